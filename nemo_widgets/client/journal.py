"""Exports that outlive the kernel: one small JSON file each, written before the render is asked for."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from nemo_widgets.client.disk import storage, write_private
from nemo_widgets.client.secret import redacted
from nemo_widgets.errors import InputError, StorageError
from nemo_widgets.locations import state_dir
from nemo_widgets.timeline.draft import Draft

LOCK_S = 10.0

OVER = {"completed", "saved", "failed", "cancelled"}

_ID = re.compile(r"[A-Za-z0-9_.-]{1,80}")


@dataclass(frozen=True)
class Exported:
    """One export: `path` is where its file goes, `status` how far it is known to be; times are epoch seconds.

    Statuses are `submitted`, `processing`, `completed` (rendered), `saved` (its file is there), `failed` and
    `cancelled`; `draft` is the hash of the timeline, `output` what it becomes.
    """

    id: str
    session_id: str
    backend: str
    skill: str
    path: str
    status: str = "submitted"
    name: str = ""
    duration: float = 0.0
    created: float = 0.0
    updated: float = 0.0
    error: str = ""
    draft: str = ""
    output: dict[str, Any] = field(default_factory=dict)


def folder() -> Path:
    """Return where the files of the journal are."""
    return state_dir() / "exports"


def record(entry: Exported, **changes: str | float) -> Exported:
    """Write an entry, changed as stated, and return it.

    The changes are made to what the journal holds by now, not to what the caller remembers: another process
    may follow the same export. One that is saved stays so, unless its file is to go elsewhere.

    Raises
    ------
    StorageError
        The journal cannot be written, or stays locked.
    """
    now = time.time()
    path = folder() / f"{entry.id}.json"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(folder() / ".lock", timeout=LOCK_S):
            held = _read(path)
            if held is not None and held.status == "saved" and "path" not in changes:
                changes.pop("status", None)
            entry = replace(held or entry, **changes, updated=now)  # type: ignore[arg-type]
            entry = replace(entry, created=entry.created or now)
            write_private(path, json.dumps(asdict(entry), ensure_ascii=False))
        if entry.status in OVER:
            drop_draft(entry)
    except Timeout as error:
        raise StorageError(f"{path} is locked by another process.") from error
    except OSError as error:
        raise storage(path, error) from error
    return entry


def keep_draft(entry: Exported, draft: Draft) -> None:
    """Keep the timeline of an export until its render is known to be there, to ask for it once more."""
    with suppress(OSError, RecursionError):
        # Without it an export that the service never took is asked for anew by its user, and no worse off.
        write_private(_draft_file(entry.id), redacted(json.dumps(draft.to_wire())))


def kept_draft(entry: Exported) -> Draft | None:
    """Return the timeline of an export that may have to be asked for once more, None where it is gone."""
    with suppress(OSError, ValueError, RecursionError, InputError):
        draft = Draft.from_wire(json.loads(_draft_file(entry.id).read_text(encoding="utf-8")))
        return draft if draft.digest() == entry.draft else None
    return None


def drop_draft(entry: Exported) -> None:
    """Let go of a timeline whose render is there, or never will be."""
    with suppress(OSError):
        _draft_file(entry.id).unlink()


def _draft_file(render_id: str) -> Path:
    return state_dir() / "export-drafts" / f"{render_id}.json"


def find(render_id: str) -> Exported:
    """Return an export by its id.

    Raises
    ------
    InputError
        There is none of this id.
    """
    entry = _read(folder() / f"{render_id}.json") if _ID.fullmatch(render_id) else None
    if entry is None:
        raise InputError(
            f"No export {render_id!r} is known on this machine.", next_step="nemo.exports() lists them."
        )
    return entry


def entries() -> list[Exported]:
    """Return all exports, newest first; a file that cannot be read is passed over."""
    found: Iterator[Exported | None] = (_read(path) for path in folder().glob("*.json"))
    return sorted((entry for entry in found if entry), key=lambda entry: entry.created, reverse=True)


def _read(path: Path) -> Exported | None:
    with suppress(OSError, ValueError, TypeError):
        data = json.loads(path.read_text(encoding="utf-8"))
        known = {key: data[key] for key in Exported.__dataclass_fields__ if key in data}
        return Exported(**known)
    return None
