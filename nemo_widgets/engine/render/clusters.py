"""What a reader sees as one character (UAX #29), and a text freed of what cannot be shown."""

from __future__ import annotations

import unicodedata
from typing import Final

# Shown as nothing, whatever a font says: they steer breaks, direction and joining.
INVISIBLE: Final = frozenset(
    "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
SOFT_HYPHEN, ZERO_WIDTH_SPACE = "\u00ad", "\u200b"
# Vowels of Thai and Lao that stand after their consonant but belong to it.
_SPACING: Final = frozenset("\u0e33\u0eb3")
# Spaces at which a line never ends.
_NO_BREAK: Final = frozenset("\u00a0\u202f")
_LEADING, _VOWELS, _TRAILING = range(0x1100, 0x1160), range(0x1160, 0x11A8), range(0x11A8, 0x1200)


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
        or char in _SPACING
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0020 <= code <= 0xE007F
    )


def _binds(before: str, char: str) -> bool:
    """Tell whether a character goes on a cluster: after a joiner, a virama, half a flag, or a Jamo."""
    last = before[-1]
    if last == "\u200d" or unicodedata.combining(last) == 9:
        return not char.isspace()
    code, last_code = ord(char), ord(last)
    if code in _VOWELS:
        return last_code in _LEADING or last_code in _VOWELS
    if code in _TRAILING:
        return last_code in _VOWELS or last_code in _TRAILING or 0xAC00 <= last_code <= 0xD7A3
    if code in _LEADING:
        return last_code in _LEADING
    return _is_flag_half(char) and len(before) == 1 and _is_flag_half(before)


def _is_flag_half(char: str) -> bool:
    return 0x1F1E6 <= ord(char) <= 0x1F1FF


def clean(text: str) -> str:
    """Return the text with one kind of newline and space, and without control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    kept = (_plain(char) for char in text if _is_shown(char))
    return "\n".join(" ".join(line.split(" ")).strip() for line in "".join(kept).split("\n")).strip("\n")


def _is_shown(char: str) -> bool:
    # What this Python's Unicode does not know yet may be an emoji of this year: fonts decide on it.
    return char.isspace() or unicodedata.category(char) not in ("Cc", "Cs", "Co")


def _plain(char: str) -> str:
    if char == "\n" or char == "\u3000" or char in _NO_BREAK:
        return char
    return " " if char.isspace() else char


def visible(text: str) -> str:
    """Return a text without the characters that only steer it."""
    return "".join(char for char in text if char not in INVISIBLE)
