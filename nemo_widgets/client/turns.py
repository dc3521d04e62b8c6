"""Several at once, each of them over after the one before it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


class Turn:
    """The place of one in the line."""

    def __init__(self, before: Turn | None) -> None:
        self._before = before
        self._over = asyncio.Event()

    def end(self) -> None:
        """Leave the line; who comes next still waits for those before."""
        self._over.set()

    @property
    def is_over(self) -> bool:
        """Whether this one, and all before it, are over."""
        return self._over.is_set() and self.has_come

    @property
    def has_come(self) -> bool:
        """Whether all before this one are over."""
        while self._before is not None and self._before._over.is_set():
            self._before = self._before._before
        return self._before is None

    async def come(self, within: float | None = None) -> None:
        """Wait until all before this one are over, or for so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                while not self.has_come and self._before is not None:
                    await self._before._over.wait()


class Turns:
    """A line in which a few are served at once; they begin, and end, in the order in which they came.

    Parameters
    ----------
    most
        How many are served at once.
    """

    def __init__(self, most: int) -> None:
        self._room = asyncio.Semaphore(most)
        self._last: Turn | None = None

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Turn]:
        """Begin when there is room; whoever comes next ends after this."""
        async with self._room:
            before = None if self._last is None or self._last.is_over else self._last
            turn = self._last = Turn(before)
            try:
                yield turn
            finally:
                turn.end()
