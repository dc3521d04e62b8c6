"""The render queue: in the database before a render is promised, one at a time, taken up again at a start."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from pathlib import Path
from typing import Any

from nemo_widgets.engine.render.progress import Progress
from nemo_widgets.engine.settings import MEGABYTE, Settings
from nemo_widgets.engine.store import Store
from nemo_widgets.engine.tables import Render
from nemo_widgets.engine.tasks import render_file
from nemo_widgets.engine.workers import WorkerDied, WorkerHung, Workers
from nemo_widgets.errors import NemoError, StorageError
from nemo_widgets.timeline.outputs import Format, Output, format_named

ALWAYS_KEPT = 20
CANCEL_S = 0.25
"""A render that is cancelled may end by itself for so long, then its process is ended."""
AGAIN_S = 5.0
MOST_ATTEMPTS = 5
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
        self._open: dict[str, Progress] = {}
        self._current = ""
        self._run: asyncio.Task[dict[str, Any]] | None = None
        self._task: asyncio.Task[None] | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            cache.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"{folder} cannot be made: {error.strerror or error}.") from error

    @property
    def count(self) -> int:
        """How many renders wait or run, those among them that are just being stopped."""
        return len(self._open)

    def start(self) -> None:
        """Take up what an earlier engine left, and wait for more."""
        self._sweep()
        for render_id in self._store.unfinished_renders():
            self.add(render_id)
        self._task = asyncio.create_task(self._work())

    async def stop(self) -> None:
        """Stop working; what is unfinished stays in the database."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def add(self, render_id: str) -> None:
        """Queue a render that is in the database."""
        self._open[render_id] = Progress(0.0)
        self._queue.put_nowait(render_id)

    def cancel(self, render: Render) -> None:
        """Cancel a render, unless it has ended."""
        if self._store.update_render(render.id, status="failed", error="The export was cancelled."):
            if self._run is not None and self._current == render.id:
                self._run.cancel()
            else:
                self._open.pop(render.id, None)

    def file(self, render: Render) -> Path:
        """Return where a render's file lies once it is complete."""
        return self._folder / f"{render.id}{format_of(render).suffix}"

    def progress(self, render: Render) -> Progress:
        """Return how far a render has come."""
        if render.status in ("pending", "processing") and render.id in self._open:
            return self._open[render.id]
        return Progress(render.progress / 100)

    async def _work(self) -> None:
        while True:
            render_id = await self._queue.get()
            try:
                await self._render(render_id)
            except StorageError:
                # The database does not take the result. What was rendered is kept, so trying again is cheap.
                log.exception("render %s is tried again in %g s", render_id, AGAIN_S)
                asyncio.get_running_loop().call_later(AGAIN_S, self._queue.put_nowait, render_id)
                continue
            except Exception:  # a queue outlives any one job; the whole is in the log
                log.exception("render %s cannot be taken up", render_id)
            self._open.pop(render_id, None)

    async def _render(self, render_id: str) -> None:
        render = self._store.render(render_id)
        if render is not None and render.attempts >= MOST_ATTEMPTS:
            error = f"The engine ended {render.attempts} times while it made this export."
            log.error("render %s is given up: %s", render_id, error)
            self._store.update_render(render_id, status="failed", error=error)
            return
        if render is None or not self._store.update_render(
            render_id, status="processing", attempts=render.attempts + 1
        ):
            return
        log.info("render %s begins, time %d", render_id, render.attempts + 1)
        result = await self._result(render)
        if result is None or self._store.update_render(render_id, **result):
            self._prune()
        else:  # cancelled in the moment in which it was complete
            self.file(render).unlink(missing_ok=True)

    async def _result(self, render: Render) -> dict[str, Any] | None:
        """Return how a render ended, as fields of its row; None where it was cancelled."""
        self._current, self._run = render.id, asyncio.create_task(self._rendered(render))
        try:
            done = await self._run
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise  # the engine stops; the render stays what it is, and the next engine finds it
            log.info("render %s was cancelled", render.id)
            return None
        except WorkerHung as hung:
            error = f"{hung.message.rstrip('.')}, and so did the one after it; the log says more."
        except WorkerDied:
            error = "The process that rendered ended twice, perhaps for want of memory; the log says more."
        except NemoError as failure:
            error = str(failure)
        except Exception as failure:  # a queue outlives any one job; the whole is in the log
            log.exception("render %s failed", render.id)
            error = f"The renderer failed ({type(failure).__name__}); the log says more."
        else:
            return {"status": "completed", "progress": 100.0, **done}
        finally:
            self._run = None
            await asyncio.to_thread(self._sweep)
        log.warning("render %s failed: %s", render.id, error)
        reached = round(100 * self._open.get(render.id, Progress(0.0)).share, 1)
        return {"status": "failed", "error": error, "progress": reached}

    async def _rendered(self, render: Render) -> dict[str, Any]:
        def note(progress: Progress) -> None:
            if render.id in self._open:
                self._open[render.id] = progress

        return await self._workers.run(
            render_file,
            render.draft,
            render.output,
            self._media,
            self.file(render),
            self._cache,
            silence=self._settings.render_silence_s,
            grace=CANCEL_S,
            on_report=note,
        )

    def _sweep(self) -> None:
        """Remove what a renderer that was killed left half-written; nothing renders meanwhile."""
        for folder in (self._folder, self._cache):
            for left in folder.rglob(".*.part.*"):
                with suppress(OSError):
                    left.unlink()

    def _prune(self) -> None:
        """Remove the oldest videos beyond what is kept; their ids then answer that the file is gone."""
        room = self._settings.keep_renders_mb * MEGABYTE
        for position, render in enumerate(self._store.finished_renders()):
            room -= render.size or 0
            if room < 0 and position >= ALWAYS_KEPT:
                with suppress(OSError):
                    self.file(render).unlink()


def format_of(render: Render) -> Format:
    """Return the format of a render's file."""
    return format_named(Output.from_wire(render.output).format)
