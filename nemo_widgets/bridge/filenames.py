"""A name for an export that nobody named: after its title, and never one that is taken."""

from __future__ import annotations

import re
from pathlib import Path

STEM_LENGTH = 48


def free_path(folder: Path, title: str, suffix: str = ".mp4") -> Path:
    """Return a path for a file in a folder, numbered where the name is taken.

    Examples
    --------
    >>> free_path(Path("/nowhere"), "Lake at dusk!").name
    'nemo-lake-at-dusk.mp4'
    """
    stem = slug(title)
    name = f"nemo-{stem}" if stem else "nemo-video"
    path = folder / f"{name}{suffix}"
    number = 2
    while path.exists():
        path = folder / f"{name}-{number}{suffix}"
        number += 1
    return path


def slug(title: str) -> str:
    """Return the words of a title joined by hyphens, letters of any script kept."""
    words = re.findall(r"[^\W_]+", title.lower())
    return "-".join(words)[:STEM_LENGTH].strip("-")
