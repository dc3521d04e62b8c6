"""The sides of a new video that a message names: its texts, music, length, shape, and how many pictures."""

# ruff: noqa: E501 -- a pattern or a sentence cut at a margin cannot be searched for

from __future__ import annotations

import re

from nemo_widgets.engine.agent.language.scan import scan
from nemo_widgets.engine.agent.lexicon import NUMBERS
from nemo_widgets.engine.agent.phrases import (
    CUT,
    MOOD,
    NUMBER_ZH,
    ODD_RATIO,
    ODD_SIZES,
    QUOTE,
    Masked,
    find_length,
    find_shape,
    find_volume,
    mood_of,
    number,
)
from nemo_widgets.engine.agent.wishes.slate import Slate, Wish
from nemo_widgets.engine.agent.wishes.times import take_times
from nemo_widgets.engine.agent.wishes.uploads import UPLOADS
from nemo_widgets.timeline.sizes import SHAPES

_I = re.IGNORECASE

# An unquoted text ends where the next wish begins.
_UNTIL = rf"(?=\s*(?:$|[,;\n{CUT}，。；、！？]|[.!?](?:\s|$)|\b(?:and|with|plus)\b(?=[^,;]*\b(?:music|beat|soundtrack|bgm|caption|title|seconds?|vertical|square|landscape)\b)))"
_SAYS = r"(?:\s*(?:that|which)?\s*(?:says?|reads?|saying|reading|of|is|called|:|：|=|-)\s*|\s+)"
_LINK = rf"(?:[\s,;{CUT}]*\b(?:and|with|plus|add|adding|has|having|including|include|use|using|put|show|showing|also)\b)*"
_TITLE = (
    re.compile(rf"{_LINK}\s*(?:\b(?:an?|the|my|its)\s+)?(?:opening |big |main |bold )?\b(?:title|headline|heading)(?: card| text)?{_SAYS}(?P<q>{QUOTE})(?: (?:at|in) the (?:start|beginning|top))?", _I),
    re.compile(rf"(?:[\s,;{CUT}]*\b(?:and|,))?\s*\b(?:titled|entitled|(?:title|call|name) it|called|named)\s*:?\s*(?P<q>{QUOTE})", _I),
    re.compile(rf"{_LINK}\s*\b(?:with|and|,|has|add|use)\s+(?:an?|the)\s+title(?: card| text)?(?:\s*(?:that|which)?\s*(?:says?|reads?|saying|reading|:|of)\s*|\s+)(?!sequence|fight|track|match|screen|card)(?P<t>[^\W_][^,;\n{CUT}]*?){_UNTIL}", _I),
    re.compile(rf"(?:^|(?<=[,;.\n{CUT}]))\s*(?:and\s+)?(?:title|headline)\s*[:=]\s*(?P<t>[^,;\n{CUT}]+?){_UNTIL}", _I),
    re.compile(rf"(?:^|[\s,;{CUT}]+)(?:and\s+)?(?:titled|entitled|(?:title|call|name) it)\s*:?\s*(?P<t>[^\W_][^,;\n{CUT}]*?){_UNTIL}", _I),
    re.compile(rf"(?:[，,；;]|并|和|再)*(?:带有?|配上?|加上?|添加|加|写上|显示|用|以)?(?:一个)?(?:的)?(?:标题|片名|题目)(?:文字|是|为|叫做?|写着?|写上|：|:|\s)*(?P<q>{QUOTE})(?:作为|为|做)?(?:的)?", _I),
    re.compile(rf"(?:[，,；;]|并|和|再)*(?:带有?|配上?|加上?|添加|加)?(?:一个)?(?:标题|片名|题目)(?:是|为|叫做?|写着?|：|:)\s*(?P<t>[^，,。；;\n{CUT}]+)", _I),
    re.compile(rf"(?:以|用)\s*(?P<q>{QUOTE})\s*(?:为|作为|做)(?:标题|片名)", _I),
)  # fmt: skip
_CAPTION = (
    re.compile(rf"{_LINK}\s*(?:\b(?:an?|the|my|its)\s+)?\b(?:captions?|subtitles?|tagline|slogan|text|words)(?: text| overlay)?{_SAYS}(?P<q>{QUOTE})(?: at the (?:bottom|top|end|start))?", _I),
    re.compile(rf"{_LINK}\s*\b(?:with|and|,|add)\s+(?:an?|the)\s+(?:caption|subtitle|tagline)(?:\s*(?:that|which)?\s*(?:says?|reads?|saying|reading|:)\s*|\s+)(?P<t>[^\W_][^,;\n{CUT}]*?){_UNTIL}", _I),
    re.compile(rf"(?:^|(?<=[,;.\n{CUT}]))\s*(?:and\s+)?caption\s*[:=]\s*(?P<t>[^,;\n{CUT}]+?){_UNTIL}", _I),
    re.compile(rf"(?:[，,；;]|并|和|再)*(?:带有?|配上?|加上?|添加|加|写上|显示)?(?:一[条个句])?(?:的)?(?:字幕|文案|文字)(?:文字|是|为|写着?|：|:|\s)*(?P<q>{QUOTE})", _I),
)  # fmt: skip

