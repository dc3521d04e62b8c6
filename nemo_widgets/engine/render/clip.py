"""A video clip on the timeline: trimmed, at its speed, fitted, seen by the camera."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path as FilePath

from nemo_widgets.engine.render.colour import Need
from nemo_widgets.engine.render.facts import ClipFacts
from nemo_widgets.engine.render.fitting import fit_picture
from nemo_widgets.engine.render.footage import ClipReader, ReaderPool
from nemo_widgets.engine.render.motion import Path
from nemo_widgets.engine.render.planes import Box, Canvas, Scratch, draw, sheet_from_canvas
from nemo_widgets.engine.render.sources import named
from nemo_widgets.engine.render.stills import Fit
from nemo_widgets.engine.render.timing import Timing, timing_of
from nemo_widgets.timeline.draft import Segment

# How much later than asked a frame may start and still be the one: a share of the timeline's frame, so that
# timestamps rounded to milliseconds do not matter, and never so much of the clip's own that it skips one.
_SLACK, _OWN_SLACK = 0.15, 0.3


@dataclass
class Clip:
    """A clip that can draw itself.

    Parameters
    ----------
    segment
        The segment it is shown by.
    reader
        Its open file.
    timing
        How it runs.
    fit
        How it is fitted to the canvas.
    path
        The camera's way over it.
    fps
        The timeline's rate.
    bars
        Whether black lies where it does not reach, else what is beneath.
    opaque
        Whether it covers the whole canvas.
    """

    segment: Segment
    reader: ClipReader
    timing: Timing
    fit: Fit
    path: Path
    fps: int
    bars: bool
    opaque: bool

    def _place(self, seconds: float) -> float:
        """Return the moment of the file that is shown at a time."""
        return self.timing.at(seconds, min(_SLACK / self.fps, _OWN_SLACK / self.reader.rate))

    def draw(self, canvas: Canvas, seconds: float, scratch: Scratch) -> None:
        """Draw the frame shown at a time."""
        with named(self.segment):
            picture = self.reader.at(self._place(seconds), backwards=self.timing.backwards)
        if self.path.motion == "none":
            fit_picture(canvas, picture, self.fit, scratch, bars=self.bars)
            return
        whole = scratch.canvas("clip", canvas.width, canvas.height)
        if not self.bars:
            whole.copy_from(canvas)
        fit_picture(whole, picture, self.fit, scratch, bars=self.bars)
        view = self.path.at(seconds)
        scale = view.width / canvas.width
        left, top = view.x - view.width / 2 + scale / 2 - 0.5, view.y - view.height / 2 + scale / 2 - 0.5
        everywhere = Box(0, 0, canvas.width, canvas.height)
        draw(canvas, sheet_from_canvas(whole), scale, left, top, everywhere, scratch)


def open_clip(
    segment: Segment,
    file: FilePath,
    facts: ClipFacts,
    readers: ReaderPool,
    *,
    fit: Fit,
    path: Path,
    canvas: tuple[int, int],
    fps: int,
    seconds: float,
    above: bool,
) -> tuple[Clip, Callable[[], None]]:
    """Return a clip from some seconds after its beginning on, and what to call when done with it.

    Parameters
    ----------
    segment
        The segment that shows it.
    file, facts
        Its media, and what is known of it.
    readers
        Where open files are kept.
    fit, path
        How it is fitted, and the camera's way.
    canvas, fps
        The frame's size, and how many a second.
    seconds
        When it will be drawn first.
    above
        Whether something lies beneath that may be seen.
    """
    timing = timing_of(segment).within(facts.seconds)
    see_through = above and facts.see_through
    need = Need(*canvas, fills=fit == "cover", see_through=see_through)
    with named(segment):
        reader = readers.take(
            file, timing.at(seconds), need, backwards=timing.backwards, interlaced=facts.interlaced
        )
    opaque = not see_through and (not above or fit != "contain")
    clip = Clip(segment, reader, timing, fit, path, fps, bars=not above, opaque=opaque)
    return clip, lambda: readers.give(file, need, reader)
