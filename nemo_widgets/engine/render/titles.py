"""Texts over the picture: drawn once, faded in and out with a small rise, composited in their own box."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nemo_widgets.engine.render.planes import Canvas, Scratch, Sheet, draw, even_box, sheet_from_rgb, stamp
from nemo_widgets.engine.render.text import draw_text
from nemo_widgets.timeline.draft import Segment

FADE_S = 0.3
_CAPTION_FADE_S = 0.12
_RISE = 0.008


@dataclass(frozen=True)
class Title:
    """A text ready to be laid over frames.

    Parameters
    ----------
    sheet
        The text with transparency, its place even so that it is sharp in chroma too.
    x, y
        Where it goes, in pixels.
    fade
        Seconds it takes to come and to go.
    rise
        Pixels it comes up from, and goes on up to.
    """

    sheet: Sheet
    x: int
    y: int
    fade: float
    rise: float

    def draw(self, canvas: Canvas, seconds: float, length: float, scratch: Scratch) -> None:
        """Draw it as it is some seconds after it began, of its whole length."""
        fade = min(self.fade, length / 3)
        coming, going = (min(1.0, max(0.0, time / fade)) for time in (seconds, length - seconds))
        opacity = _smooth(min(coming, going))
        lift = self.rise * ((1 - _smooth(coming)) - (1 - _smooth(going)))
        if abs(lift) < 0.01:
            stamp(canvas, self.sheet, self.x, self.y, scratch, opacity)
            return
        top = self.y + lift
        box = even_box(
            self.x,
            top - 1,
            self.x + self.sheet.width,
            top + self.sheet.height + 1,
            canvas.width,
            canvas.height,
        )
        draw(canvas, self.sheet, 1.0, -self.x, -top, box, scratch, opacity)


def title_of(segment: Segment, canvas: tuple[int, int]) -> Title:
    """Draw a text segment for a canvas."""
    style = segment.m.get("style")
    role = segment.role or "title"
    sprite = draw_text(
        segment.text, role=role, style=style if isinstance(style, dict) else None, canvas=canvas
    )
    left, top = sprite.x % 2, sprite.y % 2
    height, width = sprite.rgba.shape[:2]
    # One transparent pixel all round or more, so that it can also be drawn between pixels.
    framed = np.zeros(((height + top + 3) // 2 * 2 + 2, (width + left + 3) // 2 * 2 + 2, 4), np.uint8)
    framed[top + 2 : top + 2 + height, left + 2 : left + 2 + width] = sprite.rgba
    is_caption = role == "caption"
    return Title(
        sheet_from_rgb(framed),
        sprite.x - left - 2,
        sprite.y - top - 2,
        fade=_CAPTION_FADE_S if is_caption else FADE_S,
        rise=0.0 if is_caption else _RISE * canvas[1],
    )


def _smooth(share: float) -> float:
    return share * share * (3 - 2 * share)
