"""Intents that put texts on the timeline, or let them say something else."""

# ruff: noqa: C901, E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

import re

from nemo_widgets.engine.agent.language.desk import Desk, note
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.language.scan import Phrase, scan
from nemo_widgets.engine.agent.language.writing import (
    ROLES,
    dressed,
    leads,
    on_it,
    placed_words,
    reworded,
    unquoted,
    when_and_where,
)
from nemo_widgets.engine.agent.tools import AddText, ChangeText, DeleteText, Tool

_INSTEAD = re.compile(r"[\s,]+(?:instead|please|then|now|from now on|rather)[.!?\s]*$", re.IGNORECASE)


def named(frame: Frame, desk: Desk) -> Clause | None:
    """Read "call it Dawn", "title it 'Dawn'"."""
    index = frame.find("do", "name")
    if index is None or any(not phrase.has("ref") for phrase in frame.phrases[:index]):
        return None
    frame.verb("name")
    words = _INSTEAD.sub("", frame.rest(index))
    if not desk.plain(words):
        return note("text_missing", "title")
    return reworded(desk, "title", words, add=False)


def corrected(frame: Frame, desk: Desk) -> Clause | None:
    """Read "the title should say 'Dawn', not 'Dusk'" and "change 'Dusk' to 'Dawn'": one text in another's place."""
    quotes = [index for index, phrase in enumerate(frame.phrases) if phrase.has("quote")]
    if len(quotes) != 2 or frame.has("do", "remove"):
        return None
    said = [desk.plain(frame.phrases[index].text) for index in quotes]
    between = frame.phrases[quotes[0] + 1 : quotes[1]]
    if any(phrase.has("instead") for phrase in between):
        new, old = said
    elif any(phrase.has("say") for phrase in between) and not frame.has("do", "add"):
        # "“North leads” should read “North leads by 9%”"
        old, new = said
    elif frame.has("do", "replace", "set", "swap") and any(
        phrase.has("prep", "to", "with", "by") or phrase.has("do", "replace") or phrase.text in {"改", "换"}
        for phrase in between
    ):
        old, new = said
    else:
        return None
    found = [text for text in desk.stage.texts("text") if text.text.strip().lower() == old.lower()]
    part = re.compile(re.escape(old), re.IGNORECASE)
    if not found:
        # "change “forty people” to “fifty people” in the captions"
        found = [text for text in desk.stage.texts("text") if old and part.search(text.text)]
        whole = False
    else:
        whole = True
    if not found:
        return note("no_text_reads", old)
    for kind in ("quote", "quote", "texts", "instead", "vague"):
        frame.take(kind)
    frame.verb("replace", "swap")
    frame.nouns(*ROLES)
    frame.take("all")
    ids = tuple(text.id for text in found)
    words = [new if whole else part.sub(lambda _: new, text.text) for text in found]
    calls = tuple(ChangeText(id_, said) for id_, said in zip(ids, words, strict=True))
    return Clause(calls, ids=ids, side="text")


def struck(frame: Frame, desk: Desk) -> Clause | None:
    """Read "remove the word 'website' from the last caption": what is left of the text."""
    quote = frame.find("quote")
    if quote is None or not frame.has("do", "remove") or sum(p.has("quote") for p in frame.phrases) != 1:
        return None
    words = desk.plain(frame.phrases[quote].text)
    named = next((p.value("texts").ids for p in frame.phrases if p.has("texts") and p.value("texts").ids), ())
    part = re.compile(rf"\s*\b{re.escape(words)}\b", re.IGNORECASE)
    found = [
        text for text in desk.stage.texts("text") if part.search(text.text) and text.text.strip() != words
    ]
    found = [text for text in found if text.id in named] or found
    if len(found) != 1:
        return None
    frame.verb("remove")
    frame.take("quote")
    frame.take("texts")
    frame.nouns(*ROLES)
    left = " ".join(part.sub("", found[0].text).split())
    return Clause((ChangeText(found[0].id, left),), ids=(found[0].id,), side="text") if left else None


_AFTER = frozenset({"after", "behind", "to the end of", "at the end of", "to"})


def appended(frame: Frame, desk: Desk) -> Clause | None:
    """Read "append '(n = 12)' to the text on the funnel", "put 'est. 1990' after the title"."""
    quote = frame.find("quote")
    verbs = {phrase.text.lower() for phrase in frame.phrases if phrase.has("do", "add", "move")}
    if quote is None or quote + 2 >= len(frame.phrases) or not verbs:
        return None
    link, other = frame.phrases[quote + 1], frame.phrases[quote + 2]
    joins = link.text.lower() in _AFTER and (
        link.text.lower() != "to" or verbs & {"append", "tack on", "tack"}
    )
    if not joins or not other.has("texts") or len(other.value("texts").ids) != 1:
        return None
    (id_,) = other.value("texts").ids
    frame.used |= {quote, quote + 1, quote + 2}
    frame.verb("add", "move")
    words = f"{desk.segment(id_).text} {desk.plain(frame.phrases[quote].text)}"
    return Clause((ChangeText(id_, words),), ids=(id_,), side="text")


