"""Words onto the screen: where a text goes, and texts that are named without quotes."""

# ruff: noqa: C901 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nemo_widgets.engine.agent.language.desk import Desk, note
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.language.scan import Phrase
from nemo_widgets.engine.agent.language.styles import wished
from nemo_widgets.engine.agent.tools import AddText, ChangeText, StyleText, Tool

ROLES = ("title", "caption", "lower-third", "text")


def inscribed(frame: Frame, desk: Desk) -> Clause | None:
    """Read "caption for photo 3: The old tower", "write Goodbye on the last one", 在第二张上写“市场”."""
    where = frame.find("scenes")
    if where is None:
        return _on_what_came(frame, desk) or _labelled(frame, desk)
    if frame.has("do", "remove", "replace", "swap"):
        return None
    picked = frame.phrases[where].value("scenes")
    if (len(picked.ids) != 1 and not picked.whole) or picked.vague:
        return None
    if any(phrase.has("range") for phrase in frame.phrases[:where]):
        # "over the first five seconds of the interview" is no more than these.
        return None
    if any(phrase.has("break") for phrase in frame.phrases[:where]):
        # 音乐小声点，在最后一张上写“…”: what comes before is a wish of its own.
        return None
    ends = range(where + 1, len(frame.phrases))
    said = next((i for i in ends if frame.phrases[i].has("colon") or frame.phrases[i].text in _WRITES), None)
    nouns = [phrase.value("noun") for phrase in frame.phrases[: said or 0] if phrase.has("noun", *ROLES)]
    writes = any(phrase.text.lower() in _WRITES for phrase in frame.phrases[: (said or 0) + 1])
    if said is not None and _apart(frame.phrases[:said], frame.phrases[said]):
        return None
    if said is not None and (nouns or writes):
        while said + 1 < len(frame.phrases) and frame.phrases[said + 1].has("colon"):
            said += 1
        behind = frame.phrases[said + 1 :]
        if behind and behind[0].has("quote") and any(one.has("break") for one in behind):
            # 写上“谢谢”，字要白色的: what is quoted is the text, and what comes after is a wish of its own.
            return None
        words = frame.text[frame.phrases[said].end :]
    elif frame.phrases[0].text.lower() in _WRITES and where == len(frame.phrases) - 1:
        link = where - 1
        if link < 1 or not frame.phrases[link].has("prep", "on") or frame.has("quote"):
            return None
        words = frame.text[frame.phrases[0].end : frame.phrases[link].start]
    else:
        return None
    if not desk.plain(words):
        return note("text_missing", "caption")
    plain = desk.plain(words)
    behind = frame.phrases[said + 1 :] if said is not None else []
    if len(behind) > 1 and any(phrase.has("quote") for phrase in behind):
        # "on the cake photo put “Hi” in the corner"
        return None
    if plain.split()[0].lower() in _PRONOUNS:
        # "put it at the bottom" is no text.
        return None
    if frame.phrases[0].text.lower() == "put" and said is None and plain[:1].islower() and plain.isascii():
        # "put confetti on the cake photo" is no wish for a word.
        return None
    frame.all_used()
    role = "caption" if not nouns or nouns[0] == "text" else str(nouns[0])
    corner = next(
        (phrase.value("corner") for phrase in frame.phrases[: said or 0] if phrase.has("corner")), ""
    )
    up, _, side = corner.partition("-")
    spot = up if up in {"top", "bottom"} else ""
    if picked.whole:
        # 每张照片下面都写上“…”: one text that stays
        times = (0, max(1, desk.draft.duration_ms))
        return reworded(desk, role, words, add=True, times=times, another=True, position=spot, align=side)
    return reworded(desk, role, words, add=True, scene=picked.ids[0], position=spot, align=side)


_PRONOUNS = frozenset({"it", "them", "this", "that", "these", "those"})
_WRITES = frozenset(
    {"write", "type", "say", "put", "写", "写上", "写着", "打上", "配文", "写个", "打上字", "显示"}
)


def _apart(before: Sequence[Phrase], said: Phrase) -> bool:
    """Tell whether a break parts a text from the place before it: "wobble image 2, put the city first"."""
    if not any(phrase.has("break") for phrase in before):
        return False
    return said.text.lower() in {"put", "say", "显示"} or any(
        phrase.has("word") or phrase.has("do") for phrase in before if not phrase.has("scenes")
    )


