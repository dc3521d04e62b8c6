"""A token and the engine's key stay where they belong: in memory, and in files of their owner alone."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

CELLS = [
    "import logging, io\nstream = io.StringIO()\nlogging.basicConfig(level=logging.DEBUG, stream=stream)",
    "import nemo_widgets as nemo\nstudio = nemo.Studio()\nstudio",
    "studio.ask('a forest in fog, 2 seconds, square')",
    "video = studio.export('forest.mp4')\nvideo",
    "print(repr(studio), str(studio), repr(studio.session), vars(studio.session).keys())",
    "print(nemo.exports().to_string())",
    "from pathlib import Path\n_ = Path('debug.log').write_text(stream.getvalue())",
]


def processes() -> str:
    lines = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(entry.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue
    return "\n".join(lines)


def test_no_secret_is_in_a_notebook_a_log_a_repr_the_journal_or_the_process_list(
    nemo_home: Path, tmp_path: Path
) -> None:
    notebook = new_notebook(cells=[new_code_cell(source) for source in CELLS])
    client = NotebookClient(
        notebook,
        timeout=180,
        kernel_name="python3",
        store_widget_state=True,
        resources={"metadata": {"path": str(tmp_path)}},
    )
    client.execute()
    nbformat.write(notebook, tmp_path / "saved.ipynb")

    runtime = nemo_home / "state" / "engine.json"
    key = json.loads(runtime.read_text())["key"]
    assert len(key) >= 32
    if os.name == "posix":
        assert stat.S_IMODE(runtime.stat().st_mode) == 0o600

    saved = (tmp_path / "saved.ipynb").read_text(encoding="utf-8")
    assert "forest" in saved, "the notebook holds the studio's state, so that this test can fail"
    places = {
        "the saved notebook": saved,
        "the kernel's debug log": (tmp_path / "debug.log").read_text(encoding="utf-8"),
        "the process list": processes(),
    }
    for path in sorted((nemo_home / "state").rglob("*")):
        if path.is_file() and path != runtime and path.suffix != ".lock":
            places[f"state/{path.name}"] = path.read_text(encoding="utf-8", errors="replace")
    for path in sorted((nemo_home / "data").rglob("*.db*")):
        places[f"data/{path.name}"] = path.read_bytes().decode("latin-1")
    for place, text in places.items():
        assert key not in text, f"the engine's key is in {place}"
        assert "nmv_usr_" not in text, f"a token is in {place}"
        assert "Bearer" not in text, f"an Authorization header is in {place}"
