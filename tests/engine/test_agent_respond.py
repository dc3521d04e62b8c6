# ruff: noqa: E501 -- what people say is not cut

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nemo_widgets.conversation.gui import translate
from nemo_widgets.engine.agent.context import AgentContext, Call, Commit, Result, Say
from nemo_widgets.engine.agent.memory import Memory
from nemo_widgets.engine.agent.respond import _glyphs, respond
from nemo_widgets.engine.agent.tools import StyleText
from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.errors import RefusedError, StorageError
from nemo_widgets.timeline.slides import Slide, write_slides
from tests.engine.agent_corpus import EDITS, NEW
from tests.engine.agent_samples import CLIP, EMPTY, ONE, PHOTOS, THREE, timeline
from tests.engine.agent_studio import Studio, assert_valid, commits, reply

HERO = "sunset over a mountain lake, 12 seconds, vertical, with lo-fi music and the title 'Lake at dusk'"
HERO_SUMMARY = (
    "Timeline (3 tracks): 1. Video: sunset over a mountain lake (0-12s) 2. BGM: Lo-fi (0-12s, 35%) "
    '3. Title: "Lake at dusk" (0-3s)'
)


async def test_the_first_prompt_makes_exactly_three_segments() -> None:
    studio = Studio()
    events = await studio.say(HERO)

    [commit] = commits(events)
    assert commit.summary == HERO_SUMMARY
    assert HERO_SUMMARY in reply(events)
    assert "procedural" in reply(events)
    assert commit.draft.size == (1080, 1920)
    video, music, title = commit.draft.segments
    assert video.m["made"] == {
        "by": "painter",
        "label": "procedural",
        "prompt": "sunset over a mountain lake",
        "seed": 0,
    }
    assert video.m["motion"] == "zoom-in"
    assert music.m["made"]["label"] == "procedural"
    assert title.role == "title"
    assert studio.asked == [
        ("paint", "sunset over a mountain lake", 0, 1080, 1920),
        ("compose", "lo-fi", 12.0, 0),
    ]


async def test_every_call_has_its_result_and_the_commit_comes_before_the_reply() -> None:
    events = await Studio().say(HERO)

    calls = [event.id for event in events if isinstance(event, Call)]
    results = [event.id for event in events if isinstance(event, Result)]
    assert sorted(calls) == sorted(results)
    assert len(set(calls)) == len(calls)
    assert isinstance(events[0], Say)
    assert isinstance(events[-2], Commit)
    assert isinstance(events[-1], Say)


async def test_pictures_and_music_are_made_at_the_same_time() -> None:
    # The barrier opens only when all three generators run at once.
    studio = Studio(together=asyncio.Barrier(3))
    async with asyncio.timeout(20):
        events = await studio.say("a lake; a forest, with lo-fi music")
    assert len(commits(events)) == 1


async def test_one_message_with_several_edits_lands_as_one_version() -> None:
    studio = Studio(THREE)
    events = await studio.say("make it square, delete image 2 and lower the music to 20%")

    [commit] = commits(events)
    assert commit.draft.size == (1080, 1080)
    assert commit.summary == (
        "Timeline (3 tracks): 1. Video: a forest (0-4s), a city at night (3.5-7.5s) "
        '2. BGM: Lo-fi (0-7.5s, 20%) 3. Title: "Old title" (0-3s)'
    )


async def test_what_cannot_be_done_is_told_and_what_can_is_done() -> None:
    studio = Studio(THREE)
    events = await studio.say("make it square and delete image 9")
    assert len(commits(events)) == 1
    assert "There is no scene 9; the timeline has 3." in reply(events)


async def test_a_message_nobody_understands_changes_nothing() -> None:
    studio = Studio(THREE)
    events = await studio.say("make the status bar red")
    assert not commits(events)
    assert "I did not understand “make the status bar red”" in reply(events)
    assert studio.asked == []


async def test_an_edit_without_effect_is_no_new_version() -> None:
    events = await Studio(THREE).say("make it landscape")
    assert not commits(events)
    assert "Nothing changed." in reply(events)


async def test_a_failing_generator_leaves_the_draft_and_says_why() -> None:
    studio = Studio(THREE, failure=ValueError("no paint left"))
    with pytest.raises(RefusedError, match="no paint left"):
        await studio.say("replace image 2 with a snowy forest and make it square")
    assert studio.draft == THREE


async def test_an_error_of_ours_reaches_the_user_as_it_is() -> None:
    studio = Studio(failure=StorageError("The disk is full."))
    with pytest.raises(StorageError, match="disk is full"):
        await studio.say("a lake")


async def test_a_cancel_stops_the_generators() -> None:
    studio = Studio(together=asyncio.Barrier(99))
    task = asyncio.create_task(studio.say("a lake; a forest"))
    async with asyncio.timeout(20):
        await studio.started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert [t for t in asyncio.all_tasks() if t is not asyncio.current_task()] == []
    assert studio.draft == EMPTY


