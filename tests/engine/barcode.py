"""Clips whose frames tell their own number in large black and white blocks, and reading it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

Luma = NDArray[Any]
SIZE = (192, 96)
_COLUMNS, _ROWS, _BITS = 8, 2, 12
BLACK, WHITE = 16, 235


def grid(number: int) -> Luma:
    """The blocks of a number, 2 by 8: twelve bits of it and four that check them."""
    check = (number ^ (number >> 4) ^ (number >> 8) ^ 0b1010) & 0xF
    bits = [(number | check << _BITS) >> bit & 1 for bit in range(_COLUMNS * _ROWS)]
    return np.where(np.array(bits).reshape(_ROWS, _COLUMNS), WHITE, BLACK).astype(np.uint8)


def blocks(luma: Luma) -> Luma:
    """The level in the middle of each block of a picture."""
    high, wide = luma.shape[0] // _ROWS, luma.shape[1] // _COLUMNS
    return np.array(
        [
            [
                luma[row * high + high // 3 : (row + 1) * high - high // 3, column * wide + wide // 3 :][
                    :, : wide // 3
                ].mean()
                for column in range(_COLUMNS)
            ]
            for row in range(_ROWS)
        ]
    )


def number_of(luma: Luma) -> int:
    """The number that a picture tells; -1 where its check does not hold."""
    bits = (blocks(luma) > 127).astype(int).reshape(-1)
    told = int(sum(int(bit) << place for place, bit in enumerate(bits)))
    number = told & (1 << _BITS) - 1
    return number if np.array_equal(grid(number) > 127, blocks(luma) > 127) else -1


@dataclass(frozen=True)
class Recording:
    """How a clip of numbered frames is made.

    Parameters
    ----------
    suffix, codec, options
        The container and the encoder.
    ticks
        The encoder's clock, in ticks a second; the rate's own without it.
    offset
        Seconds that all timestamps are shifted by, negative for an edit list that cuts the beginning off.
    """

    suffix: str
    codec: str
    options: dict[str, str] = field(default_factory=dict)
    ticks: int | None = None
    offset: float = 0.0
    container: dict[str, str] = field(default_factory=dict)
    pix_fmt: str = "yuv420p"


X264 = {
    "preset": "ultrafast",
    "crf": "18",
    "g": "48",
    "bf": "3",
    "x264-params": "b-pyramid=normal:b-adapt=0:scenecut=0",
}
OPEN = {**X264, "x264-params": "open-gop=1:b-pyramid=normal:b-adapt=0:scenecut=0"}
VP9 = {
    "deadline": "realtime",
    "cpu-used": "8",
    "crf": "30",
    "b": "0",
    "g": "48",
    "auto-alt-ref": "1",
    "lag-in-frames": "16",
}
RECORDINGS = {
    "h264 with B-frames in mp4": Recording(".mp4", "libx264", X264),
    "h264 in open groups in mp4": Recording(".mp4", "libx264", OPEN),
    "h264 with B-frames in mkv": Recording(".mkv", "libx264", X264),
    "h264 in open groups in mkv": Recording(".mkv", "libx264", OPEN),
    "vp9 in webm": Recording(".webm", "libvpx-vp9", VP9),
    "mpeg4 with B-frames in avi": Recording(".avi", "mpeg4", {"q": "4", "g": "24", "bf": "2"}),
    "h264 in avi": Recording(".avi", "libx264", {**X264, "bf": "0"}),
    "hevc in mov": Recording(
        ".mov", "libx265", {"preset": "ultrafast", "x265-params": "log-level=none:keyint=48:bframes=3"}
    ),
    "mov with an edit list": Recording(
        ".mov", "libx264", X264, offset=-0.5, container={"avoid_negative_ts": "disabled"}
    ),
    "mp4 in fragments": Recording(
        ".mp4", "libx264", X264, container={"movflags": "frag_keyframe+empty_moov"}
    ),
    "mp4 with negative composition offsets": Recording(
        ".mp4", "libx264", X264, container={"movflags": "negative_cts_offsets"}
    ),
    "webm of a live stream, without an index": Recording(
        ".webm", "libvpx", {"deadline": "realtime", "cpu-used": "8", "g": "48"}, container={"live": "1"}
    ),
    "h264 with B-frames in avi": Recording(".avi", "libx264", X264),
    "mpeg4 in mp4": Recording(".mp4", "mpeg4", {"q": "4", "g": "24", "bf": "2"}),
    "mpeg2 with B-frames in mkv": Recording(".mkv", "mpeg2video", {"q": "4", "g": "15", "bf": "2"}),
    "av1 in mkv": Recording(
        ".mkv", "libsvtav1", {"preset": "8", "crf": "1", "g": "48", "svtav1-params": "lp=1"}
    ),
    "mp4 that begins late": Recording(".mp4", "libx264", X264, offset=2.5),
    "mkv that begins late": Recording(".mkv", "libx264", X264, offset=5.0),
}


def record(
    path: Path, how: Recording, count: int, rate: Fraction, *, times: Sequence[Fraction] | None = None
) -> Path:
    """Record numbered frames at an even rate, or at times of their own."""
    base = Fraction(1, how.ticks) if how.ticks else 1 / rate
    with av.open(str(path), "w", options=how.container) as container:
        stream: Any = container.add_stream(how.codec, rate=rate, options=how.options)
        stream.width, stream.height, stream.pix_fmt = *SIZE, how.pix_fmt
        stream.codec_context.time_base = base
        shift = round(Fraction(how.offset) / base)

        def write(packets: Sequence[Any]) -> None:
            for packet in packets:
                packet.pts += shift
                packet.dts += shift
                container.mux(packet)

        for number in range(count):
            luma = np.kron(grid(number), np.ones((SIZE[1] // _ROWS, SIZE[0] // _COLUMNS), np.uint8))
            frame = av.VideoFrame.from_ndarray(
                np.vstack([luma, np.full((SIZE[1] // 2, SIZE[0]), 128, np.uint8)]), format="yuv420p"
            )
            if how.pix_fmt != "yuv420p":
                frame = frame.reformat(format=how.pix_fmt)
            time = times[number] if times is not None else number / rate
            frame.pts, frame.time_base = round(time / base), base
            write(stream.encode(frame))
        write(stream.encode(None))
    return path


def numbers(path: Path) -> list[int]:
    """The numbers that a video's frames tell."""
    with av.open(str(path)) as container:
        return [number_of(frame.to_ndarray()[: frame.height]) for frame in container.decode(video=0)]
