"""The command line: what it says, and how it fails."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from nemo_widgets import __version__, demo
from nemo_widgets.cli import main
from nemo_widgets.errors import MissingExtraError


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.strip() == f"nemo_widgets {__version__}"


def test_without_an_engine_status_and_stop_say_so(
    nemo_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["engine", "status"]) == 0
    assert main(["engine", "stop"]) == 0
    printed = capsys.readouterr().out
    assert "it starts on first use" in printed
    assert "No engine is running." in printed


def test_an_error_is_one_sentence_and_a_next_step(
    nemo_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEMO_ENGINE_IDLE_S", "never")
    assert main(["demo"]) == 1
    told = capsys.readouterr().err
    assert "NEMO_ENGINE_IDLE_S" in told
    assert "engine.log" in told
    assert "Traceback" not in told


def test_the_quickstart_is_copied_beside_the_user_where_there_is_no_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site" / "nemo_widgets"
    (package / "notebooks").mkdir(parents=True)
    (package / "notebooks" / demo.NOTEBOOK).write_text("{}")
    monkeypatch.setattr(demo, "__file__", str(package / "demo.py"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    opened = demo.quickstart()
    assert opened == tmp_path / "work" / demo.NOTEBOOK
    opened.write_text("mine")
    assert demo.quickstart().read_text() == "mine", "what the user changed is kept"


def test_opening_the_notebook_without_jupyterlab_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r'pip install "nemo_widgets\[lab\]"'):
        demo.open_lab()


def test_opening_the_notebook_starts_jupyterlab_on_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    started: list[list[str]] = []

    def call(command: list[str]) -> int:
        started.append(command)
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.chdir(Path(__file__).parents[2])
    assert demo.open_lab() == 0
    assert started[0][:4] == [sys.executable, "-m", "jupyter", "lab"]
    assert Path(started[0][-1]).name == demo.NOTEBOOK
    assert subprocess.run([*started[0][:4], "--version"], check=True, capture_output=True).stdout


@pytest.mark.parametrize(
    ("spoken", "said"), [("zh_CN.UTF-8", "需要一个可选的软件包"), ("en_US.UTF-8", "optional package")]
)
def test_a_terminal_in_chinese_reads_errors_in_chinese(
    spoken: str, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> int:
        raise MissingExtraError("Opening the notebook", extra="lab")

    monkeypatch.setattr(demo, "open_lab", missing)
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", spoken)
    assert main(["demo", "--lab"]) == 1
    assert said in capsys.readouterr().err
