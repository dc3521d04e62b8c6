"""The space and the machine that music is heard through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Planes = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Room:
    """How a mood is heard.

    Parameters
    ----------
    reverb, decay
        How much reverberation, and how many seconds until it has died away.
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


class Hall:
    """Reverberation and tone in one convolution, block by block.

    Attributes
    ----------
    hop
        Samples a block.
    delay
        How many samples later all comes out: the tone filter looks to both sides.
    """

    def __init__(self, rate: int, room: Room) -> None:
        reach = int(rate * 0.085)
        tail = int(room.decay * rate)
        size = 1 << max(15, (3 * (tail + 2 * reach)).bit_length())
        self.hop, self.delay = size - tail - 2 * reach, reach
        self._size = size
        tone = np.fft.rfft(_tone(rate, reach, room.lowpass), size)
        echoes = np.fft.rfft(_echoes(rate, tail), size)
        self._past = tone.astype(np.complex64)
        self._through = (tone * (1 + room.reverb * echoes)).astype(np.complex64)
        self._tail = np.zeros((2, size - self.hop), np.float32)

    def through(self, dry: Planes, wet: Planes) -> Planes:
        """Return the next block of what is heard."""
        spectrum = np.fft.rfft(dry, self._size) * self._past
        spectrum += np.fft.rfft(wet, self._size) * self._through
        heard = np.fft.irfft(spectrum, self._size).astype(np.float32, copy=False)
        held = self._tail.shape[1]
        heard[:, :held] += self._tail
        self._tail = heard[:, self.hop :].copy()
        return heard[:, : self.hop]


def _tone(rate: int, reach: int, lowpass: float) -> npt.NDArray[np.float64]:
    """Return a filter that takes off the rumble below hearing, DC with it, and treble where it is dark."""
    size = 1 << 16
    f = np.fft.rfftfreq(size, 1 / rate)
    shape = f**2 / (f**2 + 30.0**2)
    if lowpass:
        shape = shape / np.sqrt(1 + (f / lowpass) ** 4)
    response = np.roll(np.fft.irfft(shape, size), reach)[: 2 * reach + 1]
    window = np.hanning(2 * reach + 3)[1:-1]
    response = response * window
    # Exactly nothing of a constant comes through.
    tapered: npt.NDArray[np.float64] = response - window * (response.sum() / window.sum())
    return tapered


@lru_cache(maxsize=8)
def _echoes(rate: int, count: int) -> npt.NDArray[np.float64]:
    """Return decaying noise, darker as it dies, different left and right."""
    t = np.arange(count) / rate
    decay = max(count / rate, 1e-3)
    noise = np.random.default_rng(11).normal(size=(2, count)) * np.exp(-6.9 * t / decay)
    spectrum = np.fft.rfft(noise)
    f = np.fft.rfftfreq(count, 1 / rate)
    response = np.fft.irfft(spectrum / np.sqrt(1 + (f / 3200) ** 2), count)
    response *= 1 - np.exp(-t / 0.012)
    out: npt.NDArray[np.float64] = response / np.sqrt((response**2).sum(axis=1, keepdims=True))
    return out


def wavered(blocks: Iterator[Planes], rate: int, depth: float) -> Iterator[Planes]:
    """Bend the pitch slowly, as a worn record does."""
    reach = int(depth * rate * 1.5) + 2
    waiting = np.zeros((2, 0), np.float32)
    done = 0  # the place of `waiting`'s first sample, `reach` samples are behind it
    held = np.zeros((2, reach), np.float32)
    for block in blocks:
        waiting = np.concatenate([waiting, block], axis=1)
        count = waiting.shape[1] - reach
        if count > 0:
            yield _bent(np.concatenate([held, waiting], axis=1), done, count, reach, rate, depth)
            held = np.concatenate([held, waiting[:, :count]], axis=1)[:, -reach:]
            waiting = waiting[:, count:]
            done += count
    rest = waiting.shape[1]
    if rest:
        padded = np.concatenate([held, waiting, np.zeros((2, reach), np.float32)], axis=1)
        yield _bent(padded, done, rest, reach, rate, depth)


def _bent(sound: Planes, done: int, count: int, reach: int, rate: int, depth: float) -> Planes:
    t = (np.arange(count) + done) / rate * 2 * np.pi
    shift = depth * rate * (np.sin(0.55 * t) + 0.35 * np.sin(1.27 * t + 1))
    places = np.arange(count) + reach + shift
    whole = places.astype(np.int64)
    share = (places - whole).astype(np.float32)
    return sound[:, whole] * (1 - share) + sound[:, whole + 1] * share


def crackled(blocks: Iterator[Planes], rate: int, level: float, seed: int) -> Iterator[Planes]:
    """Add the noise of a record: a hush, and soft ticks."""
    random = np.random.default_rng([seed, 77])
    shape = np.hanning(14)[1:-1].astype(np.float32)
    for block in blocks:
        count = block.shape[1]
        noise = random.standard_normal((2, count), np.float32) * np.float32(0.05)
        for tick in random.integers(0, max(1, count - 12), size=int(count / rate * 7)).tolist():
            size = float(random.exponential(0.5)) * float(random.choice([-1, 1]))
            sides = random.uniform(0.4, 1, 2).astype(np.float32)
            piece = noise[:, tick : tick + 12]
            piece += (sides[:, None] * np.float32(size) * shape)[:, : piece.shape[1]]
        yield block + np.float32(level) * noise
