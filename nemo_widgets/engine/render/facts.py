"""What is known of a clip before it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nemo_widgets.engine.render.colour import has_alpha, is_hdr
from nemo_widgets.engine.render.decoding import Decoder
from nemo_widgets.engine.render.orientation import orientation_of


@dataclass(frozen=True)
class ClipFacts:
    """A clip that decodes.

    Parameters
    ----------
    seconds
        Its pictures' length, from the file's time zero to the end of the last frame that is really there.
    rate
        Its mean frame rate.
    interlaced
        Whether its frames are interlaced.
    see_through
        Whether it has transparency.
    shape
        Its width over its height, as it is shown.
    hdr
        Whether its light is brought to the standard range.
    """

    seconds: float
    rate: float
    interlaced: bool = False
    see_through: bool = False
    shape: float = 16 / 9
    hdr: bool = False


def facts_of(path: Path, demuxer: str | None = None) -> ClipFacts:
    """Open a clip, decode its first frame and find its end.

    Parameters
    ----------
    path
        The file.
    demuxer
        What reads it, where its name does not tell.

    Raises
    ------
    OSError, ValueError
        It cannot be opened, or no frame of it decodes.
    """
    decoder = Decoder(path, demuxer=demuxer)
    try:
        first = next(decoder.frames_from(0.0), None)
        if first is None:
            raise ValueError("it holds no frame that decodes")
        across, down = orientation_of(first.frame).size(
            first.frame.width * decoder.pixel_aspect, float(first.frame.height)
        )
        return ClipFacts(
            seconds=decoder.end(),
            rate=decoder.rate,
            interlaced=decoder.interlaced,
            see_through=has_alpha(first.frame),
            shape=across / down,
            hdr=is_hdr(first.frame),
        )
    finally:
        decoder.close()
