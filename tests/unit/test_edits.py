from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nemo_widgets.errors import InputError
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.summary import summarize


def slideshow(lengths: list[int], *, fade: int = 500, music: bool = True, captions: bool = True) -> Draft:
    draft = edits.new_draft(1080, 1920, title="test")
    for number, length in enumerate(lengths):
        transition = {"type": "crossfade", "d": fade}
        draft = edits.add_visual(
            draft,
            src=f"/media/{number}.png",
            title=f"scene {number}",
            duration_ms=length,
            transition=transition,
        )
    if music:
        draft = edits.add_music(draft, src="/media/m.wav", title="Lo-fi", volume=0.35)
    if captions:
        scenes = draft.tracks[0].segments
        for scene, following in zip(scenes, [*scenes[1:], None], strict=True):
            end = following.start_ms if following else scene.end_ms
            draft = edits.add_text(
                draft,
                text=f"about {scene.name}",
                role="caption",
                start_ms=scene.start_ms,
                duration_ms=end - scene.start_ms,
                scene=scene.id,
            )
    return draft


def assert_sound(draft: Draft) -> None:
    ids = [segment.id for segment in draft.segments]
    assert len(ids) == len(set(ids))
    total = draft.duration_ms
    for track in draft.tracks:
        segments = track.segments
        assert list(segments) == sorted(segments, key=lambda s: s.start_ms)
        for a, b in pairwise(segments):
            transition = b.m.get("transition") or {"d": 0}
            if track.index == 0:
                assert b.start_ms == a.end_ms - transition["d"]
                assert transition["d"] < min(a.duration_ms, b.duration_ms)
            else:
                assert b.start_ms >= a.end_ms
        assert all(s.start_ms >= 0 and s.end_ms <= total and s.duration_ms > 0 for s in segments)
    assert draft.raw["d"] == total


lengths = st.lists(st.integers(800, 20_000), min_size=1, max_size=8)


@given(lengths, st.integers(0, 3000), st.integers(2000, 120_000))
def test_a_new_length_is_met_to_the_millisecond(parts: list[int], fade: int, target: int) -> None:
    draft = edits.set_length(slideshow(parts, fade=fade), target)

    assert draft.duration_ms == target
    assert_sound(draft)
    music = next(s for s in draft.segments if s.role == "bgm")
    assert (music.start_ms, music.duration_ms) == (0, target)


def test_scenes_keep_their_proportions_and_their_crossfades_when_the_length_changes() -> None:
    draft = edits.set_length(slideshow([4000, 4000, 8000]), 30_000)

    assert [s.duration_ms for s in draft.tracks[0].segments] == [7750, 7750, 15500]
    assert [s.m.get("transition", {}).get("d") for s in draft.tracks[0].segments] == [None, 500, 500]


def test_a_title_keeps_its_length_unless_it_is_longer_than_the_video() -> None:
    draft = edits.add_text(slideshow([12_000]), text="Lake", role="title", start_ms=0, duration_ms=3000)

    def title(d: Draft) -> tuple[int, int]:
        return next((s.start_ms, s.end_ms) for s in d.segments if s.role == "title")

    assert title(edits.set_length(draft, 30_000)) == (0, 3000)
    assert title(edits.set_length(draft, 5000)) == (0, 3000)
    assert title(edits.set_length(draft, 2000)) == (0, 2000)


def test_a_video_clip_is_never_stretched_beyond_its_file() -> None:
    draft = edits.new_draft(1920, 1080)
    draft = edits.add_visual(
        draft, src="/media/a.mp4", title="a", duration_ms=4000, media_type="video", source_duration=6000
    )
    draft = edits.add_visual(draft, src="/media/b.png", title="b", duration_ms=4000)

    longer = edits.set_length(draft, 20_000)
    clip, picture = longer.tracks[0].segments
    assert (clip.duration_ms, picture.duration_ms) == (6000, 14_000)
    assert clip.m["source_out"] == 6000
    with pytest.raises(InputError, match="together last only 6 s"):
        edits.set_length(edits.delete_segment(draft, picture.id), 20_000)


def test_a_length_too_short_for_the_scenes_is_refused() -> None:
    with pytest.raises(InputError, match="too short"):
        edits.set_length(slideshow([4000] * 10), 700)


