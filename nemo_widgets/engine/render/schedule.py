"""Who renders what next: each worker keeps to its own stretch of the timeline and helps out when done."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence
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

    Examples
    --------
    >>> schedule = Schedule([1, 2, 3, 4], 2)
    >>> schedule.take(0), schedule.take(1), schedule.take(0), schedule.take(0), schedule.take(0)
    (1, 3, 2, 4, None)
    """

    def __init__(self, jobs: Sequence[Job], workers: int) -> None:
        self._runs = [
            deque(jobs[len(jobs) * number // workers : len(jobs) * (number + 1) // workers])
            for number in range(workers)
        ]
        self._lock = threading.Lock()

    def take(self, worker: int) -> Job | None:
        """Return a worker's next job, else the last one of the longest run, else None."""
        with self._lock:
            if self._runs[worker]:
                return self._runs[worker].popleft()
            longest = max(self._runs, key=len)
            return longest.pop() if longest else None
