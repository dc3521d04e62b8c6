from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nemo_widgets.engine.generate.painter import Scene, paint

HERO = "sunset over a mountain lake"
SIZES = [(90, 160), (160, 90), (96, 96)]
PROMPTS = [
    HERO,
    "night city over water",
    "snowy mountains at dawn",
    "desert",
    "stormy sea",
    "foggy pine forest",
    "green hills on a spring day with flowers",
    "aurora over snow",
    "tropical beach at sunset",
    "milky way over mountains",
    "pink cherry blossom lake",
    "river through a valley, golden hour",
    "neon city in the rain",
    "snowfall in an autumn forest",
    "a volcano at night",
    "canyon at sunset",
    "a waterfall in the jungle",
    "bamboo grove in the mist",
    "a road through the desert",
    "a stone bridge over a lake in winter",
    "富士山和樱花",
]


def check(scene: Scene, width: int, height: int) -> None:
    assert (scene.width, scene.height) == (width, height)
    first = scene.layers[0]
    assert (first.x, first.y) == (0, 0)
    assert first.rgba.shape == (height, width, 4)
    assert int(first.rgba[..., 3].min()) == 255
    for layer in scene.layers:
        assert layer.rgba.dtype == np.uint8
        assert layer.rgba.ndim == 3
        assert layer.rgba.shape[2] == 4
        assert min(layer.rgba.shape) > 0
        assert 0 <= layer.depth <= 1
    picture = scene.flatten()
    assert picture.shape == (height, width, 3)
    assert picture.dtype == np.uint8


@pytest.mark.parametrize(
    ("prompt", "width", "height"),
    [(prompt, *SIZES[number % len(SIZES)]) for number, prompt in enumerate(PROMPTS)],
)
def test_every_kind_of_scene_is_painted(prompt: str, width: int, height: int) -> None:
    scene = paint(prompt, width=width, height=height, seed=3)
    check(scene, width, height)
    assert scene.label == "procedural"
    assert not scene.is_card
    assert float(scene.flatten().std()) > 8


def test_the_same_prompt_and_seed_give_the_same_picture() -> None:
    first, again = (paint(HERO, width=90, height=160, seed=5).flatten() for _ in range(2))
    assert np.array_equal(first, again)


def test_another_process_paints_the_same_picture() -> None:
    code = (
        "import hashlib; from nemo_widgets.engine.generate.painter import paint;"
        f"print(hashlib.sha256(paint({HERO!r}, width=45, height=80).flatten().tobytes()).hexdigest())"
    )
    prints = {subprocess.check_output([sys.executable, "-c", code], text=True) for _ in range(2)}
    assert len(prints) == 1


def test_another_seed_gives_another_picture() -> None:
    pictures = [paint(HERO, width=90, height=160, seed=seed).flatten().astype(int) for seed in range(3)]
    for one, other in ((0, 1), (1, 2), (0, 2)):
        assert np.abs(pictures[one] - pictures[other]).mean() > 8


def test_the_composition_is_the_same_at_any_size() -> None:
    small = paint(HERO, width=180, height=320).flatten().astype(float)
    large = paint(HERO, width=360, height=640).flatten().astype(float)
    halved = large.reshape(320, 2, 180, 2, 3).mean(axis=(1, 3))
    assert np.abs(small - halved).mean() < 9
    assert np.corrcoef(small.mean(axis=2).ravel(), halved.mean(axis=2).ravel())[0, 1] > 0.97


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_layers_reach_past_the_edges_so_that_parallax_shows_none(width: int, height: int) -> None:
    scene = paint(HERO, width=width, height=height)
    by_name = {layer.name: layer for layer in scene.layers}
    for name in ("far range", "slopes", "water", "foreground"):
        layer = by_name[name]
        assert layer.x <= -0.04 * width
        assert layer.x + layer.rgba.shape[1] >= 1.04 * width
    for name in ("water", "foreground"):
        assert by_name[name].y + by_name[name].rgba.shape[0] >= 1.04 * height


def test_layers_come_from_far_to_near() -> None:
    scene = paint(HERO, width=90, height=160)
    names = [layer.name for layer in scene.layers]
    order = ["sky", "sun", "far range", "slopes", "water", "foreground"]
    assert [name for name in names if name in order] == order
    depths = {layer.name: layer.depth for layer in scene.layers}
    assert [depths[name] for name in order] == sorted(depths[name] for name in order)


def test_clouds_drift_and_the_land_does_not() -> None:
    scene = paint("cloudy sunset over a mountain lake", width=90, height=160)
    drifting = {layer.name for layer in scene.layers if layer.drift != (0.0, 0.0)}
    assert "clouds" in drifting
    assert not drifting & {"sky", "water", "foreground", "slopes"}


