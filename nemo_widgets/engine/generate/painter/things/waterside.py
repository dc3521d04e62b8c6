"""Animals of the water and its shores."""

from __future__ import annotations

import numpy as np

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.thing import Place, Sprite
from nemo_widgets.engine.generate.painter.things.animals import darker
from nemo_widgets.engine.generate.painter.things.board import Board, curve, limb, oval


def swan(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a swan."""
    board = Board(easel, place, -0.85, 0.75, bottom=-0.01)
    body = [
        (-0.78, 0.38),
        (-0.62, 0.1),
        (-0.3, -0.02),
        (0.2, -0.02),
        (0.42, 0.12),
        (0.42, 0.3),
        (0.2, 0.38),
        (-0.2, 0.42),
        (-0.5, 0.4),
    ]
    board.part(
        limb(
            [(0.3, 0.16), (0.46, 0.36), (0.3, 0.58), (0.26, 0.78), (0.36, 0.92)], (0.24, 0.17, 0.12, 0.1, 0.1)
        ),
        "#f6f3ee",
        "puff",
    )
    board.part(curve(body), "#f6f3ee", "puff")
    board.part(
        curve(
            [(-0.7, 0.47), (-0.5, 0.22), (-0.1, 0.1), (0.22, 0.18), (0.16, 0.38), (-0.1, 0.5), (-0.4, 0.5)]
        ),
        "#ffffff",
        "puff",
        bulge=0.9,
    )
    for k in range(3):
        board.veil(
            limb(
                [(-0.62 + 0.1 * k, 0.4 - 0.03 * k), (-0.3 + 0.1 * k, 0.22), (0.08, 0.18 + 0.03 * k)],
                (0.012, 0.016, 0.006),
            ),
            "#8fa0b5",
            0.5,
        )
    board.part(
        curve([(0.3, 0.94), (0.36, 0.99), (0.45, 0.95), (0.47, 0.88), (0.38, 0.85), (0.31, 0.88)]),
        "#fbf9f5",
        "puff",
    )
    board.part(curve([(0.44, 0.93), (0.6, 0.83), (0.58, 0.8), (0.45, 0.86)]), "#e0872e", "puff")
    board.part(curve([(0.43, 0.93), (0.47, 0.91), (0.46, 0.87)]), "#16120f")
    board.part(oval(0.405, 0.925, 0.014, 0.014), "#16120f")
    return board.sprite()


def duck(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a duck on the water."""
    board = Board(easel, place, -0.98, 0.95, bottom=-0.01)
    is_drake = bool(rng.random() < 0.6)
    coat, head = ("#b8aea0", "#1f5a44") if is_drake else ("#9a7450", "#8a6442")
    body = [
        (-0.92, 0.5),
        (-0.72, 0.22),
        (-0.45, 0.0),
        (0.25, -0.01),
        (0.5, 0.14),
        (0.52, 0.36),
        (0.34, 0.48),
        (-0.1, 0.5),
        (-0.5, 0.44),
    ]
    board.part(
        limb([(0.34, 0.3), (0.42, 0.5), (0.44, 0.7)], (0.36, 0.24, 0.2)),
        "#6b4632" if is_drake else coat,
        "puff",
    )
    board.part(curve(body), coat, "puff")
    board.part(
        curve([(0.52, 0.36), (0.5, 0.12), (0.28, 0.0), (0.2, 0.2), (0.3, 0.46)]),
        "#6b4632" if is_drake else coat,
        "puff",
        bulge=0.6,
    )
    board.part(
        curve([(-0.74, 0.46), (-0.5, 0.2), (-0.1, 0.14), (0.16, 0.26), (0.08, 0.46), (-0.3, 0.52)]),
        darker(coat),
        "puff",
        bulge=0.8,
    )
    if is_drake:
        board.part(limb([(0.32, 0.6), (0.55, 0.58)], (0.05, 0.05)), "#f3efe6")
    board.part(
        curve(
            [(0.27, 0.8), (0.34, 0.96), (0.5, 0.99), (0.62, 0.88), (0.6, 0.72), (0.48, 0.64), (0.33, 0.66)]
        ),
        head,
        "puff",
    )
    board.part(
        curve([(0.58, 0.86), (0.72, 0.8), (0.88, 0.76), (0.86, 0.7), (0.68, 0.69), (0.58, 0.73)]),
        "#e0a52f",
        "puff",
    )
    board.part(oval(0.52, 0.86, 0.026, 0.028), "#0f0d0c")
    return board.sprite()


def penguin(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a penguin."""
    board = Board(easel, place, -0.36, 0.4)
    for x in (-0.08, 0.12):
        board.part(oval(x + 0.03, 0.015, 0.09, 0.03), "#e39a35", "puff")
    board.part(
        curve(
            [
                (-0.02, 0.86),
                (-0.17, 0.66),
                (-0.23, 0.35),
                (-0.2, 0.08),
                (-0.08, 0.02),
                (0.12, 0.02),
                (0.22, 0.12),
                (0.23, 0.4),
                (0.17, 0.66),
                (0.1, 0.84),
            ]
        ),
        "#23262e",
        "puff",
    )
    board.part(
        curve(
            [
                (0.09, 0.74),
                (0.0, 0.55),
                (-0.02, 0.3),
                (0.02, 0.08),
                (0.13, 0.05),
                (0.2, 0.14),
                (0.21, 0.4),
                (0.17, 0.62),
            ]
        ),
        "#f7f4ec",
        "puff",
        bulge=0.7,
    )
    board.part(curve([(0.08, 0.76), (0.05, 0.68), (0.14, 0.62), (0.16, 0.72)]), "#f2c14a", "puff", bulge=0.5)
    board.part(
        curve([(-0.03, 0.9), (0.03, 0.985), (0.13, 0.985), (0.19, 0.9), (0.15, 0.8), (0.02, 0.79)]),
        "#1d2027",
        "puff",
    )
    board.part(curve([(0.17, 0.915), (0.31, 0.875), (0.17, 0.865)]), "#e08a2f", "puff")
    board.part(oval(0.125, 0.91, 0.017, 0.017), "#f7f4ec")
    board.part(oval(0.13, 0.91, 0.009, 0.009), "#0c0b0b")
    board.part(
        curve([(-0.13, 0.68), (-0.24, 0.5), (-0.3, 0.26), (-0.22, 0.3), (-0.1, 0.5)]), "#2b2f38", "puff"
    )
    return board.sprite()


def whale(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw the tail of a diving whale."""
    board = Board(easel, place, -0.95, 0.95, bottom=-0.02)
    stalk = curve(
        [(-0.3, -0.02), (-0.16, 0.25), (-0.06, 0.55), (0.06, 0.55), (0.16, 0.25), (0.3, -0.02)], closed=False
    )
    board.part(stalk, "#3a4654", "puff")
    for side in (-1.0, 1.0):
        fluke = [
            (-0.04, 0.4),
            (0.1, 0.56),
            (0.35, 0.84),
            (0.82, 0.98),
            (0.72, 0.8),
            (0.6, 0.72),
            (0.4, 0.64),
            (0.2, 0.68),
            (-0.03, 0.82),
        ]
        board.part(curve([(side * x, y) for x, y in fluke]), "#465464", "puff", bulge=0.8)
    for x, r in ((-0.3, 0.16), (0.28, 0.18), (0.0, 0.2), (-0.5, 0.1), (0.52, 0.1)):
        board.veil(oval(x, 0.0, r, 0.04), "#ffffff", 0.45)
    for x, y in rng.uniform((-0.8, 0.1), (0.8, 0.7), (9, 2)):
        board.veil(oval(float(x), float(y), 0.008, 0.014), "#e9f3f8", 0.7)
    return board.sprite()


def dolphin(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a dolphin that leaps."""
    board = Board(easel, place, -0.85, 1.0, bottom=-0.03)
    body = [
        (-0.62, 0.2),
        (-0.42, 0.58),
        (-0.1, 0.86),
        (0.25, 0.92),
        (0.52, 0.78),
        (0.66, 0.62),
        (0.82, 0.5),
        (0.82, 0.44),
        (0.62, 0.48),
        (0.4, 0.5),
        (0.12, 0.54),
        (-0.2, 0.46),
        (-0.46, 0.25),
        (-0.58, 0.14),
    ]
    board.part(curve([(-0.02, 0.84), (-0.16, 0.98), (-0.28, 1.0), (-0.24, 0.74)]), "#4f6a80", "puff")
    board.part(curve(body), "#5c7d95", "puff")
    board.part(
        curve(
            [
                (0.72, 0.5),
                (0.5, 0.55),
                (0.2, 0.6),
                (-0.15, 0.52),
                (-0.2, 0.46),
                (0.12, 0.53),
                (0.4, 0.49),
                (0.62, 0.47),
            ]
        ),
        "#dbe6ea",
        "puff",
        bulge=0.5,
    )
    board.part(curve([(0.3, 0.62), (0.2, 0.42), (0.08, 0.34), (0.12, 0.58)]), "#4a647a", "puff")
    board.part(
        curve(
            [
                (-0.56, 0.24),
                (-0.72, 0.26),
                (-0.82, 0.16),
                (-0.64, 0.14),
                (-0.6, 0.02),
                (-0.52, -0.02),
                (-0.5, 0.16),
            ]
        ),
        "#4f6a80",
        "puff",
    )
    board.part(oval(0.52, 0.66, 0.016, 0.016), "#10151a")
    return board.sprite()
