"""What a finished file is, told by FFmpeg's own decoders and filters, which nobody here wrote."""

from __future__ import annotations

import gc
import itertools
import re
import struct
from dataclasses import dataclass
from pathlib import Path

import av
import av.logging
import numpy as np


@dataclass(frozen=True)
class Facts:
    """What a player needs to know of an MP4; times are in seconds."""

    codec: str
    pixel_format: str
    width: int
    height: int
    frames: int
    frame_gaps: frozenset[float]
    video_seconds: float
    audio_codec: str
    audio_rate: int
    audio_seconds: float
    loudest: float
    black: tuple[float, ...]
    frozen: tuple[float, ...]
    boxes: tuple[str, ...]


def _seconds(stream: av.VideoStream | av.AudioStream) -> float:
    """Return a stream's length as the file states it, which leaves out the encoder's priming samples."""
    assert stream.duration is not None
    assert stream.time_base is not None
    return float(stream.duration * stream.time_base)


def boxes(path: Path) -> tuple[str, ...]:
    """Return the names of the top-level boxes of an MP4, in order."""
    found = []
    with path.open("rb") as file:
        while header := file.read(8):
            size, name = struct.unpack(">I4s", header)
            found.append(name.decode("latin-1"))
            if size == 1:
                (size,) = struct.unpack(">Q", file.read(8))
                file.seek(size - 16, 1)
            elif size == 0:
                break
            else:
                file.seek(size - 8, 1)
    return tuple(found)


def _filtered(path: Path) -> list[float]:
    """Decode the pictures through blackdetect and freezedetect, which write to the log; return timestamps."""
    times: list[float] = []
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        graph = av.filter.Graph()
        source = graph.add_buffer(template=stream)
        black = graph.add("blackdetect", "d=0.5:pix_th=0.1")
        freeze = graph.add("freezedetect", "n=0.001:d=0.5")
        sink = graph.add("buffersink")
        source.link_to(black)
        black.link_to(freeze)
        freeze.link_to(sink)
        graph.configure()
        for frame in itertools.chain(container.decode(stream), [None]):
            if frame is not None:
                times.append(frame.time)
            graph.push(frame)
            while True:
                try:
                    graph.pull()
                except (av.BlockingIOError, av.EOFError):
                    break
    return times


def _video(path: Path) -> tuple[list[float], str]:
    """Return the timestamps of all pictures, and what the two filters said."""
    previous = av.logging.get_level()
    av.logging.set_level(av.logging.INFO)
    try:
        with av.logging.Capture() as logs:
            times = _filtered(path)
            gc.collect()  # a black stretch that lasts to the end is told when the filters are freed
    finally:
        av.logging.set_level(previous)
    return times, "".join(message for _, name, message in logs if name in ("blackdetect", "freezedetect"))


def _loudest(path: Path) -> float:
    """Decode the sound; return its largest sample, of 1."""
    with av.open(str(path)) as container:
        return max(
            (float(np.abs(frame.to_ndarray()).max(initial=0)) for frame in container.decode(audio=0)),
            default=0.0,
        )


def probe(path: Path) -> Facts:
    """Decode a whole file and tell what it is."""
    times, text = _video(path)
    with av.open(str(path)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        return Facts(
            codec=video.codec_context.name,
            pixel_format=str(video.codec_context.pix_fmt),
            width=video.width,
            height=video.height,
            frames=len(times),
            frame_gaps=frozenset(round(b - a, 4) for a, b in itertools.pairwise(times)),
            video_seconds=_seconds(video),
            audio_codec=audio.codec_context.name,
            audio_rate=audio.rate,
            audio_seconds=_seconds(audio),
            loudest=_loudest(path),
            black=tuple(float(value) for value in re.findall(r"black_start:([\d.]+)", text)),
            frozen=tuple(float(value) for value in re.findall(r"freeze_start: ([\d.]+)", text)),
            boxes=boxes(path),
        )
