"""What each mood is made of: tempo, key, chords, and who plays what in a bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from nemo_widgets.engine.generate.music.harmony import (
    MINOR,
    Chord,
    MelodyNote,
    read_chords,
    voice_lead,
    write_melody,
)
from nemo_widgets.engine.generate.music.mixdown import Note, Room

Rhythm = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Plan:
    """A piece's skeleton: bars, tempo, key and one chord a bar."""

    bars: int
    beat: float
    key: int
    chords: tuple[Chord, ...]
    random: np.random.Generator

    def at(self, bar: int, beat: float) -> float:
        """Return the second of a beat in a bar."""
        return (bar * 4 + beat) * self.beat

    def fills(self, bar: int) -> bool:
        """Tell whether a bar closes a phrase of four, where drums may lead over."""
        return bar % 4 == 3

    def human(self, amount: float = 0.006) -> float:
        """Return a player's few milliseconds of error."""
        return float(self.random.normal(0, amount))

    def bass_note(self, bar: int, low: int = 33) -> int:
        """Return the root of a bar's chord in the bass's octave."""
        return low + (self.key + self.chords[bar].root - low) % 12


@dataclass(frozen=True)
class Mood:
    """A style of music."""

    bpm: tuple[int, int]
    keys: tuple[int, ...]
    progressions: tuple[str, ...]
    room: Room
    play: Callable[[Plan], Iterator[Note]]


def _tune(
    plan: Plan, *, scale: Sequence[int], centre: int, rhythms: Sequence[Rhythm], busy: float
) -> list[MelodyNote]:
    return write_melody(plan.chords, plan.key, scale, plan.random, centre=centre, rhythms=rhythms, busy=busy)


def _lo_fi(plan: Plan) -> Iterator[Note]:
    swing = 0.13  # how late the second of two eighths comes, in beats
    voicings = voice_lead(plan.chords, plan.key, 60)
    for bar, notes in enumerate(voicings):
        strum = 0.014
        for beat, length, gain in ((0.0, 2.4, 0.30), (2.5 + swing, 1.2, 0.22)):
            if beat and plan.random.random() < 0.25:
                continue
            for number, midi in enumerate(notes):
                start = plan.at(bar, beat) + number * strum + plan.human(0.004)
                yield Note("electric piano", start, length * plan.beat, midi, gain, (number - 1.5) * 0.22)
        root = plan.bass_note(bar)
        yield Note("bass", plan.at(bar, 0), 1.4 * plan.beat, root, 0.42)
        yield Note("bass", plan.at(bar, 2.5 + swing), 1.1 * plan.beat, root + (0, 7)[bar % 2], 0.36)
        yield Note("kick", plan.at(bar, 0), 0, gain=0.85)
        yield Note("kick", plan.at(bar, 2.5 + swing), 0, gain=0.66)
        for beat in (1, 3):
            late = 0.018
            yield Note("snare", plan.at(bar, beat) + late + plan.human(0.003), 0, gain=0.44)
            yield Note("rim", plan.at(bar, beat) + late, 0, gain=0.14, pan=0.25)
        for eighth in range(8):
            beat = eighth / 2 + (swing if eighth % 2 else 0)
            gain = 0.28 if eighth % 2 == 0 else 0.17 + 0.06 * float(plan.random.random())
            yield Note("hat", plan.at(bar, beat) + plan.human(0.003), 0, gain=gain, pan=-0.3)
        if plan.fills(bar):
            for beat in (3.5 + swing, 3.75 + swing / 2):
                yield Note("rim", plan.at(bar, beat), 0, gain=0.25, pan=0.2)
            yield Note("open hat", plan.at(bar, 3.5 + swing), 0, gain=0.13, pan=-0.3)
    rhythms: tuple[Rhythm, ...] = (
        ((0.5, 0.5), (1.0, 1.0), (2.5, 0.5), (3.0, 1.0)),
        ((0.0, 0.75), (1.5, 0.5), (2.0, 1.5)),
        ((1.0, 0.5), (1.5, 0.5), (2.0, 0.5), (2.5, 1.5)),
    )
    for note in _tune(plan, scale=(0, 2, 4, 7, 9), centre=74, rhythms=rhythms, busy=0.75):
        beat = note.beat + (swing if note.beat % 1 == 0.5 else 0)
        start = plan.at(note.bar, beat) + plan.human()
        yield Note("electric piano", start, note.beats * plan.beat, note.midi, 0.30 * note.strength, 0.18)


