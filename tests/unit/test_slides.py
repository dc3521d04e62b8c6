from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nemo_widgets.errors import InputError
from nemo_widgets.timeline.sizes import SHAPES
from nemo_widgets.timeline.slides import Slide, SlideRequest, read_slides, write_slides

slides = st.builds(
    Slide,
    picture=st.none() | st.text(max_size=20),
    seconds=st.integers(1, 10_000_000).map(lambda ms: ms / 1000),
    title=st.text(max_size=40),
    caption=st.text(max_size=40),
)


@given(
    st.lists(slides, min_size=1, max_size=6),
    st.none() | st.sampled_from(list(SHAPES)) | st.tuples(st.integers(16, 8000), st.integers(16, 8000)),
    st.sampled_from([None, "lo-fi", "upbeat", "cinematic", "ambient", "corporate"]),
    st.integers(0, 100),
)
def test_slides_survive_the_message(
    made: list[Slide], size: str | tuple[int, int] | None, music: str | None, percent: int
) -> None:
    read = read_slides(write_slides(made, size=size, music=music, volume=percent / 100))

    expected = SHAPES[size] if isinstance(size, str) else size
    volume = percent / 100 if music else 0.35
    assert read == SlideRequest(tuple(made), expected, music or "", volume)


def test_the_message_is_plain_enough_for_people() -> None:
    written = write_slides(
        [Slide("slide-001.png", 4, "Anna", "1,200 sold"), Slide(None, 2.5, 'No "picture"')],
        size="vertical",
        music="lo-fi",
        volume=0.35,
    )
    assert written == (
        "Make a slideshow, vertical, from these slides in this order:\n"
        '1. picture "slide-001.png" | 4 s | title "Anna" | caption "1,200 sold"\n'
        '2. text | 2.5 s | title "No \\"picture\\""\n'
        "Music: lo-fi at 35%"
    )


def test_a_person_may_leave_things_out() -> None:
    read = read_slides(
        'make a slideshow from these slides in this order:\n1) text | title "Hi"\n\nMusic: none'
    )
    assert read == SlideRequest((Slide(None, 4.0, "Hi"),), None, "", 0.35)


@pytest.mark.parametrize("text", ["", "make a slideshow of my photos", "Make a slideshow", "1. text | 4 s"])
def test_another_message_is_no_slideshow(text: str) -> None:
    assert read_slides(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "1. picture a.png | 4 s",
        'picture "a"',
        '1. text | 4 s | titel "x"',
        "1. text | 0 s",
        '1. text | title "x',
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_slides(f"Make a slideshow from these slides in this order:\n{line}")


def test_no_slides_no_length_and_unknown_shapes_are_refused() -> None:
    with pytest.raises(InputError, match="at least one"):
        write_slides([])
    with pytest.raises(InputError, match="no length"):
        write_slides([Slide(seconds=0)])
    with pytest.raises(InputError, match="no shape"):
        write_slides([Slide()], size="oblong")


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    assert read_slides(text) is None or text.lower().lstrip().startswith("make a slideshow")
