"""Fetch a URL that the user named into a file: http and https only, bounded in size and silence."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx

from nemo_widgets.engine.media.library import storage_error
from nemo_widgets.engine.settings import Settings
from nemo_widgets.errors import FileTooLargeError, InputError, NetworkError


def name_of(url: str) -> str:
    """Return a file name for a URL."""
    return unquote(urlsplit(url).path.rsplit("/", 1)[-1]) or urlsplit(url).hostname or "download"


async def fetch(url: str, target: Path, settings: Settings) -> None:
    """Download a URL.

    Raises
    ------
    InputError
        It is not http or https.
    FileTooLargeError
        It is larger than the limit, by its header or by what came.
    NetworkError
        It could not be had.
    StorageError
        The disk is full.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        raise InputError(f"{url[:200]!r} is not an http or https address.", code=4001)
    name = name_of(url)
    limit = settings.upload_limit
    too_large = FileTooLargeError(f"{name} is larger than {limit // 1_000_000} MB.", limit=limit)
    try:
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
    except httpx.HTTPError as error:
        raise NetworkError(f"{name} could not be fetched: {type(error).__name__}.") from error
    except OSError as error:
        raise storage_error(error, name) from error
