# ruff: noqa: E501 -- what people say is not cut, and is written as they write
"""Turns of phrase that mean more than their words, and what each changes: what unseen messages were misread by."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.engine.test_newcomer import told
from tests.engine.third_corpus import Beginning, Told, Typed

Check = Callable[[Told], bool]


def lengths(*ms: int) -> Check:
    return lambda t: [end - start for start, end in t.spans] == list(ms)


def into(kind: str, *places: int, ms: int = 500) -> Check:
    def check(t: Told) -> bool:
        found = {n: shot.m["transition"] for n, shot in enumerate(t.shots, 1) if shot.m.get("transition")}
        return found == {place: {"type": kind, "d": ms} for place in places}

    return check


def filtered(name: str, *places: int) -> Check:
    return lambda t: [n for n, filters in enumerate(t.filters, 1) if name in filters] == list(places)


def text(**style: object) -> Check:
    def check(t: Told) -> bool:
        styles = [one.m.get("style", {}) for one in t.now.segments if one.kind == "text"]
        return all(one.get(key) == value for one in styles for key, value in style.items())

    return check


SAID: list[tuple[Beginning, str, Check]] = [
    ("painted", "add a vignette to all three scenes", filtered("vignette", 1, 2, 3)),
    ("painted", "all three of them in black and white", filtered("black-and-white", 1, 2, 3)),
    ("painted", "make the city fade in from black", into("fade-black", 3)),
    ("painted", "fade into the city from black", into("fade-black", 3)),
    ("painted", "move the title near the top of the picture", text(position="top")),
    ("painted", "put the title close to the bottom edge", text(position="bottom")),
    ("painted", "make the lighthouse scene a bit longer than the others", lengths(5000, 5800, 5000)),
    ("birthday", "put a crossfade between all the photos, about one second each", into("crossfade", 2, 3, 4, 5, ms=1000)),
    ("birthday", "fade between all the photos, each about a second long", into("crossfade", 2, 3, 4, 5, ms=1000)),
    ("birthday", "the goodbye photo should fade in slowly", into("crossfade", 5)),
    ("birthday", "I want the first photo to last 8 seconds", lengths(8000, 4000, 4000, 4000, 4000)),
    ("birthday", "let's have the balloons last only 2 secs", lengths(2000, 4000, 4000, 4000, 4000)),
    ("birthday", "bring the colours out more", filtered("saturation", 1, 2, 3, 4, 5)),
    ("birthday", "swap the titles' colour to pink", text(color="#ec407a")),
    ("clips", "blur the background so nothing gets cut off", lambda t: {s.m["fit"] for s in t.shots} == {"blur"}),
    ("clips", "speed up the boring middle part, like 2x", lambda t: [s.m["speed"] for s in t.shots] == [1, 2, 1]),
    ("clips", "play the whole thing at 1.25 speed", lambda t: {s.m["speed"] for s in t.shots} == {1.25}),
    ("clips", "insert selfie.jpg between interview and office", lambda t: t.order == "isop"),
    ("clips", "replace the office clip with selfie.jpg for 4 seconds", lengths(10_000, 4000, 10_000)),
    ("charts", "each chart should come in with a wipe from the left", into("wipe-right", 2, 3, 4)),
    ("charts", "字幕全部移到画面上方", text(position="top")),
    ("birthday", "照片都改成3秒一张", lengths(3000, 3000, 3000, 3000, 3000)),
    ("birthday", "the balloons picture is a bit dark, can you lift it?", filtered("brightness", 1)),
    ("birthday", "give the cake photo a warm glow", filtered("warm", 2)),
    ("dali", "音乐小声一点，都快听不清旁白了", lengths(3000, 3000, 3000, 3000)),
    ("charts", "画面改成正方形的，我要发朋友圈", lambda t: t.order == "rcfr" and t.now.raw["m"]["ratio"] == "1:1"),
    ("dali", "标题改成金黄色的吧", text(color="#f5b921")),
    ("dali", "标题的字改成黄色吧，白的看不清楚", text(color="#fdd835")),
    ("clips", "speed up the office clip, twice as fast", lambda t: [s.m["speed"] for s in t.shots] == [1, 2, 1]),
    ("clips", "have the office clip come first", lambda t: t.order == "oip"),
    ("birthday", "Would you mind making the first picture last a little longer? It goes by so quick.", lengths(4600, 4000, 4000, 4000, 4000)),
    ("birthday", "add the title Party time to the garden photo", lambda t: [s.start_ms for s in t.now.segments if s.text == "Party time"] == [8000]),
    ("painted", "call it 'Still Life' instead", lambda t: [s.text for s in t.now.segments if s.text] == ["Still Life"]),
    ("clips", "from 4 to 6 seconds in the interview he coughs, cut that bit", lengths(4000, 4000, 10_000, 10_000)),
    ("clips", "between 0:02 and 0:04 in the office clip there's a bang, can you cut that out", lengths(10_000, 2000, 6000, 10_000)),
    ("clips", "remove the caption about the garage", lambda t: "We started in a garage in 2019." not in [s.text for s in t.now.segments]),
    ("clips", "lower the sound of the office clip to about a third", lambda t: [s.volume for s in t.shots] == [1, 0.33, 1]),
    ("clips", "put Jonas's captions in italics", text(italic=True)),
    ("clips", "add the jazz track under the product clip only", lambda t: [(s.start_ms, s.duration_ms) for s in t.now.segments if s.role == "bgm"] == [(20_000, 10_000)]),
    ("painted", "shorter title, just Quiet", lambda t: [s.text for s in t.now.segments if s.text] == ["Quiet"]),
    ("charts", "use 4:5 for linkedin, and don't crop my charts", lambda t: t.now.raw["m"]["ratio"] == "4:5" and {s.m["fit"] for s in t.shots} == {"contain"}),
    ("dali", "旁白声音调小20%", lambda t: [s.volume for s in t.now.segments if s.role == "voice"] == [0.8]),
    ("dali", "音乐调到20%", lambda t: [s.volume for s in t.now.segments if s.role == "bgm"] == [0.2]),
    ("clips", "turn captions off for the product clip", lambda t: len([s for s in t.now.segments if s.kind == "text"]) == 4),
    ("clips", "三段都加速到1.5倍，字幕跟着走", lambda t: {s.m["speed"] for s in t.shots} == {1.5} and "跟踪" not in t.reply),
    ("clips", "自动给采访配上字幕", lambda t: t.stays and "做不到" in t.reply),
    ("clips", "make it 15 seconds total, drop whatever you need to", lambda t: sum(s.duration_ms for s in t.shots) == 15_000 and "?" not in t.reply),
    ("clips", "trim one second from both ends of every clip", lengths(8000, 8000, 8000)),
    ("painted", "all the scenes 4 seconds each with fades to black in between", lambda t: lengths(4000, 4000, 4000)(t) and into("fade-black", 2, 3)(t)),
    ("charts", "give me a closing slide with Thanks for watching for 4 seconds", lambda t: [s.text for s in t.now.segments if s.text][-1] == "Thanks for watching" and t.shots[-1].duration_ms == 4000),
    ("charts", "have churn fill the frame without the blurry bars", lambda t: t.order == "rcfr" and t.shots[1].m["fit"] == "cover"),
    ("charts", "所有图表都加个暗角，对比度高一点", lambda t: {tuple(sorted(f)) for f in t.filters} == {("contrast", "vignette")}),
    ("birthday", "i think 20 secs is too short, can it be 30", lengths(6000, 6000, 6000, 6000, 6000)),
    ("clips", "captions: no background, just a black outline", text(stroke="#000000", box=False)),
    ("painted", "the pictures feel washed out, more colour please", lambda t: list(t.filters) == [{"saturation": 0.2}] * 3),
    ("painted", "make scene 3 a sunny beach with palm trees instead", lambda t: t.shots[2].m["made"]["prompt"] == "a sunny beach with palm trees"),
    ("clips", "the last clip should be the first one", lambda t: t.order == "pio"),
    ("clips", "make the interview 8 seconds by cutting the end", lengths(8000, 10_000, 10_000)),
    ("charts", "lower thirds should disappear after 3 seconds", lambda t: {s.duration_ms for s in t.now.segments if s.role == "lower-third"} == {3000}),
    ("charts", "每张图表之间来个擦除转场，从右往左", lambda t: {s.m["motion"] for s in t.shots} == {"zoom-in"}),
    ("birthday", "a fifth of the volume for the music", lambda t: [s.volume for s in t.now.segments if s.role == "bgm"] == [0.2]),
    ("birthday", "音乐结尾渐弱，时间长一点，五秒吧", lengths(4000, 4000, 4000, 4000, 4000)),
    ("birthday", "fade the music out, 3 seconds", lambda t: t.reply.count("Music fades") == 1),
    ("birthday", "Add a title saying Meet Mia at the beginning", lambda t: [s.start_ms for s in t.now.segments if s.text == "Meet Mia"] == [0]),
    ("charts", "can you recognise who's in the revenue photo and write their names under each face", lambda t: t.stays and "cannot" in t.reply),
    ("dali", "把那个去掉吧", lambda t: t.stays and "做不到" not in t.reply),
    ("charts", "number 3 should come first", lambda t: t.order == "frcr"),
    ("dali", "第三张太暗了，提亮一点，再加点饱和度", lambda t: [sorted(f) for f in t.filters] == [[], [], ["brightness", "saturation"], []]),
    ("birthday", "the third photo is too dark, brighten it a bit, and add some saturation", lambda t: sorted(t.filters[2]) == ["brightness", "saturation"]),
    ("clips", "between 5 and 7 seconds he sneezes, take it out", lengths(5000, 3000, 10_000, 10_000)),
    ("birthday", "crossfade between the garden and the grandparents for a second", into("crossfade", 4, ms=1000)),
    ("birthday", "fade to black between garden and grandparents, 1 second long", into("fade-black", 4, ms=1000)),
    ("birthday", "crossfade between the garden and the grandparents lasting 2 seconds", into("crossfade", 4, ms=2000)),
    ("birthday", "a crossfade into the cake lasting 2 seconds", into("crossfade", 2, ms=2000)),
    ("birthday", "the cake isn't bright enough", filtered("brightness", 2)),
    ("birthday", "the cake photo is not long enough", lengths(4000, 5000, 4000, 4000, 4000)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("at", "message", "check"), SAID, ids=lambda value: value if isinstance(value, str) else ""
)
async def test_a_turn_of_phrase_does_what_is_meant(at: Beginning, message: str, check: Check) -> None:
    after = await told(Typed(at, message, "", check))
    assert check(after), after.reply


@pytest.mark.parametrize(
    ("message", "until"),
    [
        ("keep the title until the end of the second photo", 6000),
        ("let the title stay till the second photo ends", 6000),
        ("the title should stay until the third picture", 6000),
        ("标题停留到第三张结束", 9000),
        ("标题一直显示到第二张图放完为止", 6000),
    ],
)
async def test_a_title_shows_until_a_shot_ends(message: str, until: int) -> None:
    after = await told(Typed("dali", message, "", lambda _: True))
    (title,) = [segment for segment in after.now.segments if segment.kind == "text"]
    assert (title.text, title.start_ms, title.duration_ms) == ("大理四日", 0, until), after.reply


@pytest.mark.parametrize("half", ["half of that will do", "that's too much, half of that is enough"])
async def test_half_of_a_change_is_enough(half: str) -> None:
    after = await told(Typed("birthday", half, "", lambda _: True, before="Brighten up the cake photo"))
    assert after.filters[1] == {"brightness": pytest.approx(0.1)}, after.reply


@pytest.mark.parametrize(
    ("at", "message"),
    [
        ("clips", "trim the dead air at the start of the interview, about a second and a half"),
        ("birthday", "make the title bounce in and leave it there for two secs"),
    ],
)
async def test_how_long_something_is_leaves_the_length_of_the_video_alone(
    at: Beginning, message: str
) -> None:
    after = await told(Typed(at, message, "", lambda _: True))
    assert after.stays, after.reply


async def test_what_was_done_to_one_is_done_to_the_others() -> None:
    after = await told(
        Typed("clips", "same speed for the other two", "", lambda _: True, before="make the office clip 1.5x")
    )
    assert [shot.m["speed"] for shot in after.shots] == [1.5, 1.5, 1.5], after.reply


@pytest.mark.parametrize(
    "message", ["do that to all of them", "do it for all three", "that on everything please"]
)
async def test_what_was_done_to_one_is_done_to_all(message: str) -> None:
    after = await told(Typed("painted", message, "", lambda _: True, before="make the first scene pan left"))
    assert [shot.m["motion"] for shot in after.shots] == ["pan-left"] * 3, after.reply


@pytest.mark.parametrize("message", ["no, a bit slower than that", "a bit slower"])
async def test_a_step_back_begins_at_what_there_is(message: str) -> None:
    after = await told(Typed("birthday", message, "", lambda _: True, before="speed everything up to 2x"))
    assert {shot.duration_ms for shot in after.shots} == {2299}, after.reply


async def test_what_is_kept_asks_for_nothing() -> None:
    before = "make the cake sepia with a vignette"
    after = await told(
        Typed("birthday", "keep that but drop the vignette", "", lambda _: True, before=before)
    )
    assert list(after.filters[1]) == ["sepia"]
    assert "?" not in after.reply


async def test_better_is_praise() -> None:
    before = "make the cake photo 8 seconds"
    after = await told(Typed("birthday", "better, but a bit shorter", "", lambda _: True, before=before))
    assert lengths(4000, 6800, 4000, 4000, 4000)(after)
    assert "?" not in after.reply


async def test_what_about_another_asks_for_the_same() -> None:
    after = await told(
        Typed("birthday", "what about the garden?", "", lambda _: True, before="make the cake photo brighter")
    )
    assert [n for n, filters in enumerate(after.filters) if filters] == [1, 2], after.reply


@pytest.mark.parametrize(
    ("message", "check"),
    [
        ("great, now mute it as well", lambda t: [shot.volume for shot in t.shots] == [1, 0, 1]),
        ("and make it black and white too", filtered("black-and-white", 2)),
        ("zoom in on it", lambda t: [shot.m.get("motion") for shot in t.shots] == [None, "zoom-in", None]),
        ("make it vertical", lambda t: t.now.raw["m"]["ratio"] == "9:16"),
    ],
)
async def test_it_is_the_shot_spoken_of_last(message: str, check: Check) -> None:
    after = await told(Typed("clips", message, "", check, before="slow the office clip down to half speed"))
    assert check(after), after.reply


async def test_a_scene_that_was_not_meant_is_as_it_was() -> None:
    meant = "not the office one, the interview"
    after = await told(Typed("clips", meant, "", lambda _: True, before="mute the office clip"))
    assert [shot.volume for shot in after.shots] == [0, 1, 1], after.reply


async def test_a_thing_in_a_shot_is_not_the_shot() -> None:
    message = "There's a crane behind the desk in the office shot, can you erase it?"
    after = await told(Typed("clips", message, "", lambda _: True))
    assert after.stays
    assert "cannot" in after.reply


async def test_a_photo_that_is_there_is_a_photo() -> None:
    message = "there's a photo of the garden in the middle, delete it"
    after = await told(Typed("birthday", message, "", lambda _: True))
    assert "cannot" not in after.reply


@pytest.mark.parametrize("message", ["take it out", "take that photo out", "I hate that picture, remove it"])
async def test_what_may_be_any_of_five_is_asked(message: str) -> None:
    after = await told(Typed("birthday", message, "", lambda _: True))
    assert after.stays
    assert "?" in after.reply


async def test_a_picture_that_was_not_blurred_is_not_said_to_be_sharper() -> None:
    after = await told(Typed("charts", "sharper please", "", lambda _: True))
    assert after.stays
    assert "cannot be made sharper" in after.reply


@pytest.mark.parametrize(
    "message",
    [
        "a van goes past, can you blur its number plate and keep the blur on it as it moves",
        "please find the other children's faces in the interview and blur them, their parents haven't said yes",
    ],
)
async def test_what_cannot_be_found_in_a_picture_is_not_blurred_over_all_of_it(message: str) -> None:
    after = await told(Typed("clips", message, "", lambda _: True))
    assert after.stays
    assert "cannot" in after.reply
