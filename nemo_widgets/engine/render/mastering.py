"""How loud the finished mix is: one gain for the whole of it, and a limiter for what then peaks too high."""

from __future__ import annotations

from typing import Final

import numpy as np

from nemo_widgets.engine.render.dynamics import PEAK_BLOCKS_A_SECOND, Gain, limiter_curve
from nemo_widgets.engine.render.loudness import Energies, Samples, gated

TARGET_LUFS: Final = -14.0
# Whatever is this quiet is noise or silence, and is left as it is.
QUIETEST_LUFS: Final = -60.0
MOST_GAIN_DB: Final = 20.0
# How far the gain may go beyond what the mix itself needs, to make up for what the limiter takes.
_MOST_MAKEUP_DB: Final = 8.0
# AAC overshoots a little; this keeps the decoded true peak below -1 dBFS.
CEILING: Final = 10 ** (-2.0 / 20)


def made_up(peaks: Samples, energies: Energies, gain_db: float, rate: int) -> tuple[float, Gain | None]:
    """Return gain and limiter curve, the gain raised by what the limiter takes from the loudness."""
    limit_db = min(gain_db + _MOST_MAKEUP_DB, MOST_GAIN_DB)
    at_most = gain_db >= MOST_GAIN_DB
    curve: Gain | None = None
    for _ in range(6):
        gain = 10 ** (gain_db / 20)
        curve = limiter_curve(peaks * np.float32(gain), CEILING)
        missing = TARGET_LUFS - gated(limited(energies * gain**2, curve, rate))
        if curve is None or at_most or missing < 0.1 or gain_db >= limit_db:
            break
        gain_db = min(gain_db + missing, limit_db)
    else:
        gain = 10 ** (gain_db / 20)
        curve = limiter_curve(peaks * np.float32(gain), CEILING)
    return gain, curve


def gain_db_for(level: float) -> float:
    """Return the gain that brings a mix to the target, as far as it may be raised.

    That is ever less below -50 LUFS, where there is more noise than sound.
    """
    most = min(MOST_GAIN_DB, max(0.0, (level - QUIETEST_LUFS) * 2))
    return min(TARGET_LUFS - level, most)


def limited(energies: Energies, curve: Gain | None, rate: int) -> Energies:
    """Return the energies of steps of 100 ms after the limiter."""
    if curve is None or energies.size == 0:
        return energies
    step = PEAK_BLOCKS_A_SECOND // 10
    padded = np.ones(energies.size * step)
    padded[: curve.size] = curve[: padded.size]
    held: Energies = energies * (padded**2).reshape(-1, step).mean(axis=1)
    return held
