"""Messages about the message before: "no, I meant the city", "make it 5 instead", "same for the last one", "too much".

Each is the last edit said anew: with another scene, number or colour in it, or the other way round, and then
planned on the draft as it was before that edit, so that nothing is left of what was not meant.
"""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from nemo_widgets.engine.agent.afterthoughts import excepted, measured, pictured, straight
from nemo_widgets.engine.agent.language.asides import is_praise, is_remark, says_what_is_wrong
from nemo_widgets.engine.agent.language.frames import Choice
from nemo_widgets.engine.agent.language.references import group
from nemo_widgets.engine.agent.language.scan import Phrase, scan
from nemo_widgets.engine.agent.language.stage import Focus, Stage
from nemo_widgets.engine.agent.language.tidying import tidy
from nemo_widgets.engine.agent.language.untouched import without_untouched
from nemo_widgets.engine.agent.phrases import Masked, mask
from nemo_widgets.timeline.draft import Draft

_I = re.IGNORECASE
_ENDS: Final = " .!?~…。！？～"

_OPENER: Final = re.compile(
    r"(?:(?:no+(?=\W*$|\s*[,.!…–—-]|\s+(?:i|i'm|i'd|wait|not|no|make|that|sorry|the other|use|it|put|go|thanks|rather|to|at|\d)\b)|nope|nah|wait|never ?mind|nvm|hm+|w?h?oops|whoa|woah|yikes|eek|oof|right idea|almost|nearly|close|sorry|oh|ah|uh|er|um|actually|well|ok(?:ay)?|but|hang on|hold on|argh|ugh|damn|shoot|my (?:bad|mistake)|on second thou?ghts?|i take that back"
    r"|(?:that(?:'s|s| is| was) )?(?:not (?:it|right|what i (?:meant|wanted|said|asked for))|wrong(?: (?:one|slide|photo|picture|clip|scene|chart|way))?)|that(?:'s| is) worse|(?:that |it )?looks (?:fake|wrong|odd|weird|bad|silly|awful)|not (?:that|this)(?: one)?(?=\W+(?:i|the|but|it)\b|[,.!])|not (?:the|my) (?:\w+ ){0,2}\w+(?=\s*[,.;]\s*(?:the|my|but)\b)|that's (?:awful|terrible|ugly|horrible)"
    r"|不+(?![够太是好行要想大小])对?|不是(?:这样|这个|这张|那张|那个)?|不是吧|不是(?:[^，。,]{1,8}?)(?:啦|了|呀|哦)?(?=[，,]\s*(?:我|应该))|等等|(?:等一?下)+|我?(?:不小心|手滑)?(?:说|搞|弄|打|写|删|改|加|放|移|换|剪|调|选)?错了|呃|哎呀|额|嗯+|抱歉)(?:[\s,.!…，。！、]+|(?<=[\u4e00-\u9fff])))+",
    _I,
)
_MEANT: Final = re.compile(
    r"(?:(?:sorry|actually)\W+)?(?:(?:i|we)(?:'ve)? (?:actually )?(?:meant?|said|wanted|was talking about|was thinking of|was thinking)\b|(?:it|that|they) (?:actually )?(?:should|was supposed to|needs? to)(?:'ve| have)? (?:be(?:en)?|say)"
    r"|我(?:的意思)?(?:是)?(?:说|指|要|想要)(?:的)?(?:是)?|应该是|说的是|是指)\s*[:,，]?\s*",
    _I,
)
_TOO_FAR: Final = re.compile(
    r"(?:no\W+|hm+\W+|oh\W+|(?:that|it|they)(?:'s| is| are|'re)? |still |now |a bit |a little |way |far )*too \w+(?: now)?\s*[,.;!]+\s*|(?:(?:that|it|they)(?: still)? drags?(?: on)?(?: a (?:bit|little))?|(?:it's|they're|that's) dragging)\s*[,.;!]+\s*|(?:还是)?(?:太|有点|过于)[^，,。]{1,6}?了?(?:看不清)?[，,。！]\s*|[^，,。]{1,2}(?:过头|过分|狠|多|大发)了[，,。！]\s*|还是(?=[^，。]{1,8}吧?$)",
    _I,
)
"""A judgement before what shall be instead: "too fast, 1.2", 太慢了，0.8."""
_MAKE_IT: Final = re.compile(
    r"(?:(?:can|could) you |please |maybe |perhaps |just |rather )*(?:make (?:it|that|them|this|those)|let's (?:say|make it|do|go with|try|have)|change (?:it|that) to|go with|go for|try|use|rather|more like|how about|what about|i'd (?:rather|prefer)(?: have)?|in|for|to"
    r"|改成|换成|还是用?|用|来个|那就|要|就)\s*(?=\S)",
    _I,
)
_TAIL: Final = re.compile(
    r"[\s,，]*(?:(?:(?:would|might|could|will) (?:suit|fit|look|be|work|do|go)(?: it| that| there| this)?(?: much| even| a lot)? (?:better|nicer|good|well|fine)|instead|rather|please|pls|though|tho|then|actually|thanks|thank you|ok|as well|i think|maybe|sorry|my bad|(?:is|are|would be|will be|should be) (?:enough|plenty|fine|ok(?:ay)?|better|good)|(?:will|would|should|might) do)|(?:吧|好了|好点|算了|更好|呢|啊|哦|才对|差不多了?|就行|就够了?|就可以了?|左右))+$",
    _I,
)
_NOT: Final = re.compile(
    r"[\s,，]+(?:not|instead of|rather than|and not)\s+.{1,40}$|^(?:而)?不是.{1,12}?[，,]?(?:而)?是", _I
)
_OTHER: Final = re.compile(
    r"(?:the )?other (?:one|scene|image|picture|photo|clip|shot|slide|chart)|another one|(?:是)?另(?:外)?一?(?:个|张|段)(?:图|画面|片段|照片)?",
    _I,
)
_OPPOSITE: Final = re.compile(
    r"(?:do (?:it|that) )?(?:the )?(?:other|opposite|wrong) way (?:a?round|about)|(?:in )?(?:the )?(?:other|opposite|reverse) (?:direction|way|side)|(?:do )?the opposite(?: of that)?|vice versa|(?:make it )?(?:go )?the other way|反了|反过来|相反|反方向|另一个方向|反向|弄反了|方向反了",
    _I,
)
_LESS: Final = re.compile(
    r"(?:(?:that(?:'s|s| is| was)|it(?:'s| is)|this is|now it's|a bit|a little|still|way|now|far|much|kind of|just|hmm*|whoa|woah)\s+)*(?:too much|a bit much|a little much|overdone|over the top|too strong|too extreme|too far|too heavy|too intense|too obvious|too pronounced)(?: now| for me)?"
    r"|not (?:that|so|quite so|quite that|as) (?!sure|bad)\w+|(?:(?:a (?:bit|little|touch)|slightly|somewhat) )?less (?:than that|of that|extreme|dramatic|strong)|(?:a (?:bit|little|touch) |slightly |somewhat )?less(?: so)?|(?:tone|dial|tune|scale|pull) (?:it|that|this) (?:down|back)(?: a (?:bit|little|notch)| by (?:about )?half)?|(?:about |around |maybe |like |say )?half (?:that|of that|of it|as (?:much|long|strong|loud|big|fast))(?: much)?(?: (?:will|would|should|might) (?:do|be (?:enough|plenty|fine|better))| is (?:enough|plenty|fine))?|more subtle|subtler|(?:somewhere |something )?(?:in )?between(?: (?:the two|those two|both))?|half ?way(?: between)?|split the difference|meet (?:me )?in the middle|(?:a bit )?gentler"
    r"|(?:(?!音乐|声音|视频|片子|整体)[\u4e00-\u9fff]{1,4}?)?(?:有点|稍微|还是|感觉|好像)?(?:太重|太浓|太深|太强烈|太厉害|太猛|过重|过浓|过强)[了啦]?|(?:就|给我|再)?(?:减半|减一半|砍半|砍一半|少一半|弱一半|淡一半|降一半|减弱一半|调低一半)(?:就(?:行|好))?"
    r"|(?:有点|稍微)?(?:太多|太过|过头|太夸张|太强|太猛|太明显|过分|调过|调多|多)了?|(?:不要|不用|别|没必要)(?:这么|那么)(?:多|强|明显|夸张|厉害|猛)|少一点|(?:再)?(?:弱|淡|轻|浅|柔)(?:一?点|一?些)|(?:有点|稍微|略|好像)?(?:有点)?过了|(?:稍微|再|往回)*(?:收|收敛|调回来|往回调|往回收|退)(?:一?点|一些|些)|收敛一?点|一半就(?:行|好|够|可以)了?|没那么(?:多|夸张)",
    _I,
)
_MORE: Final = re.compile(
    r"(?:(?:still|it's|it is|that's|that is|and|ok|but|just|can you go|go)\s+)*(?:even more|(?:a (?:bit|little|lot) |much |way |lots )?more(?: than that| of that)?|further|not enough|stronger|(?:a (?:bit|little) )?further|more so|double (?:that|it)|twice that|more of (?:that|it|the same))"
    r"|(?:还是?)?不够(?:多|明显|强)?|再(?:多|强|明显|来)一?(?:点|些)|更多|还要更多|幅度再大一?点|加倍",
    _I,
)
_MUCH_MORE: Final = re.compile(r"\b(?:a lot|much|way|lots|double|twice)\b|加倍", _I)

