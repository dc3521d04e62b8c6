"""What the browser shows, as a pure reducer: the session applies actions, the widget mirrors the result.

Nothing here knows of a widget, a clock or a network. A state is small, bounded, and JSON when asked for by
`to_traits`: it is written into the notebook file with the widget, so it never holds bytes or a secret.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

Status = Literal["connecting", "ready", "working", "uploading", "exporting", "closed", "failed"]
Level = Literal["info", "warning"]
EntryKind = Literal["user", "agent", "step", "note", "error"]
Row = Mapping[str, Any]

LOG_LIMIT = 200
TEXT_LIMIT = 12_000
ROW_LIMIT = 600
EXPORT_LIMIT = 20
RESTING: frozenset[Status] = frozenset({"ready", "closed", "failed"})


@dataclass(frozen=True)
class Entry:
    """One line of the log; `live` while its text still grows or its step still runs."""

    id: str
    kind: EntryKind
    text: str
    live: bool = False
    level: Level = "info"
    next: str = ""
    key: str = ""


@dataclass(frozen=True)
class Progress:
    """A running transfer or render; `fraction` is 0 to 1, or None where nobody can tell."""

    id: str
    kind: Literal["upload", "export"]
    label: str
    fraction: float | None = None
    detail: str = ""


@dataclass(frozen=True)
class Export:
    """One export; `path` is empty until its file is there."""

    id: str
    status: str
    fraction: float = 0.0
    path: str = ""


_Item = TypeVar("_Item", bound=Progress | Export)


@dataclass(frozen=True)
class State:
    """Everything the browser shows. Durations are seconds, sizes bytes."""

    status: Status = "connecting"
    log: tuple[Entry, ...] = ()
    timeline: Mapping[str, Any] | None = None
    progress: tuple[Progress, ...] = ()
    credits: Mapping[str, float] | None = None
    exports: tuple[Export, ...] = ()
    video: Mapping[str, Any] | None = None
    skill: Mapping[str, Any] | None = None
    limits: Mapping[str, Any] | None = None
    error: Mapping[str, Any] | None = None
    counted: int = 0


@dataclass(frozen=True)
class StatusChanged:
    """The session does something else now."""

    status: Status


@dataclass(frozen=True)
class UserSaid:
    """A message was sent, from the prompt box or from a cell."""

    text: str


@dataclass(frozen=True)
class AgentPartial:
    """A piece to append to what the agent is saying."""

    text: str


@dataclass(frozen=True)
class AgentText:
    """The whole of what the agent said; takes the place of its pieces, and removes them where it is empty."""

    text: str


@dataclass(frozen=True)
class StepChanged:
    """A tool began or ended."""

    id: str
    name: str
    done: bool = False


@dataclass(frozen=True)
class Noted:
    """A sentence of the client's own."""

    text: str
    level: Level = "info"


@dataclass(frozen=True)
class Failed:
    """Something went wrong, and what to do about it."""

    message: str
    next_step: str = ""
    code: int | None = None


@dataclass(frozen=True)
class TimelineChanged:
    """The timeline is another now; `rows` are those of `timeline.summary.rows`."""

    rows: Sequence[Row]
    duration: float
    width: int
    height: int
    version: int
    summary: str


@dataclass(frozen=True)
class Progressed:
    """A transfer or render moved on; `detail` says how far in words."""

    id: str
    kind: Literal["upload", "export"]
    label: str
    fraction: float | None = None
    detail: str = ""


@dataclass(frozen=True)
class ProgressEnded:
    """A transfer or render is over, however it ended."""

    id: str


@dataclass(frozen=True)
class CreditsRead:
    """The account's balance."""

    available: float
    frozen: float
    total: float


@dataclass(frozen=True)
class ExportChanged:
    """An export moved on, ended or failed."""

    id: str
    status: str
    fraction: float = 0.0
    path: str = ""


@dataclass(frozen=True)
class VideoReady:
    """A file can be played; `path` is on the kernel's machine."""

    name: str
    path: str
    duration: float
    width: int
    height: int
    size: int


@dataclass(frozen=True)
class SkillChosen:
    """Another skill is in force, with its limits."""

    slug: str
    title: str
    limit_bytes: int
    accepts: Sequence[str]
    examples: Sequence[str]


Action = (
    StatusChanged
    | UserSaid
    | AgentPartial
    | AgentText
    | StepChanged
    | Noted
    | Failed
    | TimelineChanged
    | Progressed
    | ProgressEnded
    | CreditsRead
    | ExportChanged
    | VideoReady
    | SkillChosen
)


def initial_state() -> State:
    """Return the state of a session that has not connected yet."""
    return State()


def reduce(state: State, action: Action) -> State:
    """Return the state after an action.

    Parameters
    ----------
    state
        What is shown now; it is not changed.
    action
        What happened.

    Examples
    --------
    >>> state = reduce(initial_state(), AgentPartial("Hel"))
    >>> state = reduce(reduce(state, AgentPartial("lo")), AgentText("Hello."))
    >>> [(entry.text, entry.live) for entry in state.log]
    [('Hello.', False)]
    """
    match action:
        case StatusChanged(status):
            return _settle(replace(state, status=status)) if status in RESTING else _begin(state, status)
        case UserSaid(text):
            return _append(replace(_settle(state), error=None), "user", text)
        case AgentPartial() | AgentText() | StepChanged() | Noted() | Failed():
            return _said(state, action)
        case Progressed() | ProgressEnded() | ExportChanged():
            return _moved(state, action)
        case TimelineChanged():
            return replace(state, timeline=_timeline(action))
        case CreditsRead(available, frozen, total):
            return replace(state, credits={"available": available, "frozen": frozen, "total": total})
        case VideoReady():
            return _show(state, action)
        case SkillChosen(slug, title, limit_bytes, accepts, examples):
            return replace(
                state,
                skill={"slug": slug, "title": title, "examples": list(examples)},
                limits={"bytes": limit_bytes, "accepts": list(accepts)},
            )


