# ruff: noqa: E501 -- what people say is not cut
"""Spoken Chinese: what people type about their video, and what exactly it changes."""

from __future__ import annotations

import pytest

from nemo_widgets.engine.agent.language.bilingual import is_called, names_in_chinese
from nemo_widgets.engine.agent.language.spoken import written
from nemo_widgets.engine.agent.rules import plan
from tests.engine.agent_samples import upload
from tests.engine.test_agent_edits import conversation
from tests.engine.third_corpus import DRAFTS, LOOSE, Beginning

CHANGED: tuple[tuple[Beginning, str, str], ...] = (
    ("dali", "把洱海那张挪到最后", "scenes 古城.jpg 0-3, 苍山.jpg 3-6, 火车站.jpg 6-9, 洱海.jpg 9-12"),
    ("dali", "古城和苍山换个位置", "scenes 洱海.jpg 0-3, 苍山.jpg 3-6, 古城.jpg 6-9, 火车站.jpg 9-12"),
    ("dali", "苍山往前挪一位", "scenes 洱海.jpg 0-3, 苍山.jpg 3-6, 古城.jpg 6-9, 火车站.jpg 9-12"),
    ("dali", "第三张排第一", "scenes 苍山.jpg 0-3, 洱海.jpg 3-6, 古城.jpg 6-9, 火车站.jpg 9-12"),
    (
        "dali",
        "按火车站、苍山、古城、洱海的顺序排",
        "scenes 火车站.jpg 0-3, 苍山.jpg 3-6, 古城.jpg 6-9, 洱海.jpg 9-12",
    ),
    ("dali", "古城那张扔掉吧", "scenes 洱海.jpg 0-3, 苍山.jpg 3-6, 火车站.jpg 6-9; bgm 0-9; voice 0-9"),
    ("dali", "只留洱海和苍山", "scenes 洱海.jpg 0-3, 苍山.jpg 3-6; bgm 0-6; voice 0-6"),
    ("dali", "头两张删掉", "scenes 苍山.jpg 0-3, 火车站.jpg 3-6; bgm 0-6; voice 0-6"),
    (
        "dali",
        "洱海、古城、苍山都变成黑白",
        "洱海.jpg [filters=black-and-white:1]; 古城.jpg [filters=black-and-white:1]; 苍山.jpg [filters=black-and-white:1]",
    ),
    (
        "dali",
        "除了火车站，别的都调亮一点",
        "洱海.jpg [filters=brightness:0.12]; 古城.jpg [filters=brightness:0.12]; 苍山.jpg [filters=brightness:0.12]",
    ),
    (
        "dali",
        "照片一张放2秒，最后一张放5秒",
        "scenes 洱海.jpg 0-2, 古城.jpg 2-4, 苍山.jpg 4-6, 火车站.jpg 6-11; title “大理四日” 0-2; bgm 0-11; voice 0-8",
    ),
    (
        "dali",
        "第一张6秒，其他3秒",
        "scenes 洱海.jpg 0-6, 古城.jpg 6-9, 苍山.jpg 9-12, 火车站.jpg 12-15; title “大理四日” 0-6; bgm 0-15",
    ),
    (
        "dali",
        "洱海多停一秒，古城少停一秒",
        "scenes 洱海.jpg 0-4, 古城.jpg 4-6, 苍山.jpg 6-9, 火车站.jpg 9-12; title “大理四日” 0-4",
    ),
    (
        "dali",
        "太长了 压到8秒",
        "scenes 洱海.jpg 0-2, 古城.jpg 2-4, 苍山.jpg 4-6, 火车站.jpg 6-8; title “大理四日” 0-2; bgm 0-8; voice 0-8",
    ),
    ("dali", "标题换成黄色的字", "title “大理四日” [style=color:#fdd835]"),
    ("dali", "白色的字看不清楚，统统换成黄的", "title “大理四日” [style=color:#fdd835,stroke:True,size:1.2]"),
    ("dali", "标题多停两秒", "title “大理四日” 0-5"),
    ("dali", "标题停留到第5秒", "title “大理四日” 0-5"),
    ("dali", "标题一直显示到最后", "title “大理四日” 0-12"),
    ("dali", "标题一个字一个字地蹦出来", "title “大理四日” [animation_in=name:typewriter,d:500]"),
    ("dali", "标题放上面", "title “大理四日” [style=position:top]"),
    (
        "dali",
        "火车站那张加上“再见大理”四个字，放中间，白色加粗",
        "+caption “再见大理” 9-12 [style=color:#ffffff,weight:bold,position:center]",
    ),
    ("dali", "结尾加一行字：下次再来", "+caption “下次再来” 9-12"),
    ("dali", "把标题去掉，改成在最后一张写“再见”", "+caption “再见” 9-12; -title “大理四日”"),
    (
        "dali",
        "我刚传的那张合影，麻烦接在火车站后面",
        "scenes 洱海.jpg 0-3, 古城.jpg 3-6, 苍山.jpg 6-9, 火车站.jpg 9-12, 合影.jpg 12-16; bgm 0-16",
    ),
    (
        "dali",
        "合影放到第三张",
        "scenes 洱海.jpg 0-3, 古城.jpg 3-6, 合影.jpg 6-10, 苍山.jpg 10-13, 火车站.jpg 13-16; bgm 0-16",
    ),
    (
        "dali",
        "把合影插到古城和苍山中间",
        "scenes 洱海.jpg 0-3, 古城.jpg 3-6, 合影.jpg 6-10, 苍山.jpg 10-13, 火车站.jpg 13-16; bgm 0-16",
    ),
    (
        "dali",
        "图和图之间加个叠化",
        "scenes 洱海.jpg 0-3.5, 古城.jpg 3-6.5, 苍山.jpg 6-9.5, 火车站.jpg 9-12; 古城.jpg [transition=type:crossfade,d:500]; 苍山.jpg [transition=type:crossfade,d:500]; 火车站.jpg [transition=type:crossfade,d:500]",
    ),
    ("dali", "苍山那张来个横着摇过去的效果", "苍山.jpg [motion=pan-right]"),
    (
        "dali",
        "图片都别动",
        "洱海.jpg [motion=none]; 古城.jpg [motion=none]; 苍山.jpg [motion=none]; 火车站.jpg [motion=none]",
    ),
    ("dali", "能不能给我出个横屏的？要在电视上放", "canvas 16:9"),
    (
        "dali",
        "画面别裁，上下空的地方用模糊背景填上",
        "洱海.jpg [fit=blur]; 古城.jpg [fit=blur]; 苍山.jpg [fit=blur]; 火车站.jpg [fit=blur]",
    ),
    ("dali", "有旁白的时候音乐自动小声一点", "bgm [duck=True]"),
    (
        "birthday",
        "蛋糕那张多留一会儿，6秒吧，然后气球那张有点暗，调亮一点",
        "scenes balloons.jpg 0-4, cake.jpg 4-10, garden.jpg 10-14, grandparents.jpg 14-18, goodbye.jpg 18-22; balloons.jpg [filters=brightness:0.12]; title “Thank you for coming!” 18-22; bgm 0-22",
    ),
    (
        "birthday",
        "爷爷奶奶那张放到最前面",
        "scenes grandparents.jpg 0-4, balloons.jpg 4-8, cake.jpg 8-12, garden.jpg 12-16, goodbye.jpg 16-20",
    ),
    (
        "birthday",
        "第一个标题放上面，第二个放下面",
        "title “Mia turns 7” [style=position:top]; title “Thank you for coming!” [style=position:bottom]",
    ),
    ("birthday", "结尾的字改成“下次见”", "title “Thank you for coming!” [text=下次见]"),
    ("birthday", "最后那句Thank you不要了", "-title “Thank you for coming!”"),
    (
        "clips",
        "采访前面两秒掐了",
        "scenes interview.mp4 0-8, office.mp4 8-18, product.mp4 18-28; caption “Hi, I'm Jonas from Brightleaf.” 0-3; caption “We started in a garage in 2019.” 3-8; caption “Today we are forty people.” 8-13; caption “Most of us work from home.” 13-18; caption “This is the new planter.” 18-23; caption “Order it on our website.” 23-28",
    ),
    (
        "clips",
        "产品那段慢放一倍",
        "scenes interview.mp4 0-10, office.mp4 10-20, product.mp4 20-40; product.mp4 [speed=0.5]; caption “This is the new planter.” 20-30; caption “Order it on our website.” 30-40",
    ),
    ("clips", "三段视频都静音", "interview.mp4 [volume=0]; office.mp4 [volume=0]; product.mp4 [volume=0]"),
    (
        "clips",
        "字幕全部去掉",
        "-caption “Hi, I'm Jonas from Brightleaf.”; -caption “We started in a garage in 2019.”; -caption “Today we are forty people.”; -caption “Most of us work from home.”; -caption “This is the new planter.”; -caption “Order it on our website.”",
    ),
    ("clips", "给整个视频加个标题“我们的故事”，前三秒显示", "+title “我们的故事” 0-3"),
    (
        "charts",
        "地区那张图跟流失那张换位置",
        "scenes revenue.png 0-6, regions.png 6-12, funnel.png 12-18, churn.png 18-24; lower-third “North leads” 6-12; lower-third “Churn flat at 3%” 18-24",
    ),
    (
        "charts",
        "下面那几行字看不清，加个黑色的底",
        "lower-third “Revenue up 12%” [style=stroke:True,size:1.2,box:#000000]; lower-third “Churn flat at 3%” [style=stroke:True,size:1.2,box:#000000]; lower-third “Trials convert better” [style=stroke:True,size:1.2,box:#000000]; lower-third “North leads” [style=stroke:True,size:1.2,box:#000000]",
    ),
    ("charts", "第二张下面的字改成“流失率3%”", "lower-third “Churn flat at 3%” [text=流失率3%]"),
    (
        "painted",
        "三个画面各3秒",
        "scenes misty pine forest 0-3, lighthouse by the sea 3-6, city skyline at night 6-9; bgm 0-9",
    ),
    ("painted", "灯塔那个画面别推近了，就让它静止不动", "lighthouse by the sea [motion=none]"),
    (
        "birthday",
        "花园那张不要了，蛋糕那张改成平移，音乐再小声一点",
        "scenes balloons.jpg 0-4, cake.jpg 4-8, grandparents.jpg 8-12, goodbye.jpg 12-16; cake.jpg [motion=pan-right]; title “Thank you for coming!” 12-16; bgm 0-16 [volume=0.35]",
    ),
    (
        "birthday",
        "整体色调偏暖一点，加一点暗角 >> 去掉吧",
        "balloons.jpg [filters=warm:0.25]; cake.jpg [filters=warm:0.25]; garden.jpg [filters=warm:0.25]; grandparents.jpg [filters=warm:0.25]; goodbye.jpg [filters=warm:0.25]",
    ),
    (
        "dali",
        "合影放到最后 >> 停6秒",
        "scenes 洱海.jpg 0-3, 古城.jpg 3-6, 苍山.jpg 6-9, 火车站.jpg 9-12, 合影.jpg 12-18; bgm 0-18",
    ),
    (
        "dali",
        "把合影放到最后，停4秒，上面写“下次再见”",
        "scenes 洱海.jpg 0-3, 古城.jpg 3-6, 苍山.jpg 6-9, 火车站.jpg 9-12, 合影.jpg 12-16; bgm 0-16; +caption “下次再见” 12-16",
    ),
    (
        "clips",
        "产品那段截取3到8秒",
        "scenes interview.mp4 0-10, office.mp4 10-20, product.mp4 20-25; caption “This is the new planter.” 20-22; caption “Order it on our website.” 22-25",
    ),
    (
        "clips",
        "把办公室那段拆成两半，后半段删掉",
        "scenes interview.mp4 0-10, office.mp4 10-15, product.mp4 15-25; caption “This is the new planter.” 15-20; caption “Order it on our website.” 20-25; -caption “Most of us work from home.”",
    ),
    ("painted", "标题放中间偏上", "title “Quiet places” [style=position:upper-third]"),
    ("dali", "苍山加个暗角 >> 再来一点", "苍山.jpg [filters=vignette:1]"),
    (
        "dali",
        "第二张停6秒 >> 再短一秒",
        "scenes 洱海.jpg 0-3, 古城.jpg 3-8, 苍山.jpg 8-11, 火车站.jpg 11-14; bgm 0-14",
    ),
)
ASKED_OR_DECLINED: tuple[tuple[str, str], ...] = (
    ("那张照片换一下", "？"),
    ("把字改一下", "？"),
    ("位置调一下", "？"),
    ("换一张", "？"),
    ("有一张我不太满意，换掉吧", "？"),
    ("把古城那张的背景换成海边", "做不到"),
    ("帮我发朋友圈", "做不到"),
    ("给古城加个雪花特效", "做不到"),
    ("识别一下照片里都有谁", "做不到"),
    ("把我的脸P瘦一点", "做不到"),
)


