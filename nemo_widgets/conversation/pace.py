"""How far an export is, in words that stay steady while they are read."""

from __future__ import annotations

import math
from collections.abc import Mapping


def told_pace(done: int, total: int, left: float | None, words: Mapping[str, str]) -> str:
    """Return how many frames are ready and how long it still takes, or nothing where neither is known.

    Parameters
    ----------
    done, total
        Frames.
    left
        Seconds; None where that cannot be told.
    words
        The phrases of a language.

    Examples
    --------
    >>> from nemo_widgets.phrases import PHRASES
    >>> told_pace(412, 900, 8.6, PHRASES["en"]), told_pace(90, 900, 71, PHRASES["zh"])
    ('412 of 900 frames, 9 s left', '第 90 帧，共 900 帧，还需 1 分 15 秒')
    """
    frames = words["frames"].format(done=done, total=total) if total else ""
    if left is None or done >= total > 0:
        return frames
    return words["left"].format(frames=frames, left=told_seconds(left, words)).strip(" ,，")


def told_seconds(seconds: float, words: Mapping[str, str]) -> str:
    """Return a length of time, the rounder the longer it is.

    Examples
    --------
    >>> from nemo_widgets.phrases import PHRASES
    >>> [told_seconds(value, PHRASES["en"]) for value in (0.2, 9.4, 33, 119, 4000)]
    ['1 s', '10 s', '35 s', '2 min', '67 min']
    """
    step = 1 if seconds <= 10 else 5 if seconds <= 60 else 15
    whole = max(1, math.ceil(seconds / step) * step)
    minutes, rest = divmod(whole, 60)
    if minutes >= 10:
        minutes, rest = minutes + (rest > 0), 0
    if minutes and rest:
        return words["minutes_seconds"].format(minutes=minutes, seconds=rest)
    return words["minutes"].format(minutes=minutes) if minutes else words["seconds"].format(seconds=rest)
