"""The instruments: each is a function of pitch and length that returns one mono note, nothing sampled."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Sound = npt.NDArray[np.float32]
Voice = Callable[[float, float, int], Sound]
TAU = 2 * math.pi


def hertz(midi: float) -> float:
    """Return a pitch's frequency; 69 is A at 440 Hz."""
    return float(440.0 * 2 ** ((midi - 69) / 12))


def _time(seconds: float, rate: int) -> npt.NDArray[np.float64]:
    return np.arange(max(1, int(seconds * rate))) / rate


def _shaped(sound: npt.NDArray[np.floating], rate: int, attack: float, release: float) -> Sound:
    """Fade a note in and out, so that it neither clicks at its start nor at its end."""
    rise, fall = max(1, int(attack * rate)), max(1, int(release * rate))
    rise, fall = min(rise, sound.size), min(fall, sound.size)
    shaped = sound.astype(np.float32)
    shaped[:rise] *= (0.5 - 0.5 * np.cos(np.pi * np.arange(rise) / rise)).astype(np.float32)
    shaped[-fall:] *= (0.5 + 0.5 * np.cos(np.pi * np.arange(fall) / fall)).astype(np.float32)
    return shaped


def electric_piano(midi: float, seconds: float, rate: int) -> Sound:
    """Play two-operator FM after Chowning: a warm body and a short bright tine."""
    t, f = _time(seconds + 0.5, rate), hertz(midi)
    body = np.sin(TAU * f * t + 1.1 * np.exp(-3.2 * t) * np.sin(TAU * f * t))
    tine = 0.16 * np.exp(-16 * t) * np.sin(TAU * f * 7 * t)
    second = 0.10 * np.exp(-5 * t) * np.sin(TAU * f * 2.003 * t)
    return _shaped((body + tine + second) * np.exp(-1.35 * t), rate, 0.006, 0.45)


def pluck(midi: float, seconds: float, rate: int) -> Sound:
    """Pluck a muted string: its harmonics die the sooner the higher they are."""
    t, f = _time(min(seconds + 0.5, 1.6), rate), hertz(midi)
    total = np.zeros_like(t)
    for k in range(1, 9):
        if f * k > rate * 0.4:
            break
        stretched = f * k * math.sqrt(1 + 0.0002 * k * k)
        picked = math.sin(math.pi * k * 0.19) / k
        total += picked * np.exp(-(2.2 + 1.5 * k) * t) * np.sin(TAU * stretched * t)
    return _shaped(1.5 * total, rate, 0.002, 0.08)


def bell(midi: float, seconds: float, rate: int) -> Sound:
    """Strike a soft FM bell."""
    t, f = _time(seconds + 2.0, rate), hertz(midi)
    tone = np.sin(TAU * f * t + 0.7 * np.exp(-2.5 * t) * np.sin(TAU * f * 3.01 * t))
    return _shaped(tone * np.exp(-1.5 * t), rate, 0.012, 0.8)


@lru_cache(maxsize=64)
def _saw_table(harmonics: int, tilt: float) -> Sound:
    """One period of a saw without the harmonics that would alias; `tilt` darkens it."""
    phase = np.arange(4096) / 4096 * TAU
    orders = np.arange(1, harmonics + 1)
    table: Sound = (np.sin(np.outer(phase, orders)) / orders**tilt).sum(axis=1).astype(np.float32)
    return table


def _detuned(midi: float, seconds: float, rate: int, *, harmonics: int, tilt: float, cents: float) -> Sound:
    f = hertz(midi)
    table = _saw_table(min(harmonics, max(1, int(rate * 0.4 / f))), tilt)
    count = max(1, int(seconds * rate))
    total = np.zeros(count, np.float32)
    for number, offset in enumerate((-1.0, 0.0, 1.0)):
        step = f * 2 ** (offset * cents / 1200) / rate * 4096
        places = (np.arange(count) * step + number * 1371).astype(np.int64) & 4095
        total += table[places]
    return total * np.float32(1 / 3)


def pad(midi: float, seconds: float, rate: int) -> Sound:
    """Hold a slow, dark chorus of saws."""
    sound = _detuned(midi, seconds + 1.4, rate, harmonics=10, tilt=1.7, cents=7)
    return _shaped(sound, rate, min(0.9, seconds * 0.4), 1.3)


def strings(midi: float, seconds: float, rate: int) -> Sound:
    """Bow a section of strings: brighter saws that swell."""
    sound = _detuned(midi, seconds + 0.9, rate, harmonics=22, tilt=1.35, cents=9)
    swell = 0.55 + 0.45 * np.sin(np.linspace(0.15, 0.92, sound.size) * np.pi)
    return _shaped(sound * swell, rate, min(0.45, seconds * 0.3), 0.85)


