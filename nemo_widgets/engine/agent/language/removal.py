"""Intents that take things off the timeline."""

# ruff: noqa: C901, E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Choice, Clause, Frame
from nemo_widgets.engine.agent.tools import (
    AnimateText,
    DeleteScene,
    DeleteText,
    RemoveFilters,
    RemoveMusic,
    RemoveOverlays,
    RemoveText,
    RemoveVoice,
    SetClipVolume,
    SetMotion,
    SetTransition,
    TimeText,
    Tool,
)
from nemo_widgets.timeline import edits


def delete(frame: Frame, desk: Desk) -> Clause | None:
    """Delete scenes, texts, music, filters, transitions, overlays."""
    if not frame.verb("remove"):
        return None
    if (
        any(phrase.text in _SWITCHED_OFF for phrase in frame.phrases)
        and frame.left("scenes")
        and not frame.has("noun", *_SIDES)
    ):
        # 采访的声音大一点，办公室的关掉: what is switched off of a shot is its sound.
        ids = desk.target(frame, "sound")
        return done([SetClipVolume(ids, 0.0)], ids, "sound")
    total = Clause()
    while True:
        found = _deleted(frame, desk)
        if found is None:
            break
        total += found
    if total.calls:
        frame.take("again")
    kinds = {type(call) for call in total.calls}
    if DeleteScene in kinds and len(kinds) > 1 and not (frame.has("join") or frame.has("break")):
        # "the office clip without captions" loses its captions, and not itself; 三个视频的原声 are three.
        return None
    return total if total.calls or total.notes else _what_came(frame, desk)


_SWITCHED_OFF = frozenset({"关掉", "关了", "关上", "关闭", "关"})
_SIDES = (
    "music", "filter", "transition", "watermark", "pip", "audio", "sound", "motion", "animation", "title", "caption", "text", "speech",
)  # fmt: skip


def _what_came(frame: Frame, desk: Desk) -> Clause | None:
    """Read 去掉吧 and "remove that" right after something was put on: that is meant."""
    side, ids = desk.before.side, desk.before.ids
    alone = all(phrase.has("do", "remove") or phrase.has("ref", "it") for phrase in frame.phrases)
    scenes = {scene.id for scene in desk.stage.scenes}
    spoken = desk.focus.ids if desk.focus is not None and not desk.focus.side else ()
    cuts = any(phrase.text[0] in "剪裁切掐截" or phrase.has("cut") for phrase in frame.phrases)
    if alone and not cuts and len(spoken) == 1 and spoken[0] in scenes and len(scenes) > 1:
        # 厕所那张太乱了，删掉: the one that was just spoken of.
        return done([DeleteScene(spoken[0])], side="order")
    if desk.focus is not None or not alone:
        return None
    if side.startswith("look:"):
        return done([RemoveFilters(ids, side.removeprefix("look:"))], ids, "look")
    if side == "motion":
        return done([SetMotion(ids, "none")], ids, "motion")
    if side == "transition":
        return done([SetTransition(ids, "cut")], ids, "transition")
    return None


def plain(frame: Frame, desk: Desk) -> Clause | None:
    """Read "original colours", "back to colour": every filter goes."""
    if frame.take("plain") is None:
        return None
    frame.verb("undo", "redo", "restart", "set")
    frame.nouns("filter", "color")
    ids = desk.target(frame, "look")
    meant = [desk.segment(id_) for id_ in ids] or desk.stage.scenes
    if not any(scene.m.get("filters") for scene in meant):
        # 前两张黑白，后面的彩色: these are in colour.
        return note("unchanged")
    return done([RemoveFilters(ids)], ids, "look")


def _deleted(frame: Frame, desk: Desk) -> Clause | None:
    index = frame.find("noun", "music", "filter", "transition", "watermark", "pip", "audio", "sound", "motion", "animation",
                       "intro", "outro", "box", "background")  # fmt: skip
    if index is not None:
        return _deleted_side(frame, desk, frame.phrases[index].value("noun"), index)
    if frame.left("filter") and not frame.left("texts"):
        name, _ = frame.take("filter")
        frame.take("again")
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
        at = frame.find("scenes") if frame.left("scenes") else frame.find("numbered")
        sides = any(
            frame.left(kind) for kind in ("fade", "anim", "transition", "motion", "filter", "fit", "texts")
        )
        if sides or frame.left("range") or frame.before(at or 0, "prep", "from", "on", "of"):
            # "remove the filter from 2" takes nothing but the filter.
            return None
        picked = frame.scenes(numbers=True)
        assert picked is not None  # noqa: S101 -- just found
        ids = desk.there(picked)
        if len(ids) >= len(desk.stage.scenes):
            return note("only_scene")
        return done([DeleteScene(id_) for id_ in ids], side="order")
    told = desk.focus or desk.before
    if frame.left("ref", "it") and told.side == "sound" and told.ids and not frame.has("noun"):
        frame.take("ref")
        frame.take("again")
        return done([SetClipVolume(told.ids, 0.0)], told.ids, "sound")
    if frame.left("ref", "it") and told.side in {"voice", "volume", "fade"} and not frame.has("noun"):
        # "add a voice-over …" and then "remove it again"
        heard = edits.has_voice(desk.draft) if told.side == "voice" else desk.volume is not None
        if heard:
            frame.take("ref")
            frame.take("again")
            return done([RemoveVoice() if told.side == "voice" else RemoveMusic()], side=told.side)
    texts = [text.id for text in desk.stage.texts("text") if text.id in desk.before.ids]
    of_texts = desk.focus is None and desk.before.side in {"style", "text", "animation"}
    if texts and of_texts and frame.left("ref", "it", "them") and frame.complete_but("ref", "again", "do"):
        # 删掉这句, after a caption was added
        frame.all_used()
        return done([DeleteText(id_) for id_ in texts], side="text")
    look = desk.before.side.removeprefix("look:") if desk.before.side.startswith("look:") else ""
    if (
        look
        and desk.focus is None
        and frame.left("ref", "it", "them")
        and frame.complete_but("ref", "again", "do")
    ):
        # "take it off again", after a filter
        frame.all_used()
        return done([RemoveFilters(desk.before.ids, look)], desk.before.ids, "look")
    framed = desk.focus is not None and desk.focus.side in {"fit", "motion", "transition"}
    framed = framed or _its(frame)
    if frame.left("ref", "it", "them") and desk.focus is not None and desk.focus.ids and not framed:
        frame.take("ref")
        scenes = {scene.id for scene in desk.stage.scenes}
        calls: list[Tool] = [DeleteScene(id_) if id_ in scenes else DeleteText(id_) for id_ in desk.focus.ids]
        return done(calls)
    return None


