"""Drawing a plane larger or smaller between its pixels.

A part of whole pixels is resized to another size of whole pixels, and the canvas cut out of it: twice as fast
as a general warp. Which part and which sizes is chosen on each axis so that no pixel shown is farther from
its place than `TOLERANCE`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[Any]  # uint8; what OpenCV returns is typed no closer than this

TOLERANCE: Final = 0.08
"""How far, in source pixels, anything may be from its place; beyond it the general warp is used."""

# How much larger than the canvas a resized plane may be; more gives more choices, each pixel a bit of time.
_ROOM: Final = 32
_COST: Final = 0.0005
# Beyond this, one line in several would not be looked at.
_MOST_SHRUNK: Final = 1.9
# A plane that is only moved may lack this many pixels at an edge.
_MOST_BEYOND: Final = 8
_MADE, _SKIPPED = np.array(
    [(made, skip) for made in range(_ROOM + 1) for skip in range(made + 1)], np.float64
).T


class Buffers(Protocol):
    """Memory that is used again on every frame."""

    def __call__(self, name: str, *shape: int) -> Pixels:
        """Return a buffer of that shape."""
        ...


@dataclass(frozen=True)
class Cut:
    """One axis of a resize: `taken` pixels from `start` on become `made`, the first `skip` of them left out.

    `error` is how far any pixel shown is from its place, at most.
    """

    start: int
    taken: int
    made: int
    skip: int
    error: float


def best_cut(scale: float, offset: float, length: int, available: int) -> Cut | None:
    """Return the cut by which pixel p of `length` shows source position `p * scale + offset` best.

    Parameters
    ----------
    scale, offset
        The mapping, centre to centre.
    length
        Pixels shown.
    available
        Pixels that the source has.

    Returns
    -------
    Cut or None
        None where the source does not reach far enough, or is shrunk too much.

    Examples
    --------
    >>> best_cut(1.0, 3.0, 100, 200)
    Cut(start=3, taken=100, made=100, skip=0, error=0.0)
    """
    if scale > _MOST_SHRUNK or length < 1:
        return None
    made = length + _MADE
    taken = np.rint(made * scale)
    ratio = taken / made
    # Where the middle of the canvas would lie for a start of 0.
    middle = (length / 2 + _SKIPPED) * ratio - 0.5
    wanted = (length - 1) / 2 * scale + offset
    start = np.rint(wanted - middle)
    error = np.abs(middle + start - wanted) + np.abs(ratio - scale) * ((length - 1) / 2)
    outside = (start < 0) | (start + taken > available) | (taken < 1)
    best = int(np.argmin(error + _COST * _MADE + 1e6 * outside))
    if outside[best]:
        return None
    return Cut(int(start[best]), int(taken[best]), int(made[best]), int(_SKIPPED[best]), float(error[best]))


def place(
    sources: Sequence[Pixels],
    scale: float,
    x: float,
    y: float,
    targets: Sequence[Pixels],
    buffers: Buffers,
    border: int = cv2.BORDER_REPLICATE,
) -> None:
    """Draw planes of one size where target pixel p shows source position `p * scale + (x, y)`.

    Parameters
    ----------
    sources
        The planes.
    scale, x, y
        The mapping.
    targets
        Where to, all of each; they too are of one size.
    buffers
        Memory to use.
    border
        What lies beyond the source: OpenCV's `BORDER_REPLICATE` or `BORDER_CONSTANT` (0).
    """
    first, (height, width) = sources[0], targets[0].shape
    if scale == 1 and _touches(first, x, y, targets[0]):
        for source, target in zip(sources, targets, strict=True):
            _shift(source, x, y, target, buffers, border)
        return
    across = best_cut(scale, x, width, first.shape[1])
    down = best_cut(scale, y, height, first.shape[0]) if across else None
    if across is None or down is None or max(across.error, down.error) > TOLERANCE:
        mapping = np.array([[scale, 0, x], [0, scale, y]])
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        for source, target in zip(sources, targets, strict=True):
            cv2.warpAffine(source, mapping, (width, height), dst=target, flags=flags, borderMode=border)
        return
    taken = slice(down.start, down.start + down.taken), slice(across.start, across.start + across.taken)
    shown = slice(down.skip, down.skip + height), slice(across.skip, across.skip + width)
    for source, target in zip(sources, targets, strict=True):
        part = source[taken]
        if part.shape != (down.made, across.made):
            made = buffers("zoom", down.made, across.made)
            _resize(part, made)
            part = made
        target[...] = part[shown]


def _resize(part: Pixels, made: Pixels) -> None:
    # OpenCV then takes Intel's kernel where it has one: twice as fast, and nearer to the true values. The
    # switch is each thread's own, and what else a thread resizes must not depend on what it did before.
    cv2.ipp.setUseIPP_NotExact(True)
    cv2.resize(part, (made.shape[1], made.shape[0]), dst=made, interpolation=cv2.INTER_LINEAR)
    cv2.ipp.setUseIPP_NotExact(False)


def _shift(source: Pixels, x: float, y: float, target: Pixels, buffers: Buffers, border: int) -> None:
    """Draw a plane at its own size, between its pixels."""
    height, width = target.shape[:2]
    left, top = math.floor(x), math.floor(y)
    # One more row and column than are shown, and what the source lacks of them.
    right, bottom = left + width + 1, top + height + 1
    lacks = (max(0, -top), max(0, bottom - source.shape[0]), max(0, -left), max(0, right - source.shape[1]))
    part = source[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
    if any(lacks):
        part = cv2.copyMakeBorder(part, *lacks, border, value=(0, 0, 0, 0))
    rows = part[:height]
    if y > top:
        rows = buffers("shift", height, *part.shape[1:])
        cv2.addWeighted(part[1:], y - top, part[:height], 1 - y + top, 0, dst=rows)
    if x > left:
        cv2.addWeighted(rows[:, 1:], x - left, rows[:, :width], 1 - x + left, 0, dst=target)
    else:
        target[...] = rows[:, :width]


def _touches(source: Pixels, x: float, y: float, target: Pixels) -> bool:
    """Tell whether any of a plane lies in the target, and little of the target beyond it."""
    axes = zip((y, x), target.shape[:2], source.shape[:2], strict=True)
    return all(
        -_MOST_BEYOND <= begin < there and 0 < begin + shown <= there + _MOST_BEYOND
        for begin, shown, there in axes
    )
