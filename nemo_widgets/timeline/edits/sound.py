"""Music and the clips' own sound."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.clips import Clip
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits.ground import drop, is_video, needed, scenes_named
from nemo_widgets.timeline.layout import Layout

MUSIC_VOLUME = 0.35
TIMED_KEY = "timed"
"""The key in the music's `m` that says it plays at some times only, as asked, and not from start to end."""


def add_music(
    draft: Draft,
    *,
    src: str,
    title: str,
    volume: float | None = None,
    made: Mapping[str, Any] | None = None,
    fade_in: int = 300,
    fade_out: int = 1500,
    loop: bool = True,
) -> Draft:
    """Put music under the whole video, in place of what plays there.

    Parameters
    ----------
    volume
        0 to 1; None keeps the volume of the music before, else 35 %.
    """
    layout = Layout(draft)
    old = _music(layout)
    if volume is None:
        volume = _volume(old[0], MUSIC_VOLUME) if old else MUSIC_VOLUME
    for clip in old[1:]:
        drop(layout, clip)
    meta = {"title": title, "role": "bgm", "loop": loop, "fade_in": fade_in, "fade_out": fade_out}
    if old:
        clip = old[0]
        for key in ("made", "source_in", "source_out", TIMED_KEY):
            clip.m.pop(key, None)
        clip.raw["src"] = src
        clip.start = 0
        clip.duration = layout.total or clip.duration
    else:
        id_ = layout.new_id("seg", "bgm", title)
        raw = {"id": id_, "s": 0, "d": layout.total, "src": src, "m": {}}
        clip = Clip(raw, 0, layout.total, id_, "bgm")
        layout.row("audio", "BGM", role="bgm").clips.append(clip)
    clip.m.update(meta)
    _set_volume(clip, volume)
    if made is not None:
        clip.m["made"] = dict(made)
    return layout.draft()


def set_music_volume(draft: Draft, volume: float) -> Draft:
    """Set how loud the music is, 0 to 1.

    Raises
    ------
    InputError
        There is no music.
    """
    layout = Layout(draft)
    for clip in needed(_music(layout), "music"):
        _set_volume(clip, volume)
    return layout.draft()


def remove_music(draft: Draft) -> Draft:
    """Take the music out."""
    layout = Layout(draft)
    for clip in needed(_music(layout), "music"):
        drop(layout, clip)
    return layout.draft()


def fade_music(draft: Draft, *, fade_in: int | None = None, fade_out: int | None = None) -> Draft:
    """Let the music come in or go out softly, in ms; None keeps what there is."""
    layout = Layout(draft)
    for clip in needed(_music(layout), "music"):
        for key, ms in (("fade_in", fade_in), ("fade_out", fade_out)):
            if ms is not None:
                clip.m[key] = max(0, min(ms, clip.duration))
    return layout.draft()


def start_music_at(draft: Draft, ms: int) -> Draft:
    """Let the music begin at a moment of its file, in ms.

    Raises
    ------
    InputError
        There is no music.
    """
    layout = Layout(draft)
    for clip in needed(_music(layout), "music"):
        clip.m["source_in"] = max(0, ms)
        clip.m.pop("source_out", None)
    return layout.draft()


def time_music(draft: Draft, spans: Sequence[tuple[int, int]]) -> Draft:
    """Let the music play in some spans only, each from start to end in ms; the whole video is one of them.

    Raises
    ------
    InputError
        There is no music, or it would never be heard.
    """
    layout = Layout(draft)
    music = needed(_music(layout), "music")
    heard = [(max(0, start), min(end, layout.total)) for start, end in sorted(spans)]
    heard = [(start, end) for start, end in heard if end - start >= _SHORTEST_MUSIC_MS]
    if not heard:
        raise InputError(
            "The music would never be heard.", next_step="Ask for no music, or name a time inside the video."
        )
    first, *others = music
    for clip in others:
        drop(layout, clip)
    row, _ = layout.find(first.id)
    first.start, first.duration = heard[0][0], heard[0][1] - heard[0][0]
    first.m.pop(TIMED_KEY, None)
    if heard != [(0, layout.total)]:
        first.m[TIMED_KEY] = True
    for start, end in heard[1:]:
        id_ = layout.new_id("seg", "bgm", first.id, start)
        raw = {**copy.deepcopy(first.raw), "id": id_}
        row.clips.append(Clip(raw, start, end - start, id_, first.role))
    return layout.draft()


_SHORTEST_MUSIC_MS = 100


def duck_music(draft: Draft, on: bool = True, depth_db: float | None = None) -> Draft:
    """Let the music step back while somebody speaks, or not; how far in dB, where that is asked for."""
    layout = Layout(draft)
    for clip in needed(_music(layout), "music"):
        clip.m["duck"] = {"depth": round(depth_db, 2)} if on and depth_db else on
    return layout.draft()


def set_clip_volume(draft: Draft, ids: Sequence[str] | None, volume: float) -> Draft:
    """Set how loud the clips' own sound is, 0 to 1.

    Raises
    ------
    InputError
        There is no clip with sound of its own among them.
    """
    layout = Layout(draft)
    clips = [clip for clip in scenes_named(layout, ids) if is_video(clip)]
    if not clips:
        raise InputError("A picture makes no sound.", next_step="Only video clips have sound of their own.")
    for clip in clips:
        _set_volume(clip, volume)
    return layout.draft()


def music_volume(draft: Draft) -> float | None:
    """Return how loud the music is, or None where there is none."""
    music = _music(Layout(draft))
    return _volume(music[0], 1.0) if music else None


def _music(layout: Layout) -> list[Clip]:
    """Return the clips that are music; a foreign sound without a role counts as such."""
    return [c for row in layout.rows if row.kind == "audio" for c in row.clips if c.role in {"bgm", ""}]


def _volume(clip: Clip, default: float) -> float:
    volume = Draft({"t": [{"tt": 1, "sg": [clip.raw]}]}).segments[0].volume
    return default if volume is None else volume


def _set_volume(clip: Clip, volume: float) -> None:
    """Write the volume where the draft keeps it; a foreign value above 1 is in percent and stays so."""
    volume = round(max(0.0, min(1.0, volume)), 4)
    for place, key in ((clip.meta, "volume"), (clip.raw, "volume"), (clip.raw, "v")):
        old = place.get(key)
        if isinstance(old, int | float) and not isinstance(old, bool):
            place[key] = volume if old <= 1 or volume * 100 <= 1 else round(volume * 100, 2)
            return
    clip.m["volume"] = volume
