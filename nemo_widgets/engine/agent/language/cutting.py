"""Intents that cut: stretches of time, splits, freezes, backwards."""

# ruff: noqa: C901 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.language.lasting import more_of
from nemo_widgets.engine.agent.language.trimming import split_evenly
from nemo_widgets.engine.agent.tools import (
    CutRange,
    DeleteScene,
    Freeze,
    KeepRange,
    OrderScenes,
    Reverse,
    SetSceneLength,
    SetTransition,
    SplitScene,
    TimeText,
    Tool,
    TrimScene,
    UseStretch,
)
from nemo_widgets.errors import InputError
from nemo_widgets.timeline.edits import scenes_of


def cut(frame: Frame, desk: Desk) -> Clause | None:
    """Cut out or keep a stretch of time: "cut the first 3 seconds", "keep 0:30 to 1:45"."""
    total = desk.draft.duration_ms
    # 从第10秒开始 has its verb last.
    last = frame.phrases[-1].has("at", "start", "end") and all(
        p.has("prep") or p.has("length") or p.has("noun", "video") for p in frame.phrases[:-1]
    )
    if (
        (frame.phrases[0].has("at", "start", "end") or last)
        and frame.left("length")
        and all(phrase.has("noun", "video") for phrase in frame.phrases if phrase.has("noun"))
        and not frame.has("quote")
        and not frame.has("scenes")
    ):
        # "start at 2 seconds", "end at 9 seconds"
        first = frame.take("at", "start", "end") == "start"
        ms = frame.take("length")
        if not 0 < ms < total:
            return note("too_short")
        return done([CutRange(0, ms) if first else CutRange(ms, total)], side="time")
    keeps = frame.verb("keep")
    # "only the first two photos"
    keeps = keeps or (
        len(frame.phrases) > 1
        and frame.phrases[0].has("only")
        and all(phrase.has("scenes") for phrase in frame.phrases[1:])
    )
    if frame.has("noun", "sound", "audio", "music", "speech", "volume"):
        # What is kept or cut then is something to be heard.
        return None
    if not keeps and not frame.verb("cut", "remove"):
        shows = frame.verb("add")
        if not (frame.take("only") is not None or shows) or not frame.left("range"):
            return None
        if shows and desk.focus is not None and desk.focus.side in {"text", "style"} and desk.focus.ids:
            # 加个标题“…”，前三秒显示 says when the title shows.
            start, end = frame.take("range")
            total = desk.draft.duration_ms
            start, end = (start + total if start < 0 else start), (total if end is None else end)
            times = [TimeText(id_, max(0, start), max(1, end - start)) for id_ in desk.focus.ids]
            return done(times, desk.focus.ids, "style")
        keeps = True
        if shows and (used := _used(frame, desk)) is not None:
            return used
    only = frame.take("only") is not None
    if keeps and frame.left("scenes") and not frame.left("range") and not frame.left("length"):
        counts = any(p.has("scenes") and frame.text[p.end : p.end + 1] in {"个", "处"} for p in frame.phrases)
        picked = frame.scenes()
        kept = desk.there(picked) if picked else ()
        if counts and desk.focus is None and desk.before.side == "transition":
            # 只留最后一个, after 所有转场都用闪黑: of the transitions
            cut = tuple(scene.id for scene in desk.stage.scenes[1:] if scene.id not in kept)
            return done([SetTransition(cut, "cut")], cut, "transition") if cut else note("already_there")
        others = [scene.id for scene in desk.stage.scenes if scene.id not in kept]
        if not kept or not others:
            return note("already_there") if kept else None
        return done([DeleteScene(id_) for id_ in others], side="order")
    index = frame.find("range")
    if index is None:
        return _cut_side(frame, desk, total, keeps=keeps)
    if frame.before(index, "prep", "to") and not keeps:
        keeps = True
    start, end = frame.take("range")
    start, end = (start + total if start < 0 else start), (total if end is None else end)
    its = any(phrase.text.lower() == "its" for phrase in frame.phrases) and len(desk.about("order")) == 1
    of = frame.find("scenes")
    told = desk.focus.ids if desk.focus is not None and desk.focus.side not in {"order", "split"} else ()
    if of is None and frame.has("ref", "it") and not frame.text.isascii():
        # 它最后2秒剪掉
        told = desk.meant(frame)
    if of is None and len(told) == 1 and not frame.has("noun", "video") and _is_clip(desk, told[0]):
        # 采访后面没用，只留前5秒: the shot that was just spoken of.
        return _trimmed(frame, desk, *frame.phrases[index].value("range"), keeps=keeps or only)
    if its or (
        of is not None and (frame.phrases[of].has("each") or not frame.phrases[of].value("scenes").whole)
    ):
        # "everything between 4 and 8 seconds" is the time, whatever it shows.
        return _trimmed(frame, desk, *frame.phrases[index].value("range"), keeps=keeps)
    frame.take("scenes")
    frame.take("ref")
    if keeps or only:
        if start <= 0 and end >= total:
            return note("already_there")
        return done([KeepRange(max(0, start), end)], side="time")
    if start <= 0 and end >= total:
        return note("too_short")
    return done([CutRange(max(0, start), end)], side="time")


