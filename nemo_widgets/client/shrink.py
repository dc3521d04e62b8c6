"""Make a picture, a clip or a sound small enough to be uploaded, at the cost of what can be seen least."""

from __future__ import annotations

import asyncio
import io
import math
import threading
from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from PIL import Image, ImageOps, ImageSequence

from nemo_widgets.client.sources import Source, sniff
from nemo_widgets.errors import FileTooLargeError, NemoError, UnsupportedFileError

PICTURES = {"jpg", "png", "gif", "webp"}
SOUNDS = {"mp3", "wav", "m4a", "aac"}
LONGEST_SIDE = 1920
LOWEST_BITS = 150_000
HIGHEST_BITS = 8_000_000
SOUND_BITS = 128_000
TRIES = 3


Step = Callable[[float], None]
"""Told the fraction that is done, often; raises `Stopped` where nobody wants the rest."""


class Stopped(Exception):  # noqa: N818 -- not an error: somebody wished it
    """Nobody waits for the smaller copy any more."""


async def shrunk(item: Source, limit: int, folder: Path, tell: Callable[[float], None]) -> Source:
    """Do as `shrink` does, in a thread that ends when the caller is cancelled.

    Parameters
    ----------
    tell
        Told the fraction that is done, on the caller's loop.
    """
    loop, stop = asyncio.get_running_loop(), threading.Event()
    told = 0.0

    def step(fraction: float) -> None:
        nonlocal told
        if stop.is_set():
            raise Stopped
        # It goes back where another try begins.
        if abs(fraction - told) >= 0.01:
            told = fraction
            loop.call_soon_threadsafe(tell, fraction)

    working = asyncio.ensure_future(asyncio.to_thread(shrink, item, limit, folder, step))
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        stop.set()
        with suppress(Stopped, NemoError):
            await working
        raise


