"""One message, from words to one new version of the draft, as a stream of events."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace

from nemo_widgets.engine.agent.bringing_back import brought_back
from nemo_widgets.engine.agent.context import AgentContext, AgentEvent, Call, Commit, Result, Say
from nemo_widgets.engine.agent.corrections import Anew, corrected, corrects, repeated
from nemo_widgets.engine.agent.dressing import dressed
from nemo_widgets.engine.agent.language.stage import Focus
from nemo_widgets.engine.agent.making import Work, about_made
from nemo_widgets.engine.agent.plans import Plan
from nemo_widgets.engine.agent.refit import refitted
from nemo_widgets.engine.agent.rehearsal import Rehearsal, rehearse, source_for, stand_in
from nemo_widgets.engine.agent.rules import plan
from nemo_widgets.engine.agent.tempering import tempered
from nemo_widgets.engine.agent.tools import (
    AddCard,
    AddProductShot,
    AddScene,
    AddText,
    ChangeText,
    Painted,
    Redo,
    ReplaceScene,
    StartVideo,
    StyleText,
    Tool,
    Undo,
    arguments,
    name_of,
)
from nemo_widgets.engine.agent.unsaid import about_cut, about_ends, about_gone
from nemo_widgets.engine.agent.wording import is_chinese, sentence
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.summary import summarize


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
    NemoError
        Nothing of what the message is about could be made; nothing was changed.
    """
    language = "zh" if is_chinese(message) or (context.language == "zh" and not message.strip()) else "en"
    if (back := brought_back(message, context)) is not None:
        for event in _back_again(*back, context, language, dry_run=dry_run):
            yield event
        return
    async for event in _answered(message, context, language, dry_run=dry_run):
        yield event


async def _answered(
    message: str, context: AgentContext, language: str, *, dry_run: bool
) -> AsyncIterator[AgentEvent]:
    """Plan a message, and carry out what was planned."""
    now = context.draft
    message, context, planned = _referred(message, context, language)
    if dry_run and context.draft is not now:
        context.versions.redo()
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
    async for event in _carried_out(planned, context, language, now):
        yield event


async def _carried_out(
    planned: Plan, context: AgentContext, language: str, now: Draft
) -> AsyncIterator[AgentEvent]:
    """Have made what is needed, then make the edits; `now` is the draft where they are for an earlier one."""
    rehearsal = rehearse(planned.calls, context.draft, context.media)
    calls = refitted(rehearsal.calls, rehearsal.draft)
    total = rehearsal.draft.duration_ms
    notes = [*planned.notes, *_failures(rehearsal, language)]
    if not calls:
        ready = [sentence("export", language)] if planned.exports and context.draft.is_exportable else []
        yield Say("\n".join([*notes, *ready] or [sentence("unchanged", language)]))
        return
    calls = await dressed(calls, context)
    work = Work(calls, total, context, language)
    async for event in work.generate():
        yield event
    draft, told, gone = context.draft, list[str](), list[str]()
    for call in work.doable:
        told.append(call.told(draft, language))
        earlier, draft = draft, call.edit(draft, source_for(call, work.made, context.media))
        gone += about_gone(call, earlier, draft, language)
        for event in work.done(call):
            yield event
    failed = work.about_failures(draft)
    if draft == context.draft and draft != now:
        # "pan right", "no, left", and left it was before: what is left is to take the edit back.
        summary = summarize(draft)
        yield Commit(draft, summary)
        yield Say(f"{sentence('undone', language)}\n{summary}")
        return
    if draft == context.draft:
        yield Say("\n".join([*failed, *notes, sentence("unchanged", language)]))
        return
    summary = summarize(draft)
    yield Commit(draft, summary)
    about = [*about_made(work.made, language), *failed, *_glyphs(work.doable, context, language)]
    about += about_cut(context.draft, draft, language)
    if not any(isinstance(call, StartVideo) for call in work.doable):
        about += [*gone, *about_ends(context.draft, draft, language)]
    # The client exports when the agent points there and the user's own words ask for it.
    ready = [sentence("export", language)] if planned.exports else []
    yield Say("\n".join([_opening(work.doable, told, language), summary, *about, *notes, *ready]))


def _opening(calls: Sequence[Tool], told: Sequence[str], language: str) -> str:
    """Say what was done; a new video speaks for itself."""
    if any(isinstance(call, StartVideo) for call in calls):
        return sentence("made", language)
    # "Still, and no zoom": what two clauses ask for alike is told once.
    return ("" if language == "zh" else " ").join([sentence("changed", language), *dict.fromkeys(told)])


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
    yield Say("\n".join([*opening, *dict.fromkeys(told), *planned.notes, *_failures(rehearsal, language)]))


