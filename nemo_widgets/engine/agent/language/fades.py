"""Intents about sound that comes and goes softly: fades, ducking under speech, ends that are too abrupt."""

# ruff: noqa: C901 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

import math
import re
from itertools import cycle

from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Choice, Clause, Frame, Note
from nemo_widgets.engine.agent.tools import DuckMusic, FadeMusic
from nemo_widgets.engine.agent.tools.sound import TimeMusic
from nemo_widgets.timeline.edits import shown_alone

USUAL_MS = 2000
_BOTH_ZH = frozenset({"淡入淡出", "渐入渐出", "渐变", "淡进淡出", "淡入和淡出"})
_ABRUPT_MS = 4000
"""How long the music fades out at least, where its end was found too abrupt."""


def fade(frame: Frame, desk: Desk) -> Clause | None:
    """Fade the music in or out, or let it step back under speech."""
    if frame.left("do", "duck"):
        return ducked(frame, desk)
    if (again := _again(frame, desk)) is not None:
        return again
    if frame.left("noun", "music") and any(phrase.text in _BOTH_ZH for phrase in frame.phrases):
        frame.nouns("music", "volume")
        frame.take("transition")
        ms = frame.take("length") or USUAL_MS
        return note("no_music") if desk.volume is None else done([FadeMusic(ms, ms)], side="volume")
    if (
        frame.left("fade", "any")
        and not frame.has("noun")
        and not frame.has("texts")
        and not frame.has("scenes")
        and not frame.has("at")
        and desk.focus is None
    ):
        return _which_fade(frame)
    if frame.left("fade") and frame.left("at", "start", "end") and desk.focus is None:
        whole = not (frame.has("texts") or frame.has("scenes") or frame.has("noun", *_NOT_THE_WHOLE))
        if whole and not frame.has("do", "remove"):
            return _whole_fade(frame, desk)
    brought = bool(frame.used) and (frame.has("file") or frame.has("noun", "music"))
    if not frame.left("fade") or not (
        brought
        or frame.left("noun", "music", "audio", "volume")
        or (desk.focus and desk.focus.side in {"volume", "fade"})
        # "put jazz.mp3 under it", "make it fade in"
        or (desk.focus is None and desk.before.side in {"volume", "fade"} and frame.left("ref", "it"))
    ):
        return None
    if frame.has("texts") or frame.has("noun", "title", "caption", "text", "transition"):
        return None
    if frame.verb("remove"):
        frame.take("fade")
        frame.take("fadeway")
        frame.nouns("music", "audio", "volume")
        return note("no_music") if desk.volume is None else done([FadeMusic(0, 0)], side="volume")
    noun = frame.find("noun", "music")
    if noun and not brought and _THE.search(frame.text[: frame.phrases[noun - 1].start]):
        # "the guitar music" names the one that plays.
        frame.used |= {noun - 1} if frame.before(noun, "mood") or frame.before(noun, "sounding") else set()
    frame.nouns("music", "audio", "volume")
    longer = frame.take("more", ("length", 1), ("length", -1))
    ended = _ended(frame, desk) or _over_the_last(frame, desk)
    faded = _faded(frame, desk, 0 if longer is None else longer[1])
    if isinstance(ended, int):
        # "let it fade out over the last photo"
        faded, ended = {"out": ended}, []
    frame.take("ref")
    frame.verb("mute")
    while frame.take("at", "start", "end"):
        pass
    if desk.volume is None and not brought:
        return note("no_music")
    return done(
        [*ended, FadeMusic(faded.get("in"), faded.get("out"))], side="fade", way=1 if "out" in faded else -1
    )


def _brought(frame: Frame) -> str:
    """Return which way "bring the music in with a fade" goes."""
    for at, phrase in enumerate(frame.phrases[:-1]):
        following = frame.phrases[at + 1]
        if phrase.has("fadeway") and not (following.has("length") or following.has("range")):
            return str(phrase.value("fadeway"))
    return ""


_THE = re.compile(r"\b(?:the|that|this|our|my) $", re.IGNORECASE)


def _ended(frame: Frame, desk: Desk) -> list[TimeMusic]:
    """Take the scene that music is to be gone by: "fade it out before the last photo"."""
    index = frame.find("scenes")
    side = next((s for s in ("before", "after") if index is not None and frame.before(index, "prep", s)), "")
    if not side:
        return []
    picked = frame.scenes()
    ids = desk.there(picked) if picked else ()
    if len(ids) != 1:
        return []
    start, length = shown_alone(desk.draft, ids[0])
    end = start if side == "before" else start + length
    return [TimeMusic(((0, end),))] if 0 < end < desk.draft.duration_ms else []


