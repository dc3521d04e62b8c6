"""A timeline in one line for people, and as rows for tables."""

from __future__ import annotations

from typing import Any

from nemo_widgets.timeline.draft import Draft, Segment, Track

LISTED = 8
"""How many segments of one track a summary names before it counts the rest."""

_LABELS = {
    "bgm": "BGM",
    "voice": "Voice",
    "sfx": "SFX",
    "source": "Sound",
    "watermark": "Watermark",
    "pip": "Picture in picture",
    "title": "Title",
    "caption": "Captions",
    "lower-third": "Lower third",
}
_KIND_LABELS = {"video": "Video", "audio": "Audio", "text": "Text", "other": "Track"}


def summarize(draft: Draft) -> str:
    """Return the track summary.

    Examples
    --------
    >>> clip = {"s": 0, "d": 10000, "m": {"title": "city timelapse"}}
    >>> summarize(Draft.from_wire({"t": [{"tt": 0, "sg": [clip]}]}))
    'Timeline (1 track): 1. Video: city timelapse (0-10s)'
    """
    count = len(draft.tracks)
    head = f"Timeline ({count} track{'' if count == 1 else 's'})"
    if not count:
        return head
    return f"{head}: " + " ".join(f"{track.index + 1}. {_track_text(track)}" for track in draft.tracks)


def rows(draft: Draft) -> list[dict[str, Any]]:
    """Return one JSON row a segment; `track` counts from 1 as in the summary, times are float seconds."""
    return [
        {
            "id": segment.id,
            "track": segment.track_index + 1,
            "kind": segment.kind,
            "role": segment.role,
            "name": segment.name,
            "start": segment.start_ms / 1000,
            "end": segment.end_ms / 1000,
            "duration": segment.duration_ms / 1000,
            "source": segment.src if segment.kind != "text" else "",
            "volume": segment.volume,
            "text": segment.text,
            "made": made_label(segment),
        }
        for segment in draft.segments
    ]


def made_label(segment: Segment) -> str:
    """Return how a segment was made (`procedural`, `typographic card`), or empty."""
    made = segment.m.get("made")
    label = made.get("label") if isinstance(made, dict) else None
    return label if isinstance(label, str) else ""


def seconds_text(ms: int) -> str:
    """Return milliseconds as short seconds.

    Examples
    --------
    >>> seconds_text(12000), seconds_text(3500)
    ('12', '3.5')
    """
    return f"{ms / 1000:.2f}".rstrip("0").rstrip(".")


def track_label(track: Track) -> str:
    """Return what a track is called: by its first segment's role, else its kind."""
    role = track.segments[0].role if track.segments else ""
    label = _LABELS.get(role, _KIND_LABELS[track.kind])
    return "Caption" if role == "caption" and len(track.segments) == 1 else label


def _track_text(track: Track) -> str:
    if not track.segments:
        return f"{track_label(track)}: empty"
    named = [_segment_text(segment) for segment in track.segments[:LISTED]]
    more = len(track.segments) - LISTED
    return f"{track_label(track)}: " + ", ".join(named) + (f" and {more} more" if more > 0 else "")


def _segment_text(segment: Segment) -> str:
    name = " ".join(segment.name.split()) or "untitled"
    if segment.kind == "text":
        name = f'"{name}"'
    span = f"{seconds_text(segment.start_ms)}-{seconds_text(segment.end_ms)}s"
    if segment.kind == "audio" and segment.volume is not None:
        span += f", {round(segment.volume * 100)}%"
    return f"{name} ({span})"
