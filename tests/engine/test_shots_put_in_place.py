# ruff: noqa: E501 -- what people say is not cut, and is written as they write
"""Shots that come between two, in another's place, or from an upload that is called by its name."""

from __future__ import annotations

import pytest

from tests.engine.test_unseen import tell
from tests.engine.unseen.told import Said, corner

ORDERS: tuple[tuple[str, str, str], ...] = (
    ("birthday", "add a snowy forest between the cake and the garden", "balloons, cake, a snowy forest, garden, grandparents, goodbye"),
    ("birthday", "insert a forest between cake and garden", "balloons, cake, a forest, garden, grandparents, goodbye"),
    ("birthday", "add a scene of a castle between scenes 2 and 3", "balloons, cake, a castle, garden, grandparents, goodbye"),
    ("birthday", "could you paint a castle between the second and third photos", "balloons, cake, a castle, garden, grandparents, goodbye"),
    ("birthday", "draw a castle in between the cake and the garden", "balloons, cake, a castle, garden, grandparents, goodbye"),
    ("birthday", "add a scene of a path between two hills", "balloons, cake, garden, grandparents, goodbye, a path between two hills"),
    ("birthday", "在蛋糕后面加一张雪山的图", "balloons, cake, 雪山, garden, grandparents, goodbye"),
    ("birthday", "蛋糕前面加一张雪山", "balloons, 雪山, cake, garden, grandparents, goodbye"),
    ("birthday", "在蛋糕和花园之间加一张雪山的图", "balloons, cake, 雪山, garden, grandparents, goodbye"),
    ("birthday", "第二张和第三张之间插一张雪山", "balloons, cake, 雪山, garden, grandparents, goodbye"),
    ("birthday", "加一张雪山放在蛋糕后面", "balloons, cake, 雪山, garden, grandparents, goodbye"),
    ("birthday", "画一张雪山插在蛋糕和花园之间", "balloons, cake, 雪山, garden, grandparents, goodbye"),
    ("birthday", "在花园那张的前面插入一张雪山", "balloons, cake, 雪山, garden, grandparents, goodbye"),
    ("birthday", "在开头加一张雪山的图", "雪山, balloons, cake, garden, grandparents, goodbye"),
    ("clips", "put selfie.jpg between the interview and the office", "interview, selfie, office, product"),
    ("clips", "insert selfie.jpg between clips 1 and 2", "interview, selfie, office, product"),
    ("hike", "add the marmot after the ridge", "trailhead, ridge, marmot, waterfall, summit, tent"),
    ("hike", "add the marmot photo after the ridge", "trailhead, ridge, marmot, waterfall, summit, tent"),
    ("hike", "I forgot the marmot, add it after the ridge", "trailhead, ridge, marmot, waterfall, summit, tent"),
    ("hike", "put the map at the start", "map, trailhead, ridge, waterfall, summit, tent"),
    ("hike", "use the map instead of the tent", "trailhead, ridge, waterfall, summit, map"),
    ("hike", "add a picture of the marmot at the end", "trailhead, ridge, waterfall, summit, tent, marmot"),
    ("holiday", "put the hotel between the harbour and the market", "beach, harbour, hotel, market, sunset, dinner, plane"),
    ("ward", "add the sink closeup after handwash", "entrance, handwash, sink_closeup, gloves, bedside"),
    ("bakery", "end with the rye", "croissants, dough, oven, shopfront, rye"),
    ("clips", "swap the office clip for the selfie", "interview, selfie, product"),
    ("clips", "selfie.jpg instead of the office clip please", "interview, selfie, product"),
    ("library", "use the section drawing instead of the site plan", "facade, walkthrough, atrium, section"),
    ("painted", "delete the lighthouse and put a wooden boat there instead", "misty pine forest, a wooden boat, city skyline at night"),
    ("painted", "drop the lighthouse, paint a castle in its place", "misty pine forest, a castle, city skyline at night"),
    ("painted", "can you get rid of the lighthouse? use a castle instead", "misty pine forest, a castle, city skyline at night"),
    ("painted", "灯塔不要了，换成一座城堡", "misty pine forest, 城堡, city skyline at night"),
    ("painted", "第二个画面不要了，画一座城堡代替", "misty pine forest, 城堡, city skyline at night"),
    ("dali", "把苍山那张删掉，换成合影", "洱海, 古城, 合影, 火车站"),
    ("dali", "苍山那张不要了，用合影代替", "洱海, 古城, 合影, 火车站"),
    ("birthday", "drop the garden pic and put the grandparents first", "grandparents, balloons, cake, goodbye"),
)  # fmt: skip
"""A video, a message, and the shots after it."""


@pytest.mark.parametrize(("at", "message", "expected"), ORDERS, ids=[case[1] for case in ORDERS])
async def test_a_shot_comes_where_it_is_put(at: str, message: str, expected: str) -> None:
    told = await tell(Said(0, at, message, bool))
    assert told
    assert ", ".join(told.names) == expected, told.reply
    assert not told.says("not understand", "没有听懂"), told.reply


@pytest.mark.parametrize(
    ("at", "message", "place"),
    [
        ("bikes", "put the bike logo in the top left", "top-left"),
        ("library", "our studio logo goes in the bottom right corner", "bottom-right"),
        ("clips", "show the selfie in the bottom left during the office clip", "bottom-left"),
    ],
)
async def test_an_upload_called_by_its_name_lies_over_the_video(at: str, message: str, place: str) -> None:
    told = await tell(Said(0, at, message, bool))
    assert told
    assert corner(told.overlay) == place


async def test_a_title_may_say_what_an_upload_is_called() -> None:
    told = await tell(Said(0, "hike", "the title should say the marmot", bool))
    assert told
    assert told.words == ["the marmot"]
