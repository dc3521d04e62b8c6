"""What the agent remembers between two messages of a session: what was edited last, and what it has asked."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from nemo_widgets.engine.agent.language.frames import Choice
from nemo_widgets.engine.agent.language.references import group
from nemo_widgets.engine.agent.language.scan import scan
from nemo_widgets.engine.agent.language.stage import Focus, Stage
from nemo_widgets.engine.agent.phrases import mask
from nemo_widgets.engine.agent.plans import Plan
from nemo_widgets.timeline.draft import Draft


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


_OTHER = re.compile(
    r"(?:no[,.]?\s*)?(?:i (?:mean|meant)\s*,?\s*)?(?:not (?:that|this)(?: one)?[,.]?\s*)?(?:but\s+)?the other (?:one|scene|image|picture|clip)"
    r"|(?:不是[,，]?)?(?:我(?:是)?(?:说|指)(?:的是)?)?(?:是)?另(?:外)?一(?:个|张|段)(?:图|画面|片段)?",
    re.IGNORECASE,
)


_MEANT = re.compile(
    r"(?:(?:no|nope|wait|sorry|oops)[\s,.!]+)+(?:not (?:that|this)(?: one)?[\s,.]+)?(?:i (?:mean|meant)\s+)?(?P<which>(?:the|scene|image|photo|picture|clip)\b.{1,40})"
    r"|(?:no[\s,.]+)?i (?:mean|meant)\s+(?P<that>(?:the|scene|image|photo|picture|clip)\b.{1,40})"
    r"|(?:不是|不对|错了)[，,]?(?:我(?:是)?(?:说|指)(?:的)?是|是)(?P<zh>.{1,12})",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"(?:and |now |do |then )*(?:the )?same (?:thing )?(?:for|to|with|on) (?P<which>.{2,40})|(?P<zh>.{1,10}?)也(?:一样|这样|是)(?:弄|处理|改)?",
    re.IGNORECASE,
)


def repeated(message: str, memory: Memory, draft: Draft) -> str | None:
    """Return the last edit said of what "same for the last one" names; None where it is nothing of the kind."""
    found = _SAME.fullmatch(message.strip().strip(" .!。！"))
    if not found or not memory.edit:
        return None
    return _said_of(memory.edit, (found["which"] or found["zh"]).strip(), Stage(draft))


def _said_of(edit: str, which: str, stage: Stage) -> str | None:
    """Return an edit with another name in place of the one scene that it names."""
    masked, other = mask(edit), mask(which)
    named = [phrase for phrase in group(scan(masked.text), stage, masked.unmask) if phrase.has("scenes")]
    meant = [phrase for phrase in group(scan(other.text), stage, other.unmask) if phrase.has("scenes")]
    if len(named) != 1 or len(meant) != 1:
        return None
    return masked.requote(f"{masked.text[: named[0].start]}{which}{masked.text[named[0].end :]}")


def speaks_of_another(message: str) -> bool:
    """Tell whether a message says that the wrong scene was taken.

    Examples
    --------
    >>> speaks_of_another("no, the other one"), speaks_of_another("make the other one red")
    (True, False)
    """
    said = message.strip().strip(" .!。！")
    return bool(_OTHER.fullmatch(said) or _MEANT.fullmatch(said))


def corrected(message: str, memory: Memory, before: Draft) -> list[Choice]:
    """Return the last edit, said of each other scene, where a message says that the wrong one was taken.

    Parameters
    ----------
    before
        The draft as it was before that edit.
    """
    if not memory.edit or not speaks_of_another(message):
        return []
    if meant := _MEANT.fullmatch(message.strip().strip(" .!。！")):
        which = (meant["which"] or meant["that"] or meant["zh"]).strip()
        said = _said_of(memory.edit, which, Stage(before))
        return [Choice(which, said)] if said else []
    masked = mask(memory.edit)
    stage = Stage(before)
    named = [phrase for phrase in group(scan(masked.text), stage, masked.unmask) if phrase.has("scenes")]
    if len(named) != 1 or len(named[0].value("scenes").ids) != 1:
        return []
    phrase, (taken,) = named[0], named[0].value("scenes").ids
    found = []
    for number, scene in enumerate(stage.scenes, 1):
        if scene.id != taken:
            place = f"image {number}" if phrase.text.isascii() else f"第{number}张图"
            text = f"{masked.text[: phrase.start]}{place}{masked.text[phrase.end :]}"
            found.append(Choice(scene.name, masked.requote(text)))
    return found


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
