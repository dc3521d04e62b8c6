"""The time left and the frames of a render, as they are told."""

from __future__ import annotations

import itertools
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nemo_widgets.engine.render import RenderCancelled
from nemo_widgets.engine.render.progress import SETTLING_S, Pace, Progress, Watch


def estimates(shares: list[float], every: float = 0.1) -> list[tuple[float, float | None]]:
    """What a pace tells of shares that are looked at so often: the time and the time left."""
    pace = Pace()
    return [(n * every, pace.left(n * every, share)) for n, share in enumerate(shares)]


def test_at_an_even_pace_the_time_left_is_right_from_the_first_word_to_the_last() -> None:
    told = [(now, left) for now, left in estimates([n / 300 for n in range(300)]) if left is not None]
    assert told[0][0] <= SETTLING_S + 0.2
    assert all(abs(left - (30 - now)) <= 0.2 for now, left in told)


def test_what_was_ready_before_and_the_wait_for_the_first_frame_do_not_count() -> None:
    shares = [0.6] * 50 + [0.6 + 0.4 * n / 100 for n in range(101)]
    told = [(now, left) for now, left in estimates(shares) if left is not None]
    assert told[0][0] > 5
    assert all(abs(left - (15 - now)) <= 0.5 for now, left in told)


def test_a_part_that_takes_twice_as_long_bends_the_estimate_without_a_jump() -> None:
    shares = [n / 200 for n in range(100)] + [0.5 + n / 400 for n in range(200)]
    told = [left for _, left in estimates(shares) if left is not None]
    steps = [after - before for before, after in itertools.pairwise(told)]
    assert max(abs(step) for step in steps) < 0.6
    assert told[-1] < 1.5


def test_a_standstill_is_seen_and_does_not_count_down_to_nothing() -> None:
    told = estimates([n / 100 for n in range(50)] + [0.5] * 300)
    left = told[-1][1]
    assert left is not None
    assert left > 5


@given(st.lists(st.floats(0, 0.05), min_size=2, max_size=200))
def test_the_time_left_is_never_below_nothing_whatever_the_pace(steps: list[float]) -> None:
    share, shares = 0.0, []
    for step in steps:
        share = min(1.0, share + step)
        shares.append(share)
    assert all(left is None or left >= 0 for _, left in estimates(shares))


def test_a_caller_hears_of_work_that_goes_on_though_the_share_stands_still() -> None:
    now = 0.0
    told: list[Progress] = []
    watch = Watch(told.append, clock=lambda: now)
    watch.look(0.5)
    for second in range(1, 4):
        now = float(second)
        watch.look(0.5)
    assert len(told) == 1, "nothing went on"
    watch.step()
    now += 1
    watch.look(0.5)
    assert len(told) == 2


def test_a_stop_reaches_every_thread_that_works() -> None:
    asked = False
    watch = Watch(cancelled=lambda: asked)
    ended = threading.Event()

    def work() -> None:
        try:
            while True:
                watch.step()
        except RenderCancelled:
            ended.set()

    thread = threading.Thread(target=work)
    thread.start()
    asked = True
    with pytest.raises(RenderCancelled):
        watch.look(0.1)
    assert ended.wait(5)
    thread.join()


def test_frames_never_exceed_their_total() -> None:
    told: list[Progress] = []
    watch = Watch(told.append)
    watch.plan(10)
    watch.count(25)
    watch.look(0.9)
    watch.finish()
    assert [(step.share, step.done, step.total) for step in told] == [(0.9, 10, 10), (1.0, 10, 10)]
