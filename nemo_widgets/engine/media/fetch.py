"""Fetch a URL that the user named into a file: http and https only, bounded in size, silence and time."""

from __future__ import annotations

import asyncio
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx

from nemo_widgets.engine.media.files import label, storage_error
from nemo_widgets.engine.settings import Settings
from nemo_widgets.errors import FileTooLargeError, InputError, NetworkError


def name_of(url: str) -> str:
    """Return a file name for a URL.

    Raises
    ------
    InputError
        It is not http or https.
    """
    try:
        parts = urlsplit(url)
        address = httpx.URL(url)
    except (ValueError, httpx.InvalidURL) as error:
        raise InputError(f"{url[:200]!r} is not an address.", code=4001) from error
    if parts.scheme not in ("http", "https") or not address.host:
        raise InputError(f"{url[:200]!r} is not an http or https address.", code=4001)
    return label(unquote(parts.path) or address.host)


async def fetch(url: str, target: Path, settings: Settings) -> None:
    """Download a URL; a redirect to anything but http and https is refused.

    Raises
    ------
    InputError
        It is not http or https.
    FileTooLargeError
        It is larger than the limit, by its header or by what came.
    NetworkError
        It could not be had, or not in time.
    StorageError
        The disk is full.
    """
    name = name_of(url)
    try:
        async with asyncio.timeout(settings.fetch_total_s):
            await _download(url, name, target, settings)
    except TimeoutError as error:
        raise NetworkError(f"{name} could not be fetched in {settings.fetch_total_s:.0f} s.") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NetworkError(f"{name} could not be fetched: {type(error).__name__}.") from error
    except OSError as error:
        raise storage_error(error, name) from error


async def _download(url: str, name: str, target: Path, settings: Settings) -> None:
    limit = settings.upload_limit
    too_large = FileTooLargeError(f"{name} is larger than {limit / 1_000_000:g} MB.", limit=limit)
    async with (
        httpx.AsyncClient(timeout=settings.fetch_s, follow_redirects=True, max_redirects=5) as client,
        client.stream("GET", url) as answer,
    ):
        if answer.is_error:
            raise NetworkError(f"{name} could not be fetched: the host answered {answer.status_code}.")
        if int(answer.headers.get("content-length") or 0) > limit:
            raise too_large
        size = 0
        with target.open("wb") as file:
            async for block in answer.aiter_bytes():
                size += len(block)
                if size > limit:
                    raise too_large
                file.write(block)
