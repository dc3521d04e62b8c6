"""What the makers have to make for a message: all of it at once, told as it comes, and what failed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from nemo_widgets.engine.agent.context import AgentContext, AgentEvent, Call, Result, Say
from nemo_widgets.engine.agent.lexicon import MOOD_NAMES
from nemo_widgets.engine.agent.rehearsal import Need, need_of, stand_in
from nemo_widgets.engine.agent.tools import (
    AddCard,
    AddScene,
    AddVoice,
    Painted,
    SetMusic,
    SetSize,
    Source,
    StartVideo,
    Tool,
    arguments,
    name_of,
    source_of,
)
from nemo_widgets.engine.agent.wording import sentence
from nemo_widgets.errors import AuthError, NemoError, NetworkError, RefusedError, StorageError, TimedOutError
from nemo_widgets.timeline.cards import is_paper
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits import scenes_of
from nemo_widgets.timeline.summary import seconds_text

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem

# These say something of the maker, not of one picture: where two fail so, the rest would, each after a wait.
_HOPELESS: Final = (AuthError, NetworkError, TimedOutError)
_MOST_MISSED: Final = 8


def _canvas(calls: Sequence[Tool], draft: Draft) -> tuple[int, int]:
    """Return the size that the video will have once all calls are carried out."""
    size = draft.size
    for call in calls:
        if isinstance(call, StartVideo | SetSize):
            size = (call.width, call.height)
    return size


class Work:
    """The makers' share of a message.

    A picture that cannot be made is replaced by a typographic card where a scene would be missing; anything
    else is left out. Where not one picture can be made, nothing is changed.

    Parameters
    ----------
    calls
        The message's calls, in order.
    total_ms
        How long the video will be.
    context, language
        As for `respond`.

    Attributes
    ----------
    doable
        The calls that can be carried out, once `generate` has ended.
    made, failed
        What was made, and why the rest was not.
    """

    def __init__(self, calls: Sequence[Tool], total_ms: int, context: AgentContext, language: str) -> None:
        self.doable = list(calls)
        self._total_ms = total_ms
        self._context = context
        self._language = language
        self._canvas = _canvas(calls, context.draft)
        self._ids = {id(call): f"call_{number}" for number, call in enumerate(calls, 1)}
        # Two scenes of one prompt and seed are one picture; the first call stands for both.
        self._needs: dict[Need, Tool] = {}
        for call in calls:
            need = need_of(call)
            if need is not None:
                self._needs.setdefault(need, call)
        self.made: dict[Need, Source] = {}
        self.failed: dict[Need, NemoError] = {}

    async def generate(self) -> AsyncIterator[AgentEvent]:
        """Make everything; a cancel stops all of it.

        Raises
        ------
        NemoError
            Nothing that the message is about could be made.
        """
        if not self._needs:
            return
        yield Say(_progress(list(self._needs), self._language))
        for call in self._needs.values():
            yield self._call(call)
        # The music is as long as the video, and that as long as what is said in it.
        ordered = sorted(self._needs, key=lambda need: not isinstance(need, AddVoice))
        tasks: dict[asyncio.Future[MediaItem], Need] = {}
        for need in ordered:
            voices = [task for task, other in tasks.items() if isinstance(other, AddVoice)]
            tasks[asyncio.ensure_future(self._make(need, voices))] = need
        waiting = set(tasks)
        try:
            while waiting:
                done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    yield self._finished(tasks[task], task)
                self._stop_if_hopeless()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        if self.failed:
            self._stop_if_pointless()
            await self._make_do()

    def done(self, call: Tool) -> Iterator[AgentEvent]:
        """Tell of a call that needed no maker."""
        if not any(call is told for told in self._needs.values()):
            yield self._call(call)
            yield self._result(call, status="ok")

    def about_failures(self, draft: Draft) -> list[str]:
        """Say what was not made, why, and how to try again.

        Parameters
        ----------
        draft
            The timeline as it has become.
        """
        told: list[str] = []
        reasons: dict[str, list[Need]] = {}
        for need, error in self.failed.items():
            reasons.setdefault(error.say_in(self._language).message, []).append(need)
        cards: list[int] = []
        for reason, needs in reasons.items():
            urls = {self.made[need].url for need in needs if need in self.made}
            numbers = _scenes_showing(urls, draft)
            if numbers:
                told.append(sentence("card_instead", self._language, f"{_numbered(numbers)}|{reason}"))
                cards += numbers
            if any(isinstance(need, Painted) and need not in self.made for need in needs):
                told.append(sentence("picture_left_out", self._language, reason))
            if any(isinstance(need, AddVoice) for need in needs):
                whole = str(self.failed[needs[0]].say_in(self._language))
                told.append(sentence("voice_left_out", self._language, whole))
            if any(isinstance(need, SetMusic) for need in needs):
                told.append(sentence("music_left_out", self._language, reason))
        told += self._about_unspoken(draft)
        longest = max((call.total_ms or 0 for call in self.doable if isinstance(call, AddVoice)), default=0)
        if longest and draft.duration_ms > longest + 500:
            told.append(sentence("voice_long", self._language, seconds_text(draft.duration_ms)))
        if cards:
            told.append(sentence("paint_again", self._language, str(min(cards))))
        return told

    def _about_unspoken(self, draft: Draft) -> Iterator[str]:
        """Say which scenes a narration lacks, and why."""
        order = [scene.id for scene in scenes_of(draft)]
        for call, source in (
            (call, self.made.get(call)) for call in self.doable if isinstance(call, AddVoice)
        ):
            reasons: dict[str, list[int]] = {}
            parts = (source.made or {}).get("parts", ()) if source else ()
            for scene, part in zip(call.places(draft), parts, strict=False):
                if "failed" in part and scene in order:
                    error = RefusedError(part["failed"], next_step=part["advice"]).say_in(self._language)
                    reasons.setdefault(str(error), []).append(order.index(scene) + 1)
            for reason, numbers in reasons.items():
                yield sentence("scene_unspoken", self._language, f"{_numbered(numbers)}|{reason}")
            if reasons:
                first = str(min(min(numbers) for numbers in reasons.values()))
                yield sentence("speak_again", self._language, first)

    def _finished(self, need: Need, task: asyncio.Future[MediaItem]) -> Result:
        """Take what a maker made, or why it did not."""
        call, error = self._needs[need], task.exception()
        if error is None:
            item = task.result()
            self.made[need] = source_of(item)
            return self._result(call, status="ok", url=item.url)
        if isinstance(error, StorageError) or not isinstance(error, Exception):
            raise error
        if not isinstance(error, NemoError):
            words = sentence("generator_failed", self._language, str(error) or type(error).__name__)
            error = RefusedError(words)
        self.failed[need] = error
        return self._result(call, status="failed", message=error.message)

    def _stop_if_hopeless(self) -> None:
        errors = [error for need, error in self.failed.items() if isinstance(need, Painted)]
        hopeless = [error for error in errors if isinstance(error, _HOPELESS)]
        if len(hopeless) > 1 and not any(isinstance(need, Painted) for need in self.made):
            raise hopeless[0]

    def _stop_if_pointless(self) -> None:
        """Change nothing where every picture failed for one reason, or nothing was made at all."""
        errors = [error for need, error in self.failed.items() if isinstance(need, Painted)]
        painted = any(isinstance(need, Painted) for need in self.made)
        if errors and not painted and len({error.message for error in errors}) == 1:
            raise errors[0]
        rest = [call for call in self.doable if need_of(call) is None and not isinstance(call, StartVideo)]
        if not self.made and not errors and not rest:
            raise next(iter(self.failed.values()))

    async def _make_do(self) -> None:
        """Put cards where scenes would be missing, and leave out what else was to be made."""
        instead: dict[Need, Source] = {}
        for call in list(self.doable):
            need = need_of(call)
            if need is None or need not in self.failed:
                continue
            if isinstance(need, Painted) and isinstance(call, AddScene | AddCard) and self._context.card:
                if need not in instead:
                    item = await self._context.card(need.prompt, need.seed, *self._canvas)
                    instead[need] = source_of(item)
            else:
                self.doable.remove(call)
        self.made |= instead

    async def _make(self, need: Need, voices: Sequence[asyncio.Future[MediaItem]]) -> MediaItem:
        if isinstance(need, AddVoice):
            if self._context.narrate is None:
                raise RefusedError("There is no voice to read aloud with.", next_step="")
            return await self._context.narrate(need.texts, need.gender, need.pace, need.speech_s)
        if isinstance(need, SetMusic):
            if voices:
                await asyncio.wait(voices)
                self._total_ms = self._spoken_ms(voices)
            seconds = max(1.0, self._total_ms / 1000)
            return await self._context.compose(need.mood, seconds, need.seed, need.bpm, need.key)
        return await self._context.paint(need.prompt, need.seed, *self._canvas)

    def _spoken_ms(self, voices: Sequence[asyncio.Future[MediaItem]]) -> int:
        """Return how long the video is with the narrations that came of it."""
        calls = [call for call in self.doable if isinstance(call, AddVoice)]
        items = [task.result() if task.exception() is None else None for task in voices]
        draft, made = self._context.draft, dict(zip(calls, items, strict=False))
        for call in self.doable:
            item = made.get(call) if isinstance(call, AddVoice) else None
            if isinstance(call, AddVoice) and item is None:
                continue
            source = source_of(item) if item is not None else stand_in(call, self._context.media)
            draft = call.edit(draft, source)
        return draft.duration_ms

    def _call(self, call: Tool) -> Call:
        return Call(self._ids[id(call)], name_of(call), arguments(call))

    def _result(self, call: Tool, **told: Any) -> Result:
        return Result(self._ids[id(call)], name_of(call), told)


def _scenes_showing(urls: set[str], draft: Draft) -> list[int]:
    """Return the numbers of the scenes that show one of these files."""
    track = next((track for track in draft.tracks if track.kind == "video"), None)
    segments = track.segments if track is not None else ()
    return [number for number, segment in enumerate(segments, 1) if segment.src in urls]


def _numbered(numbers: Sequence[int]) -> str:
    return ", ".join(str(number) for number in numbers)


def _progress(needs: Sequence[Need], language: str) -> str:
    pictures = [need for need in needs if isinstance(need, Painted)]
    music = next((need for need in needs if isinstance(need, SetMusic)), None)
    mood = MOOD_NAMES[music.mood][language == "zh"].removesuffix("音乐") if music else ""
    if not pictures:
        return sentence("composing", language, mood) if music else sentence("narrating", language)
    if len(pictures) == 1 and pictures[0].prompt and not is_paper(pictures[0].prompt):
        text = sentence("painting", language, pictures[0].prompt)
    else:
        text = sentence("painting_many", language, str(len(pictures)))
    return text.rstrip("…") + sentence("composing_too", language, mood) if music else text


def about_made(made: Mapping[Need, Source], language: str) -> list[str]:
    """Say how things were made, which scenes became cards, and what is not in the others."""
    told = []
    pictures = {need: source for need, source in made.items() if isinstance(need, Painted)}
    cards = [
        need.prompt
        for need, source in pictures.items()
        if source.is_card
        and need.prompt
        and not is_paper(need.prompt)
        and "instead_of" not in (source.made or {})
    ]
    shown = [source.made or {} for source in pictures.values() if not source.is_card]
    if any(how.get("by") == "painter" for how in shown):
        told.append(sentence("procedural_picture", language))
    others = dict.fromkeys((_by(how), str(how.get("label"))) for how in shown if how.get("by") != "painter")
    told += [
        sentence("model_picture", language, by)
        if label == "AI"
        else sentence("other_picture", language, f"{by}|{label}")
        for by, label in others
    ]
    if cards:
        told.append(sentence("cards", language, _listed(cards, language)))
    missed = dict.fromkeys(word for how in shown for word in how.get("missed", ()))
    if missed:
        told.append(sentence("missed", language, _listed([*missed][:_MOST_MISSED], language)))
    voices = [source.made or {} for need, source in made.items() if isinstance(need, AddVoice)]
    told += [
        sentence("model_voice" if how.get("label") == "AI" else "synthetic_voice", language, _by(how))
        for how in voices
    ]
    if any(how.get("word_times") == "estimated" for how in voices):
        told.append(sentence("estimated_words", language))
    return [*told, *_about_music(made, language)]


def _about_music(made: Mapping[Need, Source], language: str) -> Iterator[str]:
    for how in (source.made or {} for need, source in made.items() if isinstance(need, SetMusic)):
        if how.get("label") == "AI":
            yield sentence("model_music", language, _by(how))
        elif how.get("by", "synthesiser") == "synthesiser":
            yield sentence("procedural_music", language)
        else:
            yield sentence("other_music", language, f"{_by(how)}|{how.get('label')}")


def _by(how: Mapping[str, Any]) -> str:
    """Return who made a thing: the maker, and its model where there is one."""
    model = how.get("model")
    return f"{how.get('by')} ({model})" if model else str(how.get("by"))


def _listed(words: Sequence[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(f"“{word}”" for word in words)
