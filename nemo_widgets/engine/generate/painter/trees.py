"""Woods: rows of trees near and far, and the dark ground they stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import mix, scaled
from nemo_widgets.engine.generate.painter.easel import Easel, enlarged
from nemo_widgets.engine.generate.painter.noise import smoothstep
from nemo_widgets.engine.generate.painter.outlines import (
    SHIFT,
    broadleaf,
    fill,
    fill_all,
    pine,
    pines,
    snow_on_boughs,
)

Array = NDArray[Any]


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
    full, unit = easel.right - easel.left, easel.unit
    ground = foot(easel.columns(full))[0] * easel.height
    top = max(int(ground.min() - (height * 1.45 + spread * rows) * unit) - 2, 0)
    bottom = int(ground.max()) + 2 if down_to is None else round(down_to * easel.height)
    bottom = min(max(bottom, top + 2), easel.bottom)
    if bottom - top < 2:
        return
    air = cv2.resize(easel.air_over(top, bottom, 40, 40), (full, bottom - top))
    picture: Array = np.array(air)
    alpha: Array = np.zeros((bottom - top, full), np.float32)
    wood = _Wood(easel, name, height, density, round_share, in_groups=in_groups, soil=soil, snow=snow)
    for row in range(rows):
        back = 1 - row / max(rows - 1, 1) if rows > 1 else 0.0
        line = ground - back * spread * unit * rows
        # What the ground of the next row hides need not be painted.
        low = bottom
        if soil and row < rows - 1:
            low = min(int((line + spread * unit * rows / (rows - 1)).max()) + 3, bottom)
        high = max(int(line.min() - height * 1.45 * unit) - 2, top)
        if low - high < 2:
            continue
        part = np.s_[high - top : low - top]
        mask, tints, white = wood.row(rng, row, back, line - high, low - high)
        # Mist gathers at the trees' feet, and the tops stand out.
        few = (max(full // 4, 2), max((low - high) // 4, 2))
        lines = high + (np.arange(few[1], dtype=np.float32)[:, None] + 0.5) * (low - high) / few[1]
        below = lines - cv2.resize(line[None, :].astype(np.float32), (few[0], 1))
        foggy = smoothstep(-height * unit, (spread + height * 1.2) * unit, below)
        amount = np.clip(veil * (0.3 + 0.7 * back) + foot_veil * veil * foggy, 0, 1)[..., None]
        hazy = cv2.resize(air[part], few, interpolation=cv2.INTER_AREA)
        tone = enlarged(
            mix(np.broadcast_to(colour, hazy.shape), hazy, amount), full, low - high, smooth=False
        )
        clear = enlarged(1 - amount[..., 0], full, low - high, smooth=False)
        # No tree has quite the colour of its neighbour; a crown's upper boughs are lighter.
        unlike = (tints.astype(np.float32) * np.float32(1 / 128) - 1) * clear
        tone += scaled(unlike, (colour * np.array([0.2, 0.3, 0.2])).tolist())
        if snow is not None:
            # Snow on the ground lies in the shade of the wood, that on the boughs sees the sky.
            lit = np.where((below > 0)[..., None], snow * 0.93, snow * 1.04).clip(0, 255).astype(np.float32)
            lit = enlarged(mix(lit, hazy, amount), full, low - high, smooth=False)
            tone = mix(tone, lit, white.astype(np.float32)[..., None] / 255)
        cover = mask.astype(np.float32) / 255
        whole = cover + alpha[part] * (1 - cover)
        share = np.where(whole > 0, cover / np.maximum(whole, 1e-4), 1.0).astype(np.float32)
        alpha[part] = whole
        picture[part] = mix(picture[part], tone, share[..., None])
    easel.put(name, picture, alpha, top, depth)


class _Wood:
    """Trees that are drawn row by row."""

    def __init__(
        self,
        easel: Easel,
        name: str,
        height: float,
        density: float,
        round_share: float,
        *,
        in_groups: bool,
        soil: bool,
        snow: Array | None,
    ) -> None:
        self._easel, self._height, self._density, self._round = easel, height, density, round_share
        self._gaps = easel.noise(name + " groups") if in_groups else None
        self._soil, self._snow = soil, snow

    def row(
        self, rng: np.random.Generator, row: int, back: float, line: Array, high: int
    ) -> tuple[Array, Array, Array]:
        """Return what a row covers, how light its parts are (128 is the usual), and where snow lies."""
        easel, unit, full = self._easel, self._easel.unit, len(line)
        mask = np.zeros((high, full), np.uint8)
        tints = np.full((high, full), 128, np.uint8)
        white = np.zeros((high, full) if self._snow is not None else (1, 1), np.uint8)
        if self._soil:
            mask[np.arange(high, dtype=np.float32)[:, None] + 0.5 > line[None, :]] = 255
            if self._snow is not None:
                white[...] = mask
        trees = list(_standing(rng, easel, self._height * (1 - 0.25 * back), self._density, self._round))
        if self._gaps is not None:
            at = np.array([tree[0] for tree in trees])
            there = self._gaps(at * 1.7, np.full(len(at), float(row))) >= 0.05
            trees = [tree for tree, is_there in zip(trees, there, strict=True) if is_there]
        if not trees:
            return mask, tints, white
        sizes = np.array([size for _, size, _ in trees]) * unit
        x = np.array([easel.x_of(at) for at, _, _ in trees])
        stand = line[np.clip(x.astype(int), 0, full - 1)] + sizes * 0.06
        spots = np.stack([x, stand, sizes], axis=1)
        own = rng.integers(84, 172, len(trees)).tolist()
        tiers = np.array([0 if is_round else _tiers(size) for _, size, is_round in trees])
        outlines: dict[int, Array] = {}
        boughs: dict[int, Array] = {}
        for count in np.unique(tiers[tiers > 0]).tolist():
            chosen = np.flatnonzero(tiers == count)
            drawn, sides = pines(spots[chosen], rng, count)
            outlines |= dict(zip(chosen.tolist(), drawn, strict=True))
            boughs |= dict(zip(chosen.tolist(), sides, strict=True))
        for number, tone in enumerate(own):
            if tiers[number] == 0:
                self._crown(mask, tints, spots[number], tone, rng)
                continue
            fixed = [np.round(outlines[number] * (1 << SHIFT)).astype(np.int32)]
            cv2.fillPoly(mask, fixed, 255, lineType=cv2.LINE_AA, shift=SHIFT)
            cv2.fillPoly(tints, fixed, tone, lineType=cv2.LINE_AA, shift=SHIFT)
            if self._snow is not None:
                cv2.fillPoly(white, fixed, 0, lineType=cv2.LINE_AA, shift=SHIFT)
                for side in boughs[number]:
                    fill_all(white, snow_on_boughs(side[:, 0], side[:, 1], float(sizes[number])))
        return mask, tints, white

    def _crown(self, mask: Array, tints: Array, spot: Array, own: int, rng: np.random.Generator) -> None:
        x, stand, size = (float(value) for value in spot)
        tall = size * 0.8
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
