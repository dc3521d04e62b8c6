"""Low-poly: facets of one colour each, smaller where there is more to see."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.scene import Layer
from nemo_widgets.engine.generate.painter.styles.sheet import grey, is_soft, joined, smoothed, split

Array = NDArray[Any]


def lowpoly(layers: tuple[Layer, ...], easel: Easel) -> tuple[Layer, ...]:
    """Return the layers in facets."""
    return tuple(_faceted(layer, easel) for layer in layers)


def _faceted(layer: Layer, easel: Easel) -> Layer:
    colour, alpha = split(layer)
    high, wide = alpha.shape
    if layer.name == "stars" or min(high, wide) < 6:
        return layer
    rng = easel.rng(layer.name + " facets")
    unit = easel.unit
    cell = float(np.clip(min(high, wide) / 18, unit * 0.009, unit * 0.085))
    tone = smoothed(colour, alpha, cell * 0.14)
    # Where facets begin is found on a small copy, the same for any size of the picture.
    scale = cell / 5
    size = (max(int(wide / scale), 3), max(int(high / scale), 3))
    little = cv2.resize(grey(tone) * alpha + alpha * 0.5, size, interpolation=cv2.INTER_AREA)
    edge = np.hypot(cv2.Sobel(little, cv2.CV_32F, 1, 0), cv2.Sobel(little, cv2.CV_32F, 0, 1))
    order = edge + rng.random(edge.shape, dtype=np.float32) * 0.08
    keep = (order >= cv2.dilate(order, np.ones((5, 5), np.uint8))) & (edge > 0.05)
    y, x = np.nonzero(keep)
    points = np.stack([(x + 0.5) * wide / size[0], (y + 0.5) * high / size[1]], 1)
    gx, gy = np.meshgrid(
        np.arange(-cell, wide + cell, cell * 1.15), np.arange(-cell, high + cell, cell * 1.15)
    )
    grid = np.stack([gx.ravel(), gy.ravel()], 1) + rng.uniform(-0.42, 0.42, (gx.size, 2)) * cell
    # Whole pixels: the frame is given in those, and every point lies inside.
    around = float(np.ceil(cell * 3)) + 2
    frame = cv2.Subdiv2D((int(-around), int(-around), int(wide + 2 * around) + 2, int(high + 2 * around) + 2))
    corners = (
        np.array(
            [
                [-around, -around],
                [wide + around, -around],
                [-around, high + around],
                [wide + around, high + around],
            ]
        )
        * 0.9
    )
    corners[[1, 3], 0], corners[[2, 3], 1] = wide + around * 0.9, high + around * 0.9
    frame.insert(np.concatenate([points, grid, corners]).astype(np.float32).tolist())
    triangles = np.asarray(frame.getTriangleList(), np.float32).reshape(-1, 3, 2)
    centre = triangles.mean(axis=1)
    cx = np.clip(centre[:, 0], 0, wide - 1).astype(int)
    cy = np.clip(centre[:, 1], 0, high - 1).astype(int)
    corner_x = np.clip(triangles[..., 0] * 0.7 + centre[:, None, 0] * 0.3, 0, wide - 1).astype(int)
    corner_y = np.clip(triangles[..., 1] * 0.7 + centre[:, None, 1] * 0.3, 0, high - 1).astype(int)
    # Samples count by how much of the layer is there.
    at_x, at_y = np.concatenate([cx[:, None], corner_x], 1), np.concatenate([cy[:, None], corner_y], 1)
    weight = alpha[at_y, at_x] + 1e-3
    colours = (tone[at_y, at_x] * weight[..., None]).sum(axis=1) / weight.sum(axis=1)[:, None]
    colours *= rng.normal(1.0, 0.06, (len(colours), 1))
    picture = tone.clip(0, 255).astype(np.uint8)
    fixed = np.round(triangles * 16).astype(np.int32)
    for corner, own in zip(fixed, np.clip(colours, 0, 255).tolist(), strict=True):
        cv2.fillConvexPoly(picture, corner, own, lineType=cv2.LINE_8, shift=4)
    if is_soft(alpha):
        return joined(layer, picture, alpha)
    return joined(layer, picture, np.clip((alpha - 0.5) * 1.6 + 0.5, 0, 1))
