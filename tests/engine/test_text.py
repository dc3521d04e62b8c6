"""Titles, captions and cards: what a viewer would see, measured in pixels."""

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nemo_widgets.engine.render import typefaces
from nemo_widgets.engine.render.bidi import reads_rtl
from nemo_widgets.engine.render.breaking import break_opportunities
from nemo_widgets.engine.render.clusters import clean, clusters
from nemo_widgets.engine.render.lettering import lettering
from nemo_widgets.engine.render.notes import text_notes
from nemo_widgets.engine.render.paragraph import Run, Typeface, _run_ink, line_ink, make_runs, run_width
from nemo_widgets.engine.render.sfnt import read_coverage, read_faces
from nemo_widgets.engine.render.text import Sprite, _set, draw_card, draw_text, missing_glyphs
from nemo_widgets.engine.render.version import font_version
from nemo_widgets.timeline.draft import Draft

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


def solid(sprite: Sprite) -> int:
    """Return how many pixels on the sprite's edge are not see-through: cut letters would be."""
    alpha = sprite.rgba[..., 3] > 200
    return int(alpha[0].sum() + alpha[-1].sum() + alpha[:, 0].sum() + alpha[:, -1].sum())


@given(
    text=st.text(st.sampled_from("aglÄỘj WMf.湖ञिشﷺ🎉\n"), min_size=1, max_size=320),
    canvas=st.sampled_from([(1080, 1920), (1920, 1080), (270, 480), (96, 54)]),
    role=st.sampled_from(["title", "caption"]),
    style=st.fixed_dictionaries(
        {},
        optional={
            "size": st.sampled_from([0.3, 1, 3, 5, 24, 400]),
            "stroke": st.sampled_from([True, 0.25]),
            "position": st.sampled_from([[0, 0], [1, 1], [0.5, 0.9], "top-left", "bottom-right", "bottom"]),
            "weight": st.sampled_from([100, 900]),
        },
    ),
)
@settings(max_examples=60, deadline=None)
def test_no_text_is_clipped_at_any_length_size_or_place(
    text: str, canvas: tuple[int, int], role: str, style: dict[str, object]
) -> None:
    sprite = draw_text(text, role=role, style={"box": False, **style}, canvas=canvas)
    left, top, right, bottom = extent(sprite)
    assert 0 <= left <= right <= canvas[0]
    assert 0 <= top <= bottom <= canvas[1]
    assert solid(sprite) == 0 or sprite.rgba.shape == (1, 1, 4)


def test_three_hundred_characters_are_all_there() -> None:
    text = ("All work and no play makes Jack a dull boy. " * 7)[:300]
    block = _set(text, lettering("title", {}), TALL).block
    shown = " ".join("".join(run.text for run in line.runs) for line in block.lines)
    assert shown.replace("- ", "-") == clean(text)
    assert "…" not in shown


def test_a_text_beyond_all_measure_ends_in_an_ellipsis() -> None:
    block = _set("word " * 4000, lettering("title", {}), (216, 384)).block
    assert block.lines[-1].runs[-1].text.endswith("…")


def test_lines_of_tall_scripts_do_not_touch() -> None:
    for text in ("Ậ\nẬ", "ที่\nปู่", "ट्ठ्ठू\nर्कैं"):
        block = _set(text, lettering("title", {}), TALL).block
        upper, lower = (line_ink(line, block.size, 600) for line in block.lines)
        assert upper.bottom < block.leading + lower.top


def test_a_size_is_a_factor_up_to_five_pixels_beyond_and_percent_with_its_sign() -> None:
    def height(size: object) -> int:
        return _set("Lake", lettering("caption", {"size": size}), (1080, 1080)).block.size

    assert height(None) == height(1) == height("100%")
    assert height(2) == pytest.approx(2 * height(1), abs=1)
    assert height(80) == height("80px") == 80
    assert height("huge") == height(-3) == height(True) == height(1)


