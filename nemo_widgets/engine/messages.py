"""One message of one session, as the events of an ADK server.

Framing and field names are those of Google's Agent Development Kit: `data: {compact JSON}` and a blank line
an event, no event names, no ids. While work is silent, `data: {"type":"heartbeat"}` keeps the connection: a
comment would do as well, but not every reader passes comments on to its clock.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
import uuid
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from nemo_widgets.engine.agent.context import AgentContext, Call, Commit, Result, Say
from nemo_widgets.engine.agent.memory import Memory
from nemo_widgets.engine.agent.planning import Planner, by_rules
from nemo_widgets.engine.agent.refit import refitted_by_hand
from nemo_widgets.engine.agent.respond import respond
from nemo_widgets.engine.agent.tools import source_of
from nemo_widgets.engine.generate.cards import look_at
from nemo_widgets.engine.media.guard import inspect
from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.engine.media.library import Library
from nemo_widgets.engine.pictures import Pictures
from nemo_widgets.engine.settings import Settings
from nemo_widgets.engine.sounds import Sounds
from nemo_widgets.engine.store import Store
from nemo_widgets.engine.tables import Conversation
from nemo_widgets.engine.workers import Workers
from nemo_widgets.errors import NemoError, RefusedError
from nemo_widgets.makers.registry import MUSIC, chosen
from nemo_widgets.timeline.draft import Draft

log = logging.getLogger(__name__)


@dataclass
class History:
    """The session's versions as the agent sees them; remembers where the agent went and what was made."""

    store: Store
    session_id: int
    at: int
    target: int | None = None
    made: list[MediaItem] = field(default_factory=list)

    def undo(self) -> Draft | None:
        """Go back one version."""
        return self._go(-1)

    def redo(self) -> Draft | None:
        """Go forward one version."""
        return self._go(1)

    def _go(self, step: int) -> Draft | None:
        number = (self.at if self.target is None else self.target) + step
        draft = self.store.version_at(self.session_id, number)
        if draft is not None:
            self.target = number
        return draft


