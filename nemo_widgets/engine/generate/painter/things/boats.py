"""What floats: boats, ships and ice."""

from __future__ import annotations

import numpy as np

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.thing import Place, Sprite
from nemo_widgets.engine.generate.painter.things.board import Board, box, curve, limb, oval


def sailboat(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a sloop under sail."""
    board = Board(easel, place, -0.45, 0.52, bottom=-0.01)
    cloth = ("#f6efe0", "#ffffff", "#f3d9b0", "#d9573f")[int(rng.integers(4))]
    # Cloth lets the light through: against the sun it shines.
    through = (0.95 if board.sun[0] > 0 else -0.95) * board.facing if easel.light.behind else 0.0
    hull = ("#f2ece2", "#27496d", "#8a3b2e", "#2b2f38")[int(rng.integers(4))]
    board.part(limb([(0.04, 0.1), (0.03, 1.0)], (0.016, 0.01), smooth=False), "#6b4a30")
    main = [(0.02, 0.2), (0.015, 0.975), (-0.11, 0.7), (-0.22, 0.42), (-0.29, 0.2)]
    board.part(np.concatenate([curve(main[1:], closed=False), [main[0]]]), cloth, face=(through or -0.5, 0.2))
    jib = curve([(0.07, 0.88), (0.18, 0.58), (0.28, 0.34), (0.4, 0.15)], closed=False)
    foot = curve([(0.4, 0.15), (0.2, 0.17), (0.07, 0.2), (0.1, 0.5), (0.07, 0.88)], closed=False)
    board.part(np.concatenate([jib, foot]), cloth, face=(through or 0.55, 0.2))
    for share in (0.32, 0.5, 0.68):
        y = 0.2 + 0.77 * share
        board.veil(limb([(0.018, y), (-0.3 * (1 - share) ** 0.85, y - 0.02)], (0.004, 0.004)), "#5c5348", 0.3)
    board.part(limb([(0.05, 0.195), (-0.3, 0.185)], (0.014, 0.014)), "#6b4a30")
    shell = [(-0.34, 0.135), (-0.05, 0.1), (0.25, 0.125), (0.44, 0.165), (0.37, 0.06), (0.28, -0.01)]
    body = np.concatenate([curve(shell, closed=False), [(-0.29, -0.01)]])
    board.part(body, hull, "puff", bulge=0.7)
    board.part(
        limb([(-0.34, 0.135), (-0.05, 0.1), (0.25, 0.125), (0.44, 0.165)], (0.018,) * 4),
        "#e9dcc2",
        face=(0, 0.6),
    )
    board.part(box(-0.16, 0.105, 0.01, 0.145), "#d8c7a6", face=(0, 0.3))
    if rng.random() < 0.6:
        board.part(limb([(-0.2, 0.11), (-0.2, 0.2)], (0.045, 0.03)), "#c64b3a", "tube")
        board.part(oval(-0.2, 0.215, 0.018, 0.02), "#d9a57f", "puff")
    board.shine(oval(0.03, 1.0, 0.012, 0.012), "#6b4a30")
    board.halo(0.03, 1.0, 0.05, "#ffe2a8", 0.7 * place.lit)
    return board.sprite()


def rowing_boat(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a wooden boat at rest."""
    board = Board(easel, place, -2.5, 2.6, bottom=-0.05)
    wood = ("#8a5a34", "#3d6b78", "#a8412f", "#d8cbb2")[int(rng.integers(4))]
    rim = [(-2.1, 0.74), (-1.0, 0.52), (0.3, 0.5), (1.4, 0.68), (2.35, 1.0)]
    inner = np.concatenate(
        [
            curve(rim, closed=False),
            curve([(2.35, 1.0), (1.2, 0.84), (0.0, 0.7), (-1.2, 0.72), (-2.1, 0.74)], closed=False),
        ]
    )
    board.part(inner, "#4a3524", face=(0, -0.2))
    for x in (-1.15, -0.1, 0.95):
        board.part([(x, 0.5), (x + 0.22, 0.5), (x + 0.26, 0.76), (x + 0.06, 0.76)], "#b98a5a", face=(0, 0.7))
    hull = np.concatenate(
        [
            curve(rim, closed=False),
            curve([(2.35, 1.0), (2.1, 0.5), (1.6, -0.05)], closed=False),
            [(-1.75, -0.05)],
        ]
    )
    board.part(hull, wood, "puff", bulge=0.55)
    for drop in (0.2, 0.38):
        low = [(x * (1 - drop * 0.14), y - drop) for x, y in rim]
        board.veil(limb(low, (0.025,) * 5), "#1c120a", 0.35)
    board.part(limb(rim, (0.09,) * 5), "#d2a878", face=(0, 0.7))
    board.part(limb([(-0.5, 0.66), (-1.6, 0.06)], (0.06, 0.05)), "#c9a273", face=(0, 0.5))
    board.part(limb([(-1.5, 0.1), (-1.95, -0.04)], (0.14, 0.16)), "#c9a273", face=(0, 0.5))
    return board.sprite()


def ship(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw a steamer."""
    board = Board(easel, place, -1.75, 1.85, top=1.05, bottom=-0.02)
    hull = ("#23364d", "#7d2f28", "#2c2f33")[int(rng.integers(3))]
    board.part([(-0.34, 0.62), (0.02, 0.62), (-0.02, 1.0), (-0.3, 1.0)], "#d2542f", "tube")
    board.part([(-0.31, 0.9), (-0.01, 0.9), (-0.02, 1.0), (-0.3, 1.0)], "#25262b", "tube")
    board.part(limb([(0.72, 0.4), (0.72, 1.02)], (0.03, 0.02)), "#cfc6b6")
    for x0, y0, x1, y1 in ((-1.2, 0.4, 0.95, 0.53), (-1.0, 0.53, 0.75, 0.65), (0.2, 0.65, 0.6, 0.78)):
        board.part(box(x0, y0, x1, y1), "#efeae0", face=(0.1, 0.1))
        board.part(box(x0 - 0.03, y1 - 0.015, x1 + 0.03, y1 + 0.012), "#fbf7ee", face=(0, 0.8))
        for x in np.arange(x0 + 0.09, x1 - 0.06, 0.16):
            board.shine(box(float(x), y0 + 0.045, float(x) + 0.08, y1 - 0.035), "#3b4a58")
    shell = curve(
        [(-1.62, 0.4), (0.4, 0.37), (1.3, 0.43), (1.74, 0.53), (1.55, 0.24), (1.42, -0.02)], closed=False
    )
    board.part(np.concatenate([shell, [(-1.5, -0.02), (-1.62, 0.2)]]), hull, face=(0.1, -0.05))
    board.part(
        np.concatenate(
            [curve([(-1.52, 0.07), (0.5, 0.06), (1.45, 0.08)], closed=False), [(1.42, -0.02), (-1.5, -0.02)]]
        ),
        "#96372a",
        face=(0.1, -0.1),
    )
    board.part(
        limb([(-1.62, 0.4), (0.4, 0.37), (1.3, 0.43), (1.74, 0.53)], (0.03,) * 4), "#f3eee2", face=(0, 0.5)
    )
    for x in np.arange(-1.3, 1.3, 0.2):
        board.shine(oval(float(x), 0.24, 0.028, 0.028), "#101820")
    return board.sprite()


def iceberg(easel: Easel, place: Place, rng: np.random.Generator) -> Sprite:
    """Draw an iceberg: facets of ice, blue in the shade."""
    board = Board(easel, place, -1.15, 1.15, bottom=-0.02)
    xs = np.linspace(-1.05, 1.05, 9)
    peak = float(rng.uniform(-0.35, 0.35))
    tops = np.clip(1 - np.abs(xs - peak) * rng.uniform(0.55, 1.0, 9), 0.08, 1) * rng.uniform(0.72, 1.0, 9)
    tops[int(np.argmin(np.abs(xs - peak)))] = 1.0
    tops[[0, -1]] = 0.02
    ridge = np.stack([xs, tops], axis=1)
    low = np.stack([xs * 0.98 + rng.uniform(-0.08, 0.08, 9), tops * rng.uniform(0.25, 0.6, 9)], axis=1)
    for left, right, under_left, under_right in zip(ridge[:-1], ridge[1:], low[:-1], low[1:], strict=True):
        rise = float(np.clip((left[1] - right[1]) * 1.5, -0.8, 0.8))
        board.part([left, right, under_right, under_left], "#eef6fb", face=(rise, 0.5))
        shade = float(np.clip(rise + rng.normal(0, 0.25), -0.9, 0.9))
        foot = [(float(under_right[0]) * 1.03, -0.02), (float(under_left[0]) * 1.03, -0.02)]
        board.part([under_left, under_right, *foot], "#bfe0f0", face=(shade, -0.05))
    board.veil(box(-1.08, -0.02, 1.08, 0.05), "#59b6cf", 0.35)
    return board.sprite()
