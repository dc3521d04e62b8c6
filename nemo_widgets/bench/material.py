"""What the benchmark renders: photo-like pictures, a long video and a sound, made from numbers."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import av
import cv2
import numpy as np
from av.video.stream import VideoStream
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[Any]

PHOTO: Final = (2124, 2832)
"""Six megapixels, as a phone held upright takes them."""

_VIDEO: Final = (1280, 720)
_FPS: Final = 30
_LOOP_S: Final = 20
_GRAIN: Final = 2.0
_SHAPES: Final = 160
_FINEST: Final = 2


def photo(seed: int, size: tuple[int, int] = PHOTO) -> Pixels:
    """Return an RGB picture with a photo's ingredients: soft light, texture of all scales, edges, grain."""
    random = np.random.default_rng(seed)
    width, height = size
    picture = 38 * _clouds(random, size) + random.uniform(90, 160, 3).astype(np.float32)
    picture = picture.clip(0, 255).astype(np.uint8)
    for _ in range(_SHAPES):
        centre = (int(random.integers(0, width)), int(random.integers(0, height)))
        # As many small things as large ones, by area.
        axes = [max(2, int(width / 6 * random.power(0.4) ** 1.5)) for _ in range(2)]
        turn, tint = float(random.uniform(0, 180)), random.uniform(0.55, 1.35) * random.uniform(0.92, 1.08, 3)
        step = int(random.choice([5, 72, 90, 120]))
        corners = np.array(cv2.ellipse2Poly(centre, axes, round(turn), 0, 360, step), np.int32)
        left, top, across, down = cv2.boundingRect(corners)
        rows, columns = slice(max(0, top), max(0, top + down)), slice(max(0, left), max(0, left + across))
        part = picture[rows, columns]
        if not part.size:
            continue
        shape = np.zeros(part.shape[:2], np.uint8)
        cv2.fillPoly(shape, [corners - np.array([max(0, left), max(0, top)])], 255)
        part[:] = np.where(shape[..., None] > 127, (part * tint).clip(0, 255), part)
    # A lens is never sharper than about a pixel and a half.
    soft = cv2.GaussianBlur(picture, (0, 0), 0.8).astype(np.float32)
    grain = _GRAIN * random.standard_normal((height, width), np.float32)
    return (soft + grain[..., None]).clip(0, 255).astype(np.uint8)


def _clouds(random: np.random.Generator, size: tuple[int, int]) -> Pixels:
    """Return noise with a photo's spectrum, each octave about as strong as the next, around 0."""
    total = np.zeros((size[1], size[0], 3), np.float32)
    scale, strength = 1024, 1.0
    while scale >= _FINEST:
        shape = (size[1] // scale + 3, size[0] // scale + 3)
        noise = random.standard_normal((*shape, 1)) + 0.15 * random.standard_normal((*shape, 3))
        # Part of it only, or every place would be equally busy.
        noise *= random.random((*shape, 1)) ** 2 * 1.7 if scale < 256 else 1.0
        total += cv2.resize(noise.astype(np.float32), size, interpolation=cv2.INTER_CUBIC) * strength
        scale, strength = scale // 2, strength * 0.8
    return total


def write_photos(folder: Path, count: int) -> list[Path]:
    """Write photos as JPEG files."""
    paths = [folder / f"photo-{number}.jpg" for number in range(count)]
    for number, path in enumerate(paths):
        Image.fromarray(photo(number)).save(path, quality=92)
    return paths


def write_video(path: Path, seconds: int) -> None:
    """Write a 720p H.264 file: twenty seconds of a camera over a photo, again and again by packet copy."""
    ground = cv2.cvtColor(photo(99), cv2.COLOR_RGB2BGR)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=_FPS)
        stream.width, stream.height, stream.pix_fmt = *_VIDEO, "yuv420p"
        stream.options = {"preset": "veryfast", "crf": "23", "g": "60", "bf": "0"}
        stream.thread_count = 0
        packets = list(_encoded(stream, ground))
        for turn in range(seconds // _LOOP_S):
            for packet in packets:
                again = av.Packet(bytes(packet))
                shift = turn * _LOOP_S * _FPS
                again.time_base, again.duration = Fraction(1, _FPS), 1
                again.pts = again.dts = _number(packet) + shift
                again.is_keyframe, again.stream = packet.is_keyframe, stream
                container.mux(again)


def _number(packet: av.Packet[Any]) -> int:
    return round((packet.pts or 0) * (packet.time_base or Fraction(1, _FPS)) * _FPS)


def _encoded(stream: VideoStream, ground: Pixels) -> Iterator[av.Packet[Any]]:
    height, width = ground.shape[:2]
    for number in range(_LOOP_S * _FPS):
        turn = 2 * np.pi * number / (_LOOP_S * _FPS)
        x, y = width / 2 + 380 * np.sin(turn), height / 2 + 700 * np.sin(2 * turn)
        view = cv2.getRectSubPix(ground, _VIDEO, (float(x), float(y)))
        frame = av.VideoFrame.from_ndarray(view.astype(np.uint8), format="bgr24")
        frame.pts, frame.time_base = number, Fraction(1, _FPS)
        yield from stream.encode(frame)
    yield from stream.encode(None)


def write_sound(path: Path, seconds: float) -> None:
    """Write music as a WAV file."""
    from nemo_widgets.engine.generate.music import compose

    samples = compose("lo-fi", seconds=seconds, seed=1).samples
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
