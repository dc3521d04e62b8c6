"""The clocks of an answer: silence, the whole of it, and a word every two minutes that it still goes on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator

from nemo_widgets.client.events import Event, Heartbeat, Notice, Thought
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import TimedOutError

STILL_WORKING_S = 120.0
STILL_WORKING = "⏳ Still working..."


async def patiently(
    events: AsyncGenerator[Event, None], timeouts: Timeouts, *, every: float = STILL_WORKING_S
) -> AsyncGenerator[Event, None]:
    """Yield the events, and a notice for every two minutes in which nothing was said.

    Raises
    ------
    TimedOutError
        Nothing but heartbeats came for `timeouts.idle` seconds, or the answer took longer than
        `timeouts.total`.
    """
    started = said = noted = time.monotonic()
    pending: asyncio.Task[Event] | None = None
    try:
        while True:
            pending = pending or asyncio.ensure_future(_next(events))
            now = time.monotonic()
            ends = min(started + timeouts.total, said + timeouts.idle)
            # Waiting for the task without cancelling it: a clock that ticks must not break the connection.
            await asyncio.wait({pending}, timeout=max(0.0, min(ends, noted + every) - now))
            if pending.done():
                done, pending = pending, None
                try:
                    event = done.result()
                except StopAsyncIteration:
                    return
                if not isinstance(event, Heartbeat):
                    said = time.monotonic()
                    # A thought is a sign of life, but nobody has heard a word.
                    noted = noted if isinstance(event, Thought) else said
                told = time.monotonic()
                yield event
                # How long the reader takes over it is not the agent's silence.
                read = time.monotonic() - told
                said, noted = said + read, noted + read
            now = time.monotonic()
            if now >= started + timeouts.total:
                raise TimedOutError(f"The answer took longer than {timeouts.total:g} s.")
            if now >= said + timeouts.idle:
                raise TimedOutError(f"The agent said nothing for {timeouts.idle:g} s.")
            if now >= noted + every:
                noted = now
                yield Notice(STILL_WORKING)
    finally:
        if pending is not None:
            pending.cancel()
            # Not only waited for: an error of its own that nobody fetches is logged as lost.
            await asyncio.gather(pending, return_exceptions=True)
        await events.aclose()


async def _next(events: AsyncGenerator[Event, None]) -> Event:
    return await anext(events)
