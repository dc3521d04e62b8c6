"""Uploads of one session: several at once, in the order given, and never twice."""

from __future__ import annotations

import asyncio
import hashlib
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar
from urllib.parse import unquote

from nemo_widgets.client.answers import Media
from nemo_widgets.client.api import Api
from nemo_widgets.client.multipart import Multipart
from nemo_widgets.client.sources import Source
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.client.turns import Turn, Turns
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

AT_ONCE = 3
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
        self._turns = Turns(AT_ONCE)
        self._sent: dict[str, tuple[Source, list[Media]]] = {}
        self._coming: set[str] = set()
        self._doubtful: set[str] = set()
        self._count = 0

    async def send(self, items: Sequence[Source]) -> list[list[Media] | NemoError]:
        """Upload things and return for each what became of it, in the order given.

        What the session has already, under the same name, is not sent again. One that is refused does not
        keep the others back, unless they would be refused as well.
        """
        over: list[NemoError] = []

        async def one(item: Source) -> list[Media] | NemoError:
            try:
                async with self._turns.turn() as turn:
                    return [] if over else await self._one(item, turn)
            except NemoError as error:
                if _concerns_all(error):
                    over.append(error)
                return error

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(item)) for item in items]
        return [task.result() for task in tasks]

    async def again(self) -> list[str]:
        """Send everything into a session that has taken the place of another; return what could not be."""
        sent, self._sent = self._sent, {}
        self._doubtful.clear()
        lost = []
        for key, (item, _) in sent.items():
            try:
                self._sent[key] = (item, await self._upload(item, Turn(None)))
            except (NemoError, OSError):
                lost.append(item.name)
        return lost

    async def _one(self, item: Source, turn: Turn) -> list[Media]:
        key = await asyncio.to_thread(_fingerprint, item)
        if key in self._coming:
            await turn.come()
        if key not in self._sent:
            self._coming.add(key)
            try:
                found = await self._once(key, item, turn)
            finally:
                self._coming.discard(key)
            self._sent[key] = (item, found)
        return self._sent[key][1]

    async def _once(self, key: str, item: Source, turn: Turn) -> list[Media]:
        """Send one thing, unless it turns out that an earlier try whose answer was lost has arrived."""
        doubt = item.url or key
        if doubt in self._doubtful:
            found = await self._arrived(key, item)
            if found:
                self._doubtful.discard(doubt)
                return found
        # Until there is an answer: a cancel leaves it open as well.
        self._doubtful.add(doubt)
        try:
            found = await self._in_session(lambda: self._upload(item, turn))
        except (NetworkError, ServerError, ProtocolError) as error:
            if not _may_have_arrived(error):
                self._doubtful.discard(doubt)
                raise
            found = await self._arrived_after(key, item, error)
        except NemoError:
            # A refusal is an answer: it was not taken.
            self._doubtful.discard(doubt)
            raise
        self._doubtful.discard(doubt)
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

    async def _upload(self, item: Source, turn: Turn) -> list[Media]:
        self._count += 1
        upload = f"upload-{self._count}"
        self._hooks.moved(upload, item.name, None if item.url else 0.0)
        try:
            if item.url:
                # The service fetches it, so it is there when the answer is.
                await turn.come()
                return await self._api.upload_urls(self._session_id(), [item.url])

            def told(fraction: float) -> None:
                self._hooks.moved(upload, item.name, fraction)

            with item.open() as file:

                def body() -> Multipart:
                    file.seek(0)
                    return Multipart(item.name, file, item.size, told, turn)

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
    # A redirect or an address that is not known is an answer; half an answer is none.
    return isinstance(error, ServerError) or error.code is None


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
