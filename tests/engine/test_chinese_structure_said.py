# ruff: noqa: E501 -- what people say is not cut, and is written as they write
"""Chinese about order, time and sound as it is spoken: what changes, and what must not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.engine.test_newcomer import told
from tests.engine.third_corpus import Beginning, Told, Typed

Check = Callable[[Told], bool]


def runs(order: str, *seconds: float) -> Check:
    """Tell whether the shots come in an order, by their first letters, and how long each of them is."""

    def check(t: Told) -> bool:
        lasting = [(end - start) / 1000 for start, end in t.spans]
        return t.order == order and (not seconds or lasting == list(seconds))

    return check


def asks(t: Told) -> bool:
    return t.stays and "没有听懂" not in t.reply and ("？" in t.reply or "\n1. " in t.reply)


def cannot(t: Told) -> bool:
    return t.stays and "做不到" in t.reply


def volumes(*wanted: float) -> Check:
    return lambda t: [1 if shot.volume is None else shot.volume for shot in t.shots] == list(wanted)


SAID: list[tuple[Beginning, str, str, Check]] = [
    ("birthday", "", "幼儿园老师说视频不能超过15秒，你给压到15秒", runs("bcggg", 3, 3, 3, 3, 3)),
    ("birthday", "", "cake.jpg和garden.jpg对调，完了把goodbye.jpg去掉", runs("bgcg")),
    ("birthday", "", "把goodbye.jpg移到第一张", runs("gbcgg")),
    ("birthday", "", "气球那张照片不要了，蛋糕放第一个，停5秒", runs("cggg", 5, 4, 4, 4)),
    ("birthday", "", "全部照片加起来控制在18秒", lambda t: t.now.duration_ms == 18_000),
    ("birthday", "", "第二张移到第四张的位置", runs("bggcg")),
    ("birthday", "", "爷爷奶奶的照片往前挪一张", runs("bcggg")),
    ("birthday", "", "只要蛋糕和花园这两张，其他的删掉", runs("cg")),
    ("birthday", "", "时长砍一半", lambda t: t.now.duration_ms == 10_000),
    ("birthday", "", "整体节奏慢一点，每张多两秒", runs("bcggg", 6, 6, 6, 6, 6)),
    ("birthday", "", "两张照片换下顺序", asks),
    ("birthday", "", "凡是有我前夫脸的照片，自动帮我挑出来删了", cannot),
    ("birthday", "", "用AI把我奶奶的照片变成会说话的", cannot),
    ("birthday", "", "按照音乐节奏切换照片", cannot),
    ("birthday", "删掉cake.jpg", "等下等下，我说错了，是气球那张不要，蛋糕给我留着", runs("cggg")),
    ("birthday", "把goodbye.jpg移到第一张", "怪怪的，放回原来的地方好了", runs("bcggg")),
    ("birthday", "把气球移到最后", "算了，还是放回第一个", runs("bcggg")),
    ("clips", "", "interview.mp4开头2秒我在清嗓子，掐了", runs("iop", 8, 10, 10)),
    ("clips", "", "采访里从第4秒到第6秒他在喝水，剪掉", runs("iiop", 4, 4, 10, 10)),
    ("clips", "", "采访的前两秒和最后一秒都不要", runs("iop", 7, 10, 10)),
    ("clips", "", "采访开头那两秒剪掉，结尾也剪掉一秒", runs("iop", 7, 10, 10)),
    ("clips", "", "office.mp4从中间切一刀", runs("ioop", 10, 5, 5, 10)),
    ("clips", "", "把采访从5秒处分成两段，删掉前一段", runs("iop", 5, 10, 10)),
    ("clips", "", "采访的声音大一点，办公室的关掉", volumes(1, 0, 1)),
    ("clips", "", "三个视频的原声都关掉", lambda t: t.order == "iop" and volumes(0, 0, 0)(t)),
    ("clips", "", "提取采访的文字做成字幕", cannot),
    ("clips", "", "把采访里咳嗽的声音去掉", cannot),
    ("clips", "采访剪掉前2秒", "后面也剪2秒", runs("iop", 6, 10, 10)),
    ("clips", "office.mp4静音", "它还是长了，裁到6秒", runs("iop", 10, 6, 10)),
    ("clips", "采访1.2倍速", "再快一点", lambda t: t.shots[0].m["speed"] == 1.38),
    ("painted", "", "灯塔看腻了，给我画成一片向日葵花田", lambda t: t.shots[1].name == "一片向日葵花田"),
    ("painted", "", "夜景不要了，补一个星空下的帐篷", lambda t: [s.name for s in t.shots][2:] == ["星空下的帐篷"]),
    ("painted", "", "去掉灯塔，换上草原", lambda t: t.shots[1].name == "草原"),
    ("painted", "", "加一个海边日出的场景，放在最后，6秒", lambda t: (t.shots[3].name, t.spans[3]) == ("海边日出", (15_000, 21_000))),
    ("painted", "", "多加一个雪山的画面放在森林和灯塔之间", lambda t: t.shots[1].name == "雪山"),
    ("painted", "灯塔换成沙漠", "算了还是灯塔好看", lambda t: t.shots[1].name == "lighthouse by the sea"),
    ("painted", "在最后加一张雪山", "2秒就够了", lambda t: [end - start for start, end in t.spans] == [5000, 5000, 5000, 2000]),
    ("painted", "在最后加一张雪山", "移到森林前面", lambda t: t.shots[0].name == "雪山"),
    ("charts", "", "光有人声有点干，配个轻松的bgm", lambda t: t.order == "rcfr" and len(t.now.segments) == len(t.was.segments) + 1),
    ("charts", "", "老板说churn这页不讲了，删", runs("rfr")),
    ("charts", "", "中间两张各8秒", runs("rcfr", 6, 8, 8, 6)),
    ("charts", "", "第三张图表多停留两秒", runs("rcfr", 6, 6, 8, 6)),
    ("charts", "", "有一页停得不够久，加长", asks),
    ("charts", "把regions.png移到最前面", "funnel跟在它后面", runs("rfrc")),
    ("charts", "第二页删掉", "不小心删错了，应该删第三页", runs("rcr")),
]  # fmt: skip


@pytest.mark.parametrize(("at", "before", "message", "check"), SAID, ids=[said[2] for said in SAID])
async def test_spoken_chinese_does_what_it_says(
    at: Beginning, before: str, message: str, check: Check
) -> None:
    after = await told(Typed(at, message, "", check, before=before))
    assert check(after), after.reply
