"""One worker process from the inside: it does task after task until the engine ends, however it ends."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any

from nemo_widgets.errors import NemoError

_line: Any = None


def report(value: Any) -> None:
    """Tell the engine how far this worker's task has come."""
    _line.send(("report", value))


def stopped() -> bool:
    """Tell whether the engine wants this worker's task to end early."""
    asked: bool = _line.poll()
    return asked


def serve(line: Connection, memory: int) -> None:
    """Do tasks until the engine ends."""
    global _line  # a worker's only state, set once, before any task
    _line = line
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C on `nemo-widgets serve` is the engine's to answer
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if memory:
        _limit_memory(memory)
    while True:
        message = line.recv()
        if message is not None:  # None asked a task to stop that had just ended
            line.send(_outcome(*message))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
    os._exit(1)


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    with suppress(ValueError, OSError):  # macOS knows the limit by name only
        resource.setrlimit(resource.RLIMIT_AS, (size if hard < 0 else min(size, hard), hard))


def _outcome(task: Callable[..., Any], args: tuple[Any, ...]) -> tuple[str, Any]:
    try:
        return "done", task(*args)
    except Exception as error:  # noqa: BLE001 - it is raised again where the task was asked for
        if not isinstance(error, NemoError):
            error.add_note(traceback.format_exc())
        return "failed", _portable(error)


def _portable(error: Exception) -> Exception:
    """Return the error, or its words where it cannot travel."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - an error's own constructor may raise anything
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
