"""Questions about the video that is there, or about what can be done: answered, and nothing is changed."""

# ruff: noqa: E501 -- a pattern or a sentence cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from nemo_widgets.engine.agent import colours, names
from nemo_widgets.engine.agent.language.manner import names_a_part
from nemo_widgets.engine.agent.language.references import group
from nemo_widgets.engine.agent.language.scan import scan
from nemo_widgets.engine.agent.language.stage import Picked, Stage
from nemo_widgets.engine.agent.lexicon import MOOD_NAMES
from nemo_widgets.engine.agent.phrases import Masked
from nemo_widgets.engine.agent.wording import CAN_DO, sentence
from nemo_widgets.timeline.draft import Draft, Segment
from nemo_widgets.timeline.edits import scenes_of
from nemo_widgets.timeline.looks import filters_of
from nemo_widgets.timeline.sizes import ratio
from nemo_widgets.timeline.summary import seconds_text, summarize

if TYPE_CHECKING:
    from nemo_widgets.engine.media.item import MediaItem

_ASKS = re.compile(
    r"^(?:(?:and|so|hey|hi|please|ok(?:ay)?|but|um+)[\s,]+)*(?:(?:can|could|would) you (?:please )?tell me\b|tell me\b|do you know\b|what\b|what's\b|which\b|how (?:long|many|much|loud|big|fast|is|does|do)\b|how's\b|why\b|is (?:there|it|the|this|my)\b|are (?:there|the|you|these|they)\b|does\b|do (?:i|we|you)\b|who\b|when\b|where\b|where's\b|did\b|has\b|have (?:i|we|you)\b)"
    r"|(?:多长|多久|(?<![停放播留待多少剪])几秒|多少|多大声|多响|(?<![间这那前后面他它的下余加写打改换删留放来的])几(?:张|个|段)|什么|哪些|哪几|有没有|是不是|有多|吗)[^，,。；;]{0,12}[?？]?$",
    re.IGNORECASE,
)
"""How a question begins in English, and what it ends with in Chinese."""
_ORDER = re.compile(
    r"\b(?:if|should we|shall we|about (?:making|adding|a)|how about|what if|what about)\b|^(?:把|将)|如果"
    r"|(?:能|可以|可否)(?!做?什么|哪)[^，。；]{0,14}(?:去掉|去除|删|换|改|调|剪|移|变|弄|擦|抹|消除|加[上个到]|放到|关|P)(?!了)|(?:可以|好|行|成)(?:吗|不)|(?:能|可以|请|帮我)把",
    re.IGNORECASE,
)
"""What is put as a question, and is a wish."""

_WIDE = re.compile(
    r"(?:what(?! a\b)|what's|which|who|who's|when|where|where's|why|how (?!about)|is there|are there)\b",
    re.IGNORECASE,
)
"""What can only be a question, whatever it is about."""

Answer = Callable[[Draft, str, Stage, Masked], str]


def answered(
    masked: Masked, draft: Draft, language: str, edit: str = "", files: Sequence[MediaItem] = ()
) -> str | None:
    """Answer a question from the draft; None where it is none, or about something else.

    Parameters
    ----------
    edit
        The message that the last change came of.
    files
        The uploads that are not on the timeline.
    """
    text = masked.text.strip()
    if not _ASKS.search(text) or _ORDER.search(text):
        return None
    if re.search(
        r"\b(?:did|have) (?:you|i|we) (?:just )?(?:do|done|changed?|edit(?:ed)?)\b(?! (?:the|my|any) (?:title|music|text|caption|colou?r))|\bjust (?:do|done|changed?)\b|\b(?:what(?:'s| was| has been| got)) (?:just )?changed\b|刚才(?:做|改)了?什么|改了(?:什么|哪)",
        text,
        re.IGNORECASE,
    ):
        return sentence("last_edit", language, edit) if edit else sentence("no_edit", language)
    if _CAN.search(text):
        return CAN_DO[language]
    if (listed := _kinds(text, language)) is not None:
        return listed
    if _UNUSED.search(text):
        return _unused(files, language)
    if not scenes_of(draft):
        return None
    stage = Stage(draft)
    for pattern, answer in _ABOUT:
        if pattern.search(text):
            return answer(draft, language, stage, masked)
    if _WIDE.match(text) and names_a_part(text):
        return f"{sentence('cannot_answer', language)}\n{summarize(draft)}"
    return None


