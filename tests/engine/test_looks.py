"""Transitions and filters on frames: what they start and end with, and that they show what they say."""

from __future__ import annotations

import contextlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nemo_widgets.engine.agent import names
from nemo_widgets.engine.render import render
from nemo_widgets.engine.render.cube import parse_cube
from nemo_widgets.engine.render.grading import colour_matrix, grade_of
from nemo_widgets.engine.render.overlay import place_of
from nemo_widgets.engine.render.planes import Canvas, Pixels, Scratch, sheet_from_rgb
from nemo_widgets.engine.render.softness import soften
from nemo_widgets.engine.render.transitions import TRANSITIONS
from nemo_widgets.errors import RenderError
from nemo_widgets.timeline import looks
from nemo_widgets.timeline.draft import Draft

WIDTH, HEIGHT = 180, 320


def picture(seed: int) -> Pixels:
    rough = np.random.default_rng(seed).integers(40, 215, (8, 6, 3), np.uint8)
    return np.asarray(cv2.resize(rough, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC))


def canvas(rgb: Pixels) -> Canvas:
    sheet = sheet_from_rgb(rgb)
    return Canvas(sheet.luma.copy(), cv2.merge(tuple(sheet.chroma)))


def flat(level: int) -> Canvas:
    return canvas(np.full((HEIGHT, WIDTH, 3), level, np.uint8))


def after(name: str, old: Canvas, new: Canvas, progress: float) -> Canvas:
    shown = Canvas(old.luma.copy(), old.chroma.copy())
    TRANSITIONS[name](shown, new, progress, Scratch())
    return shown


def test_every_transition_that_can_be_asked_for_can_be_drawn() -> None:
    assert set(TRANSITIONS) == set(looks.TRANSITIONS)
    assert set(looks.TRANSITION_ALIASES.values()) <= {*looks.TRANSITIONS, "fade-in"}
    assert set(looks.FILTER_ALIASES.values()) <= set(looks.FILTERS)


def test_the_agent_names_what_can_be_rendered_and_nothing_else() -> None:
    assert set(names.TRANSITIONS) == {*looks.TRANSITIONS, "cut"}
    # A colour table is a file, and files of that kind cannot be uploaded yet.
    assert set(names.FILTERS) == set(looks.FILTERS) - {"lut"}


@pytest.mark.parametrize("name", looks.TRANSITIONS)
def test_a_transition_begins_with_the_old_shot_and_ends_with_the_new_one(name: str) -> None:
    old, new = canvas(picture(1)), canvas(picture(2))
    for progress, expected in ((0.0, old), (1.0, new)):
        shown = after(name, old, new, progress)
        assert np.array_equal(shown.luma, expected.luma)
        assert np.array_equal(shown.chroma, expected.chroma)


@pytest.mark.parametrize("name", [name for name in looks.TRANSITIONS if not name.startswith("fade-")])
def test_a_transition_between_greys_only_ever_goes_on_and_shows_no_colour(name: str) -> None:
    old, new = flat(60), flat(200)
    means = []
    for progress in np.linspace(0, 1, 9):
        shown = after(name, old, new, float(progress))
        assert np.abs(shown.chroma.astype(int) - 128).max() <= 1
        assert old.luma.min() - 1 <= shown.luma.min()
        assert shown.luma.max() <= new.luma.max() + 1
        means.append(float(shown.luma.mean()))
    assert means == sorted(means)
    assert means[4] == pytest.approx((means[0] + means[-1]) / 2, rel=0.2)


@pytest.mark.parametrize("kind", ["wipe", "slide", "push"])
def test_left_mirrors_right_and_up_mirrors_down(kind: str) -> None:
    old, new = canvas(picture(3)), canvas(picture(4))

    def flipped(frame: Canvas, axis: int) -> Canvas:
        return Canvas(np.ascontiguousarray(np.flip(frame.luma, axis)), frame.chroma)

    for one, other, axis in (("left", "right", 1), ("up", "down", 0)):
        direct = after(f"{kind}-{one}", old, new, 0.4)
        mirrored = after(f"{kind}-{other}", flipped(old, axis), flipped(new, axis), 0.4)
        off = np.abs(direct.luma.astype(int) - np.flip(mirrored.luma, axis).astype(int))
        assert np.percentile(off, 98) <= 2


