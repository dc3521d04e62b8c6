"""What people say beside an order: idle words, reasons, remarks; an order is read without them where it must be."""

# ruff: noqa: E501 -- a list of idioms cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nemo_widgets.engine.agent.language.manner import starts_an_edit
from nemo_widgets.engine.agent.language.scan import Phrase

_IDLE = frozenset(
    """
    ooh oooh oh ohh wow whoa ah ahh aw um umm uh er erm hmm yo aye yay omg eh phew gosh gah ha hah hehe haha lol yikes oof welp perhaps possibly
    probably preferably ideally hopefully maybe simply basically really quite pretty fairly rather truly real definitely certainly absolutely
    totally sure surely clearly slightly gradually gently nicely properly correctly neatly carefully somehow anyway anyways anyhow though
    although still also even again already currently presently right straight away ahead along together around there here thing things stuff kind
    sort type bits way ways bit please kindly grateful appreciated appreciate favour favor sir madam dear folks guys team everyone wondering
    wonder guess suppose reckon think thinking thought feel feeling believe seems mind care such own actual actually overall generally
    essentially obviously honestly frankly personally literally that's it'd it'll you'd you'll we'd we'll i'd i'll i'm i've we're we've you're
    they're he's she's is are be been being was were has have had do does did am would could should might may can will which who whom whose what
    that this those these whatever whichever because since whenever cos more-or-less roughly approximately exactly precisely about nearly almost
    around circa anymore myself itself themselves himself herself yourself ourselves gets getting going goes gone got if then than too very so such just
    only
    """.split()  # noqa: SIM905 -- a list of words reads best as a text
)
"""English words without a meaning of their own for an edit, where nothing has read them."""

_IDIOMS = re.compile(
    r"\b(?:if (?:you|it|that|we)(?:'s|'re| is| are| can| could| would)?(?: (?:don't mind|possible|ok(?:ay)?|alright|easy|doable|not too (?:hard|much trouble)|feasible|may|will))?(?=\W|$)"
    r"|when you (?:get|have) (?:a )?(?:chance|minute|moment|sec|second|time)|(?:like|as) (?:i|we) (?:said|mentioned|asked|wanted|told you)(?: (?:before|earlier))?|as (?:mentioned|discussed|agreed|before|usual)"
    r"|you know(?: what)?|i (?:guess|suppose|think|feel like|reckon|believe|figure)|in my (?:opinion|view)|if you ask me|to be (?:honest|fair|safe)|for (?:now|once|me|us|a change|good measure|the time being|sure|real)"
    r"|(?:funnily|funny|strangely|oddly|sadly) enough|believe it or not|needless to say|long story short|between you and me|to tell (?:you )?the truth|as it happens|come to think of it|mind you|i (?:must|have to) say|i'm afraid|for crying out loud|for heaven's sake|for goodness'? sake"
    r"|at (?:least|all|once|the moment)|no rush|by the way|on top of (?:that|it)|while (?:you're|we're) at it|(?:a )?(?:big )?thank(?:s| you)(?: (?:so|very) much| a lot| a bunch| a million)?|many thanks|much appreciated"
    r"|(?:or|and) (?:so|something|whatever|the like|thereabouts)|(?:or|and) something like that|something like|kind of|sort of|that (?:kind|sort) of|more or less|give or take|in general|of course"
    r"|one more time|in there|over there|up there|down there|right there|right away|straight away|all good|no worries|my (?:dear|friend|bad)|the thing is|what i (?:want|need|mean) is(?: that)?|i was (?:thinking|hoping)"
    r"|so (?:it'?s|that'?s|they'?re)? ?(?:nice|good|fine|ok(?:ay)?|easy|clear|obvious) to (?:see|read|hear|watch|follow))\b"
    r"|就(?:行|好|可以|够|成|是)了?|的话|感觉|看看|试试看?|试一试|顺便|另外|麻烦你?|能不能|可不可以|帮忙|帮我|给我|我觉得|我感觉|觉得|最好|尽量|那种|那样|什么的|之类的?|直接|干脆|应该|可能|好像|其实|反正|毕竟|本来|总觉得"
    r"|哎呀|哎哟|嘿|诶|欸|哈哈+|嘻嘻|呵呵|亲|老师|谢谢[你您啦了]?|辛苦[你您啦了]*|拜托[你您了]*|多谢|好不好|行不行|行吗|好吗|可以吗|可以不|成吗|对了|话说|说实话|老实说|怎么说呢|你懂的|一下下?|呗|差点意思|还差点意思|有点意思|吧|啦|咯|哟|喔|呐|嘛",
    re.IGNORECASE,
)
"""Turns of speech that ask for nothing."""

