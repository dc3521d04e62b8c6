"""What the service's answers hold, read wherever a dialect puts it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nemo_widgets.client.failures import plain
from nemo_widgets.errors import ProtocolError
from nemo_widgets.timeline.draft import Draft


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
    """A session's state; `version` is None where the service does not count."""

    draft: Draft = field(repr=False)
    version: int | None = None
    user_id: str = ""


@dataclass(frozen=True)
class Render:
    """A render; `fraction` is 0 to 1, `url` empty until it is complete."""

    status: str
    fraction: float = 0.0
    url: str = ""
    error: str = ""


@dataclass(frozen=True)
class Credits:
    """An account's balance; `frozen` is reserved by running work, `total` both together."""

    available: float
    frozen: float
    total: float


def opened(body: Mapping[str, Any]) -> Opened:
    """Read the answer to a new session."""
    session_id = _first(body, "session_id", "sessionId")
    if session_id in (None, ""):
        raise ProtocolError("The service answered without a session.")
    return Opened(str(session_id), str(_first(body, "task_id") or ""), str(_first(body, "user_id") or ""))


def media(body: Mapping[str, Any]) -> list[Media]:
    """Read the answer to an upload."""
    found = _first(body, "files", "uploaded_files")
    items = found if isinstance(found, list) else list(found.values()) if isinstance(found, Mapping) else []
    read = [_medium(item) for item in items if isinstance(item, Mapping)]
    if not read and isinstance(_first(body, "url", "cdn_url"), str):
        read = [_medium({"url": _first(body, "url", "cdn_url")})]
    return read


def latest(body: Mapping[str, Any]) -> Latest:
    """Read a session's state."""
    state = _first(body, "state")
    state = state if isinstance(state, Mapping) else body
    version = _first(body, "version")
    return Latest(
        Draft.from_wire(state.get("draft")),
        version if isinstance(version, int) else None,
        str(_first(body, "user_id") or ""),
    )


def credits_of(body: Mapping[str, Any]) -> Credits:
    """Read a balance."""
    available = _number(_first(body, "available")) or 0.0
    frozen = _number(_first(body, "frozen")) or 0.0
    total = _number(_first(body, "total"))
    return Credits(available, frozen, available + frozen if total is None else total)


def render(body: Mapping[str, Any]) -> Render:
    """Read how far a render is."""
    status = str(_first(body, "status") or "pending").lower()
    output = _first(body, "output")
    url = output.get("url") if isinstance(output, Mapping) else None
    url = url or _first(body, "outputUrl", "output_url") or ""
    error = _first(body, "error", "message")
    if isinstance(error, Mapping):
        error = error.get("message")
    progress = _number(_first(body, "progress")) or 0.0
    return Render(status, min(1.0, max(0.0, progress / 100)), str(url), plain(str(error or "")))


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
        return float(value)
    except ValueError:
        return None


def _whole(value: object) -> int | None:
    number = _number(value)
    return None if number is None else int(number)
