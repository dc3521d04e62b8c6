"""One file of the media library, as the rest of the engine sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

FileType = Literal["image", "video", "audio", "table"]


@dataclass(frozen=True)
class MediaItem:
    """A picture, a clip or a sound that is in the library.

    Parameters
    ----------
    hash
        SHA-256 of the content, in hex.
    url
        Root-relative URL, `/media/<hash>.<extension>`: the same over restarts and ports.
    filename
        The name its owner gave it, or one made of the prompt.
    file_type
        What it is by its content, whatever its name says; a `table` is one of colours, for a filter.
    duration
        Seconds; None for pictures.
    width, height
        Pixels as shown, rotation applied; None for sound.
    fps
        Mean frame rate; None for pictures and sound.
    has_audio
        Whether there is sound in it.
    made
        How it was made (`by`, `label`, `prompt`, `seed`, …); None for what came from outside.
    path
        Where it lies on disk. Never goes over the wire.
    """

    hash: str
    url: str
    filename: str
    file_type: FileType
    duration: float | None = None
    width: int | None = None
    height: int | None = None
    fps: float | None = None
    has_audio: bool = False
    made: Mapping[str, Any] | None = None
    path: Path = field(default_factory=Path, repr=False)

    @property
    def is_picture(self) -> bool:
        """Whether it can be seen: a picture or a clip, no sound and no colour table."""
        return self.file_type in {"image", "video"}

    def to_wire(self) -> dict[str, Any]:
        """Return the item as the contract names its fields."""
        wire: dict[str, Any] = {
            "filename": self.filename,
            "file_type": self.file_type,
            "cdn_url": self.url,
            "duration": self.duration,
            "width": self.width,
            "height": self.height,
            "fps": self.fps,
            "hash": self.hash,
            "has_audio": self.has_audio,
        }
        if self.made is not None:
            wire["made"] = dict(self.made)
        return wire
