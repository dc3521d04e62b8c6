"""Intents about how long things last and how fast they run."""

# ruff: noqa: C901 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

import re
from collections.abc import Sequence

from nemo_widgets.engine.agent.language.desk import ADDED, LONGEST_MS, ONE_OF_THEM, Desk, done, note
from nemo_widgets.engine.agent.language.frames import Clause, Frame, Vague
from nemo_widgets.engine.agent.tools import (
    FadeMusic,
    SetLength,
    SetSceneLength,
    SetSpeed,
    SetTransition,
    SetVolume,
    TimeText,
    Tool,
)
from nemo_widgets.timeline.summary import seconds_text

LONGER = {"small": 1.15, "": 1.25, "large": 2.0}


SHORTER = {"small": 0.85, "": 0.75, "large": 0.5}


def length(frame: Frame, desk: Desk) -> Clause | None:
    """Set how long the video, a scene, every scene or a text lasts."""
    if frame.has("do", "remove", "split") or frame.has("anim"):
        return None
    held = frame.left("more", ("length", 1)) and frame.left("scenes") and not frame.has("noun", "frame")
    if frame.has("do", "freeze") and not held:
        return None
    frame.verb("freeze")
    if frame.left("same"):
        return _even(frame, desk)
    if frame.has("each") and (both := _each_and_all(frame, desk)) is not None:
        return both
    way = frame.find("more", ("length", 1), ("length", -1))
    way = frame.find("more") if way is None else way
    longer = None
    if way is not None and frame.phrases[way].has("more", ("length", 1), ("length", -1)):
        longer = frame.take("more", ("length", 1), ("length", -1))[1]
    elif (
        way is not None
        and frame.left("noun", "length")
        and frame.phrases[way].has("more", ("up", 1), ("up", -1))
    ):
        longer = frame.take("more", ("up", 1), ("up", -1))[1]
    elif (
        way is not None
        and frame.left("length")
        and (desk.focus or desk.before).side == "length"
        and frame.phrases[way].has("more", ("up", 1), ("up", -1))
        and not frame.has("noun")
        and not frame.has("do")
    ):
        # "a second less"
        longer = frame.take("more", ("up", 1), ("up", -1))[1]
    grows = next((p.text.lower() for p in frame.phrases if p.has("do", "fit")), "")
    bare = _bare_seconds(frame, desk)
    if (
        longer is None
        and bare is None
        and not frame.left("length")
        and not (frame.left("factor") and frame.left("noun", "length"))
        and not (frame.left("asmuch", "length") or (grows and not frame.left("fit")))
    ):
        return None
    if grows in _TO_A_LENGTH and not frame.left("length"):
        # "bring it down a notch" is no matter of time.
        return None
    if frame.left("range") or (
        frame.has("noun", "music", "transition", "speed", "volume") and longer is None and bare is None
    ):
        return None
    if _apart(frame):
        return None
    if any(p.text.startswith("开始") for p in frame.phrases) and frame.left("prep", "from"):
        # 从第10秒开始放 is where something begins.
        return None
    told = sum(phrase.has("length") and i not in frame.used for i, phrase in enumerate(frame.phrases))
    if told > 1 and not frame.has("each"):
        # "from 3 to 7 s of the second clip" is no length.
        return None
    if frame.has("transition") and (frame.has("break") or frame.has("join")):
        # "the whole thing 30 seconds, crossfades between all the photos" are two wishes.
        return None
    frame.verb("fit")
    frame.nouns("length")
    # "every photo" says by itself which, and that each is meant.
    each = frame.left("scenes") and frame.phrases[frame.find("scenes") or 0].has("each")
    each = each or frame.take("each") is not None
    frame.used |= {i for i, p in enumerate(frame.phrases) if p.has("each") and not p.has("scenes")}
    written = desk.focus is not None and desk.focus.side in {"text", "style"} and bool(desk.focus.ids)
    if written and not (frame.has("scenes") or frame.has("noun", "video") or frame.subject):
        # 加上“乔纳斯”的名牌，显示4秒: what was just written is meant.
        return _lengths_of(desk.focus.ids if desk.focus else (), frame, desk, longer)
    if frame.left("texts"):
        return _text_length(frame, desk, longer)
    frame.take("whole")
    if longer is not None or any(phrase.text.lower() in _KEEPS for phrase in frame.phrases):
        frame.take("more", ("up", 1))
        frame.take("nudge", 1)
    ids, whole = _lasting(frame, desk)
    if any(phrase.text.lower() in {"all of them", "them all"} for phrase in frame.phrases):
        ids, whole = tuple(scene.id for scene in desk.stage.scenes), False
    again = frame.take("again") is not None
    degree = frame.take("degree") or ""
    if not desk.stage.scenes:
        # There is nothing yet; whoever reads the whole message decides.
        frame.take("length")
    now = [desk.segment(id_).duration_ms for id_ in ids] or [desk.draft.duration_ms]
    factor = _length_factor(frame, longer, degree, grows, again=again)
    apart = any(
        phrase.has("each") and (not phrase.has("scenes") or phrase.text.lower().startswith(("each", "every")))
        for phrase in frame.phrases
    )
    if grows in _INTO and len(ids) != 1 and not apart:
        # "squeeze the charts into 20 seconds" is all of them together.
        ids, whole, each = (), True, False
    ms = frame.take("length") or bare
    if bare is not None:
        frame.take("number")
    index = max((i for i, p in enumerate(frame.phrases) if p.has("length") and i in frame.used), default=0)
    by = frame.before(index, "prep", "by") or _directly(grows, frame, index)
    if longer is not None and way is not None:
        # "5 seconds longer" is by that much; "longer, 20 seconds" is the new length.
        parted = any(phrase.has("break") for phrase in frame.phrases[way + 1 : index])
        by = by or index < way or not (frame.phrases[way].text.isascii() or _to(frame, index) or parted)
    if (
        ms is not None
        and longer is None
        and not grows
        and (_adds(frame) or more_of(frame.phrases[index].text))
    ):
        by, longer = True, 1
    if ms is not None and (index > 0 and frame.phrases[index - 1].has("prep", "to")):
        # "cut it down to 2 seconds"
        frame.take("more", ("up", -1), ("up", 1))
    if ms is not None and by and each and whole:
        # "shorten each scene by half a second"
        ids, whole = tuple(scene.id for scene in desk.stage.scenes), False
        now = [desk.segment(id_).duration_ms for id_ in ids]
    if ms is not None and by and (longer is not None or grows):
        sign = longer if longer is not None else -1 if _shortens(grows) else 1
        return _set([one + sign * ms for one in now], ids, desk, whole=whole, each=False)
    if ms is not None and len(ids) == 1 and not by and _until_whole(frame):
        # "extend the last image so that the video is 25 seconds"
        return _set([now[0] + ms - desk.draft.duration_ms], ids, desk, whole=False, each=False)
    if ms is not None and frame.take("most") is not None:
        if max(now) <= ms:
            return note("within", f"{seconds_text(max(now))}|{seconds_text(ms)}")
        # What is shorter stays as it is.
        ids = tuple(id_ for id_, one in zip(ids, now, strict=False) if one > ms)
        now = [ms] * max(1, len(ids))
    if ms is not None:
        return _set([ms] * len(now), ids, desk, whole=whole, each=bool(each))
    if factor is None:
        return None
    return _set([rounded(one * factor) for one in now], ids, desk, whole=whole, each=False, way=factor)


