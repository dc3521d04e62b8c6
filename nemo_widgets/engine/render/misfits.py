"""What a draft asks for that cannot be: rendered in a documented way and told, or refused before a frame.

============================================ ==========================================================
in the draft                                 in the file
============================================ ==========================================================
a start before 0                             the segment begins at 0, in its full length; told
no length, or none above 0                   left out; told
not one number, or "not a number"            as if it were absent
segments of one video track overlap          the one that begins later is drawn over the other; told
                                             where it is more than its transition takes
texts overlap, sounds overlap                all are drawn, all are heard
a transition longer than its segment or 10 s shortened; told
a transition of an unknown kind              a crossfade; told (`plan`)
a transition with nothing before it          a cut
an overlay's push, slide, zoom, blur or fade a crossfade, for the picture beneath must stay; told
a filter of an unknown kind                  left out; told (`plan`)
a motion, fit or animation of unknown kind   the usual one; told (animations by `notes`)
a speed out of range                         the nearest that can be; told
`source_out` at or before `source_in`        as if there were none; told
a segment that outlasts its file             the last frame is held; told (`sources`)
a track or segment that is no object, or a   left out; told
track of an unknown type
a sound that names no file                   not heard; told
a size or rate out of range                  the nearest size, 30 frames a second; told
a picture or clip that is gone, broken, or   refused, naming segment and file; a preview shows a labelled
no picture; a colour table likewise          card in its place, or no colours changed, and tells (`sources`)
a file that changes while it is rendered     refused at the end, naming segment and file (`sources`)
a sound that is gone or broken               silence; told (`audio`)
a timeline longer than a day                 refused
nothing to show                              refused
============================================ ==========================================================

Pure. Nothing of this ever leaves a file at the target when it is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, Final, get_args

from nemo_widgets.engine.render.cues import may_sound
from nemo_widgets.engine.render.motion import Motion, motion_named
from nemo_widgets.engine.render.plan import DEFAULT_FADE_MS, LONGEST_FADE_MS, canvas_size, frame_rate
from nemo_widgets.engine.render.timing import FASTEST, SLOWEST
from nemo_widgets.errors import RenderError
from nemo_widgets.timeline.draft import Draft, Segment, Track, number
from nemo_widgets.timeline.looks import IN_PLACE, TRANSITIONS, asked

LONGEST_HOURS: Final = 24
_FITS: Final = ("cover", "contain", "blur")
# More sentences than this nobody reads.
_MOST_TOLD: Final = 30
_ONE_FRAME_MS: Final = 1000 / 24


def refuse(draft: Draft) -> None:
    """Refuse what could not be rendered in any sensible way.

    Raises
    ------
    RenderError
        The timeline is longer than any video; it names the segment that ends last.
    """
    if draft.duration_ms <= LONGEST_HOURS * 3_600_000:
        return
    last = max(draft.segments, key=lambda segment: segment.end_ms)
    raise RenderError(
        f"“{last.name or last.id}” ends {last.end_ms / 3_600_000:,.0f} hours into the timeline; "
        f"up to {LONGEST_HOURS} hours can be rendered.",
        next_step="Shorten that segment or move it to the front.",
    )


def misfits(draft: Draft, *, heard_only: bool = False) -> list[str]:
    """Return a sentence for everything that is rendered in another way than a draft says.

    Parameters
    ----------
    draft
        The timeline.
    heard_only
        Whether only its sound is rendered.

    Examples
    --------
    >>> shot = {"s": -500, "d": 2000, "src": "a.jpg", "m": {"title": "Beach"}}
    >>> misfits(Draft({"t": [{"tt": 0, "sg": [shot]}]}))
    ['“Beach” begins 0.5 s before the timeline does; it is shown from 0 s on.']
    """
    found = chain(
        _of_tracks(draft) if heard_only else _of_draft(draft),
        *(_heard_of(track) if heard_only else _of_track(track) for track in draft.tracks),
    )
    told = list(islice(found, _MOST_TOLD))
    more = sum(1 for _ in found)
    return [*told, f"{more} more things like these do not fit."] if more else told


def _of_draft(draft: Draft) -> Iterator[str]:
    width, height = canvas_size(draft)
    if max(abs(width - draft.size[0]), abs(height - draft.size[1])) > 1:
        yield f"A size of {draft.size[0]}×{draft.size[1]} cannot be rendered; it is {width}×{height}."
    if abs(frame_rate(draft) - draft.fps) > 1:
        yield f"{draft.fps:g} frames a second cannot be rendered; it is {frame_rate(draft)}."
    yield from _of_tracks(draft)


def _of_tracks(draft: Draft) -> Iterator[str]:
    strays = _strays(draft.raw.get("t"))
    if strays:
        yield f"{strays} of the timeline's tracks cannot be read; what is in them is left out."


def _of_track(track: Track) -> Iterator[str]:
    yield from _of_segments(track)
    if track.kind == "other":
        return
    for segment in track.segments:
        yield from _of_time(segment)
        if track.kind == "video":
            yield from _of_looks(segment)
            yield from _of_speed(segment)
        if track.kind != "text":
            yield from _of_source(segment)
    if track.kind == "video":
        yield from _overlaps(track)


def _heard_of(track: Track) -> Iterator[str]:
    yield from _of_segments(track)
    for segment in track.segments:
        if track.kind == "audio" or (track.kind == "video" and may_sound(segment)):
            yield from _of_time(segment)
            yield from _of_source(segment)


def _of_segments(track: Track) -> Iterator[str]:
    strays = _strays(track.raw.get("sg"))
    if strays:
        yield f"{strays} of the segments on track {track.index + 1} cannot be read; they are left out."
    if track.kind == "other" and track.segments:
        yield f"Track {track.index + 1} is of a type this renderer does not know; it is left out."


def _strays(items: object) -> int:
    listed = items.values() if isinstance(items, Mapping) else items
    if not isinstance(items, Mapping | Sequence) or isinstance(items, str):
        return 0
    return sum(not isinstance(item, Mapping) for item in listed)  # type: ignore[attr-defined]


def _called(segment: Segment) -> str:
    name = (segment.name or segment.id).strip().split("\n")[0]
    return f"“{name if len(name) <= 40 else name[:39].rstrip() + '…'}”"


def _of_time(segment: Segment) -> Iterator[str]:
    raw = segment.raw
    stated = number(raw.get("s"), raw.get("st"), raw.get("start"), segment.m.get("start"))
    if stated is not None and stated <= -1:
        seconds = f"{-stated / 1000:.1f}".rstrip("0").rstrip(".")
        yield f"{_called(segment)} begins {seconds} s before the timeline does; it is shown from 0 s on."
    if segment.duration_ms == 0:
        yield f"{_called(segment)} has no length; it is left out."


def _of_looks(segment: Segment) -> Iterator[str]:
    m = segment.m
    wish = asked(m)
    most = min(LONGEST_FADE_MS, segment.duration_ms)
    if wish.name != "cut" and wish.ms is not None and wish.ms > most > 0:
        before, now = (f"{ms / 1000:g}" for ms in (wish.ms, most))
        yield f"The transition into {_called(segment)} is shortened from {before} to {now} s."
    if isinstance(m.get("place"), Mapping) and wish.name in TRANSITIONS and wish.name not in IN_PLACE:
        yield f"The transition “{wish.name}” into {_called(segment)}, an overlay, is shown as a crossfade."
    fit = m.get("fit")
    if fit is not None and fit not in _FITS:
        yield f"The fit “{fit}” of {_called(segment)} is not known; it fills the frame."
    motion: Any = m.get("motion")
    if motion is not None and all(motion_named(motion, usual) == usual for usual in get_args(Motion)):
        name = motion.get("type", motion.get("name")) if isinstance(motion, Mapping) else motion
        if name not in (None, ""):
            yield f"The motion “{name}” of {_called(segment)} is not known; it moves as usual."


def _of_speed(segment: Segment) -> Iterator[str]:
    speed = number(segment.m.get("speed"))
    if speed and not SLOWEST <= abs(speed) <= FASTEST:
        near = SLOWEST if abs(speed) < SLOWEST else FASTEST
        yield f"{_called(segment)} cannot run at {speed:g} times its speed; it runs at {near:g}."


def _of_source(segment: Segment) -> Iterator[str]:
    if segment.kind == "audio" and segment.duration_ms > 0 and not segment.src:
        yield f"{_called(segment)} names no file; it is not heard."
    begin, end = number(segment.m.get("source_in")) or 0.0, number(segment.m.get("source_out"))
    if end and end <= max(0.0, begin):
        yield f"{_called(segment)} ends in its file before it begins there; the end is not used."


def _overlaps(track: Track) -> Iterator[str]:
    before: Segment | None = None
    for segment in sorted((s for s in track.segments if s.duration_ms > 0), key=lambda s: s.start_ms):
        if before is not None:
            wish = asked(segment.m)
            crossing = 0.0 if wish.name == "cut" else wish.ms or DEFAULT_FADE_MS
            overlap = min(before.end_ms, segment.end_ms) - segment.start_ms
            if overlap > crossing + _ONE_FRAME_MS:
                yield (
                    f"{_called(segment)} begins {overlap / 1000:.1f} s before {_called(before)} ends "
                    "on the same track; it is drawn over it."
                )
        if before is None or segment.end_ms >= before.end_ms:
            before = segment
