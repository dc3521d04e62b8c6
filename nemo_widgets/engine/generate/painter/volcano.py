"""A volcano: a cone with its gullies, the smoke over its crater, and lava where it burns."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel, enlarged
from nemo_widgets.engine.generate.painter.land import Ground, Heights, paint_ground, rock_and_snow
from nemo_widgets.engine.generate.painter.noise import Noise, smoothstep

Array = NDArray[Any]

_DEEP = 1.0
_RIM = 0.062


def paint_volcano(easel: Easel, foot: float, *, asleep: bool, dark: bool) -> None:
    """Paint a volcano whose foot stands on ``foot`` (``v``).

    Parameters
    ----------
    easel
        Where to paint.
    foot
        The shoreline or the edge of the plain before it.
    asleep
        Whether it bears snow instead of smoke.
    dark
        Whether it is dark enough to see its lava shine.
    """
    rng = easel.rng("volcano")
    centre = -np.sign(easel.sun_u or 1.0) * easel.half_u * float(rng.uniform(0.06, 0.26))
    tall = 0.46 * easel.stature * float(rng.uniform(0.92, 1.08))
    cone = _cone(easel.noise("volcano"), centre, tall)
    haze = easel.light.haze
    rock = rgb("#56637a" if asleep else "#37302f") / 255
    line = tall * 0.5 if asleep else None
    paint_ground(
        easel,
        Ground(
            "volcano",
            0.24,
            foot,
            _DEEP,
            0.0,
            cone,
            rock_and_snow(easel.noise("lava rock"), line, rock, rgb("#3c5540") / 255),
            veil_top=0.04 + 0.2 * haze,
            veil_foot=0.28 + 0.4 * haze,
            slices=150,
            down_to=foot + 0.02,
            relief=0.9,
            mist=0.3 * haze,
        ),
    )
    if asleep:
        return
    top = foot - (tall * 0.97) / easel.tall
    _paint_smoke(easel, centre, top, fire=0.9 if dark else 0.25)
    _paint_lava(easel, cone, centre, foot, strength=1.0 if dark else 0.45)


def _cone(noise: Noise, centre: float, tall: float) -> Heights:
    def heights(u: Array, depth: Array) -> Array:
        across, along = u - centre, (depth - 0.5 * _DEEP) * 0.8
        away = np.hypot(across, along)
        turn_x, turn_y = across / (away + 0.02), along / (away + 0.02)
        gullies = noise.ridged(turn_x * 2.6 + away, turn_y * 2.6 + away, 4)
        rim = _RIM * (1 + 0.25 * noise(turn_x * 1.5 + 9, turn_y * 1.5))
        # Steep at the summit, and running out far into the plain.
        shape = 1.2 * np.exp(-np.maximum(away, rim) / 0.33)
        shape = shape - 0.12 * gullies * smoothstep(0.06, 0.3, away) * shape
        shape = shape - 0.9 * np.clip(rim - away, 0, None)
        low = 0.03 * noise.fbm(u * 2.1, depth * 2.1, 3)
        return (tall * np.clip(shape + low, 0, 1.2) * smoothstep(-0.3, 0.2, depth)).astype(np.float32)

    return heights


def _paint_smoke(easel: Easel, u: float, v: float, *, fire: float) -> None:
    """Let smoke billow from the crater, lit by the sun and, near the crater, by the fire below."""
    light, noise = easel.light, easel.noise("smoke")
    full, bottom = easel.right - easel.left, round(v * easel.height) + round(0.02 * easel.unit)
    wide, high = max(full // 2, 2), max(bottom // 2, 2)
    if bottom < 8:
        return
    x, y = easel.columns(wide), easel.rows(0, bottom, high)
    rise = np.clip((v - y) * easel.tall, 0.0, None) + 0.004
    lean = -np.sign(easel.sun_u or 1.0) * 0.3
    width = 0.045 + 0.36 * rise**0.9
    across = (x - u - lean * rise**1.3) / width
    # The billows grow as they rise.
    upward = np.log(rise + 0.05) * 2.3

    def billows(shift: float) -> Array:
        return noise.fbm(across * 1.25 + shift, upward + 0.5 * shift + 0 * across, 5)

    body = billows(0.0)
    toward = 1.0 if easel.sun_u > u else -1.0
    lit = np.clip(0.52 + 1.5 * (body - billows(0.16 * toward)) + 0.25 * across * toward, 0, 1)
    thick = np.exp(-(across**2) * 1.5) + 0.62 * body
    ends = 1 - smoothstep(0.5, 1.0, rise / max(float(rise[0, 0]), 0.05))
    alpha = smoothstep(0.3, 0.72, thick) * ends * smoothstep(-0.004, 0.02, (v - y) * easel.tall + 0.004)
    colour = mix(light.cloud_shade * 0.72, light.cloud_lit * 0.94, (lit + 0 * body)[..., None])
    glow = np.clip(fire * np.exp(-rise / 0.1), 0, 0.9) + 0 * across
    colour = mix(colour, rgb("#ff7b33"), (glow * (0.4 + 0.6 * smoothstep(-0.4, 0.4, body)))[..., None])
    easel.put(
        "smoke",
        enlarged(colour.astype(np.float32), full, bottom, smooth=False),
        np.clip(enlarged(alpha.astype(np.float32), full, bottom), 0, 0.96),
        0,
        0.22,
        drift=(0.0008 * float(np.sign(lean)), 0.0),
    )


def _paint_lava(easel: Easel, cone: Heights, centre: float, foot: float, *, strength: float) -> None:
    """Let streams of lava run down the side that is seen, bright at the crater and dying below."""
    rng = easel.rng("lava")
    full, bottom = easel.right - easel.left, round(foot * easel.height)
    heat: Array = np.zeros((bottom, full), np.float32)
    for _ in range(3):
        start, reach = float(rng.uniform(-0.9, 0.9)), float(rng.uniform(0.16, 0.34))
        away = np.linspace(_RIM * 0.9, _RIM + reach, 60)
        turn = start + np.cumsum(rng.normal(0, 0.035, 60))
        u = centre + away * np.sin(turn)
        depth = 0.5 * _DEEP - away * np.cos(turn) / 0.8
        high = np.array([cone(np.array([[a]]), np.array([[d]]))[0, 0] for a, d in zip(u, depth, strict=True)])
        x = u * easel.unit + easel.width / 2 - easel.left
        y = foot * easel.height - high * easel.unit
        for number in range(59):
            share = number / 59
            ends = [(round(float(x[at]) * 16), round(float(y[at]) * 16)) for at in (number, number + 1)]
            thick = max(round(easel.unit * 0.0085 * (1 - 0.72 * share)), 1)
            cv2.line(heat, ends[0], ends[1], 1.0 - 0.72 * share, thick, cv2.LINE_AA, 4)
    small = cv2.resize(heat, (max(full // 4, 2), max(bottom // 4, 2)), interpolation=cv2.INTER_AREA)
    bloom = cv2.GaussianBlur(small, (0, 0), max(easel.unit * 0.004, 0.8)) * 1.8
    glow = cv2.resize(bloom, (full, bottom), interpolation=cv2.INTER_LINEAR)
    alpha = np.clip(np.maximum(heat, glow * 0.8), 0, 1) * (0.55 + 0.4 * strength)
    hot = smoothstep(0.45, 1.0, heat)[..., None]
    colour = mix(np.broadcast_to(rgb("#e2401c"), (*heat.shape, 3)), rgb("#ffd27a"), hot)
    easel.put("lava", colour.astype(np.float32), alpha.astype(np.float32), 0, 0.245)
