"""Intents that bring music, or another one: by its mood, from a file, under a part of the video only."""

# ruff: noqa: C901, E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

import re

from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Clause, Frame, Note
from nemo_widgets.engine.agent.language.music_times import spans
from nemo_widgets.engine.agent.tools import DuckMusic, SetMusic, Tool, UseMusic
from nemo_widgets.engine.agent.tools.sound import TimeMusic

QUIET, LOUD = 0.2, 0.6
"""What "quiet music" and "loud music" are set to."""

_SWAPS = re.compile(r"\b(?:instead|something|somewhat|more|less|rather)\b|换|一点|一些|更", re.IGNORECASE)
_QUIETLY = frozenset({"softly", "subtle", "subtly", "gently", "light", "轻轻"})


def music(frame: Frame, desk: Desk) -> Clause | None:
    """Add or change the music."""
    if frame.has("do", "remove", "mute"):
        return None
    louder = frame.left("more", ("up", 1), ("up", -1), ("volume", 1), ("volume", -1))
    if (
        frame.left("break")
        and frame.left("noun", "audio", "volume")
        and louder
        and frame.left("noun", "music")
    ):
        # "livelier music, and the sound a bit louder" are two wishes.
        return None
    if frame.left("file") and not frame.left("noun", "music"):
        return _from_file(frame, desk)
    if frame.left("file") and (desk.file(frame.phrases[frame.find("file") or 0].value("file")) is not None):
        return _from_file(frame, desk)
    shift = frame.left("more", ("calm", 1), ("energy", 1))
    said = frame.has("noun", "music", "audio", "volume") or (
        desk.focus is not None and desk.focus.side in {"volume", "fade"}
    )
    mood_at = frame.find("mood")
    said = said or frame.left("do", "duck")
    if frame.has("noun", "speech") and not (frame.has("noun", "music") or frame.has("do", "add", "duck")):
        # "make the narration sound more cheerful" wants no music.
        return None
    if frame.left("all") and not frame.has("noun", "music"):
        # "… and we're all happy" speaks of no music.
        return None
    if mood_at is None and not shift:
        told = frame.has("noun", "music") or (
            desk.focus is not None and desk.focus.side in {"volume", "fade"}
        )
        told = told or (desk.volume is not None and _only_sounds(frame) and bool(_SWAPS.search(frame.text)))
        return _sounding(frame, desk) if told and frame.left("sounding") else _any_music(frame, desk)
    # "something more upbeat", "jazz instead": of the music, where nothing else is spoken of.
    alone = all(
        p.has("mood") or p.has("again") or p.has("join") or p.has("break") or p.has("degree")
        or p.has("more", ("calm", 1), ("energy", 1), ("up", 1)) or p.has("skip") or p.has("do", "add", "replace")
        for p in frame.phrases
    )  # fmt: skip
    swaps = shift or bool(_SWAPS.search(frame.text))
    said = said or (desk.volume is not None and alone and swaps)
    word = frame.phrases[mood_at].text.lower() if mood_at is not None else ""
    verb = next((p.text.lower() for p in frame.phrases if p.has("do")), "")
    lofi = word.replace(" ", "-") in {"lo-fi", "lofi", "chillhop"}
    if (
        not said
        and not (lofi and len(frame.phrases) > 1)
        and verb not in {"use", "try", "play", "换成", "用"}
    ):
        return None
    if frame.left("texts") or (frame.left("scenes") and not said):
        return None
    if not frame.has("noun", "music") and frame.left("percent") and not frame.has("do", "add", "replace"):
        # "the piano is too loud, bring it down to 10 %" names the music that plays.
        return None
    if frame.has("judges") and not shift and not frame.has("do", "replace", "add", "set"):
        # "the music sounds sad" is a complaint; what would be liked better is to be asked.
        frame.all_used()
        return note("which_music")
    frame.verb("replace", "swap", "move")
    if shift and mood_at is None:
        calm = frame.take("more", ("calm", 1), ("energy", 1)) == ("calm", 1)
        mood, known = ("ambient" if calm else "upbeat"), True
    else:
        # "soft corporate music": the word beside the noun says which.
        noun = frame.find("noun", "music")
        near = noun is not None and frame.before(noun, "mood")
        at = (noun or 0) - 1 if near else frame.find("mood") or 0
        at = _wished(frame, at)
        if frame.phrases[at].has("sounding") and not frame.phrases[at].has("mood"):
            mood, known = frame.phrases[at].value("sounding"), True
        else:
            mood, known = frame.phrases[at].value("mood")
        word = frame.phrases[at].text.lower()
        wanted = _wanted(frame, at, mood)
        mood, known = wanted, known or wanted != mood
        volume = _level(frame)
        while (
            frame.take("mood") is not None
            or frame.take("more", ("calm", 1), ("energy", 1))
            or (frame.phrases[at].has("sounding") and frame.take("sounding") is not None)
        ):
            pass
        return _set(frame, desk, mood, volume, () if known else (Note("genre", f"{word}|{mood}"),))
    return _set(frame, desk, mood, _level(frame), ())


