from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nemo_widgets.engine.agent.rules import plan
from nemo_widgets.engine.agent.tools import (
    AddProductShot,
    AddScene,
    SetMusic,
    StartVideo,
    Uploaded,
    UseMusic,
)
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.slides import Slide, write_slides
from tests.engine.agent_corpus import ASKED_BACK, EDITS, NEW, ONLY_TOLD
from tests.engine.agent_samples import CLIP, EMPTY, ONE, PHOTOS, THREE, notation, upload


@pytest.mark.parametrize(("message", "meaning"), NEW)
def test_a_message_about_a_new_video_is_understood(message: str, meaning: str) -> None:
    assert notation(plan(message, EMPTY, ()), EMPTY) == meaning


@pytest.mark.parametrize(("message", "meaning"), EDITS)
def test_a_message_about_the_video_that_is_there_is_understood(message: str, meaning: str) -> None:
    assert notation(plan(message, THREE, ()), THREE) == meaning


@pytest.mark.parametrize(("message", "reply"), ONLY_TOLD)
def test_what_cannot_be_done_is_told_and_changes_nothing(message: str, reply: str) -> None:
    planned = plan(message, THREE, ())
    assert planned.calls == ()
    assert planned.notes[0] == reply


@pytest.mark.parametrize("message", ASKED_BACK)
def test_a_message_that_says_too_little_is_asked_back(message: str) -> None:
    planned = plan(message, EMPTY, ())
    assert planned.calls == ()
    assert planned.notes


def test_a_creation_takes_the_shape_the_session_has() -> None:
    assert notation(plan("a lake at noon", THREE, ()), THREE).startswith("16:9; ")


def test_photos_go_in_order_over_the_length_asked() -> None:
    planned = plan("make a video from these photos, 20 seconds, vertical", EMPTY, PHOTOS)
    assert notation(planned, EMPTY) == "9:16; file a.jpg 7s; file b.jpg 7s; file c.jpg 7s"


def test_a_promo_takes_its_title_and_captions_from_the_description() -> None:
    message = (
        "generate a 30-second promo video from my text and images: Aurora Lamp. It wakes you with light. "
        "It dims at night. Free shipping today."
    )
    planned = plan(message, EMPTY, PHOTOS)
    shots = [call for call in planned.calls if isinstance(call, AddProductShot)]
    assert {shot.picture for shot in shots} == {Uploaded(photo.hash) for photo in PHOTOS}
    assert shots[0].headline == shots[-1].headline == "Aurora Lamp"
    assert [point for shot in shots for point in shot.points] == [
        "It wakes you with light",
        "It dims at night",
    ]
    assert shots[-1].line == "Free shipping today"
    assert sum(shot.duration_ms for shot in shots) - 500 * (len(shots) - 1) == 30_000


def test_a_long_clip_is_cut_to_the_length_asked_and_captions_are_declined() -> None:
    planned = plan("cut this into a 60-second short for TikTok with captions", EMPTY, CLIP)
    assert notation(planned, EMPTY) == "9:16; file talk.mp4 60s"
    assert any(note.startswith("Captions from speech: I cannot do that") for note in planned.notes)
    assert "The clip is used from its start." in planned.notes


def test_clips_that_are_too_short_for_the_length_asked_say_so() -> None:
    clips = (upload("a.mp4", "video", 4.0), upload("b.mp4", "video", 6.0))
    planned = plan("make a video from my clips, 1 minute", EMPTY, clips)
    assert notation(planned, EMPTY) == "16:9; file a.mp4 4s; file b.mp4 6s"
    assert any("last 9.5 s together" in note for note in planned.notes)


@pytest.mark.parametrize(
    ("message", "meaning"),
    [
        ("add these photos", "file a.jpg 4s; file b.jpg 4s; file c.jpg 4s"),
        ("add my photos to the end", "file a.jpg 4s; file b.jpg 4s; file c.jpg 4s"),
        ("add the new photos at the start", "file a.jpg 4s at 0; file b.jpg 4s at 1; file c.jpg 4s at 2"),
        ("replace image 2 with my newest photo", "replace a desert with c.jpg"),
        ("replace image 2 with b.jpg", "replace a desert with b.jpg"),
        ("make a new video from these photos", "16:9; file a.jpg 4s; file b.jpg 4s; file c.jpg 4s"),
        ("把这些照片加到最后", "file a.jpg 4s; file b.jpg 4s; file c.jpg 4s"),
        ("把第二张图换成我最新的照片", "replace a desert with c.jpg"),
        ("make it square", "shape 1:1"),
    ],
)
def test_new_files_join_or_start_a_video_as_asked(message: str, meaning: str) -> None:
    assert notation(plan(message, THREE, PHOTOS), THREE) == meaning


def test_a_photo_that_was_never_uploaded_is_not_painted() -> None:
    planned = plan("replace image 2 with my photo", THREE, ())
    assert planned.calls == ()
    assert "uploaded yet" in planned.notes[0]


