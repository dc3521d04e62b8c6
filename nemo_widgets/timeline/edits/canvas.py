"""The whole video: its beginning, its length and its shape."""

from __future__ import annotations

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits.ground import positive
from nemo_widgets.timeline.layout import Layout
from nemo_widgets.timeline.sizes import ratio


def new_draft(width: int, height: int, fps: float = 30, title: str = "") -> Draft:
    """Return an empty timeline of a size."""
    m = {"title": title, "width": width, "height": height, "fps": fps, "ratio": ratio(width, height)}
    return Draft({"t": [], "d": 0, "m": m})


def set_length(draft: Draft, ms: int) -> Draft:
    """Give the video another length: scenes in proportion, music in full, titles as long as they were.

    Raises
    ------
    InputError
        The scenes do not fit, or recordings are too short for it.
    """
    layout = Layout(draft)
    if not layout.scenes:
        raise InputError("There is no scene on the timeline yet.", next_step="Ask for a video first.")
    if draft.duration_ms == ms:
        return draft
    layout.resize(ms)
    return layout.draft()


def set_size(draft: Draft, width: int, height: int) -> Draft:
    """Give the video another shape."""
    positive(min(width, height))
    raw = draft.to_wire()
    old = raw["m"] if isinstance(raw.get("m"), dict) else {}
    raw["m"] = {**old, "width": width, "height": height, "ratio": ratio(width, height)}
    return Draft(raw)
