"""Sound and picture stay together: flashes and beeps at the same moments, whatever the clip's rate."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.engine.synthetic import draft_of, exporter, visual

SIZE = (96, 64)
RATE = 48_000
LENGTH_S = Fraction(1, 10)
FRAME_S = 1 / 30


def record(path: Path, seconds: int, every: int, codec: tuple[str, str] = ("libx264", "aac")) -> Path:
    """A clip at a variable rate that flashes and beeps together, after a second and then every so often."""
    chance = random.Random(3)
    marks = [Fraction(mark) for mark in range(1, seconds - 1, every)]
    times = {Fraction(0)} | {edge for mark in marks for edge in (mark, mark + LENGTH_S)}
    time = Fraction(0)
    while time < seconds:
        time += Fraction(chance.choice([17, 33, 40, 42, 71, 100]), 1000)
        times.add(time)
    with av.open(str(path), "w") as container:
        video: Any = container.add_stream(
            codec[0], rate=30, options={"preset": "ultrafast", "bf": "2", "g": "100", "deadline": "realtime"}
        )
        video.width, video.height, video.pix_fmt = *SIZE, "yuv420p"
        video.codec_context.time_base = Fraction(1, 1000)
        audio: Any = container.add_stream(codec[1], rate=RATE, layout="mono")
        for at in sorted(times):
            lit = any(mark <= at < mark + LENGTH_S for mark in marks)
            planes = np.full((SIZE[1] * 3 // 2, SIZE[0]), 128, np.uint8)
            planes[: SIZE[1]] = 230 if lit else 30
            frame = av.VideoFrame.from_ndarray(planes, format="yuv420p")
            frame.pts, frame.time_base = round(at * 1000), Fraction(1, 1000)
            container.mux(video.encode(frame))
        container.mux(video.encode(None))
        samples = np.zeros(seconds * RATE, np.float32)
        beep = 0.5 * np.sin(2 * np.pi * 1000 / RATE * np.arange(int(LENGTH_S * RATE)))
        for mark in marks:
            samples[int(mark) * RATE :][: beep.size] = beep
        size = audio.codec_context.frame_size or 1024
        for start in range(0, samples.size, size):
            sound = av.AudioFrame.from_ndarray(
                samples[None, start : start + size], format="fltp", layout="mono"
            )
            sound.sample_rate, sound.pts, sound.time_base = RATE, start, Fraction(1, RATE)
            container.mux(audio.encode(sound))
        container.mux(audio.encode(None))
    return path


def flashes(path: Path) -> NDArray[Any]:
    """When the picture becomes bright."""
    found, before = [], False
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            lit = bool(frame.to_ndarray()[: frame.height].mean() > 128)
            if lit and not before:
                found.append(frame.time)
            before = lit
    return np.array(found)


def beeps(path: Path) -> NDArray[Any]:
    """When the sound sets in."""
    found, quiet_since = [], -1.0
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            loud = np.flatnonzero(np.abs(frame.to_ndarray()).max(axis=0) > 0.05) / frame.sample_rate
            for time in loud + float(frame.time or 0):
                if time - quiet_since > 0.2:
                    found.append(time)
                quiet_since = time
    return np.array(found)


@pytest.mark.parametrize("suffix", [".mp4", ".mkv", ".mov"])
def test_flash_and_beep_stay_together(suffix: str, tmp_path: Path) -> None:
    clip = record(tmp_path / f"c{suffix}", 12, 3)
    length = 12_000
    shots = [
        visual(clip, 0, 5500, source_in=0, source_out=5500),
        visual(clip, 5500, length - 5500, source_in=5500, source_out=length),
    ]
    done = exporter(tmp_path)(draft_of((0, shots), size=SIZE)).path
    seen, heard = flashes(done), beeps(done)
    assert len(seen) == len(heard) == 4
    assert np.abs(seen - heard).max() <= FRAME_S
    assert np.abs(seen - np.array([1, 4, 7, 10])).max() <= FRAME_S


def test_flash_and_beep_stay_together_in_webm(tmp_path: Path) -> None:
    clip = record(tmp_path / "c.webm", 8, 3, ("libvpx", "libopus"))
    done = exporter(tmp_path)(draft_of((0, [visual(clip, 0, 8000)]), size=SIZE)).path
    seen, heard = flashes(done), beeps(done)
    assert len(seen) == len(heard) == 2
    assert np.abs(seen - heard).max() <= FRAME_S


@pytest.mark.long
@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
def test_flash_and_beep_stay_together_for_ten_minutes(suffix: str, tmp_path: Path) -> None:
    clip = record(tmp_path / f"c{suffix}", 610, 20)
    cuts = [(start, min(start + 47, 605)) for start in range(0, 605, 47)]
    shots = [
        visual(clip, start * 1000, (end - start) * 1000, source_in=start * 1000, source_out=end * 1000)
        for start, end in cuts
    ]
    done = exporter(tmp_path)(draft_of((0, shots), size=SIZE)).path
    seen, heard = flashes(done), beeps(done)
    assert len(seen) == len(heard) == 31
    assert np.abs(seen - heard).max() <= FRAME_S
    assert abs(seen[-1] - heard[-1]) <= FRAME_S
    assert seen[-1] == pytest.approx(601, abs=FRAME_S)
