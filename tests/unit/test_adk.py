"""The client against a real server of Google's Agent Development Kit, the kind the cloud agent runs on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from nemo_widgets.client.events import Failure, Partial, StateDelta, Step, Text
from nemo_widgets.errors import RefusedError, SessionError
from nemo_widgets.session import Session

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def adk() -> Iterator[str]:
    """Start the server as a process and wait until it says its port."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.services.adk_agent"],
        cwd=ROOT,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        lines = iter(process.stdout.readline, "")
        port = next((line.strip() for line in lines if line.strip().isdigit()), "")
        assert port, "the ADK server did not start"
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


@pytest.fixture
async def session(adk: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Session]:
    monkeypatch.setenv("NEMO_HOME", str(tmp_path))
    monkeypatch.delenv("NEMO_TOKEN", raising=False)
    async with Session(adk) as opened:
        yield opened


async def test_text_comes_once_tools_stay_quiet_and_the_timeline_fills(session: Session) -> None:
    reply = await session.ask("paint a lake")
    assert reply.text == "Painting.\n\n完成 — a lake, 4 s."
    assert not reply.silent
    assert [(entry.kind, entry.text) for entry in session.state.log] == [
        ("user", "paint a lake"),
        ("agent", "Painting."),
        ("step", "paint"),
        ("agent", "完成 — a lake, 4 s."),
    ]
    assert "secret_plan" not in repr(session.state)
    kinds = [type(event) for event in reply.events]
    assert kinds == [Text, Step, Step, StateDelta, Text]
    assert list((await session.timeline()).index) == ["s1"]


async def test_text_in_pieces_is_told_once(session: Session) -> None:
    reply = await session.ask("tell me in pieces")
    assert reply.text == "A lake at dusk."
    assert [event for event in reply.events if isinstance(event, Text)] == [Text("A lake at dusk.")]
    assert [event.text for event in reply.events if isinstance(event, Partial)] == ["A lake ", "at ", "dusk."]


async def test_an_error_event_is_raised(session: Session) -> None:
    with pytest.raises(RefusedError, match="No more pictures"):
        await session.ask("please fail")
    assert session.state.log[-1].kind == "error"


async def test_an_agent_that_falls_over_is_an_error_too(session: Session) -> None:
    with pytest.raises(RefusedError, match="fell over"):
        await session.ask("crash now")


async def test_a_stream_of_nothing_is_told_from_the_timeline(session: Session) -> None:
    reply = await session.ask("be silent")
    assert reply.silent
    assert reply.text == "Nothing on the timeline changed."


async def test_a_session_that_adk_does_not_know_is_known_by_its_words(session: Session) -> None:
    events = session._api.run_sse("no-such-session", "hello")
    with pytest.raises(SessionError):
        assert not [event async for event in events if not isinstance(event, Failure)]
