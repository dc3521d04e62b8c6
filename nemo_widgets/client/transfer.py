"""Videos on their way home: whole, or not there."""

from __future__ import annotations

import asyncio
import os
import re
import secrets
import shutil
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx

from nemo_widgets.client.disk import put, storage
from nemo_widgets.client.failures import failure
from nemo_widgets.client.wholeness import begins_well, is_whole
from nemo_widgets.errors import NetworkError, ProtocolError, ServerError, StorageError
from nemo_widgets.timeline.outputs import FORMATS, Format, format_named

Tell = Callable[[float], None]
Sign = Callable[[str], tuple[Mapping[str, str], httpx.Auth]]

ATTEMPTS = 4
REDIRECTS = 5
MAX_BYTES = 64_000_000_000


async def download(
    client: httpx.AsyncClient,
    url: str,
    target: Path,
    *,
    sign: Sign,
    tell: Tell,
    first_wait: float = 0.3,
) -> None:
    """Bring a video home: into a `.part` file beside it, checked, flushed to disk, then renamed.

    Parameters
    ----------
    client
        One that follows no redirects itself.
    url
        An http(s) address.
    target
        Where the file goes; what is there is replaced only by a whole file.
    sign
        Returns the headers that an address may see, and the credentials; ours alone get any.
    tell
        Called with the fraction that has arrived.
    first_wait
        Seconds before the first of the other tries; it doubles from try to try.

    Raises
    ------
    NetworkError
        The connection broke, again and again.
    ProtocolError
        What came is not the video.
    StorageError
        The disk is full, or the place cannot be written.
    """
    # A name of its own: two kernels may bring the same export home at once.
    part = target.with_name(f"{target.name}.{secrets.token_hex(4)}.part")
    try:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise storage(target, error) from error
        so_far = _SoFar(part, format_named(target.suffix))
        for attempt in range(ATTEMPTS):
            try:
                await _fetch(client, url, so_far, sign=sign, tell=tell)
                break
            except (NetworkError, ServerError):
                if attempt == ATTEMPTS - 1:
                    raise
                await asyncio.sleep(first_wait * 2**attempt)
        await asyncio.to_thread(_settle, part, target, so_far.form)
    finally:
        with suppress(OSError):
            part.unlink()


class _SoFar:
    """What has arrived in earlier tries; it is gone on with only under the same ETag."""

    def __init__(self, part: Path, form: Format = FORMATS["mp4"]) -> None:
        self.part = part
        self.form = form
        self.tag = ""

    def size(self) -> int:
        return self.part.stat().st_size if self.tag and self.part.exists() else 0

    def start_over(self) -> None:
        self.part.unlink(missing_ok=True)
        self.tag = ""


async def _fetch(client: httpx.AsyncClient, url: str, so_far: _SoFar, *, sign: Sign, tell: Tell) -> None:
    have = so_far.size()
    more = {"Range": f"bytes={have}-", "If-Range": so_far.tag} if have else {}
    async with _open(client, url, sign, more) as answer:
        if answer.status_code == 416 and have:
            so_far.start_over()
            raise NetworkError("The download has to start over.")
        if answer.status_code not in (200, 206):
            raise failure(None, status=answer.status_code)
        got, total = _extent(answer, have)
        tag = str(answer.headers.get("etag", ""))
        if got and tag and tag != so_far.tag:
            # It ignores If-Range: these bytes are of another video than those we have.
            so_far.start_over()
            raise NetworkError("The video changed while it was downloaded.")
        so_far.tag = "" if tag.startswith("W/") else tag
        _make_room(so_far.part, got, total)
        try:
            got = await _write(answer, so_far, got, total, tell)
        except httpx.TransportError as error:
            raise NetworkError("The download broke off.") from error
        except OSError as error:
            raise storage(so_far.part, error) from error
        if total is not None and got != total:
            raise NetworkError(f"The download ended after {got} of {total} bytes.")


async def _write(answer: httpx.Response, so_far: _SoFar, got: int, total: int | None, tell: Tell) -> int:
    with so_far.part.open("r+b" if got else "wb") as file:
        file.seek(got)
        file.truncate()
        async for piece in answer.aiter_raw():
            if not got:
                _look_at(piece, so_far.form)
            file.write(piece)
            got += len(piece)
            if got > MAX_BYTES:
                raise ProtocolError("The video has no end.", next_step="Export it again.")
            if total:
                tell(min(1.0, got / total))
    return got


def _extent(answer: httpx.Response, have: int) -> tuple[int, int | None]:
    """Return where the answer's bytes start, and how many there are in all."""
    length = answer.headers.get("content-length")
    if answer.status_code == 200:
        return 0, int(length) if length and length.isdigit() else None
    span = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", answer.headers.get("content-range", ""))
    if span is None or int(span[1]) != have:
        raise ProtocolError("The download went on at another place than asked for.")
    return have, int(span[2]) if span[2] != "*" else None


def _make_room(part: Path, got: int, total: int | None) -> None:
    """Refuse what the disk cannot hold before it is full."""
    if total is None:
        return
    free = shutil.disk_usage(part.parent).free
    if total - got > free:
        raise StorageError(
            f"The video has {total / 1e6:.0f} MB, and the disk has room for {free / 1e6:.0f} MB."
        )


def _look_at(head: bytes, form: Format) -> None:
    """Refuse what cannot be of a format by its first bytes, however long it is."""
    if not begins_well(head, form.name):
        raise ProtocolError(f"What was downloaded is not {form.label}.", next_step="Export it again.")


@asynccontextmanager
async def _open(
    client: httpx.AsyncClient, url: str, sign: Sign, more: Mapping[str, str]
) -> AsyncIterator[httpx.Response]:
    for _ in range(REDIRECTS):
        if not _is_of_the_web(url):
            raise ProtocolError("The video's address is not of the web.")
        # Plain bytes: a transfer encoding would make the lengths lie.
        about, credentials = sign(url)
        headers = {**about, **more, "Accept-Encoding": "identity"}
        try:
            request = client.build_request("GET", url, headers=headers)
            answer = await client.send(request, auth=credentials, stream=True)
        except (httpx.InvalidURL, ValueError) as error:
            raise ProtocolError("The video's address is not one.") from error
        except httpx.TransportError as error:
            raise NetworkError(f"The download could not start: {type(error).__name__}.") from error
        try:
            if not answer.is_redirect:
                yield answer
                return
            url = _joined(url, answer.headers.get("location"))
        finally:
            await answer.aclose()
    raise ProtocolError("The video's address leads from one to another without an end.")


def _is_of_the_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _joined(url: str, location: str | None) -> str:
    try:
        return urljoin(url, location) if location else ""
    except ValueError:
        return ""


def _settle(part: Path, target: Path, form: Format = FORMATS["mp4"]) -> None:
    try:
        with part.open("rb+") as file:
            if not is_whole(file, part.stat().st_size, form.name):
                raise ProtocolError(
                    f"What was downloaded is not all of the {form.label}.", next_step="Export it again."
                )
            os.fsync(file.fileno())
        put(part, target)
    except OSError as error:
        raise storage(target, error) from error
