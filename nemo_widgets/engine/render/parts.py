"""A sound of the timeline being played: read as it is needed, faded, lowered under speech."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import av
import numpy as np
import numpy.typing as npt

from nemo_widgets.engine.render.cues import FASTEST, SLOWEST, Cue
from nemo_widgets.engine.render.dynamics import SPEECH_BLOCKS_A_SECOND, Gain, stretched
from nemo_widgets.engine.render.listening import SoundFile
from nemo_widgets.engine.render.loudness import Samples
from nemo_widgets.engine.render.playing import at_speed, looped, rejoined
from nemo_widgets.engine.render.seams import Ear, Seam
from nemo_widgets.errors import NemoError

# Every end is ramped at least this long.
CLICK_S: Final = 0.005
# Longer music is not listened to beforehand; its ends are joined as they are.
_LONGEST_HEARD_S: Final = 900.0
_DAMAGED: Final = (OSError, ValueError, LookupError, av.error.FFmpegError)
UNREADABLE: Final = (*_DAMAGED, NemoError)


class Part:
    """A cue being played, from its first block to its last.

    Parameters
    ----------
    cue
        What is played.
    resolve
        From a `src` to a file.
    rate, frames
        Of the mix.
    warn
        Called with a sentence where it cannot be heard as asked.
    step
        Called often while it is listened to beforehand; it may raise to stop.
    """

    def __init__(
        self,
        cue: Cue,
        resolve: Callable[[str], Path],
        rate: int,
        frames: int,
        warn: Callable[[str], None],
        step: Callable[[], None] = lambda: None,
    ) -> None:
        self.cue = cue
        self.first = round(cue.start * rate)
        self.is_over = False
        self._resolve, self._rate, self._warn, self._step = resolve, rate, warn, step
        # Where it is to end, and where it does: the file may turn out to be shorter.
        self._end = min(round((cue.start + cue.length) * rate), frames) - self.first
        self._cut = self._end
        self._done = 0
        self._begun = False
        self._file: SoundFile | None = None
        self._pieces: Iterator[Samples] | None = None
        self._waiting = np.zeros((0, 2), np.float32)
        self._click = min(round(CLICK_S * rate), max(1, self._end // 2))

    def add_to(
        self, block: Samples, start: int, floors: dict[bool, Gain], volume: float | None = None
    ) -> None:
        """Add what is heard of it to the block that begins at `start`."""
        at = max(0, self.first - start)
        count = min(block.shape[0] - at, self._cut - self._done)
        if count > 0:
            sound = self._read(count)
            if sound.shape[0]:
                gain = self._fades(sound.shape[0])
                gain *= np.float32(self.cue.volume if volume is None else volume)
                floor = floors.get(self.cue.yields_to_clips) if self.cue.duck_db else None
                if floor is not None:
                    size = self._rate // SPEECH_BLOCKS_A_SECOND
                    share = stretched(floor, size, start + at, sound.shape[0])
                    gain *= np.power(np.float32(10), share * np.float32(-self.cue.duck_db / 20))
                block[at : at + sound.shape[0]] += sound * gain[:, None]
                self._done += sound.shape[0]
        if self._done >= self._cut:
            self.close()

    def close(self) -> None:
        """Let go of its file."""
        self.is_over = True
        self._pieces = None
        if self._file is not None:
            if self._file.has_gaps:
                self._warn(f"“{self.cue.name}” is heard with gaps: parts of its file are damaged.")
            self._file.close()
            self._file = None

    def _read(self, count: int) -> Samples:
        """Take the next samples; so many are held back that an unforeseen end can still be ramped."""
        if not self._begun:
            self._begun, self._pieces = True, self._begin()
        parts = [self._waiting]
        have = self._waiting.shape[0]
        while have < count + self._click and self._pieces is not None:
            piece = self._next()
            if piece is None:
                self._pieces = None
                self._cut = min(self._cut, self._done + have)
                break
            parts.append(piece)
            have += piece.shape[0]
        whole = np.concatenate(parts)
        taken = min(count, self._cut - self._done)
        self._waiting = whole[taken:]
        return whole[:taken]

    def _next(self) -> Samples | None:
        if self._pieces is None:
            return None
        try:
            return next(self._pieces, None)
        except UNREADABLE as error:
            self._warn(_why(self.cue, error, began=self._done > 0))
            return None

    def _begin(self) -> Iterator[Samples]:
        """Open its file; on trouble say so and be silent."""
        cue, rate = self.cue, self._rate
        if not SLOWEST <= cue.speed <= FASTEST:
            self._warn(f"“{cue.name}” is not heard: {cue.speed:g} times its speed leaves nothing to hear.")
            return iter(())
        try:
            self._file = file = SoundFile(Path(self._resolve(cue.segment.src)))
            if not file.has_sound:
                if not cue.is_clip:
                    self._warn(f"“{cue.name}” is not heard: its file has no sound.")
                return iter(())
            seconds = file.seconds
        except UNREADABLE as error:
            # What the file's opening says without FFmpeg is in our own words.
            told = str(error) if type(error) is ValueError else ""
            self._warn(_why(cue, error, began=False, told=told))
            return iter(())
        start, end = self._stretch(seconds)
        if cue.fade_out > CLICK_S and seconds is not None and not cue.is_looped and seconds > start:
            # So that a fade-out ends where the sound does. What a file says of its length is only believed
            # for this: an end that nobody foresees is ramped all the same.
            lasts = (min(seconds, end) - start) / cue.speed
            self._end = self._cut = min(self._end, max(self._click, round(lasts * rate)))

        def once() -> Iterator[Samples]:
            played = file.backwards(start, end, rate) if cue.is_backwards else file.pieces(start, end, rate)
            return at_speed(played, cue.speed, rate)

        if not cue.is_looped:
            return once()
        seam = self._seam(once, seconds)
        return looped(once, rate) if seam is None else rejoined(once, seam)

    def _seam(self, once: Callable[[], Iterator[Samples]], seconds: float | None) -> Seam | None:
        """Return where music goes back; other sounds, and what need not be repeated, have no such place."""
        cue = self.cue
        if cue.segment.role != "bgm" or seconds is None or not seconds < _LONGEST_HEARD_S:
            return None
        lasts = (min(seconds, cue.source_out) - cue.source_in) / cue.speed
        if lasts >= cue.length:
            return None
        try:
            return Ear(self._rate).hear(self._watched(once())).seam()
        except _DAMAGED:
            return None  # which is told where it is heard

    def _watched(self, pieces: Iterator[Samples]) -> Iterator[Samples]:
        for piece in pieces:
            self._step()
            yield piece

    def _stretch(self, seconds: float | None) -> tuple[float, float]:
        """Return from where to where its file is heard, in seconds of the file."""
        cue = self.cue
        needed = math.inf if cue.is_looped else cue.length * cue.speed
        if cue.is_backwards:
            end = (
                cue.source_out
                if seconds is None or seconds <= cue.source_in
                else min(cue.source_out, seconds)
            )
            return max(cue.source_in, end - needed), end
        return cue.source_in, min(cue.source_out, cue.source_in + needed)

    def _fades(self, count: int) -> Gain:
        """Return the gain of the next samples: quarters of a sine, of which two that cross keep the power."""
        gain = np.ones(count, np.float32)
        place = self._done
        rise = min(max(round(self.cue.fade_in * self._rate), self._click), self._end)
        fall = min(max(round(self.cue.fade_out * self._rate), self._click), self._end)
        if place < rise:
            inside = min(count, rise - place)
            gain[:inside] *= _quarter(np.arange(place, place + inside), rise)
        over = place + count - (self._end - fall)
        if over > 0:
            inside = min(count, over)
            left = self._end - np.arange(place + count - inside, place + count)
            gain[count - inside :] *= _quarter(left - 1, fall)
        if self._cut < self._end:
            left = self._cut - np.arange(place, place + count)
            gain *= np.where(left <= self._click, _quarter(left - 1, self._click), np.float32(1))
        return gain


def _quarter(places: npt.NDArray[np.int_], length: int) -> Gain:
    turn: Gain = np.sin((places.astype(np.float32) + np.float32(0.5)) * np.float32(math.pi / 2 / length))
    return turn


def _why(cue: Cue, error: Exception, *, began: bool, told: str = "") -> str:
    if began:
        return f"“{cue.name}” is heard only in part: its file is damaged further on."
    is_gone = isinstance(error, FileNotFoundError | LookupError)
    reason = "its file is no longer there" if is_gone else told or "it is damaged"
    return f"“{cue.name}” is not heard: {reason}."
