"""Worker processes: painting, composing, looking at files and rendering happen in them, not in the server.

Each does one task at a time over a pipe of its own, so that one which hangs or dies costs its own task and
nothing else.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar, TypeVarTuple

from nemo_widgets.engine.worker import serve
from nemo_widgets.errors import NemoError

P = TypeVarTuple("P")
T = TypeVar("T")

TRIES = 2
START_S = 60.0
"""A process may take this long to start and import what a task needs before its silence counts."""
log = logging.getLogger(__name__)
_context = multiprocessing.get_context("spawn")


class WorkerDied(NemoError):  # noqa: N818 - named for what happened
    """A worker process ended in the middle of its task, each time it was tried."""

    default_next_step = "Try again; if it happens again, the engine's log says more."

    def __init__(self, message: str = "The process that did this ended unexpectedly.") -> None:
        super().__init__(message)


class WorkerHung(WorkerDied):
    """A worker process told of no progress for too long, each time it was tried, and was ended."""

    def __init__(self, silence: float) -> None:
        super().__init__(f"The process that did this stood still for {silence:g} s.")


class Worker:
    """One process."""

    def __init__(self, memory: int) -> None:
        self._line, theirs = _context.Pipe()
        self._process = _context.Process(target=serve, args=(theirs, memory), daemon=True)
        with _deaf_to_interrupts():
            self._process.start()
        theirs.close()

    @property
    def is_alive(self) -> bool:
        """Whether it can still be asked for anything."""
        return self._process.is_alive()

    def exchange(
        self, task: Callable[..., Any], args: tuple[Any, ...], on_report: Callable[[Any], None]
    ) -> tuple[str, Any]:
        """Have a task done; blocks until it is.

        Raises
        ------
        WorkerDied
            The process ended before its task did.
        """
        try:
            self._line.send((task, args))
            while True:
                kind, value = self._line.recv()
                if kind != "report":
                    return kind, value
                on_report(value)
        except (EOFError, OSError) as error:
            self._process.join(5)
            raise WorkerDied from error

    def ask_to_stop(self) -> None:
        """Let the task know that nobody wants it any more."""
        try:
            self._line.send(None)
        except OSError:
            return  # it has ended, which is all that was asked

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Ignore Ctrl-C for a moment: a process that is started meanwhile does so from its first instruction."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class Pulse:
    """Passes a worker's reports on, and remembers when the last one came."""

    def __init__(self, on_report: Callable[[Any], None]) -> None:
        self._on_report = on_report
        self._begun = time.monotonic()
        self._heard: float | None = None

    def __call__(self, value: Any) -> None:
        """Take a report, in whichever thread it comes."""
        self._heard = time.monotonic()
        self._on_report(value)

    def left(self, silence: float) -> float:
        """Return for how long the worker may go on being silent; one that has just started may for longer."""
        if self._heard is None:
            return self._begun + max(silence, START_S) - time.monotonic()
        return self._heard + silence - time.monotonic()


@dataclass(frozen=True)
class Patience:
    """For how long a task is waited for; `Workers.run` says what each means."""

    timeout: float | None
    silence: float | None
    grace: float

    async def outlast(self, exchange: asyncio.Future[tuple[str, Any]], pulse: Pulse) -> tuple[str, Any]:
        """Return the task's outcome.

        Raises
        ------
        TimeoutError
            It takes too long.
        WorkerHung
            It has been silent for too long.
        """
        end = None if self.timeout is None else time.monotonic() + self.timeout
        while True:
            waits = [] if end is None else [end - time.monotonic()]
            # Looked at often enough to see a first report, after which less silence is allowed.
            waits += [] if self.silence is None else [min(self.silence, pulse.left(self.silence))]
            done, _ = await asyncio.wait({exchange}, timeout=max(0.0, min(waits)) if waits else None)
            if done:
                return exchange.result()
            if end is not None and time.monotonic() >= end:
                raise TimeoutError
            if self.silence is not None and pulse.left(self.silence) <= 0:
                raise WorkerHung(self.silence)


