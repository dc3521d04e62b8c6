"""A photo on a designed card, ready for the camera: the ground stands, the photo moves inside its frame."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.cards.colours import READABLE, floats, luminance, rgb_of
from nemo_widgets.engine.generate.cards.cutout import cut_out, focus_of
from nemo_widgets.engine.generate.cards.ground import RADIUS, Overlay, draw_ground
from nemo_widgets.engine.render.ink import rounded_box
from nemo_widgets.engine.render.layers import LayeredPicture
from nemo_widgets.engine.render.motion import Motion, ease
from nemo_widgets.engine.render.planes import Box, Canvas, Scratch, Sheet, draw, sheet_from_rgb, stamp
from nemo_widgets.engine.render.stills import still
from nemo_widgets.timeline.cards import LAYOUTS, Card, CardLayout, Frame, shape_of

Array = NDArray[Any]

# A detail is this much closer than what the frame would hold.
_CLOSER: Final = 1.4
_GROWTH: Final = 0.08
# How far a ground drifts, of the short side, and how long one round takes.
_DRIFT, _ROUND_S = 0.035, 5.0
_RIM: Final = 4
"""Spare pixels around what is drawn between pixels."""


@dataclass(frozen=True)
class Product:
    """A product without its background, growing slowly about its foot."""

    sheet: Sheet
    middle: tuple[float, float]
    size: tuple[float, float]
    seconds: float
    closer: bool

    @property
    def nbytes(self) -> int:
        """The memory it takes."""
        return self.sheet.nbytes

    def draw(self, canvas: Canvas, seconds: float, scratch: Scratch) -> None:
        """Draw it as it is at a time."""
        way = ease(seconds / max(self.seconds, 1e-6))
        factor = 1 + _GROWTH * (way if self.closer else 1 - way) - _GROWTH / 2
        scale = self.sheet.width / (self.size[0] * factor)
        half = self.size[0] * factor / 2, self.size[1] * factor / 2
        # It grows upwards: its foot keeps its place on the ground.
        x, y = self.middle[0], self.middle[1] + self.size[1] / 2 - half[1]
        left, top = x - half[0], y - half[1]
        box = Box(
            max(0, int(left) // 2 * 2),
            max(0, int(top) // 2 * 2),
            min(canvas.width, (int(left + 2 * half[0]) + 3) // 2 * 2),
            min(canvas.height, (int(top + 2 * half[1]) + 3) // 2 * 2),
        )
        draw(
            canvas,
            self.sheet,
            scale,
            scale / 2 - 0.5 - left * scale,
            scale / 2 - 0.5 - top * scale,
            box,
            scratch,
        )


@dataclass(frozen=True)
class CardPicture:
    """A card: its drifting ground, what stands on it, and the photo that moves inside its frame.

    Parameters
    ----------
    ground
        Larger than the canvas by a rim, so that it can drift; None where the photo fills the canvas.
    rim
        How much larger, on every side.
    below, above
        Sheets with their places: shadows, light and marks under the photo; the veil that texts stand on.
    shown
        The photo, laid out for its box, or a product, for the whole canvas.
    box
        The photo's part of the canvas.
    corner
        How far the photo covers its upper left corner, 0 to 1; the others are its mirrors.
    """

    ground: Sheet | None
    rim: int
    below: tuple[tuple[Sheet, int, int], ...]
    shown: LayeredPicture | Product
    box: Box
    above: tuple[tuple[Sheet, int, int], ...] = ()
    corner: Array | None = None

    @property
    def opaque(self) -> bool:
        """Whether it covers the whole canvas: it always does."""
        return True

    @property
    def nbytes(self) -> int:
        """The memory it takes."""
        sheets = sum(sheet.nbytes for sheet, _, _ in (*self.below, *self.above))
        return (self.ground.nbytes if self.ground else 0) + self.shown.nbytes + sheets

    def draw(self, canvas: Canvas, seconds: float, scratch: Scratch) -> None:
        """Draw what is seen some seconds after it began."""
        if self.ground is not None:
            # Round and round, slowly: so it never stands still.
            turn = 2 * math.pi * seconds / _ROUND_S
            reach = self.rim - _RIM
            x, y = self.rim + reach * math.cos(turn), self.rim + reach * math.sin(turn)
            draw(canvas, self.ground, 1.0, x, y, Box(0, 0, canvas.width, canvas.height), scratch)
        for sheet, left, top in self.below:
            stamp(canvas, sheet, left, top, scratch)
        if isinstance(self.shown, Product):
            self.shown.draw(canvas, seconds, scratch)
        elif self.corner is None:
            self.shown.draw(self.box.on(canvas), seconds, scratch)
        else:
            part = self.box.on(canvas)
            kept = [(piece, piece.astype(np.float32)) for piece in _corners(part, len(self.corner))]
            self.shown.draw(part, seconds, scratch)
            for (piece, before), cover in zip(kept, _covers(self.corner), strict=True):
                cover = cover if piece.ndim == 2 else cover[::2, ::2, None]
                piece[:] = (before + (piece - before) * cover + 0.5).astype(np.uint8)
        for sheet, left, top in self.above:
            stamp(canvas, sheet, left, top, scratch)


def _corners(part: Canvas, side: int) -> list[Array]:
    """Return views of a canvas's corners, first of its luma, then of its chroma."""
    found = []
    for plane, length in ((part.luma, side), (part.chroma, side // 2)):
        for rows in (slice(0, length), slice(-length, None)):
            found += [plane[rows, :length], plane[rows, -length:]]
    return found


def _covers(corner: Array) -> list[Array]:
    """Return the corner for each of `_corners`."""
    turned = [corner, corner[:, ::-1], corner[::-1], corner[::-1, ::-1]]
    return [*turned, *turned]


def card_picture(
    picture: Array,
    card: Card,
    canvas: tuple[int, int],
    *,
    motion: Motion,
    seconds: float,
    focus: object = None,
) -> CardPicture:
    """Lay a photo out on a card.

    Parameters
    ----------
    picture
        RGB or straight-alpha RGBA.
    card
        Layout, tone and colours.
    canvas
        Width and height of the frame.
    motion, seconds
        The camera's way over the photo and how long it takes.
    focus
        Where the eye goes, [x, y] in shares; None finds out.

    Examples
    --------
    >>> from nemo_widgets.timeline.cards import NEUTRAL
    >>> photo = np.full((300, 400, 3), 90, np.uint8)
    >>> card = Card("left", "dark", NEUTRAL["dark"])
    >>> made = card_picture(photo, card, (640, 360), motion="zoom-in", seconds=4)
    >>> made.opaque, made.box.right <= 320
    (True, True)
    """
    layout = LAYOUTS[card.layout][shape_of(*canvas)]
    spot = _spot(focus) or focus_of(picture)
    seed = sum(map(ord, card.layout + card.colors["ground"]))
    product = None if layout.bleeds else cut_out(picture)
    if product is not None:
        return _standing(product, card, layout, canvas, seconds, closer=motion != "zoom-out", seed=seed)
    if picture.shape[2] == 4:
        picture = _on_ground(picture, rgb_of(card.colors["ground"]))
    box = _box_of(layout, canvas, picture.shape[1] / picture.shape[0])
    room = (box.right - box.left, box.bottom - box.top)
    cropped = _around(picture, room[0] / room[1], spot, _CLOSER if card.layout == "half" else 1.0)
    shown = still(cropped, room, fit="cover", motion=motion, seconds=seconds)
    if box == Box(0, 0, *canvas):
        veil = sheet_from_rgb(_veil(cropped, card, layout, canvas))
        return CardPicture(None, 0, (), shown, box, ((veil, 0, 0),))
    over = Overlay(canvas)
    if not layout.bleeds:
        over.shadow((box.left, box.top, box.right, box.bottom), card.tone)
    over.marks(card, layout)
    rim = _rim(canvas)
    corner = None if layout.bleeds else _corner(RADIUS * min(canvas))
    return CardPicture(_ground(canvas, card, layout, seed, rim), rim, _sheets(over), shown, box, (), corner)


def _rim(canvas: tuple[int, int]) -> int:
    return round(_DRIFT * min(canvas)) + _RIM


def _ground(canvas: tuple[int, int], card: Card, layout: CardLayout, seed: int, rim: int) -> Sheet:
    pixels = draw_ground(canvas, card, layout, seed, rim)
    return sheet_from_rgb(np.clip(pixels + 0.5, 0, 255).astype(np.uint8))


def _sheets(over: Overlay) -> tuple[tuple[Sheet, int, int], ...]:
    cut = over.cut()
    return ((sheet_from_rgb(cut[0]), cut[1], cut[2]),) if cut else ()


def _corner(radius: float) -> Array:
    """Return how far a rounded corner is covered, on an even square."""
    side = math.ceil(radius / 2) * 2 + 2
    return rounded_box(side, side, left=0, top=0, right=4 * side, bottom=4 * side, radius=radius)


def _spot(focus: object) -> tuple[float, float] | None:
    if not isinstance(focus, list | tuple) or len(focus) != 2:
        return None
    if not all(isinstance(value, int | float) and 0 <= value <= 1 for value in focus):
        return None
    return float(focus[0]), float(focus[1])


def _standing(
    product: Array,
    card: Card,
    layout: CardLayout,
    canvas: tuple[int, int],
    seconds: float,
    *,
    closer: bool,
    seed: int,
) -> CardPicture:
    """Let a product stand in a disc of light."""
    over = Overlay(canvas)
    radius = over.disc(layout.photo, card)
    over.marks(card, layout)
    frame = layout.photo
    middle = ((frame.left + frame.right) / 2 * canvas[0], (frame.top + frame.bottom) / 2 * canvas[1])
    height, width = product.shape[:2]
    # As large as its corners stay near the disc, and inside its part of the card.
    room = ((frame.right - frame.left) * canvas[0] * 0.92, (frame.bottom - frame.top) * canvas[1] * 0.92)
    factor = min(2 * radius * 0.92 / np.hypot(width, height) * 1.12, room[0] / width, room[1] / height)
    size = (max(2, round(width * factor)), max(2, round(height * factor)))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    alpha = product[..., 3:].astype(np.float32) / 255
    weighed = np.dstack([product[..., :3] * alpha, alpha * 255])
    mixed = np.clip(cv2.resize(weighed, size, interpolation=how), 0, 255)
    colour = mixed[..., :3] * (255 / np.maximum(mixed[..., 3:], 1e-3))
    sprite: Array = np.dstack([np.clip(colour, 0, 255), mixed[..., 3:]]).round().astype(np.uint8)
    pad = max(_RIM, round(0.05 * min(canvas)))
    sprite = cv2.copyMakeBorder(sprite, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0))
    sprite = _with_shadow(sprite, min(canvas))
    shown = Product(
        sheet_from_rgb(sprite), middle, (float(sprite.shape[1]), float(sprite.shape[0])), seconds, closer
    )
    rim = _rim(canvas)
    ground = _ground(canvas, card, layout, seed, rim)
    return CardPicture(ground, rim, _sheets(over), shown, Box(0, 0, *canvas))


def _with_shadow(sprite: Array, short: int) -> Array:
    """Lay a soft shadow under a product."""
    alpha = sprite[..., 3].astype(np.float32) / 255
    soft = cv2.GaussianBlur(alpha, (0, 0), 0.016 * short)
    move = floats([[1, 0, 0], [0, 1, 0.014 * short]])
    cast = cv2.warpAffine(soft, move, (alpha.shape[1], alpha.shape[0])) * 0.38 * (1 - alpha)
    whole = alpha + cast
    colour = sprite[..., :3] * (alpha / np.maximum(whole, 1e-4))[..., None]
    laid: Array = np.dstack([colour, whole * 255]).clip(0, 255).round().astype(np.uint8)
    return laid


def _on_ground(picture: Array, ground: tuple[int, int, int]) -> Array:
    alpha = picture[..., 3:].astype(np.float32) / 255
    mixed: Array = (picture[..., :3] * alpha + floats(ground) * (1 - alpha)).round().astype(np.uint8)
    return mixed


def _box_of(layout: CardLayout, canvas: tuple[int, int], shape: float) -> Box:
    """Return the photo's part in even pixels: all of its frame, or as much as suits its own shape."""
    frame = layout.photo
    left, right = frame.left * canvas[0], frame.right * canvas[0]
    top, bottom = frame.top * canvas[1], frame.bottom * canvas[1]
    if not layout.bleeds:
        room = (right - left) / (bottom - top)
        wanted = min(max(shape, room * 0.74), room * 1.4)
        width = min(right - left, (bottom - top) * wanted)
        height = width / wanted
        x, y = (left + right) / 2, (top + bottom) / 2
        left, right, top, bottom = x - width / 2, x + width / 2, y - height / 2, y + height / 2
    return Box(*(round(side / 2) * 2 for side in (left, top, right, bottom)))


def _around(picture: Array, shape: float, spot: tuple[float, float], closer: float) -> Array:
    """Crop a photo to a shape around the point that matters."""
    height, width = picture.shape[:2]
    across, down = min(width, height * shape) / closer, min(height, width / shape) / closer
    left = min(max(spot[0] * width - across / 2, 0), width - across)
    top = min(max(spot[1] * height - down / 2, 0), height - down)
    x, y = round(left), round(top)
    cropped: Array = picture[y : y + max(2, round(down)), x : x + max(2, round(across)), :3]
    return np.ascontiguousarray(cropped)


def _veil(picture: Array, card: Card, layout: CardLayout, canvas: tuple[int, int]) -> Array:
    """Return the shade over a full photo: as deep as texts need to be read on it, and no deeper."""
    width, height = canvas
    frame = layout.slots["only"].frame
    x = (np.arange(width, dtype=np.float32)[None, :] + 0.5) / width
    y = (np.arange(height, dtype=np.float32)[:, None] + 0.5) / height
    rise = _smooth((y - (frame.top - 0.24)) / (0.24 + 0.35 * (frame.bottom - frame.top)))
    if width > height * 1.2:
        across = _smooth((frame.right + 0.22 - x) / 0.45)
        amount = np.maximum(rise * across, 0.55 * _smooth((y - 0.55) / 0.45))
    else:
        amount = rise + 0 * x
    colour = floats(rgb_of(card.colors["shade"] if card.tone == "dark" else "#101114"))
    strength = _strength(picture, frame, card, colour)
    rgba = np.empty((height, width, 4), np.uint8)
    rgba[..., :3] = colour
    rgba[..., 3] = np.clip(amount * strength * 255, 0, 255)
    return rgba


def _smooth(value: Any) -> Any:
    value = np.clip(value, 0, 1)
    return value * value * (3 - 2 * value)


def _strength(picture: Array, frame: Frame, card: Card, colour: Array) -> float:
    """Return how much of the veil's colour makes the brightest of what lies under a text dark enough."""
    height, width = picture.shape[:2]
    under = picture[
        int(frame.top * height) : int(frame.bottom * height) + 1,
        int(frame.left * width) : int(frame.right * width) + 1,
    ]
    small = cv2.resize(under, (48, 48), interpolation=cv2.INTER_AREA).reshape(-1, 3).astype(np.float32)
    ink = float(luminance(rgb_of(card.colors["ink"] if card.tone == "dark" else "#ffffff")))
    for step in range(50, 96, 3):
        amount = step / 100
        brightest = float(np.percentile(luminance(small * (1 - amount) + colour * amount), 97))
        if (ink + 0.05) / (brightest + 0.05) >= READABLE:
            return amount
    return 0.96
