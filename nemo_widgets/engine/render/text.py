"""Titles, captions and lower thirds, drawn to be read on any picture.

`draw_text` lays a text out for a role and a canvas, `draw_card` makes a picture of words alone, and
`missing_glyphs` tells what no font on this machine can draw.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from nemo_widgets.engine.render import typefaces
from nemo_widgets.engine.render.card import draw_card
from nemo_widgets.engine.render.ink import (
    Colour,
    Pixels,
    Sheet,
    Writing,
    blurred,
    luminance,
    parse_colour,
    rounded_box,
)
from nemo_widgets.engine.render.paragraph import Block, Typeface, fit
from nemo_widgets.engine.render.typefaces import missing_glyphs

__all__ = ["Sprite", "draw_card", "draw_text", "missing_glyphs"]

WHITE: Colour = (255, 255, 255, 255)
BOX: Colour = (14, 15, 18, 168)
ACCENT: Colour = (255, 196, 92, 255)
# Style sizes above 1 are pixels on a canvas whose short side is this long.
DESIGN_SIDE = 1080


@dataclass(frozen=True)
class Sprite:
    """A picture to lay over a frame.

    Parameters
    ----------
    rgba
        Straight-alpha RGBA, (height, width, 4).
    x, y
        Where its top left corner goes on the canvas, in pixels.
    """

    rgba: Pixels
    x: int
    y: int


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
    """

    size: float
    smallest: float
    weight: int
    display: bool
    max_lines: int
    measure: float
    leading: float


LOOKS: dict[str, Look] = {
    "title": Look(0.112, 0.062, 600, True, 2, 0.84, 1.08),
    "caption": Look(0.044, 0.034, 600, False, 2, 0.80, 1.26),
    "lower-third": Look(0.058, 0.040, 600, True, 2, 0.62, 1.16),
}


def draw_text(
    text: str,
    *,
    role: str = "title",
    style: Mapping[str, Any] | None = None,
    canvas: tuple[int, int] = (1080, 1920),
) -> Sprite:
    """Draw a text for its role, inside the canvas's safe area.

    Parameters
    ----------
    text
        What to show; it may hold newlines. Characters that no font draws are left out.
    role
        "title" (large, in the upper third), "caption" (in a box near the bottom, above the controls that
        phone apps lay over tall video) or "lower-third" (left, with an accent bar). Others count as "title".
    style
        Any of `font` (a family), `size` (a share of the short side, or pixels at 1080), `weight`, `color`,
        `stroke` (a colour, a width, or {width, color}), `box` (true, false, a colour, or {color, radius}),
        `position` (top, upper-third, center, lower-third, bottom, or x and y from 0 to 1 of the text's
        middle) and `align` (left, center, right). What cannot be read is ignored.
    canvas
        Width and height of the frame in pixels.

    Returns
    -------
    Sprite
        Cropped to its ink; one transparent pixel where there is nothing to show.

    Examples
    --------
    >>> sprite = draw_text("Lake at dusk", canvas=(540, 960))
    >>> sprite.rgba.shape[2], 0 <= sprite.x < 540, sprite.y < 960 / 2
    (4, True, True)
    """
    style = style if isinstance(style, Mapping) else {}
    role = role if role in LOOKS else "title"
    block, weight = _lay_out(text, LOOKS[role], style, canvas)
    if not any(line.runs for line in block.lines):
        return Sprite(np.zeros((1, 1, 4), np.uint8), 0, 0)
    return _paint(block, weight, role, style, canvas)


def _lay_out(text: str, look: Look, style: Mapping[str, Any], canvas: tuple[int, int]) -> tuple[Block, int]:
    width, height = canvas
    short = min(width, height)
    weight = _weight(style.get("weight"), look.weight)
    family = style.get("font")
    face = typefaces.named_face(family, weight) if isinstance(family, str) else None
    typeface = Typeface(
        face or typefaces.shipped_face(weight, display=look.display), weight, typefaces.language_of(text)
    )
    size = _number(style.get("size"))
    if size is not None and size > 0:
        share = min(size if size <= 1 else size / DESIGN_SIDE, 0.6)
    else:
        share = look.size
    block = fit(
        text,
        typeface,
        size=share * short,
        smallest=min(look.smallest, share) * short,
        width=look.measure * width,
        height=0.5 * height,
        max_lines=look.max_lines + (height > width),
        leading=look.leading,
    )
    return block, weight


def _paint(block: Block, weight: int, role: str, style: Mapping[str, Any], canvas: tuple[int, int]) -> Sprite:
    size = block.size
    colour = parse_colour(style.get("color"), WHITE)
    box = _box(style.get("box"), role)
    bar = size * 0.11 if role == "lower-third" and box is None else 0.0
    inset = size * 0.62 if box else bar and bar + size * 0.34
    rise = size * 0.30 if box else 0.0
    left, top = _place(
        block.width + inset * (1 if bar else 2), block.height + 2 * rise, role, style.get("position"), canvas
    )
    pad = math.ceil(size * 0.75) + 4
    origin_x, origin_y = math.floor(left) - pad, math.floor(top) - pad
    width = math.ceil(block.width + 2 * inset) + 2 * pad + 2
    height = math.ceil(block.height + 2 * rise) + 2 * pad + 2
    x, y = left - origin_x, top - origin_y

    writing = Writing(width, height)
    stroke_width, stroke_colour = _stroke(style.get("stroke"), size, canvas, colour)
    align = _align(style.get("align"), role)
    for number, line in enumerate(block.lines):
        shift = (block.width - line.width) * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
        writing.write(
            line,
            x=x + inset + shift,
            top=y + rise + number * block.leading,
            size=size,
            weight=weight,
            outline=stroke_width,
        )
    sheet = Sheet(width, height)
    if box is not None:
        edges = {
            "left": x,
            "top": y,
            "right": x + block.width + 2 * inset,
            "bottom": y + block.height + 2 * rise,
        }
        sheet.lay(rounded_box(width, height, radius=size * 0.36, **edges), box)
    else:
        _lay_shadow(sheet, writing, size, colour)
    if bar:
        edges = {"left": x, "top": y + size * 0.1, "right": x + bar, "bottom": y + block.height - size * 0.02}
        sheet.lay(rounded_box(width, height, radius=bar / 2, **edges), ACCENT)
    if writing.stroke is not None:
        sheet.lay(writing.stroke, stroke_colour)
    sheet.lay(writing.mask, colour)
    if writing.picture is not None:
        sheet.lay_picture(writing.picture)
    return _crop(sheet.rgba(), origin_x, origin_y, canvas)


