from __future__ import annotations

from tests.services.scaffold import home

__all__ = ["home"]
