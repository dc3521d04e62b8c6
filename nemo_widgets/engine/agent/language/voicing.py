"""Intents about the voice-over: it says a sentence, reads a scene's texts aloud, or goes."""

# ruff: noqa: C901, E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from collections.abc import Sequence

from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.language.stage import Picked
from nemo_widgets.engine.agent.reading import seconds_to_read
from nemo_widgets.engine.agent.script import grouped, sentences
from nemo_widgets.engine.agent.tools.sound import AddVoice, RemoveVoice, StartVoiceAt
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft, Segment

_PAUSES_S = (edits.LEAD_MS + edits.REST_MS) / 1000
_CALM, _LIVELY = 0.9, 1.12
"""How fast a calm and a lively voice speaks, as a factor on the usual pace."""


def begins(frame: Frame, desk: Desk) -> Clause | None:
    """Read "start the voice-over at 3 seconds", 旁白从第二张开始, "delay the narration by 2 seconds"."""
    voices = [s for s in desk.draft.segments if s.kind == "audio" and s.role == "voice"]
    later = frame.left("shift", 1)
    starts = frame.left("at", "start") or frame.has("starts") or later
    if not (starts and voices and frame.left("noun", "speech")) or frame.has("do", "remove", "mute", "cut"):
        return None
    if frame.left("length"):
        index = frame.find("length") or 0
        placed = frame.before(index, "prep", "to", "from", "on") or frame.phrases[index - 1].text == "第"
        ms = frame.take("length") + (min(s.start_ms for s in voices) if later and not placed else 0)
    elif frame.left("scenes"):
        picked = frame.scenes()
        ids = desk.there(picked) if picked else ()
        if len(ids) != 1:
            return None
        ms = desk.segment(ids[0]).start_ms
    else:
        return None
    for kind in ("at", "starts", "shift", "ref", "again"):
        frame.take(kind)
    frame.nouns("speech", "video")
    frame.verb("set", "move", "add")
    return done([StartVoiceAt(ms)], side="voice") if ms < desk.draft.duration_ms else note("too_short")


def spoken(frame: Frame, desk: Desk) -> Clause | None:
    """Read "add a calm female voice over saying 'Hello'", "narrate scene 2", 朗读第二个画面."""
    if frame.has("do", "duck", "mute", "undo") or frame.left("file") or frame.left("percent"):
        return None
    narrates = frame.verb("narrate")
    named = frame.left("noun", "speech") or (
        frame.left("gender") and frame.has("say") and frame.left("quote")
    )
    adds = frame.has("do", "add") or named or narrates
    if not (narrates or (named and adds)):
        return None
    if frame.has("do", "remove"):
        return _gone(frame, desk)
    quote = frame.find("quote")
    if not narrates and quote is None and not frame.left("scenes"):
        return None
    if not desk.stage.scenes:
        return note("nothing_yet")
    if quote is None and any(scene.m.get("narration") for scene in desk.stage.scenes):
        # What is narrated already is read again as it was, in another voice or at another pace.
        return None
    frame.nouns("speech")
    frame.verb("add", "move", "replace")
    gender = frame.take("gender") or ""
    while frame.take("gender") is not None:
        pass
    pace = _pace(frame)
    words = ""
    if quote is not None:
        words = " ".join(desk.masked.unmask(frame.phrases[quote].text).split())
        frame.take("quote")
        frame.nouns("text")
        frame.take("texts")
    named_scenes = _named(frame)
    shown = frame.texts() if not words and frame.left("texts") else None
    chosen = _places(frame, desk)
    if chosen is None:
        return None
    if words:
        texts = shared(words, chosen, explicit=named_scenes)
    else:
        texts = _texts(desk.draft, chosen, _wanted(desk, shown, named=named_scenes))
    if not texts:
        return note("which_narration")
    shows = frame.has("noun", "caption") or frame.has("texts")
    call = AddVoice(
        tuple(texts.values()), tuple(texts), gender, pace, captions=shows and bool(words), keep_lengths=True
    )
    return done([call], tuple(texts), "voice")


def _wanted(desk: Desk, shown: Picked | None, *, named: bool) -> tuple[str, ...] | None:
    """Return the texts that are to be read: those named, all of a scene that is named, else no titles."""
    if shown is not None:
        return shown.ids
    if named:
        return None
    return tuple(text.id for text in desk.stage.texts("text") if (text.role or "title") != "title")


