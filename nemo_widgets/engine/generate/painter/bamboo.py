"""A bamboo grove: stems in the light of the grove's end, from pale far ones to dark near ones."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import blend, mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel, enlarged
from nemo_widgets.engine.generate.painter.noise import smoothstep
from nemo_widgets.engine.generate.painter.outlines import fill

Array = NDArray[Any]

# From far to near: how many stems, how thick (units), how wide the way between them, veil and depth.
_ROWS = (
    ("bamboo 1", 84, 0.0075, 0.03, 0.74, 0.36),
    ("bamboo 2", 54, 0.0125, 0.07, 0.5, 0.48),
    ("bamboo 3", 30, 0.021, 0.15, 0.27, 0.64),
    ("bamboo 4", 15, 0.036, 0.29, 0.08, 0.82),
)


def paint_bamboo(easel: Easel, horizon: float) -> None:
    """Paint a grove around a way that leads to its bright end."""
    light = easel.light
    day = np.clip(light.ambient * 0.9 + light.key * 0.45, 0, 1)
    against = 0.72 if light.behind else 0.88
    green = blend(light.shadow, day * rgb("#7d9c45"), against)
    dark = blend(light.shadow, day * rgb("#2c4f2a"), against * 0.8)
    air = blend(blend(light.horizon, light.glow, 0.4 * light.behind), day * rgb("#c3d08c"), 0.5)
    way = easel.sun_u * 0.25
    _paint_depth(easel, horizon, air, dark, way)
    _paint_floor(easel, horizon, day, air, way)
    for number, row in enumerate(_ROWS):
        _paint_row(easel, horizon, row, number / (len(_ROWS) - 1), (green, dark, air), way)


def _paint_depth(easel: Easel, horizon: float, air: Array, dark: Array, way: float) -> None:
    """Close the picture with leaves behind leaves, brightest at the end of the way."""
    noise, full = easel.noise("bamboo depth"), easel.right - easel.left
    bottom = min(round((horizon + 0.1) * easel.height), easel.bottom)
    wide, high = max(full // 3, 2), max(bottom // 3, 2)
    u, v = easel.columns(wide), easel.rows(0, bottom, high)
    y = v * easel.tall
    glow = np.exp(-(((u - way) / 0.24) ** 2) - (((v - horizon + 0.12) * easel.tall / 0.62) ** 2))
    leaves = noise.fbm(u * 7, y * 7, 5) + 0.5 * noise.fbm(u * 24, y * 3, 3)
    tone = np.clip(0.3 + 0.62 * glow + 0.26 * leaves - 0.3 * smoothstep(0.35, 0.0, v), 0, 1)
    colour = mix(
        np.broadcast_to(mix(dark, air, 0.28), (*tone.shape, 3)),
        mix(air, easel.light.sun, 0.25),
        tone[..., None],
    )
    # Above, gaps between the leaves let the sky through.
    gaps = smoothstep(0.16, 0.42, leaves) * smoothstep(0.6, 0.1, v / horizon) * 0.75
    alpha = enlarged((1 - gaps).astype(np.float32), full, bottom)
    picture = enlarged(colour.astype(np.float32), full, bottom, smooth=False)
    easel.put("bamboo depth", picture, np.clip(alpha, 0, 1), 0, 0.3, mirrored=False)


def _paint_floor(easel: Easel, horizon: float, day: Array, air: Array, way: float) -> None:
    noise, full, top = easel.noise("grove floor"), easel.right - easel.left, round(horizon * easel.height)
    wide, low = max(full // 2, 2), max((easel.bottom - top) // 2, 2)
    y = easel.rows(top, easel.bottom, low) * easel.tall - horizon * easel.tall + 0.004
    u = easel.columns(wide)
    far = 1 / (y + 0.05)
    litter = noise.fbm(u * far * 1.6, far * 3, 5)
    half = 0.02 + 0.34 * y
    middle = way * np.exp(-3 * y) + 0.1 * y * np.sin(np.log(y + 0.06) * 2.2)
    path = smoothstep(1.15, 0.75, np.abs(u - middle) / half + 0.25 * litter)
    own = mix(np.broadcast_to(rgb("#5c6a34"), (*litter.shape, 3)), rgb("#b7a274"), path[..., None])
    # Light falls through the leaves in spots.
    spots = smoothstep(0.1, 0.4, noise.fbm(u * far * 0.8 + 9, far * 1.9, 3))
    tone = (0.78 + 0.26 * litter + 0.42 * spots) * (1 - 0.3 * smoothstep(0.2, 0.7, y))
    colour = day * own * tone[..., None]
    colour = mix(colour, air, (np.exp(-y / 0.1) * 0.8 + 0 * u)[..., None])
    colour = np.clip(colour, 0, 255).astype(np.float32)
    easel.put(
        "grove floor",
        enlarged(colour, full, easel.bottom - top, smooth=False),
        None,
        top,
        0.4,
        mirrored=False,
    )


def _paint_row(
    easel: Easel,
    horizon: float,
    row: tuple[str, int, float, float, float, float],
    near: float,
    colours: tuple[Array, Array, Array],
    way: float,
) -> None:
    name, count, thick, gap, veil, depth = row
    green, dark, air = colours
    rng, unit = easel.rng(name), easel.unit
    full = easel.right - easel.left
    below = 0.012 + 0.42 * near**1.5
    bottom = min(round(horizon * easel.height + (below + 0.03) * unit) + 2, easel.bottom)
    mask = np.zeros((bottom, full), np.uint8)
    paint: Array = np.empty((bottom, full, 3), np.uint8)
    paint[...] = np.clip(dark, 0, 255).astype(np.uint8)
    thick *= easel.stature**0.5
    spots = np.sort(rng.uniform(-1.2, 1.2, round(count * easel.half_u * 2))) * easel.half_u
    sunward = 1.0 if easel.sun_u > 0 else -1.0
    for u in spots.tolist():
        side = 1.0 if u > way else -1.0
        if abs(u - way) < gap * float(rng.uniform(0.85, 1.3)):
            continue
        own = thick * float(rng.uniform(0.7, 1.25)) * unit
        foot = horizon * easel.height + (below + float(rng.uniform(-0.03, 0.03))) * unit
        # Stems lean over the way.
        lean = -side * float(rng.uniform(0.0, 0.1)) * foot
        # The nearest stand in the shade, before the bright end of the way.
        tone = (
            mix(dark, green, float(rng.uniform(0.5, 1.0))) * float(rng.uniform(0.85, 1.12)) * (1 - 0.3 * near)
        )
        _stem(mask, paint, (easel.x_of(u), foot, own, lean), tone, sunward, rng)
    _leaves(mask, paint, easel, rng, near, (green, dark), way, gap)
    picture = paint.astype(np.float32)
    mist = np.linspace(0.75, 1.25, bottom, dtype=np.float32)[:, None, None] * veil
    picture = mix(picture, air, np.clip(mist + np.zeros((1, full, 1), np.float32), 0, 0.95))
    easel.put(name, picture, mask.astype(np.float32) / 255, 0, depth, mirrored=False)


def _stem(
    mask: Array,
    paint: Array,
    place: tuple[float, float, float, float],
    tone: Array,
    sunward: float,
    rng: np.random.Generator,
) -> None:
    """Draw one stem from its foot out of the picture: joint by joint, light on the side of the sun."""
    x, foot, wide, lean = place
    joint = wide * float(rng.uniform(5.5, 7.5))
    y, number = foot, 0
    while y > -joint:
        share = [np.clip((foot - at) / max(foot, 1.0), 0, 1.2) for at in (y, y - joint)]
        (x0, w0), (x1, w1) = ((x + lean * s * s, wide * (1 - 0.3 * s) / 2) for s in share)
        end = y - joint + max(wide * 0.06, 0.4)
        quad = np.array([[x0 - w0, y], [x0 + w0, y], [x1 + w1, end], [x1 - w1, end]])
        fill(mask, quad)
        for left, right, bright in ((-1.0, 1.0, 0.82), (-0.2, 0.85, 1.06), (0.25, 0.62, 1.24)):
            sides = sorted((left * sunward, right * sunward))
            strip = np.array(
                [
                    [x0 + sides[0] * w0, y],
                    [x0 + sides[1] * w0, y],
                    [x1 + sides[1] * w1, end],
                    [x1 + sides[0] * w1, end],
                ]
            )
            _colour(paint, strip, tone * bright)
        left, right, low, high = x1 - w1 * 1.12, x1 + w1 * 1.12, end + wide * 0.05, end - wide * 0.12
        ring = np.array([[left, low], [right, low], [right, high], [left, high]])
        fill(mask, ring)
        _colour(paint, ring, tone * 0.6)
        y, number = y - joint, number + 1


def _colour(paint: Array, points: Array, colour: Array) -> None:
    fixed = np.round(points * 16).astype(np.int32)
    cv2.fillConvexPoly(paint, fixed, np.clip(colour, 0, 255).tolist(), cv2.LINE_AA, 4)


def _leaves(
    mask: Array,
    paint: Array,
    easel: Easel,
    rng: np.random.Generator,
    near: float,
    colours: tuple[Array, Array],
    way: float,
    gap: float,
) -> None:
    """Hang sprays of narrow leaves from above, fewer over the way."""
    green, dark = colours
    unit, many = easel.unit, round((150 - 95 * near) * easel.half_u * 2)
    long = (0.022 + 0.05 * near) * easel.stature**0.5 * unit
    at = rng.uniform(-1.15, 1.15, many) * easel.half_u
    down = rng.random(many) ** 1.7 * (0.5 - 0.16 * near)
    for u, v in zip(at.tolist(), down.tolist(), strict=True):
        # A vault: leaves come down further at the sides.
        reach = v * (0.45 + 0.75 * min(abs(u - way) / (gap + 0.3), 1.0))
        x, y = easel.x_of(u), reach * easel.height
        tone = mix(dark, green, float(rng.uniform(0.3, 1.1))) * (1 - 0.25 * near)
        for _ in range(7):
            angle = float(rng.normal(np.pi / 2, 0.75))
            size = long * float(rng.uniform(0.6, 1.2))
            ux, uy = np.cos(angle), np.sin(angle)
            sx, sy = x + float(rng.normal(0, 0.5)) * long, y + float(rng.normal(0, 0.35)) * long
            along, aside = np.array([ux, uy]) * size, np.array([-uy, ux]) * size * 0.085
            root = np.array([sx, sy])
            leaf = np.array([root, root + along * 0.4 + aside, root + along, root + along * 0.4 - aside])
            fill(mask, leaf)
            _colour(paint, leaf, tone * float(rng.uniform(0.85, 1.2)))
