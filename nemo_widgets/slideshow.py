"""A DataFrame becomes a video: one row, one slide."""

from __future__ import annotations

import html
import string
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nemo_widgets.bridge.loop import shared_loop
from nemo_widgets.client.pictures import picture
from nemo_widgets.client.sources import Source, is_missing
from nemo_widgets.errors import InputError, NemoError, NetworkError
from nemo_widgets.exports import target_for
from nemo_widgets.phrases import in_chinese
from nemo_widgets.session import Reply, Session
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.outputs import quality_named
from nemo_widgets.timeline.slides import Slide, write_slides
from nemo_widgets.video import Video

if TYPE_CHECKING:
    import pandas as pd

    from nemo_widgets.bridge.state import State


@dataclass
class Slideshow:
    """A slideshow that is ready to be made; nothing has been sent yet.

    Parameters
    ----------
    message
        What the agent is asked.
    slides
        One slide a row.
    warnings
        One sentence for each row whose picture could not be used; it became a text slide.
    skipped
        The index labels of those rows.
    """

    message: str
    slides: tuple[Slide, ...]
    warnings: list[str]
    skipped: list[Hashable]
    backend: str | None = None
    language: str = "en"
    reply: Reply | None = None
    video: Video | None = None
    _pictures: list[Source] = field(default_factory=list, repr=False)

    def __repr__(self) -> str:
        seconds = sum(slide.seconds for slide in self.slides)
        text = f"<Slideshow {len(self.slides)} slides, {seconds:g} s"
        return text + (f", {len(self.warnings)} without their picture>" if self.warnings else ">")

    def export(
        self,
        path: str | Path | None = None,
        *,
        quality: str = "high",
        on_state: Callable[[State], None] | None = None,
    ) -> Video:
        """Make the video and save it; it blocks until the file is there.

        Parameters
        ----------
        path
            The file, or a folder for it; a new name in the current folder where None. Its extension says what
            it becomes, as for `Session.export`.
        quality
            `low`, `medium`, `high`, or `preview` for a quick look at a quarter of the width and height.
        on_state
            Called with the session's state as it goes on.

        Raises
        ------
        NemoError
            The video could not be made or saved; each cause has its own kind.
        """
        target_for(path, Draft({}))  # a file that cannot be is told before anything is uploaded
        return shared_loop().run(self._make(path, quality_named(quality), on_state))

    async def _make(
        self, path: str | Path | None, quality: str, on_state: Callable[[State], None] | None
    ) -> Video:
        async with Session(self.backend, language=self.language, on_state=on_state) as session:
            if self._pictures:
                await session.upload(self._pictures)
            reply = await session.ask(self.message)
            told = "\n".join([reply.text, *self.warnings])
            self.reply = Reply(told, reply.changes, reply.silent, reply.version, reply.events)
            self.video = await session.export(path, quality=quality)
        return self.video

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        if self.video is not None:
            return {**self.video._repr_mimebundle_(), "text/plain": repr(self)}
        cells = "".join(
            f"<tr><td>{number}</td><td>{slide.seconds:g} s</td>"
            f"<td>{'picture' if slide.picture else 'text'}</td>"
            f"<td>{html.escape(slide.title)}</td><td>{html.escape(slide.caption)}</td></tr>"
            for number, slide in enumerate(self.slides, 1)
        )
        notes = "".join(f"<li>{html.escape(warning)}</li>" for warning in self.warnings)
        head = "<tr><th>#</th><th>length</th><th>shows</th><th>title</th><th>caption</th></tr>"
        return {"text/html": f"<table>{head}{cells}</table><ul>{notes}</ul>", "text/plain": repr(self)}


def slideshow(
    df: pd.DataFrame,
    *,
    image: str | None = None,
    title: str | None = None,
    caption: str | None = None,
    seconds: float | str = 4.0,
    music: str | None = "lo-fi",
    size: str | tuple[int, int] = "vertical",
    strict: bool = False,
    backend: str | None = None,
    language: str = "en",
) -> Slideshow:
    """Make a slideshow from a table, one row a slide.

    Parameters
    ----------
    df
        The table.
    image
        The column of pictures: paths, URLs, bytes, PIL images, arrays or matplotlib figures.
    title, caption
        A column, or a format string over the row's columns, such as ``"{name}"`` or ``"{sales:,.0f} sold"``.
    seconds
        The length of each slide, or the column that holds it.
    music
        A mood such as ``"lo-fi"``; None or ``"none"`` for silence.
    size
        ``"vertical"``, ``"landscape"``, ``"square"``, or width and height in pixels.
    strict
        Whether a missing or broken picture raises; otherwise its row becomes a text slide and is named in
        `Slideshow.warnings`.
    backend
        As for `Session`.
    language
        `en` or `zh`: what errors, warnings and the agent are worded in.

    Raises
    ------
    InputError
        The table is empty, a column does not exist, a length is no length, or, with `strict`, a picture is
        missing; the row and the column are named.

    Examples
    --------
    >>> import pandas as pd
    >>> slideshow(pd.DataFrame({"name": ["Anna", "Ben"]}), title="{name}", seconds=3)
    <Slideshow 2 slides, 6 s>
    """
    try:
        show = _planned(
            df,
            image=image,
            title=title,
            caption=caption,
            seconds=seconds,
            music=music,
            size=size,
            strict=strict,
        )
    except NemoError as error:
        error.say_in("zh" if language.startswith("zh") else "en")
        raise
    show.backend, show.language = backend, language
    if language.startswith("zh"):
        show.warnings = [in_chinese(warning) for warning in show.warnings]
    return show


