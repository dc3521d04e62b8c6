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
        (r"(^|\b(?:an?|one|add|with|need|want) )title (?:slide|page|frame)\b(?! (?:up|down|in|out|from|left|right))", r"\1title card"),
        # "remove X and put Y there instead"
        (
            r"\b(?:delete|remove|lose|drop|scrap|ditch|take out|get rid of) (?![^,.;]*\b(?:music|song|track|voice|sound)\b)((?:the |my |that )?[^,.;]{2,40}?),? (?:and|then) (?:then )?(?:put|write|add|show|use|have|place|insert) ((?:(?! (?:on|over|in|at|to|under|after|before) )[^,.;]){1,50}?) (?:there |in (?:its|their|that) (?:place|spot) )?instead\b",
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
            rf"\b(?:lift|crank|bump|dial|pump|ramp|jack|kick|amp|punch|push|up|boost)(?: up)? ((?:the )?{_STRENGTH})(?: up)?\b",
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
            lambda m: "" if "blur" in m.string[: m.start()].lower() else "don't crop",
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
        (r"\b(put|add|write|show|place|display) ((?:the|our|my|her|his|their) (?:\w+ )?(?:date|year|place|name|address|location|venue|time|hashtag|website|names)), (?=(?-i:[\d#@A-Z\ue100-\uf0ff]))", r"\1 "),
        (rf"({QUOTE}) (?:message|sentence|phrase|line|bit|wording|words)\b", r"\1"),
    )
)  # fmt: skip


_NTH: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_NO_DOING: Final = r"(?:morning|evening|wedding|painting|building|ending|opening|king|ring|string|thing|spring|something|anything|nothing|everything|during|ceiling|dining|living)"
_BOSS: Final = r"(?:boss|client|teacher|wife|husband|mum|mom|dad|daughter|son|manager|team|customer|designer|director|editor|marketing|legal|sales|colleague|partner|professor|vendor|bride|couple)s?"

_CROSSES: Final = re.compile(
    r"\b(?:cross|fade|over|through|via|black|white|transition|wipe|cut|dissolve|slide|push|zoom|flash|blend|melt)",
    re.IGNORECASE,
)


def _between_numbers(match: re.Match[str]) -> str:
    """Give the scenes that a transition is between their numbers; what is put between two stands as it is."""
    if not _CROSSES.search(match.string.replace(match[0], "")):
        return match[0]
    return f"between scenes {_NTH[match[1].lower()]} and {_NTH[match[2].lower()]}"