def _kinds(text: str, language: str) -> str | None:
    """List the transitions, filters, moods … that there are, where that is asked."""
    zh = language == "zh"
    for pattern, table in _LISTS:
        if pattern.search(text):
            return sentence(
                "there_are", language, ("、" if zh else ", ").join(told[zh] for told in table.values())
            )
    return None


def _unused(files: Sequence[MediaItem], language: str) -> str:
    listed = ("、" if language == "zh" else ", ").join(item.filename for item in files)
    return sentence("unused", language, listed) if files else sentence("all_used", language)


def _scene(stage: Stage, masked: Masked) -> tuple[int, Segment] | None:
    """Return the one scene that a question names, with its place."""
    for phrase in group(scan(masked.text), stage, masked.unmask):
        picked: Picked | None = phrase.value("scenes") if phrase.has("scenes") else None
        if picked is not None and len(picked.ids) == 1 and not picked.whole:
            for number, scene in enumerate(stage.scenes, 1):
                if scene.id == picked.ids[0] and len(stage.scenes) > 1:
                    return number, scene
    return None


def _length(draft: Draft, language: str, stage: Stage, masked: Masked) -> str:
    found = _scene(stage, masked)
    if found is not None:
        return sentence("scene_lasts", language, f"{found[1].name}|{seconds_text(found[1].duration_ms)}")
    if re.search(r"\b(?:title|captions?|text)\b|标题|字幕|文字", masked.text, re.IGNORECASE):
        return _texts(draft, language, stage, masked)
    return sentence("lasts", language, seconds_text(draft.duration_ms))


def _scenes(draft: Draft, language: str, stage: Stage, masked: Masked) -> str:
    found = _scene(stage, masked)
    if found is not None:
        return _one(found, language)
    listed = " ".join(
        f"{number}. {scene.name} ({seconds_text(scene.duration_ms)} s)"
        for number, scene in enumerate(stage.scenes, 1)
    )
    return sentence("scenes_are", language, f"{len(stage.scenes)}|{listed}")


def _one(found: tuple[int, Segment], language: str) -> str:
    number, scene = found
    zh = language == "zh"
    looks = [names.FILTERS[one.name][zh] for one in filters_of(scene.m) if one.name in names.FILTERS]
    told = ("，" if zh else ", ").join(
        [f"{seconds_text(scene.start_ms)}–{seconds_text(scene.end_ms)} s", *looks]
    )
    return sentence("scene_is", language, f"{number}|{scene.name} ({told})")


def _music(draft: Draft, language: str, stage: Stage, masked: Masked) -> str:
    sounds = [segment for segment in draft.segments if segment.kind == "audio"]
    # Of a voice that is recorded the one who asks for the music wants to hear nothing.
    found = [one for one in sounds if one.role != "voice"]
    if not found:
        return sentence("no_music", language)
    listed = ", ".join(
        f"{one.name}, {round((1.0 if one.volume is None else one.volume) * 100)}%" for one in found
    )
    return sentence("music_is", language, listed)


def _voice(draft: Draft, language: str, stage: Stage, masked: Masked) -> str:
    found = [one for one in draft.segments if one.kind == "audio" and one.role == "voice"]
    if not found:
        return sentence("no_voice", language)
    listed = ", ".join(
        f"{one.name}, {round((1.0 if one.volume is None else one.volume) * 100)}% "
        f"({seconds_text(one.start_ms)}–{seconds_text(one.end_ms)} s)"
        for one in found
    )
    return sentence("voice_is", language, listed)


def _transitions(draft: Draft, language: str, stage: Stage, masked: Masked) -> str:
    zh = language == "zh"
    found = []
    for scene in stage.scenes[1:]:
        made = scene.m.get("transition")
        name = made.get("type") if isinstance(made, dict) else None
        if name in names.TRANSITIONS:
            found.append(f"{names.TRANSITIONS[name][zh]} → {scene.name}")
    listed = ("；" if zh else "; ").join(found)
    return sentence("transitions_are", language, listed) if found else sentence("no_transitions", language)


def _shape(draft: Draft, language: str, stage: Stage, masked: Masked) -> str:
    width, height = draft.size
    return sentence("shape_is", language, f"{ratio(width, height)}|{width}×{height}, {draft.fps:g} fps")


def _texts(draft: Draft, language: str, stage: Stage, masked: Masked) -> str:
    zh = language == "zh"
    looks = bool(_LOOKS.search(masked.text))
    found = [
        f"{names.ROLES[one.role or 'title'][zh]} “{one.text}” ({seconds_text(one.start_ms)}–{seconds_text(one.end_ms)} s"
        f"{_look(one, chinese=zh) if looks else ''})"
        for one in stage.texts("text")
    ]
    return sentence("texts_are", language, "; ".join(found)) if found else sentence("no_texts", language)


