"""The files behind a draft's segments, found and opened before anything is rendered."""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import unquote, urlsplit

import av
from PIL import Image

from nemo_widgets.engine.render.animation import is_animated
from nemo_widgets.engine.render.clipfile import DEMUXERS
from nemo_widgets.engine.render.cube import read_cube
from nemo_widgets.engine.render.facts import ClipFacts, facts_of
from nemo_widgets.engine.render.photos import read_picture
from nemo_widgets.engine.render.plan import content_hash
from nemo_widgets.engine.render.scenes import recipe_of
from nemo_widgets.engine.render.timing import timing_of
from nemo_widgets.errors import NemoError, RenderError, StorageError
from nemo_widgets.timeline.draft import Draft, Segment
from nemo_widgets.timeline.looks import filters_of

Medium = Literal["picture", "animation", "clip", "table", "missing"]

# A clip that ends this much before its segment is not worth a word: most files' sound and picture differ so.
_BARELY_S = 0.25
_PIECE = 1 << 22
_SOUNDS = {".mp3", ".wav", ".m4a", ".aac", ".flac"}
# Pillow reports broken files in many ways, a PNG as a SyntaxError; most of PyAV's errors are OSErrors, too.
_UNREADABLE = (
    OSError,
    ValueError,
    LookupError,
    SyntaxError,
    EOFError,
    struct.error,
    av.FFmpegError,
    Image.DecompressionBombError,
)
_LONG_HEX = re.compile(r"^([0-9a-f]{8})[0-9a-f]{24,}")


@dataclass(frozen=True)
class Source:
    """A file that a segment shows.

    Parameters
    ----------
    path
        Where it is.
    medium
        What it is.
    stamp
        Its size and time of change when it was opened.
    facts
        What is known of a clip.
    trouble
        Why it cannot be shown, a sentence; a preview goes on without it.
    """

    path: Path
    medium: Medium
    stamp: tuple[int, int] = (0, 0)
    facts: ClipFacts | None = None
    trouble: str = ""


@contextmanager
def named(segment: Segment) -> Iterator[None]:
    """Turn what goes wrong with a segment's media into an error that names the segment and the file.

    Raises
    ------
    RenderError
        Instead of any error of reading or decoding.
    """
    try:
        yield
    except (RenderError, StorageError):
        raise
    except _UNREADABLE as error:
        reason = error.message if isinstance(error, NemoError) else _reason(error)
        raise RenderError(
            f"“{segment.name or segment.id}” cannot be shown: {reason.rstrip('.')}{_file(segment)}.",
            next_step="Upload its media again, or delete or replace the segment.",
        ) from error


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError | LookupError):
        return "its media is no longer there"
    if isinstance(error, Image.DecompressionBombError):
        return "it has more pixels than this renderer takes"
    # What libraries say of a file names its place on this machine, which is nobody's business.
    told = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return re.sub(r"\s*('[^']*[/\\][^']*'|\([^)]*\))", "", told)


def _file(segment: Segment) -> str:
    """Return the name of a segment's file, in brackets, where it tells something else than the segment's."""
    file = _LONG_HEX.sub(r"\1…", PurePosixPath(unquote(urlsplit(segment.src).path)).name)
    return f" ({file})" if file and file != segment.name else ""


def find_sources(
    draft: Draft,
    resolve: Callable[[str], Path],
    *,
    lenient: bool = False,
    step: Callable[[], None] = lambda: None,
) -> dict[str, Source]:
    """Find and open every visual's file once.

    Parameters
    ----------
    draft
        The timeline.
    resolve
        From a `src` to a file.
    lenient
        Whether a file that is missing or broken is only noted.
    step
        Called for every segment; it may raise to stop.

    Returns
    -------
    dict
        By `src`; scenes that the painter paints anew need no file.

    Raises
    ------
    RenderError
        One is missing or cannot be read; it names the segment, the file and the reason.
    """
    found: dict[str, Source] = {}
    for segment in _visuals(draft):
        if segment.src in found:
            continue
        step()
        try:
            with named(segment):
                if not segment.src:
                    raise ValueError("it names no media")
                found[segment.src] = _open(Path(resolve(segment.src)), thoroughly=lenient)
        except RenderError as error:
            if not lenient:
                raise
            found[segment.src] = Source(Path(), "missing", trouble=error.message)
    for segment in draft.segments:
        for asked in filters_of(segment.m) if segment.kind == "video" else ():
            if asked.name == "lut" and asked.src not in found:
                found[asked.src] = _table(segment, asked.src, resolve, lenient=lenient)
    return found


