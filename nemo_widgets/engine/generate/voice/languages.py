"""Which language a text is in, as far as a voice has to know: by its script, then by its commonest words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_SCRIPTS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("ja", re.compile(r"[\u3041-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("fa", re.compile(r"[پچژگ]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("uk", re.compile(r"[іїєґ]", re.IGNORECASE)),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_COMMON: Final[Mapping[str, str]] = {
    "en": "the and of to in is it that with for on was are this you we at by from",
    "de": "der die das und ist nicht ein eine wir mit auf den im zu von es sich",
    "fr": "le la les et est un une des dans que nous pour sur au du il avec ne pas",
    "es": "el la los las y es un una en que de por con para se su al del no",
    "it": "il la le e è un una di che in per con non si del della sono gli",
    "pt": "o a os as e é um uma de que em para com não se do da no na",
    "nl": "de het een en van is dat niet op te in met voor zijn we",
}
_WORDS: Final = {name: frozenset(words.split()) for name, words in _COMMON.items()}


def language_of(text: str) -> str:
    """Return the language of a text, "en" where nothing tells.

    Examples
    --------
    >>> language_of("Солнце встаёт"), language_of("山上的日出"), language_of("Der Wald ist still und grün.")
    ('ru', 'zh', 'de')
    """
    found = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS}
    letters = sum(character.isalpha() for character in text)
    others = [name for name, count in found.items() if count]
    if others and sum(found.values()) * 3 > letters:
        # A few kana make a text of ideographs Japanese, a few letters one of Arabic Persian.
        return others[0]
    words = re.findall(r"[^\W\d_]+", text.lower())
    return max(_WORDS, key=lambda name: sum(word in _WORDS[name] for word in words))
