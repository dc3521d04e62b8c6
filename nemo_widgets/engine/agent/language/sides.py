"""Intents that change one side of what is there: its length, speed, sound, colours, camera or texts."""

# ruff: noqa: C901, E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from collections.abc import Callable

from nemo_widgets.engine.agent import names
from nemo_widgets.engine.agent.language.desk import LONGEST_MS, Desk, done, note
from nemo_widgets.engine.agent.language.frames import Choice, Clause, Frame, Note
from nemo_widgets.engine.agent.tools import (
    AddFilter,
    AnimateText,
    DuckMusic,
    FadeMusic,
    SetClipVolume,
    SetFit,
    SetLength,
    SetMotion,
    SetMusic,
    SetSceneLength,
    SetSize,
    SetSpeed,
    SetTransition,
    SetVolume,
    StyleText,
    TimeText,
    Tool,
    UseMusic,
)
from nemo_widgets.timeline.edits import MUSIC_VOLUME
from nemo_widgets.timeline.summary import seconds_text

LOUDER = 0.15
_LONGER = {"small": 1.15, "": 1.25, "large": 2.0}
_SHORTER = {"small": 0.85, "": 0.75, "large": 0.5}
_SIGNED_STEP = {"small": 0.12, "": 0.2, "large": 0.4}
_COLOUR_STEP = {"small": 0.25, "": 0.4, "large": 0.8}
_BIGGER = {"small": 1.15, "": 1.3, "large": 1.7}


def shape(frame: Frame, desk: Desk) -> Clause | None:
    """Give the video another shape."""
    size = frame.take("shape")
    if size is None:
        return None
    frame.nouns("shape", "size", "video")
    frame.take("shape", size)
    frame.take("again")
    return done([SetSize(*size)], side="shape")


def length(frame: Frame, desk: Desk) -> Clause | None:
    """Set how long the video, a scene, every scene or a text lasts."""
    if frame.has("do", "remove", "split", "freeze") or frame.has("anim"):
        return None
    way = frame.find("more")
    longer = None
    if way is not None and frame.phrases[way].has("more", ("length", 1), ("length", -1)):
        longer = frame.take("more", ("length", 1), ("length", -1))[1]
    elif (
        way is not None
        and frame.left("noun", "length")
        and frame.phrases[way].has("more", ("up", 1), ("up", -1))
    ):
        longer = frame.take("more", ("up", 1), ("up", -1))[1]
    grows = next((p.text.lower() for p in frame.phrases if p.has("do", "fit")), "")
    if (
        longer is None
        and not frame.left("length")
        and not (frame.left("factor") and frame.left("noun", "length"))
        and not (frame.left("asmuch", "length") or (grows and not frame.left("fit")))
    ):
        return None
    if frame.left("range") or (
        frame.has("noun", "music", "transition", "speed", "volume") and longer is None
    ):
        return None
    frame.verb("fit")
    frame.nouns("length")
    each = frame.take("each") is not None or (
        frame.left("scenes") and frame.phrases[frame.find("scenes") or 0].has("each")
    )
    if frame.left("texts"):
        return _text_length(frame, desk, longer)
    ids, whole = _lasting(frame, desk)
    again = frame.take("again") is not None
    degree = frame.take("degree") or ""
    if not desk.stage.scenes:
        # There is nothing yet; whoever reads the whole message decides.
        frame.take("length")
    now = [desk.segment(id_).duration_ms for id_ in ids] or [desk.draft.duration_ms]
    factor = _length_factor(frame, longer, degree, grows, again=again)
    ms = frame.take("length")
    index = max((i for i, p in enumerate(frame.phrases) if p.has("length") and i in frame.used), default=0)
    by = frame.before(index, "prep", "by") or _directly(grows, frame, index)
    if longer is not None and way is not None:
        # "5 seconds longer" is by that much; "longer, 20 seconds" is the new length.
        by = by or index < way or not frame.phrases[way].text.isascii()
    if ms is not None and longer is None and not grows and _adds(frame):
        by, longer = True, 1
    if ms is not None and by and each and whole:
        # "shorten each scene by half a second"
        ids, whole = tuple(scene.id for scene in desk.stage.scenes), False
        now = [desk.segment(id_).duration_ms for id_ in ids]
    if ms is not None and by and (longer is not None or grows):
        sign = longer if longer is not None else -1 if grows in _SHORTENING else 1
        return _set([one + sign * ms for one in now], ids, desk, whole=whole, each=False)
    if ms is not None:
        return _set([ms] * len(now), ids, desk, whole=whole, each=bool(each))
    if factor is None:
        return None
    return _set([_rounded(one * factor) for one in now], ids, desk, whole=whole, each=False, way=factor)


