"""Sizes that a model takes, near a shape that is wanted."""

from __future__ import annotations

import math
from collections.abc import Sequence

Size = tuple[int, int]


def nearest(sizes: Sequence[Size], width: int, height: int) -> Size:
    """Return the size whose shape is nearest.

    Examples
    --------
    >>> nearest([(1024, 1024), (1536, 1024), (1024, 1536)], 1080, 1920)
    (1024, 1536)
    """
    wanted = math.log(width / height)
    return min(sizes, key=lambda size: abs(math.log(size[0] / size[1]) - wanted))


def about(pixels: int, width: int, height: int, step: int = 64) -> Size:
    """Return a size of this shape and about so many pixels, whose sides are multiples of a step.

    Examples
    --------
    >>> about(1024 * 1024, 1920, 1080), about(512 * 512, 1080, 1080)
    ((1344, 768), (512, 512))
    """
    scale = math.sqrt(pixels / (width * height))
    return max(step, round(width * scale / step) * step), max(step, round(height * scale / step) * step)
