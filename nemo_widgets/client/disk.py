"""Files that are on disk whole or not at all, also after the power has gone."""

from __future__ import annotations

import errno
import os
import re
import uuid
from contextlib import suppress
from pathlib import Path

from nemo_widgets.errors import NemoError, StorageError


def put(part: Path, target: Path) -> None:
    """Let a written and flushed file take its name, and have the folder remember it.

    A rename is an entry of the folder: until that is flushed as well, a crash may bring the old name back.
    """
    part.replace(target)
    with suppress(OSError):
        # Not every system lets a folder be opened; there the rename has to do.
        opened = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner reads, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        put(part, path)
    finally:
        part.unlink(missing_ok=True)


def storage(path: Path, error: OSError) -> NemoError:
    """Return what a failed write means."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        name = re.sub(r"(\.[0-9a-f]{8})?\.part$", "", path.name)
        return StorageError(f"The disk is full; {name} was not written.")
    return StorageError(f"{path} cannot be written: {error.strerror or error}.")
