"""Intents about how texts look, come in, and when they show."""

# ruff: noqa: C901, E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from nemo_widgets.engine.agent.language import letters
from nemo_widgets.engine.agent.language.desk import ADDED, Desk, done, note
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.tools import (
    AnimateText,
    DeleteText,
    StyleText,
    TimeText,
    Tool,
)
from nemo_widgets.timeline.draft import Segment

_BIGGER = {"small": 1.15, "": 1.3, "large": 1.7}


def style(frame: Frame, desk: Desk) -> Clause | None:
    """Change how texts look, move and when they show."""
    ids = _styled(frame, desk)
    if ids is None:
        return None
    if isinstance(ids, Clause):
        return ids
    shown = [desk.segment(id_) for id_ in ids]
    wishes, calls = wished(frame, desk, shown)
    if not frame.left("shift"):
        # 提前 is a move, too.
        frame.verb("move")
    frame.take("again")
    if not wishes and not calls and any(p.text.lower() in {"animate", "加动画"} for p in frame.phrases):
        # Any will do: the reply names it.
        calls.append(AnimateText(ids, "slide-up"))
    if any(isinstance(call, AnimateText) and call.way == "out" for call in calls):
        # "fade out at the end": at theirs
        frame.take("at", "end")
    everywhere = frame.find("scenes")
    if wishes and everywhere is not None and frame.phrases[everywhere].value("scenes").whole:
        # "larger on every photo"
        frame.used.add(everywhere)
    when = _timed(frame, desk, ids)
    if wishes:
        calls.insert(0, StyleText(ids, **wishes))
    calls += when
    return done(calls, ids, "style") if calls else None


def wished(frame: Frame, desk: Desk, shown: Sequence[Segment]) -> tuple[letters.Wishes, list[Tool]]:
    """Take what is wished of texts: how their letters look, where they stand, how they come and go."""
    ids = tuple(text.id for text in shown)
    wishes: letters.Wishes = {}
    calls: list[Tool] = []
    degree = frame.take("degree") or ""
    while True:
        if letters.around(frame, wishes) or letters.font(frame, desk, wishes):
            continue
        if (worded := letters.cased(frame, shown)) or frame.take("case") is not None:
            calls += worded
        elif (value := frame.take("slant")) is not None:
            wishes["italic"] = value
        elif (value := frame.take("weight")) is not None:
            if frame.has("noun", "outline") or frame.has("edge"):
                # "make the outline thicker"
                wishes["stroke_width"] = letters.THICK if value == "bold" else letters.THIN
            else:
                wishes["weight"] = value
        elif (value := frame.take("align")) is not None:
            wishes["align"] = value
        elif (at := _faulted(frame)) is not None:
            # 字幕太素了，换成黄色: what is found of letters wishes for no other picture.
            frame.used.add(at)
        elif frame.left("corner"):
            corner = frame.take("corner")
            wishes["position"] = "top" if corner.startswith("top") else "bottom"
            wishes["align"] = corner.rpartition("-")[2]
        elif frame.left("anim-out") or frame.left("anim"):
            calls += _animated(frame, ids)
        elif (paced := _paced(frame, shown, calls)) is not None:
            calls = paced
        elif (index := frame.find("position")) is not None:
            frame.used.add(index)
            if (
                not frame.before(index, "instead")
                and frame.phrases[index - 1 if index else 0].text.lower() != "from"
            ):
                # "at the top instead of the bottom", "from the top to the bottom"
                wishes["position"] = frame.phrases[index].value("position")
        elif (value := frame.take("side")) is not None:
            frame.verb("move")
            wishes["align"] = value
        elif (at := _misplaced(frame)) is not None:
            # "too low, move it up" says one thing twice.
            frame.used.add(at)
            way = _MISPLACED[frame.phrases[at].text.lower()]
            frame.take("more", ("up", way))
            wishes.setdefault("position", _shifted(shown[0], way))
        elif (value := frame.take("nudge")) is not None:
            wishes["position"] = _shifted(shown[0], value)
        elif frame.left("more", ("up", 1), ("up", -1)) and (_moves(frame) or _higher(frame)):
            # First which way: "bring up" is the verb as well.
            wishes["position"] = _shifted(shown[0], frame.take("more", ("up", 1), ("up", -1))[1])
            frame.verb("move")
        elif _sized(frame, wishes, degree) or letters.readable(frame, wishes):
            continue
        elif frame.take("noun", "size", "animation", "place") is None:
            return wishes, calls


