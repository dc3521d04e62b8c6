"""Eyes that look at pixels only: what of ten concepts a painted picture shows."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[Any]


def grey(picture: Picture) -> Picture:
    return cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)


def horizon(picture: Picture) -> float:
    """The row, 0 to 1, with the strongest step that spans the whole width."""
    tone = cv2.GaussianBlur(grey(picture), (0, 0), picture.shape[0] / 160)
    # Row by row, the step that three columns of four show: a bank of cloud may well span more than half.
    step = np.quantile(np.abs(tone[4:] - tone[:-4]), 0.25, axis=1)
    low, high = int(len(step) * 0.3), int(len(step) * 0.9)
    return float((low + int(step[low:high].argmax()) + 2) / picture.shape[0])


def mirror(picture: Picture, shore: float) -> float:
    """How much the picture below a row is the one above it upside down, -1 to 1."""
    row = round(shore * picture.shape[0])
    reach = min(row, picture.shape[0] - row) // 2
    above, below = grey(picture)[row - reach : row][::-1], grey(picture)[row : row + reach]
    above, below = (cv2.GaussianBlur(part, (0, 0), picture.shape[0] / 90) for part in (above, below))
    return float(np.corrcoef(above.ravel(), below.ravel())[0, 1])


def disc(picture: Picture) -> tuple[float, float, float, float]:
    """Return the clearest round bright spot of the upper part.

    Its contrast with the ring around it in grey levels, its place (0 to 1 each way), and that ring's tone.
    """
    side = min(picture.shape[:2])
    tone = cv2.GaussianBlur(grey(picture)[: round(picture.shape[0] * 0.66)], (0, 0), 0.8)
    best = (0.0, 0.0, 0.0, 0.0)
    for radius in (0.026, 0.034, 0.042, 0.052, 0.062):
        r = max(radius * side, 3.0)
        span = np.arange(-int(r * 2) - 1, int(r * 2) + 2)
        distance = np.hypot(span[:, None], span[None, :])
        inner = (distance <= r * 0.8).astype(np.float32)
        ring = ((distance >= r * 1.3) & (distance <= r * 1.7)).astype(np.float32)
        inside = cv2.filter2D(tone, -1, inner / inner.sum())
        uneven = np.sqrt(np.maximum(cv2.filter2D(tone**2, -1, inner / inner.sum()) - inside**2, 0))
        around = cv2.filter2D(tone, -1, ring / ring.sum())
        ragged = np.sqrt(np.maximum(cv2.filter2D(tone**2, -1, ring / ring.sum()) - around**2, 0))
        # A cloud's edge or a peak is bright on one side only, and uneven.
        score = inside - around - 2.2 * uneven - 1.6 * ragged
        row, column = np.unravel_index(int(score.argmax()), score.shape)
        if score[row, column] > best[0]:
            place = (float(column) / tone.shape[1], float(row) / picture.shape[0])
            best = (float(score[row, column]), *place, float(around[row, column]))
    return best


def stars(picture: Picture) -> int:
    """How many small bright specks stand on the upper dark."""
    upper = grey(picture)[: picture.shape[0] // 2]
    specks = (upper - cv2.medianBlur(upper.astype(np.uint8), 7) > 26).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(specks)
    return sum(1 for number in range(1, count) if stats[number][4] <= 30)


def rain_lean(picture: Picture) -> tuple[float, float]:
    """How much fine detail runs one way, and its angle from upright in degrees, to the left positive."""
    detail = grey(picture) - cv2.GaussianBlur(grey(picture), (0, 0), 2.5)
    gx, gy = cv2.Sobel(detail, cv2.CV_32F, 1, 0), cv2.Sobel(detail, cv2.CV_32F, 0, 1)
    xx, yy, xy = float((gx * gx).mean()), float((gy * gy).mean()), float((gx * gy).mean())
    strength = float(np.hypot(xx - yy, 2 * xy) / max(xx + yy, 1e-6))
    across = 0.5 * np.arctan2(2 * xy, xx - yy)
    return strength, float(np.rad2deg(across))


def flakes(picture: Picture) -> int:
    """How many small pale specks stand on the whole picture."""
    tone = grey(picture)
    specks = (tone - cv2.medianBlur(tone.astype(np.uint8), 9) > 9).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(specks)
    return sum(1 for number in range(1, count) if 2 <= stats[number][4] <= 60)


def whiteness(picture: Picture) -> float:
    """The share of the lower part that is pale and without colour."""
    lower = cv2.cvtColor(picture[round(picture.shape[0] * 0.55) :], cv2.COLOR_RGB2HSV)
    return float(((lower[..., 2] > 140) & (lower[..., 1] < 75)).mean())


def skyline(picture: Picture, foot: float) -> float:
    """How many sharp corners of level and upright edges there are over the horizon, for a million pixels.

    Rocks have such corners too; water, hills and sand have none. The near towers are low: what is looked at
    reaches down to the horizon itself, or only the tallest ones would count.
    """
    high = picture.shape[0]
    band = grey(cv2.medianBlur(picture, 9))[round(high * 0.3) : round(high * (foot - 0.02))]
    reach = max(high // 40, 4)
    upright: Picture = (np.abs(cv2.Sobel(band, cv2.CV_32F, 1, 0)) > 20).astype(np.uint8)
    level: Picture = (np.abs(cv2.Sobel(band, cv2.CV_32F, 0, 1)) > 20).astype(np.uint8)
    upright = cv2.morphologyEx(upright, cv2.MORPH_OPEN, np.ones((reach * 2, 1), np.uint8))
    level = cv2.morphologyEx(level, cv2.MORPH_OPEN, np.ones((1, reach), np.uint8))
    near = np.ones((3, 3), np.uint8)
    meet = cv2.bitwise_and(cv2.dilate(upright, near), cv2.dilate(level, near))
    return float((cv2.connectedComponents(meet)[0] - 1) / band.size * 1e6)


def hue(picture: Picture) -> tuple[float, float]:
    """The mean colour of a picture as OKLab-like hue in degrees (of CIELAB) and chroma."""
    lab = cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    a, b = float(lab[..., 1].mean()), float(lab[..., 2].mean())
    return float(np.rad2deg(np.arctan2(b, a)) % 360), float(np.hypot(a, b))


def brightness(picture: Picture) -> float:
    return float(np.median(grey(picture)))
