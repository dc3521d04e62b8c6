"""Video clips read by their timestamps, whatever their rate: the frame shown at any moment."""

from __future__ import annotations

import gc
import math
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

from nemo_widgets.engine.render.ahead import Ahead
from nemo_widgets.engine.render.colour import Converter, Need, Picture
from nemo_widgets.engine.render.decoding import Decoder

# Decoding on to a frame this far ahead is cheaper than seeking, where a file does not tell its keyframes.
_SEEK_BEYOND_S: Final = 3.0
# Ready pictures that wait to be taken.
_AHEAD_BYTES, _LEAST_AHEAD, _MOST_AHEAD = 48 * 1024**2, 2, 6
_IDLE_READERS = 6


class _Ready(NamedTuple):
    """A picture and when it is shown, the end excluded."""

    time: float
    until: float
    picture: Picture


class ClipReader:
    """Reads one clip, best in the order it is shown.

    Where pictures are asked for one after the other, a thread decodes and converts the next ones meanwhile.

    Parameters
    ----------
    path
        The file.
    need
        What will be seen of it; everything without it.
    interlaced
        Whether its frames are known to be.
    step
        Called often while it is read, in whichever thread that is; it may raise to stop.

    Raises
    ------
    OSError, ValueError
        It cannot be opened, or holds no picture.
    """

    def __init__(
        self,
        path: Path,
        need: Need | None = None,
        *,
        interlaced: bool = False,
        step: Callable[[], None] = lambda: None,
    ) -> None:
        self._decoder = Decoder(path, interlaced=interlaced, step=step)
        self._converter = Converter(need, self._decoder.pixel_aspect)
        self._pictures: Iterator[_Ready] = iter(())
        self._ahead: Ahead[_Ready] | None = None
        self._current: _Ready | None = None
        self._backwards = False

    @property
    def rate(self) -> float:
        """The clip's mean rate, in frames per second."""
        return self._decoder.rate

    def distance(self, seconds: float, *, backwards: bool = False) -> float | None:
        """Return how far it has to read on to a moment; None where it has to seek."""
        if self._current is None or backwards != self._backwards:
            return None
        if backwards:
            way = self._current.time - seconds if seconds < self._current.until else math.inf
        else:
            way = seconds - self._current.until if seconds >= self._current.time else math.inf
        if way > _SEEK_BEYOND_S:
            return None
        if way > 1 / self.rate and not backwards and self._ahead is None:
            # Nobody else is reading the file now, so that its index can be asked.
            keyframe = self._decoder.keyframe_before(seconds)
            if keyframe is not None and keyframe > self._current.until:
                return None
        return max(0.0, way)

    def at(self, seconds: float, *, backwards: bool = False) -> Picture:
        """Return the frame shown at a moment; the first or last one beyond the ends.

        Parameters
        ----------
        seconds
            Since the file's time zero.
        backwards
            Whether earlier moments will be asked for next, and not later ones.

        Raises
        ------
        ValueError
            There is no frame that decodes.
        """
        return self._shown(seconds, backwards=backwards).picture

    def _shown(self, seconds: float, *, backwards: bool) -> _Ready:
        if self.distance(seconds, backwards=backwards) is None:
            self._go(seconds, backwards=backwards)
        current = self._current
        if current is None:
            raise ValueError("it holds no frame that decodes")
        while current.time > seconds if backwards else current.until <= seconds:
            following = self._take(current)
            if following is None:
                break
            current = self._current = following
        return current

    def close(self) -> None:
        """Let go of the file."""
        self._halt()
        self._decoder.close()

    def __enter__(self) -> Self:
        """Return the reader itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the file."""
        self.close()

    def _go(self, seconds: float, *, backwards: bool) -> None:
        """Seek."""
        self._halt()
        self._backwards = backwards
        decoder = self._decoder
        frames = decoder.frames_back_from(seconds) if backwards else decoder.frames_from(seconds)
        convert = self._converter
        self._pictures = (_Ready(shown.time, shown.until, convert(shown.frame)) for shown in frames)
        self._current = next(self._pictures, None)

    def _take(self, current: _Ready) -> _Ready | None:
        if self._ahead is None:
            depth = _AHEAD_BYTES // max(1, current.picture.nbytes)
            self._ahead = Ahead(self._pictures, min(_MOST_AHEAD, max(_LEAST_AHEAD, depth)))
            self._pictures = self._ahead
        return next(self._pictures, None)

    def _halt(self) -> None:
        if self._ahead is not None:
            self._ahead.stop()
            self._ahead = None
        self._pictures = iter(())


class _Idle(NamedTuple):
    path: Path
    need: Need | None
    reader: ClipReader


class ReaderPool:
    """Open readers that chunks hand on to one another, so that a clip is not sought anew for each chunk.

    A few stay open, whatever the number of clips: each holds a decoder's worth of frames.

    Parameters
    ----------
    step
        As its readers take it.
    """

    def __init__(self, step: Callable[[], None] = lambda: None) -> None:
        self._step = step
        self._idle: list[_Idle] = []
        self._lock = threading.Lock()

    def take(
        self,
        path: Path,
        seconds: float,
        need: Need | None = None,
        *,
        backwards: bool = False,
        interlaced: bool = False,
    ) -> ClipReader:
        """Return the idle reader of a file that stands best for a moment, or a new one."""
        with self._lock:
            best: tuple[float, _Idle] | None = None
            for idle in self._idle:
                if (idle.path, idle.need) != (path, need):
                    continue
                way = idle.reader.distance(seconds, backwards=backwards)
                if way is not None and (best is None or way < best[0]):
                    best = (way, idle)
            if best is not None:
                self._idle.remove(best[1])
                return best[1].reader
        return ClipReader(path, need, interlaced=interlaced, step=self._step)

    def give(self, path: Path, need: Need | None, reader: ClipReader) -> None:
        """Keep a reader for the next chunk; the one that has waited longest of too many is closed."""
        with self._lock:
            self._idle.append(_Idle(path, need, reader))
            surplus = self._idle.pop(0) if len(self._idle) > _IDLE_READERS else None
        if surplus is not None:
            surplus.reader.close()

    def close(self) -> None:
        """Close all that is idle."""
        with self._lock:
            waiting, self._idle = self._idle, []
        for idle in waiting:
            idle.reader.close()
        if waiting:
            # PyAV's files and streams hold each other, and with them what their decoders used.
            del waiting
            gc.collect()
