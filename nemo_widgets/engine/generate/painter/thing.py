"""What a thing in a picture is: a sprite drawn for a place, and where such things stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.easel import Easel

Array = NDArray[Any]
Ground = Literal["land", "water", "sky"]


@dataclass(frozen=True)
class Place:
    """Where one thing is drawn.

    Parameters
    ----------
    u, v
        The middle of its foot (in the sky and in the water: of its water line or of itself), as in `Easel`.
    size
        How tall it is drawn, in units of the frame's shorter side.
    depth
        As in `Layer`.
    facing
        -1 where it looks to the left, 1 to the right.
    lit
        How much its lamps and windows shine, 0 by day … 1 at night.
    colour
        A colour word that is said of it, or nothing.
    """

    u: float
    v: float
    size: float
    depth: float
    facing: float = 1.0
    lit: float = 0.0
    colour: str = ""


@dataclass(frozen=True, eq=False)
class Sprite:
    """One thing as pixels.

    Parameters
    ----------
    colour
        Float RGB (h, w, 3) in 0…255, already in the light of the scene, without haze.
    alpha
        Float (h, w) in 0…1.
    foot_x, foot_y
        The column and the row of the box that lie on the place.
    """

    colour: Array
    alpha: Array
    foot_x: float
    foot_y: float


Draw = Callable[[Easel, Place, np.random.Generator], Sprite]


@dataclass(frozen=True)
class Thing:
    """A kind of thing that can stand in a picture.

    Parameters
    ----------
    draw
        Draws one of them, none like the other.
    stands
        On what: ``"land"``, ``"water"`` (it floats and is mirrored) or ``"sky"``.
    tall
        How tall one is drawn in the middle distance, in units; the composition scales it by distance.
    wide
        How wide it is for its height, for keeping several apart.
    drift
        Its own movement in scene widths a second, in the direction it faces.
    painted
        Whether its drawing knows what of it takes `Place.colour`; else all of it that has a colour is dyed.
    """

    draw: Draw
    stands: Ground
    tall: float
    wide: float = 1.0
    drift: float = 0.0
    painted: bool = False
