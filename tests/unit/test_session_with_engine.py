"""The whole path against a real engine in a process of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from nemo_widgets.client import journal
from nemo_widgets.engine.launcher import EngineAddress, engine_status, ensure_engine
from nemo_widgets.errors import UnsupportedFileError
from nemo_widgets.exports import exports, resume
from nemo_widgets.session import Session
from nemo_widgets.slideshow import slideshow

PROMPT = "sunset over a mountain lake, 2 seconds, square, with lo-fi music and the title 'Lake at dusk'"


async def test_a_prompt_becomes_a_timeline_and_a_video(engine: EngineAddress, tmp_path: Path) -> None:
    async with Session(backend="local") as session:
        reply = await session.ask(PROMPT)
        assert reply.version == 1
        assert any("Lake at dusk" in change for change in reply.changes)
        frame = await session.timeline()
        assert list(frame["kind"]) == ["video", "audio", "text"]
        renamed = await session.ask("change the title to 'Evening'")
        assert any("Evening" in change for change in renamed.changes)
        undone = await session.undo()
        assert any("Lake at dusk" in change for change in undone.changes)
        assert any("Evening" in change for change in (await session.redo()).changes)
        assert len(session.history()) == 4
        video = await session.export(tmp_path / "lake.mp4")
        assert (video.width, video.height) == (1080, 1080)
        assert video.duration == pytest.approx(2, abs=0.1)
        assert session.state.status == "ready"
        assert session.state.video is not None
        said = " ".join(entry.text for entry in session.state.log)
    assert engine.key not in said + repr(session) + repr(vars(session))
    (render,) = exports().index
    assert resume(render).path == video.path
    assert engine.key not in (journal.folder() / f"{render}.json").read_text()


async def test_media_are_in_the_session_in_the_order_given_and_a_broken_one_keeps_none_back(
    engine: EngineAddress, tmp_path: Path
) -> None:
    given: list[Path] = []
    for number, side in enumerate((1600, 900, 20, 600, 10)):
        path = tmp_path / f"{number} lake.png"
        pixels = np.random.default_rng(number).integers(0, 255, (side, side, 3), np.uint8)
        Image.fromarray(pixels).save(path, compress_level=0)
        given.append(path)
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"\0\0\0\x18ftypisom" + bytes(2000))
    async with Session(backend="local") as session:
        with pytest.raises(UnsupportedFileError, match=r"broken\.mp4"):
            await session.upload([*given[:2], broken, *given[2:]])
        frame = await session.upload(given)
        names = [path.name for path in given]
        assert list(frame["name"]) == names
        # The state that is asked for an upload whose answer was lost.
        listed = (await session._connection.state()).media
        assert [medium.name for medium in listed] == names
        assert [medium.hash for medium in listed] == list(frame["hash"])
        assert all(len(medium.hash) == 64 for medium in listed)


async def test_the_engine_is_started_again_where_it_died(engine: EngineAddress) -> None:
    async with Session(backend="local") as session:
        await session.ask(PROMPT)
        status = engine_status()
        assert status is not None
        os.kill(status["pid"], signal.SIGKILL)
        frame = await session.timeline()
        assert len(frame) == 3
        assert (await asyncio.to_thread(ensure_engine)).key
        reply = await session.ask("lower the music to 20%")
        assert any("20%" in change for change in reply.changes)


KERNEL = """
import asyncio, sys
from nemo_widgets.session import Session

def show(state):
    if state.exports and state.exports[-1].status in ("submitted", "processing"):
        print(state.exports[-1].id, flush=True)

async def main():
    async with Session(backend="local", on_state=show) as session:
        await session.ask(sys.argv[1])
        await session.export(sys.argv[2])

asyncio.run(main())
"""


def test_an_export_outlives_the_kernel_that_asked_for_it(engine: EngineAddress, tmp_path: Path) -> None:
    target = tmp_path / "lake.mp4"
    arguments = [sys.executable, "-c", KERNEL, PROMPT, str(target)]
    kernel = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    assert kernel.stdout is not None
    with kernel.stdout:
        # Two lines are of the export's beginning; the third comes once the engine has taken the render.
        render = {kernel.stdout.readline().strip() for _ in range(3)}.pop()
        kernel.kill()
        kernel.wait(10)
    assert not target.exists()
    assert exports().loc[render, "status"] in {"submitted", "processing"}
    video = resume(render)
    assert video.path == target
    assert video.duration == pytest.approx(2, abs=0.1)
    assert exports().loc[render, "status"] == "saved"


def test_a_table_becomes_a_video(engine: EngineAddress, tmp_path: Path) -> None:
    frame = pd.DataFrame({"photo": [Image.new("RGB", (64, 64), "teal"), None], "name": ["Anna", "Ben"]})
    show = slideshow(frame, image="photo", title="{name}", seconds=1, size="square", music=None)
    video = show.export(tmp_path / "promo.mp4")
    assert (video.width, video.height) == (1080, 1080)
    assert show.reply is not None
    assert "Row 1, column 'photo'" in show.reply.text
