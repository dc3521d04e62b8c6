"""Intents about transitions: which one leads into which scene, and how long they take."""

# ruff: noqa: C901, E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from collections.abc import Sequence

from nemo_widgets.engine.agent import names
from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.language.lasting import LONGER, SHORTER, rounded
from nemo_widgets.engine.agent.tools import SetTransition

_USUAL_MS = 500
_SLOW_MS = 1000
_LONGEST_MS = 5000
_LONGEST_LATE = 2000
_VARIOUS = ("crossfade", "slide-left", "wipe-left", "zoom", "push-left", "circle")
_BETWEEN = frozenset({"into", "between", "之间", "to", "from", "before", "前面", "之前"})
_SURE = ("crossfade", "cross", "smooth", "gentle", "soft", "slow c", "柔和", "平滑", "自然", "转场柔和", "转场自然", "转场平滑", "fade", "dissolve", "wipe", "hard", "jump", "straight", "slide t", "zoom t", "blur t", "dip", "淡入淡出", "叠化",
         "黑场", "白场", "闪白", "硬切", "擦除", "溶解", "push t", "iris", "circle", "through", "via", "go through", "goes through", "different", "various", "random", "swipe t", "flash", "clean", "no t", "without", "no f", "no c", "直接",
         "不同", "各种", "随机", "不要转场", "不用转场", "渐黑", "变黑", "先黑", "黑一下", "经过", "用黑", "用白", "白", "blend", "melt", "flow", "black", "cut to", "滑动", "推", "圆", "时钟", "缩放的", "缩放过", "交叠", "互相", "渐变转", "慢慢过", "soften", "cuts", "make the cuts", "slide in", "slides in", "wipe in", "wipes in", "zoom between", "blur from", "blur into", "模糊过")  # fmt: skip


def transition(frame: Frame, desk: Desk) -> Clause | None:
    """Set the transition into a scene, or between all."""
    if frame.left("texts") or frame.has("noun", "music"):
        return None
    if frame.take("transition", "unknown") is not None:
        frame.all_used()
        return note("which_transition")
    if frame.left("vague") and frame.left("noun", "transition") and not frame.left("transition"):
        # "a fancy transition"
        frame.all_used()
        return note("which_transition")
    if not frame.left("transition"):
        return _plain_fade(frame, desk) or _longer(frame, desk)
    said = frame.left("noun", "transition") or _goes_on(frame, desk)
    index = frame.find("transition")
    phrase = frame.phrases[index or 0]
    if frame.left("more", ("length", 1), ("length", -1)) and phrase.text.lower().endswith("s"):
        # "make the fades longer"
        return _longer(frame, desk)
    if not said and phrase.has("do") and not phrase.text.lower().endswith("s"):
        return None
    comes = phrase.has("anim") and frame.left("scenes")
    between = (comes or not phrase.has("motion")) and any(
        one.text.lower() in {"into", "between", "之间"} for one in frame.phrases
    )
    if not said and not between and not comes and not _is_sure(phrase.text.lower()):
        return None
    if frame.has("do", "remove") and not said:
        return None
    name = frame.take("transition")
    frame.take("transition")
    last = next((p.value("scenes").ids for p in frame.phrases if p.has("scenes")), ())
    ends = not frame.left("scenes") or last == tuple(scene.id for scene in desk.stage.scenes[-1:])
    if name in {"fade-black", "fade-white"} and frame.left("at", "start", "end") and ends:
        frame.all_used()
        return note("black_end")
    frame.nouns("transition", "filter", "animation")
    near = frame.beside(index or 0, "length")
    ms = _SLOW_MS if phrase.text.lower().startswith(("slow ", "long ")) else _USUAL_MS
    late = frame.find("length")
    if (
        near is None
        and late is not None
        and frame.phrases[late].value("length") <= _LONGEST_LATE
        and (between or not frame.has("each"))
    ):
        # "crossfade everywhere, 1 second"
        rest = frame.phrases[late + 1 :]
        last = all(one.has("each") or one.has("prep") or one.has("then") for one in rest)
        near = late if last and not frame.has("noun", "video", "length") else None
    if near is not None:
        frame.used.add(near)
        ms = frame.phrases[near].value("length")
    if ms > _LONGEST_MS:
        return note("too_long", "5")
    _all(frame)
    frame.take("degree")
    frame.take("another")
    aimed = any(one.has(kind) for one in frame.phrases for kind in ("scenes", "ref", "numbered", "ordinal"))
    # "add crossfades": between all, whatever was spoken of before.
    ids = _into(frame, desk) if aimed or not phrase.text.lower().endswith("fades") else ()
    frame.take("ref")
    if name == "various":
        later = [scene.id for scene in desk.stage.scenes[1:] if not ids or scene.id in ids]
        calls = [SetTransition((id_,), _VARIOUS[at % len(_VARIOUS)], ms) for at, id_ in enumerate(later)]
        return done(calls, ids, "transition") if calls else None
    return done([SetTransition(ids, name, ms)], ids, "transition")


