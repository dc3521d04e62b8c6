"""How a text is to look: the `style` of a segment read tolerantly, with what its role leaves unsaid."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from nemo_widgets.engine.render.ink import Colour, luminance, parse_colour
from nemo_widgets.timeline.cards import Slot, slot_of

WHITE: Final[Colour] = (255, 255, 255, 255)
BOX: Final[Colour] = (14, 15, 18, 168)
# Sizes in pixels are those of a canvas whose short side is this long.
DESIGN_SIDE: Final = 1080
# Larger letters, in shares of the short side, are set in the cut for display.
_DISPLAY: Final = 0.05
# Up to here a size is a factor on the role's own, beyond it is pixels.
_LARGEST_FACTOR: Final = 5.0
_WEIGHTS: Final = {
    "thin": 100, "light": 300, "regular": 400, "normal": 400, "medium": 500, "semibold": 600, "bold": 700,
    "extrabold": 800, "black": 900, "heavy": 900,
}  # fmt: skip
_POSITIONS: Final = {
    "top", "upper-third", "center", "lower-third", "bottom",
    "top-left", "top-right", "bottom-left", "bottom-right",
}  # fmt: skip
_OTHER_NAMES: Final = {"middle": "center", "centre": "center", "upper": "upper-third", "lower": "lower-third"}


@dataclass(frozen=True)
class Look:
    """How a role is set, in units of the canvas's short side unless said otherwise.

    Parameters
    ----------
    size, smallest
        The font size, and how far it may shrink before lines are added.
    weight
        100 to 900.
    display
        Whether to use the cut for large sizes.
    max_lines
        On a wide canvas; a tall one takes one more.
    measure
        The widest line, as a share of the canvas's width.
    leading
        Distance of baselines, in ems.
    position
        Where it stands unless it is told.
    """

    size: float
    smallest: float
    weight: int
    display: bool
    max_lines: int
    measure: float
    leading: float
    position: str


LOOKS: Final[dict[str, Look]] = {
    "title": Look(0.112, 0.062, 600, True, 2, 0.84, 1.08, "upper-third"),
    "caption": Look(0.044, 0.034, 600, False, 2, 0.80, 1.26, "bottom"),
    "lower-third": Look(0.058, 0.040, 600, True, 2, 0.62, 1.16, "lower-third"),
}


@dataclass(frozen=True)
class Shadow:
    """A shadow: its colour, and softness and offsets in ems."""

    colour: Colour
    blur: float
    dx: float = 0.0
    dy: float = 0.0


@dataclass(frozen=True)
class Box:
    """A box behind the text: its colour, and padding and corner radius in ems."""

    colour: Colour
    padding: float = 0.62
    radius: float = 0.36


@dataclass(frozen=True)
class Stroke:
    """An outline: its colour and its width in ems."""

    colour: Colour
    width: float


@dataclass(frozen=True)
class Lettering:
    """All that a style and a role say, settled.

    Parameters
    ----------
    role
        "title", "caption" or "lower-third".
    font
        A family asked for, or empty.
    share
        The font size as a share of the canvas's short side.
    weight
        100 to 900.
    colour
        Of the letters.
    stroke, box
        None for none.
    shadows
        From the lowest to the one closest to the letters.
    position
        A name, or x and y of the text's middle from 0 to 1.
    align
        "left", "center", "right", or "start": the side a text's script begins at.
    opacity
        Of all that is drawn, 0 to 1.
    italic
        Whether the letters lean.
    """

    role: str
    font: str
    share: float
    weight: int
    colour: Colour
    stroke: Stroke | None
    box: Box | None
    shadows: tuple[Shadow, ...]
    position: str | tuple[float, float]
    align: str
    opacity: float = 1.0
    italic: bool = False
    slot: Slot | None = None
    """Where it stands on a card, and how it is set there."""

    @property
    def look(self) -> Look:
        """How its role, or its slot, is set."""
        look = LOOKS[self.role]
        return look if self.slot is None else slot_look(self.slot, look.position)


def slot_look(slot: Slot, position: str) -> Look:
    """Return how texts are set in a slot."""
    measure, display = slot.frame.right - slot.frame.left, slot.size > _DISPLAY
    return Look(slot.size, slot.smallest, slot.weight, display, slot.lines, measure, slot.leading, position)


def lettering(
    role: str, style: Mapping[str, Any] | None, canvas: tuple[int, int] = (1080, 1920)
) -> Lettering:
    """Read a style; what cannot be read counts as unsaid.

    Parameters
    ----------
    role
        Others than those known count as "title".
    style
        As `draw_text` documents it.
    """
    style = style if isinstance(style, Mapping) else {}
    role = role if role in LOOKS else "title"
    # Whoever says where a text shall stand takes it out of its card's slot.
    slot = slot_of(style.get("area"), canvas) if style.get("position") is None else None
    look = LOOKS[role] if slot is None else slot_look(slot, LOOKS[role].position)
    font = style.get("font", style.get("family"))
    colour = parse_colour(style.get("color", style.get("colour")), WHITE)
    box = _box(style.get("box", style.get("background")), role)
    usual = slot.align if slot else "start" if role == "lower-third" else "center"
    return Lettering(
        role,
        font=font.strip() if isinstance(font, str) else "",
        share=_share(style.get("size"), look),
        weight=_weight(style.get("weight"), look.weight),
        colour=colour,
        stroke=_stroke(style.get("stroke"), colour),
        box=box,
        shadows=_shadows(style.get("shadow"), colour, boxed=box is not None),
        position=_position(style.get("position"), look.position),
        align=_align(style.get("align"), usual),
        opacity=_opacity(style.get("opacity")),
        italic=style.get("italic") is True,
        slot=slot,
    )


def finite(value: object) -> float | None:
    """Return a finite number, or None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)


