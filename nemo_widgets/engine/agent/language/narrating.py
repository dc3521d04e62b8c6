"""Words about the voice-over, taken out of a message before the rest is read."""

# ruff: noqa: E501 -- a pattern cut at a margin cannot be searched for

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nemo_widgets.engine.agent.language.voicing import shared
from nemo_widgets.engine.agent.phrases import Masked
from nemo_widgets.engine.agent.plans import Plan
from nemo_widgets.engine.agent.tools import AddScene, StartVideo, Tool
from nemo_widgets.engine.agent.tools.sound import AddVoice, RemoveVoice, SetVoiceVolume
from nemo_widgets.engine.agent.wording import sentence
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.draft import Draft

LOUDER = 0.15
FASTER = 1.15
_HEAD = 300
_VOICE = r"(?:voice[- ]?overs?|voice|narration|narrator|speaker)"
_WHO = r"(?P<who>female|male|wom[ae]n(?:'s)?|m[ae]n(?:'s)?|lady(?:'s)?|girl(?:'s)?|boy(?:'s)?)"
_BY = rf"(?:\s*,?\s*(?:with|in|by|using)\s+(?:an?|the)\s+{_WHO}(?:\s+(?:voice|narrator|speaker))?)?"
_QUOTED = r"(?:\s*(?:that says|saying|reading|with the text|:|：|说)?\s*(?P<text>[\ue100-\uf0ff]+))?"
_ZH_WHO = r"(?P<zhwho>[女男])(?:声|生|性声音)"

