"""Small phrases inside a message: quotes, numbers, lengths, volumes, shapes and moods, with where they stand."""

# ruff: noqa: E501 -- a pattern or a sentence cut at a margin cannot be searched for

from __future__ import annotations

import re
from dataclasses import dataclass

from nemo_widgets.engine.agent.lexicon import CHINESE_DIGITS, MOODS, NUMBERS, OTHER_GENRES
from nemo_widgets.timeline.sizes import SHAPES

# A quoted text becomes one private character, so that nothing inside it is read as a wish.
_FIRST_QUOTE = 0xE100
_MOST_QUOTES = 4000
QUOTE = r"[\ue100-\uf0ff]"
CUT = "\x1f"
"""What stands where something was taken out of a message."""

_QUOTES = re.compile(
    r"“([^“”]+)”|\"([^\"]+)\"|「([^「」]+)」|『([^『』]+)』|《([^《》]+)》|‘(.+?)’(?!\w)|«([^«»]+)»"
    r"|(?<!\w)'(?=\S)(.+?)(?<=\S)'(?!\w)|`([^`]+)`"
)
_PRIVATE = re.compile(r"[\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Masked:
    """A message whose quoted texts are single characters."""

    text: str
    quotes: tuple[str, ...]

    def unmask(self, text: str) -> str:
        """Put the quoted texts back, without their quotes."""
        return re.sub(QUOTE, lambda match: self.quotes[ord(match[0]) - _FIRST_QUOTE], text)

    def requote(self, text: str) -> str:
        """Put the quoted texts back, in quotes."""
        return re.sub(QUOTE, lambda match: f"“{self.quotes[ord(match[0]) - _FIRST_QUOTE]}”", text)


def mask(message: str) -> Masked:
    """Hide quoted texts.

    Examples
    --------
    >>> masked = mask("title it 'Anna's day', don't add music")
    >>> masked.quotes, masked.unmask(masked.text)
    (("Anna's day",), "title it Anna's day, don't add music")
    """
    quotes: list[str] = []

    def hide(match: re.Match[str]) -> str:
        if len(quotes) >= _MOST_QUOTES:
            return match[0]
        quotes.append(next(group for group in match.groups() if group is not None).strip())
        return chr(_FIRST_QUOTE + len(quotes) - 1)

    plain = _PRIVATE.sub(" ", message.replace("\r\n", "\n").replace("\r", "\n"))
    # Long runs of white space mean nothing, and cost the patterns a square of their length.
    plain = re.sub(r"[^\S\n]+", " ", re.sub(r"\s*\n\s*", "\n", plain))
    text = _QUOTES.sub(hide, plain)
    return Masked(text.replace("’", "'"), tuple(quotes))


def quote(masked: Masked, start: int, end: int, words: str) -> Masked:
    """Hide a stretch of a masked text as well, as the quotation of some words.

    Examples
    --------
    >>> quote(mask("title it Anna's day"), 9, 19, "Anna's day").quotes
    ("Anna's day",)
    """
    if len(masked.quotes) >= _MOST_QUOTES:
        return masked
    char = chr(_FIRST_QUOTE + len(masked.quotes))
    return Masked(masked.text[:start] + char + masked.text[end:], (*masked.quotes, words))


NUMBER = r"(?:\d+(?:\.\d+)?|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"
NUMBER_ZH = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)"


def number(word: str) -> float:
    """Read a number in digits, English or Chinese words.

    Examples
    --------
    >>> number("12"), number("thirty"), number("二十五")
    (12.0, 30.0, 25.0)
    """
    word = word.strip().lower()
    if word in NUMBERS:
        return float(NUMBERS[word])
    if re.fullmatch(r"\d+(?:\.\d+)?", word):
        return float(word)
    total, digit = 0, 0
    for char in word:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = CHINESE_DIGITS.get(char, 0)
    return float(total + digit)


@dataclass(frozen=True)
class Found:
    """A phrase in a text: what it means and where it stands."""

    value: float
    start: int
    end: int
    each: bool = False


