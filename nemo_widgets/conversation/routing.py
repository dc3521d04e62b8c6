"""What a message asks of the client itself; everything else goes to the agent.

A message is an export, a credits question, a look at the state or an upload only as a *whole*: the same words
inside a longer wish ("add a title that says Download our app") are the agent's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

IntentKind = Literal["export", "subtitles", "credits", "state", "upload", "message"]

LONGEST = 200
"""A longer message says more than one of these intents does."""


@dataclass(frozen=True)
class Intent:
    """What a message asks for.

    Parameters
    ----------
    kind
        Where it goes.
    forms
        The subtitle files it names, `srt` and `vtt`.
    target
        The file it names for an export, as it was written, or else the format, such as `gif`; or nothing.
    """

    kind: IntentKind
    forms: tuple[str, ...] = ()
    target: str = ""


def route(message: str) -> Intent:
    """Tell where a message goes.

    Examples
    --------
    >>> route("please export it as mp4").kind, route("导出视频").kind
    ('export', 'export')
    >>> route("add a title that says Download our app").kind
    'message'
    """
    words = _bare(message[: LONGEST + 1])
    if len(message.strip()) > LONGEST:
        return Intent("message")
    for kind, pattern in _INTENTS:
        if pattern.fullmatch(words):
            return Intent(kind, _forms(words) if kind == "subtitles" else (), target_named(message, kind))
    return Intent("message")


def target_named(message: str, kind: IntentKind = "export") -> str:
    """Return the file or the format that an export is asked for in; nothing where none is named.

    Examples
    --------
    >>> target_named("Save it as Lake.gif"), target_named("导出成GIF"), target_named("export the sound")
    ('Lake.gif', 'gif', 'mp3')
    """
    if kind != "export":
        return ""
    last = _LAST_WISH.split(QUOTED.sub("", message[-LONGEST:]))[-1]
    named = _FILE.search(last)
    if named is not None:
        return named[0]
    form = _FORM_WORD.search(last)
    if form is not None:
        return form[0].lower()
    return next((made for made, words in _IN_OTHER_WORDS.items() if words.search(last)), "")


def wants_export(message: str) -> bool:
    """Tell whether a wish for the agent ends in one for an export ("lower the music and export").

    "… into a 1080p MP4" is one too: it asks for a file, and not only for a timeline.

    Examples
    --------
    >>> wants_export("lower the music and export it"), wants_export("add boxes and export crates")
    (True, False)
    """
    unquoted = QUOTED.sub("", message[-LONGEST:])
    # "… and export it: a lighthouse at dusk" says what to make after that.
    return any(_ends_in_export(words) for words in {unquoted, re.split(r"[:：]", unquoted, maxsplit=1)[0]})


def _ends_in_export(message: str) -> bool:
    wishes = _LAST_WISH.split(message)
    last = _bare(wishes[-1])
    return (len(wishes) > 1 and bool(_EXPORT.fullmatch(last))) or bool(_INTO_A_FILE.search(last))


def _forms(words: str) -> tuple[str, ...]:
    return tuple(form for form in ("srt", "vtt") if form in words) or ("srt",)


def _bare(message: str) -> str:
    """Return the message without case, closing punctuation, courtesies and emoji."""
    words = " ".join(message.lower().replace("’", "'").split())
    words = words.strip(" .!?~…。！？，,:;\"'“”‘’`✅🎬👍🙏")
    for pattern in (_OPENING, _CLOSING):
        previous = None
        while previous != words:
            previous, words = words, pattern.sub("", words).strip(" ,.!?。！？，")
    return words


# Where words can be cut in several ways, “(?>” takes the first: trying them all doubles the time with each.
_OPENING = re.compile(
    r"^(?:please|pls|ok(?:ay)?|now|then|hey|hi|great|perfect|looks? good|nice|good|cool|thanks|"
    r"thank you|and|so|just|"
    r"(?:can|could|would|will) (?:you|i|we)(?: please)?|may i|let'?s|let me|"
    r"i(?:'d| would)? (?:like|want|need|wanna)(?: you)?(?: to)?(?= )|i'?m ready to|time to|go ahead and|"
    r"(?:现在|请问|请|麻烦|您|你(?!好)|帮我|帮忙|给我|我?想要?|我要|我?需要|可以|能不能|可不可以|能否|可否|能|你好|好的?|好了|那|就|"
    r"把(?=视频|它|成片|这个)))(?:[ ,.!，。！]+|(?<=[\u4e00-\u9fff]))"
)
_CLOSING = re.compile(
    r"(?:[ ,，]*(?<![a-z])(?:please|pls|now|thanks|thank you|thx|for me|right now|again|when ready|asap|"
    r"to me|here|"
    r"for free|today))$|(?:[ ,，]*(?:吧|一下|谢谢|好吗|可以吗|可以么|行吗|看看|了|呗|啊|呢|吗|么))$"
)

_FORMS = r"(?:mp4|mov|webm|gif|mp3|wav|png|jpe?g)"
_FILE = re.compile(rf"[\w./\\~-]+\.{_FORMS}(?![\w.])", re.IGNORECASE)
_FORM_WORD = re.compile(rf"(?<![a-z0-9]){_FORMS}(?![a-z0-9])", re.IGNORECASE)
_IN_OTHER_WORDS = {
    "mp3": re.compile(r"\b(?:sound ?track|sound|audio)\b|声音|音频", re.IGNORECASE),
    "gif": re.compile(r"\banimation\b|动图", re.IGNORECASE),
    "png": re.compile(r"\b(?:frame|still)\b", re.IGNORECASE),
}

_ARTICLE = r"(?:the |my |our |this |that |it all |a |an |your )?"
_QUALITY = (
    r"(?:(?:final|finished|current|whole|full|complete|last|latest|edited|new|high[- ]quality|hq|hd|"
    r"full hd|1080p|720p|4k|short) ?)*"
)
_THING = (
    rf"(?:it|this|that|everything|all|them|{_ARTICLE}{_QUALITY}"
    r"(?:video|clip|movie|film|short|reel|slideshow|result|project|timeline|edit|cut|draft|version|file|"
    r"sound|audio|sound ?track|frame|still|animated gif|animation|"
    rf"{_FORMS})"
    r"(?: file| video)?)"
)
_FORM = (
    rf"(?:(?:as|to|in|into|at|with|under|named|called) {_ARTICLE}{_QUALITY}"
    rf"(?:{_FORMS}|animated gif|video|slideshow|reel|file|disk|quality|"
    r"(?:my |the )?(?:computer|laptop|machine|desktop|device|downloads?)(?: folder)?|"
    rf"1080p|720p|4k|hd|[\w./\\~-]+\.{_FORMS})?(?: file| video| slideshow| format| quality)*)"
)
_PATH = rf"[\w./\\~-]+\.{_FORMS}"

# Chinese puts the verb before the thing (下载视频), or behind it (把视频下载下来), and may say where to.
_SAVE_ZH = r"(?:导出|下载|渲染|输出|保存|(?<=[视频片件它])存)(?:一下|一份|下来|出来|来)?"
_THING_ZH = (
    r"(?:(?:最终|最后|完整|完成|这个|这段|这条|那个|我的|整个|整段|高清|超清|(?:做|剪|生成|渲染)(?:好|完)|1080p|720p|4k|版)的?)*"
    rf"(?:视频|成片|成品|影片|短片|片子|作品|文件|结果|声音|音频|{_FORMS}|它)(?:文件)?"
)
_PLACE_ZH = (
    r"(?:(?:为|成|到|至|在) ?(?:我的|你的)?"
    rf"(?:{_FORMS}|视频|文件|动图|本地|本机|电脑|桌面|手机|硬盘|下载文件夹|1080p|高清)"
    r"(?:的|格式|文件|视频|里|上|中)*)"
)
_SAVING_ZH = rf"(?:直接|马上|立即|先)*{_SAVE_ZH}(?:{_THING_ZH})?(?:{_PLACE_ZH})?(?:来|去)?"
_BRINGING_ZH = (
    rf"(?:把|将)?{_THING_ZH}(?:可以|能|直接|给我|帮我|都)*{_SAVE_ZH}(?:{_PLACE_ZH})?(?:来|去|给我)?"
)
_SENDING_ZH = (
    rf"(?:把|将)?(?:{_THING_ZH})?(?:直接)?(?:发送?|传)给?我(?:们)?(?:一下|一份)?"
    rf"|发送?(?:一下|一份)?{_THING_ZH}(?:给我)?|发我(?:一下|一份)?{_THING_ZH}"
)

_EXPORT = re.compile(
    rf"(?:export|download|render|save)(?: {_THING})?(?: {_FORM}){{0,3}}"
    rf"|(?:export|download|save|render) (?:{_PATH}|{_QUALITY}(?:{_FORMS}|video)?)"
    rf"|(?:start|run|do|begin|make) (?:the |an )?(?:export|render|download)(?:ing)?"
    rf"|(?:send|give|get|hand)(?: me| us)? {_THING}(?: {_FORM})?"
    rf"|(?:have|get|receive) {_THING}(?: {_FORM})?"
    r"|(?:export|download|render)(?:ing)?(?: (?:and|&) (?:export|download|save|send)(?: it)?)"
    rf"|{_SAVING_ZH}|{_BRINGING_ZH}|{_SENDING_ZH}"
)
_INTO_A_FILE = re.compile(
    r"\binto (?:an? )?(?:(?:free|short|full|hd|1080p|720p|high quality) ){0,2}mp4(?: (?:file|video))?$"
)
_SUBTITLE = r"(?:srt|vtt|webvtt|subtitles?|captions?)"
_FETCH_ZH, _AS_ZH, _FILE_ZH = r"(?:导出|下载|保存)", r"(?:为|成) ?", r"(?:srt|vtt)(?:格式)?(?:文件)?"
_SUBTITLES = re.compile(
    rf"(?:export|download|save|get|give|send)(?: me)? {_ARTICLE}{_SUBTITLE}"
    rf"(?:(?: ?/ ?| and | or | as | to | in | into )?{_ARTICLE}(?:{_SUBTITLE}|files?|format|track)| ){{0,4}}"
    rf"|{_FETCH_ZH}(?:这个|我的|所有|全部)*(?:{_FILE_ZH})?的?字幕(?:文件)?(?:(?:{_AS_ZH})?{_FILE_ZH})?"
    rf"|{_FETCH_ZH}(?:{_AS_ZH})?{_FILE_ZH}|(?:把|将)?字幕{_FETCH_ZH}(?:来|{_AS_ZH}{_FILE_ZH})?"
)
_CREDITS = re.compile(
    r"(?:(?:show|check|see|tell|get|view|display|what(?:'s| is| are)|how(?:'s| is))(?: me)? )?"
    r"(?:the |my |our |me )?(?:remaining |current |available |account )*"
    r"(?:credits?|balance|credits? balance|account balance)(?: (?:left|remaining|balance|status|"
    r"do i have|i have left))*"
    r"|how many credits(?: (?:do (?:i|we) (?:still )?have|are|have i got|left|remaining|are left|remain))*"
    r"|(?:are there |do (?:i|we) have |have i got )?any credits(?: left| remaining)?"
    r"|(?>查询|查看?|看看?|显示|我的|当前|账户|还有|还剩|剩余|我还有|我|有|还|多少|剩下|的)*(?:积分|余额|点数)"
    r"(?>余额|查询|是|还有|还剩|剩余|剩|有|多少|几|个|点)*"
)
_STATE = re.compile(
    r"(?:status|state|tracks|timeline|current state|project status|status update)"
    r"|(?:show|list|see|check|view|display|print|get|describe)(?: me| us)? (?:the |my |all |"
    r"all the )?(?:current |project |video |timeline )*"
    r"(?:status|state|tracks?|timeline|layers|segments|track list|track summary)"
    r"|(?:what(?:'s| is)|how(?:'s| is)) (?:the |my )?(?:current |project )*(?:status|state|timeline|"
    r"progress)(?: looking| like| look)?"
    r"|what(?:'s| is) (?:on|in) (?:the |my )(?:timeline|video|project|draft)"
    r"|what (?:tracks|segments) (?:are there|do (?:i|we) have|are (?:on|in) (?:the |my )?(?:timeline|"
    r"video))"
    r"|(?>查看?|看看?|显示|列出|当前|目前|项目|我的|现在|的)*(?:状态|轨道|时间线|时间轴|进度)(?:列表|怎么样|如何|是什么)?"
)
_UPLOAD = re.compile(
    r"(?:upload|attach|add|import|send you)(?: (?:a|an|the|my|some|these|this|more|another|new|few|local))*"
    r" (?:files?|media files?|media)(?: from (?:my |the )?(?:computer|disk|laptop|machine|device))?"
    r"|upload(?: (?:it|this|that|these|them|something))?"
    r"|upload(?: (?:a|an|the|my|some|these|this|more|another|new|few|local|own|two|three|product))*"
    r" (?:photos?|pictures?|pics?|images?|clips?|videos?|music|songs?|audio|footage|recordings?|documents?)"
    r"(?: from (?:my |the )?(?:computer|disk|laptop|machine|device))?"
    r"|upload [\w./\\~-]+\.[a-z0-9]{2,4}|upload https?://\S+"
    r"|(?:上传|传)(?:一个|一张|一段|一些|几张|我的|这个|这些|新的?|本地)*(?:文件|素材|图片|照片|视频|音乐|音频|片段)?"
)

_INTENTS: tuple[tuple[IntentKind, re.Pattern[str]], ...] = (
    ("export", _EXPORT),
    ("subtitles", _SUBTITLES),
    ("credits", _CREDITS),
    ("state", _STATE),
    ("upload", _UPLOAD),
)

QUOTED = re.compile(r"[\"“「《'‘][^\"”」》'’]*[\"”」》'’]")
_LAST_WISH = re.compile(
    r"(?:,? and(?: then)?|[,;.] *then|[,;.，。；])\s+|[，。；]|(?:然后|并且?|再|最后)(?=导出|下载|把)"
)
