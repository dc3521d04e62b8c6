"""What a user may upload, as files with a name: paths, URLs, bytes, open files, pictures, arrays, columns.

Kind and size are checked here, before a byte is sent.
"""

from __future__ import annotations

import io
import math
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from nemo_widgets.errors import FileTooLargeError, InputError, UnsupportedFileError
from nemo_widgets.skills import DOCUMENT_BYTES, Skill

MAX_BYTES = 1_000_000_000
"""How much of an open file is read into memory."""

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "jpg"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"GIF8", "gif"),
    (8, b"WEBP", "webp"),
    (8, b"WAVE", "wav"),
    (8, b"AVI ", "avi"),
    (0, b"\x1aE\xdf\xa3", "webm"),
    (4, b"ftypqt", "mov"),
    (4, b"ftypM4A", "m4a"),
    (4, b"ftyp", "mp4"),
    (0, b"ID3", "mp3"),
    (0, b"\xff\xfb", "mp3"),
    (0, b"\xff\xf3", "mp3"),
    (0, b"\xff\xf1", "aac"),
    (0, b"\xff\xf9", "aac"),
)


@dataclass(frozen=True)
class Source:
    """One thing to upload: a URL that the service fetches itself, a file, or bytes in memory."""

    name: str
    url: str = ""
    path: Path | None = None
    data: bytes = field(default=b"", repr=False)

    @property
    def size(self) -> int:
        """The number of bytes; 0 for a URL."""
        try:
            return self.path.stat().st_size if self.path else len(self.data)
        except OSError as error:
            raise self._unreadable(error) from error

    def open(self) -> BinaryIO:
        """Open it for reading.

        Raises
        ------
        InputError
            The file cannot be opened.
        """
        if self.path is None:
            return io.BytesIO(self.data)
        try:
            return self.path.open("rb")
        except OSError as error:
            raise self._unreadable(error) from error

    def read(self, file: BinaryIO, size: int = -1) -> bytes:
        """Read some of it, once opened.

        Raises
        ------
        InputError
            The file cannot be read.
        """
        try:
            return file.read(size)
        except OSError as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: OSError) -> InputError:
        return InputError(
            f"{self.path} cannot be read: {error.strerror}.",
            next_step="Check that the file is still there and may be read.",
        )


def sources(given: Iterable[object], skill: Skill, *, compress: bool = False) -> list[Source]:
    """Return what was given as sources, each checked.

    Parameters
    ----------
    given
        Paths, URLs, bytes, open files, PIL images, arrays, matplotlib figures, or lists and Series of these.
    skill
        Whose limit and formats hold.
    compress
        What is over the limit is to be made smaller, and not refused.

    Raises
    ------
    InputError
        A file is missing or empty, or a value is nothing that can be uploaded.
    UnsupportedFileError
        A file is of a kind that is not accepted.
    FileTooLargeError
        A file is over the skill's limit.
    """
    values = list(flat(given))
    if not values:
        raise InputError("There is nothing to upload.", next_step="Pass a path, a URL or a picture.")
    found = [source(value, number) for number, value in enumerate(values, 1)]
    return [
        check_document(item) if is_document(item, skill) else check(item, skill, compress=compress)
        for item in found
    ]


def is_document(item: Source, skill: Skill) -> bool:
    """Tell whether a source is a file whose text goes into the message."""
    return _extension(item.name) in skill.documents


def check_document(item: Source) -> Source:
    """Return a document whose size is accepted; that of one at an address is seen as it comes.

    Raises
    ------
    InputError, FileTooLargeError
        It is empty, or too large to be read.
    """
    if item.url:
        return item
    if item.size == 0:
        raise InputError(f"{item.name} is empty.", next_step="Pass a file with something in it.")
    if item.size > DOCUMENT_BYTES:
        raise FileTooLargeError(
            f"{item.name} has {item.size / 1e6:.1f} MB; documents are read up to "
            f"{DOCUMENT_BYTES / 1e6:.0f} MB.",
            limit=DOCUMENT_BYTES,
            next_step="Save its text as a .txt file.",
        )
    return item


