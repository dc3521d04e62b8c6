"""Exports from the id to the file on disk; they outlive the session, and the kernel, that asked for them."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from nemo_widgets.bridge.filenames import free_path
from nemo_widgets.bridge.loop import shared_loop
from nemo_widgets.client import journal
from nemo_widgets.client.answers import Render
from nemo_widgets.client.api import Api
from nemo_widgets.client.backends import Address, choose
from nemo_widgets.client.journal import Exported
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import (
    InputError,
    NemoError,
    NetworkError,
    NothingToExportError,
    ProtocolError,
    RateLimitedError,
    RefusedError,
    RenderError,
    ServerError,
    StorageError,
    TimedOutError,
)
from nemo_widgets.skills import load
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.outputs import Output, format_named
from nemo_widgets.timeline.subtitles import write_subtitles
from nemo_widgets.video import Video

if TYPE_CHECKING:
    import pandas as pd

NEAR_FIRST_S = 0.25
NEAR_LONGEST_S = 1.0
BLIND_LOOKS = 5
CANCEL_S = 3.0
UNKNOWN = "The service does not know it any more."
CANCELLED = "The render was cancelled."

Changed = Callable[[Exported, Render], None]


def start_engine() -> Address:
    """Return where the embedded engine listens, starting it where none runs."""
    from nemo_widgets.engine.launcher import ensure_engine

    return ensure_engine()


@dataclass(frozen=True)
class Export:
    """One timeline on its way to a file.

    Parameters
    ----------
    api, session_id
        Where the render runs.
    timeouts
        The clocks.
    changed
        Told how far the export is, as a journal entry and what the service says of the render.
    """

    api: Api
    session_id: str
    timeouts: Timeouts
    changed: Changed

    async def run(self, draft: Draft, target: Path, output: Output) -> Video:
        """Render a timeline and bring the file home; a render that fails is tried once more, under a new id.

        Raises
        ------
        RenderError
            It failed twice.
        TimedOutError
            It takes longer than the clock allows; it goes on and stays resumable.
        StorageError
            The file cannot be written.
        """
        try:
            return await self._once(draft, target, output)
        except RenderError as error:
            if error.message == CANCELLED:
                # Somebody wanted it gone; another try would bring it back.
                raise
            return await self._once(draft, target, output)

    async def _once(self, draft: Draft, target: Path, output: Output) -> Video:
        # Written down before it is asked for: whatever happens from here, the id is known.
        entry = self._entry(draft, target, output)
        await asyncio.to_thread(journal.keep_draft, entry, draft)
        entry = journal.record(entry)
        self.changed(entry, Render(entry.status))
        await self._submit(entry, draft)
        return await self.follow(entry)

    async def _submit(self, entry: Exported, draft: Draft) -> None:
        try:
            await self.api.submit_render(entry.id, self.session_id, draft, Output.from_wire(entry.output))
        except (NetworkError, ServerError) as error:
            # It may have been taken, and run: whoever comes later asks under the same id.
            self.changed(journal.record(entry, error=error.message), Render(entry.status))
            raise _resumable(error, entry.id) from error
        except NemoError as error:
            self.changed(journal.record(entry, status="failed", error=error.message), Render("failed"))
            raise

    async def resume(self, entry: Exported) -> Video:
        """Follow an export of an earlier kernel; one that the service never took is asked for once more.

        Raises
        ------
        RenderError
            The render failed, or the service does not know it and its timeline is not kept.
        """
        if entry.status not in journal.OVER and await self._is_unknown(entry.id):
            draft = await asyncio.to_thread(journal.kept_draft, entry)
            if draft is None:
                journal.record(entry, status="failed", error=UNKNOWN)
                raise RenderError(
                    "The service does not know this export, and its timeline is not kept here.",
                    next_step="Export it again from its session.",
                )
            # Under its own id: should it have been taken all the same, it is the same render.
            await self._submit(entry, draft)
        return await self.follow(entry)

    async def _is_unknown(self, render_id: str) -> bool:
        try:
            found = await self._look(render_id)
        except NemoError:
            # Whoever follows it has the patience for that.
            return False
        return found.error == UNKNOWN

    async def give_up(self, render_id: str) -> None:
        """Tell the service that nobody waits for a render any more, where it listens."""
        with suppress(NemoError):
            # A journal that cannot be written is no reason to go on.
            self.changed(journal.record(journal.find(render_id), status="cancelled"), Render("cancelled"))
        with suppress(NemoError, TimeoutError):
            await asyncio.wait_for(self.api.cancel_render(render_id), CANCEL_S)

    def _entry(self, draft: Draft, target: Path, output: Output) -> Exported:
        return Exported(
            id=render_id(),
            session_id=self.session_id,
            backend=self.api.backend.name,
            skill=self.api.skill.slug,
            path=str(target.absolute()),
            duration=draft.duration_ms / 1000,
            draft=draft.digest(),
            output=output.to_wire(),
        )

    async def follow(self, entry: Exported) -> Video:
        """Wait for a render that was asked for, and bring its file home."""
        render = await self._finished(entry)
        entry = journal.record(entry, status="completed", error="")
        self.changed(entry, replace(render, fraction=1.0, left=None))
        target = Path(entry.path)
        try:
            await self.api.download(entry.id, render.url, target, lambda _: None)
        except (NetworkError, ServerError, RefusedError, ProtocolError, RateLimitedError) as error:
            raise _resumable(error, entry.id) from error
        entry = journal.record(entry, status="saved", path=entry.path)
        self.changed(entry, replace(render, fraction=1.0, left=None))
        return Video(target)

    async def _finished(self, entry: Exported) -> Render:
        """Look at a render, at the backend's pace, until it is complete."""
        deadline = time.monotonic() + self.timeouts.export
        near = await self.api.backend.is_near()
        wait = min(NEAR_FIRST_S, self.timeouts.poll) if near else self.timeouts.poll
        blind = 0
        while True:
            try:
                render = await self._look(entry.id)
            except (NetworkError, ServerError, RateLimitedError) as error:
                # A service that stumbles, or is busy, for a minute still renders.
                blind += 1
                if blind == BLIND_LOOKS or time.monotonic() + wait > deadline:
                    raise _resumable(error, entry.id) from error
                render = Render(entry.status)
            else:
                blind = 0
            if render.status in {"failed", "cancelled", "canceled", "error"}:
                raise self._over(entry, render)
            if render.status in {"completed", "complete", "succeeded", "success", "done"}:
                return render
            if render.status != entry.status and render.status == "processing":
                entry = journal.record(entry, status="processing")
            self.changed(entry, render)
            if time.monotonic() + wait > deadline:
                raise TimedOutError(
                    f"The render takes longer than {self.timeouts.export:g} s.",
                    next_step=f"It goes on; fetch it later with nemo.resume({entry.id!r}).",
                )
            await asyncio.sleep(wait)
            wait = min(NEAR_LONGEST_S, self.timeouts.poll, wait * 1.3) if near else self.timeouts.poll

    async def _look(self, render_id: str) -> Render:
        try:
            return await self.api.render(render_id)
        except (ProtocolError, RefusedError) as error:
            if error.code not in (404, 410):
                raise
            return Render("failed", error=UNKNOWN)

    def _over(self, entry: Exported, render: Render) -> RenderError:
        """Write down how a render ended, and return it as an error."""
        why = render.error or "The service does not say why."
        given_up = render.status.startswith("cancel")
        entry = journal.record(entry, status="cancelled" if given_up else "failed", error=why)
        self.changed(entry, render)
        if given_up:
            return RenderError(CANCELLED, next_step="Export again.")
        return RenderError(f"The render failed: {why}")