def _even(frame: Frame, desk: Desk) -> Clause | None:
    """Read "all photos the same length", and the whole "30 seconds" where that is said too."""
    frame.take("same")
    frame.nouns("length")
    ids = desk.target(frame, "length") or tuple(scene.id for scene in desk.stage.scenes)
    frame.take("each")
    frame.take("all")
    ms = frame.take("length")
    if len(ids) < 2:
        return None
    total = sum(desk.segment(id_).duration_ms for id_ in ids)
    calls: list[Tool] = [SetSceneLength(ids, rounded(total / len(ids)))]
    shared = any("share" in phrase.text.lower() for phrase in frame.phrases)
    if ms is not None and (frame.has("noun", "video") or frame.has("all") or shared):
        calls.append(SetLength(ms))
    elif ms is not None:
        calls = [SetSceneLength(ids, ms)]
    return done(calls, ids, "length")


def _to(frame: Frame, index: int) -> bool:
    """Tell 剪到10秒 from 短2秒."""
    return index > 0 and frame.phrases[index - 1].text[-1] in "到成为至在"


def more_of(text: str) -> bool:
    """Tell "2 more seconds" from "2 seconds"."""
    return bool(set(text.lower().split()) & {"more", "extra", "additional"})


def _bare_seconds(frame: Frame, desk: Desk) -> int | None:
    """Read the 5 of "the first two 2 seconds, the others 5"."""
    if not (frame.left("scenes") and frame.left("number")) or frame.left("length"):
        return None
    at = frame.find("number") or 0
    # "shorten the funnel to 4"
    fits = frame.before(at, "prep", "to") and frame.has("do", "fit") and at == len(frame.phrases) - 1
    if not fits and (desk.focus or desk.before).side != "length":
        return None
    kinds = ("percent", "factor", "more", "noun") if fits else ("percent", "factor", "more", "noun", "do")
    if any(frame.left(kind) for kind in kinds):
        return None
    seconds = frame.phrases[frame.find("number") or 0].value("number")
    return round(seconds * 1000) if 0 < seconds <= 600 else None