def _on_what_came(frame: Frame, desk: Desk) -> Clause | None:
    """Read 在它上写“再见” after a picture was added or spoken of: it is written on that."""
    ids = desk.focus.ids if desk.focus is not None else ()
    quote = frame.find("quote")
    if quote is None or len(ids) != 1 or ids[0] not in {scene.id for scene in desk.stage.scenes}:
        return None
    on_it = frame.phrases[:quote]
    if not (any(p.has("ref", "it") for p in on_it) and any(p.text in _WRITES for p in on_it)):
        return None
    known = ("ref", "prep", "say", "do", "position", "then", "skip")
    if quote != len(frame.phrases) - 1 or not all(any(p.has(kind) for kind in known) for p in on_it):
        return None
    frame.all_used()
    return reworded(desk, "caption", frame.phrases[quote].text, add=True, scene=ids[0])


def _labelled(frame: Frame, desk: Desk) -> Clause | None:
    """Read "put my name at the bottom: John Smith"."""
    said = frame.find("colon")
    if said is None or not frame.has("do", "add") or frame.has("do", "remove", "replace"):
        return None
    head = frame.phrases[:said]
    if not any(phrase.has("position") or phrase.has("corner") for phrase in head):
        return None
    if any(phrase.has("noun", "music", "watermark", "pip", "transition", "filter") for phrase in head):
        return None
    words = desk.plain(frame.text[frame.phrases[said].end :])
    corner = next((phrase.value("corner") for phrase in head if phrase.has("corner")), "")
    spot = next((phrase.value("position") for phrase in head if phrase.has("position")), "")
    roles = [phrase.value("noun") for phrase in head if phrase.has("noun", "title", "caption", "lower-third")]
    up, _, side = corner.partition("-")
    if not words:
        return None
    frame.all_used()
    role = str(roles[-1]) if roles else "caption"
    return reworded(desk, role, words, add=True, another=True, position=spot or up, align=side)


def placed_words(frame: Frame, desk: Desk, quote: int | None) -> Clause | None:
    """Read "put 'Made in Norway' at the bottom right", "show 'The End' over the last scene"."""
    says = frame.phrases[0].has("say") or any(phrase.text in _WRITES for phrase in frame.phrases)
    if quote is None or not (frame.has("do", "add", "move") or says) or frame.left("noun"):
        return None
    corner = frame.take("corner")
    when_or_where = ("position", "scenes", "range", "length", "at")
    role = "title" if frame.left("at") and not frame.left("position") else "caption"
    home = on_it(frame, desk)
    if not corner and not home and not any(frame.left(kind) for kind in when_or_where):
        return None
    frame.verb("add", "move")
    frame.take("quote")
    when = when_and_where(frame, desk)
    if when is None:
        return None
    up, _, side = (corner or "").partition("-")
    spot = up if up in {"top", "bottom"} else ""
    clause = reworded(
        desk,
        role,
        frame.phrases[quote].text,
        add=True,
        times=when[0],
        at=when[1],
        position=spot or when[2],
        scene=when[3] or home,
        align=side,
    )
    return dressed(clause, frame, desk)


def on_it(frame: Frame, desk: Desk) -> str:
    """Return the scene that "write “Nana” on it" means, or 上面写“再见” once one was spoken of."""
    scenes = [scene.id for scene in desk.stage.scenes if scene.id in (desk.focus or desk.before).ids]
    if len(scenes) != 1 or frame.left("scenes"):
        return ""
    index = frame.find("ref", "it")
    if index is not None and frame.before(index, "prep", "on"):
        frame.take("ref", "it")
        return scenes[0]
    above = frame.find("position", "top")
    if desk.focus is not None and above is not None and frame.phrases[above].text in {"上面", "上边"}:
        frame.take("position", "top")
        return scenes[0]
    return ""


_UNDER = frozenset({"under", "underneath", "below", "beneath", "just under", "just below"})


