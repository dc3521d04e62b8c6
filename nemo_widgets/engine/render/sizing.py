"""The same draft at another size or rate: previews and animations are rendered by the same plan, smaller."""

from __future__ import annotations

from typing import Final

from nemo_widgets.engine.render.plan import canvas_size, frame_rate
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.outputs import Quality

PREVIEW_SHARE: Final = 1 / 4
_SMALLEST_PREVIEW: Final = 240

GIF_LIMITS: Final[dict[Quality, tuple[int, int]]] = {
    "high": (640, 15),
    "medium": (480, 12),
    "low": (320, 10),
    "preview": (240, 10),
}
"""An animation's longest side in pixels and its frames a second, at most: a GIF grows fast with both."""


def for_preview(draft: Draft) -> Draft:
    """Return a draft at a quarter of its width and height; small ones are not made tiny.

    Examples
    --------
    >>> for_preview(Draft({"m": {"width": 1080, "height": 1920}})).size
    (270, 480)
    """
    width, height = canvas_size(draft)
    share = min(1.0, max(PREVIEW_SHARE, _SMALLEST_PREVIEW / min(width, height)))
    return _sized(draft, share, frame_rate(draft))


def for_gif(draft: Draft, quality: Quality) -> Draft:
    """Return a draft within the limits of an animation."""
    side, fps = GIF_LIMITS[quality]
    return _sized(draft, min(1.0, side / max(canvas_size(draft))), min(fps, frame_rate(draft)))


def _sized(draft: Draft, share: float, fps: int) -> Draft:
    width, height = (max(2, round(side * share / 2) * 2) for side in canvas_size(draft))
    raw = draft.to_wire()
    raw["m"] = {**draft.m, "width": width, "height": height, "fps": fps}
    return Draft(raw)
