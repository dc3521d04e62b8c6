"""Colours by name, English and Chinese: the plain ones, and their light, dark, pale and bright shades."""

# ruff: noqa: E501 -- a list of names cut at a margin cannot be searched for

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from functools import cache

PLAIN: dict[str, tuple[str, str]] = {
    "white": ("#ffffff", "白色"),
    "black": ("#000000", "黑色"),
    "red": ("#e53935", "红色"),
    "orange": ("#fb8c00", "橙色"),
    "yellow": ("#fdd835", "黄色"),
    "gold": ("#d4af37", "金色"),
    "green": ("#43a047", "绿色"),
    "teal": ("#00897b", "青色"),
    "blue": ("#1e88e5", "蓝色"),
    "navy": ("#1a237e", "深蓝色"),
    "purple": ("#8e24aa", "紫色"),
    "pink": ("#ec407a", "粉色"),
    "brown": ("#6d4c41", "棕色"),
    "gray": ("#9e9e9e", "灰色"),
    "silver": ("#c0c0c0", "银色"),
    "cyan": ("#00bcd4", "青蓝色"),
    "turquoise": ("#40e0d0", "绿松石色"),
    "magenta": ("#d500f9", "洋红色"),
    "violet": ("#7e57c2", "紫罗兰色"),
    "beige": ("#f5f0dc", "米色"),
    "cream": ("#fff6e0", "奶油色"),
    "maroon": ("#7f1d1d", "酒红色"),
    "lime": ("#c6ff00", "青柠色"),
    "coral": ("#ff7f50", "珊瑚色"),
    "mint": ("#98e4c4", "薄荷色"),
}
"""The draft's colour and its Chinese name, by the English one."""

_OTHER_NAMES = {
    "grey": "gray", "golden": "gold", "ivory": "cream", "off-white": "cream", "navy blue": "navy", "crimson": "maroon",
    "burgundy": "maroon", "lilac": "violet", "fuchsia": "magenta", "aqua": "cyan",
    "粉红色": "pink", "粉红": "pink", "咖啡色": "brown", "橘色": "orange", "橘黄色": "orange", "米白色": "cream", "深灰": "gray",
}  # fmt: skip
_HUED = (
    "red",
    "orange",
    "yellow",
    "green",
    "teal",
    "blue",
    "purple",
    "pink",
    "brown",
    "gray",
    "cyan",
    "violet",
)
_SHADES = {
    ("light", "浅"): 0.40, ("pale", "淡"): 0.62, ("pastel", "粉"): 0.55, ("dark", "深"): -0.45, ("deep", "暗"): -0.32,
    ("bright", "亮"): 0.0, ("neon", "荧光"): 0.0,
}  # fmt: skip
_HAN_ONLY = {
    "#ffeb00": "明黄 柠檬黄 鲜黄 嫩黄", "#f3e5ab": "米黄 鹅黄 奶黄", "#b8860b": "土黄 姜黄", "#b71c1c": "酒红 枣红", "#e5004f": "玫红 玫瑰红",
    "#d50000": "大红 正红 鲜红 中国红 朱红", "#ff5722": "橘红 橙红", "#ff8a3d": "明橙 暖橙", "#1b5e20": "墨绿 军绿", "#7cb342": "草绿 嫩绿 青草绿",
    "#00b894": "翠绿 明绿", "#26a69a": "湖绿 青绿", "#0277bd": "湖蓝 海蓝", "#1a237e": "藏蓝 藏青", "#2979ff": "明蓝 亮蓝 科技蓝", "#6a1b9a": "深紫罗兰",
    "#fffdf5": "奶白 乳白 象牙白", "#f7e7ce": "香槟", "#795548": "咖", "#c3b091": "卡其", "#f8bbd0": "樱花粉 嫩粉 浅粉 淡粉 粉嫩", "#b0bec5": "银灰",
    "#ffffff": "雪白 亮白", "#000000": "纯黑 漆黑 墨黑",
}  # fmt: skip
"""Colours that only Chinese has short names for."""
_SINGLE = {
    "白": "white", "黑": "black", "红": "red", "黄": "yellow", "蓝": "blue", "绿": "green", "紫": "purple", "粉": "pink",
    "橙": "orange", "灰": "gray", "金": "gold", "青": "teal", "棕": "brown", "银": "silver",
}  # fmt: skip
"""What one character means beside 字, 底 and 边."""


