"""Words to phrases: a message becomes a row of phrases, each with every sense it may have."""

# ruff: noqa: C901, E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from nemo_widgets.engine.agent import colours
from nemo_widgets.engine.agent.language import (
    chinese,
    chinese_degrees,
    colloquial,
    cutting_words,
    english,
    jargon_words,
    lettering_words,
    looks_words,
    sound_words,
    spoken_words,
    upload_words,
)
from nemo_widgets.engine.agent.lexicon import MOODS, NUMBERS, ORDINALS, OTHER_GENRES
from nemo_widgets.engine.agent.phrases import NUMBER, NUMBER_ZH, ODD_SIZES, QUOTE, SHAPE, number, shape_size
from nemo_widgets.engine.generate.music.keys import read_key

Senses = Mapping[str, Any]


@dataclass(frozen=True)
class Phrase:
    """A stretch of the message, and what it may mean: kind of sense → value."""

    text: str
    start: int
    end: int
    senses: Senses = field(default_factory=dict)

    def has(self, kind: str, *values: object) -> bool:
        """Tell whether it may be of a kind, with one of some values."""
        found = self.senses.get(kind)
        if found is None:
            return False
        return not values or any(value in values for value in found)

    def value(self, kind: str) -> Any:
        """Return its value as a kind, the likeliest first."""
        return self.senses[kind][0]


_ODD_MS = {"half a minute": 30_000, "half-minute": 30_000, "half minute": 30_000, "a minute and a half": 90_000, "a minute": 60_000,
           "half a second": 500, "a second": 1000, "a second and a half": 1500, "半分钟": 30_000, "半秒": 500, "一分半": 90_000, "一分半钟": 90_000}  # fmt: skip

