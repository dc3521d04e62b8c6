"""Pictures above the scenes: a watermark, a logo, a picture in picture."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.clips import Clip
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits.ground import drop, is_video, needed, scenes_named, source_in
from nemo_widgets.timeline.layout import Layout

CORNERS = ("top-left", "top-right", "bottom-left", "bottom-right", "center")
_NAMES = {"watermark": "Watermark", "pip": "Picture in picture"}


def add_overlay(
    draft: Draft,
    *,
    src: str,
    title: str,
    role: Literal["watermark", "pip"] = "watermark",
    corner: str = "top-right",
    width: float = 0.18,
    opacity: float = 1.0,
    start_ms: int = 0,
    duration_ms: int | None = None,
    media_type: Literal["image", "video"] = "image",
    made: Mapping[str, Any] | None = None,
) -> Draft:
    """Show a picture or clip above the scenes; a new watermark takes the place of the old one.

    Parameters
    ----------
    corner
        One of `CORNERS`.
    width
        Its share of the canvas' width.
    duration_ms
        None shows it to the end.
    """
    layout = Layout(draft)
    scenes_named(layout, None)
    if corner not in CORNERS:
        raise InputError(f"{corner!r} is no corner.", next_step=f"Use {', '.join(CORNERS)}.")
    if role == "watermark":
        for clip in overlays_of(layout, role):
            drop(layout, clip)
    start = max(0, min(start_ms, layout.total - 1))
    length = min(duration_ms or layout.total, layout.total - start)
    m: dict[str, Any] = {
        "title": title,
        "role": role,
        "media_type": media_type,
        "place": {"corner": corner, "width": round(width, 4), "margin": 0.04, "opacity": round(opacity, 4)},
    }
    if media_type == "video":
        m |= {"source_in": 0, "source_out": length}
    if made is not None:
        m["made"] = dict(made)
    row = layout.row("video", _NAMES[role], role=role, free=(start, start + length))
    id_ = layout.new_id("seg", role, title, start)
    raw = {"id": id_, "s": start, "d": length, "src": src, "m": m}
    row.clips.append(Clip(raw, start, length, id_, role))
    row.clips.sort(key=lambda clip: clip.start)
    return layout.draft()


def place_overlay(
    draft: Draft,
    role: str,
    *,
    corner: str | None = None,
    scale: float | None = None,
    opacity: float | None = None,
) -> Draft:
    """Move, resize or fade overlays of a role."""
    layout = Layout(draft)
    for clip in needed(overlays_of(layout, role), role):
        place = dict(clip.meta.get("place") or {})
        if corner is not None:
            place["corner"] = corner
        if scale is not None:
            place["width"] = round(max(0.03, min(1.0, float(place.get("width", 0.18)) * scale)), 4)
        if opacity is not None:
            place["opacity"] = round(max(0.0, min(1.0, opacity)), 4)
        clip.m["place"] = place
    return layout.draft()


def time_overlay(draft: Draft, role: str, spans: Sequence[tuple[int, int]]) -> Draft:
    """Show the first overlay of a role in these spans of time, and in no other.

    Raises
    ------
    InputError
        There is no such overlay, or a span is empty or outside the video.
    """
    layout = Layout(draft)
    first, *others = needed(overlays_of(layout, role), role)
    kept = [(start, min(end, layout.total)) for start, end in sorted(spans)]
    if not kept or any(not 0 <= start < end for start, end in kept):
        raise InputError("The video is not that long.", next_step="Name a time inside the video.")
    for clip in others:
        drop(layout, clip)
    row = next(row for row in layout.rows if first in row.clips)
    offset = source_in(first)
    for number, (start, end) in enumerate(kept):
        clip = first
        if number:
            id_ = layout.new_id("seg", role, "again", start)
            clip = Clip({**copy.deepcopy(first.raw), "id": id_}, start, end - start, id_, role)
            row.clips.append(clip)
        clip.start, clip.duration = start, end - start
        if is_video(clip):
            clip.m.update({"source_in": offset, "source_out": offset + clip.duration})
    row.clips.sort(key=lambda clip: clip.start)
    return layout.draft()


def remove_overlays(draft: Draft, role: str) -> Draft:
    """Take overlays of a role away; raises InputError where there is none."""
    layout = Layout(draft)
    for clip in needed(overlays_of(layout, role), role):
        drop(layout, clip)
    return layout.draft()


def overlays_of(layout: Layout, role: str) -> list[Clip]:
    """Return the overlays of a role."""
    return [clip for row in layout.rows if row.kind == "video" for clip in row.clips if clip.role == role]
