"""What stands and moves along roads and paths, and what people leave in fields."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.thing import Place, Sprite
from nemo_widgets.engine.generate.painter.things.board import Board, box, curve, limb, oval


def lamp(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a street lamp."""
    board = Board(easel, place, -0.3, 0.3, top=1.12)
    iron = "#2c3034"
    board.part([(-0.045, 0), (0.045, 0), (0.03, 0.06), (-0.03, 0.06)], iron, "tube")
    board.part(limb([(0, 0.05), (0, 0.8)], (0.028, 0.018), smooth=False), iron, "tube")
    board.part(box(-0.06, 0.74, 0.06, 0.752), iron)
    board.halo(0, 0.88, 0.3, "#ffd890", 0.75 * place.lit)
    board.shine([(-0.04, 0.8), (0.04, 0.8), (0.06, 0.94), (-0.06, 0.94)], "#b9c6c8", "#ffe9b0")
    for points in ([(-0.04, 0.8), (-0.06, 0.94)], [(0.04, 0.8), (0.06, 0.94)], [(0, 0.8), (0, 0.94)]):
        board.part(limb(points, (0.01, 0.01)), iron)
    board.part([(-0.075, 0.935), (0.075, 0.935), (0.025, 0.985), (-0.025, 0.985)], iron, "tube")
    board.part(oval(0, 0.992, 0.014, 0.018), iron, "puff")
    return board.sprite()


