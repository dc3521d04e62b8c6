"""Intents that put scenes and files on the timeline."""

# ruff: noqa: C901 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent.language.desk import SCENE_MS, Desk, done, note, subject_of
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.language.waiting import chosen_file, fitting, several
from nemo_widgets.engine.agent.language.writing import leads
from nemo_widgets.engine.agent.phrases import number
from nemo_widgets.engine.agent.tools import (
    AddScene,
    Painted,
    Uploaded,
    UseMusic,
)

if TYPE_CHECKING:
    pass


def scene(frame: Frame, desk: Desk) -> Clause | None:
    """Add a painted scene: "add a scene of a stormy sea at the start, 5 seconds"."""
    if not frame.has("do", "add") or frame.has("do", "remove"):
        return None
    if frame.has("noun", "intro", "outro"):
        return None
    verb = frame.find("do", "add")
    if verb is not None and not frame.phrases[verb].text.isascii():
        return _chinese_scene(frame, desk, verb)
    noun = next((i for i, p in enumerate(frame.phrases) if p.has("noun", "scene") and i > (verb or 0)), None)
    if verb is None or noun is None or noun > verb + 3 or frame.phrases[noun].has("file"):
        return _chinese_scene(frame, desk, verb)
    if any(
        not leads(p) and not p.has("another") and not p.has("number") for p in frame.phrases[verb + 1 : noun]
    ):
        return _chinese_scene(frame, desk, verb)
    index, side_at = _placed(frame, desk, noun + 1)
    if index == -1:
        return None
    body = frame.text[frame.phrases[noun].end : side_at]
    return _painted(frame, desk, body, index)


def _chinese_scene(frame: Frame, desk: Desk, verb: int | None) -> Clause | None:
    """Read 加一张雪山的图片, where the description stands before the noun."""
    if verb is None or frame.phrases[verb].text.isascii() or frame.has("noun", *_HEARD_OR_READ):
        return None
    last = len(frame.phrases) - 1
    nouns = [
        i
        for i, p in enumerate(frame.phrases)
        if p.has("noun", "scene") and i > verb + 1 and p.text not in {"张", "段", "幅", "个"}
    ]
    counted = re.match(r"[一1]?[张段幅]", frame.text[frame.phrases[verb].end - 1 :]) or re.match(
        r"\s*[一1]?[张段幅]", frame.text[frame.phrases[verb].end :]
    )
    if not nouns and not counted and desk.stage.scenes and _paints(frame, verb):
        # 补一个星空下的帐篷
        counted = re.match(r"", "")
    if not nouns and counted:
        # 在最后加一张日落
        last, nouns = last + 1, [last + 1]
    if not nouns or nouns[-1] != last:
        return None
    index = _led_by(frame, desk, verb)
    if index == -1:
        return None
    start = frame.phrases[verb].end
    stop = frame.phrases[last].start if last < len(frame.phrases) else len(frame.text)
    body = re.sub(r"^(?:一|1|个|张|段|幅|几|新的?)+", "", frame.text[start:stop])
    return _painted(frame, desk, body.removesuffix("的"), index)


def _led_by(frame: Frame, desk: Desk, verb: int) -> int | None:
    """Return where 在蛋糕和花园之间 puts the scene that is added, None for the end; -1 where unclear."""
    order = [one.id for one in desk.stage.scenes]
    lead = [p for p in frame.phrases[:verb] if not p.has("skip")]
    named = next((i for i, p in enumerate(lead) if p.has("scenes") and p.value("scenes").ids), None)
    if named is not None and lead[named].text in {"最后", "最后面"}:
        return None
    if named is None:
        return 0 if any(phrase.has("at", "start") for phrase in lead) else None
    ids = desk.there(lead[named].value("scenes"))
    side = lead[named + 1] if named + 1 < len(lead) else None
    if side is None or named + 2 < len(lead) or not all(id_ in order for id_ in ids):
        return -1
    if len(ids) == 2 and side.text in {"之间", "中间", "当中", "正中间"}:
        return min(map(order.index, ids)) + 1
    if len(ids) != 1 or not side.has("prep", "before", "after"):
        return -1
    return order.index(ids[0]) + side.has("prep", "after")


