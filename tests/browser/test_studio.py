"""What a user does, in a real JupyterLab and once in Notebook 7."""

from __future__ import annotations

import json
from pathlib import Path

import av
import numpy as np
import pytest
from playwright.sync_api import Browser

from tests.browser.jupyter import CELL, Jupyter
from tests.browser.studio_page import StudioPage

pytestmark = pytest.mark.browser

PROMPT = "sunset over a mountain lake, 12 seconds, vertical, with lo-fi music and the title 'Lake at dusk'"
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def heavy_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A playable clip of 25 MB: noise, which no codec can make small."""
    path = tmp_path_factory.mktemp("clips") / "noise.mp4"
    random_frames = np.random.default_rng(1)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30, options={"preset": "ultrafast", "qp": "12"})
        stream.width, stream.height, stream.pix_fmt = 640, 360, "yuv420p"
        written = 0
        while written < 25 * MEGABYTE:
            noise = random_frames.integers(0, 256, (360, 640, 3), dtype=np.uint8)
            for packet in stream.encode(av.VideoFrame.from_ndarray(noise, format="rgb24")):
                written += packet.size
                container.mux(packet)
        container.mux(stream.encode())
    return path


def test_a_prompt_becomes_a_video_in_jupyterlab_and_survives_a_reload(
    browser: Browser, lab: Jupyter, heavy_clip: Path
) -> None:
    notebook = lab.write_notebook("studio.ipynb", CELL)
    page = StudioPage.open(browser, lab, notebook.name)
    page.run_cell()
    page.wait_for_status("ready")

    page.watch()
    page.say(PROMPT)
    early = [state for state in page.seen if state["status"] == "working" and state["steps"]]
    answer = page.texts(".nemo-agent")
    assert answer
    assert any(state["agent"] != answer for state in early), "the log grew before the reply was complete"
    kinds = [row.split()[0] for row in page.texts(".nemo-table tbody tr td:first-child")]
    assert kinds == ["Video", "Music", "Title"]
    assert page.texts(".nemo-table .nemo-about") == ["–", "35%", "Lake at dusk"]
    assert "procedural" in page.texts(".nemo-table .nemo-chip")

    page.upload(heavy_clip)
    assert page.texts(".nemo-upload-failed") == []
    assert len({state["progress"] for state in page.seen if state["progress"]}) > 2

    page.export()
    assert any(state["exporting"] not in {None, "0", "100"} for state in page.seen)
    assert page.play() > 0
    video = lab.home / "nemo-lake-at-dusk.mp4"
    assert page.texts(".nemo-path b") == [video.name]
    assert video.stat().st_size > 100_000
    told = lab.evaluate("[studio.status, len(studio.timeline()), studio.video['name']]")
    assert told == ["ready", 3, video.name]

    log, rows = page.texts(".nemo-log > *"), page.texts(".nemo-table tbody tr")
    page.reload()
    page.wait_until_playable()
    assert page.texts(".nemo-log > *") == log
    assert page.texts(".nemo-table tbody tr") == rows
    assert page.play() > 0

    assert page.own_errors == []
    assert page.hosts == {"127.0.0.1"}
    assert_keeps_no_secret(lab, notebook)


def test_an_export_can_be_cancelled_and_made_again_in_notebook_7(
    browser: Browser, notebook7: Jupyter
) -> None:
    notebook = notebook7.write_notebook("studio.ipynb", CELL)
    page = StudioPage.open(browser, notebook7, notebook.name, color_scheme="dark")
    page.run_cell()
    page.wait_for_status("ready")
    page.say(PROMPT)
    assert page.texts(".nemo-table .nemo-about") == ["–", "35%", "Lake at dusk"]

    buttons = page.studio.locator(".nemo-export .nemo-button")
    buttons.last.click()
    page.wait_for_status("exporting")
    buttons.last.click()
    page.wait_for_status("ready")
    assert page.texts(".nemo-failure") == []
    assert list(notebook7.home.glob("*.mp4*")) == []

    page.export()
    assert page.play() > 0
    assert page.own_errors == []
    assert page.hosts == {"127.0.0.1"}


def test_the_keyboard_a_wrong_file_and_a_busy_kernel_in_notebook_7(
    browser: Browser, notebook7: Jupyter
) -> None:
    notebook = notebook7.write_notebook(
        "care.ipynb", CELL, "import time\nprint('asleep', flush=True)\ntime.sleep(6)"
    )
    wrong = notebook7.home / "table.csv"
    wrong.write_text("not,a,video", encoding="utf-8")
    page = StudioPage.open(browser, notebook7, notebook.name)
    page.forgo_subshells()
    page.run_cell()
    page.wait_for_status("ready")

    cells = page.page.locator(".jp-CodeCell").count()
    page.studio.locator("button[aria-label=Undo]").focus()
    page.page.keyboard.press("b")
    page.page.keyboard.press("Enter")
    assert page.page.locator(".jp-CodeCell").count() == cells, (
        "a key meant for the studio reached the notebook"
    )

    page.upload(wrong)
    (refusal,) = page.texts(".nemo-upload-failed .nemo-upload-name")
    assert "table.csv" in refusal
    assert "mp4" in refusal

    page.run_cell(1)
    page.page.locator(".jp-OutputArea-output", has_text="asleep").wait_for(timeout=60_000)
    page.studio.locator(".nemo-credits").click()
    banner = page.studio.locator(".nemo-banner", has_text="busy")
    banner.wait_for(timeout=20_000)
    banner.wait_for(state="detached", timeout=60_000)
    assert page.own_errors == []


def assert_keeps_no_secret(server: Jupyter, notebook: Path) -> None:
    """Look for the engine's key and for tokens in everything a user might share."""
    key = json.loads((server.nemo_home / "state" / "engine.json").read_text(encoding="utf-8"))["key"]
    logs = [path for path in (server.nemo_home / "state").glob("*.log") if path.is_file()]
    shared = server.evaluate("[repr(studio), repr(studio.session), str(studio.get_state())]")
    texts = [
        notebook.read_text(encoding="utf-8"),
        *shared,
        *(log.read_text(errors="replace") for log in logs),
    ]
    for text in texts:
        assert key not in text
        assert "nmv_usr_" not in text
