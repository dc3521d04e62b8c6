"""What the engine has done in its worker processes, apart from painting, composing and looking at files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nemo_widgets.engine.worker import report, stopped


def warm_up() -> None:
    """Import and read what the first task would otherwise wait for."""
    import av  # noqa: F401
    import cv2  # noqa: F401
    import PIL.Image  # noqa: F401

    import nemo_widgets.engine.generate.painter
    import nemo_widgets.engine.render.export  # noqa: F401
    from nemo_widgets.engine.render import typefaces, version

    version.code_version()
    version.font_version()
    typefaces.missing_glyphs("A")


def render_file(
    draft: dict[str, Any], output: dict[str, Any], media: Path, target: Path, cache: Path
) -> dict[str, Any]:
    """Render one export.

    Parameters
    ----------
    draft
        The timeline, as JSON.
    output
        What it is to become, as the request has it.
    media, target, cache
        The library's folder, the file to write, and the renderer's own folder.

    Returns
    -------
    dict
        `duration` (s), `size` (bytes) and `warnings`.
    """
    from nemo_widgets.engine.media.files import resolve
    from nemo_widgets.engine.render import render
    from nemo_widgets.timeline.draft import Draft
    from nemo_widgets.timeline.outputs import Output

    wanted = Output.from_wire(output)
    done = render(
        Draft.from_wire(draft),
        target,
        resolve=lambda url: resolve(media, url),
        cache_dir=cache,
        quality=wanted.quality,
        encoder=wanted.encoder,
        at=wanted.at,
        progress=report,
        cancelled=stopped,
    )
    return {"duration": done.duration, "size": done.size, "warnings": list(done.warnings)}
