from __future__ import annotations

import copy

from nemo_widgets.conversation.changes import describe
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft


def scenes(count: int = 3) -> Draft:
    draft = edits.new_draft(1920, 1080)
    for number in range(count):
        draft = edits.add_visual(
            draft,
            src=f"/media/{number}.png",
            title=f"scene {number}",
            duration_ms=4000,
            transition=edits.CROSSFADE,
        )
    return edits.add_music(draft, src="/media/m.wav", title="Lo-fi")


BEFORE = scenes()
FIRST, SECOND, THIRD = BEFORE.tracks[0].segments


def test_nothing_changed_is_no_sentence() -> None:
    assert describe(BEFORE, scenes()) == []


def test_a_new_title_is_named_with_its_time() -> None:
    assert describe(BEFORE, edits.add_text(BEFORE, text="Lake at dusk")) == [
        "Title added: “Lake at dusk” 0–3 s"
    ]


def test_a_new_video_names_its_parts() -> None:
    assert describe(Draft({}), scenes(1)) == [
        "Picture added: scene 0, 0–4 s",
        "Music added: Lo-fi, 0–4 s, 35%",
    ]


def test_many_new_segments_are_counted() -> None:
    assert describe(Draft({}), scenes(5))[0] == "5 pictures added"


def test_music_is_lowered_raised_muted_and_removed() -> None:
    assert describe(BEFORE, edits.set_music_volume(BEFORE, 0.2)) == ["Music lowered to 20%"]
    assert describe(BEFORE, edits.set_music_volume(BEFORE, 0.6)) == ["Music raised to 60%"]
    assert describe(BEFORE, edits.set_music_volume(BEFORE, 0)) == ["Music muted"]
    assert describe(BEFORE, edits.remove_music(BEFORE)) == ["Music removed: Lo-fi"]


def test_shape_and_length_are_told_without_listing_every_segment() -> None:
    assert describe(BEFORE, edits.set_size(BEFORE, 1080, 1920)) == ["Shape changed to 9:16 (1080×1920)"]
    assert describe(BEFORE, edits.set_length(BEFORE, 20_000)) == ["Length changed from 11 s to 20 s"]


def test_scenes_that_move_swap_go_or_are_replaced_are_told() -> None:
    assert describe(BEFORE, edits.move_segment(BEFORE, THIRD.id, 0)) == [
        "Picture moved: scene 2 now at position 1"
    ]
    assert describe(BEFORE, edits.swap_segments(BEFORE, FIRST.id, THIRD.id)) == [
        "The order of 2 pictures changed"
    ]
    assert describe(BEFORE, edits.delete_segment(BEFORE, SECOND.id)) == [
        "Picture removed: scene 1",
        "Length changed from 11 s to 7.5 s",
    ]
    replaced = edits.replace_segment(BEFORE, SECOND.id, src="/media/x.png", title="a forest")
    assert describe(BEFORE, replaced) == ["Picture replaced: a forest"]


def test_a_reworded_title_is_told_in_chinese_too() -> None:
    before = edits.add_text(BEFORE, text="Old")
    after = edits.change_text(before, before.segments[-1].id, "湖光山色")
    assert describe(before, after) == ["Title changed to “湖光山色”"]
    assert describe(before, after, "zh") == ["标题已改为“湖光山色”"]


def test_a_change_of_details_is_never_silent() -> None:
    raw = BEFORE.to_wire()
    raw["t"][0]["sg"][0]["m"]["a key of another editor"] = 1
    assert describe(BEFORE, Draft(raw)) == ["The timeline changed in its details"]
    raw = BEFORE.to_wire()
    raw["m"]["fps"] = 25
    assert describe(BEFORE, Draft(raw)) == ["Settings changed: fps"]


def test_foreign_drafts_with_repeated_ids_are_told_apart() -> None:
    one = {"id": "x", "d": 1000, "m": {"title": "a"}}
    before = Draft({"t": [{"tt": 0, "sg": [one, {**one, "m": {"title": "b"}}]}]})
    after = Draft({"t": [{"tt": 0, "sg": [one]}]})
    assert describe(before, after) == ["Clip removed: b", "Length changed from 2 s to 1 s"]


def shown_with(segment_id: str, **more: object) -> Draft:
    wire = copy.deepcopy(BEFORE.to_wire())
    for track in wire["t"]:
        for segment in track["sg"]:
            if segment["id"] == segment_id or (segment_id == "all pictures" and track["tt"] == 0):
                segment["m"] = {**segment["m"], **more}
    return Draft.from_wire(wire)


def test_how_a_scene_is_shown_is_told_in_words_for_people() -> None:
    assert describe(BEFORE, shown_with(FIRST.id, motion="pan-up")) == [
        "Picture changed in its camera motion: scene 0"
    ]
    both = shown_with(SECOND.id, filters=[{"name": "warm"}], transition={"type": "fade", "d": 500})
    assert describe(BEFORE, both) == ["Picture changed in its colours and transition: scene 1"]
    assert describe(BEFORE, both, "zh") == ["图片“scene 1”的色彩和转场已更改"]


def test_how_many_scenes_are_shown_is_told_once() -> None:
    assert len(describe(BEFORE, shown_with("all pictures", fit="contain"))) == 3
    many = scenes(5)
    wire = copy.deepcopy(many.to_wire())
    for segment in wire["t"][0]["sg"]:
        segment["m"]["fit"] = "blur"
    assert describe(many, Draft.from_wire(wire)) == ["5 pictures changed in their framing"]
