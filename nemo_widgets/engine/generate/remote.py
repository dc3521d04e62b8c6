"""A maker's server: JSON over HTTP within one deadline, its failures told by meaning, its key kept."""

from __future__ import annotations

import base64
import html
import ipaddress
import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Any, Final
from urllib.parse import unquote

import httpx

from nemo_widgets.errors import (
    AuthError,
    InputError,
    NemoError,
    NetworkError,
    ProtocolError,
    RateLimitedError,
    RefusedError,
    ServerError,
    TimedOutError,
)

LARGEST: Final = 128_000_000
"""The most bytes that an answer may have."""

CONNECT_S: Final = 10.0
_LONGEST_PAUSE_S: Final = 30.0
_LOOK_S: Final = 0.1
_TELLING: Final = 200
_MARKUP: Final = re.compile(r"<[^>]*>")


class Remote:
    """A server and the key to it.

    Parameters
    ----------
    who
        What the user calls it.
    url
        Its address; a user's name and password in it become credentials.
    key
        Sent as a bearer token; empty for none. One with a colon is a user's name and password.
    variable
        The environment variables that hold address and key, for advice: `NEMO_IMAGE` for `NEMO_IMAGE_URL`.

    Raises
    ------
    InputError
        The address is none.
    """

    def __init__(self, who: str, url: str, key: str, variable: str) -> None:
        self.who = who
        self.variable = variable
        try:
            address = httpx.URL(url.strip())
        except httpx.InvalidURL:
            address = httpx.URL("")
        if address.scheme not in ("http", "https") or not address.host:
            raise InputError(
                f"{variable}_URL is not an http or https address.", next_step="Set it to one, or unset it."
            )
        secret = address.userinfo.decode() or key
        self.url = address.copy_with(userinfo=b"")
        credentials = _credentials(unquote(secret)) if secret else ""
        self._headers = {"Authorization": credentials} if secret else {}
        password = unquote(secret).partition(":")[2]
        parts = (
            key,
            unquote(secret),
            credentials.partition(" ")[2],
            *([password] if len(password) > 3 else []),
        )
        # The longest first: what is part of another would leave the rest of it.
        self._secrets = sorted({part for part in parts if part}, key=len, reverse=True)

    def __repr__(self) -> str:
        return f"<{self.who} at {self.url.host}>"

    @contextmanager
    def line(self, seconds: float, stopped: Callable[[], bool] = lambda: False) -> Iterator[Line]:
        """Open a connection whose calls together take no longer than this."""
        # No proxy stands between us and our own machine.
        with httpx.Client(trust_env=not is_local(self.url.host), follow_redirects=False) as client:
            yield Line(self, client, time.monotonic() + seconds, stopped)

    def headers(self) -> Mapping[str, str]:
        """Return what goes to this server and nowhere else."""
        return self._headers

    def words(self, value: object) -> str:
        """Return what the server says went wrong, in short, on one line and without the key."""
        text = words_of(value)
        for secret in self._secrets:
            text = text.replace(secret, "•••")
        # Only then: a key that is cut in two is not found any more.
        return text if len(text) <= _TELLING else f"{text[:_TELLING]}…"


def _credentials(secret: str) -> str:
    if ":" in secret:
        return f"Basic {base64.b64encode(secret.encode()).decode()}"
    return f"Bearer {secret}"


