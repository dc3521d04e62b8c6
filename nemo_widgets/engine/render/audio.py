"""The soundtrack: every sound of a draft in its place, mixed once over the whole length.

Volumes mean what they say. One gain for the whole mix is worked out from the mix *as it would be with every
volume at 100 %*, brought to -14 LUFS, the level players expect. The real volumes come after that, so 35 %
stays 35 % of 100 %, and turning the music down neither turns a voice up nor is undone by normalisation. Music
alone at its usual 35 % comes out near -23 LUFS, broadcast's level. A peak limiter has the last word.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import numpy as np

from nemo_widgets.engine.render.dynamics import Gain, duck, limit
from nemo_widgets.engine.render.listening import SOUND_DEMUXERS, change_speed, read_sound
from nemo_widgets.engine.render.loudness import Samples, loudness
from nemo_widgets.errors import NemoError
from nemo_widgets.timeline.draft import Draft, Segment

TARGET_LUFS = -14.0
# Whatever is this quiet at full volume is noise or silence, and is left as it is.
QUIETEST_LUFS = -50.0
MOST_GAIN_DB = 12.0
# AAC overshoots a little; this keeps the decoded true peak below -1 dBFS.
CEILING = 10 ** (-1.5 / 20)
MUSIC_VOLUME = 0.35
CLICK_S = 0.005


@dataclass(frozen=True)
class Cue:
    """One sound of the draft, and where and how it is heard. Times are seconds.

    Parameters
    ----------
    segment
        Where it comes from.
    start, length
        Its place on the timeline.
    fade_in, fade_out
        Ramps at its ends.
    """

    segment: Segment
    start: float
    length: float
    fade_in: float
    fade_out: float

    @property
    def is_music(self) -> bool:
        """Whether it is background music."""
        return self.segment.role == "bgm"

    @property
    def volume(self) -> float:
        """Its volume, 0 to 1; music that does not say plays at 35 %."""
        stated = self.segment.volume
        return (MUSIC_VOLUME if self.is_music else 1.0) if stated is None else min(stated, 1.0)


def mix(
    draft: Draft, *, resolve: Callable[[str], Path], duration_s: float, sample_rate: int = 48000
) -> tuple[Samples, list[str]]:
    """Mix a draft's soundtrack.

    Parameters
    ----------
    draft
        The timeline. Audio segments are heard, and the sound of video clips.
    resolve
        From a `src` to a file.
    duration_s
        The length of the result, in seconds.
    sample_rate
        Samples a second.

    Returns
    -------
    samples : numpy.ndarray
        float32, (round(duration_s * sample_rate), 2), within -1 and 1.
    warnings : list of str
        A sentence for every sound that could not be used; the rest is mixed without it.
    """
    frames = max(0, round(duration_s * sample_rate))
    warnings: list[str] = []
    # Sums at the asked and at full volumes, made when first needed: a long video's are large.
    buses: dict[str, Samples] = {}
    for cue in _cues(draft):
        sound = _listen(cue, resolve, sample_rate, warnings)
        if sound is None or sound.shape[0] == 0:
            continue
        gives_way = cue.is_music and cue.segment.m.get("duck") is not False
        wanted = (
            {"music": cue.volume, "full music": 1.0} if gives_way else {"rest": cue.volume, "full rest": 1.0}
        )
        if cue.segment.role == "voice" and cue.volume > 0:
            wanted["voice"] = 1.0
        for name in wanted:
            if name not in buses:
                buses[name] = np.zeros((frames, 2), np.float32)
        _place([(buses[name], volume) for name, volume in wanted.items()], sound, cue, sample_rate)
    gain = duck(buses.pop("voice"), rate=sample_rate) if "voice" in buses else None
    programme = _programme_gain(_sum(buses, ("full rest", "full music"), gain, frames), sample_rate)
    mixed = _sum(buses, ("rest", "music"), gain, frames)
    mixed *= np.float32(programme)
    return limit(mixed, ceiling=CEILING, rate=sample_rate), warnings


def _sum(buses: dict[str, Samples], names: tuple[str, str], gain: Gain | None, frames: int) -> Samples:
    """Use up two buses: add the second, ducked, to the first."""
    rest, music = (buses.pop(name, None) for name in names)
    if music is not None and gain is not None:
        music *= gain[:, None]
    if rest is None or music is None:
        one = music if rest is None else rest
        return np.zeros((frames, 2), np.float32) if one is None else one
    rest += music
    return rest


def _programme_gain(full: Samples, rate: int) -> float:
    """Return the one gain of the whole mix, from the mix at full volumes."""
    level = loudness(full, rate)
    if level <= QUIETEST_LUFS:
        return 1.0
    return float(10 ** (min(TARGET_LUFS - level, MOST_GAIN_DB) / 20))


def _cues(draft: Draft) -> Iterator[Cue]:
    """Yield the draft's sounds; clips that overlap on their track fade into one another."""
    for track in draft.tracks:
        if track.kind not in ("audio", "video"):
            continue
        segments = track.segments
        for number, segment in enumerate(segments):
            if segment.duration_ms <= 0 or not segment.src or not _may_sound(segment):
                continue
            before = segments[number - 1].end_ms - segment.start_ms if number else 0
            after = segment.end_ms - segments[number + 1].start_ms if number + 1 < len(segments) else 0
            overlaps = (before, after) if track.kind == "video" else (0, 0)
            ramps = [
                min(max(_ms(segment, name), overlap), segment.duration_ms) / 1000
                for name, overlap in zip(("fade_in", "fade_out"), overlaps, strict=True)
            ]
            yield Cue(segment, segment.start_ms / 1000, segment.duration_ms / 1000, *ramps)


