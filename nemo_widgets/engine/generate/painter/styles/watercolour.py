"""Watercolour: washes that pool at their edges, on grained paper with a white margin."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import mix, scaled
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.noise import smoothstep
from nemo_widgets.engine.generate.painter.scene import Layer
from nemo_widgets.engine.generate.painter.styles.sheet import (
    blurred,
    clouded,
    grey,
    halved,
    joined,
    paper,
    resized,
    smoothed,
    split,
    stepped,
    tiled,
    times,
)

Array = NDArray[Any]

# Pixels of the shorter side from which washes are painted at half the size: they have nothing finer.
_LARGE = 700
_PAPER = np.array([252, 249, 241], np.float32)


def watercolour(layers: tuple[Layer, ...], easel: Easel) -> tuple[Layer, ...]:
    """Return the layers as washes on paper."""
    grain = paper(easel.rng("paper"), max(easel.unit / 900, 0.5))
    edge = _Margin(easel)
    return tuple(_washed(layer, easel, grain, edge) for layer in layers)


class _Margin:
    """The uneven white edge that the brush left around the picture."""

    def __init__(self, easel: Easel) -> None:
        self._easel = easel
        rng = easel.rng("margin")
        self._waves = rng.normal(0, 1, (4, 64)).cumsum(axis=1)
        self._waves -= np.linspace(0, 1, 64) * (self._waves[:, -1:] - self._waves[:, :1])
        self._waves /= np.abs(self._waves).max(axis=1, keepdims=True)

    def over(self, layer: Layer) -> Array:
        """Return where a layer is painted, 0…1."""
        easel, unit = self._easel, self._easel.unit
        high, wide = layer.rgba.shape[:2]
        x = (layer.x + np.arange(wide) + 0.5).astype(np.float32)
        y = (layer.y + np.arange(high) + 0.5).astype(np.float32)

        def rough(side: int, at: Array, length: float) -> Array:
            place = (at / length * 40) % 63
            fine = (at / length * 173) % 63
            knots = np.arange(64)
            wave = np.interp(place, knots, self._waves[side])
            finer = np.interp(fine, knots, self._waves[side - 1])
            return np.asarray(wave + 0.3 * finer, np.float32)

        inset, depth = 0.034 * unit, 0.013 * unit
        left = x[None, :] - inset - rough(0, y, easel.height)[:, None] * depth
        right = easel.width - x[None, :] - inset - rough(1, y, easel.height)[:, None] * depth
        top = y[:, None] - inset - rough(2, x, easel.width)[None, :] * depth
        low = easel.height - y[:, None] - inset - rough(3, x, easel.width)[None, :] * depth
        near = np.minimum(np.minimum(left, right), np.minimum(top, low))
        return np.asarray(smoothstep(-0.0015 * unit, 0.0025 * unit, near))


def _washed(layer: Layer, easel: Easel, grain: Array, edge: _Margin) -> Layer:
    colour, alpha = split(layer)
    if layer.name == "stars":
        return joined(layer, colour, alpha * edge.over(layer))
    full, painted = alpha.shape, edge.over(layer)
    unit, is_large = easel.unit, easel.unit >= _LARGE
    small = min(full) / unit
    reach = unit * 0.0028 * (1.0 if small > 0.2 else max(small * 5, 0.25))
    rng = easel.rng(layer.name + " wash")
    # The edge of a wash wanders.
    quarter = (max(full[0] // 4, 2), max(full[1] // 4, 2))
    wander = np.stack([clouded(rng, quarter, unit * 0.007) for _ in range(2)], axis=2) * np.float32(reach)
    cover = _moved(alpha, wander, 1.0)
    if is_large:
        colour, alpha = halved(colour, alpha)
        unit /= 2
    shape = alpha.shape
    tone = smoothed(colour, alpha, unit * min(0.0045, 0.012 * small))
    tone = _moved(tone, wander, unit / easel.unit)
    light = grey(tone)
    wash = light * 0.45 + stepped(light, 9, 0.3) * 0.55
    tone = times(tone, (wash + 0.05) / (light + 0.05))
    # Pigment gathers where a wash dries last: at its edge.
    there = resized(cover * painted, shape) if is_large else cover * painted
    pool = np.clip((there - blurred(there, unit * 0.0055)) * 1.5, 0, 1) ** 1.2
    # Water carries it about, and it settles in the hollows of the paper.
    eighth = (max(full[0] // 8, 2), max(full[1] // 8, 2))
    flow = resized(clouded(rng, eighth, easel.unit * 0.02), shape)
    depth = np.clip(0.8 + 0.14 * flow + 0.55 * pool, 0.3, 1.6).astype(np.float32)
    # As a power of how much of the paper's light comes back.
    stain = np.asarray(cv2.log(np.maximum(tone, 6).astype(np.float32))) - np.log(_PAPER)
    tone = np.asarray(cv2.exp(times(stain, depth) + np.log(_PAPER)))
    if is_large:
        tone = resized(tone, full)
    hollows = tiled(grain, full)
    tone = times(tone, 1 - 0.05 * hollows)
    if layer.rgba[..., 3].min() == 255 and layer.depth == 0:
        blank = scaled(1 + np.float32(0.022) * hollows, _PAPER.tolist())
        return joined(layer, mix(blank, tone, painted[..., None]), np.ones(full, np.float32))
    return joined(layer, tone, cover * painted)


def _moved(field: Array, wander: Array, scale: float) -> Array:
    """Return a field whose pixels are taken from beside themselves."""
    high, wide = field.shape[:2]
    by = resized(wander, (high, wide)) * np.float32(scale)
    x = np.arange(wide, dtype=np.float32)[None, :] + by[..., 0]
    y = np.arange(high, dtype=np.float32)[:, None] + by[..., 1]
    return np.asarray(
        cv2.remap(field.astype(np.float32), x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    )
