"""Scenes by what stands beside a word for one: "the photo with the balloons", "the one before it", "the shot at 12 s"."""

# ruff: noqa: E501 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

from collections.abc import Collection, Sequence

from nemo_widgets.engine.agent.language.scan import Phrase
from nemo_widgets.engine.agent.language.stage import Picked, Stage

_LINKS = frozenset({"in", "on", "from", "at", "that has", "that shows"})
_AT = frozenset({"at", "around", "about", "from"})
_BETWEEN = frozenset({"join", "break"})


def related(row: Sequence[Phrase], stage: Stage, definite: Collection[int]) -> list[Phrase]:
    """Join what stands beside "the photo", "the one" or 镜头 to the one scene that it means.

    Parameters
    ----------
    definite
        Where the phrases start that an article or its like stands before: "a photo of the cake" is a new one.
    """
    found = list(row)
    index = 0
    while index < len(found):
        joined = _joined(found, index, stage, definite)
        if joined is None:
            index += 1
            continue
        count, picked = joined
        inside = found[index : index + count]
        text = " ".join(phrase.text for phrase in inside)
        senses = {"scenes": [picked], "name": [True]}
        found[index : index + count] = [Phrase(text, inside[0].start, inside[-1].end, senses)]
    return listed(found)


def _joined(
    row: Sequence[Phrase], at: int, stage: Stage, definite: Collection[int]
) -> tuple[int, Picked] | None:
    if at + 1 < len(row) and _some_of(row, at, definite):
        # "one of the photos", "two of my clips": but not which.
        return 2, Picked(vague=True)
    beyond = _beside_a_name(row, at, stage)
    if beyond is not None:
        return beyond
    timed = _timed_before(row, at, stage)
    if timed is not None:
        return timed
    if not _is_bare(row[at]) or at + 1 >= len(row):
        return None
    link, other = row[at + 1], row[at + 2] if at + 2 < len(row) else None
    if link.has("name") and _is_one(link):
        # "the photo of the garden", whose "of the" means nothing elsewhere
        return 2, link.value("scenes")
    the = row[at].start in definite or row[at].text.lower() in {"one", "ones"} or not row[at].text.isascii()
    side = next((side for side in ("before", "after") if link.has("prep", side)), "")
    if side and the:
        return _next_to(row, at, stage, 1 if side == "after" else -1)
    if other is None or not the:
        return None
    if other.has("length") and link.text.lower() in _AT and not other.has("scenes"):
        return _with_count(3, _shown_at(stage, other.value("length")))
    described = link.has("prep", "of") or link.text.lower() in _LINKS
    if described and _is_one(other) and not _is_what_comes(row, at):
        return 3, other.value("scenes")
    return None


def _beside_a_name(row: Sequence[Phrase], at: int, stage: Stage) -> tuple[int, Picked] | None:
    """Read 苍山前面那张: the one before the one that is named."""
    if at + 1 >= len(row) or row[at + 1].text.isascii() or not _is_one(row[at]):
        return None
    ids = row[at].value("scenes").ids
    if row[at + 1].has("step"):
        return _with_count(2, neighbour(stage, ids, row[at + 1].value("step")))
    side = next((side for side in ("before", "after") if row[at + 1].has("prep", side)), "")
    one = row[at + 2] if at + 2 < len(row) else None
    if not side or one is None or not (_is_bare(one) or (one.has("noun", "scene") and one.has("ref", "it"))):
        return None
    return _with_count(3, neighbour(stage, ids, 1 if side == "after" else -1))


def _some_of(row: Sequence[Phrase], at: int, definite: Collection[int]) -> bool:
    some = row[at].text.lower() in {"one", "some", "any", "a couple", "a few", "another"} or row[at].has(
        "number"
    )
    many = (
        row[at + 1].has("scenes")
        and row[at + 1].has("noun", "scene")
        and (row[at + 1].value("scenes").whole or len(row[at + 1].value("scenes").ids) > 1)
    )
    return some and many and row[at + 1].start in definite and not row[at].has("ordinal")


def _is_bare(phrase: Phrase) -> bool:
    """Tell "the photo" from "photo 2" and "the last photo"."""
    return (
        phrase.has("noun", "scene")
        and phrase.has("scenes")
        and not phrase.has("ordinal")
        and not phrase.has("name")
    )


