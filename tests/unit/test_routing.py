from __future__ import annotations

import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nemo_widgets.conversation.routing import IntentKind, route, wants_export
from tests.unit.routing_corpus import MEANT, TRAPS


@pytest.mark.parametrize(
    ("kind", "phrase"), [(kind, phrase) for kind, phrases in MEANT.items() for phrase in phrases]
)
def test_a_phrase_goes_where_it_is_meant_to(kind: IntentKind, phrase: str) -> None:
    assert route(phrase).kind == kind


@pytest.mark.parametrize("phrase", TRAPS)
def test_a_word_of_the_client_inside_a_wish_is_the_agents(phrase: str) -> None:
    assert route(phrase).kind == "message"


@pytest.mark.parametrize("word", ["看", "查看", "还有", "剩余", "下载", "的", "final ", "srt "])
def test_a_word_said_over_and_over_is_read_in_no_time(word: str) -> None:
    started = time.process_time()
    route(word * (180 // len(word)))
    assert time.process_time() - started < 1


def test_the_corpus_is_as_large_as_promised_and_half_of_it_is_traps() -> None:
    meant = [phrase for phrases in MEANT.values() for phrase in phrases]
    assert len({*meant, *TRAPS}) == len(meant) + len(TRAPS) >= 150
    assert len(TRAPS) >= len(meant)
    assert all(
        any("\u4e00" <= c <= "\u9fff" for phrase in phrases for c in phrase) for phrases in MEANT.values()
    )


def test_a_long_message_is_the_agents() -> None:
    assert route("export " + "the video of the lake " * 30).kind == "message"


@pytest.mark.parametrize(
    ("phrase", "forms"),
    [
        ("export SRT", ("srt",)),
        ("导出VTT字幕", ("vtt",)),
        ("export SRT/VTT", ("srt", "vtt")),
        ("export the subtitles", ("srt",)),
    ],
)
def test_subtitles_come_in_the_form_that_is_asked_for(phrase: str, forms: tuple[str, ...]) -> None:
    assert route(phrase).forms == forms


@pytest.mark.parametrize(
    ("phrase", "target"),
    [
        ("export", ""),
        ("Export as GIF", "gif"),
        ("save it as Lake.webm", "Lake.webm"),
        ("export to ~/Videos/Dusk.mp4", "~/Videos/Dusk.mp4"),
        ("把视频导出成GIF", "gif"),
        ("export the sound", "mp3"),
        ("导出音频", "mp3"),
        ("导出为动图", "gif"),
        ("save the frame", "png"),
        ("status", ""),
    ],
)
def test_an_export_is_made_in_the_file_and_format_that_are_named(phrase: str, target: str) -> None:
    assert route(phrase).target == target


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("lower the music and export", True),
        ("delete the second clip, then export it as mp4", True),
        ("generate an image from my description and export it as a video slideshow", True),
        ("turn a short description of a lake into a 1080p MP4", True),
        ("generate an image from my description and export it as a slideshow: a lake, 2 seconds", True),
        ("turn the mp4 into a short film", False),
        ("put a poster for an mp4 player into the film", False),
        ("调低音乐再导出", True),
        ("删除第二段，然后导出视频", True),
        ("lower the music", False),
        ("lower the music and don't export yet", False),
        ("add an export arrow", False),
        ("a title that says “cut and export”", False),
        ("先不要导出", False),
        ("add boxes and export crates", False),
    ],
)
def test_a_message_that_ends_in_an_export_wants_one(phrase: str, wanted: bool) -> None:
    assert wants_export(phrase) is wanted


COMMAND_WORDS = st.sampled_from(
    ["export", "the", "video", "hd", "now", "please", "subtitles", "srt", "导出", "视频", "字幕", ",", "."]
)


@given(st.one_of(st.text(), st.lists(COMMAND_WORDS).map(" ".join)))
def test_every_text_has_a_route(text: str) -> None:
    assert route(text).kind in get_args(IntentKind)
    assert wants_export(text) in (True, False)
