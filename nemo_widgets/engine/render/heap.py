"""Memory that is used again, and memory that is given back to the system; only glibc is told."""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import Final

_M_TRIM_THRESHOLD: Final = -1  # mallopt(3)
_M_MMAP_THRESHOLD: Final = -3
# At 1080p a photo while it is read is larger. Encoders' frames are smaller: mapped anew for every chunk, they
# would cost a fault of each of their pages.
_LARGE: Final = 10 * 1024**2
_KEPT: Final = 128 * 1024**2


def keep_apart() -> None:
    """Have large blocks go back to the system when they are let go of, and smaller ones kept for later.

    Left alone, glibc soon takes both from one place, and what came and went leaves gaps there.
    """
    glibc = _glibc()
    if glibc is not None:
        glibc.mallopt(_M_MMAP_THRESHOLD, _LARGE)
        glibc.mallopt(_M_TRIM_THRESHOLD, _KEPT)


def give_back() -> None:
    """Give back all that is free; it takes a few milliseconds at most."""
    glibc = _glibc()
    if glibc is not None:
        glibc.malloc_trim(0)


@cache
def _glibc() -> ctypes.CDLL | None:
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    return library if hasattr(library, "malloc_trim") else None
