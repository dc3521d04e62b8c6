"""What a piece speaks of that nobody could read, or that only complains: the order after it is about that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nemo_widgets.engine.agent.language.frames import Clause
from nemo_widgets.engine.agent.language.pieces import gives_order
from nemo_widgets.engine.agent.language.scan import Phrase
from nemo_widgets.engine.agent.language.stage import Focus, Picked
from nemo_widgets.engine.agent.tools import AddFilter, SetLength, SetSceneLength, Tool

_SIDES = {
    "music": "volume",
    "volume": "volume",
    "speech": "voice",
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
_COPULAS = frozenset({"is", "are", "was"})
_TARGETS = ("scenes", "texts", "numbered", "file", "quote")


def topic_of(row: Sequence[Phrase]) -> Focus | None:
    """Return what a grouped row speaks of, None where that is nothing in particular."""
    for phrase in row:
        for kind in ("scenes", "texts"):
            if not phrase.has(kind):
                continue
            picked: Picked = phrase.value(kind)
            several = kind == "scenes" and (picked.whole or picked.vague)
            if picked.ids and not (several or picked.missing is not None):
                # "the sound of the office clip is distracting, get rid of it"
                heard = kind == "scenes" and any(one.has("noun", "audio", "sound", "volume") for one in row)
                return Focus(picked.ids, "text" if kind == "texts" else "sound" if heard else "")
    for phrase in row:
        if phrase.has("noun", *_SIDES):
            return Focus((), _SIDES[next(n for n in phrase.senses["noun"] if n in _SIDES)])
    return None


def complains(row: Sequence[Phrase]) -> bool:
    """Tell "the garden pic goes by too quick" and 有点暗, which have no verb of editing, from an order."""
    if any(phrase.has("do") and not phrase.text.lower().startswith(("is", "are", "be")) for phrase in row):
        return False
    if any(phrase.has("more") and gives_order(phrase) for phrase in row):
        # "too dark, brighten it" has its order with it.
        return False
    return any(
        phrase.has("complaint")
        or (phrase.has("more") and phrase.text.lower().startswith(_TOO))
        or (
            phrase.has("more")
            and (phrase.text.startswith("还") or len(phrase.text) < 4)
            and phrase.text.endswith(("了", "了点", "了些"))
        )
        or (phrase.has("more") and any(one.has("judges") or one.text.lower() in _COPULAS for one in row))
        or (phrase.has("more", ("length", -1)) and phrase.text.lower().startswith("drag"))
        for phrase in row
    )


_FEELS = frozenset(
    {
        "feels",
        "seems",
        "looks",
        "look",
        "sound",
        "feel",
        "seem",
        "sounds",
        "is",
        "are",
        "was",
        "came out",
        "turned out",
        "看起来",
        "感觉",
        "显得",
    }
)


def finds(row: Sequence[Phrase]) -> bool:
    """Tell whether "the lighthouse feels cold" only says how it is: that does not ask for cold colours."""
    if not any(phrase.has("filter") for phrase in row):
        return False
    verbs = [phrase for phrase in row if phrase.has("do") or phrase.has("judges")]
    return bool(verbs) and all(phrase.text.lower() in _FEELS for phrase in verbs)


def follows_on(row: Sequence[Phrase], clause: Clause) -> bool:
    """Tell whether an order names nothing of its own, and so is about what was complained of."""
    if not (clause.calls and any(_orders(phrase) for phrase in row)):
        return False
    if any(phrase.has(kind) and not phrase.has("ref") for phrase in row for kind in _TARGETS):
        return False
    return not any(phrase.has("noun", *_SIDES) for phrase in row)


def takes_away(row: Sequence[Phrase]) -> bool:
    """Tell whether an order takes a shot away: "it drags" is why in "it drags, drop the second chart"."""
    return any(phrase.has("do", "remove", "cut", "replace") for phrase in row) and any(
        phrase.has("scenes") for phrase in row
    )


def of_nothing(row: Sequence[Phrase]) -> bool:
    """Tell whether a complaint names nothing but the video: "it drags", "the video is a bit slow"."""
    kinds = ("scenes", "texts", "file", "name")
    named = any(phrase.has(kind) for phrase in row for kind in kinds)
    return not named and not any(phrase.has("noun") and not phrase.has("noun", "video") for phrase in row)


_AMOUNTS = ("length", "percent", "factor", "number", "degree", "again", "range", "scenes", "texts")


def says_less(row: Sequence[Phrase], clause: Clause, before: Clause) -> bool:
    """Tell whether a clause only says in which way what the one before said to the point."""
    if not (clause.calls and before.calls and clause.way and not before.way):
        return False
    if {type(call) for call in clause.calls} != {type(call) for call in before.calls}:
        return False
    return clause.side == before.side and not any(phrase.has(kind) for phrase in row for kind in _AMOUNTS)


def settled_by(before: Clause, clause: Clause) -> bool:
    """Tell whether 每张多放一秒 is what 视频太短了 wishes for."""
    found = {type(call) for call in before.calls}, {type(call) for call in clause.calls}
    return found == ({SetLength}, {SetSceneLength}) and len(clause.ids) > 1


def _orders(phrase: Phrase) -> bool:
    if phrase.has("do") or phrase.has("ref") or phrase.has("like"):
        return True
    return phrase.has("more") and (gives_order(phrase) or " it" in phrase.text.lower())


def once(clause: Clause) -> Clause:
    """Return a clause in which "a bit dark, brighten it up" brightens once."""
    kept: list[Tool] = []
    for call in clause.calls:
        if isinstance(call, AddFilter) and call.relative:
            kept = [
                one
                for one in kept
                if not (
                    isinstance(one, AddFilter)
                    and one.relative
                    and (one.scenes, one.name, one.amount > 0) == (call.scenes, call.name, call.amount > 0)
                )
            ]
        kept.append(call)
    return replace(clause, calls=tuple(kept))
