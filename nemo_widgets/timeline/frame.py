"""The timeline as a pandas table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.summary import rows

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("track", "kind", "role", "name", "start", "end", "duration", "source", "volume", "text", "made")
KINDS = ("video", "audio", "text", "other")


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

    table = pd.DataFrame(rows(draft), columns=["id", *COLUMNS]).set_index("id")
    return table.astype(
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
