"""Who renders what next: each worker keeps to its own stretch of the timeline and helps out when done."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Job = TypeVar("Job")


class Schedule(Generic[Job]):
    """Jobs in order, shared out in runs.

    Neighbouring chunks show the same clips and scenes: a worker that goes on where it was decodes forwards
    and does not wait for a scene that another one is just painting.

    Parameters
    ----------
    jobs
        In timeline order.
    workers
        How many will ask.
    size
        How much work a job is; each worker's run is about as much.
    last
        Small jobs for whoever would have to wait for the others at the end.

    Examples
    --------
    >>> schedule = Schedule([1, 2, 3, 4], 2, size=lambda job: 1)
    >>> schedule.take(0), schedule.take(1), schedule.take(0), schedule.take(0), schedule.take(0)
    (1, 3, 2, 4, None)
    >>> schedule = Schedule([1, 2], 2, size=lambda job: 1, last=[9])
    >>> schedule.take(0), schedule.take(0), schedule.take(1), schedule.take(0)
    (1, 2, 9, None)
    """

    def __init__(
        self, jobs: Sequence[Job], workers: int, size: Callable[[Job], float], last: Sequence[Job] = ()
    ) -> None:
        self._size = size
        self._last = deque(last)
        self._runs: list[deque[Job]] = [deque() for _ in range(workers)]
        share = sum(map(size, jobs)) / workers
        done = 0.0
        for job in jobs:
            # A job goes to the worker whose share most of it lies in.
            self._runs[min(workers - 1, int((done + size(job) / 2) / share))].append(job)
            done += size(job)
        self._lock = threading.Lock()

    def take(self, worker: int) -> Job | None:
        """Return a worker's next job, else the last one of the longest run, else a small one, else None."""
        with self._lock:
            if self._runs[worker]:
                return self._runs[worker].popleft()
            longest = max(self._runs, key=lambda run: sum(map(self._size, run)))
            if longest:
                return longest.pop()
            return self._last.popleft() if self._last else None