def test_a_fade_through_black_is_black_in_its_middle_and_one_through_white_white() -> None:
    old, new = canvas(picture(5)), canvas(picture(6))
    black, white = after("fade-black", old, new, 0.5), after("fade-white", old, new, 0.5)
    assert (black.luma == 16).all()
    assert (white.luma == 235).all()
    assert (black.chroma == 128).all()


@given(st.text(max_size=20), st.one_of(st.none(), st.integers(), st.floats(), st.text()))
def test_any_transition_and_filter_can_be_read(name: str, value: object) -> None:
    looks.asked({"transition": {"type": name, "d": value}})
    looks.asked({"transition": value})
    for one in looks.filters_of({"filters": [name, {"name": name, "amount": value, "src": value}, value]}):
        assert -1 <= one.amount <= 1
    place_of({"place": {"corner": name, "width": value, "margin": value, "opacity": value}})


MATRICES = ["brightness", "contrast", "saturation", "warm", "cool", "black-and-white", "sepia"]


@pytest.mark.parametrize("name", MATRICES)
def test_a_filter_does_to_a_frame_what_it_does_to_colours(name: str) -> None:
    rgb = np.asarray(cv2.GaussianBlur(picture(7), (0, 0), 4)) // 2 + 50
    grade = grade_of({"filters": [{"name": name, "amount": 0.4}]})
    matrix = colour_matrix(name, 0.4)
    assert matrix is not None
    exact = (rgb / 255) @ matrix[:, :3].T + matrix[:, 3]
    still = grade.picture(rgb, (WIDTH, HEIGHT))
    assert np.abs(still - exact.clip(0, 1) * 255).max() <= 1
    frame = canvas(rgb)
    grade.frame(frame, Scratch())
    reference = canvas(np.rint(exact.clip(0, 1) * 255).astype(np.uint8))
    assert np.abs(frame.luma.astype(int) - reference.luma).max() <= 3
    assert np.abs(frame.chroma.astype(int) - reference.chroma).max() <= 3


def test_black_and_white_has_no_colour_and_warm_is_redder_than_cool() -> None:
    rgb = picture(8)
    grey = grade_of({"filters": ["black-and-white"]}).picture(rgb, (WIDTH, HEIGHT))
    assert np.ptp(grey.astype(int), axis=2).max() <= 1
    warm, cool = (grade_of({"filters": [name]}).picture(rgb, (WIDTH, HEIGHT)) for name in ("warm", "cool"))
    assert warm[..., 0].mean() > rgb[..., 0].mean() > cool[..., 0].mean()
    assert warm[..., 2].mean() < rgb[..., 2].mean() < cool[..., 2].mean()


