"""Water: a mirror of what stands above it, broken by ripples or waves, with the sun's path on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel, enlarged, in_bytes
from nemo_widgets.engine.generate.painter.noise import smoothstep

Array = NDArray[Any]


@dataclass(frozen=True)
class Surface:
    """How the water moves.

    Parameters
    ----------
    rough
        0 is a mirror, 1 a storm.
    glitter
        How bright the sun's path is, 0…1.
    clear
        How much it mirrors, 0…1; the rest is the colour of the deep.
    """

    rough: float = 0.12
    glitter: float = 1.0
    clear: float = 0.9


def paint_water(
    easel: Easel, shore: float, surface: Surface, *, name: str = "water", down_to: float | None = None
) -> None:
    """Paint water from the ``v`` of the shore downwards."""
    top = round(shore * easel.height)
    bottom = easel.bottom if down_to is None else min(round(down_to * easel.height), easel.bottom)
    if bottom - top < 2:
        return
    if surface.rough < 0.5:
        surface = replace(surface, rough=surface.rough * easel.ripple)
    full, high = easel.right - easel.left, bottom - top
    wide, low = max(full // 2, 2), max(high // 2, 2)
    u = easel.columns(wide)
    down = (np.arange(low, dtype=np.float32) + 0.5)[:, None] * (high / low) / easel.unit
    slope, chop = _waves(easel, u, down, surface, high / low)
    mirrored = _mirror(easel, top, slope, down, surface, full, high)
    colour = _deepened(easel, mirrored, down, slope, surface, full, high)
    if surface.glitter > 0:
        colour = _with_glitter(easel, colour, u, down, chop, surface, shore)
    if surface.rough > 0.5:
        colour = _with_foam(easel, colour, u, down, slope, surface)
    # The far edge lies in haze.
    veil = np.exp(-np.arange(high, dtype=np.float32) / (0.008 * easel.unit))[:, None, None] * 0.45
    colour = mix(colour, easel.air_over(top, top + 2, full, 1), veil)
    easel.put(name, colour, None, top, 0.5, mirrored=False)
    easel.mirrors = False
    if surface.rough < 0.5:
        _paint_shimmer(easel, top, bottom, surface)


def _paint_shimmer(easel: Easel, top: int, bottom: int, surface: Surface) -> None:
    """Lay a sheet of bright and dark ripples over the water that drifts: its light is never still."""
    full, high = easel.right - easel.left, bottom - top
    wide, low = max(full // 3, 2), max(high // 3, 2)
    u = easel.columns(wide)
    down = (np.arange(low, dtype=np.float32) + 0.5)[:, None] * (high / low) / easel.unit
    far = 1 / (down + 0.045)
    path = np.exp(-(((u - easel.sun_u) / (0.05 + 0.22 * down)) ** 2)) * surface.glitter
    # It ends softly, as it leaves the frame's margin on its way.
    most = (0.1 + 0.3 * path) * smoothstep(0.0, 0.05, down) * smoothstep(1.16, 1.06, np.abs(u) / easel.half_u)
    ripples = easel.noise("shimmer").fbm(u * far * 0.55, far * 5.2, 2)
    bright = mix(easel.light.horizon, easel.light.sun, 0.45)
    alpha = smoothstep(0.12, 0.5, np.abs(ripples)) * most
    colour = mix(easel.light.shadow, bright, smoothstep(-0.05, 0.05, ripples)[..., None])
    picture = in_bytes(enlarged(colour.astype(np.float32), full, high, smooth=False) / 255)
    cut = in_bytes(enlarged(alpha.astype(np.float32), full, high, smooth=False))
    easel.put_cut("shimmer", picture, cut, top, 0.5, drift=(0.0045, 0.0))


def _waves(easel: Easel, u: Array, down: Array, surface: Surface, step: float) -> tuple[Array, Array]:
    """Return the slope of the surface towards the camera, and a finer one for the glitter."""
    noise, fine = easel.noise("waves"), easel.noise("wavelets")
    far = 1 / (down + 0.03)
    x, z = u * far * 0.3, far * 1.0
    pixel = step / easel.unit
    total: Array = np.zeros(np.broadcast_shapes(u.shape, down.shape), np.float32)
    chop = np.zeros_like(total)
    # One wave along z covers (down + 0.03)^2 / frequency on the picture; finer than a pixel is left out.
    for octave, (frequency, weight) in enumerate(((1.1, 0.5), (2.6, 0.42), (5.7, 0.36), (12.5, 0.28))):
        size = (down + 0.03) ** 2 / frequency
        seen = smoothstep(0.6, 2.2, size / pixel)
        source = noise if octave < 2 else fine
        # Waves are longer along the crest than across it.
        part = source(x * frequency * 1.15 + 13 * octave, z * frequency + 7 * octave) * seen
        total = total + part * weight
        if octave > 0:
            chop = chop + part * weight * (1 + 0.5 * octave)
    return total, chop


def _mirror(
    easel: Easel, top: int, slope: Array, down: Array, surface: Surface, full: int, high: int
) -> Array:
    low, wide = slope.shape
    half_top = top / 2
    reach = (0.02 + 0.62 * down**0.9) * surface.rough * easel.unit
    rows = (np.arange(low, dtype=np.float32)[:, None] + 0.5) * (high / low)
    shift = np.abs(slope) * reach * 0.5 + slope * reach
    source_y = np.minimum((top - rows - shift) / 2 - 0.5, half_top - 1)
    source_y = np.abs(source_y)
    across = (np.arange(wide, dtype=np.float32)[None, :] + 0.5) * (full / wide) / 2 - 0.5
    source_x = across + slope * reach * 0.12
    stack = easel.backdrop[: max(int(half_top), 1)]
    if surface.rough > 0.03:
        # Ripples too small to draw smear the mirror from top to bottom.
        stack = cv2.GaussianBlur(
            stack,
            (0, 0),
            sigmaX=0.4 + surface.rough * easel.unit * 0.003,
            sigmaY=0.5 + surface.rough * easel.unit * 0.022,
        )
    map_x = enlarged(source_x.astype(np.float32), full, high, smooth=False)
    map_y = enlarged(source_y.astype(np.float32), full, high, smooth=False)
    result: Array = cv2.remap(stack, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    return result


def _deepened(
    easel: Easel, mirrored: Array, down: Array, slope: Array, surface: Surface, full: int, high: int
) -> Array:
    light = easel.light
    deep = mix(light.shadow, np.clip(light.ambient, 0, 1) * rgb("#5f9fb0"), 0.42)
    # Seen from above, water mirrors less and shows its own colour.
    steep = smoothstep(0.0, 0.75, down)
    share = np.clip(
        (1 - surface.clear) + 0.46 * steep + slope * surface.rough * (1.1 + 1.2 * (surface.rough > 0.5)),
        0.03,
        0.92,
    )
    share = enlarged(share.astype(np.float32), full, high, smooth=False)[..., None]
    return mix(mirrored * 0.93, deep, share)


def _with_glitter(
    easel: Easel, colour: Array, u: Array, down: Array, chop: Array, surface: Surface, shore: float
) -> Array:
    light = easel.light
    high, full = colour.shape[:2]
    rise = max((shore - easel.sun_v) * easel.tall, 0.02)
    width = 0.022 + 0.17 * down + 0.05 * surface.rough
    path = np.exp(-(((u - easel.sun_u) / width) ** 2))
    skirt = np.exp(-(((u - easel.sun_u) / (width * 2.6)) ** 2))
    # Brightest where a mirror would show the sun, and along the whole way to it.
    along = np.exp(-(((down - rise) / (0.16 + rise)) ** 2)) * 0.45 + 0.62 * np.exp(-down * 1.7)
    sparkle = smoothstep(0.18, 0.62, chop + 0.34 * path)
    shine = (path * (0.24 + 0.95 * sparkle) + skirt * sparkle * 0.4) * along * surface.glitter
    shine = enlarged(np.clip(shine, 0, 1.2).astype(np.float32), full, high, smooth=False)[..., None]
    warm = mix(light.glow, light.sun, np.clip(shine * 1.1, 0, 1))
    return mix(colour, warm, np.clip(shine * 1.05, 0, 0.97))


def _with_foam(easel: Easel, colour: Array, u: Array, down: Array, slope: Array, surface: Surface) -> Array:
    high, full = colour.shape[:2]
    noise = easel.noise("foam")
    far = 1 / (down + 0.05)
    torn = noise.fbm(u * far * 3.6, far * 11, 5)
    crest = smoothstep(0.2, 0.6, slope + 0.6 * torn)
    foam = crest * smoothstep(-0.1, 0.5, torn + 0.2) * (surface.rough - 0.4) * 1.2
    foam = enlarged(np.clip(foam, 0, 0.85).astype(np.float32), full, high, smooth=False)[..., None]
    white = mix(easel.light.cloud_lit, rgb("#ffffff"), 0.25)
    return mix(colour, white, foam)
