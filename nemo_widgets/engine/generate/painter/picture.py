"""From a prompt to a scene: read it, plan the picture, choose the light, paint from far to near."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from nemo_widgets.engine.generate.painter import clouds, drifting, falling, phenomena, sky
from nemo_widgets.engine.generate.painter.composition import Composition, compose
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.foreground import paint_foreground
from nemo_widgets.engine.generate.painter.light import light_for
from nemo_widgets.engine.generate.painter.middle import paint_middle
from nemo_widgets.engine.generate.painter.noise import generator
from nemo_widgets.engine.generate.painter.placing import place_things
from nemo_widgets.engine.generate.painter.scene import Layer, Scene, shrunk
from nemo_widgets.engine.generate.painter.styles import STYLES
from nemo_widgets.engine.generate.painter.swell import paint_lightning
from nemo_widgets.engine.generate.painter.words import Wish, read
from nemo_widgets.timeline.cards import is_paper

# The shorter side, in pixels, below which elements would be smaller than a pixel.
_SMALLEST = 40


def paint(prompt: str, *, width: int, height: int, seed: int = 0) -> Scene:
    """Paint what a prompt asks for.

    Parameters
    ----------
    prompt
        What is to be seen, in English or Chinese; a colour such as "#1a237e" for a plain sheet of it.
    width, height
        Size in pixels. At another size of the same shape the picture is the same.
    seed
        Another seed gives another picture of the same thing.

    Returns
    -------
    Scene
        The picture in layers. Where nothing in the prompt can be painted it is a typographic card.

    Examples
    --------
    >>> scene = paint("sunset over a mountain lake", width=90, height=160)
    >>> scene.label, scene.layers[0].name, scene.flatten().shape
    ('procedural', 'sky', (160, 90, 3))
    """
    if width < 1 or height < 1:
        raise ValueError(f"A picture needs at least one pixel each way, not {width} x {height}.")
    wish = read(prompt)
    if is_paper(prompt) or not wish.drawable:
        return _card(prompt, wish, width, height, seed)
    if min(width, height) < _SMALLEST:
        # There is nothing to draw with so few pixels; a larger picture is shrunk.
        times = -(-_SMALLEST // min(width, height))
        return shrunk(paint(prompt, width=width * times, height=height * times, seed=seed), times)
    composition = compose(wish, generator(prompt, seed, "composition"), width / height)
    light = light_for(
        composition.time,
        composition.weather,
        composition.tones,
        generator(prompt, seed, "light"),
        composition.hour,
    )
    if "silhouette" in composition.views:
        light = replace(light, behind=True, ambient=light.ambient * 0.3, key=light.key * 0.25)
    if composition.time == "night" and not composition.disc:
        light = replace(light, glow_strength=0.0)
    easel = Easel(width, height, light, (prompt, seed))
    easel.sun_u, easel.sun_v = composition.sun_u * easel.half_u, composition.sun_v
    easel.mirrors = composition.still_water or bool(composition.subjects & {"sea", "beach", "island"})
    easel.ripple = 0.35 if "calm" in composition.moods else 2.2 if "wind" in composition.weather else 1.0
    _paint_sky(easel, composition)
    paint_middle(easel, composition)
    if "sun rays" in composition.sky:
        phenomena.paint_rays(easel)
    paint_foreground(easel, composition)
    place_things(easel, composition, wish.items)
    _paint_air(easel, composition)
    layers = tuple(easel.layers)
    for style in wish.styles:
        layers = STYLES[style](layers, easel)
    return Scene(width, height, layers, wish.understood, wish.missed, is_card=False, label="procedural")


def _paint_sky(easel: Easel, composition: Composition) -> None:
    horizon, weather = composition.horizon, composition.weather
    sky.paint_sky(easel, horizon)
    if composition.stars > 0:
        sky.paint_stars(easel, horizon, composition.stars, milky_way=composition.milky_way)
    if composition.aurora:
        sky.paint_aurora(easel, horizon)
    _paint_disc(easel, composition)
    _paint_visitors(easel, composition)
    _paint_clouds(easel, composition)
    if "rainbow" in weather:
        phenomena.paint_rainbow(easel, horizon)
    if "fireworks" in composition.sky:
        phenomena.paint_fireworks(easel, horizon)


def _paint_visitors(easel: Easel, composition: Composition) -> None:
    horizon = composition.horizon
    if "meteor shower" in composition.sky:
        phenomena.paint_meteors(easel, horizon, 11)
    elif "shooting star" in composition.sky:
        phenomena.paint_meteors(easel, horizon, 1)
    if "comet" in composition.sky:
        phenomena.paint_comet(easel, horizon)


def _paint_clouds(easel: Easel, composition: Composition) -> None:
    horizon, weather = composition.horizon, composition.weather
    streaks = composition.streaks + (0.6 if "wind" in weather else 0.0)
    clouds.paint_veils(easel, horizon, streaks, composition.sheet, heavy="storm" in weather)
    if weather & {"storm", "lightning"}:
        paint_lightning(easel, horizon)
    if composition.cumulus > 0:
        clouds.paint_cumulus(easel, horizon, composition.cumulus)


def _paint_disc(easel: Easel, composition: Composition) -> None:
    size = composition.disc_size
    if composition.disc == "moon":
        sky.paint_moon(easel, size)
    elif composition.disc == "crescent":
        phenomena.paint_crescent(easel, size)
    elif composition.disc == "red moon":
        phenomena.paint_red_moon(easel, size * 1.2)
    elif composition.disc == "eclipse":
        phenomena.paint_eclipse(easel, size * 1.3)
    elif composition.disc == "planet":
        phenomena.paint_planet(easel, size * 2.0)
    elif composition.disc == "sun":
        sky.paint_sun(easel, size)


def _paint_air(easel: Easel, composition: Composition) -> None:
    weather = composition.weather
    if weather & {"rain", "storm"}:
        strength = 0.4 if "drizzle" in weather else 2.0 if "downpour" in weather else 1.0
        falling.paint_rain(easel, strength, lean=0.34 if weather & {"storm", "wind"} else 0.16)
    if "snowfall" in weather:
        falling.paint_snowflakes(easel, 2.0 if "blizzard" in weather else 1.0)
    for name in sorted(composition.air):
        drifting.paint_drifting(easel, name)


def _card(prompt: str, wish: Wish, width: int, height: int, seed: int) -> Scene:
    if is_paper(prompt):
        level = [int(prompt.strip()[at : at + 2], 16) for at in (1, 3, 5)]
        paper = np.full((height, width, 4), [*level, 255], np.uint8)
        layer = Layer("card", paper, 0, 0, 0.0)
        return Scene(width, height, (layer,), (), (), is_card=True, label="typographic card")
    # Fonts and text shaping are only loaded where a card is drawn.
    from nemo_widgets.engine.render.text import draw_card

    digest = int(generator(prompt, seed, "card").integers(1 << 31))
    picture = draw_card(prompt, width=width, height=height, palette_seed=digest)
    opaque = np.full((*picture.shape[:2], 1), 255, np.uint8)
    layer = Layer("card", np.concatenate([picture, opaque], axis=2), 0, 0, 0.0)
    return Scene(
        width, height, (layer,), wish.understood, wish.missed, is_card=True, label="typographic card"
    )
