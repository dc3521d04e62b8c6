"""One session on the service: opened, opened anew when it has ended, and its media sent again."""

from __future__ import annotations

import asyncio
import hashlib
import uuid
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Literal, TypeVar

from nemo_widgets.client.answers import Latest, Media
from nemo_widgets.client.api import Api
from nemo_widgets.client.events import Event, Failure, Heartbeat, Notice
from nemo_widgets.client.patience import patiently
from nemo_widgets.client.sources import Source
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import AuthError, NemoError, RateLimitedError, SessionError
from nemo_widgets.phrases import PHRASES

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Hooks:
    """What the one who holds the connection wants to hear.

    Parameters
    ----------
    reopened
        A new session, without a timeline, has taken the place of one that had ended.
    note
        A sentence for the user, and its level.
    moved
        An upload's id and name, and the fraction that is sent, None where nobody can tell.
    ended
        The id of an upload that is over, however it ended.
    """

    reopened: Callable[[], None]
    note: Callable[[str, Literal["info", "warning"]], None]
    moved: Callable[[str, str, float | None], None]
    ended: Callable[[str], None]


class Connection:
    """A session on the service.

    Parameters
    ----------
    api
        The service.
    timeouts
        The clocks of an answer.
    language
        What the agent speaks.
    hooks
        Told of what happens on the way.
    """

    def __init__(self, api: Api, timeouts: Timeouts, language: str, hooks: Hooks) -> None:
        self.api = api
        self.session_id = ""
        self.task_id = ""
        self._timeouts = timeouts
        self._language = language
        self._words = PHRASES[language]
        self._hooks = hooks
        self._sent: dict[str, tuple[Source, list[Media]]] = {}
        self._uploads = 0
        self._opening = asyncio.Lock()

    def __repr__(self) -> str:
        return f"<Connection to {self.api.backend.name}, {'open' if self.session_id else 'not open'}>"

    async def open(self) -> None:
        """Make a session on the service."""
        opened = await self.api.create_session(self._language)
        self.session_id, self.task_id = opened.session_id, opened.task_id
        self.learn(opened.user_id)

    def learn(self, user_id: str) -> None:
        """Keep who we are; an anonymous user has a link of their own to register."""
        if user_id:
            self.api.auth.user_id = user_id

    async def state(self) -> Latest:
        """Read the session's state."""
        latest = await self._in_session(lambda: self.api.state(self.session_id))
        self.learn(latest.user_id)
        return latest

    async def link(self) -> str:
        """Return where a person takes the session over in the web workspace."""
        return await self._in_session(lambda: self.api.workspace_link(self.task_id, self.session_id))

    async def send(self, item: Source) -> list[Media]:
        """Upload one thing, and remember it for a session that takes this one's place.

        What the session has already, under the same name, is not sent again.
        """
        key = await asyncio.to_thread(_fingerprint, item)
        if key not in self._sent:
            found = await self._in_session(lambda: self._upload(item))
            self._sent[key] = (item, found)
        return self._sent[key][1]

    async def events(self, text: str) -> AsyncGenerator[Event, None]:
        """Yield the answer to a message; one that was refused before it was taken is sent once more.

        Raises
        ------
        NemoError
            The stream reports an error, breaks, or runs out of time.
        """
        for last in (False, True):
            taken = False
            session_id, token = self.session_id, await self.api.auth.token()
            try:
                answer = patiently(self.api.run_sse(session_id, text, token), self._timeouts)
                async with aclosing(answer) as stream:
                    async for event in stream:
                        if isinstance(event, Failure):
                            raise event.error
                        taken = taken or not isinstance(event, Heartbeat | Notice)
                        yield event
            except (AuthError, SessionError, RateLimitedError) as error:
                if taken or last:
                    raise
                if isinstance(error, SessionError):
                    await self._reopen(session_id)
                elif isinstance(error, RateLimitedError):
                    await self.api.wait(error)
                else:
                    await self.api.renew(token)
                if isinstance(error, SessionError):
                    yield Notice(self._words["ended"])
            else:
                return

    async def _in_session(self, call: Callable[[], Awaitable[_Result]]) -> _Result:
        gone = self.session_id
        try:
            return await call()
        except SessionError:
            if await self._reopen(gone):
                self._hooks.note(self._words["ended"], "info")
            return await call()

    async def _reopen(self, gone: str) -> bool:
        """Make a session in place of one that is gone, unless another call has; send its media again."""
        async with self._opening:
            if self.session_id != gone:
                return False
            await self.open()
            self._hooks.reopened()
            sent, self._sent = self._sent, {}
            for key, (item, _) in sent.items():
                try:
                    self._sent[key] = (item, await self._upload(item))
                except (NemoError, OSError):
                    self._hooks.note(self._words["again"].format(name=item.name), "warning")
            return True

    async def _upload(self, item: Source) -> list[Media]:
        self._uploads += 1
        upload = f"upload-{self._uploads}"
        self._hooks.moved(upload, item.name, None if item.url else 0.0)
        try:
            if item.url:
                return await self.api.upload_urls(self.session_id, [item.url])
            with item.open() as file:
                return await self.api.upload_file(
                    self.session_id,
                    item.name,
                    file,
                    item.size,
                    lambda fraction: self._hooks.moved(upload, item.name, fraction),
                )
        finally:
            self._hooks.ended(upload)


def _fingerprint(item: Source) -> str:
    """Return what tells whether a session has a thing already: its content and its name."""
    if item.url:
        # What is at an address may have changed since.
        return f"{item.url} {uuid.uuid4()}"
    digest = hashlib.sha256()
    with item.open() as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return f"{digest.hexdigest()} {item.name}"
