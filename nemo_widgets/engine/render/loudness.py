"""How loud a sound seems, in LUFS, and how high it peaks between samples, after ITU-R BS.1770-4."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]
Energies = npt.NDArray[np.float64]
SILENT = -70.0
CHUNK, PREROLL = 1 << 18, 1 << 13
# Taps of each of the filters that find values between samples.
_TAPS = 24


def loudness(samples: Samples, sample_rate: int = 48000) -> float:
    """Return the integrated loudness of a sound; -70 for silence or anything quieter.

    Parameters
    ----------
    samples
        (n, channels), in [-1, 1]; all channels weigh the same, as left and right do.

    Examples
    --------
    >>> t = np.arange(96000) / 48000
    >>> tone = np.repeat(np.sin(2 * np.pi * 997 * t)[:, None], 2, axis=1).astype(np.float32)
    >>> round(loudness(tone), 1)
    0.0
    """
    meter = Meter(sample_rate)
    meter.add(samples)
    return gated(meter.energies())


def gated(energies: Energies) -> float:
    """Return the integrated loudness of a sound from its energies in steps of 100 ms."""
    if energies.size >= 4:  # blocks of 400 ms that overlap by 300
        energies = np.convolve(energies, np.full(4, 0.25), "valid")
    heard = energies[energies > 10 ** ((SILENT + 0.691) / 10)]
    if heard.size == 0:
        return SILENT
    heard = heard[heard > heard.mean() * 0.1]
    return max(SILENT, -0.691 + 10 * math.log10(float(heard.mean())))


class Meter:
    """Measures a sound that comes piece by piece, in little memory.

    Parameters
    ----------
    sample_rate
        Samples a second.
    """

    def __init__(self, sample_rate: int = 48000) -> None:
        self.step = sample_rate // 10
        self._rate = sample_rate
        self._response: npt.NDArray[np.complex64] | None = None
        self._before = np.zeros((0, 2), np.float32)
        self._waiting: list[Samples] = []
        self._count = 0
        self._rest = np.zeros(0, np.float32)
        self._found: list[Energies] = []

    def add(self, samples: Samples) -> None:
        """Take in the next piece."""
        self._waiting.append(samples)
        self._count += samples.shape[0]
        if self._count >= CHUNK:
            self._weigh()

    def energies(self) -> Energies:
        """Return the K-weighted mean square of every 100 ms so far, summed over channels."""
        self._weigh()
        rest = self._rest
        if not self._found and rest.size:
            return np.array([float(rest.mean(dtype=np.float64))])
        return np.concatenate(self._found) if self._found else np.zeros(0)

    def _weigh(self) -> None:
        if not self._count:
            return
        sound = np.concatenate(self._waiting)
        self._waiting, self._count = [], 0
        for start in range(0, sound.shape[0], CHUNK):
            self._weigh_chunk(sound[start : start + CHUNK])

    def _weigh_chunk(self, chunk: Samples) -> None:
        if self._before.shape[1] != chunk.shape[1]:
            self._before = np.zeros((0, chunk.shape[1]), np.float32)
        known = self._before.shape[0]
        piece = np.concatenate([self._before, chunk])
        self._before = piece[max(0, piece.shape[0] - PREROLL) :]
        if not chunk.any() and not self._before.any():
            power = np.zeros(chunk.shape[0], np.float32)
        else:
            size = CHUNK + PREROLL
            if self._response is None:
                self._response = _k_weighting(size, self._rate).astype(np.complex64)
            spectrum = np.fft.rfft(np.ascontiguousarray(piece.T), size) * self._response
            weighted = np.fft.irfft(spectrum, size)[:, known : piece.shape[0]]
            power = np.einsum("ij,ij->j", weighted, weighted).astype(np.float32)
        power = np.concatenate([self._rest, power])
        whole = power.size // self.step
        steps = power[: whole * self.step].reshape(whole, self.step)
        self._found.append(steps.mean(axis=1, dtype=np.float64))
        self._rest = power[whole * self.step :]


def _k_weighting(size: int, sample_rate: int) -> npt.NDArray[np.complex128]:
    """Return the response of the two K-weighting filters, designed for any sample rate."""
    z = np.exp(-1j * np.pi * np.arange(size // 2 + 1) / (size / 2))

    k = math.tan(math.pi * 1681.974450955533 / sample_rate)
    q, high = 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    middle = high**0.4996667741545416
    norm = 1 + k / q + k * k
    shelf = (high + middle * k / q + k * k) + 2 * (k * k - high) * z + (high - middle * k / q + k * k) * z * z
    shelf = shelf / (norm + 2 * (k * k - 1) * z + (1 - k / q + k * k) * z * z)

    k = math.tan(math.pi * 38.13547087602444 / sample_rate)
    q = 0.5003270373238773
    norm = 1 + k / q + k * k
    passed = (1 - 2 * z + z * z) / (1 + 2 * (k * k - 1) / norm * z + (1 - k / q + k * k) / norm * z * z)
    response: npt.NDArray[np.complex128] = shelf * passed
    return response


def true_peaks(sound: Samples, block: int) -> Samples:
    """Return the highest value of every block of samples, also between samples, at four times the rate.

    Parameters
    ----------
    sound
        (n, channels).
    block
        Samples a block; the last one may be shorter.
    """
    if sound.shape[0] == 0:
        return np.zeros(0, np.float32)
    plane = np.ascontiguousarray(sound, np.float32)[None]
    highest = loudest_channel(sound)
    for kernel in _BETWEEN:
        found = cv2.filter2D(plane, -1, kernel, borderType=cv2.BORDER_CONSTANT)[0]
        np.maximum(highest, loudest_channel(found.reshape(sound.shape)), out=highest)
    return block_maxima(highest, block)


def loudest_channel(sound: Samples) -> Samples:
    """Return the highest absolute value of every sample's channels."""
    highest: Samples = np.abs(sound[:, 0])
    for channel in range(1, sound.shape[1]):
        np.maximum(highest, np.abs(sound[:, channel]), out=highest)
    return highest


def block_maxima(values: Samples, block: int) -> Samples:
    """Return the highest value of every block; the last one may be shorter."""
    padded = values
    if values.size % block:
        padded = np.zeros(-(-values.size // block) * block, np.float32)
        padded[: values.size] = values
    found: Samples = np.maximum.reduceat(padded, np.arange(0, padded.size, block)) if padded.size else padded
    return found


def _between() -> tuple[Samples, ...]:
    """Return the filters that give the values a quarter, a half and three quarters after each sample."""
    places = np.arange(_TAPS) - (_TAPS // 2 - 1)
    kernels = []
    for quarter in (0.25, 0.5, 0.75):
        offset = places - quarter
        window = np.i0(7.0 * np.sqrt(np.maximum(0.0, 1 - (offset / (_TAPS / 2 + 0.25)) ** 2))) / np.i0(7.0)
        kernel = np.sinc(offset) * window
        # OpenCV counts from the kernel's middle, which for an even length is the tap after it.
        aligned = np.concatenate([[0.0], kernel / kernel.sum()])
        kernels.append(aligned.astype(np.float32)[None])
    return tuple(kernels)


_BETWEEN = _between()
