"""Videos with sound, MP4, MOV and WebM: chunks joined by packet copy, the sound mixed meanwhile."""

from __future__ import annotations

from nemo_widgets import __version__
from nemo_widgets.engine.render.cache import written_whole
from nemo_widgets.engine.render.coding import h264, vp9
from nemo_widgets.engine.render.encoders import choose
from nemo_widgets.engine.render.muxer import join
from nemo_widgets.engine.render.order import Order, chunk_files, rendered, staged
from nemo_widgets.engine.render.outcome import Rendered
from nemo_widgets.engine.render.plan import canvas_size
from nemo_widgets.engine.render.track import Track, encoded_track
from nemo_widgets.timeline.outputs import quality_named
from nemo_widgets.timeline.provenance import credit_line

_CHUNKS_SHARE = 0.96


def film(order: Order) -> Rendered:
    """Render a video."""
    quality, note = quality_named(order.output.quality), ""
    if order.output.format == "webm":
        coding = vp9(quality)
    else:
        codec, note = choose(order.output.encoder, *canvas_size(order.draft))
        coding = h264(quality, codec)
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
