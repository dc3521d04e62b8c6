"""Ink wash: the washes of a watercolour in black ink on pale paper."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import rgb
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.scene import Layer
from nemo_widgets.engine.generate.painter.styles.ink import tones
from nemo_widgets.engine.generate.painter.styles.sheet import blurred, grey, is_soft
from nemo_widgets.engine.generate.painter.styles.watercolour import watercolour

Array = NDArray[Any]

_PAPER, _INK = rgb("#f3eddd"), rgb("#1f2428")


def ink_wash(layers: tuple[Layer, ...], easel: Easel) -> tuple[Layer, ...]:
    """Return the layers as ink wash."""
    low, high = tones(layers)
    wide = 0.8 * (easel.right - easel.left)
    inked = (_inked(layer, low, high, easel.unit if layer.rgba.shape[1] > wide else 0.0) for layer in layers)
    return watercolour(tuple(inked), easel)


def _inked(layer: Layer, low: float, high: float, unit: float) -> Layer:
    colour = layer.rgba[..., :3].astype(np.float32)
    if layer.name == "stars":
        return replace(layer, rgba=layer.rgba * np.array([1, 1, 1, 0], np.uint8))
    light = np.clip((grey(colour) - low) / (high - low), 0, 1) ** 0.8
    # What is far is hardly more than breath on the paper.
    light = 1 - (1 - light) * min(0.42 + 0.75 * layer.depth, 1.0)
    # The paper is left bare where there is light.
    light = np.clip(light * 1.22, 0, 1) ** 1.15
    if layer.name == "waterfall":
        light = np.clip(light + 0.35, 0, 1)
    elif layer.name == "rock wall":
        # White water is the bare paper: what it falls before is dark.
        light = np.minimum(light * 0.62, 1 - _ridge(layer, unit))
    elif unit and 0.14 < layer.depth < 0.5:
        light = np.minimum(light, 1 - _ridge(layer, unit))
    elif not unit and layer.depth > 0.14:
        # A thing stands out from the paper, or only its shadows would be seen.
        light = light * 0.74
    tone = _INK + (_PAPER - _INK) * light[..., None]
    rgba = layer.rgba.copy()
    rgba[..., :3] = np.clip(tone, 0, 255)
    return replace(layer, rgba=rgba)


def _ridge(layer: Layer, unit: float) -> Array:
    """Return the ink of land in the distance: dark along its skyline and in its folds, lost in mist below."""
    alpha = layer.rgba[..., 3].astype(np.float32) / 255
    if alpha.min() == 1 or is_soft(alpha):
        return np.zeros_like(alpha)
    light = grey(layer.rgba[..., :3].astype(np.float32))
    folds = np.clip((blurred(light, unit * 0.02) - light) * 3.2, -0.35, 0.6)
    solid = alpha > 0.5
    skyline = np.where(solid.any(axis=0), solid.argmax(axis=0), len(alpha)).astype(np.float32)
    below = np.arange(len(alpha), dtype=np.float32)[:, None] - skyline[None, :]
    below = np.clip(below, 0, None) / unit
    wash = np.exp(-below / 0.16) + 0.5 * np.exp(-below / 0.018)
    return np.asarray(np.clip(wash * (0.3 + 0.85 * layer.depth) * (1 + folds), 0, 0.85), np.float32)
