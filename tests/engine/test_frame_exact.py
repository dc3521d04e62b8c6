"""Every frame is the right one: numbered frames through the reader and through whole renders."""

from __future__ import annotations

import itertools
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from nemo_widgets.engine.render.facts import facts_of
from nemo_widgets.engine.render.footage import ClipReader
from nemo_widgets.engine.render.plan import make_plan
from tests.engine.barcode import (
    OPEN,
    RECORDINGS,
    SIZE,
    X264,
    Recording,
    blocks,
    grid,
    number_of,
    numbers,
    record,
)
from tests.engine.synthetic import draft_of, exporter, visual

RATE = Fraction(30)
RATES = [Fraction(24), Fraction(25), Fraction(30000, 1001), RATE, Fraction(50), Fraction(60)]


def slack(rate: Fraction) -> Fraction:
    """How much later than asked a frame may begin, as the clip's module says."""
    return min(Fraction(15, 100) / 30, Fraction(3, 10) / rate)


def shown_at(time: Fraction, rate: Fraction, count: int, first: int = 0) -> int:
    """The frame of an even clip that is shown at a moment."""
    return min(count - 1, max(first, first + int((time + slack(rate)) * rate // 1)))


def read(reader: ClipReader, time: Fraction, rate: Fraction, *, backwards: bool = False) -> int:
    moment = float(time - slack(rate)) if backwards else float(time + slack(rate))
    return number_of(reader.at(moment, backwards=backwards).luma)


@pytest.mark.parametrize("name", RECORDINGS)
def test_a_reader_finds_every_frame_in_any_order(name: str, tmp_path: Path) -> None:
    how = RECORDINGS[name]
    clip = record(tmp_path / f"c{how.suffix}", how, 150, RATE)
    first = 15 if how.offset < 0 else 0
    length = 150 - first
    assert facts_of(clip).seconds == pytest.approx(length / 30, abs=0.02)
    order = list(range(length))
    with ClipReader(clip) as reader:
        assert [read(reader, number / RATE, RATE) - first for number in order] == order
        chance = random.Random(name)
        for _ in range(40):
            number = chance.choice(order)
            assert read(reader, number / RATE, RATE) - first == number
            following = min(number + 1, length - 1)
            assert read(reader, following / RATE, RATE) - first == following
        # A moment later than a frame's beginning, in a reader that has read nothing yet.
    for number in (0, 47, 48, 49, 95, 96, 97, length - 1):
        with ClipReader(clip) as reader:
            assert read(reader, number / RATE, RATE) - first == number


@pytest.mark.parametrize("name", RECORDINGS)
def test_a_clip_runs_backwards_over_every_frame(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Less than a group of pictures at a time, as with large frames.
    monkeypatch.setattr(
        "nemo_widgets.engine.render.decoding.BACKWARDS_BYTES", 20 * SIZE[0] * SIZE[1] * 3 // 2
    )
    how = RECORDINGS[name]
    clip = record(tmp_path / f"c{how.suffix}", how, 150, RATE)
    first = 15 if how.offset < 0 else 0
    with ClipReader(clip) as reader:
        ends = [Fraction(number + 1, 30) for number in reversed(range(150 - first))]
        seen = [read(reader, end, RATE, backwards=True) for end in ends]
    assert seen == list(reversed(range(first, 150)))


@pytest.mark.parametrize("suffix", [".mp4", ".mkv"])
@pytest.mark.parametrize("rate", RATES, ids=str)
def test_any_rate_is_shown_by_time(rate: Fraction, suffix: str, tmp_path: Path) -> None:
    count = round(rate * 4)
    clip = record(tmp_path / f"c{suffix}", Recording(suffix, "libx264", X264), count, rate)
    length = 4000 - 40
    draft = draft_of((0, [visual(clip, 0, length)]), size=SIZE)
    expected = [shown_at(Fraction(k, 30), rate, count) for k in range(119)]
    assert numbers(exporter(tmp_path)(draft).path) == expected


def test_a_variable_rate_is_shown_by_its_timestamps(tmp_path: Path) -> None:
    chance = random.Random(1)
    times = [Fraction(0)]
    while times[-1] < 8:
        times.append(times[-1] + Fraction(chance.choice([5, 16, 17, 33, 50, 100, 700]), 1000))
    how = Recording(".mp4", "libx264", X264, ticks=1000)
    clip = record(tmp_path / "c.mp4", how, len(times), RATE, times=times)
    facts = facts_of(clip)
    late = min(0.005, 0.3 / facts.rate)
    draft = draft_of((0, [visual(clip, 0, 3000), visual(clip, 3000, 4000, source_in=3000)]), size=SIZE)
    seen = numbers(exporter(tmp_path)(draft).path)
    assert len(seen) == 210
    for k, number in enumerate(seen):
        # A frame that begins at the very moment may be told either way.
        begun = [sum(time <= k / 30 + late + hair for time in times) - 1 for hair in (-1e-4, 1e-4)]
        assert number in begun, k


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten seconds of numbered frames, in groups that do not line up with seconds."""
    folder = tmp_path_factory.mktemp("clip")
    return record(folder / "c.mp4", Recording(".mp4", "libx264", {**OPEN, "g": "77"}), 300, RATE)


Cut = tuple[dict[str, Any], list[int]]
CUTS: dict[str, Cut] = {
    "trimmed": ({"source_in": 1234, "source_out": 5234}, list(range(37, 37 + 120))),
    "twice as fast": ({"source_in": 1000, "source_out": 9000, "speed": 2}, list(range(30, 270, 2))),
    "half as fast": ({"source_in": 1000, "speed": 0.5}, [30 + k // 2 for k in range(120)]),
    "ten times as fast, held at the end": ({"speed": 10}, [min(299, 10 * k) for k in range(120)]),
    "backwards": ({"source_in": 1000, "source_out": 5000, "reverse": True}, list(range(149, 29, -1))),
    "backwards, twice as fast": (
        {"source_in": 1000, "source_out": 9000, "speed": -2},
        list(range(269, 30, -2)),
    ),
    "frozen": ({"freeze": 4567, "source_in": 4567}, [137] * 120),
    "frozen where it begins": ({"speed": 0, "source_in": 2000}, [60] * 120),
    "held at its end": ({"source_in": 8000, "source_out": 9000}, [*range(240, 270), *[269] * 90]),
}


@pytest.mark.parametrize("name", CUTS)
def test_a_cut_shows_exactly_its_frames(name: str, clip: Path, tmp_path: Path) -> None:
    m, expected = CUTS[name]
    assert (
        numbers(exporter(tmp_path)(draft_of((0, [visual(clip, 0, 4000, **m)]), size=SIZE)).path) == expected
    )


def test_a_split_clip_goes_on_frame_by_frame(clip: Path, tmp_path: Path) -> None:
    places = [0, 1033, 1067, 2500, 5678, 9999]
    shots = [
        visual(clip, start, end - start, source_in=start, source_out=end)
        for start, end in itertools.pairwise(places)
    ]
    assert numbers(exporter(tmp_path)(draft_of((0, shots), size=SIZE)).path) == list(range(300))


def test_chunks_joined_show_every_frame_once(clip: Path, tmp_path: Path) -> None:
    draft = draft_of((0, [visual(clip, 0, 10_000)]), size=SIZE)
    assert len(make_plan(draft).chunks) > 2
    assert numbers(exporter(tmp_path)(draft).path) == list(range(300))


def test_a_crossfade_mixes_exactly_the_frames_that_meet(clip: Path, tmp_path: Path) -> None:
    fade = {"type": "crossfade", "d": 1000}
    shots = [
        visual(clip, 0, 4000, source_in=0, source_out=4000),
        visual(clip, 3000, 4000, source_in=5000, source_out=9000, transition=fade),
        visual(clip, 7000, 2000, source_in=1000, source_out=3000, reverse=True, transition=fade),
    ]
    frames = levels(exporter(tmp_path)(draft_of((0, shots), size=SIZE)).path)
    assert len(frames) == 270
    under = [*range(120), *[-1] * 150]
    over = [*[-1] * 90, *range(150, 270), *[269] * 30, *[-1] * 30]
    last = [*[-1] * 210, *range(89, 29, -1)]
    for number, seen in enumerate(frames):
        # Held under the next one's fade, a clip shows its last frame.
        stack = [n for n in (under[number], over[number], last[number]) if n >= 0]
        mixtures = [grid(stack[0]).astype(float)]
        if len(stack) == 2:
            ground, top = (grid(n).astype(float) for n in stack)
            share = np.linalg.lstsq((top - ground).reshape(-1, 1), (seen - ground).reshape(-1), rcond=None)[
                0
            ][0]
            assert 0 < share <= 1.01
            mixtures = [ground + share * (top - ground)]
        assert np.abs(seen - mixtures[0]).max() < 12, number


def levels(path: Path) -> list[Any]:
    with av.open(str(path)) as container:
        return [blocks(frame.to_ndarray()[: frame.height]) for frame in container.decode(video=0)]
