"""Intents about what lies above the scenes: a watermark, a logo, a picture in picture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from nemo_widgets.engine.agent.language import overlay_words as wished
from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.language.waiting import chosen_file
from nemo_widgets.engine.agent.tools import (
    AddOverlay,
    AddScene,
    AddText,
    PlaceOverlay,
    RemoveOverlays,
    StyleText,
    TimeOverlay,
    Tool,
    Uploaded,
)

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem
    from nemo_widgets.timeline.draft import Segment

Role = Literal["watermark", "pip"]

_WIDTHS: Final[dict[Role, float]] = {"watermark": 0.18, "pip": 0.32}
_CORNERS: Final[dict[Role, str]] = {"watermark": "top-right", "pip": "bottom-right"}
_LOGO: Final = re.compile(r"logo|brand|watermark|emblem|badge|标|水印|徽", re.IGNORECASE)
_LOGO_MS: Final = 3000
_SWAPS: Final = frozenset({"use", "swap", "replace", "change", "instead", "用", "换成", "改成", "换", "改用"})
_NAMED_SIZES: Final = {1.4: 1.5, 0.7: 0.6}
"""How much larger a big overlay comes in than the usual one, where a bigger one grows less."""


def timed(frame: Frame, desk: Desk) -> Clause | None:
    """Read "show it only in the last 5 seconds", 第一段不要显示, right after an overlay: no video is cut."""
    shows = any(phrase.text.lower() in {"显示", "出现", "show", "appear"} for phrase in frame.phrases)
    if frame.left("do", "remove") and shows and frame.left("scenes") and not frame.left("texts"):
        return overlay(frame, desk) if _recent(desk) else None
    if _recent(desk) and frame.left("more", ("length", 1)) and not (_others(frame) or frame.left("length")):
        return _longer(frame, desk)
    if not (frame.left("ref", "it") or frame.left("only")) or not (
        frame.left("range") or frame.left("length")
    ):
        return None
    if frame.left("noun") or frame.left("file") or frame.left("scenes"):
        return None
    return overlay(frame, desk) if _recent(desk) else None


def _others(frame: Frame) -> bool:
    return any(frame.left(kind) for kind in ("noun", "file", "scenes", "texts", "range", "percent", "factor"))


_LONGER_MS: Final = 2000


def _longer(frame: Frame, desk: Desk) -> Clause | None:
    """Read 让它多待会儿 right after an overlay: it stays on, and no scene gets longer."""
    above = [one for one in desk.draft.segments if one.kind == "video" and one.role in _WIDTHS]
    if not above:
        return None
    shown = above[-1]
    frame.take("more", ("length", 1))
    frame.verb("set", "keep")
    for kind in ("ref", "degree", "again"):
        frame.take(kind)
    if not frame.complete():
        return None
    end = min(desk.draft.duration_ms, shown.end_ms + _LONGER_MS)
    return done([TimeOverlay(_role_of(shown), ((shown.start_ms, end),))], side="overlay")


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
    corner = wished.corner(frame, about.shown, _CORNERS[about.role])
    scale = wished.scale(frame)
    opacity = wished.opacity(frame, about.shown)
    spans = wished.spans(frame, desk)
    if hidden:
        return _hidden(frame, desk, about, spans)
    frame.take("only")
    frame.take("another")
    frame.take("degree")
    frame.take("vague")
    frame.nouns("size", "place")
    if frame.take("whole") and about.shown is not None and not spans:
        ends = any(p.has("whole") and p.text.endswith(("结束", "最后", "end")) for p in frame.phrases)
        spans = ((about.shown.start_ms if ends else 0, desk.draft.duration_ms),)
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
        return (
            _words(frame, desk, corner, opacity)
            if about.role == "watermark"
            else note("overlay_of_what", "pip")
        )
    return _added(about.role, about.item, corner, opacity, scale, spans)


def _hidden(frame: Frame, desk: Desk, about: Overlay, spans: tuple[wished.Span, ...]) -> Clause | None:
    """Take an overlay away, or for some time only."""
    if about.shown is None:
        return None
    frame.take("again")
    others = wished.rest(spans, desk.draft.duration_ms)
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
        return _about_shown(frame, desk, above)
    if role == "watermark" and frame.left("quote"):
        # Its words are the watermark.
        return Overlay(role)
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


def _about_shown(frame: Frame, desk: Desk, above: list[Segment]) -> Overlay | None:
    """Return the overlay that is called by its file's name, or the one that was edited last."""
    called = _called(frame, above)
    if called is not None:
        return Overlay(_role_of(called), shown=called)
    vague = next(
        (i for i, p in enumerate(frame.phrases) if p.has("scenes") and p.value("scenes").vague), None
    )
    if (
        vague is not None
        and _recent(desk)
        and above
        and (frame.left("corner") or frame.left("side") or frame.left("ref", "other"))
    ):
        # "move the picture to the other side"
        frame.used.add(vague)
    named = frame.left("scenes") and not any(frame.left(kind) for kind in ("ref", "only"))
    named = named and not frame.has("do", "remove")
    # 放在客厅那张的右下角, right after it came
    named = named and not (frame.left("corner") and frame.has("do", "add", "move"))
    if not _recent(desk) or not above or named or frame.left("texts"):
        return None
    return Overlay(_role_of(above[-1]), shown=above[-1])


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