def _failures(rehearsal: Rehearsal, language: str) -> list[str]:
    return [str(error.say_in(language)) for _, error in rehearsal.failures]


def _referred(message: str, context: AgentContext, language: str) -> tuple[str, AgentContext, Plan | None]:
    """Find what a message about the last edit stands for, and the draft that it is for.

    A plan is there where that is a question, or the edit in another measure.
    """
    memory = context.memory
    said = repeated(message, memory.edit, context.draft, memory.focus)
    if said is not None:
        return said, context, None
    if not (memory.edit and corrects(message)) or memory.choices:
        return message, context, None
    before = context.versions.undo()
    if before is None:
        return message, context, None
    others = corrected(message, memory.edit, before, memory.focus)
    if len(others) == 1 and (found := _anew(others[0], message, before, context, language)) is not None:
        return found
    context.versions.redo()
    if len(others) < _SEVERAL:
        return message, context, None
    labels = [f"{number}. {one.label}" for number, one in enumerate(others, 1)]
    choices = tuple(one.choice for one in others)
    return message, context, Plan((), (sentence("which_scene", language), *labels), choices=choices)


_SEVERAL = 2


def _anew(
    anew: Anew, message: str, before: Draft, context: AgentContext, language: str
) -> tuple[str, AgentContext, Plan | None] | None:
    """Return the last edit said anew, on the draft before it; None where that comes to nothing."""
    if anew.share != 1.0:
        # "even more" may be read as it stands: then the next step is as large as the first.
        alone = plan(message, context.draft, context.media, language, context.memory)
        if alone.calls and not alone.not_understood and anew.share > 1:
            return None
    planned = plan(anew.message, before, context.media, language, context.memory)
    if anew.adds:
        said = _with_more(anew, planned)
        return None if said is None else _anew(Anew(anew.label, said), message, before, context, language)
    if not planned.calls or planned.not_understood or any(isinstance(c, Undo | Redo) for c in planned.calls):
        return None
    if anew.share == 1.0:
        return anew.message, replace(context, draft=before), None
    calls = tempered(planned.calls, before, anew.share)
    return (anew.message, replace(context, draft=before), replace(planned, calls=calls)) if calls else None


def _with_more(anew: Anew, planned: Plan) -> str | None:
    """Return an edit that paints one picture with more in what it paints."""
    pictures = [call.picture for call in planned.calls if isinstance(call, AddScene | ReplaceScene)]
    if len(pictures) != 1 or not isinstance(pictures[0], Painted) or not pictures[0].prompt:
        return None
    at = anew.message.lower().rfind(pictures[0].prompt.lower())
    end = at + len(pictures[0].prompt)
    return None if at < 0 else f"{anew.message[:end]} {anew.adds}{anew.message[end:]}"


def _back_again(
    draft: Draft, ids: tuple[str, ...], context: AgentContext, language: str, *, dry_run: bool
) -> list[AgentEvent]:
    """Answer with the draft that has again what was taken away."""
    meant = [segment for segment in draft.segments if segment.id in ids]
    names = [f"“{one.text if one.kind == 'text' else one.name}”" for one in meant]
    told = sentence("back_again", language, ("、" if language == "zh" else ", ").join(dict.fromkeys(names)))
    if dry_run:
        return [Say(f"{sentence('would', language)}\n{told}")]
    context.memory.keep(Plan(focus=Focus(ids)))
    context.memory.edit = ""
    summary = summarize(draft)
    return [Commit(draft, summary), Say(f"{sentence('changed', language)} {told}\n{summary}")]


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


def _glyphs(calls: Sequence[Tool], context: AgentContext, language: str) -> list[str]:
    """Warn about characters that no font can draw, and fonts that are not here."""
    missing: dict[str, None] = {}
    for call in calls:
        texts = [call.text] if isinstance(call, AddText | ChangeText) else []
        if isinstance(call, AddScene):
            texts = [call.title, call.caption]
        elif isinstance(call, AddCard):
            texts = [call.text]
        elif isinstance(call, AddProductShot):
            texts = [text for _, text in call.texts()]
        for text in texts:
            missing |= dict.fromkeys(context.missing_glyphs(text) if text else "")
    told = [sentence("glyphs", language, " ".join(missing))] if missing else []
    fonts = dict.fromkeys(call.font for call in calls if isinstance(call, StyleText) and call.font)
    return told + [sentence("font", language, font) for font in fonts if not context.has_font(font)]
