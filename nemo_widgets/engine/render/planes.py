"""Pictures as the encoder takes them: 8-bit 4:2:0 planes, BT.709, limited range.

Everything is composed in these planes: a photo is converted once, not on every frame, and a frame is drawn
straight into the encoder's own buffer. Chroma is sited left, H.264's default: sample (i, j) lies at luma
position (2i, 2j + ½).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[Any]  # uint8; what OpenCV returns is typed no closer than this

BLACK_LUMA, NEUTRAL_CHROMA = 16, 128

_KR, _KB = 0.2126, 0.0722  # ITU-R BT.709-6, item 3.2
_KG = 1 - _KR - _KB
_TO_LUMA = np.array([[_KR, _KG, _KB, 0.0]]) * (219 / 255) + np.array([[0, 0, 0, 16.0]])
_TO_CHROMA = np.array(
    [
        [*(np.array([-_KR, -_KG, 1 - _KB]) * (112 / 255 / (1 - _KB))), 128.0],
        [*(np.array([1 - _KR, -_KG, -_KB]) * (112 / 255 / (1 - _KR))), 128.0],
    ]
)


@dataclass(frozen=True)
class Canvas:
    """A frame to draw on: `luma` (h, w) and `chroma` (h/2, w/2, 2), both uint8 views that may be strided."""

    luma: Pixels
    chroma: Pixels

    @classmethod
    def empty(cls, width: int, height: int) -> Canvas:
        """Return a canvas of its own memory, its content undefined."""
        return cls(np.empty((height, width), np.uint8), np.empty((height // 2, width // 2, 2), np.uint8))

    @property
    def width(self) -> int:
        """Pixels across."""
        return int(self.luma.shape[1])

    @property
    def height(self) -> int:
        """Pixels down."""
        return int(self.luma.shape[0])

    def clear(self) -> None:
        """Paint it black."""
        self.luma[:] = BLACK_LUMA
        self.chroma[:] = NEUTRAL_CHROMA

    def copy_from(self, other: Canvas) -> None:
        """Take over another canvas of the same size."""
        np.copyto(self.luma, other.luma)
        np.copyto(self.chroma, other.chroma)

    def mix(self, other: Canvas, opacity: float) -> None:
        """Lay another canvas of the same size over this one."""
        cv2.addWeighted(other.luma, opacity, self.luma, 1 - opacity, 0, dst=self.luma)
        cv2.addWeighted(other.chroma, opacity, self.chroma, 1 - opacity, 0, dst=self.chroma)


@dataclass(frozen=True)
class Sheet:
    """A picture ready to be drawn.

    An opaque sheet has `luma` (h, w). One with transparency has `luma` (h, w, 4): luma times alpha, then
    alpha; the other two channels are idle. `chroma` is (h/2, w/2, 4): both differences times alpha, then
    alpha. Four channels, because OpenCV warps four at once faster than one twice.
    """

    luma: Pixels
    chroma: Pixels

    @property
    def opaque(self) -> bool:
        """Whether nothing beneath shows through."""
        return self.luma.ndim == 2

    @property
    def width(self) -> int:
        """Pixels across."""
        return int(self.luma.shape[1])

    @property
    def height(self) -> int:
        """Pixels down."""
        return int(self.luma.shape[0])

    @property
    def nbytes(self) -> int:
        """The memory it takes."""
        return self.luma.nbytes + self.chroma.nbytes


def sheet_from_rgb(picture: Pixels) -> Sheet:
    """Convert an RGB (h, w, 3) or straight-alpha RGBA (h, w, 4) picture; an odd side gains one pixel.

    The gained pixel repeats the edge, or is transparent where the picture has transparency.
    """
    picture = _even(picture)
    rgb = np.ascontiguousarray(picture[..., :3])
    luma = cv2.transform(rgb, _TO_LUMA)
    chroma = cv2.transform(rgb, _TO_CHROMA)
    if picture.shape[2] == 3:
        halved = _halve(chroma)
        return Sheet(luma, np.ascontiguousarray(np.concatenate([halved, halved], axis=2)))
    alpha = np.ascontiguousarray(picture[..., 3])
    luma = cv2.multiply(luma, alpha, scale=1 / 255)
    chroma = cv2.multiply(chroma, cv2.merge((alpha, alpha)), scale=1 / 255)
    halved = _halve(cv2.merge((chroma, alpha)))
    return Sheet(cv2.merge((luma, alpha, alpha, alpha)), cv2.merge((halved, halved[..., 2])))


def sheet_from_canvas(canvas: Canvas) -> Sheet:
    """Make an opaque sheet of a frame."""
    return Sheet(canvas.luma, np.concatenate([canvas.chroma, canvas.chroma], axis=2))


def _even(picture: Pixels) -> Pixels:
    height, width = picture.shape[:2]
    if height % 2 == 0 and width % 2 == 0:
        return picture
    border = cv2.BORDER_CONSTANT if picture.shape[2] == 4 else cv2.BORDER_REPLICATE
    padded: Pixels = cv2.copyMakeBorder(picture, 0, height % 2, 0, width % 2, border, value=(0, 0, 0, 0))
    return padded


def _halve(plane: Pixels) -> Pixels:
    """Sample chroma where 4:2:0 wants it: rows in pairs, columns around each even one."""
    across, down = np.array([0.25, 0.5, 0.25]), np.array([0.5, 0.5])
    soft: Pixels = cv2.sepFilter2D(plane, -1, across, down, anchor=(1, 0), borderType=cv2.BORDER_REPLICATE)
    return np.ascontiguousarray(soft[::2, ::2])


class Scratch:
    """Buffers one thread uses again on every frame, by name and shape."""

    def __init__(self) -> None:
        self._kept: dict[str, Pixels] = {}

    def __call__(self, name: str, *shape: int) -> Pixels:
        """Return a buffer of that shape, its content undefined."""
        size = int(np.prod(shape))
        kept = self._kept.get(name)
        if kept is None or kept.size < size:
            kept = self._kept[name] = np.empty(size, np.uint8)
        return kept[:size].reshape(shape)

    def canvas(self, name: str, width: int, height: int) -> Canvas:
        """Return a canvas of that size, its content undefined."""
        return Canvas(self(f"{name}.y", height, width), self(f"{name}.uv", height // 2, width // 2, 2))


@dataclass(frozen=True)
class Box:
    """A rectangle of whole pixels, its sides even so that it is whole in chroma too."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def empty(self) -> bool:
        """Whether it holds no pixel."""
        return self.left >= self.right or self.top >= self.bottom

    def on(self, canvas: Canvas) -> Canvas:
        """Return the part of the canvas inside."""
        return Canvas(
            canvas.luma[self.top : self.bottom, self.left : self.right],
            canvas.chroma[self.top // 2 : self.bottom // 2, self.left // 2 : self.right // 2],
        )


def even_box(left: float, top: float, right: float, bottom: float, width: int, height: int) -> Box:
    """Return the smallest even box around a rectangle, cut to a canvas."""
    return Box(
        max(0, int(np.floor(left / 2)) * 2),
        max(0, int(np.floor(top / 2)) * 2),
        min(width, int(np.ceil(right / 2)) * 2),
        min(height, int(np.ceil(bottom / 2)) * 2),
    )


def draw(
    canvas: Canvas,
    sheet: Sheet,
    scale: float,
    x: float,
    y: float,
    box: Box,
    scratch: Scratch,
    opacity: float = 1.0,
) -> None:
    """Draw a sheet where canvas pixel p shows sheet pixel `p * scale + (x, y)`, inside a box only.

    Beyond its edges an opaque sheet repeats them; another one is transparent. Only one with transparency can
    be drawn at less than full opacity.
    """
    if box.empty or opacity <= 0:
        return
    part = box.on(canvas)
    height, width = part.luma.shape
    x, y = x + box.left * scale, y + box.top * scale
    luma_map = np.array([[scale, 0, x], [0, scale, y]])
    # The same mapping between chroma grids, whose rows lie half a luma pixel lower.
    chroma_map = np.array([[scale, 0, x / 2], [0, scale, (y + (scale - 1) / 2) / 2]])
    if sheet.opaque:
        _warp(sheet.luma, luma_map, part.luma, cv2.BORDER_REPLICATE)
        four = scratch("chroma", height // 2, width // 2, 4)
        _warp(sheet.chroma, chroma_map, four, cv2.BORDER_REPLICATE)
        cv2.mixChannels([four], [part.chroma], [0, 0, 1, 1])
        return
    four = scratch("luma", height, width, 4)
    _warp(sheet.luma, luma_map, four, cv2.BORDER_CONSTANT)
    half = scratch("chroma", height // 2, width // 2, 4)
    _warp(sheet.chroma, chroma_map, half, cv2.BORDER_CONSTANT)
    _blend(part, four, half, scratch, opacity)


def stamp(canvas: Canvas, sheet: Sheet, x: int, y: int, scratch: Scratch, opacity: float = 1.0) -> None:
    """Draw a sheet with transparency pixel for pixel at an even place; what lies outside is cut off."""
    box = Box(max(0, x), max(0, y), min(canvas.width, x + sheet.width), min(canvas.height, y + sheet.height))
    if box.empty or opacity <= 0:
        return
    top, left = box.top - y, box.left - x
    height, width = box.bottom - box.top, box.right - box.left
    luma = sheet.luma[top : top + height, left : left + width]
    half = sheet.chroma[top // 2 : (top + height) // 2, left // 2 : (left + width) // 2]
    _blend(box.on(canvas), luma, half, scratch, opacity)


def _warp(source: Pixels, mapping: NDArray[Any], target: Pixels, border: int) -> None:
    size = (target.shape[1], target.shape[0])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    cv2.warpAffine(source, mapping, size, dst=target, flags=flags, borderMode=border)


def _blend(part: Canvas, four: Pixels, half: Pixels, scratch: Scratch, opacity: float) -> None:
    """Lay premultiplied planes over a part of the canvas."""
    height, width = part.luma.shape
    luma, shade = scratch("blend.y", height, width), scratch("blend.a", height, width)
    cv2.mixChannels([four], [luma, shade], [0, 0, 1, 1])
    chroma = scratch("blend.uv", height // 2, width // 2, 2)
    shade_half = scratch("blend.a2", height // 2, width // 2, 2)
    cv2.mixChannels([half], [chroma, shade_half], [0, 0, 1, 1, 2, 2, 2, 3])
    if opacity < 1:
        for plane in (luma, shade, chroma, shade_half):
            cv2.convertScaleAbs(plane, dst=plane, alpha=opacity)
    _over(part.luma, luma, shade)
    _over(part.chroma, chroma, shade_half)


def _over(target: Pixels, source: Pixels, shade: Pixels) -> None:
    cv2.bitwise_not(shade, dst=shade)
    cv2.multiply(target, shade, dst=target, scale=1 / 255)
    cv2.add(target, source, dst=target)
