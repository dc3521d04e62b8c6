"""Every fault of the table, with its outcome and the server's count."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from nemo_widgets.client import transfer
from tests.faults.fault import Fault
from tests.faults.table import FAULTS, markdown
from tests.faults.trial import run
from tests.services.clips import write_clip

TIMES = 10


@pytest.fixture(scope="session")
def video(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return write_clip(tmp_path_factory.mktemp("video") / "rendered.mp4").read_bytes()


@pytest.fixture(autouse=True)
def bounded(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer, "MAX_BYTES", 4_000_000)


@pytest.mark.parametrize("fault", [pytest.param(fault, id=name) for name, fault in FAULTS])
async def test_a_fault_ends_as_the_table_says(fault: Fault, video: bytes, tmp_path: Path) -> None:
    await run(fault, video, tmp_path)


def test_the_table_names_each_fault_once() -> None:
    names = [name for name, _ in FAULTS]
    assert len(names) >= 100
    assert sorted(set(names)) == sorted(names)
    assert len(list(markdown())) > len(names)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(TIMES))
async def test_faults_in_random_order_end_the_same(
    seed: int, video: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shuffled = list(FAULTS)
    random.Random(seed).shuffle(shuffled)
    for number, (name, fault) in enumerate(shuffled):
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.setenv("NEMO_HOME", str(folder / "home"))
        try:
            await run(fault, video, folder)
        except AssertionError as error:
            raise AssertionError(f"{name}, in order {seed}") from error
