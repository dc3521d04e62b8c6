"""Intents that change which scenes there are, and in which order."""

# ruff: noqa: C901 -- a rule of a grammar is a list of cases

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from nemo_widgets.engine.agent.language.desk import Desk, done, note, subject_of
from nemo_widgets.engine.agent.language.frames import Clause, Frame, Vague
from nemo_widgets.engine.agent.language.promos import is_upload, other_photo
from nemo_widgets.engine.agent.language.scan import Phrase
from nemo_widgets.engine.agent.language.stage import Picked
from nemo_widgets.engine.agent.language.waiting import chosen_file
from nemo_widgets.engine.agent.phrases import number as count_of
from nemo_widgets.engine.agent.tools import (
    DuplicateScene,
    MoveScene,
    OrderScenes,
    Painted,
    Redo,
    ReplaceScene,
    SetSceneLength,
    SwapScenes,
    Tool,
    Undo,
    Uploaded,
)
from nemo_widgets.timeline.edits import scenes_of

_ALL_STEPS = 1000


def travel(frame: Frame, desk: Desk) -> Clause | None:
    """Undo and redo: "undo that", "undo the last two edits", "undo everything"."""
    if frame.verb("restart"):
        frame.take("ref")
        frame.take("all")
        return done([Undo(_ALL_STEPS)])
    if frame.left("scenes") and frame.has("do", "repaint"):
        # "redo the harbour picture" is a matter of painting.
        return None
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


_ANEW = frozenset({"换一下", "换换", "换掉", "换了", "换一换", "换"})


def swap(frame: Frame, desk: Desk) -> Clause | None:
    """Let two scenes change places."""
    if not frame.verb("swap"):
        return None
    frame.nouns("order", "place")
    if not (frame.left("scenes") or frame.left("numbered")) and frame.take("ref", "them") is not None:
        # "swap them back"
        told = (desk.focus or desk.before).ids
        frame.take("at")
        return done([SwapScenes(*told)], told, "order") if len(told) == 2 else None
    first = frame.scenes(numbers=True)
    frame.nouns("scene")
    if first is None or (frame.left("prep", "with") and not (frame.left("scenes") or frame.left("numbered"))):
        # "swap the second photo with a lake" shows something new.
        return None
    ids = list(desk.there(first))
    second = frame.scenes(numbers=True)
    if second is not None:
        ids += desk.there(second)
    if (
        len(ids) == 1
        and frame.has("do", "replace", "swap")
        and frame.phrases[-1].text in _ANEW
        and frame.complete()
    ):
        # 那张照片换一下: what for is to be said.
        return note("scene_of_what")
    if second is None and len(ids) > 2:
        frame.take("at")
        return note("swap_which")
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
    if frame.left("noun", "order") and frame.verb("replace") and len(frame.phrases) < 4:
        frame.nouns("order")
        frame.take("scenes")
        frame.take("ref")
        return note("which_order") if frame.complete() else None
    if frame.left("noun", "order") and frame.verb("reverse", "swap"):
        frame.nouns("order")
        frame.take("scenes")
        return done([OrderScenes(tuple(ids[::-1]))], side="order")
    return None


def placed_by_name(grouped: Sequence[Phrase], desk: Desk) -> Clause | None:
    """Read "put them in this order: dog, tower, lake"."""
    ids = [scene.id for scene in desk.stage.scenes]
    places: list[int] = []
    for phrase in grouped:
        if phrase.has("scenes") and phrase.value("scenes").ids and not phrase.value("scenes").whole:
            places += [ids.index(id_) + 1 for id_ in phrase.value("scenes").ids]
        elif not (
            set(phrase.senses) & {"break", "join", "colon", "skip", "then", "prep", "say", "ref", "do"}
        ):
            return None
    return placed(desk, places) if len(places) > 1 else None


def placed(desk: Desk, places: Sequence[int]) -> Clause | None:
    """Put the scenes in an order of places; those that are not named come after."""
    ids = [scene.id for scene in desk.stage.scenes]
    if max(places) > len(ids):
        return note("no_scene", f"{max(places)}|{len(ids)}")
    found = desk.there(desk.stage.places(places)) if min(places) > 0 else ()
    if len(found) != len(places):
        return None
    named = (*found, *(id_ for id_ in ids if id_ not in found))
    return note("already_there") if list(named) == ids else done([OrderScenes(named)], side="order")


_BEING = frozenset({"should be", "must be", "has to be", "needs to be", "ought to be", "be", "is to be"})
"""What makes no verb of its own: "the shopfront should be first"."""


_COMES = frozenset({"come", "comes", "go", "goes", "should come", "should go"})


