"""Tools for titles, captions and lower thirds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from nemo_widgets.engine.agent import names
from nemo_widgets.engine.agent.tools.base import Source, Tool, one_of, word
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft

_ALIGN = ("left", "center", "right")
Role = Annotated[str, one_of(("title", "caption", "lower-third"))]


@dataclass(frozen=True)
class AddText(Tool):
    """Show a title, a caption or a lower third."""

    said: ClassVar[tuple[str, str]] = ("{what} added: “{text}”.", "已添加{what}：“{text}”。")

    text: str
    role: Role = "title"
    start_ms: Annotated[int, Field(ge=0)] = 0
    duration_ms: Annotated[int, Field(gt=0)] = 3000
    at_end: bool = False
    position: Annotated[str, one_of(["", *names.POSITIONS])] = ""
    scene: str = ""
    align: Annotated[str, one_of(["", *_ALIGN])] = ""

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Show it."""
        start, duration = self.start_ms, self.duration_ms
        if self.at_end:
            start = max(0, draft.duration_ms - duration)
        if self.scene:
            start, duration = edits.shown_alone(draft, self.scene)
        return edits.add_text(
            draft,
            text=self.text,
            role=self.role,
            start_ms=start,
            duration_ms=duration,
            style={
                key: value for key, value in (("position", self.position), ("align", self.align)) if value
            },
            scene=self.scene or None,
        )

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name the role."""
        return {"what": word(names.ROLES, self.role, zh)}


@dataclass(frozen=True)
class ChangeText(Tool):
    """Reword a text."""

    said: ClassVar[tuple[str, str]] = ("{segment} now reads “{text}”.", "{segment}已改为“{text}”。")

    segment: str
    text: str

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Reword it."""
        return edits.change_text(draft, self.segment, self.text)


@dataclass(frozen=True)
class RemoveText(Tool):
    """Remove every text of a role."""

    said: ClassVar[tuple[str, str]] = ("{what} removed.", "已删除{what}。")

    role: Role

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Remove them."""
        return edits.remove_text(draft, self.role)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name the role, one or several."""
        count = sum(segment.kind == "text" and segment.role == self.role for segment in draft.segments)
        return {"what": word(names.ROLES, self.role, zh) + ("s" if count > 1 and not zh else "")}


@dataclass(frozen=True)
class DeleteText(Tool):
    """Remove one text."""

    said: ClassVar[tuple[str, str]] = ("{segment} removed.", "已删除{segment}。")

    segment: str

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Remove it."""
        return edits.delete_segment(draft, self.segment)


@dataclass(frozen=True)
class AnimateText(Tool):
    """Let texts come in or go out by an animation."""

    said: ClassVar[tuple[str, str]] = ("{segments}: {what}.", "{segments}：{what}。")

    segments: Annotated[tuple[str, ...], Field(min_length=1)]
    name: Annotated[str, one_of(names.ANIMATIONS)]
    way: Annotated[str, one_of(("in", "out"))] = "in"
    ms: Annotated[int, Field(gt=0, le=5000)] = 500

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Animate them."""
        return edits.animate_text(draft, self.segments, self.name, way=self.way, ms=self.ms)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name the animation."""
        what = word(names.ANIMATIONS, self.name, zh)
        if self.name == "none":
            return {"what": what}
        return {"what": f"{'入场' if self.way == 'in' else '出场'}{what}" if zh else f"{what} {self.way}"}


@dataclass(frozen=True)
class TimeText(Tool):
    """Show a text at another time."""

    said: ClassVar[tuple[str, str]] = (
        "{segment} shows from {start_ms} s for {duration_ms} s.",
        "{segment}从 {start_ms} 秒起显示 {duration_ms} 秒。",
    )

    segment: str
    start_ms: Annotated[int, Field(ge=0)]
    duration_ms: Annotated[int, Field(gt=0)]

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Move it in time."""
        return edits.time_text(draft, self.segment, self.start_ms, self.duration_ms)