def _upbeat(plan: Plan) -> Iterator[Note]:
    voicings = voice_lead(plan.chords, plan.key, 62)
    stabs = (0.0, 0.75, 1.5, 2.5, 3.0, 3.5)
    for bar, notes in enumerate(voicings):
        for beat in stabs:
            for number, midi in enumerate(notes):
                gain = 0.26 if beat in (0.0, 1.5, 3.0) else 0.19
                yield Note("pluck", plan.at(bar, beat), 0.5 * plan.beat, midi, gain, (number - 1) * 0.5)
        for number, midi in enumerate(notes):
            yield Note("pad", plan.at(bar, 0), 4 * plan.beat, midi, 0.11, (number - 1) * 0.6)
        for eighth in range(8):
            octave = 12 if eighth % 4 == 3 else 0
            yield Note("bass", plan.at(bar, eighth / 2), 0.42 * plan.beat, plan.bass_note(bar) + octave, 0.34)
        yield from _dance_drums(plan, bar)
    rhythms: tuple[Rhythm, ...] = (
        ((0.0, 0.5), (0.5, 0.5), (1.5, 0.5), (2.0, 0.5), (3.0, 1.0)),
        ((0.0, 0.75), (0.75, 0.75), (1.5, 0.5), (2.5, 0.5), (3.0, 0.5), (3.5, 0.5)),
    )
    for note in _tune(plan, scale=(0, 2, 4, 7, 9), centre=76, rhythms=rhythms, busy=0.9):
        start = plan.at(note.bar, note.beat)
        yield Note("lead", start, 0.85 * note.beats * plan.beat, note.midi, 0.24 * note.strength, 0.1)
        yield Note("pluck", start, 0.4 * plan.beat, note.midi + 12, 0.12 * note.strength, -0.3)


def _dance_drums(plan: Plan, bar: int) -> Iterator[Note]:
    """Play four on the floor, with claps, shaker and a roll at the end of a phrase."""
    for beat in range(4):
        yield Note("kick", plan.at(bar, beat), 0, gain=0.80)
        yield Note("open hat", plan.at(bar, beat + 0.5), 0, gain=0.28, pan=0.2)
    for sixteenth in range(16):
        gain = 0.15 + 0.08 * (sixteenth % 4 == 0)
        yield Note("shaker", plan.at(bar, sixteenth / 4) + plan.human(0.002), 0, gain=gain, pan=-0.4)
    for beat in (1, 3):
        yield Note("clap", plan.at(bar, beat), 0, gain=0.42)
        yield Note("snare", plan.at(bar, beat), 0, gain=0.26)
    if plan.fills(bar):
        for number in range(4):
            yield Note("snare", plan.at(bar, 3 + number / 4), 0, gain=0.16 + 0.06 * number, pan=0.1)