def _gone(frame: Frame, desk: Desk) -> Clause | None:
    if not frame.nouns("speech") or not frame.verb("remove"):
        return None
    frame.take("gender")
    frame.take("ref")
    frame.take("all")
    return done([RemoveVoice()], side="voice") if edits.has_voice(desk.draft) else note("no_voice")


def _pace(frame: Frame) -> float:
    pace = 1.0
    for index, phrase in enumerate(frame.phrases):
        kinds = ("sounding", "mood", "degree", "vague", "more")
        if index in frame.used or not any(phrase.has(kind) for kind in kinds):
            continue
        if phrase.has("more") and not phrase.has(
            "more", ("speed", 1), ("speed", -1), ("calm", 1), ("volume", -1)
        ):
            continue
        frame.used.add(index)
        mood = phrase.senses.get("sounding", phrase.senses.get("mood", [""]))[0]
        mood = mood[0] if isinstance(mood, tuple) else mood
        if mood == "ambient" or phrase.has("more", ("speed", -1), ("calm", 1)):
            pace = _CALM
        elif mood == "upbeat" or phrase.has("more", ("speed", 1)):
            pace = _LIVELY
    for index, phrase in enumerate(frame.phrases):
        if phrase.text.lower() in _TONES:
            # A voice is as friendly as it is; its words are the user's.
            frame.used.add(index)
    return pace


_TONES = frozenset(
    """
    friendly deep clear natural nice young old elderly confident soft human real professional robotic english american
    british chinese good pleasant strong neutral serious inviting welcoming 亲切 自然 清晰 磁性 标准
    """.split()  # noqa: SIM905 -- a list of words reads best as a text
)


def _named(frame: Frame) -> bool:
    return any(p.has("scenes") or p.has("at") or p.has("length") for p in frame.phrases)


def _places(frame: Frame, desk: Desk) -> Sequence[Segment] | None:
    """Return the scenes that a voice is to be heard over: those named, or all."""
    scenes = desk.stage.scenes
    if frame.left("scenes") or frame.left("numbered"):
        picked = frame.scenes(numbers=True)
        ids = desk.there(picked) if picked else ()
        return [scene for scene in scenes if scene.id in ids] or None
    edge = frame.take("at", "start", "end")
    if edge is not None:
        return [scenes[0 if edge == "start" else -1]]
    if frame.left("length"):
        at = frame.take("length")
        return [next((s for s in reversed(scenes) if s.start_ms <= at), scenes[0])]
    frame.take("all")
    frame.take("whole")
    about = desk.about("voice") if frame.take("ref") is not None else ()
    return [scene for scene in scenes if scene.id in about] or scenes


def shared(words: str, chosen: Sequence[Segment], *, explicit: bool) -> dict[str, str]:
    """Share a text among scenes: where the first one has the time for all of it, it is said there."""
    lines = sentences(words)
    room = chosen[0].duration_ms / 1000 - _PAUSES_S
    if len(chosen) == 1 or len(lines) < 2 or (not explicit and seconds_to_read(words) <= room):
        return {chosen[0].id: words}
    shared = zip(chosen, grouped(lines, len(chosen)), strict=True)
    return {scene.id: text for scene, text in shared if text.strip()}


def _texts(draft: Draft, chosen: Sequence[Segment], wanted: Sequence[str] | None) -> dict[str, str]:
    """Return what each scene has to read: its narration, else the texts on it, or those wanted."""
    found = {}
    for scene in chosen:
        shown = [
            text.text
            for text in sorted(draft.segments, key=lambda one: one.start_ms)
            if text.kind == "text"
            and "spoken" not in text.m
            and _on(text, scene)
            and (wanted is None or text.id in wanted)
        ]
        words = str(
            (wanted is None and scene.m.get("narration")) or " ".join(_sentence(text) for text in shown)
        )
        if words.strip():
            found[scene.id] = words
    return found


def _on(text: Segment, scene: Segment) -> bool:
    if "scene" in text.m:
        return bool(text.m["scene"] == scene.id)
    return scene.start_ms <= text.start_ms < scene.end_ms


def _sentence(text: str) -> str:
    """End a text as a sentence, so that the next one is not run into it."""
    text = text.strip()
    if not text or text[-1] in ".!?…。！？:;；：":
        return text
    return text + ("。" if any("\u3400" <= char <= "\u9fff" for char in text) else ".")