def _planned(
    df: pd.DataFrame,
    *,
    image: str | None,
    title: str | None,
    caption: str | None,
    seconds: float | str,
    music: str | None,
    size: str | tuple[int, int],
    strict: bool,
) -> Slideshow:
    """Lay out the slides; what is told is English."""
    table = _Table(df)
    if image is title is caption is None:
        raise InputError(
            "The slides would be empty.", next_step='Pass image="column", title="column" or caption="column".'
        )
    lengths = table.seconds(seconds)
    titles, captions = table.texts("title", title), table.texts("caption", caption)
    cells = table.column("image", image) if image is not None else None
    slides: list[Slide] = []
    pictures: list[Source] = []
    warnings: list[str] = []
    skipped: list[Hashable] = []
    for row, label in enumerate(table.labels):
        name = None
        if cells is not None:
            try:
                data, extension = picture(cells[row])
                name = f"slide-{row + 1:03d}.{extension}"
                pictures.append(Source(name, data=data))
            except (InputError, NetworkError) as error:
                why = error.message.rstrip(".")
                if strict:
                    raise InputError(
                        f"Row {label!r}, column {image!r}: {why}.",
                        next_step="Fill it in, or pass strict=False to show a text slide instead.",
                    ) from error
                warnings.append(f"Row {label!r}, column {image!r}: {why}. It became a text slide.")
                skipped.append(label)
        shown = titles[row] or ("" if name or captions[row] else str(label))
        slides.append(Slide(name, lengths[row], shown, captions[row]))
    mood = None if music is None or music.strip().lower() == "none" else music
    message = write_slides(slides, size=size, music=mood)
    return Slideshow(message, tuple(slides), warnings, skipped, _pictures=pictures)


class _Table:
    """A DataFrame read column by column, so that whole numbers stay whole."""

    def __init__(self, df: pd.DataFrame) -> None:
        columns = getattr(df, "columns", None)
        if columns is None or not hasattr(df, "iloc"):
            raise InputError(
                f"A slideshow needs a DataFrame, not a {type(df).__name__}.",
                next_step="Pass a pandas DataFrame, one row a slide.",
            )
        self.names = [str(name) for name in columns]
        if len(set(self.names)) != len(self.names):
            raise InputError("Two columns have the same name.", next_step="Rename one of them.")
        if not len(df):
            raise InputError("The table is empty.", next_step="Pass a table with at least one row.")
        self.labels: list[Hashable] = list(df.index)
        self._values: Mapping[str, list[Any]] = {
            name: list(df.iloc[:, place]) for place, name in enumerate(self.names)
        }

    def column(self, argument: str, name: str) -> list[Any]:
        if name not in self._values:
            raise self._unknown(argument, name)
        return self._values[name]

    def seconds(self, given: float | str) -> list[float]:
        column = given if isinstance(given, str) else None
        values = self.column("seconds", column) if column else [given] * len(self.labels)
        lengths: list[float] = []
        for label, value in zip(self.labels, values, strict=True):
            try:
                length = float(value)
            except (TypeError, ValueError):
                length = 0.0
            if not 0.05 <= length <= 3600:
                place = f"Row {label!r}, column {column!r}" if column else "seconds"
                raise InputError(f"{place}: {value!r} is no length.", next_step="Use seconds, such as 4.0.")
            lengths.append(length)
        return lengths

    def texts(self, argument: str, template: str | None) -> list[str]:
        """Return one text a row; a missing value is left out of it."""
        if template is None:
            return [""] * len(self.labels)
        if template in self._values:
            return ["" if is_missing(value) else _one_line(value) for value in self._values[template]]
        try:
            fields = [name for _, name, _, _ in string.Formatter().parse(template) if name is not None]
        except ValueError as error:
            raise InputError(
                f"{argument}={template!r} is no format string: {error}.",
                next_step='Write it like title="{name}", with a column\'s name in braces.',
            ) from error
        if not fields:
            raise self._unknown(argument, template)
        for name in fields:
            if name not in self._values and name.split(".")[0].split("[")[0] not in self._values:
                raise self._unknown(argument, name)
        return [self._text(argument, template, row) for row in range(len(self.labels))]

    def _text(self, argument: str, template: str, row: int) -> str:
        cells = {name: values[row] for name, values in self._values.items()}
        known = {name: _Blank() if is_missing(value) else value for name, value in cells.items()}
        try:
            return _one_line(template.format_map(known))
        except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
            raise InputError(
                f"Row {self.labels[row]!r}: {argument}={template!r} fails: {error}.",
                next_step="Check that cell, or the format after the colon.",
            ) from error

    def _unknown(self, argument: str, name: str) -> InputError:
        return InputError(
            f"{argument}={name!r} is no column of the table.",
            next_step=f"Its columns are {_listed(self.names)}.",
        )


class _Blank:
    """A missing value in a format string: nothing, in whatever format."""

    def __format__(self, spec: str) -> str:
        return ""


def _one_line(value: object) -> str:
    return " ".join(str(value).split())


def _listed(names: Sequence[str]) -> str:
    return ", ".join(repr(name) for name in names)
