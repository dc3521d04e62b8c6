"""Makers of pictures, voices and music: what one has to be, and which are installed.

A maker is named by an entry point of its package, so that installing the package is all it takes. Ten lines
are a whole plugin; its module:

.. code-block:: python

    from PIL import Image

    class Plain:
        label = "procedural"  # "AI" only where a model makes the picture
        version = "1.0"
        licence = "CC0-1.0"

        def make(self, wish):
            colours = ("navy", "teal", "maroon")
            return Image.new("RGB", (wish.width, wish.height), colours[wish.seed % 3])

and in its `pyproject.toml`:

.. code-block:: toml

    [project.entry-points."nemo_widgets.images"]
    plain = "plain:Plain"

`nemo_widgets.providers()` lists it, and `NEMO_IMAGES=plain` has it make the pictures.
"""

from __future__ import annotations

from nemo_widgets.makers.music import Music, MusicMaker, MusicWish
from nemo_widgets.makers.protocol import ImageMaker, Made, Maker, PictureWish
from nemo_widgets.makers.registry import (
    IMAGES,
    KINDS,
    MUSIC,
    VOICES,
    Kind,
    Provider,
    chosen,
    maker,
    providers,
)
from nemo_widgets.makers.voices import Speech, VoiceMaker, VoiceWish

__all__ = [
    "IMAGES",
    "KINDS",
    "MUSIC",
    "VOICES",
    "ImageMaker",
    "Kind",
    "Made",
    "Maker",
    "Music",
    "MusicMaker",
    "MusicWish",
    "PictureWish",
    "Provider",
    "Speech",
    "VoiceMaker",
    "VoiceWish",
    "chosen",
    "maker",
    "providers",
]