def _called(frame: Frame, above: list[Segment]) -> Segment | None:
    """Take a word that is an overlay's own name: "make the selfie smaller"."""
    for index, phrase in enumerate(frame.phrases):
        found = [one for one in above if one.name.rpartition(".")[0].lower() == phrase.text.lower()]
        if found and phrase.has("word"):
            frame.used.add(index)
            return found[-1]
    return None


def _role_of(segment: Segment) -> Role:
    return "watermark" if segment.role == "watermark" else "pip"


def _lies_above(frame: Frame) -> bool:
    """Tell whether words say that a picture is laid over the others: a corner, or "overlay"."""
    middle = next((p for p in frame.phrases if p.has("position", "center")), None)
    if middle is not None and not middle.text.isascii() and frame.has("do", "add", "move"):
        # 二维码放在最后一张的中间
        return sum(p.has("scenes") and len(p.value("scenes").ids) == 1 for p in frame.phrases) == 1
    return (frame.left("corner") and (frame.has("do", "add", "move") or not frame.has("do"))) or any(
        phrase.text.lower().startswith(("overlay", "叠加")) for phrase in frame.phrases
    )


def _newest(desk: Desk, role: Role) -> MediaItem | None:
    """Return the upload that is meant where none is named: one called a logo, or for a picture another."""
    pictures = [item for item in desk.files if item.is_picture]
    named = [item for item in pictures if bool(_LOGO.search(item.filename)) == (role == "watermark")]
    return next(reversed(named or pictures), None)


def _words(frame: Frame, desk: Desk, corner: str | None, opacity: float | None) -> Clause | None:
    """Show words as a watermark: small, all along, in the corner asked for."""
    quote = frame.find("quote")
    if quote is None:
        return note("overlay_of_what", "watermark")
    words = desk.plain(frame.phrases[quote].text)
    frame.take("quote")
    frame.take("texts")
    up, _, side = (corner or "").partition("-")
    total = desk.draft.duration_ms or 3000
    spot = up if up == "top" else "bottom"
    calls: list[Tool] = [AddText(words, "lower-third", 0, total, position=spot, align=side)]
    if opacity is not None:
        known = {segment.id for segment in desk.draft.segments}
        new = tuple(one.id for one in calls[0].edit(desk.draft).segments if one.id not in known)
        calls.append(StyleText(new, opacity=opacity))
    return done(calls, side="text")


def _added(
    role: Role,
    item: MediaItem,
    corner: str | None,
    opacity: float | None,
    scale: float | None,
    spans: tuple[wished.Span, ...],
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
