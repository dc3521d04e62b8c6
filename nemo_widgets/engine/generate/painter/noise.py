"""Seeded randomness and gradient noise over continuous coordinates, so a picture is the same at any size.

The noise is Perlin's (Improving Noise, SIGGRAPH 2002); the ridged sum is Musgrave's (Texturing and Modeling).
"""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_LATTICE = 256
# Points worked on at a time, so that what comes between stays in the processor's cache.
_PIECE = 16_384


def generator(*key: object) -> np.random.Generator:
    """Return a random generator that is the same for the same key, on every machine and in every process."""
    text = "\x1f".join(str(part) for part in key)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest[:16], "big")))


class Noise:
    """Smooth noise in the plane, in about [-1, 1], with features one unit wide.

    Parameters
    ----------
    rng
        Where the gradients come from.
    """

    def __init__(self, rng: np.random.Generator) -> None:
        angle = rng.random((_LATTICE, _LATTICE), dtype=np.float32) * np.float32(2 * np.pi)
        self._gx = (np.cos(angle) * 1.5).astype(np.float32).ravel()
        self._gy = (np.sin(angle) * 1.5).astype(np.float32).ravel()

    def __call__(self, x: Array, y: Array) -> Array:
        """Return the noise at (x, y); the two broadcast against each other."""
        x, y = np.asarray(x, np.float32), np.asarray(y, np.float32)
        shape = np.broadcast_shapes(x.shape, y.shape)
        if not x.ndim == y.ndim == 2 or shape[0] * shape[1] < 4 * _PIECE:
            return self._at(x, y)
        result = np.empty(shape, np.float32)
        step = max(_PIECE // shape[1], 1)
        for row in range(0, shape[0], step):
            part = np.s_[row : row + step]
            result[part] = self._at(x[part] if len(x) > 1 else x, y[part] if len(y) > 1 else y)
        return result

    def _at(self, x: Array, y: Array) -> Array:
        x_floor, y_floor = np.floor(x), np.floor(y)
        fx, fy = x - x_floor, y - y_floor
        column, row = x_floor.astype(np.int32), y_floor.astype(np.int32)
        left, right = column & 255, (column + 1) & 255
        top, bottom = (row & 255) << 8, ((row + 1) & 255) << 8
        sx = fx * fx * fx * (fx * (fx * 6 - 15) + 10)
        sy = fy * fy * fy * (fy * (fy * 6 - 15) + 10)

        fx_left = fx - 1

        def edge(band: Array, dy: Array) -> Array:
            a, b = band + left, band + right
            first = np.take(self._gx, a) * fx + np.take(self._gy, a) * dy
            second = np.take(self._gx, b) * fx_left + np.take(self._gy, b) * dy
            blended: Array = first + sx * (second - first)
            return blended

        upper, lower = edge(top, fy), edge(bottom, fy - 1)
        result: Array = upper + sy * (lower - upper)
        return result

    def fbm(self, x: Array, y: Array, octaves: int, gain: float = 0.5) -> Array:
        """Return a sum of octaves of the noise, in about [-1, 1]."""
        total: Array = np.zeros(np.broadcast_shapes(np.shape(x), np.shape(y)), np.float32)
        weight, whole, scale = 1.0, 0.0, 1.0
        for octave in range(octaves):
            shift = np.float32(17.3 * octave)
            total += np.float32(weight) * self(x * np.float32(scale) + shift, y * np.float32(scale) - shift)
            whole += weight
            weight *= gain
            scale *= 2.03
        return total / np.float32(whole)

    def ridged(self, x: Array, y: Array, octaves: int, gain: float = 0.5) -> Array:
        """Return ridged noise in about [0, 1]: sharp crests, with detail gathered on the heights."""
        total: Array = np.zeros(np.broadcast_shapes(np.shape(x), np.shape(y)), np.float32)
        carried: Array | float = 1.0
        weight, whole, scale = 1.0, 0.0, 1.0
        for octave in range(octaves):
            shift = np.float32(31.7 * octave)
            crest = 1 - np.abs(self(x * np.float32(scale) + shift, y * np.float32(scale) + shift))
            crest = np.clip(crest, 0, 1) ** 2
            total += np.float32(weight) * crest * carried
            carried = np.clip(crest * 1.6, 0, 1)
            whole += weight
            weight *= gain
            scale *= 2.07
        return total / np.float32(whole)


def smoothstep(low: float, high: float, value: Array) -> Array:
    """Return 0 below ``low``, 1 above ``high`` and a soft rise between."""
    t = np.clip((np.asarray(value, np.float32) - np.float32(low)) / np.float32(high - low), 0, 1)
    result: Array = t * t * (3 - 2 * t)
    return result
