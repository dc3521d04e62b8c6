"""Reading the sound of a file: any codec, rate and layout becomes stereo floats at one rate."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import av
import av.filter
import numpy as np

from nemo_widgets.engine.render.footage import DEMUXERS, OPTIONS
from nemo_widgets.engine.render.loudness import Samples

# The demuxer is forced, so that a playlist in disguise opens nothing.
SOUND_DEMUXERS: Final = {
    **DEMUXERS,
    ".mp3": "mp3",
    ".wav": "wav",
    ".flac": "flac",
    ".m4a": "mov",
    ".aac": "aac",
}
# A hole in the timestamps longer than this is kept as silence, so that sound and picture stay together.
GAP_S = 0.05
LONGEST_S = 4 * 3600.0


def read_sound(
    path: Path, *, start_s: float = 0.0, end_s: float | None = None, rate: int = 48000
) -> Samples | None:
    """Decode a stretch of a file's first audio stream.

    Parameters
    ----------
    path
        An audio or video file.
    start_s, end_s
        Where the stretch begins and ends, in seconds of the file; to its end without `end_s`.
    rate
        Samples a second of the result.

    Returns
    -------
    numpy.ndarray or None
        float32, (n, 2); shorter than asked where the file ends. None for a file without sound.

    Raises
    ------
    OSError, ValueError
        The file is missing, damaged or of a kind that is not read.
    """
    demuxer = SOUND_DEMUXERS.get(path.suffix.lower())
    if demuxer is None:
        raise ValueError(f"“{path.suffix}” is not a sound format this renderer reads")
    with av.open(str(path), format=demuxer, options=OPTIONS, metadata_errors="replace") as container:
        if not container.streams.audio:
            return None
        # Sound and picture count from the same moment, the container's start.
        zero = (container.start_time or 0) / av.time_base
        if start_s > 1:
            container.seek(int((zero + start_s - 0.5) * av.time_base))
        length = (end_s if end_s is not None else LONGEST_S) - start_s
        return _gather(_pieces(container, zero + start_s, rate), max(0, round(length * rate)))


def _pieces(
    container: av.container.InputContainer, origin: float, rate: int
) -> Iterator[tuple[int, Samples]]:
    """Yield decoded sound with its place, in samples from `origin`."""
    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=rate)
    due: float | None = None
    place = 0
    for frame in container.decode(audio=0):
        time = frame.time if frame.time is not None else due or 0.0
        if due is None or abs(time - due) > GAP_S:
            place = round((time - origin) * rate)
        due = time + frame.samples / frame.sample_rate
        for out in resampler.resample(frame):
            yield place, _samples(out)
            place += out.samples
    for out in resampler.resample(None):
        yield place, _samples(out)
        place += out.samples


def _samples(frame: av.AudioFrame) -> Samples:
    planes: Samples = np.asarray(frame.to_ndarray().T, np.float32)
    return planes


def _gather(pieces: Iterator[tuple[int, Samples]], limit: int) -> Samples:
    """Put pieces in their places, silence between them, nothing before 0 or beyond the limit."""
    kept: list[Samples] = []
    filled = 0
    for place, piece in pieces:
        if place >= limit:
            break
        if place > filled:
            kept.append(np.zeros((place - filled, 2), np.float32))
            filled = place
        fresh = piece[filled - place : limit - place]
        if fresh.shape[0]:
            kept.append(fresh)
            filled += fresh.shape[0]
    whole: Samples = np.concatenate(kept) if kept else np.zeros((0, 2), np.float32)
    np.nan_to_num(whole, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
    return whole


def change_speed(sound: Samples, speed: float, rate: int = 48000) -> Samples:
    """Play a sound faster or slower at the same pitch, with FFmpeg's atempo.

    Parameters
    ----------
    speed
        0.25 to 8; 2 is twice as fast. Values beyond are brought to the nearest.
    """
    speed = min(max(speed, 0.25), 8.0)
    if math.isclose(speed, 1.0) or sound.shape[0] == 0:
        return sound
    graph = av.filter.Graph()
    chain = [graph.add_abuffer(format="fltp", sample_rate=rate, layout="stereo")]
    # One atempo is good from 0.5 to 2; further changes take several.
    count = max(1, math.ceil(abs(math.log2(speed)) - 1e-9))
    chain += [graph.add("atempo", f"{speed ** (1 / count):.9f}") for _ in range(count)]
    # Left alone, atempo hands over packed samples.
    chain += [graph.add("aformat", "sample_fmts=fltp:channel_layouts=stereo"), graph.add("abuffersink")]
    graph.link_nodes(*chain).configure()

    found: list[Samples] = []

    def drain() -> None:
        while True:
            try:
                out = graph.pull()
            except (av.error.BlockingIOError, av.error.EOFError):
                return
            if isinstance(out, av.AudioFrame):
                found.append(_samples(out))

    for start in range(0, sound.shape[0], rate):
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(sound[start : start + rate].T), format="fltp", layout="stereo"
        )
        frame.sample_rate, frame.pts = rate, start
        graph.push(frame)
        drain()
    graph.push(None)
    drain()
    wanted = round(sound.shape[0] / speed)
    changed = np.zeros((wanted, 2), np.float32)
    if found:
        whole = np.concatenate(found)[:wanted]
        changed[: whole.shape[0]] = whole
    return changed
