"""Photos and drawings, fitted to the canvas and laid out for the camera."""

from __future__ import annotations

import math
from typing import Literal

import cv2
import numpy as np

from nemo_widgets.engine.render.layers import Layer, LayeredPicture, layers_from_rgba
from nemo_widgets.engine.render.motion import PAN_ZOOM, Motion, Path, at_depth
from nemo_widgets.engine.render.planes import Pixels

Fit = Literal["cover", "contain", "blur"]

# The stage is larger than the canvas by what the camera magnifies, so that close-ups stay sharp, and a little
# more: a picture drawn at about its own size cannot be placed between pixels as fast.
_DENSITY = 1.06
_MARGIN = PAN_ZOOM
LARGEST_MARGIN = 1.3
"""How much larger than the canvas a picture is drawn from, at most."""
_LONGEST_STAGE = 2.5
_AVERAGED = 0.6
# What is kept around all that the camera ever sees.
_RIM = 32
_STEPS = 64
_BLUR_DEPTH, _PICTURE_DEPTH = 1.0, 0.4


def still(
    picture: Pixels,
    canvas: tuple[int, int],
    *,
    fit: Fit,
    motion: Motion,
    seconds: float,
    see_through: bool = False,
) -> LayeredPicture:
    """Lay a picture out for the camera.

    Parameters
    ----------
    picture
        RGB or straight-alpha RGBA.
    canvas
        Width and height of the frame.
    fit
        `cover` fills the canvas, `contain` shows all of it on black, `blur` all of it on its own blur.
    motion, seconds
        The camera's way and how long it takes.
    see_through
        Whether what lies beneath shows where the picture does not: it then gets no background.
    """
    shape = canvas[0] / canvas[1]
    has_alpha = picture.shape[2] == 4
    if fit == "cover" and not (has_alpha and not see_through):
        return _covering(picture, canvas, motion, seconds)
    margin = 1.0 if motion == "none" else _MARGIN
    size = (_even(canvas[0] * margin), _even(canvas[1] * margin))
    stage = (float(size[0]), float(size[1]))
    path = Path(motion, seconds, stage, shape)
    layers: tuple[Layer, ...] = ()
    if not see_through:
        backdrop = np.zeros((size[1], size[0], 3), np.uint8) if fit == "contain" else blurred(picture, size)
        layers = layers_from_rgba(backdrop, x=0, y=0, stage=stage, nearness=_BLUR_DEPTH)
    return LayeredPicture(stage, (*layers, *_framed(picture, path, stage, fit)), path)


def _covering(picture: Pixels, canvas: tuple[int, int], motion: Motion, seconds: float) -> LayeredPicture:
    """Fill the canvas; only what the camera sees on its way is scaled and kept."""
    shape = canvas[0] / canvas[1]
    plain = Path(motion, seconds, (float(canvas[0]), float(canvas[1])), shape)
    closest = max(canvas[0] / view.width for view in plain.views(_STEPS))
    size = _cover(picture, canvas, closest * _DENSITY)
    stage = (min(size[0], canvas[0] * _LONGEST_STAGE), min(size[1], canvas[1] * _LONGEST_STAGE))
    path = Path(motion, seconds, stage, shape)
    views = list(path.views(_STEPS))
    spans = []
    for axis in (0, 1):
        factor, spare = size[axis] / picture.shape[1 - axis], (size[axis] - stage[axis]) / 2
        sides = [(v.x, v.width) if axis == 0 else (v.y, v.height) for v in views]
        low = min(middle - side / 2 for middle, side in sides) + spare - _RIM
        high = max(middle + side / 2 for middle, side in sides) + spare + _RIM
        first, last, length = _span(low, high, factor, picture.shape[1 - axis])
        spans.append((first, last, length, first * factor - spare))
    (left, right, wide, x), (top, bottom, high, y) = spans
    fitted = _resize(picture[top:bottom, left:right], (wide, high))
    layers = layers_from_rgba(fitted, x=x, y=y, stage=(np.inf, np.inf))
    return LayeredPicture(stage, layers, path)


def _span(low: float, high: float, factor: float, available: int) -> tuple[int, int, int]:
    """Return the source pixels that hold a stretch of the stage, first and last, and the length they get.

    Of some choices the one that is stretched least by whole pixels.
    """
    first, last = max(0, math.floor(low / factor)), min(available, math.ceil(high / factor))
    choices = [
        (abs(round((b - a) * factor) - (b - a) * factor), a, b)
        for a in range(max(0, first - 8), first + 1)
        for b in range(last, min(available, last + 8) + 1)
    ]
    _, first, last = min(choices)
    return first, last, max(2, round((last - first) * factor))


