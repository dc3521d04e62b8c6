"""The Chinese edit clauses, as patterns over a whole clause."""

# ruff: noqa: E501 -- a pattern or a sentence cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Callable

from nemo_widgets.engine.agent.clauses import LOUDER, Clause, Draftsman, note
from nemo_widgets.engine.agent.phrases import MOOD, NUMBER_ZH, QUOTE, SHAPE, find_volume, number
from nemo_widgets.engine.agent.references import SCENE_ZH

_Write = Callable[[Draftsman, re.Match[str]], Clause | None]
_MUSIC = r"(?:背景)?(?:音乐|配乐|BGM|bgm|声音)"
_LENGTH = rf"(?:{NUMBER_ZH}\s*(?:秒钟?|个?分钟?半?(?:{NUMBER_ZH}秒)?)|半分钟)"
_TITLE = r"(?P<role>标题|片名|题目|字幕|文案|文字)"
_IT = r"(?:视频|短片|影片|它|这个视频|画面|时长|长度|总时长|比例|格式)?"
_IMAGE = r"(?:张|个|段|幅)?(?:新的?)?(?:图片|图|片段|场景|照片|画面|镜头)"


def _role(match: re.Match[str]) -> str:
    return "title" if match["role"] in {"标题", "片名", "题目"} else "caption"


