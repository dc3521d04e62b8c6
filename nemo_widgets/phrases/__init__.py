"""What the package says in its own words, in English and Chinese.

Errors are raised in English, where they happen; `in_chinese` finds the same sentence in the catalogue, by
its English, as gettext does. What a session says of its own accord has a name, and stands in `PHRASES`.
"""

from __future__ import annotations

import functools
import re

from nemo_widgets.phrases.chinese import CHINESE
from nemo_widgets.phrases.chinese_engine import ENGINE
from nemo_widgets.phrases.chinese_inputs import INPUTS
from nemo_widgets.phrases.chinese_makers import MAKERS
from nemo_widgets.phrases.chinese_renders import RENDERS
from nemo_widgets.phrases.chinese_timeline import TIMELINE
from nemo_widgets.phrases.spoken import PHRASES

__all__ = ["CATALOGUE", "PHRASES", "in_chinese"]

CATALOGUE = {**CHINESE, **INPUTS, **TIMELINE, **ENGINE, **MAKERS, **RENDERS}


def in_chinese(sentence: str) -> str:
    """Return a sentence of ours in Chinese, with its values; one that is not ours as it is.

    Examples
    --------
    >>> in_chinese("The timeline is kept; try again in a minute.")
    '时间线已保留，请一分钟后重试。'
    >>> in_chinese("Try again in 7 s."), in_chinese("Lake at dusk")
    ('请在 7 秒后重试。', 'Lake at dusk')
    """
    known = CATALOGUE.get(sentence)
    if known is not None:
        return known
    for pattern, chinese in _templates():
        found = pattern.fullmatch(sentence)
        if found:
            return chinese.format(*(in_chinese(value) for value in found.groups()))
    return sentence


@functools.cache
def _templates() -> list[tuple[re.Pattern[str], str]]:
    """Return the sentences that hold values, those with the most words of their own first."""
    holding = sorted((english for english in CATALOGUE if "{}" in english), key=len, reverse=True)
    return [
        (re.compile("(.+?)".join(map(re.escape, english.split("{}"))), re.DOTALL), CATALOGUE[english])
        for english in holding
    ]
