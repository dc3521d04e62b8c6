"""What is known from afar: pyramids, towers and flags."""

from __future__ import annotations

import numpy as np

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.thing import Place, Sprite
from nemo_widgets.engine.generate.painter.things.board import Board, box, curve, limb, oval


def pyramid(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a pyramid of stone courses."""
    board = Board(easel, place, -0.95, 1.15)
    stone = ("#d8b477", "#cfa768", "#c9a878")[int(rng.integers(3))]
    edge = float(rng.uniform(0.15, 0.35))
    board.part([(-0.85, 0), (edge, -0.02), (0, 1)], stone, face=(-0.6, 0.45))
    board.part([(edge, -0.02), (1.05, 0.03), (0, 1)], stone, face=(0.7, 0.4))
    for share in np.linspace(0.06, 0.94, 15):
        s = 1 - float(share)
        left, middle, right = (-0.85 * s, share), (edge * s, -0.02 * s + share), (1.05 * s, 0.03 * s + share)
        board.veil(limb([left, middle, right], (0.006,) * 3, smooth=False), "#4a3418", 0.28)
    for _ in range(36):
        share = float(rng.uniform(0.02, 0.9))
        x = float(rng.uniform(-0.8, 0.95)) * (1 - share)
        board.veil(box(x, share, x + 0.035, share + 0.018), "#3a2810", 0.16)
    return board.sprite()


def tower(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a tower of iron on four feet."""
    board = Board(easel, place, -0.27, 0.27)
    iron = ("#7a6450", "#6b5a4c")[int(rng.integers(2))]
    y = np.linspace(0, 0.92, 40)
    half = 0.2 * np.exp(-3.4 * y) + 0.011
    board.part(
        np.concatenate([np.stack([-half, y], 1), np.stack([half, y], 1)[::-1]]), iron, face=(0.15, 0.1)
    )
    angle = np.linspace(0, np.pi, 20)
    arch = np.stack([0.125 * np.cos(angle), 0.125 * np.sin(angle)], 1)
    board.erase(np.concatenate([arch, [(-0.125, -0.05), (0.125, -0.05)]]))
    for low, high in ((0.2, 0.34), (0.4, 0.62)):
        a, b = (float(np.interp(v, y, half)) * 0.42 for v in (low, high))
        board.erase([(-a, low), (a, low), (b, high), (-b, high)])
    for low, high in (
        (0.02, 0.1),
        (0.1, 0.17),
        (0.2, 0.27),
        (0.27, 0.34),
        (0.4, 0.47),
        (0.47, 0.54),
        (0.54, 0.62),
    ):
        a, b = (float(np.interp(v, y, half)) * 0.92 for v in (low, high))
        inner = 0.0 if low > 0.15 else 0.5
        for side in (-1.0, 1.0):
            board.part(
                limb([(a * side, low), (-b * side if inner == 0 else b * side * 0.75, high)], (0.008, 0.007)),
                iron,
            )
    for v, wide in ((0.17, 1.28), (0.37, 1.4), (0.86, 2.2)):
        reach = float(np.interp(v, y, half)) * wide
        board.part(box(-reach, v, reach, v + 0.022), iron, face=(0.1, 0.4))
    board.part(limb([(0, 0.9), (0, 1.0)], (0.014, 0.005)), iron)
    for v in np.linspace(0.03, 0.86, 26):
        reach = float(np.interp(v, y, half)) * 0.86
        for side in (-1.0, 1.0):
            board.halo(reach * side, float(v), 0.03, "#ffd27a", 0.85 * place.lit)
    board.halo(0, 0.93, 0.1, "#fff0c0", 0.8 * place.lit)
    return board.sprite()


def flag(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a flag in the wind."""
    board = Board(easel, place, -0.1, 0.72)
    colour = ("#c8342a", "#2f6f9f", "#e0a02f", "#2f8a6a")[int(rng.integers(4))]
    board.part(limb([(0, 0), (0, 0.985)], (0.022, 0.016), smooth=False), "#d8d3c8", "tube")
    board.part(oval(0, 0.985, 0.016, 0.016), "#d8b45a", "puff")
    x = np.linspace(0.0, 0.62, 25)
    phase = float(rng.uniform(0, 6))
    wave = 0.035 * np.sin(x * 13 - phase) * np.minimum(x * 3, 1) - 0.03 * x
    for k in range(24):
        turn = float(np.cos(x[k] * 13 - phase))
        strip = [
            (x[k], 0.95 + wave[k]),
            (x[k + 1] + 0.002, 0.95 + wave[k + 1]),
            (x[k + 1] + 0.002, 0.57 + wave[k + 1]),
            (x[k], 0.57 + wave[k]),
        ]
        board.part(strip, colour, face=(0.55 * turn, 0.15))
    return board.sprite()


def ufo(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a flying saucer."""
    board = Board(easel, place, -1.75, 1.75, bottom=-0.1)
    light = ("#7fffd0", "#8fd0ff", "#ffd36a")[int(rng.integers(3))]
    board.part(
        curve([(-0.62, 0.5), (-0.5, 0.85), (0, 1.0), (0.5, 0.85), (0.62, 0.5)]), "#9fd0dc", "puff", bulge=1.1
    )
    board.veil(oval(-0.18, 0.8, 0.16, 0.07, 25), "#ffffff", 0.5)
    board.part(oval(0, 0.2, 0.9, 0.2), "#5f6670", "puff")
    board.part(
        curve(
            [
                (-1.6, 0.36),
                (-0.8, 0.58),
                (0, 0.63),
                (0.8, 0.58),
                (1.6, 0.36),
                (0.9, 0.18),
                (0, 0.12),
                (-0.9, 0.18),
            ]
        ),
        "#aab2bd",
        "puff",
        bulge=0.9,
    )
    for x in np.linspace(-1.15, 1.15, 7):
        y = 0.33 - 0.06 * (1 - abs(float(x)) / 1.2)
        board.halo(float(x), y, 0.2, light, 0.4 + 0.5 * place.lit)
        board.shine(oval(float(x), y, 0.055, 0.05), light, light, 0.8)
    return board.sprite()
