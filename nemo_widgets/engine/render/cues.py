"""What is heard when: a draft's sounds with their places, fades and volumes, before any file is opened."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from nemo_widgets.engine.render.listening import SOUND_DEMUXERS
from nemo_widgets.engine.render.plan import DEFAULT_FADE_MS, LONGEST_FADE_MS
from nemo_widgets.engine.render.timing import timing_of
from nemo_widgets.timeline.draft import Draft, Segment, Track
from nemo_widgets.timeline.looks import asked

MUSIC_VOLUME: Final = 0.35
DUCK_DB: Final = 10.0
_DEEPEST_DB: Final = 40.0
# Beyond these a sound is no longer heard as itself.
SLOWEST, FASTEST = 0.25, 8.0
_SAME_MS: Final = 2.0


@dataclass(frozen=True)
class Cue:
    """One sound, and where and how it is heard. Times are seconds.

    Parameters
    ----------
    segment
        Where it comes from; of a clip that was split, its first part.
    start, length
        Its place on the timeline.
    source_in, source_out
        The stretch of its file that may be heard; to the file's end where `source_out` is infinite.
    fade_in, fade_out
        Ramps at its ends.
    volume
        0 to 1.
    speed
        How fast it is played, at its own pitch.
    is_backwards, is_looped
        How it is played.
    duck_db
        How far it gives way to speech; 0 for not at all.
    yields_to_clips
        Whether it gives way to the sound of video clips too.
    """

    segment: Segment
    start: float
    length: float
    source_in: float
    source_out: float
    fade_in: float
    fade_out: float
    volume: float
    speed: float
    is_backwards: bool = False
    is_looped: bool = False
    duck_db: float = 0.0
    yields_to_clips: bool = False

    @property
    def name(self) -> str:
        """What people call it."""
        return self.segment.name or self.segment.id

    @property
    def is_speech(self) -> bool:
        """Whether others give way to it."""
        return self.segment.role == "voice"

    @property
    def is_clip(self) -> bool:
        """Whether it is the sound of a picture."""
        return self.segment.kind == "video"


def cues_of(draft: Draft) -> list[Cue]:
    """Return a draft's sounds; a clip that was cut and left in place is one sound again."""
    found: list[Cue] = []
    for track in draft.tracks:
        if track.kind in ("audio", "video"):
            found += _joined(_cues(track))
    return found


def _cues(track: Track) -> Iterator[Cue]:
    segments = sorted(
        (segment for segment in track.segments if segment.duration_ms > 0), key=lambda s: s.start_ms
    )
    for number, segment in enumerate(segments):
        if not segment.src or not may_sound(segment):
            continue
        before = segments[number - 1] if number else None
        after = segments[number + 1] if number + 1 < len(segments) else None
        cue = _cue(segment)
        if track.kind == "video":
            cue = _crossed(cue, before, after)
        yield cue


def may_sound(segment: Segment) -> bool:
    """Tell whether a segment can have sound at all: pictures and frozen frames do not."""
    if segment.kind == "audio":
        return not timing_of(segment).held
    if segment.m.get("media_type") == "image" or timing_of(segment).held:
        return False
    return PurePosixPath(segment.src.split("?")[0]).suffix.lower() in SOUND_DEMUXERS


def _cue(segment: Segment) -> Cue:
    is_music = segment.role == "bgm"
    length = segment.duration_ms / 1000
    timing = timing_of(segment)
    volume = segment.volume
    duck_db, yields = _ducking(segment, is_music)
    return Cue(
        segment,
        start=segment.start_ms / 1000,
        length=length,
        source_in=timing.start,
        source_out=math.inf if timing.end is None else timing.end,
        fade_in=min(max(0.0, _number(segment, "fade_in")) / 1000, length),
        fade_out=min(max(0.0, _number(segment, "fade_out")) / 1000, length),
        volume=(MUSIC_VOLUME if is_music else 1.0) if volume is None else min(volume, 1.0),
        speed=timing.speed,
        is_backwards=timing.backwards,
        is_looped=segment.kind == "audio" and segment.m.get("loop", is_music) is True,
        duck_db=duck_db,
        yields_to_clips=yields,
    )


