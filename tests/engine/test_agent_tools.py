"""The registry of tools: what is called wrongly is refused, and any run of calls can be undone and redone."""

from __future__ import annotations

import random
import re
from typing import Any, get_args

import pytest

from nemo_widgets.engine.agent import names
from nemo_widgets.engine.agent.lexicon import MOOD_NAMES
from nemo_widgets.engine.agent.tools import (
    PENDING,
    TOOLS,
    AddFilter,
    Painted,
    Source,
    SplitScene,
    Tool,
    Uploaded,
    arguments,
    name_of,
    read_call,
    schema,
)
from nemo_widgets.engine.render.motion import Motion
from nemo_widgets.errors import InputError
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.looks import FILTERS, TRANSITIONS
from tests.engine.agent_samples import THREE

CLIP = Source("/media/clip.mp4", "video", 9000)


def test_every_tool_has_a_schema_and_a_sentence_in_both_languages() -> None:
    for name, tool in TOOLS.items():
        assert schema(name)["type"] == "object"
        assert tool.__doc__
        if name not in {"undo", "redo"}:
            assert all(tool.said), name


def test_a_call_reads_back_from_its_own_arguments() -> None:
    call = AddFilter(("seg_1",), "warm", 0.4)
    assert read_call(name_of(call), arguments(call)) == call


