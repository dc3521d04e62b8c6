"""A message as edits: cut into clauses, each read whole by some intent or by none."""

# ruff: noqa: C901, E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent.language import structure, texts
from nemo_widgets.engine.agent.language.asides import (
    Without,
    asks,
    is_praise,
    is_remark,
    of_the_world,
    says_what_is_wrong,
    states,
    without_asides,
)
from nemo_widgets.engine.agent.language.asking import waits, with_more
from nemo_widgets.engine.agent.language.called import by_their_files, phrases_of
from nemo_widgets.engine.agent.language.colloquial import tells
from nemo_widgets.engine.agent.language.desk import Desk
from nemo_widgets.engine.agent.language.frames import Clause, Frame, Note
from nemo_widgets.engine.agent.language.lacking import asked_back
from nemo_widgets.engine.agent.language.manner import acts_on_something
from nemo_widgets.engine.agent.language.pieces import (
    bare_length,
    gives_order,
    judges,
    names_the_whole,
    numbers_after,
    orders,
    pieces_of,
)
from nemo_widgets.engine.agent.language.quoting import quoted
from nemo_widgets.engine.agent.language.scan import Phrase
from nemo_widgets.engine.agent.language.stage import Focus, Picked, Stage
from nemo_widgets.engine.agent.language.topics import (
    complains,
    finds,
    follows_on,
    of_nothing,
    once,
    says_less,
    settled_by,
    takes_away,
    topic_of,
)
from nemo_widgets.engine.agent.language.trial import CLOSED, OPEN, Intent, Trial
from nemo_widgets.engine.agent.phrases import Masked
from nemo_widgets.engine.agent.tools import (
    AddCard,
    AddScene,
    AddText,
    ChangeText,
    CutRange,
    DeleteScene,
    DeleteText,
    FadeMusic,
    KeepRange,
    MoveScene,
    OrderScenes,
    Redo,
    RemoveMusic,
    RemoveOverlays,
    RemoveText,
    ReplaceScene,
    SetLength,
    SetTransition,
    Undo,
)
from nemo_widgets.timeline.draft import Draft

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem

_MOST_PIECES = 24
_NAMES = frozenset({"ordinal", "noun", "ref", "word", "file", "complaint", "places", "number", "at", "all"})
"""What a piece may be made of that only names something."""
THEN = frozenset({"然后", "接着", "再", "还有", "同时", "另外", "then", "and then"})
"""What joins two wishes, and no two names."""
_SAYS = frozenset({"more", "filter", "motion", "transition", "fit", "length", "speedname", "vague"})
"""What is said of a scene that stands before it."""
_WISHED = ("filter", "motion", "transition", "anim", "anim-out", "shape", "color", "weight", "font", "typeface", "letters", "edge", "ground", "mood")  # fmt: skip
"""What a wish is of, even where it sounds like a telling: 要阴影效果, 有老照片的感觉."""
_DROPS = (DeleteScene, DeleteText, RemoveText, RemoveMusic, RemoveOverlays)
_LOOKS_MORE = tuple(
    (side, way)
    for side in ("brightness", "contrast", "saturation", "warm", "cool", "blur")
    for way in (1, -1)
)
_OF_LETTERS = frozenset({"color", "align", "weight", "font", "case", "slant", "anim", "position"})
"""What is said of a text."""
_AIMS = frozenset({"into", "between", "on", "over", "across", "to", "through", "in"})
"""What stands after a transition or a move that is an order: "wipe into the garden"."""
_LETS = frozenset("让给把将使")
"""Verbs that say nothing without another one."""
_THINGS = ("title", "caption", "text", "lower-third", "music", "watermark", "video", "intro", "outro")
_LONGEST_RUN = 5
_EXACT = (
    AddCard, AddScene, AddText, ChangeText, CutRange, DeleteScene, DeleteText, KeepRange, Redo, RemoveMusic,
    RemoveOverlays, RemoveText, ReplaceScene, Undo,
)  # fmt: skip
"""Edits that an unknown word may be about: "remove the man from photo 2" must not remove the photo."""


