"""What one clause of an edit means for the draft at hand, shared by the English and the Chinese rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent.phrases import CUT, Masked, find_length, find_shape, mood_of, shape_size
from nemo_widgets.engine.agent.references import Picked, pick
from nemo_widgets.engine.agent.tools import (
    AddScene,
    AddText,
    ChangeText,
    DeleteScene,
    MoveScene,
    Painted,
    RemoveMusic,
    RemoveText,
    ReplaceScene,
    SetLength,
    SetMusic,
    SetSize,
    SetVolume,
    SwapScenes,
    Tool,
    Uploaded,
)
from nemo_widgets.timeline.draft import Draft, Segment
from nemo_widgets.timeline.edits import MUSIC_VOLUME, music_volume, scenes_of
from nemo_widgets.timeline.summary import seconds_text

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem

SCENE_MS = 4000
LOUDER = 0.15
LONGEST_MS = 60 * 60 * 1000


@dataclass(frozen=True)
class Note:
    """Something to tell the user, by its key in `wording`."""

    key: str
    value: str = ""


@dataclass(frozen=True)
class Clause:
    """What a clause asks for; `open_ended` where more words could belong to its text."""

    calls: tuple[Tool, ...] = ()
    notes: tuple[Note, ...] = ()
    open_ended: bool = False


def note(key: str, value: str = "") -> Clause:
    """Return a clause that only tells something."""
    return Clause(notes=(Note(key, value),))


class Draftsman:
    """Turns what a rule found into tool calls, given the draft."""

    def __init__(self, masked: Masked, draft: Draft, files: Sequence[MediaItem] = ()) -> None:
        self._masked = masked
        self._files = files
        self.draft = draft
        self._volume = music_volume(draft)

    def plain(self, text: str) -> str:
        """Return a text with its quoted parts, tidied."""
        return " ".join(self._masked.unmask(text.replace(CUT, " ")).split()).strip(" ,.;:，。；：")

    def texts(self, role: str) -> list[Segment]:
        """Return the texts of a role that belong to the whole video, else those of scenes."""
        found = [s for s in self.draft.segments if s.kind == "text" and (s.role or "title") == role]
        return [s for s in found if "scene" not in s.m] or found

    def set_text(self, role: str, text: str, *, add: bool = False, at_end: bool = False) -> Clause | None:
        """Add or reword a title or caption."""
        quoted, words = bool(self._masked.quotes) and self._masked.unmask(text) != text, self.plain(text)
        if not words:
            return note("text_missing", role)
        found = self.texts(role)
        if found and len(found) > 1 and not add:
            return note("which_text", role)
        if found and not at_end and not (add and len(found) > 1):
            return Clause((ChangeText(found[0].id, words),), open_ended=not quoted)
        if role == "caption":
            duration = self.draft.duration_ms or 3000
            return Clause((AddText(words, role, 0, duration),), open_ended=not quoted)
        return Clause((AddText(words, role, at_end=at_end),), open_ended=not quoted)

    def remove_text(self, role: str) -> Clause:
        """Remove a role's texts."""
        return Clause((RemoveText(role),)) if self.texts(role) else note("no_text", role)

    def set_music(self, word: str, volume: float | None = None) -> Clause:
        """Add or change the music."""
        mood, known = mood_of(word) if word else ("lo-fi", True)
        notes = () if known else (Note("genre", f"{word}|{mood}"),)
        # A later clause of the same message may speak of this music.
        self._volume = (
            volume if volume is not None else MUSIC_VOLUME if self._volume is None else self._volume
        )
        return Clause((SetMusic(mood, volume),), notes)

    def set_volume(self, volume: float) -> Clause:
        """Set the music's volume."""
        if self._volume is None:
            return note("no_music")
        return Clause((SetVolume(round(max(0.0, min(1.0, volume)), 4)),))

    def change_volume(self, step: float, *, factor: float | None = None) -> Clause:
        """Make the music louder or quieter by a step, or by a factor."""
        now = self._volume
        if now is None:
            return note("no_music")
        return self.set_volume(now * factor if factor is not None else max(0.05, now + step))

    def remove_music(self) -> Clause:
        """Take the music out."""
        return note("no_music") if self._volume is None else Clause((RemoveMusic(),))

    def set_length(self, phrase: str, *, sign: int = 0) -> Clause | None:
        """Set the length, or make it longer or shorter by one."""
        found = find_length(phrase)
        if found is None:
            return None
        ms = int(found.value)
        if found.each:
            ms *= max(1, len(scenes_of(self.draft)))
        if sign:
            ms = self.draft.duration_ms + sign * ms
        shape = find_shape(phrase)
        more: tuple[Tool, ...] = (SetSize(*shape.size),) if shape else ()
        if ms > LONGEST_MS:
            return note("too_long", seconds_text(LONGEST_MS))
        return Clause((SetLength(ms), *more)) if ms > 0 else note("too_short")

    def set_shape(self, word: str) -> Clause | None:
        """Set the shape."""
        size = shape_size(word)
        return None if size is None else Clause((SetSize(*size),))

    def picked(self, phrase: str) -> Picked | None:
        """Return the scenes that a phrase means."""
        return pick(phrase, self.draft)

    def delete(self, phrase: str) -> Clause | None:
        """Delete scenes."""
        found = self.picked(phrase)
        if found is None or found.missing is not None:
            return _missing(found, self.draft)
        if len(found.scenes) >= len(scenes_of(self.draft)):
            return note("only_scene")
        return Clause(tuple(DeleteScene(scene.id) for scene in found.scenes))

    def move(self, phrase: str, place: str, *, other: str = "") -> Clause | None:
        """Move a scene to `start`, `end`, a place in digits, or `before` or `after` another scene."""
        found = self.picked(phrase)
        if found is None or found.missing is not None or len(found.scenes) != 1:
            return _missing(found, self.draft)
        ids = [scene.id for scene in scenes_of(self.draft)]
        at = ids.index(found.scenes[0].id)
        if other:
            target = self.picked(other)
            if target is None or target.missing is not None or len(target.scenes) != 1:
                return _missing(target, self.draft)
            to = ids.index(target.scenes[0].id) + (place == "after")
            index = to - (to > at)
        elif place in {"start", "end"}:
            index = 0 if place == "start" else len(ids) - 1
        else:
            index = int(place) - 1
            if not 0 <= index < len(ids):
                return note("no_scene", place)
        return note("already_there") if index == at else Clause((MoveScene(ids[at], index),))

    def swap(self, one: str, other: str) -> Clause | None:
        """Let two scenes change places."""
        found = [self.picked(one), self.picked(other)]
        for item in found:
            if item is None or item.missing is not None or len(item.scenes) != 1:
                return _missing(item, self.draft)
        a, b = (item.scenes[0].id for item in found if item is not None)
        return note("already_there") if a == b else Clause((SwapScenes(a, b),))

    def file(self, phrase: str) -> MediaItem | None:
        """Return the uploaded file that a phrase names, or the newest where it says "my photo"."""
        words = self.plain(phrase).lower()
        named = [item for item in self._files if item.filename.lower() == words.removeprefix("the ")]
        if named:
            return named[-1]
        return self._files[-1] if self._files and _A_FILE.fullmatch(words) else None

    def add_files(self, place: str = "end") -> Clause:
        """Add the files that are not on the timeline yet, in order."""
        if not self._files:
            return note("no_uploads")
        calls = []
        for number, item in enumerate(self._files):
            ms = round(item.duration * 1000) if item.file_type == "video" and item.duration else SCENE_MS
            motion = "none" if item.file_type == "video" else "zoom-in"
            index = number if place == "start" else None
            calls.append(AddScene(Uploaded(item.hash), item.filename, ms, motion=motion, index=index))
        return Clause(tuple(calls))

    def replace(self, phrase: str, subject: str) -> Clause | None:
        """Show something else in a scene's place."""
        found = self.picked(phrase)
        if found is None or found.missing is not None or len(found.scenes) != 1:
            return _missing(found, self.draft)
        item = self.file(subject)
        if item is not None:
            return Clause((ReplaceScene(found.scenes[0].id, Uploaded(item.hash), item.filename),))
        if _A_FILE.fullmatch(self.plain(subject)):
            return note("no_uploads")
        prompt = subject_of(self.plain(subject))
        if not prompt:
            return None
        return Clause((ReplaceScene(found.scenes[0].id, Painted(prompt), prompt),), open_ended=True)

    def add_scene(self, subject: str, place: str = "end", *, other: str = "") -> Clause | None:
        """Add a painted scene."""
        found = find_length(subject)
        ms = int(found.value) if found else SCENE_MS
        if found:
            subject = (
                re.sub(r"\s*\b(?:for|of|lasting)\s*$", "", subject[: found.start]) + subject[found.end :]
            )
        prompt = subject_of(self.plain(subject))
        if not prompt:
            return note("scene_of_what")
        index: int | None = 0 if place == "start" else None
        if other:
            target = self.picked(other)
            if target is None or target.missing is not None or len(target.scenes) != 1:
                return _missing(target, self.draft)
            ids = [scene.id for scene in scenes_of(self.draft)]
            index = ids.index(target.scenes[0].id) + (place == "after")
        return Clause((AddScene(Painted(prompt), prompt, ms, index=index),), open_ended=True)


_A_FILE = re.compile(
    r"(?:my|the|this|that|a|these|those)?\s*(?:new |uploaded |attached |own )*"
    r"(?:photo|picture|image|pic|clip|video|file|upload)s?"
    r"(?: (?:that )?i (?:just )?(?:uploaded|sent|added))?"
    r"|我?(?:刚)?(?:上传)?的?(?:新)?(?:照片|图片|视频|文件)",
    re.IGNORECASE,
)


def subject_of(text: str) -> str:
    """Return what is to be painted, without "a picture of"."""
    text = re.sub(
        r"^(?:an?\s+)?(?:new\s+)?(?:picture|image|photo|scene|shot|clip|video)\s+(?:of|showing|with|about)\s+|(?:的)?(?:图片|图|画面|照片|场景)$",
        "",
        text,
        flags=re.IGNORECASE,
    )
    return text.strip()


def _missing(found: Picked | None, draft: Draft) -> Clause | None:
    if found is None:
        return None
    if found.missing is not None:
        return note("no_scene", f"{abs(found.missing)}|{len(scenes_of(draft))}")
    return note("one_scene_please")
