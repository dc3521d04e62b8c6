"""Ink wash: the washes of a watercolour in black ink on pale paper."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from nemo_widgets.engine.generate.painter.colour import rgb
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.scene import Layer
from nemo_widgets.engine.generate.painter.styles.ink import tones
from nemo_widgets.engine.generate.painter.styles.sheet import grey
from nemo_widgets.engine.generate.painter.styles.watercolour import watercolour

_PAPER, _INK = rgb("#f3eddd"), rgb("#1f2428")


def ink_wash(layers: tuple[Layer, ...], easel: Easel) -> tuple[Layer, ...]:
    """Return the layers as ink wash."""
    low, high = tones(layers)
    return watercolour(tuple(_inked(layer, low, high) for layer in layers), easel)


def _inked(layer: Layer, low: float, high: float) -> Layer:
    colour = layer.rgba[..., :3].astype(np.float32)
    if layer.name == "stars":
        return replace(layer, rgba=layer.rgba * np.array([1, 1, 1, 0], np.uint8))
    light = np.clip((grey(colour) - low) / (high - low), 0, 1) ** 0.8
    # What is far is hardly more than breath on the paper.
    light = 1 - (1 - light) * min(0.42 + 0.75 * layer.depth, 1.0)
    # The paper is left bare where there is light.
    light = np.clip(light * 1.22, 0, 1) ** 1.15
    tone = _INK + (_PAPER - _INK) * light[..., None]
    rgba = layer.rgba.copy()
    rgba[..., :3] = np.clip(tone, 0, 255)
    return replace(layer, rgba=rgba)
