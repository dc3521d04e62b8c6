"""What people type in a hurry, as the grammar has it: short forms, dropped apostrophes, wide digits, typos."""

# ruff: noqa: E501 -- a list of short forms cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from nemo_widgets.engine.agent.language.courtesies import ordered
from nemo_widgets.engine.agent.language.grievances import settled
from nemo_widgets.engine.agent.language.idioms import plainly
from nemo_widgets.engine.agent.language.replacing import replaced
from nemo_widgets.engine.agent.language.roundabout import put_straight
from nemo_widgets.engine.agent.language.scan import words
from nemo_widgets.engine.agent.language.sights import first_seen, seen
from nemo_widgets.engine.agent.language.spoken import written
from nemo_widgets.engine.agent.language.untouched import without_untouched

_SHORT: dict[str, str] = {
    "u": "you", "ur": "your", "pls": "please", "plz": "please", "thx": "thanks", "ty": "thanks", "gonna": "going to",
    "wanna": "want to", "gimme": "give me", "lil": "little", "vid": "video", "vids": "videos", "rn": "now", "tho": "",
    "whats": "what's", "hows": "how's", "wheres": "where's", "dont": "don't", "doesnt": "doesn't", "cant": "can't",
    "wont": "won't", "isnt": "isn't", "thats": "that's", "theres": "there's", "im": "i'm", "ive": "i've", "lets": "let's",
    "didnt": "didn't", "shouldnt": "shouldn't", "bg": "background", "sec": "second", "em": "them", "b/w": "black and white", "tbh": "",
    "imo": "", "alot": "a lot", "abit": "a bit", "abt": "about", "w/o": "without", "w/": "with", "coz": "because",
    "thru": "through", "gd": "good", "insta": "instagram", "yt": "youtube", "diff": "different", "b4": "before",
    "cuz": "because", "prolly": "probably", "trans": "transitions", "b&w": "black and white", "txt": "text", "msg": "message",
    "smth": "something", "sth": "something", "shld": "should", "wld": "would", "cld": "could", "frm": "from",
    "ctrl z": "undo", "ctrl+z": "undo", "ctrl-z": "undo", "cmd z": "undo", "cmd+z": "undo", "ctrl y": "redo", "ctrl+y": "redo",
    "nvm": "never mind", "kinda": "a bit", "kind of": "a bit", "sorta": "a bit", "sort of": "a bit", "lemme": "let me", "outta": "out of",
}  # fmt: skip
_SHORT_FORM = re.compile(
    rf"(?<![\w'.])(?:{'|'.join(sorted(map(re.escape, _SHORT), key=len, reverse=True))})(?![\w'.])",
    re.IGNORECASE,
)
_SIGH = re.compile(
    r"^\s*(?:(?:no|nope|nah|hmm*|mm+|wait|oh|ah|ok(?:ay)?|well|sorry|oops|ugh|yes|yeah|yep|hey|hi|hello|so|and|great|perfect|nice|cool|awesome|done|lovely"
    r"|excellent|fine|alright|right|good|thanks|thank you|love it|looks good|looks great|nice one|good job|not bad|嗯+|呃|哎|哦|好的?|好了|不错|很好|可以|完美|行|不不|不对|不是|那个|噗|额|哈哈+|呃+|唉|哎呀)"
    r"(?:\s*[,.!~…，。！]+\s*|(?<=hm)\s+|(?<=hmm)\s+|(?<!hm)(?<!hmm)\s+(?=(?:no|nope|wait|hmm*|undo|never)\b)))+(?=\S)",
    re.IGNORECASE,
)
_COULD_ZH = re.compile(r"^\s*(?:你|那|请问)?(?:能|可以|能够)(?=把|将|给|帮|让)(.*?)吗\s*[?？]?\s*$")
_EACH_ZH = re.compile(r"([\d一二两三四五六七八九十半]+秒)钟?[一每](?=[张段])[张段]")
_EDGE_ZH = re.compile(r"(结尾|末尾|最后|最末|开头)[那这]一?(张|段)")
_FIX = re.compile(
    r"(?<=\w)\s*[,.;]\s*(?:(?:please|can you|could you) )*fix (?:it|that|this|them)\b(?: please)?(?=\W*$)",
    re.IGNORECASE,
)
_WIDE = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_RHOTIC = re.compile(r"(?<=[点会块边事])儿")
_SHORTEST_MENDED = 5
_RIGHT = frozenset(
    """
    class string token state stage draft width least loader faces face's call calls though leading staff tests window possible colon paper likely rights
    newer cause horse hands train trains chance apple pitch lively radio robot witch wheat stranger concert massage lesson trial trials click coral brick
    swift smart guess quote quiet tables table guide smell spell spring twice sticky rocky layer loses loose sends hours reply relay socks charge curry greek
    facing falling swell hairy lighty laser audit class house beside besides coast toast roast board tight sight night might eight height weight price prize
    bride bridge grade trade shade place plane plate space spice slice stone store story stair stars start stack stock snack shack black block clock cloud crowd
    crown brown drown frown grown known women woman human money honey funny bunny sunny penny party pasta paste haste waste taste beach peach teach reach leech
    """.split()  # noqa: SIM905 -- a list of words reads best as a text
)
"""Words that are spelt right, however near they are to one of editing."""


