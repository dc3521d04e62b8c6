"""The loop thread, called from every kind of host: a plain script, a running loop, IPython, a real kernel."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from unittest.mock import Mock

import pytest

from nemo_widgets.bridge.loop import LoopThread, may_nest, shared_loop

ROOT = Path(__file__).parents[2]


@pytest.fixture
def loop() -> Iterator[LoopThread]:
    made = LoopThread()
    yield made
    made.close()
    assert not made.alive


async def fail() -> None:
    raise LookupError("no")


def test_a_result_and_an_error_come_back(loop: LoopThread) -> None:
    assert loop.run(asyncio.sleep(0.01, result=42)) == 42
    with pytest.raises(LookupError):
        loop.run(fail())
    assert loop.submit(asyncio.sleep(0, result=1)).result(5) == 1


def test_work_of_many_threads_runs_on_one_thread(loop: LoopThread) -> None:
    async def where() -> int:
        await asyncio.sleep(0.01)
        return threading.get_ident()

    found: set[int] = set()
    threads = [threading.Thread(target=lambda: found.add(loop.run(where()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(found) == 1
    assert found != {threading.get_ident()}


def test_a_blocking_call_on_its_own_thread_is_refused(loop: LoopThread) -> None:
    async def nested() -> None:
        loop.run(asyncio.sleep(0))

    with pytest.raises(RuntimeError, match="never return"):
        loop.run(nested())


def test_work_that_is_cancelled_elsewhere_interrupts_the_one_who_waits(loop: LoopThread) -> None:
    async def cancelled() -> None:
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        await asyncio.sleep(10)

    with pytest.raises(KeyboardInterrupt):
        loop.run(cancelled())


def test_a_submitted_job_can_be_cancelled(loop: LoopThread) -> None:
    started, ended = threading.Event(), threading.Event()

    async def work() -> None:
        started.set()
        try:
            await asyncio.sleep(30)
        finally:
            ended.set()

    future = loop.submit(work())
    assert started.wait(5)
    future.cancel()
    assert ended.wait(5)


def test_closing_lets_running_work_clean_up() -> None:
    loop, started, ended = LoopThread(), threading.Event(), threading.Event()

    async def work() -> None:
        started.set()
        try:
            await asyncio.sleep(30)
        finally:
            await asyncio.sleep(0.01)
            ended.set()

    loop.submit(work())
    assert started.wait(5)
    loop.close()
    assert ended.is_set()
    with pytest.raises(RuntimeError):
        loop.submit(asyncio.sleep(0))


def test_the_shared_loop_is_one_and_comes_back_after_its_end() -> None:
    first = shared_loop()
    assert shared_loop() is first
    first.close()
    assert shared_loop() is not first
    assert shared_loop().run(asyncio.sleep(0, result=1)) == 1


def script(source: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(source)], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "cannot enter context" not in done.stderr
    return done.stdout.strip()


INTERRUPTED = """
    import asyncio, os, signal, threading
    from nemo_widgets.bridge.loop import shared_loop

    log = []
    async def work():
        threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
        try:
            await asyncio.sleep(30)
        finally:
            await asyncio.sleep(0.2)
            log.append("cleaned up")
"""


def test_an_interrupt_cancels_the_work_and_waits_for_its_cleanup() -> None:
    source = textwrap.dedent(INTERRUPTED) + textwrap.dedent(
        """
        try:
            shared_loop().run(work())
        except KeyboardInterrupt:
            log.append("interrupted")
        print(log)
        """
    )
    assert script(source) == "['cleaned up', 'interrupted']"


NESTED = """
    import asyncio
    from nemo_widgets.bridge.loop import may_nest, shared_loop

    async def main():
        ticks = []
        async def tick():
            while True:
                ticks.append(1)
                await asyncio.sleep(0.02)
        beside = asyncio.ensure_future(tick())
        assert may_nest(asyncio.get_running_loop())
        result = shared_loop().run(asyncio.sleep(0.4, result="done"))
        beside.cancel()
        print(result, len(ticks) > 5)

    asyncio.run(main())
    print(shared_loop().run(asyncio.sleep(0.01, result="again")))
"""


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="nest_asyncio ends at Python 3.13")
def test_a_plain_running_loop_goes_on_while_a_blocking_call_waits() -> None:
    assert script(NESTED) == "done True\nagain"


def test_ipython_cells_block_and_top_level_await_goes_on() -> None:
    source = """
        from IPython.core.interactiveshell import InteractiveShell
        shell = InteractiveShell.instance()
        shell.autoawait = True
        first = shell.run_cell(
            "import asyncio\\nfrom nemo_widgets.bridge.loop import shared_loop\\n"
            "shared_loop().run(asyncio.sleep(0.05, result=1))"
        )
        second = shell.run_cell("await asyncio.sleep(0)\\nshared_loop().run(asyncio.sleep(0.05, result=2))")
        assert first.success and second.success, (first, second)
        print("results", first.result, second.result)
    """
    assert script(source).splitlines()[-1] == "results 1 2"


def test_a_loop_that_is_not_asyncios_own_is_never_nested() -> None:
    assert not may_nest(Mock(spec=asyncio.AbstractEventLoop))


KERNEL_CELLS = [
    "import asyncio, sys\nfrom nemo_widgets.bridge.loop import shared_loop, may_nest",
    "print('nest', may_nest(asyncio.get_event_loop()), 'nest_asyncio' in sys.modules)",
    "print('value', shared_loop().run(asyncio.sleep(0.2, result=7)))",
    "task = asyncio.ensure_future(asyncio.sleep(0.05, result='beside'))\n"
    "print('blocked', shared_loop().run(asyncio.sleep(0.2, result=8)))",
    "print('after', await task)",
    "await asyncio.sleep(0.01)\nprint('awaited', shared_loop().run(asyncio.sleep(0.1, result=9)))",
    "print('nested', 'nest_asyncio' in sys.modules)",
]


def test_a_real_kernel_runs_blocking_cells_without_nesting() -> None:
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(kernel_name="python3", cwd=str(ROOT))
    said: list[str] = []
    try:
        for cell in KERNEL_CELLS:
            reply = client.execute_interactive(
                cell, timeout=60, output_hook=lambda m: said.append(m["content"].get("text", ""))
            )
            assert reply["content"]["status"] == "ok", (cell, reply["content"])
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    text = "".join(said)
    assert "cannot enter context" not in text
    for expected in ("value 7", "blocked 8", "after beside", "awaited 9"):
        assert expected in text
    if int(version("ipykernel").split(".")[0]) >= 7:
        assert "nest False False" in text
        assert "nested False" in text


def test_interrupting_a_real_kernel_cancels_the_work_in_its_cell() -> None:
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(kernel_name="python3", cwd=str(ROOT))
    said: list[str] = []
    cell = """
import asyncio
from nemo_widgets.bridge.loop import shared_loop
async def work():
    print("started", flush=True)
    try:
        await asyncio.sleep(60)
    finally:
        print("cleaned", flush=True)
shared_loop().run(work())
"""

    def hear(message: dict[str, dict[str, str]]) -> None:
        said.append(message["content"].get("text", ""))
        if "started" in said[-1]:
            manager.interrupt_kernel()

    try:
        reply = client.execute_interactive(cell, timeout=60, output_hook=hear)
        again = client.execute_interactive("1 + 1", timeout=60, output_hook=hear)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert reply["content"]["ename"] == "KeyboardInterrupt"
    assert "cleaned" in "".join(said)
    assert again["content"]["status"] == "ok"
