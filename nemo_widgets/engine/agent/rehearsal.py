"""Try a plan's edits before anything is made for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent.tools import (
    PENDING,
    AddProductShot,
    AddVoice,
    ApplyLut,
    Painted,
    Redo,
    SetMusic,
    Source,
    Tool,
    Undo,
    UseMusic,
    source_of,
)
from nemo_widgets.errors import InputError
from nemo_widgets.timeline.draft import Draft

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem

Need = Painted | SetMusic | AddVoice
"""What a generator has to make before a call can be carried out."""


@dataclass(frozen=True)
class Rehearsal:
    """What came of it: the calls that can be carried out, the draft after them, and why others cannot."""

    calls: tuple[Tool, ...]
    draft: Draft
    failures: tuple[tuple[Tool, InputError], ...]


def rehearse(calls: Sequence[Tool], draft: Draft, media: Sequence[MediaItem]) -> Rehearsal:
    """Try the edits with stand-ins: a call that cannot be done is told before any long work starts."""
    kept: list[Tool] = []
    failures: list[tuple[Tool, InputError]] = []
    for call in calls:
        if isinstance(call, Undo | Redo):
            kept.append(call)
            continue
        try:
            draft = call.edit(draft, stand_in(call, media))
        except InputError as error:
            failures.append((call, error))
        else:
            kept.append(call)
    return Rehearsal(tuple(kept), draft, tuple(failures))


def need_of(call: Tool) -> Need | None:
    """Return what has to be made for a call, None where nothing has."""
    if isinstance(call, SetMusic | AddVoice):
        return call
    picture = getattr(call, "picture", None)
    return picture if isinstance(picture, Painted) else None


def source_for(call: Tool, made: Mapping[Need, Source], media: Sequence[MediaItem]) -> Source | None:
    """Return the media of a call: what was made for it, or the file that it names.

    Raises
    ------
    InputError
        The file is of a kind that the call has no use for.
    """
    need = need_of(call)
    if need is not None:
        return made.get(need)
    wanted = getattr(getattr(call, "picture", call), "hash", None)
    item = next((item for item in media if item.hash == wanted), None) if wanted else None
    if item is None:
        return None
    _check(call, item)
    return source_of(item)


def _check(call: Tool, item: MediaItem) -> None:
    name, another = f"“{item.filename}”", "Name another of the files."
    if isinstance(call, UseMusic):
        if item.file_type != "audio":
            raise InputError(f"{name} is no sound.", next_step=another)
    elif isinstance(call, ApplyLut):
        if item.file_type != "table":
            raise InputError(f"{name} is no colour table.", next_step=another)
    elif isinstance(call, AddProductShot):
        if item.file_type != "image":
            raise InputError(f"{name} is no photo.", next_step=another)
    elif not item.is_picture:
        raise InputError(f"{name} is no picture and no clip.", next_step=another)


def stand_in(call: Tool, media: Sequence[MediaItem]) -> Source | None:
    """Return the media of a call, with a stand-in for what is yet to be made."""
    return PENDING if need_of(call) else source_for(call, {}, media)
