"""Music that was composed here ends with the video: where an edit changes the length, it is composed anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from nemo_widgets.engine.agent.language.musical import composed
from nemo_widgets.engine.agent.tools import SetMusic, Source, Tool, UseMusic
from nemo_widgets.engine.agent.tools.base import needed
from nemo_widgets.engine.agent.tools.sound import RemoveMusic, StartMusicAt
from nemo_widgets.timeline import edits
from nemo_widgets.timeline.dialect import write_duration
from nemo_widgets.timeline.draft import Draft

_SAME_MS = 20


@dataclass(frozen=True)
class FitMusic(SetMusic):
    """The same piece in another length; what was set of its volume and fades stays."""

    said: ClassVar[tuple[str, str]] = ("the music ends with the video.", "音乐与视频一同结束。")

    def edit(self, draft: Draft, source: Source | None = None) -> Draft:
        """Put it in place of the piece as it was."""
        music, source = composed(draft), needed(source)
        if music is None:
            return draft
        fades = {key: music.m[key] for key in ("fade_in", "fade_out") if isinstance(music.m.get(key), int)}
        return edits.add_music(draft, src=source.url, title=music.name, made=source.made, **fades)


def refitted(calls: tuple[Tool, ...], after: Draft) -> tuple[Tool, ...]:
    """Return a message's calls, and one more where its music would end too early or be cut off.

    Parameters
    ----------
    after
        The draft as the calls will leave it.
    """
    if not calls or any(isinstance(call, SetMusic | UseMusic | RemoveMusic | StartMusicAt) for call in calls):
        return calls
    music = composed(after)
    if music is None or music.start_ms != 0 or "source_in" in music.m:
        return calls
    made: dict[str, Any] = dict(music.m["made"])
    seconds = made.get("seconds")
    if not isinstance(seconds, int | float) or abs(seconds * 1000 - after.duration_ms) <= _SAME_MS:
        return calls
    return (*calls, _again(made))


def _again(made: Mapping[str, Any]) -> FitMusic:
    seed = int(made.get("seed") or 0)
    return FitMusic(str(made["mood"]), None, seed, made.get("asked_bpm"), made.get("asked_key"))


def refitted_by_hand(before: Draft, after: Draft) -> tuple[FitMusic, Draft] | None:
    """Return what lets the music end with a video that somebody edited as a table, None where it does.

    Music whose own row was given another length stays as it is, unless it ends with the video there.

    Parameters
    ----------
    before, after
        The draft before the edit, and as it came.

    Returns
    -------
    tuple or None
        The call, and the draft that it edits: there the music lasts as long as the video.
    """
    music, old = composed(after), composed(before)
    if music is None or old is None or music.start_ms != 0 or music.m.get("source_in"):
        return None
    end, old_end = _end_without(after, music.id), _end_without(before, old.id)
    is_own = (music.id, music.duration_ms) != (old.id, old.duration_ms)
    seconds = music.m["made"].get("seconds")
    if not end or not isinstance(seconds, int | float) or (is_own and abs(music.end_ms - end) > _SAME_MS):
        return None
    if not is_own and abs(old.end_ms - old_end) > _SAME_MS:
        return None
    if abs(seconds * 1000 - end) <= _SAME_MS and music.duration_ms == end:
        return None
    raw = after.to_wire()
    for track in raw["t"]:
        for segment in track["sg"]:
            if segment.get("id") == music.id:
                write_duration(segment, end)
    return _again(music.m["made"]), Draft(raw)


def _end_without(draft: Draft, id_: str) -> int:
    return max((segment.end_ms for segment in draft.segments if segment.id != id_), default=0)
