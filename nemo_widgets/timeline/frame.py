"""The timeline as a pandas table, and an edited table back onto the timeline.

A table remembers the draft it was made from, in `attrs`, which pandas carries through most operations: so
what the columns do not show survives, and only changed cells change anything.
"""

from __future__ import annotations

import difflib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from nemo_widgets.errors import InputError, RefusedError
from nemo_widgets.timeline.cell_edits import edit
from nemo_widgets.timeline.cells import COLUMNS, Row, read_rows, unknown_columns
from nemo_widgets.timeline.clips import Clip
from nemo_widgets.timeline.draft import KINDS as KINDS_BY_TYPE
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits import new_draft
from nemo_widgets.timeline.new_rows import add, line_of
from nemo_widgets.timeline.sheet import Line, Sheet
from nemo_widgets.timeline.summary import rows, seconds_text

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "COLUMNS",
    "KINDS",
    "apply_frame",
    "base_of",
    "from_frame",
    "put_back",
    "to_frame",
    "unknown_columns",
]

KINDS = (*KINDS_BY_TYPE.values(), "other")
ATTRIBUTE = "nemo_draft"
"""The key in a table's `attrs` under which its draft is kept, as JSON."""


def to_frame(draft: Draft) -> pd.DataFrame:
    """Return the timeline as a table, one row a segment.

    Returns
    -------
    pandas.DataFrame
        Index `id`; `track` (int, from 1), `kind` (category), `role`, `name`, `start`, `end`, `duration`
        (float seconds), `source`, `volume` (0 to 1, NaN where none is stated), `text`, `made`.

    Examples
    --------
    >>> to_frame(Draft.from_wire({"t": [{"tt": 7, "sg": [{"id": "a", "d": 3000, "m": {"text": "Hi"}}]}]})).end
    id
    a    3.0
    Name: end, dtype: float64
    """
    # Imported here: pandas costs a good part of a second, and a draft is often read without a table.
    import pandas as pd

    table = pd.DataFrame(_shown(draft), columns=["id", *COLUMNS]).set_index("id")
    table = table.astype(
        {
            "track": int,
            "kind": pd.CategoricalDtype(list(KINDS)),
            "start": float,
            "end": float,
            "duration": float,
            "volume": float,
            **dict.fromkeys(("role", "name", "source", "text", "made"), str),
        }
    )
    # As text: pandas copies attrs with every operation, and writes them into files as JSON.
    table.attrs[ATTRIBUTE] = json.dumps(draft.raw)
    return table


def from_frame(frame: pd.DataFrame) -> Draft:
    """Return the timeline that a table says.

    Parameters
    ----------
    frame
        A table of `to_frame`, edited or not; or any table with its columns, from which a timeline of
        1920 × 1080 is made.

    Raises
    ------
    InputError
        As `apply_frame`.

    Examples
    --------
    >>> draft = Draft.from_wire({"t": [{"tt": 7, "sg": [{"d": 3000, "m": {"text": "Hi"}}]}], "x": 1})
    >>> from_frame(to_frame(draft)) == draft
    True
    """
    base = base_of(frame)
    return apply_frame(new_draft(1920, 1080) if base is None else base, frame)


def base_of(frame: pd.DataFrame) -> Draft | None:
    """Return the draft that a table was made from, None where it does not say."""
    kept = getattr(frame, "attrs", {}).get(ATTRIBUTE)
    return Draft.from_wire(kept) if isinstance(kept, str) else None


def apply_frame(draft: Draft, frame: pd.DataFrame) -> Draft:
    """Put an edited table onto a timeline.

    Rows are matched by the index `id`, their order means nothing. A changed cell changes its segment and
    nothing else; a row that is gone deletes its segment, a row with a new id or none adds one. Every segment
    stands where the table says: nothing follows, nothing closes up.

    Parameters
    ----------
    draft
        The timeline; it stays as it is.
    frame
        Its table, edited; columns may be missing.

    Raises
    ------
    InputError
        A row cannot mean anything; the message names the row, the column and what to do.
    """
    given = read_rows(frame, [_plain(segment.id) for segment in draft.segments])
    sheet = Sheet(draft)
    pairs, new = _matched(given, sheet)
    shown = dict(zip(map(id, sheet.clips), _shown(draft), strict=True))
    places = {id(clip): line for line in sheet.lines for clip in line.clips}
    rows_of = {id(clip): row for row, clip in pairs}
    sheet.keep([clip for _, clip in pairs])
    for row, clip in pairs:
        line = places[id(clip)]
        edit(row, clip, line.kind, shown[id(clip)])
        _move(row, clip, line, sheet, shown[id(clip)]["track"])
    rows_of |= {id(clip): row for row, clip in add(new, sheet)}
    for earlier, later, line in sheet.clashes():
        raise _clash(earlier, later, line, rows_of)
    edited = sheet.draft()
    return draft if edited == draft else edited


