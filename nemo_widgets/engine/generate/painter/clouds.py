"""Clouds: thin high streaks and a lit sheet in perspective, and heaped cumulus."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import mix
from nemo_widgets.engine.generate.painter.easel import Easel, enlarged
from nemo_widgets.engine.generate.painter.noise import smoothstep

Array = NDArray[Any]

_DRIFT = (0.0022, 0.0)


def paint_veils(easel: Easel, horizon: float, streaks: float, sheet: float, *, heavy: bool = False) -> None:
    """Paint the high clouds that drift together: long bands and, before them, a sheet.

    Parameters
    ----------
    easel
        Where to paint.
    horizon
        The ``v`` of the horizon.
    streaks, sheet
        How much of the sky each of them hides, 0…1.
    heavy
        A sheet of dark, thick clouds instead of light ones.
    """
    bottom = int(horizon * easel.height)
    full = easel.right - easel.left
    wide = min(full, 640)
    high = max(int(wide * bottom / full), 16)
    veils = []
    if streaks > 0:
        veils.append(_streaks(easel, horizon, streaks, (high, wide)))
    if sheet > 0:
        veils.append(_sheet(easel, horizon, sheet, (high, wide), heavy=heavy))
    if not veils:
        return
    colour, alpha = veils[0]
    for nearer, cover in veils[1:]:
        whole = cover + alpha * (1 - cover)
        colour = mix(colour, nearer, (cover / np.maximum(whole, 1e-4))[..., None])
        alpha = whole
    easel.put(
        "clouds",
        enlarged(colour.astype(np.float32), full, bottom, smooth=False),
        np.clip(enlarged(alpha.astype(np.float32), full, bottom), 0, 1),
        0,
        0.06,
        drift=_DRIFT,
    )


def _sheet(
    easel: Easel, horizon: float, cover: float, size: tuple[int, int], *, heavy: bool
) -> tuple[Array, Array]:
    """Return a sheet of cloud seen from below: wide over the head, thin bands towards the horizon."""
    light = easel.light
    bottom = int(horizon * easel.height)
    high, wide = size
    u, v = easel.columns(wide), easel.rows(0, bottom, high)
    noise, warp = easel.noise("sheet"), easel.noise("sheet warp")
    rise = (horizon - v) * easel.tall
    far = 1 / (rise + 0.16)
    x, z = u * far * 1.05, far * 2.1
    bend = warp.fbm(x * 0.6, z * 0.6, 2)
    x, z = x + bend * 0.5, z + bend * 0.25
    density = noise.fbm(x * 0.9, z * 0.9, 6, gain=0.52) + 0.35 * warp.fbm(x * 0.35 + 5, z * 0.3, 2)
    # Lit where the cloud thins towards the sun.
    aside = np.sign(easel.sun_u - u) * 0.10 * np.minimum(np.abs(easel.sun_u - u) * 3, 1)
    towards = noise.fbm((x + aside * far), (z + 0.22) * 1.0 * 0.9, 4, gain=0.52) * 1.0
    level = 0.42 - 0.72 * cover
    thick = smoothstep(level, level + (0.5 if heavy else 0.42), density)
    lit = np.clip(0.5 + 1.5 * (density - towards) - (0.25 if heavy else 0.0), 0, 1)
    distance = np.hypot((u - easel.sun_u) * 0.8, (v - easel.sun_v) * easel.tall)
    near_sun = np.exp(-((distance / 0.5) ** 1.4))
    lit = np.clip(lit * 0.8 + near_sun * 0.55 * (1 - 0.4 * thick), 0, 1)
    lit = np.clip(lit - 0.35 * thick * (1 - near_sun), 0, 1)
    shade = mix(light.cloud_shade, easel.air_over(0, bottom, wide, high), 0.28)
    colour = mix(shade, light.cloud_lit, lit[..., None])
    colour = mix(colour, light.sun, (near_sun**2 * 0.45 * lit)[..., None])
    melt = smoothstep(0.0, 0.14, rise)
    alpha = thick * (0.94 if heavy else 0.86) * (0.25 + 0.75 * melt)
    # Leave the top calm: a title stands there.
    if not heavy:
        alpha = alpha * (0.45 + 0.55 * smoothstep(0.02, 0.42, v / horizon))
    return colour, alpha


def _streaks(easel: Easel, horizon: float, cover: float, size: tuple[int, int]) -> tuple[Array, Array]:
    """Return long bands of cloud low over the horizon, lit from below by a low sun."""
    light = easel.light
    bottom = int(horizon * easel.height)
    high, wide = size
    # There are none in the uppermost part, where a title stands.
    bare = int(0.29 * high)
    u, v = easel.columns(wide), easel.rows(0, bottom, high)[bare:]
    noise = easel.noise("streaks")
    y = v * easel.tall
    bend = noise.fbm(u * 0.9, y * 1.6, 3) * 0.14
    # Lower bands are flatter: the same layer of cloud, farther away.
    down = np.clip(v / horizon, 0, 1)
    flat = 5.0 + 9.0 * down**2
    sample_y = (y + bend) * flat
    density = noise.fbm(u * 1.25 + 0.3 * bend, sample_y, 6, gain=0.53)
    under = noise.fbm(u * 1.25 + 0.3 * bend, sample_y + 0.32, 6, gain=0.53)
    place = smoothstep(0.3, 0.62, down) * (1 - smoothstep(0.93, 1.02, down))
    level = 0.34 - 0.5 * cover * place
    thick = smoothstep(level, level + 0.26, density) * place
    below = np.clip((density - under) * 2.6 + 0.25, 0, 1)
    distance = np.hypot((u - easel.sun_u) * 0.62, (v - easel.sun_v) * easel.tall)
    near = np.exp(-((distance / 0.45) ** 1.5))
    lit = np.clip(below * (0.35 + 0.9 * near) + 0.25 * near, 0, 1)
    # The sun's disc stays clear.
    thick = thick * (
        1 - 0.85 * np.exp(-((np.hypot(u - easel.sun_u, (v - easel.sun_v) * easel.tall) / 0.085) ** 2))
    )
    air = easel.air_over(0, bottom, wide, high)
    shade = mix(light.cloud_shade, air[bare:], 0.25 + 0.25 * down[..., None])
    colour = mix(shade, light.cloud_lit, lit[..., None])
    colour = mix(colour, light.sun, (near**2 * below * 0.7)[..., None])
    alpha = np.concatenate([np.zeros((bare, wide), np.float32), thick * 0.92])
    return np.concatenate([air[:bare], colour]), alpha


def paint_cumulus(easel: Easel, horizon: float, count: int) -> None:
    """Paint heaped clouds with flat bases: heaps of soft balls, roughened by noise and lit from the sun."""
    light, rng = easel.light, easel.rng("cumulus")
    noise = easel.noise("cumulus edge")
    bottom = int(horizon * easel.height)
    full = easel.right - easel.left
    wide = min(full, 760)
    high = max(int(wide * bottom / full), 16)
    u, v = easel.columns(wide), easel.rows(0, bottom, high)
    y = v * easel.tall
    rough = noise.fbm(u * 6.5, y * 6.5, 6, gain=0.6)
    colour: Array = np.zeros((high, wide, 3), np.float32)
    alpha: Array = np.zeros((high, wide), np.float32)
    air = easel.air_over(0, bottom, wide, high)
    span = easel.half_u * 1.1
    nearness = np.sort(rng.random(count))
    for number, near in enumerate(nearness):
        slot = (number + 0.5) / count * 2 - 1
        cu = float(((slot * 7.3 + rng.uniform(-0.35, 0.35)) % 2 - 1) * span)
        base = (horizon * (0.9 - 0.36 * near)) * easel.tall
        size = (0.1 + 0.24 * near) * easel.stature * float(rng.uniform(0.8, 1.2))
        # Nothing of a cloud is farther from its middle than this.
        box = (
            slice(*np.searchsorted(y[:, 0], (base - 1.5 * size, base + 0.3 * size)).tolist()),
            slice(*np.searchsorted(u[0], (cu - 1.75 * size, cu + 1.75 * size)).tolist()),
        )
        heap = _heap(u[:, box[1]], y[box[0]], cu, base, size, rough[box], rng)
        if min(heap[0].shape) < 2:
            continue
        thick, lift = heap
        step = 1.5 / wide
        slope_x, slope_y = np.gradient(lift, axis=1) / step, np.gradient(lift, axis=0) / step
        side = np.sign(easel.sun_u - cu)
        facing = np.clip(
            0.56
            + 0.16 * (slope_y * 1.0 - slope_x * side * 0.55) / (1 + np.hypot(slope_x, slope_y)) * 2.2
            + 0.35 * rough[box],
            0,
            1,
        )
        low = smoothstep(-0.02, 0.62, (base - y[box[0]]) / size)
        lit = np.clip(facing * (0.35 + 0.75 * low), 0, 1)
        tone = mix(light.cloud_shade, light.cloud_lit, lit[..., None])
        tone = mix(tone, air[box], 0.55 * (1 - near) + 0.08)
        colour[box] = mix(colour[box], tone, thick[..., None])
        alpha[box] += thick * (1 - alpha[box])
    # They part where the sun stands.
    whole = alpha
    alpha = alpha * smoothstep(0.05, 0.15, np.hypot(u - easel.sun_u, y - easel.sun_v * easel.tall))
    colour = np.where(whole[..., None] > 1e-3, colour / np.maximum(whole, 1e-3)[..., None], light.cloud_lit)
    easel.put(
        "clouds",
        enlarged(colour.astype(np.float32), full, bottom, smooth=False),
        np.clip(enlarged(alpha, full, bottom), 0, 1),
        0,
        0.09,
        drift=_DRIFT,
    )


def _heap(
    u: Array, y: Array, cu: float, base: float, size: float, rough: Array, rng: np.random.Generator
) -> tuple[Array, Array]:
    lift = np.zeros(np.broadcast_shapes(u.shape, y.shape), np.float32)
    for _ in range(20):
        across = float(np.clip(rng.normal(0, 0.55), -1.3, 1.3))
        radius = size * float(rng.uniform(0.13, 0.36)) * (1.15 - 0.55 * abs(across))
        x, top = (
            cu + across * size,
            base - radius * 0.5 - size * 0.46 * (1 - abs(across)) * float(rng.random()),
        )
        reach = radius * 1.15
        part = (
            slice(*np.searchsorted(y[:, 0], (top - reach, top + reach)).tolist()),
            slice(*np.searchsorted(u[0], (x - reach, x + reach)).tolist()),
        )
        ball = 1 - ((u[:, part[1]] - x) ** 2 + ((y[part[0]] - top) * 1.08) ** 2) / radius**2
        lift[part] = np.maximum(lift[part], np.clip(ball + 0.3, 0, 1.3) * radius / size)
    shape = lift / 0.36 + rough * 1.15 * np.clip(lift * 9, 0, 1) - 0.34
    flat = 1 - smoothstep(-0.12 * size, 0.08 * size, y - base + rough * 0.16 * size)
    thick = smoothstep(0.0, 0.55, shape) * flat
    return thick.astype(np.float32), (lift + rough * 0.1).astype(np.float32)
