"""How scenes look: framing, camera motion, transitions and filters."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.clips import Clip
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits.ground import positive, scenes_named
from nemo_widgets.timeline.layout import Layout
from nemo_widgets.timeline.lengths import end_of
from nemo_widgets.timeline.looks import SIGNED_FILTERS as SIGNED_FILTERS
from nemo_widgets.timeline.ties import EDGE_MS

_LOOKS = ("filters", "fit", "motion", "focus")
FITS = ("cover", "contain", "blur")


def set_fit(draft: Draft, ids: Sequence[str] | None, fit: str) -> Draft:
    """Let scenes fill the frame (`cover`), show whole (`contain`) or whole over a blurred copy (`blur`)."""
    if fit not in FITS:
        raise InputError(f"{fit!r} is no way to fit.", next_step=f"Use {', '.join(FITS)}.")
    return _set(draft, ids, "fit", fit)


def set_motion(draft: Draft, ids: Sequence[str] | None, motion: str) -> Draft:
    """Set how the camera moves over scenes, e.g. `zoom-in`, `pan-left` or `none`."""
    return _set(draft, ids, "motion", motion)


def _set(draft: Draft, ids: Sequence[str] | None, key: str, value: object) -> Draft:
    layout = Layout(draft)
    for clip in scenes_named(layout, ids):
        clip.m[key] = value
    return layout.draft()


def set_transition(draft: Draft, ids: Sequence[str] | None, name: str, ms: int = 500) -> Draft:
    """Set the transition into scenes; None means between all. `cut` takes it out.

    Under a recorded voice that lasts to the end the video stays as long as it was: shots get longer by what
    they share, as far as their files last, so that no words are lost.

    Raises
    ------
    InputError
        Only the first scene is meant: nothing comes before it.
    """
    layout = Layout(draft)
    before, first = layout.shown(), layout.scenes[:1]
    clips = [clip for clip in scenes_named(layout, ids) if clip not in first]
    if not clips:
        raise InputError(
            "A transition leads from one scene to the next.",
            next_step="Name the second scene or a later one.",
        )
    if name != "cut":
        positive(ms)
    for clip in clips:
        if name == "cut":
            clip.m.pop("transition", None)
        else:
            clip.m["transition"] = {"type": name, "d": ms}
    if layout.overlapping and _speaks_to_the_end(layout):
        _lengthen(layout.scenes)
    layout.reflow(before)
    return layout.draft()


def _speaks_to_the_end(layout: Layout) -> bool:
    """Tell whether a recorded voice, which no scene carries, would lose its end to a shorter video."""
    end = end_of(layout.scenes)
    voices = [clip for row in layout.beside() if row.kind == "audio" for clip in row.clips]
    return any(clip.role == "voice" and clip.scene is None and clip.end >= end - EDGE_MS for clip in voices)


def _lengthen(scenes: Sequence[Clip]) -> None:
    """Give a shot what it is to share with the next one, else give that to the next one."""
    for clip, following in pairwise(scenes):
        shared = min(following.transition, clip.duration // 2, following.duration // 2)
        more = shared - (clip.end - following.start)
        for one in (clip, following):
            room = more if one.longest is None else min(more, (one.longest or 0) - one.duration)
            if room > 0:
                one.duration += room
                more -= room


def add_filter(draft: Draft, ids: Sequence[str] | None, name: str, amount: float, **more: Any) -> Draft:
    """Put a filter on scenes, in place of the same one before.

    Parameters
    ----------
    amount
        -1 to 1 for brightness, contrast and saturation, else 0 to 1.
    """
    least = -1.0 if name in SIGNED_FILTERS else 0.0
    if not least <= amount <= 1:
        raise InputError(f"{amount:g} is too much of {name}.", next_step=f"Use {least:g} to 1.")
    layout = Layout(draft)
    for clip in scenes_named(layout, ids):
        kept = [one for one in _filters(clip.meta) if one.get("name") != name]
        clip.m["filters"] = [*kept, {"name": name, "amount": round(amount, 4), **more}]
    return layout.draft()


def remove_filters(draft: Draft, ids: Sequence[str] | None, name: str = "") -> Draft:
    """Take a filter off scenes, or all of them.

    Raises
    ------
    InputError
        There is none.
    """
    layout = Layout(draft)
    found = False
    for clip in scenes_named(layout, ids):
        old = _filters(clip.meta)
        kept = [one for one in old if name and one.get("name") != name]
        found = found or len(kept) < len(old)
        if kept:
            clip.m["filters"] = kept
        elif "filters" in clip.meta:
            del clip.m["filters"]
    if not found:
        raise InputError("There is no such filter to remove.", next_step="Look at the timeline first.")
    return layout.draft()


def match_look(draft: Draft, ids: Sequence[str], model: str) -> Draft:
    """Give scenes the filters, the framing and the camera of another one."""
    layout = Layout(draft)
    pattern = scenes_named(layout, [model])[0].meta
    for clip in scenes_named(layout, ids):
        for key in _LOOKS:
            if key in pattern:
                clip.m[key] = copy.deepcopy(pattern[key])
            else:
                clip.m.pop(key, None)
    return layout.draft()


def amount_of(draft: Draft, id_: str, name: str) -> float:
    """Return how strong a filter is on a scene; 0 where it is not there."""
    for segment in draft.segments:
        if segment.id == id_:
            for one in _filters(segment.m):
                if one.get("name") == name and isinstance(one.get("amount"), int | float):
                    return float(one["amount"])
    return 0.0


def _filters(m: Any) -> list[dict[str, Any]]:
    value = m.get("filters")
    items = value if isinstance(value, list) else []
    return [dict(one) if isinstance(one, dict) else {"name": str(one)} for one in items]