def _is_clip(desk: Desk, id_: str) -> bool:
    return any(scene.id == id_ and scene.m.get("media_type") == "video" for scene in desk.stage.scenes)


def _used(frame: Frame, desk: Desk) -> Clause | None:
    """Read "use 0:30 to 0:45 of the clip": the times are those of the recording, whatever of it shows now."""
    where = frame.find("scenes")
    picked = frame.phrases[where].value("scenes") if where is not None else None
    if picked is None or len(picked.ids) != 1:
        return None
    m = desk.segment(picked.ids[0]).m
    if m.get("media_type") != "video":
        return None
    start, end = frame.take("range")
    ids = desk.target(frame, "length")
    whole = round(float(m.get("source_duration") or desk.segment(ids[0]).duration_ms))
    start, end = (start + whole if start < 0 else start), (whole if end is None else end)
    if start >= whole:
        return note("too_short")
    return done([UseStretch(ids[0], max(0, start), end)], ids, "length")


def _cut_side(frame: Frame, desk: Desk, total: int, *, keeps: bool) -> Clause | None:
    """Read "cut 2 seconds off the end", "trim 1 s from the start of scene 2", "cut everything after 10 s"."""
    ms = frame.take("length")
    if ms is None:
        return None
    if frame.left("prep", "after") or frame.left("prep", "before"):
        after = frame.take("prep", "after") is not None
        frame.take("all")
        frame.take("scenes")
        if not 0 < ms < total:
            return note("too_short")
        if after != keeps:
            return done([CutRange(ms, total)], side="time")
        return done([CutRange(0, ms)], side="time")
    if frame.take("at", "both") is not None:
        return _both_ends(frame, desk, total, ms)
    side = frame.take("at", "start", "end")
    if side is None:
        return None
    if frame.left("scenes"):
        return _trimmed(
            frame, desk, 0 if side == "start" else -ms, ms if side == "start" else None, keeps=False
        )
    if ms >= total:
        return note("too_short")
    return done([CutRange(0, ms) if side == "start" else CutRange(total - ms, total)], side="time")


def _both_ends(frame: Frame, desk: Desk, total: int, ms: int) -> Clause:
    """Read "trim 2 s off both ends"."""
    each = frame.left("scenes")
    ids = desk.target(frame, "length") if each else ()
    if each and not ids:
        # "a second off both ends of every clip"
        ids = tuple(scene.id for scene in desk.stage.scenes)
    shortest = min([desk.segment(id_).duration_ms for id_ in ids] or [total])
    if 2 * ms >= shortest:
        return note("too_short")
    if ids:
        return done([TrimScene(id_, ms, ms) for id_ in ids], ids, "length")
    return done([CutRange(total - ms, total), CutRange(0, ms)], side="time")


def _trimmed(frame: Frame, desk: Desk, start: int, end: int | None, *, keeps: bool) -> Clause | None:
    ids = desk.target(frame, "length")
    calls: list[Tool] = []
    for id_ in ids or tuple(scene.id for scene in desk.stage.scenes):
        length = desk.segment(id_).duration_ms
        a, b = (start + length if start < 0 else start), (length if end is None else min(end, length))
        head, tail = (a, length - b) if keeps else (b, 0) if a <= 0 else (0, length - a)
        if not keeps and a > 0 and b < length:
            begin = desk.segment(id_).start_ms
            calls.append(CutRange(begin + a, begin + b))
        elif head >= 0 and tail >= 0 and head + tail < length:
            calls.append(TrimScene(id_, head, tail))
        else:
            return note("too_short")
    return done(calls, ids, "length")


