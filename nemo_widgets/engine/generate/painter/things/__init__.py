"""What can stand in a picture, float on its water or fly in its sky."""

from __future__ import annotations

from nemo_widgets.engine.generate.painter.thing import Thing

THINGS: dict[str, Thing] = {}
"""Concept -> how it is drawn."""

__all__ = ["THINGS"]
