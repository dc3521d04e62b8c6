"""What a planner hands over: the calls to carry out, and what to tell beside them."""

from __future__ import annotations

from dataclasses import dataclass

from nemo_widgets.engine.agent.tools.base import Tool


@dataclass(frozen=True)
class Choice:
    """One answer to a question: what the user reads, and the message that it stands for."""

    label: str
    message: str


@dataclass(frozen=True)
class Plan:
    """What a message asks for.

    `notes` are sentences for the reply, `not_understood` the parts of the message nobody could read,
    `choices` the answers to a question among the notes, and `exports` whether a file is wished for.
    """

    calls: tuple[Tool, ...] = ()
    notes: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    exports: bool = False
