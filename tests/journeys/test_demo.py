"""`nemo-widgets demo`: from nothing to a playable MP4, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.probes import Facts, probe


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Run the demo on a fresh home; return its file and what it printed."""
    folder = tmp_path_factory.mktemp("demo")
    environment = {**os.environ, "NEMO_HOME": str(folder / "home"), "COLUMNS": "200"}
    command = [sys.executable, "-m", "nemo_widgets.cli"]
    done = subprocess.run(
        [*command, "demo"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    subprocess.run([*command, "engine", "stop"], env=environment, check=True, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "nemo-demo.mp4", done.stdout


@pytest.fixture(scope="module")
def facts(demo: tuple[Path, str]) -> Facts:
    return probe(demo[0])


def test_the_demo_says_what_is_on_the_timeline_and_where_its_file_is(demo: tuple[Path, str]) -> None:
    path, printed = demo
    assert (
        "Timeline (3 tracks): 1. Video: sunset over a mountain lake (0-12s) 2. BGM: Lo-fi (0-12s, 35%) "
        '3. Title: "Lake at dusk" (0-3s)'
    ) in printed
    assert str(path) in printed
    assert "12.0 s, 1080×1920" in printed
    assert "nemo-widgets demo --lab" in printed
    assert "procedural" in printed, "nothing is passed off as the work of a model"


def test_the_demo_is_h264_at_a_constant_thirty_frames_a_second(facts: Facts) -> None:
    assert (facts.codec, facts.pixel_format) == ("h264", "yuv420p")
    assert (facts.width, facts.height) == (1080, 1920)
    assert abs(facts.frames - 360) <= 1
    assert max(facts.frame_gaps) - min(facts.frame_gaps) <= 0.0002


def test_the_demo_has_sound_as_long_as_its_pictures(facts: Facts) -> None:
    assert (facts.audio_codec, facts.audio_rate) == ("aac", 48000)
    assert facts.audio_seconds == pytest.approx(facts.video_seconds, abs=1 / 30)
    assert facts.loudest > 0.05


def test_the_demo_starts_to_play_before_it_is_all_there(facts: Facts) -> None:
    assert facts.boxes.index("moov") < facts.boxes.index("mdat")


def test_the_demo_is_never_black_and_never_stands_still(facts: Facts) -> None:
    assert facts.black == ()
    assert facts.frozen == ()
