"""Intents about music and the clips' own sound."""

from __future__ import annotations

from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Choice, Clause, Frame, Note
from nemo_widgets.engine.agent.tools import (
    DuckMusic,
    FadeMusic,
    SetClipVolume,
    SetMusic,
    SetVolume,
    Tool,
    UseMusic,
)
from nemo_widgets.timeline.edits import MUSIC_VOLUME

LOUDER = 0.15


def music(frame: Frame, desk: Desk) -> Clause | None:
    """Add or change the music."""
    if frame.has("do", "remove", "mute", "duck") or (frame.left("file") and not frame.has("noun", "music")):
        return None
    shift = frame.left("more", ("calm", 1), ("energy", 1))
    mood_at = frame.find("mood")
    if mood_at is None and not shift:
        return _any_music(frame, desk)
    said = frame.has("noun", "music", "audio", "volume") or (
        desk.focus is not None and desk.focus.side == "volume"
    )
    # "something more upbeat", "jazz instead": of the music, where nothing else is spoken of.
    alone = all(
        p.has("mood") or p.has("more", ("calm", 1), ("energy", 1)) or p.has("skip") for p in frame.phrases
    )
    swaps = shift or "instead" in frame.text.lower() or "换" in frame.text
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
    if frame.has("judges") and not shift and not frame.has("do", "replace", "add", "set"):
        # "the music sounds sad" is a complaint; what would be liked better is to be asked.
        frame.all_used()
        return note("which_music")
    frame.verb("replace", "swap")
    if shift:
        calm = frame.take("more", ("calm", 1), ("energy", 1)) == ("calm", 1)
        frame.take("degree")
        mood, known = ("ambient" if calm else "upbeat"), True
    else:
        # "soft corporate music": the word beside the noun says which.
        noun = frame.find("noun", "music")
        near = noun is not None and frame.before(noun, "mood")
        at = (noun or 0) - 1 if near else frame.find("mood") or 0
        mood, known = frame.phrases[at].value("mood")
        while frame.take("mood") is not None:
            pass
    frame.nouns("music", "audio", "speech")
    frame.take("degree")
    frame.take("another")
    frame.take("more", ("up", 1))
    frame.take("all")
    frame.nouns("background", "volume")
    volume = _level(frame)
    notes = () if known else (Note("genre", f"{word}|{mood}"),)
    return Clause((SetMusic(mood, volume),), notes, side="volume")


def _any_music(frame: Frame, desk: Desk) -> Clause | None:
    if not frame.left("noun", "music"):
        return None
    if frame.has("complaint") and desk.volume is not None and not frame.has("do"):
        # "this music sucks": what would be liked better is to be asked.
        frame.nouns("music")
        frame.take("ref")
        frame.take("degree")
        return note("which_music") if frame.complete() else None
    if frame.left("file"):
        frame.nouns("music")
        item = desk.file(frame.take("file"))
        frame.verb("add", "replace")
        if item is None or item.file_type != "audio":
            return note("no_uploads")
        return done([UseMusic(item.hash, item.filename, _level(frame))], side="volume")
    if frame.left("another") or (
        frame.has("do", "replace")
        and not frame.left("percent")
        and not frame.left("more")
        and not frame.left("factor")
    ):
        frame.nouns("music")
        frame.take("another")
        frame.verb("replace")
        return note("which_music") if frame.complete() else None
    if (
        not frame.has("do", "add")
        or frame.left("more")
        or frame.left("fade")
        or (desk.volume is not None and frame.left("percent"))
    ):
        return None
    frame.verb("add")
    frame.nouns("music", "background")
    frame.take("at")
    frame.take("ref")
    return Clause((SetMusic("lo-fi", _level(frame)),), side="volume")


def _level(frame: Frame) -> float | None:
    if frame.left("percent"):
        frame.nouns("volume")
        return min(1.0, float(frame.take("percent")))
    if frame.left("factor", 0.5) and frame.left("noun", "volume"):
        frame.nouns("volume")
        return float(frame.take("factor", 0.5))
    return None


