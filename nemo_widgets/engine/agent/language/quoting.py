"""Texts that people type without quotes, put in quotes before the words are read.

"Put Jonas Weber, Head of Design as a lower third", "title: Silent Places", "write Happy Birthday on the cake
photo", "rename Mia turns 7 to Mia's big day": inside a quotation no comma parts and no word is an order.
"""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from nemo_widgets.engine.agent.language.scan import Phrase, scan
from nemo_widgets.engine.agent.language.stage import Stage
from nemo_widgets.engine.agent.phrases import QUOTE, Masked, quote

_ROLE = (
    r"(?:lower[- ]thirds?|name ?tags?|name ?plates?|titles?|captions?|subtitles?|headlines?|headings?|texts?)"
)
_VERB = r"(?:put|show|display|add|write|type|use|insert|include|have|place|print|stick|pop|introduce)"
_WORD = r"[A-Z0-9][\w'’&.+!-]*"
_SMALL = r"(?:of|the|and|to|in|a|an|for|by|at|on|is|de|la|with|&)"
_NAME = rf"{_WORD}(?:,? (?:{_SMALL} )?{_WORD}){{0,8}}"

_AS_ROLE = re.compile(
    rf"\b(?i:{_VERB}) (?:(?i:the (?:words?|text|name|phrase)) )?(?P<x>[^\n.;:!?]{{2,80}}?) (?i:(?:up )?as (?:(?:a|an|the|my|our|his|her|their) )?(?:\w+ )?)(?={_ROLE}\b)"
)
_WRITTEN = re.compile(
    rf"\b(?i:{_VERB}) (?:(?i:the (?:words?|text|name|phrase|date|year|number|address|hashtag|website)|text|words) )?(?P<x>{_NAME})(?=,? (?:on|over|under|in|at|across|below|above|beneath|onto|for|from|during|underneath)\b)"
)
_OF_ROLE = re.compile(
    rf"\b(?i:{_VERB}|give|want|need|like|get)\b[^.;:!?\n]{{0,50}}?\b(?i:{_ROLE}) (?P<x>{_WORD}(?: [\w'’&!-]+){{0,6}}?)(?=$|[.!?]|,? (?:on|over|to|at|for|in|across|during|under|above|below|and|with|please|instead|as|when)\b)"
)
"""Words right behind what they are to be: "add the title Party Time to the garden photo"."""
_FOR_WHOM = re.compile(
    rf"\b(?i:{_ROLE}) (?:for|with the name|of) (?P<x>{_NAME})(?=$|[ ,.!]*(?:on|over|in|at|from|during|for|to|and)\b|[.!]?$)(?![^.;\n]*:\s*[A-Z])"
)
_NAME_AND_JOB = re.compile(
    rf"\bwith (?:the )?name (?P<x>{_NAME}) and (?:the )?(?:job )?(?:title|role|position|function) (?P<y>{_NAME})"
)
_SAID = re.compile(
    r"\b(?i:saying|that go(?:es)?|which goes|that says?|which says|says|that reads?|reading|reads|with the (?:text|words?|caption|line|message|title)|titled|captioned|labell?ed|to say|to read|should say|should read|say|read) (?P<x>[A-Z0-9][^\n;]*)"
)
_SHOULD_BE = re.compile(
    rf"\b(?i:the|that|this|my|our) (?i:(?:\w+ )?(?:{_ROLE}|words|line|writing)) (?i:should be|must be|ought to be|has to be|is supposed to be|ought to (?:say|read)|needs to (?:be|say|read)) (?P<x>[A-Z][^\n;]*)"
)
_CARD_WITH = re.compile(
    r"\b(?i:card|slide|page) (?:with|of|for) (?i:(?:the )?(?:words?|text) )?(?P<x>[A-Z][^\n;]*)"
)
_TO_NEW = re.compile(
    rf"\b(?i:change|rename|set|update|make|turn|reword|edit) (?i:(?:the|my|this|that|our) )?(?i:(?:\w+ )?{_ROLE}(?: text)?) (?i:to|into) (?P<x>[A-Z][^\n;]*)"
)
_SAID_SMALL = re.compile(
    rf"\b(?i:(?:a |some |the )?{_ROLE}) (?:saying|that says?|which says|that reads|reading|with the (?:text|words?)) (?P<x>[a-z][^\n;:]*)"
)
_IT_IS = re.compile(
    r"\b(?:it(?:'s| is| was| should (?:be|say|read)| must be)|that should (?:be|say|read)) (?P<x>[\w'’][^,.;!?\n]{0,40}?),? (?:and )?not (?P<y>[\w'’][^,.;!?\n]{0,40})"
)
_PARTLY = re.compile(
    r"(?:标题|字幕|文字|字|人名条)(?:里|中|上)?的?(?P<y>[A-Za-z][A-Za-z' ]{0,30}?|[^，。的\s]{1,12}?)(?:改成|换成|改为|换为|改(?!一|下|个))(?P<x>[^，。；\s]{1,20})"
)
_WORD_FOR_WORD = re.compile(
    rf"\b(?i:replace|change|swap|switch|turn) (?:the (?:words?|names?|numbers?|dates?|years?) )?(?P<y>[\w'’%]+(?: [\w'’%]+)?) (?:with|to|by|for|into) (?P<x>[\w'’%]+(?: [\w'’%]+)?)(?= in (?:the|my|all|every|each)\b[^.;]{{0,25}}(?i:{_ROLE})\b)"
)
_BENEATH = re.compile(
    rf"(?P<a>{QUOTE}),? (?:with|and) (?P<b>{QUOTE}) (?:underneath|below(?: it| that)?|under it|beneath(?: it)?)\b"
)
_NAMED = re.compile(
    r"(?:^|[,.;] |\b(?:and|make|put|move|let|can|could|should) )(?:the|that|my) (?P<x>[a-z][\w'’]+(?: [\w'’]+){1,3}?) (?=(?:at the (?:very )?(?:end|start|beginning)|should|needs? to|has to|must|is too|isn't)\b)",
    re.IGNORECASE,
)
"""Words of a text that stand for it: "the thank you should be bigger"."""
_CHANGED = re.compile(
    r"\b(?:(?i:the|our|my) )?(?P<k>[A-Za-z]{3,}) (?:has |have |is |'s )?(?:changed|different|wrong|gone up|gone down|dropped|risen|out of date|old)(?: now)?[,;:.-]* (?:it's|it is|it should be|it must be|make it|now|to|we're at)? ?(?:now )?(?P<x>[£$€]?\d[\d,.:]*\d|[£$€]?\d)(?: now)?[.!]*$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[£$€]?\d[\d,.:]*\d|[£$€]?\d")
