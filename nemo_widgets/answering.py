"""A message and what comes of it: the stream as it is shown, and the timeline read afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, suppress
from dataclasses import asdict

from nemo_widgets.bridge import state as shown
from nemo_widgets.client.answers import Credits, Latest
from nemo_widgets.client.events import Event, Heartbeat, Notice, Partial, StateDelta, Step, Text
from nemo_widgets.connected import Connected
from nemo_widgets.conversation.changes import describe
from nemo_widgets.conversation.documents import with_documents
from nemo_widgets.conversation.followup import asks_for_a_change, do_it
from nemo_widgets.conversation.gui import translate
from nemo_widgets.errors import InputError, NemoError, NetworkError, ServerError, TimedOutError
from nemo_widgets.reply import Reply, joined
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.summary import summarize

LOOKS = 5
NEAR_LOOK_S = 1.0


class Answering(Connected):
    """The half of a session that talks with the agent."""

    def _check_dry_run(self, files: Sequence[object] = ()) -> None:
        """Refuse a dry run before anything is sent, where it would not be one."""
        error = None
        if not self._api.backend.is_local:
            error = InputError(
                "This service cannot tell what it would do without doing it.",
                next_step='Leave dry_run out, or use the engine on this machine: backend="local".',
            )
        elif files:
            error = InputError(
                "A dry run uploads nothing.", next_step="Upload the files first, then ask with dry_run=True."
            )
        if error is not None:
            self._stage.fail(error)
            raise error

    async def _foretell(self, text: str) -> AsyncGenerator[Event, None]:
        """Have the agent tell what it would do; the documents that wait stay for the message that does it."""
        waiting = self._documents
        try:
            async with aclosing(self._exchange(text, dry_run=True)) as events:
                async for event in events:
                    yield event
        finally:
            self._documents = waiting

    async def _converse(self, text: str) -> AsyncGenerator[Event, None]:
        """Answer a message; where the agent only said what to click, ask it once to do that itself.

        What it answers to that is the end of it, whatever it says: an answer never leads to a third message.
        """
        async with aclosing(self._exchange(text)) as events:
            async for event in events:
                yield event
        if not (self._follow_up and self._unchanged and self._instructions and asks_for_a_change(text)):
            return
        pointed_at, (_, first) = self._pointed_at, self._history.pop()
        asked = Notice(self._words["asked_to_do"])
        self._stage.apply(shown.Noted(asked.text))
        self._history.append((text, joined(first, Reply(asked.text, version=self._version, events=[asked]))))
        yield asked
        try:
            async with aclosing(self._exchange(do_it(self._instructions, self._language))) as events:
                async for event in events:
                    yield event
        except NemoError as error:
            # The user's own message was answered, and that stands.
            failed = Notice(self._words["not_done"].format(error=error.say_in(self._language)), "warning")
            self._stage.apply(shown.Noted(failed.text, failed.level))
            self._history.append(("", Reply(failed.text, version=self._version, events=[failed])))
            yield failed
        _, second = self._history.pop()
        _, first = self._history.pop()
        self._history.append((text, joined(first, second)))
        self._pointed_at |= pointed_at

    async def _exchange(self, text: str, *, dry_run: bool = False) -> AsyncGenerator[Event, None]:
        await self.start()
        before = self._draft
        self._pointed_at, self._instructions, self._unchanged = set(), [], False
        events: list[Event] = []
        said: list[str] = []
        broke: NetworkError | None = None
        try:
            message = with_documents(text, self._documents)
            async with aclosing(self._connection.events(message, dry_run=dry_run)) as stream:
                async for event in stream:
                    # Taken: what is refused before it is keeps its documents.
                    self._documents = []
                    # A step of a dry run was not made, and the log would say that it is done.
                    told = event if dry_run and isinstance(event, Step) else self._show(event)
                    if not isinstance(told, Heartbeat):
                        # There may be one every second for a quarter of an hour.
                        events.append(told)
                    if isinstance(told, Text) and told.text:
                        said.append(told.text)
                    yield told
            self._documents = []
        except NetworkError as error:
            if dry_run or not error.sent:
                raise
            self._documents = []
            broke = error
        except TimedOutError:
            # The agent may have worked all the same.
            with suppress(NemoError):
                await self._refresh()
            raise
        if broke is not None:
            await self._look_until_it_changed(broke, before)
        else:
            self._unchanged = await self._read_after() and self._draft == before
        changes = describe(before, self._draft, self._language)
        silent = not said
        if silent:
            told = Text(self._told_changes(changes))
            self._stage.apply(shown.AgentText(told.text))
            events.append(told)
            said.append(told.text)
            yield told
        for told in await self._shown_below():
            events.append(told)
            said.append(told.text)
            yield told
        reply = Reply("\n\n".join(said), changes, silent, self._version, events)
        self._history.append((text, reply))

    async def _shown_below(self) -> list[Notice]:
        """Return what the agent sent its user to another panel for, and that costs nothing to show."""
        found = []
        if self._pointed_at & {"state", "summary"} and self._draft.segments:
            found.append(Notice(summarize(self._draft)))
        if "credits" in self._pointed_at:
            with suppress(NemoError):
                balance = await self._api.credits()
                self._show_balance(balance)
                found.append(Notice(self._told_credits(balance)))
        for notice in found:
            self._stage.apply(shown.Noted(notice.text))
        return found

    async def _read_after(self) -> bool:
        """Read the timeline after an answer; where that fails, the answer stands all the same."""
        try:
            await self._refresh()
        except (NetworkError, ServerError) as error:
            self._stage.apply(shown.Noted(error.say_in(self._language).message, "warning"))
            return False
        return True

    async def _look_until_it_changed(self, broke: NetworkError, before: Draft) -> None:
        """Read the timeline after a stream broke: the message is not sent again, and may be worked on still.

        Raises
        ------
        NetworkError
            The timeline did not change for five reads.
        """
        self._stage.apply(shown.Noted(self._words["looking"], "warning"))
        first, later = self._timeouts.look, self._timeouts.look_again
        if await self._api.backend.is_near():
            first, later = min(first, NEAR_LOOK_S), min(later, NEAR_LOOK_S)
        for look in range(LOOKS):
            await asyncio.sleep(later if look else first)
            try:
                await self._refresh()
            except (NetworkError, ServerError) as error:
                unread = error.message
                continue
            unread = ""
            if self._draft != before:
                self._stage.apply(shown.Noted(self._words["broke"], "warning"))
                return
        raise NetworkError(
            "The connection broke before the agent had answered, and the timeline "
            + ("cannot be read." if unread else "is unchanged."),
            next_step="The message was not sent twice. Look at the timeline, then ask again to retry.",
        ) from broke

    def _show(self, event: Event) -> Event:
        """Apply one event to the state, and return it as the user reads it."""
        match event:
            case Text(text):
                translation = translate(text)
                self._pointed_at |= set(translation.actions)
                self._instructions += translation.instructions
                event = Text(translation.text)
                self._stage.apply(shown.AgentText(event.text))
            case Partial(text):
                self._stage.apply(shown.AgentPartial(text))
            case Step(id, name, done):
                self._stage.apply(shown.StepChanged(id, name, done))
            case Notice(text, level):
                self._stage.apply(shown.Noted(text, level))
            case StateDelta(delta) if "draft" in delta:
                # What the stream says is shown early; the state, read at its end, has the last word.
                with suppress(InputError):
                    self._take(Latest(Draft.from_wire(delta["draft"])))
        return event

    def _told_credits(self, balance: Credits) -> str:
        return self._words["credits"].format(**asdict(balance))

    def _told_changes(self, changes: list[str]) -> str:
        if not changes:
            return self._words["unchanged"]
        return self._words["join"].join(changes) + self._words["stop"]
