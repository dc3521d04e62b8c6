"""What a reading needs beside the words: the draft, the files, and what was spoken of before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent.language.frames import Clause, Frame, Note
from nemo_widgets.engine.agent.language.stage import Focus, Picked, Stage
from nemo_widgets.engine.agent.phrases import CUT, Masked
from nemo_widgets.engine.agent.rehearsal import rehearse
from nemo_widgets.engine.agent.tools import (
    AddCard,
    AddScene,
    AddText,
    AnimateText,
    DeleteScene,
    StyleText,
    TimeText,
    Tool,
)
from nemo_widgets.timeline.draft import Draft, Segment
from nemo_widgets.timeline.edits import MUSIC_VOLUME, music_volume, scenes_of

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem

LONGEST_MS = 60 * 60 * 1000
SCENE_MS = 4000
ADDED = "order:added"
"""The side of a scene that has just come: "it" is that, whatever is said of it."""
ONE_OF_THEM = frozenset(
    {"that one", "this one", "那张", "这张", "那段", "这段", "那一张", "那一段", "这一张", "这一段"}
)
"""What means one scene and no other thing."""


def note(key: str, value: str = "") -> Clause:
    """Return a clause that only tells something."""
    return Clause(notes=(Note(key, value),))


_DRESSES = (StyleText, AnimateText, TimeText)
"""What may be said of a text in the clause that adds it."""


class Desk:
    """One message on the desk.

    Parameters
    ----------
    files
        The uploads that are not on the timeline.
    focus
        What the message before was about.
    """

    def __init__(
        self, masked: Masked, draft: Draft, files: Sequence[MediaItem] = (), focus: Focus | None = None
    ) -> None:
        self.masked = masked
        self.first = draft
        self.draft = draft
        self.files = files
        self.before = focus or Focus()
        self.focus: Focus | None = None
        self.volume = music_volume(draft)
        self.added: list[Segment] = []
        self.told: tuple[str, ...] = ()

    @property
    def stage(self) -> Stage:
        """What can be referred to now."""
        return Stage(self.draft, self.focus or self.before, self.told, self.first)

    def reached(self, clauses: Sequence[Clause]) -> None:
        """Go on from what the clauses so far make of the draft.

        "Drop the garden and make all of them 3 s" is about the scenes that are left, and "the last 2 seconds"
        are those of what is left; only numbers keep counting the scenes as they were.
        """
        calls = [call for clause in clauses for call in clause.calls]
        known = {scene.id for scene in scenes_of(self.draft)}
        self.draft = rehearse(calls, self.first, self.files).draft
        if self.focus is not None:
            # "drop the title … for 4 seconds": what is gone can be spoken of no more.
            here = {segment.id for segment in (*self.draft.segments, *self.added)}
            self.focus = replace(self.focus, ids=tuple(id_ for id_ in self.focus.ids if id_ in here))
        new = tuple(scene.id for scene in scenes_of(self.draft) if scene.id not in known)
        if new and clauses and any(isinstance(call, AddCard | AddScene) for call in clauses[-1].calls):
            # "add a card …", "let it stay": an id goes by what is shown, and stays the same.
            self.focus = Focus(new, ADDED)

    def plain(self, text: str) -> str:
        """Return a text with its quoted parts, tidied."""
        words = " ".join(self.masked.unmask(text.replace(CUT, " ")).split())
        # What is quoted ends as its writer wants it to.
        whole = len(text.strip()) == 1 and self.quoted(text)
        return words.strip(" ,;:=，；：" if whole else " ,.;:=，。；：")

    def quoted(self, text: str) -> bool:
        """Tell whether a text holds a quotation."""
        return self.masked.unmask(text) != text

    def read(self, clause: Clause) -> None:
        """Remember what a clause was about, for the next one."""
        if clause.ids or clause.side:
            self.focus = Focus(clause.ids, clause.side, clause.way)
            self.told += clause.ids
            self.told += tuple(id_ for call in clause.calls for id_ in getattr(call, "scenes", ()))
            self.told += tuple(call.scene for call in clause.calls if isinstance(call, DeleteScene))
        added = [call for call in clause.calls if isinstance(call, AddText)]
        if len(added) == 1 and all(call is added[0] or isinstance(call, _DRESSES) for call in clause.calls):
            known = {segment.id for segment in self.draft.segments}
            new = [segment for segment in added[0].edit(self.draft).segments if segment.id not in known]
            self.added += new
            self.focus = Focus(tuple(segment.id for segment in new), "text")
        elif len(added) > 1 and len(added) == len(clause.calls):
            known, draft = {segment.id for segment in self.draft.segments}, self.draft
            for text in added:
                draft = text.edit(draft)
            new = [segment for segment in draft.segments if segment.id not in known]
            self.added += new
            self.focus = Focus(tuple(segment.id for segment in new), "text")
        for call in clause.calls:
            volume = getattr(call, "volume", None)
            if type(call).__name__ in {"SetMusic", "UseMusic"}:
                self.volume = volume if volume is not None else self.volume or MUSIC_VOLUME
            elif type(call).__name__ == "SetVolume":
                self.volume = volume

    def about(self, side: str) -> tuple[str, ...]:
        """Return the scenes that an unnamed edit of a side is about: those edited last, or none for all."""
        scenes = {scene.id for scene in self.stage.scenes}
        if self.focus is not None:
            return tuple(id_ for id_ in self.focus.ids if id_ in scenes)
        if self.before.side.partition(":")[0] == side:
            return tuple(id_ for id_ in self.before.ids if id_ in scenes)
        return ()

    def target(self, frame: Frame, side: str) -> tuple[str, ...]:
        """Return the scenes an edit of a side is for; none means all.

        Raises
        ------
        Missing
            The phrase names a scene that is not there.
        """
        picked = frame.scenes() if frame.left("scenes") else frame.subject
        number = frame.find("numbered")
        if picked is None and number is not None and frame.before(number, "prep", "on", "from", "of", "to"):
            # "zoom in on 1 and 3"
            picked = frame.scenes(numbers=True)
        if picked is None:
            if frame.take("whole") or frame.has("noun", "video") or frame.has("whole"):
                return ()
            return self.meant(frame) or self.about(side)
        frame.subject = picked
        return () if picked.whole else self.there(picked)

    def meant(self, frame: Frame) -> tuple[str, ...]:
        """Return the scenes that "that one" and "it" mean: those spoken of last, if not all of them."""
        index = frame.find("ref", "it")
        if index is None:
            return ()
        focus = self.focus or self.before
        scenes = {scene.id for scene in self.stage.scenes}
        return tuple(id_ for id_ in focus.ids if id_ in scenes)

    def there(self, picked: Picked) -> tuple[str, ...]:
        """Return the segments of a reference.

        Raises
        ------
        Missing
            One is not there.
        """
        if picked.missing is not None:
            raise Missing(picked)
        return picked.ids

    def segment(self, id_: str) -> Segment:
        """Return a segment of the draft."""
        return next(segment for segment in (*self.draft.segments, *self.added) if segment.id == id_)

    def music(self) -> list[Segment]:
        """Return what plays as music."""
        return [s for s in self.draft.segments if s.kind == "audio" and s.role in {"bgm", ""}]

    def texts(self, role: str) -> list[Segment]:
        """Return the texts of a role that belong to the whole video, else those of scenes."""
        found = [s for s in self.draft.segments if s.kind == "text" and (s.role or "title") == role]
        return [s for s in found if "scene" not in s.m] or found

    def motion(self) -> str:
        """Return how the camera moves over a new picture: not at all where the others stand still."""
        pictures = [one for one in self.stage.scenes if one.m.get("media_type") == "image"]
        still = len(pictures) > 1 and all(one.m.get("motion") in {None, "none"} for one in pictures)
        return "none" if still else "zoom-in"

    def table(self) -> MediaItem | None:
        """Return the newest colour table among the uploads."""
        return next((item for item in reversed(self.files) if item.file_type == "table"), None)

    def file(self, name: str) -> MediaItem | None:
        """Return the upload of a name, or the newest one for "my photo"."""
        if name == "new":
            pictures = [item for item in self.files if item.is_picture]
            return pictures[-1] if pictures else None
        return next((item for item in self.files if item.filename.lower() == name.lower()), None)


class Missing(Exception):  # noqa: N818 -- it becomes a sentence to the user
    """A reference to something that is not on the timeline."""

    def __init__(self, picked: Picked) -> None:
        super().__init__(str(picked.missing))
        self.picked = picked


def one(frame: Frame, desk: Desk, picked: Picked) -> str | None:
    """Return the one segment that is meant, or None where several are."""
    ids = desk.there(picked)
    return ids[0] if len(ids) == 1 else None


def done(calls: Sequence[Tool], ids: Sequence[str] = (), side: str = "", way: float = 0) -> Clause:
    """Return a clause of calls."""
    return Clause(tuple(calls), ids=tuple(ids), side=side, way=way)


_ABOUT = re.compile(
    r"^(?:an?\s+|the\s+)?(?:new\s+)?(?:picture|image|photo|scene|shot|clip|video|slide)\s+(?:of|showing|with|about)\s+|(?:的)?(?:图片|图|画面|照片|场景)$",
    re.IGNORECASE,
)


def subject_of(text: str) -> str:
    """Return what is to be painted, without "a picture of"."""
    return _ABOUT.sub("", text).strip()
