"""The draft: tracks of segments, read tolerantly and sent back unchanged where nobody edited it.

A `Draft` holds the service's own JSON. `Track` and `Segment` are views that know where each dialect keeps
a start, a name or a volume; they never rewrite what they read, so unknown keys survive every round trip.
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote, urlsplit

from nemo_widgets.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["video", "audio", "text", "other"]
KINDS: dict[int, Kind] = {0: "video", 1: "audio", 7: "text"}
TRACK_TYPES: dict[Kind, int] = {"video": 0, "audio": 1, "text": 7}


def number(*values: object) -> float | None:
    """Return the first value that is a finite number, or a string of one."""
    for value in values:
        if isinstance(value, bool) or value is None:
            continue
        try:
            found = float(value)  # type: ignore[arg-type]
        except (TypeError, ValueError, OverflowError):
            continue
        if found == found and abs(found) != float("inf"):
            return found
    return None


def string(*values: object) -> str:
    """Return the first value that is a string with something in it."""
    return next((value for value in values if isinstance(value, str) and value.strip()), "")


def _urls(value: object) -> Iterator[str]:
    """Yield every URL or root-relative path found in a segment, outermost first."""
    if isinstance(value, str):
        if value.startswith(("http://", "https://", "/media/")):
            yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _urls(item)
    elif isinstance(value, Sequence):
        for item in value:
            yield from _urls(item)


@dataclass(frozen=True)
class Segment:
    """One clip, sound or text on a track.

    Times are whole milliseconds on the timeline; `volume` is 0 to 1, or None where it is not stated.
    """

    raw: Mapping[str, Any] = field(repr=False)
    kind: Kind
    track_index: int
    index: int
    start_ms: int

    @property
    def m(self) -> Mapping[str, Any]:
        """The segment's metadata, empty where there is none."""
        m = self.raw.get("m")
        return m if isinstance(m, Mapping) else {}

    @property
    def id(self) -> str:
        """The segment's own id, or one made of its place."""
        value = self.raw.get("id")
        return str(value) if value not in (None, "") else f"t{self.track_index}s{self.index}"

    @property
    def duration_ms(self) -> int:
        """How long the segment lasts."""
        m = self.m
        return max(0, round(number(self.raw.get("d"), self.raw.get("duration"), m.get("duration")) or 0))

    @property
    def end_ms(self) -> int:
        """Where the segment ends."""
        return self.start_ms + self.duration_ms

    @property
    def src(self) -> str:
        """The URL of the segment's media, empty for text."""
        return string(self.raw.get("src")) or next(_urls(self.raw), "")

    @property
    def text(self) -> str:
        """What a text segment shows."""
        return string(self.m.get("text"), self.raw.get("text")) if self.kind == "text" else ""

    @property
    def name(self) -> str:
        """A name for people: title, name, text, or the media's file name."""
        m = self.m
        if self.kind == "text" and self.text:
            return self.text
        return string(m.get("title"), m.get("name"), m.get("text")) or self._file_name()

    def _file_name(self) -> str:
        return unquote(urlsplit(self.src).path.rsplit("/", 1)[-1]) if self.src else ""

    @property
    def role(self) -> str:
        """`bgm`, `voice`, `title`, `caption`, … or empty."""
        return string(self.m.get("role"))

    @property
    def volume(self) -> float | None:
        """Loudness, 0 to 1; a foreign value above 1 is read as percent."""
        value = number(self.m.get("volume"), self.raw.get("volume"), self.raw.get("v"))
        if value is None:
            return None
        return max(0.0, value / 100 if value > 1 else value)


@dataclass(frozen=True)
class Track:
    """One row of the timeline; later tracks paint above earlier ones."""

    raw: Mapping[str, Any] = field(repr=False)
    index: int

    @property
    def kind(self) -> Kind:
        """`video`, `audio`, `text`, or `other` for a type nobody has described."""
        tt = number(self.raw.get("tt"))
        return KINDS.get(int(tt), "other") if tt is not None else "other"

    @property
    def id(self) -> str:
        """The track's own id, or one made of its place."""
        value = self.raw.get("id")
        return str(value) if value not in (None, "") else f"t{self.index}"

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The track's segments, each with its start worked out."""
        found: list[Segment] = []
        cursor = 0
        sg = self.raw.get("sg")
        items = sg.values() if isinstance(sg, Mapping) else sg if isinstance(sg, Sequence) else ()
        for index, raw in enumerate(items):
            if not isinstance(raw, Mapping):
                continue
            m = raw.get("m")
            start = number(
                raw.get("s"),
                raw.get("st"),
                raw.get("start"),
                m.get("start") if isinstance(m, Mapping) else None,
            )
            segment = Segment(
                raw, self.kind, self.index, index, round(cursor if start is None else max(0.0, start))
            )
            cursor = segment.end_ms
            found.append(segment)
        return tuple(found)


