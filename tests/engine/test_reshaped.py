"""Another shape for a video of uploads: nothing that matters falls out of the frame."""

from __future__ import annotations

from dataclasses import replace

from nemo_widgets.timeline.edits import scenes_of
from tests.engine.agent_samples import upload
from tests.engine.agent_studio import Studio, reply

WIDE = upload("walk.mp4", "video", 9.0)
TALL = replace(upload("stairs.jpg"), width=900, height=1600)
LOGO = upload("logo.png")


async def made() -> Studio:
    studio = Studio(media=(WIDE, TALL))
    await studio.say("make a landscape video of my clip and my photo")
    studio.media = (WIDE, TALL, LOGO)
    await studio.say("add my logo at the bottom left")
    return studio


def fits(studio: Studio) -> list[str]:
    return [scene.m["fit"] for scene in scenes_of(studio.draft)]


async def test_what_would_lose_most_of_itself_is_shown_whole_and_that_is_told() -> None:
    studio = await made()
    assert fits(studio) == ["cover", "cover"]
    told = reply(await studio.say("make it vertical"))
    assert fits(studio) == ["blur", "cover"]
    assert "More than half of “walk.mp4”" in told
    told = reply(await studio.say("改成横屏"))
    assert fits(studio) == ["cover", "blur"]
    assert "“stairs.jpg”会被裁掉大半" in told
    assert "would be cut" not in reply(await studio.say("make it square"))
    assert fits(studio) == ["cover", "cover"]


async def test_a_fit_that_was_asked_for_stays() -> None:
    studio = await made()
    await studio.say("show the whole picture in scene 1 with black bars")
    await studio.say("make it vertical")
    await studio.say("make it landscape")
    assert fits(studio)[0] == "contain"


async def test_a_logo_keeps_its_size_beside_the_shorter_side() -> None:
    studio = await made()
    before = next(s.m["place"] for s in studio.draft.segments if s.role == "watermark")
    pixels = before["width"] * studio.draft.size[0]
    await studio.say("make it vertical")
    after = next(s.m["place"] for s in studio.draft.segments if s.role == "watermark")
    assert after["corner"] == before["corner"] == "bottom-left"
    assert abs(after["width"] * studio.draft.size[0] - pixels) < 2
