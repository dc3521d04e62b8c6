"""What the styles share: one layer as numbers, its edge, and grain that lies still on it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.easel import in_bytes
from nemo_widgets.engine.generate.painter.scene import Layer

Array = NDArray[Any]


def split(layer: Layer, pad: int = 0) -> tuple[Array, Array]:
    """Return a layer's colour (float32 RGB) and alpha (float32 0…1), with ``pad`` clear pixels around."""
    rgba = layer.rgba
    if pad:
        rgba = cv2.copyMakeBorder(rgba, pad, pad, pad, pad, cv2.BORDER_REPLICATE)
        for edge in (np.s_[:pad], np.s_[-pad:], np.s_[:, :pad], np.s_[:, -pad:]):
            rgba[edge][..., 3] = 0
    return rgba[..., :3].astype(np.float32), rgba[..., 3].astype(np.float32) / 255


def halved(colour: Array, alpha: Array) -> tuple[Array, Array]:
    """Return colour and alpha at half the size, for what has no fine detail."""
    size = (max(alpha.shape[1] // 2, 1), max(alpha.shape[0] // 2, 1))
    weight = alpha + np.float32(1e-3)
    little = cv2.resize(weight, size, interpolation=cv2.INTER_AREA)
    total = np.asarray(cv2.resize(times(colour, weight), size, interpolation=cv2.INTER_AREA))
    return times(total, 1 / np.asarray(little)), np.clip(little, 0, 1)


def resized(field: Array, shape: tuple[int, ...]) -> Array:
    """Return a field at another size (rows, columns)."""
    return np.asarray(cv2.resize(field, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR))


def joined(layer: Layer, colour: Array, alpha: Array, pad: int = 0) -> Layer:
    """Return a layer with other pixels; ``pad`` is how many were put around it."""
    rgba: Array = np.asarray(cv2.cvtColor(rounded(colour), cv2.COLOR_RGB2RGBA))
    rgba[..., 3] = in_bytes(alpha)
    return replace(layer, rgba=rgba, x=layer.x - pad, y=layer.y - pad)


def rounded(colour: Array) -> Array:
    """Return a float colour as bytes."""
    if colour.dtype == np.uint8:
        return np.ascontiguousarray(colour)
    result: Array = np.empty(colour.shape, np.uint8)
    nothing: Any = (0.0, 0.0, 0.0, 0.0)
    cv2.add(np.ascontiguousarray(colour, np.float32), nothing, dst=result, dtype=cv2.CV_8U)
    return result


def times(colour: Array, field: Array) -> Array:
    """Return a colour (h, w, 3) made stronger or weaker by a field (h, w)."""
    field = np.ascontiguousarray(field, np.float32)
    three = np.asarray(cv2.merge((field, field, field)))
    return np.asarray(cv2.multiply(np.ascontiguousarray(colour, np.float32), three, dst=three))


def blurred(field: Array, sigma: float) -> Array:
    """Blur a field; wide blurs are done on a smaller one."""
    times = max(int(sigma / 3), 1)
    high, wide = field.shape[:2]
    if times == 1:
        return np.asarray(cv2.GaussianBlur(field, (0, 0), max(sigma, 0.3)))
    size = (max(wide // times, 1), max(high // times, 1))
    small = cv2.GaussianBlur(cv2.resize(field, size, interpolation=cv2.INTER_AREA), (0, 0), sigma / times)
    return np.asarray(cv2.resize(small, (wide, high), interpolation=cv2.INTER_LINEAR))


def smoothed(colour: Array, alpha: Array, sigma: float) -> Array:
    """Blur a layer's colour without letting in what lies under its clear parts."""
    if alpha.min() == 1:
        return blurred(colour, sigma)
    weight = alpha + np.float32(1e-3)
    shape = alpha.shape
    less = max(int(sigma / 3), 1)
    if less > 1:
        # A wide blur shows nothing of what is lost on a smaller copy.
        size = (max(shape[1] // less, 1), max(shape[0] // less, 1))
        total = cv2.resize(times(colour, weight), size, interpolation=cv2.INTER_AREA)
        weight = np.asarray(cv2.resize(weight, size, interpolation=cv2.INTER_AREA))
        sigma /= less
        soft = times(blurred(np.asarray(total), sigma), 1 / np.maximum(blurred(weight, sigma), 1e-4))
        return resized(soft, shape)
    return times(blurred(times(colour, weight), sigma), 1 / np.maximum(blurred(weight, sigma), 1e-4))


def stepped(field: Array, steps: int, soft: float = 0.12) -> Array:
    """Round a field in 0…1 to levels, with smooth edges between them."""
    scaled = np.clip(field, 0, 1) * steps
    low = np.floor(scaled)
    rise = np.clip((scaled - low - 0.5) / soft + 0.5, 0, 1)
    return np.asarray((low + rise) / steps)


def grey(colour: Array) -> Array:
    """Return how light a colour is, 0…1."""
    weights = np.array([[0.2126, 0.7152, 0.0722]], np.float32) / 255
    if colour.ndim == 3 and colour.dtype == np.float32:
        return np.asarray(cv2.transform(colour, weights))
    return np.asarray(colour @ weights[0])


def is_soft(alpha: Array) -> bool:
    """Tell whether a layer is mist, glow or thin cloud rather than a thing with an edge."""
    # A lantern in its glow is a thing still.
    solid, there = int(np.count_nonzero(alpha > 0.94)), int(np.count_nonzero(alpha > 0.04))
    return solid < 0.08 * max(there, 1)


def tiled(tile: Array, shape: tuple[int, int]) -> Array:
    """Repeat a tile over a shape."""
    high, wide = shape
    return np.asarray(np.tile(tile, (-(-high // tile.shape[0]), -(-wide // tile.shape[1])))[:high, :wide])


def clouded(rng: np.random.Generator, shape: tuple[int, int], size: float) -> Array:
    """Return smooth noise in about -1…1 with features of ``size`` pixels."""
    high, wide = shape
    # A piece of one endless carpet: it is the same for a larger picture.
    carpet = rng.normal(0, 0.6, (64, 64)).astype(np.float32)
    field = tiled(carpet, (int(high / size) + 3, int(wide / size) + 3))
    x, y = np.meshgrid(
        (np.arange(wide, dtype=np.float32) + 0.5) / np.float32(size),
        (np.arange(high, dtype=np.float32) + 0.5) / np.float32(size),
    )
    grown = cv2.remap(np.ascontiguousarray(field), x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)
    return np.asarray(grown)


def paper(rng: np.random.Generator, grain: float) -> Array:
    """Return a tile of paper in about -1…1, that repeats without a seam."""
    white = rng.normal(0, 1, (256, 256)).astype(np.float32)
    total: Array = np.zeros_like(white)
    for sigma, share in ((0.7 * grain, 0.5), (2.0 * grain, 0.6), (5.0 * grain, 0.4)):
        wide = np.tile(white, (3, 3))
        soft: Array = cv2.GaussianBlur(wide, (0, 0), max(sigma, 0.4))[256:512, 256:512]
        total = total + soft / max(float(soft.std()), 1e-6) * share
    return np.asarray(np.clip(total / 2, -1.5, 1.5))