def _wished(frame: Frame, at: int) -> int:
    """Return which of two moods is the wish: of "replace the lo-fi with something cheerful" the second."""
    if not frame.has("do", "replace", "swap", "set"):
        return at
    link = next((i for i, p in enumerate(frame.phrases) if i > at and p.text.lower() in _INSTEAD), None)
    if link is None:
        return at
    kinds = ("mood", "sounding")
    later = [i for i, p in enumerate(frame.phrases) if i > link and any(p.has(kind) for kind in kinds)]
    return later[0] if later else at


_INSTEAD = frozenset({"with", "by", "for", "to", "into"})
_OPPOSITE = {
    "upbeat": "ambient",
    "ambient": "upbeat",
    "cinematic": "lo-fi",
    "lo-fi": "upbeat",
    "corporate": "lo-fi",
}
_TOO = re.compile(
    r"\b(?:too|less|not so|not that|not as|overly)\s+\w*$|(?:太|过于|没那么|不要那么|不那么|别那么|有点太)$",
    re.IGNORECASE,
)


def _wanted(frame: Frame, at: int, mood: str) -> str:
    """Return the mood that is wished for: what is "too sad" shall be the opposite."""
    before = frame.text[: frame.phrases[at].start].rstrip()
    return _OPPOSITE[mood] if _TOO.search(before + " ") or _TOO.search(before) else mood


def _only_sounds(frame: Frame) -> bool:
    """Tell "put on something festive instead", which can only be music."""
    kinds = ("sounding", "again", "join", "break", "degree", "skip", "instead", "prep", "another")
    return all(any(p.has(kind) for kind in kinds) or p.has("do", "add", "replace") for p in frame.phrases)


def _sounding(frame: Frame, desk: Desk) -> Clause | None:
    """Read "something tense", "a summery tune": words that only music makes words for music."""
    if frame.left("texts") or frame.left("fade"):
        return None
    noun = frame.find("noun", "music")
    near = noun is not None and frame.before(noun, "sounding")
    at = (noun or 0) - 1 if near else frame.find("sounding") or 0
    mood = _wanted(frame, at, frame.phrases[at].value("sounding"))
    volume = _level(frame)
    while frame.take("sounding") is not None:
        pass
    frame.verb("replace", "swap", "add")
    return _set(frame, desk, mood, volume, ())


def _set(frame: Frame, desk: Desk, mood: str, volume: float | None, notes: tuple[Note, ...]) -> Clause:
    frame.nouns("music", "audio", "speech")
    for kind in ("degree", "another", "all", "again"):
        while frame.take(kind) is not None:
            pass
    frame.take("more", ("up", 1))
    frame.take("more", ("speed", -1), ("speed", 1))
    frame.nouns("background", "volume")
    under = frame.find("scenes")
    if under is not None and frame.phrases[under].value("scenes").whole:
        # "under all the clips" is the whole video.
        frame.used.add(under)
    volume = volume if volume is not None else _level(frame)
    more = _beside(frame, desk)
    return Clause((SetMusic(mood, volume), *more), notes, side="volume")


