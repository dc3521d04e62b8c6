"""The form of a piece: how fast, how many bars, which sections, and where its last chord falls."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle

# How far a tempo that was asked for may give, so that whole bars fit.
MOST_NUDGE = 0.03
_LEAST_TAIL_S = 1.8


@dataclass(frozen=True)
class Section:
    """A stretch of bars with one task.

    Parameters
    ----------
    kind
        intro, verse, build, chorus or break.
    first, bars
        Where it begins, and how long it is.
    number
        How many of its kind came before.
    """

    kind: str
    first: int
    bars: int
    number: int

    @property
    def last(self) -> int:
        """The last of its bars."""
        return self.first + self.bars - 1

    def energy(self, bar: float) -> float:
        """Return how much is going on in one of its bars, 0 to about 1; a build grows."""
        low, high = _ENERGY[self.kind]
        return low + (high - low) * (bar - self.first) / max(1, self.bars)


_ENERGY = {
    "intro": (0.32, 0.48),
    "verse": (0.66, 0.70),
    "build": (0.30, 1.05),
    "chorus": (0.98, 1.0),
    "break": (0.40, 0.46),
}


@dataclass(frozen=True)
class Form:
    """A piece's skeleton.

    Parameters
    ----------
    bpm
        Beats a minute, four to a bar.
    bars
        Whole bars before the last chord, which falls on the downbeat after them.
    skipped
        Beats that a short piece leaves out of its first bar.
    tail
        Seconds from the last chord to the end.
    sections
        In order; together they are all the bars.
    """

    bpm: float
    bars: int
    skipped: int
    tail: float
    sections: tuple[Section, ...]

    @property
    def beat(self) -> float:
        """Seconds of a beat."""
        return 60 / self.bpm

    def at(self, bar: int, beat: float = 0.0) -> float:
        """Return the second of a beat; negative for what the first bar leaves out."""
        return (bar * 4 - self.skipped + beat) * self.beat

    @property
    def end(self) -> float:
        """The second of the last chord."""
        return self.at(self.bars)


def make_form(seconds: float, *, liked: float, low: float, high: float, ring: float) -> Form:
    """Plan a piece that ends with its time.

    Parameters
    ----------
    seconds
        How long it is, its last chord's ringing included.
    liked, low, high
        The tempo to be near, and the bounds it keeps to.
    ring
        Seconds that the last chord takes to ring out.

    Examples
    --------
    >>> form = make_form(30, liked=120, low=118, high=122, ring=2)
    >>> form.bars, round(form.at(form.bars) + form.tail, 6)
    (14, 30.0)
    >>> [(section.kind, section.bars) for section in form.sections]
    [('intro', 2), ('verse', 4), ('build', 2), ('chorus', 6)]
    """
    shortest = min(max(_LEAST_TAIL_S, ring), seconds * 0.5)
    best = min(_choices(seconds, liked, low, high, shortest), default=None)
    if best is None:  # too short for a single beat: the chord alone
        return Form(liked, 0, 0, seconds, ())
    _, beats, bpm = best
    bars = math.ceil(beats / 4)
    return Form(bpm, bars, bars * 4 - beats, seconds - beats * 60 / bpm, tuple(_sections(bars)))


def _choices(
    seconds: float, liked: float, low: float, high: float, shortest: float
) -> Iterator[tuple[float, int, float]]:
    """Yield (cost, beats before the last chord, tempo), whole bars where the time has room for them."""
    most = int((seconds - shortest) * high / 60 + 1e-9)
    least = max(1, int((seconds - shortest) * low / 60) - 8)
    for beats in range(least, most + 1):
        if beats % 4 and beats > 7:
            continue
        bars = beats / 4
        uneven = 0.0 if bars % 4 == 0 else 0.012 if bars % 2 == 0 else 0.03 if bars % 1 == 0 else 0.08
        for share in range(9):
            tail = shortest + share / 8 * 240 / liked
            if tail >= seconds:
                break
            bpm = beats * 60 / (seconds - tail)
            if low <= bpm <= high:
                yield abs(math.log(bpm / liked)) + uneven + 0.03 * share / 8, beats, bpm


def _sections(bars: int) -> Iterator[Section]:
    first = 0
    seen: dict[str, int] = {}
    for kind, count in _plan(bars):
        number = seen.get(kind, 0)
        seen[kind] = number + 1
        yield Section(kind, first, count, number)
        first += count


def _plan(bars: int) -> list[tuple[str, int]]:
    """Return kinds and lengths; the longer a piece, the more often verse and chorus come round."""
    if bars < 4:
        return [("chorus", bars)] if bars else []
    if bars < 8:
        return [("intro", 2 if bars > 5 else 1), ("chorus", bars - (2 if bars > 5 else 1))]
    if bars < 10:
        plan = [("intro", 2), ("build", 2), ("chorus", 4)]
    elif bars < 12:
        plan = [("intro", 2), ("verse", 2), ("build", 2), ("chorus", 4)]
    elif bars < 18:
        plan = [("intro", 2), ("verse", 4), ("build", 2), ("chorus", 4)]
    elif bars < 28:
        plan = [("intro", 2), ("verse", 4), ("build", 2), ("chorus", 4), ("break", 2), ("chorus", 4)]
    elif bars < 36:
        plan = [("intro", 4), ("verse", 8), ("build", 4), ("chorus", 4), ("break", 4), ("chorus", 4)]
    elif bars < 56:
        plan = [("intro", 4), ("verse", 8), ("build", 4), ("chorus", 8), ("break", 4), ("chorus", 8)]
    else:
        turn = [("verse", 8), ("build", 4), ("chorus", 8), ("break", 4)]
        plan = [("intro", 4), *(turn * ((bars - 8) // 24)), ("chorus", 8)]
    return _fitted(plan, bars)


def _fitted(plan: list[tuple[str, int]], bars: int) -> list[tuple[str, int]]:
    """Give bars, by fours and twos where it goes, until the lengths add up."""
    lengths = [count for _, count in plan]
    left = bars - sum(lengths)
    # The later choruses first: a piece may dwell where it has arrived.
    order = [place for kind in ("chorus", "verse") for place, (k, _) in enumerate(plan) if k == kind][::-1]
    order.sort(key=lambda place: plan[place][0] != "chorus")
    for place in cycle(order):
        if left == 0:
            break
        step = 4 if left >= 4 and bars >= 28 else min(left, 2)
        lengths[place] += step
        left -= step
    if lengths[-1] % 2 and len(plan) > 1:  # an odd bar is least felt before anything has begun
        lengths[0] += 1
        lengths[-1] -= 1
    return [(kind, count) for (kind, _), count in zip(plan, lengths, strict=True)]
