"""Animals of field, wood and water."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.thing import Place, Sprite
from nemo_widgets.engine.generate.painter.things.board import Board, curve, limb, oval

Points = Sequence[tuple[float, float]]


def _legs(board: Board, legs: Sequence[Points], widths: Sequence[float], colour: str, hoof: str = "") -> None:
    for number, leg in enumerate(legs):
        board.part(limb(leg, widths), colour if number >= len(legs) // 2 else _darker(colour), "tube")
        if hoof:
            x, y = leg[-1]
            w = widths[-1] * 0.75
            board.part([(x - w, y), (x + w, y), (x + w * 0.7, y + w * 1.5), (x - w * 0.7, y + w * 1.5)], hoof)


def _darker(code: str) -> str:
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
    _legs(board, far + near, widths, coat, "#2a1d16")
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
    board.part(curve([(0.235, 0.77), (0.18, 0.815), (0.155, 0.81), (0.2, 0.755)]), _darker(coat), "puff")
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


def horse(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a horse."""
    board = Board(easel, place, -0.62, 0.62)
    coat = ("#7a4726", "#4f3424", "#a9713f", "#d8cfc2")[int(rng.integers(4))]
    mane = "#2a1a12" if coat != "#d8cfc2" else "#b7ab9c"
    board.part(
        curve([(-0.42, 0.6), (-0.5, 0.52), (-0.52, 0.32), (-0.47, 0.2), (-0.45, 0.36), (-0.39, 0.5)]),
        mane,
        "puff",
    )
    widths = (0.13, 0.075, 0.048, 0.04, 0.042)
    far = [
        [(-0.28, 0.42), (-0.32, 0.3), (-0.26, 0.2), (-0.285, 0.09), (-0.27, 0.0)],
        [(0.23, 0.44), (0.25, 0.3), (0.27, 0.2), (0.265, 0.09), (0.28, 0.0)],
    ]
    near = [
        [(-0.32, 0.45), (-0.38, 0.31), (-0.34, 0.2), (-0.375, 0.09), (-0.36, 0.0)],
        [(0.16, 0.44), (0.165, 0.3), (0.16, 0.2), (0.165, 0.09), (0.165, 0.0)],
    ]
    _legs(board, far + near, widths, coat, "#211812")
    body = [
        (-0.43, 0.53),
        (-0.38, 0.61),
        (-0.26, 0.645),
        (-0.1, 0.61),
        (0.06, 0.615),
        (0.17, 0.665),
        (0.26, 0.79),
        (0.32, 0.9),
        (0.4, 0.9),
        (0.41, 0.8),
        (0.38, 0.68),
        (0.34, 0.52),
        (0.26, 0.41),
        (0.1, 0.365),
        (-0.08, 0.37),
        (-0.24, 0.4),
        (-0.38, 0.4),
        (-0.43, 0.46),
    ]
    board.part(curve(body), coat, "puff", bulge=0.9)
    board.part(
        limb([(0.11, 0.645), (0.2, 0.76), (0.28, 0.9), (0.335, 0.955)], (0.05, 0.085, 0.08, 0.03)),
        mane,
        "puff",
    )
    board.part(curve([(0.35, 0.92), (0.345, 1.0), (0.385, 0.95)]), coat, "puff")
    head = [
        (0.31, 0.86),
        (0.33, 0.93),
        (0.385, 0.955),
        (0.435, 0.92),
        (0.53, 0.78),
        (0.54, 0.735),
        (0.505, 0.715),
        (0.46, 0.735),
        (0.4, 0.78),
        (0.345, 0.79),
    ]
    board.part(curve(head), coat, "puff", bulge=0.8)
    board.part(curve([(0.36, 0.975), (0.41, 0.945), (0.425, 0.88), (0.395, 0.92)]), mane)
    board.part(oval(0.42, 0.88, 0.011, 0.012), "#140d0a")
    board.part(oval(0.52, 0.755, 0.009, 0.006, 45), "#140d0a")
    return board.sprite()


