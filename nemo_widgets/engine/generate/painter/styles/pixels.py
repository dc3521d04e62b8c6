"""Pixel art: coarse squares of few tones."""

from __future__ import annotations

import cv2
import numpy as np

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.scene import Layer
from nemo_widgets.engine.generate.painter.styles.sheet import grey, is_soft, joined, stepped

# Squares across the frame's shorter side.
_ACROSS = 150


def pixels(layers: tuple[Layer, ...], easel: Easel) -> tuple[Layer, ...]:
    """Return the layers in coarse squares."""
    size = max(round(easel.unit / _ACROSS), 2)
    return tuple(_squared(layer, size) for layer in layers)


def _squared(layer: Layer, size: int) -> Layer:
    high, wide = layer.rgba.shape[:2]
    # All layers share one grid.
    before_x, before_y = layer.x % size, layer.y % size
    after_x, after_y = -(wide + before_x) % size, -(high + before_y) % size
    rgba = cv2.copyMakeBorder(layer.rgba, before_y, after_y, before_x, after_x, cv2.BORDER_REPLICATE).astype(
        np.float32
    )
    few = (rgba.shape[1] // size, rgba.shape[0] // size)
    weight = rgba[..., 3:] / 255
    cover = cv2.resize(weight[..., 0], few, interpolation=cv2.INTER_AREA)
    total = cv2.resize(rgba[..., :3] * weight, few, interpolation=cv2.INTER_AREA)
    colour = total / np.maximum(cover, 1e-3)[..., None]
    light = grey(colour)
    # Between two tones stands a chequer of both.
    y, x = np.indices(light.shape)
    chequer = np.where((x + y) % 2 == 0, 0.25, -0.25).astype(np.float32) / 14
    colour *= ((stepped(light + chequer, 14, 0.001) + 0.03) / (light + 0.03))[..., None]
    edge = stepped(cover, 5, 0.001) if is_soft(cover) else (cover > 0.4).astype(np.float32)
    if layer.name == "stars":
        edge = (cover > 0.2).astype(np.float32)
    near = cv2.INTER_NEAREST
    grown = cv2.resize(colour, (rgba.shape[1], rgba.shape[0]), interpolation=near)
    alpha = cv2.resize(np.asarray(edge, np.float32), (rgba.shape[1], rgba.shape[0]), interpolation=near)
    box = np.s_[before_y : before_y + high, before_x : before_x + wide]
    return joined(layer, grown[box], alpha[box])