_NEW_NOT_OLD = re.compile(r"^(?P<p>[\w'’ ]{2,40}) (?P<x>[\w'’]+),? (?:and )?not (?P<y>[\w'’]+)[.!]?$")
_MENTIONED = re.compile(
    rf"\b(?i:the|that|this|my|our) (?P<x>[A-Za-z][\w'’ ]{{2,30}}?) (?=(?i:{_ROLE}|one|message|line|words)\b)"
)
_ABOUT = re.compile(
    rf"\b(?i:the|that|this|my|our) (?P<role>(?i:{_ROLE}|one|line)) (?:about|mentioning|with|that mentions|which mentions|that talks about|where [\w ]{{2,20}} (?:about|mentions?)) (?:(?:the|a|an|his|her|our|my|their) )?(?:words? )?(?P<x>[\w'’%-]+(?: [\w'’%-]+){{0,3}}?)(?: in it)?(?=\s*(?:[,.;!?]|$)|,? (?:to|in|and|should|is|a|needs?|bigger|smaller|red|white|yellow|blue|green|bold|please|must|can|can't)\b)"
)
"""A text by what it is about: "the caption about the garage"."""
_NO_ROLE = re.compile(r"\s*(?:message|line|words)\b", re.IGNORECASE)
"""What a text may be called that is no word for one kind of text."""
_THAT_LINE_ZH = re.compile(
    r"(?:^|把|将|[，,。；])(?P<x>[A-Za-z][A-Za-z' ]{2,30}|[\u3400-\u9fff]{2,10}?)(?=[那这][句条行])"
)
_WRITTEN_ZH = re.compile(r"(?:写上|写着|写|打上)\s*(?P<x>[A-Za-z0-9][\w'’ .!&-]{1,40})(?=$|[，。；])")
_SPOKEN_ZH = re.compile(
    r"(?:加|配|来|录|添|要|做)(?:上|个|一个|一段|一句|段|句)?(?:[男女][声生])?(?:的)?(?:旁白|配音|解说)[，, ]?(?:就|让(?:他|她|它))?(?:念|说|读|讲|内容[是为])[:： ]*(?P<x>[^\s:：\ue100-\uf0ff][^\n;；]*)"
)
_MENTIONED_ZH = re.compile(
    r"(?:那句|这句|一句|那条|写着|那行)(?P<x>[A-Za-z][A-Za-z' ]{2,30}|[\u3400-\u9fff]{2,12}?)(?=的|删|不要|去|改|换|放|大|小|$)"
)
_MARK_ZH = re.compile(
    r"(?:水印|角标)(?:上)?(?:写着?|是|内容是|用|叫)?[:： ]{0,2}(?P<x>@[\w.\u3400-\u9fff]{2,20}|(?<=[写是：:])[\w.\u3400-\u9fff]{2,20})(?=$|[ ，,。；])"
)
_AFTER_COLON = re.compile(r"(?<!\d)\s*[:：]\s*(?P<x>[^\s][^\n;；]*)|(?<=\d)[:：]\s+(?P<z>[^\s][^\n;；]*)")
_TEXTY = re.compile(
    rf"\b(?:{_ROLE}|words|card|intro|outro|say(?:s|ing)?|reads?|reading|write|label|type|line|name|voice[- ]?over|narration|narrator)\b|旁白|配音|解说|标题|字幕|文字|写|人名条|卡片|片头|片尾|字|标题卡",
    re.IGNORECASE,
)
_LIST = re.compile(r"\b(?:captions|titles|subtitles|texts|each|every|all)\b|每|各|分别|依次", re.IGNORECASE)
_INSTEAD = re.compile(
    rf"(?:\b(?i:rename|change|replace|correct|update|reword|rewrite|edit|fix|turn|swap|make|set)\b[^.;\n]{{0,60}}|把[^，。\n]{{0,12}}|将[^，。\n]{{0,12}}|^){QUOTE}(?: (?:to|with|by|into) |\s*(?:[那这][句条行])?\s*(?:->|→|改成|改为|换成|换为|替换成|替换为|变成)\s*)(?P<x>[^\s,，.。;；\n\ue100-\uf0ff][^\n;；]*)"
)
_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|mp4|mov|avi|webm|mkv|mp3|wav|m4a|aac|cube|srt)\b", re.IGNORECASE)
_NEXT_ORDER = re.compile(
    r"(?:,? (?:and|then|and then|plus|also|but|while)|[,;])\s+(?:please |can you |could you |also |then |now )*"
    r"(?=(?:have|make|add|put|let|fade|mute|unmute|lower|raise|turn|set|change|remove|delete|move|cut|trim|crossfade|use|give|show|play|keep|speed|slow|bring|zoom|start|end|place|take|drop|get|swap|replace|convert|apply|reverse|freeze|split|duplicate|undo)\b)"
    r"|[,，、]?(?:然后|并且|同时|另外|顺便|再|并)?(?=(?:把|让|将|给|音乐|背景音乐|去掉|删掉|删除|静音|转场))",
    re.IGNORECASE,
)
_THINGS = ("music", "scene", "video", "title", "caption", "lower-third", "text", "transition", "motion", "filter", "volume", "sound",
           "audio", "speech", "watermark", "pip", "intro", "outro", "speed", "length", "shape")  # fmt: skip
