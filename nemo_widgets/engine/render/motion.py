"""The camera over a still: smooth, sub-pixel, and never at rest unless told so.

A picture is a stage, at least as large as the canvas in one direction; the camera sees a window of it with
the canvas' shape. Pure geometry, in stage units.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Motion = Literal["zoom-in", "zoom-out", "pan-left", "pan-right", "pan-up", "pan-down", "none"]

WIDEST = 1.02
"""Zoom at the wide end, so that the sway has room."""

PAN_ZOOM = 1.18
_ZOOM_RATE, _LEAST_ZOOM, _MOST_ZOOM = 0.02, 0.05, 0.17
_PAN_RATE, _LEAST_PAN = 0.04, 0.06
_LONGEST_ZOOM_S, _LONGEST_PAN_S = 16.0, 10.0
_SWAY, _SWAY_PERIOD_S = 0.004, 9.0
_TURN, _WIDEST_TURNING = 0.025, 1.06


@dataclass(frozen=True)
class View:
    """What the camera sees: a window `width` by `height` around (x, y)."""

    x: float
    y: float
    width: float
    height: float


def motion_named(value: object, default: Motion) -> Motion:
    """Return the motion a segment asks for, or the default where it asks for none we know."""
    name = value.get("type", value.get("name")) if isinstance(value, Mapping) else value
    name = str(name).strip().lower().replace("_", "-").replace(" ", "-") if name is not None else ""
    return next((known for known in get_args(Motion) if known == name), default)


def smoothstep(progress: float) -> float:
    """Map 0–1 to 0–1, starting and ending softly."""
    return progress * progress * (3 - 2 * progress)


def ease(progress: float) -> float:
    """Map 0–1 to 0–1, softly at both ends yet never below three quarters of the mean speed."""
    progress = min(1.0, max(0.0, progress))
    return 0.75 * progress + 0.25 * smoothstep(progress)


@dataclass(frozen=True)
class Path:
    """A camera's way over a stage.

    Parameters
    ----------
    motion
        The way's name; a pan names where the camera goes.
    seconds
        How long it takes. A long one goes to and fro, so that it never slows to a standstill.
    stage
        The picture's width and height.
    shape
        The canvas' width over its height.
    truck
        A sideways travel while zooming, -1 to 1: what sets layers of different depth apart.
    reach
        How close it may come, 1 being the usual; less for a picture with words near its edges.

    Examples
    --------
    >>> path = Path("zoom-in", 4.0, (1080.0, 1920.0), 9 / 16)
    >>> path.at(0.0).width > path.at(4.0).width
    True
    """

    motion: Motion
    seconds: float
    stage: tuple[float, float]
    shape: float
    truck: float = 0.0
    reach: float = 1.0

    def at(self, seconds: float) -> View:
        """Return the window at a time; it never leaves the stage."""
        wide = min(self.stage[0], self.stage[1] * self.shape)
        if self.motion == "none":
            return self._window(wide, 1.0, 0.0, 0.0, 0.0)
        zooms = self.motion in {"zoom-in", "zoom-out"}
        legs = max(1, math.ceil(self.seconds / (_LONGEST_ZOOM_S if zooms else _LONGEST_PAN_S)))
        length = max(self.seconds / legs, 1e-6)
        if legs == 1:
            progress, turn = ease(seconds / length), 0.0
        else:
            progress = (1 - math.cos(math.pi * seconds / length)) / 2
            turn = math.sin(math.pi * seconds / length)
        near = 1 + min(self.reach * _MOST_ZOOM, max(_LEAST_ZOOM, _ZOOM_RATE * length))
        # Whoever may not come close sways more, so as not to look frozen.
        sway = (1 if legs == 1 and self.reach == 1 else 3) * _SWAY * wide
        drift_x = sway * math.sin(2 * math.pi * seconds / _SWAY_PERIOD_S)
        drift_y = sway * (math.cos(2 * math.pi * seconds / _SWAY_PERIOD_S) - 1) / 2
        # Where a long way turns back it goes across, and never stands still.
        across = turn * _TURN * wide
        if zooms:
            closeness = progress if self.motion == "zoom-in" else 1 - progress
            widest = WIDEST if legs == 1 else _WIDEST_TURNING
            zoom = widest * (near / widest) ** closeness
            return self._window(wide, zoom, self.truck * (2 * progress - 1), drift_x, drift_y + across)
        if self.motion in {"pan-left", "pan-right"}:
            return self._pan(wide, progress, length, drift_y + across)
        return self._pan(wide, progress, length, drift_x + across)

    def views(self, steps: int) -> Iterator[View]:
        """Yield the windows at so many even steps from the first moment to the last."""
        return (self.at(self.seconds * step / steps) for step in range(steps + 1))

    def _pan(self, wide: float, progress: float, length: float, across: float) -> View:
        # It comes a little closer on the way: a sea panned along its waves would seem to stand still.
        zoom = 1 + (PAN_ZOOM - 1) * self.reach * (0.8 + 0.4 * progress)
        sideways = self.motion in {"pan-left", "pan-right"}
        seen = wide / zoom if sideways else wide / zoom / self.shape
        room = self.stage[0 if sideways else 1] - seen
        travel = min(room, seen * max(_LEAST_PAN, _PAN_RATE * length)) * (0.5 - progress)
        if self.motion in {"pan-right", "pan-down"}:
            travel = -travel
        if sideways:
            return self._window(wide, zoom, 0.0, travel, across)
        return self._window(wide, zoom, 0.0, across, travel)

    def _window(self, wide: float, zoom: float, truck: float, dx: float, dy: float) -> View:
        width = wide / zoom
        height = width / self.shape
        # The truck is a share of the room that the zoom leaves in the canvas' own frame, not in a panorama.
        dx += truck * (wide - width) / 2 * 0.8
        x = _within(self.stage[0] / 2 + dx, width / 2, self.stage[0] - width / 2)
        y = _within(self.stage[1] / 2 + dy, height / 2, self.stage[1] - height / 2)
        return View(x, y, width, height)


def _within(value: float, low: float, high: float) -> float:
    return (low + high) / 2 if low > high else min(high, max(low, value))


def at_depth(view: View, stage: tuple[float, float], nearness: float) -> View:
    """Return what the same camera sees of a layer: the farther it is, the less it moves and grows.

    Parameters
    ----------
    view
        The camera's window on the stage.
    stage
        The stage's width and height.
    nearness
        1 for a layer that moves with the stage, towards 0 for one at infinity.

    Returns
    -------
    View
        Within the stage wherever the view itself is.
    """
    wide = min(stage[0], stage[1] * view.width / view.height)
    zoom = 1 + (wide / view.width - 1) * nearness
    width = wide / zoom
    return View(
        stage[0] / 2 + (view.x - stage[0] / 2) * nearness,
        stage[1] / 2 + (view.y - stage[1] / 2) * nearness,
        width,
        width * view.height / view.width,
    )