def listed(frame: Frame, desk: Desk, words: str) -> Clause | None:
    """Read a list of texts, one for each scene; `frame` is what stands before it."""
    noun = next((phrase.value("noun") for phrase in frame.phrases if phrase.has("noun", *ROLES)), None)
    items = [
        item for part in re.split(r"[,，、;；\n]|\band\b(?=[^,，]*$)", words) if (item := desk.plain(part))
    ]
    scenes = desk.stage.scenes
    first = re.split(r"[.!?](?:\s|$)", words)[0]
    known = [phrase for phrase in scan(first) if not phrase.has("break")]
    styled = not desk.quoted(first) and all(
        phrase.text.islower() or phrase.has("font") or not re.search(r"[^\W\d]", phrase.text)
        for phrase in known
    )
    if styled and not any(phrase.has("word") for phrase in known):
        # "captions: white, bold, black outline"
        return None
    single = [p for p in frame.phrases if p.has("scenes") and len(p.value("scenes").ids) == 1]
    if single and len(scenes) > 1:
        # "a caption for the cake: “Make a wish”, at the bottom"
        return None
    if desk.quoted(words) and re.search(r"\b(?:on|over|for)\b", words):
        # "subtitles: “Balloons” on the first photo and “Cake” on the second"
        return None
    if noun is None or len(items) < 2 or len(scenes) < 2:
        return None
    each = any(phrase.has("each") or phrase.has("scenes") or phrase.has("all") for phrase in frame.phrases)
    plural = any(phrase.text.lower().endswith("s") for phrase in frame.phrases if phrase.has("noun", *ROLES))
    if any(phrase.has("say") or phrase.has("word") for phrase in frame.phrases) or not (each or plural):
        return None
    if len(items) != len(scenes):
        return note("listed_texts", f"{len(items)}|{len(scenes)}")
    role = "caption" if noun == "text" else str(noun)
    old = {text.m.get("scene"): text.id for text in desk.stage.texts(role)}
    calls: list[Tool] = [
        ChangeText(old[scene.id], item) if scene.id in old else AddText(item, role, scene=scene.id)
        for scene, item in zip(scenes, items, strict=True)
    ]
    return Clause(tuple(calls), side="text")


def kept(frame: Frame, desk: Desk) -> Clause | None:
    """Read "keep only the captions of the interview": the others of their kind go."""
    index = frame.find("texts")
    if not frame.verb("keep") or index is None:
        return None
    phrase = frame.phrases[index]
    if not phrase.has("nth") and (
        phrase.text.isascii() or phrase.has("noun", "text") or len(frame.phrases) > 2
    ):
        return None
    picked = frame.texts()
    frame.take("only")
    if picked is None or not picked.ids or not frame.complete():
        return None
    # 只留标题: of all texts
    role = picked.role if phrase.has("nth") else "text"
    others = [text.id for text in desk.stage.texts(role) if text.id not in picked.ids]
    return Clause(tuple(DeleteText(id_) for id_ in others), ids=picked.ids, side="text") if others else None


def by_their_names(frame: Frame, desk: Desk) -> Clause | None:
    """Read "caption every photo with its name", "label the charts with their names"."""
    if frame.take("itsname") is None or frame.has("quote") or frame.has("do", "remove"):
        return None
    roles = [phrase.value("noun") for phrase in frame.phrases if phrase.has("noun", *ROLES)]
    whole = any(phrase.has("scenes") and phrase.value("scenes").whole for phrase in frame.phrases)
    if not roles or not (whole or frame.has("each")):
        return None
    frame.all_used()
    role = "caption" if roles[0] == "text" else str(roles[0])
    names = [(scene.id, re.sub(r"\.\w{2,4}$", "", scene.name)) for scene in desk.stage.scenes]
    calls = tuple(AddText(name[:1].upper() + name[1:], role, scene=id_) for id_, name in names)
    return Clause(calls, side="text")