_EACH = r"(?:ones?|scenes?|pictures?|images?|slides?|shots?|them)"
_PLACED = rf"(?:\s+(?:on|for|over|under|below|in)\s+(?:(?:each|every|all)(?:\s+of)?(?:\s+(?:the\s+)?{_EACH})?|the\s+{_EACH}))"
_TITLED = re.compile(
    rf"(?:[\s,;{CUT}]*\b(?:and|with|plus|add|adding|including|showing)\b)+\s+(?:some |nice |short |big |small |their |own )*(?:titles|captions|labels)\b{_PLACED}?"
    rf"|[\s,;{CUT}]*(?:\b(?:and|with|plus|add|adding|including|showing)\b\s*)*(?:\ban? )?(?:short |big |small )*\b(?:titles?|captions?|labels?){_PLACED}"
    r"|(?:[，,；;]|并|和|再)*(?:每[张个段幅](?:图片?|画面|场景|片段)?)?都?(?:带有?|配上?|加上?|添加|加|有)(?:标题|字幕)(?![为是叫写:：“\"]|文)",
    _I,
)

_SOUND = r"(?:music|beats?|tracks?|soundtrack|bgm|tunes?|songs?|score|vibes?|melody)"
_SILENT = re.compile(
    rf"{_LINK}\s*\b(?:no|without(?: any)?|(?:don't|do not)\s+(?:add|use|want|include|put|need)(?:\s+(?:any|some|the|in))*)\s+(?:background )?(?:music|sound|audio|soundtrack|bgm)\b|\bmusic\s*(?::\s*none|off)\b|[,，]?\s*(?:不要|无|没有|不加|不带)(?:背景)?(?:音乐|配乐|声音)",
    _I,
)
_MUSIC = (
    re.compile(rf"{_LINK}\s*(?:\b(?:some|an?|the)\s+)?(?:(?:nice|soft|cool|good|light)\s+)?(?:\b(?:background)\s+)?\b(?P<mood>{MOOD})(?:\s+(?P<more>{MOOD}))?\s+(?:background\s+|instrumental\s+)?{_SOUND}\b(?:\s+(?:in the background|underneath|under it|playing))?", _I),
    re.compile(rf"(?:^|[\s,;{CUT}]+)(?:and\s+|with\s+)?(?:background\s+)?(?:music|bgm|soundtrack)(?:\s*[:=]\s*|\s+(?=lo-?fi|upbeat|cinematic|ambient|corporate))(?P<mood>{MOOD})\b", _I),
    re.compile(rf"(?:^|[\s,;{CUT}]+)(?:and\s+|with\s+|add\s+|plus\s+)+(?:some\s+)?(?:(?:chill|relaxing|soft|calm)\s+)?(?P<mood>lo-?fi|chillhop)\b(?=\s*(?:$|[,.;{CUT}]|at\b|and\b))", _I),
    re.compile(rf"(?:[，,；;]|并|和|再)*(?:配上?|加上?|带有?|用|添加|搭配|加|放)?(?:一段|一首|一些)?(?P<mood>{MOOD})(?:风格|感|一点)?(?:的)?(?:背景)?(?:音乐|配乐|BGM|曲子|旋律)(?:的)?", _I),
    re.compile(rf"{_LINK}\s*\b(?:with|and|add|plus|,)\s+(?:some\s+|a\s+|the\s+)?(?:nice\s+|good\s+|fitting\s+)?(?:background\s+)?(?:music|bgm|soundtrack)\b(?:\s+in the background)?", _I),
    re.compile(rf"[\s,;{CUT}]*\bbackground music\b", _I),
    re.compile(r"(?:[，,；;]|并|和|再)*(?:配上?|加上?|带有?|添加|搭配|加|要有?)(?:一段|一首|一些|点)?(?:背景)?(?:轻?音乐|配乐|BGM)(?:的)?", _I),
    re.compile(rf"(?:[，,；;]|并|和|再)*(?:配上?|加上?|搭配|配)(?:一段|一首|一些|点)?(?:[^，,。；;\s]{{1,6}}的)?(?P<mood>{MOOD})?(?:风格|感)?的?(?:背景)?(?:音乐|配乐|BGM|曲子?|旋律|乐曲)", _I),
)  # fmt: skip
_PLAYED = r"(?:piano|guitar|acoustic guitar|jazz|techno|edm|disco|hip[- ]hop|blues|classical|钢琴|爵士|摇滚)"
_LONE_MOOD = re.compile(
    rf"(?:^|[,;.{CUT}])\s*(?P<mood>lo-?fi|chillhop|upbeat)\s*(?=$|[,;.{CUT}])"
    rf"|(?<=\w)\s*[,;.，{CUT}][\s{CUT}]*(?:{MOOD}\s+)*(?P<played>{_PLAYED})(?:\s+(?:background|track))?\s*(?=$|[,;.，{CUT}])",
    _I,
)
_NO_TEXT = re.compile(
    rf"{_LINK}\s*\b(?:no|without(?: an?| any)?)\s+(?:title|captions?|text|subtitles?|headline)\b|[,，]?(?:不要|无|没有)(?:标题|字幕|文字)",
    _I,
)
_VOLUME_LINK = re.compile(
    rf"[\s,;{CUT}，]*(?:\b(?:at|on|to|with|and|music|the|of|volume|a|=|:|is)\b|音量|为|是|：|:|\(|[\s{CUT}])*$",
    _I,
)
_VOLUME_TAIL = re.compile(r"\s*(?:volume|loud(?:ness)?|level|的?音量|\))?", _I)
_LENGTH_LINK = re.compile(
    r"(?:\b(?:for|lasting|about|around|roughly|over|of|in|exactly|that (?:is|lasts)|which (?:is|lasts)|make it|length|duration|is|at|with|a|an|the|total|run(?:s|ning)?|up to|approximately)\b[\s:=]*|时长|长度|长|约|大约|总共|为|：|持续|共)*$",
    _I,
)
_SHAPE_LINK = re.compile(
    r"(?:\b(?:make it|in|as|with|format|a|an|the|and|shape|size)\b[\s:=]*|画面|比例|格式|为|用|做成|：)*$", _I
)

