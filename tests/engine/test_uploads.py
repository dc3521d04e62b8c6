"""Uploads that break off, are too large, meet a full disk, or hold one file that cannot be used."""

from __future__ import annotations

import io
import itertools
import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from nemo_widgets.engine.launcher import EngineAddress
from nemo_widgets.engine.media.files import label
from nemo_widgets.engine.media.multipart import Receiver
from nemo_widgets.engine.runtime import runtime_file
from nemo_widgets.errors import InputError
from tests.engine.service import Service, engine_pid, own_engine, served, until, workers

PART = '--b\r\nContent-Disposition: form-data; name="files"; filename="{}"\r\n\r\n'
FORM = "multipart/form-data; boundary=b"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineAddress]:
    with own_engine(tmp_path_factory.mktemp("home"), UPLOAD_MB="3", PROBE_S="5") as address:
        yield address


@pytest.fixture
def service(address: EngineAddress) -> Iterator[Service]:
    with served(address) as connected:
        yield connected


def incoming() -> list[Path]:
    return list((Path(os.environ["NEMO_HOME"]) / "data" / "media" / "incoming").iterdir())


def library() -> set[Path]:
    folder = Path(os.environ["NEMO_HOME"]) / "data" / "media"
    return {path for path in folder.glob("*/*") if path.parent.name != "incoming"}


def noise(side: int, seed: int = 0) -> bytes:
    """A picture that no compression makes small."""
    import random

    out = io.BytesIO()
    Image.frombytes("RGB", (side, side), random.Random(seed).randbytes(side * side * 3)).save(out, "PNG")
    return out.getvalue()


def uploads_of(service: Service) -> list[str]:
    return [info["filename"] for info in service.state()["state"]["video_infos"]]


def open_request(service: Service, headers: str) -> socket.socket:
    """Begin an upload by hand and leave it to the test to go on."""
    url = service.http.base_url
    line = socket.create_connection((url.host, url.port or 80))
    line.sendall(
        f"POST /api/upload-video/nemo_agent/me/{service.session_id} HTTP/1.1\r\nHost: engine\r\n"
        f"X-Engine-Key: {service.http.headers['X-Engine-Key']}\r\n"
        f"Authorization: {service.http.headers['Authorization']}\r\n"
        f"Content-Type: {FORM}\r\n{headers}\r\n\r\n".encode()
    )
    return line


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def test_one_bad_file_keeps_all_of_them_out_and_is_named(service: Service) -> None:
    before = library()
    answer = service.upload(
        ("good.png", noise(40, 1)), ("bad.png", b"no picture"), ("more.png", noise(40, 2))
    )
    assert answer.json()["code"] == 4001
    assert "bad.png" in answer.json()["message"]
    assert "None of the 3 files was taken" in answer.json()["message"]
    assert uploads_of(service) == []
    assert incoming() == []
    assert library() == before


def test_an_upload_that_breaks_off_leaves_nothing(service: Service) -> None:
    with open_request(service, "Content-Length: 2000000") as line:
        line.sendall(PART.format("half.png").encode() + noise(200))
        until(incoming)
    until(lambda: not incoming())
    assert uploads_of(service) == []


def test_an_upload_of_unknown_length_is_cut_off_at_the_limit(service: Service) -> None:
    with open_request(service, "Transfer-Encoding: chunked") as line:
        line.settimeout(20)
        line.sendall(chunk(PART.format("endless.png").encode()))
        answer = b""
        try:
            for _ in range(100):
                line.sendall(chunk(bytes(100_000)))
        except (BrokenPipeError, ConnectionResetError):
            pass
        try:
            answer = line.recv(10_000)
        except ConnectionResetError:
            answer = b"413"
    assert b"413" in answer
    until(lambda: not incoming())


def test_a_file_far_over_the_limit_gets_its_answer_and_not_a_broken_line(service: Service) -> None:
    answer = service.upload(("huge.png", bytes(40_000_000)))
    assert (answer.status_code, answer.json()["code"]) == (413, 4002)
    assert "3 MB" in answer.json()["message"]


