"""One message, from words to one new version of the draft, as a stream of events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent.context import AgentContext, AgentEvent, Call, Commit, Result, Say
from nemo_widgets.engine.agent.lexicon import MOOD_NAMES
from nemo_widgets.engine.agent.memory import corrected, speaks_of_another
from nemo_widgets.engine.agent.plans import Plan
from nemo_widgets.engine.agent.rehearsal import Need, Rehearsal, need_of, rehearse, source_for, stand_in
from nemo_widgets.engine.agent.tools import (
    AddCard,
    AddScene,
    AddText,
    ChangeText,
    Painted,
    Redo,
    SetMusic,
    SetSize,
    Source,
    StartVideo,
    StyleText,
    Tool,
    Undo,
    arguments,
    name_of,
    source_of,
)
from nemo_widgets.engine.agent.wording import is_chinese, sentence
from nemo_widgets.errors import NemoError, RefusedError
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.summary import summarize

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem


async def respond(message: str, context: AgentContext, *, dry_run: bool = False) -> AsyncIterator[AgentEvent]:
    """Carry out a message.

    Parameters
    ----------
    message
        What the user wrote.
    context
        The draft, the session's files and the generators.
    dry_run
        Whether to tell only what would be done; nothing is made, changed or remembered.

    Yields
    ------
    AgentEvent
        Progress, calls and results; at most one `Commit`, and after it the reply. Without a `Commit` the
        draft is as it was.

    Raises
    ------
    RefusedError
        A generator failed; nothing was changed.
    """
    language = "zh" if is_chinese(message) or (context.language == "zh" and not message.strip()) else "en"
    message, context, planned = _referred(message, context, language)
    if planned is None:
        planned = Plan()
        async for event in context.planner(message, context, language):
            if isinstance(event, Plan):
                planned = event
            else:
                yield event
    if dry_run:
        for event in _foretold(planned, context, language):
            yield event
        return
    context.memory.keep(planned, message)
    if planned.calls and isinstance(planned.calls[0], Undo | Redo):
        for event in _travel(planned.calls[0], context, language):
            yield event
        return
    async for event in _carried_out(planned, context, language):
        yield event


async def _carried_out(planned: Plan, context: AgentContext, language: str) -> AsyncIterator[AgentEvent]:
    """Have made what is needed, then make the edits."""
    rehearsal = rehearse(planned.calls, context.draft, context.media)
    calls, total = rehearsal.calls, rehearsal.draft.duration_ms
    notes = [*planned.notes, *_failures(rehearsal, language)]
    if not calls:
        ready = [sentence("export", language)] if planned.exports and context.draft.is_exportable else []
        yield Say("\n".join([*notes, *ready] or [sentence("unchanged", language)]))
        return
    work = _Work(calls, total, context, language)
    async for event in work.generate():
        yield event
    draft, told = context.draft, list[str]()
    for call in calls:
        told.append(call.told(draft, language))
        draft = call.edit(draft, source_for(call, work.made, context.media))
        for event in work.done(call):
            yield event
    if draft == context.draft:
        yield Say("\n".join([*notes, sentence("unchanged", language)]))
        return
    summary = summarize(draft)
    yield Commit(draft, summary)
    about = [*_about(work.made, language), *_glyphs(calls, context, language)]
    # The client exports when the agent points there and the user's own words ask for it.
    ready = [sentence("export", language)] if planned.exports else []
    yield Say("\n".join([_opening(calls, told, language), summary, *about, *notes, *ready]))


def _opening(calls: Sequence[Tool], told: Sequence[str], language: str) -> str:
    """Say what was done; a new video speaks for itself."""
    if any(isinstance(call, StartVideo) for call in calls):
        return sentence("made", language)
    return ("" if language == "zh" else " ").join([sentence("changed", language), *told])


def _foretold(planned: Plan, context: AgentContext, language: str) -> Iterator[AgentEvent]:
    """Yield the calls that a message would make, and the sentences about them."""
    rehearsal = rehearse(planned.calls, context.draft, context.media)
    draft, told = context.draft, list[str]()
    for number, call in enumerate(rehearsal.calls, 1):
        yield Call(f"call_{number}", name_of(call), arguments(call))
        if isinstance(call, Undo | Redo):
            told.append(sentence("would_undo" if isinstance(call, Undo) else "would_redo", language))
            continue
        told.append(call.told(draft, language))
        draft = call.edit(draft, stand_in(call, context.media))
    opening = [sentence("would" if told else "would_nothing", language)]
    yield Say("\n".join([*opening, *told, *planned.notes, *_failures(rehearsal, language)]))


def _failures(rehearsal: Rehearsal, language: str) -> list[str]:
    return [str(error.say_in(language)) for _, error in rehearsal.failures]


def _referred(message: str, context: AgentContext, language: str) -> tuple[str, AgentContext, Plan | None]:
    """Find what "the other one" is: the last edit, said of another scene of the draft before it.

    A plan is there where that is a question.
    """
    memory = context.memory
    before = context.versions.undo() if memory.edit and speaks_of_another(message) else None
    if before is None:
        return message, context, None
    others = corrected(message, memory, before)
    if len(others) == 1:
        return others[0].message, replace(context, draft=before), None
    context.versions.redo()
    if not others:
        return message, context, None
    labels = [f"{number}. {choice.label}" for number, choice in enumerate(others, 1)]
    return message, context, Plan((), (sentence("which_scene", language), *labels), choices=tuple(others))


def _travel(call: Undo | Redo, context: AgentContext, language: str) -> list[AgentEvent]:
    """Go back or forward among the versions."""
    back = isinstance(call, Undo)
    draft: Draft | None = None
    for _ in range(call.steps):
        reached = context.versions.undo() if back else context.versions.redo()
        if reached is None:
            break
        draft = reached
    if draft is None:
        return [Say(sentence("no_undo" if back else "no_redo", language))]
    summary, name = summarize(draft), name_of(call)
    return [
        Call("call_1", name, {}),
        Result("call_1", name, {"status": "ok"}),
        Commit(draft, summary),
        Say(f"{sentence('undone' if back else 'redone', language)}\n{summary}"),
    ]


def _canvas(calls: Sequence[Tool], draft: Draft) -> tuple[int, int]:
    """Return the size that the video will have once all calls are carried out."""
    size = draft.size
    for call in calls:
        if isinstance(call, StartVideo | SetSize):
            size = (call.width, call.height)
    return size


class _Work:
    """The generators' share of a message: all at once, told as they finish."""

    def __init__(self, calls: Sequence[Tool], total_ms: int, context: AgentContext, language: str) -> None:
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

    async def generate(self) -> AsyncIterator[AgentEvent]:
        """Paint and compose everything; a failure or a cancel stops all of it."""
        if not self._needs:
            return
        yield Say(_progress(list(self._needs), self._language))
        for call in self._needs.values():
            yield self._call(call)
        tasks = {asyncio.ensure_future(self._make(need)): need for need in self._needs}
        waiting = set(tasks)
        try:
            while waiting:
                done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    item = _item(task, self._language)
                    self.made[tasks[task]] = source_of(item)
                    yield self._result(self._needs[tasks[task]], url=item.url)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def done(self, call: Tool) -> Iterator[AgentEvent]:
        """Tell of a call that needed no generator."""
        if not any(call is told for told in self._needs.values()):
            yield self._call(call)
            yield self._result(call)

    async def _make(self, need: Need) -> MediaItem:
        if isinstance(need, SetMusic):
            return await self._context.compose(need.mood, max(1.0, self._total_ms / 1000), need.seed)
        return await self._context.paint(need.prompt, need.seed, *self._canvas)

    def _call(self, call: Tool) -> Call:
        return Call(self._ids[id(call)], name_of(call), arguments(call))

    def _result(self, call: Tool, **more: str) -> Result:
        return Result(self._ids[id(call)], name_of(call), {"status": "ok", **more})


