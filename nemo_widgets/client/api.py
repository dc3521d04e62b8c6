"""The service's endpoints, one method each."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urljoin

import httpx

from nemo_widgets.client import answers, transfer
from nemo_widgets.client.attribution import attribution
from nemo_widgets.client.auth import Auth, another_client_id, token_store
from nemo_widgets.client.backends import WEB_URL, Backend
from nemo_widgets.client.credentials import NOTHING
from nemo_widgets.client.dialects import Dialects
from nemo_widgets.client.events import Event
from nemo_widgets.client.failures import failure, seconds_to_wait
from nemo_widgets.client.multipart import Multipart
from nemo_widgets.client.reading import read_events
from nemo_widgets.client.redaction import FAILURES, hush, hushing, redacted_json
from nemo_widgets.client.retry import LONGEST_RETRY_AFTER_S, repeated
from nemo_widgets.client.secret import Secret
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.client.transport import Transport, json_content
from nemo_widgets.errors import (
    AuthError,
    NemoError,
    NetworkError,
    ProtocolError,
    RateLimitedError,
    RefusedError,
    ServerError,
    TimedOutError,
)
from nemo_widgets.skills import TABLES, Skill
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.outputs import Output

_Result = TypeVar("_Result")

APP = "nemo_agent"

PASSING = (
    NetworkError,
    RefusedError,
    ProtocolError,
    ServerError,
    AuthError,
    RateLimitedError,
    ValueError,
)
"""What an address may fail by that is no trouble of ours, as a full disk is."""


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
        self._skill = skill
        self._timeouts = timeouts
        self._note = note
        # The engine on this machine knows no NEMO_TOKEN, and has no business with it.
        given = None if backend.is_local else _given_token()
        store = None if backend.is_local else lambda: token_store(backend.name)
        self.auth = Auth(self._anonymous_token, given=given, store=store)
        self._transport = Transport(backend, timeouts, lambda: attribution(self.skill))

    @property
    def skill(self) -> Skill:
        """On whose behalf; the engine on this machine takes colour tables beside what every service takes."""
        more = TABLES if self.backend.is_local else ()
        return replace(self._skill, accepts=(*self._skill.accepts, *more))

    @skill.setter
    def skill(self, skill: Skill) -> None:
        self._skill = skill

    def __repr__(self) -> str:
        return f"<Api of {self.backend.name}>"

    async def close(self) -> None:
        """Let go of the connections."""
        await self._transport.close()

    async def create_session(self, language: str) -> answers.Opened:
        """Make a session."""
        body = {"task_name": "project", "language": language}
        return answers.opened(await self._safe("POST", f"/api/tasks/me/with-session/{APP}", body))

    async def state(self, session_id: str) -> answers.Latest:
        """Read a session's state."""
        return answers.latest(
            await self._safe("GET", f"/api/state/{APP}/me/{quote(session_id, safe='')}/latest")
        )

    async def replace_draft(self, session_id: str, draft: Draft, version: int) -> None:
        """Put an edited timeline in the place of the version it was made from; our own engine takes it.

        Raises
        ------
        RefusedError
            The timeline is at another version by now, or the service takes no edited timeline.
        """
        path = f"/api/state/{APP}/me/{quote(session_id, safe='')}/draft"
        try:
            await self._safe("PUT", path, {"draft": draft.to_wire(), "version": version})
        except (RefusedError, ProtocolError) as error:
            if error.code == 409:
                raise RefusedError(
                    "The timeline changed meanwhile.",
                    next_step="Take timeline() again and edit that table.",
                    code=409,
                ) from error
            if error.code in (404, 405, 501):
                raise RefusedError(
                    "This service takes no edited timeline.",
                    next_step="Ask for the change in words instead, such as “lower the music to 20%”.",
                    code=error.code,
                ) from error
            raise

    async def credits(self) -> answers.Credits:
        """Read the balance."""
        return answers.credits_of(await self._safe("GET", "/api/credits/balance/simple"))

    async def submit_render(
        self, render_id: str, session_id: str, draft: Draft, output: Output
    ) -> answers.Render:
        """Ask for a render; under the same id it is the same render, so this may be repeated."""
        body = {
            "id": render_id,
            "sessionId": session_id,
            "draft": draft.to_wire(),
            "output": output.to_wire(),
        }
        return answers.render(await self._safe("POST", "/api/render/proxy/lambda", body))

    async def render(self, render_id: str) -> answers.Render:
        """Read how far a render is."""
        return answers.render(await self._safe("GET", f"/api/render/proxy/lambda/{render_id}"))

    async def cancel_render(self, render_id: str) -> None:
        """Give up a render."""
        path = f"/api/render/proxy/lambda/{render_id}/cancel"
        await self._authorized(lambda token: self._json("POST", path, None, token))

    @hushing
    async def download(self, render_id: str, url: str, target: Path, tell: transfer.Tell) -> None:
        """Bring a finished render home, from its URL, else from the service itself."""

        async def fetch(place: str, token: Secret) -> None:
            # Each time anew: the engine may have moved.
            at = await self.backend.endpoint()

            def sign(address: str) -> tuple[Mapping[str, str], httpx.Auth]:
                return self._transport.signed(at, token) if at.owns(address) else ({}, NOTHING)

            client = await self._transport.kept()
            await transfer.download(
                client,
                urljoin(f"{at.url}/", place),
                target,
                sign=sign,
                tell=tell,
                first_wait=self._timeouts.retry,
            )

        if url:
            try:
                await fetch(url, await self.auth.token())
            except PASSING:
                # The address has expired, or never was one: the service itself has the last word.
                pass
            else:
                return
        await self._authorized(lambda token: fetch(f"api/render/proxy/{render_id}/download", token))

    async def upload_file(self, session_id: str, body: Callable[[], Multipart]) -> list[answers.Media]:
        """Send one file, on a connection of its own.

        Parameters
        ----------
        body
            Makes the body, anew for each try.
        """

        async def send(token: Secret) -> Mapping[str, Any]:
            made = body()
            content = {"content": made, "headers": made.headers}
            return await self._once(session_id, content, token, made.watch)

        return answers.media(await self._authorized(send))

    async def upload_urls(self, session_id: str, urls: Sequence[str]) -> list[answers.Media]:
        """Let the service fetch files itself."""
        content = json_content({"urls": list(urls), "source_type": "url"})
        return answers.media(await self._authorized(lambda token: self._once(session_id, content, token)))

    async def run_sse(
        self, session_id: str, text: str, token: Secret | None = None, *, dry_run: bool = False
    ) -> AsyncGenerator[Event, None]:
        """Send a message, once and on a fresh connection; yield what is answered until the stream closes.

        Parameters
        ----------
        dry_run
            Whether only to be told what would be done, which our own engine can.
        """
        body = {
            "app_name": APP,
            "user_id": "me",
            "session_id": session_id,
            "new_message": {"parts": [{"text": text}]},
            **({"dry_run": True} if dry_run else {}),
        }
        token = token or await self.auth.token()
        try:
            async with self._transport.stream(
                "/run_sse", body, token, {"Accept": "text/event-stream"}
            ) as answer:
                events = read_events(answer, Dialects(self._meaning), self._judge)
                async with aclosing(events):
                    try:
                        async for event in events:
                            yield event
                    except httpx.ReadTimeout as error:
                        raise TimedOutError("The agent has been silent for too long.") from error
        except FAILURES as error:
            hush(error)
            raise

    async def mend(self, error: NemoError, used: Secret) -> None:
        """Do what a call needs that was refused, and so not taken, before it is made once more.

        Parameters
        ----------
        used
            The token that it was made with.

        Raises
        ------
        NemoError
            The error: nothing can be done about it, or it is for the user to decide.
        """
        if isinstance(error, AuthError):
            await self.auth.renew(used)
        elif isinstance(error, RateLimitedError):
            await self._wait(error)
        elif isinstance(error, RefusedError) and error.code == 403 and self.backend.is_local:
            # Another engine may have taken the place of ours, with another key.
            await self.backend.find_again()
        else:
            raise error

    async def _wait(self, error: RateLimitedError) -> None:
        """Wait as long as a 429 asks for, and say so; more than two minutes are for the user to decide."""
        if error.retry_after > LONGEST_RETRY_AFTER_S:
            raise error
        self._note(f"The service is busy: waiting {error.retry_after:.0f} s.")
        await asyncio.sleep(error.retry_after)

    async def _anonymous_token(self, client_id: str) -> Mapping[str, Any]:
        async def ask() -> Mapping[str, Any]:
            return await self._json(
                "POST", "/api/auth/anonymous-token", None, None, {"X-Client-Id": client_id}
            )

        try:
            body = await repeated(ask, first=self._timeouts.retry)
        except RateLimitedError as error:
            await self._wait(error)
            body = await ask()
        except RefusedError as error:
            # 400 is a client id that the service does not take.
            if error.code != 400:
                raise
            client_id = another_client_id()
            body = await ask()
        data = body.get("data")
        return data if isinstance(data, Mapping) else body

    async def _safe(self, method: str, path: str, body: object = None) -> Mapping[str, Any]:
        """Make a call that may be repeated."""
        # The token has tries of its own; they are not to be multiplied by these.
        await self.auth.token()
        found = await repeated(
            lambda: self._authorized(lambda token: self._json(method, path, body, token)),
            first=self._timeouts.retry,
        )
        return _told(found)

    async def _authorized(self, call: Callable[[Secret], Awaitable[_Result]]) -> _Result:
        """Make a call, and once more with a new token, or after the wait that a 429 asks for."""
        used = await self.auth.token()
        try:
            return await call(used)
        except (AuthError, RateLimitedError, RefusedError) as error:
            await self.mend(error, used)
        return await call(await self.auth.token())

    @hushing
    async def _json(
        self,
        method: str,
        path: str,
        body: object,
        token: Secret | None,
        extra: Mapping[str, str] | None = None,
    ) -> Mapping[str, Any]:
        return await self._transport.json(method, path, body, token=token, extra=extra, judge=self._judge)

    @hushing
    async def _once(
        self,
        session_id: str,
        content: Mapping[str, Any],
        token: Secret,
        watch: Callable[[Callable[[], None]], None] = lambda _: None,
    ) -> Mapping[str, Any]:
        path = f"/api/upload-video/{APP}/me/{quote(session_id, safe='')}"
        found = await self._transport.once(path, content, token=token, judge=self._judge, watch=watch)
        return _told(found)

    def _judge(self, code: int | None, words: str, answer: httpx.Response) -> NemoError:
        wait = seconds_to_wait(answer.headers.get("retry-after"))
        return self._meaning(code, words, status=answer.status_code, wait=wait)

    def _meaning(
        self, code: int | None, words: str, *, status: int = 200, wait: float | None = None
    ) -> NemoError:
        """Return the error for a code, from wherever it comes, with all that we know about the user."""
        found = failure(
            code,
            words,
            status=status,
            retry_after=self._timeouts.rate_limit if wait is None else wait,
            bind=self.registration_link(),
            limit=self.skill.limit_bytes,
        )
        if isinstance(found, ServerError):
            # Only a wait that was asked for; else the client has its own.
            found.retry_after = wait
        return found

    async def workspace_link(self, task_id: str, session_id: str) -> str:
        """Return where a person takes a session over in the web workspace; the link is the claim.

        Raises
        ------
        RefusedError
            The service has no web workspace.
        """
        no_workspace = RefusedError(
            "There is no web workspace for this service.",
            next_step='Links are for sessions of the cloud: nemo.Session(backend="cloud").',
        )
        if self.backend.is_local:
            raise no_workspace
        body = {"task_id": task_id, "session_id": session_id}
        try:
            claim = answers.claim(await self._safe("POST", "/api/auth/claim-token", body))
        except (RefusedError, ProtocolError, ServerError) as error:
            if error.code in (404, 405, 501):
                raise no_workspace from error
            raise
        return f"{self._web()}/workspace/claim?ct={quote(claim, safe='')}"

    def _web(self) -> str:
        return os.environ.get("NEMO_WEB_URL", WEB_URL).rstrip("/")

    def registration_link(self) -> str | None:
        """Return where an anonymous user registers, None for one who has."""
        user = self.auth.user_id
        return f"{self._web()}/register?bind={user}" if user.startswith("anon_") else None


def _given_token() -> Secret | None:
    given = os.environ.get("NEMO_TOKEN", "").strip()
    return Secret(given) if given else None


def _told(answer: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an answer in which the service does not repeat our secrets."""
    found: Mapping[str, Any] = redacted_json(answer)
    return found
