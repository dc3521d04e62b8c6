"""Intents about how the picture looks: shape, colours, framing, camera, transitions."""

# ruff: noqa: C901, E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Choice, Clause, Frame, Note
from nemo_widgets.engine.agent.tools import (
    AddFilter,
    ApplyLut,
    MatchScene,
    RemoveFilters,
    SetFit,
    SetMotion,
    SetSize,
    Tool,
)
from nemo_widgets.timeline.looks import SIGNED_FILTERS, filters_of

_SIGNED_STEP = {"small": 0.12, "": 0.2, "large": 0.4}
_COLOUR_STEP = {"small": 0.25, "": 0.4, "large": 0.8}


def shape(frame: Frame, desk: Desk) -> Clause | None:
    """Give the video another shape."""
    upright = frame.find("shape")
    if upright is not None and frame.phrases[upright].has("slant") and frame.has("texts"):
        # "the title upright", not in italics
        return None
    size = frame.take("shape")
    if size is None:
        return None
    frame.nouns("shape", "size", "video")
    if (index := frame.find("scenes")) is not None and frame.phrases[index].has("all"):
        # "make everything square"
        frame.take("scenes")
    frame.take("shape", size)
    other = frame.find("shape")
    if other is not None and frame.before(other, "prep", "on", "to"):
        # "4:5 for Instagram": the numbers say it more exactly.
        exact = any(char.isdigit() for char in frame.phrases[other].text)
        size = frame.take("shape") if exact else (frame.take("shape") and size)
    frame.take("again")
    return done([SetSize(*size)], side="shape")


def vague(frame: Frame, desk: Desk) -> Clause | None:
    """Ask what "make it pop" shall mean."""
    index = frame.find("vague")
    if index is None or frame.has("noun", "title", "caption", "music") or not desk.stage.scenes:
        return None
    if frame.has("judges") and not frame.has("do") and not frame.has("complaint"):
        # "sounds great" asks for nothing.
        return None
    while frame.take("vague") is not None:
        pass
    frame.nouns("filter", "color")
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


def table(frame: Frame, desk: Desk) -> Clause | None:
    """Grade by an uploaded colour table: "apply my LUT to scene 2 at 60 %", "remove the LUT"."""
    index = frame.find("file")
    name = str(frame.phrases[index].value("file")) if index is not None else ""
    named = name.lower().endswith(".cube")
    if not named and not frame.left("noun", "lut"):
        return None
    frame.nouns("lut", "filter")
    if frame.verb("remove"):
        frame.take("file")
        ids = desk.target(frame, "look")
        return done([RemoveFilters(ids, "lut")], ids, "look")
    frame.take("file")
    frame.nouns("lut", "filter")
    amount = frame.take("percent")
    ids = desk.target(frame, "look")
    frame.take("all")
    frame.take("ref")
    item = desk.file(name) if named else desk.table()
    if item is None or item.file_type != "table":
        return note("no_file", name) if named else note("no_table")
    return done([ApplyLut(item.hash, item.filename, ids, amount or 1.0)], ids, "lut")


def like(frame: Frame, desk: Desk) -> Clause | None:
    """Read "make scene 2 look like scene 1": the look of one on the other."""
    if frame.take("like") is None or not frame.left("scenes"):
        return None
    picked, other = frame.scenes(), frame.scenes()
    ids = desk.there(picked) if picked else ()
    model = desk.there(other) if other else ()
    if not model and len(ids) == 2:
        # 第二张和第一张一样
        ids, model = ids[:1], ids[1:]
    frame.nouns("filter", "scene", "motion", "fit")
    if len(model) != 1:
        return None
    if not [id_ for id_ in ids if id_ not in model]:
        return note("already_there")
    return done([MatchScene(tuple(id_ for id_ in ids if id_ not in model), model[0])], ids, "look")


