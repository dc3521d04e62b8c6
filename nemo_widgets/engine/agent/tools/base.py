"""What every tool is: typed arguments, an edit of the draft, and a sentence about it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import Field

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.summary import seconds_text

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem

NAMED = 3
"""How many scenes a sentence names before it counts them."""


@dataclass(frozen=True)
class Painted:
    """A picture to paint from words."""

    prompt: str
    seed: Annotated[int, Field(ge=0, lt=2**31)] = 0


@dataclass(frozen=True)
class Uploaded:
    """One of the session's files, by content hash."""

    hash: str


Picture = Painted | Uploaded


@dataclass(frozen=True)
class Source:
    """Media as the timeline needs it."""

    url: str
    media_type: Literal["image", "video"] = "image"
    duration_ms: int | None = None
    made: Mapping[str, Any] | None = None
    size: tuple[int, int] | None = None
    """Of an upload, in pixels: what another shape of the video would cut off goes by it."""

    @property
    def is_card(self) -> bool:
        """Whether it is a typographic card in place of a picture."""
        made = self.made or {}
        return made.get("by") == "typographer" or made.get("label") == "typographic card"


PENDING = Source("/media/pending")
"""Stands for what a generator has yet to make."""


def source_of(item: MediaItem) -> Source:
    """Return a file of the library as a source."""
    duration = round(item.duration * 1000) if item.duration else None
    size = (item.width, item.height) if item.width and item.height and item.made is None else None
    return Source(item.url, "video" if item.file_type == "video" else "image", duration, item.made, size)


def needed(source: Source | None) -> Source:
    """Return a source that a tool cannot do without."""
    if source is None:
        raise InputError("A file of this session is gone.", next_step="Upload it again.")
    return source


def one_of(known: Mapping[str, object] | Sequence[str]) -> Any:
    """Return the constraint that a word is one of those known."""
    return Field(pattern=f"^({'|'.join(known)})$")


@dataclass(frozen=True)
class Tool:
    """A typed edit of a draft."""

    said: ClassVar[tuple[str, str]] = ("", "")
    """The sentence about it, English and Chinese, with its arguments in braces."""

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Carry it out.

        Parameters
        ----------
        source
            The picture, clip or sound that it asked for.

        Raises
        ------
        InputError
            It cannot be carried out on this draft, or its media is gone.
        """
        raise NotImplementedError

    def told(self, draft: Draft, language: str) -> str:
        """Return what was done, given the draft from before."""
        zh = language == "zh"
        values = {
            field.name: _shown(field.name, getattr(self, field.name), draft, zh)
            for field in dataclasses.fields(self)
        }
        text = self.said[zh].format(**{**values, **self.more(draft, zh)})
        return text[:1].upper() + text[1:]

    def more(self, draft: Draft, zh: bool) -> dict[str, str]:
        """Return further words for the sentence."""
        return {}


def _shown(field: str, value: Any, draft: Draft, zh: bool) -> str:
    if field in {"scenes", "segments", "scene", "other", "segment"}:
        ids = (value,) if isinstance(value, str) else value
        return named(ids, draft, zh)
    if isinstance(value, int | float) and (field == "ms" or field.endswith("_ms")):
        return seconds_text(round(value))
    if field in {"volume", "opacity"} and value is not None:
        return f"{round(value * 100)}"
    if field == "index" and isinstance(value, int):
        return str(value + 1)
    return str(value)


def named(ids: Sequence[str], draft: Draft, zh: bool) -> str:
    """Return segments by name; none means all scenes."""
    if not ids:
        return "所有画面" if zh else "every scene"
    if len(ids) > NAMED:
        return f"{len(ids)} 个段落" if zh else f"{len(ids)} segments"
    by_id = {segment.id: segment.name for segment in draft.segments}
    quoted = [f"“{' '.join(by_id.get(id_, id_).split())}”" for id_ in ids]
    return "、".join(quoted) if zh else " and ".join(quoted)


def word(table: Mapping[str, tuple[str, str]], name: str, zh: bool) -> str:
    """Return a draft's word as people read it."""
    return table[name][zh] if name in table else name