_SAME: Final = re.compile(
    r"(?:(?:and|now|then|also|great|nice|good|perfect|lovely|cool|ok(?:ay)?|yes|yeah|oh|wow|i love it|love it|please|can you|could you|can we|let's|that's (?:nice|good|great|better)|looks? (?:good|great|nice))[\s,.!]+)*"
    r"(?:(?:do|apply|give|make|use|put|have|want|repeat)\s+)?(?:(?:exactly |just )?(?:the |that )?(?:same|that|this|it|likewise|ditto)(?: thing| effect| treatment| filter| look| change| edit| length| speed| colou?r| style| size| volume| transition| animation| zoom| motion| position| font| one)?)\s+(?:for|to|with|on|in)\s+(?:also )?(?P<which>.{2,50}?)"
    r"(?:[\s,]+(?:too|as well|also|please|again|now|then))*",
    _I,
)
_TOO: Final = re.compile(
    r"(?:(?:and|now|then|also|great|nice|good|perfect|lovely|cool|ok(?:ay)?|yes|yeah|oh|wow|i love it|love it|please)[\s,.!]+)*(?:(?:do|on|for|to|with)\s+)?(?P<which>(?:(?:all |both )?(?:of )?the |my |both |scene|image|photo|picture|clip|shot|slide|chart|title|caption).{1,40}?)[\s,]+(?:too|as well|also|likewise)(?:[\s,]+please)?"
    r"|(?:(?:and|now)[\s,]+)+(?:on |for |to |with )?(?P<and>(?:all |both )?(?:of )?(?:the |all ).{1,30})",
    _I,
)
_NEEDS: Final = re.compile(
    r"(?:(?:what(?:ever)?|the thing) you (?:just )?did (?:to|for|with|on) [^,]{2,30},\s*|(?:and|now|then|oh|also|nice|good|great|lovely|perfect|ok(?:ay)?)[\s,.!]+)*(?:(?:do (?:it |that |the same )?(?:to|for|with|on) )(?P<to>[^,.;]{2,40}?)(?: too| as well| also)"
    r"|(?P<which>(?:(?:the|my|our) )?[\w.' -]{2,40}?) (?:needs?|wants?|could use|could do with|deserves?|should (?:have|get)|gets?) (?:it|that|this|one|(?:exactly )?the same(?: thing| treatment| look| effect)?)(?: too| as well| also)?)(?: please)?",
    _I,
)
_AND_THAT: Final = re.compile(
    r"(?:(?:and|ok(?:ay)?|now|great|nice|good|perfect|lovely|cool|but)[\s,.!]+)*(?:what|how) about (?P<which>(?:the |my )[^?]{2,40}?)(?: too| as well)?",
    _I,
)
"""A question that asks for the same once more: "what about the other title?"."""
_EVERYWHERE: Final = re.compile(
    r"(?:(?:and|now|then|also|great|nice|good|perfect|lovely|cool|ok(?:ay)?|yes|yeah|oh|wow|love it|please|can you|could you|let's)[\s,.!]+)*(?:do|use|put|have|apply|make|want|repeat|i want|i'd like)\s+(?:the |that |this )?(?:same|that|this|it|one)(?: one| thing| effect| transition| filter| look)?\s+(?:everywhere|throughout|all (?:over|through|the way through)|on everything|for everything|every time|between (?:all|every)\b.*)"
    r"|(?:.{0,8}?[，,。！!])?(?:全部|所有的?|每张|每个|全都|到处|其他地方)(?:都|也)?(?:这样|用这个|一样|这么弄|照这个来|用上|加上)(?:吧)?",
    _I,
)
_TOO_ZH: Final = re.compile(
    r"(?:.{0,8}?[，,。！!])?(?:那|还有|然后|现在)?(?:给|把|对)?(?P<which>[^，,。]{1,12}?)(?:也|都|同样)(?:(?:要|得|给我|帮我|请)?(?:一样|这样|是|这么|同样)?(?:弄成这样|改成这样|做成这样|弄成一样|弄|处理|改|做|加上?|来一个|来|调|放|用|设|一样)?(?:一下|吧|上|的|同样的?|好了)?(?:(?:这个|这种|同样的?|一样的?)?(?:效果|动画|滤镜|转场|特效|颜色|样式))?|(?:照|按|跟)(?:这个|着|此|样|上面)?(?:这样|一样)?(?:来|弄|做|办|处理|改)(?:吧|一下)?)"
    r"|(?:.{0,8}?[，,。！!])?(?:那|还有|然后|现在)?(?:给|把|对)?(?P<alike>[^，,。]{1,12}?)(?:也|都)?(?:(?:跟|和|与|照|按|像|同)(?:着)?(?:它|这个|那个|这张|那张|刚才|上面|前面|前一?[张个])(?:那个|那样|的样子)?的?(?:保持|处理成|弄成|做成|调成)?(?:一致|一样|统一|同步|处理|来|弄|办)|同理|照办|照做|照旧处理|一样处理|同样处理|如法炮制|依葫芦画瓢|也是)(?:就行|即可|吧)?",
    _I,
)