class Messages:
    """Answers messages; one at a time in each session."""

    def __init__(
        self,
        store: Store,
        library: Library,
        workers: Workers,
        settings: Settings,
        planner: Planner = by_rules,
    ) -> None:
        self._planner = planner
        self._store = store
        self._library = library
        self._workers = workers
        self._settings = settings
        self._pictures = Pictures(workers, settings)
        self._sounds = Sounds(workers, settings)
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._replacing: set[int] = set()

    def stop(self) -> None:
        """End the processes that only messages use."""
        self._pictures.stop()
        self._sounds.stop()

    async def answer(
        self, session: Conversation, message: str, *, dry_run: bool = False
    ) -> AsyncGenerator[bytes, None]:
        """Yield the stream of one message; closing it early cancels the work, and nothing is changed.

        Parameters
        ----------
        dry_run
            Whether to tell only what would be done.
        """
        queue: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        work = asyncio.create_task(self._work(session, message, queue, dry_run))
        try:
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), self._settings.heartbeat_s)
                except TimeoutError:
                    event = {"type": "heartbeat"}
                if event is None:
                    return
                yield f"data: {json.dumps(event, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()
        finally:
            work.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await work

    async def replace(self, session: Conversation, draft: Draft, version: object) -> int:
        """Keep a draft as the version after the one it was made from; return its number.

        The draft that is there already makes no new version, so a request may be repeated. Music that was
        composed here is composed anew where it would no longer end with the video.

        Raises
        ------
        RefusedError
            The agent is at work on this timeline, or it is at another version by now.
        """
        lock = self._locks.setdefault(session.id, asyncio.Lock())
        if lock.locked() and session.id not in self._replacing:
            raise RefusedError(
                "The agent is still at work on this timeline.",
                next_step="Wait for its answer and try again.",
                code=423,
            )
        async with lock:
            self._replacing.add(session.id)
            try:
                return await self._replaced(session, draft, version)
            finally:
                self._replacing.discard(session.id)

    async def _replaced(self, session: Conversation, draft: Draft, version: object) -> int:
        current, number = self._store.draft(session.id)
        if draft == current:
            return number
        history = History(self._store, session.id, number)
        # Also of a request that is repeated: the same draft gets the same music, and is there already.
        if isinstance(version, int) and not isinstance(version, bool) and number - 1 <= version <= number:
            before = self._store.version_at(session.id, version)
            draft = draft if before is None else await self._fitted(session, before, draft, history)
        if draft == current:
            return number
        if version != number or isinstance(version, bool):
            raise RefusedError(
                f"The timeline is at version {number} by now.",
                next_step="Read it again and edit that.",
                code=409,
            )
        return self._store.commit(session.id, draft, "", history.made)

    async def _fitted(self, session: Conversation, before: Draft, draft: Draft, history: History) -> Draft:
        """Return a draft with music that ends with it; only our own is the same whenever it is composed."""
        again = refitted_by_hand(before, draft) if chosen(MUSIC) == MUSIC.default else None
        if again is None:
            return draft
        call, longer = again
        compose = self._context(session, draft, history).compose
        try:
            item = await compose(
                call.mood, max(1.0, longer.duration_ms / 1000), call.seed, call.bpm, call.key
            )
        except NemoError as error:
            # The edit is what was asked for; the music plays on as it is.
            log.warning("the music could not be fitted: %s", error.message)
            return draft
        return call.edit(longer, source_of(item))

    async def _work(
        self,
        session: Conversation,
        message: str,
        queue: asyncio.Queue[dict[str, Any] | None],
        dry_run: bool,
    ) -> None:
        invocation = f"e-{uuid.uuid4()}"
        lock = self._locks.setdefault(session.id, asyncio.Lock())
        try:
            async with lock:
                async for event in self._events(session, message, dry_run):
                    queue.put_nowait(_adk(invocation, **event))
        except NemoError as error:
            queue.put_nowait(_adk(invocation, error=error))
        except Exception as error:  # the stream says that it failed; the whole is in the log
            log.exception("a message failed")
            queue.put_nowait(
                _adk(
                    invocation,
                    error=NemoError(f"The engine failed ({type(error).__name__}); its log says more."),
                )
            )
        finally:
            queue.put_nowait(None)

    async def _events(
        self, session: Conversation, message: str, dry_run: bool
    ) -> AsyncIterator[dict[str, Any]]:
        draft, number = self._store.draft(session.id)
        history = History(self._store, session.id, number)
        context = self._context(session, draft, history)
        async for event in respond(message, context, dry_run=dry_run):
            if isinstance(event, Say):
                yield {"parts": [{"text": event.text}]}
            elif isinstance(event, Call):
                yield {
                    "parts": [
                        {"functionCall": {"id": event.id, "name": event.name, "args": dict(event.args)}}
                    ]
                }
            elif isinstance(event, Result):
                part = {"id": event.id, "name": event.name, "response": dict(event.response)}
                yield {"parts": [{"functionResponse": part}], "role": "user"}
            else:
                yield {"parts": [], "delta": self._commit(session, event, history, message)}
        if not dry_run:
            self._store.remember(session.id, context.memory.written())

    def _commit(self, session: Conversation, event: Commit, history: History, message: str) -> dict[str, Any]:
        # An edit may start from an earlier version: "no, the other one".
        if history.target is None or event.draft != self._store.version_at(session.id, history.target):
            number = self._store.commit(session.id, event.draft, message, history.made)
        else:
            number = history.target
            self._store.go_to(session.id, number)
        return {"draft": event.draft.to_wire(), "version": number}

    def _context(self, session: Conversation, draft: Draft, history: History) -> AgentContext:
        uploads = [
            self._library.item(media, name)
            for name, media in self._store.session_media(session.id, generated=False)
        ]

        async def paint(prompt: str, seed: int, width: int, height: int) -> MediaItem:
            return await self._make(
                f"{prompt[:80]}.png",
                history,
                lambda target: self._pictures.make(prompt, seed, width, height, target),
            )

        async def card(prompt: str, seed: int, width: int, height: int) -> MediaItem:
            return await self._make(
                f"{prompt[:80]}.png",
                history,
                lambda target: self._pictures.card(prompt, seed, width, height, target),
            )

        async def compose(
            mood: str, seconds: float, seed: int, bpm: float | None = None, key: str | None = None
        ) -> MediaItem:
            return await self._make(
                f"{mood}.wav",
                history,
                lambda target: self._sounds.compose(mood, seconds, seed, target, bpm, key),
            )

        async def narrate(
            texts: tuple[str, ...], gender: str, pace: float, seconds: float | None
        ) -> MediaItem:
            return await self._make(
                "voice-over.wav",
                history,
                lambda target: self._sounds.narrate(texts, gender, pace, seconds, target),
            )

        return AgentContext(
            draft=draft,
            versions=history,
            media=uploads,
            language=session.language,
            paint=paint,
            compose=compose,
            missing_glyphs=_missing_glyphs,
            memory=Memory.read(self._store.memory(session.id)),
            has_font=_has_font,
            card=card,
            narrate=narrate,
            planner=self._planner,
            look=self._look,
        )

    async def _look(self, item: MediaItem) -> Mapping[str, Any]:
        seen: Mapping[str, Any] = await self._workers.run(look_at, item.path)
        return seen

    async def _make(
        self, name: str, history: History, generate: Callable[[Path], Awaitable[dict[str, Any]]]
    ) -> MediaItem:
        """Have something made and put it into the library; it comes into the session with the new version."""
        target = self._library.incoming()
        try:
            made = await generate(target)
            facts = await self._workers.run(inspect, target, name, self._settings.pixel_limit)
            item = await asyncio.to_thread(self._library.adopt, target, name, facts, made)
        finally:
            self._library.discard(target)
        history.made.append(item)
        return item


def _missing_glyphs(text: str) -> str:
    from nemo_widgets.engine.render.text import missing_glyphs

    return missing_glyphs(text)


def _has_font(family: str) -> bool:
    from nemo_widgets.engine.render.typefaces import named_face

    return named_face(family, 400) is not None


def _adk(
    invocation: str,
    parts: list[dict[str, Any]] | None = None,
    role: str = "model",
    delta: Mapping[str, Any] | None = None,
    error: NemoError | None = None,
) -> dict[str, Any]:
    """Return one event as an ADK server writes it."""
    event: dict[str, Any] = {
        "invocationId": invocation,
        "author": "nemo_agent",
        "actions": {"stateDelta": dict(delta or {}), "artifactDelta": {}},
        "id": str(uuid.uuid4()),
        "timestamp": time.time(),
    }
    if parts:
        event["content"] = {"parts": parts, "role": role}
    if error is not None:
        event["errorCode"] = str(error.code or "ENGINE")
        event["errorMessage"] = error.message
        event["next_step"] = error.next_step
    return event
