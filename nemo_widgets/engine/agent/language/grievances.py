"""What is found wrong, and then what to do about it: "the clip drags, play it at 1.5x" asks for one thing.

Where the order says by itself what shall be, the complaint only names what it is about: said again as
"the clip: play it at 1.5x". A complaint alone is left as it is, and read as a wish.
"""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re

_IS = r"(?:is|are|'s|'re|was|goes|go|runs|run|feels|feel|seems|seem|looks|sounds|lasts|last|stays|stay|moves|plays|takes|comes across|shows)"
_HOW = r"(?:\s+(?:by|on|past|up|on screen|in|just|a bit|a little|a tad|way|far|much|kinda|kind of|really|still|so|very|rather|quite|pretty|also|actually|honestly))*"
_PACE = r"(?:fast|quick|quickly|slow|slowly|long|short|brief|sluggish|hectic|lengthy)"
_NOISE = r"(?:loud|quiet|soft|noisy|low|silent)"
_END = r"\s*(?:for (?:me|us|my taste|this)|now|here|imo|though|lol|to read|to follow)?\s*(?:[,.;:!—–]+|\s-\s|\bso\b|\bbut\b)\s*(?:and |so |then |but |please |can you |could you |just |maybe |let's |pls |i'd say )*"

_COMPLAINTS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(
            rf"(?:(?<=^)|(?<=[\w)\ue100-\uf0ff])\s*(?={_IS}\b|drags|'s\b)|(?<=\s)|^)(?:{_IS}\b{_HOW}\s*too {_PACE}|(?:too|way too) {_PACE}|drags(?: on)?{_HOW}|(?:is|'s) dragging{_HOW}|goes? by{_HOW} too {_PACE})\b{_END}",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?:\d|speed|slow|fast|quick|short|long|trim|cut|half|halve|double|twice|second|tighten|normal)",
            re.IGNORECASE,
        ),
    ),
    (
        re.compile(
            rf"(?:(?<=\s)|^)(?:{_IS}\b{_HOW}\s*too {_NOISE}|(?:too|way too) {_NOISE}|is{_HOW} (?:loud|noisy))\b{_END}",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?:mute|silence|\d|\bvolume|turn|quiet|loud|lower|raise|off\b|down\b|up\b|sound|half)",
            re.IGNORECASE,
        ),
    ),
)
_ZH: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(
            r"(?<!别)(?<!不要)(?<!不能)(?<!不用)(?:放得|播得|过得|停得|走得|有点|有些|实在|真的|还是|都|也|感觉|觉得)*(?:太|过于|有点|偏)(?:快|慢|长|短|久|拖沓|拖)(?:了点|了些|了|啦)?(?:看不清楚?|看不完|看不过来|没意思|不好看|吧|啊)*[，,。；;！!\s]+"
        ),
        re.compile(r"[\d一二两三四五六七八九十半]|快|慢|短|长|剪|速|倍|秒|缩|压|延|留|停"),
    ),
    (
        re.compile(
            r"(?<!别)(?<!不要)(?<!不能)(?<!不用)(?<!那么)(?:有点|有些|实在|真的|还是|都|也|感觉|觉得)*(?:太|过于|有点|偏)(?:吵|响|大声|小声|轻|闹|吵闹)(?:了点|了些|了|啦)?[，,。；;！!\s]+"
        ),
        re.compile(r"静音|消音|\d|声|音量|关|小|大|低|高|轻|响"),
    ),
)
_STILL = re.compile(
    r"\b(?:(?:a (?:bit|little|touch) |even |much |some |way |slightly )*(?:longer|shorter|faster|slower|louder|quieter|later|earlier|more|less)(?: still| yet| than that| please)?|still (?:longer|shorter|faster|slower))\s*[,.;:—–-]+\s*(?:let's say|let's make it|say|like|maybe|about|make it|to|perhaps|how about|more like|around|i'd say|something like|go for)\s+(?=\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)",
    re.IGNORECASE,
)
_STILL_ZH = re.compile(
    r"(?:多(?:留|停|放|待|显示|展示)(?:一?会儿?|一下|一点|点)?|(?:再)?(?:长|久|短|快|慢)(?:一?点|一些|些))[，,]\s*(?:就|大概|大约|改成|到|差不多|要|来个)?(?=[\d一二两三四五六七八九十半]+(?:\.\d+)?\s*(?:秒|倍|%))"
)
_ENOUGH_ZH = re.compile(
    r"(?<=[秒倍])(?:钟)?(?:就|也|差不多|应该)*(?:够|行|可以|足够|好|成|ok|OK)(?:了|啦|吧)*(?=$|[，,。；;！!])"
)
_SOME_ONE = re.compile(
    r"^有[一个]?(?=(?:段|张|个(?:画面|片段|镜头)))|^(?:one|some) of (?:the |my )?(?P<what>photo|picture|image|clip|scene|shot|slide|chart)s\b",
    re.IGNORECASE,
)


