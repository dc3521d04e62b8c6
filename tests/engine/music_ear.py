"""A second pair of ears: tempo, key, onsets and loudness of music, measured by other means than made it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import signal

Floats = npt.NDArray[np.float64]
HOP_S = 0.01
# How well each degree fits a key, after Temperley ("What's key for key?", 1999).
_MAJOR = (5.0, 2.0, 3.5, 2.0, 4.5, 4.0, 2.0, 4.5, 2.0, 3.5, 1.5, 4.0)
_MINOR = (5.0, 2.0, 3.5, 4.5, 2.0, 4.0, 2.0, 4.5, 3.5, 2.0, 1.5, 4.0)


def onset_strength(samples: npt.NDArray[np.float32], rate: int) -> Floats:
    """How much the spectrum rises, every 10 ms; sample n is the rise into the moment n * 10 ms."""
    size, hop = 1024 if rate > 30000 else 512, round(HOP_S * rate)
    mono = np.concatenate([np.zeros(size), samples.mean(axis=1), np.zeros(size)])
    frames = np.lib.stride_tricks.sliding_window_view(mono, size)[::hop] * np.hanning(size)
    magnitude = np.log1p(100 * np.abs(np.fft.rfft(frames, axis=1)))
    rises = np.maximum(np.diff(magnitude, axis=0), 0).sum(axis=1)
    first = size // hop // 2
    found: Floats = rises[first : first + samples.shape[0] // hop]
    return found


def tempo(samples: npt.NDArray[np.float32], rate: int, around: float) -> float:
    """The beats a minute that repeat the best, within a factor of 1.3 of a guess."""
    rises = onset_strength(samples, rate)
    rises = rises - rises.mean()
    echo = np.fft.irfft(np.abs(np.fft.rfft(rises, 4 * rises.size)) ** 2)[: rises.size]
    bpm = np.arange(around / 1.3, around * 1.3, 0.1)
    lags = 60 / bpm / HOP_S
    # A beat repeats after one, two, four and eight of it; far echoes tell it exactly.
    score = sum(np.interp(lags * count, np.arange(echo.size), echo) for count in (1, 2, 4, 8))
    return float(bpm[int(np.argmax(score))])


def chroma(samples: npt.NDArray[np.float32], rate: int) -> Floats:
    """The energy of each of the twelve pitch classes."""
    mono = signal.resample_poly(samples.mean(axis=1), 8000, rate)
    f, _, spectrum = signal.stft(mono, 8000, nperseg=4096, noverlap=2048)
    heard = (f > 60) & (f < 800)
    pitch = 69 + 12 * np.log2(f[heard] / 440)
    near = np.exp(-0.5 * ((pitch - np.round(pitch)) / 0.2) ** 2)
    energy = np.abs(spectrum[heard]).sum(axis=1) * near
    total = np.zeros(12)
    np.add.at(total, np.round(pitch).astype(int) % 12, energy)
    shares: Floats = total / total.sum()
    return shares


def key_of(samples: npt.NDArray[np.float32], rate: int) -> tuple[int, str]:
    """The tonic, in semitones above C, and the mode that the notes fit the best."""
    heard = chroma(samples, rate)
    scores = {
        (tonic, mode): float(np.corrcoef(np.roll(profile, tonic), heard)[0, 1])
        for mode, profile in (("major", _MAJOR), ("minor", _MINOR))
        for tonic in range(12)
    }
    return max(scores, key=lambda key: scores[key])


def levels(samples: npt.NDArray[np.float32], rate: int, seconds: float = 0.05) -> Floats:
    """The level of every stretch, in dB below full scale."""
    count = max(1, round(seconds * rate))
    whole = samples[: samples.shape[0] // count * count].reshape(-1, count * 2).astype(np.float64)
    found: Floats = 10 * np.log10((whole**2).mean(axis=1) + 1e-12)
    return found
