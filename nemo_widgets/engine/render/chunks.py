"""The chunks of a render, composed and encoded in parallel into the cache."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Final, TypeVar

from nemo_widgets.engine.render.compositor import Stage, compose
from nemo_widgets.engine.render.encoder import ChunkEncoder, frame_and_canvas
from nemo_widgets.engine.render.heap import give_back, keep_apart
from nemo_widgets.engine.render.outcome import RenderCancelled
from nemo_widgets.engine.render.plan import Chunk
from nemo_widgets.engine.render.planes import Scratch
from nemo_widgets.engine.render.progress import Watch
from nemo_widgets.engine.render.schedule import Schedule
from nemo_widgets.errors import RenderError

POLL_S: Final = 0.1
# What is done beside the frames, as a share of their work: mixing and encoding the sound of W1.
_BESIDE: Final = 0.02
Beside = TypeVar("Beside")


@dataclass(frozen=True)
class _Job:
    """Some work of about so many frames."""

    size: float
    work: Callable[[Scratch], None]


def render_chunks(
    stage: Stage, watch: Watch, beside: Callable[[], Beside], tell: Callable[[float], None]
) -> Beside:
    """Render the chunks that no earlier render left, and do something else beside them.

    Parameters
    ----------
    stage
        The plan, and what its chunks share.
    watch
        Counts frames and stops the work.
    beside
        What else is to be done: at once where it takes longer than a chunk, else last, by the worker that
        would have to wait for the others.
    tell
        Called in this thread about ten times a second with the share of the frames that is ready; it may
        raise to stop.

    Returns
    -------
    object
        What `beside` returned.
    """
    keep_apart()
    made: list[Beside] = []

    def do_beside(_: Scratch) -> None:
        made.append(beside())
        give_back()

    jobs = [
        _Job(chunk.frames, partial(render_chunk, stage, chunk, watch)) for chunk in _missing(stage, watch)
    ]
    other = _Job(_BESIDE * stage.plan.frames, do_beside)
    fills_a_gap = any(job.size > other.size for job in jobs)
    workers = min(os.cpu_count() or 1, len(jobs) + 1)
    schedule = Schedule(
        jobs if fills_a_gap else [other, *jobs],
        workers,
        size=lambda job: job.size,
        last=[other] if fills_a_gap else (),
    )
    pool = ThreadPoolExecutor(workers, thread_name_prefix="render")
    try:
        pending: set[Future[None]] = {
            pool.submit(_work, schedule, number, watch) for number in range(workers)
        }
        while pending:
            done, pending = wait(pending, timeout=POLL_S, return_when=FIRST_EXCEPTION)
            for future in done:
                future.result()
            tell(watch.frames_share)
        return made[0]
    finally:
        watch.stop()
        pool.shutdown(wait=True, cancel_futures=True)
        give_back()


def _missing(stage: Stage, watch: Watch) -> list[Chunk]:
    """Return the chunks that no earlier render left, each key once."""
    missing: dict[str, Chunk] = {}
    for chunk in stage.plan.chunks:
        watch.look_again()  # hours of kept chunks take a while to look through
        if chunk.key in missing or stage.cache.find(chunk.key, stage.plan.coding.suffix):
            watch.count(chunk.frames)
        else:
            missing[chunk.key] = chunk
    return list(missing.values())


def _work(schedule: Schedule[_Job], worker: int, watch: Watch) -> None:
    scratch = Scratch()
    while not watch.stopped and (job := schedule.take(worker)) is not None:
        try:
            job.work(scratch)
        except MemoryError as error:
            raise RenderError(
                "There is not enough memory for this render.", next_step="Close other programs."
            ) from error


def render_chunk(stage: Stage, chunk: Chunk, watch: Watch, scratch: Scratch) -> None:
    """Compose and encode one chunk into the cache, or leave nothing where it is stopped."""
    try:
        with stage.cache.writing(chunk.key, stage.plan.coding.suffix) as part:
            _encode(stage, chunk, part, scratch, watch)
    except RenderCancelled:
        # It only carried the stop out past the file; the caller's thread is the one that tells.
        return


def _encode(stage: Stage, chunk: Chunk, path: Path, scratch: Scratch, watch: Watch) -> None:
    frame, canvas = frame_and_canvas(*stage.canvas)
    composed = closing(compose(stage, chunk, repeat(canvas), scratch))
    with ChunkEncoder(path, stage.plan) as encoder, composed as drawn:
        for _ in drawn:
            watch.step()
            encoder.push(frame)
            watch.count(1)
