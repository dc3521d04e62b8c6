"""Which upload is meant by "my photo" or "the picture I uploaded"; where it may be several, a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent.language.desk import Desk
from nemo_widgets.engine.agent.language.frames import Choice, Clause, Frame, Note

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem

_NEWEST = re.compile(r"\b(?:newest|latest|last|just)\b|刚|最新|新传|新上传", re.IGNORECASE)
_PICTURE = re.compile(r"\b(?:photo|picture|pic|image|snapshot|logo)s?\b|照片|图|张|标", re.IGNORECASE)
_CLIP = re.compile(r"\b(?:clip|video|footage)s?\b|视频|段", re.IGNORECASE)


def several(frame: Frame, index: int) -> bool:
    """Tell whether a phrase means all the files that wait: "my photos"."""
    said = frame.phrases[index].text.lower()
    if said.isascii():
        return bool(re.search(r"(?<!u)s(?: |$)", said)) and not said.endswith("this")
    return not re.search(r"那张|这张|那段|这段|一张|一段|传的图$", said)


def fitting(said: str, files: Sequence[MediaItem]) -> list[MediaItem]:
    """Return the files that a word fits: a photo is none of the sounds."""
    if _PICTURE.search(said):
        found = [item for item in files if item.file_type == "image"]
    elif _CLIP.search(said):
        found = [item for item in files if item.file_type == "video"]
    else:
        found = [item for item in files if item.is_picture] or list(files)
    return found


def chosen_file(frame: Frame, desk: Desk, index: int) -> MediaItem | Clause | None:
    """Return the one upload that a phrase means, or a question where it may be several; None is none."""
    phrase = frame.phrases[index]
    name = phrase.value("file")
    if name != "new":
        return desk.file(name)
    found = fitting(phrase.text, desk.files)
    if len(found) < 2 or _NEWEST.search(phrase.text):
        return found[-1] if found else None
    start, end = frame.phrases[0].start, frame.phrases[-1].end
    head, tail = frame.text[start : phrase.start], frame.text[phrase.end : end]
    choices = [
        Choice(item.filename, desk.masked.requote(f"{head} {item.filename} {tail}".strip()))
        for item in found[-_MOST:]
    ]
    return Clause(notes=(Note("which_file"),), choices=tuple(choices))


_MOST = 9