def move(frame: Frame, desk: Desk) -> Clause | None:
    """Move a scene to the start, the end, a place, or before or after another."""
    wants = frame.phrases[0].text.lower() == "i want"
    bare = (
        len(frame.phrases) <= 4 + wants
        and frame.find("scenes") == wants
        and not any(p.has("do") and p.text.lower() not in _BEING for p in frame.phrases[wants:])
    )
    if bare and (desk.focus or desk.before).side == "length" and frame.left("number"):
        # "scene 3 5 seconds and the last one 2"
        return None
    if not frame.verb("move") and not bare and not _shown_beside(frame):
        return None
    put = _put_at(frame)
    picked = None if put or _is_place(frame) or _of_it(frame) else frame.scenes(numbers=True)
    # "it to" is one word of the language: "change it to red".
    referring = next((p for p in frame.phrases if p.has("ref", "it") or p.text.lower() == "it to"), None)
    told = desk.about("order") or _last_told(desk)
    if picked is None and referring is not None and frame.left("at") and not told:
        raise Vague(referring, "scene")
    if picked is None:
        frame.take("ref")
        # "no, to the end" goes on about what was moved.
        spoken = (
            desk.focus is not None and len(desk.focus.ids) == 1 and frame.left("at") and not frame.has("file")
        )
        moving = spoken or (desk.focus is None and desk.before.side.partition(":")[0] == "order")
        # "the funnel for 10 seconds, and come right at the start"
        comes = desk.focus is not None and frame.phrases[0].text.lower() in _COMES and frame.left("at")
        if (referring is None and not moving and not put and not comes) or not told:
            return None
        ids: tuple[str, ...] = told
    else:
        ids = desk.there(picked)
    scenes = [scene.id for scene in desk.stage.scenes]
    if len(ids) > 1 and len(ids) < len(scenes):
        place = frame.take("at", "start", "end") or _last_place(frame)
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


def _of_it(frame: Frame) -> bool:
    """Tell "put it after the garden" from "put the garden after it"."""
    ref, scenes = frame.find("ref", "it"), frame.find("scenes")
    return (
        ref is not None
        and scenes is not None
        and ref < scenes
        and frame.before(scenes, "prep", "before", "after")
        and frame.text.isascii()
    )


_PLACE_ZH = re.compile(r"第|最后一?[张段个幅]|倒数")


def _put_at(frame: Frame) -> bool:
    """Tell the place of 移到第一张 from a scene: there is no other in the clause."""
    index = frame.find("scenes")
    named = [i for i, phrase in enumerate(frame.phrases) if phrase.has("scenes")]
    if index is None or named != [index] or not index or frame.text.isascii():
        return False
    if not frame.phrases[index - 1].has("do", "move"):
        return False
    beside = index + 1 < len(frame.phrases) and frame.phrases[index + 1].has("prep", "before", "after")
    # 移到森林前面
    return (
        beside if frame.has("prep", "before", "after") else bool(_PLACE_ZH.match(frame.phrases[index].text))
    )


def _last_told(desk: Desk) -> tuple[str, ...]:
    """Return the one scene that was edited last, whatever was changed of it."""
    scenes = {scene.id for scene in desk.stage.scenes}
    ids = tuple(id_ for id_ in (desk.focus or desk.before).ids if id_ in scenes)
    return ids if len(ids) == 1 else ()


def _shown_beside(frame: Frame) -> bool:
    """Tell "show the funnel chart before churn", which names two scenes that are there."""
    named = [phrase for phrase in frame.phrases if phrase.has("scenes") and not phrase.value("scenes").whole]
    if named and re.search(r"\b(?:an?|some) $", frame.text[: named[0].start], re.IGNORECASE):
        # "add a forest after the lighthouse": not the one that is there.
        return False
    return len(named) == 2 and frame.left("prep", "before", "after") and frame.verb("add")


def _is_place(frame: Frame) -> bool:
    """Tell the "last" of "put it last", which is a place, from a scene."""
    index = frame.find("scenes")
    named = index is not None and frame.phrases[index].has("ordinal")
    return named and frame.left("ref", "it") and frame.text.isascii()