_REASON = re.compile(
    r"\b(?:so (?:that|as to)\b|so (?=(?:it|they|you|we|i|people|everyone|everybody|nobody|no one|viewers|the|that|there|my|our)(?:'s|'re|'ll|'d)?\b)"
    r"|because\b|'?cause\b|cos\b|since (?=(?:it|they|the|this|that|i|we|he|she|my|our|there|nobody)\b)|as (?=(?:it|they|i|we|he|she|there)(?:'s|'re|'m)? )"
    r"|in order (?:to|that)\b|(?:which|who|that) (?=(?:is|are|was|were|looks?|feels?|seems?|sounds?|has|have|goes|drags?|makes?)\b)"
    r"|enough (?=(?:that|to|for|so)\b)|that way\b|but (?:please )?(?:keep|leave|not|don't touch|do not touch|don't change) (?=(?:the |my )?(?:music|sound|audio|titles?|captions?|texts?|voice|narration|order|lengths?|transitions?|colou?rs?|everything else|anything else)\b)|even (?:though|if)\b|(?:al)?though\b|otherwise\b|or else\b|unless\b|given (?:that|how)\b|now that\b|considering\b|seeing (?:as|that|how)\b"
    r"|it's (?:just )?(?:too|a bit|so|way|really|kind of|quite|pretty)\b|(?:it|they|he|she) (?:just )?(?:looks?|feels?|seems?|sounds?|drags?)\b"
    r"|for (?=(?:that|this|an?|some|more|a bit of) (?:\w+ )?(?:mood|vibe|feel|feeling|touch|atmosphere|look|impact|drama|effect|moment)\b)|for (?=(?:privacy|effect|emphasis|clarity|readability|drama|fun|contrast|consistency|accessibility|impact|variety|practice|style|safety|atmosphere)\b)"
    r"|for (?=(?:the|my|our|his|her|their|those|these) (?:\w+ )?(?:\w+'s )?(?:ears|taste|liking|eyes|neighbours|ad|advert|ad slot|slot|time slot|brief|broadcast|lesson|board|exam|assembly|service|ceremony|collection|feed|page|website|site|channel|account|profile|screen|tv|telly|projector|phone|phones|shop|store|newsletter|blog|stor(?:y|ies)|cinema|lobby|window|booth|stand|fair|talk|intranet|audience|viewers?|people|kids|children|family|friends?|team|boss|client|customers?|party|wedding|birthday|meeting|class|lecture|students?|parents|mum|mom|dad|grandma|grandpa|presentation|conference|event|show|occasion|vibe|mood|effect)\b)"
    r"|to (?=(?:make|give|help|let|match|avoid|fit in with|keep|emphasi[sz]e|highlight|build|create|set|draw|show off|get across|stress) (?:it|them|people|everyone|the|my|our|a|an|some|sure|up)\b))"
    r"|因为|由于|毕竟|这样(?=.)|以便|好让|方便|省得|免得|不然|要不然|否则|比较(?=.)|显得|看(?:着|上去)|听着",
    re.IGNORECASE,
)
"""What begins a reason or a purpose, which asks for nothing itself."""

_LOOKS = ("fit", "filter", "motion", "transition", "fade", "anim")
_HARD = (
    "length",
    "percent",
    "quote",
    "color",
    "file",
    "factor",
    "shape",
    "corner",
    "range",
    "font",
    "number",
    "ordinal",
)
"""Senses that a reason does not have; where they come, it is no reason."""


