"""What each mood is made of: tempo, keys, chords, and the patterns of its players.

Patterns are bars of sixteenths. In a drummer's or a chord player's a digit is a stroke and its strength; in
an arpeggio it is the note of the chord, counted from below; in a bass line "r" is the root, "f" the fifth,
"o" the octave and "a" a step towards the next root. A "-" ends a note, else it is held until the next.
"""

# ruff: noqa: E501 -- the bars of a player are read side by side

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nemo_widgets.engine.generate.music.room import Room

Kit = Mapping[str, str]


@dataclass(frozen=True)
class Hand:
    """A player: the instrument, how loud, around which pitch, how wide, and how spread its chords are."""

    voice: str
    gain: float
    centre: int = 60
    width: float = 0.3
    strum: float = 0.0
    pan: float = 0.0


@dataclass(frozen=True)
class Harmony:
    """A mood's chords in one mode, a bar each: semitones above the tonic, and the quality."""

    verses: tuple[str, ...]
    choruses: tuple[str, ...]
    lift: str
    cadence: str
    home: str


@dataclass(frozen=True)
class Mood:
    """A style of music.

    Parameters
    ----------
    bpm
        The tempi it lives in.
    keys
        Those it is at home in.
    major, minor
        Its chords.
    comp, comps
        Who plays the chords, and how.
    arp, arps
        Who breaks them up.
    pad
        Who holds them.
    bass, basses
        Who plays the bass, and how.
    leads, rhythms, hooks
        Who has the tune; its rhythms, two bars each, and those of the chorus.
    scale
        Steps of the tune in major and in minor; a bar's chord adds its own notes and takes what rubs.
    kits, fills, drums
        The drummer's bars, what leads over to the next phrase, and how loud and where each drum is.
    roll
        What rises in a build.
    swing, loose
        How late the second of two eighths comes, in beats; a player's errors, in seconds.
    """

    bpm: tuple[int, int]
    keys: tuple[str, ...]
    major: Harmony
    minor: Harmony
    room: Room
    comp: Hand
    comps: tuple[str, ...]
    bass: Hand
    basses: tuple[str, ...]
    leads: tuple[Hand, ...]
    rhythms: tuple[str, ...]
    hooks: tuple[str, ...]
    arp: Hand | None = None
    arps: tuple[str, ...] = ()
    pad: Hand | None = None
    kits: tuple[Kit, ...] = ()
    fills: tuple[Kit, ...] = ()
    drums: Mapping[str, tuple[float, float]] | None = None
    roll: str = ""
    riser: float = 0.0
    swing: float = 0.0
    loose: float = 0.004
    scale: tuple[tuple[int, ...], tuple[int, ...]] = ((0, 2, 4, 5, 7, 9), (0, 2, 3, 5, 7, 8))


