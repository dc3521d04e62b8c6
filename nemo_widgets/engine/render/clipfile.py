"""Opening a video file: by the demuxer its kind calls for, its picture stream, and where its time begins."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import av
from av.sidedata.sidedata import SideData
from av.stream import Disposition

OPTIONS: Final = {"protocol_whitelist": "file"}
# The demuxer is forced by what the library sniffed, so that a playlist in disguise opens nothing.
DEMUXERS: Final = {
    ".mp4": "mov",
    ".mov": "mov",
    ".m4v": "mov",
    ".avi": "avi",
    ".webm": "matroska",
    ".mkv": "matroska",
}
# Sound that begins this much before the first picture is the codec's own run-in, not something to wait for.
_RUN_IN_S = 0.1
_USUAL_RATE = 25.0
_LIKELY_RATES = (1.0, 1000.0)


def open_container(path: Path, demuxer: str | None = None) -> av.container.InputContainer:
    """Open a media file with its demuxer and no other protocol than `file`.

    Raises
    ------
    OSError, ValueError
        It is not a video format, or cannot be opened.
    """
    demuxer = demuxer or DEMUXERS.get(path.suffix.lower())
    if demuxer is None:
        raise ValueError(f"“{path.suffix}” is not a video format this renderer reads")
    return av.open(str(path), format=demuxer, options=OPTIONS, metadata_errors="replace")


def picture_stream(container: av.container.InputContainer) -> av.VideoStream | None:
    """Return the stream that moves; a sleeve's picture is none."""
    return next(
        (stream for stream in container.streams.video if not stream.disposition & Disposition.attached_pic),
        None,
    )


def has_decoder(stream: av.VideoStream | av.AudioStream) -> bool:
    """Tell whether FFmpeg knows a stream's codec; PyAV's types do not foresee that it does not."""
    context: object = stream.codec_context
    return context is not None


def time_zero(container: av.container.InputContainer) -> float:
    """Return the file's own time, in seconds, that picture and sound both count from.

    It is the start of what begins first; sound that begins a hair before the picture gives way, or else no
    frame would start where it is said to.
    """
    begin = (container.start_time or 0) / av.time_base
    stream = picture_stream(container)
    if stream is None or stream.start_time is None or stream.time_base is None:
        return begin
    first = float(stream.start_time * stream.time_base)
    return first if 0 <= first - begin <= _RUN_IN_S else begin


def frame_rate(stream: av.VideoStream) -> float:
    """Return a stream's mean rate in frames per second, or a usual one where it tells nothing likely."""
    for rate in (stream.average_rate, stream.guessed_rate):
        if rate and _LIKELY_RATES[0] <= rate <= _LIKELY_RATES[1]:
            return float(rate)
    return _USUAL_RATE


def side_data(frame: av.VideoFrame, name: str) -> bytes:
    """Return what a file says of a frame beside its pixels, in FFmpeg's own layout, or nothing."""
    data = frame.side_data.get(name)
    return bytes(data) if isinstance(data, SideData) else b""
