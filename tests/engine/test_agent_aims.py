"""What a message is: another video is made in place of the one that is there only where that is asked for."""

from __future__ import annotations

import pytest

from nemo_widgets.engine.agent.memory import Memory
from nemo_widgets.engine.agent.plans import Plan
from nemo_widgets.engine.agent.rules import plan
from nemo_widgets.engine.agent.tools import AddScene, Painted, ReplaceScene, StartVideo, Uploaded
from nemo_widgets.engine.media.item import MediaItem
from tests.engine.agent_samples import PHOTOS, THREE, upload
from tests.engine.agent_studio import Studio, reply

WAITING = (upload("logo.png"), upload("selfie.jpg"), upload("jazz.mp3", "audio", 90.0))


def planned(message: str, media: tuple[MediaItem, ...] = WAITING, memory: Memory | None = None) -> Plan:
    return plan(message, THREE, media, None, memory)


def starts_anew(told: Plan) -> bool:
    return any(isinstance(call, StartVideo) for call in told.calls)


@pytest.mark.parametrize(
    "message",
    [
        "a sunset over a lake",
        "an elephant in a garden",
        "sunrise over fields then a city at night",
        "make a new video of bees",
        "I want a video of a lake, 10 seconds",
        "make me a short film about bees",
        "give us a 20 second slideshow of my photos",
        "a vertical reel of my pictures",
        "forget that, make a video about the sea",
        "start over with a lake at night",
        "turn my photos into a slideshow",
        "Here is my script: We start at dawn. The path is steep and long and the wind is cold.",
        "海边日出，15秒",
        "做一个关于蜜蜂的视频",
        "把这些照片做成一个视频",
        "新视频：雪山和湖泊",
        "生成海边日出的视频",
    ],
)
def test_a_video_that_is_asked_for_or_described_takes_the_place_of_the_one_there(message: str) -> None:
    assert starts_anew(planned(message))


@pytest.mark.parametrize(
    "message",
    [
        "translate the captions, we have a few colleagues in Madrid",
        "the churn chart should come last",
        "yoink the last bit",
        "make a shorter video",
        "can you make a video that is more fun",
        "make a vertical version of this",
        "a bit of fun, vertical",
        "the story is a bit dull: nobody knows what happens in the middle",
        "change the text to: Welcome to our little shop in the valley",
        "what if we start with a waterfall instead",
        "I was thinking of a waterfall",
        "a waterfall instead of the forest",
        "is there a lake in it?",
        "lovely forest by the way",
        "my boss wants a mountain",
        "logo.png",
        "use my photos",
        "create a title card with a sunset",
        "the desert is too dry for my taste",
        "drone footage is so last year",
        "no cats please",
        "the sky looks dull",
        "sunny and bright",
        "like a movie trailer",
        "I love this video",
        "好看的视频",
        "有点视频",
        "旁白给我翻译成英文的",
        "制作过程里让招牌两个字一直跟着杯子走",
        "弄一个好看的封面",
        "做一个更短的视频",
        "做个封面视频",
        "来点意思",
        "下面挡着产品了",
        "我们在马德里有几个同事",
        "这片森林真好看",
    ],
)
def test_nothing_else_takes_its_place(message: str) -> None:
    assert not starts_anew(planned(message))


@pytest.mark.parametrize(
    ("message", "new", "here"),
    [
        ("paint a lake", "a lake", "a lake"),
        ("generate an image of a cat in the snow", "a cat in the snow", "a cat in the snow"),
        ("画一只雪地里的猫", "一只雪地里的猫", "雪地里的猫"),
    ],
)
def test_what_may_be_a_new_video_or_a_scene_of_this_one_is_asked(message: str, new: str, here: str) -> None:
    told = planned(message)
    assert told.calls == ()
    assert len(told.choices) == 2
    memory = Memory()
    memory.keep(told, message)
    anew = planned("1", memory=memory)
    assert starts_anew(anew)
    assert [call.name for call in anew.calls if isinstance(call, AddScene)] == [new]
    (added,) = planned("2", memory=memory).calls
    assert isinstance(added, AddScene)
    assert added.picture == Painted(here)


def test_files_that_wait_are_not_shown_where_something_else_is_described() -> None:
    scenes = [call for call in planned("a lake at noon").calls if isinstance(call, AddScene)]
    assert [scene.picture for scene in scenes] == [Painted("a lake at noon")]
    mine = [call for call in planned("make a video of my photos", PHOTOS).calls if isinstance(call, AddScene)]
    assert [scene.picture for scene in mine] == [Uploaded(photo.hash) for photo in PHOTOS]


async def test_a_new_video_without_a_subject_is_asked_for_it_and_then_made() -> None:
    studio = Studio(THREE)
    assert reply(await studio.say("make a new video")) == "What shall the video show?"
    assert studio.draft == THREE
    await studio.say("bees on a meadow")
    assert [scene.name for scene in studio.draft.segments] == ["bees on a meadow"]


