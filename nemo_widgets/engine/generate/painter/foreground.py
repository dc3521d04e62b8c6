"""The ground before the camera."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter import plains
from nemo_widgets.engine.generate.painter.bamboo import paint_bamboo
from nemo_widgets.engine.generate.painter.canyon import SOIL, paint_canyon_floor
from nemo_widgets.engine.generate.painter.colour import mix, rgb
from nemo_widgets.engine.generate.painter.composition import Composition
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.middle import leaf, snow_colour
from nemo_widgets.engine.generate.painter.road import paint_avenue, paint_field, paint_road
from nemo_widgets.engine.generate.painter.trees import paint_frame_of_pines, paint_tree_line

Array = NDArray[Any]


def paint_foreground(easel: Easel, composition: Composition) -> None:
    """Paint what the picture stands on, and what frames it."""
    subjects = composition.subjects
    if subjects & {"sea", "beach", "island"}:
        if subjects & {"beach", "island"}:
            northern = subjects & {"mountains", "forest", "city", "cliff"} or composition.season == "winter"
            edge = composition.horizon + 0.64 * (1 - composition.horizon)
            plains.paint_beach(easel, edge, palms=not northern)
    elif composition.still_water and "desert" not in subjects:
        _beside_water(easel, composition)
    else:
        _on_dry_land(easel, composition)


def _on_dry_land(easel: Easel, composition: Composition) -> None:
    subjects = composition.subjects
    if "bamboo" in subjects:
        paint_bamboo(easel, composition.horizon)
    elif "road" in subjects:
        _along_the_road(easel, composition)
    elif "desert" in subjects:
        plains.paint_dunes(easel, composition.horizon)
    elif "forest" in subjects or "cherry" in subjects:
        _in_the_wood(easel, composition)
    elif composition.season == "winter":
        plains.paint_snowfield(easel, composition.horizon)
        _pines(easel, composition)
    elif subjects & {"meadow", "flowers", "hills"} or "mountains" in subjects:
        _in_the_grass(easel, composition)
    elif "city" in subjects:
        _before_the_city(easel, composition)


def grass_colour(composition: Composition) -> Array:
    """Return the albedo of grass in the season, 0…1."""
    codes = {"spring": "#4d7a2c", "summer": "#456b2a", "autumn": "#8a6526"}
    code = codes.get(composition.season, "#46692f")
    if "gold" in composition.palette:
        code = "#c0923a"
    return rgb(code) / 255


def _beside_water(easel: Easel, composition: Composition) -> None:
    if "river" in composition.subjects and "city" not in composition.subjects:
        white = composition.season == "winter"
        colour = np.array([0.85, 0.9, 0.98], np.float32) if white else grass_colour(composition)
        if "canyon" in composition.subjects and not white:
            colour = SOIL
        plains.paint_banks(easel, composition.horizon, colour)
    if "canyon" in composition.subjects:
        paint_canyon_floor(easel, composition.horizon, leaf(easel, "#5d6a3a", 0.7))
    if composition.subjects & {"city", "canyon", "jungle"}:
        return
    _pines(easel, composition)


def _along_the_road(easel: Easel, composition: Composition) -> None:
    subjects, foot = composition.subjects, composition.horizon
    grass, winter = grass_colour(composition), composition.season == "winter"
    if winter:
        grass = np.array([0.82, 0.87, 0.95], np.float32)
    elif "desert" in subjects or "canyon" in subjects:
        grass = SOIL if "canyon" in subjects else rgb("#c9955a") / 255
    paint_field(easel, foot, grass, mottle=0.08 if winter else 0.26)
    if "flowers" in subjects:
        plains.paint_flowers(easel, foot + 0.03, _bloom(composition), 1.0, grass)
    paved = "path" not in subjects
    paint_road(easel, foot, paved=paved)
    if subjects & {"desert", "canyon"}:
        return
    autumn = composition.season == "autumn"
    code = "#e0752c" if autumn else "#2c5a38"
    trees = leaf(easel, code, 0.3 if easel.light.behind else 0.72)
    wooded = "forest" in subjects
    paint_avenue(
        easel,
        foot,
        trees,
        wooded=wooded,
        round_share=(0.5 if autumn else 0.1) if wooded else 1.0 - winter,
        paved=paved,
    )
    if not winter and not wooded:
        plains.paint_near_grass(easel, leaf(easel, "#3f6a32", 0.5), tall=0.05 * easel.stature)


def _bloom(composition: Composition) -> str:
    kinds = ("purple", "pink", "red", "gold")
    return next((word for word in composition.palette if word in kinds), "mixed")


def _pines(easel: Easel, composition: Composition) -> None:
    light = easel.light
    colour = light.shadow
    if not light.behind:
        colour = mix(light.shadow, np.clip(light.ambient, 0, 1) * rgb("#21402f"), 0.45)
    paint_frame_of_pines(easel, 0.955, colour, sides=composition.sides)


def _in_the_wood(easel: Easel, composition: Composition) -> None:
    fog = 1.0 if "fog" in composition.weather else 0.45 if easel.light.behind else 0.1
    misty = "mist" in composition.weather and fog < 1
    if misty:
        fog = max(fog, 0.5)
    autumn, cherry = composition.season == "autumn", "cherry" in composition.subjects
    code = "#ff9fc4" if cherry else "#e0752c" if autumn else "#27463a"
    share = 0.8 if cherry else (0.5 if easel.light.behind else 0.8) if autumn else 0.3
    round_share = 1.0 if cherry else 0.5 if autumn else 0.0
    start = composition.horizon + 0.03
    for number in range(5):
        near = number / 4
        noise = easel.noise(f"wood {number}")
        base = start + (1.0 - start) * near**1.25 * 0.86

        def line(u: Array, base: float = base, near: float = near, noise: Any = noise) -> Array:
            swell = noise.fbm(u * 1.3, u * 0 + 1, 3) * (0.05 + 0.05 * near)
            result: Array = base - swell / easel.tall
            return result

        paint_tree_line(
            easel,
            f"wood {number + 1}",
            line,
            height=(0.11 + 0.25 * near**1.3) * easel.stature,
            rows=2,
            colour=leaf(easel, code, min(share * (1.25 - 0.5 * near), 1.0)),
            veil=(0.93 - 0.88 * near**0.8) * (0.45 + 0.55 * fog),
            depth=0.34 + 0.5 * near,
            spread=0.014,
            round_share=round_share,
            down_to=1.08,
            foot_veil=0.5 + 0.4 * fog,
            density=1.0 - 0.35 * near,
            snow=snow_colour(easel) if composition.season == "winter" else None,
        )
        if (fog > 0.5 and number < 4) or (misty and number in (0, 2)):
            plains.paint_mist(
                easel, f"mist {number + 1}", base + 0.035, 0.085, 0.72 - 0.1 * number, 0.4 + 0.5 * near
            )


def _in_the_grass(easel: Easel, composition: Composition) -> None:
    grass = grass_colour(composition)
    subjects = composition.subjects
    flowers = "flowers" in subjects
    plains.paint_hills(
        easel,
        composition.horizon,
        grass,
        leaf=leaf(easel, "#3d6a3c", 0.7),
        count=4 if "hills" in composition.subjects else 3,
        high=1.0 if "hills" in composition.subjects else 0.6,
    )
    if flowers or composition.season in ("spring", "summer"):
        amount = 1.0 if flowers else 0.45
        plains.paint_flowers(easel, composition.horizon + 0.14, _bloom(composition), amount, grass)
    if "mountains" in subjects and not subjects & {"flowers", "hills", "meadow"}:
        _pines(easel, composition)
        return
    plains.paint_near_grass(easel, leaf(easel, "#3f6a32", 0.5), tall=0.1 * easel.stature)


def _before_the_city(easel: Easel, composition: Composition) -> None:
    noise = easel.noise("park")

    def line(u: Array) -> Array:
        result: Array = composition.horizon + 0.03 - noise.fbm(u * 1.5, u * 0, 3) * 0.02
        return result

    for number, (drop, height) in enumerate(((0.0, 0.06), (0.14, 0.11), (0.27, 0.17))):

        def row(u: Array, drop: float = drop) -> Array:
            return line(u) + drop

        paint_tree_line(
            easel,
            f"park {number + 1}",
            row,
            height=height * easel.stature,
            rows=2,
            colour=leaf(easel, "#2f4a38", 0.3 - 0.08 * number),
            veil=0.5 - 0.2 * number,
            depth=0.5 + 0.17 * number,
            spread=0.01,
            round_share=1.0,
            down_to=1.08,
            foot_veil=0.5,
            density=1.2,
        )