_MEASURES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("file", r"(?:[A-Za-z0-9_-]+|(?<!\w)[\u3400-\u9fff\d_-]+)\.(?:jpe?g|png|webp|gif|mp4|mov|avi|webm|mkv|mp3|wav|m4a|aac|cube)(?![A-Za-z0-9])"),
        ("url", r"(?:https?://|www\.)[^\s，。；]*[\w/]|(?:[\w-]+\.)+(?:com|org|net|shop|app|cn|de|uk)(?:/[\w/-]*)?(?![\w.])|@[A-Za-z_][\w.]*\w|#(?![0-9a-fA-F]{6}\b)[A-Za-z]\w{2,}"),
        ("hex", r"#[0-9a-f]{6}\b"),
        ("shape", rf"(?:(?<![A-Za-z0-9-])|(?=[\u3400-\u9fff])){SHAPE}(?![A-Za-z0-9:])"),
        ("ratio", r"(?:4:5|5:4|4:3|3:4|21:9|2:3|3:2|2:1|1:2)(?![\d:])"),
        ("clock", r"\d{1,2}:[0-5]\d(?::[0-5]\d)?(?!\d)"),
        ("span", rf"(?:from |between )?(?:seconds?|secs?) (?P<from>{NUMBER})\s*(?:to|until|till|and|through|-|–)\s*(?:seconds? )?(?P<until>{NUMBER})(?![\w%])|from (?P<ufrom>{NUMBER}) ?(?:seconds?|secs?|s) (?:to|until|till|through) (?P<uuntil>{NUMBER})(?![\w%:.]| ?s)|between (?P<bfrom>\d{{1,2}}:[0-5]\d|{NUMBER})(?: ?(?:seconds?|secs?|s))? and (?P<buntil>\d{{1,2}}:[0-5]\d|{NUMBER}(?= ?(?:seconds?|secs?|s)\b))(?: ?(?:seconds?|secs?|s))?(?![\w%:.])|第?(?P<zfrom>{NUMBER_ZH})\s*(?:秒)?(?:到|至|-|~|—)第?(?P<zuntil>{NUMBER_ZH})\s*秒(?:钟)?(?!一?[张段个])"),
        ("bpm", r"(?:\d{1,3}(?:\.\d+)?|(?P<words>{N}))[\s-]*(?:bpm\b|beats?\s+(?:a|per)\s+minute\b)|(?:bpm|tempo)\s*(?:of|to|at|=|:)?\s*\d{1,3}(?:\.\d+)?(?!\s*(?:%|％|percent))\b"
                r"|每分钟\s*\d{1,3}\s*拍|\d{2,3}\s*拍(?:每分钟)?|节奏\s*\d{2,3}".replace("{N}", NUMBER)),
        ("key", r"(?:in\s+)?(?:the\s+)?key\s+of\s+(?P<of>[A-G](?:\s*[#♯♭]|b\b|[\s-](?:sharp|flat))?(?:[\s-]*(?:major|minor|maj|min)\b)?)(?![a-z])"
                r"|(?:in\s+)?(?P<plain>(?-i:[A-G])(?:\s*[#♯♭]|b\b|[\s-](?:sharp|flat))?[\s-]*(?:major|minor)\b)(?:\s+key)?|(?P<han>[升降]?[A-G][#♯♭b]?\s*[大小]调)"),
        ("percent", rf"[-−+]?\d{{1,3}}(?:\.\d+)?\s*(?:%|％|percent\b|per cent\b)|{NUMBER}\s*(?:percent|per cent)\b|百分之[\d一二两三四五六七八九十百]+"),
        ("odd", "|".join(sorted(map(re.escape, _ODD_MS), key=len, reverse=True))),
        ("times", rf"{NUMBER}\s*(?:x\b|×|times\b)|x\s?\d(?:\.\d+)?\b|(?:\d+(?:\.\d+)?|[一二两三四五六七八九十])\s*倍速?"),
        ("length", rf"(?P<m>{NUMBER})[\s-]*(?:minutes?|mins?|m(?=\s*\d+\s*s))(?:\s*(?:,|and)?\s*(?P<ms>{NUMBER})[\s-]*(?:seconds?|secs?|s)\b)?\b"
                   rf"|(?P<h>{NUMBER})[\s-]*(?:hours?|hrs?)\b|(?P<milli>\d+)\s*(?:ms|milliseconds?)\b|(?P<s>{NUMBER})[\s-]*(?:(?:more|extra|additional)\s+)?(?:seconds?|secs?|sec|s)\b"
                   rf"|(?P<zm>{NUMBER_ZH})\s*(?:个)?分(?:钟)?(?P<half>半)?(?:\s*(?P<zs>{NUMBER_ZH})\s*秒)?钟?|(?P<zz>{NUMBER_ZH})\s*秒钟?"),
        ("nth", rf"倒数第(?P<back>{NUMBER_ZH})|第\s*(?P<nth>{NUMBER_ZH})(?![\d十百]|\s*(?:分|秒))|最后(?:一|1)(?=[张个段幅条帧])|最后(?=[张段幅图片场照画镜])"),
        ("span_zh", rf"(?P<side>前面?|头|开头|最前面?|后面?|最后|末尾|结尾)(?:的)?\s*(?P<count>{NUMBER_ZH})\s*(?P<unit>秒钟?|[张个段幅条])"),
        ("place", r"\d{1,2}(?:st|nd|rd|th)\b"),
        ("number", r"\d+(?:\.\d+)?"),
        ("number", NUMBER_ZH + r"(?=\s*(?:次|遍|张|个|段|幅|条|步|份|位|格|名|行|句))"),
    )
)  # fmt: skip
_QUOTE = re.compile(QUOTE)
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ&][A-Za-z0-9À-ÖØ-öø-ÿ'&]*(?:[-_][A-Za-z0-9]+)*:?")
_HAN = re.compile(r"[\u3400-\u9fff]")


@cache
def _vocabulary() -> tuple[dict[str, dict[str, list[Any]]], int, dict[str, dict[str, list[Any]]], int]:
    latin: dict[str, dict[str, list[Any]]] = {}
    han: dict[str, dict[str, list[Any]]] = {}

    def learn(surface: str, kind: str, value: object) -> None:
        book = han if _HAN.search(surface) else latin
        values = book.setdefault(surface.lower(), {}).setdefault(kind, [])
        if value not in values:
            values.append(value)

    books = (
        english,
        chinese,
        lettering_words,
        looks_words,
        sound_words,
        cutting_words,
        jargon_words,
        spoken_words,
        upload_words,
        colloquial,
    )
    for words in (book.WORDS for book in books):
        for (kind, value), surfaces in words.items():
            for surface in surfaces.split("|"):
                learn(surface, kind, value)
                if kind == "corner" and surface.isascii():
                    for lead in ("in", "to", "at", "into", "on"):
                        learn(f"{lead} the {surface.removeprefix('in the ')}", kind, value)
    # What is written out by hand means what is written there: 放大 is a move of the camera, too.
    written = frozenset(han)
    for (kind, value), surfaces in chinese_degrees.WORDS.items():
        for surface in surfaces.split("|"):
            learn(surface, kind, value) if surface not in written else None
    for mood, moods in MOODS.items():
        for surface in moods:
            learn(surface, "mood", (mood, True))
    for surface, mood in OTHER_GENRES.items():
        learn(surface, "mood", (mood, False))
    for mood, sounding in sound_words.MOODS.items():
        for surface in sounding.split("|"):
            learn(surface, "sounding", mood)
    for surface, place in ORDINALS.items():
        learn(surface, "ordinal", place)
    for surface, count in NUMBERS.items():
        learn(surface, "number", float(count))
    for surface, code in colours.by_name().items():
        learn(surface, "color", code)
        if surface.endswith("色") and len(surface) == len("红色"):
            learn(f"{surface[:-1]}的", "color", code)
    for kind, surface, code in colours.pairs():
        learn(surface, kind, code)
    for name in english.FONTS.split("|"):
        learn(name, "font", name)
    for book in (latin, han):
        for surface, senses in book.items():
            if set(senses) <= {"sounding", "gender"}:
                # Where no music is spoken of, it is a word like any other.
                senses["word"] = [surface]
    return latin, max(len(s.split()) for s in latin), han, max(map(len, han))


def is_known(surface: str) -> bool:
    """Tell whether a stretch of Chinese is one of the words of editing."""
    return surface in _vocabulary()[2]


@cache
def words() -> frozenset[str]:
    """Return the Latin words of editing that are long enough to be told from a misspelt other one."""
    known = (surface for surface, senses in _vocabulary()[0].items() if "word" not in senses)
    return frozenset(word for surface in known for word in surface.split() if len(word) > 3)


def scan(text: str) -> list[Phrase]:
    """Return the phrases of a masked text, in order.

    Examples
    --------
    >>> [(p.text, sorted(p.senses)) for p in scan("mute image 2")]
    [('mute', ['do']), ('image', ['noun']), ('2', ['number'])]
    """
    return list(_phrases(text))


def _phrases(text: str) -> Iterator[Phrase]:
    at = 0
    while at < len(text):
        if text[at].isspace() and text[at] != "\n":
            at += 1
            continue
        phrase = _measure(text, at) or _word(text, at) or _sign(text, at)
        yield phrase
        at = phrase.end


def _sign(text: str, at: int) -> Phrase:
    char = text[at]
    if _QUOTE.match(char):
        return Phrase(char, at, at + 1, {"quote": [char]})
    if char in ":：=":
        return Phrase(char, at, at + 1, {"colon": [True], "say": [True]})
    if char in ",;.!?，。；、！？\n":
        return Phrase(char, at, at + 1, {"break": [char in ";.!?；。！？\n"]})
    if char in "-–—~～/":
        return Phrase(char, at, at + 1, {"prep": ["until"], "skip": [True]})
    if char in "()[]（）*•\"'“”‘’":
        return Phrase(char, at, at + 1, {"skip": [True]})
    return Phrase(char, at, at + 1, {"word": [char]})


def _word(text: str, at: int) -> Phrase | None:
    latin, longest, han, longest_han = _vocabulary()
    if _HAN.match(text[at]):
        for end in range(min(len(text), at + longest_han), at, -1):
            senses = han.get(text[at:end].lower())
            if senses is not None:
                return Phrase(text[at:end], at, end, senses)
        return Phrase(text[at], at, at + 1, {"word": [text[at]]})
    first = _LATIN.match(text, at)
    if first is None:
        return None
    ends, cursor = [first.end()], first.end()
    while len(ends) < longest:
        gap = re.compile(r"[ \t]+").match(text, cursor)
        following = _LATIN.match(text, gap.end()) if gap else None
        if following is None:
            break
        cursor = following.end()
        ends.append(cursor)
    for end in reversed(ends):
        words = " ".join(text[at:end].lower().split())
        for form in (words, words.rstrip(":")):
            senses = latin.get(form)
            if senses is not None:
                stop = end if form == words else at + len(text[at:end].rstrip(":"))
                return Phrase(text[at:stop], at, stop, senses)
    stem = first[0].lower().removesuffix("'").removesuffix("'s")
    if stem != first[0].lower() and stem in latin:
        # "the music's too loud"
        return Phrase(text[at : at + len(stem)], at, at + len(stem), latin[stem])
    end = first.end() - text[at : first.end()].endswith(":")
    return Phrase(text[at:end], at, end, {"word": [text[at:end].lower()]})


def _measure(text: str, at: int) -> Phrase | None:
    if at and text[at - 1].isalnum() and text[at].isascii() and text[at].isalnum() and text[at - 1].isascii():
        return None
    for kind, pattern in _MEASURES:
        match = pattern.match(text, at)
        if match is None:
            continue
        senses = _senses_of(kind, match)
        if senses is None:
            continue
        longer = _word(text, at)
        if longer is not None and longer.end > match.end() and not longer.has("word"):
            # "half the volume" is more than "half"; "最后" may begin a longer word.
            return None
        if longer is not None and longer.end == match.end():
            senses = {**longer.senses, **senses}
        return Phrase(match[0], at, match.end(), {k: v for k, v in senses.items() if k != "word"})
    return None


def _senses_of(kind: str, match: re.Match[str]) -> dict[str, list[Any]] | None:
    groups = match.groupdict()
    whole = match[0].strip().lower()
    match kind:
        case "file":
            return {"file": [match[0]]}
        case "url":
            return {"quote": [match[0]]}
        case "hex":
            return {"color": [whole]}
        case "shape":
            size = shape_size(match[0])
            return None if size is None else {"shape": [size]}
        case "ratio":
            return {"shape": [ODD_SIZES[whole]]}
        case "clock":
            ms = _at(whole)
            return {"length": [ms], "clock": [ms]}
        case "percent":
            digits = re.sub(r"\s*(?:%|％|per ?cent)$|^百分之", "", whole).lstrip("-−+")
            return {"percent": [number(digits) / (-100 if whole[0] in "-−" else 100)]}
        case "bpm":
            return {"bpm": [number(groups["words"]) if groups["words"] else _bpm(whole)]}
        case "key":
            key = read_key(groups["of"] or groups["plain"] or groups["han"] or "")
            return None if key is None else {"key": [key.name]}
        case "span":
            ends = ((groups[f"{kind}from"], groups[f"{kind}until"]) for kind in ("", "u", "b", "z"))
            span = next(tuple(_at(end) for end in pair) for pair in ends if pair[0])
            return {"range": [span]} if span[0] < span[1] else None
        case "odd":
            return {"length": [_ODD_MS[whole]]}
        case "times":
            if whole == "一倍":
                # 快一倍 is as much again.
                return {"factor": [2.0]}
            found = re.search(rf"\d+(?:\.\d+)?|{NUMBER_ZH}|{NUMBER}", whole, re.IGNORECASE)
            return {"factor": [number(found[0])]} if found and number(found[0]) > 0 else None
        case "length":
            return _length(groups)
        case "nth":
            if groups["back"] or groups["nth"]:
                place = int(number(groups["back"] or groups["nth"]))
                return {"ordinal": [-place if groups["back"] else place]} if place else None
            return {"ordinal": [-1]}
        case "place":
            return {"ordinal": [int(whole[:-2])]} if int(whole[:-2]) else None
        case "span_zh":
            count = number(groups["count"])
            first = groups["side"][0] in "前头开" or groups["side"].startswith("最前")
            if groups["unit"].startswith("秒"):
                ms = round(count * 1000)
                return {"range": [(0, ms) if first else (-ms, None)]}
            places = range(1, int(count) + 1) if first else range(-int(count), 0)
            return {"places": [tuple(places)]} if count else None
        case _:
            return {"number": [number(whole)]}


def _at(text: str) -> int:
    """Return a time in milliseconds: "2.5" seconds, or "1:05"."""
    if ":" not in text:
        return round(number(text) * 1000)
    parts = [int(part) for part in text.split(":")]
    return int(sum(part * 60**power for power, part in enumerate(reversed(parts)))) * 1000


def _bpm(text: str) -> float:
    return max((float(found) for found in re.findall(r"\d+(?:\.\d+)?", text)), default=0.0)


def _length(groups: Mapping[str, str | None]) -> dict[str, list[Any]] | None:
    def of(name: str) -> float:
        return number(groups[name] or "0")

    if groups["zm"]:
        seconds = of("zm") * 60 + of("zs") + (30 if groups["half"] else 0)
    elif groups["zz"]:
        seconds = of("zz")
    elif groups["milli"]:
        seconds = of("milli") / 1000
    else:
        seconds = of("h") * 3600 + of("m") * 60 + of("ms") + of("s")
    return {"length": [round(seconds * 1000)]} if 0 < seconds <= 24 * 3600 else None
