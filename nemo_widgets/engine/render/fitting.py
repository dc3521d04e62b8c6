"""A clip's pictures fitted to the canvas: cut first, then scaled once, then turned."""

from __future__ import annotations

import cv2
import numpy as np

from nemo_widgets.engine.render.colour import Picture
from nemo_widgets.engine.render.planes import Box, Canvas, Pixels, Scratch, sheet_from_rgb, stamp
from nemo_widgets.engine.render.stills import Fit

# Scaled down by this and more, what is left out is averaged in, or it would shimmer.
_AVERAGED = 1.5
# Chroma farther off its place than this, in its own pixels, is brought there.
_ASTRAY = 0.06
# A picture whose shape is this many of its pixels off the canvas' is shown whole.
_AS_GOOD_AS = 2.0
_DIM = 0.7


def fit_picture(canvas: Canvas, picture: Picture, fit: Fit, scratch: Scratch, *, bars: bool = True) -> None:
    """Draw a clip's picture on the whole canvas.

    Parameters
    ----------
    canvas
        Where to.
    picture
        The decoded frame.
    fit
        `cover` fills the canvas, `contain` shows all of it, `blur` all of it on its own blur.
    scratch
        Buffers to use.
    bars
        Whether what `contain` leaves is black, else it is left as it is.
    """
    high, wide = picture.luma.shape[:2]
    width, height = picture.turn.size(wide * picture.pixel_aspect, float(high))
    across, down = canvas.width / width, canvas.height / height
    scale = min(across, down)
    if picture.rgba is not None:
        _stamp(
            canvas, picture, picture.rgba, max(across, down) if fit == "cover" else scale, scratch, bars=bars
        )
        return
    shape = canvas.width / canvas.height
    if abs(width - height * shape) <= _AS_GOOD_AS or abs(height - width / shape) <= _AS_GOOD_AS:
        _place(canvas, picture, scratch)
        return
    if fit == "cover":
        _place(canvas, _middle(picture, shape), scratch)
        return
    if fit == "blur":
        _backdrop(canvas, _middle(picture, shape), scratch)
    elif bars:
        canvas.clear()
    wide, high = (max(2, round(side * scale / 2) * 2) for side in (width, height))
    left, top = (canvas.width - wide) // 4 * 2, (canvas.height - high) // 4 * 2
    _place(Box(left, top, left + wide, top + high).on(canvas), picture, scratch)


