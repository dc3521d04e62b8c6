"""A storm at sea: high waves with torn crests, and lightning."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import blend, mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.land import Albedo, Ground, Heights, paint_ground
from nemo_widgets.engine.generate.painter.noise import Noise, smoothstep

Array = NDArray[Any]


def paint_swell(easel: Easel, horizon: float) -> None:
    """Paint three walls of water that rise before one another over the sea."""
    light = easel.light
    day = np.clip(light.ambient + light.key * 0.5, 0.02, 1)
    water = blend(rgb("#12343d"), light.sky[0][1] * 0.7, 0.3) / 255
    for number, (place, high, size, depth) in enumerate(
        ((0.2, 0.045, 0.32, 0.56), (0.45, 0.09, 0.55, 0.7), (0.78, 0.15, 0.9, 0.88))
    ):
        name = f"swell {number + 1}"
        noise = easel.noise(name)
        start = horizon + (1 - horizon) * place
        base = start + 0.16 + 0.12 * number
        paint_ground(
            easel,
            Ground(
                name,
                depth,
                base,
                0.5,
                (base - start) * easel.tall,
                _waves(noise, high * easel.stature, size),
                _water(noise, water, day, high * easel.stature, size),
                veil_top=0.3 - 0.12 * number,
                veil_foot=0.16 - 0.07 * number,
                slices=120,
                relief=1.0,
            ),
        )


def _waves(noise: Noise, high: float, size: float) -> Heights:
    def heights(u: Array, depth: Array) -> Array:
        x, z = u / size, depth / size
        across = noise(x * 0.75 + 0.3 * z, z * 0.15 + 3)
        # Crests are long, and pointed without a crease.
        crest = 1.15 - np.sqrt(across**2 + 0.05)
        chop = noise.fbm(x * 3.4, z * 6 + 9, 5)
        rise = smoothstep(-0.05, 0.5, depth) ** 2.2
        return (high * (rise * crest + (0.05 + 0.1 * rise) * chop)).astype(np.float32)

    return heights


def _water(noise: Noise, water: Array, day: Array, high: float, size: float) -> Albedo:
    def albedo(u: Array, depth: Array, height: Array, steep: Array) -> Array:
        x, z = u / size, depth / size
        torn = noise.fbm(x * 6 + 5, z * 11, 5)
        rise = smoothstep(0.0, 0.5, depth) + 0 * u
        crest = smoothstep(0.45, 0.95, height / high)
        lip = smoothstep(0.9, 1.08, rise + 0.3 * torn) * (0.25 + 0.75 * crest)
        veins = np.clip(1 - np.abs(noise.fbm(x * 2.6 + 30, z * 5, 4)) * 5, 0, 1) * smoothstep(0.15, 0.7, rise)
        foam = np.clip(lip * (0.75 + 0.9 * torn) + 0.16 * veins * (0.3 + crest), 0, 1)
        glow = (smoothstep(0.5, 1.0, rise) * crest)[..., None]
        colour = mix(np.broadcast_to(water, (*foam.shape, 3)), water * 1.6 + day * 0.04, glow)
        return mix(colour, np.array([0.86, 0.93, 0.96], np.float32), foam[..., None] * 0.85)

    return albedo


def paint_lightning(easel: Easel, horizon: float) -> None:
    """Paint one forked bolt from the clouds to the horizon, with its glow."""
    rng = easel.rng("lightning")
    full, high = easel.right - easel.left, round(horizon * easel.height)
    if high < 8:
        return
    mask = np.zeros((high, full), np.uint8)
    start = easel.x_of(float(-np.sign(easel.sun_u or 1.0)) * easel.half_u * float(rng.uniform(0.2, 0.6)))
    _bolt(
        mask,
        rng,
        (start, 0.0),
        (start + float(rng.normal(0, 0.1)) * easel.unit, high),
        easel.unit,
        1.0,
    )
    core = mask.astype(np.float32) / 255
    small = cv2.resize(core, (max(full // 4, 2), max(high // 4, 2)), interpolation=cv2.INTER_AREA)
    near = cv2.GaussianBlur(small, (0, 0), max(easel.unit * 0.0035, 0.6)) * 1.6
    wide = cv2.GaussianBlur(small, (0, 0), max(easel.unit * 0.026, 1.0)) * 5.0
    glow = cv2.resize(near + wide, (full, high), interpolation=cv2.INTER_LINEAR)
    alpha: Array = np.clip(np.maximum(core, glow * 0.6), 0, 1)
    colour = mix(
        np.broadcast_to(rgb("#b9c8ff"), (high, full, 3)), rgb("#ffffff"), np.clip(core * 1.2, 0, 1)[..., None]
    )
    easel.put("lightning", colour.astype(np.float32), alpha, 0, 0.1)


def _bolt(
    mask: Array,
    rng: np.random.Generator,
    start: tuple[float, float],
    end: tuple[float, float],
    unit: float,
    power: float,
) -> None:
    points = np.array([start, end], np.float64)
    for _ in range(6):
        middle = (points[:-1] + points[1:]) / 2
        length = np.linalg.norm(points[1:] - points[:-1], axis=1)
        middle[:, 0] += rng.normal(0, 0.15, len(middle)) * length
        points = np.insert(points, np.arange(1, len(points)), middle, axis=0)
    width = max(round(unit * 0.0032 * power), 1)
    fixed = np.round(points * 16).astype(np.int32)
    cv2.polylines(mask, [fixed], False, 255 * max(power, 0.35), width, cv2.LINE_AA, 4)
    if power < 0.5:
        return
    for at in rng.integers(8, 48, 3):
        x, y = (float(value) for value in points[int(at)])
        reach = (end[1] - start[1]) * float(rng.uniform(0.12, 0.32))
        _bolt(
            mask, rng, (x, y), (x + float(rng.choice([-1, 1])) * reach * 0.6, y + reach), unit, power * 0.42
        )
