"""What a preview shows in place of media that is missing or broken."""

from __future__ import annotations

import numpy as np

from nemo_widgets.engine.render.planes import Pixels

_DARK, _LIGHT = (38, 38, 42), (52, 52, 58)


def absent(canvas: tuple[int, int]) -> Pixels:
    """Return a picture of slanted stripes, which nobody takes for their own."""
    width, height = canvas
    stripe = max(8, min(width, height) // 12)
    across, down = np.arange(width), np.arange(height)[:, None]
    light = ((across + down) // stripe % 2).astype(bool)[..., None]
    return np.where(light, np.array(_LIGHT, np.uint8), np.array(_DARK, np.uint8))
