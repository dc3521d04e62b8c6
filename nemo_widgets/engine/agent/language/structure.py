"""Intents that change which scenes there are, and in which order."""

# ruff: noqa: C901, E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

import random

from nemo_widgets.engine.agent.language.desk import Desk, done, note, subject_of
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.tools import (
    AnimateText,
    CutRange,
    DeleteScene,
    DeleteText,
    DuplicateScene,
    Freeze,
    KeepRange,
    MoveScene,
    OrderScenes,
    Painted,
    Redo,
    RemoveFilters,
    RemoveMusic,
    RemoveOverlays,
    RemoveText,
    ReplaceScene,
    Reverse,
    SetClipVolume,
    SetMotion,
    SetTransition,
    SplitScene,
    SwapScenes,
    Tool,
    TrimScene,
    Undo,
    Uploaded,
)

_ALL_STEPS = 1000


def travel(frame: Frame, desk: Desk) -> Clause | None:
    """Undo and redo: "undo that", "undo the last two edits", "undo everything"."""
    back = frame.verb("undo")
    if not back and not frame.verb("redo"):
        return None
    frame.take("ref")
    frame.take("again")
    steps = frame.take("number")
    times = frame.take("factor")
    everything = frame.take("scenes") is not None or frame.take("all") is not None
    frame.take("ordinal")
    frame.nouns("change")
    count = _ALL_STEPS if everything else int(steps or times or 1)
    return done([Undo(count) if back else Redo(count)])


def swap(frame: Frame, desk: Desk) -> Clause | None:
    """Let two scenes change places."""
    if not (frame.verb("swap") and not frame.left("prep", "with")) and not frame.verb("swap"):
        return None
    frame.nouns("order", "scene", "place")
    first = frame.scenes(numbers=True)
    if first is None:
        return None
    ids = list(desk.there(first))
    second = frame.scenes(numbers=True)
    if second is not None:
        ids += desk.there(second)
    if len(ids) != 2:
        return None
    return note("already_there") if ids[0] == ids[1] else done([SwapScenes(*ids)], ids, "order")


def order(frame: Frame, desk: Desk) -> Clause | None:
    """Reverse or shuffle the order."""
    ids = [scene.id for scene in desk.stage.scenes]
    if frame.verb("shuffle"):
        frame.take("scenes")
        frame.nouns("order")
        mixed = random.Random(len(ids)).sample(ids, len(ids))  # noqa: S311 -- an order, not a secret
        return done([OrderScenes(tuple(mixed if mixed != ids else ids[::-1]))], side="order")
    index = frame.find("scenes")
    if index is not None and not frame.phrases[index].value("scenes").whole:
        return None
    if frame.left("noun", "order") and frame.verb("reverse", "swap"):
        frame.nouns("order")
        frame.take("scenes")
        return done([OrderScenes(tuple(ids[::-1]))], side="order")
    return None


def move(frame: Frame, desk: Desk) -> Clause | None:
    """Move a scene to the start, the end, a place, or before or after another."""
    bare = len(frame.phrases) <= 4 and frame.find("scenes") == 0 and not frame.has("do")
    if not frame.verb("move") and not bare:
        return None
    picked = frame.scenes(numbers=True)
    if picked is None:
        if frame.take("ref") is None or not desk.about("order"):
            return None
        ids: tuple[str, ...] = desk.about("order")
    else:
        ids = desk.there(picked)
    scenes = [scene.id for scene in desk.stage.scenes]
    if len(ids) > 1 and len(ids) < len(scenes):
        place = frame.take("at", "start", "end")
        rest = [id_ for id_ in scenes if id_ not in ids]
        if place is None:
            return None
        return done([OrderScenes((*ids, *rest) if place == "start" else (*rest, *ids))], ids, "order")
    if len(ids) != 1:
        return None
    at = scenes.index(ids[0]) if ids[0] in scenes else -1
    if at < 0:
        return None
    index = _destination(frame, desk, scenes, at)
    if index is None:
        return None
    if not 0 <= index < len(scenes):
        return note("no_scene", f"{index + 1}|{len(scenes)}")
    return note("already_there") if index == at else done([MoveScene(ids[0], index)], ids, "order")