def _destination(frame: Frame, desk: Desk, scenes: list[str], at: int) -> int | None:
    side = "before" if frame.left("prep", "before") else "after" if frame.left("prep", "after") else ""
    last = frame.find("scenes")
    if not side and last is not None and _PLACE_ZH.match(frame.phrases[last].text):
        # 放第一张: where that one is now.
        nth = re.match(r"第\s*([\d一二两三四五六七八九十]+)", frame.phrases[last].text)
        back = None if nth else desk.there(frame.phrases[last].value("scenes"))
        frame.used.add(last)
        frame.nouns("place")
        if nth is not None:
            # As it is now, whatever went before.
            return int(count_of(nth[1])) - 1
        return scenes.index(back[0]) if back and len(back) == 1 and back[0] in scenes else None
    named = any(phrase.has("scenes") for phrase in frame.phrases)
    if side and frame.left("ref", "it") and not frame.left("scenes") and (named or not frame.text.isascii()):
        # 漏斗跟在它后面, "and the garden right behind it"
        told = _last_told(desk)
        if told and told[0] != scenes[at]:
            frame.take("prep", side)
            frame.take("ref")
            frame.take("at", "start", "end")
            to = scenes.index(told[0]) + (side == "after")
            return to - (to > at)
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
    if frame.take("at", "middle") is not None or frame.take("position", "center") is not None:
        return len(scenes) // 2
    said = frame.take("ordinal")
    if said is None and frame.take("position", "top") is not None:
        said = 1
    if said is not None:
        frame.nouns("place")
        return int(said) - 1 if said > 0 else len(scenes) + int(said)
    step = frame.take("more", ("up", 1), ("up", -1))
    if step is not None:
        frame.nouns("place")
        return max(0, min(len(scenes) - 1, at - int(step[1] * (frame.take("number") or 1))))
    number = frame.take("number")
    if number is None:
        return None
    frame.nouns("place")
    return int(number) - 1


def duplicate(frame: Frame, desk: Desk) -> Clause | None:
    """Show a scene once more, or several times."""
    if not frame.verb("copy") and not _plays_again(frame):
        return None
    # 播放三次 is three times, and no third scene.
    picked = None if _counts(frame) else frame.scenes(numbers=True)
    if picked is None:
        frame.take("ref")
        frame.nouns("video")
        scenes_there = desk.stage.scenes
        ids = (scenes_there[0].id,) if len(scenes_there) == 1 else desk.about("order")
    else:
        ids = desk.there(picked)
    if len(ids) != 1:
        return _all_again(frame, desk) if picked is None or picked.whole else note("one_scene_please")
    shown = frame.take("factor") or (frame.take("number") if _counts(frame) else None)
    # "copy it twice" adds two; "play it twice" and "loop it twice" show it two times in all.
    copies_it = any(
        phrase.has("do", "copy") and phrase.text.lower() not in _LOOPS for phrase in frame.phrases
    )
    times = frame.take("number") or (shown - (not copies_it) if shown else 1)
    frame.take("again")
    frame.verb("add")
    beside = next((side for side in ("before", "after") if frame.left("prep", side)), "")
    if beside and frame.left("scenes"):
        return _copied_beside(frame, desk, ids[0], beside)
    place = frame.take("at", "start", "end") or _last_place(frame)
    copies = max(1, min(20, int(times)))
    calls: list[Tool] = [DuplicateScene(ids[0], copies)]
    scenes = [scene.id for scene in desk.stage.scenes]
    if place and (copies > 1 or ids[0] not in scenes):
        return None
    if place == "start" and ids[0] != scenes[0]:
        calls.append(MoveScene(ids[0], 0))
    elif place == "end" and ids[0] != scenes[-1]:
        # The copy comes right behind its scene; of two that are alike it does not matter which one moves.
        calls.append(MoveScene(ids[0], len(scenes)))
    return done(calls, ids, "order")


def _copied_beside(frame: Frame, desk: Desk, id_: str, side: str) -> Clause | None:
    """Read "add the balloons photo again after the cake"."""
    frame.take("prep", side)
    picked = frame.scenes()
    found = desk.there(picked) if picked else ()
    frame.take("again")
    frame.verb("add")
    call = DuplicateScene(id_, 1)
    after = [scene.id for scene in scenes_of(call.edit(desk.draft))]
    copy = next((one for one in after if one not in {scene.id for scene in desk.stage.scenes}), None)
    if len(found) != 1 or copy is None:
        return None
    rest = [one for one in after if one != copy]
    at = rest.index(found[0]) + (side == "after")
    return done([call, OrderScenes((*rest[:at], copy, *rest[at:]))], (copy,), "order")


def _last_place(frame: Frame) -> str | None:
    """Read the "last" of "duplicate the cake and put it last"."""
    index = frame.find("ordinal", 1, -1)
    if index is None:
        return None
    frame.used.add(index)
    return "start" if frame.phrases[index].has("ordinal", 1) else "end"


def _counts(frame: Frame) -> bool:
    index = frame.find("number")
    if index is None or frame.left("scenes"):
        return False
    end = frame.phrases[index].end
    return frame.text[end : end + 1] in tuple("次遍")


