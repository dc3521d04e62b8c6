"""Tools for how scenes look and run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from nemo_widgets.engine.agent import names
from nemo_widgets.engine.agent.tools.base import Source, Tool, needed, one_of, word
from nemo_widgets.errors import InputError
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.cards import card_of
from nemo_widgets.timeline.draft import Draft


@dataclass(frozen=True)
class SetFit(Tool):
    """Let scenes fill the frame, show whole, or whole over a blurred copy; no scene named means all."""

    said: ClassVar[tuple[str, str]] = ("{scenes}: {what}.", "{scenes}：{what}。")

    scenes: tuple[str, ...]
    fit: Annotated[str, one_of(names.FITS)]

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Set it, except for designed cards."""
        named = [scene for scene in edits.scenes_of(draft) if not self.scenes or scene.id in self.scenes]
        loose = [scene.id for scene in named if card_of(scene.m) is None]
        if named and not loose:
            raise InputError(
                "A designed card frames its photo by itself.",
                next_step="Ask for another shape of the video, or replace the scene.",
            )
        return edits.set_fit(
            draft, loose if named and len(loose) < len(named) else self.scenes or None, self.fit
        )

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name the fit."""
        return {"what": word(names.FITS, self.fit, zh)}


@dataclass(frozen=True)
class SetMotion(Tool):
    """Set how the camera moves over scenes."""

    said: ClassVar[tuple[str, str]] = ("camera over {scenes}: {what}.", "{scenes}的镜头：{what}。")

    scenes: tuple[str, ...]
    motion: Annotated[str, one_of(names.MOTIONS)]

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Set it."""
        return edits.set_motion(draft, self.scenes or None, self.motion)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name the motion."""
        return {"what": word(names.MOTIONS, self.motion, zh)}


@dataclass(frozen=True)
class SetTransition(Tool):
    """Set the transition into scenes; no scene named means between all."""

    said: ClassVar[tuple[str, str]] = (
        "transition into {scenes}: {what}{lasting}.",
        "{scenes}的转场：{what}{lasting}。",
    )

    scenes: tuple[str, ...]
    name: Annotated[str, one_of(names.TRANSITIONS)]
    ms: Annotated[int, Field(gt=0, le=5000)] = 500

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Set it."""
        return edits.set_transition(draft, self.scenes or None, self.name, self.ms)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name it and how long it takes."""
        lasting = (
            "" if self.name == "cut" else f"，{self.ms / 1000:g} 秒" if zh else f", {self.ms / 1000:g} s"
        )
        return {"what": word(names.TRANSITIONS, self.name, zh), "lasting": lasting}


@dataclass(frozen=True)
class AddFilter(Tool):
    """Put a filter on scenes; `relative` adds to what a scene has of it."""

    said: ClassVar[tuple[str, str]] = ("{what} on {scenes}.", "{scenes}：{what}。")

    scenes: tuple[str, ...]
    name: Annotated[str, one_of(names.FILTERS)]
    amount: Annotated[float, Field(ge=-1, le=1)]
    relative: bool = False

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Put it on."""
        if not self.relative:
            return edits.add_filter(draft, self.scenes or None, self.name, self.amount)
        ids = self.scenes or tuple(scene.id for scene in edits.scenes_of(draft))
        least = -1.0 if self.name in edits.SIGNED_FILTERS else 0.0
        for id_ in ids:
            amount = edits.amount_of(draft, id_, self.name) + self.amount
            draft = edits.add_filter(draft, [id_], self.name, max(least, min(1.0, amount)))
        return draft

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name the filter and how much of it."""
        what = word(names.FILTERS, self.name, zh)
        sign = "+" if self.amount > 0 and (self.relative or self.name in edits.SIGNED_FILTERS) else ""
        return {"what": f"{what} {sign}{round(self.amount * 100)}%"}


@dataclass(frozen=True)
class ApplyLut(Tool):
    """Grade scenes by an uploaded colour table, a `.cube` file; no scene named means all."""

    said: ClassVar[tuple[str, str]] = ("colours by “{name}” on {scenes}.", "{scenes}：按“{name}”调色。")

    hash: str
    name: str
    scenes: tuple[str, ...] = ()
    amount: Annotated[float, Field(gt=0, le=1)] = 1.0

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Grade them."""
        return edits.add_filter(draft, self.scenes or None, "lut", self.amount, src=needed(source).url)


@dataclass(frozen=True)
class RemoveFilters(Tool):
    """Take one filter off scenes, or all of them."""

    said: ClassVar[tuple[str, str]] = ("{what} taken off {scenes}.", "已从{scenes}去掉{what}。")

    scenes: tuple[str, ...] = ()
    name: Annotated[str, Field(pattern=f"^({'|'.join((*names.FILTERS, 'lut'))})?$")] = ""

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Take it off."""
        return edits.remove_filters(draft, self.scenes or None, self.name)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Name the filter."""
        if self.name == "lut":
            return {"what": "调色文件" if zh else "the colour table"}
        return {"what": word(names.FILTERS, self.name, zh) or ("滤镜" if zh else "filters")}


@dataclass(frozen=True)
class MatchScene(Tool):
    """Give scenes the look of another one: its filters, framing and camera."""

    said: ClassVar[tuple[str, str]] = ("{scenes} now {look} like {other}.", "{scenes}的外观已与{other}一致。")

    scenes: Annotated[tuple[str, ...], Field(min_length=1)]
    other: str

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Give it to them."""
        return edits.match_look(draft, self.scenes, self.other)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Tell one from several."""
        return {"look": "look" if len(self.scenes) > 1 else "looks"}


@dataclass(frozen=True)
class SetSpeed(Tool):
    """Let scenes run faster or slower; `relative` is a factor on the speed they have."""

    said: ClassVar[tuple[str, str]] = ("{scenes}: {what}.", "{scenes}：{what}。")

    scenes: tuple[str, ...]
    speed: Annotated[float, Field(gt=0)]
    relative: bool = False

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Set it."""
        return edits.set_speed(draft, self.scenes or None, self.speed, relative=self.relative)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Say how fast."""
        if zh:
            return {"what": f"速度{'变为原来的' if self.relative else ''} {self.speed:g} 倍"}
        return {"what": f"{self.speed:g}× {'the speed before' if self.relative else 'speed'}"}


@dataclass(frozen=True)
class Reverse(Tool):
    """Let clips play backwards, or forwards again."""

    said: ClassVar[tuple[str, str]] = ("{scenes}: {what}.", "{scenes}：{what}。")

    scenes: tuple[str, ...] = ()
    on: bool = True

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Reverse them."""
        return edits.set_reverse(draft, self.scenes or None, self.on)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Say which way."""
        return {
            "what": ("倒放" if self.on else "正放") if zh else ("backwards" if self.on else "forwards again")
        }


@dataclass(frozen=True)
class Freeze(Tool):
    """Hold a frame of a scene: the one at a time from its start, or the last."""

    said: ClassVar[tuple[str, str]] = ("{scene} holds still for {ms} s.", "{scene}定格 {ms} 秒。")

    scene: str
    ms: Annotated[int, Field(gt=0)]
    at_ms: Annotated[int, Field(ge=0)] | None = None

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Hold it."""
        return edits.freeze(draft, self.scene, self.ms, self.at_ms)