def _adds(frame: Frame) -> bool:
    """Tell "add 2 seconds to the last scene" from "give it 2 seconds"."""
    return any(
        phrase.text.lower() in {"add", "增加", "加", "再加"} for phrase in frame.phrases if phrase.has("do")
    )


_SHORTENING = frozenset({"shorten", "reduce", "减少", "缩短", "剪短", "compress", "squeeze", "压缩"})
_BY = frozenset({"延长", "加长", "缩短", "减少", "剪短", "拉长"})


def _directly(grows: str, frame: Frame, index: int) -> bool:
    """Chinese says 延长5秒 for "by" and 延长到5秒 for "to"."""
    return grows in _BY and index > 0 and frame.phrases[index - 1].text == grows


def _lasting(frame: Frame, desk: Desk) -> tuple[tuple[str, ...], bool]:
    if not frame.left("scenes") and frame.subject is None:
        ids = desk.about("length")
        frame.take("ref")
        return ids, not ids
    phrase = frame.phrases[frame.find("scenes") or 0] if frame.left("scenes") else None
    ids = desk.target(frame, "length")
    if not ids:
        # "all scenes 3 seconds" is each of them; "everything 20 seconds" is the whole.
        everything = phrase is not None and phrase.has("all") and not phrase.has("each")
        return ((), True) if everything else (tuple(scene.id for scene in desk.stage.scenes), False)
    return ids, False


def _length_factor(
    frame: Frame, longer: float | None, degree: str, grows: str, *, again: bool
) -> float | None:
    percent: float | None = None
    if frame.left("percent") and (longer is not None or grows):
        percent = frame.take("percent")
    factor: float | None = frame.take("factor") if frame.left("factor") else None
    as_much = frame.take("asmuch", "length") is not None
    if percent is not None:
        down = (longer is not None and longer < 0) or (longer is None and grows in _SHORTENING)
        return 1 - percent if down else 1 + percent
    if factor is not None:
        if longer is not None:
            return (
                1 / factor
                if longer < 0 and factor > 1
                else 1 + factor
                if factor < 1 and longer > 0
                else factor
            )
        if as_much or grows:
            return 1 / factor if grows in _SHORTENING and factor > 1 else float(factor)
        return float(factor)
    if longer is None and not grows:
        return None
    down = (longer is not None and longer < 0) or (longer is None and grows in _SHORTENING)
    return (_SHORTER if down else _LONGER)[degree]


def _rounded(ms: float) -> int:
    return max(100, round(ms / 100) * 100)


def _set(
    wanted: list[int], ids: tuple[str, ...], desk: Desk, *, whole: bool, each: bool, way: float = 0
) -> Clause:
    if max(wanted, default=1) > LONGEST_MS:
        return note("too_long", seconds_text(LONGEST_MS))
    if min(wanted, default=1) <= 0:
        return note("too_short")
    if each:
        ids = ids or tuple(scene.id for scene in desk.stage.scenes)
        return done([SetSceneLength(ids, wanted[0])], ids, "length")
    if whole or not ids:
        return done([SetLength(wanted[0])], side="length", way=way)
    if len(set(wanted)) == 1:
        return done([SetSceneLength(ids, wanted[0])], ids, "length", way)
    return done([SetSceneLength((id_,), ms) for id_, ms in zip(ids, wanted, strict=True)], ids, "length", way)


