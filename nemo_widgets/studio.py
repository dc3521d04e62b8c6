"""The widget: a prompt becomes a video, in the browser and from cells, on one timeline.

`Studio` mirrors a session's state into traits and hands the browser's requests over to the loop thread. It
decides nothing itself; what it shows is made by `bridge.state`, what it does by `Session`.
"""

from __future__ import annotations

import asyncio
import difflib
import secrets
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar
from urllib.parse import urlsplit

import anywidget
import traitlets as t

from nemo_widgets import skills
from nemo_widgets.bridge import protocol
from nemo_widgets.bridge.answers import Answer, Handler, answer
from nemo_widgets.bridge.loop import shared_loop
from nemo_widgets.bridge.mirror import Mirror
from nemo_widgets.bridge.player import read_piece
from nemo_widgets.bridge.protocol import Request
from nemo_widgets.bridge.state import State
from nemo_widgets.bridge.uploads import Uploads, discard
from nemo_widgets.errors import InputError
from nemo_widgets.session import Session

if TYPE_CHECKING:
    from concurrent.futures import Future

    import pandas as pd

    from nemo_widgets.client.timeouts import Timeouts
    from nemo_widgets.session import Credits, Reply
    from nemo_widgets.video import Video

_Result = TypeVar("_Result")
_STATIC = Path(__file__).parent / "static"
_WIDGET_ARGUMENTS = {"layout", "tooltip", "tabbable"}
_TRAITS = {"log": "_log", "timeline": "_timeline", "credits": "_credits"}


