"""A plain HTTP client of the engine, without any of the package's own client."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from nemo_widgets.engine.launcher import EngineAddress

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
