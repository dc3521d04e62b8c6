"""Run the engine in this process, until it is stopped or idle."""

from __future__ import annotations

import logging
import os
import secrets
import socket
from logging.handlers import RotatingFileHandler

import uvicorn
from filelock import Timeout

from nemo_widgets import __version__
from nemo_widgets.engine.app import create_app
from nemo_widgets.engine.runtime import Runtime, life_lock, log_file, remove_runtime, write_runtime
from nemo_widgets.engine.settings import Settings
from nemo_widgets.errors import EngineError, StorageError
from nemo_widgets.locations import data_dir, state_dir

log = logging.getLogger(__name__)


class Server(uvicorn.Server):
    """A server that says where it listens once it does."""

    def __init__(self, config: uvicorn.Config, runtime: Runtime) -> None:
        super().__init__(config)
        self._runtime = runtime

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, then write the runtime file."""
        await super().startup(sockets=sockets)
        if self.started:
            write_runtime(self._runtime)
            log.info("listening on %s", self._runtime.url)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop to listen, and take the runtime file away: after this, uvicorn ends by the signal it got."""
        await super().shutdown(sockets=sockets)
        remove_runtime(self._runtime.pid)


def serve(host: str = "127.0.0.1", port: int = 0, *, background: bool = False) -> None:
    """Serve until stopped, or until idle in the background.

    Parameters
    ----------
    host, port
        Where to listen; port 0 takes any free one.
    background
        Whether the engine was started by the package itself: then it logs to a file and stops when idle.

    Raises
    ------
    EngineError
        Another engine of this user runs, or the address is taken.
    StorageError
        The engine's folders or its database cannot be used.
    """
    try:
        state_dir().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"{state_dir()} cannot be made: {error.strerror or error}.") from error
    settings = Settings.from_env()
    _log_to_file() if background else logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        lock = life_lock().acquire(timeout=5)
    except Timeout as error:
        raise EngineError(
            "An engine of yours is running already.", next_step="Stop it first: nemo-widgets engine stop"
        ) from error
    with lock, socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise EngineError(
                f"{host}:{port} cannot be listened on: {error.strerror}.", next_step=""
            ) from error
        key = secrets.token_urlsafe(32)
        runtime = Runtime(host, listener.getsockname()[1], key, os.getpid(), __version__)

        def stop() -> None:
            server.should_exit = True

        app = create_app(key, data_dir(), settings, on_idle=stop if background else lambda: None)
        config = uvicorn.Config(
            app, log_config=None, access_log=False, lifespan="on", timeout_graceful_shutdown=3
        )
        server = Server(config, runtime)
        server.run(sockets=[listener])


def _log_to_file() -> None:
    """Log to the engine's file, two generations of 2 MB; requests and their headers are not logged."""
    handler = RotatingFileHandler(log_file(), maxBytes=2_000_000, backupCount=1, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for noisy in ("httpx", "httpcore"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
