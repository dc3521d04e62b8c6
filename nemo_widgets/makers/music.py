"""What a maker of music is asked for, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol

from nemo_widgets.makers.protocol import Maker, never


@dataclass(frozen=True)
class MusicWish:
    """A piece of music that is wanted.

    Parameters
    ----------
    mood
        "lo-fi", "upbeat", "cinematic", "ambient" or "corporate".
    seconds
        How long it is, its ending included. What is longer is cut, what is shorter is repeated.
    seed
        Which of the many pieces of that mood; "another track" asks with the next.
    bpm
        Beats a minute; None leaves it open.
    key
        As in "A minor" or "Eb major"; None leaves it open.
    timeout
        Seconds after which the engine gives it up.
    stopped
        Tells whether nobody wants it any more.
    """

    mood: str
    seconds: float
    seed: int = 0
    bpm: float | None = None
    key: str | None = None
    timeout: float = 120.0
    stopped: Callable[[], bool] = field(default=never, repr=False, compare=False)


@dataclass(frozen=True)
class Music:
    """A piece as sound.

    Parameters
    ----------
    blocks
        The sound, piece by piece: arrays of floats within -1 and 1, of n samples, or n × 2 for stereo. One
        array in a list will do; a generator need never hold the whole.
    rate
        Samples a second.
    """

    blocks: Iterable[Any] = field(repr=False)
    rate: int = 48_000


class MusicMaker(Maker, Protocol):
    """A maker of music, under the entry points `nemo_widgets.music`."""

    def make(self, wish: MusicWish) -> Any:
        """Compose; called in a process of its own, which a cancel ends.

        Returns
        -------
        Made
            Its `content` a `Music`; or a `Music`.

        Raises
        ------
        Exception
            It could not be made. The user reads the error's words.
        """
        ...
