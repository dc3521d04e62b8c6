"""One session on a service, and the state the browser shows of it."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from nemo_widgets.bridge import state as shown
from nemo_widgets.bridge.stage import Stage
from nemo_widgets.bridge.state import State
from nemo_widgets.client.answers import Credits, Latest
from nemo_widgets.client.api import Api
from nemo_widgets.client.backends import choose
from nemo_widgets.client.connection import Connection
from nemo_widgets.client.sending import Hooks
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.conversation import gui
from nemo_widgets.conversation.documents import Document
from nemo_widgets.errors import NemoError, SessionError
from nemo_widgets.exports import start_engine
from nemo_widgets.phrases import PHRASES, in_chinese
from nemo_widgets.reply import Reply
from nemo_widgets.skills import load
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.summary import rows, summarize


class Connected:
    """What every verb of a session stands on: the connection, the draft as read last, the state it shows."""

    def __init__(
        self,
        backend: str | None = None,
        *,
        skill: str = "ai-image-free",
        timeouts: Timeouts | None = None,
        language: str = "en",
        follow_up: bool = True,
        on_state: Callable[[State], None] | None = None,
    ) -> None:
        self._timeouts = timeouts or Timeouts()
        self._language = "zh" if language.lower().startswith("zh") else "en"
        self._words = PHRASES[self._language]
        self._stage = Stage(self._words["cancelled"], self._language)
        self._api = Api(choose(backend, start=start_engine), load(skill), self._timeouts, self._wait_noted)
        self._draft = Draft({})
        self._generated: tuple[str, ...] = ()
        self._tabled: Draft | None = None
        self._version = 0
        self._connection = Connection(self._api, self._timeouts, self._language, self._hooks())
        self._history: list[tuple[str, Reply]] = []
        self._documents: list[Document] = []
        self._follow_up = follow_up
        self._pointed_at: set[gui.Action] = set()
        self._instructions: list[str] = []
        self._unchanged = False
        self._copies: tempfile.TemporaryDirectory[str] | None = None
        self._turn = asyncio.Lock()
        self._opening = asyncio.Lock()
        self._choose_skill()
        # Told from here on: whoever shows the state may still be in the making.
        self._stage.on_state = on_state

    def __repr__(self) -> str:
        return f"<Session with {self.place}, {self._stage.state.status}, {self._draft!r}>"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("A session is not pickled or copied, since it holds a connection: make another.")

    @property
    def place(self) -> str:
        """Where the work is done: `local`, or the address of the service."""
        return self._api.backend.name

    @property
    def state(self) -> State:
        """What the browser shows."""
        return self._stage.state

    @property
    def draft(self) -> Draft:
        """The timeline as it was read last."""
        return self._draft

    async def start(self) -> None:
        """Connect: start the engine where needed, and open a session on the service.

        Raises
        ------
        NemoError
            The service cannot be reached, or the engine cannot start.
        """
        if self._stage.closed:
            raise SessionError("This session is closed.", next_step="Make a new one.")
        async with self._opening:
            if self._connection.session_id:
                return
            self._stage.apply(shown.StatusChanged("connecting"))
            try:
                await self._connection.open()
            except NemoError as error:
                self._stage.unreachable = True
                self._stage.fail(error)
                self._stage.apply(shown.StatusChanged("failed"))
                raise
            self._stage.unreachable = False
            with suppress(NemoError):
                # Worth showing, not worth failing for.
                self._show_balance(await self._api.credits())
            self._stage.apply(shown.StatusChanged("ready"))

    async def close(self) -> None:
        """End the session; exports that run go on in the engine."""
        self._stage.closed = True
        await self.cancel()
        await self._api.close()
        if self._copies is not None:
            await asyncio.to_thread(self._copies.cleanup)
            self._copies = None
        self._stage.apply(shown.StatusChanged("closed"))

    async def cancel(self) -> None:
        """Cancel what runs, and wait until it has cleaned up."""
        await self._stage.cancel()

    def _kept_until_closed(self) -> Path:
        """Return a folder for what nobody needs when the session is closed."""
        if self._copies is None:
            self._copies = tempfile.TemporaryDirectory(prefix="nemo-", ignore_cleanup_errors=True)
        return Path(self._copies.name)

    def _hooks(self) -> Hooks:
        return Hooks(
            reopened=lambda: self._take(Latest(Draft({}), 0)),
            note=lambda text, level: self._stage.apply(shown.Noted(text, level)),
            moved=lambda id_, name, part: self._stage.apply(shown.Progressed(id_, "upload", name, part)),
            ended=lambda id_: self._stage.apply(shown.ProgressEnded(id_)),
        )

    async def _refresh(self) -> None:
        self._take(await self._connection.state())

    def _take(self, latest: Latest) -> None:
        changed = latest.draft != self._draft
        self._version = latest.version if latest.version is not None else self._version + changed
        self._draft, self._generated = latest.draft, latest.generated
        known = self._stage.state.timeline
        if changed or known is None or known["version"] != self._version:
            width, height = self._draft.size
            self._stage.apply(
                shown.TimelineChanged(
                    rows=rows(self._draft),
                    duration=self._draft.duration_ms / 1000,
                    width=width,
                    height=height,
                    version=self._version,
                    summary=summarize(self._draft),
                )
            )

    def _wait_noted(self, text: str) -> None:
        self._stage.apply(shown.Noted(in_chinese(text) if self._language == "zh" else text))

    def _show_balance(self, balance: Credits) -> None:
        self._stage.apply(shown.CreditsRead(balance.available, balance.frozen, balance.total))

    def _choose_skill(self) -> None:
        skill = self._api.skill
        self._stage.apply(
            shown.SkillChosen(
                skill.slug,
                skill.title,
                skill.limit_bytes,
                (*skill.accepts, *skill.documents),
                skill.examples,
            )
        )
