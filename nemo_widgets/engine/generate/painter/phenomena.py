"""What is seen in the sky at times: other moons, a planet, rainbows, meteors, fireworks and sunbeams."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import from_oklab, mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel, enlarged
from nemo_widgets.engine.generate.painter.noise import smoothstep
from nemo_widgets.engine.generate.painter.sky import put_box

Array = NDArray[Any]


def paint_crescent(easel: Easel, radius: float) -> None:
    """Paint a thin moon, its dark side just to be seen."""
    dx, dy, x0, y0 = _around_sun(easel, radius * 4.5)
    disc = _round(dx, dy, radius, easel)
    lean = 1.0 if easel.sun_u > 0 else -1.0
    bitten = _round(dx + lean * radius * 0.52, dy + radius * 0.3, radius * 1.02, easel)
    bright = np.clip(disc - bitten, 0, 1)
    outside = np.clip(np.hypot(dx, dy) - radius, 0, None) / radius
    halo = 0.22 * np.exp(-outside * 1.5) * np.clip(1 - outside / 3.4, 0, 1)
    alpha = np.maximum.reduce([bright, disc * 0.16, halo])
    colour = mix(np.broadcast_to(easel.light.glow, (*alpha.shape, 3)), rgb("#fbf4dc"), bright[..., None])
    put_box(easel, "moon", colour.astype(np.float32), alpha, x0, y0, 0.03)


def paint_red_moon(easel: Easel, radius: float) -> None:
    """Paint the moon in the earth's shadow."""
    dx, dy, x0, y0 = _around_sun(easel, radius * 4.5)
    disc = _round(dx, dy, radius, easel)
    spots = easel.noise("moon").fbm(dx / radius * 0.9 + 3, dy / radius * 0.9 + 7, 4)
    outside = np.clip(np.hypot(dx, dy) - radius, 0, None) / radius
    halo = 0.4 * np.exp(-outside * 1.7) * np.clip(1 - outside / 3.4, 0, 1)
    side = np.clip(0.62 + 0.5 * (dx - dy) / radius * 0.5, 0.25, 1.1)
    face = rgb("#e0653c") * (side * (1 - 0.28 * smoothstep(-0.1, 0.45, spots)))[..., None]
    colour = mix(np.broadcast_to(rgb("#b8452c"), face.shape), face, disc[..., None])
    put_box(easel, "moon", colour.astype(np.float32), np.maximum(disc, halo), x0, y0, 0.03)


def paint_eclipse(easel: Easel, radius: float) -> None:
    """Paint the moon before the sun, with the corona around it."""
    dx, dy, x0, y0 = _around_sun(easel, radius * 6)
    distance = np.hypot(dx, dy)
    angle = np.arctan2(dy, dx)
    outside = np.clip(distance - radius, 0, None) / radius
    wisps = 1 + 0.45 * easel.noise("corona").fbm(angle * 2.2 + 0 * distance, distance * 9, 3)
    corona = (0.95 * np.exp(-outside * 3.2 / wisps) + 0.25 * np.exp(-outside * 0.9 / wisps)) * np.clip(
        1 - outside / 4.9, 0, 1
    )
    disc = _round(dx, dy, radius, easel)
    colour = mix(np.broadcast_to(rgb("#fff8e6"), (*disc.shape, 3)), rgb("#05060c"), disc[..., None])
    put_box(
        easel, "eclipse", colour.astype(np.float32), np.clip(np.maximum(disc, corona), 0, 1), x0, y0, 0.03
    )


def paint_planet(easel: Easel, radius: float) -> None:
    """Paint a large ringed planet, pale behind the air."""
    dx, dy, x0, y0 = _around_sun(easel, radius * 2.8)
    tilt = 0.38 if easel.sun_u > 0 else -0.38
    along, across = dx * np.cos(tilt) + dy * np.sin(tilt), dy * np.cos(tilt) - dx * np.sin(tilt)
    disc = _round(dx, dy, radius, easel)
    bands = easel.noise("bands")(across / radius * 3.4, along * 0 + 5) + 0.4 * easel.noise("bands fine")(
        across / radius * 11, along / radius * 0.4
    )
    lean = -1.0 if easel.sun_u > 0 else 1.0
    lit = np.clip(0.78 - 0.62 * (lean * -dx + dy * 0.7) / radius, 0.12, 1.15)
    face = mix(rgb("#e8c99a"), rgb("#a9745a"), smoothstep(-0.6, 0.6, bands)[..., None]) * lit[..., None]
    ring_at = np.hypot(along, across / 0.26) / radius
    grain = 0.7 + 0.3 * np.sin(ring_at * 40) * np.sin(ring_at * 17 + 1)
    ring = smoothstep(1.35, 1.4, ring_at) * (1 - smoothstep(2.2, 2.3, ring_at)) * grain
    ring = ring * (1 - 0.8 * smoothstep(1.83, 1.86, ring_at) * (1 - smoothstep(1.9, 1.93, ring_at)))
    ring = ring * np.where(across > 0, 1, 1 - disc) * 0.8
    colour = mix(face, np.broadcast_to(rgb("#e9d8ba"), face.shape), np.clip(ring, 0, 1)[..., None])
    colour = mix(colour, easel.light.sky[1][1], 0.22)
    put_box(easel, "planet", colour.astype(np.float32), np.clip(np.maximum(disc, ring), 0, 1), x0, y0, 0.03)


