"""Two real processes write the same journal, and follow the same export."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

from nemo_widgets.client import journal
from nemo_widgets.client.journal import Exported
from nemo_widgets.exports import exports, render_id
from tests.services.clips import write_clip
from tests.services.scripted import Answer, Asked, Scripted, serving

ROOT = Path(__file__).parents[2]

WRITES = """
import sys
from nemo_widgets.client import journal
from nemo_widgets.client.journal import Exported
from nemo_widgets.exports import render_id

name, shared = sys.argv[1:]
print("ready", flush=True)
sys.stdin.readline()
for number in range(60):
    journal.record(Exported(render_id(), "1", "local", "free-shorts", f"{name}-{number}.mp4"))
    held = journal.find(shared)
    # Each process changes a field of its own; the other's must survive.
    journal.record(held, **({"name": f"{number}"} if name == "a" else {"error": f"{number}"}))
"""

FOLLOWS = """
import sys
from nemo_widgets.exports import resume

print("ready", flush=True)
sys.stdin.readline()
print(resume(sys.argv[1]).size, flush=True)
"""


def start(code: str, *arguments: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def together(*processes: subprocess.Popen[str]) -> list[str]:
    """Let processes that wait go at once, and return what each of them printed."""
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    found = [process.communicate(timeout=60) for process in processes]
    assert all(process.returncode == 0 for process in processes), found
    return [out for out, _ in found]


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_two_processes_write_at_once_and_nothing_is_lost() -> None:
    shared = journal.record(Exported(render_id(), "1", "local", "free-shorts", "shared.mp4"))
    together(start(WRITES, "a", shared.id), start(WRITES, "b", shared.id))
    paths = {entry.path for entry in journal.entries()}
    assert paths == {"shared.mp4", *(f"{name}-{number}.mp4" for name in "ab" for number in range(60))}
    assert len(exports()) == 121
    held = journal.find(shared.id)
    assert (held.name, held.error) == ("59", "59")


async def test_two_processes_bring_the_same_export_home(tmp_path: Path) -> None:
    video = write_clip(tmp_path / "rendered.mp4").read_bytes()
    service = Scripted(video)
    async with serving(service):
        entry = Exported(render_id(), "1", service.url, "free-shorts", str(tmp_path / "out.mp4"))
        journal.record(entry)

        def done(_service: Scripted, _asked: Asked) -> Answer:
            return Answer(b'{"status": "completed", "output": {"url": "/renders/out.mp4"}}')

        service.always["GET /api/render/proxy/lambda/"] = done
        processes = await asyncio.gather(*(asyncio.to_thread(start, FOLLOWS, entry.id) for _ in range(2)))
        sizes = await asyncio.to_thread(together, *processes)
    assert [size.strip() for size in sizes] == [str(len(video))] * 2
    assert (tmp_path / "out.mp4").read_bytes() == video
    assert journal.find(entry.id).status == "saved"
    assert names_in(tmp_path) == {"home", "out.mp4", "rendered.mp4"}


def test_an_export_that_is_saved_stays_so_whatever_a_late_process_says() -> None:
    entry = journal.record(Exported(render_id(), "1", "local", "free-shorts", "a.mp4"))
    journal.record(entry, status="saved")
    assert journal.record(entry, status="processing").status == "saved"
    assert journal.record(entry, status="submitted", path="b.mp4").status == "submitted"
