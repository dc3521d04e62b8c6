"""What people say of letters: their colour, outline, shadow, ground, size, font, case and place.

A colour belongs to what it stands beside: "yellow with a black outline", "white on black", 黑底白字.
"""

# ruff: noqa: E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nemo_widgets.engine.agent.language.desk import Desk
from nemo_widgets.engine.agent.language.frames import Frame
from nemo_widgets.engine.agent.tools import ChangeText, Tool
from nemo_widgets.timeline.draft import Segment

Wishes = dict[str, Any]

_AROUND = {"outline": "stroke", "shadow": "shadow", "box": "box", "background": "box"}
THICK, THIN = 0.1, 0.03
"""Widths of an outline in ems; 0.05 is the usual."""
_HALF_ALPHA = "80"
_SMALL_PARTS = ("prep", "skip", "say", "degree", "colon")


def around(frame: Frame, wishes: Wishes) -> bool:
    """Take an outline, a shadow or a box with its colour, or the colour of the letters; tell whether one was there."""
    return (
        _han(frame, wishes)
        or _feature(frame, wishes)
        or _colour(frame, wishes)
        or _see_through(frame, wishes)
    )


def _han(frame: Frame, wishes: Wishes) -> bool:
    if frame.take("letterform") is not None:
        return True
    for kind, key in (("letters", "color"), ("edge", "stroke"), ("ground", "box")):
        if (value := frame.take(kind)) is not None:
            faint = key == "box" and frame.take("noun", "opacity") is not None
            wishes[key] = value + _HALF_ALPHA if faint else value
            return True
    return False


def _feature(frame: Frame, wishes: Wishes) -> bool:
    """Read "a thick black outline", "outline it in black", "no shadow", "a half transparent box"."""
    index = frame.find("noun", *_AROUND)
    if index is None:
        return False
    key = _AROUND[str(frame.phrases[index].value("noun"))]
    if key == "box" and frame.phrases[index].has("noun", "background") and not _grounds(frame, index):
        return False
    frame.used.add(index)
    if _taken_away(frame, index) or frame.before(index, "instead"):
        wishes[key] = False
        return True
    value: Any = True
    faint = False
    after = index + 1
    if key == "box" and after < len(frame.phrases) and frame.phrases[after].text in {"半透明", "半透明的"}:
        # 底色半透明
        frame.used.add(after)
        faint = True
    for at in (*_before(frame, index), *_behind(frame, index)):
        phrase = frame.phrases[at]
        frame.used.add(at)
        if phrase.has("color") or phrase.has("tone"):
            value = phrase.value("color" if phrase.has("color") else "tone")
        elif phrase.has("weight"):
            wishes["stroke_width"] = THICK if phrase.has("weight", "bold") else THIN
        faint = faint or phrase.has("noun", "opacity")
    if faint and key == "box":
        value = (value if isinstance(value, str) else "#000000") + _HALF_ALPHA
    if key in wishes and value is True:
        return True
    wishes[key] = value
    return True


def _grounds(frame: Frame, index: int) -> bool:
    """Tell whether "background" is the texts', and no picture's: a colour or "behind" stands with it."""
    near = frame.phrases[max(0, index - 3) : index + 4]
    return frame.has("texts") or any(p.has("color") or p.has("tone") for p in near)


def _taken_away(frame: Frame, index: int) -> bool:
    if frame.verb("remove"):
        return True
    return any(phrase.has("do", "remove") for phrase in frame.phrases[:index])


def _before(frame: Frame, index: int) -> list[int]:
    """Return the places of the words that describe what comes after them: its colour, thickness and strength."""
    found: list[int] = []
    at = index - 1
    while at >= 0 and at not in frame.used and _describes(frame, at):
        found.insert(0, at)
        at -= 1
    return found


