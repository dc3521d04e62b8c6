"""Every change of a timeline, as a pure function from draft to draft.

Unknown keys survive, ids are stable, and the segments of a track overlap only by a transition.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.layout import SCENE_KEY, Clip, Layout
from nemo_widgets.timeline.sizes import ratio

CROSSFADE: Mapping[str, Any] = {"type": "crossfade", "d": 500}
MUSIC_VOLUME = 0.35
TITLE_MS = 3000

_TEXT_TRACKS = {"title": "Title", "caption": "Captions", "lower-third": "Lower thirds"}


def new_draft(width: int, height: int, fps: float = 30, title: str = "") -> Draft:
    """Return an empty timeline of a size."""
    m = {"title": title, "width": width, "height": height, "fps": fps, "ratio": ratio(width, height)}
    return Draft({"t": [], "d": 0, "m": m})


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
    _positive(duration_ms)
    layout = Layout(draft)
    before = layout.spans()
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
    id_ = layout.new_id("seg", src, title, duration_ms, meta)
    raw = {"id": id_, "s": 0, "d": duration_ms, "src": src, "m": meta}
    fades = _transitions(scenes)
    scenes.insert(place, Clip(raw, 0, duration_ms, id_))
    # Put first, it pushes the old first scene into the place that its transition leads to.
    fades.insert(max(1, place), dict(transition) if transition else None)
    _set_transitions(scenes, fades)
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
    before, scenes = layout.spans(), layout.scenes
    if clip not in scenes:
        row.clips.remove(clip)
        return layout.draft()
    if len(scenes) == 1:
        raise InputError("It is the only scene.", next_step="Replace it, or ask for a new video.")
    fades = _transitions(scenes)
    fades.pop(max(1, scenes.index(clip)))
    scenes.remove(clip)
    _set_transitions(scenes, fades)
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
) -> Draft:
    """Show another picture or clip in a scene's place, with the same motion and transition.

    The length stays too, unless a clip that is shorter takes the place.
    """
    layout = Layout(draft)
    _, clip = layout.find(segment_id)
    before = layout.spans()
    if clip not in layout.scenes:
        raise InputError(f"{segment_id!r} is no scene.", next_step="Only scenes can be replaced.")
    for key in ("made", "source_in", "source_out", "source_duration", "speed"):
        clip.m.pop(key, None)
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


def add_music(
    draft: Draft,
    *,
    src: str,
    title: str,
    volume: float | None = None,
    made: Mapping[str, Any] | None = None,
    fade_in: int = 300,
    fade_out: int = 1500,
    loop: bool = True,
) -> Draft:
    """Put music under the whole video, in place of what plays there.

    Parameters
    ----------
    volume
        0 to 1; None keeps the volume of the music before, else 35 %.
    """
    layout = Layout(draft)
    old = _music(layout)
    if volume is None:
        volume = _volume(old[0], MUSIC_VOLUME) if old else MUSIC_VOLUME
    for clip in old[1:]:
        _remove(layout, clip)
    meta = {"title": title, "role": "bgm", "loop": loop, "fade_in": fade_in, "fade_out": fade_out}
    if old:
        clip = old[0]
        for key in ("made", "source_in", "source_out"):
            clip.m.pop(key, None)
        clip.raw["src"] = src
        clip.start = 0
        clip.duration = layout.total or clip.duration
    else:
        id_ = layout.new_id("seg", "bgm", src, title)
        raw = {"id": id_, "s": 0, "d": layout.total, "src": src, "m": {}}
        clip = Clip(raw, 0, layout.total, id_, "bgm")
        layout.row("audio", "BGM", role="bgm").clips.append(clip)
    clip.m.update(meta)
    _set_volume(clip, volume)
    if made is not None:
        clip.m["made"] = dict(made)
    return layout.draft()


def set_music_volume(draft: Draft, volume: float) -> Draft:
    """Set how loud the music is, 0 to 1.

    Raises
    ------
    InputError
        There is no music.
    """
    layout = Layout(draft)
    for clip in _need(_music(layout), "music"):
        _set_volume(clip, volume)
    return layout.draft()


def remove_music(draft: Draft) -> Draft:
    """Take the music out."""
    layout = Layout(draft)
    for clip in _need(_music(layout), "music"):
        _remove(layout, clip)
    return layout.draft()


def music_volume(draft: Draft) -> float | None:
    """Return how loud the music is, or None where there is none."""
    music = _music(Layout(draft))
    return _volume(music[0], 1.0) if music else None


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
    _positive(duration_ms)
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
    for clip in _need(found, role):
        _remove(layout, clip)
    return layout.draft()


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
    """Give the video another shape."""
    _positive(min(width, height))
    raw = draft.to_wire()
    old = raw["m"] if isinstance(raw.get("m"), dict) else {}
    raw["m"] = {**old, "width": width, "height": height, "ratio": ratio(width, height)}
    return Draft(raw)


def _reorder(draft: Draft, segment_id: str, order: Callable[[list[Clip], Clip], None]) -> Draft:
    layout = Layout(draft)
    _, clip = layout.find(segment_id)
    before, scenes = layout.spans(), layout.scenes
    if clip not in scenes:
        raise InputError(f"{segment_id!r} is no scene.", next_step="Only scenes can be moved.")
    fades = _transitions(scenes)
    order(scenes, clip)
    _set_transitions(scenes, fades)
    layout.reflow(before)
    return layout.draft()


def _transitions(scenes: Sequence[Clip]) -> list[Any]:
    return [clip.meta.get("transition") for clip in scenes]


def _set_transitions(scenes: Sequence[Clip], transitions: Sequence[Any]) -> None:
    for clip, transition in zip(scenes, transitions, strict=True):
        if transition is not None:
            clip.m["transition"] = transition
        elif "transition" in clip.meta:
            del clip.m["transition"]


def _music(layout: Layout) -> list[Clip]:
    """Return the clips that are music; a foreign sound without a role counts as such."""
    return [c for row in layout.rows if row.kind == "audio" for c in row.clips if c.role in {"bgm", ""}]


def _volume(clip: Clip, default: float) -> float:
    volume = Draft({"t": [{"tt": 1, "sg": [clip.raw]}]}).segments[0].volume
    return default if volume is None else volume


def _set_volume(clip: Clip, volume: float) -> None:
    """Write the volume where the draft keeps it; a foreign value above 1 is in percent and stays so."""
    volume = round(max(0.0, min(1.0, volume)), 4)
    for place, key in ((clip.meta, "volume"), (clip.raw, "volume"), (clip.raw, "v")):
        old = place.get(key)
        if isinstance(old, int | float) and not isinstance(old, bool):
            place[key] = volume if old <= 1 or volume * 100 <= 1 else round(volume * 100, 2)
            return
    clip.m["volume"] = volume


def _remove(layout: Layout, clip: Clip) -> None:
    for row in layout.rows:
        if clip in row.clips:
            row.clips.remove(clip)


def _need(found: list[Clip], what: str) -> list[Clip]:
    if not found:
        raise InputError(f"The timeline has no {what}.", next_step=f"Add {what} first.")
    return found


def _positive(value: int) -> None:
    if value <= 0:
        raise InputError(f"{value} is not a positive length.", next_step="Give a length above zero.")
