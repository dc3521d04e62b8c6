"""Pictures as the encoder takes them: 8-bit 4:2:0 planes, BT.709, limited range.

Everything is composed in these planes: a photo is converted once, not on every frame, and a frame is drawn
straight into the encoder's own buffer. Chroma is sited left, H.264's default: sample (i, j) lies at luma
position (2i, 2j + ½).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from nemo_widgets.engine.render.zoom import Pixels as Pixels
from nemo_widgets.engine.render.zoom import place

BLACK_LUMA, NEUTRAL_CHROMA = 16, 128
# Rows converted at a time; even, so that no pair of rows is parted.
_BAND = 64

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

    Parameters
    ----------
    luma, chroma
        Its planes, (h, w) and (2, h/2, w/2), blue before red; multiplied by alpha where it has transparency.
        A plane alone is drawn larger or smaller twice as fast as a pair of values a pixel.
    alpha, alpha_half
        How much it covers, at both sizes, or None where it is opaque.
    """

    luma: Pixels
    chroma: Pixels
    alpha: Pixels | None = None
    alpha_half: Pixels | None = None

    @property
    def opaque(self) -> bool:
        """Whether nothing beneath shows through."""
        return self.alpha is None

    @property
    def width(self) -> int:
        """Pixels across."""
        return int(self.luma.shape[1])

    @property
    def height(self) -> int:
        """Pixels down."""
        return int(self.luma.shape[0])

    @property
    def planes(self) -> tuple[Pixels, ...]:
        """All planes that it has, in the order of its parameters."""
        planes = (self.luma, self.chroma, self.alpha, self.alpha_half)
        return tuple(plane for plane in planes if plane is not None)

    @property
    def nbytes(self) -> int:
        """The memory it takes."""
        return sum(plane.nbytes for plane in self.planes)


def sheet_from_rgb(picture: Pixels) -> Sheet:
    """Convert an RGB (h, w, 3) or straight-alpha RGBA (h, w, 4) picture; an odd side gains one pixel.

    The gained pixel repeats the edge, or is transparent where the picture has transparency.
    """
    picture = _even(picture)
    if picture.shape[2] == 3:
        return _opaque(picture)
    rgb, alpha = np.ascontiguousarray(picture[..., :3]), np.ascontiguousarray(picture[..., 3])
    luma = cv2.multiply(cv2.transform(rgb, _TO_LUMA), alpha, scale=1 / 255)
    chroma = cv2.multiply(cv2.transform(rgb, _TO_CHROMA), cv2.merge((alpha, alpha)), scale=1 / 255)
    return Sheet(luma, _apart(_halve(chroma)), alpha, _halve(alpha))


