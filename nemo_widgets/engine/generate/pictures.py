"""Have a maker make one picture, and keep of it what the library keeps; runs in a worker process.

Whatever a maker hands back is a file from outside: it goes through `media.guard` before anything looks at it.
"""

from __future__ import annotations

import asyncio
import functools
import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from nemo_widgets.engine.generate.asking import failures_told, how_made
from nemo_widgets.engine.media import guard
from nemo_widgets.engine.media.files import storage_error
from nemo_widgets.engine.worker import stopped
from nemo_widgets.errors import RefusedError
from nemo_widgets.makers.protocol import LICENCE, Made, PictureWish
from nemo_widgets.makers.registry import IMAGES, Provider, maker

if TYPE_CHECKING:
    from PIL.Image import Image

SMALLEST: Final = 64
"""Pixels on the short side, below which a picture is none."""

LARGER: Final = 1.3
"""How much larger than wanted a picture is kept, for the camera to move in."""

_ARRAY_ENDS: Final = (3, 4)


@functools.cache
def _ready(name: str) -> Provider:
    """Return a maker; a process keeps it, and with it the model it may have loaded."""
    return maker(IMAGES, name)


def at_once(name: str) -> int:
    """Return how many pictures a maker makes at a time."""
    wanted = getattr(_ready(name).maker, "at_once", 2)
    return wanted if isinstance(wanted, int) and wanted > 0 else 1


def picture_file(
    name: str, wish: tuple[str, int, int, int], seconds: float, pixel_limit: int, target: Path
) -> dict[str, Any]:
    """Make a picture with a maker, and keep it as a PNG of the wanted shape.

    Parameters
    ----------
    name
        The maker.
    wish
        Prompt, seed, width and height.
    seconds
        How long the maker may take.
    pixel_limit
        The largest picture that is decoded.
    target
        The file to write.

    Returns
    -------
    dict
        How it was made: `by`, `label`, `version`, `model`, `prompt`, `seed`, `licence`.

    Raises
    ------
    NemoError
        It could not be made, or is no picture.
    """
    provider = _ready(name)
    prompt, seed, width, height = wish
    asked = PictureWish(prompt, seed, width, height, seconds, stopped)
    made = _made(provider, asked)
    picture = _opened(made.content, name, pixel_limit, target)
    if min(picture.size) < SMALLEST:
        raise RefusedError(
            f"The picture of {name} has only {picture.width} × {picture.height} pixels.", next_step=""
        )
    try:
        _shaped(picture, width, height).save(target, format="PNG", compress_level=3)
    except OSError as error:
        raise storage_error(error, "The picture") from error
    return how_made(provider, made, prompt=prompt, seed=made.seed)


def _made(provider: Provider, wish: PictureWish) -> Made:
    with failures_told(provider.name):
        made = provider.maker.make(wish)
        if inspect.isawaitable(made):
            made = asyncio.run(_awaited(made))
    # What hands back no more than a picture has taken the seed it was given.
    return made if isinstance(made, Made) else Made(made, seed=wish.seed)


async def _awaited(made: Any) -> Any:
    return await made


def _opened(content: Any, name: str, pixel_limit: int, target: Path) -> Image:
    """Return a picture of whatever a maker handed back."""
    import numpy as np
    from PIL import Image, ImageOps

    if isinstance(content, Image.Image):
        return _opaque(content)
    if isinstance(content, np.ndarray):
        if content.dtype != np.uint8 or content.ndim != 3 or content.shape[2] not in _ARRAY_ENDS:
            raise RefusedError(
                f"{name} made an array that is no picture of height × width × 3.", next_step=""
            )
        return _opaque(Image.fromarray(content))
    if isinstance(content, str | Path):
        content = Path(content).read_bytes()
    if not isinstance(content, bytes | bytearray):
        raise RefusedError(f"{name} made no picture.", next_step="")
    try:
        target.write_bytes(content)
    except OSError as error:
        raise storage_error(error, "The picture") from error
    facts = guard.inspect(target, f"The picture of {name}", pixel_limit)
    if facts["file_type"] != "image":
        raise RefusedError(f"{name} made no picture.", next_step="")
    with Image.open(target) as image:
        image.load()
        return _opaque(ImageOps.exif_transpose(image))


def _opaque(image: Image) -> Image:
    """Return a picture in plain RGB; what shows through is white."""
    from PIL import Image as Pictures

    if image.mode not in ("RGBA", "LA", "PA") and "transparency" not in image.info:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    ground = Pictures.new("RGBA", layer.size, "white")
    ground.alpha_composite(layer)
    return ground.convert("RGB")


def _shaped(picture: Image, width: int, height: int) -> Image:
    """Return a picture cropped to a shape around its middle, and made smaller where it is far too large."""
    from PIL import Image

    scale = min(picture.width / width, picture.height / height)
    wide, high = round(width * scale), round(height * scale)
    left, top = (picture.width - wide) // 2, (picture.height - high) // 2
    picture = picture.crop((left, top, left + wide, top + high))
    if scale > LARGER:
        picture = picture.resize((round(width * LARGER), round(height * LARGER)), Image.Resampling.LANCZOS)
    return picture


def card_file(
    prompt: str, seed: int, width: int, height: int, instead_of: str, target: Path
) -> dict[str, Any]:
    """Set a prompt in type into a PNG, in place of a picture that could not be made."""
    from PIL import Image

    from nemo_widgets import __version__
    from nemo_widgets.engine.render.text import draw_card

    picture = draw_card(prompt, width=width, height=height, palette_seed=seed)
    try:
        Image.fromarray(picture).save(target, format="PNG", compress_level=3)
    except OSError as error:
        raise storage_error(error, "The card") from error
    return {
        "by": "typographer",
        "label": "typographic card",
        "version": __version__,
        "prompt": prompt,
        "seed": seed,
        "licence": LICENCE,
        "instead_of": instead_of,
    }