class Workers:
    """Up to `count` processes, started when they are needed.

    Parameters
    ----------
    count
        How many tasks run at a time; more wait in the order they came.
    memory
        Bytes of address space that each may take, where the system can bound it; 0 for no limit.
    """

    def __init__(self, count: int, *, memory: int = 0) -> None:
        self._count = count
        self._memory = memory
        self._places = asyncio.Semaphore(count)
        self._idle: list[Worker] = []
        self._all: set[Worker] = set()
        self._stopping = False

    async def run(
        self,
        task: Callable[[*P], T],
        *args: *P,
        timeout: float | None = None,
        silence: float | None = None,
        grace: float = 0.0,
        on_report: Callable[[Any], None] = lambda _: None,
    ) -> T:
        """Run a task in a worker, and once more in a new one where the worker dies of it.

        Parameters
        ----------
        task
            A function of a module, and its arguments.
        timeout
            Seconds after which the task is ended, whatever it does.
        silence
            Seconds without a report after which it is taken for hung, and ended.
        grace
            Seconds that a cancelled task gets to end by itself, because it asks `stopped`.
        on_report
            Called in another thread with what the task reports.

        Raises
        ------
        WorkerDied
            The worker died twice, or the engine is stopping.
        WorkerHung
            It stood still, and so did the second.
        TimeoutError
            It took too long.
        """
        patience = Patience(timeout, silence, grace)
        for _ in range(TRIES - 1):
            try:
                return await self._once(self._take, task, args, patience, on_report)
            except WorkerDied as error:
                log.warning("a worker failed at %s: %s", task.__name__, error.message)
        # Not one of the idle: whatever ended the first may have ended them as well.
        result: T = await self._once(self._new, task, args, patience, on_report)
        return result

    async def _once(
        self,
        take: Callable[[], Worker],
        task: Callable[..., T],
        args: tuple[Any, ...],
        patience: Patience,
        on_report: Callable[[Any], None],
    ) -> T:
        async with self._places:
            worker = take()
            pulse = Pulse(on_report)
            exchange = asyncio.ensure_future(asyncio.to_thread(worker.exchange, task, args, pulse))
            try:
                kind, value = await patience.outlast(exchange, pulse)
            except (TimeoutError, WorkerHung, asyncio.CancelledError) as error:
                if patience.grace and not isinstance(error, WorkerHung):
                    worker.ask_to_stop()
                    await asyncio.wait({exchange}, timeout=patience.grace)
                if not exchange.done():
                    worker.kill()
                    await asyncio.wait({exchange})
                raise
            finally:
                self._give(worker, exchange)
        if kind == "failed":
            raise value
        result: T = value
        return result

    def _take(self) -> Worker:
        """Return an idle worker, or a new one."""
        while self._idle and not self._stopping:
            worker = self._idle.pop()
            if worker.is_alive:
                return worker
            self._all.discard(worker)
        return self._new()

    def _new(self) -> Worker:
        if self._stopping:
            raise WorkerDied("The engine is stopping.")
        if self._idle and len(self._all) >= self._count:
            surplus = self._idle.pop()
            surplus.kill()
            self._all.discard(surplus)
        worker = Worker(self._memory)
        self._all.add(worker)
        return worker

    def _give(self, worker: Worker, exchange: asyncio.Future[Any]) -> None:
        """Keep a worker whose task came to an end; end any other."""
        if exchange.done() and not exchange.cancelled() and exchange.exception() is None:
            self._idle.append(worker)
        else:
            worker.kill()
            self._all.discard(worker)

    async def warm_up(self, task: Callable[[], None]) -> None:
        """Start all workers and run a task in each, so that the first one who needs them finds them ready."""
        await asyncio.gather(*(self.run(task) for _ in range(self._count)), return_exceptions=True)

    def stop(self) -> None:
        """End all workers at once."""
        self._stopping = True
        for worker in self._all:
            worker.kill()
