"""What a render keeps for the next one: chunks and painted scenes, bounded, each written whole."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import math
import os
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nemo_widgets.errors import StorageError

LIMIT_BYTES = 2 * 1024**3
_GRACE_S = 15 * 60
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {
    errno.EACCES,
    errno.EEXIST,
    errno.EPERM,
    errno.EROFS,
    errno.ENOENT,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.ENAMETOOLONG,
}
_STAY_S = 60.0
_DIGEST, _PIECE = 32, 1 << 20
_BOX = (8 + _DIGEST).to_bytes(4, "big") + b"free"
_HEADERS = {".mp4": _BOX, ".m4a": _BOX, ".webm": b"\xec" + bytes([0x80 | _DIGEST])}


@contextmanager
def storage_errors(folder: Path) -> Iterator[None]:
    """Turn a full or read-only disk into the error that says so."""
    try:
        yield
    except StorageError:
        raise
    except OSError as error:
        if error.errno in _FULL:
            raise StorageError(f"The disk is full: {folder} cannot take the video.") from error
        if error.errno in _REFUSED:
            raise StorageError(f"{folder} cannot be written ({os.strerror(error.errno)}).") from error
        raise


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """Give a temporary path beside the target, renamed onto it when the block ends well, else removed.

    Raises
    ------
    StorageError
        The disk is full or the folder cannot be written.
    """
    with storage_errors(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        # By chance, not by process: two containers that share a folder may count alike.
        part = target.with_name(f".{secrets.token_hex(8)}.part{target.suffix}")
        try:
            yield part
            with part.open("rb") as file:
                os.fsync(file.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def sealed(path: Path) -> bool:
    """Tell whether a file is just as it was when it was sealed."""
    try:
        with path.open("rb") as file:
            length = path.stat().st_size - _DIGEST
            whole = hashlib.sha256()
            while length > 0 and (piece := file.read(min(length, _PIECE))):
                whole.update(piece)
                length -= len(piece)
            return length == 0 and file.read() == whole.digest()
    except OSError:
        return False


def _seal(path: Path) -> None:
    """Append a file's digest, as an element that its format's readers pass over."""
    with path.open("r+b") as file:
        file.seek(0, os.SEEK_END)
        file.write(_HEADERS.get(path.suffix, b""))
        file.flush()
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").digest()
        file.seek(0, os.SEEK_END)
        file.write(digest)


class Cache:
    """A folder of files by key, the least recently used leaving first.

    Parameters
    ----------
    folder
        Where; it is created on first use.
    limit
        Bytes to stay under. Files used within the last quarter of an hour stay, because a render may be
        about to join them; a longer one says so by `stay`.
    """

    def __init__(self, folder: Path, *, limit: int = LIMIT_BYTES) -> None:
        self.folder = folder
        self.limit = limit
        self._lock = threading.Lock()
        self._used: set[Path] = set()
        self._stayed = -math.inf

    def path(self, key: str, suffix: str) -> Path:
        """Return where the file of a key is, or will be."""
        return self.folder / key[:2] / f"{key}{suffix}"

    def find(self, key: str, suffix: str) -> Path | None:
        """Return the file of a key, marked as just used; None where there is none or it was damaged."""
        path = self.path(key, suffix)
        try:
            os.utime(path)
        except OSError:
            return None
        if sealed(path):
            self._used.add(path)
            return path
        with contextlib.suppress(OSError):
            path.unlink()
        return None

    @contextmanager
    def writing(self, key: str, suffix: str) -> Iterator[Path]:
        """Give a temporary path; what is written there becomes the file of the key when the block ends well.

        Raises
        ------
        StorageError
            The disk is full or the folder cannot be written.
        """
        path = self.path(key, suffix)
        with written_whole(path) as part:
            yield part
            _seal(part)
        self._used.add(path)

    def stay(self) -> None:
        """Mark all that was found and written here as just used; to be called often, done once a minute."""
        now = time.monotonic()
        if now - self._stayed < _STAY_S:
            return
        self._stayed = now
        for path in tuple(self._used):
            with contextlib.suppress(OSError):
                os.utime(path)

    def trim(self, *, now: float | None = None) -> None:
        """Remove what was used longest ago until the limit holds, and what a killed render left."""
        now = time.time() if now is None else now
        found: list[tuple[float, int, Path]] = []
        with self._lock:
            for path in self.folder.glob("*/*"):
                with contextlib.suppress(OSError):
                    status = path.stat()
                    found.append((status.st_mtime, status.st_size, path))
            total = sum(size for _, size, _ in found)
            for used, size, path in sorted(found, key=lambda item: item[0]):
                left_over = path.name.startswith(".")
                if now - used < _GRACE_S or (total <= self.limit and not left_over):
                    continue
                with contextlib.suppress(OSError):
                    path.unlink()
                    total -= size
