"""Pictures read from their files: upright, in sRGB, and no larger than they will be seen."""

from __future__ import annotations

import io
import math
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from PIL import Image, ImageCms, ImageOps

from nemo_widgets.engine.render.orientation import Orientation
from nemo_widgets.engine.render.planes import Pixels

FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP")
MOST_PIXELS: Final = 120_000_000

_ORIENTATION: Final = 0x0112
# EXIF's eight ways (Exif 2.32, 4.6.4); from the fifth on, rows are columns.
_LYING: Final = {
    2: Orientation(mirrored=True),
    3: Orientation(mirrored=True, upended=True),
    4: Orientation(upended=True),
    5: Orientation(transposed=True),
    6: Orientation(transposed=True, mirrored=True),
    7: Orientation(transposed=True, mirrored=True, upended=True),
    8: Orientation(transposed=True, upended=True),
}
# JPEGs are decoded at a half, a quarter or an eighth of their size for free. The names of these bits speak of
# grey only where no colours are asked for; "reduced, in colour" would mean blue before red.
_REDUCED: Final = {
    1: cv2.IMREAD_COLOR_RGB,
    2: cv2.IMREAD_COLOR_RGB | cv2.IMREAD_REDUCED_GRAYSCALE_2,
    4: cv2.IMREAD_COLOR_RGB | cv2.IMREAD_REDUCED_GRAYSCALE_4,
    8: cv2.IMREAD_COLOR_RGB | cv2.IMREAD_REDUCED_GRAYSCALE_8,
}


def read_picture(path: Path, *, at_least: tuple[int, int] | None = None) -> Pixels:
    """Read the first frame of a picture as RGB, or as straight-alpha RGBA where it has transparency.

    Parameters
    ----------
    path
        A JPEG, PNG, GIF or WebP file.
    at_least
        A width and height; a large JPEG may be read at a smaller scale that still covers them.

    Raises
    ------
    OSError
        It cannot be read or decoded.
    ValueError
        It has too many pixels.
    """
    with Image.open(path, formats=FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise ValueError(f"{image.width}×{image.height} pixels are more than this renderer takes")
        stored = image.width
        if at_least is not None:
            across, down = at_least[::-1] if _lying(image).transposed else at_least
            factor = max(across / image.width, down / image.height)
            image.draft("RGB", (math.ceil(image.width * factor), math.ceil(image.height * factor)))
        if image.format == "JPEG" and image.mode == "RGB" and "icc_profile" not in image.info:
            pixels = _photo(path, _lying(image), reduced=round(stored / image.width))
            if pixels is not None:
                return pixels
        return upright_pixels(image)


def _photo(path: Path, lies: Orientation, *, reduced: int) -> Pixels | None:
    """Read a JPEG the fast way: half the time and memory; None where that does not work out."""
    flags = _REDUCED.get(reduced)
    if flags is None:
        return None
    coded = np.fromfile(path, np.uint8)
    pixels = cv2.imdecode(coded, flags | cv2.IMREAD_IGNORE_ORIENTATION)
    if pixels is None:
        return None
    if lies.upright:
        return pixels
    height, width = pixels.shape[:2]
    turned: Pixels = np.empty((*lies.size(height, width), 3), np.uint8)
    lies.apply(pixels, turned)
    return turned


def picture_shape(path: Path) -> float:
    """Return a picture's width over its height, upright, from the head of its file.

    Raises
    ------
    OSError
        It cannot be read.
    """
    with Image.open(path, formats=FORMATS) as image:
        width, height = _lying(image).size(image.width, image.height)
        return width / height


def _lying(image: Image.Image) -> Orientation:
    """Return how a picture lies in its file, as its EXIF says."""
    return _LYING.get(image.getexif().get(_ORIENTATION, 1), Orientation())


def upright_pixels(image: Image.Image) -> Pixels:
    """Return an opened picture's current frame, turned as its EXIF says and brought to sRGB."""
    profile = image.info.get("icc_profile")
    turned = image if _lying(image).upright else ImageOps.exif_transpose(image)
    if turned.mode.startswith("I;16") or turned.mode == "I":
        turned = Image.fromarray((np.asarray(turned, dtype=np.int64) >> 8).clip(0, 255).astype(np.uint8))
    mode = "RGBA" if turned.has_transparency_data else "RGB"
    if isinstance(profile, bytes) and turned.mode in {"RGB", "RGBA", "CMYK"}:
        turned = _to_srgb(turned, profile, mode)
    pixels = np.asarray(turned if turned.mode == mode else turned.convert(mode), dtype=np.uint8)
    if mode == "RGBA" and bool((pixels[..., 3] == 255).all()):
        return np.ascontiguousarray(pixels[..., :3])
    return pixels


def _to_srgb(image: Image.Image, profile: bytes, mode: str) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A profile that cannot be read says nothing; the numbers are then taken for sRGB, as browsers do.
        return image
    return image if made is None else made
