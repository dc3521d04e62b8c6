"""Pictures for the agent: by the painter, or by the maker that the environment chooses."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from nemo_widgets.engine.generate import paint_file
from nemo_widgets.engine.generate.pictures import at_once, card_file, picture_file
from nemo_widgets.engine.settings import Settings
from nemo_widgets.engine.workers import Workers
from nemo_widgets.errors import TimedOutError
from nemo_widgets.makers.registry import IMAGES, chosen
from nemo_widgets.timeline.cards import is_paper

GRACE_S = 3.0
"""A maker that is cancelled gets so long to take back what it has asked for."""


class Pictures:
    """Makes pictures; models and servers have processes of their own, in which they may wait.

    Parameters
    ----------
    workers
        Paint.
    settings
        How many pictures are made at a time, and how long one may take.
    """

    def __init__(self, workers: Workers, settings: Settings) -> None:
        self.maker = chosen(IMAGES)
        self._workers = workers
        self._own = Workers(max(1, round(settings.images_at_once)))
        self._seconds = settings.image_s
        self._pixels = settings.pixel_limit
        self._places: asyncio.Future[asyncio.Semaphore] | None = None

    async def make(self, prompt: str, seed: int, width: int, height: int, target: Path) -> dict[str, Any]:
        """Make a picture and return how it was made.

        Raises
        ------
        NemoError
            It could not be made.
        """
        # A card of no words is only paper, which no model is needed for.
        if self.maker == IMAGES.default or not prompt.strip() or is_paper(prompt):
            return await self._workers.run(paint_file, prompt, seed, width, height, target)
        async with await self._room():
            try:
                return await self._own.run(
                    picture_file,
                    self.maker,
                    (prompt, seed, width, height),
                    self._seconds,
                    self._pixels,
                    target,
                    # The maker has the clock itself; this is for one that does not keep to it.
                    timeout=self._seconds + 10,
                    grace=GRACE_S,
                )
            except TimeoutError as error:
                raise TimedOutError(f"{self.maker} took too long.", next_step="Try again.") from error

    async def _room(self) -> asyncio.Semaphore:
        """Return the places that the maker has; the pictures of a message come together, and ask once."""
        if self._places is None or (self._places.done() and not _is_known(self._places)):
            self._places = asyncio.ensure_future(self._counted())
        # One message that is cancelled takes nothing from those that wait for the same answer.
        return await asyncio.shield(self._places)

    async def _counted(self) -> asyncio.Semaphore:
        return asyncio.Semaphore(await self._own.run(at_once, self.maker))

    async def card(self, prompt: str, seed: int, width: int, height: int, target: Path) -> dict[str, Any]:
        """Set a prompt in type, in place of a picture that failed."""
        return await self._workers.run(card_file, prompt, seed, width, height, self.maker, target)

    def stop(self) -> None:
        """End the makers' processes."""
        self._own.stop()


def _is_known(places: asyncio.Future[asyncio.Semaphore]) -> bool:
    """Tell whether a question was answered; one that failed is asked again."""
    return not places.cancelled() and places.exception() is None
