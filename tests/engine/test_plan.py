"""The render plan: which frames, which chunks, and what a chunk's key depends on."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nemo_widgets.engine.render.coding import h264
from nemo_widgets.engine.render.plan import Plan, Shot, canvas_size, frame_at, make_plan
from nemo_widgets.timeline.draft import Draft

A, B, C = (f"/media/{letter * 64}.png" for letter in "abc")


def shot(src: str, start: int, length: int, **m: Any) -> dict[str, Any]:
    return {"s": start, "d": length, "src": src, "m": m}


def plan_of(*tracks: tuple[int, list[dict[str, Any]]]) -> Plan:
    return make_plan(Draft({"t": [{"tt": kind, "sg": segments} for kind, segments in tracks]}))


def keys(plan: Plan) -> list[str]:
    return [chunk.key for chunk in plan.chunks]


lengths = st.integers(0, 9000)
segments = st.builds(
    lambda start, length, src, motion, fade: shot(
        src, start, length, motion=motion, transition={"type": "crossfade", "d": fade}
    ),
    st.integers(0, 20_000),
    lengths,
    st.sampled_from([A, B, C, "clip.mp4", ""]),
    st.sampled_from(["zoom-in", "none", None]),
    st.integers(-5, 2000),
)
texts = st.builds(
    lambda start, length, words: {"s": start, "d": length, "m": {"text": words}},
    st.integers(0, 20_000),
    lengths,
    st.text(max_size=5),
)
tracks = st.one_of(
    st.builds(lambda sg: {"tt": 0, "sg": sg}, st.lists(segments, max_size=5)),
    st.builds(lambda sg: {"tt": 7, "sg": sg}, st.lists(texts, max_size=3)),
    st.builds(lambda sg: {"tt": 1, "sg": sg}, st.lists(segments, max_size=2)),
)
drafts = st.builds(
    lambda t, fps: Draft({"t": t, "m": {"fps": fps}}),
    st.lists(tracks, max_size=4),
    st.sampled_from([24, 30, 60]),
)


@settings(max_examples=150, deadline=None)
@given(drafts)
def test_chunks_tile_the_timeline_exactly(draft: Draft) -> None:
    plan = make_plan(draft)
    assert plan.frames == frame_at(draft.duration_ms, plan.fps)
    cursor = 0
    for chunk in plan.chunks:
        assert chunk.first == cursor
        assert 0 < chunk.frames <= 3 * plan.fps
        cursor = chunk.last
    assert cursor == plan.frames


@settings(max_examples=100, deadline=None)
@given(drafts)
def test_equal_content_has_equal_keys_and_what_nobody_sees_does_not_count(draft: Draft) -> None:
    renamed = copy.deepcopy(draft.to_wire())
    for number, track in enumerate(renamed["t"]):
        for segment in track["sg"]:
            segment["id"] = f"other-{number}"
            segment["m"]["volume"] = 0.5
            if track["tt"] != 7:
                segment["m"]["title"] = "renamed"
    assert keys(make_plan(Draft(renamed))) == keys(make_plan(draft))


@settings(max_examples=100, deadline=None)
@given(drafts)
def test_every_chunk_holds_exactly_what_is_seen_in_it(draft: Draft) -> None:
    plan = make_plan(draft)
    for chunk in plan.chunks:
        for item in plan.items:
            assert (item in chunk.items) == (item.first < chunk.last and chunk.first < item.last)


def test_a_changed_picture_changes_only_the_chunks_that_show_it() -> None:
    before = plan_of((0, [shot(A, 0, 4000), shot(B, 4000, 4000)]))
    after = plan_of((0, [shot(A, 0, 4000), shot(C, 4000, 4000)]))
    changed = [old != new for old, new in zip(keys(before), keys(after), strict=True)]
    assert changed == [chunk.first >= 120 for chunk in before.chunks]


def test_a_shot_moved_in_time_keeps_its_chunks() -> None:
    early = plan_of((0, [shot(A, 0, 4000), shot(B, 4000, 4000)]))
    late = plan_of((0, [shot(C, 0, 3000), shot(A, 3000, 4000), shot(B, 7000, 4000)]))
    assert set(keys(early)) <= set(keys(late))


def test_a_title_changes_only_the_chunks_it_lies_over() -> None:
    bare = plan_of((0, [shot(A, 0, 8000)]))
    titled = plan_of((0, [shot(A, 0, 8000)]), (7, [{"s": 0, "d": 2000, "m": {"text": "Hello"}}]))
    changed = [old != new for old, new in zip(keys(bare), keys(titled), strict=True)]
    assert changed == [True, False, False, False]


def test_music_does_not_change_a_key() -> None:
    bare = plan_of((0, [shot(A, 0, 6000)]))
    assert keys(plan_of((0, [shot(A, 0, 6000)]), (1, [shot("/media/m.wav", 0, 6000, volume=0.2)]))) == keys(
        bare
    )


@pytest.mark.parametrize("part", ["fingerprint", "version", "coding", "size"])
def test_whatever_else_shapes_the_pixels_changes_the_key(part: str) -> None:
    wire = {"t": [{"tt": 0, "sg": [shot("clip.mp4", 0, 2000)]}], "m": {"width": 640, "height": 360}}
    before = make_plan(Draft(wire), fingerprints={"clip.mp4": "1"}, version="1")
    changed = copy.deepcopy(wire)
    if part == "size":
        changed["m"] = {"width": 360, "height": 640}
    after = make_plan(
        Draft(changed),
        fingerprints={"clip.mp4": "2" if part == "fingerprint" else "1"},
        version="2" if part == "version" else "1",
        coding=h264("low" if part == "coding" else "high"),
    )
    assert keys(before) != keys(after)


def test_a_crossfade_between_clips_that_only_touch_holds_the_earlier_one() -> None:
    fade = {"type": "crossfade", "d": 1000}
    first, second = plan_of((0, [shot(A, 0, 3000), shot(B, 3000, 3000, transition=fade)])).items
    assert isinstance(second, Shot)
    assert (first.last, second.first, second.fade) == (120, 90, 30)


def test_a_crossfade_with_nothing_before_it_is_a_cut() -> None:
    fade = {"type": "crossfade", "d": 1000}
    plan = plan_of((0, [shot(A, 0, 3000, transition=fade), shot(B, 5000, 3000, transition=fade)]))
    assert [item.fade for item in plan.items if isinstance(item, Shot)] == [0, 0]


def test_kinds_that_nobody_knows_are_told_and_those_that_are_known_are_not() -> None:
    known = shot(A, 0, 3000, title="Anna", filters=[{"name": "sepia"}], transition={"type": "wipe"})
    strange = shot(B, 3000, 3000, title="Ben", filters=["sparkle"], transition={"type": "spiral"})
    plan = plan_of((0, [known, strange]), (42, [{}]))
    assert len(plan.warnings) == 2
    for part in ("“spiral” into “Ben”", "“sparkle” on “Ben”"):
        assert part in " ".join(plan.warnings)


@pytest.mark.parametrize(
    ("asked", "made"), [((1081, 1921), (1080, 1920)), ((0, 5), (1920, 16)), ((99999, 720), (8192, 720))]
)
def test_any_size_becomes_one_that_can_be_encoded(asked: tuple[int, int], made: tuple[int, int]) -> None:
    assert canvas_size(Draft({"m": {"width": asked[0], "height": asked[1]}})) == made