_ALL = tuple(
    (complaint, order, mark)
    for kinds, marks in (
        (_COMPLAINTS, ((": ", ""), (" volume: ", "volume: "))),
        (_ZH, (("：", ""), ("的音量：", "音量："))),
    )
    for (complaint, order), mark in zip(kinds, marks, strict=True)
)
"""What is found wrong, what settles it, and what is left of it: of noise, that it is about how loud a thing is."""


def settled(text: str) -> str:
    """Leave out what is found wrong where the order after it says what shall be.

    Examples
    --------
    >>> settled("the office clip drags a bit, play it at 1.5x"), settled("太快了看不清，改成1.5倍吧")
    ('the office clip: play it at 1.5x', '改成1.5倍吧')
    >>> settled("the music is too loud"), settled("a bit longer still, let's say 8")
    ('the music is too loud', '8')
    """
    text = _SOME_ONE.sub(lambda match: f"that {match['what']}" if match["what"] else "那", text)
    text = _STILL_ZH.sub("改成", _STILL.sub("", text))
    text = _ENOUGH_ZH.sub("", text)
    for complaint, order, (mark, alone) in _ALL:
        for match in complaint.finditer(text):
            rest = text[match.end() :]
            clause = re.split(r"[,.;!?，。；！？]|\band\b", rest, maxsplit=1)[0]
            if not order.search(clause):
                continue
            named = _NAMES.search(clause) and not _REFERS.search(clause)
            before = _LEADS.sub("", text[: match.start()].rstrip())
            about = re.split(r"[,.;!?，。；！？]", before)[-1].strip()
            if _SOME_TIME.fullmatch(about):
                # "20 secs is too short, can it be 30": a number after that is as many of them.
                rest = _BARE_NUMBER.sub(r"\1 seconds", rest)
                text = f"{before[: len(before) - len(about)]}{alone}{rest}"
                break
            if mark.startswith((" volume", "的音量")) and _LETTERS.search(about):
                # "the title is too low" says where it stands.
                continue
            if named and about and about.lower() not in _NOTHING:
                # "the ending drags, shorten the last clip": the order says itself what it is about.
                continue
            if about and about.lower() not in _NOTHING:
                text = f"{before}{mark}{rest}"
            else:
                text = f"{before[: len(before) - len(about)]}{alone}{rest}"
            break
    return text


_SOME_TIME = re.compile(
    r"(?:i (?:think|feel|find|guess|reckon) )?(?:that )?(?:\w+ (?:seconds?|secs?)|\d+(?:\.\d+)? ?(?:seconds?|secs?|s))(?: (?:each|in total|total|altogether))?",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\b(\d+(?:\.\d+)?)(?!\s*(?:s\b|secs?|seconds?|%|x\b|\d|\.\d|min))")
_LETTERS = re.compile(
    r"\b(?:titles?|captions?|texts?|labels?|lower thirds?|subtitles?|logo|watermark|words|letters)\b|标题|字幕|文字|字$|水印",
    re.IGNORECASE,
)
"""What has a place on the screen and makes no sound."""
_LEADS = re.compile(
    r"(?:(?:'s|'re|(?:^|\s+)(?:is|are|still|a bit|a little|a tad|way|much|just|really|now|it|its|hmm+|no|maybe)))+$",
    re.IGNORECASE,
)
"""What may stand between that which is complained of and the complaint."""
_NAMES = re.compile(
    r"\b(?:the|my|this|these|scenes?|images?|photos?|pictures?|clips?|titles?|music|last|first|everything|all)\b|第|那|这|音乐|旁白|配音|人声|原声|字幕|标题",
    re.IGNORECASE,
)
_REFERS = re.compile(r"\b(?:it|its|them|that one|this one)\b|它", re.IGNORECASE)
_NOTHING = frozenset(
    {"it", "its", "it's", "this", "that", "they", "these", "hmm", "no", "now", "ok", "nah", "oh", "hm"}
)
