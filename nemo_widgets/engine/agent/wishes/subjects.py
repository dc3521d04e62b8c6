"""What remains of a message once all else is taken: what the pictures shall show."""

# ruff: noqa: E501 -- a pattern or a sentence cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Sequence

from nemo_widgets.engine.agent.phrases import CUT, NUMBER, QUOTE, Masked
from nemo_widgets.engine.agent.wishes.slate import Slate, Wish
from nemo_widgets.engine.agent.wishes.times import MARK
from nemo_widgets.engine.agent.wishes.uploads import CUT_INTO, UPLOADS

_I = re.IGNORECASE

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
    r"^[\s，,\x1f]*(?:(?:请|麻烦|帮我|给我|我想要?|我要|能不能|可以)[\s，,]*)*(?P<verb>生成|制作|做|创建|创作|画|来|拍|要|弄|合成)(?:出|成|一下)?(?:\s|\x1f)*(?:(?:[一二两三四五六七八九十\d]+)?\s*(?:个|段|部|张|条|幅|支))?(?:新的?)?(?:\s|\x1f|的)*"
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

_EDGE = re.compile(
    rf"^(?:[\s,.;:!{CUT}，。；：、]|\b(?:and|with|also|plus|in|for|at|that|which|is|it|it's|then|has|of|about|showing|lasting|using|by|be|should|make it|make|please)\b(?=[\s,.;:{CUT}]|$)|[的和并用])+"
    rf"|(?:[\s,.;:!{CUT}，。；：、]|(?:^|(?<=[\s,.;:{CUT}]))(?:and|with|also|plus|in|for|at|that|which|is|then|an?|the|of|about|lasting|using|by|to|as|has|on|from|into|over)(?=[\s,.;:!{CUT}]*$)|[，、])+$",
    _I,
)


def take_subjects(slate: Slate, masked: Masked, wish: Wish, worth: Sequence[int] = ()) -> None:
    """Take the subjects, and what the message says to make of them.

    Parameters
    ----------
    worth
        The milliseconds that each mark of time in the text stands for.
    """
    text = slate.text
    wish.several = wish.several or bool(_SEVERAL.search(text)) or len(worth) > 1
    if CUT_INTO.search(text) or UPLOADS.search(text):
        wish.uploads = True
        text = UPLOADS.sub(f" {CUT} ", CUT_INTO.sub(f" {CUT} ", text))
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
    if worth:
        _timed(wish, worth)


def _timed(wish: Wish, worth: Sequence[int]) -> None:
    """Give each subject its time; what stands before a time belongs together."""
    names, lengths, pending = list[str](), list[int](), list[str]()
    for subject in wish.subjects:
        marks = MARK.findall(subject)
        name = MARK.sub(" ", subject)
        name = " ".join(_EDGE.sub("", name).split()).strip(" ,，、")
        pending += [name] if name else []
        if marks and pending:
            names.append(", ".join(pending))
            lengths.append(worth[min(ord(marks[-1]) - 0xE000, len(worth) - 1)])
            pending = []
    if pending and names:
        names[-1] = ", ".join([names[-1], *pending])
    elif pending:
        names = pending
    wish.subjects = names
    if len(lengths) > 1:
        wish.lengths = lengths
    elif not wish.uploads or wish.span is None:
        wish.length_ms = worth[0]


_VIDEO_TAIL = re.compile(r"(?<=\w)\s+(?:videos?|clips?|movies?|slide\s?shows?|mp4)$", _I)
_LIST_MARK = re.compile(r"(?:^|\s)(?:\d{1,2}[.)]|[-*•])\s+")
_HARD_BREAKS = re.compile(r"\s*(?:;|；|\n+|\bthen\b(?!\s+(?:export|download))|然后|接着|\s->\s|→)\s*", _I)
_SOFT_BREAKS = re.compile(r"\s*(?:,\s*(?:and\s+)?|、|，|\band\b(?=\s+(?:an?|the)\b)|和)\s*", _I)
_EMPTY = re.compile(
    rf"(?:[\s,.;:!?{CUT}，。；：]|\b(?:it|this|that|them|me|my|a|an|the|and|or|to|into|in|for|from|with|of|on|as|text|texts?|images?|photos?|pictures?|clips?|videos?|slideshow|mp4|free|description|descriptions?|product|products?|script|prompt|content|short|shorts|promo|turn(?:ing)?|combine|make|generate|creators?|ai|please|something|anything|one|film|movie|will|be|should|is|has|video|new|another|version|versions)\b|视频|图片|短片|一个|一段|给|它|把|的|根据|按照|按|用|依据|脚本|文案|文稿|故事|制作|生成|做成|做|这段|这个|这份|以下|下面|我的|内容)*",
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
