"""Turns of phrase about what is seen: letters, looks, framing and what lies above, in the words that the grammar reads."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from typing import Final

from nemo_widgets.engine.agent.phrases import QUOTE

_END: Final = r"(?=\s*(?:$|[,.;!?]|please\b|thanks\b))"
_STRENGTH: Final = (
    r"(?:colou?rs?|saturation|contrast|brightness|vignette|sepia|warmth|blur|highlights|shadows|exposure)"
)
_THING: Final = r"(?:photo|picture|pic|image|clip|shot|scene|slide|chart|frame)"

_LETTERED: Final = r"(?:caption|title|text|logo|label|lower third|subtitle|watermark)"
_HIDES: Final = r"(?:is |are |keep |keeps )?(?:hid(?:es?|ing)|cover(?:s|ing)?(?: up)?|block(?:s|ing)?|overlap(?:s|ping)?|in the way of|sit(?:s|ting)? (?:right )?(?:on|over)|go(?:es)? over|over|in front of|right over)"

_SAID: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (r"(^|\b(?:an?|one|opening|add|with|need|want) )title (?:slide|page|frame)\b", r"\1title card"),
        # "remove X and put Y there instead"
        (
            r"\b(?:delete|remove|lose|drop|scrap|ditch|take out|get rid of) (?![^,.;]*\b(?:music|song|track|voice|sound)\b)((?:the |my |that )?[^,.;]{2,40}?),? (?:and|then) (?:then )?(?:put|write|add|show|use|have|place|insert) ([^,.;]{1,50}?) (?:there |in (?:its|their|that) (?:place|spot) )?instead\b",
            r"replace \1 with \2",
        ),
        (
            rf"\b(?:delete|remove|lose|drop|scrap|ditch|take out|get rid of) (?![^,.;]*\b(?:music|song|track|voice|sound)\b)((?:the |my |that )?[^,.;]{{2,40}}?),? (?:and|then) (?:then )?(?:put|write|add|show|use|have|place|insert) ([^,.;]{{1,50}}?) in (?:its|their|that) (?:place|spot){_END}",
            r"replace \1 with \2",
        ),
        # "tone the colours down", "crank contrast"
        (
            rf"\b(tone|dial|turn|bring|take) ((?:the |all the |its |their )?{_STRENGTH}) (down|up|back)\b",
            lambda m: f"{'increase' if m[3].lower() == 'up' else 'reduce'} {m[2]}",
        ),
        (
            rf"\b(?:crank|bump|dial|pump|ramp|jack|kick|amp|punch|push|up|boost)(?: up)? ((?:the )?{_STRENGTH})(?: up)?\b",
            r"increase \1",
        ),
        # "wipe from chart to chart, left to right"
        (r"\b(photo|picture|pic|image|clip|shot|scene|slide|chart) to \1\b", "one to the next"),
        (r"\b(wipe|slide|push)s?\b([^.;:\d]{0,40}?),? (?:from )?(?:left to right|the left to the right)\b", r"\1 right\2"),
        (r"\b(wipe|slide|push)s?\b([^.;:\d]{0,40}?),? (?:from )?(?:right to left|the right to the left)\b", r"\1 left\2"),
        # "… instead of just jumping"
        (
            r"\s*,?\s*(?:instead of|rather than|and not|not) (?:just |always |simply |abruptly )*(?:jump(?:ing)?|cutting|popping|snapping|switching|flipping|hopping|appearing|changing)(?: (?:so )?(?:abruptly|suddenly|hard|straight|from one|to the next|right))*(?: (?:from (?:one|\w+) )?to (?:the next|each other|another|\w+))?"
            + _END,
            "",
        ),
        # "don't chop off anyone's head"
        (
            r"\b(?:don't|do not|without|stop|never|avoid|no) (?:chop|cut|crop|slic|clip|los)(?:e|p?ping|ting|ing)?(?: off)? (?:anyone's|anybody's|people's|everyone's|any|their|the|my|our|her|his|\w+'s)(?: (?:kids'?|top of (?:the|their|her|his)))? (?:heads?|hair|faces?|feet|tops?)(?: off| out)?\b",
            "show the whole picture",
        ),
        (
            r"\b(?:nothing|no part|none of (?:it|them)|no one|nobody|no heads?|no faces?)(?: of (?:it|them|the \w+))? (?:should|must|may|can|shall|is|gets?|are|to)(?: (?:be|get|is|gets))* (?:cropped|cut|chopped|cut off|lost|clipped|hidden|missing)(?: off| away)?\b",
            "don't crop",
        ),
        (
            rf"\b(?:show|see|display|fit) ((?:all |the |all the |each |every |all of the |my )*(?:\w+ )?{_THING}s?|it|them|everything) (?:completely|fully|entirely|whole|in full|in its entirety|in their entirety|as a whole)\b",
            r"show whole \1",
        ),
        # "turn … into an old faded photograph" is one look
        (r"\b(?:swap|switch|exchange|replace) (the (?:\w+ )?(?:font|typeface|lettering|text colou?r)) (?:for|to|with|by|into) ", r"change \1 to "),
        (r"\bsomething (?:more |a bit |a little )?[\w-]+,? (?:like|such as|e\.g\.|maybe|say|for example) (?=(?-i:[A-Z]))", ""),
        (r"\b(typewriter|handwriting|newspaper|serif|comic|script|calligraphy|terminal|computer)[- ](?:like|ish|esque|y)\b", r"\1"),
        # "the cuts feel harsh, soften them"
        (
            r"\b(?:the |these |those |all the )?(?:hard )?(?:cuts|transitions|changes|jumps|switches)(?: (?:between|from) [^,.;]{2,30}?)? (?:is|are|feel|look|seem|come across(?: as)?)(?: (?:a bit|a little|too|so|very|really|quite|way too|rather|pretty))* (?:harsh|hard|abrupt|sudden|jarring|choppy|jumpy|rough|brutal)(?:ly)?"
            r"[\s,.;]+(?:and |so |please |can (?:you|we) |could (?:you|we) |maybe |just )*(?:soften|smooth|ease|make|fix|blend|use|have|get) (?:them|it|that|those|something)(?: (?:out|up|over|softer|smoother|gentler|better|nicer|less \w+|more \w+))?",
            "crossfade between all scenes",
        ),
        (r"(?<!no )(?<!don't )(?<!not )(?<!stop )(?<!without )(?<!the )(?<!all )(?<!that )\b(?:alternat\w+ )?(?:between )?zoom(?:ing)? in and (?:then )?(?:zoom(?:ing)? )?out\b(?: (?:again|alternately|in turns?))?", "alternate zoom in and zoom out"),
        # a cast of colour
        (
            r"\b(?:get rid of|remove|take out|lose|fix|reduce|correct|tone down) (?:the|that|this) (?:(?:ugly|awful|horrible|weird|strong|slight|nasty) )?(?:yellow|orange|warm|red|reddish|yellowish|orangey)(?:ish)? (?:tint|cast|tone|look|glow|hue|light)\b",
            "too yellow",
        ),
        (
            r"\b(?:get rid of|remove|take out|lose|fix|reduce|correct|tone down) (?:the|that|this) (?:(?:ugly|awful|horrible|weird|strong|slight|nasty) )?(?:blue|bluish|cold|cool)(?:ish)? (?:tint|cast|tone|look|glow|hue|light)\b",
            "too blue",
        ),
        # what cannot be read, and then what to do about it
        (
            r"(?:\b(?:i|we|you|one|people|nobody|viewers|everyone|they) )?\b(?:can't|cannot|can (?:hardly|barely)|hard to|can not)(?: really| even| quite| properly)? (?:read|see|make out) ((?:the|that|my) )(?:(?:white|black|yellow|red|blue|green|pink|grey|gray) )?((?:\w+ )?(?:title|caption|text|writing|words|subtitle|lower third|label)s?(?: (?:on|over) (?:the|my) \w+(?: \w+)?)?)(?: against [^,.;]{2,30})?"
            r"[\s,.;]+(?:and |so |please |can (?:you|we) |could (?:you|we) |maybe |just )*(give|make|put|add|change|use|set|turn) (?:it|them)\b",
            r"\3 \1\2",
        ),
        # "take the title off the first photo"
        (
            r"\b(?:take|get|have) ((?:the|my|our|that) (?:\w+ )?(?:title|caption|text|words|writing|label|lower third|filter|effect|music|frame)s?) off (?=(?:the|my|all|every|each|image|scene|photo|picture)\b)(?!(?:the )?(?:faces?|heads?|people)\b)",
            r"remove \1 from ",
        ),
        (
            r"\b(?:get|move|take|keep|bring) ((?:the|my|our|that|those) (?:\w+ )?(?:title|caption|text|words|writing|label|lower third|logo|subtitle)s?) (?:off|away from|out of the way of|clear of|from covering) (?:the |her |his |their |my |people's |everyone's )?(?:faces?|heads?|people|action|chart|charts|product|axis|axes)\b\s*[,.;?!]*\s*(?:and |so |please |can you |could you |just )*(move|put|place|shift|stick) (?:it|them)\b",
            r"\2 \1",
        ),
        # what a text hides, and then what to do about it
        (rf"\b((?:the|my|our|those) (?:\w+ )?{_LETTERED}s?) {_HIDES} [^,.;?!]{{2,40}}[,.;?!]+\s*(?:and |so |please |can |could |you |just |maybe |should )*(?:they|it|that) ", r"\1 "),
        (
            rf"\b((?:the|my|our|those) (?:\w+ )?{_LETTERED}s?) {_HIDES} [^,.;?!]{{2,40}}[,.;?!]+\s*(?:and |so |please |can |could |you |just |maybe |should )*(move|put|place|shift|make|shrink|bring|set) (?:them|it|that)\b",
            r"\2 \1",
        ),
        # a text that is wrong, and what it should be
        (
            r"\b((?:the|that|my) (?:\w+ ){0,2}(?:caption|title|text|lower third|label|subtitle|heading)(?: (?:on|at|of|over|in) (?:the |my )?(?:\w+ ){0,2}\w+)?) (?:is|has|reads|says) (?:wrong|not right|incorrect|out of date|misspelt|misspelled|mistyped|spelled wrong|spelt wrong|a typo|a spelling mistake|a mistake|an error|the wrong (?:thing|word|name|text)|outdated|old)(?: in it)?"
            r"\s*[,;.:]\s*(?:and |please )?(?:it |that |this )?(?:should|must|ought to|needs to|has to) (?:be|read|say)\b",
            r"change \1 to",
        ),
        # "a closing slide with Love, Grandma on it"
        (r"\b(card|slide|screen|page) with ((?-i:[A-Z])[^\n.;]{1,60}?) (?:written |printed )?on (?:it|top)\b", r"\1 that says \2"),
        (rf"\b((?:title|intro|opening|closing|end|outro) (?:card|slide|screen|page)s?)(?:,? please)?:? (?=(?-i:[A-Z{QUOTE[1:-1]}]))", r"\1 saying "),
        (r"(?<=[\w%])(?:,| and|, and)? (?:with )?(?:the )?(?:subtitle|sub-?heading|second line|subtitled):? (?=(?-i:[A-Z]))", ", "),
        (r"\b(write|put|add|show) the (?:names?|words?|text|date|place|line) (?:underneath|below|beneath|at the bottom|under (?:it|them|that)):\s*(?=(?-i:[A-Z0-9]))", r"\1 "),
        # "half as long" of what only has to stay
        (r"\b(?:should |must |can |may )?(?:only|just) (?:needs? to|has to|have to|ought to|need) (?=(?:stay|show|be|last|run|appear|remain)\b)", "should "),
        # what is told twice
        (r"\bat the (?:very )?end,? (?:for|in|during|over) (?:just |only )?(?:the )?last\b", "in the last"),
        (r"\bat the (?:very )?(?:start|beginning),? (?:for|in|during|over) (?:just |only )?(?:the )?first\b", "in the first"),
        (rf"\bon (every|each|all(?: the)?) ({_THING}s?),? (?:and )?not (?:just|only) (?:on )?the (?:first|last|opening)(?: one| {_THING})?\b", r"on \1 \2"),
        # "the date, 14 June, under …"
        (r"\b(put|add|write|show|place|display) (the (?:date|year|place|name|address|location|venue|time|hashtag|website|names)), (?=(?-i:[\d#@A-Z\ue100-\uf0ff]))", r"\1 "),
        (rf"({QUOTE}) (?:message|sentence|phrase|line|bit|wording|words)\b", r"\1"),
    )
)  # fmt: skip


def seen(text: str) -> str:
    """Say turns of phrase about looks, letters and framing in plain words.

    Examples
    --------
    >>> seen("crank contrast on the product"), seen("remove the cake and put a snowy forest there instead")
    ('increase contrast on the product', 'replace the cake with a snowy forest')
    """
    for pattern, plain in _SAID:
        text = pattern.sub(plain, text)  # type: ignore[arg-type]
    return text
