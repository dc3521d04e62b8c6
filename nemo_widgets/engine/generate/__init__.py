"""Generators: pictures and music made on this machine.

Run in a worker process; each writes one file that was not there before.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nemo_widgets.engine.media.files import storage_error


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
        "prompt": prompt,
        "seed": seed,
        "missed": list(scene.missed),
    }


def compose_file(mood: str, seconds: float, seed: int, target: Path) -> dict[str, Any]:
    """Compose music into a 16-bit WAV, which loses nothing and loops without the gap of a compressed file.

    Returns
    -------
    dict
        How it was made: `by`, `label`, `mood`, `seed`, `bpm`.

    Raises
    ------
    StorageError
        The disk is full.
    """
    import wave

    import numpy as np

    from nemo_widgets.engine.generate.music import compose

    track = compose(mood, seconds=seconds, seed=seed)
    samples = np.round(np.clip(track.samples, -1, 1) * 32767).astype("<i2")
    try:
        with wave.open(str(target), "wb") as file:
            file.setnchannels(2)
            file.setsampwidth(2)
            file.setframerate(track.sample_rate)
            file.writeframes(samples.tobytes())
    except OSError as error:
        raise storage_error(error, "The music") from error
    return {"by": "synthesiser", "label": "procedural", "mood": mood, "seed": seed, "bpm": track.bpm}
