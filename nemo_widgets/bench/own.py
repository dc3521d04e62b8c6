"""How long this renderer takes, and the limit: libx264 alone on the same frames, ready-made."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import av
import cv2

from nemo_widgets.engine.render.cache import Cache
from nemo_widgets.engine.render.coding import h264
from nemo_widgets.engine.render.compositor import Stage, compose
from nemo_widgets.engine.render.encoder import ChunkEncoder, frame_and_canvas
from nemo_widgets.engine.render.export import render
from nemo_widgets.engine.render.order import planned
from nemo_widgets.engine.render.plan import Chunk
from nemo_widgets.engine.render.planes import Scratch
from nemo_widgets.engine.render.schedule import Schedule
from nemo_widgets.engine.render.sources import find_sources, fingerprints
from nemo_widgets.timeline.draft import Draft

QUALITY: Final = "medium"
"""libx264 veryfast, crf 20."""


def render_seconds(draft: Draft, folder: Path, cache: Path) -> float:
    """Return how long an export takes."""
    begun = time.perf_counter()
    render(draft, folder / "own.mp4", resolve=Path, cache_dir=cache, quality=QUALITY)
    return time.perf_counter() - begun


def limit_seconds(draft: Draft, folder: Path) -> float:
    """Return how long libx264 takes for the same frames, settings and chunks, as many at once.

    All frames are composed beforehand and lie in memory.
    """
    cv2.setNumThreads(1)
    sources = find_sources(draft, Path)
    plan = planned(draft, h264(QUALITY), fingerprints(sources))
    stage = Stage(plan, sources, Cache(folder / "limit"), "bench")
    workers = os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        composed = pool.map(lambda chunk: _composed(stage, chunk), plan.chunks)
        ready = {chunk.key: frames for chunk, frames in zip(plan.chunks, composed, strict=True)}
        stage.readers.close()
        schedule = Schedule(plan.chunks, workers, size=lambda chunk: chunk.frames)

        def encode(worker: int) -> None:
            while (chunk := schedule.take(worker)) is not None:
                with ChunkEncoder(folder / f"{chunk.key}.mp4", plan) as encoder:
                    for frame in ready[chunk.key]:
                        encoder.push(frame)

        begun = time.perf_counter()
        list(pool.map(encode, range(workers)))
        return time.perf_counter() - begun


def _composed(stage: Stage, chunk: Chunk) -> Sequence[av.VideoFrame]:
    frames, canvases = zip(*(frame_and_canvas(*stage.canvas) for _ in range(chunk.frames)), strict=True)
    for _ in compose(stage, chunk, canvases, Scratch()):
        pass
    return frames
