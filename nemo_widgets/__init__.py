"""From a prompt, pictures or a DataFrame to a video, inside a notebook cell."""

from __future__ import annotations

import importlib
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nemo_widgets import errors
    from nemo_widgets.client.timeouts import Timeouts
    from nemo_widgets.session import Credits, Reply, Session, exports, resume
    from nemo_widgets.slideshow import Slideshow, slideshow
    from nemo_widgets.studio import Studio
    from nemo_widgets.timeline.draft import Draft
    from nemo_widgets.video import Video

# Names are imported on first use, so that `import nemo_widgets` costs a cell next to nothing.
_HOMES = {
    "Credits": "session",
    "Draft": "timeline.draft",
    "Reply": "session",
    "Session": "session",
    "Slideshow": "slideshow",
    "Studio": "studio",
    "Timeouts": "client.timeouts",
    "Video": "video",
    "exports": "session",
    "resume": "session",
}

__version__ = version("nemo_widgets")
__all__ = [
    "Credits",
    "Draft",
    "Reply",
    "Session",
    "Slideshow",
    "Studio",
    "Timeouts",
    "Video",
    "errors",
    "exports",
    "resume",
    "slideshow",
]


def __getattr__(name: str) -> Any:
    if name == "errors":
        return importlib.import_module(f"nemo_widgets.{name}")
    if name == "slideshow":
        # The function shadows its module, which importlib has just bound to the same name.
        value = importlib.import_module("nemo_widgets.slideshow").slideshow
    elif name in _HOMES:
        value = getattr(importlib.import_module(f"nemo_widgets.{_HOMES[name]}"), name)
    else:
        raise AttributeError(f"module 'nemo_widgets' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
