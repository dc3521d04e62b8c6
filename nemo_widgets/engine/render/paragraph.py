"""From a text to placed lines: one font a run, runs in reading order, line breaks, fitting.

Raqm shapes each run (Arabic joins, Indic reorders); what it cannot do is mix fonts in one line, so runs are
split, ordered and measured here.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from nemo_widgets.engine.render import typefaces
from nemo_widgets.engine.render.bidi import levels, reads_rtl, visual_order
from nemo_widgets.engine.render.breaking import break_opportunities, is_ideograph
from nemo_widgets.engine.render.clusters import SOFT_HYPHEN, clean, clusters, visible
from nemo_widgets.engine.render.sfnt import Face

ELLIPSIS = "…"
# Where the baseline lies in a line's box, and the box's height, in ems: capitals then sit in its middle.
BASELINE, LINE_BOX = 0.94, 1.16
# The least distance between the ink of two lines, in ems: Devanagari and Thai reach further than Latin.
_CLEARANCE = 0.08
# Marks that Latin and Chinese share, and that are as wide as an ideograph among ideographs.
_SHARED_MARKS = frozenset("“”‘’…—·")
_SMALLEST = 8
# No frame holds more characters than this at a size that can be read.
_LONGEST = 2000


@dataclass(frozen=True)
class Typeface:
    """The face a text asks for, before fallbacks.

    Parameters
    ----------
    face
        The wanted face.
    weight
        The weight that fallbacks should come near to.
    language
        "sc", "jp" or "kr": whose forms of Han characters.
    """

    face: Face
    weight: int
    language: str = "sc"


@dataclass(frozen=True)
class Run:
    """Characters drawn by one face in one direction."""

    text: str
    face: Face
    is_rtl: bool

    def drawn(self) -> tuple[str, dict[str, Any]]:
        """Return what Pillow is given to draw it: the text, and a direction where that can be told.

        Without Raqm all is drawn from left to right, so what reads the other way is turned here.
        """
        if typefaces.shapes():
            return self.text, {"direction": "rtl" if self.is_rtl else "ltr"}
        return ("".join(reversed(clusters(self.text))) if self.is_rtl else self.text), {}


@dataclass(frozen=True)
class Line:
    """Runs from left to right, and the line's width in pixels."""

    runs: tuple[Run, ...]
    width: float


@dataclass(frozen=True)
class Ink:
    """How far a line's ink reaches from its start on the baseline, in pixels, down and right counting up."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


@dataclass(frozen=True)
class Block:
    """A text laid out, all in pixels.

    Parameters
    ----------
    lines
        From the top.
    size
        The font size.
    leading
        The distance of baselines.
    above, below
        What tall letters need beyond the first line's box and below the last one's.
    """

    lines: tuple[Line, ...]
    size: int
    leading: float
    above: float = 0.0
    below: float = 0.0

    @property
    def width(self) -> float:
        """The widest line."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """From the first line's top to the last line's bottom."""
        if not self.lines:
            return 0.0
        return self.above + self.size * LINE_BOX + self.leading * (len(self.lines) - 1) + self.below


@lru_cache(maxsize=1024)
def _face_of(cluster: str, typeface: Typeface, before: Face | None, folders: tuple[Path, ...]) -> Face | None:
    """Choose a face: a coloured one for emoji, the wanted one, the one in use, the shipped one, any other.

    `folders` is where fonts are looked for: what was found in one set of them says nothing of another.
    """
    if typefaces.wants_colour(cluster):
        emoji = typefaces.fallback_face(cluster, weight=typeface.weight, language=typeface.language)
        if emoji is not None and emoji.is_colour:
            return emoji
    if cluster.isspace() and before is not None and not before.is_colour and typefaces.draws(before, cluster):
        return before
    shipped = typefaces.shipped_face(typeface.weight)
    for face in (typeface.face, before, shipped):
        if face is not None and typefaces.draws(face, cluster):
            return face
    return typefaces.fallback_face(cluster, weight=typeface.weight, language=typeface.language)


def make_runs(text: str, typeface: Typeface, *, is_rtl: bool) -> tuple[Run, ...]:
    """Split a line into runs, ordered from left to right; what no font draws becomes a space."""
    folders = typefaces.font_folders()
    before: Face | None = None
    ideograph = next((char for char in text if is_ideograph(ord(char))), "")
    among = _face_of(ideograph, typeface, None, folders) if ideograph else None
    shown: list[tuple[str, Face]] = []
    for cluster in clusters(text):
        face = _face_of(cluster, typeface, before, folders)
        if among is not None and cluster in _SHARED_MARKS and typefaces.draws(among, cluster):
            face = among
        if face is None:
            cluster, face = " ", before or typeface.face
        before = face
        if cluster == " " and shown and shown[-1][0] == " ":
            continue
        shown.append((cluster, face))
    while shown and shown[-1][0].isspace():
        shown.pop()
    while shown and shown[0][0].isspace():
        shown.pop(0)
    ranks = levels("".join(cluster for cluster, _ in shown), is_rtl=is_rtl)
    pieces: list[tuple[tuple[str, Face], int]] = []
    at = 0
    for cluster, face in shown:
        level = ranks[at]
        at += len(cluster)
        cluster = visible(cluster)
        if pieces and pieces[-1][0][1] == face and pieces[-1][1] == level:
            pieces[-1] = ((pieces[-1][0][0] + cluster, face), level)
        elif cluster:
            pieces.append(((cluster, face), level))
    return tuple(Run(run, face, bool(level % 2)) for (run, face), level in visual_order(pieces))


@lru_cache(maxsize=8192)
def run_width(run: Run, size: int, weight: int) -> float:
    """Return how far a run advances, in pixels."""
    font = typefaces.load(run.face, size, weight)
    scale = size / font.size if run.face.is_bitmap else 1.0
    text, options = run.drawn()
    return font.getlength(text, **options) * scale


@lru_cache(maxsize=2048)
def _run_ink(run: Run, size: int, weight: int) -> Ink:
    font = typefaces.load(run.face, size, weight)
    scale = size / font.size if run.face.is_bitmap else 1.0
    text, options = run.drawn()
    return Ink(*(edge * scale for edge in font.getbbox(text, anchor="ls", **options)))


def line_ink(line: Line, size: int, weight: int) -> Ink:
    """Return how far a line's ink reaches."""
    edges, x = [], 0.0
    for run in line.runs:
        ink = _run_ink(run, size, weight)
        edges.append((x + ink.left, ink.top, x + ink.right, ink.bottom))
        x += run_width(run, size, weight)
    if not edges:
        return Ink()
    lefts, tops, rights, bottoms = zip(*edges, strict=True)
    return Ink(min(lefts), min(tops), max(rights), max(bottoms))


