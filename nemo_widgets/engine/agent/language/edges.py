"""Intents for what comes first or last: intro and outro cards, words and pictures at the edge of the video."""

# ruff: noqa: E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

import re
from dataclasses import replace

from nemo_widgets.engine.agent.language import letters
from nemo_widgets.engine.agent.language.adding import describes
from nemo_widgets.engine.agent.language.desk import SCENE_MS, Desk, done, note, subject_of
from nemo_widgets.engine.agent.language.frames import Clause, Frame
from nemo_widgets.engine.agent.language.manner import pictured
from nemo_widgets.engine.agent.tools import AddCard, AddScene, Painted


def card(frame: Frame, desk: Desk) -> Clause | None:
    """Add an intro or outro card with words, in colours if some are said: "a black title card with white text"."""
    index = frame.find("noun", "intro", "outro")
    if index is None:
        index = _title_card(frame)
    if index is None:
        return _bare_card(frame, desk)
    if frame.has("do", "remove") or frame.has("noun", "lower-third"):
        return None
    among = _among(frame, desk)
    noun = frame.take("noun", "intro", "outro")
    start = noun != "outro" and not frame.left("at", "end")
    frame.used.add(index)
    colours = _coloured(frame, index)
    frame.take("typeface", "sans-serif")
    ms = frame.take("length") or 3000
    while frame.take("noun", "intro", "outro", "card") is not None:
        pass
    frame.nouns("title", "text", "caption")
    for kind in ("texts", "texts", "number", "at", "range", "another"):
        frame.take(kind)
    frame.verb("move")
    quote = frame.find("quote")
    if quote is not None:
        words = desk.plain(frame.phrases[quote].text)
        frame.take("quote")
    else:
        after = range(index + 1, len(frame.phrases))
        said = next((i for i in after if frame.phrases[i].has("say")), None)
        if said is None and frame.has("do", "add"):
            # "add a closing card with thanks for watching"
            said = next((i for i in after if frame.phrases[i].text.lower() == "with"), None)
        if said is None:
            return note("text_missing", "title") if frame.complete() else None
        words = desk.plain(frame.rest(said))
    if not words:
        return note("text_missing", "title")
    call = replace(AddCard(words, "start" if start else "end", ms, *colours), index=among)
    return Clause((call,), open_ended=quote is None, side="order")


def _among(frame: Frame, desk: Desk) -> int | None:
    """Take the scenes that a card comes between, after or before, and return its place from 0."""
    order = [scene.id for scene in desk.stage.scenes]
    at = next((i for i, p in enumerate(frame.phrases) if p.has("scenes") and p.value("scenes").ids), None)
    if at is None:
        return None
    told = frame.phrases[:at]
    side = next(
        (
            one
            for one in ("after", "before")
            if any(p.has("prep", one) for p in frame.phrases[max(0, at - 1) : at + 2])
        ),
        "",
    )
    between = any(p.text.lower() in {"between", "in between"} for p in told) or any(
        p.text == "之间" for p in frame.phrases
    )
    ids: list[str] = []
    while frame.left("scenes"):
        picked = frame.scenes()
        ids += desk.there(picked) if picked is not None and not picked.whole else ()
    for kind in ("after", "before"):
        frame.take("prep", kind)
    places = sorted(order.index(id_) for id_ in ids if id_ in order)
    if between and len(places) == 2:
        return places[1]
    if len(places) == 1 and side:
        return places[0] + (side == "after")
    return None


def _title_card(frame: Frame) -> int | None:
    """Find "a title card" that is to be added: with words for it, at an edge or by an order to add."""
    index = frame.find("noun", "card")
    asked = frame.has("do", "add") or frame.has("at", "start", "end")
    if index is None or not asked or not (frame.left("quote") or frame.left("say")):
        return None
    beside = any(
        p.has("prep", "before", "after") or p.text.lower() == "between" or p.text == "之间"
        for p in frame.phrases
    )
    return None if frame.left("scenes") and not beside else index


def _coloured(frame: Frame, index: int) -> tuple[Painted, str | None] | tuple[()]:
    """Take the colours of a card and of its letters."""
    wishes: letters.Wishes = {}
    cards = [at for at, phrase in enumerate(frame.phrases) if phrase.has("noun", "card") or at == index]
    for at in cards:
        if frame.phrases[at].has("ground"):
            # "a black screen"
            wishes["box"] = frame.phrases[at].value("ground")
    for before in (at - 1 for at in cards if at):
        if frame.phrases[before].has("color") or frame.phrases[before].has("tone"):
            # "a black card"
            kind = "color" if frame.phrases[before].has("color") else "tone"
            wishes["box"] = frame.phrases[before].value(kind)
            frame.used.add(before)
    for at, phrase in enumerate(frame.phrases):
        # "a card saying “Bye” on dark green"
        lead = frame.phrases[at - 1].text.lower() if at else ""
        if phrase.has("color") and lead in {"on", "over", "against"} and at not in frame.used:
            wishes["box"] = phrase.value("color")
            frame.used.add(at)
    while letters.around(frame, wishes):
        pass
    ground, ink = wishes.get("box"), wishes.get("color")
    if not isinstance(ground, str):
        return (Painted("", 7), ink) if ink else ()
    return Painted(ground[:7]), ink


