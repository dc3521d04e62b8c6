"""What a preview shows in place of media that is missing or broken."""

from __future__ import annotations

from typing import Final

import numpy as np

from nemo_widgets.engine.render.planes import Pixels
from nemo_widgets.engine.render.text import draw_text

_DARK, _LIGHT = (38, 38, 42), (52, 52, 58)
_STYLE: Final = {"position": "center", "size": 1.2, "box": "#00000080", "color": "#ffffff"}


def absent(canvas: tuple[int, int], label: str = "") -> Pixels:
    """Return a picture of slanted stripes, which nobody takes for their own, and on it what is wrong."""
    width, height = canvas
    stripe = max(8, min(width, height) // 12)
    across, down = np.arange(width), np.arange(height)[:, None]
    light = ((across + down) // stripe % 2).astype(bool)[..., None]
    card: Pixels = np.where(light, np.array(_LIGHT, np.uint8), np.array(_DARK, np.uint8))
    if label and min(canvas) >= 64:
        written = draw_text(label, role="caption", style=_STYLE, canvas=canvas)
        rows = slice(written.y, written.y + written.rgba.shape[0])
        columns = slice(written.x, written.x + written.rgba.shape[1])
        alpha = written.rgba[..., 3:].astype(np.float32) / 255
        mixed = card[rows, columns] * (1 - alpha) + written.rgba[..., :3] * alpha
        card[rows, columns] = np.rint(mixed).astype(np.uint8)
    return card