def _text_length(frame: Frame, desk: Desk, longer: float | None) -> Clause | None:
    picked = frame.texts()
    if picked is None or not picked.ids or picked.vague:
        return note("which_text") if picked and picked.vague else None
    ms = frame.take("length")
    degree = frame.take("degree") or ""
    frame.take("again")
    calls = []
    for id_ in picked.ids:
        text = desk.segment(id_)
        if ms is None:
            factor = (_SHORTER if longer and longer < 0 else _LONGER)[degree]
            new = _rounded(text.duration_ms * factor)
        else:
            new = text.duration_ms + round(longer * ms) if longer else ms
        if new <= 0:
            return note("too_short")
        calls.append(TimeText(id_, text.start_ms, new))
    return done(calls, picked.ids, "length")


def speed(frame: Frame, desk: Desk) -> Clause | None:
    """Let clips run faster or slower."""
    known = (
        frame.left("more", ("speed", 1), ("speed", -1))
        or frame.left("speedname")
        or frame.left("asmuch", "speed", "slow")
    )
    timed = frame.left("factor") and frame.has("do", "add", "set") and _times(frame)
    if not known and not frame.left("noun", "speed") and not timed:
        return None
    if frame.has("noun", "music", "transition"):
        return None
    frame.nouns("speed")
    way = frame.take("more", ("speed", 1), ("speed", -1))
    while frame.take("more", ("speed", 1), ("speed", -1)):
        pass
    if way is None and frame.left("more", ("up", 1), ("up", -1)):
        way = frame.take("more", ("up", 1), ("up", -1))
    name = frame.take("speedname")
    if name is not None:
        frame.take("more", ("up", -1), ("up", 1))
    slow = frame.take("asmuch", "slow") is not None
    frame.take("asmuch", "speed")
    degree = frame.take("degree") or ""
    again = frame.take("again") is not None
    ids = desk.target(frame, "speed")
    frame.take("ref")
    factor = frame.take("factor")
    percent = frame.take("percent")
    if name is not None and factor is None and percent is None:
        return done([SetSpeed(ids, name)], ids, "speed", name)
    relative = True
    if factor is None and percent is not None:
        if way is not None:
            factor = 1 + percent * way[1]
        else:
            factor, relative = percent, False
    elif (factor is not None and way is not None and way[1] < 0) or slow:
        factor = 1 / factor if factor and factor > 1 else factor
    elif factor is not None and way is None and known is False:
        relative = False
    if factor is None and way is not None:
        factor = {"small": 1.15, "": 1.25 if again else 1.5, "large": 2.0}[degree]
        factor = round(1 / factor, 2) if way[1] < 0 else factor
    if factor is None or factor <= 0:
        return None
    if relative and not again and way is None and name is None and not frame.has("asmuch"):
        relative = False
    return done([SetSpeed(ids, round(factor, 4), relative)], ids, "speed", factor)


def _times(frame: Frame) -> bool:
    """Tell whether a factor is written as a speed: 1.5x, 2×, 2倍速."""
    index = frame.find("factor")
    return index is not None and any(mark in frame.phrases[index].text.lower() for mark in ("x", "×", "倍速"))


def music(frame: Frame, desk: Desk) -> Clause | None:
    """Add or change the music."""
    if frame.has("do", "remove", "mute", "duck") or (frame.left("file") and not frame.has("noun", "music")):
        return None
    shift = frame.left("more", ("calm", 1), ("energy", 1))
    mood_at = frame.find("mood")
    if mood_at is None and not shift:
        return _any_music(frame, desk)
    said = frame.has("noun", "music", "audio", "volume")
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
    frame.nouns("music", "audio")
    frame.verb("replace", "swap")
    if shift:
        calm = frame.take("more", ("calm", 1), ("energy", 1)) == ("calm", 1)
        frame.take("degree")
        mood, known = ("ambient" if calm else "upbeat"), True
    else:
        mood, known = frame.take("mood")
    while frame.take("mood") is not None:
        pass
    frame.take("another")
    frame.take("all")
    frame.nouns("background", "volume")
    volume = _level(frame)
    notes = () if known else (Note("genre", f"{word}|{mood}"),)
    return Clause((SetMusic(mood, volume),), notes, side="volume")