@settings(max_examples=60)
@given(lengths.filter(lambda x: len(x) > 1), st.integers(0, 2000), st.data())
def test_any_run_of_scene_edits_keeps_the_timeline_sound(parts: list[int], fade: int, data: Any) -> None:
    draft = slideshow(parts, fade=fade)
    for _ in range(data.draw(st.integers(1, 5))):
        scenes = draft.tracks[0].segments
        pick = data.draw(st.sampled_from([s.id for s in scenes]))
        place = data.draw(st.integers(0, len(scenes)))
        action = data.draw(st.sampled_from(["delete", "move", "swap", "replace", "insert", "length"]))
        if action == "delete" and len(scenes) > 1:
            draft = edits.delete_segment(draft, pick)
        elif action == "move":
            draft = edits.move_segment(draft, pick, place)
        elif action == "swap":
            draft = edits.swap_segments(draft, pick, scenes[place % len(scenes)].id)
        elif action == "replace":
            draft = edits.replace_segment(draft, pick, src="/media/new.png", title="new")
        elif action == "insert":
            draft = edits.add_visual(
                draft,
                src="/media/x.png",
                title="x",
                duration_ms=2000,
                index=place,
                transition=edits.CROSSFADE,
            )
        else:
            draft = edits.set_length(draft, data.draw(st.integers(2000, 60_000)))
        assert_sound(draft)


def test_captions_follow_their_scene_when_it_moves_and_go_when_it_goes() -> None:
    draft = slideshow([4000, 4000, 4000])
    last = draft.tracks[0].segments[-1]

    moved = edits.move_segment(draft, last.id, 0)
    assert [s.name for s in moved.tracks[0].segments] == ["scene 2", "scene 0", "scene 1"]
    assert [s.text for s in moved.tracks[2].segments] == ["about scene 2", "about scene 0", "about scene 1"]
    assert moved.duration_ms == draft.duration_ms

    deleted = edits.delete_segment(draft, last.id)
    assert [s.text for s in deleted.tracks[2].segments] == ["about scene 0", "about scene 1"]
    assert deleted.duration_ms == 7500


def test_transitions_stay_with_their_places_when_scenes_swap() -> None:
    draft = slideshow([3000, 5000])
    first, second = draft.tracks[0].segments
    swapped = edits.swap_segments(draft, first.id, second.id).tracks[0].segments

    assert [s.id for s in swapped] == [second.id, first.id]
    assert "transition" not in swapped[0].m
    assert swapped[1].m["transition"] == {"type": "crossfade", "d": 500}


def test_the_only_scene_cannot_be_deleted() -> None:
    draft = slideshow([4000])
    with pytest.raises(InputError, match="only scene"):
        edits.delete_segment(draft, draft.tracks[0].segments[0].id)


def test_music_takes_the_place_of_the_music_before_and_keeps_its_volume() -> None:
    draft = edits.set_music_volume(slideshow([5000]), 0.2)
    draft = edits.add_music(draft, src="/media/n.wav", title="Ambient")

    music = [s for s in draft.segments if s.kind == "audio"]
    assert [(s.name, s.volume, s.src, s.duration_ms) for s in music] == [
        ("Ambient", 0.2, "/media/n.wav", 5000)
    ]


def test_removing_music_removes_its_track() -> None:
    assert [t.kind for t in edits.remove_music(slideshow([5000], captions=False)).tracks] == ["video"]
    with pytest.raises(InputError, match="no music"):
        edits.remove_music(slideshow([5000], music=False))


def test_texts_of_one_role_that_overlap_go_on_two_tracks() -> None:
    draft = slideshow([5000], music=False, captions=False)
    for text in ("one", "two"):
        draft = edits.add_text(draft, text=text, start_ms=0, duration_ms=3000)
    assert [len(t.segments) for t in draft.tracks] == [1, 1, 1]


def test_the_same_edits_give_the_same_ids() -> None:
    assert slideshow([4000, 3000]) == slideshow([4000, 3000])


FOREIGN: dict[str, Any] = {
    "app": {"build": 7},
    "d": 10000,
    "m": {"width": 1920, "height": 1080, "theme": "x"},
    "t": [
        {
            "tt": 0,
            "lock": True,
            "sg": [
                {
                    "d": 4000,
                    "m": {"name": "a", "grade": [1, 2]},
                    "asset": {"url": "https://cdn.example/a.mp4"},
                },
                {"d": 6000, "m": {"name": "b"}, "asset": {"url": "https://cdn.example/b.mp4"}, "z": None},
            ],
        },
        {"tt": 1, "sg": [{"st": 0, "d": 10000, "v": 80, "m": {"name": "song"}}]},
        {"tt": 42, "sg": [{"d": 1000, "q": 1}], "odd": "yes"},
        {"tt": 7, "sg": []},
    ],
}