def _opaque(picture: Pixels) -> Sheet:
    """Convert an even RGB picture in bands, what lies between its steps never being large."""
    height, width = picture.shape[:2]
    sheet = Sheet(np.empty((height, width), np.uint8), np.empty((2, height // 2, width // 2), np.uint8))
    for top in range(0, height, _BAND):
        band = picture[top : top + _BAND]
        cv2.transform(band, _TO_LUMA, dst=sheet.luma[top : top + _BAND])
        # Halved as colours, which is the same and leaves a quarter of the pixels to convert.
        pairs = cv2.transform(_halve(band), _TO_CHROMA)
        sheet.chroma[:, top // 2 : (top + _BAND) // 2] = _apart(pairs)
    return sheet


def sheet_from_canvas(canvas: Canvas) -> Sheet:
    """Make an opaque sheet of a frame; they share the memory of their luma."""
    return Sheet(canvas.luma, _apart(canvas.chroma))


def _apart(pairs: Pixels) -> Pixels:
    """Return pairs of values (h, w, 2) as two planes (2, h, w)."""
    planes = np.empty((2, *pairs.shape[:2]), np.uint8)
    cv2.split(pairs, tuple(planes))
    return planes


def _paired(planes: Pixels, scratch: Scratch) -> Pixels:
    """Return two planes (2, h, w) as pairs of values (h, w, 2), in a buffer: parts are paired up slowly."""
    pairs = scratch("pairs", *planes.shape[1:], 2)
    cv2.merge(tuple(planes), dst=pairs)
    return pairs


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
    # Each second pixel of each second row, which is what "nearest" takes.
    half: Pixels = cv2.resize(soft, (soft.shape[1] // 2, soft.shape[0] // 2), interpolation=cv2.INTER_NEAREST)
    return half


class Scratch:
    """Buffers one thread uses again on every frame, by name and shape."""

    def __init__(self) -> None:
        self._kept: dict[str, Pixels] = {}

    def __call__(self, name: str, *shape: int) -> Pixels:
        """Return a buffer of that shape, its content undefined."""
        size = math.prod(shape)
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
    # The same mapping between chroma grids, whose rows lie half a luma pixel lower.
    half_x, half_y = x / 2, (y + (scale - 1) / 2) / 2
    chroma = scratch("chroma", 2, height // 2, width // 2)
    if sheet.alpha is None or sheet.alpha_half is None:
        place((sheet.luma,), scale, x, y, (part.luma,), scratch)
        place(tuple(sheet.chroma), scale, half_x, half_y, tuple(chroma), scratch)
        part.chroma[...] = _paired(chroma, scratch)
        return
    edge = cv2.BORDER_CONSTANT
    luma, alpha = scratch("luma", height, width), scratch("alpha", height, width)
    place((sheet.luma, sheet.alpha), scale, x, y, (luma, alpha), scratch, edge)
    alpha_half = scratch("alpha.half", height // 2, width // 2)
    halves, drawn = (*sheet.chroma, sheet.alpha_half), (*chroma, alpha_half)
    place(halves, scale, half_x, half_y, drawn, scratch, edge)
    _blend(part, Sheet(luma, chroma, alpha, alpha_half), scratch, opacity)


def stamp(canvas: Canvas, sheet: Sheet, x: int, y: int, scratch: Scratch, opacity: float = 1.0) -> None:
    """Draw a sheet pixel for pixel at an even place; what lies outside is cut off."""
    box = Box(max(0, x), max(0, y), min(canvas.width, x + sheet.width), min(canvas.height, y + sheet.height))
    if box.empty or opacity <= 0:
        return
    top, left = box.top - y, box.left - x
    rows, columns = slice(top, top + box.bottom - box.top), slice(left, left + box.right - box.left)
    rows_half, columns_half = (slice(part.start // 2, part.stop // 2) for part in (rows, columns))
    part = box.on(canvas)
    if sheet.alpha is None or sheet.alpha_half is None:
        pairs = _paired(sheet.chroma[:, rows_half, columns_half], scratch)
        part.mix(Canvas(sheet.luma[rows, columns], pairs), opacity)
        return
    cut = Sheet(
        sheet.luma[rows, columns],
        sheet.chroma[:, rows_half, columns_half],
        sheet.alpha[rows, columns],
        sheet.alpha_half[rows_half, columns_half],
    )
    _blend(part, cut, scratch, opacity)


def _blend(part: Canvas, sheet: Sheet, scratch: Scratch, opacity: float) -> None:
    """Lay premultiplied planes over a part of the canvas of their size."""
    if sheet.alpha is None or sheet.alpha_half is None:
        return
    alphas = scratch("blend.alphas", *part.chroma.shape)
    cv2.merge((sheet.alpha_half, sheet.alpha_half), dst=alphas)
    _over(part.luma, sheet.luma, sheet.alpha, scratch, opacity)
    _over(part.chroma, _paired(sheet.chroma, scratch), alphas, scratch, opacity)


def _over(target: Pixels, source: Pixels, alpha: Pixels, scratch: Scratch, opacity: float) -> None:
    through = scratch("blend.through", *target.shape)
    if opacity < 1:
        cv2.convertScaleAbs(alpha, dst=through, alpha=opacity)
        cv2.bitwise_not(through, dst=through)
        cv2.multiply(target, through, dst=target, scale=1 / 255)
        cv2.scaleAdd(source, opacity, target, dst=target)
        return
    cv2.bitwise_not(alpha, dst=through)
    cv2.multiply(target, through, dst=target, scale=1 / 255)
    cv2.add(target, source, dst=target)
