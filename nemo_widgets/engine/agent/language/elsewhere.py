"""A text that goes to another shot, and a painted picture that is painted again with more in it."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from typing import Final

from nemo_widgets.engine.agent.language.desk import Desk, done
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.language.promos import is_upload
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
