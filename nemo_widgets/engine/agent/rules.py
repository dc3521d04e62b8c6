"""The planner without a model: a message and its surroundings become typed tool calls."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent.anew import Aim, aim, described, new_or_here
from nemo_widgets.engine.agent.cannot import declined
from nemo_widgets.engine.agent.corrections import repeated
from nemo_widgets.engine.agent.creation import create, from_slides
from nemo_widgets.engine.agent.declining import unavailable_in, without_unavailable
from nemo_widgets.engine.agent.language.asides import is_praise, is_remark
from nemo_widgets.engine.agent.language.colloquial import tells
from nemo_widgets.engine.agent.language.frames import Choice, Note
from nemo_widgets.engine.agent.language.lasting import in_order, last_words
from nemo_widgets.engine.agent.language.manner import (
    bare as without_manners,
)
from nemo_widgets.engine.agent.language.manner import (
    names_a_part,
    says_why,
    sounds_like_an_edit,
    starts_an_edit,
)
from nemo_widgets.engine.agent.language.narrating import is_alone, said_of, with_voice
from nemo_widgets.engine.agent.language.pieces import names_the_whole
from nemo_widgets.engine.agent.language.promos import is_upload
from nemo_widgets.engine.agent.language.reader import Reading, read_edits
from nemo_widgets.engine.agent.language.scan import scan
from nemo_widgets.engine.agent.language.stage import Stage
from nemo_widgets.engine.agent.language.tidying import mended, tidy
from nemo_widgets.engine.agent.memory import Memory, chosen
from nemo_widgets.engine.agent.phrases import Masked, mask
from nemo_widgets.engine.agent.plans import Plan
from nemo_widgets.engine.agent.questions import answered
from nemo_widgets.engine.agent.tools import (
    AddFilter,
    Redo,
    RemoveFilters,
    RemoveMusic,
    SetLength,
    SetMotion,
    StartVideo,
    Tool,
    Undo,
)
from nemo_widgets.engine.agent.wishes import LONGEST_WISH, Wish, read_wish
from nemo_widgets.engine.agent.wording import CAN_DO, is_chinese, sentence
from nemo_widgets.errors import InputError
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits import scenes_of
from nemo_widgets.timeline.slides import read_slides
from nemo_widgets.timeline.summary import summarize

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem

_HELLO = re.compile(
    r"(?:hi|hello|hey|good (?:morning|evening|afternoon)|你好|您好|嗨)(?:\s+(?:there|nemo))?", re.IGNORECASE
)
_QUESTION = re.compile(
    r"(?:what|who|why|when|where|which|how|is|are|does|do|did)\b.*[?？]|.*(?:什么|吗|呢|怎么|多少)[?？]",
    re.IGNORECASE | re.DOTALL,
)
_ASKED_FOR = re.compile(
    r"^(?:is it possible to|is there (?:a|any) way (?:to|you)|are you able to|do you think you c)|[.!;]\s+(?:\w+,?\s+)?(?:can|could|would|will|may|please|let's)\b|好吗|行吗|可以吗|能不能|可不可以|能|帮|请|把|麻烦",
    re.IGNORECASE,
)
"""Orders put as questions."""
_THEN_ASKED = re.compile(
    r"[.!;]\s+(?:\w+,?\s+)?(?:can|could|would|will) (?:you|we|the|my|all|every|it)\b|[.!;]\s+(?:\w+,?\s+)?(?:please|let's)\b",
    re.IGNORECASE,
)
"""An order after something else: "What a day! Could the photos fade into each other?"."""
_HELP = re.compile(
    r"(?:help|what can (?:you|i) (?:do|make|say|ask)|how (?:do|does|can|should) .*|who are you|what is this|thanks?(?: you)?|thank you.*|cool|great|nice|ok|test"
    r"|帮助|你能做什么|你会什么|怎么(?!.{0,12}(?:这么|那么|太|有点|老是|还是|都)).*|如何.*|谢谢|好的)",
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
_ONLY_EXPORT = re.compile(
    r"(?:please\s+)?(?:export|download)(?:\s+(?:it|the video|this|that|as|an?|in|1080p|mp4|hd|now|please))*|导出(?:视频|成?mp4)?|下载(?:视频)?",
    re.IGNORECASE,
)


_SOUNDS = re.compile(
    r"\b(?:make|have|let|get) (?:the|my|his|her) (?:narration|voice|narrator|voice-?over|speaker) (?:sound|feel|seem) (?!louder|quieter|softer)",
    re.IGNORECASE,
)
"""How a voice shall sound, which brings none."""
_OF_A_PART = re.compile(
    r"\s*(?:the |my |all )?(?:titles?|captions?|texts?|subtitles?|music|songs?|soundtrack|fonts?|transitions?|logo|watermark|voice|narration|sound|volume|animation|filters?|speed|motion|zoom|fades?|background|photos?|pictures?|clips?|scenes?|shots?|slides?)\b[^:.,;!?]{0,24}:",
    re.IGNORECASE,
)
"""A part of a video and a colon: what comes is about that."""
_BACK = re.compile(r"\b(?:bring (?:it|that|them) back|restore (?:it|that|them))\b", re.IGNORECASE)
_WENT_BACK = re.compile(r"\b(?:undo|undid|revert|back|never ?mind|cancel)\b|撤|恢复|还原", re.IGNORECASE)


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
    message = (
        chosen(message, memory.choices) or repeated(message, memory.edit, draft, memory.focus) or message
    )
    bare = _bare(message)
    if not bare:
        return _told([Note("empty")], language, can_do=True)
    if _ONLY_EXPORT.fullmatch(bare):
        ready = bool(scenes_of(draft))
        return _told([Note("export" if ready else "nothing_yet")], language, can_do=not ready)
    masked = mask(message)
    if len(masked.text) <= LONGEST_WISH:
        masked = Masked(tidy(masked.text), masked.quotes)
        # "Can the people in it be taken out?" asks for something, and for nothing that is told of the video.
        scenes = scenes_of(draft)
        uploads = any(map(is_upload, scenes))
        rest, cannot = declined(masked, language, inside=uploads) if scenes else (masked, [])
        if cannot:
            return _beside(cannot, rest, draft, media, language, memory)
        answer = answered(masked, draft, language, memory.edit, _waiting(draft, media))
        if answer is not None and not _THEN_ASKED.search(masked.text):
            return Plan((), (answer,))
    if (talked := _small_talk(message, bare, draft, language)) is not None:
        return talked
    try:
        slides = read_slides(message)
    except InputError as error:
        return _told([Note("slides_unreadable", str(error))], language)
    if slides is not None:
        calls, notes = from_slides(slides, draft, media)
        return Plan(tuple(calls), tuple(_written(notes, language)))
    said = None if _SOUNDS.search(masked.text) else said_of(masked)
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


def _beside(
    cannot: Sequence[Note],
    masked: Masked,
    draft: Draft,
    media: Sequence[MediaItem],
    language: str,
    memory: Memory,
) -> Plan:
    """Plan what else a message asks for beside what cannot be done; reasons for that ask for nothing."""
    told = tuple(_written(cannot, language))
    pieces = [piece for piece in re.split(r"[,.;!?，。；！？\n]+", masked.text) if piece.strip()]
    if all(is_remark(piece) or is_praise(piece) for piece in pieces):
        return Plan((), told)
    planned = _Words(masked, draft, media, language, memory).plan()
    if any(isinstance(call, StartVideo) for call in planned.calls):
        return Plan((), told)
    if {type(call) for call in planned.calls} == {SetLength} and not names_the_whole(scan(masked.text)):
        # "trim the dead air, about two seconds": that is how long the air is.
        return Plan((), told)
    notes = tuple(note for note in planned.notes if note != CAN_DO[language])
    if not (planned.calls or planned.choices):
        # What is left of such a wish is no order: "… and her brother", "… and put it on screen".
        lost = tuple(piece for piece in planned.not_understood if starts_an_edit(piece))
        return Plan((), (*told, *(sentence("not_understood", language, piece) for piece in lost)), lost)
    return replace(planned, notes=(*told, *notes))


def is_small_talk(message: str) -> bool:
    """Tell whether there is nothing to plan: no words, a greeting, a call for help, or only a wish for the file.

    Examples
    --------
    >>> is_small_talk("Hello!"), is_small_talk("hello kitty in the snow")
    (True, False)
    """
    bare = _bare(message)
    return not bare or any(pattern.fullmatch(bare) for pattern in (_ONLY_EXPORT, _HELLO, _HELP))


def _small_talk(message: str, bare: str, draft: Draft, language: str) -> Plan | None:
    """Answer a greeting, a call for help or a question; None where a message is none of them."""
    if _HELLO.fullmatch(bare):
        return _told([Note("hello")], language, can_do=True)
    if _HELP.fullmatch(bare) or _CHAT.fullmatch(bare):
        return _told([], language, can_do=True)
    if not _is_question(message):
        return None
    if scenes_of(draft) and names_a_part(message):
        return Plan((), (f"{sentence('cannot_answer', language)}\n{summarize(draft)}",))
    return _told([], language, can_do=True)


def _bare(message: str) -> str:
    return " ".join(message.split()).strip(" .!?。！？~")


def _is_question(message: str) -> bool:
    """Tell a question from an order put as one: "is it …?", but not "can you make it …?"."""
    said = message.strip()
    return bool(_QUESTION.fullmatch(said)) and not _ASKED_FOR.search(said)


def _waiting(draft: Draft, media: Sequence[MediaItem]) -> list[MediaItem]:
    """Return the uploads that are not on the timeline."""
    used = {segment.src for segment in draft.segments}
    return [item for item in media if not item.made and item.url not in used]


class _Words:
    """A message in free words: an edit of the video that is there, or a wish for a new one."""

    def __init__(
        self, masked: Masked, draft: Draft, media: Sequence[MediaItem], language: str, memory: Memory
    ) -> None:
        self._masked, self._draft, self._media = masked, draft, media
        self._language, self._memory = language, memory
        self._exports = bool(_EXPORTS.search(masked.text))
        self._has_scenes = bool(scenes_of(draft))
        self._fresh = _waiting(draft, media)

    def plan(self) -> Plan:
        """Decide which it is."""
        long = len(self._masked.text) > LONGEST_WISH
        reading = Reading((), (), first_read=False) if long else self._read()
        rest, lacking = without_unavailable(self._masked, self._language)
        wish = read_wish(rest)
        return (self._at_a_video if self._has_scenes else self._at_nothing)(reading, wish, lacking)

    def _at_a_video(self, reading: Reading, wish: Wish, lacking: list[Note]) -> Plan:
        """Edit the video that is there, or make another in its place: only where that is plainly asked for."""
        if reading.first_read and not reading.unread:
            return self._edited(reading)
        content = bool(wish.subjects or wish.script or wish.uploads)
        answers = bool(self._memory.wanted) and content and not reading.clauses
        aims = Aim.NEW if answers else aim(self._masked, wish, Stage(self._draft))
        if (
            aims is Aim.NEW
            and not (answers or wish.asks or wish.script)
            and _OF_A_PART.match(self._masked.text)
        ):
            # "Title animation: typewriter" describes no video.
            return self._edited(reading)
        if aims is Aim.NEW and reading.first_read and not (answers or wish.asks or wish.script):
            # "vertical, a lake at night" begins as an edit of what is there.
            return self._which_video(wish, lacking)
        if aims is Aim.NEW:
            return self._created(wish, lacking) if content else self._subject_wanted(lacking)
        pictures = [item for item in self._fresh if item.is_picture]
        if aims is Aim.EITHER and not reading.first_read and (wish.subjects or pictures):
            return self._which_video(wish, lacking)
        return self._edited(reading)

    def _at_nothing(self, reading: Reading, wish: Wish, lacking: list[Note]) -> Plan:
        """Make the first video; an edit has nothing to be about yet."""
        content = bool(wish.subjects or wish.script or wish.uploads)
        if self._wants_first(wish, reading):
            return self._created(wish, lacking)
        if wish.asks and not (reading.clauses or lacking or wish.subjects or wish.uploads):
            return self._subject_wanted([])
        if reading.first_read or (sounds_like_an_edit(self._masked.text) and not wish.asks):
            return _told([*lacking, Note("nothing_yet")], self._language, can_do=True)
        return self._created(wish, lacking) if content else self._subject_wanted(lacking)

    def _wants_first(self, wish: Wish, reading: Reading) -> bool:
        """Tell whether a message says what the first video shall show."""
        pictures = any(item.is_picture for item in self._fresh)
        unread = reading.unread[:1]
        describes = bool(unread) and not starts_an_edit(reading.first) and not sounds_like_an_edit(unread[0])
        if wish.subjects and describes and (wish.asks or wish.uploads or described(wish)):
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
        text = _whole_names(
            text,
            {*(scene.name for scene in scenes_of(self._draft)), *(item.filename for item in self._media)},
        )
        self._masked = Masked(text, self._masked.quotes)
        reading = read_edits(self._masked, self._draft, self._fresh, self._memory.focus)
        if not (self._has_scenes and (reading.unread or _asks_which(reading))):
            return reading
        names = {word for scene in scenes_of(self._draft) for word in re.findall(r"[^\W_]+", scene.name)}
        text = mended(self._masked.text, names)
        if text == self._masked.text:
            return reading
        again = read_edits(Masked(text, self._masked.quotes), self._draft, self._fresh, self._memory.focus)
        fewer = len(again.unread) < len(reading.unread)
        found = _asks_which(reading) and not _asks_which(again) and len(again.unread) <= len(reading.unread)
        return again if fewer or found else reading

    def _edited(self, reading: Reading) -> Plan:
        notes: list[Note] = []
        unread: list[str] = []
        choices: list[Choice] = [choice for clause in reading.clauses for choice in clause.choices]
        for clause in reading.clauses:
            notes += clause.notes
        for piece in reading.unread:
            lacking = [] if tells(piece) else unavailable_in(piece, self._language)
            notes += lacking
            wants_file = _ONLY_EXPORT.fullmatch(piece) or (self._exports and _EXPORTS.search(piece))
            self._exports = self._exports or bool(wants_file)
            if piece in reading.remarks:
                kept = lacking or is_praise(piece) or says_why(piece) or tells(piece)
                notes += [] if kept else [Note("remark", piece)]
            elif not lacking and not wants_file:
                unread.append(piece)
        if notes or choices or any(clause.calls for clause in reading.clauses):
            unread = [piece for piece in unread if not says_why(piece)]
        calls = in_order(last_words([call for clause in reading.clauses for call in clause.calls]))
        calls, notes = self._settled(calls, notes)
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

    def _settled(self, calls: tuple[Tool, ...], notes: list[Note]) -> tuple[tuple[Tool, ...], list[Note]]:
        """Let what is said twice be done once."""
        if _BACK.search(self._masked.text) and not _WENT_BACK.search(self._memory.edit):
            # What was just taken out is brought back by going back; only after that does it mean the other way.
            calls = tuple(Undo(call.steps) if isinstance(call, Redo) else call for call in calls)
        if len(calls) > 1 and len({type(call) for call in calls}) == 1 and isinstance(calls[0], Undo | Redo):
            # "no, put it back, undo that" says one thing twice.
            calls = (max(calls, key=lambda call: getattr(call, "steps", 1)),)
        if len(calls) > 1 and any(isinstance(call, Undo | Redo) for call in calls):
            calls = tuple(call for call in calls if not isinstance(call, Undo | Redo))
            notes.append(Note("undo_alone"))
        gone = [call for call in calls if isinstance(call, RemoveMusic)]
        if gone:
            # "I don't want music in this video, can you take it away?" says one thing twice.
            calls = tuple(call for call in calls if call not in gone or call is gone[0])
            notes = [one for one in notes if one.key != "no_music"]
        if any(isinstance(call, SetMotion | RemoveFilters | AddFilter) for call in calls):
            # "no more zooming, keep them dead still": it is so because it was just done.
            notes = [one for one in notes if one.key != "already_so"]
        return calls, notes

    def _created(self, wish: Wish, lacking: list[Note]) -> Plan:
        if self._memory.wanted:
            wish = wish.over(read_wish(mask(self._memory.wanted)))
        paints = wish.subjects and not (wish.uploads or wish.promo or wish.script)
        # Files that wait beside a video may be for it; a new one that is described shows what it says.
        calls, notes = create(wish, self._draft, () if self._has_scenes and paints else self._media)
        if not calls and any(note.key == "which_subject" for note in notes):
            return self._subject_wanted([*lacking, *notes])
        exports = self._exports or bool(_EXPORTS.search(self._memory.wanted))
        return Plan(tuple(calls), tuple(_written([*lacking, *notes], self._language)), exports=exports)

    def _subject_wanted(self, notes: Sequence[Note]) -> Plan:
        told = _told([*notes, Note("which_subject")], self._language, can_do=not self._has_scenes)
        return Plan((), told.notes, wanted=self._masked.unmask(self._masked.text))


def _asks_which(reading: Reading) -> bool:
    """Tell whether a reading asks which scene is meant: its name may be misspelt."""
    return any(note.key == "which_scene" for clause in reading.clauses for note in clause.notes)


_CODED = re.compile(r"(?=.*\d)[A-Za-z][\w-]*")


def _whole_names(text: str, names: Collection[str]) -> str:
    """Write out the files that are called by what stands before the dot: "IMG_2034" is IMG_2034.jpg."""
    for name in names:
        stem = name.rpartition(".")[0]
        if _CODED.fullmatch(stem):
            pattern = re.sub(r"(?:_|\\-)+", "[ _-]?", re.escape(stem))
            text = re.sub(rf"(?<![\w.]){pattern}(?![\w.-]*\.\w)(?!\w)", name, text, flags=re.IGNORECASE)
    return text


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
    if can_do:
        written.append(CAN_DO[language])
    return Plan((), tuple(written), tuple(unread))
