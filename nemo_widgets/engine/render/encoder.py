"""Frames in, one encoded chunk out: closed GOP, BT.709, its own file.

Chunks of one render share every setting, so that their packets join into one stream.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self, cast

import av
import numpy as np
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from av.video.stream import VideoStream

from nemo_widgets.engine.render.coding import SOFTWARE
from nemo_widgets.engine.render.outcome import EncoderError
from nemo_widgets.engine.render.plan import Plan
from nemo_widgets.engine.render.planes import Canvas


def frame_and_canvas(width: int, height: int) -> tuple[av.VideoFrame, Canvas]:
    """Return an NV12 frame and the canvas that draws straight into its memory."""
    frame = av.VideoFrame(width, height, "nv12")
    frame.colorspace, frame.color_range = Colorspace.ITU709, ColorRange.MPEG
    return frame, canvas_of(frame)


def canvas_of(frame: av.VideoFrame) -> Canvas:
    """Return an NV12 frame's memory as a canvas, an odd last row or column left out."""
    width, height = frame.width // 2 * 2, frame.height // 2 * 2
    luma, chroma = frame.planes
    rows = np.frombuffer(memoryview(luma), np.uint8).reshape(-1, luma.line_size)
    pairs = np.frombuffer(memoryview(chroma), np.uint8).reshape(-1, chroma.line_size // 2, 2)
    return Canvas(rows[:height, :width], pairs[: height // 2, : width // 2])


def copied(frame: av.VideoFrame) -> av.VideoFrame:
    """Return a frame with memory of its own, for an encoder that looks at it later."""
    copy = av.VideoFrame(frame.width, frame.height, frame.format.name)
    copy.colorspace, copy.color_range = frame.colorspace, frame.color_range
    for source, target in zip(frame.planes, copy.planes, strict=True):
        target.update(bytes(source))
    return copy


class ChunkEncoder:
    """Encodes frames into a file, one `push` a frame.

    Parameters
    ----------
    path
        The file; it is complete once the encoder is closed.
    plan
        The render: its size, rate and coding.
    """

    def __init__(self, path: Path, plan: Plan) -> None:
        width, height, fps = plan.width, plan.height, plan.fps
        coding = plan.coding
        self._pixels = coding.pixels
        self._takes_copies = coding.codec in SOFTWARE
        self._container = av.open(str(path), "w", format=coding.container)
        self._stream = cast(VideoStream, self._container.add_stream(coding.codec, rate=fps))
        context = self._stream.codec_context
        context.width, context.height, context.pix_fmt = width, height, coding.pixels
        context.time_base = Fraction(1, fps)
        context.color_range = ColorRange.MPEG
        context.colorspace = Colorspace.ITU709
        context.color_primaries = ColorPrimaries.BT709
        context.color_trc = ColorTrc.BT709
        context.thread_count = 1
        context.options = coding.settings(fps)
        self._next = 0

    def push(self, frame: av.VideoFrame) -> None:
        """Encode a frame as the next one; its memory may be drawn on again afterwards.

        Raises
        ------
        EncoderError
            The encoder does not work.
        """
        if self._pixels != frame.format.name:
            frame = frame.reformat(format=self._pixels, threads=1)
        elif not self._takes_copies:
            frame = copied(frame)
        frame.pts = self._next
        frame.time_base = Fraction(1, self._stream.codec_context.framerate)
        self._next += 1
        self._encode(frame)

    def close(self) -> None:
        """Flush the encoder and finish the file."""
        self._encode(None)
        self._container.close()

    def _encode(self, frame: av.VideoFrame | None) -> None:
        try:
            packets = self._stream.encode(frame)
        except av.FFmpegError as error:
            raise EncoderError(f"The encoder {self._stream.codec_context.name} failed.") from error
        self._container.mux(packets)

    def __enter__(self) -> Self:
        """Return the encoder itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Finish the file, or only let go of it where the block failed."""
        if kind is None:
            self.close()
        else:
            self._container.close()
