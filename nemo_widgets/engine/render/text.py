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
from nemo_widgets.engine.render.bidi import reads_rtl
from nemo_widgets.engine.render.card import draw_card
from nemo_widgets.engine.render.ink import Colour, Pixels, Sheet, Writing, blurred, rounded_box
from nemo_widgets.engine.render.lettering import Lettering, lettering
from nemo_widgets.engine.render.paragraph import BASELINE, Block, Ink, Typeface, fit, line_ink, reading_stops
from nemo_widgets.engine.render.typefaces import missing_glyphs

__all__ = ["Sprite", "draw_card", "draw_text", "missing_glyphs"]

ACCENT: Colour = (255, 196, 92, 255)
# About twelve degrees, as italics lean; no font need have them.
SLANT = 0.21
# How far text may fill the canvas's height.
_TALLEST = 0.5
_SHARES = {"left": 0.0, "top": 0.0, "center": 0.5, "right": 1.0, "bottom": 1.0}


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
class LineStops:
    """Where a line stands on the canvas, and how far it reaches after each of its letters or words.

    Parameters
    ----------
    top, bottom
        Its band; the bands of a text touch.
    start
        The side it begins at.
    edges
        In reading order; they fall where it reads from right to left.
    """

    top: float
    bottom: float
    start: float
    edges: tuple[float, ...]


@dataclass(frozen=True)
class Setting:
    """A block of text with what stands around it, in pixels from the block's top left corner.

    Parameters
    ----------
    block
        The lines.
    shifts
        Where each line begins.
    inset, rise
        Between the block and the edge of its box, or of its accent bar.
    bar
        The accent bar's width; 0 for none.
    outline
        The stroke's width.
    ink
        How far all but the shadows reaches.
    is_rtl
        Whether the text reads from right to left.
    """

    block: Block
    shifts: tuple[float, ...]
    inset: float
    rise: float
    bar: float
    outline: int
    ink: Ink
    is_rtl: bool

    @property
    def width(self) -> float:
        """With its box or bar."""
        return self.block.width + self.inset * (1 if self.bar else 2)

    @property
    def height(self) -> float:
        """With its box."""
        return self.block.height + 2 * self.rise


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
        phone apps lay over tall video) or "lower-third" (at the side where the script begins, with an accent
        bar). Others count as "title".
    style
        Any of

        - `font`: a family;
        - `size`: a factor on the role's own size up to 5, beyond it pixels on a canvas of 1080, or "120%";
        - `weight`: 100 to 900, or a name such as "bold";
        - `color`;
        - `stroke`: true, a colour, a width, or {width, color};
        - `shadow`: true, false, a colour, or {color, blur, x, y, opacity};
        - `box` (or `background`): true, false, a colour, or {color, radius, padding};
        - `position`: top, upper-third, center, lower-third, bottom, a corner such as "top-left", or x and y
          from 0 to 1 of the text's middle;
        - `align`: left, center, right: of its lines, and of where the text stands across the canvas;
        - `opacity`: 0 to 1;
        - `italic`: true;
        - `area`: a slot of a card's layout, such as "left.headline", unless `position` is said.

        Lengths are ems up to 1, beyond it hundredths of one. What cannot be read is ignored.
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
    return typeset(text, role=role, style=style, canvas=canvas)[0]


def typeset(
    text: str,
    *,
    role: str,
    style: Mapping[str, Any] | None,
    canvas: tuple[int, int],
    by_words: bool = False,
) -> tuple[Sprite, tuple[LineStops, ...]]:
    """Draw a text as `draw_text` does, and tell where its letters, or words, end."""
    said = lettering(role, style, canvas)
    setting = _set(text, said, canvas)
    if not any(line.runs for line in setting.block.lines):
        return Sprite(np.zeros((1, 1, 4), np.uint8), 0, 0), ()
    left, top = _place(setting, said, canvas)
    sprite = _paint(setting, said, canvas, left, top)
    return sprite, _stops(setting, said, sprite, left, top, by_words=by_words)


