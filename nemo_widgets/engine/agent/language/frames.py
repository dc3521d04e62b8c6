"""One clause as a frame: its phrases, taken one by one; a reading counts only when nothing is left over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nemo_widgets.engine.agent.language.scan import Phrase
from nemo_widgets.engine.agent.language.stage import Picked
from nemo_widgets.engine.agent.tools import Tool

if TYPE_CHECKING:
    from nemo_widgets.engine.agent.language.desk import Desk

_FILLERS = frozenset(
    {"prep", "skip", "then", "break", "join", "say", "colon", "complaint", "instead", "judges"}
)
_PLAIN_VERBS = ("set", "add", "fit")


@dataclass(frozen=True)
class Choice:
    """One answer to a question: what the user reads, and the message that it stands for."""

    label: str
    message: str


@dataclass(frozen=True)
class Note:
    """Something to tell the user, by its key in `wording`."""

    key: str
    value: str = ""


@dataclass(frozen=True)
class Clause:
    """What a clause asks for.

    `open_ended` where more words could belong to its text, `side` and `ids` for what refers back to it.
    """

    calls: tuple[Tool, ...] = ()
    notes: tuple[Note, ...] = ()
    open_ended: bool = False
    choices: tuple[Choice, ...] = ()
    ids: tuple[str, ...] = ()
    side: str = ""
    way: float = 0

    def __add__(self, other: Clause) -> Clause:
        """Return both, one after the other."""
        return Clause(
            self.calls + other.calls,
            self.notes + other.notes,
            self.open_ended or other.open_ended,
            self.choices + other.choices,
            other.ids or self.ids,
            other.side or self.side,
            other.way or self.way,
        )


class Vague(Exception):  # noqa: N818 -- it is a question to the user, not a failure
    """A phrase means one of several things; `phrase` is the one to be said more exactly."""

    def __init__(self, phrase: Phrase, kind: str) -> None:
        super().__init__(phrase.text)
        self.phrase = phrase
        self.kind = kind


@dataclass
class Frame:
    """The phrases of a clause, and which of them a reading has accounted for."""

    phrases: Sequence[Phrase]
    text: str
    used: set[int] = field(default_factory=set)
    subject: Picked | None = None

    def _open(self, kind: str, *values: object) -> Iterator[int]:
        for index, phrase in enumerate(self.phrases):
            if index not in self.used and phrase.has(kind, *values):
                yield index

    def has(self, kind: str, *values: object) -> bool:
        """Tell whether a phrase of a kind is there, taken or not."""
        return any(phrase.has(kind, *values) for phrase in self.phrases)

    def left(self, kind: str, *values: object) -> bool:
        """Tell whether a phrase of a kind is still to be taken."""
        return next(self._open(kind, *values), None) is not None

    def find(self, kind: str, *values: object) -> int | None:
        """Return the index of the first such phrase that is not taken."""
        return next(self._open(kind, *values), None)

    def take(self, kind: str, *values: object) -> Any:
        """Take the first such phrase and return its value, or None where there is none."""
        index = self.find(kind, *values)
        if index is None:
            return None
        self.used.add(index)
        found = self.phrases[index].senses[kind]
        return next((value for value in found if not values or value in values), None)

    def verb(self, *names: str) -> bool:
        """Take the verb, if it is one of these."""
        return self.take("do", *names) is not None

    def nouns(self, *names: str) -> bool:
        """Take every noun of these; tell whether there was one."""
        found = False
        while self.take("noun", *names) is not None:
            found = True
        return found

    def before(self, index: int, kind: str, *values: object) -> bool:
        """Tell whether the phrase right before a place is of a kind."""
        return index > 0 and self.phrases[index - 1].has(kind, *values)

    def scenes(self, *, numbers: bool = False) -> Picked | None:
        """Take the next phrase that means scenes.

        Raises
        ------
        Vague
            It may mean one of several.
        """
        index = self.find("scenes")
        if index is None and numbers:
            index = self.find("numbered")
        if index is None:
            return None
        self.used.add(index)
        phrase = self.phrases[index]
        picked: Picked = phrase.value("scenes") if phrase.has("scenes") else phrase.value("numbered")
        if picked.vague:
            raise Vague(phrase, "scene")
        return picked

    def texts(self) -> Picked | None:
        """Take the next phrase that means texts."""
        index = self.find("texts")
        if index is None:
            return None
        self.used.add(index)
        picked: Picked = self.phrases[index].value("texts")
        return picked

    def beside(self, index: int, kind: str) -> int | None:
        """Return the nearest phrase of a kind that no "and" and no comma parts from a place."""
        found = None
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(self.phrases) and not (
                self.phrases[at].has("join") or self.phrases[at].has("break")
            ):
                if self.phrases[at].has(kind) and at not in self.used:
                    if found is None or abs(at - index) < abs(found - index):
                        found = at
                    break
                at += step
        return found

    def complete_but(self, *kinds: str) -> bool:
        """Tell whether no phrase is left but fillers and those of some kinds."""
        return all(
            index in self.used
            or bool(set(phrase.senses) & _FILLERS)
            or any(phrase.has(kind) for kind in kinds)
            for index, phrase in enumerate(self.phrases)
        )

    def all_used(self) -> None:
        """Account for everything: the answer is about the clause as a whole."""
        self.used |= set(range(len(self.phrases)))

    def rest(self, after: int) -> str:
        """Take everything behind a phrase, and return its words as they stand."""
        self.used |= set(range(after, len(self.phrases)))
        return self.text[self.phrases[after].end :]

    def first(self, reads: Sequence[Callable[[Frame, Desk], Clause | None]], desk: Desk) -> Clause | None:
        """Return what the first reading that succeeds makes of it; one that fails takes no phrase."""
        for read in reads:
            used = set(self.used)
            clause = read(self, desk)
            if clause is not None:
                return clause
            self.used = used
        return None

    def complete(self) -> bool:
        """Tell whether every phrase is accounted for."""
        return all(
            index in self.used
            or bool(set(phrase.senses) & _FILLERS)
            or phrase.has("do", *_PLAIN_VERBS)
            or phrase.has("noun", "video")
            or phrase.has("ref", "it", "them")
            for index, phrase in enumerate(self.phrases)
        )
