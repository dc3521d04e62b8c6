"""The soundtrack: every sound of a draft in its place, mixed once over the whole length.

Volumes inside a draft are relative to one another: music at 35 % under a voice stays at 35 % of it. The
finished mix as a whole is then brought to -14 LUFS, the level players and platforms expect, music alone
included, so turning down the only sound of a draft does not make the video quieter. It is raised by 20 dB at
most, by less and less below -50 LUFS, and a mix below -60 LUFS, which is noise or silence, is left as it is.
A limiter holds true peaks below -1 dBFS; what it takes from the loudness is made up for, up to a point.

An hour takes no more memory than a minute: sounds are read piece by piece, and the mix waits in a temporary
file until its loudness is known.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import av
import numpy as np

from nemo_widgets.engine.render.cues import FASTEST, SLOWEST, Cue, cues_of, heard
from nemo_widgets.engine.render.dynamics import (
    PEAK_BLOCKS_A_SECOND,
    SPEECH_BLOCKS_A_SECOND,
    Gain,
    block_peaks,
    limiter_curve,
    speaking_share,
    stretched,
)
from nemo_widgets.engine.render.listening import SoundFile
from nemo_widgets.engine.render.loudness import Energies, Meter, Samples, gated, true_peaks
from nemo_widgets.engine.render.plan import content_hash, digest
from nemo_widgets.engine.render.playing import at_speed, looped
from nemo_widgets.errors import NemoError
from nemo_widgets.timeline.draft import Draft

RATE: Final = 48000
TARGET_LUFS: Final = -14.0
# Whatever is this quiet is noise or silence, and is left as it is.
QUIETEST_LUFS: Final = -60.0
MOST_GAIN_DB: Final = 20.0
# How far the gain may go beyond what the mix itself needs, to make up for what the limiter takes.
_MOST_MAKEUP_DB: Final = 8.0
# AAC overshoots a little; this keeps the decoded true peak below -1 dBFS.
CEILING: Final = 10 ** (-1.6 / 20)
CLICK_S: Final = 0.005
BLOCK: Final = 1 << 16
# A mix longer than this, about two minutes, waits on disk.
_IN_MEMORY_BYTES: Final = 48 * 1024**2
_UNREADABLE = (OSError, ValueError, LookupError, NemoError, av.error.FFmpegError)


def mix(
    draft: Draft,
    *,
    resolve: Callable[[str], Path],
    duration_s: float,
    sample_rate: int = RATE,
    step: Callable[[], None] = lambda: None,
) -> tuple[Samples, list[str]]:
    """Mix a draft's soundtrack into memory.

    Parameters
    ----------
    draft
        The timeline. Audio segments are heard, and the sound of video clips.
    resolve
        From a `src` to a file.
    duration_s
        The length of the result, in seconds.
    sample_rate
        Samples a second.
    step
        Called often while it works; it may raise to stop.

    Returns
    -------
    samples : numpy.ndarray
        float32, (round(duration_s * sample_rate), 2), within -1 and 1.
    warnings : list of str
        A sentence for every sound that could not be used; the rest is mixed without it.
    """
    with mixdown(draft, resolve=resolve, duration_s=duration_s, sample_rate=sample_rate, step=step) as sound:
        return np.concatenate([np.zeros((0, 2), np.float32), *sound.blocks()]), sound.warnings


@contextmanager
def mixdown(
    draft: Draft,
    *,
    resolve: Callable[[str], Path],
    duration_s: float,
    sample_rate: int = RATE,
    folder: Path | None = None,
    step: Callable[[], None] = lambda: None,
) -> Iterator[Mixdown]:
    """Mix a draft's soundtrack, to be read block by block.

    Parameters
    ----------
    draft, resolve, duration_s, sample_rate, step
        As for `mix`.
    folder
        Where a long mix may wait.

    Yields
    ------
    Mixdown
        Gone when the context ends.
    """
    place = None if folder is None else str(folder)
    with tempfile.SpooledTemporaryFile(_IN_MEMORY_BYTES, dir=place) as spool:
        yield Mixdown(draft, resolve, max(0, round(duration_s * sample_rate)), sample_rate, spool, step)


def sound_key(draft: Draft, contents: dict[str, str], duration_s: float) -> str:
    """Return a digest of all that is heard of a draft.

    Parameters
    ----------
    contents
        For each `src` that names no content hash: what tells its content from any other.
    """
    told = heard(cues_of(draft))
    sources = [content_hash(str(cue["src"])) or contents.get(str(cue["src"]), cue["src"]) for cue in told]
    return digest([duration_s, told, sources])


class Mixdown:
    """A finished mix; `mixdown` makes one.

    Parameters
    ----------
    draft, resolve, frames, rate
        What to mix.
    spool
        Where the mix waits, as bytes of float32.
    step
        Called between blocks.

    Attributes
    ----------
    warnings : list of str
        What could not be heard as asked, one sentence each.
    """

    def __init__(
        self,
        draft: Draft,
        resolve: Callable[[str], Path],
        frames: int,
        rate: int,
        spool: IO[bytes],
        step: Callable[[], None],
    ) -> None:
        self.frames, self.rate = frames, rate
        self.warnings: list[str] = []
        self._spool = spool
        self._meter = Meter(rate)
        self._peak = 0.0
        cues = [cue for cue in cues_of(draft) if cue.volume > 0 and cue.start * rate < frames]
        self._parts = [Part(cue, resolve, rate, frames, self._warn) for cue in cues]
        self._is_silent = not self._parts
        try:
            if not self._is_silent:
                self._mix(_floors(cues, resolve, rate, frames, step), step)
            self._gain, self._curve = self._levels(step)
        finally:
            for part in self._parts:
                part.close()

    def _warn(self, sentence: str) -> None:
        if sentence not in self.warnings:
            self.warnings.append(sentence)

    def _mix(self, floors: dict[bool, Gain], step: Callable[[], None]) -> None:
        """Mix all blocks as they are asked for, measuring them."""
        parts = sorted(self._parts, key=lambda part: part.first)
        active: list[Part] = []
        for start in range(0, self.frames, BLOCK):
            step()
            count = min(BLOCK, self.frames - start)
            while parts and parts[0].first < start + count:
                active.append(parts.pop(0))
            block = np.zeros((count, 2), np.float32)
            for part in active:
                part.add_to(block, start, floors)
            active = [part for part in active if not part.is_over]
            self._meter.add(block)
            self._peak = max(self._peak, float(np.abs(block).max()))
            self._spool.write(block.tobytes())

    def _levels(self, step: Callable[[], None]) -> tuple[float, Gain | None]:
        """Return the one gain of the whole mix, and the limiter's curve."""
        energies = self._meter.energies()
        level = gated(energies)
        gain_db = min(TARGET_LUFS - level, _most_gain(level))
        gain = 10 ** (gain_db / 20)
        if self._peak * gain <= CEILING / 2:
            return gain, None
        # No true peak is expected beyond twice the highest sample.
        block = self.rate // PEAK_BLOCKS_A_SECOND
        peaks = np.concatenate([true_peaks(piece, block) for piece in self._peak_blocks(block, step)])
        if level <= QUIETEST_LUFS:
            return gain, limiter_curve(peaks, CEILING)
        return _made_up(peaks, energies, gain_db, self.rate)

    def _peak_blocks(self, block: int, step: Callable[[], None]) -> Iterator[Samples]:
        """Yield the mix in pieces of whole peak blocks."""
        size = BLOCK // block * block
        for start in range(0, self.frames, size):
            step()
            yield self._raw(start, min(size, self.frames - start))

    def _raw(self, start: int, count: int) -> Samples:
        """Return the mix before its gain."""
        block = np.zeros((count, 2), np.float32)
        if not self._is_silent:
            self._spool.seek(start * 8)
            found = np.frombuffer(self._spool.read(count * 8), np.float32).reshape(-1, 2)
            block[: found.shape[0]] = found
        return block

    @property
    def loudness(self) -> float:
        """The integrated loudness of the finished mix, in LUFS, before its coding."""
        return gated(_limited(self._meter.energies() * self._gain**2, self._curve, self.rate))

    def blocks(self) -> Iterator[Samples]:
        """Yield the finished sound, (n, 2) each, exactly `frames` in all."""
        for start in range(0, self.frames, BLOCK):
            block = self._raw(start, min(BLOCK, self.frames - start))
            block *= np.float32(self._gain)
            if self._curve is not None:
                count = self.rate // PEAK_BLOCKS_A_SECOND
                block *= stretched(self._curve, count, start, block.shape[0])[:, None]
                np.clip(block, -CEILING, CEILING, out=block)
            yield block


