"""A finished export on disk: what it is, a player for a cell, a picture of any moment."""

from __future__ import annotations

import base64
import html
import io
import shutil
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from nemo_widgets.errors import InputError, StorageError, UnsupportedFileError
from nemo_widgets.timeline.outputs import FORMATS, Format, format_named

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

EMBED_BELOW = 8_000_000
"""Bytes; a larger file is linked, since every embedded byte is written into the notebook."""
POSTER_WIDTH = 640
_WITHIN = "max-width:100%;max-height:480px"


@dataclass(frozen=True)
class _Facts:
    duration: float
    width: int
    height: int


class Video:
    """A file that an export made: a video, an animation, a sound or a picture.

    Parameters
    ----------
    path
        The file. It is opened when something is asked of it, not before; its extension says what it is.

    Examples
    --------
    >>> Video("gone.mp4").exists
    False
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def __repr__(self) -> str:
        """Name the file, its length, size in pixels and bytes."""
        try:
            return f"<Video {str(self.path)!r}, {self.facts}, {self.size / 1e6:.1f} MB>"
        except InputError as error:
            return f"<Video {str(self.path)!r}: {error.message}>"

    def __fspath__(self) -> str:
        """Let the video be passed where a path is asked for."""
        return str(self.path)

    @property
    def exists(self) -> bool:
        """Whether the file is there."""
        return self.path.is_file()

    @property
    def size(self) -> int:
        """The size in bytes."""
        try:
            return self.path.stat().st_size
        except OSError as error:
            raise self._gone() from error

    @property
    def format(self) -> Format:
        """What kind of file it is, by its extension; one that is not known is taken for a video."""
        try:
            return format_named(self.path.suffix)
        except InputError:
            return FORMATS["mp4"]

    @property
    def duration(self) -> float:
        """The length in seconds; 0 for a picture."""
        return self._facts.duration

    @property
    def width(self) -> int:
        """The width in pixels; 0 for a sound."""
        return self._facts.width

    @property
    def height(self) -> int:
        """The height in pixels; 0 for a sound."""
        return self._facts.height

    @property
    def facts(self) -> str:
        """Its length and its size in pixels, where it has them."""
        length = [] if self.format.kind == "picture" else [f"{self.duration:.1f} s"]
        return ", ".join([*length, *([f"{self.width}×{self.height}"] if self.width else [])])

    def save(self, path: str | Path) -> Video:
        """Copy the file, and return the copy.

        Parameters
        ----------
        path
            Another file, or a folder to keep the name in.

        Raises
        ------
        InputError
            The file has gone.
        StorageError
            The copy cannot be written; nothing half-written is left.
        """
        if not self.exists:
            raise self._gone()
        target = Path(path).expanduser()
        if target.is_dir():
            target = target / self.path.name
        part = target.with_name(f"{target.name}.part")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists() and target.samefile(self.path):
                return Video(target)
            shutil.copyfile(self.path, part)
            part.replace(target)
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            raise StorageError(f"{target} cannot be written: {error.strerror or error}.") from error
        return Video(target)

    def thumbnail(self, at: float = 0.0) -> Picture:
        """Return the frame shown at a time.

        Parameters
        ----------
        at
            Seconds from the start; kept within the video.

        Raises
        ------
        InputError
            The file has gone, or `at` is not a number.
        UnsupportedFileError
            It holds no frame that can be decoded.
        """
        if self.format.kind == "sound":
            raise UnsupportedFileError(f"{self.path.name} holds sound alone.")
        if not isinstance(at, int | float) or at != at:
            raise InputError(f"The time {at!r} is not a number of seconds.", next_step="Pass at=1.5.")
        return self._frame(min(max(0.0, float(at)), max(0.0, self.duration)))

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/html": self._html(), "text/plain": repr(self)}

    @cached_property
    def _facts(self) -> _Facts:
        import av

        if not self.exists:
            raise self._gone()
        try:
            with av.open(str(self.path)) as container:
                kind = self.format.kind
                stream = container.streams.audio[0] if kind == "sound" else container.streams.video[0]
                if container.duration:
                    duration = container.duration / av.time_base
                else:
                    duration = float((stream.duration or 0) * (stream.time_base or 0))
                if isinstance(stream, av.AudioStream):
                    return _Facts(duration, 0, 0)
                size = stream.codec_context.width, stream.codec_context.height
                return _Facts(0.0 if kind == "picture" else duration, *size)
        except (av.FFmpegError, IndexError) as error:
            raise self._broken() from error

    def _frame(self, at: float) -> Picture:
        import av
        from PIL import Image

        if not self.exists:
            raise self._gone()
        try:
            with av.open(str(self.path)) as container:
                stream = container.streams.video[0]
                if stream.time_base is None:
                    raise self._broken()
                if self.format.kind == "video":
                    container.seek(int(at / stream.time_base), stream=stream)
                shown = None
                for frame in container.decode(stream):
                    # The frame on screen is the last one that starts at or before the time asked for.
                    if shown is not None and frame.time is not None and frame.time > at + 1e-6:
                        break
                    shown = frame
                if shown is None:
                    raise self._broken()
                return Image.fromarray(shown.to_ndarray(format="rgb24"))
        except (av.FFmpegError, IndexError) as error:
            raise self._broken() from error

    def _html(self) -> str:
        name = html.escape(self.path.name)
        try:
            width, size = self.width, self.size
            if size < EMBED_BELOW:
                return self._embedded(name, min(width, POSTER_WIDTH))
            poster = "" if self.format.kind == "sound" else self._poster(name, min(width, POSTER_WIDTH))
        except (InputError, OSError) as error:
            message = str(error) if isinstance(error, InputError) else f"{self.path.name} cannot be read."
            return f'<p role="alert">{html.escape(message)}</p>'
        link = html.escape(quote(_for_link(self.path)), quote=True)
        return (
            f'<figure style="margin:0">{poster}'
            f'<figcaption><a href="{link}" target="_blank" rel="noopener">{name}</a> '
            f"({self.facts}, {size / 1e6:.1f} MB): not embedded, since a notebook would grow by as much. "
            f"It lies at {html.escape(str(self.path))}.</figcaption></figure>"
        )

    def _embedded(self, name: str, width: int) -> str:
        """Return the element that plays or shows the whole file."""
        data = base64.b64encode(self.path.read_bytes()).decode("ascii")
        source = f"data:{self.format.mime};base64,{data}"
        if self.format.kind == "sound":
            return f'<audio controls preload="metadata" aria-label="{name}" src="{source}"></audio>'
        style = f'style="{_WITHIN}" width="{width}"'
        if self.format.kind == "video":
            return (
                f'<video controls playsinline preload="metadata" aria-label="{name}" {style} '
                f'src="{source}"></video>'
            )
        return f'<img alt="{name}" {style} src="{source}">'

    def _poster(self, name: str, width: int) -> str:
        picture = self._frame(min(1.0, self.duration / 2))
        picture.thumbnail((POSTER_WIDTH, POSTER_WIDTH * 2))
        memory = io.BytesIO()
        picture.convert("RGB").save(memory, "JPEG", quality=80)
        data = base64.b64encode(memory.getvalue()).decode("ascii")
        return (
            f'<img src="data:image/jpeg;base64,{data}" alt="{name}" '
            f'width="{width}" style="{_WITHIN};object-fit:contain">'
        )

    def _gone(self) -> InputError:
        return InputError(
            f"There is no video at {self.path}.", next_step="It was moved or deleted; export it again."
        )

    def _broken(self) -> UnsupportedFileError:
        return UnsupportedFileError(f"{self.path.name} holds no video that can be decoded.")


def _for_link(path: Path) -> str:
    """Return the path as a notebook can open it: relative to its folder where it lies below it."""
    absolute = path.absolute()
    folder = Path.cwd()
    return absolute.relative_to(folder).as_posix() if absolute.is_relative_to(folder) else absolute.as_posix()
