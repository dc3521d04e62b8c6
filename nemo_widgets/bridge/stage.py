"""What a session does right now, what is shown of it, and the tasks that a cancel reaches."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from nemo_widgets.bridge.state import (
    Action,
    Failed,
    Noted,
    State,
    Status,
    StatusChanged,
    initial_state,
    reduce,
)
from nemo_widgets.errors import NemoError


class Stage:
    """The state of one session; every change goes through `apply`.

    Parameters
    ----------
    cancelled
        What is noted when work is cancelled.
    language
        What errors are told in, `en` or `zh`.

    Examples
    --------
    >>> stage = Stage("Cancelled.")
    >>> stage.apply(StatusChanged("ready"))
    >>> stage.state.status
    'ready'
    """

    def __init__(self, cancelled: str, language: str = "en") -> None:
        self.state: State = initial_state()
        self.on_state: Callable[[State], None] | None = None
        self.closed = False
        self.unreachable = False
        self._cancelled = cancelled
        self._language = language
        self._doing: list[Status] = []
        self._tasks: set[asyncio.Task[object]] = set()
        self._told: BaseException | None = None

    def apply(self, action: Action) -> None:
        """Apply an action, and tell whoever shows the state."""
        self.state = reduce(self.state, action)
        if self.on_state is not None:
            self.on_state(self.state)

    def fail(self, error: NemoError) -> None:
        """Show an error in the session's language, once however many floors it passes."""
        error.say_in(self._language)
        if error is not self._told:
            self._told = error
            self.apply(Failed(error.message, error.next_step, error.code))

    @asynccontextmanager
    async def busy(self, status: Status) -> AsyncIterator[None]:
        """Show what is done, tell what went wrong, and let `cancel` reach it."""
        task = asyncio.current_task()
        owner = task is not None and task not in self._tasks
        if task is not None:
            self._tasks.add(task)
        self._doing.append(status)
        self.apply(StatusChanged(status))
        try:
            yield
        except NemoError as error:
            self.fail(error)
            raise
        except asyncio.CancelledError:
            if owner and not self.closed:
                self.apply(Noted(self._cancelled))
            raise
        finally:
            if task is not None and owner:
                self._tasks.discard(task)
            self._doing.remove(status)
            if not self.closed:
                resting: Status = "failed" if self.unreachable else "ready"
                self.apply(StatusChanged(self._doing[-1] if self._doing else resting))

    async def cancel(self) -> None:
        """Cancel what runs, and wait until it has cleaned up."""
        running = {task for task in self._tasks if task is not asyncio.current_task()}
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running, timeout=10)
