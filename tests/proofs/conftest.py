from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nemo_widgets.session import Session
from tests.services.clips import write_clip
from tests.services.scripted import Scripted, serving


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEMO_HOME", str(tmp_path / "home"))
    for name in ("NEMO_TOKEN", "NEMO_API_URL", "NEMO_BACKEND", "NEMO_CLIENT_ID", "SKILL_SOURCE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home"


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[Scripted]:
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
