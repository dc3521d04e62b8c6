"""An editable copy of a draft in which every segment stands where it is put, and the rest stays as it was.

Unlike `layout`, nothing follows anything: this is for edits that say where each segment is to be. What nobody
edited keeps its bytes, known or not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nemo_widgets.timeline import dialect
from nemo_widgets.timeline.clips import SCENE_KEY, Clip, fresh_id
from nemo_widgets.timeline.draft import TRACK_TYPES, Draft, Kind, Track

_ORDER = {"video": 0, "audio": 1, "text": 2, "other": 3}


@dataclass(eq=False)
class Line:
    """One track: its clips, and how they stood before the edit."""

    raw: dict[str, Any]
    kind: Kind
    clips: list[Clip] = field(default_factory=list)
    before: tuple[Clip, ...] = ()

    @property
    def end(self) -> int:
        """Where its last clip ends."""
        return max((clip.end for clip in self.clips), default=0)

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether nothing stands between two times."""
        return all(clip.end <= start or clip.start >= end for clip in self.clips)


class Sheet:
    """The copy; `draft()` reads it back."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        # Through JSON, so that no two segments share an object.
        self.raw: dict[str, Any] = json.loads(json.dumps(draft.raw))
        self.lines = [_line(track) for track in Draft(self.raw).tracks]
        self._before = tuple(self.lines)
        self._numbered = dict(enumerate(self.lines, 1))

    @property
    def clips(self) -> list[Clip]:
        """All clips, track by track."""
        return [clip for line in self.lines for clip in line.clips]

    @property
    def end(self) -> int:
        """Where the last clip ends."""
        return max((line.end for line in self.lines), default=0)

    def new_id(self, prefix: str, *parts: object) -> str:
        """Return an id made of content that nothing in the draft has."""
        taken = {clip.id for clip in self.clips} | {str(line.raw.get("id")) for line in self.lines}
        return fresh_id(taken, prefix, parts)

    def numbered(self, number: int) -> Line | None:
        """Return the track of a number as the table counts."""
        return self._numbered.get(number)

    def new_numbered(self, number: int, kind: Kind, name: str) -> Line:
        """Return a new track above those of smaller numbers, found by its number from now on."""
        line = self._new_line(kind, name)
        above = [self.lines.index(other) for n, other in self._numbered.items() if n > number]
        self.lines.insert(min(above, default=len(self.lines)), line)
        self._numbered[number] = line
        return line

    def main(self) -> Line | None:
        """Return the track of the scenes."""
        videos = [line for line in self.lines if line.kind == "video"]
        return next((line for line in videos if line.clips), videos[0] if videos else None)

    def fitting(self, kind: Kind, role: str, span: tuple[int, int], name: str) -> Line:
        """Return a track of a kind, with segments of a role, that is free at a time, or a new one."""
        for line in self.lines:
            alike = line.kind == kind and (not line.clips or line.clips[0].role == role)
            if alike and line.is_free(*span):
                return line
        line = self._new_line(kind, name)
        later = [i for i, other in enumerate(self.lines) if _ORDER[other.kind] > _ORDER[kind]]
        self.lines.insert(later[0] if later else len(self.lines), line)
        return line

    def _new_line(self, kind: Kind, name: str) -> Line:
        id_ = self.new_id("trk", kind, name)
        return Line({"id": id_, "tt": TRACK_TYPES[kind], "sg": [], "m": {"name": name}}, kind)

    def keep(self, kept: Iterable[Clip]) -> None:
        """Remove every other clip; a text of a scene that goes belongs to none any more."""
        stay = set(map(id, kept))
        gone = {clip.id for clip in self.clips if id(clip) not in stay}
        for line in self.lines:
            line.clips = [clip for clip in line.clips if id(clip) in stay]
        for clip in self.clips:
            if clip.scene in gone:
                del clip.m[SCENE_KEY]

    def clashes(self) -> Iterator[tuple[Clip, Clip, Line]]:
        """Yield clips that the edit made overlap by more than a transition, the earlier first."""
        for line in self.lines:
            longest: Clip | None = None
            previous: Clip | None = None
            for clip in sorted(line.clips, key=lambda clip: clip.start):
                for earlier in (previous, longest if longest is not previous else None):
                    if earlier is not None and _clash(earlier, clip, line):
                        yield earlier, clip, line
                previous = clip
                longest = clip if longest is None or clip.end > longest.end else longest

    def draft(self) -> Draft:
        """Return the edited draft; tracks that the edit emptied are gone, those that were empty stay."""
        for line in self.lines:
            _write_times(line)
            _write_items(
                line.raw, "sg", [clip.raw for clip in line.before], [clip.raw for clip in line.clips]
            )
        kept = [line.raw for line in self.lines if line.clips or not line.before]
        _write_items(self.raw, "t", [line.raw for line in self._before], kept)
        edited = Draft(self.raw)
        if "d" in self.raw and edited.duration_ms != self._draft.duration_ms:
            self.raw["d"] = edited.duration_ms if edited.segments else 0
        return Draft(self.raw)


def _line(track: Track) -> Line:
    clips = [
        Clip(dict_of(s.raw), s.start_ms, s.duration_ms, s.id, s.role, (s.start_ms, s.duration_ms))
        for s in track.segments
    ]
    return Line(dict_of(track.raw), track.kind, clips, tuple(clips))


def dict_of(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return the dict that a view of JSON holds, for writing."""
    return raw if isinstance(raw, dict) else dict(raw)


def _clash(earlier: Clip, later: Clip, line: Line) -> bool:
    overlap = earlier.end - later.start
    if overlap <= later.transition or min(earlier.duration, later.duration) <= 0:
        return False
    if earlier.placed is None or later.placed is None or not {earlier, later} <= set(line.before):
        return True
    # A foreign draft may overlap as it likes; only what the edit made worse is its fault.
    (a, a_length), (b, b_length) = earlier.placed, later.placed
    return overlap > min(a + a_length, b + b_length) - max(a, b)


def _write_times(line: Line) -> None:
    """Write what moved, and what would move along because it only follows the segment before it."""
    still = tuple(line.clips) == line.before
    if still and all(clip.placed == (clip.start, clip.duration) for clip in line.clips):
        return
    starts = [clip.placed[0] for clip in line.before if clip.placed]
    if starts == sorted(starts):
        line.clips.sort(key=lambda clip: clip.start)
    cursor = 0
    for clip in line.clips:
        if clip.placed is not None and clip.duration != clip.placed[1]:
            dialect.write_duration(clip.raw, clip.duration)
        # Behind another segment, as the reader finds it.
        if Track({"sg": [{"s": 0, "d": cursor}, clip.raw]}, 0).segments[1].start_ms != clip.start:
            dialect.write_start(clip.raw, clip.start)
        cursor = clip.end


def _write_items(holder: dict[str, Any], key: str, before: list[Any], after: list[Any]) -> None:
    """Give a container other items, unless they are the same; what it holds besides them stays in it."""
    if len(before) == len(after) and all(a is b for a, b in zip(before, after, strict=True)):
        return
    held, ours = holder.get(key), {id(item) for item in before}
    if isinstance(held, dict):
        names = {id(item): name for name, item in held.items()}
        named = {names.get(id(item), str(item.get("id"))): item for item in after}
        holder[key] = named | {name: item for name, item in held.items() if id(item) not in ours}
        return
    items = list(after)
    for place, item in enumerate(held if isinstance(held, list) else ()):
        if id(item) not in ours:
            items.insert(place, item)
    holder[key] = items
