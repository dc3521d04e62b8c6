"""Rendering a draft: chunks composed and encoded in parallel, joined, with the sound mixed meanwhile."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.render import audio
from nemo_widgets.engine.render.cache import Cache, storage_errors, written_whole
from nemo_widgets.engine.render.coding import Coding, h264
from nemo_widgets.engine.render.compositor import Stage, compose
from nemo_widgets.engine.render.encoder import ChunkEncoder
from nemo_widgets.engine.render.muxer import join
from nemo_widgets.engine.render.outcome import RenderCancelled, Rendered
from nemo_widgets.engine.render.plan import Chunk, Plan, make_plan
from nemo_widgets.engine.render.planes import Scratch
from nemo_widgets.engine.render.schedule import Schedule
from nemo_widgets.engine.render.sources import find_sources, fingerprints
from nemo_widgets.engine.render.version import code_version, font_version
from nemo_widgets.errors import NothingToExportError, RenderError
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.outputs import quality_named

_POLL_S = 0.1
_CHUNKS_SHARE, _SOUND_SHARE = 0.92, 0.03

Sound = tuple[NDArray[np.float32], Sequence[str]]


def render(
    draft: Draft,
    output: Path,
    *,
    resolve: Callable[[str], Path],
    cache_dir: Path,
    quality: str = "high",
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Rendered:
    """Render a draft to an MP4: H.264 and AAC, BT.709, constant frame rate, ready to stream.

    Parameters
    ----------
    draft
        The timeline.
    output
        The file to write; it appears only when it is complete.
    resolve
        From a `src` of the draft to a file.
    cache_dir
        Where finished chunks are kept: what an edit did not touch is not rendered again, and a render that
        was killed goes on where it was.
    quality
        `low`, `medium`, `high`, or `preview` for a quick look at a quarter of the size.
    progress
        Called in this thread with the share done, 0 to 1, never falling.
    cancelled
        Asked in this thread, about ten times a second.

    Returns
    -------
    Rendered
        Where it is, its length and size, and warnings.

    Raises
    ------
    NothingToExportError
        The timeline is empty.
    RenderError
        A segment's media is missing or broken; the error names both.
    RenderCancelled
        `cancelled` said so.
    StorageError
        The disk is full or cannot be written. In all these cases nothing half-written is left.
    """
    if not draft.is_exportable or draft.duration_ms <= 0:
        raise NothingToExportError
    watch = _Watch(progress or (lambda _: None), cancelled or (lambda: False))
    watch.check()
    sources = find_sources(draft, resolve)
    plan = planned(draft, h264(quality_named(quality)), fingerprints(sources))
    if plan.frames == 0:
        raise NothingToExportError
    cache = Cache(cache_dir)
    stage = Stage(plan, sources, cache, code_version())
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)  # Chunks run in parallel; threads inside each would only get in their way.
    try:
        with storage_errors(cache_dir):
            samples, heard = _work(draft, stage, resolve, watch)
        files = [cache.path(chunk.key, plan.coding.suffix) for chunk in plan.chunks]
        with written_whole(output) as part:
            join(files, samples, part, fps=plan.fps, frames=plan.frames, step=watch.joined)
        cache.trim()
    finally:
        cv2.setNumThreads(threads)
        stage.readers.close()
    watch.report(1.0)
    warnings = (*plan.warnings, *heard)
    return Rendered(
        output, plan.duration, plan.width, plan.height, plan.frames, output.stat().st_size, tuple(warnings)
    )


def planned(draft: Draft, coding: Coding, contents: dict[str, str]) -> Plan:
    """Plan a render with keys that hold for this code and this machine's fonts."""
    fonts = font_version() if any(segment.kind == "text" for segment in draft.segments) else ""
    return make_plan(draft, coding=coding, fingerprints=contents, version=code_version(), fonts=fonts)


