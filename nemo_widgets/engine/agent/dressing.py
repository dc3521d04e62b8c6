"""Product shots get the colours of their photos, and layouts that suit them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from nemo_widgets.engine.agent.context import AgentContext
from nemo_widgets.engine.agent.tools import AddProductShot, Tool
from nemo_widgets.errors import NemoError

# A product that stands without its background needs a card to stand on.
_STANDING = {"hero": "right", "full": "left", "half": "right"}


async def dressed(calls: Sequence[Tool], context: AgentContext) -> tuple[Tool, ...]:
    """Return the calls with colours from the photos; without a way to look at them they keep neutral ones."""
    seen: dict[str, Mapping[str, Any] | None] = {}
    found: list[Tool] = []
    for call in calls:
        if isinstance(call, AddProductShot) and call.colors is None:
            photo = call.picture.hash
            if photo not in seen:
                seen[photo] = await _seen(photo, context)
            call = _in_colours(call, seen[photo])
        found.append(call)
    return tuple(found)


async def _seen(photo: str, context: AgentContext) -> Mapping[str, Any] | None:
    item = next((item for item in context.media if item.hash == photo), None)
    if item is None or context.look is None:
        return None
    try:
        return await context.look(item)
    except (OSError, ValueError, NemoError):
        # The renderer says what is wrong with it; here it only stays without colours of its own.
        return None


def _in_colours(call: AddProductShot, seen: Mapping[str, Any] | None) -> AddProductShot:
    if seen is None:
        return call
    layout = call.layout
    if seen["stands"]:
        layout = _STANDING.get(layout, layout) if call.texts() else "alone"
    tone = "dark" if layout in ("hero", "full") else call.tone
    x, y = seen["focus"]
    return replace(call, layout=layout, tone=tone, colors=seen[tone], focus=(x, y))
