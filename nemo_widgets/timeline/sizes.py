"""The canvas shapes that people name, in pixels."""

from __future__ import annotations

from math import gcd

SHAPES: dict[str, tuple[int, int]] = {
    "vertical": (1080, 1920),
    "landscape": (1920, 1080),
    "square": (1080, 1080),
}


def ratio(width: int, height: int) -> str:
    """Return the aspect ratio in lowest terms.

    Examples
    --------
    >>> ratio(1080, 1920)
    '9:16'
    """
    divisor = gcd(width, height) or 1
    return f"{width // divisor}:{height // divisor}"
