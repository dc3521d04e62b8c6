"""Something else in a scene's place, or a new one beside it: "a boat instead of the lighthouse"."""

# ruff: noqa: C901, E501 -- a pattern cut at a margin cannot be searched for; a rule is a list of cases

from __future__ import annotations

import re
from typing import Final

from nemo_widgets.engine.agent.language.desk import SCENE_MS, Desk, done, subject_of
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.language.manner import pictured
from nemo_widgets.engine.agent.tools import AddScene, Painted, ReplaceScene, Uploaded

_I = re.IGNORECASE
_NEW: Final = r"(?P<new>(?:an?|some|two|three)\s.+?|\S+\.\w{3,4}(?!\S))"
_WISH: Final = r"(?:(?:i'd|i would|we'd|we would|i|we|let's|can we|could we|can you|could you|please|just|maybe|rather|prefer|love|like|to)\s+)*(?:(?:have|see|show|put|put in|use|want|paint|draw|do|try|give me|give us|get|how about|what about|make it|prefer)\s+)?"

_COURTESY: Final = re.compile(r"(?:[\s,]+(?:please|pls|thanks|thank you|if you can|maybe))+\W*$", _I)

_ARTICLE: Final = re.compile(r"(?:^|[\s,])((?:an?|some)\s+)$", _I)
_OF: Final = (
    re.compile(
        rf"^(?:instead of|rather than|in place of|in lieu of)\s+(?P<old>.+?)(?:\s*,\s*|\s+){_WISH}{_NEW}$", _I
    ),
    re.compile(rf"^{_WISH}{_NEW}\s+(?:instead of|in place of|rather than)\s+(?P<old>.+)$", _I),
)
"""Both are named: what is to come, and what it takes the place of."""
_BE: Final = re.compile(
    rf"^(?P<old>.{{2,40}}?)\s+(?:(?:could|can|should|must|might|may|would|ought to)\s+)?(?:be|become|show)\s+{_NEW}(?:\s+instead)?$",
    _I,
)
"""One of them is to be something else: "could scene 3 be a quiet lake instead?"."""
_MAKE: Final = re.compile(r"^make\s+(?P<old>.{2,40}?)\s+(?P<new>(?:an?|some)\s+.+?)(?:\s+instead)?$", _I)
_DEGREE: Final = re.compile(
    r"(?:an?|some|two|three) (?:bit|little|touch|lot|tad|second|half|few|copy|title|caption)\b", _I
)
_IT: Final = (
    re.compile(rf"^{_WISH}{_NEW}\s+(?:(?:there|here|for it)\s+)?instead$", _I),
    re.compile(rf"^(?:please\s+)?(?:swap|switch|replace|change|exchange|trade|turn)\s+(?:it|that|this)(?:\s+one)?\s+(?:out\s+)?(?:for|with|to|into|by)\s+{_NEW}$", _I),
)  # fmt: skip
"""What it takes the place of was spoken of before."""
_BESIDE: Final = re.compile(
    rf"^(?:(?:please|now|can you|could you)\s+)*(?:add|insert|put in|put|include|show|paint|draw|have|slip|slot|drop|pop|squeeze|tuck|sneak|stick|place|fit|work)\s+(?:in\s+)?{_NEW}\s+(?:in |right |just |directly |straight |immediately )*(?P<side>before|after|behind|following|in front of|(?:in )?between)\s+(?P<old>.+)$",
    _I,
)
_AT_AN_EDGE: Final = re.compile(
    rf"^(?:(?:please|now|can you|could you)\s+)*(?:add|insert|put in|put|include|paint|draw|place|stick)\s+(?:in\s+)?{_NEW}\s+(?:right )?(?:at|to|on) the (?:very )?(?P<edge>start|beginning|front|end)(?:\s+(?:for|of)\s+[\w.]+ ?(?:seconds?|secs?|s))?$",
    _I,
)
_THAT: Final = re.compile(r"(?:it|that|this|that one|this one)(?:\s+please)?", _I)


