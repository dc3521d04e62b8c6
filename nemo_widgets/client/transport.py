"""HTTP to one service: which clocks run, how much is read, and what a connection that breaks means."""

from __future__ import annotations

import asyncio
import functools
import json
import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import httpx

from nemo_widgets.client.backends import Backend, Endpoint
from nemo_widgets.client.credentials import Credentials
from nemo_widgets.client.failures import advised, number_of, words_of
from nemo_widgets.client.inflate import ACCEPT_ENCODING, plain_pieces
from nemo_widgets.client.secret import Secret
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import NemoError, NetworkError, ProtocolError

MAX_BODY = 64_000_000

Judge = Callable[[int | None, str, httpx.Response], NemoError]


class Transport:
    """Requests to a service, and its answers as JSON or as a stream.

    Parameters
    ----------
    backend
        Which service.
    timeouts
        The clocks.
    about
        Returns the headers that say who asks.
    """

    def __init__(self, backend: Backend, timeouts: Timeouts, about: Callable[[], Mapping[str, str]]) -> None:
        self.backend = backend
        self._timeouts = timeouts
        self._about = about
        self._kept: httpx.AsyncClient | None = None

    def __repr__(self) -> str:
        return f"<Transport to {self.backend.name}>"

    async def close(self) -> None:
        """Let go of the connections."""
        kept, self._kept = self._kept, None
        if kept is not None:
            await kept.aclose()

    async def json(
        self,
        method: str,
        path: str,
        body: object,
        *,
        token: Secret | None,
        judge: Judge,
        extra: Mapping[str, str] | None = None,
    ) -> Mapping[str, Any]:
        """Make a call within the clock of an answer, on a kept connection.

        Parameters
        ----------
        judge
            Returns the error for a code, the service's words and the whole answer.

        Raises
        ------
        NetworkError
            The service cannot be reached, or does not answer in time.
        ProtocolError
            The answer is no JSON object.
        """
        try:
            async with asyncio.timeout(self._timeouts.answer):
                async with self._sent(method, path, token, json_content(body), extra) as answer:
                    return await read_object(answer, judge)
        except TimeoutError as error:
            raise NetworkError("The service took too long to answer.") from error

    async def once(
        self,
        path: str,
        content: Mapping[str, Any],
        *,
        token: Secret,
        judge: Judge,
        watch: Callable[[Callable[[], None]], None] = lambda _: None,
    ) -> Mapping[str, Any]:
        """Send something that must not arrive twice, on a connection of its own.

        Parameters
        ----------
        content
            `content` and `headers`, as httpx takes them.
        watch
            Given what to call with every piece that is sent: each starts the clock anew.
        """
        loop, clock = asyncio.get_running_loop(), self._timeouts.answer
        try:
            async with asyncio.timeout(clock) as deadline:
                watch(lambda: deadline.reschedule(loop.time() + clock))
                async with self._sent("POST", path, token, content, fresh=clock) as answer:
                    return await read_object(answer, judge)
        except TimeoutError as error:
            raise NetworkError("The service took too long to answer.") from error

    @asynccontextmanager
    async def stream(
        self, path: str, body: object, token: Secret, extra: Mapping[str, str]
    ) -> AsyncIterator[httpx.Response]:
        """Send a message on a fresh connection, and hold the answer open.

        On a kept connection that has just been closed nobody can tell whether the message was taken, and one
        that runs twice is charged twice.
        """
        # Whoever reads it has the clock of silence; this one is for a connection that nobody reads.
        clock = self._timeouts.idle + self._timeouts.connect
        async with self._sent("POST", path, token, json_content(body), extra, fresh=clock) as answer:
            yield answer

    async def kept(self) -> httpx.AsyncClient:
        """Return the client whose connections are kept open between calls."""
        if self._kept is None:
            self._kept = self._client(await self.backend.endpoint(), self._timeouts.answer)
        return self._kept

    def signed(self, at: Endpoint, token: Secret | None) -> tuple[Mapping[str, str], httpx.Auth]:
        """Return the headers and credentials of a request; only the service itself may see them."""
        return self._about(), Credentials(token, at.key)

    @asynccontextmanager
    async def _sent(
        self,
        method: str,
        path: str,
        token: Secret | None,
        content: Mapping[str, Any],
        extra: Mapping[str, str] | None = None,
        *,
        fresh: float | None = None,
    ) -> AsyncIterator[httpx.Response]:
        """Send a request; `fresh` is the clock of a connection of its own."""
        at = await self.backend.endpoint()
        for last in (False, True):
            client = await self.kept() if fresh is None else self._client(at, fresh)
            about, credentials = self.signed(at, token)
            more = {
                "Accept-Encoding": ACCEPT_ENCODING,
                **about,
                **content.get("headers", {}),
                **(extra or {}),
            }
            try:
                request = client.build_request(
                    method, f"{at.url}{path}", headers=more, content=content.get("content")
                )
                try:
                    answer = await client.send(request, auth=credentials, stream=True)
                except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as error:
                    # No connection, so nothing was taken: the engine may have moved.
                    if last or not self.backend.is_local:
                        raise self._unreachable(error) from error
                    at = await self.backend.find_again()
                    continue
                except httpx.TransportError as error:
                    raise broken(error) from error
                try:
                    yield answer
                except httpx.TransportError as error:
                    raise broken(error) from error
                finally:
                    await answer.aclose()
                return
            finally:
                if fresh is not None:
                    await client.aclose()

    def _client(self, at: Endpoint, clock: float) -> httpx.AsyncClient:
        client = httpx.AsyncClient(
            timeout=httpx.Timeout(clock, connect=self._timeouts.connect),
            # No redirect is followed blindly, and no proxy stands between us and our own machine.
            follow_redirects=False,
            trust_env=not self.backend.is_local,
            verify=_certificates() if at.url.startswith("https") else _no_certificates(),
        )
        # A cookie knows no port: what one service sets would go to another of the same host.
        client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=()))
        return client

    def _unreachable(self, error: httpx.TransportError) -> NetworkError:
        found = NetworkError(
            f"{self.backend.name} did not answer in {self._timeouts.connect:g} s."
            if isinstance(error, httpx.ConnectTimeout)
            else f"{self.backend.name} cannot be reached."
        )
        found.sent = False
        return found