class Studio(anywidget.AnyWidget):
    """A video studio in a notebook cell.

    The session connects in the background, so that the cell returns at once; what goes wrong is shown in the
    widget with what to do next. Every method below waits for its result, and an interrupt cancels it.

    Parameters
    ----------
    backend
        `"local"` for the engine on this machine, `"cloud"`, or a base URL; by default what `NEMO_BACKEND`
        says, and the local engine where it says nothing.
    skill
        One of the four skills: it sets the limits, the examples and the default shape.
    language
        `"en"` or `"zh"` for the interface and the agent; by default the browser's language and English.
    timeouts
        How long to wait for what.
    follow_up
        As for `Session`: whether an agent that only says where to click is asked once to do it itself.

    Raises
    ------
    TypeError
        An argument is not known; the message names the one that was probably meant.

    Examples
    --------
    >>> studio = Studio()                                     # doctest: +SKIP
    >>> studio.ask("sunset over a mountain lake, 12 seconds")  # doctest: +SKIP
    """

    _esm = _STATIC / "widget.js"
    _css = _STATIC / "widget.css"

    # Written by the mirror on the loop thread alone. Each is saved into the notebook: no bytes, no secret.
    # Three carry an underscore: the plain name is a verb here, or the widget's logger.
    status = t.Unicode("connecting").tag(sync=True)
    _log = t.List(t.Dict()).tag(sync=True)
    _timeline = t.Dict().tag(sync=True)
    progress = t.List(t.Dict()).tag(sync=True)
    _credits = t.Dict().tag(sync=True)
    exports = t.List(t.Dict()).tag(sync=True)
    video = t.Dict().tag(sync=True)
    skill = t.Dict().tag(sync=True)
    limits = t.Dict().tag(sync=True)
    error = t.Dict().tag(sync=True)

    # Written once.
    uid = t.Unicode().tag(sync=True)
    language = t.Unicode().tag(sync=True)
    place = t.Unicode("local").tag(sync=True)
    skills = t.List(t.Dict()).tag(sync=True)

    def __init__(
        self,
        backend: str | None = None,
        *,
        skill: str = "ai-image-free",
        language: str | None = None,
        timeouts: Timeouts | None = None,
        follow_up: bool = True,
        **widget: Any,
    ) -> None:
        _refuse_unknown(widget)
        self._loop = shared_loop()
        self._mirror = Mirror(self._write)
        self._uploads = Uploads()
        self.session = Session(
            backend,
            skill=skill,
            language=language or "en",
            timeouts=timeouts,
            follow_up=follow_up,
            on_state=self._show,
        )
        super().__init__(
            uid=secrets.token_hex(8),
            language=language or "",
            place=urlsplit(self.session.place).hostname or self.session.place,
            skills=[{"slug": slug, "title": skills.load(slug).title} for slug in skills.SLUGS],
            **widget,
        )
        self._handlers = self._requests()
        self.on_msg(self._receive)
        self._show(self.session.state)
        self._starting: Future[None] | None = self._loop.submit(self.session.start())

    def __repr__(self) -> str:
        rows = self._timeline.get("rows", [])
        return f"<Studio {self.status}, {len(rows)} segments, {self._timeline.get('duration', 0):g} s>"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("A studio is not pickled or copied, since it holds a connection: make another.")

    def ask(self, text: str, *files: Any, documents: Any = None, dry_run: bool = False) -> Reply:
        """Send a message: a video to make, an edit, a question, or "export".

        Parameters
        ----------
        text
            What to do, in English or Chinese.
        files
            What to upload first; the text of TXT, DOCX and PDF files goes with the message.
        documents
            TXT, DOCX and PDF files as paths, URLs, bytes or open files; their text goes with the message.
        dry_run
            Whether only to be told what would be done; the engine on this machine can do that.

        Returns
        -------
        Reply
            What the agent said and what the timeline gained or lost.
        """
        return self._run(lambda: self.session.ask(text, *files, documents=documents, dry_run=dry_run))

    def upload(self, *sources: Any, compress: bool = False) -> pd.DataFrame:
        """Add media to the session.

        Parameters
        ----------
        sources
            Paths, URLs, bytes, PIL images, arrays, figures, or lists and Series of these.
        compress
            Send a smaller copy of what is over the skill's limit, instead of refusing it.

        Returns
        -------
        pandas.DataFrame
            One row a file.
        """
        return self._run(lambda: self.session.upload(*sources, compress=compress))

    def timeline(self) -> pd.DataFrame:
        """Return the timeline, one row a segment, times in seconds."""
        return self._run(self.session.timeline)

    def provenance(self) -> pd.DataFrame:
        """Tell who made the generated things on the timeline, from what, and under which licence."""
        return self._run(self.session.provenance)

    def apply(self, frame: pd.DataFrame) -> Reply:
        """Put an edited table of the timeline back, as one step that `undo` takes back.

        Parameters
        ----------
        frame
            The table of `timeline()` with cells changed, rows removed or rows added.

        Returns
        -------
        Reply
            What the timeline gained or lost.
        """
        return self._run(lambda: self.session.apply(frame))

    def export(
        self,
        path: str | Path | None = None,
        *,
        form: str = "mp4",
        quality: str = "high",
        encoder: str = "x264",
        at: float | None = None,
    ) -> Video:
        """Render the timeline into a file and bring it home.

        Parameters
        ----------
        path
            The file, or a folder for it; a new name in the current folder where None. Its extension says what
            it becomes: `.mp4`, `.mov`, `.webm`, `.gif`, `.mp3`, `.wav`, or one frame as `.png` or `.jpg`.
        form
            The format, where the path does not say.
        quality
            `low`, `medium`, `high`, or `preview` for a quick look at a quarter of the width and height.
        encoder
            As for `Session.export`: `auto` uses the machine's hardware where it works.
        at
            For one frame: its time in seconds; the middle where None.
        """
        return self._run(
            lambda: self.session.export(path, form=form, quality=quality, encoder=encoder, at=at)
        )

    def preview(self, path: str | Path | None = None) -> Video:
        """Render a quick look at a quarter of the width and height.

        Parameters
        ----------
        path
            The file, or a folder for it; where None, a file that goes when the studio is closed.
        """
        return self._run(lambda: self.session.preview(path))

    def subtitles(self, path: str | Path | None = None, *, form: str = "srt") -> Path:
        """Write the timeline's texts as an SRT or VTT file, and return where it is.

        Parameters
        ----------
        path
            The file, or a folder for it; a new name in the current folder where None.
        form
            `srt` or `vtt`, where the path does not say.
        """
        return self._run(lambda: self.session.subtitles(path, form=form))

    def credits(self) -> Credits:
        """Return the account's balance."""
        return self._run(self.session.credits)

    def link(self) -> str:
        """Return an address at which a person goes on with this session in the cloud's web workspace."""
        return self._run(self.session.link)

    def undo(self) -> Reply:
        """Take back the last change of the timeline."""
        return self._run(self.session.undo)

    def redo(self) -> Reply:
        """Do again what was taken back."""
        return self._run(self.session.redo)

    def history(self) -> pd.DataFrame:
        """Return what was asked and what came of it, one row a message."""
        return self.session.history()

    def close(self) -> None:
        """End the session and remove the widget; exports that run go on in the engine."""
        # Also called by a finalizer: of a widget whose __init__ failed, or while the interpreter shuts down.
        starting = getattr(self, "_starting", None)
        if starting is not None and self._loop.alive and not sys.is_finalizing():
            self._starting = None
            starting.cancel()
            self._loop.run(self._end())
        super().close()

    async def _end(self) -> None:
        await self.session.close()
        self._uploads.close()
        self._mirror.flush()

    def _run(self, verb: Callable[[], Awaitable[_Result]]) -> _Result:
        return self._loop.run(self._shown(verb))

    async def _shown(self, verb: Callable[[], Awaitable[_Result]]) -> _Result:
        """Carry out a verb; what it changed is in the browser when it ends."""
        try:
            return await verb()
        finally:
            self._mirror.flush()

    def _show(self, state: State) -> None:
        # The mirror and the traits belong to the loop's thread; a session may be used on another loop.
        if self._loop.here:
            self._mirror.show(state)
        else:
            self._loop.call(self._mirror.show, state)

    def _write(self, traits: Mapping[str, Any]) -> None:
        with self.hold_sync():
            for name, value in traits.items():
                self.set_trait(_TRAITS.get(name, name), value)

    def _receive(self, _widget: object, content: object, buffers: Sequence[memoryview]) -> None:
        # The kernel calls this on a thread and under a loop of its choice: hand over and return.
        language = "zh" if self.language.startswith("zh") else "en"
        self._loop.submit(
            answer(content, buffers, handlers=self._handlers, send=self._reply, language=language)
        )

    def _reply(self, content: Mapping[str, Any], buffers: Sequence[bytes]) -> None:
        self.send(dict(content), list(buffers))

    def _requests(self) -> dict[str, Handler]:
        session = self.session

        def does(verb: Callable[[Request], Awaitable[Any]]) -> Handler:
            async def handle(request: Request) -> None:
                await self._shown(lambda: verb(request))

            return handle

        return {
            protocol.ASK: does(lambda request: session.ask(request.text("text"))),
            protocol.CANCEL: self._cancel,
            protocol.UNDO: does(lambda _: session.undo()),
            protocol.REDO: does(lambda _: session.redo()),
            protocol.EXPORT: does(
                lambda request: session.export(
                    form=request.text("form", default="mp4"),
                    quality=request.text("quality", default="high"),
                )
            ),
            protocol.CREDITS: does(lambda _: session.credits()),
            protocol.SKILL: does(lambda request: session.use_skill(request.text("slug"))),
            protocol.CONNECT: does(lambda _: session.start()),
            protocol.UPLOAD_BEGIN: self._upload_begin,
            protocol.UPLOAD_CHUNK: self._upload_chunk,
            protocol.UPLOAD_END: does(self._upload_end),
            protocol.UPLOAD_CANCEL: self._upload_cancel,
            protocol.VIDEO_READ: self._video_read,
        }

    async def _cancel(self, _: Request) -> None:
        await self.session.cancel()

    async def _upload_begin(self, request: Request) -> None:
        limits = self.session.state.limits or {}
        self._uploads.begin(
            request.text("upload"),
            name=request.text("name"),
            size=request.number("size"),
            limit_bytes=limits.get("bytes"),
            accepts=limits.get("accepts", ()),
        )

    async def _upload_chunk(self, request: Request) -> None:
        if len(request.buffers) != 1:
            raise InputError("A piece of an upload came without its bytes.", next_step=protocol.RELOAD)
        self._uploads.chunk(request.text("upload"), request.number("index"), request.buffers[0])

    async def _upload_end(self, request: Request) -> None:
        path = self._uploads.end(request.text("upload"))
        try:
            await self.session.upload(path)
        finally:
            discard(path)

    async def _upload_cancel(self, request: Request) -> None:
        self._uploads.cancel(request.text("upload"))

    async def _video_read(self, request: Request) -> Answer:
        offset = request.number("offset", default=0)
        piece, total = await asyncio.to_thread(
            read_piece, self.session.state.video, revision=request.number("revision"), offset=offset
        )
        return Answer(protocol.video_chunk(request.req, offset=offset, total=total), (piece,))


def _refuse_unknown(arguments: Mapping[str, Any]) -> None:
    known = ["backend", "skill", "language", "timeouts", "follow_up", *sorted(_WIDGET_ARGUMENTS)]
    for name in arguments:
        if name in _WIDGET_ARGUMENTS:
            continue
        close = difflib.get_close_matches(name, known, n=1)
        hint = f"Did you mean {close[0]!r}?" if close else f"It takes {', '.join(known)}."
        raise TypeError(f"Studio() got an unknown argument {name!r}. {hint}")
