"""Gain that follows the sound: music gives way to a voice, and peaks are held below a ceiling."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from nemo_widgets.engine.render.loudness import Samples, block_maxima, loudest_channel, true_peaks

Gain = npt.NDArray[np.float32]
# Blocks of 20 ms tell whether somebody speaks, blocks of 1 ms hold the peaks.
SPEECH_BLOCKS_A_SECOND: Final = 50
PEAK_BLOCKS_A_SECOND: Final = 1000
# In blocks: music is down before a word, bridges pauses, and takes half a second to go and to come.
_AHEAD, _HOLD, _EASE = 16, 30, 12
_SPEECH_BELOW_LOUD_DB = 22.0
_LEAST_SPEECH_DB, _LOUDEST_THRESHOLD_DB = -54.0, -30.0
_REACH = 6


def block_peaks(sound: Samples, block: int) -> Samples:
    """Return the highest sample of every block; the last one may be shorter."""
    return block_maxima(loudest_channel(sound), block)


def _least(values: Gain, before: int, after: int) -> Gain:
    """Return the least value from `before` places back to `after` places ahead."""
    kernel = np.ones((1, before + after + 1), np.uint8)
    found = cv2.erode(values[None], kernel, anchor=(before, 0), borderType=cv2.BORDER_REPLICATE)
    least: Gain = found[0]
    return least


def _smooth(values: Gain, reach: int) -> Gain:
    kernel = np.hanning(2 * reach + 3)[1:-1].astype(np.float32)
    found = cv2.filter2D(values[None], -1, (kernel / kernel.sum())[None], borderType=cv2.BORDER_REPLICATE)
    smooth: Gain = found[0]
    return smooth


def stretched(values: Gain, block: int, start: int, count: int) -> Gain:
    """Return a curve's values at `count` samples from `start`, straight between the blocks' middles."""
    first = max(0, start // block - 1)
    last = min(values.size, (start + count) // block + 2)
    centres = (np.arange(first, last, dtype=np.float64) + 0.5) * block
    gain: Gain = np.interp(np.arange(start, start + count), centres, values[first:last]).astype(np.float32)
    return gain


def speaking_share(peaks: Samples) -> Gain:
    """Return how far speech has the floor in every block, 0 to 1, from a voice's block peaks.

    It is a little ahead of the first word, bridges the pauses between words, and goes slowly. What counts as
    speech hangs on how loud the voice is: a quiet recording makes way as well as a loud one.
    """
    if peaks.size == 0 or not peaks.any():
        return np.zeros(peaks.size, np.float32)
    level = 20 * np.log10(np.maximum(peaks, 1e-6))
    sounding = level[level > _LEAST_SPEECH_DB]
    if sounding.size == 0:
        return np.zeros(peaks.size, np.float32)
    threshold = float(np.clip(np.percentile(sounding, 90) - _SPEECH_BELOW_LOUD_DB,
                              _LEAST_SPEECH_DB, _LOUDEST_THRESHOLD_DB))  # fmt: skip
    silent = (level <= threshold).astype(np.float32)
    return _smooth(1 - _least(silent, _HOLD, _AHEAD), _EASE)


def limiter_curve(peaks: Samples, ceiling: float) -> Gain | None:
    """Return the gain of every block that holds peaks below a ceiling; None where nothing has to be held.

    The gain is never higher than any block within its reach needs, so nothing is clipped; it is smooth over
    12 ms, longer than half a wave of the deepest bass, so nothing is distorted.
    """
    if peaks.size == 0 or float(peaks.max()) <= ceiling:
        return None
    needed = np.minimum(np.float32(1), np.float32(ceiling) / np.maximum(peaks, np.float32(1e-9)))
    # One place more than the smoothing reaches: interpolation looks at the neighbour too.
    return _smooth(_least(needed.astype(np.float32), _REACH + 1, _REACH + 1), _REACH)


def limit(sound: Samples, *, ceiling: float, rate: int = 48000) -> Samples:
    """Turn a sound down around the peaks above a ceiling, before they come and after they have gone.

    A sound below the ceiling comes back unchanged.

    Examples
    --------
    >>> loud = np.full((48000, 2), 1.5, np.float32)
    >>> bool(np.abs(limit(loud, ceiling=0.9)).max() <= 0.9)
    True
    """
    block = rate // PEAK_BLOCKS_A_SECOND
    curve = limiter_curve(true_peaks(sound, block), ceiling)
    if curve is None:
        return sound
    gain = stretched(curve, block, 0, sound.shape[0])
    held: Samples = np.clip(sound * gain[:, None], -ceiling, ceiling)
    return held
