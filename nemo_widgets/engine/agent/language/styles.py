"""Intents about how texts look, come in, and when they show."""

# ruff: noqa: C901 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.tools import (
    AnimateText,
    StyleText,
    TimeText,
    Tool,
)

_BIGGER = {"small": 1.15, "": 1.3, "large": 1.7}


def style(frame: Frame, desk: Desk) -> Clause | None:
    """Change how texts look, move and when they show."""
    ids = _styled(frame, desk)
    if ids is None:
        return None
    if isinstance(ids, Clause):
        return ids
    wishes: dict[str, object] = {}
    calls: list[Tool] = []
    degree = frame.take("degree") or ""
    while True:
        index = frame.find("color")
        if (
            index is not None
            and index + 1 < len(frame.phrases)
            and frame.phrases[index + 1].has("noun", "box", "background")
        ):
            # "yellow with a black box": that colour is the box's.
            frame.used |= {index, index + 1}
            wishes["box"] = frame.phrases[index].value("color")
        elif (value := frame.take("color")) is not None:
            wishes["color"] = value
            frame.nouns("color")
        elif (value := frame.take("font")) is not None:
            wishes["font"] = value
            frame.nouns("font")
        elif (value := frame.take("weight")) is not None:
            wishes["weight"] = value
        elif (value := frame.take("align")) is not None:
            wishes["align"] = value
        elif frame.left("corner"):
            corner = frame.take("corner")
            wishes["position"] = "top" if corner.startswith("top") else "bottom"
            wishes["align"] = corner.rpartition("-")[2]
        elif frame.left("anim-out"):
            both = frame.phrases[frame.find("anim-out") or 0]
            if both.has("anim"):
                # "fade in and out"
                calls.append(AnimateText(ids, both.value("anim"), "in"))
            calls.append(AnimateText(ids, frame.take("anim-out"), "out", frame.take("length") or 500))
        elif frame.left("anim"):
            calls.append(AnimateText(ids, frame.take("anim"), "in", frame.take("length") or 500))
        elif (value := frame.take("position")) is not None:
            wishes["position"] = value
        elif frame.left("more", ("up", 1), ("up", -1)) and _moves(frame):
            frame.verb("move")
            wishes["position"] = _shifted(desk, ids, frame.take("more", ("up", 1), ("up", -1))[1])
        elif (value := frame.take("more", ("size", 1), ("size", -1))) is not None or (
            frame.left("more", ("up", 1), ("up", -1)) and (value := frame.take("more", ("up", 1), ("up", -1)))
        ):
            factor, percent = frame.take("factor"), frame.take("percent")
            up = value[1] > 0
            step = factor or (1 + percent if percent else _BIGGER[degree])
            wishes["scale"] = round(step if up else (1 / step if percent is None else 1 - percent), 4)
            frame.nouns("size", "font")
        elif frame.left("factor") and (frame.left("asmuch", "size") or frame.left("noun", "size")):
            wishes["scale"] = frame.take("factor")
            frame.take("asmuch", "size")
            frame.nouns("size", "font")
        elif frame.left("noun", "box"):
            frame.nouns("box", "background")
            wishes["box"] = not frame.verb("remove")
        elif frame.left("noun", "color", "font", "size", "animation", "place"):
            noun = frame.take("noun", "color", "font", "size", "animation", "place")
            if noun == "font" and frame.left("quote"):
                index = frame.find("quote")
                wishes["font"] = desk.plain(frame.phrases[index or 0].text)
                frame.take("quote")
        else:
            break
    frame.verb("move")
    frame.take("again")
    if not wishes and not calls and any(p.text.lower() in {"animate", "加动画"} for p in frame.phrases):
        # Any will do: the reply names it.
        calls.append(AnimateText(ids, "slide-up"))
    when = _timed(frame, desk, ids)
    if wishes:
        calls.insert(0, StyleText(ids, **wishes))  # type: ignore[arg-type]  # each wish is of its field's type
    calls += when
    return done(calls, ids, "style") if calls else None


def _moves(frame: Frame) -> bool:
    """Tell "move the title up" from "the title a size up"."""
    verbs = {phrase.text.lower() for phrase in frame.phrases if phrase.has("do", "move")}
    return bool(
        verbs & {"move", "shift", "bring", "put", "push", "移", "移动", "往", "挪"}
    ) and not frame.left("noun", "size")


