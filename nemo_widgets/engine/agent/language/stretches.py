"""Edits of a stretch of time: what lies in it becomes scenes of its own, and those are edited."""

from __future__ import annotations

from collections.abc import Callable

from nemo_widgets.engine.agent.language import cutting, lasting, looks
from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.language.stage import Focus, Picked
from nemo_widgets.engine.agent.tools import SetClipVolume, SplitScene, Tool
from nemo_widgets.errors import InputError
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits import scenes_of

_SIDES: tuple[Callable[[Frame, Desk], Clause | None], ...] = (
    lasting.speed,
    cutting.reverse,
    looks.fit,
    looks.motion,
    looks.looks,
)
_OTHERS = ("cut", "remove", "keep", "split", "freeze", "swap", "copy", "duck", "fit")
_ABOVE = (
    "music",
    "watermark",
    "pip",
    "transition",
    "speech",
    "title",
    "caption",
    "lower-third",
    "text",
    "intro",
    "outro",
)


def stretch(frame: Frame, desk: Desk) -> Clause | None:
    """Change a part of the time alone: "speed up the second half", "from 5 to 8 s in black and white"."""
    if not frame.left("range") or frame.has("do", *_OTHERS) or frame.has("noun", *_ABOVE):
        return None
    if frame.has("texts") or frame.has("quote") or frame.has("fade") or frame.left("length"):
        return None
    total = desk.draft.duration_ms
    start, end = frame.take("range")
    if frame.left("scenes"):
        picked = frame.scenes()
        ids = desk.there(picked) if picked else ()
        if len(ids) == 1:
            scene = desk.segment(ids[0])
            start = scene.start_ms + (start + scene.duration_ms if start < 0 else start)
            end = scene.end_ms if end is None else scene.start_ms + end
        elif picked is None or not picked.whole:
            return None
    start, end = (start + total if start < 0 else start), (total if end is None else end)
    draft, calls = _parted(desk.draft, (start, end))
    inside = tuple(one.id for one in scenes_of(draft) if start <= (one.start_ms + one.end_ms) / 2 <= end)
    if not inside:
        return note("too_short")
    frame.subject = Picked(inside)
    there = Desk(desk.masked, draft, desk.files, desk.before)
    there.focus = Focus(inside)
    total_clause = _muted(frame, there, inside)
    while not (frame.complete() and total_clause.calls):
        taken = len(frame.used)
        found = next((c for side in _SIDES if (c := side(frame, there)) is not None), None)
        if found is None or len(frame.used) == taken:
            return None
        total_clause += found
    return done([*calls, *total_clause.calls], inside, total_clause.side, total_clause.way)


def _muted(frame: Frame, desk: Desk, ids: tuple[str, ...]) -> Clause:
    heard = any(desk.segment(id_).m.get("media_type") == "video" for id_ in ids)
    if not heard or not frame.verb("mute"):
        return Clause()
    frame.nouns("audio", "sound", "volume")
    return done([SetClipVolume(ids, 0.0)], ids, "sound")


def _parted(draft: Draft, times: tuple[int, int]) -> tuple[Draft, list[Tool]]:
    """Split the scenes at both ends, where they do not meet there already."""
    calls: list[Tool] = []
    for at in times:
        try:
            draft = SplitScene(at).edit(draft)
        except InputError:
            # It is where one scene turns into the next, or the edge of the video.
            continue
        calls.append(SplitScene(at))
    return draft, calls