def spread(frame: Frame, desk: Desk) -> Clause | None:
    """Read "the same filter on all", "apply that to all photos", "and now on the others too": the last look on more."""
    focus = desk.focus or desk.before
    side = focus.side.partition(":")[0]
    model = next((scene for scene in desk.stage.scenes if scene.id in focus.ids), None)
    if model is None or side not in {"look", "motion", "fit"}:
        return None
    if side == "look" and frame.left("only") and frame.left("scenes") and not frame.left("filter"):
        return _only_on(frame, desk, focus.side.removeprefix("look:"))
    same = frame.take("same", "look") is not None
    index = frame.find("scenes")
    if index is None or frame.left("quote") or frame.left("length"):
        return None
    picked = frame.phrases[index].value("scenes")
    if picked.vague or not (
        same or picked.whole or frame.phrases[index].has("name") or len(picked.ids) > 1 or frame.left("again")
    ):
        return None
    frame.used.add(index)
    frame.verb("set", "add")
    for kind in ("ref", "again", "each", "all", "like"):
        frame.take(kind)
    frame.nouns("filter")
    if not frame.complete():
        return None
    ids = tuple(id_ for id_ in desk.there(picked) if id_ not in focus.ids)
    if not ids:
        return note("already_so")
    if side == "look":
        name = focus.side.removeprefix("look:")
        kept = [one for one in filters_of(model.m) if one.name == name]
        return done([AddFilter(ids, one.name, one.amount) for one in kept], ids, focus.side) if kept else None
    value = str(model.m.get(side) or "none")
    return done([SetMotion(ids, value) if side == "motion" else SetFit(ids, value)], ids, side)


def _only_on(frame: Frame, desk: Desk, name: str) -> Clause | None:
    """Read "only on the first one", after a filter on all: it is taken off the others."""
    frame.take("only")
    picked = frame.scenes()
    frame.take("ref")
    if picked is None or not frame.complete():
        return None
    kept = desk.there(picked)
    graded = [scene for scene in desk.stage.scenes if any(one.name == name for one in filters_of(scene.m))]
    others = tuple(scene.id for scene in graded if scene.id not in kept)
    return done([RemoveFilters(others, name)], kept, f"look:{name}") if others else note("already_so")


def _each(frame: Frame) -> None:
    """Take an "each" that stands by itself; "all photos" are scenes still to be taken."""
    index = next((i for i, p in enumerate(frame.phrases) if p.has("each") and not p.has("scenes")), None)
    if index is not None:
        frame.used.add(index)


def looks(frame: Frame, desk: Desk) -> Clause | None:
    """Put filters on scenes: "brighter", "black and white", "a vignette on scene 2 at 40 %"."""
    if frame.left("texts") or frame.has("do", "remove"):
        return None
    if frame.has("complaint") and not frame.has("do") and not frame.has("more"):
        # 黑白不好看 asks for no black and white.
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
            if frame.phrases[index].has("filter"):
                # One word may be both; "warmer, and a vignette" has two.
                frame.take("filter", *frame.phrases[index].senses["filter"])
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
        if filter_at and frame.phrases[filter_at - 1].has("vague"):
            # "a cinematic blue tone" says which.
            frame.used.add(filter_at - 1)
        name, amount = frame.take("filter")
        degree = frame.take("degree") or degree
        near = frame.beside(filter_at, "more")
        way_more = (
            frame.take("more", ("up", 1), ("up", -1))
            if near is not None and frame.phrases[near].has("more", ("up", 1), ("up", -1))
            else None
        )
        percent = frame.take("percent")
        if name in SIGNED_FILTERS:
            way = way_more[1] if way_more else 1
            by = frame.has("prep", "by") or way_more is not None
            amount = way * (percent if percent is not None else _SIGNED_STEP[degree])
            calls.append((name, amount, by or percent is None))
        else:
            if way_more and percent is None:
                # "less sepia", "a bit more vignette" go by how much of it there is.
                calls.append((name, way_more[1] * _COLOUR_STEP[degree], True))
                continue
            if percent is not None:
                amount = min(1.0, percent)
            elif degree:
                amount = {"small": amount * 0.5, "large": min(1.0, amount * 1.5)}[degree]
            calls.append((name, amount, False))
    if not calls and frame.left("noun", "color") and (way := frame.take("more", ("up", 1), ("up", -1))):
        # "tone down the colours", "make the colours stronger"
        degree = frame.take("degree") or degree
        calls.append(("saturation", way[1] * _SIGNED_STEP[degree], True))
    if not calls:
        return _shifted_look(frame, desk)
    # 有点暗，调亮一点 says one thing twice.
    calls = list({(name, amount >= 0): (name, amount, by) for name, amount, by in calls}.values())
    frame.nouns("filter", "color", "background")
    _each(frame)
    ids = desk.target(frame, "look")
    frame.take("ref")
    frame.take("again")
    sharper = any(name == "blur" and amount < 0 for name, amount, _ in calls) and not _is_blurred(desk, ids)
    calls = [one for one in calls if not (sharper and one[0] == "blur")]
    if not calls:
        return note("not_blurred")
    last = calls[-1]
    tools: list[Tool] = _taking_over(frame, desk, ids, calls[0][0])
    tools += [
        AddFilter(ids, name, round(max(-1.0, min(1.0, amount)), 4), relative)
        for name, amount, relative in calls
    ]
    notes = note("not_blurred").notes if sharper else ()
    return Clause(tuple(tools), notes, ids=ids, side=f"look:{last[0]}", way=1 if last[1] >= 0 else -1)


