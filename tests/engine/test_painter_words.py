from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nemo_widgets.engine.generate.painter import paint
from nemo_widgets.engine.generate.painter.words import read


@pytest.mark.parametrize(
    ("prompt", "time"),
    [
        ("sunset over a lake", "sunset"),
        ("Golden hour in the hills", "golden"),
        ("the blue hour", "blue hour"),
        ("a moonlit lake", "night"),
        ("夕阳下的山湖", "sunset"),
        ("星空下的雪山", "night"),
        ("日出", "sunrise"),
        ("a lake", None),
    ],
)
def test_the_time_of_day_is_read(prompt: str, time: str | None) -> None:
    assert read(prompt).time == time


@pytest.mark.parametrize(
    ("prompt", "subjects"),
    [
        ("mountains and lakes", {"mountains", "lake"}),
        ("pine-covered hills", {"forest", "hills"}),
        ("城市天际线", {"city"}),
        ("沙漠中的沙丘", {"desert"}),
        ("cherry blossoms", {"cherry"}),
    ],
)
def test_what_is_to_be_seen_is_read(prompt: str, subjects: set[str]) -> None:
    assert subjects <= read(prompt).subjects


def test_words_that_cannot_be_painted_are_named() -> None:
    wish = read("A dragon flies over the mountain lake at sunset, with 龙")
    assert wish.missed == ("dragon", "龙")
    assert wish.understood == ("mountain", "lake", "sunset")


def test_a_word_is_named_once() -> None:
    wish = read("lake lake robot robot")
    assert wish.understood == ("lake",)
    assert wish.missed == ("robot",)


def test_colours_alone_are_not_a_scene() -> None:
    assert not read("pink and teal").drawable
    assert read("pink sky").drawable


def test_phrases_win_over_their_words() -> None:
    assert "aurora" in read("northern lights").weather
    assert read("milky way").sky == {"milky way"}


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    wish = read(text)
    assert not set(wish.understood) & set(wish.missed)


@pytest.mark.parametrize("prompt", ["a red barn", "two red barns", "红色的谷仓", "a red cosy barn at noon"])
def test_a_colour_before_a_thing_is_that_of_the_thing(prompt: str) -> None:
    wish = read(prompt)
    assert wish.items[0].colour == "red"
    assert "red" not in wish.palette
    assert not wish.missed


@pytest.mark.parametrize(
    "prompt", ["red sunset", "a boat on a red lake", "a barn, all in red", "red hills with a barn"]
)
def test_any_other_colour_is_that_of_the_picture(prompt: str) -> None:
    wish = read(prompt)
    assert "red" in wish.palette
    assert not any(item.colour for item in wish.items)


@pytest.mark.parametrize("seed", [1, 4])
@pytest.mark.parametrize("name", ["barn", "house"])
def test_a_thing_is_painted_in_its_own_colour(name: str, seed: int) -> None:
    scene = paint(f"a blue {name}", width=180, height=320, seed=seed)
    own = next(layer.rgba for layer in scene.layers if layer.name == f"{name} 1.1")
    colour = own[own[..., 3] > 200][:, :3].astype(int)
    assert ((colour[:, 2] - colour[:, 0] > 40) & (colour[:, 2] - colour[:, 1] > 25)).mean() > 0.25
