"""Texts over the picture: drawn once, brought in and out by their animations, composited in their own box."""

from __future__ import annotations

import bisect
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from nemo_widgets.engine.render.clusters import clusters
from nemo_widgets.engine.render.lettermotion import BY_WORD, STILL, LetterMotion, Pose, letter_motion
from nemo_widgets.engine.render.planes import Canvas, Scratch, Sheet, draw, even_box, sheet_from_rgb, stamp
from nemo_widgets.engine.render.text import LineStops, typeset
from nemo_widgets.timeline.draft import Segment, number


@dataclass(frozen=True)
class Title:
    """A text ready to be laid over frames.

    Parameters
    ----------
    sheet
        The text with transparency, its place even so that it is sharp in chroma too.
    x, y
        Where it goes, in pixels.
    motion
        How it comes and goes.
    unit
        The canvas's short side, which movements are measured in.
    lines
        Where its letters or words end, for what shows them one after the other.
    times
        When each word comes, in seconds, where that is known; it then comes neither sooner nor later.
    """

    sheet: Sheet
    x: int
    y: int
    motion: LetterMotion
    unit: int
    lines: tuple[LineStops, ...] = ()
    times: tuple[float, ...] = ()

    def pose(self, seconds: float, length: float) -> Pose:
        """Return how it stands; equal poses are equal pictures."""
        pose = self.motion.at(seconds, length)
        if self.times and seconds < self.times[-1]:
            shown = bisect.bisect_right(self.times, seconds) / len(self.times)
            pose = Pose(pose.opacity, pose.dx, pose.dy, pose.scale, shown)
        return pose

    def draw(self, canvas: Canvas, seconds: float, length: float, scratch: Scratch) -> None:
        """Draw it as it is some seconds after it began, of its whole length."""
        pose = self.pose(seconds, length)
        if pose.shown < 1:
            self._draw_part(canvas, pose, scratch)
            return
        dx, dy = pose.dx * self.unit, pose.dy * self.unit
        if pose == STILL or (pose.scale == 1 and max(abs(dx), abs(dy)) < 0.01):
            stamp(canvas, self.sheet, self.x, self.y, scratch, pose.opacity)
            return
        width, height, scale = self.sheet.width, self.sheet.height, pose.scale
        # About the middle of the text, wherever that has moved.
        middle_x, middle_y = self.x + (width - 1) / 2 + dx, self.y + (height - 1) / 2 + dy
        half_x, half_y = scale * width / 2 + 1, scale * height / 2 + 1
        box = even_box(
            middle_x - half_x,
            middle_y - half_y,
            middle_x + half_x,
            middle_y + half_y,
            canvas.width,
            canvas.height,
        )
        left, top = (width - 1) / 2 - middle_x / scale, (height - 1) / 2 - middle_y / scale
        draw(canvas, self.sheet, 1 / scale, left, top, box, scratch, pose.opacity)

    def _draw_part(self, canvas: Canvas, pose: Pose, scratch: Scratch) -> None:
        """Draw the letters or words that are there already, line by line."""
        left = int(pose.shown * sum(len(line.edges) for line in self.lines) + 1e-6)
        for line in self.lines:
            count = min(left, len(line.edges))
            left -= count
            if not count:
                return
            edge = line.edges[count - 1]
            is_whole = count == len(line.edges)
            reads_rtl = edge < line.start
            if is_whole:
                edge = float(self.x) if reads_rtl else float(self.x + self.sheet.width)
            # Chroma ends at even pixels: rather a hair less of this letter than one of the next.
            edge = math.ceil(edge / 2) * 2.0 if reads_rtl else math.floor(edge / 2) * 2.0
            box = even_box(
                min(line.start, edge),
                line.top,
                max(line.start, edge),
                line.bottom,
                canvas.width,
                canvas.height,
            )
            if not box.empty:
                stamp(box.on(canvas), self.sheet, self.x - box.left, self.y - box.top, scratch, pose.opacity)


def title_of(segment: Segment, canvas: tuple[int, int]) -> Title:
    """Draw a text segment for a canvas."""
    style = segment.m.get("style")
    role = segment.role or "title"
    motion = letter_motion(segment.m, role, letters=len(clusters(segment.text)))
    sprite, lines = typeset(
        segment.text,
        role=role,
        style=style if isinstance(style, dict) else None,
        canvas=canvas,
        by_words=BY_WORD in (motion.coming.name, motion.going.name),
    )
    left, top = sprite.x % 2, sprite.y % 2
    height, width = sprite.rgba.shape[:2]
    # One transparent pixel all round or more, so that it can also be drawn between pixels.
    framed = np.zeros(((height + top + 3) // 2 * 2 + 2, (width + left + 3) // 2 * 2 + 2, 4), np.uint8)
    framed[top + 2 : top + 2 + height, left + 2 : left + 2 + width] = sprite.rgba
    words = sum(len(line.edges) for line in lines)
    return Title(
        sheet_from_rgb(framed),
        sprite.x - left - 2,
        sprite.y - top - 2,
        motion,
        min(canvas),
        lines,
        _word_times(segment, words) if motion.coming.name == BY_WORD else (),
    )


def _word_times(segment: Segment, count: int) -> tuple[float, ...]:
    """Return when each word is spoken, where the segment says so for all of them."""
    words = segment.m.get("words")
    if not isinstance(words, Sequence) or isinstance(words, str) or len(words) != count:
        return ()
    found = [number(word.get("s")) for word in words if isinstance(word, Mapping)]
    times = [time / 1000 for time in found if time is not None]
    return tuple(times) if len(times) == count and times == sorted(times) else ()
