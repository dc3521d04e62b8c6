"""Keys and their names: "A minor", "Bb", "升F小调"."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAJOR = (0, 2, 4, 5, 7, 9, 11)
MINOR = (0, 2, 3, 5, 7, 8, 10)
_LETTERS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
# As musicians spell them: with the fewer signs.
_SPELLED = {
    "major": ("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"),
    "minor": ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "G#", "A", "Bb", "B"),
}
_ENGLISH = re.compile(
    r"(?:the\s+)?(?:key\s+of\s+)?(?P<letter>[A-G])\s*-?(?P<sign>#|♯|♭|b(?![a-z])|sharp|flat)?[\s-]*"
    r"(?P<mode>major|minor|maj|min|m)?(?:\s+key)?",
    re.IGNORECASE,
)
_CHINESE = re.compile(r"(?P<before>[升降])?(?P<letter>[A-Ga-g])(?P<sign>[#♯♭b])?\s*(?P<mode>大调|小调|调)")
_SIGNS = {"#": 1, "♯": 1, "sharp": 1, "升": 1, "♭": -1, "b": -1, "flat": -1, "降": -1}


@dataclass(frozen=True)
class Key:
    """A key.

    Parameters
    ----------
    tonic
        Its note, in semitones above C.
    mode
        "major" or "minor".
    """

    tonic: int
    mode: str = "major"

    @property
    def name(self) -> str:
        """What a musician calls it."""
        return f"{_SPELLED[self.mode][self.tonic]} {self.mode}"

    @property
    def scale(self) -> tuple[int, ...]:
        """Its notes, in semitones above its tonic."""
        return MAJOR if self.mode == "major" else MINOR


def read_key(text: str) -> Key | None:
    """Return the key that a name means, or None; a letter alone is major.

    Examples
    --------
    >>> read_key("bb minor").name, read_key("F#").name, read_key("升c小调").name, read_key("H")
    ('Bb minor', 'F# major', 'C# minor', None)
    """
    text = text.strip()
    found = _ENGLISH.fullmatch(text) or _CHINESE.fullmatch(text)
    if found is None:
        return None
    groups = found.groupdict()
    sign = _SIGNS.get((groups.get("sign") or groups.get("before") or "").lower(), 0)
    mode = groups["mode"] or ""
    is_minor = mode.lower() in {"minor", "min", "小调"} or mode == "m"
    return Key((_LETTERS[groups["letter"].upper()] + sign) % 12, "minor" if is_minor else "major")
