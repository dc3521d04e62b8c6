"""What stands tall alone: lighthouses, mills and gates."""

from __future__ import annotations

import numpy as np

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.thing import Place, Sprite
from nemo_widgets.engine.generate.painter.things.board import Board, box, curve, limb, oval


def lighthouse(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a banded lighthouse on its rock; at night it throws its beam."""
    board = Board(easel, place, -0.95, 0.95, top=1.18, bottom=-0.05)
    if place.lit > 0.2:
        for side in (-1.0, 1.0):
            beam = [(0.0, 0.852), (side * 0.92, 0.94), (side * 0.92, 0.74), (0.0, 0.828)]
            board.beam(beam, "#fff0c0", 0.62 * place.lit, reach=0.92)
    rock = [
        (-0.4, -0.05),
        (-0.34, 0.03),
        (-0.2, 0.075),
        (-0.05, 0.1),
        (0.14, 0.09),
        (0.27, 0.05),
        (0.4, -0.05),
    ]
    board.part(np.array(rock) + rng.normal(0, 0.008, (7, 2)), "#6f655c", "puff", bulge=0.8)
    band = ("#c23b30", "#2f4d73", "#c23b30", "#30343a")[int(rng.integers(4))]
    count, low, high = 6, 0.07, 0.75
    for number in range(count):
        y0, y1 = low + (high - low) * number / count, low + (high - low) * (number + 1) / count
        w0, w1 = 0.125 - 0.05 * number / count, 0.125 - 0.05 * (number + 1) / count
        colour = band if number % 2 else "#f4efe6"
        board.part([(-w0, y0), (w0, y0), (w1, y1), (-w1, y1)], colour, "tube")
    board.part(box(-0.115, 0.745, 0.115, 0.765), "#3a3d42", "tube")
    for x in np.linspace(-0.105, 0.105, 7):
        board.part(box(float(x) - 0.003, 0.765, float(x) + 0.003, 0.805), "#3a3d42")
    board.part(box(-0.11, 0.8, 0.11, 0.807), "#3a3d42")
    board.shine(box(-0.06, 0.765, 0.06, 0.885), "#9fc0cc", "#fff3c4")
    for x in (-0.06, -0.02, 0.02, 0.06):
        board.part(box(x - 0.004, 0.765, x + 0.004, 0.885), "#3a3d42")
    dome = curve([(-0.08, 0.883), (-0.055, 0.93), (0, 0.955), (0.055, 0.93), (0.08, 0.883)], closed=False)
    board.part(dome, band if band != "#30343a" else "#4a4f57", "puff")
    board.part(box(-0.005, 0.95, 0.005, 1.0), "#3a3d42")
    for y in (0.22, 0.44, 0.62):
        board.shine(box(-0.018, y, 0.018, y + 0.045), "#2d333b")
    board.part(box(-0.035, 0.075, 0.035, 0.16), "#5b3a2a")
    board.halo(0, 0.83, 0.3, "#fff0c0", 0.85 * place.lit)
    return board.sprite()


def windmill(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a mill with four sails."""
    board = Board(easel, place, -0.5, 0.5)
    wall = ("#e9dfcb", "#a8795a", "#cfc3ae")[int(rng.integers(3))]
    board.part([(-0.2, 0), (0.2, 0), (0.125, 0.56), (-0.125, 0.56)], wall, "tube")
    board.part(box(-0.24, 0.19, 0.24, 0.215), "#6d4b33", "tube")
    cap = curve([(-0.14, 0.555), (-0.12, 0.64), (0, 0.7), (0.12, 0.64), (0.14, 0.555)], closed=False)
    board.part(cap, "#5a3d2c", "puff")
    for x, y in ((-0.06, 0.3), (0.05, 0.42), (0.07, 0.07)):
        board.shine(box(x - 0.022, y, x + 0.022, y + 0.07), "#33302e")
    board.part(box(-0.055, 0, 0.02, 0.15), "#5b3a2a")
    turn = float(rng.uniform(0.25, 1.3))
    for number in range(4):
        angle = turn + number * np.pi / 2
        along, across = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
        hub = np.array([0.0, 0.61])
        reach, start, wide = 0.4, 0.09, 0.085
        board.part(
            [
                hub + along * start,
                hub + along * reach,
                hub + along * reach + across * wide,
                hub + along * start + across * wide,
            ],
            "#f0e4cc",
            face=(0, 0.1),
        )
        for step in np.linspace(start, reach, 8):
            board.veil(
                limb([hub + along * step, hub + along * step + across * wide], (0.006, 0.006)), "#4a3322", 0.8
            )
        board.veil(
            limb(
                [hub + along * start + across * wide / 2, hub + along * reach + across * wide / 2],
                (0.006, 0.006),
            ),
            "#4a3322",
            0.8,
        )
        board.part(limb([hub, hub + along * (reach + 0.01)], (0.018, 0.012)), "#5d4330")
    board.part(oval(0, 0.61, 0.025, 0.025), "#4a3322", "puff")
    return board.sprite()


def turbine(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a wind turbine."""
    board = Board(easel, place, -0.42, 0.42)
    board.part([(-0.015, 0), (0.015, 0), (0.008, 0.64), (-0.008, 0.64)], "#f1f3f4", "tube")
    turn = float(rng.uniform(0, 2.1))
    for number in range(3):
        angle = turn + number * 2 * np.pi / 3
        tip = (float(np.cos(angle)) * 0.345, 0.645 + float(np.sin(angle)) * 0.345)
        middle = (float(np.cos(angle + 0.09)) * 0.1, 0.645 + float(np.sin(angle + 0.09)) * 0.1)
        board.part(limb([(0, 0.645), middle, tip], (0.014, 0.028, 0.004)), "#fafbfb", face=(0.2, 0.3))
    board.part(oval(0, 0.645, 0.019, 0.019), "#e2e5e8", "puff")
    return board.sprite()


def torii(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a shrine's gate."""
    board = Board(easel, place, -0.72, 0.72)
    red = ("#c8402c", "#b83a2a", "#d24a30")[int(rng.integers(3))]
    for side in (-1, 1):
        foot, top = 0.43 * side, 0.385 * side
        board.part(
            [(foot - 0.048, 0), (foot + 0.048, 0), (top + 0.04, 0.84), (top - 0.04, 0.84)], red, "tube"
        )
        board.part(
            [(foot - 0.055, 0), (foot + 0.055, 0), (foot + 0.053, 0.08), (foot - 0.057, 0.08)],
            "#2a2525",
            "tube",
        )
    board.part(box(-0.52, 0.66, 0.52, 0.735), red, face=(0, -0.05))
    board.part(box(-0.04, 0.73, 0.04, 0.85), red, face=(0, 0))
    board.part(
        np.concatenate(
            [
                curve([(-0.6, 0.9), (-0.3, 0.85), (0.3, 0.85), (0.6, 0.9)], closed=False),
                curve([(0.62, 0.955), (0.3, 0.91), (-0.3, 0.91), (-0.62, 0.955)], closed=False),
            ]
        ),
        red,
        face=(0, -0.05),
    )
    board.part(
        np.concatenate(
            [
                curve([(-0.62, 0.95), (-0.3, 0.9), (0.3, 0.9), (0.62, 0.95)], closed=False),
                curve([(0.67, 1.01), (0.3, 0.95), (-0.3, 0.95), (-0.67, 1.01)], closed=False),
            ]
        ),
        "#30292b",
        face=(0, 0.7),
    )
    return board.sprite()


def tent(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a tent; at night it glows from within."""
    board = Board(easel, place, -1.1, 1.2)
    cloth = ("#d9853b", "#4a7d6a", "#c9563f", "#d8b04a")[int(rng.integers(4))]
    board.halo(0, 0.4, 1.0, "#ffc46a", 0.35 * place.lit)
    board.part([(-0.05, 0.98), (0.55, 0.86), (1.1, 0), (0.42, 0)], cloth, face=(0.6, 0.35))
    board.part([(-0.95, 0), (0.42, 0), (-0.05, 1.0)], cloth, face=(-0.5, 0.3))
    board.veil([(-0.95, 0), (0.42, 0), (-0.05, 1.0)], "#ffb04d", 0.75 * place.lit)
    board.veil([(-0.05, 0.98), (0.55, 0.86), (1.1, 0), (0.42, 0)], "#ff9a3d", 0.55 * place.lit)
    board.shine([(-0.42, 0), (0.08, 0), (-0.06, 0.78)], "#2e2620", "#ffe09a")
    board.part([(-0.42, 0), (-0.3, 0), (-0.06, 0.78)], cloth, face=(0.2, 0.1))
    board.part(
        limb([(-0.95, 0), (-0.05, 1.0), (0.42, 0)], (0.025,) * 3, smooth=False), "#f0e3c8", face=(0, 0.4)
    )
    return board.sprite()
