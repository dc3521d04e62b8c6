"""Which scenes of the timeline a phrase means: "the second image", "clips 2 and 3", "the forest scene", 第二张图."""

# ruff: noqa: E501 -- a pattern or a sentence cut at a margin cannot be searched for

from __future__ import annotations

import re
from dataclasses import dataclass

from nemo_widgets.engine.agent.lexicon import NUMBERS, ORDINALS
from nemo_widgets.engine.agent.phrases import NUMBER_ZH, number
from nemo_widgets.timeline.draft import Draft, Segment
from nemo_widgets.timeline.edits import scenes_of

_I = re.IGNORECASE
NOUN = r"(?:images?|pictures?|pics?|photos?|scenes?|clips?|slides?|segments?|shots?|videos?|frames?|parts?)"
ORDINAL = "(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + ")"
INDEX = r"(?:\d{1,3}|" + "|".join(NUMBERS) + ")"
SCENE = (
    rf"(?:(?:the\s+)?(?:very\s+)?{ORDINAL}(?:(?:\s*,\s*|\s+and\s+(?:the\s+)?){ORDINAL})*(?:\s+(?:{INDEX}\s+)?{NOUN}|\s+one)?"
    rf"|(?:the\s+)?{NOUN}\s*(?:#|number\s+|no\.?\s*)?{INDEX}(?:(?:\s*,\s*|\s+and\s+){INDEX})*"
    rf"|(?:all|every)(?:\s+of)?(?:\s+the)?\s+{NOUN}|everything"
    rf"|the\s+(?:[\w'-]+\s+){{1,5}}{NOUN}|(?:the|this|that)\s+{NOUN}|{INDEX}|it|this|that)"
)
SCENE_ZH = (
    rf"(?:第\s*{NUMBER_ZH}\s*(?:张|个|段|幅|条)?(?:图片|图|片段|场景|照片|视频|画面|镜头)?"
    rf"|(?:最后|倒数第{NUMBER_ZH})(?:一)?(?:张|个|段|幅|条)?(?:图片|图|片段|场景|照片|视频|画面|镜头)?|图片?\s*{NUMBER_ZH})"
)


@dataclass(frozen=True)
class Picked:
    """The scenes that a phrase means, or the number that is not there."""

    scenes: tuple[Segment, ...] = ()
    missing: int | None = None


def pick(phrase: str, draft: Draft) -> Picked | None:
    """Return what a phrase means, or None where it names no scene."""
    scenes = scenes_of(draft)
    places = _places(phrase.strip().lower(), scenes)
    if places is None:
        return None
    found = []
    for place in places:
        index = place - 1 if place > 0 else len(scenes) + place
        if not 0 <= index < len(scenes):
            return Picked(missing=place)
        if scenes[index] not in found:
            found.append(scenes[index])
    return Picked(tuple(found))


def _places(phrase: str, scenes: tuple[Segment, ...]) -> list[int] | None:
    """Return places from 1 (from the end: negative)."""
    chinese = re.fullmatch(SCENE_ZH, phrase)
    if chinese:
        digits = re.search(NUMBER_ZH, phrase.removeprefix("最后"))
        if phrase.startswith("最后"):
            return [-1]
        value = int(number(digits[0])) if digits else 1
        return [-value if phrase.startswith("倒数") else value]
    if re.fullmatch(rf"{SCENE_ZH}(?:[和、与及]{SCENE_ZH})+", phrase):
        each = [_places(part, scenes) or [] for part in re.split("[和、与及]", phrase)]
        return [place for places in each for place in places]
    words = re.sub(r"^(?:the\s+)?(?:very\s+)?", "", phrase)
    if re.fullmatch(rf"(?:all|every)(?:\s+of)?(?:\s+the)?(?:\s+{NOUN})?|everything|{NOUN} all", words, _I):
        return list(range(1, len(scenes) + 1))
    group = re.fullmatch(rf"(first|last)\s+({INDEX})(?:\s+{NOUN})?", words, _I)
    if group:
        count = int(number(group[2]))
        return list(range(1, count + 1)) if group[1] == "first" else list(range(-count, 0))
    ordinals = re.fullmatch(
        rf"({ORDINAL}(?:(?:\s*,\s*|\s+and\s+(?:the\s+)?){ORDINAL})*)(?:\s+(?:{NOUN}|one))?", words, _I
    )
    if ordinals:
        return [ORDINALS[word] for word in re.findall(ORDINAL, ordinals[1])]
    numbers = re.fullmatch(
        rf"(?:{NOUN}\s*(?:#|number\s+|no\.?\s*)?)?({INDEX}(?:(?:\s*,\s*|\s+and\s+){INDEX})*)", words, _I
    )
    if numbers:
        return [int(number(word)) for word in re.findall(INDEX, numbers[1])]
    if re.fullmatch(rf"(?:it|(?:this|that)(?:\s+{NOUN})?|{NOUN})", words, _I):
        return [1] if len(scenes) == 1 else None
    named = re.fullmatch(rf"(.+?)\s+{NOUN}", words, _I)
    return _by_name(named[1] if named else words, scenes)


def _by_name(words: str, scenes: tuple[Segment, ...]) -> list[int] | None:
    """Return the one scene whose name holds all the words."""
    wanted = set(re.findall(r"[\w']+", words.lower())) - {"with", "of", "the", "a", "an"}
    hits = [
        place
        for place, scene in enumerate(scenes, 1)
        if wanted and wanted <= set(re.findall(r"[\w']+", scene.name.lower()))
    ]
    return hits if len(hits) == 1 else None