def beneath(frame: Frame, desk: Desk) -> Clause | None:
    """Read "add 'by Ana' in small letters under the title": another text, as long as that one shows."""
    quote = frame.find("quote")
    at = next((i for i, p in enumerate(frame.phrases) if p.text.lower() in {*_UNDER, "above"}), None)
    if quote is None or at is None or not quote < at < len(frame.phrases) - 1 or frame.has("do", "remove"):
        return None
    other = frame.phrases[at + 1]
    ids: tuple[str, ...] = other.value("texts").ids if other.has("texts") else ()
    if other.has("quote"):
        known = desk.plain(other.text).lower()
        ids = tuple(text.id for text in desk.stage.texts("text") if text.text.strip().lower() == known)
    if len(ids) != 1 or not any(
        p.has("do", "add") or p.text.lower() in _WRITES for p in frame.phrases[:quote]
    ):
        return None
    shown = desk.segment(ids[0])
    frame.verb("add")
    frame.used |= {quote, at, at + 1}
    style = shown.m.get("style")
    now = str((style.get("position") if isinstance(style, dict) else None) or "center")
    low = frame.phrases[at].text.lower() != "above"
    spot = {"top": "upper-third", "upper-third": "center"}.get(now, "lower-third") if low else "upper-third"
    words = frame.phrases[quote].text
    times = (shown.start_ms, shown.duration_ms)
    clause = reworded(desk, "caption", words, add=True, another=True, times=times, position=spot)
    return dressed(clause, frame, desk)


_SAME = frozenset({"one", "ditto", "same", "likewise", "another", "also", "too", "similarly", "the same"})


def likewise(frame: Frame, desk: Desk) -> Clause | None:
    """Read "and one for the forest: 'Breathe in'" after a text was added: another like it, there."""
    quote = frame.find("quote")
    told = (desk.focus or desk.before).ids if (desk.focus or desk.before).side == "text" else ()
    model = next((text for text in desk.stage.texts("text") if told == (text.id,)), None)
    named = (p for p in frame.phrases if p.has("scenes") and p.text.lower() not in _SAME)
    picked = next((p.value("scenes") for p in named), None)
    if quote is None or model is None or picked is None or len(picked.ids) != 1 or picked.vague:
        return None
    rest = [p for p in frame.phrases if not (p.has("quote") or p.has("scenes") or p.has("noun", *ROLES))]
    small = ("prep", "skip", "then", "break", "join", "say", "colon", "again", "another", "do")
    if not any(p.text.lower() in _SAME for p in frame.phrases) or frame.has("do", "remove", "replace"):
        return None
    if not all(p.text.lower() in _SAME or any(p.has(kind) for kind in small) for p in rest):
        return None
    frame.all_used()
    style = model.m.get("style")
    spot = str(style.get("position") or "") if isinstance(style, dict) else ""
    role = model.role or "caption"
    words = frame.phrases[quote].text
    return reworded(desk, role, words, add=True, another=True, scene=picked.ids[0], position=spot)


def dressed(clause: Clause, frame: Frame, desk: Desk) -> Clause:
    """Return a clause about one text with how it is to look: "… in big gold letters"."""
    if not clause.calls:
        return clause
    # What is only being added has its id already, for it goes by what it says.
    after = clause.calls[0].edit(desk.draft).segments
    known = {segment.id for segment in desk.draft.segments}
    ids = clause.ids or tuple(segment.id for segment in after if segment.id not in known)
    wishes, calls = wished(frame, desk, [segment for segment in after if segment.id in ids])
    if wishes:
        calls.insert(0, StyleText(ids, **wishes))
    return replace(clause, calls=(*clause.calls, *calls))


def _spoken_of(desk: Desk) -> str:
    """Return the scene that the message has only spoken of: 0457 这张是儿童房，配个条：…."""
    focus = desk.focus
    if focus is None or len(focus.ids) != 1:
        return ""
    return next((scene.id for scene in desk.stage.scenes if scene.id == focus.ids[0]), "")


def _together(desk: Desk, ids: Sequence[str]) -> tuple[int, int] | None:
    """Return when scenes are shown that follow each other: "over the first two photos"."""
    scenes = desk.stage.scenes
    places = [number for number, scene in enumerate(scenes) if scene.id in ids]
    if not places or len(places) != places[-1] - places[0] + 1:
        return None
    start = scenes[places[0]].start_ms
    return start, scenes[places[-1]].end_ms - start