def _middle(picture: Picture, shape: float) -> Picture:
    """Return the largest middle part that has a shape once it is turned."""
    high, wide = picture.luma.shape
    lying = (1 / shape if picture.turn.transposed else shape) / picture.pixel_aspect
    width = min(wide, max(2, round(high * lying / 2) * 2))
    height = min(high, max(2, round(wide / lying / 2) * 2))
    left, top = (wide - width) // 4 * 2, (high - height) // 4 * 2
    rows, columns = slice(top // 2, (top + height) // 2), slice(left // 2, (left + width) // 2)
    return Picture(
        picture.luma[top : top + height, left : left + width],
        tuple(plane[rows, columns] for plane in picture.chroma),
        picture.full_range,
        picture.turn,
        picture.pixel_aspect,
    )


def _place(target: Canvas, picture: Picture, scratch: Scratch) -> None:
    """Scale a picture to a part of the canvas, turned and in limited range."""
    wide, high = picture.turn.size(target.width, target.height)
    if picture.turn.upright:
        _scale(picture.luma, target.luma)
    else:
        lying = scratch("clip.y", high, wide)
        _scale(picture.luma, lying)
        picture.turn.apply(lying, target.luma)
    pairs = target.chroma
    if not picture.turn.upright:
        pairs = scratch("clip.uv", high // 2, wide // 2, 2)
    _scale_chroma(picture.chroma, pairs, _astray(picture, wide, high), scratch)
    if not picture.turn.upright:
        picture.turn.apply(pairs, target.chroma)
    if picture.full_range:
        cv2.convertScaleAbs(target.luma, dst=target.luma, alpha=219 / 255, beta=16)
        cv2.convertScaleAbs(target.chroma, dst=target.chroma, alpha=224 / 255, beta=128 * (1 - 224 / 255))


def _astray(picture: Picture, wide: int, high: int) -> tuple[float, float]:
    """Return how far from its place scaling leaves chroma, in the file's chroma pixels.

    Scaling keeps the middles of planes together, but chroma lies a quarter of its pixel left of the middle,
    in the file as on the canvas: it would move against the luma as it grows, and as it is turned.
    """
    across, down = picture.luma.shape[1] / wide, picture.luma.shape[0] / high
    back = -0.25 if picture.turn.mirrored else 0.25
    if picture.turn.transposed:
        return 0.25, -back * down
    return 0.25 - back * across, 0.0


def _scale_chroma(
    planes: tuple[Pixels, ...], pairs: Pixels, astray: tuple[float, float], scratch: Scratch
) -> None:
    scaled = []
    for number, plane in enumerate(planes):
        grows = plane.shape[1] < pairs.shape[1]
        x, y = astray
        if not grows:
            x, y = x * pairs.shape[1] / plane.shape[1], y * pairs.shape[0] / plane.shape[0]
        target = scratch(f"clip.c{number}", *pairs.shape[:2])
        if grows:
            _scale(_moved(plane, x, y), target)
        else:
            _scale(plane, target)
            target = _moved(target, x, y)
        scaled.append(target)
    cv2.merge(scaled, dst=pairs)


def _moved(plane: Pixels, x: float, y: float) -> Pixels:
    """Return a plane that shows at each pixel what lay a part of a pixel further on."""
    if abs(x) < _ASTRAY and abs(y) < _ASTRAY:
        return plane
    moved: Pixels = cv2.sepFilter2D(plane, -1, _between(x), _between(y), borderType=cv2.BORDER_REPLICATE)
    return moved


def _between(share: float) -> Pixels:
    share = min(1.0, max(-1.0, share))
    return np.array([max(0.0, -share), 1 - abs(share), max(0.0, share)])


def _scale(source: Pixels, target: Pixels) -> None:
    if source.shape == target.shape:
        np.copyto(target, source)
        return
    shrinks = max(source.shape[1] / target.shape[1], source.shape[0] / target.shape[0])
    how = cv2.INTER_AREA if shrinks >= _AVERAGED else cv2.INTER_CUBIC if shrinks < 1 else cv2.INTER_LINEAR
    cv2.resize(source, (target.shape[1], target.shape[0]), dst=target, interpolation=how)


def _backdrop(canvas: Canvas, picture: Picture, scratch: Scratch) -> None:
    small = scratch.canvas("backdrop", max(16, canvas.width // 16) * 2, max(16, canvas.height // 16) * 2)
    _place(small, picture, scratch)
    reach = max(small.width, small.height) / 24
    luma = cv2.GaussianBlur(small.luma, (0, 0), reach)
    chroma = cv2.GaussianBlur(small.chroma, (0, 0), reach / 2)
    dimmed = cv2.convertScaleAbs(luma, alpha=_DIM, beta=16 * (1 - _DIM))
    muted = cv2.convertScaleAbs(chroma, alpha=_DIM, beta=128 * (1 - _DIM))
    cv2.resize(dimmed, (canvas.width, canvas.height), dst=canvas.luma, interpolation=cv2.INTER_LINEAR)
    size = (canvas.width // 2, canvas.height // 2)
    cv2.resize(muted, size, dst=canvas.chroma, interpolation=cv2.INTER_LINEAR)


def _stamp(
    canvas: Canvas, picture: Picture, rgba: Pixels, scale: float, scratch: Scratch, *, bars: bool
) -> None:
    """Lay a picture with transparency over the canvas."""
    if bars:
        canvas.clear()
    high, wide = rgba.shape[:2]
    size = (max(2, round(wide * picture.pixel_aspect * scale)), max(2, round(high * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    # Weighed by its alpha, so that the colours of what is not seen do not bleed into an edge.
    alpha = rgba[..., 3]
    weighed = cv2.multiply(rgba, cv2.merge((alpha, alpha, alpha, np.full_like(alpha, 255))), scale=1 / 255)
    sized = cv2.resize(weighed, size, interpolation=how)
    upright = np.empty((*picture.turn.size(sized.shape[1], sized.shape[0])[::-1], 4), np.uint8)
    if picture.turn.upright:
        upright = sized
    else:
        picture.turn.apply(sized, upright)
    shade = np.maximum(upright[..., 3:], 1)
    upright[..., :3] = np.minimum(upright[..., :3].astype(np.uint16) * 255 // shade, 255)
    left = (canvas.width - upright.shape[1]) // 4 * 2
    top = (canvas.height - upright.shape[0]) // 4 * 2
    stamp(canvas, sheet_from_rgb(upright), left, top, scratch)
