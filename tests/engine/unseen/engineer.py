# ruff: noqa: E501 -- what people say is not cut, and is written as they write
"""A retired engineer who hikes and helps a friend's bakery; of the forty, 30 were right at first."""

from __future__ import annotations

from typing import Final

from tests.engine.unseen.told import (
    Said,
    amount,
    animation,
    asks,
    at_top,
    box,
    cannot,
    colour,
    corner,
    fade_out,
    has,
    level,
    motion,
    near,
    orange,
    over,
    silent,
    size,
    starts_at,
    yellow,
)

SAID: Final[tuple[Said, ...]] = (
    Said(1, "birthday", "Please make the picture of the grandparents black and white",
         lambda t: t.with_filter("black-and-white") == [4] and t.only("v4")),
    Said(3, "hike", "play the waterfall at half speed",
         lambda t: t.speeds == [1, 1, 0.5, 1, 1] and t.texts[0].duration_ms == 4000),
    Said(4, "hike", "I forgot the marmot. Can you add that photo right after the ridge?",
         lambda t: t.names == ["trailhead", "ridge", "marmot", "waterfall", "summit", "tent"]),
    Said(5, "bakery", "put bakery_logo.png in the top right corner, fairly small, for the whole clip",
         lambda t: corner(t.overlay) == "top-right" and t.overlay.duration_ms == 12000 and len(t.shots) == 4),
    # Its first check let two halved texts pass.
    Said(6, "bakery", "Could we start with the shopfront instead? Move it to the very beginning.",
         lambda t: t.names == ["shopfront", "croissants", "dough", "oven"]
         and [s.duration_ms for s in t.texts] == [3000, 3000]),
    Said(7, "clips", "turn off the sound of the office clip", lambda t: t.where(silent) == [2] and t.only("v2")),
    Said(8, "clips", "The captions are hard to read on the bright bits, can you put a dark box behind them",
         lambda t: len(t.texts) == 6 and all(box(s) for s in t.texts)),
    Said(9, "charts", 'Change "North leads" to "North leads, South catching up"',
         lambda t: t.text("North").text == "North leads, South catching up" and t.only("x4")),
    Said(10, "painted", "replace the lighthouse with a little wooden boat on a calm lake at dawn",
         lambda t: t.drawn(2, "boat")),
    Said(11, "dali", "背景音乐有点吵，调小一点", lambda t: 0 < level(t.music) < 0.6 and t.only("a1")),
    Said(12, "dali", "把合影放到最后，停4秒", lambda t: has(t.shots[4], "合影") and t.lengths == [3000, 3000, 3000, 3000, 4000]),
    Said(13, "charts", "给片子配一段安静的背景音乐吧，别盖过旁白",
         lambda t: level(t.voice) == 1 and (level(t.music) <= 0.4 or has(t.music, "duck"))),
    Said(14, "bakery", "标题的字改成橙色", lambda t: orange(colour(t.text("Fresh"))) and t.only("x1")),
    Said(15, "birthday", "整个视频压缩到15秒", lambda t: near(t.total, 15000, 100) and len(t.shots) == 5),
    Said(16, "painted", "最后那个城市夜景别放大了，改成慢慢往左移", lambda t: motion(t.shots[2]) == "pan-left" and t.only("v3")),
    Said(17, "birthday", "drop the garden photo and let the goodbye one stay on for 6 seconds",
         lambda t: t.names == ["balloons", "cake", "grandparents", "goodbye"]
         and t.lengths == [4000, 4000, 4000, 6000]),
    Said(18, "clips", "Make the whole thing square with a blurred background so that nothing gets cut off, and put logo.png bottom left",
         lambda t: t.ratio == "1:1" and t.fits == {"blur"} and len(t.shots) == 3
         and corner(t.overlay) == "bottom-left"),
    Said(19, "hike", "Cut the first 3 seconds off the waterfall clip, mute it, and have the summit fade in from black.",
         lambda t: t.lengths[2] == 9000 and starts_at(t.shots[2]) == 3000 and t.where(silent) == [3]
         and t.cuts == ["cut", "cut", "fade-black", "cut"]),
    Said(20, "bakery", "warmer colours for the croissants and the dough please, and a slow zoom in on the oven",
         lambda t: t.with_filter("warm") == [1, 2] and t.motions == ["none", "none", "zoom-in", "none"]
         and t.only("v1", "v2", "v3")),
    Said(21, "charts", "Stop the zooming on all the charts, nobody can read the numbers like that. And keep the churn one on screen for 8 seconds.",
         lambda t: t.still and t.lengths == [6000, 8000, 6000, 6000]),
    Said(22, "painted", "swap the forest and the city and add a vignette to all three scenes",
         lambda t: t.names == ["city skyline at night", "lighthouse by the sea", "misty pine forest"]
         and t.with_filter("vignette") == [1, 2, 3]),
    Said(23, "clips", "put selfie.jpg as a small picture in the bottom right corner during the interview, and make the captions yellow",
         lambda t: corner(t.overlay) == "bottom-right" and over(t.overlay, t.shots[0]) and len(t.texts) == 6
         and all(yellow(colour(s)) for s in t.texts)),
    Said(24, "dali", "火车站那张不要了，另外把洱海调亮一点，颜色再鲜艳些",
         lambda t: t.names == ["洱海", "古城", "苍山"] and t.with_filter("brightness") == t.with_filter("saturation") == [1]),
    Said(25, "bakery", "开头加一个片头，写“早安面包房”，音乐结尾两秒淡出",
         lambda t: t.words[-1] == "早安面包房" and t.shot("croissants").start_ms > 0 and fade_out(t.music) == 2000),
    Said(26, "charts", "字幕全部移到画面上方，字大一点，还有funnel那张图停8秒",
         lambda t: len(t.texts) == 4 and all(at_top(s) and size(s) > 1 for s in t.texts)
         and t.lengths == [6000, 6000, 8000, 6000]),
    Said(27, "birthday", "Brighten up the cake photo >> that's too much, half of that will do",
         lambda t: 0 < amount(t.shots[1], "brightness") < amount(t.old("v2"), "brightness")
         and t.with_filter("brightness") == [2]),
    Said(28, "hike", 'Put a title "Above the clouds" on the summit photo >> let it fade in and move it near the top of the picture',
         lambda t: animation(t.text("Above the clouds")) == "fade" and at_top(t.text("Above the clouds"))
         and t.kept("x1")),
    Said(29, "bakery", "make the dough photo 5 seconds long >> same for the oven please",
         lambda t: t.lengths == [3000, 5000, 5000, 3000]),
    Said(30, "painted", "add crossfades between the scenes >> hmm no, I'd rather have them fade through black",
         lambda t: t.cuts == ["fade-black"] * 2),
    Said(31, "clips", "给采访那段加个暖色滤镜 >> 另外两段也一样处理", lambda t: t.with_filter("warm") == [1, 2, 3]),
    Said(32, "dali", "标题改成“大理，慢慢走” >> 算了，还是改回原来的吧", lambda t: t.words == ["大理四日"] and len(t.shots) == 4),
    Said(33, "birthday", "I don't like that photo, take it out", asks),
    Said(34, "hike", "swap the two photos round", asks),
    Said(35, "charts", "That chart needs to stay on a little longer", asks),
    Said(36, "painted", "这张不好看，换成雪景吧", asks),
    Said(37, "hike", "can you get rid of the wind noise in the waterfall clip?", cannot),
    Said(38, "clips", "Blur the face of the man in the office clip and keep the blur on him while he walks around", cannot),
    Said(39, "dali", "古城那张照片里的路人能不能去掉？", cannot),
    Said(40, "charts", "把旁白翻译成德语再重新念一遍", cannot),
)  # fmt: skip
