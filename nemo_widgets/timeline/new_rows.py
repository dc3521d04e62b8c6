"""Rows that a table gained: each becomes a segment of our dialect."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from nemo_widgets.timeline import dialect
from nemo_widgets.timeline.cell_edits import (
    checked_role,
    checked_source,
    checked_volume,
    milliseconds,
    span_of,
)
from nemo_widgets.timeline.cells import Row
from nemo_widgets.timeline.clips import Clip
from nemo_widgets.timeline.draft import Kind
from nemo_widgets.timeline.edits import CROSSFADE, MUSIC_VOLUME, TITLE_MS
from nemo_widgets.timeline.sheet import Line, Sheet

SCENE_MS = 4000
"""How long a picture or clip shows where its row does not say."""

_MADE: dict[str, Kind] = {"video": "video", "audio": "audio", "text": "text"}
_ROLES = {"audio": "bgm", "text": "title", "video": ""}
_TRACKS = {
    "bgm": "BGM",
    "voice": "Voice",
    "title": "Title",
    "caption": "Captions",
    "lower-third": "Lower thirds",
}
_KINDS = {"video": "Video", "audio": "Audio", "text": "Text", "other": "Other"}


def add(new: Iterable[Row], sheet: Sheet) -> list[tuple[Row, Clip]]:
    """Add a segment for every row.

    Where a row does not say, a picture or clip follows the last one for four seconds, a text shows for three
    from the beginning, and a sound plays until the video ends.

    Raises
    ------
    InputError
        A row lacks its kind, source or text, or a cell cannot mean anything.
    """
    from_scratch = not sheet.clips
    kinds = [(row, _kind(row)) for row in new]
    added: list[tuple[Row, Clip]] = []
    # Sounds come last: they last as long as the rest.
    for row, kind in sorted(kinds, key=lambda item: item[1] == "audio"):
        role = row.string("role")
        role = checked_role(row, kind, _ROLES[kind] if role is None else role)
        line = _stated_line(row, kind, role, sheet)
        start, duration = _span(row, kind, line, sheet)
        raw = {"id": "", "s": start, "d": duration, **_content(row, kind, role, duration)}
        raw["id"] = row.id or sheet.new_id("seg", raw)
        if line is None:
            line = sheet.fitting(kind, role, (start, start + duration), track_name(kind, role))
        clip = Clip(raw, start, duration, raw["id"], role)
        line.clips.append(clip)
        added.append((row, clip))
    if from_scratch:
        for line in sheet.lines:
            _cross(line)
    return added


def _cross(line: Line) -> None:
    """Read overlaps of scenes as crossfades: in a table from scratch nothing else says that there are any."""
    clips = sorted(line.clips, key=lambda clip: clip.start) if line.kind == "video" else []
    for earlier, later in pairwise(clips):
        overlap = earlier.end - later.start
        if 0 < overlap < min(earlier.duration, later.duration):
            later.m["transition"] = {**CROSSFADE, "d": overlap}


def line_of(row: Row, kind: Kind, role: str, sheet: Sheet) -> Line:
    """Return the track that a row names by its number; the next number makes a new one.

    Raises
    ------
    InputError
        There is no such number, or that track holds segments of another kind.
    """
    number = row.number("track")
    if number is None or number < 1 or number != int(number):
        raise row.error("track", "it is no track's number", "Tracks count 1, 2, 3 from the bottom up.")
    line = sheet.numbered(int(number))
    if line is None and kind == "other":
        raise row.error("track", "no new track can be made for this kind", "Leave it where it is.")
    if line is None:
        return sheet.new_numbered(int(number), kind, track_name(kind, role))
    if line.kind != kind:
        problem = f"track {int(number)} holds segments of kind {line.kind!r}, not {kind!r}"
        raise row.error(
            "track", problem, "Give the number of a track of its kind, or one that is not there yet."
        )
    return line


def track_name(kind: Kind, role: str) -> str:
    """Return what a new track is called."""
    return _TRACKS.get(role, _KINDS[kind])


def _kind(row: Row) -> Kind:
    kind = row.string("kind")
    if kind is None:
        raise row.error("kind", "a new row needs its kind", "Give 'video', 'audio' or 'text'.")
    if kind not in _MADE:
        hint = "A picture is of kind 'video'." if kind in {"image", "picture", "photo"} else ""
        hint = hint or "Give 'video' (pictures too), 'audio' or 'text'."
        raise row.error("kind", f"a segment of kind {kind[:40]!r} cannot be added", hint)
    return _MADE[kind]


def _stated_line(row: Row, kind: Kind, role: str, sheet: Sheet) -> Line | None:
    if row.cells.get("track") is not None:
        return line_of(row, kind, role, sheet)
    return sheet.main() if kind == "video" else None


def _span(row: Row, kind: Kind, line: Line | None, sheet: Sheet) -> tuple[int, int]:
    start, duration, end = (milliseconds(row, column) for column in ("start", "duration", "end"))
    if start is None and duration is not None and end is not None:
        start = end - duration
    elif start is None:
        start = line.end if kind == "video" and line is not None else 0
    usual = {"video": SCENE_MS, "text": TITLE_MS}.get(kind, sheet.end - start)
    if usual <= 0 and duration is None and end is None:
        raise row.error("duration", "nothing else says how long the sound plays", "Give its seconds.")
    return span_of(row, start, duration, end, usual)


def _content(row: Row, kind: Kind, role: str, duration: int) -> dict[str, Any]:
    """Return what a new segment shows or plays."""
    text = row.string("text") or ""
    if kind == "text":
        return {"m": {"text": _words(row, text), **_role(role)}}
    source = row.string("source")
    if not source:
        hint = "Give the 'url' that upload() returns."
        raise row.error("source", f"a new row of kind {kind!r} needs its source", hint)
    if text:
        raise row.error("text", f"a segment of kind {kind!r} shows no text", "Add a row of kind 'text'.")
    url, name, made = checked_source(row, kind, source), row.string("name"), row.string("made")
    m: dict[str, Any] = {**({"title": name} if name else {}), **_role(role)}
    if kind == "video":
        m |= _visual(url, duration)
    elif role == "bgm":
        m |= {"volume": MUSIC_VOLUME, "loop": True, "fade_in": 300, "fade_out": 1500}
    if row.cells.get("volume") is not None:
        m["volume"] = checked_volume(row, kind, m.get("media_type"))
    if made:
        m["made"] = {"label": made}
    return {"src": url, "m": m}


def _words(row: Row, text: str) -> str:
    """Return what a new text shows; it has neither a name of its own nor a source or a volume."""
    if not text.strip():
        raise row.error("text", "a new text needs its words", "Give what it shows.")
    if row.string("name") not in (None, "", text):
        raise row.error("name", "a text is called by what it says", "Leave it empty.")
    if row.string("source"):
        checked_source(row, "text", "")
    if row.cells.get("volume") is not None:
        checked_volume(row, "text")
    return text


def _role(role: str) -> dict[str, str]:
    return {"role": role} if role else {}


def _visual(url: str, duration: int) -> dict[str, Any]:
    kind = dialect.media_type(url)
    if kind == "video":
        return {"media_type": kind, "fit": "cover", "motion": "none", "source_in": 0, "source_out": duration}
    return {"media_type": kind, "fit": "cover", "motion": "zoom-in"}