@dataclass(frozen=True)
class Without:
    """A row without its asides, and the words that may have mattered."""

    row: tuple[Phrase, ...]
    lost: tuple[str, ...] = ()


Group = Callable[[Sequence[Phrase]], Sequence[Phrase]]


def without_asides(phrases: Sequence[Phrase], text: str, group: Group) -> Iterator[Without]:
    """Yield a row with less and less in it: idle words go first, then a reason, then words that nobody knows.

    Parameters
    ----------
    text
        The message, masked; the phrases stand in it.
    group
        Joins what refers to the timeline, so that a scene's name is no unknown word.
    """
    if not phrases:
        return
    start, end = phrases[0].start, phrases[-1].end
    colon = next((at for at, phrase in enumerate(phrases) if phrase.has("colon")), None)
    lead = phrases[:colon] if colon else ()
    told = any(p.has(kind) for p in lead for kind in (*_HARD, *_TARGETS, "more", "all", "mood"))
    if any(p.has("do") for p in lead) and not told and not any(p.has("ref") for p in phrases[len(lead) :]):
        # "been up since three, so keep it simple: …"
        phrases = phrases[len(lead) + 1 :]
        yield Without(tuple(phrases))
        if not phrases:
            return
    spans = [m.span() for m in _IDIOMS.finditer(text, start, end)]
    idle = [p for p in phrases if _is_idle(p) or any(a <= p.start and p.end <= b for a, b in spans)]
    kept = tuple(p for p in phrases if p not in idle)
    if kept and len(kept) < len(phrases):
        yield Without(kept)
    cut = _reason_at(kept, text, start, end)
    if cut is not None:
        kept = tuple(p for p in kept if p.end <= cut)
        if kept:
            yield Without(kept)
    unknown = _to_leave_out(kept, group)
    if unknown:
        rest = tuple(p for p in kept if p not in unknown)
        if rest:
            yield Without(rest, tuple(p.text for p in unknown))


def _is_idle(phrase: Phrase) -> bool:
    return set(phrase.senses) == {"word"} and phrase.text.lower() in _IDLE


def _reason_at(phrases: Sequence[Phrase], text: str, start: int, end: int) -> int | None:
    for match in _REASON.finditer(text, start + 1, end):
        tail = [p for p in phrases if p.start >= match.start()]
        stop = next((at for at, p in enumerate(tail) if p.has("break")), len(tail))
        if any(p.has(kind) for p in tail[stop:] for kind in _LOOKS):
            # "for the school page, blurred background": the reason ends at the comma.
            continue
        if len(tail) < len(phrases) and not any(p.has(kind) for p in tail for kind in _HARD):
            return match.start()
    return None


def _to_leave_out(phrases: Sequence[Phrase], group: Group) -> list[Phrase]:
    """Return the unknown words, where none of them can be what the order is about."""
    row = list(group(phrases))
    unknown = [at for at, p in enumerate(row) if set(p.senses) == {"word"}]
    if not unknown or not any(p.has(kind) for p in row for kind in ("scenes", "texts", "noun")):
        return []
    starts = {row[at].start for at in unknown}
    if any(_may_be_meant(row, at) for at in unknown) or any(
        b.start in starts and a.text.lower() in _BEFORE_A_THING for a, b in pairwise(phrases)
    ):
        return []
    return [p for p in phrases if p.start in starts]


_BEFORE_A_THING = frozenset(
    {
        "the",
        "my",
        "our",
        "your",
        "his",
        "her",
        "their",
        "that",
        "this",
        "those",
        "these",
        "all",
        "every",
        "把",
        "将",
    }
)
_TARGETS = ("scenes", "texts", "numbered", "noun", "ref")
_SHOTS = ("photo", "picture", "pic", "image", "shot", "clip", "scene", "slide", "chart", "one")