def test_an_upload_that_takes_longer_than_the_idle_time_keeps_the_engine_awake(tmp_path: Path) -> None:
    body = PART.format("slow.png").encode() + noise(40, 3) + b"\r\n--b--\r\n"
    with own_engine(tmp_path, IDLE_S="1") as address, served(address) as service:
        with open_request(service, f"Content-Length: {len(body)}") as line:
            line.sendall(body[:-10])
            later = time.monotonic() + 3
            until(lambda: time.monotonic() > later or not runtime_file().exists())
            assert runtime_file().exists()
            line.sendall(body[-10:])
            assert b"200 OK" in line.recv(1000)
        until(lambda: not runtime_file().exists(), 20)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"x"),
        (FORM, b""),
        (FORM, b"garbage"),
        (FORM, PART.format("a.png").encode() + b"cut"),
        (FORM, b'--b\r\nContent-Disposition: form-data; name="other"\r\n\r\nx\r\n--b--\r\n'),
        (FORM, b'--b\r\nContent-Disposition: form-data; name="files"\r\n\r\nx\r\n--b--\r\n'),
        ("multipart/form-data; boundary=" + "b" * 300, b"x"),
    ],
)
def test_a_body_that_is_no_upload_is_400(service: Service, content_type: str, body: bytes) -> None:
    answer = service.http.post(
        f"/api/upload-video/nemo_agent/me/{service.session_id}",
        content=body,
        headers={"Content-Type": content_type},
    )
    assert (answer.status_code, answer.json()["code"]) == (400, 400)
    assert incoming() == []


def test_names_are_kept_in_any_script_and_lose_their_folders(service: Service) -> None:
    answer = service.upload(("日落 über.png", noise(40, 4)), ("..\\..\\evil.png", noise(40, 5)))
    assert [file["filename"] for file in answer.json()["data"]["files"]] == ["日落 über.png", "evil.png"]
    assert uploads_of(service) == ["日落 über.png", "evil.png"]


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP") or not Path("/proc").exists(), reason="POSIX")
def test_a_file_that_hangs_its_decoder_is_refused_and_the_next_one_is_taken(service: Service) -> None:
    service.upload(("first.png", noise(40, 6)))
    pid = engine_pid()
    known = set(workers(pid))
    for worker in known:
        os.kill(worker, signal.SIGSTOP)
    answer = service.upload(("hangs.png", noise(40, 7)))
    assert answer.json()["code"] == 4001
    assert "hangs.png takes too long" in answer.json()["message"]
    assert service.upload(("next.png", noise(40, 8))).status_code == 200
    assert known - set(workers(pid)), "the one that hung is gone"
    for worker in known & set(workers(pid)):
        os.kill(worker, signal.SIGCONT)
    assert incoming() == []


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    if not hasattr(resource, "prlimit"):
        pytest.skip("needs Linux")
    with own_engine(tmp_path) as address, served(address) as service:
        # No file of the engine may grow beyond this, which it meets as a disk that is full.
        resource.prlimit(engine_pid(), resource.RLIMIT_FSIZE, (500_000, -1))
        answer = service.upload(("small.png", noise(40)), ("large.png", noise(700)))
        assert (answer.status_code, answer.json()["code"]) == (507, 507)
        assert "disk is full" in answer.json()["message"]
        assert "large.png" in answer.json()["message"]
        assert incoming_of(tmp_path) == []
        assert uploads_of(service) == []
        assert service.upload(("small.png", noise(40))).status_code == 200


def incoming_of(home: Path) -> list[Path]:
    return list((home / "data" / "media" / "incoming").iterdir())


@settings(deadline=None, max_examples=60)
@given(
    files=st.lists(st.tuples(st.text(max_size=30), st.binary(max_size=300)), min_size=1, max_size=4),
    cuts=st.lists(st.integers(0, 2000), max_size=12),
)
def test_files_come_out_of_a_body_as_they_went_in_wherever_it_is_cut(
    tmp_path_factory: pytest.TempPathFactory, files: list[tuple[str, bytes]], cuts: list[int]
) -> None:
    import uuid

    import httpx

    request = httpx.Request(
        "POST", "http://x", files=[("files", (name or "x", data)) for name, data in files]
    )
    body = request.read()
    folder = tmp_path_factory.getbasetemp()
    got: list[tuple[Path, str]] = []
    receiver = Receiver(request.headers["content-type"], lambda: folder / uuid.uuid4().hex, got)
    places = sorted({0, len(body), *(cut for cut in cuts if cut < len(body))})
    for start, end in itertools.pairwise(places):
        receiver.feed(body[start:end])
    receiver.finish()
    assert [path.read_bytes() for path, _ in got] == [data for _, data in files]


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=200))
def test_a_body_of_any_bytes_is_refused_or_taken_and_nothing_else(body: bytes) -> None:
    got: list[Any] = []
    receiver = Receiver(FORM, lambda: Path("/dev/null"), got)
    with suppress(InputError):
        receiver.feed(body)
        receiver.feed(b"\r\n--b--\r\n")
        receiver.finish()
    receiver.close()


@given(st.text())
def test_a_label_has_no_folder_and_can_be_shown(name: str) -> None:
    shown = label(name)
    assert shown
    assert len(shown) <= 200
    assert not set(shown) & set("/\\\0\r\n")