def _around_sun(easel: Easel, reach: float) -> tuple[Array, Array, int, int]:
    pixels = int(reach * easel.unit) + 2
    cx = easel.sun_u * easel.unit + easel.width / 2
    cy = easel.sun_v * easel.height
    x0, y0 = int(cx) - pixels, int(cy) - pixels
    span = np.arange(2 * pixels, dtype=np.float32) + 0.5
    return (span + x0 - cx)[None, :] / easel.unit, (span + y0 - cy)[:, None] / easel.unit, x0, y0


def _round(dx: Array, dy: Array, radius: float, easel: Easel) -> Array:
    edge = 0.6 / easel.unit + radius * 0.012
    result: Array = np.clip((radius - np.hypot(dx, dy)) / (2 * edge) + 0.5, 0, 1)
    return result


def paint_rainbow(easel: Easel, horizon: float) -> None:
    """Paint a bow opposite to the sun, with a faint second one."""
    bottom = int(horizon * easel.height)
    full = easel.right - easel.left
    wide = min(full, 900)
    high = max(int(wide * bottom / full), 16)
    u, y = easel.columns(wide), easel.rows(0, bottom, high) * easel.tall
    foot = horizon * easel.tall
    centre = -easel.sun_u * 0.45
    radius = 0.52 * max(easel.half_u / 0.5, 1) ** 0.5
    distance = np.hypot(u - centre, y - foot - 0.08)
    colour: Array = np.zeros((high, wide, 3), np.float32)
    alpha: Array = np.zeros((high, wide), np.float32)
    for at, thick, strength, turn in ((radius, 0.06, 0.72, 1.0), (radius * 1.22, 0.075, 0.24, -1.0)):
        place = (distance - at) / thick
        hue = np.deg2rad(25 + np.clip(0.5 - turn * place, 0, 1) * 285)
        lab = np.stack([np.full_like(hue, 0.8), 0.15 * np.cos(hue), 0.15 * np.sin(hue)], axis=-1)
        body = smoothstep(0.5, 0.3, np.abs(place)) * strength
        colour = np.where((body > alpha)[..., None], from_oklab(lab), colour)
        alpha = np.maximum(alpha, body)
    fade = 0.55 + 0.45 * easel.noise("rainbow")(u * 1.4, y * 1.4)
    easel.put(
        "rainbow",
        enlarged(colour.astype(np.float32), full, bottom, smooth=False),
        np.clip(enlarged((alpha * np.clip(fade, 0.3, 1)).astype(np.float32), full, bottom), 0, 1),
        0,
        0.12,
    )


def paint_meteors(easel: Easel, horizon: float, count: int) -> None:
    """Draw shooting stars that all come from one point, each a bright head with a fading trail."""
    rng = easel.rng("meteors")
    bottom, full = int(horizon * easel.height), easel.right - easel.left
    mask = np.zeros((bottom, full), np.uint8)
    lean = 1.0 if easel.sun_u > 0 else -1.0
    source = np.array([easel.x_of(-lean * easel.half_u * 1.3), -0.25 * bottom])
    for number in range(count):
        slot = (number + 0.5) / count * 2 - 1
        tip = np.array(
            [
                easel.x_of(float(slot * 0.85 + rng.uniform(-0.1, 0.1)) * easel.half_u),
                bottom * float(rng.uniform(0.22, 0.62)),
            ]
        )
        ray = tip - source
        ray = ray / max(float(np.hypot(*ray)), 1.0)
        long = easel.unit * float(rng.uniform(0.14, 0.34))
        side = np.array([-ray[1], ray[0]]) * max(easel.unit * 0.0021, 0.6)
        for step in range(14):
            start, end = tip - ray * long * (1 - step / 14), tip - ray * long * (1 - (step + 1) / 14)
            width = side * ((step + 1) / 14)
            shape = np.array([start - width * 0.8, end - width, end + width, start + width * 0.8])
            cv2.fillConvexPoly(
                mask,
                np.round(shape * 16).astype(np.int32),
                int(255 * ((step + 1) / 14) ** 1.6),
                cv2.LINE_AA,
                4,
            )
    glow = cv2.GaussianBlur(mask, (0, 0), max(easel.unit * 0.004, 0.6)).astype(np.float32)
    alpha = np.clip(mask.astype(np.float32) + glow * 0.8, 0, 255) / 255
    easel.put("shooting stars", np.full((bottom, full, 3), rgb("#eef4ff"), np.float32), alpha, 0, 0.015)


