"""What the cells of one row do to its segment: each changed one is checked, then written."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from numbers import Real
from typing import Any

from nemo_widgets.timeline import dialect
from nemo_widgets.timeline.cells import Row
from nemo_widgets.timeline.clips import Clip
from nemo_widgets.timeline.draft import Kind
from nemo_widgets.timeline.summary import seconds_text

ROLES: dict[str, tuple[str, ...]] = {
    "audio": ("bgm", "voice", "sfx", "source"),
    "text": ("title", "caption", "lower-third"),
}
LONGEST_MS = 24 * 3600 * 1000
_SOURCE = re.compile(r"(https?://|/media/)\S+")
_UPLOAD = "Upload the file first and give the 'url' that upload() returns."


def edit(row: Row, clip: Clip, kind: Kind, shown: Mapping[str, Any]) -> None:
    """Write a row's changed cells into its segment; an unchanged cell writes nothing.

    Parameters
    ----------
    row
        The row as it came back.
    clip
        The segment, written in place.
    kind
        What the segment is.
    shown
        The row as it was given out.

    Raises
    ------
    InputError
        A cell cannot mean anything.
    """
    for column, why in (("kind", "delete the row and add a new one"), ("made", "it is only there to read")):
        if changed_text(row, column, shown[column]) is not None:
            raise row.error(column, "it cannot be changed", f"Leave it as it is: {why}.")
    source = changed_text(row, "source", shown["source"])
    if source is not None:
        dialect.write_source(clip.raw, checked_source(row, kind, source), old=shown["source"])
    _edit_words(row, clip, kind, shown)
    role = changed_text(row, "role", shown["role"], clears=True)
    if role is not None:
        dialect.write_role(clip.raw, checked_role(row, kind, role))
    volume = row.number("volume")
    if "volume" in row.cells and volume != shown["volume"]:
        dialect.write_volume(clip.raw, checked_volume(row, kind, clip.meta.get("media_type")))
    clip.start, clip.duration = changed_span(row, clip.start, clip.duration)
    check_length(row, clip)


def changed_text(row: Row, column: str, shown: str, *, clears: bool = False) -> str | None:
    """Return what a cell was changed to, None where it was not; an empty cell is the same as no text."""
    if column not in row.cells:
        return None
    value = row.cells[column]
    if value is None and not shown:
        return None
    # Read back from a CSV file, the text "2024" is a number, and "TRUE" a truth.
    if value == shown or (isinstance(value, Real) and _reads_as(shown, value)):
        return None
    text = row.string(column)
    if text is not None and (text.strip() or clears):
        return text
    raise row.error(
        column, "it is empty", "Give '' for none." if clears else "Give a text, or delete the row."
    )


def _reads_as(text: str, value: Real) -> bool:
    try:
        return float(text) == float(value)
    except ValueError:
        return text.casefold() == str(value).casefold()


def _edit_words(row: Row, clip: Clip, kind: Kind, shown: Mapping[str, Any]) -> None:
    text, name = changed_text(row, "text", shown["text"]), changed_text(row, "name", shown["name"])
    if text is not None and kind != "text":
        raise row.error("text", f"a segment of kind {kind!r} shows no text", "Change 'name', or add a text.")
    if text is not None:
        dialect.write_text(clip.raw, text)
    if name is None or name == text:
        return
    if shown["text"] or text is not None:
        raise row.error("name", "a text is called by what it says", "Change 'text' instead.")
    dialect.write_name(clip.raw, name)


def changed_span(row: Row, start_ms: int, duration_ms: int) -> tuple[int, int]:
    """Return a segment's start and duration after the edit of its times.

    A new start moves it, a new end or duration makes it longer or shorter.
    """
    start = _changed_ms(row, "start", start_ms)
    duration = _changed_ms(row, "duration", duration_ms)
    end = _changed_ms(row, "end", start_ms + duration_ms)
    return span_of(row, start_ms if start is None else start, duration, end, duration_ms)


def span_of(row: Row, start: int, duration: int | None, end: int | None, usual: int) -> tuple[int, int]:
    """Return start and duration from what a row says of them, and the usual duration where it says none."""
    if start < 0:
        raise row.error("start", f"{start / 1000:g} is before the video begins", "Give 0 or more.")
    if duration is not None and end is not None and abs(start + duration - end) > 1:
        raise row.error(
            "end",
            f"{seconds_text(end)} is not start + duration, {seconds_text(start + duration)}",
            "Change 'duration' or 'end', not both.",
        )
    if duration is not None:
        length, column = duration, "duration"
    else:
        length, column = (usual if end is None else end - start), "end"
    if length <= 0 and (duration is not None or end is not None):
        problem = (
            f"{length / 1000:g} is no length"
            if column == "duration"
            else f"{(end or 0) / 1000:g} is not after the start, {seconds_text(start)}"
        )
        raise row.error(column, problem, "Give more than 0 seconds; to remove a segment, delete its row.")
    return start, length


def milliseconds(row: Row, column: str) -> int | None:
    """Return a cell of seconds in whole milliseconds, None where it is empty."""
    value = row.number(column)
    if value is None:
        return None
    if abs(value) * 1000 > LONGEST_MS:
        raise row.error(column, f"{value:g} is more than a day", "Times are in seconds.")
    return round(value * 1000)


def _changed_ms(row: Row, column: str, shown_ms: int) -> int | None:
    if column not in row.cells or row.cells[column] == shown_ms / 1000:
        return None
    found = milliseconds(row, column)
    if found is None:
        raise row.error(column, "it is empty", "Give a number of seconds.")
    return None if found == shown_ms else found


def check_length(row: Row, clip: Clip) -> None:
    """Refuse more of a clip than its file holds, where that is known."""
    grown = clip.placed is None or clip.duration > clip.placed[1]
    if grown and "source_duration" in clip.meta and clip.longest and clip.duration > clip.longest:
        raise row.error(
            "duration",
            f"{seconds_text(clip.duration)} s is more than the {seconds_text(clip.longest)} s of the clip",
            f"Give at most {seconds_text(clip.longest)}.",
        )


def checked_source(row: Row, kind: Kind, source: str) -> str:
    """Return a source that may be used."""
    if kind == "text":
        raise row.error("source", "a text has no source", "Leave it empty.")
    if not _SOURCE.fullmatch(source):
        raise row.error("source", f"{source[:60]!r} is no address the service can reach", _UPLOAD)
    return source


def checked_role(row: Row, kind: Kind, role: str) -> str:
    """Return a role that a segment of a kind may have."""
    known = ROLES.get(kind, ())
    if role == "" or role in known:
        return role
    if not known:
        raise row.error("role", f"a segment of kind {kind!r} has no role", "Leave it empty.")
    close = difflib.get_close_matches(role, known, n=1)
    hint = f"Did you mean {close[0]!r}?" if close else f"Give one of {', '.join(known)}."
    raise row.error("role", f"there is no role {role[:40]!r} for {kind}", hint)


def checked_volume(row: Row, kind: Kind, media_type: object = None) -> float:
    """Return a volume between 0 and 1."""
    value = row.number("volume")
    if kind in {"text", "other"} or media_type == "image":
        what = "picture" if media_type == "image" else "text" if kind == "text" else "segment of this kind"
        raise row.error(
            "volume",
            f"a {what} has no sound",
            "Leave it empty; change one kind with frame.loc[frame['kind'] == 'audio', 'volume'].",
        )
    if value is None:
        raise row.error("volume", "it is empty", "Give a number from 0 (silent) to 1.")
    if not 0 <= value <= 1:
        hint = f"Did you mean {value / 100:g}?" if 1 < value <= 100 else "Give 0 for silence, 1 for full."
        raise row.error("volume", f"{value:g} is not from 0 to 1", hint)
    return round(value, 4)
