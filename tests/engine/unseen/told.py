"""What checks look at: a video before and after a message, and what was answered."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

from nemo_widgets.timeline.draft import Draft, Segment
from nemo_widgets.timeline.looks import asked, filters_of
from tests.engine import third_corpus


class Told(third_corpus.Told):
    """A timeline before and after a message, and what was answered."""

    @property
    def names(self) -> list[str]:
        """The names of the pictures in order, without their suffixes."""
        return [PurePath(shot.m.get("title", "")).stem for shot in self.shots]

    @property
    def lengths(self) -> list[int]:
        """How long each picture lasts, in milliseconds."""
        return [shot.duration_ms for shot in self.shots]

    @property
    def total(self) -> int:
        """How long the video lasts, in milliseconds."""
        return self.now.duration_ms

    @property
    def ratio(self) -> str:
        """The shape of the video, such as 16:9."""
        width, height = self.now.size
        return f"{width // math.gcd(width, height)}:{height // math.gcd(width, height)}"

    @property
    def texts(self) -> list[Segment]:
        """All texts."""
        return [segment for segment in self.now.segments if segment.kind == "text"]

    @property
    def sounds(self) -> list[Segment]:
        """All sounds."""
        return [segment for segment in self.now.segments if segment.kind == "audio"]

    @property
    def overlays(self) -> list[Segment]:
        """The pictures over the pictures."""
        _, *above = [track for track in self.now.tracks if track.kind == "video"]
        return [segment for track in above for segment in track.segments]

    @property
    def overlay(self) -> Segment:
        """The one picture over the pictures."""
        (found,) = self.overlays
        return found

    @property
    def music(self) -> Segment:
        """The one piece of music."""
        (found,) = self.role("bgm")
        return found

    @property
    def voice(self) -> Segment:
        """The one voice."""
        (found,) = self.role("voice")
        return found

    def role(self, role: str) -> list[Segment]:
        """Return the segments of a role."""
        return [segment for segment in self.now.segments if segment.role == role]

    def shot(self, name: str) -> Segment:
        """Return the picture whose name begins so."""
        return next(shot for shot in self.shots if shot.m.get("title", "").startswith(name))

    def text(self, words: str) -> Segment:
        """Return the text that has these words in it."""
        return next(text for text in self.texts if words in text.text)

    def old(self, id_: str) -> Segment:
        """Return a segment as it was before."""
        return next(segment for segment in self.was.segments if segment.id == id_)

    @property
    def words(self) -> list[str]:
        """What the texts say."""
        return [text.text for text in self.texts]

    @property
    def speeds(self) -> list[float]:
        """How fast each picture plays."""
        return [speed(shot) for shot in self.shots]

    @property
    def motions(self) -> list[str]:
        """How the camera moves over each picture."""
        return [motion(shot) for shot in self.shots]

    @property
    def still(self) -> bool:
        """Whether all pictures stand still."""
        return {*self.motions} == {"none"}

    @property
    def cuts(self) -> list[str]:
        """The transitions into the second picture and those after it."""
        return [asked(shot.m).name for shot in self.shots[1:]]

    @property
    def fits(self) -> set[str]:
        """How the pictures are fitted into the frame."""
        return {shot.m.get("fit", "") for shot in self.shots}

    def where(self, check: Callable[[Segment], bool]) -> list[int]:
        """Return the places of the pictures of which something holds, from 1."""
        return [place for place, shot in enumerate(self.shots, 1) if check(shot)]

    def drawn(self, place: int, *words: str) -> bool:
        """Return whether a picture, and no other, was drawn anew and shows this."""
        was = self.was.tracks[0].segments
        new = [n for n, (a, b) in enumerate(zip(was, self.shots, strict=True), 1) if a.src != b.src]
        same = [shot.duration_ms for shot in was] == self.lengths
        return new == [place] and same and has(self.shots[place - 1], *words)

    def with_filter(self, name: str) -> list[int]:
        """Return the places of the pictures that have a filter, from 1."""
        return [place for place, shot in enumerate(self.shots, 1) if amount(shot, name)]

    def only(self, *ids: str) -> bool:
        """Return whether these segments changed, and no others."""
        return self.changed() == {*ids}

    def kept(self, *ids: str) -> bool:
        """Return whether none of these segments changed."""
        return not {*ids} & self.changed()

    def says(self, *words: str) -> bool:
        """Return whether the answer has one of these words in it."""
        return any(word in self.reply for word in words)


Check = Callable[[Told], object]


@dataclass(frozen=True)
class Said:
    """A message, the video it is said about, and how it shows that it came out right.

    What was said before it stands before it, parted from it by >>.
    """

    n: int
    at: str
    message: str
    check: Check


WRONG: Final = (LookupError, StopIteration, TypeError, ValueError)
"""What a check raises where something that it looks at is not there."""


def right(said: Said, told: Told) -> bool:
    """Return whether a message came out right."""
    try:
        return bool(said.check(told))
    except WRONG:
        return False


def asks(t: Told) -> bool:
    """Return whether a question was asked, and nothing changed."""
    return t.stays and t.says("?", "？")


def cannot(t: Told) -> bool:
    """Return whether it was said that this cannot be done, and nothing changed."""
    return t.stays and t.says("I cannot do that", "做不到")


def near(a: float, b: float, by: float = 100) -> bool:
    """Return whether two numbers are about the same."""
    return abs(a - b) <= by


def has(what: Draft | Segment | Sequence[Segment], *words: str) -> bool:
    """Return whether one of these words is written anywhere in it."""
    raw = [one.raw for one in what] if isinstance(what, Sequence) else what.raw
    written = json.dumps(raw, ensure_ascii=False).lower()
    return any(word.lower() in written for word in words)


def amount(s: Segment, name: str) -> float:
    """Return how strong a filter of a picture is, 0 where it has none."""
    return next((one.amount for one in filters_of(s.m) if one.name == name), 0)


def motion(s: Segment) -> str:
    """Return how the camera moves over a picture, or none."""
    return str(s.m.get("motion") or "none")


def speed(s: Segment) -> float:
    """Return how fast a clip plays."""
    return float(s.m.get("speed", 1))


def starts_at(s: Segment) -> int:
    """Return where in its file a clip begins, in milliseconds."""
    return int(s.m.get("source_in", 0))


def backwards(s: Segment) -> bool:
    """Return whether a clip plays backwards."""
    return bool(s.m.get("reverse"))


def whole(s: Segment) -> bool:
    """Return whether nothing of a picture is cut off."""
    return s.m.get("fit") in ("contain", "blur")


def level(s: Segment) -> float:
    """Return how loud a sound or a clip is."""
    return float(s.m.get("volume", 1))


def fade_in(s: Segment) -> int:
    """Return how long a sound takes to come in, in milliseconds."""
    return int(s.m.get("fade_in", 0))


def fade_out(s: Segment) -> int:
    """Return how long a sound takes to go out, in milliseconds."""
    return int(s.m.get("fade_out", 0))


def silent(s: Segment) -> bool:
    """Return whether a sound or a clip is not heard."""
    return level(s) == 0


def corner(s: Segment) -> str:
    """Return the corner in which a picture lies over the others."""
    return str(s.m["place"].get("corner"))


def opacity(s: Segment) -> float:
    """Return how little is seen through a picture."""
    return float(s.m["place"].get("opacity", 1))


def style(s: Segment) -> dict[str, Any]:
    """Return how a text looks."""
    return s.m.get("style") or {}


def position(s: Segment) -> str | None:
    """Return where a text stands."""
    return style(s).get("position")


def at_top(s: Segment) -> bool:
    """Return whether a text stands at the top."""
    return position(s) in ("top", "upper-third")


def at_bottom(s: Segment) -> bool:
    """Return whether a text stands at the bottom."""
    return position(s) in ("bottom", "lower-third")


def size(s: Segment) -> float:
    """Return how large a text is; 1 is usual."""
    return float(style(s).get("size", 1))


def colour(s: Segment) -> str:
    """Return the colour of a text."""
    return str(style(s).get("color", "#ffffff"))


def outline(s: Segment) -> str:
    """Return the colour of a text's outline."""
    return str(style(s)["stroke"])


