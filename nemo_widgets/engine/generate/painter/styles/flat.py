"""Flat: planes of few tones with clean edges, as on a poster."""

from __future__ import annotations

import cv2
import numpy as np

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.scene import Layer
from nemo_widgets.engine.generate.painter.styles.sheet import (
    blurred,
    grey,
    is_soft,
    joined,
    smoothed,
    split,
    stepped,
    times,
)


def flat(layers: tuple[Layer, ...], easel: Easel) -> tuple[Layer, ...]:
    """Return the layers in planes of few tones."""
    return tuple(_flattened(layer, easel) for layer in layers)


def _flattened(layer: Layer, easel: Easel) -> Layer:
    colour, alpha = split(layer)
    if layer.name == "stars":
        return layer
    small = min(layer.rgba.shape[:2]) / easel.unit
    tone = smoothed(colour, alpha, easel.unit * min(0.008, 0.02 * small))
    light = grey(tone)
    goal = stepped(light, 11, 0.09)
    tone = times(tone, (goal + 0.04) / (light + 0.04))
    # Fewer tones would look dull without a little more colour.
    middle = grey(tone) * np.float32(255 * 0.16)
    tone = tone * np.float32(1.16) - np.asarray(cv2.merge((middle, middle, middle)))
    if is_soft(alpha):
        alpha = stepped(blurred(alpha, easel.unit * 0.01), 4, 0.1)
    return joined(layer, tone, np.asarray(alpha))
