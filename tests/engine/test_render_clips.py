"""Video clips: trimmed, timed, turned and fitted."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from nemo_widgets.engine.render.footage import ClipReader
from tests.engine.synthetic import (
    Pixels,
    colour_at,
    draft_of,
    exporter,
    flat,
    near,
    read_frames,
    save_clip,
    visual,
)


def grey(level: float) -> Pixels:
    value = round(level)
    return flat((value, value, value))


def levels(frames: Sequence[Any]) -> list[int]:
    return [colour_at(frame)[1] for frame in frames]


def ramp(path: Path, seconds: float, fps: int, **how: Any) -> Path:
    """A clip whose grey level tells its time: 40 levels a second."""
    count = round(seconds * fps)
    return save_clip(path, [grey(20 + 40 * i / fps) for i in range(count)], fps=fps, **how)


def frames_of(tmp_path: Path, clip: Path, length: int, **m: Any) -> list[Pixels]:
    return read_frames(exporter(tmp_path)(draft_of((0, [visual(clip, 0, length, **m)]))).path)


def test_a_clip_is_trimmed_to_its_in_and_out_points(tmp_path: Path) -> None:
    clip = ramp(tmp_path / "c.mp4", 5, 30)
    seen = levels(frames_of(tmp_path, clip, 2000, source_in=2000, source_out=4000))
    assert np.abs(np.array(seen) - (20 + 40 * (2 + np.arange(60) / 30))).max() <= 3


def test_a_chunk_in_the_middle_of_a_clip_begins_on_the_right_frame(tmp_path: Path) -> None:
    clip = ramp(tmp_path / "c.mp4", 5.8, 30, gop=250)
    seen = levels(frames_of(tmp_path, clip, 5800))
    assert np.abs(np.array(seen) - (20 + 40 * np.arange(174) / 30)).max() <= 3


@pytest.mark.parametrize("fps", [12, 24, 25, 50, 60])
def test_an_odd_frame_rate_keeps_its_time(tmp_path: Path, fps: int) -> None:
    seen = levels(frames_of(tmp_path, ramp(tmp_path / "c.mp4", 3, fps), 3000))
    late = np.array(seen) - (20 + 40 * np.arange(90) / 30)
    assert late.min() >= -40 / fps - 3
    assert late.max() <= 40 / fps + 3
    assert abs(late.mean() + 20 / fps) < 20 / fps + 1.5


def test_a_variable_frame_rate_is_resampled_by_timestamps(tmp_path: Path) -> None:
    times = [0, 100, 140, 700, 733, 767, 1500]
    shown = [30, 60, 90, 120, 150, 180, 210]
    clip = save_clip(tmp_path / "v.mp4", [grey(level) for level in shown], times_ms=times)
    seen = levels(frames_of(tmp_path, clip, 1800))
    for number, level in enumerate(seen):
        now = number * 1000 / 30
        expected = [lv for time, lv in zip(times, shown, strict=True) if time <= now + 5][-1]
        assert abs(level - expected) <= 4, number


def test_speed_plays_more_of_the_clip_in_the_same_time(tmp_path: Path) -> None:
    seen = levels(frames_of(tmp_path, ramp(tmp_path / "c.mp4", 5, 30), 2000, speed=2))
    assert np.abs(np.array(seen) - (20 + 80 * np.arange(60) / 30)).max() <= 3


def test_the_last_frame_is_held_where_the_clip_is_too_short(tmp_path: Path) -> None:
    seen = levels(frames_of(tmp_path, ramp(tmp_path / "c.mp4", 1, 30), 2500))
    assert max(abs(level - seen[29]) for level in seen[30:]) <= 2


@pytest.mark.parametrize(("rotation", "on_top"), [(90, "right"), (-90, "left"), (180, "bottom")])
def test_a_phone_clip_is_turned_as_its_metadata_says(tmp_path: Path, rotation: int, on_top: str) -> None:
    wide: Pixels = np.zeros((180, 320, 3), np.uint8)
    halves: dict[str, Any] = {"left": np.s_[:, :160], "right": np.s_[:, 160:], "bottom": np.s_[90:]}
    wide[:] = (200, 30, 30)
    wide[halves[on_top]] = (30, 30, 200)
    clip = save_clip(tmp_path / "r.mp4", [wide] * 10, rotation=rotation)
    frame = frames_of(tmp_path, clip, 300, fit="contain")[5]
    lower = 0.6 if rotation == 180 else 0.9
    assert near(colour_at(frame, 0.5, 1 - lower), (30, 30, 200), within=10)
    assert near(colour_at(frame, 0.5, lower), (200, 30, 30), within=10)
    if rotation != 180:
        assert near(colour_at(frame, 0.05, 0.9), (200, 30, 30), within=10)


@pytest.mark.parametrize("fit", ["cover", "contain", "blur"])
def test_a_wide_clip_is_fitted_as_asked(tmp_path: Path, fit: str) -> None:
    wide = np.full((90, 320, 3), (200, 30, 30), np.uint8)
    frame = frames_of(tmp_path, save_clip(tmp_path / "w.mp4", [wide] * 10), 300, fit=fit)[5]
    above = colour_at(frame, 0.5, 0.1)
    expected = {"cover": (200, 30, 30), "contain": (0, 0, 0), "blur": (140, 21, 21)}[fit]
    assert near(colour_at(frame), (200, 30, 30), within=8)
    assert near(above, expected, within=10)


def test_a_clip_crossfades_into_the_next_one(tmp_path: Path) -> None:
    first = save_clip(tmp_path / "a.mp4", [grey(40)] * 60)
    second = save_clip(tmp_path / "b.mp4", [grey(200)] * 60)
    fade = {"type": "crossfade", "d": 500}
    shots = [visual(first, 0, 1500), visual(second, 1000, 1500, transition=fade)]
    seen = levels(read_frames(exporter(tmp_path)(draft_of((0, shots))).path))
    assert seen[28] < 50
    assert 105 < seen[37] < 135
    assert seen[46] > 190


def test_frames_that_were_shown_are_let_go_of_at_once(tmp_path: Path) -> None:
    clip = ramp(tmp_path / "c.mp4", 5, 30)
    gc.collect()
    gc.disable()
    try:
        with ClipReader(clip) as reader:
            for number in range(150):
                reader.at(number / 30 + 0.005)
            # Planes and frames that hold each other would all still be here.
            assert sum(isinstance(kept, av.VideoFrame) for kept in gc.get_objects()) < 40
    finally:
        gc.enable()


def test_a_reader_goes_back_as_well_as_on(tmp_path: Path) -> None:
    with ClipReader(ramp(tmp_path / "c.mp4", 5, 30, gop=30)) as reader:
        for seconds in (0.0, 4.5, 1.0, 1.1, 3.9, 0.5):
            luma = int(reader.at(seconds + 0.005).luma[160, 90])
            assert abs(luma - (16 + (20 + 40 * seconds) * 219 / 255)) <= 3