def _any_music(frame: Frame, desk: Desk) -> Clause | None:
    if not frame.left("noun", "music"):
        return None
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
    way = frame.take("more", ("volume", 1), ("volume", -1))
    while frame.take("more", ("volume", 1), ("volume", -1)):
        pass
    if way is None and (spoken or own) and frame.left("more", ("up", 1), ("up", -1)):
        way = frame.take("more", ("up", 1), ("up", -1))
    as_loud = frame.take("asmuch", "volume") is not None
    side = desk.focus.side if desk.focus else desk.before.side
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
        and desk.focus is None
    ):
        return _which_fade(frame)
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


def vague(frame: Frame, desk: Desk) -> Clause | None:
    """Ask what "make it pop" shall mean."""
    index = frame.find("vague")
    if index is None or frame.has("noun", "title", "caption", "music") or not desk.stage.scenes:
        return None
    frame.take("vague")
    while frame.take("vague") is not None:
        pass
    frame.take("degree")
    frame.take("again")
    if not frame.complete():
        return None
    word = frame.phrases[index].text
    choices = (
        (
            Choice("色彩更鲜艳", "鲜艳一点"),
            Choice("更欢快的音乐", "换成欢快的音乐"),
            Choice("缓慢推近", "所有画面推近"),
        )
        if not word.isascii()
        else (
            Choice("more vivid colours", "more vivid"),
            Choice("livelier music", "use upbeat music"),
            Choice("a slow zoom", "slow zoom in on every scene"),
        )
    )
    return Clause(notes=(Note("vague", word),), choices=choices)


def looks(frame: Frame, desk: Desk) -> Clause | None:
    """Put filters on scenes: "brighter", "black and white", "a vignette on scene 2 at 40 %"."""
    if frame.left("texts") or frame.has("do", "remove"):
        return None
    calls: list[tuple[str, float, bool]] = []
    named = frame.left("noun", "filter")
    degree = ""
    while True:
        index = frame.find(
            "more",
            *[
                (side, way)
                for side in ("brightness", "contrast", "saturation", "warm", "cool", "blur")
                for way in (1, -1)
            ],
        )
        filter_at = frame.find("filter")
        if index is not None and (filter_at is None or index < filter_at):
            side, way = frame.take("more", *frame.phrases[index].senses["more"])
            frame.take("filter", *frame.phrases[index].senses.get("filter", ()))
            degree = frame.take("degree") or degree
            percent = frame.take("percent")
            step = (
                percent
                if percent is not None
                else (_COLOUR_STEP if side in {"warm", "cool", "blur"} else _SIGNED_STEP)[degree]
            )
            calls.append((side, way * step, True))
            continue
        if filter_at is None:
            break
        phrase = frame.phrases[filter_at]
        if phrase.has("fit") and not named and frame.has("noun", "background"):
            break
        if phrase.has("transition") and frame.left("noun", "transition"):
            break
        if phrase.has("mood") and frame.has("noun", "music"):
            break
        name, amount = frame.take("filter")
        degree = frame.take("degree") or degree
        way_more = (
            frame.take("more", ("up", 1), ("up", -1))
            if name in {"brightness", "contrast", "saturation"} or frame.left("more")
            else None
        )
        percent = frame.take("percent")
        if name in {"brightness", "contrast", "saturation"}:
            way = way_more[1] if way_more else 1
            by = frame.has("prep", "by") or way_more is not None
            amount = way * (percent if percent is not None else _SIGNED_STEP[degree])
            calls.append((name, amount, by or percent is None))
        else:
            if percent is not None:
                amount = min(1.0, percent)
            elif degree:
                amount = {"small": amount * 0.5, "large": min(1.0, amount * 1.5)}[degree]
            calls.append((name, amount, False))
    if not calls:
        return _shifted_look(frame, desk)
    frame.nouns("filter", "color", "background")
    ids = desk.target(frame, "look")
    frame.take("ref")
    frame.take("again")
    last = calls[-1]
    tools = [
        AddFilter(ids, name, round(max(-1.0, min(1.0, amount)), 4), relative)
        for name, amount, relative in calls
    ]
    return Clause(tuple(tools), ids=ids, side=f"look:{last[0]}", way=1 if last[1] >= 0 else -1)