_PICTURES = (
    r"(?:images?|pictures?|photos?|scenes?|shots?|slides?|paintings?|illustrations?|clips?|views?|frames?)"
)
# "a TikTok of a rainy city": here the shape is the word for the video too.
_SHAPE_NOUN = re.compile(
    r"(?<![\w-])(?:tik[- ]?tok|(?:instagram |ig |facebook )?reel|(?:youtube|yt) short|(?:instagram |ig )story)(?=\s+(?:of|about|showing|from)\b)",
    _I,
)
_ODD_SHAPE = re.compile(
    rf"(?:\b(?:in|as|with|at)\s+)?(?:an?\s+)?{ODD_RATIO.pattern}(?:\s+(?:format|ratio|aspect ratio|video))?",
    _I,
)
_COUNT = re.compile(
    rf"(?<![\w-])(?P<n>\d{{1,2}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})\s+(?:different |separate |ai |free |beautiful |short |various )*{_PICTURES}(?:\s+(?:of|showing|with|about|from|:))?(?!\w)",
    _I,
)
_COUNT_ZH = re.compile(
    rf"(?<![这那第几])(?P<n>{NUMBER_ZH})\s*(?:张|幅|个|段)(?:不同的?)?(?P<of>[^，。,;；]{{0,30}}?)(?:的)?(?:图片|画面|图|照片|场景|镜头)"
)