_OWNED = re.compile(
    r"^(?:the|it|this|that|these|those|them|my|our|a|an|some|all|every|each)\b", re.IGNORECASE
)
_STRONG = (
    "length",
    "range",
    "corner",
    "position",
    "color",
    "weight",
    "case",
    "slant",
    "side",
    "letters",
    "ground",
    "edge",
    "anim",
    "typeface",
)
_SENTENCE = re.compile(r"(?<=[a-z\d)!?])[.!?]\s+(?=[A-Z])|[。！？](?=.)")


def quoted(masked: Masked, stage: Stage) -> Masked:
    """Put texts in quotes that are recognised as such.

    Examples
    --------
    >>> from nemo_widgets.engine.agent.phrases import mask
    >>> from nemo_widgets.timeline.draft import Draft
    >>> found = quoted(mask("put Jonas Weber, Head of Design as a lower third"), Stage(Draft({})))
    >>> found.quotes
    ('Jonas Weber, Head of Design',)
    """
    masked = _mistaken(_beneath(_mentioned(_known(masked, stage), stage)), stage)
    masked = _in_place(masked, stage)
    for pattern, wants in (
        (_NAME_AND_JOB, _always),
        (_AS_ROLE, _is_name),
        (_OF_ROLE, _is_title),
        (_FOR_WHOM, _is_name),
        (_INSTEAD, _is_no_look),
        (_TO_NEW, _is_title),
        (_SHOULD_BE, _is_title),
        (_SAID, _always),
        (_CARD_WITH, _is_title),
        (_WRITTEN, _is_name),
        (_SAID_SMALL, _always),
        (_WRITTEN_ZH, _always),
        (_SPOKEN_ZH, _is_speech),
        (_MARK_ZH, _always),
    ):
        masked = _each(masked, stage, pattern, wants)
    return _after_colon(masked, stage)


