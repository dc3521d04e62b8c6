"""How frames are encoded: codec, quality and container of a render's chunks.

Packets of one coding join into one stream, so a coding is part of every chunk's key.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from nemo_widgets.timeline.outputs import Quality

X264: Final = "libx264"
VP9: Final = "libvpx-vp9"
SOFTWARE: Final = frozenset({X264, VP9})
"""Encoders that copy a frame when they are given it; others may look at its memory for long after."""

_AVX_512F: Final = 13  # OpenCV's number of the feature


@dataclass(frozen=True)
class Coding:
    """One way to encode frames.

    Parameters
    ----------
    codec
        FFmpeg's name of the encoder.
    options
        Its options, in order.
    container
        What a chunk is kept in; also its extension.
    pixels
        The pixel format that the encoder takes.
    """

    codec: str
    options: tuple[tuple[str, str], ...]
    container: str = "mp4"
    pixels: str = "nv12"

    @property
    def suffix(self) -> str:
        """The extension of a chunk's file."""
        return f".{self.container}"

    def settings(self, fps: int) -> dict[str, str]:
        """Return the encoder's options at a frame rate."""
        settings = dict(self.options)
        if self.codec == X264:
            # One thread a chunk: chunks are what runs in parallel. Bands in a dark sky cost little to avoid.
            settings["x264-params"] = (
                f"threads=1:lookahead-threads=1:keyint={10 * fps}:open-gop=0:aq-mode=3{_steady()}"
            )
        else:
            settings["g"] = str(10 * fps)
        return settings


@cache
def _steady() -> str:
    """Return what keeps x264's bytes the same: its AVX-512 code reads memory that nobody wrote."""
    import cv2

    return ":asm=avx2" if cv2.checkHardwareSupport(_AVX_512F) else ""


def _coding(codec: str, container: str = "mp4", pixels: str = "nv12", **options: str | int) -> Coding:
    told = tuple((name.replace("_", "-"), str(value)) for name, value in options.items())
    return Coding(codec, told, container, pixels)


_H264: Final[dict[Quality, Coding]] = {
    "low": _coding(X264, preset="veryfast", crf=26, profile="high"),
    "medium": _coding(X264, preset="veryfast", crf=20, profile="high"),
    "high": _coding(X264, preset="veryfast", crf=18, profile="high"),
    "preview": _coding(X264, preset="superfast", crf=26, profile="high"),
}
# How hard the encoder tries, 0 being hardest, and the constant quality, 0 being best.
_VP9: Final[dict[Quality, tuple[int, int]]] = {
    "low": (6, 42),
    "medium": (5, 36),
    "high": (4, 31),
    "preview": (6, 42),
}

LOSSLESS: Final = _coding(X264, preset="ultrafast", qp=0)
"""For pictures that are read again to be turned into something else."""

DEFAULT: Final = _H264["high"]


def h264(quality: Quality, codec: str = X264) -> Coding:
    """Return the coding of an H.264 encoder at a quality.

    Parameters
    ----------
    quality
        How good.
    codec
        libx264, or the name of a hardware encoder.
    """
    if codec == X264:
        return _H264[quality]
    # Constant quality under each vendor's own name; the numbers are on x264's scale.
    level = {"low": 28, "medium": 23, "high": 19, "preview": 28}[quality]
    options: dict[str, dict[str, str | int]] = {
        "h264_nvenc": {"preset": "p4", "tune": "hq", "rc": "vbr", "cq": level, "b": 0, "profile": "high"},
        "h264_qsv": {"preset": "medium", "global_quality": level, "profile": "high"},
        "h264_vaapi": {"rc_mode": "CQP", "qp": level, "profile": "high"},
        "h264_videotoolbox": {"flags": "+qscale", "global_quality": (51 - level) * 2 * 118},
        "h264_amf": {"quality": "balanced", "rc": "cqp", "qp_i": level, "qp_p": level + 2},
    }
    return Coding(codec, tuple((name, str(value)) for name, value in options[codec].items()))


def vp9(quality: Quality) -> Coding:
    """Return the coding of a WebM video at a quality."""
    speed, crf = _VP9[quality]
    return _coding(VP9, "webm", "yuv420p", deadline="good", cpu_used=speed, crf=crf, threads=1, row_mt=0)
