"""The runtime file: where the engine that runs listens, and the key that opens it.

It is readable by its owner alone. Two locks lie beside it: one is held by whoever starts an engine, the
other by the engine itself as long as it lives, so that two never serve one database.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock

from nemo_widgets.locations import state_dir

KEY_HEADER = "X-Engine-Key"


@dataclass(frozen=True)
class Runtime:
    """What the runtime file says."""

    host: str
    port: int
    key: str = field(repr=False)
    pid: int
    version: str

    @property
    def url(self) -> str:
        """The base URL of the engine."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


def runtime_file() -> Path:
    """Return the path of the runtime file."""
    return state_dir() / "engine.json"


def log_file() -> Path:
    """Return the path of the engine's log."""
    return state_dir() / "engine.log"


def start_lock() -> FileLock:
    """Return the lock of whoever starts an engine."""
    return FileLock(state_dir() / "engine.start.lock")


def life_lock() -> FileLock:
    """Return the lock an engine holds as long as it lives."""
    return FileLock(state_dir() / "engine.life.lock")


def read_runtime() -> Runtime | None:
    """Read the runtime file; None where there is none, or one that makes no sense."""
    try:
        value = json.loads(runtime_file().read_bytes())
        return Runtime(
            str(value["host"]),
            int(value["port"]),
            str(value["key"]),
            int(value["pid"]),
            str(value["version"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_runtime(runtime: Runtime) -> None:
    """Write the runtime file, whole or not at all, and readable by its owner alone."""
    path = runtime_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.unlink(missing_ok=True)
    values = {
        "host": runtime.host,
        "port": runtime.port,
        "key": runtime.key,
        "pid": runtime.pid,
        "version": runtime.version,
    }
    # The mode is set when the file is made: at no moment can another user open it.
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(values, file)
    part.replace(path)


def remove_runtime(pid: int) -> None:
    """Remove the runtime file if it is the one of that process."""
    runtime = read_runtime()
    if runtime is not None and runtime.pid == pid:
        runtime_file().unlink(missing_ok=True)
