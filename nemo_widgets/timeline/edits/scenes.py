"""Scenes come, go, change places and make way for others."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.clips import Clip
from nemo_widgets.timeline.draft import Draft, Segment
from nemo_widgets.timeline.edits.ground import positive, scene_named, set_transitions, transitions_of
from nemo_widgets.timeline.following import are_apart, inside, into_scene
from nemo_widgets.timeline.layout import Layout

CROSSFADE: Mapping[str, Any] = {"type": "crossfade", "d": 500}


def scenes_of(draft: Draft) -> tuple[Segment, ...]:
    """Return the scenes of the main video track, in time."""
    for track in draft.tracks:
        if track.kind == "video" and track.segments:
            return tuple(sorted(track.segments, key=lambda segment: segment.start_ms))
    return ()


def joining(draft: Draft) -> Mapping[str, Any] | None:
    """Return the transition that a new scene comes in with: none where all others are cut hard."""
    _, *later = scenes_of(draft) or (None,)
    cut_hard = later and not any(scene.m.get("transition") for scene in later if scene)
    return None if cut_hard else CROSSFADE


def shown_alone(draft: Draft, segment_id: str) -> tuple[int, int]:
    """Return when a scene starts, and how long it shows before the next one comes, in ms."""
    layout = Layout(draft)
    scene = layout.shown()[scene_named(layout, segment_id).id]
    return scene.start, scene.end - scene.start


def add_visual(
    draft: Draft,
    *,
    src: str,
    title: str,
    duration_ms: int,
    media_type: Literal["image", "video"] = "image",
    motion: str = "zoom-in",
    fit: str = "cover",
    transition: Mapping[str, Any] | None = None,
    index: int | None = None,
    made: Mapping[str, Any] | None = None,
    source_in: int = 0,
    source_out: int | None = None,
    **m: Any,
) -> Draft:
    """Add a scene to the main video track.

    Parameters
    ----------
    src
        The URL of the picture or clip.
    duration_ms
        How long it shows.
    transition
        Into this scene, e.g. `CROSSFADE`; without effect on the first one.
    index
        Its place among the scenes from 0; None puts it last.
    made
        What made it, from which prompt and seed.
    source_in, source_out
        The part of a clip that is used, in ms.
    **m
        More metadata.
    """
    positive(duration_ms)
    layout = Layout(draft)
    before = layout.shown()
    scenes = layout.scenes or layout.row("video", "Video").clips
    place = len(scenes) if index is None else max(0, min(index, len(scenes)))
    meta: dict[str, Any] = {"title": title, "media_type": media_type, "fit": fit, "motion": motion, **m}
    if media_type == "video":
        meta |= {
            "source_in": source_in,
            "source_out": source_in + duration_ms if source_out is None else source_out,
        }
    if made is not None:
        meta["made"] = dict(made)
    id_ = layout.new_id("seg", title, duration_ms, media_type)
    raw = {"id": id_, "s": 0, "d": duration_ms, "src": src, "m": meta}
    fades = transitions_of(scenes)
    scenes.insert(place, Clip(raw, 0, duration_ms, id_))
    # Put first, it pushes the old first scene into the place that its transition leads to.
    fades.insert(max(1, place), dict(transition) if transition else None)
    set_transitions(scenes, fades)
    layout.reflow(before)
    return layout.draft()


def delete_segment(draft: Draft, segment_id: str) -> Draft:
    """Remove a segment; later scenes close up.

    Raises
    ------
    InputError
        There is no such segment, or it is the only scene.
    """
    layout = Layout(draft)
    row, clip = layout.find(segment_id)
    before, scenes = layout.shown(), layout.scenes
    if clip not in scenes:
        row.clips.remove(clip)
        return layout.draft()
    if len(scenes) == 1:
        raise InputError("It is the only scene.", next_step="Replace it, or ask for a new video.")
    fades = transitions_of(scenes)
    fades.pop(max(1, scenes.index(clip)))
    scenes.remove(clip)
    set_transitions(scenes, fades)
    layout.reflow(before)
    return layout.draft()


def move_segment(draft: Draft, segment_id: str, index: int) -> Draft:
    """Move a scene to a place among the scenes, from 0; transitions stay with the places."""

    def order(scenes: list[Clip], clip: Clip) -> None:
        scenes.remove(clip)
        scenes.insert(max(0, min(index, len(scenes))), clip)

    return _reorder(draft, segment_id, order)


def swap_segments(draft: Draft, segment_id: str, other_id: str) -> Draft:
    """Let two scenes change places."""

    def order(scenes: list[Clip], clip: Clip) -> None:
        other = next((scene for scene in scenes if scene.id == other_id), None)
        if other is None:
            raise InputError(f"{other_id!r} is no scene.", next_step="Only scenes can change places.")
        a, b = scenes.index(clip), scenes.index(other)
        scenes[a], scenes[b] = other, clip

    return _reorder(draft, segment_id, order)


def replace_segment(
    draft: Draft,
    segment_id: str,
    *,
    src: str,
    title: str,
    media_type: Literal["image", "video"] = "image",
    made: Mapping[str, Any] | None = None,
    source_in: int = 0,
    source_duration: int | None = None,
    source_size: tuple[int, int] | None = None,
) -> Draft:
    """Show another picture or clip in a scene's place, with the same motion and transition.

    The length stays too, unless a clip that is shorter takes the place.
    """
    layout = Layout(draft)
    _, clip = layout.find(segment_id)
    before = layout.shown()
    if clip not in layout.scenes:
        raise InputError(f"{segment_id!r} is no scene.", next_step="Only scenes can be replaced.")
    for key in ("made", "source_in", "source_out", "source_duration", "source_size", "speed", "focus"):
        clip.m.pop(key, None)
    if source_size is not None:
        clip.m["source_size"] = list(source_size)
    clip.raw["src"] = src
    clip.m.update({"title": title, "media_type": media_type})
    if made is not None:
        clip.m["made"] = dict(made)
    if media_type == "video":
        if source_duration is not None:
            clip.m["source_duration"] = source_duration
            clip.duration = max(1, min(clip.duration, source_duration - source_in))
        clip.m.update({"source_in": source_in, "source_out": source_in + clip.duration})
    layout.reflow(before)
    return layout.draft()


def duplicate_segment(draft: Draft, segment_id: str, count: int = 1) -> Draft:
    """Show a scene once more, or several times, right after itself; its texts come along."""
    positive(count)
    for _ in range(count):
        draft = _duplicated(draft, segment_id)
    return draft


def _duplicated(draft: Draft, segment_id: str) -> Draft:
    layout = Layout(draft)
    clip, before, scenes = scene_named(layout, segment_id), layout.shown(), layout.scenes
    place = scenes.index(clip) + 1
    id_ = layout.new_id("seg", "copy", clip.id)
    twin = Clip({**copy.deepcopy(clip.raw), "id": id_}, clip.start, clip.duration, id_, clip.role)
    if "transition" not in twin.meta:
        known = next((fade for fade in transitions_of(scenes) if fade), None)
        if known:
            twin.m["transition"] = copy.deepcopy(known)
    ties = layout.ties()
    scenes.insert(place, twin)
    layout.reflow(before)
    after = layout.shown()
    for row in layout.beside():
        apart = are_apart(row.clips)
        here = [one for one in row.clips if ties[one].home == clip.id and ties[one].kind == "scenes"]
        twins = [_again(layout, one, id_) for one in here]
        for one, span in into_scene(row, twins, after[clip.id], after[id_]).items():
            if span is not None:
                one.start, one.duration = span[0], span[1] - span[0]
                row.clips.append(one)
        row.clips = inside(sorted(row.clips, key=lambda one: one.start), layout.total, apart=apart)
    return layout.draft()


def _again(layout: Layout, clip: Clip, scene: str) -> Clip:
    """Return a copy of what belongs to a scene, for its twin."""
    id_ = layout.new_id("seg", "copy", clip.id)
    copied = Clip({**copy.deepcopy(clip.raw), "id": id_}, clip.start, clip.duration, id_, clip.role)
    if clip.scene is not None:
        copied.m["scene"] = scene
    return copied


def order_scenes(draft: Draft, ids: Sequence[str]) -> Draft:
    """Put all scenes in an order.

    Raises
    ------
    InputError
        These are not exactly the scenes.
    """
    layout = Layout(draft)
    before, scenes = layout.shown(), layout.scenes
    if sorted(ids) != sorted(clip.id for clip in scenes) or not scenes:
        raise InputError("An order names every scene once.", next_step="Look at the timeline first.")
    fades, by_id = transitions_of(scenes), {clip.id: clip for clip in scenes}
    scenes[:] = [by_id[id_] for id_ in ids]
    set_transitions(scenes, fades)
    layout.reflow(before)
    return layout.draft()


def _reorder(draft: Draft, segment_id: str, order: Callable[[list[Clip], Clip], None]) -> Draft:
    layout = Layout(draft)
    _, clip = layout.find(segment_id)
    before, scenes = layout.shown(), layout.scenes
    if clip not in scenes:
        raise InputError(f"{segment_id!r} is no scene.", next_step="Only scenes can be moved.")
    fades = transitions_of(scenes)
    order(scenes, clip)
    set_transitions(scenes, fades)
    layout.reflow(before)
    return layout.draft()