def _cinematic(plan: Plan) -> Iterator[Note]:
    voicings = voice_lead(plan.chords, plan.key, 58)
    for bar, notes in enumerate(voicings):
        swell = 0.8 + 0.2 * (bar % 4) / 3
        for number, midi in enumerate(notes):
            pan = (number - 1) * 0.55
            yield Note("strings", plan.at(bar, 0), 4 * plan.beat, midi, 0.28 * swell, pan)
            yield Note("strings", plan.at(bar, 0), 4 * plan.beat, midi + 12, 0.10 * swell, -pan)
        yield Note("pad", plan.at(bar, 0), 4 * plan.beat, plan.bass_note(bar, 38), 0.34)
        yield Note("bass", plan.at(bar, 0), 3.9 * plan.beat, plan.bass_note(bar, 28), 0.28)
        for eighth in range(8):  # a quiet ostinato keeps it moving
            midi = notes[(0, 1, 2, 1)[eighth % 4]] + 12
            gain = 0.13 if eighth % 4 else 0.18
            yield Note("pluck", plan.at(bar, eighth / 2), 0.5 * plan.beat, midi, gain, 0.5 - eighth % 2)
        if bar % 2 == 0:
            yield Note("boom", plan.at(bar, 0), 0, gain=0.80)
        if plan.fills(bar):
            for number, beat in enumerate((2.0, 3.0, 3.5)):
                yield Note("boom", plan.at(bar, beat), 0, gain=0.34 + 0.12 * number, pan=0.2 * (number - 1))
    rhythms: tuple[Rhythm, ...] = (
        ((0.0, 2.0), (2.0, 1.0), (3.0, 1.0)),
        ((0.0, 3.0), (3.0, 1.0)),
        ((0.0, 1.5), (1.5, 0.5), (2.0, 2.0)),
    )
    for note in _tune(plan, scale=MINOR, centre=70, rhythms=rhythms, busy=0.95):
        start = plan.at(note.bar, note.beat)
        yield Note("strings", start, note.beats * plan.beat, note.midi, 0.40 * note.strength, -0.1)


def _ambient(plan: Plan) -> Iterator[Note]:
    voicings = voice_lead(plan.chords, plan.key, 60)
    for bar, notes in enumerate(voicings):
        for number, midi in enumerate(notes):
            pan = (number - 1.5) * 0.5
            yield Note("pad", plan.at(bar, 0) + 0.12 * number, 4.2 * plan.beat, midi, 0.30, pan)
        yield Note("pad", plan.at(bar, 0), 4 * plan.beat, plan.bass_note(bar, 36), 0.32)
        for _ in range(3):
            beat = float(plan.random.integers(0, 8)) / 2
            midi = int(plan.random.choice(notes)) + 24
            gain = 0.07 + 0.04 * float(plan.random.random())
            yield Note(
                "bell", plan.at(bar, beat), plan.beat, midi, gain, float(plan.random.uniform(-0.8, 0.8))
            )
    rhythms: tuple[Rhythm, ...] = (((0.0, 2.0), (2.5, 1.5)), ((1.0, 3.0),), ((0.5, 1.5), (2.0, 2.0)))
    for note in _tune(plan, scale=(0, 2, 4, 7, 9), centre=76, rhythms=rhythms, busy=0.7):
        yield Note(
            "bell", plan.at(note.bar, note.beat), note.beats * plan.beat, note.midi, 0.17 * note.strength
        )


def _corporate(plan: Plan) -> Iterator[Note]:
    voicings = voice_lead(plan.chords, plan.key, 64)
    for bar, notes in enumerate(voicings):
        for eighth in range(8):  # a muted guitar that never stops
            midi = notes[(0, 1, 2, 1, 0, 2, 1, 2)[eighth] % len(notes)]
            gain = (0.40, 0.26)[eighth % 2]
            start = plan.at(bar, eighth / 2) + plan.human(0.002)
            yield Note("pluck", start, 0.45 * plan.beat, midi, gain, -0.45)
            yield Note("pluck", start + 0.008, 0.45 * plan.beat, midi + 12, gain * 0.3, 0.45)
        for number, midi in enumerate(notes):
            yield Note("pad", plan.at(bar, 0), 4 * plan.beat, midi, 0.15, (number - 1) * 0.6)
        for beat, length in ((0.0, 1.4), (1.5, 0.5), (2.0, 1.9)):
            yield Note("bass", plan.at(bar, beat), length * plan.beat, plan.bass_note(bar), 0.34)
        yield from _light_drums(plan, bar)
    rhythms: tuple[Rhythm, ...] = (
        ((0.0, 1.0), (1.0, 1.0), (2.0, 2.0)),
        ((0.0, 1.5), (1.5, 0.5), (2.0, 1.0), (3.0, 1.0)),
    )
    for note in _tune(plan, scale=(0, 2, 4, 7, 9), centre=76, rhythms=rhythms, busy=0.85):
        start = plan.at(note.bar, note.beat)
        yield Note("bell", start, note.beats * plan.beat, note.midi, 0.20 * note.strength, 0.15)