_FORMAT = re.compile(
    r"[\s,]*\b(?:with|using|and)\s+(?:(?:smooth|nice|soft|some|simple|gentle)\s+)*(?:cross-?fades?|dissolves?|fades|smooth transitions?|transitions)(?:\s+(?:between|in between)(?:\s+(?:them|each|all|everything|every|the)(?:\s+\w+)?)?)?(?=\s*(?:$|[,.;]|and\b|with\b))"
    r"|[\s,]*\b(?:and\s+)?(?:then\s+)?(?:export|download|save|render|output|deliver)\s+(?:it|them|that|this)?\s*(?:as|to|into|in)?\s*(?:an?\s+)?(?:[\w-]+\s+){0,2}(?:mp4|video|file|slideshow|1080p|hd)(?:\s+(?:slideshow|file|video))?\b"
    r"|[\s,]*\b(?:as|into|in|to)\s+(?:an?\s+)?(?:(?:free|short|full hd|hd|1080p|720p|4k|video)\s+)*(?:mp4|video slideshow|slideshow|video file|1080p|hd|full hd|4k)(?:\s+(?:video|file|mp4|slideshow|quality|resolution))?\b"
    r"|[\s,]*\b(?:for free|in (?:hd|high quality)|mp4|1080p|please|thanks|thank you)\b|[，,]?\s*(?:并|然后)?(?:导出|输出|保存)(?:为|成)?\s*(?:mp4|视频)|谢谢",
    _I,
)


_SPEAKS_OF_MUSIC = re.compile(rf"{_SOUND}|{MOOD}|音乐|配乐", _I)
_TEMPO = re.compile(
    r"[\s,]*(?:\b(?:at|with|of)\s+)?(?P<what>\d{1,3}(?:\.\d+)?\s*(?:bpm\b|beats (?:a|per) minute\b)|每分钟\s*\d{1,3}\s*拍|\d{2,3}\s*拍)(?:的)?",
    _I,
)
_KEY = re.compile(
    r"[\s,，]*(?:\b(?:and|at)\s+)?(?P<what>\bin\s+(?:the\s+)?key\s+of\s+[A-G](?:\s*[#♯♭]|b\b|[\s-](?:sharp|flat))?(?:[\s-]*(?:major|minor)\b)?"
    r"|\bin\s+[A-G](?:\s*[#♯♭]|b\b|[\s-](?:sharp|flat))?[\s-]*(?:major|minor)\b|[升降]?[A-G][#♯♭b]?\s*[大小]调(?:的)?)"
)