def cow(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a cow with patches."""
    board = Board(easel, place, -0.85, 0.9)
    coat, patch = (("#f1ece2", "#2a2422"), ("#f1ece2", "#7d4526"), ("#8a4d2a", "#e9dfcf"))[
        int(rng.integers(3))
    ]
    board.part(limb([(-0.64, 0.82), (-0.71, 0.6), (-0.69, 0.34)], (0.035, 0.03, 0.06)), _darker(coat))
    widths = (0.17, 0.11, 0.075, 0.07)
    far = [
        [(-0.42, 0.42), (-0.43, 0.27), (-0.41, 0.14), (-0.4, 0.0)],
        [(0.36, 0.42), (0.37, 0.27), (0.37, 0.14), (0.38, 0.0)],
    ]
    near = [
        [(-0.52, 0.42), (-0.56, 0.27), (-0.53, 0.14), (-0.53, 0.0)],
        [(0.25, 0.42), (0.25, 0.27), (0.24, 0.14), (0.24, 0.0)],
    ]
    _legs(board, far + near, widths, coat, "#2a211c")
    board.part(oval(-0.26, 0.33, 0.1, 0.07), "#e0a793", "puff")
    body = [
        (-0.65, 0.74),
        (-0.58, 0.86),
        (-0.3, 0.87),
        (0.05, 0.85),
        (0.3, 0.9),
        (0.48, 0.93),
        (0.56, 0.78),
        (0.48, 0.55),
        (0.36, 0.38),
        (0.05, 0.33),
        (-0.25, 0.35),
        (-0.52, 0.4),
        (-0.66, 0.55),
    ]
    board.part(curve(body), coat, "puff", bulge=0.9)
    board.part(
        curve([(-0.45, 0.85), (-0.2, 0.85), (-0.12, 0.68), (-0.25, 0.5), (-0.42, 0.58)]),
        patch,
        "puff",
        bulge=0.35,
    )
    board.part(
        curve([(0.1, 0.82), (0.33, 0.86), (0.36, 0.66), (0.22, 0.55), (0.1, 0.66)]), patch, face=(0.1, 0.4)
    )
    for x in (0.5, 0.62):
        board.part(limb([(x, 0.96), (x + 0.02, 1.02), (x + 0.055, 1.03)], (0.03, 0.022, 0.008)), "#d9cdb4")
    head = [
        (0.46, 0.86),
        (0.5, 0.98),
        (0.6, 0.99),
        (0.68, 0.88),
        (0.79, 0.7),
        (0.79, 0.61),
        (0.7, 0.58),
        (0.6, 0.66),
        (0.5, 0.72),
    ]
    board.part(curve(head), patch, "puff", bulge=0.8)
    board.part(curve([(0.72, 0.7), (0.8, 0.69), (0.81, 0.61), (0.74, 0.57), (0.68, 0.61)]), "#dba48f", "puff")
    board.part(curve([(0.5, 0.93), (0.4, 0.93), (0.36, 0.87), (0.45, 0.86)]), _darker(patch), "puff")
    board.part(oval(0.635, 0.86, 0.014, 0.016), "#120c0a")
    return board.sprite()


def sheep(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a woolly sheep."""
    board = Board(easel, place, -0.78, 0.85)
    face = ("#2e2826", "#4a3d36", "#d9c7ae")[int(rng.integers(3))]
    _legs(
        board,
        [
            [(-0.3, 0.3), (-0.3, 0.0)],
            [(0.24, 0.3), (0.25, 0.0)],
            [(-0.42, 0.3), (-0.42, 0.0)],
            [(0.13, 0.3), (0.12, 0.0)],
        ],
        (0.1, 0.075),
        face,
    )
    angle = np.linspace(0, 2 * np.pi, 15, endpoint=False)
    for a in angle:
        board.part(
            oval(-0.12 + 0.44 * float(np.cos(a)), 0.57 + 0.25 * float(np.sin(a)), 0.17, 0.155),
            "#ece4d4",
            "puff",
            bulge=0.8,
        )
    board.part(oval(-0.12, 0.57, 0.47, 0.3), "#f3ecde", "puff", bulge=0.8)
    for x, y in rng.uniform((-0.45, 0.42), (0.2, 0.78), (16, 2)):
        board.part(oval(float(x), float(y), 0.1, 0.085), "#f3ecde", "puff", bulge=0.45)
    board.part(curve([(0.33, 0.78), (0.22, 0.82), (0.2, 0.74), (0.31, 0.71)]), face, "puff")
    board.part(
        curve(
            [(0.28, 0.82), (0.36, 0.9), (0.48, 0.86), (0.58, 0.7), (0.57, 0.6), (0.48, 0.57), (0.36, 0.64)]
        ),
        face,
        "puff",
    )
    board.part(curve([(0.22, 0.84), (0.3, 0.95), (0.42, 0.92), (0.41, 0.83), (0.3, 0.79)]), "#f3ecde", "puff")
    board.part(oval(0.46, 0.77, 0.016, 0.018), "#f4efe4" if face != "#d9c7ae" else "#1a1412")
    return board.sprite()


def cat(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a sitting cat."""
    board = Board(easel, place, -0.5, 0.5)
    coat, light = (
        ("#c77a3a", "#f0d9b8"),
        ("#2b2a2c", "#3d3b3e"),
        ("#8d8a88", "#e4e0da"),
        ("#e9dfd0", "#f6f1e8"),
    )[int(rng.integers(4))]
    board.part(
        limb([(-0.16, 0.05), (-0.36, 0.06), (-0.42, 0.2), (-0.36, 0.34)], (0.09, 0.085, 0.075, 0.05)),
        coat,
        "puff",
    )
    body = [
        (-0.1, 0.64),
        (-0.22, 0.48),
        (-0.3, 0.25),
        (-0.28, 0.06),
        (-0.15, 0.0),
        (0.1, 0.0),
        (0.2, 0.03),
        (0.17, 0.25),
        (0.2, 0.45),
        (0.16, 0.62),
    ]
    board.part(curve(body), coat, "puff")
    board.part(
        curve([(0.09, 0.6), (0.05, 0.42), (0.1, 0.3), (0.18, 0.4), (0.18, 0.55)]), light, "puff", bulge=0.5
    )
    for x in (0.06, 0.15):
        board.part(
            limb([(x, 0.36), (x + 0.01, 0.16), (x + 0.02, 0.02)], (0.09, 0.075, 0.085)),
            coat,
            "puff",
            bulge=0.8,
        )
        board.part(oval(x + 0.03, 0.025, 0.055, 0.03), light, "puff")
    board.part(
        curve([(-0.12, 0.3), (-0.02, 0.26), (0.03, 0.12), (0.0, 0.02), (-0.2, 0.01), (-0.26, 0.14)]),
        coat,
        "puff",
        bulge=0.7,
    )
    for x in (-0.03, 0.2):
        tip = (x - 0.035 if x < 0.1 else x + 0.035, 1.0)
        board.part([(x - 0.065, 0.82), tip, (x + 0.065, 0.85)], coat, face=(0.2, 0.2))
        board.part([(x - 0.03, 0.85), (tip[0], 0.955), (x + 0.035, 0.86)], "#d99a8c", face=(0.1, 0))
    head = [
        (0.08, 0.92),
        (-0.06, 0.88),
        (-0.12, 0.75),
        (-0.05, 0.63),
        (0.09, 0.59),
        (0.23, 0.63),
        (0.29, 0.75),
        (0.23, 0.88),
    ]
    board.part(curve(head), coat, "puff")
    board.part(
        curve([(0.1, 0.71), (0.0, 0.675), (0.02, 0.62), (0.1, 0.605), (0.18, 0.62), (0.2, 0.675)]),
        light,
        "puff",
        bulge=0.5,
    )
    for x in (0.02, 0.18):
        board.part(oval(x, 0.765, 0.036, 0.036), "#c9c05a", face=(0, 0.3))
        board.part(oval(x, 0.765, 0.014, 0.032), "#0f0d0c")
        board.part(oval(x + 0.008, 0.778, 0.008, 0.008), "#ffffff", face=(0, 0.4))
    board.part([(0.075, 0.705), (0.125, 0.705), (0.1, 0.68)], "#b0645c")
    return board.sprite()


def dog(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a dog that stands and looks."""
    board = Board(easel, place, -0.72, 0.7)
    coat, mark = (
        ("#c08a4e", "#efdcbc"),
        ("#2c2827", "#8a5a34"),
        ("#8a5a34", "#e9d6b8"),
        ("#efe6d6", "#b0763f"),
    )[int(rng.integers(4))]
    board.part(limb([(-0.42, 0.56), (-0.56, 0.66), (-0.6, 0.84)], (0.09, 0.08, 0.035)), coat, "puff")
    widths = (0.15, 0.085, 0.065, 0.07)
    far = [
        [(-0.3, 0.4), (-0.36, 0.24), (-0.3, 0.12), (-0.29, 0.02)],
        [(0.24, 0.4), (0.25, 0.24), (0.25, 0.12), (0.26, 0.02)],
    ]
    near = [
        [(-0.36, 0.42), (-0.44, 0.24), (-0.39, 0.12), (-0.38, 0.02)],
        [(0.15, 0.4), (0.15, 0.24), (0.14, 0.12), (0.15, 0.02)],
    ]
    _legs(board, far + near, widths, coat)
    for x in (-0.36, 0.17):
        board.part(oval(x + 0.01, 0.025, 0.06, 0.032), mark, "puff")
    body = [
        (-0.46, 0.52),
        (-0.4, 0.63),
        (-0.2, 0.63),
        (0.05, 0.6),
        (0.2, 0.68),
        (0.28, 0.82),
        (0.42, 0.78),
        (0.38, 0.58),
        (0.3, 0.42),
        (0.16, 0.33),
        (-0.05, 0.36),
        (-0.25, 0.42),
        (-0.42, 0.4),
    ]
    board.part(curve(body), coat, "puff", bulge=0.9)
    board.part(
        curve([(0.34, 0.68), (0.37, 0.56), (0.3, 0.42), (0.22, 0.38), (0.22, 0.52)]), mark, "puff", bulge=0.4
    )
    head = [
        (0.22, 0.8),
        (0.24, 0.93),
        (0.34, 0.99),
        (0.44, 0.95),
        (0.5, 0.87),
        (0.62, 0.83),
        (0.63, 0.75),
        (0.52, 0.71),
        (0.4, 0.7),
        (0.28, 0.72),
    ]
    board.part(curve(head), coat, "puff", bulge=0.85)
    board.part(
        curve([(0.47, 0.84), (0.6, 0.82), (0.63, 0.76), (0.52, 0.72), (0.44, 0.76)]), mark, "puff", bulge=0.6
    )
    board.part(
        curve([(0.3, 0.96), (0.2, 0.92), (0.15, 0.74), (0.22, 0.68), (0.3, 0.8)]), _darker(coat), "puff"
    )
    board.part(oval(0.625, 0.815, 0.03, 0.026), "#15100e", "puff")
    board.part(oval(0.445, 0.875, 0.018, 0.02), "#15100e")
    return board.sprite()


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


def elephant(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw an elephant."""
    board = Board(easel, place, -0.72, 0.85)
    skin = ("#8c8680", "#7d7a78", "#958a80")[int(rng.integers(3))]
    board.part(limb([(-0.56, 0.66), (-0.63, 0.5), (-0.62, 0.32)], (0.035, 0.025, 0.035)), _darker(skin))
    widths = (0.24, 0.19, 0.165, 0.18)
    _legs(
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