MOOD_TABLE: dict[str, Mood] = {
    "lo-fi": Mood(
        bpm=(72, 88),
        keys=("Bb major", "C major", "Eb major", "F major", "A minor", "D minor"),
        major=Harmony(
            verses=("0:maj9 9:min7 2:min9 7:dom13", "0:maj9 4:min7 5:maj9 7:dom9", "0:maj9 5:maj9 0:maj9 7:dom9"),
            choruses=("0:maj9 7:dom9 9:min9 5:maj9", "5:maj9 7:dom9 4:min7 0:maj9", "0:maj9 2:min9 5:maj9 7:dom13"),
            lift="5:maj9 7:dom9", cadence="7:dom13", home="0:maj9",
        ),
        minor=Harmony(
            verses=("0:madd9 5:min9 8:maj7 7:dom7", "0:madd9 5:min7 0:m6 7:dom7", "0:madd9 8:maj7 5:m6 7:dom7"),
            choruses=("0:min9 5:m6 8:maj7 7:dom7", "5:min9 0:madd9 8:maj7 7:dom7", "8:maj7 7:dom7 0:min9 0:m6"),
            lift="5:min9 7:dom7", cadence="7:dom7", home="0:madd9",
        ),
        room=Room(reverb=0.16, decay=1.1, lowpass=7800, crackle=0.11, wow=0.0005, duck=0.25),
        comp=Hand("electric piano", 0.27, 60, 0.33, 0.014),
        comps=("7.........6.....", "7.....4...6.....", "6..5......7...3.", "7.........5..4.."),
        arp=Hand("electric piano", 0.17, 67, 0.5),
        arps=("..2.3.2...1.2...", "0...2...3...2..."),
        pad=Hand("pad", 0.14, 58, 0.7),
        bass=Hand("bass", 0.43, 33),
        basses=("r.....-...r...f.", "r..r....-.r..a..", "r.......r.f...a.", "r......-..o.r..a"),
        leads=(Hand("electric piano", 0.31, 74, 0, 0, 0.18), Hand("bell", 0.17, 76, 0, 0, -0.2), Hand("piano", 0.34, 74, 0, 0, 0.1)),
        rhythms=(
            "..5.5.....5.5...5.....-.........", "5...5.5.......-.5.5.5.......-...", "....5.5.5.5.........5.5.5.......",
        ),
        hooks=("5..5..5.5...5...5..5..5.........", "5.5.5...5.5.....5.5.5...5......."),
        kits=(
            {"kick": "9.........6.....", "snare": "....8.......8...", "rim": "....5.......5...", "hat": "7.5.7.5.7.5.7.5."},
            {"kick": "9..4......7.....", "snare": "....8.......8..2", "rim": "....5.......5...", "hat": "7.5.7.5475.57.54"},
            {"kick": "9.....6...7.....", "snare": "....8.......8...", "rim": "....5.......5..3", "hat": "7.5.7.557.5.7.5."},
            {"kick": "9......5..7..4..", "snare": "....8..2....8...", "rim": "....5.......5...", "hat": "6545654565456545"},
        ),
        fills=(
            {"rim": "............5.68", "snare": "............8...", "open hat": "..............6."},
            {"snare": "............8.46", "kick": "..............7.", "hat": "........7.5.7..."},
            {"snare": "..........4.8..5", "rim": "..............7."},
        ),
        drums={"kick": (0.88, 0), "snare": (0.46, 0.05), "rim": (0.16, 0.25), "hat": (0.30, -0.3),
               "open hat": (0.16, -0.3), "crash": (0.13, 0.3)},
        roll="rim", riser=0.10, swing=0.13,
        scale=((0, 2, 4, 7, 9), (0, 2, 3, 5, 7)),
    ),
    "upbeat": Mood(
        bpm=(112, 126),
        keys=("C major", "D major", "E major", "G major", "A major", "A minor"),
        major=Harmony(
            verses=("0:add9 7:maj 9:min 5:maj", "0:maj 5:add9 0:maj 7:sus4", "0:maj 9:min 5:maj 7:maj"),
            choruses=("0:maj 5:add9 9:min 7:maj", "0:add9 4:min 5:maj 7:maj", "5:maj 7:maj 0:maj 0:add9"),
            lift="5:add9 7:maj", cadence="7:maj", home="0:add9",
        ),
        minor=Harmony(
            verses=("0:min 8:maj 5:min 7:maj", "0:min 0:min 8:maj 7:maj", "0:min 5:min 0:min 7:maj"),
            choruses=("0:min 10:maj 8:maj 7:maj", "0:min 5:min 8:maj 7:maj", "8:maj 7:maj 0:min 0:min"),
            lift="5:min 7:maj", cadence="7:maj", home="0:madd9",
        ),
        room=Room(reverb=0.14, decay=0.9, duck=0.35),
        comp=Hand("pluck", 0.27, 62, 0.5),
        comps=("8..5..7...5.8.5.", "8..7..7.8..7..7.", "..7...7...7...76", "8.5.8..7.5.8..5."),
        arp=Hand("pluck", 0.15, 74, 0.7),
        arps=("0213021302130213", "0.1.2.3.2.1.2.1.", "3.2.1.2.3.2.0.2."),
        pad=Hand("pad", 0.17, 60, 0.8),
        bass=Hand("bass", 0.34, 33),
        basses=("r.r.r.o.r.r.r.o.", "r..r..r.r..r..f.", "..r...r...r...ra", "r-r-r-orr-r-r-fa"),
        leads=(Hand("lead", 0.25, 76, 0, 0, 0.1), Hand("bell", 0.16, 79, 0, 0, -0.2), Hand("pluck", 0.30, 79, 0, 0, -0.15)),
        rhythms=(
            "5...5.5...5.5...5...5...5.......", "5..5..5.5.......5..5..5.5.......", "5.5...5.5.5.....5.....5.5.......",
        ),
        hooks=("5..5..5.5.5.5...5..5..5.5.......", "5.5.5.5.5...5...5.5.5.5.5......."),
        kits=(
            {"kick": "9...9...9...9...", "clap": "....8.......8...", "snare": "....5.......5...",
             "open hat": "..6...6...6...6.", "shaker": "6354635463546354"},
            {"kick": "9...9...9...9.6.", "clap": "....8.......8..3", "snare": "....5.......5...",
             "open hat": "..6...6...6...6.", "hat": "5.535.535.535.53"},
            {"kick": "9..7....9.7.....", "snare": "....8.......8...", "clap": "....6.......6...",
             "hat": "7.5.7.5.7.5.7.5.", "shaker": "6354635463546354"},
            {"kick": "9.....9..7.9....", "snare": "....8.......8..4", "clap": "....6.......6...",
             "open hat": "..5...5...5...5.", "shaker": "5455545554555455"},
        ),
        fills=(
            {"kick": "9...9...9.......", "snare": "....5.....5.6789"},
            {"kick": "9...9...9...9...", "clap": "....8...5..5..58", "tom": "............8.86"},
            {"kick": "9...9...9.......", "tom": "........8.8.7.76", "snare": "....8.......5.57"},
        ),
        drums={"kick": (0.80, 0), "clap": (0.42, 0.08), "snare": (0.40, 0), "hat": (0.26, -0.3), "open hat": (0.26, 0.2),
               "shaker": (0.30, -0.4), "tom": (0.45, 0.1), "crash": (0.24, 0.25)},
        roll="snare", riser=0.20, loose=0.002,
    ),
    "cinematic": Mood(
        bpm=(66, 84),
        keys=("A minor", "C minor", "D minor", "E minor", "C major", "D major"),
        major=Harmony(
            verses=("0:maj 7:maj 9:min 5:maj", "0:sus2 5:maj 0:maj 7:sus4", "0:maj 4:min 5:maj 7:sus4"),
            choruses=("0:maj 7:maj 5:maj 7:maj", "0:maj 9:min 5:maj 7:maj"),
            lift="5:maj 7:sus4", cadence="7:maj", home="0:maj",
        ),
        minor=Harmony(
            verses=("0:min 8:maj 5:min 7:maj", "0:min 5:min 8:maj 7:maj", "0:min 0:min 8:maj 7:maj"),
            choruses=("0:min 8:maj 5:min 7:maj", "0:min 10:maj 8:maj 7:maj", "0:min 5:min 8:maj 7:maj"),
            lift="5:min 7:sus4", cadence="7:maj", home="0:min",
        ),
        room=Room(reverb=0.42, decay=2.6, lowpass=8500),
        comp=Hand("spiccato", 0.30, 60, 0.5),
        comps=("8.556.558.556.55", "8...6.5.8...6.5.", "8.5.6.5.8.5.6.5.", "8.5.5.6.8.5.5.56"),
        arp=Hand("piano", 0.30, 67, 0.5),
        arps=("0...1...2...1...", "0.1.2.3.2.1.2.1.", "0.2.1.2.3.2.1.2."),
        pad=Hand("strings", 0.24, 60, 0.8),
        bass=Hand("strings", 0.42, 36),
        basses=("r...............", "r.......r.......", "r...........f..."),
        leads=(Hand("strings", 0.40, 72, 0, 0, -0.1), Hand("brass", 0.26, 65, 0, 0, 0.15), Hand("piano", 0.40, 76, 0, 0, 0.1)),
        rhythms=("5.......5...5...5...............", "5...........5...5.......5.......", "5.....5.5.......5..............."),
        hooks=("5.......5...5...5.......5.......", "5...5...5.......5...5...5......."),
        kits=(
            {"boom": "9...............", "tom": "........5..4..5."},
            {"boom": "9.........6.....", "tom": "....5..5....5.5."},
            {"boom": "9.....6.8.......", "tom": "8...5.5.8...5.55"},
            {"boom": "9...............", "tom": "8.555.558.555.55"},
        ),
        fills=({"boom": "9.......7...7.8.", "tom": "........5.565678"}, {"boom": "9...........7.88", "tom": "............5678"}),
        drums={"boom": (0.80, 0), "tom": (0.34, 0.2), "crash": (0.26, 0.2)},
        roll="tom", riser=0.16, loose=0.006,
    ),
    "ambient": Mood(
        bpm=(58, 70),
        keys=("G major", "Bb major", "C major", "D major", "E minor", "A minor"),
        major=Harmony(
            verses=("0:maj9 5:maj7 0:maj7 7:sus4", "0:maj9 9:min7 5:maj7 0:maj9", "0:add9 4:min7 5:maj7 0:maj9"),
            choruses=("0:maj9 9:min7 5:maj7 7:sus4", "5:maj7 0:maj9 7:sus4 0:add9", "0:add9 5:maj7 2:min7 7:sus4"),
            lift="5:maj9 7:sus4", cadence="7:sus4", home="0:add9",
        ),
        minor=Harmony(
            verses=("0:madd9 8:maj7 0:madd9 7:sus4", "0:madd9 5:madd9 0:madd9 7:maj", "0:madd9 5:m6 8:maj7 0:madd9"),
            choruses=("0:madd9 8:maj7 5:madd9 7:maj", "8:maj7 5:madd9 0:madd9 0:madd9"),
            lift="5:madd9 7:maj", cadence="7:maj", home="0:madd9",
        ),
        room=Room(reverb=0.6, decay=3.4, lowpass=4600),
        comp=Hand("piano", 0.34, 64, 0.5, 0.03),
        comps=("6...............", "6.......4.......", "6...........3..."),
        arp=Hand("bell", 0.13, 72, 0.9),
        arps=("0...2...1...3...", "0.2.1.3.2.1.3.2.", "1...3...2...4...", "0.1.2.3.0.1.2.3."),
        pad=Hand("pad", 0.34, 60, 0.9),
        bass=Hand("pad", 0.40, 36),
        basses=("r...............", "r.......f......."),
        leads=(Hand("bell", 0.19, 76, 0, 0, 0.2), Hand("piano", 0.36, 72, 0, 0, -0.15), Hand("electric piano", 0.22, 74, 0, 0, 0.1)),
        rhythms=("5.......5.......5...............", "....5.......5.......5...........", "5...........5...5..............."),
        hooks=("5.......5...5...5.......5.......", "5...5...5.......5..............."),
        kits=({"shaker": "4...3...4...3..."}, {"shaker": "....4.......4..."}),
        fills=(),
        drums={"shaker": (0.10, -0.4), "crash": (0.06, 0.2)},
        roll="", riser=0.07, loose=0.010,
    ),
    "corporate": Mood(
        bpm=(100, 116),
        keys=("C major", "D major", "F major", "G major", "A minor"),
        major=Harmony(
            verses=("0:add9 9:min 5:maj 7:maj", "0:maj 5:maj 0:maj 7:sus4", "0:add9 4:min 5:maj 7:maj"),
            choruses=("0:maj 5:maj 9:min 7:maj", "0:maj 7:maj 9:min 5:maj", "5:maj 0:maj 7:maj 0:maj"),
            lift="5:maj 7:sus4", cadence="7:maj", home="0:add9",
        ),
        minor=Harmony(
            verses=("0:madd9 8:maj 5:min 7:maj", "0:min 5:min 0:min 7:maj"),
            choruses=("0:min 5:min 8:maj 7:maj", "0:min 10:maj 8:maj 7:maj"),
            lift="5:min 7:sus4", cadence="7:maj", home="0:madd9",
        ),
        room=Room(reverb=0.20, decay=1.2),
        comp=Hand("piano", 0.36, 62, 0.4, 0.004),
        comps=("8...............", "8.....6...6.....", "8...6...8...6...", "8..6..6.8...6..."),
        arp=Hand("pluck", 0.38, 64, 0.5),
        arps=("0.1.2.1.0.2.1.2.", "0.2.1.2.0.2.1.2.", "0.1.2.3.2.1.2.1.", "0.0.1.1.2.2.1.1."),
        pad=Hand("pad", 0.17, 60, 0.8),
        bass=Hand("bass", 0.34, 33),
        basses=("r.....r.r.......", "r.......r.....r.", "r..r..r.r..r..f.", "r.r.r.r.r.r.r.fa"),
        leads=(Hand("bell", 0.21, 76, 0, 0, 0.15), Hand("lead", 0.17, 74, 0, 0, -0.1), Hand("piano", 0.42, 76, 0, 0, 0.1)),
        rhythms=("5...5...5.......5...5.5.5.......", "5.....5.5...5...5.......5.......", "5.......5.5.5...5..............."),
        hooks=("5...5.5.5...5...5...5.5.5.......", "5.5.5...5.5.5...5.......5......."),
        kits=(
            {"kick": "8.......8.......", "clap": "....7.......7...", "shaker": "6.4.6.4.6.4.6.4."},
            {"kick": "8.....5.8.......", "clap": "....7.......7...", "shaker": "6.4.6.4.6.4.6.44"},
            {"kick": "8...6...8...6...", "clap": "....7.......7...", "hat": "5.4.5.4.5.4.5.4.", "shaker": "5354535453545354"},
            {"kick": "8..5....8.5.....", "snare": "....7.......7...", "clap": "....5.......5...", "hat": "6.4.6.4.6.4.6.4."},
        ),
        fills=(
            {"kick": "8.......8.......", "clap": "....7.......5.67"},
            {"kick": "8.......8...5...", "snare": "....5...4.4.5.67", "tom": "............6.5."},
        ),
        drums={"kick": (0.64, 0), "clap": (0.36, 0.1), "snare": (0.32, 0), "hat": (0.22, -0.3), "shaker": (0.24, 0.35),
               "tom": (0.40, 0.1), "crash": (0.18, 0.25)},
        roll="snare", riser=0.13, loose=0.003,
    ),
}  # fmt: skip
