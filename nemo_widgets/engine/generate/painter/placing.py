"""Putting things into a painted landscape: where they stand, how large, before and behind what."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.composition import Composition
from nemo_widgets.engine.generate.painter.crag import paint_crag
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.heights import atop, high_up, paint_cliff
from nemo_widgets.engine.generate.painter.laying import lay_sprite
from nemo_widgets.engine.generate.painter.road import middle_of_road
from nemo_widgets.engine.generate.painter.spot import DISCS, Stand, Wanted, index_of
from nemo_widgets.engine.generate.painter.thing import Thing
from nemo_widgets.engine.generate.painter.things import THINGS
from nemo_widgets.engine.generate.painter.words import Item

Array = NDArray[Any]

_LAND = (
    "hills",
    "snow ",
    "dunes",
    "flowers",
    "banks",
    "beach",
    "island",
    "park",
    "wood",
    "crag",
    "field",
    "grove floor",
    "road",
)
_SHEER = (
    "near grass",
    "mist",
    "near mist",
    "far mist",
    "sea mist",
    "spray",
    "sun rays",
    "dust veil",
    "trees",
)
_SIZES = {"big": 1.6, "small": 0.62, "": 1.0}


def place_things(easel: Easel, composition: Composition, items: tuple[Item, ...]) -> None:
    """Draw every item as often as asked, the ones that others refer to first."""
    placed: dict[str, tuple[Stand, Thing]] = {}
    taken: list[tuple[float, float, float]] = []
    nearness: dict[str, float] = {}
    known = {item.name for item in items}
    if "cliff" in composition.subjects:
        paint_cliff(easel, composition)
    ordered = sorted(enumerate(items), key=lambda pair: (pair[1].target in known, pair[0]))
    for number, item in ordered:
        thing = THINGS.get(item.name)
        if thing is None:
            continue
        rng = easel.rng(f"place {item.name} {number}")
        for copy in range(item.count):
            share = (copy + 0.5) / item.count
            stand = _stand(easel, composition, item, thing, share, rng, taken, placed)
            placed.setdefault(item.name, (stand, thing))
            width = stand.place.size * thing.wide
            taken.append((stand.place.u, stand.place.v, width))
            name = f"{item.name} {number + 1}.{copy + 1}"
            # Of two on the same ground the one that stands lower in the picture is nearer.
            after = stand.after
            while after < len(easel.layers) and nearness.get(easel.layers[after].name, 2.0) <= stand.place.v:
                after += 1
            nearness |= dict.fromkeys((name, f"{name} shadow", f"{name} mirrored"), stand.place.v)
            lay_sprite(
                easel,
                name,
                thing,
                stand.place,
                rng.spawn(1)[0],
                after=after,
                far=stand.far,
                mirrored=stand.mirrored,
                dye=item.colour,
            )


def _stand(
    easel: Easel,
    composition: Composition,
    item: Item,
    thing: Thing,
    share: float,
    rng: np.random.Generator,
    taken: list[tuple[float, float, float]],
    placed: dict[str, tuple[Stand, Thing]],
) -> Stand:
    scale = _SIZES[item.size] * (
        1.7 if "close" in composition.views else 0.7 if "wide" in composition.views else 1.0
    )
    scale *= easel.stature**0.5 * (1.2 if item.count == 1 else 1.0)
    lit = {"night": 1.0, "dusk": 0.8, "sunset": 0.35}.get(composition.time, 0.0)
    if composition.weather & {"storm", "fog"}:
        lit = max(lit, 0.5)
    facing = float(rng.choice([-1.0, 1.0]))
    base = Wanted(easel, composition, item, thing, scale, lit, facing, share)
    if item.target in placed and item.target != item.name:
        beside = _by_another(base, placed[item.target], rng)
        if beside is not None:
            return beside
    if thing.stands == "sky":
        return _in_the_sky(base, rng, taken)
    if thing.stands == "water":
        return _afloat(base, rng, taken)
    return _on_land(base, rng, taken)


def _free(u: float, v: float, width: float, taken: list[tuple[float, float, float]]) -> bool:
    return all(abs(u - other) > 0.5 * (width + wide) or abs(v - at) > 0.2 for other, at, wide in taken)


def _in_the_sky(wanted: Wanted, rng: np.random.Generator, taken: list[tuple[float, float, float]]) -> Stand:
    easel, horizon = wanted.easel, wanted.composition.horizon
    near = {"far": 0.55, "near": 1.5}.get(wanted.item.spot, 0.0)
    for attempt in range(12):
        far = near or float(rng.uniform(0.6, 1.15))
        size = wanted.thing.tall * wanted.scale * far
        u = wanted.across(rng)
        v = horizon * float(rng.uniform(0.3, 0.66))
        if wanted.item.count > 4 and wanted.item.name != "birds":
            v = horizon * float(rng.uniform(0.14, 0.78))
        elif wanted.item.count > 4:
            # A flock keeps together, in a loose line.
            u = u * 0.55 + easel.half_u * 0.1
            v = horizon * (0.42 + 0.16 * abs(wanted.share - 0.4)) + float(rng.normal(0, 0.018))
        if wanted.item.target in DISCS and wanted.item.relation == "in front of":
            v = easel.sun_v
        if attempt == 11 or _free(u, v, size * wanted.thing.wide, taken):
            break
    return Stand(wanted.place(u, v, size, 0.3), _before_ground(easel), far=max(0.0, 0.55 * (1.1 - far)))


def _before_ground(easel: Easel) -> int:
    """Return how many layers lie behind what flies: all but those that are near the camera."""
    return next((number for number, layer in enumerate(easel.layers) if layer.depth > 0.5), len(easel.layers))


def _afloat(wanted: Wanted, rng: np.random.Generator, taken: list[tuple[float, float, float]]) -> Stand:
    easel, horizon = wanted.easel, wanted.composition.horizon
    after = index_of(easel, ("water", "sea")) + 1
    after += sum(
        1 for layer in easel.layers[after : after + 3] if layer.name.startswith(("shimmer", "swell"))
    )
    beach = bool(wanted.composition.subjects & {"beach", "island"})
    low, high = {"far": (0.03, 0.07), "near": (0.5, 0.62)}.get(wanted.item.spot, (0.1, 0.42))
    if beach:
        high = min(high, 0.4)
    for attempt in range(14):
        t = float(rng.uniform(low, high))
        u = wanted.across(rng)
        v = horizon + (1 - horizon) * t
        size = wanted.thing.tall * wanted.scale * (0.5 + 1.75 * t)
        open_water = _covering(easel, u, v)[1] in ("water", "sea")
        if attempt == 13 or (open_water and _free(u, v, size * wanted.thing.wide, taken)):
            break
    place = wanted.place(u, v, size, 0.52 + 0.18 * t)
    return Stand(place, after, mirrored=True, far=0.32 * (1 - t))


def _on_land(wanted: Wanted, rng: np.random.Generator, taken: list[tuple[float, float, float]]) -> Stand:
    easel, item = wanted.easel, wanted.item
    horizon = wanted.composition.horizon
    found = high_up(wanted, rng)
    if found is not None:
        return found
    low, high = _distances(wanted)
    for attempt in range(40):
        t = float(rng.uniform(low, high))
        u, v = wanted.across(rng), horizon + (1 - horizon) * t
        if item.relation in ("on", "in") and item.target in ("road", "path"):
            u = float(middle_of_road(easel, np.array((v - horizon) * easel.tall)))
        size = wanted.thing.tall * wanted.scale * min(0.5 + 1.75 * t, 1.5)
        if "bamboo" in wanted.composition.subjects:
            return _on_the_way(wanted, rng, v, size)
        number, name = _covering(easel, u, v)
        if not name.startswith(_LAND):
            continue
        if attempt < 28 and not _free(u, v, size * wanted.thing.wide, taken):
            continue
        if (
            item.relation in ("on", "in")
            and item.target in ("island", "beach")
            and not name.startswith(item.target)
        ):
            continue
        return Stand(
            wanted.place(u, v, size, easel.layers[number].depth), number + 1, far=0.42 * (1 - t) ** 2
        )
    for index, layer in enumerate(easel.layers):
        if layer.name == "island" and (item.target == "island" or "sea" not in wanted.composition.subjects):
            return atop(wanted, index, layer)
    return _at_the_shore(wanted, rng, taken)


def _on_the_way(wanted: Wanted, rng: np.random.Generator, v: float, size: float) -> Stand:
    """Return a spot on the way through a bamboo grove, before all but the nearest stems."""
    easel, number = wanted.easel, index_of(wanted.easel, ("bamboo 3",))
    u = easel.sun_u * 0.1 + (wanted.share - 0.5 + float(rng.uniform(-0.1, 0.1))) * 0.3
    return Stand(wanted.place(u, v, size, 0.7), number + 1, far=0.12)


def _distances(wanted: Wanted) -> tuple[float, float]:
    """Return how far down the ground it may stand: small things come near, or they would be lost."""
    item, subjects = wanted.item, wanted.composition.subjects
    if subjects & {"beach", "island"} and item.target != "island":
        return (0.7, 0.76) if wanted.thing.tall > 0.11 else (0.72, 0.86)
    if item.spot == "far" or item.relation == "foot of":
        return 0.04, 0.14
    if item.spot == "near":
        return 0.55, 0.8
    if wanted.thing.tall * wanted.scale < 0.11 and not item.part:
        return (0.42, 0.66) if item.count == 1 else (0.3, 0.62)
    return 0.16, 0.5


def _at_the_shore(wanted: Wanted, rng: np.random.Generator, taken: list[tuple[float, float, float]]) -> Stand:
    """Return a spot where the water ends, on land far away, or on a crag that is drawn for it."""
    easel, horizon = wanted.easel, wanted.composition.horizon
    number = index_of(easel, ("water", "sea"))
    u = wanted.across(rng)
    size = wanted.thing.tall * wanted.scale * 0.62
    for _ in range(12):
        if _free(u, horizon, size * wanted.thing.wide, taken):
            break
        u = wanted.across(rng)
    if number < 0:
        return Stand(wanted.place(u, horizon + 0.1, size, 0.45), len(easel.layers) - 1, far=0.3)
    if easel.layers[number].name == "sea":
        t = 0.12 if wanted.item.spot != "near" else 0.4
        size = wanted.thing.tall * wanted.scale * (0.6 + 1.6 * t)
        v = horizon + (1 - horizon) * t
        top = paint_crag(
            easel,
            u,
            v,
            max(size * wanted.thing.wide * 1.3, 0.14),
            after=number + 1,
            name=f"crag {len(taken)}",
        )
        number = index_of(easel, (f"crag {len(taken)}",))
        return Stand(wanted.place(u, top, size, 0.55), number + 1, far=0.2)
    return Stand(wanted.place(u, horizon + 0.004, size, 0.5), number + 1, mirrored=True, far=0.3)


def _by_another(wanted: Wanted, other: tuple[Stand, Thing], rng: np.random.Generator) -> Stand | None:
    stand, thing = other
    easel, place, relation = wanted.easel, stand.place, wanted.item.relation
    size = wanted.thing.tall / max(thing.tall, 1e-6) * place.size * _SIZES[wanted.item.size]
    side = -1.0 if place.u > 0 else 1.0
    if wanted.item.count > 1:
        side = 1.0 if int(wanted.share * wanted.item.count) % 2 else -1.0
    step = (
        0.55
        * (size * wanted.thing.wide + place.size * thing.wide)
        * (0.8 + 1.2 * wanted.share * (wanted.item.count > 1))
    )
    if relation in ("over", "under") or wanted.thing.stands != thing.stands:
        if wanted.thing.stands != "sky" or relation not in ("over", "in front of"):
            return None
        v = place.v - (place.size * 1.25 + 0.05 + 0.05 * wanted.share) / easel.tall
        return Stand(
            wanted.place(place.u + step * (wanted.share - 0.5), v, size, 0.3), _before_ground(easel), far=0.2
        )
    if relation == "in front of":
        near = min(place.v + 0.035, 0.97)
        return Stand(
            wanted.place(place.u + 0.35 * step * side, near, size * 1.2, stand.place.depth + 0.01),
            stand.after + 1,
            stand.mirrored,
            stand.far * 0.8,
        )
    if relation == "behind":
        return Stand(
            wanted.place(place.u + 0.5 * step * side, place.v - 0.014, size * 0.8, place.depth),
            stand.after,
            stand.mirrored,
            stand.far + 0.08,
        )
    if relation in ("beside", "on", "in"):
        u = float(np.clip(place.u + step * side, -easel.half_u * 0.93, easel.half_u * 0.93))
        return Stand(
            wanted.place(u, place.v + 0.004, size, place.depth), stand.after + 1, stand.mirrored, stand.far
        )
    return None


def _covering(easel: Easel, u: float, v: float) -> tuple[int, str]:
    """Return the layer that is seen at a point."""
    x, y = int(u * easel.unit + easel.width / 2), int(v * easel.height)
    for number in range(len(easel.layers) - 1, -1, -1):
        layer = easel.layers[number]
        if layer.name.startswith(_SHEER) or layer.name.startswith("shimmer"):
            continue
        column, row = x - layer.x, y - layer.y
        if (
            0 <= column < layer.rgba.shape[1]
            and 0 <= row < layer.rgba.shape[0]
            and layer.rgba[row, column, 3] > 127
        ):
            return number, layer.name
    return 0, "sky"
