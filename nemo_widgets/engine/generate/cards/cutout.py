"""What a photo shows, apart from what it stands on: products on plain white, and the eye's point."""

from __future__ import annotations

from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.cards.colours import floats

Array = NDArray[Any]

_WHITE: Final = 232
_EVEN: Final = 9
_WORK: Final = 900
# The darkest that a shadow may be, of the ground's own light, and its steepest change a pixel.
_SHADED, _SLOPE = 0.5, 5.0


def cut_out(picture: Array) -> Array | None:
    """Return a product without its plain, pale background, or None where there is none to take away.

    Parameters
    ----------
    picture
        RGB, or RGBA that is transparent already.

    Returns
    -------
    numpy.ndarray or None
        Straight-alpha RGBA, cropped to what is left. Soft shadows stay, as shadows.
    """
    if picture.shape[2] == 4:
        alpha = picture[..., 3]
        return _cropped(picture) if float((alpha < 128).mean()) > 0.05 else None
    back = _backdrop(picture)
    if back is None:
        return None
    outside = _outside(picture, back)
    share = float(outside.mean())
    if not 0.15 < share < 0.97 or _touches(outside) > 0.35:
        return None
    soft = cv2.GaussianBlur((~outside).astype(np.float32), (0, 0), 0.8)
    alpha = np.clip(soft * 1.7 - 0.5, 0, 1)
    # At the edge the background's light is mixed in; taken out, no pale rim is left.
    colour = (picture - back * (1 - alpha[..., None])) / np.maximum(alpha[..., None], 0.08)
    shadow = _shadow(picture, back, outside)
    whole = np.maximum(alpha, shadow)
    colour = np.where(alpha[..., None] >= shadow[..., None], colour, 20.0)
    rgba = np.dstack([np.clip(colour, 0, 255), whole * 255]).round().astype(np.uint8)
    return _cropped(rgba)


def _backdrop(picture: Array) -> Array | None:
    """Return the colour of a plain pale background, as the rim of the picture shows it."""
    height, width = picture.shape[:2]
    rim = max(2, min(height, width) // 60)
    edges = np.concatenate(
        [picture[:rim].reshape(-1, 3), picture[:, :rim].reshape(-1, 3), picture[:, -rim:].reshape(-1, 3)]
    ).astype(np.float32)
    middle = np.median(edges, axis=0)
    even = float((np.abs(edges - middle).max(axis=1) < _EVEN).mean())
    if middle.min() < _WHITE or even < 0.9:
        return None
    return np.asarray(middle, np.float32)


def _outside(picture: Array, back: Array) -> Array:
    """Return where the background is: what differs little from it and hangs together with the rim."""
    factor = min(1.0, _WORK / max(picture.shape[:2]))
    small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    near = (np.abs(small.astype(np.float32) - back).max(axis=2) < _EVEN * 1.6).astype(np.uint8)
    # A soft shadow is ground too: grey, not dark, and without an edge.
    pale = small.astype(np.float32)
    slope = cv2.magnitude(*(cv2.Sobel(pale.mean(axis=2), -1, *way, scale=1 / 8) for way in ((1, 0), (0, 1))))
    soft = (np.ptp(pale, axis=2) < 16) & (pale.mean(axis=2) > _SHADED * float(back.mean())) & (slope < _SLOPE)
    near |= soft.astype(np.uint8)
    near[0] = near[:, 0] = near[:, -1] = 1
    reached = near.copy()
    mask = np.zeros((near.shape[0] + 2, near.shape[1] + 2), np.uint8)
    cv2.floodFill(reached, mask, (0, 0), 2)
    big = cv2.resize(
        (reached == 2).astype(np.uint8) * 255, picture.shape[1::-1], interpolation=cv2.INTER_LINEAR
    )
    return np.asarray(big > 127)


def _shadow(picture: Array, back: Array, outside: Array) -> Array:
    """Return how much darker than the background its colourless part is: the product's own shadow."""
    levels = picture.astype(np.float32)
    grey = (np.ptp(levels, axis=2) < 14) & outside
    dark = np.clip(1 - levels.mean(axis=2) / float(back.mean()), 0, 1)
    return np.where(grey & (dark > 0.012), dark, 0.0).astype(np.float32)


def _touches(outside: Array) -> float:
    """Return how much of the rim the product covers: one that runs out of the picture cannot stand alone."""
    sides = np.concatenate([outside[2], outside[-3], outside[:, 2], outside[:, -3]])
    return float((~sides).mean())


def _cropped(rgba: Array) -> Array | None:
    seen = rgba[..., 3] > 8
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if rows.size < 8 or columns.size < 8:
        return None
    return np.ascontiguousarray(rgba[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])


def focus_of(picture: Array) -> tuple[float, float]:
    """Return where the eye goes, as shares of the width and the height.

    The middle of what differs most from the photo's rim and from its own surroundings.
    """
    small = cv2.resize(picture[..., :3], (96, 96), interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(floats(small / 255), cv2.COLOR_RGB2LAB)
    rim = np.concatenate([lab[:6].reshape(-1, 3), lab[:, :6].reshape(-1, 3), lab[:, -6:].reshape(-1, 3)])
    far = np.linalg.norm(lab - np.median(rim, axis=0), axis=2)
    local = np.linalg.norm(lab - cv2.GaussianBlur(lab, (0, 0), 12), axis=2)
    if picture.shape[2] == 4:
        far = far * (cv2.resize(picture[..., 3], (96, 96), interpolation=cv2.INTER_AREA) / 255)
    across = np.linspace(-1, 1, 96)
    centred = np.exp(-(across[None, :] ** 2 + across[:, None] ** 2) * 0.8)
    told = cv2.GaussianBlur((far + local) * centred, (0, 0), 4).astype(np.float64) ** 2
    total = told.sum()
    if total <= 0:
        return 0.5, 0.5
    spots = (np.arange(96) + 0.5) / 96
    x, y = float((told.sum(axis=0) * spots).sum() / total), float((told.sum(axis=1) * spots).sum() / total)
    return round(x, 3), round(y, 3)
