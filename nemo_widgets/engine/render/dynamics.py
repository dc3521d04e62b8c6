"""Gain that follows the sound: music gives way to a voice, and peaks are held below a ceiling."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from nemo_widgets.engine.render.loudness import Samples

Gain = npt.NDArray[np.float32]


def _block_peaks(sound: Samples, block: int) -> npt.NDArray[np.float64]:
    count = -(-sound.shape[0] // block)
    padded = np.zeros(count * block, np.float32)
    padded[: sound.shape[0]] = np.abs(sound).max(axis=1)
    peaks: npt.NDArray[np.float64] = padded.reshape(count, block).max(axis=1).astype(np.float64)
    return peaks


def _spread(values: npt.NDArray[np.float64], reach: int) -> npt.NDArray[np.float64]:
    """Return the least value within `reach` places on both sides."""
    padded = np.pad(values, reach, mode="edge")
    least: npt.NDArray[np.float64] = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1).min(
        axis=1
    )
    return least


def _smooth(values: npt.NDArray[np.float64], reach: int) -> npt.NDArray[np.float64]:
    kernel = np.hanning(2 * reach + 3)[1:-1]
    return np.convolve(np.pad(values, reach, mode="edge"), kernel / kernel.sum(), "valid")


def _stretch(values: npt.NDArray[np.float64], block: int, frames: int) -> Gain:
    centres = (np.arange(values.size) + 0.5) * block
    gain: Gain = np.interp(np.arange(frames), centres, values).astype(np.float32)
    return gain


def limit(sound: Samples, *, ceiling: float, rate: int = 48000) -> Samples:
    """Turn a sound down around the peaks above a ceiling, before they come and after they have gone.

    The gain is never higher than any sample within it needs, so nothing is clipped; it is smooth over 40 ms,
    so nothing is distorted. A sound below the ceiling comes back unchanged.

    Examples
    --------
    >>> loud = np.full((48000, 2), 1.5, np.float32)
    >>> bool(np.abs(limit(loud, ceiling=0.9)).max() <= 0.9)
    True
    """
    if sound.shape[0] == 0 or float(np.abs(sound).max()) <= ceiling:
        return sound
    block, reach = rate // 1000, 20
    needed = np.minimum(1.0, ceiling / np.maximum(_block_peaks(sound, block), 1e-9))
    # One place more than the smoothing reaches: interpolation looks at the neighbour too.
    gain = _stretch(_smooth(_spread(needed, reach + 1), reach), block, sound.shape[0])
    held: Samples = np.clip(sound * gain[:, None], -ceiling, ceiling)
    return held


def duck(voice: Samples, *, depth_db: float = 10.0, rate: int = 48000) -> Gain:
    """Return the gain that lowers music while a voice speaks.

    It is down a moment before the first word, bridges the pauses between words, and comes back slowly.
    """
    block = rate // 50
    speaking = (_block_peaks(voice, block) > 10 ** (-36 / 20)).astype(np.float64)
    reach = 18  # 0.36 s on both sides
    held = _spread(1 - speaking, reach)
    return _stretch(10 ** (-depth_db / 20 * (1 - _smooth(held, 12))), block, voice.shape[0])
