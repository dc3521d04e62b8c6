"""The planner without a model: a message and its surroundings become typed tool calls."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent.creation import create, from_slides
from nemo_widgets.engine.agent.language.frames import Choice, Note
from nemo_widgets.engine.agent.language.manner import (
    bare as without_manners,
)
from nemo_widgets.engine.agent.language.manner import (
    changes_what_is_there,
    judges,
    names_a_part,
    pictured,
    sounds_like_an_edit,
    starts_an_edit,
)
from nemo_widgets.engine.agent.language.narrating import is_alone, said_of, with_voice
from nemo_widgets.engine.agent.language.reader import Reading, read_edits
from nemo_widgets.engine.agent.language.tidying import mended, tidy
from nemo_widgets.engine.agent.lexicon import UNAVAILABLE
from nemo_widgets.engine.agent.memory import Memory, chosen, repeated
from nemo_widgets.engine.agent.phrases import Masked, mask
from nemo_widgets.engine.agent.plans import Plan
from nemo_widgets.engine.agent.questions import answered
from nemo_widgets.engine.agent.tools import AddScene, Redo, Undo
from nemo_widgets.engine.agent.wishes import LONGEST_WISH, Wish, read_wish
from nemo_widgets.engine.agent.wording import CAN_DO, is_chinese, sentence
from nemo_widgets.errors import InputError
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits import scenes_of
from nemo_widgets.timeline.slides import read_slides

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem

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
_CHAT = re.compile(
    r"(?:(?:please|can you|could you|hey)[\s,]+)*(?:(?:tell|sing|read|write|recite|teach)\s+me\b|(?:translate|recommend|calculate|explain)\b)"
    r"(?!.*\b(?:videos?|slideshow|clip|film|movie|reel|short|promo|images?|pictures?|photos?|scenes?|title|captions?|story)\b).*"
    r"|(?:请|帮我|给我|为我|跟我|能不能|可以)*(?:讲|说|唱|背|翻译|推荐|算|告诉)(?:我|一?[个首段]|点|一下)(?!.*(?:视频|短片|影片|画面|图|标题|字幕|音乐|故事)).*",
    re.IGNORECASE | re.DOTALL,
)
"""What is asked of somebody to talk to, not of somebody who makes videos."""
_EXPORTS = re.compile(
    r"\b(?:export|download|save|render|deliver|send)\b[^.;]{0,30}\b(?:it|them|that|this|mp4|video|file|slideshow|1080p)\b|\b(?:in)?to (?:a |an )?(?:\w+ )?(?:mp4|1080p)\b|导出|下载",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^(?:(?:an?|\d+|two|three|four|five|six) (?:[\w-]+ ){0,3})?(?:video|slideshow|film|movie|reel|promo|montage|(?:images|pictures|photos) )\s*(?:of|about|from|with|showing)\b|\bas an? (?:video )?slideshow$"
    r"|\b(?:generate|create|produce|paint|draw|new (?:video|slideshow|clip)|make (?:me )?an? (?:\w+[- ]){0,3}(?:video|slideshow|clip|film|movie|reel|short|promo))\b"
    r"|生成|制作|新视频|做(?:一?个|一段)|画(?:一|个)",
    re.IGNORECASE,
)
_ONLY_EXPORT = re.compile(
    r"(?:please\s+)?(?:export|download)(?:\s+(?:it|the video|this|that|as|an?|in|1080p|mp4|hd|now|please))*|导出(?:视频|成?mp4)?|下载(?:视频)?",
    re.IGNORECASE,
)


def plan(
    message: str,
    draft: Draft,
    media: Sequence[MediaItem],
    language: str | None = None,
    memory: Memory | None = None,
) -> Plan:
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
    memory
        What the messages before were about.

    Returns
    -------
    Plan
        Empty `calls` where nothing is to be done; the notes then say why.
    """
    memory = memory or Memory()
    language = language or ("zh" if is_chinese(message) else "en")
    message = chosen(message, memory.choices) or repeated(message, memory, draft) or message
    bare = _bare(message)
    if not bare:
        return _told([Note("empty")], language, can_do=True)
    if _ONLY_EXPORT.fullmatch(bare):
        ready = bool(scenes_of(draft))
        return _told([Note("export" if ready else "nothing_yet")], language, can_do=not ready)
    masked = mask(message)
    if len(masked.text) <= LONGEST_WISH:
        masked = Masked(tidy(masked.text), masked.quotes)
        answer = answered(masked, draft, language, memory.edit)
        if answer is not None:
            return Plan((), (answer,))
    if _HELLO.fullmatch(bare) or _HELP.fullmatch(bare) or _CHAT.fullmatch(bare) or _is_question(message):
        return _told([Note("hello")] if _HELLO.fullmatch(bare) else [], language, can_do=True)
    try:
        slides = read_slides(message)
    except InputError as error:
        return _told([Note("slides_unreadable", str(error))], language)
    if slides is not None:
        calls, notes = from_slides(slides, draft, media)
        return Plan(tuple(calls), tuple(_written(notes, language)))
    said = said_of(masked)
    whole = _Words(masked, draft, media, language, memory)
    if said is None or whole.is_read():
        return whole.plan()
    rest = said[1]
    planned = (
        Plan()
        if is_alone(Masked(without_manners(rest.text), rest.quotes))
        else _Words(rest, draft, media, language, memory).plan()
    )
    wish = read_wish(rest)
    return with_voice(planned, said[0], draft, None if wish.each else wish.length_ms, language)


