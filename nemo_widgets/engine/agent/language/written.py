"""Texts by what they say and where they show: "the caption on the churn chart", "the title at the start", “Mia turns 7”."""

# ruff: noqa: C901, E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from collections.abc import Callable, Sequence

from nemo_widgets.engine.agent.language.scan import Phrase
from nemo_widgets.engine.agent.language.stage import Picked, Stage
from nemo_widgets.engine.agent.lexicon import ORDINALS
from nemo_widgets.timeline.draft import Segment

_ADDING = frozenset({"add", "insert", "include", "write", "type", "give", "i want", "加", "添加", "加上", "增加", "写", "写上", "配", "配上", "加个", "打上"})  # fmt: skip
_MOVING = frozenset(
    {"move", "put", "bring", "place", "shift", "show", "放", "移", "移到", "放到", "挪到", "显示"}
)
_LOOKS = ("color", "weight", "anim", "anim-out", "more", "case", "slant", "align", "letters", "edge", "ground", "font", "readable", "position", "corner")  # fmt: skip
_LINKS = frozenset({"on", "of", "in", "over", "for", "from", "at", "during", "的", "上", "里", "上面", "中"})


def related(row: Sequence[Phrase], stage: Stage, unmask: Callable[[str], str]) -> list[Phrase]:
    """Join the phrases that say which text is meant; a text that is only being added is none of those."""
    found = _of_all_scenes(_spared(_ones_on(list(row), stage), stage), stage)
    found = _standing(_all_of_them(found))
    if any(_adds(row, at) for at in range(len(row))):
        return found
    quotes = [index for index, phrase in enumerate(found) if phrase.has("quote")]
    if len(quotes) == 1:
        found = _quoted(found, stage, unmask)
    elif len(quotes) == 2 and quotes[0] and found[quotes[0] - 1].has("texts"):
        # "rename the title “Dusk” to “Dawn”": its words say which title.
        del found[quotes[0] - 1]
    found = _with_its_words(_closing(found, stage), stage)
    return _at_edges(_next_of_them(_on_scenes(found, stage), stage), stage)


_WISHING = ("i want", "i need a", "we need a", "i'd l", "we'd l", "i would l", "there should be")


def _adds(row: Sequence[Phrase], at: int) -> bool:
    """Tell "give the photo a title" from "give the title on the photo an outline"."""
    said = row[at].text.lower()
    if not row[at].has("do") or (said not in _ADDING and not said.startswith(_WISHING)):
        return False
    return not (said == "give" and at + 1 < len(row) and row[at + 1].has("texts"))


def _ones_on(row: list[Phrase], stage: Stage) -> list[Phrase]:
    """Read "and the one on the churn chart red" after a text was styled: the text there."""
    if stage.focus.side not in {"style", "text", "animation"} or any(phrase.has("quote") for phrase in row):
        # "and one for the forest: 'Breathe in'" is another one.
        return row
    focused = [text for text in stage.texts("text") if text.id in stage.focus.ids]
    for index, phrase in enumerate(row):
        others = phrase.text.lower().removeprefix("the ").startswith(("other", "rest", "remaining"))
        if (
            focused
            and others
            and phrase.has("scenes")
            and any(p.has(kind) for p in row for kind in _OF_LETTERS)
        ):
            # "dark blue for the first two lower thirds and red for the other two"
            role = focused[0].role or "title"
            texts = [text for text in stage.texts(role) if text.id not in stage.focus.ids]
            if texts:
                return [*row[:index], _means(texts, role, phrase, phrase.end), *row[index + 1 :]]
    for index in range(len(row) - 2):
        one, link, other = row[index : index + 3]
        if (
            one.text.lower() not in {"one", "ones", "the one"}
            or link.text.lower() not in _LINKS
            or not _some(other)
        ):
            continue
        texts = shown_with(stage, "text", other.value("scenes").ids)
        if texts:
            role = texts[0].role or "title"
            return [*row[:index], _means(texts, role, one, other.end), *row[index + 3 :]]
    return row


