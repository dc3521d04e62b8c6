"""Real media files, small ones."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)
"""A picture of one pixel."""


def write_clip(path: Path, *, seconds: float = 1.0, width: int = 320, height: int = 240) -> Path:
    """Write an MP4 that turns from red to blue half-way."""
    frames = round(seconds * 10)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.time_base = Fraction(1, 10)
        for number in range(frames):
            picture = np.zeros((height, width, 3), np.uint8)
            picture[:, :, 0 if number < frames / 2 else 2] = 220
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts = number
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path
