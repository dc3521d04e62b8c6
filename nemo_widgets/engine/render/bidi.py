"""Which way a text reads: Unicode's bidirectional algorithm (UAX #9) for one line.

All of it but the explicit embeddings and isolates, which titles and captions do not use; those characters
count as nothing. Marks (U+200E, U+200F, U+061C) work.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final, TypeVar

_NOTHING: Final = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_NEUTRAL: Final = frozenset({"B", "S", "WS", "ON"})
# Each closing bracket is the code point after its opening one, but for the second group.
_BRACKETS: Final = {
    opening: chr(ord(opening) + 1)
    for opening in "(༺༼᚛⁅⁽₍❨❪❬❮❰❲❴⟅⟦⟨⟪⟬⟮⦃⦅⦇⦉⦋⦍⦏⦑⦓⦕⦗⧘⧚⧼⸢⸤⸦⸨〈《「『【〔〖〘〚（｟"
} | {"[": "]", "{": "}", "［": "］", "｛": "｝", "｢": "｣"}
_CLOSING: Final = frozenset(_BRACKETS.values())
_DEEPEST_BRACKETS: Final = 63

Piece = TypeVar("Piece")


def reads_rtl(text: str) -> bool:
    """Tell whether the first letter with a direction reads from right to left."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def levels(text: str, *, is_rtl: bool) -> list[int]:
    """Return each character's embedding level: even reads left to right, odd right to left.

    Examples
    --------
    >>> levels("ab 12", is_rtl=False), levels("שנ 1,2", is_rtl=True)
    ([0, 0, 0, 0, 0], [1, 1, 1, 2, 2, 2])
    """
    base = int(is_rtl)
    kinds = [unicodedata.bidirectional(char) or "L" for char in text]
    places = [index for index, kind in enumerate(kinds) if kind not in _NOTHING]
    found = [kinds[index] for index in places]
    marks = [kind == "NSM" for kind in found]
    _resolve_weak(found, "R" if is_rtl else "L")
    _resolve_brackets(found, [text[index] for index in places], marks, "R" if is_rtl else "L")
    _resolve_neutral(found, "R" if is_rtl else "L")
    table = {"L": 2, "R": 1, "EN": 2, "AN": 2} if is_rtl else {"L": 0, "R": 1, "EN": 2, "AN": 2}
    answer = [base] * len(text)
    for index, kind in zip(places, found, strict=True):
        answer[index] = table[kind]
    for index, kind in enumerate(kinds):
        if kind in _NOTHING:
            answer[index] = answer[index - 1] if index else base
    for index in range(len(text) - 1, -1, -1):  # Rule L1: spaces at the end of a line.
        if kinds[index] not in _NOTHING and kinds[index] not in ("WS", "S", "B"):
            break
        answer[index] = base
    return answer


def _resolve_weak(kinds: list[str], edge: str) -> None:
    """Apply rules W1 to W7 in place: numbers and what belongs to them."""
    _follow_letters(kinds, edge)
    _join_numbers(kinds)
    strong = edge
    for index, kind in enumerate(kinds):
        if kind in ("ES", "CS", "ET"):
            kinds[index] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"


def _follow_letters(kinds: list[str], edge: str) -> None:
    """Apply W1 to W3: marks are as what they stand on, numbers after Arabic letters are Arabic."""
    before = strong = edge
    for index, kind in enumerate(kinds):
        if kind == "NSM":
            kind = kinds[index] = before
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[index] = "AN"
        before = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _join_numbers(kinds: list[str]) -> None:
    """Apply W4 and W5: one separator between numbers, and signs beside them, are parts of the number."""
    for index in range(1, len(kinds) - 1):
        left, right = kinds[index - 1], kinds[index + 1]
        joins = {"ES": ("EN",), "CS": ("EN", "AN")}.get(kinds[index], ())
        if left == right and left in joins:
            kinds[index] = left
    index = 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > index and "EN" in (kinds[index - 1 : index] + kinds[end : end + 1]):
            kinds[index:end] = ["EN"] * (end - index)
        index = max(end, index + 1)


def _resolve_brackets(kinds: list[str], chars: Sequence[str], marks: Sequence[bool], edge: str) -> None:
    """Apply rule N0 in place: a pair of brackets reads as what is inside it, or as what is before it."""
    for opening, closing in _bracket_pairs(kinds, chars):
        inside = {_strong(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if not inside:
            continue
        before = next((_strong(kind) for kind in reversed(kinds[:opening]) if _strong(kind)), edge)
        chosen = edge if edge in inside or before == edge else before
        for place in (opening, closing):
            kinds[place] = chosen
            while place + 1 < len(kinds) and marks[place + 1]:  # Marks go with the bracket they stand on.
                place += 1
                kinds[place] = chosen


def _bracket_pairs(kinds: Sequence[str], chars: Sequence[str]) -> list[tuple[int, int]]:
    """Return where brackets that belong together stand, by the opening one."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, char in enumerate(chars):
        if kinds[index] != "ON":
            continue
        if char in _BRACKETS:
            if len(waiting) == _DEEPEST_BRACKETS:
                break
            waiting.append((_same(_BRACKETS[char]), index))
        elif char in _CLOSING:
            match = next((n for n in reversed(range(len(waiting))) if waiting[n][0] == _same(char)), None)
            if match is not None:
                pairs.append((waiting[match][1], index))
                del waiting[match:]
    return sorted(pairs)


def _same(bracket: str) -> str:
    """Return one of the brackets that Unicode takes for the same."""
    return "\u3009" if bracket == "\u232a" else bracket


def _strong(kind: str) -> str:
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _resolve_neutral(kinds: list[str], edge: str) -> None:
    """Apply rules N1 and N2 in place: what has no direction takes that of its neighbours."""
    index = 0
    while index < len(kinds):
        if kinds[index] not in _NEUTRAL:
            index += 1
            continue
        end = index
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        left = _strong(kinds[index - 1]) if index else edge
        right = _strong(kinds[end]) if end < len(kinds) else edge
        kinds[index:end] = [left if left == right else edge] * (end - index)
        index = end


def visual_order(pieces: Sequence[tuple[Piece, int]]) -> list[tuple[Piece, int]]:
    """Order pieces with their levels from left to right: every stretch at or above a level is turned (L2)."""
    ordered = list(pieces)
    for level in range(max((level for _, level in ordered), default=0), 0, -1):
        index = 0
        while index < len(ordered):
            end = index
            while end < len(ordered) and ordered[end][1] >= level:
                end += 1
            ordered[index:end] = ordered[index:end][::-1]
            index = max(end, index + 1)
    return ordered