def make_line(text: str, typeface: Typeface, size: int, *, is_rtl: bool) -> Line:
    """Lay one line out."""
    runs = make_runs(text, typeface, is_rtl=is_rtl)
    return Line(runs, sum(run_width(run, size, typeface.weight) for run in runs))


def reading_stops(line: Line, size: int, weight: int, *, is_rtl: bool, by_words: bool = False) -> list[float]:
    """Return how far a line reaches from its beginning after each of its letters, or its words.

    Letters of a run that reads against the line are spread evenly over it.
    """
    letters: list[str] = []
    stops: list[float] = []
    at = 0.0
    for run in reversed(line.runs) if is_rtl else line.runs:
        width, found = run_width(run, size, weight), clusters(run.text)
        for count in range(1, len(found) + 1):
            share = width * count / len(found)
            if run.is_rtl == is_rtl and count < len(found):
                share = min(width, run_width(replace(run, text="".join(found[:count])), size, weight))
            stops.append(at + share)
        letters += found
        at += width
    if not by_words:
        return stops
    words = break_opportunities("".join(letters), phrases=True)
    ends = itertools.accumulate(len(clusters(word)) for word in words)
    # A word ends before the space after it.
    bare = (end - (len(word) - len(word.rstrip())) for end, word in zip(ends, words, strict=True))
    return [stops[min(max(end, 1), len(stops)) - 1] for end in bare] if stops else []


def _fill(pieces: Sequence[str], width: float, measure: Callable[[str], float]) -> list[str]:
    lines = [""]
    room = 0.0
    for piece in pieces:
        bare, full = measure(piece.rstrip()), measure(piece)
        if lines[-1] and room + bare > width:
            lines.append("")
            room = 0.0
        lines[-1] += piece
        room += full
    stripped = [line.strip() for line in lines]
    return [line[:-1] + "-" if line.endswith(SOFT_HYPHEN) else line for line in stripped]


def wrap(
    text: str, typeface: Typeface, size: int, width: float, *, force: bool = False, phrases: bool = False
) -> list[str]:
    """Break a text into lines no wider than `width`, as even in length as they can be.

    Parameters
    ----------
    force
        Break inside words that are wider than a line.
    phrases
        Keep phrases of Japanese and Chinese together.
    """
    is_rtl = reads_rtl(text)

    @lru_cache(maxsize=4096)
    def measure(piece: str) -> float:
        bare = make_line(piece, typeface, size, is_rtl=is_rtl).width
        spaces = len(piece) - len(piece.strip(" "))
        return bare + spaces * size * 0.27

    def cut(pieces: list[str]) -> list[str]:
        return [
            part
            for piece in pieces
            for part in (clusters(piece) if force and measure(piece.rstrip()) > width else [piece])
        ]

    lines: list[str] = []
    for paragraph in text.split("\n"):
        pieces = cut(break_opportunities(paragraph, phrases=phrases))
        filled = _fill(pieces, width, measure)
        if 1 < len(filled) <= 6:
            narrower = (_fill(pieces, width * (1 - step / 36), measure) for step in range(18))
            same = [lines for lines in narrower if len(lines) == len(filled)]
            filled = min(same, key=lambda lines: _unevenness([measure(line) for line in lines], lines))
        lines.extend(filled)
    return lines


