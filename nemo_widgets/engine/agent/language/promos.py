"""Intents about a promo's cards: their background, the photo of one, its price, button and link."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from nemo_widgets.engine.agent import colours
from nemo_widgets.engine.agent.language.card_texts import SLOTS
from nemo_widgets.engine.agent.language.desk import Desk, done, note
from nemo_widgets.engine.agent.language.frames import Choice, Clause, Frame, Note
from nemo_widgets.engine.agent.tools import ReplaceScene, SetGround, SetSlot, Uploaded
from nemo_widgets.timeline.cards import FULL, card_of

if TYPE_CHECKING:
    from nemo_widgets.engine.agent.language.scan import Phrase
    from nemo_widgets.timeline.draft import Segment

_THEME: Final = frozenset(
    {"theme", "mode", "look", "design", "palette", "scheme", "promo", "cards", "card", "主题", "模式", "卡片"}
)
_LEAD: Final = re.compile(
    r"^\s*(?:of|that says|saying|which says|reading|with the text|[:：=]|为|是|写着|写上)\s*", re.IGNORECASE
)
_PRICE_IS: Final = re.compile(
    r"(?:is|should be|to be|was|to|must be|now|[:：=]|为|是|改成|改为)\s*(?:now\s*)?([$€£¥￥]?\s*\d[\d.,]*\s*(?:元|块钱?|usd|eur|dollars?|euros?|bucks|€|£)?)(?:\s*(?:now|instead|please|了|吧))*",
    re.IGNORECASE,
)
_UPLOADED: Final = re.compile(r"/media/([0-9a-f]{64})\.(?:jpe?g|png|webp)")
_END: Final = re.compile(
    r"(?:\s+(?:to|on) (?:it|the (?:end|last|closing) ?\w*)|\s+please|\s+at the end|吧)\s*[.。!！]?$",
    re.IGNORECASE,
)


def ground(frame: Frame, desk: Desk) -> Clause | None:
    """Read "use a light background", "switch the cards to a dark theme", 背景换成深蓝色."""
    cards = [scene.id for scene in desk.stage.scenes if _has_ground(scene)]
    if not cards or frame.left("texts") or frame.has("do", "remove") or not _names_ground(frame):
        return None
    color = frame.take("color")
    tone = frame.take("tone")
    lighter = frame.take("more", ("brightness", 1), ("brightness", -1)) if tone is None else None
    wished = color or tone or (None if lighter is None else "#ffffff" if lighter[1] > 0 else "#000000")
    if wished is None:
        return None
    frame.take("degree")
    dark = colours.is_dark(wished)
    ids = desk.target(frame, "ground")
    frame.verb("set", "add", "replace", "move")
    frame.take("another")
    frame.nouns("background", "box", "card", "color", "video", "style")
    call = SetGround(tuple(id_ for id_ in ids if id_ in cards), "dark" if dark else "light", color)
    return done([call], ids, "ground")


def _has_ground(scene: Segment) -> bool:
    card = card_of(scene.m)
    return card is not None and card.layout not in FULL


def _names_ground(frame: Frame) -> bool:
    """Tell whether a background is meant; take the words that say so."""
    found = frame.left("noun", "background") or any(phrase.text == "背景" for phrase in frame.phrases)
    for index, phrase in enumerate(frame.phrases):
        if phrase.text.lower() in _THEME:
            frame.used.add(index)
            found = True
    return found


def slot(frame: Frame, desk: Desk) -> Clause | None:
    """Read "add a price of $29", "add a button that says 'Shop now'", 加个价格29元."""
    index = next((i for i, one in enumerate(frame.phrases) if _slot_of(one) is not None), None)
    if index is None or frame.has("do", "remove"):
        return None
    if not any(card_of(scene.m) is not None for scene in desk.stage.scenes):
        return None
    name = _slot_of(frame.phrases[index]) or ""
    said = frame.text[frame.phrases[index].end : frame.phrases[-1].end]
    words = desk.plain(_END.sub("", _LEAD.sub("", said)))
    if name == "price" and (is_now := _PRICE_IS.fullmatch(said.strip(" .。!！"))):
        words = is_now[1]
    elif not frame.has("do", "add"):
        return None
    if not words:
        # "add a $29 price", 加一个“立即购买”按钮
        start = next((i for i in range(index) if frame.phrases[i].has("do", "add")), index)
        words = desk.plain(frame.text[frame.phrases[start].end : frame.phrases[index].start])
        words = re.sub(r"^(?:an?|the)\s+|的$|^一?个", "", words).strip()
    if not words:
        return None
    frame.all_used()
    return done([SetSlot(name, words)], side="text")


def _slot_of(phrase: Phrase) -> str | None:
    """Return the slot that a phrase names, be there a text in it or not."""
    return next((one for one in SLOTS if phrase.has("slot", one) or phrase.has("noun", one)), None)


def is_upload(scene: Segment) -> bool:
    """Tell whether a scene shows somebody's file: it has a file's name, or the size of one."""
    return bool(scene.m.get("source_size") or re.search(r"\.\w{3,4}$", scene.name))


def other_photo(id_: str, desk: Desk) -> Clause:
    """Show another upload in a scene: one that waits, else a promo's next photo; ask where several wait."""
    shown = desk.segment(id_)
    waiting = [item for item in desk.files if item.file_type == "image" and item.url != shown.src]
    if len(waiting) > 1:
        place = [scene.id for scene in desk.stage.scenes].index(id_) + 1
        choices = (Choice(one.filename, f"replace image {place} with {one.filename}") for one in waiting[-9:])
        return Clause(notes=(Note("which_file"),), choices=tuple(choices))
    if waiting:
        return _shows(id_, waiting[0].hash, waiting[0].filename)
    scenes = [scene for scene in desk.stage.scenes if _UPLOADED.fullmatch(scene.src)]
    if shown in scenes and any("card" in scene.m for scene in scenes):
        at = scenes.index(shown)
        following = next((one for one in (*scenes[at + 1 :], *scenes[:at]) if one.src != shown.src), None)
        if following is not None and (found := _UPLOADED.fullmatch(following.src)):
            return _shows(id_, found[1], following.name)
    return note("scene_of_what")


def _shows(id_: str, photo: str, name: str) -> Clause:
    return done([ReplaceScene(id_, Uploaded(photo), name)], (id_,), "picture")