def _framed(picture: Pixels, path: Path, stage: tuple[float, float], fit: Fit) -> tuple[Layer, ...]:
    """Place the whole picture where the camera never cuts it; one that covers is placed on the full stage."""
    room = stage if fit == "cover" else _always_seen(path, stage)
    scale = room[0] / picture.shape[1], room[1] / picture.shape[0]
    factor = max(scale) if fit == "cover" else min(scale)
    size = max(2, round(picture.shape[1] * factor)), max(2, round(picture.shape[0] * factor))
    fitted = _with_edge(_resize(picture, size))
    x, y = (stage[0] - fitted.shape[1]) / 2, (stage[1] - fitted.shape[0]) / 2
    return layers_from_rgba(fitted, x=x, y=y, stage=(np.inf, np.inf), nearness=_PICTURE_DEPTH)


def _always_seen(path: Path, stage: tuple[float, float]) -> tuple[float, float]:
    """Return the size around the stage's middle that stays in view all along the path."""
    across, down = stage
    for step in range(33):
        view = at_depth(path.at(path.seconds * step / 32), stage, _PICTURE_DEPTH)
        across = min(across, view.width - 2 * abs(view.x - stage[0] / 2))
        down = min(down, view.height - 2 * abs(view.y - stage[1] / 2))
    return across, down


def blurred(picture: Pixels, size: tuple[int, int]) -> Pixels:
    """Return a picture blurred and dimmed to stand behind itself, covering a size."""
    if picture.shape[2] == 4:
        alpha = picture[..., 3:].astype(np.uint16)
        picture = ((picture[..., :3] * alpha) // 255).astype(np.uint8)
    small = (max(8, size[0] // 8), max(8, size[1] // 8))
    cover = _cut(_resize(picture, _cover(picture, small, 1.0)), small)
    soft = cv2.GaussianBlur(cover, (0, 0), max(small) / 24)
    dimmed = cv2.convertScaleAbs(soft, alpha=0.7)
    enlarged: Pixels = cv2.resize(dimmed, size, interpolation=cv2.INTER_CUBIC)
    return enlarged


def _cover(picture: Pixels, canvas: tuple[int, int], margin: float) -> tuple[int, int]:
    factor = margin * max(canvas[0] / picture.shape[1], canvas[1] / picture.shape[0])
    return (
        max(int(np.ceil(canvas[0] * margin)), round(picture.shape[1] * factor)),
        max(int(np.ceil(canvas[1] * margin)), round(picture.shape[0] * factor)),
    )


def _cut(picture: Pixels, most: tuple[float, float]) -> Pixels:
    """Cut a picture around its middle to a size it must not exceed."""
    height, width = picture.shape[:2]
    across, down = min(width, int(most[0])), min(height, int(most[1]))
    left, top = (width - across) // 2, (height - down) // 2
    return picture[top : top + down, left : left + across]


def _resize(picture: Pixels, size: tuple[int, int]) -> Pixels:
    """Resize; transparency is weighed in, so that hidden colours do not bleed into an edge."""
    # Averaging a little more than one pixel softens more than it helps, and takes three times as long.
    how = cv2.INTER_AREA if size[0] < picture.shape[1] * _AVERAGED else cv2.INTER_CUBIC
    if picture.shape[2] == 3:
        resized: Pixels = cv2.resize(picture, size, interpolation=how)
        return resized
    alpha = picture[..., 3:].astype(np.float32) / 255
    weighed = np.concatenate([picture[..., :3] * alpha, alpha * 255], axis=2)
    mixed = cv2.resize(weighed, size, interpolation=how).clip(0, 255)
    colour = mixed[..., :3] * (255 / np.maximum(mixed[..., 3:], 1e-3))
    return np.concatenate([colour.clip(0, 255), mixed[..., 3:]], axis=2).round().astype(np.uint8)


def _with_edge(picture: Pixels) -> Pixels:
    """Give a picture a transparent rim, so that its moving edges are drawn between pixels."""
    if picture.shape[2] == 3:
        picture = np.dstack([picture, np.full(picture.shape[:2], 255, np.uint8)])
    edge: Pixels = cv2.copyMakeBorder(picture, 2, 2, 2, 2, cv2.BORDER_REPLICATE)
    edge[:2, :, 3] = edge[-2:, :, 3] = edge[:, :2, 3] = edge[:, -2:, 3] = 0
    return edge


def _even(length: float) -> int:
    return round(length / 2) * 2
