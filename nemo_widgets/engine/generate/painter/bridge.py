"""Bridges from shore to shore: stone arches over still water, a suspension bridge over the sea."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import blend, mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.noise import smoothstep
from nemo_widgets.engine.generate.painter.outlines import fill

Array = NDArray[Any]


def paint_bridge(easel: Easel, foot: float, *, hung: bool, lit: float, red: bool = True) -> None:
    """Paint a bridge across the whole picture whose piers stand in the water at ``foot`` (``v``).

    Parameters
    ----------
    easel
        Where to paint.
    foot
        The shoreline.
    hung
        Whether it hangs on cables between towers instead of standing on arches.
    lit
        How bright its lamps are, 0 by day.
    red
        Whether a hung one is painted red.
    """
    if hung:
        _paint_hung(easel, foot, lit, red=red)
    else:
        _paint_arches(easel, foot, lit)


def _paint_arches(easel: Easel, foot: float, lit: float) -> None:
    rng, noise, light = easel.rng("bridge"), easel.noise("bridge stones"), easel.light
    full, unit = easel.right - easel.left, easel.unit
    span = 0.235 * easel.stature**0.5 * float(rng.uniform(0.92, 1.1))
    tall = span * 0.8
    middle = float(rng.uniform(-0.1, 0.1))
    u = easel.columns(full)
    # The roadway rises to the middle of the stream.
    deck = tall + 0.035 * np.cos(np.clip((u - middle) / max(easel.half_u, 0.5), -1, 1) * np.pi / 2)
    bottom = round(foot * easel.height) + 1
    top = max(int(bottom - (tall + 0.09) * unit), 0)
    y = np.arange(top, bottom, dtype=np.float32)[:, None] + 0.5
    height = (bottom - y) / unit
    pier = 0.13 * span

    def opening(shift: float, grow: float) -> Array:
        across = np.abs((u - middle - shift + span / 2) % span - span / 2)
        half = (span - pier) / 2 + grow
        spring = tall * 0.86 - half * 0.92
        arch = np.where(
            height < spring,
            half - across,
            (1 - np.hypot(across / half, (height - spring) / (half * 0.92))) * half,
        )
        return np.asarray(np.clip(arch * unit + 0.5, 0, 1))

    side = 1.0 if easel.sun_u > middle else -1.0
    hollow, ring, within = opening(0, 0), opening(0, 0.014), opening(0.022 * -side, -0.002)
    solid = np.clip((deck - height) * unit + 0.5, 0, 1)
    day = np.clip(light.ambient * 0.85 + light.key * (0.2 if light.behind else 0.5), 0, 1)
    stone = blend(light.shadow, day * rgb("#b3a48e"), 0.5 if light.behind else 0.9)
    course = np.floor(height / 0.0125)
    joint = np.abs(height / 0.0125 - course - 0.5) > 0.42
    block = (u + course * 0.011) / 0.027
    upright = np.abs(block - np.floor(block) - 0.5) > 0.455
    tone = 1 + 0.16 * noise.fbm(u * 14, height * 14, 3) - 0.12 * (joint | upright)
    tone = tone * (0.9 + 0.16 * noise(np.floor(block) * 0.73, course * 0.91))
    # Damp and weed at the water line, a shadow under the parapet.
    tone = (
        tone
        * (1 - 0.4 * smoothstep(0.035, 0.0, height))
        * (1 - 0.3 * smoothstep(0.03, 0.022, deck - height) * (deck - height > 0.02))
    )
    colour = np.broadcast_to(stone, (*tone.shape, 3)) * tone[..., None]
    colour = mix(colour, np.minimum(stone * 1.12, 255), (ring * (1 - hollow) * 0.5)[..., None])
    # Of each arch the inside of one pier is seen, in the shade.
    colour = mix(colour, mix(light.shadow, stone, 0.35), hollow[..., None])
    air = easel.air_over(top, bottom, 1, 1)[0, 0]
    colour = mix(colour, air, np.full((1, 1, 1), 0.06 + 0.16 * light.haze))
    alpha = solid * (1 - np.minimum(hollow, within))
    if lit > 0:
        colour, alpha = _with_lamps(easel, colour, alpha, (deck, u, top, bottom), span, lit)
    easel.put("bridge", np.clip(colour, 0, 255).astype(np.float32), alpha.astype(np.float32), top, 0.48)


def _with_lamps(
    easel: Easel, colour: Array, alpha: Array, deck: tuple[Array, Array, int, int], span: float, lit: float
) -> tuple[Array, Array]:
    """Set lamps on the parapet, with their glow."""
    line, u, top, bottom = deck
    spots: Array = np.zeros(alpha.shape, np.float32)
    lamps = (
        np.arange(np.ceil((u[0, 0] + 0.05) / span * 2), np.floor((u[0, -1] - 0.05) / span * 2) + 1) * span / 2
    )
    for at in lamps.tolist():
        x = easel.x_of(at)
        y = bottom - (float(np.interp(at, u[0], line[0])) + 0.03) * easel.unit - top
        mast = np.array(
            [[x - 0.7, y], [x + 0.7, y], [x + 0.7, y + 0.034 * easel.unit], [x - 0.7, y + 0.034 * easel.unit]]
        )
        post = np.zeros(alpha.shape, np.uint8)
        fill(post, mast)
        alpha = np.maximum(alpha, post.astype(np.float32) / 255)
        cv2.circle(
            spots, (round(x * 16), round(y * 16)), round(easel.unit * 0.005 * 16), 1.0, -1, cv2.LINE_AA, 4
        )
    glow = cv2.GaussianBlur(spots, (0, 0), max(easel.unit * 0.012, 1.0)) * 6
    shine = np.clip(np.maximum(spots, np.clip(glow, 0, 0.5)) * lit, 0, 1)
    return mix(np.asarray(colour, np.float32), rgb("#ffd694"), shine[..., None]), np.maximum(alpha, shine)


def _paint_hung(easel: Easel, foot: float, lit: float, *, red: bool) -> None:
    rng, light = easel.rng("bridge"), easel.light
    full, unit = easel.right - easel.left, easel.unit
    bottom = round(foot * easel.height) + 1
    tall, deck = 0.3 * easel.stature, 0.085 * easel.stature
    top = max(int(bottom - tall * 1.1 * unit), 0)
    high = bottom - top
    mask, thin = np.zeros((high, full), np.uint8), np.zeros((high, full), np.uint8)
    span = min(easel.half_u * 1.25, 0.95)
    at = float(rng.uniform(-0.1, 0.1)) - span / 2
    towers = (at - span, at, at + span, at + 2 * span)

    def box(x0: float, y0: float, x1: float, y1: float, on: Array = mask) -> None:
        fill(
            on,
            np.array([(easel.x_of(x), high - y * unit) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]),
        )

    box(-easel.half_u * 1.3, deck - 0.012, easel.half_u * 1.3, deck + 0.004)
    for x in towers:
        box(x - 0.034, 0.0, x + 0.034, 0.03)
        for leg in (-0.021, 0.011):
            box(x + leg, 0.0, x + leg + 0.011, tall)
        for level in (0.4, 0.55, 0.72, 0.88, 0.985):
            box(x - 0.021, tall * level - 0.008, x + 0.022, tall * level + 0.004)
    weight = max(round(unit * 0.0026), 1)
    for left, right in pairwise(towers):
        along = np.linspace(left, right, 60)
        sag = (np.abs(along - (left + right) / 2) / (span / 2)) ** 2
        cable = deck + 0.02 + (tall - deck - 0.02) * sag
        points = np.stack([along * unit + easel.width / 2 - easel.left, high - cable * unit], axis=1)
        cv2.polylines(mask, [np.round(points * 16).astype(np.int32)], False, 255, weight, cv2.LINE_AA, 4)
        for px, py in points[::2]:
            ends = [(round(float(px) * 16), round(float(value) * 16)) for value in (py, high - deck * unit)]
            cv2.line(thin, ends[0], ends[1], 170, 1, cv2.LINE_AA, 4)
    alpha = np.maximum(mask, thin).astype(np.float32) / 255
    day = np.clip(light.ambient * 0.85 + light.key * (0.25 if light.behind else 0.5), 0, 1)
    paint = blend(light.shadow, day * rgb("#c2452f" if red else "#8a97a6"), 0.4 if light.behind else 0.9)
    # At night its own lamps shine on it.
    paint = mix(paint, rgb("#d8a878"), 0.3 * lit)
    air = cv2.resize(easel.air_over(top, bottom, 24, 24), (full, high))
    colour = mix(
        np.broadcast_to(paint, air.shape), air, np.full((high, full, 1), 0.1 + 0.2 * light.haze, np.float32)
    )
    if lit > 0:
        spots: Array = np.zeros((high, full), np.float32)
        for x in np.arange(-easel.half_u * 1.15, easel.half_u * 1.15, 0.06).tolist():
            where = (round(easel.x_of(x) * 16), round((high - (deck + 0.012) * unit) * 16))
            cv2.circle(spots, where, max(round(unit * 0.003 * 16), 12), 1.0, -1, cv2.LINE_AA, 4)
        glow = cv2.GaussianBlur(spots, (0, 0), max(unit * 0.008, 1.0)) * 4
        shine = np.clip(np.maximum(spots, np.clip(glow, 0, 0.45)) * lit, 0, 1)
        colour = mix(np.asarray(colour, np.float32), rgb("#ffd694"), shine[..., None])
        alpha = np.maximum(alpha, shine)
    easel.put("bridge", np.asarray(colour, np.float32), alpha, top, 0.46)
