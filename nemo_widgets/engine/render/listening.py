"""Reading the sound of a file: any codec, rate and layout becomes stereo floats, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import av
import numpy as np

from nemo_widgets.engine.render.clipfile import DEMUXERS, OPTIONS, has_decoder, time_zero
from nemo_widgets.engine.render.loudness import Samples

# The demuxer is forced, so that a playlist in disguise opens nothing.
SOUND_DEMUXERS: Final = {
    **DEMUXERS,
    ".mp3": "mp3",
    ".wav": "wav",
    ".flac": "flac",
    ".m4a": "mov",
    ".aac": "aac",
}
# A hole in the timestamps longer than this is kept as silence, so that sound and picture stay together.
GAP_S: Final = 0.05
LONGEST_S: Final = 4 * 3600.0
# Decoding begins this much early: MP3 and AAC need some of what came before.
_PREROLL_S: Final = 0.5
_SILENCE_S: Final = 1.0
# Reversed sound is decoded in stretches of this length, the last one first.
_STRETCH_S: Final = 10.0


class SoundFile:
    """An open file with sound; close it, or use it as a context.

    Parameters
    ----------
    path
        An audio or video file.

    Raises
    ------
    OSError, ValueError
        The file is missing, damaged or of a kind that is not read.

    Attributes
    ----------
    has_gaps : bool
        Whether something in what was read so far could not be decoded; it is silence.
    """

    def __init__(self, path: Path) -> None:
        demuxer = SOUND_DEMUXERS.get(path.suffix.lower())
        if demuxer is None:
            raise ValueError(f"“{path.suffix}” is not a sound format this renderer reads")
        self._container = av.open(str(path), format=demuxer, options=OPTIONS, metadata_errors="replace")
        # A phone may write a track beside the one that everybody can play.
        self._streams = [stream for stream in self._container.streams.audio if has_decoder(stream)]
        if self._container.streams.audio and not self._streams:
            self._container.close()
            raise ValueError("its codec is not known")
        self.has_gaps = False
        self._begun = False
        # Sound and picture count from the same moment.
        self._zero = time_zero(self._container)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()

    @property
    def has_sound(self) -> bool:
        """Whether there is a sound stream at all."""
        return bool(self._streams)

    @property
    def seconds(self) -> float | None:
        """How long the sound says it lasts, where it says so."""
        stream = self._streams[0]
        if stream.duration and stream.time_base:
            begins = float((stream.start_time or 0) * stream.time_base) - self._zero
            return begins + float(stream.duration * stream.time_base)
        return self._container.duration / av.time_base if self._container.duration else None

    @property
    def rate(self) -> int:
        """Its own samples a second."""
        return int(self._streams[0].rate or 48000)

    def pieces(self, start_s: float, end_s: float, rate: int) -> Iterator[Samples]:
        """Yield a stretch of the sound, without holes, up to its end or the file's.

        Parameters
        ----------
        start_s, end_s
            Seconds of the file; `end_s` may be infinite.
        rate
            Samples a second of the result.
        """
        limit = max(0, round((min(end_s, LONGEST_S) - start_s) * rate))
        if start_s > 1 or self._begun:
            self._container.seek(max(0, int((self._zero + start_s - _PREROLL_S) * av.time_base)))
        self._begun, filled = True, 0
        for place, piece in self._decoded(self._zero + start_s, rate):
            if place >= limit:
                break
            while place > filled:
                hole = min(place - filled, round(_SILENCE_S * rate))
                yield np.zeros((hole, 2), np.float32)
                filled += hole
            fresh = piece[filled - place : limit - place]
            if fresh.shape[0]:
                yield fresh if np.isfinite(fresh.sum()) else np.nan_to_num(fresh, posinf=0.0, neginf=0.0)
                filled += fresh.shape[0]

    def backwards(self, start_s: float, end_s: float, rate: int) -> Iterator[Samples]:
        """Yield a stretch of the sound from its end to its start."""
        seconds = self.seconds
        end = min(end_s, seconds if seconds is not None else LONGEST_S, LONGEST_S)
        return _resampled(self._reversed(start_s, end), self.rate, rate)

    def _reversed(self, start_s: float, end_s: float) -> Iterator[Samples]:
        # At the file's own rate every sample has its exact place, so that stretches meet.
        first, last = round(start_s * self.rate), round(end_s * self.rate)
        while last > first:
            begin = max(first, last - round(_STRETCH_S * self.rate))
            self._container.seek(max(0, int((self._zero + begin / self.rate - _PREROLL_S) * av.time_base)))
            found = [np.zeros((0, 2), np.float32)]
            found += self.pieces_from_here(begin / self.rate, last / self.rate)
            whole = np.zeros((last - begin, 2), np.float32)
            stretch = np.concatenate(found)[: last - begin]
            whole[: stretch.shape[0]] = stretch
            yield whole[::-1]
            last = begin

    def pieces_from_here(self, start_s: float, end_s: float) -> Iterator[Samples]:
        """Yield a stretch at the file's own rate, decoding from wherever the file was sought to."""
        limit, filled = round((end_s - start_s) * self.rate), 0
        for place, piece in self._decoded(self._zero + start_s, self.rate):
            if place >= limit:
                return
            if place > filled:
                yield np.zeros((place - filled, 2), np.float32)
                filled = place
            fresh = piece[filled - place : limit - place]
            if fresh.shape[0]:
                yield fresh
                filled += fresh.shape[0]

    def _decoded(self, origin: float, rate: int) -> Iterator[tuple[int, Samples]]:
        """Yield decoded sound with its place, in samples from `origin`."""
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=rate)
        shape: tuple[str, str, int] | None = None
        due: float | None = None
        place = 0
        for frame in self._frames():
            # A broadcast goes from mono to stereo and back, and so does what is damaged.
            now = (frame.format.name, frame.layout.name, frame.sample_rate)
            if shape is not None and now != shape:
                for out in resampler.resample(None):
                    yield place, samples_of(out)
                    place += out.samples
                resampler = av.AudioResampler(format="fltp", layout="stereo", rate=rate)
            shape = now
            time = frame.time if frame.time is not None else due or 0.0
            if due is None or abs(time - due) > GAP_S:
                place = round((time - origin) * rate)
            due = time + frame.samples / frame.sample_rate
            for out in resampler.resample(frame):
                yield place, samples_of(out)
                place += out.samples
        for out in resampler.resample(None):
            yield place, samples_of(out)
            place += out.samples

    def _frames(self) -> Iterator[av.AudioFrame]:
        """Yield what decodes; a broken packet costs its own moment, not the rest of the sound."""
        for packet in self._container.demux(self._streams[0]):
            try:
                yield from packet.decode()
            except av.error.InvalidDataError:
                self.has_gaps = True


def samples_of(frame: av.AudioFrame) -> Samples:
    """Return a planar float frame's samples, (n, 2)."""
    planes: Samples = np.asarray(frame.to_ndarray().T, np.float32)
    return planes


def frame_of(sound: Samples, rate: int, place: int) -> av.AudioFrame:
    """Return samples, (n, 2), as a frame of FFmpeg's."""
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound.T), format="fltp", layout="stereo")
    frame.sample_rate, frame.pts, frame.time_base = rate, place, Fraction(1, rate)
    return frame


def _resampled(pieces: Iterator[Samples], rate: int, wanted: int) -> Iterator[Samples]:
    if rate == wanted:
        yield from pieces
        return
    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=wanted)
    place = 0
    for piece in pieces:
        for out in resampler.resample(frame_of(piece, rate, place)):
            yield samples_of(out)
        place += piece.shape[0]
    rest: list[Any] = resampler.resample(None)
    for out in rest:
        yield samples_of(out)
