"""Whether a message asks for a new video in place of the one that is there: only where it plainly does.

To be wrong here costs the user everything that was made, so there are three answers: a new video is asked for
in words, or described and nothing else; the message is about what is there; or it may be either, and is asked.
"""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from nemo_widgets.engine.agent.language.frames import Choice
from nemo_widgets.engine.agent.language.manner import (
    acts_on_something,
    bare,
    judges,
    names_a_part,
    pictured,
    starts_an_edit,
)
from nemo_widgets.engine.agent.language.references import group
from nemo_widgets.engine.agent.language.scan import scan
from nemo_widgets.engine.agent.language.stage import Stage
from nemo_widgets.engine.agent.phrases import Masked
from nemo_widgets.engine.agent.wishes import LONGEST_WISH, Wish
from nemo_widgets.engine.agent.wishes.uploads import UPLOADS

_I = re.IGNORECASE


class Aim(Enum):
    """What a message that comes to a video is for."""

    NEW = "a new video"
    HERE = "the video that is there"
    EITHER = "one or the other"


_VIDEO: Final = r"(?:videos?|slide\s?shows?|films?|movies?|reels?|montages?|promos?|ads?|adverts?|animations?|trailers?|teasers?|vlogs?|tik[- ]?toks?|shorts?(?=\s+(?:of|about|from)\b))"
_A: Final = r"(?:an?|another|one|some|\d+|two|three|four|five|six|a few)"
_SIDES: Final = r"(?:[\w'&:.-]+[\s,]+){0,6}?"
_GOES_ON: Final = r"(?=\s*(?:$|[.!?,;:\x1f]|\b(?:of|about|from|with|showing|on|for|where|in which|that|which|called|titled|entitled|using|out of|based|to|in|at|lasting|and|instead|please|\d)))"
_MAKING: Final = r"(?:make|making|create|creating|generate|generating|produce|build|design|render|compose|craft|prepare|do|want|need|(?:'d|would|really) like|have|give|get|start|begin|see|try|how about|what about)"
_ASKED: Final = (
    re.compile(rf"\b{_MAKING}\s+(?:(?:me|us|up|out|to (?:see|have|make|get)|with)\s+)*{_A}\s+(?P<how>{_SIDES}){_VIDEO}\b{_GOES_ON}", _I),
    re.compile(rf"^{_A}\s+(?P<how>{_SIDES}){_VIDEO}\s+(?:of|about|from|with|showing)\b", _I),
    re.compile(rf"^(?P<how>(?:(?!the\b|this\b|that\b|my\b|our\b)[\w:-]+\s+){{0,3}}){_VIDEO}\s*(?::|\b(?:of|about|from|showing)\b)", _I),
    re.compile(r"^(?:start (?:over|again|from scratch|anew|afresh|fresh)|(?:forget|scrap|drop|leave|throw away) (?:all )?(?:that|this|it|everything))\b[\s,:;.]*(?:and\b|with\b|make\b|do\b|create\b|use\b|try\b|:|this time\b).{3,}", _I | re.DOTALL),
    re.compile(r"\b(?:turn|make|cut|edit|combine|merge|put|join|stitch|assemble|convert|transform)\s+(?:these|those|(?:all )?my|all (?:of )?(?:my|these|those|the)|the (?:uploaded|new))\s+(?:\w+\s+){0,3}?(?:photos?|images?|pictures?|pics|clips?|videos?|footage|files?|uploads?|recordings?)\s+(?:together\s+|up\s+)?(?:in)?to\s+(?P<how>(?:an?|one)\s+(?:[\w-]+\s+){0,4})(?:video|slide\s?show|film|movie|reel|montage|promo|short)\b", _I),
    re.compile(r"(?:做|制作|生成|创建|创作|来|弄|剪|拍|出|要|整|合成|换)(?:出|成)?(?:一?[个段部条支集])(?P<how>[^，。,;；！!？?]{0,40}?)(?:视频|短片|影片|幻灯片|宣传片|广告片|动画|相册|片子)(?=$|[，,。；;：:！!\s吧呢])"),
    re.compile(r"^(?:请|麻烦|帮我|给我|我想|我要|再|重新)*(?:生成|制作|创作|创建|做)(?P<how>[^，。,;；！!？?这那]{0,40}?)的?(?:视频|短片|影片|幻灯片|宣传片|广告片|动画片|相册)(?=$|[，,。；;：:！!\s吧])"),
    re.compile(r"^(?:一个|一段|一部|一条)?(?P<how>[^，。,;；！!？?这那第]{0,40}?)的?(?:短?视频|短片|影片|幻灯片|宣传片)(?:$|[，,：:。]|(?=关于))"),
)  # fmt: skip
"""A video asked for in so many words: one that is to be made, never "the video"."""
_NEW: Final = re.compile(
    rf"(?<!the )\b(?:(?:brand[- ])?new|another|a different|a fresh)\s+(?:[\w'-]+\s+){{0,4}}?{_VIDEO}\b{_GOES_ON}"
    r"|新的?(?:一个|一段)?(?:短?视频|短片|影片|幻灯片|片子)|(?:另外?|再|重新)(?:做|生成|制作|来)一[个段部](?:短?视频|短片|影片|片子)",
    _I,
)
"""Words that leave no doubt that it is not the video that is there."""
_AFRESH: Final = re.compile(
    r"^(?:start (?:over|again|from scratch|anew|afresh|fresh)|(?:forget|scrap|drop|leave|throw away) (?:all )?(?:that|this|it|everything))\b",
    _I,
)
_PUTS_IN: Final = re.compile(
    r"\b(?:add|insert|append|include|replace|swap|put|attach|after|before|between)\b|加|插|替换|换成|放到|放在|之前|之后|后面|前面|中间",
    _I,
)
_OF_THIS: Final = re.compile(
    r"\b(?:from|of|out of|with)\s+(?:this|it|that|the (?:same|current|existing))(?:\s+(?:video|one))?\s*(?:$|[.,;!?])|\b(?:version|copy)\b"
    r"|\b(?:the|this|that)\s+(?:\w+\s+)?(?:video|slide\s?show|film|movie|reel|clip|timeline)\b|(?:这|那|整|本)个?(?:视频|短片|影片|片子)|版本",
    _I,
)
"""A word for the video that is there: "a vertical version", "a reel of this"."""
_COMPARED: Final = re.compile(
    r"\b(?:shorter|longer|better|nicer|brighter|darker|louder|quieter|faster|slower|bigger|smaller|warmer|cooler|calmer|livelier|smoother|less|too|a (?:bit|touch|tad|lot|notch|little (?:bit|more)|request|question|thing|problem|favou?r|way|change|word))\b|\bmore (?!than)|更|一点|一些|太(?!阳|空|极|平洋)",
    _I,
)
_SPOKEN: Final = re.compile(
    r"\b(?:i|i'm|i'd|i've|me|my|mine|you|your|it|it's|its|this|these|those|them|they|they're|he|he's|she|she's|we|we've|us|our|who|what|why|when|how|which|is|isn't|are|aren't|was|were|be|been|has|had|does|doesn't|do|did|don't|didn't|can|can't|cannot|could|should|would|will|won't|must|let|let's|not|never|please|instead|again|also|too|still|already|because|actually|really|sorry|thanks?|no|nor|without|looks?|seems?|sounds?|feels?|needs?|wants?|loves?|hates?|like|than|enough|wish|hope|think|guess)\b"
    r"|[?？]|有点|有些|光有|还是|算了|好看|太单调|[把让给请帮您你它吗呢吧这那]|将(?!军)|别(?!墅)|没|不|能(?!量)|想|再|改|换|删|去掉|调|加[上个一入点]?|移[到动]|挪|放[到在大慢]|剪|裁|静音|翻译|跟着|一直|取消|保留|替|第[一二两三四五六七八九十\d]|我(?!们?的)|全部|所有|每[张个段]",
    _I,
)
"""Words of somebody who says something, and describes no picture."""
_JOINS: Final = re.compile(
    r"^(?:(?:use|take|combine|merge|join|stitch|put|make|turn|assemble|arrange|show|try|here are|with|from|of|just|all|something)\s+){0,3}(?:my|these|those|our|the (?:new|uploaded|other))\s+(?:\w+\s+){0,2}(?:photos?|images?|pictures?|pics|clips?|videos?|files?|uploads?|footage)(?:\s+(?:together|up|into|as|in|for|now)\b[^,.;]*)?$"
    r"|^(?:把|用|将)?(?:我(?:们)?的|这些|那些|上传的|我上传的|这几张)(?:照片|图片|图|视频|素材|文件)(?:拼|合|串|做|用)?[^，。；]{0,8}$",
    _I,
)
"""Files and little else, to be put together."""
_ADJECTIVES: Final = re.compile(
    r"(?:(?:very|so|all|quite|sunny|bright|dark|rainy|snowy|warm|cold|cool|foggy|cloudy|stormy|misty|nice|beautiful|lovely|colou?rful|vivid|calm|dreamy|cozy|cosy|vintage|old|new|fresh|soft|light|golden|clear|romantic|moody|and|or|but)\b[\s,]*)+",
    _I,
)
"""How something is, and nothing that is so."""
_SCRIPT_HEAD: Final = re.compile(
    r"^[\s,]*(?:(?:here(?:'s| is| comes)|this is|use|take|from|with|based on|read|narrate|voice|please|new|my|the|a|our|this|following|for|short)\s+)*(?:video |voice-?over |spoken )?(?:script|story|narration|storyboard|article)\b|脚本|文稿|故事|宣传片|广告片|文案[：:]|^(?:以下|下面|这是|根据|用)",
    _I,
)


