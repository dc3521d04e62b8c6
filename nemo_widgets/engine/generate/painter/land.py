"""Land in relief: mountains, hills, dunes and snowfields as height fields seen from the ground.

Slices of a height field are drawn from front to back; each column of the picture shows the first slice that
rises above it, as in voxel-space terrain.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import mix
from nemo_widgets.engine.generate.painter.easel import Easel, enlarged
from nemo_widgets.engine.generate.painter.noise import Noise, smoothstep

Array = NDArray[Any]
# Heights in units over (u, depth into the layer); both broadcast.
Heights = Callable[[Array, Array], Array]
# Albedo (…, 3) in 0…1 from (u, depth, height, steepness 0…1).
Albedo = Callable[[Array, Array, Array, Array], Array]


@dataclass(frozen=True, eq=False)
class Ground:
    """One piece of land.

    Parameters
    ----------
    name, depth
        As in `Layer`.
    base
        The ``v`` its foot stands on.
    deep
        How far it reaches into the picture, in units.
    tilt
        How much the ground rises on the picture from its front to its back, in units.
    heights, albedo
        Its shape and its colours.
    veil_top, veil_foot
        How much air lies before its heights and before its foot, 0…1.
    slices
        How many slices its shape is sampled in.
    down_to
        The ``v`` it is painted down to.
    relief
        How much its slopes are exaggerated for the light.
    mist
        How much mist lies in its hollows, 0…1.
    """

    name: str
    depth: float
    base: float
    deep: float
    tilt: float
    heights: Heights
    albedo: Albedo
    veil_top: float
    veil_foot: float
    slices: int = 130
    down_to: float | None = None
    relief: float = 1.0
    mist: float = 0.0


def paint_ground(easel: Easel, ground: Ground) -> Array:
    """Paint a piece of land and return its skyline: for every column of the ground, the row it begins at."""
    full = easel.right - easel.left
    count = max(min(full, 1000), 8)
    u = easel.columns(count)
    depth = (np.linspace(0, 1, ground.slices, dtype=np.float32) * ground.deep)[:, None]
    height = ground.heights(u, depth) + np.zeros((ground.slices, count), np.float32)
    lift = depth / ground.deep * ground.tilt
    rows = ground.base * easel.height - (height + lift) * easel.unit
    shade = _shaded(easel, ground, u, depth, height)
    rows = cv2.resize(rows.astype(np.float32), (full, ground.slices), interpolation=cv2.INTER_CUBIC)
    seen = np.minimum.accumulate(rows, axis=0)
    skyline: Array = seen[-1]
    top = max(int(skyline.min()) - 1, 0)
    foot = easel.bottom if ground.down_to is None else round(ground.down_to * easel.height)
    bottom = min(max(foot, top + 2), easel.bottom)
    colour = _looked_up(seen, shade, top, bottom)
    colour = _veiled(easel, ground, colour, top, bottom, skyline)
    lines = np.arange(top, bottom, dtype=np.float32)[:, None] + 0.5
    alpha = np.clip(lines - skyline[None, :] + 0.5, 0, 1)
    easel.put(ground.name, colour, alpha, top, ground.depth)
    return skyline


def _shaded(easel: Easel, ground: Ground, u: Array, depth: Array, height: Array) -> Array:
    light = easel.light
    du = float(u[0, 1] - u[0, 0])
    dz = ground.deep / (ground.slices - 1)
    slope_u = np.gradient(height, axis=1) / du
    slope_z = np.gradient(height, axis=0) / dz
    slope_u, slope_z = slope_u * ground.relief, slope_z * ground.relief
    length = np.sqrt(slope_u**2 + slope_z**2 + 1)
    aside = np.clip((easel.sun_u - u) * 2.2, -1, 1)
    if light.behind:
        towards = (aside * 0.85, 0.36, 0.42)
    else:
        side = 1.0 if easel.sun_u >= 0 else -1.0
        towards = (np.full_like(aside, 0.74 * side), 0.52, -0.30)
    lambert = (-slope_u * towards[0] + towards[1] - slope_z * towards[2]) / length
    lambert = np.clip(lambert * 1.3, 0, 1.15)
    # Hollows see less of the sky.
    around = cv2.GaussianBlur(height, (0, 0), max(len(u[0]) / 60, 1.0))
    open_sky = np.clip(1 + (height - around) * 7, 0.55, 1.2)
    steep = 1 - 1 / length
    albedo = ground.albedo(u, depth, height, steep)
    if float(light.ambient.mean()) < 0.34:
        # Little light, little colour.
        albedo = mix(albedo, albedo.mean(axis=-1, keepdims=True), 0.62)
    fill = light.ambient[None, None, :] * (open_sky * 0.9)[..., None]
    lit = albedo * (fill + light.key[None, None, :] * lambert[..., None])
    # A soft shoulder, so that snow in the sun keeps its drawing.
    result: Array = (255 * (1 - np.exp(-lit * 1.35)) / (1 - np.exp(-1.35))).astype(np.float32)
    return result


def _looked_up(seen: Array, shade: Array, top: int, bottom: int) -> Array:
    slices, full = seen.shape
    high = bottom - top
    first = np.clip(np.ceil(seen - top - 0.5), 0, high).astype(np.int64)
    hidden = np.bincount((first * full + np.arange(full)[None, :]).ravel(), minlength=(high + 1) * full)
    # A row shows the slice after all those that begin below it.
    index = slices - np.cumsum(hidden.reshape(high + 1, full)[:high], axis=0)
    index = np.clip(index, 0, slices - 1)
    lines = np.arange(top, bottom, dtype=np.float32)[:, None] + 0.5
    here = np.take_along_axis(seen, index, axis=0)
    before = np.take_along_axis(seen, np.maximum(index - 1, 0), axis=0)
    part = np.clip((before - lines) / np.maximum(before - here, 0.5), 0, 1)
    map_y = (index - 1 + part).astype(np.float32)
    scale = shade.shape[1] / full
    across = ((np.arange(full, dtype=np.float32) + 0.5) * scale - 0.5)[None, :]
    map_x = np.broadcast_to(across, map_y.shape).astype(np.float32)
    result: Array = cv2.remap(shade, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return result


def _veiled(easel: Easel, ground: Ground, colour: Array, top: int, bottom: int, skyline: Array) -> Array:
    high, full = colour.shape[:2]
    thin, low = max(full // 6, 2), max(high // 6, 2)
    air = easel.air_over(top, bottom, thin, low)
    foot = ground.base * easel.height
    peak = float(np.percentile(skyline, 4))
    v = top + (np.arange(low, dtype=np.float32) + 0.5) * high / low
    down = np.clip((v - peak) / max(foot - peak, 1.0), 0, 1)[:, None]
    u = easel.columns(thin)
    amount: Array = ground.veil_top + (ground.veil_foot - ground.veil_top) * down**1.6
    if ground.mist:
        noise = easel.noise(ground.name + " mist")
        bank = noise.fbm(u * 1.6, (v / easel.unit)[:, None] * 5.5, 4)
        amount = amount + ground.mist * smoothstep(-0.25, 0.6, bank + (down - 0.75) * 1.3) * (down > 0)
    # Air in the light of the sun is brighter than the land behind it.
    away = np.hypot((u - easel.sun_u) * 0.9, ((v / easel.height)[:, None] - easel.sun_v) * easel.tall)
    amount = amount + 0.22 * easel.light.glow_strength * np.exp(-((away / 0.33) ** 1.4)) * (1 - amount)
    amount = np.clip(amount, 0, 1).astype(np.float32)
    veil = enlarged(amount, full, high, smooth=False)[..., None]
    return mix(colour, enlarged(air, full, high, smooth=False), veil)


def mountains(
    noise: Noise, envelope: Callable[[Array], Array], height: float, *, rough: float = 1.0
) -> Heights:
    """Return a mountain range: ridges and valleys under an envelope along ``u``."""

    def heights(u: Array, depth: Array) -> Array:
        bend_u = noise(u * 1.1 + 40, depth * 1.1) * 0.26
        bend_z = noise(u * 1.1, depth * 1.1 + 40) * 0.26
        x, z = u + bend_u, depth + bend_z
        ridges = noise.ridged(x * 1.75 * rough, z * 1.75 * rough + 5, 6, gain=0.44)
        broad = 0.5 + 0.5 * noise.fbm(u * 0.9 + 11, depth * 0.9, 2)
        rise = smoothstep(-0.05, 0.85, depth)
        return (height * envelope(u) * rise * (0.16 + 0.98 * ridges) * (0.72 + 0.5 * broad)).astype(
            np.float32
        )

    return heights


def hills(noise: Noise, envelope: Callable[[Array], Array], height: float, *, wide: float = 1.0) -> Heights:
    """Return soft rolling hills under an envelope along ``u``."""

    def heights(u: Array, depth: Array) -> Array:
        broad = noise.fbm(u * 1.1 / wide, depth * 1.5 / wide + 3, 3, gain=0.36)
        rise = smoothstep(-0.1, 0.9, depth)
        fine = noise.fbm(u * 9, depth * 9, 3) * 0.012
        return (height * envelope(u) * rise * (0.62 + 0.62 * broad) + fine * height).astype(np.float32)

    return heights


def dunes(noise: Noise, height: float, *, size: float = 1.0) -> Heights:
    """Return dunes: sharp, winding crests with one smooth and one steep side."""

    def heights(u: Array, depth: Array) -> Array:
        x, z = u / size, depth / size
        bend = noise.fbm(x * 0.9 + 9, z * 0.9, 2) * 0.85
        wave = x * 0.75 + z * 1.15 + bend
        phase = wave - np.floor(wave)
        # The wind side rises slowly to the crest, the lee side falls off steeply.
        crest = np.where(phase < 0.7, smoothstep(0, 1, phase / 0.7 * 0.9) / 0.972, 1 - (phase - 0.7) / 0.3)
        tall = 0.55 + 0.6 * noise.fbm(x * 0.7, z * 0.7 + 20, 2)
        rise = smoothstep(-0.25, 0.9, depth)
        return (height * rise * (crest * tall + 0.35 * noise(x * 0.6, z * 0.6))).astype(np.float32)

    return heights


def rock_and_snow(noise: Noise, snow_line: float | None, rock: Array, grass: Array | None = None) -> Albedo:
    """Return the colours of mountains: rock, snow where it is high and not too steep, grass at the foot."""

    def albedo(u: Array, depth: Array, height: Array, steep: Array) -> Array:
        grain = noise.fbm(u * 14, depth * 14 + height * 22, 3)
        strata = noise(u * 2.0, height * 34 + depth * 3)
        colour = rock * (1 + 0.22 * grain + 0.08 * strata)[..., None]
        if grass is not None:
            low = 1 - smoothstep(0.10, 0.26, height + grain * 0.07)
            colour = mix(
                colour,
                np.broadcast_to(grass, colour.shape) * (1 + 0.25 * grain)[..., None],
                (low * (1 - smoothstep(0.45, 0.7, steep)))[..., None],
            )
        if snow_line is not None:
            cover = smoothstep(snow_line - 0.05, snow_line + 0.10, height + grain * 0.09 - steep * 0.10)
            cover = cover * (1 - 0.85 * smoothstep(0.5, 0.74, steep + grain * 0.14))
            colour = mix(colour, np.array([0.93, 0.96, 1.0], np.float32), cover[..., None])
        return colour.astype(np.float32)

    return albedo


def plain(noise: Noise, colour: Array, *, mottle: float = 0.16, scale: float = 7.0) -> Albedo:
    """Return one colour, mottled."""

    def albedo(u: Array, depth: Array, height: Array, steep: Array) -> Array:
        spots = noise.fbm(u * scale, depth * scale + height * scale, 4)
        return (colour * (1 + mottle * spots)[..., None]).astype(np.float32)

    return albedo