def _set_text(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    return draftsman.set_text(_role(match), match["text"] or "")


def _add_text(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    return draftsman.set_text(_role(match), match["text"] or "", add=True)


def _music(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    groups = match.groupdict()
    volume = find_volume(groups.get("rest") or "")
    return draftsman.set_music(groups.get("mood") or "", volume.value if volume else None)


def _volume(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    volume = find_volume(match["volume"])
    return draftsman.set_volume(volume.value) if volume else None


def _move(draftsman: Draftsman, match: re.Match[str]) -> Clause | None:
    if match["start"]:
        return draftsman.move(match["scene"], "start")
    if match["end"]:
        return draftsman.move(match["scene"], "end")
    return draftsman.move(match["scene"], str(int(number(match["n"]))))


def _rule(pattern: str, write: _Write) -> tuple[re.Pattern[str], _Write]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL), write


RULES: tuple[tuple[re.Pattern[str], _Write], ...] = (
    _rule(rf"(?:把|将)?{_TITLE}(?:文字|内容)?(?:改成|改为|换成|换为|变成|设为|设成|设置为|写成|叫做?|是|为|：|:)\s*(?P<text>\S.*)", _set_text),
    _rule(rf"(?:加|添加|加上|增加|加入|写上|显示|配上)(?:一?[个条句])?{_TITLE}(?:文字|内容)?(?:是|为|叫做?|写着?|：|:|\s)*(?P<text>{QUOTE}|(?<=[：:是为叫\s])\S.*)", _add_text),
    _rule(r"(?:加|添加|加上|增加)(?:一?[个条])?(?P<role>标题|片名|题目)(?P<text>)", _add_text),
    _rule(r"(?:把|将)?(?:视频)?(?:改名|命名|取名)(?:为|叫|成)?\s*(?P<text>\S.*)", lambda d, m: d.set_text("title", m["text"])),
    _rule(rf"(?:删除|删掉|去掉|移除|去除|不要|取消|删)(?:这个|所有|全部)?{_TITLE}", lambda d, m: d.remove_text(_role(m))),
    _rule(rf"(?:把|将){_TITLE}(?:删除|删掉|去掉|移除|删了?)", lambda d, m: d.remove_text(_role(m))),
    _rule(rf"(?:把|将)?{_MUSIC}(?:的)?(?:音量)?(?:调|开|弄)?(?:大|高|响)(?:一点|一些|点|些)?(?:声)?|(?:调高|提高|增大|加大)(?:{_MUSIC}(?:的)?)?音量|(?:音量|声音)(?:调)?(?:大|高)(?:一点|点|些)?", lambda d, _m: d.change_volume(LOUDER)),
    _rule(rf"(?:把|将)?{_MUSIC}(?:的)?(?:音量)?(?:调|开|弄)?(?:小|低|轻|弱)(?:一点|一些|点|些)?(?:声)?|(?:调低|降低|减小|减少)(?:{_MUSIC}(?:的)?)?音量|(?:降低|调低){_MUSIC}|(?:音量|声音)(?:调)?(?:小|低)(?:一点|点|些)?", lambda d, _m: d.change_volume(-LOUDER)),
    _rule(rf"(?:把|将)?(?:{_MUSIC}(?:的)?)?(?:音量)?(?:减半|降一半|减小一半)|(?:{_MUSIC})?一半音量", lambda d, _m: d.change_volume(0, factor=0.5)),
    _rule(rf"(?:把|将)?(?:{_MUSIC}(?:的)?)?(?:音量)?(?:调低|调高|降低|提高|调整|调|降|升|设|设置|改|设定)?(?:到|为|成|至|是|：|:)?\s*(?P<volume>\d{{1,3}}(?:\.\d+)?\s*[%％]|百分之[\d一二两三四五六七八九十百]+)(?:的?音量)?", _volume),
    _rule(rf"(?:降低|提高|调低|调高|设置)(?:{_MUSIC}(?:的)?)?音量(?:到|为|至)\s*(?P<volume>\d{{1,3}}\s*[%％]|百分之[\d一二两三四五六七八九十百]+)", _volume),
    _rule(rf"(?:把|将)?(?:{_MUSIC}|视频)?静音", lambda d, _m: d.set_volume(0.0)),
    _rule(rf"(?:删除|删掉|去掉|移除|去除|不要|关掉|关闭|取消|停掉|删)(?:所有|全部)?{_MUSIC}|(?:把|将){_MUSIC}(?:删除|删掉|去掉|移除|关掉|删了?)|无{_MUSIC}", lambda d, _m: d.remove_music()),
    _rule(rf"(?:把|将)?{_MUSIC}(?:改成|换成|改为|换为|变成|：|:)\s*(?:一段|一首)?(?:更)?(?P<mood>{MOOD})(?:风格|一点|些)?(?:的)?(?:{_MUSIC})?(?P<rest>(?:音量)?.{{0,12}}[%％])?", _music),
    _rule(rf"(?:加|添加|加上|增加|配上?|换成?|改成|用|来|放)(?:一段|一首|一些|点|个)?(?P<mood>{MOOD})(?:风格)?(?:的)?{_MUSIC}(?P<rest>(?:音量)?.{{0,12}}[%％])?", _music),
    _rule(rf"(?P<mood>{MOOD})(?:的)?{_MUSIC}(?P<rest>(?:音量)?.{{0,12}}[%％])?", _music),
    _rule(rf"(?:加|添加|加上|增加|配上?|配个|来点|放)(?:一段|一首|一些|点|个)?{_MUSIC}(?P<rest>(?:音量)?.{{0,12}}[%％])?", _music),
    _rule(rf"(?:把|将)?{_IT}(?:的)?(?:时长|长度)?(?:改成|改为|变成|缩短到|缩短为|缩短至|延长到|延长为|延长至|剪到|剪成|设为|设成|调整为|调整到|控制在|做成|变为|到|为|：|:)?\s*(?P<length>{_LENGTH})(?:的?(?:视频|短片)|长)?", lambda d, m: d.set_length(m["length"])),
    _rule(rf"(?:把|将)?{_IT}(?:延长|加长|增加)\s*(?P<length>{_LENGTH})", lambda d, m: d.set_length(m["length"], sign=1)),
    _rule(rf"(?:把|将)?{_IT}(?:缩短|减少|剪短|剪掉)\s*(?P<length>{_LENGTH})", lambda d, m: d.set_length(m["length"], sign=-1)),
    _rule(rf"(?:把|将)?{_IT}(?:变|剪|弄|调)?(?:更?长|更?短)(?:一点|一些|点|些)?|(?:缩短|延长){_IT}", lambda _d, _m: note("how_long")),
    _rule(rf"(?:把|将)?{_IT}(?:的)?(?:比例|格式|画面)?(?:改成|改为|变成|换成|转成|转为|设为|做成|裁成|变为|切换到|用|为|：|:)?\s*(?P<shape>{SHAPE})(?:的?(?:视频|格式|画面|版本|比例))?", lambda d, m: d.set_shape(m["shape"])),
    _rule(rf"(?:删除|删掉|去掉|移除|删)(?P<scene>{SCENE_ZH}(?:[和、与及]{SCENE_ZH})*)|(?:把|将)(?P<that>{SCENE_ZH})(?:删除|删掉|去掉|移除|删了?)", lambda d, m: d.delete(m["scene"] or m["that"])),
    _rule(rf"(?:把|将)?(?P<scene>{SCENE_ZH})(?:移动|移|放|挪|调|换)(?:到|至|在)?(?:(?P<start>最前面?|开头|开始|最前|第一位|最开始|前面)|(?P<end>最后面?|结尾|末尾|最后一位|后面)|第(?P<n>{NUMBER_ZH})(?:位|个|张|段)?(?:位置)?)", _move),
    _rule(rf"(?:把|将)?(?P<scene>{SCENE_ZH})(?:移动|移|放|挪)(?:到|至|在)?(?P<other>{SCENE_ZH})(?:的)?(?P<side>之?前面?|之?后面?)", lambda d, m: d.move(m["scene"], "before" if "前" in m["side"] else "after", other=m["other"])),
    _rule(rf"(?:把|将)?(?:交换|调换|互换|对调)?(?P<scene>{SCENE_ZH})(?:和|与|跟)(?P<other>{SCENE_ZH})(?:交换|调换|互换|对调)?(?:位置|顺序)?(?:一下)?", lambda d, m: d.swap(m["scene"], m["other"]) if re.search("[换调]", m[0]) else None),
    _rule(rf"(?:把|将)?(?P<scene>{SCENE_ZH})(?:换成|替换成|替换为|改成|改为|换为|变成)\s*(?P<subject>\S.*)|用(?P<new>\S.*?)(?:替换|代替)(?P<that>{SCENE_ZH})", lambda d, m: d.replace(m["scene"] or m["that"], m["subject"] or m["new"])),
    _rule(r"(?:把|将)?(?:再)?(?:加|添加|加上|加入|插入)?(?:这些|我的|这几?张|上传的|新的?|我上传的)+(?:照片|图片|视频|片段|文件)(?:加|添加|放)?(?:到|进|在)?(?P<start>开头|最前面?)?(?:结尾|最后|末尾|视频|里|中)*", lambda d, m: d.add_files("start" if m["start"] else "end") if re.search("[加插放]", m[0]) else None),
    _rule(rf"(?:在(?:(?P<start>开头|最前面?)|结尾|最后|末尾|后面)?)?(?:再)?(?:加|添加|加上|增加|插入|加入)(?:一|1)?{_IMAGE}(?:：|:|，|\s)*(?P<subject>\S.*)", lambda d, m: d.add_scene(m["subject"], "start" if m["start"] else "end")),
    _rule(rf"(?:在(?:(?P<start>开头|最前面?)|结尾|最后|末尾|后面)?)?(?:再)?(?:加|添加|加上|增加|插入|加入)(?:一|1){'(?:张|个|段|幅)'}(?:新的?)?(?P<subject>\S.*?)(?:的)?(?:图片|图|片段|场景|照片|画面|镜头)", lambda d, m: d.add_scene(m["subject"], "start" if m["start"] else "end")),
)  # fmt: skip
