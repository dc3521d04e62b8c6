"""Video clips read by their timestamps, whatever their rate, and fitted to the canvas."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import av
import cv2
from av.video.reformatter import ColorRange, Colorspace

from nemo_widgets.engine.render.encoder import canvas_of
from nemo_widgets.engine.render.planes import Box, Canvas, Scratch
from nemo_widgets.engine.render.stills import Fit

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
_ROTATIONS: Final = {
    90: cv2.ROTATE_90_COUNTERCLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_CLOCKWISE,
}
# Decoding on to a frame this far ahead is cheaper than seeking back to a keyframe.
_SEEK_BEYOND_S = 3.0
# From here on, lines of an untagged file are taken for high definition, as players do.
_HD_HEIGHT = 720


class ClipReader:
    """Decodes one clip, mostly forwards.

    Parameters
    ----------
    path
        The file.

    Raises
    ------
    OSError, ValueError
        It cannot be opened, or holds no video.
    """

    def __init__(self, path: Path) -> None:
        demuxer = DEMUXERS.get(path.suffix.lower())
        if demuxer is None:
            raise ValueError(f"“{path.suffix}” is not a video format this renderer reads")
        self._container = av.open(str(path), format=demuxer, options=OPTIONS, metadata_errors="replace")
        videos = self._container.streams.video
        if not videos:
            self._container.close()
            raise ValueError("it holds no picture stream")
        self._stream = videos[0]
        self._stream.codec_context.thread_count = 1
        self._start = (self._container.start_time or 0) / av.time_base
        self._frames: Iterator[av.VideoFrame] = iter(())
        self._current: av.VideoFrame | None = None
        self._next: av.VideoFrame | None = None
        self._began = False
        self._converted: tuple[av.VideoFrame, Canvas] | None = None

    @property
    def position(self) -> float:
        """The time of the frame read last."""
        return self._time(self._current) if self._current is not None else 0.0

    def at(self, seconds: float, tolerance: float = 0.0) -> Canvas:
        """Return the frame shown at a time, turned upright; the first or last one beyond the ends.

        Parameters
        ----------
        seconds
            From the file's start.
        tolerance
            How much later a frame may start and still count, to even out rounded timestamps.

        Raises
        ------
        ValueError
            There is no frame that decodes.
        """
        wanted = seconds + tolerance
        if not self._began or wanted < self.position or wanted - self.position > _SEEK_BEYOND_S:
            self._seek(wanted)
        while self._next is not None and self._time(self._next) <= wanted:
            self._current, self._next = self._next, next(self._frames, None)
        if self._current is None:
            raise ValueError("it holds no frame that decodes")
        if self._converted is None or self._converted[0] is not self._current:
            self._converted = (self._current, upright_canvas(self._current))
        return self._converted[1]

    @property
    def pixel_aspect(self) -> float:
        """How wide a pixel is for its height, after turning."""
        ratio = float(self._stream.sample_aspect_ratio or 1) or 1.0
        turned = self._current is not None and round(self._current.rotation) % 180 == 90
        return 1 / ratio if turned else ratio

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()

    def __enter__(self) -> Self:
        """Return the reader itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the file."""
        self.close()

    def _time(self, frame: av.VideoFrame) -> float:
        return (frame.time or 0.0) - self._start

    def _seek(self, seconds: float) -> None:
        if self._began or seconds > _SEEK_BEYOND_S:
            target = int((max(0.0, seconds) + self._start) * av.time_base)
            self._container.seek(target, backward=True)
        self._began = True
        self._frames = self._decode()
        self._current = next(self._frames, None)
        if self._current is not None and self._time(self._current) > seconds and seconds > 0:
            # Some files index keyframes late; then only the very start is sure.
            self._container.seek(0, backward=True, any_frame=False)
            self._frames = self._decode()
            self._current = next(self._frames, None)
        self._next = next(self._frames, None)

    def _decode(self) -> Iterator[av.VideoFrame]:
        """Yield frames; a broken packet costs its own frame, not the clip."""
        for packet in self._container.demux(self._stream):
            try:
                yield from packet.decode()
            except av.error.InvalidDataError:
                continue


def upright_canvas(frame: av.VideoFrame) -> Canvas:
    """Return a decoded frame as BT.709 limited-range planes, turned as its metadata says."""
    full_range = frame.color_range == ColorRange.JPEG or frame.format.name.startswith("yuvj")
    converted = frame.reformat(
        format="nv12",
        src_colorspace=_colorspace(frame),
        dst_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.JPEG if full_range or frame.format.is_rgb else ColorRange.MPEG,
        dst_color_range=ColorRange.MPEG,
        threads=1,
    )
    upright = canvas_of(converted)
    turn = _ROTATIONS.get(round(frame.rotation) % 360)
    if turn is None:
        return upright
    return Canvas(cv2.rotate(upright.luma, turn), cv2.rotate(upright.chroma, turn))


def _colorspace(frame: av.VideoFrame) -> int:
    tagged = {int(space) for space in Colorspace}
    if int(frame.colorspace) in tagged:
        return int(frame.colorspace)
    return int(Colorspace.ITU709 if frame.height >= _HD_HEIGHT else Colorspace.ITU601)


def fit_frame(
    canvas: Canvas, frame: Canvas, fit: Fit, pixel_aspect: float, scratch: Scratch, *, bars: bool = True
) -> None:
    """Draw a clip's frame on the whole canvas: filling it, or whole on black (`bars`) or on its own blur."""
    width, height = frame.width * pixel_aspect, float(frame.height)
    across, down = canvas.width / width, canvas.height / height
    if fit == "cover" or abs(across - down) * width < 2:
        _resize(_centre(frame, canvas.width / canvas.height / pixel_aspect), canvas)
        return
    if fit == "contain":
        if bars:
            canvas.clear()
    else:
        _backdrop(canvas, _centre(frame, canvas.width / canvas.height / pixel_aspect), scratch)
    scale = min(across, down)
    wide, high = (max(2, round(side * scale / 2) * 2) for side in (width, height))
    left, top = (canvas.width - wide) // 4 * 2, (canvas.height - high) // 4 * 2
    _resize(frame, Box(left, top, left + wide, top + high).on(canvas))


