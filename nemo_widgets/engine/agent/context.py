"""What the agent gets for one message, and the events it answers with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from nemo_widgets.engine.agent.memory import Memory
from nemo_widgets.engine.agent.planning import Planner, by_rules
from nemo_widgets.timeline.draft import Draft

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem


class Versions(Protocol):
    """The session's earlier and later drafts."""

    def undo(self) -> Draft | None:
        """Go back one version and return it, or None at the first."""

    def redo(self) -> Draft | None:
        """Go forward one version and return it, or None at the last."""


@dataclass(frozen=True)
class AgentContext:
    """One message's surroundings.

    `paint` takes prompt, seed, width and height; `compose` takes mood, seconds and seed, and may take tempo
    and key; `missing_glyphs` returns the characters of a text that no font on this machine can draw,
    `has_font` tells whether a family is on it. `memory` lives as long as the session does; what a message
    refers back to is found there. `planner` turns the message into a plan. `narrate` takes
    texts, gender, pace and the seconds that the speech shall last. `look` tells a
    photo's colours and focus.
    """

    draft: Draft
    versions: Versions
    media: Sequence[MediaItem]
    language: str
    paint: Callable[[str, int, int, int], Awaitable[MediaItem]]
    compose: Callable[..., Awaitable[MediaItem]]
    missing_glyphs: Callable[[str], str]
    memory: Memory = field(default_factory=Memory)
    has_font: Callable[[str], bool] = lambda _: True
    card: Callable[[str, int, int, int], Awaitable[MediaItem]] | None = None
    planner: Planner = by_rules
    narrate: Callable[[tuple[str, ...], str, float, float | None], Awaitable[MediaItem]] | None = None
    look: Callable[[MediaItem], Awaitable[Mapping[str, Any]]] | None = None


@dataclass(frozen=True)
class Say:
    """A text for the user."""

    text: str


@dataclass(frozen=True)
class Call:
    """A tool starts."""

    id: str
    name: str
    args: Mapping[str, Any]


@dataclass(frozen=True)
class Result:
    """A tool is done."""

    id: str
    name: str
    response: Mapping[str, Any]


@dataclass(frozen=True)
class Commit:
    """The new draft; all edits of a message land in one."""

    draft: Draft
    summary: str


AgentEvent = Say | Call | Result | Commit
