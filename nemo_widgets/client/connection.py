"""One session on the service: opened, opened anew when it has ended, and its media sent again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from typing import TypeVar

from nemo_widgets.client.answers import Latest, Media
from nemo_widgets.client.api import Api
from nemo_widgets.client.events import Event, Failure, Heartbeat, Notice, Thought
from nemo_widgets.client.patience import patiently
from nemo_widgets.client.sending import Hooks, Sending
from nemo_widgets.client.sources import Source
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import AuthError, NemoError, RateLimitedError, RefusedError, SessionError
from nemo_widgets.phrases import PHRASES

_Result = TypeVar("_Result")


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
        self._sending = Sending(api, timeouts, hooks, self._in_session, lambda: self.session_id)
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

    async def send(self, items: Sequence[Source]) -> list[list[Media] | NemoError]:
        """Upload things, and return for each what became of it, in the order given."""
        found = await self._sending.send(items)
        for error in found:
            if isinstance(error, NemoError):
                error.say_in(self._language)
        return found

    async def events(self, text: str, *, dry_run: bool = False) -> AsyncGenerator[Event, None]:
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
                answer = patiently(self.api.run_sse(session_id, text, token, dry_run=dry_run), self._timeouts)
                async with aclosing(answer) as stream:
                    async for event in stream:
                        if isinstance(event, Failure):
                            raise event.error
                        taken = taken or not isinstance(event, Heartbeat | Notice)
                        # To whoever listens, a thought is one more heartbeat.
                        yield Heartbeat() if isinstance(event, Thought) else event
            except SessionError:
                if taken or last:
                    raise
                await self._reopen(session_id)
                yield Notice(self._words["ended"])
            except (AuthError, RateLimitedError, RefusedError) as error:
                if taken or last:
                    raise
                await self.api.mend(error, token)
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
            await self._sending.again(self._lost)
            return True

    def _lost(self, name: str) -> None:
        self._hooks.note(self._words["again"].format(name=name), "warning")
