"""What both languages of the GUI translation share: quotes, the edges of clauses, and what becomes of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Action = Literal["do", "state", "edit", "summary", "export", "credits"]


@dataclass(frozen=True)
class Told:
    """What an instruction for a web editor comes to: what it stood for, and what the user reads instead."""

    action: Action
    text: str


QUOTED = r"“[^”]*”|\"[^\"\n]*\"|「[^」]*」|《[^》]*》|‘[^’]*’|(?<!\w)'[^'\n]*'(?!\w)|`[^`\n]*`"

_STEP = (
    r"(?:please |simply |just |you can |you could )?(?:(?:right-|double-)?click|tap|press|hit|drag|drop|open|"
    r"select|choose|go to|head to|switch to|use the|preview|check your|view your|visit)\b"
)
_STEP_ZH = r"(?:请|可以|您可以|你可以)?(?:右键|双击|点击|单击|点按|拖|打开|选择|前往|在时间)"
BREAKS = (
    rf"(?<!\bdrag),? (?:and then|and|or|then) (?={_STEP})|[,;:] |[，；：]| [—–-] |[()（）]"
    rf"|(?:然后|接着|并且|并|再|或者?)(?={_STEP_ZH})"
)
