# ruff: noqa: E501 -- what people say is not cut, and is written as they write
"""A gardener who films for the neighbourhood's newsletter, and a parent; of the forty, 31 were right at first."""

from __future__ import annotations

from typing import Final

from tests.engine.unseen.told import (
    Said,
    amount,
    animation,
    asks,
    at_top,
    backwards,
    cannot,
    colour,
    corner,
    dark,
    has,
    level,
    near,
    opacity,
    outline,
    over,
    silent,
    starts_at,
    whole,
    yellow,
)

SAID: Final[tuple[Said, ...]] = (
    Said(1, "birthday", "can the grandparents picture stay up a bit longer, say 7 seconds",
         lambda t: t.lengths == [4000, 4000, 4000, 7000, 4000]),
    Said(2, "clips", "put logo.png in the top right corner, a bit see-through",
         lambda t: has(t.overlay, "logo") and corner(t.overlay) == "top-right" and 0 < opacity(t.overlay) < 1
         and len(t.shots) == 3),
    Said(3, "painted", "swap the city for a vegetable garden in the morning sun", lambda t: t.drawn(3, "garden")),
    Said(4, "charts", "I think it needs some quiet, calm music under the narration",
         lambda t: 0 < level(t.music) < 0.7 and bool(t.voice) and t.total == 24000),
    Said(5, "allotment", "speed up the digging clip, twice as fast",
         lambda t: t.speeds == [1, 2, 1, 1, 1] and t.lengths == [3000, 4000, 3000, 8000, 4000]),
    Said(6, "allotment", "please add bees.jpg after the watering bit",
         lambda t: t.names == ["gate", "digging", "seedlings", "watering", "bees", "harvest"]),
    Said(7, "allotment", "chop the first 2 seconds off watering.mp4, its just me fiddling with the hose",
         lambda t: starts_at(t.shots[3]) == 2000 and t.lengths == [3000, 8000, 3000, 6000, 4000]),
    Said(8, "painted", "turn the lighthouse scene sepia like an old postcard",
         lambda t: t.with_filter("sepia") == [2] and t.only("v2")),
    Said(9, "charts", "no zooming please, keep the charts still",
         lambda t: t.still and t.only("v1", "v2", "v3", "v4")),
    Said(10, "painted", "Fade through black between the scenes", lambda t: t.cuts == ["fade-black"] * 2),
    Said(11, "dali", "把火车站那张挪到最前面", lambda t: t.names == ["火车站", "洱海", "古城", "苍山"]),
    Said(13, "relay", "接力那段用半速慢放", lambda t: t.speeds == [1, 0.5, 1, 1] and t.lengths == [6000, 12000, 4000, 4000]),
    Said(14, "relay", "标题的字改成黄色吧，白的看不清楚", lambda t: yellow(colour(t.texts[0])) and t.only("x1")),
    Said(15, "birthday", "最后再加一个片尾，写上“明年见，爱你们”",
         lambda t: t.words[-1] == "明年见，爱你们" and t.total > 20000 and t.names[4] == "goodbye"),
    Said(17, "birthday", "Take out the garden photo and change the opening title to \"Mia's 7th Birthday\"",
         lambda t: t.names == ["balloons", "cake", "grandparents", "goodbye"]
         and t.words == ["Mia's 7th Birthday", "Thank you for coming!"] and t.texts[0].start_ms == 0),
    # Its first check looked for the file under its own name.
    Said(18, "clips", "mute the office clip and add jazz.mp3 quietly underneath the whole thing",
         lambda t: t.where(silent) == [2] and has(t.music, "jazz") and level(t.music) <= 0.5
         and t.music.duration_ms == t.total == 30000),
    Said(19, "allotment", "warm up the harvest photo a little and give it a lower third that says First courgettes of the year",
         lambda t: t.with_filter("warm") == [5] and t.text("First courgettes of the year").role == "lower-third"
         and over(t.text("First courgettes of the year"), t.shots[4])),
    Said(20, "allotment", "crossfades everywhere and lets have the title typed out like on a typewriter",
         lambda t: t.cuts == ["crossfade"] * 4 and animation(t.text("Plot 12 in May")) == "typewriter"),
    Said(21, "charts", "Could you show each chart in full so nothing gets cut off, make the regions one 8 seconds, and move the text up to the top?",
         lambda t: t.where(whole) == [1, 2, 3, 4] and t.lengths == [6000, 6000, 6000, 8000] and len(t.texts) == 4
         and all(at_top(s) for s in t.texts)),
    Said(22, "painted", "pan across the lighthouse instead of zooming in, and turn the music down to about 20%",
         lambda t: t.motions[1].startswith("pan") and near(level(t.music), 0.2, 0.03)
         and t.motions[::2] == ["zoom-in"] * 2),
    Said(23, "clips", "need this vertical for the kids school page, blurry background at the edges, and give the captions a black outline",
         lambda t: t.ratio == "9:16" and t.fits == {"blur"} and len(t.texts) == 6
         and all(dark(outline(s)) for s in t.texts)),
    Said(24, "dali", "结尾加上合影.jpg，放4秒，上面写“我们四个人”",
         lambda t: t.names[4] == "合影" and t.lengths[4] == 4000 and over(t.text("我们四个人"), t.shots[4])),
    Said(25, "relay", "起跑那段倒着放，领奖的照片加个暗角",
         lambda t: t.where(backwards) == [1] and t.with_filter("vignette") == [3] and t.only("v1", "v3")),
    Said(26, "birthday", "音乐换成欢快一点的，另外每张照片改成3秒",
         lambda t: t.lengths == [3000] * 5 and t.music.src != "/media/Lo-fi.wav"),
    Said(27, "birthday", "make the cake photo brighter >> that's too much, about half of that",
         lambda t: 0 < amount(t.shots[1], "brightness") < 0.8 * amount(t.old("v2"), "brightness") and t.only("v2")),
    Said(28, "clips", "put logo.png bottom left >> hmm other side actually",
         lambda t: corner(t.overlay) == "bottom-right"),
    Said(29, "allotment", "slow the watering clip down to half speed >> same for the digging one please",
         lambda t: t.speeds == [1, 0.5, 1, 0.5, 1]),
    Said(30, "painted", "replace the first scene with a snowy village >> no i liked the old one better, put it back",
         lambda t: t.shots[0].src == "/media/scene1.png" and t.lengths == [5000] * 3),
    Said(31, "dali", "古城那张加个老照片的棕褐色滤镜 >> 苍山那张也要", lambda t: t.with_filter("sepia") == [2, 3] and t.only("v3")),
    Said(32, "relay", "给标题加个淡入动画 >> 还是换成弹出来的那种吧", lambda t: animation(t.texts[0]) == "pop" and t.only("x1")),
    Said(33, "birthday", "i don't like that photo, can we swap it", asks),
    Said(34, "charts", "It drags a bit. Let's lose one of the charts", asks),
    Said(35, "relay", "那张照片删了吧", asks),
    Said(36, "clips", "有一句字幕写错了，帮我改一下", asks),
    Said(37, "clips", "there's a hum behind Jonas in the interview, can you clean up the sound?", cannot),
    Said(38, "allotment", "Can you get rid of the wheelie bin in the gate photo", cannot),
    Said(39, "birthday", "please find the other children's faces in the cake photo and blur them, their parents haven't said yes", cannot),
    Said(40, "dali", "能不能把旁白翻译成英文", cannot),
)  # fmt: skip
