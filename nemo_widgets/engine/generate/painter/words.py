"""What a prompt asks to see, in English and Chinese: concepts, how many, where, and what is not known."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from nemo_widgets.engine.generate.painter.lexicon import MADE_OF
from nemo_widgets.engine.generate.painter.reading import Noun, Reading
from nemo_widgets.engine.generate.painter.vocabulary import chinese_tokens, english_tokens

_CLAUSES = re.compile(r"[,.;:!?()\n，。；：！？、（）…—]+")
_CHINESE_RUN = re.compile(r"([㐀-鿿豈-﫿]+)")
_NATURAL_PLURAL = {
    "birds": 7, "fish": 3, "sheep": 5, "lotus": 7, "rock": 4, "tree": 4, "palm": 3, "sky lantern": 14,
    "butterfly": 7, "penguin": 5, "mushroom": 5, "pumpkin": 5, "cow": 4, "house": 5,
}  # fmt: skip
"""How many there are where the plural is all that is said; three of others."""

MOST = {"birds": 40, "sky lantern": 24, "butterfly": 16, "lotus": 16}
"""How many of a thing are drawn at most; others are drawn twelve times."""


@dataclass(frozen=True)
class Item:
    """One thing, with how many of it and where.

    Parameters
    ----------
    name
        The concept.
    count
        How many.
    size
        ``"big"``, ``"small"`` or nothing.
    relation, target
        Its place by another concept, e.g. ``"on"`` and ``"island"``; empty where the prompt names none.
    spot
        ``"left"``, ``"right"``, ``"middle"``, ``"far"``, ``"near"`` or nothing.
    part
        Whether a compound place brings it, and the prompt does not name it.
    colour
        A colour word that is said of it, or nothing.
    """

    name: str
    count: int = 1
    size: str = ""
    relation: str = ""
    target: str = ""
    spot: str = ""
    part: bool = False
    colour: str = ""


@dataclass(frozen=True)
class Wish:
    """What a prompt asks for.

    Parameters
    ----------
    time
        Time of day, or None where the prompt names none.
    season
        One of the four, or nothing.
    weather, sky, air, subjects
        What is to be seen.
    items
        Things that can be counted and placed.
    palette, moods, styles, views
        How it is to look, in the order it was written.
    big
        Which of sun and moon are to be large.
    understood, missed
        The words that are in here, and those that are not.
    strange
        Whether what the prompt is mainly about is not known; then nothing else is drawn in its stead.
    """

    time: str | None = None
    season: str = ""
    weather: frozenset[str] = frozenset()
    sky: frozenset[str] = frozenset()
    air: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    items: tuple[Item, ...] = ()
    palette: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    big: frozenset[str] = frozenset()
    understood: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    strange: bool = False

    @property
    def drawable(self) -> bool:
        """Whether it can be painted; colours and moods alone are not a scene."""
        seen = self.time or self.weather or self.sky or self.air or self.subjects or self.items
        return bool(seen) and not self.strange

    @property
    def coverage(self) -> float:
        """The share of its words that is in the picture."""
        whole = len(self.understood) + len(self.missed)
        return len(self.understood) / whole if whole else 0.0


def read(prompt: str) -> Wish:
    """Return what a prompt asks for.

    Parameters
    ----------
    prompt
        Any text; English and Chinese words are looked for.

    Examples
    --------
    >>> wish = read("sunset over a mountain lake with dragons")
    >>> wish.time, sorted(wish.subjects), wish.missed
    ('sunset', ['lake', 'mountains'], ('dragons',))
    """
    reading = Reading()
    for clause in _CLAUSES.split(prompt):
        for run in _CHINESE_RUN.split(clause):
            chinese = bool(_CHINESE_RUN.fullmatch(run))
            tokens = chinese_tokens(run) if chinese else english_tokens(run)
            reading.clause(tokens, chinese=chinese)
    return _wish(reading)


def _wish(reading: Reading) -> Wish:
    found = reading.found
    items: list[Item] = []
    for noun in reading.nouns:
        if noun.relation == "between" or (noun.relation == "under" and noun.target in _WATERS):
            reading.miss(noun.said)
        if noun.kind == "thing":
            items.append(_item(noun, reading))
        elif noun.count is not None and noun.count > 1 and noun.name not in _MANY:
            reading.miss(noun.many)
    times = found.get("time", [])
    # "night" and "evening" are often said beside something more exact; the first exact one counts.
    time = next((name for name in times if name != "day"), times[0] if times else None)
    if "night" in times and time not in ("midnight", "blue hour"):
        time = "night"
    wish = Wish(
        time=time,
        season=next(iter(found.get("season", [])), ""),
        weather=frozenset(found.get("weather", [])),
        sky=frozenset(found.get("sky", [])),
        air=frozenset(found.get("air", [])),
        subjects=frozenset(found.get("subject", [])),
        items=tuple(items),
        palette=tuple(dict.fromkeys(found.get("palette", []))),
        moods=tuple(dict.fromkeys(found.get("mood", []))),
        styles=tuple(dict.fromkeys(found.get("style", []))),
        views=tuple(dict.fromkeys(found.get("view", []))),
        big=frozenset(noun.name for noun in reading.nouns if noun.size == "big"),
        understood=tuple(reading.understood),
        missed=tuple(word for word in reading.missed if word not in reading.understood),
        strange=bool(reading.strange),
    )
    return _with_parts(wish)


_WATERS = {"sea", "lake", "river", "water", "lagoon", "harbour"}
# Of these there are always many.
_MANY = {
    "stars",
    "shooting star",
    "fireworks",
    "city",
    "flowers",
    "hills",
    "mountains",
    "peaks",
    *_WATERS,
} - {"sea"}
_MANY |= {"petals", "leaves", "fireflies", "embers", "bubbles", "confetti", "seeds", "meadow", "forest"}
_MANY -= {"mountains", "peaks", "lake", "river", "lagoon", "harbour"}


def _item(noun: Noun, reading: Reading) -> Item:
    most = MOST.get(noun.name, 12)
    count = noun.count if noun.count is not None else _NATURAL_PLURAL.get(noun.name, 3) if noun.plural else 1
    if count > most:
        reading.miss(noun.many)
    relation, target = noun.relation, noun.target
    if relation == "between" or (relation == "under" and target in _WATERS):
        relation = target = ""
    return Item(noun.name, min(count, most), noun.size, relation, target, noun.spot, colour=noun.colour)


def _with_parts(wish: Wish) -> Wish:
    """Add what the compound places are made of."""
    for name in sorted(wish.subjects & MADE_OF.keys()):
        made = MADE_OF[name]
        named = {item.name for item in wish.items}
        parts = tuple(Item(thing, count, part=True) for thing, count in made.things if thing not in named)
        wish = replace(
            wish,
            subjects=wish.subjects | set(made.places),
            palette=tuple(dict.fromkeys((*wish.palette, *made.palette))),
            weather=wish.weather | set(made.weather),
            items=wish.items + parts,
            season=wish.season or made.season,
        )
    return wish