def _item(task: asyncio.Future[MediaItem], language: str) -> MediaItem:
    """Return what a generator made; its failure is the user's to read."""
    error = task.exception()
    if error is None:
        return task.result()
    if isinstance(error, NemoError) or not isinstance(error, Exception):
        raise error
    raise RefusedError(sentence("generator_failed", language, str(error) or type(error).__name__)) from error


def _progress(needs: Sequence[Need], language: str) -> str:
    pictures = [need for need in needs if isinstance(need, Painted)]
    music = next((need for need in needs if isinstance(need, SetMusic)), None)
    mood = MOOD_NAMES[music.mood][language == "zh"].removesuffix("音乐") if music else ""
    if not pictures:
        return sentence("composing", language, mood)
    if len(pictures) == 1 and pictures[0].prompt:
        text = sentence("painting", language, pictures[0].prompt)
    else:
        text = sentence("painting_many", language, str(len(pictures)))
    return text.rstrip("…") + sentence("composing_too", language, mood) if music else text


def _about(made: Mapping[Need, Source], language: str) -> list[str]:
    """Say how things were made, which scenes became cards, and what is not in the others."""
    told = []
    pictures = {need: source for need, source in made.items() if isinstance(need, Painted)}
    cards = [need.prompt for need, source in pictures.items() if source.is_card and need.prompt]
    if any(not source.is_card for source in pictures.values()):
        told.append(sentence("procedural_picture", language))
    if cards:
        told.append(sentence("cards", language, _listed(cards, language)))
    missed = dict.fromkeys(
        word
        for source in pictures.values()
        if not source.is_card
        for word in (source.made or {}).get("missed", ())
    )
    if missed:
        told.append(sentence("missed", language, _listed([*missed][:_MOST_MISSED], language)))
    if len(pictures) < len(made):
        told.append(sentence("procedural_music", language))
    return told


_MOST_MISSED = 8


def _listed(words: Sequence[str], language: str) -> str:
    return ("、" if language == "zh" else ", ").join(f"“{word}”" for word in words)


def _glyphs(calls: Sequence[Tool], context: AgentContext, language: str) -> list[str]:
    """Warn about characters that no font can draw, and fonts that are not here."""
    missing: dict[str, None] = {}
    for call in calls:
        texts = [call.text] if isinstance(call, AddText | ChangeText) else []
        if isinstance(call, AddScene):
            texts = [call.title, call.caption]
        elif isinstance(call, AddCard):
            texts = [call.text]
        for text in texts:
            missing |= dict.fromkeys(context.missing_glyphs(text) if text else "")
    told = [sentence("glyphs", language, " ".join(missing))] if missing else []
    fonts = dict.fromkeys(call.font for call in calls if isinstance(call, StyleText) and call.font)
    return told + [sentence("font", language, font) for font in fonts if not context.has_font(font)]
