"""Where segments stand: an editable copy of a draft that keeps scenes chained and everything else in step.

The scenes of the main video track follow each other; scene k starts as long before the end of scene k-1 as
the transition into it lasts. Texts that belong to a scene (`m.scene`) move with it, music fills the video,
other texts and sounds keep their place as far as the new length allows. Only what moves is rewritten, in the
keys that the draft already uses.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from nemo_widgets.errors import InputError
from nemo_widgets.timeline import speech
from nemo_widgets.timeline.draft import TRACK_TYPES, Draft, Kind, Segment
from nemo_widgets.timeline.summary import seconds_text

SHORTEST_SCENE_MS = 100
SHORTEST_VIDEO_MS = 500
SCENE_KEY = "scene"
"""The key in a text's `m` that names the scene it belongs to (ours; foreign drafts have none)."""

_HARD_CUTS = {"", "none", "cut"}
_THROUGHOUT = {"bgm", "watermark"}
"""Roles of what lasts as long as the video does."""


@dataclass(eq=False)
class Clip:
    """One segment being edited; its raw object is written only where something changed."""

    raw: dict[str, Any]
    start: int
    duration: int
    id: str
    role: str = ""
    placed: tuple[int, int] | None = None

    @property
    def end(self) -> int:
        """Where the clip ends."""
        return self.start + self.duration

    @property
    def meta(self) -> dict[str, Any]:
        """The metadata, for reading; empty where there is none."""
        m = self.raw.get("m")
        return m if isinstance(m, dict) else {}

    @property
    def m(self) -> dict[str, Any]:
        """The metadata, for writing."""
        if not isinstance(self.raw.get("m"), dict):
            self.raw["m"] = {}
        return self.meta

    @property
    def scene(self) -> str | None:
        """The id of the scene that a text belongs to."""
        scene = self.meta.get(SCENE_KEY)
        return scene if isinstance(scene, str) else None

    @property
    def transition(self) -> int:
        """How long the transition into this clip lasts."""
        transition = self.meta.get("transition")
        if not isinstance(transition, dict) or str(transition.get("type", "")) in _HARD_CUTS:
            return 0
        d = transition.get("d")
        return max(0, round(d)) if isinstance(d, int | float) else 0

    @transition.setter
    def transition(self, ms: int) -> None:
        if ms != self.transition:
            self.m["transition"] = {**self.m["transition"], "d": ms}

    @property
    def longest(self) -> int | None:
        """The longest this can last: a picture for ever, a recording as long as its file is known to be."""
        m = self.meta
        if m.get("media_type") != "video" or "freeze" in m:
            return None
        known = m.get("source_duration")
        if isinstance(known, int | float):
            return max(1, int((known - _source_in(m)) / _speed(m)))
        return max(1, self.duration)

    def write(self) -> None:
        """Write start and duration, and the source's out point, if they changed."""
        if self.placed == (self.start, self.duration):
            return
        if self.placed is None or self.placed[0] != self.start:
            _write_number(self.raw, ("s", "st", "start"), self.start)
        if self.placed is None or self.placed[1] != self.duration:
            _write_number(self.raw, ("d", "duration"), self.duration)
            if isinstance(self.meta.get("source_out"), int | float):
                self.m["source_out"] = round(_source_in(self.meta) + self.duration * _speed(self.meta))


@dataclass(eq=False)
class Row:
    """One track being edited."""

    raw: dict[str, Any]
    kind: Kind
    clips: list[Clip] = field(default_factory=list)
    was_empty: bool = False


