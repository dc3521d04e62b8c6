# ruff: noqa: E501 -- what people say is not cut, and is written as they write
"""A potter, and one who lets rooms in the hills; of the forty, 35 were right at first."""

from __future__ import annotations

from typing import Final

from tests.engine.unseen.told import (
    Said,
    amount,
    animation,
    asks,
    at_top,
    backwards,
    box,
    cannot,
    colour,
    corner,
    dark,
    fade_out,
    has,
    level,
    near,
    opacity,
    orange,
    outline,
    over,
    silent,
    size,
    starts_at,
    whole,
    yellow,
)

SAID: Final[tuple[Said, ...]] = (
    Said(1, "birthday", "Could you swap the cake and the garden pictures please",
         lambda t: t.names == ["balloons", "garden", "cake", "grandparents", "goodbye"]),
    # Its first check did not see the closing title go from its picture to the new one.
    Said(2, "birthday", "show the cake photo a second time, right at the very end",
         lambda t: t.names == ["balloons", "cake", "garden", "grandparents", "goodbye", "cake"]
         and over(t.text("Thank you"), t.shots[4])),
    Said(3, "birthday", 'drop the grandparents photo, let the goodbye one stay for 8 seconds and change the closing title to "See you next year!"',
         lambda t: t.names == ["balloons", "cake", "garden", "goodbye"] and t.lengths == [4000, 4000, 4000, 8000]
         and t.words == ["Mia turns 7", "See you next year!"]),
    # Its first check did not read the answer, which said that there was no filter to take off.
    Said(4, "birthday", "make the balloons photo black and white >> hmm looks a bit sad. sepia instead",
         lambda t: t.with_filter("sepia") == [1] and not t.with_filter("black-and-white")
         and not t.says("no such filter")),
    Said(5, "birthday", "Find all the photos that have Mia's face in them and put those first", cannot),
    Said(6, "birthday", "所有照片之间都加上淡入淡出的转场", lambda t: len(t.shots) == 5 and all("fade" in cut for cut in t.cuts)),
    Said(7, "clips", "put logo.png in the top left corner, a bit see-through",
         lambda t: has(t.overlay, "logo") and corner(t.overlay) == "top-left" and 0 < opacity(t.overlay) < 1
         and len(t.shots) == 3),
    Said(8, "clips", "Mute the office clip and play jazz.mp3 softly under the entire video",
         lambda t: t.where(silent) == [2] and has(t.music, "jazz") and t.music.start_ms == 0
         and t.music.end_ms >= 29000 and 0 < level(t.music) <= 0.6),
    # Its first check took "Meet Brightleaf at the beginning" for the title, too.
    Said(9, "clips", "Add a title saying Meet Brightleaf at the beginning >> make it orange and about twice as big",
         lambda t: "Meet Brightleaf" in t.words and orange(colour(t.text("Meet Brightleaf")))
         and size(t.text("Meet Brightleaf")) >= 1.5 and t.only(t.text("Meet Brightleaf").id)),
    Said(10, "clips", "can you take out that clip? i don't like it", asks),
    Said(11, "clips", "字幕改成黄色，加个黑色描边",
         lambda t: len(t.texts) == 6 and all(yellow(colour(s)) and dark(outline(s)) for s in t.texts)),
    Said(12, "clips", "play the office part at double speed, and run the product clip backwards",
         lambda t: t.speeds == [1, 2, 1] and t.lengths == [10000, 5000, 10000] and t.where(backwards) == [3]),
    Said(13, "painted", "Replace the skyline with a desert full of cactuses under a full moon",
         lambda t: t.drawn(3, "desert", "cact")),
    Said(14, "painted", "三个场景都太暗了，亮一点吧",
         lambda t: len(t.shots) == 3 and all(amount(s, "brightness") > 0 for s in t.shots)
         and all(s.src == t.old(s.id).src for s in t.shots)),
    Said(15, "painted", "Square format please, and hold every scene for 7 seconds",
         lambda t: t.ratio == "1:1" and len(t.shots) == 3 and all(near(d, 7000, 600) for d in t.lengths)
         and near(t.total, 21000, 1500)),
    Said(16, "painted", "把灯塔那张换成一座雪山 >> 算了，还是用回原来的灯塔",
         lambda t: len(t.shots) == 3 and has(t.shots[1], "scene2.png", "lighthouse", "灯塔") and t.kept("v1", "v3")),
    Said(17, "painted", "repaint the scene as a meadow with poppies", asks),
    Said(18, "painted", "lighthouse should zoom out slowly, not in",
         lambda t: t.motions == ["zoom-in", "zoom-out", "zoom-in"] and t.total == 15000),
    Said(19, "charts", "The edges of my charts are getting cropped. I need to see each one in full.",
         lambda t: t.where(whole) == [1, 2, 3, 4] and t.total == 24000),
    Said(20, "charts", "add a wipe between revenue and churn",
         lambda t: "wipe" in t.cuts[0] and t.cuts[1:] == ["cut"] * 2),
    Said(21, "charts", "I'd like an intro card that says \"Q3 in four charts\" for 3 seconds, and please put a dark box behind the lower thirds so people can read them",
         lambda t: t.text("Q3 in four charts").start_ms < 600 and near(t.lengths[0], 3000, 600) and len(t.shots) == 5
         and near(t.total, 27000, 700) and len(t.role("lower-third")) == 4
         and all(dark(box(s)) for s in t.role("lower-third"))),
    Said(22, "charts", "把第二张和第三张图对调一下，再配一段轻柔的背景音乐，旁白说话的时候音乐要自动压低",
         lambda t: t.names == ["revenue", "funnel", "churn", "regions"] and 0 < level(t.music) < 1
         and has(t.music, "duck") and level(t.voice) == 1),
    Said(23, "charts", "there's an awful hiss in my narration, clean it up", cannot),
    Said(24, "charts", "make the churn chart 10 seconds long >> same for the regions one",
         lambda t: t.lengths == [6000, 10000, 6000, 10000]),
    Said(25, "dali", "音乐结尾别突然断掉，慢慢淡出", lambda t: fade_out(t.music) > 0 and t.only("a1")),
    Said(26, "dali", "把合影放到最后，停5秒，上面写一句“下次再见”",
         lambda t: len(t.shots) == 5 and t.names[4] == "合影" and near(t.lengths[4], 5000, 600)
         and t.text("下次再见").start_ms >= 10500 and "大理四日" in t.words),
    Said(27, "dali", "火车站那张不要了", lambda t: t.names == ["洱海", "古城", "苍山"] and t.lengths == [3000] * 3),
    Said(28, "dali", "帮我把旁白翻译成英文", cannot),
    Said(29, "dali", "给洱海那张加个暖色滤镜 >> 有点太过了，弱一些",
         lambda t: 0 < amount(t.shots[0], "warm") < amount(t.old("v1"), "warm") and not any(t.filters[1:])),
    Said(30, "dali", "can the title appear letter by letter, like on a typewriter?",
         lambda t: animation(t.text("大理四日")) == "typewriter" and t.only("x1")),
    Said(31, "kiln", "cut the throwing clip in the middle so i have two pieces",
         lambda t: t.names == ["throwing", "throwing", "glazing", "firing", "shelf"]
         and all(near(d, 6000, 50) for d in t.lengths[:2]) and near(starts_at(t.shots[1]), 6000, 50)
         and t.total == 30000),
    Said(32, "kiln", "Trim the first 4 seconds off the throwing clip, then lay rain.mp3 underneath at 30% volume with a fade out at the end.",
         lambda t: t.lengths == [8000, 6000, 9000, 3000] and starts_at(t.shots[0]) == 4000 and has(t.music, "rain")
         and near(level(t.music), 0.3, 0.05) and fade_out(t.music) > 0),
    Said(33, "kiln", 'Add a caption "Glaze test no. 5" over the glazing clip >> now move that to the top and have it slide up when it comes in',
         lambda t: at_top(t.text("Glaze test no. 5")) and animation(t.text("Glaze test no. 5")) == "slide-up"
         and t.kept("x1", "x2") and t.names == ["throwing", "glazing", "firing", "shelf"]),
    Said(34, "kiln", "the text should say Slow Pottery", asks),
    Said(35, "kiln", "Is there a way to make the title track the bowl and follow it around as it moves on the wheel?", cannot),
    Said(36, "homestay", "水印挪到左上角", lambda t: corner(t.overlay) == "top-left" and t.only("w1")),
    Said(37, "homestay", "麻烦改成竖屏的，早餐那张两边用模糊背景，别裁掉",
         lambda t: t.ratio == "9:16" and t.shot("早餐").m["fit"] == "blur"
         and t.names == ["院子", "客房", "早餐", "茶室", "夜景"] and t.total == 20000),
    Said(38, "homestay", "那张照片再多停两秒", asks),
    Said(39, "homestay", "give the fourth photo a soft vignette",
         lambda t: amount(t.shots[3], "vignette") > 0 and t.only("v4")),
    Said(40, "homestay", "背景音乐去掉，结尾加一张片尾卡，写“山居等你来”",
         lambda t: not t.role("bgm") and t.text("山居等你来").start_ms >= 19000 and t.total > 20500
         and "莫干山民宿" in t.words and t.overlays),
)  # fmt: skip
