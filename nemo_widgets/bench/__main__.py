"""`python -m nemo_widgets.bench render`: measure, and print one table."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nemo_widgets.bench.child import Measured, measured
from nemo_widgets.bench.rivals import has_ffmpeg, has_moviepy
from nemo_widgets.bench.task import Work, beginning, to_json
from nemo_widgets.bench.workloads import FPS, SIZE, Slideshow, make_cuts, make_slideshow

# What moviepy is measured on: enough to tell, and its time scaled up to the whole.
_SHARE_S = {"W1": 6.0, "W2": 10.0}
_SHORT = {"W1": 3, "W2": 1}


@dataclass
class Row:
    """One line of the table: a workload done by somebody."""

    work: str
    who: str
    runs: list[Measured] = field(default_factory=list)
    scale: float = 1.0

    @property
    def seconds(self) -> float:
        """The median, for the whole workload."""
        return statistics.median(run.seconds for run in self.runs) * self.scale

    @property
    def peak(self) -> float:
        """The most memory of any run, in megabytes."""
        return max(run.peak for run in self.runs)


class Board:
    """Rows by workload and name, in the order they were first measured."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], Row] = {}

    def note(self, work: str, who: str, run: Measured, scale: float = 1.0) -> None:
        """Add a run."""
        row = self.rows.setdefault((work, who), Row(work, who, scale=scale))
        row.runs.append(run)
        sys.stderr.write(f"{work} {who}: {run.seconds:.2f} s, {run.peak:.0f} MB\n")

    def table(self, lengths: dict[str, float]) -> str:
        """Return the table in Markdown."""
        lines = [
            "| | | time, s | of the limit | × real time | of the first | peak memory, MB |",
            "|---|---|---:|---:|---:|---:|---:|",
        ]
        for (work, who), row in self.rows.items():
            base = self.rows.get((work, _LIMIT))
            first = self.rows.get(("W1", _OWN))
            is_again = work == "W3" and first is not None
            spread = ", ".join(f"{run.seconds * row.scale:.2f}" for run in row.runs)
            cells = [
                work,
                who,
                f"{row.seconds:.2f}" + (f" ({spread})" if len(row.runs) > 1 else ""),
                f"{row.seconds / base.seconds:.2f}" if base else "",
                f"{lengths[work] / row.seconds:.1f}",
                f"{100 * row.seconds / first.seconds:.1f} %" if is_again and first else "",
                f"{row.peak:.0f}" if who != _LIMIT else "",
            ]
            lines.append(f"| {' | '.join(cells)} |")
        return "\n".join(lines)


_LIMIT, _OWN = "x264 alone on ready-made frames (the limit)", "nemo_widgets"


def _measure(board: Board, name: str, work: Work, folder: Path, *, rivals: bool) -> None:
    told = to_json(work)

    def task(kind: str, **more: Any) -> Measured:
        return measured({"name": kind, "work": told, **more})

    board.note(name, _LIMIT, task("limit"))
    with tempfile.TemporaryDirectory(dir=folder) as cache:
        board.note(name, _OWN, task("own", cache=cache))
        if isinstance(work, Slideshow):
            board.note("W3", "unchanged", task("own", cache=cache))
            board.note("W3", "one title changed", task("own", cache=cache, changed="Something else"))
    if not rivals:
        return
    if has_ffmpeg():
        board.note(name, "ffmpeg's filters", task("ffmpeg"))
    if has_moviepy():
        part = beginning(work, _SHARE_S[name])
        scale = work.seconds / part.seconds
        who = "moviepy" if scale == 1 else f"moviepy ({part.seconds:g} s of it, scaled)"
        board.note(name, who, measured({"name": "moviepy", "work": to_json(part)}), scale)


def render_bench(*, runs: int, only: str, short: bool, rivals: bool) -> str:
    """Measure, and return the table."""
    board = Board()
    lengths: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="nemo-bench-") as name:
        folder = Path(name)
        works: dict[str, Work] = {}
        if only in {"", "W1", "W3"}:
            works["W1"] = make_slideshow(folder, _SHORT["W1"] if short else 10)
            lengths["W1"] = lengths["W3"] = works["W1"].seconds
        if only in {"", "W2"}:
            works["W2"] = make_cuts(folder, _SHORT["W2"] if short else 6)
            lengths["W2"] = works["W2"].seconds
        for _ in range(runs):
            for label, work in works.items():
                _measure(board, label, work, folder, rivals=rivals and only != "W3")
    spans = ", ".join(f"{label} {works[label].seconds:g} s" for label in works)
    head = (
        f"{spans} of {SIZE[0]}×{SIZE[1]} at {FPS} fps, libx264 veryfast crf 20; {os.cpu_count()} cores, "
        f"{platform.system()}, Python {platform.python_version()}; medians of {runs}."
    )
    return f"{head}\n\n{board.table(lengths)}"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m nemo_widgets.bench", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    render = commands.add_parser("render", help="slideshow, cuts and exports again, against others")
    render.add_argument("--runs", type=int, default=3, help="how often each is measured (default: 3)")
    render.add_argument("--only", choices=("W1", "W2", "W3"), default="", help="one workload")
    render.add_argument("--short", action="store_true", help="a quick look at a small part of each")
    render.add_argument("--no-rivals", action="store_true", help="only this renderer and the limit")
    demo = commands.add_parser("demo", help="painted scenes with photos, a title and music")
    demo.add_argument("--runs", type=int, default=3, help="how often each is measured (default: 3)")
    told = parser.parse_args()
    if told.command == "demo":
        from nemo_widgets.bench.demo import demo_bench

        print(demo_bench(max(1, told.runs)))
        return
    print(render_bench(runs=max(1, told.runs), only=told.only, short=told.short, rivals=not told.no_rivals))


if __name__ == "__main__":
    main()
