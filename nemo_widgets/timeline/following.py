"""What follows what: texts, pictures above and sounds go along where the scenes that they belong to go.

Captions of a recording stay on its words: each shows while the moments of the file show that it was over, and
goes with the part that is cut away. Other texts keep their distance from the start of their scene and their
length, as far as they fit. What filled its scene fills it again, and captions that share a picture share it
again. A text that lies over several scenes goes on from the first to the last of them.

A scene that is deleted takes along what lies over it alone. The title that a video opens with stays at its
beginning and the one that it closes with at its end, whichever scene is there now: they name the video. Only
a card with words of its own that is put first lets the title come after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nemo_widgets.timeline import speech
from nemo_widgets.timeline.clips import Clip, Row
from nemo_widgets.timeline.lengths import end_of, stretch
from nemo_widgets.timeline.ties import EDGE_MS, Shown, Tie, ties

Span = tuple[int, int]

_CAPTIONS = {"caption", "subtitle", ""}
"""Roles of texts that stand for what is said at the time."""
_SHORTEST_TEXT_MS = 200
"""A caption of which a cut left less than that would only flash."""
_FILLS = 0.6
_MUSIC = {"bgm", ""}
"""Roles of sounds that end with the video; a foreign sound without a role counts as music."""


@dataclass(frozen=True)
class Change:
    """How the scenes stood and stand, in order, and how long the video was and is.

    Parameters
    ----------
    in_proportion
        Whether the video was given another length as a whole; what belongs to no scene gets its share of it.
    """

    before: Mapping[str, Shown]
    now: Mapping[str, Shown]
    old_total: int
    total: int
    in_proportion: bool = False

    @property
    def keeps_order(self) -> bool:
        """Whether the scenes that are left follow each other as they did."""
        return [s for s in self.now if s in self.before] == [s for s in self.before if s in self.now]


def follow(rows: Sequence[Row], change: Change, *, loose: bool = True) -> None:
    """Carry everything beside the scenes along with them.

    Parameters
    ----------
    rows
        The tracks without that of the scenes.
    loose
        Whether what names no scene moves too; False where the edit has moved it already.
    """
    known = ties(rows, change.before)
    for row in rows:
        row.clips = [clip for clip in row.clips if clip.scene is None or clip.scene in change.now]
        row.clips.sort(key=lambda clip: clip.start)
        apart = are_apart(row.clips)
        moving = {c: known[c] for c in row.clips if loose or c.scene is not None or known[c].kind == "whole"}
        spans = _spans(row, moving, change)
        free = [clip for clip in row.clips if clip not in spans and clip.scene is None]
        row.clips = [clip for clip in row.clips if spans.get(clip, ()) is not None]
        for clip, span in spans.items():
            if span is not None:
                clip.start, clip.duration = span[0], span[1] - span[0]
        _refit(row, free, change)
        if not (apart and change.keeps_order):
            row.clips.sort(key=lambda clip: clip.start)
        row.clips = inside(row.clips, change.total, apart=apart)


def _refit(row: Row, free: Sequence[Clip], change: Change) -> None:
    """Give what belongs to no scene its share of a new length, or room where it would outlast the video."""
    if len(free) == 1 and free[0].role == "bgm" and _lasts_throughout(free[0], change):
        free[0].duration = max(1, change.total - free[0].start)
    elif change.old_total and (change.in_proportion or end_of(free) > change.total):
        stretch(free, change.old_total, change.total, fill=change.in_proportion and row.kind == "video")


def _lasts_throughout(clip: Clip, change: Change) -> bool:
    """Tell whether music goes on to the end of the video; what was asked to stop before does not."""
    return clip.end >= change.old_total if clip.meta.get("timed") is True else clip.start == 0


def _spans(row: Row, known: Mapping[Clip, Tie], change: Change) -> dict[Clip, Span | None]:
    """Return where clips belong now, None for what goes; clips that are not named stay free."""
    spans: dict[Clip, Span | None] = {}
    at_home: dict[str, list[Clip]] = {}
    for clip, tie in known.items():
        if clip.scene is not None and clip.scene not in change.before:
            continue
        if tie.kind in {"opening", "closing"}:
            spans[clip] = _at_edge(clip, tie, change)
        elif tie.home in change.before and tie.home in change.now:
            at_home.setdefault(tie.home, []).append(clip)
        elif tie.kind == "whole" and (row.kind != "audio" or clip.role in _MUSIC):
            spans[clip] = (clip.start, change.total)
        elif tie.kind == "scenes" and not (row.kind == "audio" and _is_left(tie, change)):
            spans[clip] = _across(clip, tie, change)
    for home, clips in at_home.items():
        spans |= into_scene(row, clips, change.before[home], change.now[home])
    return spans


def _is_left(tie: Tie, change: Change) -> bool:
    return any(scene in change.now for scene in tie.scenes)


def _at_edge(clip: Clip, tie: Tie, change: Change) -> Span:
    """Return where a title goes that the video opens or closes with."""
    opens = tie.kind == "opening"
    scene = tie.home or tie.scenes[0 if opens else -1]
    edge = list(change.now)[0 if opens else -1]
    start, end = clip.start, clip.end
    # A card put first has words of its own; what is put last comes after the end of what was there.
    made_way = edge not in change.before and (change.now[edge].has_words or not opens)
    if scene in change.now and (edge == scene or made_way):
        old, new = change.before[scene], change.now[scene]
        if _fills(clip, old, new):
            return _filled(clip, old, new)
        moved = new.start - old.start if opens else new.end - old.end
    else:
        moved = 0 if opens else change.total - clip.end
    return max(0, start + moved), min(end + moved, change.total)


def into_scene(row: Row, clips: Sequence[Clip], old: Shown, new: Shown) -> dict[Clip, Span | None]:
    """Return where clips of a track go that belong to a scene, None for what was cut away with its words."""
    spans: dict[Clip, Span | None] = {}
    if row.kind == "audio":
        for clip in clips:
            if speech.is_speech(clip):
                speech.carry(clip, (old.start, old.end), (new.start, new.end))
                spans[clip] = (clip.start, clip.end)
            else:
                start = _entry(clip, old, new)
                spans[clip] = (start, start + clip.duration)
        return spans
    if not clips:
        return {}
    if len(clips) == 1 and _fills(clips[0], old, new):
        return {clips[0]: _filled(clips[0], old, new)}
    if old.is_recording_of(new):
        return {
            clip: _on_words(clip, old, new) if _is_caption(row, clip) else _kept(clip, old, new)
            for clip in clips
        }
    if len(clips) == 1:
        return {clips[0]: _kept(clips[0], old, new)}
    return dict(_shared(clips, old, new))


def _is_caption(row: Row, clip: Clip) -> bool:
    return row.kind == "text" and clip.role in _CAPTIONS


def _fills(clip: Clip, old: Shown, new: Shown) -> bool:
    """Tell whether a clip lasts to the end of its scene and over most of it; of a recording, over all."""
    over = min(clip.end, old.end) - max(clip.start, old.start)
    most = clip.start - old.start <= EDGE_MS or not old.is_recording_of(new)
    return most and clip.end >= old.end - EDGE_MS and over >= _FILLS * (old.end - old.start)


def _filled(clip: Clip, old: Shown, new: Shown) -> Span:
    """Keep the distances from both edges of the scene, if it is long enough for them."""
    lead, tail = clip.start - old.start, old.end - clip.end
    room = new.end - new.start
    factor = 1.0 if lead + tail <= room * (1 - _FILLS) else min(1.0, room / (old.end - old.start))
    start, end = new.start + round(lead * factor), new.end - round(tail * factor)
    return start, max(start + 1, end)


def _on_words(clip: Clip, old: Shown, new: Shown) -> Span | None:
    """Return when the moments of the file are shown that a caption stood over, or None where they are cut."""
    start, end = sorted((old.moved(clip.start, new), old.moved(clip.end, new)))
    start = max(start, new.start - max(0, old.start - clip.start))
    end = min(end, new.end + max(0, clip.end - old.end))
    return None if end - start < min(_SHORTEST_TEXT_MS, clip.duration / 2) else (start, end)


def _entry(clip: Clip, old: Shown, new: Shown) -> int:
    """Return when a clip comes in: with its moment of the file, or as long after its scene as before."""
    lead = clip.start - old.start
    if lead > EDGE_MS and old.is_recording_of(new):
        return min(max(old.moved(clip.start, new), new.start), new.end - 1)
    return new.start + min(lead, new.end - new.start - 1)


def _kept(clip: Clip, old: Shown, new: Shown) -> Span:
    """Keep a clip's length; it comes in earlier where the scene ends too soon for it."""
    latest = new.end + max(0, clip.end - old.end)
    start = max(
        min(_entry(clip, old, new), latest - clip.duration),
        min(new.start, new.start + clip.start - old.start),
    )
    return start, max(start + 1, min(start + clip.duration, latest))


