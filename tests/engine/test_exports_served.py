"""Exports over HTTP: their formats and types, what is told meanwhile, a cancellation, a worker that hangs."""

from __future__ import annotations

import io
import os
import signal
import statistics
import time
import wave
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from nemo_widgets.engine.launcher import EngineAddress
from nemo_widgets.engine.runtime import log_file
from nemo_widgets.engine.workers import WorkerHung, Workers
from nemo_widgets.session import Session
from tests.engine.service import Service, engine_pid, own_engine, served, until, workers
from tests.engine.test_jobs import begun, has_come, status, video

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")

SILENCE_S = 3


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineAddress]:
    with own_engine(tmp_path_factory.mktemp("home"), RENDER_SILENCE_S=str(SILENCE_S)) as address:
        yield address


@pytest.fixture
def service(address: EngineAddress) -> Iterator[Service]:
    with served(address) as connected:
        yield connected


def ask(service: Service, draft: dict[str, Any], **output: Any) -> dict[str, Any]:
    """Submit an export of some format."""
    body = {
        "id": f"render_{time.time_ns()}",
        "sessionId": service.session_id,
        "draft": draft,
        "output": {"quality": "low", **output},
    }
    answer: dict[str, Any] = service.http.post("/api/render/proxy/lambda", json=body).json()
    return answer


