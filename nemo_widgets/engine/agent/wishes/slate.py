"""What a new video shall be, and the text that wishes are taken from one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from nemo_widgets.engine.agent.phrases import CUT


@dataclass
class Wish:
    """What a new video shall be; None where the message leaves it open."""

    subjects: list[str] = field(default_factory=list)
    count: int | None = None
    several: bool = False
    length_ms: int | None = None
    each: bool = False
    lengths: list[int] = field(default_factory=list)
    """How long each subject is shown, where that is said of each."""
    span: tuple[int, int] | None = None
    """The one stretch of time that is named: of an upload, that part of it."""
    size: tuple[int, int] | None = None
    title: str = ""
    caption: str = ""
    titled: bool = False
    """Whether each scene is to have its own name written on it."""
    mood: str | None = None
    genre: str = ""
    volume: float | None = None
    bpm: float | None = None
    key: str | None = None
    silent: bool = False
    uploads: bool = False
    script: str = ""
    promo: bool = False
    """Whether it is to sell something: photos then go on designed cards."""
    topic: bool = False
    """Whether a script or story about the subject is spoken of, and none is there."""
    asks: bool = False
    """Whether the message says to make something, by a verb or a word for a video."""

    def over(self, earlier: Wish) -> Wish:
        """Return this wish, with what it leaves open as an earlier one had it."""
        kept = {
            name: getattr(self, name) or getattr(earlier, name)
            for name in ("count", "length_ms", "size", "title", "caption", "mood", "genre", "bpm", "key")
        }
        volume = self.volume if self.volume is not None else earlier.volume
        return replace(self, **kept, volume=volume, silent=self.silent or earlier.silent)


class Slate:
    """A text from which phrases are taken one by one."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Take the first match out, leaving a cut."""
        match = pattern.search(self.text)
        if match:
            self.cut(match.start(), match.end())
        return match

    def cut(self, start: int, end: int) -> None:
        """Take a span out, leaving a cut."""
        self.text = f"{self.text[:start]} {CUT} {self.text[end:]}"
