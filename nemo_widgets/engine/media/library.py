"""The media library: files by the hash of their content, one of each."""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nemo_widgets.engine.media.files import digest, storage_error
from nemo_widgets.engine.media.item import MediaItem
from nemo_widgets.engine.store import Store
from nemo_widgets.engine.tables import Media
from nemo_widgets.errors import StorageError


class Library:
    """Files under one folder, named by their SHA-256, and what the database knows of them.

    Whatever an engine that was killed left half-way, and files that never came into a session, are removed
    when the library is opened.
    """

    def __init__(self, folder: Path, store: Store) -> None:
        self.folder = folder
        self._incoming = folder / "incoming"
        self._store = store
        self._incoming.mkdir(parents=True, exist_ok=True)
        for stale in self._incoming.iterdir():
            stale.unlink(missing_ok=True)
        for media in store.remove_unused_media():
            self.path(media.hash, media.extension).unlink(missing_ok=True)

    def incoming(self) -> Path:
        """Return the path for a file that is on its way in."""
        return self._incoming / uuid.uuid4().hex

    def discard(self, path: Path) -> None:
        """Remove a file that did not come in; one that did has moved on."""
        path.unlink(missing_ok=True)

    def adopt(
        self, path: Path, filename: str, facts: Mapping[str, Any], made: Mapping[str, Any] | None = None
    ) -> MediaItem:
        """Move a file that was inspected into the library; a known one is dropped for the one that is there.

        Raises
        ------
        StorageError
            The disk is full.
        """
        try:
            hash_ = digest(path)
            target = self.path(hash_, facts["extension"])
            known = target.exists()
            if known:
                path.unlink()
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                with path.open("rb+") as file:
                    os.fsync(file.fileno())
                path.replace(target)
        except OSError as error:
            path.unlink(missing_ok=True)
            raise storage_error(error, filename) from error
        try:
            media = self._store.add_media(Media(hash=hash_, made=dict(made) if made else None, **facts))
        except StorageError:
            if not known:
                target.unlink(missing_ok=True)
            raise
        return self.item(media, filename)

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