def _destination(frame: Frame, desk: Desk, scenes: list[str], at: int) -> int | None:
    side = "before" if frame.left("prep", "before") else "after" if frame.left("prep", "after") else ""
    if side and (frame.left("scenes") or frame.left("numbered")):
        frame.take("prep", side)
        other = frame.scenes(numbers=True)
        ids = desk.there(other) if other else ()
        if len(ids) != 1 or ids[0] not in scenes:
            return None
        to = scenes.index(ids[0]) + (side == "after")
        return to - (to > at)
    place = frame.take("at", "start", "end")
    if place:
        frame.take("position")
        return 0 if place == "start" else len(scenes) - 1
    nth = frame.take("ordinal")
    if nth is None and frame.take("position", "top") is not None:
        nth = 1
    if nth is not None:
        frame.nouns("place")
        return int(nth) - 1 if nth > 0 else len(scenes) + int(nth)
    step = frame.take("more", ("up", 1), ("up", -1))
    if step is not None:
        frame.nouns("place")
        return max(0, min(len(scenes) - 1, at - int(step[1] * (frame.take("number") or 1))))
    number = frame.take("number")
    if number is None:
        return None
    frame.nouns("place")
    return int(number) - 1


def delete(frame: Frame, desk: Desk) -> Clause | None:
    """Delete scenes, texts, music, filters, transitions, overlays."""
    if not frame.verb("remove"):
        return None
    total = Clause()
    while True:
        found = _deleted(frame, desk)
        if found is None:
            break
        total += found
    return total if total.calls or total.notes else None


def _deleted(frame: Frame, desk: Desk) -> Clause | None:
    index = frame.find("noun", "music", "filter", "transition", "watermark", "pip", "audio", "sound", "motion", "animation",
                       "intro", "outro", "box", "background")  # fmt: skip
    if index is not None:
        return _deleted_side(frame, desk, frame.phrases[index].value("noun"), index)
    if frame.left("filter") and not frame.left("texts"):
        name, _ = frame.take("filter")
        ids = desk.target(frame, "look")
        return done([RemoveFilters(ids, name)], ids, "look")
    if frame.left("motion") and not frame.left("texts"):
        frame.take("motion")
        ids = desk.target(frame, "motion")
        return done([SetMotion(ids, "none")], ids, "motion")
    if frame.left("transition") and not frame.left("texts") and not frame.left("range"):
        frame.take("transition")
        ids = desk.target(frame, "transition")
        return done([SetTransition(ids, "cut")], ids, "transition")
    if frame.left("texts"):
        return _deleted_texts(frame, desk)
    if frame.left("scenes") or frame.left("numbered"):
        if frame.left("range"):
            return None
        picked = frame.scenes(numbers=True)
        assert picked is not None  # noqa: S101 -- just found
        ids = desk.there(picked)
        if len(ids) >= len(desk.stage.scenes):
            return note("only_scene")
        return done([DeleteScene(id_) for id_ in ids], side="order")
    if frame.left("ref", "it", "them") and desk.focus is not None and desk.focus.ids:
        frame.take("ref")
        scenes = {scene.id for scene in desk.stage.scenes}
        calls: list[Tool] = [DeleteScene(id_) if id_ in scenes else DeleteText(id_) for id_ in desk.focus.ids]
        return done(calls)
    return None


def _deleted_side(frame: Frame, desk: Desk, noun: str, index: int) -> Clause | None:
    frame.used.add(index)
    match noun:
        case "music":
            return note("no_music") if desk.volume is None else done([RemoveMusic()], side="volume")
        case "audio" if frame.left("scenes"):
            ids = desk.target(frame, "sound")
            return done([SetClipVolume(ids, 0.0)], ids, "sound")
        case "audio":
            calls: list[Tool] = [] if desk.volume is None else [RemoveMusic()]
            if any(scene.m.get("media_type") == "video" for scene in desk.stage.scenes):
                calls.append(SetClipVolume((), 0.0))
            return done(calls, side="volume") if calls else note("no_music")
        case "sound":
            ids = desk.target(frame, "sound")
            return done([SetClipVolume(ids, 0.0)], ids, "sound")
        case "filter":
            while frame.left("filter"):
                name, _ = frame.take("filter")
                ids = desk.target(frame, "look")
                return done([RemoveFilters(ids, name)], ids, "look")
            ids = desk.target(frame, "look")
            return done([RemoveFilters(ids)], ids, "look")
        case "transition":
            frame.take("transition")
            ids = desk.target(frame, "transition")
            return done([SetTransition(ids, "cut")], ids, "transition")
        case "motion":
            ids = desk.target(frame, "motion")
            return done([SetMotion(ids, "none")], ids, "motion")
        case "watermark" | "pip":
            frame.take("file")
            return done([RemoveOverlays("watermark" if noun == "watermark" else "pip")])
        case "animation":
            picked = frame.texts()
            ids = desk.there(picked) if picked else tuple(s.id for s in desk.stage.texts("text"))
            return done([AnimateText(ids, "none")], ids, "animation") if ids else note("no_text", "title")
        case "intro" | "outro":
            scenes = desk.stage.scenes
            if len(scenes) < 2:
                return note("only_scene")
            return done([DeleteScene(scenes[0 if noun == "intro" else -1].id)])
        case _:
            return None


