"""One conversation, one timeline, its exports; the only writer of what the browser shows.

A `Session` is asynchronous and needs no browser. It keeps a pure `State`: every verb applies actions to
it, and whoever shows it is told by `on_state`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from nemo_widgets.answering import Answering
from nemo_widgets.bridge import state as shown
from nemo_widgets.bridge.filenames import free_path
from nemo_widgets.client.answers import Credits, Render
from nemo_widgets.client.events import Event, Text
from nemo_widgets.client.journal import Exported
from nemo_widgets.conversation.changes import describe
from nemo_widgets.conversation.pace import told_pace
from nemo_widgets.conversation.routing import Intent, route, target_named, wants_export
from nemo_widgets.errors import InputError, NothingToExportError
from nemo_widgets.exports import Export, exports, resume, save_subtitles, target_for
from nemo_widgets.phrases import in_chinese
from nemo_widgets.reply import Reply, joined
from nemo_widgets.skills import load
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.frame import put_back, to_frame, unknown_columns
from nemo_widgets.timeline.gaps import gaps
from nemo_widgets.timeline.outputs import Output, format_named
from nemo_widgets.timeline.provenance import origins, to_table
from nemo_widgets.timeline.summary import seconds_text, summarize
from nemo_widgets.uploading import Uploading
from nemo_widgets.video import Video

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Credits", "Reply", "Session", "exports", "resume"]


class Session(Uploading, Answering):
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
    follow_up
        Whether the agent is asked to do it itself, in one more message, where it answers an edit only with
        what to click or drag and changes nothing. A message may cost credits.
    on_state
        Called with every new state, on the session's loop.

    Examples
    --------
    >>> async def main() -> None:
    ...     async with Session() as session:
    ...         print((await session.ask("a snowy forest at dawn, 10 seconds")).text)
    ...         print(await session.export("forest.mp4"))
    """

    # Of the last export.
    _warnings: tuple[str, ...] = ()
    # The message that asked for a file before there was anything to put into it.
    _owed: str = ""

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def ask(
        self, message: str, *files: object, documents: object = None, dry_run: bool = False
    ) -> Reply:
        """Send a message and wait for the whole answer.

        Parameters
        ----------
        message
            A video to make, an edit, a question, or "export", "credits", "status".
        *files
            What to upload first; the text of documents goes with the message.
        documents
            TXT, DOCX and PDF files whose text goes with the message: a path, an http(s) URL, bytes or an open
            file, or a list of these.
        dry_run
            Whether only to be told what would be done: nothing is made, changed, exported or remembered. The
            engine on this machine can do that; the cloud service cannot.

        Raises
        ------
        InputError
            The message is empty, a document cannot be read, or a dry run is asked for where there is none.
        NemoError
            The agent or the service reports an error; each has its own kind.
        """
        if dry_run:
            self._check_dry_run(files)
        if files:
            await self.upload(*files)
        waiting = list(self._documents)
        try:
            if documents is not None:
                await self._take_documents(documents)
            async with aclosing(self._answer(message, dry_run)) as events:
                async for _ in events:
                    pass
        finally:
            if dry_run:
                self._documents = waiting
        return self._history[-1][1]

    async def stream(self, message: str, *, dry_run: bool = False) -> AsyncGenerator[Event, None]:
        """Send a message and yield what is answered, as it comes; the same as `ask` otherwise."""
        if dry_run:
            self._check_dry_run()
        async with aclosing(self._answer(message, dry_run)) as events:
            async for event in events:
                yield event

    async def undo(self) -> Reply:
        """Take back the last change of the timeline."""
        return await self.ask("undo")

    async def redo(self) -> Reply:
        """Do again what was taken back."""
        return await self.ask("redo")

    async def timeline(self) -> pd.DataFrame:
        """Return the timeline, one row a segment; times are seconds."""
        async with self._stage.busy("working"):
            await self.start()
            await self._refresh()
            self._tabled = self._draft
        return await asyncio.to_thread(to_frame, self._tabled)

    async def provenance(self) -> pd.DataFrame:
        """Tell where the generated things on the timeline come from.

        Returns
        -------
        pandas.DataFrame
            One row a generated segment, by its id: `name`, `kind` (picture, music, voice, …), `maker`,
            `version`, `model`, `prompt`, `seed`, `licence`, `label` ("AI" where a model made it, and only
            there) and `file`. What the service has made without saying how has the maker "unknown".
        """
        async with self._stage.busy("working"):
            await self.start()
            await self._refresh()
            return to_table(origins(self._draft, self._generated))

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

    async def export(
        self,
        path: str | Path | None = None,
        *,
        form: str = "mp4",
        quality: str = "high",
        encoder: str = "x264",
        at: float | None = None,
    ) -> Video:
        """Render the timeline and save it.

        Parameters
        ----------
        path
            The file, or a folder for it; a new name in the current folder where None. Its extension says what
            it becomes: a video (`.mp4`, `.mov`, `.webm`), an animation (`.gif`), the sound alone (`.mp3`,
            `.wav`) or one frame (`.png`, `.jpg`).
        form
            The format, where the path does not say.
        quality
            `low`, `medium`, `high`, or `preview` for a quick look at a quarter of the width and height.
        encoder
            For MP4 and MOV: `x264`, `auto` for the machine's hardware where it works, or `nvenc`, `qsv`,
            `vaapi`, `videotoolbox`, `amf`.
        at
            For one frame: its time in seconds; the middle where None.

        Raises
        ------
        InputError
            The format, the quality or the encoder is not known; nothing is rendered.
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
            target = target_for(path, self._draft, form)
            output = Output(format_named(target.suffix).name, quality, encoder, at)
            ids: list[str] = []

            def changed(entry: Exported, render: Render) -> None:
                ids[:] = [*ids, entry.id] if entry.id not in ids else ids
                saved = entry.path if entry.status == "saved" else ""
                if saved:
                    self._warn(render.warnings)
                self._stage.apply(shown.ExportChanged(entry.id, entry.status, render.fraction, saved))
                pace = told_pace(render.done, render.total, render.left, self._words)
                self._stage.apply(shown.Progressed(entry.id, "export", target.name, render.fraction, pace))

            export = Export(self._api, self._connection.session_id, self._timeouts, changed)
            try:
                video = await export.run(self._draft, target, output)
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

    async def preview(self, path: str | Path | None = None) -> Video:
        """Render a quick look at a quarter of the width and height, and save it.

        Parameters
        ----------
        path
            The file, or a folder for it; where None, a file that goes when the session is closed.
        """
        return await self.export(path or free_path(self._kept_until_closed(), "preview"), quality="preview")

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

    async def _answer(self, message: str, dry_run: bool = False) -> AsyncGenerator[Event, None]:
        """Answer a message, by ourselves or by the agent; at the end the reply is in the history."""
        text = message.strip()
        if not text:
            error = InputError("The prompt is empty.", next_step="Describe a video, or the next edit.")
            self._stage.fail(error)
            raise error
        async with self._turn:
            self._stage.apply(shown.UserSaid(text))
            intent = route(text)
            if intent.kind == "message" and dry_run:
                async with self._stage.busy("working"), aclosing(self._foretell(text)) as events:
                    async for event in events:
                        yield event
                return
            if intent.kind == "message":
                async with self._stage.busy("working"), aclosing(self._converse(text)) as events:
                    async for event in events:
                        yield event
                    saved = await self._export_too(text)
                if saved is not None:
                    yield saved
                return
            writes = intent.kind in {"export", "subtitles"}
            said = Text(self._words["would_export"] if dry_run and writes else await self._do(intent))
            self._stage.apply(shown.AgentText(said.text))
            self._history.append((text, Reply(said.text, version=self._version, events=[said])))
            yield said

    async def _do(self, intent: Intent) -> str:
        if intent.kind == "export":
            return await self._exported(intent.target)
        if intent.kind == "subtitles":
            paths = [str(await self.subtitles(form=form)) for form in intent.forms]
            return self._words["subtitled"].format(paths=", ".join(paths))
        if intent.kind == "credits":
            return self._told_credits(await self.credits())
        if intent.kind == "upload":
            return self._words["upload"]
        await self.timeline()
        return summarize(self._draft)

    async def _export_too(self, text: str) -> Text | None:
        """Export after an edit where the user asked for both and the agent pointed at its Export button.

        Once, and for nothing else: the file is the user's wish. What was answered with a question keeps it
        for the message after.
        """
        wish, self._owed = text if wants_export(text) else self._owed, ""
        if wish and not self._draft.is_exportable:
            self._owed = wish
        if not ("export" in self._pointed_at and wish and self._draft.is_exportable):
            return None
        saved = Text(await self._exported(target_named(wish)))
        self._stage.apply(shown.AgentText(saved.text))
        message, reply = self._history[-1]
        told = joined(reply, Reply(saved.text, version=self._version, events=[saved]))
        self._history[-1] = (message, told)
        return saved

    async def _exported(self, target: str) -> str:
        """Export to a file or in a format, as a message names it."""
        video = await (self.export(target) if "." in target else self.export(form=target or "mp4"))
        return self._told_video(video)

    def _told_video(self, video: Video) -> str:
        saved = self._words["saved"].format(name=video.path.name, facts=video.facts)
        return "\n".join([saved, *self._warnings])

    def _warn(self, warnings: tuple[str, ...]) -> None:
        """Tell what a render could not show or sound as asked."""
        if self._language == "zh":
            warnings = tuple(in_chinese(warning) for warning in warnings)
        self._warnings = warnings
        for warning in warnings:
            self._stage.apply(shown.Noted(warning, "warning"))

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
