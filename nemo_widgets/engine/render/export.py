"""Rendering a draft into a file of any format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from nemo_widgets.engine.render.animated import animation
from nemo_widgets.engine.render.cache import Cache
from nemo_widgets.engine.render.film import film
from nemo_widgets.engine.render.misfits import refuse
from nemo_widgets.engine.render.order import Order
from nemo_widgets.engine.render.outcome import Rendered
from nemo_widgets.engine.render.progress import Progress, Watch
from nemo_widgets.engine.render.sizing import for_gif, for_preview
from nemo_widgets.engine.render.snapshot import snapshot
from nemo_widgets.engine.render.soundtrack import soundtrack
from nemo_widgets.errors import NothingToExportError
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.outputs import Kind, Output, format_named, quality_named

_MAKERS: Final[Mapping[Kind, Callable[[Order], Rendered]]] = {
    "video": film,
    "animation": animation,
    "sound": soundtrack,
    "picture": snapshot,
}


def render(
    draft: Draft,
    output: Path,
    *,
    resolve: Callable[[str], Path],
    cache_dir: Path,
    quality: str = "high",
    encoder: str = "x264",
    at: float | None = None,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Rendered:
    """Render a draft to a file, in the format that its extension says.

    MP4 and MOV hold H.264 and AAC, WebM VP9 and Opus: BT.709, constant frame rate, ready to stream. A GIF
    has at most 15 frames a second and 640 pixels on its longer side, one palette, and loops. MP3 and WAV hold
    the sound alone, PNG and JPG one frame. What becomes of a draft that asks for what cannot be is listed in
    `nemo_widgets.engine.render.misfits`.

    Parameters
    ----------
    draft
        The timeline.
    output
        The file to write; it appears only when it is complete.
    resolve
        From a `src` of the draft to a file.
    cache_dir
        Where finished chunks are kept: what an edit did not touch is not rendered again, and a render that
        was killed goes on where it was.
    quality
        `low`, `medium`, `high`, or `preview` for a quick look at a quarter of the width and height.
    encoder
        For H.264: `x264`, `auto` for the machine's hardware where a trial shows that it works, or one of
        `nvenc`, `qsv`, `vaapi`, `videotoolbox`, `amf`. x264 takes the place of one that does not work, and a
        warning says so.
    at
        For PNG and JPG: the time in seconds; the middle of the timeline where None.
    progress
        Called in this thread with how far it is; the share never falls.
    cancelled
        Asked in this thread, about ten times a second.

    Returns
    -------
    Rendered
        Where it is, its length and size, and warnings.

    Raises
    ------
    InputError
        The extension, the quality or the encoder is not known.
    NothingToExportError
        The timeline is empty, or silent where its sound is asked for.
    RenderError
        A segment's media is missing or broken, the error naming both; or the timeline is longer than a day.
    RenderCancelled
        `cancelled` said so.
    StorageError
        The disk is full or cannot be written. In all these cases nothing half-written is left.
    """
    made = Output(format_named(output.suffix).name, quality, encoder, at)
    if not draft.is_exportable or draft.duration_ms <= 0:
        raise NothingToExportError
    refuse(draft)
    watch = Watch(progress, cancelled)
    watch.look(0.0)
    order = Order(_sized(draft, made), output, made, resolve, Cache(cache_dir), watch)
    rendered = _MAKERS[format_named(made.format).kind](order)
    watch.finish()
    return rendered


def _sized(draft: Draft, output: Output) -> Draft:
    """Return the draft at the size that the output takes."""
    quality = quality_named(output.quality)
    if format_named(output.format).kind == "animation":
        return for_gif(draft, quality)
    return for_preview(draft) if quality == "preview" else draft
