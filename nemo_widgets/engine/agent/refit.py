"""Music that was composed here ends with the video: where an edit changes the length, it is composed anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from nemo_widgets.engine.agent.language.musical import composed
from nemo_widgets.engine.agent.tools import SetMusic, Source, Tool, UseMusic
from nemo_widgets.engine.agent.tools.base import needed
from nemo_widgets.engine.agent.tools.sound import RemoveMusic, StartMusicAt
from nemo_widgets.timeline import edits
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
    again = FitMusic(
        str(made["mood"]), None, int(made.get("seed") or 0), made.get("asked_bpm"), made.get("asked_key")
    )
    return (*calls, again)
