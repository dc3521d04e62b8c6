"""Colours as float RGB in 0…255, mixed in OKLab so that gradients stay clean.

OKLab is Björn Ottosson's (https://bottosson.github.io/posts/oklab/).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_TO_LMS = np.array(
    [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
     [0.0883024619, 0.2817188376, 0.6299787005]]
)  # fmt: skip
_TO_LAB = np.array(
    [[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
     [0.0259040371, 0.7827717662, -0.8086757660]]
)  # fmt: skip


def rgb(code: str) -> Array:
    """Return a colour written ``#rrggbb`` as three floats."""
    return np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)], np.float32)


def to_oklab(colour: Array) -> Array:
    """Convert RGB (…, 3) in 0…255 to OKLab (…, 3)."""
    value = np.clip(np.asarray(colour, np.float64) / 255, 0, 1)
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    lab: Array = np.cbrt(linear @ _TO_LMS.T) @ _TO_LAB.T
    return lab


def from_oklab(lab: Array) -> Array:
    """Convert OKLab (…, 3) to RGB (…, 3) in 0…255, clipped to what a screen can show."""
    linear = ((np.asarray(lab, np.float64) @ np.linalg.inv(_TO_LAB).T) ** 3) @ np.linalg.inv(_TO_LMS).T
    linear = np.clip(linear, 0, 1)
    value = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return (value * 255).astype(np.float32)


def mix(first: Array, second: Array, amount: float | Array) -> Array:
    """Return ``first`` moved towards ``second`` by ``amount`` in 0…1."""
    share = np.asarray(amount, np.float32)
    if share.ndim == 3 and share.shape[2] == 1 and share.size >= _LARGE:
        shape = (*share.shape[:2], 3)
        if all(_is_flat(colour) or colour.shape == shape for colour in (first, second)):
            return _mixed(first, second, share[..., 0])
    result: Array = first + (second - first) * share
    return result


# Pixels from which it pays to have OpenCV mix: numpy goes over three channels one pixel at a time.
_LARGE = 4096


def _is_flat(colour: Array) -> bool:
    """Tell whether a picture is of one colour."""
    return colour.shape == (3,) or (colour.ndim == 3 and colour.strides[:2] == (0, 0))


def _mixed(first: Array, second: Array, share: Array) -> Array:
    one, two = _operand(first), _operand(second)
    if isinstance(one, tuple) and isinstance(two, tuple):
        start: Any = one
        spread = scaled(share, [b - a for a, b in zip(one[:3], two[:3], strict=True)])
        return np.asarray(cv2.add(spread, start, dst=spread))
    moved: Any = cv2.subtract(two, one)
    cv2.multiply(moved, cv2.merge((share, share, share)), dst=moved)
    return np.asarray(cv2.add(moved, one, dst=moved))


def _operand(colour: Array) -> Any:
    """Return a picture for OpenCV, which takes a single colour as four numbers."""
    if _is_flat(colour):
        return (*colour.reshape(-1, 3)[0].astype(float).tolist(), 0.0)
    return np.ascontiguousarray(colour, np.float32)


def scaled(field: Array, colour: Sequence[float]) -> Array:
    """Return a colour (3) made as strong as a float field (h, w) says at each of its points."""
    three, strength = cv2.merge((field, field, field)), _operand(np.array(colour, np.float32))
    return np.asarray(cv2.multiply(three, strength, dst=three))


def blend(first: Array, second: Array, amount: float) -> Array:
    """Mix two single colours in OKLab."""
    return from_oklab(mix(to_oklab(first), to_oklab(second), amount))


def gradient(stops: Sequence[tuple[float, Array]], at: Array) -> Array:
    """Return the colours (n, 3) of a gradient at positions ``at`` (n,), mixed in OKLab."""
    places = [place for place, _ in stops]
    lab = to_oklab(np.array([colour for _, colour in stops]))
    table = np.stack([np.interp(at, places, lab[:, channel]) for channel in range(3)], axis=-1)
    return from_oklab(table)
