"""Animations: GIF with one palette for the whole, made of pictures that are kept without loss meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Final, cast

import av
from av.filter import Graph
from av.video.reformatter import ColorRange, Colorspace

from nemo_widgets.engine.render.cache import written_whole
from nemo_widgets.engine.render.coding import LOSSLESS
from nemo_widgets.engine.render.order import Order, chunk_files, rendered, staged
from nemo_widgets.engine.render.outcome import Rendered

_CHUNKS_SHARE = 0.6
_PALETTE_SHARE = 0.12
# Without transparency: FFmpeg leaves that of a row's last pixels undefined, and holes would be seen there.
_PIXELS: Final = "rgb24"

Step = Callable[[], None]


def animation(order: Order) -> Rendered:
    """Render an animation that plays again and again."""
    with staged(order, LOSSLESS) as stage:
        plan, watch = stage.plan, order.watch
        files, _ = chunk_files(order, stage, lambda: None, share=_CHUNKS_SHARE)
        done = 0

        def seen(begin: float, length: float) -> Step:
            nonlocal done
            done = 0

            def step() -> None:
                nonlocal done
                done += 1
                watch.look(begin + length * min(1.0, done / plan.frames) * 0.99)

            return step

        palette = palette_of(files, plan.fps, seen(_CHUNKS_SHARE, _PALETTE_SHARE))
        rest = _CHUNKS_SHARE + _PALETTE_SHARE
        with written_whole(order.target) as part:
            write_gif(files, part, palette, fps=plan.fps, step=seen(rest, 1 - rest))
        order.cache.trim()
    return rendered(order, plan, ())


def palette_of(chunks: Sequence[Path], fps: int, step: Step) -> av.VideoFrame:
    """Return the 256 colours that serve all frames best, as a picture of 16 × 16."""
    frames = _frames(chunks, fps)
    first = next(frames)
    graph = Graph()
    source = graph.add_buffer(
        width=first.width, height=first.height, format=first.format, time_base=Fraction(1, fps)
    )
    graph.link_nodes(source, graph.add("palettegen"), graph.add("buffersink")).configure()
    source.push(first)
    for frame in frames:
        step()
        source.push(frame)
    source.push(None)
    return cast(av.VideoFrame, graph.pull())


def write_gif(
    chunks: Sequence[Path], output: Path, palette: av.VideoFrame, *, fps: int, step: Step = lambda: None
) -> None:
    """Write chunks as a GIF that loops for ever.

    Parameters
    ----------
    chunks
        Encoded chunks in order.
    output
        The file.
    palette
        Its colours.
    fps
        Frames a second; times are kept to a hundredth of one.
    step
        Called for every frame; it may raise to stop.
    """
    frames = _frames(chunks, fps)
    first = next(frames)
    base = Fraction(1, fps)
    graph = Graph()
    pictures = graph.add_buffer(
        width=first.width, height=first.height, format=first.format, time_base=base, name="pictures"
    )
    colours = graph.add_buffer(
        width=palette.width, height=palette.height, format=palette.format, time_base=base, name="colours"
    )
    # Patterns that stay in their places: half the bytes, and a quarter of the time, of dots that wander.
    mapped = graph.add("paletteuse", "dither=bayer:bayer_scale=3:diff_mode=rectangle")
    pictures.link_to(mapped, 0, 0)
    colours.link_to(mapped, 0, 1)
    mapped.link_to(graph.add("buffersink"))
    graph.configure()
    palette.pts = 0
    colours.push(palette)
    colours.push(None)
    with av.open(str(output), "w", format="gif", options={"loop": "0"}) as container:
        stream = container.add_stream("gif", rate=fps)
        stream.width, stream.height, stream.pix_fmt = first.width, first.height, "pal8"
        stream.codec_context.time_base = base

        def drain() -> None:
            while True:
                try:
                    made = graph.pull()
                except (av.error.BlockingIOError, av.error.EOFError):
                    return
                container.mux(stream.encode(cast(av.VideoFrame, made)))

        pictures.push(first)
        for frame in frames:
            step()
            pictures.push(frame)
            drain()
        pictures.push(None)
        drain()
        container.mux(stream.encode(None))


def _frames(chunks: Sequence[Path], fps: int) -> Iterator[av.VideoFrame]:
    """Yield the frames of chunks on one clock, in RGB."""
    number = 0
    for path in chunks:
        with av.open(str(path)) as container:
            for frame in container.decode(video=0):
                picture = frame.reformat(
                    format=_PIXELS,
                    src_colorspace=Colorspace.ITU709,
                    src_color_range=ColorRange.MPEG,
                    dst_color_range=ColorRange.JPEG,
                    threads=1,
                )
                picture.pts, picture.time_base = number, Fraction(1, fps)
                number += 1
                yield picture
