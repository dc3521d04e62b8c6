"""Painted scenes as layers with depth: painted once from prompt and seed, kept on disk for later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from nemo_widgets.engine.render.cache import Cache
from nemo_widgets.engine.render.layers import Layer, LayeredPicture, layers_from_rgba
from nemo_widgets.engine.render.motion import Motion, Path
from nemo_widgets.engine.render.planes import Sheet

MARGIN: Final = 1.2
"""How much larger than the canvas a scene is painted, for the camera to move in."""

_FARTHEST: Final = 0.35
_SUFFIX: Final = ".npz"


@dataclass(frozen=True)
class Recipe:
    """What a painted scene is made from."""

    prompt: str
    seed: int


def recipe_of(m: Mapping[str, Any]) -> Recipe | None:
    """Return the recipe in a segment's metadata, or None where the painter did not make it."""
    made = m.get("made")
    if not isinstance(made, Mapping) or made.get("by") != "painter":
        return None
    prompt, seed = made.get("prompt"), made.get("seed", 0)
    if not isinstance(prompt, str) or not prompt.strip():
        return None
    return Recipe(prompt, seed if isinstance(seed, int) else 0)


def painted(
    recipe: Recipe, canvas: tuple[int, int], *, motion: Motion, seconds: float, cache: Cache, key: str
) -> LayeredPicture:
    """Return a scene for the camera, from the cache where it was painted before.

    Parameters
    ----------
    recipe
        Prompt and seed.
    canvas
        Width and height of the frame.
    motion, seconds
        The camera's way and how long it takes.
    cache
        Where prepared scenes are kept.
    key
        What tells this scene, at this size and from this painter, from any other.
    """
    kept = cache.find(key, _SUFFIX)
    stage, layers, is_card = _load(cache, key) if kept else _paint(recipe, canvas)
    if not kept:
        _save(cache, key, stage, layers, is_card)
    way = -1.0 if recipe.seed % 2 else 1.0
    path = Path(
        motion,
        seconds,
        stage,
        canvas[0] / canvas[1],
        truck=0.0 if is_card else 0.7 * way,
        # Words on a card stay inside the frame.
        reach=0.6 if is_card else 1.0,
    )
    return LayeredPicture(stage, layers, path)


_Prepared = tuple[tuple[float, float], tuple[Layer, ...], bool]


def _paint(recipe: Recipe, canvas: tuple[int, int]) -> _Prepared:
    # The painter draws its cards with this room's typesetting: imported here, the two do not go in circles.
    from nemo_widgets.engine.generate.painter import paint

    width, height = (round(side * MARGIN / 2) * 2 for side in canvas)
    scene = paint(recipe.prompt, width=width, height=height, seed=recipe.seed)
    stage = (float(scene.width), float(scene.height))
    layers: list[Layer] = []
    for index, layer in enumerate(scene.layers):
        nearness = _FARTHEST + (1 - _FARTHEST) * min(1.0, max(0.0, layer.depth))
        if scene.is_card:
            nearness = 1.0
        layers += layers_from_rgba(
            layer.rgba[..., :3] if index == 0 else layer.rgba,
            x=layer.x,
            y=layer.y,
            stage=stage,
            nearness=nearness,
            drift=(layer.drift[0] * scene.width, layer.drift[1] * scene.width),
            period=layer.period,
        )
    return stage, tuple(layers), scene.is_card


def _save(
    cache: Cache, key: str, stage: tuple[float, float], layers: tuple[Layer, ...], is_card: bool
) -> None:
    told = {
        "stage": stage,
        "is_card": is_card,
        "layers": [
            [layer.x, layer.y, layer.nearness, layer.drift, layer.solid, layer.period] for layer in layers
        ],
    }
    planes: dict[str, Any] = {"told": np.array(json.dumps(told))}
    for index, layer in enumerate(layers):
        planes |= {f"{index}.{number}": plane for number, plane in enumerate(layer.sheet.planes)}
    with cache.writing(key, _SUFFIX) as part, part.open("wb") as file:
        np.savez(file, **planes)


def _load(cache: Cache, key: str) -> _Prepared:
    with np.load(cache.path(key, _SUFFIX), allow_pickle=False) as kept:
        told = json.loads(str(kept["told"]))
        layers = tuple(
            Layer(
                Sheet(*(kept[f"{index}.{number}"] for number in range(4) if f"{index}.{number}" in kept)),
                x,
                y,
                nearness,
                (drift[0], drift[1]),
                solid,
                period,
            )
            for index, (x, y, nearness, drift, solid, period) in enumerate(told["layers"])
        )
    return (told["stage"][0], told["stage"][1]), layers, told["is_card"]
