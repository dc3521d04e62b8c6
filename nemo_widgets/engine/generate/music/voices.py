"""The instruments: each is a function of pitch and length that returns one mono note, nothing sampled."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Sound = npt.NDArray[np.float32]
Voice = Callable[[float, float, int], Sound]
TAU = np.float32(2 * math.pi)


def hertz(midi: float) -> float:
    """Return a pitch's frequency; 69 is A at 440 Hz."""
    return float(440.0 * 2 ** ((midi - 69) / 12))


def _time(seconds: float, rate: int) -> Sound:
    return (np.arange(max(1, int(seconds * rate))) / rate).astype(np.float32)


def _sine(f: float, count: int, rate: int, bend: Sound | float = 0.0) -> Sound:
    """Return a sine; the turns are taken off in double precision, the sine in single, which is fast."""
    turns = np.arange(count) * (f / rate)
    turns -= np.floor(turns)
    wave: Sound = np.sin(turns.astype(np.float32) * TAU + bend)
    return wave


def _dying(rate_per_s: float, t: Sound) -> Sound:
    fall: Sound = np.exp(np.float32(-rate_per_s) * t)
    return fall


def _shaped(sound: Sound, rate: int, attack: float, release: float) -> Sound:
    """Fade a note in and out, so that it neither clicks at its start nor at its end."""
    rise, fall = max(1, int(attack * rate)), max(1, int(release * rate))
    rise, fall = min(rise, sound.size), min(fall, sound.size)
    shaped = sound.astype(np.float32)
    shaped[:rise] *= (0.5 - 0.5 * np.cos(np.pi * np.arange(rise) / rise)).astype(np.float32)
    shaped[-fall:] *= (0.5 + 0.5 * np.cos(np.pi * np.arange(1, fall + 1) / fall)).astype(np.float32)
    return shaped


def electric_piano(midi: float, seconds: float, rate: int) -> Sound:
    """Play two-operator FM after Chowning: a warm body and a short bright tine."""
    t, f = _time(seconds + 0.35, rate), hertz(midi)
    body = _sine(f, t.size, rate, np.float32(1.1) * _dying(3.2, t) * _sine(f, t.size, rate))
    short = min(t.size, int(0.5 * rate))
    body[:short] += 0.16 * _dying(16, t[:short]) * _sine(f * 7, short, rate)
    body += 0.10 * _dying(5, t) * _sine(f * 2.003, t.size, rate)
    return _shaped(body * _dying(1.35, t), rate, 0.006, 0.35)


def piano(midi: float, seconds: float, rate: int) -> Sound:
    """Strike a felted piano: partials that die the sooner the higher they are, and a soft hammer."""
    t, f = _time(min(seconds, 5.0) + 0.3, rate), hertz(midi)
    total = np.zeros_like(t)
    for k in range(1, 11):
        partial = f * k * math.sqrt(1 + 0.0004 * k * k)
        if partial > min(rate * 0.4, 6000):
            break
        fall = (0.55 + 0.33 * k) * (0.6 + midi / 160)
        count = min(t.size, int(7 / fall * rate))  # beyond this it is a thousandth of what it was
        level = np.float32(math.exp(-0.42 * (k - 1)) * (0.6 + 0.4 * math.cos(k * 1.9) ** 2))
        total[:count] += level * _dying(fall, t[:count]) * _sine(partial, count, rate)
    hit = min(t.size, int(0.05 * rate))
    total[:hit] += 0.06 * _noise(0.05, rate, 200, 2200, 21)[:hit] * _dying(70, t[:hit])
    return _shaped(0.72 * total, rate, 0.004, 0.3)


def pluck(midi: float, seconds: float, rate: int) -> Sound:
    """Pluck a muted string: its harmonics die the sooner the higher they are."""
    t, f = _time(min(seconds + 0.5, 1.6), rate), hertz(midi)
    total = np.zeros_like(t)
    for k in range(1, 9):
        if f * k > rate * 0.4:
            break
        fall = 2.2 + 1.5 * k
        count = min(t.size, int(7 / fall * rate))
        picked = np.float32(math.sin(math.pi * k * 0.19) / k)
        stretched = f * k * math.sqrt(1 + 0.0002 * k * k)
        total[:count] += picked * _dying(fall, t[:count]) * _sine(stretched, count, rate)
    return _shaped(1.5 * total, rate, 0.002, 0.08)


def bell(midi: float, seconds: float, rate: int) -> Sound:
    """Strike a soft FM bell."""
    t, f = _time(min(seconds, 2.0) + 1.2, rate), hertz(midi)
    tone = _sine(f, t.size, rate, np.float32(0.7) * _dying(2.5, t) * _sine(f * 3.01, t.size, rate))
    return _shaped(tone * _dying(1.7, t), rate, 0.012, 0.8)