def test_unknown_keys_survive_every_edit() -> None:
    draft = Draft.from_wire(FOREIGN)
    second = draft.tracks[0].segments[1].id
    for edited in (
        edits.set_size(draft, 1080, 1080),
        edits.set_length(draft, 5000),
        edits.move_segment(draft, second, 0),
        edits.set_music_volume(draft, 0.2),
        edits.add_text(draft, text="Hi"),
        edits.replace_segment(draft, second, src="/media/n.png", title="n"),
    ):
        raw = edited.raw
        assert raw["app"] == {"build": 7}
        assert raw["m"]["theme"] == "x"
        assert raw["t"][0]["lock"] is True
        assert any(s["m"].get("grade") == [1, 2] for s in raw["t"][0]["sg"])
        assert any(t.get("odd") == "yes" and t["sg"][0]["q"] == 1 for t in raw["t"])
        assert raw["t"][3]["tt"] == 7


def test_a_foreign_draft_keeps_its_own_keys_for_volume_and_start() -> None:
    song = edits.set_music_volume(Draft.from_wire(FOREIGN), 0.2).raw["t"][1]["sg"][0]
    assert song == {"st": 0, "d": 10000, "v": 20, "m": {"name": "song"}}


def test_an_edit_of_the_music_leaves_the_scenes_as_they_were() -> None:
    before = Draft.from_wire(FOREIGN)
    after = edits.set_music_volume(before, 0.5)
    assert after.raw["t"][0] == FOREIGN["t"][0]
    assert before == Draft.from_wire(FOREIGN)


def test_the_timeline_of_the_contract_reads_as_its_summary() -> None:
    draft = edits.new_draft(1920, 1080)
    draft = edits.add_visual(draft, src="/media/c.png", title="city timelapse", duration_ms=10_000)
    draft = edits.add_text(draft, text="Urban Dreams")
    draft = edits.add_music(draft, src="/media/l.wav", title="Lo-fi")
    assert summarize(draft) == (
        "Timeline (3 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%) "
        '3. Title: "Urban Dreams" (0-3s)'
    )


def clips() -> Draft:
    draft = edits.new_draft(1920, 1080)
    for name in ("a", "b"):
        draft = edits.add_visual(
            draft,
            src=f"/media/{name}.mp4",
            title=name,
            duration_ms=6000,
            media_type="video",
            source_duration=9000,
        )
    return edits.add_visual(draft, src="/media/c.png", title="c", duration_ms=4000)


def parts(draft: Draft) -> list[tuple[str, int, int]]:
    return [(s.name, s.start_ms, s.end_ms) for s in draft.tracks[0].segments]


def sources(draft: Draft) -> list[tuple[int, int]]:
    return [(s.m["source_in"], s.m["source_out"]) for s in draft.tracks[0].segments if "source_out" in s.m]


@given(lengths, st.integers(0, 800), st.data())
def test_a_stretch_of_time_that_is_cut_out_is_gone_to_the_millisecond(
    scenes: list[int], fade: int, data: Any
) -> None:
    draft = slideshow(scenes, fade=fade)
    total = draft.duration_ms
    start = data.draw(st.integers(0, total - 1))
    end = data.draw(st.integers(start + 1, total))
    try:
        cut = edits.cut_range(draft, start, end)
    except InputError:
        assert total - (end - start) < 200
        return
    assert_sound(cut)
    # A scene that would be shorter than a tenth of a second goes whole or keeps that much.
    assert abs(cut.duration_ms - (total - (end - start))) <= 100 * len(scenes) + fade


def test_cutting_inside_clips_keeps_their_sources_in_step() -> None:
    assert parts(edits.cut_range(clips(), 2000, 3000)) == [
        ("a", 0, 2000),
        ("a", 2000, 5000),
        ("b", 5000, 11_000),
        ("c", 11_000, 15_000),
    ]
    assert sources(edits.cut_range(clips(), 2000, 3000)) == [(0, 2000), (3000, 6000), (0, 6000)]
    assert sources(edits.keep_range(clips(), 1000, 8000)) == [(1000, 6000), (0, 2000)]
    fast = edits.set_speed(clips(), [clips().tracks[0].segments[0].id], 2.0)
    assert parts(fast)[0] == ("a", 0, 3000)
    assert sources(edits.cut_range(fast, 0, 1000))[0] == (2000, 6000)


