"""Sky, sun, moon, stars and aurora."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import gradient, mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel, dithered, enlarged
from nemo_widgets.engine.generate.painter.noise import smoothstep

Array = NDArray[Any]


def paint_sky(easel: Easel, horizon: float) -> None:
    """Paint the opaque first layer: a gradient down to ``horizon`` (``v``) with the glow around the sun.

    The same colours, without the sun's own brightness, are kept as the air that veils the land.
    """
    light = easel.light
    wide, high = 240, max(int(240 * easel.bottom / (easel.right - easel.left)), 8)
    u, v = easel.columns(wide), easel.rows(0, easel.bottom, high)
    down = np.clip(v[:, 0] / horizon, 0, 1)
    base = gradient(light.sky, down)[:, None, :] + np.zeros((1, wide, 1), np.float32)
    du, dv = u - easel.sun_u, (v - easel.sun_v) * easel.tall
    # Light spreads along the horizon more than it rises.
    distance = np.sqrt((du * 0.82) ** 2 + (dv * 1.1) ** 2)
    strength = light.glow_strength
    broad = np.exp(-((distance / 0.62) ** 1.3)) * 0.55 * strength
    tight = np.exp(-((distance / 0.15) ** 1.15)) * 0.5 * strength
    # Away from the sun the sky is a little darker and bluer.
    away = smoothstep(0.25, 1.3, np.abs(du)) * 0.2 * smoothstep(0.2, 1.0, v / horizon)
    sky = mix(base, base * np.array([0.8, 0.84, 0.95], np.float32), away[..., None])
    sky = mix(sky, light.glow, broad[..., None])
    easel.air = _below_as_at(sky, horizon * 0.985, v).astype(np.float32)
    sky = mix(sky, light.sun, tight[..., None])
    full = enlarged(sky.astype(np.float32), easel.right - easel.left, easel.bottom)
    easel.put("sky", full, None, 0, 0.0)
    layer = easel.layers.pop()
    cropped = np.ascontiguousarray(layer.rgba[: easel.height, -easel.left : -easel.left + easel.width])
    easel.layers.append(type(layer)("sky", cropped, 0, 0, 0.0))


def _below_as_at(sky: Array, horizon: float, v: Array) -> Array:
    row = int(np.searchsorted(v[:, 0], horizon))
    row = min(max(row, 0), len(sky) - 1)
    air = sky.copy()
    air[row:] = air[row]
    return air


def paint_sun(easel: Easel, radius: float = 0.052) -> None:
    """Paint the sun's disc with a soft corona."""
    _disc(easel, "sun", mix(easel.light.sun, rgb("#fffef6"), 0.55), easel.light.glow, radius)


def paint_moon(easel: Easel, radius: float = 0.045) -> None:
    """Paint a full moon with its maria and a halo."""
    noise = easel.noise("moon")
    _disc(easel, "moon", rgb("#f6f2e4"), easel.light.glow, radius, noise.fbm)


def _disc(easel: Easel, name: str, core: Array, glow: Array, radius: float, maria: Any = None) -> None:
    reach = int(radius * easel.unit * 5) + 2
    cx = easel.sun_u * easel.unit + easel.width / 2
    cy = easel.sun_v * easel.height
    x0, y0 = int(cx) - reach, int(cy) - reach
    span = np.arange(2 * reach, dtype=np.float32) + 0.5
    dx, dy = (span + x0 - cx)[None, :] / easel.unit, (span + y0 - cy)[:, None] / easel.unit
    distance = np.hypot(dx, dy)
    edge = 0.6 / easel.unit + radius * 0.012
    disc = np.clip((radius - distance) / (2 * edge) + 0.5, 0, 1)
    outside = np.clip(distance - radius, 0, None) / radius
    fade = np.clip(1 - distance / (radius * 5), 0, 1)
    corona = (0.55 * np.exp(-outside * 2.2) + 0.3 * np.exp(-outside * 0.8)) * fade * easel.light.glow_strength
    alpha = np.maximum(disc, corona)
    colour = mix(
        np.broadcast_to(glow, (*distance.shape, 3)), core, np.maximum(disc, np.exp(-outside * 3))[..., None]
    )
    if maria is not None:
        spots = smoothstep(-0.1, 0.45, maria(dx / radius * 0.9 + 3, dy / radius * 0.9 + 7, 4))
        shade = 1 - 0.17 * spots * disc - 0.12 * (distance / radius) ** 3 * disc
        colour = colour * shade[..., None]
    put_box(easel, name, colour.astype(np.float32), alpha, x0, y0, 0.03)


