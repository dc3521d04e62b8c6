"""Orders that are put as wishes, questions or afterthoughts, said again as plain orders."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from typing import Final

_I = re.IGNORECASE
_BASES: Final = {
    form: base
    for base, form in {
        "make": "making", "add": "adding", "put": "putting", "move": "moving", "cut": "cutting", "trim": "trimming", "turn": "turning", "take": "taking",
        "remove": "removing", "delete": "deleting", "drop": "dropping", "change": "changing", "replace": "replacing", "swap": "swapping", "switch": "switching",
        "give": "giving", "use": "using", "show": "showing", "play": "playing", "speed": "speeding", "slow": "slowing", "fade": "fading", "zoom": "zooming",
        "brighten": "brightening", "darken": "darkening", "shorten": "shortening", "extend": "extending", "lengthen": "lengthening", "mute": "muting",
        "lower": "lowering", "raise": "raising", "bring": "bringing", "keep": "keeping", "split": "splitting", "blur": "blurring", "start": "starting",
        "end": "ending", "set": "setting", "let": "letting", "have": "having", "go": "going", "reverse": "reversing", "freeze": "freezing", "duplicate": "duplicating",
        "repeat": "repeating", "crop": "cropping", "fit": "fitting", "get": "getting", "warm": "warming", "cool": "cooling", "place": "placing", "shift": "shifting",
        "reorder": "reordering", "shuffle": "shuffling", "stretch": "stretching", "insert": "inserting", "write": "writing", "animate": "animating", "center": "centering",
    }.items()
}  # fmt: skip

_MIND: Final = re.compile(
    rf"\b(?:(?:would|do|could|can) you mind|(?:how|what) about|why not try|try|consider|(?:i'm |i was |we're |was |am )?thinking (?:of|about)|(?:i'd |i would )?suggest|fancy|feel like|what do you (?:think|say) (?:of|about|to))\s+({'|'.join(_BASES)})\b",
    _I,
)
_SCAFFOLD: Final = re.compile(
    r"\b(?:it(?:'s| is| would be) possible to (?=(?:make|do|put|add|cut|move|have|give|let|delete|remove|change|turn|show|play)\b)|(?:i|we) (?:want|need|wish|would like|'d like) that (?=(?:the|it|all|my|every|each|they|this)\b)|(?:so |hey |hi |and |but |also )*(?:(?:i|we)(?:'d| would) (?:really |absolutely |also |so )?(?:love|like|appreciate|prefer) it if|it(?:'d| would) be (?:really |so |super |very |just )?(?:great|nice|good|cool|lovely|awesome|better|best|helpful|perfect|amazing|fantastic|wonderful) (?:if|to)"
    r"|(?:i was |i'm |i am |was |just |am )*wondering (?:if|whether)|(?:is it|would it be|is that) (?:possible|ok(?:ay)?|feasible|doable) (?:to|for you to|if you)|(?:is there |do you have )?any (?:chance|way) (?:that )?(?=you|we|i|to)|do you think (?:that )?(?=you|we|it)"
    r"|(?:why|how come) (?:don't|not) (?:we|you)|(?:can|could) i (?:please )?(?:have|get|ask you to|trouble you to)(?= (?:you|the|it|my|a|an|some)\b)|(?:i|we) (?:think|guess|feel like|reckon|believe|suppose) (?:that )?(?=(?:we|you|it|the|this|that|my|our)\b)"
    r"|(?:i|we) (?:want|need|'d like|would like|'d love|would love) (?:to see|to have|you to|for you to|to get)|let (?:me|us|people|them) see|show me|be (?:so kind (?:as )?to|a dear and|a star and)|do me a favou?r and|feel free to|go ahead and|make sure (?!(?:that )?(?:i|we|you|one|people|everyone|viewers|they) (?:can|could)\b)(?:that |to )?|see if you (?:can|could)|(?:what )?i (?:really )?(?:want|need|'d like) is(?: for)?(?: to)?"
    r"|the next thing is(?: to)?|next up(?: is)?|one (?:more|last|other) thing(?: is)?|last(?:ly| but not least)|first(?:ly| of all| up| off)(?=[\s,]+(?:can|could|please|i|make|put|let|the|take|add|cut|move|remove|give|turn)\b)|to (?:start|begin) with(?=,)))\b[\s,:]*",
    _I,
)
_FIRST: Final = re.compile(
    r"(?:^|(?<=[.!?;] ))(?:first|second|third)(?:ly)?[\s,:]+(?=(?:can|could|please|i|make|put|let|take|add|cut|move|remove|give|turn|set|change|swap|trim|mute|use|delete|drop|bring|replace|crop|zoom|speed|slow|shorten|start|have)\b)",
    _I,
)
"""The first of several orders, and no first photo."""
_RATHER: Final = re.compile(
    r"(?:\b(?:i|we)(?:'d| would) (?:rather|prefer to|prefer)(?: have| see| use| get)?|\brather(?: have| use)?)\s+([^,.;]{2,40}?)\s+(?:than|over|rather than|instead of|to) (?:the |a |an |that |this )?[\w -]{2,24}(?=\s*(?:$|[,.;!]))",
    _I,
)
"""What somebody would rather have, without what it is to take the place of."""
_PAST: Final = {
    "started": "start", "began": "begin", "ended": "end", "made": "make", "moved": "move", "used": "use", "added": "add", "swapped": "swap", "switched": "switch",
    "had": "have", "removed": "remove", "dropped": "drop", "took": "take", "gave": "give", "turned": "turn", "changed": "change", "replaced": "replace", "muted": "mute",
    "slowed": "slow", "sped": "speed", "brought": "bring", "kept": "keep", "deleted": "delete", "trimmed": "trim", "shortened": "shorten", "played": "play", "went": "go",
}  # fmt: skip
_WHAT_IF: Final = re.compile(
    rf"\b(?:what|how about|maybe|and) if (?:we|you|i)(?: just)? ({'|'.join((*_PAST, *_PAST.values(), 'put', 'cut', 'set', 'let'))})\b",
    _I,
)
_BEFORE: Final = re.compile(
    r"\b(?:(?:i think |actually |hmm+ )?(?:it|that|this|they) (?:was|were|looked|sounded|worked|felt) (?:much |way |a lot |far |actually )?(?:better|nicer|good|fine|great) (?:before|the way (?:it|they) (?:was|were)|(?:as|how|like) (?:it|they) (?:was|were)|without(?: it| that| them)?)"
    r"|i (?:actually )?(?:liked|preferred|prefer|like|loved) (?:it|that|the old one|the original(?: one)?|the (?:first|previous|old) (?:one|version|picture|photo)|(?:how|what) (?:it was|we had))(?: better| more)?(?: before| as it was| the way it was| without it)?(?=\W*(?:$|[,.;!])))"
    r"|(?:还是)?(?:原来|之前|以前|先前|刚才|本来)(?:的)?(?:那?(?:张|个|段|首|种|版|样子|图|画面|音乐|颜色|字体))?(?:更|比较|还)?(?:好看|好听|好|顺眼|舒服|合适|自然)(?:一点|些|多了|得多)?(?:了)?",
    _I,
)
"""A wish for what was there before the last edit."""
_PEOPLE: Final = (
    r"(?:boss|client|customer|teacher|prof|professor|editor|director|manager|wife|husband|partner|girlfriend|boyfriend|mum|mom|mother|dad|father|gran|grandma|grandad|daughter|son|sister|brother|kids?|children|team|colleagues?"
    r"|apprentice|boys|girls|lads|ladies|head|chef|producer|designer|lawyer|board|committee|landlord|vendor|organi[sz]ers?|coach|vicar|priest|students?|pupils|friends?|mates?|viewers?|audience|people|everyone|everybody)"
)
_SAYS_SO: Final = re.compile(
    rf"(?:(?<=^)|(?<=[.!?;,]\s))(?:(?:hey|hi|so|ok|okay|and|but|well|now|also)\s+)*(?:(?:my|our|the|his|her|a)\s+)?{_PEOPLE}\s+(?:(?:now|also|really|just|only)\s+)*(?:says?|said|insists?|insisted|reckons?|thinks?|told me|tells me|asks?|asked|wants?|would like|would prefer|prefers?|needs?|requests?|demands?)(?: me| us)?(?: that| for| to have| to see| to get| to)?\s+(?=\w)(?!it\b|them\b|this\b|you\b|more\b|to\b|so\b|less\b|an?\b|some\b)",
    _I,
)
"""Whose wish it is: "my prof says max 10 seconds", "wife wants the kitchen first"."""
_OCCASION: Final = re.compile(
    r"(?:(?<=^)|(?<=[.!?]\s))(?:for (?:my|our|the|this|tomorrow's|tonight's|next \w+'s) (?:\w+ ){0,2}(?:lesson|class|lecture|course|talk|meeting|party|wedding|service|shop|website|newsletter|presentation|pitch|review|assembly|course|exam|project|homework|listing|event|gala|open day|stand|fair|podcast|episode|channel|board)|today|tomorrow|this time|next|now|my orders?|\w+'s orders|keep it simple|nice and simple|simple one|quick one|two things|three things|one thing|a few things|few things|some changes|some edits|changes|edits|to-?do(?: list)?|my wish(?:es)?|please)\s*(?::|\s-\s)\s*",
    _I,
)
"""What an order is for, before a colon."""
_LISTED: Final = re.compile(r"(?:(?<=^)|(?<=[.;,!\n])|(?<=[.;,!\n]\s))\(?\d{1,2}[).](?:\s+)(?=[^\W\d])")
"""The numbers of a list: "1) the cake: 8 seconds. 2) …"."""
_WELCOME: Final = re.compile(
    r"\b((?:something|some|an?|the) [^,.;!?]{3,50}?) (?:would|might|could) (?:also |really |probably )?(?:be|suit|fit|work|do|go|sound|feel|look|make)\b(?: (?:it|this|that|us|me|here|there))?(?: (?:much|so|far|a lot|way|really|very|just|quite))*(?: (?:more )?(?:nice|nicer|good|great|lovely|welcome|better|best|perfect|well|fine|appreciated|cool|ideal|fitting|suitable|appropriate|the trick))+(?: (?:here|there|too|as well|for (?:it|this|that)))?(?=\s*(?:[,.;!?]|$))",
    _I,
)
"""A wish for a thing that would be welcome: "something jazzier for the soundtrack would suit it better"."""
_GRUMBLED: Final = re.compile(r"\s*(?:why|how come|what|who|since when)\b[^?.!\n]{3,80}\?+\s+(?=\S)", _I)
"""A question that is none, before an order: "why does it keep creeping? Stop the pictures moving"."""
_ORDERS: Final = re.compile(
    r"(?:please |just |so |then |ok,? )*(?:stop|make|let|no more|don't|keep|get|have|add|put|remove|delete|drop|take|lose|cut|trim|turn|set|change|replace|move|mute|lower|raise|use|give|show|slow|speed|zoom|swap|shorten|extend|bring|fade|i want|can you|could you)\b",
    _I,
)
_REFERS: Final = re.compile(r"\b(?:it|that|them|this|those|one)\b", _I)
_HEARD: Final = re.compile(r"\b(?:music|song|soundtrack|tune|track|score|listen|hear)\b", _I)
_IMAGINES: Final = re.compile(
    r"\b(?:i (?:keep|kept) (?:imagining|picturing|hearing|thinking of)|i(?:'m| am)? (?:imagin(?:e|ing)|pictur(?:e|ing)|envisag(?:e|ing)|envision(?:ing)?)|i can (?:already )?(?:see|hear|imagine|picture)|what i have in mind is|i have in mind)\s+(?=an?\b|some|the\b|how)",
    _I,
)
_YOU: Final = re.compile(
    r"^\s*(?:(?:if|that|whether) )?(?:you|we) (?:could|can|would|might|should)\s+(?:please |maybe |perhaps |possibly |just |also )*",
    _I,
)
_THEREFORE: Final = re.compile(
    r"(?<=[\w\u4e00-\u9fff'’)])\s*,?\s+(?:so|therefore|hence|that's why|which is why)\s+(?:please\s+|maybe\s+|perhaps\s+|just\s+|then\s+)*(?=(?:please|can|could|would|let's|let us|make|give|put|turn|move|cut|trim|shorten|speed|slow|brighten|darken|lower|raise|mute|delete|remove|drop|zoom|swap|switch|replace|change|bring|take|use|show|add|fade|blur|play|keep|extend|lengthen|warm|cool|crop|i (?:want|need|'d|would|think)|we (?:should|need|could)|it (?:should|needs|has to))\b)",
    _I,
)
_DASH: Final = re.compile(r"(?<=[^\W\d])\s+(?:[-–—]+)\s+(?=[^\W\d])|(?<=[^\W\d])\s*[–—]+\s*(?=[^\W\d])")
_OR_SO: Final = re.compile(
    r"\s+or (?:so|thereabouts|something(?: like that)?)\b(?=\s+\w|\s*$|\s*[,.;!?])", _I
)
_THEN: Final = re.compile(r"(?<=\w)\s*(?:\.{2,}|…+)\s*")


def ordered(text: str) -> str:
    """Say a message's wishes as orders; quoted texts are hidden from it.

    Examples
    --------
    >>> ordered("would you mind making the cake photo longer")
    'make the cake photo longer'
    >>> ordered("I was wondering if you could mute the clip"), ordered("the second one is dark so please brighten it")
    ('mute the clip', 'the second one is dark, brighten it')
    """
    plain = _OR_SO.sub("", _THEN.sub(", ", _DASH.sub(", ", text)))
    if len(_LISTED.findall(plain)) > 1:
        plain = _LISTED.sub("", plain)
    asked = _GRUMBLED.match(plain)
    if asked and _ORDERS.match(plain[asked.end() :]) and not _REFERS.search(plain[asked.end() :]):
        plain = plain[asked.end() :]
    plain = _SAYS_SO.sub("", _OCCASION.sub("", plain))
    plain = _WELCOME.sub(r"put on \1" if _HEARD.search(plain) else r"\1", _IMAGINES.sub("add ", plain))
    plain = _FIRST.sub("", plain)
    plain = _MIND.sub(lambda match: _BASES[match[1].lower()], plain)
    plain = _BEFORE.sub(lambda match: "undo" if match[0].isascii() else "撤销", plain)
    plain = _WHAT_IF.sub(lambda match: _PAST.get(match[1].lower(), match[1]), plain)
    plain = _RATHER.sub(r"use \1", plain)
    plain = _THEREFORE.sub(", ", plain)
    found = _SCAFFOLD.sub("", plain)
    return _YOU.sub("", found) if found != plain else plain