async def test_scenes_that_became_cards_are_named() -> None:
    studio = Studio(unpaintable="tax")
    events = await studio.say("a lake; a tax form")
    assert "I cannot paint “a tax form”, so it is a typographic card." in reply(events)


async def test_what_a_picture_lacks_is_named() -> None:
    studio = Studio(unmet="lighthouse")
    events = await studio.say("a lighthouse in a storm; a lake")
    assert "Not in the pictures, because I cannot paint it: “lighthouse”." in reply(events)


async def test_missing_glyphs_are_a_warning_in_the_reply() -> None:
    studio = Studio(ONE, missing="湖山")
    events = await studio.say("add the title '湖光山色'")
    assert len(commits(events)) == 1
    assert "湖 山" in reply(events)


async def test_a_font_that_is_not_on_the_machine_is_told_in_the_reply() -> None:
    studio = Studio(THREE)
    calls = [StyleText(segments=("t",), font="Comic Papyrus")]
    context = AgentContext(studio.draft, studio, (), "en", studio.paint, studio.compose, studio.glyphs)
    assert _glyphs(calls, context, "en") == []
    (told,) = _glyphs(calls, replace(context, has_font=lambda family: family == "Inter"), "en")
    assert told.startswith("The font “Comic Papyrus” is not on this machine")


async def test_a_chinese_message_is_answered_in_chinese() -> None:
    studio = Studio()
    events = await studio.say("日落时的山间湖泊，12秒，竖屏，配轻松音乐，标题“湖光山色”")
    assert reply(events).startswith("视频已完成。")
    assert [s.name for s in studio.draft.segments] == ["日落时的山间湖泊", "Lo-fi", "湖光山色"]


async def test_undo_and_redo_bring_versions_back() -> None:
    studio = Studio(THREE, past=[ONE], future=[THREE])
    assert commits(await studio.say("undo"))[0].draft == ONE
    assert "nothing to undo" in reply(await studio.say("undo"))
    assert commits(await studio.say("重做"))[0].draft == THREE


async def test_a_slideshow_message_keeps_texts_within_their_slides() -> None:
    message = write_slides(
        [Slide("a.jpg", 4, "Anna", "one"), Slide("b.jpg", 3, "Ben", "two"), Slide(None, 3, "Cleo")],
        size="square",
        music="upbeat",
        volume=0.25,
    )
    studio = Studio(media=PHOTOS)
    [commit] = commits(await studio.say(message))

    assert commit.summary == (
        "Timeline (4 tracks): 1. Video: Anna (0-4s), Ben (3.5-6.5s), Cleo (6-9s) "
        '2. BGM: Upbeat (0-9s, 25%) 3. Title: "Anna" (0-3.5s), "Ben" (3.5-6s), "Cleo" (6-9s) '
        '4. Captions: "one" (0-3.5s), "two" (3.5-6s)'
    )
    assert [s.src for s in commit.draft.tracks[0].segments[:2]] == [PHOTOS[0].url, PHOTOS[1].url]


async def test_the_same_prompt_gives_the_same_draft() -> None:
    first, second = Studio(), Studio()
    await first.say(HERO)
    await second.say(HERO)
    assert first.draft == second.draft


async def test_a_wish_for_a_file_is_made_first_and_then_exported() -> None:
    studio = Studio()
    events = await studio.say("generate a free AI image of a lake and export it as a video slideshow")
    assert len(commits(events)) == 1
    assert reply(events).endswith("Click Export to download it.")
    assert translate(reply(events)).actions == ("export",)
    assert "export" in translate(reply(await Studio().say("画一个海边日落，然后导出视频"))).actions


async def test_a_wish_without_a_subject_is_kept_until_the_subject_comes() -> None:
    studio = Studio()
    events = await studio.say("generate a 20-second square video and export it as a video slideshow")
    assert "What shall the video show?" in reply(events)
    [commit] = commits(await studio.say("a lake at dawn"))
    assert commit.draft.size == (1080, 1080)
    assert commit.draft.duration_ms == 20_000
    assert commit.draft.segments[0].m["made"]["prompt"] == "a lake at dawn"


async def test_a_question_comes_with_choices_and_takes_their_number_for_an_answer() -> None:
    studio = Studio(THREE)
    events = await studio.say("delete the image")
    assert not commits(events)
    assert "Which scene do you mean?\n1. a forest\n2. a desert\n3. a city at night" in reply(events)
    [commit] = commits(await studio.say("the second one"))
    assert [scene.name for scene in commit.draft.tracks[0].segments] == ["a forest", "a city at night"]


