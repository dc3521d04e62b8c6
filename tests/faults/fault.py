"""One fault: what the service does, what the user asked for, what comes of it, and what was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from nemo_widgets.errors import NemoError
from tests.services.scripted import ONE_CLIP, Reply

Verb = Literal[
    "start",
    "ask",
    "ask twice",
    "credits",
    "credits together",
    "timeline",
    "upload",
    "upload twice",
    "upload again",
    "upload three",
    "export",
    "resume",
]


@dataclass(frozen=True)
class Raises:
    """An error of this kind; `says` is a part of it, or of its next step."""

    kind: type[NemoError]
    says: str = ""

    def __str__(self) -> str:
        return self.kind.__name__ + (f", “{self.says}”" if self.says else "")


@dataclass(frozen=True)
class Tells:
    """A result; `says` is the reply's text, or a part of what the verb returned."""

    says: str = ""
    note: str = ""

    def __str__(self) -> str:
        note = f" (noted: “{self.note}”)" if self.note else ""
        return (f"“{self.says}”" if self.says else "works") + note


@dataclass(frozen=True)
class Saves:
    """The video is on disk, byte for byte."""

    def __str__(self) -> str:
        return "the whole video is saved"


Outcome = Raises | Tells | Saves


@dataclass(frozen=True)
class Fault:
    """A row of the table.

    Parameters
    ----------
    name
        What goes wrong, in words.
    verb
        What the user does.
    comes
        What becomes of it.
    sent
        How many requests of each kind the server must have counted; a kind is a method and the start of a
        path. `elsewhere` before it counts at another host.
    then, always
        What the service answers first, or whenever it is asked, by path.
    edits
        The message changes the timeline, whatever its answer says.
    steps
        What the service says of a render, look by look; the last is said for ever.
    clocks
        The clocks of `Timeouts` that this fault is to run out.
    """

    name: str
    verb: Verb
    comes: Outcome
    sent: Mapping[str, int] = field(default_factory=dict)
    then: Mapping[str, Sequence[Reply]] = field(default_factory=dict)
    always: Mapping[str, Reply] = field(default_factory=dict)
    edits: bool = False
    steps: Sequence[dict[str, Any]] = ()
    clocks: Mapping[str, float] = field(default_factory=dict)
    draft: Mapping[str, Any] = field(default_factory=lambda: ONE_CLIP)