@pytest.mark.parametrize(
    ("name", "args", "reason"),
    [
        ("explode", {}, "no tool"),
        ("set_volume", {}, "volume"),
        ("set_volume", {"volume": 7}, "volume"),
        ("set_volume", {"volume": 0.2, "loud": True}, "takes no loud"),
        ("add_filter", {"scenes": [], "name": "sparkle", "amount": 0.5}, "name"),
        ("split_scene", {"at_ms": -4}, "at_ms"),
        ("set_length", {"ms": "soon"}, "ms"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused(name: str, args: dict[str, Any], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_call(name, args)


def test_a_tool_tells_what_it_did_by_the_names_of_the_scenes() -> None:
    first, second = (scene.id for scene in edits.scenes_of(THREE)[:2])
    call = AddFilter((first, second), "black-and-white", 1.0)
    assert call.told(THREE, "en") == "Black and white 100% on “a forest” and “a desert”."
    assert call.told(THREE, "zh") == "“a forest”、“a desert”：黑白 100%。"


def test_what_a_tool_may_write_is_what_can_be_rendered() -> None:
    assert set(names.TRANSITIONS) - {"cut"} == set(TRANSITIONS)
    # A colour table needs a file, and has a tool of its own.
    assert set(names.FILTERS) == set(FILTERS) - {"lut"}
    assert set(names.MOTIONS) == set(get_args(Motion))


class Dice:
    """Random tool calls for whatever is on the timeline, some of them impossible."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def call(self, draft: Draft) -> tuple[Tool, Source | None]:
        name = self._random.choice([name for name in TOOLS if name not in {"undo", "redo", "start_video"}])
        args = {key: self._value(name, key, draft) for key in schema(name)["properties"]}
        source = PENDING if "picture" in args or name in {"set_music", "use_music", "apply_lut"} else None
        if source and name in {"add_scene", "replace_scene", "add_overlay"} and self._random.random() < 0.5:
            source = CLIP
        return TOOLS[name](**args), source

    def _value(self, name: str, key: str, draft: Draft) -> Any:
        pick = self._random
        scenes = [scene.id for scene in edits.scenes_of(draft)] or ["seg_none"]
        texts = [segment.id for segment in draft.segments if segment.kind == "text"] or ["seg_none"]
        match key:
            case "scenes" if name == "order_scenes":
                return tuple(pick.sample(scenes, len(scenes)))
            case "scenes":
                return tuple(pick.sample(scenes, pick.randint(0, len(scenes))))
            case "scene" if name == "add_text":
                return pick.choice(["", scenes[0]])
            case "scene" | "other":
                return pick.choice(scenes)
            case "segments":
                return tuple(pick.sample(texts, pick.randint(1, len(texts))))
            case "segment":
                return pick.choice(texts)
            case "picture" if name == "add_product_shot":
                return Uploaded("a" * 64)
            case "picture":
                return Painted("a lake", pick.randint(0, 3))
            case "ms" | "duration_ms" | "end_ms":
                return pick.randint(1, 9000)
            case "start_ms" | "at_ms" | "head_ms" | "tail_ms" | "in_ms" | "out_ms":
                return pick.randint(0, 4000)
            case "index":
                return pick.randint(0, len(scenes))
            case "spans":
                return ((pick.randint(0, 3000), pick.randint(3001, 9000)),)
            case "count":
                return 1
            case "role":
                overlay = "overlay" in name
                return pick.choice(["watermark", "pip"] if overlay else ["title", "caption", "lower-third"])
            case "name" if name == "add_filter" or name == "remove_filters":
                return pick.choice(list(names.FILTERS))
            case "name" if name == "set_transition":
                return pick.choice(list(names.TRANSITIONS))
            case "name" if name == "animate_text":
                return pick.choice(list(names.ANIMATIONS))
            case "amount":
                return pick.uniform(0, 1)
            case "speed" | "scale" | "width" if name != "set_size":
                return pick.uniform(0.3, 1.0) if key == "width" else pick.uniform(0.5, 2.0)
            case "width" | "height":
                return pick.choice([1080, 1920, 1350])
            case "volume" | "opacity":
                return pick.choice([0.0, 0.2, 1.0])
            case "fit" | "motion" | "corner" | "position":
                return pick.choice(list(getattr(names, f"{key.upper()}S" if key != "fit" else "FITS")))
            case "mood":
                return pick.choice(list(MOOD_NAMES))
            case "way":
                return pick.choice(["in", "out"])
            case "place":
                return pick.choice(["start", "end"])
            case "color":
                return "#ffffff"
            case "stroke_width" | "size":
                return pick.choice([None, 0.1]) if key == "stroke_width" else pick.choice([None, 1.5, 60.0])
            case "depth_db":
                return pick.choice([None, 12.0])
            case (
                "on"
                | "keep_lengths"
                | "relative"
                | "fade"
                | "at_end"
                | "box"
                | "stroke"
                | "shadow"
                | "italic"
            ):
                return pick.random() < 0.5
            case "weight":
                return "bold"
            case "align":
                return "left"
            case "font":
                return None
            case "bpm":
                return pick.choice([None, 90.0])
            case "key":
                return pick.choice([None, "C major"])
            case "seed":
                return pick.randint(0, 9)
            case "colors" | "focus":
                return None
            case "points":
                return ("light", "warm")
            case _:
                pattern = str(schema(name)["properties"][key].get("pattern", ""))
                known = re.fullmatch(r"\^\((.+)\)\$", pattern)
                return pick.choice(known[1].split("|") if known else ["Anna", "a lake", "夜色"])


def assert_sound(draft: Draft) -> None:
    segments = draft.segments
    assert len({segment.id for segment in segments}) == len(segments)
    for track in draft.tracks:
        end = 0
        for segment in track.segments:
            fade = segment.m.get("transition", {}).get("d", 0) if segment.index else 0
            assert segment.start_ms >= end - fade, (segment, track.raw)
            assert segment.duration_ms > 0
            assert track.index == 0 or segment.end_ms <= draft.duration_ms
            end = segment.end_ms
    assert draft.raw["d"] == draft.duration_ms


def run(count: int, seed: int) -> None:
    dice = Dice(seed)
    versions = [THREE]
    hashes = [THREE.digest()]
    done: set[str] = set()
    for _ in range(count):
        call, source = dice.call(versions[-1])
        try:
            draft = call.edit(versions[-1], source)
        except InputError:
            continue
        assert call.told(versions[-1], "en")
        assert call.told(versions[-1], "zh")
        assert_sound(draft)
        assert draft == call.edit(versions[-1], source), "the same call gives the same draft"
        versions.append(draft)
        hashes.append(draft.digest())
        done.add(name_of(call))
    assert [draft.digest() for draft in reversed(versions)][-1] == THREE.digest(), "undo all"
    assert [Draft(draft.to_wire()).digest() for draft in versions] == hashes, "redo all"
    assert len(done) > len(TOOLS) * 0.7


def test_a_hundred_random_calls_can_all_be_undone_and_redone() -> None:
    run(300, 1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(5))
def test_a_thousand_random_calls_can_all_be_undone_and_redone(seed: int) -> None:
    run(1000, seed)


def test_a_split_changes_nothing_that_is_seen() -> None:
    split = SplitScene(2000).edit(THREE, None)
    assert split.duration_ms == THREE.duration_ms
    assert [scene.duration_ms for scene in edits.scenes_of(split)] == [2000, 2000, 4000, 4000]