async def test_the_other_one_takes_the_edit_back_and_makes_it_there() -> None:
    two = timeline("a forest", "a desert")
    studio = Studio(two)
    await studio.say("make the forest black and white")
    studio.past = [two]
    [commit] = commits(await studio.say("no, the other one"))
    forest, desert = commit.draft.tracks[0].segments
    assert "filters" not in forest.m
    assert desert.m["filters"] == [{"name": "black-and-white", "amount": 1.0}]


async def test_the_other_one_of_several_is_asked_for() -> None:
    studio = Studio(THREE)
    await studio.say("make the forest brighter")
    studio.past = [THREE]
    events = await studio.say("the other one")
    assert "1. a desert\n2. a city at night" in reply(events)


async def test_the_reply_says_what_was_done() -> None:
    events = await Studio(THREE).say("make scene 2 black and white and lower the music to 20%")
    assert reply(events).startswith("Done. Black and white 100% on “a desert”. Music at 20%.")
    events = await Studio(THREE).say("第二张图变成黑白")
    assert reply(events).startswith("已完成。“a desert”：黑白 100%。")


async def test_several_versions_are_undone_at_once() -> None:
    studio = Studio(THREE, past=[EMPTY, ONE, THREE])
    assert commits(await studio.say("undo the last two edits"))[0].draft == ONE


async def test_a_dry_run_tells_the_plan_and_changes_nothing() -> None:
    studio = Studio(THREE)
    context = AgentContext(
        THREE, studio, (), "en", studio.paint, studio.compose, studio.glyphs, memory=studio.memory
    )
    events = [
        e async for e in respond("make it square and replace image 2 with a lake", context, dry_run=True)
    ]
    assert not commits(events)
    assert studio.asked == []
    assert [event.name for event in events if isinstance(event, Call)] == ["set_size", "replace_scene"]
    assert reply(events) == "This is what I would do:\nShape: 1:1.\n“a desert” is now “a lake”."
    assert studio.memory == Memory()


async def test_a_dry_run_of_an_undo_tells_it_and_one_of_nothing_says_so() -> None:
    studio = Studio(THREE, past=[ONE])
    context = AgentContext(THREE, studio, (), "en", studio.paint, studio.compose, studio.glyphs)
    events = [event async for event in respond("undo", context, dry_run=True)]
    assert reply(events) == "This is what I would do:\nGo back to an earlier version."
    assert studio.past == [ONE]
    events = [event async for event in respond("hello", context, dry_run=True)]
    assert reply(events).startswith("I would change nothing.\nHello!")


async def test_an_edit_that_cannot_be_done_is_told_in_the_language_of_the_message() -> None:
    assert "A picture looks the same backwards." in reply(await Studio(THREE).say("reverse scene 2"))
    assert "backwards" not in reply(await Studio(THREE).say("第二张图倒放"))


TRY_SAYING = (
    ("generate a short text description like 'sunset over a mountain lake' into a 1080p MP4", (), "sunset over a mountain lake"),
    ("generate a free AI image from my description and export it as a video slideshow", (), "?"),
    ("generating free AI images and turning them into video content for content creators", (), "?"),
    ("generate a 30-second video from this script about a mountain hiking adventure", (), "a mountain hiking adventure at sunrise"),
    ("generate a product description and three product photos into a 1080p MP4", PHOTOS, "a.jpg"),
    ("generate a 30-second promo video from my text and images for free", PHOTOS, "a.jpg"),
    ("generating videos from text or images without paid software for small business owners, social media creators, students", (), "?"),
    ("generate my video clips", PHOTOS, "a.jpg"),
    ("export 1080p MP4", PHOTOS, "?"),
    ("cut this into a 60-second short", CLIP, "talk.mp4"),
)  # fmt: skip


@pytest.mark.parametrize(("message", "media", "first"), TRY_SAYING)
async def test_what_the_skills_tell_people_to_say_is_done_or_asked_back(
    message: str, media: Sequence[MediaItem], first: str
) -> None:
    studio = Studio(media=media)
    events = await studio.say(message)
    if first == "?":
        assert not commits(events)
        assert reply(events)
        return
    [commit] = commits(events)
    assert commit.draft.segments[0].name == first
    for seconds in ("30", "60"):
        if f"{seconds}-second" in message:
            assert commit.draft.duration_ms == int(seconds) * 1000


MESSAGES = st.sampled_from([message for message, _ in (*NEW, *EDITS)])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(MESSAGES, st.text(max_size=60)), max_size=5), st.booleans())
def test_no_run_of_messages_commits_an_invalid_draft(messages: list[str], with_files: bool) -> None:
    studio = Studio(media=PHOTOS if with_files else ())
    for message in messages:
        events = asyncio.run(studio.say(message))
        assert len(commits(events)) <= 1
        if commits(events):
            assert_valid(studio.draft)