@dataclass(frozen=True)
class Anew:
    """The last edit said anew: what it is called where one must choose, the message, and how much of it."""

    label: str
    message: str
    share: float = 1.0
    adds: str = ""
    """What is to be seen besides in the picture that the edit had painted."""

    @property
    def choice(self) -> Choice:
        """Return it as an answer to a question."""
        return Choice(self.label, self.message)


_BETTER_ZH: Final = re.compile(
    r"(?:.{0,6}[，,])?(?:算了|不|唉)*[，,]?还是(?:用|要)?(?P<old>[^，,。]{1,8}?)(?:更|比较)?(?:好看?|好一?点|合适|顺眼)?(?:吧|了|点)?"
)
"""还是灯塔好看, after it was replaced."""


def repeated(message: str, edit: str, draft: Draft, focus: Focus | None = None) -> str | None:
    """Return the last edit said of what "same for the last one" names; None where it is nothing of the kind.

    Parameters
    ----------
    edit
        The last edit in its own words.
    focus
        What it was about: "the others" are beside that.
    """
    said = without_untouched(message.strip()).strip(_ENDS)
    back = _BETTER_ZH.fullmatch(said) if edit else None
    if back and re.search(rf"{re.escape(back['old'])}.*[换改变]成", edit):
        return "撤销"
    if edit and _EVERYWHERE.fullmatch(said):
        return _of(edit, "all the photos" if said.isascii() else "所有画面", Stage(draft, focus or Focus()))
    if edit and (pair := _PAIR.fullmatch(said)) and len(_PAIRS_IN.findall(edit)) == 1:
        # "a crossfade between the cake and the garden", "and between the garden and the goodbye"
        return _PAIRS_IN.sub(lambda _: pair["pair"], edit)
    found = next(
        (m for pattern in (_SAME, _TOO, _NEEDS, _AND_THAT, _TOO_ZH) if (m := pattern.fullmatch(said))), None
    )
    if found is None or not edit:
        return None
    which = next(value for value in found.groupdict().values() if value).strip()
    stage = Stage(draft, focus or Focus())
    return _of(edit, _other_texts(which, stage) or which, stage)


