"""The headers every request carries: which skill asks, and from where it was installed."""

from __future__ import annotations

import os
from pathlib import Path

from nemo_widgets.skills import Skill


def attribution(skill: Skill) -> dict[str, str]:
    """Return the three headers; without them the service blocks exports."""
    return {
        "X-Skill-Source": skill.slug,
        "X-Skill-Version": skill.version,
        "X-Skill-Platform": platform(Path(__file__), Path.home()),
    }


def platform(installed: Path, home: Path) -> str:
    """Tell from where the package was installed; `SKILL_SOURCE` has the last word."""
    given = os.environ.get("SKILL_SOURCE", "").strip()
    if given and given.isascii() and given.isprintable():
        return given
    if installed.is_relative_to(home / ".clawhub"):
        return "clawhub"
    return "cursor" if installed.is_relative_to(home / ".cursor" / "skills") else "unknown"
