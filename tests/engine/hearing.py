"""Whole sounds, for the tests; the renderer itself only ever has pieces of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from nemo_widgets.engine.render.listening import LONGEST_S, SoundFile
from nemo_widgets.engine.render.loudness import Samples
from nemo_widgets.engine.render.playing import at_speed


def read_sound(
    path: Path, *, start_s: float = 0.0, end_s: float | None = None, rate: int = 48000
) -> Samples | None:
    """Decode a stretch of a file's first sound as a whole; None for a file without sound."""
    with SoundFile(path) as file:
        if not file.has_sound:
            return None
        kept = [np.zeros((0, 2), np.float32)]
        kept += file.pieces(start_s, LONGEST_S if end_s is None else end_s, rate)
        return np.concatenate(kept)


def change_speed(sound: Samples, speed: float, rate: int = 48000) -> Samples:
    """Return a whole sound at another speed and the same pitch."""
    if sound.shape[0] == 0:
        return sound
    seconds = (sound[start : start + rate] for start in range(0, sound.shape[0], rate))
    return np.concatenate(list(at_speed(seconds, speed, rate)))
