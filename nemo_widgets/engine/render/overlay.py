"""Pictures and clips that do not fill the frame: watermarks, logos, pictures in pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from nemo_widgets.engine.render.planes import Box, Canvas, Scratch

_USUAL_WIDTH: Final = 0.18
_USUAL_MARGIN: Final = 0.04


class Drawn(Protocol):
    """What draws itself on a canvas of any size."""

    def draw(self, canvas: Canvas, seconds: float, scratch: Scratch) -> None:
        """Draw what is seen some seconds after it began."""
        ...


@dataclass(frozen=True)
class Place:
    """Where an overlay stands.

    Parameters
    ----------
    corner
        "top-left", "top-right", "bottom-left", "bottom-right" or "center".
    width
        Its share of the canvas' width.
    margin
        Its distance from the edges, as a share of the canvas' shorter side.
    opacity
        0 to 1.
    """

    corner: str
    width: float
    margin: float
    opacity: float

    def box(self, canvas: tuple[int, int], shape: float) -> Box:
        """Return the part of the canvas for a picture of a shape (width over height), inside the canvas."""
        across, down = canvas
        margin = self.margin * min(canvas)
        wide = min(self.width * across, across - 2 * margin, (down - 2 * margin) * shape)
        width, height = (max(2, round(side / 2) * 2) for side in (wide, wide / shape))
        left = {"left": margin, "right": across - margin - width}.get(
            self.corner.rpartition("-")[2], (across - width) / 2
        )
        top = {"top": margin, "bottom": down - margin - height}.get(
            self.corner.partition("-")[0], (down - height) / 2
        )
        x, y = (max(0, round(at / 2) * 2) for at in (left, top))
        return Box(x, y, min(across, x + width), min(down, y + height))


def place_of(m: Mapping[str, Any]) -> Place | None:
    """Read a segment's `place`, or None where it fills the frame.

    Examples
    --------
    >>> place_of({"place": {"corner": "bottom-left", "width": 0.3}})
    Place(corner='bottom-left', width=0.3, margin=0.04, opacity=1.0)
    """
    told = m.get("place")
    if not isinstance(told, Mapping):
        return None

    def share(key: str, usual: float, least: float) -> float:
        value = told.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
            return usual
        return min(1.0, max(least, float(value)))

    return Place(
        str(told.get("corner", "top-right")),
        share("width", _USUAL_WIDTH, 0.01),
        min(0.4, share("margin", _USUAL_MARGIN, 0.0)),
        share("opacity", 1.0, 0.0),
    )


@dataclass
class Overlay:
    """A visual in a part of the frame, over what is there."""

    drawn: Drawn
    box: Box
    opacity: float

    @property
    def opaque(self) -> bool:
        """Whether it covers the whole canvas: it never does."""
        return False

    def draw(self, canvas: Canvas, seconds: float, scratch: Scratch) -> None:
        """Draw what is seen some seconds after it began."""
        part = self.box.on(canvas)
        own = scratch.canvas("overlay", part.width, part.height)
        own.copy_from(part)
        self.drawn.draw(own, seconds, scratch)
        part.mix(own, self.opacity)