def _faulted(frame: Frame) -> int | None:
    """Find 太素了 of a text, which would else be a wish for more colourful pictures."""
    if not frame.has("texts") or frame.has("scenes"):
        return None
    open_ = (i for i, p in enumerate(frame.phrases) if i not in frame.used and p.text.startswith(_FAULTS))
    return next((i for i in open_ if frame.phrases[i].has("more", *_OF_PICTURES)), None)


_FAULTS = ("太", "有点", "有些", "偏", "过于", "显得")
_OF_PICTURES = tuple(
    (side, way)
    for side in ("saturation", "brightness", "contrast", "warm", "cool", "volume")
    for way in (1, -1)
)


def _sized(frame: Frame, wishes: letters.Wishes, degree: str) -> bool:
    """Take a size: "bigger", "a bit smaller", "twice as big", "20 % smaller", "size 60"."""
    value = frame.take("more", ("size", 1), ("size", -1)) or frame.take("more", ("up", 1), ("up", -1))
    if value is not None:
        if value[1] > 0 and any(p.text.lower() in _HUGE for p in frame.phrases):
            degree = "large"
        while frame.take("more", ("size", value[1]), ("up", value[1])) is not None:
            # "too small, bigger please" says one thing twice.
            pass
        factor, percent = frame.take("factor"), frame.take("percent")
        up = value[1] > 0
        step = factor or (1 + percent if percent else _BIGGER[degree])
        wishes["scale"] = round(step if up else (1 / step if percent is None else 1 - percent), 4)
        frame.nouns("size", "font")
        return True
    if frame.left("noun", "size") and any(p.text.startswith("最大") for p in frame.phrases):
        frame.take("percent")
        frame.nouns("size")
        wishes["scale"] = _BIGGER["large"]
        return True
    sized = frame.left("asmuch", "size") or frame.left("noun", "size")
    if sized and (frame.left("factor") or frame.left("percent")):
        wishes["scale"] = frame.take("factor") or frame.take("percent")
        frame.take("asmuch", "size")
        frame.nouns("size", "font")
        return True
    if "font" in wishes and (loose := _points(frame)) is not None:
        wishes["size"] = loose
        return True
    number = frame.find("numbered") if frame.left("numbered") else frame.find("number")
    if frame.left("noun", "size") and number is not None and frame.phrases[number].has("number"):
        size = float(frame.phrases[number].value("number"))
        frame.used.add(number)
        frame.nouns("size", "font")
        if 0 < size <= _LARGEST:
            wishes["size"] = size
            return True
    return False


_HUGE = frozenset({"huge", "enormous", "massive", "gigantic", "giant"})
_LARGEST = 400
_POINTS = 10


def _points(frame: Frame) -> float | None:
    """Read the number of "Helvetica bold 72"."""
    index = next(
        (
            i
            for i, p in enumerate(frame.phrases)
            if i not in frame.used and p.has("number") and not p.has("length")
        ),
        None,
    )
    if index is None or not _POINTS <= float(frame.phrases[index].value("number")) <= _LARGEST:
        return None
    frame.used.add(index)
    return float(frame.phrases[index].value("number"))