_REST_OF_TEXTS: Final = re.compile(
    r"(?:剩下|其余|其他|其它|另外|别)的?(?:那|这)?(?:几|[两三四五六])?(?:条|个|句|行|些)?(?P<kind>字幕|标题|文字|字)(?:条)?"
)


def _other_texts(which: str, stage: Stage) -> str | None:
    """Return 第2、第3条字幕 for 剩下几条字幕: those beside the one that was edited."""
    found = _REST_OF_TEXTS.fullmatch(which)
    if found is None:
        return None
    texts = stage.texts({"字幕": "caption", "标题": "title"}.get(found["kind"], "text"))
    places = [f"第{place}" for place, text in enumerate(texts, 1) if text.id not in stage.focus.ids]
    return f"{'、'.join(places)}条{found['kind']}" if places else None


_PAIR: Final = re.compile(
    r"(?:(?:and|also|now|then)[\s,]+)*(?:(?:do )?(?:the same|one|another(?: one)?)[\s,]+)?(?P<pair>between [^,.;]+? and [^,.;]+?)(?:[\s,]+(?:too|as well|also|please))*",
    _I,
)
_PAIRS_IN: Final = re.compile(
    r"\bbetween [^,.;]+? and (?:the )?[\w.]+(?: (?:photo|picture|clip|shot|scene|chart|image)\b)?", _I
)
_OTHER_ONE: Final = re.compile(
    r"(?:the )?other (?:one|title|text|caption|lower third|photo|picture|clip|shot|scene|chart)", _I
)


def _the_other(which: str, edit: str, stage: Stage) -> str | None:
    """Name the other one, where an edit names one of two."""
    named = _named(_group(_tidied(edit), stage)) if _OTHER_ONE.fullmatch(which) else []
    if len(named) != 1:
        return None
    kind = "scenes" if named[0].has("scenes") else "texts"
    taken = named[0].value(kind).ids
    role = named[0].value(kind).role if kind == "texts" else ""
    all_ids = [one.id for one in (stage.texts(role) if kind == "texts" else stage.scenes)]
    left = [place for place, id_ in enumerate(all_ids, 1) if id_ not in taken]
    if len(taken) != 1 or len(left) != 1:
        return None
    return f"image {left[0]}" if kind == "scenes" else f"{role.replace('-', ' ')} {left[0]}"


def _of(edit: str, which: str, stage: Stage) -> str | None:
    """Return an edit with another name in place of the one scene or text that it names."""
    masked = _tidied(edit)
    which = _the_other(which, edit, stage) or which
    if _ALL_OF_THEM.fullmatch(which):
        kind = next((str(one.value("noun")) for one in _named(_group(masked, stage)) if one.has("texts")), "")
        which = f"all the {kind.replace('-', ' ')}s" if kind else "all the photos"
    other = _tidied(which)
    row = _group(other, stage)
    meant = _named(row)
    if not meant and (beside := _text_beside(which, masked, stage)):
        other = _tidied(beside)
        row = _group(other, stage)
        meant = _named(row)
    if not meant and _THAT_ONE.search(which):
        # 结尾那个也一样, of what was said of a title: that title
        kind = next((str(one.value("noun")) for one in _named(_group(masked, stage)) if one.has("texts")), "")
        other = _tidied(f"{which.removesuffix('个')}{'个' if kind else ''}{_OF_KIND.get(kind, '张')}")
        row = _group(other, stage)
        meant = _named(row)
    placed = any(phrase.has("prep", "before", "after") for phrase in row)
    if len(meant) != 1 or placed or _values(row, but=meant[0]):
        # "and the garden right behind it" is an order of its own.
        return None
    said = other.requote(other.text)
    for named in (_named(_group(masked, stage)), _group(masked, stage, "ref")):
        if len(named) == 1:
            before, after = masked.text[: named[0].start], masked.text[named[0].end :]
            if _BETWEEN.search(before) or after.lstrip().startswith("之间"):
                # "a wipe between A and B", "same for all the others": between all of them then.
                said = "all the photos" if masked.text.isascii() else "所有画面"
            before = _ARTICLE.sub("", before)
            return masked.requote(f"{before}{said}{masked.text[named[0].end :]}")
    # What was deleted is not there to be found.
    gone = _GONE.fullmatch(masked.text.strip(_ENDS))
    return None if gone is None else masked.requote(f"{gone[1]} {said}")


