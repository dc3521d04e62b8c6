"""Start the engine, find the one that runs, stop it.

This is the one module of the engine that the kernel side imports, so it stays light: no web framework, no
database, no codec.
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from filelock import Timeout

from nemo_widgets import __version__
from nemo_widgets.engine.runtime import (
    KEY_HEADER,
    Runtime,
    life_lock,
    log_file,
    read_runtime,
    start_lock,
)
from nemo_widgets.errors import EngineError, StorageError
from nemo_widgets.locations import state_dir

HEALTH_S, HANG_S = 5.0, 3.0
# Kept so that an engine which has stopped by itself is reaped, and never reported as a leaked process.
_children: list[subprocess.Popen[bytes]] = []


@dataclass(frozen=True)
class EngineAddress:
    """Where the engine listens, and the key every request needs in the header `X-Engine-Key`."""

    url: str
    key: str = field(repr=False)


def ensure_engine(timeout: float = 20.0) -> EngineAddress:
    """Return the address of the running engine; start one where there is none.

    Parameters
    ----------
    timeout
        Seconds to wait for an engine that starts.

    Raises
    ------
    EngineError
        It did not come up; the error says why and where its log is.
    StorageError
        Its folder cannot be written.

    Examples
    --------
    >>> address = ensure_engine()  # doctest: +SKIP
    >>> address.url  # doctest: +SKIP
    'http://127.0.0.1:40123'
    """
    deadline = time.monotonic() + timeout
    if address := _usable(read_runtime()):
        return address
    try:
        state_dir().mkdir(parents=True, exist_ok=True)
        with start_lock().acquire(timeout=timeout, poll_interval=0.02):
            runtime = read_runtime()
            if address := _usable(runtime):
                return address
            if runtime is not None and runtime.version != __version__:
                stop_engine()
            return _start(deadline)
    except Timeout as error:
        raise EngineError(
            f"Another process has been starting the engine for {timeout:.0f} s.", log=str(log_file())
        ) from error
    except OSError as error:
        raise StorageError(f"The engine's folder {state_dir()} cannot be used: {error}.") from error


def engine_status() -> dict[str, Any] | None:
    """Tell what the running engine says of itself; None where none runs.

    Returns
    -------
    dict
        `url`, `pid`, `version`, `uptime` (seconds), `jobs` (renders under way), `model` (the language model
        it plans with, None for rules) and `log`; never a key.
    """
    runtime = read_runtime()
    health = _health(runtime) if runtime else None
    if runtime is None or health is None:
        return None
    return {
        "url": runtime.url,
        "pid": runtime.pid,
        "version": health.get("version"),
        "uptime": health.get("uptime"),
        "jobs": health.get("jobs"),
        "model": health.get("model"),
        "log": str(log_file()),
    }


def stop_engine(timeout: float = 10.0) -> bool:
    """Stop the running engine and wait until it is gone; renders under way go on at its next start.

    Returns
    -------
    bool
        Whether one was running.
    """
    runtime = read_runtime()
    if runtime is None:
        return False
    # A number may have gone to another process since: only one that answers with our key is surely ours.
    health = _health(runtime)
    if health.get("pid") != runtime.pid if health else not _hangs(runtime):
        return False
    _signal(runtime.pid, signal.SIGTERM)
    if not _gone(timeout):
        _signal(runtime.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        _gone(timeout)
    _reap()
    return True


def _usable(runtime: Runtime | None) -> EngineAddress | None:
    """Return the address of an engine that answers and is of our version."""
    if runtime is None or runtime.version != __version__ or _health(runtime) is None:
        return None
    return EngineAddress(runtime.url, runtime.key)


def _health(runtime: Runtime) -> dict[str, Any] | None:
    """Ask the engine how it is. Plain `http.client`: no proxy can come between, and no import is paid."""
    connection = http.client.HTTPConnection(runtime.host, runtime.port, timeout=HEALTH_S)
    try:
        connection.request("GET", "/health", headers={KEY_HEADER: runtime.key})
        answer = connection.getresponse()
        body = json.loads(answer.read())
        data = body.get("data") if answer.status == 200 and isinstance(body, dict) else None
        return data if isinstance(data, dict) else None
    except (OSError, ValueError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def _start(deadline: float) -> EngineAddress:
    """Start a detached engine and wait until it answers."""
    _reap()
    log = log_file()
    environ = {name: value for name, value in os.environ.items() if name != "NEMO_TOKEN"}
    if home := environ.get("NEMO_HOME"):
        environ["NEMO_HOME"] = str(Path(home).resolve())
    with log.open("ab") as output:
        written = output.tell()
        # A session of its own: neither Ctrl-C in a terminal nor the kernel's end reaches it. Its working
        # folder is not the notebook's, whose modules would otherwise come before the library's.
        process = subprocess.Popen(
            [sys.executable, "-m", "nemo_widgets.engine"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd=state_dir(),
            env=environ,
            start_new_session=True,
        )
    _children.append(process)
    while time.monotonic() < deadline:
        runtime = read_runtime()
        if runtime is not None and runtime.pid == process.pid and (address := _usable(runtime)):
            return address
        if process.poll() is not None:
            raise EngineError(
                f"The engine ended while it was starting (status {process.returncode}): "
                f"{_last_line(log, written)}",
                log=str(log),
            )
        time.sleep(0.01)
    process.kill()
    raise EngineError(f"The engine did not answer in time: {_last_line(log, written)}", log=str(log))


def _last_line(log: Path, since: int) -> str:
    """Return the last line of the log that this start has written."""
    with suppress(OSError), log.open("rb") as file:
        file.seek(since)
        lines = file.read()[-4000:].decode(errors="replace").split("\n")
        for line in reversed(lines):
            if line.strip():
                return line.strip()[:400]
    return "it wrote nothing to its log."


def _signal(pid: int, number: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, number)


def _gone(timeout: float) -> bool:
    """Wait until the engine has let go of its lock."""
    try:
        with life_lock().acquire(timeout=timeout, poll_interval=0.02):
            return True
    except Timeout:
        return False


def _hangs(runtime: Runtime) -> bool:
    """Tell whether the engine lives, as its lock is taken, and does not answer; one that starts soon does."""
    return not _gone(HANG_S) and read_runtime() == runtime and _health(runtime) is None


def _reap() -> None:
    _children[:] = [child for child in _children if child.poll() is None]