@cache
def by_name() -> dict[str, str]:
    """Return the colour of every name, lower case.

    Examples
    --------
    >>> by_name()["white"], by_name()["dark green"] < by_name()["green"], by_name()["浅蓝色"] == by_name()["light blue"]
    ('#ffffff', True, True)
    """
    return dict(_names())


def name_of(code: str, *, chinese: bool = False) -> str:
    """Return what people call a colour, or its code where it has no name.

    Examples
    --------
    >>> name_of("#fdd835"), name_of("#fdd835", chinese=True), name_of("#123456"), name_of("#00000080")
    ('yellow', '黄色', '#123456', 'half transparent black')
    """
    base = code[:7] if len(code) == 9 else code
    found = (name for name, one in by_name().items() if one == base and name.isascii() != chinese)
    name = next(found, base)
    return name if base == code else f"半透明{name}" if chinese else f"half transparent {name}"


def is_dark(code: str) -> bool:
    """Tell whether white letters read better on a colour than black ones."""
    red, green, blue = _rgb(code)
    light = 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
    return bool(light < 0.36)


def pairs() -> Iterator[tuple[str, str, str]]:
    """Yield Chinese words for letters (`letters`), their ground and their edge with the colour: 白字, 黑底, 黑边."""
    for surface, name in _SINGLE.items():
        code = PLAIN[name][0]
        for said in (surface, f"{surface}色", f"{surface}色的"):
            yield from (("letters", f"{said}{end}", code) for end in ("字", "字体", "文字"))
            yield from (("ground", f"{said}{end}", code) for end in ("底", "底色", "背景", "底框"))
            yield from (
                ("edge", f"{said}{end}", code) for end in ("边", "描边", "边框", "轮廓", "外框", "框")
            )


def _names() -> Iterator[tuple[str, str]]:
    for name, (code, zh) in PLAIN.items():
        yield name, code
        yield zh, code
        if len(zh) > 2:
            yield zh.removesuffix("色"), code
    for name, other in _OTHER_NAMES.items():
        yield name, PLAIN[other][0]
    for (english, chinese), way in _SHADES.items():
        for hue in _HUED:
            code = _shade(PLAIN[hue][0], way)
            yield f"{english} {hue}", code
            if english not in {"pastel", "neon"}:
                yield f"{english}{'r' if english == 'pale' else 'er'} {hue}", code
            if hue == "gray":
                yield f"{english} grey", code
            if hue in _SINGLE.values() and f"{chinese}{PLAIN[hue][1]}" not in {"深蓝色", "粉粉色"}:
                yield f"{chinese}{PLAIN[hue][1]}", code
                yield f"{chinese}{PLAIN[hue][1].removesuffix('色')}", code
    yield from (
        (said, code)
        for code, names in _HAN_ONLY.items()
        for name in names.split()
        for said in (name, f"{name}色")
    )
    yield from (("sky blue", "#87ceeb"), ("天蓝色", "#87ceeb"), ("天蓝", "#87ceeb"), ("hot pink", "#ff4fa3"))
    yield from (
        ("royal blue", "#3558d4"),
        ("宝蓝色", "#3558d4"),
        ("金黄色", "#f5b921"),
        ("金黄", "#f5b921"),
        ("bright white", "#ffffff"),
        ("纯白色", "#ffffff"),
    )


def _rgb(code: str) -> tuple[float, float, float]:
    digits = code.lstrip("#")
    digits = "".join(char * 2 for char in digits) if len(digits) == 3 else digits
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _shade(code: str, way: float) -> str:
    """Return a colour lighter (above 0), darker (below), or as bright as it gets (0)."""
    if not way:
        hue, lightness, _ = colorsys.rgb_to_hls(*_rgb(code))
        channels = colorsys.hls_to_rgb(hue, min(0.6, max(0.5, lightness)), 1.0)
    else:
        channels = tuple(one + (1 - one) * way if way > 0 else one * (1 + way) for one in _rgb(code))  # type: ignore[assignment]  # three of them
    return "#" + "".join(f"{round(255 * one):02x}" for one in channels)
