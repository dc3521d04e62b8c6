"""Repeat what may be repeated: reads, the token, a session, a render under the same id. Never a message."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from nemo_widgets.errors import NetworkError, ServerError

_Result = TypeVar("_Result")

ATTEMPTS = 4
FIRST_WAIT_S = 0.2
LONGEST_WAIT_S = 4.0


async def repeated(call: Callable[[], Awaitable[_Result]], *, attempts: int = ATTEMPTS) -> _Result:
    """Call until it works or a few tries are over, waiting longer each time, with jitter.

    Raises
    ------
    NetworkError, ServerError
        The last try failed as well.
    """
    wait = FIRST_WAIT_S
    for _ in range(attempts - 1):
        try:
            return await call()
        except (NetworkError, ServerError):
            await asyncio.sleep(wait * random.uniform(0.5, 1.0))  # noqa: S311 -- jitter, not a secret
            wait = min(LONGEST_WAIT_S, wait * 2)
    return await call()