def test_a_split_shows_the_same_frames_as_before() -> None:
    first = clips().tracks[0].segments[0]
    split = edits.split_scene(clips(), 2500)
    assert sources(split)[:2] == [(0, 2500), (2500, 6000)]
    backwards = edits.split_scene(edits.set_reverse(clips(), [first.id]), 2500)
    assert sources(backwards)[:2] == [(3500, 6000), (0, 3500)]
    with pytest.raises(InputError, match="one scene turns into the next"):
        edits.split_scene(slideshow([4000, 4000]), 3700)


def test_a_caption_is_split_with_its_scene() -> None:
    split = edits.split_scene(slideshow([4000, 4000], music=False), 1500)
    assert [(s.text, s.start_ms, s.end_ms) for s in split.tracks[1].segments] == [
        ("about scene 0", 0, 1500),
        ("about scene 0", 1500, 3500),
        ("about scene 1", 3500, 7500),
    ]


def test_a_freeze_holds_the_frame_that_was_there() -> None:
    first = clips().tracks[0].segments[0]
    held = edits.freeze(clips(), first.id, 2000, at_ms=1500)
    assert parts(held)[:3] == [("a", 0, 1500), ("a", 1500, 3500), ("a", 3500, 8000)]
    assert held.tracks[0].segments[1].m["freeze"] == 1500
    assert sources(held)[:2] == [(0, 1500), (1500, 6000)]
    assert edits.freeze(clips(), first.id, 1000).tracks[0].segments[1].m["freeze"] == 6000


def test_speed_changes_how_long_a_clip_lasts_and_not_what_it_shows() -> None:
    slow = edits.set_speed(clips(), None, 0.5)
    assert parts(slow) == [("a", 0, 12_000), ("b", 12_000, 24_000), ("c", 24_000, 32_000)]
    assert sources(slow) == [(0, 6000), (0, 6000)]
    assert edits.set_speed(slow, None, 2.0, relative=True) == clips()
    with pytest.raises(InputError, match="no speed I can play"):
        edits.set_speed(clips(), None, 20)


def test_a_scene_is_never_longer_than_its_file() -> None:
    first = clips().tracks[0].segments[0]
    assert parts(edits.set_scene_length(clips(), [first.id], 9000))[0] == ("a", 0, 9000)
    with pytest.raises(InputError, match="lasts only 9 s"):
        edits.set_scene_length(clips(), [first.id], 9001)


def test_a_watermark_lasts_as_long_as_the_video_whatever_happens_to_it() -> None:
    draft = edits.add_overlay(clips(), src="/media/logo.png", title="logo")

    def shown(d: Draft) -> tuple[int, int]:
        return next((s.start_ms, s.end_ms) for s in d.segments if s.role == "watermark")

    assert shown(draft) == (0, 16_000)
    assert shown(edits.cut_range(draft, 0, 3000)) == (0, 13_000)
    assert shown(edits.set_length(draft, 20_000)) == (0, 20_000)
    added = edits.add_visual(draft, src="/media/d.png", title="d", duration_ms=2000)
    assert shown(added) == (0, 18_000)
    again = edits.add_overlay(added, src="/media/new.png", title="new")
    assert [s.name for s in again.segments if s.role == "watermark"] == ["new"]
    assert summarize(again).count("Watermark: new (0-18s)") == 1


def test_a_filter_takes_the_place_of_the_same_one() -> None:
    draft = edits.add_filter(slideshow([4000]), None, "sepia", 0.5)
    draft = edits.add_filter(edits.add_filter(draft, None, "vignette", 0.6), None, "sepia", 1)
    scene = draft.tracks[0].segments[0]
    assert scene.m["filters"] == [{"name": "vignette", "amount": 0.6}, {"name": "sepia", "amount": 1}]
    assert edits.amount_of(draft, scene.id, "vignette") == 0.6
    assert "filters" not in edits.remove_filters(draft, None).tracks[0].segments[0].m
    with pytest.raises(InputError, match="too much of blur"):
        edits.add_filter(draft, None, "blur", -0.2)
