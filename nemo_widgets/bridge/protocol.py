"""The messages between kernel and browser, mirrored in `js/src/protocol.ts`.

Every message is `{v, kind, req, …}`. The browser's are requests: each is acknowledged at once and ends in
`done` or `error`, except that a `video-read` ends in its `video-chunk`. State never travels here; it lives in
traits, which outlive a page reload. The key is `req`, since ipykernel 7.4 gives the key `id` a meaning of its
own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nemo_widgets.errors import InputError, NemoError

VERSION = 1

ASK = "ask"
CANCEL = "cancel"
UNDO = "undo"
REDO = "redo"
EXPORT = "export"
CREDITS = "credits"
SKILL = "skill"
CONNECT = "connect"
UPLOAD_BEGIN = "upload-begin"
UPLOAD_CHUNK = "upload-chunk"
UPLOAD_END = "upload-end"
UPLOAD_CANCEL = "upload-cancel"
VIDEO_READ = "video-read"

ACK = "ack"
DONE = "done"
ERROR = "error"
VIDEO_CHUNK = "video-chunk"

REQUESTS = (
    ASK,
    CANCEL,
    UNDO,
    REDO,
    EXPORT,
    CREDITS,
    SKILL,
    CONNECT,
    UPLOAD_BEGIN,
    UPLOAD_CHUNK,
    UPLOAD_END,
    UPLOAD_CANCEL,
    VIDEO_READ,
)
ANSWERS = (ACK, DONE, ERROR, VIDEO_CHUNK)

# A websocket message over 10 MiB is lost without a word, so bytes travel in pieces well below that.
CHUNK_BYTES = 4 * 1024 * 1024
WINDOW = 4


@dataclass(frozen=True)
class Request:
    """One message from the browser, its kind and request number checked."""

    kind: str
    req: int
    fields: Mapping[str, Any] = field(repr=False)
    buffers: Sequence[bytes | memoryview] = field(default=(), repr=False)

    def text(self, key: str, *, limit: int = 100_000, default: str | None = None) -> str:
        """Return a string field, or its default where it is missing.

        Raises
        ------
        InputError
            The field is missing without a default, not a string, or longer than `limit`.
        """
        value = self.fields.get(key, default)
        if not isinstance(value, str) or len(value) > limit:
            raise InputError(f"The message “{self.kind}” has no usable “{key}”.", next_step=RELOAD)
        return value

    def number(self, key: str, *, default: int | None = None) -> int:
        """Return a field that is a whole number of zero or more.

        Raises
        ------
        InputError
            The field is missing without a default, or is not such a number.
        """
        value = self.fields.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0 or value != int(value):
            raise InputError(f"The message “{self.kind}” has no usable “{key}”.", next_step=RELOAD)
        return int(value)


RELOAD = "Reload the page and run the cell again."


def read(content: object, buffers: Sequence[bytes | memoryview] = ()) -> Request:
    """Read a message of the browser.

    Raises
    ------
    InputError
        It is not of this version of the protocol, or of no kind that is known here.
    """
    if not isinstance(content, Mapping):
        raise InputError("A message of the widget is not an object.", next_step=RELOAD)
    kind = content.get("kind")
    if content.get("v") != VERSION or kind not in REQUESTS:
        raise InputError(f"A message of the widget is not understood: {kind!r}.", next_step=RELOAD)
    req = request_number(content)
    if req is None:
        raise InputError("A message of the widget has no number.", next_step=RELOAD)
    return Request(str(kind), req, content, tuple(buffers))


def request_number(content: object) -> int | None:
    """Return the number to answer to, None where there is none."""
    req = content.get("req") if isinstance(content, Mapping) else None
    return req if isinstance(req, int) and not isinstance(req, bool) else None


def ack(req: int) -> dict[str, Any]:
    """Return the answer that a request has arrived."""
    return {"v": VERSION, "kind": ACK, "req": req}


def done(req: int, result: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the answer that a request is fulfilled."""
    return {"v": VERSION, "kind": DONE, "req": req, "result": dict(result or {})}


def error(req: int, failure: NemoError) -> dict[str, Any]:
    """Return the answer that a request failed, with what to do about it."""
    return {
        "v": VERSION,
        "kind": ERROR,
        "req": req,
        "message": failure.message,
        "next": failure.next_step,
        "code": failure.code,
    }


def video_chunk(req: int, *, offset: int, total: int) -> dict[str, Any]:
    """Return the head of a piece of the video; the bytes travel beside it as a buffer."""
    return {"v": VERSION, "kind": VIDEO_CHUNK, "req": req, "offset": offset, "total": total}
