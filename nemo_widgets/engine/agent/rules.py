"""The planner without a model: a message and its surroundings become typed tool calls."""

# ruff: noqa: E501 -- a pattern or a sentence cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent.clauses import Note
from nemo_widgets.engine.agent.commands import (
    Reading,
    changes_what_is_there,
    read_commands,
    sounds_like_an_edit,
    starts_an_edit,
)
from nemo_widgets.engine.agent.creation import create, from_slides
from nemo_widgets.engine.agent.lexicon import UNAVAILABLE
from nemo_widgets.engine.agent.phrases import ODD_RATIO, Masked, mask
from nemo_widgets.engine.agent.plans import Plan
from nemo_widgets.engine.agent.tools import AddScene, Redo, Undo
from nemo_widgets.engine.agent.wishes import LONGEST_WISH, Wish, read_wish
from nemo_widgets.engine.agent.wording import CAN_DO, is_chinese, sentence
from nemo_widgets.errors import InputError
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.slides import read_slides

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem

_UNDO = re.compile(r"(?:please\s+)?(?:undo|revert|go back|step back|take (?:it|that) back)(?:\s+(?:that|it|this|the last (?:change|edit|step)|one step|last|my last change))?(?:\s+please)?|撤销|撤回|上一步|取消上一步|回到上一步|撤销上一步", re.IGNORECASE)  # fmt: skip
_REDO = re.compile(r"(?:please\s+)?(?:redo|restore)(?:\s+(?:that|it|this|the last (?:change|edit)))?(?:\s+please)?|重做|恢复", re.IGNORECASE)  # fmt: skip
_HELLO = re.compile(
    r"(?:hi|hello|hey|good (?:morning|evening|afternoon)|你好|您好|嗨)(?:\s+(?:there|nemo))?", re.IGNORECASE
)
_QUESTION = re.compile(
    r"(?:what|who|why|when|where|which|how|is|are|does|do|did)\b.*[?？]|.*(?:什么|吗|呢|怎么|多少)[?？]",
    re.IGNORECASE | re.DOTALL,
)
_HELP = re.compile(
    r"(?:help|what can (?:you|i) (?:do|make|say|ask)|how (?:do|does|can|should) .*|who are you|what is this|thanks?(?: you)?|thank you.*|cool|great|nice|ok|test"
    r"|帮助|你能做什么|你会什么|怎么.*|如何.*|谢谢|好的)",
    re.IGNORECASE,
)


def plan(message: str, draft: Draft, media: Sequence[MediaItem], language: str | None = None) -> Plan:
    """Turn a message into tool calls.

    Parameters
    ----------
    message
        What the user wrote.
    draft
        The timeline as it is.
    media
        The session's uploads, in order.
    language
        `en` or `zh` for notes; None goes by the message.

    Returns
    -------
    Plan
        Empty `calls` where nothing is to be done; the notes then say why.
    """
    language = language or ("zh" if is_chinese(message) else "en")
    bare = " ".join(message.split()).strip(" .!?。！？~")
    if not bare:
        return _told([Note("empty")], language, can_do=True)
    if _UNDO.fullmatch(bare):
        return Plan((Undo(),))
    if _REDO.fullmatch(bare):
        return Plan((Redo(),))
    if _HELLO.fullmatch(bare) or _HELP.fullmatch(bare) or _QUESTION.fullmatch(message.strip()):
        return _told([Note("hello")] if _HELLO.fullmatch(bare) else [], language, can_do=True)
    try:
        slides = read_slides(message)
    except InputError as error:
        return _told([Note("slides_unreadable", str(error))], language)
    if slides is not None:
        calls, notes = from_slides(slides, draft, media)
        return Plan(tuple(calls), tuple(_written(notes, language)))
    return _plan_words(mask(message), draft, media, language)


