"""Server-sent events from bytes, by the WHATWG rules.

https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation. Own code
rather than httpx-sse, whose 0.4.3 loses the first event after a byte order mark and dispatches events
without data.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from nemo_widgets.errors import ProtocolError

MAX_EVENT_CHARS = 32_000_000
"""An event may hold a whole draft, but not an endless one."""


@dataclass(frozen=True)
class Message:
    """One dispatched event."""

    data: str
    event: str = "message"
    id: str = ""


@dataclass(frozen=True)
class Comment:
    """A line that starts with a colon; services send it to keep the connection open."""

    text: str


class Decoder:
    r"""Bytes in pieces of any size become messages.

    Examples
    --------
    >>> decoder = Decoder()
    >>> decoder.feed(b"data: one\n"), decoder.feed(b"data: two\r\n\r\n")
    ([], [Message(data='one\ntwo', event='message', id='')])
    """

    def __init__(self) -> None:
        self._text = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._pieces: list[str] = []
        self._size = 0
        self._at_start = True
        self._after_cr = False
        self._data: list[str] = []
        self._event = ""
        self._id = ""

    def feed(self, data: bytes) -> list[Message | Comment]:
        """Take some bytes and return what they complete.

        Raises
        ------
        ProtocolError
            A single event grows beyond any draft.
        """
        return self._lines(self._text.decode(data))

    def close(self) -> str:
        """Return the data of the event that has no blank line after it, empty where there is none.

        The rules drop such an event; what is left of it tells whether the stream was cut.
        """
        line = "".join(self._pieces) + self._text.decode(b"", final=True)
        if line:
            self._line(line)
            if not self._data and not line.startswith((":", "event", "id", "retry")):
                self._data.append(line)
        left, self._data = "\n".join(self._data), []
        self._pieces.clear()
        return left

    def _lines(self, text: str) -> list[Message | Comment]:
        if self._at_start and text:
            text = text.removeprefix("\ufeff")
            self._at_start = False
        if self._after_cr and text:
            # The CR ended its line already; a LF that comes after it, perhaps much later, belongs to it.
            text = text.removeprefix("\n")
            self._after_cr = False
        self._after_cr = self._after_cr or text.endswith("\r")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        found: list[Message | Comment] = []
        for part in lines[:-1]:
            self._pieces.append(part)
            line = "".join(self._pieces)
            self._pieces.clear()
            found += self._line(line)
        if lines[-1]:
            self._pieces.append(lines[-1])
        self._size = self._size + len(text) if self._pieces or self._data else 0
        if self._size > MAX_EVENT_CHARS:
            raise ProtocolError("The stream holds an event without an end.")
        return found

    def _line(self, line: str) -> list[Message | Comment]:
        if not line:
            return self._dispatch()
        if line.startswith(":"):
            return [Comment(line[1:].removeprefix(" "))]
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "data":
            self._data.append(value)
        elif field == "event":
            self._event = value
        elif field == "id" and "\0" not in value:
            self._id = value
        return []

    def _dispatch(self) -> list[Message | Comment]:
        data, event = self._data, self._event
        self._data, self._event, self._size = [], "", 0
        return [Message("\n".join(data), event or "message", self._id)] if data else []