@pytest.mark.parametrize(
    "message",
    [
        "put the picture I uploaded at the end",
        "replace image 2 with my photo",
        "add the image I sent you at the start",
        "把第二张图换成我上传的图片",
    ],
)
def test_one_of_several_waiting_pictures_is_asked_for_and_a_sound_is_none_of_them(message: str) -> None:
    told = planned(message)
    assert told.calls == ()
    assert [choice.label for choice in told.choices] == ["logo.png", "selfie.jpg"]
    memory = Memory()
    memory.keep(told, message)
    (call,) = planned("selfie.jpg", memory=memory).calls
    assert isinstance(call, AddScene | ReplaceScene)
    assert call.picture == Uploaded(WAITING[1].hash)


@pytest.mark.parametrize(
    "message",
    [
        "put the picture I uploaded at the end",
        "add my photo",
        "put the new file at the start",
        "把我上传的图放到最后",
    ],
)
def test_the_one_picture_that_waits_is_meant(message: str) -> None:
    (call,) = planned(message, WAITING[1:]).calls
    assert isinstance(call, AddScene)
    assert call.picture == Uploaded(WAITING[1].hash)


@pytest.mark.parametrize(
    "message",
    [
        "delete image 2, nobody needs it",
        "mute the music because my boss is in the room",
        "oh and mute the music, thanks so much!",
        "make it vertical, it's for my phone",
        "make image 1 black and white so people look at the title",
        "blur the faces in image 1, for privacy",
        "把第二张图删掉，谢谢",
        "做成竖屏，要发朋友圈用的",
        "把第一张图变成黑白，这样好看",
    ],
)
def test_reasons_and_courtesies_beside_an_order_are_not_said_to_be_lost(message: str) -> None:
    told = planned(message)
    assert told.not_understood == ()
    assert not any("I can paint scenes" in note or "我可以根据描述" in note for note in told.notes)


@pytest.mark.parametrize(
    ("message", "lost"),
    [
        ("mute the music and flumber the second image", "flumber the second image"),
        ("make it vertical, wobble the title please", "wobble the title"),
        ("delete image 2, and make the frobs shine", "make the frobs shine"),
    ],
)
def test_an_order_that_nobody_can_read_is_said_to_be_lost_beside_one_that_is_done(
    message: str, lost: str
) -> None:
    told = planned(message)
    assert told.calls
    assert len(told.not_understood) == 1
    assert lost in told.not_understood[0]
    assert not any("I can paint scenes" in note for note in told.notes)


@pytest.mark.parametrize(
    "message",
    [
        "replace image 3 with my picture and make it black and white",
        "make the photo brighter and give it a vignette",
        "把那张照片调亮一点，再加个暗角",
    ],
)
def test_what_is_about_the_thing_asked_for_waits_for_the_answer(message: str) -> None:
    told = planned(message)
    assert told.calls == ()
    memory = Memory()
    memory.keep(told, message)
    first, second = planned("2", memory=memory).calls
    scenes: tuple[str, ...] = getattr(second, "scenes", ())
    (scene,) = scenes
    assert scene in (*getattr(first, "scenes", ()), getattr(first, "scene", ""))


def test_what_is_about_something_else_does_not_wait() -> None:
    told = planned("make the photo brighter and lower the music")
    assert [type(call).__name__ for call in told.calls] == ["SetVolume"]
    assert len(told.choices) == 3


@pytest.mark.parametrize(
    ("message", "prompt"),
    [
        ("a waterfall instead of the forest please", "a waterfall"),
        ("instead of the forest I'd rather have a small boat on a lake", "a small boat on a lake"),
        ("can we have a lake at night instead of the forest", "a lake at night"),
        ("the forest isn't working for me, have a wooden cabin there instead", "a wooden cabin"),
        (
            "I'm not in love with the forest, swap it for a fishing village at dawn",
            "a fishing village at dawn",
        ),
    ],
)
def test_what_is_wished_for_instead_takes_the_place_of_the_scene_that_is_named(
    message: str, prompt: str
) -> None:
    (call,) = planned(message, ()).calls
    assert isinstance(call, ReplaceScene)
    assert (call.scene, call.picture) == (THREE.segments[0].id, Painted(prompt))


@pytest.mark.parametrize(
    ("message", "place"), [("add a snowy cabin after the forest", 1), ("put a lake before the city", 2)]
)
def test_a_scene_comes_beside_the_one_that_is_named(message: str, place: int) -> None:
    (call,) = planned(message, ()).calls
    assert isinstance(call, AddScene)
    assert call.index == place


@pytest.mark.parametrize("message", ["字幕看不清楚，统统换成黄的", "全部换成红色", "change them all to blue"])
def test_a_colour_is_no_picture(message: str) -> None:
    assert not any(isinstance(call, ReplaceScene) for call in planned(message, ()).calls)
