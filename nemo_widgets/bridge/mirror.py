"""From state to traits, at most ten times a second.

The kernel's outgoing messages go through the browser's main thread, so a stream of words must not become a
stream of messages. Everything here runs on the one loop thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from nemo_widgets.bridge.state import State, to_traits

INTERVAL_S = 0.1


class Mirror:
    """Write the traits that differ from those written last.

    Parameters
    ----------
    write
        Takes the changed traits, by name.
    """

    def __init__(self, write: Callable[[Mapping[str, Any]], None]) -> None:
        self._write = write
        self._written: dict[str, Any] = {}
        self._waiting: State | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._next_at = 0.0

    def show(self, state: State) -> None:
        """Show a state now, or with the next write where the last one was a moment ago."""
        loop = asyncio.get_running_loop()
        changed_status = self._written.get("status") != state.status
        self._waiting = state
        if changed_status or loop.time() >= self._next_at:
            self.flush()
        elif self._timer is None:
            self._timer = loop.call_at(self._next_at, self.flush)

    def flush(self) -> None:
        """Write what waits."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._waiting is None:
            return
        traits = to_traits(self._waiting)
        self._waiting = None
        self._next_at = asyncio.get_running_loop().time() + INTERVAL_S
        changed = {name: value for name, value in traits.items() if self._written.get(name) != value}
        if changed:
            self._written.update(changed)
            self._write(changed)
