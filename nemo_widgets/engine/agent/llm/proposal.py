"""What a model proposes, checked: every call by its schema and in a rehearsal, before any of it is a plan."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nemo_widgets.engine.agent.context import AgentContext
from nemo_widgets.engine.agent.language.desk import LONGEST_MS
from nemo_widgets.engine.agent.llm.catalogue import EXPORT, SAY, UNDONE
from nemo_widgets.engine.agent.llm.reading import MOST_CALLS, Wanted
from nemo_widgets.engine.agent.llm.told import told
from nemo_widgets.engine.agent.plans import Plan
from nemo_widgets.engine.agent.rehearsal import rehearse
from nemo_widgets.engine.agent.script import MOST_SCENES
from nemo_widgets.engine.agent.tools import (
    TOOLS,
    AddCard,
    AddScene,
    Painted,
    Redo,
    StartVideo,
    Tool,
    Undo,
    name_of,
    read_call,
)
from nemo_widgets.errors import InputError
from nemo_widgets.timeline.edits import scenes_of

LONGEST_STRING = 2000
LONGEST_SPEECH = 600

_ONE_ID = {"scene", "other", "segment", "hash"}
_IDS = {"scenes", "segments"}
# Halves of characters, and what no font draws and no terminal should see.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Proposal:
    """A plan, or what is wrong with it, in the words that the model is told."""

    plan: Plan | None
    problems: tuple[str, ...] = ()


class _ProblemError(Exception):
    """A call cannot be taken."""


def propose(
    wanted: Sequence[Wanted], ids: Mapping[str, str], context: AgentContext, message: str, language: str
) -> Proposal:
    """Turn a model's calls into a plan.

    Parameters
    ----------
    wanted
        The calls as they were written.
    ids
        What the short ids in them stand for.
    """
    calls: list[Tool] = []
    said: list[str] = []
    undone: list[str] = []
    exports, problems = False, list[str]()
    for number, one in enumerate(wanted[:MOST_CALLS], 1):
        try:
            if one.name == EXPORT:
                exports = True
            elif one.name in {SAY, UNDONE}:
                (said if one.name == SAY else undone).append(_speech(one))
            else:
                calls.append(_call(one, ids))
        except _ProblemError as problem:
            problems.append(f"Call {number}, {_named(one.name)}: {problem}")
    if len(wanted) > MOST_CALLS:
        problems.append(f"That is more than {MOST_CALLS} calls.")
    if not wanted:
        problems.append("You called no tool. Answer with tool calls only.")
    problems = problems or [*_unfit(calls, context)]
    if problems:
        return Proposal(None, tuple(problems))
    if len(calls) > 1 and all(isinstance(call, Undo | Redo) for call in calls):
        return Proposal(None, ("Go back or forward by one call, with its steps.",))
    return Proposal(_plan(calls, said, undone, exports, message, language))


def _plan(
    calls: list[Tool], said: list[str], undone: list[str], exports: bool, message: str, language: str
) -> Plan:
    # What was done is told by the tools that did it; the model's own words are for where nothing was.
    notes = [told("undone", language, what) for what in undone]
    travel = [call for call in calls if isinstance(call, Undo | Redo)]
    if travel and len(calls) > len(travel):
        calls = [call for call in calls if not isinstance(call, Undo | Redo)]
        notes.append(told("undo_alone", language))
    if not calls:
        notes = [*(told("says", language, text) for text in said), *notes]
    new = any(isinstance(call, StartVideo) for call in calls)
    scenes = [call.name for call in calls if isinstance(call, AddScene) and isinstance(call.picture, Painted)]
    if new and len(scenes) > 1:
        listed = " ".join(f"{number}. {name}." for number, name in enumerate(scenes, 1))
        notes.append(told("outline", language, listed))
    return Plan(tuple(calls), tuple(notes), wanted=message if said and not calls else "", exports=exports)


def _unfit(calls: Sequence[Tool], context: AgentContext) -> Iterator[str]:
    """Yield what is wrong with the calls as a whole."""
    rehearsal = rehearse(calls, context.draft, context.media)
    for call, error in rehearsal.failures:
        yield f"{name_of(call)} cannot be carried out: {error}"
    had, left = len(scenes_of(context.draft)), len(scenes_of(rehearsal.draft))
    if calls and not left and (had or any(isinstance(call, StartVideo) for call in calls)):
        yield "That leaves a video without a scene. Add scenes after start_video; keep one at least."
    if sum(isinstance(call, AddScene | AddCard) for call in calls) > MOST_SCENES or left > had + MOST_SCENES:
        yield f"That is more than {MOST_SCENES} new scenes."
    if rehearsal.draft.duration_ms > max(LONGEST_MS, context.draft.duration_ms):
        yield f"A video may last {LONGEST_MS} ms at most."


def _call(one: Wanted, ids: Mapping[str, str]) -> Tool:
    if one.name not in TOOLS:
        raise _ProblemError("there is no such tool.")
    if one.arguments is None:
        raise _ProblemError("its arguments are not a JSON object.")
    defaults = {
        field.name
        for field in dataclasses.fields(TOOLS[one.name])
        if field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
    }
    given = {
        key: _meant(key, value, ids)
        for key, value in one.arguments.items()
        if not (value is None and key in defaults) and key != "from_table"
    }
    try:
        return read_call(one.name, given)
    except InputError as error:
        raise _ProblemError(str(error)) from None


def _meant(key: str, value: Any, ids: Mapping[str, str]) -> Any:
    """Return an argument with the ids that its short ones stand for, and with words that can be shown."""
    if isinstance(value, str):
        if key in _ONE_ID and value:
            return _known(value, ids)
        if len(value) > LONGEST_STRING:
            raise _ProblemError(f"{key} has more than {LONGEST_STRING} characters.")
        return _UNWRITABLE.sub("", value)
    if isinstance(value, float) and not math.isfinite(value):
        raise _ProblemError(f"{key} is no number.")
    if isinstance(value, list):
        return [_known(item, ids) if key in _IDS else _meant("", item, ids) for item in value]
    if isinstance(value, Mapping):
        return {name: _meant(name, item, ids) for name, item in value.items()}
    return value


def _known(value: Any, ids: Mapping[str, str]) -> str:
    found = ids.get(value) if isinstance(value, str) else None
    if found is None:
        raise _ProblemError(f"there is nothing with the id {_named(str(value))}; see the timeline's JSON.")
    return found


def _speech(one: Wanted) -> str:
    words = next((value for value in (one.arguments or {}).values() if isinstance(value, str)), "")
    text = " ".join(_UNWRITABLE.sub(" ", words).split())
    if not text:
        raise _ProblemError("it has no words.")
    return text if len(text) <= LONGEST_SPEECH else f"{text[: LONGEST_SPEECH - 1]}…"


def _named(name: str) -> str:
    return repr(name if len(name) <= 60 else f"{name[:59]}…")
