"""Tools for designed cards: a photo with its texts, laid out in the photo's own colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from nemo_widgets.engine.agent import colours, names
from nemo_widgets.engine.agent.tools.base import Source, Tool, Uploaded, named, needed, one_of, word
from nemo_widgets.engine.generate.cards.colours import contrast
from nemo_widgets.engine.render.bidi import reads_rtl
from nemo_widgets.errors import InputError
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.cards import FULL, LAYOUTS, NEUTRAL
from nemo_widgets.timeline.draft import Draft

Ms = Annotated[int, Field(gt=0)]
_HEX = "^#[0-9a-f]{6}$"
_COLORS = tuple(NEUTRAL["dark"])
# What shares one place on every card.
_EITHER = (("headline", "line"), ("only",), ("point1",))
_Share = Annotated[float, Field(ge=0, le=1)]


@dataclass(frozen=True)
class AddProductShot(Tool):
    """Add a photo on a designed card, with a headline over a line, or one statement (`only`), or points.

    Price, action and link stand on the layout "close" alone; "hero" and "full", whose photo fills the video,
    take no points.
    """

    said: ClassVar[tuple[str, str]] = (
        "product shot added: “{name}”, {duration_ms} s.",
        "已添加产品画面：“{name}”，{duration_ms} 秒。",
    )

    picture: Uploaded
    name: str
    duration_ms: Ms
    layout: Annotated[str, one_of(LAYOUTS)] = "left"
    tone: Annotated[str, one_of(("dark", "light"))] = "dark"
    motion: Annotated[str, one_of(names.MOTIONS)] = "zoom-in"
    headline: str = ""
    line: str = ""
    only: str = ""
    points: Annotated[tuple[str, ...], Field(max_length=3)] = ()
    price: str = ""
    action: str = ""
    link: str = ""
    colors: Mapping[Annotated[str, one_of(_COLORS)], Annotated[str, Field(pattern=_HEX)]] | None = None
    focus: tuple[_Share, _Share] | None = None
    fade: bool = True

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Add the card, and its texts one after the other."""
        source = needed(source)
        self._check()
        before = {segment.id for segment in draft.segments}
        tone = "dark" if self.layout in FULL else self.tone
        colors = {**NEUTRAL[tone], **(self.colors or {})}
        card: dict[str, Any] = {"layout": self.layout, "tone": tone, "colors": colors}
        points = self.points[:3]
        if points:
            card["points"] = len(points)
            if reads_rtl(points[0]):
                card["rtl"] = True
        # A photo that fills the canvas and says nothing needs no shade for texts.
        more: dict[str, Any] = {"card": card} if self.layout not in FULL or self.texts() else {}
        if self.focus is not None:
            more["focus"] = list(self.focus)
        draft = edits.add_visual(
            draft,
            src=source.url,
            title=self.name,
            duration_ms=self.duration_ms,
            motion=self.motion,
            transition=edits.joining(draft) if self.fade else None,
            made=source.made,
            **more,
        )
        scene = next(s for s in draft.segments if s.id not in before and s.kind == "video")
        for number, (slot, text) in enumerate(self.texts()):
            late = min(number * edits.STEP_MS, scene.duration_ms // 3)
            known = {segment.id for segment in draft.segments}
            draft = edits.add_text(
                draft,
                text=text,
                role="title" if slot == "headline" and self.layout != "close" else "caption",
                start_ms=scene.start_ms + late,
                duration_ms=scene.duration_ms - late,
                style=edits.slot_style(self.layout, slot, colors),
                scene=scene.id,
            )
            added = [segment.id for segment in draft.segments if segment.id not in known]
            draft = edits.animate_text(
                draft, added, "rise" if slot in ("headline", "only") else "fade", ms=450
            )
        return draft

    def texts(self) -> list[tuple[str, str]]:
        """Return the slots that are filled, with their texts."""
        said = (
            ("headline", self.headline),
            ("line", self.line),
            ("only", self.only),
            *((f"point{number}", point) for number, point in enumerate(self.points[:3], 1)),
            ("price", self.price),
            ("action", self.action),
            ("link", self.link),
        )
        return [(slot, text) for slot, text in said if text]

    def _check(self) -> None:
        """Refuse texts that would lie over each other, or have no place on the card."""
        filled = {slot for slot, _ in self.texts()}
        homeless = sorted(filled - set(LAYOUTS[self.layout]["wide"].slots))
        if homeless:
            raise InputError(
                f"A card of the layout {self.layout} has no place for {', '.join(homeless)}.",
                next_step="Take close for price, action and link, and left, right or half for points.",
            )
        if sum(any(slot in filled for slot in slots) for slots in _EITHER) > 1:
            raise InputError(
                "A headline, a statement and points would lie over each other on one card.",
                next_step="Give each a card of its own.",
            )


_LEAST_CONTRAST = 3.0
"""What WCAG 2 asks of large letters: an accent that a ground swallows gives way to the ink."""
_PALETTE = Mapping[Annotated[str, one_of(_COLORS)], Annotated[str, Field(pattern=_HEX)]]


@dataclass(frozen=True)
class SetGround(Tool):
    """Let designed cards stand on a light or dark ground, or on one of a colour; no scene named means all."""

    said: ClassVar[tuple[str, str]] = ("{which}: {what} background.", "{which}：{what}背景。")

    scenes: tuple[str, ...] = ()
    tone: Annotated[str, one_of(["light", "dark"])] = "light"
    ground: Annotated[str, Field(pattern=_HEX)] | None = None
    colors: Mapping[str, _PALETTE] | None = None

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Set it."""
        tone: Literal["light", "dark"] = "light" if self.tone == "light" else "dark"
        colors = self.colors
        if self.ground is not None:
            seen = {"accent": NEUTRAL[tone]["accent"], "on_accent": NEUTRAL[tone]["on_accent"]}
            if contrast(seen["accent"], self.ground) < _LEAST_CONTRAST:
                seen = {"accent": NEUTRAL[tone]["ink"], "on_accent": self.ground}
            colors = {scene.id: seen for scene in edits.scenes_of(draft)}
        return edits.set_ground(draft, self.scenes or None, tone, ground=self.ground, colors=colors)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name the cards and the colour."""
        which = named(self.scenes, draft, zh) if self.scenes else "所有卡片" if zh else "every card"
        what = colours.name_of(self.ground, chinese=zh) if self.ground else word(names.TONES, self.tone, zh)
        return {"which": which, "what": what}


@dataclass(frozen=True)
class SetSlot(Tool):
    """Let the closing card of a promo show a price, a button or a link."""

    said: ClassVar[tuple[str, str]] = ("{what}: “{text}”.", "{what}：“{text}”。")

    slot: Annotated[str, one_of(names.SLOTS)]
    text: Annotated[str, Field(min_length=1)]

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Set it."""
        return edits.set_slot(draft, self.slot, self.text)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name what it is."""
        return {"what": word(names.SLOTS, self.slot, zh)}