def split(frame: Frame, desk: Desk) -> Clause | None:
    """Split a scene at a time, or in half."""
    if not frame.verb("split") and not _cut_in_two(frame):
        return None
    clocked = frame.left("clock")
    ms = frame.take("length")
    if (
        ms is None
        and frame.left("range")
        and (frame.phrases[frame.find("range") or 0].value("range")[0] == 0)
    ):
        # "split it after its first 8 seconds"
        ms = frame.take("range")[1]
    elif ms is not None and frame.left("at", "end") and frame.left("scenes"):
        # "split off the last 3 seconds" is counted from the end.
        frame.take("at", "end")
    halves = (
        frame.take("at", "middle") is not None
        or frame.take("position", "center") is not None
        or frame.take("factor", 0.5)
    )
    while frame.take("at", "middle") or frame.take("position", "center"):
        # "in two, right in the middle"
        pass
    count = 2 if _counts_scenes(frame) else int(frame.take("number") or 2)
    frame.take("same")
    if frame.left("scenes") or frame.left("numbered"):
        picked = frame.scenes(numbers=True)
        ids = desk.there(picked) if picked else ()
        if len(ids) != 1:
            return note("one_scene_please")
        if ms is None and 2 < count <= _MOST_PARTS:
            whole = desk.segment(ids[0])
            return done(split_evenly(whole.start_ms, whole.duration_ms, count), ids, "split")
        scene = desk.segment(ids[0])
        if ms is None and not halves:
            halves = True
        at = scene.start_ms + (scene.duration_ms // 2 if ms is None else ms)
        beyond = ms is not None and ms >= scene.duration_ms
        if ms is not None and (clocked or beyond) and scene.start_ms < ms < scene.end_ms:
            # "cut the office clip in two at the 0:14 mark": the clock is that of the video.
            at = ms
        return done([SplitScene(at)], ids, "split")
    frame.take("ref")
    frame.nouns("video")
    if ms is None:
        if not halves:
            return note("split_where")
        ms = desk.draft.duration_ms // 2
    here = tuple(scene.id for scene in desk.stage.scenes if scene.start_ms < ms < scene.end_ms)[-1:]
    return done([SplitScene(ms)], here, "split")


_MOST_PARTS = 10


def _cut_in_two(frame: Frame) -> bool:
    """Tell "cut the interview in two" from "cut it in half", which may mean half as long."""
    two = any(phrase.has("at", "middle") and "two" in phrase.text.lower() for phrase in frame.phrases)
    return two and frame.verb("cut")


def _counts_scenes(frame: Frame) -> bool:
    """Tell the 2 of "split 2" and "scene 2" from that of "into 2 parts"."""
    index = frame.find("number")
    return index is not None and not (frame.before(index, "prep", "to") or "into" in frame.text.lower())


def reverse(frame: Frame, desk: Desk) -> Clause | None:
    """Play clips backwards."""
    if frame.verb("forward"):
        ids = desk.target(frame, "reverse")
        frame.take("ref")
        frame.take("again")
        return done([Reverse(ids, on=False)], ids, "reverse")
    if frame.left("noun", "order") or not frame.verb("reverse"):
        return None
    ids = desk.target(frame, "reverse")
    frame.take("ref")
    scenes = desk.stage.scenes
    if not ids and len(scenes) > 1 and not any(s.m.get("media_type") == "video" for s in scenes):
        # Photos look the same backwards; a slideshow of them runs from the last to the first.
        frame.nouns("video")
        return done([OrderScenes(tuple(scene.id for scene in scenes[::-1]))], side="order")
    return done([Reverse(ids)], ids, "reverse")


_HOLDS = frozenset({"hold", "hold on", "stay on", "hold still on", "停在", "停留在"})


def _held(frame: Frame, desk: Desk) -> Clause | None:
    """Read "hold the second picture for 6 seconds": a still picture is held for as long as it is shown."""
    index, where, how_long = frame.find("do", "freeze"), frame.find("scenes"), frame.find("length")
    if index is None or where is None or how_long is None or frame.left("noun", "frame"):
        return None
    picked = frame.phrases[where].value("scenes")
    still = all(desk.segment(id_).m.get("media_type") != "video" for id_ in picked.ids)
    # "pause on each chart": nobody wants each of them twice.
    several = len(picked.ids) > 1 and not frame.has("do", "add") and frame.before(where, "prep", "on")
    holds = (
        frame.phrases[index].text.lower() in _HOLDS or several or (len(picked.ids) > 1 and index == where - 1)
    )
    if not holds or not picked.ids or picked.vague or not still:
        return None
    if frame.before(how_long, "prep", "to") or frame.left("at") or frame.left("again"):
        return None
    frame.verb("freeze")
    ids = desk.target(frame, "length") or picked.ids
    ms = frame.take("length")
    if more_of(frame.phrases[how_long].text):
        return done(
            [SetSceneLength((id_,), desk.segment(id_).duration_ms + ms) for id_ in ids], ids, "length"
        )
    return done([SetSceneLength(ids, ms)], ids, "length")


def freeze(frame: Frame, desk: Desk) -> Clause | None:
    """Hold a frame: "freeze the last frame for 2 seconds", "add a freeze frame at 4 s"."""
    holds = _held(frame, desk)
    if holds is not None or not frame.verb("freeze"):
        return holds
    if (longer := _held_for(frame, desk)) is not None:
        return longer
    lengths = []
    at: int | None = None
    while (index := frame.find("length")) is not None:
        value = frame.take("length")
        after = frame.phrases[index + 1].text.lower() if index + 1 < len(frame.phrases) else ""
        moment = index and frame.phrases[index - 1].text == "第"
        if (
            after in {"into", "in"}
            or moment
            or (frame.before(index, "prep", "to") and not frame.before(index, "prep", "on"))
        ):
            # "at 3 s", "3 seconds into the clip"
            at = value
        else:
            lengths.append(value)
    ms = lengths[0] if lengths else 2000
    side = frame.take("at", "start", "end")
    nth = frame.take("ordinal") if not frame.left("noun", "scene") else None
    frame.nouns("video", "scene", "frame")
    frame.take("again")
    frame.take("more", ("up", 1))
    frame.take("more", ("length", 1))
    its = any(phrase.text.lower() == "its" for phrase in frame.phrases)
    told = desk.about("length") if its else ()
    scenes = desk.stage.scenes
    if not scenes:
        return None
    if frame.left("scenes"):
        ids = desk.target(frame, "length")
        if len(ids) != 1:
            return note("one_scene_please")
        first = side == "start" or nth == 1
        return _frozen(Freeze(ids[0], ms, 0 if first else at), desk)
    if len(told) == 1:
        return _frozen(Freeze(told[0], ms, 0 if side == "start" or nth == 1 else at), desk)
    if at is not None:
        here = [scene for scene in scenes if scene.start_ms <= at < scene.end_ms]
        if not here:
            return note("too_short")
        return done([Freeze(here[-1].id, ms, at - here[-1].start_ms)], (here[-1].id,), "length")
    first = side == "start" or nth == 1
    scene = scenes[0 if first else -1]
    return _frozen(Freeze(scene.id, ms, 0 if first else None), desk)


def _held_for(frame: Frame, desk: Desk) -> Clause | None:
    """Read "hold it 2 seconds" right after a frame was frozen."""
    ids = desk.focus.ids if desk.focus is not None else ()
    ms = frame.find("length")
    if len(ids) != 1 or ms is None or frame.has("scenes") or frame.has("noun") or frame.has("at"):
        return None
    if ids[0] not in {scene.id for scene in desk.stage.scenes} or "freeze" not in desk.segment(ids[0]).m:
        return None
    frame.take("ref")
    return done([SetSceneLength(ids, frame.take("length"))], ids, "length")


def _frozen(call: Freeze, desk: Desk) -> Clause:
    """Return a freeze; what is said of it next is said of the frame that is held."""
    known = {scene.id for scene in desk.stage.scenes}
    try:
        held = [s.id for s in scenes_of(call.edit(desk.draft)) if s.id not in known and "freeze" in s.m]
    except InputError:
        held = []
    return done([call], tuple(held[:1]) or (call.scene,), "length")
