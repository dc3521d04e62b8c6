"""The engine as an ASGI application: its rooms put together, opened and closed."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from nemo_widgets import __version__
from nemo_widgets.engine import routes
from nemo_widgets.engine.agent.llm import ModelPlanner, model_of
from nemo_widgets.engine.agent.planning import by_rules
from nemo_widgets.engine.auth import Activity, Gate
from nemo_widgets.engine.envelope import add_errors, success
from nemo_widgets.engine.house import House
from nemo_widgets.engine.jobs import Jobs
from nemo_widgets.engine.media.library import Library
from nemo_widgets.engine.messages import Messages
from nemo_widgets.engine.settings import MEGABYTE, Settings
from nemo_widgets.engine.store import Store
from nemo_widgets.engine.tasks import warm_up
from nemo_widgets.engine.workers import Workers

log = logging.getLogger(__name__)

# A file from outside must not take the machine's memory while it is looked at.
INSPECTOR_MEMORY = 4_000 * MEGABYTE


def create_app(
    key: str, data: Path, settings: Settings, on_idle: Callable[[], None] = lambda: None
) -> FastAPI:
    """Return the engine as an ASGI application.

    Parameters
    ----------
    key
        What every request has to carry in `X-Engine-Key`.
    data
        The folder of the database, the media library and the renders.
    settings
        Limits and clocks.
    on_idle
        Called once when nothing was asked and nothing ran for `settings.idle_s`.

    Raises
    ------
    InputError
        The settings name a language model that cannot be one.
    StorageError
        The folder or the database cannot be used.
    """
    model = model_of(settings)
    activity = Activity()
    store = Store(data / "engine.db")
    library = Library(data / "media", store)
    workers, inspectors = Workers(2), Workers(1, memory=INSPECTOR_MEMORY)
    jobs = Jobs(store, workers, data / "renders", library.folder, data / "cache", settings)
    messages = Messages(store, library, workers, settings, ModelPlanner(model) if model else by_rules)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        jobs.start()
        background = [asyncio.create_task(workers.warm_up(warm_up)), asyncio.create_task(watch())]
        yield
        for task in background:
            task.cancel()
        await jobs.stop()
        workers.stop()
        messages.stop()
        inspectors.stop()
        await asyncio.gather(*background, return_exceptions=True)
        store.close()

    async def watch() -> None:
        while activity.idle_s <= settings.idle_s:
            await asyncio.sleep(min(5.0, settings.idle_s / 4))
            if jobs.count:
                activity.touch()
        log.info("idle for %.0f s, stopping", settings.idle_s)
        on_idle()

    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.house = House(store, library, inspectors, messages, jobs, settings)
    app.add_middleware(Gate, key=key, activity=activity)
    add_errors(app)
    routes.add(app)

    @app.get("/health")
    async def health() -> dict[str, Any]:
        return success(
            version=__version__,
            pid=os.getpid(),
            uptime=round(time.monotonic() - activity.started, 1),
            jobs=jobs.count,
            model=model.label if model else None,
        )

    return app
