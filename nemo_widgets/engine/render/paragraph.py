"""From a text to placed lines: grapheme clusters, one font a run, reading direction, line breaks, fitting.

Raqm shapes each run (Arabic joins, Indic reorders); what it cannot do is mix fonts in one line, so runs are
split, ordered and measured here. Direction follows Unicode's bidirectional algorithm without its explicit
embeddings, which titles and captions do not use.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nemo_widgets.engine.render import typefaces
from nemo_widgets.engine.render.sfnt import Face

# Kinsoku: closing marks never begin a line, opening marks never end one.
NOT_FIRST = frozenset("、。，．！？；：）」』】》〉〕…‥・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.!?;:)]}%")
NOT_LAST = frozenset("（「『【《〈〔([{$¥")
ELLIPSIS = "…"


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


@dataclass(frozen=True)
class Line:
    """Runs from left to right, and the line's width in pixels."""

    runs: tuple[Run, ...]
    width: float


@dataclass(frozen=True)
class Block:
    """A text laid out: its lines, the font size and the distance of baselines, all in pixels."""

    lines: tuple[Line, ...]
    size: int
    leading: float

    @property
    def width(self) -> float:
        """The widest line."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """From the first line's top to the last line's bottom."""
        return self.size * 1.16 + self.leading * (len(self.lines) - 1) if self.lines else 0.0


def clusters(text: str) -> list[str]:
    """Split a text into what a reader sees as one character.

    Examples
    --------
    >>> [len(cluster) for cluster in clusters("é👩‍🚀🇫🇷!")]
    [1, 3, 2, 1]
    """
    found: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        if found and (_extends(char) or _binds(found[-1], char)):
            found[-1] += char
        else:
            found.append(char)
    return found


def _extends(char: str) -> bool:
    code = ord(char)
    return (
        unicodedata.category(char) in ("Mn", "Me", "Mc")
        or char in "\u200c\u200d"
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0020 <= code <= 0xE007F
    )


def _binds(before: str, char: str) -> bool:
    """Tell whether a character continues a cluster: after a joiner, a virama, or half a flag."""
    if before[-1] == "\u200d" or unicodedata.combining(before[-1]) == 9:
        return not char.isspace()
    return _is_flag_half(char) and len(before) == 1 and _is_flag_half(before)


def _is_flag_half(char: str) -> bool:
    return 0x1F1E6 <= ord(char) <= 0x1F1FF


def clean(text: str) -> str:
    """Return the text with one kind of newline and space, and without control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = (
        "\n" if char == "\n" else " " if char.isspace() and char != "\u3000" else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn")
    )
    return "\n".join(" ".join(line.split(" ")).strip() for line in "".join(kept).split("\n")).strip("\n")


@lru_cache(maxsize=1024)
def _face_of(cluster: str, typeface: Typeface, before: Face | None) -> Face | None:
    """Choose a face: the wanted one, the one in use, the shipped one, any other."""
    if "\ufe0f" in cluster or 0x1F000 <= ord(cluster[0]) <= 0x1FAFF:
        emoji = typefaces.fallback_face(cluster, weight=typeface.weight, language=typeface.language)
        if emoji is not None and emoji.is_colour:
            return emoji
    shipped = typefaces.shipped_face(typeface.weight)
    for face in (typeface.face, before, shipped):
        if face is not None and typefaces.draws(face, cluster):
            return face
    return typefaces.fallback_face(cluster, weight=typeface.weight, language=typeface.language)


def levels(text: str, *, is_rtl: bool) -> list[int]:
    """Return each character's embedding level: even reads left to right, odd right to left."""
    kinds = []
    for char in text:
        kind = unicodedata.bidirectional(char)
        kinds.append(
            "R" if kind in ("R", "AL") else "L" if kind == "L" else "N" if kind in ("EN", "AN") else ""
        )
    base = "R" if is_rtl else "L"
    for index, kind in enumerate(kinds):  # a number after left-to-right letters belongs to them (rule W7)
        if kind == "N" and next((k for k in reversed(kinds[:index]) if k in ("L", "R")), base) == "L":
            kinds[index] = "L"
    index = 0
    while index < len(kinds):
        if kinds[index]:
            index += 1
            continue
        end = index
        while end < len(kinds) and not kinds[end]:
            end += 1
        left = (kinds[index - 1] if index else base).replace("N", "R")
        right = (kinds[end] if end < len(kinds) else base).replace("N", "R")
        kinds[index:end] = [left if left == right else base] * (end - index)
        index = end
    table = {"L": 2, "R": 1, "N": 2} if is_rtl else {"L": 0, "R": 1, "N": 2}
    return [table[kind] for kind in kinds]