def _shifted_look(frame: Frame, desk: Desk) -> Clause | None:
    """Read "a bit more" and "less" about the filter that was just put on."""
    focus = desk.focus or desk.before
    if not focus.side.startswith("look:") or frame.has("noun") or frame.has("scenes"):
        return None
    way = frame.take("more", ("up", 1), ("up", -1))
    again = frame.take("again")
    if way is None and again is None:
        return None
    degree = frame.take("degree") or ""
    frame.take("ref")
    name = focus.side.removeprefix("look:")
    step = (_SIGNED_STEP if name in {"brightness", "contrast", "saturation"} else _COLOUR_STEP)[degree]
    sign = (way[1] if way else 1) * (
        focus.way or 1 if name in {"brightness", "contrast", "saturation"} else 1
    )
    return Clause(
        (AddFilter(focus.ids, name, round(sign * step, 4), True),),
        ids=focus.ids,
        side=focus.side,
        way=focus.way,
    )


def _side_of(
    kind: str, make: Callable[[tuple[str, ...], str], Tool]
) -> Callable[[Frame, Desk], Clause | None]:
    def read(frame: Frame, desk: Desk) -> Clause | None:
        if not frame.left(kind) or frame.left("texts") or frame.has("do", "remove"):
            return None
        index = frame.find(kind)
        phrase = frame.phrases[index or 0]
        if kind == "motion" and (
            frame.left("noun", "transition") or (phrase.has("transition") and len(frame.phrases) == 1)
        ):
            return None
        if (
            kind == "motion"
            and phrase.has("do", "move")
            and not frame.left("scenes")
            and not frame.left("noun", "motion")
        ):
            return None
        value = frame.take(kind)
        frame.nouns(kind, "background")
        frame.take("degree")
        frame.take("at")
        ids = desk.target(frame, kind)
        frame.take("ref")
        return done([make(ids, value)], ids, kind)

    return read


fit = _side_of("fit", SetFit)
motion = _side_of("motion", SetMotion)


def transition(frame: Frame, desk: Desk) -> Clause | None:
    """Set the transition into a scene, or between all."""
    if not frame.left("transition") or frame.left("texts") or frame.has("noun", "music"):
        return _longer_transition(frame, desk)
    said = frame.left("noun", "transition")
    index = frame.find("transition")
    phrase = frame.phrases[index or 0]
    if not said and phrase.has("do") and not phrase.text.lower().endswith("s"):
        return None
    between = not phrase.has("motion") and any(
        one.text.lower() in {"into", "between", "之间"} for one in frame.phrases
    )
    if not said and not between and not phrase.text.lower().startswith(_SURE):
        return None
    if frame.has("do", "remove") and not said:
        return None
    name = frame.take("transition")
    frame.take("transition")
    frame.nouns("transition")
    near = frame.beside(index or 0, "length")
    ms = 500
    if near is not None:
        frame.used.add(near)
        ms = frame.phrases[near].value("length")
    if ms > 5000:
        return note("too_long", "5")
    frame.take("all")
    frame.take("degree")
    numbered = frame.scenes(numbers=True) if not frame.left("scenes") and frame.left("numbered") else None
    ids = desk.there(numbered) if numbered else desk.target(frame, "transition")
    if len(ids) == 2 and frame.phrases:
        # "between scenes 1 and 2": into the later one.
        ids = ids[1:]
    frame.take("ref")
    return done([SetTransition(ids, name, ms)], ids, "transition")


