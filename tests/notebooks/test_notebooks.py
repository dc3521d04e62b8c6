"""Every notebook is stored without outputs and runs from top to bottom in a real kernel."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from nemo_widgets import Video

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
MAKES = {
    "01_quickstart": ("lake.mp4", 12.0, (1080, 1920)),
    "02_slideshow_from_a_dataframe": ("peaks.mp4", None, (1080, 1920)),
}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_without_outputs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None
    assert "widgets" not in notebook.metadata


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_makes_its_video(path: Path, tmp_path: Path, nemo_home: Path) -> None:
    shutil.copy(path, tmp_path)
    notebook = nbformat.read(tmp_path / path.name, as_version=4)
    client = NotebookClient(
        notebook, timeout=240, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    )
    client.execute()

    assert path.stem in MAKES, "say in this test which file the new notebook makes"
    name, seconds, size = MAKES[path.stem]
    video = Video(tmp_path / name)
    assert (video.width, video.height) == size
    if seconds is not None:
        assert video.duration == pytest.approx(seconds, abs=1 / 30)
    shown = [
        output
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if "text/html" in output.get("data", {})
    ]
    assert any("<video" in output.data["text/html"] for output in shown), "the player is shown inline"