def sound(frame: Frame, desk: Desk) -> Clause | None:
    """Set how loud the music or the clips' own sound is; mute it."""
    if (
        frame.left("noun", "speed", "filter", "size", "color", "length")
        or frame.left("filter")
        or frame.left("texts")
    ):
        return None
    mutes, unmutes = frame.verb("mute"), frame.verb("unmute")
    own = frame.left("noun", "sound") or (
        frame.left("scenes")
        and (
            mutes
            or unmutes
            or frame.left("noun", "volume", "audio")
            or frame.left("more", ("volume", 1), ("volume", -1))
        )
    )
    index = frame.find("scenes")
    if (
        index is not None
        and frame.phrases[index].has("all")
        and not frame.phrases[index].has("each")
        and not frame.left("noun", "sound")
    ):
        own = False
    spoken = frame.left("noun", "music", "volume", "audio")
    side = desk.focus.side if desk.focus else desk.before.side
    way = _louder(frame, named=bool(spoken or own or side == "volume"))
    as_loud = frame.take("asmuch", "volume") is not None
    if not (mutes or unmutes or way or as_loud or spoken or own) and not (
        side == "volume" and frame.left("percent")
    ):
        return None
    frame.nouns("music", "volume", "audio", "sound", "background")
    degree = frame.take("degree") or ""
    frame.take("again")
    percent, factor = frame.take("percent"), frame.take("factor")
    number = frame.take("number") if percent is None and factor is None and not own else None
    by = frame.has("prep", "by")
    frame.take("ref")
    if mutes or unmutes:
        return _muted(frame, desk, 1.0 if unmutes else 0.0, own=bool(own))
    if own:
        ids = desk.target(frame, "sound")
        now = max([desk.segment(id_).volume or 1.0 for id_ in ids] or [1.0])
        volume = _new_volume(now, percent, factor, way, degree, by=by)
        return None if volume is None else done([SetClipVolume(ids, volume)], ids, "sound")
    frame.take("scenes")
    if percent is None and number is not None and number <= 100:
        percent = number / 100
    if desk.volume is None:
        return note("no_music") if percent is not None or factor is not None or way else None
    volume = _new_volume(desk.volume, percent, factor, way, degree, by=by)
    return None if volume is None else done([SetVolume(volume)], side="volume", way=way[1] if way else 0)


def _louder(frame: Frame, *, named: bool) -> tuple[str, float] | None:
    """Take which way the volume is to go; `named` where "up" and "down" are about it too."""
    way: tuple[str, float] | None = frame.take("more", ("volume", 1), ("volume", -1))
    while frame.take("more", ("volume", 1), ("volume", -1)):
        pass
    if way is None and named and frame.left("more", ("up", 1), ("up", -1)):
        way = frame.take("more", ("up", 1), ("up", -1))
    while way is not None and frame.take("more", ("up", way[1])):
        # "too loud, bring it down" says one thing twice.
        frame.verb("fit")
    return way


def _muted(frame: Frame, desk: Desk, volume: float, *, own: bool) -> Clause:
    clips = any(scene.m.get("media_type") == "video" for scene in desk.stage.scenes)
    if own or (clips and frame.has("noun", "video")):
        ids = desk.target(frame, "sound") if frame.left("scenes") else ()
        calls: list[Tool] = [SetClipVolume(ids, volume)]
        if frame.has("noun", "video") and desk.volume is not None and not frame.has("noun", "sound"):
            calls.append(SetVolume(volume))
        return done(calls, ids, "sound")
    frame.take("scenes")
    if desk.volume is None and clips and not frame.has("noun", "music"):
        return done([SetClipVolume((), volume)], side="sound")
    if desk.volume is None:
        return note("no_music")
    return done([SetVolume(MUSIC_VOLUME if volume else 0.0)], side="volume")


def _new_volume(
    now: float,
    percent: float | None,
    factor: float | None,
    way: tuple[str, float] | None,
    degree: str,
    *,
    by: bool,
) -> float | None:
    if percent is not None:
        new = now + way[1] * percent if way and by else percent
    elif factor is not None:
        down = way is not None and way[1] < 0 and factor > 1
        new = now / factor if down else now * factor
    elif way is not None:
        new = max(0.05, now + way[1] * (LOUDER * 2 if degree == "large" else LOUDER))
    else:
        return None
    return round(max(0.0, min(1.0, new)), 4)


def fade(frame: Frame, desk: Desk) -> Clause | None:
    """Fade the music in or out, or let it step back under speech."""
    if frame.verb("duck"):
        while frame.verb("duck"):
            pass
        frame.nouns("music", "speech", "audio")
        frame.take("more")
        off = frame.has("do", "remove")
        frame.verb("remove")
        return note("no_music") if desk.volume is None else done([DuckMusic(not off)], side="volume")
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
    if not frame.left("fade") or not (
        frame.left("noun", "music", "audio") or (desk.focus and desk.focus.side == "volume")
    ):
        return None
    frame.nouns("music", "audio")
    ms = frame.take("length") or 2000
    if frame.left("range"):
        start, end = frame.take("range")
        ms = -start if start < 0 else (end or 2000) - start
    frame.take("degree")
    ways = set()
    while frame.left("fade"):
        ways.add(frame.take("fade"))
    frame.take("at")
    frame.take("ref")
    if desk.volume is None:
        return note("no_music")
    way = frame.take("fadeway") if "any" in ways else None
    ways |= {way} if way else set()
    both = ways == {"any"}
    return done(
        [FadeMusic(ms if both or "in" in ways else None, ms if both or "out" in ways else None)],
        side="volume",
    )


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
)


def _whole_fade(frame: Frame, desk: Desk) -> Clause | None:
    """Read "fade out at the end": the music does, and of the picture it is said that it cannot yet."""
    end = frame.take("at", "start", "end") == "end"
    ms = frame.take("length") or 2000
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
