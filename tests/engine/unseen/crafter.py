# ruff: noqa: E501 -- what people say is not cut, and is written as they write
"""One who films the cooking at home and teaches pottery; of the forty, 33 were right at first."""

from __future__ import annotations

from typing import Final

from tests.engine.unseen.told import (
    Said,
    amount,
    animation,
    asks,
    backwards,
    blue,
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
    outline,
    over,
    silent,
    size,
    starts_at,
    style,
    yellow,
)

SAID: Final[tuple[Said, ...]] = (
    Said(1, "birthday", "could you put the garden picture before the cake please",
         lambda t: t.names == ["balloons", "garden", "cake", "grandparents", "goodbye"] and t.lengths == [4000] * 5),
    Said(2, "birthday", 'Change the wording of the opening title to "Mia is seven!"',
         lambda t: t.words[0] == "Mia is seven!" and t.only("x1")),
    Said(3, "birthday", "make the grandparents photo black & white, hold it for 7 seconds, and let the last title say See you next year!",
         lambda t: t.with_filter("black-and-white") == [4] and t.lengths == [4000, 4000, 4000, 7000, 4000]
         and t.words == ["Mia turns 7", "See you next year!"]),
    Said(4, "birthday", "add a crossfade between all the photos >> hmm, have them go through black instead",
         lambda t: t.cuts == ["fade-black"] * 4),
    Said(5, "birthday", "can you recognise who's in the grandparents photo and write their names under each face", cannot),
    Said(6, "birthday", "最后一张照片加个暗角", lambda t: amount(t.shots[4], "vignette") > 0 and t.only("v5")),
    Said(7, "clips", "put our logo in the top right corner, kind of see-through, for the whole video",
         lambda t: has(t.overlay, "logo.png") and corner(t.overlay) == "top-right" and 0 < opacity(t.overlay) < 1
         and t.overlay.start_ms <= 100 and t.overlay.duration_ms >= 29500 and t.lengths == [10000] * 3),
    Said(8, "clips", "freeze on the last frame of the product clip for 3 seconds",
         lambda t: near(sum(t.lengths), 33000) and t.lengths[:2] == [10000, 10000]),
    Said(9, "clips", "captions are hard to read. bigger, yellow, and with a black outline pls",
         lambda t: len(t.texts) == 6 and t.only("c1", "c2", "c3", "c4", "c5", "c6")
         and all(size(s) > 48 and yellow(colour(s)) and dark(outline(s)) for s in t.texts)),
    Said(10, "clips", "Cut the first 3 seconds off the interview, mute the office clip, and run jazz.mp3 quietly under everything",
         lambda t: t.lengths == [7000, 10000, 10000] and starts_at(t.shots[0]) == 3000 and t.where(silent) == [2]
         and has(t.music, "jazz") and 0 < level(t.music) <= 0.5 and t.music.start_ms <= 100),
    Said(11, "clips", "can you make that clip shorter", asks),
    Said(12, "clips", "mute all the clips >> actually leave the sound on for the interview, just that one",
         lambda t: t.where(silent) == [2, 3] and t.lengths == [10000] * 3),
    Said(13, "painted", "Swap the lighthouse scene out for a desert under a starry sky",
         lambda t: t.drawn(2, "desert") and t.names[1] != "lighthouse by the sea" and t.kept("v1", "v3", "x1", "a1")),
    Said(14, "painted", "i need this as a square video for my feed",
         lambda t: t.ratio == "1:1" and t.lengths == [5000] * 3),
    Said(15, "painted", "Every scene should last 4 seconds, dissolve from one to the next, and stop all that zooming",
         lambda t: all(near(d, 4000, 600) for d in t.lengths) and t.cuts == ["crossfade"] * 2 and t.still),
    Said(16, "painted", "add a closing scene of a harbour at dawn >> nice. let that one stay twice as long as the others",
         lambda t: len(t.shots) == 4 and t.lengths[:3] == [5000] * 3 and near(t.lengths[3], 10000, 600)
         and has(t.shots[3], "harbo")),
    Said(17, "painted", "把那个去掉吧", asks),
    Said(18, "painted", "The music stops too suddenly, let it fade away over the last 3 seconds",
         lambda t: near(fade_out(t.music), 3000) and level(t.music) == 0.35 and t.only("a1")),
    Said(19, "charts", "No movement on the charts please, people need to read the numbers",
         lambda t: t.still and t.only("v1", "v2", "v3", "v4") and t.lengths == [6000] * 4),
    Said(20, "charts", "show the funnel chart whole, nothing cropped >> same for regions, but with a blurred background behind it",
         lambda t: [s.m["fit"] for s in t.shots] == ["cover", "cover", "contain", "blur"]),
    Said(21, "charts", "Drop the churn slide along with its caption, then open with a title card that says Q3 at a glance",
         lambda t: t.names[1:] == ["revenue", "funnel", "regions"] and not any("Churn" in said for said in t.words)
         and t.text("Q3 at a glance").start_ms <= 600 and t.shots[1].start_ms >= 1000
         and over(t.text("Trials convert"), t.shots[2])),
    Said(22, "charts", "add some calm background music to this and have it dip whenever the narration is talking",
         lambda t: t.music.duration_ms >= 20000 and has(t.music, "duck") and t.kept("a1") and t.lengths == [6000] * 4),
    Said(23, "charts", "swap those two charts round, would you", asks),
    # Its first check did not see that they got an outline and grew as well, which nobody had asked for.
    Said(24, "charts", "下面那几条字幕看不清，都垫一个深蓝色的底框",
         lambda t: t.only("x1", "x2", "x3", "x4") and all({*style(s)} == {"box"} and blue(box(s)) for s in t.texts)),
    Said(25, "dali", "洱海那张挪到最后面",
         lambda t: t.names == ["古城", "苍山", "火车站", "洱海"] and t.lengths == [3000] * 4),
    Said(26, "dali", "结尾加上我传的合影，放5秒",
         lambda t: t.names[4:] == ["合影"] and t.lengths[:4] == [3000] * 4 and near(t.lengths[4], 5000)),
    Said(27, "dali", "所有照片色调暖一点，照片之间都用叠化过渡，标题改成金黄色",
         lambda t: all(amount(s, "warm") > 0 for s in t.shots) and t.cuts == ["crossfade"] * 3
         and yellow(colour(t.text("大理四日")))),
    Said(28, "dali", "把古城那张调成黑白的 >> 苍山那张也一样弄", lambda t: t.with_filter("black-and-white") == [2, 3]),
    Said(29, "dali", "旁白录的时候风很大，帮我把风噪去掉，人声弄干净点", cannot),
    Said(30, "dali", "Music's a bit too loud, I can barely hear the voice-over. turn it down some",
         lambda t: 0 < level(t.music) < 0.6 and level(t.voice) >= 1 and t.changed() <= {"a1", "a2"}),
    Said(31, "stew", "split the simmering clip right in the middle",
         lambda t: t.names == ["chopping", "frying", "simmering", "simmering", "plating"]
         and t.lengths == [8000, 8000, 4000, 4000, 8000] and starts_at(t.shots[3]) == 4000 and t.total == 32000),
    Said(32, "stew", "change the caption to Serves four", asks),
    Said(33, "stew", "There's a dirty tea towel lying next to the board in the chopping shot, please erase it", cannot),
    Said(34, "stew", "speed the chopping up to 2x, bring the guitar down to 20%, and show the basil photo small in the top left while the stew is simmering",
         lambda t: t.lengths == [4000, 8000, 8000, 8000] and t.speeds == [2, 1, 1, 1]
         and near(level(t.music), 0.2, 0.02) and has(t.overlay, "basil") and corner(t.overlay) == "top-left"
         and near(t.overlay.start_ms, t.shots[2].start_ms, 1500) and t.overlay.duration_ms <= 9500),
    Said(35, "stew", "plating那段倒着放", lambda t: t.where(backwards) == [4] and t.lengths == [8000] * 4),
    Said(36, "pottery", "入窑那张太黑了，提亮一些", lambda t: amount(t.shots[3], "brightness") > 0 and t.only("v4")),
    Said(37, "pottery", "上釉到入窑之间用闪白过渡，另外把店标放在左下角",
         lambda t: t.cuts == ["cut", "cut", "fade-white", "cut"] and has(t.overlay, "店标")
         and corner(t.overlay) == "bottom-left"),
    Said(38, "pottery", "我要发抖音，改成竖屏，照片要完整显示、空出来的地方用模糊背景，整个片子压缩到15秒",
         lambda t: t.ratio == "9:16" and len(t.shots) == 5 and t.fits == {"blur"} and near(t.total, 15000, 300)),
    Said(39, "pottery", "给标题加一个打字机效果 >> 还是不太好看，换成淡入",
         lambda t: animation(t.text("泥与火")) == "fade" and animation(t.text("林静")) == "none"
         and t.cuts == ["cut"] * 4),
    Said(40, "pottery", "帮我把片子里的文字都翻译成日语", cannot),
)  # fmt: skip
