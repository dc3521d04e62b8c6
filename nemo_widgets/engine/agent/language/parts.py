"""Parts of the video or of a scene as stretches of time: "the second half of clip 2", 中间3秒."""

from __future__ import annotations

from collections.abc import Sequence

from nemo_widgets.engine.agent.language.scan import Phrase
from nemo_widgets.engine.agent.language.stage import Picked, Stage
from nemo_widgets.timeline.edits import shown_alone


def split_parts(row: Sequence[Phrase], stage: Stage) -> list[Phrase]:
    """Give "the second part" its scene after a split; elsewhere a word for a part says nothing by itself."""
    found: list[Phrase] = []
    for phrase in row:
        both = _both_of_split(phrase, stage)
        if both is not None:
            start = found.pop() if found and (found[-1].has("number") or found[-1].has("all")) else phrase
            found.append(Phrase(phrase.text, start.start, phrase.end, {"scenes": [both]}))
            continue
        only = phrase.has("piece") and not set(phrase.senses) - {"piece", "skip", "then"}
        last = found[-1] if found else None
        scene = _part_of_split(last, stage) if phrase.has("piece") and last is not None else None
        if scene is not None and last is not None:
            text = f"{last.text} {phrase.text}"
            found[-1] = Phrase(text, last.start, phrase.end, {"scenes": [Picked((scene,))]})
        elif not only:
            found.append(phrase)
    return found


def _both_of_split(phrase: Phrase, stage: Stage) -> Picked | None:
    """Return the two that a split made, for "the halves"."""
    if stage.focus.side != "split" or phrase.text.lower() not in {"halves", "parts", "pieces", "bits"}:
        return None
    at = next((i for i, scene in enumerate(stage.scenes) if (scene.id,) == stage.focus.ids[:1]), None)
    if at is None or at + 1 >= len(stage.scenes):
        return None
    return Picked((stage.scenes[at].id, stage.scenes[at + 1].id))


def _part_of_split(phrase: Phrase, stage: Stage) -> str | None:
    if stage.focus.side != "split" or not phrase.has("ordinal", 1, 2, -1) or not stage.focus.ids:
        return None
    at = next((i for i, scene in enumerate(stage.scenes) if scene.id == stage.focus.ids[0]), None)
    if at is None or at + 1 >= len(stage.scenes):
        return None
    return stage.scenes[at + (not phrase.has("ordinal", 1))].id


def timed(row: Sequence[Phrase], stage: Stage) -> list[Phrase]:
    """Give parts their times: of the scene that is named beside them, else of the whole video."""
    found = list(row)
    for index, phrase in enumerate(row):
        if phrase.has("part") or phrase.has("middle"):
            found[index] = Phrase(
                phrase.text, phrase.start, phrase.end, {"range": [_span(row, index, stage)]}
            )
    return found


def beyond(row: Sequence[Phrase], stage: Stage) -> list[Phrase]:
    """Read "everything after the tower" as the scenes that come after it."""
    found = list(row)
    for index, phrase in enumerate(row[:-2]):
        link, other = row[index + 1], row[index + 2]
        side = next((side for side in ("after", "before") if link.has("prep", side)), "")
        if not (side and phrase.has("scenes") and phrase.value("scenes").whole and other.has("scenes")):
            continue
        ids = [scene.id for scene in stage.scenes]
        if len(other.value("scenes").ids) != 1:
            continue
        at = ids.index(other.value("scenes").ids[0])
        kept = ids[at + 1 :] if side == "after" else ids[:at]
        picked = Picked(tuple(kept)) if kept else Picked(missing=len(ids) + 1)
        text = f"{phrase.text} {link.text} {other.text}"
        return [
            *found[:index],
            Phrase(text, phrase.start, other.end, {"scenes": [picked]}),
            *found[index + 3 :],
        ]
    return found


def _span(row: Sequence[Phrase], index: int, stage: Stage) -> tuple[int, int]:
    phrase = row[index]
    start, length = 0, _beside(row, index, stage) or stage.draft.duration_ms
    one = next((scene for scene in stage.scenes if stage.focus.ids == (scene.id,)), None)
    if one is not None and not stage.focus.side and _beside(row, index, stage) is None:
        # 办公室那段…，后半段删掉: the half is of what was just spoken of.
        start, length = one.start_ms, one.duration_ms
    split = next((at for at, scene in enumerate(stage.scenes) if stage.focus.ids == (scene.id,)), None)
    if stage.focus.side == "split" and split is not None and phrase.has("part", (0, 0.5), (0.5, 1)):
        # "split scene 2 in half and delete the second half": the halves are scenes by now.
        half = stage.scenes[min(split + phrase.has("part", (0.5, 1)), len(stage.scenes) - 1)]
        start, alone = shown_alone(stage.draft, half.id)
        return start, start + alone
    if phrase.has("middle"):
        ms = min(length, phrase.value("middle"))
        return start + (length - ms) // 2, start + (length + ms) // 2
    first, last = phrase.value("part")
    return start + int(first * length), start + int(last * length)


def _beside(row: Sequence[Phrase], index: int, stage: Stage) -> int | None:
    """Return how long the one scene is that a part is said to be of."""
    after = index + 1
    while after < len(row) and row[after].has("prep", "of", "on", "from"):
        after += 1
    before = index - 2 if index > 1 and row[index - 1].has("do") else index - 1
    for at in (after, before):
        if 0 <= at < len(row) and row[at].has("scenes"):
            ids = row[at].value("scenes").ids
            if len(ids) == 1:
                return next(scene.duration_ms for scene in stage.scenes if scene.id == ids[0])
    return None
