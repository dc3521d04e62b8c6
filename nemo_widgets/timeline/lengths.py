"""How a new length is shared: whole milliseconds, in proportion, none above what a recording has."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.clips import Clip
from nemo_widgets.timeline.summary import seconds_text


def end_of(clips: Sequence[Clip]) -> int:
    """Return where the last of some clips ends."""
    return max((clip.end for clip in clips), default=0)


def stretch(clips: Sequence[Clip], old: int, new: int, *, fill: bool = False) -> None:
    """Move starts in proportion from one length to another; durations are kept as far as they fit.

    With `fill` durations are in proportion too, and a transition lasts as long as its clips overlap.
    """
    factor = new / max(1, old)
    clips = sorted(clips, key=lambda clip: clip.start)
    spans = [(clip.start, clip.end) for clip in clips]
    cursor = -1
    for index, (clip, (start, end)) in enumerate(zip(clips, spans, strict=True)):
        room = new - len(clips) + index
        clip.start = min(max(round(start * factor), cursor + 1 if cursor >= 0 else 0), room)
        clip.duration = max(
            1, round(end * factor) - clip.start if fill else min(end - start, new - clip.start)
        )
        cursor = clip.start
    for index, (clip, following) in enumerate(pairwise(clips)):
        if spans[index][1] <= spans[index + 1][0]:
            clip.duration = max(1, min(clip.duration, following.start - clip.start))
        elif fill and following.transition:
            following.transition = max(0, clip.end - following.start)


def share(total: int, weights: Sequence[int], caps: Sequence[int | None]) -> list[int]:
    """Split whole milliseconds in proportion to weights, exactly, none above its cap.

    Raises
    ------
    InputError
        All have caps, and together they are too short.

    Examples
    --------
    >>> share(100, [1, 1, 2], [None, 10, None])
    [30, 10, 60]
    """
    limits = [total if cap is None else cap for cap in caps]
    if sum(limits) < total:
        raise InputError(
            f"The clips together last only {seconds_text(sum(limits))} s.",
            next_step="Ask for a shorter video, or add pictures or clips.",
        )
    parts = [0] * len(weights)
    free = set(range(len(weights)))
    while True:
        left = total - sum(parts[i] for i in range(len(parts)) if i not in free)
        weight = sum(max(1, weights[i]) for i in free)
        full = {i for i in free if left * max(1, weights[i]) > limits[i] * weight}
        if not full:
            break
        for i in full:
            parts[i] = limits[i]
        free -= full
    for i in free:
        parts[i] = left * max(1, weights[i]) // weight
    rest = total - sum(parts)
    by_remainder = sorted(free, key=lambda i: (-(left * max(1, weights[i]) % weight), i))
    for i in [*by_remainder, *range(len(parts))]:
        if rest and parts[i] < limits[i]:
            parts[i] += 1
            rest -= 1
    return parts