_ALL_OF_THEM: Final = re.compile(
    r"(?:every(?:thing| ?one| single one)|the (?:whole )?lot|them all|(?:all|both|each)(?: (?:two|three|four|five|six|seven|eight|\d+))?(?: of (?:them|these|those))?)",
    _I,
)
_BESIDE: Final = re.compile(
    r"(?P<back>上面|前面|之前|上|前)?(?:下面|后面|之后|下|后)?[那这]?一?[句个条行](?:字|话|标题|字幕)?"
)


def _text_beside(which: str, edit: Masked, stage: Stage) -> str:
    """Return 第二个文字 for 上面那句, of the text that the last edit named."""
    found = _BESIDE.fullmatch(which)
    texts = stage.texts("text")
    at = next((n for n, text in enumerate(texts) if text.id in stage.focus.ids), None)
    if (
        found is None
        or which[:1] not in "上前之下后"
        or at is None
        or not any(p.has("texts") for p in _group(edit, stage))
    ):
        return ""
    to = at - 1 if found["back"] else at + 1
    return f"第{to + 1}个文字" if 0 <= to < len(texts) else ""


_THAT_ONE: Final = re.compile(r"[那这]一?个$")
_OF_KIND: Final = {"title": "标题", "caption": "字幕", "lower-third": "人名条", "text": "文字"}
_GONE: Final = re.compile(
    r"((?:(?:please|can you|could you|now|just) )*(?:delete|remove|drop|take out|get rid of|lose|kill|bin|ditch|scrap|cut out|删掉|删除|去掉))\s*(?:the |my |that )?[^,.;!?，。]{1,40}",
    _I,
)
_BETWEEN: Final = re.compile(r"\bbetween (?:the )?$", _I)
_ARTICLE: Final = re.compile(r"\b(?:the|my|our|that|this)\s+$", _I)


def _tidied(message: str) -> Masked:
    masked = mask(message)
    return Masked(tidy(masked.text), masked.quotes)


def _group(masked: Masked, stage: Stage, *kinds: str) -> list[Phrase]:
    found = group(scan(masked.text), stage, masked.unmask)
    return [phrase for phrase in found if not kinds or any(phrase.has(kind) for kind in kinds)]


def _named(row: Sequence[Phrase]) -> list[Phrase]:
    """Return the scenes that are named, else the texts."""
    scenes = [phrase for phrase in row if phrase.has("scenes")]
    return scenes or [phrase for phrase in row if phrase.has("texts")]


_ONE_MORE: Final = re.compile(
    r"(?:^|[,.!:] )(?:and |also )?(?:one|another(?: one)?|ditto) (?:for|on|over) ", _I
)
"""What wishes for another thing like the last one, and takes nothing back."""


def corrects(message: str) -> bool:
    """Tell whether a message may say that the last edit was not what was meant, or not in that measure.

    Examples
    --------
    >>> corrects("no, the other one"), corrects("make it 5 instead"), corrects("make the other one red")
    (True, True, False)
    """
    said = without_untouched(message.strip()).strip(_ENDS)
    if len(said) > _LONGEST or _ONE_MORE.search(said):
        return False
    bare = _opened(said)
    return bool(
        bare != said
        or straight(bare) != bare
        or pictured(bare)
        or _SWAPPED.fullmatch(bare)
        or excepted(bare, "all")
        or measured(bare, "1 s")
        or _side_of(bare)
        or _MEANT.match(said)
        or _TOO_FAR.match(said)
        or _PROPOSES.match(bare)
        or re.search(r"\b(?:instead|rather)\W*$", said, _I)
        or any(_fits(p, bare) for p in (_OTHER, _OPPOSITE, _LESS, _MORE))
    )


def _opened(said: str) -> str:
    """Leave out how a message begins that takes something back, and what somebody thinks of it."""
    opened = _OPENER.match(said)
    said = said[opened.end() :].strip() if opened else said
    while (cut := _PIECE.match(said)) and is_praise(cut[1]) and not _side_of(said):
        said = said[cut.end() :]
    while said != (shorter := _TAIL.sub("", said)) and shorter:
        said = shorter
    return said


def _side_of(rest: str) -> str:
    """Return the side that is all that a correction names: "to the right", "out"."""
    found = _SIDE.fullmatch(_NOT.sub("", rest))
    return found[1].lower() if found and found[1].lower() in _TURNED else ""


_SIDE: Final = re.compile(
    r"(?:(?:make it |it should (?:be|go) |go )?(?:to|on|from|at|in)?\s*(?:the )?)?(left|right|up|down|top|bottom|in|out|inwards?|outwards?)(?:[- ]hand)?(?: side)?",
    _I,
)


