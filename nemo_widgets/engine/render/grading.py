"""Filters on a shot: colour, look-up tables, softness and dark corners, on pictures and on planes alike.

What changes colours alone is one matrix on R'G'B', whatever the number of filters: those of the CSS filter
functions (W3C Filter Effects Module Level 1, section 8) for brightness, contrast, saturation, sepia and black
and white, and gains that keep luma for warm and cool. The order is fixed: colours, then a look-up table, then
blur, then vignette. A picture is graded once, before the camera sees it; a clip or a painted scene on every
frame. Blur and vignette go by the frame, not the picture, where the shot fills the frame.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.render.cube import Cube, read_cube
from nemo_widgets.engine.render.planes import BLACK_LUMA, NEUTRAL_CHROMA, Canvas, Pixels, Scratch
from nemo_widgets.engine.render.softness import soften, soften_frame
from nemo_widgets.timeline.looks import filters_of

Matrix = NDArray[np.float64]  # (3, 4): R'G'B' in 0 to 1, and an offset

_KR, _KG, _KB = 0.2126, 0.7152, 0.0722
_LUMA: Final = np.array([_KR, _KG, _KB])
_SEPIA: Final = np.array([[0.393, 0.769, 0.189], [0.349, 0.686, 0.168], [0.272, 0.534, 0.131]])
_WARMTH: Final = 0.22
_SOFTEST: Final = 0.02
_DARKEST: Final = 0.85


@dataclass(frozen=True)
class Grade:
    """What all filters of a shot come to.

    Parameters
    ----------
    matrix
        On colours, or None.
    cubes
        Look-up tables with their strengths.
    blur, vignette
        0 to 1.
    """

    matrix: Matrix | None = None
    cubes: tuple[tuple[Cube, float], ...] = ()
    blur: float = 0.0
    vignette: float = 0.0

    @property
    def idle(self) -> bool:
        """Whether it changes nothing."""
        return self.matrix is None and not self.cubes and not self.blur and not self.vignette

    @property
    def lens(self) -> Grade:
        """What is left to do on each frame of a picture that was graded before."""
        return Grade(vignette=self.vignette)

    def picture(self, pixels: Pixels, canvas: tuple[int, int]) -> Pixels:
        """Grade an RGB or RGBA picture that will fill a canvas; all but the vignette."""
        colours = np.ascontiguousarray(pixels[..., :3])
        if self.matrix is not None:
            scaled = self.matrix * np.array([1, 1, 1, 255.0])
            colours = cv2.transform(colours, scaled)
        for cube, share in self.cubes:
            colours = cv2.addWeighted(cube.apply(colours), share, colours, 1 - share, 0)
        if self.blur:
            larger = min(pixels.shape[1] / canvas[0], pixels.shape[0] / canvas[1])
            colours = colours.copy()
            soften(colours, self.blur * _SOFTEST * max(canvas) * larger)
        return colours if pixels.shape[2] == 3 else np.dstack([colours, pixels[..., 3]])

    def frame(self, canvas: Canvas, scratch: Scratch) -> None:
        """Grade a frame in place."""
        if self.matrix is not None:
            _transform(canvas, self.matrix, scratch)
        for cube, share in self.cubes:
            cube.grade(canvas, share)
        if self.blur:
            soften_frame(canvas, self.blur * _SOFTEST * max(canvas.width, canvas.height))
        if self.vignette:
            _darken(canvas, self.vignette, scratch)


def grade_of(m: Mapping[str, Any], files: Mapping[str, Path] = MappingProxyType({})) -> Grade:
    """Bring a segment's filters together; those that are not known are passed over.

    Parameters
    ----------
    m
        The segment's metadata.
    files
        Where the file of each `src` of a look-up table is; one that is not there is passed over.

    Raises
    ------
    OSError, ValueError
        A look-up table cannot be read.
    """
    matrix: Matrix | None = None
    cubes: list[tuple[Cube, float]] = []
    blur = vignette = 0.0
    for asked in filters_of(m):
        if asked.amount == 0:
            continue
        if asked.name == "blur":
            blur = max(blur, asked.amount)
        elif asked.name == "vignette":
            vignette = max(vignette, asked.amount)
        elif asked.name == "lut":
            if asked.src in files:
                cubes.append((read_cube(files[asked.src]), asked.amount))
        else:
            step = colour_matrix(asked.name, asked.amount)
            if step is not None:
                matrix = step if matrix is None else _after(step, matrix)
    return Grade(matrix, tuple(cubes), blur, vignette)


def colour_matrix(name: str, amount: float) -> Matrix | None:
    """Return what a filter does to R'G'B' in 0 to 1, or None where it is none that a matrix can do."""
    still = np.eye(3)
    match name:
        case "brightness":
            linear, offset = still * (1 + amount), 0.0
        case "contrast":
            linear, offset = still * (1 + amount), -0.5 * amount
        case "saturation":
            linear, offset = np.outer(np.ones(3), _LUMA) * -amount + still * (1 + amount), 0.0
        case "black-and-white":
            linear, offset = np.outer(np.ones(3), _LUMA) * amount + still * (1 - amount), 0.0
        case "sepia":
            linear, offset = _SEPIA * amount + still * (1 - amount), 0.0
        case "warm" | "cool":
            gain = _WARMTH * amount * (1 if name == "warm" else -1)
            gains = np.array([1 + gain, 1 + gain / 4, 1 - gain])
            # A white stays as bright as it was.
            linear, offset = np.diag(gains / float(gains @ _LUMA)), 0.0
        case _:
            return None
    return np.hstack([linear, np.full((3, 1), offset)])


