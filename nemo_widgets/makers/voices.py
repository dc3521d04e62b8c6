"""What a maker of voices is asked for, and what it hands back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from nemo_widgets.makers.protocol import Maker, never


@dataclass(frozen=True)
class VoiceWish:
    """A narration that is wanted, in parts: one for each scene.

    Parameters
    ----------
    texts
        What each part says.
    language
        Of the words, as in "en" or "zh".
    gender
        "female", "male", or empty for the maker's own.
    pace
        How fast, 1 is usual.
    seconds
        How long the parts together shall last, without what stands between them; None leaves it open. A maker
        comes as near as it can speak well.
    timeout
        Seconds after which the engine gives it up.
    stopped
        Tells whether nobody wants it any more.
    """

    texts: tuple[str, ...]
    language: str
    gender: str = ""
    pace: float = 1.0
    seconds: float | None = None
    timeout: float = 120.0
    stopped: Callable[[], bool] = field(default=never, repr=False, compare=False)


@dataclass(frozen=True)
class Speech:
    """One part of a narration.

    Parameters
    ----------
    samples
        One channel, as 16-bit integers.
    rate
        Samples a second.
    words
        Each word with what stands between it and the next, and when it begins and ends in ms.
    """

    samples: Any = field(repr=False)
    rate: int
    words: Sequence[tuple[int, int, str]]

    @property
    def ms(self) -> int:
        """How long it lasts."""
        return round(len(self.samples) * 1000 / self.rate)


class VoiceMaker(Maker, Protocol):
    """A maker of voices, under the entry points `nemo_widgets.voices`."""

    def make(self, wish: VoiceWish) -> Any:
        """Speak; called in a process of its own.

        Returns
        -------
        Made
            Its `content` one `Speech` a text, or in its place the `NemoError` that says why there is none:
            a part that fails costs itself. `more` may say of the word times whether they are "measured" or
            "estimated".

        Raises
        ------
        Exception
            Nothing could be spoken. The user reads the error's words.
        """
        ...