def to_traits(state: State) -> dict[str, Any]:
    """Return the state as the widget's traits: plain JSON values, ready to be compared and sent."""
    return {
        "status": state.status,
        "log": [
            {"id": e.id, "kind": e.kind, "text": e.text, "live": e.live, "level": e.level, "next": e.next}
            for e in state.log
        ],
        "timeline": dict(state.timeline) if state.timeline else {},
        "progress": [
            {"id": p.id, "kind": p.kind, "label": p.label, "fraction": p.fraction, "detail": p.detail}
            for p in state.progress
        ],
        "credits": dict(state.credits) if state.credits else {},
        "exports": [
            {"id": e.id, "status": e.status, "fraction": e.fraction, "path": e.path} for e in state.exports
        ],
        "video": dict(state.video) if state.video else {},
        "skill": dict(state.skill) if state.skill else {},
        "limits": dict(state.limits) if state.limits else {},
        "error": dict(state.error) if state.error else {},
    }


def _begin(state: State, status: Status) -> State:
    """Start something: what failed before is no longer the news."""
    return replace(state, status=status, error=None)


def _settle(state: State) -> State:
    """Leave no entry live: a reloaded page must not spin for ever over a step that nobody runs."""
    if not any(entry.live for entry in state.log):
        return state
    return replace(
        state, log=tuple(replace(entry, live=False) if entry.live else entry for entry in state.log)
    )


def _append(
    state: State,
    kind: EntryKind,
    text: str,
    *,
    live: bool = False,
    level: Level = "info",
    next_step: str = "",
    key: str = "",
) -> State:
    counted = state.counted + 1
    entry = Entry(f"e{counted}", kind, _clip(text), live, level, _clip(next_step), key)
    return replace(state, log=(*state.log, entry)[-LOG_LIMIT:], counted=counted)


def _said(state: State, action: AgentPartial | AgentText | StepChanged | Noted | Failed) -> State:
    match action:
        case AgentPartial(text):
            live = _live(state, "agent")
            if live is None:
                return _append(state, "agent", text, live=True) if text else state
            return _swap(state, replace(live, text=_clip(live.text + text)))
        case AgentText(text):
            live = _live(state, "agent")
            if live is None:
                return _append(state, "agent", text) if text else state
            if not text:
                return replace(state, log=tuple(entry for entry in state.log if entry.id != live.id))
            return _swap(state, replace(live, text=_clip(text), live=False))
        case StepChanged(id, name, done):
            running = _live(state, "step", key=id)
            if running is None:
                return _append(state, "step", name, live=not done, key=id)
            return _swap(state, replace(running, text=_clip(name or running.text), live=not done))
        case Noted(text, level):
            return _append(state, "note", text, level=level)
        case Failed(message, next_step, code):
            failed = {"message": _clip(message), "next": _clip(next_step), "code": code}
            return _append(
                replace(_settle(state), error=failed), "error", message, level="warning", next_step=next_step
            )


def _moved(state: State, action: Progressed | ProgressEnded | ExportChanged) -> State:
    match action:
        case Progressed(id, kind, label, fraction, detail):
            moved = Progress(id, kind, label, None if fraction is None else _unit(fraction), _clip(detail))
            return replace(state, progress=_put(state.progress, moved))
        case ProgressEnded(id):
            return replace(state, progress=tuple(item for item in state.progress if item.id != id))
        case ExportChanged(id, status, fraction, path):
            exported = Export(id, status, _unit(fraction), path)
            return replace(state, exports=_put(state.exports, exported)[-EXPORT_LIMIT:])


def _live(state: State, kind: EntryKind, *, key: str = "") -> Entry | None:
    """Return the newest live entry of a kind."""
    found = (entry for entry in reversed(state.log) if entry.live and entry.kind == kind and entry.key == key)
    return next(found, None)


def _swap(state: State, changed: Entry) -> State:
    return replace(state, log=tuple(changed if entry.id == changed.id else entry for entry in state.log))


def _put(items: tuple[_Item, ...], item: _Item) -> tuple[_Item, ...]:
    """Replace the item of the same id where it stands, else append."""
    if all(known.id != item.id for known in items):
        return (*items, item)
    return tuple(item if known.id == item.id else known for known in items)


def _timeline(action: TimelineChanged) -> dict[str, Any]:
    rows = [dict(row) for row in action.rows]
    return {
        "rows": rows[:ROW_LIMIT],
        "more": max(0, len(rows) - ROW_LIMIT),
        "duration": action.duration,
        "width": action.width,
        "height": action.height,
        "version": action.version,
        "summary": _clip(action.summary),
    }


def _show(state: State, ready: VideoReady) -> State:
    # The revision tells the browser to fetch a file of the same name again; the version, that it is outdated.
    revision = state.counted + 1
    video = {
        "name": ready.name,
        "path": ready.path,
        "duration": ready.duration,
        "width": ready.width,
        "height": ready.height,
        "size": ready.size,
        "revision": revision,
        "version": (state.timeline or {}).get("version"),
    }
    return replace(state, video=video, counted=revision)


def _unit(fraction: float) -> float:
    return min(1.0, max(0.0, float(fraction)))


def _clip(text: str) -> str:
    return text if len(text) <= TEXT_LIMIT else text[: TEXT_LIMIT - 1] + "…"
