"""An edit in another measure: "not that much" goes half of the way, "even more" half as far again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nemo_widgets.engine.agent.tools import (
    AddFilter,
    CutRange,
    FadeMusic,
    PlaceOverlay,
    SetClipVolume,
    SetLength,
    SetSceneLength,
    SetSpeed,
    SetTransition,
    SetVoiceVolume,
    SetVolume,
    StyleText,
    Tool,
    TrimScene,
)
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.edits import music_volume


def tempered(calls: Sequence[Tool], draft: Draft, share: float) -> tuple[Tool, ...]:
    """Return the calls in another measure; none where one of them has no measure.

    Parameters
    ----------
    draft
        The draft that the calls are for: what a change is measured from.
    share
        How much of the change there shall be, 1 for all of it.
    """
    found = [_tempered(call, draft, share) for call in calls]
    return tuple(call for call in found if call is not None) if None not in found else ()


def _tempered(call: Tool, draft: Draft, share: float) -> Tool | None:  # noqa: C901 -- a case for each tool
    match call:
        case AddFilter():
            amount = max(-1.0, min(1.0, call.amount * share))
            return replace(call, amount=round(amount, 4))
        case SetVolume():
            return replace(call, volume=_level(music_volume(draft), call.volume, share))
        case SetVoiceVolume():
            return replace(call, volume=_level(1.0, call.volume, share))
        case SetClipVolume():
            now = [s.volume for s in draft.segments if s.id in call.scenes and s.volume is not None]
            return replace(call, volume=_level(max(now, default=1.0), call.volume, share))
        case SetSceneLength():
            lengths = [s.duration_ms for s in draft.segments if s.id in call.scenes]
            return replace(call, ms=_between(max(lengths, default=call.ms), call.ms, share))
        case SetLength():
            return replace(call, ms=_between(draft.duration_ms, call.ms, share))
        case SetSpeed():
            return replace(call, speed=round(max(0.1, 1 + (call.speed - 1) * share), 4))
        case StyleText(scale=scale) if scale is not None:
            return replace(call, scale=round(max(0.2, 1 + (scale - 1) * share), 4))
        case PlaceOverlay(scale=scale) if scale is not None:
            return replace(call, scale=round(max(0.2, 1 + (scale - 1) * share), 4))
        case SetTransition():
            return replace(call, ms=max(100, min(5000, round(call.ms * share))))
        case FadeMusic():
            ends = (None if ms is None else round(ms * share) for ms in (call.in_ms, call.out_ms))
            return FadeMusic(*ends)
        case TrimScene():
            return replace(call, head_ms=round(call.head_ms * share), tail_ms=round(call.tail_ms * share))
        case CutRange(start_ms=0):
            return replace(call, end_ms=round(call.end_ms * share))
        case CutRange() if call.end_ms >= draft.duration_ms:
            return replace(call, start_ms=round(call.end_ms - (call.end_ms - call.start_ms) * share))
        case _:
            return None


def _level(now: float | None, then: float, share: float) -> float:
    start = 1.0 if now is None else now
    return round(max(0.0, min(1.0, start + (then - start) * share)), 4)


def _between(now: int, then: int, share: float) -> int:
    return max(100, round((now + (then - now) * share) / 100) * 100)