def _beside(frame: Frame, desk: Desk) -> list[Tool]:
    """Take what else the music is to do: step back under speech, play at some times only, fade."""
    calls: list[Tool] = []
    # "… and fade it out over the last 3 seconds" is the time of the fade.
    if not frame.left("fade") and (heard := spans(frame, desk)) is not None:
        calls.append(TimeMusic(tuple(heard)))
    frame.take("only")
    frame.take("at")
    frame.take("whole")
    ducks = False
    while frame.verb("duck"):
        ducks = True
    if ducks:
        frame.nouns("speech", "audio", "sound")
        calls.append(DuckMusic())
    return calls


def _from_file(frame: Frame, desk: Desk) -> Clause | None:
    """Read "put jazz.mp3 under it, quietly"."""
    index = frame.find("file")
    name = frame.phrases[index or 0].value("file")
    item = desk.file(name)
    if item is None or item.file_type != "audio":
        if not frame.has("noun", "music"):
            return None
        frame.nouns("music")
        frame.take("file")
        frame.verb("add", "replace")
        return note("no_uploads")
    if frame.left("texts"):
        return None
    frame.take("file")
    frame.nouns("music", "audio", "background", "volume", "box")
    frame.verb("replace", "swap", "move", "keep")
    # 放在第二段下面 is under it in time.
    frame.take("position")
    while frame.verb("add"):
        pass
    index = frame.find("scenes")
    if index is not None and frame.phrases[index].value("scenes").whole:
        # "underneath everything", "for all the clips" is the whole video.
        frame.used.add(index)
    frame.take("mood")
    volume = _level(frame)
    frame.nouns("volume")
    frame.take("degree")
    frame.take("ref")
    frame.take("another")
    return done([UseMusic(item.hash, item.filename, volume), *_beside(frame, desk)], side="volume")


def _any_music(frame: Frame, desk: Desk) -> Clause | None:
    if not frame.left("noun", "music"):
        return None
    if frame.verb("copy"):
        # "loop the music": it goes on for as long as the video does.
        frame.nouns("music")
        frame.take("whole")
        return note("music_loops" if desk.volume is not None else "no_music")
    if frame.has("complaint") and desk.volume is not None and not frame.has("do"):
        # "this music sucks": what would be liked better is to be asked.
        frame.nouns("music")
        frame.take("ref")
        frame.take("degree")
        return note("which_music") if frame.complete() else None
    if frame.left("another") or (
        frame.has("do", "replace")
        and not frame.left("percent")
        and not frame.left("more")
        and not frame.left("factor")
    ):
        frame.nouns("music")
        frame.take("another")
        frame.take("ref")
        frame.verb("replace", "add")
        return note("which_music") if frame.complete() else None
    if (
        not frame.has("do", "add")
        or any(phrase.text.lower() == "take" for phrase in frame.phrases)
        or frame.left("more", *_WAYS)
        or frame.left("fade")
        or (desk.volume is not None and (frame.left("percent") or frame.left("more")))
    ):
        return None
    frame.verb("add")
    frame.nouns("music", "background")
    volume = _level(frame)
    frame.take("ref")
    return Clause((SetMusic("lo-fi", volume), *_beside(frame, desk)), side="volume")


_WAYS = (("up", 1), ("up", -1), ("speed", 1), ("speed", -1), ("length", 1), ("length", -1))


def _level(frame: Frame) -> float | None:
    """Take how loud new music shall be: "at 20 %", "half volume", "quietly"."""
    if frame.left("percent"):
        frame.nouns("volume")
        level = min(1.0, float(frame.take("percent")))
    elif frame.left("factor") and frame.left("noun", "volume"):
        frame.nouns("volume")
        level = min(1.0, float(frame.take("factor")))
    elif (way := frame.take("more", ("volume", -1), ("volume", 1))) is not None:
        level = QUIET if way[1] < 0 else LOUD
    else:
        quiet = any(p.has("degree") and p.text.lower() in _QUIETLY for p in frame.phrases)
        return QUIET if quiet else None
    while frame.take("more", ("volume", -1), ("volume", 1)):
        pass
    return level
