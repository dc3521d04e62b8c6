"""Twenty thousand pieces of text end to end: from a server's socket to what the widget sends the browser."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack
from typing import Any

import pytest

from nemo_widgets.bridge.loop import LoopThread
from nemo_widgets.bridge.mirror import INTERVAL_S
from nemo_widgets.studio import Studio
from tests.proofs.resources import held
from tests.services.scripted import Scripted, says, serving, stream

PIECES = 20_000
MEGABYTE = 1_000_000


@pytest.fixture
def served() -> Iterator[Scripted]:
    """A service on a thread of its own."""
    thread = LoopThread("service")
    stack = AsyncExitStack()
    service = thread.run(stack.enter_async_context(serving(Scripted())))
    yield service
    thread.run(stack.aclose())
    thread.close()


@pytest.fixture
def studio(served: Scripted) -> Iterator[Studio]:
    studio = Studio(served.url)
    studio.credits()
    yield studio
    studio.close()


class Comm:
    """Counts what the widget sends to the browser, with the time of each."""

    def __init__(self, studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sent: list[tuple[float, Mapping[str, Any]]] = []
        monkeypatch.setattr(studio, "_send", self._send)

    def _send(self, message: Mapping[str, Any], buffers: object = None) -> None:
        self.sent.append((time.monotonic(), message))

    def states(self) -> list[Mapping[str, Any]]:
        return [message["state"] for _, message in self.sent if message.get("method") == "update"]

    def most_in_a_second(self) -> int:
        times = [at for at, _ in self.sent]
        return max(sum(0 <= later - at < 1 for later in times) for at in times)


def words(letter: str) -> list[str]:
    return [f"{letter}{number} " for number in range(PIECES)]


def flood(letter: str) -> list[dict[str, Any]]:
    said = words(letter)
    return [*(says(word, partial=True) for word in said), says("".join(said))]


def test_a_flood_of_words_reaches_the_browser_as_ten_updates_a_second(
    served: Scripted, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    comm = Comm(studio, monkeypatch)
    served.replies.append(stream(*flood("a")))
    began = time.monotonic()
    reply = studio.ask("tell me everything")
    seconds = time.monotonic() - began
    whole = "".join(words("a"))
    assert reply.text == whole.strip() or reply.text == whole
    # The status changes at once, when work begins and ends, and the last word is not kept waiting.
    assert len(comm.sent) <= seconds / INTERVAL_S + 6
    assert comm.most_in_a_second() <= 1 / INTERVAL_S + 6
    assert len(comm.sent) >= min(5, seconds / INTERVAL_S / 2), "the words grow while they come"
    said = [entry for state in comm.states() for entry in state.get("_log", []) if entry["kind"] == "agent"]
    assert not said[-1]["live"]
    assert len({entry["id"] for entry in said}) == 1, "the pieces grow in place"
    assert seconds < 30


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_flood_of_words_leaves_memory_bounded(served: Scripted, studio: Studio) -> None:
    served.replies.append(stream(*flood("a")))
    studio.ask("tell me everything")
    before = held().memory
    served.replies.append(stream(*flood("b")))
    studio.ask("tell me everything again")
    assert held().memory - before < 40 * MEGABYTE