_HEARD_OR_READ = (
    "speech",
    "music",
    "title",
    "caption",
    "text",
    "lower-third",
    "watermark",
    "transition",
    "sound",
)
_COMES = frozenset({"来一个", "来个", "再来个", "再来一个", "来一张", "来张"})
_PAINTS = frozenset({"画一片", "画一张", "画一个", "画个", "画幅", "画一幅"})


def _paints(frame: Frame, verb: int) -> bool:
    """Tell whether what is to come, of which no noun says what it is, is something that can be seen."""
    from nemo_widgets.engine.generate.painter.words import read

    if any(
        set(phrase.senses) & {"noun", "quote", "file", "mood", "colon", "scenes", "ref", "break"}
        and phrase.text not in {"最后", "最后面"}
        for phrase in frame.phrases
    ):
        return False
    if frame.phrases[verb].text[0] not in "加补插添画增" and frame.phrases[verb].text not in _COMES:
        return False
    if frame.phrases[verb].text in _PAINTS:
        # 画一片海 alone may be for a new video.
        return any(p.has("at") or p.has("again") or p.text == "最后" for p in frame.phrases)
    seen = read(frame.text[frame.phrases[verb].end :])
    return seen.drawable and not seen.missed


def _placed(frame: Frame, desk: Desk, start: int) -> tuple[int | None, int]:
    """Return where the new scene goes, and where in the text the words about that begin; -1 where unclear."""
    end = len(frame.text)
    ids = [one.id for one in desk.stage.scenes]
    for at in range(start, len(frame.phrases)):
        phrase = frame.phrases[at]
        last = all(
            one.has("break") or one.has("length") or one.has("then") or one.has("prep")
            for one in frame.phrases[at + 1 :]
        )
        if phrase.has("at", "start", "end") and last:
            lead = at - 1 if at > start and frame.phrases[at - 1].has("prep", "to", "on") else at
            return (0 if phrase.has("at", "start") else None), frame.phrases[lead].start
        pair = frame.phrases[at + 1] if at + 1 < len(frame.phrases) else None
        kinds = ("break", "length", "then", "prep", "join")
        closes = all(any(one.has(kind) for kind in kinds) for one in frame.phrases[at + 2 :])
        if phrase.text.lower() == "between" and pair is not None and closes:
            kind = next((kind for kind in ("scenes", "numbered") if pair.has(kind)), None)
            two = desk.there(pair.value(kind)) if kind else ()
            if len(two) == 2:
                lead = at - 1 if at > start and frame.phrases[at - 1].text.lower() == "in" else at
                return min(map(ids.index, two)) + 1, frame.phrases[lead].start
            if kind == "scenes":
                # "between the cake": what it is between goes on.
                return -1, end
        if phrase.has("prep", "before", "after") and at + 1 < len(frame.phrases):
            target = frame.phrases[at + 1]
            after = frame.phrases[at + 2 :]
            ends = all(any(one.has(kind) for kind in ("break", "length", "then", "prep")) for one in after)
            if target.has("scenes") and ends:
                picked = target.value("scenes")
                found = desk.there(picked)
                if len(found) != 1:
                    return -1, end
                return ids.index(found[0]) + phrase.has("prep", "after"), phrase.start
    before = [phrase for phrase in frame.phrases[: start - 1] if phrase.has("at", "start")]
    return (0 if before else None), end


def _painted(frame: Frame, desk: Desk, body: str, index: int | None) -> Clause | None:
    ms = SCENE_MS
    offset = frame.text.find(body) if body else 0
    for phrase in frame.phrases:
        if not phrase.has("length"):
            continue
        ms = phrase.value("length")
        if offset <= phrase.start < offset + len(body):
            head, tail = frame.text[offset : phrase.start], frame.text[phrase.end : offset + len(body)]
            head = re.sub(r"[\s,，]*(?:\b(?:for|of|lasting)|停留?|显示|放|播放|展示|持续|时长)\s*$", "", head)
            body = head + re.sub(r"^\s*(?:long|in length)\b", "", tail)
        break
    body = re.sub(
        r"^\s*(?:of|with|showing|about|where|that shows|[:：,，])\s*", "", body, flags=re.IGNORECASE
    )
    if not describes(frame):
        return None
    prompt = subject_of(desk.plain(re.sub(r"\s*(?:after|before)\s*$", "", body, flags=re.IGNORECASE)))
    frame.used |= set(range(len(frame.phrases)))
    if not prompt:
        return note("scene_of_what")
    return Clause((AddScene(Painted(prompt), prompt, ms, index=index),), open_ended=True, side="order")