@dataclass(frozen=True)
class Draft:
    """A timeline.

    Parameters
    ----------
    raw
        The draft as JSON, treated as immutable; use `from_wire` for data of unknown origin.

    Examples
    --------
    >>> draft = Draft.from_wire({"t": [{"tt": 7, "sg": [{"d": 3000, "m": {"text": "Hello"}}]}], "x": 1})
    >>> draft.tracks[0].segments[0].text, draft.duration_ms, draft.to_wire()["x"]
    ('Hello', 3000, 1)
    """

    raw: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @classmethod
    def from_wire(cls, value: object) -> Draft:
        """Read a draft from an answer of the service.

        Parameters
        ----------
        value
            A JSON object, the same as a string, or None for an empty draft.

        Raises
        ------
        InputError
            The value is something else.
        """
        if value is None or value == "":
            return cls({})
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except (ValueError, RecursionError) as error:
                raise InputError(f"The draft is not JSON: {error}.") from error
        if isinstance(value, Mapping):
            try:
                return cls(copy.deepcopy(dict(value)))
            except RecursionError as error:
                raise InputError("The draft is nested too deep.") from error
        raise InputError(f"A draft is a JSON object, not {type(value).__name__}.")

    def to_wire(self) -> dict[str, Any]:
        """Return a copy of the draft as JSON."""
        return copy.deepcopy(dict(self.raw))

    @classmethod
    def from_frame(cls, frame: pd.DataFrame) -> Draft:
        """Read a timeline from a table; see `nemo_widgets.timeline.frame.from_frame`."""
        from nemo_widgets.timeline.frame import from_frame

        return from_frame(frame)

    def to_frame(self) -> pd.DataFrame:
        """Return the timeline as a table; see `nemo_widgets.timeline.frame.to_frame`."""
        from nemo_widgets.timeline.frame import to_frame

        return to_frame(self)

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks, in painting order."""
        t = self.raw.get("t")
        items = t.values() if isinstance(t, Mapping) else t if isinstance(t, Sequence) else ()
        return tuple(Track(raw, index) for index, raw in enumerate(items) if isinstance(raw, Mapping))

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments, track by track."""
        return tuple(segment for track in self.tracks for segment in track.segments)

    @property
    def m(self) -> Mapping[str, Any]:
        """The draft's metadata: title, width, height, fps, ratio."""
        m = self.raw.get("m")
        return m if isinstance(m, Mapping) else {}

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels; 1920 × 1080 where the draft does not say."""
        return (int(number(self.m.get("width")) or 1920), int(number(self.m.get("height")) or 1080))

    @property
    def fps(self) -> float:
        """Frames per second; 30 where the draft does not say."""
        return number(self.m.get("fps")) or 30.0

    @property
    def duration_ms(self) -> int:
        """Where the last segment ends, or the stated length where there is no segment."""
        ends = [segment.end_ms for segment in self.segments]
        return max(ends) if ends else max(0, round(number(self.raw.get("d")) or 0))

    @property
    def is_exportable(self) -> bool:
        """Whether some track holds a segment."""
        return any(track.segments for track in self.tracks)

    def digest(self) -> str:
        """Return the SHA-256 of the draft's canonical JSON, in hex."""
        text = json.dumps(self.raw, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def __eq__(self, other: object) -> bool:
        """Tell whether two drafts hold the same JSON."""
        return isinstance(other, Draft) and self.digest() == other.digest()

    def __hash__(self) -> int:
        """Hash by content."""
        return hash(self.digest())

    def __repr__(self) -> str:
        """Name the draft's size and length."""
        width, height = self.size
        return f"<Draft {len(self.tracks)} tracks, {self.duration_ms / 1000:g} s, {width}×{height}>"
