"""How fast rendering is on this machine: `python -m nemo_widgets.bench`.

Two ratios of a fixed draft, 12 s of 1080×1920 with painted scenes, photos, a title and music: render time to
the clip's length, and render time to what libx264 alone needs for the same raw frames, which no renderer that
encodes with it can beat.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from nemo_widgets.timeline.draft import Draft

SIZE = (1080, 1920)
SECONDS = 12


def bench_draft(folder: Path) -> Draft:
    """Write the media into a folder and return the draft: two painted scenes, two photos, a title, music."""
    from nemo_widgets.engine.generate.music import compose

    random = np.random.default_rng(0)
    for name in ("one", "two"):
        rough = Image.fromarray(random.integers(0, 255, (12, 16, 3), np.uint8))
        photo = np.asarray(rough.resize((2400, 1800), Image.Resampling.BICUBIC), np.int16)
        grain = random.integers(-6, 7, photo.shape, np.int16)
        Image.fromarray((photo + grain).clip(0, 255).astype(np.uint8)).save(
            folder / f"{name}.jpg", quality=92
        )
    _write_sound(folder / "music.wav", compose("lo-fi", seconds=SECONDS, seed=1).samples)
    fade = {"type": "crossfade", "d": 500}
    scenes = ("sunset over a mountain lake", "a city at night in the rain")
    visuals: list[dict[str, Any]] = [
        {"src": "", "m": {"made": {"by": "painter", "prompt": scenes[0], "seed": 1}, "motion": "zoom-in"}},
        {"src": str(folder / "one.jpg"), "m": {"motion": "pan-left", "transition": fade}},
        {
            "src": "",
            "m": {
                "made": {"by": "painter", "prompt": scenes[1], "seed": 2},
                "motion": "pan-up",
                "transition": fade,
            },
        },
        {"src": str(folder / "two.jpg"), "m": {"motion": "zoom-out", "fit": "blur", "transition": fade}},
    ]
    for index, segment in enumerate(visuals):
        segment.update(s=index * 3000 - (500 if index else 0), d=3500 if index else 3000)
    title = {"s": 0, "d": 3000, "m": {"text": "Lake at dusk", "role": "title"}}
    music = {
        "s": 0,
        "d": SECONDS * 1000,
        "src": str(folder / "music.wav"),
        "m": {"role": "bgm", "volume": 0.35},
    }
    tracks = [{"tt": 0, "sg": visuals}, {"tt": 1, "sg": [music]}, {"tt": 7, "sg": [title]}]
    return Draft({"t": tracks, "m": {"width": SIZE[0], "height": SIZE[1], "fps": 30}})


def _write_sound(path: Path, samples: Any) -> None:
    import wave

    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


def render_seconds(draft: Draft, folder: Path) -> float:
    """Return how long one render takes with nothing cached."""
    from nemo_widgets.engine.render import render

    with tempfile.TemporaryDirectory(dir=folder) as fresh:
        begun = time.perf_counter()
        render(draft, folder / "out.mp4", resolve=Path, cache_dir=Path(fresh), quality="medium")
        return time.perf_counter() - begun


def encode_seconds(draft: Draft, folder: Path) -> float:
    """Return how long libx264 alone takes for the same frames, settings and chunks, as many at once.

    The frames are composed beforehand, a few chunks at a time, so that memory holds them.
    """
    import cv2

    from nemo_widgets.engine.render.cache import Cache
    from nemo_widgets.engine.render.coding import h264
    from nemo_widgets.engine.render.compositor import Stage
    from nemo_widgets.engine.render.order import planned
    from nemo_widgets.engine.render.sources import find_sources, fingerprints

    cv2.setNumThreads(1)
    sources = find_sources(draft, Path)
    plan = planned(draft, h264("medium"), fingerprints(sources))
    workers = os.cpu_count() or 1
    spent = 0.0
    with tempfile.TemporaryDirectory(dir=folder) as fresh, ThreadPoolExecutor(workers) as pool:
        stage = Stage(plan, sources, Cache(Path(fresh)), "bench")
        for start in range(0, len(plan.chunks), workers):
            batch = plan.chunks[start : start + workers]
            ready = [_composed(stage, chunk) for chunk in batch]
            gate = threading.Barrier(len(batch) + 1)
            jobs = [
                pool.submit(_encode, plan, frames, Path(fresh) / f"{i}.mp4", gate)
                for i, frames in enumerate(ready)
            ]
            gate.wait()
            begun = time.perf_counter()
            for job in jobs:
                job.result()
            spent += time.perf_counter() - begun
        stage.readers.close()
    return spent


def _composed(stage: Any, chunk: Any) -> list[Any]:
    from nemo_widgets.engine.render.compositor import compose
    from nemo_widgets.engine.render.planes import Canvas, Scratch

    canvas, scratch, frames = Canvas.empty(*SIZE), Scratch(), []
    for _ in compose(stage, chunk, canvas, scratch):
        copy = Canvas.empty(*SIZE)
        copy.copy_from(canvas)
        frames.append(copy)
    return frames


def _encode(plan: Any, frames: Sequence[Any], path: Path, gate: threading.Barrier) -> None:
    from nemo_widgets.engine.render.encoder import ChunkEncoder

    gate.wait()
    with ChunkEncoder(path, plan) as encoder:
        for frame in frames:
            encoder.canvas.copy_from(frame)
            encoder.push()


def median(times: int, measure: Callable[[], float]) -> tuple[float, list[float]]:
    """Return the median of several measurements, and all of them."""
    taken = [measure() for _ in range(times)]
    return statistics.median(taken), taken


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m nemo_widgets.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured (default: 3)")
    runs = max(1, parser.parse_args().runs)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draft = bench_draft(folder)
        whole, renders = median(runs, lambda: render_seconds(draft, folder))
        alone, encodes = median(runs, lambda: encode_seconds(draft, folder))
    print(f"{SECONDS} s of {SIZE[0]}×{SIZE[1]} at 30 fps on {os.cpu_count()} cores, medians of {runs}")
    print(f"render        {whole:6.2f} s  ({', '.join(f'{t:.2f}' for t in renders)})")
    print(f"libx264 alone {alone:6.2f} s  ({', '.join(f'{t:.2f}' for t in encodes)})")
    print(f"render time / clip length    {whole / SECONDS:.2f}")
    print(f"render time / libx264 alone  {whole / alone:.2f}")


if __name__ == "__main__":
    main()
