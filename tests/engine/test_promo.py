"""Promos: a description taken apart by sense and laid out on cards, which later messages change by name."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from nemo_widgets.engine.agent.dressing import dressed
from nemo_widgets.engine.agent.pitch import read_pitch
from nemo_widgets.engine.agent.promo import promo
from nemo_widgets.engine.agent.rehearsal import stand_in
from nemo_widgets.engine.agent.rules import plan
from nemo_widgets.engine.agent.tools import AddProductShot, SetFit, StartVideo, Uploaded
from nemo_widgets.engine.generate.cards.colours import contrast
from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.errors import InputError, NemoError
from nemo_widgets.timeline.cards import FULL, LAYOUTS, card_of
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits import add_visual, new_draft, scenes_of
from tests.engine.agent_samples import THREE, upload
from tests.engine.agent_studio import Studio, reply

LAMP = (
    "Aurora Desk Lamp – warm light for late work. Dims by touch, from candle glow to full daylight. "
    "Folds flat. Three colour temperatures. Charges over USB-C in forty minutes. "
    "$49, free shipping until Sunday. Order yours at aurora-lamp.example."
)
PHOTOS = [MediaItem(digit * 64, f"/media/{digit * 64}.jpg", f"lamp-{digit}.jpg", "image") for digit in "123"]


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
    text = "TrailMug – the mug that climbs with you. Keeps coffee hot. Leakproof lid. $29.90. Order today."
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


async def test_a_product_without_words_stands_in_the_middle_of_its_card() -> None:
    async def look(_: MediaItem) -> dict[str, Any]:
        return {"stands": True, "focus": [0.5, 0.5], "dark": {}, "light": {}}

    context = Studio(media=PHOTOS, look=look).context()
    shots, _, _ = promo(PHOTOS, "", "", size=(1920, 1080), total_ms=None, fade_ms=500)
    done = await dressed(shots, context)
    assert {call.layout for call in done if isinstance(call, AddProductShot)} == {"alone"}
    for shape in LAYOUTS["alone"].values():
        assert shape.photo.left + shape.photo.right == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "北辰杯，好伙伴。特价199元，全场包邮。立即下单。",
            ("北辰杯", "199元", "全场包邮", "立即下单"),
        ),
        (
            "トレイルマグ、あなたと登るマグ。今なら2,980円。送料無料。今すぐ注文。",
            ("トレイルマグ", "2,980円", "送料無料", "今すぐ注文"),
        ),
        (
            "كوب الطريق – رفيق الدرب. 99 ريال. شحن مجاني. اطلب اليوم.",
            ("كوب الطريق", "99 ريال", "شحن مجاني", "اطلب اليوم"),
        ),
    ],
)
def test_a_description_in_other_languages_is_taken_apart_too(text: str, parts: tuple[str, ...]) -> None:
    pitch = read_pitch(text)
    assert (pitch.name, pitch.price, pitch.offer, pitch.action) == parts
    assert pitch.claims == ()


def test_a_card_that_frames_its_photo_by_itself_says_so(mug: Draft) -> None:
    cards = [scene.id for scene in scenes_of(mug) if card_of(scene.m) is not None]
    with pytest.raises(InputError, match="frames its photo by itself"):
        SetFit((cards[0],), "contain").edit(mug)
    mixed = scenes_of(SetFit((), "contain").edit(add_visual(mug, src="/a.png", title="a", duration_ms=3000)))
    assert {scene.m["fit"] for scene in mixed if card_of(scene.m) is None} == {"contain"}
    assert all(scene.m["fit"] == "cover" for scene in mixed if card_of(scene.m) is not None)


def grounds(draft: Draft) -> list[str]:
    cards = [card_of(scene.m) for scene in scenes_of(draft)]
    return [card.tone for card in cards if card is not None and card.layout not in FULL]


@pytest.mark.parametrize(
    ("message", "tone"),
    [
        ("use a light background", "light"),
        ("make the background dark", "dark"),
        ("switch the cards to a dark theme", "dark"),
        ("change the background to navy blue", "dark"),
        ("换成浅色背景", "light"),
    ],
)
def test_cards_stand_on_another_ground_and_their_texts_can_still_be_read(
    mug: Draft, message: str, tone: str
) -> None:
    changed = edited(message, mug)
    assert set(grounds(changed)) == {tone}
    assert len(grounds(changed)) == len(grounds(mug)) > 1
    for scene in scenes_of(changed):
        card = card_of(scene.m)
        if card is not None and card.layout not in FULL:
            texts = [text for text in changed.segments if text.m.get("scene") == scene.id]
            inks = {text.m["style"]["color"] for text in texts}
            assert inks <= {card.colors[key] for key in ("ink", "accent", "on_accent")}


def test_a_colour_that_somebody_chose_stays_on_another_ground(mug: Draft) -> None:
    red = edited("make the price red", mug)
    changed = edited("use a light background", red)
    price = next(text for text in changed.segments if text.text == "$29.90")
    assert price.m["style"]["color"] == "#e53935"


async def test_another_ground_is_of_the_photos_own_colours() -> None:
    async def look(_: MediaItem) -> dict[str, Any]:
        palette = {"ground": "#102030", "ink": "#fefefe"}
        return {"stands": False, "focus": [0.5, 0.5], "dark": palette, "light": {"ground": "#fafae0"}}

    studio = Studio(media=PHOTOS, look=look)
    await studio.say(f"make a 24 second promo from my photos: {LAMP}")
    await studio.say("use a light background")
    cards = [card_of(scene.m) for scene in scenes_of(studio.draft)]
    light = {card.colors["ground"] for card in cards if card is not None and card.layout not in FULL}
    assert light == {"#fafae0"}


@pytest.mark.parametrize(
    ("message", "name", "text"),
    [
        ("add a price of $29", "price", "$29"),
        ("add a $29 price", "price", "$29"),
        ("加个价格 29元", "price", "29元"),
        ('add a button that says "Shop now"', "action", "Shop now"),
        ("加一个“立即购买”按钮", "action", "立即购买"),
    ],
)
def test_a_promo_without_a_price_or_a_button_gets_one_on_its_last_card(
    message: str, name: str, text: str
) -> None:
    draft = new_draft(1920, 1080)
    words = "TrailMug – the mug that climbs with you. Keeps coffee hot. Leakproof lid."
    for call in plan(f"make a 24 second promo from my photos: {words}", draft, PHOTOS).calls:
        draft = call.edit(draft, stand_in(call, PHOTOS))
    assert slot(draft, name) == []
    changed = edited(message, draft)
    assert slot(changed, name) == [text]
    assert next(one for one in changed.segments if one.text == text).end_ms == changed.duration_ms
    assert changed.duration_ms == draft.duration_ms


@pytest.mark.parametrize("message", ["another photo for shot 3", "第三个镜头换张照片"])
def test_another_photo_of_a_promo_is_the_next_one_that_it_shows(mug: Draft, message: str) -> None:
    changed = edited(message, mug)
    before, after = scenes_of(mug)[2], scenes_of(changed)[2]
    assert after.src != before.src
    assert after.src in {scene.src for scene in scenes_of(mug)}
    assert [scene.id for scene in scenes_of(changed)] == [scene.id for scene in scenes_of(mug)]
    assert [s.text for s in changed.segments if s.kind == "text"] == [
        s.text for s in mug.segments if s.kind == "text"
    ]


async def test_another_photo_is_asked_for_where_several_wait() -> None:
    studio = Studio(media=PHOTOS)
    await studio.say(f"make a 24 second promo from my photos: {LAMP}")
    studio.media = [*PHOTOS, upload("one.jpg"), upload("two.jpg")]
    draft = studio.draft
    assert "Which of your files do you mean?" in reply(await studio.say("another photo for shot 3"))
    assert studio.draft == draft
    await studio.say("two.jpg")
    assert scenes_of(studio.draft)[2].name == "two.jpg"


@pytest.mark.parametrize("colour", ["navy blue", "orange", "yellow", "white", "dark green", "pink"])
def test_what_stands_on_a_ground_of_any_colour_can_be_read(mug: Draft, colour: str) -> None:
    changed = edited(f"change the background to {colour}", mug)
    for scene in scenes_of(changed):
        card = card_of(scene.m)
        if card is not None and card.layout not in FULL:
            assert contrast(card.colors["ink"], card.colors["ground"]) >= 3
            assert contrast(card.colors["accent"], card.colors["ground"]) >= 3
            assert contrast(card.colors["accent"], card.colors["on_accent"]) >= 3