def lengthened(frame: Frame, desk: Desk) -> Clause | None:
    """Read 标题后面加上“急售”: what is added to the words of a text that is there."""
    at, quote = frame.find("texts"), frame.find("quote")
    if at is None or quote is None or quote < at or frame.phrases[at].text.isascii():
        return None
    between = frame.phrases[at + 1 : quote]
    side = between[0].text if between else ""
    if side not in _BEHIND | _AHEAD or not any(phrase.has("do", "add") for phrase in between):
        return None
    picked = frame.phrases[at].value("texts")
    if at or len(frame.phrases) != quote + 1 or any(p.has("scenes") for p in between):
        return None
    if len(picked.ids) != 1:
        return note("which_text", picked.role or "title") if picked.ids else None
    was, more = desk.segment(picked.ids[0]).text, desk.plain(frame.phrases[quote].text)
    frame.all_used()
    words = f"{was}{more}" if side in _BEHIND else f"{more}{was}"
    return Clause((ChangeText(picked.ids[0], words),), ids=picked.ids, side="text")


_BEHIND = frozenset({"后面", "后边", "末尾", "结尾", "最后面"})
_AHEAD = frozenset({"前面", "前边", "最前面"})


def text(frame: Frame, desk: Desk) -> Clause | None:
    """Add a title, caption or lower third, or let one say something else."""
    quote = frame.find("quote")
    index = frame.find("texts")
    if index is None and frame.left("noun", *ROLES):
        index = frame.find("noun", *ROLES)
    if index is None:
        return _says(frame, desk, quote) or placed_words(frame, desk, quote)
    phrase = frame.phrases[index]
    role = phrase.value("noun")
    adds = frame.has("do", "add") and not frame.has("do", "replace")
    changes = frame.has("do", "set", "replace")
    if frame.has("do", "remove", "undo", "swap"):
        return None
    if quote is None:
        return _open_text(frame, desk, index, role, adds=adds, changes=changes)
    if frame.left("noun", "color", "font", "size", "animation", "intro", "outro") or frame.left("filter"):
        return None
    colon = next((at for at in range(index, quote) if frame.phrases[at].has("colon")), None)
    if colon is not None and frame.phrases[index + 1].text.lower() == "for":
        # "lower third for Jonas: “Jonas Weber”"
        frame.used |= {at for at in range(index + 1, colon) if frame.phrases[at].has("word")}
    frame.take("texts")
    while frame.take("noun", *ROLES) is not None or frame.take("do", "name"):
        pass
    frame.take("quote")
    frame.take("again")
    words = frame.phrases[quote].text
    if changes and not adds and (meant := _reworded(frame, desk, phrase, role, words)) is not None:
        return meant
    if role == "text":
        role = "caption"
    home = on_it(frame, desk) if adds else ""
    when = when_and_where(frame, desk)
    if when is None:
        return None
    placed = when[0] or when[1]
    another = adds and frame.has("another")
    frame.take("another")
    if phrase.has("texts") and phrase.has("nth") and not adds:
        picked = phrase.value("texts")
        if picked.missing is not None:
            return note("no_such_text", str(abs(picked.missing)))
        changed = Clause((ChangeText(picked.ids[0], desk.plain(words)),), ids=picked.ids, side="text")
        return dressed(changed, frame, desk)
    clause = reworded(
        desk,
        role,
        words,
        add=adds,
        times=when[0],
        at=when[1],
        position=when[2],
        scene=when[3] or home,
        fresh=bool(placed) and adds,
        another=another,
    )
    return dressed(clause, frame, desk)


def _reworded(frame: Frame, desk: Desk, phrase: Phrase, role: str, words: str) -> Clause | None:
    """Read 上面的字改成“…”: no text of that kind alone is there, but one that was spoken of, or only one at all."""
    if phrase.has("nth") or desk.texts(role) or frame.left("scenes") or frame.left("range"):
        return None
    texts = desk.stage.texts(role)
    meant = [text for text in texts if text.id in (desk.focus or desk.before).ids] or texts
    if not meant:
        return None
    if len(meant) > 1:
        return note("which_text", meant[0].role or "title")
    changed = Clause((ChangeText(meant[0].id, desk.plain(words)),), ids=(meant[0].id,), side="text")
    return dressed(changed, frame, desk)


def _says(frame: Frame, desk: Desk, quote: int | None) -> Clause | None:
    """Read "make it say “Dawn”" of the text that was spoken of, or of the only one."""
    if quote is None:
        return None
    texts = desk.stage.texts("text")
    spoken_of = [text for text in texts if text.id in (desk.focus or desk.before).ids]
    meant = spoken_of or texts
    bare = bool(spoken_of) and frame.has("do", "replace")
    if not bare and not (frame.has("ref", "it") and (frame.has("say") or frame.has("instead"))):
        return None
    if len(meant) != 1 or not all(
        index == quote or any(phrase.has(kind) for kind in ("ref", "say", "prep", "do", "instead"))
        for index, phrase in enumerate(frame.phrases)
    ):
        return None
    frame.all_used()
    said = desk.plain(frame.phrases[quote].text)
    return Clause((ChangeText(meant[0].id, said),), ids=(meant[0].id,), side="text")


