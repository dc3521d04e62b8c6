"""What falls before the camera: rain and snow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel

Array = NDArray[Any]


@dataclass(frozen=True)
class _Fall:
    """One sheet of what falls for ever: after a stretch of its way it looks as at the start.

    Parameters
    ----------
    easel
        Where to paint.
    stretch
        How far that is, in units.
    speed
        Units a second.
    lean
        How far it moves to the left for every unit it falls.
    """

    easel: Easel
    stretch: float
    speed: float
    lean: float

    @property
    def over(self) -> int:
        """How many rows it reaches past the frame: it is half a stretch higher or lower than painted."""
        return round(self.stretch * self.easel.unit / 2) + 2

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of the sheet."""
        return self.easel.bottom + 2 * self.over, self.easel.right - self.easel.left

    def places(self, rng: np.random.Generator, density: float) -> Iterator[tuple[float, float, int]]:
        """Yield column, row and number of each piece, wherever it comes again; ``density`` a square unit."""
        high, full = self.shape
        step = self.stretch * self.easel.unit
        wide = full + self.lean * high
        many = int(density * wide * step / self.easel.unit**2)
        at = rng.random((many, 2)) * (wide, step)
        for turn in range(-1, int(high / step) + 1):
            for number, (x, y) in enumerate(at.tolist()):
                yield x - turn * step * self.lean, y + turn * step, number

    def put(self, name: str, colour: Array, mask: Array, depth: float) -> None:
        """Add the sheet to the picture."""
        easel = self.easel
        picture = np.empty((*mask.shape, 3), np.uint8)
        picture[...] = np.clip(colour, 0, 255).astype(np.uint8)
        speed = self.speed * easel.unit / easel.width
        drift, period = (-speed * self.lean, speed), self.stretch / self.speed
        easel.put_cut(name, picture, mask, -self.over, depth, drift=drift, period=period)


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
        ("far rain", 820, 0.026, 0.30, 0.7, 0.9),
        ("rain", 300, 0.07, 0.52, 1.0, 1.7),
    ):
        rng, fall = easel.rng(name), _Fall(easel, 0.45, speed, lean)
        mask: Array = np.zeros(fall.shape, np.uint8)
        many = rng.random((4096, 2))
        thick = max(round(easel.unit / (900 if depth == 1.0 else 1400)), 1)
        for x, y, number in fall.places(rng, 0.8 * count * strength):
            size, shine = many[number % len(many)].tolist()
            reach = long * (0.45 + 0.9 * size) * easel.unit * min(strength, 1.3)
            start = (round(x * 16), round(y * 16))
            end = (round((x - reach * lean) * 16), round((y + reach) * 16))
            cv2.line(mask, start, end, bright * (70 + 185 * shine), thick, cv2.LINE_AA, 4)
        fall.put(name, colour, mask, depth)


def paint_snowflakes(easel: Easel, strength: float = 1.0) -> None:
    """Draw falling snow: small flakes afar, large soft ones near; ``strength`` 2 is a blizzard."""
    colour = mix(rgb("#ffffff"), easel.light.cloud_lit, 0.25)
    for name, count, size, soft, depth, speed in (
        ("far snow", 620, 0.0014, 0.0, 0.7, 0.05),
        ("snow", 240, 0.0026, 0.0, 0.86, 0.085),
        ("near snow", 46, 0.0062, 0.0026, 1.0, 0.14),
    ):
        rng = easel.rng(name)
        # In a blizzard they are driven by: the sheet must not leave the frame's side on its way.
        stretch, lean = (0.22, 0.7) if strength > 1 else (0.4, 0.15)
        fall = _Fall(easel, stretch, speed * strength**1.5, lean)
        mask: Array = np.zeros(fall.shape, np.uint8)
        many = rng.random(4096)
        for x, y, number in fall.places(rng, 0.8 * count * strength):
            big = float(many[number % len(many)])
            radius = max(size * easel.unit * (0.4 + 0.9 * big), 0.5)
            where = (round(x * 16), round(y * 16))
            value = 105 + 110 * big
            if strength > 1:
                axes = (round(radius * 16 * 2.2), max(round(radius * 14), 8))
                cv2.ellipse(mask, where, axes, 158, 0, 360, value, -1, cv2.LINE_AA, 4)
            else:
                cv2.circle(mask, where, round(radius * 16), value, -1, cv2.LINE_AA, 4)
        if soft * easel.unit > 0.3:
            mask = cv2.GaussianBlur(mask, (0, 0), soft * easel.unit)
        fall.put(name, colour, mask, depth)
