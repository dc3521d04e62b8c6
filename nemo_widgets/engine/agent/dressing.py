"""Product shots get the colours of their photos, and layouts that suit them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nemo_widgets.engine.agent.context import AgentContext
from nemo_widgets.engine.agent.tools import AddProductShot, Tool

# A product that stands without its background needs a card to stand on.
_STANDING = {"hero": "right", "full": "left", "half": "right"}


async def dressed(calls: Sequence[Tool], context: AgentContext) -> tuple[Tool, ...]:
    """Return the calls with colours from the photos; without a way to look at them they keep neutral ones."""
    found: list[Tool] = []
    for call in calls:
        if not isinstance(call, AddProductShot) or call.colors is not None or context.look is None:
            found.append(call)
            continue
        item = next((item for item in context.media if item.hash == call.picture.hash), None)
        if item is None:
            found.append(call)
            continue
        try:
            seen = await context.look(item)
        except (OSError, ValueError):
            # The renderer says what is wrong with it; here it only stays without colours of its own.
            found.append(call)
            continue
        layout = call.layout
        if seen["stands"]:
            layout = _STANDING.get(layout, layout)
        tone = "dark" if layout in ("hero", "full") else call.tone
        x, y = seen["focus"]
        found.append(replace(call, layout=layout, tone=tone, colors=seen[tone], focus=(x, y)))
    return tuple(found)
