"""What falls before the camera: rain and snow."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel

Array = NDArray[Any]


def paint_rain(easel: Easel, strength: float, *, lean: float = 0.16) -> None:
    """Draw slanting streaks of rain, a fine far veil and a few long near ones.

    Parameters
    ----------
    easel
        Where to paint.
    strength
        1 is rain, 0.4 a drizzle, 2 a downpour.
    lean
        How far they fall to the left for every unit they fall.
    """
    colour = mix(easel.light.horizon, rgb("#ffffff"), 0.45)
    for name, count, long, bright, depth, speed in (
        ("far rain", 820, 0.026, 0.30, 0.7, 0.11),
        ("rain", 300, 0.07, 0.52, 1.0, 0.16),
    ):
        rng = easel.rng(name)
        full, over = easel.right - easel.left, round(0.5 * easel.unit)
        high = easel.bottom + 2 * over
        mask: Array = np.zeros((high, full), np.uint8)
        many = int(count * strength * easel.half_u * 2 * high / easel.unit)
        x, y = rng.random(many) * full * (1 + lean), rng.random(many) * high
        length = long * (0.45 + 0.9 * rng.random(many)) * easel.unit * min(strength, 1.3)
        value = bright * rng.uniform(70, 255, many)
        thick = max(round(easel.unit / (900 if depth == 1.0 else 1400)), 1)
        for x0, y0, reach, shine in zip(x, y, length, value, strict=True):
            start = (round(x0 * 16), round(y0 * 16))
            end = (round((x0 - reach * lean) * 16), round((y0 + reach) * 16))
            cv2.line(mask, start, end, float(shine), thick, cv2.LINE_AA, 4)
        picture = np.empty((high, full, 3), np.uint8)
        picture[...] = np.clip(colour, 0, 255).astype(np.uint8)
        easel.put_cut(name, picture, mask, -over, depth, drift=(-speed * lean, speed))


def paint_snowflakes(easel: Easel, strength: float = 1.0) -> None:
    """Draw falling snow: small flakes afar, large soft ones near; ``strength`` 2 is a blizzard."""
    colour = np.clip(mix(rgb("#ffffff"), easel.light.cloud_lit, 0.25), 0, 255).astype(np.uint8)
    gust = 0.02 * (strength - 1)
    for name, count, size, soft, depth, speed in (
        ("far snow", 620, 0.0014, 0.0, 0.7, 0.016),
        ("snow", 240, 0.0026, 0.0, 0.86, 0.028),
        ("near snow", 46, 0.0062, 0.0026, 1.0, 0.046),
    ):
        rng = easel.rng(name)
        full, over = easel.right - easel.left, round(0.3 * easel.unit)
        high = easel.bottom + 2 * over
        mask: Array = np.zeros((high, full), np.uint8)
        many = int(count * strength * easel.half_u * 2 * high / easel.unit)
        for x, y, big in zip(rng.random(many) * full, rng.random(many) * high, rng.random(many), strict=True):
            radius = max(size * easel.unit * (0.4 + 0.9 * float(big)), 0.5)
            where = (round(x * 16), round(y * 16))
            value = 105 + 110 * float(big)
            if strength > 1:
                axes = (round(radius * 16 * 2.2), max(round(radius * 14), 8))
                cv2.ellipse(mask, where, axes, 158, 0, 360, value, -1, cv2.LINE_AA, 4)
            else:
                cv2.circle(mask, where, round(radius * 16), value, -1, cv2.LINE_AA, 4)
        if soft * easel.unit > 0.3:
            mask = cv2.GaussianBlur(mask, (0, 0), soft * easel.unit)
        picture = np.empty((high, full, 3), np.uint8)
        picture[...] = colour
        easel.put_cut(name, picture, mask, -over, depth, drift=(-0.004 - gust, speed * strength))
