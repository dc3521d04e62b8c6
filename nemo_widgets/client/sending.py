"""Uploads of one session: one after the other, in the order given, and never twice.

A session lists its media in the order in which the service had the last byte of each. To send two at once and
hold back the end of the second is what a slow attack on a server looks like: Apache, IIS and Kestrel refuse a
body of few bytes a second, and others end a request after some minutes, whatever comes.
"""

from __future__ import annotations

import asyncio
import hashlib
import uuid
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar
from urllib.parse import unquote

from nemo_widgets.client.answers import Media
from nemo_widgets.client.api import Api
from nemo_widgets.client.multipart import Multipart
from nemo_widgets.client.sources import Source
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import (
    AuthError,
    CreditsError,
    NemoError,
    NetworkError,
    PlanError,
    ProtocolError,
    RateLimitedError,
    ServerError,
)

_Result = TypeVar("_Result")

LOOKS = 3
NEAR_LOOK_S = 0.5


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


class InSession(Protocol):
    """Makes a call, and once more in a new session where the one before has ended."""

    def __call__(self, call: Callable[[], Awaitable[_Result]]) -> Awaitable[_Result]:
        """Make it."""


class Sending:
    """What goes from this machine into a session.

    Parameters
    ----------
    api, timeouts, hooks
        The service, its clocks, and who is told of the way.
    in_session, session_id
        Makes a call in the session as it is then; its id.
    """

    def __init__(
        self,
        api: Api,
        timeouts: Timeouts,
        hooks: Hooks,
        in_session: InSession,
        session_id: Callable[[], str],
    ) -> None:
        self._api = api
        self._timeouts = timeouts
        self._hooks = hooks
        self._in_session = in_session
        self._session_id = session_id
        self._line = asyncio.Lock()
        self._sent: dict[str, tuple[Source, list[Media]]] = {}
        self._doubtful: set[str] = set()
        self._count = 0

    async def send(self, items: Sequence[Source]) -> list[list[Media] | NemoError]:
        """Upload things and return for each what became of it, in the order given.

        What the session has already, under the same name, is not sent again. One that is refused does not
        keep the others back, unless they would be refused as well.
        """
        found: list[list[Media] | NemoError] = []
        over = False
        # Held while they are on their way: who comes next waits in line.
        async with self._line:
            for item in items:
                try:
                    found.append([] if over else await self._one(item))
                except NemoError as error:
                    over = _concerns_all(error)
                    found.append(error)
        return found

    async def again(self, lost: Callable[[str], None]) -> None:
        """Send everything into a session that has taken the place of another.

        Parameters
        ----------
        lost
            Told the name of each that is not there; also of those that a cancel leaves behind.
        """
        sent, self._sent = self._sent, {}
        self._doubtful.clear()
        try:
            for key, (item, _) in sent.items():
                with suppress(NemoError):
                    self._sent[key] = (item, await self._settled(key, item))
        finally:
            for key, (item, _) in sent.items():
                if key not in self._sent:
                    lost(item.name)

    async def _one(self, item: Source) -> list[Media]:
        """Send one thing, unless it is there, or turns out to have arrived when its answer was lost."""
        key = await asyncio.to_thread(_fingerprint, item)
        if key not in self._sent:
            found = await self._arrived(key, item) if _doubt(key, item) in self._doubtful else None
            if not found:
                try:
                    found = await self._in_session(lambda: self._settled(key, item))
                except (NetworkError, ServerError, ProtocolError) as error:
                    if not _may_have_arrived(error):
                        raise
                    found = await self._arrived_after(key, item, error)
            self._doubtful.discard(_doubt(key, item))
            self._sent[key] = (item, found)
        return self._sent[key][1]

    async def _settled(self, key: str, item: Source) -> list[Media]:
        """Send one thing; until there is an answer it may have arrived, also where a cancel comes first."""
        self._doubtful.add(_doubt(key, item))
        try:
            found = await self._upload(item)
        except NemoError as error:
            if not _may_have_arrived(error):
                self._doubtful.discard(_doubt(key, item))
            raise
        self._doubtful.discard(_doubt(key, item))
        return found

    async def _arrived_after(self, key: str, item: Source, error: NemoError) -> list[Media]:
        """Ask the session for something whose answer was lost; the error where it is not there."""
        waits = [0.0, self._timeouts.look, self._timeouts.look_again][:LOOKS]
        if await self._api.backend.is_near():
            waits = [min(wait, NEAR_LOOK_S) for wait in waits]
        found: list[Media] | None = None
        for wait in waits:
            await asyncio.sleep(wait)
            found = await self._arrived(key, item)
            if found:
                return found
        error.next_step = (
            "Nobody can say whether it arrived. Upload it again: it is looked for before it is sent."
            if found is None
            else "It did not arrive, and was not sent twice. Upload it again."
        )
        raise error

    async def _arrived(self, key: str, item: Source) -> list[Media] | None:
        """Return an upload as the session's state lists it, None where the state cannot be read."""
        try:
            latest = await self._api.state(self._session_id())
        except NemoError:
            return None
        known = {(medium.name, medium.url) for _, media in self._sent.values() for medium in media}
        digest = key.split(" ", 1)[0]
        named = {item.name, unquote(item.name)} if item.url else {item.name}
        return [
            medium
            for medium in latest.media
            if (medium.name, medium.url) not in known and (medium.name in named or medium.hash == digest)
        ][:1]

    async def _upload(self, item: Source) -> list[Media]:
        self._count += 1
        upload = f"upload-{self._count}"
        self._hooks.moved(upload, item.name, None if item.url else 0.0)
        try:
            if item.url:
                return await self._api.upload_urls(self._session_id(), [item.url])

            def told(fraction: float) -> None:
                self._hooks.moved(upload, item.name, fraction)

            with item.open() as file:

                def body() -> Multipart:
                    file.seek(0)
                    return Multipart(item, file, told)

                return await self._api.upload_file(self._session_id(), body)
        finally:
            self._hooks.ended(upload)


def _concerns_all(error: NemoError) -> bool:
    """Tell whether what comes next would fail for the same reason."""
    if isinstance(error, NetworkError):
        return not error.sent
    return isinstance(error, AuthError | CreditsError | PlanError | RateLimitedError)


def _may_have_arrived(error: NemoError) -> bool:
    if isinstance(error, NetworkError):
        return error.sent
    # A refusal is an answer, and so is a redirect or an address that is not known; half an answer is none.
    return isinstance(error, ServerError) or (isinstance(error, ProtocolError) and error.code is None)


def _doubt(key: str, item: Source) -> str:
    """Return what a thing whose answer was lost is known by when it is given again."""
    return item.url or key


def _fingerprint(item: Source) -> str:
    """Return what tells whether a session has a thing already: its content and its name."""
    if item.url:
        # What is at an address may have changed since.
        return f"{item.url} {uuid.uuid4()}"
    digest = hashlib.sha256()
    with item.open() as file:
        while piece := item.read(file, 1 << 20):
            digest.update(piece)
    return f"{digest.hexdigest()} {item.name}"
