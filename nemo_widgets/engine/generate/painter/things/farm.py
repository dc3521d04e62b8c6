"""Animals that live with people."""

from __future__ import annotations

import numpy as np

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.thing import Place, Sprite
from nemo_widgets.engine.generate.painter.things.animals import darker, legs
from nemo_widgets.engine.generate.painter.things.board import Board, curve, limb, oval


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
    legs(board, far + near, widths, coat, "#211812")
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
    board.part(limb([(-0.64, 0.82), (-0.71, 0.6), (-0.69, 0.34)], (0.035, 0.03, 0.06)), darker(coat))
    widths = (0.17, 0.11, 0.075, 0.07)
    far = [
        [(-0.42, 0.42), (-0.43, 0.27), (-0.41, 0.14), (-0.4, 0.0)],
        [(0.36, 0.42), (0.37, 0.27), (0.37, 0.14), (0.38, 0.0)],
    ]
    near = [
        [(-0.52, 0.42), (-0.56, 0.27), (-0.53, 0.14), (-0.53, 0.0)],
        [(0.25, 0.42), (0.25, 0.27), (0.24, 0.14), (0.24, 0.0)],
    ]
    legs(board, far + near, widths, coat, "#2a211c")
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
    board.part(curve([(0.5, 0.93), (0.4, 0.93), (0.36, 0.87), (0.45, 0.86)]), darker(patch), "puff")
    board.part(oval(0.635, 0.86, 0.014, 0.016), "#120c0a")
    return board.sprite()


def sheep(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a woolly sheep."""
    board = Board(easel, place, -0.78, 0.85)
    face = ("#2e2826", "#4a3d36", "#d9c7ae")[int(rng.integers(3))]
    legs(
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
    legs(board, far + near, widths, coat)
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
        curve([(0.3, 0.96), (0.2, 0.92), (0.15, 0.74), (0.22, 0.68), (0.3, 0.8)]), darker(coat), "puff"
    )
    board.part(oval(0.625, 0.815, 0.03, 0.026), "#15100e", "puff")
    board.part(oval(0.445, 0.875, 0.018, 0.02), "#15100e")
    return board.sprite()
