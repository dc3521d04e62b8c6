"""Intents that put scenes, files and overlays on the timeline."""

# ruff: noqa: C901 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

import re

from nemo_widgets.engine.agent.language.desk import SCENE_MS, Desk, done, note, subject_of
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.language.waiting import chosen_file, fitting, several
from nemo_widgets.engine.agent.language.writing import leads
from nemo_widgets.engine.agent.tools import (
    AddOverlay,
    AddScene,
    AddText,
    Painted,
    Picture,
    PlaceOverlay,
    TimeOverlay,
    Tool,
    Uploaded,
    UseMusic,
)


def scene(frame: Frame, desk: Desk) -> Clause | None:
    """Add a painted scene: "add a scene of a stormy sea at the start, 5 seconds"."""
    if not frame.has("do", "add") or frame.has("do", "remove"):
        return None
    verb = frame.find("do", "add")
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
    if verb is None or frame.phrases[verb].text.isascii():
        return None
    last = len(frame.phrases) - 1
    nouns = [i for i, p in enumerate(frame.phrases) if p.has("noun", "scene") and i > verb + 1]
    counted = re.match(r"[一1]?[张段幅]", frame.text[frame.phrases[verb].end - 1 :]) or re.match(
        r"\s*[一1]?[张段幅]", frame.text[frame.phrases[verb].end :]
    )
    if not nouns and counted:
        # 在最后加一张日落
        last, nouns = last + 1, [last + 1]
    if not nouns or nouns[-1] != last:
        return None
    index: int | None = None
    for phrase in frame.phrases[:verb]:
        if phrase.has("at"):
            index = 0 if phrase.has("at", "start") else None
    start = frame.phrases[verb].end
    stop = frame.phrases[last].start if last < len(frame.phrases) else len(frame.text)
    body = re.sub(r"^(?:一|1|个|张|段|幅|新的?)+", "", frame.text[start:stop])
    return _painted(frame, desk, body.removesuffix("的"), index)


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
        if phrase.text.lower() == "between" and pair is not None and at + 2 >= len(frame.phrases):
            picked = (
                pair.value("scenes")
                if pair.has("scenes")
                else pair.value("numbered")
                if pair.has("numbered")
                else None
            )
            if picked is not None and len(desk.there(picked)) == 2:
                return ids.index(desk.there(picked)[1]), phrase.start
        if phrase.has("prep", "before", "after") and at + 1 < len(frame.phrases):
            target = frame.phrases[at + 1]
            if target.has("scenes") and at + 2 >= len(frame.phrases):
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
            head = re.sub(r"[\s,，]*\b(?:for|of|lasting)\s*$", "", head)
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
        side = frame.take("prep", "before", "after")
        picked = frame.scenes() if side else None
        ids = desk.there(picked) if picked else ()
        if len(ids) != 1:
            return None
        beside = [one.id for one in desk.stage.scenes].index(ids[0]) + (side == "after")
    if frame.has("prep", "from"):
        # "make a video from these photos" is a new one.
        return None
    frame.verb("add", "move")
    name = frame.take("file")
    frame.take("all")
    place = frame.take("at", "start", "end")
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
    for number, item in enumerate(pictures):
        video = item.file_type == "video"
        ms = round(item.duration * 1000) if video and item.duration else SCENE_MS
        at = number + beside if beside is not None else number if place == "start" else None
        calls.append(
            AddScene(Uploaded(item.hash), item.filename, ms, motion="none" if video else "zoom-in", index=at)
        )
    return done(calls, side="order")


