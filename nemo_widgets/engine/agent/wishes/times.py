"""Times that a message names for each thing to show: "sunrise 0-4 s, mountains 4-8 s"."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re

from nemo_widgets.engine.agent.phrases import find_length, number
from nemo_widgets.engine.agent.wishes.slate import Slate, Wish

_I = re.IGNORECASE
_UNIT = r"(?:s|secs?|seconds?|秒钟?)(?![a-z])"
_TIME = r"\d{1,2}:[0-5]\d|\d{1,3}(?:\.\d+)?"
_SPAN = re.compile(
    rf"[\s,，(（]*(?:\b(?:from|between|at|during)\s+|从|第)?(?<![\d:.-])(?P<a>{_TIME})\s*(?P<ua>{_UNIT})?\s*(?:-|–|—|~|\bto\b|\buntil\b|\btill\b|\band\b|到|至)\s*第?(?P<b>{_TIME})(?![\d:])\s*(?P<ub>{_UNIT})?\s*[)）]?",
    _I,
)
_LEAD = re.compile(
    r"(?:[\s,，]*\b(?:for|lasting|about|around|(?:the )?first|(?:the )?next|(?:the )?last|is|of|during)\b)*[\s,，]*$|(?:持续|大约|约|长|共|前|(?<!然)后|最后|开头)*$",
    _I,
)
_IN_ALL = re.compile(
    r"^\s*(?:long\b|in (?:all|total)|total|altogether|each|apiece|per\b|video|clip|slideshow|film|movie)", _I
)
_FIRST = 0xE000
_LAST = 0xE07F
MARK = re.compile("[\ue000-\ue07f]")


def take_times(slate: Slate, wish: Wish) -> list[int]:
    """Put a mark where each time stands, and return how many milliseconds each mark is worth."""
    worth: list[int] = []
    for match in list(_SPAN.finditer(slate.text))[::-1]:
        a, b = _ms(match["a"]), _ms(match["b"])
        clocks = ":" in match["a"] and ":" in match["b"]
        if a >= b or not (clocks or match["ub"]) or b > 24 * 3_600_000:
            continue
        worth.insert(0, b - a)
        wish.span = (a, b)
        slate.text = f"{slate.text[: match.start()]} {chr(_FIRST)} {slate.text[match.end() :]}"
    if not worth:
        worth = _lengths(slate)
    if len(worth) != 1:
        wish.span = None
    marks = iter(range(_FIRST, _LAST))
    slate.text = MARK.sub(lambda _: chr(next(marks, _LAST)), slate.text)
    return worth


def _lengths(slate: Slate) -> list[int]:
    """Mark lengths, where there are several and none is of the whole."""
    text, worth = slate.text, list[int]()
    while (found := find_length(text)) is not None:
        if found.each or _IN_ALL.match(text[found.end :]):
            return []
        lead = _LEAD.search(text[: found.start])
        start = lead.start() if lead else found.start
        text = f"{text[:start]} {chr(_FIRST)} {text[found.end :]}"
        worth.append(int(found.value))
    if len(worth) < 2:
        return []
    slate.text = text
    return worth


def _ms(text: str) -> int:
    minutes, _, seconds = text.rpartition(":")
    return round(((float(minutes) * 60 if minutes else 0) + number(seconds)) * 1000)
