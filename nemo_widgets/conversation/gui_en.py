"""English instructions for a web editor: “click the Export button to download it”, clause by clause."""

from __future__ import annotations

import re

from nemo_widgets.conversation.instruction import QUOTED, Told

TRACKS = "the tracks are listed below"
CREDITS = "your credits are shown below"

_I = re.IGNORECASE
_WIDGET = (
    r"(?:button|icon|tab|menu|option|link|toggle|slider|checkbox|drop-?down|toolbar|panel|sidebar|tool|handle|"
    r"field|box|bar|editor|window|dialog|page|section|settings|workspace|library|area|zone|gear|browser)s?"
)
_CAN = r"you(?:'ll| will)? (?:can|could|may|should|need to|have to|want to|might want to)|you'll need to"
_COURTESY = (
    rf"(?:please|now|then|next|just|simply|finally|also|and|or|so|first|to do (?:so|that),?|{_CAN}|"
    r"feel free to|go ahead and|(?:be|make) sure to|remember to|don't forget to|try to|"
    r"i (?:recommend|suggest) you|let's)(?: also| now| then| just| simply| always)?"
)
_CLICKING = r"(?:(?:left|right|double)[- ]?)?click(?: on)?|tap(?: on)?|press|hit"
_GOING = r"go to|head (?:over )?to|navigate to|switch to|scroll to|open(?: up)?"
_LEAD = re.compile(
    r"^(?P<keep>[\s*]*(?:(?:when|once|if|after|whenever|as soon as)\b.{0,60}?\s)?)"
    rf"(?:{_COURTESY} )*(?P<verb>{_CLICKING}|{_GOING}|select|choose|pick|use|find|"
    r"drag(?:[ -]and[ -]drop| & drop|/drop)?|drop|preview|view|see|check(?: out)?|visit|manage|play|review)\b"
    r"\s*(?P<rest>.*)$",
    _I | re.DOTALL,
)
_BY = re.compile(
    r"\b(?P<by>by (?:(?:right-|double-)?clicking(?: on)?|tapping(?: on)?|pressing|hitting|selecting|"
    r"choosing)|using|via|with|through|from) (?P<rest>(?:the |your |that )?[^,;]*)$",
    _I,
)
_BY_DRAGGING = re.compile(r"\bby dragging(?: and dropping)? (?P<rest>.+)$", _I)
_THERE = re.compile(
    r"^(?:(?:you(?:'ll| will| can)? (?:find|see) )?(?:the|your|an?) )?[\"“'*]*(?:export|download)[\"”'*]* "
    r"(?:button|icon|option|menu)\b(?P<rest>.*)$",
    _I,
)
_PLACE = re.compile(
    r",?\s(?:located |found )?(?:in|at|on|from|under|above|below|near|inside|into|onto|to|of) (?:the |your )?"
    r"(?:(?:top|bottom|upper|lower|left|right|export|media|main|effects?|audio|text|project|asset|upload|side|"
    r"editing|drop-?down|hand|context|settings?|export)[- ]*)*"
    rf"(?:(?:corner|screen|interface|page|side|top|bottom|left|right|{_WIDGET})\b)"
    r"(?: menu)?(?: of (?:the |your )?(?:screen|page|editor|window|interface))?",
    _I,
)
_PURPOSE = re.compile(
    # Atomic: to try what is quoted letter by letter as well doubles the time with every quote.
    rf"^(?P<thing>(?>{QUOTED}|.)*?)(?:^|\s)(?:in order to|so (?:that )?you can|and|to) (?P<purpose>[a-z].*)$",
    re.DOTALL,
)
_WHEN = re.compile(
    r"\s(?:when|once|if|after|before|whenever|as soon as|anytime|at any time)\b.*$", _I | re.DOTALL
)
_NAMED = re.compile(rf"^(?:the |your |an? |this |that |on )?(?:{QUOTED})$", _I)
_IS_WIDGET = re.compile(rf"\b{_WIDGET}$", _I)
_ARTICLE = re.compile(r"^(?:the|your|an?|this|that|on|to)\s+", _I)
_EXPORT = re.compile(r"^(?:export|download|save)(?: (?:video|mp4|project|now|as mp4|file))?$", _I)
_ACCOUNT = re.compile(r"^(?:your |the |my )?(?:account|billing|subscription|plan|credit balance|usage)\b", _I)
_VIEWING = re.compile(r"^(?:see|view|check|preview|review|look at|find|inspect|watch|play)\b", _I)
_TIMELINE = re.compile(r"\b(?:in|on) (?:the |your )?timeline\b", _I)
_TRACKS = re.compile(r"\btimeline$", _I)
_OPENING = re.compile(r"^(?:open|show|access|bring up|expand|reveal)\s+(?P<what>.+)$", _I)
_MOVABLE = re.compile(
    rf"^(?:the|your|an?|any|each|it|them|this|that|these|those|both|all|clips?|{QUOTED})(?!\w)", _I
)

_LOOKS = {
    "check",
    "check out",
    "visit",
    "see",
    "view",
    "go to",
    "manage",
    "open",
    "review",
    "preview",
    "play",
}
_GOES = {"open", "go to", "head", "navigate", "switch", "scroll", "visit"}


def english(clause: str) -> Told | None:
    """Return what a clause comes to, None where it is no instruction for a web editor."""
    found = _LEAD.match(clause)
    if found:
        keep, verb = found["keep"], found["verb"].lower()
        told = _instruction(verb, found["rest"].strip())
        if told is not None:
            return Told(told.action, f"{keep}{told.text}" if told.text else "")
    return _by_the_way(clause)


