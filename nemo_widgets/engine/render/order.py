"""One render that was asked for, and the part of it that all formats with pictures share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import cv2

from nemo_widgets.engine.render.cache import Cache, storage_errors
from nemo_widgets.engine.render.chunks import Beside, render_chunks
from nemo_widgets.engine.render.coding import Coding
from nemo_widgets.engine.render.compositor import Stage
from nemo_widgets.engine.render.footage import ReaderPool
from nemo_widgets.engine.render.misfits import misfits
from nemo_widgets.engine.render.notes import text_notes
from nemo_widgets.engine.render.outcome import Rendered
from nemo_widgets.engine.render.plan import Plan, make_plan
from nemo_widgets.engine.render.progress import Watch
from nemo_widgets.engine.render.sources import check_unchanged, find_sources, fingerprints, warnings_of
from nemo_widgets.engine.render.version import code_version, font_version
from nemo_widgets.errors import NothingToExportError
from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.outputs import Output


@dataclass(frozen=True)
class Order:
    """What is to be rendered, from what, and for whom.

    Parameters
    ----------
    draft
        The timeline, at the size it is rendered at.
    target
        The file to write.
    output
        What it is to become.
    resolve
        From a `src` of the draft to a file.
    cache
        What earlier renders left.
    watch
        Tells how far it is, and stops it.
    """

    draft: Draft
    target: Path
    output: Output
    resolve: Callable[[str], Path]
    cache: Cache
    watch: Watch


@contextmanager
def staged(order: Order, coding: Coding) -> Iterator[Stage]:
    """Plan a render and give what its chunks share; its files are let go of at the end.

    Raises
    ------
    NothingToExportError
        There is not one frame.
    RenderError
        A segment's media is missing or broken; the error names both.
    """
    step = order.watch.look_again
    sources = find_sources(order.draft, order.resolve, lenient=order.output.quality == "preview", step=step)
    plan = planned(order.draft, coding, fingerprints(sources, step))
    if plan.frames == 0:
        raise NothingToExportError
    told = (*misfits(order.draft), *warnings_of(order.draft, sources), *text_notes(order.draft))
    plan = replace(plan, warnings=(*plan.warnings, *told))
    order.watch.plan(plan.frames)
    stage = Stage(plan, sources, order.cache, code_version(), ReaderPool(order.watch.step))
    threads = cv2.getNumThreads()
    cv2.setNumThreads(1)  # Chunks run in parallel; threads inside each would only get in their way.
    try:
        with storage_errors(order.cache.folder):
            yield stage
    finally:
        cv2.setNumThreads(threads)
        stage.readers.close()


def planned(draft: Draft, coding: Coding, contents: dict[str, str]) -> Plan:
    """Plan a render with keys that hold for this code and this machine's fonts."""
    fonts = font_version() if any(segment.kind == "text" for segment in draft.segments) else ""
    return make_plan(draft, coding=coding, fingerprints=contents, version=code_version(), fonts=fonts)


def chunk_files(
    order: Order, stage: Stage, beside: Callable[[], Beside], *, share: float
) -> tuple[list[Path], Beside]:
    """Render what is missing of the chunks; return their files in order, and what `beside` made meanwhile.

    Parameters
    ----------
    share
        The part of the whole work that this is.
    """

    def tell(ready: float) -> None:
        order.cache.stay()
        order.watch.look(share * ready)

    made = render_chunks(stage, order.watch, beside, tell)
    check_unchanged(order.draft, stage.sources)
    suffix = stage.plan.coding.suffix
    return [order.cache.path(chunk.key, suffix) for chunk in stage.plan.chunks], made


def rendered(order: Order, plan: Plan, warnings: Sequence[str]) -> Rendered:
    """Return what a render with pictures made, once its file is there."""
    size = order.target.stat().st_size
    return Rendered(
        order.target, plan.duration, plan.width, plan.height, plan.frames, size, (*plan.warnings, *warnings)
    )
