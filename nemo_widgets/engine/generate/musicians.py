"""Have a maker compose one piece of music into a file; runs in a worker process."""

from __future__ import annotations

import wave
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np

from nemo_widgets.engine.generate.asking import failures_told, how_made
from nemo_widgets.engine.media.files import storage_error
from nemo_widgets.engine.worker import stopped
from nemo_widgets.errors import RefusedError
from nemo_widgets.makers.music import Music, MusicWish
from nemo_widgets.makers.protocol import Made
from nemo_widgets.makers.registry import MUSIC, Provider, chosen, maker

TIMEOUT_S: Final = 120.0
_RATES: Final = range(8_000, 192_001)


def compose_file(
    mood: str,
    seconds: float,
    seed: int,
    target: Path,
    bpm: float | None = None,
    key: str | None = None,
    timeout: float = TIMEOUT_S,
) -> dict[str, Any]:
    """Have music composed into a 16-bit WAV, block by block.

    Parameters
    ----------
    mood, seconds, seed, bpm, key, timeout
        As for `MusicWish`.
    target
        The file to write.

    Returns
    -------
    dict
        How it was made: `by`, `label`, `version`, `mood`, `seed`, `licence`, `seconds`, and what else its
        maker says of it.

    Raises
    ------
    NemoError
        It could not be made.
    """
    provider = maker(MUSIC, chosen(MUSIC))
    made = _made(provider, MusicWish(mood, seconds, seed, bpm, key, timeout, stopped))
    frames = _written(provider.name, made.content, seconds, target)
    if not frames:
        raise RefusedError(f"{provider.name} made no music.", next_step="")
    lasts = round(frames / made.content.rate, 3)
    return how_made(provider, made, mood=mood, seed=made.seed, seconds=lasts)


def _made(provider: Provider, wish: MusicWish) -> Made:
    with failures_told(provider.name):
        made = provider.maker.make(wish)
    made = made if isinstance(made, Made) else Made(made, seed=wish.seed)
    if not isinstance(made.content, Music) or made.content.rate not in _RATES:
        raise RefusedError(f"{provider.name} made no music.", next_step="")
    return made


def _written(name: str, music: Music, seconds: float, target: Path) -> int:
    """Write so much of a piece as is wanted, and return how many samples that is."""
    left = most = max(1, round(seconds * music.rate))
    try:
        with wave.open(str(target), "wb") as file:
            file.setnchannels(2)
            file.setsampwidth(2)
            file.setframerate(music.rate)
            for block in _stereo(name, music.blocks):
                file.writeframesraw(np.round(np.clip(block[:left], -1, 1) * 32767).astype("<i2").tobytes())
                left -= min(left, len(block))
                if not left:
                    break
    except OSError as error:
        raise storage_error(error, "The music") from error
    return most - left


def _stereo(name: str, blocks: Iterable[Any]) -> Iterator[Any]:
    """Yield a maker's blocks as n × 2 floats; most makers compose only now, and may fail."""
    with failures_told(name):
        for block in blocks:
            yield _two_channels(np.nan_to_num(np.asarray(block, np.float32)))


def _two_channels(sound: Any) -> Any:
    if sound.ndim == 1:
        return np.repeat(sound[:, None], 2, axis=1)
    if sound.ndim != 2 or sound.shape[1] != 2:
        raise ValueError("a block is neither n samples nor n × 2")
    return sound