def put_box(easel: Easel, name: str, colour: Array, alpha: Array, x0: int, y0: int, depth: float) -> None:
    """Add a layer from a small box that may hang over the ground's edges."""
    left, right = max(x0, easel.left), min(x0 + colour.shape[1], easel.right)
    top, bottom = max(y0, 0), min(y0 + colour.shape[0], easel.bottom)
    if left >= right or top >= bottom:
        return
    part = np.s_[top - y0 : bottom - y0, left - x0 : right - x0]
    whole = np.zeros((bottom - top, easel.right - easel.left), np.float32)
    tint = np.zeros((*whole.shape, 3), np.float32)
    place = np.s_[:, left - easel.left : right - easel.left]
    whole[place], tint[place] = alpha[part], colour[part]
    easel.put(name, tint, whole, top, depth)


def paint_stars(easel: Easel, horizon: float, amount: float, *, milky_way: bool = False) -> None:
    """Scatter stars over the sky, thinning towards the horizon, with the Milky Way where asked for."""
    rng = easel.rng("stars")
    bottom = int(horizon * easel.height)
    wide = easel.right - easel.left
    glow = np.zeros((bottom, wide), np.float32)
    tint = np.empty((bottom, wide, 3), np.float32)
    tint[...] = (236, 242, 255)
    area = easel.half_u * 2 * 1.16 * horizon * easel.tall
    count = int(900 * amount * area)
    u = rng.uniform(-1.16, 1.16, count) * easel.half_u
    v = rng.random(count) ** 1.15 * horizon
    size = 0.35 + rng.pareto(2.6, count) * 0.5
    warmth = rng.random(count)
    bare: Array | float = 1.0
    if milky_way:
        band, more_u, more_v = _milky_way(easel, horizon, rng)
        lit = enlarged(band, wide, bottom)
        glow += lit * 0.42
        # Before the Milky Way patches of sky would show as dark spots.
        bare = 1 - smoothstep(0.01, 0.12, lit)
        hue = enlarged(_dust(easel, band.shape), wide, bottom)[..., None]
        tint += (mix(rgb("#b9a8e8"), rgb("#f3d6c2"), hue) - tint) * smoothstep(0.02, 0.2, lit)[..., None]
        u, v = np.concatenate([u, more_u]), np.concatenate([v, more_v])
        size = np.concatenate([size, 0.25 + rng.pareto(3.0, len(more_u)) * 0.3])
        warmth = np.concatenate([warmth, rng.random(len(more_u))])
    dim = 1 - smoothstep(0.55, 1.0, v / horizon) * 0.9
    scale = easel.unit / 1080
    for x, y, s, w, d in zip(
        u * easel.unit + easel.width / 2 - easel.left, v * easel.height, size, warmth, dim, strict=True
    ):
        _star(
            glow,
            tint,
            float(x),
            float(y),
            min(float(s), 3.4) * scale,
            float(d) * min(1.0, 0.45 + float(s) * 0.4),
            float(w),
        )
    easel.put("stars", tint, np.clip(glow, 0, 1), 0, 0.01)
    _paint_twinkle(easel, bottom, rng, bare)


