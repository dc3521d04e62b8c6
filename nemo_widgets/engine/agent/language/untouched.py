"""What shall stay as it is: "and leave the rest alone" asks for nothing; beside "all" it is what is left out."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from typing import Final

_I = re.IGNORECASE
_REST: Final = (
    r"(?:(?:all |each )?(?:of )?(?:the |my )?(?:rest|others?|remaining (?:\w+ )?\w+|other (?:\w+ )?\w+)(?: of (?:it|them|the \w+))?"
    r"|(?:everything|anything|all|nothing) else(?: in (?:it|there))?)"
)
_NAMED: Final = (
    r"(?:the|my|our|that|this|those|these|its|his|her|their)(?: [\w.'-]+){1,4}?(?:'s)?|[\w-]+\.\w{3,4}"
)
_PLACES: Final = r"(?:(?:scenes?|photos?|pictures?|images?|clips?|shots?|slides?|charts?|numbers?) )?\d+(?:(?:, ?(?:and )?| and | & )\d+)*"
_WHAT: Final = rf"(?:{_REST}|{_PLACES}|(?:both |all )?(?:of )?(?:{_NAMED})|it|them|that|this)"
_AS_IT_IS: Final = (
    r"(?:alone|be|untouched|unchanged|unaltered|intact|(?:just |exactly )?as (?:it|they|that|this)(?:'s|'re| is| are| was| were)?(?: now)?|as-is|as is"
    r"|(?:just |exactly )?(?:the way|how|like|what) (?:it|they|that|this)(?:'s|'re| is| are| was| were)(?: now)?|the same(?: as (?:now|before|it is))?|in (?:full |its )?colou?r|where (?:it|they) (?:is|are))"
)
_SOFT: Final = r"(?:,? (?:for (?:now|the moment)|please|pls|thanks|though|too|as well))*"
_END: Final = r"(?=\s*(?:$|[,.;!?)]|(?:and|but|then)\b))"
_START: Final = r"(?:^|[,.;!?(–—]|(?<=\s)-(?=\s))\s*(?:(?:and|but|while|with|though|so|just|please|also|oh) )*|\s(?:and|but|while|so) (?:also |please |just )*"
_STAYS: Final = re.compile(
    rf"(?P<start>{_START})(?:"
    rf"(?:please |just |also )*(?:leave|keep|let|have) (?P<kept>{_WHAT})(?: stay| remain)? {_AS_IT_IS}"
    rf"|(?:please |just |also )*leave {_REST}"
    rf"|(?P<stays>{_WHAT}) (?:(?:can|should|must|may|to|has to|have to|needs? to|shall|will|is to|are to|all|just|both) )*(?:stays?|remains?|keeps?|left|be left|staying)(?: {_AS_IT_IS})"
    rf"|(?P<still>{_REST})(?: (?:can|should|must|may|to|shall|all) (?:stay|remain)|(?: stays?| remains?)| (?:is|are|looks?) (?:all )?(?:fine|ok(?:ay)?|good|great|perfect|lovely|right))?(?: {_AS_IT_IS})?"
    rf"|(?:please )?(?:do not|don't|without|not|never|no need to) (?:touch|touching|chang(?:e|ing)|alter(?:ing)?|mess(?:ing)? with|edit(?:ing)?) (?P<spared>{_WHAT}|anything|any of (?:it|that|them))"
    rf"|(?<=but )(?P<there>{_NAMED}) (?:(?:can|should|must|has to) )?(?:stays?|remains?)"
    rf"|nothing else (?:is to |should |must |needs to |may |has to )?(?:changes?|be changed|be touched)|no other changes"
    rf"){_SOFT}{_END}",
    _I,
)
_ALL: Final = re.compile(r"\b(?:all|every|each|everything|whole|everywhere|entire)\b", _I)
_LEADS: Final = re.compile(r"^[\s,.;!?]*(?:(?:and|but|then|so)\b\s*)*", _I)
_SEVERAL: Final = re.compile(rf"{_REST}|it|them|that|this", _I)
_OTHER_MATTER: Final = re.compile(
    r"\b(?:titles?|captions?|texts?|words|subtitles?|music|song|sound|audio|voice|narration|volume|logo|watermark|order|length|lengths|colou?rs?|font|transitions?|lower thirds?)\b",
    _I,
)


def without_untouched(text: str) -> str:
    """Leave out what a message says is to stay; where it is part of all that the message is about, say "except".

    Examples
    --------
    >>> without_untouched("make the kitchen brighter and leave the rest alone")
    'make the kitchen brighter'
    >>> without_untouched("all photos in black and white but keep the cake in colour")
    'all photos in black and white except the cake'
    >>> without_untouched("keep the title as it is")
    'keep the title as it is'
    """
    for match in reversed([*_STAYS.finditer(text)]):
        kept = match["kept"] or match["stays"] or match["spared"] or match["there"] or ""
        before, after = text[: match.start()], text[match.end() :]
        if match["still"] and not _says_more(match):
            continue
        if not re.search(r"\w{3}", before + after):
            continue
        said = re.split(r"[.;!?]", before)[-1]
        part = kept and not _SEVERAL.fullmatch(kept) and not _OTHER_MATTER.search(kept)
        if part and _ALL.search(said) and not _OTHER_MATTER.search(said):
            text = f"{before} except {kept}{after}"
        else:
            text = f"{before}{after}" if before.strip() else _LEADS.sub("", after)
    return text


def _says_more(match: re.Match[str]) -> bool:
    """Tell "the rest as they are" from "the rest", which may be what an order is about."""
    return len(match[0]) > len(match["start"]) + len(match["still"]) + 1