def when_and_where(frame: Frame, desk: Desk) -> tuple[tuple[int, int] | None, str, str, str] | None:
    """Take when and where a text shows: its span, `start` or `end`, its position, its scene."""
    total = desk.draft.duration_ms
    span: tuple[int, int] | None = (0, max(1, total)) if frame.take("whole") is not None else None
    if frame.left("range"):
        start, end = frame.take("range")
        start, end = (start + total if start < 0 else start), (total if end is None else end)
        span = (max(0, start), max(1, end - start))
    scene = ""
    if frame.left("scenes"):
        picked = frame.scenes()
        ids = desk.there(picked) if picked else ()
        if picked is not None and picked.whole:
            span = (0, max(1, total))
        elif len(ids) == 1:
            scene = ids[0]
            frame.subject = picked
        elif (together := _together(desk, ids)) is not None:
            span = together
        else:
            return None
    if span is None and (index := frame.find("length")) is not None:
        ms = frame.take("length")
        if frame.before(index, "prep", "from") or (
            frame.before(index, "prep", "to") and frame.phrases[index].has("clock")
        ):
            span = (ms, 3000)
            later = frame.find("length")
            if later is not None:
                span = (ms, frame.take("length"))
        elif frame.before(index, "prep", "to") and not frame.before(index, "prep", "on"):
            span = (ms, frame.take("length") or 3000)
        else:
            span = (0, ms)
    position = frame.take("position") or ""
    at = frame.take("at", "start", "end", "middle") or ""
    if at == "middle" and not position:
        position, at = "center", ""
    return span, at, position, scene


_ABOUT_PLACE = ("position", "at", "corner", "scenes", "range", "length", "prep", "whole", "skip", "then")


def unquoted(frame: Frame, desk: Desk, index: int, role: str, *, adds: bool) -> Clause | None:
    """Read "add the words Hello World in the middle", "rename the title Holiday"."""
    first = index + 1
    adds = adds and any(phrase.has("do", "add") for phrase in frame.phrases[:index])
    renames = any(phrase.text.lower() in {"rename", "retitle", "reword"} for phrase in frame.phrases[:index])
    if first >= len(frame.phrases) or not (adds or renames) or set(frame.phrases[first].senses) != {"word"}:
        return None
    last = len(frame.phrases)
    while last > first + 1 and any(frame.phrases[last - 1].has(kind) for kind in _ABOUT_PLACE):
        last -= 1
    words = frame.text[frame.phrases[first].start : frame.phrases[last - 1].end]
    if role == "caption" and not words[:1].isupper():
        return None
    frame.take("texts")
    frame.take("noun", *ROLES)
    frame.used |= set(range(first, last))
    when = when_and_where(frame, desk)
    if when is None:
        return None
    return reworded(
        desk,
        "caption" if role == "text" else role,
        words,
        add=adds,
        times=when[0],
        at=when[1],
        position=when[2],
        scene=when[3],
    )


def leads(phrase: Phrase) -> bool:
    """Tell whether a phrase may stand before the thing that a clause is about."""
    kinds = ("do", "skip", "then", "prep", "again", "ref", "another")
    return any(phrase.has(kind) for kind in kinds) or phrase.has("noun", "video")


def reworded(
    desk: Desk,
    role: str,
    text: str,
    *,
    add: bool = False,
    times: tuple[int, int] | None = None,
    at: str = "",
    position: str = "",
    scene: str = "",
    fresh: bool = False,
    another: bool = False,
    align: str = "",
) -> Clause:
    """Add a text, or reword the one that is there."""
    if add and role in {"caption", "lower-third"} and not (times or at or scene):
        scene = _spoken_of(desk)
    quoted, words = desk.quoted(text), desk.plain(text)
    if not words:
        return note("text_missing", role)
    found = desk.texts(role)
    if found and len(found) > 1 and not add:
        return note("which_text", role)
    if times and scene:
        home = desk.segment(scene)
        if times[0] + times[1] <= home.duration_ms:
            # "on the office clip from second 1 to 5" counts from where the clip begins.
            times, scene = (home.start_ms + times[0], times[1]), ""
    at_end = at == "end"
    keeps = found and not another and not at_end and not scene and not times and not (add and len(found) > 1)
    if keeps and not (fresh and at != "start"):
        calls: list[Tool] = [ChangeText(found[0].id, words)]
        if position or align:
            calls.append(StyleText((found[0].id,), position=position or None, align=align or None))
        return Clause(tuple(calls), open_ended=not quoted, ids=(found[0].id,), side="text")
    total = desk.draft.duration_ms
    start, duration = times or ((0, total or 3000) if role == "caption" else (0, 3000))
    call = AddText(words, role, start, duration, at_end, position, scene, align)
    return Clause((call,), open_ended=not quoted, side="text")
