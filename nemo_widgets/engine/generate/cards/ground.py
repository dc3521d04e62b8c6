"""What a card's photo and texts stand on: a lit ground in the photo's colours, a form behind it, a shadow."""

from __future__ import annotations

from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.cards.colours import floats, rgb_of
from nemo_widgets.timeline.cards import Card, CardLayout, Frame

Array = NDArray[Any]

RADIUS: Final = 0.026
"""Of a frame's corners, in units of the short side."""


def draw_ground(canvas: tuple[int, int], card: Card, layout: CardLayout, seed: int, rim: int) -> Array:
    """Return the ground, float RGB, larger than the canvas by a rim on every side."""
    width, height = canvas
    short = min(canvas)
    ground, shade, accent = (floats(rgb_of(card.colors[key])) for key in ("ground", "shade", "accent"))
    x = (np.arange(-rim, width + rim, dtype=np.float32)[None, :] + 0.5) / width
    y = (np.arange(-rim, height + rim, dtype=np.float32)[:, None] + 0.5) / height
    middle = (layout.photo.left + layout.photo.right) / 2, (layout.photo.top + layout.photo.bottom) / 2
    # Lightest behind the photo, falling off towards the far corner.
    far = np.hypot((x - middle[0]) * width / short, (y - middle[1]) * height / short)
    share = np.clip(far / (0.75 * max(canvas) / short), 0, 1)
    share = (share * share * (3 - 2 * share))[..., None]
    picture: Array = ground + (shade - ground) * share
    strength = 0.10 if card.tone == "light" else 0.16
    _draw_form(picture, canvas, rim, layout.photo, ground + (accent - ground) * strength, seed)
    # A grain of about one level hides the steps of the gradient in eight bits and in H.264.
    picture += np.random.default_rng(5).normal(0, 0.8, (*picture.shape[:2], 1)).astype(np.float32)
    return picture


def _draw_form(
    picture: Array, canvas: tuple[int, int], rim: int, photo: Frame, colour: Array, seed: int
) -> None:
    """Draw one large quiet form that the photo lies on: a disc, a tilted sheet or a band."""
    height, width = picture.shape[:2]
    short = min(width, height)
    left, right, top, bottom = (
        photo.left * width,
        photo.right * width,
        photo.top * height,
        photo.bottom * height,
    )
    middle = floats([(left + right) / 2 + rim, (top + bottom) / 2 + rim])
    mask = np.zeros(picture.shape[:2], np.uint8)
    side = 1 if middle[0] - rim <= width / 2 else -1
    if seed % 3 == 0:
        radius = 0.5 * np.hypot(right - left, bottom - top) * 0.86
        spot = middle + floats([-side * 0.10, 0.06]) * short
        cv2.circle(mask, _fixed(spot), round(radius * 16), 255, -1, cv2.LINE_AA, 4)
    elif seed % 3 == 1:
        reach = floats([(right - left) * 0.55, (bottom - top) * 0.60])
        turn = cv2.boxPoints(
            ((float(middle[0]), float(middle[1])), tuple(map(float, reach * 2)), -8.0 * side)
        )
        cv2.fillConvexPoly(mask, np.round(turn * 16).astype(np.int32), 255, cv2.LINE_AA, 4)
    elif width > height * 1.2:
        edge = middle[0] + 0.02 * short * side
        mask[:, : int(edge)] = 255 if side > 0 else 0
        mask[:, int(edge) :] = 0 if side > 0 else 255
    else:
        edge = int(middle[1])
        above = middle[1] - rim < height / 2
        mask[:edge] = 255 if above else 0
        mask[edge:] = 0 if above else 255
    amount = (mask.astype(np.float32) / 255)[..., None]
    picture += (colour - picture) * amount


def _fixed(point: Array) -> tuple[int, int]:
    return round(float(point[0]) * 16), round(float(point[1]) * 16)


