"""Intents about who comes first, last, before or after: "open with the regions", "one place later"."""

# ruff: noqa: E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

import re

from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.tools import MoveScene, OrderScenes

_BESIDE = ("length", "range", "texts", "quote", "percent", "factor", "more", "fade", "anim", "filter", "mood", "file", "color", "another")  # fmt: skip
_NOT_SCENES = ("music", "sound", "audio", "speech", "volume", "transition", "title", "caption", "text", "watermark", "pip", "intro", "outro", "motion", "speed", "filter")  # fmt: skip


_OTHER_VERBS = ("remove", "cut", "split", "copy", "freeze", "mute", "replace", "undo", "redo", "fit", "swap")


def ordered(frame: Frame, desk: Desk) -> Clause | None:
    """Bring scenes into another order, said in one of the ways that need no verb of moving."""
    # To "bump it up one spot" makes nothing louder.
    beside = (kind for kind in _BESIDE if kind != "more" or not frame.has("hop"))
    if any(frame.has(kind) for kind in beside) or frame.has("noun", *_NOT_SCENES):
        return None
    verbs = [phrase for phrase in frame.phrases if phrase.text.lower() not in {"make", "let"}]
    if any(phrase.has("do", *_OTHER_VERBS) for phrase in verbs):
        return None
    return frame.first((_backwards, _stepped, _between, _edge_moved, _made, _led), desk)


def _backwards(frame: Frame, desk: Desk) -> Clause | None:
    """Read "put them in the opposite order"."""
    if frame.take("order", "back") is None:
        return None
    if any(scene.m.get("media_type") == "video" for scene in desk.stage.scenes) and frame.has(
        "do", "reverse"
    ):
        # "play the clip in reverse" runs backwards.
        return None
    index = frame.find("scenes")
    if index is not None and not frame.phrases[index].value("scenes").whole:
        return None
    frame.take("scenes")
    frame.take("ref")
    frame.nouns("order", "scene", "video")
    frame.verb("move", "order", "add", "reverse")
    ids = tuple(scene.id for scene in desk.stage.scenes)
    return done([OrderScenes(ids[::-1])], side="order") if len(ids) > 1 else None


def _stepped(frame: Frame, desk: Desk) -> Clause | None:
    """Read "move churn one place earlier"."""
    step = frame.take("hop")
    if step is None:
        return None
    frame.verb("move", "add")
    scenes = [scene.id for scene in desk.stage.scenes]
    picked = frame.scenes(numbers=True)
    ids = desk.there(picked) if picked else desk.about("order") if frame.take("ref") is not None else ()
    if len(ids) != 1:
        return None
    at = scenes.index(ids[0])
    to = max(0, min(len(scenes) - 1, at + step))
    return note("already_there") if to == at else done([MoveScene(ids[0], to)], ids, "order")


def _between(frame: Frame, desk: Desk) -> Clause | None:
    """Read "put regions between revenue and churn"."""
    index = next(
        (i for i, p in enumerate(frame.phrases) if p.text.lower() in {"between", "in between", "inbetween"}),
        None,
    )
    han = next((i for i, p in enumerate(frame.phrases) if p.has("at", "middle") or p.text == "之间"), None)
    if index is None and han is None:
        return None
    named = [
        (i, p.value("scenes"))
        for i, p in enumerate(frame.phrases)
        if p.has("scenes") and not p.value("scenes").whole
    ]
    found = [desk.there(picked) for _, picked in named]
    flat = [id_ for ids in found for id_ in ids]
    if any(phrase.has("do", "add") and phrase.text[0] in "加插补画添" for phrase in frame.phrases):
        # 在古城和苍山之间加一个洱海日落的画面
        return None
    if len(flat) != 3 or len(set(flat)) != 3 or not frame.has("do", "move", "set", "add"):
        return None
    # "put regions between revenue and churn", 把regions放在revenue和churn之间: what moves is named first.
    moved, first, second = flat
    if index is not None and named[0][0] > index:
        return None
    scenes = [scene.id for scene in desk.stage.scenes]
    rest = [id_ for id_ in scenes if id_ != moved]
    at = max(rest.index(first), rest.index(second))
    if abs(rest.index(first) - rest.index(second)) != 1:
        return None
    frame.all_used()
    order = (*rest[:at], moved, *rest[at:])
    return note("already_there") if list(order) == scenes else done([OrderScenes(order)], (moved,), "order")


