"""Line: a drawing in ink, shaded by hatching, on paper."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import rgb
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.scene import Layer
from nemo_widgets.engine.generate.painter.styles.sheet import (
    blurred,
    clouded,
    grey,
    is_soft,
    joined,
    paper,
    smoothed,
    split,
    tiled,
)

Array = NDArray[Any]

_PAPER, _INK = rgb("#f7f1e3"), rgb("#23262e")
# Angle of the strokes, how dark it must be before they begin, and their distance in units.
_HATCHES = ((35.0, 0.64, 0.0085), (-52.0, 0.4, 0.0085), (8.0, 0.2, 0.007))


def line(layers: tuple[Layer, ...], easel: Easel) -> tuple[Layer, ...]:
    """Return the layers as ink on paper."""
    grain = paper(easel.rng("paper"), max(easel.unit / 1000, 0.5))
    low, high = tones(layers)
    return tuple(_drawn(layer, easel, grain, low, high) for layer in layers)


def tones(layers: tuple[Layer, ...]) -> tuple[float, float]:
    """Return the darkest and the lightest tone: a night is drawn on white paper too."""
    seen = []
    for layer in layers:
        little = layer.rgba[::16, ::16]
        there = little[..., 3] > 128
        if there.any():
            seen.append(grey(little[..., :3][there].astype(np.float32)))
    tones = np.concatenate(seen)
    low, high = (float(value) for value in np.percentile(tones, (3, 90)))
    return low, max(high, low + 0.15)


def _drawn(layer: Layer, easel: Easel, grain: Array, low: float, high: float) -> Layer:
    colour, alpha = split(layer)
    unit, shape = easel.unit, alpha.shape
    small = min(shape) / unit
    tone = grey(smoothed(colour, alpha, unit * min(0.004, 0.01 * small)))
    tone = np.clip((tone - low) / (high - low), 0, 1) ** 0.85
    soft = is_soft(alpha)
    sheet = np.broadcast_to(_PAPER, (*shape, 3)) * (1 + 0.02 * tiled(grain, shape))[..., None]
    if soft:
        return joined(layer, sheet, alpha * (0.75 if layer.name != "stars" else 1.0))
    rng = easel.rng(layer.name + " ink")
    wobble = cv2.resize(
        clouded(rng, (max(shape[0] // 6, 2), max(shape[1] // 6, 2)), unit * 0.012),
        (shape[1], shape[0]),
    )
    ink: Array = np.zeros(shape, np.float32)
    x = np.arange(shape[1], dtype=np.float32)[None, :]
    y = np.arange(shape[0], dtype=np.float32)[:, None]
    for angle, dark, gap in _HATCHES:
        turn = np.deg2rad(angle)
        across = (x * np.float32(np.sin(turn)) + y * np.float32(np.cos(turn))) / np.float32(
            gap * unit
        ) + wobble * 0.22
        stroke = np.abs(across - np.floor(across) - 0.5) * np.float32(gap * unit)
        # A stroke swells where it is darker.
        wide = np.clip((dark - tone) * 3.2, 0, 1) * np.float32(unit * 0.0013)
        ink = np.maximum(ink, np.clip(wide - stroke + 0.5, 0, 1) * np.clip((dark - tone) * 14, 0, 1))
    width = max(unit * 0.0014, 0.6)
    gx, gy = cv2.Sobel(tone, cv2.CV_32F, 1, 0, scale=0.25), cv2.Sobel(tone, cv2.CV_32F, 0, 1, scale=0.25)
    inner = np.clip(np.hypot(gx, gy) * unit * 0.016 - 0.35, 0, 0.9)
    if layer.rgba[..., 3].min() < 255:
        rim = np.clip((alpha - blurred(alpha, width * 1.6)) * 3.0, 0, 1)
        inner = np.maximum(inner, rim)
    ink = np.maximum(ink, inner) * (0.9 + 0.08 * tiled(grain, shape))
    ink = np.clip(ink * (0.55 + 0.45 * min(layer.depth * 1.6 + 0.25, 1.0)), 0, 1)[..., None]
    return joined(layer, sheet + (_INK - sheet) * ink, alpha)
