"""Patterns that words are matched with: none of them takes for ever, whatever is said again and again."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import FrameType

import pytest

import nemo_widgets.engine.agent.respond  # noqa: F401 -- brings in every room of the agent

ROOM = "nemo_widgets.engine.agent"
LONG_S = 10
"""A pattern with two ways to read one word needs years for sixty of them, one without some milliseconds."""


def patterns_in(thing: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(thing, re.Pattern):
        yield thing
    elif depth < 4 and isinstance(thing, tuple | list | set | frozenset):
        for one in thing:
            yield from patterns_in(one, depth + 1)
    elif depth < 4 and isinstance(thing, dict):
        yield from patterns_in([*thing, *thing.values()], depth)
    elif depth < 4 and is_dataclass(thing) and not isinstance(thing, type):
        yield from patterns_in([getattr(thing, field.name) for field in fields(thing)], depth)


ROOMS = sorted(name for name in sys.modules if name.startswith(ROOM))


def says_again_and_again(pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield each word that a pattern knows, sixty times."""
    plain = re.sub(r"\\[a-zA-Z]", " ", pattern.pattern)
    for word in sorted({*re.findall(r"[a-z']+", plain)} | {"x", "the"}):
        yield f"{word} " * 60 + "!!"
    for sign in sorted({*re.findall(r"[\u3400-\u9fff]", plain)}):
        yield sign * 60 + "!"
    yield from ("1 " * 60, ", " * 60, "a, " * 60, "A b " * 60)


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs an alarm clock")
@pytest.mark.parametrize("room", ROOMS, ids=lambda name: name.removeprefix(ROOM).lstrip(".") or "agent")
def test_no_pattern_takes_for_ever(room: str) -> None:
    said = ""

    def too_long(_number: int, _frame: FrameType | None) -> None:
        pytest.fail(f"{room}: a pattern does not end with {said[:40]!r}")

    before = signal.signal(signal.SIGALRM, too_long)
    try:
        for pattern in {one for thing in vars(sys.modules[room]).values() for one in patterns_in(thing)}:
            signal.alarm(LONG_S)
            for said in says_again_and_again(pattern):
                pattern.search(said)
                pattern.fullmatch(said)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
