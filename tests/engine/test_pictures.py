"""How many pictures are made at a time: as many as their maker says, from the first message on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nemo_widgets.engine import pictures
from nemo_widgets.engine.generate.pictures import at_once, picture_file
from nemo_widgets.engine.pictures import Pictures
from nemo_widgets.engine.settings import Settings
from nemo_widgets.errors import InputError


class Processes:
    """Worker processes that only count; `wrong` is raised for the first question."""

    def __init__(self, wrong: list[Exception] | None = None) -> None:
        self.running = self.most = self.asked = 0
        self.wrong = wrong or []

    async def run(self, task: Callable[..., Any], *_: object, **__: object) -> Any:
        await asyncio.sleep(0)
        if task is at_once:
            self.asked += 1
            if self.wrong:
                raise self.wrong.pop()
            return 1
        assert task is picture_file
        self.running += 1
        self.most = max(self.most, self.running)
        for _turn in range(5):
            await asyncio.sleep(0)
        self.running -= 1
        return {"by": "mine"}


def pictures_of(processes: Processes, monkeypatch: pytest.MonkeyPatch) -> Pictures:
    monkeypatch.setenv("NEMO_IMAGES", "mine")
    monkeypatch.setattr(pictures, "Workers", lambda _count: processes)
    return Pictures(processes, Settings())  # type: ignore[arg-type]  # it is asked for nothing else


async def test_the_pictures_of_the_first_message_are_made_no_more_at_a_time_than_the_maker_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    processes = Processes()
    making = pictures_of(processes, monkeypatch)
    made = await asyncio.gather(*(making.make("a lake", seed, 64, 64, Path("x")) for seed in range(6)))
    assert len(made) == 6
    assert processes.most == 1
    assert processes.asked == 1


async def test_a_maker_that_was_not_ready_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    making = pictures_of(Processes([InputError("mine cannot make images yet.")]), monkeypatch)
    with pytest.raises(InputError):
        await making.make("a lake", 0, 64, 64, Path("x"))
    assert await making.make("a lake", 0, 64, 64, Path("x")) == {"by": "mine"}


async def test_a_cancelled_message_leaves_the_others_their_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    making = pictures_of(Processes(), monkeypatch)
    first, second = (asyncio.ensure_future(making.make("a lake", seed, 64, 64, Path("x"))) for seed in (0, 1))
    await asyncio.sleep(0)
    first.cancel()
    assert await second == {"by": "mine"}
