"""Captions of a narration: its words in phrases that two lines hold, ended where the sense does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

LONGEST: Final = 42
"""The most letters of a caption; half as many where they are ideographs, which are twice as wide."""

_WIDE: Final = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")
_STOP: Final = re.compile(r"[.!?…。！？؟।]+[\"”’»」』)]*\s*$")
_PAUSE: Final = re.compile(r"[,;:，；：、،؛—–]\s*$")
# What never begins a line or a caption.
_CLOSING: Final = re.compile(r"^[、。，．！？」』）…]")


def width(text: str) -> int:
    """Return how much room a text takes, in letters.

    Examples
    --------
    >>> width("lake"), width("湖光")
    (4, 4)
    """
    return len(text) + len(_WIDE.findall(text))


def phrases(words: Sequence[str], longest: int = LONGEST) -> list[tuple[int, int]]:
    """Split words into phrases; each is its first word and the one after its last.

    A phrase never goes over a sentence's end, and of a longer sentence the phrases are about equally long,
    ended at commas where that is near.

    Examples
    --------
    >>> phrases(["Rain ", "falls. ", "It ", "is ", "night."])
    [(0, 2), (2, 5)]
    """
    found: list[tuple[int, int]] = []
    begin = 0
    for index, word in enumerate(words):
        if _STOP.search(word) or index == len(words) - 1:
            found += _split(words, begin, index + 1, longest)
            begin = index + 1
    return found


def _split(words: Sequence[str], begin: int, end: int, longest: int) -> list[tuple[int, int]]:
    whole = width("".join(words[begin:end]).strip())
    if whole <= longest or end - begin < 2:
        return [(begin, end)]
    middle, best, at = whole / 2, float("inf"), begin + 1
    so_far = 0
    for index in range(begin, end - 1):
        so_far += width(words[index])
        cost = abs(so_far - middle) - (whole / 4 if _PAUSE.search(words[index]) else 0)
        if _CLOSING.match(words[index + 1]):
            cost += whole
        if cost < best:
            best, at = cost, index + 1
    return _split(words, begin, at, longest) + _split(words, at, end, longest)
