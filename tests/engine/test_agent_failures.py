"""What cannot be made: one picture costs one scene, and the reply says which, why, and how to try again."""

from __future__ import annotations

import asyncio

import pytest

from nemo_widgets.engine.agent.context import Call, Result
from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.errors import NetworkError, RefusedError, ServerError
from tests.engine.agent_samples import EMPTY, THREE
from tests.engine.agent_studio import Studio, assert_valid, commits, reply


def broken(*prompts: str, why: Exception | None = None) -> Studio:
    """A studio in which some prompts cannot be painted, and the others can."""
    studio = Studio()
    paint = studio.paint

    async def failing(prompt: str, seed: int, width: int, height: int) -> MediaItem:
        if prompt in prompts:
            raise why or ServerError(f"openai failed at {prompt}.")
        return await paint(prompt, seed, width, height)

    async def card(prompt: str, seed: int, width: int, height: int) -> MediaItem:
        made = {"by": "typographer", "label": "typographic card", "prompt": prompt, "instead_of": "openai"}
        return MediaItem(
            "c" * 64, f"/media/card-{prompt}.png", prompt, "image", None, width, height, made=made
        )

    studio.paint, studio.card = failing, card  # type: ignore[method-assign]
    return studio


async def test_a_picture_that_fails_costs_one_scene_and_the_reply_says_which_and_why() -> None:
    studio = broken("a desert")
    events = await studio.say("a slideshow of a forest, a desert and a city at night, with lo-fi music")
    [commit] = commits(events)
    assert_valid(commit.draft)
    scenes = commit.draft.tracks[0].segments
    assert [scene.m["made"]["by"] for scene in scenes] == ["painter", "typographer", "painter"]
    assert (
        "Scene 2 could not be made, so a typographic card stands there: openai failed at a desert."
        in reply(events)
    )
    assert "say “another one for scene 2”" in reply(events)
    for again in ("another one for scene 2", "换一张第 2 个画面"):
        # By now the maker is well again.
        well = Studio(commit.draft)
        [call] = [event for event in await well.say(again) if isinstance(event, Call)]
        assert (call.name, call.args["picture"]["prompt"]) == ("replace_scene", "a desert")
    assert "cannot paint" not in reply(events)
    failed = [event for event in events if isinstance(event, Result) and event.response["status"] == "failed"]
    assert [event.response["message"] for event in failed] == ["openai failed at a desert."]


async def test_where_every_picture_fails_for_one_reason_it_is_told_once_and_nothing_changes() -> None:
    studio = broken("a forest", "a desert", why=ServerError("openai failed (HTTP 500)."))
    with pytest.raises(ServerError, match="HTTP 500"):
        await studio.say("a slideshow of a forest and a desert")
    assert studio.draft == EMPTY


async def test_where_every_picture_fails_for_its_own_reason_all_scenes_are_cards() -> None:
    studio = broken("a forest", "a desert")
    events = await studio.say("a slideshow of a forest and a desert")
    assert {scene.m["made"]["by"] for scene in studio.draft.tracks[0].segments} == {"typographer"}
    assert "Scene 1 could" in reply(events)
    assert "Scene 2 could" in reply(events)


async def test_a_scene_whose_new_picture_fails_stays_as_it_is() -> None:
    studio = broken("a lake")
    studio.draft = THREE
    with pytest.raises(ServerError):
        await studio.say("replace image 2 with a lake")
    events = await studio.say("replace image 2 with a lake; replace image 3 with a river")
    assert [scene.name for scene in studio.draft.tracks[0].segments] == ["a forest", "a desert", "a river"]
    assert "what was there is unchanged: openai failed at a lake." in reply(events)


async def test_music_that_fails_is_left_out_and_told() -> None:
    studio = Studio()

    async def silent(*_: object, **__: object) -> MediaItem:
        raise RuntimeError("no strings")

    studio.compose = silent  # type: ignore[method-assign]
    events = await studio.say("a lake at dawn with lo-fi music")
    assert [segment.kind for segment in studio.draft.segments] == ["video"]
    assert "The music could not be made and was left out: The generator failed: no strings" in reply(events)
    with pytest.raises(RefusedError, match="no strings"):
        await studio.say("add upbeat music")


async def test_a_maker_that_cannot_be_reached_is_not_asked_for_every_scene() -> None:
    studio = broken("a forest", "a desert", why=NetworkError("openai cannot be reached."))
    never = asyncio.Event()
    inner = studio.paint

    async def paint(prompt: str, seed: int, width: int, height: int) -> MediaItem:
        if prompt == "a city at night":
            await never.wait()
        return await inner(prompt, seed, width, height)

    studio.paint = paint  # type: ignore[method-assign]
    with pytest.raises(NetworkError):
        await asyncio.wait_for(studio.say("a slideshow of a forest, a desert and a city at night"), 10)


async def test_only_what_a_model_made_is_called_ai() -> None:
    studio = Studio()

    async def paint(prompt: str, seed: int, width: int, height: int) -> MediaItem:
        made = {"by": "openai", "model": "dall-e-3", "label": "AI", "prompt": prompt}
        return MediaItem("a" * 64, "/media/a.png", prompt, "image", None, width, height, made=made)

    studio.paint = paint  # type: ignore[method-assign]
    told = reply(await studio.say("a lake at dawn"))
    assert "The pictures are AI: a model made them, by way of openai (dall-e-3)." in told
    assert "procedural" not in told