def _resumable(error: NemoError, render_id: str) -> NemoError:
    """Say how an export that could not be followed to its end is fetched later."""
    error.next_step = f"The export is kept; fetch it later with nemo.resume({render_id!r})."
    return error


def render_id() -> str:
    """Return an id that no other export of this account has."""
    return f"render_{time.time_ns() // 1_000_000}{secrets.randbelow(10**6):06d}"


def target_for(path: str | Path | None, draft: Draft, form: str = "mp4") -> Path:
    """Return the file an export goes to.

    Parameters
    ----------
    path
        A file, a folder, or None for a new name in the current folder.
    draft
        Its title names the file where `path` does not.
    form
        The format where `path` names none.

    Raises
    ------
    InputError
        Nothing is exported in the format that the file's extension names.
    StorageError
        Its folder cannot be made.
    """
    suffix = format_named(form).suffix
    if path is None:
        return free_path(Path.cwd(), _title(draft), suffix)
    target = Path(path).expanduser()
    if target.is_dir():
        return free_path(target, _title(draft), suffix)
    if not target.suffix:
        target = target.with_name(f"{target.name}{suffix}")
    if target.suffix.lower() in (".srt", ".vtt"):
        raise InputError(f"{target.suffix} holds subtitles.", next_step="Write them with subtitles().")
    format_named(target.suffix)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"{target.parent} cannot be made: {error.strerror}.") from error
    return target


