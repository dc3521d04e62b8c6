"""Generators: pictures, voices and music.

Run in a worker process; each writes one file that was not there before.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nemo_widgets import __version__
from nemo_widgets.engine.media.files import storage_error
from nemo_widgets.makers.protocol import LICENCE


def paint_file(prompt: str, seed: int, width: int, height: int, target: Path) -> dict[str, Any]:
    """Paint a prompt into a PNG.

    Parameters
    ----------
    prompt, seed
        What to paint, and which of its many pictures.
    width, height
        Pixels.
    target
        The file to write.

    Returns
    -------
    dict
        How it was made: `by`, `label`, `prompt`, `seed`, and the words that were `missed`.

    Raises
    ------
    StorageError
        The disk is full.
    """
    from PIL import Image

    from nemo_widgets.engine.generate.painter import paint

    scene = paint(prompt, width=width, height=height, seed=seed)
    try:
        Image.fromarray(scene.flatten()).save(target, format="PNG", compress_level=3)
    except OSError as error:
        raise storage_error(error, "The picture") from error
    return {
        "by": "typographer" if scene.is_card else "painter",
        "label": scene.label,
        "version": __version__,
        "prompt": prompt,
        "seed": seed,
        "licence": LICENCE,
        "missed": list(scene.missed),
    }
