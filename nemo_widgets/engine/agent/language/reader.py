"""A message as edits: cut into clauses, each read whole by some intent or by none."""

# ruff: noqa: E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent.language import (
    adding,
    cutting,
    edges,
    fades,
    lasting,
    levels,
    looks,
    music_times,
    musical,
    removal,
    sounds,
    stretches,
    structure,
    styles,
    texts,
    voicing,
    writing,
)
from nemo_widgets.engine.agent.language.called import phrases_of
from nemo_widgets.engine.agent.language.desk import Desk, Missing, note
from nemo_widgets.engine.agent.language.frames import Choice, Clause, Frame, Vague
from nemo_widgets.engine.agent.language.pieces import (
    bare_length,
    gives_order,
    judges,
    numbers_after,
    orders,
    pieces_of,
)
from nemo_widgets.engine.agent.language.references import group
from nemo_widgets.engine.agent.language.scan import Phrase
from nemo_widgets.engine.agent.language.stage import Focus, Picked
from nemo_widgets.engine.agent.phrases import Masked
from nemo_widgets.engine.agent.tools import AddScene, SetLength
from nemo_widgets.timeline.draft import Draft

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem

_MOST_PIECES = 24
_NAMES = frozenset({"ordinal", "noun", "ref", "word", "file", "complaint", "places", "number", "at", "all"})
"""What a piece may be made of that only names something."""
_SAYS = frozenset({"more", "filter", "motion", "transition", "fit", "length", "speedname", "vague"})
"""What is said of a scene that stands before it."""
_LONGEST_RUN = 5

Intent = Callable[[Frame, Desk], Clause | None]

_INTENTS: tuple[Intent, ...] = (
    structure.travel, structure.order, structure.swap, stretches.stretch, looks.shape, looks.table, looks.like, removal.plain, music_times.timed, removal.delete, cutting.cut, cutting.split,
    structure.duplicate, cutting.reverse, cutting.freeze, structure.another, edges.card, adding.overlay, adding.files,
    musical.played, musical.begins, voicing.spoken, fades.abrupt, fades.fade, sounds.music, texts.corrected, writing.inscribed, texts.text, structure.move, looks.vague,
)  # fmt: skip
"""What a clause may be, tried in this order; the first that accounts for every word is right."""

_OPEN: tuple[Intent, ...] = (
    texts.named,
    writing.inscribed,
    edges.card,
    texts.text,
    structure.replaced,
    adding.scene,
    edges.at_edge,
)
"""Intents whose words reach to the end of the clause, whatever they are."""

_WITH_SIDES = frozenset({looks.shape, musical.played, sounds.music, fades.fade, texts.text})
"""Intents that may come with further sides: "lo-fi music at 20 %, faded out"."""

_SIDES: tuple[Intent, ...] = (
    looks.shape, styles.style, lasting.speed, fades.fade, levels.sound, looks.transition, looks.fit, looks.motion, looks.looks,
    lasting.length,
)  # fmt: skip
"""Sides that may be changed together: "vertical, brighter and twice as fast"."""


@dataclass(frozen=True)
class Reading:
    """The clauses that were read, in order, and the pieces that were not."""

    clauses: tuple[Clause, ...]
    unread: tuple[str, ...]
    first_read: bool
    first: str = ""
    focus: Focus | None = None
    refers: bool = False
    """Whether it names a scene by its place: then it speaks of the video that is there, read or not."""
    orders: bool = False
    """Whether its first unread piece is nearly all words of editing, and so describes no picture."""


def read_edits(
    masked: Masked, draft: Draft, files: Sequence[MediaItem] = (), focus: Focus | None = None
) -> Reading:
    """Read a message as edits of a draft.

    Parameters
    ----------
    files
        The uploads that are not on the timeline.
    focus
        What the message before was about.
    """
    return _Reader(masked, Desk(masked, draft, files, focus)).read()


