"""Starting, finding and stopping the engine: real processes."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from nemo_widgets import __version__
from nemo_widgets.engine import launcher
from nemo_widgets.engine.launcher import engine_status, ensure_engine, stop_engine
from nemo_widgets.engine.runtime import read_runtime, runtime_file
from nemo_widgets.errors import EngineError, InputError, StorageError
from tests.engine.service import engine_pid, lives, until, workers


def test_the_engine_is_started_once_and_found_again(nemo_home: Path) -> None:
    assert engine_status() is None
    first = ensure_engine()
    assert ensure_engine() == first
    status = engine_status()
    assert status is not None
    assert status["url"] == first.url
    assert first.key not in repr(first) + repr(status) + repr(read_runtime())
    assert stop_engine()
    assert engine_status() is None
    assert not stop_engine()
    assert not runtime_file().exists()


def test_many_who_ask_at_once_get_one_engine(nemo_home: Path) -> None:
    with ThreadPoolExecutor(6) as pool:
        addresses = set(pool.map(lambda _: ensure_engine(), range(6)))
    assert len(addresses) == 1


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_the_runtime_file_is_its_owners_alone(nemo_home: Path) -> None:
    ensure_engine()
    assert stat.S_IMODE(runtime_file().stat().st_mode) == 0o600


def test_a_stale_runtime_file_is_replaced(nemo_home: Path) -> None:
    runtime_file().parent.mkdir(parents=True)
    for content in ("", "{", '{"host": "127.0.0.1", "port": 1, "key": "k", "pid": 1, "version": "0.1.0"}'):
        runtime_file().write_text(content)
        assert ensure_engine().key != "k"
        stop_engine()


def test_an_engine_that_cannot_start_says_why_and_where_its_log_is(
    nemo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEMO_ENGINE_IDLE_S", "soon")
    with pytest.raises(EngineError) as caught:
        ensure_engine()
    assert "NEMO_ENGINE_IDLE_S" in str(caught.value)
    assert caught.value.log is not None
    assert Path(caught.value.log).exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a folder that cannot be made")
def test_a_folder_that_cannot_be_made_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEMO_HOME", "/dev/full/home")
    with pytest.raises(StorageError, match="/dev/full/home"):
        ensure_engine()


def test_an_idle_engine_stops_by_itself(nemo_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEMO_ENGINE_IDLE_S", "0.4")
    ensure_engine()
    deadline = time.monotonic() + 30
    while runtime_file().exists():
        assert time.monotonic() < deadline, "the engine is still there"


def test_a_second_engine_in_the_foreground_is_refused(nemo_home: Path) -> None:
    ensure_engine()
    done = subprocess.run(
        [sys.executable, "-m", "nemo_widgets.cli", "serve"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "running already" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="POSIX")
def test_an_engine_that_hangs_is_told_and_can_be_stopped(
    nemo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_engine()
    pid = engine_pid()
    os.kill(pid, signal.SIGSTOP)
    monkeypatch.setattr(launcher, "HEALTH_S", 0.3)
    monkeypatch.setattr(launcher, "HANG_S", 0.3)
    with pytest.raises(EngineError, match="running already"):
        ensure_engine()
    assert stop_engine(timeout=0.3)
    until(lambda: not lives(pid), 10)
    monkeypatch.undo()
    monkeypatch.setenv("NEMO_HOME", str(nemo_home))
    assert ensure_engine()


def test_a_runtime_file_of_a_process_that_is_not_the_engine_harms_nobody(nemo_home: Path) -> None:
    runtime_file().parent.mkdir(parents=True)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        values = {"host": "127.0.0.1", "port": 1, "key": "k", "pid": other.pid, "version": __version__}
        runtime_file().write_text(json.dumps(values))
        assert not stop_engine()
        assert other.poll() is None
        other.communicate(b"\n")


@pytest.mark.skipif(not socket.has_ipv6, reason="needs IPv6")
def test_an_engine_in_the_foreground_listens_where_it_is_told_and_ends_with_ctrl_c(nemo_home: Path) -> None:
    command = [sys.executable, "-m", "nemo_widgets.cli", "serve", "--host", "::1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as served:
        status = until(engine_status, 20)
        assert status["url"].startswith("http://[::1]:")
        until(lambda: len(workers(served.pid)) == 2, 10)
        os.killpg(served.pid, signal.SIGINT)  # as a terminal does it: the workers get it too
        _, said = served.communicate(timeout=20)
    assert "Traceback" not in said
    assert not runtime_file().exists()


def test_the_launcher_loads_no_web_framework_no_database_and_no_codec() -> None:
    code = (
        "import sys, nemo_widgets.engine.launcher; "
        "heavy = {'fastapi', 'uvicorn', 'sqlalchemy', 'av', 'cv2', 'numpy'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_a_setting_that_is_no_number_is_named() -> None:
    from nemo_widgets.engine.settings import Settings

    with pytest.raises(InputError, match="NEMO_ENGINE_IDLE_S"):
        Settings.from_env({"NEMO_ENGINE_IDLE_S": "-3"})
