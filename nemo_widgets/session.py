"""One conversation, one timeline, its exports; the only writer of what the browser shows.

A `Session` is asynchronous and needs no browser. It keeps a pure `State`: every verb applies actions to
it, and whoever shows it is told by `on_state`.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn, Self

from nemo_widgets.bridge import state as shown
from nemo_widgets.bridge.stage import Stage
from nemo_widgets.bridge.state import State
from nemo_widgets.client import sources as inputs
from nemo_widgets.client.answers import Credits, Latest, Media
from nemo_widgets.client.api import Api
from nemo_widgets.client.backends import choose
from nemo_widgets.client.connection import Connection, Hooks
from nemo_widgets.client.events import (
    Event,
    Heartbeat,
    Notice,
    Partial,
    StateDelta,
    Step,
    Text,
)
from nemo_widgets.client.journal import Exported
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.conversation import gui
from nemo_widgets.conversation.changes import describe
from nemo_widgets.conversation.documents import Document, read_document, with_documents
from nemo_widgets.conversation.gui import translate
from nemo_widgets.conversation.routing import Intent, route, wants_export
from nemo_widgets.errors import (
    InputError,
    NemoError,
    NetworkError,
    NothingToExportError,
    ServerError,
    SessionError,
    TimedOutError,
)
from nemo_widgets.exports import Export, exports, resume, save_subtitles, start_engine, target_for
from nemo_widgets.phrases import PHRASES
from nemo_widgets.skills import load
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.frame import put_back, to_frame, unknown_columns
from nemo_widgets.timeline.gaps import gaps
from nemo_widgets.timeline.summary import rows, seconds_text, summarize
from nemo_widgets.video import Video

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Credits", "Reply", "Session", "exports", "resume"]


LOOKS = 5
NEAR_LOOK_S = 1.0


@dataclass(frozen=True)
class Reply:
    """What came of a message.

    Parameters
    ----------
    text
        What the agent said, or, where it said nothing, what changed.
    changes
        What the timeline gained or lost, one sentence each.
    silent
        Whether `text` was told from the timeline.
    version
        The timeline's version afterwards.
    events
        Everything the stream brought, in order, but heartbeats.
    """

    text: str
    changes: list[str] = field(default_factory=list)
    silent: bool = False
    version: int = 0
    events: list[Event] = field(default_factory=list, repr=False)

    def __str__(self) -> str:
        return self.text


class Session:
    """A conversation with the video agent.

    Parameters
    ----------
    backend
        `local` (the embedded engine), `cloud`, a base URL, or None to let the environment choose.
    skill
        One of `nemo_widgets.skills.SLUGS`; it sets the limits.
    timeouts
        The clocks.
    language
        `en` or `zh`.
    on_state
        Called with every new state, on the session's loop.

    Examples
    --------
    >>> async def main() -> None:
    ...     async with Session() as session:
    ...         print((await session.ask("a snowy forest at dawn, 10 seconds")).text)
    ...         print(await session.export("forest.mp4"))
    """

    def __init__(
        self,
        backend: str | None = None,
        *,
        skill: str = "ai-image-free",
        timeouts: Timeouts | None = None,
        language: str = "en",
        on_state: Callable[[State], None] | None = None,
    ) -> None:
        self._timeouts = timeouts or Timeouts()
        self._language = "zh" if language.lower().startswith("zh") else "en"
        self._words = PHRASES[self._language]
        self._stage = Stage(self._words["cancelled"], self._language)
        self._api = Api(choose(backend, start=start_engine), load(skill), self._timeouts, self._wait_noted)
        self._draft = Draft({})
        self._tabled: Draft | None = None
        self._version = 0
        self._connection = Connection(self._api, self._timeouts, self._language, self._hooks())
        self._history: list[tuple[str, Reply]] = []
        self._documents: list[Document] = []
        self._pointed_at: set[gui.Action] = set()
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

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

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

    async def ask(self, message: str, *files: object) -> Reply:
        """Send a message and wait for the whole answer.

        Parameters
        ----------
        message
            A video to make, an edit, a question, or "export", "credits", "status".
        *files
            What to upload first; the text of documents goes with the message.

        Raises
        ------
        InputError
            The message is empty.
        NemoError
            The agent or the service reports an error; each has its own kind.
        """
        if files:
            await self.upload(*files)
        async with aclosing(self._answer(message)) as events:
            async for _ in events:
                pass
        return self._history[-1][1]

    async def stream(self, message: str) -> AsyncGenerator[Event, None]:
        """Send a message and yield what is answered, as it comes; the same as `ask` otherwise."""
        async with aclosing(self._answer(message)) as events:
            async for event in events:
                yield event

    async def undo(self) -> Reply:
        """Take back the last change of the timeline."""
        return await self.ask("undo")

    async def redo(self) -> Reply:
        """Do again what was taken back."""
        return await self.ask("redo")

    async def upload(self, *sources: object, compress: bool = False) -> pd.DataFrame:
        """Add media to the session; the text of TXT, DOCX and PDF files goes with the next message instead.

        Parameters
        ----------
        *sources
            Paths, URLs, bytes, PIL images, arrays, matplotlib figures, or lists and Series of these. All are
            checked before the first is sent.
        compress
            Send a smaller copy of what is over the skill's limit, instead of refusing it.

        Returns
        -------
        pandas.DataFrame
            One row a file: `name`, `kind`, `url`, `duration`, `width`, `height`, `fps`, `hash`.

        Raises
        ------
        InputError, UnsupportedFileError, FileTooLargeError
            A source cannot be used; nothing has been sent.
        """
        async with self._stage.busy("uploading"):
            smaller = self._smaller() if compress else None
            items = await asyncio.to_thread(inputs.sources, sources, self._api.skill, smaller)
            papers = [item for item in items if inputs.is_document(item, self._api.skill)]
            read = [await asyncio.to_thread(_read, item) for item in papers]
            media = [item for item in items if item not in papers]
            found: list[Media] = []
            if media:
                await self.start()
            for item in media:
                found += await self._connection.send(item)
            if media:
                self._stage.apply(shown.Noted(self._words["uploaded"].format(names=inputs.names(media))))
            for document in read:
                self._keep_document(document)
                found.append(Media(document.name, "document", ""))
        return await asyncio.to_thread(_media_frame, found)

    def _keep_document(self, document: Document) -> None:
        """Let a document's text go with the next message; one of the same name takes the other's place."""
        others = [other for other in self._documents if other.name != document.name]
        self._documents = [*others, document]
        told = self._words["read"].format(name=document.name, words=document.words)
        self._stage.apply(shown.Noted(told))

    def _smaller(self) -> Path:
        """Return the folder of compressed copies; they are kept, since a new session gets its media again."""
        if self._copies is None:
            self._copies = tempfile.TemporaryDirectory(prefix="nemo-", ignore_cleanup_errors=True)
        return Path(self._copies.name)

    async def timeline(self) -> pd.DataFrame:
        """Return the timeline, one row a segment; times are seconds."""
        async with self._stage.busy("working"):
            await self.start()
            await self._refresh()
            self._tabled = self._draft
        return await asyncio.to_thread(to_frame, self._tabled)

    async def apply(self, frame: pd.DataFrame) -> Reply:
        """Put an edited table of the timeline back, as one step that `undo` takes back.

        Parameters
        ----------
        frame
            The table of `timeline()`: cells changed, rows removed, rows added under new ids or none. Every
            segment then stands where the table says; nothing follows, nothing closes up.

        Returns
        -------
        Reply
            What the timeline gained or lost.

        Raises
        ------
        InputError
            A row cannot mean anything; the message names row, column and what to do.
        RefusedError
            The timeline changed after the table was made, or the service takes no edited timeline.
        """
        async with self._turn, self._stage.busy("working"):
            self._stage.apply(shown.UserSaid(self._words["table"]))
            await self.start()
            await self._refresh()
            before = self._draft
            edited = await asyncio.to_thread(put_back, frame, before, self._tabled)
            if edited != before:
                await self._api.replace_draft(self._connection.session_id, edited, self._version)
                await self._refresh()
            changes = describe(before, self._draft, self._language)
            said = Text("\n".join([self._told_changes(changes), *self._notes(frame, before)]))
            self._stage.apply(shown.AgentText(said.text))
            reply = Reply(said.text, changes, True, self._version, [said])
            self._history.append((self._words["table"], reply))
        return reply

    async def export(self, path: str | Path | None = None) -> Video:
        """Render the timeline and save it.

        Parameters
        ----------
        path
            The MP4, or a folder for it; a new name in the current folder where None.

        Raises
        ------
        NothingToExportError
            The timeline is empty; nothing is rendered.
        RenderError, TimedOutError, StorageError
            The render failed, takes too long, or cannot be written.
        """
        async with self._stage.busy("exporting"):
            await self.start()
            await self._refresh()
            if not self._draft.is_exportable:
                raise NothingToExportError
            target = target_for(path, self._draft)
            ids: list[str] = []

            def changed(entry: Exported, fraction: float) -> None:
                ids[:] = [*ids, entry.id] if entry.id not in ids else ids
                saved = entry.path if entry.status == "saved" else ""
                self._stage.apply(shown.ExportChanged(entry.id, entry.status, fraction, saved))
                self._stage.apply(shown.Progressed(entry.id, "export", target.name, fraction))

            export = Export(self._api, self._connection.session_id, self._timeouts, changed)
            try:
                video = await export.run(self._draft, target)
            except asyncio.CancelledError:
                # Closing leaves the render to the engine; a person who cancels wants it gone.
                if ids and not self._stage.closed:
                    await export.give_up(ids[-1])
                raise
            finally:
                for render_id in ids:
                    self._stage.apply(shown.ProgressEnded(render_id))
            facts = await asyncio.to_thread(lambda: (video.duration, video.width, video.height, video.size))
            self._stage.apply(shown.VideoReady(target.name, str(target.absolute()), *facts))
        return video

    async def subtitles(self, path: str | Path | None = None, *, form: str = "srt") -> Path:
        """Write the timeline's texts as a subtitle file, and return where it is.

        Parameters
        ----------
        path
            The file, or a folder for it; a new name in the current folder where None.
        form
            `srt` or `vtt`, where the path does not say.

        Raises
        ------
        NothingToExportError
            The timeline shows no text.
        InputError, StorageError
            It is another form, or the file cannot be written.
        """
        async with self._stage.busy("working"):
            await self.start()
            await self._refresh()
            return await asyncio.to_thread(save_subtitles, self._draft, path, form)

    async def credits(self) -> Credits:
        """Return the account's balance."""
        async with self._stage.busy("working"):
            await self.start()
            balance = await self._api.credits()
            self._show_balance(balance)
        return balance

    async def link(self) -> str:
        """Return an address at which a person goes on with this session in the cloud's web workspace.

        It holds a claim token: whoever has the address can take the session over.

        Raises
        ------
        RefusedError
            The service, such as the engine on this machine, has no web workspace.
        """
        async with self._stage.busy("working"):
            await self.start()
            return await self._connection.link()

    async def use_skill(self, slug: str) -> None:
        """Go on under another skill, with its limits.

        Raises
        ------
        InputError
            There is no such skill.
        """
        self._api.skill = load(slug)
        self._choose_skill()

    def history(self) -> pd.DataFrame:
        """Return what was asked and what came of it, one row a message."""
        import pandas as pd

        columns = ["version", "message", "text", "changes", "silent"]
        return pd.DataFrame(
            [
                {"version": r.version, "message": m, "text": r.text, "changes": r.changes, "silent": r.silent}
                for m, r in self._history
            ],
            columns=columns,
        )

    async def _answer(self, message: str) -> AsyncGenerator[Event, None]:
        """Answer a message, by ourselves or by the agent; at the end the reply is in the history."""
        text = message.strip()
        if not text:
            error = InputError("The prompt is empty.", next_step="Describe a video, or the next edit.")
            self._stage.fail(error)
            raise error
        async with self._turn:
            self._stage.apply(shown.UserSaid(text))
            intent = route(text)
            if intent.kind == "message":
                async with self._stage.busy("working"), aclosing(self._converse(text)) as events:
                    async for event in events:
                        yield event
                    saved = await self._export_too(text)
                if saved is not None:
                    yield saved
                return
            said = Text(await self._do(intent))
            self._stage.apply(shown.AgentText(said.text))
            self._history.append((text, Reply(said.text, version=self._version, events=[said])))
            yield said

    async def _do(self, intent: Intent) -> str:
        if intent.kind == "export":
            return self._told_video(await self.export())
        if intent.kind == "subtitles":
            paths = [str(await self.subtitles(form=form)) for form in intent.forms]
            return self._words["subtitled"].format(paths=", ".join(paths))
        if intent.kind == "credits":
            return self._told_credits(await self.credits())
        if intent.kind == "upload":
            return self._words["upload"]
        await self.timeline()
        return summarize(self._draft)

    async def _converse(self, text: str) -> AsyncGenerator[Event, None]:
        await self.start()
        before = self._draft
        self._pointed_at = set()
        events: list[Event] = []
        said: list[str] = []
        broke: NetworkError | None = None
        try:
            async with aclosing(self._connection.events(with_documents(text, self._documents))) as stream:
                async for event in stream:
                    # Taken: what is refused before it is keeps its documents.
                    self._documents = []
                    told = self._show(event)
                    if not isinstance(told, Heartbeat):
                        # There may be one every second for a quarter of an hour.
                        events.append(told)
                    if isinstance(told, Text) and told.text:
                        said.append(told.text)
                    yield told
            self._documents = []
        except NetworkError as error:
            if not error.sent:
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
            await self._read_after()
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

    async def _export_too(self, text: str) -> Text | None:
        """Export after an edit where the user asked for both and the agent pointed at its Export button.

        Once, and for nothing else: the file is the user's wish, and an answer never leads to another message.
        """
        if not ("export" in self._pointed_at and wants_export(text) and self._draft.is_exportable):
            return None
        saved = Text(self._told_video(await self.export()))
        self._stage.apply(shown.AgentText(saved.text))
        message, reply = self._history[-1]
        told = replace(reply, text=f"{reply.text}\n\n{saved.text}", events=[*reply.events, saved])
        self._history[-1] = (message, told)
        return saved

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

    async def _read_after(self) -> None:
        """Read the timeline after an answer; where that fails, the answer stands all the same."""
        try:
            await self._refresh()
        except (NetworkError, ServerError) as error:
            self._stage.apply(shown.Noted(error.message, "warning"))

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

    def _told_video(self, video: Video) -> str:
        return self._words["saved"].format(
            name=video.path.name, seconds=video.duration, width=video.width, height=video.height
        )

    def _told_credits(self, balance: Credits) -> str:
        return self._words["credits"].format(**asdict(balance))

    def _told_changes(self, changes: list[str]) -> str:
        if not changes:
            return self._words["unchanged"]
        return self._words["join"].join(changes) + self._words["stop"]

    def _notes(self, frame: pd.DataFrame, before: Draft) -> list[str]:
        """Tell what a table said without effect, and where nothing is shown since."""
        names = unknown_columns(frame)
        old = gaps(before)
        dark = [
            f"{seconds_text(start)}–{seconds_text(end)} s"
            for start, end in gaps(self._draft)
            if (start, end) not in old
        ]
        return [
            *([self._words["ignored"].format(names=", ".join(names))] if names else []),
            *([self._words["dark"].format(spans=", ".join(dark))] if dark and self._draft.segments else []),
        ]

    def _show(self, event: Event) -> Event:
        """Apply one event to the state, and return it as the user reads it."""
        match event:
            case Text(text):
                translation = translate(text)
                self._pointed_at |= set(translation.actions)
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
        self._draft = latest.draft
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
        self._stage.apply(shown.Noted(text))

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


def _read(item: inputs.Source) -> Document:
    with item.open() as file:
        return read_document(item.name, file.read())


def _media_frame(found: list[Media]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame([asdict(item) for item in found], columns=list(Media.__dataclass_fields__))