def _paced(frame: Frame, shown: Sequence[Segment], calls: list[Tool]) -> list[Tool] | None:
    """Read "slower" of an animation that is being set, or is there: 标题逐字出现，慢一点."""
    if not frame.left("more", ("speed", 1), ("speed", -1)):
        return None
    set_now = [call for call in calls if isinstance(call, AnimateText)]
    there = [] if set_now else [text for text in shown if isinstance(text.m.get("animation_in"), Mapping)]
    if not (set_now or there):
        return None
    factor = 2.0 if frame.take("more", ("speed", 1), ("speed", -1))[1] < 0 else 0.5
    frame.take("degree")
    made: list[Tool] = [
        replace(call, ms=min(5000, round(call.ms * factor))) if isinstance(call, AnimateText) else call
        for call in calls
    ]
    for text in there:
        was = text.m["animation_in"]
        ms = min(5000, max(100, round(float(was.get("d") or 500) * factor)))
        made.append(AnimateText((text.id,), str(was.get("name") or "fade"), "in", ms))
    return made


def _animated(frame: Frame, ids: tuple[str, ...]) -> list[Tool]:
    """Take an animation in, out or both."""
    way = frame.take("fadeway") if frame.left("anim", "fade") else None
    if way is not None:
        # "fade the title out"
        frame.take("anim")
        return [AnimateText(ids, "fade", way, frame.take("length") or 500)]
    if not frame.left("anim-out"):
        return [AnimateText(ids, frame.take("anim"), "in", frame.take("length") or 500)]
    both = frame.phrases[frame.find("anim-out") or 0]
    calls: list[Tool] = []
    if both.has("anim"):
        # "fade in and out"
        calls.append(AnimateText(ids, both.value("anim"), "in"))
    calls.append(AnimateText(ids, frame.take("anim-out"), "out", frame.take("length") or 500))
    return calls


def _moves(frame: Frame) -> bool:
    """Tell "move the title up" from "the title a size up"."""
    verbs = {phrase.text.lower() for phrase in frame.phrases if phrase.has("do", "move")}
    return bool(
        verbs & {"move", "shift", "bring", "put", "push", "移", "移动", "往", "挪"}
    ) and not frame.left("noun", "size")


_MISPLACED = {"too low": 1, "too high": -1, "太低": 1, "太高": -1, "太低了": 1, "太高了": -1}


def _misplaced(frame: Frame) -> int | None:
    """Find "too low", which of a text is its place."""
    told = (i for i, p in enumerate(frame.phrases) if i not in frame.used and p.text.lower() in _MISPLACED)
    return None if frame.left("noun", "size") else next(told, None)


def _higher(frame: Frame) -> bool:
    """Tell "a bit lower", which is a place, from "less", which is a size."""
    index = frame.find("more", ("up", 1), ("up", -1))
    said = frame.phrases[index or 0].text.lower()
    return said in {
        "higher",
        "lower",
        "raise",
        "高一点",
        "低一点",
        "再高一点",
        "再低一点",
        "高一些",
        "低一些",
        "高点",
        "低点",
    } and not (frame.left("noun", "size") or frame.left("percent") or frame.left("factor"))


_HEIGHTS = ("top", "upper-third", "center", "lower-third", "bottom")
_USUAL = {"title": "center", "caption": "bottom", "lower-third": "lower-third"}


def _shifted(text: Segment, way: float) -> str:
    """Return the place above or below the one where a text stands."""
    now = str((text.m.get("style") or {}).get("position") or _USUAL.get(text.role or "title", "center"))
    at = _HEIGHTS.index(now) if now in _HEIGHTS else 2
    return _HEIGHTS[max(0, min(len(_HEIGHTS) - 1, at - (1 if way > 0 else -1)))]


_LOOKS = (
    "color",
    "weight",
    "align",
    "font",
    "letters",
    "edge",
    "ground",
    "case",
    "slant",
    "typeface",
    "readable",
)
"""What can only be said of letters, or is so where no picture is spoken of."""
_OTHER_THINGS = (
    "music", "volume", "sound", "audio", "speech", "transition", "motion", "filter", "length", "speed", "watermark", "pip", "order",
)  # fmt: skip
_PARTS = ("font", "color", "size", "animation", "outline", "shadow")


