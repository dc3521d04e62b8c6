"""What people built to live and pray in."""

from __future__ import annotations

import numpy as np

from nemo_widgets.engine.generate.painter.colour import from_oklab
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.light import HUES
from nemo_widgets.engine.generate.painter.thing import Place, Sprite
from nemo_widgets.engine.generate.painter.things.board import Board, box, curve, limb, oval


def house(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a cottage."""
    board = Board(easel, place, -0.75, 0.85)
    wall = ("#f1e6d2", "#e6d3b3", "#dfe3e0", "#d9a98a")[int(rng.integers(4))]
    roof = ("#9c4a35", "#6f4a3c", "#55606a", "#b3603f")[int(rng.integers(4))]
    # "A red house" has red walls, and a roof that lets them be seen.
    _gabled(board, coat(place.colour, wall), "#59606a" if place.colour in HUES else roof, boards=False)
    return board.sprite()


def cabin(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a log cabin."""
    board = Board(easel, place, -0.75, 0.85)
    wall = ("#8d5c37", "#7a4a2b", "#9c6a40")[int(rng.integers(3))]
    _gabled(
        board, coat(place.colour, wall), ("#4a3a33", "#3f4a44", "#6b3b2e")[int(rng.integers(3))], boards=True
    )
    return board.sprite()


def barn(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a red barn with a bent roof."""
    board = Board(easel, place, -0.8, 1.0)
    red = ("#a8322a", "#93302a", "#b8402f")[int(rng.integers(3))]
    board.part([(-0.05, 0), (0.9, 0.02), (0.9, 0.5), (-0.05, 0.52)], red, face=(0.65, 0.05))
    board.part([(-0.08, 0.5), (0.93, 0.48), (0.8, 0.76), (-0.17, 0.8)], "#5a5f66", face=(0.45, 0.55))
    board.part([(-0.17, 0.8), (0.8, 0.76), (0.58, 0.95), (-0.38, 1.0)], "#6d737a", face=(0.25, 0.9))
    gable = [(-0.7, 0), (-0.05, 0), (-0.05, 0.52), (-0.16, 0.8), (-0.375, 1.0), (-0.59, 0.8), (-0.7, 0.52)]
    board.part(gable, red, face=(-0.65, 0.05))
    for x in np.arange(-0.65, -0.06, 0.075):
        board.veil(box(float(x), 0.0, float(x) + 0.006, 0.62), "#200a08", 0.3)
    edge = [(-0.74, 0.48), (-0.6, 0.81), (-0.375, 1.015), (-0.15, 0.81), (-0.02, 0.48)]
    board.part(limb(edge, (0.04,) * 5, smooth=False), "#f3eee4", face=(-0.5, 0.4))
    board.part(box(-0.53, 0, -0.22, 0.4), "#f3eee4", face=(-0.65, 0.05))
    board.part(box(-0.51, 0, -0.385, 0.38), red, face=(-0.65, 0.0))
    board.part(box(-0.365, 0, -0.24, 0.38), red, face=(-0.65, 0.0))
    for x0, x1 in ((-0.51, -0.385), (-0.365, -0.24)):
        board.part(limb([(x0, 0.01), (x1, 0.37)], (0.022, 0.022)), "#f3eee4", face=(-0.65, 0.05))
        board.part(limb([(x1, 0.01), (x0, 0.37)], (0.022, 0.022)), "#f3eee4", face=(-0.65, 0.05))
    board.part(box(-0.445, 0.56, -0.305, 0.76), "#f3eee4", face=(-0.65, 0.05))
    board.shine(box(-0.425, 0.58, -0.325, 0.74), "#2a2220")
    for x in (0.15, 0.45, 0.72):
        board.part(box(x - 0.015, 0.185, x + 0.125, 0.375), "#f3eee4", face=(0.65, 0.05))
        board.shine(box(x, 0.2, x + 0.11, 0.36), "#2f3540")
    return board.sprite()


def church(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a village church with a steeple."""
    board = Board(easel, place, -0.36, 0.66)
    wall = coat(place.colour, ("#f3ede0", "#e4d8c4", "#cfc6b8")[int(rng.integers(3))])
    roof = ("#5b4740", "#8b4a3a", "#4d5a60")[int(rng.integers(3))]
    board.part([(-0.02, 0), (0.56, 0), (0.56, 0.26), (-0.02, 0.27)], wall, face=(0.6, 0.05))
    board.part([(-0.02, 0.27), (0.6, 0.25), (0.46, 0.45), (-0.02, 0.47)], roof, face=(0.35, 0.7))
    for x in (0.12, 0.27, 0.42):
        board.shine(_arched(x, 0.06, 0.035, 0.15), "#39414f")
    board.part(box(-0.25, 0, -0.06, 0.58), wall, face=(-0.6, 0.05))
    board.part(box(-0.06, 0, 0.03, 0.58), wall, face=(0.65, 0.05))
    board.part([(-0.28, 0.57), (-0.06, 0.57), (-0.11, 0.92)], roof, face=(-0.6, 0.4))
    board.part([(-0.06, 0.57), (0.06, 0.57), (-0.11, 0.92)], roof, face=(0.65, 0.4))
    board.part(box(-0.27, 0.555, 0.05, 0.58), "#f7f2e8", face=(0, 0.3))
    board.part(box(-0.116, 0.9, -0.104, 1.03), "#d8b45a")
    board.part(box(-0.14, 0.975, -0.08, 0.988), "#d8b45a")
    board.shine(_arched(-0.155, 0.38, 0.035, 0.14), "#2d3038")
    board.part(oval(-0.155, 0.31, 0.035, 0.035), "#f8f3e2")
    board.part(_arched(-0.155, 0, 0.045, 0.16), "#5a3b28", face=(-0.6, 0))
    return board.sprite()


def castle(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a castle of towers and walls."""
    board = Board(easel, place, -0.85, 0.85)
    stone = ("#b8ab98", "#a9a6a3", "#c4b094")[int(rng.integers(3))]
    roof = ("#4f6076", "#8a4436", "#5b4a63")[int(rng.integers(3))]
    keep = float(rng.uniform(0.6, 0.66))
    _tower(board, -0.22, 0.2, keep + 0.08, 0.075, stone, roof)
    _tower(board, 0.24, 0.2, keep - 0.06, 0.07, stone, roof)
    board.part(box(-0.26, 0.0, 0.26, 0.5), stone, face=(0.2, 0.05))
    _merlons(board, -0.26, 0.26, 0.5, stone)
    _tower(board, 0.02, 0.3, keep + 0.02, 0.1, stone, roof)
    board.part(box(-0.66, 0.0, 0.66, 0.27), stone, face=(-0.15, 0.1))
    _merlons(board, -0.66, 0.66, 0.27, stone)
    for x, high in ((-0.66, 0.4), (0.66, 0.36), (-0.3, 0.36), (0.32, 0.38)):
        _tower(
            board, x, -0.02, high * float(rng.uniform(0.92, 1.08)), 0.095, stone, roof if abs(x) > 0.5 else ""
        )
    board.part(_arched(0.01, 0.0, 0.07, 0.19), "#231a16")
    for x in (-0.13, 0.15, -0.48, 0.48):
        board.shine(_arched(x, 0.33 if abs(x) < 0.2 else 0.12, 0.017, 0.07), "#2c2622")
    return board.sprite()


def _merlons(board: Board, x0: float, x1: float, y: float, stone: str) -> None:
    for x in np.arange(x0, x1 - 0.02, 0.062):
        board.part(box(float(x), y - 0.003, float(x) + 0.036, y + 0.032), stone, face=(0.1, 0.15))


def _tower(board: Board, x: float, y: float, top: float, half: float, stone: str, roof: str) -> None:
    board.part(box(x - half, y, x + half, top), stone, "tube")
    board.part(box(x - half * 1.14, top - 0.05, x + half * 1.14, top), stone, "tube")
    if roof:
        height = half * 2.9
        board.part([(x - half * 1.3, top), (x + half * 1.3, top), (x, top + height)], roof, "tube")
        board.part(box(x - 0.004, top + height - 0.01, x + 0.004, top + height + 0.07), "#4b4038")
        flag = [(x, top + height + 0.07), (x + 0.075, top + height + 0.05), (x, top + height + 0.03)]
        board.part(flag, "#c8372d")
    else:
        _merlons(board, x - half * 1.14, x + half * 1.2, top, stone)
    board.shine(_arched(x, top - 0.15, half * 0.2, 0.07), "#2c2622")


def _arched(x: float, y: float, half: float, high: float) -> np.ndarray:
    angle = np.linspace(0, np.pi, 14)
    arch = np.stack([x + half * np.cos(angle), y + high - half + half * np.sin(angle)], axis=1)
    return np.concatenate([[(x - half, y), (x + half, y)], arch])


_COATS = {
    "red": 0.5, "brown": 0.45, "navy": 0.36, "indigo": 0.4, "purple": 0.5, "blue": 0.52, "magenta": 0.55,
    "green": 0.52, "emerald": 0.56, "teal": 0.56, "olive": 0.55, "earth": 0.5,
}  # fmt: skip


def coat(word: str, plain: str) -> str | np.ndarray:
    """Return the colour of walls that were painted as a colour word says, else the plain one."""
    if word not in HUES:
        return plain
    hue, chroma = np.deg2rad(HUES[word][0]), HUES[word][1] * 1.1
    return from_oklab(np.array([_COATS.get(word, 0.76), chroma * np.cos(hue), chroma * np.sin(hue)]))


def _gabled(board: Board, wall: str | np.ndarray, roof: str, *, boards: bool) -> None:
    board.part(box(0.28, 0.62, 0.4, 0.99), "#8a6f60", face=(0.5, 0.1))
    board.part(box(0.26, 0.96, 0.42, 1.0), "#6d574c", face=(0.3, 0.5))
    board.part([(-0.1, 0), (0.68, 0.015), (0.68, 0.43), (-0.1, 0.45)], wall, face=(0.62, 0.05))
    board.part([(-0.65, 0), (-0.1, 0), (-0.1, 0.45), (-0.375, 0.86), (-0.65, 0.45)], wall, face=(-0.68, 0.05))
    if boards:
        for y in np.arange(0.05, 0.44, 0.055):
            board.veil(box(-0.65, float(y), 0.68, float(y) + 0.012), "#1d0f07", 0.42)
            board.veil(box(-0.65, float(y) + 0.02, 0.68, float(y) + 0.03), "#f0c890", 0.1)
    board.part([(-0.375, 0.88), (0.52, 0.84), (0.76, 0.4), (-0.06, 0.42)], roof, face=(0.45, 0.62))
    for share in (0.25, 0.5, 0.75):
        start, end = (-0.375 + 0.315 * share, 0.88 - 0.46 * share), (0.52 + 0.24 * share, 0.84 - 0.44 * share)
        board.veil(limb([start, end], (0.01, 0.01)), "#160c08", 0.28)
    board.part(
        limb([(-0.72, 0.38), (-0.375, 0.89), (-0.05, 0.41)], (0.05,) * 3, smooth=False),
        roof,
        face=(-0.45, 0.4),
    )
    board.veil([(-0.1, 0.385), (0.68, 0.365), (0.68, 0.43), (-0.1, 0.45)], "#140b10", 0.32)
    frame = "#fbf6ea" if not boards else "#5a3820"
    board.part(box(-0.46, 0, -0.29, 0.32), frame, face=(-0.68, 0))
    board.part(box(-0.44, 0, -0.31, 0.3), "#5b3a2a", face=(-0.68, 0))
    for x0, y0, x1, y1 in ((-0.435, 0.46, -0.315, 0.6), (0.04, 0.13, 0.2, 0.31), (0.37, 0.13, 0.53, 0.31)):
        board.part(box(x0 - 0.02, y0 - 0.02, x1 + 0.02, y1 + 0.02), frame, face=(0.3 if x0 > 0 else -0.6, 0))
        board.shine(box(x0, y0, x1, y1), "#33424f")
        board.part(box((x0 + x1) / 2 - 0.007, y0, (x0 + x1) / 2 + 0.007, y1), frame)
        board.part(box(x0, (y0 + y1) / 2 - 0.007, x1, (y0 + y1) / 2 + 0.007), frame)
        board.halo((x0 + x1) / 2, (y0 + y1) / 2, 0.2, "#ffcf7a", 0.3 * board.lit)


def temple(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a pagoda: storeys under bent roofs."""
    storeys = int(rng.integers(3, 6))
    board = Board(easel, place, -0.62, 0.62)
    tiles, timber = (("#3f4f55", "#b03a2c"), ("#5a4238", "#9c3226"), ("#2f4a44", "#c2452f"))[
        int(rng.integers(3))
    ]
    board.part(box(-0.42, 0, 0.42, 0.05), "#a39a8c", face=(0, 0.2))
    board.part(box(-0.38, 0.05, 0.38, 0.08), "#b5ac9d", face=(0, 0.5))
    step = 0.74 / storeys
    for number in range(storeys):
        y, half = 0.08 + step * number, 0.3 - 0.13 * number / max(storeys - 1, 1)
        board.part(box(-half, y, half, y + step * 0.62), timber, face=(0.1, -0.1))
        for x in np.linspace(-half + 0.03, half - 0.03, 5):
            board.part(box(float(x) - 0.012, y, float(x) + 0.012, y + step * 0.6), "#6e2219", "tube")
        for x in np.linspace(-half * 0.62, half * 0.62, 3):
            board.shine(
                box(float(x) - 0.03, y + step * 0.1, float(x) + 0.03, y + step * 0.42),
                "#efe2c0",
                "#ffd27a",
                board.lit,
            )
        wide, low, high = half * 1.78, y + step * 0.52, y + step * 1.05
        under = curve(
            [(-wide, low + step * 0.2), (-half * 0.9, low), (half * 0.9, low), (wide, low + step * 0.2)],
            closed=False,
        )
        over = curve(
            [(wide, low + step * 0.26), (half * 1.05, low + step * 0.28), (half * 0.7, high)], closed=False
        )
        back = curve(
            [(-half * 0.7, high), (-half * 1.05, low + step * 0.28), (-wide, low + step * 0.26)], closed=False
        )
        board.part(np.concatenate([under, over, back]), tiles, face=(0.0, 0.75))
        board.veil(under + np.array([0, 0.004]), "#0c0a10", 0.35)
        board.part(
            limb(
                [
                    (-wide, low + step * 0.22),
                    (-half * 0.9, low + 0.01),
                    (half * 0.9, low + 0.01),
                    (wide, low + step * 0.22),
                ],
                (0.014,) * 4,
            ),
            "#d8a85a",
            face=(0, -0.1),
        )
    top = 0.08 + 0.74 + step * 0.05
    board.part(limb([(0, top - 0.05), (0, 1.0)], (0.022, 0.006)), "#c79a4a", "tube")
    for y in np.linspace(top + 0.03, 0.95, 4):
        board.part(oval(0, float(y), 0.024, 0.009), "#d8ac58", "puff")
    return board.sprite()
