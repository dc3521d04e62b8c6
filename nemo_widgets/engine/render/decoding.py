"""Decoded frames of one file from any moment on, forwards or backwards, each with the time it starts."""

from __future__ import annotations

import itertools
import math
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import av

from nemo_widgets.engine.render.clipfile import (
    frame_rate,
    has_decoder,
    open_container,
    picture_stream,
    time_zero,
)
from nemo_widgets.engine.render.deinterlace import Timed, deinterlaced

# Frames kept while a clip runs backwards; a group of pictures that takes more is decoded several times.
BACKWARDS_BYTES: Final = 128 * 1024**2
# Packets read ahead to find out which frames of a group of pictures need not be decoded.
_LOOK_AHEAD_BYTES = 64 * 1024**2
# Decoders that can be told at any packet to leave out what no other frame refers to.
_SKIPPING: Final = {"h264", "hevc", "mpeg4", "mpeg2video"}
_A_HAIR_S = 1e-6
_NEAR_END_S = 1.0


class Shown(NamedTuple):
    """A frame and when it is shown, in seconds since the file's time zero, the end excluded."""

    time: float
    until: float
    frame: av.VideoFrame


class Decoder:
    """Decodes one clip. Not for two threads at once.

    Parameters
    ----------
    path
        The file.
    interlaced
        Whether its frames are known to be: each then needs the ones beside it.
    demuxer
        What reads the file, where its name does not tell.
    step
        Called for every packet that is read; it may raise to stop.

    Raises
    ------
    OSError, ValueError
        It cannot be opened, or holds no picture.
    """

    def __init__(
        self,
        path: Path,
        *,
        interlaced: bool = False,
        demuxer: str | None = None,
        step: Callable[[], None] = lambda: None,
    ) -> None:
        self._path = path
        self._demuxer = demuxer
        self._step = step
        self.interlaced = interlaced
        self._open()
        self.rate = frame_rate(self._stream)
        self.pixel_aspect = float(self._stream.sample_aspect_ratio or 1) or 1.0

    def _open(self) -> None:
        self._container = open_container(self._path, self._demuxer)
        stream = picture_stream(self._container)
        trouble = _trouble(stream)
        if stream is None or stream.time_base is None or trouble:
            self._container.close()
            raise ValueError(trouble)
        self._stream = stream
        self._base = float(stream.time_base)
        self._context = _decoder_of(stream)
        # An AVI has no times to show a frame at, and of these codecs FFmpeg cannot work them out.
        self._counted = self._container.format.name == "avi" and self._context.name in {"h264", "hevc"}
        delay = 0 if self._counted else _delay(self._container, stream)
        self._zero = time_zero(self._container) + (delay or 0) * self._base
        self._fresh = delay is None

    def frames_from(self, seconds: float) -> Iterator[Shown]:
        """Yield the frame shown at a moment, and then all that follow.

        Before the file's first frame it is that one that is shown, beyond the last one the last.
        """
        frames = deinterlaced(self._from_keyframe(seconds, exact=True))
        held: Timed | None = None
        for timed in frames:
            if held is not None and timed.time > seconds:
                yield Shown(min(held.time, seconds), timed.time, held.frame)
                seconds = timed.time
            held = timed
        if held is not None:
            yield Shown(min(held.time, seconds), math.inf, held.frame)

    def frames_back_from(self, seconds: float) -> Iterator[Shown]:
        """Yield the frame shown at a moment, and then all before it, last to first, in bounded memory."""
        until = math.inf
        while True:
            window: deque[Timed] = deque()
            used = 0
            for timed in deinterlaced(self._from_keyframe(seconds, exact=False)):
                if timed.time > seconds:
                    if not window and math.isinf(until):
                        # Before the file's first frame it is that one that is shown.
                        yield Shown(seconds, math.inf, timed.frame)
                        return
                    until = min(until, timed.time)
                    break
                window.append(timed)
                used += _size(timed.frame)
                while used > BACKWARDS_BYTES and len(window) > 1:
                    used -= _size(window.popleft().frame)
            if not window:
                return
            seconds = window[0].time - _A_HAIR_S
            while window:
                timed = window.pop()
                yield Shown(timed.time, until, timed.frame)
                until = timed.time

    def end(self) -> float:
        """Return when the last frame that the file holds ends.

        What a file states is what was meant to be in it; of one that broke off, less is there.
        """
        stated = (self._container.duration or 0) / av.time_base
        end = self._last(stated - _NEAR_END_S) if stated > 2 * _NEAR_END_S else None
        if end is None:
            end = self._last(0.0)
        return max(end or 0.0, 1 / self.rate)

    def _last(self, seconds: float) -> float | None:
        """Return the end of the last packet, reading from a moment on; None where nothing follows it."""
        self._seek(seconds)
        usual = 1 / self.rate / self._base
        ends = (
            stamp + (packet.duration or usual)
            for packet in self._demuxed()
            if (stamp := packet.dts if packet.pts is None or self._counted else packet.pts) is not None
        )
        last = max(ends, default=None)
        return None if last is None else last * self._base - self._zero

    def keyframe_before(self, seconds: float) -> float | None:
        """Return when the last keyframe before a moment is, where the file's index tells."""
        entries = self._stream.index_entries
        if len(entries) == 0:
            return None
        index = entries.search_timestamp(self._stamp(seconds))
        return entries[index].timestamp * self._base - self._zero if index >= 0 else None

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()

    def _stamp(self, seconds: float) -> int:
        return int((seconds + self._zero) / self._base)

    def _from_keyframe(self, seconds: float, *, exact: bool) -> Iterator[Timed]:
        """Yield frames from a keyframe at or before a moment on.

        With `exact`, frames that nothing else needs may be left out before the one shown at the moment.
        """
        back = 0.0
        while True:
            at_start = self._seek(seconds - back)
            frames = self._decoded(self._packets(seconds if exact else None))
            first = next(frames, None)
            if at_start or (first is not None and first.time <= seconds):
                break
            # The index pointed too far: at an open group's keyframe, or it counts in decoding times.
            back = max(1.0, back * 4)
        if first is not None:
            yield first
            yield from frames

    def _seek(self, seconds: float) -> bool:
        """Go to a keyframe at or before a moment; tell whether that is the file's very start."""
        at_start = seconds <= 0
        fresh, self._fresh = self._fresh, False
        if at_start and fresh:
            return True
        stamp = self._stamp(seconds)
        if at_start and self._stream.start_time is not None:
            # Neither later nor earlier: asked for a moment before its first one, AVI loses the first frame.
            stamp = self._stream.start_time
        try:
            self._container.seek(stamp, stream=self._stream, backward=True)
        except av.error.FFmpegError:
            # It has no index, and none can be made: read it again from the start.
            self._container.close()
            self._open()
            self._fresh = False
            return True
        self._context.flush_buffers()
        return at_start

    def _packets(self, until: float | None) -> Iterator[av.Packet[Any]]:
        """Yield packets; where it is safe, tell the decoder to leave out frames before a moment.

        All packets up to that moment are read first: their times tell which frame is the one to show, and of
        the frames before it those that no other refers to need no decoding.
        """
        packets = self._demuxed()
        if self._context.name in _SKIPPING:
            self._context.skip_frame = "DEFAULT"
        if until is None or self.interlaced or self._counted or self._context.name not in _SKIPPING:
            yield from packets
            return
        read: deque[av.Packet[Any]] = deque()
        size, wanted, complete = 0, None, False
        stamp = (until + self._zero) / self._base
        for packet in packets:
            read.append(packet)
            size += packet.size
            complete = packet.dts is not None and packet.dts > stamp
            if packet.pts is None or complete or size > _LOOK_AHEAD_BYTES:
                break
            if packet.pts <= stamp and not packet.is_discard:
                wanted = packet.pts if wanted is None else max(wanted, packet.pts)
        while read:
            packet = read.popleft()
            before = complete and wanted is not None and packet.pts is not None and packet.pts < wanted
            self._context.skip_frame = "NONREF" if before else "DEFAULT"
            yield packet
        self._context.skip_frame = "DEFAULT"
        yield from packets

    def _demuxed(self) -> Iterator[av.Packet[Any]]:
        """Yield the stream's packets; a file that breaks off ends there."""
        try:
            for packet in self._container.demux(self._stream):
                self._step()
                if packet.size:
                    yield packet
        except av.error.FFmpegError:
            return

    def _decoded(self, packets: Iterator[av.Packet[Any]]) -> Iterator[Timed]:
        """Yield frames in the order they are shown; a broken packet costs its own frame, not the clip."""
        due: deque[int] = deque()
        last = -1 / self.rate
        for packet in itertools.chain(packets, [None]):
            if packet is not None and packet.dts is not None:
                due.append(packet.dts)
            try:
                frames = self._context.decode(packet)
            except av.error.FFmpegError:
                continue
            for frame in frames:
                # Where frames have no times of their own they are shown at those of decoding, in order.
                stamp = due.popleft() if due else None
                if frame.pts is not None and not self._counted:
                    stamp = frame.pts
                last = stamp * self._base - self._zero if stamp is not None else last + 1 / self.rate
                self.interlaced = self.interlaced or frame.interlaced_frame
                yield Timed(last, frame)


