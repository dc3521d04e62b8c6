"""The door that a draft from outside comes through: its shape, its sizes, its numbers and its files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeGuard

from nemo_widgets.engine.media.files import resolve
from nemo_widgets.engine.settings import MEGABYTE
from nemo_widgets.errors import InputError
from nemo_widgets.timeline.draft import Draft, Segment

LARGEST = 8 * MEGABYTE
TRACKS, SEGMENTS = 100, 5000
LONGEST_MS = 24 * 3600 * 1000
SMALLEST_SIDE, LARGEST_SIDE = 16, 8192
SOUNDS = (".mp3", ".wav", ".m4a", ".aac")
CLIPS = (".mp4", ".mov", ".avi", ".webm", ".mkv")


def admitted(value: object, before: Draft, media: Path) -> Draft:
    """Return a draft that may be kept.

    Parameters
    ----------
    value
        What came.
    before
        The draft whose place it takes: a file that this one names already is not looked for.
    media
        The folder of the media library.

    Raises
    ------
    InputError
        It is no draft, too large, or a segment cannot mean anything; the message names what.
    """
    if not isinstance(value, dict):
        raise InputError("`draft` is not a JSON object.", code=400)
    try:
        size = len(json.dumps(value, allow_nan=False))
    except (ValueError, RecursionError) as error:
        raise InputError("The draft holds a number that is none, or goes too deep.", code=422) from error
    if size > LARGEST:
        raise InputError(f"The draft has more than {LARGEST // MEGABYTE} MB.", code=413)
    _check_canvas(value.get("m", {}))
    for place, track in enumerate(_objects(value.get("t", []), "`t`", TRACKS), 1):
        if not isinstance(track.get("tt"), int):
            raise InputError(f"Track {place} has no type `tt`.", code=422)
        _objects(track.get("sg", []), f"`sg` of track {place}", SEGMENTS)
    draft = Draft(value)
    if len(draft.segments) > SEGMENTS:
        raise InputError(f"The draft has more than {SEGMENTS} segments.", code=422)
    known, seen = {segment.src for segment in before.segments} - {""}, set[str]()
    for segment in draft.segments:
        _check_segment(segment)
        if segment.id in seen:
            raise InputError(f"Two segments have the id {segment.id[:80]!r}.", code=422)
        seen.add(segment.id)
        if segment.kind in {"video", "audio"} and segment.src not in known:
            _check_source(segment, media)
    return draft


def _objects(value: object, what: str, most: int) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise InputError(f"{what} is not a list of objects.", code=422)
    if len(value) > most:
        raise InputError(f"{what} holds more than {most}.", code=422)
    return value


def _check_canvas(m: object) -> None:
    if not isinstance(m, dict):
        raise InputError("`m` is not an object.", code=422)
    for key in ("width", "height"):
        side = m.get(key, LARGEST_SIDE)
        if not _is_number(side) or not SMALLEST_SIDE <= side <= LARGEST_SIDE:
            raise InputError(f"The {key} is not between {SMALLEST_SIDE} and {LARGEST_SIDE} pixels.", code=422)


def _check_segment(segment: Segment) -> None:
    raw, name = segment.raw, f"Segment {segment.id[:80]!r}"
    if not isinstance(raw.get("id"), str) or not raw["id"].strip():
        raise InputError(f"{name} has no id of its own.", code=422)
    start, length = raw.get("s"), raw.get("d")
    if not _is_number(start) or not _is_number(length) or min(start, length) < 0:
        raise InputError(f"{name} has no start `s` and length `d` from 0 up, in ms.", code=422)
    if start + length > LONGEST_MS:
        raise InputError(f"{name} ends after more than a day.", next_step="Times are in ms.", code=422)
    if not isinstance(raw.get("m", {}), Mapping):
        raise InputError(f"The `m` of {name.lower()} is not an object.", code=422)
    if segment.volume is not None and segment.volume > 1:
        raise InputError(f"{name} has a volume that is not from 0 to 1.", code=422)


def _check_source(segment: Segment, media: Path) -> None:
    path = resolve(media, segment.src)
    is_sound = path.suffix in SOUNDS
    if path.suffix == ".cube":
        raise InputError(
            f"Segment {segment.id[:80]!r} shows a colour table.",
            next_step="Name it as the `src` of a scene's `lut` filter.",
            code=422,
        )
    if segment.kind == "video" and is_sound:
        raise InputError(
            f"Segment {segment.id[:80]!r} shows a sound, {path.suffix}.",
            next_step="Put sounds on an audio track.",
            code=422,
        )
    if segment.kind == "audio" and not is_sound and path.suffix not in CLIPS:
        raise InputError(
            f"Segment {segment.id[:80]!r} plays a picture, {path.suffix}.",
            next_step="Put pictures on a video track.",
            code=422,
        )


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
