"""The soundtrack as it lies in the video: mixed and encoded beside the pictures, kept for next time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import av
import numpy as np

from nemo_widgets.engine.render import audio
from nemo_widgets.engine.render.cache import Cache
from nemo_widgets.engine.render.loudness import Samples
from nemo_widgets.engine.render.plan import content_hash, digest
from nemo_widgets.engine.render.sources import fingerprint
from nemo_widgets.engine.render.version import code_version
from nemo_widgets.timeline.draft import Draft

SAMPLE_RATE: Final = 48_000
BIT_RATE: Final = 192_000
_FRAME: Final = 1024


@dataclass(frozen=True)
class Form:
    """How sound is encoded for a kind of video."""

    codec: str
    container: str
    suffix: str
    options: tuple[tuple[str, str], ...] = ()


# At this bit rate the careful search sounds no better and takes three times as long.
_AAC: Final = Form("aac", "mp4", ".m4a", (("aac_coder", "fast"),))
FORMS: Final[Mapping[str, Form]] = {
    "mp4": _AAC,
    "mov": _AAC,
    "webm": Form("libopus", "webm", ".webm"),
}


@dataclass(frozen=True)
class Track:
    """An encoded soundtrack, and what could not be heard as asked."""

    path: Path
    warnings: tuple[str, ...]


def encoded_track(
    draft: Draft,
    *,
    resolve: Callable[[str], Path],
    cache: Cache,
    form: str,
    frames: int,
    fps: int,
    step: Callable[[], None],
) -> Track:
    """Return a draft's sound, encoded; from the cache where it was heard before without a complaint.

    Parameters
    ----------
    draft, resolve
        What is heard.
    cache
        Where it is kept.
    form
        `mp4`, `mov` or `webm`.
    frames, fps
        The pictures' number and rate: the sound is just as long.
    step
        Called often; it may raise to stop.
    """
    how = FORMS[form]
    length = frames * SAMPLE_RATE // fps
    heard = audio.sound_key(draft, _contents(draft, resolve, step), length / SAMPLE_RATE)
    key = digest(["track", heard, how.codec, BIT_RATE, code_version()])
    kept = cache.find(key, how.suffix)
    if kept is not None:
        return Track(kept, ())
    with audio.mixdown(
        draft, resolve=resolve, duration_s=length / SAMPLE_RATE, folder=cache.folder, step=step
    ) as sound:
        warnings = tuple(sound.warnings)
        if warnings:
            # What went wrong may go well the next time; until then it is told again.
            key = digest([key, warnings])
        with cache.writing(key, how.suffix) as part:
            _encode(sound.blocks(), part, how, length, step)
    return Track(cache.path(key, how.suffix), warnings)


def _contents(draft: Draft, resolve: Callable[[str], Path], step: Callable[[], None]) -> dict[str, str]:
    found: dict[str, str] = {}
    for segment in draft.segments:
        src = segment.src
        if segment.kind not in {"audio", "video"} or not src or src in found or content_hash(src):
            continue
        try:
            found[src] = fingerprint(Path(resolve(src)), step)
        except (OSError, LookupError, ValueError):
            # Mixing will say that it is missing.
            found[src] = "missing"
    return found


def _encode(blocks: Iterator[Samples], path: Path, form: Form, length: int, step: Callable[[], None]) -> None:
    # Matroska gives each file random ids, unless it is to be the same every time.
    options = {"fflags": "+bitexact"} if form.container == "webm" else {}
    with av.open(str(path), "w", format=form.container, options=options) as container:
        stream: Any = container.add_stream(
            form.codec, rate=SAMPLE_RATE, layout="stereo", options=dict(form.options)
        )
        stream.codec_context.bit_rate = BIT_RATE
        for start, block in _even(blocks, length):
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block.T), format="fltp", layout="stereo")
            frame.sample_rate, frame.pts = SAMPLE_RATE, start
            frame.time_base = Fraction(1, SAMPLE_RATE)
            container.mux(stream.encode(frame))
            step()
        container.mux(stream.encode(None))


def _even(blocks: Iterator[Samples], length: int) -> Iterator[tuple[int, Samples]]:
    """Yield pieces of one size with their places, to just the length: cut, or filled with silence."""
    kept, start = np.zeros((0, 2), np.float32), 0
    for block in blocks:
        kept = np.concatenate([kept, block[: max(0, length - start - len(kept))]])
        while len(kept) >= _FRAME:
            yield start, kept[:_FRAME]
            kept, start = kept[_FRAME:], start + _FRAME
    while start < length:
        piece = np.zeros((min(_FRAME, length - start), 2), np.float32)
        piece[: len(kept)] = kept[: len(piece)]
        yield start, piece
        kept, start = kept[len(piece) :], start + len(piece)
