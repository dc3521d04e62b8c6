"""Styles: what is done to the layers of a finished picture."""

from __future__ import annotations

from collections.abc import Callable

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.scene import Layer

Style = Callable[[tuple[Layer, ...], Easel], tuple[Layer, ...]]

STYLES: dict[str, Style] = {}
"""Concept -> how it is done."""

__all__ = ["STYLES", "Style"]
