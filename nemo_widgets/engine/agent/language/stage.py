"""What can be spoken of: the scenes and texts of the timeline, and what was edited last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from nemo_widgets.engine.agent.language.bilingual import is_called, is_called_in_english
from nemo_widgets.timeline.draft import Draft, Segment
from nemo_widgets.timeline.edits import scenes_of

_NAMELESS = frozenset({"with", "of", "the", "a", "an", "in", "at", "and", "的", "on"})


@dataclass(frozen=True)
class Focus:
    """What the last edit was about: its segments, and which of their sides (`length`, `volume`, …)."""

    ids: tuple[str, ...] = ()
    side: str = ""
    way: float = 0


@dataclass(frozen=True)
class Picked:
    """Segments that a phrase means.

    `missing` is a place that is not there; `vague` says that one is meant but not which, `whole` that all
    are.
    """

    ids: tuple[str, ...] = ()
    missing: int | None = None
    vague: bool = False
    whole: bool = False
    role: str = ""


@dataclass(frozen=True)
class Stage:
    """What can be referred to: the draft as it was when the message came, and what was edited last."""

    draft: Draft
    focus: Focus = field(default_factory=Focus)
    told: tuple[str, ...] = ()
    """Every segment that the message has spoken of so far."""
    first: Draft | None = None
    """The draft that the message came to, where its words so far have changed it: what numbers count."""

    @property
    def scenes(self) -> tuple[Segment, ...]:
        """The scenes, in time."""
        return scenes_of(self.draft)

    def of_kind(self, noun: str) -> Picked | None:
        """Return the photos, or the clips, where a noun tells them apart and there are both."""
        word = noun.lower().removesuffix("s")
        if word not in _PHOTOS | _CLIPS:
            return None
        clips = tuple(scene.id for scene in self.scenes if scene.m.get("media_type") == "video")
        photos = tuple(scene.id for scene in self.scenes if scene.id not in clips)
        if not (clips and photos):
            return None
        return Picked(photos if word in _PHOTOS else clips)

    def texts(self, noun: str) -> list[Segment]:
        """Return the texts that a noun may mean, in time."""
        found = [
            segment
            for segment in self.draft.segments
            if segment.kind == "text" and (noun == "text" or (segment.role or "title") == noun)
        ]
        if noun == "caption" and not found:
            # Where there are no others, what stands below is what people call captions.
            return self.texts("lower-third")
        return sorted(found, key=lambda segment: segment.start_ms)

    def places(self, places: Sequence[int]) -> Picked:
        """Return the scenes at places from 1, or from the end where negative."""
        picked = at_places([scene.id for scene in scenes_of(self.first or self.draft)], places)
        there = {scene.id for scene in self.scenes}
        gone = next((place for place in places if picked.ids and not there.issuperset(picked.ids)), None)
        return picked if gone is None else Picked(missing=gone)

    def named(self, words: str) -> Picked | None:
        """Return the one scene whose name holds all the words."""
        wanted = {_BY_MAKE.get(_stem(word), _stem(word)) for word in words_of(words)} - _NAMELESS
        hits = [
            scene.id for scene in self.scenes if wanted and wanted <= {_stem(w) for w in words_of(scene.name)}
        ]
        if not hits and words.isascii():
            # "the folding clip" is fold.mp4, "where I knead" is kneading.mp4
            forms = [_forms(word) for word in wanted]
            names = {s.id: {form for w in words_of(s.name) for form in _forms(_stem(w))} for s in self.scenes}
            hits = [id_ for id_, named in names.items() if forms and all(form & named for form in forms)]
        if not hits and re.search(r"[\u3400-\u9fff]", words):
            hits = [
                scene.id for scene in self.scenes if len(words.strip()) > 1 and words.strip() in scene.name
            ]
        if not hits and len(joined := "".join(words_of(words))) >= _SHORTEST_JOINED:
            # "the warm-up" is warmup.mp4
            hits = [scene.id for scene in self.scenes if joined in words_of(scene.name)]
        if not hits:
            # 蛋糕 is cake.jpg
            hits = [s.id for s in self.scenes if is_called(words.strip(), frozenset(words_of(s.name)))]
        if not hits and words.isascii():
            # "the station" is 火车站.jpg
            hits = [s.id for s in self.scenes if is_called_in_english(frozenset(wanted), s.name)]
        if not hits:
            hits = [scene.id for scene in self.scenes if _same_in_another_language(words, scene.name)]
        return Picked((hits[0],)) if len(hits) == 1 else None

    def copy(self) -> Picked | None:
        """Return the copy of the scene that was edited last: the last one that shows the same."""
        told = next((scene for scene in self.scenes if scene.id in self.focus.ids), None)
        same = [s.id for s in self.scenes if told is not None and (s.src, s.name) == (told.src, told.name)]
        return Picked((same[-1],)) if len(same) > 1 else None

    def all_named(self, words: str) -> Picked | None:
        """Return the several scenes whose names hold all the words: "the IMG photos"."""
        wanted = {_stem(word) for word in words_of(words)} - _NAMELESS
        hits = tuple(s.id for s in self.scenes if wanted and wanted <= {_stem(w) for w in words_of(s.name)})
        return Picked(hits) if len(hits) > 1 else None

    def other(self, noun: str = "") -> Picked | None:
        """Return the scene or text beside the one edited last, where that is just one."""
        kind = self.of_kind(noun)
        if kind is not None:
            # "the other clip", where there are photos too
            others = tuple(id_ for id_ in kind.ids if id_ not in self.focus.ids)
            return Picked(others) if len(others) == 1 else None
        for group in ([s.id for s in self.scenes], [s.id for s in self.texts("text")]):
            inside = [id_ for id_ in group if id_ in self.focus.ids]
            rest = [id_ for id_ in group if id_ not in self.focus.ids]
            if len(inside) == 1 and len(rest) == 1:
                return Picked((rest[0],))
        return None

    def rest(self) -> Picked | None:
        """Return the scenes beside those edited last."""
        ids = tuple(scene.id for scene in self.scenes if scene.id not in (self.told or self.focus.ids))
        # What was just deleted is spoken of, and not there to be left out.
        gone = any(id_ not in {scene.id for scene in self.scenes} for id_ in self.told)
        return Picked(ids) if ids and (gone or len(ids) < len(self.scenes)) else None


_BY_MAKE = {"drone": "dji", "aerial": "dji", "flyover": "dji", "gopro": "gopr"}
"""What a camera calls its files, where nobody gave them a name."""
_BY_MAKE = {"drone": "dji", "aerial": "dji", "flyover": "dji", "gopro": "gopr"}
"""What a camera calls its files, where nobody gave them a name."""
_PHOTOS = frozenset(
    {"photo", "photograph", "pic", "picture", "image", "snap", "snapshot", "照片", "图片", "相片"}
)
_CLIPS = frozenset({"clip", "video", "video clip", "footage", "recording", "视频", "视频片段"})
_HAN = re.compile(r"[\u3400-\u9fff]")


def _same_in_another_language(words: str, name: str) -> bool:
    """Tell whether Chinese words mean what is in an English name, or the other way round."""
    if bool(_HAN.search(words)) == bool(_HAN.search(name)) or not 0 < len(words.strip()) <= _LONGEST_NAME:
        return False
    wanted = _concepts(words)
    return bool(wanted) and wanted <= _concepts(name)


_ENDING = re.compile(r"\.\w{2,4}$")
_LONGEST_NAME = 60
_EVERYWHERE = {"landscape", "clear", "day"}
"""What a painter sees in many a word, and what tells no scene from another."""


@lru_cache(maxsize=512)
def _concepts(text: str) -> frozenset[str]:
    """Return what a painter would see in a few words; nothing where one of them is unknown to it."""
    from nemo_widgets.engine.generate.painter.words import read

    seen = read(_ENDING.sub("", text))
    items = (str(getattr(item, "name", item)) for item in seen.items)
    found = {
        one for one in (*seen.subjects, *seen.weather, *seen.sky, seen.time, *items) if one
    } - _EVERYWHERE
    return frozenset(found) if found and not seen.missed else frozenset()


def words_of(text: str) -> list[str]:
    """Return the words of a name, which may be a file's: `IMG_cake-2.jpg`, `ourGarden.png`."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", text)
    return re.findall(r"[\w']+", parted.lower())


def _stem(word: str) -> str:
    """Return a word without what makes it plural or an owner: balloons, the cake's."""
    bare = word.removesuffix("'s").rstrip("'")
    return (
        bare[:-1] if len(bare) > _SHORTEST_PLURAL and bare.endswith("s") and not bare.endswith("ss") else bare
    )


def _forms(word: str) -> set[str]:
    """Return what a word may be a form of: folding, folded and folds are all of fold."""
    for ending in ("ing", "ed", "er"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST_PLURAL:
            once = base[:-1] if base[-1] == base[-2] else base
            return {word, base, once, f"{base}e"}
    return {word}


_SHORTEST_PLURAL = 3
_SHORTEST_JOINED = 5


def at_places(ids: Sequence[str], places: Sequence[int]) -> Picked:
    """Return the ids at places from 1, or from the end where negative."""
    found: list[str] = []
    for place in places:
        index = place - 1 if place > 0 else len(ids) + place
        if not 0 <= index < len(ids):
            return Picked(missing=place)
        if ids[index] not in found:
            found.append(ids[index])
    return Picked(tuple(found))
