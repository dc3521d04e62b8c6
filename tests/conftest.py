"""Fixtures of many rooms: a home of its own, and a running engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nemo_widgets.engine.launcher import EngineAddress, ensure_engine, stop_engine


@pytest.fixture
def nemo_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a test folders of its own for state, data and configuration; stop the engine it leaves there."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("NEMO_HOME", str(home))
    for name in (
        "NEMO_TOKEN",
        "NEMO_API_URL",
        "NEMO_BACKEND",
        "NEMO_CLIENT_ID",
        "SKILL_SOURCE",
        "NEMO_LLM_URL",
    ):
        monkeypatch.delenv(name, raising=False)
    yield home
    stop_engine()


@pytest.fixture
def engine(nemo_home: Path) -> EngineAddress:
    """Start a real engine in a process of its own."""
    return ensure_engine()
