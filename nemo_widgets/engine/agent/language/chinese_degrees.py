"""More and less in spoken Chinese: 亮一点, 调亮, 再亮点, and what 太暗了, 不够亮, 别那么暗 wish for."""

# ruff: noqa: E501 -- a list of words cut at a margin cannot be searched for

from __future__ import annotations

from collections.abc import Iterator

_Side = tuple[str, int]

_ADJECTIVES: dict[_Side, str] = {
    ("brightness", 1): "亮|明亮|亮堂|光亮",
    ("brightness", -1): "暗|昏暗",
    ("saturation", 1): "鲜艳|艳|鲜亮|鲜明|鲜活|艳丽|浓郁|饱和",
    ("warm", 1): "暖|暖和",
    ("cool", 1): "冷|清冷",
    ("blur", 1): "模糊",
    ("length", 1): "长|久",
    ("length", -1): "短",
    ("volume", 1): "大声|响|响亮",
    ("volume", -1): "小声|轻声",
    ("speed", 1): "快",
    ("speed", -1): "慢",
    ("up", 1): "大|高|多|强|重",
    ("up", -1): "小|低|少|弱",
}
"""What can be more or less, by the side it is of."""

_FOUND_WRONG: dict[_Side, str] = {
    ("brightness", 1): "黑|黑乎乎|昏|阴|阴沉|阴暗|灰暗",
    ("brightness", -1): "刺眼|晃眼|白|曝",
    ("saturation", 1): "灰|灰蒙蒙|平淡|寡淡|单调|淡|素",
    ("saturation", -1): "花|花哨|浓",
    ("cool", 1): "黄|红",
    ("warm", 1): "蓝|青",
    ("volume", -1): "吵|闹|嘈杂|响",
    ("volume", 1): "轻|听不清",
    ("length", -1): "拖|拖沓|拖拉|墨迹|啰嗦|冗长",
    ("length", 1): "匆忙|仓促|赶",
    ("speed", 1): "磨叽",
}
"""What is only said of what is wrong, by the side and the way that would help."""

_A_LITTLE = (
    "一点",
    "点",
    "些",
    "一些",
    "一点点",
    "一丢丢",
    "一丁点",
    "那么一点",
    "一截",
    "一档",
    "一号",
    "一圈",
)
_MADE = ("变", "调", "弄", "搞", "整", "改", "弄得", "搞得", "调得", "变得", "弄成", "调到")
"""What makes it so; 一点 after it is a phrase of its own, for 调亮一点 is less than 调亮."""
_TOO = ("太", "有点", "有点太", "有些", "有一点", "偏", "过于", "太过", "实在太", "显得", "显得太", "略", "好像有点", "感觉有点", "感觉太", "稍微有点", "特别", "真", "过分", "未免太")  # fmt: skip
_NOT_ENOUGH = ("不够", "不太", "不怎么", "不大", "还不够")
_LESS = ("别太", "别那么", "不要太", "不要那么", "不用太", "不用那么", "别这么", "不要这么", "没必要那么", "没必要这么", "不那么", "没那么", "别")  # fmt: skip
_OPPOSITE = {"warm": "cool", "cool": "warm"}


def _wished(adjective: str) -> Iterator[str]:
    for little in _A_LITTLE:
        for before in ("", "再", "更", "还要", "稍微", "稍"):
            yield f"{before}{adjective}{little}"
        yield f"{adjective}下来{little}"
    yield f"更{adjective}"
    yield f"再{adjective}"
    yield f"{adjective}起来"
    for made in _MADE:
        yield f"{made}{adjective}"
        yield f"再{made}{adjective}"
        yield f"{made}更{adjective}"


def _complained(adjective: str) -> Iterator[str]:
    for too in _TOO:
        for end in ("", "了", "啦", "了点", "了一点", "了些"):
            yield f"{too}{adjective}{end}"
    for end in ("了点", "了一点", "了些"):
        yield f"{adjective}{end}"
    if adjective in "长短快慢大小亮暗响轻吵":
        yield f"{adjective}了"
    for still in ("还是", "还", "还是太", "还是有点", "仍然"):
        yield f"{still}{adjective}了"


def _words() -> dict[tuple[str, object], str]:
    found: dict[tuple[str, object], list[str]] = {}

    def learn(side: _Side, surfaces: Iterator[str]) -> None:
        found.setdefault(("more", side), []).extend(surfaces)

    for (side, way), adjectives in _ADJECTIVES.items():
        for adjective in adjectives.split("|"):
            against = (_OPPOSITE[side], 1) if side in _OPPOSITE else (side, -way)
            learn((side, way), _wished(adjective))
            learn((side, way), (f"{no}{adjective}" for no in _NOT_ENOUGH))
            learn(against, _complained(adjective))
            learn(against, (f"{less}{adjective}" for less in _LESS if less != "别" or len(adjective) > 1))
    for wanted, adjectives in _FOUND_WRONG.items():
        for adjective in adjectives.split("|"):
            learn(wanted, _complained(adjective))
            learn(wanted, (f"{less}{adjective}" for less in _LESS))
    learn(("length", 1), _kept_longer(1))
    learn(("length", -1), _kept_longer(-1))
    return {key: "|".join(dict.fromkeys(surfaces)) for key, surfaces in found.items()}


_STAYS = ("停", "留", "放", "播", "待", "停留", "显示", "展示", "看", "撑", "挂", "保持")


def _kept_longer(way: int) -> Iterator[str]:
    """Yield 多停一会, 停久一点, 多放几秒 and their opposites."""
    for stays in _STAYS:
        for how in ("长", "久") if way > 0 else ("短",):
            for little in _A_LITTLE:
                yield f"{stays}{how}{little}"
                yield f"再{stays}{how}{little}"
                yield f"{stays}得{how}{little}"
                yield f"{stays}的时间{how}{little}"
                yield f"{stays}时间{how}{little}"
        for some in ("", "会", "一会", "几秒", "一下", "点", "些", "点时间", "一些", "一点"):
            yield f"{'多' if way > 0 else '少'}{stays}{some}"
            yield f"再{'多' if way > 0 else '少'}{stays}{some}"


WORDS = _words()
