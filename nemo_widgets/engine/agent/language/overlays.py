"""Intents about what lies above the scenes: a watermark, a logo, a picture in picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.language.waiting import chosen_file
from nemo_widgets.engine.agent.tools import (
    AddOverlay,
    AddScene,
    AddText,
    PlaceOverlay,
    RemoveOverlays,
    TimeOverlay,
    Tool,
    Uploaded,
)
from nemo_widgets.timeline.edits import shown_alone

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem
    from nemo_widgets.timeline.draft import Segment

Role = Literal["watermark", "pip"]
Span = tuple[int, int]

_WIDTHS: Final[dict[Role, float]] = {"watermark": 0.18, "pip": 0.32}
_CORNERS: Final[dict[Role, str]] = {"watermark": "top-right", "pip": "bottom-right"}
_LOGO: Final = re.compile(r"logo|brand|watermark|emblem|badge|标|水印|徽", re.IGNORECASE)
_SOLID: Final = frozenset({"opacity", "opaque", "不透明", "不透明度"})
_FAINTER: Final = 0.6
_LOGO_MS: Final = 3000
_SWAPS: Final = frozenset({"use", "swap", "replace", "change", "instead", "用", "换成", "改成", "换", "改用"})
_NAMED_SIZES: Final = {1.4: 1.5, 0.7: 0.6}
"""How much larger a big overlay comes in than the usual one, where a bigger one grows less."""
_SEEN: Final = {"subtle": 1, "subtler": 1, "faint": 1, "fainter": 1, "discreet": 1, "unobtrusive": 1,
                "visible": -1, "prominent": -1, "solid": -1}  # fmt: skip
"""Words for an overlay that shall be seen through more, or less."""


def timed(frame: Frame, desk: Desk) -> Clause | None:
    """Read "show it only in the last 5 seconds", right after an overlay: it is not the video that is cut."""
    if not (frame.left("ref", "it") or frame.left("only")) or not (
        frame.left("range") or frame.left("length")
    ):
        return None
    if frame.left("noun") or frame.left("file") or frame.left("scenes"):
        return None
    return overlay(frame, desk) if _recent(desk) else None


def closing(frame: Frame, desk: Desk) -> Clause | None:
    """Read "end with our logo", "put logo.png at the start for 2 seconds": a scene that shows it whole."""
    at = frame.take("at", "start", "end")
    if at is None or frame.left("corner") or frame.left("quote") or frame.has("do", "remove"):
        return None
    noun = frame.take("noun", "watermark")
    index = frame.find("file")
    name = frame.phrases[index].value("file") if index is not None else ""
    if not (_LOGO.search(name) if name else noun):
        return None
    frame.take("file")
    item = desk.file(name) if name else _newest(desk, "watermark")
    if item is None or not item.is_picture:
        return note("no_file", name) if name else note("overlay_of_what", "watermark")
    frame.verb("add", "move")
    frame.take("another")
    ms = frame.take("length") or _LOGO_MS
    call = AddScene(
        Uploaded(item.hash), item.filename, ms, "none", 0 if at == "start" else None, fit="contain"
    )
    return done([call], side="order")


@dataclass(frozen=True)
class Overlay:
    """What a clause is about: an upload that is named, or what is shown above the scenes already."""

    role: Role
    item: MediaItem | None = None
    shown: Segment | None = None


def overlay(frame: Frame, desk: Desk) -> Clause | None:
    """Put a watermark, a logo or a picture in picture above the scenes; move, resize, time or fade it."""
    about = _about(frame, desk)
    if isinstance(about, Clause) or about is None:
        return about
    hidden = frame.take("do", "remove") is not None
    corner = _corner(frame, about.shown)
    scale = _scale(frame)
    opacity = _opacity(frame, about.shown)
    spans = _spans(frame, desk)
    if hidden:
        return _hidden(frame, desk, about, spans)
    frame.take("only")
    frame.take("another")
    frame.take("degree")
    frame.take("vague")
    frame.nouns("size", "place")
    if frame.take("whole") and about.shown is not None and not spans:
        spans = ((0, desk.draft.duration_ms),)
    if about.shown is not None and about.item is not None:
        return _instead(frame, about.shown, about.item)
    if about.shown is not None:
        frame.verb("move", "set", "add", "scale", "keep")
        calls: list[Tool] = []
        if corner is not None or opacity is not None or scale is not None:
            calls.append(PlaceOverlay(about.role, corner, scale, opacity))
        if spans:
            calls.append(TimeOverlay(about.role, spans))
        return done(calls, side="overlay") if calls else None
    frame.verb("add", "move", "set")
    if about.item is None:
        return _words(frame, desk, corner) if about.role == "watermark" else note("overlay_of_what", "pip")
    return _added(about.role, about.item, corner, opacity, scale, spans)


def _hidden(frame: Frame, desk: Desk, about: Overlay, spans: tuple[Span, ...]) -> Clause | None:
    """Take an overlay away, or for some time only."""
    if about.shown is None:
        return None
    frame.take("again")
    others = _rest(spans, desk.draft.duration_ms)
    if spans and not others:
        return None
    return done([TimeOverlay(about.role, others) if others else RemoveOverlays(about.role)], side="overlay")


def _instead(frame: Frame, shown: Segment, item: MediaItem) -> Clause:
    """Show another picture in an overlay's place: "use selfie.jpg instead"."""
    frame.verb("add", "replace", "set")
    role, place = _role_of(shown), shown.m.get("place")
    known = place if isinstance(place, dict) else {}
    call = AddOverlay(
        Uploaded(item.hash),
        item.filename,
        role,
        str(known.get("corner", _CORNERS[role])),
        float(known.get("width", _WIDTHS[role])),
        float(known.get("opacity", 1.0)),
        shown.start_ms,
        shown.duration_ms,
    )
    return done([RemoveOverlays(role), call], side="overlay")


