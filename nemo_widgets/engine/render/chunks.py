"""The chunks of a render, composed and encoded in parallel into the cache."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from itertools import cycle
from pathlib import Path
from typing import Any, TypeVar

from nemo_widgets.engine.render.ahead import Ahead
from nemo_widgets.engine.render.compositor import Stage, compose
from nemo_widgets.engine.render.encoder import ChunkEncoder, frame_and_canvas
from nemo_widgets.engine.render.heap import give_back
from nemo_widgets.engine.render.outcome import RenderCancelled
from nemo_widgets.engine.render.plan import Chunk
from nemo_widgets.engine.render.planes import Scratch
from nemo_widgets.engine.render.progress import Watch
from nemo_widgets.engine.render.schedule import Schedule
from nemo_widgets.errors import RenderError

POLL_S = 0.1
# One is being encoded, one is ready and one is being drawn.
_FRAMES = 3
Beside = TypeVar("Beside")


def render_chunks(
    stage: Stage, watch: Watch, beside: Callable[[], Beside], tell: Callable[[float, bool], None]
) -> Beside:
    """Render the chunks that no earlier render left, and do something else meanwhile.

    Parameters
    ----------
    stage
        The plan, and what its chunks share.
    watch
        Counts frames and stops the work.
    beside
        What else is to be done, in a thread of its own.
    tell
        Called in this thread about ten times a second with the share of the frames that is ready and whether
        the other thing is done; it may raise to stop.

    Returns
    -------
    object
        What `beside` returned.
    """
    missing = _missing(stage, watch)
    workers = max(1, min(os.cpu_count() or 1, len(missing)))
    schedule = Schedule(missing, workers, size=lambda chunk: chunk.frames)
    pool = ThreadPoolExecutor(workers + 1, thread_name_prefix="render")
    try:
        other: Future[Beside] = pool.submit(beside)
        jobs = [pool.submit(_render_run, stage, schedule, number, watch) for number in range(workers)]
        pending: set[Future[Any]] = {other, *jobs}
        while pending:
            done, pending = wait(pending, timeout=POLL_S, return_when=FIRST_EXCEPTION)
            for future in done:
                future.result()
            tell(watch.frames_share, other.done())
        return other.result()
    finally:
        watch.stop()
        pool.shutdown(wait=True, cancel_futures=True)


def _missing(stage: Stage, watch: Watch) -> list[Chunk]:
    """Return the chunks that no earlier render left, each key once."""
    missing: dict[str, Chunk] = {}
    for chunk in stage.plan.chunks:
        if chunk.key in missing or stage.cache.find(chunk.key, stage.plan.coding.suffix):
            watch.count(chunk.frames)
        else:
            missing[chunk.key] = chunk
    return list(missing.values())


def _render_run(stage: Stage, schedule: Schedule[Chunk], worker: int, watch: Watch) -> None:
    scratch = Scratch()
    while not watch.stopped and (chunk := schedule.take(worker)) is not None:
        try:
            render_chunk(stage, chunk, scratch, watch)
        except MemoryError as error:
            raise RenderError(
                "There is not enough memory for this render.", next_step="Close other programs."
            ) from error


def render_chunk(stage: Stage, chunk: Chunk, scratch: Scratch, watch: Watch) -> None:
    """Compose and encode one chunk into the cache, or leave nothing where it is stopped."""
    try:
        with stage.cache.writing(chunk.key, stage.plan.coding.suffix) as part:
            _encode(stage, chunk, part, scratch, watch)
    except RenderCancelled:
        # It only carried the stop out past the file; the caller's thread is the one that tells.
        return
    finally:
        give_back()


def _encode(stage: Stage, chunk: Chunk, path: Path, scratch: Scratch, watch: Watch) -> None:
    frames = [frame_and_canvas(*stage.canvas) for _ in range(_FRAMES)]
    composed = compose(stage, chunk, cycle(canvas for _, canvas in frames), scratch)
    with ChunkEncoder(path, stage.plan) as encoder, Ahead(composed, _FRAMES - 2) as ready:
        for (frame, _), _ in zip(cycle(frames), ready, strict=False):
            watch.step()
            encoder.push(frame)
            watch.count(1)
