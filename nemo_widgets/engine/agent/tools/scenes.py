"""Tools for scenes: they come, go, change places, and are cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import Field

from nemo_widgets.engine.agent import colours, names
from nemo_widgets.engine.agent.tools.base import Painted, Picture, Source, Tool, needed, one_of
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.cards import is_paper
from nemo_widgets.timeline.draft import Draft

Ms = Annotated[int, Field(gt=0)]
Places = ("start", "end")
_BLANK = Painted("", 7)
_CARD_WORDS = {"position": "center", "size": 1.9, "box": False}
"""How a caption is set that has a card for itself."""


@dataclass(frozen=True)
class StartVideo(Tool):
    """Begin a new timeline."""

    said: ClassVar[tuple[str, str]] = ("new video", "新视频")

    width: Annotated[int, Field(ge=16, le=8192)]
    height: Annotated[int, Field(ge=16, le=8192)]
    title: str = ""

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Begin."""
        return edits.new_draft(self.width, self.height, draft.fps, self.title)


@dataclass(frozen=True)
class AddScene(Tool):
    """Add a scene; its texts belong to it and last as long as it shows alone."""

    said: ClassVar[tuple[str, str]] = (
        "scene added: “{name}”, {duration_ms} s.",
        "已添加画面：“{name}”，{duration_ms} 秒。",
    )

    picture: Picture
    name: str
    duration_ms: Ms
    motion: Annotated[str, one_of(names.MOTIONS)] = "zoom-in"
    index: Annotated[int, Field(ge=0)] | None = None
    fade: bool = True
    fit: Annotated[str, one_of(names.FITS)] = "cover"
    title: str = ""
    caption: str = ""
    narration: str = ""
    start_ms: Annotated[int, Field(ge=0)] = 0
    from_table: bool = False

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Add it, and its texts."""
        source = needed(source)
        before = {segment.id for segment in draft.segments}
        more: dict[str, Any] = {}
        duration = self.duration_ms
        if source.media_type == "video" and source.duration_ms:
            start = min(self.start_ms, max(0, source.duration_ms - 1))
            more = {"source_duration": source.duration_ms, "source_in": start}
            duration = min(duration, source.duration_ms - start)
        if source.size is not None:
            more["source_size"] = list(source.size)
        if self.narration:
            more["narration"] = self.narration
        if self.from_table:
            # Its words are a table's values: they go to no language model.
            more["from_table"] = True
        draft = edits.add_visual(
            draft,
            src=source.url,
            title=self.name,
            duration_ms=duration,
            media_type=source.media_type,
            # A pan would take a card's words out of the frame.
            motion="zoom-in" if source.is_card else self.motion,
            transition=edits.joining(draft) if self.fade else None,
            fit=self.fit,
            index=self.index,
            made=source.made,
            **more,
        )
        scene = next(s for s in draft.segments if s.id not in before and s.kind == "video")
        is_blank = source.is_card and not (source.made or {}).get("prompt")
        texts: tuple[tuple[str, str, dict[str, Any] | None], ...] = (
            ("title", self.title, {"position": "lower-third"}),
            ("caption", self.caption, _CARD_WORDS if is_blank and not self.title else None),
        )
        for role, text, style in texts:
            if text:
                draft = edits.add_text(
                    draft,
                    text=text,
                    role=role,
                    start_ms=scene.start_ms,
                    duration_ms=scene.duration_ms,
                    style=style,
                    scene=scene.id,
                )
        return draft


@dataclass(frozen=True)
class AddCard(Tool):
    """Add a card of words before the first scene or after the last, or as the scene at `index`, from 0."""

    said: ClassVar[tuple[str, str]] = (
        "card added {where}: “{text}”, {duration_ms} s.",
        "已添加文字卡片：“{text}”，{duration_ms} 秒。",
    )

    text: str
    place: Annotated[str, one_of(Places)] = "start"
    duration_ms: Ms = 3000
    picture: Picture = _BLANK
    color: Annotated[str, Field(pattern="^#[0-9a-fA-F]{6}$")] | None = None
    index: Annotated[int, Field(ge=0)] | None = None

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Say where."""
        return {"where": f"at the {self.place}" if self.index is None else f"as scene {self.index + 1}"}

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Add the card and its words in the middle, in a colour that is read on its ground."""
        before = {segment.id for segment in draft.segments}
        draft = edits.add_visual(
            draft,
            src=needed(source).url,
            title=self.text,
            duration_ms=self.duration_ms,
            transition=edits.joining(draft),
            index=self.index if self.index is not None else 0 if self.place == "start" else None,
            made=needed(source).made,
        )
        scene = next(s for s in draft.segments if s.id not in before and s.kind == "video")
        return edits.add_text(
            draft,
            text=self.text,
            role="title",
            start_ms=scene.start_ms,
            duration_ms=scene.duration_ms,
            style={"position": "center", **self._ink()},
            scene=scene.id,
        )

    def _ink(self) -> dict[str, Any]:
        prompt = self.picture.prompt if isinstance(self.picture, Painted) else ""
        if self.color is None and not is_paper(prompt):
            return {}
        ink = self.color or ("#ffffff" if colours.is_dark(prompt) else "#000000")
        return {"color": ink, "shadow": False}


@dataclass(frozen=True)
class ReplaceScene(Tool):
    """Show another picture in a scene's place."""

    said: ClassVar[tuple[str, str]] = ("{scene} is now “{name}”.", "{scene}已换成“{name}”。")

    scene: str
    picture: Picture
    name: str

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Replace it."""
        source = needed(source)
        return edits.replace_segment(
            draft,
            self.scene,
            src=source.url,
            title=self.name,
            media_type=source.media_type,
            made=source.made,
            source_duration=source.duration_ms,
            source_size=source.size,
        )


@dataclass(frozen=True)
class DeleteScene(Tool):
    """Remove a scene."""

    said: ClassVar[tuple[str, str]] = ("{scene} deleted.", "已删除{scene}。")

    scene: str

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Remove it."""
        return edits.delete_segment(draft, self.scene)


