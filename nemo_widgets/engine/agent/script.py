"""A script becomes scenes: cut by sentences and sense, timed by how long each takes to read.

Every word is kept, in order. What stands in brackets is a direction: it is shown, not read.
"""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nemo_widgets.engine.agent.reading import seconds_to_read
from nemo_widgets.timeline.lengths import share

SHORTEST_SECONDS = 3.0
LONGEST_SECONDS = 9.0
LEAST_SECONDS = 1.2
MOST_SCENES = 40
BREATH_SECONDS = 0.6
_ASIDE_SECONDS = 1.0

_SENTENCE = re.compile(r"(?<=[.!?…؟۔।])[\"”’»)]*\s+|(?<=[。！？])(?![”’」』）])|(?<=[。！？][”’」』）])|\n+")
_ABBREVIATION = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|vs|e\.g|i\.e|approx|г|им|т\.д|др)|\b[A-Z])\.$")
_MARK = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•])\s+")
_JOINTS = (
    re.compile(r"(?<=[;:—–；：؛])\s*"),
    re.compile(r"(?<=[,，、،])\s*"),
    re.compile(r"\s+(?=(?:and|but|while|because|so|when|which|where|и|но|когда|потому|как|و|لكن)\s)"),
)
_DIRECTION = re.compile(r"[\[【(（]\s*(?:(?:scene|shot|visual|image|picture|cut to|画面|镜头|场景)\s*[:：]?\s*)?([^\])】）]{3,200})[\])】）]", re.IGNORECASE)  # fmt: skip
_SQUARE = re.compile(r"[\[【]([^\]】]{3,200})[\]】]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_EDGES = " \t.,;:!?。！？，；：…—–-\"“”'‘’«»"


@dataclass(frozen=True)
class Shot:
    """One scene of a script: what to paint, what to show as text, and what a voice would say."""

    picture: str
    text: str
    narration: str

    @property
    def seconds(self) -> float:
        """How long it wants to last."""
        return max(SHORTEST_SECONDS, seconds_to_read(self.narration) + BREATH_SECONDS)


def shots(text: str, total_seconds: float | None = None) -> list[Shot]:
    r"""Cut a script into scenes.

    Parameters
    ----------
    total_seconds
        How long the video shall be; scenes are joined until each has its time.

    Examples
    --------
    >>> [shot.text for shot in shots("[a lake at dawn] We start early.\nThe path is steep.")]
    ['We start early.', 'The path is steep.']
    >>> shots("[a lake at dawn] We start early.")[0].picture
    'a lake at dawn'
    """
    pieces = [piece for sentence in _joined_asides(sentences(text)) for piece in _by_sense(sentence)]
    most = MOST_SCENES
    if total_seconds is not None:
        most = max(1, min(most, int(total_seconds / LEAST_SECONDS)))
    if len(pieces) > most:
        pieces = _grouped_by_time(pieces, most)
    return [_shot(piece) for piece in pieces]


def sentences(text: str) -> list[str]:
    r"""Split a text into sentences.

    Examples
    --------
    >>> sentences("Dr. Lee walks. Rain falls!\nNight.")
    ['Dr. Lee walks.', 'Rain falls!', 'Night.']
    """
    found: list[str] = []
    for line in text.split("\n"):
        first = True
        for piece in _pieces(line):
            sentence = " ".join((_MARK.sub("", piece) if first else piece).split())
            if not sentence:
                continue
            held = found and not first and (_ABBREVIATION.search(found[-1]) or _open_bracket(found[-1]))
            if found and (held or not re.search(r"\w", sentence)):
                found[-1] += f" {sentence}"
            elif re.search(r"\w", sentence):
                found.append(sentence)
            first = False
    return found


def _pieces(line: str) -> list[str]:
    edges = [0, *(match.end() for match in _SENTENCE.finditer(line)), len(line)]
    return [line[a:b] for a, b in pairwise(edges) if line[a:b].strip()]


def _open_bracket(text: str) -> bool:
    return max(text.rfind("["), text.rfind("【")) > max(text.rfind("]"), text.rfind("】"))


def _joined_asides(lines: Sequence[str]) -> list[str]:
    """Join what is too short for a scene, such as "Wow!", and directions that stand alone, to its neighbour."""
    found: list[str] = []
    waiting = ""
    for line in lines:
        if not _SQUARE.sub("", line).strip(_EDGES):
            waiting = f"{waiting} {line}".strip()
            continue
        line = f"{waiting} {line}".strip()
        waiting = ""
        if (
            found
            and seconds_to_read(line) < _ASIDE_SECONDS
            and len(line.split()) == 1
            and not _HAN.search(line)
        ):
            found[-1] += f" {line}"
        else:
            found.append(line)
    if waiting:
        found.append(waiting)
    return found


def _by_sense(sentence: str) -> list[str]:
    """Cut a sentence that is too long for one picture at its joints, into parts of about the same length."""
    wanted = seconds_to_read(sentence)
    if wanted <= LONGEST_SECONDS or _open_bracket(sentence):
        return [sentence]
    for joint in _JOINTS:
        edges = [match.end() for match in joint.finditer(sentence) if match.end() > match.start() or joint]
        middle = min(
            (edge for edge in edges if 0 < edge < len(sentence)),
            key=lambda edge: abs(seconds_to_read(sentence[:edge]) - wanted / 2),
            default=None,
        )
        if middle is None:
            continue
        parts = [sentence[:middle].strip(), sentence[middle:].strip()]
        if all(seconds_to_read(part) >= wanted / 5 for part in parts):
            return [piece for part in parts for piece in _by_sense(part)]
    return [sentence]


def _grouped_by_time(pieces: Sequence[str], most: int) -> list[str]:
    """Join neighbours, the shortest pair first, until there are few enough."""
    found = list(pieces)
    times = [seconds_to_read(piece) for piece in found]
    while len(found) > most:
        at = min(range(len(found) - 1), key=lambda index: times[index] + times[index + 1])
        gap = "" if _HAN.search(found[at][-1:] + found[at + 1][:1]) or found[at][-1:] in "。！？" else " "
        found[at : at + 2] = [f"{found[at]}{gap}{found[at + 1]}"]
        times[at : at + 2] = [times[at] + times[at + 1]]
    return found


def _shot(piece: str) -> Shot:
    direction = _SQUARE.search(piece)
    said = " ".join(_SQUARE.sub(" ", piece).split())
    if direction is None:
        return Shot(piece.rstrip(".。!！"), piece, piece)
    inside = _DIRECTION.fullmatch(direction[0])
    picture = (inside[1] if inside else direction[1]).strip(_EDGES)
    return Shot(picture, said, said)


def durations(scenes: Sequence[Shot], total_ms: int | None, overlap_ms: int) -> list[int]:
    """Return how long each scene lasts; together, less the overlaps, exactly the total, if one is asked."""
    natural = [round(scene.seconds * 1000) for scene in scenes]
    if total_ms is None:
        return natural
    return share(total_ms + overlap_ms * (len(scenes) - 1), natural, [None] * len(scenes))


def outline(topic: str, *, chinese: bool) -> list[str]:
    """Return the scenes of a mere topic: the same subject over a day, with nothing made up about it.

    Examples
    --------
    >>> outline("a mountain hike", chinese=False)[0]
    'a mountain hike at sunrise'
    """
    if chinese:
        return [f"{time}的{topic}" for time in ("日出时", "正午", "日落时", "星空下")]
    return [f"{topic} {time}" for time in ("at sunrise", "at noon", "at sunset", "under the stars")]


def grouped(lines: Sequence[str], count: int) -> list[str]:
    """Join lines into `count` groups of about the same number of lines; groups may be empty."""
    edges = [round(index * len(lines) / count) for index in range(count + 1)]
    return [" ".join(lines[a:b]) for a, b in pairwise(edges)]


def short_title(line: str) -> str:
    """Return a product's or story's name for a title: a short first sentence, else its first words."""
    head = re.split(r"\s[–—-]\s|[:：,，.。!！?？]", line.strip(), maxsplit=1)[0].strip()
    head = head or line.strip()
    if _HAN.search(head):
        return head[:12]
    return " ".join(head.split()[:6])
