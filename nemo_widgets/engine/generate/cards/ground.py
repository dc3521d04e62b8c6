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


def draw_ground(canvas: tuple[int, int], card: Card, layout: CardLayout, seed: int) -> Array:
    """Return the ground, float RGB (h, w, 3)."""
    width, height = canvas
    short = min(canvas)
    ground, shade, accent = (floats(rgb_of(card.colors[key])) for key in ("ground", "shade", "accent"))
    x = (np.arange(width, dtype=np.float32)[None, :] + 0.5) / width
    y = (np.arange(height, dtype=np.float32)[:, None] + 0.5) / height
    middle = (layout.photo.left + layout.photo.right) / 2, (layout.photo.top + layout.photo.bottom) / 2
    # Lightest behind the photo, falling off towards the far corner.
    far = np.hypot((x - middle[0]) * width / short, (y - middle[1]) * height / short)
    share = np.clip(far / (0.75 * max(canvas) / short), 0, 1)
    share = (share * share * (3 - 2 * share))[..., None]
    picture: Array = ground + (shade - ground) * share
    if not layout.bleeds:
        strength = 0.10 if card.tone == "light" else 0.16
        _draw_form(picture, layout.photo, ground + (accent - ground) * strength, seed)
    # A grain of about one level hides the steps of the gradient in eight bits and in H.264.
    picture += np.random.default_rng(5).normal(0, 0.8, (height, width, 1)).astype(np.float32)
    return picture


def _draw_form(picture: Array, photo: Frame, colour: Array, seed: int) -> None:
    """Draw one large quiet form that the photo lies on: a disc, a tilted sheet or a band."""
    height, width = picture.shape[:2]
    short = min(width, height)
    left, right, top, bottom = (
        photo.left * width,
        photo.right * width,
        photo.top * height,
        photo.bottom * height,
    )
    middle = floats([(left + right) / 2, (top + bottom) / 2])
    mask = np.zeros((height, width), np.uint8)
    side = 1 if middle[0] <= width / 2 else -1
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
        above = middle[1] < height / 2
        mask[:edge] = 255 if above else 0
        mask[edge:] = 0 if above else 255
    amount = (mask.astype(np.float32) / 255)[..., None]
    picture += (colour - picture) * amount


def _fixed(point: Array) -> tuple[int, int]:
    return round(float(point[0]) * 16), round(float(point[1]) * 16)


def draw_disc(picture: Array, photo: Frame, card: Card) -> float:
    """Draw the light that a product without a background stands in; return the disc's radius in pixels."""
    height, width = picture.shape[:2]
    across, down = (photo.right - photo.left) * width, (photo.bottom - photo.top) * height
    middle = floats([(photo.left + photo.right) / 2 * width, (photo.top + photo.bottom) / 2 * height])
    radius = 0.5 * min(across, down)
    ground, ink, shade = (floats(rgb_of(card.colors[key])) for key in ("ground", "ink", "shade"))
    inner = ground + (floats([255, 255, 255]) - ground) * 0.65 if card.tone == "light" else ink
    outer = ground + (shade - ground) * 0.6 if card.tone == "light" else ink + (ground - ink) * 0.22
    mask = np.zeros((height, width), np.uint8)
    cv2.circle(mask, _fixed(middle), round(radius * 16), 255, -1, cv2.LINE_AA, 4)
    y, x = np.ogrid[:height, :width]
    far = np.clip(np.hypot(x - middle[0], y - middle[1] + radius * 0.25) / (radius * 1.25), 0, 1)[..., None]
    lit = inner + (outer - inner) * (far * far)
    picture += (lit - picture) * (mask.astype(np.float32) / 255)[..., None]
    return float(radius)


def draw_shadow(picture: Array, box: tuple[int, int, int, int], radius: float, tone: str) -> None:
    """Let a framed photo lie a little above the ground: a wide soft shadow and a close one."""
    height, width = picture.shape[:2]
    short = min(width, height)
    left, top, right, bottom = box
    for softness, drop, strength in ((0.045, 0.028, 0.34), (0.010, 0.006, 0.26)):
        # Drawn and blurred small: it is soft anyway.
        part = 4
        mask = np.zeros((height // part + 1, width // part + 1), np.float32)
        shift = drop * short
        mask[
            max(0, int((top + shift) / part)) : int((bottom + shift) / part),
            max(0, int(left / part)) : int(right / part),
        ] = 1
        soft = cv2.GaussianBlur(mask, (0, 0), max(0.6, softness * short / part))
        amount = cv2.resize(soft, (width, height), interpolation=cv2.INTER_LINEAR)[..., None]
        picture *= 1 - amount * strength * (0.75 if tone == "light" else 1.0)


def draw_marks(picture: Array, card: Card, layout: CardLayout) -> None:
    """Set a mark before each point."""
    height, width = picture.shape[:2]
    accent = floats(rgb_of(card.colors["accent"]))
    for number in range(card.points):
        frame = layout.slots[f"point{number + 1}"].frame
        spot = floats([(frame.left - 0.025) * width, (frame.top + frame.bottom) / 2 * height])
        mask = np.zeros((height, width), np.uint8)
        cv2.circle(mask, _fixed(spot), round(0.0105 * min(width, height) * 16), 255, -1, cv2.LINE_AA, 4)
        picture += (accent - picture) * (mask.astype(np.float32) / 255)[..., None]
