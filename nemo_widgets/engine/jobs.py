"""The render queue: in the database before a render is promised, one at a time, taken up again at a start."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from nemo_widgets.engine.settings import MEGABYTE, Settings
from nemo_widgets.engine.store import Render, Store
from nemo_widgets.engine.workers import Workers, render_job
from nemo_widgets.errors import NemoError

ATTEMPTS = 2
ALWAYS_KEPT = 20
log = logging.getLogger(__name__)


class Jobs:
    """Renders, in the order they were asked for.

    Parameters
    ----------
    folder
        Where finished videos lie; `media` and `cache` are the library's and the renderer's folders.
    """

    def __init__(
        self, store: Store, workers: Workers, folder: Path, media: Path, cache: Path, settings: Settings
    ) -> None:
        self._store = store
        self._workers = workers
        self._folder = folder
        self._media = media
        self._cache = cache
        self._settings = settings
        self._queue: asyncio.Queue[str] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self._cancelled: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)
        cache.mkdir(parents=True, exist_ok=True)

    @property
    def count(self) -> int:
        """How many renders wait or run."""
        return len(self._store.unfinished_renders())

    def start(self) -> None:
        """Take up what an earlier engine left, and wait for more."""
        for render_id in self._store.unfinished_renders():
            self._queue.put_nowait(render_id)
        self._task = asyncio.create_task(self._work())

    async def stop(self) -> None:
        """Stop working; what is unfinished stays in the database."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def add(self, render_id: str) -> None:
        """Queue a render that is in the database."""
        self._queue.put_nowait(render_id)

    def cancel(self, render: Render) -> None:
        """Cancel a render that has not ended."""
        if render.status in ("pending", "processing"):
            self._cancelled.add(render.id)
            self.output(render.id).with_suffix(".cancel").touch()
            self._store.update_render(render.id, status="failed", error="The export was cancelled.")

    def output(self, render_id: str) -> Path:
        """Return where a render's file lies once it is complete."""
        return self._folder / f"{render_id}.mp4"

    def progressed(self, render_id: str, fraction: float) -> None:
        """Keep how far a render has come; called from the workers' listener."""
        self._store.update_render(render_id, progress=round(100 * fraction, 1))

    async def _work(self) -> None:
        while True:
            render_id = await self._queue.get()
            render = self._store.render(render_id)
            if render is None or render.status not in ("pending", "processing"):
                continue
            await self._render(render)

    async def _render(self, render: Render) -> None:
        attempt = render.attempts + 1
        self._store.update_render(render.id, status="processing", attempts=attempt)
        output = self.output(render.id)
        output.with_suffix(".cancel").unlink(missing_ok=True)
        try:
            done: dict[str, Any] = await self._workers.run(
                render_job,
                render.id,
                render.draft,
                str(render.output.get("quality", "high")),
                self._media,
                output,
                self._cache,
            )
        except BrokenProcessPool:
            log.warning("the worker of render %s died, attempt %d", render.id, attempt)
            if attempt < ATTEMPTS:
                self._queue.put_nowait(render.id)
            else:
                self._store.update_render(
                    render.id,
                    status="failed",
                    error="The process that rendered ended twice; the log says more.",
                )
        except NemoError as error:
            log.info("render %s failed: %s", render.id, error)
            self._store.update_render(render.id, status="failed", error=str(error))
        except Exception as error:  # a queue outlives any one job; the whole is in the log
            log.exception("render %s failed", render.id)
            self._store.update_render(
                render.id,
                status="failed",
                error=f"The renderer failed ({type(error).__name__}); the log says more.",
            )
        else:
            self._store.update_render(
                render.id,
                status="completed",
                progress=100.0,
                duration=done["duration"],
                size=done["size"],
                warnings=done["warnings"],
            )
            self._prune()
        finally:
            output.with_suffix(".cancel").unlink(missing_ok=True)

    def _prune(self) -> None:
        """Remove the oldest videos beyond what is kept; their ids then answer that the file is gone."""
        room = self._settings.keep_renders_mb * MEGABYTE
        for position, render in enumerate(self._store.finished_renders()):
            room -= render.size or 0
            if room < 0 and position >= ALWAYS_KEPT:
                self.output(render.id).unlink(missing_ok=True)
