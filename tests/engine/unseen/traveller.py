# ruff: noqa: E501 -- what people say is not cut, and is written as they write
"""An ordinary user with family slides, a firm's clips and a day in Lisbon; of the forty, 26 were right at first."""

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
    motion,
    near,
    opacity,
    outline,
    over,
    position,
    red,
    silent,
    size,
    starts_at,
    white,
    yellow,
)

SAID: Final[tuple[Said, ...]] = (
    Said(1, "birthday", "can you leave the grandparents photo up a bit longer, like 7 seconds",
         lambda t: t.lengths == [4000, 4000, 4000, 7000, 4000] and near(t.text("Thank you").start_ms, 19000, 600)),
    # Its first check let an unasked caption pass.
    Said(2, "birthday", 'Have a voice say "Happy birthday, sweetheart!" over the cake picture',
         lambda t: over(t.voice, t.shots[1]) and has(t.voice, "happy birthday") and len(t.texts) == 2),
    Said(3, "birthday", "Swap the cake and the garden photos, and put a soft crossfade between all the pictures.",
         lambda t: t.names == ["balloons", "garden", "cake", "grandparents", "goodbye"]
         and t.cuts == ["crossfade"] * 4),
    Said(4, "birthday", "make the balloons photo black and white >> actually do that to all of them except the cake one",
         lambda t: t.with_filter("black-and-white") == [1, 3, 4, 5]),
    Said(5, "birthday", "could you take that photo out please", asks),
    Said(6, "birthday", "blur the other kids' faces in the garden photo, their parents don't want them online", cannot),
    Said(7, "birthday", "背景音乐太响了，调到20%吧", lambda t: near(level(t.music), 0.2, 0.011) and t.only("a1")),
    Said(8, "clips", "cut the first 3 seconds off the interview",
         lambda t: t.lengths == [7000, 10000, 10000] and starts_at(t.shots[0]) == 3000
         and near(t.text("forty people").start_ms, 7000, 600)),
    Said(9, "clips", "Please put our logo.png in the top left corner the whole way through, slightly see-through",
         lambda t: has(t.overlay, "logo") and corner(t.overlay) == "top-left" and 0.2 <= opacity(t.overlay) < 1
         and t.overlay.duration_ms == t.total == 30000),
    Said(10, "clips", "mute the office clip and play jazz.mp3 quietly underneath the whole thing",
         lambda t: t.where(silent) == [2] and has(t.music, "jazz") and t.music.start_ms == 0 and level(t.music) <= 0.5),
    Said(11, "clips", "can you swap the clips round", asks),
    Said(12, "clips", "字幕改成黄色，字再大一点，加个黑色描边",
         lambda t: len(t.texts) == 6
         and all(yellow(colour(s)) and dark(outline(s)) and size(s) != 48 for s in t.texts)),
    Said(13, "clips", "采访那段风声太大了，帮我把噪音去掉，只留人声", cannot),
    Said(14, "clips", "change the last caption to Order yours at brightleaf.com",
         lambda t: t.words[5] == "Order yours at brightleaf.com" and t.texts[5].start_ms == 25000
         and len(t.changed()) <= 2),
    Said(15, "clips", "show selfie.jpg as a small picture in the bottom left corner during the office clip >> hmm, stick it in the top right instead",
         lambda t: has(t.overlay, "selfie") and corner(t.overlay) == "top-right"),
    Said(16, "painted", "replace the lighthouse with a quiet mountain lake at dawn", lambda t: t.drawn(2, "lake")),
    Said(17, "painted", "For the city skyline I'd rather have a slow pan than the zoom",
         lambda t: "pan" in motion(t.shots[2]) and t.only("v3")),
    Said(18, "painted", "add a 3 second end card saying Breathe and have the music fade out at the end",
         lambda t: near(t.total, 18000, 600) and t.text("Breathe").text == "Breathe"
         and t.text("Breathe").start_ms >= 14000 and fade_out(t.music) > 0),
    Said(19, "painted", "把灯塔那张变成黑白的 >> 黑白不好看，换成那种复古泛黄的",
         lambda t: t.with_filter("sepia") == [2] and not t.with_filter("black-and-white")),
    Said(20, "painted", "标题换成“静谧之地”，做成打字机那样一个字一个字出来",
         lambda t: t.words == ["静谧之地"] and animation(t.texts[0]) == "typewriter" and t.lengths == [5000] * 3),
    Said(21, "painted", "这个不太好看，帮我换一个吧", asks),
    Said(22, "charts", "move the regions chart to the very beginning",
         lambda t: t.names == ["regions", "revenue", "churn", "funnel"] and t.text("North leads").start_ms == 0
         and t.text("Revenue up").start_ms == 6000),
    Said(23, "charts", "The edges of my charts are getting cropped, show them whole. Also add some quiet background music that dips when the narration is playing.",
         lambda t: t.fits == {"contain"} and level(t.music) <= 0.6 and level(t.voice) == 1),
    # Its first check let an unasked move of the texts pass.
    Said(24, "charts", "下面的文字条改成深蓝底、白字",
         lambda t: len(t.texts) == 4 and all(box(s) and white(colour(s)) and position(s) is None for s in t.texts)),
    Said(25, "charts", "Can you translate my narration into German?", cannot),
    Said(26, "charts", "每张图都放8秒", lambda t: t.lengths == [8000] * 4),
    Said(27, "charts", "one of the charts is way too dark, can you brighten it", asks),
    Said(28, "charts", "make the churn chart 10 seconds >> same for the funnel please",
         lambda t: t.lengths == [6000, 10000, 10000, 6000]),
    Said(29, "dali", "苍山那张加个从左往右慢慢平移的效果", lambda t: "pan" in motion(t.shots[2]) and t.only("v3")),
    Said(30, "dali", "把合影.jpg放到最后，停留5秒，照片之间都加上淡入淡出的转场",
         lambda t: t.names == ["洱海", "古城", "苍山", "火车站", "合影"] and near(t.lengths[-1], 5000, 600)
         and t.cuts == ["crossfade"] * 4),
    Said(31, "dali", "旁白说话的时候让音乐自动变小声",
         lambda t: not t.stays and t.changed() <= {"a1", "a2"} and level(t.voice) == 1),
    Said(32, "dali", "在火车站那张下面加一句字幕：下次再见 >> 字换成红色的，再大一号",
         lambda t: red(colour(t.text("下次再见"))) and size(t.text("下次再见")) > 1 and t.kept("x1")),
    Said(33, "dali", "I need the whole thing to be exactly 15 seconds",
         lambda t: near(t.total, 15000, 50) and near(t.shots[3].end_ms, 15000, 50)),
    Said(34, "dali", "改成横屏的，照片两边空出来的地方用模糊背景填上",
         lambda t: t.ratio == "16:9" and t.fits == {"blur"} and t.lengths == [3000] * 4),
    Said(35, "dali", "drop the music to 30% and put a vignette on all the photos",
         lambda t: near(level(t.music), 0.3, 0.011) and t.with_filter("vignette") == [1, 2, 3, 4] and t.kept("a2")),
    Said(36, "in a day", "add an arrow that follows the tram as it drives down the street", cannot),
    Said(37, "in a day", "speed the beach clip up 2x",
         lambda t: t.speeds == [1, 1, 1, 2, 1] and t.lengths == [8000, 6000, 3000, 5000, 4000]),
    Said(38, "in a day", "keep only the first 4 seconds of the tram, play the viewpoint clip backwards and get rid of the pasteis photo",
         lambda t: t.names == ["tram", "viewpoint", "beach", "sunset"] and t.lengths == [4000, 6000, 10000, 4000]
         and starts_at(t.shots[0]) == 0 and t.where(backwards) == [2]),
    Said(39, "in a day", "add a caption over the viewpoint clip that says Miradouro da Graça >> can it be at the top, and pop in?",
         lambda t: at_top(t.text("Miradouro")) and animation(t.text("Miradouro")) == "pop" and t.kept("x1")),
    Said(40, "in a day", "日落那张照片加点暖色调", lambda t: amount(t.shots[4], "warm") > 0 and t.only("v5")),
)  # fmt: skip