Wants = Callable[[str, Stage], bool]


def _always(words: str, stage: Stage) -> bool:
    return True


def _is_no_look(words: str, stage: Stage) -> bool:
    return not _looks_only(re.split(r"[，,、]", words)[0])


def _is_speech(words: str, stage: Stage) -> bool:
    """Tell words that are to be spoken from 第二个画面的字幕, which are read."""
    said = scan(words)
    return any(phrase.has("word") for phrase in said) and not any(
        phrase.has("noun", *_READ) for phrase in said
    )


_READ = ("caption", "text", "title", "lower-third", "scene")


def _is_name(words: str, stage: Stage) -> bool:
    """Tell whether words are a text rather than a file, a picture or an order."""
    if (
        (_OWNED.match(words) and not re.match(r"(?:The|My|Our) [A-Z]", words))
        or _FILE.search(words)
        or stage.named(words) is not None
    ):
        return False
    if not re.match(r"[A-Z0-9]", words):
        return False
    return any(set(phrase.senses) == {"word"} for phrase in scan(words))


def _is_title(words: str, stage: Stage) -> bool:
    """Tell whether words in large first letters are a new title, even if all are words of editing: "Silent Places"."""
    large = [word for word in words.split() if word[:1].isupper()]
    looks = any(phrase.has("font") or phrase.has("color") for phrase in scan(words))
    return _is_name(words, stage) or (len(large) > 1 and not looks)


