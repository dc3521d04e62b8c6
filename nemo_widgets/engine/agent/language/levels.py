"""Intents about how loud things are: the music, the voice-over, the clips' own sound."""

# ruff: noqa: C901 -- a rule of a grammar is a list of cases, and reads best on one line each

from __future__ import annotations

import itertools
import re
from typing import Final

from nemo_widgets.engine.agent.language.desk import ONE_OF_THEM, Desk, done, note
from nemo_widgets.engine.agent.language.frames import Choice, Clause, Frame, Note
from nemo_widgets.engine.agent.tools import SetClipVolume, SetVoiceVolume, SetVolume, Tool
from nemo_widgets.timeline.edits import MUSIC_VOLUME, voice_volume

LOUDER: Final = 0.15
FAINT: Final = 0.1
_FAINT: Final = "faint"
_FAINTLY: Final = frozenset(
    {"barely audible", "faint", "faintly", "very low", "really low", "若有若无", "隐隐约约"}
)
LEAST: Final = 0.05
"""What "quieter" never goes below: silence is asked for by name."""


def voice_part(frame: Frame, desk: Desk) -> Clause | None:
    """Say of "mute the narration for the last chart" and "fade the voice out" that a voice is one whole."""
    if not frame.left("noun", "speech") or voice_volume(desk.draft) is None:
        return None
    if frame.has("noun", "music") or frame.has("do", "add", "duck", "move") or frame.has("quote"):
        return None
    if frame.left("fade"):
        frame.all_used()
        return note("voice_fade")
    named, stretch = frame.find("scenes"), frame.left("range")
    part = named is not None and not frame.phrases[named].value("scenes").whole
    part = part and frame.before(named or 0, "prep", "on")
    asks = frame.has("do", "mute", "unmute", "remove", "cut") or frame.left("more") or frame.left("percent")
    if not (part or stretch) or not asks:
        return None
    frame.all_used()
    return note("voice_part")