def reads_rtl(text: str) -> bool:
    """Tell whether the first letter with a direction reads from right to left."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def make_runs(text: str, typeface: Typeface, *, is_rtl: bool) -> tuple[Run, ...]:
    """Split a line into runs, ordered from left to right; what no font draws becomes a space."""
    pieces: list[tuple[str, Face, int]] = []
    before: Face | None = None
    shown: list[tuple[str, Face]] = []
    for cluster in clusters(text):
        face = _face_of(cluster, typeface, before)
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
    at = 0
    for cluster, face in shown:
        level = ranks[at]
        at += len(cluster)
        if pieces and pieces[-1][1:] == (face, level):
            pieces[-1] = (pieces[-1][0] + cluster, face, level)
        else:
            pieces.append((cluster, face, level))
    return tuple(Run(run, face, bool(level % 2)) for run, face, level in _reorder(pieces))


def _reorder(pieces: list[tuple[str, Face, int]]) -> list[tuple[str, Face, int]]:
    """Reverse every stretch of runs at or above each level, highest first (rule L2)."""
    for level in range(max((piece[2] for piece in pieces), default=0), 0, -1):
        index = 0
        while index < len(pieces):
            end = index
            while end < len(pieces) and pieces[end][2] >= level:
                end += 1
            pieces[index:end] = pieces[index:end][::-1]
            index = max(end, index + 1)
    return pieces


@lru_cache(maxsize=8192)
def run_width(run: Run, size: int, weight: int) -> float:
    """Return how far a run advances, in pixels."""
    font = typefaces.load(run.face, size, weight)
    scale = size / font.size if run.face.is_bitmap else 1.0
    return font.getlength(run.text, direction="rtl" if run.is_rtl else "ltr") * scale


def make_line(text: str, typeface: Typeface, size: int, *, is_rtl: bool) -> Line:
    """Lay one line out."""
    runs = make_runs(text, typeface, is_rtl=is_rtl)
    return Line(runs, sum(run_width(run, size, typeface.weight) for run in runs))


def break_opportunities(text: str) -> list[str]:
    """Split a paragraph into pieces a line may end after; trailing spaces stay with their piece.

    Examples
    --------
    >>> break_opportunities("low-key 湖畔。")
    ['low-', 'key ', '湖', '畔。']
    """
    pieces: list[str] = []
    found = clusters(text)
    for index, cluster in enumerate(found):
        before = found[index - 1] if index else ""
        if not pieces or not _may_break(before, cluster, pieces[-1]):
            pieces[-1:] = [(pieces[-1] if pieces else "") + cluster]
        else:
            pieces.append(cluster)
    return pieces


def _may_break(before: str, after: str, piece: str) -> bool:
    if after.isspace() or after[0] in NOT_FIRST or before[0] in NOT_LAST:
        return False
    if before.isspace():
        return True
    if before in "-–—/" and len(piece) > 2:
        return after[0].isalpha()
    return _is_ideograph(before) or _is_ideograph(after)


def _is_ideograph(cluster: str) -> bool:
    """Tell whether lines may break around it: Han, kana and full-width forms, but not Hangul words."""
    code = ord(cluster[0])
    return 0x2E80 <= code <= 0x31FF or 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or (
        0xFF00 <= code <= 0xFFEF or 0x20000 <= code <= 0x323AF
    )  # fmt: skip


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
    return [line.strip() for line in lines]


def wrap(text: str, typeface: Typeface, size: int, width: float, *, force: bool = False) -> list[str]:
    """Break a text into lines no wider than `width`, as even in length as they can be.

    Parameters
    ----------
    force
        Break inside words that are wider than a line.
    """
    is_rtl = reads_rtl(text)

    @lru_cache(maxsize=4096)
    def measure(piece: str) -> float:
        bare = make_line(piece, typeface, size, is_rtl=is_rtl).width
        spaces = len(piece) - len(piece.strip(" "))
        return bare + spaces * size * 0.27

    lines: list[str] = []
    for paragraph in text.split("\n"):
        pieces = break_opportunities(paragraph)
        if force:
            pieces = [
                part
                for piece in pieces
                for part in (clusters(piece) if measure(piece.rstrip()) > width else [piece])
            ]
        filled = _fill(pieces, width, measure)
        if 1 < len(filled) <= 6:
            narrower = (_fill(pieces, width * (1 - step / 36), measure) for step in range(18))
            same = [lines for lines in narrower if len(lines) == len(filled)]
            filled = min(same, key=lambda lines: _unevenness([measure(line) for line in lines], lines))
        lines.extend(filled)
    return lines


def _unevenness(widths: Sequence[float], lines: Sequence[str]) -> float:
    """Return how ragged lines are; a line that ends with a pause is worth some of it."""
    pauses = sum(line[-1:] in set(",.;:!?，。；：！？、") for line in lines[:-1])
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
    if not text:
        return Block((), round(size), size * leading)
    is_rtl = reads_rtl(text)
    steps = max(1, math.ceil(math.log(smallest / size, 0.94))) if smallest < size else 1
    sizes = [max(8, round(size * 0.94**step)) for step in range(steps)] + [max(8, round(smallest))]
    relaxed = [max(8, round(smallest * 0.9**step)) for step in range(9)]
    for force, candidates in ((False, sizes), (True, relaxed)):
        for pixels in candidates:
            lines = wrap(text, typeface, pixels, width, force=force)
            block = _block(lines, typeface, pixels, leading, is_rtl)
            if block.width <= width + 1 and block.height <= height and (force or len(lines) <= max_lines):
                return block
    fitting = max(1, int((height - pixels * 1.16) / (pixels * leading)) + 1)
    return _block(_shorten(lines, fitting, typeface, pixels, width), typeface, pixels, leading, is_rtl)


def _shorten(lines: list[str], count: int, typeface: Typeface, size: int, width: float) -> list[str]:
    kept = lines[:count]
    last = clusters(kept[-1])
    while last and make_line("".join(last) + ELLIPSIS, typeface, size, is_rtl=False).width > width:
        last.pop()
    return [*kept[:-1], "".join(last).rstrip() + ELLIPSIS]


def _block(lines: Sequence[str], typeface: Typeface, size: int, leading: float, is_rtl: bool) -> Block:
    made = (make_line(line, typeface, size, is_rtl=is_rtl) for line in lines)
    return Block(tuple(made), size, size * leading)