def _may_sound(segment: Segment) -> bool:
    """Tell whether a segment can have sound at all: pictures do not."""
    if segment.kind == "audio":
        return True
    if segment.m.get("media_type") == "image":
        return False
    return PurePosixPath(segment.src.split("?")[0]).suffix.lower() in SOUND_DEMUXERS


def _ms(segment: Segment, key: str) -> float:
    value = segment.m.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return 0.0
    return max(0.0, float(value))


def _listen(cue: Cue, resolve: Callable[[str], Path], rate: int, warnings: list[str]) -> Samples | None:
    """Read what a cue needs of its file; on trouble say so and go on without it."""
    segment = cue.segment
    speed = _ms(segment, "speed") or 1.0
    speed = min(max(speed, 0.25), 8.0)
    start = _ms(segment, "source_in") / 1000
    end = min(_ms(segment, "source_out") / 1000 or math.inf, start + cue.length * speed)
    try:
        sound = read_sound(Path(resolve(segment.src)), start_s=start, end_s=end, rate=rate)
    except (OSError, ValueError, LookupError, NemoError) as error:
        reason = (
            "its file is no longer there"
            if isinstance(error, FileNotFoundError | LookupError)
            else "it is damaged"
        )
        warnings.append(f"“{segment.name or segment.id}” is not heard: {reason}.")
        return None
    if sound is None:
        if segment.kind == "audio":
            warnings.append(f"“{segment.name or segment.id}” is not heard: its file has no sound.")
        return None
    sound = change_speed(sound, speed, rate)
    if segment.kind == "audio" and segment.m.get("loop", cue.is_music) is True:
        sound = _loop(sound, round(cue.length * rate), rate)
    return sound


def _loop(sound: Samples, frames: int, rate: int) -> Samples:
    """Repeat a sound up to a length; ends that do not meet are softened."""
    if not 0 < sound.shape[0] < frames:
        return sound
    jump = float(np.abs(sound[0] - sound[-1]).max())
    if sound.shape[0] > 2 * rate * CLICK_S and jump > 4 * float(
        np.percentile(np.abs(np.diff(sound, axis=0)), 99)
    ):
        sound = sound.copy()
        _ramp(sound, CLICK_S, CLICK_S, rate)
    repeated: Samples = np.tile(sound, (-(-frames // sound.shape[0]), 1))[:frames]
    return repeated


def _ramp(sound: Samples, fade_in: float, fade_out: float, rate: int) -> None:
    """Fade a sound's ends in place, along a quarter of a sine: two of them crossing keep the power."""
    for seconds, is_end in ((fade_in, False), (fade_out, True)):
        count = min(round(seconds * rate), sound.shape[0])
        curve = np.sin(np.linspace(0, np.pi / 2, count, dtype=np.float32))[:, None]
        if is_end:
            sound[sound.shape[0] - count :] *= curve[::-1]
        else:
            sound[:count] *= curve


def _place(buses: list[tuple[Samples, float]], sound: Samples, cue: Cue, rate: int) -> None:
    """Add a sound, with its fades, to buses with a volume on each."""
    at = round(cue.start * rate)
    count = min(sound.shape[0], round(cue.length * rate), buses[0][0].shape[0] - at)
    if count <= 0:
        return
    heard = sound[:count].copy()
    # At where it really ends: a file may be shorter than its segment, a video than its music.
    _ramp(heard, max(cue.fade_in, CLICK_S), max(cue.fade_out, CLICK_S), rate)
    for bus, volume in buses:
        if volume > 0:
            bus[at : at + count] += heard if volume == 1 else heard * np.float32(volume)
