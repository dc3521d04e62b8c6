"""Long soundtracks: memory stays where it is, sound stays where it belongs."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from nemo_widgets.engine.generate.music import compose
from tests.engine.test_audio import save
from tests.engine.test_audio_measured import speech

# In a process of its own: the most memory it ever held is only known for a whole process.
MIX = """
    import resource, sys
    from pathlib import Path
    from nemo_widgets.engine.render.audio import mixdown
    from nemo_widgets.timeline.draft import Draft

    folder, minutes = Path(sys.argv[1]), int(sys.argv[2])
    voice = [{"s": n * 60000, "d": 20000, "src": "v.m4a", "m": {"role": "voice"}} for n in range(minutes)]
    music = {"d": minutes * 60000, "src": "m.mp3", "m": {"role": "bgm", "fade_out": 2000}}
    draft = Draft.from_wire({"t": [{"tt": 1, "sg": [music]}, {"tt": 1, "sg": voice}]})

    def most():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

    def run(seconds):
        with mixdown(draft, resolve=lambda s: folder / s, duration_s=seconds, folder=folder) as sound:
            frames = sum(block.shape[0] for block in sound.blocks())
            assert frames == seconds * 48000 and not sound.warnings, (frames, sound.warnings)
            return sound.loudness

    run(130)
    before = most()
    loudness = run(minutes * 60)
    print(most() - before, loudness)
"""


def growth(folder: Path, minutes: int) -> tuple[float, float]:
    """Return by how many MB a long mix outgrows one of two minutes, and its loudness."""
    save(folder / "m.mp3", compose("lo-fi", seconds=30).samples, codec="libmp3lame")
    save(folder / "v.m4a", speech(20), codec="aac")
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(MIX), str(folder), str(minutes)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    grown, loudness = done.stdout.split()
    return float(grown), float(loudness)


def test_ten_minutes_take_hardly_more_memory_than_two(tmp_path: Path) -> None:
    grown, loudness = growth(tmp_path, 10)
    assert grown < 40
    assert loudness == pytest.approx(-14, abs=1)


@pytest.mark.long
def test_an_hour_takes_hardly_more_memory_than_two_minutes(tmp_path: Path) -> None:
    grown, loudness = growth(tmp_path, 60)
    assert grown < 100
    assert loudness == pytest.approx(-14, abs=1)