def _after(second: Matrix, first: Matrix) -> Matrix:
    linear = second[:, :3] @ first[:, :3]
    return np.hstack([linear, second[:, :3] @ first[:, 3:] + second[:, 3:]])


def _in_planes(matrix: Matrix) -> Matrix:
    """Return a matrix on R'G'B' in 0 to 1 as one on Y', Cb, Cr in 8-bit limited range."""
    luma = _LUMA * 219
    blue = np.array([-_KR, -_KG, 1 - _KB]) * (112 / (1 - _KB))
    red = np.array([1 - _KR, -_KG, -_KB]) * (112 / (1 - _KR))
    to_planes = np.array([luma, blue, red])
    from_planes = np.linalg.inv(to_planes)
    zero = np.array([16.0, 128.0, 128.0])
    linear = to_planes @ matrix[:, :3] @ from_planes
    offset = to_planes @ matrix[:, 3] + zero - linear @ zero
    return np.hstack([linear, offset[:, None]])


def _transform(canvas: Canvas, matrix: Matrix, scratch: Scratch) -> None:
    """Apply a matrix on colours to planes, luma at its own size and chroma at half."""
    planes = _in_planes(matrix)
    if _keeps_chroma_apart(planes):
        _affine(canvas.luma, planes[0, 0], planes[0, 3])
        _affine(canvas.chroma, planes[1, 1], planes[1, 3])
        return
    size, half = (canvas.width, canvas.height), (canvas.width // 2, canvas.height // 2)
    small = cv2.resize(canvas.luma, half, interpolation=cv2.INTER_AREA)
    mixed = cv2.transform(cv2.merge((small, canvas.chroma)), planes)
    wide = cv2.resize(canvas.chroma, size, interpolation=cv2.INTER_LINEAR)
    canvas.luma[:] = cv2.transform(cv2.merge((canvas.luma, wide)), planes[:1])
    canvas.chroma[:] = mixed[..., 1:]


def _keeps_chroma_apart(planes: Matrix) -> bool:
    across = [planes[0, 1], planes[0, 2], planes[1, 0], planes[1, 2], planes[2, 0], planes[2, 1]]
    return bool(np.abs(across).max() < 1e-6 and abs(planes[1, 1] - planes[2, 2]) < 1e-6)


def _affine(plane: Pixels, gain: float, offset: float) -> None:
    levels = np.clip(np.rint(np.arange(256) * gain + offset), 0, 255).astype(np.uint8)
    cv2.LUT(plane, levels, dst=plane)


@lru_cache(maxsize=4)
def _corners(width: int, height: int, amount: float) -> Pixels:
    """Return how much light is kept, 255 for all of it: the fourth power of the cosine, as a lens would."""
    y, x = np.ogrid[:height, :width]
    far = np.hypot((x + 0.5) / width - 0.5, (y + 0.5) / height - 0.5) / np.hypot(0.5, 0.5)
    kept = 1 - amount * _DARKEST * (1 - np.cos(np.arctan(far * 1.15)) ** 4) / (
        1 - np.cos(np.arctan(1.15)) ** 4
    )
    light: Pixels = np.rint(kept * 255).astype(np.uint8)
    return light


def _darken(canvas: Canvas, amount: float, scratch: Scratch) -> None:
    kept = _corners(canvas.width, canvas.height, amount)
    half = cv2.resize(kept, (canvas.width // 2, canvas.height // 2), interpolation=cv2.INTER_AREA)
    _towards(canvas.luma, kept, BLACK_LUMA, scratch)
    _towards(canvas.chroma, cv2.merge((half, half)), NEUTRAL_CHROMA, scratch)


def _towards(plane: Pixels, kept: Pixels, level: int, scratch: Scratch) -> None:
    """Keep a share of a plane's distance from a level, 255 being all of it."""
    lost = scratch("grading.lost", *plane.shape)
    cv2.bitwise_not(kept, dst=lost)
    cv2.convertScaleAbs(lost, dst=lost, alpha=level / 255)
    cv2.multiply(plane, kept, dst=plane, scale=1 / 255)
    cv2.add(plane, lost, dst=plane)
