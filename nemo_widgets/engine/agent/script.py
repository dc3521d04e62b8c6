"""A script or a description becomes scenes: its sentences, and how long each is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from nemo_widgets.timeline.layout import share

SECONDS_PER_WORD = 0.4
SHORTEST_SECONDS = 3.0
MOST_SCENES = 40

_SENTENCE = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])|\n+")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|No|vs|e\.g|i\.e|approx)\.$")
_MARK = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•])\s+")
_HAN = re.compile(r"[\u3400-\u9fff]")


def sentences(text: str) -> list[str]:
    r"""Split a text into sentences.

    Examples
    --------
    >>> sentences("Dr. Lee walks. Rain falls!\nNight.")
    ['Dr. Lee walks.', 'Rain falls!', 'Night.']
    """
    found: list[str] = []
    for piece in _SENTENCE.split(text):
        sentence = " ".join(_MARK.sub("", piece).split())
        if not re.search(r"\w", sentence):
            continue
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] += f" {sentence}"
        else:
            found.append(sentence)
    return found


def grouped(lines: Sequence[str], count: int) -> list[str]:
    """Join lines into `count` groups of about the same number of lines; groups may be empty."""
    edges = [round(index * len(lines) / count) for index in range(count + 1)]
    return [" ".join(lines[a:b]) for a, b in pairwise(edges)]


def words_in(text: str) -> float:
    """Count words; two Chinese characters count as one."""
    return max(1.0, len(re.findall(r"[^\W\u3400-\u9fff]+", text)) + len(_HAN.findall(text)) / 2)


def durations(lines: Sequence[str], total_ms: int | None, overlap_ms: int) -> list[int]:
    """Return how long each line's scene lasts, by its words; together exactly the total, if one is asked."""
    natural = [round(max(SHORTEST_SECONDS, words_in(line) * SECONDS_PER_WORD) * 1000) for line in lines]
    if total_ms is None:
        return natural
    return share(total_ms + overlap_ms * (len(lines) - 1), natural, [None] * len(lines))


def short_title(line: str) -> str:
    """Return a product's or story's name for a title: a short first sentence, else its first words."""
    head = re.split(r"\s[–—-]\s|[:：,，.。!！?？]", line.strip(), maxsplit=1)[0].strip()
    head = head or line.strip()
    if _HAN.search(head):
        return head[:12]
    return " ".join(head.split()[:6])
