"""How loud a sound seems, in LUFS, after ITU-R BS.1770-4."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]
SILENT = -70.0
CHUNK, PREROLL = 1 << 18, 1 << 13


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
    if samples.shape[0] == 0 or not samples.any():
        return SILENT
    step = sample_rate // 10
    energies = _step_energies(samples, sample_rate, step)
    if energies.size >= 4:  # blocks of 400 ms that overlap by 300
        energies = np.convolve(energies, np.full(4, 0.25), "valid")
    heard = energies[energies > 10 ** ((SILENT + 0.691) / 10)]
    if heard.size == 0:
        return SILENT
    heard = heard[heard > heard.mean() * 0.1]
    return max(SILENT, -0.691 + 10 * math.log10(float(heard.mean())))


def _step_energies(samples: Samples, sample_rate: int, step: int) -> npt.NDArray[np.float64]:
    """Return the K-weighted mean square of every 100 ms, summed over channels."""
    size = CHUNK + PREROLL
    response = _k_weighting(size, sample_rate).astype(np.complex64)
    power = np.empty(samples.shape[0], np.float32)
    for start in range(0, samples.shape[0], CHUNK):
        before = max(0, start - PREROLL)
        piece = samples[before : start + CHUNK]
        spectrum = np.fft.rfft(piece, size, axis=0) * response[:, None]
        weighted = np.fft.irfft(spectrum, size, axis=0)[start - before : piece.shape[0]]
        power[start : start + CHUNK] = (weighted * weighted).sum(axis=1)
    whole = max(1, samples.shape[0] // step)
    edges = np.arange(whole) * min(step, samples.shape[0])
    used = power[: whole * step]
    sums: npt.NDArray[np.float64] = np.add.reduceat(used, edges, dtype=np.float64)
    return sums / min(step, used.size)


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
