"""When each word of a text is said: from what the voice tells, or estimated from where sound is heard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np

Word = tuple[int, int, str]

_TOKEN: Final = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\s\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+"
)
_SPOKEN: Final = re.compile(r"\w")
_FRAME_S: Final = 0.01
_QUIET: Final = 0.02
_LOUD: Final = 320
_CLOSED_FRAMES: Final = 18
_WITHIN_WORDS: Final = 12
"""Frames of silence that a word may have inside."""

_MARK: Final = re.compile(r"[.!?…。！？，、,;:；：،؛؟।—–]")
_STOP: Final = re.compile(r"[.!?…。！？؟।]")


def is_spoken(text: str) -> bool:
    """Tell whether a text has anything that can be said."""
    return _SPOKEN.search(text) is not None


def tokens(text: str) -> list[tuple[int, str]]:
    """Split a text into words, each with all that follows it; where scripts have no spaces, into characters.

    Examples
    --------
    >>> tokens("“Go – now!” 山。")
    [(0, '“Go – '), (6, 'now!” '), (12, '山。')]
    """
    starts = [match.start() for match in _TOKEN.finditer(text) if _SPOKEN.search(match[0])]
    if not starts:
        return []
    starts[0] = 0
    return [(a, text[a:b]) for a, b in pairwise([*starts, len(text)])]


def from_events(text: str, events: Sequence[tuple[int, float]], end_ms: float) -> list[Word]:
    """Return the words of a text from where in it a voice was when.

    Parameters
    ----------
    events
        Places in the text and the moment, in ms, that each is spoken at.
    end_ms
        When the speech is over.
    """
    split = tokens(text)
    starts: list[float | None] = []
    for number, (at, _) in enumerate(split):
        after = split[number + 1][0] if number + 1 < len(split) else len(text) + 1
        starts.append(min((ms for place, ms in events if at <= place < after), default=None))
    return _joined([word for _, word in split], starts, end_ms)


def _joined(words: Sequence[str], starts: Sequence[float | None], end_ms: float) -> list[Word]:
    """Put words that have no moment of their own to the one before."""
    found: list[tuple[float, str]] = []
    for word, start in zip(words, starts, strict=True):
        if found and (start is None or start < found[-1][0]):
            found[-1] = (found[-1][0], found[-1][1] + word)
        else:
            found.append((start or 0.0, word))
    if not found:
        return []
    ends = [*(start for start, _ in found[1:]), end_ms]
    return [
        (round(start), max(round(start), round(end)), word)
        for (start, word), end in zip(found, ends, strict=True)
    ]


def estimated(text: str, samples: Any, rate: int) -> list[Word]:
    """Return about when each word is said, where a voice does not tell.

    Pauses in the sound are matched with the marks in the text; between two of them the words are spread over
    what is heard, by how long they are.
    """
    split = [word for _, word in tokens(text)]
    if not split:
        return []
    heard = _heard(samples, rate)
    if not heard.any():
        heard[:] = True
    weights = np.array([_weight(word) for word in split])
    shares = np.concatenate([[0.0], np.cumsum(weights)])
    clock = np.concatenate([[0.0], np.cumsum(heard)])
    shares *= clock[-1] / shares[-1]
    edges = np.flatnonzero(heard)
    pauses = [(int(a) + 1, int(b)) for a, b in pairwise(edges) if b - a > 1]
    marks = [n for n in range(1, len(split)) if _MARK.search(split[n - 1])]
    anchors = _matched(
        [(float(shares[n]) * _FRAME_S, bool(_STOP.search(split[n - 1]))) for n in marks],
        [(float(clock[a]) * _FRAME_S, (b - a) * _FRAME_S) for a, b in pauses],
    )
    # Words and the time that is heard, at the places where both are known.
    known = [(0, 0.0), *((marks[m], float(clock[pauses[p][1]])) for m, p in anchors), (len(split), clock[-1])]
    places = np.interp(shares, [shares[n] for n, _ in known], [time for _, time in known])
    starts = np.searchsorted(clock, places[:-1] + 1e-6, side="right") - 1
    starts = np.maximum.accumulate(np.minimum(starts, edges[-1]))
    end = (edges[-1] + 1) * _FRAME_S * 1000
    return _joined(split, [float(at) * _FRAME_S * 1000 for at in starts], float(end))


def _weight(word: str) -> float:
    """Return about how long a word takes: by its letters; a digit is a word of its own."""
    return len(_SPOKEN.findall(word)) + 2.0 * sum(map(str.isdigit, word)) + 1.0


def _matched(
    marks: Sequence[tuple[float, bool]], pauses: Sequence[tuple[float, float]]
) -> list[tuple[int, int]]:
    """Return which mark is heard as which pause, in order.

    Parameters
    ----------
    marks
        When each would come if all words took the time of their letters, in seconds of what is heard, and
        whether it ends a sentence.
    pauses
        When each comes, in seconds of what is heard, and how long it is.
    """
    # Every mark without a pause costs, every pause without a mark, and every second that the two are apart.
    lost = [0.7 if stops else 0.15 for _, stops in marks]
    odd = [min(1.0, 1.5 * length) for _, length in pauses]
    costs = np.zeros((len(marks) + 1, len(pauses) + 1))
    costs[1:, 0], costs[0, 1:] = np.cumsum(lost), np.cumsum(odd)
    for m, (due, _) in enumerate(marks):
        for p, (at, _) in enumerate(pauses):
            costs[m + 1, p + 1] = min(
                costs[m, p] + abs(due - at), costs[m, p + 1] + lost[m], costs[m + 1, p] + odd[p]
            )
    found, m, p = list[tuple[int, int]](), len(marks), len(pauses)
    while m and p:
        if costs[m, p] == costs[m - 1, p] + lost[m - 1]:
            m -= 1
        elif costs[m, p] == costs[m, p - 1] + odd[p - 1]:
            p -= 1
        else:
            m, p = m - 1, p - 1
            found.append((m, p))
    return found[::-1]


def _heard(samples: Any, rate: int) -> Any:
    """Return, for each hundredth of a second, whether anything is heard; gaps within words count as heard."""
    step = max(1, int(rate * _FRAME_S))
    count = max(1, len(samples) // step)
    frames = np.zeros((count, step), np.float32)
    whole = np.asarray(samples[: count * step], np.float32) / 32768
    frames.reshape(-1)[: len(whole)] = whole
    level = np.sqrt((frames**2).mean(axis=1))
    heard = level > _QUIET * max(float(level.max()), 1e-6) + 1e-4
    for a, b in pairwise(np.flatnonzero(heard)):
        if b - a < _WITHIN_WORDS:
            heard[a:b] = True
    return heard


def at_onset(ms: float, samples: Any, rate: int) -> float:
    """Return when a word is first heard: a stop after a pause is silent while the mouth is still closed."""
    frame = max(1, rate // 200)
    at = int(ms * rate / 1000)
    for number in range(_CLOSED_FRAMES):
        piece = np.asarray(samples[at + number * frame : at + (number + 1) * frame], np.int32)
        if len(piece) and int(np.abs(piece).max()) > _LOUD:
            before = np.asarray(samples[max(0, at - 4 * frame) : at], np.int32)
            quiet = not len(before) or int(np.abs(before).max()) <= _LOUD
            return ms + number * 5 if quiet else ms
    return ms


def trimmed(samples: Any, rate: int) -> tuple[Any, int]:
    """Return speech without the silence around it, and how many samples went at its start."""
    loud = np.flatnonzero(np.abs(np.asarray(samples, np.int32)) > 160)
    if not len(loud):
        return samples, 0
    edge = rate // 50
    start, end = max(0, int(loud[0]) - edge), min(len(samples), int(loud[-1]) + edge * 3)
    return samples[start:end], start
