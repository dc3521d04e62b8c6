"""One daemon thread that owns one asyncio loop; cells and messages hand their work over to it.

A kernel's own loop cannot be relied on: which thread and which loop handles a message differs between
ipykernel 6, 7.3 and 7.4. Here there is one, and everything asynchronous lives on it.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import os
import sys
import threading
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

_Result = TypeVar("_Result")

# A lock that waits without an end cannot be interrupted everywhere; short waits can.
_GLANCE_S = 0.5
_CLEANUP_S = 15.0


class LoopThread:
    """A thread that runs coroutines for code that is not asynchronous.

    Examples
    --------
    >>> loop = LoopThread()
    >>> loop.run(asyncio.sleep(0, result=42))
    42
    >>> loop.close()
    """

    def __init__(self, name: str = "nemo-loop") -> None:
        self._pid = os.getpid()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._turn, name=name, daemon=True)
        self._thread.start()

    def __repr__(self) -> str:
        return f"<LoopThread {self._thread.name}, {'running' if self.alive else 'closed'}>"

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """The loop; touch it from other threads by `call` only."""
        return self._loop

    @property
    def alive(self) -> bool:
        """Whether work can be handed over; a forked child has the object but not the thread."""
        return self._pid == os.getpid() and self._thread.is_alive() and not self._loop.is_closed()

    @property
    def here(self) -> bool:
        """Whether the caller is on the loop's own thread."""
        return threading.current_thread() is self._thread

    def call(self, function: Callable[..., object], *arguments: object) -> None:
        """Call a function on the loop's thread, soon."""
        self._loop.call_soon_threadsafe(function, *arguments)

    def submit(self, work: Coroutine[Any, Any, _Result]) -> concurrent.futures.Future[_Result]:
        """Start a coroutine and return at once."""
        return _Job(self._loop, work).future

    def run(self, work: Coroutine[Any, Any, _Result]) -> _Result:
        """Wait for a coroutine, from a cell or a script.

        Raises
        ------
        KeyboardInterrupt
            The wait was interrupted, or the work was cancelled from elsewhere (the widget's button). The
            coroutine has cleaned up by then.
        RuntimeError
            It was called on the loop's own thread, which would wait for itself.
        """
        if self.here:
            work.close()
            raise RuntimeError("A blocking call on the loop's own thread would never return.")
        job = _Job(self._loop, work)
        try:
            _wait(job.finished)
        except KeyboardInterrupt:
            self.call(job.cancel)
            job.finished.wait(_CLEANUP_S)
            raise
        try:
            return job.future.result()
        except concurrent.futures.CancelledError:
            raise KeyboardInterrupt("cancelled") from None

    def close(self) -> None:
        """Cancel what still runs, let it clean up, and end the thread."""
        if not self.alive:
            return
        self.call(self._loop.stop)
        if not self.here:
            self._thread.join(_CLEANUP_S)

    def _turn(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
            left = asyncio.all_tasks(self._loop)
            for task in left:
                task.cancel()
            if left:
                self._loop.run_until_complete(asyncio.wait(left, timeout=_CLEANUP_S))
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        finally:
            self._loop.close()


class _Job(Generic[_Result]):
    """One coroutine on its way; `finished` is set once it, and its cleanup, are over."""

    def __init__(self, loop: asyncio.AbstractEventLoop, work: Coroutine[Any, Any, _Result]) -> None:
        self.future: concurrent.futures.Future[_Result] = concurrent.futures.Future()
        self.finished = threading.Event()
        self._work = work
        self._task: asyncio.Task[_Result] | None = None
        try:
            loop.call_soon_threadsafe(self._start)
        except RuntimeError:
            work.close()
            raise
        self.future.add_done_callback(lambda future: self._given_up(loop, future))

    def _start(self) -> None:
        if self.future.cancelled():
            self._work.close()
            self.finished.set()
            return
        self._task = asyncio.get_running_loop().create_task(self._work)
        self._task.add_done_callback(self._ended)

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _given_up(self, loop: asyncio.AbstractEventLoop, future: concurrent.futures.Future[_Result]) -> None:
        if future.cancelled() and not self.finished.is_set() and not loop.is_closed():
            loop.call_soon_threadsafe(self.cancel)

    def _ended(self, task: asyncio.Task[_Result]) -> None:
        if not task.cancelled():
            failure = task.exception()
            if self.future.set_running_or_notify_cancel():
                if failure is not None:
                    self.future.set_exception(failure)
                else:
                    self.future.set_result(task.result())
        else:
            self.future.cancel()
            self.future.set_running_or_notify_cancel()
        self.finished.set()


def _wait(finished: threading.Event) -> None:
    host = _running_loop()
    if host is not None and may_nest(host):
        _wait_beside(host, finished)
    else:
        while not finished.wait(_GLANCE_S):
            pass


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def may_nest(host: asyncio.AbstractEventLoop) -> bool:
    """Tell whether a blocking call may let the loop it blocks go on with its other tasks.

    Only a plain asyncio loop of a script, of IPython or of ipykernel 6. Under ipykernel 7 nesting loses
    messages for ever ("cannot enter context"), uvloop cannot be nested, and Python 3.14 broke the library;
    there the call just blocks its thread.
    """
    if sys.version_info >= (3, 14) or not isinstance(host, asyncio.BaseEventLoop):
        return False
    kernel = sys.modules.get("ipykernel")
    major = str(getattr(kernel, "__version__", "0")).split(".")[0] if kernel else "0"
    return not (major.isdigit() and int(major) >= 7 and _is_kernel())


def _is_kernel() -> bool:
    """Tell whether this process is a kernel, and has not just imported the package."""
    application = sys.modules.get("ipykernel.kernelapp")
    return application is not None and bool(application.IPKernelApp.initialized())


def _wait_beside(host: asyncio.AbstractEventLoop, finished: threading.Event) -> None:
    """Wait, while the tasks of the loop that called us go on: the one use of nest_asyncio."""
    import nest_asyncio

    nest_asyncio.apply(host)
    arrived = host.create_future()

    def arrive() -> None:
        if not arrived.done():
            arrived.set_result(None)

    def watch() -> None:
        finished.wait()
        if not host.is_closed():
            host.call_soon_threadsafe(arrive)

    threading.Thread(target=watch, name="nemo-wait", daemon=True).start()
    host.run_until_complete(arrived)


_shared: LoopThread | None = None
_shared_lock = threading.Lock()


def shared_loop() -> LoopThread:
    """Return the process's loop thread, started on first use and anew in a forked child."""
    global _shared
    with _shared_lock:
        if _shared is None or not _shared.alive:
            _shared = LoopThread()
        return _shared
