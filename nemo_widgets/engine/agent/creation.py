"""A wish becomes the tool calls of a new video: scenes, texts and music."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent.language.desk import LONGEST_MS
from nemo_widgets.engine.agent.language.frames import Note
from nemo_widgets.engine.agent.phrases import mood_of
from nemo_widgets.engine.agent.promo import promo
from nemo_widgets.engine.agent.reading import seconds_to_read
from nemo_widgets.engine.agent.script import (
    MOST_SCENES,
    durations,
    grouped,
    outline,
    sentences,
    short_title,
    shots,
)
from nemo_widgets.engine.agent.storyboard import storyboard
from nemo_widgets.engine.agent.tools import (
    AddScene,
    AddText,
    KeepRange,
    Painted,
    SetMusic,
    StartVideo,
    Tool,
    Uploaded,
    UseMusic,
)
from nemo_widgets.engine.agent.wishes import Wish
from nemo_widgets.engine.agent.wording import is_chinese
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits import CROSSFADE, MUSIC_VOLUME, TITLE_MS
from nemo_widgets.timeline.lengths import share
from nemo_widgets.timeline.slides import SlideRequest
from nemo_widgets.timeline.summary import seconds_text

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem

ONE_SCENE_MS = 10_000
SLIDE_MS = 4000
LONG_SCENE_MS = 20_000
VIEW_MS = 7000
FADE_MS = int(CROSSFADE["d"])
PROMO_MOOD = "upbeat"
MOTIONS = ("zoom-in", "pan-right", "zoom-out", "pan-left")

_Made = tuple[list[Tool], list[Note]]


def create(wish: Wish, draft: Draft, media: Sequence[MediaItem]) -> _Made:
    """Return the calls of a new video, and what to tell about it."""
    used = {segment.src for segment in draft.segments}
    files = [item for item in media if item.made is None]
    sounds = [item for item in files if item.file_type == "audio" and item.url not in used]
    pictures = [item for item in files if item.is_picture and item.url not in used]
    if not pictures and wish.uploads:
        pictures = [item for item in files if item.is_picture]
    notes = [Note("no_uploads")] if wish.uploads and not pictures else []
    if not (pictures or wish.subjects or wish.script):
        return [], notes or [Note("which_subject")]
    if wish.length_ms is not None and wish.length_ms > LONGEST_MS:
        return [], [*notes, Note("too_long", seconds_text(LONGEST_MS))]
    if pictures and wish.promo and not wish.each and all(item.file_type == "image" for item in pictures):
        return _promo(wish, draft, pictures, sounds, notes)
    if pictures:
        scenes, title = _from_files(wish, pictures, notes)
    elif wish.script:
        scenes, title = _from_script(wish, notes), wish.title or _topic(wish)
    else:
        scenes, title = _from_subjects(wish, notes), wish.title
    total = sum(scene.duration_ms for scene in scenes) - sum(FADE_MS for scene in scenes[1:] if scene.fade)
    if wish.length_ms is not None and pictures and total < _asked(wish, len(scenes)):
        notes.append(Note("clips_short", seconds_text(total)))
    calls: list[Tool] = [StartVideo(*(wish.size or draft.size), title=title or scenes[0].name)]
    calls += scenes
    calls += (kept := _kept(wish, pictures, total))
    total = sum(call.end_ms - call.start_ms for call in kept) or total
    calls += _music(wish, sounds, notes)
    if title:
        calls.append(AddText(title, "title", 0, TITLE_MS))
    if wish.caption:
        calls.append(AddText(wish.caption, "caption", 0, total))
    return calls, notes


def _kept(wish: Wish, pictures: Sequence[MediaItem], total: int) -> list[KeepRange]:
    """Return what keeps the stretch that is named: "a video of my clip from 0:10 to 0:20"."""
    if wish.span is None or len(pictures) != 1 or wish.span[1] > total:
        return []
    return [KeepRange(*wish.span)]


def _promo(
    wish: Wish,
    draft: Draft,
    photos: Sequence[MediaItem],
    sounds: Sequence[MediaItem],
    notes: list[Note],
) -> _Made:
    """Return the calls of a promo: its photos on cards, with the words of its description."""
    text = wish.script or "\n".join(wish.subjects)
    size = wish.size or draft.size
    shots, title, reading_ms = promo(
        photos, text, wish.title, size=size, total_ms=wish.length_ms, fade_ms=FADE_MS
    )
    if wish.length_ms is not None and reading_ms > wish.length_ms * 1.25:
        notes.append(Note("fast_script", f"{round(reading_ms / 1000)}|{seconds_text(wish.length_ms)}"))
    total = sum(shot.duration_ms for shot in shots) - FADE_MS * (len(shots) - 1)
    calls: list[Tool] = [StartVideo(*size, title=title or shots[0].name), *shots]
    calls += _music(
        wish if wish.mood or wish.silent or sounds else replace(wish, mood=PROMO_MOOD), sounds, notes
    )
    if wish.caption:
        calls.append(AddText(wish.caption, "caption", 0, total))
    return calls, notes


def from_slides(request: SlideRequest, draft: Draft, media: Sequence[MediaItem]) -> _Made:
    """Return the calls of a slideshow that a table asked for."""
    notes: list[Note] = []
    by_name = {item.filename: item for item in media if item.is_picture}
    title = next((slide.title for slide in request.slides if slide.title), "slideshow")
    calls: list[Tool] = [StartVideo(*(request.size or draft.size), title=title)]
    for index, slide in enumerate(request.slides):
        item = by_name.get(slide.picture) if slide.picture is not None else None
        if slide.picture is not None and item is None:
            notes.append(Note("no_picture", slide.picture))
        ms = max(1, round(slide.seconds * 1000))
        if item is not None and item.file_type == "video" and item.duration:
            ms = min(ms, round(item.duration * 1000))
        calls.append(
            AddScene(
                # A slide of words is a card without words of its own: the words are texts above it.
                Uploaded(item.hash) if item is not None else Painted("", seed=index),
                slide.title or slide.caption or slide.picture or f"slide {index + 1}",
                ms,
                motion=_motion(item, index),
                title=slide.title,
                caption=slide.caption,
                from_table=True,
            )
        )
    if request.music:
        mood, known = mood_of(request.music)
        calls.append(SetMusic(mood, request.volume))
        if not known:
            notes.append(Note("genre", f"{request.music}|{mood}"))
    return calls, notes


def _asked(wish: Wish, count: int) -> int:
    ms = wish.length_ms or 0
    return ms * count - FADE_MS * (count - 1) if wish.each else ms


def _lengths(wish: Wish, naturals: Sequence[int], caps: Sequence[int | None]) -> list[int]:
    """Return scene lengths that together, less the crossfades, last exactly as long as asked."""
    count = len(naturals)
    if len(wish.lengths) == count > 1:
        # Each lasts as long as is said, and what it shares with the next comes on top.
        shown = [*(ms + FADE_MS for ms in wish.lengths[:-1]), wish.lengths[-1]]
        return [min(ms, cap or ms) for ms, cap in zip(shown, caps, strict=True)]
    if wish.length_ms is None:
        return list(naturals)
    if wish.each:
        return [min(wish.length_ms, cap or wish.length_ms) for cap in caps]
    total = wish.length_ms + FADE_MS * (count - 1)
    if None not in caps:
        total = min(total, sum(cap for cap in caps if cap is not None))
    return share(total, naturals, caps)


def _from_subjects(wish: Wish, notes: list[Note]) -> list[AddScene]:
    subjects = wish.subjects[:MOST_SCENES]
    if len(wish.subjects) > MOST_SCENES:
        notes.append(Note("limit", str(MOST_SCENES)))
    length = wish.length_ms
    if wish.topic and len(subjects) == 1 and not wish.count:
        topic = subjects[0]
        subjects = outline(topic, chinese=is_chinese(topic))
        listed = " ".join(f"{number}. {line}." for number, line in enumerate(subjects, 1))
        notes.append(Note("outline", listed))
    elif wish.count and len(subjects) == 1:
        subjects = subjects * wish.count
    elif len(subjects) == 1 and length is not None and length > LONG_SCENE_MS:
        views = min(MOST_SCENES, round(length / VIEW_MS))
        notes.append(Note("views", str(views)))
        subjects = subjects * views
    natural = ONE_SCENE_MS if len(subjects) == 1 else SLIDE_MS
    lengths = _lengths(wish, [natural] * len(subjects), [None] * len(subjects))
    return [
        AddScene(
            Painted(prompt, seed=subjects[:index].count(prompt)),
            prompt,
            ms,
            motion=MOTIONS[index % len(MOTIONS)],
            title=_name(prompt) if wish.titled else "",
        )
        for index, (prompt, ms) in enumerate(zip(subjects, lengths, strict=True))
    ]


def _name(prompt: str) -> str:
    """Return a scene's name for the screen: without its article, the first letter large."""
    words = short_title(prompt)
    bare = re.sub(r"^(?:an?|the|some)\s+", "", words, flags=re.IGNORECASE)
    return bare[:1].upper() + bare[1:]


