"""One shot taken away and another put in its place, in two orders: "drop the lighthouse, paint a castle there instead"."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from typing import Final

_AWAY: Final = (
    r"(?:drop|remove|delete|lose|scrap|ditch|bin|kill|get rid of|take out|take away|cut out|cut|throw out)"
)
_COMES: Final = r"(?:use|put in|put|show me|show|insert|add|have|paint|draw|stick in|stick|pop in|pop|swap in|bring in|place)"
_STEAD: Final = r"(?:(?:in )?there instead|instead|in (?:its|his|her|their|that) (?:place|stead|spot)|there)"
_ENGLISH: Final = re.compile(
    rf"\b{_AWAY}\s+(?P<old>[^,.;]{{2,40}}?)\s*(?:[,;.?!]\s*(?:and\s+)?|\s+and\s+)(?:(?:then|please|just|maybe|can you|could you|i'd like to|instead,?)\s+)*"
    rf"(?:{_COMES}\s+(?P<new>[^,.;]{{2,60}}?)\s+{_STEAD}(?=\s*(?:$|[,.;!]|please\b|and\b|for\b))|(?:replace|swap|change|switch) it (?:with|for|by|to)\s+(?P<other>[^,.;]{{2,60}}?)(?=\s*(?:$|[,.;!]|please\b|and\b)))",
    re.IGNORECASE,
)
_CHINESE: Final = re.compile(
    r"(?:[把将])?(?P<old>[^，,。；;！!？?]{1,14}?)(?:给)?(?:不要了?|删掉|删了|删除|删去|去掉|拿掉|撤掉|换掉|撤下来?|拿走)(?:吧|了)?[，,；;。]?\s*(?:帮我|给我|请|再|就|然后|直接|改)*"
    r"(?:(?:换成?|换上|换作|换为|替换成|改成)(?:一?[张个幅段座只条片](?=[^，,。；;]))?(?P<new>[^，,。；;！!？?]{1,24}?)(?:吧|好了|就行)?"
    r"|(?:用|拿|放|放上|画|补|补上|加|加上)(?:一?[张个幅段座只条片])?(?P<other>[^，,。；;！!？?]{1,24}?)(?:来)?(?:代替|替代|顶替|替换|替|顶上|补上|补位|填上)(?:它|掉)?(?:吧)?)(?=$|[，,。；;！!])"
)
_NO_SHOT: Final = re.compile(
    r"\b(?:music|songs?|soundtrack|tracks?|sounds?|audio|titles?|captions?|subtitles?|texts?|words?|logo|watermark|badge|voice\w*|narration|cross\w+|fades?|wipes?|transitions?|zoom\w*|pan\w*|vignette|filters?|effects?|cards?|animations?|outlines?|box|seconds?|secs?)\b"
    r"|标题|字|文案|音乐|配乐|歌|声|音效|水印|标志|logo|转场|旁白|配音|滤镜|动画|效果|背景|框|描边|暗角|推近|拉远|缩放|平移|秒|片头|片尾|卡",
    re.IGNORECASE,
)
"""Words for what is no shot, of which the one that comes is none, either."""


def replaced(text: str) -> str:
    """Say that a shot is replaced where it is deleted and another put in its place.

    Examples
    --------
    >>> replaced("drop the lighthouse, paint a castle there instead")
    'replace the lighthouse with a castle'
    >>> replaced("灯塔不要了，换成一座城堡")
    '把灯塔换成城堡'
    """
    return _CHINESE.sub(_put_chinese, _ENGLISH.sub(_put, text))


def _put(match: re.Match[str]) -> str:
    new = match["new"] or match["other"]
    return match[0] if _NO_SHOT.search(f"{match['old']} {new}") else f"replace {match['old']} with {new}"


def _put_chinese(match: re.Match[str]) -> str:
    new = match["new"] or match["other"]
    return match[0] if _NO_SHOT.search(f"{match['old']} {new}") else f"把{match['old']}换成{new}"
