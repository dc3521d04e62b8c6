"""What comes after an edit and is said round about: "white was easier to read", "but at dusk", "except the kitchen".

Each is said straight, as a correction that names what shall be in the last edit.
"""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from typing import Final

from nemo_widgets.engine.agent.language.scan import scan
from nemo_widgets.engine.agent.phrases import NUMBER, mask, number

_I = re.IGNORECASE

_BETTER: Final = r"(?:(?:much|way|far|a lot|so much|actually|just|really|definitely) )*(?:better|nicer|best|prettier|clearer|(?:easier|nicer|better) to \w+|more (?:readable|legible|fun|elegant|suitable|fitting))"
_NOT_NAMED: Final = r"(?!(?:it|that|this|they|the (?:old|original|other|first|previous|former|last|big|small)|everything|before|what|how|undo)\b)"
_STRAIGHT: Final = tuple(
    (re.compile(pattern, _I), straight)
    for pattern, straight in (
        # "I said bottom but I should have said dead centre"
        (r"^(?:.*?\W)?i (?:said|wrote|typed|asked for) .{1,30}? but (?:i )?(?:really |actually )?(?:meant|mean|should(?:'ve| have) (?:said|written)|wanted|was thinking of) (?P<x>.+)$", r"i meant \g<x>"),
        # "it was the hallway I wanted gone"
        (r"^(?:.*?\W)?(?:it|that)(?:'s| was| is) (?P<x>.{2,40}?),? (?:that |which )?i (?:wanted|want|meant|mean|had in mind|was (?:after|talking about|thinking of))(?: (?:to )?(?:gone|removed|deleted|out|changed|muted|done|go|have \w+))?$", r"i meant \g<x>"),
        # "the funnel's text was the one that had to go, so restore churn's"
        (r"^(?:.*?\W)?(?P<x>(?:the|my) [^.!?]{2,40}?) (?:was|is) (?:the one|what) (?:that |which )?(?:i (?:wanted|meant|mean)(?: \w+)?|(?:had|has|needs|needed|was supposed|ought) to (?:go|be \w+)|should (?:have gone|go|be))(?:\s*,?\s*(?:so|and) (?:please )?(?:restore|put back|bring back|undo|leave|keep) .+)?$", r"i meant \g<x>"),
        # "on second thoughts white was easier to read"
        (rf"^(?P<x>{_NOT_NAMED}[^,.;!]{{2,30}}?) (?:was|were|is|are|would be|would have been|looks?|looked|reads?|sounds?|seems?|felt) {_BETTER}(?: (?:after all|i think|actually|here|there|though))*$", r"i meant \g<x>"),
        # "that's covering his shoulder, other side": the direction alone
        (r"^(?:can|could|should|may|let|make|have) (?:it|that|this|them) (?:sit|be|go|come|stand|live|appear|move) (?=(?:on|to|at|in|over)\b)", ""),
    )
)  # fmt: skip


def straight(rest: str) -> str:
    """Say a correction straight, where it is one that is said round about.

    Examples
    --------
    >>> straight("I said bottom but I should have said dead centre")
    'i meant dead centre'
    >>> straight("white was easier to read"), straight("it was better")
    ('i meant white', 'it was better')
    """
    for pattern, plain in _STRAIGHT:
        rest = pattern.sub(plain, rest)
    return rest


_PICTURED: Final = re.compile(
    r"(?:(?:and|but|though|only|just|maybe|perhaps|now|oh|also)[\s,]+)*"
    r"(?:(?:(?:can|could|should|might|would|may) (?:it|that|this|there|the (?:picture|scene|image))|(?:make|have|paint|set|let) (?:it|that|this|the (?:picture|scene))|(?:it|that|this) (?:should|could|needs to|has to|must))(?: also| please)?(?: (?:be|have|show|happen|take place|look))?\s+|(?:it|that) (?:needs|wants|should have|could use|could do with)\s+)?"
    r"(?P<words>(?:(?P<prep>at|in|with|without|during|under|on|by|near|over|beside|behind|surrounded by|full of|covered in)\s+)?[\w' -]{3,50})",
    _I,
)
_HAS: Final = re.compile(r"\b(?:have|show|needs|wants|should have|could use|could do with)\s+$", _I)


