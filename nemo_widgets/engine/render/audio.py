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

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import numpy as np

from nemo_widgets.engine.render.cues import Cue, cues_of, heard
from nemo_widgets.engine.render.dynamics import (
    PEAK_BLOCKS_A_SECOND,
    SPEECH_BLOCKS_A_SECOND,
    Gain,
    block_peaks,
    limiter_curve,
    speaking_share,
    stretched,
)
from nemo_widgets.engine.render.loudness import Meter, Samples, gated, true_peaks
from nemo_widgets.engine.render.mastering import CEILING, QUIETEST_LUFS, gain_db_for, limited, made_up
from nemo_widgets.engine.render.parts import Part
from nemo_widgets.engine.render.plan import content_hash, digest
from nemo_widgets.timeline.draft import Draft

RATE: Final = 48000
BLOCK: Final = 1 << 16
# A mix longer than this, about two minutes, waits on disk.
_IN_MEMORY_BYTES: Final = 48 * 1024**2


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
        Where a long mix may wait; it is made where it is missing.

    Yields
    ------
    Mixdown
        Gone when the context ends.
    """
    place = None if folder is None else str(folder)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
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
        self._parts = [Part(cue, resolve, rate, frames, self._warn, step) for cue in cues]
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
        gain_db = gain_db_for(level)
        gain = 10 ** (gain_db / 20)
        if self._peak * gain <= CEILING / 2:
            return gain, None
        # No true peak is expected beyond twice the highest sample.
        block = self.rate // PEAK_BLOCKS_A_SECOND
        peaks = np.concatenate([true_peaks(piece, block) for piece in self._peak_blocks(block, step)])
        if level <= QUIETEST_LUFS:
            return gain, limiter_curve(peaks, CEILING)
        return made_up(peaks, energies, gain_db, self.rate)

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
        return gated(limited(self._meter.energies() * self._gain**2, self._curve, self.rate))

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
        speakers = [
            cue for cue in cues if not cue.duck_db and (cue.is_speech or (with_clips and cue.is_clip))
        ]
        peaks = np.zeros(-(-frames // block), np.float32)
        for cue in speakers:
            # Trouble is told when it is mixed.
            part = Part(cue, resolve, rate, frames, lambda _: None, step)
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
