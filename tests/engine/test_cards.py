"""Designed cards: colours from photos that can be read, products cut out, layouts that keep apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from skimage import data

from nemo_widgets.engine.agent.tools import AddProductShot, ReplaceScene, Source, StartVideo, Uploaded
from nemo_widgets.engine.generate.cards.colours import READABLE, colours_of, contrast
from nemo_widgets.engine.generate.cards.cutout import cut_out, focus_of
from nemo_widgets.engine.generate.cards.ground import Overlay
from nemo_widgets.engine.generate.cards.product import card_picture
from nemo_widgets.engine.render.card import PALETTES, draw_card
from nemo_widgets.engine.render.planes import Canvas, Scratch
from nemo_widgets.engine.render.text import draw_text
from nemo_widgets.errors import InputError
from nemo_widgets.timeline.cards import LAYOUTS, Card, Frame, card_of, slot_of
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits import new_draft, scenes_of

SHOT = Source("/media/" + "1" * 64 + ".jpg")


def product(back: int = 250) -> np.ndarray:
    """Return a red block with a soft shadow before a plain ground."""
    picture = np.full((240, 320, 3), back, np.float32)
    shadow = np.zeros((240, 320), np.float32)
    cv2.ellipse(shadow, (160, 182), (70, 12), 0, 0, 360, 1, -1)
    picture *= 1 - 0.3 * cv2.GaussianBlur(shadow, (0, 0), 8)[..., None]
    picture[70:180, 110:210] = (190, 40, 30)
    return picture.round().astype(np.uint8)


@settings(max_examples=60, deadline=None)
@given(
    colours=st.lists(st.tuples(*[st.integers(0, 255)] * 3), min_size=1, max_size=5),
    tone=st.sampled_from(["dark", "light"]),
)
def test_texts_can_be_read_on_the_ground_of_any_photo(colours: list[tuple[int, int, int]], tone: str) -> None:
    picture = np.repeat(np.repeat(np.array([colours], np.uint8), 24, axis=0), 24, axis=1)
    found = colours_of(picture, tone)
    for ground in (found["ground"], found["shade"]):
        assert contrast(found["ink"], ground) >= READABLE
    assert contrast(found["accent"], found["ground"]) >= 3
    assert contrast(found["on_accent"], found["accent"]) >= READABLE


def test_the_palette_is_the_photos_own() -> None:
    red = colours_of(product(), "dark")["accent"]
    level = [int(red[at : at + 2], 16) for at in (1, 3, 5)]
    assert level[0] > 1.4 * max(level[1:])
    grey = colours_of(np.full((40, 40, 3), 120, np.uint8), "dark")
    assert grey["accent"] == grey["ink"], "a grey photo gets no colour that it has not"


def test_the_same_photo_gives_the_same_palette() -> None:
    photo = data.coffee()
    assert colours_of(photo, "light") == colours_of(photo.copy(), "light")


def test_a_product_on_plain_white_is_cut_out_with_a_soft_shadow() -> None:
    cut = cut_out(product())
    assert cut is not None
    solid = cut[..., 3] > 250
    assert 0.9 < solid.sum() / (110 * 100) < 1.1, "the block, and no plate under it"
    assert cut[solid][:, 0].mean() > 150


@pytest.mark.parametrize("name", ["coffee", "chelsea", "astronaut"])
def test_a_photo_with_a_background_is_not_cut_out(name: str) -> None:
    assert cut_out(getattr(data, name)()) is None


def test_the_eye_goes_to_what_differs() -> None:
    picture = np.full((200, 400, 3), 200, np.uint8)
    picture[120:170, 280:340] = (20, 60, 200)
    x, y = focus_of(picture)
    assert 0.55 < x < 0.9
    assert 0.5 < y < 0.85


@pytest.mark.parametrize("canvas", [(480, 270), (270, 480), (320, 320)])
@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_a_card_covers_the_canvas_and_moves(layout: str, canvas: tuple[int, int]) -> None:
    photo = data.coffee()
    card = Card(layout, "dark", colours_of(photo, "dark"), 2)
    made = card_picture(photo, card, canvas, motion="zoom-in", seconds=4)
    frames = []
    for seconds in (0.0, 3.0):
        frame = Canvas.empty(*canvas)
        frame.luma[:] = 255
        made.draw(frame, seconds, Scratch())
        frames.append(frame.luma.copy())
    assert (frames[0] != 255).mean() > 0.9
    assert (frames[0] != frames[1]).mean() > 0.02


@pytest.mark.parametrize("canvas", [(1920, 1080), (1080, 1920), (1080, 1080)])
def test_texts_stand_beside_framed_photos_never_on_them(canvas: tuple[int, int]) -> None:
    for name in ("left", "right", "half", "close"):
        for shape in LAYOUTS[name].values():
            for place in shape.slots.values():
                assert not _meet(place.frame, shape.photo), (name, place)
    long = "Every word of a rather long claim stays in its own part of the card, whatever its shape is"
    slot = slot_of("left.only", canvas)
    assert slot is not None
    plain = {"area": "left.only", "box": False, "shadow": False}
    sprite = draw_text(long, style=plain, canvas=canvas)
    assert sprite.x >= slot.frame.left * canvas[0] - 8
    assert sprite.x + sprite.rgba.shape[1] <= slot.frame.right * canvas[0] + 40
    assert sprite.y + sprite.rgba.shape[0] <= slot.frame.bottom * canvas[1] + 40


def _meet(one: Frame, other: Frame) -> bool:
    return (
        one.left < other.right - 1e-6
        and other.left < one.right - 1e-6
        and one.top < other.bottom - 1e-6
        and other.top < one.bottom - 1e-6
    )


def test_arabic_stands_at_the_right_of_its_slot() -> None:
    slot = slot_of("left.only", (1280, 720))
    assert slot is not None
    style = {"area": "left.only", "box": False, "shadow": False}
    sprite = draw_text("ضوء دافئ", style=style, canvas=(1280, 720))
    assert abs(sprite.x + sprite.rgba.shape[1] - slot.frame.right * 1280) < 24


def test_a_place_that_is_said_takes_a_text_out_of_its_slot() -> None:
    style = {"area": "left.only", "position": "top"}
    sprite = draw_text("Aurora", style=style, canvas=(1280, 720))
    assert sprite.y < 200
    assert abs(sprite.x + sprite.rgba.shape[1] / 2 - 640) < 10


@pytest.mark.parametrize("told", [None, 3, {}, {"layout": "odd"}, {"layout": 7}])
def test_an_odd_card_counts_as_none(told: object) -> None:
    assert card_of({"card": told}) is None


def test_a_product_shot_is_made_of_ordinary_segments() -> None:
    draft: Draft = StartVideo(1920, 1080).edit(new_draft(16, 16))
    shot = AddProductShot(Uploaded("1" * 64), "lamp.jpg", 5000, "close", headline="Aurora", price="$49")
    draft = shot.edit(draft, Source("/media/" + "1" * 64 + ".jpg"))
    kinds = [segment.kind for segment in draft.segments]
    assert kinds == ["video", "text", "text"]
    assert card_of(draft.segments[0].m) is not None
    assert draft.duration_ms == 5000


@pytest.mark.parametrize(
    ("layout", "words", "reason"),
    [
        ("left", {"price": "$49"}, "no place for price"),
        ("hero", {"points": ("light", "warm")}, "no place for point1, point2"),
        ("left", {"headline": "Aurora", "only": "Folds flat"}, "lie over each other"),
        ("close", {"line": "Warm", "points": ("light",)}, "lie over each other"),
    ],
)
def test_a_card_takes_no_texts_that_have_no_place_or_lie_over_each_other(
    layout: str, words: dict[str, Any], reason: str
) -> None:
    shot = AddProductShot(Uploaded("1" * 64), "lamp.jpg", 4000, layout, **words)
    with pytest.raises(InputError, match=reason):
        shot.edit(new_draft(1920, 1080), SHOT)


def test_another_photo_on_a_card_is_looked_at_anew() -> None:
    shot = AddProductShot(Uploaded("1" * 64), "lamp.jpg", 4000, only="Folds flat", focus=(0.9, 0.1))
    draft = shot.edit(new_draft(1920, 1080), SHOT)
    scene = scenes_of(draft)[0]
    assert scene.m["focus"] == [0.9, 0.1]
    changed = ReplaceScene(scene.id, Uploaded("2" * 64), "b.jpg").edit(draft, SHOT)
    assert "focus" not in scenes_of(changed)[0].m
    assert card_of(scenes_of(changed)[0].m) is not None


def test_the_marks_of_arabic_points_stand_at_their_right() -> None:
    draft = AddProductShot(Uploaded("1" * 64), "a.jpg", 4000, points=("ضوء دافئ", "خفيف")).edit(
        new_draft(640, 360), SHOT
    )
    card = card_of(scenes_of(draft)[0].m)
    assert card is not None
    assert card.rtl
    marked = []
    for side in (False, True):
        over = Overlay((640, 360))
        over.marks(replace(card, rtl=side), LAYOUTS["left"]["wide"])
        cut = over.cut()
        assert cut is not None
        marked.append(cut[1] / 640)
    frame = LAYOUTS["left"]["wide"].slots["point1"].frame
    assert marked[0] < frame.left
    assert marked[1] >= frame.right


@pytest.mark.parametrize("canvas", [(540, 540), (540, 960)])
def test_the_disc_of_a_typographic_card_keeps_clear_of_its_type(canvas: tuple[int, int]) -> None:
    for text in (
        "在清晨的薄雾中，我们穿过森林，登上山顶",
        "夕暮れの湖",
        "one two three four five six seven eight",
    ):
        accent = np.array(PALETTES[2].accent)
        picture = draw_card(text, width=canvas[0], height=canvas[1], palette_seed=2).astype(int)
        ink = np.abs(picture - np.array(PALETTES[2].ink)).max(axis=2) < 12
        disc = cv2.morphologyEx(
            (np.abs(picture - accent).max(axis=2) < 24).astype(np.uint8), cv2.MORPH_OPEN, np.ones((9, 9))
        )
        assert disc.any()
        rows = np.flatnonzero(ink.sum(axis=1) > 4)
        assert np.flatnonzero(disc.any(axis=1)).max() < rows.min()