class _Reader:
    def __init__(self, masked: Masked, desk: Desk) -> None:
        self._masked, self._desk = masked, desk
        self._phrases = phrases_of(masked.text, desk.first, desk.files)
        self._pieces = pieces_of(self._phrases)[:_MOST_PIECES]
        # Many intents look at the same run; what its phrases refer to is worked out once.
        self._grouped: dict[tuple[int, int, Focus | None, int], list[Phrase]] = {}

    def read(self) -> Reading:
        clauses: list[Clause] = []
        unread: list[str] = []
        first_read = orders = False
        at = 0
        lost = False
        opened: tuple[int, int] | None = None
        while at < len(self._pieces):
            clause, end, is_open = self._first(at)
            if clause is None and opened is not None and not self._starts_edit(at):
                # "replace image 2 with a lake and a castle": what nobody can read belongs to the text before.
                longer = self._open_between(opened[0], at + 1)
                if longer is not None and longer.open_ended:
                    clauses[-1], opened, at = longer, (opened[0], at + 1), at + 1
                    self._desk.reached(clauses)
                    continue
            if clause is None and clauses:
                clause, end = self._gapped(at)
            if clause is None:
                clause, end = self._unnamed(at)
            if clauses and clause is not None and (ms := self._belongs(clauses[-1], at, end)):
                longer = self._open_between(opened[0], end) if opened is not None else None
                added = replace(clauses[-1].calls[0], duration_ms=ms)  # type: ignore[call-arg]
                clauses[-1], at = longer or replace(clauses[-1], calls=(added,)), end
                self._desk.reached(clauses)
                continue
            if clause is not None and lost and {type(call) for call in clause.calls} == {SetLength}:
                # "add X.jpg after 2, show it for 4 seconds": without the first, the second is of nothing.
                clause = None
            lost = clause is None
            if clause is None:
                orders = orders or (not unread and self._orders(at))
                unread.append(self._text(at, at + 1))
                opened = None
                at += 1
                continue
            clauses.append(clause)
            self._desk.read(clause)
            self._desk.reached(clauses)
            first_read = first_read or at == 0
            opened = (at, end) if is_open else None
            at = end
        first = self._text(0, 1) if self._pieces else ""
        focus = self._desk.focus or self._desk.before
        kept = tuple(piece for piece in unread if piece)
        return Reading(tuple(clauses), kept, first_read, first, focus, self._refers(), orders)

    def _first(self, at: int) -> tuple[Clause | None, int, bool]:
        """Read the clause that begins at a piece: what it asks for, where it ends, whether its text may go on."""
        for read in (self._listed, self._longest):
            clause, end = read(at)
            if clause is not None:
                return clause, end, False
        clause, end = self._open(at)
        return clause, end, clause is not None and clause.open_ended

    def _orders(self, at: int) -> bool:
        begin, stop = self._pieces[at]
        told = [p for p in self._phrases[begin:stop] if set(p.senses) - {"skip", "then", "prep", "join"}]
        known = [p for p in told if not p.has("word") and not p.has("mood")]
        return bool(told) and (known == told or (len(known) >= 2 and len(known) > 0.6 * len(told)))

    def _refers(self) -> bool:
        grouped = group(self._phrases, self._desk.stage, self._masked.unmask)
        return any(
            phrase.has("scenes")
            and not any(phrase.has(kind) for kind in ("ordinal", "name", "noun", "all", "ref"))
            and not phrase.value("scenes").whole
            for phrase in grouped
        )

    def _text(self, start: int, end: int) -> str:
        begin, stop = self._pieces[start][0], self._pieces[end - 1][1]
        if begin >= stop:
            return ""
        a, b = self._phrases[begin].start, self._phrases[stop - 1].end
        return self._masked.unmask(self._masked.text[a:b]).strip(" ,.;!?，。；！？\n")

    def _only_names(self, at: int) -> bool:
        """Tell whether a piece names what the next one is about: 第三个画面，换成…; "the last picture, make it …"."""
        begin, stop = self._pieces[at]
        row = [p for p in self._phrases[begin:stop] if set(p.senses) - {"skip", "then", "prep"}]
        return bool(row) and all(set(phrase.senses) & _NAMES and not phrase.has("do") for phrase in row)

    def _has_own_scene(self, at: int) -> bool:
        """Tell whether a piece names a scene first, and then says something of it."""
        begin, stop = self._pieces[at]
        row = self._group(self._phrases[begin:stop])
        head = next((i for i, p in enumerate(row) if not p.has("prep")), 0)
        if begin and not self._phrases[begin - 1].has("break"):
            # "the market and tower shots": one list of names.
            return False
        if head >= len(row) or not row[head].has("scenes"):
            return False
        return any(set(phrase.senses) & _SAYS for phrase in row[head + 1 :])

    def _starts_edit(self, at: int) -> bool:
        begin, stop = self._pieces[at]
        words = [phrase for phrase in self._phrases[begin:stop] if set(phrase.senses) - {"skip", "then"}]
        if not words or words[0].has("prep"):
            return False
        return words[0].has("do") or (words[0].has("more") and gives_order(words[0]))

    def _belongs(self, before: Clause, at: int, end: int) -> int | None:
        """Return a bare length that belongs to the scene that was just added."""
        added = len(before.calls) == 1 and isinstance(before.calls[0], AddScene)
        return bare_length(self._phrases[self._pieces[at][0] : self._pieces[end - 1][1]]) if added else None

    def _listed(self, at: int) -> tuple[Clause | None, int]:
        """Read "captions for the pictures: Lake, Market, Tower": all that follows the colon is theirs."""
        begin, stop = self._pieces[at]
        row = self._phrases[begin:stop]
        if any(orders(phrase) for phrase in row) and not any(p.has("do", "swap", "reverse") for p in row):
            return self._ordered(at)
        colon = next((phrase for phrase in row[1:] if phrase.has("colon")), None)
        if colon is None:
            return None, at
        head = self._group([phrase for phrase in row if phrase.end <= colon.start])
        clause = texts.listed(Frame(head, self._masked.text), self._desk, self._masked.text[colon.end :])
        return clause, len(self._pieces) if clause else at

    def _ordered(self, at: int) -> tuple[Clause | None, int]:
        """Read "order them 3, 1, 2, 4": the numbers to the last one are places."""
        start = self._pieces[at][0]
        named = next(i for i in range(start, len(self._phrases)) if orders(self._phrases[i]))
        places, last = numbers_after(self._phrases, named)
        if len(places) < 2:
            clause = structure.placed_by_name(self._group(self._phrases[named + 1 :]), self._desk)
            return clause, len(self._pieces) if clause else at
        clause = structure.placed(self._desk, places)
        end = next((i + 1 for i, (a, b) in enumerate(self._pieces) if a <= last < b), len(self._pieces))
        return clause, end if clause else at

    def _longest(self, at: int) -> tuple[Clause | None, int]:
        """Read as many pieces as one closed clause as will go."""
        most = at + 1
        # "I don't like the cut between 2 and 3, use a wipe": what is disliked is what the order is about.
        begin, stop = self._pieces[at]
        crossing = any(judges(phrase) for phrase in self._phrases[begin:stop]) or self._only_names(at)
        while most < min(len(self._pieces), at + _LONGEST_RUN) and (crossing or not self._starts_edit(most)):
            if self._has_own_scene(most) and not (crossing and self._only_names(at)):
                # "the first three in black and white, the fourth still": each is of its own.
                break
            crossing = crossing and not self._starts_edit(most)
            most += 1
        asked: tuple[Clause | None, int] = (None, at)
        for end in range(most, at, -1):
            clause = self._closed(at, end)
            if clause is not None and not clause.choices and (clause.calls or end == at + 1):
                return clause, end
            if clause is not None and asked[0] is None:
                # "the first two 2 s, the rest 5 s": which the rest are is known once the first are read.
                asked = clause, end
        return asked

    def _closed(self, at: int, end: int) -> Clause | None:
        for intent in _INTENTS:
            clause = self._try(at, end, intent)
            if clause is not None and not clause.open_ended:
                return clause
        return self._try(at, end, None)

    def _open(self, at: int) -> tuple[Clause | None, int]:
        for end in range(at + 1, min(len(self._pieces), at + 3) + 1):
            clause = self._open_between(at, end)
            if clause is not None:
                return clause, end
        return None, at

    def _open_between(self, at: int, end: int) -> Clause | None:
        for intent in _OPEN:
            clause = self._try(at, end, intent, joined=False)
            if clause is not None:
                return clause
        return None

    def _gapped(self, at: int) -> tuple[Clause | None, int]:
        """Read "… and a caption 'by the sea'": the verb before counts here too."""
        verb = next(
            (
                p
                for p in self._phrases[: self._pieces[at][0]][::-1]
                if p.has("do", "add", "remove", "replace")
            ),
            None,
        )
        begin, stop = self._pieces[at]
        if verb is None or any(phrase.has("do") for phrase in self._phrases[begin:stop]):
            return None, at
        phrases = [Phrase(verb.text, 0, 0, {"do": verb.senses["do"]}), *self._phrases[begin:stop]]
        for intent in _INTENTS:
            clause = self._read(
                self._group(phrases), self._masked.text[: self._phrases[stop - 1].end], intent
            )
            if clause is not None:
                return clause, at + 1
        return None, at

    def _unnamed(self, at: int) -> tuple[Clause | None, int]:
        """Ask which scene is meant by "the sunset picture", where none is called that."""
        begin, stop = self._pieces[at]
        row = self._group(self._phrases[begin:stop])
        index = next((i for i, p in enumerate(row) if p.has("scenes") and p.value("scenes").vague), 0)
        start = index
        while start and row[start - 1].has("word"):
            start -= 1
        if start == index:
            return None, at
        a, b = row[start].start, row[index].end
        meant = Phrase(self._masked.text[a:b], a, b, {"scenes": [Picked(vague=True)]})
        row = [*row[:start], meant, *row[index + 1 :]]
        text = self._masked.text[: self._phrases[stop - 1].end]
        for intent in (*_INTENTS, None):
            clause = self._read(row, text, intent)
            if clause is not None and clause.choices:
                return clause, at + 1
        return None, at

    def _try(self, at: int, end: int, intent: Intent | None, *, joined: bool = True) -> Clause | None:
        begin, stop = self._pieces[at][0], self._pieces[end - 1][1]
        text = self._masked.text[: self._phrases[stop - 1].end] if stop > begin else ""
        key = (begin, stop, self._desk.focus, id(self._desk.draft))
        if key not in self._grouped:
            self._grouped[key] = self._group(self._phrases[begin:stop])
        return self._read(self._grouped[key], text, intent)

    def _group(self, phrases: Sequence[Phrase]) -> list[Phrase]:
        return group(phrases, self._desk.stage, self._masked.unmask)

    def _read(self, grouped: Sequence[Phrase], text: str, intent: Intent | None) -> Clause | None:
        if not grouped:
            return None
        try:
            return self._run(Frame(grouped, text), intent)
        except Vague as vague:
            return self._asked(vague, grouped, text, intent)
        except Missing as missing:
            phrase = next(
                (
                    one
                    for one in grouped
                    if missing.picked in (*one.senses.get("scenes", ()), *one.senses.get("numbered", ()))
                ),
                None,
            )
            if phrase is None or self._would(phrase, grouped, text, intent) is None:
                return None
            return note("no_scene", f"{abs(missing.picked.missing or 0)}|{len(self._desk.stage.scenes)}")

    def _run(self, frame: Frame, intent: Intent | None) -> Clause | None:
        total = intent(frame, self._desk) if intent else Clause()
        if total is None or (intent and not (total.calls or total.notes)):
            return None
        if total.open_ended or frame.complete() or (intent and intent not in _WITH_SIDES):
            return total if frame.complete() and (total.calls or total.notes) else None
        while not frame.complete() or not (total.calls or total.notes):
            taken = len(frame.used)
            found = next((c for side in _SIDES if (c := self._side(frame, side)) is not None), None)
            # A side that takes no word would be found again for ever.
            if found is None or (len(frame.used) == taken and not frame.complete()):
                return None
            total += found
        return total if total.calls or total.notes else None

    def _side(self, frame: Frame, side: Intent) -> Clause | None:
        used, subject = set(frame.used), frame.subject
        found = side(frame, self._desk)
        if found is None or not (found.calls or found.notes):
            frame.used, frame.subject = used, subject
            return None
        return found

    def _asked(
        self, vague: Vague, grouped: Sequence[Phrase], text: str, intent: Intent | None
    ) -> Clause | None:
        """Ask which scene is meant, if one would do; every choice is the clause said more exactly."""
        scenes, phrase = self._desk.stage.scenes, vague.phrase
        if len(scenes) < 2:
            return None
        if self._would(phrase, grouped, text, intent) is None:
            return None
        start, end = grouped[0].start, grouped[-1].end
        chinese = not phrase.text.isascii()
        choices = []
        for number, scene in enumerate(scenes[:9], 1):
            named = f"第{number}张图" if chinese else f"image {number}"
            message = f"{self._masked.text[start : phrase.start]}{named}{self._masked.text[phrase.end : end]}"
            choices.append(Choice(scene.name, self._masked.requote(message)))
        return Clause(notes=note("which_scene").notes, choices=tuple(choices))

    def _would(
        self, phrase: Phrase, grouped: Sequence[Phrase], text: str, intent: Intent | None
    ) -> Clause | None:
        """Return what the clause would mean, if a phrase named a scene that is there."""
        scenes = self._desk.stage.scenes
        if not scenes:
            return None
        exact = Phrase(phrase.text, phrase.start, phrase.end, {"scenes": [Picked((scenes[0].id,))]})
        try:
            would = self._run(Frame([exact if one is phrase else one for one in grouped], text), intent)
        except (Vague, Missing):
            return None
        return would if would and (would.calls or would.notes) else None