def _corner(frame: Frame, shown: Segment | None) -> str | None:
    """Take the corner that is named; "the other corner" is the one beside it."""
    other = next((i for i, phrase in enumerate(frame.phrases) if phrase.has("ref", "other")), None)
    if other is not None and frame.left("corner") and shown is not None:
        frame.used.add(other)
        frame.take("corner")
        place = shown.m.get("place")
        now = str(place.get("corner", "")) if isinstance(place, dict) else ""
        return now.replace("left", "RIGHT").replace("right", "left").lower() or None
    found = frame.take("corner") or frame.take("position", "center")
    if found is None and shown is not None:
        # "try it on the right" keeps it as high as it is.
        place = shown.m.get("place")
        high, _, side = str(place.get("corner", "") if isinstance(place, dict) else "").partition("-")
        moved = (frame.take("position", "top", "bottom") or high, frame.take("side", "left", "right") or side)
        found = "-".join(moved) if moved != (high, side) and all(moved) else None
    return None if found is None else str(found)


def _about(frame: Frame, desk: Desk) -> Overlay | Clause | None:
    """Return what a clause is about, a note where that is not there, or None where it is of other things."""
    nouns = [frame.take("noun", "watermark", "pip")]
    while nouns[-1] is not None:
        nouns.append(frame.take("noun", "watermark", "pip"))
    role: Role | None = "pip" if "pip" in nouns else "watermark" if "watermark" in nouns else None
    above = [one for one in desk.draft.segments if one.kind == "video" and one.role in _WIDTHS]
    index = frame.find("file")
    if index is not None:
        return _about_file(frame, desk, index, role, above)
    if role is None:
        named = frame.left("scenes") and not (frame.left("ref") or frame.left("only"))
        if not _recent(desk) or not above or named or frame.left("texts"):
            return None
        return Overlay(_role_of(above[-1]), shown=above[-1])
    # A logo in the corner may have come as a picture in picture.
    shown = [one for one in above if one.role == role] or (
        [one for one in above if _LOGO.search(one.name)] if role == "watermark" else []
    )
    if shown:
        return Overlay(_role_of(shown[-1]), shown=shown[-1])
    if frame.has("do") and not frame.has("do", "add", "set", "move"):
        return None
    if frame.left("at", "start", "end") and not frame.left("corner") and not frame.left("length"):
        # "put the logo at the end" is a scene of its own.
        return None
    item = _newest(desk, role)
    changes = frame.left("more") and not frame.has("do", "add")
    if changes or (item is None and not frame.left("quote")):
        frame.all_used()
        return note("no_overlay" if changes else "overlay_of_what", role)
    return Overlay(role, item)