def _plan_words(masked: Masked, draft: Draft, media: Sequence[MediaItem], language: str) -> Plan:
    notes: list[Note] = []
    has_scenes = any(track.kind == "video" and track.segments for track in draft.tracks)
    used = {segment.src for segment in draft.segments}
    fresh = [item for item in media if not item.made and item.file_type != "audio" and item.url not in used]
    long = len(masked.text) > LONGEST_WISH
    reading = Reading((), (), False) if long else read_commands(masked, draft, fresh)
    rest, lacking = _without_unavailable(masked, language)
    wish = read_wish(rest)
    described = bool(wish.subjects) and _describes(reading)
    wants_new = described or _wants_new(wish, reading, has_scenes, fresh)
    if wish.asks and not (wants_new or reading.clauses or lacking or wish.subjects or wish.uploads):
        return _told([Note("which_subject")], language, can_do=True)
    if not wants_new and has_scenes and (reading.clauses or lacking or sounds_like_an_edit(rest.text)):
        unread = [piece for piece in reading.unread if not _is_unavailable(piece)]
        for clause in reading.clauses:
            notes += clause.notes
        notes += lacking
        notes += [Note("other_ratio", found) for piece in unread for found in ODD_RATIO.findall(piece)[:1]]
        calls = tuple(call for clause in reading.clauses for call in clause.calls)
        unread = [piece for piece in unread if not ODD_RATIO.search(piece)]
        told = _told(notes, language, unread, can_do=not calls and not notes)
        return Plan(calls, told.notes, told.not_understood)
    if not has_scenes and not wants_new:
        notes += lacking
        if reading.first_read or (sounds_like_an_edit(rest.text) and not wish.asks):
            return _told([*notes, Note("nothing_yet")], language, can_do=True)
        if not (wish.subjects or wish.script or wish.uploads):
            return _told([*notes, Note("which_subject")], language, can_do=True)
    calls_list, more = create(wish, draft, media)
    ratio = ODD_RATIO.search(rest.text)
    if ratio:
        more = [*more, Note("other_ratio", ratio[0])]
    return Plan(
        tuple(calls_list), tuple(_written([*notes, *(lacking if not notes else []), *more], language))
    )


def _wants_new(wish: Wish, reading: Reading, has_scenes: bool, fresh: Sequence[MediaItem]) -> bool:
    """Tell whether a message asks for a new video rather than for an edit of the one that is there."""
    appends = reading.first_read and any(isinstance(call, AddScene) for call in reading.clauses[0].calls)
    if has_scenes and (appends or changes_what_is_there(reading.first)):
        return False
    if wish.script or (wish.uploads and (fresh or not reading.first_read)):
        return True
    if reading.first_read:
        return False
    return wish.asks and bool(wish.subjects or (fresh and not has_scenes))


def _describes(reading: Reading) -> bool:
    """Tell whether a part that is no edit describes a picture, in a message that does not start as an edit."""
    unread = reading.unread[:1]
    return bool(unread) and not starts_an_edit(reading.first) and not sounds_like_an_edit(unread[0])


def _without_unavailable(masked: Masked, language: str) -> tuple[Masked, list[Note]]:
    """Take out what this version cannot do, and say what that is."""
    text, found = masked.text, []
    for pattern, english, chinese in UNAVAILABLE:
        match = re.search(pattern, text, re.IGNORECASE)
        # A plain "remove the captions" is an edit; only the wish for them is out of reach.
        if match is None or re.search(
            r"(?:remove|delete|no|without|drop|去掉|删除|不要)\s*(?:the|any|all)?\s*$",
            text[: match.start()],
            re.IGNORECASE,
        ):
            continue
        name = chinese if language == "zh" else english
        found.append(Note("unavailable", name[:1].upper() + name[1:]))
        if english == "captions from speech":
            found.append(Note("captions_how"))
        link = re.search(
            r"(?:[\s,，]*\b(?:with|and|plus|add(?:ing)?|using|auto(?:matic)?|a|an|the|some)\b)*\s*$|(?:并|和|加上?|带)*$",
            text[: match.start()],
            re.IGNORECASE,
        )
        start = link.start() if link else match.start()
        text = f"{text[:start]} {text[match.end() :]}"
    return Masked(text, masked.quotes), found


def _is_unavailable(piece: str) -> bool:
    return any(re.search(pattern, piece, re.IGNORECASE) for pattern, _, _ in UNAVAILABLE)


def _written(notes: Sequence[Note], language: str) -> list[str]:
    written = []
    for note in notes:
        key = f"no_{note.value}" if note.key == "no_text" else note.key
        written.append(sentence(key, language, "" if key != note.key else note.value))
    return list(dict.fromkeys(written))


def _told(notes: Sequence[Note], language: str, unread: Sequence[str] = (), *, can_do: bool = False) -> Plan:
    """Return a plan that only tells something."""
    written = _written(notes, language)
    written += [sentence("not_understood", language, piece) for piece in unread]
    if can_do or unread:
        written.append(CAN_DO[language])
    return Plan((), tuple(written), tuple(unread))
