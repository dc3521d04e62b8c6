"""Animals of field, wood and water."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.thing import Place, Sprite
from nemo_widgets.engine.generate.painter.things.board import Board, curve, limb, oval

Points = Sequence[tuple[float, float]]


def legs(
    board: Board, places: Sequence[Points], widths: Sequence[float], colour: str, hoof: str = ""
) -> None:
    """Draw four legs, the far ones first and in the shade."""
    for number, leg in enumerate(places):
        board.part(limb(leg, widths), colour if number >= len(places) // 2 else darker(colour), "tube")
        if hoof:
            x, y = leg[-1]
            w = widths[-1] * 0.75
            board.part([(x - w, y), (x + w, y), (x + w * 0.7, y + w * 1.5), (x - w * 0.7, y + w * 1.5)], hoof)


def darker(code: str) -> str:
    """Return a colour in the shade."""
    return "#" + "".join(f"{int(int(code[i : i + 2], 16) * 0.68):02x}" for i in (1, 3, 5))


def deer(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a stag that has heard something."""
    board = Board(easel, place, -0.5, 0.5)
    coat = ("#96643a", "#8a5733", "#a5713f")[int(rng.integers(3))]
    widths = (0.075, 0.05, 0.026, 0.022, 0.022)
    far = [
        [(-0.2, 0.4), (-0.24, 0.3), (-0.2, 0.2), (-0.215, 0.1), (-0.21, 0.0)],
        [(0.16, 0.4), (0.17, 0.3), (0.175, 0.2), (0.175, 0.1), (0.18, 0.0)],
    ]
    near = [
        [(-0.25, 0.42), (-0.3, 0.31), (-0.265, 0.2), (-0.285, 0.1), (-0.28, 0.0)],
        [(0.11, 0.4), (0.115, 0.3), (0.11, 0.2), (0.115, 0.1), (0.11, 0.0)],
    ]
    legs(board, far + near, widths, coat, "#2a1d16")
    body = [
        (-0.34, 0.5),
        (-0.3, 0.55),
        (-0.18, 0.565),
        (0.0, 0.545),
        (0.12, 0.57),
        (0.19, 0.64),
        (0.225, 0.725),
        (0.28, 0.71),
        (0.265, 0.6),
        (0.235, 0.48),
        (0.16, 0.38),
        (0.0, 0.355),
        (-0.15, 0.38),
        (-0.28, 0.37),
        (-0.345, 0.43),
    ]
    board.part(curve(body), coat, "puff", bulge=0.9)
    board.part(curve([(-0.345, 0.52), (-0.375, 0.5), (-0.37, 0.44), (-0.335, 0.45)]), "#efe2cc", "puff")
    for side, shade in ((0.0, "#6b4a2e"), (0.03, "#8a6544")):
        root = (0.235 + side, 0.785)
        beam = [root, (0.19 + side * 1.4, 0.86), (0.2 + side * 2, 0.93), (0.25 + side * 2.4, 0.995)]
        board.part(limb(beam, (0.018, 0.015, 0.012, 0.006)), shade)
        for start, end in (
            ((0.2 + side * 1.2, 0.84), (0.28 + side * 1.5, 0.875)),
            ((0.19 + side * 1.6, 0.885), (0.13 + side * 1.5, 0.945)),
            ((0.205 + side * 2, 0.935), (0.165 + side * 2, 1.0)),
        ):
            board.part(limb([start, end], (0.013, 0.005)), shade)
    board.part(curve([(0.235, 0.77), (0.18, 0.815), (0.155, 0.81), (0.2, 0.755)]), darker(coat), "puff")
    head = [
        (0.205, 0.7),
        (0.21, 0.765),
        (0.25, 0.795),
        (0.3, 0.775),
        (0.375, 0.725),
        (0.385, 0.7),
        (0.365, 0.685),
        (0.3, 0.69),
        (0.25, 0.66),
    ]
    board.part(curve(head), coat, "puff", bulge=0.8)
    board.part(oval(0.378, 0.712, 0.014, 0.014), "#1d1512")
    board.part(oval(0.283, 0.757, 0.01, 0.01), "#140d0a")
    return board.sprite()


def elephant(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw an elephant."""
    board = Board(easel, place, -0.72, 0.85)
    skin = ("#8c8680", "#7d7a78", "#958a80")[int(rng.integers(3))]
    board.part(limb([(-0.56, 0.66), (-0.63, 0.5), (-0.62, 0.32)], (0.035, 0.025, 0.035)), darker(skin))
    widths = (0.24, 0.19, 0.165, 0.18)
    legs(
        board,
        [
            [(-0.3, 0.4), (-0.31, 0.25), (-0.29, 0.12), (-0.29, 0.0)],
            [(0.2, 0.4), (0.21, 0.25), (0.22, 0.12), (0.22, 0.0)],
            [(-0.43, 0.42), (-0.45, 0.25), (-0.43, 0.12), (-0.43, 0.0)],
            [(0.07, 0.42), (0.07, 0.25), (0.06, 0.12), (0.06, 0.0)],
        ],
        widths,
        skin,
    )
    body = [
        (-0.57, 0.62),
        (-0.5, 0.8),
        (-0.3, 0.9),
        (-0.05, 0.92),
        (0.2, 0.86),
        (0.34, 0.7),
        (0.3, 0.45),
        (0.1, 0.32),
        (-0.2, 0.31),
        (-0.45, 0.36),
        (-0.57, 0.45),
    ]
    board.part(curve(body), skin, "puff")
    board.part(
        limb(
            [(0.5, 0.7), (0.63, 0.5), (0.63, 0.28), (0.66, 0.12), (0.74, 0.1)],
            (0.22, 0.14, 0.1, 0.075, 0.055),
        ),
        skin,
        "puff",
    )
    board.part(
        curve(
            [
                (0.24, 0.72),
                (0.28, 0.9),
                (0.42, 0.98),
                (0.56, 0.92),
                (0.63, 0.76),
                (0.58, 0.58),
                (0.42, 0.52),
                (0.28, 0.58),
            ]
        ),
        skin,
        "puff",
    )
    board.part(limb([(0.53, 0.54), (0.62, 0.42), (0.76, 0.42)], (0.055, 0.045, 0.012)), "#efe6d2", "puff")
    board.part(
        curve(
            [(0.36, 0.86), (0.24, 0.92), (0.1, 0.84), (0.08, 0.62), (0.17, 0.46), (0.26, 0.5), (0.34, 0.64)]
        ),
        skin,
        "puff",
        bulge=0.8,
    )
    board.part(oval(0.49, 0.76, 0.015, 0.017), "#171312")
    return board.sprite()
