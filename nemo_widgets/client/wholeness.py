"""Whether a file that was downloaded is what it should be, and all of it, told by its own bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import BinaryIO, Final

MATROSKA: Final = b"\x1a\x45\xdf\xa3"
SEGMENT: Final = b"\x18\x53\x80\x67"

# Where in a file what has to stand; an MP3 may begin with any of several things.
_BEGINNINGS: Final[Mapping[str, tuple[tuple[int, bytes], ...]]] = {
    "mp4": ((4, b"ftyp"),),
    "mov": ((4, b"ftyp"),),
    "webm": ((0, MATROSKA),),
    "gif": ((0, b"GIF8"),),
    "wav": ((0, b"RIFF"), (8, b"WAVE")),
    "png": ((0, b"\x89PNG\r\n\x1a\n"),),
    "jpg": ((0, b"\xff\xd8\xff"),),
}
_ENDINGS: Final[Mapping[str, bytes]] = {"gif": b";", "png": b"IEND\xaeB`\x82", "jpg": b"\xff\xd9"}


def begins_well(head: bytes, form: str) -> bool:
    """Tell whether a file's first bytes, however few, are those of a format.

    Examples
    --------
    >>> begins_well(b"GIF89a", "gif"), begins_well(b"GI", "gif"), begins_well(b"<html>", "gif")
    (True, True, False)
    """
    if form == "mp3":
        return head[:3] == b"ID3"[: len(head)] or head[:1] == b"\xff"
    return all(
        head[at : at + len(wanted)] == wanted[: max(0, len(head) - at)]
        for at, wanted in _BEGINNINGS.get(form, ())
    )


def is_whole(file: BinaryIO, size: int, form: str) -> bool:
    """Tell whether a file is complete, as far as its format lets that be told."""
    file.seek(0)
    if not size or not begins_well(file.read(16), form):
        return False
    if form in _ENDINGS:
        file.seek(max(0, size - len(_ENDINGS[form])))
        return file.read() == _ENDINGS[form]
    return _CHECKS.get(form, _any)(file, size)


def _any(_file: BinaryIO, _size: int) -> bool:
    return True


def _boxes(file: BinaryIO, size: int) -> bool:
    """Tell whether the boxes of an MP4 fill a file exactly, with its index among them."""
    at, kinds = 0, []
    while at + 8 <= size:
        file.seek(at)
        head = file.read(16)
        length, kind = int.from_bytes(head[:4], "big"), head[4:8]
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        elif length == 0:
            length = size - at
        if length < 8:
            return False
        kinds.append(kind)
        at += length
    return at == size and kinds[:1] == [b"ftyp"] and b"moov" in kinds


def _elements(file: BinaryIO, size: int) -> bool:
    """Tell whether a WebM's segment ends where the file does, or says of itself that it is open."""
    file.seek(4)
    header = _length(file)
    if header is None:
        return False
    file.seek(header, 1)
    if file.read(4) != SEGMENT:
        return False
    length = _length(file)
    return length is None or file.tell() + length == size


def _length(file: BinaryIO) -> int | None:
    """Read one of Matroska's lengths; None where it is unknown."""
    first = file.read(1)
    width = 9 - first[0].bit_length() if first and first[0] else 0
    if not width:
        return None
    value = int.from_bytes(first + file.read(width - 1), "big") & ((1 << 7 * width) - 1)
    return None if value == (1 << 7 * width) - 1 else value


def _riff(file: BinaryIO, size: int) -> bool:
    file.seek(4)
    return int.from_bytes(file.read(4), "little") + 8 == size


_CHECKS: Final[Mapping[str, Callable[[BinaryIO, int], bool]]] = {
    "mp4": _boxes,
    "mov": _boxes,
    "webm": _elements,
    "wav": _riff,
}