def broken(error: httpx.TransportError) -> NetworkError:
    """Return what a connection that failed after the request went out means."""
    if isinstance(error, httpx.TimeoutException):
        return NetworkError("The service took too long to answer.")
    return NetworkError("The connection to the service broke.")


async def read_object(answer: httpx.Response, judge: Judge) -> Mapping[str, Any]:
    """Return an answer's JSON object, or raise what it reports."""
    value = await whole_json(b"", plain_pieces(answer), answer, judge)
    if not isinstance(value, Mapping):
        raise ProtocolError("The service's answer is not a JSON object.")
    return value


async def whole_json(head: bytes, rest: AsyncIterator[bytes], answer: httpx.Response, judge: Judge) -> object:
    """Return an answer's JSON, None where it is none, or raise what it reports.

    Parameters
    ----------
    head, rest
        What was read of it already, and what is to come.
    """
    raw = bytearray(head)
    async for piece in rest:
        raw += piece
        if len(raw) > MAX_BODY:
            raise ProtocolError("The service's answer has no end.")
    value = parsed(raw)
    found = value if isinstance(value, Mapping) else {}
    code = number_of(found.get("code"))
    if code not in (None, 0) or not answer.is_success:
        raise advised(judge(code, words_of(found), answer), found)
    return value


def json_content(value: object) -> dict[str, Any]:
    r"""Return a body of JSON that every reader takes, whatever a foreign timeline holds.

    Examples
    --------
    >>> json_content({"d": float("nan"), "title": "\ud800"})["content"]
    b'{"d":null,"title":"\\ud800"}'
    """
    if value is None:
        return {}
    try:
        text = _compact(value)
    except ValueError:
        # Python reads NaN and Infinity, and JSON has none: there is nothing there.
        text = _compact(json.loads(json.dumps(value), parse_constant=lambda _: None))
    try:
        body = text.encode()
    except UnicodeEncodeError:
        # Half a pair of UTF-16, which JSON can only hold escaped.
        body = _compact(json.loads(text), ascii_only=True).encode()
    return {"content": body, "headers": {"Content-Type": "application/json"}}


def _compact(value: object, *, ascii_only: bool = False) -> str:
    return json.dumps(value, ensure_ascii=ascii_only, allow_nan=False, separators=(",", ":"))


def parsed(raw: bytes | bytearray | str) -> object:
    """Return JSON, None where it is none."""
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


@functools.cache
def _certificates() -> ssl.SSLContext:
    """Read the authorities once: it takes longer than a local answer."""
    return httpx.create_ssl_context()


@functools.cache
def _no_certificates() -> ssl.SSLContext:
    """Return a context that trusts nobody, for plain http, where none is used."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
