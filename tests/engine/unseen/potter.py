# ruff: noqa: E501 -- what people say is not cut, and is written as they write
"""A seller of ceramics with children and a blog of journeys, chatty; of the forty, 13 were right at first."""

from __future__ import annotations

from typing import Final

from tests.engine.unseen.told import (
    Said,
    asks,
    at_bottom,
    backwards,
    cannot,
    colour,
    corner,
    fade_out,
    has,
    level,
    near,
    opacity,
    over,
    silent,
    whole,
    yellow,
)

SAID: Final[tuple[Said, ...]] = (
    Said(1, "birthday", "hi! the garden pic goes by way too quick, can you give it 7 seconds?",
         lambda t: t.lengths == [4000, 4000, 7000, 4000, 4000]),
    Said(2, "birthday", "Could you please make the thank you text at the end yellow? White gets lost on that photo",
         lambda t: yellow(colour(t.text("Thank you"))) and t.only("x2")),
    # Its first check let an unasked change of the clips pass.
    Said(3, "clips", "pls stick our logo.png in the bottom right corner, small, the whole way through",
         lambda t: has(t.overlay, "logo") and corner(t.overlay) == "bottom-right" and t.overlay.duration_ms == t.total
         and t.kept("v1", "v2", "v3")),
    Said(6, "painted", "这个音乐听着想睡觉，换个欢快点的吧", lambda t: not has(t.music, "ambient") and t.kept("v1", "v2", "v3")),
    Said(7, "charts", "I don't want the charts moving around like that, keep them all still please",
         lambda t: len(t.shots) == 4 and t.still),
    Said(8, "charts", "get some calm background music in there that goes quiet whenever I'm talking",
         lambda t: t.music.end_ms == 24000 and has(t.music, "duck") and t.kept("a1")),
    Said(9, "dali", "把火车站那张挪到最前面呗", lambda t: t.names == ["火车站", "洱海", "古城", "苍山"]),
    Said(10, "dali", "照片之间切得好生硬，都加上叠化转场", lambda t: t.cuts == ["crossfade"] * 3),
    Said(11, "ceramics", "instagram is being picky, the whole thing has to be exactly 15 seconds",
         lambda t: near(t.total, 15000, 40) and near(t.shots[3].end_ms, 15000, 40)),
    Said(12, "ceramics", "标题挡住我的碗了，挪到画面下面去", lambda t: at_bottom(t.text("Autumn")) and t.lengths == [5000] * 4),
    Said(13, "on foot", "ooh can the tram clip play in slow motion? like half speed",
         lambda t: t.speeds == [0.5, 1, 1, 1]),
    Said(14, "on foot", "lose the market bit, nobody needs to watch me haggle",
         lambda t: t.names == ["tram", "beach", "sunset"] and near(t.total, 24000)),
    Said(15, "on foot", "海滩那段倒着放试试，应该挺好玩的", lambda t: t.where(backwards) == [2]),
    Said(16, "painted", "give the city skyline one an old-timey sepia look would you",
         lambda t: t.with_filter("sepia") == [3]),
    Said(17, "birthday", "Can you start with the grandparents photo, and put a soft crossfade between all the pictures? Thanks so much!!",
         lambda t: t.names == ["grandparents", "balloons", "cake", "garden", "goodbye"]
         and t.cuts == ["crossfade"] * 4),
    Said(18, "birthday", "音乐小声一点，结尾用4秒慢慢淡出，顺便把蛋糕那张调亮一些",
         lambda t: 0 < level(t.music) < 0.5 and fade_out(t.music) == 4000 and t.with_filter("brightness") == [2]),
    Said(19, "clips", "take out the office clip, then put jazz.mp3 underneath everything at about 20% volume",
         lambda t: t.names == ["interview", "product"] and has(t.music, "jazz") and near(level(t.music), 0.2, 0.03)
         and (t.music.start_ms, t.music.end_ms) == (0, 20000)),
    Said(20, "clips", "I need this vertical for reels, with the blurry background thing instead of chopping people's heads off, and make the captions yellow",
         lambda t: t.ratio == "9:16" and t.fits == {"blur"} and len(t.texts) == 6
         and all(yellow(colour(s)) for s in t.texts)),
    Said(21, "painted", 'add one more scene at the end, a snowy mountain village, 4 seconds, and change the title to "Quiet winter places"',
         lambda t: t.lengths == [5000, 5000, 5000, 4000] and has(t.shots[3], "snowy mountain village")
         and t.words == ["Quiet winter places"]),
    Said(22, "charts", 'Put an intro card at the start that says "Q3 in four charts", 3 seconds, and please show every chart whole, the axis labels are getting cut off',
         lambda t: t.text("Q3 in four charts").duration_ms == t.shots[0].duration_ms == 3000
         and t.where(whole)[-4:] == [2, 3, 4, 5]),
    Said(23, "dali", "把合影.jpg加到最后，放3秒，然后标题改成“大理五日”",
         lambda t: t.names[4] == "合影" and t.lengths == [3000] * 5 and t.words == ["大理五日"]),
    Said(24, "ceramics", 'warm up all the photos a touch, slow zoom in on each of them, and write "Shop link in bio" at the bottom of the last one',
         lambda t: t.with_filter("warm") == [1, 2, 3, 4] and {*t.motions} == {"zoom-in"}
         and over(t.text("Shop link in bio"), t.shots[3]) and at_bottom(t.text("Shop link in bio"))),
    Said(25, "on foot", "电车那段剪到5秒就够了，日落那段改成黑白",
         lambda t: t.lengths == [5000, 8000, 8000, 8000] and {*t.speeds} == {1}
         and t.with_filter("black-and-white") == [4]),
    Said(26, "on foot", 'Mute all the clips (wind, so much wind) and add a voice-over saying "We landed in Lisbon with one backpack and no plan."',
         lambda t: t.where(silent) == [1, 2, 3, 4] and has(t.voice, "one backpack and no plan")
         and not silent(t.music)),
    Said(27, "birthday", "make the cake photo 6 seconds long >> a bit longer still, let's say 8",
         lambda t: t.lengths == [4000, 8000, 4000, 4000, 4000]),
    Said(28, "clips", "make the captions pink >> hmm no that's awful, put them back how they were",
         lambda t: len(t.texts) == 6 and all(colour(s) == "#ffffff" for s in t.texts)),
    Said(29, "painted", "make the first scene black and white >> oh I love it, do the same to the other two",
         lambda t: t.with_filter("black-and-white") == [1, 2, 3]),
    Said(31, "ceramics", "add my logo.png as a watermark in the top left >> could it sit bottom right instead? and a bit more see-through",
         lambda t: corner(t.overlay) == "bottom-right" and opacity(t.overlay) < opacity(t.old(t.overlay.id))),
    Said(32, "on foot", "把海滩那段加速到2倍 >> 太快了看不清，改成1.5倍吧", lambda t: t.speeds == [1, 1.5, 1, 1]),
    Said(34, "ceramics", "I'm not sure about the colour, can you change it?", asks),
    Said(35, "birthday", "那张照片我不太喜欢，换一张吧", asks),
    Said(36, "charts", "that one stays on screen too long, shorten it", asks),
    Said(37, "birthday", "please blur the face of the boy next to Mia in the cake photo, his mum doesn't want him online", cannot),
    Said(38, "on foot", "some stranger's suitcase is in the beach clip, can you erase it?", cannot),
    Said(39, "clips", "把字幕全部翻译成中文好吗", cannot),
    Said(40, "dali", "旁白里风声好大，帮我把噪音去掉", cannot),
)  # fmt: skip