_FIRST: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        ("[\u2600-\u27bf\U0001f300-\U0001faff\ufe0f\u200d]+", " "),
        (r"(?<=\w)\s\+\s(?=[a-z])", " and "),
        (r"\s*(?:->|=>|→)\s*(?=#[0-9a-f]{6}\b|\d|(?:white|black|red|blue|green|yellow|gold|pink|bold|top|bottom|bigger|smaller)\b)", " to "),
        (r"\b4 (?=insta|tiktok|tik tok|youtube|my\b|the\b|you\b|reels?\b|mobile\b|phones?\b)", "for "),
        (r"^(?:nah|nope|naw|yo|meh|ugh|aw)[,.!]*\s+(?=\w)", ""),
        (r"\bin (?:an? )?(serif|sans[- ]serif|monospace|script|handwritten|cursive)\b(?! (?:font|typeface|letters|type|lettering))", r"in a \1 font"),
        (rf"(?:(?<=[,;.] )|\band )the words (?={QUOTE} (?!should|must|is|are|in (?:the|my)))", "and add the words "),
        (r"^(?:and |so )?(?:now )?(?:some|a few|the) words (?=(?:on|over|under|across|at|in) )", "add some words "),
        (
            r"\b((?:title|caption|text|logo|label|watermark|lower third|subtitle)s?\b[^.;]{0,50}?),? (?:so (?:that )?|such that |and make sure |but make sure )(?:it|they|that) (?:doesn't|don't|won't|does not|do not|isn't|aren't|is not|are not) (?:cover|hide|block|overlap|obscure|get in the way of|on top of|sit over|in front of|covering|hiding|blocking|touch)\b[^,.;]{2,40}",
            r"\1",
        ),
        (r"(?<=\w), (?:all|the full|for all|for the full|all of its) \w+ seconds(?: of (?:it|them))?\b", ""),
        (
            r"\b(?:but|and|only) ((?:the|my) [\w ]{2,25}?) (?:should |must |can |has to |gets to |is to )?keeps? (?:its|their|his|her) (?:natural |original |own |full )?colou?rs?\b",
            r"but leave \1 in colour",
        ),
        (r"\bkeep (?:the whole (?:picture|photo|image|thing|chart)|everything|all of it|the full (?:picture|photo|image)) (?:visible|in view|in frame|in shot|on screen)\b", "show the whole picture"),
        (r"\bput ((?:the|all the|all|my|these) (?:\w+ )?(?:caption|title|text|label|lower third|subtitle)s?) in(?:to|side)? (?=an? (?:\w+ ){0,3}(?:box|frame|banner|bar|bubble)\b)", r"give \1 "),
        (r"\b(put|add|need|want|with|have) an? (?:call to action|cta|call-to-action)(?: card| button)? (?:at|on) the (?:very )?end\b:?", r"\1 a closing card saying"),
        (
            r"\b(?:the |this |that )?(?:font|typeface|lettering|letters) (?:looks?|is|are|feels?|seems?) [^,.;]{3,30}[,.;]\s*(?:and |so |please |can you |could you |just |maybe )*(?:use|make it|try|change it to|go for|i'd like|i want|want|give me|let's have) something (?:more |a bit (?:more )?|a little (?:more )?)?(\w+)\b",
            r"make the font \1",
        ),
        (r"\bthe (?:letters|lettering)\b(?! (?:look|is|are|feel)s? )", "the text"),
        (r"\b((?:title|caption|text|logo|label)s?\b[^.;,]{0,40}) after the first (\w+ seconds?)\b", r"\1 after \2"),
        (r"\bat least (?=twice|\d|half|double|two|three|a )", ""),
        (r"\bbetween seconds? (\d+(?:\.\d+)?) and (?:second )?(\d+(?:\.\d+)?)\b(?! ?s)", r"from \1 to \2 seconds"),
        (r"\b(?:visible|seen|up|on screen|on) (?=(?:only )?from \d)", ""),
        (rf"\bthe (?:date|year|place|address|location|hashtag|website) (?={QUOTE})", ""),
        (r"\b(lower third|caption|title|label)s? (background|box|outline|shadow)(?:e?s)\b", r"\1s \2"),
        (r",? as (?:a|an) (?:warning|reminder|hint|accent|highlight|signal|alert)\b", ""),
        (r"\b(?:rather than|instead of) (?:at the )?(?:below|above|underneath|on top|top|bottom|middle|beneath|over it|over them)(?=\s*(?:$|[,.;!?]))", ""),
        (r"\b((?:label|caption|text|lower third|title|subtitle)s?\b[^,.;]{0,30}?) (?:above|over the top of) (?:the |each |every |my )?(?:chart|photo|picture|image|clip|graph)s?\b", r"\1 at the top"),
        (r"\b((?:label|caption|text|lower third|title|subtitle)s? (?:should |could |must |can |to )?(?:sit|go|be|stand|come)[^,.;]{0,20}?) (?:below|beneath|underneath|under) (?:the |each |every |my )?(?:chart|photo|picture|image|clip|graph)s?\b", r"\1 at the bottom"),
        (
            r"\b(fade|dissolve|blend|melt|crossfade|morph)s? (?:from )?(?:each|every|one|all(?: of)? the|all)(?: (?:photo|picture|image|clip|chart|scene|shot|slide)s?)? (?:in)?to (?:the next(?: one)?|another|each other|one another|the other)\b(?: (?:over|in|for|within|of) (?=\w+ ?(?:a )?(?:second|sec|s\b|ms)))?",
            "crossfade between all scenes ",
        ),
        (r"\b(wipe|slide|push)s? (?:from )?(?:each|every|one|all the|all)(?: (?:photo|picture|image|clip|chart|scene|shot|slide)s?)? (?:in)?to (?:the next(?: one)?|another|each other|one another)\b", r"\1 between all scenes"),
        (r"\b(every|each|all) (?:of )?(?:the )?cuts?\b (?=(?:should|must|to|be|is|with|has|into)\b)", r"\1 transition "),
        (r"\b(?:flip|switch|swap|rotate|turn|go|change|convert) (?:it |this |the video |everything |the whole thing )?(?:over )?(?:to|into) (landscape|portrait|vertical|horizontal|square|widescreen|9:16|16:9|1:1|4:5)\b", r"make it \1"),
        (r"\b(?:there's |there is )?(?:way |far )?too much (?:zoom(?:ing)?|movement|motion|panning|camera movement)( on [^,.;]{3,25}| in [^,.;]{3,25})?(?: everywhere| all over)?[,.;]? (?:and |so |please |can you |could you |just )*(?:calm|tone|slow|take|dial|bring) (?:it|that|them|this|things) down\b", r"no zoom\1"),
        (r"\bzoom(ing|s)? (?:in )?(?:slowly|gently|softly|very slowly|right|gradually) (?:in )?(into|in on|on|in onto)\b", r"slowly zoom \2"),
        (r"\b(?:more of )?an? (?:(?:bit|little) (?:more )?)?(?:dreamy|ethereal|hazy|soft-focus|romantic) (?:look|feel|glow|effect|touch)\b", "a softer look"),
        (r"\b(crossfades?|dissolves?|fades?|wipes?)(,? please)?,? (?:and )?(?:make them |but )?(?:nice and slow|slow and (?:gentle|soft|smooth)|very slow|slow ones|slow please)\b", r"slow \1"),
        (r"\b(white|black|red|blue|green|yellow|gold|pink|orange|purple|grey|gray|cream) (?:would|might|could) (?:be|look|work) (?:better|nicer|good|great|best|clearer)\b", r"make it \1"),
        (r"\bchange the font(?: of ((?:the |all the )?[\w ]{3,20}?))? to (?:something |one (?:that's |that is )?)(?:more |easier to |a bit (?:more |easier to )?)(?:readable|legible|read|clear)\b", lambda m: f"make {m[1] or 'the text'} more readable"),
        (r"\b(?:our|the|my) (?:brand |company |house |corporate )?(?:font|typeface) is ([A-Z]\w+(?: [A-Z]\w+)?)[;,.:]? (?:so |please |and )*use (?:it|that|this)(?: (?:everywhere|for everything|throughout|for all(?: of)?(?: the)? \w+|for every text|in all \w+))?", r"make the font of all texts \1"),
        (r"\b(cream|gold|silver|rose|olive|navy|coral|salmon|sand|mint|lilac|rust|copper)[- ]?colou?red\b", r"\1"),
        (r"\b(too (?:dark|bright|loud|slow|fast|long|short|cold|warm|pale)) and (?:grey|gray|dull|flat|drab|gloomy|cold|boring|sad|murky)\b", r"\1"),
        (r"\b((?:reduce|lower|decrease|increase|raise|cut) the (?:saturation|contrast|brightness)\b[^,.;]{0,30}?) (?:by|in) half\b", r"\1 by 50%"),
        (r"\bpan(?:s|ning)?( slowly| gently)? (?:across|over) ([^,.;]{3,30}?) from (left to right|right to left|top to bottom|bottom to top)\b", r"pan\1 from \3 over \2"),
        (r"\b(too (?:big|small|large|tiny|long|wide|little|narrow)) (?:for|on) (?:a |the |my |most )?(?:(?:mobile |small |little |big )?(?:phone|mobile|tv|projector|laptop|tablet|screen|display)s?)(?: screens?)?\b", r"\1"),
        (r"\breplace the (?:zoom|pan|motion|movement|ken burns|camera movement) (?:on|in|over|of|for) ([^,.;]{3,30}?) (?:with|by) (an? [^,.;]{3,40})", r"use \2 on \1"),
        (
            r"^((?:please |make (?:it |everything |them |all of it |the video )?|turn (?:it |everything )?|everything (?:in )?|all (?:in )?)*(?:black and white|black-and-white|b&w|sepia|vintage|greyscale|grayscale|monochrome|blurred|blurry|darker|brighter|warmer|cooler|colder)(?: (?:please|everywhere|throughout))?),? (?:but|only|except that) ((?:the|my) [^,.;]{2,30}?) (?:should |must |can |is to |has to |to )?(?:stays?|remains?|keeps?|staying) (?:in )?(?:full |its |their |normal )?(?:colou?rs?|as (?:it|they) (?:is|are)|untouched|the same|normal|unchanged)\b",
            r"\1 except \2",
        ),
        (
            r"\b(?:appears?|comes? in|enters?|arrives?|come on) (?:by )?(slid|fad|popp|fly|bounc|zoom|dropp)ing( up| in| down)?\b",
            lambda m: {"slid": "slide", "fad": "fade", "popp": "pop", "fly": "fly", "bounc": "bounce", "zoom": "zoom", "dropp": "drop"}[m[1].lower()] + (m[2] or " in"),
        ),
        (r"\b(?:chart|photo|picture|image|clip|video|scene) (labels|captions|titles|texts|subtitles|lower thirds)\b", r"\1"),
        (r"\bthe (background|box|outline|shadow) of ((?:the|my) [\w ]{3,25}?) is (?:missing|gone|not there)[,.;]? (?:please |so )?(?:add|give|put|make|use) (?:it |them )?(an? [\w -]{3,30}?) one\b", r"give \2 \3 \1"),
        (r"\b(?:company|brand|corporate|house|our|our brand|our company) (?=(?:#[0-9a-f]{6}|(?:dark |light |navy )?(?:green|blue|red|yellow|orange|purple|pink|grey|gray|teal|navy))\b)", ""),
        (r"\b(?:(?:dark|light|navy) )?(?:green|blue|red|yellow|orange|purple|pink|grey|gray|teal|navy|black|white|brown|beige|cream),? \(?(#[0-9a-f]{6})\)?", r"\1"),
        (r"\b(too (?:dark|bright|small|big|large|tiny|long|short|fast|slow|loud|quiet|low|high)) (?=(?:brighten|darken|shrink|enlarge|lower|raise|make|turn|speed|slow|fix|lift|trim|mute) (?:it|them|that|this)\b)", r"\1, "),
        (r"(?<=\w )type (?=(?:on|over|against) (?:an? |#|\w+ (?:box|plate|bar|background|banner)))", "letters "),
        (r"^for (?:my|our|the|this|a) (?:\w+ )?(?:class|pupils|students|boss|client|mum|mom|dad|grandma|kids|children|friends?|team|followers|viewers|listeners|customers|school|club|party|wedding|presentation|lesson|meeting|website|blog)s?,? (?=(?:i|we|could|can|please|would) )", ""),
        (r"\b(?:i want|i need|i'd like|so that|keep|have|with|and) the (?:whole|entire|full|complete) (?:image|picture|photo|chart|thing|frame|slide)s? (?:is |are |to be |being )?(?:visible|in view|seen|shown|showing|on screen|in (?:the )?frame)(?: (?:in the (?:frame|picture|shot)|on (?:the )?screen))?\b", "show the whole picture"),
        (r",? (?:captions?|titles?|texts?|lower thirds?|labels?|everything|words?) (?:included|and all)\b|,? (?:together |along )?(?:with|and|including) (?:all )?their (?:captions?|titles?|texts?|lower thirds?|labels?|words)\b(?=[,.;]|$)", ""),
        (r"\b(?:simple|plain|basic|ordinary|nice|quick|short|little) (fade|dissolve|crossfade|cross-fade|wipe|cut)(s?)\b(?![- ]?(?:in|out))(?= (?:between|into|from|to|everywhere|for))", r"\1\2"),
        (r"\b(?:oh,? )?(?:(?:i|we) )?(?:forgot|left out|missed|almost forgot)(?: about)? (?:the |my |our )?[^,.;]{0,30}?([\w\u3400-\u9fff-]+\.(?:jpe?g|png|webp|mp4|mov))[,.;:]? (?:please |can you |could you |so )*(put|stick|add|place|insert|pop|slot|show) it\b", r"\2 \1"),
        (r"\bfade (?:in |up )?from black (?:at|in) the (?:very )?(?:start|beginning|opening),? (?:and|then) (?:fade )?(?:out )?to black at the (?:very )?end\b", "fade to black at the end"),
        (rf"\b(?:the|that|my) (?:\w+ )?{_LETTERED}s? (?:has|contains|got) an? (?:mistake|typo|error|slip|wrong (?:year|date|number|name|word))(?: in it)?\s*[,:;.]+ (?=(?:it|that|this)(?:'s| was| is| should))", ""),
        (
            r"\b(?:add|i need|we need|i want|i'd like|paint|put in|include|have|put) (?:an?|one|another) (?:(?:new|further|extra|second|third|fourth|fifth|sixth|final|last|painted|closing) )?(?:scene|picture|shot|slide|image) at the (?:very )?end[:,]? (?:(?:with|showing|of) )?(?=(?:an?|the|some) )",
            "add a scene of ",
        ),
        (r",? (?:as |because |since )?(?:right now|at the moment|currently|now|as it is)?,? ?(?:the |their |its )?(?:edges|sides|heads|tops?|bottoms?|axes|labels|corners) (?:get|gets|are|is|keep getting|keep being|being) (?:cropped|cut|chopped|clipped)(?: off| away| out)?(?=\s*(?:$|[.,;!]))", ""),
        (r"\b(end|finish|close|start|begin|open) (?:it |the video |everything )?with (?:the|a) title,? ((?-i:[A-Z])[^.;,]{1,40}?) on (black|white|blue|red|green|grey|gray|pink|yellow|orange|purple|navy)\b", r"\1 with a card saying \2 with a \3 background"),
        (rf"\b(end|finish|close|start|begin|open) (?:it |the video |everything )?with (?:the|a) title,? (?=(?-i:[A-Z{QUOTE[1:-1]}]))", r"\1 with a card saying "),
        (r"\bshow the (?:full|whole|entire|complete) (?:chart|photo|picture|image|thing|graph|slide)s? (?:on|in|for|of) (every|each|all)(?: of)?(?: the)? (slide|photo|picture|image|chart|scene|clip|shot|one)s?\b", r"show whole \1 \2"),
        (r"\b(?:should|must|shall|may) (?:come|slide|fly|move|swipe|glide|push) in from (?:the )?(left|right|top|bottom)\b", r"slides in from the \1"),
        (r"\b(?:replace|change|swap|exchange) the (?:text|words?|wording|writing) (?:of|in|on) ((?:the|my) [\w ]{0,20}?(?:caption|title|lower third|label|subtitle)s?) (?:with|to|by|for|into) ", r"change \1 to "),
        (r"\b((?:lower thirds|captions|labels|texts|titles)) (?:should |to |must )?(?:only |just )?(?:be (?:there |shown |visible )?|stay |show )?(?:only |just )?(?:for|during|in|over) (?:only )?the first (\w+ seconds?) of (?:each|every) (?:of the )?\w+\b", r"\1 should stay for \2"),
        (r"\bcrop ((?:the|my|all|all the|all of the) \w+) (?:less|not so much|not as much|a bit less|slightly less)\b", r"show whole \1"),
        (r"\bjust keep (?=[^,.;]{2,40}\b(?:still|static|steady|motionless|fixed)\b)", "keep "),
        (r"\b(?:make|let|have) the colou?rs (?:of|in|on) ([^,.;]{3,30}?) (?:pop|stand out|come alive|shine|sing)(?: (?:more|a (?:bit|little)(?: more)?))?\b", r"more saturation on \1"),
        (r"\bthe (?:picture|image|footage|video|shot) (?:in|of) (the [\w ]{2,20}? (?:clip|scene|shot|video))\b", r"\1"),
        (r"((?:the|my|all(?: the)?) [\w ]{3,25}?) (?:would|might|could) (?:look|be|work|sit|read) (?:much |a lot )?(?:better|nicer|good) (at|in|on) ", r"put \1 \2 "),
        (r"[,;]? (?:and |while |but )?the (?:others?|rest)(?: (?:of them|ones))? (?:can |should |must |to )?(?:stay|remain|keep)s? (?:at|in|on|where) [^,.;]{3,20}(?=\s*(?:$|[.,;!]))", ""),
        (rf"\b(remove|delete|drop|cut|take out|lose|strike) the (?:words?|phrase|bit|part) (?={QUOTE})", r"\1 "),
        (r"\bi (?:liked|preferred|like|prefer) (?:it|that|them) (?:better|more) without the \w+\b", "undo"),
        (r"\b(?:replace|change|swap|turn) (?:the|that|those|these) (?:fade|crossfade|dissolve|wipe|transition|slide|cut)s? (?:with|to|into|for|by) (an? )", r"make that \1"),
        (r",? (?:and |with )an? ((?:\w+ )?(?:title|caption|text|lower third)) (on|over) it (saying|that says|reading)\b", r" and add a \1 \2 it \3"),
        (r"\bgo with (?=an? )", "use "),
        (r"\bmake ((?:the|all|all the|my|all my) (?:\w+ )?(?:photo|picture|image|clip|chart|shot|scene|graph)s?) (?:really )?pop(?: (?:a (?:bit|little) )?more)?\b", r"make \1 more vivid"),
        # what is not to be
        (rf"\s*,?\s*(?:instead of|rather than) (?:just |always |simply |abruptly )*(?!{_NO_DOING}\b)(?:[a-z]+ing|appear|pop up|jump|show up|cut)\b(?!\.\w)[^,.;!?]{{0,40}}{_END}", ""),
        (
            rf"^(?:well |so |also |and |but |apparently |ok |now )*(?:the |my |our |her |his )?{_BOSS} (?:wants?|would like|needs?|asked (?:me )?for|insists? on|is asking for|are asking for|wishes for)(?: (?:us|me) to)? (?=(?:a|an|the|some|our|all)\b)",
            "I want ",
        ),
        (r"^for (?:(?:my|our|the|those|all) )?(?:\w+ )?(?:pupils|students|class|viewers|audience|people|kids|clients?|listeners|followers|customers|readers|colleagues|children|guests|crowd|parents)\b[^,.;:]{0,40}[:,]\s*", ""),
        # "Might the last picture be …?"
        (r"^(?:might|may|shall) ((?:the|my|our|all|each|every|this|that|these) [^,.;?!]{2,40}?) (be|have|get|go|come|stay|become)\b", r"\1 should \2"),
        (r"\b(?:had better|'d better|ought better|might want to|might as well)\b", "should"),
        (r"\b(?:apparently|supposedly|evidently|i've been meaning to say|i must say|i notice(?:d)?|as you can see|by the looks of it|hello dear|dear me|my dear|it's me again|me again|i fancy|typical)\b[ ,.:]*", ""),
        (r",? (?:don't you think|wouldn't you say|don't you agree|wouldn't you agree|or am i wrong|isn't it)\s*[?.]?(?=\s*$)", ""),
        (r",? (?:imagine (?:the|how|that)|think of the|picture the) [^,.;?!]{2,40}(?=\s*[.!]*$)", ""),
        (r",? (?:like (?:in )?the (?:good )?old days|like (?:neon|crazy|mad|a rainbow)|as in the old days)\b", ""),
        (r"[,;] (?:i |you |we |one )?(?:can't|cannot) (?:really )?(?:read|see|make out) (?:it|them|that) (?:otherwise|at all otherwise|else)\b", ""),
        (r",? or (?:whatever|something|anything)(?: else)?(?: (?:you have|you've got|is there|there is))?(?: (?:that's|that is|is|which is|close|similar|like it|like that|near))*(?=\s*(?:$|[.!;]))", ""),
        (r"\b(?:bang|smack|slap|smack bang|right|dead|plumb) (?=in the (?:middle|cent))", ""),
        (r",? (?:only|just) there(?=\s*(?:$|[.!]))", ""),
        (r"\b(cooler|warmer|colder|darker|lighter|brighter|bluer) in (?:tone|colou?r|hue|feel|look)\b", r"\1"),
        # names of things
        (r"\b(first|second|third|fourth|fifth|sixth|last|opening|final|closing) frame\b(?! rate)", lambda m: m[0] if re.search(r"freez|hold|still|pause", m.string, re.IGNORECASE) else f"{ {'opening': 'first', 'closing': 'last', 'final': 'last'}.get(m[1].lower(), m[1])} photo"),
        (r"\bphotograph(s?)\b(?! (?:look|style|effect))", r"photo\1"),
        (r"\b(?:logo watermark|watermark logo)\b", "logo"),
        (r"\b(?:name strap|name super|name bar|chyron|strapline|name strip|name banner)(s?)\b", r"lower third\1"),
        (r"\bdrop (?:in )?(?=(?:an?|some) (?!(?:second|sec|bit|little|half|couple|few|lot)\b))", "add "),
        (r"\b(?:going|leading|heading|coming) into (?=the |my |scene|photo|clip|shot|image)", "into "),
        (r"\bkeep (?:my|our|the) (?:handle|hashtag|tag|name|website|address|url|link),? (?=[@#\ue100-\uf0ff])", "add "),
        (r"\b(?:my|our|the|an?) (?:\w+ )?(?:hashtag|handle|tag|account)(?: name)?,? (?=[@#])", ""),
        # "between first and second picture"
        (
            r"\bbetween (?:the )?(first|second|third|fourth|fifth|sixth)(?: (?:one|photo|picture|scene|clip|image|shot|slide|chart))? and (?:the )?(first|second|third|fourth|fifth|sixth)(?: (?:one|photo|picture|scene|clip|image|shot|slide|chart)s?)?\b",
            _between_numbers,
        ),
        (r"\b(between scenes \d and \d)(?: (?:it|they|must|should|can|has to|have to|go|goes|fade|we|you|i|want|need))* (?:over|via|through|to) (black|white)\b", r"fade through \2 \1"),
        # how strong
        (r"(?:,? (?:gentle|light|soft|mild))?,? (?:at |with |of )?(?:(?:about|no more than|at most|roughly|around|only) )*(?:a|one) (third|half|quarter)(?: of (?:the |its |full )*)? (?:strength|intensity|power)\b", lambda m: {"third": " at 33%", "half": " at 50%", "quarter": " at 25%"}[m[1].lower()]),
        (r"\ba (?:little|bit) less (?=\w)", "slightly less "),
        (r"\b(photo|picture|pic|image|scene)s? (?:(?:should|must|to|be|look|a bit|a little|much|slightly|even|needs?) )*(?:softer|more soft|dreamier|dreamy|hazier|hazy)\b(?:,? (?:dreamy|dream|hazy)(?:-?like)?)?", r"\1 softer look"),
        (r"\b(?:that |this |the |a |an )?(?:(?:old|vintage|faded|antique|aged|brown|brownish|retro|sepia|yellowed|nostalgic|old-school)(?:,| and)? ){2,}(?:look|feel|style|tone|effect|touch|vibe|tint)\b", "the sepia look"),
        (r"\bno (?:cheesy|silly|stupid|fancy|weird|crazy|annoying|creeping|slow|zooming|camera) (zoom|pan|motion|movement|panning|zooming)s?\b", r"no \1"),
        # animations
        (r"\btype ((?:the|my|that) (?:\w+ )?(?:title|caption|text|words)s?) out(?: (?:like (?:a|on a) typewriter|letter by letter|one letter at a time))?\b", r"animate \1 typewriter"),
        (r"\b(?:type|types|typing) (?:itself|themselves|it|them) out(?: (?:letter by letter|one letter at a time|like a typewriter))?\b", "appear letter by letter"),
        (r"\b((?:slide|fade|pop|fly|float|bounce|drop|zoom)s?(?: in| up| down)?(?: from [^,.;]{3,15}?)?) (?:on entry|on entrance|when (?:it|they) (?:appears?|comes? in|shows? up)|as (?:it|they) (?:appears?|comes? in)|at the entrance)\b", r"\1"),
        (r"\b(?:an? )?(?:simple|plain|normal|gentle|ordinary|regular) ([\w-]+(?: in)?) (?:is|would be|will be|'s) (?:enough|fine|plenty|better|ok|okay|good|nicer)\b", r"use \1 instead"),
        # what goes too soon
        (
            r"\b((?:the|my|that) (?:\w+ )?(?:title|caption|text|label|logo|lower third)s?) (?:vanish(?:es)?|disappears?|goes(?: away)?|is gone|are gone|fades?) (?:much |way |far |a bit )?(?:too (?:soon|quickly|fast|early)|before [^,.;?!]{3,30})[,.;!]?\s*(?:and |so |please |can |could |should |make |let |have |keep |leave )*(?:it |they |them )(?:to )?",
            r"\1 should ",
        ),
        (r"\b(stay|show|remain|last|be there|be shown|stays?)(?: up| on| on screen)? (?:for|over|during|throughout) (?:the whole|all|the entire|the full|the whole length|the duration)(?: of)? ((?:the |my )?(?:first|second|third|last|opening|fourth) (?:scene|photo|picture|clip|shot|image|slide|chart))\b", r"show only over \2"),
        (r"\b(?:the |hmm+ )?other corner,? (?:the |on the |to the |i mean the )?(?:left|right)(?: one| side)?\b", "the other corner"),
        (r"\b(?:while|as long as|whenever|when) (?:the )?([\w\u3400-\u9fff-]+\.(?:jpe?g|png|webp|gif|mp4|mov)) (?:plays|is playing|runs|is running|shows|is shown|is on(?: screen)?|is up|is visible)\b", r"during \1"),
        (r"\bin (?:the|a) corner,? (top|bottom|upper|lower)[ -](left|right)\b", r"in the \1 \2 corner"),
        (r"\b(so|and) ((?:the|all) (?:captions|titles|title|text|texts|lower thirds|logo|labels) should)\b", r", \2"),
        (r"\b(with (?:an? )?(?:opening|intro|title) card [^.;!?]{3,60}? and an? (?:closing|outro|end|final|ending)) one\b", r"\1 card"),
        (r"\b((?:opening|intro|title) card [^.;!?]{1,60}? and an? (?:closing|outro|end|final|ending)) one\b", r"\1 card"),
    )
)  # fmt: skip
_ALL_OF_THEM: Final = re.compile(
    r",? (?:and )?(?:all|each|both)(?: of (?:them|these))?,? (?P<where>at the (?:top|bottom)|in the (?:middle|cent(?:re|er)|lower third|(?:top|bottom) (?:left|right)(?: corner)?))\s*[.!]*$",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(
    r"((?<![\w.])[\w\u3400-\u9fff-]+\.(?:png|jpe?g|webp|gif|mp4|mov)\b[^.;!?]{0,60}?)\s*,\s*(?=(?:during|over|throughout|top|bottom|upper|lower|in the (?:top|bottom|upper|lower)|at the (?:top|bottom)|on the (?:left|right)|quite|rather|very|fairly|small|tiny|little)\b)",
    re.IGNORECASE,
)
"""What is said of a picture that is laid over the others, one thing after the other."""


def first_seen(text: str) -> str:
    """Say plainly what must be said so before wishes are: what is not to be, asides, and names of things.

    Examples
    --------
    >>> first_seen("zoom in instead of panning"), first_seen("the captions had better go to the top")
    ('zoom in', 'the captions should go to the top')
    """
    for pattern, plain in _FIRST:
        text = pattern.sub(plain, text)
    if (tail := _ALL_OF_THEM.search(text)) is not None and len(re.findall(QUOTE, text)) > 1:
        # "'Forest' on the first, 'Sea' on the second, all at the bottom"
        text = re.sub(f"({QUOTE})", rf"\1 {tail['where']}", text[: tail.start()])
    while (joined := _BESIDE.sub(r"\1 ", text)) != text:
        text = joined
    return text.strip()


def seen(text: str) -> str:
    """Say turns of phrase about looks, letters and framing in plain words.

    Examples
    --------
    >>> seen("crank contrast on the product"), seen("remove the cake and put a snowy forest there instead")
    ('increase contrast on the product', 'replace the cake with a snowy forest')
    """
    for pattern, plain in _SAID:
        text = pattern.sub(plain, text)
    return text
