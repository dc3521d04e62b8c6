"""Titles, captions and cards: what a viewer would see, measured in pixels."""

import os
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nemo_widgets.engine.render import typefaces
from nemo_widgets.engine.render.paragraph import Typeface, break_opportunities, clusters, make_runs, reads_rtl
from nemo_widgets.engine.render.sfnt import read_coverage, read_faces
from nemo_widgets.engine.render.text import Sprite, draw_card, draw_text, missing_glyphs

TALL, WIDE, SQUARE = (1080, 1920), (1920, 1080), (1080, 1080)
CJK_INSTALLED = typefaces.fallback_face("湖") is not None


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a single font of its own."""
    monkeypatch.setattr(typefaces, "font_folders", lambda: (tmp_path,))


def extent(sprite: Sprite) -> tuple[int, int, int, int]:
    height, width = sprite.rgba.shape[:2]
    return sprite.x, sprite.y, sprite.x + width, sprite.y + height


@pytest.mark.parametrize("canvas", [TALL, WIDE, SQUARE, (216, 384)])
@pytest.mark.parametrize("role", ["title", "caption", "lower-third"])
@pytest.mark.parametrize(
    "text",
    [
        "Anna",
        "A title that is far too long for a single line, and for two of them as well, on any canvas there is",
        "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle" * 2,
        "Озеро на закате",
        "word " * 400,
    ],
)
def test_a_text_stays_inside_the_frame_however_long_it_is(
    text: str, role: str, canvas: tuple[int, int]
) -> None:
    left, top, right, bottom = extent(draw_text(text, role=role, canvas=canvas))
    assert left >= 0
    assert top >= 0
    assert right <= canvas[0]
    assert bottom <= canvas[1]


def test_a_title_is_in_the_upper_half_and_a_caption_above_the_controls_of_phone_apps() -> None:
    title, caption = draw_text("Lake at dusk", canvas=TALL), draw_text("Anna", role="caption", canvas=TALL)
    assert extent(title)[3] < TALL[1] / 2
    assert extent(caption)[3] <= 0.81 * TALL[1]
    assert extent(caption)[1] > 0.6 * TALL[1]


@pytest.mark.parametrize("canvas", [TALL, WIDE, SQUARE])
def test_a_title_in_the_lower_third_and_a_caption_do_not_overlap(canvas: tuple[int, int]) -> None:
    title = draw_text("Anna and the others", style={"position": "lower-third"}, canvas=canvas)
    caption = draw_text("sold " * 20, role="caption", canvas=canvas)
    solid = np.flatnonzero((title.rgba[..., 3] > 200).any(axis=1))
    assert title.y + solid[-1] < caption.y


def test_a_white_title_can_be_read_on_white() -> None:
    sprite = draw_text("Lake", canvas=TALL)
    alpha = sprite.rgba[..., 3:] / 255
    shown = sprite.rgba[..., :3] * alpha + 255 * (1 - alpha)
    assert shown.min() < 120


def test_a_style_changes_colour_size_weight_place_and_box() -> None:
    plain = draw_text("Lake")
    red = draw_text("Lake", style={"color": "#ff0000", "position": {"x": 0.3, "y": 0.8}})
    assert (red.rgba[red.rgba[..., 3] == 255][:, 0] > 250).any()
    left, top, right, bottom = extent(red)
    assert abs((left + right) / 2 - 0.3 * 1080) < 12
    assert abs((top + bottom) / 2 - 0.8 * 1920) < 20
    assert draw_text("Lake", style={"size": 60}).rgba.shape[1] < plain.rgba.shape[1]
    assert (draw_text("Lake", style={"weight": "bold"}).rgba != 0).sum() != (plain.rgba != 0).sum()
    boxed = draw_text("Lake", style={"box": "#0000ff"})
    assert (boxed.rgba[boxed.rgba.shape[0] // 2, 10, :3] == (0, 0, 255)).all()
    assert (
        draw_text("Lake", role="caption", style={"box": False}).rgba.shape
        != draw_text("Lake", role="caption").rgba.shape
    )


@given(
    style=st.dictionaries(
        st.sampled_from(["font", "size", "weight", "color", "stroke", "box", "position", "align"]),
        st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.lists(st.integers(), max_size=3)
        | st.dictionaries(st.sampled_from(["x", "y", "color", "width"]), st.floats() | st.text(max_size=4)),
    ),
    text=st.text(max_size=12),
)  # fmt: skip
@settings(max_examples=40, deadline=None)
def test_no_style_and_no_text_of_a_foreign_draft_breaks_the_drawing(
    style: dict[str, object], text: str
) -> None:
    sprite = draw_text(text, style=style, canvas=(320, 240))
    assert sprite.rgba.dtype == np.uint8
    assert sprite.rgba.ndim == 3


def test_the_same_text_is_drawn_the_same_twice() -> None:
    assert (draw_text("Lake at dusk").rgba == draw_text("Lake at dusk").rgba).all()


@pytest.mark.usefixtures("bare_machine")
def test_latin_cyrillic_and_greek_need_no_font_of_the_machine() -> None:
    assert missing_glyphs("Łódź, Đà Nẵng, Ёжик, Їжак, Άλφα, ½ – “ok” €") == ""


@pytest.mark.usefixtures("bare_machine")
def test_characters_nothing_draws_are_named_and_leave_no_box() -> None:
    assert missing_glyphs("a湖b🎉湖") == "湖🎉"
    assert draw_text("湖🎉").rgba.shape == (1, 1, 4)
    assert (draw_text("a 湖 b").rgba == draw_text("a b").rgba).all()


@pytest.mark.skipif(not CJK_INSTALLED, reason="no Chinese font on this machine")
def test_chinese_is_drawn_where_a_font_is_installed_and_wraps_without_spaces() -> None:
    text = "今天的天气非常好，我们一起去湖边散步，看夕阳慢慢落下。"
    assert missing_glyphs(text) == ""
    one, many = draw_text("湖"), draw_text(text)
    assert many.rgba.shape[0] > 1.8 * one.rgba.shape[0]
    assert many.rgba.shape[1] <= 1080


def test_a_font_in_a_folder_named_by_the_environment_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brand = typefaces.SHIPPED / "Inter-Medium.otf"
    (tmp_path / "brand.otf").write_bytes(brand.read_bytes())
    monkeypatch.setenv("NEMO_FONTS", os.fspath(tmp_path))
    assert tmp_path / "brand.otf" in {face.path for face in typefaces.system_faces()}


def test_a_damaged_font_is_passed_over(tmp_path: Path) -> None:
    good = (typefaces.SHIPPED / "Inter-Medium.otf").read_bytes()
    for name, data in [("empty", b""), ("cut", good[:900]), ("noise", b"OTTO" + b"\xff" * 400)]:
        path = tmp_path / f"{name}.otf"
        path.write_bytes(data)
        assert not any(read_coverage(face.path).size for face in read_faces(path))


def test_looking_through_the_machines_fonts_takes_less_than_a_second() -> None:
    typefaces._scan.cache_clear()
    before = time.process_time()
    typefaces.system_faces()
    assert time.process_time() - before < 1.0


def test_what_a_reader_sees_as_one_character_stays_together() -> None:
    assert clusters("e\u0301👩‍🚀🇫🇷🇩🇪👍🏽") == ["é", "👩‍🚀", "🇫🇷", "🇩🇪", "👍🏽"]


def test_lines_break_after_spaces_and_between_ideographs_but_not_before_a_full_stop() -> None:
    assert break_opportunities("well-known 湖畔。（黄昏）") == [
        "well-",
        "known ",
        "湖",
        "畔。",
        "（黄",
        "昏）",
    ]


def test_right_to_left_text_keeps_numbers_and_english_readable() -> None:
    text = "שלום abc 12"
    face = typefaces.shipped_face()
    assert reads_rtl(text)
    assert not reads_rtl("abc שלום")
    runs = make_runs("abc 12", Typeface(face, 600), is_rtl=True)
    assert [run.text for run in runs] == ["abc 12"]
    assert not runs[0].is_rtl


def test_a_card_is_the_same_picture_each_time_and_another_with_another_palette() -> None:
    first = draw_card("Thank you", width=270, height=480, palette_seed=1)
    assert first.shape == (480, 270, 3)
    assert (first == draw_card("Thank you", width=270, height=480, palette_seed=1)).all()
    other = draw_card("Thank you", width=270, height=480, palette_seed=2)
    assert np.abs(first.astype(int) - other).mean() > 20


def test_a_card_has_the_same_composition_at_every_size() -> None:
    small = draw_card("Thank you", width=270, height=480, palette_seed=1).astype(float)
    large = draw_card("Thank you", width=540, height=960, palette_seed=1).astype(float)
    reduced = large.reshape(480, 2, 270, 2, 3).mean(axis=(1, 3))
    assert np.abs(small - reduced).mean() < 3
