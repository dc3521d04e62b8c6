"""Worker processes: painting, composing, looking at files and rendering happen in them, not in the server.

A worker ends with the engine, however the engine ends. One that dies takes its task with it and nothing else:
the pool is made anew.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

P = TypeVarTuple("P")
T = TypeVar("T")

_progress: Any = None


def _begin(progress: Any) -> None:
    """Prepare a worker: it keeps the channel for progress, and ends when the engine does."""
    global _progress  # a worker's only state, set once, before any task
    _progress = progress
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
    os._exit(1)


def warm_up() -> None:
    """Import what the first task would otherwise wait for."""
    import av  # noqa: F401
    import cv2  # noqa: F401
    import PIL.Image  # noqa: F401

    import nemo_widgets.engine.generate.painter
    import nemo_widgets.engine.render.export  # noqa: F401


def render_job(
    render_id: str, draft: dict[str, Any], quality: str, media: Path, output: Path, cache: Path
) -> dict[str, Any]:
    """Render one export in a worker; a file `<output>.cancel` beside the output stops it."""
    from nemo_widgets.engine.media.library import resolve
    from nemo_widgets.engine.render import render
    from nemo_widgets.timeline.draft import Draft

    stop = output.with_suffix(".cancel")
    done = render(
        Draft.from_wire(draft),
        output,
        resolve=lambda url: resolve(media, url),
        cache_dir=cache,
        quality="draft" if quality in ("draft", "low", "preview") else "high",
        progress=lambda fraction: _progress.put((render_id, fraction)),
        cancelled=stop.exists,
    )
    return {"duration": done.duration, "size": done.size, "warnings": list(done.warnings)}


class Workers:
    """A pool of processes that is made anew when one of them dies."""

    def __init__(self, count: int, on_progress: Callable[[str, float], None]) -> None:
        self._count = count
        self._context = multiprocessing.get_context("spawn")
        self._channel = self._context.SimpleQueue()
        self._pool: ProcessPoolExecutor | None = None
        self._on_progress = on_progress
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            message = self._channel.get()
            if message is None:
                return
            self._on_progress(*message)

    def _executor(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._count, mp_context=self._context, initializer=_begin, initargs=(self._channel,)
            )
        return self._pool

    async def run(self, task: Callable[[*P], T], *args: *P) -> T:
        """Run a task in a worker.

        Raises
        ------
        BrokenProcessPool
            A worker died; the next call starts new ones.
        """
        pool = self._executor()
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, task, *args)
        except BrokenProcessPool:
            if self._pool is pool:
                self._pool = None
                pool.shutdown(wait=False, cancel_futures=True)
            raise

    async def warm_up(self) -> None:
        """Start all workers, so that the first task finds them ready."""
        await asyncio.gather(*(self.run(warm_up) for _ in range(self._count)), return_exceptions=True)

    def stop(self) -> None:
        """End all workers at once; a render under way goes on at the next start."""
        pool, self._pool = self._pool, None
        if pool is not None:
            for process in list((pool._processes or {}).values()):
                process.terminate()
            pool.shutdown(wait=False, cancel_futures=True)
        self._channel.put(None)