def _over_the_last(frame: Frame, desk: Desk) -> int | list[TimeMusic]:
    """Return how long the last shot is, where the music is to fade over it."""
    index = frame.find("scenes")
    if index is None or not frame.before(index, "prep", "on"):
        return []
    ids = frame.phrases[index].value("scenes").ids
    if ids != (desk.stage.scenes[-1].id,):
        return []
    frame.used.add(index)
    return shown_alone(desk.draft, ids[0])[1]


def _again(frame: Frame, desk: Desk) -> Clause | None:
    """Read "longer", "make it 6 seconds" after a fade."""
    told = desk.focus or desk.before
    longer = frame.left("more", ("length", 1), ("length", -1))
    if told.side != "fade" or desk.volume is None or not (longer or frame.left("length")):
        return None
    if frame.has("noun") or frame.has("scenes") or frame.has("texts") or frame.has("fade"):
        return None
    index = frame.find("length")
    if index is not None and frame.phrases[index].value("length") > desk.draft.duration_ms // 2:
        # So long is no fade: "make it 20 seconds" is said of the video.
        return None
    way = frame.take("more", ("length", 1), ("length", -1))
    ms = frame.take("length")
    frame.take("ref")
    frame.take("degree")
    frame.verb("fit")
    key = "out" if told.way > 0 else "in"
    if ms is None:
        now = max([_number(s.m.get(f"fade_{key}")) for s in desk.music()] or [USUAL_MS])
        ms = round(now * (1.5 if way[1] > 0 else 0.5))
    call = FadeMusic(None, ms) if key == "out" else FadeMusic(ms, None)
    return done([call], side="fade", way=told.way)


def _faded(frame: Frame, desk: Desk, longer: float) -> dict[str, int]:
    """Return how long each way takes: "in over 2 s and out over 4", "a longer fade out"."""
    ways: list[str] = []
    lengths: list[int] = []
    for index, phrase in enumerate(frame.phrases):
        if index in frame.used:
            continue
        if phrase.has("fade"):
            said = phrase.senses["fade"]
            both = phrase.text.lower().count("in") and phrase.text.lower().count("out")
            ways += ["in", "out"] if both else [one for one in said if one != "any"] or ["any"]
        elif phrase.has("fadeway") and ways and ("any" in ways or frame.before(index, "join")):
            ways.append(phrase.value("fadeway"))
        elif phrase.has("length") and frame.before(index, "prep", "from") and "in" not in ways:
            # "fade it out from 10 s on"
            lengths.append(max(1, desk.draft.duration_ms - phrase.value("length")))
        elif phrase.has("length"):
            lengths.append(phrase.value("length"))
        elif phrase.has("range"):
            start, end = phrase.value("range")
            lengths.append(-start if start < 0 else (end or USUAL_MS) - start)
            if ways and set(ways) == {"any"}:
                # "fade the music during the last 3 seconds"
                ways.append("out" if start < 0 else "in" if start == 0 else "any")
        elif not phrase.has("degree"):
            continue
        frame.used.add(index)
    if set(ways) == {"any"} and (way := _brought(frame)):
        ways = [way]
    if "any" in ways and frame.has("at", "start", "end") and set(ways) == {"any"}:
        ways = ["in" if frame.has("at", "start") else "out"]
    named = list(dict.fromkeys(way for way in ways if way != "any")) or ["in", "out"]
    if longer and not lengths:
        now = {way: max([_number(s.m.get(f"fade_{way}")) for s in desk.music()] or [0]) for way in named}
        return {way: round((ms or USUAL_MS) * (2 if longer > 0 else 0.5)) for way, ms in now.items()}
    if lengths:
        return dict(zip(named, cycle(lengths), strict=False))
    now = {way: max([_number(s.m.get(f"fade_{way}")) for s in desk.music()] or [0]) for way in named}
    # What fades already, and is asked to, was not heard to do so.
    return {way: USUAL_MS if ms < USUAL_MS else ms * 2 for way, ms in now.items()}


