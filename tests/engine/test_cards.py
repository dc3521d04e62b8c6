"""Designed cards: colours from photos that can be read, products cut out, layouts that keep apart, promos."""

from __future__ import annotations

import itertools
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from skimage import data

from nemo_widgets.engine.agent.dressing import dressed
from nemo_widgets.engine.agent.pitch import read_pitch
from nemo_widgets.engine.agent.promo import promo
from nemo_widgets.engine.agent.rehearsal import stand_in
from nemo_widgets.engine.agent.rules import plan
from nemo_widgets.engine.agent.tools import AddProductShot, ReplaceScene, Source, StartVideo, Uploaded
from nemo_widgets.engine.generate.cards.colours import READABLE, colours_of, contrast
from nemo_widgets.engine.generate.cards.cutout import cut_out, focus_of
from nemo_widgets.engine.generate.cards.product import card_picture
from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.engine.render.planes import Canvas, Scratch
from nemo_widgets.engine.render.text import draw_text
from nemo_widgets.errors import InputError, NemoError
from nemo_widgets.timeline.cards import LAYOUTS, Card, Frame, card_of, slot_of
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits import new_draft, scenes_of
from tests.engine.agent_samples import THREE
from tests.engine.agent_studio import Studio, reply

LAMP = (
    "Aurora Desk Lamp – warm light for late work. Dims by touch, from candle glow to full daylight. "
    "Folds flat. Three colour temperatures. Charges over USB-C in forty minutes. "
    "$49, free shipping until Sunday. Order yours at aurora-lamp.example."
)
PHOTOS = [MediaItem(digit * 64, f"/media/{digit * 64}.jpg", f"lamp-{digit}.jpg", "image") for digit in "123"]


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


def test_a_description_is_cut_by_sense_and_nothing_is_added() -> None:
    pitch = read_pitch(LAMP)
    assert (pitch.name, pitch.hook) == ("Aurora Desk Lamp", "Warm light for late work")
    assert pitch.claims[0] == "Dims by touch, from candle glow to full daylight"
    assert (pitch.price, pitch.offer) == ("$49", "Free shipping until Sunday")
    assert pitch.action == "Order yours at aurora-lamp.example"
    chinese = read_pitch("北辰台灯，夜读好伴侣。触摸调光。可折叠收纳。售价199元，全场包邮。立即下单。")
    assert (chinese.name, chinese.hook, chinese.price) == ("北辰台灯", "夜读好伴侣", "199元")
    assert chinese.claims == ("触摸调光", "可折叠收纳")
    assert chinese.action == "立即下单"


def test_a_promo_lasts_as_long_as_asked_shows_every_photo_and_varies_its_cards() -> None:
    shots, title, _ = promo(PHOTOS, LAMP, "", size=(1920, 1080), total_ms=30_000, fade_ms=500)
    assert title == "Aurora Desk Lamp"
    assert sum(shot.duration_ms for shot in shots) - 500 * (len(shots) - 1) == 30_000
    assert {shot.picture for shot in shots} == {Uploaded(photo.hash) for photo in PHOTOS}
    assert len({shot.layout for shot in shots}) >= 4
    assert all(one.layout != other.layout for one, other in itertools.pairwise(shots))


def test_a_promo_without_a_text_claims_nothing() -> None:
    shots, title, _ = promo(PHOTOS, "", "", size=(1080, 1920), total_ms=None, fade_ms=500)
    assert title == ""
    assert not any(shot.headline or shot.line or shot.only or shot.points or shot.action for shot in shots)


def test_a_product_shot_is_made_of_ordinary_segments() -> None:
    draft: Draft = StartVideo(1920, 1080).edit(new_draft(16, 16))
    shot = AddProductShot(Uploaded("1" * 64), "lamp.jpg", 5000, "close", headline="Aurora", price="$49")
    draft = shot.edit(draft, Source("/media/" + "1" * 64 + ".jpg"))
    kinds = [segment.kind for segment in draft.segments]
    assert kinds == ["video", "text", "text"]
    assert card_of(draft.segments[0].m) is not None
    assert draft.duration_ms == 5000


SHOT = Source("/media/" + "1" * 64 + ".jpg")


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