def describes(frame: Frame) -> bool:
    """Tell whether there is any word that is none of editing: a picture of something."""
    return any(
        phrase.has(kind) for phrase in frame.phrases for kind in ("word", "quote", "mood", "name", "color")
    )


def _place_of(frame: Frame, file: int) -> int | None:
    """Take the place of 合影放到第三张 or 放第一个: the file becomes that one."""
    index = frame.find("scenes")
    phrase = frame.phrases[index] if index is not None and index > file else None
    if phrase is None or phrase.text.isascii() or frame.has("prep", "before") or frame.has("prep", "after"):
        return None
    if frame.has("do", "replace"):
        return None
    if phrase.text.startswith("第一"):
        frame.used.add(index or 0)
        return 0
    nth = re.fullmatch(r"第\s*([\d二三四五六七八九十]+).*", phrase.text)
    if nth is None and not phrase.text.startswith("最后"):
        return None
    frame.used.add(index or 0)
    return int(number(nth[1])) - 1 if nth else _AT_THE_END


_AT_THE_END = 10**6


def files(frame: Frame, desk: Desk) -> Clause | None:
    """Add the uploads that are not on the timeline."""
    index = frame.find("file")
    if index is None or not (frame.has("do", "add", "move") or frame.has("at")):
        return None
    named = desk.file(frame.phrases[index].value("file"))
    if named is not None and named.file_type == "audio":
        # How loud it shall be, and when, is a matter of music.
        return None
    if frame.left("noun", "watermark", "pip", "music") or frame.left("corner"):
        return None
    beside: int | None = None
    if frame.left("scenes"):
        order = [one.id for one in desk.stage.scenes]
        nth = _place_of(frame, index)
        if nth is not None:
            beside = min(nth, len(order))
        else:
            side = frame.take("prep", "before", "after")
            if side and frame.left("ref", "it"):
                # 办公室接在它后面 is another order.
                return None
            between = frame.take("at", "middle") or frame.take("position", "center") or side is None
            picked = frame.scenes() if side or between else None
            ids = desk.there(picked) if picked else ()
            if len(ids) == 2 and between:
                beside = min(map(order.index, ids)) + 1
            elif len(ids) != 1 or not side:
                return None
            else:
                beside = order.index(ids[0]) + (side == "after")
    if any(p.has("prep", "from") and p.text.lower() != "between" for p in frame.phrases):
        # "make a video from these photos" is a new one.
        return None
    frame.verb("add", "move")
    name = frame.take("file")
    frame.take("all")
    place = frame.take("at", "start", "end")
    if place is None and frame.left("noun", "intro", "outro"):
        # 片尾加上合影
        place = "start" if frame.take("noun", "intro", "outro") == "intro" else "end"
    asked = frame.take("length")
    while frame.take("each") is not None:
        pass
    if not desk.files:
        return note("no_uploads")
    wanted = fitting(frame.phrases[index].text, desk.files)
    if name != "new" or not several(frame, index):
        # "my photo" is one, "my photos" are all.
        item = chosen_file(frame, desk, index)
        if item is None:
            return note("no_uploads" if name == "new" else "no_file", "" if name == "new" else name)
        if isinstance(item, Clause):
            return item
        wanted = [item]
    if all(item.file_type == "audio" for item in wanted):
        return done([UseMusic(wanted[-1].hash, wanted[-1].filename)], side="volume")
    calls = []
    pictures = [item for item in wanted if item.is_picture]
    for place_in, item in enumerate(pictures):
        video = item.file_type == "video"
        whole = round(item.duration * 1000) if video and item.duration else None
        ms = asked or whole or SCENE_MS
        ms = min(ms, whole) if whole else ms
        at = place_in + beside if beside is not None else place_in if place == "start" else None
        motion = "none" if video else desk.motion()
        calls.append(AddScene(Uploaded(item.hash), item.filename, ms, motion=motion, index=at))
    return done(calls, side="order")
