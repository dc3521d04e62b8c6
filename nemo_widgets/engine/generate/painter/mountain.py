"""Mountains in the distance, from pale far ranges to dark near slopes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import blend, rgb
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.land import Ground, mountains, paint_ground, rock_and_snow
from nemo_widgets.engine.generate.painter.trees import paint_tree_line

Array = NDArray[Any]
Envelope = Callable[[Array], Array]


def valley(centre: float, width: float, floor: float, tilt: float = 0.0) -> Envelope:
    """Return an envelope that is low around ``centre`` and rises to both sides."""

    def envelope(u: Array) -> Array:
        dip = np.exp(-(((u - centre) / width) ** 2))
        result: Array = (1 - (1 - floor) * dip) * (1 + tilt * (u - centre))
        return np.clip(result, 0.05, 1.6).astype(np.float32)

    return envelope


def peak(centre: float, width: float, floor: float, dip_at: float) -> Envelope:
    """Return an envelope with one commanding summit, and low where the sun stands."""

    def envelope(u: Array) -> Array:
        summit = np.exp(-(np.abs((u - centre) / width) ** 1.5))
        gap = 1 - 0.72 * np.exp(-(((u - dip_at) / 0.2) ** 2))
        result: Array = (floor + (1 - floor) * summit) * gap
        return result.astype(np.float32)

    return envelope


def paint_ranges(
    easel: Easel, foot: float, *, snow: bool, high: float = 1.0, autumn: bool = False, wooded: bool = True
) -> None:
    """Paint three ranges whose feet stand on ``foot`` (``v``).

    Parameters
    ----------
    easel
        Where to paint.
    foot
        The shoreline or the edge of the plain before them.
    snow
        Whether their heights are white.
    high
        Scales all heights.
    autumn
        Whether the nearest slopes are in autumn colours.
    wooded
        Whether slopes of forest stand before them.
    """
    rng = easel.rng("ranges")
    haze = easel.light.haze
    tall = easel.stature * high * float(rng.uniform(0.92, 1.08))
    side = -1.0 if easel.sun_u > 0 else 1.0
    summit = side * easel.half_u * float(rng.uniform(0.3, 0.55))
    # In full light bare rock would be as white as snow.
    bright = not easel.light.behind and float(easel.light.key.mean()) > 0.45
    rock = rgb("#7d7a80") / 255 * np.float32(0.62 if bright else 0.9)
    line = 0.17 * easel.stature if snow else None
    far = mountains(easel.noise("far range"), valley(easel.sun_u, 0.26, 0.4), 0.42 * tall, rough=1.15)
    paint_ground(
        easel,
        Ground(
            "far range",
            0.16,
            foot - 0.012,
            0.9,
            0.0,
            far,
            rock_and_snow(easel.noise("far rock"), line, rock * 1.05),
            veil_top=0.40 + 0.28 * haze,
            veil_foot=0.78 + 0.2 * haze,
            slices=110,
            down_to=foot + 0.02,
            relief=0.8,
        ),
    )
    main = mountains(easel.noise("main range"), peak(summit, 0.42, 0.42, easel.sun_u), 0.56 * tall)
    paint_ground(
        easel,
        Ground(
            "main range",
            0.26,
            foot,
            1.0,
            0.0,
            main,
            rock_and_snow(easel.noise("main rock"), line, rock, rgb("#4d5f46") / 255),
            veil_top=0.05 + 0.2 * haze,
            veil_foot=0.42 + 0.45 * haze,
            slices=150,
            down_to=foot + 0.02,
            mist=0.5 * haze,
        ),
    )
    if wooded:
        paint_wooded_slopes(easel, foot, autumn=autumn)


def paint_low_range(easel: Easel, foot: float, high: float) -> None:
    """Paint a low, pale range on the horizon, ``high`` units tall, where the land is open."""
    haze = easel.light.haze
    shape = mountains(
        easel.noise("low range"), valley(easel.sun_u, 0.3, 0.5), high * easel.stature, rough=0.8
    )
    paint_ground(
        easel,
        Ground(
            "low range",
            0.16,
            foot,
            0.9,
            0.0,
            shape,
            rock_and_snow(easel.noise("low rock"), None, rgb("#5f6672") / 255),
            veil_top=0.45 + 0.25 * haze,
            veil_foot=0.75 + 0.2 * haze,
            slices=90,
            down_to=foot + 0.08,
        ),
    )


def paint_wooded_slopes(
    easel: Easel, foot: float, *, autumn: bool = False, high: float = 1.0, snow: Array | None = None
) -> None:
    """Paint two slopes of forest that come down to ``foot`` from both sides, the farther one in haze."""
    rng, noise = easel.rng("slopes"), easel.noise("slope lines")
    light, haze = easel.light, easel.light.haze
    leaf = rgb("#d0702a" if autumn else "#2f5544")
    # Against the light trees are dark; else they show their leaves.
    lit = 0.0 if light.behind else 0.35
    for name, lift, colour_share, veil, depth, height in (
        ("far slopes", 0.17, 0.42, 0.42 + 0.34 * haze, 0.33, 0.036),
        ("slopes", 0.085, 0.34, 0.16 + 0.36 * haze, 0.4, 0.052),
    ):
        at = float(rng.uniform(0, 100))
        open_at = easel.sun_u * 0.6 + float(rng.uniform(-0.08, 0.08))
        sides = valley(open_at, 0.34 * max(easel.half_u / 0.5, 1) ** 0.6, 0.0)

        def line(u: Array, lift: float = lift, at: float = at, sides: Envelope = sides) -> Array:
            rough = 1 + 0.9 * noise.fbm(u * 1.7 + at, u * 0 + at, 3)
            rise = lift * easel.stature * high * sides(u) * np.clip(rough, 0.25, 2)
            result: Array = foot - (rise + 0.002) / easel.tall
            return result

        colour = blend(
            light.shadow, np.clip(light.ambient + light.key * 0.35, 0, 1) * leaf, colour_share + lit
        )
        paint_tree_line(
            easel,
            name,
            line,
            height=height * easel.stature,
            rows=6,
            colour=colour,
            veil=veil if light.behind else veil * 0.55,
            depth=depth,
            spread=0.015,
            round_share=0.55 if autumn else 0.0,
            down_to=foot + 0.004,
            density=1.25,
            foot_veil=0.62 if light.behind else 0.35,
            snow=snow,
        )
