"""Still pictures in layers: each drawn where the camera sees it, only inside its own visible box."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from nemo_widgets.engine.render.motion import Path, View, at_depth
from nemo_widgets.engine.render.planes import (
    Box,
    Canvas,
    Pixels,
    Scratch,
    Sheet,
    draw,
    even_box,
    sheet_from_rgb,
)

# Rows that two halves of a split sheet share, so that neither is interpolated across its cut.
_OVERLAP = 32
# Transparency kept around what is seen, so that moving edges can be drawn between pixels, and fast.
_RIM = 32
# What a picture that the camera sees to its edges needs beyond them to be drawn as fast.
_EDGE = 40


@dataclass(frozen=True)
class Layer:
    """A sheet on the stage.

    Parameters
    ----------
    sheet
        The picture, one pixel a stage unit.
    x, y
        Where its top left corner is on the stage.
    nearness
        How much of the camera's movement it takes, 0 to 1.
    drift
        Its own movement, in stage units per second; it is where it was painted halfway through.
    solid
        Whether it hides everything behind it from its top edge to the canvas' bottom.
    period
        After how many seconds it looks as before and begins its drift anew; 0 where it never does.
    """

    sheet: Sheet
    x: float
    y: float
    nearness: float = 1.0
    drift: tuple[float, float] = (0.0, 0.0)
    solid: bool = False
    period: float = 0.0


@dataclass(frozen=True)
class LayeredPicture:
    """Layers, far to near, and the camera's path over their stage."""

    stage: tuple[float, float]
    layers: tuple[Layer, ...]
    path: Path

    @property
    def opaque(self) -> bool:
        """Whether it covers the whole canvas."""
        return bool(self.layers) and self.layers[0].sheet.opaque and not self.layers[0].solid

    @property
    def nbytes(self) -> int:
        """The memory it takes."""
        return sum(layer.sheet.nbytes for layer in self.layers)

    def draw(self, canvas: Canvas, seconds: float, scratch: Scratch) -> None:
        """Draw what the camera sees at a time of its path."""
        view = self.path.at(seconds)
        adrift = seconds - self.path.seconds / 2
        bottom = canvas.height
        jobs: list[tuple[Layer, float, float, float, Box]] = []
        for layer in reversed(self.layers):
            seen = at_depth(view, self.stage, layer.nearness)
            scale, left, top = _placement(layer, seen, canvas, adrift)
            box = _visible(layer, scale, left, top, canvas, bottom)
            jobs.append((layer, scale, left, top, box))
            if layer.solid:
                bottom = min(bottom, box.top)
        for layer, scale, left, top, box in reversed(jobs):
            draw(canvas, layer.sheet, scale, left, top, box, scratch)


def _placement(layer: Layer, seen: View, canvas: Canvas, adrift: float) -> tuple[float, float, float]:
    """Return scale and offset from canvas pixels to the sheet's, centre to centre."""
    scale = seen.width / canvas.width
    if layer.period:
        adrift = (adrift + layer.period / 2) % layer.period - layer.period / 2
    left = seen.x - seen.width / 2 + scale / 2 - (layer.x + layer.drift[0] * adrift) - 0.5
    top = seen.y - seen.height / 2 + scale / 2 - (layer.y + layer.drift[1] * adrift) - 0.5
    return scale, left, top


def _visible(layer: Layer, scale: float, left: float, top: float, canvas: Canvas, bottom: int) -> Box:
    if layer.sheet.opaque and not layer.solid:
        return Box(0, 0, canvas.width, bottom)
    if layer.solid:
        # Whole rows inside the sheet, or the half-covered ones above it would show its repeated edge.
        inset = _OVERLAP - 2
        first = int(np.ceil(max(0.0, (inset - top) / scale) / 2)) * 2
        return Box(0, min(first, bottom), canvas.width, bottom)
    inset = _RIM - 2
    return even_box(
        (inset - left) / scale,
        (inset - top) / scale,
        (layer.sheet.width - inset - left) / scale,
        (layer.sheet.height - inset - top) / scale,
        canvas.width,
        bottom,
    )


def layers_from_rgba(
    picture: Pixels,
    *,
    x: float,
    y: float,
    stage: tuple[float, float],
    nearness: float = 1.0,
    drift: tuple[float, float] = (0.0, 0.0),
    period: float = 0.0,
) -> tuple[Layer, ...]:
    """Prepare one straight-alpha picture: trimmed to what is seen, its solid lower part split off.

    Ground, sea and their like cover all below some row; there nothing behind need be drawn, and they
    themselves need no blending.
    """
    if picture.shape[2] == 3:
        if np.isfinite(stage).all():
            picture = cv2.copyMakeBorder(picture, _EDGE, _EDGE, _EDGE, _EDGE, cv2.BORDER_REPLICATE)
            x, y = x - _EDGE, y - _EDGE
        return (Layer(sheet_from_rgb(picture), x, y, nearness, drift),)
    alpha = picture[..., 3]
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    if not rows.size:
        return ()
    picture = picture[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    x, y = x + int(columns[0]), y + int(rows[0])
    spans = x <= 0 and x + picture.shape[1] >= stage[0] and y + picture.shape[0] >= stage[1]
    full = (picture[..., 3] == 255).all(axis=1)
    first = int(np.flatnonzero(~full)[-1]) + 1 if not full.all() else 0
    if not spans or drift != (0.0, 0.0) or picture.shape[0] - first < 3 * _OVERLAP:
        sheet = sheet_from_rgb(_rimmed(picture))
        return (Layer(sheet, x - _RIM, y - _RIM, nearness, drift, period=period),)
    ground = sheet_from_rgb(np.ascontiguousarray(picture[first:, :, :3]))
    solid = Layer(ground, x, y + first, nearness, solid=True)
    # Also where there is nothing half-covered above it: the ground begins below its own uppermost rows.
    above = _rimmed(picture[: first + 2 * _OVERLAP])
    return (Layer(sheet_from_rgb(above), x - _RIM, y - _RIM, nearness), solid)


def _rimmed(picture: Pixels) -> Pixels:
    """Return a picture with nothing around it."""
    kept: Pixels = cv2.copyMakeBorder(
        picture, _RIM, _RIM, _RIM, _RIM, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0)
    )
    return kept
