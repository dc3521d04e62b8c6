"""Where a line may end, after UAX #14: at spaces, between ideographs, after hyphens, at Thai's words.

Classes and rules are those of Unicode's algorithm that make a difference in titles and captions. Two things
are finer than it asks for: Thai, which is written without spaces, is split into words, and lines of Japanese
and Chinese end between phrases where that costs no line; both by BudouX's models.
"""

from __future__ import annotations

import importlib
import unicodedata
from functools import lru_cache
from typing import Any, Final

from nemo_widgets.engine.render.clusters import ZERO_WIDTH_SPACE, clusters

# Kinsoku: what never begins a line besides closing marks.
_NON_STARTERS: Final = frozenset(
    "々〻ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ・ゝゞヽヾ〜゠：；‼⁇⁈⁉ｰｧｨｩｪｫｬｭｮｯﾞﾟ"
)
_ENDS: Final = frozenset("、。，．､｡,.:;!?！？؟،؛।॥។៕")
_PREFIXES: Final = frozenset("$£¥€₩₹№+±￥￡＄")
_SUFFIXES: Final = frozenset("%‰°¢℃℉％′″")
_GLUE: Final = frozenset("\u00a0\u202f\u2011\u2060\ufeff\u2007")
_LEADERS: Final = frozenset("…‥⋯")
_THAI: Final = range(0x0E00, 0x0E80)
# Lao, Myanmar and Khmer have no spaces either; without a dictionary they break between characters.
_UNSPACED: Final = (
    range(0x0E80, 0x0F00),
    range(0x1000, 0x10A0),
    range(0x1780, 0x1800),
    range(0xAA60, 0xAA80),
)
# A longer text is a paragraph, where a line more does no harm.
_LONGEST_PHRASED: Final = 400


def break_opportunities(text: str, *, phrases: bool = False) -> list[str]:
    """Split a paragraph into pieces a line may end after; trailing spaces stay with their piece.

    Parameters
    ----------
    phrases
        Whether ideographs stay together in phrases where that can be told.

    Examples
    --------
    >>> break_opportunities("low-key 湖畔。")
    ['low-', 'key ', '湖', '畔。']
    """
    pieces: list[str] = []
    found = clusters(text)
    words = _starts(text, phrases=phrases)
    at = 0
    for index, cluster in enumerate(found):
        before = found[index - 1] if index else ""
        starts_word = words is None or at in words
        if pieces and _may_break(before, cluster, pieces[-1], starts_word=starts_word):
            pieces.append(cluster)
        else:
            pieces[-1:] = [(pieces[-1] if pieces else "") + cluster]
        at += len(cluster)
    return pieces


def _may_break(before: str, after: str, piece: str, *, starts_word: bool) -> bool:
    left, right = _class(before[0] if len(before.strip()) else before[-1]), _class(after[0])
    if right == "SP" or right == "ZW":
        return False
    if left == "ZW":
        return True
    if left == "SP":
        last = piece.rstrip()[-1:]
        return right != "CL" and after[0] != "»" and last != "«" and not (last and _class(last) == "OP")
    if right in ("GL", "CL", "NS", "BA", "IN", "QU") or left in ("GL", "OP", "QU"):
        return _crosses_quote(before, after, left, right)
    if (left in ("CL", "NS") and _is_wide(before)) or (right == "OP" and _is_wide(after)):
        return True
    if left in ("HY", "BA"):
        return len(piece) > 2 and after[0].isalpha()
    if left == "PR" or right == "PO":
        return False
    if "SA" in (left, right):
        return starts_word
    if "ID" in (left, right):
        return starts_word or not (left == right == "ID")
    return False


def _crosses_quote(before: str, after: str, left: str, right: str) -> bool:
    """Allow what quotation marks forbid by themselves: a break outside of them, among ideographs."""
    if right == "QU" and left == "ID":
        return unicodedata.category(after[0]) == "Pi"
    if left == "QU" and right == "ID":
        return unicodedata.category(before[0]) == "Pf"
    return False


def _is_wide(cluster: str) -> bool:
    return unicodedata.east_asian_width(cluster[0]) in ("W", "F")


@lru_cache(maxsize=4096)
def _class(char: str) -> str:
    """Return a character's line breaking class, by Unicode's names."""
    category, code = unicodedata.category(char), ord(char)
    for members, name in _TABLE:
        if char in members:
            return name
    if category == "Zs" or char == "\t":
        return "SP"
    if category in ("Pi", "Pf"):
        return "QU"
    if category == "Ps":
        return "OP"
    if category == "Pe":
        return "CL"
    if category == "Pd":
        return "HY" if char == "-" else "BA"
    if code in _THAI or any(code in unspaced for unspaced in _UNSPACED):
        return "SA"
    return "ID" if is_ideograph(code) else "AL"


_TABLE: Final = (
    (frozenset(ZERO_WIDTH_SPACE), "ZW"),
    (_GLUE, "GL"),
    (_ENDS, "CL"),
    (_NON_STARTERS, "NS"),
    (_LEADERS, "IN"),
    (_PREFIXES, "PR"),
    (_SUFFIXES, "PO"),
    (frozenset("\"'"), "QU"),
    (frozenset("¡¿"), "OP"),
    (frozenset("/\u00ad"), "BA"),
)


def is_ideograph(code: int) -> bool:
    """Tell whether lines may break around it: Han, kana, full-width forms, emoji; not Hangul's words."""
    return (
        0x2E80 <= code <= 0x31FF
        or 0x3400 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF00 <= code <= 0xFFEF
        or 0x1F000 <= code <= 0x1FAFF
        or 0x20000 <= code <= 0x323AF
    )


def _starts(text: str, *, phrases: bool) -> set[int] | None:
    """Return where words of Thai, or phrases of ideographs, begin; None where any place will do."""
    if any(ord(char) in _THAI for char in text):
        model = "th"
    elif not phrases or len(text) > _LONGEST_PHRASED:
        return None
    elif any(0x3040 <= ord(char) <= 0x30FF for char in text):
        model = "ja"
    elif any(0x3400 <= ord(char) <= 0x9FFF for char in text):
        model = "zh-hans"
    else:
        return None
    # What was normalised here is what `clusters` splits.
    text = unicodedata.normalize("NFC", text)
    starts, at = set(), 0
    for word in _parser(model).parse(text):
        starts.add(at)
        at += len(word)
    return starts


@lru_cache(maxsize=4)
def _parser(model: str) -> Any:
    """Load a model when it is first needed: most texts need none."""
    budoux = importlib.import_module("budoux")
    load = {
        "th": budoux.load_default_thai_parser,
        "ja": budoux.load_default_japanese_parser,
        "zh-hans": budoux.load_default_simplified_chinese_parser,
    }[model]
    return load()
