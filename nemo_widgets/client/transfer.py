"""Files on their way: uploads that tell how far they are, downloads that are whole or not there."""

from __future__ import annotations

import asyncio
import errno
import os
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

import httpx

from nemo_widgets.client.failures import failure
from nemo_widgets.errors import NemoError, NetworkError, ProtocolError, ServerError, StorageError

Tell = Callable[[float], None]
HeadersFor = Callable[[str], Mapping[str, str]]

ATTEMPTS = 4
REDIRECTS = 5


class Counted:
    """A file that tells which fraction of it has been read."""

    def __init__(self, file: BinaryIO, size: int, tell: Tell) -> None:
        self._file = file
        self._size = max(1, size)
        self._tell = tell
        self._told = 0.0

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        data = self._file.read(size)
        fraction = min(1.0, self._file.tell() / self._size)
        if fraction - self._told >= 0.01 or fraction >= 1.0 > self._told:
            self._told = fraction
            self._tell(fraction)
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        """Move to a place."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Return the place."""
        return self._file.tell()


async def download(
    client: httpx.AsyncClient, url: str, target: Path, *, headers_for: HeadersFor, tell: Tell
) -> None:
    """Bring a video home: into `<name>.part`, checked, flushed to disk, then renamed.

    Parameters
    ----------
    client
        One that follows no redirects itself.
    url
        An http(s) address.
    target
        Where the file goes; what is there is replaced only by a whole file.
    headers_for
        The headers that an address may see; ours alone get the secrets.
    tell
        Called with the fraction that has arrived.

    Raises
    ------
    NetworkError
        The connection broke, again and again.
    ProtocolError
        What came is not the video.
    StorageError
        The disk is full, or the place cannot be written.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
        except OSError as error:
            raise storage(target, error) from error
        so_far = _SoFar(part)
        for attempt in range(ATTEMPTS):
            try:
                await _fetch(client, url, so_far, headers_for=headers_for, tell=tell)
                break
            except (NetworkError, ServerError):
                if attempt == ATTEMPTS - 1:
                    raise
                await asyncio.sleep(0.3 * 2**attempt)
        await asyncio.to_thread(_settle, part, target)
    finally:
        with suppress(OSError):
            part.unlink()


class _SoFar:
    """What has arrived in earlier tries; it is gone on with only under the same ETag."""

    def __init__(self, part: Path) -> None:
        self.part = part
        self.tag = ""

    def size(self) -> int:
        return self.part.stat().st_size if self.tag and self.part.exists() else 0

    def start_over(self) -> None:
        self.part.unlink(missing_ok=True)
        self.tag = ""


async def _fetch(
    client: httpx.AsyncClient, url: str, so_far: _SoFar, *, headers_for: HeadersFor, tell: Tell
) -> None:
    have = so_far.size()
    more = {"Range": f"bytes={have}-", "If-Range": so_far.tag} if have else {}
    async with _open(client, url, headers_for, more) as answer:
        if answer.status_code == 416 and have:
            so_far.start_over()
            raise NetworkError("The download has to start over.")
        if answer.status_code not in (200, 206):
            raise failure(None, status=answer.status_code)
        got, total = _extent(answer, have)
        tag = str(answer.headers.get("etag", ""))
        so_far.tag = "" if tag.startswith("W/") else tag
        try:
            with so_far.part.open("r+b" if got else "wb") as file:
                file.seek(got)
                file.truncate()
                async for piece in answer.aiter_raw(256 * 1024):
                    file.write(piece)
                    got += len(piece)
                    if total:
                        tell(min(1.0, got / total))
        except httpx.TransportError as error:
            raise NetworkError(f"The download broke off after {got} bytes.") from error
        except OSError as error:
            raise storage(so_far.part, error) from error
        if total is not None and got != total:
            raise NetworkError(f"The download ended after {got} of {total} bytes.")


def _extent(answer: httpx.Response, have: int) -> tuple[int, int | None]:
    """Return where the answer's bytes start, and how many there are in all."""
    length = answer.headers.get("content-length")
    if answer.status_code == 200:
        return 0, int(length) if length and length.isdigit() else None
    span = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", answer.headers.get("content-range", ""))
    if span is None or int(span[1]) != have:
        raise ProtocolError("The download went on at another place than asked for.")
    return have, int(span[2]) if span[2] != "*" else None


@asynccontextmanager
async def _open(
    client: httpx.AsyncClient, url: str, headers_for: HeadersFor, more: Mapping[str, str]
) -> AsyncIterator[httpx.Response]:
    for _ in range(REDIRECTS):
        if urlsplit(url).scheme not in {"http", "https"}:
            raise ProtocolError("The video's address is not of the web.")
        # Plain bytes: a transfer encoding would make the lengths lie.
        headers = {**headers_for(url), **more, "Accept-Encoding": "identity"}
        try:
            answer = await client.send(client.build_request("GET", url, headers=headers), stream=True)
        except httpx.TransportError as error:
            raise NetworkError(f"The download could not start: {type(error).__name__}.") from error
        try:
            if not answer.is_redirect:
                yield answer
                return
            url = urljoin(url, answer.headers.get("location", ""))
        finally:
            await answer.aclose()
    raise ProtocolError("The video's address leads from one to another without an end.")


def _settle(part: Path, target: Path) -> None:
    try:
        with part.open("rb+") as file:
            head = file.read(12)
            os.fsync(file.fileno())
        if head[4:8] != b"ftyp":
            raise ProtocolError("What was downloaded is not an MP4.", next_step="Export it again.")
        part.replace(target)
    except OSError as error:
        raise storage(target, error) from error


def storage(path: Path, error: OSError) -> NemoError:
    """Return what a failed write means."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StorageError(f"The disk is full; {path.name.removesuffix('.part')} was not written.")
    return StorageError(f"{path} cannot be written: {error.strerror or error}.")
