"""Who plays what: a form and a mood become notes, section by section."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

import numpy as np

from nemo_widgets.engine.generate.music.form import Form, Section
from nemo_widgets.engine.generate.music.harmony import Chord, read_chords, voice_lead
from nemo_widgets.engine.generate.music.keys import Key
from nemo_widgets.engine.generate.music.mixdown import Batch, Note
from nemo_widgets.engine.generate.music.moods import Hand, Harmony, Kit, Mood
from nemo_widgets.engine.generate.music.motifs import BAR, Motif, make_motif, sing

# How loud each player is in each section; who is not named rests.
_LEVELS: Mapping[str, Mapping[str, float]] = {
    "intro": {"comp": 0.85, "pad": 0.7, "arp": 0.5},
    "verse": {"comp": 0.9, "bass": 1.0, "drums": 0.85, "lead": 0.85, "pad": 0.35},
    "build": {"comp": 0.9, "bass": 0.9, "arp": 0.8, "pad": 0.8, "lead": 0.7, "roll": 1.0},
    "chorus": {"comp": 1.0, "bass": 1.0, "drums": 1.0, "lead": 1.0, "arp": 0.9, "pad": 1.0},
    "break": {"pad": 1.0, "arp": 0.8, "comp": 0.6, "lead": 0.8},
}
_LONGEST_RISER_S = 7.5
# What is left of a kit where little is to happen.
_LIGHT = frozenset({"hat", "shaker", "rim"})


class Arrangement:
    """A piece as notes.

    Parameters
    ----------
    name, mood
        The mood, and what it is made of.
    form, key
        How long, how fast, and in which key.
    seed
        Chooses chords, tune and patterns.
    """

    def __init__(self, name: str, mood: Mood, form: Form, key: Key, seed: int) -> None:
        self._mood, self._form, self._key = mood, form, key
        self._seed = [zlib.crc32(name.encode()), seed & 0xFFFFFFFF]
        self._harmony: Harmony = getattr(mood, key.mode)
        random = np.random.default_rng([*self._seed, 1])
        self._verse = int(random.integers(len(self._harmony.verses)))
        self._chorus = int(random.integers(len(self._harmony.choruses)))
        self._hand = [int(place) for place in random.integers(0, 12, size=5)]
        self._motif = make_motif(mood.rhythms, random)
        self._hook = make_motif(mood.hooks, random)
        self._tonic = 60 + key.tonic
        self._melody_scale = mood.scale[key.mode == "minor"]

    def batches(self) -> Iterator[Batch]:
        """Yield the notes, a section at a time, and the last chord."""
        form = self._form
        for section in form.sections:
            notes = [note for note in self._section(section) if note.start + note.seconds > -0.01]
            notes = [_begun(note) for note in notes if note.start >= -0.03 or note.voice in _HELD]
            yield Batch(form.at(section.first + section.bars) - 0.1, notes)
        yield Batch(form.end + 0.1, list(self._ending()))

    def _section(self, section: Section) -> Iterator[Note]:
        random = np.random.default_rng([*self._seed, 2, section.first])
        levels = _LEVELS[section.kind]
        chords = self._chords(section)
        mood = self._mood
        yield from self._comp(section, chords, levels.get("comp", 0), random)
        if mood.arp is not None:
            yield from self._arp(section, chords, levels.get("arp", 0), random)
        if mood.pad is not None:
            yield from self._pad(section, chords, levels.get("pad", 0))
        yield from self._bass(section, chords, levels.get("bass", 0), random)
        yield from self._lead(section, chords, levels.get("lead", 0), random)
        if mood.drums:
            yield from self._drums(section, levels, random)

    def _chords(self, section: Section) -> list[Chord]:
        """Return a chord for every bar."""
        harmony = self._harmony
        if section.kind == "build":
            away, towards = read_chords(harmony.lift)
            chords = [away if bar < section.bars / 2 else towards for bar in range(section.bars)]
        else:
            if section.kind == "chorus":
                options, place = harmony.choruses, self._chorus + section.number // 2
            else:
                options, place = harmony.verses, self._verse + section.number // 2
            progression = read_chords(options[place % len(options)])
            slow = 2 if section.kind == "break" and section.bars >= 4 else 1
            chords = [progression[bar // slow % len(progression)] for bar in range(section.bars)]
        if section.last + 1 == self._form.bars and len(chords) > 1:
            chords[-1] = read_chords(harmony.cadence)[0]
        return chords

    def _when(self, bar: int, step: float) -> float:
        """Return the second of a sixteenth, swung."""
        late = (0.0, 0.35, 1.0, 0.6)[int(step) % 4] * self._mood.swing
        return self._form.at(bar, step / 4 + late)

    def _level(self, section: Section, bar: int) -> float:
        return 0.4 + 0.6 * section.energy(bar + 0.5)

    def _pick(self, patterns: Sequence[str], hand: int, section: Section) -> str:
        """Return a player's bar: the same in a section, another in the next of its kind."""
        shift = section.number + (section.kind == "chorus")
        return patterns[(self._hand[hand] + shift) % len(patterns)]

    def _comp(
        self, section: Section, chords: Sequence[Chord], level: float, random: np.random.Generator
    ) -> Iterator[Note]:
        hand = self._mood.comp
        pattern = self._pick(self._mood.comps, 0, section)
        if section.kind == "break":
            pattern = "7..............."
        for place, notes in enumerate(voice_lead(chords, self._tonic, hand.centre)):
            bar = section.first + place
            gain = hand.gain * level * self._level(section, bar)
            for step, length, strength in _strokes(pattern):
                late = random.normal(0, self._mood.loose)
                for number, midi in enumerate(notes):
                    start = self._when(bar, step) + number * hand.strum + late
                    seconds = min(length, 12) / 4 * self._form.beat * 0.95
                    yield Note(
                        hand.voice, start, seconds, midi, gain * strength, _place(hand, number, len(notes))
                    )

    def _arp(
        self, section: Section, chords: Sequence[Chord], level: float, random: np.random.Generator
    ) -> Iterator[Note]:
        hand = self._mood.arp
        if hand is None or not level:
            return
        pattern = self._pick(self._mood.arps, 1, section)
        for place, notes in enumerate(voice_lead(chords, self._tonic, hand.centre)):
            bar = section.first + place
            gain = hand.gain * level * self._level(section, bar)
            for step, char in enumerate(pattern):
                if not char.isdigit():
                    continue
                octave, number = divmod(int(char), len(notes))
                start = self._when(bar, step) + random.normal(0, self._mood.loose)
                accent = 1.0 if step % 4 == 0 else 0.72
                pan = hand.width * (0.5 if number % 2 else -0.5)
                yield Note(
                    hand.voice, start, 0.5 * self._form.beat, notes[number] + 12 * octave, gain * accent, pan
                )

    def _pad(self, section: Section, chords: Sequence[Chord], level: float) -> Iterator[Note]:
        hand = self._mood.pad
        if hand is None or not level:
            return
        for place, notes in enumerate(voice_lead(chords, self._tonic, hand.centre)):
            bar = section.first + place
            gain = hand.gain * level * self._level(section, bar)
            for number, midi in enumerate(notes):
                yield Note(
                    hand.voice,
                    self._form.at(bar),
                    4 * self._form.beat,
                    midi,
                    gain,
                    _place(hand, number, len(notes)),
                )

    def _bass(
        self, section: Section, chords: Sequence[Chord], level: float, random: np.random.Generator
    ) -> Iterator[Note]:
        if not level:
            return
        hand = self._mood.bass
        pattern = self._pick(self._mood.basses, 2, section)
        if section.kind == "build" and self._mood.roll == "snare":
            pattern = "r.r.r.r.r.r.r.r."
        roots = [hand.centre + (self._tonic + chord.root - hand.centre) % 12 for chord in chords]
        for place, root in enumerate(roots):
            bar = section.first + place
            gain = hand.gain * level * self._level(section, bar)
            following = roots[place + 1] if place + 1 < len(roots) else root
            for step, length, char in _held(pattern):
                midi = {
                    "f": root + 7,
                    "o": root + 12,
                    "a": following - 2 if following != root else root + 7,
                }.get(char, root)
                start = self._when(bar, step) + random.normal(0, self._mood.loose / 2)
                yield Note(hand.voice, start, 0.92 * length / 4 * self._form.beat, midi, gain)

    def _lead(
        self, section: Section, chords: Sequence[Chord], level: float, random: np.random.Generator
    ) -> Iterator[Note]:
        leads = self._mood.leads
        which = self._hand[3] + (section.kind in ("chorus", "break")) + section.number // 2
        hand = leads[which % len(leads)]
        double = leads[(which + 1) % len(leads)] if section.kind == "chorus" else None
        for place in range(0, section.bars, 2):
            motif, lift, rests = self._phrase(section, place // 2)
            if motif is None or not level:
                continue
            for note in sing(
                motif, chords[place : place + 2], self._tonic, self._melody_scale,
                centre=hand.centre, lift=lift, rests=rests,
            ):  # fmt: skip
                bar, step = section.first + place + note.at // BAR, note.at % BAR
                start = self._when(bar, step) + random.normal(0, self._mood.loose)
                seconds = 0.9 * note.length / 4 * self._form.beat
                gain = level * note.strength * self._level(section, bar)
                yield Note(hand.voice, start, seconds, note.midi, hand.gain * gain, hand.pan)
                if double is not None:
                    yield Note(
                        double.voice,
                        start,
                        seconds,
                        note.midi + _octave(note.midi, double),
                        0.4 * double.gain * gain,
                        double.pan,
                    )

    def _phrase(self, section: Section, phrase: int) -> tuple[Motif | None, int, bool]:
        """Return what becomes of the motif in a phrase of two bars: notes, how high, and whether it rests."""
        turn = phrase % 4
        is_last = (phrase + 1) * 2 >= section.bars
        if section.kind == "chorus":
            hook = self._hook.ornamented() if section.number % 3 == 2 else self._hook
            return (hook.answered() if turn == 3 or is_last else hook), (2, 3, 2, 2)[turn], is_last
        if section.kind == "build":
            return self._motif.fragment(), 1 + min(phrase, 3), False
        if section.kind == "break":
            return (self._motif.augmented() if turn % 2 == 0 else None), 0, False
        if section.number == 0 and section.bars >= 8 and phrase < 2:
            return None, 0, False  # the groove comes first
        motif = (self._motif, self._motif.ornamented(), self._motif.inverted())[section.number % 3]
        return (motif.answered() if turn % 2 else motif), (0, 0, 1, 0)[turn], turn == 3 or is_last

    def _drums(
        self, section: Section, levels: Mapping[str, float], random: np.random.Generator
    ) -> Iterator[Note]:
        kits = self._mood.kits
        kit = kits[(self._hand[4] + section.number + 2 * (section.kind == "chorus")) % len(kits)]
        light = {voice: pattern for voice, pattern in kit.items() if voice in _LIGHT}
        form, drums = self._form, self._mood.drums or {}
        if section.kind == "chorus" and section.first and "crash" in drums:
            yield Note("crash", form.at(section.first), 0, 0, *_gain_pan(drums["crash"], 1.0))
        for place in range(section.bars):
            bar = section.first + place
            level = levels.get("drums", 0.0) * self._level(section, bar)
            playing: Kit = kit
            if section.kind == "intro":
                level = 0.6 * self._level(section, bar)
                playing = light if place >= section.bars / 2 else {}
            elif section.kind == "break":
                level, playing = 0.5 * self._level(section, bar), light if place >= section.bars / 2 else {}
            elif section.kind == "build":
                yield from self._roll(section, bar, random)
                level, playing = 0.9 * self._level(section, bar), light
            elif section.kind == "verse" and section.number == 0:
                playing = {voice: pattern for voice, pattern in kit.items() if voice != "open hat"}
            if (
                self._mood.fills
                and playing is not light
                and playing
                and (bar == section.last or place % 4 == 3)
            ):
                fill = self._mood.fills[int(random.integers(len(self._mood.fills)))]
                playing = _led_over(playing, fill)
            yield from self._beat(bar, playing, level, random)
        if section.kind in ("build", "break") and self._mood.riser and section.last + 1 < form.bars:
            length = min(_LONGEST_RISER_S, section.bars * 4 * form.beat)
            share = 1.0 if section.kind == "build" else 0.6
            yield Note("riser", form.at(section.last + 1) - length, length, 0, self._mood.riser * share)

    def _beat(self, bar: int, kit: Kit, level: float, random: np.random.Generator) -> Iterator[Note]:
        drums = self._mood.drums or {}
        for voice, pattern in kit.items():
            for step, char in enumerate(pattern):
                if not char.isdigit() or not level or voice not in drums:
                    continue
                loose = self._mood.loose * (0.4 if voice in ("kick", "boom") else 0.7)
                behind = 0.012 if voice == "snare" and self._mood.swing else 0.0
                start = self._when(bar, step) + behind + random.normal(0, loose)
                strength = int(char) / 9 * level * (1 + random.normal(0, 0.04))
                midi = 50 - (step % 8) if voice == "tom" else 0
                yield Note(voice, start, 0, midi, *_gain_pan(drums[voice], strength))

    def _roll(self, section: Section, bar: int, random: np.random.Generator) -> Iterator[Note]:
        """Play ever faster and louder towards the next section, and hold the breath before it."""
        voice, drums = self._mood.roll, self._mood.drums or {}
        if voice not in drums:
            return
        for step in range(16):
            share = (bar - section.first + step / 16) / section.bars
            every = 4 if share < 0.34 else 2 if share < 0.67 else 1
            if step % every or (bar == section.last and step >= 14):
                continue
            strength = (0.25 + 0.65 * share) * (1.0 if step % 4 == 0 else 0.8)
            start = self._when(bar, step) + random.normal(0, self._mood.loose / 3)
            yield Note(voice, start, 0, 45 + round(4 * share), *_gain_pan(drums[voice], strength))
        if "kick" in drums:
            for beat in range(3 if bar == section.last else 4):
                share = (bar - section.first + beat / 4) / section.bars
                strength = 0.45 + 0.45 * share
                yield Note("kick", self._form.at(bar, beat), 0, 0, *_gain_pan(drums["kick"], strength))

    def _ending(self) -> Iterator[Note]:
        """Play the last chord, all together on the downbeat, and let it ring."""
        form, mood = self._form, self._mood
        home = read_chords(self._harmony.home)
        start, ring = max(0.0, form.end), form.tail
        hold = max(0.25, min(4 * form.beat, ring - 1.3 - 0.5 * mood.room.decay))
        for hand in (mood.comp, mood.pad, mood.arp):
            if hand is None:
                continue
            for number, midi in enumerate(voice_lead(home, self._tonic, hand.centre)[0]):
                yield Note(
                    hand.voice,
                    start + number * hand.strum,
                    hold,
                    midi,
                    1.1 * hand.gain,
                    _place(hand, number, 4),
                )
        root = mood.bass.centre + (self._tonic - mood.bass.centre) % 12
        yield Note(mood.bass.voice, start, hold, root, mood.bass.gain)
        lead = mood.leads[self._hand[3] % len(mood.leads)]
        midi = self._tonic + _octave(self._tonic, lead)
        yield Note(lead.voice, start, hold, midi, 0.9 * lead.gain, lead.pan)
        drums = mood.drums or {}
        for voice in ("kick", "boom", "crash"):
            if voice in drums:
                yield Note(voice, start, 0, 0, *_gain_pan(drums[voice], 0.95))


_HELD = frozenset({"pad", "strings", "brass", "piano", "electric piano"})


def _begun(note: Note) -> Note:
    """Let what began before a piece that starts inside a bar begin with it."""
    if note.start >= 0:
        return note
    return Note(note.voice, 0.0, max(0.1, note.seconds + note.start), note.midi, note.gain, note.pan)


def _strokes(pattern: str) -> Iterator[tuple[int, int, float]]:
    for step, length, char in _held(pattern):
        yield step, length, int(char) / 8


def _held(pattern: str) -> Iterator[tuple[int, int, str]]:
    """Yield step, length and character of every note; each is held until the next or a "-"."""
    places = [step for step, char in enumerate(pattern) if char != "."] + [len(pattern)]
    for step, following in pairwise(places):
        if pattern[step] != "-":
            yield step, following - step, pattern[step]


def _led_over(kit: Kit, fill: Kit) -> Kit:
    """Return a bar that begins as usual and ends with a fill."""
    begins = min(step for pattern in fill.values() for step, char in enumerate(pattern[8:], 8) if char != ".")
    found = {}
    for voice in dict.fromkeys(chain(kit, fill)):
        usual, other = kit.get(voice, "." * BAR), fill.get(voice, "." * BAR)
        found[voice] = usual[:begins] + other[begins:]
    return found


def _place(hand: Hand, number: int, count: int) -> float:
    return max(-1.0, min(1.0, hand.pan + (number - (count - 1) / 2) * hand.width * 2 / max(1, count)))


def _octave(midi: int, hand: Hand) -> int:
    """Return the octaves, in semitones, that bring a note nearest to where a player plays."""
    return 12 * round((hand.centre - midi) / 12)


def _gain_pan(drum: tuple[float, float], strength: float) -> tuple[float, float]:
    return drum[0] * strength, drum[1]