def _stops(
    setting: Setting, said: Lettering, sprite: Sprite, left: float, top: float, *, by_words: bool
) -> tuple[LineStops, ...]:
    block, found = setting.block, []
    for number, (line, shift) in enumerate(zip(block.lines, setting.shifts, strict=True)):
        band = top + setting.rise + block.above + number * block.leading
        is_last = number == len(block.lines) - 1
        advances = reading_stops(line, block.size, said.weight, is_rtl=setting.is_rtl, by_words=by_words)
        start = left + shift + (line.width if setting.is_rtl else 0.0)
        direction = -1 if setting.is_rtl else 1
        found.append(
            LineStops(
                band if number else float(sprite.y),
                float(sprite.y + sprite.rgba.shape[0]) if is_last else band + block.leading,
                float(sprite.x + sprite.rgba.shape[1]) if setting.is_rtl else float(sprite.x),
                tuple(start + direction * advance for advance in advances),
            )
        )
    return tuple(found)


def _set(text: str, said: Lettering, canvas: tuple[int, int]) -> Setting:
    """Lay the lines out, with room for what stands around them."""
    width, height = canvas
    short = min(width, height)
    look = said.look
    face = typefaces.named_face(said.font, said.weight) if said.font else None
    shipped = typefaces.shipped_face(said.weight, display=look.display)
    padding = said.box.padding if said.box else 0.0
    frame = said.slot.frame if said.slot else None
    room = (frame.bottom - frame.top if frame else _TALLEST) * height
    block = fit(
        text,
        Typeface(face or shipped, said.weight, typefaces.language_of(text)),
        size=said.share * short,
        smallest=min(look.smallest, said.share) * short,
        # A box's padding is not to reach the canvas's edge either.
        width=min(look.measure * width, 0.94 * width - 2 * padding * said.share * short),
        height=room - (0.96 * padding * said.share * short if frame else 0.0),
        max_lines=look.max_lines + (height > width and frame is None),
        leading=look.leading,
    )
    size, is_rtl = block.size, reads_rtl(text)
    bar = size * 0.11 if said.role == "lower-third" and said.box is None else 0.0
    inset = size * padding if said.box else bar and bar + size * 0.34
    rise = size * padding * 0.48
    outline = min(max(1, round(size * said.stroke.width)), max(1, size // 4)) if said.stroke else 0
    align = said.align if said.align != "start" else "right" if is_rtl else "left"
    share = _SHARES[align]
    # The bar, and the room for it, is on the side where lines begin.
    before = 0.0 if bar and is_rtl else inset
    shifts = tuple(before + (block.width - line.width) * share for line in block.lines)
    edges = [
        (shift + ink.left, base + ink.top, shift + ink.right, base + ink.bottom)
        for number, (line, shift) in enumerate(zip(block.lines, shifts, strict=True))
        for ink in [line_ink(line, size, said.weight)]
        for base in [rise + block.above + number * block.leading + BASELINE * size]
    ] or [(0.0, 0.0, 0.0, 0.0)]
    lefts, tops, rights, bottoms = zip(*edges, strict=True)
    reach = Ink(min(lefts) - outline, min(tops) - outline, max(rights) + outline, max(bottoms) + outline)
    if said.box or bar:
        whole = (block.width + inset * (1 if bar else 2), block.height + 2 * rise)
        reach = Ink(
            min(reach.left, 0.0), min(reach.top, 0.0), max(reach.right, whole[0]), max(reach.bottom, whole[1])
        )
    return Setting(block, shifts, inset, rise, bar, outline, reach, is_rtl)


def _place(setting: Setting, said: Lettering, canvas: tuple[int, int]) -> tuple[float, float]:
    """Return the left and top of a block, kept inside the safe area, its ink inside the canvas.

    Phone apps cover the lowest fifth and the top eighth of tall video with their controls.
    """
    across, down = canvas
    width, height = setting.width, setting.height
    tall = down > across * 1.2
    side, top, bottom = 0.06 * across, (0.11 if tall else 0.06) * down, (0.2 if tall else 0.07) * down
    align = {"start": "right" if setting.is_rtl else "left"}.get(said.align, said.align)
    x = {"left": side, "center": (across - width) / 2, "right": across - side - width}[align]
    if said.slot is not None:
        frame = said.slot.frame
        x = (
            frame.left * across
            + (frame.right - frame.left) * across * _SHARES[align]
            - width * _SHARES[align]
        )
        y = frame.top * down + ((frame.bottom - frame.top) * down - height) * _SHARES[said.slot.side]
        side, top, bottom = 0.02 * across, 0.02 * down, 0.02 * down
    elif isinstance(said.position, tuple):
        x, y = said.position[0] * across - width / 2, said.position[1] * down - height / 2
        side, top, bottom = 0.02 * across, 0.02 * down, 0.02 * down
    else:
        name = said.position
        if name.endswith(("-left", "-right")):
            x = side if name.endswith("-left") else across - side - width
            name = name.split("-")[0]
        y = {
            "top": top,
            "upper-third": (0.27 if tall else 0.3) * down - height / 2,
            "center": (down - height) / 2,
            # Its lower edge stays clear of a caption below it.
            "lower-third": (0.66 if tall else 0.76) * down - height,
            "bottom": down - bottom - height,
        }[name]
    x = min(max(x, side), max(side, across - side - width))
    y = min(max(y, top), max(top, down - bottom - height))
    ink = setting.ink
    x = max(min(x, across - 1 - ink.right), 1 - ink.left)
    return x, max(min(y, down - 1 - ink.bottom), 1 - ink.top)


def _paint(setting: Setting, said: Lettering, canvas: tuple[int, int], left: float, top: float) -> Sprite:
    block, size = setting.block, setting.block.size
    reaches = [3 * shadow.blur + max(abs(shadow.dx), abs(shadow.dy)) for shadow in said.shadows]
    pad = math.ceil(size * max(0.3, *reaches, 0.0)) + 4
    ink = setting.ink
    origin_x, origin_y = math.floor(left + min(ink.left, 0)) - pad, math.floor(top + min(ink.top, 0)) - pad
    width = math.ceil(max(ink.right, setting.width) + left) - origin_x + pad
    height = math.ceil(max(ink.bottom, setting.height) + top) - origin_y + pad
    x, y = left - origin_x, top - origin_y

    writing = Writing(width, height)
    for number, (line, shift) in enumerate(zip(block.lines, setting.shifts, strict=True)):
        writing.write(
            line,
            x=x + shift,
            top=y + setting.rise + block.above + number * block.leading,
            size=size,
            weight=said.weight,
            outline=setting.outline,
            slant=SLANT if said.italic else 0.0,
        )
    sheet = Sheet(width, height)
    if said.box is not None:
        edges = {"left": x, "top": y, "right": x + setting.width, "bottom": y + setting.height}
        sheet.lay(rounded_box(width, height, radius=size * said.box.radius, **edges), said.box.colour)
    for shadow in said.shadows:
        cast = blurred(writing.silhouette, size * shadow.blur, dx=size * shadow.dx, dy=size * shadow.dy)
        sheet.lay(cast, shadow.colour)
    if setting.bar:
        start = x + setting.width - setting.bar if setting.is_rtl else x
        edges = {"left": start, "top": y + size * 0.1, "right": start + setting.bar}
        edges["bottom"] = y + block.height - size * 0.02
        sheet.lay(rounded_box(width, height, radius=setting.bar / 2, **edges), ACCENT)
    if writing.stroke is not None and said.stroke is not None:
        sheet.lay(writing.stroke, said.stroke.colour)
    sheet.lay(writing.mask, said.colour)
    if writing.picture is not None:
        sheet.lay_picture(writing.picture)
    rgba = sheet.rgba()
    if said.opacity < 1:
        rgba[..., 3] = np.rint(rgba[..., 3] * np.float32(said.opacity)).astype(np.uint8)
    return _crop(rgba, origin_x, origin_y, canvas)


def _crop(rgba: Pixels, x: int, y: int, canvas: tuple[int, int]) -> Sprite:
    """Cut a sprite to its ink and to the canvas."""
    seen = rgba[..., 3] > 0
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if rows.size == 0:
        return Sprite(np.zeros((1, 1, 4), np.uint8), 0, 0)
    top, bottom = max(int(rows[0]), -y), min(int(rows[-1]) + 1, canvas[1] - y)
    left, right = max(int(columns[0]), -x), min(int(columns[-1]) + 1, canvas[0] - x)
    return Sprite(np.ascontiguousarray(rgba[top:bottom, left:right]), x + left, y + top)