_TO_MAKE: Final = re.compile(
    r"^(?:(?:generate|create|produce|paint|draw|make|render|show|imagine|do)\s+(?:(?:me|us)\s+)?|(?:请|帮我|给我|再)*(?:生成|制作|创作|画|做|来))",
    _I,
)
"""A verb of making, of pictures as of videos."""


_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_STATED: Final = re.compile(
    r"(?<!here )(?<!this )\b(?:is|are|was|were|isn't|needs?|should|looks?|sounds?|feels?)\b", _I
)
_ANY: Final = re.compile(r"(?:an?|some|two|three|four|five|\d+)\s|[一两几]?[个只条座片张朵辆位群]", _I)


_FRAGMENT: Final = re.compile(
    r"(?:and|but|or|with|without|at|in|on|by|near|under|during|over|beside|behind)\b", _I
)


def aim(masked: Masked, wish: Wish, stage: Stage) -> Aim:
    """Tell what a message is for that could not be read as an edit from end to end.

    Parameters
    ----------
    wish
        What a new video would be by it.
    stage
        The video that is there.
    """
    text = masked.text.strip()
    if len(text) > LONGEST_WISH:
        # Nobody types so long an edit: it is a text to show, unless it begins as one.
        return Aim.HERE if starts_an_edit(text) and not _asked(text) else Aim.NEW
    # What a title or a script says is not what is asked for.
    said = text[: -len(wish.script)] if wish.script and text.endswith(wish.script) else text
    names = _names_what_is_there(said, stage)
    if _asked(said) or (_NEW.search(said) and not _PUTS_IN.search(said)):
        return (
            Aim.NEW
            if _NEW.search(said) or _AFRESH.match(bare(said)) or not (names or _OF_THIS.search(said))
            else Aim.EITHER
        )
    if wish.script and _SCRIPT_HEAD.search(said) and not (starts_an_edit(said) or _STATED.search(said)):
        return Aim.NEW
    if starts_an_edit(said) or judges(said) or _asks_something(said):
        return Aim.HERE
    if wish.subjects and described(wish):
        if _FRAGMENT.match(said):
            # "but with a lake in front", "at dusk, please": a part of something that was said before.
            return Aim.EITHER
        if not all(_is_plain(one) for one in wish.subjects):
            return Aim.HERE
        # "a garden" is any, "the garden" is the one that is there.
        names = any(_names_what_is_there(one, stage) for one in wish.subjects if not _ANY.match(one))
        alone = not names and not _TO_MAKE.match(bare(said)) and not names_a_part(" ".join(wish.subjects))
        sides = wish.length_ms is not None or wish.size is not None or wish.mood is not None or wish.title
        seen = sides or all(_drawable(one) for one in wish.subjects)
        if names and not seen:
            return Aim.HERE
        # Words in quotes are seldom what a picture shows: they are to be read, said or written.
        quoted = any(quote in one for one in wish.subjects for quote in masked.quotes)
        return Aim.NEW if alone and seen and not quoted else Aim.EITHER
    return Aim.EITHER if wish.uploads and _JOINS.match(bare(said)) else Aim.HERE


