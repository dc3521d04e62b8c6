"""Subtitle files, read back by a library that nobody here wrote."""

from __future__ import annotations

from typing import Any, Literal

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nemo_widgets.timeline.draft import Draft
from nemo_widgets.timeline.subtitles import write_subtitles

FORMS: tuple[Literal["srt"], Literal["vtt"]] = ("srt", "vtt")


def text(start: int, length: int, words: str, role: str = "caption") -> dict[str, Any]:
    return {"id": f"{start}{words}", "s": start, "d": length, "m": {"text": words, "role": role}}


def timeline(*segments: dict[str, Any]) -> Draft:
    return Draft({"t": [{"tt": 7, "sg": list(segments)}]})


def read(file: str, form: str) -> list[tuple[int, int, str]]:
    return [(e.start, e.end, e.plaintext) for e in pysubs2.SSAFile.from_string(file, format_=form)]


@pytest.mark.parametrize("form", FORMS)
def test_captions_come_in_the_order_of_their_time(form: Literal["srt", "vtt"]) -> None:
    draft = timeline(text(3_700_500, 1500, "later"), text(0, 3000, "你好\nfirst"))
    assert read(write_subtitles(draft, form), form) == [
        (0, 3000, "你好\nfirst"),
        (3_700_500, 3_702_000, "later"),
    ]


def test_a_title_is_no_subtitle_beside_captions_and_one_where_it_is_all_there_is() -> None:
    title = text(0, 2000, "Lake at dusk", "title")
    assert "Lake" not in write_subtitles(timeline(title, text(0, 1000, "words")))
    assert "Lake" in write_subtitles(timeline(title))


def test_a_timeline_without_text_makes_no_file() -> None:
    assert write_subtitles(timeline(text(0, 1000, "  "), text(0, 0, "never shown"))) == ""


def test_empty_lines_and_arrows_do_not_end_a_cue() -> None:
    file = write_subtitles(
        timeline(text(0, 1000, "a\n\n2\n00:00:01,000 --> 00:00:02,000\nb"), text(5, 1, "z"))
    )
    assert file.count(" --> ") == 2
    assert file.count("\n\n") == 1


def test_markup_of_the_users_is_text() -> None:
    assert "a &lt;b&gt; &amp; c" in write_subtitles(timeline(text(0, 1000, "a <b> & c")), "vtt")
    assert "{x} \\N y" in write_subtitles(timeline(text(0, 1000, "{x} \\N y")))


@given(st.lists(st.tuples(st.integers(0, 10**7), st.integers(1, 10**5), st.from_regex(r"\A[a-z ]*[a-z]\Z"))))
def test_every_cue_is_found_again(cues: list[tuple[int, int, str]]) -> None:
    draft = timeline(*(text(*cue) for cue in cues))
    expected = sorted((start, start + length) for start, length, _ in cues)
    for form in FORMS:
        file = write_subtitles(draft, form)
        assert [cue[:2] for cue in read(file, form)] == expected if cues else file == ""