_WHOLE = frozenset({"全部", "全都", "都", "全", "所有", "统统", "all", "each", "both", "every"})


def _all_of_them(row: list[Phrase]) -> list[Phrase]:
    """Read 字幕全部 and "the captions all" as all of those texts, and no scene."""
    for index, phrase in enumerate(row[:-1]):
        other = row[index + 1]
        if phrase.has("texts") and other.text.lower() in _WHOLE and (other.has("scenes") or other.has("all")):
            return [*row[: index + 1], *row[index + 2 :]]
    return row


def _spared(row: list[Phrase], stage: Stage) -> list[Phrase]:
    """Read 办公室那段不要字幕 as the captions of that shot, which go."""
    for index in range(len(row) - 2):
        scene, verb, text = row[index : index + 3]
        if _some(scene) and verb.has("do", "remove") and text.has("texts") and not verb.text.isascii():
            noun = str(text.value("noun")) if text.has("noun") else "text"
            texts = shown_with(stage, noun, scene.value("scenes").ids)
            if texts:
                return [*row[:index], verb, _means(texts, noun, text, text.end), *row[index + 3 :]]
    return row


def _of_all_scenes(row: list[Phrase], stage: Stage) -> list[Phrase]:
    """Read 图表的文字 as all the texts: those of every scene."""
    for index, phrase in enumerate(row[:-1]):
        other = row[index + 1]
        whole = phrase.has("scenes") and phrase.value("scenes").whole and not phrase.has("all")
        if whole and other.has("texts") and other.start > phrase.end and not phrase.text.isascii():
            noun = str(other.value("noun")) if other.has("noun") else "text"
            ids = tuple(text.id for text in stage.texts(noun))
            senses = {**other.senses, "texts": [Picked(ids, whole=True, role=noun)]}
            return [*row[:index], Phrase(other.text, other.start, other.end, senses), *row[index + 2 :]]
    return row


def _standing(row: list[Phrase]) -> list[Phrase]:
    """Read 下面的字幕 as the captions, which stand there already."""
    for index, phrase in enumerate(row[:-1]):
        other = row[index + 1]
        parted = other.start > phrase.end and not phrase.text.isascii()
        if (
            phrase.has("position")
            and other.has("texts")
            and parted
            and not (index and row[index - 1].has("do"))
        ):
            return [*row[:index], *row[index + 1 :]]
    return row


def _means(texts: Sequence[Segment], role: str, phrase: Phrase, end: int) -> Phrase:
    picked = Picked(tuple(text.id for text in texts), role=role)
    return Phrase(phrase.text, phrase.start, end, {"texts": [picked], "noun": [role], "nth": [True]})


def _quoted(row: list[Phrase], stage: Stage, unmask: Callable[[str], str]) -> list[Phrase]:
    """Read the words of a text as that text: "make “Thank you” bigger", "delete the title “Mia turns 7”"."""
    index = next(i for i, phrase in enumerate(row) if phrase.has("quote"))
    words = unmask(row[index].text).strip().lower()
    texts = [text for text in stage.texts("text") if text.text.strip().lower() == words]
    if not texts or (index and row[index - 1].has("say") and not row[index - 1].has("colon")):
        return row
    start, end = index, index + 1
    before = row[index - 1] if index else None
    last = before is not None and not before.text.isascii() and (before.has("at") or before.has("ordinal"))
    if before is not None and (before.has("texts") or last):
        # 最后那句“谢谢”
        start -= 1
    elif end < len(row) and row[end].has("texts"):
        end += 1
    if end < len(row) and row[end].text in _THAT_ONE:
        # 厨房那条删掉
        end += 1
    role = texts[0].role or "title"
    return [*row[:start], _means(texts, role, row[start], row[end - 1].end), *row[end:]]


