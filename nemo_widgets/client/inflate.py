"""An answer's bytes in small pieces, decompressed a little at a time, so that a bomb finds no memory."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator

import httpx

from nemo_widgets.client.secret import redacted
from nemo_widgets.errors import ProtocolError

ACCEPT_ENCODING = "gzip, deflate"
PIECE_BYTES = 256 * 1024


async def plain_pieces(answer: httpx.Response) -> AsyncIterator[bytes]:
    """Yield what an answer holds, at most `PIECE_BYTES` at once, whatever it was compressed to.

    Raises
    ------
    ProtocolError
        It is compressed in a way that was not asked for, or is not what it says.
    """
    inflater = _inflater(str(answer.headers.get("content-encoding", "")))
    # As they come: with a size of its own, httpx waits until so much is there, and words come late.
    async for raw in answer.aiter_raw():
        if inflater is None:
            yield raw
            continue
        for piece in inflater.feed(raw):
            yield piece


class _Inflater:
    """Gzip, zlib or bare deflate; which of them, the first bytes tell."""

    def __init__(self) -> None:
        self._engine = zlib.decompressobj(zlib.MAX_WBITS | 32)
        self._started = False

    def feed(self, raw: bytes) -> Iterator[bytes]:
        full = False
        # After a full piece there may be more in the engine, though it has taken all that it was given.
        while (raw or full) and not self._engine.eof:
            piece = self._decompress(raw)
            raw = self._engine.unconsumed_tail
            full = len(piece) == PIECE_BYTES
            if piece:
                yield piece

    def _decompress(self, raw: bytes) -> bytes:
        try:
            return self._engine.decompress(raw, PIECE_BYTES)
        except zlib.error as error:
            if self._started:
                raise ProtocolError("The service's answer is not compressed as it says.") from error
            # "deflate" is zlib by the standard and bare deflate by the habit of some servers.
            self._engine = zlib.decompressobj(-zlib.MAX_WBITS)
        finally:
            self._started = True
        return self._decompress(raw)


def _inflater(encoding: str) -> _Inflater | None:
    named = encoding.strip().lower()
    if named in {"", "identity"}:
        return None
    if named in {"gzip", "x-gzip", "deflate"}:
        return _Inflater()
    shown = redacted(encoding.strip())[:20]
    raise ProtocolError(f"The service's answer is compressed by {shown!r}, which was not asked for.")
