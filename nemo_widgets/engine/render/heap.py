"""Memory that was let go of, given back to the system."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable


def _trimmer() -> Callable[[int], int] | None:
    """Return glibc's `malloc_trim`, or None where there is no glibc."""
    if sys.platform != "linux":
        return None
    trim: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return trim


_trim = _trimmer()


def give_back() -> None:
    """Give back what was freed: an encoder's frames, which glibc would keep for later and never use again.

    It takes a few milliseconds at most.
    """
    if _trim is not None:
        _trim(0)
