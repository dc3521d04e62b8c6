"""Animated GIF and WebP, played in their own time."""

from __future__ import annotations

import bisect
import itertools
from pathlib import Path

from PIL import Image, ImageSequence

from nemo_widgets.engine.render.photos import FORMATS, upright_pixels
from nemo_widgets.engine.render.planes import Pixels

MOST_FRAMES = 2000
# Browsers show a frame that asks for less than this for a tenth of a second.
_LEAST_MS, _USUAL_MS = 20, 100


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
    """

    def __init__(self, path: Path) -> None:
        self._image = Image.open(path, formats=FORMATS)
        lengths = [
            _length(frame) for frame in itertools.islice(ImageSequence.Iterator(self._image), MOST_FRAMES)
        ]
        self._ends = list(itertools.accumulate(lengths))
        self._shown: tuple[int, Pixels] | None = None

    def index_at(self, seconds: float) -> int:
        """Return which frame is shown at a time from the start."""
        return bisect.bisect_right(self._ends, seconds * 1000 % self._ends[-1])

    def frame(self, index: int) -> Pixels:
        """Return a frame, RGB or straight-alpha RGBA."""
        if self._shown is None or self._shown[0] != index:
            self._image.seek(index)
            self._shown = (index, upright_pixels(self._image))
        return self._shown[1]

    def close(self) -> None:
        """Let go of the file."""
        self._image.close()


def _length(frame: Image.Image) -> float:
    frame.load()
    asked = frame.info.get("duration", 0)
    return float(asked) if isinstance(asked, int | float) and asked >= _LEAST_MS else float(_USUAL_MS)
