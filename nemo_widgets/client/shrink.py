"""Make a picture, a clip or a sound small enough to be uploaded, at the cost of what can be seen least."""

from __future__ import annotations

import io
import math
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from PIL import Image, ImageOps

from nemo_widgets.client.sources import Source, sniff
from nemo_widgets.errors import FileTooLargeError, UnsupportedFileError

PICTURES = {"jpg", "png", "gif", "webp"}
SOUNDS = {"mp3", "wav", "m4a", "aac"}
LONGEST_SIDE = 1920
LOWEST_BITS = 150_000
HIGHEST_BITS = 8_000_000
SOUND_BITS = 128_000
TRIES = 3


def shrink(item: Source, limit: int, folder: Path) -> Source:
    """Return a source of the same content with at most `limit` bytes.

    Parameters
    ----------
    item
        A file or bytes.
    limit
        The largest size, in bytes.
    folder
        Where the smaller file goes.

    Raises
    ------
    FileTooLargeError
        It would be too small to be looked at.
    UnsupportedFileError
        It cannot be read.
    """
    with item.open() as file:
        kind = sniff(file.read(16))
    stem = Path(item.name).stem
    try:
        if kind in PICTURES and not _moves(item):
            return _picture(item, stem, limit)
        if kind:
            target = folder / f"{stem}.{'m4a' if kind in SOUNDS else 'mp4'}"
            given = str(item.path) if item.path else io.BytesIO(item.data)
            for attempt in range(TRIES):
                _transcode(given, target, limit * 0.9 * 0.8**attempt, item.name)
                if target.stat().st_size <= limit:
                    return Source(target.name, path=target)
    except (av.error.FFmpegError, OSError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, FileTooLargeError):
            raise
        raise UnsupportedFileError(
            f"{item.name} cannot be compressed: it cannot be read.", code=4001
        ) from error
    raise _too_large(item.name, limit)


def _moves(item: Source) -> bool:
    """Tell whether a picture is an animation, which is a clip to everyone who looks at it."""
    with item.open() as file, Image.open(file) as opened:
        return bool(getattr(opened, "is_animated", False)) and opened.format == "GIF"


def _picture(item: Source, stem: str, limit: int) -> Source:
    with item.open() as file, Image.open(file) as opened:
        picture = ImageOps.exif_transpose(opened)
        clear = picture.has_transparency_data
        picture = picture.convert("RGBA" if clear else "RGB")
    scale = 1.0
    while min(picture.size) * scale >= 16:
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        memory = io.BytesIO()
        small = picture if scale == 1 else picture.resize(size, Image.Resampling.LANCZOS)
        small.save(memory, "PNG" if clear else "JPEG", quality=88, optimize=True)
        data = memory.getvalue()
        if len(data) <= limit:
            return Source(f"{stem}.{'png' if clear else 'jpg'}", data=data)
        scale *= min(0.9, math.sqrt(limit / len(data)) * 0.95)
    raise _too_large(item.name, limit)


def _transcode(given: Any, target: Path, size: float, name: str) -> None:
    """Write a clip or a sound anew, so that it has about `size` bytes."""
    if isinstance(given, io.BytesIO):
        given.seek(0)
    with av.open(given) as source, av.open(str(target), "w") as made:
        seconds = (source.duration or 0) / av.time_base
        bits = size * 8 / max(seconds, 0.1)
        sound = source.streams.audio[0] if source.streams.audio else None
        picture = source.streams.video[0] if source.streams.video and target.suffix == ".mp4" else None
        for_sound = min(SOUND_BITS, bits if picture is None else bits / 4) if sound else 0
        if picture is not None and bits - for_sound < LOWEST_BITS:
            raise _too_large(name, round(size))
        heard = made.add_stream("aac", rate=sound.rate) if sound else None
        if heard is not None:
            heard.bit_rate = int(for_sound)
        seen = _seen(made, picture, min(HIGHEST_BITS, bits - for_sound)) if picture else None
        for packet in source.demux([stream for stream in (picture, sound) if stream]):
            for frame in packet.decode():
                if isinstance(frame, av.VideoFrame) and seen is not None:
                    made.mux(seen.encode(_fitted(frame, seen)))
                elif isinstance(frame, av.AudioFrame) and heard is not None:
                    made.mux(heard.encode(frame))
        for stream in (seen, heard):
            if stream is not None:
                made.mux(stream.encode())


def _seen(made: Any, picture: Any, bits: float) -> Any:
    turned = next(iter(picture.container.decode(picture)), None)
    picture.container.seek(0)
    sideways = turned is not None and turned.rotation % 180 != 0
    width, height = (picture.height, picture.width) if sideways else (picture.width, picture.height)
    scale = min(1.0, LONGEST_SIDE / max(width, height), math.sqrt(bits / (width * height * 1.5)))
    seen = made.add_stream("libx264", rate=Fraction(picture.average_rate or 30))
    seen.width, seen.height = (max(2, round(side * scale / 2) * 2) for side in (width, height))
    seen.pix_fmt = "yuv420p"
    seen.bit_rate = int(bits)
    # Frames keep their own times: a telephone's clip does not tick evenly.
    seen.codec_context.time_base = picture.time_base
    seen.options = {"preset": "veryfast", "maxrate": str(int(bits * 1.2)), "bufsize": str(int(bits))}
    return seen


def _fitted(frame: av.VideoFrame, seen: Any) -> av.VideoFrame:
    if frame.rotation % 360:
        pixels = frame.to_ndarray(format="rgb24").astype(np.uint8, copy=False)
        upright = np.ascontiguousarray(np.rot90(pixels, k=round(frame.rotation / 90)))
        turned = av.VideoFrame.from_ndarray(upright, format="rgb24")
        turned.pts, turned.time_base = frame.pts, frame.time_base
        frame = turned
    return frame.reformat(width=seen.width, height=seen.height, format="yuv420p")


def _too_large(name: str, limit: int) -> FileTooLargeError:
    return FileTooLargeError(
        f"{name} cannot be compressed to {limit / 1e6:.1f} MB.", limit=limit, next_step="Trim it first."
    )
