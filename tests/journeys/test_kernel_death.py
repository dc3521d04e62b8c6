"""A kernel that dies during an export loses nothing: the engine finishes, a new kernel fetches the file."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager

from tests.probes import probe

START = """
import threading
import nemo_widgets as nemo
from nemo_widgets.bridge.loop import LoopThread

loop = LoopThread()
session = nemo.Session(backend="local")
loop.run(session.start())
loop.run(session.ask("a city at night, 6 seconds, square, with upbeat music"))
export = loop.submit(session.export("city.mp4"))
while True:
    listed = nemo.exports()
    running = listed[listed["status"].isin(["pending", "processing"])] if len(listed) else listed
    if len(running):
        break
    assert not export.done(), export.result()
print(running.index[0])
"""

RESUME = """
import nemo_widgets as nemo
video = nemo.resume({render_id!r})
print(video.path)
"""


@contextmanager
def kernel(folder: Path) -> Iterator[tuple[KernelManager, BlockingKernelClient]]:
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(cwd=str(folder), env=dict(os.environ))
    client = manager.blocking_client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    try:
        yield manager, client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def run(client: BlockingKernelClient, code: str, timeout: float = 180) -> str:
    printed: list[str] = []

    def keep(message: dict[str, object]) -> None:
        content = message["content"]
        assert isinstance(content, dict)
        if message["msg_type"] == "stream" and content.get("name") == "stdout":
            printed.append(str(content["text"]))

    reply = client.execute_interactive(code, timeout=timeout, output_hook=keep, allow_stdin=False)
    content = reply["content"]
    assert content["status"] == "ok", "\n".join(content.get("traceback", []))
    return "".join(printed).strip()


def test_an_export_outlives_the_kernel_that_asked_for_it(nemo_home: Path, tmp_path: Path) -> None:
    with kernel(tmp_path) as (manager, client):
        render_id = run(client, START).splitlines()[-1]
        pid = manager.provisioner.pid  # type: ignore[union-attr]
        os.kill(pid, signal.SIGKILL)
    assert not (tmp_path / "city.mp4").exists()

    with kernel(tmp_path) as (_, client):
        path = Path(run(client, RESUME.format(render_id=render_id)).splitlines()[-1])

    facts = probe(path)
    assert (facts.width, facts.height, facts.frames) == (1080, 1080, 180)
    assert path.name == "city.mp4", "it lands where it was meant to"