def _styled(frame: Frame, desk: Desk) -> tuple[str, ...] | Clause | None:
    if frame.left("quote") and not frame.left("noun", "font"):
        return None
    if frame.left("texts"):
        around = frame.left("noun", "box", "background", "outline", "shadow")
        if frame.has("do", "remove") and not around and not _drops(frame):
            return None
        return _named(frame, desk)
    if frame.has("noun", *_OTHER_THINGS) and not _paces(frame, desk):
        return None
    texts = {segment.id for segment in (*desk.stage.texts("text"), *desk.added)}
    if desk.focus is not None:
        ids = tuple(id_ for id_ in desk.focus.ids if id_ in texts)
        ids = ids or _just_came(desk)
        if ids and len(desk.added) > 1 and frame.text[: frame.phrases[0].start].endswith("都"):
            # 灯塔写“海边”，城市写“回家”，都放中间
            ids = tuple(text.id for text in desk.added)
    elif desk.before.side in {"style", "text", "animation"}:
        ids = tuple(id_ for id_ in desk.before.ids if id_ in texts)
    else:
        ids = ()
    wished = any(frame.left(kind) for kind in _LOOKS) or frame.left("more", ("size", 1), ("size", -1))
    attribute = frame.left("noun", *_PARTS)
    whole = attribute or any(frame.left(kind) for kind in ("letters", "case", "slant"))
    sure = wished or frame.left("quote") or frame.left("noun", "animation", "outline", "shadow")
    if not ids and (whole or wished) and desk.added and not frame.left("scenes"):
        # 片头加标题“…”，居中，蓝色大字: what has just come
        ids = tuple(text.id for text in desk.added if text.kind == "text")[-1:]
    if not ids and whole and sure and not frame.left("scenes"):
        ids = tuple(sorted(texts, key=lambda id_: desk.segment(id_).start_ms))
        if not ids:
            return note("no_text_yet", "title")
    placed = (desk.focus is not None or ids) and any(
        frame.left(kind) for kind in ("position", "anim", "corner", "side", "nudge", "whole")
    )
    if not ids or not (wished or attribute or placed or _turned(frame, ids) or _moving(frame, desk, ids)):
        return None
    frame.take("ref")
    return ids


def _drops(frame: Frame) -> bool:
    """Tell "drop the title to the bottom" from "drop the title"."""
    removing = [phrase.text.lower() for phrase in frame.phrases if phrase.has("do", "remove")]
    if removing != ["drop"] or not (frame.left("position") or frame.left("nudge") or frame.left("corner")):
        return False
    frame.verb("remove")
    frame.take("more", ("up", -1))
    return True


def _paces(frame: Frame, desk: Desk) -> bool:
    """Tell whether 速度快一点 is said of the animation that was just set."""
    if desk.focus is not None or desk.before.side != "style" or not frame.has("noun", "speed"):
        return False
    there = {text.id for text in desk.stage.texts("text")}
    ids = tuple(id_ for id_ in desk.before.ids if id_ in there)
    return _moving(frame, desk, ids) and not frame.has("scenes") and frame.nouns("speed")


def _moving(frame: Frame, desk: Desk, ids: tuple[str, ...]) -> bool:
    """Tell whether "slower" is said of texts that come in by an animation."""
    paced = frame.left("more", ("speed", 1), ("speed", -1))
    return paced and any(desk.segment(id_).m.get("animation_in") for id_ in ids)


def _turned(frame: Frame, ids: tuple[str, ...]) -> bool:
    """Tell whether "a bit bigger again", "half transparent" goes on about the text before."""
    return bool(ids) and (
        frame.left("more", ("up", 1), ("up", -1), ("size", 1), ("size", -1))
        or frame.left("noun", "opacity", "box")
        or (frame.left("noun", "background") and (frame.left("tone") or frame.left("color")))
    )


