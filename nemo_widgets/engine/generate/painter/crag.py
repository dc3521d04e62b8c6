"""A crag in the sea, for what needs ground to stand on."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.generate.painter.colour import blend, mix, rgb
from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.noise import smoothstep

Array = NDArray[Any]


def paint_crag(easel: Easel, u: float, v: float, wide: float, *, after: int, name: str) -> float:
    """Paint a rock that rises from the sea around ``u``, its foot at ``v``; return the ``v`` of its flat top.

    Parameters
    ----------
    easel
        Where to paint.
    u, v
        The middle of its foot.
    wide
        How wide its top is, in units.
    after
        How many of the layers lie behind it.
    name
        The layer's name.
    """
    light, noise = easel.light, easel.noise(name)
    side = 1.0 if u >= 0 else -1.0
    tall = wide * 0.42
    columns = easel.columns(easel.right - easel.left)
    rough = noise.fbm(columns * 9, columns * 0 + 2, 5)
    # It falls to the sea towards the middle of the picture and runs out of it on the other side.
    inner = smoothstep(1.25, 0.5, (u - columns) * side / wide + 0.16 * rough)
    outline = tall * inner * (1 + 0.05 * rough) + 0.004 * inner
    foot = v * easel.height
    top = max(int(foot - float(outline.max()) * easel.unit) - 2, 0)
    bottom = min(int(foot + 0.02 * easel.unit) + 2, easel.bottom)
    y = np.arange(top, bottom, dtype=np.float32)[:, None] + 0.5
    crest = foot - outline * easel.unit
    shore = foot + 0.008 * easel.unit * noise.fbm(columns * 16, columns * 0 + 9, 3)
    alpha = np.clip(y - crest + 0.5, 0, 1) * np.clip(shore - y + 0.5, 0, 1) * (outline > 0.006)
    height = (foot - y) / easel.unit
    strata = noise.fbm(columns * 7, height * 34, 5)
    cracks = noise.ridged(columns * 13 + height * 3, height * 9, 4)
    facing = np.clip(
        0.55 + 0.5 * np.sign(easel.sun_u - u) * -side * (1 - inner) + 0.35 * strata - 0.35 * cracks, 0.08, 1.2
    )
    day = np.clip(light.ambient * 0.75 + light.key * (0.25 if light.behind else 0.6), 0, 1)
    rock = blend(light.shadow, day * rgb("#8d7f76"), 0.42 if light.behind else 0.85)
    colour = mix(np.broadcast_to(light.shadow, (*facing.shape, 3)), rock, facing[..., None])
    turf = smoothstep(0.03, 0.0, (y - crest) / easel.unit + 0.012 * strata)[..., None]
    colour = mix(colour, blend(light.shadow, day * rgb("#5f7d3c"), 0.5 if light.behind else 0.9), turf)
    foam = np.exp(-np.clip(shore - y, 0, None) / (0.006 * easel.unit)) * (0.5 + 0.5 * strata)
    colour = mix(colour, light.cloud_lit, np.clip(foam, 0, 0.75)[..., None])
    before = len(easel.layers)
    easel.put(name, colour.astype(np.float32), alpha.astype(np.float32), top, 0.55, mirrored=False)
    if len(easel.layers) > before:
        easel.layers.insert(after, easel.layers.pop())
    column = int(np.clip(easel.x_of(u), 0, columns.shape[1] - 1))
    return float((crest[0, column] + 0.004 * easel.unit) / easel.height)
