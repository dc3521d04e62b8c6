"""Intents about the music itself: its tempo, its key, another piece, and where a song begins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Clause, Frame, Note
from nemo_widgets.engine.agent.language.music_times import own_stretch
from nemo_widgets.engine.agent.lexicon import MOOD_NAMES
from nemo_widgets.engine.agent.tools import SetMusic
from nemo_widgets.engine.agent.tools.sound import StartMusicAt
from nemo_widgets.timeline.draft import Draft, Segment

FASTER = 1.12
"""How much "faster music" is faster; twice as much with "much"."""
_SLOWEST, _FASTEST = 40.0, 200.0


def composed(draft: Draft) -> Segment | None:
    """Return the music of a draft, where it was composed here."""
    for segment in draft.segments:
        made = segment.m.get("made")
        if segment.role == "bgm" and isinstance(made, Mapping) and made.get("mood") in MOOD_NAMES:
            return segment
    return None


def played(frame: Frame, desk: Desk) -> Clause | None:
    """Set tempo and key: "at 90 bpm", "in A minor", "faster music", "another track"."""
    if frame.has("do", "remove", "mute", "duck") or frame.left("file") or frame.left("texts"):
        return None
    speaks = frame.left("noun", "music") or frame.left("mood")
    now = composed(desk.draft)
    way = frame.left("more", ("speed", 1), ("speed", -1)) and (frame.left("noun", "music") or _tempo(frame))
    if not (frame.left("bpm") or frame.left("key") or (now is not None and (way or _another(frame)))):
        return None
    if not speaks and now is None and not frame.has("do", "add"):
        return None
    made: Mapping[str, Any] = {} if now is None else now.m["made"]
    mood = str(made.get("mood") or "lo-fi")
    notes: tuple[Note, ...] = ()
    known = frame.take("mood")
    if known is not None:
        word = next(p.text.lower() for p in frame.phrases if p.has("mood"))
        mood, notes = known[0], () if known[1] else (Note("genre", f"{word}|{known[0]}"),)
    same = mood == made.get("mood")
    bpm = _number(made.get("asked_bpm"))
    key = str(made["key"]) if same and made.get("asked_key") else None
    seed = int(made.get("seed") or 0) if same else 0
    if way:
        bpm = _shifted(frame, _number(made.get("bpm")) or 90.0)
        # What is only to be faster stays the piece that it is.
        key = str(made["key"]) if made.get("key") else None
    elif _another(frame):
        seed += 1
    bpm = frame.take("bpm") or bpm
    key = frame.take("key") or key
    frame.verb("replace", "swap", "add")
    frame.nouns("music", "audio", "background", "speed", "volume")
    while frame.take("another") or frame.take("mood") or frame.take("ref"):
        pass
    volume = frame.take("percent")
    call = SetMusic(mood, None if volume is None else min(1.0, volume), seed, bpm, key)
    return Clause((call,), notes, side="volume")


def _tempo(frame: Frame) -> bool:
    return any(phrase.has("noun", "speed") and phrase.text.lower() == "tempo" for phrase in frame.phrases)


def _another(frame: Frame) -> bool:
    return frame.left("another") and frame.left("noun", "music")


def _shifted(frame: Frame, bpm: float) -> float:
    way = frame.take("more", ("speed", 1), ("speed", -1))
    degree, factor = frame.take("degree"), frame.take("factor")
    much = float(factor) if factor else FASTER**2 if degree == "large" else FASTER
    new = bpm * much if way[1] > 0 else bpm / much
    return float(round(min(_FASTEST, max(_SLOWEST, new))))


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def begins(frame: Frame, desk: Desk) -> Clause | None:
    """Let a song begin further on: "start the music at 0:30", "skip the first 10 seconds of the song"."""
    if not frame.left("noun", "music") or frame.left("fade") or frame.left("scenes") or frame.left("mood"):
        return None
    noun, stretch = frame.find("noun", "music") or 0, frame.find("range")
    if frame.left("only") or (stretch is not None and not own_stretch(frame, stretch, noun)):
        # "no music in the first 5 seconds" is about when it plays; "the first 5 s of the song" are its own.
        return None
    if frame.left("range") and frame.has("do", "remove", "cut"):
        start, end = frame.take("range")
        if start != 0 or not end:
            return None
        ms = end
        frame.verb("remove", "cut")
    elif (
        frame.left("at", "start")
        and frame.left("length")
        and not frame.has("prep", "after")
        and (
            "into the" in frame.text.lower()
            or frame.left("clock")
            or frame.phrases[frame.find("length") or 0].value("length") >= desk.draft.duration_ms
        )
    ):
        frame.take("at", "start")
        ms = frame.take("length")
    elif frame.has("prep", "from") and frame.left("clock"):
        ms = frame.take("length")
    else:
        return None
    frame.nouns("music")
    frame.verb("add", "set")
    frame.take("ref")
    if desk.volume is None:
        return note("no_music")
    return done([StartMusicAt(int(ms))], side="volume")
