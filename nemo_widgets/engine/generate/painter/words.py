"""What a prompt asks to see, in English and Chinese."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# kind -> name -> the words for it. Phrases may hold spaces; Chinese words are found inside running text.
_LEXICON: dict[str, dict[str, str]] = {
    "time": {
        "dawn": "dawn|daybreak|first light|early morning|黎明|拂晓|破晓|清晨|晨曦|曙光",
        "sunrise": "sunrise|sun rise|morning|日出|朝阳|早晨|早上|朝霞|旭日",
        "day": "day|daytime|noon|midday|afternoon|daylight|sunlit|白天|正午|中午|下午|白昼",
        "golden": "golden hour|magic hour|late afternoon|黄金时刻|傍晚",
        "sunset": "sunset|sun set|sundown|evening|setting sun|夕阳|日落|落日|晚霞|黄昏|斜阳|余晖",
        "dusk": "dusk|twilight|blue hour|gloaming|nightfall|暮色|薄暮|蓝调时刻|黄昏后",
        "night": (
            "night|midnight|nighttime|nocturne|moonlit|moonlight|starlit|夜晚|夜色|夜空|午夜|深夜|"
            "月夜|夜景|夜里|星夜|夜"
        ),
    },
    "weather": {
        "clear": "clear|cloudless|sunny|bright sky|晴|晴天|晴朗|晴空|阳光|蓝天",
        "cloudy": "cloudy|cloud|clouds|白云|多云|云彩|云朵|云",
        "overcast": "overcast|grey sky|gray sky|gloomy|阴天|阴云|阴沉",
        "storm": (
            "storm|stormy|thunderstorm|thunder|tempest|typhoon|hurricane|暴风雨|风暴|雷雨|暴风|台风|狂风"
        ),
        "rain": "rain|rainy|raining|drizzle|shower|雨|下雨|小雨|雨天|细雨",
        "fog": "fog|foggy|mist|misty|haze|hazy|雾|薄雾|大雾|晨雾|云雾|雾气|朦胧",
        "snowfall": (
            "snowfall|snowing|snowstorm|blizzard|snowflake|snowflakes|falling snow|下雪|飘雪|雪花|暴雪"
        ),
        "aurora": "aurora|auroras|northern lights|northern light|polar lights|极光|北极光",
    },
    "sky": {
        "sun": "sun|sunshine|太阳",
        "moon": "moon|full moon|月亮|明月|月光|月色|圆月|月",
        "stars": "star|stars|starry|starlight|stargazing|星空|繁星|星星|星光|群星|星",
        "milky way": "milky way|galaxy|nebula|银河|星河|星系",
    },
    "subject": {
        "mountains": (
            "mountain|mountains|mountainous|peak|peaks|summit|ridge|ridges|alps|alpine|cliff|"
            "cliffs|volcano|himalaya|valley|canyon|fjord|山脉|雪山|高山|群山|山峰|山谷|远山|青山|"
            "山川|峡谷|火山|山"
        ),
        "hills": "hill|hills|hillside|rolling hills|highlands|countryside|tuscany|丘陵|山丘|小山|山坡|乡村",
        "lake": "lake|lakes|pond|lagoon|reservoir|fjord|湖泊|湖面|湖水|湖边|湖畔|山湖|湖|池塘",
        "sea": (
            "sea|ocean|seascape|seaside|wave|waves|surf|harbor|harbour|bay|gulf|waters|大海|海洋|"
            "海面|海浪|海边|海上|海湾|波浪|浪花|海港|海"
        ),
        "water": "water|reflection|reflections|riverside|waterfront|水面|倒影|水边|江面|江边|水",
        "river": "river|stream|creek|brook|河流|小河|溪流|小溪|江河|江|河|溪",
        "forest": (
            "forest|forests|wood|woods|woodland|pine|pines|tree|trees|spruce|fir|firs|jungle|taiga|"
            "森林|树林|松林|松树|树木|树|林"
        ),
        "desert": "desert|dune|dunes|sahara|sand dunes|gobi|沙漠|沙丘|大漠|戈壁",
        "city": (
            "city|cities|skyline|skyscraper|skyscrapers|downtown|urban|metropolis|cityscape|"
            "building|buildings|street|streets|tower|towers|new york|tokyo|shanghai|hong kong|"
            "london|paris|城市|都市|天际线|高楼|摩天大楼|大楼|建筑|街道|上海|北京|东京|香港|霓虹灯"
        ),
        "snowfield": (
            "snowfield|snow|snowy|snow covered|tundra|arctic|winter|glacier|ice|icy|frozen|雪地|"
            "雪原|冰雪|积雪|白雪|冬天|冬季|冬日|冰川|冰|雪"
        ),
        "meadow": (
            "meadow|meadows|field|fields|grass|grassland|prairie|pasture|steppe|savanna|lawn|wheat|"
            "farmland|farm|草地|草原|草坪|田野|牧场|麦田|原野|稻田"
        ),
        "flowers": (
            "flower|flowers|blossom|blossoms|bloom|blooming|wildflowers|wildflower|tulip|tulips|"
            "lavender|poppy|poppies|sunflower|sunflowers|rose|roses|daisy|daisies|花田|花海|鲜花|"
            "野花|花朵|花丛|薰衣草|向日葵|郁金香|玫瑰|花"
        ),
        "island": "island|islands|isle|tropical|tropics|岛屿|小岛|海岛|岛",
        "beach": (
            "beach|beaches|shore|coast|coastline|seashore|palm|palms|palm tree|palm trees|沙滩|"
            "海滩|海岸|椰树|棕榈"
        ),
        "cherry": "cherry|cherry blossom|cherry blossoms|sakura|peach blossom|樱花|桃花|樱树",
        "spring": "spring|springtime|春天|春季|春日|春",
        "summer": "summer|summertime|夏天|夏季|夏日|夏",
        "autumn": "autumn|fall foliage|autumnal|maple|红叶|秋天|秋季|秋日|枫叶|枫林|秋",
        "landscape": (
            "landscape|scenery|nature|outdoors|wilderness|horizon|view|sky|skies|风景|风光|自然|"
            "景色|天空|大自然|天际"
        ),
    },
    "palette": {
        "pink": "pink|magenta|粉色|粉红|粉红色|粉",
        "red": "red|crimson|scarlet|红色|火红|红",
        "orange": "orange|amber|橙色|橘色|橙",
        "gold": "gold|golden|yellow|金色|金黄|黄色|金",
        "green": "green|emerald|绿色|翠绿|碧绿|绿",
        "teal": "teal|turquoise|cyan|aqua|mint|青色|蓝绿|湖蓝|青",
        "blue": "blue|azure|navy|indigo|蓝色|深蓝|蔚蓝|湛蓝|蓝",
        "purple": "purple|violet|lilac|紫色|紫",
        "warm": "warm|cozy|cosy|温暖|暖色|暖",
        "cool": "cool|cold|chilly|冷色|清冷|寒冷|冷",
        "pastel": "pastel|soft|gentle|dreamy|柔和|淡雅|梦幻",
        "monochrome": (
            "monochrome|black and white|grayscale|greyscale|noir|minimal|minimalist|黑白|单色|水墨"
        ),
        "neon": "neon|cyberpunk|synthwave|vaporwave|retrowave|霓虹|赛博朋克",
        "vivid": "vivid|vibrant|colorful|colourful|saturated|鲜艳|绚丽|多彩|彩色",
        "muted": "muted|faded|vintage|nostalgic|复古|怀旧",
        "dark": "dark|moody|dramatic|黑暗|幽暗|暗",
        "bright": "bright|luminous|明亮",
    },
}

_STOP = frozenset(
    # A list of two hundred quoted words would read worse.
    (  # noqa: SIM905
        "a above across after along among an and are around as at background be beautiful before "
        "behind below beneath beside between big by calm clip distant far for foreground from "
        "front full great high i image in into is it its light little lone long lovely low my near "
        "of off on onto or our out over painting peaceful photo picture quiet s scene serene shot "
        "silent small some still tall that the their there these this through to toward towards "
        "under up very video was we were when where which while wide with within you your"
    ).split()
)
_STOP_ZH = frozenset(
    "一上下与个中丽之也了于从他们你到前右后和图在处她它对左"
    "幅座张很我把旁是景有条片画的着美被视边过这那都里间面频风"
)

_CHINESE = re.compile(r"[㐀-鿿豈-﫿]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?", re.UNICODE)


@dataclass(frozen=True)
class Wish:
    """What a prompt asks for.

    Parameters
    ----------
    time
        Time of day, or None where the prompt names none.
    weather, sky, subjects
        What is to be seen.
    palette
        Colour words in the order they were written.
    understood, missed
        The words that are in here, and those that are not.
    """

    time: str | None = None
    weather: frozenset[str] = frozenset()
    sky: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    palette: tuple[str, ...] = ()
    understood: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    @property
    def drawable(self) -> bool:
        """Whether anything can be painted; colours alone are not a scene."""
        seasons = {"spring", "summer", "autumn"}
        return bool(self.time or self.weather or self.sky or self.subjects - seasons)


def _index() -> dict[str, list[tuple[str, str]]]:
    index: dict[str, list[tuple[str, str]]] = {}
    for kind, names in _LEXICON.items():
        for name, words in names.items():
            for word in words.split("|"):
                index.setdefault(word, []).append((kind, name))
    # A word may say two things at once.
    for word, kind, name in (
        ("moonlit", "sky", "moon"),
        ("moonlight", "sky", "moon"),
        ("月夜", "sky", "moon"),
        ("starlit", "sky", "stars"),
        ("星夜", "sky", "stars"),
        ("星空", "time", "night"),
        ("雪山", "subject", "snowfield"),
        ("雪山", "subject", "peaks"),
        ("山湖", "subject", "mountains"),
        ("松林", "subject", "forest"),
        ("alpine", "subject", "peaks"),
        ("alps", "subject", "peaks"),
        ("himalaya", "subject", "peaks"),
        ("lavender", "palette", "purple"),
        ("薰衣草", "palette", "purple"),
        ("风暴", "weather", "cloudy"),
        ("麦田", "palette", "gold"),
        ("wheat", "palette", "gold"),
        ("火山", "subject", "peaks"),
        ("tropical", "subject", "beach"),
        ("霓虹灯", "palette", "neon"),
        ("夜景", "subject", "landscape"),
        ("sunny", "sky", "sun"),
        ("sunshine", "weather", "clear"),
        ("blizzard", "subject", "snowfield"),
        ("snowstorm", "subject", "snowfield"),
    ):
        index.setdefault(word, []).append((kind, name))
    return index


_INDEX = _index()
_LONGEST_PHRASE = max(len(word.split()) for word in _INDEX)
_LONGEST_CHINESE = max(len(word) for word in _INDEX if _CHINESE.match(word))


@dataclass
class _Reading:
    found: dict[str, list[str]] = field(default_factory=dict)
    understood: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def take(self, written: str, word: str) -> None:
        for kind, name in _INDEX[word]:
            self.found.setdefault(kind, []).append(name)
        if written not in self.understood:
            self.understood.append(written)

    def miss(self, written: str) -> None:
        if written not in self.missed:
            self.missed.append(written)


def read(prompt: str) -> Wish:
    """Return what a prompt asks for.

    Parameters
    ----------
    prompt
        Any text; English and Chinese words are looked for.

    Examples
    --------
    >>> wish = read("sunset over a mountain lake with dragons")
    >>> wish.time, sorted(wish.subjects), wish.missed
    ('sunset', ['lake', 'mountains'], ('dragons',))
    """
    reading = _Reading()
    for run in re.split(r"([㐀-鿿豈-﫿]+)", prompt):
        if _CHINESE.fullmatch(run):
            _read_chinese(run, reading)
        else:
            _read_words(run, reading)
    found = reading.found
    times = found.get("time", [])
    # "night" and "evening" are often said beside something more exact; the first exact one counts.
    time = next((name for name in times if name != "day"), times[0] if times else None)
    if "night" in times:
        time = "night"
    return Wish(
        time=time,
        weather=frozenset(found.get("weather", [])),
        sky=frozenset(found.get("sky", [])),
        subjects=frozenset(found.get("subject", [])),
        palette=tuple(dict.fromkeys(found.get("palette", []))),
        understood=tuple(reading.understood),
        missed=tuple(reading.missed),
    )


def _read_words(text: str, reading: _Reading) -> None:
    words = _WORD.findall(text.casefold().replace("-", " "))
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
            written = " ".join(words[at : at + length])
            known = next((form for form in _forms(written) if form in _INDEX), None)
            if known is not None:
                reading.take(written, known)
                at += length
                break
        else:
            if words[at] not in _STOP:
                reading.miss(words[at])
            at += 1


def _forms(word: str) -> tuple[str, ...]:
    bare = re.sub(r"['’]s$", "", word)
    return (word, bare, bare.removesuffix("s"), bare.removesuffix("y"))


def _read_chinese(text: str, reading: _Reading) -> None:
    at, unknown = 0, ""
    while at < len(text):
        for length in range(min(_LONGEST_CHINESE, len(text) - at), 0, -1):
            word = text[at : at + length]
            if word in _INDEX:
                _miss_chinese(unknown, reading)
                unknown = ""
                reading.take(word, word)
                at += length
                break
        else:
            unknown += text[at]
            at += 1
    _miss_chinese(unknown, reading)


def _miss_chinese(text: str, reading: _Reading) -> None:
    for part in re.split("[" + "".join(sorted(_STOP_ZH)) + "]+", text):
        if part:
            reading.miss(part)