def shrink(item: Source, limit: int, folder: Path, step: Step = lambda _: None) -> Source:
    """Return a source of the same content with at most `limit` bytes.

    Parameters
    ----------
    item
        A file or bytes.
    limit
        The largest size, in bytes.
    folder
        Where the smaller file goes.
    step
        Called with every frame.

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
        moves = kind in PICTURES and _moves(item)
        if kind in PICTURES and not moves:
            return _picture(item, stem, limit, step)
        if kind:
            target = folder / f"{stem}.{'m4a' if kind in SOUNDS else 'mp4'}"
            write = _animation if moves else _transcode
            for attempt in range(TRIES):
                write(item, target, limit * 0.9 * 0.8**attempt, step)
                if target.stat().st_size <= limit:
                    return Source(target.name, path=target)
    except (av.error.FFmpegError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        if isinstance(error, FileTooLargeError):
            raise
        raise UnsupportedFileError(
            f"{item.name} cannot be compressed: it cannot be read.", code=4001
        ) from error
    raise _too_large(item.name, limit)


def _moves(item: Source) -> bool:
    """Tell whether a picture is an animation, which is a clip to everyone who looks at it."""
    with item.open() as file, Image.open(file) as opened:
        return bool(getattr(opened, "is_animated", False))


def _picture(item: Source, stem: str, limit: int, step: Step) -> Source:
    with item.open() as file, Image.open(file) as opened:
        picture = ImageOps.exif_transpose(opened)
        clear = picture.has_transparency_data
        picture = picture.convert("RGBA" if clear else "RGB")
    scale, tries = 1.0, 0
    while min(picture.size) * scale >= 16:
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        memory = io.BytesIO()
        small = picture if scale == 1 else picture.resize(size, Image.Resampling.LANCZOS)
        small.save(memory, "PNG" if clear else "JPEG", quality=88, optimize=True)
        data = memory.getvalue()
        if len(data) <= limit:
            return Source(f"{stem}.{'png' if clear else 'jpg'}", data=data)
        scale *= min(0.9, math.sqrt(limit / len(data)) * 0.95)
        tries += 1
        step(1 - 0.5**tries)
    raise _too_large(item.name, limit)


def _animation(item: Source, target: Path, size: float, step: Step) -> None:
    """Write a GIF, WebP or PNG that moves as a clip, each picture as long as it was shown."""
    with item.open() as file, Image.open(file) as opened, av.open(str(target), "w") as made:
        count = int(getattr(opened, "n_frames", 1))
        pictures = (
            (frame.convert("RGBA"), max(1, round(frame.info.get("duration") or 100)))
            for frame in ImageSequence.Iterator(opened)
        )
        seen: Any = None
        at = last = 0
        for number, (picture, shown) in enumerate(pictures):
            if seen is None:
                # How long it is shows only at its end; pictures of a kind are shown equally long.
                bits = size * 8 / (count * shown / 1000)
                if bits < LOWEST_BITS / 4:
                    raise _too_large(item.name, round(size))
                seen = _seen(made, *picture.size, Fraction(30), Fraction(1, 1000), min(HIGHEST_BITS, bits))
            ground = Image.new("RGBA", picture.size, "white")
            ground.alpha_composite(picture)
            frame = av.VideoFrame.from_ndarray(np.asarray(ground.convert("RGB")), format="rgb24")
            frame.pts, frame.time_base = at, Fraction(1, 1000)
            made.mux(seen.encode(frame.reformat(width=seen.width, height=seen.height, format="yuv420p")))
            at, last = at + shown, shown
            step((number + 1) / count)
        for packet in seen.encode():
            packet.duration = packet.duration or last
            made.mux(packet)


def _transcode(item: Source, target: Path, size: float, step: Step) -> None:
    """Write a clip or a sound anew, so that it has about `size` bytes."""
    given: Any = str(item.path) if item.path else io.BytesIO(item.data)
    with av.open(given, "r") as source, av.open(str(target), "w") as made:
        seconds = (source.duration or 0) / av.time_base
        bits = size * 8 / max(seconds, 0.1)
        sound = source.streams.audio[0] if source.streams.audio else None
        picture = source.streams.video[0] if source.streams.video and target.suffix == ".mp4" else None
        for_sound = min(SOUND_BITS, bits if picture is None else bits / 4) if sound else 0
        if picture is not None and bits - for_sound < LOWEST_BITS:
            raise _too_large(item.name, round(size))
        heard = made.add_stream("aac", rate=sound.rate) if sound else None
        if heard is not None:
            heard.bit_rate = int(for_sound)
        seen = _seen_as(made, picture, min(HIGHEST_BITS, bits - for_sound)) if picture else None
        for packet in source.demux([stream for stream in (picture, sound) if stream]):
            for frame in packet.decode():
                if isinstance(frame, av.VideoFrame) and seen is not None:
                    made.mux(seen.encode(_fitted(frame, seen)))
                elif isinstance(frame, av.AudioFrame) and heard is not None:
                    made.mux(heard.encode(frame))
            if packet.pts is not None:
                step(min(1.0, float(packet.pts * packet.time_base) / max(seconds, 0.1)))
        for stream in (seen, heard):
            if stream is not None:
                made.mux(stream.encode())


def _seen_as(made: Any, picture: Any, bits: float) -> Any:
    """Return a stream for a clip's pictures, upright."""
    turned = next(iter(picture.container.decode(picture)), None)
    picture.container.seek(0)
    sideways = turned is not None and turned.rotation % 180 != 0
    width, height = (picture.height, picture.width) if sideways else (picture.width, picture.height)
    # Frames keep their own times: a telephone's clip does not tick evenly.
    return _seen(made, width, height, Fraction(picture.average_rate or 30), picture.time_base, bits)


def _seen(made: Any, width: int, height: int, rate: Fraction, tick: Fraction, bits: float) -> Any:
    scale = min(1.0, LONGEST_SIDE / max(width, height), math.sqrt(bits / (width * height * 1.5)))
    seen = made.add_stream("libx264", rate=rate)
    seen.width, seen.height = (max(2, round(side * scale / 2) * 2) for side in (width, height))
    seen.pix_fmt = "yuv420p"
    seen.bit_rate = int(bits)
    seen.codec_context.time_base = tick
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
