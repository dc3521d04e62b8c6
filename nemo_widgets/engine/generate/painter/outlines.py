"""Outlines of trees as polygons in pixels, and filling them with smooth edges."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

# Polygon points are given to OpenCV in sixteenths of a pixel.
SHIFT = 4


def fill(mask: Array, points: Array, value: int = 255) -> None:
    """Fill a polygon (n, 2) in float pixels on an 8-bit mask, with smooth edges."""
    fixed = np.round(points * (1 << SHIFT)).astype(np.int32)
    cv2.fillPoly(mask, [fixed], value, lineType=cv2.LINE_AA, shift=SHIFT)


def fill_all(mask: Array, shapes: list[Array], value: int = 255) -> None:
    """Fill many polygons at once."""
    fixed = [np.round(points * (1 << SHIFT)).astype(np.int32) for points in shapes]
    for one in fixed:
        cv2.fillConvexPoly(mask, one, value, lineType=cv2.LINE_AA, shift=SHIFT)


def pine(x: float, foot: float, height: float, rng: np.random.Generator, tiers: int) -> Array:
    """Return the outline of a pine: boughs that droop, longer towards the foot, none like the other."""
    outline: Array = pines(np.array([[x, foot, height]]), rng, tiers)[0][0]
    return outline


def pines(spots: Array, rng: np.random.Generator, tiers: int) -> tuple[Array, Array]:
    """Return the outlines of many pines at once, and their boughs, for the snow on them.

    Parameters
    ----------
    spots
        Column, foot and height of each, in pixels; float (n, 3).
    rng
        What makes them unlike each other.
    tiers
        How many boughs each has on a side.

    Returns
    -------
    tuple
        The outlines, (n, points, 2), and the sides: for left and right of each the points of tips and
        notches from the top down, (n, 2, tiers, 2, 2).
    """
    many, n = len(spots), tiers
    x, foot, height = (spots[:, column, None] for column in range(3))
    width = height * rng.uniform(0.16, 0.23, (many, 1))
    lean = rng.normal(0, 0.012, (many, 1)) * height
    down = np.linspace(0.0, 1.0, n + 1)[None, 1:]
    level = foot - height * (1 - down * 0.93)
    middle = x + lean * (1 - down)
    sides = np.empty((many, 2, n, 2, 2))
    for number, sign in enumerate((-1.0, 1.0)):
        reach = width * down**0.82 * rng.uniform(0.5, 1.15, (many, n))
        droop = reach * rng.uniform(0.05, 0.42, (many, n))
        sides[:, number, :, 0, 0] = middle + sign * reach
        sides[:, number, :, 0, 1] = level + droop
        sides[:, number, :, 1, 0] = middle + sign * reach * rng.uniform(0.34, 0.5, (many, n))
        sides[:, number, :, 1, 1] = level + droop * 0.15
    trunk = np.maximum(width * 0.09, 0.35)
    low, high = foot + height * 0.04, foot - height * 0.05
    outline = np.empty((many, 4 * n + 5, 2))
    outline[:, :1, 0], outline[:, :1, 1] = x + lean, foot - height
    outline[:, 1 : 2 * n + 1] = sides[:, 1].reshape(many, 2 * n, 2)
    stump = ((x + trunk, high), (x + trunk, low), (x - trunk, low), (x - trunk, high))
    for at, (column, row) in enumerate(stump, 2 * n + 1):
        outline[:, at, None, 0], outline[:, at, None, 1] = column, row
    outline[:, 2 * n + 5 :] = sides[:, 0].reshape(many, 2 * n, 2)[:, ::-1]
    return outline, sides


def snow_on_boughs(tips: Array, notches: Array, height: float) -> list[Array]:
    """Return the snow on one side of a pine: on each bough a heap from the notch above it to near its tip."""
    above = np.concatenate([tips[:1] * [1, 0] + [0, 1] * (tips[:1] - height * 0.05), notches[:-1]])
    above[0, 0] = notches[0, 0]
    reach = tips - above
    thick = np.abs(reach[:, 0])
    root = above + reach * 0.12
    end = above + reach * 0.66
    low = above + reach * 0.5 + np.stack([0 * thick, thick * 0.13], axis=1)
    inner = above + reach * 0.16 + np.stack([0 * thick, thick * 0.17], axis=1)
    return list(np.stack([root, end, low, inner], axis=1))


def broadleaf(x: float, foot: float, height: float, rng: np.random.Generator) -> list[Array]:
    """Return the outlines of a round tree: a trunk and a crown of overlapping heaps."""
    shapes = []
    trunk = height * 0.035
    shapes.append(
        np.array(
            [
                [x - trunk, foot],
                [x - trunk * 0.5, foot - height * 0.6],
                [x + trunk * 0.5, foot - height * 0.6],
                [x + trunk, foot],
            ]
        )
    )
    angle = np.linspace(0, 2 * np.pi, 26, endpoint=False)
    for _ in range(9):
        cx = x + float(rng.normal(0, 0.16)) * height
        cy = foot - height * float(rng.uniform(0.48, 0.86))
        radius = height * float(rng.uniform(0.12, 0.2)) * rng.uniform(0.86, 1.14, len(angle))
        shapes.append(np.stack([cx + np.cos(angle) * radius, cy + np.sin(angle) * radius * 0.85], axis=1))
    return shapes


def palm(x: float, foot: float, height: float, lean: float, rng: np.random.Generator) -> list[Array]:
    """Return the outlines of a palm: a curved trunk and feathered fronds."""
    t = np.linspace(0, 1, 18)
    spine = np.stack([x + lean * height * t**1.7, foot - height * t], axis=1)
    thick = height * (0.024 - 0.011 * t)
    trunk = np.concatenate([spine - np.stack([thick, 0 * t], 1), (spine + np.stack([thick, 0 * t], 1))[::-1]])
    shapes = [trunk]
    crown = spine[-1]
    for angle in np.linspace(-0.5, np.pi + 0.5, 9) + rng.normal(0, 0.12, 9):
        length = height * float(rng.uniform(0.36, 0.5))
        s = np.linspace(0, 1, 44)
        direction = np.array([np.cos(angle), -np.sin(angle)])
        rib = crown + s[:, None] * direction * length + np.stack([0 * s, (s**2) * length * 0.62], 1)
        along = np.gradient(rib, axis=0)
        along /= np.linalg.norm(along, axis=1, keepdims=True)
        normal = np.stack([-along[:, 1], along[:, 0]], 1)
        for side in (-1, 1):
            for k in range(3, 43):
                leaf = length * 0.19 * np.sin(np.pi * s[k] ** 0.8) ** 0.7
                tip = rib[k] + (normal[k] * side * 0.6 + along[k] * 0.7) * leaf + np.array([0, leaf * 0.45])
                shapes.append(
                    np.array([rib[k] - along[k] * length * 0.011, tip, rib[k] + along[k] * length * 0.011])
                )
        shapes.append(np.concatenate([rib + normal * length * 0.008, (rib - normal * length * 0.008)[::-1]]))
    return shapes
