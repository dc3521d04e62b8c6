"""The videos that unseen messages are said to, and what is uploaded but not on their timelines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from nemo_widgets.timeline.draft import Draft

Raw = dict[str, Any]
SIZES: Final = {"16:9": (1920, 1080), "9:16": (1080, 1920), "1:1": (1080, 1080)}


def _segment(id_: str, start: float, seconds: float, src: str = "", **m: Any) -> Raw:
    raw = {"id": id_, "s": round(start * 1000), "d": round(seconds * 1000), "m": m}
    return raw | ({"src": f"/media/{src}"} if src else {})


def _shots(names: str, **m: Any) -> list[Raw]:
    """Lay pictures one after another, each given by its file and its seconds."""
    laid: list[Raw] = []
    at = 0.0
    for n, one in enumerate(names.split(", "), 1):
        name, length = one.split()
        seconds = float(length)
        clip = {"source_in": 0, "source_out": round(seconds * 1000), "speed": 1, "volume": 1}
        kind = {"media_type": "video"} | clip if name.endswith(".mp4") else {"media_type": "image"}
        laid.append(_segment(f"v{n}", at, seconds, name, title=name, **kind, fit="cover", **m))
        at += seconds
    return laid


def _texts(*texts: tuple[float, float, str], role: str = "title", id_: str = "x") -> list[Raw]:
    return [
        _segment(f"{id_}{n}", start, seconds, text=text, role=role)
        for n, (start, seconds, text) in enumerate(texts, 1)
    ]


def _titled(title: tuple[float, float, str], lower_third: tuple[float, float, str]) -> list[Raw]:
    start, seconds, text = lower_third
    return [*_texts(title), _segment("x2", start, seconds, text=text, role="lower-third")]


def _music(src: str, seconds: float, volume: float, **m: Any) -> Raw:
    return _segment("a1", 0, seconds, src, title=src.removesuffix(".wav"), role="bgm", volume=volume, **m)


def _voice(id_: str, src: str, seconds: float) -> Raw:
    return _segment(id_, 0, seconds, src, title=src, role="voice", volume=1)


def _draft(
    title: str,
    ratio: str,
    shots: list[Raw],
    texts: list[Raw],
    *sounds: Raw,
    above: Sequence[Raw] = (),
    captions: Sequence[Raw] = (),
) -> Draft:
    tracks: list[Raw] = [{"id": "video", "tt": 0, "m": {"name": "Video"}, "sg": shots}]
    if above:
        tracks.append({"id": "overlay", "tt": 0, "m": {"name": "Overlay"}, "sg": [*above]})
    if texts:
        tracks.append({"id": "text", "tt": 7, "m": {"name": "Texts"}, "sg": texts})
    if captions:
        tracks.append({"id": "captions", "tt": 7, "m": {"name": "Captions"}, "sg": [*captions]})
    for sound in sounds:
        role = sound["m"]["role"]
        tracks.append({"id": role, "tt": 1, "m": {"name": role}, "sg": [sound]})
    width, height = SIZES[ratio]
    m = {"title": title, "width": width, "height": height, "fps": 30, "ratio": ratio}
    return Draft.from_wire({"t": tracks, "d": shots[-1]["s"] + shots[-1]["d"], "m": m})


_SPOKEN = (
    "Hi, I'm Jonas from Brightleaf.", "We started in a garage in 2019.", "Today we are forty people.",
    "Most of us work from home.", "This is the new planter.", "Order it on our website.",
)  # fmt: skip
_CAPTIONS = [
    _segment(f"c{n + 1}", n * 5, 5, text=text, role="caption", style={"size": 48, "color": "#ffffff"})
    for n, text in enumerate(_SPOKEN)
]
_SCENES = [
    _segment(f"v{n}", (n - 1) * 5, 5, f"scene{n}.png", title=of, media_type="image", motion="zoom-in",
             made={"by": "painter", "prompt": of, "seed": n})
    for n, of in enumerate(("misty pine forest", "lighthouse by the sea", "city skyline at night"), 1)
]  # fmt: skip
_BADGE = _segment("b1", 0, 22, "badge.png", title="badge.png", media_type="image", role="watermark",
                  place={"corner": "top-right", "opacity": 1})  # fmt: skip
_SEAL = _segment("w1", 0, 20, "山居.png", title="山居.png", media_type="image", role="watermark",
                 place={"corner": "bottom-right", "opacity": 0.8})  # fmt: skip
_ZOOMING = {"motion": "zoom-in"}
_AMBIENT = {"by": "synthesiser", "mood": "ambient", "seed": 1}

DRAFTS: Final[dict[str, Draft]] = {
    "birthday": _draft(
        "Mia", "16:9",
        _shots("balloons.jpg 4, cake.jpg 4, garden.jpg 4, grandparents.jpg 4, goodbye.jpg 4", **_ZOOMING),
        _texts((0, 4, "Mia turns 7"), (16, 4, "Thank you for coming!")),
        _music("Lo-fi.wav", 20, 0.5, fade_out=2000),
    ),
    "clips": _draft(
        "Brightleaf", "16:9", _shots("interview.mp4 10, office.mp4 10, product.mp4 10"), _CAPTIONS,
    ),
    "painted": _draft(
        "Quiet places", "9:16", _SCENES,
        _texts((0, 3, "Quiet places")), _music("Ambient.wav", 15, 0.35, made=_AMBIENT),
    ),
    "charts": _draft(
        "Q3", "16:9",
        _shots("revenue.png 6, churn.png 6, funnel.png 6, regions.png 6", **_ZOOMING),
        _texts((0, 6, "Revenue up 12%"), (6, 6, "Churn flat at 3%"), (12, 6, "Trials convert better"),
               (18, 6, "North leads"), role="lower-third"),
        _voice("a1", "narration.mp3", 24),
    ),
    "dali": _draft(
        "大理", "9:16", _shots("洱海.jpg 3, 古城.jpg 3, 苍山.jpg 3, 火车站.jpg 3"),
        _texts((0, 3, "大理四日")), _music("Upbeat.wav", 12, 0.6), _voice("a2", "旁白.m4a", 12),
    ),
    "podcast": _draft(
        "Episode 14", "16:9", _shots("intro.mp4 8, host.mp4 20, guest.mp4 16, studio.jpg 4"),
        _texts((9, 5, "Sam Ortiz, host"), (29, 5, "Dr. Priya Nair, sleep researcher"), role="lower-third"),
        _music("theme.mp3", 48, 0.3),
    ),
    "reel": _draft(
        "Café", "9:16", _shots("coffee1.jpg 2.5, pastry.jpg 2.5, coffee2.jpg 2.5, terrace.jpg 2.5"),
        _texts((0, 2.5, "Morning!"), (2.5, 2.5, "Baked at 5 am"), (5, 2.5, "Your usual?"),
               (7.5, 2.5, "See you outside"), role="caption", id_="c"),
        _music("Upbeat.wav", 10, 0.6),
    ),
    "lecture": _draft(
        "Statistics 101", "16:9",
        _shots("outline.png 5, regression.png 8, demo.mp4 10, residuals.png 7"),
        _titled((0, 5, "Statistics 101"), (5, 5, "Dr. Petra Novak")),
        _music("Piano.wav", 30, 0.3),
    ),
    "milk tea": _draft(
        "阿茶小铺", "9:16",
        _shots("门口.jpg 3, 珍珠奶茶.jpg 3, 杨枝甘露.jpg 3, 制作过程.mp4 6, 优惠券.jpg 3"),
        _texts((0, 3, "阿茶小铺")), _music("Upbeat.wav", 18, 0.6),
    ),
    "new year": _draft(
        "春节", "16:9", _shots("包饺子.mp4 8, 年夜饭.mp4 8, 放烟花.mp4 8, 全家福.jpg 4"),
        _texts((0, 4, "咱家的春节"), (24, 4, "祝大家新年快乐")),
    ),
    "ceramics": _draft(
        "Autumn collection", "1:1", _shots("bowl.jpg 5, mugs.jpg 5, vase.jpg 5, kiln.jpg 5"),
        _texts((0, 5, "Autumn collection")), _music("Acoustic.wav", 20, 0.5),
    ),
    "kiln": _draft(
        "Clay to cup", "16:9", _shots("throwing.mp4 12, glazing.mp4 6, firing.mp4 9, shelf.jpg 3"),
        _titled((0, 4, "Clay to cup"), (12, 5, "Anna Holm, potter")),
    ),
    "homestay": _draft(
        "山居", "1:1", _shots("院子.jpg 4, 客房.jpg 4, 早餐.jpg 4, 茶室.jpg 4, 夜景.jpg 4"),
        _texts((0, 4, "莫干山民宿")), _music("Piano.wav", 20, 0.5), above=[_SEAL],
    ),
    "stew": _draft(
        "Tomato stew", "16:9", _shots("chopping.mp4 8, frying.mp4 8, simmering.mp4 8, plating.mp4 8"),
        _texts((0, 4, "Grandma's Tomato Stew")), _music("Guitar.wav", 32, 0.4),
        captions=_texts((0, 8, "Chop six ripe tomatoes"), (8, 8, "Fry the onions until golden"),
                        (16, 8, "Let it bubble for an hour"), (24, 8, "Finish with basil"),
                        role="caption", id_="c"),
    ),
    "pottery": _draft(
        "陶艺课", "1:1", _shots("拉坯.jpg 4, 修坯.jpg 4, 上釉.jpg 4, 入窑.jpg 4, 成品.jpg 4"),
        _titled((0, 4, "泥与火"), (4, 4, "指导老师：林静")), _music("Calm.wav", 20, 0.4),
    ),
    "on foot": _draft(
        "Lisbon", "16:9", _shots("tram.mp4 8, beach.mp4 8, market.mp4 8, sunset.mp4 8"),
        _texts((0, 4, "Lisbon on foot")), _music("Guitar.wav", 32, 0.4),
    ),
    "in a day": _draft(
        "Lisbon", "9:16",
        _shots("tram.mp4 8, viewpoint.mp4 6, pasteis.jpg 3, beach.mp4 10, sunset.jpg 4"),
        _texts((0, 3, "Lisbon in a day")), _music("fado.mp3", 31, 0.5),
    ),
    "holiday": _draft(
        "Crete", "16:9",
        _shots("beach.mp4 8, harbour.jpg 4, market.mp4 6, sunset.jpg 4, dinner.jpg 4, plane.mp4 6"),
        _texts((0, 4, "Crete 2024")), _music("Guitar.wav", 32, 0.5),
    ),
    "lesson": _draft(
        "Volcano", "16:9", _shots("experiment.mp4 12, volcano.jpg 5, class.jpg 5"),
        _texts((0, 12, "Mix the vinegar and the soda"), (12, 5, "Stand back!"), (17, 5, "Class 3B"),
               role="caption", id_="c"),
        _music("Playful.wav", 22, 0.3), above=[_BADGE],
    ),
    "sports": _draft(
        "Sports Day", "16:9", _shots("start.jpg 5, tug-of-war.jpg 5, relay.mp4 5, medals.jpg 5"),
        _texts((0, 4, "Sports Day")), _music("Upbeat.wav", 20, 0.5),
    ),
    "ward": _draft(
        "Ward 6", "16:9", _shots("entrance.mp4 8, handwash.mp4 8, gloves.mp4 8, bedside.mp4 8"),
        _titled((0, 4, "Infection control basics"), (8, 8, "Sister Amara, Ward 6")),
        _music("Calm.wav", 32, 0.4),
    ),
    "shop": _draft(
        "春季新品", "9:16", _shots("茶杯.jpg 3, 茶壶.jpg 3, 木盘.jpg 3, 围裙.jpg 3, 店门.jpg 3"),
        _texts((0, 3, "春季新品"), (12, 3, "全场八折")), _music("Acoustic.wav", 15, 0.5),
    ),
    "hike": _draft(
        "Hike", "16:9",
        _shots("trailhead.mp4 8, ridge.jpg 5, waterfall.mp4 12, summit.jpg 5, tent.jpg 5"),
        _texts((0, 4, "Day 1: up to the hut")), _music("Folk.wav", 35, 0.4),
    ),
    "bakery": _draft(
        "Bakery", "9:16", _shots("croissants.jpg 3, dough.jpg 3, oven.jpg 3, shopfront.jpg 3"),
        _titled((0, 3, "Fresh every morning"), (9, 3, "Open 7 am - 3 pm")),
        _music("Cheerful.wav", 12, 0.5),
    ),
    "choir": _draft(
        "Choir", "16:9", _shots("warmup.mp4 8, ave_maria.mp4 8, solo.mp4 8, applause.mp4 8"),
        _texts((17, 5, "Ellen Marsh, soprano"), role="lower-third"),
    ),
    "bikes": _draft(
        "Bike shop", "16:9",
        _shots("shopfront.jpg 4, wheel_before.jpg 4, wheel_after.jpg 4, testride.mp4 4, team.jpg 4"),
        [], _music("Upbeat.wav", 20, 0.5),
    ),
    "allotment": _draft(
        "Plot 12", "16:9",
        _shots("gate.jpg 3, digging.mp4 8, seedlings.jpg 3, watering.mp4 8, harvest.jpg 4"),
        _texts((0, 3, "Plot 12 in May")), _music("Acoustic.wav", 26, 0.4),
    ),
    "relay": _draft(
        "运动会", "9:16", _shots("起跑.mp4 6, 接力.mp4 6, 领奖.jpg 4, 全班合影.jpg 4"),
        _texts((0, 4, "小雨的运动会")), _music("Cheerful.wav", 20, 0.5),
    ),
    "library": _draft(
        "Library", "16:9", _shots("facade.jpg 5, walkthrough.mp4 8, atrium.jpg 5, siteplan.png 5"),
        _titled((0, 5, "Harbour Library"), (13, 5, "The atrium, level 2")),
        _music("Piano.wav", 23, 0.6),
    ),
    "crumb": _draft(
        "Crumb & Co.", "1:1", _shots("kneading.mp4 8, croissants.jpg 4, sourdough.jpg 4, counter.jpg 4"),
        [*_texts((0, 4, "Crumb & Co.")),
         *_texts((8, 4, "Fresh from 6 am"), (16, 4, "Closed on Mondays"), role="caption", id_="c")],
        _music("Acoustic.wav", 20, 0.4),
    ),
    "cat": _draft(
        "豆豆", "16:9", _shots("睡觉.mp4 6, 抢食.mp4 6, 晒太阳.mp4 6"),
        [*_texts((0, 3, "豆豆的一天")),
         *_texts((3, 3, "早上叫不醒"), (6, 6, "谁动了我的罐头"), (12, 6, "下午三点的阳光"),
                 role="caption", id_="c")],
        _music("Piano.wav", 18, 0.5),
    ),
    "recipe": _draft(
        "Dumplings", "9:16", _shots("chop.mp4 6, dough.mp4 6, fold.mp4 6, steam.mp4 6, plate.mp4 6"),
        _titled((0, 4, "Grandma's dumplings"), (18, 6, "Steam for 12 minutes")),
        _music("Ukulele.wav", 30, 0.4),
    ),
    "flat": _draft(
        "阳光花园", "16:9", _shots("客厅.jpg 5, 卧室.jpg 5, 厨房.jpg 5, 阳台.jpg 5"),
        _texts((0, 5, "宽敞明亮的客厅"), (5, 5, "安静的主卧"), (10, 5, "全套厨电"), (15, 5, "朝南大阳台"),
               role="caption", id_="c"),
        _music("Piano.wav", 20, 0.4),
    ),
}  # fmt: skip

LOOSE: Final[dict[str, Sequence[str]]] = {
    "clips": ("logo.png", "selfie.jpg", "jazz.mp3"),
    "dali": ("合影.jpg",),
    "podcast": ("mic.jpg",),
    "reel": ("cafe_logo.png",),
    "lecture": ("unilogo.png",),
    "milk tea": ("店标.png", "新品.jpg"),
    "ceramics": ("logo.png",),
    "kiln": ("rain.mp3",),
    "stew": ("basil.jpg", "spoon-logo.png"),
    "pottery": ("店标.png", "教室.jpg"),
    "in a day": ("ferry.mp4",),
    "holiday": ("hotel.jpg", "waves.mp3"),
    "ward": ("badge.png", "sink_closeup.mp4"),
    "shop": ("店标.png", "价目表.jpg"),
    "hike": ("marmot.jpg", "map.png"),
    "bakery": ("bakery_logo.png", "rye.jpg"),
    "bikes": ("bikelogo.png",),
    "allotment": ("bees.jpg", "newsletter-logo.png"),
    "library": ("studio_logo.png", "section.jpg"),
    "crumb": ("stamp.png", "apron.jpg"),
    "cat": ("打哈欠.jpg",),
    "recipe": ("sauce.jpg", "grandma.jpg"),
    "flat": ("户型图.png",),
}
"""What is uploaded but not on the timeline."""
