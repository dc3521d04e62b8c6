"""Laying a sprite into the picture: its haze, its shadow on the ground or its image in the water."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import from_oklab, mix
from nemo_widgets.engine.generate.painter.easel import Easel, dithered, in_bytes
from nemo_widgets.engine.generate.painter.light import HUES
from nemo_widgets.engine.generate.painter.noise import smoothstep
from nemo_widgets.engine.generate.painter.scene import Layer
from nemo_widgets.engine.generate.painter.thing import Place, Sprite, Thing

Array = NDArray[Any]


def lay_sprite(
    easel: Easel,
    name: str,
    thing: Thing,
    place: Place,
    rng: np.random.Generator,
    *,
    after: int,
    far: float,
    mirrored: bool,
    dye: str = "",
) -> None:
    """Draw one thing and add its layers behind those that are nearer.

    Parameters
    ----------
    easel, name
        Where to paint, and the layer's name.
    thing, place
        What, and where.
    rng
        What makes it unlike the others of its kind.
    after
        How many of the layers lie behind it.
    far
        How much air lies before it, 0…1.
    mirrored
        Whether it stands on water or at its edge, and is seen in it.
    dye
        A colour word that is said of it, or nothing.
    """
    sprite = thing.draw(easel, replace(place, colour=dye), rng)
    x0 = round(place.u * easel.unit + easel.width / 2 - sprite.foot_x)
    y0 = round(place.v * easel.height - sprite.foot_y)
    # Far down in the picture the air has the horizon's colour.
    row = int(np.clip(place.v * easel.height, 0, easel.bottom - 2))
    air = easel.air_over(row, row + 1, 8, 1)[0, int(np.clip((place.u / easel.half_u + 1) * 4, 0, 7))]
    veil = float(np.clip(far * (0.35 + 0.9 * easel.light.haze), 0, 0.85))
    own = np.asarray(sprite.colour, np.float32)
    if dye in HUES and not thing.painted:
        own = _dyed(own, np.asarray(sprite.alpha, np.float32), *HUES[dye])
    colour = mix(own, air, veil)
    drift = (thing.drift * place.facing, 0.0)
    at = min(max(after, 1), len(easel.layers))
    depth = min(place.depth, 0.99)
    if mirrored and thing.stands != "sky":
        image = _mirrored(easel, sprite, colour, rng)
        if image is not None:
            _insert(easel, at, f"{name} mirrored", *image, x0, round(place.v * easel.height), depth, drift)
            at += 1
    elif thing.stands == "land":
        shade = _shadow(easel, sprite, place)
        _insert(easel, at, f"{name} shadow", *shade[:2], shade[2], shade[3], depth, drift)
        at += 1
    _insert(easel, at, name, colour, sprite.alpha, x0, y0, depth, drift)


def _dyed(colour: Array, alpha: Array, hue: float, chroma: float) -> Array:
    """Return a thing in another colour: what has one takes it, white trims and lit windows keep theirs."""
    angle = np.deg2rad(hue)
    goal = from_oklab(np.array([0.6, chroma * np.cos(angle), chroma * np.sin(angle)]))
    towards = cv2.cvtColor((goal[None, None, :] / 255).astype(np.float32), cv2.COLOR_RGB2LAB)[0, 0, 1:]
    lab = cv2.cvtColor(np.clip(colour / 255, 0, 1).astype(np.float32), cv2.COLOR_RGB2LAB)
    strength = np.hypot(lab[..., 1], lab[..., 2])
    coloured = smoothstep(10.0, 26.0, strength)
    seen = alpha > 0.5
    if not seen.any() or coloured[seen].mean() < 0.3:
        # Of a white or grey thing the light parts are dyed.
        coloured = np.maximum(coloured, smoothstep(38.0, 66.0, lab[..., 0]))
    share = coloured * (1 - smoothstep(86.0, 94.0, np.where(strength > 14, lab[..., 0], 0)))
    # The very dark and the very light hold little colour.
    room = np.clip(3.2 * lab[..., 0] / 100 * (1.15 - lab[..., 0] / 100), 0.0, 1.0)
    for channel, value in enumerate(towards, 1):
        lab[..., channel] += (value * room - lab[..., channel]) * share
    # A pale thing needs to be a little darker to show its colour.
    lab[..., 0] -= 14 * share * smoothstep(70.0, 92.0, lab[..., 0])
    return np.clip(np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB)) * 255, 0, 255)


def _insert(
    easel: Easel,
    at: int,
    name: str,
    colour: Array,
    alpha: Array,
    x: int,
    y: int,
    depth: float,
    drift: tuple[float, float],
) -> None:
    left, right = max(x, easel.left), min(x + colour.shape[1], easel.right)
    top, bottom = max(y, -easel.bottom // 8), min(y + colour.shape[0], easel.bottom)
    if left >= right or top >= bottom:
        return
    part = np.s_[top - y : bottom - y, left - x : right - x]
    colour, alpha = colour[part], alpha[part]
    colour = easel.toned(colour)
    rgba = np.empty((*alpha.shape, 4), np.uint8)
    rgba[..., :3] = dithered(colour, easel.rng(name + " grain"))
    rgba[..., 3] = in_bytes(alpha)
    easel.layers.insert(at, Layer(name, rgba, left, top, depth, drift))


def _mirrored(
    easel: Easel, sprite: Sprite, colour: Array, rng: np.random.Generator
) -> tuple[Array, Array] | None:
    """Return the image in the water: upside down, drawn out by ripples, fading downwards."""
    foot = int(np.clip(round(sprite.foot_y), 1, colour.shape[0]))
    above, cover = colour[:foot][::-1], np.asarray(sprite.alpha, np.float32)[:foot][::-1]
    high, wide = cover.shape
    if high < 3 or wide < 3:
        return None
    down = np.arange(high, dtype=np.float32)[:, None]
    wave = np.sin(down * (95 / max(easel.unit, 1)) * 2.4 + float(rng.uniform(0, 6))) + np.sin(
        down * (41 / max(easel.unit, 1)) * 2.4 + float(rng.uniform(0, 6))
    )
    shift = wave * (0.0012 + 0.012 * down / max(easel.unit, 1)) * easel.unit * min(easel.ripple, 1.6)
    map_x = (np.arange(wide, dtype=np.float32)[None, :] + shift).astype(np.float32)
    map_y = np.broadcast_to(down, map_x.shape).astype(np.float32)
    image = cv2.remap(
        np.ascontiguousarray(above, np.float32),
        map_x,
        map_y,
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    alpha = cv2.remap(
        np.ascontiguousarray(cover), map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT
    )
    alpha = cv2.GaussianBlur(
        alpha, (0, 0), sigmaX=0.5 + 0.0006 * easel.unit, sigmaY=0.6 + 0.0022 * easel.unit
    )
    fade = 0.62 * np.exp(-down / (0.75 * high))
    return image * 0.86, alpha * fade


def _shadow(easel: Easel, sprite: Sprite, place: Place) -> tuple[Array, Array, int, int]:
    """Return the shade at the foot, drawn out away from the sun."""
    foot = slice(max(int(sprite.foot_y - 0.12 * sprite.alpha.shape[0]), 0), int(sprite.foot_y) + 1)
    columns = np.flatnonzero(np.asarray(sprite.alpha)[foot].max(axis=0, initial=0) > 0.3)
    span = float(columns[-1] - columns[0] + 1) if columns.size else sprite.alpha.shape[1] * 0.5
    middle = float(columns.mean()) if columns.size else sprite.foot_x
    lean = -np.sign(easel.sun_u - place.u) * (1.0 if easel.light.key.mean() > 0.3 else 0.3)
    long, thick = span * (0.62 + 0.5 * abs(lean)), max(span * 0.1, 1.5)
    wide, high = int(long * 3) + 4, int(thick * 4) + 4
    x, y = np.arange(wide) + 0.5 - wide / 2, np.arange(high) + 0.5 - high / 2
    dx = x - lean * span * 0.32
    alpha = np.exp(-((dx[None, :] / (long * 0.6)) ** 2 + (y[:, None] / thick) ** 2) * 1.6) * 0.42
    colour = np.empty((high, wide, 3), np.float32)
    colour[...] = easel.light.shadow * 0.8
    left = round(place.u * easel.unit + easel.width / 2 - sprite.foot_x + middle - wide / 2)
    return colour, alpha.astype(np.float32), left, round(place.v * easel.height - high / 2)