def _made_up(peaks: Samples, energies: Energies, gain_db: float, rate: int) -> tuple[float, Gain | None]:
    """Return gain and limiter curve, the gain raised by what the limiter takes from the loudness."""
    limit_db = min(gain_db + _MOST_MAKEUP_DB, MOST_GAIN_DB)
    at_most = gain_db >= MOST_GAIN_DB
    curve: Gain | None = None
    for _ in range(6):
        gain = 10 ** (gain_db / 20)
        curve = limiter_curve(peaks * np.float32(gain), CEILING)
        missing = TARGET_LUFS - gated(_limited(energies * gain**2, curve, rate))
        if curve is None or at_most or missing < 0.1 or gain_db >= limit_db:
            break
        gain_db = min(gain_db + missing, limit_db)
    else:
        gain = 10 ** (gain_db / 20)
        curve = limiter_curve(peaks * np.float32(gain), CEILING)
    return gain, curve


def _most_gain(level: float) -> float:
    """Return how far a mix may be raised: ever less below -50 LUFS, where there is more noise than sound."""
    return min(MOST_GAIN_DB, max(0.0, (level - QUIETEST_LUFS) * 2))


def _limited(energies: Energies, curve: Gain | None, rate: int) -> Energies:
    """Return the energies of steps of 100 ms after the limiter."""
    if curve is None or energies.size == 0:
        return energies
    step = PEAK_BLOCKS_A_SECOND // 10
    padded = np.ones(energies.size * step)
    padded[: curve.size] = curve[: padded.size]
    held: Energies = energies * (padded**2).reshape(-1, step).mean(axis=1)
    return held