def _each(masked: Masked, stage: Stage, pattern: re.Pattern[str], wants: Wants) -> Masked:
    at = 0
    while (match := pattern.search(masked.text, at)) is not None:
        at = match.end()
        words = match["x"]
        if re.search(QUOTE, words) or not wants(words, stage):
            continue
        if "y" in match.re.groupindex:
            masked = quote(masked, match.start("x"), match.end("y"), f"{words}, {match['y']}")
            at = match.start("x") + 1
            continue
        kept = _text_of(words, stage)
        if not kept:
            continue
        masked = quote(masked, match.start("x"), match.start("x") + len(kept), kept)
        at = match.start("x") + 1
    return masked


def _after_colon(masked: Masked, stage: Stage) -> Masked:
    at = 0
    while (match := _AFTER_COLON.search(masked.text, at)) is not None:
        at = match.end()
        group = "x" if match["x"] is not None else "z"
        words = match[group]
        head = re.split(r"[.;!?。；！？\n]", masked.text[: match.start()])[-1]
        listed = _LIST.search(head) and re.search(r"[,，、]| and ", words)
        # A quotation ends what is said before it: "change 'A' to B: …" is another matter.
        if not _TEXTY.search(head) or listed or re.search(QUOTE, words):
            at = match.start(group)
            continue
        kept = _text_of(words, stage)
        if _looks_only(kept):
            # 字幕：深蓝底、白字
            continue
        if (kept and any(phrase.has("word") for phrase in scan(kept))) or kept[:1].isupper():
            masked = quote(masked, match.start(group), match.start(group) + len(kept), kept)
            at = match.start(group) + 1
    return masked


def _looks_only(words: str) -> bool:
    """Tell whether words, Chinese or with a font or a colour's number first, say how letters look, and nothing else."""
    said = [phrase for phrase in scan(words) if phrase.text not in {"+", "和", "、", ",", "，"}]
    coded = bool(said) and said[0].text.startswith("#") and said[0].has("color")
    small = ("prep", "skip", "letterform", "percent") if coded else ()
    return (
        bool(said)
        and all(
            any(phrase.has(kind) for kind in (*_STRONG, "font", "typeface", "then", "break", *small))
            or phrase.has("noun", "box", "outline")
            for phrase in said
        )
        and (not words.isascii() or coded or (said[0].has("font") and len(said) > 1))
    )


_WRONG_ZH = re.compile(
    rf"(?P<which>{QUOTE})?(?P<what>[^，,。“”\ue100-\uf0ff]{{0,8}}?)(?:里|中|的)?(?:数字|数据|年份|日期|时间|价格|号码|百分比)?(?:写|打|弄|印|标)?(?:错|不对)了?[哈啊呀啦了]*[，,] ?(?:应该|应当|正确的)?(?:是|改成|改为)(?P<new>[^，,。；]{{1,20}})$"
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_ALIKE = 0.6


def _mistaken(masked: Masked, stage: Stage) -> Masked:
    """Read “Churn flat at 3%”数字错了，应该是2.8%, and 地址写错了，是人民路21号: the text that is most like it."""
    match = _WRONG_ZH.search(masked.text)
    if match is None or re.search(QUOTE, match["new"]):
        return masked
    new = match["new"].strip()
    texts = [text.text.strip() for text in stage.texts("text")]
    old = masked.unmask(match["which"]) if match["which"] else ""
    number = _FIGURE.search(new)
    if old in texts and number and len(_FIGURE.findall(old)) == 1 and len(new) <= len(number[0]) + 1:
        new = _FIGURE.sub(number[0], old)
    elif not old:
        near = [text for text in texts if SequenceMatcher(None, text, new).ratio() >= _ALIKE]
        old = near[0] if len(near) == 1 else ""
    if not old or old == new:
        return masked
    start = match.start("which") if match["which"] else match.start("what")
    text = f"{masked.text[:start]}XX改成YY"
    found = Masked(text, masked.quotes)
    found = quote(found, len(text) - 2, len(text), new)
    return quote(found, start, start + 2, old)


def _known(masked: Masked, stage: Stage) -> Masked:
    """Quote what is written on the timeline: "delete Thank you for coming!"."""
    for text in sorted(stage.texts("text"), key=lambda one: -len(one.text)):
        words = text.text.strip().rstrip("!?.！？。")
        long_enough = len(words) >= 8 or (len(words) >= 3 and not words.isascii())
        if not long_enough or stage.named(words) is not None:
            continue
        ends = (r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])") if words.isascii() else ("", "")
        match = re.search(
            rf"{ends[0] if words[:1].isalnum() else ''}{re.escape(words)}{ends[1] if words[-1:].isalnum() else ''}[!?！？]?",
            masked.text,
            re.IGNORECASE,
        )
        if match is not None:
            masked = quote(masked, match.start(), match.end(), text.text.strip())
    return masked