def take_sides(slate: Slate, masked: Masked, wish: Wish) -> list[int]:
    """Take out everything but the subjects; return what their marks of time are worth."""
    while slate.take(_NO_TEXT):
        pass
    wish.titled = slate.take(_TITLED) is not None
    wish.title = _take_text(slate, masked, _TITLE)
    wish.caption = _take_text(slate, masked, _CAPTION)
    _take_tempo(slate, wish)
    _take_music(slate, wish)
    _take_volume(slate, wish)
    worth = take_times(slate, wish)
    if not worth:
        _take_length(slate, wish)
    lone = slate.take(_LONE_MOOD) if wish.mood is None and not wish.silent else None
    if lone:
        _set_mood(wish, lone["mood"] or lone["played"])
    _take_shape(slate, wish)
    odd = slate.take(_ODD_SHAPE)
    if odd and (found := ODD_RATIO.search(odd[0])):
        wish.size = wish.size or ODD_SIZES[found[0]]
    while slate.take(_FORMAT):
        pass
    _take_count(slate, wish)
    return worth


def _set_mood(wish: Wish, word: str) -> None:
    wish.mood, known = mood_of(word) if word else ("", True)
    wish.genre = "" if known else word


def _take_text(slate: Slate, masked: Masked, patterns: tuple[re.Pattern[str], ...]) -> str:
    for pattern in patterns:
        match = slate.take(pattern)
        if match:
            groups = match.groupdict()
            return masked.unmask(groups.get("q") or groups.get("t") or "").strip()
    return ""


def _take_music(slate: Slate, wish: Wish) -> None:
    if slate.take(_SILENT):
        wish.silent = True
        return
    for pattern in _MUSIC:
        match = slate.take(pattern)
        if match:
            _set_mood(wish, match.groupdict().get("mood") or "")
            return


def _take_tempo(slate: Slate, wish: Wish) -> None:
    """Take tempo and key of the music, where music is spoken of."""
    if not _SPEAKS_OF_MUSIC.search(slate.text):
        return
    for pattern, kind in ((_TEMPO, "bpm"), (_KEY, "key")):
        found = pattern.search(slate.text)
        values = scan(found["what"])[0].senses.get(kind) if found else None
        if found and values:
            setattr(wish, kind, values[0])
            # No cut is left: the words around it belong together.
            slate.text = slate.text[: found.start()] + slate.text[found.end() :]


def _take_volume(slate: Slate, wish: Wish) -> None:
    found = find_volume(slate.text)
    if found is None or (wish.mood is None and not re.search(r"volume|音量", slate.text)):
        return
    wish.volume = found.value
    link, tail = _VOLUME_LINK.search(slate.text[: found.start]), _VOLUME_TAIL.match(slate.text, found.end)
    slate.cut(link.start() if link else found.start, tail.end() if tail else found.end)


def _take_length(slate: Slate, wish: Wish) -> None:
    found = find_length(slate.text)
    if found is None:
        return
    wish.length_ms, wish.each = int(found.value), found.each
    link = _LENGTH_LINK.search(slate.text[: found.start])
    slate.cut(link.start() if link else found.start, found.end)


def _take_shape(slate: Slate, wish: Wish) -> None:
    noun = _SHAPE_NOUN.search(slate.text)
    if noun:
        wish.size = SHAPES["vertical"]
        slate.text = f"{slate.text[: noun.start()]}video{slate.text[noun.end() :]}"
    while (found := find_shape(slate.text)) is not None:
        wish.size = wish.size or found.size
        link = _SHAPE_LINK.search(slate.text[: found.start])
        slate.cut(link.start() if link else found.start, found.end)


def _take_count(slate: Slate, wish: Wish) -> None:
    for pattern in (_COUNT, _COUNT_ZH):
        match = pattern.search(slate.text)
        if match and not UPLOADS.search(slate.text[match.start() : match.end() + 12]):
            wish.count = max(1, min(30, int(number(match["n"]))))
            wish.several = wish.count > 1
            kept = match.groupdict().get("of") or ""
            slate.text = f"{slate.text[: match.start()]} {CUT} {kept}{slate.text[match.end() :]}"
            wish.asks = True
            return
