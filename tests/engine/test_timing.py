"""Which moment of its file a segment shows."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nemo_widgets.engine.render.timing import FASTEST, SLOWEST, Timing, timing_of
from nemo_widgets.timeline.draft import Draft, Segment

seconds = st.floats(0, 600)
anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.floats(),
    st.sampled_from(["", "fast", "2"]),
    st.just([1]),
)


def segment(length: int = 4000, **m: Any) -> Segment:
    return Draft({"t": [{"tt": 0, "sg": [{"d": length, "src": "c.mp4", "m": m}]}]}).segments[0]


@given(
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("source_in", "source_out", "speed", "reverse", "freeze"), anything)
    ),
    seconds,
)
def test_whatever_a_segment_says_there_is_a_moment_within_it(m: dict[str, Any], at: float) -> None:
    timing = timing_of(segment(**m))
    assert timing.speed == 0 or SLOWEST <= timing.speed <= FASTEST
    moment = timing.at(at)
    assert moment >= timing.start >= 0
    if timing.end is not None:
        assert timing.end > timing.start
        assert moment <= timing.end


@given(seconds, seconds, st.floats(0.1, 100), st.floats(0, 60))
def test_time_runs_one_way(first: float, second: float, speed: float, start: float) -> None:
    early, late = sorted((first, second))
    ahead = Timing(start, start + 100, speed)
    back = Timing(start, start + 100, speed, backwards=True)
    assert ahead.at(early) <= ahead.at(late)
    assert back.at(early) >= back.at(late)
    assert Timing(start, speed=0.0).at(early) == Timing(start, speed=0.0).at(late)


@pytest.mark.parametrize(
    ("m", "at", "moment"),
    [
        ({}, 1.5, 1.5),
        ({"source_in": 2000}, 1.5, 3.5),
        ({"source_in": 2000, "source_out": 3000}, 1.5, 2.999),
        ({"source_in": 2000, "speed": 2}, 1.5, 5.0),
        ({"source_in": 2000, "speed": 0}, 1.5, 2.0),
        ({"freeze": 1234}, 1.5, 1.234),
        ({"freeze": 0, "source_in": 500}, 1.5, 0.0),
        ({"freeze": True, "source_in": 500}, 1.5, 0.5),
        ({"freeze": False}, 1.5, 1.5),
        ({"reverse": True}, 1.5, 2.5),
        ({"reverse": True, "source_in": 1000, "source_out": 3000}, 0.5, 2.5),
        ({"speed": -2}, 1.5, 5.0),
        ({"speed": 1e9}, 1.0, 100.0),
        ({"speed": "fast"}, 1.0, 1.0),
    ],
)
def test_each_key_means_what_its_table_says(m: dict[str, Any], at: float, moment: float) -> None:
    assert timing_of(segment(**m)).at(at) == pytest.approx(moment)


def test_what_runs_backwards_begins_at_its_file_s_end() -> None:
    timing = timing_of(segment(reverse=True, source_in=1000)).within(3.0)
    assert timing.at(0.5) == pytest.approx(2.5)
    assert timing.span(4.0) == (1.0, 3.0)