@pytest.mark.parametrize(
    ("name", "kind", "begins"),
    [
        ("mp4", "video/mp4", b"ftyp"),
        ("mov", "video/quicktime", b"ftyp"),
        ("webm", "video/webm", b"\x1aE\xdf\xa3"),
        ("gif", "image/gif", b"GIF89a"),
        ("png", "image/png", b"\x89PNG"),
        ("jpeg", "image/jpeg", b"\xff\xd8\xff"),
    ],
)
def test_each_format_is_served_under_its_extension_with_its_type(
    service: Service, name: str, kind: str, begins: bytes
) -> None:
    done = service.finished(ask(service, video(0.5), format=name)["taskId"])
    assert done["status"] == "completed", done
    file = service.http.get(done["output"]["url"])
    assert file.headers["content-type"] == kind
    assert begins in file.content[:12]
    assert len(file.content) == done["output"]["size"]
    part = service.http.get(done["output"]["url"], headers={"Range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, file.content[:4])
    assert service.http.get(f"/api/render/proxy/{done['taskId']}/download").content == file.content
    assert service.http.get(f"/renders/{done['taskId']}.avi").status_code == 404


def test_a_format_that_is_not_known_is_refused_before_it_is_queued(service: Service) -> None:
    refused = ask(service, video(1), format="avi")
    assert refused["code"] == 422
    assert "MP4, MOV, WebM, GIF, MP3, WAV, PNG or JPG" in refused["message"]


def test_an_export_tells_its_frames_and_the_time_left(service: Service) -> None:
    render_id = ask(service, video(40, "a castle on a hill"))["taskId"]
    told: list[dict[str, Any]] = []

    def timed() -> bool:
        told.append(status(service, render_id))
        return "secondsLeft" in told[-1]

    until(timed)
    shown = told[-1]
    assert shown["frames"]["total"] == 1200
    assert 0 < shown["frames"]["done"] <= 1200
    assert 0 < shown["secondsLeft"] < 600
    service.http.post(f"/api/render/proxy/lambda/{render_id}/cancel")
    assert "secondsLeft" not in status(service, render_id)


def jobs(service: Service) -> int:
    """How many exports wait, run or are being stopped."""
    return int(service.http.get("/health").json()["data"]["jobs"])


def tone(seconds: int) -> bytes:
    """A WAV file of noise, which takes a while to mix."""
    memory = io.BytesIO()
    with wave.open(memory, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(44_100)
        file.writeframes(np.random.default_rng(1).bytes(44_100 * 4 * seconds))
    return memory.getvalue()


@cache
def photo(seed: int) -> bytes:
    """A picture of 24 megapixels, which takes a while to decode."""
    rough = np.random.default_rng(seed).integers(0, 255, (40, 60, 3), np.uint8)
    memory = io.BytesIO()
    Image.fromarray(rough.repeat(100, 0).repeat(100, 1)).save(memory, "PNG", compress_level=1)
    return memory.getvalue()


def source(service: Service, name: str, data: bytes) -> str:
    return str(service.upload((name, data)).json()["data"]["files"][0]["cdn_url"])


def has_begun(service: Service, render_id: str) -> bool:
    return bool(status(service, render_id)["status"] == "processing")


def encoding(service: Service, number: int) -> tuple[dict[str, Any], str, float]:
    return video(60, f"a stormy sea, {number}"), "mp4", 0


def palette(service: Service, number: int) -> tuple[dict[str, Any], str, float]:
    return video(15, f"a forest, {number}"), "gif", 61


def mixing(service: Service, number: int) -> tuple[dict[str, Any], str, float]:
    src = source(service, "noise.wav", tone(120))
    heard = [
        {"id": f"n{n}", "s": n, "d": 3_600_000, "src": src, "m": {"loop": True}} for n in range(number + 2)
    ]
    return {"t": [{"tt": 1, "sg": [segment]} for segment in heard]}, "wav", -1


def preparing(service: Service, number: int) -> tuple[dict[str, Any], str, float]:
    photos = [source(service, f"{n}.png", photo(n)) for n in range(2 + number)]
    shots = [{"id": src, "s": 300 * n, "d": 300, "src": src, "m": {}} for n, src in enumerate(photos)]
    return {"t": [{"tt": 0, "sg": shots}], "m": {"width": 1080, "height": 1920, "fps": 30}}, "mp4", -1


@pytest.mark.parametrize("work", [encoding, palette, mixing, preparing], ids=lambda work: work.__name__)
def test_a_cancelled_export_frees_its_worker_within_half_a_second(
    service: Service, work: Callable[[Service, int], tuple[dict[str, Any], str, float]]
) -> None:
    taken = []
    for number in range(3):
        draft, form, reached = work(service, number)
        render_id = ask(service, draft, format=form, quality="high")["taskId"]
        until(partial(has_begun, service, render_id))
        until(partial(has_come, service, render_id, reached))
        asked = time.monotonic()
        service.http.post(f"/api/render/proxy/lambda/{render_id}/cancel")
        until(lambda: jobs(service) == 0)
        taken.append(time.monotonic() - asked)
        assert status(service, render_id)["error"] == "The export was cancelled."
    # Other programs may take the machine's time from any one of them.
    assert statistics.median(taken) <= 0.5, taken
    home = Path(os.environ["NEMO_HOME"]) / "data"
    assert not list((home / "renders").glob(".*"))
    assert not list((home / "cache").rglob(".*"))


def wake(pid: int) -> None:
    """Let an engine's idle workers, which were stopped with the busy one, go on."""
    for worker in workers(pid):
        os.kill(worker, signal.SIGCONT)


def test_an_export_whose_worker_hangs_goes_on_in_another_one(service: Service) -> None:
    render_id = ask(service, video(8, "a harbour in fog"))["taskId"]
    begun(service, render_id)
    for worker in workers(engine_pid()):
        os.kill(worker, signal.SIGSTOP)
    done = service.finished(render_id)
    wake(engine_pid())
    assert done["status"] == "completed", done
    assert f"stood still for {SILENCE_S} s" in log_file().read_text()


def test_an_export_that_hangs_twice_fails_with_a_sentence(service: Service) -> None:
    render_id = ask(service, video(60, "a canyon"))["taskId"]
    begun(service, render_id)
    pid = engine_pid()
    stopped = workers(pid)
    for worker in stopped:
        os.kill(worker, signal.SIGSTOP)
    reached = status(service, render_id)["frames"]["done"]

    def over() -> bool:
        shown = status(service, render_id)
        # The second process is known to be at work once it has come well further than the first one had.
        if shown.get("frames", {}).get("done", 0) > reached + 200:
            for worker in set(workers(pid)) - set(stopped):
                os.kill(worker, signal.SIGSTOP)
        return bool(shown["status"] != "processing")

    until(over, 60)
    wake(pid)
    shown = status(service, render_id)
    assert shown["status"] == "failed"
    assert f"stood still for {SILENCE_S} s, and so did the one after it" in shown["error"]
    assert service.finished(ask(service, video(0.5))["taskId"])["status"] == "completed"


def stand_still(path: Path) -> None:
    """A task that never tells anything after its first report."""
    from nemo_widgets.engine.worker import report

    path.write_text(path.read_text() + "x" if path.exists() else "x")
    report("begun")
    signal.pause()


async def test_a_task_that_stands_still_is_tried_twice_and_its_processes_are_ended(tmp_path: Path) -> None:
    pool = Workers(1)
    before = set(workers(os.getpid()))
    with pytest.raises(WorkerHung, match=r"stood still for 0\.3 s"):
        await pool.run(stand_still, tmp_path / "tries", silence=0.3)
    assert (tmp_path / "tries").read_text() == "xx"
    until(partial(lambda: set(workers(os.getpid())) <= before), 10)
    pool.stop()


async def test_a_session_brings_every_kind_of_export_home(address: EngineAddress, tmp_path: Path) -> None:
    async with Session(backend="local") as session:
        await session.ask("a desert at noon, 2 seconds, square, with lo-fi music")
        for name, facts in (
            ("a.gif", "2.0 s, 640×640"),
            ("a.png", "1080×1080"),
            ("a.wav", "2.0 s"),
            ("a.mp4", "2.0 s, 270×270"),
        ):
            made = await session.export(tmp_path / name, quality="preview" if name == "a.mp4" else "high")
            assert made.facts == facts
        look = await session.preview()
        assert look.path.read_bytes() == (tmp_path / "a.mp4").read_bytes()
