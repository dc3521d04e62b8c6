"""Try a plan's edits before anything is made for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nemo_widgets.engine.agent.tools import (
    PENDING,
    AddVoice,
    Painted,
    Redo,
    SetMusic,
    Source,
    Tool,
    Undo,
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
    """Return the media of a call: what was made for it, or the file that it names."""
    need = need_of(call)
    if need is not None:
        return made.get(need)
    wanted = getattr(getattr(call, "picture", call), "hash", None)
    return next((source_of(item) for item in media if item.hash == wanted), None) if wanted else None


def stand_in(call: Tool, media: Sequence[MediaItem]) -> Source | None:
    """Return the media of a call, with a stand-in for what is yet to be made."""
    return PENDING if need_of(call) else source_for(call, {}, media)
