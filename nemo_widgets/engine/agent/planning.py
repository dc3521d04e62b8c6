"""How a message becomes a plan: every planner yields what it does on the way and, last, its plan."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent.plans import Plan
from nemo_widgets.engine.agent.rules import plan

if TYPE_CHECKING:
    from nemo_widgets.engine.agent.context import AgentContext, AgentEvent

Planner = Callable[[str, "AgentContext", str], AsyncIterator["AgentEvent | Plan"]]
"""Takes the message, its surroundings and the language of the notes; changes and remembers nothing."""


async def by_rules(message: str, context: AgentContext, language: str) -> AsyncIterator[AgentEvent | Plan]:
    """Plan without a model."""
    yield plan(message, context.draft, context.media, language, context.memory)
