"""The finished level of music: one loudness for all, no true peak too high, and quiet at both ends."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from nemo_widgets.engine.render.dynamics import limiter_curve, stretched
from nemo_widgets.engine.render.loudness import loudness, true_peaks

Planes = npt.NDArray[np.float32]
Stereo = npt.NDArray[np.float32]
TARGET_LUFS = -16.0
CEILING = 10 ** (-1.5 / 20)
# So much of the beginning tells how loud a piece is.
_HEARD_S = 75.0
_MARGIN_MS = 64


def levelled(blocks: Iterator[Planes], rate: int) -> Iterator[Stereo]:
    """Bring music to its loudness, as its first minute or so tells it, and hold its true peaks."""
    first: list[Stereo] = []
    heard = 0
    for block in blocks:
        first.append(np.ascontiguousarray(block.T))
        heard += block.shape[1]
        if heard >= _HEARD_S * rate:
            break
    if not first:
        return
    gain = np.float32(10 ** ((TARGET_LUFS - loudness(np.concatenate(first), rate)) / 20))

    def raised() -> Iterator[Stereo]:
        while first:
            yield first.pop(0) * gain
        for block in blocks:
            yield np.ascontiguousarray(block.T) * gain

    yield from _limited(raised(), rate)


def _limited(blocks: Iterator[Stereo], rate: int) -> Iterator[Stereo]:
    """Hold true peaks below the ceiling; each block is seen with what comes before and after it."""
    ms = max(1, rate // 1000)
    margin = _MARGIN_MS * ms
    before = np.zeros((margin, 2), np.float32)
    waiting = np.zeros((0, 2), np.float32)
    for block in blocks:
        waiting = np.concatenate([waiting, block])
        count = (waiting.shape[0] - margin) // ms * ms
        if count > 0:
            seen = np.concatenate([before, waiting])
            yield _held(seen, margin, count, ms)
            before = seen[count : count + margin]
            waiting = waiting[count:]
    if waiting.shape[0]:
        yield _held(np.concatenate([before, waiting]), margin, waiting.shape[0], ms)


def _held(seen: Stereo, margin: int, count: int, ms: int) -> Stereo:
    sound = seen[margin : margin + count]
    curve = limiter_curve(true_peaks(seen, ms), CEILING)
    if curve is None:
        return sound
    held: Stereo = sound * stretched(curve, ms, margin, count)[:, None]
    return held


def closed(blocks: Iterator[Stereo], frames: int, rate: int, quiet: float) -> Iterator[Stereo]:
    """Begin and end at zero: a few milliseconds at the start, the last of the ringing at the end.

    Parameters
    ----------
    frames
        Samples in all.
    quiet
        Seconds at the end over which what is left of the ringing goes.
    """
    rise, fall = min(int(0.002 * rate), frames // 4), max(1, min(int(quiet * rate), frames // 2))
    done = 0
    for block in blocks:
        places = np.arange(done, done + block.shape[0])
        if done < rise:
            block = block * np.minimum((places + 0.5) / rise, 1).astype(np.float32)[:, None]
        if places.size and places[-1] >= frames - fall:
            left = np.clip((frames - 1 - places) / fall, 0, 1)
            block = block * (0.5 - 0.5 * np.cos(np.pi * left)).astype(np.float32)[:, None]
        done += block.shape[0]
        yield block