def _floors(
    cues: Sequence[Cue],
    resolve: Callable[[str], Path],
    rate: int,
    frames: int,
    step: Callable[[], None],
) -> dict[bool, Gain]:
    """Return how far speech has the floor, in blocks of 20 ms: of voices alone, and with the clips' sound."""
    block = rate // SPEECH_BLOCKS_A_SECOND
    found: dict[bool, Gain] = {}
    for with_clips in {cue.yields_to_clips for cue in cues if cue.duck_db > 0}:
        speakers = [cue for cue in cues if cue.is_speech or (with_clips and cue.is_clip)]
        peaks = np.zeros(-(-frames // block), np.float32)
        for cue in speakers:
            # Trouble is told when it is mixed.
            part = Part(cue, resolve, rate, frames, lambda _: None)
            start = part.first // block * block
            while not part.is_over and start < frames:
                step()
                count = min(BLOCK // block * block, frames - start)
                heard_now = np.zeros((count, 2), np.float32)
                part.add_to(heard_now, start, {}, volume=1.0)
                these = block_peaks(heard_now, block)
                at = start // block
                np.maximum(peaks[at : at + these.size], these, out=peaks[at : at + these.size])
                start += count
            part.close()
        found[with_clips] = speaking_share(peaks)
    return found


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
    """

    def __init__(
        self,
        cue: Cue,
        resolve: Callable[[str], Path],
        rate: int,
        frames: int,
        warn: Callable[[str], None],
    ) -> None:
        self.cue = cue
        self.first = round(cue.start * rate)
        self.is_over = False
        self._resolve, self._rate, self._warn = resolve, rate, warn
        # Its end on the timeline, until the file turns out to be shorter.
        self._end = round((cue.start + cue.length) * rate) - self.first
        self._done = 0
        self._file: SoundFile | None = None
        self._pieces: Iterator[Samples] | None = None
        self._waiting = np.zeros((0, 2), np.float32)
        self._click = min(round(CLICK_S * rate), max(1, self._end // 2))
        self._cut_off = min(self._end, frames - self.first)

    def add_to(
        self, block: Samples, start: int, floors: dict[bool, Gain], volume: float | None = None
    ) -> None:
        """Add what is heard of it to the block that begins at `start`."""
        at = max(0, self.first - start)
        count = min(block.shape[0] - at, self._cut_off - self._done)
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
        if self._done >= self._cut_off:
            self.close()

    def close(self) -> None:
        """Let go of its file."""
        self.is_over = True
        self._pieces = None
        if self._file is not None:
            self._file.close()
            self._file = None

    def _read(self, count: int) -> Samples:
        """Take the next samples; so many are held back that an unforeseen end can still be ramped."""
        if self._pieces is None and not self.is_over:
            self._pieces = self._begin()
        parts = [self._waiting]
        have = self._waiting.shape[0]
        while have < count + self._click and self._pieces is not None:
            piece = self._next()
            if piece is None:
                self._pieces = None
                # The file may end before its place does: it ends there, without a click.
                self._end = min(self._end, self._done + have)
                self._cut_off = min(self._cut_off, self._end)
                break
            parts.append(piece)
            have += piece.shape[0]
        whole = np.concatenate(parts)
        taken = min(count, self._end - self._done)
        self._waiting = whole[taken:]
        return whole[:taken]

    def _next(self) -> Samples | None:
        if self._pieces is None:
            return None
        try:
            return next(self._pieces, None)
        except _UNREADABLE as error:
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
        except _UNREADABLE as error:
            self._warn(_why(cue, error, began=False))
            return iter(())
        wanted = math.inf if cue.is_looped else cue.source_in + cue.length * cue.speed
        stretch = (cue.source_in, min(cue.source_out, wanted))
        if seconds is not None and not cue.is_looped and seconds > cue.source_in:
            # So that a fade-out ends where the sound does; what a file says of its length is taken as a hint.
            lasts = (min(seconds, stretch[1]) - cue.source_in) / cue.speed
            self._end = min(self._end, max(self._click, round(lasts * rate)))

        def once() -> Iterator[Samples]:
            played = file.backwards(*stretch, rate) if cue.is_backwards else file.pieces(*stretch, rate)
            return at_speed(played, cue.speed, rate)

        return looped(once, rate) if cue.is_looped else once()

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
        return gain


def _quarter(places: np.typing.NDArray[np.int_], length: int) -> Gain:
    turn: Gain = np.sin((places.astype(np.float32) + np.float32(0.5)) * np.float32(math.pi / 2 / length))
    return turn


def _why(cue: Cue, error: Exception, *, began: bool) -> str:
    if began:
        return f"“{cue.name}” is heard only in part: its file is damaged further on."
    is_gone = isinstance(error, FileNotFoundError | LookupError)
    return f"“{cue.name}” is not heard: {'its file is no longer there' if is_gone else 'it is damaged'}."
