"""What this version cannot do: found in a message, and said with what would do instead."""

from __future__ import annotations

import re

from nemo_widgets.engine.agent.language.frames import Note
from nemo_widgets.engine.agent.lexicon import UNAVAILABLE
from nemo_widgets.engine.agent.phrases import Masked

_REMOVED = re.compile(
    r"(?:remove|delete|no|without|drop|去掉|删除|不要)\s*(?:the|any|all)?\s*$", re.IGNORECASE
)
"""A plain "remove the captions" is an edit; only the wish for them is out of reach."""
_LINK = re.compile(
    r"(?:[\s,，]*\b(?:with|and|plus|add(?:ing)?|using|auto(?:matic)?|a|an|the|some)\b)*\s*$|(?:并|和|加上?|带)*$",
    re.IGNORECASE,
)


def without_unavailable(masked: Masked, language: str) -> tuple[Masked, list[Note]]:
    """Take out what this version cannot do, and say what that is."""
    text, found = masked.text, list[Note]()
    for pattern, name, instead in UNAVAILABLE:
        match = re.search(pattern, text, re.IGNORECASE)
        if match is None or _REMOVED.search(text[: match.start()]):
            continue
        found.append(_unavailable(name, instead, language))
        link = _LINK.search(text[: match.start()])
        start = link.start() if link else match.start()
        text = f"{text[:start]} {text[match.end() :]}"
    return Masked(text, masked.quotes), found


def unavailable_in(piece: str, language: str) -> list[Note]:
    """Say what of a piece of a message this version cannot do; nothing where it may be something else."""
    for pattern, name, instead in UNAVAILABLE:
        if re.search(pattern, piece, re.IGNORECASE):
            return [_unavailable(name, instead, language)]
    return []


def _unavailable(name: tuple[str, str], instead: tuple[str, str], language: str) -> Note:
    zh = language == "zh"
    return Note("unavailable", f"{name[zh][:1].upper()}{name[zh][1:]}|{instead[zh]}")
