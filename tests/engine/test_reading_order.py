"""Direction, clusters and line breaks, against FriBiDi and by rule."""

from __future__ import annotations

import ctypes
import ctypes.util

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nemo_widgets.engine.render.bidi import levels, reads_rtl, visual_order
from nemo_widgets.engine.render.breaking import break_opportunities
from nemo_widgets.engine.render.clusters import clean, clusters, visible

FRIBIDI = ctypes.util.find_library("fribidi") or ""
# Marks only on letters: on brackets, FriBiDi 1.0 leaves rule N0 out.
LETTERS = [*"abzשנתبجم123٤٥+-$%/,.:!?()[]{}«»<>\" '\u200f\u200e", "e\u0301", "ب\u064b"]


def by_fribidi(text: str, *, is_rtl: bool) -> list[int]:
    library = ctypes.CDLL(FRIBIDI)
    codes = (ctypes.c_uint32 * len(text))(*map(ord, text))
    found = (ctypes.c_int8 * len(text))()
    # FRIBIDI_PAR_RTL and FRIBIDI_PAR_LTR
    direction = ctypes.c_uint32(0x0111 if is_rtl else 0x0110)
    assert library.fribidi_log2vis(codes, len(text), ctypes.byref(direction), None, None, None, found)
    return list(found)


@pytest.mark.skipif(not FRIBIDI, reason="no FriBiDi on this machine (apt-get install libfribidi0)")
@given(letters=st.lists(st.sampled_from(LETTERS), min_size=1, max_size=14), is_rtl=st.booleans())
@settings(max_examples=400, deadline=None)
def test_levels_are_those_of_fribidi(letters: list[str], is_rtl: bool) -> None:
    text = "".join(letters)
    assert levels(text, is_rtl=is_rtl) == by_fribidi(text, is_rtl=is_rtl)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("שנ 12/05/2026", "12/05/2026 נש"),
        ("שנ 1,200.50", "1,200.50 נש"),
        ("שנ (ab) תב", "בת (ab) נש"),
        ("שנ 10:30!", "!10:30 נש"),
    ],
)
def test_numbers_and_dates_stay_whole_in_a_line_from_right_to_left(text: str, shown: str) -> None:
    ranked = [(char, level) for char, level in zip(text, levels(text, is_rtl=True), strict=True)]
    order = "".join(char for char, _ in visual_order(ranked))
    assert order.translate(str.maketrans("()", ")(")) == shown or order == shown


def test_a_text_reads_as_its_first_letter_does() -> None:
    assert reads_rtl("12 שלום abc")
    assert not reads_rtl("abc שלום")
    assert reads_rtl("\u200fabc")


@pytest.mark.parametrize(
    "cluster",
    ["é", "👩‍🚀", "👨‍👩‍👧‍👦", "🇫🇷", "👍🏽", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "क्षि", "กำ", "ที่", "\u1112\u1161\u11ab", "ཀྵ"],
)
def test_what_a_reader_sees_as_one_character_is_one_cluster(cluster: str) -> None:
    assert len(clusters(cluster)) == 1
    assert len(clusters(f"a{cluster}b")) == 3


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("well-known e-mail", ["well-", "known ", "e-mail"]),
        ("湖畔。（黄昏）", ["湖", "畔。", "（黄", "昏）"]),
        ("他说“你好”。然", ["他", "说", "“你", "好”。", "然"]),
        ("ラーメン、ちょっと", ["ラー", "メ", "ン、", "ちょっ", "と"]),
        ("Price: $1,200.50 (20% off)", ["Price: ", "$1,200.50 ", "(20% ", "off)"]),
        ("5\u00a0km 10\u202f000", ["5\u00a0km ", "10\u202f000"]),
        ("one\u200btwo", ["one\u200b", "two"]),
        ("🎉👩‍🚀🇫🇷", ["🎉", "👩‍🚀", "🇫🇷"]),
        ("“quoted text” – don’t", ["“quoted ", "text” ", "– ", "don’t"]),
        ("https://example.com/a/b", ["https://", "example.com/", "a/b"]),
        ("« bonjour » !", ["« bonjour » !"]),
        ("价格：￥100，八折", ["价", "格：", "￥100，", "八", "折"]),
        ("해질녘의 호수", ["해질녘의 ", "호수"]),
    ],
)
def test_lines_may_end_where_a_typesetter_would_end_them(text: str, pieces: list[str]) -> None:
    assert break_opportunities(text) == pieces


def test_thai_breaks_between_words_and_japanese_between_phrases() -> None:
    thai = break_opportunities("วันนี้อากาศดีมากเราไปเดินเล่น")
    assert 3 < len(thai) < 12
    assert "อากาศ" in thai
    assert break_opportunities("湖のほとりを散歩します。", phrases=True) == [
        "湖の",
        "ほとりを",
        "散歩します。",
    ]


@given(text=st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_nothing_is_lost_between_pieces_and_clusters(text: str) -> None:
    text = clean(text)
    assert clean(text) == text
    assert "".join(clusters(text)) == "".join(break_opportunities(text))
    for piece in break_opportunities(text):
        assert "".join(clusters(piece)) == piece


def test_a_soft_hyphen_shows_only_where_a_line_ends() -> None:
    assert break_opportunities("co\u00adop\u00aderation") == ["co\u00ad", "op\u00ad", "eration"]
    assert visible("co\u00adop\u200bera\u2060tion") == "cooperation"
