"""The planner that asks a model, mends its answer once, and leaves what comes to nothing to the rules."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

from nemo_widgets.engine.agent.context import AgentContext, AgentEvent, Call, Result
from nemo_widgets.engine.agent.llm.briefing import Briefing, holds_slides
from nemo_widgets.engine.agent.llm.catalogue import asking
from nemo_widgets.engine.agent.llm.chat import Chat, ModelError
from nemo_widgets.engine.agent.llm.model import Model
from nemo_widgets.engine.agent.llm.proposal import propose
from nemo_widgets.engine.agent.llm.reading import Wanted, calls_in
from nemo_widgets.engine.agent.llm.told import why_rules
from nemo_widgets.engine.agent.memory import chosen
from nemo_widgets.engine.agent.phrases import mask
from nemo_widgets.engine.agent.plans import Plan
from nemo_widgets.engine.agent.questions import answered
from nemo_widgets.engine.agent.rules import is_small_talk, plan
from nemo_widgets.engine.agent.tools import Redo, Undo
from nemo_widgets.engine.agent.wishes import LONGEST_WISH, read_wish
from nemo_widgets.timeline.edits import scenes_of

log = logging.getLogger(__name__)

STEP = "ask_model"
_MOST_PROBLEMS = 8
_LONGEST_ECHO = 4000


class ModelPlanner:
    """Plans by a language model; what it cannot plan is planned by rules, and the reply says so.

    Parameters
    ----------
    model
        Which model, and where.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self._chat = Chat(model)

    def __repr__(self) -> str:
        return f"<ModelPlanner with {self._model.label}>"

    async def __call__(
        self, message: str, context: AgentContext, language: str
    ) -> AsyncIterator[AgentEvent | Plan]:
        """Yield a step while the model is asked, then the plan."""
        ruled = plan(message, context.draft, context.media, language, context.memory)
        if _settled(message, ruled, context, language):
            yield ruled
            return
        yield Call("plan_1", STEP, {"model": self._model.label})
        try:
            found = await self._asked(message, context, language)
        except ModelError as error:
            log.info("rules read a message, since the model is of no use: %s", error.why)
            yield Result("plan_1", STEP, {"status": "failed"})
            honest = why_rules(error.why, language, self._model.host, error.more)
            yield replace(ruled, notes=(*ruled.notes, honest))
        else:
            yield Result("plan_1", STEP, {"status": "ok"})
            yield found

    async def _asked(self, message: str, context: AgentContext, language: str) -> Plan:
        """Return the model's plan, mended by itself once where it has to be.

        Raises
        ------
        ModelError
            There is none that can be carried out.
        """
        briefing = Briefing(context.draft, context.media, context.memory)
        known = asking(scenes=bool(scenes_of(context.draft)), files=bool(context.media))
        turns = briefing.turns(message)
        wanted: list[Wanted] = []
        problems: Sequence[str] = ()
        try:
            async with asyncio.timeout(self._model.seconds):
                for mending in (False, True):
                    # A server that dropped the tools silently is asked for JSON the second time.
                    answer = await self._chat.answer(turns, known, easier=mending and not wanted)
                    wanted = calls_in(answer)
                    proposal = propose(wanted, briefing.ids, context, message, language)
                    if proposal.plan is not None:
                        return proposal.plan
                    problems = proposal.problems[:_MOST_PROBLEMS]
                    turns = [*turns, _said(wanted), _mend(problems)]
        except TimeoutError:
            raise ModelError("slow", f"{self._model.seconds:g}") from None
        log.info("the model's second answer cannot be used either: %s", "; ".join(problems)[:1000])
        raise ModelError("unusable" if wanted else "prose")


def _settled(message: str, ruled: Plan, context: AgentContext, language: str) -> bool:
    """Tell whether rules are to read a message, whatever a model would say.

    A table's slides are values of a DataFrame, which go to no model; a script keeps its every word; a
    question about the timeline is answered from it; an answer to our own question, an undo, a greeting and an
    export mean one thing.
    """
    if is_small_talk(message) or chosen(message, context.memory.choices) is not None:
        return True
    travels = bool(ruled.calls) and all(isinstance(call, Undo | Redo) for call in ruled.calls)
    if (travels and not ruled.not_understood) or len(message) > LONGEST_WISH or holds_slides(message):
        return True
    masked = mask(message)
    if answered(masked, context.draft, language, context.memory.edit) is not None:
        return True
    return bool(read_wish(masked).script)


def _said(wanted: Sequence[Wanted]) -> dict[str, str]:
    """Return what the model called as a turn of its own, in a form that every server takes."""
    calls = [{"tool": one.name, "arguments": one.arguments} for one in wanted]
    text = json.dumps({"calls": calls}, default=str)[:_LONGEST_ECHO]
    return {"role": "assistant", "content": text}


def _mend(problems: Sequence[str]) -> dict[str, str]:
    listed = "\n".join(f"- {problem}" for problem in problems)
    text = (
        f"Nothing was carried out, because of this:\n{listed}\nAnswer again, with all calls that are needed."
    )
    return {"role": "user", "content": text}
