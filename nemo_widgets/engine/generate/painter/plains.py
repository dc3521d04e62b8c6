"""Open ground before the camera: meadows and flowers, snowfields, dunes, beaches and river banks."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import blend, mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel, enlarged
from nemo_widgets.engine.generate.painter.land import Ground, dunes, hills, paint_ground, plain
from nemo_widgets.engine.generate.painter.noise import smoothstep
from nemo_widgets.engine.generate.painter.outlines import fill, palm
from nemo_widgets.engine.generate.painter.trees import paint_tree_line

Array = NDArray[Any]


def level(u: Array) -> Array:
    """Return an envelope of one everywhere."""
    return np.ones_like(u)


def _span(foot: float, number: int, count: int) -> tuple[float, float]:
    """Return where a piece of ground begins and ends on the picture (``v``); the pieces overlap."""
    start = foot + (1.0 - foot) * (number / count) ** 1.25 - (0.006 if number == 0 else 0.0)
    end = foot + (1.0 - foot) * ((number + 1) / count) ** 1.25
    return start, (end + 0.06 if number < count - 1 else 1.09)


def paint_hills(
    easel: Easel, foot: float, colour: Array, *, leaf: Array, count: int = 3, high: float = 1.0
) -> None:
    """Paint rolling hills from ``foot`` (``v``) downwards, the far ones pale, with trees on the crests."""
    haze = easel.light.haze
    for number in range(count):
        near = number / max(count - 1, 1)
        name = f"hills {number + 1}"
        start, base = _span(foot, number, count)
        shape = hills(
            easel.noise(name), level, (0.11 + 0.09 * near) * easel.stature * high, wide=0.8 + 0.8 * near
        )
        skyline = paint_ground(
            easel,
            Ground(
                name,
                0.3 + 0.4 * near,
                base,
                1.1,
                (base - start) * easel.tall,
                shape,
                plain(easel.noise(name + " grass"), colour, mottle=0.22, scale=5 + 4 * near),
                veil_top=(0.2 + 0.3 * haze) * (1 - near) + 0.02,
                veil_foot=(0.36 + 0.3 * haze) * (1 - near) + 0.03,
                slices=110,
                relief=2.0,
                mist=0.25 * haze * (1 - near),
            ),
        )
        if number < count - 1:
            _paint_crest(easel, f"trees {number + 1}", skyline, leaf, near)


def _paint_crest(easel: Easel, name: str, skyline: Array, leaf: Array, near: float) -> None:
    places = easel.columns(len(skyline))[0]

    def line(u: Array) -> Array:
        result: Array = np.interp(u, places, skyline / easel.height + 0.004)
        return result

    paint_tree_line(
        easel,
        name,
        line,
        height=(0.04 + 0.05 * near) * easel.stature,
        rows=1,
        colour=leaf,
        veil=0.62 - 0.5 * near,
        depth=0.3 + 0.4 * near,
        density=0.16 + 0.2 * (near == 0),
        round_share=0.8,
        in_groups=True,
        soil=False,
    )


def paint_snowfield(easel: Easel, foot: float) -> None:
    """Paint snow in soft drifts from ``foot`` (``v``) to the bottom of the picture."""
    light = easel.light
    # In full light it is held back a little, or its drifts would drown in white.
    bright = float((light.ambient * 0.95 + light.key * 0.62).mean())
    white = np.array([0.88, 0.92, 1.0], np.float32) * np.float32(min(1.0, 0.86 / max(bright, 0.1)))
    for number, (high, depth) in enumerate(((0.05, 0.42), (0.08, 0.6), (0.1, 0.85))):
        name = f"snow {number + 1}"
        start, base = _span(foot, number, 3)
        shape = hills(easel.noise(name), level, high * easel.stature, wide=1.0)
        paint_ground(
            easel,
            Ground(
                name,
                depth,
                base,
                1.2,
                (base - start) * easel.tall,
                shape,
                plain(easel.noise(name + " crust"), white, mottle=0.05, scale=9),
                veil_top=0.42 - 0.19 * number,
                veil_foot=0.5 - 0.22 * number,
                slices=110,
                relief=2.6,
            ),
        )


def paint_dunes(easel: Easel, foot: float) -> None:
    """Paint dunes from the horizon to the camera."""
    sand = rgb("#d29152") / 255
    for number, (high, size, depth) in enumerate(
        ((0.10, 0.8, 0.28), (0.14, 1.0, 0.45), (0.17, 1.3, 0.65), (0.2, 1.7, 0.9))
    ):
        name = f"dunes {number + 1}"
        start, base = _span(foot, number, 4)
        paint_ground(
            easel,
            Ground(
                name,
                depth,
                base,
                1.3,
                (base - start) * easel.tall,
                dunes(easel.noise(name), high * easel.stature, size=size),
                _sand(easel, name, sand, number),
                veil_top=0.36 - 0.11 * number,
                veil_foot=0.48 - 0.15 * number,
                slices=140,
                relief=2.4,
            ),
        )


def _sand(easel: Easel, name: str, sand: Array, near: int) -> Any:
    noise = easel.noise(name + " sand")

    def albedo(u: Array, depth: Array, height: Array, steep: Array) -> Array:
        bend = noise.fbm(u * 2, depth * 2, 2)
        ripple = np.sin((u * 0.5 + depth * 1.4 + bend * 0.25) * 150) * 0.035 * (near >= 2)
        spots = noise.fbm(u * 5, depth * 5, 3) * 0.08
        return (sand * (1 + spots + ripple)[..., None]).astype(np.float32)

    return albedo


def paint_beach(easel: Easel, edge: float, *, palms: bool) -> None:
    """Paint a beach: a curved line of foam at ``edge`` (``v``), wet sand, dry sand, and palms at one side."""
    light, rng, noise = easel.light, easel.rng("beach"), easel.noise("beach line")
    full = easel.right - easel.left
    u = easel.columns(full)
    lean = float(rng.choice([-1, 1])) * 0.1
    line = edge * easel.tall + (lean * u + 0.05 * noise.fbm(u * 1.4, u * 0, 3)) / max(easel.half_u / 0.5, 1)
    top = max(int((float(line.min()) - 0.03) * easel.unit), 0)
    y = easel.rows(top, easel.bottom) * easel.tall
    below = y - line
    day = np.clip(light.ambient + light.key * 0.62, 0, 1)
    sand = day * rgb("#efcf9f")
    wet = blend(sand * 0.62, light.horizon, 0.35)
    grain = noise.fbm(u * 26, y * 60, 3)
    dry = smoothstep(0.03, 0.13, below + 0.02 * noise.fbm(u * 5, y * 5, 2))
    colour = (
        mix(np.broadcast_to(wet, (*below.shape, 3)), sand, dry[..., None]) * (1 + 0.06 * grain)[..., None]
    )
    colour = colour * (1 - 0.3 * smoothstep(0.1, 0.5, below))[..., None]
    froth = 0.5 + 0.5 * noise.fbm(u * 11, y * 14, 3)
    foam = np.exp(-(((below - 0.004) / 0.011) ** 2)) * (0.6 + 0.5 * froth)
    foam += 0.6 * np.exp(-(((below + 0.04 + 0.02 * froth) / 0.007) ** 2)) * smoothstep(0.35, 0.7, froth)
    white = blend(day * 255, rgb("#ffffff"), 0.4)
    colour = mix(colour, white, np.clip(foam, 0, 0.95)[..., None])
    alpha = np.maximum(smoothstep(-0.006, 0.012, below), np.clip(foam, 0, 1))
    easel.put("beach", colour.astype(np.float32), alpha, top, 0.72, mirrored=False)
    if palms:
        _paint_palms(easel, edge, rng)


def _paint_palms(easel: Easel, edge: float, rng: np.random.Generator) -> None:
    side = -1.0 if easel.sun_u > 0 else 1.0
    full = easel.right - easel.left
    mask = np.zeros((easel.bottom, full), np.uint8)
    for outward, tall in ((1.02, 0.66), (0.7, 0.42)):
        foot = (0.9 + 0.15 * (1.02 - outward)) * easel.height
        for shape in palm(
            easel.x_of(side * easel.half_u * outward),
            foot,
            tall * easel.stature * easel.unit,
            -side * float(rng.uniform(0.16, 0.3)),
            rng.spawn(1)[0],
        ):
            fill(mask, shape)
    # The roots stand in a bank of grass that runs out of the picture.
    u, edge_u = easel.columns(full)[0], side * easel.half_u * 1.1
    bank = (1.02 - 0.17 * np.exp(-(((u - edge_u) / 0.36) ** 2))) * easel.height
    bank += easel.noise("palm bank").fbm(u[None, :] * 9, u[None, :] * 0, 3)[0] * 0.012 * easel.unit
    mask[np.arange(easel.bottom)[:, None] > bank[None, :]] = 255
    rows = np.flatnonzero(mask.any(axis=1))
    top = int(rows[0]) if len(rows) else 0
    colour = np.empty((easel.bottom - top, full, 3), np.float32)
    colour[...] = blend(easel.light.shadow, np.clip(easel.light.ambient, 0, 1) * rgb("#2f5a3a"), 0.35)
    easel.put("palms", colour, mask[top:].astype(np.float32) / 255, top, 0.92, mirrored=False)


def paint_banks(easel: Easel, foot: float, colour: Array) -> None:
    """Leave a winding river open between two banks of grass; the water is painted before."""
    light, noise, rng = easel.light, easel.noise("banks"), easel.rng("river")
    full = easel.right - easel.left
    top = round(foot * easel.height)
    y = easel.rows(top, easel.bottom) * easel.tall - foot * easel.tall + 0.004
    u = easel.columns(full)
    turn = float(rng.uniform(0, 6.3))
    middle = easel.sun_u * 0.5 + (0.05 + 0.5 * y) * np.sin(np.log(y + 0.05) * 2.6 + turn)
    wide = 0.012 + 0.42 * y**1.15
    rough = noise.fbm(u * 7 / (0.3 + y), y * 20, 3) * 0.05 * (0.1 + y)
    outside = np.abs(u - middle) - wide + rough
    alpha = smoothstep(0.0, 0.004 + 0.01 * 1, outside + 0.003)
    far = 1 / (y + 0.05)
    mottle = noise.fbm(u * far * 1.1, far * 2.4, 5)
    day = np.clip(light.ambient + light.key * 0.6, 0, 1)
    grass = day * colour * 255 * (1 + 0.3 * mottle)[..., None]
    edge = np.exp(-np.clip(outside, 0, None) / (0.01 + 0.06 * y))
    grass = grass * (1 - 0.45 * edge)[..., None] * (1 - 0.35 * smoothstep(0.1, 0.7, y))[..., None]
    grass = mix(grass, easel.air_over(top, top + 2, full, 1), np.exp(-y / 0.07)[..., None] * 0.6)
    easel.put("banks", grass.astype(np.float32), alpha, top, 0.6, mirrored=False)


_BLOOMS = {
    "mixed": ("#ff5a5f", "#ffd166", "#ffffff", "#c77dff", "#ff8fab"),
    "purple": ("#8a63d2", "#a98be8", "#6d4bc0", "#c2a8f2"),
    "pink": ("#ff8fb8", "#ffc2d8", "#ff6f9f", "#fff0f5"),
    "red": ("#e63946", "#ff5a4f", "#c81d34"),
    "gold": ("#ffc93c", "#ffb000", "#ffe08a"),
}


def paint_flowers(easel: Easel, foot: float, kind: str, amount: float, ground: Array) -> None:
    """Scatter flowers over the ``ground`` colour below ``foot`` (``v``): dots afar, heads up close."""
    rng, noise = easel.rng("flowers"), easel.noise("flower drifts")
    light = easel.light
    full = easel.right - easel.left
    top = int(foot * easel.height)
    high = easel.bottom - top
    day = np.clip(light.ambient + light.key * 0.75, 0, 1)
    # Where two flowers' soft edges meet, the grass between them shows.
    colour = np.empty((high, full, 3), np.uint8)
    colour[...] = np.clip(day * ground * 255, 0, 255).astype(np.uint8)
    mask = np.zeros((high, full), np.uint8)
    blooms = [np.clip(rgb(code) * day * 1.15, 0, 255) for code in _BLOOMS.get(kind, _BLOOMS["mixed"])]
    count = int(5200 * amount * easel.half_u * 2)
    near = np.sort(rng.random(count) ** 1.25)
    at = rng.uniform(-1.18, 1.18, count) * easel.half_u
    drift = noise.fbm(at * 2.2 / (0.25 + near), near * 7, 2)
    air = light.horizon
    for u, n, here in zip(at, near, drift, strict=True):
        if here < -0.12 + 0.3 * (1 - amount):
            continue
        size = (0.0014 + 0.0105 * n**1.6) * easel.unit * float(rng.uniform(0.7, 1.25))
        hue = blooms[int(abs(here) * 9 + rng.integers(2)) % len(blooms)]
        tone = mix(hue * float(rng.uniform(0.78, 1.08)), air, 0.5 * (1 - n) ** 1.5)
        centre = np.array([easel.x_of(float(u)), high * (0.02 + 0.98 * n**1.15)])
        _bloom(colour, mask, centre, size, np.clip(tone, 0, 255), rng)
    easel.put("flowers", colour.astype(np.float32), mask.astype(np.float32) / 255, top, 0.75, mirrored=False)


def _bloom(
    colour: Array, mask: Array, centre: Array, size: float, tone: Array, rng: np.random.Generator
) -> None:
    x, y = float(centre[0]), float(centre[1])
    reach = int(size * 1.6) + 2
    if not (reach < x < mask.shape[1] - reach and reach < y < mask.shape[0] - reach):
        return
    whole = (round(x * 16), round(y * 16))
    if size < 3:
        for target, value in ((colour, tone.tolist()), (mask, 255)):
            cv2.circle(target, whole, max(round(size * 16), 8), value, -1, cv2.LINE_AA, 4)
        return
    turn = float(rng.uniform(0, 72))
    for petal in range(5):
        angle = turn + petal * 72
        px = x + np.cos(np.deg2rad(angle)) * size * 0.55
        py = y + np.sin(np.deg2rad(angle)) * size * 0.42
        shade = tone * (0.86 + 0.14 * (petal % 2))
        for target, value in ((colour, shade.tolist()), (mask, 255)):
            cv2.ellipse(
                target,
                (round(px * 16), round(py * 16)),
                (round(size * 9.5), round(size * 6.5)),
                angle,
                0,
                360,
                value,
                -1,
                cv2.LINE_AA,
                4,
            )
    cv2.circle(
        colour,
        whole,
        round(size * 4),
        np.clip(tone * 0.55 + [90, 70, 10], 0, 255).tolist(),
        -1,
        cv2.LINE_AA,
        4,
    )


def paint_near_grass(easel: Easel, colour: Array, *, tall: float = 0.1) -> None:
    """Paint blades of grass right before the camera, in two tones."""
    rng = easel.rng("near grass")
    full = easel.right - easel.left
    top = int(easel.height - tall * 1.7 * easel.unit)
    top = max(top, 0)
    high = easel.bottom - top
    picture = np.empty((high, full, 3), np.float32)
    picture[...] = colour
    alpha = np.zeros((high, full), np.float32)
    for tone, share in ((1.35, 0.8), (1.0, 1.0)):
        mask = np.zeros((high, full), np.uint8)
        count = int(230 * full / easel.unit)
        at = rng.random(count) * full
        height = tall * easel.unit * (0.3 + 0.9 * rng.random(count) ** 1.5) / share
        across = np.abs((at + easel.left) / easel.width * 2 - 1)
        height *= 0.5 + 0.6 * across
        bend = rng.normal(0, 0.32, count) * height
        foot = high - 0.35 * (high - (easel.height - top))
        for x, h, b in zip(at, height, bend, strict=True):
            half = h * 0.022 + 0.5
            fill(
                mask,
                np.array(
                    [
                        [x - half, high],
                        [x - half, foot],
                        [x + b * 0.35, foot - h * 0.6],
                        [x + b, foot - h],
                        [x + b * 0.35 + half, foot - h * 0.55],
                        [x + half, foot],
                        [x + half, high],
                    ]
                ),
            )
        cover = mask.astype(np.float32) / 255
        picture += (colour * tone - picture) * cover[..., None]
        alpha = np.maximum(alpha, cover)
    easel.put("near grass", picture, alpha, top, 0.97, mirrored=False)


def paint_mist(easel: Easel, name: str, v: float, thick: float, amount: float, depth: float) -> None:
    """Lay a bank of mist across the picture, ``thick`` units high around ``v``."""
    noise = easel.noise(name)
    top = max(int((v - 1.5 * thick / easel.tall) * easel.height), 0)
    bottom = min(int((v + 1.2 * thick / easel.tall) * easel.height), easel.bottom)
    if bottom - top < 4:
        return
    full, high = easel.right - easel.left, bottom - top
    wide, low = max(full // 4, 4), max(high // 4, 4)
    u, y = easel.columns(wide), easel.rows(top, bottom, low) * easel.tall
    away = (y - v * easel.tall) / thick
    bank = noise.fbm(u * 1.3, y * 4.2, 4)
    shape = np.exp(-((away + 0.5 * bank) ** 2) * 2.2) * smoothstep(1.5, 0.9, np.abs(away) + 0 * u)
    alpha = shape * amount * np.clip(0.75 + 0.6 * bank, 0, 1.2)
    air = easel.air_over(top, bottom, wide, low)
    easel.put(
        name,
        enlarged(mix(air, easel.light.cloud_lit, 0.16), full, high, smooth=False),
        np.clip(enlarged(alpha.astype(np.float32), full, high), 0, 0.95),
        top,
        depth,
        drift=(0.0016, 0.0),
    )