def _instruction(verb: str, rest: str) -> Told | None:
    if verb.startswith("drag") or (verb == "drop" and _MOVABLE.match(rest)):
        return _move(rest) if _MOVABLE.match(rest) else None
    if verb in _LOOKS and _ACCOUNT.match(rest):
        return Told("credits", CREDITS)
    if verb in _LOOKS - _GOES:
        return Told("summary", _below(rest)) if _TIMELINE.search(rest) else None
    return _control(verb, rest)


def _control(verb: str, rest: str) -> Told | None:
    """Return what an instruction to use some button or panel comes to."""
    placed = _PLACE.search(rest) is not None
    bare = _PLACE.sub("", rest)
    when = _WHEN.search(bare)
    condition = when.group() if when else ""
    bare = bare[: when.start()] if when else bare
    split = _PURPOSE.match(bare)
    thing, purpose = (split["thing"], split["purpose"]) if split else (bare, "")
    thing = thing.strip(" *")
    widget = bool(
        _NAMED.match(thing) or _IS_WIDGET.search(thing) or _TRACKS.search(thing) or not thing or placed
    )
    clicks, goes = "click" in verb or verb.startswith("tap"), verb.startswith(tuple(_GOES))
    if goes and not (widget or verb.startswith("scroll")):
        return None
    name = _name(thing)
    if _EXPORT.match(name) and (clicks or widget or verb in {"press", "hit"}):
        return Told("export", f"say “export” {_get(purpose)}{condition}".replace("  ", " "))
    if not (clicks or widget or goes):
        return None
    if goes:
        return _opened(name, purpose)
    if name.lower() in {"play", "play button", "preview"}:
        return Told("summary", TRACKS)
    return Told("do", _ask(thing, name, purpose, widget=widget) + condition)


def _move(rest: str) -> Told:
    where = _PLACE.sub("", rest).strip()
    where = re.sub(r"\s(?:here|directly)$", "", where, flags=_I)
    if re.match(r"^(?:your|any)(?: own)? (?:files?|media|photos?|images?|footage)\b", where, _I):
        return Told("edit", f"upload {where}")
    return Told("edit", f"ask to move {where}")


def _opened(name: str, purpose: str) -> Told:
    if purpose and not _VIEWING.match(purpose):
        return Told("state", f"ask to {purpose}")
    if not name or re.search(r"timeline|project|track|workspace|editor", name, _I):
        return Told("state", TRACKS)
    return Told(
        "state", f"ask about the {name[:1].lower()}{name[1:]}" if name[1:] == name[1:].lower() else name
    )


def _below(rest: str) -> str:
    """Return where to look instead; what is looked at is named where it is more than “it”."""
    what = _TIMELINE.sub("", rest)
    what = re.sub(
        r"^(?:it|them|this|that|everything|the (?:result|video|changes?|edits?))$", "", what.strip(), flags=_I
    )
    return f"{TRACKS}: {what}" if what.strip() else TRACKS


def _get(purpose: str) -> str:
    return f"to {purpose}" if purpose else "to get it as an MP4"


def _ask(thing: str, name: str, purpose: str, *, widget: bool) -> str:
    opened = _OPENING.match(purpose)
    if opened and _IS_WIDGET.search(opened["what"]):
        return f"ask about the {_name(opened['what'])}"
    if purpose:
        return f"ask to {purpose}" if widget else f"for {thing}, ask to {purpose}"
    if not name:
        return "just ask"
    return f"ask for “{name}”" if widget else f"say what to do with {thing}"


def _name(thing: str) -> str:
    """Return the name of a widget: what stands in quotes, else the words before "button"."""
    quoted = re.search(QUOTED, thing)
    if quoted:
        return quoted.group()[1:-1].strip()
    name = _ARTICLE.sub("", thing.strip())
    previous = None
    while previous != name:
        previous, name = name, _IS_WIDGET.sub("", name).strip(" *-")
    return name


def _by_the_way(clause: str) -> Told | None:
    """Return what a widget comes to that is only mentioned: “… using the Export button”."""
    there = _THERE.match(clause)
    if there:
        when = _WHEN.search(there["rest"])
        return Told("export", f"say “export” to get it as an MP4{when.group() if when else ''}")
    dragged = _BY_DRAGGING.search(clause)
    if dragged:
        return Told("edit", f"{clause[: dragged.start()]}by asking to move {_PLACE.sub('', dragged['rest'])}")
    by = _BY.search(clause)
    if by is None:
        return None
    thing = _PLACE.sub("", by["rest"]).strip()
    clicked = "ing" in by["by"].split(" ")[-1] or by["by"].lower().endswith(" on")
    if not (_IS_WIDGET.search(thing) or (by["by"].lower().startswith("by ") and clicked)):
        return None
    if re.search(r"\b(?:using|via|with|through|from)$", by["by"], _I) and not _IS_CONTROL.search(thing):
        return None
    head, name = clause[: by.start()], _name(thing)
    if _EXPORT.match(name):
        return Told("export", f"{head}by saying “export”")
    return Told("do", f"{head}by asking for “{name}”")


_IS_CONTROL = re.compile(
    r"\b(?:button|icon|tab|menu|toggle|slider|checkbox|drop-?down|toolbar|panel|sidebar|dialog)s?$", _I
)
