"""Narrations that an edit has cut: which words are not heard any more, and what brings them back."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from nemo_widgets.engine.agent.wording import sentence
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits import scenes_of
from nemo_widgets.timeline.speech import unheard

_MOST_WORDS: Final = 8


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