def _is_one(phrase: Phrase) -> bool:
    if not phrase.has("scenes"):
        return False
    picked: Picked = phrase.value("scenes")
    return bool(picked.ids) and not picked.whole and not picked.vague and not _is_bare(phrase)


def _is_what_comes(row: Sequence[Phrase], at: int) -> bool:
    """Tell "replace the photo with the lake" from "replace the photo with the lake with a hill"."""
    if row[at + 1].text.lower() not in {"with", "by", "to", "on", "from", "in"}:
        return False
    if not any(phrase.has("do", "replace", "swap", "move") for phrase in row[:at]):
        return False
    return not any(phrase.has("prep") or phrase.has("at") or phrase.has("do") for phrase in row[at + 3 :])


def _next_to(row: Sequence[Phrase], at: int, stage: Stage, step: int) -> tuple[int, Picked] | None:
    other = row[at + 2] if at + 2 < len(row) else None
    if other is not None and (_is_one(other) or (other.has("scenes") and other.has("ordinal"))):
        if (at and row[at - 1].has("do", "move", "swap", "add")) and not any(
            phrase.has("at") or phrase.has("prep") or phrase.has("ordinal") or phrase.has("more")
            for phrase in row[at + 3 :]
        ):
            # "put the photo after the cake": that is where it goes.
            return None
        return _with_count(3, neighbour(stage, other.value("scenes").ids, step))
    if other is None or other.has("ref", "it", "them") or _BETWEEN & set(other.senses):
        count = 3 if other is not None and other.has("ref") else 2
        return _with_count(count, neighbour(stage, stage.focus.ids, step))
    return None


def _with_count(count: int, picked: Picked | None) -> tuple[int, Picked] | None:
    return None if picked is None else (count, picked)


def neighbour(stage: Stage, ids: Sequence[str], step: int) -> Picked | None:
    """Return the scene beside some; None where these are no scenes, and a missing one beyond the ends."""
    scenes = [scene.id for scene in stage.scenes]
    places = [scenes.index(id_) for id_ in ids if id_ in scenes]
    if not places:
        return None
    place = (max(places) if step > 0 else min(places)) + step
    return Picked((scenes[place],)) if 0 <= place < len(scenes) else Picked(missing=place + 1)


def _shown_at(stage: Stage, ms: int) -> Picked | None:
    found = [scene.id for scene in stage.scenes if scene.start_ms <= ms < scene.end_ms]
    return Picked((found[-1],)) if found else None


def _timed_before(row: Sequence[Phrase], at: int, stage: Stage) -> tuple[int, Picked] | None:
    """Read 第12秒的画面 and 12秒处的镜头; 6秒的图片 is a matter of length."""
    lead = row[at].text == "第"
    time = at + lead
    if time + 1 >= len(row) or not row[time].has("length") or row[time].text.isascii():
        return None
    end = time + 1
    placed = lead
    while end < len(row) and row[end].has("prep", "on"):
        end, placed = end + 1, True
    if not placed or end >= len(row) or not (_is_bare(row[end]) or row[end].has("ref", "it")):
        return None
    return _with_count(end - at + 1, _shown_at(stage, row[time].value("length")))


def _is_listed(phrase: Phrase) -> bool:
    """Tell what has been joined already: 洱海、古城 before 苍山."""
    return " + " in phrase.text and phrase.has("name")


def listed(row: Sequence[Phrase]) -> list[Phrase]:
    """Join "the cake and the garden", "both the cake and the garden" to one reference to both."""
    found: list[Phrase] = []
    for phrase in row:
        if found and _is_one(phrase) and found[-1].text.lower() == "both":
            found.pop()
        if (
            len(found) > 1
            and _is_one(phrase)
            and (found[-1].has("join") or found[-1].text == "、")
            and (_is_one(found[-2]) or _is_listed(found[-2]))
            and not any(one.has("like") for one in row)
        ):
            first = found[-2]
            ids = tuple(dict.fromkeys((*first.value("scenes").ids, *phrase.value("scenes").ids)))
            found[-2:] = [
                Phrase(
                    f"{first.text} + {phrase.text}",
                    first.start,
                    phrase.end,
                    {"scenes": [Picked(ids)], "name": [True]},
                )
            ]
            continue
        found.append(phrase)
    return found