def ducked(frame: Frame, desk: Desk) -> Clause | None:
    """Read "lower the music when they talk", "duck it to 10 % under the voice"."""
    adds = frame.has("do", "add") or desk.volume is None
    if adds and any(frame.left(kind) for kind in ("mood", "sounding", "file")):
        # "add calm music under the voice" brings music first.
        return None
    if desk.volume is None and frame.has("do", "add") and frame.left("noun", "music"):
        return None
    while frame.verb("duck"):
        pass
    frame.nouns("music", "speech", "audio", "volume", "background", "sound")
    while frame.take("more"):
        pass
    frame.take("degree")
    frame.take("factor", 0.5)
    frame.take("ref")
    frame.verb("fit", "move", "mute")
    off = frame.has("do", "remove")
    frame.verb("remove")
    percent = frame.take("percent")
    if desk.volume is None:
        return note("no_music")
    depth = None
    if percent and 0 < percent < desk.volume:
        depth = round(20 * math.log10(desk.volume / percent), 2)
    return done([DuckMusic(not off, depth)], side="volume")


def abrupt(frame: Frame, desk: Desk) -> Clause | None:
    """Read "the music stops too suddenly": it fades; "the ending is too abrupt" may mean several things."""
    if frame.take("abrupt") is None:
        return None
    while frame.take("complaint") or frame.take("abrupt"):
        pass
    if frame.has("texts") or frame.left("scenes"):
        return None
    start = (frame.left("at", "start") or frame.left("starts")) and not frame.left("at", "end")
    chinese = not next(phrase for phrase in frame.phrases if phrase.has("abrupt")).text.isascii()
    named = frame.nouns("music", "audio", "sound")
    frame.nouns("video", "intro", "outro")
    while frame.take("at", "start", "end") or frame.take("halts") or frame.take("starts"):
        pass
    frame.take("degree")
    frame.take("ref")
    frame.verb("remove", "cut", "freeze", "set")
    frame.take("transition", "cut")
    frame.nouns("transition")
    if named:
        if desk.volume is None:
            return note("no_music")
        longest = max([_number(s.m.get("fade_in" if start else "fade_out")) for s in desk.music()] or [0])
        ms = max(_ABRUPT_MS, min(2 * longest, desk.draft.duration_ms // 2))
        return done([FadeMusic(ms if start else None, None if start else ms)], side="volume")
    if frame.has("noun", "transition") or frame.has("transition"):
        return None
    edge = ("开头" if start else "结尾") if chinese else ("start" if start else "end")
    choices = [_music_choice(edge, chinese=chinese)] if desk.volume is not None else []
    choices += _edge_choices(start=start, chinese=chinese)
    return Clause(notes=(Note("abrupt"),), choices=tuple(choices))


def _music_choice(edge: str, *, chinese: bool) -> Choice:
    way = "in" if edge == "start" else "out"
    if chinese:
        how = "淡入" if edge == "开头" else "淡出"
        return Choice(f"音乐{how}", f"音乐{how}4秒")
    return Choice(f"fade the music {way}", f"fade the music {way} over 4 seconds")


def _edge_choices(*, start: bool, chinese: bool) -> list[Choice]:
    if chinese:
        which = "第一张图" if start else "最后一张图"
        return [Choice(f"{which}多停2秒", f"{which}延长2秒")]
    which = "first" if start else "last"
    return [Choice(f"show the {which} scene 2 s longer", f"add 2 seconds to the {which} image")]


def _number(value: object) -> int:
    return round(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0


_NOT_THE_WHOLE = (
    "music",
    "audio",
    "title",
    "caption",
    "text",
    "transition",
    "animation",
    "watermark",
    "pip",
    "speech",
    "volume",
)


def _whole_fade(frame: Frame, desk: Desk) -> Clause | None:
    """Read "fade out at the end": the music does, and of the picture it is said that it cannot yet."""
    end = frame.take("at", "start", "end") == "end"
    ms = frame.take("length") or USUAL_MS
    for kind in ("fade", "fadeway", "degree", "fade"):
        frame.take(kind)
    if not frame.complete():
        return None
    calls = [FadeMusic(None if end else ms, ms if end else None)] if desk.volume is not None else []
    return Clause(tuple(calls), (Note("picture_fade"),), side="volume")


def _which_fade(frame: Frame) -> Clause | None:
    frame.take("fade")
    if not frame.complete():
        return None
    chinese = frame.has("do") and any(not phrase.text.isascii() for phrase in frame.phrases)
    choices = (
        (
            Choice("画面之间", "所有转场改成淡入淡出"),
            Choice("音乐结尾", "音乐淡出"),
            Choice("标题", "标题用淡入动画"),
        )
        if chinese
        else (
            Choice("between the scenes", "use crossfade transitions"),
            Choice("the music at the end", "fade out the music"),
            Choice("the title", "use a fade in animation for the title"),
        )
    )
    return Clause(notes=(Note("which_fade"),), choices=choices)
