"""Deciding what a picture holds and where, before anything is painted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nemo_widgets.engine.generate.painter.things import THINGS
from nemo_widgets.engine.generate.painter.words import Wish

_WATERS = {"lake", "sea", "water", "river", "island", "beach"}
_GROUNDS = {
    "mountains",
    "hills",
    "forest",
    "desert",
    "city",
    "snowfield",
    "meadow",
    "flowers",
    "cherry",
    "canyon",
    "volcano",
    "fuji",
    "waterfall",
    "bamboo",
    "road",
    "bridge",
} | _WATERS


@dataclass(frozen=True)
class Composition:
    """The plan of a picture.

    Parameters
    ----------
    time, weather
        As in `Wish`, with the time made up where the prompt names none.
    subjects
        What stands on the ground.
    horizon
        The ``v`` where sky and ground (or water) meet.
    sun_u, sun_v
        Where the sun or moon is: across from -1 (left edge) to 1, and down as ``v``.
    disc
        ``"sun"``, ``"moon"`` or nothing, and its radius in units.
    stars, milky_way, aurora, streaks, sheet, cumulus
        What is in the sky, and how much of it.
    season
        ``"spring"``, ``"summer"``, ``"autumn"``, ``"winter"`` or nothing.
    sides
        How much of a frame stands at the left and the right, 0…1.
    palette
        Colour words, for what has a colour of its own.
    tones
        Those colour words and moods that are meant for the whole picture.
    hour
        A nearer word for the time, e.g. ``"noon"``, or nothing.
    sky, air, moods, views
        As in `Wish`.
    """

    time: str
    weather: frozenset[str]
    subjects: frozenset[str]
    horizon: float
    sun_u: float
    sun_v: float
    disc: str
    disc_size: float
    stars: float
    milky_way: bool
    aurora: bool
    streaks: float
    sheet: float
    cumulus: int
    season: str
    sides: tuple[float, float]
    palette: tuple[str, ...]
    tones: tuple[str, ...]
    hour: str = ""
    sky: frozenset[str] = frozenset()
    air: frozenset[str] = frozenset()
    moods: frozenset[str] = frozenset()
    views: frozenset[str] = frozenset()

    @property
    def dark(self) -> bool:
        """Whether windows are lit."""
        return self.time in ("night", "dusk")

    @property
    def still_water(self) -> bool:
        """Whether a lake or a calm waterfront is part of it."""
        return bool(self.subjects & {"lake", "water", "river"})


def compose(wish: Wish, rng: np.random.Generator, aspect: float) -> Composition:
    """Plan a picture of what was asked for; what was left open is chosen by ``rng``."""
    hour = _time(wish)
    time = _BROADER.get(hour, hour)
    weather = _weather(wish)
    subjects = _subjects(wish)
    tall = min(max(1 / aspect, 1.0), 3.0)
    stature = float(np.sqrt(tall))
    horizon = _viewed(_horizon(subjects, tall) + float(rng.uniform(-0.028, 0.028)), wish.views)
    side = float(rng.choice([-1.0, 1.0]))
    sun_u = side * float(rng.uniform(0.12, 0.42))
    closed = bool(weather & {"overcast", "storm", "rain", "snowfall"})
    rise = {"dawn": 0.2, "sunrise": 0.22, "golden": 0.36, "sunset": 0.2, "dusk": 0.12}.get(time, 0.0)
    if not subjects & {"mountains", "city", "forest"}:
        rise *= 0.55
    sun_v = horizon - rise * stature / tall
    if time == "day":
        high = {"noon": 0.13, "morning": 0.5, "afternoon": 0.42}.get(hour, float(rng.uniform(0.17, 0.28)))
        sun_v, sun_u = horizon * high, side * float(rng.uniform(0.5, 0.8))
    elif time == "night":
        sun_v, sun_u = horizon * float(rng.uniform(0.42, 0.52)), side * float(rng.uniform(0.3, 0.55))
    if "centred" in wish.views:
        sun_u = 0.0
    stars = {"night": 1.0, "dusk": 0.35}.get(time, 0.0)
    if "stars" in wish.sky or "milky way" in wish.sky:
        stars = 1.5 if time == "night" else 0.7
    bare = "minimal" in wish.views
    night_sky = time == "night" and not closed
    milky_way = night_sky and ("milky way" in wish.sky or ("stars" in wish.sky and "moon" not in wish.sky))
    aurora = "aurora" in weather
    return Composition(
        time=time,
        weather=weather,
        subjects=subjects,
        horizon=horizon,
        sun_u=sun_u,
        sun_v=sun_v,
        disc=_disc(wish, time, closed=closed, starry=milky_way or aurora),
        disc_size=(0.052 if time in ("sunset", "dawn", "sunrise") else 0.042)
        * (1.9 if wish.big & {"moon", "sun", "crescent", "red moon", "planet"} else 1.0)
        * float(rng.uniform(0.85, 1.2)),
        stars=0.0 if closed or "fog" in weather else stars,
        milky_way=milky_way,
        aurora=aurora,
        streaks=0.0 if milky_way or bare else _streaks(time, weather, rng, closed=closed),
        sheet=_sheet(time, weather, rng) * (0.0 if bare else 0.5 if "calm" in wish.moods else 1.0),
        cumulus=0 if bare else _cumulus(time, weather, rng),
        season=_season(wish),
        sides=_sides(wish, side, rng),
        palette=wish.palette,
        tones=(*_tones(wish.palette, subjects), *wish.moods, *(("dark",) if "eclipse" in wish.sky else ())),
        hour=hour if hour != time else "",
        sky=wish.sky,
        air=wish.air | _season_air(wish),
        moods=frozenset(wish.moods),
        views=frozenset(wish.views),
    )


# The grounds are painted by these times; the nearer word changes the light.
_BROADER = {"morning": "day", "noon": "day", "afternoon": "day", "blue hour": "dusk", "midnight": "night"}


def _weather(wish: Wish) -> frozenset[str]:
    weather = set(wish.weather)
    if weather & {"drizzle", "downpour"}:
        weather.add("rain")
    if "blizzard" in weather:
        weather.add("snowfall")
    if set(wish.moods) & {"mysterious", "eerie"} and not weather & {"fog", "mist", "storm", "rain"}:
        weather.add("mist")
    if "dramatic" in wish.moods and not weather:
        weather.add("cloudy")
    return frozenset(weather)


def _viewed(horizon: float, views: tuple[str, ...]) -> float:
    if "big sky" in views:
        return 0.8
    if "high horizon" in views:
        return 0.42
    return min(horizon + 0.07, 0.8) if "wide" in views else horizon


def _sides(wish: Wish, side: float, rng: np.random.Generator) -> tuple[float, float]:
    near, far = float(rng.uniform(0.75, 1.0)), float(rng.uniform(0.0, 0.65))
    if set(wish.views) & {"minimal", "wide", "big sky"}:
        near, far = 0.25, 0.0
    elif "centred" in wish.views:
        near = far = 0.75
    return (near, far) if side > 0 else (far, near)


def _season_air(wish: Wish) -> frozenset[str]:
    if "festive" in wish.moods:
        return frozenset({"confetti"})
    return frozenset()


def _tones(palette: tuple[str, ...], subjects: frozenset[str]) -> tuple[str, ...]:
    # "green hills", "a blue lake" and "golden wheat" say what the thing looks like, not the air around it.
    if "monochrome" in palette or "teal and orange" in palette:
        return palette
    own = set()
    if subjects & {"hills", "meadow", "forest", "mountains", "flowers"}:
        own.add("green")
    if subjects & _WATERS or "landscape" in subjects:
        own |= {"blue"}
    if subjects & {"meadow", "flowers", "desert", "beach"}:
        own.add("gold")
    if "flowers" in subjects:
        own |= {"red", "pink", "purple"}
    return tuple(word for word in palette if word not in own)


_NIGHTLY = {
    "moon",
    "crescent",
    "red moon",
    "stars",
    "milky way",
    "shooting star",
    "meteor shower",
    "comet",
    "planet",
}
_NIGHTLY |= {"fireworks"}


def _time(wish: Wish) -> str:
    if wish.time is not None:
        return wish.time
    if wish.sky & _NIGHTLY or wish.air & {"fireflies"} or "aurora" in wish.weather or "neon" in wish.palette:
        return "night"
    if "synthwave" in wish.palette:
        return "sunset"
    if "desert" in wish.subjects:
        return "golden"
    if "cherry" in wish.subjects or ("pink" in wish.palette and "flowers" not in wish.subjects):
        return "dawn"
    return "day"


def _subjects(wish: Wish) -> frozenset[str]:
    subjects = set(wish.subjects)
    if wish.season == "winter":
        subjects.add("snowfield")
    if not subjects & _WATERS and any(
        THINGS[item.name].stands == "water" for item in wish.items if item.name in THINGS
    ):
        subjects.add("sea" if any(item.name in _AT_SEA for item in wish.items) else "lake")
    if "lake" in subjects and "sea" not in subjects:
        # The shore of a lake is no beach with palms.
        subjects -= {"beach"}
    if "cliff" in subjects and not subjects & _GROUNDS:
        subjects.add("sea")
    if not subjects & _GROUNDS and "peaks" not in subjects:
        subjects |= _ground_for(wish)
    if "peaks" in subjects:
        subjects |= {"mountains"}
    if "snowfield" in subjects and not subjects & (_GROUNDS - {"snowfield"}):
        subjects |= {"mountains"}
    subjects |= _beside(subjects)
    if "city" in subjects and not subjects & (_GROUNDS - {"city", "mountains"}):
        # A skyline alone would stand on nothing; at the waterfront it doubles its lights.
        subjects |= {"water"}
    if "cherry" in subjects and not subjects & (_WATERS | {"meadow", "hills", "city"}):
        subjects |= {"lake", "mountains"}
    return frozenset(subjects)


def _beside(subjects: set[str]) -> set[str]:
    """Return what belongs to a canyon, a volcano, a waterfall, a road or a bridge where no more is said."""
    more: set[str] = set()
    if "waterfall" in subjects and not subjects & {"sea", "beach", "island"}:
        more.add("lake")
    if "canyon" in subjects and not subjects & _WATERS:
        more.add("river")
    if "fuji" in subjects and not subjects & (_GROUNDS - {"fuji"}):
        more.add("lake")
    if "volcano" in subjects and not subjects & (_GROUNDS - {"volcano"}):
        more |= {"hills"}
    if "road" in subjects and not subjects & (_GROUNDS - {"road", "snowfield"}):
        more |= {"mountains", "meadow"}
    if "bridge" in subjects and not subjects & _WATERS:
        more.add("water" if "city" in subjects else "sea" if "hung bridge" in subjects else "lake")
    return more


_AT_SEA = {"ship", "whale", "dolphin", "iceberg", "lighthouse"}


def _ground_for(wish: Wish) -> set[str]:
    """Return what a picture stands on whose prompt names no ground."""
    if "aurora" in wish.weather or "snowfall" in wish.weather:
        return {"mountains", "snowfield"}
    if "storm" in wish.weather or any(item.name in _AT_SEA for item in wish.items):
        return {"sea"}
    if "fog" in wish.weather or wish.air & {"leaves"}:
        return {"forest", "mountains"}
    if "fireworks" in wish.sky:
        return {"city"}
    if wish.items or wish.air or wish.time == "day" or (wish.time is None and not wish.sky):
        return {"hills", "meadow", "mountains"}
    return {"mountains", "lake"}


def _horizon(subjects: frozenset[str], tall: float) -> float:
    if subjects & {"desert", "meadow", "flowers", "hills"} and not subjects & {"lake", "sea", "water"}:
        return 0.6 + 0.02 * (tall - 1)
    if "sea" in subjects or "beach" in subjects or "island" in subjects:
        return 0.58 + 0.02 * (tall - 1)
    if "forest" in subjects and not subjects & _WATERS:
        return 0.54
    if "snowfield" in subjects and not subjects & _WATERS:
        return 0.68
    return 0.64 + 0.02 * (tall - 1)


def _disc(wish: Wish, time: str, *, closed: bool, starry: bool) -> str:
    for moon in ("crescent", "red moon", "moon"):
        if moon in wish.sky and time in ("night", "dusk", "sunset", "dawn"):
            return moon
    if "planet" in wish.sky:
        return "planet"
    if "eclipse" in wish.sky:
        return "eclipse"
    if closed or ("fog" in wish.weather and time == "day" and "sun" not in wish.sky):
        return ""
    if time == "night":
        return "" if starry else "moon"
    if time == "dusk" and "sun" not in wish.sky:
        return ""
    return "sun"


def _streaks(time: str, weather: frozenset[str], rng: np.random.Generator, *, closed: bool) -> float:
    if closed or weather & {"clear", "aurora"} or time == "day":
        return 0.0
    amount = {"sunset": 0.85, "dawn": 0.7, "sunrise": 0.7, "golden": 0.6, "dusk": 0.7, "night": 0.25}[time]
    return amount * float(rng.uniform(0.8, 1.1))


def _sheet(time: str, weather: frozenset[str], rng: np.random.Generator) -> float:
    if weather & {"storm", "overcast", "rain"}:
        return 0.95
    if "snowfall" in weather:
        return 0.6
    if "cloudy" in weather:
        return 0.62
    if "clear" in weather or "fog" in weather or "aurora" in weather:
        return 0.0
    if time in ("sunset", "sunrise", "dawn"):
        return float(rng.uniform(0.26, 0.42))
    return 0.22 if time in ("golden", "dusk") else 0.0


def _cumulus(time: str, weather: frozenset[str], rng: np.random.Generator) -> int:
    if time != "day" or weather & {"storm", "overcast", "rain", "snowfall", "fog", "clear"}:
        return 3 if time == "day" and "clear" in weather else 0
    return int(rng.integers(6, 9)) + (4 if "cloudy" in weather else 0)


def _season(wish: Wish) -> str:
    if wish.season:
        return wish.season
    return "winter" if "snowfield" in wish.subjects or "snowfall" in wish.weather else ""
