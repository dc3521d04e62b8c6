"""Every request of the browser is answered: acknowledged at once, then done or an error."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nemo_widgets.bridge import protocol
from nemo_widgets.errors import InputError, NemoError

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answer:
    """What a handler may return where an empty `done` is not enough."""

    content: Mapping[str, Any]
    buffers: Sequence[bytes] = field(default=(), repr=False)


Handler = Callable[[protocol.Request], Awaitable[Answer | None]]
Send = Callable[[Mapping[str, Any], Sequence[bytes]], None]


async def answer(
    content: object,
    buffers: Sequence[bytes | memoryview],
    *,
    handlers: Mapping[str, Handler],
    send: Send,
    language: str = "en",
) -> None:
    """Answer one message.

    Parameters
    ----------
    content, buffers
        The message as it came.
    handlers
        What to do for each kind of request.
    send
        Takes an answer's content and its buffers.
    language
        What errors are told in, `en` or `zh`.
    """
    try:
        request = protocol.read(content, buffers)
    except InputError as error:
        send(protocol.error(protocol.request_number(content) or 0, error.say_in(language)), ())
        return
    send(protocol.ack(request.req), ())
    task = asyncio.ensure_future(handlers[request.kind](request))
    try:
        # Waiting for the task without awaiting its result keeps every ending in one place: below.
        await asyncio.wait({task})
    finally:
        task.cancel()
    reply = _reply(request, task, language)
    send(reply.content, reply.buffers)


def _reply(request: protocol.Request, task: asyncio.Future[Answer | None], language: str) -> Answer:
    if task.cancelled():
        return Answer(protocol.done(request.req, {"cancelled": True}))
    failure = task.exception()
    if isinstance(failure, NemoError):
        return Answer(protocol.error(request.req, failure.say_in(language)))
    if failure is not None:
        logger.error("The request %s failed.", request.kind, exc_info=failure)
        name = type(failure).__name__
        unexpected = NemoError(
            f"Something unexpected went wrong ({name}).", next_step="Try again; if it stays, report it."
        )
        return Answer(protocol.error(request.req, unexpected.say_in(language)))
    return task.result() or Answer(protocol.done(request.req))
