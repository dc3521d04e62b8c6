"""The media library: files by the hash of their content, one of each."""

from __future__ import annotations

import errno
import hashlib
import os
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.engine.store import Media, Store
from nemo_widgets.errors import InputError, StorageError

BLOCK = 1 << 20


class Library:
    """Files under one folder, named by their SHA-256, and what the database knows of them."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.folder = folder
        self._incoming = folder / "incoming"
        self._store = store
        self._incoming.mkdir(parents=True, exist_ok=True)
        for stale in self._incoming.iterdir():
            stale.unlink(missing_ok=True)

    def incoming(self) -> Path:
        """Return the path for a file that is on its way in."""
        return self._incoming / uuid.uuid4().hex

    def discard(self, path: Path) -> None:
        """Remove a file that did not come in; one that did has moved on."""
        path.unlink(missing_ok=True)

    def adopt(
        self, path: Path, filename: str, facts: dict[str, Any], made: dict[str, Any] | None = None
    ) -> MediaItem:
        """Move a file that was inspected into the library; a known one is dropped for the one that is there.

        Raises
        ------
        StorageError
            The disk is full.
        """
        hash_ = digest(path)
        target = self.path(hash_, facts["extension"])
        try:
            if target.exists():
                path.unlink()
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                with path.open("rb+") as file:
                    os.fsync(file.fileno())
                path.replace(target)
        except OSError as error:
            path.unlink(missing_ok=True)
            raise storage_error(error, filename) from error
        return self.item(self._store.add_media(Media(hash=hash_, made=made, **facts)), filename)

    def path(self, hash_: str, extension: str) -> Path:
        """Return where a file lies."""
        return self.folder / hash_[:2] / f"{hash_}.{extension}"

    def item(self, media: Media, filename: str) -> MediaItem:
        """Return a row of the database as the rest of the engine sees it."""
        return MediaItem(
            hash=media.hash,
            url=f"/media/{media.hash}.{media.extension}",
            filename=filename,
            file_type=media.file_type,  # type: ignore[arg-type]  # the database keeps what `inspect` returned
            duration=media.duration,
            width=media.width,
            height=media.height,
            fps=media.fps,
            has_audio=media.has_audio,
            made=media.made,
            path=self.path(media.hash, media.extension),
        )


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


def storage_error(error: OSError, what: str) -> StorageError:
    """Tell a full disk from other trouble with it."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StorageError(f"The disk is full; {what} was not kept.")
    return StorageError(f"{what} cannot be written: {error.strerror or error}.")
