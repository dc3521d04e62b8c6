"""The service's endpoints, one method each."""

from __future__ import annotations

import asyncio
import functools
import json
import os
import ssl
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from pathlib import Path
from typing import Any, BinaryIO, TypeVar
from urllib.parse import urljoin

import httpx

from nemo_widgets.client import answers, transfer
from nemo_widgets.client.attribution import attribution
from nemo_widgets.client.auth import Auth, token_store
from nemo_widgets.client.backends import WEB_URL, Backend, Endpoint
from nemo_widgets.client.dialects import Dialects
from nemo_widgets.client.events import Event
from nemo_widgets.client.failures import failure, number_of, seconds_to_wait, words_of
from nemo_widgets.client.retry import repeated
from nemo_widgets.client.sse import Decoder
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import (
    AuthError,
    NemoError,
    NetworkError,
    ProtocolError,
    RateLimitedError,
    RefusedError,
    TimedOutError,
)
from nemo_widgets.skills import Skill
from nemo_widgets.timeline.draft import Draft

_Result = TypeVar("_Result")

APP = "nemo_agent"
ANSWER_S = 60.0
MAX_BODY = 64_000_000


class Api:
    """A service, spoken to as contract section 2 says.

    Parameters
    ----------
    backend
        Which service.
    skill
        On whose behalf.
    timeouts
        The clocks.
    note
        Told in a sentence when something takes longer, such as a wait after a 429.
    """

    def __init__(
        self, backend: Backend, skill: Skill, timeouts: Timeouts, note: Callable[[str], None] = lambda _: None
    ) -> None:
        self.backend = backend
        self.skill = skill
        self._timeouts = timeouts
        self._note = note
        # The engine on this machine knows no NEMO_TOKEN, and has no business with it.
        given = "" if backend.is_local else os.environ.get("NEMO_TOKEN", "").strip()
        store = None if backend.is_local else token_store(backend.name)
        self.auth = Auth(self._anonymous_token, given=given, store=store)
        self._kept: httpx.AsyncClient | None = None

    def __repr__(self) -> str:
        return f"<Api of {self.backend.name}>"

    async def close(self) -> None:
        """Let go of the connections."""
        kept, self._kept = self._kept, None
        if kept is not None:
            await kept.aclose()

    async def create_session(self, language: str) -> answers.Opened:
        """Make a session."""
        body = {"task_name": "project", "language": language}
        return answers.opened(await self._safe("POST", f"/api/tasks/me/with-session/{APP}", body))

    async def state(self, session_id: str) -> answers.Latest:
        """Read a session's state."""
        return answers.latest(await self._safe("GET", f"/api/state/{APP}/me/{session_id}/latest"))

    async def credits(self) -> answers.Credits:
        """Read the balance."""
        return answers.credits_of(await self._safe("GET", "/api/credits/balance/simple"))

    async def submit_render(self, render_id: str, session_id: str, draft: Draft) -> answers.Render:
        """Ask for a render; under the same id it is the same render, so this may be repeated."""
        body = {
            "id": render_id,
            "sessionId": session_id,
            "draft": draft.to_wire(),
            "output": {"format": "mp4", "quality": "high"},
        }
        return answers.render(await self._safe("POST", "/api/render/proxy/lambda", body))

    async def render(self, render_id: str) -> answers.Render:
        """Read how far a render is."""
        return answers.render(await self._safe("GET", f"/api/render/proxy/lambda/{render_id}"))

    async def cancel_render(self, render_id: str) -> None:
        """Give up a render."""
        await self._authorized(lambda: self._json("POST", f"/api/render/proxy/lambda/{render_id}/cancel"))

    async def download(self, render_id: str, url: str, target: Path, tell: transfer.Tell) -> None:
        """Bring a finished render home, from its URL, else from the service itself."""
        at = await self.backend.endpoint()
        token = (await self.auth.token()).reveal()

        def headers_for(address: str) -> Mapping[str, str]:
            return self._headers(at, token) if at.owns(address) else {}

        client = await self._client()
        last = f"{at.url}/api/render/proxy/{render_id}/download"
        places = [urljoin(f"{at.url}/", url), last] if url else [last]
        for place in places:
            try:
                await transfer.download(client, place, target, headers_for=headers_for, tell=tell)
            except (NetworkError, RefusedError, ProtocolError):
                if place == last:
                    raise
            else:
                return

    async def upload_file(
        self, session_id: str, name: str, file: BinaryIO, size: int, tell: transfer.Tell
    ) -> list[answers.Media]:
        """Send one file, on a connection of its own."""

        async def send() -> Mapping[str, Any]:
            file.seek(0)
            form = {"files": (name, transfer.Counted(file, size, tell))}
            return await self._json("POST", self._upload_path(session_id), files=form, fresh=True)

        return answers.media(await self._authorized(send))

    async def upload_urls(self, session_id: str, urls: Sequence[str]) -> list[answers.Media]:
        """Let the service fetch files itself."""
        body = {"urls": list(urls), "source_type": "url"}
        path = self._upload_path(session_id)
        return answers.media(await self._authorized(lambda: self._json("POST", path, body, fresh=True)))

    async def run_sse(self, session_id: str, text: str) -> AsyncGenerator[Event, None]:
        """Send a message and yield what is answered, until the stream closes.

        The message goes out once, on a fresh connection: on a kept one that has just been closed nobody can
        tell whether it was taken, and a message that runs twice is charged twice.
        """
        body = {
            "app_name": APP,
            "user_id": "me",
            "session_id": session_id,
            "new_message": {"parts": [{"text": text}]},
        }
        at, token = await self.backend.endpoint(), (await self.auth.token()).reveal()
        for last in (False, True):
            client = self._new_client(at, read=self._timeouts.idle)
            headers = {**self._headers(at, token), "Accept": "text/event-stream"}
            request = client.build_request("POST", f"{at.url}/run_sse", json=body, headers=headers)
            async with client:
                try:
                    answer = await client.send(request, stream=True)
                except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                    # No connection, so nothing was taken: the engine may have moved.
                    if last or not self.backend.is_local:
                        raise self._broken(error) from error
                    at = await self.backend.find_again()
                    continue
                except httpx.TransportError as error:
                    raise self._broken(error, sent=True) from error
                try:
                    async with aclosing(self._events(answer)) as events:
                        async for event in events:
                            yield event
                finally:
                    await answer.aclose()
                return

    async def _events(self, answer: httpx.Response) -> AsyncGenerator[Event, None]:
        dialects, decoder = Dialects(self._meaning), Decoder()
        kind = answer.headers.get("content-type", "").lower()
        if answer.status_code != 200 or "json" in kind:
            body = await self._body(answer)
            for event in dialects.value(body):
                yield event
        else:
            try:
                async for piece in answer.aiter_bytes():
                    for message in decoder.feed(piece):
                        for event in dialects.read(message):
                            yield event
            except httpx.ReadTimeout as error:
                raise TimedOutError("The agent has been silent for too long.") from error
            except httpx.TransportError as error:
                raise self._broken(error, sent=True) from error
        for event in dialects.close():
            yield event

    async def renew(self) -> None:
        """Get another token, after an answer has refused this one.

        Raises
        ------
        AuthError
            The token is the user's own.
        """
        await self.auth.renew(await self.auth.token())

    async def wait(self, error: RateLimitedError) -> None:
        """Wait as long as a 429 asks for, and say so."""
        seconds = error.retry_after or self._timeouts.rate_limit
        self._note(f"The service is busy: waiting {seconds:.0f} s.")
        await asyncio.sleep(seconds)

    async def _anonymous_token(self, client_id: str) -> Mapping[str, Any]:
        async def ask() -> Mapping[str, Any]:
            headers = {"X-Client-Id": client_id}
            return await self._json("POST", "/api/auth/anonymous-token", headers=headers, authorized=False)

        try:
            body = await repeated(ask)
        except RateLimitedError as error:
            await self.wait(error)
            body = await ask()
        data = body.get("data")
        return data if isinstance(data, Mapping) else body

    async def _safe(self, method: str, path: str, body: object = None) -> Mapping[str, Any]:
        """Make a call that may be repeated."""
        # The token has tries of its own; they are not to be multiplied by these.
        await self.auth.token()
        return await repeated(lambda: self._authorized(lambda: self._json(method, path, body)))

    async def _authorized(self, call: Callable[[], Awaitable[_Result]]) -> _Result:
        """Make a call, and once more with a new token, or after the wait that a 429 asks for."""
        used = await self.auth.token()
        try:
            return await call()
        except AuthError:
            await self.auth.renew(used)
        except RateLimitedError as error:
            await self.wait(error)
        except RefusedError as error:
            # Another engine may have taken the place of ours, with another key.
            if error.code != 403 or not self.backend.is_local:
                raise
            await self.backend.find_again()
        return await call()

    async def _json(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        headers: Mapping[str, str] | None = None,
        files: Mapping[str, Any] | None = None,
        authorized: bool = True,
        fresh: bool = False,
    ) -> Mapping[str, Any]:
        token = (await self.auth.token()).reveal() if authorized else ""
        at = await self.backend.endpoint()
        for last in (False, True):
            client = self._new_client(at, read=ANSWER_S) if fresh else await self._client()
            request = client.build_request(
                method,
                f"{at.url}{path}",
                json=body,
                files=files,
                headers={**self._headers(at, token), **(headers or {})},
            )
            try:
                answer = await client.send(request, stream=True)
                try:
                    return await self._body(answer)
                finally:
                    await answer.aclose()
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                if last or not self.backend.is_local:
                    raise self._broken(error) from error
                at = await self.backend.find_again()
            except httpx.TransportError as error:
                raise self._broken(error, sent=True) from error
            finally:
                if fresh:
                    await client.aclose()
        raise NetworkError("The service cannot be reached.")

    async def _body(self, answer: httpx.Response) -> Mapping[str, Any]:
        """Return an answer's JSON object, or raise what it reports."""
        raw = bytearray()
        async for piece in answer.aiter_bytes():
            raw += piece
            if len(raw) > MAX_BODY:
                raise ProtocolError("The service's answer has no end.")
        try:
            body = json.loads(raw)
        except ValueError:
            body = None
        found = body if isinstance(body, Mapping) else {}
        code = number_of(found.get("code"))
        if code not in (None, 0) or not answer.is_success:
            raise self._failure(code, found, answer)
        if not isinstance(body, Mapping):
            raise ProtocolError("The service's answer is not a JSON object.")
        return body

    def _failure(self, code: int | None, body: Mapping[str, Any], answer: httpx.Response) -> NemoError:
        wait = seconds_to_wait(answer.headers.get("retry-after"))
        return self._meaning(code, words_of(body), status=answer.status_code, wait=wait)

    def _meaning(
        self, code: int | None, words: str, *, status: int = 200, wait: float | None = None
    ) -> NemoError:
        """Return the error for a code, from wherever it comes, with all that we know about the user."""
        return failure(
            code,
            self.auth.redact(words),
            status=status,
            retry_after=self._timeouts.rate_limit if wait is None else wait,
            bind=self.registration_link(),
            limit=self.skill.limit_bytes,
        )

    def registration_link(self) -> str | None:
        """Return where an anonymous user registers, None for one who has."""
        user = self.auth.user_id
        web = os.environ.get("NEMO_WEB_URL", WEB_URL).rstrip("/")
        return f"{web}/register?bind={user}" if user.startswith("anon_") else None

    def _broken(self, error: httpx.TransportError, *, sent: bool = False) -> NemoError:
        if isinstance(error, httpx.ConnectTimeout):
            return NetworkError(f"{self.backend.name} did not answer in {self._timeouts.connect:g} s.")
        if not sent:
            return NetworkError(f"{self.backend.name} cannot be reached.")
        if isinstance(error, httpx.TimeoutException):
            return NetworkError("The service took too long to answer.")
        return NetworkError("The connection to the service broke.")

    def _headers(self, at: Endpoint, token: str) -> dict[str, str]:
        headers = attribution(self.skill)
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if at.key:
            headers["X-Engine-Key"] = at.key.reveal()
        return headers

    async def _client(self) -> httpx.AsyncClient:
        if self._kept is None:
            self._kept = self._new_client(await self.backend.endpoint(), read=ANSWER_S)
        return self._kept

    def _new_client(self, at: Endpoint, *, read: float) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            timeout=httpx.Timeout(ANSWER_S, connect=self._timeouts.connect, read=read),
            # No redirect is followed blindly, and no proxy stands between us and our own machine.
            follow_redirects=False,
            trust_env=not self.backend.is_local,
            verify=_certificates() if at.url.startswith("https") else _no_certificates(),
        )

    def _upload_path(self, session_id: str) -> str:
        return f"/api/upload-video/{APP}/me/{session_id}"


@functools.cache
def _certificates() -> ssl.SSLContext:
    """Read the authorities once: it takes longer than a local answer."""
    return httpx.create_ssl_context()


@functools.cache
def _no_certificates() -> ssl.SSLContext:
    """Return a context that trusts nobody, for plain http, where none is used."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