def _fits(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether every piece of a text is of a kind: "too much, about half of that"."""
    pieces = [piece for part in re.split(r"[,.;!，。；！]+", text) if (piece := part.strip(_ENDS))]
    return bool(pieces) and all(pattern.fullmatch(piece) for piece in pieces)


_LONGEST: Final = 90
_WHOLE_ORDER: Final = re.compile(
    r"(?:put|move|place|bring|shift) (?:it|that|this)(?: one)? (?:right |just )?(?:before|after|behind|in front of|between|next to)\b|(?:put|move|place|bring|shift|make|have) (?:it|that|this)(?: one)? (?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|last|to (?:the )?(?:very )?(?:front|start|beginning|end|back)|at (?:the )?(?:very )?(?:front|start|beginning|end|back)|in \w+ place)\b|(?:no|remove|delete|drop|lose|without) (?:the )?[a-z]",
    _I,
)
"""An order that says all itself: "put it after the garden instead" names no other scene for the last one."""
_PROPOSES: Final = re.compile(
    r"(?:can you |could you |maybe |perhaps |please |just )*(?:try|go with|let's (?:say|try|go|do|make)|how about|what about)\b|(?:an?|the) [\w -]{3,30} (?:would|might) (?:suit|fit|look|be|work)|\d+(?:\.\d+)?\s*(?:s|secs?|seconds?|%|percent|x|times)? (?:is|will be|would be|should be) (?:enough|plenty|fine|better|ok(?:ay)?)",
    _I,
)


def corrected(message: str, edit: str, before: Draft, focus: Focus | None = None) -> list[Anew]:
    """Return the last edit, said as a message says that it was meant; several where that may be several things.

    Parameters
    ----------
    edit
        The last edit in its own words.
    before
        The draft as it was before that edit.
    """
    if not edit or not corrects(message):
        return []
    stage = Stage(before, focus or Focus())
    rest = _opened(without_untouched(message.strip()).strip(_ENDS))
    if _WHOLE_ORDER.match(rest):
        return []
    if _OTHER.fullmatch(_MEANT.sub("", rest)):
        return _other(edit, stage)
    rest = straight(rest)
    if (two := _AND_MORE.fullmatch(rest)) and len(first := corrected(two[1], edit, before, focus) or []) == 1:
        # "can it sit on the right instead, and smaller"
        return [Anew(rest, f"{first[0].message.rstrip(_ENDS)}, {two[2]}")]
    if (found := _in_other_words(rest, edit)) is not None:
        return found
    rest = _TOO_FAR.sub("", rest, count=1) if _TOO_FAR.match(rest) else rest
    while (cut := _PIECE.match(rest)) and (
        (is_remark(cut[1]) and not _group(_tidied(cut[1]), stage, "scenes"))
        or is_praise(cut[1])
        or says_what_is_wrong(cut[1])
    ):
        # "it's covering his shoulder there, try it on the right"
        rest = rest[cut.end() :]
    rest = _KEPT_ZH.sub("", _MEANT.sub("", rest, count=1))
    rest = _SAME_VERB_ZH.sub("", rest) if _REMOVES_ZH.search(edit) else rest
    rest = _NOT.sub("", rest)
    rest = _MAKE_IT.sub("", rest, count=1) if _MAKE_IT.match(rest) else rest
    said = _substituted(edit, rest.strip(_ENDS + ",，"), stage)
    return [Anew(rest, said)] if said and said != edit else []


_AND_MORE: Final = re.compile(
    r"(.{3,60}?),? and ((?:a (?:bit|little) |much )?(?:small|bigg|larg|long|short|loud|quiet|bright|dark|warm|cool|fast|slow)er)",
    _I,
)


_SWAPPED: Final = re.compile(
    r"(?:(?:can|could|shall) (?:we|you|it|i) )?(?:(?:try|with|have|use|make it|make that|be|go with|go for|do) )?(?:an? )?([a-z][\w-]+) (?:instead of|rather than|and not|in place of) (?:an? |the )?([a-z][\w-]+)",
    _I,
)


def _in_other_words(rest: str, edit: str) -> list[Anew] | None:
    """Return the edit the other way round, with more in it or less of it; None where no such thing is said."""
    if _OPPOSITE.fullmatch(rest):
        turned = _turned(edit)
        return [Anew(rest, turned)] if turned else []
    if (side := _side_of(rest)) and (turned := _turned(edit, to=side)):
        return [Anew(rest, turned)]
    if (swap := _SWAPPED.fullmatch(rest)) and re.search(rf"\b{re.escape(swap[2])}\b", edit, _I):
        # "can we try rainy instead of snowy"
        return [Anew(rest, re.sub(rf"\b{re.escape(swap[2])}\b", lambda _: swap[1], edit, flags=_I))]
    if words := pictured(rest):
        return [Anew(rest, edit, adds=words)]
    if _FROM_HERE.fullmatch(rest):
        return []
    alone = _TOO_FAR.sub("", rest, count=1)
    if said := excepted(rest, edit) or measured(alone, edit):
        return [Anew(rest, said)]
    if _fits(_LESS, rest) or _fits(_LESS, alone):
        return [Anew(rest, edit, 0.5)]
    if _fits(_MORE, rest):
        return [Anew(rest, edit, 2.0 if _MUCH_MORE.search(rest) else 1.5)]
    return None


_KEPT_ZH: Final = re.compile(r"[，,][^，,]{1,10}(?:给我)?(?:留着|保留|留下|别[删动]|不[删动]|要留)[吧啊的]?$")
"""What is not to be touched says once more what was not meant: 是气球不要，蛋糕留着."""
_REMOVES_ZH: Final = re.compile(r"删|去掉|不要|拿掉")
_SAME_VERB_ZH: Final = re.compile(
    r"^(?:我?(?:要|想)?(?:删|去|改|移|调|换|说)的(?:应该)?是|(?:应该)?是|应该(?:删掉?|去掉)?|要(?:删掉?|去掉))|(?:不要了?|删掉?|去掉|拿掉|该删)$"
)
_FROM_HERE: Final = re.compile(
    r"(?:just |maybe |perhaps )?(?:(?:(?:a (?:bit|little|touch|tad)|slightly) )(?!less\b|more\b)\w+er(?: than that| than this)?|(?!less\b|more\b)\w+er than (?:that|this))",
    _I,
)
"""Steps from what there is by now: "a bit slower than that"."""
_PIECE: Final = re.compile(r"([^,.;!，。！]{2,50})[,.;!，。！]+\s*(?=\S)")


def _other(edit: str, stage: Stage) -> list[Anew]:
    """Return the edit said of each other scene than the one that it named."""
    masked = _tidied(edit)
    named = _group(masked, stage, "scenes")
    if len(named) != 1 or len(named[0].value("scenes").ids) != 1:
        return []
    phrase, (taken,) = named[0], named[0].value("scenes").ids
    found = []
    for number, scene in enumerate(stage.scenes, 1):
        if scene.id != taken:
            place = f"image {number}" if phrase.text.isascii() else f"第{number}张图"
            text = f"{masked.text[: phrase.start]}{place}{masked.text[phrase.end :]}"
            found.append(Anew(scene.name, masked.requote(text)))
    return found


_KINDS: Final = (
    "scenes", "texts", "color", "corner", "length", "percent", "factor", "speedname", "transition", "motion", "filter", "mood",
    "font", "shape", "fit", "anim", "side", "position", "align", "weight", "at", "quote", "more", "range", "file",
)  # fmt: skip
"""What may stand in another's place, the surest first."""
_FILLERS: Final = frozenset(
    {
        "skip",
        "then",
        "prep",
        "ref",
        "again",
        "only",
        "break",
        "join",
        "say",
        "each",
        "degree",
        "instead",
        "judges",
    }
)
_THINGS: Final = ("music", "title", "caption", "lower-third", "text", "watermark", "pip", "speech")
_NUMBERED: Final = ("length", "percent", "factor", "number", "bpm")


def _values(row: Sequence[Phrase], but: Phrase | None = None) -> list[Phrase]:
    """Return the phrases that say something."""
    return [
        phrase
        for phrase in row
        if phrase is not but
        and not (set(phrase.senses) & _FILLERS and not any(phrase.has(kind) for kind in _KINDS))
        and not (phrase.has("do", "set", "add") and not any(phrase.has(kind) for kind in _KINDS))
        and not (
            phrase.has("noun")
            and not phrase.has("noun", *_THINGS)
            and not any(phrase.has(kind) for kind in _KINDS)
        )
    ]


def _substituted(edit: str, rest: str, stage: Stage) -> str | None:
    """Put what a correction names in the place of what the edit has of its kind; all of it, or nothing."""
    masked, other = _tidied(edit), _tidied(rest)
    ours, told = _group(masked, stage), _values(_group(other, stage))
    if not told:
        return None
    beside = _BESIDE_ZH.fullmatch(other.text.strip())
    at = [phrase for phrase in ours if phrase.has("at")]
    if beside and len(at) == 1 and len(_named(told)) == 1:
        # 加到最后, and then 我要的是办公室前面
        return masked.requote(
            f"{masked.text[: at[0].start]}{other.requote(other.text)}{masked.text[at[0].end :]}"
        )
    places: list[tuple[int, int, str]] = []
    for phrase in told:
        said = other.requote(other.text[phrase.start : phrase.end])
        taken = [start for start, _, _ in places]
        place = _pace_of(phrase, ours) or _place_of(phrase, said, ours, taken, masked)
        place = place or _thing_of(phrase, said, ours)
        if place is None:
            return _aimed(masked, said, ours) if len(told) == 1 and phrase.has("scenes") else None
        places.append(place)
    text = masked.text
    for start, end, said in sorted(places, reverse=True):
        before = text[:start]
        if _AT.match(said):
            # "at the end", "at the very start"
            before = _AT_LAST.sub("", before)
        text = f"{before}{said}{text[end:]}"
    return masked.requote(text)


def _goes_on(phrase: Phrase, ours: Sequence[Phrase]) -> bool:
    """Tell whether 太大了，缩小一点 goes back from what there is, and says nothing anew."""
    if not (phrase.has("more") and phrase.text.endswith(("一点", "点", "一些", "些"))):
        return False
    sides = {side for side, _ in phrase.senses["more"]}
    return any(sides & {side for side, _ in one.senses["more"]} for one in ours if one.has("more"))


_BESIDE_ZH: Final = re.compile(r"(?:放|加|插)?(?:在|到)?.{1,12}(?:前面?|后面?|之[前后])")


_AT: Final = re.compile(r"(?:at|to|in|on)\b", _I)
_AT_LAST: Final = re.compile(r"\b(?:at|to|in|on)\s+$", _I)


def _pace_of(phrase: Phrase, free: Sequence[Phrase]) -> tuple[int, int, str] | None:
    """Put "one and a half times" in the place of "at double speed"."""
    paces = [one for one in free if one.has("speedname")]
    if not (phrase.has("factor") and paces) or any(one.has("factor") for one in free):
        return None
    at = "at " if paces[-1].text.lower().startswith("at ") else ""
    return paces[-1].start, paces[-1].end, f"{at}{phrase.value('factor'):g}x speed"


def _thing_of(phrase: Phrase, said: str, ours: Sequence[Phrase]) -> tuple[int, int, str] | None:
    """Put "the music" in the place of "the title"."""
    own = [one for one in ours if one.has("noun", *_THINGS) or one.has("texts")]
    return (own[0].start, own[0].end, said) if len(own) == 1 and phrase.has("noun", *_THINGS) else None


def _place_of(
    phrase: Phrase, said: str, ours: Sequence[Phrase], taken: Sequence[int], masked: Masked
) -> tuple[int, int, str] | None:
    free = [one for one in ours if one.start not in taken]
    if _goes_on(phrase, free):
        return None
    for kind in _KINDS:
        if not phrase.has(kind):
            continue
        own = [one for one in free if one.has(kind) and not (kind == "more" and one.has("do", "fit"))]
        if own and kind == "more" and set(own[-1].senses["more"]) & set(phrase.senses["more"]):
            # "a bit brighter still" goes on from what there is.
            return None
        if own:
            return own[-1].start, own[-1].end, said
    corners = [one for one in free if one.has("corner")]
    if phrase.has("side", "left", "right", "top", "bottom") and corners:
        # "top left", "try it on the right"
        side = phrase.value("side")
        across = side in {"left", "right"}
        start, end = corners[-1].start, corners[-1].end
        turned = re.sub(
            r"\b(?:left|right)\b" if across else r"\b(?:top|bottom|upper|lower)\b",
            side,
            masked.text[start:end],
            flags=_I,
        )
        return (start, end, turned) if turned != masked.text[start:end] else None
    if not phrase.has("number"):
        return None
    for kind in _NUMBERED:
        own = [one for one in free if one.has(kind) and not (kind == "number" and one.has("scenes"))]
        if own:
            old = masked.text[own[-1].start : own[-1].end]
            new, count = re.subn(r"\d+(?:\.\d+)?", f"{phrase.value('number'):g}", old, count=1)
            return (own[-1].start, own[-1].end, new) if count else None
    return None


def _aimed(masked: Masked, which: str, ours: Sequence[Phrase]) -> str | None:
    """Say an edit of everything of one scene: "make it brighter", "no, only the cake"."""
    if any(phrase.has("noun") or phrase.has("texts") for phrase in ours):
        return None
    it = next((phrase for phrase in ours if phrase.has("ref", "it", "them")), None)
    if it is not None:
        return masked.requote(f"{masked.text[: it.start]}{which}{masked.text[it.end :]}")
    return masked.requote(f"{masked.text} on {which}" if masked.text.isascii() else f"{which}{masked.text}")


_PAIRS: Final = (
    "brighter/darker brighten/darken lighter/darker lighten/darken louder/quieter longer/shorter faster/slower warmer/cooler bigger/smaller larger/smaller left/right up/down top/bottom before/after "
    "start/end beginning/end first/last in/out increase/decrease raise/lower more/less higher/lower lengthen/shorten extend/shorten earlier/later enlarge/shrink sooner/later front/back "
    "亮/暗 大/小 长/短 快/慢 左/右 上/下 前/后 暖/冷 推近/拉远 放大/缩小 加速/减速 调高/调低 开头/结尾 最前/最后 高/低 早/晚 延长/缩短"
)
_TURNED: Final = {a: b for pair in _PAIRS.split() for x, y in [pair.split("/")] for a, b in ((y, x), (x, y))}
_TURN: Final = re.compile(
    "|".join(rf"\b{word}\b" if word.isascii() else word for word in sorted(_TURNED, key=len, reverse=True)),
    _I,
)


_ACROSS: Final = frozenset({"left", "right", "左", "右"})
_PLACES: Final = frozenset({"first", "last", "top", "bottom"})
"""What may only say which one it is."""


def _turned(edit: str, to: str = "") -> str | None:
    """Return an edit the other way round: left for right, longer for shorter; or only in what is against a side.

    Examples
    --------
    >>> _turned("pan left on the first photo"), _turned("把第一张调亮"), _turned("mute it")
    ('pan right on the first photo', '把第一张调暗', None)
    """
    masked = mask(edit)
    said = {match[0].lower() for match in _TURN.finditer(masked.text)}
    meant = said & _ACROSS or said - _PLACES or said
    meant = {word for word in meant if not to or _TURNED[word] == to}
    turned = _TURN.sub(
        lambda match: _TURNED[match[0].lower()] if match[0].lower() in meant else match[0], masked.text
    )
    return masked.requote(turned) if turned != masked.text else None