def _trouble(stream: av.VideoStream | None) -> str:
    if stream is None:
        return "it holds sound only, and no picture"
    if not has_decoder(stream):
        return "its codec is not known"
    return "it has no clock" if stream.time_base is None else ""


def _delay(container: av.container.InputContainer, stream: av.VideoStream) -> int | None:
    """Return by how many ticks FFmpeg shows an AVI's frames late; None for other files, which state times.

    An AVI counts its frames. FFmpeg takes that for decoding times and delays what is shown by as much as it
    may be reordered; but the first frame belongs to the file's first moment, like the first sound.
    """
    if container.format.name != "avi":
        return None
    try:
        first = next(container.demux(stream), None)
    except av.error.FFmpegError:
        return 0
    return first.pts - first.dts if first and first.pts is not None and first.dts is not None else 0


def _decoder_of(stream: av.VideoStream) -> av.VideoCodecContext:
    """Return the stream's own decoder, or where its transparency asks for it another one."""
    context = stream.codec_context
    told = {key.lower(): value for key, value in stream.metadata.items()}
    if context.name in {"vp8", "vp9"} and told.get("alpha_mode") == "1":
        # FFmpeg's own decoders of VP8 and VP9 leave the alpha plane out.
        other = av.CodecContext.create("libvpx-vp9" if context.name == "vp9" else "libvpx", "r")
        context = other if isinstance(other, av.VideoCodecContext) else context
    context.thread_count = 1
    return context


def _size(frame: av.VideoFrame) -> int:
    return sum(plane.buffer_size for plane in frame.planes)