def _from_script(wish: Wish, notes: list[Note]) -> list[AddScene]:
    asked = None if wish.length_ms is None or wish.each else wish.length_ms / 1000
    scenes = shots(wish.script, asked)
    total = wish.length_ms
    if total is not None and wish.each:
        total = _asked(wish, len(scenes))
    reading = sum(seconds_to_read(scene.narration) for scene in scenes)
    if asked is not None and reading > asked * 1.25:
        notes.append(Note("fast_script", f"{round(reading)}|{asked:g}"))
    lengths = durations(scenes, total, FADE_MS)
    pictures = storyboard([scene.picture for scene in scenes], wish.subjects[0] if wish.subjects else "")
    cards = [scene.picture for scene, picture in zip(scenes, pictures, strict=True) if not picture.prompt]
    if cards:
        notes.append(Note("cards", ", ".join(f"“{card}”" for card in cards)))
    return [
        AddScene(
            pictures[index],
            scene.text or scene.picture,
            ms,
            motion=MOTIONS[index % len(MOTIONS)],
            caption=scene.text,
            narration=scene.narration,
        )
        for index, (scene, ms) in enumerate(zip(scenes, lengths, strict=True))
    ]


def _topic(wish: Wish) -> str:
    """Return what a script is said to be about, for its title."""
    return _name(wish.subjects[0]) if wish.subjects else ""