def _shared(clips: Sequence[Clip], old: Shown, new: Shown) -> dict[Clip, Span]:
    """Let clips that share a picture share it again, or stand closer where it got too short for them."""
    room, length = old.end - old.start, new.end - new.start
    first, last = min(clip.start for clip in clips) - old.start, max(clip.end for clip in clips) - old.start
    factor = 1.0
    if first <= EDGE_MS and last >= room - EDGE_MS:
        factor = length / room
    elif last > length:
        factor = length / last

    def at(time: int) -> int:
        return new.start + round((time - old.start) * factor)

    return {clip: (at(clip.start), max(at(clip.start) + 1, at(clip.end))) for clip in clips}


def _across(clip: Clip, tie: Tie, change: Change) -> Span | None:
    """Return where a clip goes that lies over several scenes: from the first of those left to the last."""
    left = [id_ for id_ in tie.scenes if id_ in change.now]
    if not left:
        return None
    order = [id_ for id_ in change.now if id_ in change.before]
    at = min(order.index(id_) for id_ in left)
    block = order[at : at + len(left)]
    if set(block) != set(left):
        return _with_most(clip, left, change)
    first, last = left[0], left[-1]
    start, end = change.now[block[0]].start, change.now[block[-1]].end
    if first == tie.scenes[0]:
        start += _point(clip.start, change.before[first], change.now[first]) - change.now[first].start
    if last == tie.scenes[-1]:
        end += _point(clip.end, change.before[last], change.now[last]) - change.now[last].end
    return (start, end) if start < end else None


