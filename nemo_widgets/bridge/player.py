"""A video on its way to the browser: pieces of a file, asked for one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nemo_widgets.bridge.protocol import CHUNK_BYTES
from nemo_widgets.errors import InputError


def read_piece(video: Mapping[str, Any] | None, *, revision: int, offset: int) -> tuple[bytes, int]:
    """Return up to 4 MiB of the video that is shown, and the size of the whole file.

    Only the file that the state itself names can be read: the browser sends no path.

    Parameters
    ----------
    video
        The `video` of the state.
    revision
        The revision that the browser is fetching.
    offset
        The first byte of the piece.

    Raises
    ------
    InputError
        The video has been replaced meanwhile, or its file has gone.
    """
    if not video or video.get("revision") != revision:
        raise InputError("A newer video has taken this one's place.", next_step="")
    path = Path(str(video["path"]))
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(min(offset, size))
            return file.read(CHUNK_BYTES), size
    except OSError as error:
        raise InputError(
            f"“{path.name}” is no longer where it was saved.", next_step="Export it again to watch it."
        ) from error
