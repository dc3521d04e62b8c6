"""What was taken away some edits ago and is wanted again: "bring the garden photo back", while the rest stays."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from typing import Final

from nemo_widgets.engine.agent.context import AgentContext
from nemo_widgets.engine.agent.language.references import group
from nemo_widgets.engine.agent.language.scan import scan
from nemo_widgets.engine.agent.language.stage import Focus, Stage
from nemo_widgets.engine.agent.language.tidying import tidy
from nemo_widgets.engine.agent.language.untouched import without_untouched
from nemo_widgets.engine.agent.phrases import mask
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits import put_back

_I = re.IGNORECASE
_FARTHEST: Final = 12
"""How many edits ago it may have gone."""
_OPENER: Final = r"(?:(?:no+|oh|ah|hm+|wait|sorry|oops|ok(?:ay)?|actually|well|and|but|please|can you|could you|can we|i think|on second thoughts?|now|my mistake)[\s,.!]+)*"
_IN: Final = r"(?: (?:in|again|please|too|as well|after all|into (?:the|my) (?:video|film)|where (?:it|they) (?:was|were|belongs?)|to where (?:it|they) (?:was|were)|in (?:its|their) (?:old |former )?(?:place|spot)|then|though))*"
_WANTED: Final = tuple(
    re.compile(pattern, _I)
    for pattern in (
        rf"{_OPENER}(?:bring|put|get|give me|give us|have|take|i want|i'd like|we want|we need|i need|let's have|add) (?P<what>(?!it\b|that\b|this\b|them\b|things\b|everything\b)[^,.;!?]{{3,50}}?) back{_IN}",
        rf"{_OPENER}(?:restore|reinstate|un-?delete|bring back|put back|get back|give (?:me|us) back|add back) (?P<what>(?!it\b|that\b|this\b|them\b|things\b|everything\b)[^,.;!?]{{3,50}}?){_IN}",
        rf"{_OPENER}(?P<what>(?:the|my|our) [^,.;!?]{{3,40}}?) (?:should|can|must|has to|needs to|may) (?:come|go|be) back{_IN}",
        rf"(?P<what>[^.;!?]{{3,60}})[.;!?,]+\s*{_OPENER}(?:bring|put|get|have|take|add|let's have) (?:it|him|her|them|that|that one|those) back{_IN}",
        rf"(?P<what>[^.;!?]{{3,60}})[.;!?,]+\s*{_OPENER}(?:restore|reinstate|un-?delete|bring back) (?:it|him|her|them|that|that one|those){_IN}",
        r"(?:[^，。！]{0,6}[，,。！])?(?:还是|请|帮我|麻烦)?把?(?P<what>(?![它他她这那]$)[^，。！？]{1,14}?)(?:给我|再|又|都)?(?:加|放|拿|找|弄|要|补|恢复|还原|添|请)(?:回来|回去|回原处|回原来的?位置|回到原来的?位置)(?:吧|一下|好了)?",
        r"(?:[^，。！]{0,6}[，,。！])?(?:还是|请|帮我)?(?:恢复|还原|找回)(?:一下)?(?P<what>[^，。！？]{2,14}?)(?:吧|一下)?",
    )
)
_ROLES: Final = {"music": ("bgm", ""), "watermark": ("watermark",), "pip": ("pip",), "speech": ("voice",)}


def brought_back(message: str, context: AgentContext) -> tuple[Draft, tuple[str, ...]] | None:
    """Return the draft with what a message wants back, and the ids of that; None where it wants nothing back.

    What is there is not gone: "put the cake back at the start" is an order like others.
    """
    said = without_untouched(message.strip()).strip(" .!?~。！？")
    found = next((m for pattern in _WANTED if (m := pattern.fullmatch(said))), None)
    if found is None:
        return None
    here = {segment.id for segment in context.draft.segments}
    earlier, ids, steps = None, tuple[str, ...](), 0
    while not ids and steps < _FARTHEST and (earlier := context.versions.undo()) is not None:
        steps += 1
        ids = tuple(id_ for id_ in _named(found["what"], earlier) if id_ not in here)
    for _ in range(steps):
        context.versions.redo()
    if earlier is None or not ids:
        return None
    draft = context.draft
    for id_ in ids:
        if id_ not in {segment.id for segment in draft.segments}:
            draft = put_back(draft, earlier, id_)
    return draft, ids


def _named(what: str, draft: Draft) -> tuple[str, ...]:
    """Return the segments that words name in a draft."""
    masked = mask(what)
    row = group(scan(tidy(masked.text)), Stage(draft, Focus()), masked.unmask)
    ids: list[str] = []
    for phrase in row:
        for kind in ("texts", "scenes"):
            if phrase.has(kind):
                ids += phrase.value(kind).ids
                break
        for noun in phrase.senses.get("noun", ()):
            roles = _ROLES.get(noun, ())
            audio = noun in {"music", "speech"}
            kind = "audio" if audio else "video"
            ids += [one.id for one in draft.segments if one.kind == kind and roles and one.role in roles]
    return tuple(dict.fromkeys(ids))
