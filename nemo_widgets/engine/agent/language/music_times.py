"""Intents about when music plays: "only at the beginning", "stop it at 12 s", "none under the last photo"."""

# ruff: noqa: C901 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

import re
from collections.abc import Sequence

from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.tools.sound import TimeMusic
from nemo_widgets.timeline.edits import shown_alone

Span = tuple[int, int]

_LEAST_EDGE_MS = 3000
"""How long "at the beginning" is at least."""


def timed(frame: Frame, desk: Desk) -> Clause | None:
    """Let the music play at some times only, or fall silent at some."""
    if re.search(r"\binto the (?:song|track|music|tune|file)\b", frame.text, re.IGNORECASE):
        return None
    about = frame.left("noun", "music") or (desk.focus is not None and desk.focus.side in _MUSIC)
    if not about and desk.focus is None and desk.before.side in _MUSIC:
        # After music came: "only under the product clip", "start it 10 seconds in".
        index = frame.find("scenes")
        under = index is not None and frame.left("only") and frame.before(index, "prep", "on")
        about = under or (frame.left("ref", "it") and frame.left("length") and _comes_or_goes(frame))
    if not about or any(
        frame.left(kind) for kind in ("fade", "mood", "file", "percent", "factor", "another")
    ):
        return None
    if frame.has("noun", "title", "caption", "text", "transition", "volume", "speed"):
        return None
    named = frame.left("noun", "music") or frame.left("ref", "it")
    if not named and frame.has("do") and frame.has("scenes"):
        # "mute the music, delete the desert": the desert is to go, and not its music.
        return None
    stands, music = frame.find("scenes"), frame.find("noun", "music")
    if (
        stands is not None
        and music is not None
        and stands < music
        and not frame.has("do", "remove", "mute")
        and not frame.left("only")
    ):
        # "let the last photo stay until the music ends" is about the photo.
        return None
    total = desk.draft.duration_ms
    if (frame.has("join") or frame.has("break")) and frame.has("do", "remove", "cut"):
        # "remove the music and the last photo" takes both away.
        return None
    if (going := _to_the_end(frame, desk)) is not None:
        return going
    silences = frame.has("do", "remove", "mute", "cut") and not frame.left("only")
    silences = silences or any(phrase.text.lower() == "not" for phrase in frame.phrases)
    stretch, noun = frame.find("range"), frame.find("noun", "music")
    if silences and own_stretch(frame, stretch, noun):
        # "the first 10 seconds of the song" are its own.
        return None
    edge = _edge(frame, total) or _by_scene(frame, desk)
    if edge is None:
        heard = spans(frame, desk, alone=True)
        if heard is None:
            return None
        spoken = _without(heard, total) if silences else list(heard)
    else:
        spoken = [edge]
    frame.nouns("music", "background", "audio")
    frame.take("only")
    frame.take("ref")
    frame.take("all")
    frame.verb("remove", "mute", "cut", "keep")
    frame.verb("add", "set", "move", "freeze")
    while frame.take("halts") or frame.take("starts"):
        pass
    while frame.take("at", "start", "end") is not None:
        pass
    if desk.volume is None:
        return note("no_music")
    return done([TimeMusic(tuple(spoken))], side="volume") if spoken else None


def _to_the_end(frame: Frame, desk: Desk) -> Clause | None:
    """Read "keep the music playing till the end"."""
    edge = frame.find("at", "end")
    until = edge is not None and (frame.before(edge, "prep", "until") or frame.before(edge, "prep", "to"))
    whole = any(phrase.has("whole") and "end" in phrase.text.lower() for phrase in frame.phrases)
    if not (until or whole):
        return None
    kinds = ("length", "range", "scenes", "more", "only", "quote")
    if any(frame.left(kind) for kind in kinds) or frame.has("do", "remove", "mute", "cut", "move"):
        return None
    if not frame.nouns("music"):
        return None
    frame.all_used()
    total = desk.draft.duration_ms
    starts = [segment.start_ms for segment in desk.music()]
    if not starts:
        return note("no_music")
    if max(segment.end_ms for segment in desk.music()) >= total:
        return note("music_loops")
    return done([TimeMusic(((min(starts), total),))], side="volume")


def own_stretch(frame: Frame, stretch: int | None, noun: int | None) -> bool:
    """Tell "the first 10 seconds of the song" from 前10秒不要音乐, which is about the video."""
    if stretch is None or noun is None or stretch > noun:
        return False
    between = frame.text[frame.phrases[stretch].end : frame.phrases[noun].start].lower().split()
    return bool({"of", "from"} & set(between))


_MUSIC = frozenset({"volume", "fade"})


def _comes_or_goes(frame: Frame) -> bool:
    return frame.left("at", "start", "end") or frame.left("starts") or frame.left("halts")


