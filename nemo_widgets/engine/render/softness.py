"""One blur for all that goes soft: filters and transitions, on pictures and on planes."""

from __future__ import annotations

import math

import cv2

from nemo_widgets.engine.render.planes import Canvas, Pixels


def soften(plane: Pixels, sigma: float) -> None:
    """Blur in place: a box twice, much like a Gaussian of that sigma, and as quick for any.

    Parameters
    ----------
    plane
        Of any number of channels.
    sigma
        In its pixels.
    """
    # Two boxes of 2r + 1 pixels spread as far as a Gaussian of σ² = (2r² + 2r) · ⅓.
    reach = round((math.sqrt(1 + 6 * sigma * sigma) - 1) / 2)
    if reach < 1:
        return
    side = 2 * reach + 1
    cv2.blur(plane, (side, side), dst=plane)
    cv2.blur(plane, (side, side), dst=plane)


def soften_frame(canvas: Canvas, sigma: float) -> None:
    """Blur a frame in place, sigma in its luma's pixels."""
    soften(canvas.luma, sigma)
    soften(canvas.chroma, sigma / 2)
