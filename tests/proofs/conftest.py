from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.scaffold import home, service

__all__ = ["home", "service"]


@pytest.fixture(autouse=True)
def at_home(home: Path) -> Path:
    return home