def _light_drums(plan: Plan, bar: int) -> Iterator[Note]:
    """Play kick and claps under a shaker."""
    for beat in (0.0, 2.0):
        yield Note("kick", plan.at(bar, beat), 0, gain=0.62)
    for beat in (1, 3):
        yield Note("clap", plan.at(bar, beat), 0, gain=0.34)
    for eighth in range(8):
        yield Note("shaker", plan.at(bar, eighth / 2), 0, gain=(0.20, 0.13)[eighth % 2], pan=0.35)
    if plan.fills(bar):
        for number, beat in enumerate((3.5, 3.75)):
            yield Note("clap", plan.at(bar, beat), 0, gain=0.16 + 0.06 * number, pan=0.15)


MOOD_TABLE: dict[str, Mood] = {
    "lo-fi": Mood(
        bpm=(72, 88),
        keys=(58, 60, 63, 65),
        progressions=(
            "2:min9 7:dom13 0:maj9 9:min7",
            "5:maj9 4:min7 2:min9 0:maj9",
            "0:maj9 9:min9 2:min9 7:dom9",
            "9:min9 2:min9 7:dom13 0:maj9",
        ),
        room=Room(reverb=0.16, decay=1.1, lowpass=7800, crackle=0.14, wow=0.0005, duck=0.25),
        play=_lo_fi,
    ),
    "upbeat": Mood(
        bpm=(112, 126),
        keys=(60, 62, 64, 67),
        progressions=("0:add9 7:maj 9:min 5:maj", "9:min 5:maj 0:maj 7:sus2", "0:maj 5:add9 9:min 7:maj"),
        room=Room(reverb=0.14, decay=0.9, duck=0.35),
        play=_upbeat,
    ),
    "cinematic": Mood(
        bpm=(66, 80),
        keys=(57, 60, 62),
        progressions=("0:min 8:maj 3:maj 10:maj", "0:min 5:min 8:maj 10:sus2", "0:min 10:maj 8:maj 10:maj"),
        room=Room(reverb=0.42, decay=2.6, lowpass=7500),
        play=_cinematic,
    ),
    "ambient": Mood(
        bpm=(56, 68),
        keys=(55, 58, 60, 62),
        progressions=(
            "0:maj9 9:min9 5:maj9 7:sus2",
            "5:maj9 0:maj9 9:min9 0:maj7",
            "0:maj9 5:maj9 0:maj7 5:maj9",
        ),
        room=Room(reverb=0.65, decay=3.4, lowpass=4200),
        play=_ambient,
    ),
    "corporate": Mood(
        bpm=(100, 114),
        keys=(60, 62, 65, 67),
        progressions=("0:add9 9:min 5:add9 7:sus2", "5:add9 0:maj 7:maj 9:min", "0:maj 5:add9 9:min 7:maj"),
        room=Room(reverb=0.20, decay=1.2),
        play=_corporate,
    ),
}  # fmt: skip


def make_plan(mood: Mood, *, bars: int, bpm: float, random: np.random.Generator) -> Plan:
    """Choose a key and chords for a number of bars."""
    key = int(random.choice(mood.keys))
    chords = read_chords(mood.progressions[int(random.integers(len(mood.progressions)))])
    return Plan(bars, 60 / bpm, key, tuple(chords[bar % len(chords)] for bar in range(bars)), random)