def _lay_shadow(sheet: Sheet, writing: Writing, size: int, colour: Colour) -> None:
    """Lay a wide soft shadow and a close one: the first gives contrast, the second an edge."""
    shade = (6, 8, 14) if luminance(colour) > 0.18 else (255, 255, 255)
    sheet.lay(blurred(writing.mask, size * 0.22, dy=size * 0.04), (*shade, 205))
    sheet.lay(blurred(writing.mask, size * 0.05, dy=size * 0.02), (*shade, 140))


def _crop(rgba: Pixels, x: int, y: int, canvas: tuple[int, int]) -> Sprite:
    """Cut a sprite to its ink and to the canvas."""
    seen = rgba[..., 3] > 0
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if rows.size == 0:
        return Sprite(np.zeros((1, 1, 4), np.uint8), 0, 0)
    top, bottom = max(int(rows[0]), -y), min(int(rows[-1]) + 1, canvas[1] - y)
    left, right = max(int(columns[0]), -x), min(int(columns[-1]) + 1, canvas[0] - x)
    return Sprite(np.ascontiguousarray(rgba[top:bottom, left:right]), x + left, y + top)


def _place(
    width: float, height: float, role: str, position: object, canvas: tuple[int, int]
) -> tuple[float, float]:
    """Return the left and top of a block, kept inside the safe area.

    Phone apps cover the lowest fifth and the top eighth of tall video with their controls.
    """
    across, down = canvas
    tall = down > across * 1.2
    margin_x, margin_top, margin_bottom = (
        0.06 * across,
        (0.11 if tall else 0.06) * down,
        (0.2 if tall else 0.07) * down,
    )
    x = margin_x if role == "lower-third" else (across - width) / 2
    point = _point(position)
    if point is not None:
        x, y = point[0] * across - width / 2, point[1] * down - height / 2
        margin_x, margin_top, margin_bottom = 0.02 * across, 0.02 * down, 0.02 * down
    else:
        named = position if isinstance(position, str) else ""
        default = {"title": "upper-third", "caption": "bottom", "lower-third": "lower-third"}[role]
        y = {
            "top": margin_top,
            "upper-third": (0.27 if tall else 0.3) * down - height / 2,
            "center": (down - height) / 2,
            "middle": (down - height) / 2,
            # Its lower edge stays clear of a caption below it.
            "lower-third": (0.66 if tall else 0.76) * down - height,
            "bottom": down - margin_bottom - height,
        }.get(named.replace("_", "-").replace("centre", "center"), math.nan)
        if math.isnan(y):
            return _place(width, height, role, default, canvas)
    x = min(max(x, margin_x), max(margin_x, across - margin_x - width))
    return x, min(max(y, margin_top), max(margin_top, down - margin_bottom - height))


def _point(position: object) -> tuple[float, float] | None:
    if isinstance(position, Mapping):
        pair: tuple[object, object] = (position.get("x", 0.5), position.get("y", 0.5))
    elif isinstance(position, (list, tuple)) and len(position) == 2:
        pair = (position[0], position[1])
    else:
        return None
    x, y = _number(pair[0]), _number(pair[1])
    return None if x is None or y is None else (min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    return float(value)


def _weight(value: object, otherwise: int) -> int:
    names = {"regular": 400, "normal": 400, "medium": 500, "semibold": 600, "bold": 700, "black": 900}
    if isinstance(value, str):
        return names.get(value.strip().lower(), otherwise)
    number = _number(value)
    return otherwise if number is None else int(min(max(number, 100), 900))


def _align(value: object, role: str) -> str:
    value = "center" if value == "centre" else value
    return value if value in ("left", "center", "right") else "left" if role == "lower-third" else "center"


def _box(value: object, role: str) -> Colour | None:
    if value is None:
        return BOX if role == "caption" else None
    if isinstance(value, Mapping):
        return parse_colour(value.get("color"), BOX)
    if isinstance(value, str):
        return None if value.strip().lower() in ("", "none") else parse_colour(value, BOX)
    return BOX if value else None


def _stroke(value: object, size: int, canvas: tuple[int, int], colour: Colour) -> tuple[int, Colour]:
    """Return the outline's width in pixels and its colour; the default colour contrasts with the text."""
    contrast: Colour = (12, 13, 16, 255) if luminance(colour) > 0.18 else WHITE
    width: float | None = None
    if isinstance(value, Mapping):
        width = _number(value.get("width"))
        contrast = parse_colour(value.get("color"), contrast)
    elif isinstance(value, str):
        if value.strip().lower() in ("", "none"):
            return 0, contrast
        contrast = parse_colour(value, contrast)
    elif value is None or value is False:
        return 0, contrast
    else:
        width = _number(value)
    pixels = size * 0.05 if width is None else width * min(canvas) / DESIGN_SIDE
    return min(max(0, round(pixels)), size // 4), contrast
