"""Texts that people type without quotes, put in quotes before the words are read.

"Put Jonas Weber, Head of Design as a lower third", "title: Silent Places", "write Happy Birthday on the cake
photo", "rename Mia turns 7 to Mia's big day": inside a quotation no comma parts and no word is an order.
"""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from nemo_widgets.engine.agent.language.scan import Phrase, scan
from nemo_widgets.engine.agent.language.stage import Stage
from nemo_widgets.engine.agent.phrases import QUOTE, Masked, quote

_ROLE = (
    r"(?:lower[- ]thirds?|name ?tags?|name ?plates?|titles?|captions?|subtitles?|headlines?|headings?|texts?)"
)
_VERB = r"(?:put|show|display|add|write|type|use|insert|include|have|place|print|stick|pop|introduce)"
_WORD = r"[A-Z0-9][\w'’&.+!-]*"
_SMALL = r"(?:of|the|and|to|in|a|an|for|by|at|on|is|de|la|with|&)"
_NAME = rf"{_WORD}(?:,? (?:{_SMALL} )?{_WORD}){{0,8}}"

_AS_ROLE = re.compile(
    rf"\b(?i:{_VERB}) (?:(?i:the (?:words?|text|name|phrase)) )?(?P<x>[^\n.;:!?]{{2,80}}?) (?i:(?:up )?as (?:(?:a|an|the|my|our|his|her|their) )?(?:\w+ )?)(?={_ROLE}\b)"
)
_WRITTEN = re.compile(
    rf"\b(?i:{_VERB}) (?:(?i:the (?:words?|text|name|phrase)|text|words) )?(?P<x>{_NAME})(?= (?:on|over|under|in|at|across|below|above|beneath|onto|for|from|during|underneath)\b)"
)
_FOR_WHOM = re.compile(
    rf"\b(?i:{_ROLE}) (?:for|with the name|of) (?P<x>{_NAME})(?=$|[ ,.!]*(?:on|over|in|at|from|during|for|to|and)\b|[.!]?$)"
)
_NAME_AND_JOB = re.compile(
    rf"\bwith (?:the )?name (?P<x>{_NAME}) and (?:the )?(?:job )?(?:title|role|position|function) (?P<y>{_NAME})"
)
_SAID = re.compile(
    r"\b(?i:saying|that says?|which says|says|that reads?|reading|reads|with the (?:text|words?|caption|line|message|title)|titled|captioned|labell?ed|to say|to read|should say|should read|say|read) (?P<x>[A-Z0-9][^\n;]*)"
)
_TO_NEW = re.compile(
    rf"\b(?i:change|rename|set|update|make|turn|reword|edit) (?i:(?:the|my|this|that|our) )?(?i:(?:\w+ )?{_ROLE}(?: text)?) (?i:to|into) (?P<x>[A-Z][^\n;]*)"
)
_AFTER_COLON = re.compile(r"(?<!\d)\s*[:：]\s*(?P<x>[^\s][^\n;；]*)|(?<=\d)[:：]\s+(?P<z>[^\s][^\n;；]*)")
_TEXTY = re.compile(
    rf"\b(?:{_ROLE}|words|card|intro|outro|say(?:s|ing)?|reads?|reading|write|label|type|line|name)\b|标题|字幕|文字|写|人名条|卡片|片头|片尾|字|标题卡",
    re.IGNORECASE,
)
_LIST = re.compile(r"\b(?:captions|titles|subtitles|texts|each|every|all)\b|每|各|分别|依次", re.IGNORECASE)
_INSTEAD = re.compile(
    rf"(?:\b(?i:rename|change|replace|correct|update|reword|rewrite|edit|fix|turn|swap|make|set)\b[^.;\n]{{0,60}}|把[^，。\n]{{0,12}}|将[^，。\n]{{0,12}}|^){QUOTE}(?: (?:to|with|by|into) |\s*(?:->|→|改成|改为|换成|换为|替换成|替换为|变成)\s*)(?P<x>[^\s,，.。;；\n\ue100-\uf0ff][^\n;；]*)"
)
_FILE = re.compile(r"\.\w{2,4}\b")
_OWNED = re.compile(
    r"^(?:the|it|this|that|these|those|them|my|our|a|an|some|all|every|each)\b", re.IGNORECASE
)
_STRONG = (
    "length",
    "range",
    "corner",
    "position",
    "color",
    "weight",
    "case",
    "slant",
    "side",
    "letters",
    "ground",
    "edge",
    "anim",
)
_SENTENCE = re.compile(r"(?<=[a-z\d)!?])[.!?]\s+(?=[A-Z])|[。！？](?=.)")


def quoted(masked: Masked, stage: Stage) -> Masked:
    """Put texts in quotes that are recognised as such.

    Examples
    --------
    >>> from nemo_widgets.engine.agent.phrases import mask
    >>> from nemo_widgets.timeline.draft import Draft
    >>> found = quoted(mask("put Jonas Weber, Head of Design as a lower third"), Stage(Draft({})))
    >>> found.quotes
    ('Jonas Weber, Head of Design',)
    """
    masked = _known(masked, stage)
    for pattern, wants in (
        (_NAME_AND_JOB, _always),
        (_AS_ROLE, _is_name),
        (_FOR_WHOM, _is_name),
        (_INSTEAD, _always),
        (_TO_NEW, _is_title),
        (_SAID, _always),
        (_WRITTEN, _is_name),
    ):
        masked = _each(masked, stage, pattern, wants)
    return _after_colon(masked, stage)


