"""Which parts of the timeline a phrase means: "the second image", "scenes 2 to 4", "all titles", 前3秒."""

# ruff: noqa: C901, E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile
from typing import Any

from nemo_widgets.engine.agent.language import card_texts, written
from nemo_widgets.engine.agent.language.beside import neighbour, related
from nemo_widgets.engine.agent.language.parts import beyond, split_parts, timed
from nemo_widgets.engine.agent.language.scan import Phrase
from nemo_widgets.engine.agent.language.stage import Picked, Stage, at_places
from nemo_widgets.engine.agent.language.written import stands_low

_THE_LETTERS = frozenset(
    {
        "字",
        "文字",
        "那行字",
        "这行字",
        "那几个字",
        "这几个字",
        "那句话",
        "这句话",
        "那句",
        "大字",
        "the text",
        "text",
    }
)
# A scene is called by a few words; a heap of unknown ones is not tried in each of its parts.
_LONGEST_NAMED = 12
_FEWEST_COUNTED = 2
_TEXT_NOUNS = ("title", "caption", "lower-third", "text")


def group(phrases: Sequence[Phrase], stage: Stage, unmask: Callable[[str], str]) -> list[Phrase]:
    """Join the phrases that refer to something; the result has senses `scenes`, `texts` and `range`."""
    said = [
        _while_shown(phrase, phrases, stage)
        for at, phrase in enumerate(phrases)
        if set(phrase.senses) - {"skip", "then"} or _dates(phrases, at)
    ]
    row = split_parts(said, stage)
    row = [phrase for at, phrase in enumerate(row) if not phrase.has("step") or _steps(row, at)]
    definite = {
        b.start for a, b in pairwise(phrases) if a.text.lower() in _ARTICLES or b.text.lower() in _ARTICLES
    }
    reader = _Reader(row, stage, unmask)
    found: list[Phrase] = []
    while reader.at < len(row):
        found.append(reader.next())
    found = related(timed(found, stage), stage, definite)
    return _without_exceptions(beyond(written.related(found, stage, unmask), stage), stage)


_BOTH = frozenset({"both", "all", "all the", "every", "each"})
_MANY = ("s", "都", "全", "全部", "统统")
"""How a word for texts ends that means all of them: "titles", 标题都."""
_ARTICLES = frozenset(
    {
        "the",
        "my",
        "our",
        "your",
        "that",
        "this",
        "those",
        "these",
        "both",
        "his",
        "her",
        "their",
        "of the",
        "of my",
    }
)


_DASHES = frozenset({"到", "至", "-", "–", "—", "~"})
"""What stands between two numbers of which only the second has its unit: 2到6秒, "2-6 s"."""


def _while_shown(phrase: Phrase, phrases: Sequence[Phrase], stage: Stage) -> Phrase:
    """Read a text's "during the interview" as the scene of that name, and not as while somebody speaks."""
    if not phrase.has("do", "duck") or not phrase.text.lower().startswith("during "):
        return phrase
    written_there = any(one.has("quote") or one.has("noun", *_TEXT_NOUNS) for one in phrases)
    picked = stage.named(phrase.text.rpartition(" ")[2]) if written_there else None
    if picked is None:
        return phrase
    return Phrase(phrase.text, phrase.start, phrase.end, {"scenes": [picked], "name": [True]})


def _dates(phrases: Sequence[Phrase], at: int) -> bool:
    """Tell the "around" of "the shot around 10 seconds"."""
    if phrases[at].text.lower() not in {"around", "about"} or not 0 < at < len(phrases) - 1:
        return False
    return phrases[at - 1].has("noun", "scene") and phrases[at + 1].has("length")


def _steps(row: Sequence[Phrase], at: int) -> bool:
    """Tell "the next photo" from "next, make it longer"."""
    return (
        row[at].has("prep")
        or not row[at].text.isascii()
        or (at + 1 < len(row) and row[at + 1].has("noun", "scene"))
    )


