"""Timelines, files and a short notation of plans, for the tests of the agent."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from nemo_widgets.engine.agent.plans import Plan
from nemo_widgets.engine.agent.tools import PENDING, Painted, Source, Tool, Uploaded, arguments, name_of
from nemo_widgets.engine.media.item import FileType, MediaItem
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft, Segment
from nemo_widgets.timeline.sizes import ratio
from nemo_widgets.timeline.summary import seconds_text

EMPTY = edits.new_draft(1920, 1080)


def timeline(*names: str, music: bool = True, title: str = "Old title") -> Draft:
    """Return scenes of 4 s with crossfades, lo-fi music at 35 % and a title."""
    draft = EMPTY
    for name in names:
        draft = edits.add_visual(
            draft, src=f"/media/{name}.png", title=name, duration_ms=4000, transition=edits.CROSSFADE
        )
    if music:
        draft = edits.add_music(draft, src="/media/old.wav", title="Lo-fi", fade_in=0)
    return edits.add_text(draft, text=title) if title else draft


THREE = timeline("a forest", "a desert", "a city at night")
ONE = timeline("a lake", music=False, title="")


def upload(name: str, kind: FileType = "image", duration: float | None = None) -> MediaItem:
    """Return a file as the engine would describe it."""
    digest = name.encode().hex().ljust(64, "0")[:64]
    suffix = Path(name).suffix
    return MediaItem(digest, f"/media/{digest}{suffix}", name, kind, duration, 1600, 900, path=Path(name))


PHOTOS = (upload("a.jpg"), upload("b.jpg"), upload("c.jpg"))
CLIPS = (upload("walk.mp4", "video", 9.0), upload("run.mp4", "video", 9.0))
CLIP = (upload("talk.mp4", "video", 600.0),)


def clips() -> Draft:
    """Return two video clips of 6 s from files of 9 s, a photo, music and a caption."""
    draft = EMPTY
    for name in ("walk", "run"):
        draft = edits.add_visual(
            draft,
            src=f"/media/{name}.mp4",
            title=name,
            duration_ms=6000,
            media_type="video",
            motion="none",
            source_duration=9000,
        )
    draft = edits.add_visual(draft, src="/media/sea.png", title="sea", duration_ms=4000)
    draft = edits.add_music(draft, src="/media/old.wav", title="Lo-fi", fade_in=0)
    return edits.add_text(draft, text="on foot", role="caption", start_ms=1000, duration_ms=3000)


FOOTAGE = clips()


def notation(plan: Plan, draft: Draft) -> str:
    """Write the calls of a plan in one line."""
    names = {segment.id: segment.name for segment in draft.segments}
    runs = [(text, len(list(run))) for text, run in groupby(_call(call, names) for call in plan.calls)]
    return "; ".join(text if count == 1 else f"{text} ×{count}" for text, count in runs)


def _call(call: Tool, names: dict[str, str]) -> str:
    values = arguments(call)
    match name_of(call):
        case "start_video":
            return ratio(values["width"], values["height"])
        case "add_scene":
            place = "" if values["index"] is None else f" at {values['index']}"
            picture = "paint" if isinstance(getattr(call, "picture", None), Painted) else "file"
            return f"{picture} {values['name']} {seconds_text(values['duration_ms'])}s{place}"
        case "compose_music" | "set_music":
            volume = "" if values["volume"] is None else f" {values['volume']:.0%}"
            return f"music {values['mood']}{volume}"
        case "add_text":
            return f"{values['role']} “{values['text']}”" + (" at the end" if values["at_end"] else "")
        case "change_text":
            return f"reword {names[values['segment']]} → {values['text']}"
        case "remove_text":
            return f"no {values['role']}"
        case "set_volume":
            return f"volume {values['volume']:.0%}"
        case "set_length":
            return f"length {seconds_text(values['ms'])}s"
        case "set_size":
            return f"shape {ratio(values['width'], values['height'])}"
        case "delete_scene":
            return f"delete {names[values['scene']]}"
        case "move_scene":
            return f"move {names[values['scene']]} to {values['index']}"
        case "swap_scenes":
            return f"swap {names[values['scene']]} and {names[values['other']]}"
        case "replace_scene":
            return f"replace {names[values['scene']]} with {values['name']}"
        case name:
            return name.replace("_", " ")


_WITH_MEDIA = {"set_music", "use_music", "apply_lut", "add_voice"}


def carried_out(plan: Plan, draft: Draft) -> Draft:
    """Return the draft once a plan is carried out, with stand-ins for what generators would make."""
    for call in plan.calls:
        pictured = getattr(call, "picture", None)
        video = isinstance(pictured, Uploaded) and any(
            item.hash == pictured.hash and item.file_type == "video" for item in (*PHOTOS, *CLIPS)
        )
        with_media = pictured is not None or name_of(call) in _WITH_MEDIA
        source = Source("/media/clip.mp4", "video", 9000) if video else PENDING if with_media else None
        draft = call.edit(draft, source)
    return draft


def difference(before: Draft, after: Draft) -> str:
    """Write what differs between two drafts in one line, to the key.

    Scenes are listed with their times where any of those changed; every other segment that came, went or
    changed is told by its name.
    """
    parts = []
    if before.size != after.size:
        parts.append(f"canvas {ratio(*after.size)}")
    if _times(before) != _times(after):
        parts.append("scenes " + ", ".join(_times(after)))
    old = {segment.id: segment for segment in before.segments}
    new = {segment.id: segment for segment in after.segments}
    scenes = {scene.id for scene in (*edits.scenes_of(before), *edits.scenes_of(after))}
    for id_, segment in new.items():
        if id_ not in old:
            if id_ not in scenes:
                parts.append(f"+{_label(segment)} {_span(segment)}{_keys({}, segment.m)}")
            elif extra := _keys({}, {k: v for k, v in segment.m.items() if k not in _USUAL}):
                parts.append(f"{segment.name}{extra}")
            continue
        was = old[id_]
        changed = _keys(was.m, segment.m) + (" new" if was.src != segment.src else "")
        moved = f" {_span(segment)}" if id_ not in scenes and _span(was) != _span(segment) else ""
        if changed or moved:
            parts.append(f"{_label(was)}{moved}{changed}")
    parts += [f"-{_label(segment)}" for id_, segment in old.items() if id_ not in new and id_ not in scenes]
    return "; ".join(parts)


_USUAL = {
    "title",
    "media_type",
    "motion",
    "fit",
    "transition",
    "source_in",
    "source_out",
    "source_duration",
    "made",
}
_QUIET = {"source_out", "scene", "role", "title", "loop", "media_type", "source_in"}


def _times(draft: Draft) -> list[str]:
    return [f"{scene.name} {_span(scene)}" for scene in edits.scenes_of(draft)]


def _span(segment: Segment) -> str:
    return f"{seconds_text(segment.start_ms)}-{seconds_text(segment.end_ms)}"


def _label(segment: Segment) -> str:
    if segment.kind == "text":
        return f"{segment.role} “{segment.text}”"
    return segment.role or segment.name


def _keys(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    told = []
    for key in sorted({*old, *new}):
        if old.get(key) == new.get(key) or (key in _QUIET and key != "title") or (key == "title" and not old):
            continue
        if key == "text" and not old:
            continue
        told.append(f"{key}={_value(new.get(key))}")
    return f" [{' '.join(told)}]" if told else ""


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "+".join(_value(one) for one in value)
    if isinstance(value, Mapping):
        if set(value) == {"name", "amount"}:
            return f"{value['name']}:{value['amount']:g}"
        return ",".join(f"{key}:{_value(one)}" for key, one in value.items())
    return f"{value:g}" if isinstance(value, float) else str(value)