def _paint_twinkle(easel: Easel, bottom: int, rng: np.random.Generator, bare: Array | float) -> None:
    """Veil the stars with patches of bare sky that drift before them: each pales and shines again."""
    full = easel.right - easel.left
    cell = max(round(easel.unit / 110), 3)
    grid = rng.random((bottom // cell + 2, full // cell + 2), dtype=np.float32)
    patches = smoothstep(0.55, 0.85, cv2.resize(grid, (full, bottom), interpolation=cv2.INTER_CUBIC))
    under = easel.layers[0].rgba[:bottom]
    sides = (-easel.left, full - easel.width + easel.left)
    colour = cv2.copyMakeBorder(under[..., :3], 0, bottom - len(under), *sides, cv2.BORDER_REPLICATE)
    easel.put_cut("twinkle", colour, (patches * bare * 190).astype(np.uint8), 0, 0.01, drift=(0.003, 0.0006))


def _star(glow: Array, tint: Array, x: float, y: float, size: float, power: float, warmth: float) -> None:
    sigma = max(0.62 * size + 0.25, 0.42)
    reach = int(sigma * 3) + 1
    x0, y0 = int(x) - reach, int(y) - reach
    x1, y1 = x0 + 2 * reach + 1, y0 + 2 * reach + 1
    if x0 < 0 or y0 < 0 or x1 > glow.shape[1] or y1 > glow.shape[0]:
        return
    dx = (np.arange(x0, x1) + 0.5 - x) ** 2
    dy = (np.arange(y0, y1) + 0.5 - y) ** 2
    spot = np.exp(-(dy[:, None] + dx[None, :]) / (2 * sigma * sigma)) * power
    box = glow[y0:y1, x0:x1]
    np.maximum(box, spot.astype(np.float32), out=box)
    if warmth > 0.86 or warmth < 0.2:
        hue = np.array((255, 222, 190) if warmth > 0.86 else (196, 214, 255), np.float32)
        tint[y0:y1, x0:x1] += (hue - tint[y0:y1, x0:x1]) * spot[..., None].astype(np.float32)


def _milky_way(easel: Easel, horizon: float, rng: np.random.Generator) -> tuple[Array, Array, Array]:
    noise = easel.noise("milky way")
    wide, high = 300, max(int(300 * horizon * easel.tall / (easel.half_u * 2)), 20)
    u, v = easel.columns(wide), easel.rows(0, int(horizon * easel.height), high)
    y = v * easel.tall
    lean = float(rng.choice([-1, 1]) * rng.uniform(0.75, 1.1))
    middle = float(rng.uniform(-0.12, 0.12)) + (y - horizon * easel.tall * 0.5) * lean
    across = (u - middle) / np.hypot(1, lean) + noise.fbm(u * 1.5, y * 1.5, 3) * 0.09
    body = np.exp(-((across / 0.15) ** 2))
    cloud = 0.55 + 0.6 * noise.fbm(u * 4 + 9, y * 4, 5)
    rift = smoothstep(0.05, 0.45, noise.fbm(u * 3.2 - 5, y * 3.2 + 8, 5)) * np.exp(-((across / 0.07) ** 2))
    band = np.clip(body * cloud * (1 - 0.75 * rift), 0, 1) * (1 - 0.7 * smoothstep(0.7, 1.0, v / horizon))
    weight = (band**1.2).ravel().astype(np.float64) + 1e-9
    picks = rng.choice(band.size, int(2200 * easel.half_u * 2), p=weight / weight.sum())
    row, column = np.divmod(picks, wide)
    jitter = rng.random((2, len(picks)))
    full = (easel.right - easel.left) / easel.unit
    us = ((column + jitter[0]) / wide - 0.5) * full
    return band.astype(np.float32), us, (row + jitter[1]) / high * horizon


def _dust(easel: Easel, shape: tuple[int, ...]) -> Array:
    noise = easel.noise("dust")
    u = np.linspace(0, 2, shape[1], dtype=np.float32)[None, :]
    v = np.linspace(0, 2 * shape[0] / shape[1], shape[0], dtype=np.float32)[:, None]
    return smoothstep(-0.5, 0.5, noise.fbm(u, v, 3))


def paint_aurora(easel: Easel, horizon: float) -> None:
    """Hang curtains of light over the horizon: rays that rise from a wandering lower edge."""
    rng, noise = easel.rng("aurora"), easel.noise("aurora curtains")
    wide = min(easel.right - easel.left, 700)
    bottom = int(horizon * easel.height)
    high = max(int(wide * bottom / (easel.right - easel.left) / 2), 16)
    u, v = easel.columns(wide), easel.rows(0, bottom, high)
    y = v * easel.tall
    low, violet = rgb("#4dffa6"), rgb("#a45cff")
    total = np.zeros((high, wide), np.float32)
    upper = np.zeros((high, wide), np.float32)
    for curtain in range(4):
        at = curtain * 7.7 + float(rng.uniform(0, 50))
        start = horizon * easel.tall * float(rng.uniform(0.52, 0.84)) - 0.02
        edge = start + 0.16 * noise.fbm(u * 0.8 + at, u * 0 + at, 3) + 0.06 * np.sin(u * 5 + at)
        # A folded curtain: where the edge runs steeply, rays stand close together and shine brighter.
        rays = 0.45 + 0.55 * noise.fbm(u * 16 + at + 3 * edge, u * 0 + at, 3)
        shine = np.clip(0.35 + 1.1 * noise.fbm(u * 1.3 - at, u * 0 + 3, 2), 0, 1)
        tallness = easel.stature * (0.22 + 0.16 * noise(u * 4 + at, u * 0 + 1))
        above = (edge - y) / tallness
        body = np.where(above > 0, np.exp(-above * 1.5), np.exp(np.minimum(above, 0) * 24))
        body = body * np.clip(rays, 0.08, None) * shine * (0.55 + 0.45 * float(rng.random()))
        total += body
        upper += body * np.clip(above * 0.85, 0, 1)
    alpha = 1 - np.exp(-total * 2.6)
    share = np.clip(upper / (total + 1e-4), 0, 1)
    colour = mix(np.broadcast_to(low, (*share.shape, 3)), violet, (share**1.2)[..., None])
    full = easel.right - easel.left
    colour = enlarged(colour.astype(np.float32), full, bottom, smooth=False)
    fade = 1 - smoothstep(0.9, 1.0, easel.rows(0, bottom) / horizon)
    easel.put(
        "aurora",
        colour,
        np.clip(enlarged(alpha, full, bottom), 0, 1) * 0.82 * fade,
        0,
        0.04,
        drift=(0.002, 0.0),
    )


def paint_glow(easel: Easel, strength: float) -> None:
    """Lay the sun's light over all that is painted so far, as bright air does.

    It goes into the layers themselves: a veil of its own would cost as much in every frame as a mountain.
    """
    if strength <= 0.01:
        return
    wide, high = 160, max(int(160 * easel.bottom / (easel.right - easel.left)), 8)
    u, v = easel.columns(wide), easel.rows(0, easel.bottom, high)
    distance = np.hypot((u - easel.sun_u) * 0.85, (v - easel.sun_v) * easel.tall * 1.15)
    amount = np.exp(-((distance / 0.2) ** 1.2)) * strength
    amount = (amount * smoothstep(0.006, 0.03, amount)).astype(np.float32)
    light = easel.toned(mix(easel.light.glow, easel.light.sun, 0.35))
    full, bottom = easel.right - easel.left, easel.bottom
    for number, layer in enumerate(easel.layers):
        left, top = layer.x - easel.left, layer.y
        rows, columns = layer.rgba.shape[:2]
        # The piece of the glow over this layer, from where on it is seen.
        x = (left + np.arange(columns) + 0.5) / full * wide - 0.5
        y = (top + np.arange(rows) + 0.5) / bottom * high - 0.5
        reached = amount > 0
        across, down = (np.flatnonzero(reached.any(axis=axis)) for axis in (0, 1))
        if not across.size:
            continue
        part = (
            slice(*np.searchsorted(y, (down[0] - 1, down[-1] + 1)).tolist()),
            slice(*np.searchsorted(x, (across[0] - 1, across[-1] + 1)).tolist()),
        )
        map_x, map_y = np.meshgrid(x[part[1]].astype(np.float32), y[part[0]].astype(np.float32))
        if map_x.size == 0:
            continue
        share = cv2.remap(amount, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        target = layer.rgba[part]
        lit = mix(target[..., :3].astype(np.float32), light, share[..., None])
        target[..., :3] = dithered(lit, easel.rng(f"sunlight {number}"))
    if easel.mirrors:
        share = cv2.resize(amount, easel.backdrop.shape[1::-1], interpolation=cv2.INTER_LINEAR)
        easel.backdrop = mix(easel.backdrop, light, share[..., None])
