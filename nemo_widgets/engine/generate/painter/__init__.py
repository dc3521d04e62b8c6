"""The painter: procedural scenes from words, in layers; no model is involved."""

from nemo_widgets.engine.generate.painter.picture import paint
from nemo_widgets.engine.generate.painter.scene import Layer, Scene

__all__ = ["Layer", "Scene", "paint"]