def _beneath(masked: Masked) -> Masked:
    """Read “Jonas Weber” with “Head of Design” underneath as one text."""
    match = _BENEATH.search(masked.text)
    if match is None:
        return masked
    words = ", ".join(masked.unmask(match[part]) for part in "ab")
    return quote(masked, match.start(), match.end(), words)


def _mentioned(masked: Masked, stage: Stage) -> Masked:
    """Quote a text of which a few words are said: "the thank you text", 最后那句Thank you."""
    about = _ABOUT.search(masked.text)
    if about is not None:
        found = [text for text in stage.texts("text") if _holds(text.text, about["x"].strip())]
        if len(found) == 1:
            return quote(masked, about.start("role"), about.end("x"), found[0].text.strip())
    for pattern in (_MENTIONED, _NAMED, _MENTIONED_ZH, _THAT_LINE_ZH):
        for match in pattern.finditer(masked.text):
            words = match["x"].strip().lower()
            if any(phrase.has("ordinal") or phrase.has("color") for phrase in scan(words)):
                continue
            found = [text for text in stage.texts("text") if _holds(text.text, words)]
            if len(found) == 1 and (stage.named(words) is None or pattern is _THAT_LINE_ZH):
                noun = _NO_ROLE.match(masked.text, match.end("x"))
                end = noun.end() if noun else match.end("x")
                # 主卧那条改成“…”，厨房那条删掉: each of them
                return _mentioned(quote(masked, match.start("x"), end, found[0].text.strip()), stage)
    return masked


def _holds(text: str, words: str) -> bool:
    if not words.isascii():
        return words in text
    return re.search(rf"\b{re.escape(words)}\b", text, re.IGNORECASE) is not None


def _in_place(masked: Masked, stage: Stage) -> Masked:
    """Quote the words that stand in a text's place: "it's 2018, not 2019", 标题里的四日改成五日."""
    if (match := _NEW_NOT_OLD.match(masked.text.strip())) is not None:
        # "Mia turns 8, not 7!"
        said = f"{match['p']} {match['x']}".lower()
        for text in stage.texts("text"):
            new = re.sub(rf"\b{re.escape(match['y'])}\b", match["x"], text.text, flags=re.IGNORECASE)
            if new != text.text and new.lower().startswith(said):
                masked = Masked("", masked.quotes)
                masked = quote(masked, 0, 0, text.text.strip())
                changed = quote(Masked(f"{masked.text}", masked.quotes), 1, 1, new.strip())
                return Masked(f"change {changed.text[0]} to {changed.text[1]}", changed.quotes)
    if (match := _CHANGED.search(masked.text)) is not None:
        # "Price has changed, it's £310,000 now"
        found = [text for text in stage.texts("text") if _holds(text.text, match["k"].lower())]
        figures = [figure[0] for text in found for figure in _FIGURE.finditer(text.text)]
        if len(found) == 1 == len(figures):
            masked = quote(masked, match.start(), match.end(), found[0].text.strip())
            at = match.start() + 1
            new = found[0].text.strip().replace(figures[0], match["x"])
            masked = quote(
                Masked(f"{masked.text[:at]} to  {masked.text[at:]}", masked.quotes), at + 4, at + 4, new
            )
            return Masked(
                f"{masked.text[: match.start()]}change {masked.text[match.start() :]}", masked.quotes
            )
    for pattern in (_IT_IS, _PARTLY, _WORD_FOR_WORD):
        match = pattern.search(masked.text)
        if match is None:
            continue
        new, old = match["x"].strip(), match["y"].strip()
        if re.search(QUOTE, new + old) or not any(_holds(text.text, old) for text in stage.texts("text")):
            continue
        for part, words in sorted((("x", new), ("y", old)), key=lambda one: -match.start(one[0])):
            masked = quote(masked, match.start(part), match.start(part) + len(words), words)
        return masked
    return masked