def described(wish: Wish) -> bool:
    """Tell whether what a wish is about can be seen: what nobody can see in it replaces no video."""
    sides = (wish.length_ms is not None, wish.size is not None, wish.mood is not None, bool(wish.title))
    named = sum(sides) > 1
    return bool(wish.subjects) and all(pictured(one, named=named) for one in wish.subjects)


def _asked(text: str) -> bool:
    """Tell whether a message says to make a video, and what it says of it fits one to be made."""
    words = bare(text)
    for pattern in _ASKED:
        found = pattern.search(words)
        if found is None:
            continue
        before, how = words[: found.start()], found.groupdict().get("how") or ""
        if _COMPARED.search(how) or re.search(r"\b(?:version|copy|part|end|rest)\b|第|这|那", how, _I):
            continue
        if pattern is _ASKED[-1] and not (_drawable(how) or "关于" in words):
            # 好看的视频 is praise.
            continue
        if _PUTS_IN.search(before) or (names_a_part(UPLOADS.sub(" ", before)) and not UPLOADS.search(before)):
            continue
        return True
    return False


def _is_plain(subject: str) -> bool:
    """Tell whether words are those of a description, and of nobody who says something."""
    return not (
        _ADJECTIVES.fullmatch(subject)
        or _SPOKEN.search(subject)
        or acts_on_something(subject)
        or _COMPARED.search(subject)
    )