def _with_most(clip: Clip, left: Sequence[str], change: Change) -> Span:
    """Follow the scene that a clip lies over most, as its scenes no longer follow each other."""

    def over(id_: str) -> int:
        return min(clip.end, change.before[id_].end) - max(clip.start, change.before[id_].start)

    old, new = ((shown[max(left, key=over)]) for shown in (change.before, change.now))
    start = new.start + min(max(0, clip.start - old.start), new.end - new.start - 1)
    return start, start + min(clip.duration, new.end - start)


def _point(at: int, old: Shown, new: Shown) -> int:
    """Return where an edge of a clip goes that lies over several scenes."""
    if old.end - at <= EDGE_MS:
        return max(new.start, new.end - (old.end - at))
    if at - old.start > EDGE_MS and old.is_recording_of(new):
        return min(max(old.moved(at, new), new.start), new.end)
    return min(new.start + at - old.start, new.end)


def are_apart(clips: Sequence[Clip]) -> bool:
    """Tell whether clips in order come one after the other."""
    return all(a.end <= b.start for a, b in pairwise(clips))


def inside(clips: Sequence[Clip], total: int, *, apart: bool) -> list[Clip]:
    """Return clips in order and inside the video; of those that were apart, an earlier one makes way."""
    kept: list[Clip] = []
    for clip in clips:
        start, end = max(0, clip.start), min(clip.end, total)
        if apart and kept and kept[-1].end > start:
            previous = kept[-1]
            end = max(end, min(previous.end, total))
            if start - previous.start < min(_SHORTEST_TEXT_MS, previous.duration):
                start = (previous.start + end) // 2
            if previous.start < start:
                previous.duration = start - previous.start
            else:
                start = previous.end
        if start < end:
            clip.start, clip.duration = start, end - start
            kept.append(clip)
    return kept
