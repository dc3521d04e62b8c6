"""What this process holds: memory, open files, sockets and threads."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path("/proc/self")
PAGE_BYTES = 4096


@dataclass(frozen=True)
class Held:
    """Counts, and the resident memory in bytes."""

    memory: int
    files: int
    sockets: int
    threads: int


def held() -> Held:
    gc.collect()
    targets = list(_open_files())
    return Held(
        memory=int((HERE / "statm").read_text().split()[1]) * PAGE_BYTES,
        files=len(targets),
        sockets=sum(target.startswith("socket:") for target in targets),
        threads=threading.active_count(),
    )


def _open_files() -> Iterator[str]:
    for entry in (HERE / "fd").iterdir():
        try:
            yield str(entry.readlink())
        except FileNotFoundError:
            # The one that lists them.
            continue
