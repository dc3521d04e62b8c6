"""Where a timeline shows nothing."""

from __future__ import annotations

from nemo_widgets.timeline.draft import Draft


def gaps(draft: Draft) -> list[tuple[int, int]]:
    """Return the spans of a timeline, in ms, in which no picture or clip is shown.

    Examples
    --------
    >>> clips = [{"s": 1000, "d": 2000}, {"s": 4000, "d": 1000}]
    >>> gaps(Draft({"t": [{"tt": 0, "sg": clips}]}))
    [(0, 1000), (3000, 4000)]
    """
    found: list[tuple[int, int]] = []
    seen = 0
    for segment in sorted((s for s in draft.segments if s.kind == "video"), key=lambda s: s.start_ms):
        if segment.start_ms > seen:
            found.append((seen, segment.start_ms))
        seen = max(seen, segment.end_ms)
    return [*found, (seen, draft.duration_ms)] if seen < draft.duration_ms else found
