"""Repeat what may be repeated: reads, the token, a session, a render under the same id. Never a message."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from nemo_widgets.errors import NetworkError, ServerError

_Result = TypeVar("_Result")

ATTEMPTS = 4
FIRST_WAIT_S = 0.2
LONGEST_WAIT_S = 4.0
WITHIN_S = 180.0
LONGEST_RETRY_AFTER_S = 120.0


async def repeated(
    call: Callable[[], Awaitable[_Result]], *, first: float | None = None, within: float = WITHIN_S
) -> _Result:
    """Call until it works, waiting longer each time, with jitter, or as long as the service asks for.

    Parameters
    ----------
    call
        What may be done twice.
    first
        The first wait, in seconds.
    within
        No try begins later than this after the first one.

    Raises
    ------
    NetworkError, ServerError
        The last try failed as well.
    """
    ends = time.monotonic() + within
    wait = FIRST_WAIT_S if first is None else first
    for _ in range(ATTEMPTS - 1):
        try:
            return await call()
        except (NetworkError, ServerError) as error:
            pause = wait * random.uniform(0.5, 1.0)  # noqa: S311 -- jitter, not a secret
            asked = error.retry_after if isinstance(error, ServerError) else None
            if asked is not None:
                pause = max(pause, asked)
            if pause > LONGEST_RETRY_AFTER_S or time.monotonic() + pause > ends:
                raise
            await asyncio.sleep(pause)
            wait = min(LONGEST_WAIT_S, wait * 2)
    return await call()
