"""The finished video: chunks joined by packet copy, the sound beside them, the index at the front."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc

from nemo_widgets.errors import RenderError

# Nothing is decoded to find out what is known already: that would take longer than all the rest.
_UNDECODED = {"codec_whitelist": "none"}


def join(
    chunks: Sequence[Path],
    track: Path,
    output: Path,
    *,
    form: str = "mp4",
    fps: int,
    frames: int,
    comment: str = "",
    step: Callable[[float], None] = lambda _: None,
) -> None:
    """Write the video.

    Parameters
    ----------
    chunks
        Encoded chunks in order, all of the same settings.
    track
        The encoded sound.
    output
        The file to write.
    form
        `mp4` or `mov` with AAC, `webm` with Opus.
    fps, frames
        Rate and number of frames that the chunks hold together.
    comment
        What the file says of itself.
    step
        Called with the share done, often; it may raise to stop.

    Raises
    ------
    RenderError
        The chunks do not hold these frames.
    """
    # Matroska gives each file random ids, unless it is to be the same every time.
    options = {"fflags": "+bitexact"} if form == "webm" else {"movflags": "+faststart"}
    with av.open(str(output), "w", format=form, options=options) as container, av.open(str(track)) as heard:
        container.metadata["comment"] = comment
        with av.open(str(chunks[0])) as first:
            video = container.add_stream_from_template(first.streams.video[0])
        context = video.codec_context
        context.color_range, context.colorspace = ColorRange.MPEG, Colorspace.ITU709
        context.color_primaries, context.color_trc = ColorPrimaries.BT709, ColorTrc.BT709
        video.time_base = Fraction(1, fps)
        audio = container.add_stream_from_template(heard.streams.audio[0])
        sound = _sound(heard, audio)
        written = 0
        for packet in _pictures(chunks, fps, lambda: step(0.0)):
            packet.stream = video
            container.mux(packet)
            written += 1
            for packet_of_sound in sound:
                container.mux(packet_of_sound)
                if (packet_of_sound.dts or 0) * (packet_of_sound.time_base or 0) * fps >= written:
                    break
            step(written / frames)
        container.mux(list(sound))
    if written != frames:
        raise RenderError(
            f"The video has {written} frames where {frames} were planned.", next_step="Export again."
        )


def _pictures(chunks: Sequence[Path], fps: int, step: Callable[[], None]) -> Iterator[av.Packet[Any]]:
    """Yield the chunks' packets on one clock of frames.

    Decoding times are counted anew, a fixed delay before the packet's number, so that they rise evenly over
    every joint.
    """
    delay = 0
    for path in dict.fromkeys(chunks):
        step()
        delay = max([delay, *(number - shown for number, (shown, *_) in enumerate(_packets(path, fps)))])
    base = 0
    for path in chunks:
        number = -1
        for number, (shown, data, is_keyframe) in enumerate(_packets(path, fps)):
            packet = av.Packet(data)
            packet.time_base = Fraction(1, fps)
            packet.pts, packet.dts, packet.duration = base + shown, base + number - delay, 1
            packet.is_keyframe = is_keyframe
            yield packet
        base += number + 1


def _packets(path: Path, fps: int) -> Iterator[tuple[int, bytes, bool]]:
    """Yield what a chunk's packets show, as frame numbers from 0, in decoding order."""
    with av.open(str(path), options=_UNDECODED) as container:
        stream = container.streams.video[0]
        for packet in container.demux(stream):
            if packet.pts is None or packet.time_base is None:
                continue
            number = packet.pts * packet.time_base * fps
            yield round(number), bytes(packet), packet.is_keyframe


def _sound(heard: InputContainer, stream: Any) -> Iterator[av.Packet[Any]]:
    for packet in heard.demux(heard.streams.audio[0]):
        if packet.dts is not None:
            packet.stream = stream
            yield packet
