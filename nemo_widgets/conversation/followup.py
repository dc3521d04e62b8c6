"""When an agent only says where to click: whether to ask it to do that itself, and in which words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nemo_widgets.conversation.routing import QUOTED
from nemo_widgets.phrases import PHRASES

LONGEST = 600
"""How much of the agent's own words goes back to it."""


def asks_for_a_change(message: str) -> bool:
    """Tell whether a message wants something done, and is no question, thanks or prohibition.

    Examples
    --------
    >>> asks_for_a_change("lower the music"), asks_for_a_change("how do I lower the music?")
    (True, False)
    >>> asks_for_a_change("能不能把音乐调低一点？"), asks_for_a_change("怎么调低音乐？")
    (True, False)
    """
    words = " ".join(message.lower().replace("’", "'").split())
    if not re.search(r"\w", words) or _NOTHING.match(words):
        return False
    if _POLITE.match(words):
        return True
    if _QUESTION.match(words) or _ASKING_ZH.search(QUOTED.sub("", words)):
        return False
    return not words.rstrip(" .!。！~").endswith(("?", "？"))


def do_it(instructions: Sequence[str], language: str) -> str:
    """Return the message that asks an agent to carry out its own instructions.

    Examples
    --------
    >>> do_it(["Drag the second clip to the start."], "zh")
    '我这里只有对话，没有编辑界面。请你直接完成：Drag the second clip to the start.'
    """
    told = " ".join(dict.fromkeys(instructions))
    if len(told) > LONGEST:
        told = told[: LONGEST - 1].rstrip() + "…"
    return PHRASES[language]["do_it"].format(instructions=told)


_POLITE = re.compile(
    r"(?:please|pls|(?:ok(?:ay)?[, ]+)?(?:can|could|would|will) you|let'?s)\b|"
    r"(?:请(?!问)|麻烦|帮|给我|把|将|你?能不能|能否|可不可以|可以(?!吗)|能(?=把|将|帮|给))"
)
_QUESTION = re.compile(
    r"(?:and |but |so |ok(?:ay)?[, ]+)?(?:how|what|why|where|which|who|whose|when|is|are|was|were|am|do|does|"
    r"did|has|have|should|shall|can|could|may|would|will)(?:'s|'re|n't)?\b|tell me\b|explain\b|show me how\b"
)
_ASKING_ZH = re.compile(
    r"怎么|怎样|如何|为什么|为何|什么|哪[里儿个些]|多少|几个|是不是|有没有|请问|[吗呢][?？]?$"
)
_NOTHING = re.compile(
    r"(?:don'?t|do not|never)\b|(?:stop|wait|no|not now|not yet)[.! ]*$|"
    r"(?:thanks|thank you|thx|hi|hello|hey|ok(?:ay)?|yes|great|perfect|cool|nice|good)"
    r"(?: [a-z]+){0,2}[.! ]*$|"
    r"别|不要|先[别不]|[停等不][。！!]?$|等一?[下等]|谢谢|你好|好的?[。！!]?$"
)
