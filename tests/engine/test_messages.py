"""Messages that are broken off, that take long, and whose workers die."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from nemo_widgets.engine.launcher import EngineAddress
from nemo_widgets.engine.runtime import log_file, runtime_file
from tests.engine.service import Service, engine_pid, own_engine, served, until, workers

LONG = (
    "Make a slideshow of: a lake at dawn; a forest in fog; a city at night; a desert at noon, "
    "4 seconds each, square, with lo-fi music"
)
SHORT = "a snowy forest at dawn, 2 seconds, square"

needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineAddress]:
    with own_engine(tmp_path_factory.mktemp("home"), HEARTBEAT_S="0.05") as address:
        yield address


@pytest.fixture
def service(address: EngineAddress) -> Iterator[Service]:
    with served(address) as connected:
        yield connected


def begin(service: Service, text: str) -> Any:
    body = {
        "app_name": "nemo_agent",
        "user_id": "me",
        "session_id": service.session_id,
        "new_message": {"parts": [{"text": text}]},
    }
    return service.http.stream("POST", "/run_sse", json=body)


def events(answer: httpx.Response) -> Iterator[dict[str, Any]]:
    for line in answer.iter_lines():
        if line.startswith("data: "):
            yield json.loads(line[6:])


def kinds(answer: httpx.Response) -> Iterator[str]:
    for event in events(answer):
        parts = event.get("content", {}).get("parts", [{}])
        yield event.get("type") or next(iter(parts[0]), "delta")


def test_heartbeats_come_while_pictures_are_painted(service: Service) -> None:
    with begin(service, SHORT) as answer:
        seen = list(kinds(answer))
    first = seen.index("heartbeat")
    assert "functionCall" in seen[:first]
    assert "functionResponse" in seen[first:]


def test_a_client_that_goes_away_ends_its_message_and_changes_nothing(service: Service) -> None:
    with begin(service, LONG) as answer:
        for kind in kinds(answer):
            if kind == "functionCall":
                break
    assert service.state()["version"] == 0
    told = service.stream(SHORT)
    after = service.state()
    assert after["version"] == 1, service.texts(told)
    assert len(after["state"]["generated_media"]) == 1, "nothing of the message that was broken off"


@needs_proc
def test_work_that_nobody_waits_for_is_ended(service: Service) -> None:
    pid = engine_pid()
    with begin(service, LONG) as answer:
        for kind in kinds(answer):
            if kind == "functionCall":
                before = set(until(lambda: workers(pid)))
                break
    until(lambda: before - set(workers(pid)), 10)


@needs_proc
def test_a_worker_that_dies_of_a_message_is_replaced_and_the_message_goes_on(service: Service) -> None:
    pid = engine_pid()
    with begin(service, SHORT) as answer:
        stream = kinds(answer)
        for kind in stream:
            if kind == "functionCall":
                break
        for worker in workers(pid):
            os.kill(worker, signal.SIGKILL)
        assert "delta" in list(stream)
    assert service.state()["version"] == 1


@needs_proc
def test_a_message_whose_workers_always_die_says_so_and_the_next_one_works(service: Service) -> None:
    pid = engine_pid()
    with begin(service, SHORT) as answer:
        told = []
        for event in events(answer):
            told.append(event)
            if told[0].get("content"):
                for worker in workers(pid):
                    os.kill(worker, signal.SIGKILL)
    assert "ended unexpectedly" in service.texts(told)
    assert service.state()["version"] == 0
    service.stream(SHORT)
    assert service.state()["version"] == 1


@pytest.mark.parametrize("parts", ["no list", [{"text": None}, 3], None, {"text": "x"}])
def test_a_message_without_a_text_is_an_empty_one(service: Service, parts: object) -> None:
    body = {"session_id": service.session_id, "new_message": {"parts": parts}}
    assert service.http.post("/run_sse", json=body).status_code == 200
    assert service.state()["version"] == 0


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"session_id": "\\ud800"}', b"[" * 100_000, b"\xff"])
def test_a_body_that_is_no_json_object_is_refused(service: Service, body: bytes) -> None:
    answer = service.http.post("/run_sse", content=body)
    assert (answer.status_code, answer.json()["code"]) == (400, 400)


def test_an_engine_is_not_idle_while_a_message_runs_and_stops_after_it(tmp_path: Path) -> None:
    # Long enough for a stalled machine to send its first request, and shorter than the message.
    idle_s = 2.5
    longer = LONG.replace(
        ", 4 seconds", "; a beach at dusk; a hill in spring; a farm in summer; a bay in winter, 4 seconds"
    )
    with own_engine(tmp_path, IDLE_S=str(idle_s)) as address:
        with served(address) as service:
            begun = time.monotonic()
            told = service.stream(longer)
            assert time.monotonic() - begun > idle_s
            assert "errorCode" not in told[-1], service.texts(told)
        until(lambda: not runtime_file().exists(), 20)
        log = log_file().read_text()
    assert "idle for" in log
    assert "Traceback" not in log
    assert "resource_tracker" not in log
