"""A narration on the timeline, and the captions that follow its words.

A voice segment (`m.role` "voice", `m.scene` its scene) holds in `m.words` the moments of its words, `{"s",
"e", "w"}` in ms of its *file*; they are the one truth, and no cut changes them. A caption of the same scene
with `m.spoken` [i, j] shows the words i to j-1; its text, its place and its own `m.words`, in ms from its
start, are worked out from the voice's place, in point and speed whenever the timeline is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from nemo_widgets.timeline.clips import Clip, Row
    from nemo_widgets.timeline.draft import Draft

FASTEST_SPEECH: Final = 1.6
"""What is spoken faster than that is no longer understood: rather the end is cut off."""

SHORTEST_LEAD_MS: Final = 100
HOLD_MS: Final = 400
"""How long a caption stays after its last word, where nothing follows at once."""

SPOKEN: Final = "spoken"
HURRIED: Final = "hurried"
"""How many times faster a narration is spoken because its scene is short, and where its file's part ends."""

UNSHOWN: Final = "unshown"
"""The captions that will be shown again when their words are heard again."""

_HARDLY_MS: Final = 60


def is_speech(clip: Clip) -> bool:
    """Tell whether a clip is a narration that belongs to a scene."""
    return clip.role == "voice" and clip.scene is not None


def is_spoken_caption(clip: Clip) -> bool:
    """Tell whether a caption follows the words of a narration."""
    return clip.scene is not None and span_of(clip.meta) is not None and "words" in clip.meta


def span_of(m: Mapping[str, Any]) -> tuple[int, int] | None:
    """Return which words of its scene's narration a caption shows."""
    value = m.get(SPOKEN)
    if isinstance(value, list) and len(value) == 2 and all(isinstance(n, int) for n in value):
        return value[0], value[1]
    return None