def _all_again(frame: Frame, desk: Desk) -> Clause | None:
    """Read "loop it", "play the whole thing twice": every scene once more, in order."""
    shown = frame.take("factor") or frame.take("number")
    frame.take("again")
    copies = int(max(1, min(20, (shown or 2) - 1)))
    ids = [scene.id for scene in desk.stage.scenes]
    draft, calls = desk.draft, list[Tool]()
    rounds: list[list[str]] = [[] for _ in range(copies)]
    for id_ in ids:
        known = {segment.id for segment in draft.segments}
        calls.append(DuplicateScene(id_, copies))
        draft = calls[-1].edit(draft)
        new = [scene.id for scene in scenes_of(draft) if scene.id not in known]
        for number, one in enumerate(new):
            rounds[number].append(one)
    if not frame.complete() or not ids:
        return None
    calls.append(OrderScenes((*ids, *(one for row in rounds for one in row))))
    return done(calls, side="order")


def _plays_again(frame: Frame) -> bool:
    """Tell "play the clip three times" and "show scene 2 again" from "play it twice as fast"."""
    plays = any(phrase.text.lower() in _PLAYS for phrase in frame.phrases if phrase.has("do"))
    plays = plays or (frame.has("do", "add") and frame.left("scenes"))
    counted = any(
        phrase.has("factor") and re.search(r"times|twice|thrice|[遍次]", phrase.text.lower())
        for phrase in frame.phrases
    )
    again = any(phrase.text.lower() in _ONCE_MORE for phrase in frame.phrases)
    scenes = frame.left("scenes") or frame.left("ref") or frame.left("noun", "video")
    return (
        plays and scenes and (counted or again) and not (frame.left("asmuch") or frame.left("more", *_FASTER))
    )


_ONCE_MORE = frozenset(
    {"again", "once more", "one more time", "a second time", "another time", "a third time", "twice over"}
)
_LOOPS = frozenset({"loop", "replay", "循环", "循环播放", "重复播放"})
_PLAYS = frozenset({"play", "show", "run", "repeat", "loop", "播放", "放", "播"})
_FASTER = (("speed", 1), ("speed", -1), ("length", 1), ("length", -1))


_IN_A_PICTURE = ("background", "box", "color", "size", "shape", "place")
"""把气球的颜色改成蓝色 speaks of something in a picture, and wants no blue picture."""


def _spoken_of(frame: Frame, desk: Desk, verb: int | None) -> int | None:
    """Let "it" be the scene just spoken of: "not in love with the lighthouse, swap it for a hill"."""
    focus = desk.focus or desk.before
    index = frame.find("ref", "it")
    scenes = {scene.id for scene in desk.stage.scenes}
    if verb is None or index != verb + 1 or len(focus.ids) != 1 or focus.ids[0] not in scenes:
        return None
    if frame.phrases[verb].text.lower() not in _SWAPS:
        return None
    it = frame.phrases[index]
    meant = Phrase(it.text, it.start, it.end, {"scenes": [Picked(focus.ids)]})
    frame.phrases = [meant if one is it else one for one in frame.phrases]
    return index


_SWAPS = frozenset(
    {"swap", "replace", "swap out", "exchange", "switch", "substitute", "trade", "change", "turn"}
)


def _in_its_place(frame: Frame, desk: Desk, verb: int) -> Clause | None:
    """Read 珍珠奶茶这张拍糊了，换成新品.jpg: what was found wrong gives its place to the file."""
    focus, file = desk.focus, frame.find("file")
    if focus is None or focus.side or len(focus.ids) != 1 or file is None or file != verb + 1:
        return None
    item = desk.file(frame.phrases[file].value("file"))
    if focus.ids[0] not in {scene.id for scene in desk.stage.scenes} or file != len(frame.phrases) - 1:
        return None
    if item is None or not item.is_picture:
        return None
    frame.all_used()
    call = ReplaceScene(focus.ids[0], Uploaded(item.hash), item.filename)
    return done([call], focus.ids, "picture")


def _after_the_name(frame: Frame, desk: Desk, where: int, link: int) -> tuple[int, Sequence[Phrase]]:
    """Return the "with" of "replace the city at night with a meadow" and what before it is no name."""
    picked: Picked = frame.phrases[where].value("scenes")
    ends = range(link + 1, min(link + 4, len(frame.phrases)))
    later = next((i for i in ends if frame.phrases[i].text.lower() in {"with", "by", "for", "into"}), None)
    if frame.phrases[link].text.lower() == "at" and later is not None and len(picked.ids) == 1:
        between = frame.text[frame.phrases[where].end : frame.phrases[later].start].strip().lower()
        if between in desk.segment(picked.ids[0]).name.lower():
            return later, ()
    return link, frame.phrases[where + 1 : link]


