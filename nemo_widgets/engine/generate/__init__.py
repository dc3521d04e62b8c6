"""Generators: pictures and music made on this machine.

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


def compose_file(
    mood: str, seconds: float, seed: int, target: Path, bpm: float | None = None, key: str | None = None
) -> dict[str, Any]:
    """Compose music into a 16-bit WAV, block by block.

    Parameters
    ----------
    mood, seconds, seed, bpm, key
        As for `music.score`.
    target
        The file to write.

    Returns
    -------
    dict
        How it was made: `by`, `label`, and what it was made from.

    Raises
    ------
    InputError
        A parameter is out of range.
    StorageError
        The disk is full.
    """
    import wave

    import numpy as np

    from nemo_widgets.engine.generate.music import score

    piece = score(mood, seconds=seconds, seed=seed, bpm=bpm, key=key)
    try:
        with wave.open(str(target), "wb") as file:
            file.setnchannels(2)
            file.setsampwidth(2)
            file.setframerate(piece.sample_rate)
            file.setnframes(piece.frames)
            for block in piece.blocks():
                file.writeframesraw(np.round(np.clip(block, -1, 1) * 32767).astype("<i2").tobytes())
    except OSError as error:
        raise storage_error(error, "The music") from error
    how = {"by": "synthesiser", "label": "procedural", "version": __version__, "licence": LICENCE}
    return {**how, **piece.made}