_OUT = re.compile(
    r"\b(?:remove|delete|drop|take out|get rid of|no|without)\s+(?:the |any |a |my )?(?:voice[- ]?overs?|voice|narration|narrator)\b(?!\s+(?:from|of) (?:the )?(?:clips?|recording))(?!\s+(?:over|during|for|in|on|under|until|after|before|while|when) (?!(?:the |this |my |our )?(?:whole |entire )?(?:video|film|movie|slideshow|thing|it)\b))"
    r"|(?:去掉|删除|删掉|移除|不要|取消|关掉)(?:这段|所有的?)?(?:配音|旁白|朗读|解说|人声)",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    rf"\b(?:say|speak|read|narrate)\s+(?:it\s+)?(?:a (?:bit|little) |much )?(?P<way1>louder|quieter|softer)\b"
    rf"|\b(?:make |turn |set |bring )?(?:the |my ){_VOICE}(?:'s)?(?: volume)?\s+(?:is |to be |be )?(?:a (?:bit|little) |much )?(?P<way2>louder|quieter|softer|up|down)\b(?!\s+(?:to|by|at|over|during|for|in|on|under|while|when)\b)"
    rf"|\bturn (?P<way3>up|down) the {_VOICE}\b(?!\s+(?:over|during|for|in|on|under|while|when)\b)"
    rf"|\b(?P<mute>mute|silence|turn off)\s+(?:the |any |a |my )?{_VOICE}\b(?!\s+(?:from|of|for|in|on|under|during)\b)"
    rf"|\b(?:set |make |put |turn )?(?<!under )(?<!beneath )(?<!behind )(?<!below )(?<!under the )(?<!beneath the )(?<!behind the )(?<!below the )(?<!over the )(?<!under my )(?:the |my )?{_VOICE}(?: volume)?\s+(?:up |down )?(?:at|to)\s+(?P<percent>\d{{1,3}}) ?(?:%|percent)"
    r"|(?:把)?(?:配音|旁白|人声|朗读)(?:的)?(?:声音|音量)?(?:再)?(?:调)?(?P<zhway>大声?|小声?|高|低|响|轻)(?:一点|一些|点|些)?"
    r"|(?:把)?(?:配音|旁白|人声)(?:的)?(?:声音|音量)?(?:调到|设为|设成|到)\s*(?P<zhpercent>\d{1,3}) ?%",
    re.IGNORECASE,
)
_PACE = re.compile(
    rf"\b(?:read|speak|narrate|talk)\s+(?:it\s+|this\s+)?(?:a (?:bit|little) |much )?(?P<way1>faster|slower|more slowly|more quickly)\b"
    rf"|\b(?:make )?(?:the |my ){_VOICE}\s+(?:speak |talk |read )?(?:a (?:bit|little) |much )?(?P<way2>faster|slower|slow down|speed up)\b"
    r"|(?:语速|配音|旁白|朗读)(?:再)?(?P<zhway>快|慢)(?:一点|一些|点|些)?",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"\b(?:add|include|put|create|generate|record|make|give (?:it|me|the video)|with|want|need|plus|and a|have)\s+(?:an?\s+|the\s+|some\s+)?(?:(?:calm|warm|soft|nice|friendly|deep|clear|natural|professional|soothing|gentle|young|old)\s+)*(?:{_WHO.replace('who', 'who0')}\s+)?(?:spoken )?(?:voice[- ]?over|voice (?=reading|saying)|narration|narrator|text[- ]to[- ]speech|tts)\b(?:\s+(?:to|for|on|over)\s+(?:it|the (?:whole )?(?:video|scenes?|script|text)|everything|all(?: (?:the )?scenes)?))?{_BY}{_QUOTED}"
    rf"|\b(?:narrate|voice)\s+(?:it|this|that|them|the (?:whole )?(?:script|text|captions?|story|words|video|scenes?)|everything|all(?: (?:of it|(?:the )?scenes))?|scenes? (?P<scene>\d+)(?:\s*(?:-|–|to)\s*(?P<last>\d+))?){_BY.replace('who', 'who2')}{_QUOTED.replace('text>', 'text2>')}"
    rf"|\b(?:read|speak|say)\s+(?:it|this|that|them|the (?:script|text|captions?|story|words)|everything)\s+(?:aloud|out(?: loud)?){_BY.replace('who', 'who3')}"
    rf"|\b(?:narrated|read aloud|voiced){_BY.replace('who', 'who4')}(?=\s*[,.;:]|\s*$|\s+(?:video|slideshow|film))"
    rf"|\b(?:use|try|change (?:it|the (?:voice|narrator)) to|switch to)\s+(?:an?\s+|the\s+)?{_WHO.replace('who', 'who5')}\s+(?:voice|narrator|speaker)\b"
    rf"|(?:请)?(?:给(?:它|视频))?(?:加上?|添加|配上?|带有?|生成|需要)(?:一?[个段])?(?:{_ZH_WHO})?(?:的)?(?:配音|旁白|解说)(?:[:：]?\s*(?P<text3>[\ue100-\uf0ff]+))?"
    rf"|(?:请)?(?:(?:换成|改成|改用|用){_ZH_WHO.replace('zhwho', 'zhwho2')}(?:来)?)(?:朗读|配音|念出来|读出来|解说|旁白)?(?:出来|一下)?(?:脚本|文案|字幕|文字)?"
    r"|(?:请)?(?:把(?:脚本|文案|字幕|文字))?(?:朗读|念|读)(?:出来|一下(?!面)|脚本|文案|字幕|文字)|(?:请)?(?:给(?:它|视频|画面|影片))?(?:加|配)(?:个|上|一下)?(?:配)?音(?!乐|频|量|效|轨)|配音一下",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:[\s,，;；]*\b(?:and|then|also|please|with|plus)\b)*[\s,，;；]*$|[\s,，;；]*(?:并且?|和|然后|再)?$"
)
_LETTERS = re.compile(r"\w|[\ue100-\uf0ff]")


@dataclass(frozen=True)
class Said:
    """What a message says about the voice: come (`adds`), go (`removes`), or change."""

    adds: bool = False
    removes: bool = False
    gender: str = ""
    text: str = ""
    volume: float | None = None
    louder: int = 0
    faster: int = 0
    scenes: tuple[int, int] | None = None


