"""Designed cards: a photo on a ground in its own colours, ready for texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def look_at(path: Path) -> dict[str, Any]:
    """Return what a card needs to know of a photo.

    Returns
    -------
    dict
        `dark` and `light`, the colours of a card of either tone; `focus`, where the eye goes, [x, y]; and
        `stands`, whether the product can stand without its background.

    Examples
    --------
    Run in a worker process: ``look_at(Path("mug.jpg"))["dark"]["ground"]``.
    """
    from nemo_widgets.engine.generate.cards.colours import colours_of
    from nemo_widgets.engine.generate.cards.cutout import cut_out, focus_of
    from nemo_widgets.engine.render.photos import read_picture

    picture = read_picture(path, at_least=(480, 480))
    return {
        "dark": colours_of(picture, "dark"),
        "light": colours_of(picture, "light"),
        "focus": list(focus_of(picture)),
        "stands": cut_out(picture) is not None,
    }
