"""A message that asks for a new video, taken apart: texts, music, length, shape and what remains, the subjects."""

# ruff: noqa: E501 -- a pattern or a sentence cut at a margin cannot be searched for

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from nemo_widgets.engine.agent.lexicon import NUMBERS
from nemo_widgets.engine.agent.phrases import (
    CUT,
    MOOD,
    NUMBER,
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
from nemo_widgets.timeline.sizes import SHAPES

_I = re.IGNORECASE
LONGEST_WISH = 1000
_LONGEST_HEAD = 300


@dataclass
class Wish:
    """What a new video shall be; None where the message leaves it open."""

    subjects: list[str] = field(default_factory=list)
    count: int | None = None
    several: bool = False
    length_ms: int | None = None
    each: bool = False
    size: tuple[int, int] | None = None
    title: str = ""
    caption: str = ""
    titled: bool = False
    """Whether each scene is to have its own name written on it."""
    mood: str | None = None
    genre: str = ""
    volume: float | None = None
    silent: bool = False
    uploads: bool = False
    script: str = ""
    topic: bool = False
    """Whether a script or story about the subject is spoken of, and none is there."""
    asks: bool = False
    """Whether the message says to make something, by a verb or a word for a video."""

    def over(self, earlier: Wish) -> Wish:
        """Return this wish, with what it leaves open as an earlier one had it."""
        kept = {
            name: getattr(self, name) or getattr(earlier, name)
            for name in ("count", "length_ms", "size", "title", "caption", "mood", "genre")
        }
        volume = self.volume if self.volume is not None else earlier.volume
        return replace(self, **kept, volume=volume, silent=self.silent or earlier.silent)


class Slate:
    """A text from which phrases are taken one by one."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Take the first match out, leaving a cut."""
        match = pattern.search(self.text)
        if match:
            self.cut(match.start(), match.end())
        return match

    def cut(self, start: int, end: int) -> None:
        """Take a span out, leaving a cut."""
        self.text = f"{self.text[:start]} {CUT} {self.text[end:]}"


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
)  # fmt: skip
_LONE_MOOD = re.compile(rf"(?:^|[,;.{CUT}])\s*(?P<mood>lo-?fi|chillhop|upbeat)\s*(?=$|[,;.{CUT}])", _I)
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
_ASIDE = re.compile(r"[()（）\[\]]")
_COURTESY_ZH = re.compile(r"(?:吧|谢谢|好吗|可以吗)+[。！!？?\s]*$")
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
    r"[\s,]*\b(?:and\s+)?(?:then\s+)?(?:export|download|save|render|output|deliver)\s+(?:it|them|that|this)?\s*(?:as|to|into|in)?\s*(?:an?\s+)?(?:[\w-]+\s+){0,2}(?:mp4|video|file|slideshow|1080p|hd)(?:\s+(?:slideshow|file|video))?\b"
    r"|[\s,]*\b(?:as|into|in|to)\s+(?:an?\s+)?(?:(?:free|short|full hd|hd|1080p|720p|4k|video)\s+)*(?:mp4|video slideshow|slideshow|video file|1080p|hd|full hd|4k)(?:\s+(?:video|file|mp4|slideshow|quality|resolution))?\b"
    r"|[\s,]*\b(?:for free|in (?:hd|high quality)|mp4|1080p|please|thanks|thank you)\b|[，,]?\s*(?:并|然后)?(?:导出|输出|保存)(?:为|成)?\s*(?:mp4|视频)|谢谢",
    _I,
)