_SURE = ("crossfade", "cross", "fade", "dissolve", "wipe", "hard", "jump", "straight", "slide t", "zoom t", "blur t", "dip", "淡入淡出", "叠化",
         "黑场", "白场", "闪白", "硬切", "擦除", "溶解", "push t", "iris", "circle")  # fmt: skip


def _longer_transition(frame: Frame, desk: Desk) -> Clause | None:
    """Read "make the transitions 1 second" and "longer"."""
    if not frame.left("noun", "transition") or frame.has("do", "remove"):
        return None
    current = next(
        (s.m["transition"] for s in desk.stage.scenes if isinstance(s.m.get("transition"), dict)), None
    )
    if current is None:
        return note("which_transition") if frame.nouns("transition") and frame.complete() else None
    way = frame.take("more")
    ms = frame.take("length")
    degree = frame.take("degree") or ""
    frame.nouns("transition", "length", "speed")
    frame.take("all")
    frame.take("another")
    ids = desk.target(frame, "transition") if frame.left("scenes") else ()
    if ms is None and way is not None and way[0] in {"length", "speed", "up"}:
        longer = way[1] < 0 if way[0] == "speed" else way[1] > 0
        ms = _rounded(int(current.get("d") or 500) * (_LONGER if longer else _SHORTER)[degree])
    if ms is None:
        return note("which_transition") if frame.complete() else None
    name = str(current.get("type") or "crossfade")
    return done(
        [SetTransition(ids, name if name in names.TRANSITIONS else "crossfade", min(ms, 5000))],
        ids,
        "transition",
    )


def style(frame: Frame, desk: Desk) -> Clause | None:
    """Change how texts look, move and when they show."""
    ids = _styled(frame, desk)
    if ids is None:
        return None
    if isinstance(ids, Clause):
        return ids
    wishes: dict[str, object] = {}
    calls: list[Tool] = []
    degree = frame.take("degree") or ""
    while True:
        index = frame.find("color")
        if (
            index is not None
            and index + 1 < len(frame.phrases)
            and frame.phrases[index + 1].has("noun", "box")
        ):
            # "yellow with a black box": that colour is the box's.
            frame.used |= {index, index + 1}
            wishes["box"] = frame.phrases[index].value("color")
        elif (value := frame.take("color")) is not None:
            wishes["color"] = value
            frame.nouns("color")
        elif (value := frame.take("weight")) is not None:
            wishes["weight"] = value
        elif (value := frame.take("align")) is not None:
            wishes["align"] = value
        elif frame.left("corner"):
            corner = frame.take("corner")
            wishes["position"] = "top" if corner.startswith("top") else "bottom"
            wishes["align"] = corner.rpartition("-")[2]
        elif frame.left("anim-out"):
            calls.append(AnimateText(ids, frame.take("anim-out"), "out", frame.take("length") or 500))
        elif frame.left("anim"):
            calls.append(AnimateText(ids, frame.take("anim"), "in", frame.take("length") or 500))
        elif (value := frame.take("position")) is not None:
            wishes["position"] = value
        elif (value := frame.take("more", ("size", 1), ("size", -1))) is not None or (
            frame.left("more", ("up", 1), ("up", -1)) and (value := frame.take("more", ("up", 1), ("up", -1)))
        ):
            factor, percent = frame.take("factor"), frame.take("percent")
            up = value[1] > 0
            step = factor or (1 + percent if percent else _BIGGER[degree])
            wishes["scale"] = round(step if up else (1 / step if percent is None else 1 - percent), 4)
            frame.nouns("size", "font")
        elif frame.left("factor") and (frame.left("asmuch", "size") or frame.left("noun", "size")):
            wishes["scale"] = frame.take("factor")
            frame.take("asmuch", "size")
            frame.nouns("size", "font")
        elif frame.left("noun", "box"):
            frame.nouns("box", "background")
            wishes["box"] = not frame.verb("remove")
        elif frame.left("noun", "color", "font", "size", "animation", "place"):
            noun = frame.take("noun", "color", "font", "size", "animation", "place")
            if noun == "font" and frame.left("quote"):
                index = frame.find("quote")
                wishes["font"] = desk.plain(frame.phrases[index or 0].text)
                frame.take("quote")
        else:
            break
    frame.verb("move")
    frame.take("again")
    when = _timed(frame, desk, ids)
    if wishes:
        calls.insert(0, StyleText(ids, **wishes))  # type: ignore[arg-type]  # each wish is of its field's type
    calls += when
    return done(calls, ids, "style") if calls else None