def _each_and_all(frame: Frame, desk: Desk) -> Clause | None:
    """Read "5 s each, no more than 20 s in all": how long each scene is, and the most that all may last."""
    lengths = [index for index, phrase in enumerate(frame.phrases) if phrase.has("length")]
    scenes = tuple(scene.id for scene in desk.stage.scenes)
    if len(lengths) != 2 or not scenes or frame.has("texts"):
        return None
    near = frame.find("each") or 0
    one = min(lengths, key=lambda index: abs(index - near))
    each, most = frame.phrases[one].value("length"), frame.phrases[sum(lengths) - one].value("length")
    picked = frame.scenes() if frame.left("scenes") else None
    ids = desk.there(picked) if picked and not picked.whole else scenes
    if each >= most:
        return None
    for kind in ("length", "length", "each"):
        frame.take(kind)
    frame.verb("fit")
    frame.nouns("length")
    capped = frame.take("most") is not None
    calls: list[Tool] = [SetSceneLength(ids, each)]
    total = calls[0].edit(desk.draft).duration_ms
    if total > most or not capped:
        calls.append(SetLength(most))
    told = (
        note("within", f"{seconds_text(total)}|{seconds_text(most)}").notes
        if total <= most and capped
        else ()
    )
    return Clause(tuple(calls), told, ids=ids, side="length")


def _apart(frame: Frame) -> bool:
    """Tell whether a length stands by one scene and something else by another: two wishes."""
    named = [i for i, p in enumerate(frame.phrases) if p.has("scenes")]
    cuts = [i for i, p in enumerate(frame.phrases) if p.has("break")]
    others = [
        i
        for i, p in enumerate(frame.phrases)
        if p.has("more") and not p.has("more", ("length", 1), ("length", -1))
    ]
    return len(named) > 1 and any(named[0] < cut < named[-1] and any(i > cut for i in others) for cut in cuts)


def _until_whole(frame: Frame) -> bool:
    """Tell whether a length is that of the whole video, though one scene is to change for it."""
    named = next((i for i, p in enumerate(frame.phrases) if p.has("scenes")), None)
    video = next((i for i, p in enumerate(frame.phrases) if p.has("noun", "video") or p.has("whole")), None)
    return named is not None and video is not None and video > named and not frame.before(video, "prep", "of")


def _adds(frame: Frame) -> bool:
    """Tell "add 2 seconds to the last scene" from "give it 2 seconds"."""
    return any(
        phrase.text.lower() in {"add", "增加", "加", "再加"} for phrase in frame.phrases if phrase.has("do")
    )


_INTO = frozenset({"squeeze", "compress", "cram", "pack", "condense", "squash", "fit", "squeeze it into"})
_TO_A_LENGTH = frozenset({"bring it down", "get it down"})
_SHORTENS = re.compile(
    r"short|reduc|compress|squeez|squash|cram|condens|tight|cut|trim|whittle|pare|boil|wrap|speed|[短缩压减剪]|精简|浓缩"
)


_LENGTHENS = re.compile(
    r"extend|lengthen|stretch|expand|prolong|draw|drag|pad|elongat|延|拉|拖|加长|放长|变长"
)


def _shortens(grows: str) -> bool:
    """Tell whether a verb of fitting makes things shorter: "condense", 剪短点."""
    return bool(_SHORTENS.search(grows))


_BY = frozenset({"延长", "加长", "缩短", "减少", "剪短", "拉长"})


