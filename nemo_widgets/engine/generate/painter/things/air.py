"""What flies."""

from __future__ import annotations

import numpy as np

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.thing import Place, Sprite
from nemo_widgets.engine.generate.painter.things.board import Board, box, curve, limb, oval


def bird(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw one gliding bird."""
    board = Board(easel, place, -2.1, 2.1, top=1.05, bottom=-0.25)
    lift, bend = float(rng.uniform(0.62, 1.0)), float(rng.uniform(-0.1, 0.12))
    tone = ("#4a4744", "#3a3a40", "#5c5650")[int(rng.integers(3))]
    for side in (-1.0, 1.0):
        reach = 1.9 if side > 0 else 1.7
        front = [(0.0, 0.22), (0.55, lift * 0.85), (1.15, lift * 0.9 + bend), (reach, lift * 0.45 + bend)]
        back = [(reach, lift * 0.45 + bend), (1.1, lift * 0.62 + bend), (0.5, lift * 0.42), (0.0, -0.05)]
        wing = np.concatenate([curve(front, closed=False), curve(back, closed=False)])
        board.part(np.stack([wing[:, 0] * side, wing[:, 1]], 1), tone, face=(0.25 * side, 0.5))
    board.part(
        curve(
            [
                (-0.42, 0.12),
                (-0.15, 0.2),
                (0.2, 0.22),
                (0.42, 0.14),
                (0.5, 0.06),
                (0.3, -0.02),
                (0.0, -0.08),
                (-0.45, 0.02),
            ]
        ),
        tone,
        "puff",
    )
    return board.sprite()


def balloon(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a hot-air balloon; at night its flame lights it."""
    board = Board(easel, place, -0.42, 0.42, bottom=-0.02)
    palettes = (
        ("#d8432f", "#f4ead2", "#f0a63a"),
        ("#2f6f9f", "#f4ead2", "#e8b23f"),
        ("#7a3f8a", "#f2c14a", "#e0584a"),
        ("#2f8a7a", "#f4e3b8", "#e07a3a"),
    )
    colours = palettes[int(rng.integers(len(palettes)))]
    t = np.linspace(0, 1, 40)
    height = 0.22 + 0.78 * t
    half = 0.385 * np.interp(
        t, (0, 0.12, 0.3, 0.5, 0.66, 0.82, 0.93, 1), (0.16, 0.38, 0.72, 0.95, 1.0, 0.86, 0.55, 0.0)
    )
    half[-4:] = 0.385 * np.sqrt(np.clip(1 - t[-4:], 0, 1)) * 2.0
    gores, start = 12, int(rng.integers(3))
    angles = np.linspace(-np.pi / 2, np.pi / 2, gores + 1)
    for number in range(gores):
        a, b = np.sin(angles[number]), np.sin(angles[number + 1])
        strip = np.concatenate([np.stack([half * a, height], 1), np.stack([half * b, height], 1)[::-1]])
        middle = float((a + b) / 2)
        board.part(strip, colours[(number + start) % len(colours)], face=(middle * 0.92, 0.12))
    dome = np.concatenate([np.stack([-half, height], 1), np.stack([half, height], 1)[::-1]])
    band = (height > 0.52) & (height < 0.6)
    stripe = np.concatenate(
        [np.stack([-half[band], height[band]], 1), np.stack([half[band], height[band]], 1)[::-1]]
    )
    if rng.random() < 0.6:
        board.part(stripe, colours[1], "tube")
    board.shade(dome, 0.42)
    board.veil(dome, "#ffb250", 0.38 * place.lit)
    board.halo(0, 0.3, 0.26, "#ffd27a", 0.6 * place.lit)
    for x0, x1 in ((-0.055, -0.05), (0.055, 0.05), (-0.02, -0.02), (0.02, 0.02)):
        board.part(limb([(x0, 0.23), (x1, 0.08)], (0.004, 0.004)), "#3a2a1e")
    board.part(
        curve([(-0.06, 0.09), (0.06, 0.09), (0.05, 0.0), (0.0, -0.008), (-0.05, 0.0)]), "#8a5a34", "tube"
    )
    board.part(box(-0.062, 0.075, 0.062, 0.092), "#5b3a22", "tube")
    board.shine(oval(0, 0.19, 0.014, 0.028), "#5b4a3a", "#fff0b0")
    return board.sprite()


def plane(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw an airliner."""
    board = Board(easel, place, -1.9, 2.0, top=1.05, bottom=-0.35)
    trim = ("#c23b30", "#2f6f9f", "#2f8a6a", "#d98a2f")[int(rng.integers(4))]
    board.part([(-0.1, 0.42), (-0.75, 0.78), (-0.58, 0.78), (0.45, 0.45)], "#b9c0c8", face=(0, 0.1))
    board.part(curve([(-1.72, 0.98), (-1.5, 0.98), (-1.15, 0.5), (-1.6, 0.44)]), trim, face=(0.2, 0.1))
    body = [
        (-1.8, 0.46),
        (-1.3, 0.52),
        (0.0, 0.54),
        (1.35, 0.53),
        (1.75, 0.4),
        (1.86, 0.27),
        (1.55, 0.14),
        (0.0, 0.1),
        (-1.0, 0.14),
    ]
    board.part(curve(body), "#f3f4f5", "puff", bulge=0.9)
    board.part(limb([(-1.55, 0.36), (0, 0.32), (1.5, 0.28)], (0.03, 0.05, 0.03)), trim)
    for x in np.linspace(-1.0, 1.2, 17):
        board.shine(oval(float(x), 0.405, 0.028, 0.034), "#42566b")
    board.part([(1.5, 0.42), (1.7, 0.36), (1.68, 0.3), (1.5, 0.34)], "#33424f")
    board.part(curve([(0.05, 0.03), (0.42, 0.03), (0.44, -0.12), (0.05, -0.1)]), "#8f979f", "puff")
    board.part([(0.5, 0.26), (-0.3, 0.22), (-1.15, -0.3), (-0.95, -0.3)], "#cfd5da", face=(0, 0.55))
    board.part([(-1.25, 0.42), (-1.55, 0.4), (-1.86, 0.28), (-1.74, 0.28)], "#cfd5da", face=(0, 0.5))
    return board.sprite()


def kite(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a kite with its tail."""
    board = Board(easel, place, -0.75, 0.45)
    one, two = (("#d8432f", "#f2b63a"), ("#2f6f9f", "#e86a4a"), ("#7a3f8a", "#f2c14a"))[int(rng.integers(3))]
    tail = [(-0.12, 0.42), (-0.3, 0.3), (-0.22, 0.16), (-0.42, 0.06), (-0.62, 0.08)]
    board.part(limb(tail, (0.012,) * 5), "#5b4a3a")
    for number, (x, y) in enumerate(tail[1:]):
        own = one if number % 2 else two
        board.part([(x, y), (x - 0.055, y + 0.035), (x - 0.055, y - 0.03)], own)
        board.part([(x, y), (x + 0.055, y + 0.035), (x + 0.055, y - 0.03)], own)
    top, left, right, low = (0.16, 1.0), (-0.17, 0.82), (0.31, 0.7), (-0.12, 0.42)
    mid = (0.075, 0.76)
    for a, b, own, turn in (
        (top, left, one, -0.4),
        (top, right, two, 0.45),
        (low, left, two, -0.4),
        (low, right, one, 0.45),
    ):
        board.part([a, b, mid], own, face=(turn, 0.2))
    board.part(limb([top, low], (0.012, 0.01)), "#4a3322")
    board.part(limb([left, right], (0.01, 0.01)), "#4a3322")
    return board.sprite()


def rocket(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a rocket on its flame."""
    board = Board(easel, place, -0.28, 0.28)
    trim = ("#d8432f", "#e0872e", "#2f6f9f")[int(rng.integers(3))]
    board.halo(0, 0.16, 0.26, "#ffb347", 0.7)
    for wide, low, code in ((0.085, 0.0, "#ff8a2a"), (0.055, 0.08, "#ffc85a"), (0.028, 0.15, "#fff6d8")):
        board.shine(
            curve([(-wide * 0.8, 0.27), (-wide, 0.2), (0, low), (wide, 0.2), (wide * 0.8, 0.27)]),
            code,
            code,
            1.0,
        )
    for side in (-1.0, 1.0):
        board.part(
            [(0.08 * side, 0.48), (0.2 * side, 0.32), (0.19 * side, 0.23), (0.07 * side, 0.3)],
            trim,
            face=(0.5 * side, 0.1),
        )
    body = curve(
        [
            (-0.075, 0.27),
            (-0.115, 0.5),
            (-0.095, 0.78),
            (0.0, 1.0),
            (0.095, 0.78),
            (0.115, 0.5),
            (0.075, 0.27),
        ],
        closed=False,
    )
    board.part(body, "#f1f2f4", "tube")
    board.part(
        curve([(-0.088, 0.81), (-0.05, 0.92), (0, 1.0), (0.05, 0.92), (0.088, 0.81)], closed=False),
        trim,
        "tube",
    )
    board.part(oval(0, 0.66, 0.052, 0.052), "#8a9199", "puff")
    board.part(oval(0, 0.66, 0.038, 0.038), "#3f7fa8", "puff")
    board.part([(-0.015, 0.5), (0.015, 0.5), (0.012, 0.25), (-0.012, 0.25)], trim)
    return board.sprite()


def sky_lantern(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a paper lantern with its flame."""
    board = Board(easel, place, -0.95, 0.95, top=1.4, bottom=-0.5)
    board.halo(0, 0.45, 0.9, "#ffb04d", 0.45)
    shell = curve(
        [
            (-0.22, 0.0),
            (-0.36, 0.45),
            (-0.34, 0.85),
            (-0.15, 1.0),
            (0.15, 1.0),
            (0.34, 0.85),
            (0.36, 0.45),
            (0.22, 0.0),
        ]
    )
    board.shine(shell, "#f2a24a", "#ff9f3f", 0.85)
    board.halo(0, 0.25, 0.42, "#fff0b8", 0.9)
    board.shine(oval(0, 0.02, 0.21, 0.045), "#a85a1e", "#ffe9a8", 0.8)
    return board.sprite()


def butterfly(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a butterfly."""
    board = Board(easel, place, -0.75, 0.75)
    wing, dot = (
        ("#e8862a", "#f8d68a"),
        ("#3f86c8", "#bfe3f5"),
        ("#e9c93f", "#f7f0c0"),
        ("#c8507a", "#f6c8d6"),
    )[int(rng.integers(4))]
    for side in (-1.0, 1.0):
        for shape, inner in (
            ([(0.03, 0.45), (0.25, 0.42), (0.45, 0.25), (0.36, 0.06), (0.16, 0.08)], (0.27, 0.25, 0.09)),
            (
                [(0.03, 0.5), (0.2, 0.8), (0.5, 0.98), (0.68, 0.9), (0.6, 0.62), (0.36, 0.46)],
                (0.42, 0.74, 0.13),
            ),
        ):
            outline = np.array([(side * x, y) for x, y in shape])
            board.part(curve(outline), "#2a211c", face=(0.3 * side, 0.3))
            centre = outline.mean(axis=0)
            board.part(curve(centre + (outline - centre) * 0.82), wing, face=(0.3 * side, 0.35))
            board.part(
                oval(side * inner[0], inner[1], inner[2], inner[2] * 0.75, 40 * side),
                dot,
                face=(0.3 * side, 0.35),
            )
    board.part(limb([(0, 0.2), (0, 0.5), (0, 0.68)], (0.03, 0.06, 0.05)), "#231a16", "tube")
    for side in (-1.0, 1.0):
        board.part(
            limb([(0, 0.68), (0.07 * side, 0.84), (0.14 * side, 0.9)], (0.012, 0.01, 0.014)), "#231a16"
        )
    return board.sprite()
