"""The whole video: its beginning, its length and its shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.draft import Draft, Segment
from nemo_widgets.timeline.edits.ground import positive
from nemo_widgets.timeline.edits.scenes import scenes_of
from nemo_widgets.timeline.layout import Layout
from nemo_widgets.timeline.sizes import ratio


def new_draft(width: int, height: int, fps: float = 30, title: str = "") -> Draft:
    """Return an empty timeline of a size."""
    m = {"title": title, "width": width, "height": height, "fps": fps, "ratio": ratio(width, height)}
    return Draft({"t": [], "d": 0, "m": m})


def set_length(draft: Draft, ms: int) -> Draft:
    """Give the video another length: scenes in proportion, music in full, titles as long as they were.

    Raises
    ------
    InputError
        The scenes do not fit, or recordings are too short for it.
    """
    layout = Layout(draft)
    if not layout.scenes:
        raise InputError("There is no scene on the timeline yet.", next_step="Ask for a video first.")
    if draft.duration_ms == ms:
        return draft
    layout.resize(ms)
    return layout.draft()


def set_size(draft: Draft, width: int, height: int) -> Draft:
    """Give the video another shape.

    What lies above the scenes keeps its size beside the shorter side. An upload that the new shape would cut
    to less than half is shown whole over a blurred copy, and fills the frame again where it can.
    """
    positive(min(width, height))
    old_width, old_height = draft.size
    raw = draft.to_wire()
    old = raw["m"] if isinstance(raw.get("m"), dict) else {}
    raw["m"] = {**old, "width": width, "height": height, "ratio": ratio(width, height)}
    layout = Layout(Draft(raw))
    _refit(layout, {scene.id for scene in cut_away(draft, width, height)}, width / height)
    _rescale(layout, (old_width / min(old_width, old_height)) / (width / min(width, height)))
    return layout.draft()


def _refit(layout: Layout, cut: set[str], shape: float) -> None:
    for clip in layout.scenes:
        m = clip.meta
        if clip.id in cut:
            clip.m.update({"fit": "blur", REFITTED: True})
        elif m.get(REFITTED) and m.get("fit") == "blur" and _kept(m, shape) >= LEAST_KEPT:
            clip.m["fit"] = "cover"
            del clip.m[REFITTED]


def _rescale(layout: Layout, factor: float) -> None:
    if abs(factor - 1) < _SAME:
        return
    for row in layout.rows:
        for clip in row.clips if row.kind == "video" else ():
            place = clip.meta.get("place")
            if isinstance(place, dict) and isinstance(place.get("width"), int | float):
                clip.m["place"] = {**place, "width": round(min(_WIDEST, place["width"] * factor), 4)}


REFITTED = "refitted"
"""The key of a scene whose fit was chosen for it."""
LEAST_KEPT = 0.45
"""How much of an upload has to stay in the frame where it fills it."""
_SAME, _WIDEST = 0.02, 0.9


def cut_away(draft: Draft, width: int, height: int) -> tuple[Segment, ...]:
    """Return the scenes of which a shape would cut away more than half."""
    return tuple(
        scene
        for scene in scenes_of(draft)
        if scene.m.get("fit", "cover") == "cover" and _kept(scene.m, width / height) < LEAST_KEPT
    )


def _kept(m: Mapping[str, Any], canvas: float) -> float:
    """Return the share of an upload that is seen where it fills a canvas; 1 where its size is not known."""
    size = m.get("source_size")
    if not (isinstance(size, list) and len(size) == 2 and all(isinstance(n, int) and n > 0 for n in size)):
        return 1.0
    shape = size[0] / size[1] / canvas
    return float(min(shape, 1 / shape))
