"""Where one thing is to stand: what is asked of its place, and the spot that was found for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nemo_widgets.engine.generate.painter.composition import Composition
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.thing import Place, Thing
from nemo_widgets.engine.generate.painter.words import Item

DISCS = {"sun", "moon", "crescent", "red moon", "planet", "eclipse"}


@dataclass(frozen=True)
class Stand:
    """A spot that was found: the place, the layer it stands on, and whether water mirrors it."""

    place: Place
    after: int
    mirrored: bool = False
    far: float = 0.0


@dataclass(frozen=True)
class Wanted:
    """One thing that is to be placed: what, by how much larger than usual, and which of how many."""

    easel: Easel
    composition: Composition
    item: Item
    thing: Thing
    scale: float
    lit: float
    facing: float
    share: float

    def place(self, u: float, v: float, size: float, depth: float) -> Place:
        """Return a place for it, with the way it looks and its lamps."""
        return Place(u, v, size, depth, self.facing, self.lit)

    def across(self, rng: np.random.Generator) -> float:
        """Return a ``u`` that suits the item: where it was asked for, else on a third, else spread evenly."""
        half = self.easel.half_u
        spot, away = self.item.spot, -1.0 if self.easel.sun_u > 0 else 1.0
        if self.item.target in DISCS and self.item.relation in ("in front of", "under", "over"):
            return self.easel.sun_u + float(rng.normal(0, 0.03)) * half
        if self.item.count > 1:
            low, high = {"left": (-0.85, -0.1), "right": (0.1, 0.85), "middle": (-0.35, 0.35)}.get(
                spot, (-0.8, 0.8)
            )
            return half * (
                low
                + (high - low) * self.share
                + float(rng.uniform(-0.5, 0.5)) * (high - low) / self.item.count
            )
        if spot in ("left", "right"):
            return half * float(rng.uniform(0.35, 0.6)) * (-1 if spot == "left" else 1)
        if spot == "middle" or "centred" in self.composition.views:
            return half * float(rng.uniform(-0.06, 0.06))
        return half * away * float(rng.uniform(0.18, 0.5))


def index_of(easel: Easel, names: tuple[str, ...]) -> int:
    """Return the number of the first layer of one of these names; -1 where there is none."""
    return next((number for number, layer in enumerate(easel.layers) if layer.name in names), -1)