def is_local(host: str) -> bool:
    """Tell whether a host is this machine.

    Examples
    --------
    >>> is_local("localhost"), is_local("::1"), is_local("example.com")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class UnwantedError(RefusedError):
    """Nobody wants the result any more."""


class Line:
    """Calls to one server until a deadline."""

    def __init__(
        self, remote: Remote, client: httpx.Client, deadline: float, stopped: Callable[[], bool]
    ) -> None:
        self._remote = remote
        self._client = client
        self._deadline = deadline
        self._stopped = stopped

    @property
    def left(self) -> float:
        """The seconds that are left.

        Raises
        ------
        TimedOutError
            None are.
        """
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimedOutError(f"{self._remote.who} took too long.", next_step="Try again.")
        return left

    def pause(self, seconds: float) -> None:
        """Wait, no longer than until the deadline or until nobody wants the result any more."""
        end = time.monotonic() + min(seconds, self.left)
        while time.monotonic() < end and not self._stopped():
            time.sleep(min(_LOOK_S, max(0.0, end - time.monotonic())))

    def json(self, method: str, path: str, body: object = None) -> Mapping[str, Any]:
        """Make a call; one that is refused for being one too many is made once more.

        Parameters
        ----------
        path
            What comes after the server's address; an address of the same server as a whole.

        Raises
        ------
        NemoError
            It failed; the kind says how.
        """
        status, headers, raw = self._answer(method, path, body)
        value = _parsed(raw)
        if not 200 <= status < 300:
            raise self._failure(status, headers, value)
        if not isinstance(value, Mapping):
            raise ProtocolError(
                f"{self._remote.who} answered with something else than JSON.",
                next_step=f"Check {self._remote.variable}_URL.",
            )
        return value

    def _answer(self, method: str, path: str, body: object) -> tuple[int, httpx.Headers, bytes]:
        status, headers, raw = self.answer(method, path, body)
        if status in (429, 503) and (wait := _pause_asked(headers)) is not None:
            self.pause(wait)
            status, headers, raw = self.answer(method, path, body)
        return status, headers, raw

    def long_json(self, method: str, path: str, body: object = None) -> Mapping[str, Any]:
        """Make a call that takes as long as the work it asks for, and give it up where nobody wants that.

        Raises
        ------
        UnwantedError
            Nobody does any more; the server may still be at work.
        NemoError
            It failed.
        """
        pool = ThreadPoolExecutor(1)
        try:
            asked = pool.submit(self.json, method, path, body)
            while not wait([asked], _LOOK_S).done:
                if self._stopped():
                    raise UnwantedError("The picture is not wanted any more.", next_step="")
            return asked.result()
        finally:
            pool.shutdown(wait=False)

    def picture(self, path: str) -> bytes:
        """Return a file that the server keeps."""
        return self.file("GET", path)

    def file(self, method: str, path: str, body: object = None) -> bytes:
        """Return a file that the server answers with; a call that is one too many is made once more."""
        status, headers, raw = self._answer(method, path, body)
        if not 200 <= status < 300:
            raise self._failure(status, headers, _parsed(raw))
        return raw

    def answer(self, method: str, path: str, body: object = None) -> tuple[int, httpx.Headers, bytes]:
        """Make a call and return status, headers and body."""
        who = self._remote.who
        address = self._remote.url.copy_with(raw_path=path.encode()) if path else self._remote.url
        try:
            with self._client.stream(
                method,
                address,
                json=body,
                headers=self._remote.headers(),
                timeout=httpx.Timeout(self.left, connect=min(CONNECT_S, self.left)),
            ) as answer:
                return answer.status_code, answer.headers, self._read(answer)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as error:
            raise NetworkError(
                f"{who} cannot be reached at {self._remote.url.host}.",
                next_step=f"Start it, or check {self._remote.variable}_URL.",
            ) from error
        except httpx.TimeoutException as error:
            raise TimedOutError(f"{who} took too long.", next_step="Try again.") from error
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise NetworkError(f"The connection to {who} broke.", next_step="Try again.") from error

    def _read(self, answer: httpx.Response) -> bytes:
        raw = bytearray()
        for piece in answer.iter_bytes():
            raw += piece
            if len(raw) > LARGEST:
                raise ProtocolError(f"The answer of {self._remote.who} has no end.", next_step="")
            _ = self.left  # an answer may trickle without ever being silent for long
        return bytes(raw)

    def _failure(self, status: int, headers: httpx.Headers, value: object) -> NemoError:
        who, variable = self._remote.who, self._remote.variable
        said = self._remote.words(value)
        if status in (401, 403):
            return AuthError(
                f"{who} does not accept the key (HTTP {status}).",
                next_step=f"Set {variable}_KEY to a key that it accepts.",
            )
        if status == 429:
            return RateLimitedError(
                f"{who} has been asked too often (HTTP 429).", retry_after=_pause_asked(headers) or 30.0
            )
        if status >= 500:
            return ServerError(
                f"{who} failed (HTTP {status}): {said}" if said else f"{who} failed (HTTP {status}).",
                next_step="Try again.",
            )
        if 300 <= status < 400 or status == 404:
            return ProtocolError(
                f"{who} has nothing at this address (HTTP {status}).", next_step=f"Check {variable}_URL."
            )
        return RefusedError(
            f"{who} refused (HTTP {status}): {said}" if said else f"{who} refused (HTTP {status}).",
            next_step="Say it in other words.",
        )


def words_of(value: object) -> str:
    """Return what a server says went wrong, on one line and without markup.

    Examples
    --------
    >>> words_of({"error": {"message": "No <b>such</b> model"}}), words_of({"detail": "Not Found"})
    ('No such model', 'Not Found')
    """
    for _ in range(3):
        if isinstance(value, Mapping):
            names = ("error", "message", "detail", "errors", "reason")
            value = next((value[name] for name in names if value.get(name)), "")
        elif isinstance(value, list) and value:
            value = value[0]
    if not isinstance(value, str):
        return ""
    text = " ".join(html.unescape(_MARKUP.sub(" ", value)).split())
    return "".join(letter for letter in text if letter.isprintable())


def _parsed(raw: bytes) -> object:
    try:
        value: object = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return value


def _pause_asked(headers: httpx.Headers) -> float | None:
    """Return the seconds that a server asks to wait, where that is not too long."""
    try:
        seconds = float(headers.get("retry-after", "2"))
    except ValueError:
        return None
    return seconds if 0 <= seconds <= _LONGEST_PAUSE_S else None
