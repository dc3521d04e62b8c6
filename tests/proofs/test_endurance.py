"""Many streams in one process: nothing grows, and nothing is left of those that were cancelled."""

from __future__ import annotations

import asyncio
import sys

import pytest

from nemo_widgets.client.events import Partial, Text
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import NemoError
from nemo_widgets.session import Session
from tests.proofs.resources import Held, held
from tests.services.scripted import Answer, Scripted, refusal, says, stream
from tests.services.wire import Hold, Send, head

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts what /proc lists")

MEGABYTE = 1_000_000
DRAFT = {"t": [{"tt": 0, "sg": [{"id": f"s{n}", "d": 1000, "m": {"title": "lake"}} for n in range(20)]}]}


def reply(number: int) -> Answer:
    """Return the next answer of a long day: words in pieces, tools, silence, and errors of two kinds."""
    match number % 5:
        case 0:
            return stream(
                *[says(f"word {n} ", partial=True) for n in range(50)],
                says("".join(f"word {n} " for n in range(50))),
            )
        case 1:
            call, result = {"id": "c", "name": "paint"}, {"id": "c", "name": "paint", "response": {}}
            return stream(
                {"content": {"parts": [{"functionCall": call}]}},
                {"content": {"parts": [{"functionResponse": result}]}},
                {"actions": {"stateDelta": {"draft": DRAFT}}},
                says("Done."),
            )
        case 2:
            return stream("heartbeat")
        case 3:
            return refusal(2001, "no credits")
        case _:
            return stream({"errorCode": "SAFETY", "errorMessage": "Not this."})


async def converse(service: Scripted, session: Session, count: int) -> int:
    """Send messages one after the other; return how many were answered."""
    answered = 0
    for number in range(count):
        service.replies.append(reply(number))
        try:
            await session.ask(f"message {number}")
        except NemoError:
            continue
        answered += 1
        service.asked.clear()
    return answered


async def closed(before: Held) -> None:
    """Wait until no socket is open that was not open before: both ends close on the loop's next turns."""
    async with asyncio.timeout(10):
        while held().sockets > before.sockets:  # noqa: ASYNC110 -- nobody tells when /proc changes
            await asyncio.sleep(0)


@pytest.mark.parametrize("count", [1000])
async def test_a_day_of_streams_leaves_memory_files_and_threads_as_they_were(
    service: Scripted, count: int
) -> None:
    async with Session(service.url) as session:
        await converse(service, session, 60)
        before = held()
        assert await converse(service, session, count) == count * 3 // 5
        after = held()
    assert after.files <= before.files
    assert after.sockets <= before.sockets
    assert after.threads <= before.threads
    # What was said stays in the history: some kilobytes a message.
    assert after.memory - before.memory < 4 * MEGABYTE + count * 20_000


@pytest.mark.parametrize("count", [100, pytest.param(1000, marks=pytest.mark.long)])
async def test_cancelled_streams_leave_no_socket_and_no_task(service: Scripted, count: int) -> None:
    begun = head() + b'data: {"type": "chunk", "content": "Paint"}\n\n'
    service.always["/run_sse"] = Answer(wire=(Send(begun), Hold()))
    async with Session(service.url) as session:
        await session.credits()
        before, tasks = held(), len(asyncio.all_tasks())
        for number in range(count):
            heard = asyncio.Event()
            session._stage.on_state = lambda state, heard=heard: (
                heard.set() if state.log and state.log[-1].text == "Paint" else None
            )
            asking = asyncio.ensure_future(session.ask(f"message {number}"))
            await asyncio.wait_for(heard.wait(), 10)
            await session.cancel()
            assert asking.cancelled()
            assert session.state.status == "ready"
            assert not any(entry.live for entry in session.state.log)
        after = held()
        await closed(before)
        assert len(asyncio.all_tasks()) <= tasks
    assert after.threads <= before.threads
    assert after.memory - before.memory < 4 * MEGABYTE + count * 20_000
    assert len(service.requests("/run_sse")) == count, "a cancelled message is not sent again"


async def test_a_stream_that_is_left_early_is_closed(service: Scripted) -> None:
    service.always["/run_sse"] = Answer(wire=(Send(head() + b'data: {"text": "Paint"}\n\n'), Hold()))
    async with Session(service.url, timeouts=Timeouts(idle=60)) as session:
        await session.credits()
        before = held()
        events = session.stream("a lake")
        assert isinstance(await anext(events), Text | Partial)
        await events.aclose()
        await closed(before)
        assert session.state.status == "ready"