def pictured(rest: str) -> str | None:
    """Return what is to be in the picture that was painted last besides: "could that be at dusk" adds "at dusk".

    Examples
    --------
    >>> pictured("Though could that be at dusk"), pictured("but with a lake in front")
    ('at dusk', 'with a lake in front')
    >>> pictured("at the end"), pictured("make it black and white"), pictured("put it first")
    (None, None, None)
    """
    found = _PICTURED.fullmatch(rest)
    if found is None:
        return None
    words = found["words"].strip()
    if not found["prep"]:
        if not _HAS.search(rest[: found.start("words")]):
            return None
        words = f"with {words}"
    told = scan(_WHERE.sub("", words))
    known = {"word", "prep", "skip", "ref", "number", "judges", "each", "color", "sounding", "gender"}
    if any(not set(phrase.senses) & known or phrase.has("position", "corner") for phrase in told):
        return None
    return words if any(set(phrase.senses) == {"word"} for phrase in told) else None


_WHERE: Final = re.compile(r"\b(?:in front|in the (?:background|foreground|distance|middle|sky))\b", _I)


_EXCEPT: Final = re.compile(
    r"(?:(?:but|and|only|just|all|good|fine|great|ok(?:ay)?|nice|lovely|perfect)[\s,]+)*(?:(?:not|except(?: for)?|apart from|without|excluding|all but|skip|other than)\s+(?:(?:for|on|when|going|coming|the one|that one)\s+)*(?:(?:in)?to|before|on|for|in|with)?\s*(?P<a>[^,.;:!]{2,40}?)(?:\s*[,:;]?\s*(?:(?:that(?:'s| is)|make that|use|keep|with|have)\s+)?(?:a |the )?(?:plain|hard|straight|simple|normal|clean) cuts?(?: there| please)?)?"
    r"|(?:leave|keep) (?P<b>[^,.;:!]{2,40}?) (?:out(?: of (?:it|that|this))?|alone|as (?:it|they) (?:is|are|was|were))"
    r"|(?P<c>(?:the|my) [^,.;:!]{2,40}?) (?:should|can|must|has to) (?:stay|remain|be) (?:as|the way|how|what|like) (?:it|they) (?:is|are|was|were)(?: before)?)(?: please| though)*",
    _I,
)
_ALL: Final = re.compile(r"\b(?:all|every|each|everything|everywhere|whole|throughout)\b", _I)


def excepted(rest: str, edit: str) -> str | None:
    """Return an edit of everything without what a message says it is not for: "except the kitchen".

    Examples
    --------
    >>> excepted("except the kitchen", "Make all photos warmer.")
    'Make all photos warmer except the kitchen'
    >>> excepted("except the kitchen", "make the cake warmer") is None
    True
    """
    found = _EXCEPT.fullmatch(rest)
    if found is None or not _ALL.search(edit):
        return None
    return f"{edit.strip(' .!?')} except {found['a'] or found['b'] or found['c']}"


_MEASURE: Final = re.compile(
    rf"(?P<n>{NUMBER})\s*(?:(?P<unit>seconds?|secs?|s|%|percent)\s*)?(?P<way>more|longer|extra|on top|less|shorter|fewer)(?: (?:please|would do|will do|than that))*"
    r"|(?P<half>half) (?:as (?:long|much|loud|many|fast|strong)|that(?: length)?)(?: (?:will do|would do|is enough|is plenty|should do|please))*",
    _I,
)
_OF_EDIT: Final = re.compile(rf"(?P<n>{NUMBER})(?=[\s-]*(?:seconds?|secs?|sec|s)\b)", _I)


def measured(rest: str, edit: str) -> str | None:
    """Return an edit with its one length changed by so much: "2 more", "half as long".

    Examples
    --------
    >>> measured("2 more", "set the cake to 5 seconds"), measured("half as long", "8-second crossfades")
    ('set the cake to 7 seconds', '4-second crossfades')
    """
    found = _MEASURE.fullmatch(rest)
    masked = mask(edit)
    told = [*_OF_EDIT.finditer(masked.text)]
    if found is None or len(told) != 1 or (found["unit"] or "s")[0] not in "sS":
        return None
    old = number(told[0]["n"])
    more = (
        number(found["n"]) * (-1 if (found["way"] or "").lower() in {"less", "shorter", "fewer"} else 1)
        if found["n"]
        else 0
    )
    new = old / 2 if found["half"] else old + more
    if new <= 0:
        return None
    start, end = told[0].span("n")
    return masked.requote(f"{masked.text[:start]}{new:g}{masked.text[end:]}")
