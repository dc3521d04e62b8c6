"""Talking to the agent with a planner that asks a chat server."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pydantic import SecretStr

from nemo_widgets.engine.agent.context import AgentContext, AgentEvent, Commit
from nemo_widgets.engine.agent.llm import Model, ModelPlanner
from nemo_widgets.engine.agent.respond import respond
from tests.engine.agent_studio import Studio
from tests.services.chatting import Chatting

KEY = "sk-test-0123456789abcdef"
RULES = "so rules read your message."
SQUARE = ("set_size", {"width": 1080, "height": 1080})
LAKE = ("add_scene", {"picture": {"prompt": "a lake at dawn"}, "name": "Lake", "duration_ms": 4000})
HILL = ("add_scene", {"picture": {"prompt": "green hills"}, "name": "Hills", "duration_ms": 4000})
START = ("start_video", {"width": 1080, "height": 1920})


def model_at(chat: Chatting, **more: Any) -> Model:
    made = Model(f"{chat.url}/v1", "stub-1", SecretStr(KEY), 20.0)
    return replace(made, **more)


async def said(
    studio: Studio, planner: ModelPlanner, text: str, language: str = "en", *, dry_run: bool = False
) -> list[AgentEvent]:
    context = AgentContext(
        studio.draft,
        studio,
        studio.media,
        language,
        studio.paint,
        studio.compose,
        studio.glyphs,
        studio.memory,
        planner=planner,
    )
    events = [event async for event in respond(text, context, dry_run=dry_run)]
    for event in events:
        if isinstance(event, Commit):
            studio.draft = event.draft
    return events