@lru_cache(maxsize=64)
def _saw_table(harmonics: int, tilt: float) -> Sound:
    """One period of a saw without the harmonics that would alias; `tilt` darkens it."""
    phase = np.arange(4096) / 4096 * 2 * np.pi
    orders = np.arange(1, harmonics + 1)
    table: Sound = (np.sin(np.outer(phase, orders)) / orders**tilt).sum(axis=1).astype(np.float32)
    return table


def _detuned(midi: float, seconds: float, rate: int, *, harmonics: int, tilt: float, cents: float) -> Sound:
    f = hertz(midi)
    table = _saw_table(min(harmonics, max(1, int(rate * 0.4 / f))), tilt)
    count = max(1, int(seconds * rate))
    total = np.zeros(count, np.float32)
    places = np.arange(count)
    for number, offset in enumerate((-1.0, 0.0, 1.0)):
        step = f * 2 ** (offset * cents / 1200) / rate * 4096
        # In fixed point the table's places need no rounding, and hardly drift.
        index = ((places * int(step * 2**20)) >> 20) + number * 1371
        total += table[index & 4095]
    return total * np.float32(1 / 3)


def pad(midi: float, seconds: float, rate: int) -> Sound:
    """Hold a slow, dark chorus of saws."""
    sound = _detuned(midi, seconds + 0.9, rate, harmonics=10, tilt=1.7, cents=7)
    return _shaped(sound, rate, min(0.6, seconds * 0.4), 0.9)


def strings(midi: float, seconds: float, rate: int) -> Sound:
    """Bow a section of strings: brighter saws that swell."""
    sound = _detuned(midi, seconds + 0.6, rate, harmonics=22, tilt=1.35, cents=9)
    swell = (0.62 + 0.38 * np.sin(np.linspace(0.15, 0.92, sound.size) * np.pi)).astype(np.float32)
    return _shaped(sound * swell, rate, min(0.3, seconds * 0.3), 0.6)


def spiccato(midi: float, seconds: float, rate: int) -> Sound:
    """Bounce the bow: a short, dry stroke of the strings."""
    sound = _detuned(midi, 0.34, rate, harmonics=20, tilt=1.25, cents=8)
    return _shaped(sound * _dying(8, _time(0.34, rate)), rate, 0.012, 0.12)


def brass(midi: float, seconds: float, rate: int) -> Sound:
    """Blow soft horns: dark at first, brighter as they open."""
    dark = _detuned(midi, seconds + 0.35, rate, harmonics=5, tilt=1.5, cents=4)
    bright = _detuned(midi, seconds + 0.35, rate, harmonics=14, tilt=1.2, cents=4)
    opening = np.minimum(np.linspace(0, 3, dark.size, dtype=np.float32), 1) * np.float32(0.6)
    return _shaped(dark * (1 - opening) + bright * opening, rate, min(0.12, seconds * 0.3), 0.35)


def lead(midi: float, seconds: float, rate: int) -> Sound:
    """Play a plain, rounded lead with a late vibrato."""
    t, f = _time(seconds + 0.2, rate), hertz(midi)
    late = np.clip(t - np.float32(0.25), 0, np.float32(0.4))
    bend = np.float32(0.05 * f / 60) * late * _sine(5.1, t.size, rate)
    tone = _sine(f, t.size, rate, bend) + 0.28 * _sine(2 * f, t.size, rate, 2 * bend)
    tone += 0.12 * _sine(3 * f, t.size, rate, 3 * bend)
    return _shaped(tone * _dying(0.9, t), rate, 0.012, 0.18)


def bass(midi: float, seconds: float, rate: int) -> Sound:
    """Play a round sub with just enough overtones to be heard on a phone."""
    t, f = _time(seconds + 0.06, rate), hertz(midi)
    tone = np.tanh(np.float32(1.6) * (_sine(f, t.size, rate) + 0.22 * _sine(2 * f, t.size, rate)))
    return _shaped(tone * _dying(0.7, t), rate, 0.008, 0.06)


@lru_cache(maxsize=64)
def _noise(seconds: float, rate: int, low: float, high: float, seed: int) -> Sound:
    """Noise between two frequencies, with soft slopes; not to be written to."""
    count = int(seconds * rate)
    spectrum = np.fft.rfft(np.random.default_rng(seed).normal(size=count))
    f = np.fft.rfftfreq(count, 1 / rate) + 1e-9
    shape = 1 / np.sqrt(1 + (low / f) ** 6) / np.sqrt(1 + (f / high) ** 6)
    band = np.fft.irfft(spectrum * shape, count)
    sound: Sound = (band / max(float(np.abs(band).max()), 1e-9)).astype(np.float32)
    return sound


def _falling(start: float, end: float, speed: float, count: int, rate: int) -> Sound:
    """Return a sine that falls from one pitch to another."""
    t = np.arange(count) / rate
    turns = end * t + (start - end) / speed * (1 - np.exp(-speed * t))
    wave: Sound = np.sin(((turns - np.floor(turns)) * 2 * np.pi).astype(np.float32))
    return wave


