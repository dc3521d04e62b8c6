"""How texts come and go, measured on frames."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from nemo_widgets.engine.render.lettermotion import ENTRANCES, STILL, letter_motion
from nemo_widgets.engine.render.notes import text_notes
from nemo_widgets.engine.render.planes import Canvas, Scratch
from nemo_widgets.engine.render.titles import title_of
from nemo_widgets.timeline.draft import Draft, Segment

CANVAS = (540, 960)
LENGTH = 4.0


def segment(text: str = "Lake at dusk", **m: Any) -> Segment:
    draft = Draft.from_wire({"t": [{"tt": 7, "sg": [{"d": 4000, "m": {"text": text, **m}}]}]})
    return draft.segments[0]


def frame(shown: Segment, seconds: float) -> np.ndarray:
    """Return the luma of a frame: white letters on black."""
    canvas = Canvas(
        np.full((CANVAS[1], CANVAS[0]), 16, np.uint8),
        np.full((CANVAS[1] // 2, CANVAS[0] // 2, 2), 128, np.uint8),
    )
    title_of(shown, CANVAS).draw(canvas, seconds, LENGTH, Scratch())
    return canvas.luma.astype(float) - 16


def middle(luma: np.ndarray) -> tuple[float, float]:
    """Return the centre of what is bright."""
    bright = np.where(luma > 20, luma, 0)
    total = bright.sum()
    return (
        float((bright.sum(axis=0) * np.arange(luma.shape[1])).sum() / total),
        float((bright.sum(axis=1) * np.arange(luma.shape[0])).sum() / total),
    )


@pytest.mark.parametrize("name", [name for name in ENTRANCES if name != "none"])
def test_a_text_comes_from_little_to_all_and_goes_again(name: str) -> None:
    shown = segment(animation_in={"name": name, "d": 800}, animation_out={"name": name, "d": 800})
    still = frame(shown, 2.0)
    ink = [frame(shown, seconds).sum() for seconds in (0.05, 0.4, 2.0, 3.6, 3.95)]
    assert ink[0] < 0.4 * ink[2]
    assert ink[0] < ink[1]
    assert ink[3] > ink[4]
    assert ink[4] < 0.4 * ink[2]
    assert (still == frame(segment(animation_in="none", animation_out="none"), 0.0)).all()


@pytest.mark.parametrize(
    ("name", "across", "down"),
    [("slide-up", 0, 1), ("slide-down", 0, -1), ("slide-left", 1, 0), ("slide-right", -1, 0)],
)
def test_a_slide_moves_the_way_its_name_says_and_eases(name: str, across: int, down: int) -> None:
    shown = segment("I", animation_in={"name": name, "d": 1000}, animation_out="none")
    places = [middle(frame(shown, seconds)) for seconds in (0.3, 0.4, 0.5, 0.7, 2.0)]
    away = [((x - places[-1][0]) * across + (y - places[-1][1]) * down) for x, y in places[:-1]]
    assert all(before > after > 0 for before, after in pairwise(away))
    assert away[0] - away[1] > away[1] - away[2]


def test_a_movement_has_no_jumps_between_pixels() -> None:
    shown = segment("I", animation_in={"name": "slide-up", "d": 2000}, animation_out="none")
    motion = letter_motion(shown.m, "title", letters=1)
    end = middle(frame(shown, 3.0))[1]
    for seconds in np.arange(1.4, 1.9, 1 / 30):
        pose = motion.at(float(seconds), LENGTH)
        assert middle(frame(shown, float(seconds)))[1] - end == pytest.approx(pose.dy * CANVAS[0], abs=0.15)


def test_a_pop_goes_beyond_its_size_and_comes_back() -> None:
    sizes = [ENTRANCES["pop"](share).scale for share in np.linspace(0, 1, 50)]
    assert sizes[0] < 0.5
    assert max(sizes) > 1.02
    assert sizes[-1] == pytest.approx(1)


def test_a_typewriter_types_letter_by_letter_in_reading_order() -> None:
    shown = segment("AAAA", animation_in={"name": "typewriter", "d": 2000}, animation_out="none")
    widths = []
    for seconds in (0.25, 0.75, 1.25, 1.75, 2.5):
        columns = np.flatnonzero((frame(shown, seconds) > 100).any(axis=0))
        widths.append(int(np.ptp(columns)) if columns.size else 0)
    assert widths[0] == 0
    assert sorted(widths) == widths
    assert len(set(widths)) == 5
    hebrew = segment("אאאא", animation_in={"name": "typewriter", "d": 2000}, animation_out="none")
    whole, half = (np.flatnonzero((frame(hebrew, at) > 100).any(axis=0)) for at in (3.0, 1.25))
    if whole.size and half.size:
        assert abs(half.max() - whole.max()) < 4
        assert half.min() > whole.min() + 10


def test_words_come_one_by_one_or_when_they_are_spoken() -> None:
    text = "one two three four"
    plain: dict[str, Any] = {"role": "caption", "style": {"box": False}, "animation_out": "none"}
    evenly = segment(text, **plain, animation_in={"name": "word-by-word", "d": 2000})
    ink = [frame(evenly, at).sum() for at in (0.3, 0.8, 1.3, 1.8, 2.3)]
    assert ink[0] == 0
    assert all(before < after for before, after in pairwise(ink))
    times = [0, 200, 1500, 2500]
    words = [{"w": word, "s": start, "d": 100} for word, start in zip(text.split(), times, strict=True)]
    spoken = segment(text, **plain, animation_in="word-by-word", words=words)
    ink = [frame(spoken, at).sum() for at in (0.5, 1.4, 1.6, 2.4, 2.6)]
    assert ink[0] == ink[1] < ink[2] == ink[3] < ink[4]


def test_between_coming_and_going_a_text_stands_still() -> None:
    for name in ENTRANCES:
        motion = letter_motion({"animation_in": name, "animation_out": name}, "title", letters=6)
        assert motion.at(2.0, LENGTH) == STILL
    # Also one that is hardly long enough.
    assert (
        letter_motion({"animation_in": {"name": "zoom", "d": 5000}}, "title", letters=6).at(0.5, 1.0) == STILL
    )


def test_an_unknown_animation_fades_and_is_told() -> None:
    draft = Draft.from_wire(
        {"t": [{"tt": 7, "sg": [{"d": 1000, "m": {"text": "Hi", "animation_in": {"name": "explode"}}}]}]}
    )
    assert text_notes(draft) == ["The animation “explode” of “Hi” is not known; it fades."]
    shown = draft.segments[0]
    assert (frame(shown, 0.5) == frame(segment("Hi"), 0.5)).all()