def sound(frame: Frame, desk: Desk) -> Clause | None:
    """Set how loud the music, the voice or the clips' own sound is; mute it."""
    if (
        frame.left("noun", "speed", "filter", "size", "color", "length", "opacity", "transition")
        or frame.left("filter")
        or frame.left("texts")
    ):
        return None
    parted = frame.left("join") or frame.left("break")
    if parted and frame.left("noun", "speech") and frame.left("noun", "music"):
        # "the voice quieter and the music louder" are two wishes.
        return None
    if parted and (frame.has("transition") or frame.has("quote")):
        return None
    if frame.has("scenes") and any(phrase.text.lower() == "not" for phrase in frame.phrases):
        # "music, fairly low, not over the interview" says nothing of the interview's own sound.
        return None
    if (alone := _only_heard(frame, desk)) is not None:
        return alone
    titled = _by_title(frame, desk)
    mutes, unmutes = frame.verb("mute"), frame.verb("unmute")
    own = _is_own(frame, mutes=mutes or unmutes)
    if (mutes or unmutes) and frame.subject is not None and not frame.left("noun", "music", "speech"):
        # "the office clip at double speed, without sound": one clip for both.
        own = True
    side = desk.focus.side if desk.focus else desk.before.side
    nameless = not frame.has("noun", "music", "sound", "audio") and not frame.left("scenes")
    refers = frame.has("ref", "it")
    voiced = _is_voiced(frame, desk) or (
        # "mute the narration", "switch it on again"; "its gain"; 旁白听着有点闷，音量提一提
        nameless and side == "voice" and voice_volume(desk.draft) is not None
        and bool(refers or mutes or unmutes or (desk.focus is not None and frame.left("noun", "volume")))
    )  # fmt: skip
    if (
        side == "sound"
        and frame.left("scenes")
        and frame.left("number")
        and frame.complete_but("scenes", "number")
    ):
        # "interview at 80 percent volume, the other two at 20"
        own = True
    if nameless and refers and not voiced and _recorded(desk):
        # "trim the interview, and turn its volume up"
        own = own or frame.left("noun", "volume")
    spoken = frame.left("noun", "music", "volume", "audio")
    way = _louder(frame, named=bool(spoken or titled or own or voiced or side in _HEARD))
    told = desk.focus or desk.before
    more = any(phrase.has("again") and phrase.has("more", ("up", 1)) for phrase in frame.phrases)
    if more and way is not None and way[0] == "up" and way[1] > 0 and told.way < 0 and not frame.has("noun"):
        # "lower the music", "a bit more"
        way = ("up", -1.0)
    as_loud = frame.take("asmuch", "volume") is not None
    if not (mutes or unmutes or way or as_loud or spoken or titled or own or voiced) and not (
        side in _HEARD and frame.left("percent")
    ):
        return None
    spoken = spoken or titled
    less = any(phrase.has("more") and "music" in phrase.text.lower() for phrase in frame.phrases)
    music = frame.has("noun", "music") or titled or less
    any_sound = frame.has("noun", "audio") and not frame.has("noun", "volume") and way is not None
    if music and not own and (part := _for_a_while(frame)) is not None:
        return part
    unnamed = not (music or own or voiced or mutes or unmutes or side in _HEARD or (spoken and not any_sound))
    frame.nouns("music", "volume", "audio", "sound", "background", "speech")
    degree = frame.take("degree") or ""
    if any(phrase.text.lower() in _FAINTLY for phrase in frame.phrases):
        degree = _FAINT
    frame.take("again")
    one = next((p for p in frame.phrases if p.text.lower() in ONE_OF_THEM), None)
    if one is not None and not (own or voiced or music or desk.meant(frame) or mutes or unmutes):
        # "turn the sound down on that one": of which?
        return _which(frame, desk, way)
    percent, factor = frame.take("percent"), frame.take("factor")
    bare = own and side == "sound" and not (way or mutes or unmutes)
    number = frame.take("number") if percent is None and factor is None and (bare or not own) else None
    by = frame.has("prep", "by") or _by_as_much(frame)
    if percent is None and number is not None and number <= 100:
        percent = number if 0 < number < 1 else number / 100
    if mutes or unmutes:
        return _muted(frame, desk, 1.0 if unmutes else 0.0, own=own, voiced=voiced)
    if unnamed and (asked := _which(frame, desk, way)) is not None:
        return asked
    if own or (not spoken and side == "sound" and not voiced):
        ids = desk.target(frame, "sound")
        heard = [desk.segment(id_).volume for id_ in ids]
        now = max([1.0 if volume is None else volume for volume in heard] or [1.0])
        volume = _new(now, percent, factor, way, degree, by=by)
        return _set(SetClipVolume(ids, volume), now, volume, way, ids) if volume is not None else None
    if voiced or (not spoken and side == "voice"):
        now = voice_volume(desk.draft) or 0.0
        volume = _new(now, percent, factor, way, degree, by=by)
        return _set(SetVoiceVolume(volume), now, volume, way) if volume is not None else None
    frame.take("scenes")
    recorded = any(scene.m.get("media_type") == "video" for scene in desk.stage.scenes)
    if desk.volume is None and recorded and not music:
        # Where no music plays, what is too loud is the clips.
        now = max(1.0 if scene.volume is None else scene.volume for scene in desk.stage.scenes)
        volume = _new(now, percent, factor, way, degree, by=by)
        return _set(SetClipVolume((), volume), now, volume, way) if volume is not None else None
    if desk.volume is None:
        return note("no_music") if percent is not None or factor is not None or way else None
    volume = _new(desk.volume, percent, factor, way, degree, by=by)
    return _set(SetVolume(volume), desk.volume, volume, way) if volume is not None else None


_RUN = frozenset({"run", "runs", "play", "plays", "time-remap", "time remap", "remap", "retime", "ramp"})
_HEARD = frozenset({"volume", "voice", "sound", "fade"})


def _for_a_while(frame: Frame) -> Clause | None:
    """Say of "the music down to 10 % during the oven clip" that it is as loud all the time."""
    named = frame.find("scenes")
    during = named is not None and frame.before(named, "prep", "on")
    if not during or frame.phrases[named or 0].value("scenes").whole:
        return None
    if not (frame.left("percent") or frame.left("factor") or frame.left("more")):
        return None
    frame.all_used()
    return note("volume_part")