def _ducking(segment: Segment, is_music: bool) -> tuple[float, bool]:
    """Return how far a sound gives way, and whether to clips too, which only an outright wish makes it."""
    asked = segment.m.get("duck")
    if isinstance(asked, Mapping):
        asked = asked.get("depth", True)
    if isinstance(asked, bool) or not isinstance(asked, int | float) or not math.isfinite(asked):
        gives_way = asked is True or (is_music and asked is not False)
        return (DUCK_DB if gives_way else 0.0), asked is True
    return min(abs(float(asked)), _DEEPEST_DB), True


def _crossed(cue: Cue, before: Segment | None, after: Segment | None) -> Cue:
    """Let a clip's sound fade where its picture does: over an overlap, or a transition it is held for."""
    own, length = cue.segment, cue.length
    fade_in, fade_out = cue.fade_in, cue.fade_out
    if before is not None:
        fade_in = max(fade_in, (before.end_ms - own.start_ms) / 1000)
        if crosses(own) and 0 <= before.end_ms - own.start_ms < _SAME_MS and _has_more(before):
            fade_in = max(fade_in, _cross_s(own))
    if asked(own.m).name == "fade-in":
        fade_in = max(fade_in, _cross_s(own))
    if after is not None:
        overlap = (own.end_ms - after.start_ms) / 1000
        fade_out = max(fade_out, overlap)
        if crosses(after) and 0 <= overlap < _SAME_MS / 1000 and _has_more(own):
            held = min(_cross_s(after), after.duration_ms / 1000)
            length, fade_out = length + held, max(fade_out, held)
    return replace(cue, length=length, fade_in=min(fade_in, length), fade_out=min(fade_out, length))


def crosses(segment: Segment) -> bool:
    """Tell whether a segment's transition shows the one before it too."""
    return asked(segment.m).name not in {"cut", "fade-in"}


def _cross_s(segment: Segment) -> float:
    return min(asked(segment.m).ms or DEFAULT_FADE_MS, LONGEST_FADE_MS) / 1000


def _has_more(segment: Segment) -> bool:
    """Tell whether a clip may go on past its end on the timeline."""
    timing = timing_of(segment)
    used = segment.duration_ms / 1000 * timing.speed
    return timing.end is None or timing.end > timing.start + used + _SAME_MS / 1000


def _joined(cues: Iterator[Cue]) -> Iterator[Cue]:
    """Make one cue of neighbours that play the same file on and on, so that nothing is heard at a split."""
    last: Cue | None = None
    for cue in cues:
        if last is not None and _goes_on(last, cue):
            last = replace(
                last, length=last.length + cue.length, source_out=cue.source_out, fade_out=cue.fade_out
            )
            continue
        if last is not None:
            yield last
        last = cue
    if last is not None:
        yield last


def _goes_on(last: Cue, cue: Cue) -> bool:
    if last.is_looped or cue.is_looped or last.is_backwards or cue.is_backwards:
        return False
    place = abs(last.start + last.length - cue.start)
    source = abs(last.source_in + last.length * last.speed - cue.source_in)
    same = (
        (last.segment.src, last.speed, last.volume, last.duck_db, last.segment.role, last.yields_to_clips)
        == (cue.segment.src, cue.speed, cue.volume, cue.duck_db, cue.segment.role, cue.yields_to_clips)
    )  # fmt: skip
    return (
        same and max(place, source) * 1000 < _SAME_MS and last.fade_out == cue.fade_in == 0 and _reaches(last)
    )


def _reaches(cue: Cue) -> bool:
    """Tell whether a cue's stretch of the file is as long as its place."""
    return cue.source_out >= cue.source_in + cue.length * cue.speed - _SAME_MS / 1000


def _number(segment: Segment, key: str) -> float:
    value = segment.m.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return 0.0
    return float(value)


def heard(cues: Sequence[Cue]) -> list[dict[str, object]]:
    """Return all that shapes the sound of some cues, as JSON values, for a key."""
    told = []
    for cue in cues:
        values: dict[str, object] = {
            name: str(value) for name, value in vars(cue).items() if name != "segment"
        }
        told.append({**values, "src": cue.segment.src, "role": cue.segment.role, "kind": cue.segment.kind})
    return told
