"""Edits of what is there: a message is split into clauses, and each clause is read by one rule or by none."""

# ruff: noqa: E501 -- a pattern or a sentence cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent import clauses_en, clauses_zh
from nemo_widgets.engine.agent.clauses import Clause, Draftsman
from nemo_widgets.engine.agent.phrases import NUMBER, Masked
from nemo_widgets.engine.agent.references import INDEX, NOUN, ORDINAL
from nemo_widgets.engine.agent.tools import AddScene
from nemo_widgets.timeline.draft import Draft

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem

_MOST_CLAUSES = 24
_BREAK = re.compile(
    r"\s*(?:;|；|\n|[.!?](?=\s|$)|。|！|,\s*(?:and\s+)?(?:then\s+)?|，|、|\s(?:and|then|plus|also)\s+(?:then\s+|also\s+)?|并且?|然后|同时|再(?=把|将|加|删)|以及|和(?=把|将|加|删|换))\s*",
    re.IGNORECASE,
)
_POLITE = re.compile(
    r"^(?:(?:please|pls|now|then|and|also|ok(?:ay)?|hi|hey|next|finally|just|maybe|(?:can|could|would|will) (?:you|we|i)(?: please)?|"
    r"i(?:'d| would) like (?:you )?to|i (?:want|need) (?:you )?to|let's|go ahead and|try to|instead)[\s,]+|请|麻烦|帮我|给我|现在|再|然后|并|也)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:[\s,]+(?:please|pls|thanks|thank you|now|instead|too|as well|again)|[，\s]*(?:吧|谢谢|一下))+$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Reading:
    """The clauses that were read, in order, and the pieces that were not."""

    clauses: tuple[Clause, ...]
    unread: tuple[str, ...]
    first_read: bool
    first: str = ""


_Rule = tuple[re.Pattern[str], Callable[[Draftsman, re.Match[str]], Clause | None]]
_RULES: tuple[_Rule, ...] = (*clauses_en.RULES, *clauses_zh.RULES)


def read_commands(masked: Masked, draft: Draft, files: Sequence[MediaItem] = ()) -> Reading:
    """Read a message as edits of a draft; `files` are the uploads that are not on it."""
    text = masked.text.strip()
    pieces = list(_pieces(text))[:_MOST_CLAUSES]
    draftsman = Draftsman(masked, draft, files)
    clauses: list[tuple[Clause, int]] = []
    unread: list[str] = []
    first_read = False
    done = 0
    for number, (start, end) in enumerate(pieces):
        if start < done:
            continue
        # "swap 1 and 2" and "delete images 2, 3 and 4" hold what elsewhere parts two clauses.
        clause, done = _read_from(text, pieces[number : number + 4], draftsman)
        verb = _VERB.match(bare(text[clauses[-1][1] : start])) if clauses else None
        if clause is None and verb and _GAPPED.match(bare(text[start:end])):
            # "add a title … and a caption …": the verb counts for both.
            clause, done = _read(f"{verb[0]} {bare(text[start:end])}", draftsman), end
        if clauses and _adds_a_scene(clauses[-1][0]) and _LASTS.fullmatch(bare(text[start:end])):
            # "add a scene of a lake, 5 seconds": the scene's length, not the video's.
            clause, start = _read(text[clauses[-1][1] : end], draftsman), clauses.pop()[1]
        if clause is not None:
            clauses.append((clause, start))
            first_read = first_read or number == 0
            continue
        # "replace image 2 with a lake and a castle": what nobody can read may belong to an open-ended clause.
        if clauses and clauses[-1][0].open_ended and not starts_an_edit(text[start:end]):
            longer = _read(text[clauses[-1][1] : end], draftsman)
            if longer is not None and longer.open_ended:
                clauses[-1] = (longer, clauses[-1][1])
                continue
        unread.append(masked.unmask(text[start:end]).strip())
    first = text[pieces[0][0] : pieces[0][1]] if pieces else ""
    kept = tuple(piece for piece in unread if piece)
    return Reading(tuple(clause for clause, _ in clauses), kept, first_read, first)


_VERB = re.compile(
    r"(?:add|put|insert|include|remove|delete|drop|get rid of|take out|clear)\b", re.IGNORECASE
)
_LASTS = re.compile(rf"(?:for\s+|lasting\s+)?{NUMBER}[\s-]*(?:seconds?|secs?|s)(?:\s+long)?", re.IGNORECASE)
_ONLY_A_PLACE = re.compile(rf"(?:the\s+)?(?:{INDEX}|{ORDINAL})(?:\s+{NOUN})?", re.IGNORECASE)
_GAPPED = re.compile(
    r"(?:an?|the|some)\s+(?:title|caption|headline|subtitle|scene|image|picture|music|last|first)\b|[\w-]+ music\b",
    re.IGNORECASE,
)


def _adds_a_scene(clause: Clause) -> bool:
    return len(clause.calls) == 1 and isinstance(clause.calls[0], AddScene)


def _read_from(
    text: str, pieces: Sequence[tuple[int, int]], draftsman: Draftsman
) -> tuple[Clause | None, int]:
    """Read the shortest run of pieces that makes a clause, with all the places that follow it."""
    found: Clause | None = None
    start, done = pieces[0]
    for begin, stop in pieces:
        if found is not None and not _ONLY_A_PLACE.fullmatch(bare(text[begin:stop])):
            break
        clause = _read(text[start:stop], draftsman)
        if clause is not None:
            found, done = clause, stop
    return found, done


def bare(clause: str) -> str:
    """Return a clause without courtesies and closing punctuation."""
    words = _POLITE.sub("", " ".join(clause.split()).strip(" ,.;!?，。；！？"))
    return _TRAILING.sub("", words).strip(" ,.;!?，。；！？:")


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    cursor = 0
    for match in _BREAK.finditer(text):
        if text[cursor : match.start()].strip():
            yield cursor, match.start()
            cursor = match.end()
        elif not text[cursor : match.start()]:
            cursor = match.end()
    if text[cursor:].strip():
        yield cursor, len(text)


def _read(clause: str, draftsman: Draftsman) -> Clause | None:
    words = bare(clause)
    for pattern, write in _RULES:
        match = pattern.fullmatch(words)
        if match:
            found = write(draftsman, match)
            if found is not None:
                return found
    return None


_EDIT = re.compile(
    r"(?:add|put|insert|include|change|set|make|update|rename|replace|remove|delete|drop|get rid|take|lower|raise|turn|mute|unmute|"
    r"increase|decrease|reduce|cut|trim|shorten|extend|lengthen|stretch|crop|move|swap|switch|bring|place|shift|undo|redo|revert|"
    r"edit|fix|adjust|improve|convert|resize|apply|give|use|keep|speed|slow|zoom|rotate|flip|blur|fade|split|merge)\b"
    r"|(?:加|添加|删|删除|去掉|移除|改|把|将|换|替换|移|调|撤销|重做|设|静音|不要|取消|恢复|交换)",
    re.IGNORECASE,
)


def starts_an_edit(piece: str) -> bool:
    """Tell whether a clause begins with a verb of editing."""
    return bool(_EDIT.match(bare(piece)))


_WITH_TEXT = re.compile(
    r"\b(?:with|and|plus)\s+(?:the|a|an|some)\s+(?:title|caption|music|headline|subtitle)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_OF_THE_VIDEO = re.compile(
    r"\b(?:it|this|the (?:video|title|music|captions?|clip|timeline|result)|at the (?:end|start|beginning))\b|更|一点",
    re.IGNORECASE,
)


def sounds_like_an_edit(message: str) -> bool:
    """Tell whether a message speaks about the video that is there, though nobody could read it."""
    words = _WITH_TEXT.sub("", bare(message))
    return bool(_EDIT.match(words) or _OF_THE_VIDEO.search(words))


_CHANGES = re.compile(
    r"(?:delete|remove|replace|move|swap|change|lower|raise|mute|reduce|increase|undo|redo|rename|update|drop|get rid)\b"
    r"|(?:make|turn|put|take|cut|trim|rotate|flip|crop)\s+the\s+(?:first|second|third|fourth|fifth|last|title|music|caption|text)\b"
    r"|(?:把|将)?(?:第|最后)|删|去掉|移除|替换|撤销|交换|静音",
    re.IGNORECASE,
)


def changes_what_is_there(piece: str) -> bool:
    """Tell whether a clause can only be an edit, whatever else it says."""
    return bool(_CHANGES.match(bare(piece)))
