"""Cutting a prompt into known words: concepts, numbers, relations, and what is left unknown."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from nemo_widgets.engine.generate.painter.lexicon import LEXICON, MADE_OF, grammar
from nemo_widgets.engine.generate.painter.styles import STYLES
from nemo_widgets.engine.generate.painter.things import THINGS

SIGHTS = frozenset({"subject", "thing", "sky", "air", "weather", "time", "season"})
"""The kinds of concepts that are something to see."""

_CHINESE = re.compile(r"[㐀-鿿豈-﫿]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+", re.UNICODE)
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "geese": "goose",
    "wolves": "wolf",
    "calves": "cow", "mice": "mouse", "leaves": "leaf",
}  # fmt: skip
_SAME = frozenset({"sheep", "deer", "fish", "cattle", "salmon", "trout"})
_PREPOSITIONS = ("of", "with", "to", "from", "for", "through", "into", "during", "towards", "toward", "as")
_DETERMINERS = frozenset("a an the my our your their his her its this that these those".split())  # noqa: SIM905


@dataclass(frozen=True)
class Token:
    """One word or phrase.

    Parameters
    ----------
    text
        As it was written, in lower case.
    kind
        ``"concept"``, ``"number"``, ``"size"``, ``"relation"``, ``"spot"``, ``"verb"``, ``"stop"``
        or ``"unknown"``.
    name
        Which relation, spot or size.
    concepts
        The kinds and names it stands for.
    number
        How many.
    plural
        Whether it is said in the plural.
    other
        Whether it only looks like something known.
    """

    text: str
    kind: str
    name: str = ""
    concepts: tuple[tuple[str, str], ...] = ()
    number: int = 0
    plural: bool = False
    other: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its concepts."""
        return frozenset(kind for kind, _ in self.concepts)

    @property
    def opens(self) -> bool:
        """Whether a new phrase begins with it."""
        return self.kind == "number" or self.text in _DETERMINERS


def _concepts() -> dict[str, tuple[tuple[str, str], ...]]:
    index: dict[str, list[tuple[str, str]]] = {}
    drawn: dict[str, Container[str]] = {"thing": THINGS, "style": STYLES}
    for kind, names in LEXICON.items():
        for name, words in names.items():
            if kind in drawn and name not in drawn[kind]:
                continue
            if kind == "subject" and any(thing not in THINGS for thing, _ in _things_of(name)):
                continue
            for word in words.split("|"):
                index.setdefault(word, []).append((kind, name))
    return {word: tuple(told) for word, told in index.items()}


def _things_of(place: str) -> tuple[tuple[str, int], ...]:
    return MADE_OF[place].things if place in MADE_OF else ()


CONCEPTS = _concepts()
"""Word -> the concepts it stands for; only what can be painted."""


def _phrases() -> dict[str, Token]:
    """Return all phrases other than concepts; what stands later wins."""
    told = {word: Token(word, "stop") for word in grammar.STOP}
    told |= {word: Token(word, "verb") for word in grammar.VERBS}
    told |= {word: Token(word, "relation", name) for name, word in _each(grammar.RELATIONS)}
    told |= {word: Token(word, "relation") for word in _PREPOSITIONS}
    told |= {word: Token(word, "number", number=number) for word, number in grammar.NUMBERS.items()}
    told |= {word: Token(word, "spot", name) for name, word in _each(grammar.SPOTS)}
    told |= {word: Token(word, "unknown", other=True) for word in grammar.OTHERS.split("|")}
    # What has no drawing yet is not read as what its parts say.
    undrawn = (word for _, word in _each(LEXICON["thing"]) if word not in CONCEPTS and len(word) > 1)
    return told | {word: Token(word, "unknown", other=True) for word in undrawn}