def _is_blurred(desk: Desk, ids: tuple[str, ...]) -> bool:
    """Tell whether there is a blur to take away: a picture that is not sharp itself cannot be made so."""
    scenes = [scene for scene in desk.stage.scenes if not ids or scene.id in ids]
    return any(one.name == "blur" and one.amount > 0 for scene in scenes for one in filters_of(scene.m))


_ONE_OF = ("black-and-white", "sepia", "warm", "cool")
"""Looks of which a picture has one."""


def _taking_over(frame: Frame, desk: Desk, ids: tuple[str, ...], name: str) -> list[Tool]:
    """Return what takes the look of the message before away: 换成复古的 after "black and white"."""
    old = desk.before.side.removeprefix("look:")
    if desk.focus is not None or not frame.has("do", "replace") or frame.has("noun", "scene"):
        return []
    if name not in _ONE_OF or old not in _ONE_OF or old == name or ids != desk.before.ids:
        return []
    return [RemoveFilters(ids, old)]


def _shifted_look(frame: Frame, desk: Desk) -> Clause | None:
    """Read "a bit more" and "less" about the filter that was just put on."""
    focus = desk.focus or desk.before
    if not focus.side.startswith("look:") or frame.has("noun") or frame.has("scenes"):
        return None
    if desk.focus is None and frame.left("factor", 0.5, 2.0) and (half := _measured(frame, desk)) is not None:
        return half
    way = frame.take("more", ("up", 1), ("up", -1))
    again = frame.take("again")
    if way is None and again is None:
        return None
    degree = frame.take("degree") or ""
    frame.take("ref")
    name = focus.side.removeprefix("look:")
    step = (_SIGNED_STEP if name in SIGNED_FILTERS else _COLOUR_STEP)[degree]
    sign = (way[1] if way else 1) * (focus.way or 1 if name in SIGNED_FILTERS else 1)
    return Clause(
        (AddFilter(focus.ids, name, round(sign * step, 4), True),),
        ids=focus.ids,
        side=focus.side,
        way=focus.way,
    )