def _bare_card(frame: Frame, desk: Desk) -> Clause | None:
    """Read "start with a card saying 'Our trip'", "end with 'Thanks'", 结尾加“再见”."""
    at = frame.find("at", "start", "end")
    if at is not None and all(p.has("noun", "video") or p.has("do", "set") for p in frame.phrases[:at]):
        # "the video should end with …"
        frame.nouns("video")
        at = 0
    if (
        at != 0
        or not frame.left("quote")
        or frame.left("scenes")
        or frame.left("texts")
        or frame.left("noun")
    ):
        return None
    place = frame.take("at", "start", "end")
    words = desk.plain(frame.phrases[frame.find("quote") or 0].text)
    frame.take("quote")
    ms = frame.take("length") or 3000
    wishes: letters.Wishes = {}
    while letters.around(frame, wishes):
        pass
    ground, ink = wishes.get("box"), wishes.get("color")
    if ground is None and ink is not None:
        # "close with a pink screen saying “Bye”"
        ground, ink = ink, None
    more = (Painted(ground[:7]), ink) if isinstance(ground, str) else ()
    return done([AddCard(words, place, ms, *more)], side="order")


def at_edge(frame: Frame, desk: Desk) -> Clause | None:
    """Read "add thanks for watching at the end", "end with a sunset", 片尾加上谢谢观看: a card, or a picture if it is one."""
    at = next(
        (
            i
            for i, p in enumerate(frame.phrases)
            if p.has("at", "start", "end") or p.has("noun", "intro", "outro")
        ),
        None,
    )
    if at is None:
        return _thing(frame, desk)
    if frame.has("do", "remove", "cut", "keep", "move") and not frame.has("do", "add"):
        return None
    if any(frame.has(kind) for kind in _NO_WORDS) or frame.has("noun", *_NO_NOUNS):
        return None
    phrase = frame.phrases[at]
    start = phrase.has("at", "start") or phrase.has("noun", "intro")
    add = next((i for i, p in enumerate(frame.phrases) if p.has("do", "add")), None)
    lead = at
    while lead and frame.phrases[lead - 1].has("prep"):
        lead -= 1
    if add is not None and add < at and lead > add + 1 and at >= len(frame.phrases) - 2:
        words = frame.text[frame.phrases[add].end : frame.phrases[lead].start]
    elif add is not None and add > at and add + 1 < len(frame.phrases):
        words = frame.text[frame.phrases[add].end :]
    elif at == 0 and phrase.text.lower().endswith("with") and len(frame.phrases) > 1:
        words = frame.text[phrase.end :]
    else:
        return None
    words = desk.plain(words)
    if not words or _PRONOUN.match(words) or not describes(frame):
        return None
    frame.all_used()
    if pictured(subject_of(words), named=False):
        return Clause(
            (AddScene(Painted(subject_of(words)), subject_of(words), SCENE_MS, index=0 if start else None),),
            side="order",
        )
    text = re.sub(
        r"^(?:the words?|the text|some text|一句|一行|一段|上|一?[个张])\s*", "", words, flags=re.IGNORECASE
    )
    text = _CARD_ZH.sub("", text)
    return done([AddCard(text[:1].upper() + text[1:], "start" if start else "end", 3000)], side="order")


_PRONOUN = re.compile(r"(?:its?|them|their|this|that|these|those|him|her|his|me|us)\b", re.IGNORECASE)
"""What speaks of something that is there, and is no text: "give it its colour back"."""
_CARD_ZH = re.compile(r"的?(?:文字|标题|结束|片尾|片头)?(?:卡片?|字卡|页面?|画面)$")
_MOOD_OF_IT = re.compile(
    r"\b(?:feel|feeling|look|vibe|mood|style|touch|effect|tone|atmosphere)$", re.IGNORECASE
)
"""How a picture is to seem, and not what it shows."""
_ARTICLE = re.compile(r"^(?:an?|another|one more)\s+\w", re.IGNORECASE)


def _thing(frame: Frame, desk: Desk) -> Clause | None:
    """Read "add a lake": what can be painted becomes a scene."""
    if not frame.phrases[0].has("do", "add") or any(
        frame.has(kind) for kind in (*_NO_WORDS, "position", "corner", "noun")
    ):
        return None
    words = subject_of(desk.plain(frame.text[frame.phrases[0].end :]))
    if not _ARTICLE.match(words) or _MOOD_OF_IT.search(words) or not pictured(words, named=False):
        return None
    frame.all_used()
    return Clause((AddScene(Painted(words), words, SCENE_MS),), open_ended=True, side="order")


_NO_WORDS = (
    "quote",
    "texts",
    "file",
    "fade",
    "anim",
    "more",
    "percent",
    "range",
    "length",
    "scenes",
    "vague",
    "transition",
    "filter",
    "mood",
    "color",
)


_NO_NOUNS = (
    "music",
    "sound",
    "audio",
    "volume",
    "transition",
    "filter",
    "watermark",
    "pip",
    "speed",
    "motion",
    "speech",
    "animation",
    "change",
)