def _may_be_meant(row: Sequence[Phrase], at: int) -> bool:
    """Tell "the man in photo 2", "the cake's candles" and "make faces brighter" from a word beside the matter."""
    before = row[at - 1] if at else None
    if before is None or before.has("do") or before.has("prep"):
        return True
    if before.has("scenes") and not before.text.lower().endswith(_SHOTS):
        # "the cake candles", but not "the cake photo hang around"
        return True
    after = next((p for p in row[at + 1 :] if set(p.senses) != {"word"}), None)
    if after is None:
        return False
    following = row[row.index(after) + 1] if row.index(after) + 1 < len(row) else None
    return any(after.has(kind) for kind in _TARGETS) or (
        after.has("prep") and following is not None and any(following.has(kind) for kind in _TARGETS)
    )


_PRAISE = re.compile(
    r"(?:(?:and|but|ok(?:ay)?|oh|wow|so|well|hm+|no|yes|yeah|i|it's|it is|that's|that is|this is|these are|those are|they are|they're|these|they|are|almost|nearly|looks?|looking|sounds?|really|very|much|pretty|just|now|all|already|absolutely|what a|how)\W+)*"
    r"(?:(?:love|like|adore) (?:it|this|that)|nice|good|great|perfect|lovely|beautiful|awesome|amazing|cool|better|super|excellent|brilliant|fantastic|wonderful|fine|neat|sweet|gorgeous|stunning|fab|fabulous|pretty|adorable|magnificent|spot on|there|thanks?(?: you)?(?: (?:so|very) much| a lot)?|cheers|ta"
    r"|worse|awful|terrible|horrible|ugly|bad|not great|not good|oh|ooh|hm+|hi|hello|hey|sorry|oops|please|well|right|anyway)(?: (?:job|one|work|now|already|start|idea|there|that|it|dear|all|everyone|again|love|both))?"
    r"|(?:nice|good|great|lovely|excellent|right|perfect|brilliant|super|beautiful) (?:choice|pick|find|touch|idea|try|thinking|tune|song|result|catch|morning|evening|afternoon|day)(?: (?:dear|all|everyone|everybody|folks|there|my friend|team))?|(?:typo|spelling|error|mistake) alert|fyi|ps|p\.s"
    r"|(?:挺|很|太|真|非常|还|蛮)?(?:好看?|棒|不错|喜欢|可以|漂亮|完美|赞|好玩|丑|难看)的?[了啊呀]?|谢谢.{0,2}|辛苦.{0,2}|(?:你|您|各位|老师|大佬|亲|美女|帅哥|师傅|小助手|助手|大家)*好|嗨|不好意思|急+|在线等|挺?急的|在吗|救命|emm*|(?:e?mm*|嗯+|呃|额)?不(?:太|怎么)?好看|对+(?:对|的|了)*|就(?:是)?这个(?:感觉|味|味道|效果)|(?:伤感|浪漫|温馨|高级|好玩|喜庆|有感觉|有氛围|有食欲|清爽|大气|柔和|自然|专业)(?:一?点|些)?|更有.{1,4}",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"^(?:(?:and|but|so|then|also|maybe|perhaps|oh|ooh|ok(?:ay)?|well|now|please|just|actually)\W+)*"
    r"(?:can(?!'t\b|not\b)|could(?!n't)|would(?!n't)|will|please|let|i(?:'d| would)? (?:want|need|like|prefer|rather)|we(?:'d| would)? (?:want|need|like|prefer)|how about|what about|give|get|go|do|have|use|try)\b|请|帮|想要|我要|希望|麻烦",
    re.IGNORECASE,
)
_ORDER_ZH = re.compile(
    r"把|将|让|使|叫|给|令|改|换|删|加|调|放|移|挪|剪|去掉|不要|设|弄|变|配|静音|裁|撤|做|用"
)
_STATES = re.compile(
    r"\b(?:is|are|was|were|isn't|aren't|wasn't|'s|'re|i'm|he's|she's|it's|they're|that's|we're|there's|its|has|have|had|haven't|hasn't|needs? to|looks?|sounds?|feels?|seems?|gets?|goes|does|doesn't|did|didn't|don't|can't|cannot|won't|love|like|hate|think|know|knows|want|wants"
    r"|drags?|shows?|comes?|takes?|makes?|needs?|nobody|everybody|people|you|they|will|would|could|should|'ll)\b|^(?:i|we|they|he|she|you|it|been|(?:(?:my|our|his|her|their|the) )?(?:clients?|customers?|boss|vendor|wife|husband|team|kids|teacher|(?<=my )\w+|(?<=our )\w+|(?<=his )\w+|(?<=her )\w+)) \w+|^(?:for|because|since|so|as|like|not|no|which|who|that|to|even|though|after all|in case|otherwise|with)\b",
    re.IGNORECASE,
)