def save_subtitles(draft: Draft, path: str | Path | None = None, form: str = "srt") -> Path:
    """Write a timeline's texts as an SRT or VTT file, in UTF-8, and return its path.

    Raises
    ------
    NothingToExportError
        The timeline shows no text.
    InputError
        It is another form of subtitles.
    StorageError
        The file cannot be written.
    """
    target = None if path is None else Path(path).expanduser()
    if target is not None and target.suffix and not target.is_dir():
        form = target.suffix[1:].lower()
    if form not in ("srt", "vtt"):
        raise InputError(
            f"Subtitles are SRT or VTT, not {form}.", next_step='Name the file "….srt" or "….vtt".'
        )
    text = write_subtitles(draft, "srt" if form == "srt" else "vtt")
    if not text:
        raise NothingToExportError("The timeline shows no text.", next_step="Add a title or captions first.")
    if target is None or target.is_dir():
        target = free_path(target or Path.cwd(), _title(draft), f".{form}")
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(target)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise StorageError(f"{target} cannot be written: {error.strerror or error}.") from error
    return target.absolute()


def _title(draft: Draft) -> str:
    titles = [segment.text for segment in draft.segments if segment.role == "title"]
    names = [segment.name for segment in draft.segments if segment.kind == "video"]
    return next(iter([*titles, *names]), "")


def exports() -> pd.DataFrame:
    """Return all exports known on this machine, newest first.

    Returns
    -------
    pandas.DataFrame
        Index `id`; `status`, `path`, `duration` (seconds), `created` and `updated` (UTC), `backend`, `error`.

    Examples
    --------
    >>> list(exports().columns)
    ['status', 'path', 'duration', 'created', 'updated', 'backend', 'error']
    """
    import pandas as pd

    columns = ["id", "status", "path", "duration", "created", "updated", "backend", "error"]
    rows = [{name: getattr(entry, name) for name in columns} for entry in journal.entries()]
    frame = pd.DataFrame(rows, columns=columns).set_index("id")
    for name in ("created", "updated"):
        frame[name] = pd.to_datetime(frame[name].astype(float), unit="s", utc=True)
    frame["duration"] = frame["duration"].astype(float)
    return frame


def resume(render_id: str, path: str | Path | None = None, *, timeouts: Timeouts | None = None) -> Video:
    """Bring an export home, from any later kernel; it blocks until the file is there.

    Parameters
    ----------
    render_id
        Its id, as `exports()` lists it.
    path
        Another place for the file than the one that was asked for.
    timeouts
        The clocks; `export` is how long to wait for the render.

    Raises
    ------
    InputError
        No such export is known on this machine.
    RenderError
        The render has failed, or never reached the service and cannot be asked for once more.

    Examples
    --------
    >>> resume("render_1764108000123456")  # doctest: +SKIP
    <Video 'out.mp4', 12.0 s, 1080×1920, 9.1 MB>
    """
    entry = journal.find(render_id)
    if path is not None:
        made = Output.from_wire(entry.output)
        target = target_for(path, Draft({}), made.format)
        if format_named(target.suffix).name != made.format:
            raise InputError(
                f"This export is {format_named(made.format).label}, not {target.suffix}.",
                next_step="Name the file after its format, or export it anew.",
            )
        entry = journal.record(entry, path=str(target.absolute()), status="processing")
    if entry.status == "saved" and Path(entry.path).is_file():
        return Video(entry.path)
    return shared_loop().run(_resume(entry, timeouts or Timeouts()))


async def _resume(entry: Exported, timeouts: Timeouts) -> Video:
    api = Api(choose(entry.backend, start=start_engine), load(entry.skill), timeouts)
    try:
        return await Export(api, entry.session_id, timeouts, lambda _entry, _render: None).resume(entry)
    finally:
        await api.close()
