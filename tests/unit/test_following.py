"""How what belongs to a scene follows it through every edit, in drafts that name no scenes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nemo_widgets.errors import InputError
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft

Text = tuple[str, int, int, str]


def photos(*names: str, ms: int = 4000) -> list[dict[str, Any]]:
    return [
        {
            "id": name,
            "s": i * ms,
            "d": ms,
            "src": f"/media/{name}.jpg",
            "m": {"title": name, "media_type": "image"},
        }
        for i, name in enumerate(names)
    ]


def recordings(*names: str, ms: int = 10_000) -> list[dict[str, Any]]:
    more = {"media_type": "video", "source_in": 0, "source_out": ms, "speed": 1, "source_duration": 2 * ms}
    return [{**photo, "m": {**photo["m"], **more}} for photo in photos(*names, ms=ms)]


def foreign(
    scenes: Sequence[dict[str, Any]], *texts: Text, above: Sequence[Text] = (), sounds: Sequence[Text] = ()
) -> Draft:
    """Return a draft as another editor would write it: texts and sounds stand at times and name no scene."""

    def row(kind: int, clips: Sequence[Text]) -> dict[str, Any]:
        return {
            "id": f"row{kind}{len(clips)}",
            "tt": kind,
            "sg": [
                {"id": f"{kind}{name}", "s": start, "d": end - start, "m": {"text": name, "role": role}}
                for name, start, end, role in clips
            ],
        }

    rows = [row(kind, clips) for kind, clips in ((0, above), (7, texts), (1, sounds)) if clips]
    total = sum(scene["d"] for scene in scenes)
    return Draft({"t": [{"id": "v", "tt": 0, "sg": list(scenes)}, *rows], "d": total, "m": {}})


def times(draft: Draft, row: int = 1) -> dict[str, tuple[int, int]]:
    if row >= len(draft.tracks):
        return {}
    return {s.m["text"]: (s.start_ms, s.end_ms) for s in draft.tracks[row].segments}


def birthday() -> Draft:
    return foreign(
        photos("balloons", "cake", "garden", "grandparents", "goodbye"),
        ("Mia turns 7", 0, 4000, "title"),
        ("Thank you for coming!", 16_000, 20_000, "title"),
    )


def interviews() -> Draft:
    words = (
        "Hi, I'm Jonas.",
        "We started in 2019.",
        "Forty people.",
        "From home.",
        "A planter.",
        "Order it.",
    )
    return foreign(
        recordings("interview", "office", "product"),
        *((text, i * 5000, i * 5000 + 5000, "caption") for i, text in enumerate(words)),
    )


def charts() -> Draft:
    names = ("revenue", "churn", "funnel", "regions")
    return foreign(
        photos(*names, ms=6000),
        *((f"about {name}", i * 6000, i * 6000 + 6000, "lower-third") for i, name in enumerate(names)),
        sounds=[("narration", 0, 24_000, "voice")],
    )


def test_a_closing_title_moves_along_when_a_photo_before_it_gets_longer() -> None:
    longer = edits.set_scene_length(birthday(), ["cake"], 6000)
    assert times(longer) == {"Mia turns 7": (0, 4000), "Thank you for coming!": (18_000, 22_000)}


def test_a_text_that_fills_its_photo_fills_it_again_and_another_keeps_its_length() -> None:
    assert times(edits.set_scene_length(birthday(), None, 6000))["Thank you for coming!"] == (24_000, 30_000)
    short = foreign(photos("a", "b", "c"), ("hello", 4500, 6000, "lower-third"))
    assert times(edits.set_scene_length(short, ["b"], 8000)) == {"hello": (4500, 6000)}
    assert times(edits.set_scene_length(short, ["a"], 8000)) == {"hello": (8500, 10_000)}
    assert times(edits.set_scene_length(short, ["b"], 1000)) == {"hello": (4000, 5000)}


def test_captions_of_a_recording_stay_on_their_words_when_it_is_trimmed() -> None:
    after = times(edits.trim_scene(interviews(), "office", 0, 4000))
    assert after == {
        "Hi, I'm Jonas.": (0, 5000),
        "We started in 2019.": (5000, 10_000),
        "Forty people.": (10_000, 15_000),
        "From home.": (15_000, 16_000),
        "A planter.": (16_000, 21_000),
        "Order it.": (21_000, 26_000),
    }
    head = times(edits.trim_scene(interviews(), "office", 6000, 0))
    assert "Forty people." not in head
    assert head["From home."] == (10_000, 14_000)


def test_captions_stay_on_their_words_at_another_speed_and_backwards() -> None:
    fast = edits.set_speed(interviews(), ["office"], 2)
    assert times(fast)["Forty people."] == (10_000, 12_500)
    assert times(fast)["From home."] == (12_500, 15_000)
    assert times(fast)["A planter."] == (15_000, 20_000)
    assert times(edits.set_speed(fast, ["office"], 1)) == times(interviews())
    backwards = edits.trim_scene(edits.set_reverse(interviews(), ["office"]), "office", 2000, 0)
    assert times(backwards)["Forty people."] == (10_000, 13_000)


def test_a_clip_that_names_its_part_of_a_file_is_a_recording_whatever_else_it_leaves_out() -> None:
    clips = [
        {"id": name, "st": i * 6000, "d": 6000, "src": f"/media/{name}", "m": {"source_in": 1000}}
        for i, name in enumerate(("one", "two"))
    ]
    draft = foreign(clips, ("early", 0, 2000, "caption"), ("late", 4000, 6000, "caption"))
    trimmed = edits.trim_scene(draft, "one", 3000, 0)
    assert times(trimmed) == {"late": (1000, 3000)}


def test_another_stretch_of_a_recording_keeps_only_the_captions_of_what_it_shows() -> None:
    after = times(edits.use_stretch(interviews(), "office", 5000, 9000))
    assert "Forty people." not in after
    assert after["From home."] == (10_000, 14_000)


def test_a_caption_waits_while_a_frame_is_held() -> None:
    held = times(edits.freeze(interviews(), "office", 2000, at_ms=5000))
    assert held["Forty people."] == (10_000, 15_000)
    assert held["From home."] == (17_000, 22_000)


def test_a_title_over_a_recording_keeps_its_length_when_the_recording_loses_its_beginning() -> None:
    named = foreign(
        recordings("talk", "walk"),
        ("Jonas Weber", 500, 4500, "lower-third"),
        ("The walk", 10_000, 13_000, "title"),
    )
    after = times(edits.trim_scene(named, "talk", 6000, 0))
    assert after == {"Jonas Weber": (0, 4000), "The walk": (4000, 7000)}


def test_a_lower_third_moves_and_goes_with_its_chart_and_the_narration_stays() -> None:
    moved = edits.move_segment(charts(), "churn", 3)
    assert times(moved) == {
        "about revenue": (0, 6000),
        "about funnel": (6000, 12_000),
        "about regions": (12_000, 18_000),
        "about churn": (18_000, 24_000),
    }
    assert times(moved, 2) == {"narration": (0, 24_000)}
    gone = edits.delete_segment(charts(), "churn")
    assert list(times(gone)) == ["about revenue", "about funnel", "about regions"]
    twice = edits.duplicate_segment(charts(), "churn")
    assert [s.m["text"] for s in twice.tracks[1].segments].count("about churn") == 2
    assert [s.start_ms for s in twice.tracks[1].segments] == [0, 6000, 12_000, 18_000, 24_000]


def test_titles_of_the_video_stay_at_its_beginning_and_end_whichever_photo_is_there() -> None:
    turned = edits.order_scenes(birthday(), ["goodbye", "grandparents", "garden", "cake", "balloons"])
    assert times(turned) == times(birthday())
    without = edits.delete_segment(birthday(), "balloons")
    assert times(without) == {"Mia turns 7": (0, 4000), "Thank you for coming!": (12_000, 16_000)}
    assert times(edits.cut_range(birthday(), 0, 4000)) == times(without)
    assert times(edits.delete_segment(birthday(), "goodbye"))["Thank you for coming!"] == (12_000, 16_000)


def test_a_title_follows_a_card_that_is_put_before_it_but_not_a_photo() -> None:
    def put(made: dict[str, str]) -> dict[str, tuple[int, int]]:
        return times(
            edits.add_visual(birthday(), src="/media/n.png", title="n", duration_ms=3000, index=0, made=made)
        )

    assert put({"by": "typographer"}) == {
        "Mia turns 7": (3000, 7000),
        "Thank you for coming!": (19_000, 23_000),
    }
    assert put({"by": "painter"}) == {"Mia turns 7": (0, 4000), "Thank you for coming!": (19_000, 23_000)}


def test_titles_that_name_most_scenes_go_with_them() -> None:
    days = foreign(
        photos("a", "b", "c"), *((f"day {i}", i * 4000, i * 4000 + 3000, "title") for i in range(3))
    )
    assert times(edits.move_segment(days, "a", 2)) == {
        "day 1": (0, 3000),
        "day 2": (4000, 7000),
        "day 0": (8000, 11_000),
    }


def test_a_text_over_several_scenes_spans_them_still() -> None:
    draft = foreign(photos("a", "b", "c", "d"), ("both", 4000, 12_000, "caption"))
    assert times(edits.set_scene_length(draft, ["b"], 6000)) == {"both": (4000, 14_000)}
    assert times(edits.delete_segment(draft, "b")) == {"both": (4000, 8000)}
    assert times(edits.swap_segments(draft, "b", "c")) == {"both": (4000, 12_000)}
    put = edits.add_visual(draft, src="/media/n.png", title="n", duration_ms=1000, index=2)
    assert times(put) == {"both": (4000, 13_000)}
    assert times(edits.delete_segment(edits.delete_segment(draft, "b"), "c")) == {}


def test_a_text_that_lasts_the_whole_video_does_so_after_every_edit() -> None:
    draft = foreign(photos("a", "b", "c"), ("all along", 0, 12_000, "lower-third"))
    assert times(edits.delete_segment(draft, "a")) == {"all along": (0, 8000)}
    assert times(edits.set_length(draft, 30_000)) == {"all along": (0, 30_000)}
    assert times(edits.cut_range(draft, 1000, 3000)) == {"all along": (0, 10_000)}


def test_pictures_above_and_sounds_of_a_scene_go_with_it() -> None:
    draft = foreign(
        photos("a", "b", "c"),
        above=[("face", 4000, 8000, "pip")],
        sounds=[("ding", 5000, 6000, "sound"), ("dong", 9000, 10_000, "sound")],
    )
    moved = edits.move_segment(draft, "b", 0)
    assert times(moved) == {"face": (0, 4000)}
    assert times(moved, 2) == {"ding": (1000, 2000), "dong": (9000, 10_000)}
    assert times(edits.delete_segment(draft, "b"), 1) == {"dong": (5000, 6000)}


def test_captions_that_share_a_photo_share_it_again() -> None:
    draft = foreign(photos("a", "b"), *((str(i), i * 1000, i * 1000 + 1000, "caption") for i in range(4)))
    longer = edits.set_scene_length(draft, ["a"], 8000)
    assert times(longer) == {str(i): (i * 2000, i * 2000 + 2000) for i in range(4)}


def test_a_replaced_recording_says_other_words_so_its_texts_keep_their_distance() -> None:
    new = edits.replace_segment(
        interviews(), "office", src="/media/x.mp4", title="x", media_type="video", source_duration=6000
    )
    assert list(times(new)) == list(times(interviews()))
    assert times(new)["A planter."] == (16_000, 21_000)


def texts_of(draft: Draft) -> list[str]:
    return [segment.text for segment in draft.segments if segment.kind == "text"]


KINDS = st.sampled_from(["title", "caption", "lower-third", ""])


@st.composite
def drafts(draw: Any) -> Draft:
    count = draw(st.integers(1, 5))
    lengths = draw(st.lists(st.integers(500, 9000), min_size=count, max_size=count))
    scenes, at = [], 0
    for number, ms in enumerate(lengths):
        made = recordings if draw(st.booleans()) else photos
        scene = made(f"s{number}", ms=ms)[0]
        scenes.append({**scene, "s": at})
        at += ms
    cuts = sorted(draw(st.sets(st.integers(0, at), min_size=2, max_size=8)))
    gaps = [draw(st.booleans()) for _ in cuts]
    texts = [
        (f"text {n}", a, b, draw(KINDS))
        for n, ((a, b), gap) in enumerate(zip(pairwise(cuts), gaps, strict=False))
        if not gap
    ]
    above = [("logo", 0, at, "watermark")] if draw(st.booleans()) else [("face", cuts[0], cuts[1], "pip")]
    sounds = [("ding", cuts[0], cuts[-1], draw(st.sampled_from(["voice", "bgm", "sound"])))]
    return foreign(scenes, *texts, above=above, sounds=sounds)


def edited(draft: Draft, data: Any) -> Draft:
    scenes = draft.tracks[0].segments
    pick = data.draw(st.sampled_from([scene.id for scene in scenes]))
    place = data.draw(st.integers(0, len(scenes)))
    ms = data.draw(st.integers(200, 12_000))
    kinds = [
        "delete",
        "move",
        "swap",
        "insert",
        "length",
        "total",
        "trim",
        "cut",
        "split",
        "speed",
        "twice",
        "fade",
        "replace",
        "freeze",
    ]
    match data.draw(st.sampled_from(kinds)):
        case "delete":
            return edits.delete_segment(draft, pick)
        case "move":
            return edits.move_segment(draft, pick, place)
        case "swap":
            return edits.swap_segments(draft, pick, scenes[place % len(scenes)].id)
        case "insert":
            return edits.add_visual(draft, src="/media/n.png", title="n", duration_ms=ms, index=place)
        case "length":
            return edits.set_scene_length(draft, [pick], ms)
        case "total":
            return edits.set_length(draft, ms)
        case "trim":
            return edits.trim_scene(draft, pick, ms // 3, ms // 4)
        case "cut":
            return edits.cut_range(draft, ms // 2, ms)
        case "split":
            return edits.split_scene(draft, ms)
        case "speed":
            return edits.set_speed(draft, [pick], data.draw(st.sampled_from([0.5, 1.5, 2.0])))
        case "twice":
            return edits.duplicate_segment(draft, pick)
        case "fade":
            return edits.set_transition(draft, None, "crossfade", ms // 8)
        case "replace":
            return edits.replace_segment(draft, pick, src="/media/other.jpg", title="other")
        case _:
            return edits.freeze(draft, pick, ms)


@settings(max_examples=150)
@given(drafts(), st.data())
def test_no_edit_puts_a_text_outside_the_video_or_two_over_each_other(draft: Draft, data: Any) -> None:
    for _ in range(data.draw(st.integers(1, 5))):
        try:
            draft = edited(draft, data)
        except InputError:
            continue
        end = max(scene.end_ms for scene in draft.tracks[0].segments)
        assert draft.duration_ms == end
        ids = [segment.id for segment in draft.segments]
        assert len(ids) == len(set(ids))
        for track in draft.tracks[1:]:
            assert all(0 <= s.start_ms < s.end_ms <= end for s in track.segments)
            assert all(a.end_ms <= b.start_ms for a, b in pairwise(track.segments))


@settings(max_examples=100)
@given(drafts(), st.data())
def test_texts_keep_their_order_unless_scenes_change_places(draft: Draft, data: Any) -> None:
    scenes = draft.tracks[0].segments
    pick = data.draw(st.sampled_from([scene.id for scene in scenes]))
    ms = data.draw(st.integers(200, 12_000))
    edit = data.draw(st.sampled_from([edits.set_scene_length, edits.trim_scene, edits.set_speed]))
    before = texts_of(draft)
    try:
        if edit is edits.set_scene_length:
            after = edits.set_scene_length(draft, [pick], ms)
        elif edit is edits.trim_scene:
            after = edits.trim_scene(draft, pick, ms // 2)
        else:
            after = edits.set_speed(draft, [pick], 2.0)
    except InputError:
        return
    left = texts_of(after)
    assert left == [name for name in before if name in left]


@given(st.integers(0, 4), st.integers(0, 4))
def test_a_move_and_its_way_back_change_nothing(a: int, b: int) -> None:
    for draft in (birthday(), charts(), interviews()):
        names = [scene.id for scene in draft.tracks[0].segments]
        start, end = a % len(names), b % len(names)
        there = edits.move_segment(draft, names[start], end)
        back = edits.move_segment(there, names[start], start)
        assert times(back) == times(draft)


@pytest.mark.parametrize("factor", [0.5, 2.0])
def test_a_speed_and_its_way_back_change_nothing(factor: float) -> None:
    there = edits.set_speed(interviews(), None, factor)
    assert times(edits.set_speed(there, None, 1)) == times(interviews())


def test_a_new_scene_comes_in_as_the_others_do() -> None:
    assert edits.joining(birthday()) is None
    faded = edits.set_transition(birthday(), ["cake"], "crossfade", 500)
    assert edits.joining(faded) == edits.CROSSFADE
    assert edits.joining(edits.new_draft(1920, 1080)) == edits.CROSSFADE


def test_transitions_take_no_time_from_a_recorded_voice() -> None:
    before = charts()
    faded = edits.set_transition(before, None, "crossfade", 1000)
    assert faded.duration_ms == before.duration_ms
    assert times(faded) == times(before)
    assert times(faded, 2) == {"narration": (0, 24_000)}
    assert [scene.duration_ms for scene in faded.tracks[0].segments] == [7000, 7000, 7000, 6000]
    assert edits.set_transition(faded, None, "crossfade", 1000) == faded
    talk = foreign(recordings("a", "b"), sounds=[("narration", 0, 20_000, "voice")])
    clips = edits.set_transition(talk, None, "crossfade", 500).tracks[0].segments
    assert [(clip.duration_ms, clip.m["source_out"]) for clip in clips] == [
        (10_500, 10_500),
        (10_000, 10_000),
    ]
    assert edits.set_transition(birthday(), None, "crossfade", 500).duration_ms == 18_000