def test_the_lake_mirrors_what_stands_above_its_shore() -> None:
    scene = paint(HERO, width=270, height=480)
    water = next(layer for layer in scene.layers if layer.name == "water")
    above = Scene(270, 480, tuple(scene.layers[: scene.layers.index(water)]), (), (), False, "").flatten()
    shore = water.y
    left = -water.x
    reach = 60
    mirrored = above[shore - reach : shore][::-1].mean(axis=2)
    seen = water.rgba[:reach, left : left + 270, :3].mean(axis=2)
    # The sun's path lies in the middle of the mirror; the trees at its sides are compared.
    sides = np.r_[0:70, 200:270]
    assert np.corrcoef(mirrored[:, sides].ravel(), seen[:, sides].ravel())[0, 1] > 0.5
    assert seen.mean() < mirrored.mean() * 1.1


def test_the_trees_of_the_far_shore_are_darker_than_the_slopes_behind_them_at_noon() -> None:
    for seed in (1, 4):
        scene = paint("a mountain lake at noon", width=180, height=320, seed=seed)
        layers = {layer.name: layer.rgba for layer in scene.layers}
        shore, slopes = (layers[name] for name in ("far shore", "slopes"))
        tones = [part[part[..., 3] > 240][:, :3].mean() for part in (shore, slopes)]
        assert tones[0] < tones[1]


def test_lit_windows_are_mirrored_in_the_water_at_night() -> None:
    night = paint("night city over water", width=180, height=320)
    day = paint("city over water by day", width=180, height=320)

    def bright(scene: Scene) -> float:
        layer = next(layer for layer in scene.layers if layer.name == "near city")
        inside = layer.rgba[layer.rgba[..., 3] > 200][:, :3].max(axis=1).astype(float)
        return float(np.percentile(inside, 98) / max(np.median(inside), 1))

    assert bright(night) > 2 * bright(day)


def test_times_of_day_differ_in_brightness() -> None:
    means = [paint(f"{time} over hills", width=64, height=64).flatten().mean() for time in ("night", "day")]
    assert means[1] > means[0] + 60


def test_colour_words_colour_the_picture() -> None:
    plain = paint("dawn over a lake", width=64, height=96).flatten().reshape(-1, 3).mean(axis=0)
    teal = paint("teal dawn over a lake", width=64, height=96).flatten().reshape(-1, 3).mean(axis=0)
    grey = paint("monochrome dawn over a lake", width=64, height=96).flatten().reshape(-1, 3).mean(axis=0)
    assert teal[1] - teal[0] > plain[1] - plain[0] + 15
    assert np.ptp(grey) < 24


def test_a_prompt_with_nothing_to_paint_becomes_a_typographic_card() -> None:
    scene = paint("quarterly revenue grew", width=180, height=320)
    check(scene, 180, 320)
    assert scene.is_card
    assert scene.label == "typographic card"
    assert len(scene.layers) == 1
    assert scene.missed == ("quarterly", "revenue", "grew")


def test_chinese_paints_a_scene() -> None:
    scene = paint("夕阳下的山湖", width=90, height=160)
    assert not scene.is_card
    assert scene.missed == ()
    names = {layer.name for layer in scene.layers}
    assert {"sun", "main range", "water"} <= names


def test_a_size_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one pixel"):
        paint(HERO, width=0, height=10)


WORDS = st.sampled_from(
    (
        "sunset",
        "night",
        "storm",
        "lake",
        "city",
        "forest",
        "snow",
        "沙漠",
        "极光",
        "海",
        "pink",
        "neon",
        "fog",
        "moon",
        "flowers",
        "island",
        "desert",
        "beach",
        "dragon",
        "🦄",
    )
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=6).map(" ".join)),
    st.integers(1, 56),
    st.integers(1, 56),
    st.integers(0, 2**40),
)
def test_any_text_gives_a_valid_scene(prompt: str, width: int, height: int, seed: int) -> None:
    check(paint(prompt, width=width, height=height, seed=seed), width, height)


@pytest.mark.parametrize(
    ("prompts", "layer"),
    [
        (("an erupting volcano", "海边的火山"), "lava"),
        (("mount fuji at dawn", "富士山"), "volcano"),
        (("the grand canyon", "大峡谷"), "walls"),
        (("a waterfall", "森林里的瀑布"), "waterfall"),
        (("a bamboo forest", "竹林"), "bamboo 4"),
        (("a winding road in the mountains", "乡间小路"), "road"),
        (("an old stone bridge", "湖上的石拱桥"), "bridge"),
        (("the golden gate bridge", "跨海大桥"), "bridge"),
    ],
)
def test_a_place_is_painted_in_both_languages_with_all_its_words(
    prompts: tuple[str, str], layer: str
) -> None:
    for prompt in prompts:
        scene = paint(prompt, width=90, height=160, seed=1)
        assert layer in {each.name for each in scene.layers}, prompt
        assert not scene.missed, prompt