_THAT_ONE = frozenset({"那条", "这条", "那句", "这句", "那行", "这行"})


def _with_its_words(row: list[Phrase], stage: Stage) -> list[Phrase]:
    """Read 最后那句Thank you as the last text, whose words these are."""
    for index, phrase in enumerate(row[:-1]):
        if not (phrase.has("texts") and phrase.has("nth")):
            continue
        ids = phrase.value("texts").ids
        said = " ".join(text.text.lower() for text in stage.texts("text") if text.id in ids)
        end = index + 1
        while end < len(row) and row[end].has("word") and row[end].text.lower() in said:
            end += 1
        if end > index + 1:
            return [
                *row[:index],
                Phrase(phrase.text, phrase.start, row[end - 1].end, phrase.senses),
                *row[end:],
            ]
    return row


def _closing(row: list[Phrase], stage: Stage) -> list[Phrase]:
    """Read "the closing title" as a text where there is one, and no card is being made."""
    titles = stage.texts("title")
    for index, phrase in enumerate(row):
        opens = phrase.has("noun", "title") and phrase.text.lower().startswith(
            ("opening", "main", "片头", "开头", "开场")
        )
        if len(titles) > 1 and opens:
            return [*row[:index], _means(titles[:1], "title", phrase, phrase.end), *row[index + 1 :]]
        if (
            titles
            and phrase.has("noun", "intro", "outro")
            and phrase.text.lower().endswith(("title", "标题", "文字"))
        ):
            text = titles[0 if phrase.has("noun", "intro") else -1]
            return [*row[:index], _means([text], "title", phrase, phrase.end), *row[index + 1 :]]
    return row


def shown_with(stage: Stage, noun: str, ids: Sequence[str]) -> list[Segment]:
    """Return the texts that belong to scenes, or show mostly while these do."""
    spans = [(scene.start_ms, scene.end_ms) for scene in stage.scenes if scene.id in ids]
    found = []
    for text in stage.texts(noun):
        home = text.m.get("scene")
        shared = sum(max(0, min(text.end_ms, end) - max(text.start_ms, start)) for start, end in spans)
        if home in ids or (not isinstance(home, str) and shared * 2 > text.duration_ms):
            found.append(text)
    return found


def _on_scenes(row: list[Phrase], stage: Stage) -> list[Phrase]:
    """Read "the caption on the churn chart", "the churn chart's caption", 第二张的字幕."""
    for index, phrase in enumerate(row):
        if not phrase.has("texts"):
            continue
        noun = str(phrase.value("noun")) if phrase.has("noun") else "text"
        link, other = index + 1, index + 2
        if any(one.has("only") for one in row) and any(one.has("do", "set", "add", "keep") for one in row):
            # "show the title only over the first photo" says when, and not which.
            return row
        if other < len(row) and row[link].text.lower() in _LINKS and _some(row[other]):
            texts = shown_with(stage, noun, row[other].value("scenes").ids)
            if texts:
                return [*row[:index], _means(texts, noun, phrase, row[other].end), *row[other + 1 :]]
        if (
            link < len(row)
            and _some(row[link])
            and row[link].start - phrase.end > _GAP
            and phrase.text.isascii()
        ):
            # "the captions of the product clip", whose "of the" means nothing elsewhere
            texts = shown_with(stage, noun, row[link].value("scenes").ids)
            if texts:
                return [*row[:index], _means(texts, noun, phrase, row[link].end), *row[link + 1 :]]
        side = next(
            (one for one in ("after", "before") if link < len(row) and row[link].has("prep", one)), ""
        )
        if side and other < len(row) and _some(row[other]) and any(one.has("do", "remove") for one in row):
            texts = _beyond(stage, noun, row[other].value("scenes").ids, side)
            if texts:
                return [*row[:index], _means(texts, noun, phrase, row[other].end), *row[other + 1 :]]
        before = index - 1
        if before > 0 and row[before].text.lower() in {"的", "上", "里", "上面", "上的", "里的"}:
            before -= 1
        if before >= 0 and _some(row[before]) and not phrase.has("nth"):
            texts = shown_with(stage, noun, row[before].value("scenes").ids)
            if texts:
                joined = _means(texts, noun, row[before], phrase.end)
                return [*row[:before], joined, *row[index + 1 :]]
    return row


