"""A picture as layers from far to near, so that a camera can move through it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Layer:
    """One cut-out of a scene.

    Parameters
    ----------
    name
        What it shows, e.g. ``"clouds"``.
    rgba
        Pixels, uint8 of shape (height, width, 4), straight alpha.
    x, y
        Where its top left corner lies in the scene; may be negative, as layers are painted past the edges.
    depth
        0 is infinitely far, 1 is right in front of the camera.
    drift
        Own movement in scene widths a second.
    period
        After how many seconds of that movement it looks as before and begins anew; 0 where it never does.
    """

    name: str
    rgba: Array
    x: int
    y: int
    depth: float
    drift: tuple[float, float] = (0.0, 0.0)
    period: float = 0.0


@dataclass(frozen=True, eq=False)
class Scene:
    """A painted picture.

    Parameters
    ----------
    width, height
        Size in pixels.
    layers
        From far to near; the first is opaque and covers the scene.
    understood, missed
        The words of the prompt that shaped the picture, and those that did not.
    is_card
        True where nothing in the prompt could be drawn and a typographic card stands in.
    label
        How the picture was made, for the credits: ``"procedural"`` or ``"typographic card"``.
    """

    width: int
    height: int
    layers: tuple[Layer, ...]
    understood: tuple[str, ...]
    missed: tuple[str, ...]
    is_card: bool
    label: str

    def flatten(self) -> Array:
        """Return the picture with all layers in place, uint8 RGB of shape (height, width, 3)."""
        picture = np.zeros((self.height, self.width, 3), np.uint8)
        for layer in self.layers:
            lay_over(picture, layer.rgba, layer.x, layer.y)
        return picture


def lay_over(picture: Array, rgba: Array, x: int, y: int) -> None:
    """Composite ``rgba`` over the RGB ``picture`` in place, its corner at (x, y)."""
    left, top = max(x, 0), max(y, 0)
    right = min(x + rgba.shape[1], picture.shape[1])
    bottom = min(y + rgba.shape[0], picture.shape[0])
    if left >= right or top >= bottom:
        return
    part = rgba[top - y : bottom - y, left - x : right - x]
    target = picture[top:bottom, left:right]
    alpha = part[..., 3:].astype(np.uint16)
    if int(alpha.min()) == 255:
        target[...] = part[..., :3]
        return
    mixed = part[..., :3] * alpha + target * (255 - alpha) + 127
    target[...] = (mixed // 255).astype(np.uint8)


def shrunk(scene: Scene, times: int) -> Scene:
    """Return a scene whose sides are ``times`` smaller."""
    layers = []
    for layer in scene.layers:
        height, width = (max(round(side / times), 1) for side in layer.rgba.shape[:2])
        rgba: Array = cv2.resize(layer.rgba, (width, height), interpolation=cv2.INTER_AREA)
        layers.append(replace(layer, rgba=rgba, x=round(layer.x / times), y=round(layer.y / times)))
    return replace(scene, width=scene.width // times, height=scene.height // times, layers=tuple(layers))