_ADJ = r"(?:free|short|quick|nice|cool|beautiful|new|ai|ai[- ]generated|simple|little|promo(?:tional)?|1080p|hd|4k|full hd|60 fps|social media|cinematic|animated|video|photo|picture|image|different|separate|single|great|stunning|fun|product|long|faceless|explainer|relaxing|vertical|square|landscape|portrait)"
_NOUN = r"(?:videos?|clips?|movies?|films?|slide\s?shows?|images?|pictures?|photos?|animations?|mp4s?|shorts?|reels?|scenes?|promos?|ads?|posts?|montages?|timelapses?|trailers?|teasers?|intros?|stor(?:y|ies)|paintings?|illustrations?|visuals?|backgrounds?|tiktoks?)"
_VERB = r"(?:generat(?:e|ing)|mak(?:e|ing)|creat(?:e|ing)|produc(?:e|ing)|build|design|render|giv(?:e|ing)|draw|paint|compose|show|prepare|turn|craft|animate|do|need|want|like|have|get|imagine|visuali[sz]e|film|shoot|illustrate)"
_S = rf"[\s{CUT}]+"
_POLITE = r"(?:please|pls|hi|hey|hello|ok(?:ay)?|now|(?:can|could|would|will) you|(?:i'd|i would|we'd) (?:like|love)|i (?:want|need)|let's|let us|help me|you to|to|just|try to|next)"
_FRAME = re.compile(
    rf"^[\s,.!{CUT}]*(?:{_POLITE}[\s,!{CUT}]+)*(?:(?P<verb>{_VERB}){_S}(?:to{_S})?(?:(?:me|us){_S})?)?(?:{NUMBER}{_S}(?={_NOUN}))?(?:(?:an?|the|some|my|our|another|one){_S})?"
    rf"(?:(?:{_ADJ})[\s,{CUT}]+)*(?P<noun>{_NOUN})\b(?:{_S}(?:slide\s?show|video|clip|film|sequence|montage|ad|short|animation|collection|series))?(?:{_S}(?:for (?:my|our|the|a|an) [\w' -]{{1,30}}?(?=\s+(?:of|about|showing)\b)))?"
    rf"(?:[\s{CUT},]*(?:\b(?:of|about|showing|featuring|with|for|on|that shows?|which shows?|where|in which|depicting|from this script about|from the script about|from|called|based on|inspired by|like)\b|:|：|-))?[\s{CUT}]*",
    _I,
)
_VERB_ONLY = re.compile(
    rf"^[\s,.!{CUT}]*(?:{_POLITE}[\s,!{CUT}]+)*(?P<verb>generate|make(?!{_S}the\b)|create|produce|draw|paint|show|render|imagine|illustrate|visuali[sz]e|give){_S}(?:(?:me|us){_S})?(?!(?:it|this|that|them|the (?:title|music|video|text|caption))\b)(?=\S)",
    _I,
)
_FRAME_ZH = re.compile(
    r"^[\s，,\x1f]*(?:(?:请|麻烦|帮我|给我|我想要?|我要|能不能|可以)[\s，,]*)*(?P<verb>生成|制作|做|创建|创作|画|来|拍|要|弄|合成)(?:出|成|一下)?(?:\s|\x1f)*(?:(?:[一二两三四五六七八九十\d]+)?\s*(?:个|段|部|张|条|幅|支))?(?:\s|\x1f|的)*"
)
_HEAD_ZH = re.compile(r"^(?:\s|\x1f)*(?P<noun>短?视频|短片|影片|动画|宣传片)(?:\s|\x1f)*[：:，,]")
_TAIL_ZH = re.compile(
    r"(?:的|之)?(?:短)?(?P<noun>视频|短片|影片|幻灯片|相册|动画|图片|画面|宣传片|片子)(?:幻灯片)?(?:\s|\x1f|[，,。])*$"
)
_ABOUT_ZH = re.compile(
    r"^(?:\s|\x1f)*(?P<noun>视频|短片|影片|幻灯片|图片|动画|宣传片)?(?:[，,：:]|\s|\x1f)*(?:关于|内容(?:是|为)|主题(?:是|为)|展示|描述)[：:]?"
)
_SEVERAL = re.compile(
    r"\b(?:slide\s?show|montage|series|sequence|collection)\b|\b(?:images|pictures|photos|scenes|shots|slides|illustrations|paintings)\s+(?:of|showing)\b|幻灯片|相册|组图",
    _I,
)