def _centre(frame: Canvas, shape: float) -> Canvas:
    """Return the largest middle part of a shape."""
    width = min(frame.width, max(2, round(frame.height * shape / 2) * 2))
    height = min(frame.height, max(2, round(frame.width / shape / 2) * 2))
    left, top = (frame.width - width) // 4 * 2, (frame.height - height) // 4 * 2
    return Box(left, top, left + width, top + height).on(frame)


def _resize(source: Canvas, target: Canvas) -> None:
    if (source.width, source.height) == (target.width, target.height):
        target.copy_from(source)
        return
    shrink = source.width / target.width
    how = cv2.INTER_AREA if shrink > 1.5 else cv2.INTER_LINEAR if shrink > 0.75 else cv2.INTER_CUBIC
    cv2.resize(source.luma, (target.width, target.height), dst=target.luma, interpolation=how)
    half = (target.width // 2, target.height // 2)
    cv2.resize(source.chroma, half, dst=target.chroma, interpolation=how)


def _backdrop(canvas: Canvas, source: Canvas, scratch: Scratch) -> None:
    small = scratch.canvas("backdrop", max(16, canvas.width // 16) * 2, max(16, canvas.height // 16) * 2)
    cv2.resize(source.luma, (small.width, small.height), dst=small.luma, interpolation=cv2.INTER_AREA)
    half = (small.width // 2, small.height // 2)
    cv2.resize(source.chroma, half, dst=small.chroma, interpolation=cv2.INTER_AREA)
    reach = max(small.width, small.height) / 24
    luma = cv2.GaussianBlur(small.luma, (0, 0), reach)
    chroma = cv2.GaussianBlur(small.chroma, (0, 0), reach / 2)
    dimmed = cv2.convertScaleAbs(luma, alpha=0.7, beta=16 * 0.3)
    muted = cv2.convertScaleAbs(chroma, alpha=0.7, beta=128 * 0.3)
    cv2.resize(dimmed, (canvas.width, canvas.height), dst=canvas.luma, interpolation=cv2.INTER_LINEAR)
    size = (canvas.width // 2, canvas.height // 2)
    cv2.resize(muted, size, dst=canvas.chroma, interpolation=cv2.INTER_LINEAR)


class ReaderPool:
    """Open readers that chunks hand on to one another, so that a clip is not sought anew for each chunk."""

    def __init__(self) -> None:
        self._idle: dict[Path, list[ClipReader]] = {}
        self._lock = threading.Lock()

    def take(self, path: Path, seconds: float) -> ClipReader:
        """Return the idle reader that stands best for a time, or a new one."""
        with self._lock:
            idle = self._idle.get(path, [])
            best = min(
                (reader for reader in idle if 0 <= seconds - reader.position <= _SEEK_BEYOND_S),
                key=lambda reader: seconds - reader.position,
                default=None,
            )
            if best is not None:
                idle.remove(best)
                return best
        return ClipReader(path)

    def give(self, path: Path, reader: ClipReader) -> None:
        """Keep a reader for the next chunk; the oldest one of many is closed."""
        with self._lock:
            idle = self._idle.setdefault(path, [])
            idle.append(reader)
            surplus = idle.pop(0) if len(idle) > 4 else None
        if surplus is not None:
            surplus.close()

    def close(self) -> None:
        """Close all that is idle."""
        with self._lock:
            readers = [reader for idle in self._idle.values() for reader in idle]
            self._idle.clear()
        for reader in readers:
            reader.close()
