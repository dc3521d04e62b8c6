"""A message in pieces: where one wish may end and the next begin."""

from __future__ import annotations

from collections.abc import Sequence

from nemo_widgets.engine.agent.language.scan import Phrase

ORDERS = frozenset(
    [
        "accelerate",
        "boost",
        "brighten",
        "brighten up",
        "bring down",
        "cool down",
        "darken",
        "decrease",
        "desaturate",
        "dim",
        "enlarge",
        "increase",
        "lighten",
        "lower",
        "raise",
        "reduce",
        "saturate",
        "shrink",
        "slow down",
        "slow it down",
        "soften",
        "speed it up",
        "speed up",
        "turn down",
        "turn up",
        "warm up",
        "加速",
        "提高",
        "放慢",
        "调亮",
        "调低",
        "调暗",
        "调高",
        "降低",
    ]
)
"""Words that say by how much, and give an order as well."""

_MAKES = frozenset("调变弄搞整改提降减拉")
"""What a Chinese word of the kind begins with: 调亮, 弄鲜艳."""


_WRONG = (
    "too ",
    "太",
    "有点",
    "有些",
    "有一点",
    "偏",
    "过",
    "不够",
    "显得",
    "感觉",
    "不太",
    "实在太",
    "好像有点",
)


def judges(phrase: Phrase) -> bool:
    """Tell whether a phrase says what is wrong, and so what the order that follows is about."""
    return phrase.has("complaint") or (phrase.has("more") and phrase.text.lower().startswith(_WRONG))


def gives_order(phrase: Phrase) -> bool:
    """Tell whether a phrase that says by how much begins a wish of its own."""
    return phrase.text.lower() in ORDERS or phrase.text[0] in _MAKES


BETWEEN = frozenset({"break", "join", "colon", "skip", "then", "prep", "say", "ref", "noun"})
"""What may stand between the numbers of a list."""


def orders(phrase: Phrase) -> bool:
    """Tell whether a phrase speaks of the order of the scenes."""
    return phrase.has("do", "order") or phrase.has("noun", "order")


def pieces_of(phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    """Return the stretches between breaks; only what has words counts."""
    found: list[tuple[int, int]] = []
    start = 0
    for index, phrase in enumerate(phrases):
        if phrase.has("break") or phrase.has("join"):
            if index > start:
                found.append((start, index))
            start = index + 1
    if start < len(phrases):
        found.append((start, len(phrases)))
    return [
        (a, b)
        for a, b in found
        if any(set(phrase.senses) - {"skip", "then", "step"} for phrase in phrases[a:b])
    ]


def numbers_after(phrases: Sequence[Phrase], named: int) -> tuple[list[int], int]:
    """Return the numbers that follow a place, and where the last of them stands."""
    places: list[int] = []
    last = named
    for index in range(named + 1, len(phrases)):
        phrase = phrases[index]
        kind = next((kind for kind in ("number", "ordinal") if phrase.has(kind)), None)
        if kind is not None:
            places.append(int(phrase.value(kind)))
            last = index
        elif not (set(phrase.senses) & BETWEEN):
            break
    return places, last


def names_the_whole(phrases: Sequence[Phrase]) -> bool:
    """Tell whether words are about the video as a whole: not "for two seconds", but "20 seconds in all"."""
    return any(
        phrase.has("noun", "video")
        or phrase.has("whole")
        or phrase.has("all")
        or phrase.text.lower().startswith(("总", "全长", "total", "overall"))
        for phrase in phrases
    )


_SHOWS = frozenset({"停", "播", "展示", "停留在", "放", "显示", "停留", "show", "show it", "hold"})


def bare_length(phrases: Sequence[Phrase]) -> int | None:
    """Return the length that is all that a piece says: "for 4 seconds", 放4秒."""
    lengths = [phrase.value("length") for phrase in phrases if phrase.has("length")]
    small = {"length", "prep", "then", "skip"}
    rest = [p for p in phrases if not (set(p.senses) & small or p.text.lower() in _SHOWS)]
    return int(lengths[0]) if len(lengths) == 1 and not rest else None
