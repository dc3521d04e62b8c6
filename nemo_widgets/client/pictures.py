"""A table's cell as a picture that is ready to be sent: upright, of a sane size, PNG or JPEG."""

from __future__ import annotations

import io
import os
from pathlib import Path

import httpx

from nemo_widgets.client.sources import is_address, is_missing, picture_bytes
from nemo_widgets.errors import InputError, NetworkError, UnsupportedFileError

LONGEST_SIDE = 2560
MAX_PIXELS = 100_000_000
MAX_BYTES = 200_000_000
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")


def picture(cell: object) -> tuple[bytes, str]:
    """Return a cell's picture, re-encoded, and the extension it needs.

    Parameters
    ----------
    cell
        A path, an http(s) URL, bytes, a PIL image, an array (height × width, or × 3 or 4; whole numbers 0–255
        or floats 0–1), or a matplotlib figure.

    Raises
    ------
    InputError
        The cell is empty, its file is missing, or it holds no picture.
    """
    if is_missing(cell):
        raise InputError("the picture is missing", next_step="")
    if isinstance(cell, bytes | bytearray | memoryview):
        return _encoded(bytes(cell))
    if isinstance(cell, str) and is_address(cell):
        return _encoded(_fetched(cell))
    if isinstance(cell, str | os.PathLike):
        path = Path(cell).expanduser()
        if not path.is_file():
            raise InputError(f"the file {path} does not exist", next_step="")
        try:
            return _encoded(path.read_bytes())
        except OSError as error:
            raise InputError(f"the file {path} cannot be read: {error.strerror}", next_step="") from error
    data = picture_bytes(cell)
    if data is None:
        raise InputError(f"a {type(cell).__name__} is no picture", next_step="")
    return _encoded(data)


def _fetched(url: str) -> bytes:
    try:
        host = httpx.URL(url).host
    except httpx.InvalidURL as error:
        raise InputError("the address of the picture is not one", next_step="") from error
    data = bytearray()
    try:
        with httpx.stream("GET", url, timeout=20, follow_redirects=True) as answer:
            if not answer.is_success:
                raise NetworkError(f"{host} answered {answer.status_code} for the picture", next_step="")
            for piece in answer.iter_bytes():
                data += piece
                if len(data) > MAX_BYTES:
                    raise UnsupportedFileError(f"the picture at {host} has no end", next_step="")
    except httpx.HTTPError as error:
        raise NetworkError(f"the picture at {host} cannot be fetched", next_step="") from error
    return bytes(data)


def _encoded(data: bytes) -> tuple[bytes, str]:
    from PIL import Image, ImageOps

    memory = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise UnsupportedFileError(
                    f"the picture has {opened.width}×{opened.height} pixels, more than a video needs",
                    next_step="",
                )
            # A JPEG is decoded straight to about the size that is needed.
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(opened)
            clear = upright.has_transparency_data
            plain = upright.convert("RGBA" if clear else "RGB")
            plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            # Photographs shrink as JPEG; drawings and what lets the ground through stay exact.
            if clear or opened.format != "JPEG":
                plain.save(memory, "PNG", compress_level=3)
                return memory.getvalue(), "png"
            plain.save(memory, "JPEG", quality=92)
            return memory.getvalue(), "jpg"
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        if isinstance(error, InputError):
            raise
        raise UnsupportedFileError("the picture cannot be decoded", next_step="") from error
