"""One file as the body of an upload, read as it goes, whose end waits for its turn."""

from __future__ import annotations

import asyncio
import mimetypes
import secrets
from collections.abc import AsyncIterator, Callable
from typing import BinaryIO

import httpx

from nemo_widgets.client.turns import Turn
from nemo_widgets.errors import InputError

PIECE_BYTES = 256 * 1024
DRIP_S = 5.0

_ESCAPED = {
    '"': "%22",
    "\\": "\\\\",
    "\r": "%0D",
    "\n": "%0A",
    **{chr(code): f"%{code:02X}" for code in range(0x20)},
}


class Multipart(httpx.AsyncByteStream):
    """The body of an upload.

    A service has a file when it has the last byte of it. So that several files that are on their way at once
    arrive in the order in which they were given, the last bytes of each wait until the one before it is
    answered; meanwhile one of them goes out now and then, so that no clock on the way runs out.

    Parameters
    ----------
    name
        The file's name.
    file, size
        The open file and how many bytes it has.
    tell
        Told the fraction that is sent.
    turn
        When the end may go.
    """

    def __init__(
        self, name: str, file: BinaryIO, size: int, tell: Callable[[float], None], turn: Turn
    ) -> None:
        boundary = secrets.token_hex(16)
        plain = "".join(_ESCAPED.get(character, character) for character in name)
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self._head = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{plain}"\r\n'
            f"Content-Type: {kind}\r\n\r\n"
        ).encode("utf-8", "replace")
        self._end = f"\r\n--{boundary}--\r\n".encode()
        self._name, self._file, self._size = name, file, size
        self._tell = tell
        self._turn = turn
        self._told = 0.0
        self._moved: Callable[[], None] = lambda: None
        self.is_whole = False
        self.headers = {
            "Content-Type": f"multipart/form-data; boundary={boundary}",
            "Content-Length": str(len(self._head) + size + len(self._end)),
        }

    def watch(self, moved: Callable[[], None]) -> None:
        """Have something called with every piece that is sent."""
        self._moved = moved

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the body."""
        yield self._head
        sent, last = 0, b""
        while piece := await asyncio.to_thread(self._read):
            if last:
                yield last
                sent += len(last)
                self._go_on(sent)
            last = piece
        last += self._end
        while not self._turn.has_come:
            await self._turn.come(within=DRIP_S)
            self._moved()
            if not self._turn.has_come and len(last) > 1:
                yield last[:1]
                last = last[1:]
        # What is whole on its way may have been taken, whatever becomes of its answer.
        self.is_whole = True
        yield last
        self._go_on(self._size)

    def _read(self) -> bytes:
        try:
            return self._file.read(PIECE_BYTES)
        except OSError as error:
            raise InputError(f"{self._name} cannot be read: {error.strerror}.") from error

    def _go_on(self, sent: int) -> None:
        self._moved()
        fraction = min(1.0, sent / max(1, self._size))
        if fraction - self._told >= 0.01 or fraction >= 1.0 > self._told:
            self._told = fraction
            self._tell(fraction)
