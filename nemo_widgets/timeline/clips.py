"""The segments and tracks of a timeline while they are edited; only what changed is written back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.draft import Kind, Segment

SCENE_KEY = "scene"
"""The key in a text's `m` that names the scene it belongs to (ours; foreign drafts have none)."""

_HARD_CUTS = {"", "none", "cut"}


@dataclass(eq=False)
class Clip:
    """One segment being edited; its raw object is written only where something changed."""

    raw: dict[str, Any]
    start: int
    duration: int
    id: str
    role: str = ""
    placed: tuple[int, int] | None = None

    @property
    def end(self) -> int:
        """Where the clip ends."""
        return self.start + self.duration

    @property
    def meta(self) -> dict[str, Any]:
        """The metadata, for reading; empty where there is none."""
        m = self.raw.get("m")
        return m if isinstance(m, dict) else {}

    @property
    def m(self) -> dict[str, Any]:
        """The metadata, for writing."""
        if not isinstance(self.raw.get("m"), dict):
            self.raw["m"] = {}
        return self.meta

    @property
    def scene(self) -> str | None:
        """The id of the scene that a text belongs to."""
        scene = self.meta.get(SCENE_KEY)
        return scene if isinstance(scene, str) else None

    @property
    def transition(self) -> int:
        """How long the transition into this clip lasts."""
        transition = self.meta.get("transition")
        if not isinstance(transition, dict) or str(transition.get("type", "")) in _HARD_CUTS:
            return 0
        d = transition.get("d")
        return max(0, round(d)) if isinstance(d, int | float) else 0

    @transition.setter
    def transition(self, ms: int) -> None:
        if ms != self.transition:
            self.m["transition"] = {**self.m["transition"], "d": ms}

    @property
    def source_in(self) -> float:
        """Where in its file it begins, in ms."""
        value = self.meta.get("source_in")
        return float(value) if isinstance(value, int | float) else 0.0

    @property
    def speed(self) -> float:
        """How fast it plays; 1 is as it was recorded."""
        value = self.meta.get("speed")
        return float(value) if isinstance(value, int | float) and value > 0 else 1.0

    @property
    def longest(self) -> int | None:
        """The longest this can last: a picture for ever, a recording as long as its file is known to be."""
        m = self.meta
        if m.get("media_type") != "video" or "freeze" in m:
            return None
        known = m.get("source_duration")
        if isinstance(known, int | float):
            return max(1, int((known - self.source_in) / self.speed))
        return max(1, self.duration)

    def write(self) -> None:
        """Write start and duration, and the source's out point, if they changed."""
        if self.placed == (self.start, self.duration):
            return
        if self.placed is None or self.placed[0] != self.start:
            _write_number(self.raw, ("s", "st", "start"), self.start)
        if self.placed is None or self.placed[1] != self.duration:
            _write_number(self.raw, ("d", "duration"), self.duration)
            if isinstance(self.meta.get("source_out"), int | float):
                self.m["source_out"] = round(self.source_in + self.duration * self.speed)


@dataclass(eq=False)
class Row:
    """One track being edited."""

    raw: dict[str, Any]
    kind: Kind
    clips: list[Clip] = field(default_factory=list)
    was_empty: bool = False


def clip_of(segment: Segment) -> Clip:
    """Return a segment as it is edited."""
    raw = segment.raw if isinstance(segment.raw, dict) else dict(segment.raw)
    placed = (segment.start_ms, segment.duration_ms)
    return Clip(raw, *placed, segment.id, segment.role, placed)


def fresh_id(taken: Collection[object], prefix: str, parts: Sequence[object]) -> str:
    """Return an id made of content that is not taken.

    Raises
    ------
    InputError
        All are.
    """
    base = json.dumps(parts, sort_keys=True, default=str)
    for attempt in range(len(taken) + 1):
        name = f"{prefix}_{hashlib.sha256(f'{attempt}:{base}'.encode(errors='replace')).hexdigest()[:8]}"
        if name not in taken:
            return name
    raise InputError("No free segment id is left.", next_step="Start a new session.")


def _write_number(raw: MutableMapping[str, Any], keys: Sequence[str], value: int) -> None:
    """Write under the key that the dialect of the draft uses, as the reader would find it."""
    for key in keys:
        if isinstance(raw.get(key), int | float) and not isinstance(raw.get(key), bool):
            raw[key] = value
            return
    raw[keys[0]] = value


def write_list(raw: MutableMapping[str, Any], key: str, items: list[dict[str, Any]]) -> None:
    """Replace a list of objects, unless it holds exactly these already (some dialects keep a mapping)."""
    old = raw.get(key)
    values = list(old.values()) if isinstance(old, dict) else old
    same = isinstance(values, list) and len(values) == len(items)
    if not same or any(a is not b for a, b in zip(values or [], items, strict=True)):
        raw[key] = items
