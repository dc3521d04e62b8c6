"""A tool call and the media it needs become an edit of the draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from nemo_widgets.engine.agent import tools
from nemo_widgets.engine.agent.lexicon import MOOD_NAMES
from nemo_widgets.errors import InputError
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem


@dataclass(frozen=True)
class Source:
    """Media as the timeline needs it."""

    url: str
    media_type: Literal["image", "video"] = "image"
    duration_ms: int | None = None
    made: Mapping[str, Any] | None = None

    @property
    def is_card(self) -> bool:
        """Whether it is a typographic card in place of a picture."""
        made = self.made or {}
        return made.get("by") == "typographer" or made.get("label") == "typographic card"


def source_of(item: MediaItem) -> Source:
    """Return a file of the library as a source."""
    duration = round(item.duration * 1000) if item.duration else None
    return Source(item.url, "video" if item.file_type == "video" else "image", duration, item.made)


def pending(call: tools.ToolCall) -> Source | None:
    """Return a stand-in for what a call's generator has yet to make."""
    if isinstance(call, tools.SetMusic):
        return Source("/media/pending")
    picture = getattr(call, "picture", None)
    return Source("/media/pending") if isinstance(picture, tools.Painted) else None


def apply(call: tools.ToolCall, draft: Draft, source: Source | None) -> Draft:
    """Carry out one call.

    Parameters
    ----------
    source
        The picture, clip or sound that the call needs.

    Raises
    ------
    InputError
        The call cannot be carried out on this draft, or its media is gone.
    """
    match call:
        case tools.StartVideo():
            return edits.new_draft(call.width, call.height, draft.fps, call.title)
        case tools.AddScene():
            return _add_scene(call, draft, _needed(source))
        case tools.ReplaceScene():
            source = _needed(source)
            return edits.replace_segment(
                draft,
                call.scene,
                src=source.url,
                title=call.name,
                media_type=source.media_type,
                made=source.made,
                source_duration=source.duration_ms,
            )
        case tools.SetMusic():
            source = _needed(source)
            title = MOOD_NAMES[call.mood][0]
            return edits.add_music(draft, src=source.url, title=title, volume=call.volume, made=source.made)
        case tools.UseMusic():
            return edits.add_music(draft, src=_needed(source).url, title=call.name, volume=call.volume)
        case tools.AddText():
            start = max(0, draft.duration_ms - call.duration_ms) if call.at_end else call.start_ms
            return edits.add_text(
                draft, text=call.text, role=call.role, start_ms=start, duration_ms=call.duration_ms
            )
        case _:
            return _plain(call, draft)


def _plain(call: tools.ToolCall, draft: Draft) -> Draft:
    """Carry out a call that needs no media."""
    match call:
        case tools.DeleteScene():
            return edits.delete_segment(draft, call.scene)
        case tools.MoveScene():
            return edits.move_segment(draft, call.scene, call.index)
        case tools.SwapScenes():
            return edits.swap_segments(draft, call.scene, call.other)
        case tools.SetVolume():
            return edits.set_music_volume(draft, call.volume)
        case tools.RemoveMusic():
            return edits.remove_music(draft)
        case tools.ChangeText():
            return edits.change_text(draft, call.segment, call.text)
        case tools.RemoveText():
            return edits.remove_text(draft, call.role)
        case tools.SetLength():
            return edits.set_length(draft, call.ms)
        case tools.SetSize():
            return edits.set_size(draft, call.width, call.height)
        case _:
            raise InputError(
                f"{tools.name_of(call)} is no edit.", next_step="Send it as a message of its own."
            )


def _needed(source: Source | None) -> Source:
    if source is None:
        raise InputError("A file of this session is gone.", next_step="Upload it again.")
    return source


def _add_scene(call: tools.AddScene, draft: Draft, source: Source) -> Draft:
    before = {segment.id for segment in draft.segments}
    more: dict[str, Any] = {}
    duration = call.duration_ms
    if source.media_type == "video" and source.duration_ms:
        more["source_duration"] = source.duration_ms
        duration = min(duration, source.duration_ms)
    draft = edits.add_visual(
        draft,
        src=source.url,
        title=call.name,
        duration_ms=duration,
        media_type=source.media_type,
        motion=call.motion,
        transition=edits.CROSSFADE if call.fade else None,
        index=call.index,
        made=source.made,
        **more,
    )
    if not (call.title or call.caption):
        return draft
    scene = next(
        segment for segment in draft.segments if segment.id not in before and segment.kind == "video"
    )
    for role, text, style in (
        ("title", call.title, {"position": "lower-third"}),
        ("caption", call.caption, None),
    ):
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