_SECONDS = r"(?:seconds?|secs?|sec|s)\b"
_LENGTH = re.compile(
    rf"(?<![\w.:])(?:(?P<m>{NUMBER})[\s-]*(?:minutes?|mins?|m(?=\s*\d+\s*s))(?:\s*(?:,|and)?\s*(?P<ms>{NUMBER})[\s-]*{_SECONDS})?"
    rf"|(?P<s>{NUMBER})[\s-]*{_SECONDS}"
    rf"|(?P<h>{NUMBER})[\s-]*(?:hours?|hrs?)\b"
    r"|(?P<odd>half a minute|half[- ]minute|a minute and a half|(?:one|1) and a half minutes|a minute|a quarter of a minute)"
    r"|(?P<clock>\d{1,2}:[0-5]\d)(?!\s*(?:am|pm|a\.m|p\.m|o'clock)|:|\d))"
    r"(?:\s+(?:long|in length|in total|total)\b)?(?P<each>\s*(?:each|apiece|per \w+|(?:for )?every \w+)\b)?",
    re.IGNORECASE,
)
_LENGTH_ZH = re.compile(
    rf"(?:(?P<m>{NUMBER_ZH})\s*(?:个)?分(?:钟)?(?P<half>半)?(?:\s*(?P<ms>{NUMBER_ZH})\s*秒)?钟?|(?P<s>{NUMBER_ZH})\s*秒钟?|(?P<odd>半分钟))"
)
_ODD = {"half a minute": 30, "half-minute": 30, "half minute": 30, "a minute and a half": 90, "a minute": 60,
        "one and a half minutes": 90, "1 and a half minutes": 90, "a quarter of a minute": 15}  # fmt: skip
_RATIOS = {"9:16", "16:9", "1:1", "4:5", "4:3", "3:4", "21:9", "2:3", "3:2", "5:4"}
_DECADE = re.compile(r"(?:19|20)?\d0s", re.IGNORECASE)


def find_length(text: str) -> Found | None:
    """Find the first length; the value is in milliseconds."""
    for match in _LENGTH.finditer(text):
        whole = match[0].strip()
        if match["clock"] and match["clock"] in _RATIOS:
            continue
        before = text[: match.start()].rstrip().lower()
        after = text[match.end() :].lstrip().lower()
        if _DECADE.fullmatch(whole) and (
            before.endswith(("the", "in", "early", "late"))
            or re.match(r"(?:music|style|retro|vibe|disco|look|fashion)", after)
        ):
            continue
        seconds = _english_seconds(match)
        if 0 < seconds <= 24 * 3600:
            return Found(round(seconds * 1000), match.start(), match.end(), bool(match["each"]))
    chinese = _LENGTH_ZH.search(text)
    if chinese is None:
        return None
    if chinese["odd"]:
        seconds = 30.0
    elif chinese["m"]:
        seconds = number(chinese["m"]) * 60 + (30 if chinese["half"] else 0) + number(chinese["ms"] or "0")
    else:
        seconds = number(chinese["s"])
    each = bool(re.search(r"(?:每张|每段|每个|各)\S{0,4}$", text[: chinese.start()]))
    return Found(round(seconds * 1000), chinese.start(), chinese.end(), each) if seconds > 0 else None


def _english_seconds(match: re.Match[str]) -> float:
    if match["m"]:
        return number(match["m"]) * 60 + (number(match["ms"]) if match["ms"] else 0)
    if match["s"]:
        return number(match["s"])
    if match["h"]:
        return number(match["h"]) * 3600
    if match["odd"]:
        return float(_ODD[match["odd"].lower()])
    minutes, seconds = match["clock"].split(":")
    return int(minutes) * 60 + int(seconds)


VOLUME = re.compile(
    r"(?P<percent>\d{1,3}(?:\.\d+)?)\s*(?:%|％|percent\b|per cent\b)|百分之(?P<zh>[\d一二两三四五六七八九十百]+)"
    r"|(?P<half>half(?: the)? volume|half as loud|一半音量|音量(?:减半|一半))|(?P<full>full volume|最大音量)",
    re.IGNORECASE,
)


def find_volume(text: str) -> Found | None:
    """Find the first volume; the value is 0 to 1."""
    match = VOLUME.search(text)
    if match is None:
        return None
    if match["percent"] or match["zh"]:
        value = number(match["percent"] or match["zh"]) / 100
    else:
        value = 0.5 if match["half"] else 1.0
    return Found(min(1.0, value), match.start(), match.end())


