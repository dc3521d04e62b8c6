"""The board one thing is drawn on: shapes in the thing's own measure, lit by the scene's light.

On a board ``x`` runs in the direction the thing faces and ``y`` up from its foot; 1 is the thing's height.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

from nemo_widgets.engine.generate.painter.colour import mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.thing import Place, Sprite

Array = NDArray[Any]
Form = Literal["flat", "tube", "puff"]

_SHIFT = 4
_WARM = rgb("#ffd27a")


class Board:
    """Where one thing is drawn, shape over shape.

    Parameters
    ----------
    easel, place
        As a thing gets them.
    left, right, top, bottom
        How far the thing reaches, in its own measure; ``left`` and ``bottom`` are negative.
    """

    def __init__(
        self, easel: Easel, place: Place, left: float, right: float, top: float = 1.04, bottom: float = -0.04
    ) -> None:
        self.light, self.lit = easel.light, place.lit
        self.facing = 1.0 if place.facing >= 0 else -1.0
        scale = max(place.size * easel.unit, 2.0)
        # Small things need finer edges; large ones have enough pixels of their own.
        self.times = 4 if scale < 60 else 3 if scale < 160 else 2
        self._wide = int(np.ceil((right - left) * scale)) + 2
        self._high = int(np.ceil((top - bottom) * scale)) + 2
        foot = -left * scale + 1
        # The other way round it is the same to the pixel.
        self._foot = (foot if self.facing > 0 else self._wide - foot, top * scale + 1)
        self._scale = scale
        self._paint = np.zeros((self._high * self.times, self._wide * self.times, 3), np.float32)
        self._cover = np.zeros(self._paint.shape[:2], np.float32)
        offset = easel.sun_u - place.u
        side = float(np.clip(offset / 0.4, -1, 1))
        side = (1.0 if offset >= 0 else -1.0) * max(abs(side), 0.55)
        toward = -0.2 if easel.light.behind else 0.5
        sun = np.array([side * 0.8, 0.5, toward])
        self.sun = sun / np.linalg.norm(sun)

    def lighted(self, colour: str | Array, diffuse: Array | float) -> Array:
        """Return a colour in the scene's light where the sun falls on it with the cosine ``diffuse``."""
        own = (rgb(colour) if isinstance(colour, str) else colour) / 255
        light = self.light
        fall = np.clip(np.asarray(diffuse, np.float32), 0, 1)[..., None]
        if light.behind:
            ground = mix(light.shadow, own * np.clip(light.ambient, 0, 1.2) * 255, 0.66)
            # The edge that is turned to the sun takes the colour of the glow.
            edge = np.sqrt(own) * (light.key * 120 + light.glow * 0.55) * np.clip(fall * 1.6, 0, 1)
            return np.asarray(np.clip(ground + edge, 0, 255), np.float32)
        return np.asarray(
            np.clip(own * (light.ambient * 0.74 + light.key * fall * 0.82) * 255, 0, 255), np.float32
        )

    def part(
        self,
        points: ArrayLike,
        colour: str | Array,
        form: Form = "flat",
        *,
        face: tuple[float, float] = (0.0, 0.15),
        bulge: float = 1.0,
    ) -> None:
        """Draw a filled outline.

        Parameters
        ----------
        points
            The outline, (n, 2).
        colour
            Its own colour.
        form
            ``"flat"`` turned as ``face`` says, ``"tube"`` (an upright cylinder) or ``"puff"`` (round).
        face
            How far a flat part is turned in its x and y, -1 … 1.
        bulge
            How round a puff is.
        """
        found = self._stencil(points)
        if found is None:
            return
        rows, columns, mask = found
        if form == "flat":
            nx, ny = face[0] * self.facing, face[1]
            nz = np.sqrt(max(1 - nx * nx - ny * ny, 0.0))
            diffuse: Array = np.full(mask.shape, nx * self.sun[0] + ny * self.sun[1] + nz * self.sun[2])
        elif form == "tube":
            across = np.linspace(-0.97, 0.97, mask.shape[1])[None, :]
            diffuse = across * self.sun[0] + np.sqrt(1 - across**2) * self.sun[2] + 0.06
            diffuse = np.repeat(diffuse, mask.shape[0], axis=0)
        else:
            diffuse = self._rounded(mask, bulge)
        self._over(rows, columns, self.lighted(colour, diffuse), mask)

    def tone(self, points: ArrayLike, colour: Array, diffuse: float) -> None:
        """Draw an outline in one colour, on which the sun falls with the cosine ``diffuse``."""
        found = self._stencil(points)
        if found is not None:
            rows, columns, mask = found
            own = self.lighted(colour, diffuse)
            self._over(rows, columns, np.broadcast_to(own, (*mask.shape, 3)), mask)

    def shade(self, points: ArrayLike, strength: float) -> None:
        """Darken the side of an outline that is turned from the sun."""
        found = self._stencil(points)
        if found is not None:
            rows, columns, mask = found
            dark = np.clip(0.45 - self._rounded(mask, 1.0), 0, 1) * strength
            self._over(rows, columns, np.broadcast_to(self.light.shadow, (*mask.shape, 3)), mask * dark)

    def shine(
        self, points: ArrayLike, dark: str, bright: str | Array = _WARM, amount: float | None = None
    ) -> None:
        """Draw a window or a lamp: dark by day, shining at night (or by ``amount``)."""
        found = self._stencil(points)
        if found is None:
            return
        rows, columns, mask = found
        # Lamps are either lit or not: half lit windows look dirty.
        share = float(np.clip(self.lit * 2.2 - 0.15, 0, 1)) if amount is None else amount
        own = rgb(bright) if isinstance(bright, str) else bright
        tone = mix(self.lighted(dark, 0.25), own, share)
        self._over(rows, columns, np.broadcast_to(tone, (*mask.shape, 3)), mask)

    def halo(self, x: float, y: float, radius: float, colour: str, strength: float) -> None:
        """Lay a soft glow around a point."""
        if strength <= 0:
            return
        found = self._stencil(oval(x, y, radius, radius))
        if found is None:
            return
        rows, columns, mask = found
        high, wide = mask.shape
        # Counted from the middle, as the board may end before the glow does.
        middle_x = (self.facing * x * self._scale + self._foot[0]) * self.times - 0.5 - columns.start
        middle_y = (self._foot[1] - y * self._scale) * self.times - 0.5 - rows.start
        reach = radius * self._scale * self.times
        px = (np.arange(wide)[None, :] - middle_x) / reach
        py = (np.arange(high)[:, None] - middle_y) / reach
        fade = np.clip(1 - np.sqrt(px**2 + py**2), 0, 1) ** 2 * strength
        self._over(
            rows, columns, np.broadcast_to(rgb(colour), (high, wide, 3)), (fade * mask).astype(np.float32)
        )

    def beam(self, points: ArrayLike, colour: str, strength: float, *, reach: float) -> None:
        """Lay light over an outline that dies away over ``reach`` from the middle of the board."""
        found = self._stencil(points)
        if found is None:
            return
        rows, columns, mask = found
        far = (np.arange(mask.shape[1]) + columns.start) / self.times - self._foot[0]
        fade = np.clip(1 - np.abs(far) / (reach * self._scale), 0, 1) ** 1.2 * strength
        tone = np.broadcast_to(rgb(colour), (*mask.shape, 3))
        self._over(rows, columns, tone, (mask * fade[None, :]).astype(np.float32))

    def erase(self, points: ArrayLike) -> None:
        """Cut a hole."""
        found = self._stencil(points)
        if found is not None:
            rows, columns, mask = found
            self._paint[rows, columns] *= 1 - mask[..., None]
            self._cover[rows, columns] *= 1 - mask

    def veil(self, points: ArrayLike, colour: str, strength: float) -> None:
        """Lay a transparent colour over an outline."""
        found = self._stencil(points)
        if found is not None:
            rows, columns, mask = found
            self._over(rows, columns, np.broadcast_to(rgb(colour), (*mask.shape, 3)), mask * strength)

    def sprite(self) -> Sprite:
        """Return what was drawn."""
        size = (self._wide, self._high)
        cover = cv2.resize(self._cover, size, interpolation=cv2.INTER_AREA)
        paint = cv2.resize(self._paint, size, interpolation=cv2.INTER_AREA)
        colour = paint / np.maximum(cover, 1e-4)[..., None]
        return Sprite(np.clip(colour, 0, 255), cover, *self._foot)

    def _stencil(self, points: ArrayLike) -> tuple[slice, slice, Array] | None:
        own = np.asarray(points, np.float64)
        px = (self.facing * own[:, 0] * self._scale + self._foot[0]) * self.times - 0.5
        py = (self._foot[1] - own[:, 1] * self._scale) * self.times - 0.5
        x0, y0 = max(int(px.min()) - 2, 0), max(int(py.min()) - 2, 0)
        x1 = min(int(px.max()) + 3, self._paint.shape[1])
        y1 = min(int(py.max()) + 3, self._paint.shape[0])
        if x1 <= x0 or y1 <= y0:
            return None
        mask = np.zeros((y1 - y0, x1 - x0), np.uint8)
        fixed = np.round(np.stack([px - x0, py - y0], 1) * (1 << _SHIFT)).astype(np.int32)
        cv2.fillPoly(mask, [fixed], 255, lineType=cv2.LINE_AA, shift=_SHIFT)
        return slice(y0, y1), slice(x0, x1), mask.astype(np.float32) / 255

    def _rounded(self, mask: Array, bulge: float) -> Array:
        high, wide = mask.shape
        shrink = max(high, wide) / 110
        size = (max(int(wide / max(shrink, 1)), 2), max(int(high / max(shrink, 1)), 2))
        small = cv2.copyMakeBorder(
            cv2.resize(mask, size, interpolation=cv2.INTER_AREA),
            12,
            12,
            12,
            12,
            cv2.BORDER_CONSTANT,
            value=0.0,
        )
        sigma = max(min(size) * 0.22, 0.8)
        hill = cv2.GaussianBlur(small, (0, 0), sigma)
        gy, gx = np.gradient(hill)
        slope = sigma * 4.2 * bulge
        nx, ny = -gx * slope, gy * slope
        length = np.sqrt(nx**2 + ny**2 + 1)
        diffuse = (nx * self.sun[0] + ny * self.sun[1] + self.sun[2]) / length
        inner = diffuse[12:-12, 12:-12].astype(np.float32)
        return np.asarray(cv2.resize(inner, (wide, high), interpolation=cv2.INTER_LINEAR))

    def _over(self, rows: slice, columns: slice, colour: Array, mask: Array) -> None:
        keep = 1 - mask
        self._paint[rows, columns] = self._paint[rows, columns] * keep[..., None] + colour * mask[..., None]
        self._cover[rows, columns] = self._cover[rows, columns] * keep + mask


