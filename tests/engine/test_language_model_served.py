"""A language model behind the real engine, through its own HTTP and the package's session."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nemo_widgets.cli import main
from nemo_widgets.engine.launcher import EngineAddress, engine_status, ensure_engine
from nemo_widgets.errors import EngineError
from nemo_widgets.session import Session
from tests.engine.service import Service, own_engine, served
from tests.services.chatting import Chatting, Reply, calls, chatting, refuses, says

KEY = "sk-test-0123456789abcdef"
LAKE = ("add_scene", {"picture": {"prompt": "a lake"}, "name": "Lake", "duration_ms": 2000})
SMALL = ("start_video", {"width": 64, "height": 64})


@pytest.fixture(scope="module")
def chat() -> Iterator[Chatting]:
    with chatting() as running:
        yield running


@pytest.fixture(scope="module")
def engine(chat: Chatting, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineAddress]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEMO_LLM_URL", chat.url)
        patch.setenv("NEMO_LLM_MODEL", "stub-1")
        patch.setenv("NEMO_LLM_KEY", KEY)
        patch.setenv("NEMO_LLM_TIMEOUT_S", "1.5")
        with own_engine(tmp_path_factory.mktemp("home"), HEARTBEAT_S="0.2") as address:
            yield address


@pytest.fixture
def service(engine: EngineAddress, chat: Chatting) -> Iterator[Service]:
    chat.replies.clear()
    chat.sent.clear()
    with served(engine) as running:
        yield running


def tracks(service: Service) -> list[Any]:
    return list(service.state()["state"]["draft"]["t"])


def test_the_engine_makes_what_the_model_planned(service: Service, chat: Chatting) -> None:
    chat.then(calls(SMALL, LAKE, LAKE))
    events = service.stream("something with water")
    assert "The language model wrote this outline: 1. Lake. 2. Lake." in service.texts(events)
    assert [scene["m"]["title"] for scene in tracks(service)[0]["sg"]] == ["Lake", "Lake"]
    assert service.state()["version"] == 1
    chat.then(says("I deleted it."), calls(("delete_scene", {"scene": "scene_2"})))
    service.stream("only one of these two, please")
    assert len(tracks(service)[0]["sg"]) == 1
    chat.then(calls(("undo", {})))
    service.stream("it was better before that")
    assert len(tracks(service)[0]["sg"]) == 2


@pytest.mark.parametrize(
    ("replies", "why"),
    [
        ((says("Done!"), says("Done!")), "it called no tool"),
        ((calls(("write_draft", {})), calls(("delete_scene", {"scene": "x"}))), "cannot be carried out"),
        ((refuses(401, KEY),), "refused the key in NEMO_LLM_KEY"),
        ((refuses(429),), "HTTP 429"),
        ((refuses(500, f"{KEY} exploded"),), "HTTP 500: ••• exploded"),
        ((Reply({}, until=threading.Event()),), "had no plan within 1.5 s"),
    ],
    ids=["prose", "bad calls", "401", "429", "500", "slow"],
)
def test_whatever_the_model_answers_rules_make_the_edit_and_the_reply_is_honest(
    service: Service, chat: Chatting, replies: tuple[Reply, ...], why: str
) -> None:
    chat.then(calls(SMALL, LAKE), *replies)
    service.stream("something with water")
    events = service.stream("add the title 'Dawn'")
    said = service.texts(events)
    assert why in said
    assert "so rules read your message." in said
    assert [text["m"]["text"] for text in tracks(service)[1]["sg"]] == ["Dawn"]
    assert len(chat.asked) == 1 + len(replies)
    assert KEY not in str(events)
    if "1.5" in why:
        assert any(event.get("type") == "heartbeat" for event in events), "the wait is not silent"


async def test_a_session_plans_with_the_model_and_tells_it_in_a_dry_run(
    engine: EngineAddress, chat: Chatting
) -> None:
    chat.sent.clear()
    chat.then(calls(SMALL, LAKE), calls(SMALL, LAKE))
    async with Session("local") as session:
        told = await session.ask("something with water", dry_run=True)
        assert told.text.startswith("This is what I would do:")
        assert (told.changes, session.draft.segments) == ([], ())
        made = await session.ask("something with water")
        assert len(session.draft.segments) == 1
        assert KEY not in f"{session!r} {made!r} {session.state!r}"
    assert len(chat.asked) == 2


def test_the_doctor_names_the_model_and_its_host_and_never_the_key(
    engine: EngineAddress,
    chat: Chatting,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    host = chat.url.removeprefix("http://")
    status = engine_status()
    assert status is not None
    assert status["model"] == f"stub-1 at {host}"
    assert main(["doctor"]) == 0
    printed = capsys.readouterr().out
    assert f"stub-1 at {host}: connected" in printed
    monkeypatch.setenv("NEMO_LLM_MODEL", "other")
    assert main(["doctor"]) == 1
    printed += (other := capsys.readouterr().out)
    assert "it has no such model; it has stub-1" in other
    assert (
        f"The running engine plans with stub-1 at {host}. To change that: nemo-widgets engine stop" in other
    )
    monkeypatch.delenv("NEMO_LLM_URL")
    assert main(["doctor"]) == 1
    printed += (none := capsys.readouterr().out)
    assert "none, rules read your messages" in none
    monkeypatch.setenv("NEMO_LLM_URL", "http://127.0.0.1:9")
    assert main(["doctor"]) == 1
    printed += (away := capsys.readouterr().out)
    assert "it cannot be reached" in away
    assert KEY not in printed


def test_the_key_is_nowhere_in_the_engines_folders_or_on_its_command_line(
    engine: EngineAddress, service: Service, chat: Chatting
) -> None:
    chat.then(refuses(500, KEY), calls(("say_to_user", {"text": KEY})))
    service.stream("something with water")
    service.stream("something with water")
    status = engine_status()
    assert status is not None
    home = Path(status["log"]).parents[1]
    held = [path for path in home.rglob("*") if path.is_file()]
    assert any(path.name == "engine.log" for path in held)
    assert [path for path in held if KEY.encode() in path.read_bytes()] == []
    assert KEY.encode() not in Path(f"/proc/{status['pid']}/cmdline").read_bytes()
    assert all(sent.headers["authorization"] == f"Bearer {KEY}" for sent in chat.sent)


def test_an_address_that_is_none_is_said_at_the_start(
    nemo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEMO_LLM_URL", f"http://me:{KEY}@localhost/v1")
    with pytest.raises(EngineError, match="NEMO_LLM_URL holds a name, a password or a query") as caught:
        ensure_engine()
    assert KEY not in str(caught.value)