_FROM_SPEECH = frozenset({"captions", "subtitles", "字幕"})
"""Wished for without words, these are what somebody says in the video."""


def _open_text(
    frame: Frame, desk: Desk, index: int, role: str, *, adds: bool, changes: bool
) -> Clause | None:
    """Read an unquoted text: what follows "title:", "the title to", "a title that says"."""
    if any(not (leads(p)) for p in frame.phrases[:index]):
        return None
    said = None
    for at in range(index + 1, min(index + 4, len(frame.phrases))):
        phrase = frame.phrases[at]
        chinese = not phrase.text.isascii() and (
            (phrase.has("do", "set", "replace") and not phrase.has("do", "move")) or phrase.has("say")
        )
        if phrase.has("colon") or chinese or (phrase.has("say") and phrase.text.lower() != "text"):
            said = at
            continue
        if (phrase.has("prep", "to", "with") or _names(frame, at)) and changes and not adds and said is None:
            said = at
            continue
        if not (phrase.has("prep", "to") and said is not None and phrase.text.lower() == "to"):
            break
    if said is None and (found := unquoted(frame, desk, index, role, adds=adds)) is not None:
        return found
    if said is None:
        if role == "caption" and frame.phrases[index].text.lower() in _FROM_SPEECH:
            return None
        if frame.complete() or not adds:
            frame.take("texts")
            frame.take("noun", *ROLES)
            frame.take("again")
            frame.take("at")
            frame.take("position")
            missing = (
                adds and not frame.left("scenes") and not frame.left("noun") and not frame.left("filter")
            )
            return note("text_missing", role) if missing and frame.complete() else None
        return None
    words = desk.plain(frame.text[frame.phrases[said].end :])
    if all(set(phrase.senses) <= {"then", "skip", "degree"} for phrase in frame.phrases[said + 1 :]):
        # 把字改一下 says that they shall change, and not into what.
        words = ""
        frame.used |= set(range(len(frame.phrases)))
    if not words:
        return note("text_missing", role)
    if _styles_only(frame, said):
        return None
    frame.used |= set(range(said + 1))
    rest = frame.rest(said)
    phrase = frame.phrases[index]
    if phrase.has("nth") and not adds:
        picked = phrase.value("texts")
        if picked.missing is not None:
            return note("no_such_text", str(abs(picked.missing)))
        return Clause((ChangeText(picked.ids[0], words),), open_ended=True, ids=picked.ids, side="text")
    texts = desk.stage.texts("text") if role == "text" and changes and not adds else []
    if texts and not desk.texts("caption"):
        # "change the text to …", where there are titles alone
        meant = [text for text in texts if text.id in (desk.focus or desk.before).ids] or texts
        if len(meant) > 1:
            return note("which_text", role)
        return Clause((ChangeText(meant[0].id, words),), open_ended=True, ids=(meant[0].id,), side="text")
    another = adds and frame.has("another")
    return reworded(desk, "caption" if role == "text" else role, rest, add=adds, another=another)


def _names(frame: Frame, at: int) -> bool:
    """Tell "the title should be Dawn" from "the title is hard to see"."""
    said = frame.phrases[at].text.lower()
    if said in {"be", "should be"}:
        return True
    return said == "is" and frame.text[frame.phrases[at].end :].strip()[:1].isupper()


_STYLES = (
    "color",
    "weight",
    "position",
    "align",
    "anim",
    "anim-out",
    "more",
    "factor",
    "percent",
    "corner",
    "file",
    "degree",
    "font",
    "typeface",
    "case",
    "slant",
    "letters",
    "edge",
    "ground",
    "readable",
    "letterform",
    "asmuch",
    "side",
    "nudge",
)


_AROUND = ("box", "outline", "shadow", "background", "opacity")


def _everywhere(phrase: Phrase) -> bool:
    """Tell whether a phrase means all of the scenes."""
    return phrase.has("all") or (phrase.has("scenes") and phrase.value("scenes").whole)


def _styles_only(frame: Frame, said: int) -> bool:
    """Tell whether what follows is only looks in small letters: "the title to red" and not "to Red Nights"."""
    rest = frame.phrases[said + 1 :]
    known = [
        any(phrase.has(kind) for kind in _STYLES) or phrase.has("noun", *_AROUND)
        for phrase in rest
        if not (leads(phrase) or _everywhere(phrase) or phrase.has("break") or phrase.has("join"))
    ]
    large = frame.text[frame.phrases[said].end :].strip()[:1].isupper() and not (rest and rest[0].has("font"))
    return bool(rest) and all(known) and not large
