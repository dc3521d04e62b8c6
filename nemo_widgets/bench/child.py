"""One measurement in a process of its own, watched from outside for the memory that it takes."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LOOK_EVERY_S = 0.05
_MB = 1e6


@dataclass(frozen=True)
class Measured:
    """What one run took.

    Parameters
    ----------
    seconds
        The work alone, without the interpreter's start.
    peak
        Resident megabytes of the process and all that it started, together, at the worst moment.
    """

    seconds: float
    peak: float


def measured(task: dict[str, Any]) -> Measured:
    """Run a task of `nemo_widgets.bench.task` in a new process."""
    command = [sys.executable, "-m", "nemo_widgets.bench.task", json.dumps(task)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        peak = _watched(child)
        told = child.stdout.read() if child.stdout else ""
    if child.returncode:
        raise RuntimeError(f"The measurement {task['name']} ended with exit status {child.returncode}.")
    return Measured(float(json.loads(told.splitlines()[-1])), peak)


def _watched(child: subprocess.Popen[str]) -> float:
    peak = 0.0
    while child.poll() is None:
        peak = max(peak, sum(_resident(pid) for pid in _family(child.pid)))
        time.sleep(_LOOK_EVERY_S)
    return peak / _MB


def _family(pid: int) -> list[int]:
    """Return a process and all its descendants; on Linux only, elsewhere itself."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in task.read_text().split():
                found += _family(int(child))
    return found


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
