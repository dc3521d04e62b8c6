"""A composer and a small synthesiser: music with a beginning, a form and an end, nothing sampled."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from nemo_widgets.engine.generate.music.arrange import Arrangement
from nemo_widgets.engine.generate.music.form import MOST_NUDGE, Form, make_form
from nemo_widgets.engine.generate.music.keys import Key, read_key
from nemo_widgets.engine.generate.music.level import Stereo, closed, levelled
from nemo_widgets.engine.generate.music.mixdown import Desk
from nemo_widgets.engine.generate.music.moods import MOOD_TABLE
from nemo_widgets.engine.generate.music.room import crackled, wavered
from nemo_widgets.errors import InputError

__all__ = ["FASTEST_BPM", "MOODS", "SLOWEST_BPM", "Piece", "Track", "compose", "mood_for", "score"]

MOODS = tuple(MOOD_TABLE)
SLOWEST_BPM, FASTEST_BPM = 40.0, 200.0
LONGEST_S = 3600.0


@dataclass(frozen=True)
class Piece:
    """A piece that is written and waits to be played.

    Parameters
    ----------
    mood, seed
        What it was made from.
    frames, sample_rate
        Exactly how long it is.
    form, key
        Its tempo and sections, and its key.
    asked_bpm
        The tempo that was asked for; the form's may differ a little, so that whole bars fit.
    asked_key
        The key that was asked for, as it was written.
    """

    mood: str
    seed: int
    frames: int
    sample_rate: int
    form: Form
    key: Key
    asked_bpm: float | None = None
    asked_key: str | None = None

    @property
    def seconds(self) -> float:
        """The length."""
        return self.frames / self.sample_rate

    @property
    def made(self) -> dict[str, Any]:
        """What it was made from, for the record."""
        facts = {"mood": self.mood, "seed": self.seed, "bpm": round(self.form.bpm, 2), "key": self.key.name}
        if self.asked_bpm is not None:
            facts["asked_bpm"] = self.asked_bpm
        if self.asked_key is not None:
            facts["asked_key"] = self.asked_key
        # Where its last chord falls, and how long it is: an edit of the length asks for it again.
        return {**facts, "ends_at": round(self.form.end, 3), "seconds": round(self.seconds, 3)}

    def blocks(self) -> Iterator[Stereo]:
        """Play it: blocks of float32, (n, 2) each, within -1 and 1, `frames` samples in all."""
        mood, rate = MOOD_TABLE[self.mood], self.sample_rate
        # A room that rings longer than the last chord may would be cut off.
        room = replace(mood.room, decay=min(mood.room.decay, 0.8 * self.form.tail))
        notes = Arrangement(self.mood, mood, self.form, self.key, self.seed).batches()
        sound = Desk(rate, room).blocks(notes, self.frames)
        if room.wow:
            sound = wavered(sound, rate, room.wow)
        if room.crackle:
            sound = crackled(sound, rate, room.crackle, self.seed & 0xFFFFFFFF)
        return closed(levelled(sound, rate), self.frames, rate, 0.3 * self.form.tail)


@dataclass(frozen=True)
class Track:
    """A piece of music that was played.

    Parameters
    ----------
    samples
        float32, (n, 2), within -1 and 1.
    sample_rate
        Samples a second.
    piece
        What was played.
    """

    samples: Stereo = field(repr=False)
    sample_rate: int
    piece: Piece

    @property
    def seconds(self) -> float:
        """The length, as asked for to the sample."""
        return float(self.samples.shape[0] / self.sample_rate)

    @property
    def bpm(self) -> float:
        """Beats a minute, four to a bar."""
        return self.piece.form.bpm

    @property
    def mood(self) -> str:
        """One of `MOODS`."""
        return self.piece.mood


def score(
    mood: str,
    *,
    seconds: float,
    seed: int = 0,
    bpm: float | None = None,
    key: str | None = None,
    sample_rate: int = 48000,
) -> Piece:
    """Write a piece, to be played block by block.

    Parameters
    ----------
    mood
        One of `MOODS`, or a spelling of it.
    seconds
        How long, to the sample, the ringing of the last chord included.
    seed
        Chooses chords, tune and patterns, and what is not given of tempo and key.
    bpm
        Beats a minute, 40 to 200; at most 3 % more or less, so that whole bars fit.
    key
        A key's name, for example "A minor", "Bb" or "降B大调".
    sample_rate
        Samples a second.

    Raises
    ------
    InputError
        The mood or the key is unknown, or length or tempo are out of range.
    """
    name = mood_for(mood)
    if name is None:
        raise InputError(f"There is no music called {mood!r}.", next_step=f"Use one of: {', '.join(MOODS)}.")
    if not (0 < seconds <= LONGEST_S):
        raise InputError(f"Music of {seconds:g} s cannot be made.", next_step="Ask for 1 s to an hour.")
    if bpm is not None and not (SLOWEST_BPM <= bpm <= FASTEST_BPM):
        raise InputError(f"Music cannot go at {bpm:g} beats a minute.", next_step="Ask for 40 to 200.")
    wanted = read_key(key) if key is not None else None
    if key is not None and wanted is None:
        raise InputError(f"{key!r} is no key.", next_step='Use a name such as "A minor" or "Eb major".')
    spec = MOOD_TABLE[name]
    random = np.random.default_rng([zlib.crc32(name.encode()), seed & 0xFFFFFFFF])
    liked, home = float(random.uniform(*spec.bpm)), str(random.choice(spec.keys))
    low, high = map(float, spec.bpm)
    if bpm is not None:
        liked, low, high = bpm, bpm * (1 - MOST_NUDGE), bpm * (1 + MOST_NUDGE)
    form = make_form(seconds, liked=liked, low=low, high=high, ring=1.0 + 0.8 * spec.room.decay)
    chosen = wanted or read_key(home) or Key(0)
    return Piece(name, seed, max(1, round(seconds * sample_rate)), sample_rate, form, chosen, bpm, key)


def compose(
    mood: str,
    *,
    seconds: float,
    seed: int = 0,
    bpm: float | None = None,
    key: str | None = None,
    sample_rate: int = 48000,
) -> Track:
    """Write a piece and play it; the parameters are those of `score`.

    Examples
    --------
    >>> track = compose("lo-fi", seconds=5, seed=1, sample_rate=16000)
    >>> track.mood, track.seconds, track.samples.shape
    ('lo-fi', 5.0, (80000, 2))
    """
    piece = score(mood, seconds=seconds, seed=seed, bpm=bpm, key=key, sample_rate=sample_rate)
    return Track(np.concatenate(list(piece.blocks())), sample_rate, piece)


def mood_for(text: str) -> str | None:
    """Return the mood a spelling stands for ("LoFi", "lo fi", "Lo-Fi beats"), or None.

    Examples
    --------
    >>> mood_for("Lo Fi beats"), mood_for("silence")
    ('lo-fi', None)
    """
    letters = re.sub(r"[^a-z]", "", text.lower())
    return next((mood for mood in MOODS if re.sub(r"[^a-z]", "", mood) in letters), None)