def _is_sure(said: str) -> bool:
    return said.startswith(_SURE) or said.endswith(("each other", "one another", "the next", "the next one"))


def _all(frame: Frame) -> None:
    """Take an "all" that stands by itself, and 之间; "all" for all scenes is still to be taken."""
    several = sum(phrase.has("scenes") for phrase in frame.phrases) > 1
    for index, phrase in enumerate(frame.phrases):
        besides = phrase.text in _BETWEEN or (several and phrase.text.lower().startswith("between"))
        if phrase.has("all") and (not phrase.has("scenes") or besides):
            frame.used.add(index)


def _plain_fade(frame: Frame, desk: Desk) -> Clause | None:
    """Read "fade from the cake to the garden": between two scenes, a fade is a crossfade."""
    ends = [p for p in frame.phrases if p.has("scenes") and len(p.value("scenes").ids) == 1]
    if not frame.left("fade", "any") or len(ends) != 2 or frame.has("do", "remove"):
        return None
    frame.take("fade", "any")
    ms = frame.take("length") or _USUAL_MS
    ids = _into(frame, desk)
    if len(ids) != 1:
        return None
    return done([SetTransition(ids, "crossfade", min(ms, _LONGEST_MS))], ids, "transition")


def _goes_on(frame: Frame, desk: Desk) -> bool:
    """Tell whether "make that a crossfade" goes on about the transition before."""
    focus = desk.focus or desk.before
    return focus.side == "transition" and frame.has("ref", "it", "them") and not frame.left("scenes")


def _into(frame: Frame, desk: Desk) -> tuple[str, ...]:
    """Take the scenes that a transition leads into; of "between 1 and 2", "from the lake to the hill" the later one."""
    if (nth := _nth(frame, desk)) is not None:
        return nth
    numbered = frame.scenes(numbers=True) if not frame.left("scenes") and frame.left("numbered") else None
    ids = list(desk.there(numbered) if numbered else desk.target(frame, "transition"))
    order = [scene.id for scene in desk.stage.scenes]
    if len(ids) == 1 and _single(frame):
        ids += desk.target(frame, "transition")
    if len(ids) == 2 and not frame.has("each"):
        return _later(ids, order)
    after = frame.has("prep", "after") and len(ids) == 1
    if after and ids[0] in order and order.index(ids[0]) + 1 < len(order):
        # "a fade after the cake": into what follows it
        frame.take("prep", "after")
        return (order[order.index(ids[0]) + 1],)
    return tuple(ids)


