"""Orders that lack something, asked back with choices: "change the title", "make it smaller", "move it"."""

# ruff: noqa: C901, E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from collections.abc import Sequence

from nemo_widgets.engine.agent.language.desk import Desk, note
from nemo_widgets.engine.agent.language.frames import Choice, Clause, Frame, Vague
from nemo_widgets.engine.agent.language.scan import Phrase
from nemo_widgets.engine.agent.language.stage import Picked
from nemo_widgets.engine.agent.names import ROLES
from nemo_widgets.engine.agent.phrases import Masked
from nemo_widgets.engine.agent.tools import AnimateText, ChangeText, DeleteText, StyleText, TimeText

_OF_TEXTS = ("title", "caption", "text", "lower-third")
_OF_LOOK = ("color", "font", "size")
_KNOWN = frozenset(
    {"do", "ref", "scenes", "texts", "noun", "degree", "complaint", "again", "instead", "prep", "skip", "then", "judges", "another",
     "more", "color", "say", "vague", "like", "position", "join", "break", "numbered", "number", "name", "only", "weight", "all"}
)  # fmt: skip
_CHANGES = ("set", "replace", "swap", "add", "repaint")
_QUIET = frozenset({"prep", "skip", "then", "again", "degree", "complaint", "instead", "another"})
_ACTS = (
    "set",
    "replace",
    "swap",
    "remove",
    "move",
    "cut",
    "split",
    "copy",
    "reverse",
    "freeze",
    "keep",
    "fit",
    "add",
)
_LETS = frozenset({"让", "使", "叫", "给", "请", "let", "have", "be", "is"})
_REWORDS = ("set", "replace", "swap", "repaint")
_ABOUT = {
    "place": "which_thing",
    "order": "move_where",
    "volume": "which_sound",
    "audio": "which_sound",
    "transition": "which_transition",
}
"""What is asked where only such a side is named."""
_CUTS = ("cut", "fit", "split")


def asked_back(frame: Frame, desk: Desk) -> Clause | None:
    """Ask for what an order lacks; None where it is no order, or has words that nobody knows.

    Raises
    ------
    Vague
        It is about one scene, but not which.
    """
    row = frame.phrases
    frame.all_used()
    if (
        frame.has("do", "cut")
        and frame.has("at")
        and not any(frame.has(k) for k in ("length", "range", "word"))
    ):
        # "trim the end a bit"
        return note("cut_how_much")
    if any(not (set(phrase.senses) & _KNOWN) or phrase.has("quote") for phrase in row):
        return None
    if not any(frame.has(kind) for kind in ("do", "more", "complaint", "another")):
        return None
    verbs = {phrase.text for phrase in row if phrase.has("do")}
    if verbs and verbs <= _LETS and not frame.has("more"):
        # "let the forest dance", 让森林跳个舞: what it shall do is not known, rather than not said.
        return None
    english = all(phrase.text.isascii() for phrase in row)
    if frame.has("texts") and frame.has("vague") and frame.has("do") and not frame.has("do", "add"):
        # "make the captions look nicer"
        return note("which_look")
    if (frame.has("texts") or frame.has("noun", *_OF_TEXTS)) and not frame.has("noun", *_OF_LOOK):
        return _about_texts(frame, desk, english=english)
    if frame.has("noun", *_OF_LOOK) or frame.has("color"):
        return _about_a_look(frame, desk, english=english)
    if frame.has("scenes"):
        return _about_a_scene(frame)
    if frame.has("noun", "place", "position", "animation", "speed", "length") and frame.has("do"):
        return note("which_thing")
    if frame.has("noun"):
        return _about_a_side(frame)
    if frame.has("more", ("size", 1), ("size", -1), ("up", 1), ("up", -1)):
        return _about_a_size(frame, desk, english=english)
    it_is_done = frame.has("ref", "it", "them") and frame.has("do") and not frame.has("more")
    only_does = all(phrase.has("do", "remove", "replace", "set") for phrase in row)
    if it_is_done or only_does or (frame.has("another") and not frame.has("do", "add")):
        # 不好看，换一个
        return note("which_thing")
    return None


def _about_a_side(frame: Frame) -> Clause | None:
    """Ask back "adjust the volume", 位置调一下."""
    if not frame.has("do") or frame.has("more") or frame.has("scenes"):
        return None
    key = next((key for noun, key in _ABOUT.items() if frame.has("noun", noun)), None)
    return note(key) if key else None


_BEING = frozenset({"is", "are", "be", "was", "has", "gets"})
"""What says how a thing is, and orders nothing: "the title is in the way"."""


