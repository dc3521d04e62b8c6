"""From a prompt, pictures or a DataFrame to a video, inside a notebook cell."""

from __future__ import annotations

import importlib
import sys
from importlib.metadata import version
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nemo_widgets import errors
    from nemo_widgets.client.timeouts import Timeouts
    from nemo_widgets.makers import providers
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
    "providers": "makers",
    "resume": "session",
    "slideshow": "slideshow",
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
    "providers",
    "resume",
    "slideshow",
]


def __getattr__(name: str) -> Any:
    if name == "errors":
        return importlib.import_module("nemo_widgets.errors")
    if name not in _HOMES:
        raise AttributeError(f"module 'nemo_widgets' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"nemo_widgets.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])


class _Package(ModuleType):
    """The package, in which a function keeps its name when the module of the same name is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        # importlib binds a submodule to its parent: `slideshow.py` would take the place of `slideshow()`.
        if not (isinstance(value, ModuleType) and name in _HOMES):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