def replaced(frame: Frame, desk: Desk) -> Clause | None:
    """Show something else in a scene's place; what follows is its description."""
    verb = frame.find("do", "replace")
    where = frame.find("scenes") if frame.has("scenes") else _spoken_of(frame, desk, verb)
    if verb is None:
        return None
    if where is None:
        return _in_its_place(frame, desk, verb)
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
    link, inside = _after_the_name(frame, desk, where, link)
    if any(
        (one.has("word") and not one.has("scenes"))
        or one.has("name")
        or one.has("texts")
        or one.has("noun", *_IN_A_PICTURE)
        for one in inside
    ):
        # "the third person's face" is something in a picture, and no third picture.
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
        item = chosen_file(frame, desk, index)
        name = frame.take("file")
        ms = frame.take("length")
        frame.rest(link)
        if item is None:
            return note("no_uploads" if name == "new" else "no_file", "" if name == "new" else name)
        if isinstance(item, Clause):
            return item
        shown_for = [SetSceneLength(ids, ms)] if ms is not None else []
        new = [ReplaceScene(id_, Uploaded(item.hash), item.filename) for id_ in ids]
        return done([*new, *shown_for], ids, "picture")
    shown = [phrase for phrase in frame.phrases[link + 1 :] if not phrase.has("prep")]
    if shown and shown[0].has("length"):
        # "make it 2 seconds or so" is no picture of that.
        return None
    if all(phrase.has("color") or phrase.has("all") for phrase in shown):
        # 换成黄的 is no picture of yellow.
        return None
    if not any(
        set(phrase.senses) & {"word", "quote", "mood", "name", "file"}
        for phrase in shown
        if not phrase.has("color") and phrase.text not in {"的", "色", "颜色"}
    ):
        # "swap photo 1 with 9", 全部改成4秒, 统统换成黄的: nothing to be seen.
        return None
    prompt = subject_of(desk.plain(frame.rest(link)))
    if not prompt:
        return None
    calls = [ReplaceScene(id_, Painted(prompt, seed), prompt) for seed, id_ in enumerate(ids)]
    return Clause(tuple(calls), open_ended=True, ids=ids, side="picture")


_PAINTS = frozenset(
    {
        "repaint",
        "redraw",
        "regenerate",
        "redo",
        "重新绘制",
        "重绘",
        "重新画",
        "重画",
        "再画",
        "再画一次",
        "重新生成",
        "再生成",
    }
)


def _paints_again(frame: Frame) -> bool:
    """Read "paint scene 2 again", "redo the harbour picture", 重新画第二张."""
    index = frame.find("do", "repaint")
    if index is None or not frame.left("scenes"):
        return False
    said = frame.phrases[index].text.lower()
    if said not in _PAINTS and said.isascii() and not frame.left("again"):
        return False
    frame.verb("repaint")
    frame.take("again")
    return True


def another(frame: Frame, desk: Desk) -> Clause | None:
    """Paint a scene anew: "another one", "a different picture for scene 2"."""
    strange = any(phrase.has("word") and not phrase.has("name") for phrase in frame.phrases)
    if strange or frame.has("quote") or frame.has("noun", "music"):
        return None
    kinds = [i for i, one in enumerate(frame.phrases) if one.has("scenes") and one.value("scenes").vague]
    if len(kinds) < sum(phrase.has("scenes") for phrase in frame.phrases):
        # Of "another photo for shot 3" the photo says only what is to stand there.
        frame.used |= set(kinds)
    swaps = bool(frame.used) and frame.has("do", "replace") and not frame.left("file")
    if frame.take("another") is None and not swaps and not _paints_again(frame):
        return None
    frame.verb("replace", "add")
    frame.nouns("card")
    ids = desk.target(frame, "picture")
    frame.nouns("scene")
    if not ids and len(desk.stage.scenes) == 1:
        ids = (desk.stage.scenes[0].id,)
    if len(ids) != 1:
        return None
    found = desk.segment(ids[0]).m.get("made")
    made = found if isinstance(found, dict) else {}
    if not made and is_upload(desk.segment(ids[0])):
        # Of an upload there is no other one to paint, but another may wait to be shown.
        return other_photo(ids[0], desk)
    prompt = str(made.get("prompt") or desk.segment(ids[0]).name)
    seed = int(made.get("seed") or 0) + 1
    return done([ReplaceScene(ids[0], Painted(prompt, seed), desk.segment(ids[0]).name)], ids, "picture")