_HAS = re.compile(
    r"(?:and |but |so |since |because )*(?:we|they|he|she|you|people|there) (?:all )?(?:have|had|has|got|get)\b(?! to\b)"
    r"|(?!.*\btoo\b)(?:and |but |so |since |because )*(?:i|we|they|he|she|people|everyone|everybody|nobody|(?:my|our|the) (?:husband|wife|mum|mom|dad|boss|client|owner|kids|team)) (?:all |just |only |never |always |first |already )?(?:(?!wanted|needed|liked|wished|preferred)\w{2,}ed|ate|went|came|saw|took|met|did|knew|said|thought|told|made|forgot|left|ran|sat|stood|drove|flew|began|spent)\b(?! (?:it|that|this|them|the)\b)",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"(?:and |but |since |because |as )*(?:it'?s|its|it is|they'?re|they are|he'?s|she'?s|that'?s|it looks|it feels|it seems|it sounds|they look)\s+"
    r"(?:just |really |so |very |too |\w+ly |a bit |a little |kind of |kinda |way |quite |pretty |super |not |all |far |still |already |much )*[\w-]+(?: (?:now|there|anyway|here|for me|at the moment|as it is))?"
    r"|(?:and |but |because )?(?:it|that|this) (?:yells|shouts|screams|clashes|jars|grates|distracts|hurts)(?: \w+){0,4}|too [a-z]+",
    re.IGNORECASE,
)


_WRONG_ZH = re.compile(
    r"(?:因为|它|他|她|现在|本来|感觉|看着|听着|实在|真的|都|也|不然|原来)*(?:太|有点|过于|有些)(?:快|慢|长|短|吵|响|大声|小声|暗|亮|大|小|糊|乱|丑|闷|挤|花|赶|拖|久|抢戏|突兀|普通|单调|无聊|沉闷|冷清|刺耳|尴尬|土|老套|啰嗦|拖沓|仓促|匆忙|俗|假|空|平淡)(?:了|啦|了点)?"
)
"""太快了, after an order."""


_UNLOVED = re.compile(
    r"(?:and |but |since |because |as )*(?:we|i|nobody|no one|they|people|you) (?:(?:really|just|actually) )?(?:(?:don't|do not|didn't|never|won't|doesn't) (?:(?:really|even|actually) )?)?(?:need|want|like|likes|needs|wants|use|love|care about|remember|recogni[sz]e) (?:it|that|them|this|those|that one|this one)(?: (?:any ?more|at all|much|anyway|there|here|now|either|very much))?",
    re.IGNORECASE,
)
"""Opinions of what an order was just about."""


def states(piece: str) -> bool:
    """Tell "we have a few colleagues in Madrid" from an order."""
    return bool(_HAS.match(piece.strip()))


def says_what_is_wrong(piece: str) -> bool:
    """Tell whether a piece only says how something is: after an order that is its reason.

    Examples
    --------
    >>> says_what_is_wrong("its blurry"), says_what_is_wrong("it's red and bold")
    (True, False)
    """
    bare = piece.strip(" ,.;:!?，。；：！？")
    return bool(_WRONG.fullmatch(bare) or _UNLOVED.fullmatch(bare) or _WRONG_ZH.fullmatch(bare))


def is_praise(piece: str) -> bool:
    """Tell whether a piece only says how somebody likes it, or greets.

    Examples
    --------
    >>> is_praise("oh I love it"), is_praise("thanks so much"), is_praise("a bit brighter")
    (True, True, False)
    """
    bare = piece.strip(" ,.;:!?，。；！？~()")
    if _PRAISE.fullmatch(bare) or _IDIOMS.fullmatch(bare):
        return True
    rest = _IDIOMS.sub(" ", bare).lower().split()
    return bare.isascii() and all(word.strip("'") in _IDLE for word in rest)