def _look(text: Segment, *, chinese: bool) -> str:
    """Return how a text is set: its colour, font and size."""
    style = text.m.get("style")
    style = style if isinstance(style, dict) else {}
    color = colours.name_of(str(style.get("color") or "#ffffff"), chinese=chinese)
    size = float(style.get("size") or 1)
    return f", {color}, {style.get('font') or 'Inter'}, {size:g}×"


_I = re.IGNORECASE
_LOOKS: Final = re.compile(r"\b(?:colou?rs?|fonts?|typefaces?|sizes?|big|large)\b|颜色|字体|字号|多大", _I)
_UNUSED: Final = re.compile(r"\b(?:not (?:been )?used|unused|not in (?:it|the video|use)|left over|haven't (?:i|we|you)? ?used)\b|(?:没|没有|还没)(?:用|放进|放|加)(?:上|过|进去)?(?:的)?$|(?:没|没有|还没)用", _I)  # fmt: skip
_CAN: Final = re.compile(r"\bwhat (?:can|could|do) (?:you|i|we) (?:do|make|say|ask|edit|change)\b|\bwhat are you able\b|\bwhat else can\b|\bwhat is possible\b|(?:能|会|可以)(?:做|干|帮我做)(?:什么|哪些)|有(?:什么|哪些)功能", _I)  # fmt: skip
_LISTS: Final = tuple(
    (re.compile(rf"(?:\b(?:what|which)\b.*\b(?:{en})\b.*(?:\b(?:do you|are there|can (?:i|you|we)|have|available|know|exist)\b|\?)|(?:有|支持|能用)(?:什么|哪些).*(?:{zh}))", _I), table)
    for en, zh, table in (
        ("transitions?", "转场|过渡", names.TRANSITIONS),
        ("filters?|effects?", "滤镜|特效", names.FILTERS),
        ("moods?|kinds? of music|music (?:do you|can you|styles?|moods?|genres?)|genres?", "音乐风格|音乐类型|风格的音乐|音乐可", MOOD_NAMES),
        ("text animations?|animations?", "动画", names.ANIMATIONS),
        ("camera (?:moves?|motions?|movements?)|motions?", "运镜|镜头运动", names.MOTIONS),
    )
)  # fmt: skip
_ABOUT: Final[tuple[tuple[re.Pattern[str], Answer], ...]] = (
    (re.compile(r"\bhow long\b|\b(?:length|duration|running time|runtime)\b|\bhow many (?:seconds|minutes)\b|多长|多久|几秒|多少秒|时长", _I), _length),
    (re.compile(r"\b(?:voice(?:[- ]?over)?|narration|narrator)\b|旁白|配音|解说", _I), _voice),
    (re.compile(r"\btransitions?\b|\bcross-?fades?\b|\bcuts\b|转场|过渡", _I), _transitions),
    (re.compile(r"\bmusic\b|\bsong\b|\btrack is\b|\bplaying\b|\bloud\b|\bvolume\b|音乐|配乐|音量", _I), _music),
    (re.compile(r"(?:\b(?:colou?r|fonts?|typeface|size|big|large)\b|颜色|字体|字号|多大).*(?:\b(?:titles?|captions?|texts?|lower thirds?)\b|标题|字幕|文字|字)|(?:\b(?:titles?|captions?|texts?|lower thirds?)\b|标题|字幕|文字).*(?:\b(?:colou?r|fonts?|size|big|large)\b|颜色|字体|字号|多大)", _I), _texts),
    (re.compile(r"\b(?:aspect|ratio|resolution|format|shape|size|orientation|fps|frame rate|dimensions?|vertical|landscape|square)\b|比例|分辨率|尺寸|多大|帧率|竖屏|横屏", _I), _shape),
    (re.compile(r"\b(?:titles?|captions?|texts?|words|subtitles?)\b|\bon (?:the )?screen\b|标题|字幕|文字", _I), _texts),
    (re.compile(r"\b(?:scenes?|images?|pictures?|photos?|clips?|shots?|slides?|segments?|order)\b|\bin (?:it|the video)\b|\bwhat do (?:i|we) have\b|几张|几个|几段|多少张|多少个|画面|图片|照片|片段|镜头|第.+[张个段]", _I), _scenes),
)  # fmt: skip
