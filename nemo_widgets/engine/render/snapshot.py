"""One frame of a timeline as a picture, PNG or JPG."""

from __future__ import annotations

import dataclasses
import io
from contextlib import closing
from typing import Final

from av.video.reformatter import ColorRange, Colorspace
from PIL import Image

from nemo_widgets.engine.render.cache import written_whole
from nemo_widgets.engine.render.coding import LOSSLESS
from nemo_widgets.engine.render.compositor import compose
from nemo_widgets.engine.render.encoder import frame_and_canvas
from nemo_widgets.engine.render.order import Order, rendered, staged
from nemo_widgets.engine.render.outcome import Rendered
from nemo_widgets.engine.render.plan import Chunk, Plan
from nemo_widgets.engine.render.planes import Scratch
from nemo_widgets.timeline.outputs import Quality, quality_named

JPG_QUALITY: Final[dict[Quality, int]] = {"high": 92, "medium": 85, "low": 72, "preview": 72}


def snapshot(order: Order) -> Rendered:
    """Render the frame that is shown at the time asked for, the middle one where none was."""
    with staged(order, LOSSLESS) as stage:
        plan = stage.plan
        frame, canvas = frame_and_canvas(plan.width, plan.height)
        order.watch.look(0.05)
        with closing(compose(stage, chunk_at(plan, order.output.at), [canvas], Scratch())) as drawn:
            for _ in drawn:
                order.watch.look(0.7)
        pixels = frame.reformat(
            format="rgb24",
            src_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.MPEG,
            dst_color_range=ColorRange.JPEG,
        ).to_ndarray()
        quality = JPG_QUALITY[quality_named(order.output.quality)]  # PNG takes none
        form = "PNG" if order.output.format == "png" else "JPEG"
        memory = io.BytesIO()
        Image.fromarray(pixels).save(memory, form, quality=quality)
        with written_whole(order.target) as part:
            # Pillow writes to files itself, and takes a full disk for the end of its work.
            part.write_bytes(memory.getbuffer())
    made = rendered(order, plan, ())
    return dataclasses.replace(made, duration=0.0, frames=1)


def chunk_at(plan: Plan, seconds: float | None) -> Chunk:
    """Return the one frame shown at a time, kept within the timeline, as a chunk."""
    wanted = plan.frames // 2 if seconds is None else int(seconds * plan.fps + 1e-6)
    frame = min(wanted, plan.frames - 1)
    items = tuple(item for item in plan.items if item.first <= frame < item.last)
    return Chunk(frame, 1, items, "")
