"""The renderer's benchmark itself: that it measures what it says, not how fast anything is."""

from __future__ import annotations

import subprocess
import sys


def test_the_benchmark_prints_one_table_of_a_first_export_and_of_those_again() -> None:
    command = [sys.executable, "-m", "nemo_widgets.bench", "render"]
    arguments = ["--short", "--runs", "1", "--only", "W3"]
    told = subprocess.run([*command, *arguments], capture_output=True, text=True, check=True).stdout
    rows = [line.split("|")[1:-1] for line in told.splitlines() if line.startswith("| W")]
    cells = [[cell.strip() for cell in row] for row in rows]
    limit, own, unchanged, changed = cells
    assert [row[0] for row in cells] == ["W1", "W1", "W3", "W3"]
    assert "x264 alone" in limit[1]
    assert limit[3] == "1.00"
    # Nothing is rendered again where nothing changed, and only some of it where one title did.
    assert float(own[3]) > 0
    assert float(unchanged[2]) < float(changed[2]) < float(own[2])
    assert int(own[6]) > 50
