"""From notes to sound, block by block: an hour of music takes no more memory than a minute."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from nemo_widgets.engine.generate.music.room import Hall, Room
from nemo_widgets.engine.generate.music.voices import VOICES, Sound

Planes = npt.NDArray[np.float32]
"""Left and right, (2, n)."""
DRY = frozenset({"kick", "bass"})
_KEPT_BYTES = 48 * 1024**2


@dataclass(frozen=True, slots=True)
class Note:
    """One note to play.

    Parameters
    ----------
    voice
        A name of `VOICES`.
    start, seconds
        When it begins and how long it is held.
    midi
        Its pitch; most drums have none.
    gain
        Linear.
    pan
        -1 left to 1 right.
    """

    voice: str
    start: float
    seconds: float = 0.0
    midi: float = 0.0
    gain: float = 1.0
    pan: float = 0.0


@dataclass(frozen=True)
class Batch:
    """Some notes; all that begin before `until`, in seconds, are in this batch or in one before it."""

    until: float
    notes: list[Note]


@dataclass(slots=True)
class _Sounding:
    """A note that is being played: what is left of it begins at sample `at`."""

    at: int
    sound: Sound
    left: np.float32
    right: np.float32
    is_dry: bool


class Voices:
    """Notes as sounds; the ones played last are kept."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._kept: OrderedDict[tuple[str, float, float], Sound] = OrderedDict()
        self._bytes = 0

    def sound(self, note: Note) -> Sound:
        """Return what a note sounds like, before gain and place."""
        # To a fiftieth of a second, so that a player's small errors do not make every note a new one.
        key = (note.voice, note.midi, round(note.seconds * 50) / 50)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        made = VOICES[note.voice](note.midi, key[2], self._rate)
        self._kept[key] = made
        self._bytes += made.nbytes
        while self._bytes > _KEPT_BYTES:
            self._bytes -= self._kept.popitem(last=False)[1].nbytes
        return made


@dataclass
class Desk:
    """A mixing desk: notes go in, blocks of sound come out.

    Parameters
    ----------
    rate
        Samples a second.
    room
        What it is all heard through.
    """

    rate: int
    room: Room
    _sounding: list[_Sounding] = field(default_factory=list)
    _kicks: list[float] = field(default_factory=list)

    def blocks(self, batches: Iterable[Batch], frames: int) -> Iterator[Planes]:
        """Yield the mix, (2, n) each, `frames` samples in all."""
        hall, voices = Hall(self.rate, self.room), Voices(self.rate)
        coming = iter(batches)
        ready = -math.inf
        start, to_skip, left = 0, hall.delay, frames
        while left > 0:
            end = start + hall.hop
            while ready <= end / self.rate:
                batch = next(coming, None)
                if batch is None:
                    ready = math.inf
                    break
                ready = batch.until
                self._take(batch.notes, voices)
            dry, wet = self._buses(start, end)
            if self.room.duck:
                wet *= self._pumping(start, end)
            block = hall.through(dry, wet)[:, to_skip:]
            start, to_skip = end, max(0, to_skip - hall.hop)
            if block.shape[1]:
                yield block[:, :left]
                left -= block.shape[1]

    def _take(self, notes: Iterable[Note], voices: Voices) -> None:
        for note in notes:
            sound = voices.sound(note)
            at = round(note.start * self.rate)
            if at < 0:
                sound, at = sound[-at:], 0
            angle = (note.pan + 1) * math.pi / 4
            level = note.gain * math.sqrt(2)
            gains = np.float32(level * math.cos(angle)), np.float32(level * math.sin(angle))
            self._sounding.append(_Sounding(at, sound, *gains, note.voice in DRY))
            if note.voice == "kick":
                self._kicks.append(note.start)

    def _buses(self, start: int, end: int) -> tuple[Planes, Planes]:
        """Return what goes past the room and what goes into it, and let go of what is over."""
        dry = np.zeros((2, end - start), np.float32)
        wet = np.zeros((2, end - start), np.float32)
        waiting = []
        for note in self._sounding:
            if note.at >= end:
                waiting.append(note)
                continue
            bus = dry if note.is_dry else wet
            count = min(note.sound.size, end - note.at)
            place = note.at - start
            piece = note.sound[:count]
            bus[0, place : place + count] += piece * note.left
            bus[1, place : place + count] += piece * note.right
            if count < note.sound.size:
                note.sound, note.at = note.sound[count:], end
                waiting.append(note)
        self._sounding = waiting
        return dry, wet

    def _pumping(self, start: int, end: int) -> Sound:
        """Return how the rest gives way to the kicks."""
        rate, ahead = self.rate, 0.005
        t = np.arange(int(0.36 * rate)) / rate - ahead
        # It is down when the kick comes, without an edge that would click.
        dip = np.where(t < 0, 0.5 + 0.5 * np.cos(np.pi * t / ahead), np.exp(-np.maximum(t, 0) / 0.09))
        dip *= np.clip((0.355 - ahead - t) / 0.05, 0, 1)
        shape = (1 - self.room.duck * dip).astype(np.float32)
        gain = np.ones(end - start, np.float32)
        for kick in self._kicks:
            first = round((kick - ahead) * rate) - start
            low, high = max(0, first), min(gain.size, first + shape.size)
            if low < high:
                gain[low:high] = np.minimum(gain[low:high], shape[low - first : high - first])
        self._kicks = [kick for kick in self._kicks if (kick + 0.5) * rate > end]
        return gain