def car(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a small car."""
    board = Board(easel, place, -1.5, 1.75, bottom=-0.05)
    paint = ("#c8402f", "#2f6f8a", "#e3b23f", "#e9e4d8", "#4a7a5a")[int(rng.integers(5))]
    body = [
        (-1.38, 0.3),
        (-1.38, 0.58),
        (-1.2, 0.66),
        (-0.92, 0.7),
        (-0.66, 0.93),
        (-0.3, 1.0),
        (0.2, 0.98),
        (0.48, 0.85),
        (0.68, 0.67),
        (1.1, 0.62),
        (1.38, 0.52),
        (1.42, 0.3),
        (1.3, 0.2),
        (-1.28, 0.2),
    ]
    board.part(curve(body), paint, "puff", bulge=0.7)
    glass = [(-0.78, 0.68), (-0.56, 0.88), (-0.26, 0.93), (0.14, 0.92), (0.38, 0.82), (0.54, 0.67)]
    board.part(np.concatenate([curve(glass, closed=False)]), "#3a4d5c", face=(0.2, 0.5))
    board.part([(-0.14, 0.66), (-0.06, 0.66), (-0.06, 0.93), (-0.14, 0.93)], paint)
    board.veil([(-0.5, 0.68), (-0.3, 0.68), (-0.2, 0.91), (-0.36, 0.91)], "#ffffff", 0.16)
    board.veil(limb([(-1.3, 0.46), (1.35, 0.42)], (0.02, 0.02)), "#ffffff", 0.3)
    for x in (-0.85, 0.86):
        board.part(oval(x, 0.24, 0.26, 0.26), "#1b1a1c", "puff", bulge=0.4)
        board.part(oval(x, 0.24, 0.15, 0.15), "#b9bec4", "puff", bulge=0.5)
        board.part(oval(x, 0.24, 0.05, 0.05), "#4a4d52")
    board.halo(1.42, 0.46, 0.3, "#fff0c0", 0.7 * place.lit)
    board.shine(oval(1.34, 0.46, 0.06, 0.075), "#e9e2c8", "#fff6d8")
    board.shine(box(-1.39, 0.44, -1.31, 0.56), "#8a1f1a", "#ff5a3a")
    board.part(limb([(1.1, 0.24), (1.42, 0.25)], (0.05, 0.05)), "#c9cdd2")
    return board.sprite()


def train(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a steam train with two carriages."""
    board = Board(easel, place, -3.4, 1.75, top=1.25, bottom=-0.04)
    paint = ("#7a2f2a", "#2f5a48", "#2f4a6a")[int(rng.integers(3))]
    for k in range(2):
        x0 = -1.85 - 1.48 * k
        x1 = x0 + 1.38
        board.part(box(x0, 0.2, x1, 0.82), paint, face=(0.05, 0.05))
        board.part(
            curve([(x0 - 0.05, 0.82), (x0 + 0.1, 0.9), (x1 - 0.1, 0.9), (x1 + 0.05, 0.82)], closed=False),
            "#4a4d52",
            face=(0, 0.8),
        )
        board.part(box(x0, 0.3, x1, 0.34), "#e0c07a")
        for x in np.linspace(x0 + 0.1, x1 - 0.27, 5):
            board.shine(box(float(x), 0.47, float(x) + 0.17, 0.7), "#39474f")
        for x in (x0 + 0.25, x0 + 0.5, x1 - 0.5, x1 - 0.25):
            board.part(oval(x, 0.11, 0.11, 0.11), "#26262a", "puff")
    board.part(box(-0.36, 0.25, 0.2, 1.0), paint, face=(0.05, 0.05))
    board.part(box(-0.42, 0.98, 0.26, 1.05), "#2c2d31", face=(0, 0.7))
    board.shine(box(-0.22, 0.62, 0.06, 0.88), "#39474f")
    board.part(limb([(0.2, 0.55), (1.42, 0.55)], (0.5, 0.46), smooth=False), "#2b2d31", face=(0.05, 0.3))
    board.veil(limb([(0.2, 0.7), (1.42, 0.7)], (0.07, 0.07)), "#dfe6ee", 0.22)
    for x in (0.45, 0.8, 1.12):
        board.part(box(x, 0.31, x + 0.035, 0.8), "#c9a24a", face=(0, 0.3))
    board.part([(1.08, 0.75), (1.26, 0.75), (1.32, 1.08), (1.02, 1.08)], "#232427", "tube")
    board.part(
        curve([(0.5, 0.76), (0.52, 0.92), (0.62, 0.96), (0.72, 0.92), (0.74, 0.76)]), "#c9a24a", "puff"
    )
    board.part([(1.36, 0.28), (1.66, 0.02), (1.3, 0.02)], "#3a3c40", face=(0.5, 0.1))
    board.part(box(-0.36, 0.2, 1.42, 0.3), "#7a2f2a")
    for x, r in ((-0.1, 0.19), (0.34, 0.19), (0.78, 0.19), (1.16, 0.12)):
        board.part(oval(x, r, r, r), "#8a2f28", "puff", bulge=0.4)
        board.part(oval(x, r, r * 0.74, r * 0.74), "#1f2023", face=(0, 0.1))
        for a in np.arange(0, np.pi, np.pi / 4):
            d = np.array([np.cos(a), np.sin(a)]) * r * 0.8
            board.part(limb([(x - d[0], r - d[1]), (x + d[0], r + d[1])], (0.02, 0.02)), "#8a2f28")
    board.part(limb([(-0.1, 0.16), (0.78, 0.16)], (0.04, 0.04)), "#b9bec4")
    board.halo(1.46, 0.72, 0.3, "#fff0c0", 0.8 * place.lit)
    board.shine(oval(1.44, 0.72, 0.07, 0.07), "#d9d2b4", "#fff6d8")
    return board.sprite()


def bench(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a bench."""
    board = Board(easel, place, -1.25, 1.25)
    for x in (-0.95, 0.95):
        board.part(limb([(x, 0), (x, 0.45)], (0.08, 0.07)), "#2c3034", "tube")
        board.part(limb([(x, 0.42), (x * 1.02, 1.0)], (0.07, 0.05)), "#2c3034", "tube")
    for y in (0.62, 0.76, 0.9):
        board.part(box(-1.12, y, 1.12, y + 0.095), "#9c6b3f", face=(0, 0.2))
    board.part([(-1.15, 0.42), (1.15, 0.42), (1.2, 0.52), (-1.2, 0.52)], "#b5804d", face=(0, 0.8))
    board.part(box(-1.15, 0.37, 1.15, 0.425), "#8a5a34", face=(0, -0.1))
    for x in (-1.0, 1.0):
        board.part(limb([(x * 1.08, 0.0), (x * 1.08, 0.4)], (0.08, 0.08)), "#33383d", "tube")
    return board.sprite()


def fence(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a length of wooden fence."""
    board = Board(easel, place, -2.6, 2.6)
    wood = ("#b08a5f", "#e9e2d2", "#8a6a48")[int(rng.integers(3))]
    for y in (0.3, 0.68):
        board.part(
            limb(
                [(-2.5, y + float(rng.normal(0, 0.015))), (0, y), (2.5, y + float(rng.normal(0, 0.015)))],
                (0.09,) * 3,
            ),
            wood,
            face=(0, 0.45),
        )
    for x in np.linspace(-2.4, 2.4, 7):
        tilt = float(rng.normal(0, 0.015))
        board.part(
            [(x - 0.075, 0), (x + 0.075, 0), (x + 0.07 + tilt, 0.9), (x + tilt, 1.0), (x - 0.07 + tilt, 0.9)],
            wood,
            "tube",
        )
    return board.sprite()


def campfire(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a fire of logs."""
    board = Board(easel, place, -1.3, 1.3, top=1.6, bottom=-0.5)
    board.halo(0, 0.4, 1.15, "#ff9a3d", 0.35 + 0.3 * place.lit)
    for x in np.linspace(-0.62, 0.62, 7):
        board.part(oval(float(x), 0.02, 0.11, 0.075), "#6f6a66", "puff")
    for a, b in (((-0.5, 0.04), (0.36, 0.2)), ((0.5, 0.04), (-0.36, 0.2)), ((-0.3, 0.02), (0.1, 0.26))):
        board.part(limb([a, b], (0.12, 0.1)), "#4a3222", "puff")
    for wide, high, code in (
        (0.34, 1.0, "#f0641f"),
        (0.24, 0.76, "#ff9a2f"),
        (0.15, 0.52, "#ffd060"),
        (0.08, 0.3, "#fff3c4"),
    ):
        d = rng.normal(0, 0.05, 3)
        flame = [
            (-wide * 0.7, 0.12),
            (-wide, 0.3 * high + 0.1),
            (-wide * 0.45 + d[0], high * 0.62),
            (-wide * 0.35 + d[1], high * 0.8),
            (d[2] * 0.7, high),
            (wide * 0.3 + d[1], high * 0.68),
            (wide * 0.6, high * 0.6),
            (wide * 0.95, 0.28 * high + 0.1),
            (wide * 0.7, 0.12),
        ]
        board.shine(curve(flame), code, code, 1.0)
    board.part(limb([(-0.42, 0.03), (0.4, 0.08)], (0.11, 0.11)), "#5b3d28", "puff")
    return board.sprite()


def hay_bale(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a round bale."""
    board = Board(easel, place, -0.75, 0.75, bottom=-0.05)
    board.part(limb([(-0.18, 0.5), (0.28, 0.5)], (0.98, 0.98), smooth=False), "#c9a24a", face=(0.3, 0.4))
    board.part(oval(0.28, 0.5, 0.36, 0.49), "#c9a24a", "puff", bulge=0.7)
    board.part(oval(-0.2, 0.5, 0.4, 0.5), "#dcb860", "puff", bulge=0.35)
    for r in (0.8, 0.6, 0.4, 0.2):
        ring = oval(-0.2, 0.5, 0.4 * r, 0.5 * r)
        board.veil(limb(np.concatenate([ring, ring[:1]]), (0.018,) * 37, smooth=False), "#7a5a1e", 0.4)
    return board.sprite()


def rock(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a boulder."""
    board = Board(easel, place, -0.95, 0.95, bottom=-0.05)
    angle = np.linspace(np.pi, 0, 9)
    reach = rng.uniform(0.85, 1.0, 9)
    top = np.stack([np.cos(angle) * 0.85 * reach, np.sin(angle) * reach], 1)
    top[4, 1] = 0.98
    top[[0, -1], 1] = -0.03
    middle = np.array([float(rng.uniform(-0.2, 0.2)), 0.5])
    stone = ("#8a8378", "#77736f", "#978b7c")[int(rng.integers(3))]
    outline = np.concatenate([top, [[0.6, -0.05], [-0.6, -0.05]]])
    board.part(outline, stone, "puff", bulge=0.7)
    for a, b in pairwise(top):
        mid = (a + b) / 2 - middle
        n = mid / np.linalg.norm(mid) * 0.75
        board.part(
            [a, b, middle + (b - middle) * 0.35, middle + (a - middle) * 0.3],
            stone,
            face=(float(n[0]), float(n[1])),
        )
    return board.sprite()


def umbrella(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a striped sunshade."""
    board = Board(easel, place, -0.72, 0.72)
    one = ("#d8432f", "#2f7f9f", "#e8a52f")[int(rng.integers(3))]
    board.part(limb([(0, 0), (0, 0.92)], (0.024, 0.02)), "#cdb48a", "tube")
    edges = np.sin(np.linspace(-np.pi / 2, np.pi / 2, 8)) * 0.66
    t = np.linspace(0, 1, 14)[:, None]
    for number, (a, b) in enumerate(pairwise(edges)):

        def rib(x: float) -> np.ndarray:
            return np.concatenate(
                [x * np.sin(t * np.pi / 2), 0.97 - 0.34 * (1 - np.cos(t * np.pi / 2)) * 1.0], axis=1
            )

        scallop = np.array([[(a + b) / 2, 0.605]])
        board.part(
            np.concatenate([rib(float(a)), scallop, rib(float(b))[::-1]]),
            one if number % 2 == 0 else "#f6efe2",
            face=(float(a + b) / 1.5, 0.5),
        )
    board.part(oval(0, 0.985, 0.014, 0.018), "#cdb48a", "puff")
    return board.sprite()
