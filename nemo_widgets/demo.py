"""The demo: the whole path, from a prompt to an MP4 on disk, with a live log in the terminal."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from nemo_widgets.bridge.state import Entry, State
from nemo_widgets.errors import MissingExtraError
from nemo_widgets.session import Session
from nemo_widgets.timeline.outputs import format_named
from nemo_widgets.timeline.summary import summarize
from nemo_widgets.video import Video

PROMPT = "sunset over a mountain lake, 12 seconds, vertical, with lo-fi music and the title 'Lake at dusk'"
NOTEBOOK = "01_quickstart.ipynb"

MARKS = {
    "user": "[bold cyan]›[/]",
    "agent": "[bold magenta]◆[/]",
    "step": "[green]✓[/]",
    "note": "[yellow]·[/]",
}


class LiveLog:
    """Prints a session's log as it grows: what is done stays, what still runs moves at the bottom."""

    def __init__(self, console: Console) -> None:
        self.progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            TextColumn("{task.percentage:>3.0f}%"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self._console = console
        self._printed: set[str] = set()
        self._tasks: dict[str, TaskID] = {}

    def show(self, state: State) -> None:
        """Bring the terminal up to the session's state."""
        moving: dict[str, tuple[str, float | None]] = {
            item.id: (" · ".join(filter(None, (item.label, item.detail))), item.fraction)
            for item in state.progress
        }
        for entry in state.log:
            if entry.live:
                moving[entry.id] = (_words(entry).rpartition("\n")[2] or "…", None)
            elif entry.id not in self._printed:
                self._printed.add(entry.id)
                self._print(entry)
        for key, (label, fraction) in moving.items():
            total = None if fraction is None else 1.0
            if key not in self._tasks:
                self._tasks[key] = self.progress.add_task(escape(label), total=total)
            self.progress.update(
                self._tasks[key], description=escape(label), total=total, completed=fraction or 0.0
            )
        for key in [key for key in self._tasks if key not in moving]:
            self.progress.remove_task(self._tasks.pop(key))

    def _print(self, entry: Entry) -> None:
        # An error ends the command, which says it once.
        if entry.text.strip() and entry.kind != "error":
            self._console.print(f"{MARKS[entry.kind]} {escape(_words(entry))}", soft_wrap=True)


def _words(entry: Entry) -> str:
    """Return an entry's text; of a step, its tool's name in words."""
    text = entry.text.strip()
    return text.replace("_", " ").capitalize() if entry.kind == "step" else text


async def make(prompt: str, output: Path, console: Console, quality: str = "high") -> Video:
    """Ask the embedded engine for a video and export it, showing every step."""
    log = LiveLog(console)
    with log.progress:
        async with Session(backend="local", on_state=log.show) as session:
            reply = await session.ask(prompt)
            summary = summarize(session.draft)
            if summary not in reply.text:
                console.print(f"[bold]{escape(summary)}[/]", soft_wrap=True)
            return await session.export(output, quality=quality)


def run(prompt: str, output: Path, console: Console, quality: str = "high") -> Video:
    """Run the demo and say where its video is.

    Parameters
    ----------
    prompt
        What to make.
    output
        The file; its extension says the format.
    console
        Where to show it.
    quality
        `low`, `medium`, `high` or `preview`.

    Raises
    ------
    NemoError
        The engine could not start, or the video could not be made or saved.
    """
    started = time.monotonic()
    format_named(output.suffix)  # before anything is painted or composed for a file that cannot be
    video = asyncio.run(make(prompt, output, console, quality))
    path = Path(video.path).resolve()
    console.print(f"\n[bold green]{escape(str(path))}[/]", soft_wrap=True)
    console.print(
        f"{video.facts}, {video.size / 1e6:.1f} MB, "
        f"made in {time.monotonic() - started:.0f} s on this machine"
    )
    console.print("\nNext, the quickstart notebook in JupyterLab: [bold]nemo-widgets demo --lab[/]")
    return video


def quickstart() -> Path:
    """Return the quickstart notebook: the checkout's, else a copy of the package's in this folder."""
    package = Path(__file__).parent
    for folder in (Path.cwd() / "notebooks", package.parent / "notebooks"):
        if (folder / NOTEBOOK).exists():
            return folder / NOTEBOOK
    # The package's own folder may be read-only, and a notebook that was run belongs to the user.
    target = Path.cwd() / NOTEBOOK
    if not target.exists():
        target.write_bytes((package / "notebooks" / NOTEBOOK).read_bytes())
    return target


def open_lab() -> int:
    """Open JupyterLab on the quickstart notebook, and return its exit status.

    Raises
    ------
    MissingExtraError
        JupyterLab is not installed.
    """
    if importlib.util.find_spec("jupyterlab") is None:
        raise MissingExtraError("Opening the notebook", extra="lab")
    # Whoever works as root, in a container say, has made that choice before.
    root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return subprocess.call([sys.executable, "-m", "jupyter", "lab", *root, str(quickstart())])
