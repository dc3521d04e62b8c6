"""The English edit clauses, as patterns over a whole clause."""

# ruff: noqa: E501 -- a pattern or a sentence cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Callable

from nemo_widgets.engine.agent.clauses import LOUDER, Clause, Draftsman, note
from nemo_widgets.engine.agent.lexicon import ORDINALS
from nemo_widgets.engine.agent.phrases import MOOD, NUMBER, QUOTE, SHAPE, find_volume, number
from nemo_widgets.engine.agent.references import NOUN, SCENE

_Write = Callable[[Draftsman, re.Match[str]], Clause | None]
_THE = r"(?:(?:the|a|an|some|my|another|any|all|all the|that|this|its)\s+)?"
_ADD = r"(?:add|put(?: in| on)?|insert|include|give it|show|use|write|display|overlay|place|with)"
_CHANGE = r"(?:change|set|update|rename|edit|rewrite|make|replace|switch|turn|reword|swap)"
_REMOVE = r"(?:remove|delete|drop|get rid of|take out|take away|take off|clear|lose|erase|cut out|cut|no|without|turn off|stop|kill|skip|hide)"
_TITLE = r"(?P<role>title|headline|heading|caption|subtitle|text|tagline|captions|subtitles|titles|texts)"
_SAY = r"(?:\s*(?:that|which)?\s*(?:says?|reads?|saying|reading|called|of|is|:|=)\s*|\s+)"
_AT = r"(?:\s+(?:at|in|on|to) the (?P<at>start|beginning|front|top|end|bottom|middle|video|screen))?"
_MUSIC = r"(?:(?:background\s+)?(?:music|bgm|soundtrack|song|audio|sound|track|tune|beat|beats|score)(?:\s+track)?)"
_LEVEL = r"(?:\s*(?:volume|level|loudness))?"
_IT = r"(?:it|this|that|everything|the\s+(?:whole\s+)?(?:video|clip|thing|slideshow|movie|film|result|timeline|aspect ratio|format|shape|size|orientation|canvas))"
_START = r"(?:start|beginning|front|top|first(?:\s+(?:place|position))?)"
_END = r"(?:end|back|last(?:\s+(?:place|position))?|bottom)"


def _role(match: re.Match[str]) -> str:
    return "title" if match["role"].lower().rstrip("s") in {"title", "headline", "heading"} else "caption"


def _text(draftsman: Draftsman, match: re.Match[str], *, add: bool) -> Clause | None:
    at = (match.groupdict().get("at") or "").lower()
    role = _role(match)
    if at == ("bottom" if role == "title" else "top") or at == "middle":
        return note("text_place")
    return draftsman.set_text(role, match["text"] or "", add=add, at_end=at == "end")


