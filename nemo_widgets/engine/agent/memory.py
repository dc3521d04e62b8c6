"""What the agent remembers between two messages of a session: what was edited last, and what it has asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from nemo_widgets.engine.agent.language.frames import Choice
from nemo_widgets.engine.agent.language.scan import scan
from nemo_widgets.engine.agent.language.stage import Focus
from nemo_widgets.engine.agent.plans import Plan


@dataclass
class Memory:
    """The session's short memory, small enough to be kept with it.

    `wanted` is a request for a new video that lacked its subject, `edit` the last edit in its own words.
    """

    focus: Focus = field(default_factory=Focus)
    choices: tuple[Choice, ...] = ()
    wanted: str = ""
    edit: str = ""

    def keep(self, plan: Plan, message: str = "") -> None:
        """Remember a message that was planned; a question is asked once, then forgotten."""
        self.edit = message if plan.calls else self.edit
        self.choices = plan.choices
        self.wanted = plan.wanted
        if plan.focus is not None:
            self.focus = plan.focus

    def written(self) -> dict[str, Any]:
        """Return it as JSON."""
        return asdict(self)

    @classmethod
    def read(cls, value: Mapping[str, Any]) -> Memory:
        """Return a memory from JSON; what cannot be understood is forgotten.

        Examples
        --------
        >>> Memory.read(Memory(edit="mute it").written()).edit, Memory.read({"edit": 7}) == Memory()
        ('mute it', True)
        """
        try:
            return _STORED.validate_python(dict(value))
        except ValidationError:
            return cls()


_STORED = TypeAdapter(Memory)


def chosen(message: str, choices: tuple[Choice, ...]) -> str | None:
    """Return the message that an answer to a question stands for, or None where it is no answer.

    Examples
    --------
    >>> chosen("the second one", (Choice("a lake", "delete image 1"), Choice("a hill", "delete image 2")))
    'delete image 2'
    """
    bare = message.strip().strip(" .!?。！？“”\"'").lower()
    if not choices or not bare:
        return None
    for choice in choices:
        if bare == choice.label.lower() or bare == f"the {choice.label.lower()}":
            return choice.message
    phrases = [phrase for phrase in scan(bare) if set(phrase.senses) - {"skip", "then"}]
    places = [
        phrase
        for phrase in phrases
        if phrase.has("ordinal")
        or (phrase.has("number") and (len(phrases) == 1 or not phrase.has("noun", "scene")))
    ]
    rest = [phrase for phrase in phrases if phrase not in places and not phrase.has("noun", "scene")]
    if len(places) == 1 and not rest:
        place = int(places[0].value("ordinal" if places[0].has("ordinal") else "number"))
        index = place - 1 if place > 0 else len(choices) + place
        return choices[index].message if 0 <= index < len(choices) else None
    words = set(re.findall(r"[\w']+", bare)) - {"the", "a", "one", "scene", "image"}
    hits = [c for c in choices if words and words <= set(re.findall(r"[\w']+", c.label.lower()))]
    return hits[0].message if len(hits) == 1 else None
