"""From notes to a stereo loop: everything is rendered on a circle, so the end runs into the beginning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nemo_widgets.engine.generate.music.voices import VOICES, Sound
from nemo_widgets.engine.render.loudness import loudness

Stereo = npt.NDArray[np.float32]
TARGET_LUFS = -16.0
CEILING = 10 ** (-1 / 20)


@dataclass(frozen=True)
class Note:
    """One note to play.

    Parameters
    ----------
    voice
        A name of `VOICES`.
    start, seconds
        When it begins and how long it is held.
    midi
        Its pitch; drums have none.
    gain
        Linear.
    pan
        -1 left to 1 right.
    """

    voice: str
    start: float
    seconds: float
    midi: float = 0.0
    gain: float = 1.0
    pan: float = 0.0


@dataclass(frozen=True)
class Room:
    """The space and the machine a mood is heard through.

    Parameters
    ----------
    reverb, decay
        How much of it, and how many seconds until it has died away.
    lowpass
        Where the treble ends, in Hz; 0 leaves it.
    crackle, wow
        Record noise and the slow wavering of pitch.
    duck
        How much the rest gives way to each kick.
    """

    reverb: float
    decay: float
    lowpass: float = 0.0
    crackle: float = 0.0
    wow: float = 0.0
    duck: float = 0.0


DRY = frozenset({"kick", "bass"})


def mix_down(
    notes: Sequence[Note], *, frames: int, rate: int, room: Room, random: np.random.Generator
) -> Stereo:
    """Render notes into a seamless loop of `frames` samples at a usual loudness."""
    dry = np.zeros((frames, 2), np.float32)
    wet = np.zeros((frames, 2), np.float32)
    sounds: dict[tuple[str, float, float], Sound] = {}
    for note in notes:
        key = (note.voice, note.midi, round(note.seconds, 3))
        if key not in sounds:
            sounds[key] = VOICES[note.voice](note.midi, note.seconds, rate)
        _add(dry if note.voice in DRY else wet, sounds[key], round(note.start * rate), note.gain, note.pan)
    if room.duck:
        wet *= _pumping(notes, frames, rate, room.duck)[:, None]
    wet += room.reverb * _reverberate(wet, rate, room.decay)
    mixed = dry + wet
    if room.wow:
        mixed = _waver(mixed, rate, room.wow)
    if room.crackle:
        mixed += room.crackle * _record_noise(frames, rate, random)
    return _master(_filter(mixed, rate, room.lowpass), rate)


def _add(bus: Stereo, sound: Sound, start: int, gain: float, pan: float) -> None:
    """Add a sound at a place on the circle, as often round as it is long."""
    frames = bus.shape[0]
    angle = (pan + 1) * np.pi / 4
    gains = np.float32(gain * np.sqrt(2)) * np.array([np.cos(angle), np.sin(angle)], np.float32)
    at, used = start % frames, 0
    while used < sound.size:
        count = min(frames - at, sound.size - used)
        bus[at : at + count] += sound[used : used + count, None] * gains
        at, used = 0, used + count


def _pumping(notes: Sequence[Note], frames: int, rate: int, depth: float) -> Sound:
    gain = np.ones(frames, np.float32)
    dip = 1 - depth * np.exp(-np.arange(int(0.35 * rate)) / (0.09 * rate))
    for note in notes:
        if note.voice == "kick":
            places = (round(note.start * rate) + np.arange(dip.size)) % frames
            gain[places] = np.minimum(gain[places], dip)
    # The dip's edge would click: soften it over five milliseconds, on the circle too.
    width = int(0.005 * rate)
    kernel = np.zeros(frames, np.float32)
    kernel[:width] = 1 / width
    smooth: Sound = np.fft.irfft(np.fft.rfft(gain) * np.fft.rfft(kernel), frames).astype(np.float32)
    return smooth


def _reverberate(bus: Stereo, rate: int, decay: float) -> Stereo:
    """Convolve with decaying noise, darker as it dies, different left and right."""
    frames = bus.shape[0]
    count = int(decay * rate)
    t = np.arange(count) / rate
    noise = np.random.default_rng(11).normal(size=(count, 2))
    early = noise * np.exp(-6.9 * t / decay)[:, None]
    spectrum = np.fft.rfft(early, axis=0)
    f = np.fft.rfftfreq(count, 1 / rate)
    response = np.fft.irfft(spectrum / np.sqrt(1 + (f / 3200) ** 2)[:, None], count, axis=0)
    response *= (1 - np.exp(-t / 0.012))[:, None]
    response /= np.sqrt((response**2).sum(axis=0))
    folded = np.zeros((frames, 2))
    for start in range(0, count, frames):
        piece = response[start : start + frames]
        folded[: piece.shape[0]] += piece
    wet: Stereo = np.fft.irfft(np.fft.rfft(bus, axis=0) * np.fft.rfft(folded, axis=0), frames, axis=0).astype(
        np.float32
    )
    return wet


def _waver(sound: Stereo, rate: int, depth: float) -> Stereo:
    """Bend the pitch slowly; whole cycles fit the loop, so the bend closes too."""
    frames = sound.shape[0]
    turns = max(1, round(frames / rate * 0.55))
    turn = np.arange(frames) / frames * 2 * np.pi
    places = np.arange(frames) + depth * rate * (np.sin(turns * turn) + 0.35 * np.sin(3 * turns * turn + 1))
    whole = np.floor(places).astype(np.int64)
    share = (places - whole).astype(np.float32)[:, None]
    bent: Stereo = sound[whole % frames] * (1 - share) + sound[(whole + 1) % frames] * share
    return bent


def _record_noise(frames: int, rate: int, random: np.random.Generator) -> Stereo:
    noise: Stereo = (0.05 * random.normal(size=(frames, 2))).astype(np.float32)
    ticks = random.integers(0, frames, size=max(1, int(frames / rate * 9)))
    for tick in ticks.tolist():
        size = float(random.exponential(0.5))
        shape = (size * np.exp(-np.arange(24) / 5) * random.normal(size=24)).astype(np.float32)
        noise[(tick + np.arange(24)) % frames] += shape[:, None] * random.uniform(0.4, 1, 2).astype(
            np.float32
        )
    return noise


def _filter(sound: Stereo, rate: int, lowpass: float) -> Stereo:
    """Take off the rumble below hearing, DC with it, and the treble where the mood is dark."""
    spectrum = np.fft.rfft(sound, axis=0)
    f = np.fft.rfftfreq(sound.shape[0], 1 / rate)
    shape = f**2 / (f**2 + 28.0**2)
    if lowpass:
        shape = shape / np.sqrt(1 + (f / lowpass) ** 4)
    filtered: Stereo = np.fft.irfft(spectrum * shape[:, None], sound.shape[0], axis=0).astype(np.float32)
    return filtered


def _master(sound: Stereo, rate: int) -> Stereo:
    """Bring to the target loudness; peaks above a knee are rounded, never cut."""
    knee = 0.7 * CEILING
    for _ in range(3):
        sound = sound * np.float32(10 ** ((TARGET_LUFS - loudness(sound, rate)) / 20))
        over = np.maximum(np.abs(sound) - knee, 0)
        rounded = knee + (CEILING - knee) * np.tanh(over / (CEILING - knee))
        sound = np.where(over > 0, np.sign(sound) * rounded, sound).astype(np.float32)
    level: Stereo = sound - sound.mean(axis=0, dtype=np.float64).astype(np.float32)
    return level