def _drawable(subject: str) -> bool:
    from nemo_widgets.engine.generate.painter.words import read

    return read(subject).drawable


def _asks_something(text: str) -> bool:
    return bool(re.search(r"[?？]\s*$", text))


def _names_what_is_there(text: str, stage: Stage) -> bool:
    """Tell whether a message names a scene of the video, by its name or its place, or a file."""
    # Chinese does not part words: a name counts wherever it stands.
    names = (re.sub(r"\.\w{2,4}$", "", scene.name).strip() for scene in stage.scenes)
    if any(_HAN.search(name) and len(name) > 1 and name in text for name in names):
        return True
    return any(
        (phrase.has("file") and phrase.value("file") != "new")
        or (phrase.has("scenes") and not phrase.has("noun") and not phrase.value("scenes").whole)
        for phrase in group(scan(text), stage, lambda one: one)
    )


_OF_A_PICTURE: Final = re.compile(
    r"^(?:(?:an?|one|some)\s+)?(?:new\s+)?(?:images?|pictures?|photos?|paintings?|drawings?|illustrations?|scenes?)\s+(?:of|showing|with)\s+",
    _I,
)


def new_or_here(masked: Masked, wish: Wish, language: str) -> tuple[Choice, ...]:
    """Return the two things that a message may mean, each said so that it cannot mean the other."""
    zh = language == "zh"
    said = masked.unmask(_OF_A_PICTURE.sub("", _TO_MAKE.sub("", bare(masked.text))))
    if wish.uploads and not wish.subjects:
        new = "用我的照片做一个新视频" if zh else "make a new video from my photos"
        here = "把我的照片加到最后" if zh else "add my photos at the end"
    else:
        new = f"做一个新视频：{said}" if zh else f"make a new video of {said}"
        here = "，".join(f"在最后加一张{_ANY.sub('', one, 1)}的图片" for one in wish.subjects)
        here = here if zh else " and ".join(f"add a scene of {one}" for one in wish.subjects)
    labels = (
        ("开始一个新视频", "加到现在的视频里") if zh else ("Start a new video", "Change this one: add it")
    )
    return (Choice(labels[0], new), Choice(labels[1], here))
