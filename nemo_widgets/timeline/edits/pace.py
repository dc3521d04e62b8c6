"""How time runs inside scenes: speed, backwards, standing still."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from nemo_widgets.errors import InputError
from nemo_widgets.timeline import speech
from nemo_widgets.timeline.clips import Clip
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits.cuts import cut_in_two
from nemo_widgets.timeline.edits.ground import (
    is_video,
    positive,
    scene_named,
    scenes_named,
    source_in,
    speed_of,
)
from nemo_widgets.timeline.layout import SHORTEST_SCENE_MS, Layout
from nemo_widgets.timeline.summary import seconds_text

SLOWEST, FASTEST = 0.25, 8.0


def set_speed(draft: Draft, ids: Sequence[str] | None, speed: float, *, relative: bool = False) -> Draft:
    """Let scenes run faster or slower; a picture, which has no speed, shows as much shorter or longer.

    Parameters
    ----------
    speed
        1 is as recorded, 2 twice as fast.
    relative
        Whether `speed` is a factor on the speed that a scene has.

    Raises
    ------
    InputError
        The speed is out of range, or a scene would get too short.
    """
    layout = Layout(draft)
    before = layout.shown()
    for clip in scenes_named(layout, ids):
        old = speed_of(clip)
        new = round(old * speed, 4) if relative else speed
        if not SLOWEST <= new <= FASTEST:
            raise InputError(
                f"{new:g}× is no speed I can play.", next_step=f"Speeds go from {SLOWEST:g}× to {FASTEST:g}×."
            )
        length = round(clip.duration * old / new)
        if length < SHORTEST_SCENE_MS:
            raise InputError(
                f"At {new:g}× the scene would last only {seconds_text(length)} s.",
                next_step="Ask for less speed.",
            )
        clip.duration = length
        speech.quicken(layout.rows, clip, new / old)
        if not is_video(clip):
            continue
        clip.m["speed"] = new
        if new == 1:
            del clip.m["speed"]
    layout.reflow(before)
    return layout.draft()


def set_reverse(draft: Draft, ids: Sequence[str] | None, on: bool = True) -> Draft:
    """Let recordings play backwards.

    Raises
    ------
    InputError
        A picture is meant; it looks the same both ways.
    """
    layout = Layout(draft)
    clips = [clip for clip in scenes_named(layout, ids) if is_video(clip)]
    if not clips:
        raise InputError("A picture looks the same backwards.", next_step="Only video clips can be reversed.")
    for clip in clips:
        if on:
            clip.m["reverse"] = True
        else:
            clip.m.pop("reverse", None)
    return layout.draft()


def freeze(draft: Draft, id_: str, ms: int, at_ms: int | None = None) -> Draft:
    """Hold a frame of a recording; a picture just stays longer.

    Parameters
    ----------
    ms
        For how long.
    at_ms
        Which frame, from the scene's start; None holds the last one.

    Raises
    ------
    InputError
        The scene ends before that frame.
    """
    positive(ms)
    layout = Layout(draft)
    clip, before = scene_named(layout, id_), layout.shown()
    if not is_video(clip):
        clip.duration += ms
        layout.reflow(before)
        return layout.draft()
    at = clip.duration if at_ms is None else at_ms
    if not 0 <= at <= clip.duration:
        raise InputError(
            f"The scene has no frame at {seconds_text(at)} s.",
            next_step=f"It lasts {seconds_text(clip.duration)} s.",
        )
    frame = source_in(clip) + round((clip.duration - at if clip.meta.get("reverse") else at) * speed_of(clip))
    if SHORTEST_SCENE_MS <= at <= clip.duration - SHORTEST_SCENE_MS:
        cut_in_two(layout, clip, at)
        before = layout.shown()
    held_id = layout.new_id("seg", "freeze", clip.id, at, ms)
    held = Clip({**copy.deepcopy(clip.raw), "id": held_id}, 0, ms, held_id)
    for key in ("transition", "speed", "reverse", "source_out", "source_duration"):
        held.m.pop(key, None)
    held.m.update({"freeze": frame, "source_in": frame})
    place = layout.scenes.index(clip)
    layout.scenes.insert(place if at < SHORTEST_SCENE_MS else place + 1, held)
    if place == 0 and at < SHORTEST_SCENE_MS:
        clip.m.pop("transition", None)
    layout.reflow(before)
    return layout.draft()