def _named(frame: Frame, desk: Desk) -> tuple[str, ...] | Clause | None:
    """Take the texts that are named: "the captions", "the box behind the text of the lower thirds"."""
    picked = frame.texts()
    several = frame.has("noun", "animation", "color", "size")
    while picked is not None and frame.left("texts"):
        index = frame.find("texts")
        other = frame.phrases[index if index is not None else 0].value("texts")
        if not several and other.role != "text" and picked.role != "text":
            break
        found = frame.texts()
        # "a box behind the text of the captions": the captions are meant.
        picked = found if found is not None and (several or picked.role == "text") else picked
    if picked is None:
        return None
    if picked.missing is not None:
        return note("no_such_text", str(abs(picked.missing)))
    frame.subject = None
    if not picked.ids and any(
        frame.left(kind) for kind in (*_LOOKS, "anim", "position", "more", "corner", "side", "nudge")
    ):
        frame.all_used()
        return note("no_text_yet", picked.role)
    han = any(not phrase.text.isascii() for phrase in frame.phrases)
    generic = han and picked.role == "text" and picked.whole and not frame.has("all")
    if generic and (came := _just_came(desk)):
        # 片头加标题“…”，蓝色大字
        return came
    return picked.ids or None


def _just_came(desk: Desk) -> tuple[str, ...]:
    """Return the texts that the clause before has added, or those of the card that it added."""
    if desk.focus is not None and desk.focus.side == ADDED:
        home = desk.focus.ids
        return tuple(text.id for text in desk.stage.texts("text") if text.m.get("scene") in home)
    last = desk.added[-1].id if desk.added else ""
    return (last,) if desk.focus is not None and last in desk.focus.ids else ()


def _during(frame: Frame, desk: Desk, ids: tuple[str, ...]) -> list[Tool] | None:
    """Read "only over the first photo": one text shows as long as that; of several those stay that show there."""
    picked = frame.scenes()
    scenes = [desk.segment(id_) for id_ in desk.there(picked)] if picked is not None else []
    if not scenes:
        return None
    start, end = min(scene.start_ms for scene in scenes), max(scene.end_ms for scene in scenes)
    if len(ids) == 1:
        return [TimeText(ids[0], start, max(1, end - start))]
    texts = [desk.segment(id_) for id_ in ids]
    return [DeleteText(text.id) for text in texts if text.end_ms <= start or text.start_ms >= end]


_UNTIL_END = frozenset({"until the end", "to the end", "till the end", "一直到结束", "一直显示到结束", "直到结束", "到结束", "显示到最后", "一直到最后", "显示到结束", "直到最后"})  # fmt: skip


def _timed(frame: Frame, desk: Desk, ids: tuple[str, ...]) -> list[Tool]:
    """Read when texts show: "show the title from 2 s to 6 s", "at the end", "for 5 seconds"."""
    total = desk.draft.duration_ms
    everywhere = frame.find("scenes")
    if (
        everywhere is not None
        and frame.phrases[everywhere].value("scenes").whole
        and frame.before(everywhere, "prep", "on")
    ):
        # "the title should be on all three scenes"
        frame.used.add(everywhere)
        return [TimeText(id_, 0, max(1, total)) for id_ in ids]
    only = frame.take("only") is not None
    if only and frame.left("scenes") and (during := _during(frame, desk, ids)) is not None:
        return during
    until = frame.find("whole")
    if until is not None and frame.phrases[until].text.lower() in _UNTIL_END:
        frame.used.add(until)
        shown = [desk.segment(id_) for id_ in ids]
        return [TimeText(text.id, text.start_ms, max(1, total - text.start_ms)) for text in shown]
    at = None if frame.left("shift") else frame.take("at", "start", "end")
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
    longer = frame.take("more", ("length", 1), ("length", -1))
    if longer is not None:
        # 标题多显示两秒
        lengths = {id_: desk.segment(id_).duration_ms + round(longer[1] * ms) for id_ in ids}
        return [TimeText(id_, desk.segment(id_).start_ms, max(500, lengths[id_])) for id_ in ids]
    if (frame.before(index, "prep", "to") and frame.phrases[index - 1].text.lower() != "to") or frame.before(
        index, "prep", "from"
    ):
        return [TimeText(id_, ms, desk.segment(id_).duration_ms) for id_ in ids]
    if frame.take("instead") is not None:
        # "6 seconds instead of 4"
        for kind in ("length", "numbered", "number"):
            frame.take(kind)
    return [TimeText(id_, desk.segment(id_).start_ms, ms) for id_ in ids]