def _from_files(wish: Wish, items: Sequence[MediaItem], notes: list[Note]) -> tuple[list[AddScene], str]:
    """Return photos and clips in order; a description becomes their captions and its name the title."""
    caps = [
        round(item.duration * 1000) if item.file_type == "video" and item.duration else None for item in items
    ]
    lengths = _lengths(wish, [cap or SLIDE_MS for cap in caps], caps)
    lines = sentences(wish.script)
    title = wish.title
    if lines and not title:
        title = short_title(lines[0])
        lines = lines[1:] if title == lines[0].rstrip(".!?。！？") else lines
    captions = grouped(lines, len(items)) if lines else [""] * len(items)
    if wish.subjects:
        notes.append(Note("not_painted", ", ".join(wish.subjects)))
    if any(cap is not None and ms < cap for cap, ms in zip(caps, lengths, strict=True)):
        notes.append(Note("from_start"))
    scenes = [
        AddScene(Uploaded(item.hash), item.filename, ms, motion=_motion(item, index), caption=caption)
        for index, (item, ms, caption) in enumerate(zip(items, lengths, captions, strict=True))
    ]
    return scenes, title


def _motion(item: MediaItem | None, index: int) -> str:
    return "none" if item is not None and item.file_type == "video" else MOTIONS[index % len(MOTIONS)]


def _music(wish: Wish, sounds: Sequence[MediaItem], notes: list[Note]) -> list[Tool]:
    if wish.silent:
        return []
    volume = MUSIC_VOLUME if wish.volume is None else wish.volume
    if sounds and not wish.mood:
        return [UseMusic(sounds[0].hash, sounds[0].filename, volume)]
    if wish.mood is None:
        return []
    if wish.genre:
        notes.append(Note("genre", f"{wish.genre}|{wish.mood}"))
    return [SetMusic(wish.mood or "lo-fi", volume, bpm=wish.bpm, key=wish.key)]
