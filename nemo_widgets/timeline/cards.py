"""Designed cards: where a photo and its texts stand, for every shape of canvas.

A scene with `m.card` shows its photo by one of these layouts; a text whose style names an `area`, such as
"left.headline", stands in that slot. Both go by the canvas they are drawn on, so a card is laid out anew when
the video changes its shape. Pure data, in shares of the canvas.
"""

# ruff: noqa: E501 -- the table of layouts is read by its columns

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

Side = Literal["top", "center", "bottom"]
Align = Literal["start", "center"]
Shape = Literal["wide", "square", "tall"]


_PAPER = re.compile(r"\s*#[0-9a-fA-F]{6}\s*")


def is_paper(prompt: str) -> bool:
    """Tell whether a prompt asks for a plain sheet of a colour, "#1a237e", for words to stand on."""
    return bool(_PAPER.fullmatch(prompt))


@dataclass(frozen=True)
class Frame:
    """A part of the canvas, in shares of its sides."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Slot:
    """Where a text stands and how large it is set.

    Parameters
    ----------
    frame
        The part of the canvas that it stays in.
    size, smallest
        Of its letters, as shares of the canvas's short side.
    lines
        How many it is set in before it is made smaller.
    side
        Which edge of the frame it stands at.
    align
        "start" is the side its script begins at.
    weight, leading
        Of its letters; the distance of its lines in ems.
    """

    frame: Frame
    size: float
    smallest: float
    lines: int
    side: Side = "top"
    align: Align = "start"
    weight: int = 600
    leading: float = 1.12


@dataclass(frozen=True)
class CardLayout:
    """One layout on one shape of canvas.

    Parameters
    ----------
    photo
        The part for the photo.
    bleeds
        Whether the photo fills that part to its edges; else it is framed inside.
    slots
        The texts' places.
    """

    photo: Frame
    bleeds: bool
    slots: Mapping[str, Slot]


def _statement(
    left: float, top: float, right: float, bottom: float, size: float, split: float, align: Align = "start"
) -> dict[str, Slot]:
    """Return the slots of a column of text: a headline over a line, one statement alone, or points."""
    gap = 0.012
    third = (bottom - top) / 3
    column = {
        "headline": Slot(Frame(left, top, right, split), size, size * 0.5, 3, "bottom", align, 600, 1.06),
        "line": Slot(Frame(left, split + gap, right, bottom), size * 0.56, size * 0.4, 4, "top", align, 500, 1.3),
        "only": Slot(Frame(left, top, right, bottom), size * 0.86, size * 0.42, 5, "center", align, 600, 1.14),
    }  # fmt: skip
    for number in range(3):
        frame = Frame(left + 0.045, top + third * number, right, top + third * (number + 1))
        column[f"point{number + 1}"] = Slot(frame, size * 0.66, size * 0.4, 2, "center", "start", 600, 1.16)
    return column


def _over(frame: Frame, split: float, size: float, only: float) -> dict[str, Slot]:
    """Return the slots of text over a photo that fills the canvas."""
    slots = _statement(frame.left, frame.top, frame.right, frame.bottom, size, split)
    alone = replace(slots["only"], size=only, smallest=only * 0.55, side="bottom")
    return {"headline": slots["headline"], "line": slots["line"], "only": alone}


def _closing(
    slots: dict[str, Slot], price: Frame, action: Frame, link: Frame, align: Align
) -> dict[str, Slot]:
    return {
        **slots,
        "price": Slot(price, 0.1, 0.06, 1, "center", align, 700, 1.0),
        "action": Slot(action, 0.046, 0.032, 2, "center", align, 600, 1.1),
        "link": Slot(link, 0.044, 0.028, 1, "center", align, 500, 1.1),
    }


_WHOLE: Final = Frame(0, 0, 1, 1)

LAYOUTS: Final[dict[str, dict[Shape, CardLayout]]] = {
    "hero": {
        "wide": CardLayout(_WHOLE, True, _over(Frame(0.065, 0.30, 0.62, 0.90), 0.71, 0.135, 0.11)),
        "square": CardLayout(_WHOLE, True, _over(Frame(0.075, 0.40, 0.925, 0.925), 0.74, 0.125, 0.1)),
        "tall": CardLayout(_WHOLE, True, _over(Frame(0.08, 0.42, 0.92, 0.80), 0.675, 0.135, 0.1)),
    },
    "full": {
        "wide": CardLayout(_WHOLE, True, _over(Frame(0.065, 0.45, 0.68, 0.90), 0.72, 0.09, 0.078)),
        "square": CardLayout(_WHOLE, True, _over(Frame(0.075, 0.50, 0.925, 0.925), 0.76, 0.09, 0.075)),
        "tall": CardLayout(_WHOLE, True, _over(Frame(0.08, 0.48, 0.92, 0.80), 0.69, 0.1, 0.082)),
    },
    "left": {
        "wide": CardLayout(Frame(0.06, 0.10, 0.50, 0.90), False, _statement(0.565, 0.16, 0.935, 0.84, 0.092, 0.50)),
        "square": CardLayout(Frame(0.09, 0.075, 0.91, 0.56), False, _statement(0.09, 0.60, 0.91, 0.93, 0.082, 0.76)),
        "tall": CardLayout(Frame(0.08, 0.115, 0.92, 0.52), False, _statement(0.08, 0.55, 0.92, 0.80, 0.1, 0.665)),
    },
    "right": {
        "wide": CardLayout(Frame(0.50, 0.10, 0.94, 0.90), False, _statement(0.065, 0.16, 0.435, 0.84, 0.092, 0.50)),
        "square": CardLayout(Frame(0.09, 0.44, 0.91, 0.925), False, _statement(0.09, 0.07, 0.91, 0.40, 0.082, 0.23)),
        "tall": CardLayout(Frame(0.08, 0.40, 0.92, 0.805), False, _statement(0.08, 0.115, 0.92, 0.365, 0.1, 0.23)),
    },
    "half": {
        "wide": CardLayout(Frame(0, 0, 0.5, 1), True, _statement(0.565, 0.16, 0.935, 0.84, 0.092, 0.50)),
        "square": CardLayout(Frame(0, 0, 1, 0.58), True, _statement(0.09, 0.62, 0.91, 0.94, 0.082, 0.77)),
        "tall": CardLayout(Frame(0, 0, 1, 0.53), True, _statement(0.08, 0.565, 0.92, 0.80, 0.1, 0.675)),
    },
    "alone": {
        "wide": CardLayout(Frame(0.2, 0.09, 0.8, 0.91), False, {}),
        "square": CardLayout(Frame(0.11, 0.11, 0.89, 0.89), False, {}),
        "tall": CardLayout(Frame(0.08, 0.2, 0.92, 0.72), False, {}),
    },
    "close": {
        "wide": CardLayout(
            Frame(0.54, 0.12, 0.94, 0.88), False,
            _closing(
                _statement(0.065, 0.13, 0.48, 0.60, 0.1, 0.42),
                Frame(0.065, 0.53, 0.48, 0.68), Frame(0.065, 0.70, 0.48, 0.82), Frame(0.065, 0.84, 0.48, 0.91), "start",
            ),
        ),
        "square": CardLayout(
            Frame(0.25, 0.06, 0.75, 0.44), False,
            _closing(
                _statement(0.09, 0.47, 0.91, 0.69, 0.085, 0.60, "center"),
                Frame(0.09, 0.675, 0.91, 0.785), Frame(0.09, 0.795, 0.91, 0.885), Frame(0.09, 0.895, 0.91, 0.95), "center",
            ),
        ),
        "tall": CardLayout(
            Frame(0.17, 0.115, 0.83, 0.43), False,
            _closing(
                _statement(0.08, 0.45, 0.92, 0.64, 0.105, 0.56, "center"),
                Frame(0.08, 0.625, 0.92, 0.695), Frame(0.08, 0.70, 0.92, 0.765), Frame(0.08, 0.77, 0.92, 0.805), "center",
            ),
        ),
    },
}  # fmt: skip
"""Every layout, by its name and the canvas's shape. Tall canvases keep clear of what phone apps lay over them."""


