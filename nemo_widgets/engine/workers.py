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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, TypeVarTuple

from nemo_widgets.engine.worker import serve
from nemo_widgets.errors import NemoError

P = TypeVarTuple("P")
T = TypeVar("T")

TRIES = 2
log = logging.getLogger(__name__)
_context = multiprocessing.get_context("spawn")


class WorkerDied(NemoError):  # noqa: N818 - named for what happened
    """A worker process ended in the middle of its task, each time it was tried."""

    default_next_step = "Try again; if it happens again, the engine's log says more."

    def __init__(self, message: str = "The process that did this ended unexpectedly.") -> None:
        super().__init__(message)


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
        grace
            Seconds that a cancelled task gets to end by itself, because it asks `stopped`.
        on_report
            Called in another thread with what the task reports.

        Raises
        ------
        WorkerDied
            The worker died twice, or the engine is stopping.
        TimeoutError
            It took too long.
        """
        for _ in range(TRIES - 1):
            try:
                return await self._once(self._take, task, args, timeout, grace, on_report)
            except WorkerDied:
                log.warning("a worker died of %s", task.__name__)
        # Not one of the idle: whatever ended the first may have ended them as well.
        result: T = await self._once(self._new, task, args, timeout, grace, on_report)
        return result

    async def _once(
        self,
        take: Callable[[], Worker],
        task: Callable[..., T],
        args: tuple[Any, ...],
        timeout: float | None,
        grace: float,
        on_report: Callable[[Any], None],
    ) -> T:
        async with self._places:
            worker = take()
            exchange = asyncio.ensure_future(asyncio.to_thread(worker.exchange, task, args, on_report))
            try:
                kind, value = await asyncio.wait_for(asyncio.shield(exchange), timeout)
            except (TimeoutError, asyncio.CancelledError):
                if grace:
                    worker.ask_to_stop()
                    await asyncio.wait({exchange}, timeout=grace)
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