def box(x0: float, y0: float, x1: float, y1: float) -> Array:
    """Return the outline of a rectangle."""
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])


def oval(x: float, y: float, rx: float, ry: float, tilt: float = 0.0, count: int = 36) -> Array:
    """Return the outline of an ellipse, turned by ``tilt`` in degrees."""
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    turn = np.deg2rad(tilt)
    px, py = np.cos(angle) * rx, np.sin(angle) * ry
    return np.stack(
        [x + px * np.cos(turn) - py * np.sin(turn), y + px * np.sin(turn) + py * np.cos(turn)], axis=1
    )


def curve(points: Sequence[tuple[float, float]] | Array, *, closed: bool = True, steps: int = 8) -> Array:
    """Return a smooth line through points (Catmull-Rom)."""
    own = np.asarray(points, np.float64)
    if closed:
        around = np.concatenate([own[-1:], own, own[:2]])
    else:
        around = np.concatenate([2 * own[:1] - own[1:2], own, 2 * own[-1:] - own[-2:-1]])
    t = np.linspace(0, 1, steps, endpoint=False)[None, :, None]
    a, b, c, d = (around[i : len(around) - 3 + i, None, :] for i in range(4))
    line = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    flat: Array = line.reshape(-1, 2)
    return flat if closed else np.concatenate([flat, own[-1:]])


def limb(
    points: Sequence[tuple[float, float]] | Sequence[Array] | Array,
    widths: Sequence[float],
    *,
    smooth: bool = True,
) -> Array:
    """Return the outline of a stroke whose width changes along its points."""
    own = np.asarray(points, np.float64)
    place = np.linspace(0, 1, len(own))
    line = curve(own, closed=False) if smooth and len(own) > 2 else own
    half = np.interp(np.linspace(0, 1, len(line)), place, np.asarray(widths, np.float64)) / 2
    along = np.gradient(line, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    normal = np.stack([-along[:, 1], along[:, 0]], axis=1) * half[:, None]
    return np.concatenate([line + normal, (line - normal)[::-1]])
