"""Narrations for the agent: by espeak-ng, or by the maker that the environment chooses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nemo_widgets.engine.generate.voice import narrate_file
from nemo_widgets.engine.pictures import GRACE_S
from nemo_widgets.engine.settings import Settings
from nemo_widgets.engine.workers import Workers
from nemo_widgets.errors import TimedOutError
from nemo_widgets.makers.registry import VOICES, chosen


class Voices:
    """Has texts read aloud; models and servers have a process of their own, in which they may wait.

    Parameters
    ----------
    workers
        Speak by espeak-ng.
    settings
        How long a narration may take.
    """

    def __init__(self, workers: Workers, settings: Settings) -> None:
        self._own = Workers(1)
        self._workers = workers if chosen(VOICES) == VOICES.default else self._own
        self._seconds = settings.speech_s

    async def narrate(
        self, texts: tuple[str, ...], gender: str, pace: float, seconds: float | None, target: Path
    ) -> dict[str, Any]:
        """Have a narration spoken and return how it was made.

        Raises
        ------
        NemoError
            Nothing of it could be spoken.
        """
        try:
            return await self._workers.run(
                narrate_file,
                texts,
                gender,
                pace,
                seconds,
                target,
                self._seconds,
                # The maker has the clock itself; this is for one that does not keep to it.
                timeout=self._seconds + 10,
                grace=GRACE_S,
            )
        except TimeoutError as error:
            raise TimedOutError("The voice took too long.", next_step="Narrate fewer scenes.") from error

    def stop(self) -> None:
        """End the maker's process."""
        self._own.stop()
