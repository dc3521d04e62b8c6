"""What every test of a session stands on: a home of its own, a scripted service, a session with it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nemo_widgets.session import Session
from tests.services.clips import write_clip
from tests.services.scripted import Scripted, serving

ENVIRONMENT = ("NEMO_TOKEN", "NEMO_API_URL", "NEMO_WEB_URL", "NEMO_BACKEND", "NEMO_CLIENT_ID", "SKILL_SOURCE")
SSE = "/run_sse"
UPLOAD = "/api/upload-video"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep a test from the user's own journal, tokens and settings."""
    monkeypatch.setenv("NEMO_HOME", str(tmp_path / "home"))
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home"


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[Scripted]:
    """Run a service that has a real video to give."""
    video = write_clip(tmp_path / "rendered.mp4").read_bytes()
    async with serving(Scripted(video)) as running:
        yield running


def local_session(service: Scripted, key: str, monkeypatch: pytest.MonkeyPatch, **options: Any) -> Session:
    """Return a session that takes the service for the engine on this machine."""

    @dataclass(frozen=True)
    class Address:
        url: str
        key: str

    monkeypatch.setattr("nemo_widgets.connected.start_engine", lambda: Address(service.url, key))
    return Session("local", **options)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def log_of(session: Session) -> list[tuple[str, str]]:
    return [(entry.kind, entry.text) for entry in session.state.log]


def notes(session: Session) -> list[str]:
    return [text for kind, text in log_of(session) if kind == "note"]


def sent(service: Scripted) -> list[str]:
    """Return the messages that reached the agent."""
    return [asked.json["new_message"]["parts"][0]["text"] for asked in service.requests(SSE)]