_DROP = r"(?:remove|delete|drop|take out|get rid of|lose|kill|scrap|ditch|no|without|turn off|mute)"
_THING = r"(?:(?:the|any|all|my|both|background)\s+)*(?:music|songs?|soundtrack|titles?|captions?|subtitles?|text|texts|transitions?|logo|watermark|sound|audio|filters?|effects?|voice[- ]?overs?|narration|narrator)"
_BOTH = re.compile(
    rf"\b(?P<verb>{_DROP})\s+(?P<a>{_THING})\s*(?:,\s*(?:and|or)?|\band\b|\bor\b|&)\s*(?P<b>{_THING})\b",
    re.IGNORECASE,
)
_ZH_THING = r"(?:所有的?|背景)?(?:音乐|配乐|歌|标题|字幕|文字|转场|水印|声音|滤镜|配音|旁白|解说|朗读)"
_ZH_BOTH = re.compile(
    rf"(?P<verb>去掉|删除|删掉|移除|不要|取消|关掉)(?P<a>{_ZH_THING})(?:和|与|跟|、|以及|及)(?P<b>{_ZH_THING})"
)


def _unlisted(text: str) -> str:
    """Write "remove the music and the voice-over" as two orders.

    Examples
    --------
    >>> _unlisted("drop the music, the titles and the voice-over")
    'drop the music, drop the titles, drop the voice-over'
    """
    for pattern, link in ((_BOTH, " "), (_ZH_BOTH, "")):
        while match := pattern.search(text):
            verb = match["verb"]
            parted = f"{verb}{link}{match['a']}, {verb}{link}{match['b']}"
            text = text[: match.start()] + parted + text[match.end() :]
    return text


def said_of(masked: Masked) -> tuple[Said, Masked] | None:
    """Return what a message says about the voice-over, and the message without that; None for nothing."""
    said, text = Said(), _unlisted(masked.text)
    found = False
    for pattern, read in ((_OUT, _gone), (_LEVEL, _level), (_PACE, _pace), (_IN, _come)):
        # The words of a long script are to be read, not obeyed.
        head = re.split(r"[:：]\s*(?=[^\ue100-\uf0ff\s])|\n", text, maxsplit=1)[0][:_HEAD]
        match = pattern.search(head)
        if match is None:
            continue
        found = True
        said = read(said, match, masked)
        after = text[match.end() :].lstrip(" ,，;；")
        gap = "" if after[:1] in ":：.。!！" else " "
        text = f"{_LINK.sub('', text[: match.start()])}{gap}{after}".strip()
    return (said, Masked(text, masked.quotes)) if found else None


def _gone(said: Said, match: re.Match[str], masked: Masked) -> Said:
    return replace(said, removes=True)


def _level(said: Said, match: re.Match[str], masked: Masked) -> Said:
    if match["mute"]:
        return replace(said, volume=0.0)
    percent = match["percent"] or match["zhpercent"]
    if percent:
        return replace(said, volume=min(1.0, int(percent) / 100))
    way = (match["way1"] or match["way2"] or match["way3"] or match["zhway"]).lower()
    return replace(said, louder=1 if way[0] in "大高响" or way in ("louder", "up") else -1)


def _pace(said: Said, match: re.Match[str], masked: Masked) -> Said:
    way = (match["way1"] or match["way2"] or match["zhway"]).lower()
    return replace(said, faster=1 if way in ("faster", "more quickly", "speed up", "快") else -1)


def _come(said: Said, match: re.Match[str], masked: Masked) -> Said:
    groups = match.groupdict()
    who = next((groups[name].lower() for name in groups if "who" in name and groups[name]), "")
    gender = "female" if who[:1] in "wlgf女" and who else "male" if who else ""
    text = next((groups[name] for name in ("text", "text2", "text3") if groups.get(name)), "")
    spoken = masked.unmask(text).strip(" \"'“”‘’「」『』") if text else ""
    first = groups.get("scene")
    span = (int(first), int(groups.get("last") or first)) if first else None
    return replace(said, adds=True, gender=gender, text=spoken, scenes=span)