def _without_exceptions(row: list[Phrase], stage: Stage) -> list[Phrase]:
    """Read "everything except the first image" as the scenes that are left."""
    index = next((i for i, phrase in enumerate(row) if phrase.has("except")), None)
    if index is None or index + 1 >= len(row) or not row[index + 1].has("scenes"):
        return row
    left_out: Picked = row[index + 1].value("scenes")
    if left_out.vague or left_out.whole or left_out.missing is not None:
        return row
    start, end = index, index + 2
    if end < len(row) and (row[end].has("except") or row[end].has("all")):
        end += 1
    ids = tuple(scene.id for scene in stage.scenes if scene.id not in left_out.ids)
    text = " ".join(phrase.text for phrase in row[start:end])
    rest = Phrase(text, row[start].start, row[end - 1].end, {"scenes": [Picked(ids)]})
    # "make everything sepia except …": the exception says which of everything.
    whole = [p for p in (*row[:start], *row[end:]) if p.has("scenes") and p.value("scenes").whole]
    return [p for p in (*row[:start], rest, *row[end:]) if p not in whole]


_EACH_SHOT = frozenset({"每张", "每段", "每一张", "每一段"})
_KINDS = {"照片": "image", "图片": "image", "相片": "image", "视频": "video", "片段": "video"}


