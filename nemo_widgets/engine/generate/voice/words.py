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
_MARK: Final = re.compile(r"[.!?…。！？，,;:；：]")


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

    The words are spread over the stretches in which sound is heard, by how long they are; a pause is where a
    sentence ends, so a word after one begins with the sound after it, if one is near.
    """
    split = [word for _, word in tokens(text)]
    if not split:
        return []
    heard = _heard(samples, rate)
    weights = np.array([max(1, len(_SPOKEN.findall(word))) + 1.0 for word in split])
    shares = np.concatenate([[0.0], np.cumsum(weights)[:-1]]) / weights.sum()
    if not heard.any():
        heard[:] = True
    clock = np.concatenate([[0.0], np.cumsum(heard)]) / heard.sum()
    starts = np.searchsorted(clock, shares + 1e-9, side="right") - 1
    onsets = np.flatnonzero(np.diff(np.concatenate([[0], heard.astype(np.int8)])) == 1)
    for number in range(1, len(split)):
        if _MARK.search(split[number - 1]) and len(onsets):
            near = onsets[np.argmin(np.abs(onsets - starts[number]))]
            if abs(near - starts[number]) * _FRAME_S < 0.4:
                starts[number] = near
    starts = np.maximum.accumulate(starts)
    end = (np.flatnonzero(heard)[-1] + 1) * _FRAME_S * 1000
    return _joined(split, [float(at) * _FRAME_S * 1000 for at in starts], float(end))


def _heard(samples: Any, rate: int) -> Any:
    """Return, for each hundredth of a second, whether anything is heard; gaps within words count as heard."""
    step = max(1, int(rate * _FRAME_S))
    count = max(1, len(samples) // step)
    frames = np.zeros((count, step), np.float32)
    whole = np.asarray(samples[: count * step], np.float32) / 32768
    frames.reshape(-1)[: len(whole)] = whole
    level = np.sqrt((frames**2).mean(axis=1))
    heard = level > _QUIET * max(float(level.max()), 1e-6) + 1e-4
    edges = np.flatnonzero(heard)
    for a, b in pairwise(edges):
        if b - a < 15:
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