def is_alone(rest: Masked) -> bool:
    """Tell whether a message was only about the voice."""
    return not _LETTERS.search(rest.text)


def with_voice(planned: Plan, said: Said, draft: Draft, total_ms: int | None, language: str) -> Plan:
    """Return a plan with the voice that was asked for.

    Parameters
    ----------
    planned
        What the rest of the message means; empty where there is no rest.
    total_ms
        How long a new video shall last, if that was said.
    """
    starts = any(isinstance(call, StartVideo) for call in planned.calls)
    if starts:
        calls, note = _for_new(planned.calls, said, total_ms), "which_narration"
    else:
        calls, note = _for_there(said, draft)
    notes = (
        planned.notes if calls or (starts and not said.adds) else (*planned.notes, sentence(note, language))
    )
    return replace(planned, calls=(*planned.calls, *calls), notes=tuple(notes))


def _for_new(calls: Sequence[Tool], said: Said, total_ms: int | None) -> list[Tool]:
    texts = [call.narration for call in calls if isinstance(call, AddScene) and call.narration]
    if not (said.adds and texts):
        return []
    return [AddVoice(tuple(texts), gender=said.gender, total_ms=total_ms)]


def _for_there(said: Said, draft: Draft) -> tuple[list[Tool], str]:
    scenes = edits.scenes_of(draft)
    if not scenes:
        return [], "nothing_yet"
    spoken = edits.has_voice(draft)
    if said.removes and not said.adds:
        return ([RemoveVoice()], "") if spoken else ([], "no_voice")
    if said.volume is not None or said.louder:
        if not spoken:
            return [], "no_voice"
        volume = said.volume
        if volume is None:
            volume = max(0.05, min(1.0, (edits.voice_volume(draft) or 0.0) + said.louder * LOUDER))
        return [SetVoiceVolume(round(volume, 4))], ""
    if said.faster and not spoken:
        return [], "no_voice"
    return _read_aloud(said, draft)


def _shows(draft: Draft, said: Said) -> bool:
    """Tell whether the words are to be shown: those of a script are, those that are only to be said are not."""
    if edits.has_voice(draft):
        return any("spoken" in segment.m for segment in draft.segments)
    return not said.text


def _read_aloud(said: Said, draft: Draft) -> tuple[list[Tool], str]:
    scenes = edits.scenes_of(draft)
    first, last = said.scenes or (1, len(scenes))
    chosen = scenes[first - 1 : last]
    if said.text:
        texts = shared(said.text, chosen, explicit=said.scenes is not None)
    else:
        captions = {
            str(s.m.get("scene")): s.text
            for s in reversed(draft.segments)
            if s.role == "caption" and "spoken" not in s.m
        }
        texts = {s.id: str(s.m.get("narration") or captions.get(s.id, "")) for s in chosen}
    texts = {id_: text for id_, text in texts.items() if text.strip()}
    if not texts:
        return [], "which_narration"
    made = next((s.m.get("made") or {} for s in draft.segments if s.role == "voice"), {})
    pace = float(made.get("words_a_minute") or 160) / 160 * FASTER**said.faster if said.faster else 1.0
    gender = said.gender or {"+f": "female", "+m": "male"}.get(str(made.get("voice", ""))[-3:-1], "")
    pace = round(max(0.75, min(1.5, pace)), 4)
    # What is spoken anew is heard in the time it takes; what comes to a video leaves its scenes as they are.
    room = {
        s.m.get("scene"): s.duration_ms + edits.LEAD_MS + edits.REST_MS
        for s in draft.segments
        if s.role == "voice"
    }
    roomy = any(s.id in room and s.duration_ms > room[s.id] + 1000 for s in chosen)
    keeps = roomy or not edits.has_voice(draft)
    spoken = AddVoice(
        tuple(texts.values()), tuple(texts), gender, pace, captions=_shows(draft, said), keep_lengths=keeps
    )
    return [spoken], ""
