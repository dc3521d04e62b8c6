"""The easel: the ground a scene is painted on, past the frame's edges, and the layers put on it so far."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import mix
from nemo_widgets.engine.generate.painter.light import Light
from nemo_widgets.engine.generate.painter.noise import Noise, generator
from nemo_widgets.engine.generate.painter.scene import Layer

Array = NDArray[Any]

_MARGIN_X, _MARGIN_Y = 0.08, 0.07


class Easel:
    """A painting ground with its light and the layers painted so far.

    Positions are given in two ways that do not depend on the size: ``u`` runs across in units of the shorter
    side with 0 in the middle, ``v`` runs down from 0 (top of the frame) to 1 (bottom).

    Parameters
    ----------
    width, height
        Size of the frame in pixels.
    light
        The light of the scene.
    key
        What the randomness of every element is derived from.
    """

    def __init__(self, width: int, height: int, light: Light, key: tuple[object, ...]) -> None:
        self.width, self.height, self.light = width, height, light
        # In a very long strip things grow with its length, or there would be thousands of them.
        self.unit = float(max(min(width, height), max(width, height) / 3))
        self.left = -int(np.ceil(width * _MARGIN_X))
        self.right = width - self.left
        self.bottom = height + int(np.ceil(height * _MARGIN_Y))
        self.layers: list[Layer] = []
        self._key = key
        # What the water mirrors: the picture so far at half size, as the ripples hide anything finer.
        self.backdrop: Array = np.zeros(
            (max(self.bottom // 2, 1), max((self.right - self.left) // 2, 1), 3), np.float32
        )
        self.air: Array = np.zeros((2, 2, 3), np.float32)
        self.sun_u, self.sun_v = 0.0, 0.3
        # Whether water is still to come, for which the backdrop is kept.
        self.mirrors = True
        # How much the water is stirred, beside the usual.
        self.ripple = 1.0

    @property
    def tall(self) -> float:
        """Height of the frame in units of its shorter side."""
        return self.height / self.unit

    @property
    def half_u(self) -> float:
        """The ``u`` of the right edge of the frame."""
        return self.width / self.unit / 2

    @property
    def stature(self) -> float:
        """How tall mountains stand, in units: upright frames have room for taller ones."""
        return float(np.sqrt(self.tall))

    def rng(self, name: str) -> np.random.Generator:
        """Return the randomness of one element; adding an element does not change the others."""
        return generator(*self._key, name)

    def noise(self, name: str) -> Noise:
        """Return noise for one element."""
        return Noise(self.rng(name))

    def columns(self, count: int | None = None) -> Array:
        """Return the ``u`` of the columns of the painted ground, float32 (1, n)."""
        whole = self.right - self.left
        n = whole if count is None else count
        pixels = self.left + (np.arange(n, dtype=np.float32) + 0.5) * (whole / n)
        return ((pixels - self.width / 2) / self.unit)[None, :].astype(np.float32)

    def rows(self, top: int, bottom: int, count: int | None = None) -> Array:
        """Return the pixel rows between two rows as ``v``, float32 (n, 1)."""
        n = bottom - top if count is None else count
        pixels = top + (np.arange(n, dtype=np.float32) + 0.5) * ((bottom - top) / n)
        return (pixels / self.height)[:, None].astype(np.float32)

    def x_of(self, u: float) -> float:
        """Return the pixel column of ``u``, counted from the left edge of the painted ground."""
        return u * self.unit + self.width / 2 - self.left

    def air_over(self, top: int, bottom: int, columns: int, rows: int) -> Array:
        """Return the colour of the air before the rows ``top`` … ``bottom``, float32 (rows, columns, 3)."""
        height, width = self.air.shape[:2]
        y = (top + (np.arange(rows) + 0.5) * (bottom - top) / rows) / self.bottom * height - 0.5
        x = (np.arange(columns) + 0.5) / columns * width - 0.5
        map_x, map_y = np.meshgrid(x.astype(np.float32), y.astype(np.float32))
        result: Array = cv2.remap(self.air, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        return result

    def put(
        self,
        name: str,
        colour: Array,
        alpha: Array | None,
        top: int,
        depth: float,
        *,
        drift: tuple[float, float] = (0.0, 0.0),
        mirrored: bool = True,
    ) -> None:
        """Add a layer that spans the ground from side to side, starting at row ``top``.

        Parameters
        ----------
        name, depth, drift
            As in `Layer`.
        colour
            Float RGB (h, w, 3) in 0…255.
        alpha
            Float (h, w) in 0…1, or None where the layer is opaque.
        top
            The row of the scene its first row lies on.
        mirrored
            Whether water painted later mirrors it.
        """
        left = self.left
        if alpha is not None:
            box = cv2.boundingRect((alpha > 0.004).astype(np.uint8))
            if box[2] == 0 or box[3] == 0:
                return
            x0, y0, w, h = box
            colour, alpha = colour[y0 : y0 + h, x0 : x0 + w], alpha[y0 : y0 + h, x0 : x0 + w]
            left, top = left + x0, top + y0
        colour = self.toned(colour)
        rgba = np.asarray(cv2.cvtColor(dithered(colour, self.rng(name + " grain")), cv2.COLOR_RGB2RGBA))
        if alpha is not None:
            rgba[..., 3] = in_bytes(alpha)
        self.layers.append(Layer(name, rgba, left, top, depth, drift))
        if mirrored and self.mirrors:
            self._add_to_backdrop(rgba, left - self.left, top)

    def toned(self, colour: Array) -> Array:
        """Return a colour as it is where all colours are muted, float RGB (…, 3)."""
        if self.light.saturation >= 1:
            return colour
        grey = (colour @ np.array([0.2126, 0.7152, 0.0722], np.float32))[..., None]
        muted = grey * np.array(self.light.tint, np.float32)
        result: Array = muted + (colour - grey) * np.float32(self.light.saturation)
        return result

    def put_cut(
        self,
        name: str,
        colour: Array,
        alpha: Array,
        top: int,
        depth: float,
        *,
        drift: tuple[float, float],
        period: float = 0.0,
    ) -> None:
        """Add a layer of small, sharp things, colour and alpha in 8 bits; water does not mirror it."""
        if self.light.saturation < 1:
            grey = cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY)[..., None] * np.array(self.light.tint, np.float32)
            colour = np.clip(grey + (colour - grey) * np.float32(self.light.saturation), 0, 255).astype(
                np.uint8
            )
        rgba: Array = np.dstack([colour, alpha])
        whole = np.ascontiguousarray(rgba)
        self.layers.append(Layer(name, whole, self.left, top, depth, drift, period))

    def _add_to_backdrop(self, rgba: Array, x: int, y: int) -> None:
        whole_h, whole_w = self.backdrop.shape[:2]
        x0, y0 = x // 2, max(y, 0) // 2
        part = rgba[max(-y, 0) :]
        w, h = min(-(-part.shape[1] // 2), whole_w - x0), min(-(-part.shape[0] // 2), whole_h - y0)
        if w <= 0 or h <= 0:
            return
        small = cv2.resize(part, (w, h), interpolation=cv2.INTER_AREA)
        colour, cover = small[..., :3].astype(np.float32), small[..., 3:].astype(np.float32) / 255
        target = self.backdrop[y0 : y0 + h, x0 : x0 + w]
        target[...] = mix(target, colour, cover)


def dithered(colour: Array, rng: np.random.Generator) -> Array:
    """Round float RGB to uint8 with a fine grain, so that slow gradients show no bands."""
    height, width = colour.shape[:2]
    tile = (rng.random((256, 256), dtype=np.float32) + rng.random((256, 256), dtype=np.float32)) * 1.5 - 1.5
    band = np.tile(tile, (1, -(-width // 256)))[:, :width]
    grain = cv2.merge((band, band, band))
    colour = np.ascontiguousarray(colour, np.float32)
    result = np.empty(colour.shape, np.uint8)
    for row in range(0, height, 256):
        part = colour[row : row + 256]
        cv2.add(part, grain[: len(part)], dst=result[row : row + 256], dtype=cv2.CV_8U)
    return result


def in_bytes(field: Array) -> Array:
    """Round a float field in 0…1 to 0…255."""
    whole: Any = 255.0
    return np.asarray(cv2.multiply(np.ascontiguousarray(field, np.float32), whole, dtype=cv2.CV_8U))


def enlarged(field: Array, width: int, height: int, *, smooth: bool = True) -> Array:
    """Resize a float field to a size in pixels."""
    how = cv2.INTER_CUBIC if smooth else cv2.INTER_LINEAR
    result: Array = cv2.resize(field, (width, height), interpolation=how)
    return result
