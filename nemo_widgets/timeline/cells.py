"""A table as plain rows: which segment each is of, what its cells hold, and what is wrong with them."""

from __future__ import annotations

import difflib
import math
import numbers
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nemo_widgets.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("track", "kind", "role", "name", "start", "end", "duration", "source", "volume", "text", "made")
AGAIN = "Take timeline() again and edit that table."

# What people call a column that has another name here, beyond slips of the keys.
_MEANT = {
    "title": "text",
    "caption": "text",
    "label": "name",
    "length": "duration",
    "seconds": "duration",
    "begin": "start",
    "stop": "end",
    "loudness": "volume",
    "gain": "volume",
    "src": "source",
    "url": "source",
    "path": "source",
    "file": "source",
    "type": "kind",
    "layer": "track",
}


@dataclass(frozen=True)
class Row:
    """One row of a table.

    Parameters
    ----------
    id
        The segment it is of or is to become, None where it names none.
    label
        What messages call it.
    cells
        What its columns hold, None where a cell is empty; only the columns that the table has.
    """

    id: str | None
    label: str
    cells: Mapping[str, Any] = field(repr=False)

    def error(self, column: str, problem: str, next_step: str) -> InputError:
        """Return an error about one cell."""
        return InputError(f"Row {self.label}, column {column!r}: {problem}.", next_step=next_step)

    def number(self, column: str) -> float | None:
        """Return a cell as a number, None where it is empty.

        Raises
        ------
        InputError
            It is something else, or not finite.
        """
        value = self.cells.get(column)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, numbers.Real):
            unit = {"volume": "a number from 0 to 1", "track": "a track's number"}.get(
                column, "a number of seconds"
            )
            raise self.error(column, f"{_told(value)} is no number", f"Give {unit}.")
        if not math.isfinite(float(value)):
            raise self.error(column, f"{float(value)} is no place or amount", "Give a finite number.")
        return float(value)

    def string(self, column: str) -> str | None:
        """Return a cell as text, None where it is empty.

        Raises
        ------
        InputError
            It is something else.
        """
        value = self.cells.get(column)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self.error(column, f"{_told(value)} is no text", "Give it as a string, e.g. str(value).")
        return str(value)


def read_rows(frame: pd.DataFrame, ids: Sequence[str]) -> list[Row]:
    """Return a table's rows.

    Parameters
    ----------
    frame
        A table like that of `to_frame`, with any of its columns in any order.
    ids
        The ids of the timeline's segments.

    Raises
    ------
    InputError
        It is no such table: a column is misspelt or stands there twice, or the ids are gone.
    """
    import pandas as pd

    if not isinstance(frame, pd.DataFrame):
        raise InputError(
            f"A timeline is edited as a DataFrame, not as {type(frame).__name__}.", next_step=AGAIN
        )
    _check_columns([str(name) for name in frame.columns])
    columns = {
        str(name): [None if _is_missing(value) else value for value in frame[name].tolist()]
        for name in frame.columns
        if str(name) in COLUMNS
    }
    found = _ids(frame, set(ids))
    return [
        Row(
            id_,
            f"{id_!r}" if id_ is not None else f"{position} (new)",
            {name: cells[position] for name, cells in columns.items()},
        )
        for position, id_ in enumerate(found)
    ]


def unknown_columns(frame: pd.DataFrame) -> list[str]:
    """Return the columns of a table that mean nothing to a timeline."""
    return [str(name) for name in frame.columns if str(name) not in {*COLUMNS, "id"}]


def _check_columns(names: Sequence[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1 and name in {*COLUMNS, "id"}:
            raise InputError(
                f"The column {name!r} stands there {count} times.", next_step="Keep one of them."
            )
        if name in {*COLUMNS, "id"}:
            continue
        meant = _meant(name)
        if meant:
            raise InputError(
                f"A timeline has no column {name!r}.",
                next_step=f"Did you mean {meant!r}? A column for yourself needs a name that is less alike.",
            )


def _meant(name: str) -> str:
    bare = name.strip().lower()
    close = difflib.get_close_matches(bare, COLUMNS, n=1, cutoff=0.75)
    return close[0] if close else _MEANT.get(bare, "")


def _ids(frame: pd.DataFrame, known: set[str]) -> list[str | None]:
    """Return each row's id, None for a row that has none."""
    import pandas as pd

    in_column = frame.index.name != "id" and "id" in frame.columns
    labels = frame["id"].tolist() if in_column else frame.index.tolist()
    if not in_column and (isinstance(frame.index, pd.MultiIndex) or _is_counted(frame, known)):
        raise InputError(
            "The table's index does not hold the segments' ids any more.",
            next_step=f"Keep the index while you edit, or give the ids in a column 'id'. {AGAIN}",
        )
    return [_id(label, known) for label in labels]


def _is_counted(frame: pd.DataFrame, known: set[str]) -> bool:
    """Tell whether the index only counts rows, though there are segments to tell apart."""
    import pandas as pd

    counts = frame.index.name != "id" and pd.api.types.is_integer_dtype(frame.index.dtype)
    return bool(known) and counts and len(frame) > 0 and not known.intersection(map(str, frame.index))


def _id(label: object, known: set[str]) -> str | None:
    if _is_missing(label):
        return None
    if isinstance(label, str):
        return str(label) if label.strip() or label in known else None
    # A number is an id only where a segment has it: `frame.loc[len(frame)] = …` adds a row without one.
    name = f"{label:g}" if isinstance(label, float) else str(label)
    return name if name in known else None


def _is_missing(value: Any) -> bool:
    import pandas as pd

    return value is None or (pd.api.types.is_scalar(value) and bool(pd.isna(value)))


def _told(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