def _share(value: object, look: Look) -> float:
    if isinstance(value, str):
        text = value.strip().lower()
        digits = text.rstrip("px% ")
        try:
            number = float(digits)
        except ValueError:
            return look.size
        value = number / 100 if text.endswith("%") else max(number, _LARGEST_FACTOR + 1)
    size = finite(value)
    if size is None or size <= 0:
        return look.size
    return min(look.size * size if size <= _LARGEST_FACTOR else size / DESIGN_SIDE, 0.6)


def _weight(value: object, otherwise: int) -> int:
    if isinstance(value, str):
        text = value.strip().lower()
        return _WEIGHTS.get(text, int(text) if text.isdecimal() and 100 <= int(text) <= 900 else otherwise)
    number = finite(value)
    return otherwise if number is None else int(min(max(number, 100), 900))


def _opacity(value: object) -> float:
    number = finite(value)
    return 1.0 if number is None else min(max(number, 0.0), 1.0)


def _align(value: object, otherwise: str) -> str:
    value = "center" if value in ("centre", "middle") else value
    if isinstance(value, str) and value in ("left", "center", "right"):
        return value
    return otherwise


def _position(value: object, otherwise: str) -> str | tuple[float, float]:
    if isinstance(value, Mapping):
        value = (value.get("x", 0.5), value.get("y", 0.5))
    if isinstance(value, list | tuple) and len(value) == 2:
        x, y = finite(value[0]), finite(value[1])
        return otherwise if x is None or y is None else (min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))
    if not isinstance(value, str):
        return otherwise
    name = value.strip().lower().replace("_", "-").replace(" ", "-")
    name = _OTHER_NAMES.get(name, name)
    return name if name in _POSITIONS else otherwise


def _box(value: object, role: str) -> Box | None:
    if value is None:
        return Box(BOX) if role == "caption" else None
    if isinstance(value, Mapping):
        padding, radius = _ems(value.get("padding")), _ems(value.get("radius"))
        return Box(
            parse_colour(value.get("color", value.get("colour")), BOX),
            0.62 if padding is None else min(padding, 2.0),
            0.36 if radius is None else radius,
        )
    if isinstance(value, str):
        return None if _says_none(value) else Box(parse_colour(value, BOX))
    return Box(BOX) if value else None


def _shadows(value: object, colour: Colour, *, boxed: bool) -> tuple[Shadow, ...]:
    """Return a wide soft shadow for contrast and a close one for an edge, or the one that is asked for."""
    shade = (6, 8, 14) if luminance(colour) > 0.18 else (255, 255, 255)
    usual = (Shadow((*shade, 205), 0.22, dy=0.04), Shadow((*shade, 140), 0.05, dy=0.02))
    if value is None:
        return () if boxed else usual
    if isinstance(value, Mapping):
        opacity = finite(value.get("opacity"))
        asked = parse_colour(value.get("color", value.get("colour")), (*shade, 205))
        if opacity is not None:
            asked = (*asked[:3], round(255 * min(max(opacity, 0.0), 1.0)))
        blur = _ems(value.get("blur"))
        dx, dy = (_ems(value.get(axis), value.get(f"d{axis}")) for axis in ("x", "y"))
        return (Shadow(asked, 0.12 if blur is None else min(blur, 1.0), _within(dx, 0.0), _within(dy, 0.04)),)
    if isinstance(value, str):
        if _says_none(value):
            return ()
        asked = parse_colour(value, (*shade, 205))
        return (Shadow(asked, 0.12, dy=0.04),)
    return usual if value else ()


def _within(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else min(max(value, -1.0), 1.0)


def _stroke(value: object, colour: Colour) -> Stroke | None:
    """Return the outline; its colour contrasts with the letters unless it is said."""
    contrast: Colour = (12, 13, 16, 255) if luminance(colour) > 0.18 else WHITE
    width: float | None = None
    if isinstance(value, Mapping):
        width = _ems(value.get("width"))
        contrast = parse_colour(value.get("color", value.get("colour")), contrast)
    elif isinstance(value, str):
        if _says_none(value):
            return None
        contrast = parse_colour(value, contrast)
    elif value is None or value is False:
        return None
    elif value is not True:
        width = _ems(value)
    width = 0.05 if width is None else min(max(width, 0.0), 0.25)
    return Stroke(contrast, width) if width else None


def _ems(*values: object) -> float | None:
    """Return the first number: up to 1 it is in ems, beyond it pixels on a canvas of 1080 and text of 100."""
    number = next((found for found in map(finite, values) if found is not None), None)
    return None if number is None else number if abs(number) <= 1 else number / 100


def _says_none(value: str) -> bool:
    return value.strip().lower() in ("", "none", "no", "off", "transparent")