def _recorded(desk: Desk) -> tuple[str, ...]:
    """Return the clips that were just spoken of."""
    return tuple(id_ for id_ in desk.about("sound") if desk.segment(id_).m.get("media_type") == "video")


def _set(
    call: SetVolume | SetVoiceVolume | SetClipVolume,
    now: float,
    volume: float,
    way: tuple[str, float] | None,
    ids: tuple[str, ...] = (),
) -> Clause:
    if volume == now and way is not None:
        return note("loudest" if way[1] > 0 else "softest")
    side = {SetVolume: "volume", SetVoiceVolume: "voice", SetClipVolume: "sound"}[type(call)]
    return done([call], ids, side, way=way[1] if way else 0)


def _by_as_much(frame: Frame) -> bool:
    """Tell whether a share is a step: 调大20%, and not 调到20%."""
    return any(
        one.has("more", ("volume", 1), ("volume", -1), ("up", 1), ("up", -1))
        and not one.text.isascii()
        and not one.text.endswith(("到", "至", "成", "为"))
        and after.has("percent")
        for one, after in itertools.pairwise(frame.phrases)
    )


def _is_own(frame: Frame, *, mutes: bool) -> bool:
    """Tell whether it is about the clips' own sound."""
    index = frame.find("scenes")
    own = frame.left("noun", "sound") or (
        frame.left("scenes")
        and (
            mutes
            or frame.left("noun", "volume", "audio")
            or frame.left("more", ("volume", 1), ("volume", -1))
            or frame.left("asmuch", "volume")
            or (
                frame.left("percent")
                and not frame.left("noun")
                and not frame.has("more")
                # "run it at 200 %" is a matter of speed.
                and not any(phrase.text.lower() in _RUN for phrase in frame.phrases)
            )
        )
    )
    if index is not None and frame.phrases[index].has("all") and not frame.phrases[index].has("each"):
        return bool(frame.left("noun", "sound"))
    return bool(own) and not frame.left("noun", "music")


def _by_title(frame: Frame, desk: Desk) -> bool:
    """Take "the piano" for the music, where it is called that; "piano music" would be another one."""
    swaps = any(p.has("do", "add", "replace") and p.text.lower() not in _TURNS for p in frame.phrases)
    if frame.left("noun", "music") or swaps:
        return False
    told = ("percent", "more", "nudge")
    if not (any(frame.left(kind) for kind in told) or frame.left("do", "mute")):
        return False
    titles = "".join(re.sub(r"[\s_-]|\.\w+$", "", segment.name.lower()) for segment in desk.music())
    for kind in ("mood", "sounding", "word"):
        index = frame.find(kind)
        word = re.sub(r"[\s-]", "", frame.phrases[index].text.lower()) if index is not None else ""
        if index is not None and len(word) > _SHORTEST and word in titles:
            frame.used.add(index)
            return True
    return False


_SHORTEST = 3
_TURNS = frozenset({"turn", "make", "bring", "get", "have", "give", "take"})


def _only_heard(frame: Frame, desk: Desk) -> Clause | None:
    """Read "only keep the sound of the interview": the other clips fall silent."""
    keeps = frame.left("do", "keep") or frame.left("only")
    if not keeps or not frame.left("noun", "sound", "audio") or not frame.left("scenes"):
        return None
    picked = frame.scenes()
    kept = desk.there(picked) if picked else ()
    recordings = [s.id for s in desk.stage.scenes if s.m.get("media_type") == "video" and s.id not in kept]
    frame.verb("keep")
    frame.take("only")
    frame.nouns("sound", "audio")
    return done([SetClipVolume(tuple(recordings), 0.0)], recordings, "sound") if recordings else None


def _is_voiced(frame: Frame, desk: Desk) -> bool:
    """Tell whether it is about the voice-over, where there is one; else a voice is in the clips."""
    return frame.left("noun", "speech") and voice_volume(desk.draft) is not None