def lead(midi: float, seconds: float, rate: int) -> Sound:
    """Play a plain, rounded lead with a late vibrato."""
    t, f = _time(seconds + 0.2, rate), hertz(midi)
    phase = TAU * f * t + 0.05 * np.clip(t - 0.25, 0, 0.4) * f / 60 * np.sin(TAU * 5.1 * t)
    tone = np.sin(phase) + 0.28 * np.sin(2 * phase) + 0.12 * np.sin(3 * phase)
    return _shaped(tone * np.exp(-0.9 * t), rate, 0.012, 0.18)


def bass(midi: float, seconds: float, rate: int) -> Sound:
    """Play a round sub with just enough overtones to be heard on a phone."""
    t, f = _time(seconds + 0.06, rate), hertz(midi)
    tone = np.tanh(1.6 * (np.sin(TAU * f * t) + 0.22 * np.sin(2 * TAU * f * t)))
    return _shaped(tone * np.exp(-0.7 * t), rate, 0.008, 0.06)


def _noise(seconds: float, rate: int, low: float, high: float, seed: int) -> npt.NDArray[np.float64]:
    """Noise between two frequencies, with soft slopes."""
    count = int(seconds * rate)
    spectrum = np.fft.rfft(np.random.default_rng(seed).normal(size=count))
    f = np.fft.rfftfreq(count, 1 / rate) + 1e-9
    shape = 1 / np.sqrt(1 + (low / f) ** 6) / np.sqrt(1 + (f / high) ** 6)
    band: npt.NDArray[np.float64] = np.fft.irfft(spectrum * shape, count)
    return band / max(float(np.abs(band).max()), 1e-9)


def kick(midi: float, seconds: float, rate: int) -> Sound:
    """Kick: a sine that falls from a knock to a thump."""
    t = _time(0.42, rate)
    phase = TAU * (48 * t + (130 / 32) * (1 - np.exp(-32 * t)))
    return _shaped(np.tanh(1.5 * np.sin(phase)) * np.exp(-8.5 * t), rate, 0.001, 0.08)


def boom(midi: float, seconds: float, rate: int) -> Sound:
    """Hit a large, low drum."""
    t = _time(1.6, rate)
    phase = TAU * (44 * t + (60 / 11) * (1 - np.exp(-11 * t)))
    skin = 0.35 * _noise(1.6, rate, 60, 900, 3)[: t.size] * np.exp(-14 * t)
    return _shaped(np.sin(phase) * np.exp(-2.8 * t) + skin, rate, 0.003, 0.4)


def snare(midi: float, seconds: float, rate: int) -> Sound:
    """Hit a soft snare: a tuned skin under a band of noise."""
    t = _time(0.26, rate)
    skin = 0.5 * np.sin(TAU * 190 * t) * np.exp(-26 * t)
    wires = _noise(0.26, rate, 900, 6500, 5)[: t.size] * np.exp(-17 * t)
    return _shaped(skin + 0.8 * wires, rate, 0.001, 0.05)


def rim(midi: float, seconds: float, rate: int) -> Sound:
    """Click on the rim, dry."""
    t = _time(0.09, rate)
    return _shaped(
        (np.sin(TAU * 1720 * t) + 0.6 * np.sin(TAU * 820 * t)) * np.exp(-70 * t), rate, 0.0008, 0.02
    )


def hat(midi: float, seconds: float, rate: int) -> Sound:
    """Hit a closed hat."""
    t = _time(0.08, rate)
    return _shaped(_noise(0.08, rate, 6500, 15000, 7)[: t.size] * np.exp(-55 * t), rate, 0.0006, 0.02)


def open_hat(midi: float, seconds: float, rate: int) -> Sound:
    """Hit a hat left open."""
    t = _time(0.32, rate)
    return _shaped(_noise(0.32, rate, 5500, 14000, 8)[: t.size] * np.exp(-12 * t), rate, 0.001, 0.1)


def clap(midi: float, seconds: float, rate: int) -> Sound:
    """Clap with several hands, a few milliseconds apart."""
    t = _time(0.24, rate)
    hits = sum(np.where(t >= at, np.exp(-180 * np.abs(t - at)), 0.0) for at in (0.0, 0.011, 0.023))
    tail = np.where(t >= 0.03, np.exp(-22 * (t - 0.03)), 0.0)
    return _shaped(_noise(0.24, rate, 800, 5200, 9)[: t.size] * (hits + tail), rate, 0.0006, 0.05)


def shaker(midi: float, seconds: float, rate: int) -> Sound:
    """Shake a brush of beads."""
    t = _time(0.11, rate)
    return _shaped(_noise(0.11, rate, 4200, 11000, 10)[: t.size] * np.exp(-24 * t), rate, 0.018, 0.04)


VOICES: dict[str, Voice] = {
    "electric piano": electric_piano,
    "pluck": pluck,
    "bell": bell,
    "pad": pad,
    "strings": strings,
    "lead": lead,
    "bass": bass,
    "kick": kick,
    "boom": boom,
    "snare": snare,
    "rim": rim,
    "hat": hat,
    "open hat": open_hat,
    "clap": clap,
    "shaker": shaker,
}