def _table(segment: Segment, src: str, resolve: Callable[[str], Path], *, lenient: bool) -> Source:
    """Find and read a filter's colour table; a preview goes on without one."""
    try:
        with named(segment):
            if not src:
                raise ValueError("its colour filter names no file")
            path = Path(resolve(src))
            read_cube(path)
            return Source(path, "table", _stamp(path))
    except RenderError as error:
        if not lenient:
            raise
        return Source(Path(), "missing", trouble=error.message)


def _visuals(draft: Draft) -> Iterator[Segment]:
    for segment in draft.segments:
        if segment.kind == "video" and not recipe_of(segment.m) and segment.duration_ms > 0:
            yield segment


def _open(path: Path, *, thoroughly: bool) -> Source:
    """Open a file; thoroughly, so far that it will not fail later, which a preview has to know before."""
    if not path.is_file():
        raise FileNotFoundError(path)
    stamp = _stamp(path)
    kind = path.suffix.lower()
    if kind in DEMUXERS:
        return Source(path, "clip", stamp, facts_of(path))
    if kind in _SOUNDS:
        raise ValueError("it holds sound only, and no picture")
    moves = is_animated(path)
    if thoroughly:
        read_picture(path, at_least=(64, 64))
    return Source(path, "animation" if moves else "picture", stamp)


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def warnings_of(draft: Draft, sources: Mapping[str, Source]) -> list[str]:
    """Return a sentence for each file that cannot be shown as it is, and each segment that asks too much."""
    told = [source.trouble for source in sources.values() if source.trouble]
    seen: set[str] = set()
    for segment in _visuals(draft):
        source = sources.get(segment.src)
        if source is None or source.facts is None:
            continue
        if source.facts.hdr and segment.src not in seen:
            told.append(f"“{segment.name}” is HDR video: its light is brought to the standard range.")
        seen.add(segment.src)
        length = source.facts.seconds
        begin, end = timing_of(segment).within(length).span(segment.duration_ms / 1000)
        file = f"its file{_file(segment)} of {length:.1f} s"
        if max(begin, end) < length + _BARELY_S:
            continue
        if begin >= length:
            told.append(f"“{segment.name}” begins {begin:.1f} s into {file}: a frame is held.")
        else:
            told.append(f"“{segment.name}” outlasts {file}: a frame is held.")
    return told


def check_unchanged(draft: Draft, sources: Mapping[str, Source]) -> None:
    """Make sure that no file became another one while it was being shown.

    Raises
    ------
    RenderError
        One did, or is gone; it names the segment and the file.
    """
    for segment in _visuals(draft):
        source = sources.get(segment.src)
        if source is None or source.trouble:
            continue
        with named(segment):
            if _stamp(source.path) != source.stamp:
                raise ValueError("its media changed while it was being rendered")


def fingerprints(sources: Mapping[str, Source], step: Callable[[], None] = lambda: None) -> dict[str, str]:
    """Return what tells the content of each `src` from any other, unless its name tells that itself."""
    return {
        src: f"missing: {source.trouble}" if source.trouble else fingerprint(source.path, step)
        for src, source in sources.items()
        if source.trouble or content_hash(src) is None
    }


def fingerprint(path: Path, step: Callable[[], None] = lambda: None) -> str:
    """Return the SHA-256 of a file, in hex; `step` is called often meanwhile, and may raise to stop."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            step()
            found.update(piece)
    return found.hexdigest()
