"""Animals of wood, pond and desert."""

from __future__ import annotations

import numpy as np

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.thing import Place, Sprite
from nemo_widgets.engine.generate.painter.things.animals import darker, legs
from nemo_widgets.engine.generate.painter.things.board import Board, curve, limb, oval


def fox(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a fox that stands."""
    board = Board(easel, place, -1.15, 0.85)
    coat = ("#c8622a", "#d0702f", "#b85a28")[int(rng.integers(3))]
    brush = [
        (-0.5, 0.62),
        (-0.75, 0.62),
        (-1.0, 0.46),
        (-1.08, 0.26),
        (-0.92, 0.22),
        (-0.7, 0.34),
        (-0.5, 0.48),
    ]
    board.part(curve(brush), coat, "puff", bulge=0.9)
    board.part(
        curve([(-1.0, 0.4), (-1.1, 0.28), (-1.08, 0.18), (-0.95, 0.22), (-0.9, 0.3)]),
        "#f3ebdd",
        "puff",
        bulge=0.6,
    )
    widths = (0.15, 0.08, 0.055, 0.06)
    far = [
        [(-0.32, 0.42), (-0.38, 0.25), (-0.33, 0.12), (-0.32, 0.01)],
        [(0.28, 0.42), (0.28, 0.25), (0.28, 0.12), (0.3, 0.01)],
    ]
    near = [
        [(-0.4, 0.44), (-0.48, 0.25), (-0.42, 0.12), (-0.41, 0.01)],
        [(0.18, 0.42), (0.17, 0.25), (0.16, 0.12), (0.18, 0.01)],
    ]
    legs(board, far + near, widths, "#4a2a1c")
    body = [
        (-0.52, 0.52),
        (-0.45, 0.66),
        (-0.2, 0.66),
        (0.08, 0.62),
        (0.25, 0.7),
        (0.36, 0.84),
        (0.46, 0.78),
        (0.42, 0.58),
        (0.32, 0.42),
        (0.1, 0.36),
        (-0.2, 0.4),
        (-0.45, 0.38),
    ]
    board.part(curve(body), coat, "puff", bulge=0.9)
    board.part(
        curve([(0.4, 0.7), (0.42, 0.56), (0.32, 0.42), (0.24, 0.42), (0.28, 0.58)]),
        "#f3ebdd",
        "puff",
        bulge=0.4,
    )
    for x, code in ((0.44, darker(coat)), (0.34, coat)):
        board.part([(x - 0.07, 0.86), (x - 0.015, 1.01), (x + 0.085, 0.87)], code, face=(0.2, 0.2))
        board.part([(x - 0.03, 0.88), (x - 0.008, 0.965), (x + 0.045, 0.88)], "#33201a", face=(0.2, 0.1))
    head = [
        (0.27, 0.78),
        (0.32, 0.9),
        (0.45, 0.92),
        (0.56, 0.84),
        (0.76, 0.735),
        (0.76, 0.7),
        (0.6, 0.685),
        (0.44, 0.66),
        (0.32, 0.69),
    ]
    board.part(curve(head), coat, "puff", bulge=0.85)
    board.part(
        curve([(0.34, 0.7), (0.48, 0.74), (0.6, 0.735), (0.75, 0.715), (0.62, 0.675), (0.44, 0.645)]),
        "#f3ebdd",
        "puff",
        bulge=0.5,
    )
    board.part(oval(0.762, 0.722, 0.024, 0.022), "#15100e", "puff")
    board.part(oval(0.535, 0.81, 0.017, 0.02), "#15100e")
    return board.sprite()


def rabbit(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a rabbit that sits."""
    board = Board(easel, place, -0.6, 0.58)
    coat = ("#a5815c", "#8f8a84", "#e9e0d2", "#7a5a40")[int(rng.integers(4))]
    board.part(oval(-0.46, 0.2, 0.11, 0.1), "#f6f1e8", "puff")
    for x, tilt, code in ((0.24, 8.0, darker(coat)), (0.14, 14.0, coat)):
        board.part(oval(x - 0.02, 0.82, 0.052, 0.185, tilt), code, "puff")
        board.part(oval(x - 0.015, 0.81, 0.024, 0.13, tilt), "#d9a698", "puff", bulge=0.4)
    body = [
        (-0.46, 0.22),
        (-0.38, 0.45),
        (-0.18, 0.56),
        (0.05, 0.52),
        (0.2, 0.4),
        (0.22, 0.2),
        (0.18, 0.02),
        (-0.3, 0.0),
        (-0.44, 0.08),
    ]
    board.part(curve(body), coat, "puff")
    board.part(limb([(0.15, 0.3), (0.2, 0.14), (0.23, 0.02)], (0.12, 0.08, 0.08)), coat, "puff", bulge=0.8)
    board.part(oval(0.25, 0.025, 0.075, 0.032), coat, "puff")
    board.part(oval(-0.22, 0.2, 0.19, 0.18), coat, "puff", bulge=0.8)
    board.part(
        curve([(-0.36, 0.06), (-0.12, 0.08), (0.02, 0.04), (0.0, -0.01), (-0.34, -0.01)]), coat, "puff"
    )
    board.part(
        curve(
            [
                (0.02, 0.6),
                (0.12, 0.72),
                (0.28, 0.71),
                (0.42, 0.6),
                (0.46, 0.5),
                (0.36, 0.42),
                (0.18, 0.4),
                (0.05, 0.46),
            ]
        ),
        coat,
        "puff",
    )
    board.part(oval(0.285, 0.59, 0.028, 0.032), "#1a1311")
    board.part(oval(0.294, 0.602, 0.009, 0.009), "#ffffff", face=(0, 0.4))
    board.part(oval(0.455, 0.525, 0.02, 0.016), "#b07468", "puff")
    board.part(oval(0.38, 0.46, 0.07, 0.045), "#f1e8dc", "puff", bulge=0.5)
    return board.sprite()


def camel(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a camel."""
    board = Board(easel, place, -0.66, 0.78)
    coat = ("#c39a62", "#b48a55", "#cfab78")[int(rng.integers(3))]
    board.part(limb([(-0.5, 0.58), (-0.57, 0.45), (-0.55, 0.33)], (0.03, 0.022, 0.04)), darker(coat))
    widths = (0.13, 0.075, 0.055, 0.05, 0.075)
    far = [
        [(-0.32, 0.42), (-0.35, 0.3), (-0.3, 0.2), (-0.31, 0.08), (-0.29, 0.01)],
        [(0.2, 0.42), (0.21, 0.3), (0.22, 0.2), (0.22, 0.08), (0.23, 0.01)],
    ]
    near = [
        [(-0.42, 0.44), (-0.46, 0.31), (-0.41, 0.2), (-0.43, 0.08), (-0.41, 0.01)],
        [(0.11, 0.42), (0.11, 0.3), (0.1, 0.2), (0.1, 0.08), (0.12, 0.01)],
    ]
    legs(board, far + near, widths, coat)
    body = [
        (-0.53, 0.56),
        (-0.46, 0.66),
        (-0.32, 0.69),
        (-0.24, 0.84),
        (-0.15, 0.91),
        (-0.06, 0.86),
        (0.04, 0.69),
        (0.18, 0.66),
        (0.28, 0.56),
        (0.26, 0.45),
        (0.1, 0.37),
        (-0.15, 0.38),
        (-0.4, 0.42),
        (-0.52, 0.48),
    ]
    board.part(
        limb(
            [(0.18, 0.54), (0.35, 0.48), (0.45, 0.62), (0.47, 0.8), (0.52, 0.92)],
            (0.22, 0.17, 0.125, 0.1, 0.09),
        ),
        coat,
        "puff",
    )
    board.part(curve(body), coat, "puff", bulge=0.9)
    board.part(curve([(0.47, 0.94), (0.44, 1.0), (0.49, 0.98)]), darker(coat), "puff")
    board.part(
        curve(
            [
                (0.45, 0.9),
                (0.49, 0.98),
                (0.57, 0.975),
                (0.66, 0.91),
                (0.71, 0.87),
                (0.7, 0.82),
                (0.6, 0.83),
                (0.5, 0.84),
            ]
        ),
        coat,
        "puff",
        bulge=0.8,
    )
    board.part(oval(0.56, 0.925, 0.012, 0.012), "#15100e")
    return board.sprite()


def bear(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a bear on all fours."""
    board = Board(easel, place, -0.95, 1.0)
    coat = ("#5a3d2a", "#4a3426", "#6b4a32", "#e9e4da")[int(rng.integers(4))]
    widths = (0.3, 0.22, 0.19, 0.22)
    legs(
        board,
        [
            [(-0.5, 0.42), (-0.5, 0.27), (-0.47, 0.14), (-0.44, 0.03)],
            [(0.36, 0.42), (0.38, 0.27), (0.39, 0.14), (0.43, 0.03)],
            [(-0.64, 0.45), (-0.66, 0.27), (-0.63, 0.14), (-0.59, 0.03)],
            [(0.2, 0.42), (0.2, 0.27), (0.2, 0.14), (0.25, 0.03)],
        ],
        widths,
        coat,
    )
    body = [
        (-0.8, 0.55),
        (-0.7, 0.78),
        (-0.45, 0.86),
        (-0.1, 0.82),
        (0.15, 0.9),
        (0.38, 0.95),
        (0.56, 0.82),
        (0.56, 0.58),
        (0.4, 0.38),
        (0.1, 0.3),
        (-0.3, 0.32),
        (-0.65, 0.36),
    ]
    board.part(curve(body), coat, "puff")
    board.part(oval(0.57, 0.95, 0.065, 0.065), darker(coat), "puff")
    head = [
        (0.42, 0.75),
        (0.48, 0.92),
        (0.62, 0.96),
        (0.74, 0.86),
        (0.92, 0.73),
        (0.93, 0.64),
        (0.8, 0.59),
        (0.62, 0.56),
        (0.48, 0.6),
    ]
    board.part(curve(head), coat, "puff", bulge=0.9)
    board.part(oval(0.5, 0.95, 0.075, 0.07), coat, "puff")
    board.part(
        curve([(0.76, 0.76), (0.92, 0.72), (0.93, 0.65), (0.8, 0.61), (0.72, 0.66)]),
        "#a58a6a" if coat != "#e9e4da" else "#d9d0c0",
        "puff",
        bulge=0.7,
    )
    board.part(oval(0.915, 0.71, 0.036, 0.03), "#15100e", "puff")
    board.part(oval(0.72, 0.795, 0.018, 0.02), "#15100e")
    return board.sprite()