def _each(table: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, words in table.items():
        for word in words.split("|"):
            yield name, word


_PHRASES = _phrases()
_LONGEST = max(len(word.split()) for word in (*CONCEPTS, *_PHRASES))
_LONGEST_CHINESE = max(len(word) for word in (*CONCEPTS, *_PHRASES) if _CHINESE.match(word))
_SIZES = frozenset("大小高长")
_LONG_NUMBERS = "|".join(sorted(grammar.CHINESE_NUMBERS, key=len, reverse=True))
_COUNT = re.compile(f"(?:{_LONG_NUMBERS}|[{''.join(grammar.CHINESE_DIGITS)}]+[{grammar.CLASSIFIERS}])")


def english_tokens(text: str) -> list[Token]:
    """Cut a clause of English into tokens."""
    words = _WORD.findall(text.casefold().replace("-", " "))
    tokens: list[Token] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            token = _english(" ".join(words[at : at + length]))
            if token is not None:
                tokens.append(token)
                at += length
                break
        else:
            tokens.append(Token(words[at], "unknown"))
            at += 1
    return tokens


def _english(written: str) -> Token | None:
    if written in _PHRASES:
        return _PHRASES[written]
    if written.isdecimal():
        return Token(written, "number", number=min(int(written), 10_000))
    for form, plural in _forms(written):
        if form in CONCEPTS:
            return _concept(written, CONCEPTS[form], plural=plural)
        if form in _PHRASES and _PHRASES[form].other:
            return Token(written, "unknown", other=True)
    return None


def _concept(written: str, concepts: tuple[tuple[str, str], ...], *, plural: bool) -> Token:
    if all(kind == "size" for kind, _ in concepts):
        return Token(written, "size", concepts[0][1])
    return Token(written, "concept", concepts=concepts, plural=plural)


def _forms(word: str) -> list[tuple[str, bool]]:
    bare = re.sub(r"['’]s?$", "", word)
    forms = [(word, word in _SAME), (bare, False)]
    if bare in _IRREGULAR:
        forms.append((_IRREGULAR[bare], True))
    if bare.endswith("s"):
        forms.append((bare[:-1], True))
        if bare.endswith("es"):
            forms.append((bare[:-2], True))
        if bare.endswith("ies"):
            forms.append((bare[:-3] + "y", True))
    forms.append((bare.removesuffix("y"), False))
    return forms


def chinese_tokens(text: str) -> list[Token]:
    """Cut a run of Chinese into tokens; a single character only counts where no unknown one touches it."""
    tokens: list[Token] = []
    unknown, at = "", 0

    def close() -> None:
        nonlocal unknown
        if unknown:
            tokens.append(Token(unknown, "unknown"))
            unknown = ""

    while at < len(text):
        count = _COUNT.match(text, at)
        if count and not unknown:
            tokens.append(Token(count[0], "number", number=_chinese_number(count[0])))
            at = count.end()
            continue
        token = _longest(text, at)
        alone = token is not None and len(token.text) == 1
        if token is None or (alone and _belongs_to_unknown(token, text, at, unknown)):
            unknown += text[at]
            at += 1
            continue
        close()
        tokens.append(token)
        at += len(token.text)
    close()
    return tokens


def _belongs_to_unknown(token: Token, text: str, at: int, unknown: str) -> bool:
    after = at + 1
    before_unknown = after < len(text) and _longest(text, after) is None
    if token.kind == "concept":
        return bool(unknown) or before_unknown
    # "小" says little before a lake, and is a part of the word "小提琴".
    return token.text in _SIZES and before_unknown


def _longest(text: str, at: int) -> Token | None:
    for length in range(min(_LONGEST_CHINESE, len(text) - at), 0, -1):
        word = text[at : at + length]
        if word in _PHRASES:
            return _PHRASES[word]
        if word in CONCEPTS:
            return _concept(word, CONCEPTS[word], plural=False)
        if word in grammar.CHINESE_RELATIONS:
            return Token(word, "relation", grammar.CHINESE_RELATIONS[word])
        if word in grammar.STOP_WORDS_CHINESE or word in grammar.STOP_CHINESE:
            return Token(word, "stop")
    return None


def _chinese_number(written: str) -> int:
    if written in grammar.CHINESE_NUMBERS:
        return grammar.CHINESE_NUMBERS[written]
    whole = digit = 0
    for character in written[:-1]:
        value = grammar.CHINESE_DIGITS[character]
        if value >= 10:
            whole, digit = whole + max(digit, 1) * value, 0
        else:
            digit = value
    return whole + digit or 1
