"""What runs in a measurement's own process: `python -m nemo_widgets.bench.task <JSON>`."""

from __future__ import annotations

import dataclasses
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from nemo_widgets.bench.workloads import CUT_MS, SLIDE_MS, Cuts, Slide, Slideshow

Work = Slideshow | Cuts


def to_json(work: Work) -> dict[str, Any]:
    """Return a workload as JSON."""
    told: dict[str, Any] = json.loads(json.dumps(dataclasses.asdict(work), default=str))
    return told


def from_json(told: dict[str, Any]) -> Work:
    """Return a workload from its JSON."""
    if "slides" not in told:
        return Cuts(Path(told["video"]), tuple(told["starts"]))
    slides = tuple(Slide(**{**slide, "photo": Path(slide["photo"])}) for slide in told["slides"])
    return Slideshow(slides, Path(told["sound"]))


def beginning(work: Work, seconds: float) -> Work:
    """Return about the first seconds of a workload, whole slides or cuts of it."""
    if isinstance(work, Slideshow):
        return Slideshow(work.slides[: max(1, round(seconds * 1000 / SLIDE_MS))], work.sound)
    return Cuts(work.video, work.starts[: max(1, round(seconds * 1000 / CUT_MS))])


def run(task: dict[str, Any], folder: Path) -> float:
    """Do a task and return its seconds."""
    work, name = from_json(task["work"]), task["name"]
    if name in {"own", "limit"}:
        from nemo_widgets.bench import own
        from nemo_widgets.engine.tasks import warm_up

        # As the engine has its workers do before anybody asks for a render.
        warm_up()
        changed = task.get("changed", "")
        draft = work.draft(changed=changed) if isinstance(work, Slideshow) else work.draft()
        if name == "limit":
            return own.limit_seconds(draft, folder)
        return own.render_seconds(draft, folder, Path(task["cache"]))
    from nemo_widgets.bench import rivals

    makers: dict[str, Callable[..., float]] = {
        "ffmpeg": rivals.slideshow_with_ffmpeg if isinstance(work, Slideshow) else rivals.cuts_with_ffmpeg,
        "moviepy": rivals.slideshow_with_moviepy if isinstance(work, Slideshow) else rivals.cuts_with_moviepy,
    }
    return makers[name](work, folder)


def main() -> None:
    """Do the task given as JSON and print its seconds on the last line."""
    with tempfile.TemporaryDirectory(prefix="nemo-bench-") as folder:
        print(json.dumps(run(json.loads(sys.argv[1]), Path(folder))))


if __name__ == "__main__":
    main()