def _edge_moved(frame: Frame, desk: Desk) -> Clause | None:
    """Read "move the ending to the front": what is there now is the last scene."""
    if frame.left("scenes") or not frame.left("do", "move"):
        return None
    edges = [phrase.value("at") for phrase in frame.phrases if phrase.has("at", "start", "end")]
    scenes = [scene.id for scene in desk.stage.scenes]
    if len(edges) != 2 or edges[0] == edges[1] or len(scenes) < 2:
        return None
    while frame.take("at", "start", "end") is not None:
        pass
    frame.verb("move")
    frame.nouns("video")
    moved, to = (scenes[-1], 0) if edges[0] == "end" else (scenes[0], len(scenes) - 1)
    return done([MoveScene(moved, to)], (moved,), "order")


_PLACE = re.compile(
    r"(?:the )?(?:first|second|third|fourth|fifth|sixth|last|final|\d+(?:st|nd|rd|th)|第|最后)", re.IGNORECASE
)


def _made(frame: Frame, desk: Desk) -> Clause | None:
    """Read "make funnel the second chart"."""
    if not any(phrase.text.lower() in {"make", "let", "让", "把"} for phrase in frame.phrases):
        return None
    named = [phrase for phrase in frame.phrases if phrase.has("scenes")]
    if len(named) != 2 or not _PLACE.match(named[1].text) or _PLACE.match(named[0].text):
        return None
    moved, place = (desk.there(phrase.value("scenes")) for phrase in named)
    scenes = [scene.id for scene in desk.stage.scenes]
    if len(moved) != 1 or len(place) != 1 or moved[0] not in scenes or place[0] not in scenes:
        return None
    frame.take("scenes")
    frame.take("scenes")
    frame.verb("replace")
    to = scenes.index(place[0])
    return note("already_there") if moved == place else done([MoveScene(moved[0], to)], moved, "order")


def _led(frame: Frame, desk: Desk) -> Clause | None:
    """Read "open with regions", "finish on the revenue chart", "grandparents first", 先放火车站."""
    edge = frame.find("at", "start", "end")
    where = frame.find("scenes")
    if edge is None or where is None or frame.has("prep", "before", "after"):
        return None
    picked = frame.scenes()
    ids = desk.there(picked) if picked and not picked.whole else ()
    if len(ids) != 1:
        return None
    place = frame.take("at", "start", "end")
    while frame.take("at", place):
        pass
    frame.verb("move", "add", "set")
    frame.nouns("video", "order", "place")
    scenes = [scene.id for scene in desk.stage.scenes]
    to = 0 if place == "start" else len(scenes) - 1
    if ids[0] not in scenes:
        return None
    return (
        note("already_there") if scenes.index(ids[0]) == to else done([MoveScene(ids[0], to)], ids, "order")
    )


def listed(frame: Frame, desk: Desk) -> Clause | None:
    """Read "I'd like regions, then funnel, then churn, then revenue": every scene, by name, in another order."""
    named: list[str] = []
    for index, phrase in enumerate(frame.phrases):
        lead = index == 0 and phrase.has("ordinal", 1)
        # "the skyline first, then the forest": a place, and no scene
        lead = lead or (phrase.has("ordinal", 1, -1) and index > 0 and frame.phrases[index - 1].has("scenes"))
        one = (
            phrase.has("scenes") and len(phrase.value("scenes").ids) == 1 and not phrase.value("scenes").whole
        )
        if one and not lead:
            named.append(phrase.value("scenes").ids[0])
        elif lead or phrase.has("ordinal", 1, -1) or phrase.text in {"再放", "再", "接着放", "然后放"}:
            pass
        elif not (phrase.has("join") or phrase.has("break") or phrase.has("at") or phrase.has("do", "move", "add", "set")
                  or phrase.has("noun", "order") or phrase.has("colon") or phrase.has("prep") or phrase.has("ref")):  # fmt: skip
            return None
        frame.used.add(index)
    scenes = [scene.id for scene in desk.stage.scenes]
    first = re.match(
        r"\s*(?:first|start with|begin with|先放?|首先放)",
        frame.text[frame.phrases[0].start :],
        re.IGNORECASE,
    )
    if len(set(named)) != len(named) or len(named) < (2 if first else 3) or not set(named) <= set(scenes):
        return None
    if not first and len(named) != len(scenes):
        return None
    order = (*named, *(id_ for id_ in scenes if id_ not in named))
    return note("already_there") if list(order) == scenes else done([OrderScenes(order)], side="order")