def words_of(m: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the words of a segment that can be read as such."""
    value = m.get("words")
    return [
        word
        for word in (value if isinstance(value, list) else [])
        if isinstance(word, Mapping)
        and all(isinstance(word.get(key), int | float) for key in ("s", "e"))
        and isinstance(word.get("w"), str)
    ]


def timed(voice: Clip) -> list[tuple[int, int, int, str]]:
    """Return the words of a narration that are heard: number, start and end on the timeline, and text."""
    m = voice.meta
    begin = _number(m.get("source_in"), 0.0)
    speed = _number(m.get("speed"), 1.0) or 1.0
    stop = begin + voice.duration * speed
    found = []
    for number, word in enumerate(words_of(m)):
        start, end = float(word["s"]), float(word["e"])
        # Of a word that a cut goes through, the greater part decides.
        if not begin <= (start + end) / 2 <= stop:
            continue
        a, b = ((max(begin, min(at, stop)) - begin) / speed for at in (start, end))
        found.append((number, voice.start + round(a), voice.start + round(b), str(word["w"])))
    return found


def _number(value: object, default: float) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else default


def follow(rows: Sequence[Row], captions: Callable[[], Row]) -> None:
    """Let every caption of a narration show the words that are heard, when they are.

    Parameters
    ----------
    rows
        All rows of a timeline.
    captions
        Gives the row for captions that come back.
    """
    sounds = [clip for row in rows if row.kind == "audio" for clip in row.clips if is_speech(clip)]
    voices = [clip for clip in sounds if words_of(clip.meta)]
    heard: dict[str, list[tuple[int, int, int, str]]] = {}
    for voice in voices:
        heard.setdefault(str(voice.scene), []).extend(timed(voice))
    cut = {str(voice.scene): voice for voice in voices if HURRIED in voice.meta or UNSHOWN in voice.meta}
    for voice in cut.values():
        _bring_back(voice, heard[str(voice.scene)], captions)
    for row in rows:
        if row.kind != "text":
            continue
        spoken = [clip for clip in row.clips if is_spoken_caption(clip)]
        for clip in spoken:
            words = heard.get(str(clip.scene))
            span = span_of(clip.meta)
            if words is None or span is None:
                continue
            own = [word for word in words if span[0] <= word[0] < span[1]]
            if own:
                _place(clip, own)
            else:
                row.clips.remove(clip)
                _put_by(clip, span, cut.get(str(clip.scene)))
        if spoken:
            row.clips.sort(key=lambda clip: clip.start)
            _hold(row, spoken)


def _put_by(caption: Clip, span: tuple[int, int], voice: Clip | None) -> None:
    """Keep a caption whose words are only not heard because its scene is too short for them."""
    hurried = _hurried(voice.meta) if voice is not None else None
    if voice is not None and hurried is not None and words_of(voice.meta)[span[0]]["s"] < hurried[1]:
        voice.m[UNSHOWN] = [*voice.meta.get(UNSHOWN, ()), caption.raw]


def _bring_back(voice: Clip, words: Sequence[tuple[int, int, int, str]], captions: Callable[[], Row]) -> None:
    """Show the captions again whose words are heard again."""
    left = []
    for raw in voice.m.pop(UNSHOWN, []):
        span = span_of(raw["m"])
        if span is not None and any(span[0] <= number < span[1] for number, *_ in words):
            raw["m"]["scene"] = voice.scene
            captions().clips.append(type(voice)(raw, voice.start, 1, raw["id"], "caption"))
        else:
            left.append(raw)
    if left:
        voice.m[UNSHOWN] = left


def _place(clip: Clip, own: Sequence[tuple[int, int, int, str]]) -> None:
    clip.start, clip.duration = own[0][1], max(1, own[-1][2] - own[0][1])
    text = "".join(word for *_, word in own).strip()
    words = [{"s": a - clip.start, "e": b - clip.start, "w": word.strip()} for _, a, b, word in own]
    if clip.meta.get("text") != text:
        clip.m["text"] = text
    if clip.meta.get("words") != words:
        clip.m["words"] = words


def _hold(row: Row, spoken: Sequence[Clip]) -> None:
    """Let captions stay a moment, at most until the next one comes."""
    for clip in spoken:
        following = min((other.start for other in row.clips if other.start > clip.start), default=None)
        end = clip.end + HOLD_MS
        clip.duration = max(1, (end if following is None else min(end, following)) - clip.start)


def carry(voice: Clip, old: tuple[int, int], new: tuple[int, int]) -> None:
    """Move a narration with its scene; where the scene got too short for it, it is spoken faster, or cut.

    How much faster is kept, so that it takes its time again when there is room.
    """
    room = new[1] - new[0]
    lead = max(0, voice.start - old[0])
    _relax(voice)
    if lead + voice.duration > room:
        lead = min(lead, max(min(SHORTEST_LEAD_MS, lead), room - voice.duration))
        _squeeze(voice, max(1, room - lead))
    voice.start = new[0] + lead


def _relax(voice: Clip) -> None:
    """Give a narration back the length and the speed that it had before it was squeezed."""
    hurried = _hurried(voice.meta)
    if hurried is None:
        return
    del voice.m[HURRIED]
    speed = round(_speed_of(voice) / hurried[0], 3)
    _set_speed(voice, speed)
    voice.duration = max(1, round((hurried[1] - _number(voice.meta.get("source_in"), 0.0)) / speed))


def _hurried(m: Mapping[str, Any]) -> tuple[float, float] | None:
    value = m.get(HURRIED)
    if not (isinstance(value, list) and len(value) == 2 and all(isinstance(n, int | float) for n in value)):
        return None
    return (float(value[0]), float(value[1])) if value[0] > 0 else None


def _squeeze(voice: Clip, room: int) -> None:
    if voice.duration <= room:
        return
    speed = _speed_of(voice)
    end = round(_number(voice.meta.get("source_in"), 0.0) + voice.duration * speed)
    faster = min(voice.duration / room, max(1.0, FASTEST_SPEECH / speed))
    if faster > 1:
        voice.m["speed"] = round(speed * faster + 0.00005, 4)
        voice.duration = round(voice.duration * speed / voice.m["speed"])
    voice.m[HURRIED] = [round(_speed_of(voice) / speed, 4), end]
    voice.duration = min(voice.duration, room)


def _speed_of(voice: Clip) -> float:
    return _number(voice.meta.get("speed"), 1.0) or 1.0


def _set_speed(voice: Clip, speed: float) -> None:
    voice.m["speed"] = speed
    if speed == 1:
        del voice.m["speed"]


@dataclass(frozen=True)
class Unheard:
    """The last words of a scene's narration, that it is too short for, and the time that all would take."""

    words: tuple[str, ...]
    room_ms: int


def unheard(draft: Draft) -> dict[str, Unheard]:
    """Return, by scene, what is not heard of narrations although it was not cut off on purpose."""
    found: dict[str, Unheard] = {}
    for segment in draft.segments:
        m, hurried = segment.m, _hurried(segment.m)
        if segment.role != "voice" or hurried is None:
            continue
        begin, speed = _number(m.get("source_in"), 0.0), _number(m.get("speed"), 1.0) or 1.0
        stop = begin + segment.duration_ms * speed
        lost = tuple(
            str(word["w"]).strip()
            for word in words_of(m)
            if word["s"] < hurried[1] and word["e"] > stop + _HARDLY_MS
        )
        if lost:
            room = SHORTEST_LEAD_MS + (hurried[1] - begin) / max(speed, FASTEST_SPEECH)
            found[str(m.get("scene"))] = Unheard(lost, round(room))
    return found


def trim(rows: Sequence[Row], scene: Clip, head: int, tail: int, end: int) -> None:
    """Take off a narration what is said while a scene loses its head and tail; before the scene does.

    Parameters
    ----------
    head, tail
        What the scene loses, in ms.
    end
        Until when the scene shows alone.
    """
    for row in rows:
        for voice in [clip for clip in row.clips if row.kind == "audio" and is_speech(clip)]:
            if voice.scene != scene.id:
                continue
            first = max(voice.start, scene.start + head)
            last = min(voice.end, end - tail) if tail else voice.end
            if last - first < 1:
                row.clips.remove(voice)
                continue
            cut_to(voice, first, last)
            voice.start = first - head


def cut_to(voice: Clip, first: int, last: int) -> None:
    """Keep only what is heard between two times of the timeline."""
    speed = _speed_of(voice)
    source = _number(voice.meta.get("source_in"), 0.0) + (first - voice.start) * speed
    hurried = _hurried(voice.meta)
    if hurried is not None and last != voice.end:
        # Its end is where it is meant to be now.
        voice.m[HURRIED] = [hurried[0], round(source + (last - first) * speed)]
    if first != voice.start:
        voice.m["source_in"] = round(source)
    voice.start, voice.duration = first, last - first
    voice.m["source_out"] = round(source + voice.duration * speed)


def quicken(rows: Sequence[Row], scene: Clip, factor: float) -> None:
    """Let a scene's narration run faster with it."""
    for row in rows:
        for voice in row.clips:
            if row.kind != "audio" or not is_speech(voice) or voice.scene != scene.id:
                continue
            _set_speed(voice, round(_speed_of(voice) * factor, 4))
            voice.start = scene.start + round((voice.start - scene.start) / factor)
            voice.duration = max(1, round(voice.duration / factor))