def test_shadow_background_and_corner_are_drawn_as_they_are_asked_for() -> None:
    plain = draw_text("Lake", style={"shadow": False})
    assert plain.rgba.shape[0] < draw_text("Lake").rgba.shape[0]
    blue = draw_text("Lake", style={"shadow": {"color": "#0000ff", "x": 0.2, "blur": 0, "opacity": 1}})
    assert (blue.rgba == (0, 0, 255, 255)).all(axis=2).any()
    same = draw_text("Lake", style={"background": "#00ff00"}).rgba
    assert (same == draw_text("Lake", style={"box": {"color": "#00ff00"}}).rgba).all()
    corner = draw_text("Lake", style={"position": "bottom-right"})
    assert extent(corner)[2] > 0.85 * TALL[0]
    assert extent(corner)[3] > 0.75 * TALL[1]
    middle = draw_text("Lake", style={"position": "middle"})
    assert abs((extent(middle)[1] + extent(middle)[3]) / 2 - TALL[1] / 2) < 20


def text_draft(text: str, **style: object) -> Draft:
    return Draft.from_wire({"t": [{"tt": 7, "sg": [{"d": 1000, "m": {"text": text, "style": style}}]}]})


@pytest.mark.usefixtures("bare_machine")
def test_a_render_tells_of_missing_characters_and_of_a_font_that_is_not_here() -> None:
    (missing,) = text_notes(text_draft("Hi 湖"))
    assert "No font on this machine draws 湖, left out of “Hi 湖”." in missing
    (unknown,) = text_notes(text_draft("Hi", font="Comic Papyrus"))
    assert unknown == "The font “Comic Papyrus” is not on this machine; “Hi” is set in Inter."
    assert text_notes(text_draft("Hi", font="Inter")) == []


def test_a_render_without_fribidi_draws_what_it_can_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow's wheels hold Raqm, but FriBiDi is the system's: a slim container or Windows may lack it."""
    with_raqm = draw_text("Lake")
    monkeypatch.setattr(typefaces, "shapes", lambda: False)
    for cache in (typefaces.load, run_width, _run_ink):
        cache.cache_clear()
    try:
        without = draw_text("Lake")
        assert abs(without.rgba.shape[1] - with_raqm.rgba.shape[1]) < 30
        assert Run("שנ!", typefaces.shipped_face(), is_rtl=True).drawn() == ("!נש", {})
        assert draw_text("שלום abc 👍🏽 हिन्दी").rgba.shape[1] > 1
        assert "FriBiDi" in text_notes(text_draft("مرحبا"))[-1]
        assert text_notes(text_draft("Hello")) == []
    finally:
        for cache in (typefaces.load, run_width, _run_ink):
            cache.cache_clear()


@pytest.mark.skipif(sys.platform != "linux", reason="libraries are hidden another way here")
def test_a_machine_without_fribidi_is_known_for_one(tmp_path: Path) -> None:
    for name in ("libfribidi.so", "libfribidi.so.0"):
        (tmp_path / name).touch()
    code = """
from nemo_widgets.engine.render import typefaces
from nemo_widgets.engine.render.text import draw_text
print(typefaces.shapes(), draw_text("Lake").rgba.shape[1] > 100)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "LD_LIBRARY_PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["False", "True"], done.stderr


def test_an_emoji_newer_than_this_python_is_left_to_the_fonts() -> None:
    assert clean("a\U0001fae8b") == "a\U0001fae8b"
    assert clean("a\x07\ud800b") == "ab"


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
    assert many.rgba.shape[0] > 1.4 * one.rgba.shape[0]
    assert many.rgba.shape[1] <= 1080


def test_a_font_in_a_folder_named_by_the_environment_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brand = typefaces.SHIPPED / "Inter-Medium.otf"
    (tmp_path / "brand.otf").write_bytes(brand.read_bytes())
    monkeypatch.setenv("NEMO_FONTS", os.fspath(tmp_path))
    assert tmp_path / "brand.otf" in {face.path for face in typefaces.system_faces()}


def test_a_font_that_is_removed_later_changes_the_keys_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brand = tmp_path / "brand.otf"
    brand.write_bytes((typefaces.SHIPPED / "Inter-Medium.otf").read_bytes())
    monkeypatch.setenv("NEMO_FONTS", os.fspath(tmp_path))
    before = font_version()
    brand.unlink()
    assert font_version() != before


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
