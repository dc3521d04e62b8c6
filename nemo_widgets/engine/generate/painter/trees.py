"""Trees as silhouettes: pines near and far, palms, and the dark ground they stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import mix
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.noise import smoothstep

Array = NDArray[Any]

# Polygon points are given to OpenCV in sixteenths of a pixel.
_SHIFT = 4


def fill(mask: Array, points: Array, value: int = 255) -> None:
    """Fill a polygon (n, 2) in float pixels on an 8-bit mask, with smooth edges."""
    fixed = np.round(points * (1 << _SHIFT)).astype(np.int32)
    cv2.fillPoly(mask, [fixed], value, lineType=cv2.LINE_AA, shift=_SHIFT)


def fill_all(mask: Array, shapes: list[Array], value: int = 255) -> None:
    """Fill many polygons at once."""
    fixed = [np.round(points * (1 << _SHIFT)).astype(np.int32) for points in shapes]
    for one in fixed:
        cv2.fillConvexPoly(mask, one, value, lineType=cv2.LINE_AA, shift=_SHIFT)


def pine(x: float, foot: float, height: float, rng: np.random.Generator, tiers: int | None = None) -> Array:
    """Return the outline of a pine: boughs that droop, longer towards the foot, none like the other."""
    return snowy_pine(x, foot, height, rng, tiers)[0]


def snowy_pine(
    x: float, foot: float, height: float, rng: np.random.Generator, tiers: int | None = None
) -> tuple[Array, list[Array]]:
    """Return the outline of a pine, and the outlines of what snow lies on its boughs."""
    n = tiers if tiers is not None else int(np.clip(height / 5, 5, 26))
    width = height * float(rng.uniform(0.16, 0.23))
    lean = float(rng.normal(0, 0.012)) * height
    down = np.linspace(0.0, 1.0, n + 1)[1:]
    sides, snow = [], []
    for sign in (-1.0, 1.0):
        reach = width * down**0.82 * rng.uniform(0.5, 1.15, n)
        droop = reach * rng.uniform(0.05, 0.42, n)
        level = foot - height * (1 - down * 0.93)
        tips = np.stack([x + lean * (1 - down) + sign * reach, level + droop], axis=1)
        inner = reach * rng.uniform(0.34, 0.5, n)
        notches = np.stack([x + lean * (1 - down) + sign * inner, level + droop * 0.15], axis=1)
        side = np.empty((2 * n, 2))
        side[0::2], side[1::2] = tips, notches
        sides.append(side)
        snow += _on_boughs(tips, notches, height)
    trunk = max(width * 0.09, 0.35)
    top = np.array([[x + lean, foot - height]])
    stump = np.array(
        [
            [x + trunk, foot - height * 0.05],
            [x + trunk, foot + height * 0.04],
            [x - trunk, foot + height * 0.04],
            [x - trunk, foot - height * 0.05],
        ]
    )
    return np.concatenate([top, sides[1], stump, sides[0][::-1]]), snow


def _on_boughs(tips: Array, notches: Array, height: float) -> list[Array]:
    """Return the snow on one side of a pine: on each bough a heap from the notch above it to near its tip."""
    above = np.concatenate([tips[:1] * [1, 0] + [0, 1] * (tips[:1] - height * 0.05), notches[:-1]])
    above[0, 0] = notches[0, 0]
    reach = tips - above
    thick = np.abs(reach[:, 0])
    root = above + reach * 0.12
    end = above + reach * 0.66
    low = above + reach * 0.5 + np.stack([0 * thick, thick * 0.13], axis=1)
    inner = above + reach * 0.16 + np.stack([0 * thick, thick * 0.17], axis=1)
    return list(np.stack([root, end, low, inner], axis=1))


def broadleaf(x: float, foot: float, height: float, rng: np.random.Generator) -> list[Array]:
    """Return the outlines of a round tree: a trunk and a crown of overlapping heaps."""
    shapes = []
    trunk = height * 0.035
    shapes.append(
        np.array(
            [
                [x - trunk, foot],
                [x - trunk * 0.5, foot - height * 0.6],
                [x + trunk * 0.5, foot - height * 0.6],
                [x + trunk, foot],
            ]
        )
    )
    angle = np.linspace(0, 2 * np.pi, 26, endpoint=False)
    for _ in range(9):
        cx = x + float(rng.normal(0, 0.16)) * height
        cy = foot - height * float(rng.uniform(0.48, 0.86))
        radius = height * float(rng.uniform(0.12, 0.2)) * rng.uniform(0.86, 1.14, len(angle))
        shapes.append(np.stack([cx + np.cos(angle) * radius, cy + np.sin(angle) * radius * 0.85], axis=1))
    return shapes


def palm(x: float, foot: float, height: float, lean: float, rng: np.random.Generator) -> list[Array]:
    """Return the outlines of a palm: a curved trunk and feathered fronds."""
    t = np.linspace(0, 1, 18)
    spine = np.stack([x + lean * height * t**1.7, foot - height * t], axis=1)
    thick = height * (0.024 - 0.011 * t)
    trunk = np.concatenate([spine - np.stack([thick, 0 * t], 1), (spine + np.stack([thick, 0 * t], 1))[::-1]])
    shapes = [trunk]
    crown = spine[-1]
    for angle in np.linspace(-0.5, np.pi + 0.5, 9) + rng.normal(0, 0.12, 9):
        length = height * float(rng.uniform(0.36, 0.5))
        s = np.linspace(0, 1, 44)
        direction = np.array([np.cos(angle), -np.sin(angle)])
        rib = crown + s[:, None] * direction * length + np.stack([0 * s, (s**2) * length * 0.62], 1)
        along = np.gradient(rib, axis=0)
        along /= np.linalg.norm(along, axis=1, keepdims=True)
        normal = np.stack([-along[:, 1], along[:, 0]], 1)
        for side in (-1, 1):
            for k in range(3, 43):
                leaf = length * 0.19 * np.sin(np.pi * s[k] ** 0.8) ** 0.7
                tip = rib[k] + (normal[k] * side * 0.6 + along[k] * 0.7) * leaf + np.array([0, leaf * 0.45])
                shapes.append(
                    np.array([rib[k] - along[k] * length * 0.011, tip, rib[k] + along[k] * length * 0.011])
                )
        shapes.append(np.concatenate([rib + normal * length * 0.008, (rib - normal * length * 0.008)[::-1]]))
    return shapes


def paint_tree_line(
    easel: Easel,
    name: str,
    foot: Callable[[Array], Array],
    *,
    height: float,
    rows: int,
    colour: Array,
    veil: float,
    depth: float,
    spread: float = 0.03,
    density: float = 1.0,
    round_share: float = 0.0,
    down_to: float | None = None,
    foot_veil: float = 0.34,
    in_groups: bool = False,
    soil: bool = True,
    snow: Array | None = None,
) -> None:
    """Paint a wood: rows of trees from back to front, the back ones paler.

    Parameters
    ----------
    easel
        Where to paint.
    name, depth
        As in `Layer`.
    foot
        The ``v`` the front row stands on, over ``u``.
    height
        Height of a tree in units.
    rows
        How many rows stand behind each other, each ``spread`` units higher up the picture.
    colour
        Colour of the front row, RGB.
    veil
        How much air lies before the back row, 0…1.
    density
        Trees a tree's width.
    round_share
        Which share of the trees is round instead of pine, 0…1.
    down_to
        The ``v`` the wood is painted down to; the foot of the front row by default.
    foot_veil
        How much of the veil lies before the trees' feet.
    in_groups
        Whether the trees stand in groups with open ground between.
    soil
        Whether the ground under the trees is painted too.
    snow
        Colour of the snow that lies on ground and trees, RGB; None where there is none.
    """
    rng = easel.rng(name)
    full = easel.right - easel.left
    u = easel.columns(full)
    ground = foot(u)[0] * easel.height
    top = max(int(ground.min() - (height * 1.45 + spread * rows) * easel.unit) - 2, 0)
    bottom = int(ground.max()) + 2 if down_to is None else round(down_to * easel.height)
    bottom = min(max(bottom, top + 2), easel.bottom)
    high = bottom - top
    if high < 2:
        return
    lines = np.arange(top, bottom, dtype=np.float32)[:, None] + 0.5
    air = cv2.resize(easel.air_over(top, bottom, 40, 40), (full, high), interpolation=cv2.INTER_LINEAR)
    gaps = easel.noise(name + " groups")
    picture: Array = np.array(air)
    alpha: Array = np.zeros((high, full), np.float32)
    for row in range(rows):
        back = 1 - row / max(rows - 1, 1) if rows > 1 else 0.0
        line = ground - back * spread * easel.unit * rows
        mask = np.zeros((high, full), np.uint8)
        white = np.zeros((high, full), np.uint8)
        # No tree has quite the colour of its neighbour; a crown's upper boughs are lighter.
        tints = np.full((high, full), 128, np.uint8)
        if soil:
            mask[lines > line[None, :]] = 255
            white[lines > line[None, :]] = 255
        for at, size, is_round in _standing(rng, easel, height * (1 - 0.25 * back), density, round_share):
            if in_groups and gaps(np.array([at * 1.7]), np.array([row]))[0] < 0.05:
                continue
            column = int(np.clip(easel.x_of(at), 0, full - 1))
            stand = float(line[column]) - top + size * easel.unit * 0.06
            spot = (easel.x_of(at), stand, size)
            _plant(
                mask, tints, white if snow is not None else None, spot, easel.unit, rng.spawn(1)[0], is_round
            )
        cover = mask.astype(np.float32) / 255
        # Mist gathers at the trees' feet, and the tops stand out.
        low = smoothstep(-height * easel.unit, (spread + height * 1.2) * easel.unit, lines - line[None, :])
        amount = np.clip(veil * (0.3 + 0.7 * back) + foot_veil * veil * low, 0, 1)[..., None]
        part = tints.astype(np.float32)[..., None] / 128 - 1
        own = colour * (1 + part * np.array([0.2, 0.3, 0.2], np.float32))
        if snow is not None:
            # Snow on the ground lies in the shade of the wood, that on the boughs sees the sky.
            lit = np.where((lines > line[None, :])[..., None], snow * 0.93, snow * 1.04).clip(0, 255)
            own = mix(own, lit.astype(np.float32), (white.astype(np.float32) / 255)[..., None])
        tone = mix(own, air, amount)
        before = alpha * (1 - cover)
        alpha = cover + before
        share = np.where(alpha > 0, cover / np.maximum(alpha, 1e-4), 1.0)
        picture += (tone - picture) * share[..., None]
    easel.put(name, picture, alpha, top, depth)


def _plant(
    mask: Array,
    tints: Array,
    white: Array | None,
    spot: tuple[float, float, float],
    unit: float,
    rng: np.random.Generator,
    is_round: bool,
) -> None:
    """Draw one tree: its outline, how light its parts are, and the snow on it."""
    x, stand, size = spot
    own = int(rng.integers(84, 172))
    if not is_round:
        outline, boughs = snowy_pine(x, stand, size * unit, rng, _tiers(size))
        fill(mask, outline)
        fill(tints, outline, own)
        if white is not None:
            fill(white, outline, 0)
            fill_all(white, boughs)
        return
    tall = size * unit * 0.8
    shapes = broadleaf(x, stand, tall, rng)
    for shape in sorted(shapes[1:], key=lambda points: float(points[:, 1].mean())):
        lift = (stand - float(shape[:, 1].mean())) / max(tall, 1.0)
        fill(tints, shape, int(np.clip(own + 190 * (lift - 0.66), 20, 235)))
    for shape in shapes:
        fill(mask, shape)


def _tiers(size: float) -> int:
    return int(np.clip(size * 170, 5, 26))


def _standing(
    rng: np.random.Generator, easel: Easel, height: float, density: float, round_share: float
) -> Iterable[tuple[float, float, bool]]:
    gap = height * 0.3 / density
    edge = easel.half_u * 1.2
    at = -edge
    while at < edge:
        size = height * float(np.clip(rng.normal(0.85, 0.24), 0.4, 1.4))
        yield at, size, bool(rng.random() < round_share)
        at += gap * float(rng.uniform(0.35, 1.65))


def paint_frame_of_pines(easel: Easel, shore: float, colour: Array, *, sides: tuple[float, float]) -> None:
    """Paint the dark foreground: a bank with grass, and tall pines at the left and the right.

    Parameters
    ----------
    easel
        Where to paint.
    shore
        The ``v`` of the bank's top in the middle of the frame.
    colour
        Its colour.
    sides
        How much stands at the left and at the right, 0…1 each.
    """
    rng, noise = easel.rng("foreground"), easel.noise("bank")
    full = easel.right - easel.left
    u = easel.columns(full)[0]
    across = u / easel.half_u
    lift = 0.16 * sides[0] * smoothstep(0.1, 1.1, -across) + 0.16 * sides[1] * smoothstep(0.1, 1.1, across)
    rough = noise.fbm(u[None, :] * 2.2, u[None, :] * 0, 4)[0] * 0.028
    bank = shore * easel.height - (lift * easel.stature * 0.62 + rough) * easel.unit
    tallest = 0.56 * easel.stature
    top = max(int(bank.min() - tallest * easel.unit * 1.1), 0)
    mask = np.zeros((easel.bottom - top, full), np.uint8)
    lines = np.arange(top, easel.bottom, dtype=np.float32)[:, None] + 0.5
    mask[...] = (np.clip(lines - bank[None, :] + 0.5, 0, 1) * 255).astype(np.uint8)
    for side, amount in zip((-1.0, 1.0), sides, strict=True):
        for number in range(round(amount * 7)):
            outward = 1.06 - 0.085 * number * float(rng.uniform(0.7, 1.3))
            at = side * easel.half_u * outward
            size = (
                tallest
                * float(rng.uniform(0.45, 1.0))
                * (0.35 + 0.65 * max(outward, 0.35) ** 2)
                * amount**0.3
            )
            column = int(np.clip(easel.x_of(at), 0, full - 1))
            stand = float(bank[column]) - top + 0.01 * easel.unit
            fill(mask, pine(easel.x_of(at), stand, size * easel.unit, rng.spawn(1)[0], 30))
    _grass(mask, bank - top, easel, rng)
    tone = np.empty((*mask.shape, 3), np.float32)
    down = np.clip((lines - top) / max(easel.bottom - top, 1), 0, 1)
    air = cv2.resize(easel.air_over(top, easel.bottom, 24, 24), (full, mask.shape[0]))
    tone[...] = mix(np.broadcast_to(colour, air.shape), air, (0.10 * (1 - down))[..., None])
    easel.put("foreground", tone, mask.astype(np.float32) / 255, top, 0.95, mirrored=False)


def _grass(mask: Array, bank: Array, easel: Easel, rng: np.random.Generator) -> None:
    full = mask.shape[1]
    unit = easel.unit
    count = int(420 * full / unit)
    at = rng.random(count) * full
    tall = unit * (0.008 + 0.02 * rng.random(count) ** 2.5)
    bend = rng.normal(0, 0.35, count) * tall
    for x, h, b in zip(at, tall, bend, strict=True):
        foot = float(bank[int(x)]) + 2
        half = max(h * 0.05, 0.4)
        fill(
            mask,
            np.array(
                [
                    [x - half, foot],
                    [x + b * 0.4, foot - h * 0.6],
                    [x + b, foot - h],
                    [x + b * 0.4 + half, foot - h * 0.55],
                    [x + half, foot],
                ]
            ),
        )