def _directly(grows: str, frame: Frame, index: int) -> bool:
    """Chinese says 延长5秒 for "by" and 延长到5秒 for "to"."""
    return grows in _BY and index > 0 and frame.phrases[index - 1].text == grows


def _just_added(frame: Frame, desk: Desk) -> tuple[str, ...]:
    """Return the picture that the message before added, for 停6秒 and "hold for 6 s"."""
    stays = any(phrase.text.lower().startswith(_STAYS) for phrase in frame.phrases)
    scenes = {scene.id for scene in desk.stage.scenes}
    ids = tuple(id_ for id_ in desk.before.ids if id_ in scenes)
    index = frame.find("length")
    brief = (index is None or frame.phrases[index].value("length") <= _BRIEF_MS) and not frame.has(
        "do", "fit"
    )
    stays = stays or (brief and not frame.has("all"))
    return ids if stays and desk.focus is None and desk.before.side == ADDED else ()


_BRIEF_MS = 10_000


def _it(frame: Frame, desk: Desk) -> tuple[str, ...]:
    """Return the shot that "it" is: "the drone clip to the front", and then "cut it to 5 seconds"."""
    index = frame.find("length")
    ms = frame.phrases[index].value("length") if index is not None else 0
    cuts = any(phrase.text.lower().startswith(("cut it", "trim it")) for phrase in frame.phrases)
    if cuts and not frame.left("ref", "it"):
        told = [s for s in desk.stage.scenes if (s.id,) == (desk.focus or desk.before).ids]
        return tuple(scene.id for scene in told if 0 < ms < scene.duration_ms)
    ids = desk.meant(frame)
    # So long as most of the video is no shot: "make it 20 seconds".
    return ids if 2 * ms <= desk.draft.duration_ms else ()


_STAYS = ("停", "留", "放", "展示", "显示", "hold", "stay", "show")


def _lasting(frame: Frame, desk: Desk) -> tuple[tuple[str, ...], bool]:
    if frame.subject is not None and not frame.left("scenes") and frame.has("noun", "video"):
        # "the forest brighter and the whole thing 20 seconds"
        return (), True
    if not frame.left("scenes") and frame.subject is None:
        # "stretch the whole video" is about no scene, whatever was spoken of before.
        ids = (
            ()
            if frame.has("noun", "video") or frame.has("whole")
            else _it(frame, desk) or desk.about("length") or _just_added(frame, desk)
        )
        index = frame.find("ref")
        if not ids and index is not None and frame.phrases[index].text.lower() in ONE_OF_THEM:
            raise Vague(frame.phrases[index], "scene")
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
        down = (longer is not None and longer < 0) or (longer is None and _shortens(grows))
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
            return 1 / factor if _shortens(grows) and factor > 1 else float(factor)
        return float(factor)
    if longer is None and not (_shortens(grows) or _LENGTHENS.search(grows)):
        # "make the charts fit it" says nothing of how long that is.
        return None
    down = (longer is not None and longer < 0) or (longer is None and _shortens(grows))
    return (SHORTER if down else LONGER)[degree]


def rounded(ms: float) -> int:
    """Return a length in whole tenths of a second."""
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
    return _lengths_of(picked.ids, frame, desk, longer)


def _lengths_of(ids: tuple[str, ...], frame: Frame, desk: Desk, longer: float | None) -> Clause | None:
    ms = frame.take("length")
    degree = frame.take("degree") or ""
    frame.take("again")
    calls = []
    for id_ in ids:
        text = desk.segment(id_)
        if ms is None:
            factor = (SHORTER if longer and longer < 0 else LONGER)[degree]
            new = rounded(text.duration_ms * factor)
        else:
            new = text.duration_ms + round(longer * ms) if longer else ms
        if new <= 0:
            return note("too_short")
        calls.append(TimeText(id_, text.start_ms, new))
    return done(calls, ids, "length")


def as_another(frame: Frame, desk: Desk) -> Clause | None:
    """Read "make the facade last as long as the walkthrough"."""
    at = frame.find("asmuch", "length")
    what = frame.find("scenes")
    if at is None or what is None or what > at or frame.has("factor") or frame.has("length"):
        return None
    tail = frame.phrases[at + 1 :]
    if len(tail) != 2 or tail[0].text.lower() != "as" or not tail[1].has("scenes"):
        return None
    ids, other = (desk.there(p.value("scenes")) for p in (frame.phrases[what], tail[1]))
    if len(other) != 1 or not ids:
        return None
    frame.all_used()
    return done([SetSceneLength(ids, desk.segment(other[0]).duration_ms)], ids, "length")


