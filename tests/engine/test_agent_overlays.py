"""What people type about logos, watermarks and pictures in picture, and where each then lies."""

# ruff: noqa: E501 -- a message and what it does belong together

from __future__ import annotations

import pytest

from nemo_widgets.timeline.draft import Draft, Segment
from nemo_widgets.timeline.edits import add_visual, new_draft
from tests.engine.agent_samples import upload
from tests.engine.agent_studio import Studio


def studio() -> Studio:
    """Return three clips of 10 s, and a logo and a photo that are not used yet."""
    draft = new_draft(1920, 1080)
    for name in ("interview.mp4", "office.mp4", "product.mp4"):
        draft = add_visual(draft, src=f"/media/{name}", title=name, duration_ms=10_000, media_type="video")
    return Studio(draft=draft, media=(upload("logo.png"), upload("selfie.jpg")))


def told(draft: Draft) -> str:
    return "; ".join(_told(segment) for segment in draft.segments if segment.role in {"watermark", "pip"})


def _told(one: Segment) -> str:
    place = one.m["place"]
    return (
        f"{one.role} {one.name} {place['corner']} {place['width']:g} {place['opacity']:g}"
        f" {one.start_ms / 1000:g}-{one.end_ms / 1000:g}"
    )


SAID = (
    ("slap our logo in the bottom right corner for the whole video", "watermark logo.png bottom-right 0.18 1 0-30"),
    ("pls stick our logo.png in the bottom right corner, small, the whole way through", "watermark logo.png bottom-right 0.108 1 0-30"),
    ("logo.png bottom left please, tiny and half transparent", "watermark logo.png bottom-left 0.108 0.5 0-30"),
    ("put logo.png in the top left corner >> Can you make it half see-through?", "watermark logo.png top-left 0.18 0.5 0-30"),
    ("add my logo.png as a watermark in the top left >> could it sit bottom right instead? and a bit more see-through", "watermark logo.png bottom-right 0.18 0.6 0-30"),
    ("make logo.png a watermark, about 30% transparent", "watermark logo.png top-right 0.18 0.7 0-30"),
    ("add logo.png top right, 40% opacity", "watermark logo.png top-right 0.18 0.4 0-30"),
    ("add logo.png as a watermark >> it's too big", "watermark logo.png top-right 0.126 1 0-30"),
    ("add logo.png as a watermark >> make it 50% bigger", "watermark logo.png top-right 0.27 1 0-30"),
    ("add logo.png as a watermark >> the logo should be more subtle", "watermark logo.png top-right 0.18 0.6 0-30"),
    ("add logo.png as a watermark >> move it to the bottom left", "watermark logo.png bottom-left 0.18 1 0-30"),
    ("add logo.png as a watermark >> show it only in the last 5 seconds", "watermark logo.png top-right 0.18 1 25-30"),
    ("add logo.png as a watermark >> hide the watermark during the office clip", "watermark logo.png top-right 0.18 1 0-10; watermark logo.png top-right 0.18 1 20-30"),
    ("add logo.png as a watermark >> take the logo off again", ""),
    ("show the logo only during the product clip", "watermark logo.png top-right 0.18 1 20-30"),
    ("Show selfie.jpg small in the bottom left during the interview", "pip selfie.jpg bottom-left 0.192 1 0-10"),
    ("put selfie.jpg in the corner while the office clip plays", "pip selfie.jpg top-right 0.32 1 10-20"),
    ("overlay selfie.jpg on the product clip", "pip selfie.jpg bottom-right 0.32 1 20-30"),
    ("I'd like selfie.jpg as a small inset, bottom right, from 3 to 8 seconds", "pip selfie.jpg bottom-right 0.192 1 3-8"),
    ("show selfie.jpg as a small picture in the bottom left corner during the office clip >> hmm, stick it in the top right instead", "pip selfie.jpg top-right 0.192 1 10-20"),
    ("can we get the logo up in the top corner", "watermark logo.png top-right 0.18 1 0-30"),
    ("I want selfie.jpg in a little window while the product clip is on", "pip selfie.jpg bottom-right 0.32 1 20-30"),
    ("put my face (selfie.jpg) in the corner for the first 5 seconds", "pip selfie.jpg top-right 0.32 1 0-5"),
    ("the logo should be on the left >> lower", "watermark logo.png bottom-left 0.18 1 0-30"),
    ("put logo.png top left >> could you put it on the other side", "watermark logo.png top-right 0.18 1 0-30"),
    ("put logo.png top left >> take it out of the last clip", "watermark logo.png top-left 0.18 1 0-20"),
    ("put logo.png top left and selfie.jpg bottom right over the office clip >> make the selfie smaller", "watermark logo.png top-left 0.18 1 0-30; pip selfie.jpg bottom-right 0.224 1 10-20"),
    ("put logo.png top left >> swap it for selfie.jpg", "watermark selfie.jpg top-left 0.18 1 0-30"),
    ("左上角加logo，半透明，小一点", "watermark logo.png top-left 0.108 0.5 0-30"),
    ("selfie.jpg放在左上角，只在第二段出现", "pip selfie.jpg top-left 0.32 1 10-20"),
    ("把logo.png放在右上角 >> 淡一点", "watermark logo.png top-right 0.18 0.6 0-30"),
    ("把logo.png放在右上角 >> 第一段不要显示", "watermark logo.png top-right 0.18 1 10-30"),
    ("put selfie.jpg bottom left >> actually top right is better", "pip selfie.jpg top-right 0.32 1 0-30"),
    ("Put logo.png in the top left corner as a watermark >> try it on the right", "watermark logo.png top-right 0.18 1 0-30"),
    ("put logo.png top left >> put it at the bottom", "watermark logo.png bottom-left 0.18 1 0-30"),
    ("把logo.png放在右上角 >> 换到左边去", "watermark logo.png top-left 0.18 1 0-30"),
    ("put selfie.jpg bottom left >> no, the other corner", "pip selfie.jpg bottom-right 0.32 1 0-30"),
    ("put logo.png top left >> only show it during the first clip", "watermark logo.png top-left 0.18 1 0-10"),
    ("put logo.png top left >> get rid of it", ""),
    ("put logo.png top left, half see-through >> use selfie.jpg instead", "watermark selfie.jpg top-left 0.18 0.5 0-30"),
    ("put logo.png top left >> half the size please", "watermark logo.png top-left 0.09 1 0-30"),
    ("put logo.png top left >> twice as big", "watermark logo.png top-left 0.36 1 0-30"),
    ("add the logo (logo.png) to the top-right and keep it there for the entire video", "watermark logo.png top-right 0.18 1 0-30"),
    ("let logo.png appear only in the last clip, bottom right", "watermark logo.png bottom-right 0.18 1 20-30"),
    ("把logo.png放在右上角 >> 只在最后5秒显示", "watermark logo.png top-right 0.18 1 25-30"),
    ("把logo.png放在右上角 >> 不要了", ""),
    ("把selfie.jpg放到左下角 >> 还是放右上角好了", "pip selfie.jpg top-right 0.32 1 0-30"),
    ("把logo.png放到右下角当水印，半透明", "watermark logo.png bottom-right 0.18 0.5 0-30"),
    ("画面右上角一直显示logo，小一点", "watermark logo.png top-right 0.126 1 0-30"),
    ("右下角加个logo >> 再小一点", "watermark logo.png bottom-right 0.126 1 0-30"),
    ("加上logo水印 >> 移到左下角", "watermark logo.png bottom-left 0.18 1 0-30"),
    ("给视频打个水印", "watermark logo.png top-right 0.18 1 0-30"),
    ("把selfie.jpg放到右下角做画中画", "pip selfie.jpg bottom-right 0.32 1 0-30"),
)  # fmt: skip


@pytest.mark.parametrize(("messages", "expected"), SAID, ids=[messages for messages, _ in SAID])
async def test_an_overlay_lies_where_when_and_how_it_was_asked(messages: str, expected: str) -> None:
    here = studio()
    scenes = here.draft.tracks[0]
    for message in messages.split(" >> "):
        await here.say(message)
    assert told(here.draft) == expected
    assert here.draft.tracks[0] == scenes


@pytest.mark.parametrize(
    ("message", "place", "ms"),
    [
        ("put the logo at the end", 3, 3000),
        ("end with our logo", 3, 3000),
        ("start with the logo for 2 seconds", 0, 2000),
        ("put logo.png at the end for 4 seconds", 3, 4000),
        ("结尾放上logo", 3, 3000),
    ],
)
async def test_a_logo_at_the_end_is_a_scene_that_shows_it_whole(message: str, place: int, ms: int) -> None:
    here = studio()
    await here.say(message)
    shown = here.draft.tracks[0].segments[place]
    assert (shown.name, shown.duration_ms, shown.m["fit"], shown.m["motion"]) == (
        "logo.png",
        ms,
        "contain",
        "none",
    )
    assert len(here.draft.tracks[0].segments) == 4
