"""The sound of a timeline alone, as MP3 or WAV."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import av
import numpy as np
from numpy.typing import NDArray

from nemo_widgets.engine.render import audio
from nemo_widgets.engine.render.cache import storage_errors, written_whole
from nemo_widgets.engine.render.cues import cues_of
from nemo_widgets.engine.render.misfits import misfits
from nemo_widgets.engine.render.order import Order
from nemo_widgets.engine.render.outcome import Rendered
from nemo_widgets.engine.render.track import SAMPLE_RATE
from nemo_widgets.errors import NothingToExportError
from nemo_widgets.timeline.outputs import Quality, quality_named

MP3_BIT_RATES: Final[dict[Quality, int]] = {
    "high": 256_000,
    "medium": 192_000,
    "low": 128_000,
    "preview": 96_000,
}
_MIX_SHARE = 0.8


def soundtrack(order: Order) -> Rendered:
    """Render the sound.

    Raises
    ------
    NothingToExportError
        Nothing is heard on the timeline.
    """
    if not any(cue.volume > 0 for cue in cues_of(order.draft)):
        raise NothingToExportError(
            "Nothing is heard on the timeline.", next_step="Add music or a voice first."
        )
    seconds = order.draft.duration_ms / 1000
    with (
        storage_errors(order.cache.folder),
        audio.mixdown(
            order.draft,
            resolve=order.resolve,
            duration_s=seconds,
            folder=order.cache.folder,
            step=order.watch.look_again,
        ) as sound,
        written_whole(order.target) as part,
    ):
        write_sound(
            sound.blocks(),
            part,
            form=order.output.format,
            quality=quality_named(order.output.quality),
            step=lambda frames: order.watch.look(_MIX_SHARE + (0.99 - _MIX_SHARE) * frames / sound.frames),
        )
    size = order.target.stat().st_size
    told = (*misfits(order.draft, heard_only=True), *sound.warnings)
    return Rendered(order.target, sound.frames / SAMPLE_RATE, 0, 0, 0, size, told)


def write_sound(
    blocks: Iterable[NDArray[np.float32]],
    output: Path,
    *,
    form: str,
    quality: Quality,
    step: Callable[[int], None] = lambda _: None,
) -> None:
    """Write sound to a file.

    Parameters
    ----------
    blocks
        The sound in pieces of (n, 2) samples at 48 kHz.
    output
        The file.
    form
        `mp3`, or `wav` in 16 bits.
    quality
        How good an MP3 is.
    step
        Called with the samples written so far, often; it may raise to stop.
    """
    codec, layout = ("libmp3lame", "fltp") if form == "mp3" else ("pcm_s16le", "s16")
    with av.open(str(output), "w", format=form) as container:
        stream: Any = container.add_stream(codec, rate=SAMPLE_RATE, layout="stereo")
        if form == "mp3":
            stream.codec_context.bit_rate = MP3_BIT_RATES[quality]
        written = 0
        for block in blocks:
            frame = av.AudioFrame.from_ndarray(_packed(block, layout), format=layout, layout="stereo")
            frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, written, Fraction(1, SAMPLE_RATE)
            container.mux(stream.encode(frame))
            written += len(block)
            step(written)
        container.mux(stream.encode(None))


def _packed(block: NDArray[np.float32], layout: str) -> NDArray[Any]:
    """Return samples as a codec takes them: channels in rows, or interleaved whole numbers."""
    if layout == "fltp":
        return np.ascontiguousarray(block.T)
    whole = np.round(np.clip(block, -1, 1) * 32767).astype("<i2")
    return np.ascontiguousarray(whole.reshape(1, -1))