def _deleted_side(frame: Frame, desk: Desk, noun: str, index: int) -> Clause | None:
    frame.used.add(index)
    of_it = frame.before(index, "ref", "it", "them")
    if of_it:
        # "its sound": what it is of stays.
        frame.used.add(index - 1)
    told = (desk.focus or desk.before).ids
    clips = tuple(
        scene.id for scene in desk.stage.scenes if scene.id in told and scene.m.get("media_type") == "video"
    )
    match noun:
        case "music":
            return note("no_music") if desk.volume is None else done([RemoveMusic()], side="volume")
        case "audio" | "sound" if _its(frame) and not frame.left("scenes") and frame.subject is None:
            # "without its sound" takes that of what was spoken of, and no other one.
            clips = tuple(i for i in desk.about("sound") if desk.segment(i).m.get("media_type") == "video")
            return done([SetClipVolume(clips, 0.0)], clips, "sound") if clips else None
        case "audio" if frame.left("scenes"):
            ids = desk.target(frame, "sound")
            return done([SetClipVolume(ids, 0.0)], ids, "sound")
        case "audio" | "sound" if of_it and clips:
            return done([SetClipVolume(clips, 0.0)], clips, "sound")
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
            frame.take("again")
            return done([RemoveOverlays("watermark" if noun == "watermark" else "pip")])
        case "animation":
            picked = frame.texts()
            ids = desk.there(picked) if picked else tuple(s.id for s in desk.stage.texts("text"))
            return done([AnimateText(ids, "none")], ids, "animation") if ids else note("no_text", "title")
        case "intro" | "outro":
            scenes = desk.stage.scenes
            if len(scenes) < 2:
                return note("only_scene")
            made = scenes[0 if noun == "intro" else -1].m.get("made") or {}
            if (
                made.get("label") != "typographic card"
                and made.get("by") != "typographer"
                and made.get("prompt") != ""
            ):
                return note("no_card")
            return done([DeleteScene(scenes[0 if noun == "intro" else -1].id)])
        case _:
            return None


def _its(frame: Frame) -> bool:
    """Tell whether something of a thing is meant, and not the thing itself."""
    return any(phrase.text.lower() in {"its", "their"} for phrase in frame.phrases)


def _deleted_texts(frame: Frame, desk: Desk) -> Clause | None:
    index = frame.find("texts")
    phrase = frame.phrases[index if index is not None else 0]
    picked = frame.texts()
    if picked is None:
        return None
    role = picked.role if picked.role != "text" else "caption"
    if picked.missing is not None or not (picked.ids or desk.texts(role)):
        return note("no_text", role)
    if picked.ids and frame.left("length") and frame.take("prep", "after") is not None:
        # "hide the title after 2 seconds"
        ms = frame.take("length")
        texts = [desk.segment(id_) for id_ in picked.ids]
        if any(text.start_ms >= ms for text in texts):
            return note("too_short")
        return done(
            [TimeText(text.id, text.start_ms, ms - text.start_ms) for text in texts], picked.ids, "style"
        )
    loose = desk.texts(role)
    if picked.vague and len(loose) > 1 and len({text.text for text in loose}) > 1:
        zh = not phrase.text.isascii()
        ids = [text.id for text in desk.stage.texts(role)]
        choices = tuple(
            Choice(
                text.text,
                f"删除标题{ids.index(text.id) + 1}" if zh else f"delete {role} {ids.index(text.id) + 1}",
            )
            for text in loose
        )
        return Clause(notes=note("which_text").notes, choices=choices)
    if phrase.has("nth"):
        return done([DeleteText(id_) for id_ in picked.ids])
    if picked.ids and picked.role == "caption" and not desk.texts("caption"):
        # "the labels" of a video that has lower thirds
        return done([DeleteText(id_) for id_ in picked.ids])
    if picked.role == "text" and not desk.texts("caption"):
        roles = dict.fromkeys(desk.segment(id_).role or "title" for id_ in picked.ids)
        return done([RemoveText(role) for role in roles]) if roles else note("no_text", "caption")
    return done([RemoveText(role)])
