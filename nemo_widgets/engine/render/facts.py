"""What a clip's file tells of itself, and what its last packets prove."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import av

from nemo_widgets.engine.render.clipfile import frame_rate, open_container, picture_stream, time_zero
from nemo_widgets.engine.render.colour import has_alpha
from nemo_widgets.engine.render.decoding import Decoder

_NEAR_END_S = 1.0


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
    """

    seconds: float
    rate: float
    interlaced: bool = False
    see_through: bool = False


def facts_of(path: Path) -> ClipFacts:
    """Open a clip, decode its first frame and find its end.

    Raises
    ------
    OSError, ValueError
        It cannot be opened, or no frame of it decodes.
    """
    decoder = Decoder(path)
    try:
        first = next(decoder.frames_from(0.0), None)
        if first is None:
            raise ValueError("it holds no frame that decodes")
        return ClipFacts(
            seconds=_end(path),
            rate=decoder.rate,
            interlaced=decoder.interlaced,
            see_through=has_alpha(first.frame),
        )
    finally:
        decoder.close()


def _end(path: Path) -> float:
    """Return when the last picture that the file holds ends.

    What a file states is what was meant; of one that broke off, less is there.
    """
    with open_container(path) as container:
        stream = picture_stream(container)
        if stream is None or stream.time_base is None:
            return 0.0
        base, rate = float(stream.time_base), frame_rate(stream)
        stated = (container.duration or 0) / av.time_base
        end = None
        if stated > 2 * _NEAR_END_S:
            wanted = (container.start_time or 0) / av.time_base + stated - _NEAR_END_S
            end = _last(container, stream, int(wanted / base))
        if end is None:
            end = _last(container, stream, None)
        return max(0.0, end * base - time_zero(container)) if end is not None else 1 / rate


def _last(container: av.container.InputContainer, stream: av.VideoStream, start: int | None) -> int | None:
    """Return the end of the last packet from a moment on, in the stream's own ticks."""
    usual = round(1 / (frame_rate(stream) * float(stream.time_base or 1)))
    end = None
    try:
        if start is not None or container.duration:
            container.seek(start or 0, stream=stream, backward=True)
        for packet in container.demux(stream):
            stamp = packet.pts if packet.pts is not None else packet.dts
            if packet.size and stamp is not None:
                end = max(end if end is not None else stamp, stamp + (packet.duration or usual))
    except av.error.FFmpegError:
        # It breaks off here.
        return end
    return end
