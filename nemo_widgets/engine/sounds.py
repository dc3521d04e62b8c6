"""Narrations and music for the agent: by what is built in, or by the makers that the environment chooses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from nemo_widgets.engine.generate.musicians import compose_file
from nemo_widgets.engine.generate.voice import narrate_file
from nemo_widgets.engine.pictures import GRACE_S
from nemo_widgets.engine.settings import Settings
from nemo_widgets.engine.workers import Workers
from nemo_widgets.errors import TimedOutError
from nemo_widgets.makers.registry import MUSIC, VOICES, Kind, chosen


class Sounds:
    """Has texts read aloud and music composed; models and servers have a process of their own to wait in.

    Parameters
    ----------
    workers
        Do what is built in.
    settings
        How long a narration and a piece may take.
    """

    def __init__(self, workers: Workers, settings: Settings) -> None:
        self._shared, self._own = workers, Workers(1)
        self._speech_s, self._music_s = settings.speech_s, settings.music_s

    async def narrate(
        self, texts: tuple[str, ...], gender: str, pace: float, seconds: float | None, target: Path
    ) -> dict[str, Any]:
        """Have a narration spoken and return how it was made.

        Raises
        ------
        NemoError
            Nothing of it could be spoken.
        """
        limit = self._speech_s
        try:
            return await self._made(VOICES, limit, narrate_file, texts, gender, pace, seconds, target, limit)
        except TimeoutError as error:
            raise TimedOutError("The voice took too long.", next_step="Narrate fewer scenes.") from error

    async def compose(
        self, mood: str, seconds: float, seed: int, target: Path, bpm: float | None, key: str | None
    ) -> dict[str, Any]:
        """Have music composed and return how it was made.

        Raises
        ------
        NemoError
            It could not be made.
        """
        limit = self._music_s
        try:
            return await self._made(MUSIC, limit, compose_file, mood, seconds, seed, target, bpm, key, limit)
        except TimeoutError as error:
            raise TimedOutError("The music took too long.", next_step="Try again.") from error

    async def _made(
        self, kind: Kind, limit: float, task: Callable[..., dict[str, Any]], *told: Any
    ) -> dict[str, Any]:
        workers = self._shared if chosen(kind) == kind.default else self._own
        # The maker has the clock itself; this is for one that does not keep to it.
        return await workers.run(task, *told, timeout=limit + 10, grace=GRACE_S)

    def stop(self) -> None:
        """End the makers' process."""
        self._own.stop()
