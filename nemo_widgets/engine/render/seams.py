"""Where music can be played again: on a beat where there is one, past silence and a fading end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from nemo_widgets.engine.render.loudness import Samples

Floats = npt.NDArray[np.float64]
# How finely onsets are placed, and the tempi that are looked for.
_HOP_S: Final = 0.01
_SLOWEST_BPM, _FASTEST_BPM = 60.0, 180.0
_BEATS: Final = 4
# The echo of a beat, as a share of the sound with itself, that tells a beat from chance.
_CLEAR: Final = 0.085
# An edge on a beat crosses just before it; without a beat the crossing is long, and keeps the power.
_SHORT_S, _LONG_S = 0.03, 2.0
_SILENT_DB, _FADED_DB, _NOTHING_DB = 45.0, 12.0, -70.0
# How far, in blocks, the end may be off the beat, and how much likelier it is there than beside it.
_OFF: Final = 2
_LIKER: Final = 1.25
# Onsets rise at least so much, summed over three bands, in tens of decibels.
_RISE: Final = 0.25
_LEAST_S: Final = 4.0


@dataclass(frozen=True)
class Seam:
    """At sample `end` the music crosses over, for `cross` samples, to what it was at `start`.

    Parameters
    ----------
    start, end, cross
        Samples from where the music begins to play.
    bpm
        The beat that it keeps to; 0 where none was found.
    """

    start: int
    end: int
    cross: int
    bpm: float = 0.0


class Ear:
    """Listens to a sound piece by piece, and remembers little of it."""

    def __init__(self, rate: int) -> None:
        self._rate, self._hop = rate, round(_HOP_S * rate)
        self._rest = np.zeros(0, np.float32)
        self._levels: list[Floats] = []
        self.frames = 0

    def hear(self, pieces: Iterator[Samples]) -> Ear:
        """Take in a whole sound."""
        for piece in pieces:
            self.frames += piece.shape[0]
            mono = np.concatenate([self._rest, piece.mean(axis=1)])
            whole = mono.size // self._hop
            if whole:
                blocks = mono[: whole * self._hop].reshape(whole, self._hop)
                # Thumps, tones and hisses each have their own onsets.
                first = np.diff(blocks, axis=1)
                low = blocks.reshape(whole, 10, -1).mean(axis=2) if self._hop % 10 == 0 else blocks
                bands = [(x.astype(np.float64) ** 2).mean(axis=1) for x in (low, blocks, first)]
                self._levels.append(np.stack(bands, axis=1))
            self._rest = mono[whole * self._hop :]
        return self

    def seam(self) -> Seam | None:
        """Return where to go back, or None where the sound is too short to choose."""
        if not self._levels:
            return None
        bands = np.concatenate(self._levels)
        level = 10 * np.log10(bands[:, 1] + 1e-12)
        heard = np.flatnonzero(level > max(level.max() - _SILENT_DB, _NOTHING_DB))
        if heard.size * _HOP_S < _LEAST_S:
            return None
        first, last = int(heard[0]), int(heard[-1]) + 1
        last = _before_fading(bands[:, 1], first, last)
        if (last - first) * _HOP_S < _LEAST_S:
            return None
        return self._on_a_beat(bands, first, last) or self._anywhere(first, last)

    def _anywhere(self, first: int, last: int) -> Seam:
        start, end = first * self._hop, min(last * self._hop, self.frames)
        cross = min(round(_LONG_S * self._rate), (end - start) // 4)
        return Seam(start, end - cross, cross)

    def _on_a_beat(self, bands: Floats, first: int, last: int) -> Seam | None:
        rises = _rises(bands)
        period = _period(rises[first:last])
        if period is None:
            return None
        start = first + _phase(rises[first : first + round(_BEATS * period) + 1], rises[first:last], period)
        bars = int((last - start) / (period * _BEATS))
        # Phrases are of two or four bars.
        bars -= bars % 4 if bars >= 8 else bars % 2 if bars >= 4 else 0
        if bars < 1:
            return None
        end = _settled(rises, start, start + bars * _BEATS * period, period)
        if end is None:
            return None
        cross = round(_SHORT_S * self._rate)
        begin = max(0, round(start * self._hop) - cross)
        stop = begin + round((end - start) * self._hop)
        return Seam(begin, min(stop, self.frames - 1), cross, 60 / (period * _HOP_S))


def _rises(bands: Floats) -> Floats:
    """Return how much louder each block is than the one before, over the bands."""
    log = np.log10(bands + bands.max(axis=0) * 1e-5 + 1e-12)
    found: Floats = np.concatenate([[0.0], np.maximum(np.diff(log, axis=0), 0).sum(axis=1)])
    return found


def _before_fading(power: Floats, first: int, last: int) -> int:
    """Return the end of what is as loud as the rest: a last chord that rings, or a fade, is left out."""
    second = round(1 / _HOP_S)
    smooth = np.convolve(power, np.full(second, 1 / second), "same")[first:last]
    body = float(np.median(smooth))
    loud = np.flatnonzero(smooth > body * 10 ** (-_FADED_DB / 10))
    return first + int(loud[-1]) + 1 if loud.size else last


def _period(rises: Floats) -> float | None:
    """Return the beat in blocks, or None where there is no clear one."""
    if np.percentile(rises, 97) < _RISE:
        return None
    centred = rises - rises.mean()
    size = 1 << (2 * centred.size - 1).bit_length()
    echo = np.fft.irfft(np.abs(np.fft.rfft(centred, size)) ** 2, size)[: centred.size]
    if echo[0] <= 0:
        return None
    echo /= echo[0]
    periods = np.arange(60 / _FASTEST_BPM / _HOP_S, 60 / _SLOWEST_BPM / _HOP_S, 0.02)
    counts = [count for count in (1, 2, 4, 8, 16, 32) if periods[-1] * count < centred.size * 0.7]
    if len(counts) < 3:
        return None
    places = np.arange(echo.size)
    score = np.mean([np.interp(periods * count, places, echo) for count in counts], axis=0)
    # Of a beat and its double the one nearer to a walking pace.
    liked = np.exp(-0.5 * (np.log2(periods * _HOP_S / 0.5) / 1.0) ** 2)
    best = int(np.argmax(score * liked))
    return float(periods[best]) if score[best] > _CLEAR else None


def _phase(bar: Floats, rises: Floats, period: float) -> int:
    """Return the block of the first downbeat: the beat, of the first four, where bars begin the strongest."""
    places = np.arange(rises.size)
    shifts = np.arange(bar.size)
    beats = np.arange(0, rises.size - bar.size, period)
    every = [float(np.interp(beats + shift, places, rises).mean()) for shift in shifts]
    bars = beats[::_BEATS]
    downs = [float(np.interp(bars + shift, places, rises).mean()) for shift in shifts]
    return int(np.argmax(np.array(every) + 0.5 * np.array(downs)))


def _settled(rises: Floats, start: int, end: float, period: float) -> float | None:
    """Return the end moved by a few blocks to where what follows is the likest to what follows the start.

    None where it is hardly likelier there than beside the beat: then the beat was not understood.
    """
    length = round(4.0 / _HOP_S)
    pattern = rises[start : start + length]
    wide = round(period / 2)
    scores: dict[int, float] = {}
    for at in range(round(end) - wide, round(end) + wide + 1):
        other = rises[at : at + length]
        if other.size > 12:
            norm = np.linalg.norm(pattern[: other.size]) * np.linalg.norm(other)
            scores[at] = float((pattern[: other.size] * other).sum() / (norm + 1e-9))
    near = [at for at in scores if abs(at - end) <= _OFF]
    if not near:
        return None
    best = max(near, key=lambda at: scores[at])
    return float(best) if scores[best] > _LIKER * float(np.median(list(scores.values()))) else None