def test_a_vignette_leaves_the_middle_and_darkens_the_corners_alike() -> None:
    frame = flat(180)
    before = int(frame.luma[0, 0])
    grade_of({"filters": [{"name": "vignette", "amount": 1.0}]}).frame(frame, Scratch())
    assert abs(int(frame.luma[HEIGHT // 2, WIDTH // 2]) - before) <= 1
    corners = [int(frame.luma[y, x]) for y in (0, -1) for x in (0, -1)]
    assert max(corners) < before * 0.5
    assert np.ptp(corners) <= 1
    assert np.abs(frame.chroma.astype(int) - 128).max() <= 1


def test_a_blurred_frame_keeps_its_mean_and_loses_its_edges() -> None:
    rgb = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    rgb[:, WIDTH // 2 :] = 255
    frame = canvas(rgb)
    mean = frame.luma.mean()
    grade_of({"filters": ["blur"]}).frame(frame, Scratch())
    assert frame.luma.mean() == pytest.approx(mean, rel=0.02)
    assert np.abs(np.diff(frame.luma.astype(int), axis=1)).max() < 60


@pytest.mark.parametrize("amount", [0.05, 0.2, 0.5, 1.0])
def test_a_blur_is_much_like_a_gaussian_on_a_picture_and_on_a_frame(amount: float) -> None:
    rgb = np.asarray(cv2.resize(picture(4), (WIDTH * 2, HEIGHT * 2)))
    before = rgb.copy()
    grade = grade_of({"filters": [{"name": "blur", "amount": amount}]})
    ideal = cv2.GaussianBlur(rgb, (0, 0), amount * 0.02 * HEIGHT * 2).astype(int)
    assert np.abs(grade.picture(rgb, (WIDTH * 2, HEIGHT * 2)) - ideal).max() <= 10
    assert np.array_equal(rgb, before), "the picture that was read is kept as it is"
    frame = canvas(rgb)
    grade.frame(frame, Scratch())
    assert np.abs(frame.luma - canvas(ideal.astype(np.uint8)).luma.astype(int)).max() <= 10


def test_a_blur_wider_than_a_frame_leaves_its_mean() -> None:
    plane = np.tile(np.arange(16, dtype=np.uint8) * 15, (800, 1))
    soften(plane, 160.0)
    assert np.abs(plane.astype(int) - 112).max() <= 3


def cube_text(size: int, change: str = "") -> str:
    steps = np.linspace(0, 1, size)
    rows = [
        f"{b if change else r:.6f} {g:.6f} {r if change else b:.6f}"
        for b in steps
        for g in steps
        for r in steps
    ]
    return "\n".join(['TITLE "test"', f"LUT_3D_SIZE {size}", "# a remark", *rows])


@pytest.mark.parametrize("size", [2, 17, 33])
def test_a_colour_table_that_changes_nothing_changes_nothing(size: int) -> None:
    rgb = picture(9)
    assert np.abs(parse_cube(cube_text(size)).apply(rgb).astype(int) - rgb).max() <= 1


def test_a_colour_table_that_swaps_red_and_blue_does_so_in_pictures_and_in_frames() -> None:
    rgb = np.asarray(cv2.GaussianBlur(picture(10), (0, 0), 4))
    cube = parse_cube(cube_text(17, "swap"))
    assert np.abs(cube.apply(rgb).astype(int) - rgb[..., ::-1]).max() <= 1
    frame, reference = canvas(rgb), canvas(np.ascontiguousarray(rgb[..., ::-1]))
    cube.grade(frame, 1.0)
    assert np.abs(frame.luma.astype(int) - reference.luma).max() <= 3
    assert np.abs(frame.chroma.astype(int) - reference.chroma).max() <= 3


def test_a_table_for_a_wider_domain_is_read_for_its_own() -> None:
    text = cube_text(17).replace("# a remark", "DOMAIN_MIN 0 0 0\nDOMAIN_MAX 2 2 2")
    rgb = picture(11)
    assert np.abs(parse_cube(text).apply(rgb).astype(int) - rgb / 2).max() <= 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no .cube"),
        ("LUT_3D_SIZE 2\n0 0 0", "1 colours where 8 belong"),
        ("LUT_3D_SIZE 2\n0 0 zero", "line 2"),
        ("LUT_3D_SIZE 300", "size 300"),
        ("LUT_3D_SIZE nan", "size nan"),
        ("LUT_1D_SIZE 2\n0 0 0\ninf 1 1", "out of range"),
        ("LUT_1D_SIZE 2\nDOMAIN_MIN 1 1 1\n0 0 0\n1 1 1", "out of range"),
    ],
)
def test_what_is_no_colour_table_is_said(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_cube(text)


@given(st.text(max_size=200))
def test_any_text_is_a_table_or_a_clear_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert parse_cube(text).table.channels == 3


def draft_of(*shots: dict[str, object], tracks: tuple[dict[str, object], ...] = ()) -> Draft:
    first: dict[str, object] = {"tt": 0, "sg": list(shots)}
    return Draft({"t": [first, *tracks], "m": {"width": WIDTH, "height": HEIGHT, "fps": 10}})


def frames(draft: Draft, folder: Path) -> list[Pixels]:
    import av

    render(draft, folder / "out.mp4", resolve=Path, cache_dir=folder / "cache")
    with av.open(str(folder / "out.mp4")) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def grey(folder: Path, name: str, level: int) -> str:
    Image.new("RGB", (WIDTH, HEIGHT), (level, level, level)).save(folder / f"{name}.png")
    return str(folder / f"{name}.png")


def test_a_wipe_in_a_rendered_file_shows_both_shots_side_by_side(tmp_path: Path) -> None:
    dark, light = grey(tmp_path, "dark", 40), grey(tmp_path, "light", 220)
    shots = [
        {"s": 0, "d": 1000, "src": dark, "m": {"motion": "none"}},
        {
            "s": 1000,
            "d": 1500,
            "src": light,
            "m": {"motion": "none", "transition": {"type": "wipe-right", "d": 1000}},
        },
    ]
    middle = frames(draft_of(*shots), tmp_path)[14].mean(axis=2)
    assert middle[:, :40].mean() > 200
    assert middle[:, -40:].mean() < 60


def test_a_changed_transition_is_rendered_anew_and_only_where_it_shows(tmp_path: Path) -> None:
    from nemo_widgets.engine.render.plan import make_plan

    dark, light = grey(tmp_path, "dark", 40), grey(tmp_path, "light", 220)

    def keys(kind: str) -> list[str]:
        shots = [
            {"s": 0, "d": 6000, "src": dark, "m": {}},
            {"s": 6000, "d": 6000, "src": light, "m": {"transition": {"type": kind, "d": 500}}},
        ]
        return [chunk.key for chunk in make_plan(draft_of(*shots)).chunks]

    changed = [a != b for a, b in zip(keys("circle"), keys("zoom"), strict=True)]
    assert any(changed)
    assert not all(changed)


def test_a_watermark_stands_in_its_corner_and_is_as_transparent_as_asked(tmp_path: Path) -> None:
    ground, logo = grey(tmp_path, "ground", 40), grey(tmp_path, "logo", 240)
    place = {"corner": "bottom-left", "width": 0.25, "margin": 0.05, "opacity": 0.5}
    above: dict[str, object] = {"tt": 0, "sg": [{"s": 0, "d": 500, "src": logo, "m": {"place": place}}]}
    shot = {"s": 0, "d": 500, "src": ground, "m": {"motion": "none"}}
    shown = frames(draft_of(shot, tracks=(above,)), tmp_path)[2].mean(axis=2)
    inside = shown[HEIGHT - 60 : HEIGHT - 20, 16:44]
    assert inside.mean() == pytest.approx(140, abs=4)
    assert shown[: HEIGHT // 2].mean() == pytest.approx(40, abs=3)
    assert shown[:, WIDTH // 2 :].mean() == pytest.approx(40, abs=3)


def test_filters_and_a_colour_table_reach_the_rendered_file(tmp_path: Path) -> None:
    Image.fromarray(picture(12)).save(tmp_path / "photo.png")
    (tmp_path / "look.cube").write_text(cube_text(17, "swap"))
    photo = str(tmp_path / "photo.png")
    filters = [{"name": "lut", "src": str(tmp_path / "look.cube")}]
    plain = frames(draft_of({"s": 0, "d": 300, "src": photo, "m": {"motion": "none"}}), tmp_path)[0]
    looked_up = frames(
        draft_of({"s": 0, "d": 300, "src": photo, "m": {"motion": "none", "filters": filters}}), tmp_path
    )[0]
    assert np.abs(looked_up.astype(int) - plain[..., ::-1]).mean() < 4
    grey_frame = frames(
        draft_of({"s": 0, "d": 300, "src": photo, "m": {"motion": "none", "filters": ["mono"]}}), tmp_path
    )[0]
    assert np.ptp(grey_frame.astype(int), axis=2).mean() < 4


def test_a_changed_colour_table_is_seen_in_the_next_render(tmp_path: Path) -> None:
    Image.fromarray(picture(13)).save(tmp_path / "photo.png")
    look = tmp_path / "look.cube"
    filters = [{"name": "lut", "src": str(look)}]
    shot = {"s": 0, "d": 300, "src": str(tmp_path / "photo.png"), "m": {"motion": "none", "filters": filters}}
    look.write_text(cube_text(9))
    before = frames(draft_of(shot), tmp_path)[0].astype(int)
    look.write_text(cube_text(9, "swap"))
    assert np.abs(frames(draft_of(shot), tmp_path)[0] - before[..., ::-1]).mean() < 4


def test_a_colour_table_that_is_missing_names_the_segment_and_the_file(tmp_path: Path) -> None:
    shot = {
        "s": 0,
        "d": 300,
        "src": grey(tmp_path, "one", 90),
        "m": {"title": "Harbour", "filters": [{"name": "lut", "src": str(tmp_path / "gone.cube")}]},
    }
    with pytest.raises(RenderError, match="Harbour"):
        frames(draft_of(shot), tmp_path)
    assert not (tmp_path / "out.mp4").exists()
