# ruff: noqa: E501 -- what people say is not cut
"""Chinese about looks, words on the picture and what lies over it: what people type, and what exactly it changes."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any, Final

import pytest

from nemo_widgets.engine.agent.language.colloquial import tells
from nemo_widgets.timeline.draft import Draft
from tests.engine.agent_samples import difference, upload
from tests.engine.agent_studio import Studio, reply
from tests.engine.third_corpus import DRAFTS, LOOSE


def _shots(*shots: tuple[str, int, str]) -> list[dict[str, Any]]:
    laid: list[dict[str, Any]] = []
    at = 0
    for n, (name, ms, motion) in enumerate(shots, 1):
        clip = {"media_type": "video", "source_in": 0, "source_out": ms, "speed": 1, "volume": 1}
        picture = {"media_type": "image"} | ({"motion": motion} if motion else {})
        m = {"title": name, "fit": "cover"} | (clip if name.endswith(".mp4") else picture)
        laid.append({"id": f"v{n}", "s": at, "d": ms, "src": f"/media/{name}", "m": m})
        at += ms
    return laid


def _texts(*texts: tuple[str, int, int, str]) -> list[dict[str, Any]]:
    return [
        {"id": f"x{n}", "s": s, "d": d, "m": {"text": text, "role": role}}
        for n, (role, s, d, text) in enumerate(texts, 1)
    ]


def _draft(size: tuple[int, int], ms: int, *tracks: tuple[int, list[dict[str, Any]]]) -> Draft:
    t = [{"id": f"t{n}", "tt": kind, "sg": segments, "m": {}} for n, (kind, segments) in enumerate(tracks)]
    return Draft.from_wire({"t": t, "d": ms, "m": {"width": size[0], "height": size[1], "fps": 30}})


def _sound(name: str, ms: int) -> list[dict[str, Any]]:
    m = {"title": name, "role": "bgm", "volume": 0.5}
    return [{"id": "a1", "s": 0, "d": ms, "src": f"/media/{name}.wav", "m": m}]


BAKERY: Final = _draft(
    (1080, 1080), 25_000,
    (0, _shots(("IMG_2031.jpg", 3000, "zoom-in"), ("和面.mp4", 6000, ""), ("烤箱.mp4", 5000, ""),
               ("出炉.jpg", 4000, "zoom-in"), ("IMG_2035.jpg", 3000, "pan-left"), ("门面.jpg", 4000, "zoom-out"))),
    (7, _texts(("title", 0, 3000, "麦香小铺"), ("caption", 3000, 6000, "每天五点开始和面"),
               ("caption", 9000, 5000, "现烤现卖"), ("caption", 14_000, 4000, "刚出炉的最香"),
               ("title", 21_000, 4000, "欢迎来店里坐坐"))),
    (1, _sound("Jazz", 25_000)),
)  # fmt: skip
_LOGO: Final = {"id": "w1", "s": 0, "d": 24_000, "src": "/media/安居logo.png", "m": {"title": "安居logo.png", "media_type": "image", "role": "watermark", "place": {"corner": "top-right", "opacity": 1}}}  # fmt: skip
HOUSE: Final = _draft(
    (1080, 1920), 24_000,
    (0, _shots(("客厅.jpg", 4000, "zoom-in"), ("主卧.jpg", 4000, "zoom-in"), ("厨房.jpg", 4000, "zoom-in"),
               ("IMG_0457.jpg", 4000, "zoom-in"), ("阳台.mp4", 4000, ""), ("小区.jpg", 4000, "zoom-in"))),
    (0, [_LOGO]),
    (7, _texts(("title", 0, 4000, "翠湖花园 89平三房"), ("lower-third", 4000, 4000, "主卧带飘窗"),
               ("lower-third", 8000, 4000, "厨房燃气已通"), ("lower-third", 16_000, 4000, "阳台看湖"),
               ("lower-third", 20_000, 4000, "小区人车分流"))),
    (1, _sound("Piano", 24_000)),
)  # fmt: skip
_OWN: Final[Mapping[str, Draft]] = {"bakery": BAKERY, "house": HOUSE}
BEGUN: Final[Mapping[str, Draft]] = {**{str(at): draft for at, draft in DRAFTS.items()}, **_OWN}
WAITING: Final = {**LOOSE, "bakery": ("店标.png", "二维码.jpg"), "house": ("户型图.png",)}


async def said(at: str, messages: str) -> tuple[str, str]:
    """Return what the last message changes, and what is answered to it."""
    studio = Studio(
        draft=BEGUN[at], media=tuple(upload(name) for name in WAITING.get(at, ()) if name[-3:] != "mp3")
    )
    *earlier, last = messages.split(" >> ")
    for message in earlier:
        studio.past.append(studio.draft)
        await studio.say(message)
    start = studio.draft
    answer = reply(await studio.say(last))
    return _short(difference(start, studio.draft)), answer


def _short(told: str) -> str:
    """Tell once what happens alike to several."""
    parts = [(part.partition(" [")[0], part.partition(" [")[2]) for part in told.split("; ")]
    short = []
    for how, same in groupby(parts, key=lambda part: part[1]):
        names = [name for name, _ in same]
        alike = [names[0], f"… {names[-1]}"] if len(names) > 2 else names
        short.append(", ".join(alike) + (f" [{how}" if how else ""))
    return "; ".join(short)


# fmt: off
CHANGED: Final[tuple[tuple[str, str, str], ...]] = (
    ("birthday", "我眼睛不好使了,开头那行字弄大些吧,谢谢你啊", "title “Mia turns 7” [style=size:1.15]"),
    ("birthday", "爷爷奶奶那张照片,整成黑白的,有年代感", "grandparents.jpg [filters=black-and-white:1]"),
    ("birthday", "最后那句英文改成“谢谢大家来玩”", "title “Thank you for coming!” [text=谢谢大家来玩]"),
    ("birthday", "照片别老是往里推,看着晕,全都别动了", "balloons.jpg, … goodbye.jpg [motion=none]"),
    ("birthday", "cake.jpg 上面打一行字:许个愿吧🎂", "+caption “许个愿吧” 4-8"),
    ("birthday", "花园那张有点暗呀,提亮一丢丢", "garden.jpg [filters=brightness:0.12]"),
    ("clips", "logo.png 挂右上角,全程都要有", "+watermark 0-30 [place=corner:top-right,width:0.18,margin:0.04,opacity:1]"),
    ("clips", "老板说字幕太素了,统一换黄色", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=color:#fdd835]"),
    ("clips", "字幕有一句数字不对,“forty people”应该是“fifty people”,帮忙更正一下", "caption “Today we are forty people.” [text=Today we are fifty people.]"),
    ("clips", "给字幕垫个半透明黑底,白墙上根本看不清", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=box:#00000080]"),
    ("clips", "急!客户要竖版,马上转9:16", "canvas 9:16"),
    ("clips", "办公室这段色调偏黄,往冷里调", "office.mp4 [filters=cool:0.4]"),
    ("painted", "标题用打字机那种一个字一个字蹦出来的效果", "title “Quiet places” [animation_in=name:typewriter,d:500]"),
    ("painted", "灯塔这一幕四周压暗点,要暗角", "lighthouse by the sea [filters=vignette:0.6]"),
    ("painted", "三个画面之间用叠化过渡,柔和嘛", "scenes misty pine forest 0-5, lighthouse by the sea 4.5-9.5, city skyline at night 9-14; lighthouse by the sea, city skyline at night [transition=type:crossfade,d:500]; bgm 0-14"),
    ("painted", "Quiet places 太英文了哈哈,写成「安静的地方」", "title “Quiet places” [text=安静的地方]"),
    ("painted", "夜景那段镜头从左往右慢慢摇", "city skyline at night [motion=pan-right]"),
    ("painted", "标题挪到画面最下边去", "title “Quiet places” [style=position:bottom]"),
    ("painted", "片尾补一张卡片,写“晚安”", "scenes misty pine forest 0-5, lighthouse by the sea 5-10, city skyline at night 10-15, 晚安 15-18, bgm 0-18; +title “晚安” 15-18 [style=position:center]"),
    ("charts", "图表边上的数字被裁掉了!!全部要完整显示", "revenue.png, … regions.png [fit=contain]"),
    ("charts", "“North leads” 请换成 “华北领跑”", "lower-third “North leads” [text=华北领跑]"),
    ("charts", "加个片头卡,文字是 2024 Q3 复盘", "scenes 2024 Q3 复盘 0-3, revenue.png 3-9, churn.png 9-15, funnel.png 15-21, regions.png 21-27, … lower-third “North leads” 21-27; +title “2024 Q3 复盘” 0-3 [style=position:center]"),
    ("charts", "churn 那条下面的字不要了", "-lower-third “Churn flat at 3%”"),
    ("charts", "切图的时候来个黑场过渡,每一处都要", "scenes revenue.png 0-6.5, churn.png 6-12.5, funnel.png 12-18.5, regions.png 18-24; churn.png, … regions.png [transition=type:fade-black,d:500]"),
    ("charts", "funnel.png 对比度拉高,投影上灰蒙蒙的", "funnel.png [filters=contrast:0.2]"),
    ("dali", "“大理四日”其实是五天啦,改成大理五日", "title “大理四日” [text=大理五日]"),
    ("dali", "洱海那张饱和度高点,蓝得发光那种", "洱海.jpg [filters=saturation:0.2]"),
    ("dali", "想把合影缩小放在火车站的右下角,画中画那样", "+pip 9-12 [place=corner:bottom-right,width:0.192,margin:0.04,opacity:1]"),
    ("dali", "古城搞个老照片的泛黄感觉", "古城.jpg [filters=sepia:1]"),
    ("dali", "这个字的颜色 我想要红色,可以吗?", "title “大理四日” [style=color:#e53935]"),
    ("dali", "要发B站,横屏16比9吧", "canvas 16:9"),
    ("bakery", "店标.png 放左上角,淡一点别抢戏", "+watermark 0-25 [place=corner:top-left,width:0.18,margin:0.04,opacity:0.6]"),
    ("bakery", "今天忙死了,你就帮我把面包出炉那张调暖,看着有食欲", "出炉.jpg [filters=warm:0.4]"),
    ("bakery", "麦香小铺这四个字描个白边", "title “麦香小铺” [style=stroke:#ffffff]"),
    ("bakery", "烤箱切到出炉那儿,闪白一下", "scenes IMG_2031.jpg 0-3, 和面.mp4 3-9, 烤箱.mp4 9-14, 出炉.jpg 13.5-17.5, IMG_2035.jpg 17.5-20.5, 门面.jpg 20.5-24.5; 出炉.jpg [transition=type:fade-white,d:500]; caption “现烤现卖” 9-13.5, … bgm 0-24.5"),
    ("bakery", "IMG_2035 不要平移了,慢慢拉近", "IMG_2035.jpg [motion=zoom-in]"),
    ("bakery", "和面的视频两边被切了,用模糊背景填上,画面给全", "和面.mp4 [fit=blur]"),
    ("house", "logo 移到左下,右上角要留给平台的标", "watermark [place=corner:bottom-left,opacity:1]"),
    ("house", "房子重新量过了,标题里89平改95平", "title “翠湖花园 89平三房” [text=翠湖花园 95平三房]"),
    ("house", "0457 这张是儿童房,配个条:儿童房朝东", "+lower-third “儿童房朝东” 12-16"),
    ("house", "所有下方的字条能不能从底下滑上来", "lower-third “主卧带飘窗”, … lower-third “小区人车分流” [animation_in=name:slide-up,d:500]"),
    ("birthday", "气球那张鲜艳点,再见那张弄成黑白,中间几张都别碰哈", "balloons.jpg [filters=saturation:0.2]; goodbye.jpg [filters=black-and-white:1]"),
    ("birthday", "老师好,麻烦改成方形,然后照片别裁,周围糊一层背景", "canvas 1:1; balloons.jpg, … goodbye.jpg [fit=blur]"),
    ("birthday", "两个标题都搬到下面,再来个淡入", "title “Mia turns 7”, title “Thank you for coming!” [animation_in=name:fade,d:500 style=position:bottom]"),
    ("clips", "字幕字号小一号、加黑描边、位置靠上", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=size:0.7692,stroke:#000000,position:top]"),
    ("clips", "ok这样,第一句字幕删了,最后一句写成“官网下单立减20”", "caption “Order it on our website.” [text=官网下单立减20]; -caption “Hi, I'm Jonas from Brightleaf.”"),
    ("clips", "selfie.jpg 做个小窗放产品那段的左下角,logo.png 同时贴右上角从头到尾", "+pip 20-30 [place=corner:bottom-left,width:0.32,margin:0.04,opacity:1]; +watermark 0-30 [place=corner:top-right,width:0.18,margin:0.04,opacity:1]"),
    ("clips", "片子整体降点饱和,采访跟办公室之间划一下过去,向左擦除", "scenes interview.mp4 0-10, office.mp4 9.5-19.5, product.mp4 19.5-29.5; interview.mp4 [filters=saturation:-0.2]; office.mp4 [filters=saturation:-0.2 transition=type:wipe-left,d:500]; product.mp4 [filters=saturation:-0.2]; caption “We started in a garage in 2019.” 5-9.5, … caption “Order it on our website.” 24.5-29.5"),
    ("painted", "标题字体换成宋体,金色,撑到5秒", "title “Quiet places” 0-5 [style=color:#d4af37,font:宋体]"),
    ("painted", "森林要冷一点还要朦胧一点,城市那幕不变", "misty pine forest [filters=cool:0.4+blur:0.4]"),
    ("painted", "灯塔出现时写上“海边”,城市出现时写上“回家”,都放中间", "+caption “海边” 5-10, +caption “回家” 10-15 [style=position:center]"),
    ("painted", "我觉得推镜太多了,第二个改拉远,第三个静止就行", "lighthouse by the sea [motion=zoom-out]; city skyline at night [motion=none]"),
    ("charts", "图不要放大动画了,转场统一淡化0.5秒", "scenes revenue.png 0-6.5, churn.png 6-12.5, funnel.png 12-18.5, regions.png 18-24; revenue.png [motion=none]; churn.png, … regions.png [motion=none transition=type:crossfade,d:500]"),
    ("charts", "第一条文案改“营收+12%”,第二条改“流失率持平3%”", "lower-third “Revenue up 12%” [text=营收+12%]; lower-third “Churn flat at 3%” [text=流失率持平3%]"),
    ("charts", "下三分之一字幕:深蓝底 + 白字,谢谢", "lower-third “Revenue up 12%”, … lower-third “North leads” [style=color:#ffffff,box:#1a237e]"),
    ("charts", "结尾加一页“谢谢聆听”,停3秒,regions 那张提亮些", "scenes revenue.png 0-6, churn.png 6-12, funnel.png 12-18, regions.png 18-24, 谢谢聆听 24-27; regions.png [filters=brightness:0.12]; +title “谢谢聆听” 24-27 [style=position:center]"),
    ("dali", "标题要手写感的字体,弹一下出来,位置往上放放", "title “大理四日” [animation_in=name:pop,d:500 style=font:handwriting,position:upper-third]"),
    ("dali", "苍山亮度加点儿,火车站加个暗角,伤感嘛", "苍山.jpg [filters=brightness:0.2]; 火车站.jpg [filters=vignette:0.6]"),
    ("dali", "右下角打个水印 @小鹿在路上,半透明,另外开头那个标题就不要了", "+lower-third “@小鹿在路上” 0-12 [style=position:bottom,align:right,opacity:0.5]; -title “大理四日”"),
    ("dali", "把洱海推近、苍山往右移镜,其他两个不要动效", "洱海.jpg [motion=zoom-in]; 古城.jpg [motion=none]; 苍山.jpg [motion=pan-right]; 火车站.jpg [motion=none]"),
    ("bakery", "小红书用的,比例3:4,三句说明文字都放大", "canvas 3:4; caption “每天五点开始和面”, … caption “刚出炉的最香” [style=size:1.3]"),
    ("bakery", "烤箱那段又暗又灰,亮度对比度都给我往上拉拉", "烤箱.mp4 [filters=brightness:0.2+contrast:0.2]"),
    ("house", "水印缩小点透明50%,厨房那句换成“厨房明厨明卫”", "watermark [place=corner:top-right,opacity:0.5,width:0.126]; lower-third “厨房燃气已通” [text=厨房明厨明卫]"),
    ("house", "标题加黑底白字,主卧提亮,阳台上蓝一点冷一点", "主卧.jpg [filters=brightness:0.2]; 阳台.mp4 [filters=cool:0.4]; title “翠湖花园 89平三房” [style=color:#ffffff,box:#000000]"),
    ("birthday", "把第一个标题改成蓝色 >> 结尾那个也一样", "title “Thank you for coming!” [style=color:#1e88e5]"),
    ("birthday", "给蛋糕那张加暗角 >> emmm不好看,还是撤了吧", "cake.jpg [filters=None]"),
    ("clips", "把logo.png放到右上角当水印 >> 挡到人脸了,换左边", "watermark [place=corner:top-left,width:0.18,margin:0.04,opacity:1]"),
    ("clips", "所有字幕放大一点 >> 不够,再来点", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=size:1.45]"),
    ("clips", "办公室那段变成黑白 >> 产品那段跟它保持一致", "product.mp4 [filters=black-and-white:1]"),
    ("painted", "标题改成红色 >> 太扎眼了,换个白的", "title “Quiet places” [style=color:#ffffff]"),
    ("painted", "在灯塔那里加一行字“风很大” >> 这行字放顶上去,淡入出现", "caption “风很大” [animation_in=name:fade,d:500 style=position:top]"),
    ("charts", "第二张图完整显示,不要裁切 >> 剩下三张同理", "revenue.png, … regions.png [fit=contain]"),
    ("dali", "所有转场都用闪黑 >> 只有最后一个留着,前面的都直接切", "scenes 洱海.jpg 0-3.5, 古城.jpg 3.5-7, 苍山.jpg 7-10.5, 火车站.jpg 10-13; 古城.jpg, 苍山.jpg [transition=None]; title “大理四日” 0-3.5, bgm 0-13"),
    ("dali", "洱海调亮一点 >> 古城做旧,复古棕色 >> 棕色太重啦,减半", "古城.jpg [filters=sepia:0.5]"),
    ("bakery", "把店标.png放在右下角 >> 我看了下太大了,小一半吧", "watermark [place=corner:bottom-right,width:0.09,margin:0.04,opacity:1]"),
    ("bakery", "出炉那张加暖色滤镜 >> 对对就这个感觉,门面也给它整上", "门面.jpg [filters=warm:0.5]"),
    ("house", "改成横屏 >> 照片用模糊背景 >> 我想了想,还是竖着吧", "canvas 9:16"),
    ("birthday", "蛋糕那张有点偏黄，能不能调冷一点呀", "cake.jpg [filters=cool:0.25]"),
    ("birthday", "麻烦在最后一张照片上写“爱你们”，红色的字，放在正中间", "+caption “爱你们” 16-20 [style=color:#e53935,position:center]"),
    ("birthday", "这几张照片颜色都不够鲜艳，帮我统一调一下", "balloons.jpg, … goodbye.jpg [filters=saturation:0.2]"),
    ("birthday", "把Thank you for coming!删掉，太长了", "-title “Thank you for coming!”"),
    ("birthday", "气球的照片加个模糊，不要太糊", "balloons.jpg [filters=blur:0.2]"),
    ("birthday", "两个标题都加上黑色描边，不然浅色背景看不清", "title “Mia turns 7”, title “Thank you for coming!” [style=stroke:#000000]"),
    ("birthday", "花园那张用黑白，其他照片保持彩色", "garden.jpg [filters=black-and-white:1]"),
    ("birthday", "转场都用淡入淡出吧，1秒那种", "scenes balloons.jpg 0-4, cake.jpg 3-7, garden.jpg 6-10, grandparents.jpg 9-13, goodbye.jpg 12-16; cake.jpg, … goodbye.jpg [transition=type:crossfade,d:1000]; title “Mia turns 7” 0-3, … bgm 0-16"),
    ("birthday", "片头的字停久一点，到6秒再消失", "title “Mia turns 7” 0-6"),
    ("birthday", "视频改成竖屏，照片周围用模糊填充", "canvas 9:16; balloons.jpg, … goodbye.jpg [fit=blur]"),
    ("birthday", "第一张上面加一句“欢迎来到米娅的生日会”，字小一点，放底部", "+caption “欢迎来到米娅的生日会” 0-4 [style=position:bottom,size:0.7692]"),
    ("clips", "字幕放到上面去，下面挡住产品了", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=position:top]"),
    ("clips", "字幕颜色改成浅蓝，加粗", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=color:#78b8ef,weight:bold]"),
    ("clips", "产品那段饱和度有点低，加点", "product.mp4 [filters=saturation:0.2]"),
    ("clips", "采访这里打上名字：Jonas Weber，创始人", "+lower-third “Jonas Weber，创始人” 0-10"),
    ("clips", "右下角放logo，透明度50%", "+watermark 0-30 [place=corner:bottom-right,width:0.18,margin:0.04,opacity:0.5]"),
    ("clips", "自拍那张做成画中画放在办公室那段右上角", "+pip 10-20 [place=corner:top-right,width:0.32,margin:0.04,opacity:1]"),
    ("clips", "字幕里Brightleaf写错了，应该是BrightLeaf", "caption “Hi, I'm Jonas from Brightleaf.” [text=Hi, I'm Jonas from BrightLeaf.]"),
    ("clips", "第二条字幕不要了", "-caption “We started in a garage in 2019.”"),
    ("clips", "字幕都用斜体，再加个阴影", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=italic:True,shadow:True]"),
    ("clips", "前两段之间用向上擦除，后面那个用推入", "scenes interview.mp4 0-10, office.mp4 9.5-19.5, product.mp4 19.5-29.5; office.mp4 [transition=type:wipe-up,d:500]; caption “We started in a garage in 2019.” 5-9.5, … caption “Order it on our website.” 24.5-29.5"),
    ("clips", "字幕背景框去掉，只留白字", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=box:False,color:#ffffff]"),
    ("clips", "字幕太大了小两号", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=size:0.7692]"),
    ("clips", "最后加个片尾卡：关注我们，黑底白字", "scenes interview.mp4 0-10, office.mp4 10-20, product.mp4 20-30, 关注我们 30-33; +title “关注我们” 30-33 [style=position:center,color:#ffffff,shadow:False]"),
    ("painted", "标题改成手写体，放左上角", "title “Quiet places” [style=font:handwriting,position:top,align:left]"),
    ("painted", "标题淡入淡出", "title “Quiet places” [animation_in=name:fade,d:500 animation_out=name:fade,d:500]"),
    ("painted", "城市夜景那张对比度再高一点，亮度低一点", "city skyline at night [filters=contrast:0.2+brightness:-0.2]"),
    ("painted", "给每个场景都加个字幕，分别是森林、灯塔、城市", "+caption “森林” 0-5, … +caption “城市” 10-15"),
    ("painted", "第一幕慢慢推近，第二幕往左移，第三幕拉远", "lighthouse by the sea [motion=pan-left]; city skyline at night [motion=zoom-out]"),
    ("painted", "标题加个半透明的黑色底", "title “Quiet places” [style=box:#00000080]"),
    ("charts", "把所有下方文字改成白色，字号大一点", "lower-third “Revenue up 12%”, … lower-third “North leads” [style=color:#ffffff,size:1.3]"),
    ("charts", "漏斗图那句话往上移一点，挡住图例了", "lower-third “Trials convert better” [style=position:center]"),
    ("charts", "片头加标题“三季度总结”，居中，蓝色大字", "scenes 三季度总结 0-3, revenue.png 3-9, churn.png 9-15, funnel.png 15-21, regions.png 21-27, … lower-third “North leads” 21-27; +title “三季度总结” 0-3 [style=position:center,color:#1e88e5,size:1.3]"),
    ("charts", "所有文字用微软雅黑", "lower-third “Revenue up 12%”, … lower-third “North leads” [style=font:微软雅黑]"),
    ("charts", "底部文字统统去掉", "-lower-third “Revenue up 12%”, … -lower-third “North leads”"),
    ("charts", "regions这张四周留点白边，别顶满", "regions.png [fit=contain]"),
    ("dali", "标题加个动画，从左边飞进来", "title “大理四日” [animation_in=name:slide-right,d:500]"),
    ("dali", "给火车站那张加字幕：再见，大理", "+caption “再见，大理” 9-12"),
    ("dali", "照片都做成复古风，像老电影", "洱海.jpg, … 火车站.jpg [filters=sepia:1]"),
    ("dali", "把合影放到左下角，小一点，一直显示", "+pip 0-12 [place=corner:bottom-left,width:0.192,margin:0.04,opacity:1]"),
    ("dali", "标题放大点，改成黄色，放下面", "title “大理四日” [style=size:1.15,color:#fdd835,position:bottom]"),
    ("dali", "大理四日改成“大理之旅”，字体用楷体", "title “大理四日” [style=font:楷体 text=大理之旅]"),
    ("dali", "洱海那张从右往左慢慢移动", "洱海.jpg [motion=pan-left]"),
    ("dali", "转场别太花哨，柔和一点就好", "scenes 洱海.jpg 0-3.5, 古城.jpg 3-6.5, 苍山.jpg 6-9.5, 火车站.jpg 9-12; 古城.jpg, … 火车站.jpg [transition=type:crossfade,d:500]"),
    ("dali", "字要有描边，白字黑边", "title “大理四日” [style=color:#ffffff,stroke:#000000]"),
    ("bakery", "字幕改成黄底黑字", "caption “每天五点开始和面”, … caption “刚出炉的最香” [style=color:#000000,box:#fdd835]"),
    ("bakery", "“欢迎来店里坐坐”放大，换成红色", "title “欢迎来店里坐坐” [style=size:1.3,color:#e53935]"),
    ("bakery", "二维码放在最后一张的中间，大一点", "+pip 21-25 [place=corner:center,width:0.48,margin:0.04,opacity:1]"),
    ("bakery", "店标放右上角当水印，整个视频都有", "+watermark 0-25 [place=corner:top-right,width:0.18,margin:0.04,opacity:1]"),
    ("bakery", "第一张和最后一张都加暗角", "IMG_2031.jpg, 门面.jpg [filters=vignette:0.6]"),
    ("bakery", "字幕都往上挪一挪", "caption “每天五点开始和面”, … caption “刚出炉的最香” [style=position:lower-third]"),
    ("bakery", "烤箱的字改成“炉火正旺”", "caption “现烤现卖” [text=炉火正旺]"),
    ("house", "水印太大，缩小一点", "watermark [place=corner:top-right,opacity:1,width:0.126]"),
    ("house", "把水印去掉", "-watermark"),
    ("house", "所有房间的照片都提亮一点，看起来敞亮", "客厅.jpg, … 小区.jpg [filters=brightness:0.12]"),
    ("house", "户型图放在客厅右下角，做画中画，四秒", "+pip 0-4 [place=corner:bottom-right,width:0.32,margin:0.04,opacity:1]"),
    ("house", "标题加阴影，字号调到最大", "title “翠湖花园 89平三房” [style=shadow:True,size:1.7]"),
    ("house", "阳台那句话改成“270度湖景阳台”", "lower-third “阳台看湖” [text=270度湖景阳台]"),
    ("house", "人名条都改成左对齐，背景半透明黑", "lower-third “主卧带飘窗”, … lower-third “小区人车分流” [style=align:left,box:#00000080]"),
    ("birthday", "标题放大 >> 再大一点", "title “Mia turns 7”, title “Thank you for coming!” [style=size:1.69]"),
    ("dali", "洱海加个暗角 >> 古城也来一个", "古城.jpg [filters=vignette:0.6]"),
    ("painted", "标题改成手写体 >> 算了还是不要了", "title “Quiet places” [style=None]"),
    ("charts", "第一张图完整显示 >> 其他几张也这样", "churn.png, … regions.png [fit=contain]"),
    ("clips", "给字幕加黑色背景 >> 字再小点，挪到最底下", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=box:#000000,size:0.7692,position:bottom]"),
    ("dali", "标题换个字体，再加个淡入效果", "title “大理四日” [animation_in=name:fade,d:500]"),
    ("clips", "加个字幕条，写“新品上市”", "+lower-third “新品上市” 0-3"),
    ("charts", "每张图表下面的文字改成蓝色", "lower-third “Revenue up 12%”, … lower-third “North leads” [style=color:#1e88e5]"),
    ("birthday", "能不能把最后的感谢语换成中文的“感谢大家”？", "title “Thank you for coming!” [text=感谢大家]"),
    ("birthday", "爷爷奶奶那张要有种老照片的味道", "grandparents.jpg [filters=sepia:1]"),
    ("birthday", "把第二张第三张都调亮，第四张不用", "cake.jpg, garden.jpg [filters=brightness:0.2]"),
    ("birthday", "片尾加一张黑色卡片写上“未完待续”，白字", "scenes balloons.jpg 0-4, cake.jpg 4-8, garden.jpg 8-12, grandparents.jpg 12-16, goodbye.jpg 16-20, 未完待续 20-23, bgm 0-23; +title “未完待续” 20-23 [style=position:center,color:#ffffff,shadow:False]"),
    ("birthday", "文字太花了，统一成白色不带描边", "title “Mia turns 7”, title “Thank you for coming!” [style=color:#ffffff,stroke:False]"),
    ("clips", "采访时右下角放个小的自拍，其他时候不要", "+pip 0-10 [place=corner:bottom-right,width:0.192,margin:0.04,opacity:1]"),
    ("clips", "字幕字体太细，加粗，最好再加个黑色的边", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=weight:bold,stroke:#000000]"),
    ("clips", "第四条字幕的from home改成remotely", "caption “Most of us work from home.” [text=Most of us work remotely.]"),
    ("clips", "视频太灰了，色彩浓一点", "interview.mp4, … product.mp4 [filters=contrast:0.2+saturation:0.2]"),
    ("clips", "字幕一句一句弹出来", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [animation_in=name:pop,d:500]"),
    ("painted", "Quiet places改为大写", "title “Quiet places” [text=QUIET PLACES]"),
    ("painted", "标题加粗加大，别忘了阴影", "title “Quiet places” [style=weight:bold,size:1.3,shadow:True]"),
    ("painted", "第二幕标上“北海灯塔”，小字，右下角", "+caption “北海灯塔” 5-10 [style=position:bottom,align:right,size:0.7692]"),
    ("painted", "标题从上面掉下来", "title “Quiet places” [animation_in=name:slide-down,d:500]"),
    ("painted", "标题不要居中，靠左", "title “Quiet places” [style=align:left]"),
    ("charts", "churn那张图的说明改成“流失率3%，持平”，再加粗", "lower-third “Churn flat at 3%” [style=weight:bold text=流失率3%，持平]"),
    ("charts", "文字底色太黑了，换成半透明的", "lower-third “Revenue up 12%”, … lower-third “North leads” [style=box:#00000080]"),
    ("charts", "North leads这条颜色换成绿色，其余不变", "lower-third “North leads” [style=color:#43a047]"),
    ("dali", "标题描边用白色，粗一点", "title “大理四日” [style=stroke:width:0.1,color:#ffffff]"),
    ("dali", "火车站那张去掉颜色，变黑白，有离别的感觉", "火车站.jpg [filters=black-and-white:1]"),
    ("dali", "画面比例换成4:5，别裁掉人", "canvas 4:5; 洱海.jpg, … 火车站.jpg [fit=contain]"),
    ("dali", "结尾加字幕“明年再来”，打字机效果", "+caption “明年再来” 9-12 [animation_in=name:typewriter,d:500]"),
    ("dali", "合影作为画中画放右上角，只在最后一张出现", "+pip 9-12 [place=corner:top-right,width:0.32,margin:0.04,opacity:1]"),
    ("dali", "标题透明一点，别太抢眼", "title “大理四日” [style=opacity:0.5]"),
    ("bakery", "第二段的字幕往下放，字太大", "caption “每天五点开始和面” [style=position:bottom,size:0.7692]"),
    ("bakery", "把二维码贴到最后一张右下角，停到结束", "+pip 21-25 [place=corner:bottom-right,width:0.32,margin:0.04,opacity:1]"),
    ("bakery", "两段视频都用模糊背景，别裁", "和面.mp4, 烤箱.mp4 [fit=blur]"),
    ("bakery", "开头那张图太暗了看不清店名", "IMG_2031.jpg [filters=brightness:0.2]"),
    ("house", "字条都去掉，只留标题", "-lower-third “主卧带飘窗”, … -lower-third “小区人车分流”"),
    ("house", "主卧那条改成“主卧朝南带飘窗”，厨房那条删掉", "lower-third “主卧带飘窗” [text=主卧朝南带飘窗]; -lower-third “厨房燃气已通”"),
    ("house", "水印不透明度调到60%，挪到左上", "watermark [place=corner:top-left,opacity:0.6]"),
    ("dali", "标题用打字机效果 >> 速度快一点", "title “大理四日” [animation_in=name:typewriter,d:250]"),
    ("charts", "所有文字放大 >> 太大了，缩回去一点", "lower-third “Revenue up 12%”, … lower-third “North leads” [style=size:1]"),
    ("painted", "城市那张调暖一点 >> 森林也要", "misty pine forest [filters=warm:0.25]"),
    ("bakery", "把店标放在右上角 >> 挪左边去", "watermark [place=corner:top-left,width:0.18,margin:0.04,opacity:1]"),
    ("house", "标题加黑色描边 >> 再来个阴影", "title “翠湖花园 89平三房” [style=stroke:#000000,shadow:True]"),
    ("birthday", "标题改成粉色 >> 还是白色好看", "title “Mia turns 7”, title “Thank you for coming!” [style=color:#ffffff]"),
    ("birthday", "片头标题改成“小米七岁生日快乐”，放大一点，用圆体", "title “Mia turns 7” [style=font:圆体,size:1.3 text=小米七岁生日快乐]"),
    ("birthday", "所有照片加一层暖黄色，像夕阳照着一样", "balloons.jpg, … goodbye.jpg [filters=warm:0.5]"),
    ("birthday", "每张照片之间来点渐变过渡，别太快，一秒左右", "scenes balloons.jpg 0-4, cake.jpg 3-7, garden.jpg 6-10, grandparents.jpg 9-13, goodbye.jpg 12-16; cake.jpg, … goodbye.jpg [transition=type:crossfade,d:1000]; title “Mia turns 7” 0-3, … bgm 0-16"),
    ("birthday", "把结尾的文字挪到屏幕中间，再大两号", "title “Thank you for coming!” [style=position:center,size:1.3]"),
    ("birthday", "请问可以把视频变成方的吗？我要发ins", "canvas 1:1"),
    ("birthday", "第2张到第4张都变成黑白", "cake.jpg, … grandparents.jpg [filters=black-and-white:1]"),
    ("birthday", "除了最后一张，其他都加上暗角", "balloons.jpg, … grandparents.jpg [filters=vignette:0.6]"),
    ("clips", "麻烦给Jonas加个名牌，写Jonas Weber CEO，就在采访的前5秒", "+lower-third “Jonas Weber CEO” 0-5"),
    ("clips", "字幕描边去掉，换成黑底", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=stroke:False,box:#000000]"),
    ("clips", "产品视频右上角打上“新品”两个字，红色", "+caption “新品” 20-30 [style=position:top,align:right,color:#e53935]"),
    ("clips", "字幕往下移一点，快贴到中间了", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=position:bottom]"),
    ("clips", "办公室的画面有点蓝，暖一点", "office.mp4 [filters=warm:0.4]"),
    ("clips", "logo放右下角，半透明 >> logo不要透明，要实的", "watermark [place=corner:bottom-right,width:0.18,margin:0.04,opacity:1]"),
    ("clips", "画面比例改为竖版9比16，两边不要裁，模糊填充", "canvas 9:16; interview.mp4, … product.mp4 [fit=blur]"),
    ("clips", "字幕第三句太长了，改成“我们现在有40人”", "caption “Today we are forty people.” [text=我们现在有40人]"),
    ("clips", "全部字幕改为宋体，白色，底下居中", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=color:#ffffff,font:宋体,position:bottom]"),
    ("clips", "三段视频用白场过渡连起来", "scenes interview.mp4 0-10, office.mp4 9.5-19.5, product.mp4 19-29; office.mp4, product.mp4 [transition=type:fade-white,d:500]; caption “We started in a garage in 2019.” 5-9.5, … caption “Order it on our website.” 24-29"),
    ("painted", "灯塔那一幕加“远方”两个字，居中，白色描黑边", "+caption “远方” 5-10 [style=position:center,color:#ffffff,stroke:#000000]"),
    ("painted", "第三幕太亮了，压一压", "city skyline at night [filters=brightness:-0.2]"),
    ("painted", "标题改成中文“静谧之所”，英文删掉", "title “Quiet places” [text=静谧之所]"),
    ("painted", "森林换成清晨的竹林", "scenes 清晨的竹林 0-5, lighthouse by the sea 5-10, city skyline at night 10-15; misty pine forest [made=by:painter,label:procedural,prompt:清晨的竹林,seed:0 title=清晨的竹林] new"),
    ("painted", "每一幕都往右平移", "misty pine forest, … city skyline at night [motion=pan-right]"),
    ("painted", "城市夜景再鲜艳些，对比也加强", "city skyline at night [filters=saturation:0.2+contrast:0.2]"),
    ("charts", "第四张图的字幕放到上面去", "lower-third “North leads” [style=position:top]"),
    ("charts", "字幕统一用深蓝色，加粗，字号28", "lower-third “Revenue up 12%”, … lower-third “North leads” [style=color:#1a237e,weight:bold,size:28]"),
    ("charts", "漏斗图改成完整显示，其他的不用", "funnel.png [fit=contain]"),
    ("charts", "把Trials convert better翻成“试用转化更好”", "lower-third “Trials convert better” [text=试用转化更好]"),
    ("charts", "给revenue那张配个文字说明：营收增长12%", "+caption “营收增长12%” 0-6"),
    ("dali", "标题放到左上角，字号小一些，别挡风景", "title “大理四日” [style=position:top,align:left,size:0.7692]"),
    ("dali", "第一张照片上打字“Day 1”，第二张“Day 2”，第三张“Day 3”", "+caption “Day 1” 0-3, … +caption “Day 3” 6-9"),
    ("dali", "大理四日那个标题不要白色，换米黄色", "title “大理四日” [style=color:#f3e5ab]"),
    ("dali", "把合影放在右下角做小窗 >> 合影放大一点", "pip [place=corner:bottom-right,width:0.448,margin:0.04,opacity:1]"),
    ("dali", "古城加暗角 >> 淡一点", "古城.jpg [filters=vignette:0.3]"),
    ("bakery", "“刚出炉的最香”换成手写体，橙色，大一点", "caption “刚出炉的最香” [style=color:#fb8c00,font:handwriting,size:1.3]"),
    ("bakery", "门面照片去掉缩放，静静地放着", "门面.jpg [motion=none]"),
    ("bakery", "给两段视频都加上暖色滤镜，照片不用加", "和面.mp4, 烤箱.mp4 [filters=warm:0.5]"),
    ("bakery", "三条字幕的位置都改到顶部", "caption “每天五点开始和面”, … caption “刚出炉的最香” [style=position:top]"),
    ("bakery", "和面那段画面偏暗偏黄，调一调", "和面.mp4 [filters=brightness:0.2+cool:0.4]"),
    ("house", "厨房那张的文字条往上挪，挡住灶台了", "lower-third “厨房燃气已通” [style=position:center]"),
    ("house", "小区那张加个标题“欢迎看房”，左下角，黄色", "+title “欢迎看房” 20-24 [style=color:#fdd835,position:bottom,align:left]"),
    ("house", "画面全部用复古色，标题用金色描边", "客厅.jpg, … 小区.jpg [filters=sepia:1]; title “翠湖花园 89平三房” [style=stroke:#d4af37]"),
    ("house", "阳台视频静音，加一行字“湖景尽收眼底”", "阳台.mp4 [volume=0]; +caption “湖景尽收眼底” 16-20"),
    ("charts", "第二张和第三张中间加一页，写“细分”", "scenes revenue.png 0-6, churn.png 6-12, 细分 12-15, funnel.png 15-21, regions.png 21-27, … lower-third “North leads” 21-27; +title “细分” 12-15 [style=position:center]"),
    ("birthday", "在蛋糕那张上写“许个愿”，字要大，放中间", "+caption “许个愿” 4-8 [style=size:1.3,position:center]"),
    ("birthday", "给最后一张加个标题：下次见", "+title “下次见” 16-20"),
    ("birthday", "把两个标题都改成黄色，加粗", "title “Mia turns 7”, title “Thank you for coming!” [style=color:#fdd835,weight:bold]"),
    ("birthday", "第一张图太亮了，暗一点", "balloons.jpg [filters=brightness:-0.2]"),
    ("birthday", "全部加怀旧滤镜，强度50%", "balloons.jpg, … goodbye.jpg [filters=sepia:0.5]"),
    ("birthday", "标题往上移一点，再小一点", "title “Mia turns 7”, title “Thank you for coming!” [style=position:upper-third,size:0.8696]"),
    ("birthday", "把第三张换成黑白，第四张加暗角", "garden.jpg [filters=black-and-white:1]; grandparents.jpg [filters=vignette:0.6]"),
    ("clips", "字幕全都变成白字黑边，放在最下面", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=color:#ffffff,stroke:#000000,position:bottom]"),
    ("clips", "在产品那段右下角加上“立即购买”", "+caption “立即购买” 20-30 [style=position:bottom,align:right]"),
    ("clips", "在右上角放logo.png >> 把logo缩小到一半，放到左上角", "watermark [place=corner:top-left,width:0.09,margin:0.04,opacity:1]"),
    ("clips", "把字幕的大小调到60", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=size:60]"),
    ("clips", "采访那段加暖色，产品那段加冷色", "interview.mp4 [filters=warm:0.5]; product.mp4 [filters=cool:0.5]"),
    ("clips", "第一条字幕改成“大家好，我是Jonas”", "caption “Hi, I'm Jonas from Brightleaf.” [text=大家好，我是Jonas]"),
    ("clips", "字幕换成楷体，居中对齐", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=font:楷体,align:center]"),
    ("clips", "整体调亮10%", "interview.mp4, … product.mp4 [filters=brightness:0.1]"),
    ("clips", "饱和度降低30%", "interview.mp4, … product.mp4 [filters=saturation:-0.3]"),
    ("clips", "把视频裁成1:1，保留完整画面", "canvas 1:1; interview.mp4, … product.mp4 [fit=contain]"),
    ("clips", "给办公室加一个标题卡，放在它前面，写“我们的办公室”", "scenes interview.mp4 0-10, 我们的办公室 10-13, office.mp4 13-23, product.mp4 23-33, … caption “Order it on our website.” 28-33; +title “我们的办公室” 10-13 [style=position:center]"),
    ("painted", "标题改成白色，加阴影，放到底部", "title “Quiet places” [style=color:#ffffff,shadow:True,position:bottom]"),
    ("painted", "把灯塔换成日落时的海滩", "scenes misty pine forest 0-5, 日落时的海滩 5-10, city skyline at night 10-15; lighthouse by the sea [made=by:painter,label:procedural,prompt:日落时的海滩,seed:0 title=日落时的海滩] new"),
    ("painted", "片头加一张黑底白字的卡片，写“静”", "scenes 静 0-3, misty pine forest 3-8, lighthouse by the sea 8-13, city skyline at night 13-18, … bgm 0-18; +title “静” 0-3 [style=position:center,color:#ffffff,shadow:False]"),
    ("painted", "标题淡入，2秒后消失", "title “Quiet places” 0-2 [animation_in=name:fade,d:500]"),
    ("painted", "城市那张模糊一点", "city skyline at night [filters=blur:0.4]"),
    ("painted", "标题再显示久一点", "title “Quiet places” 0-3.8"),
    ("charts", "给漏斗图加个标题“转化漏斗”", "+title “转化漏斗” 12-18"),
    ("charts", "把第四个文字条删掉", "-lower-third “North leads”"),
    ("charts", "所有图片完整显示，背景模糊", "revenue.png, … regions.png [fit=blur]"),
    ("charts", "把文字条统一放到顶部，深蓝色底", "lower-third “Revenue up 12%”, … lower-third “North leads” [style=position:top,box:#1a237e]"),
    ("charts", "第一张图推近，最后一张拉远", "regions.png [motion=zoom-out]"),
    ("charts", "把“North leads”改成大写", "lower-third “North leads” [text=NORTH LEADS]"),
    ("charts", "片尾加上“谢谢”两个字，2秒", "scenes revenue.png 0-6, churn.png 6-12, funnel.png 12-18, regions.png 18-24, 谢谢 24-26; +title “谢谢” 24-26 [style=position:center]"),
    ("charts", "转场改成向左滑动，0.8秒", "scenes revenue.png 0-6.8, churn.png 6-12.8, funnel.png 12-18.8, regions.png 18-24; churn.png, … regions.png [transition=type:slide-left,d:800]"),
    ("dali", "标题换成红色，楷体，放中间", "title “大理四日” [style=color:#e53935,font:楷体,position:center]"),
    ("dali", "古城那张加“古城夜色”，白字，放在下面", "+caption “古城夜色” 3-6 [style=color:#ffffff,position:bottom]"),
    ("dali", "洱海那张蓝一点，饱和度高一点", "洱海.jpg [filters=cool:0.4+saturation:0.2]"),
    ("dali", "标题一个字一个字出来，持续到第二张结束", "title “大理四日” 0-6 [animation_in=name:typewriter,d:500]"),
    ("dali", "做成横屏，照片两边用模糊背景", "canvas 16:9; 洱海.jpg, … 火车站.jpg [fit=blur]"),
    ("dali", "标题加个描边，黑色的，粗一点", "title “大理四日” [style=stroke:width:0.1,color:#000000]"),
    ("bakery", "把“欢迎来店里坐坐”移到中间，换成金色", "title “欢迎来店里坐坐” [style=position:center,color:#d4af37]"),
    ("bakery", "字幕加黑色半透明底", "caption “每天五点开始和面”, … caption “刚出炉的最香” [style=box:#00000080]"),
    ("bakery", "第三段加一句字幕“两百度烤二十分钟”", "+caption “两百度烤二十分钟” 9-14"),
    ("bakery", "烤箱那段和出炉之间加个闪白", "scenes IMG_2031.jpg 0-3, 和面.mp4 3-9, 烤箱.mp4 9-14, 出炉.jpg 13.5-17.5, IMG_2035.jpg 17.5-20.5, 门面.jpg 20.5-24.5; 出炉.jpg [transition=type:fade-white,d:500]; caption “现烤现卖” 9-13.5, … bgm 0-24.5"),
    ("bakery", "二维码放在右下角，最后5秒出现", "+pip 20-25 [place=corner:bottom-right,width:0.32,margin:0.04,opacity:1]"),
    ("bakery", "照片统一加暖色，视频不变", "IMG_2031.jpg, … 门面.jpg [filters=warm:0.5]"),
    ("house", "把所有字条换成白色字、黑色底", "title “翠湖花园 89平三房”, … lower-third “小区人车分流” [style=color:#ffffff,box:#000000]"),
    ("house", "标题字体换成黑体，加粗，黄色", "title “翠湖花园 89平三房” [style=color:#fdd835,weight:bold,font:黑体]"),
    ("house", "水印放到右下角，小一点，透明度30%", "watermark [place=corner:bottom-right,opacity:0.7,width:0.126]"),
    ("house", "阳台那段用模糊背景完整显示", "阳台.mp4 [fit=blur]"),
    ("birthday", "把标题加粗 >> 不要加粗", "title “Mia turns 7”, title “Thank you for coming!” [style=weight:normal]"),
    ("clips", "字幕改成黄色 >> 换成绿色", "caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=color:#43a047]"),
    ("charts", "文字条往上移 >> 位置再高一点", "lower-third “Revenue up 12%”, … lower-third “North leads” [style=position:upper-third]"),
    ("bakery", "店标.png放左上角 >> 放大", "watermark [place=corner:top-left,width:0.252,margin:0.04,opacity:1]"),
    ("birthday", "字太小了我看不清，弄大点呗", "title “Mia turns 7”, title “Thank you for coming!” [style=size:1.15]"),
    ("birthday", "把花园那张放到最前面 >> 哎呀不对，还是原来那样好", "scenes balloons.jpg 0-4, cake.jpg 4-8, garden.jpg 8-12, grandparents.jpg 12-16, goodbye.jpg 16-20"),
    ("clips", "logo放右上角，字幕改成黄色", "+watermark 0-30 [place=corner:top-right,width:0.18,margin:0.04,opacity:1]; caption “Hi, I'm Jonas from Brightleaf.”, … caption “Order it on our website.” [style=color:#fdd835]"),
    ("clips", "最后那句改成“现在下单立减20元”", "caption “Order it on our website.” [text=现在下单立减20元]"),
    ("dali", "把合影加到最后面呗", "scenes 洱海.jpg 0-3, 古城.jpg 3-6, 苍山.jpg 6-9, 火车站.jpg 9-12, 合影.jpg 12-16; 合影.jpg [source_size=1600+900]; bgm 0-16"),
    ("dali", "洱海那张调暖一点 >> 苍山也一样", "苍山.jpg [filters=warm:0.25]"),
    ("painted", "第二幅画请换成一片雪山", "scenes misty pine forest 0-5, 一片雪山 5-10, city skyline at night 10-15; lighthouse by the sea [made=by:painter,label:procedural,prompt:一片雪山,seed:0 title=一片雪山] new"),
    ("painted", "每个画面停留8秒吧，学生要抄笔记的", "scenes misty pine forest 0-8, lighthouse by the sea 8-16, city skyline at night 16-24, bgm 0-24"),
    ("charts", "图表不要动来动去的，全部静止", "revenue.png, … regions.png [motion=none]"),
    ("charts", "churn和funnel换个位置，中间都用淡入淡出过渡", "scenes revenue.png 0-6.5, funnel.png 6-12.5, churn.png 12-18.5, regions.png 18-24; funnel.png, … regions.png [transition=type:crossfade,d:500]; lower-third “Trials convert better” 6-12, lower-third “Churn flat at 3%” 12-18"),
    ("clips", "背景乐就用jazz那首", "+bgm 0-30 [fade_in=0 fade_out=1500 made=by:synthesiser,label:procedural,mood:lo-fi,seed:0,bpm:80,key:C major,seconds:30 volume=0.35]"),
    ("painted", "请第一个和第三个交换，还有标题的颜色要蓝色", "scenes city skyline at night 0-5, lighthouse by the sea 5-10, misty pine forest 10-15; title “Quiet places” [style=color:#1e88e5]"),
    ("dali", "标题加2px黑色描边", "title “大理四日” [style=stroke:#000000]"),
    ("birthday", "第三张删了", "scenes balloons.jpg 0-4, cake.jpg 4-8, grandparents.jpg 8-12, goodbye.jpg 12-16, … bgm 0-16"),
    ("birthday", "气球3秒 蛋糕6秒 其他不动", "scenes balloons.jpg 0-3, cake.jpg 3-9, garden.jpg 9-13, grandparents.jpg 13-17, goodbye.jpg 17-21, … bgm 0-21"),
    ("dali", "我想要那种复古老照片的感觉", "洱海.jpg, … 火车站.jpg [filters=sepia:1]"),
    ("dali", "说话的时候音乐自动变小，能弄不", "bgm [duck=True]"),
    ("clips", "采访只留前6秒，办公室那段不用了", "scenes interview.mp4 0-6, product.mp4 6-16, … -caption “Most of us work from home.”"),
    ("charts", "revenue这页加个放大的动画没必要，停8秒让人看清就行", "scenes revenue.png 0-8, churn.png 8-14, funnel.png 14-20, regions.png 20-26; revenue.png [motion=none]; lower-third “Revenue up 12%” 0-8, … lower-third “North leads” 20-26"),
    ("charts", "“Churn flat at 3%”数字错了，应该是2.8%", "lower-third “Churn flat at 3%” [text=Churn flat at 2.8%]"),
    ("painted", "我不喜欢这个配乐，去掉算了", "-bgm"),
    ("painted", "画面弄成正方形的 >> 算了，要不还是弄成横的", "canvas 16:9"),
)
ASKED: Final[tuple[tuple[str, str, str], ...]] = (
    ("birthday", "那个标题帮我删一下", "哪一条"),
    ("birthday", "中间有张照片颜色不太对,你调调", "指的是"),
    ("clips", "有句字幕写错了,改一下哈", "指的是"),
    ("painted", "其中一幕套个滤镜试试", "哪个画面"),
    ("charts", "把那条说明文字换成“超预期”", "哪一条"),
    ("dali", "再加几个字上去呗", "文字内容"),
    ("clips", "这些英文字幕你给翻成中文,我英语不行", "翻译"),
    ("dali", "古城里那几个路人P掉行不", "做不到"),
    ("bakery", "和面那里做个箭头,一直跟着我的手走", "做不到"),
    ("house", "把经纪人自拍.mp4里的我抠出来,背景换成样板间", "抠图"),
    ("birthday", "奶奶说她显胖,照片里给她瘦瘦脸、磨个皮", "做不到"),
    ("charts", "revenue 图里那根柱子的数字标错了,把图上的12改成15", "改变照片里的内容"),
    ("birthday", "标题换一种好看的字体，圆润可爱那种", "哪一条"),
    ("painted", "标题字太挤了，换行显示", "换行"),
    ("painted", "不要暗角了", "没有可移除"),
    ("dali", "把“大理四日”这几个字竖着排", "竖着排"),
    ("bakery", "字幕换个颜色，看不清", "什么颜色"),
    ("house", "标题改两行，第一行翠湖花园，第二行89平三房", "换行"),
)
# fmt: on
# end of what is said


@pytest.mark.parametrize(("at", "messages", "expected"), CHANGED, ids=[case[1] for case in CHANGED])
async def test_chinese_about_looks_changes_exactly_what_it_says(
    at: str, messages: str, expected: str
) -> None:
    changed, answer = await said(at, messages)
    assert changed == expected
    assert "没有听懂" not in answer


@pytest.mark.parametrize(("at", "messages", "word"), ASKED, ids=[case[1] for case in ASKED])
async def test_what_is_open_is_asked_and_what_cannot_be_is_said(at: str, messages: str, word: str) -> None:
    changed, answer = await said(at, messages)
    assert not changed
    assert word in answer


@pytest.mark.parametrize(
    "piece",
    [
        "我眼睛不好使了",
        "两边都被裁掉了",
        "房子重新量过了",
        "右上角要留给平台的标",
        "看着晕",
        "挡到人脸了",
        "有句字幕写错了",
    ],
)
def test_what_only_tells_how_something_is_asks_for_nothing(piece: str) -> None:
    assert tells(piece)


@pytest.mark.parametrize(
    "piece", ["把字弄大些", "标题太小了", "压到8秒", "第二张调亮一点", "和第一张一样", "要红色的"]
)
def test_a_wish_is_no_telling(piece: str) -> None:
    assert not tells(piece)
