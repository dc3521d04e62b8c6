"""Deciding what a picture holds and where, before anything is painted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

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
        Those colour words that are meant for the whole picture.
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
    time = _time(wish)
    weather = wish.weather
    subjects = _subjects(wish)
    tall = min(max(1 / aspect, 1.0), 3.0)
    stature = float(np.sqrt(tall))
    horizon = _horizon(subjects, tall)
    side = float(rng.choice([-1.0, 1.0]))
    sun_u = side * float(rng.uniform(0.12, 0.42))
    closed = bool(weather & {"overcast", "storm", "rain", "snowfall"})
    rise = {"dawn": 0.2, "sunrise": 0.22, "golden": 0.36, "sunset": 0.2, "dusk": 0.12}.get(time, 0.0)
    if not subjects & {"mountains", "city", "forest"}:
        rise *= 0.55
    sun_v = horizon - rise * stature / tall
    if time == "day":
        sun_v, sun_u = horizon * 0.2, side * float(rng.uniform(0.62, 0.85))
    elif time == "night":
        sun_v, sun_u = horizon * float(rng.uniform(0.42, 0.52)), side * float(rng.uniform(0.3, 0.55))
    stars = {"night": 1.0, "dusk": 0.35}.get(time, 0.0)
    if "stars" in wish.sky or "milky way" in wish.sky:
        stars = 1.5 if time == "night" else 0.7
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
        disc_size=0.052 if time in ("sunset", "dawn", "sunrise") else 0.042,
        stars=0.0 if closed or "fog" in weather else stars,
        milky_way=milky_way,
        aurora=aurora,
        streaks=0.0 if milky_way else _streaks(time, weather, rng, closed=closed),
        sheet=_sheet(time, weather, rng),
        cumulus=_cumulus(time, weather, rng),
        season=_season(wish),
        sides=(1.0, float(rng.uniform(0.4, 0.65))) if side > 0 else (float(rng.uniform(0.4, 0.65)), 1.0),
        palette=wish.palette,
        tones=_tones(wish.palette, subjects),
    )


def _tones(palette: tuple[str, ...], subjects: frozenset[str]) -> tuple[str, ...]:
    # "green hills", "a blue lake" and "golden wheat" say what the thing looks like, not the air around it.
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


def _time(wish: Wish) -> str:
    if wish.time is not None:
        return wish.time
    if wish.sky & {"moon", "stars", "milky way"} or "aurora" in wish.weather or "neon" in wish.palette:
        return "night"
    if "desert" in wish.subjects:
        return "golden"
    if "cherry" in wish.subjects or ("pink" in wish.palette and "flowers" not in wish.subjects):
        return "dawn"
    return "day"


def _subjects(wish: Wish) -> frozenset[str]:
    subjects = set(wish.subjects)
    if not subjects & _GROUNDS and "peaks" not in subjects:
        if "aurora" in wish.weather or "snowfall" in wish.weather:
            subjects |= {"mountains", "snowfield"}
        elif "storm" in wish.weather:
            subjects |= {"sea"}
        elif "fog" in wish.weather:
            subjects |= {"forest", "mountains"}
        elif wish.time == "day" or (wish.time is None and not wish.sky):
            subjects |= {"hills", "meadow", "mountains"}
        else:
            subjects |= {"mountains", "lake"}
    if "peaks" in subjects:
        subjects |= {"mountains"}
    if "snowfield" in subjects and not subjects & (_GROUNDS - {"snowfield"}):
        subjects |= {"mountains"}
    if "city" in subjects and not subjects & (_GROUNDS - {"city", "mountains"}):
        # A skyline alone would stand on nothing; at the waterfront it doubles its lights.
        subjects |= {"water"}
    if "cherry" in subjects and not subjects & (_WATERS | {"meadow", "hills", "city"}):
        subjects |= {"lake", "mountains"}
    return frozenset(subjects)


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
    if "moon" in wish.sky and time in ("night", "dusk"):
        return "moon"
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
    for season in ("autumn", "spring", "summer"):
        if season in wish.subjects:
            return season
    return "winter" if "snowfield" in wish.subjects or "snowfall" in wish.weather else ""
