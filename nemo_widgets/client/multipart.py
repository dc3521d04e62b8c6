"""One file as the body of an upload, read as it goes."""

from __future__ import annotations

import asyncio
import mimetypes
import secrets
from collections.abc import AsyncIterator, Callable
from typing import BinaryIO

import httpx

from nemo_widgets.client.sources import Source

PIECE_BYTES = 256 * 1024

_ESCAPED = {
    '"': "%22",
    "\\": "\\\\",
    **{chr(code): f"%{code:02X}" for code in range(0x20)},
}


class Multipart(httpx.AsyncByteStream):
    """The body of an upload.

    Parameters
    ----------
    item, file
        What is sent, and it opened.
    tell
        Told the fraction that is sent.

    Raises
    ------
    InputError
        It cannot be read.
    """

    def __init__(self, item: Source, file: BinaryIO, tell: Callable[[float], None]) -> None:
        boundary = secrets.token_hex(16)
        plain = "".join(_ESCAPED.get(character, character) for character in item.name)
        kind = mimetypes.guess_type(item.name)[0] or "application/octet-stream"
        self._head = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{plain}"\r\n'
            f"Content-Type: {kind}\r\n\r\n"
        ).encode("utf-8", "replace")
        self._end = f"\r\n--{boundary}--\r\n".encode()
        self._item, self._file, self._size = item, file, item.size
        self._tell = tell
        self._told = 0.0
        self._moved: Callable[[], None] = lambda: None
        self.headers = {
            "Content-Type": f"multipart/form-data; boundary={boundary}",
            "Content-Length": str(len(self._head) + self._size + len(self._end)),
        }

    def watch(self, moved: Callable[[], None]) -> None:
        """Have something called with every piece that is sent."""
        self._moved = moved

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the body."""
        yield self._head
        sent = 0
        while piece := await asyncio.to_thread(self._item.read, self._file, PIECE_BYTES):
            yield piece
            sent += len(piece)
            self._go_on(sent)
        yield self._end

    def _go_on(self, sent: int) -> None:
        self._moved()
        fraction = min(1.0, sent / max(1, self._size))
        if fraction - self._told >= 0.01 or fraction >= 1.0 > self._told:
            self._told = fraction
            self._tell(fraction)