def is_small_talk(message: str) -> bool:
    """Tell whether there is nothing to plan: no words, a greeting, a call for help, or only a wish for the file.

    Examples
    --------
    >>> is_small_talk("Hello!"), is_small_talk("hello kitty in the snow")
    (True, False)
    """
    bare = _bare(message)
    return not bare or any(pattern.fullmatch(bare) for pattern in (_ONLY_EXPORT, _HELLO, _HELP))


def _bare(message: str) -> str:
    return " ".join(message.split()).strip(" .!?。！？~")


def _is_question(message: str) -> bool:
    """Tell a question from an order put as one: "is it …?", but not "can you make it …?"."""
    return bool(_QUESTION.fullmatch(message.strip()))


class _Words:
    """A message in free words: an edit of the video that is there, or a wish for a new one."""

    def __init__(
        self, masked: Masked, draft: Draft, media: Sequence[MediaItem], language: str, memory: Memory
    ) -> None:
        self._masked, self._draft, self._media = masked, draft, media
        self._language, self._memory = language, memory
        self._exports = bool(_EXPORTS.search(masked.text))
        self._has_scenes = bool(scenes_of(draft))
        used = {segment.src for segment in draft.segments}
        self._fresh = [item for item in media if not item.made and item.url not in used]

    def plan(self) -> Plan:
        """Decide which it is."""
        masked = self._masked
        long = len(masked.text) > LONGEST_WISH
        nothing = Reading((), (), first_read=False)
        reading = nothing if long else self._read()
        rest, lacking = _without_unavailable(masked, self._language)
        wish = read_wish(rest)
        pictures = [item for item in self._fresh if item.is_picture]
        new = self._wants_new(wish, reading, pictures)
        if wish.asks and not (new or reading.clauses or lacking or wish.subjects or wish.uploads):
            return self._subject_wanted([])
        edits = (
            judges(rest.text)
            or reading.clauses
            or reading.refers
            or reading.orders
            or lacking
            or sounds_like_an_edit(rest.text)
        )
        if not new and self._has_scenes and (edits or not self._describes(wish)):
            return self._edited(reading)
        if not self._has_scenes and not new:
            if reading.first_read or (sounds_like_an_edit(rest.text) and not wish.asks):
                return _told([*lacking, Note("nothing_yet")], self._language, can_do=True)
            if not (wish.subjects or wish.script or wish.uploads):
                return self._subject_wanted(lacking)
        return self._created(wish, lacking)

    def _describes(self, wish: Wish) -> bool:
        """Tell whether a message describes a video: what nobody can see in it must not replace the one that is there."""
        if wish.asks or wish.script or wish.uploads or len(self._masked.text) > LONGEST_WISH:
            return True
        if wish.script or (wish.uploads and (pictures or not reading.first_read)):
            return True
        return not reading.first_read and wish.asks and bool(wish.subjects or pictures)

    def _which_video(self, wish: Wish, lacking: list[Note]) -> Plan:
        """Ask whether a new video is meant, or something for the one that is there."""
        choices = new_or_here(self._masked, wish, self._language)
        told = _written([*lacking, Note("new_or_here")], self._language)
        listed = [f"{number}. {choice.label}" for number, choice in enumerate(choices, 1)]
        return Plan((), (*told, *listed), choices=choices)

    def is_read(self) -> bool:
        """Tell whether every word is read as an edit of what is there."""
        if not self._has_scenes or len(self._masked.text) > LONGEST_WISH:
            return False
        reading = self._read()
        told = any(clause.calls or clause.notes for clause in reading.clauses)
        return reading.first_read and not reading.unread and told

    def _read(self) -> Reading:
        """Read the message as edits; what is not understood is read once more with its spelling mended."""
        text = self._masked.text
        for item in self._media:
            # A name in Chinese has no space before it to tell where it begins.
            text = text.replace(item.filename, f" {item.filename} ") if not item.filename.isascii() else text
        self._masked = Masked(text, self._masked.quotes)
        reading = read_edits(self._masked, self._draft, self._fresh, self._memory.focus)
        if not (reading.unread and self._has_scenes):
            return reading
        names = {word for scene in scenes_of(self._draft) for word in re.findall(r"\w+", scene.name)}
        text = mended(self._masked.text, names)
        if text == self._masked.text:
            return reading
        again = read_edits(Masked(text, self._masked.quotes), self._draft, self._fresh, self._memory.focus)
        return again if len(again.unread) < len(reading.unread) else reading

    def _edited(self, reading: Reading) -> Plan:
        notes: list[Note] = []
        unread: list[str] = []
        choices: list[Choice] = [choice for clause in reading.clauses for choice in clause.choices]
        for clause in reading.clauses:
            notes += clause.notes
        for piece in reading.unread:
            lacking = _unavailable_in(piece, self._language)
            notes += lacking
            wants_file = _ONLY_EXPORT.fullmatch(piece) or (self._exports and _EXPORTS.search(piece))
            self._exports = self._exports or bool(wants_file)
            if not lacking and not wants_file:
                unread.append(piece)
        calls = tuple(call for clause in reading.clauses for call in clause.calls)
        if len(calls) > 1 and len({type(call) for call in calls}) == 1 and isinstance(calls[0], Undo | Redo):
            # "no, put it back, undo that" says one thing twice.
            calls = (max(calls, key=lambda call: getattr(call, "steps", 1)),)
        if len(calls) > 1 and any(isinstance(call, Undo | Redo) for call in calls):
            calls = tuple(call for call in calls if not isinstance(call, Undo | Redo))
            notes.append(Note("undo_alone"))
        told = _told(notes, self._language, unread, can_do=not (calls or notes or self._exports))
        more = [f"{number}. {choice.label}" for number, choice in enumerate(choices, 1)]
        return Plan(
            calls,
            (*told.notes, *more),
            told.not_understood,
            tuple(choices),
            reading.focus if calls else None,
            exports=self._exports,
        )

    def _created(self, wish: Wish, lacking: list[Note]) -> Plan:
        if self._memory.wanted:
            wish = wish.over(read_wish(mask(self._memory.wanted)))
        calls, notes = create(wish, self._draft, self._media)
        if not calls and any(note.key == "which_subject" for note in notes):
            return self._subject_wanted([*lacking, *notes])
        exports = self._exports or bool(_EXPORTS.search(self._memory.wanted))
        return Plan(tuple(calls), tuple(_written([*lacking, *notes], self._language)), exports=exports)

    def _subject_wanted(self, notes: Sequence[Note]) -> Plan:
        told = _told([*notes, Note("which_subject")], self._language, can_do=True)
        return Plan((), told.notes, wanted=self._masked.unmask(self._masked.text))

    def _wants_new(self, wish: Wish, reading: Reading, pictures: Sequence[MediaItem]) -> bool:
        """Tell whether a message asks for a new video rather than for an edit of the one that is there."""
        if self._has_scenes and reading.first_read and not reading.unread:
            return False
        # What begins as an edit of something that is there goes on as one, read or not.
        begins = reading.first_read and names_a_part(reading.first) and not wish.asks
        orders = begins or reading.refers or reading.orders or judges(self._masked.text)
        if self._has_scenes and orders and not (wish.script or _ASKS.search(self._masked.text)):
            return False
        unread = reading.unread[:1]
        describes = bool(unread) and not starts_an_edit(reading.first) and not sounds_like_an_edit(unread[0])
        if wish.subjects and describes and self._describes(wish):
            return True
        appends = reading.first_read and any(isinstance(call, AddScene) for call in reading.clauses[0].calls)
        if self._has_scenes and (appends or changes_what_is_there(reading.first)):
            return False
        if wish.script or (wish.uploads and (pictures or not reading.first_read)):
            return True
        if reading.first_read:
            return False
        return wish.asks and bool(wish.subjects or (pictures and not self._has_scenes))


