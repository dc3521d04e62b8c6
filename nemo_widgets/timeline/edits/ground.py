"""What the edits stand on: checks, and the parts of a layout that several of them touch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.clips import Clip
from nemo_widgets.timeline.layout import Layout


def transitions_of(scenes: Sequence[Clip]) -> list[Any]:
    """Return the transition into each scene."""
    return [clip.meta.get("transition") for clip in scenes]


def set_transitions(scenes: Sequence[Clip], transitions: Sequence[Any]) -> None:
    """Write the transition into each scene; None takes it out."""
    for clip, transition in zip(scenes, transitions, strict=True):
        if transition is not None:
            clip.m["transition"] = transition
        elif "transition" in clip.meta:
            del clip.m["transition"]


def scenes_named(layout: Layout, ids: Sequence[str] | None) -> list[Clip]:
    """Return the scenes with these ids, in time; None means all.

    Raises
    ------
    InputError
        There is no scene at all, or one of the ids is none.
    """
    scenes = layout.scenes
    if not scenes:
        raise InputError("There is no scene on the timeline yet.", next_step="Ask for a video first.")
    if ids is None:
        return list(scenes)
    for id_ in ids:
        if not any(clip.id == id_ for clip in scenes):
            raise InputError(f"{id_!r} is no scene.", next_step="Name one of the scenes.")
    return [clip for clip in scenes if clip.id in ids]


def scene_named(layout: Layout, id_: str) -> Clip:
    """Return the scene with an id; raises InputError where there is none."""
    return scenes_named(layout, [id_])[0]


def texts_named(layout: Layout, ids: Sequence[str]) -> list[Clip]:
    """Return the texts with these ids; raises InputError where one is none."""
    found = []
    for id_ in ids:
        row, clip = layout.find(id_)
        if row.kind != "text":
            raise InputError(f"{id_!r} is no text.", next_step="Name a title or a caption.")
        found.append(clip)
    return found


def is_video(clip: Clip) -> bool:
    """Tell whether a scene is a recording, not a picture."""
    return clip.meta.get("media_type") == "video"


def speed_of(clip: Clip) -> float:
    """Return how fast a clip plays; 1 is as it was recorded."""
    value = clip.meta.get("speed")
    return float(value) if isinstance(value, int | float) and value > 0 else 1.0


def source_in(clip: Clip) -> int:
    """Return where in its file a clip begins, in ms."""
    value = clip.meta.get("source_in")
    return round(value) if isinstance(value, int | float) else 0


def remember_source(clip: Clip) -> None:
    """Write down how far a recording goes, where nothing says so yet, before less of it is shown."""
    known = clip.meta.get("source_duration")
    if is_video(clip) and "freeze" not in clip.meta and not isinstance(known, int | float):
        shown = source_in(clip) + round(clip.duration * speed_of(clip))
        out = clip.meta.get("source_out")
        clip.m["source_duration"] = max(shown, round(out)) if isinstance(out, int | float) else shown


def take_off(clip: Clip, head: int, tail: int) -> None:
    """Shorten a clip at its head and its tail, in ms of the timeline; a recording loses just that part."""
    remember_source(clip)
    speed, start = speed_of(clip), source_in(clip)
    ahead = tail if clip.meta.get("reverse") else head
    if is_video(clip) or "source_in" in clip.meta:
        clip.m["source_in"] = start + round(ahead * speed)
    clip.duration -= head + tail
    if is_video(clip) or "source_out" in clip.meta:
        clip.m["source_out"] = source_in(clip) + round(clip.duration * speed)


def drop(layout: Layout, clip: Clip) -> None:
    """Take a clip off the timeline."""
    for row in layout.rows:
        if clip in row.clips:
            row.clips.remove(clip)


def needed(found: list[Clip], what: str) -> list[Clip]:
    """Return what was found; raises InputError where it is nothing."""
    if not found:
        raise InputError(f"The timeline has no {what}.", next_step=f"Add {what} first.")
    return found


def positive(value: int) -> None:
    """Raise InputError unless a length is above zero."""
    if value <= 0:
        raise InputError(f"{value} is not a positive length.", next_step="Give a length above zero.")