@dataclass(frozen=True)
class Reading:
    """The clauses that were read, in order, and the pieces that were not."""

    clauses: tuple[Clause, ...]
    unread: tuple[str, ...]
    first_read: bool
    first: str = ""
    focus: Focus | None = None
    orders: bool = False
    """Whether its first unread piece is nearly all words of editing, and so describes no picture."""
    remarks: tuple[str, ...] = ()
    """Unread pieces that ask for nothing, beside others that do: reasons and opinions."""


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
    stage = Stage(draft)
    masked = quoted(masked, stage)
    masked = replace(masked, text=by_their_files(masked.text, stage, files))
    return _Reader(masked, Desk(masked, draft, files, focus)).read()


def _lasting(clause: Clause, ms: int) -> Clause:
    """Return a clause whose new scene, or transition, lasts as long as is said after it."""
    call = clause.calls[0]
    if isinstance(call, SetTransition):
        return replace(clause, calls=(replace(call, ms=max(100, min(5000, ms))),))
    return replace(clause, calls=(replace(call, duration_ms=ms),))  # type: ignore[call-arg]


def _says(row: Sequence[Phrase]) -> bool:
    return any(set(phrase.senses) & _SAYS for phrase in row)


class _Reader:
    def __init__(self, masked: Masked, desk: Desk) -> None:
        self._masked, self._desk = masked, desk
        self._trial = Trial(masked, desk)
        self._phrases = phrases_of(masked.text, desk.first, desk.files)
        self._pieces = pieces_of(self._phrases)[:_MOST_PIECES]
        self._open_topic: list[int] = []
        self._explained: set[int] = set()
        self._dropped = False
        # Many intents look at the same run; what its phrases refer to is worked out once.
        self._grouped: dict[tuple[int, int, Focus | None, int], list[Phrase]] = {}

    def read(self) -> Reading:
        """Read piece after piece; each clause as long as it will go."""
        clauses: list[Clause] = []
        unread: list[int] = []
        first_read = orders = False
        at = 0
        lost = False
        opened: tuple[int, int] | None = None
        complaint: tuple[int, Focus, bool] | None = None
        while at < len(self._pieces):
            if self._states(at, after=bool(clauses)):
                unread.append(at)
                self._explained.add(at)
                self._speak_of(at)
                at += 1
                continue
            clause, end, is_open = self._first(at)
            joined = None if self._is_new_sentence(at) else opened
            if clause is None and joined is not None and not (self._starts_edit(at) or self._acts(at)):
                # "replace image 2 with a lake and a castle": what nobody can read belongs to the text before.
                longer = self._open_between(joined[0], at + 1)
                if longer is not None and longer.open_ended:
                    clauses[-1], opened, at = longer, (joined[0], at + 1), at + 1
                    self._desk.reached(clauses)
                    continue
            if clause is None and clauses:
                clause, end = self._gapped(at)
            if clause is None:
                clause, end = self._relaxed(at)
            if clause is None:
                clause, end = self._unnamed(at)
            if clause is None and self._desk.stage.scenes:
                clause, end = self._try(at, at + 1, asked_back), at + 1
            if clauses and clause is not None and (ms := self._belongs(clauses[-1], at, end)):
                longer = self._open_between(opened[0], end) if opened is not None else None
                clauses[-1], at = longer or _lasting(clauses[-1], ms), end
                self._desk.reached(clauses)
                continue
            if clause is not None and finds(self._row(at, end)):
                clause = None
            if clause is not None and clauses and says_less(self._row(at, end), clause, clauses[-1]):
                # "10 seconds in all, can you squeeze it": what it comes to is said already.
                at = end
                continue
            if clause is not None and {type(call) for call in clause.calls} == {SetLength}:
                # "add X.jpg after 2, show it for 4 seconds": without the first, the second is of nothing.
                # Of a fade, 五秒吧 is how long that takes.
                apart = bool(clauses) and all(isinstance(call, FadeMusic) for call in clauses[-1].calls)
                clause = None if (lost or apart) and not names_the_whole(self._row(at, end)) else clause
            lost = clause is None and (asks(self._row(at, at + 1)) or not is_remark(self._text(at, at + 1)))
            if clause is None:
                orders = orders or (not unread and self._orders(at))
                unread.append(at)
                self._speak_of(at)
                self._open_topic.append(at)
                opened = complaint = None
                at += 1
                continue
            row = self._row(at, end)
            if follows_on(row, clause):
                # "the second chart needs more time, give it 10 seconds": the first only said why.
                self._explained.update(piece for piece in self._open_topic if not self._starts_edit(piece))
            self._open_topic = []
            if clauses and waits(clauses[-1], row, clause):
                clauses[-1] = with_more(clauses[-1], self._said(at, end), chinese=not row[0].text.isascii())
                opened = complaint = None
                at = end
                continue
            settles = bool(clauses) and settled_by(clauses[-1], clause)
            why = complaint is not None and complaint[2] and takes_away(row)
            if (
                complaint is not None
                and complaint[0] == len(clauses) - 1
                and (settles or why or follows_on(row, clause))
            ):
                # "the office clip drags, play it at 1.5x": what is wrong says what the order is about.
                clauses.pop()
                self._desk.focus = complaint[1]
                self._desk.reached(clauses)
                clause, end, is_open = self._again(at, clause, end)
            clause = once(clause)
            clauses.append(clause)
            self._dropped = bool(clause.calls) and all(isinstance(call, _DROPS) for call in clause.calls)
            topic = topic_of(row) or Focus(clause.ids, clause.side)
            complaint = (len(clauses) - 1, topic, of_nothing(row)) if complains(row) else None
            self._desk.read(clause)
            if not (clause.calls or clause.ids) and len(topic.ids) == 1:
                # 标题换个字体，再加个淡入: what is asked about is what the next order is about.
                self._desk.focus = topic
            self._desk.reached(clauses)
            first_read = first_read or at == 0
            opened = (at, end) if is_open else None
            at = end
        return self._told(clauses, unread, first_read=first_read, orders=orders)

    def _told(
        self, clauses: Sequence[Clause], unread: Sequence[int], *, first_read: bool, orders: bool
    ) -> Reading:
        first = self._text(0, 1) if self._pieces else ""
        focus = self._desk.focus or self._desk.before
        kept = tuple(piece for at in unread if (piece := self._text(at, at + 1)))
        acts = any(clause.calls or clause.notes for clause in clauses)
        told = [at for at in unread if acts and self._only_tells(at)]
        # "we played first and ate after": what goes on from a remark is one.
        told += [at for at in unread if at - 1 in told and at not in told and self._goes_on(at)]
        remarks = tuple(piece for at in sorted(told) if (piece := self._text(at, at + 1)))
        return Reading(tuple(clauses), kept, first_read, first, focus, orders, remarks)

    def _only_tells(self, at: int) -> bool:
        """Tell whether an unread piece asks for nothing: it gives a reason, an opinion, or tells of the world."""
        piece, row = self._text(at, at + 1), self._row(at, at + 1)
        return (
            at in self._explained
            or is_praise(piece)
            or tells(piece)
            or (is_remark(piece) and not asks(row))
            or of_the_world(row, *self._masked_piece(at))
        )

    def _goes_on(self, at: int) -> bool:
        row = self._row(at, at + 1)
        return not (self._is_parted(at) or self._acts(at) or self._starts_edit(at) or asks(row))

    def _again(self, at: int, clause: Clause, end: int) -> tuple[Clause, int, bool]:
        """Read a clause once more, now that what was before it counts for nothing."""
        found, stop, is_open = self._first(at)
        if found is None:
            found, stop = self._relaxed(at)
        return (clause, end, False) if found is None else (found, stop, is_open)

    def _states(self, at: int, *, after: bool) -> bool:
        """Tell whether a piece only says what is: "we have guests in Madrid", and after an order "it's blurry"."""
        text = self._text(at, at + 1)
        if after and self._dropped and all(map(judges, self._row(at, at + 1))):
            # 把第三句删掉，太长了
            return True
        if tells(text) and self._is_no_wish(at):
            # 图表边上的数字被裁掉了，全部完整显示
            return True
        return bool(states(text) or (after and says_what_is_wrong(text)))

    def _is_no_wish(self, at: int) -> bool:
        """Tell whether what a piece finds wrong is not all that is said of it."""
        row = self._row(at, at + 1)
        later = (phrase for piece in self._pieces[at + 1 :] for phrase in self._phrases[slice(*piece)])
        framed = any(phrase.has("fit") for phrase in row)
        if any(phrase.has(kind) for phrase in row for kind in _WISHED) or any(
            phrase.has("noun", "outline", "shadow", "box") for phrase in row
        ):
            return False
        return not any(map(judges, row)) and (not framed or any(phrase.has("fit") for phrase in later))

    def _speak_of(self, at: int) -> None:
        """Remember what an unread piece is about: an order that names nothing after it is about the same."""
        row = self._row(at, at + 1)
        played = " ".join(segment.name.lower() for segment in self._desk.music())
        named = any(phrase.has("mood") and phrase.text.lower() in played for phrase in row)
        # "that piano is driving me mad, get rid of it"
        topic = topic_of(row) or (Focus((), "volume") if named else None)
        of_it = bool(row) and row[0].text.lower() in {"it", "they", "it's", "they're"}
        if topic is not None and not of_it and not any(phrase.has("file") for phrase in row):
            timed = any(phrase.has("range") or phrase.has("length") for phrase in row)
            self._desk.focus = Focus(topic.ids, topic.side or "time") if timed else topic

    def _row(self, at: int, end: int) -> list[Phrase]:
        begin, stop = self._pieces[at][0], self._pieces[end - 1][1]
        key = (begin, stop, self._desk.focus, id(self._desk.draft))
        if key not in self._grouped:
            self._grouped[key] = self._trial.group(self._phrases[begin:stop])
        return self._grouped[key]

    def _relaxed(self, at: int) -> tuple[Clause | None, int]:
        """Read a clause without what people say beside an order; what may have mattered is told."""
        if not self._desk.stage.scenes:
            return None, at
        for end in range(min(len(self._pieces), at + 2), at, -1):
            if any(self._starts_edit(piece) for piece in range(at + 1, end)):
                continue
            begin, stop = self._pieces[at][0], self._pieces[end - 1][1]
            for less in without_asides(self._phrases[begin:stop], self._masked.text, self._trial.group):
                if less.lost and (end > at + 1 or not any(phrase.has("do") for phrase in less.row)):
                    # Of a complaint, and of several pieces, nobody knows what a word left out was about.
                    continue
                clause = self._without(less)
                if clause is not None and (clause.calls or end == at + 1):
                    return clause, end
        return None, at

    def _without(self, less: Without) -> Clause | None:
        row = self._trial.group(less.row)
        if not any(set(phrase.senses) - {"skip", "then", "prep", "noun", "ref"} for phrase in row):
            return None
        clause = self._trial.closed(row, self._masked.text[: less.row[-1].end])
        if clause is None or (less.lost and any(isinstance(call, _EXACT) for call in clause.calls)):
            return None
        if less.lost and clause.choices:
            return None
        left = Note("left_out", " ".join(less.lost))
        return replace(clause, notes=(*clause.notes, left)) if less.lost else clause

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

    def _text(self, start: int, end: int) -> str:
        begin, stop = self._pieces[start][0], self._pieces[end - 1][1]
        if begin >= stop:
            return ""
        a, b = self._phrases[begin].start, self._phrases[stop - 1].end
        return self._masked.unmask(self._masked.text[a:b]).strip(" ,.;!?，。；！？\n")

    def _masked_piece(self, at: int) -> tuple[str, int]:
        begin, stop = self._pieces[at]
        start = self._phrases[begin].start
        return self._masked.text[start : self._phrases[stop - 1].end], start

    def _only_names(self, at: int) -> bool:
        """Tell whether a piece names what the next one is about: 第三个画面，换成…; "the last picture, make it …"."""
        begin, stop = self._pieces[at]
        row = [p for p in self._phrases[begin:stop] if set(p.senses) - {"skip", "then", "prep"}]
        names = bool(row) and all(set(phrase.senses) & _NAMES and not phrase.has("do") for phrase in row)
        return names and not self._acts(at) and not self._is_apart(at, at + 2)

    def _has_own_scene(self, at: int) -> bool:
        """Tell whether a piece names a scene, or the music, first, and then says something of it."""
        begin, stop = self._pieces[at]
        row = self._trial.group(self._phrases[begin:stop])
        head = next((i for i, p in enumerate(row) if not p.has("prep")), 0)
        if not self._is_parted(at):
            # "the market and tower shots": one list of names.
            return False
        heard = head < len(row) and row[head].has("noun", "music", "speech", "watermark", "pip")
        if head >= len(row) or not (row[head].has("scenes") or heard):
            return False
        return any(set(phrase.senses) & _SAYS for phrase in row[head + 1 :])

    def _of_all(self, at: int) -> bool:
        """Tell whether a piece says something of the whole video."""
        row = self._row(at, at + 1)
        whole = (p.has("noun", "video") or (p.has("scenes") and p.value("scenes").whole) for p in row)
        return any(whole) and any(p.has("more", *_LOOKS_MORE) or p.has("filter") for p in row)

    def _names_one(self, at: int) -> bool:
        """Tell whether a piece after a break begins with a scene's name."""
        row = self._row(at, at + 1)
        first = row[0] if row and self._is_parted(at) else None
        return first is not None and first.has("scenes") and not first.value("scenes").whole

    def _crosses_after_removal(self, at: int, most: int) -> bool:
        """Tell whether a piece orders a transition or a move, after one that takes something away."""
        row = self._phrases[slice(*self._pieces[most])]
        if not row or not (row[0].has("transition") or row[0].has("motion")) or not row[0].text.isascii():
            return False
        aimed = any(p.text.lower() in _AIMS or p.has("all") for p in row[1:])
        aimed = aimed or row[0].text.lower().rpartition(" ")[2] in _AIMS
        before = self._phrases[self._pieces[at][0] : self._pieces[most][0]]
        return aimed and any(phrase.has("do", "remove") for phrase in before)

    def _says_again(self, at: int, most: int) -> bool:
        """Tell whether a piece says something of a scene of its own, after others that said something of theirs.

        "Crossfade into the cake, wipe into the garden" are two orders, and of "warm up the sunset, zoom in on
        it, go through black into the dinner" the last is another one.
        """
        row = self._row(most, most + 1)
        if not any(phrase.has("scenes") for phrase in row) or not _says(row):
            return False
        before = [self._row(piece, piece + 1) for piece in range(at, most)]
        return any(_says(one) and any(p.has("scenes") or p.has("ref") for p in one) for one in before)

    def _ends_a_pair(self, at: int) -> bool:
        """Tell whether a piece begins with the second of two scenes that something comes between."""
        begin, stop = self._pieces[at - 1]
        row = self._phrases[begin:stop]
        between = next((i for i, phrase in enumerate(row) if phrase.text.lower() == "between"), None)
        if between is None or self._is_parted(at):
            return False
        named = self._row(at, at + 1)
        return (
            not any(phrase.has("join") for phrase in row[between:]) and bool(named) and named[0].has("scenes")
        )

    def _said(self, start: int, end: int) -> str:
        """Return pieces as they stand in the message, with their quotation marks."""
        begin, stop = self._pieces[start][0], self._pieces[end - 1][1]
        a, b = self._phrases[begin].start, self._phrases[stop - 1].end
        return self._masked.requote(self._masked.text[a:b]).strip(" ,.;!?，。；！？\n")

    def _starts_edit(self, at: int) -> bool:
        begin, stop = self._pieces[at]
        words = [phrase for phrase in self._phrases[begin:stop] if set(phrase.senses) - {"skip", "then"}]
        if (
            begin < stop
            and any(p.text in {"把", "将"} for p in self._phrases[begin : begin + 2])
            and len(words) > 1
        ):
            # 再把标志放到左下角
            return True
        if not words or words[0].has("prep"):
            return False
        return words[0].has("do") or (words[0].has("more") and gives_order(words[0]))

    def _is_new_sentence(self, at: int) -> bool:
        """Tell whether the piece before one ends a sentence: what is told after that belongs to no text."""
        begin = self._pieces[at][0]
        return bool(begin) and self._phrases[begin - 1].has("break", True)

    def _is_parted(self, at: int) -> bool:
        """Tell whether a break or a "then" stands before a piece, and no mere "and"."""
        begin = self._pieces[at][0]
        return not begin or self._phrases[begin - 1].has("break") or self._phrases[begin - 1].text in THEN

    def _is_apart(self, at: int, end: int) -> bool:
        """Tell whether a piece says what nobody knows, and one after it is an order about a thing of its own."""
        first = self._trial.group(self._phrases[slice(*self._pieces[at])])
        if not any(p.has("word") and not p.has("scenes") for p in first) or any(map(judges, first)):
            return False
        for piece in self._pieces[at + 1 : end]:
            row = self._trial.group(self._phrases[slice(*piece)])
            if any(p.has("do") for p in row) and any(
                p.has("noun", *_THINGS) or set(p.senses) & {"scenes", "texts", "file"} for p in row
            ):
                return True
        return False

    def _acts(self, at: int) -> bool:
        """Tell whether a piece does something to a thing, in a word nobody knows: it describes no picture."""
        row = self._phrases[slice(*self._pieces[at])]
        known = any(phrase.has("do") and phrase.text not in _LETS for phrase in row)
        return not known and acts_on_something(self._text(at, at + 1))

    def _belongs(self, before: Clause, at: int, end: int) -> int | None:
        """Return a bare length that belongs to the scene that was just added."""
        added = len(before.calls) == 1 and isinstance(before.calls[0], AddScene | SetTransition)
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
        head = self._trial.group([phrase for phrase in row if phrase.end <= colon.start])
        clause = texts.listed(Frame(head, self._masked.text), self._desk, self._masked.text[colon.end :])
        return clause, len(self._pieces) if clause else at

    def _ordered(self, at: int) -> tuple[Clause | None, int]:
        """Read "order them 3, 1, 2, 4": the numbers to the last one are places."""
        start = self._pieces[at][0]
        named = next(i for i in range(start, len(self._phrases)) if orders(self._phrases[i]))
        places, last = numbers_after(self._phrases, named)
        if len(places) < 2:
            # "reorder: a, b, c. Then …": the list is one sentence.
            stops = (i for i in range(named + 1, len(self._phrases)) if self._phrases[i].has("break", True))
            stop = next(stops, len(self._phrases))
            clause = structure.placed_by_name(self._trial.group(self._phrases[named + 1 : stop]), self._desk)
            end = next((i for i, (a, _) in enumerate(self._pieces) if a >= stop), len(self._pieces))
            return clause, end if clause else at
        clause = structure.placed(self._desk, places)
        end = next((i + 1 for i, (a, b) in enumerate(self._pieces) if a <= last < b), len(self._pieces))
        return clause, end if clause else at

    def _longest(self, at: int) -> tuple[Clause | None, int]:
        """Read as many pieces as one closed clause as will go."""
        most = at + 1
        # "I don't like the cut between 2 and 3, use a wipe": what is disliked is what the order is about.
        begin, stop = self._pieces[at]
        crossing = any(judges(phrase) for phrase in self._phrases[begin:stop]) or self._only_names(at)
        while (
            most < min(len(self._pieces), at + _LONGEST_RUN)
            and (crossing or not self._starts_edit(most))
            and not self._states(most, after=not crossing)
        ):
            if self._acts(at) and self._is_parted(most):
                # 让森林跳个舞，左上角放logo: what nobody knows is no part of the order after it.
                break
            if self._ends_a_pair(most):
                # "fade between the cake and the garden for a second"
                most += 1
                continue
            if self._has_own_scene(most) and not (crossing and self._only_names(at)):
                # "the first three in black and white, the fourth still": each is of its own.
                break
            if self._of_all(at) and self._names_one(most):
                # 片子整体降点饱和，采访跟办公室之间…: the first is of all.
                break
            if self._crosses_after_removal(at, most):
                # "remove the music and crossfade everything"
                break
            if self._says_again(at, most):
                # "crossfade into the cake, wipe into the garden"
                break
            crossing = crossing and not self._starts_edit(most)
            most += 1
        asked: tuple[Clause | None, int] = (None, at)
        for end in range(most, at, -1):
            clause = self._closed(at, end)
            if clause is not None and self._loses(clause, at, end):
                continue
            if clause is not None and not clause.choices and (clause.calls or end == at + 1):
                return clause, end
            if clause is not None and asked[0] is None:
                # "the first two 2 s, the rest 5 s": which the rest are is known once the first are read.
                asked = clause, end
        return asked

    def _loses(self, clause: Clause, at: int, end: int) -> bool:
        """Tell whether a reading of several pieces as one does not do what one of them asks for alone."""
        if end == at + 1 or not clause.calls or any(map(self._ends_a_pair, range(at + 1, end))):
            return False
        done = {type(call) for call in clause.calls}
        asked: set[type] = set()
        each = True
        for piece in range(at, end):
            row = self._phrases[slice(*self._pieces[piece])]
            # "crossfade everywhere, 1 second": what has no verb is a side of what has one.
            orders = any(phrase.has("do") for phrase in row) or (
                any(set(phrase.senses) & _SAYS for phrase in row)
                and any(phrase.has("scenes") for phrase in self._trial.group(row))
            )
            orders = orders or (
                not done & {AddCard, AddText}
                and any(set(phrase.senses) & _OF_LETTERS for phrase in row)
                and any(phrase.has("texts") for phrase in self._trial.group(row))
            )
            orders = orders and not any(judges(phrase) for phrase in row)
            alone = self._closed(piece, piece + 1) if orders else None
            if alone is None or alone.choices:
                each = False
            else:
                asked |= {type(call) for call in alone.calls}
        if OrderScenes in done:
            # "the cake and the balloons should come last" moves both.
            asked.discard(MoveScene)
        return not asked <= done or (each and asked != done)

    def _closed(self, at: int, end: int) -> Clause | None:
        stop = self._pieces[end - 1][1]
        if stop <= self._pieces[at][0]:
            return None
        return self._trial.closed(self._row(at, end), self._masked.text[: self._phrases[stop - 1].end])

    def _open(self, at: int) -> tuple[Clause | None, int]:
        for end in range(at + 1, min(len(self._pieces), at + 3) + 1):
            if any(self._acts(piece) for piece in range(at, end - 1)) or self._is_apart(at, end):
                # "wobble the title, replace …": what nobody knows is no part of the order after it.
                break
            clause = self._open_between(at, end)
            if clause is not None:
                return clause, end
        return None, at

    def _open_between(self, at: int, end: int) -> Clause | None:
        for intent in OPEN:
            clause = self._try(at, end, intent)
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
        for intent in CLOSED:
            clause = self._trial.read(
                self._trial.group(phrases), self._masked.text[: self._phrases[stop - 1].end], intent
            )
            if clause is not None:
                return clause, at + 1
        return None, at

    def _unnamed(self, at: int) -> tuple[Clause | None, int]:
        """Ask which scene is meant by "the sunset picture", where none is called that."""
        stop = self._pieces[at][1]
        row = self._row(at, at + 1)
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
        for intent in (*CLOSED, None):
            clause = self._trial.read(row, text, intent)
            if clause is not None and clause.choices:
                return clause, at + 1
        return None, at

    def _try(self, at: int, end: int, intent: Intent) -> Clause | None:
        begin, stop = self._pieces[at][0], self._pieces[end - 1][1]
        text = self._masked.text[: self._phrases[stop - 1].end] if stop > begin else ""
        return self._trial.read(self._row(at, end), text, intent)
