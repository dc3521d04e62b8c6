"""A city's skyline: towers in three depths, with lit windows when it is dark."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import blend, mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.noise import smoothstep

Array = NDArray[Any]

_WINDOWS = ("#ffd58a", "#ffc46b", "#ffe8bd", "#fff4dc", "#bfe0ff")
_NEON = ("#ff4fd8", "#4fe3ff", "#ffd58a", "#8a6bff", "#ff7ab8")


def paint_city(easel: Easel, foot: float, *, lit: float, neon: bool = False) -> None:
    """Paint a skyline that stands on ``foot`` (``v``).

    Parameters
    ----------
    easel
        Where to paint.
    foot
        The waterfront or the street.
    lit
        Which share of the windows is lit, 0 by day.
    neon
        Whether the lights are coloured.
    """
    rng = easel.rng("city")
    light = easel.light
    body = blend(
        light.shadow,
        np.clip(light.ambient + light.key * 0.3, 0, 1) * rgb("#8f95a4"),
        0.62 if not lit else 0.3,
    )
    centre = float(rng.uniform(-0.35, 0.35)) * easel.half_u
    if neon and lit:
        _paint_sky_glow(easel, foot, centre)
    for name, tall, veil, depth, share in (
        ("far city", 0.52, 0.72, 0.24, 0.35),
        ("city", 0.44, 0.42, 0.32, 0.8),
        ("near city", 0.24, 0.14, 0.4, 1.0),
    ):
        _paint_row(easel, name, foot, tall * easel.stature, veil, depth, body, lit * share, centre, neon=neon)


def _paint_row(
    easel: Easel,
    name: str,
    foot: float,
    tall: float,
    veil: float,
    depth: float,
    body: Array,
    lit: float,
    centre: float,
    *,
    neon: bool,
) -> None:
    rng = easel.rng(name)
    full = easel.right - easel.left
    bottom = round((foot + 0.003) * easel.height)
    top = max(int(bottom - tall * 1.6 * easel.unit), 0)
    high = bottom - top
    if high < 2:
        return
    shape = np.zeros((high, full), np.uint8)
    tint = np.ones((high, full), np.float32)
    glow: Array = np.zeros((high, full, 3), np.float32)
    edge, at = easel.half_u * 1.2, -easel.half_u * 1.2
    cell = 0.0078 * (0.75 + 0.5 * depth / 0.4)
    while at < edge:
        wide = float(rng.uniform(0.035, 0.085)) * easel.stature**0.5
        middle = np.exp(-(((at - centre) / (0.34 * max(easel.half_u / 0.5, 1) ** 0.6)) ** 2))
        height = tall * float(0.2 + 0.8 * rng.random() ** 1.5) * (0.42 + 0.68 * middle)
        _tower(easel, shape, tint, glow, (at, wide, height, cell), lit, rng.spawn(1)[0], neon=neon)
        at += wide * float(rng.uniform(0.72, 1.25))
    air = cv2.resize(easel.air_over(top, bottom, 24, 24), (full, high), interpolation=cv2.INTER_LINEAR)
    down = np.linspace(0, 1, high, dtype=np.float32)[:, None]
    colour: Array = np.broadcast_to(body, air.shape) * tint[..., None]
    colour = mix(colour, air, np.clip(veil * (0.72 + 0.5 * down**1.5), 0, 1)[..., None])
    alpha = shape.astype(np.float32) / 255
    if lit > 0:
        strength = 1 - veil * 0.55
        colour = np.where(glow > 0, mix(colour, glow, strength), colour)
        small = cv2.resize(glow, (max(full // 4, 2), max(high // 4, 2)), interpolation=cv2.INTER_AREA)
        bloom = cv2.GaussianBlur(small, (0, 0), max(easel.unit * 0.0042, 0.6))
        if neon:
            # Coloured light fills the air between the towers.
            bloom = bloom * 1.35 + 1.6 * cv2.GaussianBlur(bloom, (0, 0), max(easel.unit * 0.008, 1.0))
        bloom = cv2.resize(bloom, (full, high), interpolation=cv2.INTER_LINEAR) * (1.7 * strength)
        street = (
            rgb("#ff7ad0" if neon else "#ffb46a")
            * (smoothstep(0.62, 1.05, down) * (0.6 if neon else 0.34) * strength)[..., None]
        )
        colour = 255 - (255 - colour) * (1 - np.clip(bloom / 255, 0, 1)) * (1 - street / 255)
    easel.put(name, colour.astype(np.float32), alpha, top, depth)


def _tower(
    easel: Easel,
    shape: Array,
    tint: Array,
    glow: Array,
    size: tuple[float, float, float, float],
    lit: float,
    rng: np.random.Generator,
    *,
    neon: bool,
) -> None:
    at, wide, height, cell = size
    high, full = shape.shape
    steps = int(rng.choice([1, 1, 1, 2, 3]))
    tone = float(rng.uniform(0.8, 1.25))
    colours = [rgb(code) for code in (_NEON if neon else _WINDOWS)]
    own = colours[int(rng.integers(len(colours)))]
    busy = float(rng.uniform(0.22, 0.85)) * lit
    for step in range(steps):
        shrink = 1 - 0.24 * step
        x0 = easel.x_of(at + wide * (1 - shrink) / 2)
        x1 = x0 + wide * shrink * easel.unit
        y0 = high - height * (0.72 + 0.28 * (step + 1) / steps if steps > 1 else 1.0) * easel.unit
        left, right = int(np.clip(round(x0), 0, full)), int(np.clip(round(x1), 0, full))
        y = int(np.clip(round(y0), 0, high))
        if right - left < 1:
            continue
        shape[y:, left:right] = 255
        # The side towards the light is brighter.
        side = np.linspace(1.14, 0.86, right - left, dtype=np.float32)
        tint[y:, left:right] = tone * (side if easel.sun_u < at else side[::-1])
        glow[y:, left:right] = 0
    if lit > 0:
        _windows(
            easel, glow, (at, wide, height * (0.96 if steps == 1 else 0.72), cell), busy, own, colours, rng
        )
        if neon:
            _signs(easel, glow, (at, wide, height), colours, rng)
    if rng.random() < 0.3 and height > 0.2:
        x = int(np.clip(easel.x_of(at + wide / 2), 1, full - 2))
        y1 = int(np.clip(high - height * easel.unit, 1, high - 1))
        y0 = int(max(y1 - height * 0.2 * easel.unit, 0))
        half = max(int(easel.unit * 0.0011), 0)
        shape[y0:y1, x - half : x + half + 1] = 255
        if lit > 0:
            glow[y0 : y0 + 2 * half + 2, x - half : x + half + 1] = (255, 84, 70)


def _paint_sky_glow(easel: Easel, foot: float, centre: float) -> None:
    """Light the air over the city from below."""
    full, bottom = easel.right - easel.left, round(foot * easel.height)
    wide, high = 120, max(round(120 * bottom / full), 8)
    u, v = easel.columns(wide), easel.rows(0, bottom, high)
    rise = (foot - v) * easel.tall
    spread = np.exp(-(((u - centre) / (0.62 * max(easel.half_u / 0.5, 1))) ** 2))
    alpha = (0.35 + 0.65 * spread) * np.exp(-rise / (0.3 * easel.stature))
    colour = mix(
        np.broadcast_to(rgb("#ff5fc4"), (*alpha.shape, 3)),
        rgb("#6a4dff"),
        smoothstep(0.0, 0.5, rise + 0 * u)[..., None],
    )
    easel.put(
        "city glow",
        cv2.resize(colour.astype(np.float32), (full, bottom)),
        np.clip(cv2.resize((alpha * 0.62).astype(np.float32), (full, bottom)) - 0.01, 0, 1),
        0,
        0.2,
    )


def _signs(
    easel: Easel,
    glow: Array,
    size: tuple[float, float, float],
    colours: list[Array],
    rng: np.random.Generator,
) -> None:
    """Draw tubes of light on a tower: its edges, or a sign down its side."""
    at, wide, height = size
    kind, hue = int(rng.integers(5)), colours[int(rng.integers(len(colours)))]
    tube = max(round(easel.unit * 0.0028), 1)
    top = int(np.clip(glow.shape[0] - height * 0.94 * easel.unit, 0, glow.shape[0]))
    left, right = round(easel.x_of(at + 0.06 * wide)), round(easel.x_of(at + 0.94 * wide))
    if left < 0 or right > glow.shape[1] or right - left < 4 * tube:
        return
    if kind == 0:
        glow[top:, left : left + tube] = hue
        glow[top:, right - tube : right] = hue
    elif kind == 1:
        glow[top : top + 2 * tube, left:right] = hue
    elif kind == 2 and height > 0.12:
        low = top + round(0.4 * (glow.shape[0] - top))
        sign = round((right - left) * 0.16) + tube
        x = left if rng.random() < 0.5 else right - sign
        glow[top + 4 * tube : low, x : x + sign] = hue


def _windows(
    easel: Easel,
    glow: Array,
    size: tuple[float, float, float, float],
    busy: float,
    own: Array,
    colours: list[Array],
    rng: np.random.Generator,
) -> None:
    at, wide, height, cell = size
    high, full = glow.shape[:2]
    columns = max(int(wide * 0.76 / cell), 1)
    rows = max(int(height / (cell * 1.35)), 1)
    chance = rng.random((rows, columns)) * (0.55 + 0.9 * rng.random((rows, 1)))
    inner = at + wide * 0.13
    pane = max(cell * easel.unit * 0.56, 1.0)
    for row, column in zip(*np.nonzero(chance < busy), strict=True):
        x = easel.x_of(inner + column * cell)
        y = high - (height - row * cell * 1.35) * easel.unit
        hue = own if rng.random() < 0.8 else colours[int(rng.integers(len(colours)))]
        x0, y0 = round(x), round(y)
        x1, y1 = round(x + pane), round(y + pane * 1.25)
        if x0 < 0 or y0 < 0 or x1 > full or y1 >= high:
            continue
        glow[y0 : max(y1, y0 + 1), x0 : max(x1, x0 + 1)] = hue * float(rng.uniform(0.55, 1.0))
