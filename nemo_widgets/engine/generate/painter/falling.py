"""What falls before the camera: rain and snow."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel

Array = NDArray[Any]


def paint_rain(easel: Easel, strength: float) -> None:
    """Draw slanting streaks of rain."""
    rng = easel.rng("rain")
    full, high = easel.right - easel.left, easel.bottom
    mask = np.zeros((high, full), np.uint8)
    count = int(750 * strength * easel.half_u * 2 * easel.tall)
    x, y = rng.random(count) * full, rng.random(count) * high
    length = (0.02 + 0.05 * rng.random(count)) * easel.unit
    bright = rng.uniform(30, 105, count)
    for x0, y0, long, value in zip(x, y, length, bright, strict=True):
        start = (round(x0 * 16), round(y0 * 16))
        end = (round((x0 - long * 0.16) * 16), round((y0 + long) * 16))
        cv2.line(mask, start, end, float(value), max(round(easel.unit / 900), 1), cv2.LINE_AA, 4)
    colour = np.empty((high, full, 3), np.float32)
    colour[...] = mix(easel.light.horizon, rgb("#ffffff"), 0.45)
    easel.put("rain", colour, mask.astype(np.float32) / 255 * 0.62, 0, 1.0, mirrored=False)


def paint_snowflakes(easel: Easel) -> None:
    """Draw falling snow: small flakes afar, large soft ones near."""
    full, high = easel.right - easel.left, easel.bottom
    for name, count, size, soft, depth in (
        ("far snow", 900, 0.0016, 0.0, 0.8),
        ("near snow", 90, 0.006, 0.0022, 1.0),
    ):
        rng = easel.rng(name)
        mask = np.zeros((high, full), np.uint8)
        many = int(count * easel.half_u * 2 * easel.tall)
        for x, y, big in zip(rng.random(many) * full, rng.random(many) * high, rng.random(many), strict=True):
            radius = max(size * easel.unit * (0.4 + 0.9 * big), 0.5)
            cv2.circle(
                mask,
                (round(x * 16), round(y * 16)),
                round(radius * 16),
                120 + 110 * float(big),
                -1,
                cv2.LINE_AA,
                4,
            )
        alpha: Array = mask.astype(np.float32) / 255
        if soft * easel.unit > 0.3:
            alpha = cv2.GaussianBlur(alpha, (0, 0), soft * easel.unit)
        colour = np.empty((high, full, 3), np.float32)
        colour[...] = mix(rgb("#ffffff"), easel.light.cloud_lit, 0.25)
        easel.put(name, colour, alpha * 0.85, 0, depth, drift=(0.001, 0.003), mirrored=False)