def _without_unavailable(masked: Masked, language: str) -> tuple[Masked, list[Note]]:
    """Take out what this version cannot do, and say what that is."""
    text, found = masked.text, list[Note]()
    for pattern, name, instead in UNAVAILABLE:
        match = re.search(pattern, text, re.IGNORECASE)
        # A plain "remove the captions" is an edit; only the wish for them is out of reach.
        if match is None or re.search(
            r"(?:remove|delete|no|without|drop|去掉|删除|不要)\s*(?:the|any|all)?\s*$",
            text[: match.start()],
            re.IGNORECASE,
        ):
            continue
        found += _unavailable(name, instead, language)
        link = re.search(
            r"(?:[\s,，]*\b(?:with|and|plus|add(?:ing)?|using|auto(?:matic)?|a|an|the|some)\b)*\s*$|(?:并|和|加上?|带)*$",
            text[: match.start()],
            re.IGNORECASE,
        )
        start = link.start() if link else match.start()
        text = f"{text[:start]} {text[match.end() :]}"
    return Masked(text, masked.quotes), found


def _unavailable_in(piece: str, language: str) -> list[Note]:
    for pattern, name, instead in UNAVAILABLE:
        if re.search(pattern, piece, re.IGNORECASE):
            return _unavailable(name, instead, language)
    return []


def _unavailable(name: tuple[str, str], instead: tuple[str, str], language: str) -> list[Note]:
    zh = language == "zh"
    return [Note("unavailable", f"{name[zh][:1].upper()}{name[zh][1:]}|{instead[zh]}")]


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
