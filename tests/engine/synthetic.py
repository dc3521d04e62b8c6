"""Small media made on the spot, and drafts of them, for the renderer's tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray
from PIL import Image

from nemo_widgets.engine.render import Rendered, render
from nemo_widgets.timeline.draft import Draft

Pixels = NDArray[Any]
SIZE = (180, 320)


def texture(width: int, height: int, seed: int = 0) -> Pixels:
    """A picture with detail at several scales, RGB."""
    random = np.random.default_rng(seed)
    picture = np.zeros((height, width, 3))
    for cells in (4, 12, 40):
        noise = Image.fromarray(random.integers(0, 255, (cells, cells, 3), np.uint8))
        picture += np.asarray(noise.resize((width, height), Image.Resampling.BICUBIC), float) / 3
    return picture.clip(0, 255).astype(np.uint8)


def save_picture(path: Path, picture: Pixels | tuple[int, int, int], size: tuple[int, int] = SIZE) -> Path:
    image = Image.fromarray(picture) if isinstance(picture, np.ndarray) else Image.new("RGB", size, picture)
    image.save(path)
    return path


def save_clip(
    path: Path,
    frames: Sequence[Pixels],
    *,
    times_ms: Sequence[int] | None = None,
    fps: int = 30,
    space: Colorspace = Colorspace.ITU709,
    reach: ColorRange = ColorRange.MPEG,
    rotation: int = 0,
    gop: int = 12,
    container: dict[str, str] | None = None,
) -> Path:
    """Encode RGB frames, at given times or at an even rate, tagged with their colour space."""
    times = list(times_ms) if times_ms is not None else [round(i * 1000 / fps) for i in range(len(frames))]
    height, width = frames[0].shape[:2]
    with av.open(str(path), "w", options=container or {}) as file:
        stream = file.add_stream(
            "libx264", rate=fps, options={"crf": "8", "preset": "ultrafast", "g": str(gop)}
        )
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1000)
        stream.codec_context.colorspace, stream.codec_context.color_range = space, reach
        if rotation:
            stream.set_display_rotation(rotation)
        for picture, time in zip(frames, times, strict=True):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24").reformat(
                format="yuv420p", dst_colorspace=space, dst_color_range=reach
            )
            frame.pts, frame.time_base = time, Fraction(1, 1000)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return path


def flat(colour: tuple[int, int, int], size: tuple[int, int] = SIZE) -> Pixels:
    return np.full((size[1], size[0], 3), colour, np.uint8)


def visual(src: Path | str, start: int, length: int, **m: Any) -> dict[str, Any]:
    return {
        "id": f"seg_{start}",
        "s": start,
        "d": length,
        "src": str(src),
        "m": {"title": f"shot {start}", **m},
    }


def text(words: str, start: int, length: int, **m: Any) -> dict[str, Any]:
    return {"id": f"txt_{start}", "s": start, "d": length, "m": {"text": words, "role": "title", **m}}


def draft_of(*tracks: tuple[int, list[dict[str, Any]]], size: tuple[int, int] = SIZE) -> Draft:
    m = {"width": size[0], "height": size[1], "fps": 30}
    return Draft({"t": [{"tt": kind, "sg": segments} for kind, segments in tracks], "m": m})


Exporter = Callable[..., Rendered]


def exporter(folder: Path) -> Exporter:
    """A render with its own cache, whose sources are plain paths."""

    def export(draft: Draft, name: str = "out.mp4", **how: Any) -> Rendered:
        return render(draft, folder / name, resolve=Path, cache_dir=folder / "cache", **how)

    return export


def read_frames(path: Path) -> list[Pixels]:
    """All frames as RGB, by the file's own tags."""
    with av.open(str(path)) as container:
        return [
            frame.reformat(
                format="rgb24",
                src_colorspace=frame.colorspace,
                dst_colorspace=Colorspace.ITU709,
                src_color_range=frame.color_range,
                dst_color_range=ColorRange.JPEG,
            ).to_ndarray()
            for frame in container.decode(video=0)
        ]


def colour_at(picture: Pixels, x: float = 0.5, y: float = 0.5) -> tuple[int, int, int]:
    """The mean colour of a small patch around a place given in shares of the sides."""
    row, column = round(y * (picture.shape[0] - 1)), round(x * (picture.shape[1] - 1))
    patch = picture[max(0, row - 2) : row + 3, max(0, column - 2) : column + 3].reshape(-1, 3)
    red, green, blue = patch.mean(axis=0).round()
    return int(red), int(green), int(blue)


def near(colour: tuple[int, int, int], expected: tuple[int, int, int], within: int = 6) -> bool:
    return all(abs(a - b) <= within for a, b in zip(colour, expected, strict=True))