# The words for a shape; the longer ones first, so that "YouTube Shorts" is no "YouTube".
_VERTICAL = (
    r"(?:youtube|yt)[- ]shorts?|(?:instagram|insta|ig|facebook|fb)[- ](?:reels?|stor(?:y|ies))|9\s?[:x×/]\s?16|9 by 16"
    r"|1080\s?[x×]\s?1920|tik[- ]?tok|snapchat|reels?|shorts|vertical|portrait"
)
_SQUARE = r"1\s?[:x×]\s?1(?!\d)|1080\s?[x×]\s?1080|(?:instagram|insta|ig)(?: feed)?(?: posts?)?|square"
_LANDSCAPE = r"16\s?[:x×/]\s?9|16 by 9|1920\s?[x×]\s?1080|youtube|wide[- ]?screen|landscape|horizontal"
_VERTICAL_ZH = r"竖屏|竖版|竖向|纵向|抖音|快手|小红书|视频号|短视频平台"
_SQUARE_ZH = r"正方形|方形|方屏|方版"
_LANDSCAPE_ZH = r"横屏|横版|横向|宽屏|B站|油管"
SHAPE = rf"(?:{_VERTICAL}|{_SQUARE}|{_LANDSCAPE}|{_VERTICAL_ZH}|{_SQUARE_ZH}|{_LANDSCAPE_ZH})"
_SHAPE_KINDS = (
    ("vertical", re.compile(rf"{_VERTICAL}|{_VERTICAL_ZH}", re.IGNORECASE)),
    ("square", re.compile(rf"{_SQUARE}|{_SQUARE_ZH}", re.IGNORECASE)),
    ("landscape", re.compile(rf"{_LANDSCAPE}|{_LANDSCAPE_ZH}", re.IGNORECASE)),
)
ODD_SIZES = {"4:5": (1080, 1350), "5:4": (1350, 1080), "4:3": (1440, 1080), "3:4": (1080, 1440), "21:9": (2520, 1080),
             "2:3": (1080, 1620), "3:2": (1620, 1080), "2:1": (2160, 1080), "1:2": (1080, 2160)}  # fmt: skip
"""Further ratios, in pixels."""
ODD_RATIO = re.compile(r"(?<![\d:])(?:4:5|5:4|4:3|3:4|21:9|2:3|3:2)(?![\d:])")

# Some of these words are also content: "a portrait of a girl", "a town square", "red shorts". They are a shape
# next to a word for a video, after a preposition that closes the phrase, or when they stand alone.
_VIDEO_NOUN = (
    r"(?:videos?|clips?|formats?|modes?|orientation|shape|aspect(?: ratio)?|ratio|layout|version|slideshow|movie|film"
    r"|mp4|post|short|reel|promo|ad|story|size|canvas|screen|animation|image|picture)"
)
_EDGE_AFTER = (
    rf"(?=\s*(?:$|[,.;!?，。；！？、{CUT}\n]|(?:with|and|please|video|at|lasting|using|of about)\b))"
)
_SHAPES_IN_TEXT = (
    re.compile(
        rf"(?:\b(?:in|for|as|on|to|into)\s+)?(?:\b(?:an?|the|my)\s+)?(?<![\w-])(?P<shape>{SHAPE})"
        rf"(?=[\s{CUT}-]+{_VIDEO_NOUN}\b)(?:\s+(?:formats?|modes?|orientation|shape|aspect(?: ratio)?|ratio|layout|size|canvas|screen)\b)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:in|for|as|on|to|into)\s+(?:an?\s+|the\s+|my\s+)?(?P<shape>{SHAPE}){_EDGE_AFTER}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:^|(?<=[,.;，。；、{CUT}\n]))\s*(?:and\s+)?(?:an?\s+)?(?P<shape>{SHAPE}){_EDGE_AFTER}",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:\b(?:in|for|as|aspect(?: ratio)?)\s+)?(?<![\d:])(?P<shape>9:16|16:9|1:1(?!\d)|1080x1920|1920x1080|1080x1080|widescreen)(?![\d:])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<shape>{_VERTICAL_ZH}|{_SQUARE_ZH}|{_LANDSCAPE_ZH})(?:的|格式|画面|版本)*(?:视频|短片)?(?=的|$|[^\w]|[\u4e00-\u9fff])"
    ),
)


@dataclass(frozen=True)
class FoundShape:
    """A shape in a text."""

    size: tuple[int, int]
    start: int
    end: int


def shape_size(word: str) -> tuple[int, int] | None:
    """Return the canvas that a word for a shape means."""
    return next((SHAPES[kind] for kind, pattern in _SHAPE_KINDS if pattern.fullmatch(word.strip())), None)


def find_shape(text: str) -> FoundShape | None:
    """Find a shape that is meant as one."""
    for pattern in _SHAPES_IN_TEXT:
        for match in pattern.finditer(text):
            size = shape_size(match["shape"])
            if size is not None:
                return FoundShape(size, match.start(), match.end())
    return None


_MOOD_OF = {word: mood for mood, words in MOODS.items() for word in words}
MOOD = "(?:" + "|".join(re.escape(w) for w in sorted({*_MOOD_OF, *OTHER_GENRES}, key=len, reverse=True)) + ")"


def mood_of(word: str) -> tuple[str, bool]:
    """Return the mood that a word means, and whether the synthesiser really has it."""
    word = " ".join(word.lower().split())
    return (_MOOD_OF[word], True) if word in _MOOD_OF else (OTHER_GENRES.get(word, "lo-fi"), False)
