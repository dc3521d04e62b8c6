"""Timelines, files and a short notation of plans, for the tests of the agent."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from nemo_widgets.engine.agent.plans import Plan
from nemo_widgets.engine.agent.tools import Painted, Tool, arguments, name_of
from nemo_widgets.engine.media.item import FileType, MediaItem
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft
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
        draft = edits.add_music(draft, src="/media/old.wav", title="Lo-fi")
    return edits.add_text(draft, text=title) if title else draft


THREE = timeline("a forest", "a desert", "a city at night")
ONE = timeline("a lake", music=False, title="")


def upload(name: str, kind: FileType = "image", duration: float | None = None) -> MediaItem:
    """Return a file as the engine would describe it."""
    digest = name.encode().hex().ljust(64, "0")[:64]
    suffix = Path(name).suffix
    return MediaItem(digest, f"/media/{digest}{suffix}", name, kind, duration, 1600, 900, path=Path(name))


PHOTOS = (upload("a.jpg"), upload("b.jpg"), upload("c.jpg"))
CLIP = (upload("talk.mp4", "video", 600.0),)


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