@dataclass
class _Watch:
    """Progress and cancellation, between the caller's thread and the workers'."""

    progress: Callable[[float], None]
    cancelled: Callable[[], bool]
    stop: threading.Event = field(default_factory=threading.Event)
    _done: int = 0
    _shown: float = -1.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, frames: int) -> None:
        """Note some frames as done, from any thread."""
        with self._lock:
            self._done += frames

    def share(self, frames: int) -> float:
        """Return how much of the frames is done."""
        with self._lock:
            return min(1.0, self._done / frames)

    def report(self, share: float) -> None:
        """Tell the caller, unless it would fall back."""
        if share > self._shown:
            self._shown = share
            self.progress(share)

    def check(self) -> None:
        """Stop where the caller wants to."""
        if self.cancelled():
            raise RenderCancelled

    def joined(self, share: float) -> None:
        """Tell how far the joining is, from 0 to 1."""
        self.check()
        self.report(_CHUNKS_SHARE + _SOUND_SHARE + (1 - _CHUNKS_SHARE - _SOUND_SHARE) * share * 0.99)


def _work(draft: Draft, stage: Stage, resolve: Callable[[str], Path], watch: _Watch) -> Sound:
    """Render the missing chunks and mix the sound; return the sound."""
    missing = _missing(stage, watch)
    workers = max(1, min(os.cpu_count() or 1, len(missing)))
    schedule = Schedule(missing, workers)
    pool = ThreadPoolExecutor(workers + 1, thread_name_prefix="render")
    try:
        sound: Future[Sound] = pool.submit(_mix, draft, resolve, stage.plan.duration)
        jobs = [pool.submit(_render_run, stage, schedule, number, watch) for number in range(workers)]
        pending: set[Future[Any]] = {sound, *jobs}
        while pending:
            done, pending = wait(pending, timeout=_POLL_S, return_when=FIRST_EXCEPTION)
            for future in done:
                future.result()
            watch.check()
            watch.report(
                _CHUNKS_SHARE * watch.share(stage.plan.frames) + (_SOUND_SHARE if sound.done() else 0.0)
            )
        return sound.result()
    finally:
        watch.stop.set()
        pool.shutdown(wait=True, cancel_futures=True)


def _missing(stage: Stage, watch: _Watch) -> list[Chunk]:
    """Return the chunks that no earlier render left, each key once."""
    missing: dict[str, Chunk] = {}
    for chunk in stage.plan.chunks:
        if chunk.key in missing or stage.cache.find(chunk.key, stage.plan.coding.suffix):
            watch.count(chunk.frames)
        else:
            missing[chunk.key] = chunk
    return list(missing.values())


def _mix(draft: Draft, resolve: Callable[[str], Path], seconds: float) -> Sound:
    samples, warnings = audio.mix(draft, resolve=resolve, duration_s=seconds)
    return samples, tuple(warnings)


def _render_run(stage: Stage, schedule: Schedule[Chunk], worker: int, watch: _Watch) -> None:
    scratch = Scratch()
    while not watch.stop.is_set() and (chunk := schedule.take(worker)) is not None:
        try:
            render_chunk(stage, chunk, scratch, watch.stop, watch.count)
        except MemoryError as error:
            raise RenderError(
                "There is not enough memory for this render.", next_step="Close other programs."
            ) from error


def render_chunk(
    stage: Stage, chunk: Chunk, scratch: Scratch, stop: threading.Event, count: Callable[[int], None]
) -> None:
    """Compose and encode one chunk into the cache, or leave nothing where it is stopped."""
    try:
        with written_whole(stage.cache.path(chunk.key, stage.plan.coding.suffix)) as part:
            _encode(stage, chunk, part, scratch, stop, count)
    except RenderCancelled:
        # It only carried the stop out past the file; the caller's thread is the one that tells.
        return


def _encode(
    stage: Stage,
    chunk: Chunk,
    path: Path,
    scratch: Scratch,
    stop: threading.Event,
    count: Callable[[int], None],
) -> None:
    with ChunkEncoder(path, stage.plan) as encoder:
        for _ in compose(stage, chunk, encoder.canvas, scratch):
            if stop.is_set():
                raise RenderCancelled
            encoder.push()
            count(1)