async def test_each_photo_is_looked_at_once_and_one_that_cannot_be_keeps_neutral_colours() -> None:
    looked: list[str] = []

    async def look(item: MediaItem) -> dict[str, Any]:
        looked.append(item.filename)
        if item is PHOTOS[1]:
            raise NemoError("The process that did this ended unexpectedly.")
        return {"stands": True, "focus": [0.5, 0.5], "dark": {"ink": "#ffffff"}, "light": {"ink": "#000000"}}

    context = Studio(media=PHOTOS, look=look).context()
    shots, _, _ = promo(PHOTOS, LAMP, "", size=(1920, 1080), total_ms=30_000, fade_ms=500)
    done = await dressed(shots, context)
    assert sorted(looked) == [photo.filename for photo in PHOTOS]
    coloured = [call.colors is not None for call in done if isinstance(call, AddProductShot)]
    assert coloured == [shot.picture != Uploaded(PHOTOS[1].hash) for shot in shots]


async def test_characters_that_no_font_draws_are_told_of_a_promo_too() -> None:
    studio = Studio(media=PHOTOS, missing="湖")
    events = await studio.say("make a 10 second promo from my photos: Lamp – warm light. Folds 湖 flat.")
    assert "No font on this machine can draw 湖" in reply(events)


@pytest.fixture(scope="module")
def mug() -> Draft:
    """Return a promo of six cards, the last with price and button."""
    draft = new_draft(1920, 1080)
    text = (
        "TrailMug – the mug that climbs with you. Keeps coffee hot. Leakproof lid. $29.90. Order today."
    )
    for call in plan(f"make a 24 second promo from my photos: {text}", draft, PHOTOS).calls:
        draft = call.edit(draft, stand_in(call, PHOTOS))
    return draft


def edited(message: str, draft: Draft) -> Draft:
    planned = plan(message, draft, PHOTOS)
    assert planned.calls, planned.notes
    for call in planned.calls:
        draft = call.edit(draft, stand_in(call, PHOTOS))
    return draft


def slot(draft: Draft, name: str) -> list[str]:
    return [
        segment.text
        for segment in draft.segments
        if segment.kind == "text" and segment.m["style"]["area"].endswith(f".{name}")
    ]


@pytest.mark.parametrize(
    ("message", "name", "text"),
    [
        ("change the price to $19.90", "price", "$19.90"),
        ("the price should be $19.90", "price", "$19.90"),
        ("价格改成99元", "price", "99元"),
        ("change the button to 'Buy now'", "action", "Buy now"),
        ("把按钮改成“立即购买”", "action", "立即购买"),
    ],
)
def test_price_and_button_of_a_promo_are_changed_by_their_names(
    mug: Draft, message: str, name: str, text: str
) -> None:
    changed = edited(message, mug)
    assert slot(changed, name) == [text]
    assert changed.duration_ms == mug.duration_ms
    assert len(scenes_of(changed)) == len(scenes_of(mug))


def test_a_price_is_removed_coloured_and_moved_with_its_card(mug: Draft) -> None:
    assert slot(edited("remove the price", mug), "price") == []
    red = next(s for s in edited("make the price red", mug).segments if s.text == "$29.90")
    assert red.m["style"]["color"] == "#e53935"
    first = edited("move the price to the start", mug)
    assert scenes_of(first)[0].id == scenes_of(mug)[-1].id
    last = edited("put the price at the end", first)
    assert scenes_of(last)[-1].id == scenes_of(mug)[-1].id
    assert [note for note in plan("put the price at the end", mug, PHOTOS).notes if "already there" in note]


def test_a_button_is_something_to_paint_where_there_is_no_card() -> None:
    planned = plan("a red button on a table, 5 seconds", new_draft(1920, 1080), ())
    assert any(isinstance(call, StartVideo) for call in planned.calls)
    again = plan("a red button on a table, 5 seconds", THREE, ())
    assert any(isinstance(call, StartVideo) for call in again.calls)


def test_cards_are_laid_out_anew_for_another_shape_and_texts_follow_a_longer_shot(
    mug: Draft,
) -> None:
    square = edited("make it square", mug)
    assert square.size == (1080, 1080)
    assert [card_of(scene.m) for scene in scenes_of(square)] == [card_of(scene.m) for scene in scenes_of(mug)]
    longer = edited("make the second shot longer", mug)
    second = scenes_of(longer)[1]
    assert second.duration_ms > scenes_of(mug)[1].duration_ms
    texts = [segment for segment in longer.segments if segment.m.get("scene") == second.id]
    assert texts
    following = scenes_of(longer)[2].start_ms
    assert all(second.start_ms <= text.start_ms < text.end_ms <= following for text in texts)
    assert slot(edited("change the headline to 'Climb higher'", mug), "headline")[0] == "Climb higher"