def substituted(frame: Frame, desk: Desk) -> Clause | None:
    """Show something else in a scene's place, or beside it."""
    begin = frame.phrases[0].start
    lead = _ARTICLE.search(frame.text[:begin])
    begin = lead.start(1) if lead else begin
    text = _COURTESY.sub("", frame.text[begin:]).strip(" .!?,")
    for pattern in _OF:
        if (found := pattern.match(text)) and (ids := _named(frame, begin + found.start("old"))):
            return _shown(frame, desk, found["new"], ids)
    if (found := _BE.match(text) or _MAKE.match(text)) and not _DEGREE.match(found["new"]):
        ids = _named(frame, begin)
        # A photo "should be a close-up" already; what was painted may be painted as something else.
        painted = len(ids) == 1 and "prompt" in (desk.segment(ids[0]).m.get("made") or {})
        if painted or (len(ids) == 1 and text.lower().endswith(" instead")):
            return _shown(frame, desk, found["new"], ids)
    for pattern in _IT:
        if (found := pattern.match(text)) and (id_ := _spoken_of(desk)) and not frame.has("scenes"):
            return _shown(frame, desk, found["new"], (id_,))
    if (found := _AT_AN_EDGE.match(text)) and (edge := _at_an_edge(frame, desk, found)) is not None:
        return edge
    found = _BESIDE.match(text)
    ids = _named(frame, begin + found.start("old")) if found else ()
    if found and not ids and _THAT.fullmatch(found["old"]) and (told := _spoken_of(desk)):
        ids = (told,)
    between = found is not None and found["side"].lower().endswith("between")
    if found is None or len(ids) != 1 + between or frame.has("length") or frame.has("noun", "scene"):
        return None
    prompt = subject_of(desk.plain(found["new"]))
    if not pictured(prompt, named=False):
        return None
    order = [scene.id for scene in desk.stage.scenes]
    place = min(order.index(id_) for id_ in ids)
    after = found["side"].lower() not in {"before", "in front of"}
    frame.all_used()
    return Clause((AddScene(Painted(prompt), prompt, SCENE_MS, index=place + after),), side="order")


def _at_an_edge(frame: Frame, desk: Desk, found: re.Match[str]) -> Clause | None:
    """Read "add a quiet harbour at dawn at the start"."""
    prompt = subject_of(desk.plain(found["new"]))
    if frame.has("noun") or frame.has("file") or frame.has("quote") or frame.has("scenes"):
        return None
    if not pictured(prompt, named=False):
        return None
    ms = next((phrase.value("length") for phrase in frame.phrases if phrase.has("length")), SCENE_MS)
    first = found["edge"].lower() != "end"
    frame.all_used()
    return Clause((AddScene(Painted(prompt), prompt, ms, index=0 if first else None),), side="order")


def _named(frame: Frame, start: int) -> tuple[str, ...]:
    """Return the scenes that are named from a place in the text on."""
    picked = [
        phrase.value("scenes") for phrase in frame.phrases if phrase.has("scenes") and phrase.end > start
    ]
    return picked[0].ids if len(picked) == 1 and picked[0].missing is None and not picked[0].vague else ()


def _spoken_of(desk: Desk) -> str | None:
    focus = desk.focus or desk.before
    scenes = [scene.id for scene in desk.stage.scenes if scene.id in focus.ids]
    return scenes[0] if len(scenes) == 1 == len(focus.ids) else None


def _shown(frame: Frame, desk: Desk, new: str, ids: tuple[str, ...]) -> Clause | None:
    file = desk.file(new)
    if file is not None and file.is_picture:
        frame.all_used()
        return done([ReplaceScene(id_, Uploaded(file.hash), file.filename) for id_ in ids], ids, "picture")
    prompt = subject_of(desk.plain(new))
    if not pictured(prompt, named=False):
        return None
    frame.all_used()
    return Clause(
        tuple(ReplaceScene(id_, Painted(prompt, seed), prompt) for seed, id_ in enumerate(ids)),
        ids=ids,
        side="picture",
    )