def source(value: object, number: int = 1, *, paper: bool = False) -> Source:
    """Return one value as a source; bytes without a name are told by their content.

    Parameters
    ----------
    value, number
        It, and which of several it is.
    paper
        Whether bytes that are nothing else are a text.

    Raises
    ------
    InputError
        A file is missing, or the value is nothing that can be uploaded.
    """
    if isinstance(value, Source):
        return value
    if isinstance(value, str) and is_address(value):
        return Source(_name_at(value, number), url=value)
    if isinstance(value, str | os.PathLike):
        path = Path(value).expanduser()
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "does not exist"
            raise InputError(f"{path} {what}.", next_step="Check the path; it is read by the kernel.")
        return Source(path.name, path=path)
    if isinstance(value, bytes | bytearray | memoryview):
        return _in_memory("", bytes(value), number, paper=paper)
    if callable(getattr(value, "read", None)):
        return _in_memory(*_read_file(value, number), number, paper=paper)
    picture = picture_bytes(value)
    if picture is None:
        raise InputError(
            f"Item {number} is {_kind(value)}, which cannot be uploaded.",
            next_step="Pass a path, a URL, bytes, a PIL image, an array or a matplotlib figure.",
        )
    return Source(f"picture-{number:03d}.png", data=picture)


def is_address(value: str) -> bool:
    """Tell whether a text is meant as an address of the web, and not as a path."""
    return value.lower().startswith(("http://", "https://"))


def _name_at(address: str, number: int) -> str:
    try:
        return Path(urlsplit(address).path).name or "download"
    except ValueError as error:
        # Not repeated: it may hold a key.
        raise InputError(
            f"The address of item {number} is not one.",
            next_step="Check it; it reads like https://host/file.",
        ) from error


def _in_memory(name: str, data: bytes, number: int, *, paper: bool) -> Source:
    if _extension(name):
        return Source(name, data=data)
    kind = sniff(data[:16]) or paper_kind(data) or ("txt" if paper and data else "")
    if not kind and data:
        raise UnsupportedFileError(f"The bytes of item {number} are no known kind of media.")
    return Source(f"{name or f'upload-{number:03d}'}.{kind or 'txt'}", data=data)


def _read_file(file: Any, number: int) -> tuple[str, bytes]:
    """Return an open file's name, empty where it has none, and what is left to read in it."""
    try:
        data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError, TypeError) as error:
        raise InputError(
            f"Item {number} cannot be read: {type(error).__name__}.",
            next_step="Pass an open file, or a path.",
        ) from error
    if isinstance(data, str):
        data = data.encode()
    if not isinstance(data, bytes):
        raise InputError(
            f"Item {number} cannot be read: it gives no bytes.", next_step="Pass an open file, or a path."
        )
    if len(data) > MAX_BYTES:
        raise FileTooLargeError(f"Item {number} has more than {MAX_BYTES / 1e6:.0f} MB.", limit=MAX_BYTES)
    name = getattr(file, "name", "")
    return (Path(name).name if isinstance(name, str) else ""), data


def check(item: Source, skill: Skill, *, compress: bool = False) -> Source:
    """Return a source whose kind and size are accepted; whatever its size where it is to be compressed.

    Raises
    ------
    InputError, UnsupportedFileError, FileTooLargeError
        It is empty, of a kind that is not accepted, or over the limit.
    """
    extension = _extension(item.name)
    if item.url:
        if extension and extension not in skill.accepts:
            raise _unsupported(item.name, f"its extension is .{extension}")
        return item
    if extension not in skill.accepts:
        why = f"its extension is .{extension}" if extension else "it has no extension"
        raise _unsupported(item.name, why)
    if item.size == 0:
        raise InputError(f"{item.name} is empty.", next_step="Pass a file with something in it.")
    if item.size > skill.limit_bytes and not compress:
        raise FileTooLargeError(
            f"{item.name} has {item.size / 1e6:.1f} MB; {skill.slug} takes up to "
            f"{skill.limit_bytes / 1e6:.0f} MB.",
            limit=skill.limit_bytes,
            next_step="Trim it, or upload it with compress=True.",
        )
    with item.open() as file:
        head = item.read(file, 16)
    if extension in {"jpg", "jpeg", "png", "gif", "webp"} and not sniff(head):
        raise _unsupported(item.name, "its content is not a picture, whatever its name says")
    return item


