"""Chords and voice leading: what the harmony is, before how it sounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product

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
    "dom7": (0, 4, 7, 10),
    "dom9": (0, 4, 10, 14),
    "dom13": (0, 4, 10, 21),
    "sus4": (0, 5, 7),
    "madd9": (0, 3, 7, 14),
    "m6": (0, 3, 7, 9),
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
