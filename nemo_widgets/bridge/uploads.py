"""Files on their way from the browser: numbered pieces into a temporary file, in any order.

A file keeps its own name in a folder of its own, since the name is what the user sees from here on.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from nemo_widgets.bridge.protocol import CHUNK_BYTES, RELOAD
from nemo_widgets.errors import FileTooLargeError, InputError, StorageError, UnsupportedFileError

MEGABYTE = 1_000_000


@dataclass
class _Arriving:
    """One file; `missing` holds the numbers of the pieces that have not come yet."""

    name: str
    size: int
    path: Path
    file: BinaryIO = field(repr=False)
    missing: set[int]


class Uploads:
    """The files that arrive from one widget.

    Parameters
    ----------
    folder
        Where the temporary files go; the system's temporary folder unless stated.

    Examples
    --------
    >>> uploads = Uploads()
    >>> uploads.begin("u1", name="clip.mp4", size=3, limit_bytes=10, accepts=["mp4"])
    >>> uploads.chunk("u1", 0, b"abc")
    >>> uploads.end("u1").read_bytes()
    b'abc'
    >>> uploads.close()
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._root = folder
        self._made: Path | None = None
        self._arriving: dict[str, _Arriving] = {}

    def __repr__(self) -> str:
        return f"<Uploads {len(self._arriving)} arriving>"

    def begin(
        self, upload: str, *, name: str, size: int, limit_bytes: int | None, accepts: Sequence[str] = ()
    ) -> None:
        """Make room for a file.

        Raises
        ------
        UnsupportedFileError
            The name's extension is not one of `accepts` (an empty `accepts` takes all), or the file is empty.
        FileTooLargeError
            It is larger than `limit_bytes`.
        StorageError
            The temporary file cannot be made.
        """
        clean = safe_name(name)
        check(clean, size, limit_bytes=limit_bytes, accepts=accepts)
        self.cancel(upload)
        try:
            folder = Path(tempfile.mkdtemp(dir=self._home()))
            file = (folder / clean).open("wb")
        except OSError as error:
            raise StorageError(f"“{clean}” cannot be stored: {error.strerror}.") from error
        pieces = -(-size // CHUNK_BYTES)
        self._arriving[upload] = _Arriving(clean, size, folder / clean, file, set(range(pieces)))

    def chunk(self, upload: str, index: int, data: bytes | memoryview) -> None:
        """Write a piece where it belongs; a piece that comes twice changes nothing.

        Raises
        ------
        InputError
            No such upload runs, or the piece does not have the number and size it must have.
        StorageError
            The disk is full; the upload is dropped.
        """
        arriving = self._find(upload)
        offset = index * CHUNK_BYTES
        due = min(CHUNK_BYTES, arriving.size - offset)
        if due <= 0 or len(data) != due:
            raise InputError(
                f"Piece {index} of “{arriving.name}” does not fit the announced size.",
                next_step="Upload the file again; it may have changed on disk meanwhile.",
            )
        if index not in arriving.missing:
            return
        try:
            arriving.file.seek(offset)
            arriving.file.write(data)
        except OSError as error:
            self.cancel(upload)
            raise StorageError(f"“{arriving.name}” cannot be stored: {error.strerror}.") from error
        arriving.missing.discard(index)

    def end(self, upload: str) -> Path:
        """Close a file that has arrived whole and return its path; `discard` removes it.

        Raises
        ------
        InputError
            No such upload runs, or pieces are missing; the upload is dropped.
        """
        arriving = self._find(upload)
        if arriving.missing:
            count = len(arriving.missing)
            lost = "1 piece is" if count == 1 else f"{count} pieces are"
            self.cancel(upload)
            raise InputError(
                f"“{arriving.name}” did not arrive whole: {lost} missing.",
                next_step="Upload the file again.",
            )
        del self._arriving[upload]
        try:
            arriving.file.close()
        except OSError as error:
            discard(arriving.path)
            raise StorageError(f"“{arriving.name}” cannot be stored: {error.strerror}.") from error
        return arriving.path

    def cancel(self, upload: str) -> None:
        """Drop an upload and its temporary file; one that is not there is no error."""
        arriving = self._arriving.pop(upload, None)
        if arriving is not None:
            arriving.file.close()
            discard(arriving.path)

    def close(self) -> None:
        """Drop everything that has not been taken."""
        for upload in list(self._arriving):
            self.cancel(upload)
        if self._made is not None:
            shutil.rmtree(self._made, ignore_errors=True)
            self._made = None

    def _home(self) -> Path:
        if self._made is None:
            self._made = Path(tempfile.mkdtemp(prefix="nemo-uploads-", dir=self._root))
        return self._made

    def _find(self, upload: str) -> _Arriving:
        try:
            return self._arriving[upload]
        except KeyError:
            raise InputError("That upload has ended or was cancelled.", next_step=RELOAD) from None


def check(name: str, size: int, *, limit_bytes: int | None, accepts: Sequence[str] = ()) -> None:
    """Refuse what the skill does not take, before a byte is sent.

    Raises
    ------
    UnsupportedFileError
        The extension is not accepted, or the file is empty.
    FileTooLargeError
        The file is over the limit.
    """
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    if accepts and extension not in accepts:
        what = f"of type .{extension}" if extension else "without an extension"
        raise UnsupportedFileError(
            f"“{name}” is a file {what}, which is not accepted.",
            next_step=f"Accepted formats: {', '.join(accepts)}.",
            code=4001,
        )
    if size == 0:
        raise UnsupportedFileError(f"“{name}” is empty.", code=4001)
    if limit_bytes is not None and size > limit_bytes:
        raise FileTooLargeError(
            f"“{name}” is {size / MEGABYTE:.0f} MB; the limit is {limit_bytes / MEGABYTE:.0f} MB.",
            limit=limit_bytes,
        )


def safe_name(name: str) -> str:
    r"""Return a file name without folders, control characters or excess length.

    Examples
    --------
    >>> safe_name("../../etc/My clip.mp4"), safe_name("C:\\a\\b.mov"), safe_name("..")
    ('My clip.mp4', 'b.mov', 'file')
    """
    last = re.split(r"[\\/]", name)[-1]
    clean = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip().strip(".")
    stem, dot, extension = clean.rpartition(".")
    if len(clean.encode()) > 180:
        short = (stem if dot else extension).encode()[:150].decode(errors="ignore")
        clean = f"{short}{dot}{extension[:12]}" if dot else short
    return clean or "file"


def discard(path: Path) -> None:
    """Remove an uploaded file with the folder that holds only it."""
    shutil.rmtree(path.parent, ignore_errors=True)
