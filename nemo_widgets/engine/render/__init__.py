"""The renderer: a draft becomes a file of any format, with PyAV and OpenCV and no ffmpeg binary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nemo_widgets.engine.render.export import render
    from nemo_widgets.engine.render.outcome import RenderCancelled, Rendered

_HOMES = {"render": "export", "RenderCancelled": "outcome", "Rendered": "outcome"}

__all__ = ["RenderCancelled", "Rendered", "render"]


def __getattr__(name: str) -> Any:
    # On first use: the room's typesetting is also imported by those who never render.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
