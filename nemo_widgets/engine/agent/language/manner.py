"""What kind of message it is, by its manner: an order about the video that is there, or something else."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re

_POLITE = re.compile(
    r"^(?:(?:please|pls|now|then|and|also|plus|so|oh|well|ok(?:ay)?|hi|hey|next|finally|just|maybe|(?:can|could|would|will) (?:you|we|i)(?: please)?|"
    r"i(?:'d| would) like (?:you )?to|i (?:want|need) (?:you )?to|let's|go ahead and|try to|instead)[\s,]+|请|麻烦|帮我|给我|现在|再|然后|并|也)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:[\s,]+(?:please|pls|thanks|thank you|now|instead|too|as well|again)|[，\s]*(?:吧|谢谢|一下))+$",
    re.IGNORECASE,
)


def bare(clause: str) -> str:
    """Return a clause without courtesies and closing punctuation."""
    words = _POLITE.sub("", " ".join(clause.split()).strip(" ,.;!?，。；！？"))
    return _TRAILING.sub("", words).strip(" ,.;!?，。；！？:")


_EDIT = re.compile(
    r"(?:add|put|insert|include|change|set|make|update|rename|replace|remove|delete|drop|get rid|take|lower|raise|turn|mute|unmute|"
    r"increase|decrease|reduce|cut|trim|shorten|extend|lengthen|stretch|crop|move|swap|switch|bring|place|shift|undo|redo|revert|"
    r"edit|fix|adjust|improve|convert|resize|apply|give|use|keep|speed|slow|zoom|rotate|flip|blur|fade|split|merge)\b"
    r"|(?:加|添加|删|删除|去掉|移除|改|把|将|换|替换|移|调|撤销|重做|设|静音|不要|取消|恢复|交换)",
    re.IGNORECASE,
)


def starts_an_edit(piece: str) -> bool:
    """Tell whether a clause begins with a verb of editing."""
    return bool(_EDIT.match(bare(piece)))


_WITH_TEXT = re.compile(
    r"\b(?:with|and|plus)\s+(?:the|a|an|some)\s+(?:title|caption|music|headline|subtitle)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_OF_THE_VIDEO = re.compile(
    r"\b(?:it|this|the (?:video|title|music|captions?|clip|timeline|result)|at the (?:end|start|beginning))\b|更|一点",
    re.IGNORECASE,
)


def sounds_like_an_edit(message: str) -> bool:
    """Tell whether a message speaks about the video that is there, though nobody could read it."""
    words = _WITH_TEXT.sub("", bare(message))
    return bool(_EDIT.match(words) or _OF_THE_VIDEO.search(words))


_WHY = re.compile(
    r"(?:because|cause|since|as|so(?: that)?|for|otherwise|in case|to (?:show|make|give|let|keep|match|fit|help|avoid)|that way|the idea is|after all|given|if (?:that|you|it|possible)"
    r"|(?:my|our|his|her|the) (?:boss|client|clients|customers?|team|colleagues?|viewers?|audience|followers?|friends?|kids?|wife|husband|mum|mom|dad|teacher|students?|people|parents?|daughter|son|family)"
    r"|(?:people|viewers|customers|everyone|everybody|nobody|no one|someone|they|we|he|she|i)(?:'(?:s|re|ve|m|d|ll))?)\b"
    r"|(?:it|this|that)(?:'s| is| was) (?:for|because|what|why|how|so|just|not|all|where|when|my|our)\b"
    r"|(?:oh|ah|hm+|um+|uh|well|please|pls|thanks|thank you|cheers|sorry|ok(?:ay)?|nice|great|cool|perfect|lovely|love it|good|yes|no|yeah|hi|hey|hello|haha|lol|and|so|that's (?:it|all)|that is all|simple as that|you know|i guess|i think|i mean|if you can|when you can)(?:[\s,]+(?:please|pls|thanks|so much|a lot|then|you|it|so far|job|work|one))*$"
    r"|因为|毕竟|我(?:自己|会|回头|后面|之后|后期|来|再)(?!也?要|想)|(?:好)?配合|(?:投放|发布|上线|客户|业主|老板|老师|领导|家长|大家|观众|开会|汇报|演示|展会|上课|比赛)[^，。]{0,3}(?:要|得|会|好|能)?(?:用|看|交|放)|不然|否则|这样|好让|方便|省得|免得|以便|为了|主要是|要(?:在|发|放|给|用)|我(?:们)?(?:要|是|想|觉得)|(?:发|给).{1,8}(?:用|看)|谢谢|麻烦|辛苦|拜托|好吗|可以吗|行吗|就(?:这样|行)",
    re.IGNORECASE,
)
_ORDERS_TOO = re.compile(
    r"^(?:i|we|they|he|she|people|everyone)(?:'d| would)? (?:wants?|needs?|likes?|wish|prefers?|think|asked for|asks for)\b|\b(?:should|must|please)\b.",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\b(?:use|make|put|add|remove|delete|turn|set|change|give|move|cut|louder|quieter|bigger|smaller|brighter|darker|faster|slower|longer|shorter|volume|seconds?|square|vertical|portrait|landscape|widescreen|crossfades?|wipes?|zoom|mute|vignette|sepia)\b|\d+:\d+|把|换|改|删|加[上个]|调",
    re.IGNORECASE,
)


def says_why(piece: str) -> bool:
    """Tell whether a piece beside an order gives its reason, or is politeness, and asks for nothing itself.

    Examples
    --------
    >>> says_why("because nobody can read it"), says_why("for privacy"), says_why("oh"), says_why("这样看得清楚")
    (True, True, True, True)
    >>> says_why("I want the music louder"), says_why("for the last one use red"), says_why("spin it")
    (False, False, False)
    """
    words = " ".join(piece.split()).strip(" ,.;!?，。；！？")
    if ":" in words or starts_an_edit(words) or _ORDERS_TOO.search(words):
        return False
    parts = _JOINED.split(words)[1:]
    if any(starts_an_edit(part) or acts_on_something(part) for part in parts):
        return False
    return bool(_WHY.match(words)) and not _DOES.search(words)


_JUDGES = re.compile(
    r"\b(?:is|isn't|are|aren't|was|doesn't|don't|should|shouldn't|needs?|looks?|sounds?|feels?|seems?|could|can't|cannot|too)\b"
    r"|太|不够|有点|应该|需要|看起来|听起来|看不|听不",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\b(?:it|this|that|its)\b|\b(?:music|titles?|captions?|text|words|transitions?|volume|video|fonts?|logo|scenes?|pictures?|images?|photos?|clips?|slides?)(?:'s)?\b"
    r"|音乐|标题|字幕|文字|字|转场|音量|视频|水印|画面|图片|照片|片段",
    re.IGNORECASE,
)


def names_a_part(message: str) -> bool:
    """Tell whether a message names the video or a part of it."""
    return bool(_PARTS.search(message))


def judges(message: str) -> bool:
    """Tell whether a message says how the video is, and so asks for no other one.

    Examples
    --------
    >>> judges("the music sounds sad"), judges("a music festival at night")
    (True, False)
    """
    words = bare(message)
    return bool(_PARTS.search(words) and _JUDGES.search(words)) and len(words) <= _LONGEST_JUDGEMENT


_LONGEST_JUDGEMENT = 160

_ON_SOMETHING = re.compile(
    r"^(?!(?:over|under|in|on|at|by|behind|beside|across|through|inside|near|above|below|from|around|along|beyond|between|into|of|all|half|both|with|and)\b|\w+ing\b)"
    r"[\w'-]+\s+(?:up\s+|out\s+|off\s+|down\s+|away\s+)?(?:the|my|this|that|every|all|each|whole|it|them)\b"
    r"|^(?:再|然后|还有|另外|也|并|请|帮我|顺便)*(?:把|将|给|让|别|不要)(?!人)",
    re.IGNORECASE,
)


def acts_on_something(piece: str) -> bool:
    """Tell whether a piece does something to a thing that is there, by a verb that may be unknown.

    Examples
    --------
    >>> acts_on_something("yoink the last bit"), acts_on_something("over the hills"), acts_on_something("再把它抖一抖")
    (True, False, True)
    """
    return any(_ON_SOMETHING.match(bare(part)) for part in _JOINED.split(piece))


_JOINED = re.compile(r"\b(?:and|plus|also|then)\b", re.IGNORECASE)


_A_THING = re.compile(
    r"\s*(?:an?|some|\d+|two|three|four|five)\s|^\s*[一二两三四五几]?[个张片座只条片段]|.*[的]",
    re.IGNORECASE,
)
_SPEAKS_OF_EDITS = re.compile(
    r"\b(?:i|i'm|me|my mind|you|should|must|needs? to|come|comes|undo|redo|transitions?|cross-?fad\w+|dissolves?|wipes?|vignettes?|watermarks?|captions?|subtitles?|music|song|volume|fonts?|titles?|export|zoom(?:ing)?|louder|quieter|faster|slower|brighter|darker|bigger|smaller)\b"
    r"|叠化|淡入|淡出|擦除|静音|倍速|滤镜|暗角|水印|画中画|旁白|人声|垫在|铺在|字体|标题|字幕|配乐|音乐|音量|转场|镜头|片头|片尾|配音|撤|恢复|改|换|调",
    re.IGNORECASE,
)


def pictured(subject: str, *, named: bool) -> bool:
    """Tell whether words describe something to be seen, and no wish that was not understood.

    Parameters
    ----------
    named
        Whether a length, a shape, music or a title is named too, as for a new video.

    Examples
    --------
    >>> pictured("lake at dusk", named=False), pictured("smooth transitions", named=False)
    (True, False)
    """
    from nemo_widgets.engine.generate.painter.words import read

    if _SPEAKS_OF_EDITS.search(subject):
        return False
    return read(subject).drawable or (bool(_A_THING.match(subject)) and len(subject.split()) > 1) or named
