"""Paper-cut: sheets of coloured paper, one over the other, each with its shadow."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import mix
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.scene import Layer
from nemo_widgets.engine.generate.painter.styles.sheet import (
    blurred,
    grey,
    is_soft,
    joined,
    paper,
    smoothed,
    split,
    stepped,
    tiled,
    times,
)

Array = NDArray[Any]


def papercut(layers: tuple[Layer, ...], easel: Easel) -> tuple[Layer, ...]:
    """Return the layers as cut paper."""
    grain = paper(easel.rng("paper"), max(easel.unit / 1100, 0.5))
    # There is no dim light on paper: an evening is cut from sheets of strong colours.
    lift = float(np.clip(0.4 / _middling(layers), 1.0, 1.4))
    return tuple(_cut(layer, easel, grain, lift) for layer in layers)


def _middling(layers: tuple[Layer, ...]) -> float:
    """Return how light the land is that lies before the sky, in the middle of its tones."""
    seen = [grey(layer.rgba[::16, ::16, :3][layer.rgba[::16, ::16, 3] > 200]) for layer in layers[1:]]
    found = np.concatenate([part.ravel() for part in seen]) if seen else np.ones(1)
    return float(np.median(found)) if len(found) else 1.0


def _cut(layer: Layer, easel: Easel, grain: Array, lift: float) -> Layer:
    unit = easel.unit
    opaque = bool(layer.rgba[..., 3].min() == 255)
    pad = 0 if opaque else max(round(unit * 0.016), 2)
    colour, alpha = split(layer, pad)
    is_thing = layer.rgba.shape[1] < 0.8 * (easel.right - easel.left)
    tone = smoothed(colour, alpha, unit * (0.003 if is_thing else 0.02))
    if lift > 1:
        middle = grey(tone)[..., None] * 255
        tone = np.clip((middle + (tone - middle) * (1 + 1.4 * (lift - 1))) * lift, 0, 255)
    light = grey(tone)
    goal = stepped(light, 9 if is_thing or opaque else 7, 0.04)
    tone = times(tone, (goal + 0.05) / (light + 0.05))
    if opaque:
        # Each tone of the sky is a sheet of its own and shades the one under it.
        drop = np.clip(blurred(goal, unit * 0.008) - goal, 0, 1)
        tone = times(tone, 1 - np.clip(drop * 4.0, 0, 0.3))
    tone = times(tone, 1 + 0.045 * tiled(grain, alpha.shape))
    if opaque:
        return joined(layer, tone, alpha)
    if layer.name == "stars":
        return layer
    if is_soft(alpha):
        whole = blurred(alpha, unit * 0.008)
        return joined(layer, tone, stepped(whole, 3, 0.05), pad)
    cover = np.clip((blurred(alpha, max(unit * 0.0012, 0.4)) - 0.5) * 3 + 0.5, 0, 1)
    # The cut edge is white paper, and catches the light from above.
    above = np.roll(cover, max(round(unit * 0.0022), 1), axis=0)
    rim = np.clip(cover - above, 0, 1)[..., None]
    tone = mix(tone, np.minimum(tone * 1.25 + 26, 255), rim)
    size = unit * 0.0055
    shadow = blurred(cover, size)
    move = np.array([[1, 0, size * 0.5], [0, 1, size * 0.9]], np.float32)
    shadow = cv2.warpAffine(shadow, move, (alpha.shape[1], alpha.shape[0])) * 0.55
    shadow = np.maximum(shadow, blurred(cover, size * 1.2) * 0.42)
    total = cover + shadow * (1 - cover)
    dark = np.array(easel.light.shadow, np.float32) * 0.6
    share = (cover / np.maximum(total, 1e-4))[..., None]
    return joined(layer, mix(dark, tone, share), total, pad)