def _behind(frame: Frame, index: int) -> list[int]:
    """Return the places of a colour after it: "outline in black", "outlined in black", 描边用黑色."""
    at = index + 1
    while at < len(frame.phrases) and (
        any(frame.phrases[at].has(kind) for kind in ("prep", "say", "do", "texts", "ref"))
        and not frame.phrases[at].has("color")
    ):
        at += 1
    plain = at < len(frame.phrases) and frame.phrases[at].has("color") and at not in frame.used
    # "a shadow, white text": what is white is the text.
    owned = (
        plain
        and at + 1 < len(frame.phrases)
        and (frame.phrases[at + 1].has("texts") or frame.phrases[at + 1].has("noun", *_AROUND))
    )
    between = frame.phrases[index + 1 : at]
    parted = any(phrase.has("texts") for phrase in between) and not frame.phrases[index].has("do")
    return [at] if plain and not owned and not parted and (between or _before_is_bare(frame, index)) else []


def _before_is_bare(frame: Frame, index: int) -> bool:
    return not any(phrase.has("color") for phrase in frame.phrases[max(0, index - 2) : index])


def _describes(frame: Frame, at: int) -> bool:
    phrase = frame.phrases[at]
    return (
        phrase.has("color")
        or phrase.has("weight")
        or phrase.has("noun", "opacity")
        or phrase.has("degree")
        or phrase.has("tone")
    )


def _colour(frame: Frame, wishes: Wishes) -> bool:
    index = frame.find("color")
    if index is None:
        return False
    frame.used.add(index)
    value = frame.phrases[index].value("color")
    before = frame.phrases[index - 1].text.lower() if index else ""
    if before == "from" or frame.before(index, "instead"):
        # "from white to yellow", "yellow instead of white"
        frame.take("instead")
        return True
    if before in {"on", "over"} and ("color" in wishes or any(p.has("color") for p in frame.phrases[:index])):
        # "white on black"
        wishes["box"] = value
    elif "color" in wishes and "box" not in wishes and before in {"on", "over"}:
        wishes["box"] = value
    else:
        wishes["color"] = value
    frame.nouns("color")
    return True


def _see_through(frame: Frame, wishes: Wishes) -> bool:
    """Read "half transparent", "at 50 % opacity", "fully opaque"."""
    index = frame.find("noun", "opacity")
    if index is None:
        return False
    said = frame.phrases[index].text.lower()
    frame.used.add(index)
    percent = frame.take("percent")
    frame.take("factor", 0.5)
    frame.take("degree")
    if "opaque" in said or said == "不透明":
        wishes["opacity"] = 1.0 if percent is None else percent
    elif percent is not None:
        wishes["opacity"] = percent if said in {"opacity", "不透明度"} else round(1 - percent, 2)
    else:
        wishes["opacity"] = 0.5
    return True


def font(frame: Frame, desk: Desk, wishes: Wishes) -> bool:
    """Take a font by its name, in quotes or not, or by its kind: "a handwritten font"."""
    value = frame.take("font")
    index = frame.find("typeface")
    if (
        value is None
        and index is not None
        and (frame.has("noun", "font") or not frame.phrases[index].has("word"))
    ):
        # "elegant" alone may be what a picture shows.
        value = frame.take("typeface")
    if value is None and frame.left("noun", "font") and frame.left("quote"):
        index = frame.find("quote")
        value = desk.plain(frame.phrases[index or 0].text)
        frame.take("quote")
    if value is None:
        return False
    wishes["font"] = value
    frame.nouns("font")
    # "a nicer font, something handwritten"
    frame.take("vague")
    frame.take("another")
    return True


def cased(frame: Frame, texts: Sequence[Segment]) -> list[Tool]:
    """Read "in capital letters", "all lower case", "Title Case"."""
    way = frame.take("case")
    if way is None:
        return []
    calls: list[Tool] = []
    for text in texts:
        words = {"upper": str.upper, "lower": str.lower, "title": _titled}[way](text.text)
        if words != text.text:
            calls.append(ChangeText(text.id, words))
    return calls


def _titled(text: str) -> str:
    """Return a text with each word's first letter large; letters after an apostrophe stay as they are."""
    return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))


def readable(frame: Frame, wishes: Wishes) -> bool:
    """Read "easier to read": larger letters with an outline that sets them off."""
    if frame.take("readable") is None:
        return False
    if not {"scale", "box", "stroke", "shadow", "weight"} & set(wishes):
        wishes |= {"scale": 1.2, "stroke": wishes.get("stroke", True)}
    return True
