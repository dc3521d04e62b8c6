"""What a message leaves open about letters: "another colour", "a nicer font"; and what they cannot have."""

# ruff: noqa: E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from nemo_widgets.engine.agent.language.desk import Desk, note
from nemo_widgets.engine.agent.language.frames import Choice, Clause, Frame, Note

_CHANGES = ("set", "replace", "swap")
_SAID = (
    "color", "font", "typeface", "more", "filter", "plain", "position", "case", "slant", "weight", "align", "side", "nudge",
    "corner", "anim", "anim-out", "readable", "letters", "ground", "edge", "length", "range", "whole", "factor", "percent",
)  # fmt: skip
"""What is wished exactly, and so is not to be asked for."""
_KINDS = (
    ("serif", "serif", "衬线"),
    ("handwriting", "handwritten", "手写"),
    ("monospace", "monospaced", "等宽"),
    ("sans-serif", "plain, without serifs", "无衬线"),
)


def wanting(frame: Frame, desk: Desk) -> Clause | None:
    """Ask which colour or font is meant, where a message only says that there shall be another."""
    asks = frame.has("do", *_CHANGES) or frame.has("another") or frame.has("complaint") or frame.has("vague")
    if not asks or frame.has("do", "remove", "undo") or frame.has("quote") or frame.has("scenes"):
        return None
    colour, font = frame.nouns("color"), frame.nouns("font")
    said = any(frame.left(kind) for kind in _SAID)
    if said or font == colour:
        return None
    texts = frame.texts() if frame.left("texts") else None
    while frame.left("texts"):
        frame.texts()
    for kind in ("another", "vague", "degree", "ref", "again", "complaint", "noun"):
        frame.take(kind, "change") if kind == "noun" else frame.take(kind)
    frame.verb(*_CHANGES)
    frame.verb("add")
    if not frame.complete():
        return None
    zh = not frame.text.isascii()
    if colour:
        return note("which_colour")
    return _fonts(desk, texts.ids if texts is not None else (), zh=zh)


def _fonts(desk: Desk, ids: tuple[str, ...], *, zh: bool) -> Clause | None:
    """Offer kinds of fonts."""
    texts = [text for text in desk.stage.texts("text") if not ids or text.id in ids]
    if not texts:
        return note("no_text_yet", "title")
    role = texts[0].role or "title"
    noun = {"title": "标题", "caption": "字幕", "lower-third": "人名条"}[role] if zh else f"{role}s"
    choices = tuple(
        Choice(
            chinese if zh else english,
            f"{noun}用{chinese}字体" if zh else f"use a {kind} font for the {noun}",
        )
        for kind, english, chinese in _KINDS
    )
    return Clause(notes=(Note("which_font"),), choices=choices)


def unstyled(frame: Frame, desk: Desk) -> Clause | None:
    """Say of a style that letters cannot have, "underlined", "curved", that they cannot; and of a zoom's speed."""
    index = frame.find("lackstyle")
    if index is None or not (frame.has("texts") or frame.phrases[index].has("lackstyle", "zoom")):
        return None
    frame.all_used()
    if frame.phrases[index].has("lackstyle", "zoom"):
        return note("zoom_amount")
    return note("style_cannot", frame.phrases[index].text)
