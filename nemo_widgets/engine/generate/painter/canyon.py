"""A canyon: stepped walls of red rock on both sides of a river, and mesas behind them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.land import Albedo, Ground, Heights, paint_ground
from nemo_widgets.engine.generate.painter.noise import Noise, smoothstep
from nemo_widgets.engine.generate.painter.trees import paint_tree_line

Array = NDArray[Any]

SOIL = rgb("#9a6038") / 255
"""The colour of the canyon's floor, 0…1."""

_STRATA = (
    np.array([rgb(code) for code in ("#6e3023", "#9c4c2c", "#b87145", "#853a22", "#c69068", "#964a2e")]) / 255
)


def paint_canyon(easel: Easel, foot: float) -> None:
    """Paint mesas in the distance and, before them, the walls that come down to ``foot`` (``v``)."""
    rng, haze = easel.rng("canyon"), easel.light.haze
    open_at = easel.sun_u * 0.45 + float(rng.uniform(-0.06, 0.06))
    for name, depth, high, gap, rim, top, low in (
        ("far mesas", 0.16, 0.22, 0.05, 0.3, 0.42, 0.7),
        ("mesas", 0.24, 0.36, 0.13, 0.22, 0.2, 0.42),
        ("walls", 0.34, 0.56, 0.25, 0.2, 0.04, 0.16),
    ):
        tall = high * easel.stature * float(rng.uniform(0.92, 1.08))
        noise = easel.noise(name)
        paint_ground(
            easel,
            Ground(
                name,
                depth,
                foot,
                0.8,
                0.0,
                _walls(noise, tall, open_at, gap * max(easel.half_u / 0.5, 1) ** 0.6, rim),
                strata(noise, tall),
                veil_top=top * (0.6 + 0.7 * haze),
                veil_foot=low * (0.6 + 0.8 * haze),
                slices=150,
                down_to=foot + 0.012,
                relief=0.75,
                mist=0.2 * haze,
            ),
        )


def paint_canyon_floor(easel: Easel, foot: float, leaf: Array) -> None:
    """Paint what lies on the canyon's floor: brush at the foot of the walls, and rock before the camera."""
    noise = easel.noise("brush")

    def line(u: Array) -> Array:
        result: Array = foot + 0.006 + 0.006 * noise.fbm(u * 3, u * 0, 3)
        return result

    paint_tree_line(
        easel,
        "brush",
        line,
        height=0.022 * easel.stature,
        rows=2,
        colour=leaf,
        veil=0.4,
        depth=0.42,
        density=0.8,
        spread=0.004,
        round_share=1.0,
        in_groups=True,
        soil=False,
    )
    near = easel.noise("ledges")
    paint_ground(
        easel,
        Ground(
            "ledges",
            0.88,
            1.0,
            0.6,
            0.0,
            _walls(near, 0.2 * easel.stature, easel.sun_u * 0.3, 0.62 * easel.half_u, 0.16),
            strata(near, 0.2 * easel.stature),
            veil_top=0.0,
            veil_foot=0.0,
            slices=110,
            relief=0.8,
        ),
    )


def _walls(noise: Noise, tall: float, open_at: float, gap: float, rim: float) -> Heights:
    def heights(u: Array, depth: Array) -> Array:
        bays = noise.fbm(u * 2.6 + 7, depth * 2.6, 4)
        aside = np.abs(u - open_at) - gap + 0.2 * bays + 0.1 * noise(u * 1.1, depth * 0 + 3)
        # It rises from the floor to the plateau in terraces, each a cliff over a slope of scree.
        level = smoothstep(0.0, rim, aside + 0.34 * (depth - 0.25)) * (
            0.72 + 0.36 * noise(u * 0.8, depth * 0 + 8)
        )
        step = np.clip(level, 0, 1.1) * 4
        whole = np.floor(step)
        part = step - whole
        terrace = whole + 0.28 * part + 0.72 * smoothstep(0.5, 0.78, part)
        flutes = noise.ridged(u * 11, depth * 11, 3) * 0.035 * smoothstep(0.02, 0.2, level)
        return (tall * (terrace / 4 * 0.96 + flutes) * smoothstep(-0.02, 0.1, depth)).astype(np.float32)

    return heights


def strata(noise: Noise, tall: float) -> Albedo:
    """Return the colours of layered rock: bands by height, scree on what is less steep."""

    def albedo(u: Array, depth: Array, height: Array, steep: Array) -> Array:
        bend = 0.035 * noise.fbm(u * 1.2, depth * 1.2, 2)
        band = (height / tall + bend) * 13 + 0.5 * noise(u * 3, height * 30)
        number = np.floor(band).astype(int)
        share = smoothstep(0.75, 1.0, band - number)[..., None]
        # Each bed has its own colour, in an order that does not repeat soon.
        first, then = (_STRATA[(at * at * 3 + at) % len(_STRATA)] for at in (number, number + 1))
        colour = mix(first.astype(np.float32), then.astype(np.float32), share)
        grain = noise.fbm(u * 16, depth * 16 + height * 24, 3)
        scree = (1 - smoothstep(0.3, 0.55, steep + 0.12 * grain)) * 0.62
        scree = np.maximum(scree, smoothstep(0.09, 0.03, height / tall + 0.03 * grain))
        colour = mix(colour, np.broadcast_to(SOIL.astype(np.float32), colour.shape), scree[..., None])
        return (colour * (0.82 + 0.18 * grain)[..., None]).astype(np.float32)

    return albedo
