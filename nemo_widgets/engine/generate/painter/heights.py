"""High places for things: ridges, cliffs, bridges, and the top of an island."""

from __future__ import annotations

import numpy as np

from nemo_widgets.engine.generate.painter.composition import Composition
from nemo_widgets.engine.generate.painter.crag import paint_crag
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.scene import Layer
from nemo_widgets.engine.generate.painter.spot import Stand, Wanted, index_of

HEIGHTS = {
    "mountains": ("main range", "far range", "low range"),
    "peaks": ("main range",),
    "hills": ("hills 2", "hills 1"),
    "volcano": ("volcano",),
    "canyon": ("walls",),
    "waterfall": ("rock wall",),
    "bridge": ("bridge",),
    "hung bridge": ("bridge",),
}


def high_up(wanted: Wanted, rng: np.random.Generator) -> Stand | None:
    """Return a spot on a ridge or a cliff, where the item belongs there."""
    item = wanted.item
    if item.relation == "on" and item.target in HEIGHTS:
        return _on_a_ridge(wanted, rng)
    if "cliff" in wanted.composition.subjects and item.relation not in ("beside", "foot of", "under"):
        return _on_the_cliff(wanted, rng)
    return None


def atop(wanted: Wanted, index: int, layer: Layer) -> Stand:
    """Return the highest spot of a layer."""
    easel = wanted.easel
    solid = layer.rgba[..., 3] > 128
    first = np.where(solid.any(axis=0), solid.argmax(axis=0), 1 << 20)
    column = int(first.argmin())
    u = (layer.x + column - easel.width / 2) / easel.unit
    v = (layer.y + int(first[column]) + 0.006 * easel.unit) / easel.height
    size = wanted.thing.tall * wanted.scale * 0.6
    return Stand(wanted.place(u, v, size, layer.depth), index + 1, far=0.25)


def _on_a_ridge(wanted: Wanted, rng: np.random.Generator) -> Stand | None:
    easel = wanted.easel
    for name in HEIGHTS[wanted.item.target]:
        number = index_of(easel, (name,))
        if number < 0:
            continue
        layer = easel.layers[number]
        for _ in range(10):
            u = wanted.across(rng)
            column = int(u * easel.unit + easel.width / 2) - layer.x
            if not 0 <= column < layer.rgba.shape[1]:
                continue
            solid = layer.rgba[:, column, 3] > 128
            if not solid.any():
                continue
            v = (layer.y + int(solid.argmax()) + 0.004 * easel.unit) / easel.height
            size = wanted.thing.tall * wanted.scale * (0.5 if "hills" not in name else 0.75)
            return Stand(wanted.place(u, v, size, layer.depth), number + 1, far=0.4)
    return None


def paint_cliff(easel: Easel, composition: Composition) -> None:
    """Paint a cliff that rises from the sea, on the side away from the sun."""
    number = index_of(easel, ("sea", "water"))
    if number >= 0:
        side = -1.0 if easel.sun_u > 0 else 1.0
        v = composition.horizon + 0.13 * (1 - composition.horizon)
        wide = 0.44 * easel.stature**0.5
        paint_crag(easel, side * 0.8 * easel.half_u, v, wide, after=number + 1, name="crag")


def _on_the_cliff(wanted: Wanted, rng: np.random.Generator) -> Stand | None:
    number = index_of(wanted.easel, ("crag",))
    if number < 0:
        return None
    easel, layer = wanted.easel, wanted.easel.layers[number]
    side = -1.0 if easel.sun_u > 0 else 1.0
    u = side * easel.half_u * (0.62 + 0.26 * (wanted.share - 0.5) + float(rng.uniform(-0.04, 0.04)))
    column = int(np.clip(u * easel.unit + easel.width / 2 - layer.x, 0, layer.rgba.shape[1] - 1))
    v = (layer.y + int((layer.rgba[:, column, 3] > 128).argmax()) + 0.005 * easel.unit) / easel.height
    size = wanted.thing.tall * wanted.scale * 0.85
    return Stand(wanted.place(u, v, size, layer.depth), number + 1, far=0.15)