def put_back(frame: pd.DataFrame, current: Draft, given: Draft | None = None) -> Draft:
    """Return the timeline with a table's edits, where the table is of this timeline.

    Parameters
    ----------
    current
        The timeline as it is.
    given
        The timeline that was given out as a table last: what a table is of that does not say.

    Raises
    ------
    InputError
        As `apply_frame`.
    RefusedError
        The table is of an older timeline, whose edits would undo what happened since.
    """
    base = base_of(frame) or given or current
    edited = apply_frame(base, frame)
    # A cell that runs again has done its edits already.
    if base != current and edited != current:
        raise RefusedError(
            "The timeline changed meanwhile.", next_step="Take timeline() again and edit that table."
        )
    return edited


def _shown(draft: Draft) -> list[dict[str, Any]]:
    """Return the rows of the table; half a surrogate pair, which JSON may hold, is no text for a table."""
    return [
        {key: _plain(value) if isinstance(value, str) else value for key, value in row.items()}
        for row in rows(draft)
    ]


def _matched(given: list[Row], sheet: Sheet) -> tuple[list[tuple[Row, Clip]], list[Row]]:
    """Tell the rows of segments from new ones; a foreign draft's equal ids are told apart by their order."""
    waiting: dict[str, list[Clip]] = {}
    for clip in sheet.clips:
        waiting.setdefault(_plain(clip.id), []).append(clip)
    counts = Counter(row.id for row in given if row.id is not None)
    for id_, count in counts.items():
        there = len(waiting.get(id_, ()))
        if count > 1 and count != there:
            raise InputError(
                f"{count} rows have the id {id_!r}, {f'{there} segments have' if there else 'a new one'} it.",
                next_step="Give an added row an id of its own, or None.",
            )
        if there > 1 and count != there:
            raise InputError(
                f"{there} segments share the id {id_!r}, so nobody can tell which row was deleted.",
                next_step="Ask for this change in words instead.",
            )
    pairs: list[tuple[Row, Clip]] = []
    new: list[Row] = []
    for row in given:
        clips = waiting.get(row.id or "")
        if clips:
            pairs.append((row, clips.pop(0)))
        else:
            _refuse_slip(row, list(waiting))
            new.append(row)
    return pairs, new


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _refuse_slip(row: Row, known: list[str]) -> None:
    """Refuse a row that is new only because `frame.loc[id, …] = …` was given a misspelt id."""
    if row.id is None or row.cells.get("kind") is not None:
        return
    close = difflib.get_close_matches(row.id, known, n=1)
    hint = f"Did you mean {close[0]!r}? " if close else ""
    raise InputError(
        f"There is no segment {row.id!r}.",
        next_step=f"{hint}A new row needs its 'kind', and a 'source' or a 'text'.",
    )


def _move(row: Row, clip: Clip, line: Line, sheet: Sheet, shown: int) -> None:
    """Put a segment onto another track, where its row says so."""
    if "track" not in row.cells or row.cells["track"] == shown:
        return
    target = line_of(row, line.kind, clip.role, sheet)
    line.clips.remove(clip)
    target.clips.append(clip)


def _clash(earlier: Clip, later: Clip, line: Line, rows_of: dict[int, Row]) -> InputError:
    row = rows_of[id(later)]
    free = seconds_text(earlier.end - later.transition)
    return row.error(
        "start",
        f"it begins at {seconds_text(later.start)} s, before {rows_of[id(earlier)].label} ends at "
        f"{seconds_text(earlier.end)} s on the same track",
        f"Start it at {free} s or later, end the other one earlier, or give it a track of its own.",
    )
