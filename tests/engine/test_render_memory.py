"""Memory stays bounded, however many photos there are and however large they are."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

PROGRAM = textwrap.dedent(
    """
    import json, sys
    from pathlib import Path
    from nemo_widgets.engine.render import RenderCancelled, render
    from nemo_widgets.timeline.draft import Draft

    told = json.loads(sys.argv[1])
    sg = [
        {"s": n * 4000, "d": 4000, "src": f"/media/{n:064x}.jpg", "m": {"transition": "crossfade"}}
        for n in range(told["count"])
    ]
    width, height = told["size"]
    draft = Draft({"t": [{"tt": 0, "sg": sg}], "m": {"width": width, "height": height, "fps": 30}})
    folder, seen = Path(told["folder"]), [0]

    def look(progress):
        seen[0] = progress.done

    try:
        render(
            draft, folder / "out.mp4", resolve=lambda src: Path(told["photo"]), cache_dir=folder / "cache",
            progress=look, cancelled=lambda: seen[0] >= told["frames"],
        )
    except RenderCancelled:
        pass
    # Not `ru_maxrss`: that begins with what the parent had when it forked.
    status = Path("/proc/self/status").read_text()
    peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    print(json.dumps([seen[0], int(peak) / 1000]))
    """
)


def peak(folder: Path, *, count: int, seconds: int, size: tuple[int, int]) -> float:
    """Return the megabytes that rendering the first seconds of many photos of 24 MP took at most."""
    random = np.random.default_rng(1)
    large = folder / "large.jpg"
    rough = random.integers(0, 255, (40, 60, 3), np.uint8)
    Image.fromarray(cv2.resize(rough, (6000, 4000), interpolation=cv2.INTER_CUBIC)).save(large, quality=85)
    # One file under many names: each is decoded and kept as a photo of its own.
    told = {"photo": str(large), "count": count, "size": size, "folder": str(folder), "frames": 30 * seconds}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(told)], capture_output=True, text=True, check=True
    )
    frames, megabytes = json.loads(done.stdout)
    assert frames >= told["frames"]
    assert not (folder / "out.mp4").exists()
    return float(megabytes)


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is counted as Linux counts it")
def test_many_large_photos_take_little_memory_in_a_small_video(tmp_path: Path) -> None:
    assert peak(tmp_path, count=100, seconds=6, size=(270, 480)) <= 400


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="the peak is counted as Linux counts it")
def test_a_thousand_photos_of_24_megapixels_take_at_most_800_megabytes(tmp_path: Path) -> None:
    assert peak(tmp_path, count=1000, seconds=60, size=(1080, 1920)) <= 800
