"""Messages of several orders, strung together by chance: each is done or named, none makes another video."""

# ruff: noqa: E501 -- lists of words

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from nemo_widgets.engine.agent.rules import plan
from nemo_widgets.engine.agent.tools import StartVideo
from tests.engine.agent_samples import THREE, upload

WAITING = (upload("logo.png"), upload("selfie.jpg"), upload("jazz.mp3", "audio", 90.0))
ENGLISH = {
    "make it vertical": "SetSize",
    "mute the music": "SetVolume",
    "delete the desert": "DeleteScene",
    "make the forest black and white": "AddFilter",
    "crossfade between all the scenes": "SetTransition",
    "make the title yellow": "StyleText",
    "move the title to the bottom": "StyleText",
    "change the title to 'Far away'": "ChangeText",
    "add a caption 'Hello there'": "AddText",
    "put the city first": "MoveScene",
    "make the forest 6 seconds long": "SetSceneLength",
    "play the city in slow motion": "SetSpeed",
    "fade the music out over 2 seconds": "FadeMusic",
    "put logo.png in the top left corner": "AddOverlay",
    "add selfie.jpg at the end": "AddScene",
    "replace the city with a harbour at dusk": "ReplaceScene",
    "show the whole picture of the forest": "SetFit",
    "add an end card that says 'Bye'": "AddCard",
    "keep all pictures still": "SetMotion",
    "use jazz.mp3 as the music": "UseMusic",
}
CHINESE = {
    "改成竖屏": "SetSize",
    "音乐静音": "SetVolume",
    "删掉第二张图": "DeleteScene",
    "第一张变成黑白": "AddFilter",
    "标题改成黄色": "StyleText",
    "标题放到底部": "StyleText",
    "标题改成“远方”": "ChangeText",
    "加一条字幕“你好”": "AddText",
    "第一张放6秒": "SetSceneLength",
    "音乐最后2秒淡出": "FadeMusic",
    "左上角放logo.png": "AddOverlay",
    "最后加上selfie.jpg": "AddScene",
    "片尾写上“再见”": "AddCard",
    "用jazz.mp3做背景音乐": "UseMusic",
}
UNKNOWN = {
    "en": ("flumber the first image", "wobble the title", "yoink the forest", "spindle the music"),
    "zh": ("把第一张抖一抖毛", "让森林跳个舞"),
}
WHY = {
    "en": ("because nobody can read it", "it's for my mum", "thanks", "my boss asked for that"),
    "zh": ("谢谢", "这样好看", "要发朋友圈用的"),
}
LINKS = {
    "en": (", ", " and ", ", then ", ". ", "; ", ", also ", ", and ", ". Also, ", " plus "),
    "zh": ("，", "，然后", "，再", "。", "；", "，另外", "，还有"),
}
OPENINGS = {"en": ("", "please ", "hey, can you ", "ok so "), "zh": ("", "帮我")}


def strung(dice: random.Random, language: str, orders: Sequence[str]) -> tuple[str, list[str], list[str]]:
    """Return a message, the orders in it that can be done, and those that nobody knows."""
    known = dice.sample(orders, dice.choice((2, 2, 3)))
    parts, unknown = list(known), list[str]()
    if dice.random() < 0.3:
        unknown = [dice.choice(UNKNOWN[language])]
        parts.insert(dice.randrange(len(parts) + 1), unknown[0])
    if dice.random() < 0.3:
        parts.insert(dice.randrange(1, len(parts) + 1), dice.choice(WHY[language]))
    message = parts[0]
    for part in parts[1:]:
        message += dice.choice(LINKS[language]) + part
    return dice.choice(OPENINGS[language]) + message, known, unknown


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize(("language", "effects"), [("en", ENGLISH), ("zh", CHINESE)])
def test_each_of_several_orders_is_done_or_named(seed: int, language: str, effects: dict[str, str]) -> None:
    dice = random.Random(f"{language}{seed}")
    for _ in range(20):
        message, known, unknown = strung(dice, language, list(effects))
        planned = plan(message, THREE, WAITING, language)
        done = {type(call).__name__ for call in planned.calls}
        told = " ".join([*planned.notes, *planned.not_understood, *(one.message for one in planned.choices)])
        assert StartVideo.__name__ not in done, message
        lost = [order for order in known if effects[order] not in done and order not in told]
        assert lost == [], (message, planned)
        assert done <= {effects[order] for order in known}, (message, planned)
        asks = any("?" in note or "？" in note for note in planned.notes)
        assert asks or all(order in told for order in unknown), (message, planned)


WORDS = {
    "en": "make put move cut trim show have get turn set keep drop lose swap change the this that it them my our "
    "forest desert city title caption music video clip photo photos picture image first last second end start "
    "brighter darker longer shorter louder slower warmer vertical black white yellow bigger smaller please just "
    "maybe a bit really too not don't no and then but so of on in to with for from instead again still nice "
    "wobble flumber yoink boss mum people Madrid colleagues 5 seconds 20% logo.png selfie.jpg jazz.mp3",
    "zh": "把 将 让 给 换 改 删 加 放 调 移 剪 弄 做 来 第一张 第二张 最后 森林 沙漠 城市 标题 字幕 音乐 视频 照片 图片 画面 "
    "亮一点 暗一点 长一点 短 大声 慢 暖 竖屏 黑白 黄色 大 小 请 麻烦 一下 有点 太 不要 别 然后 再 还有 但是 的 了 吧 在 到 "
    "里 上 下面 前面 跳舞 老板 同事 马德里 5秒 20% logo.png 好看 挡着 一直 跟着 两个字",
}
"""Words of editing, names of what is there, and fillers."""


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_heap_of_editing_words_takes_the_place_of_a_video(seed: int, language: str) -> None:
    dice = random.Random(f"heap {language}{seed}")
    words = WORDS[language].split()
    for _ in range(30):
        heap = (" " if language == "en" else "").join(dice.choices(words, k=dice.randint(2, 9)))
        planned = plan(heap, THREE, WAITING, language)
        assert not any(isinstance(call, StartVideo) for call in planned.calls), heap
        assert planned.calls or planned.notes, heap
