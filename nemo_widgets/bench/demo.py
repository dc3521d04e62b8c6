"""Painted scenes: how long a frame of layers takes, and an export with them against the encoder alone."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from nemo_widgets.bench.material import write_photos, write_sound
from nemo_widgets.bench.workloads import FADE_MS, FPS, SIZE
from nemo_widgets.timeline.draft import Draft

SECONDS = 12
_SCENES = ("sunset over a mountain lake", "a city at night in the rain")


def demo_draft(folder: Path) -> Draft:
    """Write the media into a folder and return the draft: two painted scenes, two photos, a title, music."""
    one, two = write_photos(folder, 2)
    write_sound(folder / "music.wav", SECONDS)
    fade = {"type": "crossfade", "d": FADE_MS}
    visuals: list[dict[str, Any]] = [
        {"src": "", "m": {"made": {"by": "painter", "prompt": _SCENES[0], "seed": 1}, "motion": "zoom-in"}},
        {"src": str(one), "m": {"motion": "pan-left", "transition": fade}},
        {
            "src": "",
            "m": {
                "made": {"by": "painter", "prompt": _SCENES[1], "seed": 2},
                "motion": "pan-up",
                "transition": fade,
            },
        },
        {"src": str(two), "m": {"motion": "zoom-out", "fit": "blur", "transition": fade}},
    ]
    for index, segment in enumerate(visuals):
        segment.update(s=index * 3000 - (FADE_MS if index else 0), d=3000 + (FADE_MS if index else 0))
    title = {"s": 0, "d": 3000, "m": {"text": "Lake at dusk", "role": "title"}}
    m = {"role": "bgm", "volume": 0.35}
    music = {"s": 0, "d": SECONDS * 1000, "src": str(folder / "music.wav"), "m": m}
    tracks = [{"tt": 0, "sg": visuals}, {"tt": 1, "sg": [music]}, {"tt": 7, "sg": [title]}]
    return Draft({"t": tracks, "m": {"width": SIZE[0], "height": SIZE[1], "fps": FPS}})


def frame_milliseconds(prompt: str, folder: Path) -> float:
    """Return how long one frame of a painted scene takes to compose, on one core."""
    import cv2

    from nemo_widgets.engine.render.cache import Cache
    from nemo_widgets.engine.render.planes import Canvas, Scratch
    from nemo_widgets.engine.render.scenes import Recipe, painted

    cv2.setNumThreads(1)
    scene = painted(
        Recipe(prompt, 1), SIZE, motion="zoom-in", seconds=4.0, cache=Cache(folder), key=f"{len(prompt):064x}"
    )
    canvas, scratch = Canvas.empty(*SIZE), Scratch()
    taken = []
    for number in range(40):
        begun = time.perf_counter()
        scene.draw(canvas, number / 10, scratch)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken) * 1000


def demo_bench(runs: int) -> str:
    """Measure, and return the table in Markdown."""
    from nemo_widgets.bench import own

    with tempfile.TemporaryDirectory(prefix="nemo-bench-") as name:
        folder = Path(name)
        frames = {prompt: frame_milliseconds(prompt, folder / "scenes") for prompt in _SCENES}
        draft = demo_draft(folder)
        whole, alone = [], []
        for _ in range(runs):
            with tempfile.TemporaryDirectory(dir=folder) as fresh:
                whole.append(own.render_seconds(draft, folder, Path(fresh)))
            alone.append(own.limit_seconds(draft, folder))
    first, second = statistics.median(whole), statistics.median(alone)
    lines = ["| painted scene | ms a frame |", "|---|---:|"]
    lines += [f"| {prompt} | {taken:.1f} |" for prompt, taken in frames.items()]
    return "\n".join(
        [
            *lines,
            "",
            f"{SECONDS} s of both with two photos: {first:.2f} s, {first / second:.2f} × x264 alone "
            f"({second:.2f} s).",
        ]
    )