def box(s: Segment) -> str:
    """Return the colour of the box behind a text, empty where it has none."""
    return str(style(s).get("box") or "")


def animation(s: Segment) -> str:
    """Return how a text comes in."""
    return str((s.m.get("animation_in") or {}).get("name", "none"))


def over(text: Segment, shot: Segment) -> bool:
    """Return whether a text is seen over a picture and hardly over others."""
    return shot.start_ms - 600 <= text.start_ms and text.end_ms <= shot.end_ms + 600


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def yellow(colour: str) -> bool:
    """Return whether a colour is yellow."""
    r, g, b = _rgb(colour)
    return r > 190 and g > 140 and b < 140


def red(colour: str) -> bool:
    """Return whether a colour is red."""
    r, g, b = _rgb(colour)
    return r > 150 and max(g, b) < 110


def orange(colour: str) -> bool:
    """Return whether a colour is orange."""
    r, g, b = _rgb(colour)
    return r > 200 and 60 < g < 190 and b < 110


def blue(colour: str) -> bool:
    """Return whether a colour is blue."""
    r, g, b = _rgb(colour)
    return b > 80 and b > r + 40 and b > g


def dark(colour: str) -> bool:
    """Return whether a colour is about black."""
    return max(_rgb(colour)) < 70


def white(colour: str) -> bool:
    """Return whether a colour is about white."""
    return min(_rgb(colour)) > 215
