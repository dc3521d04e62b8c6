"""What is asked of a session, streamed and answered, and each way in which that goes wrong."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from nemo_widgets.client.events import Partial, Step, Text
from nemo_widgets.client.timeouts import Timeouts
from nemo_widgets.errors import (
    InputError,
    NetworkError,
    RefusedError,
)
from nemo_widgets.session import Session
from tests.services.scaffold import SSE, log_of
from tests.services.scripted import (
    ONE_CLIP,
    WITH_TITLE,
    Scripted,
    answer,
    says,
    stream,
)


@pytest.fixture
async def session(service: Scripted) -> AsyncIterator[Session]:
    quick = Timeouts(look=0.01, look_again=0.01)
    async with Session(service.url, skill="free-shorts", timeouts=quick) as opened:
        yield opened


async def test_a_message_streams_into_the_log_and_fills_the_timeline(
    service: Scripted, session: Session
) -> None:
    service.draft_after = ONE_CLIP
    call = {"functionCall": {"id": "c1", "name": "paint", "args": {"prompt": "lake"}}}
    result = {"functionResponse": {"id": "c1", "name": "paint", "response": {"ok": True}}}
    service.replies.append(
        stream(
            says("Paint", partial=True),
            says("ing.", partial=True),
            says("Painting."),
            {"author": "nemo", "content": {"parts": [call]}},
            "heartbeat",
            {"author": "nemo", "content": {"role": "user", "parts": [result]}},
            says("Done."),
        )
    )
    reply = await session.ask("a lake")
    assert reply.text == "Painting.\n\nDone."
    assert not reply.silent
    assert reply.changes
    assert log_of(session) == [
        ("user", "a lake"),
        ("agent", "Painting."),
        ("step", "paint"),
        ("agent", "Done."),
    ]
    assert not any(entry.live for entry in session.state.log)
    assert [event for event in reply.events if isinstance(event, Partial)] == [
        Partial("Paint"),
        Partial("ing."),
    ]
    assert Step("c1", "paint", True) in reply.events
    frame = await session.timeline()
    assert list(frame.index) == ["seg_clip"]
    assert session.state.status == "ready"


async def test_a_silent_edit_is_told_from_the_timeline(service: Scripted, session: Session) -> None:
    service.draft = ONE_CLIP
    await session.timeline()
    service.draft_after = WITH_TITLE
    service.replies.append(stream())
    reply = await session.ask("add the title 'Lake at dusk'")
    assert reply.silent
    assert "Lake at dusk" in reply.text
    assert reply.changes == [reply.text.removesuffix(".")]


async def test_a_silent_edit_that_changed_nothing_is_said_too(service: Scripted, session: Session) -> None:
    service.replies.append(stream("", "heartbeat"))
    reply = await session.ask("make it nicer")
    assert reply.silent
    assert reply.text == "Nothing on the timeline changed."
    assert reply.changes == []


async def test_an_error_in_the_stream_is_raised_and_shown(service: Scripted, session: Session) -> None:
    service.replies.append(stream(says("Let me see."), {"errorCode": "SAFETY", "errorMessage": "Not this."}))
    with pytest.raises(RefusedError, match="Not this"):
        await session.ask("something")
    assert log_of(session)[-1] == ("error", "Not this.")
    assert session.state.status == "ready"
    assert len(service.requests(SSE)) == 1


async def test_a_message_whose_stream_breaks_is_not_sent_again(service: Scripted, session: Session) -> None:
    service.replies.append(stream(says("Paint", partial=True), cut=True))
    with pytest.raises(NetworkError):
        await session.ask("a lake")
    assert len(service.requests(SSE)) == 1


async def test_a_stream_that_breaks_after_the_edit_tells_what_changed(
    service: Scripted, session: Session
) -> None:
    service.draft_after = ONE_CLIP
    service.replies.append(stream("heartbeat", cut=True))
    reply = await session.ask("a lake")
    assert reply.silent
    assert reply.changes
    assert ("note", "The connection broke before the answer was complete, but the timeline has changed.") in (
        log_of(session)
    )


async def test_export_credits_and_status_never_reach_the_stream(
    service: Scripted, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    service.draft = ONE_CLIP
    assert "nemo-lake.mp4" in (await session.ask("please export it as mp4")).text
    assert "90 credits" in (await session.ask("积分")).text
    assert (await session.ask("show tracks")).text.startswith("Timeline (1 track)")
    assert service.requests(SSE) == []
    await session.ask("add a title that says Download our app")
    assert len(service.requests(SSE)) == 1


async def test_an_empty_prompt_asks_for_one(service: Scripted, session: Session) -> None:
    with pytest.raises(InputError, match="empty"):
        await session.ask("  \n ")
    assert service.requests(SSE) == []


async def test_gui_words_of_the_agent_are_rewritten(service: Scripted, session: Session) -> None:
    service.replies.append(stream(says("Ready. Click the Export button to download it.")))
    assert "Click" not in (await session.ask("a lake")).text


async def test_cancel_stops_a_message_and_leaves_the_session_ready(
    service: Scripted, session: Session
) -> None:
    started = asyncio.Event()

    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 -\r\nContent-Type: text/event-stream\r\n\r\ndata: heartbeat\n\n")
        started.set()
        await reader.read()
        await reader.read()

    server = await asyncio.start_server(slow, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    session._api.backend._found = type(await session._api.backend.endpoint())(address)
    asking = asyncio.ensure_future(session.ask("a lake"))
    await started.wait()
    await session.cancel()
    assert asking.cancelled()
    assert session.state.status == "ready"
    assert log_of(session)[-1] == ("note", "Cancelled.")
    server.close()


async def test_text_said_by_an_unknown_dialect_is_read_from_a_json_body(
    service: Scripted, session: Session
) -> None:
    service.replies.append(answer(None))
    assert (await session.ask("hello there")).silent


async def test_stream_yields_the_events_as_they_come(service: Scripted, session: Session) -> None:
    service.replies.append(stream({"type": "chunk", "content": "Hel"}, {"type": "chunk", "content": "lo"}))
    events = [event async for event in session.stream("hi there")]
    assert events == [Partial("Hel"), Partial("lo"), Text("Hello")]