def bare(frame: Frame, desk: Desk) -> Clause | None:
    """Read the "8" of "make the cake 6 seconds", "hm, 8": a number for what the last edit was about."""
    if (times := _times_that(frame, desk)) is not None:
        return times
    index = frame.find("number")
    told = desk.focus or desk.before
    if index is None or any(set(p.senses) & _SAYS_MORE and i != index for i, p in enumerate(frame.phrases)):
        return None
    value = float(frame.phrases[index].value("number"))
    scenes = {scene.id for scene in desk.stage.scenes}
    ids = tuple(id_ for id_ in told.ids if id_ in scenes)
    frame.take("ref")
    came = told.side == ADDED and len(ids) == 1 and frame.has("ref", "it") and frame.has("do", "set")
    if (told.side == "length" or came) and 0.1 <= value <= 600:
        frame.take("number")
        return _set([round(value * 1000)] * max(1, len(ids)), ids, desk, whole=not ids, each=False)
    if told.side == "speed" and 0.25 <= value <= 8:
        frame.take("number")
        return done([SetSpeed(ids, value, relative=False)], ids, "speed", value)
    return None


def _times_that(frame: Frame, desk: Desk) -> Clause | None:
    """Read "halve that" after a length or a speed."""
    told = desk.focus or desk.before
    if not (frame.left("factor") and frame.left("ref", "it", "them")) or len(frame.phrases) > 2:
        return None
    scenes = {scene.id for scene in desk.stage.scenes}
    ids = tuple(id_ for id_ in told.ids if id_ in scenes)
    factor = float(frame.phrases[frame.find("factor") or 0].value("factor"))
    if told.side == "speed":
        frame.all_used()
        return done([SetSpeed(ids, factor, relative=True)], ids, "speed", factor)
    if told.side != "length":
        return None
    frame.all_used()
    now = [desk.segment(id_).duration_ms for id_ in ids] or [desk.draft.duration_ms]
    return _set([rounded(one * factor) for one in now], ids, desk, whole=not ids, each=False)


_SAYS_MORE = frozenset(
    """
    noun scenes texts word more length percent factor range quote color filter motion transition file mood at
    ordinal number part name shape position corner
    """.split()  # noqa: SIM905 -- a list of words reads best as a text
)


def in_order(calls: Sequence[Tool]) -> tuple[Tool, ...]:
    """Put the length of the whole after the transitions that are asked for with it, for they shorten it."""
    last = max((i for i, call in enumerate(calls) if isinstance(call, SetTransition)), default=-1)
    early = [call for call in calls[: last + 1] if isinstance(call, SetLength)]
    if not early:
        return tuple(calls)
    rest = [call for call in calls[: last + 1] if not isinstance(call, SetLength)]
    return (*rest, *early, *calls[last + 1 :])


def last_words(calls: Sequence[Tool]) -> list[Tool]:
    """Leave out how loud music is, or how it fades, where the very next call says it anew."""
    kept: list[Tool] = []
    for call in calls:
        anew = bool(kept) and isinstance(call, SetVolume | FadeMusic) and type(kept[-1]) is type(call)
        said, now = (vars(kept[-1]).values(), vars(call).values()) if anew else ((), ())
        if anew and all(old is None or new is not None for old, new in zip(said, now, strict=True)):
            kept.pop()
        kept.append(call)
    return kept


