# ruff: noqa: E501 -- what people say is not cut, and is written as they write
"""One who keeps a bakery, has a cat and children; of the forty, 31 were right at first."""

from __future__ import annotations

from typing import Final

from tests.engine.unseen.told import (
    Said,
    animation,
    asks,
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
    outline,
    position,
    silent,
    size,
    whole,
    yellow,
)

SAID: Final[tuple[Said, ...]] = (
    Said(1, "birthday", "Could you put the grandparents picture right after the balloons?",
         lambda t: t.names == ["balloons", "grandparents", "cake", "garden", "goodbye"]
         and t.lengths == [4000] * 5 and t.text("Mia turns 7").start_ms == 0),
    Said(2, "birthday", "stop the zooming on all the pictures, i want them to just sit still",
         lambda t: t.still and t.lengths == [4000] * 5),
    Said(3, "clips", "Add logo.png as a watermark in the bottom right corner, slightly see-through please",
         lambda t: len(t.shots) == 3 and has(t.overlay, "logo") and corner(t.overlay) == "bottom-right"
         and 0 < opacity(t.overlay) < 1),
    Said(4, "clips", "cut the office clip in two at the 0:14 mark",
         lambda t: t.lengths == [10000, 4000, 6000, 10000]
         and t.names == ["interview", "office", "office", "product"] and t.total == 30000),
    Said(5, "painted", "Swap the lighthouse for a little wooden boat on a calm lake",
         lambda t: t.drawn(2, "boat") and t.lengths == [5000] * 3),
    Said(6, "painted", "加一段旁白，念“有些地方，安静得只剩下风声”",
         lambda t: t.role("voice") and bool(t.music) and len(t.shots) == 3),
    Said(7, "charts", "Please show the full chart on every slide, right now the edges get cropped off.",
         lambda t: t.where(whole) == [1, 2, 3, 4] and t.lengths == [6000] * 4),
    Said(8, "charts", "第三张图表多停留两秒",
         lambda t: t.lengths == [6000, 6000, 8000, 6000] and t.names[2] == "funnel"),
    Said(9, "dali", "火车站那张不要了",
         lambda t: t.names == ["洱海", "古城", "苍山"] and t.lengths == [3000] * 3 and bool(t.text("大理四日"))),
    Said(10, "dali", "麻烦把标题的字改成明黄色",
         lambda t: yellow(colour(t.text("大理四日"))) and t.only("x1")),
    Said(11, "dali", "I need the whole thing to be exactly 20 seconds long",
         lambda t: len(t.shots) == 4 and near(t.total, 20000) and near(t.shots[3].end_ms, 20000)
         and bool(t.role("voice"))),
    Said(12, "crumb", "make the kneading clip play at half speed",
         lambda t: t.speeds == [0.5, 1, 1, 1] and t.lengths[1:] == [4000] * 3),
    # Its first check let a cool filter beside the warm one pass.
    Said(13, "crumb", "the croissants look kinda cold, can u warm up the colours on that one",
         lambda t: [[*one] for one in t.filters] == [[], ["warm"], [], []]),
    Said(14, "cat", "给最后一段视频加个暗角", lambda t: t.with_filter("vignette") == [3] and t.only("v3")),
    Said(15, "cat", "字幕“谁动了我的罐头”改成“罐头是我的！”",
         lambda t: t.text("罐头是我的").start_ms == 6000 and len(t.texts) == 4
         and not any("谁动了" in words for words in t.words)),
    Said(16, "cat", "Play the second clip backwards.",
         lambda t: t.where(backwards) == [2] and t.lengths == [6000] * 3 and t.names[1] == "抢食"),
    Said(17, "birthday", 'Change "Mia turns 7" to "Mia is 7!!", make it bigger, and have it type itself out letter by letter',
         lambda t: size(t.text("Mia is 7!!")) > 1 and animation(t.text("Mia is 7!!")) == "typewriter"
         and not any("turns" in words for words in t.words) and size(t.text("Thank you for coming!")) == 1),
    Said(18, "clips", "Over the product clip, put selfie.jpg small in the top left corner. Also mute the interview clip.",
         lambda t: len(t.shots) == 3 and has(t.overlay, "selfie") and corner(t.overlay) == "top-left"
         and t.overlay.start_ms >= 19500 and t.overlay.end_ms <= 30100 and t.where(silent) == [1]),
    Said(19, "painted", "make it widescreen, drop the title and dissolve from each scene into the next",
         lambda t: t.ratio == "16:9" and not any("Quiet" in words for words in t.words)
         and t.cuts == ["crossfade"] * 2 and bool(t.music)),
    Said(20, "charts", "Can we get some calm music underneath? Keep it really quiet, and have it dip whenever the narration is talking.",
         lambda t: 0 < level(t.music) <= 0.5 and has(t.music, "duck") and level(t.voice) == 1
         and len(t.shots) == 4),
    Said(21, "dali", "在古城后面加上合影，停4秒，然后整个视频都调亮一点",
         lambda t: t.names[1:3] == ["古城", "合影"] and t.lengths == [3000, 3000, 4000, 3000, 3000]
         and t.with_filter("brightness") == [1, 2, 3, 4, 5]),
    Said(22, "crumb", 'Square is wrong, this is going on reels. Make it vertical with a blurred background, and move the "Closed on Mondays" text to the middle of the screen',
         lambda t: t.ratio == "9:16" and t.fits == {"blur"} and not t.with_filter("blur")
         and position(t.text("Closed on Mondays")) == "center" and len(t.shots) == 4),
    Said(23, "crumb", "trim kneading down to 5 sec, music a bit quieter and let it fade out at the end thx",
         lambda t: t.lengths == [5000, 4000, 4000, 4000] and 0 < level(t.music) < 0.4 and fade_out(t.music) > 0),
    Said(24, "cat", "第一段两倍速，第二段改成黑白的，字幕统统加上黑色描边",
         lambda t: t.speeds[0] == 2 and t.with_filter("black-and-white") == [2] and len(t.role("caption")) == 3
         and all(dark(outline(s)) for s in t.role("caption"))),
    Said(25, "cat", "Repeat the first clip once more right after itself, then finish the video with an end card that says See you tomorrow",
         lambda t: t.names[:4] == ["睡觉", "睡觉", "抢食", "晒太阳"] and has(t.now, "see you tomorrow")
         and t.total > 24000),
    Said(26, "charts", "把revenue那张挪到最后，每张图都改成5秒",
         lambda t: t.names == ["churn", "funnel", "regions", "revenue"] and t.lengths == [5000] * 4
         and len(t.texts) == 4 and bool(t.role("voice"))),
    Said(27, "birthday", "make the garden picture black and white >> nice! do the same with the grandparents one",
         lambda t: t.with_filter("black-and-white") == [3, 4]),
    Said(28, "clips", "put a crossfade between the interview and the office clip >> Too quick. Make it last a full second.",
         lambda t: t.cuts[0] == "crossfade" and near(t.shots[1].m["transition"]["d"], 1000)
         and t.cuts[1] == "cut" and len(t.shots) == 3 and min(t.lengths) > 8000),
    Said(29, "painted", "add a snowy mountain village as the last scene >> Actually, I'd rather have that one at the very start.",
         lambda t: len(t.shots) == 4 and has(t.shots[0], "snow", "village") and has(t.shots[1], "forest")
         and has(t.shots[2], "lighthouse") and has(t.shots[3], "skyline")),
    Said(30, "dali", "把苍山那张调成6秒 >> 太长了，4秒就够",
         lambda t: t.lengths == [3000, 3000, 4000, 3000] and t.names[2] == "苍山"),
    Said(31, "cat", "把音乐音量调到20% >> 太小声了，还是改回原来的吧",
         lambda t: near(level(t.music), 0.5, 0.01) and t.lengths == [6000] * 3 and len(t.texts) == 4),
    Said(32, "charts", "make the lower thirds yellow >> and give them a dark box behind so they stand out",
         lambda t: len(t.texts) == 4 and all(box(s) and yellow(colour(s)) for s in t.texts)),
    Said(33, "birthday", "make that photo longer pls", asks),
    Said(34, "crumb", "Replace the photo with apron.jpg", asks),
    Said(35, "clips", "有一段我不想要了，帮我删掉吧", asks),
    Said(36, "painted", "那个场景换成樱花小路", asks),
    Said(37, "birthday", "Could you blur the other kids' faces in the garden photo? Their parents would rather not have them online.", cannot),
    Said(38, "clips", "translate all the captions into german", cannot),
    Said(39, "crumb", "柜台那张照片里有个路人，帮我把他抹掉", cannot),
    Said(40, "painted", "Great, now upload it to my TikTok and schedule the post for Friday 6pm", cannot),
)  # fmt: skip
