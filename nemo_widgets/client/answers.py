"""What the service's answers hold, read wherever a dialect puts it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nemo_widgets.client.failures import plain
from nemo_widgets.errors import InputError, ProtocolError
from nemo_widgets.timeline.draft import Draft

_NO_UPLOADS = {"draft", "generated_media", "canvas_config", "video_analyses"}
_NAMES = ("filename", "name", "cdn_url", "url")


@dataclass(frozen=True)
class Opened:
    """A session that was made."""

    session_id: str
    task_id: str
    user_id: str


@dataclass(frozen=True)
class Media:
    """One file the service has taken; lengths are seconds, sizes pixels."""

    name: str
    kind: str
    url: str
    duration: float | None = None
    width: int | None = None
    height: int | None = None
    fps: float | None = None
    hash: str = ""


@dataclass(frozen=True)
class Latest:
    """A session's state; `version` is None where the service does not count.

    `media` is what was uploaded, `generated` are the addresses of what was made.
    """

    draft: Draft = field(repr=False)
    version: int | None = None
    user_id: str = ""
    media: tuple[Media, ...] = ()
    generated: tuple[str, ...] = ()


@dataclass(frozen=True)
class Render:
    """A render; `fraction` is 0 to 1, `url` empty until it is complete.

    `done` and `total` count frames, `left` is in seconds, `warnings` say what could not be shown or heard as
    asked; our own engine tells them.
    """

    status: str
    fraction: float = 0.0
    url: str = ""
    error: str = ""
    done: int = 0
    total: int = 0
    left: float | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Credits:
    """An account's balance; `frozen` is reserved by running work, `total` both together."""

    available: float
    frozen: float
    total: float


def opened(body: Mapping[str, Any]) -> Opened:
    """Read the answer to a new session."""
    session_id = _first(body, "session_id", "sessionId")
    if isinstance(session_id, bool) or not isinstance(session_id, int | str) or session_id == "":
        raise ProtocolError("The service answered without a session.")
    return Opened(str(session_id), str(_first(body, "task_id") or ""), str(_first(body, "user_id") or ""))


def claim(body: Mapping[str, Any]) -> str:
    """Read the token by which a person takes a session over."""
    token = _first(body, "claim_token", "claimToken")
    if not isinstance(token, str) or not token:
        raise ProtocolError("The service answered without a claim token.")
    return token


def media(body: Mapping[str, Any]) -> list[Media]:
    """Read the answer to an upload."""
    found = _first(body, "files", "uploaded_files")
    items = found if isinstance(found, list) else list(found.values()) if isinstance(found, Mapping) else []
    read = [_medium(item) for item in items if isinstance(item, Mapping)]
    read += [_medium({"url": item}) for item in items if isinstance(item, str)]
    url = _first(body, "url", "cdn_url")
    if not read and isinstance(url, str):
        read = [_medium({"url": url})]
    if not read and _first(body, "session_state_applied") is not True:
        raise ProtocolError(
            "The service does not say what became of the upload.", next_step="Look at the timeline first."
        )
    return read


def latest(body: Mapping[str, Any]) -> Latest:
    """Read a session's state."""
    state = _first(body, "state")
    if not isinstance(state, Mapping):
        # A state without a draft is an empty timeline; an answer without a state is not.
        state = {"draft": _first(body, "draft")}
        if state["draft"] is None:
            raise ProtocolError("The service answered without a state.")
    version = _first(body, "version")
    try:
        draft = Draft.from_wire(state.get("draft"))
    except InputError as error:
        raise ProtocolError("The service answered with a draft that is none.") from error
    known = isinstance(version, int) and not isinstance(version, bool)
    user_id = str(_first(body, "user_id") or "")
    uploads, generated = tuple(_uploads(state)), tuple(_generated(state))
    return Latest(draft, version if known else None, user_id, uploads, generated)


def _uploads(state: Mapping[str, Any]) -> Iterator[Media]:
    """Yield what a state says of uploads: its `video_infos`, or whatever it calls them."""
    for key, held in state.items():
        if key in _NO_UPLOADS or not isinstance(held, list | Mapping):
            continue
        for item in held.values() if isinstance(held, Mapping) else held:
            if isinstance(item, Mapping) and any(isinstance(item.get(name), str) for name in _NAMES):
                yield _medium(item)


def _generated(state: Mapping[str, Any]) -> Iterator[str]:
    held = state.get("generated_media")
    for item in held.values() if isinstance(held, Mapping) else held if isinstance(held, list) else []:
        url = item if isinstance(item, str) else _medium(item).url if isinstance(item, Mapping) else ""
        if url:
            yield url


def credits_of(body: Mapping[str, Any]) -> Credits:
    """Read a balance."""
    available, frozen = _number(_first(body, "available")), _number(_first(body, "frozen")) or 0.0
    total = _number(_first(body, "total"))
    if available is None:
        if total is None:
            raise ProtocolError("The service answered without a balance.")
        available = total - frozen
    return Credits(available, frozen, available + frozen if total is None else total)


def render(body: Mapping[str, Any]) -> Render:
    """Read how far a render is."""
    output: object = _first(body, "output")
    places = [output, body.get("data"), body] if isinstance(output, Mapping) else [body.get("data"), body]
    named = (
        place.get(key)
        for place in places
        if isinstance(place, Mapping)
        for key in ("url", "outputUrl", "output_url")
    )
    found = [output, *named] if isinstance(output, str) else named
    url = next((value for value in found if isinstance(value, str) and value), "")
    status = str(_first(body, "status") or ("completed" if url else "pending")).lower()
    error = _first(body, "error", "message")
    if isinstance(error, Mapping):
        error = error.get("message")
    progress = _number(_first(body, "progress")) or 0.0
    frames: object = _first(body, "frames")
    frames = frames if isinstance(frames, Mapping) else {}
    done, total = (max(0, _whole(frames.get(key)) or 0) for key in ("done", "total"))
    left = _number(_first(body, "secondsLeft", "seconds_left"))
    return Render(
        status,
        min(1.0, max(0.0, progress / 100)),
        url,
        plain(str(error or "")),
        min(done, total),
        total,
        None if left is None else max(0.0, left),
        _sentences(_first(body, "warnings")),
    )


def _sentences(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else []
    return tuple(plain(item) for item in items if isinstance(item, str) and item.strip())


def _medium(item: Mapping[str, Any]) -> Media:
    url = str(item.get("cdn_url") or item.get("url") or "")
    return Media(
        name=str(item.get("filename") or item.get("name") or url.rsplit("/", 1)[-1]),
        kind=str(item.get("file_type") or item.get("type") or ""),
        url=url,
        duration=_number(item.get("duration")),
        width=_whole(item.get("width")),
        height=_whole(item.get("height")),
        fps=_number(item.get("fps")),
        hash=str(item.get("hash") or ""),
    )


def _places(body: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    data = body.get("data")
    if isinstance(data, Mapping):
        yield data
    yield body


def _first(body: Mapping[str, Any], *keys: str) -> Any:
    """Return a field from `data`, else from the top level."""
    for place in _places(body):
        for key in keys:
            if place.get(key) is not None:
                return place[key]
    return None


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _whole(value: object) -> int | None:
    number = _number(value)
    return None if number is None else int(number)