@pytest.mark.parametrize(("at", "messages", "expected"), CHANGED, ids=[case[1] for case in CHANGED])
def test_spoken_chinese_changes_exactly_what_it_says(at: Beginning, messages: str, expected: str) -> None:
    files = tuple(upload(name) for name in LOOSE.get(at, ()))
    assert conversation(messages, DRAFTS[at], files) == expected


@pytest.mark.parametrize(("message", "answer"), ASKED_OR_DECLINED)
def test_what_says_too_little_is_asked_back_and_what_cannot_be_done_is_said(
    message: str, answer: str
) -> None:
    planned = plan(message, DRAFTS["dali"], ())
    assert planned.calls == ()
    assert any(answer in note for note in planned.notes), planned.notes


@pytest.mark.parametrize(
    ("spoken", "plain"),
    [
        ("麻烦把字幕挪到最上面去吧", "把字幕挪到最上面"),
        ("镜头和镜头之间加个叠化呗", "所有画面之间加个叠化"),
        ("标题改成出发吧", "标题改成出发吧"),
        ("片头写上：米娅七岁啦", "片头写上：米娅七岁啦"),
        ("还是刚才那样吧", "撤销"),
        ("别盖过旁白", "说话时降低音乐"),
        ("make the title red, please", "make the title red, please"),
    ],
)
def test_spoken_shapes_are_written_plainly_and_nobodys_own_words_are_touched(spoken: str, plain: str) -> None:
    assert written(spoken) == plain


def test_a_shot_with_an_english_name_is_found_by_its_chinese_word() -> None:
    assert is_called("蛋糕", frozenset({"cake"}))
    assert is_called("戴手套", frozenset({"gloves"}))
    assert not is_called("复制蛋糕", frozenset({"cake"}))
    assert names_in_chinese("selfie") == ("自拍",)
