"""Neon: dark shapes drawn by glowing tubes."""

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
    grey,
    halved,
    is_soft,
    joined,
    resized,
    smoothed,
    split,
)

Array = NDArray[Any]

_TUBES = ("#27e7ff", "#ff3fd0", "#9a5bff", "#ff8a3c", "#43ffa8")
# Pixels of the shorter side from which the glow is made at half the size.
_LARGE = 700
_GROUND = rgb("#0a0618")


def neon(layers: tuple[Layer, ...], easel: Easel) -> tuple[Layer, ...]:
    """Return the layers as glowing outlines on the dark."""
    start = int(easel.rng("tubes").integers(len(_TUBES)))
    result, number = [], start
    for layer in layers:
        result.append(_lined(layer, easel, rgb(_TUBES[number % len(_TUBES)])))
        if not is_soft(layer.rgba[..., 3].astype(np.float32) / 255):
            number += 1
    return tuple(result)


def _lined(layer: Layer, easel: Easel, tube: Array) -> Layer:
    unit = easel.unit
    opaque = bool(layer.rgba[..., 3].min() == 255)
    if layer.name == "stars":
        return layer
    pad = 0 if opaque else max(round(unit * 0.022), 2)
    colour, alpha = split(layer, pad)
    full = alpha.shape
    if unit >= _LARGE:
        colour, alpha = halved(colour, alpha)
        unit /= 2
    tone, cover = _tubes(colour, alpha, unit, tube, opaque=opaque)
    if tone.shape[:2] != full:
        tone, cover = resized(tone, full), resized(cover, full)
    return joined(layer, tone, np.ones(full, np.float32) if opaque else cover, pad)


def _tubes(colour: Array, alpha: Array, unit: float, tube: Array, *, opaque: bool) -> tuple[Array, Array]:
    own = smoothed(colour, alpha, unit * 0.004)
    light = grey(own)
    ground = _GROUND + own * 0.05 + (light**1.5 * 0.2)[..., None] * tube
    if is_soft(alpha):
        return ground + (light * 0.4)[..., None] * tube, alpha * 0.35
    width = max(unit * 0.0022, 0.7)
    solid = np.clip((blurred(alpha, width) - 0.5) * 2 + 0.5, 0, 1)
    rim = (
        1 - np.clip(np.abs(blurred(alpha, width * 1.3) - 0.5) * 2.6, 0, 1)
        if not opaque
        else np.zeros_like(alpha)
    )
    gx, gy = cv2.Sobel(light, cv2.CV_32F, 1, 0, scale=0.25), cv2.Sobel(light, cv2.CV_32F, 0, 1, scale=0.25)
    inner = np.clip(np.hypot(gx, gy) * unit * 0.028 - 0.3, 0, 0.85) * solid
    line = np.maximum(rim, inner * (0.9 if not opaque else 0.45))
    glow = blurred(line, unit * 0.006) * 1.3 + blurred(line, unit * 0.016) * 1.1
    core = np.clip(line, 0, 1)[..., None]
    shine = np.clip(glow, 0, 1)[..., None]
    picture = ground + (tube - ground) * shine * 0.75
    picture += ((tube * 0.45 + 140) - picture) * core
    if opaque:
        return picture, alpha
    around = np.clip(glow * 0.8, 0, 1) * (1 - solid)
    share = np.clip(np.maximum(core[..., 0], solid), 0, 1)[..., None]
    picture = tube * (1 - share) + picture * share
    return picture, np.clip(np.maximum(np.maximum(solid, around), line), 0, 1)
