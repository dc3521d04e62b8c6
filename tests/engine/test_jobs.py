"""Exports whose worker or engine dies, that are cancelled, and what is left of an engine that ends."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from nemo_widgets.engine.launcher import EngineAddress, ensure_engine, stop_engine
from nemo_widgets.engine.runtime import log_file
from tests.engine.service import Service, engine_pid, lives, own_engine, served, until, workers

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineAddress]:
    with own_engine(tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture
def service(address: EngineAddress) -> Iterator[Service]:
    with served(address) as connected:
        yield connected


def video(seconds: float, scene: str = "a desert at noon") -> dict[str, Any]:
    """A draft of one painted scene, which needs no message and no file."""
    made = {"by": "painter", "prompt": scene, "seed": 1}
    segment = {"id": "a", "s": 0, "d": round(seconds * 1000), "src": "", "m": {"made": made, "title": scene}}
    return {
        "t": [{"tt": 0, "sg": [segment]}],
        "m": {"width": 480, "height": 480, "fps": 30},
    }


def status(service: Service, render_id: str) -> dict[str, Any]:
    shown: dict[str, Any] = service.http.get(f"/api/render/proxy/lambda/{render_id}").json()
    return shown


def has_come(service: Service, render_id: str, percent: float) -> bool:
    return bool(status(service, render_id)["progress"] > percent)


def begun(service: Service, render_id: str) -> None:
    until(partial(has_come, service, render_id, 0))


def left_over(home: Path) -> list[Path]:
    return [
        path for path in (home / "data" / "renders").iterdir() if path.suffix != ".mp4" or path.name[0] == "."
    ]


def test_a_render_goes_on_when_its_worker_dies_once(service: Service) -> None:
    render_id = service.submit(video(8, "a lake at dawn")).json()["taskId"]
    begun(service, render_id)
    for worker in workers(engine_pid()):
        os.kill(worker, signal.SIGKILL)
    done = service.finished(render_id)
    assert done["status"] == "completed", done
    assert left_over(Path(os.environ["NEMO_HOME"])) == []


def test_a_render_that_kills_its_worker_twice_fails_with_a_sentence_and_the_next_one_works(
    service: Service,
) -> None:
    render_id = service.submit(video(20, "a city at night")).json()["taskId"]
    pid = engine_pid()
    begun(service, render_id)
    while status(service, render_id)["status"] == "processing":
        for worker in workers(pid):
            os.kill(worker, signal.SIGKILL)
    done = status(service, render_id)
    assert done["status"] == "failed"
    assert "ended twice" in done["error"]
    assert service.finished(service.submit(video(1)).json()["taskId"])["status"] == "completed"


def test_a_render_that_waits_can_be_cancelled_and_never_begins(service: Service) -> None:
    first = service.submit(video(6, "a forest in fog")).json()["taskId"]
    second = service.submit(video(6, "a forest in snow")).json()["taskId"]
    assert status(service, second)["status"] == "pending"
    cancelled = service.http.post(f"/api/render/proxy/lambda/{second}/cancel").json()
    assert (cancelled["status"], cancelled["error"]) == ("failed", "The export was cancelled.")
    assert service.finished(first)["status"] == "completed"
    assert status(service, second) == cancelled
    assert service.http.get(f"/renders/{second}.mp4").status_code == 404


def test_a_render_under_way_stops_when_it_is_cancelled_and_makes_room_for_the_next(service: Service) -> None:
    first = service.submit(video(120, "a stormy sea")).json()["taskId"]
    second = service.submit(video(1, "a stormy sea")).json()["taskId"]
    begun(service, first)
    service.http.post(f"/api/render/proxy/lambda/{first}/cancel")
    assert service.finished(second, 30)["status"] == "completed"
    assert status(service, first)["error"] == "The export was cancelled."
    assert left_over(Path(os.environ["NEMO_HOME"])) == []


def test_a_render_that_is_complete_stays_so_when_it_is_cancelled(service: Service) -> None:
    render_id = service.submit(video(1)).json()["taskId"]
    done = service.finished(render_id)
    assert service.http.post(f"/api/render/proxy/lambda/{render_id}/cancel").json() == done
    assert service.http.get(done["output"]["url"]).status_code == 200


def test_cancelling_again_and_again_while_renders_end_leaves_each_with_or_without_a_file(
    service: Service,
) -> None:
    for number in range(6):
        render_id = service.submit(video(0.3 + number / 10, "a field")).json()["taskId"]
        until(partial(has_come, service, render_id, 15 * number))
        shown = service.http.post(f"/api/render/proxy/lambda/{render_id}/cancel").json()
        there = service.http.get(f"/renders/{render_id}.mp4").status_code
        assert (shown["status"], there) in (("completed", 200), ("failed", 404))
        assert status(service, render_id)["status"] == shown["status"]
    assert service.finished(service.submit(video(1)).json()["taskId"])["status"] == "completed"


def test_an_engine_that_is_stopped_leaves_no_process_and_the_next_one_goes_on_with_its_render(
    tmp_path: Path,
) -> None:
    with own_engine(tmp_path) as address, served(address) as service:
        render_id = service.submit(video(12)).json()["taskId"]
        begun(service, render_id)
        pid = engine_pid()
        running = [pid, *workers(pid)]
        assert stop_engine()
        until(lambda: not any(lives(process) for process in running), 10)
        assert left_over(tmp_path) == []
        again = ensure_engine()
        service.http.base_url = again.url
        service.http.headers["X-Engine-Key"] = again.key
        assert status(service, render_id)["status"] in ("pending", "processing")
        done = service.finished(render_id)
        assert done["status"] == "completed", done
        log = log_file().read_text()
    assert "Traceback" not in log
    assert "resource_tracker" not in log
    assert "ERROR" not in log


def test_an_engine_that_is_killed_leaves_no_process(tmp_path: Path) -> None:
    with own_engine(tmp_path) as address, served(address) as service:
        render_id = service.submit(video(12)).json()["taskId"]
        begun(service, render_id)
        pid = engine_pid()
        running = [pid, *workers(pid)]
        os.kill(pid, signal.SIGKILL)
        until(lambda: not any(lives(process) for process in running), 10)


def test_a_render_that_ends_its_engine_again_and_again_is_given_up(tmp_path: Path) -> None:
    with own_engine(tmp_path) as address, served(address) as service:
        render_id = service.submit(video(1)).json()["taskId"]
        service.finished(render_id)
        assert stop_engine()
        with sqlite3.connect(tmp_path / "data" / "engine.db") as db:
            db.execute("update render set status = 'processing', attempts = 5 where id = ?", (render_id,))
        again = ensure_engine()
        service.http.base_url = again.url
        service.http.headers["X-Engine-Key"] = again.key
        done = service.finished(render_id)
        assert (done["status"], "ended 5 times" in done["error"]) == ("failed", True)
        assert service.finished(service.submit(video(0.5)).json()["taskId"])["status"] == "completed"
