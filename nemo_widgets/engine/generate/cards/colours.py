"""A palette from a photo: its clusters in CIELAB, and from them ground, ink and a legible accent.

Contrast is WCAG 2's ratio of relative luminances; every text colour keeps 4.5 against what it stands on.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

READABLE: Final = 4.5
_CLUSTERS, _ROUNDS, _SAMPLES = 6, 12, 4096
# Below this chroma a colour is a grey, and says nothing about the photo's hue.
_GREY: Final = 9.0


def floats(values: Any) -> Array:
    """Return levels to reckon with."""
    return np.asarray(values, np.float32)


@dataclass(frozen=True)
class Swatch:
    """A colour of a photo: CIELAB, and the share of the photo that it covers."""

    lightness: float
    a: float
    b: float
    share: float

    @property
    def chroma(self) -> float:
        """How colourful it is."""
        return math.hypot(self.a, self.b)

    @property
    def hue(self) -> float:
        """Its angle, in radians."""
        return math.atan2(self.b, self.a)


def swatches(picture: Array) -> tuple[Swatch, ...]:
    """Return a picture's main colours, the largest first, by k-means in CIELAB; never random."""
    rgb, weights = _opaque(picture)
    lab = cv2.cvtColor(floats(rgb[None] / 255), cv2.COLOR_RGB2LAB)[0]
    centres = _first_centres(lab)
    nearest = np.zeros(len(lab), np.intp)
    for _ in range(_ROUNDS):
        nearest = ((lab[:, None] - centres[None]) ** 2).sum(axis=2).argmin(axis=1)
        for index in range(len(centres)):
            mine = nearest == index
            if mine.any():
                centres[index] = np.average(lab[mine], axis=0, weights=weights[mine])
    shares = np.bincount(nearest, weights=weights, minlength=len(centres)) / weights.sum()
    found = [
        Swatch(float(one[0]), float(one[1]), float(one[2]), float(part))
        for one, part in zip(centres, shares, strict=True)
    ]
    return tuple(sorted((one for one in found if one.share > 0), key=lambda one: -one.share))


def _opaque(picture: Array) -> tuple[Array, Array]:
    """Return a sample of the pixels that are seen, and their weights."""
    height, width = picture.shape[:2]
    step = max(1, math.ceil(math.sqrt(height * width / _SAMPLES)))
    small = picture[step // 2 :: step, step // 2 :: step].reshape(-1, picture.shape[2])
    if small.shape[1] == 4:
        small = small[small[:, 3] > 127] if (small[:, 3] > 127).any() else small
    return small[:, :3].astype(np.float32), np.ones(len(small), np.float32)


def _first_centres(lab: Array) -> Array:
    """Start from the medians of a median cut: spread over the colours, and never random."""
    boxes = [lab]
    while len(boxes) < _CLUSTERS:
        spans = [float(np.ptp(box, axis=0).max()) * len(box) ** 0.5 if len(box) > 1 else 0.0 for box in boxes]
        widest = int(np.argmax(spans))
        if spans[widest] <= 0:
            break
        box = boxes.pop(widest)
        axis = int(np.ptp(box, axis=0).argmax())
        ordered = box[np.argsort(box[:, axis], kind="stable")]
        boxes += [ordered[: len(ordered) // 2], ordered[len(ordered) // 2 :]]
    return np.array([np.median(box, axis=0) for box in boxes], np.float32)


def colours_of(picture: Array, tone: str) -> dict[str, str]:
    """Return the colours of a card for a photo.

    Parameters
    ----------
    picture
        RGB or straight-alpha RGBA, uint8.
    tone
        "light" or "dark".

    Returns
    -------
    dict
        `ground`, `shade` (the ground's other end), `ink`, `accent` and `on_accent`, as "#rrggbb".
    """
    found = swatches(picture)
    accent = max(found, key=_appeal)
    large = next((one for one in found if one.chroma >= _GREY), accent)
    hue = large.hue if large.chroma >= _GREY else math.radians(70)
    tint = min(1.0, large.chroma / 40) if large.chroma >= _GREY else 0.25
    if tone == "light":
        ground, shade = _colour(95, 3 + 5 * tint, hue), _colour(88, 4 + 9 * tint, hue)
        ink, ways = _colour(13, 3 + 9 * tint, hue), range(62, 8, -2)
    else:
        ground, shade = _colour(19, 3 + 15 * tint, hue), _colour(9, 2 + 10 * tint, hue)
        ink, ways = _colour(97, 2 + 3 * tint, hue), range(60, 96, 2)
    strong = max(accent.chroma, 48.0) if accent.chroma >= _GREY else 0.0
    own = accent.hue
    if strong == 0.0:
        # A photo in greys gets no colour that is not its own: its accent is the ink.
        return {
            "ground": ground,
            "shade": shade,
            "ink": ink,
            "accent": ink,
            "on_accent": shade if tone == "dark" else ground,
        }
    worst = shade if tone == "light" else ground
    shades = [_colour(lightness, min(strong, 78), own) for lightness in ways]
    shine = next((one for one in shades if contrast(one, worst) >= READABLE), ink)
    on_accent = max(("#ffffff", _colour(10, 8, own)), key=lambda one: contrast(one, shine))
    return {"ground": ground, "shade": shade, "ink": ink, "accent": shine, "on_accent": on_accent}


def _appeal(one: Swatch) -> float:
    """Say how well a colour serves as an accent: colourful, neither dark nor pale, and not a mere speck."""
    middle = 1 - abs(one.lightness - 58) / 75
    return one.chroma * max(0.1, middle) * math.sqrt(min(1.0, one.share / 0.03))


def _colour(lightness: float, chroma: float, hue: float) -> str:
    lab = floats([[[lightness, chroma * math.cos(hue), chroma * math.sin(hue)]]])
    rgb = np.clip(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB)[0, 0], 0, 1)
    return "#" + "".join(f"{round(float(value) * 255):02x}" for value in rgb)


def rgb_of(colour: str) -> tuple[int, int, int]:
    """Return the three levels of "#rrggbb"; mid grey for what is none."""
    try:
        value = int(colour.lstrip("#"), 16)
    except ValueError:
        return 128, 128, 128
    return value >> 16 & 255, value >> 8 & 255, value & 255


def luminance(rgb: Any) -> Any:
    """Return the relative luminance (WCAG 2) of levels 0 to 255, along the last axis."""
    levels = np.asarray(rgb, np.float64) / 255
    linear = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2), 1 to 21.

    Examples
    --------
    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    low, high = sorted(float(luminance(rgb_of(colour))) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)
