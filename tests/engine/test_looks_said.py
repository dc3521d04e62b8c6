# ruff: noqa: E501 -- what people say is not cut
"""How pictures are to look, move, fit and follow each other, said in many ways."""

from __future__ import annotations

import pytest

from tests.engine.agent_samples import THREE, difference
from tests.engine.agent_studio import Studio, reply

ALL = "a forest [{0}]; a desert [{0}]; a city at night [{0}]"
SAID: tuple[tuple[str, str], ...] = (
    ("fade to black between the forest and the desert", "a desert [transition=type:fade-black,d:500]"),
    ("wipe from the forest to the desert", "a desert [transition=type:wipe-left,d:500]"),
    ("go through black into the city", "a city at night [transition=type:fade-black,d:500]"),
    ("put a soft wipe after the forest", "a desert [transition=type:wipe-left,d:500]"),
    ("make the first transition a fade to black", "a desert [transition=type:fade-black,d:500]"),
    ("第二个转场改成擦除", "a city at night [transition=type:wipe-left,d:500]"),
    ("use different transitions", "a city at night [transition=type:slide-left,d:500]"),
    ("森林和沙漠之间用黑场过渡", "a desert [transition=type:fade-black,d:500]"),
    ("pan from left to right over the desert", "a desert [motion=pan-right]"),
    ("沙漠那张横着摇过去", "a desert [motion=pan-right]"),
    ("stop the pictures from moving", ALL.format("motion=none")),
    ("turn off the zoom, I want every one of them to hold still", ALL.format("motion=none")),
    ("第二张别推近了", "a desert [motion=none]"),
    ("the pictures are cut off at the edges", ALL.format("fit=contain")),
    ("I need to see the whole of the desert picture", "a desert [fit=contain]"),
    ("use a blurred background instead of black bars", ALL.format("fit=blur")),
    ("第二张显示不全", "a desert [fit=contain]"),
    ("图片不要裁剪，两边用模糊背景", ALL.format("fit=blur")),
    ("give every picture an old-timey sepia look", ALL.format("filters=sepia:1")),
)  # fmt: skip

BEFORE: tuple[tuple[str, str, str], ...] = (
    ("sepia on all pictures", "less sepia", ALL.format("filters=sepia:0.6")),
    ("make the desert sepia", "same filter on all", "a forest [filters=sepia:1]; a city at night [filters=sepia:1]"),
    ("make the desert sepia", "apply that to all pictures", "a forest [filters=sepia:1]; a city at night [filters=sepia:1]"),
    ("add a vignette to the desert", "now on all the others too", "a forest [filters=vignette:0.6]; a city at night [filters=vignette:0.6]"),
    ("沙漠那张变黑白", "全部都用这个滤镜", "a forest [filters=black-and-white:1]; a city at night [filters=black-and-white:1]"),
    ("put a wipe between the forest and the desert", "hmm no, make that a crossfade instead", "a desert [transition=type:crossfade,d:500]"),
)  # fmt: skip


@pytest.mark.parametrize(("message", "changed"), SAID)
async def test_pictures_look_as_they_were_said_to(message: str, changed: str) -> None:
    studio = Studio(draft=THREE)
    told = reply(await studio.say(message))
    assert difference(THREE, studio.draft) == changed, told
    assert "not understand" not in told
    assert "没有听懂" not in told


@pytest.mark.parametrize(("first", "message", "changed"), BEFORE)
async def test_a_look_goes_on_from_the_one_before(first: str, message: str, changed: str) -> None:
    studio = Studio(draft=THREE)
    await studio.say(first)
    before = studio.draft
    told = reply(await studio.say(message))
    assert difference(before, studio.draft) == changed, told


@pytest.mark.parametrize(
    ("message", "ms"),
    [("make the transitions twice as long", 1000), ("the fades are too slow", 400), ("make the crossfades longer", 600), ("转场再慢一点", 600)],
)  # fmt: skip
async def test_transitions_last_as_long_as_said(message: str, ms: int) -> None:
    studio = Studio(draft=THREE)
    told = reply(await studio.say(message))
    assert [s.m["transition"]["d"] for s in studio.draft.tracks[0].segments[1:]] == [ms, ms], told


async def test_no_fade_between_two_pictures_takes_none_of_them() -> None:
    studio = Studio(draft=THREE)
    told = reply(await studio.say("no fade between 2 and 3"))
    shown = studio.draft.tracks[0].segments
    assert [bool(s.m.get("transition")) for s in shown] == [False, True, False], told


@pytest.mark.parametrize(
    ("message", "ms"), [("slower", 600), ("2 seconds each", 2000), ("a bit faster", 400)]
)
async def test_what_is_said_after_a_transition_is_about_it(message: str, ms: int) -> None:
    studio = Studio(draft=THREE)
    await studio.say("use wipes everywhere")
    told = reply(await studio.say(message))
    shown = studio.draft.tracks[0].segments
    assert [s.m["transition"]["d"] for s in shown[1:]] == [ms, ms], told


async def test_it_is_what_was_spoken_of_and_not_what_comes() -> None:
    studio = Studio(draft=THREE)
    told = reply(await studio.say("warm up the desert, pan left on it, and go through black into the city"))
    shown = studio.draft.tracks[0].segments
    assert [s.m.get("motion") for s in shown] == ["zoom-in", "pan-left", "zoom-in"], told
    assert shown[2].m["transition"]["type"] == "fade-black"


async def test_words_are_written_on_the_picture_that_was_spoken_of() -> None:
    for message in (
        "make the desert black and white and write Nana and Grandad on it",
        "沙漠那张变黑白，上面写“Nana and Grandad”",
    ):
        studio = Studio(draft=THREE)
        told = reply(await studio.say(message))
        [text] = [s for s in studio.draft.segments if s.role == "caption"]
        assert (text.text, text.start_ms) == ("Nana and Grandad", 3500), told


async def test_a_transition_of_one_place_is_put_in_all_others() -> None:
    studio = Studio(draft=THREE)
    await studio.say("put a wipe between the forest and the desert")
    told = reply(await studio.say("nice, same for all the others"))
    shown = studio.draft.tracks[0].segments
    assert shown[2].m["transition"]["type"] == "wipe-left", told


async def test_what_is_so_already_is_said_to_be() -> None:
    studio = Studio(draft=THREE)
    assert "so already" in reply(await studio.say("fill the screen with the desert picture"))
    assert "cannot be set yet" in reply(await studio.say("zoom in more on the desert"))
    assert studio.draft == THREE