def sniff(head: bytes) -> str:
    """Return the extension of what the first bytes are of, empty where they are of nothing known."""
    return next((kind for at, magic, kind in _MAGIC if head[at : at + len(magic)] == magic), "")


def paper_kind(data: bytes) -> str:
    """Return the extension of the document that bytes are, empty where they are no PDF and no DOCX."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return "docx" if data.startswith(b"PK\x03\x04") and b"word/" in data else ""


def is_missing(value: object) -> bool:
    """Tell whether a table's cell holds nothing: None, NaN, NaT, NA or an empty text."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return True
    if isinstance(value, str):
        return not value.strip()
    return type(value).__name__ in {"NAType", "NaTType"}


def picture_bytes(value: object) -> bytes | None:
    """Return a PIL image, an array or a matplotlib figure as a PNG; None where it is none of them.

    Raises
    ------
    InputError
        It is an array of a shape or type that is no picture.
    """
    save = getattr(value, "savefig", None)
    memory = io.BytesIO()
    if callable(save):
        save(memory, format="png")
        return memory.getvalue()
    from PIL import Image

    picture = value if isinstance(value, Image.Image) else _from_array(value)
    if picture is None:
        return None
    if picture.mode not in {"RGB", "RGBA", "L", "LA", "P", "1"}:
        picture = picture.convert("RGB")
    picture.save(memory, "PNG", compress_level=1)
    return memory.getvalue()


def _from_array(value: object) -> Any:
    if not hasattr(value, "__array_interface__"):
        return None
    import numpy as np
    from PIL import Image

    array = np.asarray(value)
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[:, :, 0]
    if array.ndim not in (2, 3) or 0 in array.shape or (array.ndim == 3 and array.shape[2] not in (3, 4)):
        raise InputError(
            f"An array of shape {array.shape} is no picture.",
            next_step="Pass height × width, or height × width × 3 or 4.",
        )
    if array.dtype == np.bool_:
        array = array.astype(np.uint8) * 255
    elif np.issubdtype(array.dtype, np.floating):
        # As matplotlib does: floats run from 0 to 1.
        array = (np.clip(np.nan_to_num(array), 0, 1) * 255 + 0.5).astype(np.uint8)
    elif np.issubdtype(array.dtype, np.integer):
        array = np.clip(array, 0, 255).astype(np.uint8)
    else:
        raise InputError(
            f"An array of {array.dtype} is no picture.", next_step="Pass whole numbers 0–255 or floats 0–1."
        )
    return Image.fromarray(np.ascontiguousarray(array))


def _extension(name: str) -> str:
    return Path(name).suffix.lower().removeprefix(".")


def flat(given: Iterable[object]) -> Iterator[object]:
    """Yield what was given one by one, lists and columns taken apart."""
    for value in given:
        if isinstance(value, list | tuple | set):
            yield from flat(value)
        elif type(value).__name__ in {"Series", "Index"} and isinstance(value, Iterable):
            yield from flat(list(value))
        else:
            yield value


def _kind(value: object) -> str:
    if value is None:
        return "None"
    return f"nothing ({value!r})" if is_missing(value) else f"a {type(value).__name__}"


def _unsupported(name: str, why: str) -> UnsupportedFileError:
    return UnsupportedFileError(f"{name} cannot be used: {why}.", code=4001)


def names(items: Sequence[Source]) -> str:
    """Return the names of a few sources, for a label."""
    return items[0].name if len(items) == 1 else f"{items[0].name} and {len(items) - 1} more"