def _about_file(
    frame: Frame, desk: Desk, index: int, role: Role | None, above: list[Segment]
) -> Overlay | Clause | None:
    name = frame.phrases[index].value("file")
    shown = [one for one in above if one.name == name and role in {None, one.role}]
    swaps = any(phrase.text.lower() in _SWAPS for phrase in frame.phrases)
    recent = above if swaps and _recent(desk) and not shown and not frame.left("at") else []
    lasts = _LOGO.search(name) and any(frame.left(kind) for kind in ("only", "whole", "range"))
    if role is None and not shown and not recent and not lasts and not _lies_above(frame):
        return None
    frame.used.add(index)
    # "selfie.jpg as a small picture in the corner"
    frame.used |= {
        i for i, one in enumerate(frame.phrases) if one.has("scenes") and one.value("scenes").vague
    }
    if shown:
        return Overlay(_role_of(shown[-1]), shown=shown[-1])
    item = chosen_file(frame, desk, index)
    if isinstance(item, Clause):
        return item
    if item is None:
        return note("no_uploads") if name == "new" else note("no_file", name)
    if not item.is_picture:
        return None
    if recent and role is None and not frame.left("corner"):
        return Overlay(_role_of(recent[-1]), item, recent[-1])
    return Overlay(role or ("watermark" if _LOGO.search(item.filename) else "pip"), item)


def _recent(desk: Desk) -> bool:
    """Tell whether the last edit was one of an overlay."""
    return (desk.focus.side if desk.focus is not None else desk.before.side) == "overlay"


def _role_of(segment: Segment) -> Role:
    return "watermark" if segment.role == "watermark" else "pip"


def _lies_above(frame: Frame) -> bool:
    """Tell whether words say that a picture is laid over the others: a corner, or "overlay"."""
    return (frame.left("corner") and (frame.has("do", "add", "move") or not frame.has("do"))) or any(
        phrase.text.lower().startswith(("overlay", "叠加")) for phrase in frame.phrases
    )


def _newest(desk: Desk, role: Role) -> MediaItem | None:
    """Return the upload that is meant where none is named: one called a logo, or for a picture another."""
    pictures = [item for item in desk.files if item.is_picture]
    named = [item for item in pictures if bool(_LOGO.search(item.filename)) == (role == "watermark")]
    return next(reversed(named or pictures), None)


def _opacity(frame: Frame, shown: Segment | None) -> float | None:
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


def _scale(frame: Frame) -> float | None:
    """Take every word of size; None where there is none."""
    scale = None
    for index, phrase in enumerate(frame.phrases):
        # "more" alone is no size, 大一点 is.
        if index in frame.used or not phrase.has("more") or phrase.text.lower() in {"more", "less"}:
            continue
        side, way = phrase.value("more")
        if side in {"size", "up"}:
            frame.used.add(index)
            scale = 1.4 if way > 0 else 0.7
    if scale is None and (frame.take("asmuch") or frame.left("noun", "size")):
        factor = frame.take("factor")
        return None if factor is None else float(factor)
    if scale is not None and (share := frame.take("percent")) is not None:
        return 1 + float(share) if scale > 1 else max(0.1, 1 - float(share))
    return scale


def _spans(frame: Frame, desk: Desk) -> tuple[Span, ...]:
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


def _rest(spans: tuple[Span, ...], total: int) -> tuple[Span, ...]:
    """Return the stretches between some."""
    edges = [0, *(edge for span in sorted(spans) for edge in span), total]
    return tuple((a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b) if spans else ()


def _words(frame: Frame, desk: Desk, corner: str | None) -> Clause | None:
    """Show words as a watermark: small, all along, in the corner asked for."""
    quote = frame.find("quote")
    if quote is None:
        return note("overlay_of_what", "watermark")
    words = desk.plain(frame.phrases[quote].text)
    frame.take("quote")
    frame.take("texts")
    spot = "top" if (corner or "").startswith("top") else "bottom"
    total = desk.draft.duration_ms or 3000
    return done([AddText(words, "lower-third", 0, total, position=spot)], side="text")


def _added(
    role: Role,
    item: MediaItem,
    corner: str | None,
    opacity: float | None,
    scale: float | None,
    spans: tuple[Span, ...],
) -> Clause:
    small = _NAMED_SIZES.get(scale or 1.0, scale or 1.0)
    start, end = spans[0] if spans else (0, 0)
    calls: list[Tool] = [
        AddOverlay(
            Uploaded(item.hash),
            item.filename,
            role,
            corner or _CORNERS[role],
            round(_WIDTHS[role] * small, 3),
            1.0 if opacity is None else opacity,
            start,
            end - start if spans else None,
        )
    ]
    if len(spans) > 1:
        calls.append(TimeOverlay(role, spans))
    return done(calls, side="overlay")
