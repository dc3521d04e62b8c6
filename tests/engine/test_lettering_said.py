"""How letters are to look, said in many ways: what the timeline has then, and what is seen."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nemo_widgets.engine.render.text import draw_text
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft
from tests.engine.agent_samples import THREE
from tests.engine.agent_studio import Studio, reply

BLACK, WHITE, YELLOW, RED, BLUE = "#000000", "#ffffff", "#fdd835", "#e53935", "#1e88e5"
OUTLINED = {"color": YELLOW, "stroke": BLACK}
CAPTIONED = edits.add_text(
    THREE, text="We started in 2019.", role="caption", style={"size": 48, "color": WHITE}
)

TITLED: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "make the title text yellow with a black outline and move it to the bottom",
        OUTLINED | {"position": "bottom"},
    ),
    ("give the title a black outline", {"stroke": BLACK}),
    ("outline the title in black", {"stroke": BLACK}),
    ("put a thick white stroke around the title", {"stroke": {"width": 0.1, "color": WHITE}}),
    ("title in yellow with black outline please", OUTLINED),
    ("can you make the text yellow with a black border", OUTLINED),
    ("the title in yellow letters, outlined in black", OUTLINED),
    ("add a drop shadow to the title", {"shadow": True}),
    ("no shadow on the title", {"shadow": False}),
    ("white text on a black background for the title", {"color": WHITE, "box": BLACK}),
    ("make the title black on white", {"color": BLACK, "box": WHITE}),
    ("put a dark box behind the title", {"box": BLACK}),
    ("add a semi-transparent black background behind the title", {"box": "#00000080"}),
    ("white background box behind the title, black text", {"color": BLACK, "box": WHITE}),
    ("put the title in italics", {"italic": True}),
    ("make the title half transparent", {"opacity": 0.5}),
    ("make the title light blue", {"color": "#78b8ef"}),
    ("title color #ff8800", {"color": "#ff8800"}),
    ("use a serif font for the title", {"font": "serif"}),
    ("change the font to something elegant", {"font": "serif"}),
    ("align the title to the left", {"align": "left"}),
    ("put the title in the top left corner", {"position": "top", "align": "left"}),
    ("set the title size to 60", {"size": 60}),
    ("make the title more readable", {"stroke": True, "size": 1.2}),
    ("标题改成黄色，加黑色描边，放到底部", OUTLINED | {"position": "bottom"}),
    ("标题黄色黑边", OUTLINED),
    ("标题用白字黑底", {"color": WHITE, "box": BLACK}),
    ("标题白底黑字", {"color": BLACK, "box": WHITE}),
    ("标题加半透明黑底", {"box": "#00000080"}),
    ("给标题加个投影", {"shadow": True}),
    ("标题用斜体", {"italic": True}),
    ("标题半透明", {"opacity": 0.5}),
    ("标题往上移一点", {"position": "upper-third"}),
)


async def said(message: str, draft: Draft = THREE) -> tuple[Draft, str]:
    studio = Studio(draft=draft)
    told = reply(await studio.say(message))
    return studio.draft, told


def style_of(draft: Draft, role: str) -> dict[str, Any]:
    return next(dict(s.m.get("style", {})) for s in draft.segments if s.kind == "text" and s.role == role)


@pytest.mark.parametrize(("message", "style"), TITLED)
async def test_letters_look_as_they_were_said_to(message: str, style: dict[str, Any]) -> None:
    after, told = await said(message)
    assert style_of(after, "title") == style, told
    assert "not understand" not in told
    assert "没有听懂" not in told


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("put the title in all caps", "OLD TITLE"),
        ("title in capital letters please", "OLD TITLE"),
        ("make the title lowercase", "old title"),
        ("title case for the title", "Old Title"),
        ("标题全部大写", "OLD TITLE"),
    ],
)
async def test_letters_change_their_case(message: str, text: str) -> None:
    after, told = await said(message)
    assert [s.text for s in after.segments if s.kind == "text"] == [text], told


@pytest.mark.parametrize(
    ("message", "factor"),
    [
        ("make the captions smaller", 1 / 1.3),
        ("captions are way too small", 1.7),
        ("字幕小一点", 1 / 1.15),
        ("字幕大一点", 1.15),
    ],
)
async def test_a_size_in_pixels_stays_one(message: str, factor: float) -> None:
    after, told = await said(message, CAPTIONED)
    size = style_of(after, "caption")["size"]
    assert 6 < size < 400, told
    assert (size > 48) == (factor > 1)


def ink(style: dict[str, Any]) -> np.ndarray:
    """Return a text's pixels on a canvas of mid grey."""
    sprite = draw_text("HHH", style={"shadow": False, **style}, canvas=(640, 360))
    canvas = np.full((360, 640, 3), 128.0)
    height, width = sprite.rgba.shape[:2]
    alpha = sprite.rgba[..., 3:] / 255
    part = canvas[sprite.y : sprite.y + height, sprite.x : sprite.x + width]
    part[:] = part * (1 - alpha) + sprite.rgba[..., :3] * alpha
    return canvas


def test_an_outline_is_seen_around_letters_of_another_colour() -> None:
    plain, outlined = ink({"color": YELLOW}), ink({"color": YELLOW, "stroke": BLACK})
    assert (plain.max(axis=2) < 60).sum() == 0
    assert (outlined.max(axis=2) < 60).sum() > 200


def test_a_half_transparent_text_lets_half_of_the_picture_through() -> None:
    assert ink({}).max() == 255
    assert abs(ink({"opacity": 0.5}).max() - (255 + 128) / 2) < 2


def test_italics_lean_to_the_right_about_their_baseline() -> None:
    rows = [np.flatnonzero((ink({"italic": leans}) > 200).all(axis=2).any(axis=1)) for leans in (False, True)]
    assert abs(rows[0][0] - rows[1][0]) <= 1
    lefts = []
    for leans in (False, True):
        bright = (ink({"italic": leans}) > 200).all(axis=2)
        seen = np.flatnonzero(bright.any(axis=1))
        lefts.append([np.flatnonzero(bright[row])[0] for row in (seen[2], seen[-3])])
    assert lefts[0][0] == lefts[0][1]
    assert lefts[1][0] > lefts[1][1] + 3


@pytest.mark.parametrize(("align", "side"), [("left", 0), ("right", 1)])
def test_an_aligned_title_stands_at_its_side(align: str, side: int) -> None:
    columns = np.flatnonzero((ink({"align": align}) > 200).all(axis=2).any(axis=0))
    assert (columns[0] < 60) if side == 0 else (columns[-1] > 580)