Wants = Callable[[str, Stage], bool]


def _always(words: str, stage: Stage) -> bool:
    return True


def _is_name(words: str, stage: Stage) -> bool:
    """Tell whether words are a text rather than a file, a picture or an order."""
    if _OWNED.match(words) or _FILE.search(words) or stage.named(words) is not None:
        return False
    if not re.match(r"[A-Z0-9]", words):
        return False
    return any(set(phrase.senses) == {"word"} for phrase in scan(words))


def _is_title(words: str, stage: Stage) -> bool:
    """Tell whether words in large first letters are a new title, even if all are words of editing: "Silent Places"."""
    large = [word for word in words.split() if word[:1].isupper()]
    looks = any(phrase.has("font") or phrase.has("color") for phrase in scan(words))
    return _is_name(words, stage) or (len(large) > 1 and not looks)


def _each(masked: Masked, stage: Stage, pattern: re.Pattern[str], wants: Wants) -> Masked:
    at = 0
    while (match := pattern.search(masked.text, at)) is not None:
        at = match.end()
        words = match["x"]
        if re.search(QUOTE, words) or not wants(words, stage):
            continue
        if "y" in match.re.groupindex:
            masked = quote(masked, match.start("x"), match.end("y"), f"{words}, {match['y']}")
            at = match.start("x") + 1
            continue
        kept = _text_of(words, stage)
        if not kept:
            continue
        masked = quote(masked, match.start("x"), match.start("x") + len(kept), kept)
        at = match.start("x") + 1
    return masked


def _after_colon(masked: Masked, stage: Stage) -> Masked:
    at = 0
    while (match := _AFTER_COLON.search(masked.text, at)) is not None:
        at = match.end()
        group = "x" if match["x"] is not None else "z"
        words = match[group]
        head = re.split(r"[.;!?。；！？\n]", masked.text[: match.start()])[-1]
        listed = _LIST.search(head) and re.search(r"[,，、]| and ", words)
        # A quotation ends what is said before it: "change 'A' to B: …" is another matter.
        if not _TEXTY.search(head) or listed or re.search(QUOTE, words):
            at = match.start(group)
            continue
        kept = _text_of(words, stage)
        if (kept and any(phrase.has("word") for phrase in scan(kept))) or kept[:1].isupper():
            masked = quote(masked, match.start(group), match.start(group) + len(kept), kept)
            at = match.start(group) + 1
    return masked


def _known(masked: Masked, stage: Stage) -> Masked:
    """Quote what is written on the timeline: "delete Thank you for coming!"."""
    for text in sorted(stage.texts("text"), key=lambda one: -len(one.text)):
        words = text.text.strip().rstrip("!?.！？。")
        long_enough = len(words) >= 8 or (len(words) >= 3 and not words.isascii())
        if not long_enough or stage.named(words) is not None:
            continue
        ends = (r"\b", r"\b") if words.isascii() else ("", "")
        match = re.search(
            rf"{ends[0] if words[:1].isalnum() else ''}{re.escape(words)}{ends[1] if words[-1:].isalnum() else ''}[!?！？]?",
            masked.text,
            re.IGNORECASE,
        )
        if match is not None:
            masked = quote(masked, match.start(), match.end(), text.text.strip())
    return masked


def _text_of(words: str, stage: Stage) -> str:
    """Return a text without what follows it: when, where and how it is to be shown, or another sentence."""
    words = _SENTENCE.split(words)[0].rstrip(" ,，")
    phrases = scan(words)
    for index in _starts(phrases):
        rest = phrases[index:]
        if all(_about(phrase, stage) for phrase in rest) and any(_strong(phrase, stage) for phrase in rest):
            return words[: phrases[index].start].rstrip(" ,，")
    return words


def _starts(phrases: list[Phrase]) -> Iterator[int]:
    """Yield where what is no longer the text may begin: at a small word in lower case, or after a comma."""
    for index in range(1, len(phrases)):
        phrase, before = phrases[index], phrases[index - 1]
        small = phrase.text[:1].islower() or not phrase.text.isascii()
        if (before.has("break") and small) or (
            phrase.text.islower() and any(phrase.has(kind) for kind in ("prep", "join", "then"))
        ):
            yield index


def _about(phrase: Phrase, stage: Stage) -> bool:
    if set(phrase.senses) == {"word"}:
        return stage.named(phrase.text) is not None
    return phrase.text[:1].islower() or not phrase.text[:1].isalpha() or not phrase.text.isascii()


def _strong(phrase: Phrase, stage: Stage) -> bool:
    if any(phrase.has(kind) for kind in _STRONG) or phrase.has("noun", "scene"):
        return True
    return stage.named(phrase.text) is not None or phrase.text.lower() in {"instead", "please"}
