"""Keys, chords, voice leading and melody: what is played, before how it sounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product

import numpy as np

MINOR = (0, 2, 3, 5, 7, 8, 10)
# Semitones above the root.
QUALITIES: dict[str, tuple[int, ...]] = {
    "maj": (0, 4, 7),
    "min": (0, 3, 7),
    "sus2": (0, 2, 7),
    "add9": (0, 4, 7, 14),
    "maj7": (0, 4, 7, 11),
    "min7": (0, 3, 7, 10),
    "maj9": (0, 4, 11, 14),
    "min9": (0, 3, 10, 14),
    "dom9": (0, 4, 10, 14),
    "dom13": (0, 4, 10, 21),
}


@dataclass(frozen=True)
class Chord:
    """A root, in semitones above the key's note, and a quality of `QUALITIES`."""

    root: int
    quality: str

    @property
    def pitch_classes(self) -> tuple[int, ...]:
        """The chord's notes within an octave, above the key's note."""
        return tuple((self.root + step) % 12 for step in QUALITIES[self.quality])


def read_chords(text: str) -> tuple[Chord, ...]:
    """Read "0:maj9 9:min7": roots and qualities, one a bar.

    Examples
    --------
    >>> read_chords("7:dom13")[0].pitch_classes
    (7, 11, 5, 4)
    """
    pairs = (part.split(":") for part in text.split())
    return tuple(Chord(int(root), quality) for root, quality in pairs)


def voice_lead(chords: Sequence[Chord], key: int, centre: int) -> list[tuple[int, ...]]:
    """Choose the octave of every note so that hands move as little as they can from chord to chord.

    Parameters
    ----------
    key
        The key's note as a MIDI number.
    centre
        The pitch the chords should lie around.
    """
    voicings: list[tuple[int, ...]] = []
    for chord in chords:
        choices = []
        for pitch_class in chord.pitch_classes:
            nearest = centre + (key + pitch_class - centre + 6) % 12 - 6
            choices.append((nearest, nearest + 12 if nearest < centre else nearest - 12))
        before = voicings[-1] if voicings else ()
        voicings.append(
            min(
                (tuple(sorted(notes)) for notes in product(*choices)),
                key=lambda notes: _effort(notes, before, centre),
            )
        )
    return voicings


def _effort(notes: tuple[int, ...], before: tuple[int, ...], centre: int) -> float:
    moved = sum(min(abs(note - other) for other in before) for note in notes) if before else 0
    crowded = sum(4 for low, high in pairwise(notes) if high - low < 2)
    off_centre = abs(sum(notes) / len(notes) - centre)
    return moved + crowded + 0.8 * off_centre + 0.25 * (notes[-1] - notes[0])


@dataclass(frozen=True)
class MelodyNote:
    """A note of the tune: where it begins and how long it lasts, in beats from its bar's start."""

    bar: int
    beat: float
    beats: float
    midi: int
    strength: float


def write_melody(
    chords: Sequence[Chord],
    key: int,
    scale: Sequence[int],
    random: np.random.Generator,
    *,
    centre: int,
    rhythms: Sequence[Sequence[tuple[float, float]]],
    busy: float = 0.8,
) -> list[MelodyNote]:
    """Write a tune from one two-bar motif, answered, varied and followed by a rest.

    Strong beats take a note of the chord, the rest move by step along the scale. Of every four bars the
    first two state the motif and the third repeats its rhythm; the fourth mostly breathes.
    """
    call = rhythms[int(random.integers(len(rhythms)))]
    answer = rhythms[int(random.integers(len(rhythms)))]
    contour = [int(step) for step in random.choice([-2, -1, -1, 1, 1, 2], 16)]
    steps = _ladder(key, scale, centre)
    place = len(steps) // 2
    tune: list[MelodyNote] = []
    for bar, chord in enumerate(chords):
        phrase = bar % 4
        rhythm = call if phrase in (0, 2) else answer if phrase == 1 else call[:1]
        for number, (beat, beats) in enumerate(rhythm):
            place = min(max(place + contour[(number + 5 * (phrase % 2)) % 16], 1), len(steps) - 2)
            if abs(steps[place] - centre) > 7:  # what leaps away comes back
                place += 1 if steps[place] < centre else -1
            if beat % 2 == 0 or beats >= 1.5:
                place = _nearest_chord_tone(steps, place, chord, key)
            if random.random() < busy or number == 0:
                strength = 0.75 + 0.2 * (beat % 2 == 0) + 0.05 * float(random.random())
                tune.append(MelodyNote(bar, beat, beats, steps[place], strength))
    return tune


def _ladder(key: int, scale: Sequence[int], centre: int) -> list[int]:
    notes = [key + step + 12 * octave for octave in range(-5, 6) for step in scale]
    return sorted(note for note in notes if centre - 10 <= note <= centre + 10)


def _nearest_chord_tone(steps: Sequence[int], place: int, chord: Chord, key: int) -> int:
    wanted = {(key + pitch_class) % 12 for pitch_class in chord.pitch_classes}
    found = [index for index, note in enumerate(steps) if note % 12 in wanted]
    return min(found, key=lambda index: abs(index - place), default=place)
