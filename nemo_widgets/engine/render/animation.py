"""Animated GIF and WebP, played round and round: in their own time, faster, backwards or frozen."""

from __future__ import annotations

import bisect
import itertools
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageSequence

from nemo_widgets.engine.render.photos import FORMATS, upright_pixels
from nemo_widgets.engine.render.planes import Pixels
from nemo_widgets.engine.render.timing import Timing

MOST_FRAMES: Final = 2000
# Browsers show a frame that asks for less than this for a tenth of a second.
_LEAST_MS, _USUAL_MS = 20, 100
# A frame that starts this much later is the one: times are counted in tenths and hundredths of a second.
_SLACK_S: Final = 0.001
# Frames kept while it runs backwards, for which each one is reached from the first.
_KEPT_BYTES: Final = 64 * 1024**2


def is_animated(path: Path) -> bool:
    """Tell whether a picture file moves.

    Raises
    ------
    OSError
        It cannot be read.
    """
    with Image.open(path, formats=FORMATS) as image:
        return getattr(image, "n_frames", 1) > 1


class Animation:
    """Frames of an animated picture by time, looping.

    Parameters
    ----------
    path
        The file.
    timing
        How its segment runs through it; a moment beyond its end is one of the next round.

    Raises
    ------
    OSError
        It cannot be read.
    """

    def __init__(self, path: Path, timing: Timing | None = None) -> None:
        status = path.stat()
        self._ends = _ends(path, status.st_mtime_ns, status.st_size)
        self._timing = timing or Timing()
        self._image = Image.open(path, formats=FORMATS)
        self._room = max(1, _KEPT_BYTES // (4 * self._image.width * self._image.height))
        self._kept: dict[int, Pixels] = {}

    def index_at(self, seconds: float) -> int:
        """Return which frame is shown at a time since its segment began."""
        moment = self._timing.at(seconds, _SLACK_S) * 1000
        return bisect.bisect_right(self._ends, moment % self._ends[-1])

    def frame(self, index: int) -> Pixels:
        """Return a frame, RGB or straight-alpha RGBA."""
        if index not in self._kept:
            first = max(0, index + 1 - self._room) if self._timing.backwards else index
            self._kept = {}
            for number in range(first, index + 1):
                self._image.seek(number)
                self._kept[number] = upright_pixels(self._image)
        return self._kept[index]

    def close(self) -> None:
        """Let go of the file."""
        self._image.close()


@lru_cache(maxsize=32)
def _ends(path: Path, _changed: int, _size: int) -> tuple[float, ...]:
    """Return when each frame ends, in ms; to know that, all of them are decoded."""
    with Image.open(path, formats=FORMATS) as image:
        frames = itertools.islice(ImageSequence.Iterator(image), MOST_FRAMES)
        return tuple(itertools.accumulate(map(_length, frames)))


def _length(frame: Image.Image) -> float:
    frame.load()
    asked = frame.info.get("duration", 0)
    return float(asked) if isinstance(asked, int | float) and asked >= _LEAST_MS else float(_USUAL_MS)
