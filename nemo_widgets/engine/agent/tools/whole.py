"""Tools for the whole video, for what lies above it, and for its versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from nemo_widgets.engine.agent import names
from nemo_widgets.engine.agent.tools.base import Picture, Source, Tool, named, needed, one_of, word
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.sizes import ratio
from nemo_widgets.timeline.summary import seconds_text

Role = Literal["watermark", "pip"]


@dataclass(frozen=True)
class SetLength(Tool):
    """Give the video another length."""

    said: ClassVar[tuple[str, str]] = ("length: {ms} s.", "时长：{ms} 秒。")

    ms: Annotated[int, Field(gt=0)]

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Set it."""
        return edits.set_length(draft, self.ms)


@dataclass(frozen=True)
class SetSize(Tool):
    """Give the video another shape."""

    said: ClassVar[tuple[str, str]] = ("shape: {what}.{refit}", "画面比例：{what}。{refit}")

    width: Annotated[int, Field(ge=16, le=8192)]
    height: Annotated[int, Field(ge=16, le=8192)]

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Set it."""
        return edits.set_size(draft, self.width, self.height)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name the ratio, and the scenes that would lose most of themselves."""
        cut = edits.cut_away(draft, self.width, self.height)
        names_ = named([scene.id for scene in cut], draft, zh) if cut else ""
        whole = (
            f"{names_}会被裁掉大半，因此完整显示并模糊背景；也可以说“铺满画面”。"
            if zh
            else f" More than half of {names_} would be cut off, so it is shown whole over a blurred copy;"
            " “fill the frame” crops it."
        )
        return {"what": ratio(self.width, self.height), "refit": whole if cut else ""}


@dataclass(frozen=True)
class AddOverlay(Tool):
    """Show a picture or clip above the scenes: a watermark, a logo, a picture in picture."""

    said: ClassVar[tuple[str, str]] = ("{what} at {where}: “{name}”.", "{what}已放在{where}：“{name}”。")

    picture: Picture
    name: str
    role: Role = "watermark"
    corner: Annotated[str, one_of(names.CORNERS)] = "top-right"
    width: Annotated[float, Field(gt=0, le=1)] = 0.18
    opacity: Annotated[float, Field(ge=0, le=1)] = 1.0
    start_ms: Annotated[int, Field(ge=0)] = 0
    duration_ms: Annotated[int, Field(gt=0)] | None = None

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Show it."""
        source = needed(source)
        return edits.add_overlay(
            draft,
            src=source.url,
            title=self.name,
            role=self.role,
            corner=self.corner,
            width=self.width,
            opacity=self.opacity,
            start_ms=self.start_ms,
            duration_ms=self.duration_ms,
            media_type=source.media_type,
            made=source.made,
        )

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name what and where."""
        return {"what": word(names.ROLES, self.role, zh), "where": word(names.CORNERS, self.corner, zh)}


@dataclass(frozen=True)
class PlaceOverlay(Tool):
    """Move, resize or fade the watermark or the picture in picture."""

    said: ClassVar[tuple[str, str]] = ("{what}: {how}.", "{what}：{how}。")

    role: Role
    corner: Annotated[str, one_of(names.CORNERS)] | None = None
    scale: Annotated[float, Field(gt=0, le=5)] | None = None
    opacity: Annotated[float, Field(ge=0, le=1)] | None = None

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Place it."""
        return edits.place_overlay(
            draft, self.role, corner=self.corner, scale=self.scale, opacity=self.opacity
        )

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Say what changed."""
        how = []
        if self.corner:
            how.append(word(names.CORNERS, self.corner, zh))
        if self.scale:
            how.append(f"大小 {self.scale:g} 倍" if zh else f"{self.scale:g}× the size")
        if self.opacity is not None:
            how.append(f"{'不透明度' if zh else 'opacity'} {round(self.opacity * 100)}%")
        return {"what": word(names.ROLES, self.role, zh), "how": ("，" if zh else ", ").join(how)}


@dataclass(frozen=True)
class TimeOverlay(Tool):
    """Show the watermark or the picture in picture in some spans only, each from start to end in ms."""

    said: ClassVar[tuple[str, str]] = ("{what} at {when} s.", "{what}显示时间：{when} 秒。")

    role: Role
    spans: Annotated[tuple[tuple[int, int], ...], Field(min_length=1)]

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Show it then."""
        return edits.time_overlay(draft, self.role, self.spans)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name what and when."""
        when = [f"{seconds_text(start)}–{seconds_text(end)}" for start, end in self.spans]
        return {"what": word(names.ROLES, self.role, zh), "when": ("、" if zh else ", ").join(when)}


@dataclass(frozen=True)
class RemoveOverlays(Tool):
    """Take the watermark or the picture in picture away."""

    said: ClassVar[tuple[str, str]] = ("{what} removed.", "已去掉{what}。")

    role: Role

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Take it away."""
        return edits.remove_overlays(draft, self.role)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name the role."""
        return {"what": word(names.ROLES, self.role, zh)}


@dataclass(frozen=True)
class Undo(Tool):
    """Go back one version or more."""

    steps: Annotated[int, Field(ge=1)] = 1


@dataclass(frozen=True)
class Redo(Tool):
    """Go forward one version or more."""

    steps: Annotated[int, Field(ge=1)] = 1
