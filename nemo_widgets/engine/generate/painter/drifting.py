"""What drifts in the air before the camera: petals, leaves, fireflies, sparks, bubbles, seeds and dust."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.noise import smoothstep

Array = NDArray[Any]


@dataclass(frozen=True)
class _Kind:
    shape: str
    colours: tuple[str, ...]
    count: int
    size: float
    drift: tuple[float, float]
    glows: bool = False
    low: float = 0.0


_KINDS = {
    "petals": _Kind("leaf", ("#ffc4d8", "#ffa3c2", "#ffe3ec"), 85, 0.0085, (0.012, 0.02)),
    "leaves": _Kind("leaf", ("#d9772b", "#b8451f", "#e8a83c", "#8f4a22"), 70, 0.0115, (0.014, 0.024)),
    "fireflies": _Kind("dot", ("#fff09a", "#e9ff8a"), 75, 0.0026, (0.004, -0.003), glows=True, low=0.5),
    "embers": _Kind("dot", ("#ffb347", "#ff7a2f", "#ffe29a"), 130, 0.0019, (0.005, -0.02), glows=True),
    "bubbles": _Kind("ring", ("#ffffff", "#e4f6ff", "#ffe6f8"), 34, 0.017, (0.005, -0.01)),
    "confetti": _Kind(
        "card", ("#ff4f6d", "#ffd23f", "#3fc1ff", "#8a6bff", "#4fd18b"), 130, 0.008, (0.004, 0.03)
    ),
    "seeds": _Kind("star", ("#ffffff", "#f6f1e6"), 60, 0.009, (0.014, -0.006)),
    "dust": _Kind("dot", ("#e8c99a", "#d9b47e"), 420, 0.0016, (0.03, 0.002)),
}


def paint_drifting(easel: Easel, name: str) -> None:
    """Paint one kind of thing that drifts: many small ones afar, few large ones near."""
    kind = _KINDS[name]
    if name == "dust":
        _paint_veil(easel)
    for layer, share, scale, depth, blur in (("far", 1.0, 0.6, 0.62, 0.0), ("near", 0.28, 1.5, 0.98, 0.0012)):
        _paint(easel, f"{layer} {name}", kind, share, scale, depth, blur)


def _paint(
    easel: Easel, name: str, kind: _Kind, share: float, scale: float, depth: float, blur: float
) -> None:
    rng = easel.rng(name)
    full = easel.right - easel.left
    # They come from above or below the frame while the shot lasts.
    over = round(0.2 * easel.unit)
    high = easel.bottom + 2 * over
    picture: Array = np.zeros((high, full, 3), np.uint8)
    mask = np.zeros((high, full), np.uint8)
    light = np.clip(easel.light.ambient + easel.light.key * 0.8, 0.25, 1.0)
    many = max(int(kind.count * share * easel.half_u * 2 * easel.tall**0.5), 3)
    picture[...] = np.clip(rgb(kind.colours[0]) * (1 if kind.glows else light), 0, 255).astype(np.uint8)
    for x, place, big in zip(rng.random(many) * full, rng.random(many), rng.random(many), strict=True):
        y = (kind.low + (1 - kind.low) * place) * high
        radius = kind.size * scale * easel.unit * (0.55 + 0.8 * float(big))
        hue = rgb(kind.colours[int(rng.integers(len(kind.colours)))]) * float(rng.uniform(0.85, 1.08))
        tone = np.clip(hue * (1 if kind.glows else light), 0, 255).tolist()
        _mark(picture, mask, kind.shape, (float(x), float(y)), max(radius, 0.7), tone, float(rng.random()))
    alpha: Array = mask
    if blur * easel.unit > 0.4:
        alpha = cv2.GaussianBlur(mask, (0, 0), blur * easel.unit)
    if kind.glows:
        halo = cv2.GaussianBlur(mask, (0, 0), max(kind.size * scale * easel.unit * 2.6, 1.0))
        alpha = cv2.max(alpha, cv2.convertScaleAbs(halo, alpha=2.4))
    near = 1.0 if depth > 0.9 else 0.6
    easel.put_cut(name, picture, alpha, -over, depth, drift=(kind.drift[0] * near, kind.drift[1] * near))


def _mark(
    picture: Array,
    mask: Array,
    shape: str,
    at: tuple[float, float],
    radius: float,
    tone: list[float],
    turn: float,
) -> None:
    x, y = round(at[0] * 16), round(at[1] * 16)
    if shape == "dot":
        for target, value in ((picture, tone), (mask, 255)):
            cv2.circle(target, (x, y), max(round(radius * 16), 10), value, -1, cv2.LINE_AA, 4)
    elif shape == "leaf":
        axes = (round(radius * 16), max(round(radius * 16 * (0.22 + 0.35 * turn)), 8))
        for target, value in ((picture, tone), (mask, 240)):
            cv2.ellipse(target, (x, y), axes, turn * 360, 0, 360, value, -1, cv2.LINE_AA, 4)
    elif shape == "ring":
        cv2.circle(mask, (x, y), round(radius * 16), 46, -1, cv2.LINE_AA, 4)
        cv2.circle(mask, (x, y), round(radius * 16), 170, max(round(radius * 0.09), 1), cv2.LINE_AA, 4)
        cv2.circle(picture, (x, y), round(radius * 17), tone, -1, cv2.LINE_AA, 4)
        shine = (x - round(radius * 6), y - round(radius * 6))
        cv2.circle(mask, shine, max(round(radius * 2.6), 8), 235, -1, cv2.LINE_AA, 4)
    elif shape == "card":
        box = cv2.boxPoints(((at[0], at[1]), (radius * 1.5, radius * (0.35 + turn)), turn * 180))
        for target, value in ((picture, tone), (mask, 250)):
            cv2.fillConvexPoly(target, np.round(box * 16).astype(np.int32), value, cv2.LINE_AA, 4)
    else:
        for angle in np.linspace(np.pi, 2 * np.pi, 8) + turn:
            end = (x + round(np.cos(angle) * radius * 16), y + round(np.sin(angle) * radius * 16))
            cv2.line(mask, (x, y), end, 190, 1, cv2.LINE_AA, 4)
        cv2.line(mask, (x, y), (x, y + round(radius * 20)), 150, 1, cv2.LINE_AA, 4)


def _paint_veil(easel: Easel) -> None:
    noise = easel.noise("dust veil")
    full = easel.right - easel.left
    wide, high = 240, max(int(240 * easel.bottom / full), 8)
    u, y = easel.columns(wide), easel.rows(0, easel.bottom, high) * easel.tall
    bank = smoothstep(-0.5, 0.6, noise.fbm(u * 1.1, y * 2.6, 4))
    alpha = cv2.resize((bank * 0.4).astype(np.float32), (full, easel.bottom), interpolation=cv2.INTER_LINEAR)
    tone = mix(
        easel.light.horizon, np.clip(easel.light.ambient + easel.light.key * 0.6, 0, 1) * rgb("#d8b482"), 0.6
    )
    easel.put(
        "dust veil", np.full((easel.bottom, full, 3), tone, np.float32), alpha, 0, 0.55, drift=(0.008, 0.0)
    )
