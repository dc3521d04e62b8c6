"""The narration: it comes scene by scene, and the scenes last as long as it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.clips import Clip
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits.ground import drop, needed, scenes_named
from nemo_widgets.timeline.layout import Layout
from nemo_widgets.timeline.lengths import share
from nemo_widgets.timeline.phrasing import phrases
from nemo_widgets.timeline.speech import FASTEST_SPEECH, HURRIED, SPOKEN, is_speech, is_spoken_caption
from nemo_widgets.timeline.ties import Shown

LEAD_MS: Final = 300
REST_MS: Final = 400
"""The pauses before and after what is said in a scene."""
_LEAST_MS: Final = 100


@dataclass(frozen=True)
class Part:
    """What is said in one scene: its text, where in the file it is, and when each word comes there, in ms.

    One that ends where it starts could not be spoken: the scene only keeps its words.
    """

    scene: str
    text: str
    start: int
    end: int
    words: Sequence[Mapping[str, Any]] = ()


def add_voice(
    draft: Draft,
    *,
    src: str,
    parts: Sequence[Part],
    total_ms: int | None = None,
    volume: float = 1.0,
    captions: bool = True,
    keep_lengths: bool = False,
    made: Mapping[str, Any] | None = None,
) -> Draft:
    """Let scenes be narrated, in place of what was said there; each lasts as long as its part and its pauses.

    Parameters
    ----------
    total_ms
        How long the video shall last: pauses give way or grow, and where that is not enough it is spoken up
        to 1.2 times faster. None leaves it open.
    captions
        Whether the words are shown when they are said.
    keep_lengths
        Whether a scene with more time than its part needs keeps it.

    Raises
    ------
    InputError
        A scene is not there, or a clip is too short for what is said in it.
    """
    layout = Layout(draft)
    scenes = {clip.id: clip for clip in scenes_named(layout, [part.scene for part in parts])}
    for part in parts:
        scenes[part.scene].m["narration"] = part.text
    parts = [part for part in parts if part.end > part.start]
    if not parts:
        return layout.draft()
    ids = [part.scene for part in parts]
    _clear(layout, set(ids), captions=captions)
    before = layout.shown()
    spans = _lengths(layout, parts, before, total_ms)
    order = layout.scenes
    for part in parts:
        clip = scenes[part.scene]
        at = order.index(clip)
        overlap = order[at + 1].transition if at + 1 < len(order) and layout.overlapping else 0
        length = spans[part.scene] + overlap
        if keep_lengths:
            length = max(length, clip.duration)
        longest = clip.longest
        if longest is not None:
            shortest = (part.end - part.start) / FASTEST_SPEECH + overlap + _LEAST_MS
            if longest < shortest:
                raise InputError(
                    f"The clip “{clip.meta.get('title', clip.id)}” is too short for what is said in it.",
                    next_step="Shorten the narration, or slow the clip down.",
                )
            length = min(length, longest)
        clip.duration = length
    layout.reflow(before)
    shown = layout.shown()
    row = layout.row("audio", "Voice", role="voice", bound=True)
    for part in parts:
        _speak(layout, row.clips, part, (shown[part.scene].start, shown[part.scene].end), src, volume, made)
        if captions and part.words:
            _caption(layout, part)
    row.clips.sort(key=lambda one: one.start)
    return layout.draft()


def _lengths(
    layout: Layout, parts: Sequence[Part], before: Mapping[str, Shown], total_ms: int | None
) -> dict[str, int]:
    """Return how long each narrated scene shows alone."""
    said = [part.end - part.start for part in parts]
    if total_ms is None:
        return {part.scene: ms + LEAD_MS + REST_MS for part, ms in zip(parts, said, strict=True)}
    narrated = {part.scene for part in parts}
    others = sum(scene.end - scene.start for id_, scene in before.items() if id_ not in narrated)
    least = sum(said) / 1.2 + len(parts) * 2 * _LEAST_MS
    pool = max(round(least), total_ms - others)
    pauses = pool - sum(said)
    if pauses < len(parts) * 2 * _LEAST_MS:
        return dict(zip((p.scene for p in parts), share(pool, said, [None] * len(said)), strict=True))
    rest = share(pauses, [1000 + ms // 4 for ms in said], [None] * len(said))
    return {part.scene: ms + pause for part, ms, pause in zip(parts, said, rest, strict=True)}


def _speak(
    layout: Layout,
    clips: list[Clip],
    part: Part,
    span: tuple[int, int],
    src: str,
    volume: float,
    made: Mapping[str, Any] | None,
) -> None:
    said, room = part.end - part.start, span[1] - span[0]
    lead = max(_LEAST_MS, min(LEAD_MS, (room - said) * LEAD_MS // (LEAD_MS + REST_MS)))
    m: dict[str, Any] = {
        "title": "Voice-over",
        "role": "voice",
        "scene": part.scene,
        "volume": volume,
        "source_in": part.start,
        "source_out": part.end,
        "words": [dict(word) for word in part.words],
    }
    length = said
    if said > room - 2 * _LEAST_MS:
        m["speed"] = round(said / max(1, room - 2 * _LEAST_MS) + 0.00005, 4)
        m[HURRIED] = [m["speed"], part.end]
        length = round(said / m["speed"])
    if made is not None:
        m["made"] = {**made, "text": part.text}
    id_ = layout.new_id("seg", "voice", part.scene, part.text)
    start = span[0] + lead
    raw = {"id": id_, "s": start, "d": length, "src": src, "m": m}
    clips.append(Clip(raw, start, length, id_, "voice"))


def _caption(layout: Layout, part: Part) -> None:
    for begin, end in phrases([str(word["w"]) for word in part.words]):
        text = "".join(str(word["w"]) for word in part.words[begin:end]).strip()
        m = {"text": text, "role": "caption", "scene": part.scene, SPOKEN: [begin, end], "words": []}
        id_ = layout.new_id("seg", "caption", part.scene, begin, text)
        # Where it stands is worked out from the words when the draft is written.
        at = next(clip.start for clip in layout.scenes if clip.id == part.scene)
        raw = {"id": id_, "s": at, "d": 1, "m": m}
        row = layout.row("text", "Captions", role="caption", bound=True)
        row.clips.append(Clip(raw, at, 1, id_, "caption"))


def _clear(layout: Layout, scenes: set[str], *, captions: bool) -> None:
    for row in layout.rows:
        for clip in list(row.clips):
            if clip.scene not in scenes:
                continue
            said = row.kind == "text" and clip.role == "caption" and (captions or is_spoken_caption(clip))
            if said or (row.kind == "audio" and is_speech(clip)):
                row.clips.remove(clip)


def _voices(layout: Layout) -> list[Clip]:
    return [c for row in layout.rows if row.kind == "audio" for c in row.clips if c.role == "voice"]


def has_voice(draft: Draft) -> bool:
    """Tell whether anything is narrated."""
    return any(segment.kind == "audio" and segment.role == "voice" for segment in draft.segments)


def remove_voice(draft: Draft) -> Draft:
    """Take the narration out; captions that showed its words stay, as plain ones.

    Raises
    ------
    InputError
        There is none.
    """
    layout = Layout(draft)
    for clip in needed(_voices(layout), "voice-over"):
        drop(layout, clip)
    for row in layout.rows:
        for clip in row.clips:
            if row.kind == "text" and is_spoken_caption(clip):
                del clip.m[SPOKEN]
    return layout.draft()


def set_voice_volume(draft: Draft, volume: float) -> Draft:
    """Set how loud the narration is, 0 to 1.

    Raises
    ------
    InputError
        There is none.
    """
    layout = Layout(draft)
    for clip in needed(_voices(layout), "voice-over"):
        clip.m["volume"] = round(max(0.0, min(1.0, volume)), 4)
    return layout.draft()


def start_voice_at(draft: Draft, ms: int) -> Draft:
    """Let the narration begin at a moment of the video, in ms; what would come after its end is not heard.

    Raises
    ------
    InputError
        There is none, or it would never be heard.
    """
    layout = Layout(draft)
    voices = needed(_voices(layout), "voice-over")
    later = max(0, ms) - min(clip.start for clip in voices)
    if max(0, ms) + _LEAST_MS > layout.total:
        raise InputError("The voice-over would never be heard.", next_step="Name a time inside the video.")
    scenes = [clip for row in layout.rows if row.kind == "video" for clip in row.clips if not clip.role]
    for clip in voices:
        clip.start += later
        if clip.start + _LEAST_MS > layout.total:
            drop(layout, clip)
            continue
        clip.duration = min(clip.duration, layout.total - clip.start)
        if "scene" in clip.m:
            clip.m["scene"] = next(
                (one.id for one in scenes[::-1] if one.start <= clip.start), clip.m["scene"]
            )
    return layout.draft()


def voice_volume(draft: Draft) -> float | None:
    """Return how loud the narration is, or None where there is none."""
    for segment in draft.segments:
        if segment.kind == "audio" and segment.role == "voice":
            return 1.0 if segment.volume is None else segment.volume
    return None
