"""How a render can end: a video, an encoder that fails, or a cancellation."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nemo_widgets.errors import RenderError


@dataclass(frozen=True)
class Rendered:
    """A finished video.

    Parameters
    ----------
    path
        Where it is.
    duration
        Seconds.
    width, height
        Pixels.
    frames
        How many it has.
    size
        Bytes.
    warnings
        What could not be shown or heard as asked, one sentence each.
    """

    path: Path
    duration: float
    width: int
    height: int
    frames: int
    size: int
    warnings: tuple[str, ...] = ()


class EncoderError(RenderError):
    """An encoder gave up on its way; no file is left."""

    default_next_step = "Export again with another encoder."


class RenderCancelled(RenderError):  # noqa: N818 - a cancellation that was asked for is no fault
    """The render was cancelled; no file is left, and finished chunks are kept for the next try."""

    default_next_step = "Export again to go on where it stopped."

    def __init__(self, message: str = "The render was cancelled.") -> None:
        super().__init__(message)