def kick(midi: float, seconds: float, rate: int) -> Sound:
    """Kick: a sine that falls from a knock to a thump."""
    t = _time(0.42, rate)
    thump = np.tanh(np.float32(1.5) * _falling(178, 48, 32, t.size, rate))
    return _shaped(thump * _dying(8.5, t), rate, 0.001, 0.08)


def boom(midi: float, seconds: float, rate: int) -> Sound:
    """Hit a large, low drum."""
    t = _time(1.6, rate)
    skin = np.float32(0.35) * _noise(1.6, rate, 60, 900, 3)[: t.size] * _dying(14, t)
    return _shaped(_falling(104, 44, 11, t.size, rate) * _dying(2.8, t) + skin, rate, 0.003, 0.4)


def tom(midi: float, seconds: float, rate: int) -> Sound:
    """Hit a tom; the higher the note, the higher the drum."""
    t = _time(0.55, rate)
    f = hertz(midi or 45)
    skin = np.float32(0.25) * _noise(0.55, rate, 150, 2500, 4)[: t.size] * _dying(28, t)
    return _shaped(_falling(f * 1.6, f, 22, t.size, rate) * _dying(7, t) + skin, rate, 0.002, 0.12)


def snare(midi: float, seconds: float, rate: int) -> Sound:
    """Hit a soft snare: a tuned skin under a band of noise."""
    t = _time(0.26, rate)
    skin = np.float32(0.5) * _sine(190, t.size, rate) * _dying(26, t)
    wires = _noise(0.26, rate, 900, 6500, 5)[: t.size] * _dying(17, t)
    return _shaped(skin + np.float32(0.8) * wires, rate, 0.001, 0.05)


def rim(midi: float, seconds: float, rate: int) -> Sound:
    """Click on the rim, dry."""
    t = _time(0.09, rate)
    wood = _sine(1720, t.size, rate) + np.float32(0.6) * _sine(820, t.size, rate)
    return _shaped(wood * _dying(70, t), rate, 0.0008, 0.02)


def hat(midi: float, seconds: float, rate: int) -> Sound:
    """Hit a closed hat."""
    t = _time(0.08, rate)
    return _shaped(_noise(0.08, rate, 6500, 15000, 7)[: t.size] * _dying(55, t), rate, 0.0006, 0.02)


def open_hat(midi: float, seconds: float, rate: int) -> Sound:
    """Hit a hat left open."""
    t = _time(0.32, rate)
    return _shaped(_noise(0.32, rate, 5500, 14000, 8)[: t.size] * _dying(12, t), rate, 0.001, 0.1)


def crash(midi: float, seconds: float, rate: int) -> Sound:
    """Crash a cymbal and let it ring."""
    t = _time(2.2, rate)
    return _shaped(_noise(2.2, rate, 3200, 13000, 12)[: t.size] * _dying(2.6, t), rate, 0.002, 0.5)


def riser(midi: float, seconds: float, rate: int) -> Sound:
    """Let noise swell and open until the next section takes over."""
    t = _time(max(0.3, seconds), rate)
    dark, bright = (_noise(8.0, rate, *band, 13)[: t.size] for band in ((300, 1500), (2500, 9000)))
    if dark.size < t.size:
        t = t[: dark.size]
    share = np.linspace(0, 1, t.size, dtype=np.float32)
    return _shaped((dark * (1 - share) + bright * share) * share**2, rate, 0.01, 0.03)


def clap(midi: float, seconds: float, rate: int) -> Sound:
    """Clap with several hands, a few milliseconds apart."""
    t = _time(0.24, rate)
    shape = np.zeros_like(t)
    for at in (0.0, 0.011, 0.023):
        shape += np.where(t >= at, np.exp(-180 * np.abs(t - at)), 0).astype(np.float32)
    shape += np.where(t >= 0.03, np.exp(-22 * (t - 0.03)), 0).astype(np.float32)
    return _shaped(_noise(0.24, rate, 800, 5200, 9)[: t.size] * shape, rate, 0.0006, 0.05)


def shaker(midi: float, seconds: float, rate: int) -> Sound:
    """Shake a brush of beads."""
    t = _time(0.11, rate)
    return _shaped(_noise(0.11, rate, 4200, 11000, 10)[: t.size] * _dying(24, t), rate, 0.018, 0.04)


VOICES: dict[str, Voice] = {
    "electric piano": electric_piano,
    "piano": piano,
    "pluck": pluck,
    "bell": bell,
    "pad": pad,
    "strings": strings,
    "spiccato": spiccato,
    "brass": brass,
    "lead": lead,
    "bass": bass,
    "kick": kick,
    "boom": boom,
    "tom": tom,
    "snare": snare,
    "rim": rim,
    "hat": hat,
    "open hat": open_hat,
    "crash": crash,
    "riser": riser,
    "clap": clap,
    "shaker": shaker,
}