def _about_texts(frame: Frame, desk: Desk, *, english: bool) -> Clause | None:
    orders = [phrase for phrase in frame.phrases if phrase.has("do", *_CHANGES)]
    if all(phrase.text.lower() in _BEING for phrase in orders) and not frame.has("complaint"):
        return None
    picked: Picked | None = next((p.value("texts") for p in frame.phrases if p.has("texts")), None)
    role = picked.role if picked is not None else "title"
    if picked is not None and len(picked.ids) == 1:
        return note("text_missing", role)
    if frame.has("do", "add") and not frame.has("do", *_REWORDS):
        # "add captions" without words means what is said; who can tell? One on a photo has words of its own.
        one = any(
            p.has("texts") and p.text.lower() in {"caption", "subtitle", "label"} for p in frame.phrases
        )
        of_speech = role == "caption" and not (one and frame.has("scenes"))
        return None if of_speech else note("text_missing", role)
    ids = [text.id for text in desk.stage.texts(role)]
    choices = tuple(
        Choice(
            desk.segment(id_).text, _named(role, ids.index(id_) + 1, "change {}", "{}改一下", english=english)
        )
        for id_ in (picked.ids if picked is not None else ())
        if id_ in ids
    )
    return Clause(notes=note("which_text_says" if choices else "text_missing", role).notes, choices=choices)


def _named(role: str, number: int, said: str, zh: str, *, english: bool) -> str:
    one = (
        f"{role.replace('-', ' ')} {number}" if english else f"第{number}个{ROLES.get(role, ('', '文字'))[1]}"
    )
    return (said if english else zh).replace("{}", one)


def _things(desk: Desk, said: str, zh: str, *, english: bool) -> tuple[Choice, ...]:
    """Return the texts and overlays that an order may be about, each role once."""
    roles = [s.role or "title" for s in desk.draft.segments if s.kind == "text"]
    roles += [s.role for s in desk.draft.segments if s.kind == "video" and s.role in {"watermark", "pip"}]
    found = []
    for role in dict.fromkeys(role for role in roles if role in ROLES):
        many = roles.count(role) > 1 and role not in {"watermark", "pip"}
        name = f"the {ROLES[role][0]}{'s' if many else ''}" if english else ROLES[role][1]
        found.append(Choice(name, (said if english else zh).replace("{}", name)))
    return tuple(found)


def _about_a_look(frame: Frame, desk: Desk, *, english: bool) -> Clause | None:
    if frame.has("color") and frame.has("ref") and frame.has("do", "set", "replace"):
        word = next(phrase.text for phrase in frame.phrases if phrase.has("color"))
        choices = _things(desk, f"make {{}} {word}", f"{{}}改成{word}", english=english)
        return Clause(notes=note("which_coloured", word).notes, choices=choices)
    return None if frame.has("color") else note("which_look")


def _about_a_scene(frame: Frame) -> Clause | None:
    phrase = next(phrase for phrase in frame.phrases if phrase.has("scenes"))
    picked: Picked = phrase.value("scenes")
    if frame.has("do", "swap") and (picked.vague or len(picked.ids) > _A_PAIR):
        return note("which_two")
    if frame.has("more") or frame.has("numbered"):
        return None
    if picked.vague:
        raise Vague(phrase, "scene")
    if picked.missing is not None or not picked.ids:
        return None
    if frame.has("do", "move") and not frame.has("do", "replace"):
        return note("move_where")
    if frame.has("do", *_CUTS):
        return note("cut_how_much")
    return note("scene_of_what") if frame.has("do", *_CHANGES) and len(picked.ids) == 1 else None


def _about_a_size(frame: Frame, desk: Desk, *, english: bool) -> Clause | None:
    index = next((i for i, p in enumerate(frame.phrases) if p.has("more")), 0)
    word = frame.phrases[index].text
    choices = _things(desk, f"make {{}} {word}", f"{{}}{word}", english=english)
    return Clause(notes=note("which_sized", word).notes, choices=choices)


_OF_ONE_TEXT = (StyleText, AnimateText, TimeText, ChangeText, DeleteText)
_SINGLE = frozenset({"title", "lower-third"})


def one_of_several(clause: Clause, row: Sequence[Phrase], masked: Masked, desk: Desk) -> Clause:
    """Ask which title "the title" is, where there are several that differ; else return the clause as it is."""
    index = next((i for i, phrase in enumerate(row) if phrase.has("texts")), None)
    if index is None or not clause.calls or not all(isinstance(c, _OF_ONE_TEXT) for c in clause.calls):
        return clause
    phrase = row[index]
    picked: Picked = phrase.value("texts")
    single = picked.role in _SINGLE or phrase.text.lower() == "label"
    if not picked.vague or phrase.has("nth") or not single or not phrase.text.isascii():
        return clause
    ids = [text.id for text in desk.stage.texts(picked.role)]
    texts = [desk.segment(id_) for id_ in picked.ids if id_ in ids]
    if len({text.text for text in texts}) < _SEVERAL:
        return clause
    start, end = row[0].start, row[-1].end
    choices = []
    for text in texts:
        name = f"{picked.role.replace('-', ' ')} {ids.index(text.id) + 1}"
        said = f"{masked.text[start : phrase.start]}{name}{masked.text[phrase.end : end]}"
        choices.append(Choice(text.text, masked.requote(said)))
    return Clause(notes=note("which_text").notes, choices=tuple(choices))


_SEVERAL = _A_PAIR = 2
