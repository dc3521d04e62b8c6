"""Transitions: pure functions of how far one shot has given way to the next, on planes.

Each draws the mix in place of what lies beneath. At 0 nothing of the new shot is seen, at 1 nothing else.
Names and directions are those of video editors: the direction is where the picture, or the edge, moves to.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Final, Literal

import cv2
import numpy as np

from nemo_widgets.engine.render.motion import smoothstep
from nemo_widgets.engine.render.planes import (
    BLACK_LUMA,
    NEUTRAL_CHROMA,
    Box,
    Canvas,
    Pixels,
    Scratch,
    draw,
    sheet_from_canvas,
)
from nemo_widgets.engine.render.softness import soften_frame

Way = Literal["left", "right", "up", "down"]
Transition = Callable[[Canvas, Canvas, float, Scratch], None]
"""(what lies beneath and is drawn on, the new shot, progress 0 to 1, buffers)."""

_WHITE_LUMA: Final = 235
# The soft edge of a wipe, as a share of the way it goes.
_FEATHER: Final = 0.06
# How much nearer the old shot comes, and how much farther away the new one begins.
_NEAREST, _FARTHEST = 2.4, 1.2
# How soft a blur becomes, as a share of the longer side.
_BLUR: Final = 0.0245
_STEPS: Final[Mapping[Way, tuple[int, int]]] = {
    "left": (-1, 0),
    "right": (1, 0),
    "up": (0, -1),
    "down": (0, 1),
}


def crossfade(beneath: Canvas, shot: Canvas, progress: float, _: Scratch) -> None:
    """Mix the two."""
    beneath.mix(shot, progress)


def through(luma: int, beneath: Canvas, shot: Canvas, progress: float, _: Scratch) -> None:
    """Fade to a grey of that luma, and from it to the new shot."""
    if progress >= 0.5:
        beneath.copy_from(shot)
    kept = abs(1 - 2 * progress)
    cv2.convertScaleAbs(beneath.luma, dst=beneath.luma, alpha=kept, beta=luma * (1 - kept))
    cv2.convertScaleAbs(beneath.chroma, dst=beneath.chroma, alpha=kept, beta=NEUTRAL_CHROMA * (1 - kept))


def slide(way: Way, beneath: Canvas, shot: Canvas, progress: float, scratch: Scratch) -> None:
    """Move the new shot in over the old one, which stands still."""
    _enter(way, beneath, shot, smoothstep(progress), scratch)


def push(way: Way, beneath: Canvas, shot: Canvas, progress: float, scratch: Scratch) -> None:
    """Move the new shot in, pushing the old one out."""
    old = scratch.canvas("transition.old", beneath.width, beneath.height)
    old.copy_from(beneath)
    gone = smoothstep(progress)
    across, down = _STEPS[way]
    everywhere = Box(0, 0, beneath.width, beneath.height)
    shift = across * gone * beneath.width, down * gone * beneath.height
    draw(beneath, sheet_from_canvas(old), 1.0, -shift[0], -shift[1], everywhere, scratch)
    _enter(way, beneath, shot, gone, scratch)


def _enter(way: Way, canvas: Canvas, shot: Canvas, share: float, scratch: Scratch) -> None:
    """Draw the part of a shot that has come in; it moves between pixels, its edge in even steps."""
    across, down = _STEPS[way]
    width, height = canvas.width, canvas.height
    left, top = -across * (1 - share) * width, -down * (1 - share) * height
    box = Box(
        max(0, round(left / 2) * 2),
        max(0, round(top / 2) * 2),
        min(width, width + round(left / 2) * 2),
        min(height, height + round(top / 2) * 2),
    )
    draw(canvas, sheet_from_canvas(shot), 1.0, -left, -top, box, scratch)


def reveal(
    shape: Callable[[int, int], Pixels], beneath: Canvas, shot: Canvas, progress: float, scratch: Scratch
) -> None:
    """Show the new shot where a soft edge has passed.

    Parameters
    ----------
    shape
        For a width and height: when the edge passes each pixel, 0 to 1, float32.
    """
    when = shape(beneath.width, beneath.height)
    reached = smoothstep(progress) * (1 + _FEATHER)
    # 0 before the edge, 255 behind it. What is negative is cut off first: `convertScaleAbs` would turn it.
    mask = cv2.convertScaleAbs(np.maximum(reached - when, 0), alpha=255 / _FEATHER)
    _show(beneath.luma, shot.luma, mask, scratch)
    half = cv2.resize(mask, (beneath.width // 2, beneath.height // 2), interpolation=cv2.INTER_AREA)
    _show(beneath.chroma, shot.chroma, cv2.merge((half, half)), scratch)


def _show(beneath: Pixels, shot: Pixels, mask: Pixels, scratch: Scratch) -> None:
    hidden = scratch("reveal.hidden", *mask.shape)
    cv2.bitwise_not(mask, dst=hidden)
    cv2.multiply(beneath, hidden, dst=beneath, scale=1 / 255)
    seen = scratch("reveal.seen", *mask.shape)
    cv2.multiply(shot, mask, dst=seen, scale=1 / 255)
    cv2.add(beneath, seen, dst=beneath)


def _when_wiped(way: Way, width: int, height: int) -> Pixels:
    line = np.arange(width if way in {"left", "right"} else height, dtype=np.float32) + 0.5
    line /= len(line)
    if way in {"left", "up"}:
        line = 1 - line
    grown = line[None, :] if way in {"left", "right"} else line[:, None]
    return np.ascontiguousarray(np.broadcast_to(grown, (height, width)))


@lru_cache(maxsize=4)
def _when_circled(width: int, height: int) -> Pixels:
    y, x = np.ogrid[:height, :width]
    far = np.hypot(x + 0.5 - width / 2, y + 0.5 - height / 2) / math.hypot(width / 2, height / 2)
    return far.astype(np.float32)


@lru_cache(maxsize=4)
def _when_clocked(width: int, height: int) -> Pixels:
    y, x = np.ogrid[:height, :width]
    turn = np.arctan2(x + 0.5 - width / 2, height / 2 - y - 0.5) / (2 * math.pi) % 1
    return turn.astype(np.float32)


def zoom(beneath: Canvas, shot: Canvas, progress: float, scratch: Scratch) -> None:
    """Fly into the old shot and come out in the new one, which is still a little way off and comes closer."""
    gone = smoothstep(progress)
    old, new = (
        scratch.canvas(f"transition.{name}", beneath.width, beneath.height) for name in ("old", "new")
    )
    _closer(beneath, _NEAREST**gone, old)
    _closer(shot, _FARTHEST ** (gone - 1), new)
    beneath.copy_from(old)
    beneath.mix(new, smoothstep(min(1.0, max(0.0, (progress - 0.3) / 0.4))))


def _closer(source: Canvas, factor: float, target: Canvas) -> None:
    """Enlarge a frame around its middle; where it is made smaller its edges are mirrored."""
    width, height = source.width, source.height
    x, y = (width - 1) / 2 * (1 - 1 / factor), (height - 1) / 2 * (1 - 1 / factor)
    # Chroma lies on luma's even columns and half a row lower: the same mapping on its own grid.
    half = x / 2, (y + (1 / factor - 1) / 2) / 2
    for plane, made, at in ((source.luma, target.luma, (x, y)), (source.chroma, target.chroma, half)):
        height, width = plane.shape[:2]
        mapping = np.array([[1 / factor, 0, at[0]], [0, 1 / factor, at[1]]])
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        cv2.warpAffine(
            plane, mapping, (width, height), dst=made, flags=flags, borderMode=cv2.BORDER_REFLECT_101
        )


def blur(beneath: Canvas, shot: Canvas, progress: float, _: Scratch) -> None:
    """Lose the old shot in a blur that the new one comes out of."""
    sigma = _BLUR * max(beneath.width, beneath.height)
    soften_frame(beneath, sigma * smoothstep(min(1.0, 2 * progress)))
    soft = Canvas(shot.luma.copy(), shot.chroma.copy())
    soften_frame(soft, sigma * smoothstep(min(1.0, 2 - 2 * progress)))
    beneath.mix(soft, smoothstep(progress))


TRANSITIONS: Final[Mapping[str, Transition]] = {
    "crossfade": crossfade,
    "fade-black": partial(through, BLACK_LUMA),
    "fade-white": partial(through, _WHITE_LUMA),
    **{f"wipe-{way}": partial(reveal, partial(_when_wiped, way)) for way in _STEPS},
    **{f"slide-{way}": partial(slide, way) for way in _STEPS},
    **{f"push-{way}": partial(push, way) for way in _STEPS},
    "circle": partial(reveal, _when_circled),
    "clock": partial(reveal, _when_clocked),
    "zoom": zoom,
    "blur": blur,
}
"""By name."""
