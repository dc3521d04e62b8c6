"""Styles: what is done to the layers of a finished picture."""

from __future__ import annotations

from collections.abc import Callable

from nemo_widgets.engine.generate.painter.easel import Easel
from nemo_widgets.engine.generate.painter.scene import Layer
from nemo_widgets.engine.generate.painter.styles.flat import flat
from nemo_widgets.engine.generate.painter.styles.glowing import neon
from nemo_widgets.engine.generate.painter.styles.ink import line
from nemo_widgets.engine.generate.painter.styles.inkwash import ink_wash
from nemo_widgets.engine.generate.painter.styles.lowpoly import lowpoly
from nemo_widgets.engine.generate.painter.styles.papercut import papercut
from nemo_widgets.engine.generate.painter.styles.pixels import pixels
from nemo_widgets.engine.generate.painter.styles.watercolour import watercolour

Style = Callable[[tuple[Layer, ...], Easel], tuple[Layer, ...]]

STYLES: dict[str, Style] = {
    "flat": flat,
    "watercolour": watercolour,
    "paper-cut": papercut,
    "low-poly": lowpoly,
    "neon-glow": neon,
    "line": line,
    "ink-wash": ink_wash,
    "pixel": pixels,
}
"""Concept -> how it is done."""

__all__ = ["STYLES", "Style"]
