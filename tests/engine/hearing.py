"""Whole sounds, for the tests; the renderer itself only ever has pieces of them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import av.filter
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


def onsets(sound: Samples, *, rate: int = 48000, quiet_db: float = -40, pause_s: float = 0.05) -> list[float]:
    """Return the seconds at which sound begins after a pause, by FFmpeg's silencedetect."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="flt", layout="mono", time_base=Fraction(1, rate))
    detect = graph.add("silencedetect", f"n={quiet_db}dB:d={pause_s}")
    sink = graph.add("abuffersink")
    source.link_to(detect)
    detect.link_to(sink)
    graph.configure()
    found = list[float]()
    step = rate // 100
    for at in range(0, sound.shape[0] - step, step):
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(sound[None, at : at + step, 0]), "flt", "mono"
        )
        frame.sample_rate, frame.pts, frame.time_base = rate, at, Fraction(1, rate)
        graph.push(frame)
        found += [float(t) for name, t in graph.pull().metadata.items() if name.endswith("silence_end")]
    return found


def change_speed(sound: Samples, speed: float, rate: int = 48000) -> Samples:
    """Return a whole sound at another speed and the same pitch."""
    if sound.shape[0] == 0:
        return sound
    seconds = (sound[start : start + rate] for start in range(0, sound.shape[0], rate))
    return np.concatenate(list(at_speed(seconds, speed, rate)))
