"""How far a render is, how long it still takes, and how it is stopped."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from nemo_widgets.engine.render.outcome import RenderCancelled

SETTLING_S = 1.0
"""Nothing is said about the time left before so much of it has been watched."""
_RECENT_S = 6.0
_SMOOTH_S = 4.0
_BEAT_S = 1.0


@dataclass(frozen=True)
class Progress:
    """How far a render is.

    Parameters
    ----------
    share
        Of the whole work, 0 to 1.
    done, total
        Frames that are ready, kept ones among them, and all frames; both 0 where only sound is made.
    left
        Seconds that it still takes, None where that cannot be told yet.
    """

    share: float
    done: int = 0
    total: int = 0
    left: float | None = None


class Pace:
    """Estimates the time left from how the share of the work grows; it does not jump.

    Examples
    --------
    >>> pace = Pace()
    >>> [pace.left(now, now / 10) for now in (0.0, 1.0, 2.0, 5.0)]
    [None, 9.0, 8.0, 5.0]
    """

    def __init__(self) -> None:
        self._begun: tuple[float, float] | None = None
        self._recent: tuple[float, float] = (0.0, 0.0)
        self._rate = 0.0
        self._told: tuple[float, float] | None = None

    def left(self, now: float, share: float) -> float | None:
        """Return the seconds left, given the time and the share done by then."""
        if self._begun is None or share <= self._begun[1]:
            # What an earlier render left ready, and what prepares the first frame, says nothing of the pace.
            self._begun = self._recent = (now, share)
            return None
        since, at = self._begun
        if now - since < SETTLING_S:
            return None
        if share >= 1.0:
            return 0.0
        whole = (share - at) / (now - since)
        before, then = self._recent
        if now - before >= _RECENT_S:
            self._rate, self._recent = (share - then) / (now - before), (now, share)
        # The latest stretch counts as much as the whole, so that a slow part shows but does not shock.
        rate = (whole + self._rate) / 2 if self._rate else whole
        fresh = (1.0 - share) / rate
        if self._told is not None:
            last, told = self._told
            weight = 1 - math.exp(-(now - last) / _SMOOTH_S)
            expected = max(0.0, told - (now - last))
            fresh = expected + (fresh - expected) * weight
        self._told = (now, fresh)
        return round(fresh, 1)


class Watch:
    """Progress and cancellation, between the caller's thread and the workers'.

    Parameters
    ----------
    progress
        Called in the caller's thread when something moved, at most about ten times a second; a caller that
        hears nothing for long may take the render for hung.
    cancelled
        Asked in the caller's thread.
    clock
        What tells the seconds.
    """

    def __init__(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._progress = progress or (lambda _: None)
        self._cancelled = cancelled or (lambda: False)
        self._clock = clock
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._pace = Pace()
        self._done = 0
        self._total = 0
        self._steps = 0
        self._seen = 0
        self._shown = -1.0
        self._told = -math.inf

    def plan(self, frames: int) -> None:
        """State how many frames there are."""
        self._total = frames

    def step(self) -> None:
        """Show, from any thread, that work goes on; to be called often.

        Raises
        ------
        RenderCancelled
            It should not.
        """
        if self._stop.is_set():
            raise RenderCancelled
        self._steps += 1  # a lost count does not matter; that it moves does

    def count(self, frames: int) -> None:
        """Note some frames as ready, from any thread."""
        with self._lock:
            self._done += frames
        self._steps += 1

    def stop(self) -> None:
        """Let every `step` from now on raise."""
        self._stop.set()

    def resume(self) -> None:
        """Begin anew after a stop that nobody asked for; what was told of the share stays."""
        self._stop.clear()
        self._done = 0

    @property
    def stopped(self) -> bool:
        """Whether work should end."""
        return self._stop.is_set()

    @property
    def frames_share(self) -> float:
        """How much of the frames is ready."""
        return min(1.0, self._done / self._total) if self._total else 0.0

    def look(self, share: float) -> None:
        """Tell the caller how far the work is, where there is news, and stop where it wants to.

        Raises
        ------
        RenderCancelled
            The caller said so.
        """
        if self._cancelled():
            self._stop.set()
            raise RenderCancelled
        self._show(share)

    def look_again(self) -> None:
        """Do what `look` does where the share is not known to have grown, in the caller's own work."""
        self.step()
        self.look(max(0.0, self._shown))

    def finish(self) -> None:
        """Tell the caller that all is done; nothing stops it any more."""
        self._show(1.0)

    def _show(self, share: float) -> None:
        now = self._clock()
        moved, beat = share > self._shown, self._steps != self._seen and now - self._told >= _BEAT_S
        if not moved and not beat:
            return
        self._shown, self._seen, self._told = max(share, self._shown), self._steps, now
        left = self._pace.left(now, self._shown)
        self._progress(Progress(self._shown, min(self._done, self._total), self._total, left))