def paint_comet(easel: Easel, horizon: float) -> None:
    """Paint a comet with a broad tail."""
    rng = easel.rng("comet")
    bottom, full = int(horizon * easel.height), easel.right - easel.left
    wide = min(full, 700)
    high = max(int(wide * bottom / full), 16)
    u, y = easel.columns(wide), easel.rows(0, bottom, high) * easel.tall
    lean = 1.0 if easel.sun_u > 0 else -1.0
    at_u, at_y = -lean * 0.12 * easel.half_u / 0.5, horizon * easel.tall * float(rng.uniform(0.34, 0.44))
    angle = np.deg2rad(50 * lean)
    along = -(y - at_y) * np.cos(angle) - (u - at_u) * np.sin(angle)
    across = (u - at_u) * np.cos(angle) - (y - at_y) * np.sin(angle)
    streak = 0.75 + 0.4 * easel.noise("comet tail").fbm(across / (np.abs(along) + 0.05) * 6, along * 3, 3)
    width = 0.006 + 0.16 * np.clip(along, 0, None)
    tail = (
        np.exp(-((across / width) ** 2)) * np.exp(-np.clip(along, 0, None) * 3.4) * (along > -0.01) * streak
    )
    head = np.exp(-((np.hypot(along, across) / 0.012) ** 1.5)) * 1.2
    alpha = np.clip(tail * 0.85 + head, 0, 1)
    colour = mix(
        np.broadcast_to(rgb("#9fc4ff"), (*alpha.shape, 3)),
        rgb("#ffffff"),
        np.clip(head + tail * 0.5, 0, 1)[..., None],
    )
    easel.put(
        "comet",
        enlarged(colour.astype(np.float32), full, bottom, smooth=False),
        np.clip(enlarged(alpha.astype(np.float32), full, bottom), 0, 1),
        0,
        0.015,
    )


def paint_fireworks(easel: Easel, horizon: float) -> None:
    """Burst fireworks over the horizon, their sparks falling."""
    rng = easel.rng("fireworks")
    bottom, full = int(horizon * easel.height), easel.right - easel.left
    tint: Array = np.zeros((bottom, full, 3), np.uint8)
    hues = ("#ffd166", "#ff5d73", "#6fe3ff", "#c58bff", "#fff3d6", "#7dffa6")
    many = max(round(6 * max(easel.half_u / 0.5, 1) ** 0.7), 5)
    for number in range(many):
        slot = ((number * 0.618) % 1) * 2 - 1
        x = easel.x_of(slot * easel.half_u * 0.85)
        y = bottom * float(rng.uniform(0.2, 0.68))
        size = easel.unit * float(rng.uniform(0.09, 0.2))
        hue = rgb(hues[int(rng.integers(len(hues)))])
        for angle in np.linspace(0, 2 * np.pi, 46, endpoint=False) + rng.normal(0, 0.05, 46):
            speed = size * float(rng.uniform(0.72, 1.0))
            t = np.linspace(0.25, 1, 10)
            way = np.stack(
                [x + np.cos(angle) * speed * t, y + np.sin(angle) * speed * t + 0.35 * size * t**2], axis=1
            )
            for step in range(9):
                bright = (0.25 + 0.75 * t[step]) ** 1.4
                cv2.line(
                    tint,
                    tuple(np.round(way[step] * 16).astype(int).tolist()),
                    tuple(np.round(way[step + 1] * 16).astype(int).tolist()),
                    (hue * bright).tolist(),
                    max(round(easel.unit / 620), 1),
                    cv2.LINE_AA,
                    4,
                )
    small = cv2.resize(tint, (max(full // 4, 2), max(bottom // 4, 2)), interpolation=cv2.INTER_AREA)
    bloom = cv2.GaussianBlur(small, (0, 0), max(easel.unit * 0.006, 0.6)).astype(np.float32) * 2.2
    light = np.clip(tint.astype(np.float32) + cv2.resize(bloom, (full, bottom)), 0, 255)
    alpha = light.max(axis=2) / 255
    colour = light / np.maximum(alpha, 1e-3)[..., None]
    easel.put("fireworks", np.clip(colour, 0, 255), alpha, 0, 0.14)


def paint_rays(easel: Easel) -> None:
    """Lay beams of light from the sun over what stands before it."""
    noise = easel.noise("rays")
    wide = 300
    high = max(int(wide * easel.bottom / (easel.right - easel.left)), 16)
    u, y = easel.columns(wide), easel.rows(0, easel.bottom, high) * easel.tall
    dx, dy = u - easel.sun_u, y - easel.sun_v * easel.tall
    angle, distance = np.arctan2(dy, dx), np.hypot(dx, dy)
    beams = smoothstep(0.0, 0.55, noise(angle * 5.5, angle * 0 + 3) + 0.5 * noise(angle * 13, angle * 0 + 8))
    alpha = beams * np.exp(-distance / 0.62) * smoothstep(0.03, 0.16, distance) * 0.42
    full = easel.right - easel.left
    colour = np.full((easel.bottom, full, 3), mix(easel.light.glow, easel.light.sun, 0.5), np.float32)
    easel.put(
        "sun rays",
        colour,
        np.clip(enlarged(alpha.astype(np.float32), full, easel.bottom, smooth=False), 0, 1),
        0,
        0.36,
        drift=(0.0012, 0.0),
    )
