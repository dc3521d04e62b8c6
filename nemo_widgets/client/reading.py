"""A stream's bytes as events; what comes in a stream's place is told apart by how it begins."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing
from typing import Any

import httpx

from nemo_widgets.client.dialects import Dialects
from nemo_widgets.client.events import Event
from nemo_widgets.client.inflate import plain_pieces
from nemo_widgets.client.sse import Decoder, Message
from nemo_widgets.client.transport import Judge, parsed, read_object, whole_json
from nemo_widgets.errors import NetworkError, ProtocolError

_BLANK = b"\xef\xbb\xbf \t\r\n"


async def read_events(
    answer: httpx.Response, dialects: Dialects, judge: Judge
) -> AsyncGenerator[Event, None]:
    """Yield the events of an answer to a message.

    Raises
    ------
    NemoError
        The answer is an error, on a status of its own or as JSON on 200.
    ProtocolError
        It is a web page, or some other text.
    NetworkError
        It ends in the middle of an event.
    """
    if answer.status_code != 200:
        for event in dialects.value(await read_object(answer, judge)):
            yield event
        return
    async with aclosing(_from_first_byte(answer)) as pieces:
        head = await anext(pieces, b"")
        first = head.lstrip(_BLANK)[:1]
        if first == b"<":
            raise ProtocolError("The service answered with a web page.")
        if first in (b"{", b"["):
            for value in await _values(head, pieces, answer, judge):
                for event in dialects.value(value):
                    yield event
        else:
            kind = str(answer.headers.get("content-type", "")).lower()
            sure = not first or "event-stream" in kind
            async with aclosing(_stream(head, pieces, dialects, sure)) as events:
                async for event in events:
                    yield event
    for event in dialects.close():
        yield event


async def _from_first_byte(answer: httpx.Response) -> AsyncGenerator[bytes, None]:
    """Yield the pieces of an answer; the first of them holds more than blanks, unless there is no more."""
    head: bytes | None = b""
    async for piece in plain_pieces(answer):
        if head is None:
            yield piece
        elif (head + piece).strip(_BLANK) or len(head) > 1000:
            yield head + piece
            head = None
        else:
            head += piece
    if head:
        yield head


async def _values(
    head: bytes, rest: AsyncIterator[bytes], answer: httpx.Response, judge: Judge
) -> list[Mapping[str, Any]]:
    value = await whole_json(head, rest, answer, judge)
    items = value if isinstance(value, list) else [value]
    objects = [item for item in items if isinstance(item, Mapping)]
    if len(objects) < len(items):
        raise ProtocolError("The service's answer is neither a stream nor JSON.")
    return objects


async def _stream(
    head: bytes, rest: AsyncIterator[bytes], dialects: Dialects, sure: bool
) -> AsyncGenerator[Event, None]:
    """Yield the events of a stream; where it is not `sure` to be one, it has to hold an event."""
    decoder = Decoder()
    heard = False
    for message in decoder.feed(head):
        heard = True
        for event in dialects.read(message):
            yield event
    async for piece in rest:
        for message in decoder.feed(piece):
            heard = True
            for event in dialects.read(message):
                yield event
    left = decoder.close()
    whole = left.strip() and parsed(left) is not None
    if not (heard or sure or whole):
        raise ProtocolError("The service answered with something else than a stream.")
    if left.strip() and not whole:
        raise NetworkError("The connection to the service broke in the middle of an event.")
    # The standard drops an event without its blank line. A whole one is worth reading all the same; half a
    # one shows that the answer was cut, which a connection closed in good order does not tell.
    for event in dialects.read(Message(left)) if whole else ():
        yield event