def _of_those_before(frame: Frame, desk: Desk) -> bool:
    """Tell whether "slower", "2 seconds each" goes on about the transitions that were just set."""
    others = ("scenes", "texts", "file", "quote", "range")
    named = any(phrase.has("noun") and not phrase.has("noun", "length") for phrase in frame.phrases)
    if (desk.focus or desk.before).side != "transition" or named or any(frame.has(kind) for kind in others):
        return False
    if frame.has("more", ("speed", 1), ("speed", -1), ("length", 1), ("length", -1)) or frame.has(
        "asmuch", "length"
    ):
        return True
    lengths = [phrase.value("length") for phrase in frame.phrases if phrase.has("length")]
    small = ("length", "noun", "do", "prep", "again", "degree")
    of_them = (
        frame.has("each") or frame.has("ref") or all(any(p.has(k) for k in small) for p in frame.phrases)
    )
    return len(lengths) == 1 and lengths[0] <= _LONGEST_LATE and of_them


def _nth(frame: Frame, desk: Desk) -> tuple[str, ...] | None:
    """Take "the first transition": the one from the first scene into the second."""
    order = [scene.id for scene in desk.stage.scenes]
    for index, phrase in enumerate(frame.phrases[:-1]):
        if (
            index in frame.used
            or not phrase.has("ordinal")
            or not frame.phrases[index + 1].has("noun", "transition")
        ):
            continue
        place = phrase.senses["ordinal"][0]
        at = place if place > 0 else len(order) + place
        if 0 < at < len(order):
            frame.used.add(index)
            return (order[at],)
    return None


def _single(frame: Frame) -> bool:
    """Tell whether another single scene is named: the other end of a transition."""
    index = frame.find("scenes")
    return index is not None and len(frame.phrases[index].value("scenes").ids) == 1


def _later(ids: Sequence[str], order: Sequence[str]) -> tuple[str, ...]:
    if all(id_ in order for id_ in ids):
        first, last = sorted(ids, key=order.index)
        if order.index(last) - order.index(first) == 1:
            return (last,)
    return tuple(ids)


def _longer(frame: Frame, desk: Desk) -> Clause | None:
    """Read "make the transitions 1 second", "twice as long", "the fades are too slow"."""
    named = frame.left("noun", "transition")
    fades = frame.find("transition")
    plural = fades is not None and frame.phrases[fades].text.lower().endswith("s")
    named = named or _of_those_before(frame, desk)
    if not (named or plural) or frame.has("do", "remove"):
        return None
    current = next(
        (s.m["transition"] for s in desk.stage.scenes if isinstance(s.m.get("transition"), dict)), None
    )
    if current is None:
        for kind in ("more", "degree", "length", "factor", "all", "another"):
            frame.take(kind)
        return (
            note("which_transition")
            if frame.nouns("transition", "length", "speed") and frame.complete()
            else None
        )
    if not named:
        frame.take("transition")
    way = frame.take("more")
    while way is not None and frame.take("more", way) is not None:
        # "too fast, slow them down" says one thing twice.
        pass
    ms, factor = frame.take("length"), frame.take("factor")
    degree = frame.take("degree") or ""
    frame.nouns("transition", "length", "speed")
    frame.take("asmuch")
    for kind in ("all", "another", "each", "ref", "again"):
        frame.take(kind)
    ids = desk.before.ids if not frame.has("noun") and not plural else ()
    ids = desk.target(frame, "transition") if frame.left("scenes") else ids
    was = int(current.get("d") or _USUAL_MS)
    if ms is None and way is not None and way[0] in {"length", "speed", "up"}:
        longer = way[1] < 0 if way[0] == "speed" else way[1] > 0
        ms = rounded(
            was * (factor if longer else 1 / factor)
            if factor
            else was * (LONGER if longer else SHORTER)[degree]
        )
    elif ms is None and factor:
        ms = rounded(was * factor)
    if ms is None:
        return note("which_transition") if frame.complete() else None
    name = str(current.get("type") or "crossfade")
    return done(
        [SetTransition(ids, name if name in names.TRANSITIONS else "crossfade", min(ms, _LONGEST_MS))],
        ids,
        "transition",
    )