class _Reader:
    def __init__(self, row: list[Phrase], stage: Stage, unmask: Callable[[str], str]) -> None:
        self.row, self.stage, self.unmask = row, stage, unmask
        self.at = 0

    def next(self) -> Phrase:
        """Return the next phrase, joined with what belongs to it."""
        for read in (
            self._per, self._copied, self._counted, self._range, self._first_seconds, self._stride, self._stepped, self._middle, self._all, self._ordinals, self._places, self._numbered,
            self._by_name, self._file, self._referred, self._card_text, self._text, self._bare, self._words, self._numbers,
        ):  # fmt: skip
            phrase = read()
            if phrase is not None:
                return phrase
        self.at += 1
        return self.row[self.at - 1]

    def _peek(self, offset: int, kind: str, *values: object) -> bool:
        index = self.at + offset
        return index < len(self.row) and self.row[index].has(kind, *values)

    def _join(self, count: int, senses: dict[str, Any], *, keep: bool = False) -> Phrase:
        first, last = self.row[self.at], self.row[self.at + count - 1]
        parts = [phrase.text for phrase in self.row[self.at : self.at + count]]
        self.at += count
        old = dict(first.senses) if keep and count == 1 else {}
        return Phrase(" ".join(parts), first.start, last.end, {**old, **senses})

    def _range(self) -> Phrase | None:
        lead = 1 if self._peek(0, "prep", "from") or self._peek(0, "unit") else 0
        at = self.at + lead
        if at + 2 >= len(self.row):
            return None
        a, link = self.row[at], self.row[at + 1]
        skip = 1 if self.row[at + 2].has("prep", "from") and at + 3 < len(self.row) else 0
        b = self.row[at + 2 + skip]
        linked = link.has("prep", "until") or (lead and link.has("join"))
        if self._peek(0, "unit") and linked and a.has("number") and b.has("number"):
            return self._join(4, {"range": [tuple(round(one.value("number") * 1000) for one in (a, b))]})
        if lead and linked and a.has("number") and b.has("number") and self._more_follows(at + 3 + skip):
            # "from 1 to 3 and from 5 to 7 seconds": the unit comes last.
            span = tuple(round(one.value("number") * 1000) for one in (a, b))
            return self._join(lead + 3 + skip, {"range": [span]})
        if not (
            linked
            and b.has("length")
            and (a.has("length") or ((lead or link.text in _DASHES) and a.has("number")))
        ):
            return None
        han = link.text in _DASHES and a.end == link.start
        if not (lead or skip or han or a.has("clock") or a.has("length")):
            return None
        start = a.value("length") if a.has("length") else round(a.value("number") * 1000)
        return self._join(lead + 3 + skip, {"range": [(start, b.value("length"))]})

    def _more_follows(self, at: int) -> bool:
        """Tell whether another stretch of time follows an "and", one that has its unit."""
        rest = self.row[at : at + 5]
        return bool(rest) and rest[0].has("join") and any(phrase.has("length") for phrase in rest)

    def _copied(self) -> Phrase | None:
        """Read "the copy" right after a scene was copied."""
        picked = self.stage.copy() if self._peek(0, "copied") else None
        return None if picked is None else self._join(1, {"scenes": [picked], "name": [True]})

    def _per(self) -> Phrase | None:
        """Read "3 seconds per photo", where there are clips too."""
        text = self.row[self.at].text.lower()
        found = self.stage.of_kind(text.split()[-1]) if self._peek(0, "each") and text[:4] == "per " else None
        return None if found is None else self._join(1, {"scenes": [found], "each": [True]})

    def _counted(self) -> Phrase | None:
        """Read 三个画面 as all of them, where there are three."""
        scenes = self.stage.scenes
        if self._peek(0, "number") and not self.row[self.at].text.isascii():
            for noun in _TEXT_NOUNS:
                # 两个标题, 三句说明文字, where there are so many
                ids = tuple(text.id for text in self.stage.texts(noun))
                if self._peek(1, "noun", noun) and self.row[self.at].value("number") == len(ids) > 1:
                    return self._join(2, {"texts": [Picked(ids, whole=True, role=noun)], "noun": [noun]})
            clips = [s.id for s in scenes if s.m.get("media_type") == "video"]
            if (
                self._peek(1, "noun", "scene")
                and self.row[self.at + 1].text.endswith("视频")
                and self.row[self.at].value("number") == len(clips) > 1
            ):
                # 两段视频, beside photos
                return self._join(2, {"scenes": [Picked(tuple(clips))], "each": [True]})
        kind = self.stage.of_kind(self.row[self.at + 1].text) if self._peek(1, "noun", "scene") else None
        if (
            kind is not None
            and self._peek(0, "number")
            and self.row[self.at].value("number") == len(kind.ids) > 1
        ):
            # "the two photos", beside clips
            return self._join(2, {"scenes": [kind], "each": [True]})
        two = tuple(scene.id for scene in scenes if scene.id in self.stage.focus.ids)
        counted = self._peek(0, "number") and self._peek(1, "noun", "scene")
        if counted and self.row[self.at].text == "两" and len(two) == 2 == len(self.stage.focus.ids):
            # 这两张 after two were spoken of
            return self._join(2, {"scenes": [Picked(two)], "each": [True]})
        if not counted or len(scenes) < _FEWEST_COUNTED:
            return None
        written = self.row[self.at + 1].text
        if written.isascii() or self.row[self.at].value("number") != len(scenes):
            return None
        if any(phrase.has("do", "add", "copy") for phrase in self.row[: self.at]):
            return None
        return self._join(2, {"scenes": [self._whole()], "each": [True]})

    def _first_seconds(self) -> Phrase | None:
        half = self._peek(0, "ordinal", 1, 2, -1) and self._peek(1, "factor", 0.5)
        if half and not self._peek(2, "asmuch"):
            return self._join(2, {"part": [(0, 0.5) if self.row[self.at].has("ordinal", 1) else (0.5, 1)]})
        if self._peek(0, "at", "middle") and self._peek(1, "length"):
            return self._join(2, {"middle": [self.row[self.at + 1].value("length")]})
        said = self.row[self.at - 1] if self.at else None
        if (
            self.row[self.at].text.lower() == "last"
            and self._peek(1, "length")
            and said is not None
            and (
                said.has("noun")
                or (said.has("ref") and said.text.lower() != "its")
                or said.has("each")
                or said.has("number")
                or (said.has("word") and said.end + 1 >= self.row[self.at].start and self._lets())
            )
        ):
            # "let every scene last 4 seconds": here it is the verb.
            self.at += 1
            return self._join(1, {}, keep=True)
        if self._peek(0, "ordinal", 1, -1) and self._peek(1, "length"):
            ms = self.row[self.at + 1].value("length")
            first = self.row[self.at].has("ordinal", 1)
            return self._join(2, {"range": [(0, ms) if first else (-ms, None)]})
        if (
            self._peek(0, "ordinal", 1, -1)
            and self._peek(1, "ordinal", 2)
            and not self._peek(2, "noun", "scene")
        ):
            # "the last second", which is no second image
            first = self.row[self.at].has("ordinal", 1)
            return self._join(2, {"range": [(0, 1000) if first else (-1000, None)]})
        return None

    def _lets(self) -> bool:
        """Tell whether something is to be made to do what follows: "make the interview last 6 seconds"."""
        return any(phrase.text.lower() in {"make", "let", "have"} for phrase in self.row[: self.at])

    def _all(self) -> Phrase | None:
        if not self._peek(0, "all"):
            return None
        if (both := self._both()) is not None:
            return both
        if self._peek(1, "number") and self.row[self.at + 1].value("number") == len(self.stage.scenes):
            # "all three scenes", "all three of them"
            for count in (3, 4):
                last = (count - 1, "noun", "scene"), (count - 1, "ref", "them")
                if any(self._peek(*one) for one in last):
                    return self._join(count, {"scenes": [self._whole()], "each": [True]})
        for noun in _TEXT_NOUNS:
            # "all four lower thirds"
            found = self.stage.texts(noun) if self._peek(1, "number") and self._peek(2, "noun", noun) else []
            if found and self.row[self.at + 1].value("number") == len(found):
                picked = Picked(tuple(segment.id for segment in found), whole=True, role=noun)
                return self._join(3, {"texts": [picked], "noun": [noun]})
        for skip in (1, 2):
            if self._peek(skip, "noun", "scene"):
                picked = self._whole(self.row[self.at + skip].text)
                return self._join(skip + 1, {"scenes": [picked], "each": [True]})
            for noun in _TEXT_NOUNS:
                if self._peek(skip, "noun", noun):
                    ids = tuple(segment.id for segment in self.stage.texts(noun))
                    return self._join(
                        skip + 1, {"texts": [Picked(ids, whole=True, role=noun)], "noun": [noun]}
                    )
            if not (self._peek(1, "prep") or self._peek(1, "ref", "them")):
                break
        if self._peek(0, "each") and not self._peek(0, "noun"):
            if self.row[self.at].text in _EACH_SHOT:
                # 每张3秒: every one, whatever was spoken of before.
                return self._join(1, {"scenes": [self._whole()], "each": [True]}, keep=True)
            return None
        return self._join(1, {"scenes": [self._whole()]}, keep=True)

    def _both(self) -> Phrase | None:
        """Read "both", "both of them" after two were spoken of as these two."""
        if not self.row[self.at].text.lower().startswith("both"):
            return None
        count = 1
        while self._peek(count, "ref", "them") or self._peek(count, "prep", "of"):
            count += 1
        count += self._peek(count, "noun", "scene")
        for kind, there in (("scenes", self.stage.scenes), ("texts", self.stage.texts("text"))):
            two = tuple(one.id for one in there if one.id in self.stage.focus.ids)
            if len(two) == 2 == len(self.stage.focus.ids):
                return self._join(count, {kind: [Picked(two)], "each": [True]})
        return None

    def _stride(self) -> Phrase | None:
        """Read "every other photo": which it is from 1, and how many steps there are to the next."""
        if not self._peek(0, "stride"):
            return None
        first, step = self.row[self.at].value("stride")
        # 隔一张 has its measure word in it.
        count = 1 if self.row[self.at].text[-1] in "张个" else 0
        count = next((n for n in (1, 2) if self._peek(n, "noun", "scene")), count - 1) + 1
        if not count:
            return None
        places = range(first, len(self.stage.scenes) + 1, step)
        return self._join(count, {"scenes": [self.stage.places(places) if places else Picked(missing=first)]})

    def _stepped(self) -> Phrase | None:
        """Read "the next photo", "the previous one", 下一张: beside what was edited last."""
        if not self._peek(0, "step"):
            return None
        count = 2 if self._peek(1, "noun", "scene") else 1
        if count == 1 and self.row[self.at].text.isascii():
            return None
        step = self.row[self.at].value("step")
        picked = neighbour(self.stage, self.stage.focus.ids, step)
        return self._join(count, {"scenes": [picked or Picked(vague=True)], "name": [True], "step": [step]})

    def _middle(self) -> Phrase | None:
        """Read "the very last picture", and "the middle one" of an odd number of scenes."""
        if self.row[self.at].text.lower() in {"very last", "very first"} and self._peek(1, "noun", "scene"):
            place = 1 if self.row[self.at].text.lower().endswith("first") else -1
            return self._join(2, {"scenes": [self.stage.places([place])], "name": [True]})
        if not (self._peek(0, "at", "middle") or self._peek(0, "position", "center")):
            return None
        scenes = self.stage.scenes
        if self._peek(1, "number") and self._peek(2, "noun", "scene"):
            # 中间两张, of four or six.
            count = int(self.row[self.at + 1].value("number"))
            first = (len(scenes) - count) // 2
            even = 0 < count < len(scenes) and (len(scenes) - count) % 2 == 0
            ids = tuple(scene.id for scene in scenes[first : first + count])
            return self._join(3, {"scenes": [Picked(ids) if even else Picked(vague=True)], "name": [True]})
        if not self._peek(1, "noun", "scene") or self.row[self.at + 1].text.lower().endswith("s"):
            return None
        middle = Picked((scenes[len(scenes) // 2].id,)) if len(scenes) % 2 else Picked(vague=True)
        return self._join(2, {"scenes": [middle], "name": [True]})

    def _whole(self, noun: str = "") -> Picked:
        """Return all scenes, or those of a kind: of photos and clips, "the clips" are not the photos."""
        scenes = self.stage.scenes
        everything = Picked(tuple(scene.id for scene in scenes), whole=True)
        # A transition "between all the photos" is one at every cut.
        cuts = any(phrase.has("transition") or phrase.has("noun", "transition") for phrase in self.row)
        return everything if cuts else self.stage.of_kind(noun) or everything

    def _ordinals(self) -> Phrase | None:
        if not self._peek(0, "ordinal"):
            return None
        places, count = [self.row[self.at].value("ordinal")], 1
        if self._peek(1, "number") and (self._peek(2, "noun", "scene") or not self._peek(2, "noun", "place")):
            number = int(self.row[self.at + 1].value("number"))
            if self._peek(2, "noun", "change"):
                return None
            if places[0] in {1, -1} and 0 < number < 100:
                places = list(range(1, number + 1)) if places[0] == 1 else list(range(-number, 0))
                count = 3 if self._peek(2, "noun", "scene") else 2
                return self._join(count, {"scenes": [self.stage.places(places)]})
        if self._peek(1, "noun", "scene") and self._peek(2, "prep", "until") and self._peek(3, "ordinal"):
            last = self.row[self.at + 3].value("ordinal")
            if 0 < places[0] < last:
                end = 5 if self._peek(4, "noun", "scene") else 4
                return self._join(end, {"scenes": [self.stage.places(range(places[0], last + 1))]})
        while True:
            skip = 1 if self._peek(count, "noun", "scene") else 0
            if (self._peek(count + skip, "join") or self._peek(count + skip, "break", False)) and self._peek(
                count + skip + 1, "ordinal"
            ):
                places.append(self.row[self.at + count + skip + 1].value("ordinal"))
                count += skip + 2
            else:
                break
        for noun in _TEXT_NOUNS:
            if self._peek(count, "noun", noun):
                ids = [segment.id for segment in self.stage.texts(noun)]
                found = at_places(ids, places)
                picked = Picked(found.ids, found.missing, role=noun)
                return self._join(count + 1, {"texts": [picked], "noun": [noun], "nth": [True]})
        if self._peek(count, "noun", "place"):
            return self._join(count + 1, {"ordinal": places})
        picked = self.stage.places(places)
        if self._peek(count, "noun", "scene"):
            return self._join(count + 1, {"scenes": [picked]})
        if count == 1 and self._peek(0, "number"):
            return None
        return self._join(count, {"scenes": [picked], "ordinal": places})

    def _places(self) -> Phrase | None:
        if not self._peek(0, "places"):
            return None
        picked = self.stage.places(self.row[self.at].value("places"))
        return self._join(2 if self._peek(1, "noun", "scene") else 1, {"scenes": [picked]})

    def _numbered(self) -> Phrase | None:
        if not (self._peek(0, "noun", "scene") or self.row[self.at].text.lower() == "number"):
            return None
        skip = 2 if self._peek(1, "noun", "place") else 1
        if not self._peek(skip, "number"):
            return None
        places, count = self._number_list(skip)
        return self._join(count, {"scenes": [self.stage.places(places)]})

    def _number_list(self, at: int) -> tuple[list[int], int]:
        places, count = [int(self.row[self.at + at].value("number"))], at + 1
        while self._peek(count + 1, "number") and (
            self._peek(count, "join")
            or self._peek(count, "break", False)
            or self._peek(count, "prep", "until")
        ):
            following = int(self.row[self.at + count + 1].value("number"))
            if self._peek(count, "prep", "until") and not self._peek(count, "join"):
                if not places[-1] < following < places[-1] + 100:
                    break
                places += range(places[-1] + 1, following + 1)
            else:
                places.append(following)
            count += 2
            if self._peek(count, "break", False) and self._peek(count + 1, "join"):
                break
        return [place or 10**6 for place in places], count

    def _by_name(self) -> Phrase | None:
        """Read "the city at night scene": words, then a word for a scene, that name exactly one."""
        if self._peek(0, "join") or self._peek(0, "break") or self._peek(0, "prep"):
            return None
        if self.row[self.at].text.lower() == "one" and self._peek(1, "prep", "on"):
            # "the one on the churn chart" is on it.
            return None
        for count in range(1, 6):
            index = self.at + count
            if index >= len(self.row):
                return None
            phrase = self.row[index - 1]
            if (
                phrase.has("do", "remove", "undo", "redo")
                or phrase.has("break")
                or phrase.has("noun", "scene")
                # 苍山前面那张 is another one than 苍山那张.
                or (count > 1 and not phrase.text.isascii() and phrase.has("prep", "before", "after"))
            ):
                return None
            if self.row[index].has("noun", "scene"):
                parts = [
                    part for part in self.row[self.at : index] if part.text.isascii() or not part.has("ref")
                ]
                text = "".join(
                    f" {self.unmask(part.text)}" if part.text.isascii() else self.unmask(part.text)
                    for part in parts
                )
                picked = self.stage.named(text) or self._several_named(index)
                if picked is not None and self._plain_words(index):
                    return self._join(count + 1, {"scenes": [picked]})
        return None

    def _several_named(self, index: int) -> Picked | None:
        """Read "the market and tower shots": each of the names is one scene's."""
        names = [""]
        for part in self.row[self.at : index]:
            if part.has("join"):
                names.append("")
            else:
                names[-1] += f" {self.unmask(part.text)}"
        if len(names) == 1 and self.row[index].text.lower().endswith("s"):
            # "both cake photos", "the IMG photos"
            lead = self.row[self.at].text.lower()
            return self.stage.all_named(names[0].removeprefix(f" {lead}") if lead in _BOTH else names[0])
        found = [self.stage.named(name) for name in names] if len(names) > 1 else []
        if not found or any(one is None or one.vague for one in found):
            return None
        return Picked(tuple(dict.fromkeys(id_ for one in found if one for id_ in one.ids)))

    def _plain_words(self, index: int) -> bool:
        return any(part.has("word") or part.has("quote") for part in self.row[self.at : index]) or not any(
            part.has("do") for part in self.row[self.at : index]
        )

    def _file(self) -> Phrase | None:
        """Read a file by its name: a scene or the music where it is on the timeline already, else an upload."""
        if not self._peek(0, "file"):
            return self._edge_by_name()
        name = str(self.row[self.at].value("file")).lower()
        # 在火车站.jpg后面: no space tells where a Chinese name begins.
        same = str.__eq__ if name.isascii() else str.endswith
        shown = tuple(
            scene.id for scene in self.stage.scenes if scene.name and same(name, scene.name.lower())
        )
        # "replace scene 2 with a.jpg" is about the file, whatever else shows it.
        put = self.at and self.row[self.at - 1].has("prep", "with") and not self.row[self.at - 1].has("join")
        if len(shown) == 1 and not put:
            return self._join(1, {"scenes": [Picked(shown)], "word": [name], "name": [True]})
        if any(
            s.kind == "audio" and s.role in {"bgm", ""} and s.name.lower() == name
            for s in self.stage.draft.segments
        ):
            return self._join(1, {"noun": ["music"], "file": [self.row[self.at].value("file")]})
        if any(
            s.kind == "audio" and s.role == "voice" and s.name.lower() == name
            for s in self.stage.draft.segments
        ):
            return self._join(1, {"noun": ["speech"]})
        return self._join(1, {}, keep=True)

    def _edge_by_name(self) -> Phrase | None:
        """Read "the intro" as the clip of that name, where there is one, and not as a card."""
        if not self._peek(0, "noun", "intro", "outro"):
            return None
        beside = self.at and self.row[self.at - 1].has("prep", "on", "before", "after", "from")
        if not beside and any(phrase.has("do", "add") or phrase.has("quote") for phrase in self.row):
            return None
        picked = self.stage.named(self.row[self.at].text)
        return None if picked is None else self._join(1, {"scenes": [picked], "name": [True]})

    def _referred(self) -> Phrase | None:
        if not self._peek(0, "ref"):
            return None
        named = self._peek(1, "file") or self._peek(1, "word") or self._peek(1, "noun")
        if self.row[self.at].text[-1] in "张段" and not named:
            # 那张 alone is a picture, and not just “it”.
            return self._join(1, {"scenes": [self._bare_scene()], "noun": ["scene"], "ref": ["it"]})
        word = self.row[self.at].value("ref")
        count = 1
        for noun in ("scene", "video", *_TEXT_NOUNS):
            if self._peek(1, "noun", noun) and word != "other":
                if noun in _TEXT_NOUNS:
                    # "that title" is the title.
                    self.row.pop(self.at)
                    return None
                count = 2
        if count == 2 and self.row[self.at + 1].has("noun", "video"):
            return self._join(2, {"ref": ["it"], "noun": ["video"]})
        if word == "rest":
            rest = self.stage.rest()
            # 剩下的每张: each of them.
            each = self._peek(1, "all") and self._peek(1, "each")
            count = 1 + each
            count += self._peek(count, "ref", "them")
            kind = self._peek(count, "noun", "scene") and _KINDS.get(
                self.row[self.at + count].text.removeprefix("张").removeprefix("段")
            )
            if rest and kind:
                # 剩下的照片: no clips.
                ids = tuple(
                    s.id for s in self.stage.scenes if s.id in rest.ids and s.m.get("media_type") == kind
                )
                rest = Picked(ids) if ids else rest
            count += self._peek(count, "noun", "scene")
            senses: dict[str, Any] = {"scenes": [rest or Picked(vague=True)]}
            return self._join(count, {**senses, "each": [True]} if each else senses)
        if word == "other" and self._peek(1, "number"):
            # "the other two": after one of three was edited, or two of four.
            others = self.stage.rest()
            number = int(self.row[self.at + 1].value("number"))
            count = 3 if self._peek(2, "noun", "scene") else 2
            fits = others is not None and len(others.ids) == number
            return self._join(count, {"scenes": [others if others and fits else Picked(vague=True)]})
        if word == "other":
            picked = self.stage.other(self.row[self.at].text.split()[-1])
            if self._peek(1, "noun", "scene"):
                count = 2
            return self._join(count, {"scenes": [picked or Picked(vague=True)], "ref": ["other"]})
        if count == 2:
            return self._join(2, {"scenes": [self._bare_scene()]})
        return self._join(1, {}, keep=True)

    def _card_text(self) -> Phrase | None:
        senses = card_texts.senses(self.row, self.at, self.stage)
        return self._join(1, senses) if senses else None

    def _text(self) -> Phrase | None:
        for noun in _TEXT_NOUNS:
            if not self._peek(0, "noun", noun) or self._peek(0, "file"):
                continue
            found = self.stage.texts(noun)
            if self._peek(1, "number") and not self._peek(2, "noun"):
                places, count = self._number_list(1)
                picked = at_places([segment.id for segment in found], places)
                picked = Picked(picked.ids, picked.missing, role=noun)
                return self._join(count, {"texts": [picked], "noun": [noun], "nth": [True]})
            if noun == "text" and self.row[self.at].text in _THE_LETTERS:
                # 字大点 goes on about the words that were just written.
                written = [one for one in found if one.id in self.stage.focus.ids]
                if written and self.stage.focus.side in {"text", "style", "animation"}:
                    ids = tuple(one.id for one in written)
                    return self._join(1, {"texts": [Picked(ids, role=noun)], "noun": [noun], "nth": [True]})
            if self.row[self.at].text == "底部文字":
                low = [one for one in found if stands_low(one)] or found
                picked = Picked(tuple(one.id for one in low), role=noun)
                return self._join(1, {"texts": [picked], "noun": [noun], "nth": [True]})
            loose = [segment for segment in found if "scene" not in segment.m] or found
            plural = self.row[self.at].text.lower().endswith(_MANY) or noun == "text"
            ids = tuple(segment.id for segment in (found if plural else loose))
            picked = Picked(ids, vague=len(ids) > 1 and not plural, whole=plural, role=noun)
            return self._join(1, {"texts": [picked], "noun": [noun]}, keep=True)
        return None

    def _bare_scene(self) -> Picked:
        scenes = self.stage.scenes
        if len(scenes) == 1:
            return Picked((scenes[0].id,))
        said = self.row[min(self.at, len(self.row) - 1)].text
        one = any(
            phrase.has("do", "remove", "replace", "move", "swap", "split", "copy") for phrase in self.row
        )
        if said == "画面" or (said in {"照片", "图片", "素材", "图表"} and not one):
            # Chinese has no plural; what is done to "photos" is done to all of them, and to no clip.
            return self._whole(said)
        # "write “Hi” on the cake photo and make the photo longer": the one that the text was put on.
        homes = {text.m.get("scene") for text in self.stage.texts("text") if text.id in self.stage.focus.ids}
        inside = tuple(scene.id for scene in scenes if scene.id in {*self.stage.focus.ids, *homes})
        only = self.stage.of_kind(said)
        if only is not None:
            # "that clip" is no photo, whatever was spoken of.
            inside = tuple(id_ for id_ in inside if id_ in only.ids)
        if only is not None and len(only.ids) == 1:
            # The one clip among photos.
            return only
        return Picked(inside) if inside else Picked(vague=True)

    def _bare(self) -> Phrase | None:
        if not self._peek(0, "noun", "scene"):
            return None
        text = self.row[self.at].text.lower()
        if text in {"one", "ones", "张", "段", "图", "个场景"} and not self._peek(0, "number"):
            return None
        if (text.endswith("s") and text != "pics's") or text == "footage":
            return self._join(1, {"scenes": [self._whole(text)], "noun": ["scene"]})
        return self._join(1, {"scenes": [self._bare_scene()], "noun": ["scene"]})

    def _words(self) -> Phrase | None:
        most = self.row[self.at : self.at + _LONGEST_NAMED]
        run = list(takewhile(lambda phrase: phrase.has("word"), most))
        for count in range(len(run), 0, -1):
            text = (
                self.row[self.at].text
                if count == 1
                else "".join(
                    f" {phrase.text}" if phrase.text.isascii() else phrase.text for phrase in run[:count]
                )
            )
            picked = self.stage.named(text)
            if picked is not None:
                return self._join(count, {"scenes": [picked], "word": [text], "name": [True]})
        return None

    def _numbers(self) -> Phrase | None:
        if not self._peek(0, "number"):
            return None
        places, count = self._number_list(0)
        senses = {"numbered": [self.stage.places(places)]}
        return self._join(
            count,
            senses if count > 1 else {**senses, "number": [self.row[self.at].value("number")]},
            keep=True,
        )