def is_remark(piece: str) -> bool:
    """Tell whether a piece states something rather than asks for it; beside an order that is its reason.

    Examples
    --------
    >>> is_remark("he's just fiddling with the mic"), is_remark("nobody needs to watch me haggle")
    (True, True)
    >>> is_remark("can you erase him"), is_remark("put a hat on the dog"), is_remark("应该挺好玩的")
    (False, False, True)
    """
    bare = piece.strip(" ,.;:!?，。；！？~()")
    if re.search(r"[\u3400-\u9fff]", bare):
        return not (_ORDER_ZH.search(bare) or _REQUEST.search(bare))
    if starts_an_edit(bare) or _REQUEST.search(bare):
        return False
    return bool(_STATES.search(bare))


_FINITE = re.compile(
    r"(?<=\w)\s+(?:(?:just|really|also|already|still|always|never|all|both|only|now) )*(?:is|are|was|were|isn't|aren't|wasn't|weren't|'s|'re|has|have|had|hasn't|haven't|does|doesn't|do|don't|did|didn't|can|can't|cannot|could|couldn't|will|won't|would|wouldn't|might|may|must not|mustn't|shouldn't|should not|looks?|sounds?|feels?|seems?|gets?|goes|comes?|came|went|says?|said|thinks?|thought|loves?|likes?|hates?|wants?|knows?|asked|called|phoned|rang|wrote|told|complain(?:s|ed)?|sells? itself|reads?|takes?|makes?|made|happened|happens|forgot|keeps? \w+ing)\b",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:please|should (?!not\b)|must (?!not\b)|needs? to|has to|have to|ought to|(?:i|we)(?:'d| would)? (?:want|need|like|prefer|wish)|could (?:you|we)|can (?:you|we)|would you)\b",
    re.IGNORECASE,
)
_UNABLE = re.compile(
    r"(?:i |we |you |one |people )?(?:can't|cannot|can not|couldn't|could not|can (?:hardly|barely)|could (?:hardly|barely)|hardly|barely)\s+(?:even |really )?(?:read|see|hear|make|tell|recogni[sz]e|understand|follow|wait|believe|stand|say|bear)\b.*",
    re.IGNORECASE,
)
_OF_THE_VIDEO = (
    "scenes",
    "texts",
    "numbered",
    "noun",
    "all",
    "file",
    "quote",
    "do",
    "more",
    "ref",
    "filter",
    "transition",
    "motion",
)


def of_the_world(row: Sequence[Phrase], text: str, start: int) -> bool:
    """Tell whether a piece says something of what is no part of the video: "our eyes are slow", "the owner phoned".

    Parameters
    ----------
    text
        The piece itself, masked.
    start
        Where it begins in the message, as the phrases count.
    """
    if not row or _WISHES.search(text):
        return False
    if _UNABLE.fullmatch(text.strip(" ,.;:!?()")):
        return True
    verb = _FINITE.search(text)
    if verb is None:
        return False
    subject = [phrase for phrase in row if phrase.start - start < verb.start()]
    return bool(subject) and not any(phrase.has(kind) for phrase in subject for kind in _OF_THE_VIDEO)


_IDLE_VERBS = ("set", "add", "fit", "move", "replace", "repaint")


def asks(row: Sequence[Phrase]) -> bool:
    """Tell whether a row has words of editing that ask for something: then nobody may call it a remark."""
    if any(p.has(kind) for p in row for kind in (*_ASKING, "more")):
        return True
    return any(p.has("do") and not (p.text.isascii() and p.has("do", *_IDLE_VERBS)) for p in row) or (
        bool(row) and row[0].has("do")
    )


_ASKING = (
    "length",
    "percent",
    "quote",
    "color",
    "file",
    "factor",
    "shape",
    "corner",
    "speedname",
    "anim",
    "filter",
    "transition",
)
