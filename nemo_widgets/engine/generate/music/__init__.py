"""A small synthesiser: `compose` writes and plays a loop of background music, without samples or a model."""

from __future__ import annotations

import math
import re
import zlib
from dataclasses import dataclass, field

import numpy as np

from nemo_widgets.engine.generate.music.mixdown import Stereo, mix_down
from nemo_widgets.engine.generate.music.moods import MOOD_TABLE, Mood, make_plan
from nemo_widgets.errors import InputError

__all__ = ["MOODS", "Track", "compose", "mood_for"]

MOODS = ("lo-fi", "upbeat", "cinematic", "ambient", "corporate")
# Longer music repeats: nobody follows background music for longer, and memory stays bounded.
LONGEST_LOOP_S = 96.0
LONGEST_S = 3600.0


@dataclass(frozen=True)
class Track:
    """A piece of music.

    Parameters
    ----------
    samples
        float32, (n, 2), within -1 and 1. The end runs into the beginning, reverberation and all.
    sample_rate
        Samples a second.
    bpm
        Beats a minute, four to a bar.
    mood
        One of `MOODS`.
    """

    samples: Stereo = field(repr=False)
    sample_rate: int
    bpm: float
    mood: str
    loopable: bool = True

    @property
    def seconds(self) -> float:
        """The length: whole bars, at least what was asked for."""
        return float(self.samples.shape[0] / self.sample_rate)


def compose(mood: str, *, seconds: float, seed: int = 0, sample_rate: int = 48000) -> Track:
    """Compose a piece.

    Parameters
    ----------
    mood
        One of `MOODS`, or a spelling of it.
    seconds
        How long at least; the tempo is chosen so that whole bars come close to it.
    seed
        Chooses key, chords, tune and tempo. The same arguments give the same samples.
    sample_rate
        Samples a second.

    Raises
    ------
    InputError
        The mood is unknown or the length is not a positive number up to an hour.

    Examples
    --------
    >>> track = compose("lo-fi", seconds=5, seed=1, sample_rate=16000)
    >>> track.mood, track.seconds >= 5, track.samples.shape[1]
    ('lo-fi', True, 2)
    """
    name = mood_for(mood)
    if name is None:
        raise InputError(f"There is no music called {mood!r}.", next_step=f"Use one of: {', '.join(MOODS)}.")
    if not (0 < seconds <= LONGEST_S):
        raise InputError(f"Music of {seconds:g} s cannot be made.", next_step="Ask for 1 s to an hour.")
    spec = MOOD_TABLE[name]
    random = np.random.default_rng([zlib.crc32(name.encode()), seed & 0xFFFFFFFF])
    repeats = max(1, math.ceil(seconds / LONGEST_LOOP_S))
    bars, bpm = _tempo(spec, seconds / repeats, random)
    plan = make_plan(spec, bars=bars, bpm=bpm, random=random)
    frames = math.ceil(bars * 240 / bpm * sample_rate - 1e-6)
    samples = mix_down(list(spec.play(plan)), frames=frames, rate=sample_rate, room=spec.room, random=random)
    return Track(np.tile(samples, (repeats, 1)) if repeats > 1 else samples, sample_rate, bpm, name)


def _tempo(mood: Mood, seconds: float, random: np.random.Generator) -> tuple[int, float]:
    """Return bars and tempo: phrases of four (or two) bars that end with the video where they can."""
    low, high = mood.bpm
    liked = float(random.uniform(low, high))
    exact = seconds * liked / 240
    for phrase in (4, 2, 1):
        fitting = [
            bars
            for bars in range(phrase, math.ceil(exact) + phrase + 1, phrase)
            if low <= bars * 240 / seconds <= high
        ]
        if fitting:
            bars = min(fitting, key=lambda bars: abs(bars - exact))
            return bars, bars * 240 / seconds
    return max(2, math.ceil(exact)), liked


def mood_for(text: str) -> str | None:
    """Return the mood a spelling stands for ("LoFi", "lo fi", "Lo-Fi beats"), or None.

    Examples
    --------
    >>> mood_for("Lo Fi beats"), mood_for("silence")
    ('lo-fi', None)
    """
    letters = re.sub(r"[^a-z]", "", text.lower())
    return next((mood for mood in MOODS if re.sub(r"[^a-z]", "", mood) in letters), None)