def _louder(frame: Frame, *, named: bool) -> tuple[str, float] | None:
    """Take which way the volume is to go; `named` where "up" and "down" are about it too."""
    way: tuple[str, float] | None = frame.take("more", ("volume", 1), ("volume", -1))
    while frame.take("more", ("volume", 1), ("volume", -1)):
        pass
    if way is None and named and frame.left("more", ("up", 1), ("up", -1)):
        way = frame.take("more", ("up", 1), ("up", -1))
    if way is None and named and frame.left("nudge"):
        # "turn it up a bit"
        way = ("up", float(frame.take("nudge")))
    while way is not None and frame.take("more", ("up", way[1])):
        # "too loud, bring it down" says one thing twice.
        frame.verb("fit")
    return way


def _which(frame: Frame, desk: Desk, way: tuple[str, float] | None) -> Clause | None:
    """Ask what is meant by "turn it up", where music and a voice, or the clips, can be heard."""
    if way is None or frame.has("noun", "video") or frame.has("texts") or frame.left("scenes"):
        return None
    voice = voice_volume(desk.draft) is not None
    if desk.volume is None or not voice:
        return None
    louder = way[1] > 0
    if any(not phrase.text.isascii() for phrase in frame.phrases):
        how = "大声一点" if louder else "小声一点"
        choices = (Choice("音乐", f"音乐{how}"), Choice("旁白", f"旁白{how}"))
    else:
        how = "louder" if louder else "quieter"
        choices = (
            Choice("the music", f"make the music {how}"),
            Choice("the voice", f"make the voice {how}"),
        )
    return Clause(notes=(Note("which_sound"),), choices=choices)


def _muted(frame: Frame, desk: Desk, volume: float, *, own: bool, voiced: bool) -> Clause:
    clips = any(scene.m.get("media_type") == "video" for scene in desk.stage.scenes)
    if voiced and not own:
        return done([SetVoiceVolume(volume)], side="voice")
    index = frame.find("scenes")
    everything = (
        index is not None and frame.phrases[index].has("all") and not frame.phrases[index].has("each")
    )
    everything = (everything and frame.phrases[index or 0].text.lower() in _EVERYTHING) or (
        frame.has("noun", "video") and not frame.has("noun", "sound", "music")
    )
    if everything:
        frame.take("scenes")
        calls: list[Tool] = [SetClipVolume((), volume)] if clips else []
        if desk.volume is not None:
            calls.append(SetVolume(MUSIC_VOLUME if volume else 0.0))
        if voice_volume(desk.draft) is not None:
            calls.append(SetVoiceVolume(volume))
        return done(calls, side="sound") if calls else note("no_music")
    if own:
        ids = desk.target(frame, "sound") if frame.left("scenes") or frame.subject is not None else ()
        return done([SetClipVolume(ids, volume)], ids, "sound")
    about = () if frame.has("noun", "music") else desk.meant(frame) or desk.about("sound")
    recordings = tuple(id_ for id_ in about if desk.segment(id_).m.get("media_type") == "video")
    if recordings:
        # "trim the intro to 5 s and mute it"
        return done([SetClipVolume(recordings, volume)], recordings, "sound")
    frame.take("scenes")
    if desk.volume is None and clips and not frame.has("noun", "music"):
        return done([SetClipVolume((), volume)], side="sound")
    if desk.volume is None:
        return note("no_music")
    return done([SetVolume(MUSIC_VOLUME if volume else 0.0)], side="volume")


_EVERYTHING = frozenset({"everything", "all", "all of it", "全部", "所有", "全"})


def _new(
    now: float,
    percent: float | None,
    factor: float | None,
    way: tuple[str, float] | None,
    degree: str,
    *,
    by: bool,
) -> float | None:
    if percent is not None:
        # "20 % louder" and "up by 20 %" are steps; "down to 20 %" is where it ends.
        new = now + way[1] * percent if way and by else percent
    elif factor is not None:
        down = way is not None and way[1] < 0 and factor > 1
        new = now / factor if down else now * factor
    elif way is not None and degree == _FAINT:
        new = FAINT
    elif way is not None:
        new = max(LEAST, now + way[1] * (LOUDER * 2 if degree == "large" else LOUDER))
    else:
        return None
    return round(max(0.0, min(1.0, new)), 4)
