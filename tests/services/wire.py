"""What a server does on a raw socket, step by step, for answers that no HTTP library would give."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Send:
    """Send bytes."""

    data: bytes


@dataclass(frozen=True)
class Drip:
    """Send bytes one after the other, each in a packet of its own."""

    data: bytes
    every: float = 0.0


@dataclass(frozen=True)
class Endless:
    """Send the same bytes until the client is gone."""

    data: bytes
    every: float = 0.0


@dataclass(frozen=True)
class Hold:
    """Say nothing until the client is gone."""


@dataclass(frozen=True)
class Close:
    """Close in good order, without a word."""


@dataclass(frozen=True)
class Reset:
    """Cut the connection: what the client reads next is an error."""


Step = Send | Drip | Endless | Hold | Close | Reset


async def perform(steps: Iterable[Step], reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Do one step after the other; the connection is over afterwards."""
    # So that a drain means that the kernel has the bytes.
    writer.transport.set_write_buffer_limits(0)
    for step in steps:
        match step:
            case Send(data):
                writer.write(data)
                await writer.drain()
            case Drip(data, every):
                for byte in data:
                    writer.write(bytes([byte]))
                    await writer.drain()
                    await asyncio.sleep(every)
            case Endless(data, every):
                while not writer.is_closing():
                    writer.write(data)
                    await writer.drain()
                    await asyncio.sleep(every)
            case Hold():
                while await reader.read(65536):
                    pass
            case Close():
                return
            case Reset():
                at = writer.get_extra_info("socket")
                with contextlib.suppress(OSError):
                    at.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                writer.transport.abort()
                return


def head(status: int = 200, kind: str = "text/event-stream", **headers: str | int) -> bytes:
    """Return the head of an answer; without a length it ends where the connection does."""
    named = {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}}
    lines = [f"HTTP/1.1 {status} -", *(f"{name}: {value}" for name, value in named.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def chunk(data: bytes) -> bytes:
    """Return bytes as one chunk of a chunked answer."""
    return b"%x\r\n%s\r\n" % (len(data), data)
