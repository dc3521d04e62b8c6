"""What grows: lone trees, palms, cacti, and what is gathered in autumn."""

from __future__ import annotations

import numpy as np

from nemo_widgets.engine.generate.painter.colour import mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.thing import Place, Sprite
from nemo_widgets.engine.generate.painter.things.board import Board, box, curve, limb, oval


def tree(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a lone broad tree."""
    return _broad(easel, place, rng, ("#3f6b2f", "#54802f", "#33603a"), 170)


def cherry(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a cherry tree in blossom."""
    return _broad(easel, place, rng, ("#f4a9c4", "#f9c3d6", "#ee93b6"), 170)


def _broad(
    easel: Easel, place: Place, rng: np.random.Generator, leaves: tuple[str, ...], count: int
) -> Sprite:
    board = Board(easel, place, -0.62, 0.62)
    bark = "#5b4330"
    lean = float(rng.normal(0, 0.03))
    board.part(limb([(0, -0.02), (lean * 0.4, 0.2), (lean, 0.5)], (0.1, 0.062, 0.04)), bark, "tube")
    for angle in (-0.75, -0.3, 0.35, 0.8):
        end = (lean + np.sin(angle) * 0.36, 0.38 + np.cos(angle) * 0.3)
        board.part(limb([(lean * 0.6, 0.27), (end[0] * 0.6, 0.43), end], (0.04, 0.028, 0.012)), bark, "tube")
    mass = [
        (rng.normal(0, 0.04) + x, rng.normal(0, 0.02) + y, r)
        for x, y, r in (
            (-0.3, 0.56, 0.2),
            (0.3, 0.57, 0.19),
            (-0.16, 0.76, 0.2),
            (0.18, 0.77, 0.19),
            (0.0, 0.6, 0.22),
            (0.0, 0.86, 0.13),
        )
    ]
    own = rgb(leaves[int(rng.integers(len(leaves)))])
    spots = []
    for number in range(count):
        x, y, r = mass[number % len(mass)]
        angle, far = rng.uniform(0, 2 * np.pi), np.sqrt(rng.random())
        px, py = x + np.cos(angle) * far * r, y + np.sin(angle) * far * r * 0.85
        # Light falls on a leaf as on its place in the heap, and on the heap as on its place in the crown.
        nx = 0.6 * np.cos(angle) * far + 1.1 * px
        ny = 0.6 * np.sin(angle) * far + 1.5 * (py - 0.66)
        sun = board.sun
        spots.append((float(nx * sun[0] * board.facing + ny * sun[1] + 0.35 * sun[2]), float(px), float(py)))
    around = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    # The lightest last: they lie on top.
    for fall, px, py in sorted(spots):
        radius = rng.uniform(0.04, 0.075)
        edge = radius * rng.uniform(0.72, 1.2, 14)
        shape = np.stack([px + np.cos(around) * edge, py + np.sin(around) * edge * 0.8], axis=1)
        tone = own * rng.uniform(0.92, 1.06)
        tone = mix(tone, rgb("#102018"), float(np.clip(0.35 - fall * 0.7, 0, 0.5)))
        board.tone(shape, tone, float(np.clip(fall + 0.3, 0, 1)))
    return board.sprite()


def palm(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a coconut palm."""
    board = Board(easel, place, -0.62, 0.78, top=1.1)
    lean = float(rng.uniform(0.06, 0.2))
    spine = [(0, -0.02), (lean * 0.25, 0.25), (lean * 0.6, 0.5), (lean, 0.76)]
    board.part(limb(spine, (0.062, 0.044, 0.036, 0.03)), "#8a6a48", "tube")
    line = curve(spine, closed=False)
    for x, y in line[2::2]:
        board.veil(limb([(x - 0.022, y), (x + 0.022, y + 0.008)], (0.006, 0.006)), "#2d1d10", 0.4)
    crown = np.array(spine[-1])
    angles = np.linspace(-0.35, np.pi + 0.35, 11) + rng.normal(0, 0.08, 11)
    order = np.argsort(-np.abs(angles - np.pi / 2))
    for number in order[::-1]:
        angle = float(angles[number])
        length = float(rng.uniform(0.36, 0.46))
        s = np.linspace(0, 1, 20)
        rib = crown + s[:, None] * np.array([np.cos(angle), np.sin(angle) * 0.75]) * length
        rib[:, 1] -= s**2.2 * length * 0.62
        fall = float(
            np.cos(angle) * board.sun[0] * board.facing * 0.8 + 0.45 * board.sun[1] + 0.3 * board.sun[2]
        )
        for side in (-1, 1):
            comb = [rib[0]]
            for k in range(1, 20):
                out = (
                    np.array([(rib[k] - rib[k - 1])[0] * 1.2, side * 0.028 - 0.05])
                    * np.sin(np.pi * (s[k] * 0.9 + 0.05)) ** 0.6
                )
                comb += [rib[k] + out * 1.5, rib[k] + out * 0.25]
            comb.append(rib[-1])
            tone = rgb("#5f8a35") * (1.0 if side > 0 else 0.78)
            board.tone(np.concatenate([np.array(comb), rib[::-1]]), tone, fall + 0.15 * side + 0.1)
    for dx, dy in ((-0.02, -0.02), (0.022, -0.028), (0.0, -0.04)):
        board.part(oval(crown[0] + dx, crown[1] + dy, 0.022, 0.025), "#6b4a2a", "puff")
    return board.sprite()


def cactus(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a saguaro."""
    board = Board(easel, place, -0.42, 0.42)
    green = ("#5b8a4a", "#4d7d4f", "#6b9150")[int(rng.integers(3))]
    for side in (-1.0, 1.0):
        y, top = float(rng.uniform(0.3, 0.5)), float(rng.uniform(0.62, 0.82))
        board.part(
            limb(
                [(0, y), (0.19 * side, y + 0.01), (0.235 * side, y + 0.09), (0.235 * side, top)],
                (0.09, 0.095, 0.1, 0.085),
            ),
            green,
            "puff",
        )
        board.part(oval(0.235 * side, top, 0.043, 0.04), green, "puff")
    trunk = np.concatenate(
        [
            curve(
                [
                    (-0.075, -0.02),
                    (-0.085, 0.5),
                    (-0.075, 0.92),
                    (0, 1.0),
                    (0.075, 0.92),
                    (0.085, 0.5),
                    (0.075, -0.02),
                ],
                closed=False,
            )
        ]
    )
    board.part(trunk, green, "tube")
    for x in (-0.05, -0.018, 0.018, 0.05):
        board.veil(limb([(x, 0.0), (x * 1.05, 0.93)], (0.007, 0.005)), "#12250f", 0.4)
    return board.sprite()


def pumpkin(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a pumpkin."""
    board = Board(easel, place, -0.72, 0.72, bottom=-0.06)
    orange = ("#e07a1f", "#d96a1c", "#e8912f")[int(rng.integers(3))]
    for x in (-0.42, 0.42, -0.27, 0.27, 0.0):
        board.part(oval(x, 0.38, 0.24 if x else 0.22, 0.4 - abs(x) * 0.12), orange, "puff", bulge=0.9)
    board.part(limb([(0, 0.72), (0.02, 0.88), (0.12, 0.98)], (0.11, 0.075, 0.085)), "#5f6b32", "tube")
    return board.sprite()


def mushroom(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a toadstool."""
    board = Board(easel, place, -0.58, 0.58, bottom=-0.05)
    cap = ("#c8321f", "#b5522a", "#d0452c")[int(rng.integers(3))]
    board.part(
        curve([(-0.12, -0.02), (-0.1, 0.3), (-0.09, 0.55), (0.09, 0.55), (0.1, 0.3), (0.13, -0.02)]),
        "#f0e6d2",
        "tube",
    )
    board.part(curve([(-0.14, 0.44), (0, 0.49), (0.14, 0.44), (0.1, 0.38), (-0.1, 0.38)]), "#e6dac2", "puff")
    board.part(oval(0, 0.54, 0.46, 0.09), "#d9c8ab", face=(0, -0.4))
    dome = curve(
        [
            (-0.53, 0.52),
            (-0.46, 0.75),
            (-0.22, 0.95),
            (0.03, 1.0),
            (0.28, 0.93),
            (0.48, 0.74),
            (0.53, 0.52),
            (0.3, 0.55),
            (-0.3, 0.55),
        ]
    )
    board.part(dome, cap, "puff", bulge=1.2)
    for x, y, r in (
        (-0.3, 0.72, 0.06),
        (-0.08, 0.87, 0.055),
        (0.05, 0.67, 0.075),
        (0.3, 0.8, 0.055),
        (0.38, 0.63, 0.04),
        (-0.42, 0.58, 0.035),
    ):
        board.part(oval(x, y, r, r * 0.8), "#f7efe0", "puff", bulge=0.6)
    return board.sprite()


def christmas_tree(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a fir with lights and a star."""
    board = Board(easel, place, -0.45, 0.45)
    board.part(box(-0.035, -0.02, 0.035, 0.14), "#5b3f2a", "tube")
    spots: list[tuple[float, float]] = []
    for low, high, half in ((0.1, 0.45, 0.36), (0.29, 0.63, 0.285), (0.47, 0.79, 0.21), (0.63, 0.93, 0.135)):
        left, right, edge = -half, half, [(0.0, high)]
        steps = 7
        edge.append((right, low + 0.02))
        for k in range(1, steps):
            x = right + (left - right) * k / steps
            edge.append((x, low + (0.035 if k % 2 else -0.012) - 0.02 * np.cos(x / half * 1.4)))
        edge.append((left, low + 0.02))
        board.part(edge, "#2f6b3f", "tube")
        spots += [
            (float(x), low + 0.075 + 0.05 * (1 - abs(float(x)) / half))
            for x in np.linspace(-half * 0.7, half * 0.7, max(int(half * 14), 2))
        ]
    colours = ("#ffd45e", "#ff6a55", "#7fd0ff", "#ffe9b0")
    for number, (x, y) in enumerate(spots):
        code = colours[number % 4]
        board.halo(x, y, 0.06, code, 0.25 + 0.5 * place.lit)
        board.shine(oval(x, y, 0.015, 0.015), code, code, 0.75)
    angle = np.pi / 2 + np.arange(10) * np.pi / 5
    reach = np.where(np.arange(10) % 2 == 0, 0.065, 0.028)
    board.halo(0, 0.945, 0.17, "#ffe08a", 0.25 + 0.5 * place.lit)
    board.shine(
        np.stack([np.cos(angle) * reach, 0.945 + np.sin(angle) * reach], 1), "#f2c84a", "#ffe9a0", 0.7
    )
    return board.sprite()
