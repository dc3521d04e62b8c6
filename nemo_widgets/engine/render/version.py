"""What tells this renderer's pictures from another version's: the code that makes them, and its fonts."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import av
import cv2

from nemo_widgets.engine.render.typefaces import drawn_with, system_faces

_ENGINE = Path(__file__).resolve().parents[1]
_LAYOUTS = _ENGINE.parent / "timeline" / "cards.py"
_ROOMS = ("render", "generate/painter", "generate/cards")


@cache
def code_version() -> str:
    """Return a digest of all code that shapes a pixel; a changed painter never shows yesterday's picture."""
    told = hashlib.sha256(repr((av.library_versions, cv2.__version__)).encode())
    paths = [path for room in _ROOMS for path in sorted((_ENGINE / room).rglob("*.py"))]
    for path in [*paths, _LAYOUTS]:
        told.update(path.name.encode())
        told.update(path.read_bytes())
    return told.hexdigest()


def font_version() -> str:
    """Return a digest of the fonts that texts may be drawn with, and of what draws them."""
    told = [(str(face.path), face.index, _changed(face.path)) for face in system_faces()]
    return hashlib.sha256(repr((drawn_with(), told)).encode()).hexdigest()


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0  # removed since fonts were looked for