def _styled(frame: Frame, desk: Desk) -> tuple[str, ...] | Clause | None:
    if frame.left("quote") and not frame.left("noun", "font"):
        return None
    if frame.left("texts"):
        if frame.has("do", "remove") and not frame.left("noun", "box"):
            return None
        picked = frame.texts()
        while picked is not None and frame.left("texts") and frame.has("noun", "animation", "color", "size"):
            picked = frame.texts() or picked
        if picked is None:
            return None
        if picked.missing is not None:
            return note("no_such_text", str(abs(picked.missing)))
        frame.subject = None
        wished = any(
            frame.left(kind) for kind in ("color", "weight", "align", "anim", "position", "more", "box")
        )
        if not picked.ids and wished:
            frame.all_used()
            return note("no_text_yet", picked.role)
        return picked.ids or None
    texts = {segment.id for segment in desk.stage.texts("text")}
    if desk.focus is not None:
        ids = tuple(id_ for id_ in desk.focus.ids if id_ in texts)
    elif desk.before.side in {"style", "text", "animation"}:
        ids = tuple(id_ for id_ in desk.before.ids if id_ in texts)
    else:
        ids = ()
    wished = (
        frame.left("color")
        or frame.left("weight")
        or frame.left("align")
        or frame.left("more", ("size", 1), ("size", -1))
    )
    attribute = frame.left("noun", "font", "color", "size", "animation")
    if not ids and attribute and (wished or frame.left("quote") or frame.left("noun", "animation")):
        ids = tuple(sorted(texts, key=lambda id_: desk.segment(id_).start_ms))
        if not ids:
            return note("no_text_yet", "title")
    placed = desk.focus is not None and (frame.left("position") or frame.left("anim"))
    if not ids or not (wished or attribute or placed):
        return None
    frame.take("ref")
    return ids


def _timed(frame: Frame, desk: Desk, ids: tuple[str, ...]) -> list[Tool]:
    """Read when texts show: "show the title from 2 s to 6 s", "at the end", "for 5 seconds"."""
    total = desk.draft.duration_ms
    at = frame.take("at", "start", "end")
    if at is not None:
        return [
            TimeText(
                id_,
                0 if at == "start" else max(0, total - desk.segment(id_).duration_ms),
                desk.segment(id_).duration_ms,
            )
            for id_ in ids
        ]
    if frame.take("whole") is not None:
        return [TimeText(id_, 0, max(1, total)) for id_ in ids]
    if frame.left("range"):
        start, end = frame.take("range")
        start, end = (start + total if start < 0 else start), (total if end is None else end)
        return [TimeText(id_, max(0, start), max(1, end - start)) for id_ in ids]
    index = frame.find("length")
    if index is None:
        return []
    ms = frame.take("length")
    if (frame.before(index, "prep", "to") and frame.phrases[index - 1].text.lower() != "to") or frame.before(
        index, "prep", "from"
    ):
        return [TimeText(id_, ms, desk.segment(id_).duration_ms) for id_ in ids]
    return [TimeText(id_, desk.segment(id_).start_ms, ms) for id_ in ids]
