"""A message that asks for a new video, taken apart: texts, music, length, shape and what remains, the subjects."""

# ruff: noqa: E501 -- a pattern or a sentence cut at a margin cannot be searched for

from __future__ import annotations

import re

from nemo_widgets.engine.agent.phrases import CUT, Masked
from nemo_widgets.engine.agent.wishes.sides import take_sides
from nemo_widgets.engine.agent.wishes.slate import Slate, Wish
from nemo_widgets.engine.agent.wishes.subjects import take_subjects

__all__ = ["LONGEST_WISH", "Wish", "read_wish"]

_I = re.IGNORECASE
LONGEST_WISH = 1000
_LONGEST_HEAD = 300
_SHORTEST_BODY = 40
_LONGEST_PROMPT = 160
_ASIDE = re.compile(r"[()（）\[\]]")
_COURTESY_ZH = re.compile(r"(?:吧|谢谢|好吗|可以吗)+[。！!？?\s]*$")
_SCRIPT = re.compile(
    r"^(?P<head>[^\n:：]{0,200}?\b(?:script|text|story|narration|voiceover text|description|lines|article)\b[^\n:：]{0,120}|[^\n:：]{0,80}(?:脚本|文案|文稿|故事|文字|宣传片|广告片)[^\n:：]{0,40})[:：]\s*(?P<body>.{20,})$",
    _I | re.DOTALL,
)
_TOPIC = re.compile(
    r"\b(?:script|story|narrative|storyboard)\s+(?:about|on|of)\b|关于.{1,40}的(?:脚本|故事)|(?:脚本|故事)(?:是)?关于",
    _I,
)
_PROMO = re.compile(
    r"\b(?:promo(?:tional|tion)?|advert(?:isement)?|ads?|commercial|products?)\b|宣传片|广告|产品|商品|促销",
    _I,
)
_OF_MY_TEXT = re.compile(
    r"(?:make|generate|create|produce)\b.*\b(?:from|with|of|using)\s+(?:my|this|the)\s+(?:\w+\s+){0,2}(?:text|description|script)\b",
    _I,
)
# What a video is good for, and for whom, is not what it shows.
_PEOPLE = r"(?:(?:small )?business owners?|(?:content|social media|video)? ?creators?|students?|marketers?|teachers?|small businesses|everyone|beginners?)"
_PURPOSE = re.compile(
    rf"[\s,]*\bwithout (?:any )?(?:paid|expensive|costly|extra) (?:software|tools?|apps?|subscriptions?)\b"
    rf"|[\s,]*\bfor {_PEOPLE}(?:\s*(?:,|and|or)\s*(?:and\s+)?{_PEOPLE})*(?=\s*(?:$|[.,;{CUT}]))",
    _I,
)


_AFRESH = re.compile(
    r"^\s*(?:start (?:over|again|from scratch|anew|afresh|fresh)|(?:forget|scrap|drop|leave|throw away) (?:all )?(?:that|this|it|everything))\b[\s,:;.]*(?:(?:and|with|now|instead|this time|let's)\b[\s,:]*)*"
    r"|^\s*(?:here(?:'s| is| comes)|this is)\s+(?:my|the|a|our)\s+(?:\w+\s+)?(?=(?:script|story|text|narration|article)\b)"
    r"|^\s*(?:做|来|要|生成)?(?:一个)?新的?(?:视频|短片)[：:，,]\s*",
    _I,
)
"""Words that say what to do with the video that is there, and nothing about the new one."""


def _is_prompt(script: re.Match[str]) -> bool:
    """Tell a few words that describe a picture from a text to read."""
    body = script["body"].strip()
    said = re.search(r"\bdescription\b|描述", script["head"], _I)
    return bool(said) and len(body) <= _LONGEST_PROMPT and not re.search(r"[.!?。！？\n]\s*\S", body)


def read_wish(masked: Masked) -> Wish:
    """Take a message apart."""
    wish = Wish()
    slate = Slate(_ASIDE.sub(", ", _COURTESY_ZH.sub("", _AFRESH.sub("", masked.text))))
    script = _SCRIPT.match(slate.text)
    if script and _is_prompt(script):
        # "… from my description: a lighthouse at dusk, square" says what to paint, and how.
        slate.text = f"{script['head']} {CUT} {script['body']}"
    elif script:
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
    else:
        _text_first(slate, masked, wish)
    wish.promo = bool(_PROMO.search(slate.text))
    wish.topic = not wish.script and bool(_TOPIC.search(slate.text))
    while slate.take(_PURPOSE):
        pass
    worth = take_sides(slate, masked, wish)
    take_subjects(slate, masked, wish, worth)
    return wish


def _text_first(slate: Slate, masked: Masked, wish: Wish) -> None:
    """Read a text whose last line says what to make of it."""
    body, _, last = slate.text.strip().rpartition("\n")
    if len(body) > _SHORTEST_BODY and len(last) <= _LONGEST_HEAD and _OF_MY_TEXT.search(last):
        wish.script = masked.unmask(body).strip()
        wish.asks = True
        slate.text = last