FULL: Final = ("hero", "full")
"""Layouts whose photo fills the canvas, so that they have no ground."""
NEUTRAL: Final[dict[str, dict[str, str]]] = {
    "dark": {"ground": "#1b1d22", "shade": "#0e0f12", "ink": "#f5f4f0", "accent": "#ffb454", "on_accent": "#17130c"},
    "light": {"ground": "#f4f1ea", "shade": "#e2ddd2", "ink": "#1d1c1a", "accent": "#c8502a", "on_accent": "#ffffff"},
}  # fmt: skip
"""Colours for a photo that gives none."""


@dataclass(frozen=True)
class Card:
    """How a scene's photo is shown.

    Parameters
    ----------
    layout
        One of `LAYOUTS`.
    tone
        "light" or "dark": which end of the palette is the ground.
    colors
        `ground`, `shade`, `ink`, `accent` and `on_accent` as "#rrggbb".
    points
        How many points its text has; each gets a mark.
    rtl
        Whether the points read from right to left, so that the marks stand at their right.
    """

    layout: str
    tone: str
    colors: Mapping[str, str]
    points: int = 0
    rtl: bool = False


def shape_of(width: int, height: int) -> Shape:
    """Return which shape a canvas counts as.

    Examples
    --------
    >>> shape_of(1920, 1080), shape_of(1080, 1080), shape_of(1080, 1920)
    ('wide', 'square', 'tall')
    """
    return "wide" if width > height * 1.2 else "tall" if height > width * 1.2 else "square"


def card_of(m: Mapping[str, Any]) -> Card | None:
    """Read a scene's card, or None where it has none that is known; what cannot be read counts as unsaid."""
    told = m.get("card")
    if not isinstance(told, Mapping) or told.get("layout") not in LAYOUTS:
        return None
    tone = "light" if told.get("tone") == "light" else "dark"
    said = told.get("colors")
    known = (
        {key: value for key, value in said.items() if isinstance(value, str)}
        if isinstance(said, Mapping)
        else {}
    )
    colors = {**NEUTRAL[tone], **known}
    points = told.get("points")
    return Card(
        str(told["layout"]),
        tone,
        colors,
        min(3, points) if isinstance(points, int) and points > 0 else 0,
        told.get("rtl") is True,
    )


def slot_of(area: object, canvas: tuple[int, int]) -> Slot | None:
    """Return the slot that a text's `area` names on a canvas.

    Examples
    --------
    >>> slot_of("left.headline", (1920, 1080)).frame.left
    0.565
    """
    if not isinstance(area, str):
        return None
    layout, _, name = area.partition(".")
    found = LAYOUTS.get(layout)
    return found[shape_of(*canvas)].slots.get(name) if found else None