def tidy(text: str) -> str:
    """Write a message's short forms out; quoted texts are hidden from it.

    Examples
    --------
    >>> tidy("hey, can u make the vid shorter pls")
    'can you make the video shorter please'
    >>> tidy("no no, whats the length rn?"), tidy("音乐小声点儿")
    ("what's the length now?", '音乐小声点')
    """
    plain = _RHOTIC.sub("", text.translate(_WIDE))
    plain = _COULD_ZH.sub(r"\1", plain)
    plain = _EACH_ZH.sub(r"每张\1", plain)
    plain = _EDGE_ZH.sub(lambda match: ("第一" if match[1] == "开头" else "最后一") + match[2], plain)
    plain = _SHORT_FORM.sub(lambda match: _SHORT[match[0].lower()], plain)
    plain = put_straight(without_untouched(_SIGH.sub("", _FIX.sub("", first_seen(plain)))))
    return written(seen(replaced(plainly(settled(ordered(plain))))))


def mended(text: str, spared: Collection[str]) -> str:
    """Return a text whose misspelt words of editing are spelt right, where one word alone is near enough.

    Parameters
    ----------
    spared
        Words that are right as they are, and may be meant: the scenes' names.

    Examples
    --------
    >>> mended("make evrything brigther exept the frist one", ())
    'make everything brighter except the first one'
    >>> mended("a tower in the mist", ("tower",)), mended("the baloons", ("balloons",))
    ('a tower in the mist', 'the balloons')
    """
    lower = {word.lower() for word in spared}
    return re.sub(
        rf"[A-Za-z]{{{_SHORTEST_MENDED},}}",
        lambda match: (
            match[0]
            if match[0].lower() in lower
            else _called(match[0].lower(), lower) or _nearest(match[0].lower()) or match[0]
        ),
        text,
    )


def _called(word: str, names: Collection[str]) -> str | None:
    """Return the name that a word misspells; of a letter that is another one nobody knows: "horse" is no "house"."""
    if word in words() or word in _RIGHT or word.rstrip("s") in names or f"{word}s" in names:
        return None
    near = [n for n in names if n[0] == word[0] and not _is_other(word, n) and _one_slip(word, n)]
    return near[0] if len(near) == 1 else None


def _is_other(a: str, b: str) -> bool:
    """Tell whether two words of one length differ in more than the order of their letters."""
    return len(a) == len(b) and sorted(a) != sorted(b)


@cache
def _nearest(word: str) -> str | None:
    if word in words() or word in _RIGHT:
        return None
    near = [known for known in words() if known[0] == word[0] and _one_slip(word, known)]
    # "train" is no "trail": of short words one letter makes another word.
    near = [known for known in near if len(word) > _SHORTEST_MENDED or not _is_other(word, known)]
    return near[0] if len(near) == 1 else None


def _one_slip(a: str, b: str) -> bool:
    """Tell whether one letter dropped, added, wrong, or two that changed places make the difference."""
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < _SHORTEST_MENDED - 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        return a[start + 1 :] == b[start + 1 :] or (
            a[start : start + 2] == b[start : start + 2][::-1] and a[start + 2 :] == b[start + 2 :]
        )
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[start + 1 :] == shorter[start:]
