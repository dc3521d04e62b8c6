"""The render plan: a draft becomes chunks of whole frames, each keyed by all that shapes its pixels.

Pure: what lies behind a URL comes in as a fingerprint, so equal plans mean equal pictures.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nemo_widgets.engine.render.coding import DEFAULT, Coding
from nemo_widgets.timeline.draft import Draft, Segment, Track
from nemo_widgets.timeline.looks import FILTERS, TRANSITIONS, asked, filters_of

# Three seconds would be a tenth smaller, but an edit that touches one chunk would use one core alone.
CHUNK_SECONDS = 2.0
SHORTEST_CHUNK_SECONDS = 1.0
DEFAULT_FADE_MS, LONGEST_FADE_MS = 500, 10_000
SMALLEST_SIDE, LARGEST_SIDE = 16, 8192

# What a segment says that no pixel depends on; anything else, known or not, is part of the key.
_INVISIBLE = {"id", "s", "st", "start", "src"}
_INVISIBLE_METADATA = {"start", "title", "name", "volume", "transition", "fade_in", "fade_out"}
_CONTENT_URL = re.compile(r"/media/([0-9a-f]{64})(?:\.\w+)?$")


def frame_at(ms: float, fps: int) -> int:
    """Return the frame that starts nearest to a time; halves go up, so neighbours always meet."""
    return int(ms * fps / 1000 + 0.5)


def content_hash(src: str) -> str | None:
    """Return the SHA-256 that a media URL names, or None where it names none."""
    found = _CONTENT_URL.search(src)
    return found[1] if found else None


def digest(told: object) -> str:
    """Return the SHA-256 of some JSON values, in hex, the same for equal values."""
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Shot:
    """One visual segment on the frames where it is seen.

    Parameters
    ----------
    segment
        The segment of the draft.
    first, last
        The frames, the last one excluded; a held end under the next crossfade is included.
    fade
        Over how many frames it fades in over what lies beneath.
    above
        Whether another track's visual lies beneath some of it, so that its own transparency counts.
    transition
        How it comes in over what lies beneath, one of `TRANSITIONS`.
    """

    segment: Segment
    first: int
    last: int
    fade: int
    above: bool
    transition: str = "crossfade"

    @property
    def frames(self) -> int:
        """For how many frames it is seen."""
        return self.last - self.first


@dataclass(frozen=True)
class Line:
    """One text segment on its frames, the last one excluded."""

    segment: Segment
    first: int
    last: int


Item = Shot | Line


@dataclass(frozen=True)
class Chunk:
    """A run of frames rendered and kept as one; `items` in painting order."""

    first: int
    frames: int
    items: tuple[Item, ...]
    key: str

    @property
    def last(self) -> int:
        """The frame after its last."""
        return self.first + self.frames


@dataclass(frozen=True)
class Plan:
    """All there is to render; the chunks tile the frames exactly."""

    width: int
    height: int
    fps: int
    frames: int
    coding: Coding
    items: tuple[Item, ...]
    chunks: tuple[Chunk, ...]
    warnings: tuple[str, ...]

    @property
    def duration(self) -> float:
        """The length in seconds."""
        return self.frames / self.fps


def canvas_size(draft: Draft) -> tuple[int, int]:
    """Return the draft's size with each side made even, as 4:2:0 asks, and within sane limits."""
    width, height = (min(LARGEST_SIDE, max(SMALLEST_SIDE, side)) // 2 * 2 for side in draft.size)
    return width, height


def frame_rate(draft: Draft) -> int:
    """Return the draft's rate in whole frames per second; 30 where it is out of reason."""
    return round(draft.fps) if 10 <= draft.fps <= 60 else 30


def make_plan(
    draft: Draft,
    *,
    coding: Coding = DEFAULT,
    fingerprints: Mapping[str, str] | None = None,
    version: str = "",
    fonts: str = "",
) -> Plan:
    """Plan a render.

    Parameters
    ----------
    draft
        The timeline.
    coding
        How the frames are encoded.
    fingerprints
        For each `src` that names no content hash, or does not show it: what tells its content from any other.
    version
        What tells this renderer's pictures from another version's.
    fonts
        What tells the fonts that texts are drawn with from others.

    Returns
    -------
    Plan
        With at least one frame where the draft lasts at all.

    Examples
    --------
    >>> shot = {"d": 5000, "src": "/media/" + "0" * 64 + ".png"}
    >>> plan = make_plan(Draft({"t": [{"tt": 0, "sg": [shot]}]}))
    >>> plan.frames, [chunk.frames for chunk in plan.chunks]
    (150, [75, 75])
    """
    fps = frame_rate(draft)
    frames = frame_at(draft.duration_ms, fps)
    warnings: list[str] = []
    items = tuple(_items(draft, fps, warnings))
    starts = sorted({item.first for item in items if isinstance(item, Shot)})
    canvas = (version, *canvas_size(draft), fps, *vars(coding).values())
    chunks = tuple(
        _chunk(first, last, items, canvas, fingerprints or {}, fonts)
        for first, last in itertools.pairwise(_boundaries(starts, frames, fps))
    )
    width, height = canvas_size(draft)
    return Plan(width, height, fps, frames, coding, items, chunks, tuple(warnings))


def _items(draft: Draft, fps: int, warnings: list[str]) -> Iterator[Item]:
    covered: list[tuple[int, int]] = []
    for track in draft.tracks:
        if track.kind == "video":
            shots = list(_shots(track, fps, covered, warnings))
            covered += [(shot.first, shot.last) for shot in shots]
            yield from shots
        elif track.kind == "text":
            yield from _lines(track, fps)


def _lines(track: Track, fps: int) -> Iterator[Line]:
    for segment in track.segments:
        first, last = frame_at(segment.start_ms, fps), frame_at(segment.end_ms, fps)
        if segment.text.strip() and first < last:
            yield Line(segment, first, last)


def _shots(track: Track, fps: int, covered: Sequence[tuple[int, int]], warnings: list[str]) -> Iterator[Shot]:
    segments = sorted((s for s in track.segments if s.duration_ms > 0), key=lambda s: s.start_ms)
    seen_until = 0
    for segment, following in itertools.zip_longest(segments, segments[1:]):
        first, last = frame_at(segment.start_ms, fps), frame_at(segment.end_ms, fps)
        _note_unknown(segment, warnings)
        fade, kind = 0, asked(segment.m).name
        if kind == "fade-in" or (kind != "cut" and seen_until >= first > 0):
            fade = min(_fade_frames(segment, fps), max(0, last - first))
        if following is not None and asked(following.m).name not in {"cut", "fade-in"}:
            # Clips that only touch still cross: the earlier one is held under the later one's transition.
            begins = frame_at(following.start_ms, fps)
            ends = min(begins + _fade_frames(following, fps), frame_at(following.end_ms, fps))
            last = max(last, ends) if begins <= last else last
        if first < last:
            above = any(start < last and first < end for start, end in covered)
            yield Shot(segment, first, last, fade, above, kind if kind in TRANSITIONS else "crossfade")
            seen_until = max(seen_until, last)


def _fade_frames(segment: Segment, fps: int) -> int:
    return frame_at(min(asked(segment.m).ms or DEFAULT_FADE_MS, LONGEST_FADE_MS), fps)


def _note_unknown(segment: Segment, warnings: list[str]) -> None:
    name = asked(segment.m).name
    if name not in {"cut", "fade-in", *TRANSITIONS}:
        warnings.append(f"The transition “{name}” into “{segment.name}” is shown as a crossfade.")
    warnings += [
        f"The filter “{item.name}” on “{segment.name}” is not known; it is left out."
        for item in filters_of(segment.m)
        if item.name not in FILTERS
    ]


def _boundaries(starts: Sequence[int], frames: int, fps: int) -> list[int]:
    """Cut where shots begin, so that moving one keeps the others' chunks; then into even pieces."""
    shortest = round(SHORTEST_CHUNK_SECONDS * fps)
    cuts = [0]
    for start in starts:
        if start - cuts[-1] >= shortest and frames - start >= shortest:
            cuts.append(start)
    bounds = [0]
    for begin, end in itertools.pairwise([*cuts, frames]):
        pieces = max(1, round((end - begin) / (CHUNK_SECONDS * fps)))
        bounds += [begin + (end - begin) * piece // pieces for piece in range(1, pieces + 1)]
    return bounds if frames else []


def _chunk(
    first: int,
    last: int,
    items: Sequence[Item],
    canvas: Sequence[object],
    fingerprints: Mapping[str, str],
    fonts: str,
) -> Chunk:
    inside = tuple(item for item in items if item.first < last and first < item.last)
    told = [canvas, last - first, [_appearance(item, first, fingerprints, fonts) for item in inside]]
    return Chunk(first, last - first, inside, digest(told))


def _appearance(item: Item, first: int, fingerprints: Mapping[str, str], fonts: str) -> list[Any]:
    """Return what a chunk that starts at `first` shows of an item, wherever the chunk itself lies."""
    segment = item.segment
    raw = {key: value for key, value in segment.raw.items() if key not in _INVISIBLE and key != "m"}
    m = {key: value for key, value in segment.m.items() if key not in _INVISIBLE_METADATA}
    told: list[Any] = [segment.kind, item.first - first, item.last - first, raw, m]
    if isinstance(item, Shot):
        src = segment.src
        return [
            *told,
            [fingerprints.get(asked.src) for asked in filters_of(segment.m) if asked.src],
            item.fade,
            item.transition,
            item.above,
            fingerprints.get(src) or content_hash(src) or src,
        ]
    return [*told, segment.text, fonts]