def test_an_uploaded_song_becomes_the_music() -> None:
    planned = plan("make a slideshow of my photos", EMPTY, (*PHOTOS, upload("song.mp3", "audio", 90.0)))
    assert [call.name for call in planned.calls if isinstance(call, UseMusic)] == ["song.mp3"]


def test_files_that_are_on_the_timeline_are_not_new() -> None:
    photo = PHOTOS[0]
    draft = edits.add_visual(EMPTY, src=photo.url, title=photo.filename, duration_ms=4000)
    assert notation(plan("make a video of a harbour", draft, (photo,)), draft) == "16:9; paint a harbour 10s"


def test_a_script_becomes_captioned_scenes_of_exactly_the_length_asked() -> None:
    message = (
        "generate a 30-second video from this script about a hike:\nWe start at dawn.\n"
        "The path is steep and long and the wind is cold.\nAt last, the top."
    )
    scenes = [call for call in plan(message, EMPTY, ()).calls if isinstance(call, AddScene)]
    assert scenes[0].caption == "We start at dawn."
    assert sum(scene.duration_ms for scene in scenes) - 500 * (len(scenes) - 1) == 30_000
    assert scenes[1].duration_ms > scenes[0].duration_ms


def test_a_slideshow_message_becomes_slides_with_their_own_texts() -> None:
    message = write_slides(
        [Slide("a.jpg", 4, "Anna", "1,200 sold"), Slide(None, 3, "No picture"), Slide("gone.png", 2)],
        size="vertical",
        music="lo-fi",
        volume=0.2,
    )
    planned = plan(message, THREE, PHOTOS)
    start, first, second, third, music = planned.calls
    assert start == StartVideo(1080, 1920, "Anna")
    assert isinstance(first, AddScene)
    assert (first.picture, first.title, first.caption, first.duration_ms) == (
        Uploaded(PHOTOS[0].hash),
        "Anna",
        "1,200 sold",
        4000,
    )
    assert isinstance(second, AddScene)
    assert second.title == "No picture"
    assert isinstance(third, AddScene)
    assert music == SetMusic("lo-fi", 0.2)
    assert planned.notes == ("There is no file called “gone.png”; that slide is text only.",)


def test_a_slideshow_line_that_cannot_be_read_is_named() -> None:
    planned = plan("Make a slideshow from these slides in this order:\n1. picture nothing", EMPTY, ())
    assert planned.calls == ()
    assert "cannot be read" in planned.notes[0]


WORDS = st.sampled_from(
    [
        *(
            "make",
            "add",
            "the",
            "a",
            "title",
            "'Hi'",
            '"',
            "“",
            "music",
            "lo-fi",
            "to",
            "20%",
            "12",
            "seconds",
        ),
        *(
            "vertical",
            "image",
            "2",
            "delete",
            "move",
            "swap",
            "and",
            ",",
            ";",
            "with",
            "sunset",
            "video",
            "of",
        ),
        *(
            "9:16",
            "it",
            "replace",
            "last",
            "标题",
            "”",
            "秒",
            "三",
            "张",
            "图",
            "把",
            "换成",
            "音乐",
            "\n",
            ":",
        ),
        *("-", "0", "999999999", "1:75", ".", "!", "'", "don't"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=25).map(" ".join)))
@example("'" * 50)
@example("0 seconds")
@example("a lake, 0 seconds")
@example("99999999999999999999 minutes of rain")
def test_no_text_breaks_the_planner(text: str) -> None:
    for draft, media in ((EMPTY, ()), (ONE, PHOTOS), (THREE, CLIP)):
        planned = plan(text, draft, media)
        assert planned.calls or planned.notes


def test_a_very_long_message_is_read_in_good_time() -> None:
    long = "a lake and a forest, with a title that says nothing and then move the image " * 60
    for draft in (EMPTY, THREE):
        assert any(isinstance(call, AddScene) for call in plan(long, draft, ()).calls)
        assert plan(" " * 20_000 + "a hill", draft, ()).calls


@pytest.mark.parametrize(
    ("message", "titles"),
    [
        (
            "a slideshow of a lighthouse in a storm, a harbour at dawn and a field of sunflowers, "
            "with titles and upbeat music",
            ["Lighthouse in a storm", "Harbour at dawn", "Field of sunflowers"],
        ),
        ("slideshow: the sea; hills; a town, titles on every slide", ["Sea", "Hills", "Town"]),
        ("海边日落、雪山、竹林的幻灯片，每张都有标题", ["海边日落", "雪山", "竹林"]),
        ("sunset over a lake, the title on the top says 'Dusk'", [""]),
        ("a library of book titles", [""]),
    ],
)
def test_scenes_are_titled_by_their_names_where_that_is_asked(message: str, titles: list[str]) -> None:
    made = plan(message, EMPTY, ()).calls
    assert [call.title for call in made if isinstance(call, AddScene)] == titles
