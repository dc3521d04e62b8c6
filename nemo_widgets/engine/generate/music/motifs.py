"""Melody: a motif of two bars, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nemo_widgets.engine.generate.music.harmony import Chord

BAR = 16
"""Sixteenths in a bar."""


@dataclass(frozen=True)
class Step:
    """A note of a motif, in sixteenths from its start, and how far along the scale it goes from the last."""

    at: int
    length: int
    move: int


@dataclass(frozen=True)
class Motif:
    """A few notes that a listener knows again."""

    steps: tuple[Step, ...]

    def inverted(self) -> Motif:
        """Turn it upside down."""
        return Motif(tuple(Step(s.at, s.length, -s.move) for s in self.steps))

    def augmented(self) -> Motif:
        """Play its first bar in twice the time."""
        return Motif(tuple(Step(2 * s.at, 2 * s.length, s.move) for s in self.steps if s.at < BAR))

    def fragment(self) -> Motif:
        """Play the beginning of it, once in each of two bars, a step higher the second time."""
        head = [s for s in self.steps if s.at < BAR // 2] or list(self.steps[:1])
        again = [Step(s.at + BAR, s.length, s.move + (n == 0)) for n, s in enumerate(head)]
        return Motif((*head, *again))

    def answered(self) -> Motif:
        """Keep its rhythm and come to rest: the second bar's last note is held."""
        first = [s for s in self.steps if s.at < BAR]
        second = [s for s in self.steps if s.at >= BAR][:2]
        if second:
            held = second[-1]
            second[-1] = Step(held.at, 2 * BAR - held.at, -1 if held.move > 0 else held.move)
        return Motif((*first, *second))

    def ornamented(self) -> Motif:
        """Split its long notes: away by a step, and back."""
        steps: list[Step] = []
        for s in self.steps:
            if s.length < 6:
                steps.append(s)
                continue
            steps += [
                Step(s.at, 4, s.move),
                Step(s.at + 4, 2, 1),
                Step(s.at + 6, s.length - 6 or 2, -1),
            ]
        return Motif(tuple(steps))


def make_motif(rhythms: Sequence[str], random: np.random.Generator) -> Motif:
    """Make a motif of two bars: a rhythm, and a contour with one leap that is led back by steps.

    Parameters
    ----------
    rhythms
        To choose from: 32 characters a rhythm, a note wherever there is a digit, held until the next
        one or a "-".
    """
    places = _places(rhythms[int(random.integers(len(rhythms)))])
    leap_at = int(random.integers(1, max(2, len(places) - 1)))
    way = 1 if random.random() < 0.6 else -1
    steps = []
    for number, (at, length) in enumerate(places):
        if number == 0:
            move = 0
        elif number == leap_at:
            move = way * int(random.choice([2, 3, 4]))
        elif number > leap_at:
            move = -way * int(random.choice([0, 1, 1, 2]))
        else:
            move = int(random.choice([-1, 1, 1, 0]))
        steps.append(Step(at, length, move))
    return Motif(tuple(steps))


def _places(rhythm: str) -> list[tuple[int, int]]:
    hits = [place for place, char in enumerate(rhythm) if char not in ".-"]
    ends = [place for place, char in enumerate(rhythm) if char != "."] + [len(rhythm)]
    return [(hit, min(end for end in ends if end > hit) - hit) for hit in hits]


@dataclass(frozen=True)
class Sung:
    """A note of the tune; `at` and `length` in sixteenths, from its phrase's start."""

    at: int
    length: int
    midi: int
    strength: float


def sing(
    motif: Motif,
    chords: Sequence[Chord],
    tonic: int,
    scale: Sequence[int],
    *,
    centre: float,
    lift: int = 0,
    rests: bool = False,
) -> list[Sung]:
    """Set a motif to chords: what falls on a beat or is held takes a note of the chord.

    Parameters
    ----------
    chords
        One a bar of the phrase; what of the motif lies beyond them is left out.
    tonic
        The key's note, as a MIDI number.
    scale
        Semitones above it.
    centre
        The pitch the tune keeps near.
    lift
        Steps of the scale to begin higher.
    rests
        Whether it comes home to the tonic, where its last chord has it.
    """
    ladders = [_ladder(chord, tonic, scale, centre) for chord in chords]
    start = _nearest(ladders[0], round(centre)) + lift
    pitch = ladders[0][min(max(start, 0), len(ladders[0]) - 1)]
    home = pitch
    sung: list[Sung] = []
    inside = [step for step in motif.steps if step.at < len(chords) * BAR]
    for number, step in enumerate(inside):
        chord, ladder = chords[step.at // BAR], ladders[step.at // BAR]
        place = min(max(_nearest(ladder, pitch) + step.move, 0), len(ladder) - 1)
        if abs(ladder[place] - home) > 9:  # what leaps away comes back
            place += 1 if ladder[place] < home else -1
        is_last = number == len(inside) - 1
        if step.at % 8 == 0 or step.length >= 5 or is_last:
            wanted = {(tonic + pitch_class) % 12 for pitch_class in chord.pitch_classes[:3]}
            if is_last and rests:
                wanted = {tonic % 12} & wanted or wanted
            found = [index for index, note in enumerate(ladder) if note % 12 in wanted]
            place = min(found, key=lambda index: (abs(index - place), index), default=place)
        pitch = ladder[place]
        length = min(step.length, len(chords) * BAR - step.at)
        strength = 0.86 + 0.14 * (step.at % BAR == 0) - 0.1 * (step.at % 4 != 0)
        sung.append(Sung(step.at, length, pitch, strength))
    return sung


def _ladder(chord: Chord, tonic: int, scale: Sequence[int], centre: float) -> list[int]:
    """Return the notes for a tune over a chord: its own, and of the scale what does not rub against them."""
    own = set(chord.pitch_classes)
    fitting = own | {step for step in scale if not {(step + 1) % 12, (step - 1) % 12} & own}
    notes = (tonic + 12 * octave + step for octave in range(-6, 7) for step in fitting)
    return sorted(note for note in notes if centre - 12 <= note <= centre + 13)


def _nearest(ladder: Sequence[int], pitch: int) -> int:
    return min(range(len(ladder)), key=lambda index: abs(ladder[index] - pitch))
