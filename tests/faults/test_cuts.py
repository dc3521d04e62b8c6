"""A recorded stream, cut after every one of its bytes: nothing is sent twice, and no half word is told."""

from __future__ import annotations

import asyncio
import time
import tracemalloc

import pytest

from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import NemoError, NetworkError, ProtocolError
from nemo_widgets.session import Session
from tests.faults.streams import BOMB, CHUNKED, HELLO, PLAIN, WORDS
from tests.services.scripted import ONE_CLIP, WITH_TITLE, Answer, Scripted, serving
from tests.services.wire import Close, Endless, Reset, Send, Step, chunk, head

RECORDED = "\ufeffdata: heartbeat\n\n".encode() + WORDS + b": beat\r\n\r\n" + HELLO
QUICK = Timeouts(look=0.001, look_again=0.001, retry=0.001)


pytestmark = pytest.mark.usefixtures("home")


async def asked(service: Scripted, session: Session, *steps: Step, edits: bool) -> str | NemoError:
    service.draft, service.draft_after = ONE_CLIP, WITH_TITLE if edits else None
    await session.timeline()
    service.asked.clear()
    service.replies.append(Answer(wire=steps, taken=False))
    service.then("POST /run_sse", Answer(wire=steps, taken=edits))
    try:
        return (await session.ask("a lake")).text
    except NemoError as error:
        return error
    finally:
        service.replies.clear()
        assert len(service.requests("POST /run_sse")) == 1


@pytest.mark.parametrize("end", [Close(), Reset()], ids=["closed", "reset"])
@pytest.mark.parametrize("edits", [False, True], ids=["nothing done", "edit landed"])
async def test_a_stream_cut_after_any_byte_is_never_sent_again(end: Step, edits: bool) -> None:
    async with serving(Scripted()) as service, Session(service.url, timeouts=QUICK) as session:
        for at in range(0, len(RECORDED), 3):
            sent = Send(CHUNKED + (chunk(RECORDED[:at]) if at else b""))
            came = await asked(service, session, sent, end, edits=edits)
            if edits:
                # The edit has landed: told from the timeline, or in the words that were whole by then.
                assert came in {"Title added: “Lake at dusk” 0–3 s.", "Hello.", "Hel"}, at
            else:
                assert isinstance(came, NetworkError), at
            assert not any(entry.live for entry in session.state.log), at


async def test_a_stream_in_two_pieces_reads_the_same_wherever_it_is_split() -> None:
    async with serving(Scripted()) as service, Session(service.url, timeouts=QUICK) as session:
        for at in range(1, len(RECORDED)):
            pieces = chunk(RECORDED[:at]), chunk(RECORDED[at:]) + b"0\r\n\r\n"
            came = await asked(service, session, Send(CHUNKED), *map(Send, pieces), Close(), edits=False)
            assert came == "Hello.", at


ENDLESS: dict[str, list[Step]] = {
    "a gzip bomb": [Send(head(Content_Encoding="gzip") + BOMB), Close()],
    "a line without an end": [Send(PLAIN + b"data: "), Endless(b"a" * 100_000)],
    "an event without an end": [Send(PLAIN), Endless((b"data: " + b"a" * 993 + b"\n") * 100)],
}


@pytest.mark.parametrize("name", list(ENDLESS))
async def test_memory_is_bounded_whatever_is_sent(name: str) -> None:
    async with serving(Scripted()) as service, Session(service.url, timeouts=QUICK) as session:
        service.then("POST /run_sse", Answer(wire=tuple(ENDLESS[name])))
        tracemalloc.start()
        try:
            with pytest.raises(ProtocolError):
                await session.ask("a lake")
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        ends = time.monotonic() + 5
        while service.open > 1:
            assert time.monotonic() < ends
            await asyncio.sleep(0.001)
    assert peak < 250_000_000