def _add_text(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    return _text(draftsman, match, add=True)


def _change_text(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    return _text(draftsman, match, add=False)


def _title_it(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    return draftsman.set_text("title", match["text"])


def _remove_text(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    return draftsman.remove_text(_role(match))


def _add_music(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    groups = match.groupdict()
    volume = find_volume(groups.get("rest") or "")
    if groups.get("rest") and volume is None:
        return None
    return draftsman.set_music(groups.get("mood") or "", volume.value if volume else None)


def _volume_to(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    volume = find_volume(match["volume"])
    return draftsman.set_volume(volume.value) if volume else None


def _volume_by(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    sign = (
        -1
        if re.match(r"lower|reduce|decrease|drop|turn down|bring down|cut", match["verb"], re.IGNORECASE)
        else 1
    )
    return draftsman.change_volume(sign * number(match["by"]) / 100)


def _louder(draftsman: Draftsman, _match: re.Match[str]) -> Clause | None:
    return draftsman.change_volume(LOUDER)


def _quieter(draftsman: Draftsman, _match: re.Match[str]) -> Clause | None:
    return draftsman.change_volume(-LOUDER)


def _mute(draftsman: Draftsman, _match: re.Match[str]) -> Clause | None:
    return draftsman.set_volume(0.0)


def _length(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    return draftsman.set_length(match["length"])


def _longer(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    words = match[0].lower()
    return draftsman.set_length(match["length"], sign=-1 if re.search(r"short|reduc|trim|cut", words) else 1)


def _shape(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    return draftsman.set_shape(match["shape"])


def _delete(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    return draftsman.delete(match["scene"])


def _move(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    groups = match.groupdict()
    if groups["start"]:
        return draftsman.move(match["scene"], "start")
    if groups["end"]:
        return draftsman.move(match["scene"], "end")
    place = ORDINALS.get((groups["nth"] or "").lower()) or (int(number(groups["n"])) if groups["n"] else 0)
    return draftsman.move(match["scene"], str(place)) if place > 0 else None


def _move_by(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    return draftsman.move(match["scene"], match["side"].lower(), other=match["other"])


def _swap(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    return draftsman.swap(match["scene"], match["other"])


def _replace(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    return draftsman.replace(match["scene"], match["subject"])


def _add_scene(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    groups = match.groupdict()
    place = "start" if groups["start"] else (groups["side"] or "end").lower()
    return draftsman.add_scene(match["subject"], place, other=groups["other"] or "")


def _bare_length(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    return draftsman.set_length(match[0])


def _rule(pattern: str, write: _Write) -> tuple[re.Pattern[str], _Write]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL), write


_UNIT = rf"(?:{NUMBER}[\s-]*(?:seconds?|secs?|s|minutes?|mins?)|{NUMBER}[\s-]*(?:hours?|hrs?)|\d{{1,2}}:\d\d|half a minute|a minute(?: and a half)?)"
_PLACE = rf"(?:\s+(?:(?:at|to) the (?P<start>{_START})|(?:at|to) the (?:very )?{_END}|(?P<side>before|after)\s+(?P<other>{SCENE})))?"

RULES: tuple[tuple[re.Pattern[str], _Write], ...] = (
    # texts
    _rule(rf"{_ADD}\s+{_THE}(?:new\s+|big\s+|opening\s+|closing\s+)?{_TITLE}(?:\s+card)?{_SAY}(?P<text>{QUOTE}){_AT}", _add_text),
    _rule(rf"{_ADD}\s+{_THE}(?:new\s+|big\s+)?(?P<role>title|headline|caption|subtitle|tagline)(?:\s+card)?(?:\s*(?:that|which)?\s*(?:says?|reads?|saying|reading|called|:)\s*|\s+)(?!at\b|to\b|that$)(?P<text>[^\ue100-\uf0ff].*?){_AT}", _add_text),
    _rule(rf"{_ADD}\s+(?P<text>{QUOTE})\s+as\s+{_THE}{_TITLE}", _add_text),
    _rule(rf"(?:add|put|insert|include|show|use)\s+{_THE}(?:new\s+)?(?P<role>title|headline)(?P<text>){_AT}", _add_text),
    _rule(rf"{_CHANGE}\s+{_THE}{_TITLE}(?:\s+text)?(?:\s+from\s+{QUOTE})?\s*(?:\s+(?:to|as|with|into|say|read|be)(?:\s+(?:say|read|be))?|:)\s*(?P<text>\S.*)", _change_text),
    _rule(rf"{_THE}{_TITLE}\s+(?:should|must|needs? to|has to|shall)\s+(?:say|be|read)\s+(?P<text>\S.*)", _change_text),
    _rule(rf"{_THE}(?P<role>title|caption|headline|subtitle)\s*(?:[:=]|is)?\s*(?P<text>{QUOTE})", _change_text),
    _rule(r"(?P<role>title|caption|headline|subtitle)\s*[:=]\s*(?P<text>\S.*)", _change_text),
    _rule(r"(?:title|call|name|rename|retitle)\s+(?:it|this|the video)\s*:?\s+(?:to\s+|as\s+)?(?P<text>\S.*)", _title_it),
    _rule(rf"(?:titled|called|named)\s+(?P<text>{QUOTE})", _title_it),
    _rule(rf"{_REMOVE}\s+{_THE}{_TITLE}", _remove_text),
    # music
    _rule(rf"(?:turn|make|bring|put|set)\s+(?:the\s+)?(?:{_MUSIC}{_LEVEL}|volume|it)\s+(?:up|louder|higher)|(?:turn|bring|crank)\s+up\s+(?:the\s+)?(?:{_MUSIC}|volume){_LEVEL}|(?:raise|increase|boost)\s+(?:the\s+)?(?:{_MUSIC}|volume){_LEVEL}(?:\s+(?:a bit|a little|slightly))?|louder(?:\s+{_MUSIC})?|(?:the\s+)?{_MUSIC}\s+(?:is\s+too\s+(?:quiet|soft|low)|(?:a bit\s+|a little\s+)?louder)|make\s+(?:the\s+)?{_MUSIC}\s+(?:a bit|a little|much|slightly)\s+louder", _louder),
    _rule(rf"(?:turn|make|bring|put|set)\s+(?:the\s+)?(?:{_MUSIC}{_LEVEL}|volume|it)\s+(?:(?:a bit|a little|much|slightly)\s+)?(?:down|quieter|softer|lower)(?:\s+(?:a bit|a little))?|(?:turn|bring)\s+down\s+(?:the\s+)?(?:{_MUSIC}|volume){_LEVEL}(?:\s+(?:a bit|a little))?|(?:lower|reduce|decrease|soften)\s+(?:the\s+)?(?:{_MUSIC}|volume){_LEVEL}(?:\s+(?:a bit|a little|slightly))?|(?:quieter|softer)(?:\s+{_MUSIC})?|(?:the\s+)?{_MUSIC}\s+(?:is\s+too\s+loud|(?:a bit\s+|a little\s+)?(?:quieter|softer|lower))", _quieter),
    _rule(rf"(?P<verb>lower|reduce|decrease|drop|raise|increase|boost|turn up|turn down|bring down|bring up)\s+(?:the\s+)?(?:{_MUSIC}|volume)(?:'s)?{_LEVEL}\s+by\s+(?P<by>{NUMBER})\s*(?:%|percent|points?)", _volume_by),
    _rule(rf"(?:lower|reduce|halve|cut|drop|turn down)\s+(?:the\s+)?(?:{_MUSIC}|volume)(?:'s)?{_LEVEL}(?:\s+(?:by|in|to)\s+(?:a\s+)?half)", lambda d, _m: d.change_volume(0, factor=0.5)),
    _rule(rf"(?:halve|half)\s+(?:the\s+)?(?:{_MUSIC}{_LEVEL}|(?:{_MUSIC}\s+)?volume)|(?:{_MUSIC}|volume)?\s*(?:at|to)?\s*half(?:\s+(?:the\s+)?volume)|(?:set|turn|make|put)\s+(?:the\s+)?{_MUSIC}\s+(?:to|at)\s+half(?:\s+volume)?", lambda d, _m: d.change_volume(0, factor=0.5)),
    _rule(rf"(?:mute|silence)(?:\s+(?:it|(?:the\s+)?(?:{_MUSIC}|video)))?", _mute),
    _rule(rf"(?:(?:set|change|turn|lower|raise|reduce|increase|decrease|bring|make|put|drop|keep|adjust|get|boost)\s+)?(?:down\s+|up\s+)?(?:the\s+)?(?:{_MUSIC}(?:'s)?{_LEVEL}|volume(?:\s+of\s+(?:the\s+)?{_MUSIC})?|it)(?:\s+(?:up|down))?\s*(?:to|at|is|:|=|should be)?\s*(?:only\s+)?(?P<volume>\d{{1,3}}(?:\.\d+)?\s*(?:%|percent)|full volume)(?:\s+volume)?", _volume_to),
    _rule(rf"(?:the\s+)?{_MUSIC}\s*:?\s*(?:off|none)|turn\s+(?:the\s+)?{_MUSIC}\s+off", lambda d, _m: d.remove_music()),
    _rule(rf"(?:(?:set|turn|change|put)\s+)?(?:the\s+)?(?:{_MUSIC}\s+)?volume\s*(?:to|at|:|=)?\s*(?P<n>\d{{1,3}})", lambda d, m: d.set_volume(int(m["n"]) / 100)),
    _rule(rf"{_REMOVE}\s+{_THE}{_MUSIC}", lambda d, _m: d.remove_music()),
    _rule(rf"(?:{_ADD}|play|{_CHANGE}|have|i want|try|background)\s+(?:in\s+|to\s+)?{_THE}(?:{_MUSIC}\s+(?:to|with|into|for|by)\s+)?(?:something\s+)?(?:more\s+)?{_THE}(?:nice\s+|new\s+|soft\s+)?(?:background\s+)?(?P<mood>{MOOD})(?:\s+(?:background\s+)?{_MUSIC}|\s+one|\s+vibes?)?(?:\s+instead)?(?P<rest>\s+(?:at|with|on)\s+.*)?", lambda d, m: _add_music(d, m) if re.search(_MUSIC, m[0], re.IGNORECASE) or re.match(r"lo-?fi", m["mood"], re.IGNORECASE) or re.match(r"use|try", m[0], re.IGNORECASE) else None),
    _rule(rf"(?P<mood>{MOOD})\s+(?:background\s+)?{_MUSIC}(?:\s+(?:please|instead))?(?P<rest>\s+(?:at|with|on)\s+.*)?", _add_music),
    _rule(rf"(?:music|bgm|soundtrack)\s*[:=]\s*(?P<mood>{MOOD})(?P<rest>\s+(?:at|with|on)\s+.*)?", _add_music),
    _rule(rf"(?:{_ADD}|play|have|i want)\s+(?:some\s+|a\s+|the\s+)?(?:nice\s+|good\s+|fitting\s+)?(?:background\s+)?(?:music|bgm|soundtrack)(?:\s+track)?(?:\s+to it|\s+in the background)?(?P<rest>\s+at\s+.*)?", _add_music),
    _rule(rf"(?:{_CHANGE})\s+(?:the\s+)?{_MUSIC}", lambda _d, _m: note("which_music")),
    # length
    _rule(rf"(?:cut|turn|edit|trim|make)\s+{_IT}\s+(?:in)?to\s+(?P<length>an?\s+{_UNIT}[\s-]*(?:short|video|clip|version|reel|cut)(?:\s+for\s+\w[\w ]*?)?)(?:\s+with\s+captions)?", _length),
    _rule(rf"(?:make|let)\s+{_IT}\s+(?P<length>{_UNIT})\s+(?:longer|shorter)", _longer),
    _rule(rf"(?:make|set|change|cut|trim|shorten|extend|lengthen|stretch|keep|reduce|increase|get|bring|compress|expand|let)\s+(?:{_IT}|the\s+(?:length|duration|video(?:'s)?\s+(?:length|duration))|its\s+length)(?:\s+(?:of\s+(?:the\s+)?video))?\s*(?:(?:be|last|run|down|up|long|to|into|at|for|of|a|an|only|exactly|about)\s+)*(?P<length>{_UNIT})(?:[\s-]*(?:long|in total|total|each|per \w+|short|video|clip|version|in length|instead)\b.*)?", _length),
    _rule(rf"(?:shorten|trim|cut|extend|lengthen|stretch|limit)\s+(?:down\s+)?(?:to|into)\s+(?:an?\s+)?(?P<length>{_UNIT}).{{0,20}}", _length),
    _rule(rf"(?:the\s+)?(?:length|duration|total length)\s*(?:is|:|=|to|should be|of)?\s*(?P<length>{_UNIT})", _length),
    _rule(rf"(?:shorten|trim|reduce|extend|lengthen|stretch|cut|increase)\s+(?:{_IT}|the\s+(?:length|duration))\s+by\s+(?P<length>{_UNIT})", _longer),
    _rule(rf"(?P<length>{_UNIT})\s+(?:longer|shorter)", _longer),
    _rule(rf"(?:make\s+{_IT}\s+)?(?:a\s+bit\s+|a\s+little\s+|much\s+)?(?:longer|shorter)|(?:shorten|extend|lengthen|trim)\s+{_IT}", lambda _d, _m: note("how_long")),
    _rule(rf"(?:to\s+|for\s+|only\s+|exactly\s+|about\s+)?{_UNIT}(?:\s+(?:long|in total|total|each|per \w+))?", _bare_length),
    # shape
    _rule(rf"(?:make|turn|convert|change|switch|set|crop|reformat|resize|format|put|reshape|adapt|i want|have)\s+(?:{_IT})(?:\s+(?:to|into|in|as|for|be|a|an|fit))*\s+(?P<shape>{SHAPE})(?:\s+(?:video|format|mode|orientation|shape|version|instead|ratio|aspect ratio|post))?(?:\s+for\s+[\w ]{{2,24}})?", _shape),
    _rule(rf"(?:(?:switch|change|convert|crop|go|resize|reformat)\s+(?:to|into|for)\s+|(?:in|for|as|to)\s+)?(?:an?\s+)?(?P<shape>{SHAPE})(?:\s+(?:video|format|mode|orientation|shape|version|please|ratio|post))?", _shape),
    _rule(rf"(?:aspect ratio|ratio|format|shape|orientation)\s*(?:is|:|=|to)?\s*(?P<shape>{SHAPE})", _shape),
    # scenes
    _rule(rf"(?:remove|delete|drop|cut|cut out|get rid of|take out|lose|erase|skip)\s+(?P<scene>{SCENE})", _delete),
    _rule(rf"(?:swap|switch|exchange|flip)\s+(?:{NOUN}\s+)?(?:the\s+order\s+of\s+)?(?P<scene>{SCENE})\s+(?:and|with|for)\s+(?P<other>{SCENE})(?:\s+around)?", _swap),
    _rule(rf"(?:move|put|bring|place|shift|send|make)\s+(?P<scene>{SCENE})\s+(?:(?:to|at|in)\s+(?:the\s+)?(?:very\s+)?)?(?:(?P<start>{_START})|(?P<end>{_END})|(?:position|place|number|slot|spot)\s+(?P<n>{NUMBER})|(?P<nth>{'|'.join(o for o, n in ORDINALS.items() if n > 1)})(?:\s+(?:place|position|spot))?)", _move),
    _rule(rf"(?:move|put|bring|place|shift)\s+(?P<scene>{SCENE})\s+(?P<side>before|after)\s+(?P<other>{SCENE})", _move_by),
    _rule(rf"(?:replace|change|swap|switch|turn|make|exchange|substitute)\s+(?P<scene>{SCENE})\s+(?:with|by|to|into|for|be|show)\s+(?P<subject>\S.*)", lambda d, m: _replace(d, m) if m["scene"].lower() not in {"it", "this", "that"} or re.match(r"replace|swap", m[0], re.IGNORECASE) else None),
    _rule(r"(?:replace|swap out|substitute)\s+(?P<scene>the\s+[\w' -]{2,40}?)\s+(?:with|by|for)\s+(?P<subject>\S.*)", _replace),
    _rule(rf"(?:add|append|insert|include|put)\s+(?:in\s+)?(?:(?:all|both|the|my|this|that|these|those|other|new|rest of|uploaded|two|three)\s+)+{NOUN}?(?:files?|uploads?|photos?)?(?:\s+(?:that\s+)?i\s+(?:just\s+)?(?:uploaded|sent|added))?(?:\s+(?:at|to|in)\s+the\s+(?:very\s+)?(?:(?P<start>{_START})|{_END}|video|timeline|slideshow))?", lambda d, m: d.add_files("start" if m["start"] else "end")),
    _rule(rf"(?:add|append|insert|include|put in)\s+(?:an?\s+|another\s+|one\s+more\s+|a\s+new\s+)?(?:new\s+|more\s+|painted\s+)?(?:scene|image|picture|slide|shot|clip|photo)\s*(?:of|with|showing|about|where|:)?\s+(?P<subject>\S.*?){_PLACE}", _add_scene),
    _rule(r"(?:add|append|insert|include)\s+(?:an?\s+|another\s+|one\s+more\s+)?(?:new\s+)?(?:scene|image|picture|slide|shot|clip|photo)", lambda _d, _m: note("scene_of_what")),
)  # fmt: skip