def _measured(frame: Frame, desk: Desk) -> Clause | None:
    """Read "too heavy, half of that": the filter of the message before, half or twice as strong."""
    name, ids = desk.before.side.removeprefix("look:"), desk.before.ids
    factor = frame.take("factor")
    for kind in ("asmuch", "ref", "percent", "degree", "complaint"):
        frame.take(kind)
    scenes = [scene for scene in desk.stage.scenes if not ids or scene.id in ids]
    now = next((one.amount for scene in scenes for one in filters_of(scene.m) if one.name == name), None)
    if now is None:
        return None
    return done([AddFilter(ids, name, round(max(-1.0, min(1.0, now * factor)), 4))], ids, desk.before.side)


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
        instead = frame.find("instead")
        if instead is not None and instead + 1 < len(frame.phrases) and frame.phrases[instead + 1].has(kind):
            # "a blurred background instead of black bars"
            frame.used.add(instead + 1)
            if index == instead + 1:
                return None
        if kind == "motion" and any(one.text.startswith(("太多", "太频繁")) for one in frame.phrases):
            # 推镜太多了 wishes for no more of it.
            return None
        if kind == "motion" and _left_alone(frame, desk):
            return note("left_alone")
        if kind == "motion" and (turns := _alternating(frame, desk)) is not None:
            return turns
        after = frame.phrases[(index or 0) + 1 : (index or 0) + 1 + _NEAR]
        # "zoom in on it, and go through black into the last one": what it is was spoken of before.
        near = any(one.has("ref", "it") for one in after)
        told = [one for one in frame.phrases[: index or 0] if one.has("scenes")] if near else []
        value = frame.take(kind)
        while frame.take(kind, value) is not None or (
            kind == "fit" and value != "blur" and frame.left(kind, "blur")
        ):
            # "still, no zooming" says one thing twice; "don't crop, blur the sides" ends with the blur.
            value = frame.take(kind, "blur") or value
        while kind == "fit" and value == "blur" and frame.take("fit", "contain") is not None:
            # 用模糊背景完整显示
            pass
        frame.nouns(kind, "background")
        if kind == "motion":
            frame.nouns("filter", "animation")
        frame.take("degree")
        frame.take("at")
        _each(frame)
        stronger = kind == "motion" and (
            frame.take("again") is not None or frame.take("more", ("up", 1), ("up", -1)) is not None
        )
        frame.take("again")
        if told:
            ids = desk.there(told[-1].value("scenes"))
        else:
            ids = desk.about(kind) if near and desk.focus is not None else desk.target(frame, kind)
        frame.take("ref")
        said_now = desk.focus is not None and desk.focus.side == kind
        meant = [scene for scene in desk.stage.scenes if not ids or scene.id in ids]
        if meant and not said_now and all(scene.m.get(kind) == value for scene in meant):
            notes = note("zoom_amount" if stronger else "already_so").notes
            return replace(done([make(ids, value)], ids, kind), notes=notes)
        return done([make(ids, value)], ids, kind)

    return read


_NEAR = 2
"""How many phrases after a word "on it" still belongs to it."""


def _left_alone(frame: Frame, desk: Desk) -> bool:
    """Tell 别的不动 after "the old town in black and white": the others stay as they are."""
    rest = any(phrase.text in _RESTS for phrase in frame.phrases)
    if not rest or desk.focus is None or desk.focus.side in {"motion", ""}:
        return False
    frame.all_used()
    return True


_RESTS = frozenset({"别的", "其他", "其他的", "其它", "其它的", "其余", "其余的", "剩下的"})


def _alternating(frame: Frame, desk: Desk) -> Clause | None:
    """Read "alternate zoom in and zoom out": one way for the odd scenes, the other for the even ones."""
    if frame.take("alternate") is None:
        return None
    ways = []
    while frame.left("motion"):
        ways.append(frame.take("motion"))
    frame.nouns("motion")
    ids = desk.target(frame, "motion") or tuple(scene.id for scene in desk.stage.scenes)
    ways = list(dict.fromkeys(ways)) if len(set(ways)) > 1 else ["zoom-in", "zoom-out"]
    calls = [SetMotion((id_,), ways[at % len(ways)]) for at, id_ in enumerate(ids)]
    return done(calls, ids, "motion")


fit = _side_of("fit", SetFit)


motion = _side_of("motion", SetMotion)