def _text_of(words: str, stage: Stage) -> str:
    """Return a text without what follows it: when, where and how it is to be shown, or another sentence."""
    words = _before_order(_SENTENCE.split(words)[0].rstrip(" ,，"))
    phrases = scan(words)
    for index in _starts(phrases):
        rest = _joined(phrases[index:])
        counts = len(rest) > 1 and rest[1].has("number") and not rest[1].has("length")
        if rest[0].text.lower() == "in" and counts:
            # "Q3 in four charts" is all one text.
            continue
        # "Meet Brightleaf at the beginning", but "Back to the beginning"
        ends = rest[0].text.lower() == "at" and any(phrase.has("at", "start", "end") for phrase in rest)
        strong = ends or any(_strong(phrase, stage) for phrase in rest)
        if strong and all(_about(phrase, stage) for phrase in rest):
            return words[: phrases[index].start].rstrip(" ,，")
    return words


def _joined(phrases: list[Phrase]) -> list[Phrase]:
    """Return phrases with the Chinese signs that nobody knows put together: 采访 is a name."""
    found: list[Phrase] = []
    for phrase in phrases:
        last = found[-1] if found else None
        loose = set(phrase.senses) == {"word"} and not phrase.text.isascii()
        if loose and last is not None and set(last.senses) == {"word"} and last.end == phrase.start:
            found[-1] = Phrase(last.text + phrase.text, last.start, phrase.end, last.senses)
        else:
            found.append(phrase)
    return found


def _before_order(words: str) -> str:
    """Return a text without the order that follows it: "Thank you all and have the music fade out"."""
    for match in _NEXT_ORDER.finditer(words):
        rest = scan(words[match.end() :])
        small = words[match.end() :][:1].islower() or not words[match.end() :][:1].isascii()
        about = any(
            phrase.has("noun", *_THINGS) or phrase.has("ref", "it", "them") or phrase.has("file")
            for phrase in rest
        )
        if match.start() and small and about:
            return words[: match.start()].rstrip(" ,，")
    return words


_PLACING = ("in the ", "at the ", "on the ", "to the ")


def _starts(phrases: list[Phrase]) -> Iterator[int]:
    """Yield where what is no longer the text may begin: at a small word in lower case, or after a comma."""
    for index in range(1, len(phrases)):
        phrase, before = phrases[index], phrases[index - 1]
        small = phrase.text[:1].islower() or not phrase.text.isascii()
        if (before.has("break") and (small or phrase.has("length"))) or (
            phrase.text.islower()
            and (
                any(phrase.has(kind) for kind in ("prep", "join", "then"))
                or (phrase.text.startswith(_PLACING) and (phrase.has("corner") or phrase.has("position")))
            )
        ):
            yield index


def _about(phrase: Phrase, stage: Stage) -> bool:
    if set(phrase.senses) == {"word"}:
        return stage.named(phrase.text) is not None
    return phrase.text[:1].islower() or not phrase.text[:1].isalpha() or not phrase.text.isascii()


def _strong(phrase: Phrase, stage: Stage) -> bool:
    if any(phrase.has(kind) for kind in _STRONG) or phrase.has("noun", "scene"):
        return True
    return stage.named(phrase.text) is not None or phrase.text.lower() in {"instead", "please"}