def overlay(frame: Frame, desk: Desk) -> Clause | None:
    """Put a watermark, a logo or a picture in picture above the scenes, or move and resize it."""
    noun = frame.take("noun", "watermark", "pip")
    resized = ("more", ("size", 1), ("size", -1), ("up", 1), ("up", -1))
    if (
        noun is None
        and desk.focus is not None
        and desk.focus.side == "overlay"
        and (frame.left(*resized) or frame.left("noun", "opacity"))
    ):
        # "the logo top left, a bit smaller"
        half = 0.5 if frame.nouns("opacity") and frame.take("factor", 0.5) else None
        return _placed_overlay(frame, "watermark", frame.take("corner"), frame.take("percent") or half)
    if noun is None and not (frame.left("file") and frame.left("corner") and frame.has("do", "add", "move")):
        return None
    if frame.has("do", "remove"):
        return None
    role = noun or "pip"
    there = any(segment.role == role for segment in desk.draft.segments)
    corner = frame.take("corner")
    if corner is None and frame.take("position", "center") is not None:
        corner = "center"
    opacity = frame.take("percent")
    if (
        not there
        and not frame.left("file")
        and (frame.left("more") or not frame.has("do", "add"))
        and frame.has("do")
        and not (desk.files and frame.has("do", "add"))
    ):
        frame.all_used()
        return note("no_overlay", role)
    if frame.left("noun", "opacity"):
        see_through = any(
            phrase.text.lower() in {"transparent", "see-through", "translucent", "半透明", "透明"}
            for phrase in frame.phrases
        )
        frame.nouns("opacity")
        opacity = opacity if opacity is not None else 0.5 if see_through else None
        frame.take("factor", 0.5)
    adds = frame.verb("add") or not there
    frame.take("another")
    frame.take("whole")
    spans = _spans(frame, desk)
    if there and not frame.left("file") and spans and corner is None and not frame.left("more"):
        frame.take("only")
        return done([TimeOverlay("watermark" if role == "watermark" else "pip", spans)], side="overlay")
    if not adds or (there and not frame.left("file") and (corner or frame.left("more"))):
        return _placed_overlay(frame, role, corner, opacity)
    item = None
    if frame.left("file"):
        name = frame.take("file")
        item = desk.file(name)
        if item is None:
            return note("no_uploads" if name == "new" else "no_file", "" if name == "new" else name)
    elif desk.files:
        item = next((one for one in reversed(desk.files) if one.is_picture), None)
    frame.take("texts")
    quote = frame.find("quote")
    if item is None:
        if quote is None or role == "pip":
            return note("overlay_of_what", role)
        # Words as a watermark: a small caption all along, in the corner asked for.
        words = desk.plain(frame.phrases[quote].text)
        frame.take("quote")
        total = desk.draft.duration_ms or 3000
        spot = "top" if (corner or "").startswith("top") else "bottom"
        return done([AddText(words, "lower-third", 0, total, position=spot)], side="text")
    picture: Picture = Uploaded(item.hash)
    small = frame.take("more", ("size", -1), ("size", 1))
    width = 0.18 * (1 if small is None else 1.5 if small[1] > 0 else 0.6)
    start, end = spans[0] if spans else (0, 0)
    mark = role == "watermark"
    calls: list[Tool] = [
        AddOverlay(
            picture,
            item.filename,
            "watermark" if mark else "pip",
            corner or ("top-right" if mark else "bottom-right"),
            round(width, 3) if mark else 0.32,
            opacity or 1.0,
            start,
            end - start if spans else None,
        )
    ]
    if len(spans) > 1:
        calls.append(TimeOverlay("watermark" if mark else "pip", spans))
    return done(calls, side="overlay")


def _spans(frame: Frame, desk: Desk) -> tuple[tuple[int, int], ...]:
    """Take every stretch of time: "from 2 to 4 and from 8 to 10 seconds"."""
    total = desk.draft.duration_ms
    spans = []
    while frame.left("range"):
        start, end = frame.take("range")
        start, end = (start + total if start < 0 else start), (total if end is None else end)
        if 0 <= start < end:
            spans.append((start, end))
    return tuple(spans)


def _placed_overlay(frame: Frame, role: str, corner: str | None, opacity: float | None) -> Clause | None:
    scale = None
    while (side := frame.take("more")) is not None:
        if side[0] not in {"size", "up"}:
            return None
        scale = 1.4 if side[1] > 0 else 0.7
    frame.take("degree")
    frame.nouns("size", "place")
    frame.verb("move", "set", "add")
    if corner is None and opacity is None and scale is None:
        return None
    return done(
        [PlaceOverlay("watermark" if role == "watermark" else "pip", corner, scale, opacity)], side="overlay"
    )
