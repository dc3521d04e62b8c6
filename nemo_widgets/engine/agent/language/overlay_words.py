"""Where, how large, how strong and when an overlay shall show, from the words of a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from nemo_widgets.engine.agent.language.desk import Desk
from nemo_widgets.engine.agent.language.frames import Frame
from nemo_widgets.timeline.edits import shown_alone

if TYPE_CHECKING:
    from nemo_widgets.timeline.draft import Segment

Span = tuple[int, int]

_ANY_CORNER: Final = frozenset({"corner", "in the corner", "角落"})
_HIGH: Final = {"up": "top", "higher": "top", "higher up": "top", "lower": "bottom", "down": "bottom",
                "lower down": "bottom"}  # fmt: skip
_NO_SIZE: Final = frozenset({"more", "less", *_HIGH})
_SOLID: Final = frozenset({"opacity", "opaque", "不透明", "不透明度"})
_FAINTER: Final = 0.6
_SEEN: Final = {"subtle": 1, "subtler": 1, "faint": 1, "fainter": 1, "discreet": 1, "unobtrusive": 1,
                "visible": -1, "prominent": -1, "solid": -1, "淡一点": 1, "淡一些": 1, "淡点": 1}  # fmt: skip
"""Words for an overlay that shall be seen through more, or less."""


def corner(frame: Frame, shown: Segment | None, default: str) -> str | None:
    """Take the corner that is named; "the other corner" is the one beside it."""
    other = next((i for i, phrase in enumerate(frame.phrases) if phrase.has("ref", "other")), None)
    beside = next((i for i, phrase in enumerate(frame.phrases) if phrase.text.lower() == "side"), None)
    if other is not None and (frame.left("corner") or beside is not None) and shown is not None:
        frame.used |= {other} if beside is None else {other, beside}
        frame.take("corner")
        place = shown.m.get("place")
        now = str(place.get("corner", "")) if isinstance(place, dict) else ""
        return now.replace("left", "RIGHT").replace("right", "left").lower() or None
    bare = next((p.text.lower() for p in frame.phrases if p.has("corner")), "") in _ANY_CORNER
    found = frame.take("corner") or frame.take("position", "center")
    if found is None or bare:
        # "try it on the right" keeps it as high as it is.
        place = shown.m.get("place") if shown is not None else None
        now = str(place.get("corner", "") if isinstance(place, dict) else "") or str(found or default)
        high, _, side = now.partition("-")
        moved = (_height(frame) or high, frame.take("side", "left", "right") or side)
        if moved != (high, side) and all(moved):
            return "-".join(moved)
    return None if found is None else str(found)


def _height(frame: Frame) -> str | None:
    """Take how high something shall lie: "at the bottom", "lower"."""
    words = [index for index, phrase in enumerate(frame.phrases) if phrase.text.lower() in _HIGH]
    frame.used |= set(words)
    found = frame.take("position", "top", "bottom")
    if found is not None:
        return str(found)
    return _HIGH[frame.phrases[words[0]].text.lower()] if words else None


def scale(frame: Frame) -> float | None:
    """Take every word of size; None where there is none."""
    scale = None
    for index, phrase in enumerate(frame.phrases):
        # "more" alone is no size, 大一点 is.
        if index in frame.used or not phrase.has("more") or phrase.text.lower() in _NO_SIZE:
            continue
        side, way = phrase.value("more")
        if side in {"size", "up"}:
            frame.used.add(index)
            scale = 1.4 if way > 0 else 0.7
    if scale is None and (frame.take("asmuch") or frame.left("noun", "size")):
        factor = frame.take("factor")
        return None if factor is None else float(factor)
    if scale is not None and (times := frame.take("factor")) is not None:
        # 缩小一半, 放大一倍
        return float(times) if (times > 1) == (scale > 1) else 1 / float(times)
    if scale is not None and not _sees_through(frame) and (share := frame.take("percent")) is not None:
        return 1 + float(share) if scale > 1 else max(0.1, 1 - float(share))
    return scale


def _sees_through(frame: Frame) -> bool:
    """Tell whether a share stands beside a word for opacity: 缩小点，透明50%."""
    index = frame.find("percent")
    return index is not None and frame.before(index, "noun", "opacity")


def opacity(frame: Frame, shown: Segment | None) -> float | None:
    """Take how much a picture covers: "40% opacity", "30% transparent", "half see-through"."""
    index = frame.find("noun", "opacity")
    share = frame.take("percent")
    seen = next((i for i, phrase in enumerate(frame.phrases) if phrase.text.lower() in _SEEN), None)
    if index is None and share is None and seen is not None:
        frame.used.add(seen)
        way = _SEEN[frame.phrases[seen].text.lower()]
        more = frame.take("more", ("up", 1), ("up", -1))
        frame.take("degree")
        fainter = (way > 0) == (more is None or more[1] > 0)
        return _fainter(shown) if fainter else _fainter(shown, 1 / _FAINTER)
    if index is None:
        return None if share is None else max(0.0, min(1.0, float(share)))
    word = frame.phrases[index].text.lower()
    frame.nouns("opacity")
    solid = word in _SOLID
    if share is not None:
        return round(max(0.0, min(1.0, float(share) if solid else 1 - float(share))), 4)
    more = frame.take("more", ("up", 1), ("up", -1))
    degree = frame.take("degree")
    if frame.take("factor", 0.5) is not None or word.startswith(("half", "semi", "半")):
        return 0.5
    again = re.search(r"[一多]点|[一些]些", word) is not None or degree is not None
    if more is None and not again:
        return 1.0 if solid else 0.5
    fainter = (more is None or more[1] > 0) != solid
    return _fainter(shown) if fainter else _fainter(shown, 1 / _FAINTER)


def _fainter(shown: Segment | None, factor: float = _FAINTER) -> float:
    """Return the opacity that something has now, times a factor."""
    place = shown.m.get("place") if shown is not None else None
    now = place.get("opacity") if isinstance(place, dict) else None
    return round(min(1.0, (float(now) if isinstance(now, int | float) else 1.0) * factor), 4)


def spans(frame: Frame, desk: Desk) -> tuple[Span, ...]:
    """Take every stretch of time: "from 2 to 4 and from 8 to 10 seconds", "during the interview"."""
    total = desk.draft.duration_ms
    spans: list[Span] = []
    while frame.left("range"):
        start, end = frame.take("range")
        start, end = (start + total if start < 0 else start), (total if end is None else end)
        if 0 <= start < end:
            spans.append((start, end))
    if frame.left("length") and frame.left("ordinal", 1, -1):
        ms = min(frame.take("length"), total)
        spans.append((0, ms) if frame.take("ordinal", 1, -1) == 1 else (total - ms, total))
    elif frame.left("length") and frame.left("scenes") and not frame.left("at"):
        # 户型图放在客厅右下角，四秒: from where that begins
        ms, picked = frame.take("length"), frame.scenes()
        for id_ in desk.there(picked)[:1] if picked is not None else ():
            start, length = shown_alone(desk.draft, id_)
            spans.append((start, start + min(ms, length)))
    elif frame.left("length"):
        ms = min(frame.take("length"), total)
        spans.append((total - ms, total) if frame.take("at", "start", "end") == "end" else (0, ms))
    ids = list(_while_said(frame, desk))
    while frame.left("scenes"):
        picked = frame.scenes()
        ids += desk.there(picked) if picked is not None and not picked.whole else ()
    for id_ in ids:
        start, length = shown_alone(desk.draft, id_)
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], start + length)
        else:
            spans.append((start, start + length))
    return tuple(spans)


def _while_said(frame: Frame, desk: Desk) -> Iterator[str]:
    """Take "during the interview", which else means while somebody speaks, where a scene is called so."""
    index = frame.find("do", "duck")
    if index is None:
        return
    word = frame.phrases[index].text.lower().rpartition(" ")[2]
    for scene in desk.stage.scenes:
        if word in re.findall(r"\w+", scene.name.lower()):
            frame.used.add(index)
            yield scene.id


def rest(spans: tuple[Span, ...], total: int) -> tuple[Span, ...]:
    """Return the stretches between some."""
    edges = [0, *(edge for span in sorted(spans) for edge in span), total]
    return tuple((a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b) if spans else ()
