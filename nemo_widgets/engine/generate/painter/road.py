"""A road over open land to the horizon, and the trees along it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel, enlarged
from nemo_widgets.engine.generate.painter.noise import smoothstep
from nemo_widgets.engine.generate.painter.outlines import broadleaf, fill, pine

Array = NDArray[Any]


def middle_of_road(easel: Easel, below: Array) -> Array:
    """Return the ``u`` of the road's middle where it is ``below`` the horizon, in units."""
    rng = easel.rng("road")
    turn, bend = float(rng.uniform(0, 6.3)), float(rng.uniform(0.16, 0.3))
    aim = easel.sun_u * 0.35
    swing = np.sin(np.log(below + 0.06) * 2.1 + turn)
    # It winds where it is far, and comes to the middle of the picture under one's feet.
    result: Array = aim * np.exp(-below * 3) + (0.015 + bend * below) * swing * np.exp(-below * 1.3)
    return result


def paint_field(easel: Easel, foot: float, colour: Array, *, mottle: float = 0.26) -> None:
    """Paint level ground from ``foot`` (``v``) to the camera in a colour, 0…1."""
    light, noise = easel.light, easel.noise("field")
    full, top = easel.right - easel.left, round(foot * easel.height)
    wide, low = max(full // 2, 2), max((easel.bottom - top) // 2, 2)
    y = easel.rows(top, easel.bottom, low) * easel.tall - foot * easel.tall + 0.004
    u = easel.columns(wide)
    far = 1 / (y + 0.05)
    spots = noise.fbm(u * far * 0.9, far * 2.2, 5)
    # Swells of the land catch the light in bands.
    swell = noise.fbm(u * 1.1 + 5, np.log(y + 0.04) * 1.6 + 0 * u, 3)
    day = np.clip(light.ambient + light.key * (0.32 if light.behind else 0.55), 0, 1)
    tone = 1 + mottle * spots + 0.3 * swell - 0.34 * smoothstep(0.15, 0.75, y)
    ground = day * colour * 255 * tone[..., None]
    air = easel.air_over(top, top + 2, wide, 1)
    ground = mix(ground, air, (np.exp(-y / 0.06) * (0.45 + 0.3 * light.haze) + 0 * u)[..., None])
    ground = np.clip(ground, 0, 255).astype(np.float32)
    easel.put(
        "field", enlarged(ground, full, easel.bottom - top, smooth=False), None, top, 0.6, mirrored=False
    )


def paint_road(easel: Easel, foot: float, *, paved: bool) -> None:
    """Paint the road: asphalt with its lines, or earth with the ruts of wheels."""
    light, noise = easel.light, easel.noise("road")
    full, top = easel.right - easel.left, round(foot * easel.height)
    y = easel.rows(top, easel.bottom) * easel.tall - foot * easel.tall + 0.003
    u = easel.columns(full)
    half = _half(y, paved=paved)
    far = 1 / (y + 0.05)
    few = (max(full // 2, 2), max((easel.bottom - top) // 2, 2))
    away = 1 / (easel.rows(top, easel.bottom, few[1]) * easel.tall - foot * easel.tall + 0.053)
    rough = enlarged(
        noise.fbm(easel.columns(few[0]) * away * 1.3, away * 3, 4), full, easel.bottom - top, smooth=False
    )
    aside = (u - middle_of_road(easel, y)) / half
    day = np.clip(light.ambient + light.key * (0.32 if light.behind else 0.55), 0, 1)
    pixel = 1 / (half * easel.unit)
    if paved:
        own = rgb("#6b6d72") / 255 * (1 + 0.1 * rough)[..., None]
        own = own * (1 - 0.08 * smoothstep(0.25, 0.1, np.abs(np.abs(aside) - 0.5)))[..., None]
        lines = _band(np.abs(aside) - 0.86, 0.022, pixel)
        dashes = _band(aside, 0.02, pixel) * smoothstep(0.45, 0.55, np.abs((far * 0.75) % 1 - 0.5) * 2)
        own = mix(own, rgb("#f0ead8") / 255, (np.clip(lines + dashes, 0, 1) * 0.85)[..., None])
        edge: Array | float = 0.0
    else:
        ruts = np.exp(-(((np.abs(aside) - 0.5) / 0.24) ** 2))
        own = rgb("#a98a62") / 255 * (0.78 + 0.3 * ruts + 0.2 * rough)[..., None]
        # Grass grows between the ruts.
        grown = smoothstep(0.24, 0.08, np.abs(aside) + 0.24 * rough) * 0.55
        own = mix(own, rgb("#6d7440") / 255, grown[..., None])
        edge = 0.22 * rough
    colour = day * own * 255
    colour = colour * (1 - 0.25 * smoothstep(0.15, 0.75, y))[..., None]
    air = easel.air_over(top, top + 2, full, 1)
    colour = mix(colour, air, (np.exp(-y / 0.06) * (0.4 + 0.3 * light.haze) + 0 * u)[..., None])
    alpha = (
        np.clip((1 - np.abs(aside) + edge) / pixel + 0.5, 0, 1)
        if paved
        else smoothstep(0.0, 0.22, 1 - np.abs(aside) + edge)
    )
    easel.put(
        "road",
        np.clip(colour, 0, 255).astype(np.float32),
        alpha.astype(np.float32),
        top,
        0.62,
        mirrored=False,
    )


def _half(below: Array, *, paved: bool) -> Array:
    result: Array = 0.004 + (0.5 if paved else 0.3) * below**1.12
    return result


def _band(away: Array, half: float, pixel: Array) -> Array:
    """Return a smooth stripe where ``away`` is nearly nothing, never thinner than it can be drawn."""
    wide = np.maximum(half, 0.35 * pixel)
    return np.asarray(np.clip((wide - np.abs(away)) / pixel + 0.5, 0, 1) * np.minimum(half / wide + 0.2, 1))


def paint_avenue(
    easel: Easel, foot: float, colour: Array, *, wooded: bool, round_share: float, paved: bool
) -> None:
    """Paint the trees along the road, from those far away to those before the camera.

    Parameters
    ----------
    easel, foot
        As for the road.
    colour
        Of their leaves, RGB.
    wooded
        Whether it leads through a wood instead of past single trees.
    round_share
        Which share of the trees is round, 0…1.
    paved
        As the road is: a path is narrower.
    """
    rng = easel.rng("avenue")
    full = easel.right - easel.left
    rows = np.geomspace(0.012, 0.52, 26) if wooded else np.geomspace(0.01, 0.23, 9)
    for band, (depth, chosen) in enumerate(
        ((0.5, rows[rows < 0.07]), (0.66, rows[(rows >= 0.07) & (rows < 0.2)]), (0.85, rows[rows >= 0.2]))
    ):
        mask, tints = (np.zeros((easel.bottom, full), np.uint8) for _ in range(2))
        for below in chosen.tolist():
            for side in (-1.0, 1.0):
                for number in range(6 if wooded else 1):
                    if not wooded and rng.random() < 0.25:
                        continue
                    centre = float(middle_of_road(easel, np.array(below)))
                    half = float(_half(np.array(below), paved=paved))
                    size = (
                        (0.03 + (1.15 if wooded else 0.85) * below)
                        * easel.stature
                        * float(rng.uniform(0.75, 1.2))
                    )
                    out = half + size * float(rng.uniform(0.16, 0.34)) + number * (0.03 + 0.5 * below)
                    x = easel.x_of(centre + side * out)
                    if not -0.3 * size * easel.unit < x < full + 0.3 * size * easel.unit:
                        continue
                    stand = foot * easel.height + (below + float(rng.normal(0, 0.04)) * below) * easel.unit
                    tone = int(np.clip(rng.normal(128, 26), 60, 200))
                    _tree(
                        mask,
                        tints,
                        (x, stand, size * easel.unit),
                        tone,
                        rng,
                        rounded=rng.random() < round_share,
                    )
        if not mask.any():
            continue
        high = int(np.flatnonzero(mask.any(axis=1))[0])
        cover, shade = mask[high:].astype(np.float32) / 255, tints[high:].astype(np.float32) / 128
        air = easel.air_over(high, easel.bottom, 1, 1)[0, 0]
        veil = (0.5, 0.2, 0.04)[band] * (0.6 + 0.7 * easel.light.haze)
        u, y = easel.columns(full // 2), easel.rows(high, easel.bottom, max(len(cover) // 2, 1)) * easel.tall
        boughs = easel.noise(f"avenue {band + 1}").fbm(u * 26, y * 34, 3)
        shade = shade * (1 + 0.5 * enlarged(boughs, full, len(cover), smooth=False))
        leaves = np.clip(colour * (0.42 + 0.58 * shade[..., None]), 0, 255)
        picture = mix(leaves.astype(np.float32), air, np.full((1, 1, 1), veil, np.float32))
        easel.put(f"avenue {band + 1}", picture.astype(np.float32), cover, high, depth, mirrored=False)


def _tree(
    mask: Array,
    tints: Array,
    spot: tuple[float, float, float],
    tone: int,
    rng: np.random.Generator,
    *,
    rounded: bool,
) -> None:
    x, stand, size = spot
    if not rounded:
        outline = pine(x, stand, size, rng, int(np.clip(size * 0.17, 5, 30)))
        fill(mask, outline)
        fill(tints, outline, tone)
        return
    tall = size * 0.82
    shapes = broadleaf(x, stand, tall, rng)
    fill(mask, shapes[0])
    fill(tints, shapes[0], 50)
    for shape in sorted(shapes[1:], key=lambda points: float(points[:, 1].mean())):
        lift = (stand - float(shape[:, 1].mean())) / max(tall, 1.0)
        fill(mask, shape)
        fill(tints, shape, int(np.clip(tone + 170 * (lift - 0.66), 24, 240)))