def _unevenness(widths: Sequence[float], lines: Sequence[str]) -> float:
    """Return how ragged lines are; a line that ends with a pause is worth some of it."""
    pauses = sum(line[-1:] in set(",.;:!?，。；：！？、،؛؟।") for line in lines[:-1])
    widest = max(*widths, 1.0)
    return (widest - min(widths)) / widest - 0.25 * pauses


def fit(
    text: str,
    typeface: Typeface,
    *,
    size: float,
    smallest: float,
    width: float,
    height: float,
    max_lines: int,
    leading: float = 1.16,
) -> Block:
    """Lay a text out in a box at the largest size, up to `size`, that fits.

    Below `smallest` more lines are allowed, then words are broken, then the text is shortened with an
    ellipsis: it never leaves the box.
    """
    text = clean(text)
    if len(text) > _LONGEST:
        text = "".join(clusters(text[:_LONGEST])[:-1]) + ELLIPSIS
    if not text:
        return Block((), round(size), size * leading)
    steps = max(1, math.ceil(math.log(smallest / size, 0.94))) if smallest < size else 1
    sizes = [max(_SMALLEST, round(size * 0.94**step)) for step in range(steps)]
    sizes.append(max(_SMALLEST, round(smallest)))
    relaxed = [max(_SMALLEST, round(smallest * 0.9**step)) for step in range(12)]
    for force, candidates in ((False, sizes), (True, relaxed)):
        for pixels in dict.fromkeys(candidates):
            lines = wrap(text, typeface, pixels, width, force=force)
            if len(lines) > max_lines and not force:
                continue
            block = _block(lines, typeface, pixels, leading, reads_rtl(text))
            if block.width <= width + 1 and block.height <= height:
                return _in_phrases(text, block, typeface, leading, width, height, max_lines) or block
    return _shortened(lines, typeface, pixels, leading, width, height, is_rtl=reads_rtl(text))


def _in_phrases(
    text: str, block: Block, typeface: Typeface, leading: float, width: float, height: float, max_lines: int
) -> Block | None:
    """Return a text of ideographs with its phrases whole, where that costs little size and no line."""
    if len(block.lines) < 2 or break_opportunities(text) == break_opportunities(text, phrases=True):
        return None
    most = max(max_lines, len(block.lines))
    for step in range(5):
        size = max(_SMALLEST, round(block.size * 0.95**step))
        lines = wrap(text, typeface, size, width, phrases=True)
        whole = _block(lines, typeface, size, leading, reads_rtl(text))
        if len(lines) <= most and whole.width <= width + 1 and whole.height <= height:
            return whole
    return None


def _shortened(
    lines: list[str],
    typeface: Typeface,
    size: int,
    leading: float,
    width: float,
    height: float,
    *,
    is_rtl: bool,
) -> Block:
    """Keep as many lines as fit, the last one ending in an ellipsis."""
    block = Block((), size, size * leading)
    for count in range(len(lines) - 1, 0, -1):
        last = clusters(lines[count - 1])
        while last and make_line("".join(last) + ELLIPSIS, typeface, size, is_rtl=is_rtl).width > width:
            last.pop()
        kept = [*lines[: count - 1], "".join(last).rstrip() + ELLIPSIS]
        block = _block(kept, typeface, size, leading, is_rtl)
        if block.height <= height:
            break
    return block


def _block(lines: Sequence[str], typeface: Typeface, size: int, leading: float, is_rtl: bool) -> Block:
    made = tuple(make_line(line, typeface, size, is_rtl=is_rtl) for line in lines)
    inks = [line_ink(line, size, typeface.weight) for line in made]
    apart = max((upper.bottom - lower.top for upper, lower in itertools.pairwise(inks)), default=0.0)
    distance = max(size * leading, apart + size * _CLEARANCE if apart else 0.0)
    above = max(0.0, -inks[0].top - BASELINE * size) if inks else 0.0
    below = max(0.0, inks[-1].bottom - (LINE_BOX - BASELINE) * size) if inks else 0.0
    return Block(made, size, distance, above, below)
