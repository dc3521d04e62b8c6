"""Reading clauses: which nouns are spoken of, how many, how large, and where they stand by one another."""

from __future__ import annotations

from dataclasses import dataclass, field

from nemo_widgets.engine.generate.painter.light import HUES
from nemo_widgets.engine.generate.painter.vocabulary import SIGHTS, Token


@dataclass
class Noun:
    """A concept that was spoken of, with what was said about it."""

    kind: str
    name: str
    written: str
    count: int | None = None
    counted: str = ""
    plural: bool = False
    size: str = ""
    relation: str = ""
    said: str = ""
    target: str = ""
    spot: str = ""
    colour: str = ""

    def stand(self, relation: str, target: Noun, said: str) -> None:
        """Note where it stands, if that is not told yet."""
        if not self.relation and target is not self:
            self.relation, self.target, self.said = relation, target.name, said

    @property
    def many(self) -> str:
        """The number and the noun as they were written."""
        return f"{self.counted} {self.written}" if self.counted.isascii() else self.counted + self.written


@dataclass
class Reading:
    """What was found so far."""

    found: dict[str, list[str]] = field(default_factory=dict)
    nouns: list[Noun] = field(default_factory=list)
    understood: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    strange: bool | None = None

    def clause(self, tokens: list[Token], *, chinese: bool) -> None:
        """Read one clause; the first one that speaks of something says what the prompt is about."""
        if self.strange is None:
            self.strange = _chinese_head(tokens) if chinese else _english_head(tokens)
        clause = _ChineseClause(self) if chinese else _Clause(self)
        for token in tokens:
            clause.read(token)
        clause.close()

    def take(self, token: Token) -> None:
        """Note a known word; a colour waits for what it is said of."""
        for kind, name in token.concepts if not _is_colour(token) else ():
            self.found.setdefault(kind, []).append(name)
        if token.text not in self.understood:
            self.understood.append(token.text)

    def miss(self, written: str) -> None:
        """Note what cannot be painted."""
        if written and written not in self.missed:
            self.missed.append(written)


class _Clause:
    """A clause of English: a relation stands before what it relates to."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.count: Token | None = None
        self.size = self.spot = self.relation = self.said = ""
        self.last: Noun | None = None
        self.colours: list[str] = []

    def read(self, token: Token) -> None:
        if token.kind == "number":
            self.count = token
        elif token.kind == "size":
            self.size = token.name
        elif token.kind == "spot":
            self._spot(token)
        elif token.kind == "relation":
            self._relation(token)
        elif token.kind == "unknown":
            self.reading.miss(token.text)
            self.count, self.relation = None, ""
        elif token.kind == "concept":
            self.reading.take(token)
            self._concept(token)

    def _concept(self, token: Token) -> None:
        noun = _noun_of(token)
        if _is_colour(token):
            self.colours.append(token.concepts[0][1])
        elif noun is not None and noun.kind == "thing":
            noun.colour = next(iter(self.colours), "")
            self.colours = []
        elif not token.kinds <= _LOOKS:
            self.close()
        if noun is not None:
            self._noun(noun)

    def close(self) -> None:
        """Give the colours that are not those of a thing to the whole picture."""
        self.reading.found.setdefault("palette", []).extend(self.colours)
        self.colours = []

    def _spot(self, token: Token) -> None:
        if self.last is not None:
            self.last.spot = token.name
        else:
            self.spot = token.name

    def _relation(self, token: Token) -> None:
        self.relation, self.said = token.name, token.text

    def _noun(self, noun: Noun) -> None:
        if self.count is not None:
            noun.count, noun.counted = self.count.number, self.count.text
        noun.size, noun.spot = self.size, self.spot
        self._relate(noun)
        self.reading.nouns.append(noun)
        self.last, self.count, self.size, self.spot = noun, None, "", ""

    def _relate(self, noun: Noun) -> None:
        if self.relation and self.last is not None:
            self.last.stand(self.relation, noun, f"{self.said} {noun.written}")
        self.relation = ""


class _ChineseClause(_Clause):
    """A clause of Chinese: a relation stands after its target, the thing itself before 在 or after 的."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.placed: Noun | None = None
        self.target: Noun | None = None

    def read(self, token: Token) -> None:
        if token.text == "在":
            self.placed = self.last
        else:
            super().read(token)

    def _relation(self, token: Token) -> None:
        if self.last is None:
            return
        said = self.last.written + token.text
        if self.placed is not None and self.placed is not self.last:
            self.placed.stand(token.name, self.last, said)
            self.placed = None
        else:
            self.relation, self.target, self.said = token.name, self.last, said

    def _relate(self, noun: Noun) -> None:
        if self.relation and self.target is not None:
            noun.stand(self.relation, self.target, self.said)
        self.relation, self.target = "", None


# What may stand between a colour and its thing.
_LOOKS = frozenset({"palette", "mood", "style", "view"})


def _is_colour(token: Token) -> bool:
    return len(token.concepts) == 1 and token.concepts[0][0] == "palette" and token.concepts[0][1] in HUES


def _noun_of(token: Token) -> Noun | None:
    for kind, name in token.concepts:
        if kind in ("thing", "subject", "sky", "air"):
            return Noun(kind, name, token.text, plural=token.plural)
    return None


def _english_head(tokens: list[Token]) -> bool | None:
    """Return whether the first thing spoken of is unknown; None where nothing is spoken of yet."""
    aside, phrase = False, list[Token]()
    for token in [*tokens, Token("", "end")]:
        if token.kind in ("concept", "unknown"):
            phrase.append(token)
            continue
        if token.kind in ("size", "number", "stop") and not token.opens:
            continue
        if phrase and not aside:
            told = _is_strange(phrase)
            if told is not None:
                return told
        if phrase or token.kind == "relation":
            # "At sunset a violin plays" is about the violin.
            aside = token.kind == "relation" and token.text != "of"
        if phrase and token.opens:
            aside = False
        phrase = []
    return None


def _is_strange(phrase: list[Token]) -> bool | None:
    nouns = [token for token in phrase if token.kind == "unknown" or token.kinds & SIGHTS]
    if not nouns:
        return None
    last = nouns[-1]
    if last.kind != "unknown":
        return False
    if not any(token.kinds & SIGHTS for token in nouns):
        return True
    # "birds singing" is about birds, "a snow leopard" is not about snow.
    return not (last.text.endswith(("ing", "ed", "ly")) or any("thing" in token.kinds for token in nouns))


def _chinese_head(tokens: list[Token]) -> bool | None:
    kept = tokens
    places = [number for number, token in enumerate(kept) if token.text in ("在", "于")]
    if places and places[0] > 0:
        kept = kept[: places[0]]
    of = [number for number, token in enumerate(kept) if token.text in ("的", "之")]
    if of and of[-1] < len(kept) - 1:
        kept = kept[of[-1] + 1 :]
    content = [token for token in kept if token.kind == "unknown" or token.kinds & SIGHTS]
    if not content:
        return None
    first = kept.index(content[0])
    counted = first > 0 and kept[first - 1].kind == "number"
    if content[0].kind == "unknown" and (counted or content[0].other):
        return True
    return all(token.kind == "unknown" for token in content)