@dataclass(frozen=True)
class MoveScene(Tool):
    """Move a scene to a place, from 0."""

    said: ClassVar[tuple[str, str]] = ("{scene} moved to place {index}.", "{scene}已移到第 {index} 位。")

    scene: str
    index: Annotated[int, Field(ge=0)]

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Move it."""
        return edits.move_segment(draft, self.scene, self.index)


@dataclass(frozen=True)
class SwapScenes(Tool):
    """Let two scenes change places."""

    said: ClassVar[tuple[str, str]] = ("{scene} and {other} changed places.", "{scene}和{other}已交换位置。")

    scene: str
    other: str

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Swap them."""
        return edits.swap_segments(draft, self.scene, self.other)


@dataclass(frozen=True)
class OrderScenes(Tool):
    """Put all scenes in another order."""

    said: ClassVar[tuple[str, str]] = ("the scenes are in a new order.", "画面顺序已改变。")

    scenes: tuple[str, ...]

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Order them."""
        return edits.order_scenes(draft, self.scenes)


@dataclass(frozen=True)
class DuplicateScene(Tool):
    """Show a scene once more, right after itself."""

    said: ClassVar[tuple[str, str]] = ("{scene} is there once more.", "已复制{scene}。")

    scene: str
    count: Annotated[int, Field(ge=1, le=20)] = 1

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Copy it."""
        return edits.duplicate_segment(draft, self.scene, self.count)


@dataclass(frozen=True)
class SplitScene(Tool):
    """Cut the scene at a time of the video in two."""

    said: ClassVar[tuple[str, str]] = ("split at {at_ms} s.", "已在 {at_ms} 秒处分割。")

    at_ms: Ms

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Split it."""
        return edits.split_scene(draft, self.at_ms)


@dataclass(frozen=True)
class TrimScene(Tool):
    """Take time off a scene's start and end."""

    said: ClassVar[tuple[str, str]] = (
        "{scene} trimmed: {head_ms} s off its start, {tail_ms} s off its end.",
        "{scene}已修剪：开头 {head_ms} 秒，结尾 {tail_ms} 秒。",
    )

    scene: str
    head_ms: Annotated[int, Field(ge=0)] = 0
    tail_ms: Annotated[int, Field(ge=0)] = 0

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Trim it."""
        return edits.trim_scene(draft, self.scene, self.head_ms, self.tail_ms)


@dataclass(frozen=True)
class UseStretch(Tool):
    """Show another stretch of a clip, named by the times of its file."""

    said: ClassVar[tuple[str, str]] = (
        "{scene} now shows {start_ms}–{end_ms} s of its file.",
        "{scene}现在显示文件的 {start_ms}–{end_ms} 秒。",
    )

    scene: str
    start_ms: Annotated[int, Field(ge=0)]
    end_ms: Ms

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Show it."""
        return edits.use_stretch(draft, self.scene, self.start_ms, self.end_ms)


@dataclass(frozen=True)
class CutRange(Tool):
    """Take a stretch of time out of the video."""

    said: ClassVar[tuple[str, str]] = ("{start_ms}–{end_ms} s cut out.", "已剪掉 {start_ms}–{end_ms} 秒。")

    start_ms: Annotated[int, Field(ge=0)]
    end_ms: Ms

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Cut it out."""
        return edits.cut_range(draft, self.start_ms, self.end_ms)


@dataclass(frozen=True)
class KeepRange(Tool):
    """Keep only a stretch of time of the video."""

    said: ClassVar[tuple[str, str]] = ("only {start_ms}–{end_ms} s kept.", "只保留 {start_ms}–{end_ms} 秒。")

    start_ms: Annotated[int, Field(ge=0)]
    end_ms: Ms

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Keep it."""
        return edits.keep_range(draft, self.start_ms, self.end_ms)


@dataclass(frozen=True)
class SetSceneLength(Tool):
    """Let scenes last a time each; no scene named means all."""

    said: ClassVar[tuple[str, str]] = ("{scenes} now {lasts} {ms} s{each}.", "{scenes}现在{each}为 {ms} 秒。")

    scenes: tuple[str, ...]
    ms: Ms

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Set it."""
        return edits.set_scene_length(draft, self.scenes or None, self.ms)

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Tell one from several."""
        several = len(self.scenes) > 1
        return {"lasts": "last" if several else "lasts", "each": ("各" if zh else " each") if several else ""}
