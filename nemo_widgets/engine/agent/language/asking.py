"""What hangs on a question: of "brighten the clip and blur it" the second half waits for which clip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nemo_widgets.engine.agent.language.frames import Choice, Clause
from nemo_widgets.engine.agent.language.scan import Phrase

_OWN = ("scenes", "texts", "numbered", "file", "quote", "all", "slot")
_ELSEWHERE = ("music", "sound", "audio", "volume", "video", "speech", "watermark", "pip", "intro", "outro")


def waits(asked: Clause, row: Sequence[Phrase], clause: Clause) -> bool:
    """Tell whether a clause is about what the question before it is about, and so cannot be done yet."""
    if not asked.choices or asked.calls or not clause.calls:
        return False
    if any(
        phrase.has(*kind) for phrase in row for kind in (*((own,) for own in _OWN), ("noun", *_ELSEWHERE))
    ):
        return False
    # With nothing named, an edit of scenes would be one of them all.
    everywhere = any(getattr(call, "scenes", None) == () for call in clause.calls)
    return everywhere or any(phrase.has("ref", "it", "them") for phrase in row)


def with_more(asked: Clause, text: str, *, chinese: bool) -> Clause:
    """Return a question whose every answer goes on with what was said after it."""
    link = "，" if chinese else " and "
    return replace(
        asked, choices=tuple(Choice(one.label, f"{one.message}{link}{text}") for one in asked.choices)
    )
