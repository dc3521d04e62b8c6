"""How long a text takes to read aloud, by the scripts it is written in.

Speeds are those of calm narration: about 150 English or Russian words, 240 Chinese characters
and 120 Arabic words a minute, beside the pauses.
"""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re

_SPEEDS: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("han", re.compile(r"[\u3400-\u9fff\uf900-\ufaff]"), 4.0),
    ("kana", re.compile(r"[\u3040-\u30ff]"), 7.0),
    ("thai", re.compile(r"[\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff]"), 11.0),
    ("hangul", re.compile(r"[\uac00-\ud7af]+"), 2.0),
    ("arabic", re.compile(r"[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f]+"), 2.0),
    ("cyrillic", re.compile(r"[\u0400-\u052f]+(?:[-'’][\u0400-\u052f]+)*"), 2.5),
    ("indic", re.compile(r"[\u0900-\u0dff]+"), 2.2),
    ("number", re.compile(r"\d+(?:[.,:]\d+)*"), 1.6),
    ("word", re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*"), 2.5),
)
"""What is counted, and how much of it is read in a second; what one pattern takes, the later ones do not see."""

_STOP = re.compile(r"[.!?…。！？؟۔।]+")
_PAUSE = re.compile(r"[,;:—–、，；：،؛]")
STOP_SECONDS, PAUSE_SECONDS = 0.3, 0.12


def counts(text: str) -> dict[str, int]:
    """Count words, and characters where a script has no spaces, by script.

    Examples
    --------
    >>> counts("Lake 湖光 2 озера")
    {'han': 2, 'cyrillic': 1, 'number': 1, 'word': 1}
    """
    found: dict[str, int] = {}
    for name, pattern, _ in _SPEEDS:
        text, count = pattern.subn(" ", text)
        if count:
            found[name] = count
    return found


def seconds_to_read(text: str) -> float:
    """Return how long a text takes to read aloud, with its pauses.

    Examples
    --------
    >>> round(seconds_to_read("The sun rises over the hills."), 2)
    2.7
    """
    speeds = {name: speed for name, _, speed in _SPEEDS}
    spoken = sum(count / speeds[name] for name, count in counts(text).items())
    return spoken + STOP_SECONDS * len(_STOP.findall(text)) + PAUSE_SECONDS * len(_PAUSE.findall(text))
