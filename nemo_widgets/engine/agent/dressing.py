"""Product shots get the colours of their photos, and layouts that suit them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from nemo_widgets.engine.agent.context import AgentContext
from nemo_widgets.engine.agent.tools import AddProductShot, SetGround, Tool
from nemo_widgets.errors import NemoError
from nemo_widgets.timeline.edits import scenes_of

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
        elif isinstance(call, SetGround) and call.colors is None and call.ground is None:
            call = await _on_ground(call, context)
        found.append(call)
    return tuple(found)


async def _on_ground(call: SetGround, context: AgentContext) -> SetGround:
    """Give each card the palette of its photo for the tone that is wanted."""
    hashes = {item.url: item.hash for item in context.media}
    palettes: dict[str, Mapping[str, str]] = {}
    for scene in scenes_of(context.draft):
        if "card" not in scene.m or (call.scenes and scene.id not in call.scenes):
            continue
        seen = await _seen(hashes[scene.src], context) if scene.src in hashes else None
        if seen is not None:
            palettes[scene.id] = seen[call.tone]
    return replace(call, colors=palettes) if palettes else call


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
