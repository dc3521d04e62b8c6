# ruff: noqa: E501 -- what people say is not cut
"""How letters are to look, said in many ways: what the timeline has then, and what is seen."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nemo_widgets.engine.generate.painter import paint
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
    upright, leaning = (np.asarray((ink({"italic": leans}) > 200).all(axis=2)) for leans in (False, True))
    assert abs(np.flatnonzero(upright.any(axis=1))[0] - np.flatnonzero(leaning.any(axis=1))[0]) <= 1
    lefts = []
    for bright in (upright, leaning):
        seen = np.flatnonzero(bright.any(axis=1))
        lefts.append([np.flatnonzero(bright[row])[0] for row in (seen[2], seen[-3])])
    assert lefts[0][0] == lefts[0][1]
    assert lefts[1][0] > lefts[1][1] + 3


@pytest.mark.parametrize(("align", "side"), [("left", 0), ("right", 1)])
def test_an_aligned_title_stands_at_its_side(align: str, side: int) -> None:
    columns = np.flatnonzero((ink({"align": align}) > 200).all(axis=2).any(axis=0))
    assert (columns[0] < 60) if side == 0 else (columns[-1] > 580)


ADDED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Put Jonas Weber, Head of Design as a lower third from second 1 to 5", {"text": "Jonas Weber, Head of Design", "role": "lower-third", "span": (1000, 4000)}),
    ("add a lower third with the name Jonas Weber and the title Head of Design from 2 to 6 seconds", {"text": "Jonas Weber, Head of Design", "role": "lower-third", "span": (2000, 4000)}),
    ("add a name tag for Jonas Weber on the second image", {"text": "Jonas Weber", "role": "lower-third", "span": (3500, 3500)}),
    ("lower third for the first image: Jonas Weber, Head of Design", {"text": "Jonas Weber, Head of Design", "role": "lower-third", "span": (0, 3500)}),
    ("can you add a lower third saying Jonas Weber - Head of Design on image 1", {"text": "Jonas Weber, Head of Design", "role": "lower-third", "span": (0, 3500)}),
    ("write Happy Birthday on the last image", {"text": "Happy Birthday", "role": "caption", "span": (7000, 4000)}),
    ("加个人名条：李明，摄影师", {"text": "李明，摄影师", "role": "lower-third", "span": (0, 3000)}),
)  # fmt: skip


@pytest.mark.parametrize(("message", "added"), ADDED)
async def test_a_text_needs_no_quotes(message: str, added: dict[str, Any]) -> None:
    after, told = await said(message)
    known = {segment.id for segment in THREE.segments}
    [text] = [segment for segment in after.segments if segment.id not in known]
    assert {"text": text.text, "role": text.role, "span": (text.start_ms, text.duration_ms)} == added, told


CARDS = (
    ("start with a title card: Meet Brightleaf, white text on black", "Meet Brightleaf", 0, BLACK, WHITE),
    ('add a black title card with white text saying "Meet Brightleaf" at the beginning', "Meet Brightleaf", 0, BLACK, WHITE),
    ('end with a card "Thanks for watching" on a dark blue background', "Thanks for watching", 3, "#104b7e", WHITE),
    ("片头加一个黑底白字的标题卡：我们的毕业旅行", "我们的毕业旅行", 0, BLACK, WHITE),
    ("片尾加一张白底黑字的卡片“再见”", "再见", 3, WHITE, BLACK),
)  # fmt: skip


@pytest.mark.parametrize(("message", "words", "place", "ground", "ink"), CARDS)
async def test_a_card_has_the_colours_it_was_said_to(
    message: str, words: str, place: int, ground: str, ink: str
) -> None:
    studio = Studio(draft=THREE)
    told = reply(await studio.say(message))
    assert [asked[1] for asked in studio.asked] == [ground], told
    scene = edits.scenes_of(studio.draft)[place]
    [text] = [s for s in studio.draft.segments if s.kind == "text" and s.m.get("scene") == scene.id]
    assert (text.text, text.m["style"]["color"]) == (words, ink), told


def test_a_sheet_of_a_colour_is_painted_as_one() -> None:
    sheet = paint("#104b7e", width=32, height=18)
    assert (sheet.is_card, sheet.flatten().reshape(-1, 3).std(axis=0).tolist()) == (True, [0.0, 0.0, 0.0])
    assert sheet.flatten()[0, 0].tolist() == [0x10, 0x4B, 0x7E]


REWORDED = (
    ("replace the text Old title with New title", "New title"),
    ("rename Old title to Anna's big day", "Anna's big day"),
    ("change the title to Silent Places instead", "Silent Places"),
    ("title: Silent Places", "Silent Places"),
    ("the title should say Silent Places please", "Silent Places"),
    ("把“Old title”改成新标题", "新标题"),
)


@pytest.mark.parametrize(("message", "words"), REWORDED)
async def test_a_text_is_reworded_without_quotes(message: str, words: str) -> None:
    after, told = await said(message)
    assert [s.text for s in after.segments if s.kind == "text"] == [words], told


TWO = edits.add_text(THREE, text="Thank you!", start_ms=7000, duration_ms=3000)


@pytest.mark.parametrize(
    ("message", "which"),
    [
        ("make the closing title yellow", 1),
        ("make the title at the start yellow", 0),
        ("make the thank you text at the end yellow please", 1),
        ("make “Thank you!” yellow", 1),
        ("make the title on the last image yellow", 1),
        ("the first image's title in yellow", 0),
    ],
)
async def test_one_of_two_titles_is_meant(message: str, which: int) -> None:
    after, told = await said(message, TWO)
    titles = [s for s in after.segments if s.kind == "text"]
    assert [bool(s.m.get("style")) for s in titles] == [which == 0, which == 1], told
    assert {(s.start_ms, s.text) for s in titles} == {(0, "Old title"), (7000, "Thank you!")}


CAPTIONS = edits.add_text(CAPTIONED, text="Most of us work from home.", role="caption", start_ms=4000)


@pytest.mark.parametrize(
    ("message", "texts"),
    [
        ("change “2019” to “2018” in the captions", ["We started in 2018.", "Most of us work from home."]),
        ("fix the caption: it's 2018 not 2019", ["We started in 2018.", "Most of us work from home."]),
        ("字幕里的2019改成2018", ["We started in 2018.", "Most of us work from home."]),
        ("delete the caption Most of us work from home.", ["We started in 2019."]),
    ],
)
async def test_a_part_of_a_text_is_put_right(message: str, texts: list[str]) -> None:
    after, told = await said(message, CAPTIONS)
    assert [s.text for s in after.segments if s.role == "caption"] == texts, told


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("change the title", "What should the text say?"),
        ("Change the title, I don't like it", "What should the text say?"),
        ("underline the title", "not available for texts"),
        ("I don't like the colour, change it", "Which colour"),
        ("use a nicer font for the title", "Which font?"),
        ("标题换个颜色", "要什么颜色"),
    ],
)
async def test_what_is_left_open_is_asked_for(message: str, asked: str) -> None:
    after, told = await said(message)
    assert after == THREE
    assert asked in told


async def test_which_of_two_titles_is_to_change_is_asked() -> None:
    studio = Studio(draft=TWO)
    assert "1. Old title" in reply(await studio.say("can you change the title?"))
    assert studio.draft == TWO


@pytest.mark.parametrize(
    "message",
    [
        "the title is hard to see against the trees",
        "captions: white, bold, black outline",
        "put confetti on the desert picture",
        "字幕全部变成黄色，描黑边",
    ],
)
async def test_what_is_said_of_a_text_does_not_become_its_words(message: str) -> None:
    after, told = await said(message, CAPTIONED)
    before = {s.id: (s.text, s.src) for s in CAPTIONED.segments}
    assert {s.id: (s.text, s.src) for s in after.segments} == before, told


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("delete the captions of the desert image", ["We started in 2019."]),
        ("delete all captions after the forest", ["We started in 2019."]),
        ("remove the caption on the desert image", ["We started in 2019."]),
    ],
)
async def test_only_the_texts_of_a_scene_are_taken_away(message: str, kept: list[str]) -> None:
    after, told = await said(message, CAPTIONS)
    assert [s.text for s in after.segments if s.role == "caption"] == kept, told
    assert len(edits.scenes_of(after)) == 3


async def test_the_first_title_one_way_and_the_second_another() -> None:
    after, _ = await said("pink for the first title, light blue for the second", TWO)
    assert [s.m["style"]["color"] for s in after.segments if s.role == "title"] == ["#ec407a", "#78b8ef"]


async def test_pictures_are_captioned_with_their_names() -> None:
    after, _ = await said("give each picture a caption with its name")
    captions = [s.text for s in after.segments if s.role == "caption"]
    assert captions == ["A forest", "A desert", "A city at night"]


async def test_a_scene_without_captions_loses_its_captions_and_not_itself() -> None:
    after, told = await said("沙漠那张不要字幕", CAPTIONS)
    assert [s.text for s in after.segments if s.role == "caption"] == ["We started in 2019."], told
    assert len(edits.scenes_of(after)) == 3


async def test_only_the_captions_of_one_scene_are_kept() -> None:
    after, told = await said("keep only the captions of the desert", CAPTIONS)
    assert [s.text for s in after.segments if s.role == "caption"] == ["Most of us work from home."], told


FOLLOWED = (
    ("put the caption “Dunes” on the desert", "换成黄色，描黑边", {"color": YELLOW, "stroke": BLACK}),
    ("put the caption “Dunes” on the desert", "放上面一点", {"position": "top"}),
    ("put the caption “Dunes” on the desert", "a bit bigger please", {"size": 1.15}),
)


@pytest.mark.parametrize(("first", "message", "style"), FOLLOWED)
async def test_a_style_goes_on_about_the_text_that_was_added(
    first: str, message: str, style: dict[str, Any]
) -> None:
    studio = Studio(draft=THREE)
    await studio.say(first)
    told = reply(await studio.say(message))
    assert style_of(studio.draft, "caption") == style, told


@pytest.mark.parametrize(("message", "left"), [("改成“沙丘”", ["沙丘"]), ("删掉这句", [])])
async def test_the_text_that_was_added_is_changed_or_taken_back(message: str, left: list[str]) -> None:
    studio = Studio(draft=THREE)
    await studio.say("第二张图加字幕“沙漠”")
    told = reply(await studio.say(message))
    assert [s.text for s in studio.draft.segments if s.role == "caption"] == left, told


async def test_an_animation_is_set_slower_and_the_video_is_not() -> None:
    after, told = await said("标题逐字出现，慢一点")
    [title] = [s for s in after.segments if s.role == "title"]
    assert title.m["animation_in"] == {"name": "typewriter", "d": 1000}, told
    assert after.duration_ms == THREE.duration_ms


INSTEAD: tuple[tuple[str, dict[str, Any]], ...] = (
    ("put the title at the top instead of the bottom", {"position": "top"}),
    ("change the title colour from white to yellow", {"color": YELLOW}),
    ("make the title yellow instead of white", {"color": YELLOW}),
    ("set the title in Georgia bold 72", {"weight": "bold", "font": "Georgia", "size": 72}),
    ("could the title be a bit bigger and sit lower", {"size": 1.15, "position": "lower-third"}),
)


@pytest.mark.parametrize(("message", "style"), INSTEAD)
async def test_what_a_text_is_no_longer_is_not_what_it_becomes(message: str, style: dict[str, Any]) -> None:
    after, told = await said(message)
    assert style_of(after, "title") == style, told


async def test_a_text_shows_only_over_one_scene() -> None:
    after, told = await said("show the title only over the first image")
    assert [(s.start_ms, s.end_ms) for s in after.segments if s.kind == "text"] == [(0, 4000)], told
    after, told = await said("show the captions only during the desert", CAPTIONS)
    assert [s.text for s in after.segments if s.role == "caption"] == ["Most of us work from home."], told


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("add a title card between the forest and the desert that says “Later”", 1),
        ("add a black card after the desert saying “Later”", 2),
    ],
)
async def test_a_card_may_come_between_two_scenes(message: str, place: int) -> None:
    studio = Studio(draft=THREE)
    told = reply(await studio.say(message))
    assert [s.name for s in edits.scenes_of(studio.draft)][place] == "Later", told
