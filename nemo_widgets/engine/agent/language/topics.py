"""What a piece speaks of that nobody could read, or that only complains: the order after it is about that."""

from __future__ import annotations

from collections.abc import Sequence

from nemo_widgets.engine.agent.language.frames import Clause
from nemo_widgets.engine.agent.language.scan import Phrase
from nemo_widgets.engine.agent.language.stage import Focus, Picked

_SIDES = {
    "music": "volume",
    "volume": "volume",
    "transition": "transition",
    "watermark": "overlay",
    "pip": "overlay",
}
_TOO = (
    "too ",
    "a bit",
    "a little",
    "kinda",
    "way too",
    "太",
    "有点",
    "有些",
    "偏",
    "过",
    "is ",
    "are ",
    "looks ",
    "feels ",
    "sounds ",
    "seems ",
)
_TARGETS = ("scenes", "texts", "numbered", "file", "quote")


def topic_of(row: Sequence[Phrase]) -> Focus | None:
    """Return what a grouped row speaks of, None where that is nothing in particular."""
    for phrase in row:
        for kind in ("scenes", "texts"):
            if not phrase.has(kind):
                continue
            picked: Picked = phrase.value(kind)
            if picked.ids and not (picked.whole or picked.vague or picked.missing is not None):
                return Focus(picked.ids, "text" if kind == "texts" else "")
    for phrase in row:
        if phrase.has("noun", *_SIDES):
            return Focus((), _SIDES[next(n for n in phrase.senses["noun"] if n in _SIDES)])
    return None


def complains(row: Sequence[Phrase]) -> bool:
    """Tell "the garden pic goes by too quick" and 有点暗, which have no verb of editing, from an order."""
    if any(phrase.has("do") and not phrase.text.lower().startswith(("is", "are", "be")) for phrase in row):
        return False
    return any(
        phrase.has("complaint")
        or (phrase.has("more") and phrase.text.lower().startswith(_TOO))
        or (phrase.has("more") and any(one.has("judges") for one in row))
        or (phrase.has("more", ("length", -1)) and phrase.text.lower().startswith("drag"))
        for phrase in row
    )


def follows_on(row: Sequence[Phrase], clause: Clause) -> bool:
    """Tell whether an order names nothing of its own, and so is about what was complained of."""
    if not (
        clause.calls and any(phrase.has("do") or phrase.has("ref") or phrase.has("like") for phrase in row)
    ):
        return False
    if any(phrase.has(kind) and not phrase.has("ref") for phrase in row for kind in _TARGETS):
        return False
    return not any(phrase.has("noun", *_SIDES) for phrase in row)
