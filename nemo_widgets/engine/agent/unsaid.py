"""What an edit took away unasked: texts that went with their scene, and words that are not heard any more."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from nemo_widgets.engine.agent.tools import (
    CutRange,
    DeleteScene,
    KeepRange,
    SetLength,
    SetSceneLength,
    SetSpeed,
    Tool,
    TrimScene,
    UseStretch,
)
from nemo_widgets.engine.agent.wording import sentence
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits import scenes_of
from nemo_widgets.timeline.speech import unheard

_MOST_WORDS: Final = 8
_MOST_TEXTS: Final = 4
_HARDLY_MS: Final = 100
_SHORTENING: Final = (
    CutRange,
    DeleteScene,
    KeepRange,
    SetLength,
    SetSceneLength,
    SetSpeed,
    TrimScene,
    UseStretch,
)


def about_gone(call: Tool, before: Draft, after: Draft, language: str) -> Iterator[str]:
    """Say which texts went with the part of the video that an edit took out.

    Parameters
    ----------
    before, after
        The draft before that edit and after it.
    """
    left = {segment.id for segment in after.segments}
    gone = [segment.text for segment in before.segments if segment.kind == "text" and segment.id not in left]
    if not gone or not isinstance(call, _SHORTENING):
        return
    told = "、" if language == "zh" else ", "
    listed = told.join(f"“{text}”" for text in gone[:_MOST_TEXTS]) + ("…" if len(gone) > _MOST_TEXTS else "")
    yield sentence("text_gone" if len(gone) == 1 else "texts_gone", language, listed)


def about_ends(before: Draft, after: Draft, language: str) -> Iterator[str]:
    """Say which recordings end sooner because the video does.

    Parameters
    ----------
    before, after
        The draft before a message and after it.
    """
    now = {segment.id: segment for segment in after.segments}
    for old in before.segments:
        new = now.get(old.id)
        if new is None or old.kind != "audio" or old.role in {"bgm", ""} or "scene" in old.m:
            continue
        lost = old.duration_ms - new.duration_ms
        if lost > _HARDLY_MS and new.end_ms == after.duration_ms < before.duration_ms and old.src == new.src:
            yield sentence("recording_cut", language, f"{old.name}|{round(lost / 1000, 1):g}")


def about_cut(before: Draft, after: Draft, language: str) -> Iterator[str]:
    """Say of each scene that has become too short for its narration what is lost, and how long it has to be.

    Parameters
    ----------
    before, after
        The draft before a message and after it; what was lost before is not told again.
    """
    old = unheard(before)
    scenes = scenes_of(after)
    for scene, lost in unheard(after).items():
        number = next((n for n, one in enumerate(scenes, 1) if one.id == scene), None)
        if number is None or (scene in old and len(old[scene].words) >= len(lost.words)):
            continue
        shown = scenes[number - 1]
        # Of what a scene lasts, the next one may hide an end.
        hidden = shown.end_ms - scenes[number].start_ms if number < len(scenes) else 0
        seconds = math.ceil((lost.room_ms + max(0, hidden)) / 100) / 10
        words = ("" if language == "zh" else " ").join(lost.words[:_MOST_WORDS])
        words += "…" if len(lost.words) > _MOST_WORDS else ""
        yield sentence("voice_cut", language, f"{number}|{words}").replace("{seconds}", f"{seconds:g}")