class Layout:
    """An editable copy of a draft; `draft()` reads it back."""

    def __init__(self, draft: Draft) -> None:
        self.raw = draft.to_wire()
        view = Draft(self.raw)
        self.rows = [
            Row(track.raw, track.kind, [_clip(s) for s in track.segments], not track.segments)  # type: ignore[arg-type]  # to_wire() made plain dicts
            for track in view.tracks
        ]
        self.total = view.duration_ms if view.segments else 0
        # A foreign list may be in any order; places among the scenes are meant in time.
        self.scenes.sort(key=lambda clip: clip.start)
        self._origin = self.scenes[0].start if self.scenes else 0
        self._overlapping = self._scenes_overlap()

    @property
    def scenes(self) -> list[Clip]:
        """The clips of the main video track, in order."""
        row = self._main()
        return row.clips if row else []

    def _main(self) -> Row | None:
        videos = [row for row in self.rows if row.kind == "video"]
        return next((row for row in videos if row.clips), videos[0] if videos else None)

    def row(
        self,
        kind: Kind,
        name: str,
        *,
        role: str = "",
        free: tuple[int, int] | None = None,
        bound: bool = False,
    ) -> Row:
        """Return a track of a kind (and role) that is free at a time, made if there is none.

        Texts bound to scenes have tracks of their own, so that a move never puts one over a loose text.
        """
        for row in self.rows:
            if row.kind != kind or (role and row.clips and row.clips[0].role != role):
                continue
            if row.clips and (row.clips[0].scene is not None) != bound:
                continue
            if free is None or all(clip.end <= free[0] or clip.start >= free[1] for clip in row.clips):
                return row
        row = Row(
            {"id": self.new_id("trk", kind, name), "tt": TRACK_TYPES[kind], "sg": [], "m": {"name": name}},
            kind,
        )
        order = {"video": 0, "audio": 1, "text": 2, "other": 3}
        later = [i for i, other in enumerate(self.rows) if order[other.kind] > order[kind]]
        self.rows.insert(later[0] if later else len(self.rows), row)
        return row

    def new_id(self, prefix: str, *parts: object) -> str:
        """Return an id made of content, so that the same message gives the same draft, and unique in it."""
        taken = {row.raw.get("id") for row in self.rows} | {c.id for row in self.rows for c in row.clips}
        return fresh_id(taken, prefix, parts)

    def find(self, segment_id: str) -> tuple[Row, Clip]:
        """Return the segment with an id.

        Raises
        ------
        InputError
            There is none.
        """
        for row in self.rows:
            for clip in row.clips:
                if clip.id == segment_id:
                    return row, clip
        raise InputError(
            f"The timeline has no segment {segment_id!r}.", next_step="Look at the timeline first."
        )

    def _scenes_overlap(self) -> bool:
        """Tell whether scenes overlap by their transitions; foreign drafts may state one and not overlap."""
        scenes = self.scenes
        return not scenes or all(b.start == a.end - b.transition for a, b in pairwise(scenes))

    @property
    def overlapping(self) -> bool:
        """Whether scenes overlap while one turns into the next."""
        return self._overlapping

    def _overlap(self, clip: Clip) -> int:
        return clip.transition if self._overlapping else 0

    def reflow(self, before: Mapping[str, tuple[int, int]]) -> None:
        """Chain the scenes again, then let everything else follow.

        Parameters
        ----------
        before
            `spans()` from before the scenes were edited.
        """
        previous: Clip | None = None
        for clip in self.scenes:
            if previous is None:
                if "transition" in clip.meta:
                    del clip.m["transition"]
                clip.start = self._origin
            else:
                if self._overlapping:
                    clip.transition = min(clip.transition, clip.duration // 2, previous.duration // 2)
                clip.start = previous.end - self._overlap(clip)
            previous = clip
        self._follow(before, _end(self.scenes))

    def spans(self) -> dict[str, tuple[int, int]]:
        """Return, by id, where each scene starts and where the next one begins to show."""
        limits = [*(clip.start for clip in self.scenes[1:]), _end(self.scenes)]
        return {
            clip.id: (clip.start, max(clip.start + 1, limit))
            for clip, limit in zip(self.scenes, limits, strict=False)
        }

    def _follow(self, before: Mapping[str, tuple[int, int]], total: int) -> None:
        """Carry texts and sounds along after the scenes moved and the video got a new length."""
        main, now = self._main(), self.spans()
        for row in self.rows:
            if row is main:
                continue
            row.clips = [clip for clip in row.clips if clip.scene is None or clip.scene in now]
            loose = [clip for clip in row.clips if clip.scene is None]
            for clip in row.clips:
                if clip.scene is not None and clip.scene in before:
                    move = speech.carry if row.kind == "audio" and speech.is_speech(clip) else _carry
                    move(clip, before[clip.scene], now[clip.scene])
            if len(loose) == 1 and loose[0].role in _THROUGHOUT and loose[0].start == 0:
                loose[0].duration = total
            elif _end(loose) > total and self.total:
                stretch(loose, self.total, total)
            row.clips.sort(key=lambda clip: clip.start)
        self.total = total

    def resize(self, total: int) -> None:
        """Give the video another length, exactly.

        Raises
        ------
        InputError
            The scenes do not fit, or recordings are too short for it.
        """
        scenes = self.scenes
        least = max(SHORTEST_VIDEO_MS, SHORTEST_SCENE_MS * len(scenes))
        if total < least:
            raise InputError(
                f"{seconds_text(total)} s is too short for {max(1, len(scenes))} scene(s).",
                next_step=f"Ask for at least {seconds_text(least)} s.",
            )
        before, old_total = self.spans(), self.total
        if scenes and scenes[0].start == 0 and self._overlapping:
            self._resize_chain(scenes, total)
        else:
            stretch(scenes, _end(scenes), total, fill=True)
        for row in self.rows:
            loose = [clip for clip in row.clips if clip.scene is None] if row is not self._main() else []
            whole = len(loose) == 1 and loose[0].start == 0 and loose[0].duration == old_total
            if whole and loose[0].role != "title":
                loose[0].duration = total
            elif row.kind != "audio" or len(loose) != 1 or loose[0].role != "bgm":
                stretch(loose, old_total, total, fill=row.kind == "video")
        self._follow(before, total)

    def _resize_chain(self, scenes: Sequence[Clip], total: int) -> None:
        """Share the new length among chained scenes; transitions shrink only where a scene gets too short."""
        overlaps = [0, *(clip.transition for clip in scenes[1:])]
        old_total = _end(scenes)
        weights, caps = [clip.duration for clip in scenes], [clip.longest for clip in scenes]
        durations = share(total + sum(overlaps), weights, caps)
        around = [a + b for a, b in zip(overlaps, [*overlaps[1:], 0], strict=True)]
        if any(d < need + 1 for d, need in zip(durations, around, strict=True)):
            overlaps = [int(x * total / old_total) for x in overlaps]
            durations = share(total + sum(overlaps), weights, caps)
        if min(durations) < 1:
            raise InputError(
                f"{seconds_text(total)} s is too short: a scene would vanish.",
                next_step="Ask for a longer video, or delete scenes first.",
            )
        cursor = 0
        for clip, duration, overlap in zip(scenes, durations, overlaps, strict=True):
            clip.transition = overlap if clip is not scenes[0] else clip.transition
            clip.start, clip.duration = cursor - overlap, duration
            cursor = clip.end

    def draft(self) -> Draft:
        """Return the edited draft; tracks that an edit emptied are gone, foreign empty ones stay."""
        speech.follow(self.rows, lambda: self.row("text", "Captions", role="caption", bound=True))
        for row in self.rows:
            for clip in row.clips:
                clip.write()
            _write_list(row.raw, "sg", [clip.raw for clip in row.clips])
        kept = [row.raw for row in self.rows if row.clips or row.was_empty]
        _write_list(self.raw, "t", kept)
        if "d" in self.raw:
            self.raw["d"] = Draft(self.raw).duration_ms if any(row.clips for row in self.rows) else 0
        return Draft(self.raw)


def fresh_id(taken: Collection[object], prefix: str, parts: Sequence[object]) -> str:
    """Return an id made of content that is not taken.

    Raises
    ------
    InputError
        All are.
    """
    base = json.dumps(parts, sort_keys=True, default=str)
    for attempt in range(len(taken) + 1):
        name = f"{prefix}_{hashlib.sha256(f'{attempt}:{base}'.encode(errors='replace')).hexdigest()[:8]}"
        if name not in taken:
            return name
    raise InputError("No free segment id is left.", next_step="Start a new session.")


def stretch(clips: Sequence[Clip], old: int, new: int, *, fill: bool = False) -> None:
    """Move starts in proportion from one length to another; durations are kept as far as they fit.

    With `fill` durations are in proportion too, and a transition lasts as long as its clips overlap.
    """
    factor = new / max(1, old)
    clips = sorted(clips, key=lambda clip: clip.start)
    spans = [(clip.start, clip.end) for clip in clips]
    cursor = -1
    for index, (clip, (start, end)) in enumerate(zip(clips, spans, strict=True)):
        room = new - len(clips) + index
        clip.start = min(max(round(start * factor), cursor + 1 if cursor >= 0 else 0), room)
        clip.duration = max(
            1, round(end * factor) - clip.start if fill else min(end - start, new - clip.start)
        )
        cursor = clip.start
    for index, (clip, following) in enumerate(pairwise(clips)):
        if spans[index][1] <= spans[index + 1][0]:
            clip.duration = max(1, min(clip.duration, following.start - clip.start))
        elif fill and following.transition:
            following.transition = max(0, clip.end - following.start)


def share(total: int, weights: Sequence[int], caps: Sequence[int | None]) -> list[int]:
    """Split whole milliseconds in proportion to weights, exactly, none above its cap.

    Raises
    ------
    InputError
        All have caps, and together they are too short.

    Examples
    --------
    >>> share(100, [1, 1, 2], [None, 10, None])
    [30, 10, 60]
    """
    limits = [total if cap is None else cap for cap in caps]
    if sum(limits) < total:
        raise InputError(
            f"The clips together last only {seconds_text(sum(limits))} s.",
            next_step="Ask for a shorter video, or add pictures or clips.",
        )
    parts = [0] * len(weights)
    free = set(range(len(weights)))
    while True:
        left = total - sum(parts[i] for i in range(len(parts)) if i not in free)
        weight = sum(max(1, weights[i]) for i in free)
        full = {i for i in free if left * max(1, weights[i]) > limits[i] * weight}
        if not full:
            break
        for i in full:
            parts[i] = limits[i]
        free -= full
    for i in free:
        parts[i] = left * max(1, weights[i]) // weight
    rest = total - sum(parts)
    by_remainder = sorted(free, key=lambda i: (-(left * max(1, weights[i]) % weight), i))
    for i in [*by_remainder, *range(len(parts))]:
        if rest and parts[i] < limits[i]:
            parts[i] += 1
            rest -= 1
    return parts


def _clip(segment: Segment) -> Clip:
    raw = segment.raw if isinstance(segment.raw, dict) else dict(segment.raw)
    placed = (segment.start_ms, segment.duration_ms)
    return Clip(raw, *placed, segment.id, segment.role, placed)


def _carry(text: Clip, old: tuple[int, int], new: tuple[int, int]) -> None:
    """Move a text from its scene's old span into the new one, in proportion."""
    factor = (new[1] - new[0]) / (old[1] - old[0])
    start, end = (
        min(max(new[0] + round((at - old[0]) * factor), new[0]), new[1]) for at in (text.start, text.end)
    )
    start = min(start, new[1] - 1)
    text.start, text.duration = start, max(1, end - start)


def _source_in(m: Mapping[str, Any]) -> float:
    value = m.get("source_in")
    return float(value) if isinstance(value, int | float) else 0.0


def _speed(m: Mapping[str, Any]) -> float:
    value = m.get("speed")
    return float(value) if isinstance(value, int | float) and value > 0 else 1.0


def _end(clips: Sequence[Clip]) -> int:
    return max((clip.end for clip in clips), default=0)


def _write_number(raw: MutableMapping[str, Any], keys: Sequence[str], value: int) -> None:
    """Write under the key that the dialect of the draft uses, as the reader would find it."""
    for key in keys:
        if isinstance(raw.get(key), int | float) and not isinstance(raw.get(key), bool):
            raw[key] = value
            return
    raw[keys[0]] = value


def _write_list(raw: MutableMapping[str, Any], key: str, items: list[dict[str, Any]]) -> None:
    """Replace a list of objects, unless it holds exactly these already (some dialects keep a mapping)."""
    old = raw.get(key)
    values = list(old.values()) if isinstance(old, dict) else old
    same = isinstance(values, list) and len(values) == len(items)
    if not same or any(a is not b for a, b in zip(values or [], items, strict=True)):
        raw[key] = items