_GAP = 2


def _beyond(stage: Stage, noun: str, ids: Sequence[str], side: str) -> list[Segment]:
    """Return the texts after or before scenes: "all captions after the interview"."""
    spans = [(scene.start_ms, scene.end_ms) for scene in stage.scenes if scene.id in ids]
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    texts = stage.texts(noun)
    return [text for text in texts if (text.start_ms >= last if side == "after" else text.end_ms <= first)]


def _some(phrase: Phrase) -> bool:
    if not phrase.has("scenes"):
        return False
    picked: Picked = phrase.value("scenes")
    return bool(picked.ids) and not picked.whole and not picked.vague


def _next_of_them(row: list[Phrase], stage: Stage) -> list[Phrase]:
    """Read "the first title red, the second blue": what is numbered after a text is a text."""
    texts = [text for text in stage.texts("text") if text.id in stage.focus.ids]
    if not texts or stage.focus.side not in {"style", "text", "animation"}:
        return row
    if not any(phrase.has(kind) for phrase in row for kind in _OF_LETTERS):
        return row
    role = texts[0].role or "title"
    others = stage.texts(role)
    for index, phrase in enumerate(row):
        numbered = phrase.has("ordinal") and phrase.has("scenes") and len(phrase.senses["ordinal"]) == 1
        counted = ORDINALS.get(phrase.text.lower().removesuffix(" one")) if phrase.has("scenes") else None
        if counted is not None and phrase.text.lower().endswith(" one"):
            # "the last one should be yellow"
            numbered = True
        if numbered and not phrase.text.lower().endswith(_SCENE_WORDS):
            place = counted or phrase.senses["ordinal"][0]
            if -len(others) <= place <= len(others) and place:
                text = others[place - 1 if place > 0 else place]
                return [*row[:index], _means([text], role, phrase, phrase.end), *row[index + 1 :]]
    return row


_OF_LETTERS = ("color", "weight", "font", "case", "slant", "align")
_SCENE_WORDS = (
    "photo",
    "picture",
    "image",
    "scene",
    "clip",
    "slide",
    "chart",
    "shot",
    "张",
    "段",
    "图",
    "照片",
    "画面",
)


def _at_edges(row: list[Phrase], stage: Stage) -> list[Phrase]:
    """Read "the title at the end" where it is to be changed, and not moved there."""
    if any(phrase.has("do") and phrase.text.lower() in _MOVING for phrase in row):
        return row
    for index, phrase in enumerate(row):
        if not phrase.has("texts"):
            continue
        at = index + 1 + (index + 1 < len(row) and row[index + 1].has("prep"))
        if at >= len(row) or not row[at].has("at", "start", "end"):
            continue
        rest = (*row[:index], *row[at + 1 :])
        changed = any(one.has(kind) for one in rest for kind in _LOOKS) or any(
            one.has("do", "remove") for one in rest
        )
        texts = stage.texts(str(phrase.value("noun")) if phrase.has("noun") else "text")
        if changed and len(texts) > 1:
            text = texts[0 if row[at].has("at", "start") else -1]
            if phrase.has("nth") and phrase.value("texts").ids != (text.id,):
                continue
            return [*row[:index], _means([text], text.role or "title", phrase, row[at].end), *row[at + 1 :]]
    return row


def stands_low(text: Segment) -> bool:
    """Tell whether a text stands in the lower part of the picture."""
    style = text.m.get("style")
    place = style.get("position") if isinstance(style, dict) else None
    return place in {"bottom", "lower-third"} or (place is None and text.role in {"caption", "lower-third"})
