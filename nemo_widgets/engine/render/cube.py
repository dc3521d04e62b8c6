"""Colour look-up tables in `.cube` files, as grading tools write them (Adobe Cube LUT Specification 1.0)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from PIL import Image, ImageFilter

from nemo_widgets.engine.render.planes import Canvas, Pixels, sheet_from_rgb

LARGEST_BYTES: Final = 16 * 1024**2
# What Pillow's table takes; the specification goes to 256, which nobody writes.
_SMALLEST, _LARGEST = 2, 65
_LARGEST_FLAT: Final = 65_536

# ITU-R BT.709-6 limited range to 8-bit R'G'B'.
_TO_RGB: Final = np.array(
    [
        [255 / 219, 0.0, 1.5748 * 255 / 224],
        [255 / 219, -0.1873 * 255 / 224, -0.4681 * 255 / 224],
        [255 / 219, 1.8556 * 255 / 224, 0.0],
    ]
)
_OFFSET: Final = -_TO_RGB @ np.array([16.0, 128.0, 128.0])


@dataclass(frozen=True)
class Cube:
    """A table of colours, interpolated between its points.

    Parameters
    ----------
    table
        Pillow's own form of it.
    """

    table: ImageFilter.Color3DLUT

    def apply(self, colours: Pixels) -> Pixels:
        """Return an RGB picture with its colours looked up."""
        return np.asarray(Image.fromarray(colours).filter(self.table))

    def grade(self, canvas: Canvas, share: float) -> None:
        """Look a frame's colours up, in place."""
        wide = cv2.resize(canvas.chroma, (canvas.width, canvas.height), interpolation=cv2.INTER_LINEAR)
        colours = cv2.transform(cv2.merge((canvas.luma, wide)), np.hstack([_TO_RGB, _OFFSET[:, None]]))
        sheet = sheet_from_rgb(self.apply(colours))
        canvas.mix(Canvas(sheet.luma, cv2.merge(tuple(sheet.chroma))), share)


def read_cube(path: Path) -> Cube:
    """Read a 3-D or 1-D table.

    Parameters
    ----------
    path
        A `.cube` file.

    Raises
    ------
    OSError
        It cannot be read.
    ValueError
        It holds no such table; the reason says what is wrong with it.
    """
    status = path.stat()
    return _read(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int, size: int) -> Cube:
    if size > LARGEST_BYTES:
        raise ValueError("it is too large for a colour table")
    return parse_cube(path.read_text(encoding="utf-8", errors="replace"))


def parse_cube(text: str) -> Cube:
    r"""Read the text of a `.cube` file.

    Raises
    ------
    ValueError
        It holds no table.

    Examples
    --------
    >>> parse_cube("LUT_1D_SIZE 2\n0 0 0\n1 1 1").table.size
    (33, 33, 33)
    """
    head: dict[str, list[float]] = {}
    points: list[list[float]] = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        words = line.split("#", 1)[0].split()
        if not words or words[0] == "TITLE":
            continue
        named = words[0][0].isalpha() and words[0].lower() not in {"nan", "inf"}
        try:
            numbers = [float(word) for word in words[named:]]
        except ValueError as error:
            raise ValueError(f"its line {number} is no part of a colour table") from error
        if named:
            head[words[0]] = numbers
        else:
            points.append(numbers)
    return _cube(head, points)


def _cube(head: dict[str, list[float]], points: list[list[float]]) -> Cube:
    flat = "LUT_3D_SIZE" not in head
    sizes = head.get("LUT_1D_SIZE" if flat else "LUT_3D_SIZE")
    if not sizes:
        raise ValueError("it is no .cube colour table")
    size, most = sizes[0], _LARGEST_FLAT if flat else _LARGEST
    if not (_SMALLEST <= size <= most and size == int(size)):
        raise ValueError(f"its size {size:g} is none from {_SMALLEST} to {most}")
    size = int(size)
    wanted = size if flat else size**3
    if len(points) != wanted or any(len(point) != 3 for point in points):
        raise ValueError(f"it has {len(points)} colours where {wanted} belong")
    table = np.array(points, np.float64)
    edges = [
        np.array(head.get(name, [value] * 3)) for name, value in (("DOMAIN_MIN", 0.0), ("DOMAIN_MAX", 1.0))
    ]
    sane = all(edge.shape == (3,) and np.isfinite(edge).all() for edge in edges) and np.isfinite(table).all()
    if not sane or not (edges[1] > edges[0]).all():
        raise ValueError("its numbers are out of range")
    if flat:
        return Cube(_spread(table, *edges))
    return Cube(_rescaled(table.reshape(size, size, size, 3), *edges))


def _spread(table: Pixels, low: Pixels, high: Pixels) -> ImageFilter.Color3DLUT:
    """Return three curves as a cube."""
    size = 33
    at = np.linspace(0, 1, size)
    steps = [np.interp(at, np.linspace(low[c], high[c], len(table)), table[:, c]) for c in range(3)]
    blue, green, red = np.meshgrid(steps[2], steps[1], steps[0], indexing="ij")
    return _pillow(np.stack([red, green, blue], axis=-1))


def _rescaled(cube: Pixels, low: Pixels, high: Pixels) -> ImageFilter.Color3DLUT:
    """Return a cube for colours from 0 to 1, whatever the domain it was made for."""
    if not low.any() and (high == 1).all():
        return _pillow(cube)
    size = cube.shape[0]
    for channel in range(3):
        # Red runs fastest, so it is the last axis.
        axis = 2 - channel
        where = (np.linspace(0, 1, size) - low[channel]) / (high[channel] - low[channel]) * (size - 1)
        where = where.clip(0, size - 1)
        before = np.minimum(where.astype(int), size - 2)
        share = (where - before).reshape([-1 if a == axis else 1 for a in range(3)] + [1])
        cube = np.take(cube, before, axis) * (1 - share) + np.take(cube, before + 1, axis) * share
    return _pillow(cube)


def _pillow(cube: Pixels) -> ImageFilter.Color3DLUT:
    return ImageFilter.Color3DLUT(cube.shape[0], cube.astype(np.float32).ravel(), channels=3)
