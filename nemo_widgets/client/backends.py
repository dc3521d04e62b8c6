"""Which service a session talks to, and where it listens now."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol
from urllib.parse import urlsplit

import httpx

from nemo_widgets.client.secret import Secret
from nemo_widgets.errors import InputError

CLOUD_URL = "https://mega-api-prod.nemovideo.ai"
WEB_URL = "https://nemovideo.com"


class Address(Protocol):
    """What starting the embedded engine returns."""

    @property
    def url(self) -> str:
        """The base URL."""

    @property
    def key(self) -> str:
        """The key that every request needs."""


@dataclass(frozen=True)
class Endpoint:
    """A base URL without its last slash, and the engine's key where it needs one."""

    url: str
    key: Secret | None = field(default=None, repr=False)

    def owns(self, url: str) -> bool:
        """Tell whether a URL is of the same scheme, host and port, so that it may see our secrets."""
        origin = _origin(url)
        return origin is not None and origin == _origin(self.url)


def _origin(url: str) -> tuple[str, str, int | None] | None:
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return None
    return parts.scheme, parts.hostname or "", port


class Backend:
    """A service: the embedded engine, the cloud, or one at a URL.

    Parameters
    ----------
    kind
        `local`, `cloud` or `url`.
    url
        The base URL; empty for the embedded engine, which is found when it is needed.
    start
        Finds the embedded engine, or starts it; it may block.
    """

    def __init__(
        self,
        kind: Literal["local", "cloud", "url"],
        url: str = "",
        start: Callable[[], Address] | None = None,
    ) -> None:
        self.kind = kind
        self._start = start
        self._found = Endpoint(url.rstrip("/")) if url else None

    def __repr__(self) -> str:
        return f"<Backend {self.name}>"

    @property
    def name(self) -> str:
        """What `backend=` is given to choose this one again."""
        return self.kind if self.kind == "local" or self._found is None else self._found.url

    @property
    def is_local(self) -> bool:
        """Whether it is the engine on this machine."""
        return self.kind == "local"

    async def is_near(self) -> bool:
        """Tell whether it is on this machine, so that asking it often costs nothing."""
        return urlsplit((await self.endpoint()).url).hostname in {"127.0.0.1", "localhost", "::1"}

    async def endpoint(self) -> Endpoint:
        """Return where it listens, starting the engine where that is needed."""
        return self._found or await self.find_again()

    async def find_again(self) -> Endpoint:
        """Look for the engine anew; it may have stopped, and come back at another port."""
        if self._start is not None:
            address = await asyncio.to_thread(self._start)
            self._found = Endpoint(address.url.rstrip("/"), Secret(address.key) if address.key else None)
        if self._found is None:
            raise InputError("This backend has no address.", next_step='Use "local", "cloud" or a base URL.')
        return self._found


def choose(backend: str | None, *, start: Callable[[], Address]) -> Backend:
    """Return the backend that was asked for, or that the environment asks for.

    Parameters
    ----------
    backend
        `local`, `cloud`, a base URL, or None: then `NEMO_BACKEND`, else `cloud` where `NEMO_TOKEN` or
        `NEMO_API_URL` is set, else `local`.
    start
        Finds or starts the embedded engine.

    Raises
    ------
    InputError
        It is none of these.
    """
    named = backend or os.environ.get("NEMO_BACKEND") or ""
    if not named:
        named = "cloud" if os.environ.get("NEMO_TOKEN") or os.environ.get("NEMO_API_URL") else "local"
    if named == "local":
        return Backend("local", start=start)
    given = os.environ.get("NEMO_API_URL") or CLOUD_URL
    if named == "cloud":
        if _is_base(given):
            return Backend("cloud", given)
        # Not repeated: it may hold a password.
        raise InputError(
            "NEMO_API_URL is not the address of a service.",
            next_step="Set it to an http or https address without a password, or unset it.",
        )
    if _is_base(named):
        return Backend("url", named)
    shown = "of that address" if "@" in named else repr(named)
    raise InputError(f"There is no backend {shown}.", next_step='Use "local", "cloud" or a base URL.')


def _is_base(url: str) -> bool:
    try:
        parts = urlsplit(url)
        httpx.URL(url)
        return (
            parts.scheme in {"http", "https"}
            and bool(parts.hostname)
            and not parts.username
            and parts.port != 0
        )
    except (ValueError, httpx.InvalidURL):
        return False
