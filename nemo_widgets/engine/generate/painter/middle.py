"""The middle distance: mountains, hills, wood, city and the water that mirrors them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter import plains, sky
from nemo_widgets.engine.generate.painter.bridge import paint_bridge
from nemo_widgets.engine.generate.painter.canyon import paint_canyon
from nemo_widgets.engine.generate.painter.city import paint_city
from nemo_widgets.engine.generate.painter.colour import blend, rgb
from nemo_widgets.engine.generate.painter.composition import Composition
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.land import Ground, hills, paint_ground, plain
from nemo_widgets.engine.generate.painter.mountain import paint_low_range, paint_ranges, paint_wooded_slopes
from nemo_widgets.engine.generate.painter.swell import paint_swell
from nemo_widgets.engine.generate.painter.trees import paint_tree_line
from nemo_widgets.engine.generate.painter.volcano import paint_volcano
from nemo_widgets.engine.generate.painter.water import Surface, paint_water
from nemo_widgets.engine.generate.painter.waterfall import paint_waterfall

Array = NDArray[Any]


def paint_middle(easel: Easel, composition: Composition) -> None:
    """Paint everything between the sky and the ground before the camera."""
    subjects, foot = composition.subjects, composition.horizon
    _paint_heights(easel, composition)
    if composition.disc == "sun" and composition.time != "day":
        sky.paint_glow(easel, 0.5 * easel.light.glow_strength)
    if "city" in subjects:
        lit = {"night": 1.0, "dusk": 0.75, "sunset": 0.3}.get(composition.time, 0.0)
        paint_city(easel, foot, lit=lit, neon="neon" in composition.palette)
    if "island" in subjects:
        _paint_island(easel, foot)
    if subjects & {"sea", "beach", "island"}:
        fog = "fog" in composition.weather
        if fog:
            plains.paint_mist(easel, "far mist", foot - 0.05, 0.14, 0.85, 0.36)
        _paint_bridge(easel, composition)
        if fog:
            plains.paint_mist(easel, "sea mist", foot - 0.02, 0.1, 0.88, 0.47)
        rough = 0.95 if "storm" in composition.weather else 0.34
        paint_water(easel, foot, Surface(rough, _glitter(composition), 0.72), name="sea")
        if "storm" in composition.weather and "beach" not in subjects:
            paint_swell(easel, foot)
    else:
        _paint_still_water(easel, composition)


def _paint_heights(easel: Easel, composition: Composition) -> None:
    subjects, foot = composition.subjects, composition.horizon
    autumn = composition.season == "autumn"
    snow_on_trees = snow_colour(easel) if composition.season == "winter" else None
    if "waterfall" in subjects and "lake" in subjects:
        _paint_waterfall(easel, composition)
    elif "canyon" in subjects:
        paint_canyon(easel, foot)
    elif subjects & {"volcano", "fuji"}:
        paint_low_range(easel, foot - 0.005, 0.16)
        dark = composition.time in ("night", "dusk", "sunset", "dawn", "sunrise")
        paint_volcano(easel, foot, asleep="volcano" not in subjects, dark=dark)
    elif "mountains" in subjects:
        low = bool(subjects & {"city", "desert"})
        bare = bool(subjects & {"desert", "city", "meadow", "hills", "flowers"})
        snow = composition.season == "winter" or "peaks" in subjects
        paint_ranges(easel, foot, snow=snow, high=0.75 if low else 1.0, autumn=autumn, wooded=not bare)
    elif "forest" in subjects and not composition.still_water:
        paint_low_range(easel, foot, 0.2)
        paint_wooded_slopes(easel, foot + 0.04, autumn=autumn, high=1.6, snow=snow_on_trees)
    elif subjects & {"hills", "meadow", "flowers", "desert"} and not subjects & {
        "sea",
        "beach",
        "city",
        "lake",
    }:
        paint_low_range(easel, foot - 0.03, 0.22)
    elif composition.still_water and "city" not in subjects and not subjects & {"sea", "beach", "island"}:
        paint_wooded_slopes(easel, foot, autumn=autumn, high=1.5, snow=snow_on_trees)


def _paint_still_water(easel: Easel, composition: Composition) -> None:
    subjects, foot = composition.subjects, composition.horizon
    fog = "fog" in composition.weather
    if subjects & {"lake", "cherry"} and not subjects & {"city", "canyon", "waterfall"}:
        _paint_far_shore(easel, composition)
    if not composition.still_water:
        return
    _paint_bridge(easel, composition)
    if fog:
        plains.paint_mist(easel, "far mist", foot - 0.03, 0.09, 0.75, 0.38)
    calm = 0.2 if "storm" in composition.weather else 0.11
    paint_water(easel, foot, Surface(calm, _glitter(composition), 0.9))
    if fog:
        plains.paint_mist(easel, "near mist", foot + 0.02, 0.06, 0.8, 0.55)


def _paint_waterfall(easel: Easel, composition: Composition) -> None:
    autumn, jungle = composition.season == "autumn", "jungle" in composition.subjects
    snow = snow_colour(easel) if composition.season == "winter" else None
    share = 0.34 if easel.light.behind else 0.7
    trees = leaf(easel, "#d0702a" if autumn else "#2f5a3a", share)
    if "mountains" in composition.subjects:
        paint_ranges(easel, composition.horizon, snow="peaks" in composition.subjects, wooded=False)
    round_share = 0.7 if autumn or jungle else 0.25
    paint_waterfall(easel, composition.horizon, trees, round_share=round_share, snow=snow)


def _paint_bridge(easel: Easel, composition: Composition) -> None:
    if "bridge" not in composition.subjects:
        return
    hung = "hung bridge" in composition.subjects or bool(composition.subjects & {"sea", "city"})
    lit = {"night": 1.0, "dusk": 0.8, "sunset": 0.2}.get(composition.time, 0.0)
    paint_bridge(easel, composition.horizon, hung=hung, lit=lit, red="city" not in composition.subjects)


def _glitter(composition: Composition) -> float:
    if not composition.disc:
        return 0.0
    return {"day": 0.25, "night": 0.5, "dusk": 0.5, "golden": 0.9}.get(composition.time, 1.0)


def leaf(easel: Easel, code: str, share: float = 0.4) -> Array:
    """Return the colour of leaves in the light of the scene, against it by ``1 - share``."""
    light = easel.light
    return blend(light.shadow, np.clip(light.ambient + light.key * 0.4, 0, 1) * rgb(code), share)


def snow_colour(easel: Easel) -> Array:
    """Return the colour of snow in the light of the scene, in the shade of the wood."""
    light = easel.light
    lit = np.clip(light.ambient * 0.95 + light.key * 0.28, 0, 1) * rgb("#eef3fb")
    return blend(lit, light.horizon, 0.12)


def _paint_far_shore(easel: Easel, composition: Composition) -> None:
    foot = composition.horizon
    noise = easel.noise("shore line")
    cherry = "cherry" in composition.subjects
    autumn = composition.season == "autumn"
    if cherry:
        colour, round_share = leaf(easel, "#ff9fc4", 0.85), 1.0
    elif autumn:
        colour, round_share = leaf(easel, "#e0752c", 0.85), 0.7
    else:
        colour, round_share = leaf(easel, "#28463a", 0.3 if easel.light.behind else 0.62), 0.0
    # With the light from above or behind us, what is nearer is darker and richer than the slopes over it.
    clear = 1.0 if easel.light.behind or "fog" in composition.weather else 0.3

    def line(u: Array) -> Array:
        rise = np.clip(noise.fbm(u * 1.6, u * 0, 3), -0.2, 1) * 0.022 + 0.006
        result: Array = foot - rise / easel.tall
        return result

    paint_tree_line(
        easel,
        "far shore",
        line,
        height=(0.075 if cherry else 0.05) * easel.stature,
        rows=3,
        colour=colour,
        veil=(0.34 + 0.3 * easel.light.haze) * clear,
        depth=0.45,
        spread=0.008,
        round_share=round_share,
        down_to=foot + 0.003,
        density=1.3,
        foot_veil=0.5,
    )


def _paint_island(easel: Easel, foot: float) -> None:
    rng = easel.rng("island")
    centre = -np.sign(easel.sun_u or 1.0) * easel.half_u * float(rng.uniform(0.25, 0.5))
    wide = 0.2 * easel.stature

    def envelope(u: Array) -> Array:
        result: Array = np.clip(1.15 * np.exp(-(((u - centre) / wide) ** 2)) - 0.15, 0, 1)
        return result

    shape = hills(easel.noise("island"), envelope, 0.2 * easel.stature, wide=0.5)
    paint_ground(
        easel,
        Ground(
            "island",
            0.36,
            foot + 0.002,
            0.4,
            0.0,
            shape,
            plain(easel.noise("island wood"), rgb("#3d5a3a") / 255, mottle=0.5, scale=30),
            veil_top=0.22,
            veil_foot=0.4,
            slices=80,
            down_to=foot + 0.003,
        ),
    )
