"""Moving transitions on a dot: between pixels, without jitter, its colour never beside it."""

from __future__ import annotations

import itertools

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nemo_widgets.engine.render.motion import smoothstep
from nemo_widgets.engine.render.planes import Canvas, Pixels, Scratch, sheet_from_rgb
from nemo_widgets.engine.render.transitions import TRANSITIONS
from nemo_widgets.timeline import looks

WIDTH, HEIGHT = 180, 320
GREY = 90
STEPS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


def canvas(rgb: Pixels) -> Canvas:
    sheet = sheet_from_rgb(rgb)
    return Canvas(sheet.luma.copy(), cv2.merge(tuple(sheet.chroma)))


def empty() -> Canvas:
    return canvas(np.full((HEIGHT, WIDTH, 3), GREY, np.uint8))


def dot(x: float, y: float) -> Canvas:
    rows, columns = np.mgrid[:HEIGHT, :WIDTH]
    share = np.clip(9 - np.hypot(columns - x, rows - y), 0, 1)[..., None]
    return canvas(np.rint(GREY * (1 - share) + np.array([240.0, 150, 150]) * share).astype(np.uint8))


def middle(plane: Pixels, ground: float) -> tuple[float, float]:
    weight = np.abs(plane.astype(float) - ground)
    weight[weight < 3] = 0
    rows, columns = np.mgrid[: plane.shape[0], : plane.shape[1]]
    return float((weight * columns).sum() / weight.sum()), float((weight * rows).sum() / weight.sum())


@pytest.mark.parametrize("way", STEPS)
@pytest.mark.parametrize(("kind", "moves_old"), [("push", True), ("push", False), ("slide", False)])
def test_a_moving_shot_is_in_its_place_to_a_tenth_of_a_pixel(kind: str, moves_old: bool, way: str) -> None:
    shown_dot, ground = dot(90.0, 160.0), float(empty().luma[0, 0])
    start = middle(shown_dot.luma, ground)
    seen = 0
    for progress in np.linspace(0.3, 0.7, 25):
        gone = smoothstep(float(progress)) - (not moves_old)
        ideal = start[0] + STEPS[way][0] * gone * WIDTH, start[1] + STEPS[way][1] * gone * HEIGHT
        if not (12 < ideal[0] < WIDTH - 12 and 12 < ideal[1] < HEIGHT - 12):
            continue
        seen += 1
        frame = shown_dot if moves_old else empty()
        frame = Canvas(frame.luma.copy(), frame.chroma.copy())
        TRANSITIONS[f"{kind}-{way}"](frame, empty() if moves_old else shown_dot, float(progress), Scratch())
        found = middle(frame.luma, ground)
        assert np.hypot(found[0] - ideal[0], found[1] - ideal[1]) <= 0.12
        colour = middle(frame.chroma[..., 1], 128)
        assert abs(colour[0] * 2 - found[0]) <= 0.3
        assert abs(colour[1] * 2 + 0.5 - found[1]) <= 0.3
    assert seen >= 8


@pytest.mark.parametrize("name", looks.TRANSITIONS)
def test_no_transition_jumps_between_two_frames(name: str) -> None:
    rows, columns = np.mgrid[:HEIGHT, :WIDTH]
    waves = [np.sin(columns / 23 + k) * np.cos(rows / 31 - k) * 60 + 120 for k in (0, 2)]
    old, new = (canvas(np.repeat(wave[..., None], 3, axis=2).astype(np.uint8)) for wave in waves)
    frames = []
    for progress in np.linspace(0, 1, 31):
        frame = Canvas(old.luma.copy(), old.chroma.copy())
        TRANSITIONS[name](frame, new, float(progress), Scratch())
        frames.append(frame.luma.astype(int))
    steps = [np.abs(b - a).mean() for a, b in itertools.pairwise(frames)]
    assert max(steps) < 6 * np.mean(steps) + 1


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(looks.TRANSITIONS), st.floats(0, 1), st.integers(8, 40), st.integers(8, 40))
def test_a_transition_takes_any_size_and_progress_and_leaves_the_new_shot_alone(
    name: str, progress: float, across: int, down: int
) -> None:
    rng = np.random.default_rng(across * 41 + down)
    old, new = (canvas(rng.integers(0, 256, (2 * down, 2 * across, 3), np.uint8)) for _ in range(2))
    before = new.luma.copy(), new.chroma.copy()
    TRANSITIONS[name](old, new, progress, Scratch())
    assert np.array_equal(before[0], new.luma)
    assert np.array_equal(before[1], new.chroma)
