"""The light of a scene: sky colours, sun, haze and what they do to the land, by time, weather and palette."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import blend, from_oklab, rgb, to_oklab

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Light:
    """Everything that colours a scene.

    Parameters
    ----------
    sky
        Stops from the zenith (0) to the horizon (1).
    sun, glow
        Colour of the sun (or moon) and of the air around it.
    cloud_lit, cloud_shade
        Colours of the two sides of a cloud.
    ambient, key
        Light that falls on the land from the sky and from the sun, RGB in about 0…1.3.
    shadow
        Colour of what stands against the light, right before the camera.
    height
        Height of the sun over the horizon, 0 (touching) … 1.
    stars
        How many stars are out, 0…1.
    haze
        How thick the air is, 0…1.
    behind
        True where the sun stands behind the land, so that the land is seen against the light.
    saturation
        How much of its own colour everything keeps, 0…1.
    tint
        What colour is left where saturation is low, as factors of the grey.
    """

    sky: tuple[tuple[float, Array], ...]
    sun: Array
    glow: Array
    cloud_lit: Array
    cloud_shade: Array
    ambient: Array
    key: Array
    shadow: Array
    height: float
    stars: float = 0.0
    haze: float = 0.5
    glow_strength: float = 1.0
    behind: bool = True
    saturation: float = 1.0
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)

    @property
    def horizon(self) -> Array:
        """The colour of the sky where it meets the land."""
        return self.sky[-1][1]


def _light(
    sky: str, sun: str, glow: str, clouds: str, ambient: str, key: str, shadow: str, **m: Any
) -> Light:
    colours = [rgb(code) for code in sky.split()]
    # Colour gathers near the horizon, so the stops do too.
    places = 1 - (1 - np.linspace(0, 1, len(colours))) ** 1.35
    lit, shade = clouds.split()
    return Light(
        sky=tuple(zip(places.tolist(), colours, strict=True)),
        sun=rgb(sun),
        glow=rgb(glow),
        cloud_lit=rgb(lit),
        cloud_shade=rgb(shade),
        ambient=rgb(ambient) / 255,
        key=rgb(key) / 255 * m.pop("power", 1.0),
        shadow=rgb(shadow),
        **m,
    )


_TIMES: dict[str, tuple[Light, ...]] = {
    "dawn": (
        _light("#3f5f9e #7389c4 #b9a6cf #e9b9c0 #fbd3b4 #fff0d0", "#fff4d8", "#ffd9a8", "#ffe3d2 #8f8fbf",
               "#6c78a8", "#ffc7a0", "#1d2242", height=0.1, haze=0.62, power=0.75),
        _light("#2d5f86 #5f94ad #a9c4c4 #ecd3bd #fbd9ac #fff1cf", "#fff6dc", "#ffdca6", "#ffecd6 #7f9bb0",
               "#6685a0", "#ffd0a0", "#14283a", height=0.1, haze=0.6, power=0.75),
        _light("#4a4a8c #8470ac #c489ae #f0a6a0 #fcc79a #ffe7bd", "#fff2d2", "#ffcf9c", "#ffd8c4 #8a76ac",
               "#6f6aa0", "#ffb892", "#221c40", height=0.08, haze=0.6, power=0.7),
    ),
    "day": (
        _light("#1f66b4 #3f8cd2 #74b4e6 #a9d4f1 #d4ebf6 #eef6f6", "#fffdf0", "#fff6dc", "#ffffff #a9bcd4",
               "#93acc8", "#fff2d6", "#16302c", height=0.72, haze=0.4, glow_strength=0.55, behind=False,
               power=0.95),
        _light("#1a78a8 #3ea0c6 #7cc4dc #b2dfe6 #dcf0ea #f6f5e2", "#fffcea", "#fff2cf", "#ffffff #a4bfcc",
               "#8fb2bc", "#ffefcc", "#123230", height=0.7, haze=0.4, glow_strength=0.55, behind=False,
               power=0.95),
    ),
    "golden": (
        _light("#4678b0 #7d9fc0 #bfbdb4 #efcf98 #ffd988 #fff0bf", "#fff6d4", "#ffd47e", "#ffe9b8 #a58f8c",
               "#8a8590", "#ffc878", "#2a1f1c", height=0.22, haze=0.6, power=0.95),
        _light("#5a7f9e #98a8a6 #d8bf92 #f6c873 #ffd27a #ffecb4", "#fff3c8", "#ffc766", "#ffe2a4 #a08470",
               "#8c8074", "#ffbe66", "#2a1c12", height=0.2, haze=0.65, power=0.95),
    ),
    "sunset": (
        _light("#1d2a5e #43407f #86508c #cf6378 #f58b5b #ffbd6b #ffe3a3", "#fff3c9", "#ffb259",
               "#ffb27a #5d3f70", "#5a4a7c", "#ff9d62", "#150d22", height=0.05, haze=0.55, power=0.7),
        _light("#173a63 #3a6487 #7f8b9c #cf9c8c #f5b27c #ffcf88 #ffeab4", "#fff6d6", "#ffc070",
               "#ffcf9c #5c6784", "#4f6480", "#ffb070", "#0c1a26", height=0.06, haze=0.55, power=0.7),
        _light("#261a4e #552970 #99357a #de4d68 #fb7c50 #ffb254 #ffdf94", "#fff0bc", "#ff9a4c",
               "#ff9a78 #5a2a62", "#5c3a78", "#ff8656", "#160a20", height=0.05, haze=0.5, power=0.7),
    ),
    "dusk": (
        _light("#0e1a44 #1f2f68 #3a4688 #6a5c98 #a87a9c #dca294 #f4c79c", "#ffe9c4", "#e8a286",
               "#c98f9c #33376c", "#38447a", "#9c7a9a", "#0a0f24", height=-0.06, stars=0.35, haze=0.6,
               glow_strength=0.6, power=0.55),
        _light("#0b2340 #17405f #2f6480 #5f8896 #a0a69c #dcbf94 #f6d8a0", "#ffeecb", "#e8b884",
               "#c9a894 #2c4a64", "#33587a", "#94888c", "#08141f", height=-0.06, stars=0.35, haze=0.6,
               glow_strength=0.6, power=0.55),
    ),
    "night": (
        _light("#040818 #081430 #0d2246 #16365e #234e76 #3a6c8c", "#f4f1e0", "#7fa6c8", "#6f90b4 #13233f",
               "#24406a", "#8fb0d8", "#02060f", height=0.62, stars=0.8, haze=0.5, glow_strength=0.42,
               power=0.55, behind=False),
        _light("#0a0620 #150f3c #221c58 #353078 #50489a #7a6cb4", "#f6f0e6", "#9a90d8", "#8a80c4 #221c4c",
               "#322e72", "#a29cdc", "#05030f", height=0.62, stars=0.8, haze=0.5, glow_strength=0.42,
               power=0.55, behind=False),
    ),
}  # fmt: skip
_TIMES["sunrise"] = _TIMES["dawn"]

HUES = {
    "pink": (355.0, 0.115),
    "magenta": (340.0, 0.17),
    "coral": (32.0, 0.125),
    "amber": (68.0, 0.135),
    "peach": (48.0, 0.075),
    "emerald": (160.0, 0.125),
    "olive": (112.0, 0.07),
    "mint": (166.0, 0.065),
    "turquoise": (205.0, 0.1),
    "navy": (264.0, 0.1),
    "indigo": (282.0, 0.14),
    "lilac": (312.0, 0.075),
    "brown": (58.0, 0.06),
    "earth": (52.0, 0.055),
    "red": (25.0, 0.15),
    "orange": (55.0, 0.14),
    "gold": (80.0, 0.13),
    "green": (150.0, 0.11),
    "teal": (192.0, 0.09),
    "blue": (255.0, 0.12),
    "purple": (305.0, 0.13),
}
"""Colour word -> its hue (degrees) and chroma in OKLab."""


def light_for(
    time: str, weather: Iterable[str], palette: Sequence[str], rng: np.random.Generator, hour: str = ""
) -> Light:
    """Return the light of a time of day under a weather, in the colours asked for.

    Parameters
    ----------
    time, weather
        As in `Composition`.
    palette
        Colour words and moods, the first one first.
    rng
        Which of the lights of this time.
    hour
        A nearer word for the time, e.g. ``"noon"``.
    """
    choices = _TIMES[time]
    light = choices[int(rng.integers(len(choices)))]
    turn = float(rng.uniform(-9, 9))
    light = _map(light, lambda colour: _turned(colour, turn))
    if hour in _HOURS:
        light = _HOURS[hour](light)
    for kind in sorted(weather):
        light = _weathered(light, kind, dark=time in ("night", "dusk"))
    for word in palette:
        light = _toned(light, word)
    hue = next((word for word in palette if word in HUES), "")
    if hue and light.saturation < 0.1:
        # "Monochrome blue" is one colour, from dark to light.
        light = replace(light, tint=_tint(HUES[hue][0]))
    return light


def _tint(hue: float, chroma: float = 0.06) -> tuple[float, float, float]:
    angle = np.deg2rad(hue)
    colour = from_oklab(np.array([0.62, chroma * np.cos(angle), chroma * np.sin(angle)]))
    red, green, blue = colour / (colour @ np.array([0.2126, 0.7152, 0.0722]))
    return float(red), float(green), float(blue)


def _weathered(light: Light, kind: str, *, dark: bool) -> Light:
    if kind == "fog":
        grey = blend(
            light.sky[len(light.sky) // 2][1],
            rgb("#8fa2b4" if dark else "#dfe5e8"),
            0.75 if not dark else 0.35,
        )
        sky = tuple((p, blend(c, grey, 0.5 + 0.4 * p)) for p, c in light.sky)
        return replace(
            light, sky=sky, haze=1.0, key=light.key * 0.55, glow_strength=light.glow_strength * 0.7
        )
    if kind in ("overcast", "rain", "snowfall"):
        veil = rgb({"overcast": "#aab4bf", "rain": "#7d8c9a", "snowfall": "#c6d2de"}[kind])
        if dark:
            veil = veil * 0.32
        sky = tuple((p, blend(c, veil * (0.78 + 0.28 * p), 0.62)) for p, c in light.sky)
        return replace(
            light,
            sky=sky,
            key=light.key * 0.35,
            ambient=blend(light.ambient * 255, veil, 0.5) / 255,
            haze=min(light.haze + 0.25, 1),
            glow_strength=light.glow_strength * 0.35,
            stars=0.0,
            cloud_lit=blend(light.cloud_lit, veil * 1.1, 0.6),
            cloud_shade=blend(light.cloud_shade, veil * 0.7, 0.6),
        )
    if kind == "storm":
        veil = rgb("#2f3c48") * (0.45 if dark else 1.0)
        sky = tuple((p, blend(c, veil * (0.7 + 1.25 * p**2), 0.74)) for p, c in light.sky)
        return replace(
            light,
            sky=sky,
            key=light.key * 0.4,
            ambient=blend(light.ambient * 255, veil * 1.5, 0.6) / 255,
            glow_strength=light.glow_strength * 0.4,
            stars=0.0,
            cloud_lit=blend(light.cloud_lit, rgb("#b2bec2") * (0.5 if dark else 1.0), 0.7),
            cloud_shade=blend(light.cloud_shade, veil * 0.55, 0.85),
        )
    if kind in ("mist", "haze"):
        veil = blend(light.horizon, rgb("#8593a6" if dark else "#e6e2dc"), 0.4)
        sky = tuple((p, blend(c, veil, 0.12 + (0.3 if kind == "mist" else 0.45) * p)) for p, c in light.sky)
        return replace(light, sky=sky, haze=min(light.haze + 0.35, 1.0), key=light.key * 0.8)
    if kind == "clear":
        return replace(light, haze=light.haze * 0.8)
    return light


def _toned(light: Light, word: str) -> Light:
    if word in HUES:
        hue, chroma = HUES[word]
        return _map(light, lambda colour: _towards(colour, hue, chroma, 0.72))
    if word in _SATURATION:
        return replace(light, saturation=min(_SATURATION[word], light.saturation))
    if word == "sepia":
        return replace(light, saturation=0.08, tint=_tint(75.0, 0.045))
    if word in _BY_HEIGHT:
        return _by_height(light, *_BY_HEIGHT[word])
    change = _MOODS.get(word)
    return light if change is None else _map(light, change, shadow_too=word not in ("pastel", "bright"))


def _map(light: Light, change: Callable[[Array], Array], *, shadow_too: bool = True) -> Light:
    return replace(
        light,
        sky=tuple((place, change(colour)) for place, colour in light.sky),
        sun=blend(light.sun, change(light.sun), 0.5),
        glow=change(light.glow),
        cloud_lit=change(light.cloud_lit),
        cloud_shade=change(light.cloud_shade),
        ambient=change(light.ambient * 255) / 255,
        key=change(np.clip(light.key, 0, 1) * 255) / 255,
        shadow=change(light.shadow) if shadow_too else light.shadow,
    )


def _turned(colour: Array, degrees: float) -> Array:
    lightness, a, b = to_oklab(colour)
    angle = np.deg2rad(degrees)
    cos, sin = np.cos(angle), np.sin(angle)
    return from_oklab(np.array([lightness, a * cos - b * sin, a * sin + b * cos]))


def _towards(colour: Array, hue: float, chroma: float, amount: float) -> Array:
    lightness, a, b = to_oklab(colour)
    angle = np.deg2rad(hue)
    # Very dark and very light colours hold little chroma; asking for more would only clip.
    room = chroma * min(1.0, 3.2 * lightness * (1.12 - lightness))
    goal = room * np.array([np.cos(angle), np.sin(angle)])
    a, b = np.array([a, b]) * (1 - amount) + goal * amount
    return from_oklab(np.array([lightness, a, b]))


def _scaled(colour: Array, chroma: float, lift: float = 0.0) -> Array:
    lightness, a, b = to_oklab(colour)
    lightness = lightness + lift * (1 - lightness) if lift > 0 else lightness * (1 + lift)
    return from_oklab(np.array([lightness, a * chroma, b * chroma]))


# These words are about all colours, those of grass and flowers too.
_SATURATION = {"monochrome": 0.04, "muted": 0.58, "grey": 0.16}

# Sky from the zenith to the horizon, and the light that comes from there: OKLab hue and chroma each.
_BY_HEIGHT = {
    "teal and orange": ((205.0, 0.075), (60.0, 0.135)),
    "synthwave": ((292.0, 0.15), (355.0, 0.19)),
    "duotone": ((275.0, 0.12), (30.0, 0.13)),
    "candy": ((300.0, 0.09), (5.0, 0.11)),
    "lagoon": ((225.0, 0.09), (195.0, 0.07)),
}


def _by_height(light: Light, high: tuple[float, float], low: tuple[float, float]) -> Light:
    top = [colour for _, colour in light.sky]
    sky = tuple(
        (place, blend(_towards(colour, *high, 0.9), _towards(colour, *low, 0.9), float(place) ** 1.5))
        for (place, _), colour in zip(light.sky, top, strict=True)
    )
    return replace(
        light,
        sky=sky,
        glow=_towards(light.glow, *low, 0.85),
        cloud_lit=_towards(light.cloud_lit, *low, 0.8),
        cloud_shade=_towards(light.cloud_shade, *high, 0.8),
        ambient=_towards(light.ambient * 255, *high, 0.8) / 255,
        key=_towards(np.clip(light.key, 0, 1) * 255, *low, 0.8) / 255,
        shadow=_towards(light.shadow, *high, 0.8),
    )


def _lit_by(light: Light, share: float, warm: str = "", *, sky: float = 0.0) -> Light:
    """Return a light moved a ``share`` of the way to a colour, and its sky made lighter or darker."""
    if warm:
        light = _map(light, lambda colour: blend(colour, rgb(warm), share))
    return replace(light, sky=tuple((place, _scaled(colour, 1.0, lift=sky)) for place, colour in light.sky))


_HOURS: dict[str, Callable[[Light], Light]] = {
    "morning": lambda light: replace(_lit_by(light, 0.13, "#ffe2b8", sky=0.12), haze=0.6, height=0.4),
    "noon": lambda light: replace(light, height=1.0, haze=0.28, key=light.key * 1.08),
    "afternoon": lambda light: replace(_lit_by(light, 0.17, "#ffcf8e"), height=0.4),
    "blue hour": lambda light: replace(
        _map(light, lambda colour: _towards(colour, 262.0, 0.12, 0.78)), glow_strength=0.35
    ),
    "midnight": lambda light: replace(_lit_by(light, 0.0, sky=-0.3), ambient=light.ambient * 0.7, haze=0.35),
}

_MOODS: dict[str, Callable[[Array], Array]] = {
    "pastel": lambda colour: _scaled(colour, 0.72, lift=0.38),
    "neon": lambda colour: _scaled(_towards(colour, 325.0, 0.2, 0.4), 1.35, lift=-0.12),
    "vivid": lambda colour: _scaled(colour, 1.3),
    "warm": lambda colour: _towards(colour, 60.0, 0.1, 0.4),
    "cool": lambda colour: _towards(colour, 240.0, 0.09, 0.45),
    "dark": lambda colour: _scaled(colour, 1.0, lift=-0.28),
    "bright": lambda colour: _scaled(colour, 1.05, lift=0.2),
    "high contrast": lambda colour: _contrasted(colour, 1.35),
    "low contrast": lambda colour: _contrasted(colour, 0.68),
    # Moods.
    "calm": lambda colour: _scaled(colour, 0.88, lift=0.06),
    "dramatic": lambda colour: _contrasted(_scaled(colour, 1.12, lift=-0.12), 1.3),
    "cosy": lambda colour: _towards(colour, 62.0, 0.1, 0.33),
    "dreamy": lambda colour: _scaled(_towards(colour, 330.0, 0.07, 0.3), 0.9, lift=0.24),
    "mysterious": lambda colour: _scaled(_towards(colour, 230.0, 0.06, 0.45), 0.75, lift=-0.16),
    "eerie": lambda colour: _scaled(_towards(colour, 140.0, 0.07, 0.5), 0.8, lift=-0.26),
    "gloomy": lambda colour: _scaled(colour, 0.45, lift=-0.22),
    "melancholy": lambda colour: _scaled(_towards(colour, 250.0, 0.06, 0.42), 0.7, lift=-0.08),
    "nostalgic": lambda colour: _scaled(_towards(colour, 70.0, 0.075, 0.42), 0.8, lift=0.05),
    "joyful": lambda colour: _scaled(colour, 1.22, lift=0.1),
    "romantic": lambda colour: _towards(colour, 5.0, 0.1, 0.38),
    "epic": lambda colour: _contrasted(_scaled(colour, 1.18), 1.18),
    "lonely": lambda colour: _scaled(_towards(colour, 240.0, 0.05, 0.3), 0.7),
    "fresh": lambda colour: _scaled(_towards(colour, 190.0, 0.06, 0.22), 1.12, lift=0.12),
    "festive": lambda colour: _scaled(colour, 1.3),
    "hopeful": lambda colour: _scaled(_towards(colour, 85.0, 0.09, 0.25), 1.08, lift=0.14),
}


def _contrasted(colour: Array, amount: float) -> Array:
    lightness, a, b = to_oklab(colour)
    return from_oklab(np.array([np.clip(0.55 + (lightness - 0.55) * amount, 0.02, 0.99), a, b]))
