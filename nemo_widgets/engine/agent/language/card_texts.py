"""The texts of a designed card by what they are, "the price" or 按钮, and the card that has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nemo_widgets.engine.agent.language.scan import Phrase
from nemo_widgets.engine.agent.language.stage import Picked, Stage

SLOTS = ("price", "action", "link")
"""Slots of `timeline.cards` that people have words for."""


def senses(row: Sequence[Phrase], at: int, stage: Stage) -> dict[str, Any] | None:
    """Return what a phrase means where it names such a text and there is one.

    Where it is moved to an end of the video, its card is meant: a text has its place on that.
    """
    slot = next((slot for slot in SLOTS if row[at].has("slot", slot)), None)
    if slot is None:
        return None
    found = [text for text in stage.texts("text") if _slot_of(text.m) == slot]
    if not found:
        return None
    if any(phrase.has("do", "move") for phrase in row) and any(p.has("at", "start", "end") for p in row):
        cards = dict.fromkeys(str(text.m.get("scene")) for text in found)
        return {"scenes": [Picked(tuple(cards))]}
    picked = Picked(tuple(text.id for text in found), role=slot)
    return {"texts": [picked], "noun": [slot], "nth": [True]}


def _slot_of(m: Any) -> str:
    style = m.get("style")
    area = style.get("area") if isinstance(style, dict) else None
    return area.rpartition(".")[2] if isinstance(area, str) else ""
