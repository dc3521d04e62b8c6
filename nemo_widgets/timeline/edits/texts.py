"""Titles, captions and lower thirds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.clips import SCENE_KEY, Clip
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits.ground import drop, needed, positive, texts_named
from nemo_widgets.timeline.layout import Layout

TITLE_MS = 3000
FACTORS, PIXELS = (0.3, 5.0), (6.0, 400.0)
"""How far a size may go that is a factor on the role's own, and one in pixels on a canvas of 1080."""

_TEXT_TRACKS = {"title": "Title", "caption": "Captions", "lower-third": "Lower thirds"}


def add_text(
    draft: Draft,
    *,
    text: str,
    role: str = "title",
    start_ms: int = 0,
    duration_ms: int = TITLE_MS,
    style: Mapping[str, Any] | None = None,
    scene: str | None = None,
) -> Draft:
    """Show a text over the video.

    Parameters
    ----------
    role
        `title`, `caption` or `lower-third`.
    scene
        The id of the scene it belongs to and moves with.
    """
    layout = Layout(draft)
    if layout.total:
        start_ms = max(0, min(start_ms, layout.total - 1))
        duration_ms = min(duration_ms, layout.total - start_ms)
    positive(duration_ms)
    m: dict[str, Any] = {"text": text, "role": role}
    if style:
        m["style"] = dict(style)
    if scene is not None:
        m[SCENE_KEY] = scene
    span = (start_ms, start_ms + duration_ms)
    name = _TEXT_TRACKS.get(role, "Text")
    row = layout.row("text", name, role=role, free=span, bound=scene is not None)
    id_ = layout.new_id("seg", role, text, start_ms, duration_ms)
    raw = {"id": id_, "s": start_ms, "d": duration_ms, "m": m}
    row.clips.append(Clip(raw, start_ms, duration_ms, id_, role))
    row.clips.sort(key=lambda clip: clip.start)
    return layout.draft()


def change_text(draft: Draft, segment_id: str, text: str) -> Draft:
    """Let a text say something else; word times that no longer fit are dropped."""
    layout = Layout(draft)
    row, clip = layout.find(segment_id)
    if row.kind != "text":
        raise InputError(f"{segment_id!r} is no text.", next_step="Only a title or caption can be reworded.")
    if "text" in clip.raw and "text" not in clip.meta:
        clip.raw["text"] = text
    else:
        clip.m["text"] = text
    if "words" in clip.meta:
        del clip.m["words"]
    return layout.draft()


def remove_text(draft: Draft, role: str) -> Draft:
    """Remove every text of a role.

    Raises
    ------
    InputError
        There is none.
    """
    layout = Layout(draft)
    found = [clip for row in layout.rows if row.kind == "text" for clip in row.clips if clip.role == role]
    for clip in needed(found, role):
        drop(layout, clip)
    return layout.draft()


def style_text(draft: Draft, ids: Sequence[str], style: Mapping[str, Any]) -> Draft:
    """Change how texts look; None as a value takes a wish back.

    Parameters
    ----------
    style
        `color`, `size` (1 is the usual), `weight`, `font`, `position`, `align`, `box`, `stroke`, `shadow`,
        `opacity`.
    """
    layout = Layout(draft)
    for clip in texts_named(layout, ids):
        old = clip.meta.get("style")
        new = {**(old if isinstance(old, dict) else {}), **style}
        kept = {key: value for key, value in new.items() if value is not None}
        if kept:
            clip.m["style"] = kept
        elif "style" in clip.meta:
            del clip.m["style"]
    return layout.draft()


def scale_text(draft: Draft, ids: Sequence[str], factor: float) -> Draft:
    """Make texts bigger or smaller by a factor."""
    for id_ in ids:
        style = next((s.m.get("style") for s in draft.segments if s.id == id_), None)
        old = style.get("size") if isinstance(style, Mapping) else None
        size = float(old) if isinstance(old, int | float) and old > 0 else 1.0
        least, most = FACTORS if size <= FACTORS[1] else PIXELS
        draft = style_text(draft, [id_], {"size": round(max(least, min(most, size * factor)), 4)})
    return draft


def animate_text(draft: Draft, ids: Sequence[str], name: str, *, way: str = "in", ms: int = 500) -> Draft:
    """Let texts come in (`in`) or go out (`out`) by an animation; `none` takes it out."""
    layout = Layout(draft)
    for clip in texts_named(layout, ids):
        key = f"animation_{way}"
        if name != "none":
            clip.m[key] = {"name": name, "d": min(ms, clip.duration)}
        elif key in clip.meta:
            del clip.m[key]
    return layout.draft()


def time_text(draft: Draft, id_: str, start_ms: int, duration_ms: int) -> Draft:
    """Show a text at another time.

    Raises
    ------
    InputError
        The time is not inside the video.
    """
    positive(duration_ms)
    layout = Layout(draft)
    clip = texts_named(layout, [id_])[0]
    if not 0 <= start_ms < max(1, layout.total):
        raise InputError("The video is not that long.", next_step="Name a time inside the video.")
    row = next(row for row in layout.rows if clip in row.clips)
    row.clips.remove(clip)
    clip.start, clip.duration = start_ms, min(duration_ms, layout.total - start_ms)
    clip.m.pop(SCENE_KEY, None)
    name = _TEXT_TRACKS.get(clip.role, "Text")
    free = layout.row("text", name, role=clip.role, free=(clip.start, clip.end))
    free.clips.append(clip)
    free.clips.sort(key=lambda one: one.start)
    return layout.draft()