def _edge(frame: Frame, total: int) -> Span | None:
    """Read "stop the music at 12 s", "let it come in after 4 seconds", "music until 0:10"."""
    index = frame.find("length")
    if index is None or frame.left("range"):
        return None
    ms: int = frame.phrases[index].value("length")
    words = " ".join(phrase.text.lower() for phrase in frame.phrases)
    stops = bool(_STOPS & set(words.split())) or frame.before(index, "prep", "until")
    stops = stops or (frame.left("at", "end") and not frame.left("at", "start"))
    after = frame.before(index, "prep", "after")
    starts = frame.left("at", "start") or frame.has("starts") or frame.left("shift", 1)
    late = (
        frame.text[frame.phrases[index].end :].lstrip().lower().startswith("in")
        or after
        or frame.before(index, "prep", "from")
        or frame.left("shift", 1)
    )
    if frame.has("do", "remove", "mute", "cut") and frame.before(index, "prep", "before"):
        stops, starts, late = False, True, True
    elif frame.has("do", "remove", "mute", "cut") and after:
        stops = True
    at = frame.before(index, "prep", "to") or frame.before(index, "prep", "on")
    stops = stops or (at and frame.has("do", "cut"))
    clock = frame.phrases[index].has("clock")
    ends = any(phrase.text.startswith(("停", "结束", "关")) for phrase in frame.phrases)
    if ends or (frame.has("do", "remove", "mute") and frame.before(index, "prep", "from")):
        # 音乐在第6秒停掉, "no music from 6 s on"
        stops, at = True, True
    if stops and (after or at or frame.before(index, "prep", "until")):
        span = (0, ms)
    elif (starts or late) and (late or (at and not clock)):
        # "start the music at 0:30" names a moment of its file.
        span = (ms, total)
    else:
        return None
    if not 0 < ms < total:
        return None
    frame.take("length")
    frame.take("shift")
    frame.verb("remove", "mute", "cut")
    frame.take("starts")
    return span


def _by_scene(frame: Frame, desk: Desk) -> Span | None:
    """Read "the music should stop before the goodbye photo", "let it start with the cake"."""
    index, music = frame.find("scenes"), frame.find("noun", "music")
    if index is None or frame.phrases[index].value("scenes").whole or frame.left("range"):
        return None
    if music is not None and index < music and not frame.has("do", "remove", "mute"):
        # "let the last photo stay until the music ends"
        return None
    total = desk.draft.duration_ms
    words = {word for phrase in frame.phrases for word in phrase.text.lower().split()}
    until = frame.before(index, "prep", "until")
    stops = bool(_STOPS & words) or until or frame.left("halts")
    starts = frame.left("at", "start") or frame.left("starts")
    side = next((side for side in ("before", "after") if frame.before(index, "prep", side)), "")
    following = frame.phrases[index + 1].text.lower() if index + 1 < len(frame.phrases) else ""
    if frame.before(index, "prep", "from") and following in _ON:
        starts = True
        frame.used.add(index + 1)
    # "only play the music after the balloons", but "no music after the balloons"
    only = bool(side) and frame.left("only") and not frame.has("do", "remove", "mute")
    if not (stops or starts or only or (side and frame.has("do", "remove", "mute", "cut"))):
        return None
    picked = frame.scenes()
    ids = desk.there(picked) if picked else ()
    if len(ids) != 1:
        return None
    start, length = shown_alone(desk.draft, ids[0])
    if only:
        span = (start + length, total) if side == "after" else (0, start)
    elif stops or (side == "after" and not starts):
        end = start + length if side == "after" or until else start
        span = (0, end)
    else:
        span = (start + length if side == "after" else start, total)
    return span if 0 <= span[0] < span[1] <= total and span != (0, total) else None


_ON = frozenset({"on", "onwards", "onward", "forward", "forwards", "to the end", "until the end"})
_STOPS = frozenset(
    {"stop", "stops", "end", "ends", "finish", "finishes", "停", "停止", "结束", "until", "till"}
)


def spans(frame: Frame, desk: Desk, *, alone: bool = False) -> list[Span] | None:
    """Take the times that are named beside music: stretches, scenes, or an edge of the video.

    Parameters
    ----------
    alone
        Whether nothing else is asked for, so that "at the beginning" can only be about when it plays.
    """
    total = desk.draft.duration_ms
    found: list[Span] = []
    silences = frame.has("do", "remove", "mute", "cut")
    while frame.left("range"):
        start, end = frame.take("range")
        found.append(((start + total if start < 0 else start), (total if end is None else end)))
    index = frame.find("scenes")
    if index is not None and not found and not frame.phrases[index].value("scenes").whole:
        picked = frame.scenes()
        ids = desk.there(picked) if picked else ()
        following = frame.phrases[index + 1].text.lower() if index + 1 < len(frame.phrases) else ""
        onwards = frame.before(index, "prep", "from") and following in _ON
        for id_ in ids:
            start, length = shown_alone(desk.draft, id_)
            found.append((start, total if onwards else start + length))
    only = frame.left("only")
    if not found and frame.left("at", "start", "end") and (only or (alone and silences)):
        first = frame.take("at", "start", "end") == "start"
        scenes = desk.stage.scenes
        near = scenes[0 if first else -1].duration_ms if len(scenes) > 1 else total // 3
        ms = min(total, max(near, _LEAST_EDGE_MS))
        found = [(0, ms) if first else (total - ms, total)]
    return _merged(found) or None


def _merged(found: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(span for span in found if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _without(silent: Sequence[Span], total: int) -> list[Span]:
    """Return what is left of the video beside some spans."""
    left, at = [], 0
    for start, end in silent:
        if start > at:
            left.append((at, start))
        at = max(at, end)
    return [*left, (at, total)] if at < total else left