def _deleted_texts(frame: Frame, desk: Desk) -> Clause | None:
    index = frame.find("texts")
    phrase = frame.phrases[index if index is not None else 0]
    picked = frame.texts()
    if picked is None:
        return None
    role = picked.role if picked.role != "text" else "caption"
    if picked.missing is not None or not (picked.ids or desk.texts(role)):
        return note("no_text", role)
    if phrase.has("nth"):
        return done([DeleteText(id_) for id_ in picked.ids])
    if picked.role == "text" and not desk.texts("caption"):
        roles = dict.fromkeys(desk.segment(id_).role or "title" for id_ in picked.ids)
        return done([RemoveText(role) for role in roles]) if roles else note("no_text", "caption")
    return done([RemoveText(role)])


def cut(frame: Frame, desk: Desk) -> Clause | None:
    """Cut out or keep a stretch of time: "cut the first 3 seconds", "keep 0:30 to 1:45"."""
    total = desk.draft.duration_ms
    if (
        frame.phrases[0].has("at", "start", "end")
        and frame.left("length")
        and not frame.has("noun")
        and not frame.has("quote")
    ):
        # "start at 2 seconds", "end at 9 seconds"
        first = frame.take("at", "start", "end") == "start"
        ms = frame.take("length")
        if not 0 < ms < total:
            return note("too_short")
        return done([CutRange(0, ms) if first else CutRange(ms, total)], side="time")
    keeps = frame.verb("keep")
    if not keeps and not frame.verb("cut", "remove"):
        if not (frame.take("only") is not None or frame.verb("add")) or not frame.left("range"):
            return None
        keeps = True
    only = frame.take("only") is not None
    if keeps and frame.left("scenes") and not frame.left("range") and not frame.left("length"):
        picked = frame.scenes()
        kept = desk.there(picked) if picked else ()
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
    if frame.left("scenes"):
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
    if not frame.verb("split"):
        return None
    ms = frame.take("length")
    halves = (
        frame.take("at", "middle") is not None
        or frame.take("position", "center") is not None
        or frame.take("factor", 0.5)
    )
    frame.take("number")
    if frame.left("scenes") or frame.left("numbered"):
        picked = frame.scenes(numbers=True)
        ids = desk.there(picked) if picked else ()
        if len(ids) != 1:
            return note("one_scene_please")
        scene = desk.segment(ids[0])
        if ms is None and not halves:
            halves = True
        at = scene.start_ms + (scene.duration_ms // 2 if ms is None else ms)
        return done([SplitScene(at)], ids, "order")
    frame.take("ref")
    if ms is None:
        if not halves:
            return note("split_where")
        ms = desk.draft.duration_ms // 2
    return done([SplitScene(ms)], side="order")


def duplicate(frame: Frame, desk: Desk) -> Clause | None:
    """Show a scene once more, or several times."""
    if not frame.verb("copy"):
        return None
    picked = frame.scenes(numbers=True)
    if picked is None:
        frame.take("ref")
        ids = desk.about("order")
    else:
        ids = desk.there(picked)
    if len(ids) != 1:
        return note("one_scene_please") if picked else None
    times = frame.take("number") or frame.take("factor") or 1
    frame.take("again")
    return done([DuplicateScene(ids[0], max(1, min(20, int(times))))], ids, "order")


def reverse(frame: Frame, desk: Desk) -> Clause | None:
    """Play clips backwards."""
    if frame.left("noun", "order") or not frame.verb("reverse"):
        return None
    ids = desk.target(frame, "reverse")
    frame.take("ref")
    return done([Reverse(ids)], ids, "reverse")


def freeze(frame: Frame, desk: Desk) -> Clause | None:
    """Hold a frame: "freeze the last frame for 2 seconds", "add a freeze frame at 4 s"."""
    if not frame.verb("freeze"):
        return None
    lengths = []
    at: int | None = None
    while (index := frame.find("length")) is not None:
        value = frame.take("length")
        if frame.before(index, "prep", "to") and not frame.before(index, "prep", "on"):
            at = value
        else:
            lengths.append(value)
    ms = lengths[0] if lengths else 2000
    side = frame.take("at", "start", "end")
    nth = frame.take("ordinal") if not frame.left("noun", "scene") else None
    frame.nouns("video", "scene", "frame")
    frame.take("again")
    frame.take("more", ("up", 1))
    scenes = desk.stage.scenes
    if not scenes:
        return None
    if frame.left("scenes"):
        ids = desk.target(frame, "length")
        if len(ids) != 1:
            return note("one_scene_please")
        first = side == "start" or nth == 1
        return done([Freeze(ids[0], ms, 0 if first else at)], ids, "length")
    if at is not None:
        here = [scene for scene in scenes if scene.start_ms <= at < scene.end_ms]
        if not here:
            return note("too_short")
        return done([Freeze(here[-1].id, ms, at - here[-1].start_ms)], (here[-1].id,), "length")
    first = side == "start" or nth == 1
    scene = scenes[0 if first else -1]
    return done([Freeze(scene.id, ms, 0 if first else None)], (scene.id,), "length")


def replaced(frame: Frame, desk: Desk) -> Clause | None:
    """Show something else in a scene's place; what follows is its description."""
    verb = frame.find("do", "replace")
    where = frame.find("scenes")
    if verb is None or where is None:
        return None
    picked = frame.phrases[where].value("scenes")
    chinese = frame.phrases[verb].text and not frame.phrases[verb].text.isascii()
    link = (
        verb
        if chinese and verb > where
        else next(
            (
                index
                for index in range(where + 1, min(where + 3, len(frame.phrases)))
                if frame.phrases[index].has("prep", "with", "by", "to")
                or frame.phrases[index].text.lower() in {"for", "be", "show", "it to"}
            ),
            None,
        )
    )
    if link is None or link + 1 > len(frame.phrases):
        return None
    if frame.phrases[verb].text.lower() in {"make", "turn"} and frame.phrases[link].text.lower() not in {
        "into",
        "be",
        "show",
    }:
        return None
    if frame.scenes() is None:
        return None
    ids = desk.there(picked)
    frame.used |= {verb, *range(link)}
    index = frame.find("file")
    if index is not None:
        item = desk.file(frame.take("file"))
        frame.rest(link)
        if item is None:
            return note("no_uploads")
        return done([ReplaceScene(id_, Uploaded(item.hash), item.filename) for id_ in ids], ids, "picture")
    prompt = subject_of(desk.plain(frame.rest(link)))
    if not prompt:
        return None
    calls = [ReplaceScene(id_, Painted(prompt, seed), prompt) for seed, id_ in enumerate(ids)]
    return Clause(tuple(calls), open_ended=True, ids=ids, side="picture")


def another(frame: Frame, desk: Desk) -> Clause | None:
    """Paint a scene anew: "another one", "a different picture for scene 2"."""
    if frame.has("word") or frame.has("quote") or frame.take("another") is None:
        return None
    frame.verb("replace", "add")
    ids = desk.target(frame, "picture")
    frame.nouns("scene")
    if not ids and len(desk.stage.scenes) == 1:
        ids = (desk.stage.scenes[0].id,)
    if len(ids) != 1:
        return None
    found = desk.segment(ids[0]).m.get("made")
    made = found if isinstance(found, dict) else {}
    prompt = str(made.get("prompt") or desk.segment(ids[0]).name)
    seed = int(made.get("seed") or 0) + 1
    return done([ReplaceScene(ids[0], Painted(prompt, seed), desk.segment(ids[0]).name)], ids, "picture")