@pytest.mark.parametrize("prompt", ["rain over a city", "a storm at sea", "snowfall", "a blizzard"])
@pytest.mark.parametrize(("width", "height"), [(180, 320), (320, 180)])
def test_what_falls_looks_the_same_after_its_period(prompt: str, width: int, height: int) -> None:
    scene = paint(prompt, width=width, height=height, seed=2)
    falling = [layer for layer in scene.layers if layer.period]
    assert len(falling) >= 2
    for layer in falling:
        across, down = (round(rate * layer.period * width) for rate in layer.drift)
        alpha = layer.rgba[..., 3].astype(int)
        # A piece of the frame's middle, and the one that comes to its place.
        rows, columns = slice(down, down + height // 2), slice(width // 4, width // 2)
        before = alpha[: height // 2, columns.start - across : columns.stop - across]
        assert np.corrcoef(alpha[rows, columns].ravel(), before.ravel())[0, 1] > 0.8, layer.name
        # On its way it never leaves the frame bare.
        assert layer.y <= -down / 2
        assert layer.x <= across / 2
        assert layer.x + layer.rgba.shape[1] >= width - across / 2


def test_rain_falls_faster_than_snow_drifts() -> None:
    speeds = [
        max(layer.drift[1] for layer in paint(prompt, width=180, height=320).layers if layer.period)
        for prompt in ("rain over the sea", "snowfall over the sea")
    ]
    assert speeds[0] > 1.2 > 0.3 > speeds[1] > 0.05


def test_bare_rock_at_noon_is_not_taken_for_snow() -> None:
    def pale(prompt: str) -> float:
        layers = paint(prompt, width=180, height=320, seed=1).layers
        own = next(layer.rgba for layer in layers if layer.name == "main range")
        return float((own[own[..., 3] > 240][:, :3].min(axis=1) > 205).mean())

    assert pale("mountains at noon") < 0.12
    assert pale("snowy peaks at noon") > 2 * pale("mountains at noon") + 0.03


def test_lava_shines_at_night() -> None:
    for seed in (1, 2):
        red = paint("a volcano at night", width=180, height=320, seed=seed).flatten().astype(int)
        assert ((red[..., 0] > 170) & (red[..., 2] < 110)).sum() > 60


def test_falling_water_is_the_brightest_of_the_cliff() -> None:
    for prompt in ("a waterfall at noon", "a waterfall at night"):
        layers = {layer.name: layer.rgba for layer in paint(prompt, width=180, height=320, seed=2).layers}
        tones = [
            layers[name][layers[name][..., 3] > 200][:, :3].mean() for name in ("waterfall", "rock wall")
        ]
        assert tones[0] > 1.3 * tones[1]


def test_what_is_on_a_road_stands_on_the_road() -> None:
    for seed in (1, 2, 3):
        scene = paint("a car on a road", width=180, height=320, seed=seed)
        layers = {layer.name: layer for layer in scene.layers}
        car, road = layers["car 1.1"], layers["road"]
        row, column = car.y + car.rgba.shape[0] - 4 - road.y, car.x + car.rgba.shape[1] // 2 - road.x
        assert road.rgba[row, column, 3] > 200


def test_what_is_in_a_bamboo_grove_stands_on_the_way_and_not_behind_the_stems() -> None:
    scene = paint("two deer in a bamboo forest", width=180, height=320, seed=3)
    names = [layer.name for layer in scene.layers]
    for copy in ("deer 1.1", "deer 1.2"):
        assert names.index("bamboo 3") < names.index(copy) < names.index("bamboo 4")


def test_a_path_through_a_wood_has_trees_on_both_sides() -> None:
    for prompt in ("forest path", "林间小路", "a path through the forest"):
        names = {layer.name for layer in paint(prompt, width=90, height=160).layers}
        assert {"road", "avenue 3", "slopes"} <= names, prompt


def test_the_arches_of_a_bridge_stand_in_the_water_that_mirrors_them() -> None:
    scene = paint("a stone bridge over a lake", width=270, height=480, seed=1)
    layers = {layer.name: layer for layer in scene.layers}
    bridge, water = layers["bridge"], layers["water"]
    assert abs(bridge.y + bridge.rgba.shape[0] - water.y) <= 3
    high = min(bridge.rgba.shape[0], 60)
    left = bridge.x - water.x
    above = bridge.rgba[-high:][::-1]
    below = water.rgba[:high, left : left + above.shape[1], :3].mean(axis=2)
    solid, arch = above[..., 3] > 240, above[..., 3] < 20
    assert below[10:50][solid[10:50]].mean() > 1.1 * below[10:50][arch[10:50]].mean()


def test_a_snowy_forest_stands_in_snow() -> None:
    bare, snowy = (
        paint(prompt, width=320, height=320, seed=3).flatten()[200:].mean()
        for prompt in ("a forest at noon", "a snowy forest at noon")
    )
    assert snowy > bare + 40
