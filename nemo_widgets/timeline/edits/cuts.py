"""Cutting: split, trim, take a stretch of time out, and the length of single scenes."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import replace

from nemo_widgets.errors import InputError
from nemo_widgets.timeline import speech
from nemo_widgets.timeline.clips import Clip
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits.ground import (
    is_video,
    remember_source,
    scene_named,
    scenes_named,
    speed_of,
    take_off,
)
from nemo_widgets.timeline.following import are_apart, inside
from nemo_widgets.timeline.layout import SHORTEST_SCENE_MS, Layout
from nemo_widgets.timeline.summary import seconds_text
from nemo_widgets.timeline.ties import Shown, Tie


def set_scene_length(draft: Draft, ids: Sequence[str] | None, ms: int) -> Draft:
    """Let scenes last a time each; None means all of them.

    Raises
    ------
    InputError
        It is too short, or a recording is shorter than that.
    """
    if ms < SHORTEST_SCENE_MS:
        raise InputError(
            f"{seconds_text(ms)} s is too short for a scene.",
            next_step=f"Ask for at least {seconds_text(SHORTEST_SCENE_MS)} s.",
        )
    layout = Layout(draft)
    before = layout.shown()
    for clip in scenes_named(layout, ids):
        longest = clip.longest
        if longest is not None and ms > longest:
            raise InputError(
                f"The clip lasts only {seconds_text(longest)} s.", next_step="Slow it down, or add a freeze."
            )
        if ms < clip.duration:
            remember_source(clip)
        clip.duration = ms
    layout.reflow(before)
    return layout.draft()


def trim_scene(draft: Draft, id_: str, head_ms: int = 0, tail_ms: int = 0) -> Draft:
    """Take time off a scene's start and end.

    Raises
    ------
    InputError
        Nothing would be left.
    """
    layout = Layout(draft)
    clip, before = scene_named(layout, id_), layout.shown()
    if head_ms < 0 or tail_ms < 0 or clip.duration - head_ms - tail_ms < SHORTEST_SCENE_MS:
        raise InputError(
            "That would leave nothing of the scene.",
            next_step=f"It lasts {seconds_text(clip.duration)} s; trim less, or delete it.",
        )
    speech.trim(layout.rows, clip, head_ms, tail_ms, before[clip.id].end)
    take_off(clip, head_ms, tail_ms)
    layout.reflow(before)
    return layout.draft()


def split_scene(draft: Draft, at_ms: int) -> Draft:
    """Cut the scene at a time of the video in two; nothing looks different until one part is edited.

    Raises
    ------
    InputError
        No scene can be cut there.
    """
    layout = Layout(draft)
    scenes = scenes_named(layout, None)
    here = [clip for clip in scenes if clip.start < at_ms < clip.end]
    if not here:
        raise InputError(
            f"There is no scene to split at {seconds_text(at_ms)} s.",
            next_step=f"The video runs from 0 to {seconds_text(layout.total)} s.",
        )
    clip = here[-1]
    following = next(iter(scenes[scenes.index(clip) + 1 :]), None)
    if len(here) > 1 or (following is not None and clip.end - at_ms < following.transition):
        raise InputError(
            f"At {seconds_text(at_ms)} s one scene turns into the next.",
            next_step="Split before or after that transition.",
        )
    cut_in_two(layout, clip, at_ms - clip.start)
    return layout.draft()


def cut_in_two(layout: Layout, clip: Clip, ms: int) -> Clip:
    """Cut a scene so many ms after its start, its texts with it; return the second part."""
    if not SHORTEST_SCENE_MS <= ms <= clip.duration - SHORTEST_SCENE_MS:
        raise InputError("A part of the scene would be too short.", next_step="Split it further inside.")
    scenes = layout.scenes
    id_ = layout.new_id("seg", "part", clip.id, ms)
    second = Clip({**copy.deepcopy(clip.raw), "id": id_}, clip.start, clip.duration, id_, clip.role)
    second.m.pop("transition", None)
    take_off(second, ms, 0)
    second.start += ms
    take_off(clip, 0, clip.duration - ms)
    scenes.insert(scenes.index(clip) + 1, second)
    for row in layout.rows:
        bound = [one for one in row.clips if row.kind == "text" or speech.is_speech(one)]
        for text in [one for one in bound if one.scene == clip.id]:
            if text.start >= second.start:
                text.m["scene"] = id_
            elif text.end > second.start:
                text_id = layout.new_id("seg", "part", text.id, ms)
                raw = {**copy.deepcopy(text.raw), "id": text_id}
                rest = Clip(raw, second.start, text.end - second.start, text_id, text.role)
                rest.m["scene"] = id_
                if row.kind == "audio":
                    rest.start, rest.duration = text.start, text.duration
                    speech.cut_to(rest, second.start, text.end)
                    speech.cut_to(text, text.start, second.start)
                text.duration = second.start - text.start
                row.clips.append(rest)
        row.clips.sort(key=lambda one: one.start)
    return second


def use_stretch(draft: Draft, id_: str, start_ms: int, end_ms: int) -> Draft:
    """Show another stretch of a recording, named by the times of its file.

    Raises
    ------
    InputError
        It is a picture, or the file has no such stretch.
    """
    layout = Layout(draft)
    clip, before = scene_named(layout, id_), layout.shown()
    if not is_video(clip):
        raise InputError("A picture has no times of its own.", next_step="Name a video clip.")
    known = clip.meta.get("source_duration")
    whole = round(known) if isinstance(known, int | float) else end_ms
    start, end = max(0, start_ms), min(end_ms, whole)
    length = round((end - start) / speed_of(clip))
    if length < SHORTEST_SCENE_MS:
        raise InputError(
            f"The recording has nothing between {seconds_text(start_ms)} and {seconds_text(end_ms)} s.",
            next_step=f"It runs from 0 to {seconds_text(whole)} s.",
        )
    clip.m.update({"source_in": start, "source_out": end})
    clip.duration = length
    layout.reflow(before)
    return layout.draft()


def cut_range(draft: Draft, start_ms: int, end_ms: int) -> Draft:
    """Take a stretch of time out of the video; what comes after closes up.

    Raises
    ------
    InputError
        The stretch is empty or outside the video, or nothing would be left.
    """
    layout = Layout(draft)
    scenes_named(layout, None)
    scenes = layout.scenes
    start, end = max(0, start_ms), min(end_ms, layout.total)
    if start >= end:
        raise InputError(
            f"There is nothing between {seconds_text(start_ms)} and {seconds_text(end_ms)} s.",
            next_step=f"The video runs from 0 to {seconds_text(layout.total)} s.",
        )
    if layout.total - (end - start) < SHORTEST_SCENE_MS:
        raise InputError(
            "That would leave nothing of the video.", next_step="Cut less, or ask for a new video."
        )
    wanted = scenes[-1].end - (min(end, scenes[-1].end) - min(start, scenes[-1].end))
    before, ties = layout.shown(), layout.ties()
    for clip in list(scenes):
        first, last = before[clip.id].start, before[clip.id].end
        a, b = max(start, first), min(end, last)
        if a >= b:
            continue
        if b - a >= last - first - SHORTEST_SCENE_MS + 1:
            scenes.remove(clip)
        elif a - first >= SHORTEST_SCENE_MS and last - b >= SHORTEST_SCENE_MS:
            second = cut_in_two(layout, clip, a - clip.start)
            before[second.id] = Shown.of(second, last)
            before[clip.id] = replace(before[clip.id], end=second.start)
            _lose(layout, second, min(b - a, second.duration - SHORTEST_SCENE_MS), 0, last)
        elif a - first >= SHORTEST_SCENE_MS:
            _lose(layout, clip, 0, min(b - a, clip.duration - SHORTEST_SCENE_MS), last)
        else:
            _lose(layout, clip, min(b - a, clip.duration - SHORTEST_SCENE_MS), 0, last)
    if not scenes:
        raise InputError(
            "That would leave nothing of the video.", next_step="Cut less, or ask for a new video."
        )
    _close_up(layout, start, end, ties)
    in_time = dict(sorted(before.items(), key=lambda named: named[1].start))
    layout.reflow(in_time, loose=False)
    _meet(layout, wanted)
    return layout.draft()


def _lose(layout: Layout, clip: Clip, head: int, tail: int, end: int) -> None:
    speech.trim(layout.rows, clip, head, tail, end)
    take_off(clip, head, tail)


def keep_range(draft: Draft, start_ms: int, end_ms: int) -> Draft:
    """Keep only a stretch of time of the video."""
    total = Draft(draft.raw).duration_ms
    if start_ms >= min(end_ms, total):
        raise InputError(
            f"There is nothing between {seconds_text(start_ms)} and {seconds_text(end_ms)} s.",
            next_step=f"The video runs from 0 to {seconds_text(total)} s.",
        )
    if end_ms < total:
        draft = cut_range(draft, end_ms, total)
    return cut_range(draft, 0, start_ms) if start_ms > 0 else draft


def _close_up(layout: Layout, start: int, end: int, ties: Mapping[Clip, Tie]) -> None:
    """Let texts and sounds that no scene carries lose the same stretch; the video's own titles stay whole."""
    total = layout.total - (end - start)

    def moved(at: int) -> int:
        return at if at < start else max(start, at - (end - start))

    for row in layout.beside():
        apart = are_apart(row.clips)
        for clip in list(row.clips):
            tie = ties.get(clip, Tie())
            if clip.scene is not None or clip.role == "bgm" or tie.kind == "whole":
                continue
            first, last = moved(clip.start), moved(clip.end)
            if tie.kind == "opening" and start <= clip.start < end:
                first, last = min(clip.start, total - 1), min(clip.end, total)
            elif tie.kind == "closing" and start < clip.end <= end:
                first, last = max(0, total - clip.duration), total
            if last - first < 1:
                row.clips.remove(clip)
                continue
            if row.kind == "audio" and start <= clip.start < end:
                take_off(clip, end - clip.start, 0)
            clip.start, clip.duration = first, last - first
        row.clips = inside(row.clips, layout.total, apart=apart)


def _meet(layout: Layout, total: int) -> None:
    """Take off the few ms that a transition lent a scene which is gone now."""
    extra = layout.scenes[-1].end - total
    clip = layout.scenes[-1]
    if 0 < extra <= clip.duration - SHORTEST_SCENE_MS:
        before = layout.shown()
        take_off(clip, 0, extra)
        layout.reflow(before, loose=False)
