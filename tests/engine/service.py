"""A plain HTTP client of the engine, without any of the package's own client."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from nemo_widgets.engine.launcher import EngineAddress, engine_status, ensure_engine, stop_engine

ATTRIBUTION = {
    "X-Skill-Source": "ai-image-free",
    "X-Skill-Version": "1.0.0",
    "X-Skill-Platform": "unknown",
}


@dataclass
class Service:
    """One user of the engine, with a token and a session."""

    http: httpx.Client
    session_id: str

    def stream(self, text: str) -> list[dict[str, Any]]:
        """Send a message and return its events."""
        body = {
            "app_name": "nemo_agent",
            "user_id": "me",
            "session_id": self.session_id,
            "new_message": {"parts": [{"text": text}]},
        }
        answer = self.http.post("/run_sse", json=body, headers={"Accept": "text/event-stream"})
        assert answer.headers["content-type"].startswith("text/event-stream"), answer.text
        return [json.loads(line[6:]) for line in answer.text.split("\n") if line.startswith("data: ")]

    def state(self) -> dict[str, Any]:
        """Return the session's state."""
        data: dict[str, Any] = self.http.get(f"/api/state/nemo_agent/me/{self.session_id}/latest").json()[
            "data"
        ]
        return data

    def texts(self, events: list[dict[str, Any]]) -> str:
        """Return what the agent said, and its errors."""
        said = [event.get("errorMessage", "") for event in events]
        for event in events:
            said += [part.get("text", "") for part in event.get("content", {}).get("parts", [])]
        return "\n".join(said)

    def upload(self, *files: tuple[str, bytes]) -> httpx.Response:
        """Upload files."""
        return self.http.post(
            f"/api/upload-video/nemo_agent/me/{self.session_id}", files=[("files", file) for file in files]
        )

    def submit(self, draft: dict[str, Any], render_id: str | None = None, **headers: str) -> httpx.Response:
        """Ask for an export."""
        body = {
            "id": render_id or f"render_{uuid.uuid4().hex}",
            "sessionId": self.session_id,
            "draft": draft,
            "output": {"format": "mp4", "quality": "draft"},
        }
        return self.http.post("/api/render/proxy/lambda", json=body, headers=headers)

    def finished(self, render_id: str, seconds: float = 90) -> dict[str, Any]:
        """Wait until an export has ended and return its last answer."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            shown: dict[str, Any] = self.http.get(f"/api/render/proxy/lambda/{render_id}").json()
            if shown["status"] in ("completed", "failed"):
                return shown
        raise AssertionError(f"the export did not end within {seconds} s: {shown}")


@contextmanager
def served(address: EngineAddress) -> Iterator[Service]:
    """Connect a new user."""
    with httpx.Client(
        base_url=address.url,
        headers={"X-Engine-Key": address.key, **ATTRIBUTION},
        timeout=120,
        trust_env=False,
    ) as http:
        token = http.post("/api/auth/anonymous-token", headers={"X-Client-Id": str(uuid.uuid4())}).json()[
            "data"
        ]
        http.headers["Authorization"] = f"Bearer {token['token']}"
        opened = http.post(
            "/api/tasks/me/with-session/nemo_agent", json={"task_name": "project", "language": "en"}
        ).json()
        yield Service(http, opened["data"]["session_id"])


@contextmanager
def own_engine(home: Path, **settings: str) -> Iterator[EngineAddress]:
    """Run an engine with a home and settings of its own."""
    patch = pytest.MonkeyPatch()
    patch.setenv("NEMO_HOME", str(home))
    for name, value in settings.items():
        patch.setenv(f"NEMO_ENGINE_{name}", value)
    try:
        yield ensure_engine()
    finally:
        stop_engine()
        patch.undo()


def until(condition: Callable[[], Any], seconds: float = 60) -> Any:
    """Wait until something is so, and return it."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, "it did not come to that"
    return found


def engine_pid() -> int:
    """Return the process id of the engine of this home."""
    status = engine_status()
    assert status is not None
    return int(status["pid"])


def children(pid: int) -> dict[int, str]:
    """Return the processes that a process has started and that live, with their command lines."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            state, parent = (entry / "stat").read_text().rsplit(")", 1)[1].split()[:2]
            if int(parent) == pid and state != "Z":
                found[int(entry.name)] = (entry / "cmdline").read_text()
    return found


def workers(pid: int) -> list[int]:
    """Return the worker processes of an engine."""
    return [child for child, command in children(pid).items() if "spawn_main" in command]


def lives(pid: int) -> bool:
    """Tell whether a process is there and has not ended."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    return False
