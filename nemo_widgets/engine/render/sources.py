"""The files behind a draft's segments, found and opened before anything is rendered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from nemo_widgets.engine.render.animation import is_animated
from nemo_widgets.engine.render.footage import DEMUXERS, ClipReader
from nemo_widgets.engine.render.plan import content_hash
from nemo_widgets.engine.render.scenes import recipe_of
from nemo_widgets.errors import NemoError, RenderError, StorageError
from nemo_widgets.timeline.draft import Draft, Segment

Medium = Literal["picture", "animation", "clip"]


@dataclass(frozen=True)
class Source:
    """A file that a segment shows."""

    path: Path
    medium: Medium


@contextmanager
def named(segment: Segment) -> Iterator[None]:
    """Turn what goes wrong with a segment's media into an error that names the segment.

    Raises
    ------
    RenderError
        Instead of any error of reading or decoding.
    """
    try:
        yield
    except (RenderError, StorageError):
        raise
    except (OSError, ValueError, LookupError, SyntaxError) as error:
        # Pillow reports broken PNG files as SyntaxError; PyAV's errors are OSError or ValueError.
        reason = error.message if isinstance(error, NemoError) else str(error) or type(error).__name__
        if isinstance(error, FileNotFoundError | LookupError):
            reason = "its media is no longer there"
        name = segment.name or segment.id
        raise RenderError(
            f"“{name}” cannot be shown: {reason.rstrip('.')}.",
            next_step="Upload its media again, or delete or replace the segment.",
        ) from error


def find_sources(draft: Draft, resolve: Callable[[str], Path]) -> dict[str, Source]:
    """Find and open every visual's file once.

    Parameters
    ----------
    draft
        The timeline.
    resolve
        From a `src` to a file.

    Returns
    -------
    dict
        By `src`; scenes that the painter paints anew need no file.

    Raises
    ------
    RenderError
        One is missing or cannot be read; it names the segment and the reason.
    """
    found: dict[str, Source] = {}
    for segment in draft.segments:
        if (
            segment.kind != "video"
            or recipe_of(segment.m)
            or segment.duration_ms <= 0
            or segment.src in found
        ):
            continue
        with named(segment):
            if not segment.src:
                raise ValueError("it names no media")
            found[segment.src] = _open(Path(resolve(segment.src)))
    return found


def _open(path: Path) -> Source:
    if not path.is_file():
        raise FileNotFoundError(path)
    if path.suffix.lower() in DEMUXERS:
        with ClipReader(path) as reader:
            reader.at(0.0)
        return Source(path, "clip")
    return Source(path, "animation" if is_animated(path) else "picture")


def fingerprints(sources: Mapping[str, Source]) -> dict[str, str]:
    """Return what tells the content of each `src` that names no content hash from any other."""
    return {src: _fingerprint(source.path) for src, source in sources.items() if content_hash(src) is None}


def _fingerprint(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
