"""What a stream says, one kind of event whatever dialect it came in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from nemo_widgets.errors import NemoError


@dataclass(frozen=True)
class Text:
    """A whole utterance of the agent; it takes the place of the `Partial` pieces before it.

    Empty where those pieces turned out to be nothing the user should read.
    """

    text: str


@dataclass(frozen=True)
class Partial:
    """A piece to append to what the agent is saying."""

    text: str


@dataclass(frozen=True)
class Step:
    """A tool that began or ended; what it was given and what it answered stay behind."""

    id: str
    name: str
    done: bool


@dataclass(frozen=True)
class StateDelta:
    """The session's state changed; `delta` may hold the draft."""

    delta: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Heartbeat:
    """The service is still there."""


@dataclass(frozen=True)
class Thought:
    """The model thinks; what it thinks stays behind, but it is a sign of life."""


@dataclass(frozen=True)
class Failure:
    """The stream reports an error; the session raises it."""

    error: NemoError


@dataclass(frozen=True)
class Notice:
    """A sentence of the client's own."""

    text: str
    level: Literal["info", "warning"] = "info"


Event = Text | Partial | Step | StateDelta | Heartbeat | Thought | Failure | Notice
