"""What a planner hands over: the calls to carry out, and what to tell beside them."""

from __future__ import annotations

from dataclasses import dataclass

from nemo_widgets.engine.agent.language.frames import Choice
from nemo_widgets.engine.agent.language.stage import Focus
from nemo_widgets.engine.agent.tools.base import Tool


@dataclass(frozen=True)
class Plan:
    """What a message asks for.

    `notes` are sentences for the reply and `not_understood` the parts of the message nobody could read.
    `choices` answer a question among the notes, `focus` is what later messages refer back to, `wanted` a
    request that lacked its subject, and `exports` tells whether a file is wished for in the end.
    """

    calls: tuple[Tool, ...] = ()
    notes: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    focus: Focus | None = None
    wanted: str = ""
    exports: bool = False
