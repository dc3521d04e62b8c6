"""The music that is there without a model, as a maker like any other."""

from __future__ import annotations

from nemo_widgets import __version__
from nemo_widgets.engine.generate.music import score
from nemo_widgets.makers.music import Music, MusicWish
from nemo_widgets.makers.protocol import LICENCE, Made


class Synthesiser:
    """Composes by rules and plays by itself, block by block."""

    label = "procedural"
    version = __version__
    licence = LICENCE

    def make(self, wish: MusicWish) -> Made:
        """Write a piece that lasts exactly as long as is wanted."""
        piece = score(wish.mood, seconds=wish.seconds, seed=wish.seed, bpm=wish.bpm, key=wish.key)
        return Made(Music(piece.blocks(), piece.sample_rate), seed=wish.seed, more=piece.made)