_UPLOADS = re.compile(
    r"\b(?:(?:from|of|with|using|out of|these|those|my|our|the uploaded|uploaded|attached)\s+)+(?:(?:\w+|and)\s+){0,4}?(?:photos?|images?|pictures?|pics?|clips?|videos?|footage|files?|uploads?|recordings?|media|them|these|those)\b"
    r"|\b(?:from|of|with|using|out of)\s+(?:these|those|them|this)\b(?!\s+(?:script|text|story|description|prompt))|\b(?:photos|images|pictures|pics|clips) i (?:uploaded|sent|added)\b"
    r"|\b(?:the|these|those) (?:uploads?|uploaded files?)\b|\b(?:one|two|three|four|five|\d+) product photos\b"
    r"|(?:用|把|将|以)?(?:这些|我的|上传的|这(?:[一二两三四五六七八九十\d]+|几)[张个段]|我上传的|以上)(?:\w{0,4})?(?:照片|图片|图|素材|视频|片段|文件)",
    _I,
)
_CUT_INTO = re.compile(
    r"^\s*(?:please\s+)?(?:cut|turn|edit|trim|make|convert|transform|combine|merge|join|stitch|put)\s+"
    r"(?:(?:it|this|that)\s+(?:up\s+|down\s+)?(?:in)?to\b|(?:these|those|them|(?:my|the|these|those|this)\s+(?:\w+\s+){0,3}?(?:photos?|images?|pictures?|clips?|videos?|footage|files?|recordings?))\s+(?:(?:together|up|down)(?:\s+(?:in)?to)?|(?:in)?to)\b)",
    _I,
)
_SCRIPT = re.compile(
    r"^(?P<head>[^\n:：]{0,200}?\b(?:script|text|story|narration|voiceover text|description|lines|article)\b[^\n:：]{0,120}|[^\n:：]{0,80}(?:脚本|文案|文稿|故事|文字)[^\n:：]{0,40})[:：]\s*(?P<body>.{20,})$",
    _I | re.DOTALL,
)
_TOPIC = re.compile(
    r"\b(?:script|story|narrative|storyboard)\s+(?:about|on|of)\b|关于.{1,40}的(?:脚本|故事)|(?:脚本|故事)(?:是)?关于",
    _I,
)
# What a video is good for, and for whom, is not what it shows.
_PEOPLE = r"(?:(?:small )?business owners?|(?:content|social media|video)? ?creators?|students?|marketers?|teachers?|small businesses|everyone|beginners?)"
_PURPOSE = re.compile(
    rf"[\s,]*\bwithout (?:any )?(?:paid|expensive|costly|extra) (?:software|tools?|apps?|subscriptions?)\b"
    rf"|[\s,]*\bfor {_PEOPLE}(?:\s*(?:,|and|or)\s*(?:and\s+)?{_PEOPLE})*(?=\s*(?:$|[.,;{CUT}]))",
    _I,
)
_EDGE = re.compile(
    rf"^(?:[\s,.;:!{CUT}，。；：、]|\b(?:and|with|also|plus|in|for|at|that|which|is|it|it's|then|has|of|about|showing|lasting|using|by|be|should|make it|make|please)\b(?=[\s,.;:{CUT}]|$)|[的和并用])+"
    rf"|(?:[\s,.;:!{CUT}，。；：、]|(?:^|(?<=[\s,.;:{CUT}]))(?:and|with|also|plus|in|for|at|that|which|is|then|an?|the|of|about|lasting|using|by|to|as|has|on|from|into|over)(?=[\s,.;:!{CUT}]*$)|[，、])+$",
    _I,
)


def read_wish(masked: Masked) -> Wish:
    """Take a message apart."""
    wish = Wish()
    slate = Slate(_ASIDE.sub(", ", _COURTESY_ZH.sub("", masked.text)))
    script = _SCRIPT.match(slate.text)
    if script:
        wish.script = masked.unmask(script["body"]).strip()
        slate.text = script["head"]
        wish.asks = True
    elif len(slate.text) > LONGEST_WISH:
        # Nobody types so long a wish: it is a text to show, under a first line that may say how.
        head, _, body = slate.text.partition("\n")
        wish.asks = True
        wish.script = masked.unmask(
            body if len(head) <= _LONGEST_HEAD and body.strip() else slate.text
        ).strip()
        slate.text = head if len(head) <= _LONGEST_HEAD and body.strip() else ""
    wish.topic = not wish.script and bool(_TOPIC.search(slate.text))
    while slate.take(_PURPOSE):
        pass
    while slate.take(_NO_TEXT):
        pass
    wish.titled = slate.take(_TITLED) is not None
    wish.title = _take_text(slate, masked, _TITLE)
    wish.caption = _take_text(slate, masked, _CAPTION)
    _take_music(slate, wish)
    _take_volume(slate, wish)
    _take_length(slate, wish)
    lone = slate.take(_LONE_MOOD) if wish.mood is None and not wish.silent else None
    if lone:
        wish.mood, _ = mood_of(lone["mood"])
    _take_shape(slate, wish)
    odd = slate.take(_ODD_SHAPE)
    if odd and (found := ODD_RATIO.search(odd[0])):
        wish.size = wish.size or ODD_SIZES[found[0]]
    while slate.take(_FORMAT):
        pass
    _take_count(slate, wish)
    _take_subjects(slate, masked, wish)
    return wish


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
            word = match.groupdict().get("mood")
            wish.mood, known = mood_of(word) if word else ("", True)
            wish.genre = "" if known else (word or "")
            return


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
        if match and not _UPLOADS.search(slate.text[match.start() : match.end() + 12]):
            wish.count = max(1, min(30, int(number(match["n"]))))
            wish.several = wish.count > 1
            kept = match.groupdict().get("of") or ""
            slate.text = f"{slate.text[: match.start()]} {CUT} {kept}{slate.text[match.end() :]}"
            wish.asks = True
            return


