"""The painter as a maker: procedural, on this machine, needing nothing; the default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nemo_widgets import __version__
from nemo_widgets.makers.protocol import LICENCE, Made, PictureWish

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class Painter:
    """Paints by rules."""

    label = "procedural"
    version = __version__
    licence = LICENCE

    def make(self, wish: PictureWish) -> Made:
        """Paint a prompt."""
        from nemo_widgets.engine.generate.painter import paint

        scene = paint(wish.prompt, width=wish.width, height=wish.height, seed=wish.seed)
        picture: npt.NDArray[np.uint8] = scene.flatten()
        return Made(picture, seed=wish.seed, more={"missed": list(scene.missed)})
