"""A text that goes to another shot, and a painted picture that is painted again with more in it."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from typing import Final

from nemo_widgets.engine.agent.language.desk import Desk, done
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.language.promos import is_upload
from nemo_widgets.engine.agent.language.scan import scan
from nemo_widgets.engine.agent.tools import Painted, ReplaceScene, TimeText
from nemo_widgets.timeline.edits import shown_alone

_I = re.IGNORECASE
_MOVES: Final = frozenset({"move", "put", "place", "shift", "bring", "send", "drag", "show", "stick", "pop"})
_ONTO: Final = frozenset({"on", "onto", "to", "over", "in", "into", "during", "for"})


def moved_text(frame: Frame, desk: Desk) -> Clause | None:
    """Read "put the title on the last photo": it shows over that one then, as long as it did, or as that does."""
    row = [phrase for phrase in frame.phrases if not phrase.has("instead") and not phrase.has("again")]
    if len(row) < len(("move", "the title", "to", "the last photo")) or row[0].text.lower() not in _MOVES:
        return None
    verb, text, *link, shot = row
    if not (verb.has("do") and text.has("texts") and shot.has("scenes")):
        return None
    if not link or any(one.text.lower() not in _ONTO for one in link):
        return None
    texts, scenes = text.value("texts"), shot.value("scenes")
    if len(texts.ids) != 1 or texts.vague or len(scenes.ids) != 1 or scenes.vague:
        return None
    start, shown = shown_alone(desk.draft, desk.there(scenes)[0])
    frame.all_used()
    shows = min(shown, desk.segment(texts.ids[0]).duration_ms)
    return done([TimeText(texts.ids[0], start, shows)], texts.ids, "style")


_AGAIN: Final = re.compile(
    r"(?:[\s,]*(?:again|anew|once more|over|but|this time|only|just|and|please)\b)*[\s,]*(?P<how>(?:in|at|under|during|without|with|on|as if|by)\b.+?)(?:[\s,]+(?:please|this time|instead|thanks))*",
    _I,
)


def repainted(frame: Frame, desk: Desk) -> Clause | None:
    """Read "repaint the forest, but in autumn": what it shows, with that besides."""
    verb, where = frame.find("do", "repaint"), frame.find("scenes")
    if verb != 0 or where is None or where > 1:
        return None
    picked = frame.phrases[where].value("scenes")
    if len(picked.ids) != 1 or picked.vague or picked.missing is not None:
        return None
    made = desk.segment(picked.ids[0]).m.get("made")
    made = made if isinstance(made, dict) else {}
    uploaded = not made and is_upload(desk.segment(picked.ids[0]))
    prompt = "" if uploaded else str(made.get("prompt") or desk.segment(picked.ids[0]).name)
    rest = frame.text[frame.phrases[where].end :].strip(" .!?")
    found = _AGAIN.fullmatch(rest)
    told = frame.phrases[where + 1 :]
    if not prompt or found is None or not any(phrase.has("word") or phrase.has("scenes") for phrase in told):
        return None
    if frame.phrases[verb].text.lower() not in {"paint", "repaint", "redo", "redraw"}:
        return None
    if found["how"].lower().startswith("with ") and not re.match(
        r"[\s,]*(?:again|but|anew|this time)", rest, _I
    ):
        # "repaint the forest with a lake" may mean one in its place.
        return None
    frame.all_used()
    words = f"{prompt} {desk.plain(found['how'])}"
    call = ReplaceScene(picked.ids[0], Painted(words, int(made.get("seed") or 0)), words)
    return Clause((call,), open_ended=True, ids=picked.ids, side="picture")


_WEATHER: Final = r"(?:fogg|mist|rain|storm|snow|sunn|cloud|wind|frost|ic|starr|haz|wintr|summer)(?:y|ier)|autumnal|moonlit|dreary|overcast"
_W: Final = r"(?P<what>(?:an?|some|more|a few|a bit of|lots of|two|three|the)?\s*[\w' -]{3,40}?)"
_POLITE: Final = (
    r"(?:(?:please|can you|could you|can we|could we|let's|maybe|now|and|i'd like to|i want to|let us) )*"
)
_MORE_IN: Final = tuple(
    re.compile(pattern, _I)
    for pattern in (
        rf"{_POLITE}(?:put|add|paint|draw|have|show|place) {_W} (?:in|into|to|on|onto|over|above|behind|around|in front of) (?P<where>.+?)",
        rf"{_POLITE}give (?P<where>.+?) (?P<what>(?:an?|some|more|a few|a bit of|lots of) [\w' -]{{3,40}}?)",
        rf"{_POLITE}(?P<where>.+?) (?:needs?|could use|could do with|should have|could have|wants?|deserves?) {_W}",
        rf"(?:can|could|may|should) (?P<where>.+?) have {_W}",
        rf"{_POLITE}(?:make|paint|repaint|turn) (?P<where>.+?) (?:a bit |a little |more |much |look )*(?P<how>{_WEATHER})",
        rf"{_POLITE}(?:(?:can i|can we|could we|i'd like to|i want to|let's|let me) )?(?:(?:have|see|try|make|paint|get|want|show)(?: me)? )?an? (?P<how>{_WEATHER}) version of (?P<where>.+?)",
    )
)


def with_more(frame: Frame, desk: Desk) -> Clause | None:
    """Read "put some birds in the lighthouse scene" of what was painted: painted again with them in it."""
    named = [phrase for phrase in frame.phrases if phrase.has("scenes")]
    text = frame.text[frame.phrases[0].start : frame.phrases[-1].end].strip(" .!?,")
    found = next((m for pattern in _MORE_IN if (m := pattern.fullmatch(text))), None)
    if found is None or len(named) != 1 or named[0].text.lower() not in found["where"].lower():
        return None
    picked = named[0].value("scenes")
    if len(picked.ids) != 1 or picked.vague or picked.missing is not None or picked.whole:
        return None
    scene = desk.segment(picked.ids[0])
    made = scene.m.get("made")
    made = made if isinstance(made, dict) else {}
    if is_upload(scene) or (made and not made.get("prompt")):
        return None
    prompt, groups = str(made.get("prompt") or scene.name), found.groupdict()
    if groups.get("how"):
        words = f"{re.sub(r'ier$', 'y', groups['how'].lower())} {prompt}"
    else:
        what = groups["what"].strip()
        told = [phrase for phrase in scan(what) if not phrase.has("skip")]
        if not any(set(phrase.senses) == {"word"} for phrase in told) or any(
            not set(phrase.senses) & {"word", "number", "again", "degree"} for phrase in told
        ):
            return None
        words = f"{prompt} with {re.sub(r'^(?:some|more|a bit of) ', '', desk.plain(what))}"
    frame.all_used()
    call = ReplaceScene(scene.id, Painted(words, int(made.get("seed") or 0)), words)
    return done([call], picked.ids, "picture")