def _take_subjects(slate: Slate, masked: Masked, wish: Wish) -> None:
    text = slate.text
    wish.several = wish.several or bool(_SEVERAL.search(text))
    if _CUT_INTO.search(text) or _UPLOADS.search(text):
        wish.uploads = True
        text = _UPLOADS.sub(f" {CUT} ", _CUT_INTO.sub(f" {CUT} ", text))
    frame = _FRAME.match(text) or _VERB_ONLY.match(text)
    if frame:
        wish.asks = True
        text = text[frame.end() :]
    chinese = _FRAME_ZH.match(text)
    if chinese:
        wish.asks = True
        text = text[chinese.end() :]
    for pattern in (_HEAD_ZH, _ABOUT_ZH, _TAIL_ZH):
        match = pattern.search(text)
        if match:
            wish.asks = True
            text = f"{text[: match.start()]} {CUT} {text[match.end() :]}"
    again = _FRAME.match(text)
    if again and again.end() and again["noun"]:
        # "generate images and turn them into a video of …": what is left of the frame is no subject.
        text = text[again.end() :]
    wish.subjects = _subjects(text, masked, wish)


_VIDEO_TAIL = re.compile(r"(?<=\w)\s+(?:videos?|clips?|movies?|slide\s?shows?|mp4)$", _I)
_LIST_MARK = re.compile(r"(?:^|\s)(?:\d{1,2}[.)]|[-*•])\s+")
_HARD_BREAKS = re.compile(r"\s*(?:;|；|\n+|\bthen\b(?!\s+(?:export|download))|然后|接着|\s->\s|→)\s*", _I)
_SOFT_BREAKS = re.compile(r"\s*(?:,\s*(?:and\s+)?|、|，|\band\b(?=\s+(?:an?|the)\b)|和)\s*", _I)
_EMPTY = re.compile(
    rf"(?:[\s,.;:!?{CUT}，。；：]|\b(?:it|this|that|them|me|my|a|an|the|and|or|to|into|in|for|from|with|of|on|as|text|texts?|images?|photos?|pictures?|clips?|videos?|slideshow|mp4|free|description|descriptions?|product|products?|script|prompt|content|short|shorts|promo|turn(?:ing)?|combine|make|generate|creators?|ai|please|something|anything|one|film|movie|will|be|should|is|has|video|new|another)\b|视频|图片|短片|一个|一段|给|它|把|的)*",
    _I,
)


def _subjects(text: str, masked: Masked, wish: Wish) -> list[str]:
    text = _LIST_MARK.sub("\n", text) if len(_LIST_MARK.findall(text)) > 1 else text
    parts = [part for part in _HARD_BREAKS.split(text) if part.strip()]
    if len(parts) == 1 and wish.several:
        parts = [part for part in _SOFT_BREAKS.split(_join(parts[0])) if part.strip()]
        if len(parts) > 1:
            # "spring, summer, autumn and winter": in a list the last "and" parts two as well.
            parts[-1:] = re.split(r"\s+and\s+", parts[-1], maxsplit=1)
    found = []
    for part in parts:
        quoted = re.fullmatch(
            rf".*\b(?:like|description|of|about|text|for|prompt)\b\s*({QUOTE}).*", part, _I | re.DOTALL
        )
        name = _join(quoted[1] if quoted else part)
        name = _VIDEO_TAIL.sub("", name)
        if name and not _EMPTY.fullmatch(name):
            found.append(" ".join(masked.unmask(name).split()))
    return found


def _join(part: str) -> str:
    """Return what stands between the cuts, without dangling words, joined by commas."""
    pieces = []
    for piece in part.split(CUT):
        previous = None
        while previous != piece:
            previous, piece = piece, _EDGE.sub("", piece)
        if piece and not _EMPTY.fullmatch(piece):
            pieces.append(piece)
    return ", ".join(pieces)
