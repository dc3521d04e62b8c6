"""A waterfall: a wooded cliff, the water that comes down it in tiers, and the spray at its foot."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter import plains
from nemo_widgets.engine.generate.painter.colour import blend, mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel, enlarged
from nemo_widgets.engine.generate.painter.noise import smoothstep
from nemo_widgets.engine.generate.painter.trees import paint_tree_line

Array = NDArray[Any]


def paint_waterfall(
    easel: Easel, foot: float, leaf: Array, *, round_share: float, snow: Array | None
) -> None:
    """Paint a cliff with a waterfall that comes down to the water at ``foot`` (``v``).

    Parameters
    ----------
    easel
        Where to paint.
    foot
        Where the pool begins.
    leaf
        The colour of the wood on the cliff, RGB.
    round_share
        Which share of its trees is round, 0…1.
    snow
        The colour of snow on them; None where there is none.
    """
    rng, noise = easel.rng("waterfall"), easel.noise("cliff")
    # In the light, or the white water would lie in the shade of its own cliff.
    at = -np.sign(easel.sun_u or 1.0) * easel.half_u * float(rng.uniform(0.05, 0.3))
    tall = 0.5 * easel.stature * float(rng.uniform(0.92, 1.06))

    def crest(u: Array) -> Array:
        away = np.abs(u - at)
        swell = 0.16 * noise.fbm(u * 1.5, u * 0, 3) + 0.24 * smoothstep(0.05, 0.6, away)
        notch = 0.075 * np.exp(-((away / 0.085) ** 4))
        rise = tall * np.clip(0.82 + swell - 0.55 * smoothstep(0.42, 1.15, away), 0.1, 1.4) - notch
        result: Array = foot - rise / easel.tall
        return result

    paint_tree_line(
        easel,
        "far wood",
        lambda u: crest(u) + 0.012,
        height=0.085 * easel.stature,
        rows=3,
        colour=leaf,
        veil=0.5,
        depth=0.3,
        spread=0.012,
        round_share=round_share,
        density=1.2,
        snow=snow,
    )
    ledge = _paint_cliff(easel, crest, foot, at, tall)
    _paint_fall(easel, crest, foot, at, ledge)

    def bank(u: Array) -> Array:
        away = np.abs(u - at)
        rise = 0.02 + 0.16 * easel.stature * smoothstep(0.16, 0.62, away + 0.05 * noise(u * 5, u * 0 + 5))
        result: Array = foot - rise * smoothstep(0.1, 0.24, away) / easel.tall + 0.002
        return result

    paint_tree_line(
        easel,
        "bank wood",
        bank,
        height=0.075 * easel.stature,
        rows=4,
        colour=leaf * 0.86,
        veil=0.22,
        depth=0.44,
        spread=0.014,
        round_share=round_share,
        down_to=foot + 0.003,
        density=1.2,
        snow=snow,
    )
    plains.paint_mist(easel, "spray", foot - 0.012, 0.055, 0.42, 0.46)


def _paint_cliff(easel: Easel, crest: Any, foot: float, at: float, tall: float) -> float:
    """Paint the rock and return how far down, 0…1, the water strikes a ledge."""
    light, noise = easel.light, easel.noise("cliff rock")
    full = easel.right - easel.left
    crown = crest(easel.columns(full)) * easel.height
    top, bottom = max(int(crown.min()) - 2, 0), min(round(foot * easel.height) + 2, easel.bottom)
    # Half the size is enough for rock; only its outline needs every pixel.
    high, u = max((bottom - top) // 2, 2), easel.columns(full // 2)
    y = easel.rows(top, bottom, high) * easel.height
    down = (y - crest(u) * easel.height) / easel.unit
    height = (foot * easel.height - y) / easel.unit
    # Upright pillars, split across by beds.
    pillars = noise.ridged(u * 8 + 0.4 * noise(u * 3, height * 4), height * 1.3, 4)
    beds = noise.fbm(u * 2.2, height * 17, 4)
    side = 1.0 if easel.sun_u > at else -1.0
    turned = noise.fbm(u * 5 + 0.03 * side, height * 2.6, 4) - noise.fbm(u * 5 - 0.03 * side, height * 2.6, 4)
    facing = np.clip(0.36 + 0.62 * pillars + 0.3 * beds + 1.6 * turned - 0.3, 0.05, 1.15)
    # The hollow the water has worn lies in the shade.
    facing = facing * (1 - 0.45 * np.exp(-(((u - at) / 0.13) ** 2)))
    day = np.clip(light.ambient * 0.8 + light.key * (0.25 if light.behind else 0.5), 0, 1)
    rock = blend(light.shadow, day * rgb("#8f8577"), 0.55 if light.behind else 0.85)
    colour = mix(np.broadcast_to(light.shadow, (*facing.shape, 3)), rock, facing[..., None])
    moss = smoothstep(0.1, 0.45, beds + 0.5 * np.exp(-down / 0.05) - 0.25 * pillars)
    green = blend(light.shadow, day * rgb("#5c7a3e"), 0.5 if light.behind else 0.8)
    colour = mix(colour, green, (moss * 0.7)[..., None])
    air = easel.air_over(top, bottom, 1, 1)[0, 0]
    veil = (0.08 + 0.2 * light.haze) * (0.5 + np.clip(1 - height / tall, 0, 1))
    colour = mix(colour, air, np.clip(veil + 0 * u, 0, 1)[..., None])
    alpha = np.clip(np.arange(top, bottom, dtype=np.float32)[:, None] + 0.5 - crown + 0.5, 0, 1)
    picture = enlarged(colour.astype(np.float32), full, bottom - top, smooth=False)
    easel.put("rock wall", picture, alpha.astype(np.float32), top, 0.36)
    return float(easel.rng("ledge").uniform(0.42, 0.6))


def _paint_fall(easel: Easel, crest: Any, foot: float, at: float, ledge: float) -> None:
    light, noise = easel.light, easel.noise("falling water")
    full = easel.right - easel.left
    u = easel.columns(full)
    near = slice(*np.searchsorted(u[0], (at - 0.36, at + 0.36)).tolist())
    u = u[:, near]
    start = float(crest(np.array([[at]], np.float32))[0, 0]) + 0.004
    top, bottom = max(int(start * easel.height) - 2, 0), round(foot * easel.height) + 1
    if bottom - top < 4:
        return
    y = easel.rows(top, bottom)
    down = np.clip((y - start) / max(foot - start, 1e-3), 0, 1)
    lower = smoothstep(ledge - 0.015, ledge + 0.03, down)
    sway = 0.012 * noise(down * 2.2, down * 0 + 2)
    half = 0.042 + 0.012 * down + lower * (0.03 + 0.055 * (down - ledge))
    half = half * easel.stature**0.5
    aside = (u - at - sway) / half
    # Strands: fine across, long in falling, and drawn apart where the water strikes the ledge.
    strands = noise.fbm(aside * 4.2 + 0.5 * lower, down * 1.5 + 3 * lower, 5)
    fine = noise.fbm(aside * 15, down * 3.4, 3)
    edge = 1 - smoothstep(0.72, 1.06, np.abs(aside) + 0.42 * strands - 0.12 * lower)
    split = smoothstep(-0.42, -0.1, strands + 0.25 * fine + 0.3 * (1 - lower))
    alpha = edge * (0.45 + 0.55 * split) * smoothstep(0.0, 0.012, down)
    day = np.clip(light.ambient * 0.95 + light.key * 0.5, 0, 1) * rgb("#f4f8fb")
    white = mix(day, light.horizon, 0.12)
    shade = mix(white * 0.62, light.shadow, 0.12)
    bright = np.clip(0.62 + 0.75 * strands + 0.4 * fine + 0.25 * down, 0, 1)
    colour = mix(np.broadcast_to(shade, (*bright.shape, 3)), white, bright[..., None])
    # Spray hangs before it at the ledge and at the foot.
    puff = np.exp(-(((down - ledge - 0.01) / 0.03) ** 2)) + 1.1 * np.exp(-(((1 - down) / 0.11) ** 1.5))
    cloud = puff * np.exp(-((aside / 1.5) ** 2)) * (0.62 + 0.5 * noise.fbm(u * 9, y * 12, 3))
    alpha = np.clip(np.maximum(alpha, cloud * 0.85), 0, 1)
    colour = mix(colour, white, np.clip(cloud, 0, 1)[..., None])
    picture, cover = np.zeros((bottom - top, full, 3), np.float32), np.zeros((bottom - top, full), np.float32)
    picture[:, near], cover[:, near] = colour, alpha
    easel.put("waterfall", picture, cover, top, 0.37)