class Overlay:
    """What stands still on the ground: light, shadows and marks, one over the other."""

    def __init__(self, canvas: tuple[int, int]) -> None:
        self._width, self._height = canvas
        self._colour = np.zeros((self._height, self._width, 3), np.float32)
        self._alpha = np.zeros((self._height, self._width, 1), np.float32)

    def lay(self, colour: Array, amount: Array) -> None:
        """Lay a colour over it, as much as a mask from 0 to 1 says."""
        amount = amount[..., None]
        self._colour += (colour - self._colour) * amount
        self._alpha += (1 - self._alpha) * amount

    def cut(self) -> tuple[Array, int, int] | None:
        """Return it as straight-alpha RGBA, cropped to what is seen, and its even place; None where empty."""
        seen = self._alpha[..., 0] > 0.5 / 255
        rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
        if not rows.size:
            return None
        top, left = int(rows[0]) // 2 * 2, int(columns[0]) // 2 * 2
        part = slice(top, int(rows[-1]) + 1), slice(left, int(columns[-1]) + 1)
        alpha = self._alpha[part]
        rgba = np.dstack([self._colour[part] / np.maximum(alpha, 1e-4), alpha * 255])
        return np.clip(rgba + 0.5, 0, 255).astype(np.uint8), left, top

    def disc(self, photo: Frame, card: Card) -> float:
        """Lay the light that a product without a background stands in; return its radius in pixels."""
        width, height = self._width, self._height
        across, down = (photo.right - photo.left) * width, (photo.bottom - photo.top) * height
        middle = floats([(photo.left + photo.right) / 2 * width, (photo.top + photo.bottom) / 2 * height])
        radius = 0.5 * min(across, down)
        ground, ink, shade = (floats(rgb_of(card.colors[key])) for key in ("ground", "ink", "shade"))
        is_light = card.tone == "light"
        inner = ground + (floats([255, 255, 255]) - ground) * 0.65 if is_light else ink
        outer = ground + (shade - ground) * 0.6 if is_light else ink + (ground - ink) * 0.22
        y, x = np.ogrid[:height, :width]
        far = np.clip(np.hypot(x - middle[0], y - middle[1] + radius * 0.25) / (radius * 1.25), 0, 1)
        self.lay(inner + (outer - inner) * (far * far)[..., None], self._dot(middle, radius))
        return float(radius)

    def shadow(self, box: tuple[int, int, int, int], tone: str) -> None:
        """Let a framed photo lie a little above the ground: a wide soft shadow and a close one."""
        short = min(self._width, self._height)
        left, top, right, bottom = box
        for softness, drop, strength in ((0.045, 0.028, 0.34), (0.010, 0.006, 0.26)):
            # Drawn and blurred small: it is soft anyway.
            part = 4
            mask = np.zeros((self._height // part + 1, self._width // part + 1), np.float32)
            shift = drop * short
            rows = slice(max(0, int((top + shift) / part)), int((bottom + shift) / part))
            mask[rows, max(0, int(left / part)) : int(right / part)] = 1
            soft = cv2.GaussianBlur(mask, (0, 0), max(0.6, softness * short / part))
            soft = cv2.resize(soft, (self._width, self._height), interpolation=cv2.INTER_LINEAR)
            self.lay(floats([0, 0, 0]), np.asarray(soft) * strength * (0.75 if tone == "light" else 1.0))

    def marks(self, card: Card, layout: CardLayout) -> None:
        """Set a mark before each point."""
        short = min(self._width, self._height)
        away, radius = 0.036 * short, 0.0105 * short
        for number in range(card.points):
            slot = layout.slots.get(f"point{number + 1}")
            if slot is None:
                return
            frame = slot.frame
            x = frame.right * self._width + away if card.rtl else frame.left * self._width - away
            spot = floats([x, (frame.top + frame.bottom) / 2 * self._height])
            self.lay(floats(rgb_of(card.colors["accent"])), self._dot(spot, radius))

    def _dot(self, middle: Array, radius: float) -> Array:
        mask = np.zeros((self._height, self._width), np.uint8)
        cv2.circle(mask, _fixed(middle), round(radius * 16), 255, -1, cv2.LINE_AA, 4)
        return mask.astype(np.float32) / 255
