"""Which moment of its file a video segment shows: trimmed, faster or slower, backwards, frozen.

The keys of a segment's `m`, all optional:

========== =========================================================================================
source_in  where the used part of the file begins, in ms; 0 without it
source_out where it ends, in ms; without it the part is as long as the segment and its speed ask for
speed      0.1 to 100 times; below 0 the part runs backwards; 0 holds the frame at `source_in`
reverse    true: the part runs backwards
freeze     true: the frame at `source_in` is held; a number: the frame at that many ms of the file
========== =========================================================================================

Pure; picture and sound ask the same object.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Self

from nemo_widgets.timeline.draft import Segment, number

SLOWEST: Final = 0.1
FASTEST: Final = 100.0
# The used part ends before `source_out`, which whoever wrote it rounded to a millisecond.
_BEFORE_END_S = 0.001


@dataclass(frozen=True)
class Timing:
    """How a segment runs through its file. Times are seconds of the file.

    Parameters
    ----------
    start
        Where the used part begins.
    end
        Where it ends, the moment itself excluded; None where it goes on as long as it is asked for.
    speed
        Seconds of the file a second of the timeline, never negative; 0 holds one frame.
    backwards
        Whether it runs from its end to its start; the end is then known.

    Examples
    --------
    >>> Timing(start=2.0, end=6.0, speed=2.0).at(1.5)
    5.0
    >>> Timing(start=2.0, end=6.0, speed=2.0, backwards=True).at(1.5)
    3.0
    """

    start: float = 0.0
    end: float | None = None
    speed: float = 1.0
    backwards: bool = False

    @property
    def held(self) -> bool:
        """Whether one frame is shown all the time."""
        return self.speed == 0

    def at(self, seconds: float, slack: float = 0.0) -> float:
        """Return the moment shown some seconds after the segment began.

        The frame shown is the last one that starts at or before it; before the part's start and beyond its
        end its outermost frames are held.

        Parameters
        ----------
        seconds
            Since the segment's first frame.
        slack
            How much later than asked a frame may start and still be the one, which evens out timestamps
            rounded to milliseconds. Backwards it counts the other way round.
        """
        if self.held:
            return self.start + slack
        if self.backwards and self.end is not None:
            return max(self.end - seconds * self.speed - slack, self.start + slack)
        wanted = self.start + max(0.0, seconds) * self.speed + slack
        if self.end is None:
            return wanted
        return min(wanted, max(self.start + slack, self.end - _BEFORE_END_S))

    def span(self, seconds: float) -> tuple[float, float]:
        """Return the stretch of the file that a segment of some seconds shows."""
        if self.held:
            return self.start, self.start
        if self.end is not None and self.backwards:
            return max(self.start, self.end - seconds * self.speed), self.end
        asked = self.start + seconds * self.speed
        return self.start, asked if self.end is None else min(asked, self.end)

    def within(self, length: float) -> Self:
        """Return the same in a file of a length, beyond which nothing that runs backwards begins."""
        if self.backwards and self.end is not None and self.end > length > self.start:
            return replace(self, end=length)
        return self


def timing_of(segment: Segment) -> Timing:
    """Return how a segment runs through its file; values that make no sense count as absent."""
    m = segment.m
    start = max(0.0, (number(m.get("source_in")) or 0.0) / 1000)
    freeze = m.get("freeze")
    if freeze is True:
        return Timing(start, speed=0.0)
    held_at = number(freeze)
    if held_at is not None and held_at >= 0:
        return Timing(held_at / 1000, speed=0.0)
    asked = number(m.get("speed"))
    if asked == 0:
        return Timing(start, speed=0.0)
    backwards = m.get("reverse") is True or (asked or 1.0) < 0
    speed = min(FASTEST, max(SLOWEST, abs(asked or 1.0)))
    stated = (number(m.get("source_out")) or 0.0) / 1000
    end = stated if stated > start else None
    if backwards and end is None:
        end = start + segment.duration_ms / 1000 * speed
    return Timing(start, end, speed, backwards)
