"""Files on the disk: the one a URL of the library names, their hashes, and what goes wrong with a disk."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path
from urllib.parse import urlsplit

from nemo_widgets.errors import InputError, StorageError

BLOCK = 1 << 20
# EFBIG is a quota on the size of files, which is a full disk to whoever meets it.
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def resolve(folder: Path, url: str) -> Path:
    """Return the file that a draft's URL names.

    Raises
    ------
    InputError
        It is not a file of this library.
    """
    name = urlsplit(url).path.removeprefix("/media/")
    hash_, _, extension = name.partition(".")
    path = folder / hash_[:2] / name
    if len(hash_) != 64 or not hash_.isalnum() or not extension.isalnum() or not path.is_file():
        raise InputError(f"{url} is not in the media library.", next_step="Upload the file and use its URL.")
    return path


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def label(name: str) -> str:
    """Return a file's name without folders and control characters, of a length that can be shown."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(character for character in last if character.isprintable()).strip()[-200:] or "upload"


def storage_error(error: OSError, what: str) -> StorageError:
    """Tell a full disk from other trouble with it."""
    if error.errno in _FULL:
        return StorageError(f"The disk is full; {what} was not kept.")
    return StorageError(f"{what} cannot be written: {error.strerror or error}.")
