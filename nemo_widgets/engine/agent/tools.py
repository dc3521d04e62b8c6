"""The typed edits that a planner asks for and `respond` carries out; every planner speaks these."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Painted:
    """A picture to paint from words."""

    prompt: str
    seed: int = 0


@dataclass(frozen=True)
class Uploaded:
    """One of the session's files, by content hash."""

    hash: str


Picture = Painted | Uploaded


@dataclass(frozen=True)
class StartVideo:
    """Begin a new timeline."""

    width: int
    height: int
    title: str


@dataclass(frozen=True)
class AddScene:
    """Add a scene; its texts belong to it and last as long as it shows alone."""

    picture: Picture
    name: str
    duration_ms: int
    motion: str = "zoom-in"
    index: int | None = None
    fade: bool = True
    title: str = ""
    caption: str = ""


@dataclass(frozen=True)
class ReplaceScene:
    """Show another picture in a scene's place."""

    scene: str
    picture: Picture
    name: str


@dataclass(frozen=True)
class DeleteScene:
    """Remove a scene."""

    scene: str


@dataclass(frozen=True)
class MoveScene:
    """Move a scene to a place, from 0."""

    scene: str
    index: int


@dataclass(frozen=True)
class SwapScenes:
    """Let two scenes change places."""

    scene: str
    other: str


@dataclass(frozen=True)
class SetMusic:
    """Compose music for the whole video; None keeps the volume there is."""

    mood: str
    volume: float | None = None
    seed: int = 0


@dataclass(frozen=True)
class UseMusic:
    """Put one of the session's sound files under the video."""

    hash: str
    name: str
    volume: float | None = None


@dataclass(frozen=True)
class SetVolume:
    """Set how loud the music is, 0 to 1."""

    volume: float


@dataclass(frozen=True)
class RemoveMusic:
    """Take the music out."""


@dataclass(frozen=True)
class AddText:
    """Show a title or caption."""

    text: str
    role: str = "title"
    start_ms: int = 0
    duration_ms: int = 3000
    at_end: bool = False


@dataclass(frozen=True)
class ChangeText:
    """Reword a text."""

    segment: str
    text: str


@dataclass(frozen=True)
class RemoveText:
    """Remove every text of a role."""

    role: str


@dataclass(frozen=True)
class SetLength:
    """Give the video another length."""

    ms: int


@dataclass(frozen=True)
class SetSize:
    """Give the video another shape."""

    width: int
    height: int


@dataclass(frozen=True)
class Undo:
    """Go back one version."""


@dataclass(frozen=True)
class Redo:
    """Go forward one version."""


ToolCall = (
    StartVideo | AddScene | ReplaceScene | DeleteScene | MoveScene | SwapScenes | SetMusic | UseMusic
    | SetVolume | RemoveMusic | AddText | ChangeText | RemoveText | SetLength | SetSize | Undo | Redo
)  # fmt: skip


def name_of(call: ToolCall) -> str:
    """Return the tool's name on the wire.

    Examples
    --------
    >>> name_of(SetVolume(0.2))
    'set_volume'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(call).__name__).lower()


def arguments(call: ToolCall) -> dict[str, Any]:
    """Return the call's arguments as JSON."""
    return dataclasses.asdict(call)


@dataclass(frozen=True)
class Plan:
    """What a message asks for.

    `notes` are sentences for the reply, `not_understood` the parts of the message nobody could read.
    """

    calls: tuple[ToolCall, ...] = ()
    notes: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = field(default=())
