"""Designed cards: the colours that they stand on, and the texts in their slots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.cards import FULL, LAYOUTS, NEUTRAL, card_of
from nemo_widgets.timeline.clips import SCENE_KEY, Clip
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits.texts import add_text, animate_text, change_text
from nemo_widgets.timeline.layout import Layout

STEP_MS: Final = 350
"""How much later each text of a card comes in than the one before it."""


def slot_style(layout: str, slot: str, colors: Mapping[str, str]) -> dict[str, Any]:
    """Return how the text in a slot looks."""
    style: dict[str, Any] = {
        "area": f"{layout}.{slot}",
        "color": colors["ink"],
        "box": False,
        "shadow": False,
    }
    if slot == "price":
        style["color"] = colors["accent"]
    if slot == "action":
        style |= {
            "color": colors["on_accent"],
            "box": {"color": colors["accent"], "radius": 0.95, "padding": 0.95},
        }
    return style


def set_ground(
    draft: Draft,
    ids: Sequence[str] | None,
    tone: Literal["light", "dark"],
    *,
    ground: str | None = None,
    colors: Mapping[str, Mapping[str, str]] | None = None,
) -> Draft:
    """Let designed cards stand on a light or a dark ground; their texts change colour with it.

    Parameters
    ----------
    ids
        The scenes; None means all cards. A photo that fills its card stays as it is.
    ground
        The colour of the ground, "#rrggbb"; None takes that of the palette.
    colors
        Palettes by scene, such as those of their photos; else a neutral one.

    Raises
    ------
    InputError
        None of the scenes is a card with a ground.
    """
    layout = Layout(draft)
    found = False
    for scene in layout.scenes:
        card = card_of(scene.meta)
        if card is None or card.layout in FULL or (ids is not None and scene.id not in ids):
            continue
        found = True
        new = {**NEUTRAL[tone], **(colors or {}).get(scene.id, {})}
        if ground is not None:
            new |= {"ground": ground, "shade": _shade(ground)}
        scene.m["card"] = {**scene.meta["card"], "tone": tone, "colors": new}
        for row in layout.rows:
            for text in row.clips:
                if row.kind == "text" and text.scene == scene.id:
                    _recolour(text, card.colors, new)
    if not found:
        raise InputError(
            "No card with a background of its own is meant.",
            next_step="A photo that fills the frame has none; name a card.",
        )
    return layout.draft()


def _shade(color: str) -> str:
    """Return a colour a little darker, for the far edge of a ground."""
    return "#" + "".join(f"{round(int(color[i : i + 2], 16) * 0.9):02x}" for i in (1, 3, 5))


def _recolour(text: Clip, old: Mapping[str, str], new: Mapping[str, str]) -> None:
    """Give a text the new colour for its old one; a colour that somebody chose stays."""
    style = text.meta.get("style")
    if not isinstance(style, dict) or "area" not in style:
        return
    turned = {old[key]: new[key] for key in ("accent", "on_accent", "ink") if key in old}
    changed = {**style, "color": turned.get(style.get("color", ""), style.get("color"))}
    box = style.get("box")
    if isinstance(box, dict):
        changed["box"] = {**box, "color": turned.get(box.get("color", ""), box.get("color"))}
    text.m["style"] = {key: value for key, value in changed.items() if value is not None}


def set_slot(draft: Draft, slot: str, text: str) -> Draft:
    """Let the last card that has a place for it say something there: a price, a button, a link.

    Raises
    ------
    InputError
        No card has such a place.
    """
    layout = Layout(draft)
    cards = {scene.id: card_of(scene.meta) for scene in layout.scenes}
    places = {
        id_: f"{card.layout}.{slot}"
        for id_, card in cards.items()
        if card is not None and slot in LAYOUTS[card.layout]["wide"].slots
    }
    if not places:
        raise InputError(
            f"No card has a place for the {slot}.", next_step="Only the last card of a promo has one."
        )
    texts = [clip for row in layout.rows if row.kind == "text" for clip in row.clips]
    for clip in texts:
        style = clip.meta.get("style")
        area = style.get("area") if isinstance(style, dict) else None
        if clip.scene in places and area == places[clip.scene]:
            return change_text(draft, clip.id, text)
    id_ = list(places)[-1]
    card, scene = cards[id_], next(clip for clip in layout.scenes if clip.id == id_)
    assert card is not None  # noqa: S101 -- only cards have places
    late = min(STEP_MS * sum(clip.meta.get(SCENE_KEY) == id_ for clip in texts), scene.duration // 3)
    added = add_text(
        draft,
        text=text,
        role="caption",
        start_ms=scene.start + late,
        duration_ms=scene.duration - late,
        style=slot_style(card.layout, slot, card.colors),
        scene=id_,
    )
    known = {segment.id for segment in draft.segments}
    return animate_text(added, [s.id for s in added.segments if s.id not in known], "fade", ms=450)
