"""Videos with sound, MP4, MOV and WebM: chunks joined by packet copy, the sound mixed meanwhile."""

from __future__ import annotations

from nemo_widgets import __version__
from nemo_widgets.engine.render.cache import written_whole
from nemo_widgets.engine.render.coding import X264, Coding, h264, vp9
from nemo_widgets.engine.render.encoders import choose
from nemo_widgets.engine.render.muxer import join
from nemo_widgets.engine.render.order import Order, chunk_files, rendered, staged
from nemo_widgets.engine.render.outcome import EncoderError, Rendered
from nemo_widgets.engine.render.plan import canvas_size
from nemo_widgets.engine.render.track import Track, encoded_track
from nemo_widgets.timeline.outputs import quality_named
from nemo_widgets.timeline.provenance import credit_line

_CHUNKS_SHARE = 0.96


def film(order: Order) -> Rendered:
    """Render a video, with x264 from the start where a hardware encoder fails on the way."""
    quality = quality_named(order.output.quality)
    if order.output.format == "webm":
        return _encoded(order, vp9(quality))
    codec, note = choose(order.output.encoder, *canvas_size(order.draft), order.watch.look_again)
    try:
        return _encoded(order, h264(quality, codec), note)
    except EncoderError:
        if codec == X264:
            raise
        order.watch.resume()
        note = f"The encoder {codec} failed on the way; the video was encoded with x264."
        return _encoded(order, h264(quality), note)


def _encoded(order: Order, coding: Coding, note: str = "") -> Rendered:
    with staged(order, coding) as stage:
        plan = stage.plan

        def heard() -> Track:
            return encoded_track(
                order.draft,
                resolve=order.resolve,
                cache=order.cache,
                form=order.output.format,
                frames=plan.frames,
                fps=plan.fps,
                step=order.watch.step,
            )

        files, track = chunk_files(order, stage, heard, share=_CHUNKS_SHARE)
        with written_whole(order.target) as part:
            join(
                files,
                track.path,
                part,
                form=order.output.format,
                fps=plan.fps,
                frames=plan.frames,
                comment=credit_line(order.draft, __version__),
                step=lambda share: order.watch.look(_CHUNKS_SHARE + (1 - _CHUNKS_SHARE) * share * 0.99),
            )
        order.cache.trim()
    return rendered(order, plan, [*track.warnings, *([note] if note else [])])