_HEIGHTS = ("top", "upper-third", "center", "lower-third", "bottom")
_USUAL = {"title": "center", "caption": "bottom", "lower-third": "lower-third"}


def _shifted(desk: Desk, ids: tuple[str, ...], way: float) -> str:
    """Return the place above or below the one where a text stands."""
    text = desk.segment(ids[0])
    now = str((text.m.get("style") or {}).get("position") or _USUAL.get(text.role or "title", "center"))
    at = _HEIGHTS.index(now) if now in _HEIGHTS else 2
    return _HEIGHTS[max(0, min(len(_HEIGHTS) - 1, at - (1 if way > 0 else -1)))]


def _styled(frame: Frame, desk: Desk) -> tuple[str, ...] | Clause | None:
    if frame.left("quote") and not frame.left("noun", "font"):
        return None
    if frame.left("texts"):
        if frame.has("do", "remove") and not frame.left("noun", "box"):
            return None
        picked = frame.texts()
        while picked is not None and frame.left("texts") and frame.has("noun", "animation", "color", "size"):
            picked = frame.texts() or picked
        if picked is None:
            return None
        if picked.missing is not None:
            return note("no_such_text", str(abs(picked.missing)))
        frame.subject = None
        wished = any(
            frame.left(kind)
            for kind in ("color", "weight", "align", "anim", "position", "more", "box", "font")
        )
        if not picked.ids and wished:
            frame.all_used()
            return note("no_text_yet", picked.role)
        return picked.ids or None
    texts = {segment.id for segment in (*desk.stage.texts("text"), *desk.added)}
    if desk.focus is not None:
        ids = tuple(id_ for id_ in desk.focus.ids if id_ in texts)
    elif desk.before.side in {"style", "text", "animation"}:
        ids = tuple(id_ for id_ in desk.before.ids if id_ in texts)
    else:
        ids = ()
    wished = (
        frame.left("color")
        or frame.left("weight")
        or frame.left("align")
        or frame.left("font")
        or frame.left("more", ("size", 1), ("size", -1))
    )
    attribute = frame.left("noun", "font", "color", "size", "animation")
    if not ids and attribute and (wished or frame.left("quote") or frame.left("noun", "animation")):
        ids = tuple(sorted(texts, key=lambda id_: desk.segment(id_).start_ms))
        if not ids:
            return note("no_text_yet", "title")
    placed = desk.focus is not None and (frame.left("position") or frame.left("anim"))
    if not ids or not (wished or attribute or placed):
        return None
    frame.take("ref")
    return ids


def _timed(frame: Frame, desk: Desk, ids: tuple[str, ...]) -> list[Tool]:
    """Read when texts show: "show the title from 2 s to 6 s", "at the end", "for 5 seconds"."""
    total = desk.draft.duration_ms
    at = frame.take("at", "start", "end")
    if at is not None:
        return [
            TimeText(
                id_,
                0 if at == "start" else max(0, total - desk.segment(id_).duration_ms),
                desk.segment(id_).duration_ms,
            )
            for id_ in ids
        ]
    later = frame.take("shift")
    if later is not None:
        ms = frame.take("length") or 1000
        return [
            TimeText(id_, max(0, desk.segment(id_).start_ms + later * ms), desk.segment(id_).duration_ms)
            for id_ in ids
        ]
    if frame.take("whole") is not None:
        return [TimeText(id_, 0, max(1, total)) for id_ in ids]
    if frame.left("range"):
        start, end = frame.take("range")
        start, end = (start + total if start < 0 else start), (total if end is None else end)
        return [TimeText(id_, max(0, start), max(1, end - start)) for id_ in ids]
    index = frame.find("length")
    if index is None:
        return []
    if frame.before(index, "prep", "after") and not frame.has("do", "remove"):
        # "the title should appear after 2 seconds"
        ms = frame.take("length")
        frame.take("prep", "after")
        return [TimeText(id_, ms, desk.segment(id_).duration_ms) for id_ in ids]
    ms = frame.take("length")
    if (frame.before(index, "prep", "to") and frame.phrases[index - 1].text.lower() != "to") or frame.before(
        index, "prep", "from"
    ):
        return [TimeText(id_, ms, desk.segment(id_).duration_ms) for id_ in ids]
    return [TimeText(id_, desk.segment(id_).start_ms, ms) for id_ in ids]