def speed(frame: Frame, desk: Desk) -> Clause | None:
    """Let clips run faster or slower."""
    known = (
        frame.left("more", ("speed", 1), ("speed", -1))
        or frame.left("speedname")
        or frame.left("asmuch", "speed", "slow")
    )
    side = (desk.focus or desk.before).side
    timed = (
        frame.left("factor")
        and (frame.has("do", "add", "set", "replace") or len(frame.phrases) == 1 or _of_a_clip(frame, desk))
        and (_times(frame) or (side == "speed" and not frame.has("noun")))
    )
    runs = any(phrase.text.lower() in _RUNS for phrase in frame.phrases) and frame.left("percent")
    if not known and not frame.left("noun", "speed") and not timed and not runs:
        return None
    voices = [s for s in desk.draft.segments if s.role == "voice"]
    if frame.left("noun", "speech") and voices and not any(s.m.get("made") for s in voices):
        frame.all_used()
        return note("voice_pace")
    if frame.has("noun", "music", "transition") or any(phrase.text == "语速" for phrase in frame.phrases):
        return None
    if frame.left("length") and (sped := _sped_to(frame, desk)) is not None:
        return sped
    frame.nouns("speed")
    frame.take("whole")
    still = next((p.text for p in frame.phrases if p.has("more", ("speed", 1), ("speed", -1))), "")
    way = frame.take("more", ("speed", 1), ("speed", -1))
    while frame.take("more", ("speed", 1), ("speed", -1)):
        pass
    if way is None and frame.left("more", ("up", 1), ("up", -1)):
        way = frame.take("more", ("up", 1), ("up", -1))
    frame.take("nudge", 1 if way and way[1] > 0 else -1)
    name = frame.take("speedname")
    if name is not None:
        frame.take("more", ("up", -1), ("up", 1))
    slow = frame.take("asmuch", "slow") is not None
    frame.take("asmuch", "speed")
    if name == 1 and frame.text.isascii():
        # "restore the original speed"
        frame.verb("undo", "redo", "restart")
    while not frame.left("scenes") and frame.take("each") is not None:
        pass
    degree = frame.take("degree") or ""
    again = frame.take("again") is not None
    if still.startswith("再"):
        # 再快一点
        again, degree = True, degree or ("small" if still.endswith(("点", "些")) else "")
    ids = desk.target(frame, "speed")
    frame.take("ref")
    factor = frame.take("factor")
    percent = frame.take("percent")
    if name == _HALF and factor is not None and factor > 1:
        # 慢放一倍
        way = ("speed", -1)
    if name is not None and factor is None and percent is None:
        return done([SetSpeed(ids, name)], ids, "speed", name)
    relative = True
    number = frame.find("number") if factor is None and percent is None else None
    if number is not None and desk.before.side == "speed" and not frame.left("noun", "scene"):
        # 太慢了，0.8吧
        factor = float(frame.phrases[number].value("number"))
        frame.used.add(number)
        return done([SetSpeed(ids, factor)], ids, "speed", factor) if 0 < factor <= 16 else None
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


_KEEPS = frozenset({"leave", "keep", "stay", "stays", "hold", "leave it", "keep it"})
_HALF = 0.5
_RUNS = frozenset(
    {"run", "play", "runs", "plays", "播放", "time-remap", "time remap", "remap", "retime", "ramp"}
)


def _sped_to(frame: Frame, desk: Desk) -> Clause | None:
    """Read "speed the interview up so it takes 5 seconds": as fast as it takes to last that long."""
    index = frame.find("length") or 0
    if frame.before(index, "prep", "by") or more_of(frame.phrases[index].text):
        return None
    if not frame.left("more", ("speed", 1), ("speed", -1)) or frame.left("factor") or frame.left("percent"):
        return None
    ms = frame.take("length")
    while frame.take("more", ("speed", 1), ("speed", -1)):
        pass
    frame.verb("fit")
    frame.nouns("speed")
    ids = desk.target(frame, "speed")
    while frame.take("ref") is not None:
        pass
    if len(ids) > 1:
        return None
    now = desk.segment(ids[0]).duration_ms if ids else desk.draft.duration_ms
    factor = round(now / ms, 4)
    return done([SetSpeed(ids, factor, relative=True)], ids, "speed", factor)


def _of_a_clip(frame: Frame, desk: Desk) -> bool:
    """Tell whether a factor is all that is said of clips: "product shot 1.5x"."""
    kinds = ("scenes", "factor", "colon")
    alone = all(any(phrase.has(kind) for kind in kinds) for phrase in frame.phrases)
    picked = [phrase.value("scenes") for phrase in frame.phrases if phrase.has("scenes")]
    ids = picked[0].ids if alone and len(picked) == 1 else ()
    return bool(ids) and all(desk.segment(id_).m.get("media_type") == "video" for id_ in ids)


def _times(frame: Frame) -> bool:
    """Tell whether a factor is written as a speed: 1.5x, 2×, 2倍速."""
    index = frame.find("factor")
    return index is not None and any(mark in frame.phrases[index].text.lower() for mark in ("x", "×", "倍速"))
