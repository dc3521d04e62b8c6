"""People, seen small."""

from __future__ import annotations

import numpy as np

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.thing import Place, Sprite
from nemo_widgets.engine.generate.painter.things.board import Board, box, curve, limb, oval

_COATS = ("#c8452f", "#2f5f8a", "#d99a2f", "#3f7a5a", "#7a4a6a", "#e0d6c4")
_TROUSERS = ("#2e3440", "#4a4038", "#3b4a5a", "#6b5a48")
_HAIR = ("#231a16", "#5a3a22", "#8a6238", "#3a3532")
_SKIN = ("#e0b090", "#c98f68", "#8a5a3c", "#f0cbb0")


def person(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw somebody who walks or stands, with or without a pack."""
    board = Board(easel, place, -0.34, 0.34)
    _figure(board, rng, 0.0, 1.0, pack=bool(rng.random() < 0.5))
    return board.sprite()


def couple(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw two people side by side, hand in hand."""
    board = Board(easel, place, -0.42, 0.42)
    _figure(board, rng, -0.14, 1.0, pack=False, still=True)
    _figure(board, rng, 0.14, 0.92, pack=False, still=True, skirt=True)
    board.part(limb([(-0.05, 0.5), (0.0, 0.45), (0.06, 0.48)], (0.035, 0.035, 0.035)), _SKIN[0])
    return board.sprite()


def _figure(
    board: Board,
    rng: np.random.Generator,
    x: float,
    tall: float,
    *,
    pack: bool,
    still: bool = False,
    skirt: bool = False,
) -> None:
    coat, trousers = _COATS[int(rng.integers(6))], _TROUSERS[int(rng.integers(4))]
    hair, skin = _HAIR[int(rng.integers(4))], _SKIN[int(rng.integers(4))]
    stride = 0.03 if still else 0.09

    def at(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + px * tall, py * tall) for px, py in points]

    w = tall
    for side in (-1.0, 1.0):
        leg = at([(0.025 * side, 0.5), (0.03 * side + stride * side * 0.6, 0.26), (stride * side, 0.03)])
        board.part(limb(leg, (0.115 * w, 0.08 * w, 0.06 * w)), skin if skirt else trousers, "tube")
        shoe = at(
            [
                (stride * side - 0.03, 0.0),
                (stride * side + 0.07, 0.0),
                (stride * side + 0.05, 0.035),
                (stride * side - 0.03, 0.045),
            ]
        )
        board.part(shoe, "#2b211c")
    far = at([(-0.02, 0.76), (-0.1 - stride * 0.4, 0.6), (-0.09 - stride * 0.3, 0.46)])
    board.part(limb(far, (0.07 * w, 0.06 * w, 0.045 * w)), coat, "tube")
    if pack:
        board.part(
            curve(at([(-0.08, 0.82), (-0.21, 0.79), (-0.23, 0.58), (-0.1, 0.52)])),
            _COATS[int(rng.integers(6))],
            "puff",
        )
    body = at(
        [
            (-0.06, 0.83),
            (0.07, 0.83),
            (0.11, 0.78),
            (0.095, 0.6),
            (0.09, 0.46),
            (-0.09, 0.46),
            (-0.095, 0.6),
            (-0.11, 0.77),
        ]
    )
    if skirt:
        body = at(
            [
                (-0.055, 0.83),
                (0.06, 0.83),
                (0.095, 0.77),
                (0.07, 0.62),
                (0.15, 0.28),
                (-0.15, 0.28),
                (-0.07, 0.62),
                (-0.095, 0.77),
            ]
        )
    board.part(curve(body), coat, "puff", bulge=0.8)
    near = at([(0.06, 0.78), (0.125 + stride * 0.2, 0.63), (0.12 + stride * 0.6, 0.48)])
    board.part(limb(near, (0.07 * w, 0.06 * w, 0.045 * w)), coat, "tube")
    board.part(oval(near[-1][0], near[-1][1] - 0.015 * w, 0.024 * w, 0.026 * w), skin, "puff")
    board.part(limb(at([(0.0, 0.81), (0.01, 0.87)]), (0.055 * w, 0.05 * w)), skin, "tube")
    board.part(oval(x + 0.012 * w, 0.915 * w, 0.062 * w, 0.076 * w), skin, "puff")
    hairs = [
        (-0.05, 0.87),
        (-0.06, 0.96),
        (0.0, 1.0),
        (0.06, 0.97),
        (0.045, 0.935),
        (-0.01, 0.94),
        (-0.02, 0.88),
    ]
    if skirt:
        hairs = [
            (-0.07, 0.78),
            (-0.075, 0.95),
            (0.0, 1.0),
            (0.06, 0.97),
            (0.045, 0.93),
            (-0.005, 0.93),
            (-0.01, 0.8),
        ]
    board.part(curve(at(hairs)), hair, "puff")


def snowman(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a snowman."""
    board = Board(easel, place, -0.42, 0.42, bottom=-0.05)
    for side in (-1.0, 1.0):
        board.part(
            limb([(0.17 * side, 0.52), (0.3 * side, 0.62), (0.38 * side, 0.7)], (0.02, 0.016, 0.01)),
            "#5b3f2a",
        )
        board.part(limb([(0.32 * side, 0.64), (0.39 * side, 0.63)], (0.012, 0.008)), "#5b3f2a")
    for y, r in ((0.22, 0.25), (0.53, 0.185), (0.775, 0.135)):
        board.part(oval(0, y, r, r * 0.96), "#f8fafc", "puff")
    scarf = ("#c8342a", "#2f6f9f", "#3f8a5a")[int(rng.integers(3))]
    board.part(
        curve([(-0.13, 0.68), (0, 0.645), (0.13, 0.68), (0.12, 0.635), (0, 0.6), (-0.12, 0.635)]),
        scarf,
        "puff",
    )
    board.part([(0.05, 0.64), (0.115, 0.635), (0.13, 0.45), (0.07, 0.45)], scarf, face=(0.2, 0.1))
    for y in (0.44, 0.52, 0.25):
        board.part(oval(0, y, 0.016, 0.016), "#1d1a1a", "puff")
    for x in (-0.045, 0.055):
        board.part(oval(x, 0.81, 0.015, 0.017), "#1d1a1a", "puff")
    board.part([(0.0, 0.785), (0.0, 0.75), (0.16, 0.755)], "#e8792a", face=(0.2, 0.3))
    board.part(oval(0, 0.875, 0.16, 0.024), "#26242a", face=(0, 0.4))
    board.part(box(-0.1, 0.875, 0.1, 1.0), "#26242a", "tube")
    board.part(box(-0.1, 0.885, 0.1, 0.91), scarf, "tube")
    return board.sprite()
